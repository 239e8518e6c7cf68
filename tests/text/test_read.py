"""Files, folders, patterns and standard input become text; the encoding is found, not guessed."""

from __future__ import annotations

import io
import sys

import pytest

from swstats.errors import ReadError
from swstats.text.read import decode, read_documents

SIMPLIFIED = "全省共有社会组织390家，投入资金4.7亿元，同比增长12.6%。\r\n"
TRADITIONAL = "全港共有長者一百三十萬人，佔人口的百分之十七，較去年增加。\n"


@pytest.mark.parametrize(
    ("text", "codec", "found"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED + "㐂", "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
        ("8个县", "gbk", "gb18030"),
        ("中国", "utf-16-be", "utf-16-be"),
        ("", "utf-8", "utf-8"),
        ("plain words", "ascii", "utf-8"),
        ("a\x1b[0m", "utf-8", "utf-8"),
    ],
)
def test_finds_the_encoding_and_translates_nothing(text, codec, found):
    assert decode(text.encode(codec), "a.txt") == (text, found)


@pytest.mark.parametrize(
    ("codec", "found"),
    [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")],
)
@pytest.mark.parametrize("said", [None, "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_stays_so_that_offsets_hold(codec, found, said):
    if said not in (None, codec) or said == "utf-32":
        return
    assert decode(SIMPLIFIED.encode(codec), "a.txt", said) == ("\ufeff" + SIMPLIFIED, found)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ["a.bin", "binary"]),
        (b"abc\0def", ["a.bin", "binary", "byte 3"]),
        (b"caf\xe9 au lait", ["a.bin", "byte 3", "--encoding"]),
        (b"\xff\xfe\xfa\xfb\xfc", ["a.bin", "byte 4"]),
        (bytes(range(128, 256)), ["a.bin", "byte 0", "--encoding"]),
    ],
)
def test_refuses_what_it_cannot_tell(data, words):
    with pytest.raises(ReadError) as refused:
        decode(data, "a.bin")
    assert all(word in str(refused.value) for word in words)


def test_a_named_encoding_is_taken_at_its_word():
    data = TRADITIONAL.encode("big5")
    assert decode(data, "a.txt", "big5") == (TRADITIONAL, "big5")
    with pytest.raises(ReadError, match=r"a\.txt as utf-8 \(byte 0"):
        decode(data, "a.txt", "utf-8")
    with pytest.raises(ReadError, match="unknown"):
        decode(data, "a.txt", "big-five-and-a-half")
    with pytest.raises(ReadError, match="no encoding of text"):
        decode(b"abc", "a.txt", "hex")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "pages/b.txt",
        "pages/a.TXT",
        "pages/deep/c.md",
        "pages/.hidden.txt",
        "pages/.git/d.txt",
        "pages/e.csv",
        "one.dat",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def names(*paths):
    return [
        f"! {found}" if isinstance(found, ReadError) else found.doc
        for found in read_documents(paths)
    ]


def test_a_folder_gives_its_text_files_in_order(folder):
    assert names("pages") == ["pages/a.TXT", "pages/b.txt", "pages/deep/c.md"]
    assert names("./pages/") == ["pages/a.TXT", "pages/b.txt", "pages/deep/c.md"]


def test_a_file_is_read_whatever_its_name_ends_with(folder):
    assert names("one.dat", "pages/e.csv") == ["one.dat", "pages/e.csv"]


def test_a_pattern_gives_the_files_that_match(folder):
    assert names("pages/*.txt") == ["pages/b.txt"]
    assert names("**/*.md") == ["pages/deep/c.md"]


def test_what_is_not_there_is_named_and_the_rest_goes_on(folder):
    found = names("missing.txt", "one.dat", "*.zip", "empty")
    assert found[1] == "one.dat"
    assert [line.split(":")[0] for line in found] == [
        "! missing.txt",
        "one.dat",
        "! *.zip",
        "! empty",
    ]


def test_a_file_named_twice_is_read_once(folder):
    assert names("pages", "pages/b.txt", "one.dat", "one.dat").count("pages/b.txt") == 1


def test_standard_input_is_a_dash(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SIMPLIFIED.encode("gbk"))))
    (found,) = read_documents(["-"])
    assert (found.doc, found.text, found.encoding) == ("-", SIMPLIFIED, "gb18030")


def test_one_file_is_read_at_a_time(folder):
    documents = read_documents(["one.dat", "pages/b.txt"])
    next(documents)
    (folder / "pages/b.txt").write_text("later", encoding="utf-8")
    assert next(documents).text == "later"
