"""Statistics as rows of a database, and back, without loss."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache
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
    return _writer(field)(value)


@lru_cache(maxsize=4096)
def _listed(items: tuple[str, ...]) -> str:
    return json.dumps(items, ensure_ascii=False)


def _writer(field: Column) -> Callable[[Any], Any]:
    if field.type is tuple:
        return _listed
    if field.type is Change:
        return lambda change: json.dumps(change and to_json(change), ensure_ascii=False)
    if field.type is Decimal:
        return lambda number: None if number is None else plain(number)
    if issubclass(field.type, Enum):
        return lambda member: None if member is None else member.value
    return lambda value: value


def _reader(field: Column) -> Callable[[Any], Any]:
    if field.type is tuple:
        return lambda text: tuple(json.loads(text))
    if field.type is Change:
        return _read_change
    if field.optional:
        return lambda value: None if value is None else field.type(value)
    return field.type


def _read_change(text: str) -> Change | None:
    said = json.loads(text)
    return None if said is None else from_json(Change, said)


_WRITERS = tuple((field.name, _writer(field)) for field in columns_of(Statistic))
_READERS = tuple(_reader(field) for field in columns_of(Statistic))


def row_of(key: str, statistic: Statistic) -> Row:
    """Return a statistic as a row, in the order of :data:`~swstats.store.schema.COLUMNS`."""
    size = magnitude(statistic)
    first, last = (days(statistic.period) if statistic.period else None) or (None, None)
    return (
        key,
        *[write(getattr(statistic, name)) for name, write in _WRITERS],
        None if size is None else float(size),
        first,
        last,
    )


def statistic_of(cells: Sequence[Any]) -> Statistic:
    """Return the statistic that a row holds, its fields alone given.

    Raises ValueError, TypeError or ArithmeticError where the row is damaged.
    """
    return Statistic(*[read(cell) for read, cell in zip(_READERS, cells, strict=True)])


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


def unmarked(rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    """Undo :func:`fitting`."""
    for row in rows:
        if any(isinstance(cell, str) and MARK in cell for cell in row):
            yield [_unmarked(cell) if isinstance(cell, str) else cell for cell in row]
        else:
            yield row


def _unmarked(text: str) -> str:
    return MARKED.sub(lambda match: chr(int(match[1], 16)), text)
