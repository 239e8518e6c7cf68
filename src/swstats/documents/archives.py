"""Archives: ZIP, TAR, and what is compressed with gzip, Zstandard, bzip2 or xz, nested or not.

Members are unpacked one at a time, in memory, as the run comes to them; no name in an archive is
ever a path on disk. A TAR is read as it comes, from standard input too. What is no document is
passed over, as in a folder: what no format or pattern asks for, hidden files, what macOS lays
beside files. A member that is encrypted, damaged or over a limit is an error that names it, and so
is a link, with a word; the others are read.
"""

from __future__ import annotations

import io
import re
import stat
import tarfile
import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from swstats.documents.find import wanted
from swstats.documents.found import Found, writable
from swstats.documents.limits import (
    DOCUMENT,
    RATIO,
    Budget,
    Stream,
    UnpackError,
    amount,
    as_unpacked,
    is_bomb,
    unpacked,
)
from swstats.documents.names import Distinct, decoded
from swstats.errors import LeftOut, ReadError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO, Self

    from swstats.documents.found import Settings

# How much of a compressed stream is taken at once: what the worst of them makes of it is 32 MiB.
PIECE = 1024
# What xz may take of memory, in bytes; its strongest setting takes a quarter of that.
MEMORY = 256 << 20
# What ZIP calls the ways to compress; those that Python reads need no name.
METHODS = {9: "Deflate64", 93: "Zstandard", 95: "xz", 96: "JPEG", 97: "WavPack", 98: "PPMd"}
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


def members(found: Found, file: BinaryIO, settings: Settings) -> Iterator[Found | ReadError]:
    """Yield the documents of an archive, one at a time. Raises ReadError.

    Each has its content as ``file``, which is to be read before the next one is asked for.
    """
    above = as_unpacked(found.file)
    budget = above.budget if above else Budget(found.doc)
    if found.format not in ("zip", "tar"):
        yield decompressed(found, file, budget)
        return
    archive = Archive(found, budget, settings)
    read = zip_members if found.format == "zip" else tar_members
    empty = True
    for member in read(archive, file):
        empty = False
        yield member
    if empty and not archive.taken:
        missing = _("{doc}: no document in this archive").format(doc=found.doc)
        # what was found in a folder or an archive is only a place to look in
        yield LeftOut(missing) if found.inside else ReadError(missing)


class Archive:
    """An archive that is being read: what its members are called, and which are wanted."""

    def __init__(self, found: Found, budget: Budget, settings: Settings) -> None:
        self.found = found
        self.doc = found.doc
        self.budget = budget
        self.taken = 0
        self._settings = settings
        self._names = Distinct()

    def member(self, name: str) -> Found | None:
        """Return the member of a name, as yet without content; None if it is not wanted.

        Raises ReadError where there are more than the limit.
        """
        self.budget.member()
        name = cleaned(name)
        parts = name.split("/")
        if any(part.startswith(".") or part == "__MACOSX" for part in parts):
            return None
        inside = f"{self.found.inside}/{name}" if self.found.inside else name
        if not name or not wanted(inside, self._settings):
            return None
        self.taken += 1
        doc = f"{self.doc}/{self._names.of(name)}"
        return Found(doc, about=self.found.about, depth=self.found.depth, inside=inside)


def cleaned(name: str) -> str:
    r"""Return the name of a member as a path below its archive, whatever it tries to be.

    >>> cleaned("../../etc/./a.txt"), cleaned("C:\\b\\a.txt"), cleaned("/a.txt")
    ('etc/a.txt', 'b/a.txt', 'a.txt')
    """
    name = re.sub(r"^(?:[A-Za-z]:)+", "", name.replace("\\", "/"))
    return writable("/".join(part for part in name.split("/") if part not in ("", ".", "..")))


# ------------------------------------------------------------------------------------------ ZIP


def zip_members(archive: Archive, file: BinaryIO) -> Iterator[Found | ReadError]:
    """Yield the wanted members of a ZIP; where its list of them is lost, those that are found."""
    try:
        opened = zipfile.ZipFile(file)
    except ZIP_FAULTS:
        yield ReadError(
            _("{doc}: damaged (its list of members is lost); what is found in it is read").format(
                doc=archive.doc
            )
        )
        yield from found_members(archive, file)
        return
    with opened:
        entries = opened.infolist()
        # what is not marked as UTF-8 was decoded as if it were of the first IBM PC
        raw = [i.orig_filename.encode("cp437") for i in entries if not i.flag_bits & 0x800]
        name_of = decoded(raw)
        for info in entries:
            if info.is_dir():
                continue
            name = info.orig_filename
            if not info.flag_bits & 0x800:
                name = name_of(name.encode("cp437"))
            member = archive.member(name)
            if member is None:
                continue
            if reason := _unreadable(info):
                kind = LeftOut if stat.S_ISLNK(info.external_attr >> 16) else ReadError
                yield kind(_("{doc}: {why}").format(doc=member.doc, why=reason))
                continue
            try:
                source = cast("BinaryIO", opened.open(info))
            except (*ZIP_FAULTS, RuntimeError, OSError) as error:
                yield ReadError(_("{doc}: damaged ({error})").format(doc=member.doc, error=error))
                continue
            packed = partial(max, info.compress_size, 1)
            content = unpacked(member.doc, source, archive.budget, packed, ZIP_FAULTS)
            yield member._replace(file=content)


def _unreadable(info: zipfile.ZipInfo) -> str:
    """Say why a member of a ZIP cannot be read, nothing where it can."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return _("a link, left out")
    if info.flag_bits & 1:
        return _("encrypted; unpack it with its password first")
    if info.compress_type in METHODS:
        return _("compressed with {method}, which is not read; unpack it first").format(
            method=METHODS[info.compress_type]
        )
    return _too_large(info.file_size, info.compress_size)


def _too_large(size: int, packed: int) -> str:
    """Say which limit a member goes over, by its own account; nothing where none."""
    if size > DOCUMENT:
        return _("unpacks to {size}, more than {most}; unpack it first").format(
            size=amount(size), most=amount(DOCUMENT)
        )
    if is_bomb(size, packed):
        return _(
            "unpacks to more than {ratio} times its size; unpack it first if you trust it"
        ).format(ratio=RATIO)
    return ""


def found_members(archive: Archive, file: BinaryIO) -> Iterator[Found | ReadError]:
    """Yield the members of a ZIP by the headers that stand before each of them."""
    at = 0
    while (at := _next_header(file, at)) >= 0:
        file.seek(at)
        header = file.read(30)
        flags, method = (int.from_bytes(header[i : i + 2], "little") for i in (6, 8))
        packed, size = (int.from_bytes(header[i : i + 4], "little") for i in (18, 22))
        lengths = [int.from_bytes(header[i : i + 2], "little") for i in (26, 28)]
        raw = file.read(lengths[0])
        start = at + 30 + sum(lengths)
        at += 4
        name = raw.decode("utf-8", "replace") if flags & 0x800 else decoded([raw])(raw)
        member = None if name.endswith("/") else archive.member(name)
        if member is None:
            continue
        if flags & 1:
            yield ReadError(
                _("{doc}: encrypted; unpack it with its password first").format(doc=member.doc)
            )
            continue
        if method not in (0, 8) or (method == 0 and flags & 8):
            yield ReadError(_("{doc}: damaged; unpack it first, if you can").format(doc=member.doc))
            continue
        file.seek(start)
        if method == 0:
            data = file.read(min(size, DOCUMENT))
            if len(data) < size:
                yield ReadError(_("{doc}: damaged (it ends too early)").format(doc=member.doc))
                continue
            source = io.BytesIO(data)
            content = unpacked(member.doc, source, archive.budget, partial(max, size, 1))
        else:
            inflating = Decompressing(file, lambda: zlib.decompressobj(-15), one=True)
            content = unpacked(
                member.doc,
                cast("BinaryIO", inflating),
                archive.budget,
                partial(getattr, inflating, "packed"),
                (zlib.error,),
            )
        yield member._replace(file=content)
        at = max(at, start + packed)


def _next_header(file: BinaryIO, at: int) -> int:
    """Return where the next member of a ZIP begins, -1 where none does."""
    file.seek(at)
    window = b""
    while data := file.read(1 << 20):
        window = window[-3:] + data
        found = window.find(b"PK\x03\x04")
        if found >= 0:
            return file.tell() - len(window) + found
    return -1


# ------------------------------------------------------------------------------------------ TAR


def tar_members(archive: Archive, file: BinaryIO) -> Iterator[Found | ReadError]:
    """Yield the wanted members of a TAR as they come; what stands behind damage is looked for."""

    class Header(tarfile.TarInfo):
        """A header that remembers whether one of the archive was none."""

        damaged = False

        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
            try:
                return super().frombuf(buf, encoding, errors)
            except tarfile.HeaderError:
                Header.damaged = Header.damaged or bool(bytes(buf).strip(b"\0"))
                raise

    below = as_unpacked(archive.found.file)
    try:
        tar = tarfile.open(  # noqa: SIM115  closed below
            fileobj=file,
            mode="r|",
            tarinfo=Header,
            ignore_zeros=True,  # a header is looked for in each block, where there should be one
            encoding="utf-8",
            errors="surrogateescape",
        )
    except tarfile.TarError as error:
        raise ReadError(
            _("{doc}: damaged ({error})").format(doc=archive.doc, error=error)
        ) from error
    with tar:
        while True:
            reason = ""
            try:
                info = tar.next()
            except UnpackError as error:
                info, reason = None, error.reason
            except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
                # a member, on its way, has said why
                info, reason = (
                    None,
                    "" if below and below.failed else f"damaged ({error})",
                )
            if Header.damaged and not reason:
                reason = _("damaged (a header is none); what can be found behind it is read")
                Header.damaged = False
            if reason:
                yield ReadError(_("{doc}: {why}").format(doc=archive.doc, why=reason))
            if info is None:
                return
            tar.members = []  # type: ignore[attr-defined]  # which would keep all of them
            yield from _tar_member(archive, tar, info)


def _tar_member(
    archive: Archive, tar: tarfile.TarFile, info: tarfile.TarInfo
) -> Iterator[Found | ReadError]:
    """Yield a member of a TAR if it is wanted, or why it cannot be read."""
    if info.isdir():
        return
    raw = info.name.encode("utf-8", "surrogateescape")
    member = archive.member(decoded([raw])(raw))
    if member is None:
        return
    if not info.isreg():
        what = (
            _("a link to {target}").format(target=writable(info.linkname))
            if info.linkname
            else _("a device")
        )
        yield LeftOut(_("{doc}: {what}, left out").format(doc=member.doc, what=what))
    elif info.size > DOCUMENT:
        yield ReadError(
            _("{doc}: {why}").format(doc=member.doc, why=_too_large(info.size, info.size))
        )
    else:
        source = cast("BinaryIO", tar.extractfile(info))
        # what a TAR holds is counted where it is unpacked, but for the holes of a sparse file
        packed = partial(max, 1, 1) if info.issparse() else None
        content = unpacked(member.doc, source, archive.budget, packed, (tarfile.TarError,))
        yield member._replace(file=content)


# ---------------------------------------------------------------------------- compressed streams


def decompressed(found: Found, file: BinaryIO, budget: Budget) -> Found:
    """Return what a compressed file holds: a document or an archive, under the same name."""
    makers, faults = _decompressors()
    source = Decompressing(file, makers[found.format])
    content = unpacked(found.doc, cast("BinaryIO", source), budget, lambda: source.packed, faults)
    return found._replace(format="", data=None, path="", file=content)


def _decompressors() -> tuple[dict[str, Callable[[], Decompressor]], tuple[type[Exception], ...]]:
    import bz2
    import lzma

    import zstandard

    makers: dict[str, Callable[[], Decompressor]] = {
        "gzip": lambda: zlib.decompressobj(31),
        "bzip2": bz2.BZ2Decompressor,
        "xz": lambda: lzma.LZMADecompressor(memlimit=MEMORY),
        "zstd": lambda: zstandard.ZstdDecompressor().decompressobj(),
    }
    return makers, (zlib.error, lzma.LZMAError, zstandard.ZstdError, ValueError)


class Decompressor(Protocol):
    """What the modules of the standard library and zstandard have in common."""

    @property
    def eof(self) -> bool:
        """Say that the end was reached."""

    @property
    def unused_data(self) -> bytes:
        """Return what stands behind the end."""

    def decompress(self, data: bytes, /) -> bytes:
        """Return what the next bytes hold."""


class Decompressing(Stream):
    """What a compressed stream holds, of all the parts that were written one behind another.

    A read raises EOFError where the stream ends too early. ``packed`` is how much was taken of it.
    ``one`` takes a single part and leaves what is behind it.
    """

    def __init__(
        self, source: BinaryIO, make: Callable[[], Decompressor], *, one: bool = False
    ) -> None:
        super().__init__()
        self.packed = 0
        self._source = source
        self._make = make
        self._one = one
        self._decompressor: Decompressor | None = make()
        self._begun = False

    def more(self) -> bytes:
        """Return the next bytes."""
        while self._decompressor is not None:
            if data := self._next(self._decompressor):
                return data
        return b""

    def _next(self, decompressor: Decompressor) -> bytes:
        if not decompressor.eof:
            piece = self._read()
            if piece:
                self._begun = True
                return decompressor.decompress(piece)
            if self._begun:
                raise EOFError
            rest = b""
        else:
            rest = b"" if self._one else decompressor.unused_data or self._read()
            rest = rest.lstrip(b"\0")  # tapes are filled up with them
            self._begun = False
        if not rest:
            self._decompressor = None
            return b""
        self._decompressor, self._begun = self._make(), True
        return self._decompressor.decompress(rest)

    def _read(self) -> bytes:
        piece = self._source.read(PIECE)
        self.packed += len(piece)
        return piece
