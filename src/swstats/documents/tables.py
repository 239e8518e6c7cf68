"""Tables with a column of texts: each row is a document.

A row is named by the table, a # and its number there, or its id: ``news.csv#7``, ``news.csv#A-12``. The
number is what the file's own program shows: the row of a sheet, the heading counted; the line of
JSON Lines; the place in a JSON array, from 1. A row without text is passed over; one whose date is
none is an error that names it, and the others are read.
"""

from __future__ import annotations

import datetime
import itertools
import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from swstats.documents.days import parse_day
from swstats.documents.found import About, Columns, Found, called, writable
from swstats.documents.names import Distinct
from swstats.errors import LeftOut, ReadError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


# How many rows are looked at to see what columns there are.
AHEAD = 100
# What a table of statistics has, by which it is known as one of ours: fields of records.
OURS = ("doc", "article", "text", "start", "end", "relation", "unit_text", "kind", "indicator")
# Half of a surrogate pair, which JSON may hold and nothing can write.
_HALF = re.compile(r"[\ud800-\udfff]")


class Row(NamedTuple):
    """A row of a table: its number there, and its cells by column."""

    number: int
    cells: Sequence[object] | Mapping[str, object]


class Sheet(NamedTuple):
    """A table: its name, its columns, its rows behind the headings as they come.

    ``names`` are the headings; None where there are none, and columns are counted from 1.
    """

    doc: str
    names: Sequence[str] | None
    rows: Iterable[Row | ReadError]


def documents(
    found: Found, sheet: Sheet, columns: Columns, where: Chosen
) -> Iterator[Found | ReadError]:
    """Yield a document for each row with a text, and an error for each row that is wrong."""
    names = Distinct()
    for row in sheet.rows:
        if isinstance(row, ReadError):
            yield row
            continue
        text = cell(row, where.text)
        if not text.strip():
            continue
        name = cell(row, where.id).strip() if where.id is not None else ""
        doc = f"{sheet.doc}#{names.of(writable(name or str(row.number)))}"
        if "\x00" in text or _HALF.search(text):
            yield ReadError(
                _("{row}: damaged, or no text").format(row=row_name(sheet.doc, row.number))
            )
            continue
        try:
            day = parse_day(value(row, where.date)) if where.date is not None else None
        except ValueError as error:
            yield ReadError(
                _("{row}, column {column}: {error}; the row is left out").format(
                    row=row_name(sheet.doc, row.number), column=columns.date, error=error
                )
            )
            continue
        about = About(
            date=day,
            region=_said(row, where.region),
            title=_said(row, where.title),
            source=_said(row, where.source),
        )
        yield Found(doc, text=text, about=about.over(found.about), inside=found.inside)


def row_name(doc: str, number: int) -> str:
    """Return how an error names a row."""
    return _("{doc}, row {number}").format(doc=called(doc), number=number)


# --------------------------------------------------------------------------- which column is what


class Chosen(NamedTuple):
    """Where the cells of a row are that mean something: an index, or a key of JSON."""

    text: int | str
    id: int | str | None = None
    date: int | str | None = None
    region: int | str | None = None
    title: int | str | None = None
    source: int | str | None = None


def numbered(columns: Columns) -> bool:
    """Say whether columns are given by number, which tables without headings need."""
    given = [name for name in columns if name is not None]
    return bool(given) and all(name.isascii() and name.isdecimal() for name in given)


def choose(doc: str, names: Sequence[str], columns: Columns, *, keys: bool = False) -> Chosen:
    """Return where the columns are that the user names; the text's, if unnamed, by its heading.

    With ``keys``, columns are told by their names, as in JSON, else by their place. Raises
    LeftOut for a table of statistics that swstats wrote, ReadError that lists the columns where one is
    not there, or where none or more than one may be the text.
    """
    doc = called(doc)
    plain = [_plain(name) for name in names]
    if is_ours(names):
        raise LeftOut(
            _("{doc}: a table of statistics that swstats wrote, left out").format(doc=doc)
        )
    if columns.text is None:
        known = {_plain(name) for name in _well_known()}
        likely = [index for index, name in enumerate(plain) if name in known]
        if len(likely) != 1:
            what = (
                _("which column holds the texts is not clear")
                if likely
                else _("no column of texts")
            )
            raise ReadError(
                _("{doc}: {what}; name it with --text-column. {listed}").format(
                    doc=doc, what=what, listed=_listed(names)
                )
            )
        text = likely[0]
    else:
        text = _place(doc, names, plain, columns.text, "text")
    places = [
        None if name is None else _place(doc, names, plain, name, field)
        for field, name in zip(columns._fields[1:], columns[1:], strict=True)
    ]
    if keys:
        return Chosen(names[text], *(None if at is None else names[at] for at in places))
    return Chosen(text, *places)


def is_ours(names: Sequence[str]) -> bool:
    """Say whether the headings are those of a table of statistics, in any language."""
    from swstats.output.labels import FIELDS

    given = set(names)
    return given.issuperset(OURS) or any(
        given.issuperset(FIELDS[field][language] for field in OURS) for language in (0, 1)
    )


def _place(doc: str, names: Sequence[str], plain: Sequence[str], name: str, field: str) -> int:
    """Return the index of the column of that name. Raises ReadError."""
    same = [index for index, each in enumerate(names) if each == name] or [
        index for index, each in enumerate(plain) if each == _plain(name)
    ]
    if len(same) == 1:
        return same[0]
    from swstats.lexicons import nearest

    if same:
        raise ReadError(
            _("{doc}: {number} columns are named {name!r}; rename one of them").format(
                doc=doc, number=len(same), name=name
            )
        )
    hint = nearest(name, filter(None, names)).partition("?")
    near = f"; {hint[0]}?" if hint[1] else ""
    raise ReadError(
        _("{doc}: no column {name!r} (--{field}-column){near}. {listed}").format(
            doc=doc, name=name, field=field, near=near, listed=_listed(names)
        )
    )


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _listed(names: Sequence[str]) -> str:
    given = [_short(name) if name.strip() else f"column {at}" for at, name in enumerate(names, 1)]
    more = f" … ({len(given)} columns)" if len(given) > 30 else ""
    return (
        _("Its columns: {given}{more}").format(given=", ".join(given[:30]), more=more)
        if given
        else _("It has no columns")
    )


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= 30 else f"{name[:30]}…"


def _well_known() -> list[str]:
    from swstats.lexicons import csv_rows

    return [row["heading"] for row in csv_rows("text_headings")]


def by_number(doc: str, width: int, columns: Columns) -> Chosen:
    """Return where the columns are that the user numbers from 1. Raises ReadError."""
    for name in columns:
        if name is not None and not 1 <= int(name) <= width:
            raise ReadError(
                _("{doc}: no column {name}; it has {width} columns").format(
                    doc=doc, name=name, width=width
                )
            )
    assert columns.text is not None
    at = [None if name is None else int(name) - 1 for name in columns[1:]]
    return Chosen(int(columns.text) - 1, *at)


def with_headings(
    doc: str, rows: Iterator[Row | ReadError], columns: Columns
) -> tuple[Sheet, Chosen | None]:
    """Return the table that rows make, the first that holds something being its headings.

    None is chosen of an empty table. Raises ReadError as :func:`choose` does.
    """
    ahead: list[Row | ReadError] = []
    for row in rows:
        if isinstance(row, Row) and not any(_text(each).strip() for each in row.cells):
            continue
        ahead.append(row)
        if isinstance(row, Row):
            break
    first = ahead[-1] if ahead else None
    if not isinstance(first, Row):
        return Sheet(doc, [], ahead), None
    names = [_text(name).strip().removeprefix("\ufeff") for name in first.cells]
    if numbered(columns) and not any(name in names for name in columns if name):
        where = by_number(doc, len(names), columns)
        return Sheet(doc, None, itertools.chain(ahead, rows)), where
    where = choose(doc, names, columns)
    return Sheet(doc, names, itertools.chain(ahead[:-1], rows)), where


# ------------------------------------------------------------------------------------------ cells


def value(row: Row, at: int | str | None) -> object:
    """Return what a cell holds, None where the row is too short or lacks the key."""
    cells = row.cells
    if isinstance(at, str):
        return cells.get(at) if isinstance(cells, Mapping) else None
    if at is None or isinstance(cells, Mapping):
        return None
    return cells[at] if at < len(cells) else None


def cell(row: Row, at: int | str | None) -> str:
    """Return what a cell holds as text."""
    return _text(value(row, at))


def _said(row: Row, at: int | str | None) -> str | None:
    return None if at is None else cell(row, at).strip() or None


def _text(given: object) -> str:
    """Return a cell as text: a whole number has no point, a day is written as records write it."""
    if isinstance(given, str):
        return given
    if given is None:
        return ""
    if isinstance(given, float) and given.is_integer() and abs(given) < 1e15:
        return str(int(given))
    if isinstance(given, datetime.datetime):
        midnight = given.time() == datetime.time()
        return given.date().isoformat() if midnight else given.isoformat(" ")
    return str(given)
