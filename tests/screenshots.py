"""Take the pictures of the README from the program as it is: ``python -m tests.screenshots``.

Commands run in a terminal of their own, reports open in a headless Chromium, and what they show
becomes ``docs/images/*.png``, in few colours, so that a picture takes few bytes.
"""

from __future__ import annotations

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from tests.browser import NARROW, chromium, opened
from tests.conftest import PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

IMAGES = PROJECT / "docs" / "images"
LARGEST = 150_000  # bytes

# What check has something to say of.
BULLETIN = """2021年南京市社会组织达720个

南京市民政局发布公报。截至2021年底，全市共有社会组织620个，其中社会团体400个，民办非企业单位150个，\
基金会30个。全市社会组织比上年增长20%，上年为500个。
"""


# What summary can set side by side, and follow through the years.
DONATIONS = """三省接收捐赠情况

2019年，浙江省接收捐赠收入32.5亿元，广东省接收捐赠收入41.2亿元，江西省接收捐赠收入9.8亿元。
2020年，浙江省接收捐赠收入47.1亿元，广东省接收捐赠收入66.3亿元，江西省接收捐赠收入15.6亿元。
2021年，浙江省接收捐赠收入43.8亿元，广东省接收捐赠收入58.9亿元，江西省接收捐赠收入逾13亿元。
"""


class Shot(NamedTuple):
    """A picture of a terminal: its name, what is typed, and how many columns there are."""

    name: str
    arguments: tuple[str, ...]
    columns: int = 100
    lines: int = 40


SEED = "seeds/004_a0fc7a134218efc4.txt"
SHOTS = (
    Shot("extract", ("extract", SEED, "--kind", "money")),
    Shot("extract-zh", ("extract", SEED, "--kind", "money", "--lang", "zh")),
    Shot("summary", ("summary", "--kind", "money", "--limit", "12")),
    Shot(
        "summary-change",
        (
            "summary",
            "donations.txt",
            "--by",
            "measure",
            "--by",
            "region",
            "--by",
            "period",
            "--change",
        ),
    ),
    Shot(
        "summary-pivot",
        (
            "summary",
            "donations.txt",
            "--by",
            "region",
            "--across",
            "period",
            "--measure",
            "捐赠收入",
            "--change",
        ),
    ),
    Shot("show", ("show", SEED), lines=22),
    Shot("check", ("check", "bulletin.txt")),
    Shot("check-zh", ("check", "bulletin.txt", "--lang", "zh")),
    Shot("explain", ("explain", "全省捐款逾30.05亿元，其中深圳4.7亿元。")),
)


def typed(arguments: tuple[str, ...], folder: Path, columns: int) -> str:
    """Run swstats in a terminal as wide as that, and return what it writes, colours and all."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {
        **{name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "SWSTATS_STORE"}},
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8",
        "COLUMNS": str(columns), "PAGER": "cat",
    }  # fmt: skip
    command = [sys.executable, "-m", "swstats", *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=inner, stdout=inner, stderr=subprocess.DEVNULL
    ) as running:
        os.close(inner)
        written = b""
        try:
            while piece := os.read(outer, 1 << 16):
                written += piece
        except OSError:  # how Linux says that nobody holds the other end any more
            pass
    os.close(outer)
    if running.returncode not in {0, 1}:
        message = f"swstats {' '.join(arguments)} ended with {running.returncode}"
        raise RuntimeError(message)
    return written.decode()


FRAME = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; }}
pre {{ display: inline-block; box-sizing: content-box; width: {columns}ch; margin: 0; padding: 14px 18px;
  font: 15px/1.45 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", "WenQuanYi Micro Hei Mono", monospace;
  background: #282a2e; color: #d5d8d6; }}
i {{ display: inline-block; width: 2ch; overflow: hidden; font-style: inherit; text-decoration: inherit;
  vertical-align: bottom; }}
</style><pre>{lines}</pre>"""


def drawn(shot: Shot, folder: Path) -> str:
    """Return a page that shows the terminal that a command was typed into.

    A hanzi takes two cells whatever its font says, so that columns stand where they stood. (Rich's
    own SVG counts characters instead.)
    """
    from rich.console import Console
    from rich.terminal_theme import SVG_EXPORT_THEME
    from rich.text import Text

    typed_in = " ".join(("swstats", *map(quoted, shot.arguments)))
    shown = typed(shot.arguments, folder, shot.columns).replace("\r\n", "\n").rstrip().split("\n")
    text = Text.assemble(("$ ", "bold green"), (typed_in, "bold"), "\n")
    text.append_text(Text.from_ansi("\n".join(shown[: shot.lines])))
    if len(shown) > shot.lines:
        text.append("\n…", "dim")
    console = Console(width=shot.columns, file=io.StringIO(), force_terminal=True)
    lines = []
    for line in console.render_lines(text, pad=False):
        pieces = []
        for segment in line:
            rule = segment.style.get_html_style(SVG_EXPORT_THEME) if segment.style else ""
            pieces.append(f'<span style="{rule}">{cells(segment.text)}</span>')
        lines.append("".join(pieces))
    return FRAME.format(columns=shot.columns, lines="\n".join(lines))


def cells(text: str) -> str:
    from rich.cells import cell_len

    return "".join(
        f"<i>{escape(sign)}</i>" if cell_len(sign) == 2 else escape(sign) for sign in text
    )


def quoted(argument: str) -> str:
    return f'"{argument}"' if re.search(r"[^\w./-]", argument) else argument


def keep(name: str, picture: bytes) -> None:
    """Write a picture in 200 colours."""
    from PIL import Image

    IMAGES.mkdir(parents=True, exist_ok=True)
    file = IMAGES / f"{name}.png"
    with Image.open(io.BytesIO(picture)) as image:
        few = image.convert("RGB").quantize(
            200, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        few.save(file, optimize=True)
    size = file.stat().st_size
    print(f"{file.relative_to(PROJECT)}: {size:,} bytes")
    if size > LARGEST:
        message = f"{file} has {size} bytes, more than {LARGEST}"
        raise RuntimeError(message)


def terminals(browser: Browser, folder: Path) -> None:
    for shot in SHOTS:
        file = folder / f"{shot.name}.html"
        file.write_text(drawn(shot, folder), encoding="utf-8")
        with opened(browser, file) as shown:
            keep(shot.name, shown.page.locator("pre").screenshot())


def ready(page: Page) -> None:
    page.locator(".chart-counts .chart-plot").wait_for()


def reports(browser: Browser, folder: Path) -> None:
    file = folder / "report.html"
    pages = [str(path) for path in sorted((PROJECT / "tests/gold/pages").glob("*.txt"))]
    for path in pages:
        (folder / Path(path).name).symlink_to(path)
    names = [Path(path).name for path in pages]
    subprocess.run([sys.executable, "-m", "swstats", "report", *names, "-o", file.name, "--lang", "en"],
                   cwd=folder, check=True)  # fmt: skip
    window = {"width": 1280, "height": 860}
    with opened(browser, file, viewport=window, reduced_motion="reduce") as shown:
        ready(shown.page)
        keep("report", shown.page.screenshot())
        shown.page.locator("#charts").evaluate("each => each.scrollIntoView()")
        keep("report-charts", shown.page.screenshot())
        shown.page.locator("#table tbody tr[id] a").nth(3).click()
        shown.page.locator("#card").wait_for()
        keep("report-text", shown.page.screenshot())
    with opened(browser, file, viewport=window, reduced_motion="reduce") as shown:
        shown.page.locator("#language").select_option("zh")
        shown.page.locator(".chart-counts h3", has_text="各地区").wait_for()
        keep("report-zh", shown.page.screenshot())
        shown.page.locator("#charts").evaluate("each => each.scrollIntoView()")
        keep("report-charts-zh", shown.page.screenshot())
    with opened(
        browser, file, viewport=NARROW, color_scheme="dark", reduced_motion="reduce"
    ) as shown:
        ready(shown.page)
        shown.page.locator("#charts").evaluate("each => each.scrollIntoView()")
        keep("report-dark", shown.page.screenshot())


def main() -> None:
    with TemporaryDirectory() as place, chromium() as browser:
        folder = Path(place)
        (folder / "seeds").symlink_to(PROJECT / "seeds")
        (folder / "bulletin.txt").write_text(BULLETIN, encoding="utf-8")
        (folder / "donations.txt").write_text(DONATIONS, encoding="utf-8")
        terminals(browser, folder)
        reports(browser, folder)


if __name__ == "__main__":
    main()
