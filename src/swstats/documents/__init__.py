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
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from swstats.documents.formats import FORMATS, TEXT, Format, format_of
from swstats.documents.found import STDIN, About, Found, Settings, SourceText
from swstats.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO
__all__ = [
    "FORMATS",
    "STDIN",
    "About",
    "Format",
    "Found",
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
        yield found
        return
    try:
        with opened(found) as file:
            if found.path == STDIN or not file.seekable():  # what is read of it is gone
                found = found._replace(data=file.read())
                file = io.BytesIO(found.data or b"")  # noqa: PLW2901
            form = FORMATS[found.format] if found.format else format_of(found.doc, file)
            if not form.container:
                yield found._replace(format=form.name)
                return
            if found.depth >= DEPTH:
                yield ReadError(f"{found.doc}: it lies in {DEPTH} others; unpack them first")
                return
            inside = found._replace(format=form.name)
            for member in reader_of(form).members(inside, file, settings):
                if isinstance(member, ReadError):
                    yield member
                else:
                    yield from expand(member._replace(depth=found.depth + 1), settings)
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(f"{found.doc}: {error.strerror or error}")


def opened(found: Found) -> BinaryIO:
    """Open the content of a document. Raises OSError."""
    if found.data is not None:
        return io.BytesIO(found.data)
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
        raise ReadError(f"{found.doc}: {error.strerror or error}") from error


def read(found: Found, settings: Settings) -> SourceText:
    """Return the text of a document that :func:`expand` gave. Raises ReadError."""
    about = found.about.over(settings.about)
    if found.text is not None:
        return SourceText(found.doc, found.text, about=about)
    form = FORMATS[found.format or TEXT.name]
    return reader_of(form).read(found._replace(about=about), content(found), settings)
