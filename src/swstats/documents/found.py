"""What passes between finding a document and reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swstats.said import _
from swstats.text.obeyed import OBEYED

if TYPE_CHECKING:
    import datetime
    from typing import BinaryIO

    from swstats.documents.layout import Layout
    from swstats.errors import ReadError

# Standard input, as a path.
STDIN = "-"


class About(NamedTuple):
    """What is known of a document beside its text; the text's own word goes before all of it.

    ``date`` is the day of publication, ``region`` the place that it is about, ``title`` its
    headline, ``source`` who published it.
    """

    date: datetime.date | None = None
    region: str | None = None
    title: str | None = None
    source: str | None = None

    def over(self, other: About) -> About:
        """Return what this one says, and what the other says where this one is silent."""
        return About(
            date=self.date or other.date,
            region=self.region or other.region,
            title=self.title or other.title,
            source=self.source or other.source,
        )


class Found(NamedTuple):
    """A document that was found and is not read yet; it may hold others, as an archive does.

    ``doc`` is its name in the records: the path as given; of a member of an archive, the path of
    the archive, a slash, and the member's. Its content is ``text`` where that is known (a cell of
    a table), else ``data``, else what the file at ``path`` holds. ``format`` is a name in
    :data:`~swstats.documents.FORMATS`, empty until it is told; ``depth`` says in how many others
    it lies. ``inside`` is its path below the folder or in the archive that the user named, empty of
    what is named itself: patterns choose by it. ``file`` is what a member is unpacked from, once and
    in its turn; what :func:`~swstats.documents.expand` gives has none.
    """

    doc: str
    path: str = ""
    data: bytes | None = None
    text: str | None = None
    format: str = ""
    about: About = About()
    depth: int = 0
    inside: str = ""
    file: BinaryIO | None = None


class Columns(NamedTuple):
    """Which columns of a table hold what: by heading, or by number from 1 where there are none."""

    text: str | None = None
    id: str | None = None
    date: str | None = None
    region: str | None = None
    title: str | None = None
    source: str | None = None


class Search(NamedTuple):
    """What is taken of a folder or an archive: patterns as ``globs.py`` describes them.

    Without ``include`` what the formats search for is taken.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class Settings(NamedTuple):
    """How documents are read: what the caller knows of all of them.

    ``encoding`` is that of plain text and of tables, None where it is to be found; ``about`` is
    what is known of each document where neither it nor a file beside it says so; ``columns`` are
    those of tables; ``search`` says what is taken of folders and archives. ``ocr`` says which pages
    are recognised as pictures: "auto", those without text of their own; "never"; "always".
    """

    encoding: str | None = None
    about: About = About()
    columns: Columns = Columns()
    search: Search = Search()
    ocr: str = "auto"


class SourceText(NamedTuple):
    """A document that was read.

    ``text`` is what records' offsets count in: the decoded file, or what was drawn from it.
    ``encoding`` is that of the file (of text), ``about`` what is known beside the text, ``layout``
    where the text stands on its pages, None of a document without pages. ``problems`` are parts of
    it that could not be read, or were left out; the text is that of the others.
    """

    doc: str
    text: str
    encoding: str = ""
    about: About = About()
    layout: Layout | None = None
    problems: tuple[ReadError, ...] = ()


def called(doc: str) -> str:
    """Return how an error names a document."""
    return _("standard input") if doc == STDIN else doc


def writable(name: str) -> str:
    r"""Return what the system gave as a name with what cannot be written or shown written out.

    Python reads bytes that are not UTF-8 as lone surrogates, which no encoding can write. They are
    written out, as in ``a\xff.txt``, since two files that differ in them alone must not become
    one. Where the locale knows ASCII alone, what is UTF-8 in it comes back. So are control
    characters, line breaks among them, and marks of direction: a name is one line, and is shown,
    never obeyed.

    >>> print(writable("a\udcff\n.txt"))
    a\xff\n.txt
    """
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return OBEYED.sub(lambda sign: sign[0].encode("unicode_escape").decode(), name)
