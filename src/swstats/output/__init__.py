"""How records are presented. ``FORMATS`` lists every format; to add one, add a module and a line.

A format writes the records of any dataclass (statistics, rows of a summary, entries of a lexicon)
to a binary file, and reads them back where that can be done without loss. The module of a format is
imported when it is used, so that naming it here costs nothing.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Protocol

from swstats.errors import FormatError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path


class Options(NamedTuple):
    """What the caller knows of the place that the output goes to.

    ``lang`` is the language of headings, ``zh`` or ``en``; ``bom`` asks for a byte order mark
    where a format may have one; ``width`` is that of the page in columns, None where the terminal
    is to say; ``encoding`` is that of the terminal. ``columns`` are the fields to write, in this
    order; all of the record where there are none. ``mixed`` says that rows of one document or one
    region need not stand together, so that no heading can stand above them. ``bars`` asks for bars
    in a summary on a terminal.
    """

    lang: str = "en"
    bom: bool = False
    width: int | None = None
    encoding: str = "utf-8"
    columns: tuple[str, ...] = ()
    mixed: bool = False
    bars: bool = False


class Write(Protocol):
    """Write records of the dataclass ``record``, in order, to ``out``; leave ``out`` open."""

    def __call__(
        self, rows: Iterable[Any], record: type, out: BinaryIO, options: Options, /
    ) -> None:
        """Write the rows."""


class Format(NamedTuple):
    """A way to present records.

    ``suffixes`` are the file names that ask for it, ``help`` a phrase for people, ``read`` undoes
    ``write``; it is None where a format drops something. ``lines`` gives what it writes of some
    records, where a file is what it writes of none and then of all, a few at a time. ``binary`` is
    true where it is no text, so that a terminal cannot show it. ``package`` is what it needs besides
    swstats, ``extra`` what installs that.
    """

    name: str
    suffixes: tuple[str, ...]
    write: Write
    help: str
    read: Callable[[BinaryIO, type], Iterator[Any]] | None = None
    bom: bool = False
    binary: bool = False
    lines: Callable[[Iterable[Any], type, Options], bytes] | None = None
    extra: str = ""
    package: str = ""

    def check(self) -> None:
        """See that it can be written here. Raises FormatError, which says what to install."""
        if self.package and find_spec(self.package) is None:
            message = _(
                "{name} needs the package {package}; install it with: pip install "
                "'swstats[{extra}]'"
            ).format(name=self.name, package=self.package, extra=self.extra)
            raise FormatError(message)


def _of(module: str, function: str) -> Callable[..., Any]:
    """Return a function of a module of this package, which is imported when it is called.

    It can be sent to another process.
    """
    return partial(_call, module, function)


def _call(module: str, function: str, *arguments: Any) -> Any:
    return getattr(import_module(f"{__name__}.{module}"), function)(*arguments)


FORMATS = {
    form.name: form
    for form in (
        Format("table", (".txt",), _of("terminal", "write_table"), "for reading on a terminal"),
        Format("csv", (".csv",), _of("as_delimited", "write_csv"), "for spreadsheets",
               _of("as_delimited", "read_csv"), bom=True, lines=_of("as_delimited", "lines_csv")),
        Format("tsv", (".tsv", ".tab"), _of("as_delimited", "write_tsv"),
               "for spreadsheets, by tabs", _of("as_delimited", "read_tsv"), bom=True,
               lines=_of("as_delimited", "lines_tsv")),
        Format("json", (".json",), _of("as_json", "write_array"), "one array",
               _of("as_json", "read_array")),
        Format("jsonl", (".jsonl", ".ndjson"), _of("as_json", "write_lines"),
               "one object per line", _of("as_json", "read_lines"), lines=_of("as_json", "lines")),
        Format("parquet", (".parquet", ".pq"), _of("as_parquet", "write_parquet"),
               "for notebooks and databases", _of("as_parquet", "read_parquet"),
               binary=True, extra="parquet", package="pyarrow"),
        Format("xlsx", (".xlsx",), _of("as_xlsx", "write_xlsx"), "for Excel and LibreOffice",
               _of("as_xlsx", "read_xlsx"), binary=True),
        Format("html", (".html", ".htm"), _of("as_html", "write_html"), "a page with a table",
               _of("as_html", "read_html")),
        Format("markdown", (".md", ".markdown"), _of("as_markdown", "write_markdown"),
               "a table of GFM", _of("as_markdown", "read_markdown")),
    )
}  # fmt: skip


def format_named(name: str) -> Format:
    """Return the format of that name. Raises FormatError, which lists the known names."""
    try:
        return FORMATS[name]
    except KeyError:
        message = _("format {name!r} is unknown; known: {known}").format(
            name=name, known=", ".join(FORMATS)
        )
        raise FormatError(message) from None


def format_of(path: Path) -> Format:
    """Return the format that a file name asks for. Raises FormatError, listing the suffixes.

    >>> from pathlib import Path
    >>> format_of(Path("out.CSV")).name
    'csv'
    """
    suffix = path.suffix.lower()
    for form in FORMATS.values():
        if suffix in form.suffixes:
            return form
    known = ", ".join(suffix for form in FORMATS.values() for suffix in form.suffixes)
    message = _(
        "{path}: no format goes with this name; name one of {known}, or give --format"
    ).format(path=path, known=known)
    raise FormatError(message)
