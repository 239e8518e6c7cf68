"""Inputs that harm other programs: each has its message and its exit status, and the rest is read.

Every case stands beside a good file, ``good.txt``, whose figure must come out whatever the other
does. ``says`` are words of standard error; where there are none it must be empty.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from swstats.output import FORMATS
from swstats.records import Statistic

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "全省共有社会组织390家，投入资金4.7亿元。"
TRADITIONAL = "全港共有長者一百三十萬人，佔人口的百分之十七，較去年增加。"
GOOD = "建成学校12所。"
TWO = ("390家", "4.7亿元")


@dataclass(frozen=True)
class Case:
    """A file of that name and content (or what makes it), the options, and what is to come of it."""

    name: str
    content: bytes | Callable[[Path], Any] | None
    finds: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    status: int = 0
    options: tuple[str, ...] = ()
    what: str = ""
    paths: tuple[str, ...] = field(default=())

    @property
    def label(self) -> str:
        return self.what or self.name.encode("unicode-escape").decode()[:40]


def link(target: str) -> Callable[[Path], Any]:
    return lambda path: path.symlink_to(target)


def closed(path: Path) -> None:
    path.write_text(TEXT, "utf-8")
    path.chmod(0)


def folder(path: Path) -> None:
    path.mkdir()


# ----------------------------------------------------------------------------------- plain text

PLAIN = [
    Case("empty.txt", b"", what="an empty file"),
    Case("spaces.txt", b" \r\n\t\n  \n", what="white space alone"),
    Case("zero.txt", b"\0" * 100, (), ("zero.txt", "binary"), 1),
    Case("nul.txt", TEXT.encode().replace(b",", b"\0") + b"\0", (), ("nul.txt: binary", "byte"), 1),
    Case(
        "program.txt",
        b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
        (),
        ("program.txt", "binary"),
        1,
    ),
    Case("cut.txt", TEXT.encode()[:-1], (), ("cut.txt", "damaged", "byte"), 1),
    Case("latin.txt", b"caf\xe9 au lait", (), ("latin.txt", "byte 3", "--encoding"), 1),
    Case(
        "control.txt",
        ("\a\b\x1b[31m" + TEXT).replace("31m", "m").encode(),
        TWO,
        what="control codes",
    ),
    Case("bidi.txt", ("\u202e" + TEXT + "\u202c").encode(), TWO, what="marks of direction"),
    Case("markup.txt", f"[bold red]{TEXT}[/] [link=file:///etc]".encode(), TWO),
    Case("wide.txt", ("３９０家社会组织，" * 2).encode(), ("３９０家", "３９０家")),
    Case("surrogate.txt", b"\xed\xa0\x80" + TEXT.encode(), (), ("surrogate.txt",), 1),
    Case("private.txt", ("\ue000\ufdd0" + TEXT).encode(), TWO),
    Case("combining.txt", ("e" + "\u0301" * 5000 + TEXT).encode(), TWO),
    Case("formula.txt", "=HYPERLINK(1)，投入资金4.7亿元。".encode(), ("4.7亿元",)),
    Case("eof.txt", TEXT.encode() + b"\x1a", TWO, what="the end mark of DOS"),
    Case("mac.txt", TEXT.replace("，", "，\r").encode(), TWO, what="line ends of the old Mac"),
    Case("separator.txt", f"{TEXT}\u2028{TEXT}\u2029\x85".encode(), TWO * 2),
    Case("one_digit.txt", b"1" * 1_000_000, what="a million times 1"),
    Case("one_numeral.txt", "一".encode() * 1_000_000, what="a million times 一"),
    Case("one_multiplier.txt", "亿".encode() * 1_000_000, what="a million times 亿"),
    Case("one_bracket.txt", "（".encode() * 1_000_000, what="a million brackets"),
    Case(
        "one_line.txt",
        "没有数字的句子，".encode() * 100_000 + TEXT.encode(),
        TWO,
        what="a line of 800,000",
    ),
    Case("lines.txt", b"\n" * 1_000_000 + TEXT.encode(), TWO, what="a million lines"),
    Case("huge.txt", f"投入资金{'9' * 3000}元，共390家单位。".encode(), ("390家",)),
    Case(
        "tiny.txt",
        f"长度0.{'0' * 3000}1米，共390家单位。".encode(),
        ("390家",),
    ),
    Case("exact.txt", f"投入资金{'9' * 40}.{'9' * 20}元。".encode(), (f"{'9' * 40}.{'9' * 20}元",)),
    Case("power.txt", "共390家单位，编号1e999999999。".encode(), ("390家",)),
]

ENCODED = [
    Case("a.txt", TEXT.encode(codec), TWO, what=f"a text in {codec}")
    for codec in ("utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
] + [
    Case("a.txt", TRADITIONAL.encode(codec), ("一百三十萬人", "百分之十七"), what=f"a traditional text in {codec}")
    for codec in ("utf-8", "big5", "big5hkscs", "gb18030", "utf-16")
] + [
    Case("a.txt", TEXT.encode("gbk"), (), ("a.txt as utf-8", "byte"), 1, ("--encoding", "utf-8")),
]  # fmt: skip

# ---------------------------------------------------------------------------------------- names

NAMES = [
    Case("line\nbreak.txt", TEXT.encode(), TWO),
    Case("esc\x1b[2J.txt", b"\0", (), (r"esc\x1b[2J.txt",), 1),
    Case(os.fsdecode(b"byte\xff.txt"), TEXT.encode(), TWO),
    Case(os.fsdecode(b"byte\xff.bin"), b"\0", (), (r"byte\xff.bin",), 1),
    Case("=cmd.txt", TEXT.encode(), TWO),
    Case("-n.txt", TEXT.encode(), TWO, paths=("./-n.txt",)),
    Case("[a].txt", TEXT.encode(), TWO, what="a name that is a pattern, too"),
    Case("文件 名.TXT", TEXT.encode(), TWO),
    Case("no suffix", TEXT.encode(), TWO),
    Case("missing.txt", None, (), ("missing.txt: no such file",), 1),
    Case("loop.txt", link("loop.txt"), (), ("loop.txt",), 1),
    Case("dangling.txt", link("nowhere"), (), ("dangling.txt",), 1),
    Case("empty", folder, (), ("empty: ",), 1, what="an empty folder"),
    Case("n" * 300, None, (), ("too long",), 1, what="too long a name"),
]

CASES = PLAIN + ENCODED + NAMES


def run(capfdbinary, monkeypatch, *arguments: str) -> tuple[int, list[Statistic], str]:
    """Run the command line in this process; return its status, its records and its complaints."""
    from swstats.__main__ import main

    monkeypatch.setattr(sys, "argv", ["swstats", *arguments])
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit) as ended:
        main()
    done = capfdbinary.readouterr()
    import io

    found = list(FORMATS["csv"].read(io.BytesIO(done.out), Statistic))
    return int(ended.value.code or 0), found, done.err.decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_hostile_input(case, tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / case.name
    if callable(case.content):
        case.content(path)
    elif case.content is not None:
        path.write_bytes(case.content)
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    paths = case.paths or (case.name,)
    status, found, said = run(
        capfdbinary, monkeypatch, "extract", *case.options, *paths, "good.txt", "--no-store"
    )
    assert (status, [record.text for record in found]) == (case.status, [*case.finds, "12所"]), said
    assert all(word in said for word in case.says), said
    assert said.count("\n") == bool(case.says), said


# ------------------------------------------------------------------------------------ surroundings

SURROUNDINGS: list[dict[str, str | None]] = [
    {"HOME": None, "XDG_CACHE_HOME": None},
    {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
    {"HOME": "/dev/null", "XDG_CACHE_HOME": None},
    {"XDG_CACHE_HOME": "relative\nfolder"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "xx_YY.bogus"},
    {"LC_ALL": "zh_CN.GB18030", "PYTHONIOENCODING": "gb18030"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"COLUMNS": "1"},
    {"COLUMNS": "0"},
    {"COLUMNS": "-5"},
    {"COLUMNS": "many", "LINES": "none"},
    {"COLUMNS": "100000"},
    {"TERM": "dumb", "NO_COLOR": "1"},
    {"TERM": None, "FORCE_COLOR": "1"},
    {"TZ": "Nowhere/At_All"},
    {"TMPDIR": "/nonexistent"},
    {"PATH": ""},
    {"SWSTATS_STORE": ""},
]


@pytest.mark.parametrize("said", SURROUNDINGS, ids=",".join)
def test_hostile_surroundings(said, shell):
    for name, value in said.items():
        shell.environment.pop(name, None)
        if value is not None:
            shell.environment[name] = value
    shell.write("a.txt", TEXT)
    done = shell("extract", "a.txt", "--format", "table", decode="replace")
    assert (done.returncode, done.stderr) == (0, "")
    assert "390" in done.stdout
    assert (shell.folder / "swstats.db").exists()
