"""The commands of README.md and docs/*.md, run as a reader would, those of a page in one folder.

``python -m tests.readme`` runs them and writes what they print back into the page;
``python -m tests.readme tutorial`` those of pages with that in their names. A page in Chinese
(``.zh-CN.md``) is run where the language is Chinese. In a ``console`` block a line ``…`` stands for lines left out; so does a block of ``…`` alone when it
is written for the first time.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
README = PROJECT / "README.md"
CHINESE = ".zh-CN.md"
# The reference (cli.md) is made of the help, whose examples name files that a reader may have.
PAGES = [
    README,
    *PROJECT.glob(f"*{CHINESE}"),
    *sorted(page for page in (PROJECT / "docs").glob("*.md") if not page.match("cli*")),
]
BLOCK = re.compile(r"^```(console|bash)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SET_UP = re.compile(r"<!-- set-up -->.*?<!-- set-up ends -->", re.DOTALL)
INSTALL = ("pipx ", "uv ", "SWSTATS_COMPILE")
LEFT_OUT = "…"


@dataclass(frozen=True)
class Command:
    """A command line, and the lines that its page shows under it (None in a bash block)."""

    line: str
    shown: list[str] | None


def commands(text: str) -> list[Command]:
    """Return the commands of a page but those that set up or install."""
    found: list[Command] = []
    for kind, body in BLOCK.findall(SET_UP.sub("", text)):
        if kind == "bash":
            lines = [line for line in body.splitlines() if not line.startswith(INSTALL)]
            found += [Command(line, None) for line in lines]
            continue
        for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            line, *shown = part.splitlines()
            found.append(Command(line, shown))
    return found


def folder() -> Path:
    """Make a folder that holds what a reader has: the seeds and the examples."""
    made = Path(tempfile.mkdtemp())
    for name in ("seeds", "examples"):
        shutil.copytree(PROJECT / name, made / name, copy_function=shutil.copyfile)
        (made / name).chmod(0o755)
    return made


def run(line: str, where: Path, lang: str = "en") -> tuple[int, list[str], str]:
    """Run a command line on a terminal of 80 columns; return its status, lines and complaints."""
    left_out = ("SWSTATS_STORE", "SWSTATS_LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}",
        "LC_CTYPE": "C.UTF-8",
        "LANG": {"en": "C.UTF-8", "zh": "zh_CN.UTF-8"}[lang],
        "TERM": "dumb",
        "COLUMNS": "80",
    }
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        ["bash", "-e", "-o", "pipefail", "-c", line],
        cwd=where,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    said = b""
    # Linux ends a terminal whose other side is closed with an error.
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        while True:
            try:
                chunk = terminal.read(65536)
            except OSError:
                break
            if not chunk:
                break
            said += chunk
    complaints = process.stderr.read().decode() if process.stderr else ""
    if process.stderr:
        process.stderr.close()
    lines = [line.rstrip() for line in said.decode().splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return process.wait(), lines, complaints


def fits(shown: list[str], printed: list[str]) -> bool:
    """Say whether the lines shown are those printed, but for what is left out."""
    if LEFT_OUT not in shown:
        return shown == printed
    at = shown.index(LEFT_OUT)
    before, after = shown[:at], shown[at + 1 :]
    return (
        len(before) + len(after) <= len(printed)
        and printed[:at] == before
        and printed[len(printed) - len(after) :] == after
    )


def renewed(shown: list[str], printed: list[str]) -> list[str]:
    """Return what to show now: as many lines before and after the gap as are shown."""
    if LEFT_OUT not in shown or shown == [LEFT_OUT]:
        return printed
    at = shown.index(LEFT_OUT)
    tail = len(shown) - at - 1
    return [*printed[:at], LEFT_OUT, *(printed[-tail:] if tail else [])]


def language(page: Path) -> str:
    """Return the language in which a page is written."""
    return "zh" if page.name.endswith(CHINESE) else "en"


def renew(page: Path) -> None:
    """Write what the commands of a page print into it."""
    text = page.read_text("utf-8")
    where = folder()
    for command in commands(text):
        status, printed, complaints = run(command.line, where, language(page))
        if status:
            print(f"{page.name}\n$ {command.line}\n{complaints}", file=sys.stderr)
        elif command.shown is not None:
            old = "\n".join([f"$ {command.line}", *command.shown, ""])
            new = "\n".join([f"$ {command.line}", *renewed(command.shown, printed), ""])
            text = text.replace(old, new, 1)
    page.write_text(text, encoding="utf-8")
    shutil.rmtree(where)


def main(words: list[str]) -> None:
    """Renew all pages, or those whose name holds one of the words."""
    for page in PAGES:
        if not words or any(word in page.name for word in words):
            renew(page)


if __name__ == "__main__":
    main(sys.argv[1:])
