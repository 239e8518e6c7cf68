"""Columns of every format, derived from the fields of a dataclass, in one place.

A record is any frozen dataclass: a :class:`~swstats.records.Statistic`, a row of a summary, an
entry of a look-up. Its fields are the columns, in their order, and their types say how a value is
written and read back:

===================  ===============================  =======================================
type                 JSON                             cell of CSV and TSV
===================  ===============================  =======================================
``Decimal``          string, plain notation           the same
``int``, ``bool``    number, ``true``                 the same
``StrEnum``, ``str``  string                          the same, guarded (see below)
``tuple[str, ...]``  list of strings                  joined with ``/``, sentences by line breaks
``Change``           object                           its three fields joined with ``/``
``Amount``           object                           ``>=1800``, or ``3..8``; ``1800`` a number
``None``             ``null``                         empty
===================  ===============================  =======================================

A spreadsheet runs a text cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula. Such a
cell gets an apostrophe in front, and so does one that has apostrophes before such a sign, so that
taking one apostrophe off gives the text back. A sign by itself, such as the relation ``=``, is left
alone: there is nothing in it to run. So are numbers, but for one of more than 15 digits: a
spreadsheet would make zeros of the rest, so that it gets an apostrophe, too, and so does a text that
would be taken for such a number (an id 1234567890123456 or 12e4567890123456).
"""

from __future__ import annotations

import re
from dataclasses import fields
from decimal import Context, Decimal
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_type_hints

from swstats.records import Amount, Change, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

JOINER = "/"
# Sentences and names of files hold that sign, so that each of them has a line of its cell.
LISTED = frozenset({"docs", "mentions", "sentences"})
# between the ends of a span
TO = ".."

# Excel takes the full-width signs for their plain forms; a leading tab or line break is dropped
# before a cell is read, so that what follows it would run.
# Source: OWASP, "CSV Injection".
FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n].", re.DOTALL)
# What it takes for a number and falsifies: an id of digits alone, or with one E among them.
FALSIFIED = r"(?:\d{16,}|\d+[eE]\d+)$"
APART = re.compile(rf"{FORMULA.pattern}|'*{FALSIFIED}", re.DOTALL)
GUARDED = re.compile(rf"'(?:{APART.pattern})", re.DOTALL)


class Column(NamedTuple):
    """A field of a record: its name, the type of its values, and whether it may be None."""

    name: str
    type: type[Any]
    optional: bool

    @property
    def numeric(self) -> bool:
        """Say whether the values are numbers, set flush right and never guarded."""
        return self.type in (int, float, Decimal)

    @property
    def flush_right(self) -> bool:
        """Say whether the values stand flush right, as numbers do."""
        return self.numeric or self.type is Amount


@lru_cache
def columns_of(record: type, names: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """Return the columns of a dataclass, in the order of its fields, or those named, as named."""
    hints = get_type_hints(record)
    return tuple(
        _column(name, hints[name]) for name in names or [field.name for field in fields(record)]
    )


def _column(name: str, hint: Any) -> Column:
    members = [member for member in get_args(hint) if member not in (type(None), ...)]
    optional = type(None) in get_args(hint)
    base = members[0] if optional else hint
    return Column(name, getattr(base, "__origin__", base), optional)


def plain(number: Decimal) -> str:
    """Write a decimal without an exponent, since few readers of tables know one.

    >>> plain(Decimal("4.7E+8"))
    '470000000'
    """
    return format(number, "f")


def guard(text: str) -> str:
    """Keep a text cell from running as a formula, or from being taken for a number.

    >>> guard("=1+1"), guard("-5℃"), guard("5℃"), guard("12e4567890123456")
    ("'=1+1", "'-5℃", '5℃', "'12e4567890123456")
    """
    return "'" + text if APART.match(text) else text


def unguard(cell: str) -> str:
    """Undo :func:`guard`.

    >>> unguard(guard("'=1"))
    "'=1"
    """
    return cell[1:] if GUARDED.match(cell) else cell


# Excel and LibreOffice know 15 digits of a number, and no number beyond a double.
SHORT = Context(prec=15, traps=[])
HUGE, TINY = Decimal("1E+300"), Decimal("1E-300")

# How many digits a division gives that does not come out: what Decimal's own context says.
FILLED = 28


def is_long(number: Decimal | int) -> bool:
    """Say whether a spreadsheet would falsify a number, so that it has to be text there.

    One that a division filled up with digits after the point was rounded already. It may be rounded
    once more: as a text it would be missing from a sum.

    >>> is_long(Decimal("12345678901234567")), is_long(Decimal("4.7E+20"))
    (True, False)
    >>> is_long(Decimal("3.14159265358979323")), is_long(Decimal(200000) / 3)
    (True, False)
    """
    exact = Decimal(number)
    if SHORT.plus(exact) == exact:
        return bool(exact) and not TINY < abs(exact) < HUGE
    return exact.adjusted() >= SHORT.prec or len(exact.as_tuple().digits) != FILLED


# ------------------------------------------------------------------------------------------ JSON


def to_json(record: Any, names: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a record, or its fields of those names, as what ``json.dumps`` takes; exact."""
    kind: type = type(record)
    return {name: write(getattr(record, name)) for name, write in _json_writers(kind, names)}


@lru_cache
def _json_writers(
    record: type, names: tuple[str, ...]
) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple((column.name, _json_writer(column)) for column in columns_of(record, names))


def _json_writer(column: Column) -> Callable[[Any], Any]:
    write: Callable[[Any], Any]
    if column.type is Decimal:
        write = plain
    elif column.type in (Change, Amount):
        write = to_json
    elif column.type is tuple:
        write = list
    elif issubclass(column.type, Enum):
        write = str
    else:
        return lambda value: value
    return lambda value: None if value is None else write(value)


def from_json(record: type, values: Mapping[str, Any]) -> Any:
    """Return the record that :func:`to_json` wrote; keys that are no field are passed over."""
    return record(
        **{
            column.name: _read_json(column, values[column.name])
            for column in columns_of(record)
            if column.name in values
        }
    )


def _read_json(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.type in (Change, Amount):
        return from_json(column.type, value)
    if column.type is tuple:
        return tuple(value)
    return column.type(value)


# ----------------------------------------------------------------------------------------- cells


def to_cells(record: Any, names: tuple[str, ...] = ()) -> list[str]:
    """Return a record, or its fields of those names, as the cells of a row of CSV."""
    kind: type = type(record)
    values, writers = _cell_writers(kind, names, guarded=True)
    return [
        "" if value is None else write(value)
        for write, value in zip(writers, values(record), strict=True)
    ]


def to_texts(record: Any, names: tuple[str, ...] = ()) -> list[str]:
    """Return the same for a format that tells text from formulas: without apostrophes."""
    kind: type = type(record)
    values, writers = _cell_writers(kind, names, guarded=False)
    return [
        "" if value is None else write(value)
        for write, value in zip(writers, values(record), strict=True)
    ]


@lru_cache
def _cell_writers(
    record: type, names: tuple[str, ...], *, guarded: bool
) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[Callable[[Any], str], ...]]:
    """Return what gives the values of a record, and what writes each that is not None."""
    columns = columns_of(record, names)
    # Of one name alone, attrgetter gives no tuple.
    twice = attrgetter(*(column.name for column in columns), columns[0].name)
    writers = tuple(_cell_writer(column, guarded=guarded) for column in columns)
    return lambda value: twice(value)[:-1], writers


def _cell_writer(column: Column, *, guarded: bool) -> Callable[[Any], str]:
    write, protect = _text_writer(column)
    if not guarded or protect is None:
        return write
    if column.type is str:
        return guard
    return lambda value: protect(value, write(value))


def _text_writer(
    column: Column,
) -> tuple[Callable[[Any], str], Callable[[Any, str], str] | None]:
    """Return what writes the values of a column, and what keeps a spreadsheet from them."""
    if column.type is Decimal:
        return plain, _guard_number
    if column.type is bool:
        return _write_flag, None
    if issubclass(column.type, int):
        return str, _guard_number
    if issubclass(column.type, Enum):
        return str, None
    if column.type is tuple:
        return _joiner(column).join, _guard_text
    if column.type is Change:
        return _write_change, _guard_text
    if column.type is Amount:
        return write_amount, _guard_amount
    return str, _guard_text


def _guard_number(number: Decimal | int, text: str) -> str:
    # What is as short has no digit too many.
    return "'" + text if len(text) > SHORT.prec and is_long(number) else text


def _guard_text(_value: object, text: str) -> str:
    return guard(text)


def _joiner(column: Column) -> str:
    return "\n" if column.name in LISTED else JOINER


def _guard_amount(amount: Amount, text: str) -> str:
    if amount.value is not None and amount.relation is Relation.EQUAL:
        return _guard_number(amount.value, text)
    return guard(text)


def write_amount(amount: Amount) -> str:
    """Write an amount: a plain number where it is exact, else with its sign, or from..to.

    >>> write_amount(Amount(Relation.MORE, Decimal(1800)))
    '>1800'
    """
    if amount.value is not None:
        sign = "" if amount.relation is Relation.EQUAL else str(amount.relation)
        return sign + plain(amount.value)
    ends = (amount.lowest, amount.highest)
    return TO.join("" if end is None else plain(end) for end in ends)


def read_amount(text: str) -> Amount:
    """Undo :func:`write_amount`. Raises ValueError for any other text.

    >>> read_amount("3..8").highest
    Decimal('8')
    """
    lowest, to, highest = text.partition(TO)
    if to:
        ends = (Decimal(end) if end else None for end in (lowest, highest))
        return Amount(Relation.RANGE, None, *ends)
    number = text.lstrip("<>=~")
    sign = text.removesuffix(number)
    return Amount(Relation(sign or Relation.EQUAL), Decimal(number))


def _write_flag(flag: bool) -> str:  # noqa: FBT001  it is the value, not a switch
    return "true" if flag else "false"


def _write_change(change: Change) -> str:
    return JOINER.join((change.direction, change.basis or "", change.of or ""))


def from_cells(record: type, row: Mapping[str, str], *, guarded: bool = True) -> Any:
    """Return the record that :func:`to_cells` wrote; columns that are no field are passed over.

    Not ``guarded``: the one that :func:`to_texts` wrote.
    """
    return record(
        **{
            column.name: _read_cell(column, row[column.name], guarded=guarded)
            for column in columns_of(record)
            if column.name in row
        }
    )


def _read_cell(column: Column, cell: str, *, guarded: bool) -> Any:
    if cell == "" and column.optional:
        return None
    if column.type is bool:
        return cell == "true"
    if column.numeric:
        return column.type(cell.removeprefix("'"))
    if issubclass(column.type, Enum):
        return column.type(cell)
    if column.type is Amount:
        return read_amount(cell.removeprefix("'"))
    text = unguard(cell) if guarded else cell
    if column.type is tuple:
        return tuple(text.split(_joiner(column))) if text else ()
    if column.type is Change:
        # A basis may hold a joiner of its own; a direction and an id never do.
        direction, _, rest = text.partition(JOINER)
        basis, _, level = rest.rpartition(JOINER)
        return Change(direction, basis or None, level or None)
    return column.type(text)
