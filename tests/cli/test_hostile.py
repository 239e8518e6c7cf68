"""Inputs that harm other programs: each has its message and its exit status, and the rest is read.

Every case stands beside a good file, ``good.txt``, whose figure must come out whatever the other
does. ``says`` are words of standard error; where there are none it must be empty.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import sys
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from swstats.output import FORMATS
from swstats.records import Statistic
from tests.documents import making

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
    lines: int = 1

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

# ------------------------------------------------------------------------------------ containers

ONE = TEXT.encode()
ZEROS = b"0" * (20 << 20)
BIG = "unpacks to more than 200 times its size"


def marked_encrypted(data: bytes) -> bytes:
    """Return a ZIP whose first member says that it is encrypted."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[data.index(mark) + at] |= 1
    return bytes(changed)


def packed(times: int, data: bytes) -> bytes:
    return data if not times else packed(times - 1, making.as_zip([("a.zip", data)]))


def boxed(times: int) -> bytes:
    """Return a mail whose text lies in so many parts of parts."""
    data = ONE
    for number in range(times):
        head = f'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="{number}"\n\n'
        data = f"{head}--{number}\n".encode() + data + f"\n--{number}--\n".encode()
    return b"From: a@b\nSubject: x\n" + data


CONTAINERS = [
    Case("up.zip", making.as_zip([("../../etc/a.txt", ONE), ("/tmp/b.txt", ONE)]), TWO * 2),
    Case("up.tar", making.as_tar([("../../etc/a.txt", ONE), ("/tmp/b.txt", ONE)]), TWO * 2),
    Case("esc.zip", making.as_zip([("\x1b[2J\n.txt", b"\0")]), (), (r"esc.zip/\x1b[2J\n.txt",), 1),
    Case("bomb.zip", making.as_zip([("a.txt", ZEROS), ("b.txt", ONE)]), TWO, ("a.txt", BIG), 1),
    Case("bomb.txt.gz", gzip.compress(ZEROS, 1), (), ("bomb.txt.gz", BIG), 1),
    Case("bomb.txt.xz", lzma.compress(ZEROS, preset=0), (), ("bomb.txt.xz", BIG), 1),
    Case("bomb.tar.bz2", bz2.compress(making.as_tar([("a", ZEROS)]), 1), (), ("bomb.tar", BIG), 1),
    Case("deep.zip", packed(7, making.as_zip([("a.txt", ONE)])), (), ("it lies in 5 others",), 1),
    Case("secret.zip", marked_encrypted(making.as_zip([("a.txt", ONE), ("b.txt", ONE)])), TWO,
         ("secret.zip/a.txt: encrypted",), 1),
    Case("cut.zip", making.as_zip([("a.txt", ONE)])[:-30], TWO, ("cut.zip: damaged",), 1),
    Case("cut.txt.gz", gzip.compress(ONE)[:-20], (), ("cut.txt.gz: damaged",), 1),
    Case("cut.tar", making.as_tar([("a.txt", ONE), ("b.txt", ONE)])[:1560], TWO, ("b.txt: damaged", "cut.tar: damaged"), 1, lines=2),
    Case("nothing.zip", making.as_zip([]), (), ("no document in this archive",), 1),
    Case("zeros.zip", b"", (), ("zeros.zip: empty",), 1, what="a ZIP of no bytes"),
    Case("zip.txt", making.as_zip([("a.txt", ONE)]), TWO, what="a ZIP that is named a text"),
    Case("text.zip", ONE, TWO, what="a text that is named a ZIP"),
    Case("text.gz", ONE, TWO, what="a text that is named gzip"),
    Case("parts.eml", boxed(200), TWO, what="a mail of 200 parts in one another"),
    Case("charset.eml", b"From: a@b\nSubject: x\nMIME-Version: 1.0\n"
         b"Content-Type: text/plain; charset=bogus-9\n\n" + ONE, TWO),
]  # fmt: skip

# ------------------------------------------------------------------------------- Word, web, tables

WORD = making.as_docx([("paragraph", TEXT)])
BOOK = making.as_xlsx([["正文"], [TEXT], ["=1+1"]])
LAUGHS = '<!DOCTYPE html [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY a{number} "{f"&a{number - 1 or str()};" * 10}">' for number in range(1, 12)
)
FETCH = '<!DOCTYPE html [<!ENTITY a11 SYSTEM "file:///etc/hostname">'


def changed(data: bytes, part: str, old: str, new: str | bytes) -> bytes:
    """Return a ZIP of which a part has something else in one place."""
    new = new.encode() if isinstance(new, str) else new
    return making.rezipped(
        data, lambda name, each: each.replace(old.encode(), new, 1) if name == part else each
    )


def word_with(entities: str) -> bytes:
    data = changed(WORD, "word/document.xml", "<w:document", f"{entities}]><w:document")
    return changed(data, "word/document.xml", "全省", "&a11;全省")


OFFICE = [
    Case("cut.docx", WORD[: len(WORD) // 2], (), ("cut.docx: a damaged Word file",), 1),
    Case("zeros.docx", b"", (), ("zeros.docx: empty",), 1),
    Case("laughs.docx", word_with(LAUGHS), (), ("laughs.docx: a damaged Word file",), 1),
    Case("fetch.docx", word_with(FETCH), TWO),
    Case("bomb.docx", changed(WORD, "word/document.xml", "全省", ZEROS), (), ("ZIP bomb",), 1),
    Case("secret.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
         + "EncryptedPackage".encode("utf-16-le"), (), ("secret.docx: encrypted",), 1),
    Case("word.txt", WORD, TWO, what="a Word file that is named a text"),
    Case("word.zip", WORD, TWO, what="a Word file that is named a ZIP"),
    Case("text.docx", ONE, TWO, what="a text that is named Word"),
    Case("laughs.html", f"{LAUGHS}]><html><body><p>&a11;{TEXT}</p></body></html>".encode(), TWO),
    Case("fetch.html", f"{FETCH}]><html><body><p>&a11;{TEXT}</p></body></html>".encode(), TWO),
    Case("nest.html", b"<html><body>" + b"<div>" * 20_000 + b"<p>" + ONE, TWO),
    Case("binary.html", b"<html>" + bytes(range(256)), (), ("binary.html: binary",), 1),
    Case("formula.xlsx", BOOK, TWO),
    Case("cut.xlsx", BOOK[:-100], (), ("cut.xlsx: damaged",), 1),
    Case("bomb.xlsx", changed(BOOK, "xl/sharedStrings.xml", "全省", ZEROS), (), (BIG,), 1),
    Case("quote.csv", f'text\n"{TEXT}\n{TEXT}\n'.encode(), TWO * 2, what="a quote without an end"),
    Case("none.csv", b"a,b\n1,2\n", (), ("none.csv: no column of texts", "--text-column"), 1),
    Case("bad.jsonl", f'{{"text": \n[1]\n{{"text": "{TEXT}"}}\n'.encode(), TWO,
         ("bad.jsonl, row 1: no JSON", "bad.jsonl, row 2: no object"), 1, lines=2),
    Case("digits.jsonl", f'{{"text": "{TEXT}", "n": {"9" * 9999}}}\n'.encode(), TWO),
    Case("nest.jsonl", b"[" * 100_000 + f'\n{{"text": "{TEXT}"}}'.encode(), TWO, ("row 1",), 1),
]  # fmt: skip

# ------------------------------------------------------------------------------------------- PDF

HEAD = (b"%PDF-1.4", b"<</Type/Catalog/Pages 2 0 R>>")
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(words: str) -> bytes:
    body = zlib.compress(f"BT /F 12 Tf 60 100 Td ({words}) Tj ET".encode())
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(body), body)


def pdf(*objects: bytes, pages: bytes, more: bytes = b"") -> bytes:
    """Return a PDF of the objects from the third on; the second holds the pages."""
    data = HEAD[0]
    places = []
    for number, each in enumerate((HEAD[1], pages, *objects), 1):
        places.append(len(data) + 1)
        data += b"\n%d 0 obj\n%s\nendobj" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    return data + b"\nxref\n0 %d\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size %d%s>>\n" % (
        size, table, size, more
    ) + b"startxref\n%d\n%%%%EOF\n" % (len(data) + 1)  # fmt: skip


TWO_PAGES = b"<</Type/Pages/Kids[4 0 R 6 0 R]/Count 2>>"
SECOND = PAGE % 7
LAST = stream("4.7 kg")
SHEETS = (FONT, PAGE % 5, stream("390 km"), SECOND, LAST)
WHOLE = pdf(*SHEETS, pages=TWO_PAGES)
LENGTHS = ("390km", "4.7kg")

PDFS = [
    Case("a.pdf", WHOLE, LENGTHS),
    Case("cut.pdf", WHOLE[: len(WHOLE) // 2], (), ("cut.pdf: damaged or cut short",), 1),
    Case("zeros.pdf", b"", (), ("zeros.pdf: empty",), 1),
    Case("secret.pdf", pdf(*SHEETS, pages=TWO_PAGES, more=b"/Encrypt<</Filter/Standard/V 1/R 2"
         b"/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (b"41" * 32, b"42" * 32)), (),
         ("secret.pdf: encrypted", "qpdf"), 1),
    Case("page.pdf", WHOLE.replace(SECOND, b"(" + SECOND[2:-2] + b")  "), LENGTHS[:1],
         ("page.pdf, page 2: damaged",), 1),
    Case("part.pdf", WHOLE.replace(LAST, LAST[:45] + b"\xff" * 10 + LAST[55:]), LENGTHS[:1],
         ("part.pdf: parts of it are damaged",), 1),
    Case("loop.pdf", pdf(pages=b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"), (),
         ("loop.pdf, pages 1", "damaged"), 1),
    Case("no_size.pdf", WHOLE.replace(b"[0 0 300 200]", b"[0 0   0   0]"), LENGTHS),
    Case("pdf.txt", WHOLE, LENGTHS, what="a PDF that is named a text"),
    Case("pdf.docx", WHOLE, LENGTHS, what="a PDF that is named Word"),
    Case("text.pdf", ONE, TWO, what="a text that is named PDF"),
    Case("pdf.zip", making.as_zip([("a.pdf", WHOLE), ("b.pdf", WHOLE[:300])]), LENGTHS,
         ("pdf.zip/b.pdf: damaged",), 1),
]  # fmt: skip

CASES = PLAIN + ENCODED + NAMES + CONTAINERS + OFFICE + PDFS


def run(capfdbinary, monkeypatch, *arguments: str) -> tuple[int, list[Statistic], str]:
    """Run the command line in this process; return its status, its records and its complaints."""
    from swstats.__main__ import main

    monkeypatch.setattr(sys, "argv", ["swstats", *arguments])
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit) as ended:
        main()
    done = capfdbinary.readouterr()
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
    assert said.count("\n") == (case.lines if case.says else 0), said
    made = {case.name} if case.content is not None else set()
    assert {each.name for each in tmp_path.iterdir()} == {"good.txt", *made}


def test_what_has_lost_a_part_is_read_again(shell):
    (shell.folder / "a.pdf").write_bytes(WHOLE.replace(SECOND, b"(" + SECOND[2:-2] + b")  "))
    for _ in range(2):
        done = shell("extract", "a.pdf", "--resume", "--columns", "text", "--errors", "errors")
        assert (done.returncode, done.stdout.split()) == (1, ["text", "390km"])
        assert "a.pdf, page 2: damaged" in done.stderr
        assert '"doc": "a.pdf"' in (shell.folder / "errors").read_text("utf-8")
    (shell.folder / "a.pdf").write_bytes(WHOLE)
    for said in ("a.pdf: , 2 figures", "a.pdf: unchanged"):
        done = shell("extract", "a.pdf", "--resume", "--columns", "text", "--verbose")
        assert (done.returncode, done.stdout.split()) == (0, ["text", *LENGTHS]), done.stderr
        assert said.partition(", ")[0].strip(": ") in done.stderr


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
