"""How much may come out of an archive: what is small on disk must not fill the memory or the day.

Whoever makes an archive says how much is in it, and may lie; so what is unpacked is counted as it
comes. What goes over a limit is an error that names the member, and the rest is done.
"""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from swstats.errors import ReadError
from swstats.said import _, ngettext, why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

# Bytes of one document, which is held in memory while it is read.
DOCUMENT = 512 << 20
# Bytes unpacked from an archive and all the archives in it.
TOTAL = 16 << 30
# Members of an archive and all the archives in it, folders and what is no document counted too.
MEMBERS = 1_000_000
# How many times as large as it was packed something may become. Pages of text shrink to a third, long
# tables to a twentieth; deflate can reach 1032, the others 10,000 and more.
RATIO = 200
# Bytes to which the ratio does not apply: a page that says one thing over and over is no bomb.
FREE = 16 << 20

# How much is read at a time, in bytes.
PIECE = 1 << 16
# How much of a spooled copy is kept in memory, in bytes.
SPOOL = 16 << 20


def amount(size: int) -> str:
    """Return a number of bytes as people say it.

    >>> amount(1 << 30), amount(1536), amount(12)
    ('1 GiB', '1.5 KiB', '12 bytes')
    """
    for unit, one in (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)):
        if size >= one:
            return f"{size / one:.1f}".removesuffix(".0") + f" {unit}"
    return ngettext("{size} byte", "{size} bytes", size).format(size=size)


def is_bomb(size: int, packed: int) -> bool:
    """Say whether so many bytes are far more than the packed ones can hold in good faith."""
    return size > FREE and size > RATIO * packed


class Budget:
    """What may still be unpacked of an archive and of those in it."""

    def __init__(self, doc: str) -> None:
        """``doc`` is the name of the outermost archive."""
        self.doc = doc
        self.size = 0
        self.members = 0

    def member(self) -> None:
        """Count a member. Raises ReadError."""
        self.members += 1
        if self.members > MEMBERS:
            raise ReadError(
                _("{doc}: more than {most:,} members; unpack it first").format(
                    doc=self.doc, most=MEMBERS
                )
            )

    def spend(self, size: int) -> bool:
        """Count bytes that were unpacked, and say whether they were within the limit."""
        self.size += size
        return self.size <= TOTAL


class UnpackError(ReadError):
    """A member is damaged or goes over a limit; ``reason`` says so without its name."""

    def __init__(self, message: str, *, doc: str = "", reason: str = "") -> None:
        super().__init__(message, doc=doc)
        self.reason = reason


class Stream(io.BufferedIOBase):
    """Bytes that come one after another and are gone when read.

    What came before a failure is given first, and the failure is raised by the read behind it;
    :class:`io.BufferedReader` loses what the failed read had collected.
    """

    def __init__(self) -> None:
        self._ready = b""
        self._at = 0
        self._raised: Exception | None = None

    def more(self) -> bytes:
        """Return the next bytes, as many as is convenient, none at the end."""
        raise NotImplementedError

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        """Return so many bytes, fewer only at the end or before a failure."""
        size = sys.maxsize if size is None or size < 0 else size
        parts = [self._taken(size)]
        size -= len(parts[0])
        while size and self._fill(raising=not any(parts)):
            parts.append(self._taken(size))
            size -= len(parts[-1])
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def read1(self, size: int = -1, /) -> bytes:
        """Return what is at hand, or comes next."""
        if self._at == len(self._ready):
            self._fill(raising=True)
        return self._taken(sys.maxsize if size < 0 else size)

    def peek(self, _size: int = 0, /) -> bytes:
        """Return what is at hand, or comes next, and leave it there; reading lines needs it."""
        if self._at == len(self._ready):
            self._fill(raising=True)
        return self._ready[self._at :]

    def _taken(self, size: int) -> bytes:
        data = self._ready[self._at : self._at + size]
        self._at += len(data)
        return data

    def _fill(self, *, raising: bool) -> bool:
        """Get more, and say whether there is; keep a failure for the next read unless ``raising``."""
        if self._raised is None:
            try:
                self._ready, self._at = self.more(), 0
            except Exception as error:  # noqa: BLE001  raised by the next read
                self._raised = error
            else:
                return bool(self._ready)
        if not raising:
            return False
        raised, self._raised = self._raised, None
        raise raised


class Unpacked(Stream):
    """The content of a member, counted as it is unpacked.

    A read raises ReadError, which names the member, where it is damaged or goes over a limit; what
    stands before that was given. ``failed`` then says why, and further reads give nothing.
    """

    def __init__(
        self,
        doc: str,
        source: BinaryIO,
        budget: Budget,
        packed: Callable[[], int] | None = None,
        faults: tuple[type[Exception], ...] = (),
    ) -> None:
        """``packed`` gives the bytes that were unpacked so far, as they were; None counts nothing.

        ``faults`` are what reading from ``source`` may raise where it is damaged.
        """
        super().__init__()
        self.doc = doc
        self.budget = budget
        self.failed = ""
        self.size = 0
        self._source = source
        self._packed = packed
        self._faults: tuple[type[Exception], ...] = (OSError, EOFError, *faults)

    def more(self) -> bytes:
        """Return the next bytes."""
        if self.failed:
            return b""
        try:
            data = self._source.read(PIECE)
        except UnpackError as error:  # of the archive that this one is in
            raise self._failure(error.reason) from error
        except self._faults as error:
            reason = why(error) if isinstance(error, OSError) else str(error)
            raise self._failure(
                _("damaged ({reason})").format(reason=reason or _("it ends too early"))
            ) from error
        self.size += len(data)
        if self._packed is not None:
            if not self.budget.spend(len(data)):
                raise self._failure(
                    _("{doc} unpacks to more than {most}; unpack it first").format(
                        doc=self.budget.doc, most=amount(TOTAL)
                    )
                )
            if is_bomb(self.size, self._packed()):
                raise self._failure(
                    _(
                        "it unpacks to more than {ratio} times its size; unpack it first if you trust "
                        "it"
                    ).format(ratio=RATIO)
                )
        return data

    def _failure(self, reason: str) -> UnpackError:
        self.failed = reason
        return UnpackError(
            _("{doc}: {why}").format(doc=self.doc, why=reason), doc=self.doc, reason=reason
        )


def as_unpacked(file: object) -> Unpacked | None:
    """Return a file as what it is unpacked by, None where it is not."""
    return file if isinstance(file, Unpacked) else None


def unpacked(
    doc: str,
    source: BinaryIO,
    budget: Budget,
    packed: Callable[[], int] | None = None,
    faults: tuple[type[Exception], ...] = (),
) -> BinaryIO:
    """Return the content of a member, to be read once, within the limits (see :class:`Unpacked`)."""
    return cast("BinaryIO", Unpacked(doc, source, budget, packed, faults))


class Rejoined(Stream):
    """A stream whose first bytes were read already, from its beginning."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._ready = head
        self._rest = rest

    def more(self) -> bytes:
        """Return the next bytes."""
        return self._rest.read(PIECE)


def rejoined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """Return a stream from its beginning, of which ``head`` was read."""
    return cast("BinaryIO", Rejoined(head, rest))


@contextmanager
def seekable(file: BinaryIO, doc: str) -> Iterator[BinaryIO]:
    """Give a copy that can be read in any order: in memory, or if large in a nameless file.

    Raises ReadError.
    """
    import tempfile

    with tempfile.SpooledTemporaryFile(max_size=SPOOL) as copy:
        size = 0
        while data := file.read(1 << 20):
            size += len(data)
            if size > TOTAL:
                raise ReadError(
                    _("{doc}: larger than {most}; give it as a file").format(
                        doc=doc, most=amount(TOTAL)
                    )
                )
            copy.write(data)
        copy.seek(0)
        yield cast("BinaryIO", copy)


def whole(file: BinaryIO, doc: str) -> bytes:
    """Return all of a document. Raises ReadError where it is too large to be held."""
    parts = []
    left = DOCUMENT
    while data := file.read(left + 1):  # until the end: what comes before a failure is not all
        left -= len(data)
        if left < 0:
            raise ReadError(
                _("{doc}: larger than {most}; split it").format(doc=doc, most=amount(DOCUMENT))
            )
        parts.append(data)
    return parts[0] if len(parts) == 1 else b"".join(parts)
