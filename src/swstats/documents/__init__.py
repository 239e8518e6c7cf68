"""Documents of every format become text. Read this first; ``formats.py`` lists the formats.

``paths → find → Found → expand → Found → read → SourceText``. *Finding* turns what the user names
into files. *Expanding* opens what holds other documents (an archive, a mail, a table with a column
of texts) and tells the format of each, by content where the name lies. *Reading* makes text of one
document; it is the long part, and may run in a process of its own.

A module of this package reads one format. That of a document has ``read``, that of a container
``members``; either raises ReadError, whose message begins with the document's name and says what to
do. What is heavy to import is imported inside these functions.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from swstats.documents import sidecars
from swstats.documents.formats import (
    FORMATS,
    HEAD,
    OLE,
    TEXT,
    ZIP,
    Format,
    format_of,
    named,
    table_of,
)
from swstats.documents.found import STDIN, About, Columns, Found, Search, Settings, SourceText
from swstats.documents.limits import rejoined, seekable, whole
from swstats.errors import ReadError
from swstats.said import _, why

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO
__all__ = [
    "FORMATS",
    "STDIN",
    "About",
    "Columns",
    "Format",
    "Found",
    "Search",
    "Settings",
    "SourceText",
    "expand",
    "read",
]

# In how many others a document may lie: an archive in a mail in an archive is enough.
DEPTH = 5


class Reader(Protocol):
    """What the module of a format has, one of the two."""

    def read(self, found: Found, data: bytes, settings: Settings, /) -> SourceText:
        """Return the text of a document. Raises ReadError."""

    def members(
        self, found: Found, file: BinaryIO, settings: Settings, /
    ) -> Iterator[Found | ReadError]:
        """Yield the documents of a container, one at a time. Raises ReadError."""


def reader_of(form: Format) -> Reader:
    """Return the module that reads a format."""
    return cast("Reader", import_module(f"swstats.documents.{form.module}"))


def expand(found: Found, settings: Settings) -> Iterator[Found | ReadError]:
    """Yield the document, its format told, or those that it holds. What fails is a ReadError."""
    if found.text is not None:
        yield found._replace(file=None)
        return
    try:
        if found.path and found.path != STDIN:
            found = found._replace(about=found.about.over(sidecars.about(found)))
        with opened(found) as file:
            yield from _expand(found, file, settings)
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(_("{doc}: {why}").format(doc=found.doc, why=why(error)))


def _expand(found: Found, file: BinaryIO, settings: Settings) -> Iterator[Found | ReadError]:
    passing = _passes(found, file)
    if passing:
        head = file.read(HEAD)
        _refuse_empty(found, head)
        file = rejoined(head, file)
        if head.startswith((*ZIP, OLE)):  # which tell at their end what they are
            with seekable(file, found.doc) as copy:
                yield from _told(found, copy, settings, format_of(found.doc, copy), passing=True)
            return
        form = format_of(found.doc, io.BytesIO(head))
        if form is TEXT and settings.columns.text and found.path == STDIN:
            form = table_of(head)
    else:
        head = file.read(HEAD)
        file.seek(0)
        form = format_of(found.doc, file, head)
        _refuse_empty(found, head)
        if len(head) < HEAD and not form.container:
            found = found._replace(data=head)  # that was all of it
    yield from _told(found, file, settings, form, passing=passing)


def _refuse_empty(found: Found, head: bytes) -> None:
    """Raise ReadError for a file that holds nothing at all, where its format always begins with a mark.

    A download that failed leaves such files; an empty text is one.
    """
    if head:
        return
    form = named(found.doc)
    if form is not None and (form.told or form.part) and not form.loose:
        raise ReadError(
            _("{doc}: empty, which no {form} file is; get it again").format(
                doc=found.doc, form=form.name.upper()
            )
        )


def _told(
    found: Found, file: BinaryIO, settings: Settings, form: Format, *, passing: bool
) -> Iterator[Found | ReadError]:
    """Yield the document, or those that it holds, its format being told."""
    if found.format:
        form = FORMATS[found.format]
    found = found._replace(format=form.name)
    if not form.container:
        found = found._replace(file=None)
        yield found._replace(data=whole(file, found.doc)) if passing else found
    elif found.depth >= DEPTH:
        yield ReadError(
            _("{doc}: it lies in {depth} others; unpack them first").format(
                doc=found.doc, depth=DEPTH
            )
        )
    else:
        for member in reader_of(form).members(found, file, settings):
            if isinstance(member, ReadError):
                yield member
            else:
                yield from expand(member._replace(depth=found.depth + 1), settings)


def _passes(found: Found, file: BinaryIO) -> bool:
    """Say whether what is read of a file is gone: standard input, a pipe, a device, a member."""
    if found.path and found.data is None and found.file is None:
        return found.path == STDIN or not stat.S_ISREG(os.fstat(file.fileno()).st_mode)
    return not file.seekable()


def opened(found: Found) -> BinaryIO:
    """Open the content of a document. Raises OSError."""
    if found.data is not None:
        return io.BytesIO(found.data)
    if found.file is not None:
        return found.file
    if found.path == STDIN:
        return cast("BinaryIO", sys.stdin.buffer)
    return Path(found.path).open("rb")


def content(found: Found) -> bytes:
    """Return the bytes of a document. Raises ReadError."""
    if found.data is not None:
        return found.data
    try:
        return Path(found.path).read_bytes()
    except OSError as error:
        raise ReadError(_("{doc}: {why}").format(doc=found.doc, why=why(error))) from error


def read(found: Found, settings: Settings) -> SourceText:
    """Return the text of a document that :func:`expand` gave. Raises ReadError."""
    about = found.about.over(settings.about)
    if found.text is not None:
        return SourceText(found.doc, found.text, about=about)
    form = FORMATS[found.format or TEXT.name]
    return reader_of(form).read(found._replace(about=about), content(found), settings)
