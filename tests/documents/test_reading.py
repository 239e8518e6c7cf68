"""Files, folders, patterns and standard input become text; the encoding is found, not guessed."""

from __future__ import annotations

import io
import os
import sys

import pytest

from swstats.documents import Settings, expand, read
from swstats.documents.encodings import decode
from swstats.documents.find import find_documents
from swstats.errors import ReadError

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


def read_documents(paths):
    for found in find_documents(paths):
        if isinstance(found, ReadError):
            yield found
            continue
        for each in expand(found, Settings()):
            yield each if isinstance(each, ReadError) else read(each, Settings())


def names(*paths):
    return [
        f"! {found}" if isinstance(found, ReadError) else found.doc
        for found in read_documents(paths)
    ]


def test_a_folder_gives_its_text_files_in_order(folder):
    assert names("pages") == ["pages/a.TXT", "pages/b.txt", "pages/deep/c.md"]
    assert names("./pages/") == ["pages/a.TXT", "pages/b.txt", "pages/deep/c.md"]


def test_a_file_is_read_whatever_its_name_ends_with(folder):
    assert names("one.dat", "pages/.hidden.txt") == ["one.dat", "pages/.hidden.txt"]


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


def test_a_file_is_read_once_however_it_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("3人", "utf-8")
    paths = ["a.txt", "./a.txt", str(tmp_path / "a.txt"), ".", "*.txt"]
    assert [found.doc for found in read_documents(paths)] == ["a.txt"]


def test_folders_that_lead_back_to_themselves_are_read_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    for name in ("a.txt", "sub/b.txt", "sub/deep/c.txt", "sub/deep/[d].txt", ".hidden/e.txt"):
        (tmp_path / name).write_text("3人", "utf-8")
    (tmp_path / "sub" / "self").symlink_to(".")
    (tmp_path / "sub" / "up").symlink_to("..")
    every = ["a.txt", "sub/b.txt", "sub/deep/[d].txt", "sub/deep/c.txt"]
    for pattern in ("**/*.txt", "**", "./**", "**/**/*.txt"):
        assert sorted(found.doc for found in read_documents([pattern])) == every
    for pattern in ("sub/**", "s*/**/*.txt", f"{tmp_path}/sub/**/*.txt"):
        found = [text.doc.removeprefix(f"{tmp_path}/") for text in read_documents([pattern])]
        assert sorted(found) == every[1:]


def test_a_folder_that_cannot_be_read_is_named(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text("3人", "utf-8")
    scan = os.scandir

    def refuse(folder):
        if str(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    text, error = read_documents([str(tmp_path)])
    assert text.text == "3人"
    assert str(error) == f"{tmp_path}/closed: Permission denied"


@pytest.mark.parametrize(
    ("path", "says"),
    [("", "an empty path"), ("x" * 300, "too long"), ("a\0b", r"a\x00b: ")],
)
def test_a_path_that_can_be_none_is_told(path, says):
    (error,) = read_documents([path])
    assert isinstance(error, ReadError)
    assert says in str(error)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: data[:93] + b"\xff" + data[94:]]
)
@pytest.mark.parametrize("told", [True, False])
def test_a_damaged_text_is_called_so(codec, damage, told):
    data = damage((SIMPLIFIED.strip() * 5 + "人").encode(codec))
    with pytest.raises(ReadError, match=f"it is {codec} but damaged .*iconv -c -f {codec}"):
        decode(data, "a.txt", codec if told else None)


def test_a_text_cut_off_within_a_character_is_not_taken_for_another_encoding():
    data = "全省共有社会组织390家，投入资金4.7亿元。".encode()[:-1]
    assert data.decode("gb18030", "ignore")
    with pytest.raises(ReadError, match="it is utf-8 but damaged"):
        decode(data, "a.txt")


def test_a_wrong_encoding_is_not_offered_again():
    with pytest.raises(ReadError, match=r"as gb18030 .* such as utf-8 or big5") as caught:
        decode(b"Caf\xe9 f\xfcr \xff", "a.txt", "gb18030")
    assert "iconv" not in str(caught.value)
