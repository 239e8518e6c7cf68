"""Archives: every member that can be read is, the others are named, nothing is believed or written."""

from __future__ import annotations

import base64
import bz2
import gc
import gzip
import io
import lzma
import random
import sys
import tarfile
import tracemalloc
import zipfile

import pytest
import zstandard

from swstats.documents import Found, Search, Settings, expand, limits, read
from swstats.documents.names import decoded
from swstats.errors import LeftOut, ReadError
from tests.documents.making import as_tar, as_zip

TEXT = "全省共有社会组织390家。"
ONE = TEXT.encode()
PLAIN = Settings()


def noise(size, seed=1):
    """Return text that hardly shrinks."""
    return base64.b64encode(random.Random(seed).randbytes(size))


def told(data, name="a.zip", settings=PLAIN):
    """Return what a file gives: the names of its documents, and its errors behind a "!"."""
    found = []
    for each in expand(Found(name, data=data), settings):
        if isinstance(each, ReadError):
            found.append(f"{'~' if isinstance(each, LeftOut) else '!'} {each}")
        else:
            assert read(each, settings).text
            found.append(each.doc)
    return found


def linked(name, target="a.txt", kind=tarfile.SYMTYPE):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstandard.compress])
def test_archives_lie_in_archives(pack):
    inner = as_tar([("深/a.txt", ONE), ("b.zip", as_zip([("c.txt", ONE)]))])
    data = as_zip([("x.bin.txt", ONE), ("in.tgz", pack(inner)), ("d.txt.gz", pack(ONE))])
    assert told(data) == [
        "a.zip/x.bin.txt",
        "a.zip/in.tgz/深/a.txt",
        "a.zip/in.tgz/b.zip/c.txt",
        "a.zip/d.txt.gz",
    ]


def test_content_tells_an_archive_whatever_its_name():
    assert told(as_tar([("a.txt", ONE)]), "page.txt") == ["page.txt/a.txt"]
    assert told(gzip.compress(ONE), "page.txt") == ["page.txt"]
    assert told(ONE, "a.zip") == ["a.zip"]


def test_archives_lie_in_others_up_to_a_limit():
    data = ONE
    for _ in range(6):
        data = as_zip([("a.zip" if data is not ONE else "a.txt", data)])
    assert told(data) == [f"! {'/'.join(['a.zip'] * 6)}: it lies in 5 others; unpack them first"]


@pytest.mark.parametrize("make", [as_zip, as_tar])
def test_no_name_leads_out_of_the_archive(make):
    names = ["../../etc/a.txt", "/b.txt", "C:\\x\\c.txt", "./d/./e.txt", "f\n\x1b[31m.txt"]
    assert told(make([(name, ONE) for name in names])) == [
        "a.zip/etc/a.txt",
        "a.zip/b.txt",
        "a.zip/x/c.txt",
        "a.zip/d/e.txt",
        "a.zip/f\\n\\x1b[31m.txt",
    ]


@pytest.mark.parametrize("make", [as_zip, as_tar])
def test_what_is_no_document_is_passed_over(make):
    names = ["__MACOSX/._a.txt", "._b.txt", ".git/c.txt", "d.png", "e.css", "f/"]
    assert told(make([(name, ONE) for name in [*names, "g.txt"]])) == ["a.zip/g.txt"]
    assert told(make([(name, ONE) for name in names])) == ["! a.zip: no document in this archive"]


def test_patterns_choose_members():
    data = as_zip([("in/a.tar", as_tar([("b.dat", ONE), ("c.txt", ONE)])), ("d.txt", ONE)])
    assert told(data, settings=Settings(search=Search(include=("*.dat",)))) == [
        "a.zip/in/a.tar/b.dat"
    ]
    assert told(data, settings=Settings(search=Search(exclude=("in/",)))) == ["a.zip/d.txt"]
    assert told(data, settings=Settings(search=Search(include=("*.tar",)))) == [
        "a.zip/in/a.tar/c.txt"
    ]


def test_links_and_devices_are_left_out_with_a_word():
    link = zipfile.ZipInfo("l.txt")
    link.external_attr = 0o120777 << 16
    assert told(as_zip([(link, "/etc/passwd"), ("a.txt", ONE)])) == [
        "~ a.zip/l.txt: a link, left out",
        "a.zip/a.txt",
    ]
    members = [(linked("l.txt", "/etc/passwd"), b""), (linked("d.txt", "", tarfile.CHRTYPE), b"")]
    assert told(as_tar([*members, ("a.txt", ONE)]), "a.tar") == [
        "~ a.tar/l.txt: a link to /etc/passwd, left out",
        "~ a.tar/d.txt: a device, left out",
        "a.tar/a.txt",
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("make", [as_zip, as_tar])
def test_members_of_one_name_are_two_documents(make):
    assert told(make([("a.txt", ONE), ("a.txt", ONE)])) == ["a.zip/a.txt", "a.zip/a.txt~2"]


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("统计公报/二〇二〇年.txt", "gbk"),
        ("社會組織統計.txt", "big5"),
        ("统计.txt", "utf-8"),
        ("Müller café.txt", "cp437"),
    ],
)
def test_names_are_decoded_by_evidence(name, codec):
    raw = name.encode(codec)
    plain = "x" * (len(raw) - 4) + ".txt"
    data = as_zip([(plain, ONE)]).replace(plain.encode(), raw)
    assert told(data) == [f"a.zip/{name}"]
    info = tarfile.TarInfo(raw.decode("utf-8", "surrogateescape"))
    assert told(as_tar([(info, ONE)]), "a.tar") == [f"a.tar/{name}"]


def test_names_that_no_encoding_fits_are_still_names():
    assert decoded([b"\xff\xfe.txt"])(b"\xff\xfe.txt").endswith(".txt")


# --------------------------------------------------------------------------------------- damage


def test_an_encrypted_member_is_named_and_the_others_are_read():
    data = bytearray(as_zip([("a.txt", ONE), ("b.txt", ONE)]))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert told(bytes(data)) == [
        "! a.zip/a.txt: encrypted; unpack it with its password first",
        "a.zip/b.txt",
    ]


def test_a_damaged_member_is_named_and_the_others_are_read():
    data = bytearray(as_zip([("a.txt", noise(300)), ("b.txt", ONE)], method=zipfile.ZIP_STORED))
    data[60] ^= 1
    wrong, right = told(bytes(data))
    assert wrong.startswith("! a.zip/a.txt: damaged (Bad CRC-32")
    assert right == "a.zip/b.txt"


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_zip_without_its_list_gives_what_is_found(method):
    data = as_zip([(f"{n}.txt", noise(300, n)) for n in range(3)], method=method)
    lost, *found = told(data[: data.index(b"PK\x01\x02") - 20])
    assert lost.startswith("! a.zip: damaged (its list of members is lost)")
    assert found[:2] == ["a.zip/0.txt", "a.zip/1.txt"]
    assert found[2].startswith("! a.zip/2.txt: damaged")


def test_a_truncated_archive_gives_what_stands_before():
    data = gzip.compress(as_tar([(f"{n}.txt", noise(9000, n)) for n in range(3)]))
    assert told(data[: len(data) // 2], "a.tgz") == [
        "a.tgz/0.txt",
        "! a.tgz/1.txt: damaged (it ends too early)",
    ]


def test_behind_a_damaged_header_members_are_found():
    data = bytearray(as_tar([(f"{n}.txt", ONE) for n in range(4)]))
    data[1024:1040] = b"\xff" * 16
    assert told(bytes(data), "a.tar") == [
        "a.tar/0.txt",
        "! a.tar: damaged (a header is none); what can be found behind it is read",
        "a.tar/2.txt",
        "a.tar/3.txt",
    ]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstandard.compress])
def test_a_truncated_document_is_named(pack):
    data = pack(ONE + noise(2000))
    assert told(data[:-100], "a.txt.gz") == ["! a.txt.gz: damaged (it ends too early)"]
    whole = pack(ONE) + pack(ONE)
    (found,) = expand(Found("a.txt.gz", data=whole), Settings())
    assert read(found, Settings()).text == TEXT * 2


# --------------------------------------------------------------------------------------- limits


@pytest.fixture
def small(monkeypatch):
    """Set limits that small archives go over."""
    from swstats.documents import archives

    for module in (limits, archives):
        monkeypatch.setattr(module, "DOCUMENT", 200_000)
    monkeypatch.setattr(limits, "FREE", 10_000)
    monkeypatch.setattr(limits, "TOTAL", 500_000)
    monkeypatch.setattr(limits, "MEMBERS", 20)


@pytest.mark.usefixtures("small")
def test_a_bomb_is_named_and_the_others_are_read():
    data = as_zip([("bomb.txt", b"0" * 100_000), ("a.txt", ONE)])
    assert told(data) == [
        "! a.zip/bomb.txt: unpacks to more than 200 times its size; unpack it first if you trust it",
        "a.zip/a.txt",
    ]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstandard.compress])
def test_a_compressed_bomb_is_stopped_as_it_unpacks(pack):
    (error,) = told(pack(b"0" * 4_000_000), "a.txt.gz")
    assert error.startswith("! a.txt.gz: it unpacks to more than 200 times its size")


@pytest.mark.usefixtures("small")
def test_a_member_that_is_too_large_is_named():
    members = [("a.txt", noise(200_000)), ("b.txt", ONE)]
    assert told(as_zip(members))[0].startswith("! a.zip/a.txt: unpacks to 260.4 KiB, more than")
    assert told(as_tar(members), "a.tar")[1] == "a.tar/b.txt"


@pytest.mark.usefixtures("small")
def test_archives_within_one_another_share_a_limit():
    inner = as_zip([("a.txt", noise(140_000)[:180_000])])
    found = told(as_zip([(f"{n}.zip", inner) for n in range(3)]))
    assert found[0] == "a.zip/0.zip/a.txt"
    assert "a.zip unpacks to more than 488.3 KiB; unpack it first" in found[-1]


@pytest.mark.usefixtures("small")
def test_members_are_counted():
    found = told(as_tar([(f"{n}.txt", ONE) for n in range(30)]), "a.tar")
    assert len(found) == 21
    assert found[-1] == "! a.tar: more than 20 members; unpack it first"


def test_a_sparse_bomb_is_not_unpacked():
    info = tarfile.TarInfo("a.txt")
    info.pax_headers = {"GNU.sparse.major": "0", "GNU.sparse.minor": "1"}
    info.pax_headers |= {"GNU.sparse.map": "0,0", "GNU.sparse.size": str(1 << 40)}
    info.pax_headers |= {"GNU.sparse.name": "a.txt"}
    (error,) = told(as_tar([(info, b"")]), "a.tar")
    assert error.startswith("! a.tar/a.txt: unpacks to 1024 GiB")


# ------------------------------------------------------------------------------------ streaming


class Endless(io.RawIOBase):
    """A TAR with ever more members, of which nothing may be kept, as standard input gives it."""

    def __init__(self):
        self.given = 0
        self.ready = b""

    def readable(self):
        return True

    def readinto(self, buffer):
        if not self.ready:
            info = tarfile.TarInfo(f"{self.given}.txt")
            info.size = len(ONE)
            self.ready = info.tobuf() + ONE.ljust(512, b"\0")
            self.given += 1
        data = self.ready[: len(buffer)]
        self.ready = self.ready[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def held() -> int:
    """Return the bytes that the modules which read archives hold; other tests may hold some, too."""
    ours = [tracemalloc.Filter(True, tarfile.__file__), tracemalloc.Filter(True, "*/documents/*")]
    snapshot = tracemalloc.take_snapshot().filter_traces(ours)
    return sum(trace.size for trace in snapshot.traces)


def test_a_tar_from_standard_input_is_read_as_it_comes(monkeypatch):
    source = Endless()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(source)))
    documents = expand(Found("-", path="-"), Settings())
    sizes = []
    tracemalloc.start()
    try:
        for number in range(2000):
            found = next(documents)
            assert (found.doc, found.data) == (f"-/{number}.txt", ONE)
            if number in (500, 1999):
                gc.collect()
                sizes.append(held())
    finally:
        tracemalloc.stop()
    assert source.given < 2200
    assert sizes[1] - sizes[0] < 1500 * 200  # a hash for each name, no header
