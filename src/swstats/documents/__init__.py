"""Documents of every format become text. ``FORMATS`` lists the formats; read this first.

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
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from swstats.documents.found import STDIN, About, Found, Settings, SourceText
from swstats.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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

# What is looked at to tell a format.
HEAD = 8192
# In how many others a document may lie: an archive in a mail in an archive is enough.
DEPTH = 5


class Format(NamedTuple):
    """A format of documents.

    ``suffixes`` are the file names that go with it, ``help`` a phrase for people. ``module`` is
    that of this package which reads it. ``told`` says of the first bytes of a file that it is of
    this format, whatever its name; it is None where only the name can tell. ``container`` is true
    where it holds documents rather than is one.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    help: str
    told: Callable[[bytes], bool] | None = None
    container: bool = False


class Reader(Protocol):
    """What the module of a format has, one of the two."""

    def read(self, found: Found, data: bytes, settings: Settings, /) -> SourceText:
        """Return the text of a document. Raises ReadError."""

    def members(
        self, found: Found, file: BinaryIO, settings: Settings, /
    ) -> Iterator[Found | ReadError]:
        """Yield the documents of a container, one at a time. Raises ReadError."""


TEXT = Format("text", (".txt", ".text", ".md"), "plain", "plain text")

# In the order in which content is asked; plain text is what remains.
FORMATS = {form.name: form for form in (TEXT,)}


def reader_of(form: Format) -> Reader:
    """Return the module that reads a format."""
    return cast("Reader", import_module(f"swstats.documents.{form.module}"))


def format_of(doc: str, head: bytes) -> Format:
    """Return the format of a document, by its first bytes, else by its name."""
    for form in FORMATS.values():
        if form.told is not None and form.told(head):
            return form
    suffix = Path(doc).suffix.lower()
    return next((form for form in FORMATS.values() if suffix in form.suffixes), TEXT)


def expand(found: Found, settings: Settings) -> Iterator[Found | ReadError]:
    """Yield the document, its format told, or those that it holds. What fails is a ReadError."""
    if found.text is not None:
        yield found
        return
    try:
        with opened(found) as file:
            head = file.read(HEAD)
            form = FORMATS[found.format] if found.format else format_of(found.doc, head)
            if not form.container:
                data = found.data
                if found.path == STDIN:  # what was read of it is gone
                    data = head + file.read()
                yield found._replace(format=form.name, data=data)
                return
            if found.depth >= DEPTH:
                yield ReadError(f"{found.doc}: it lies in {DEPTH} others; unpack them first")
                return
            if not file.seekable():
                file = io.BytesIO(head + file.read())  # noqa: PLW2901
            file.seek(0)
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
