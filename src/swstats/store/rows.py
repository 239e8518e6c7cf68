"""Statistics as rows of a database, and back, without loss."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from swstats.output.columns import columns_of, from_json, plain, to_json
from swstats.records import Change, Statistic
from swstats.review.edtf import days
from swstats.review.filters import magnitude

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from swstats.output.columns import Column

Row = tuple[Any, ...]

# A NUL, which PostgreSQL has no room for, and half of a surrogate pair, which has no UTF-8, are
# kept as their number behind a character that Unicode sets aside for a program's own use.
MARK = "\ufdd0"
UNFIT = re.compile(r"[\x00\ud800-\udfff\ufdd0]")
MARKED = re.compile(MARK + r"([0-9a-f]{4})")


def stored(field: Column, value: Any) -> Any:
    """Return what a column holds for the value of a field."""
    write = _writer(field)
    return write(value) if write else value


@lru_cache(maxsize=4096)
def _listed(items: tuple[str, ...]) -> str:
    return json.dumps(items, ensure_ascii=False)


@lru_cache(maxsize=4096)
def _read_list(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _written(change: Change) -> str:
    return json.dumps(to_json(change), ensure_ascii=False)


def _read_change(text: str) -> Change | None:
    said = json.loads(text)
    return None if said is None else from_json(Change, said)


def _writer(field: Column) -> Callable[[Any], Any] | None:
    """Return what makes a cell of a value, None where it is one as it is."""
    if field.type is tuple:
        return _listed
    if field.type is Change:
        return lambda change: "null" if change is None else _written(change)
    if field.type is Decimal:
        return lambda number: None if number is None else plain(number)
    if issubclass(field.type, Enum):
        return lambda member: None if member is None else member.value
    return None


def _reader(field: Column) -> Callable[[Any], Any] | None:
    """Return what makes a value of a cell, None where it is one as it is."""
    if field.type is tuple:
        return _read_list
    if field.type is Change:
        return _read_change
    if field.type is Decimal or issubclass(field.type, Enum):
        if field.optional:
            return lambda cell: None if cell is None else field.type(cell)
        return field.type
    return bool if field.type is bool else None  # SQLite has numbers for them


_FIELDS = columns_of(Statistic)
_VALUES = attrgetter(*(field.name for field in _FIELDS))
# By the place of the field, of those that are not as they are.
_WRITERS = [(at, write) for at, field in enumerate(_FIELDS) if (write := _writer(field))]
_READERS = [(at, read) for at, field in enumerate(_FIELDS) if (read := _reader(field))]


def row_of(key: str, statistic: Statistic) -> Row:
    """Return a statistic as a row, in the order of :data:`~swstats.store.shape.COLUMNS`."""
    cells = list(_VALUES(statistic))
    for at, write in _WRITERS:
        cells[at] = write(cells[at])
    size = magnitude(statistic)
    first, last = (days(statistic.period) if statistic.period else None) or (None, None)
    return (key, *cells, None if size is None else float(size), first, last)


def rows_of(key: str, statistics: Iterable[Statistic]) -> Sequence[Row]:
    """Return the rows of a document's statistics, fit for a database.

    Those that are no statistic (dates, ordinals) are passed over.
    """
    return fitting([row_of(key, item) for item in statistics if item.statistic])


def statistic_of(row: Sequence[Any]) -> Statistic:
    """Return the statistic that a row holds, its fields alone given.

    Raises ValueError, TypeError or ArithmeticError where the row is damaged.
    """
    cells = list(row)
    for at, read in _READERS:
        cells[at] = read(cells[at])
    return Statistic(*cells)


def fitting(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows without the characters that a database cannot hold: see ``MARK``."""
    if fits("".join([cell for row in rows for cell in row if isinstance(cell, str)])):
        return rows
    return [tuple(marked(cell) for cell in row) for row in rows]


def fits(text: str) -> bool:
    """Say whether a database can hold a text as it is."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text and MARK not in text


def marked(cell: Any) -> Any:
    """Write out what no database can hold."""
    if not isinstance(cell, str):
        return cell
    return UNFIT.sub(lambda match: f"{MARK}{ord(match[0]):04x}", cell)


def unmarked(rows: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
    """Undo :func:`fitting`."""
    if MARK not in "".join([cell for row in rows for cell in row if isinstance(cell, str)]):
        return rows
    return [[_unmarked(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def _unmarked(text: str) -> str:
    return MARKED.sub(lambda match: chr(int(match[1], 16)), text)
