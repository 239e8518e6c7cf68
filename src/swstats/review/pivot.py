"""A summary as a table: what it is by in rows, one thing more in columns, sums in cells.

A cell says what the row of the flat summary of the same keys says: the sum where figures may be
added up, else how far they reach. So that they may, a row is of one subject, unit and period but for
what the columns are of; columns of measures name their unit. A table that has kinds in its rows or
columns says how many figures there are, since those of one kind are not of one thing.

The record is a dataclass that is made for the table, as its columns are the data's: first the fields
of the rows, then a column for each thing found, named as it is. With what became of them, two more
follow: ``2020 ±``, the difference, and ``2020 ±%``, the growth in percent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from swstats.errors import FormatError
from swstats.records import Amount, Kind, Relation
from swstats.review.grouping import By, Rung
from swstats.review.summary import Grown
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from swstats.review.summary import Group

# What no text names: no region, no period.
UNNAMED = "(none)"

# A sheet of Excel has 16,384 columns.
COLUMNS = 16_000

FIELD = {By.DOCUMENT: "doc"}

TYPES: dict[str, Any] = {"rung": Rung | None, "kind": Kind | None}

DIFFERENCE, GROWTH = " ±", " ±%"


class PivotRow:
    """A row of a pivot; what a text leaves out is None. Its dataclass is made by :func:`pivot`."""

    # The fields of the rows, the columns of cells, and of these the ones that tell of a change.
    leading: ClassVar[tuple[str, ...]] = ()
    cells: ClassVar[tuple[str, ...]] = ()
    changes: ClassVar[dict[str, tuple[str, str]]] = {}

    def __init__(self, **said: Any) -> None:
        self.__dict__.update(dict.fromkeys(self.__dataclass_fields__), **said)  # type: ignore[attr-defined]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name, value)  # as frozen as any record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PivotRow) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.items()))

    def __repr__(self) -> str:
        said = (f"{name!r}: {value!r}" for name, value in self.__dict__.items())
        return f"PivotRow({', '.join(said)})"


class Pivot(NamedTuple):
    """The dataclass of the rows, the rows, and how many figures are in no cell."""

    record: type[PivotRow]
    rows: list[PivotRow]
    left: int = 0


def keys_of(by: Sequence[By], across: By) -> list[By]:
    """Return what a summary has to be by for a pivot. Raises ValueError where there is none.

    >>> [str(key) for key in keys_of([By.REGION], By.PERIOD)]
    ['region', 'period', 'indicator']
    """
    if across in by:
        message = _("{name} cannot be in the rows and in the columns").format(name=across)
        raise ValueError(message)
    keys = [*by, across]
    if not {By.KIND, By.MEASURE, By.INDICATOR} & {*keys}:
        keys.append(By.INDICATOR)
    return keys


def pivot(groups: Iterable[Group], by: Sequence[By], across: By) -> Pivot:
    """Make a table of the groups of a summary that is by :func:`keys_of`.

    What says nothing of a value, as figures of no measure do, is in no cell.

    Raises FormatError where there are more columns than a sheet can have.
    """
    keys = keys_of(by, across)
    counted = By.KIND in keys
    given = list(groups)
    groups = [group for group in given if counted or amount_of(group) is not None]
    left = sum(group.figures for group in given) - sum(group.figures for group in groups)
    leading = _leading(keys, across, groups, counted=counted)
    heads = _heads(groups, across, counted=counted)
    if len(heads) > COLUMNS:
        message = _("{number:,} columns of {name} are too many; have it in the rows").format(
            number=len(heads), name=across
        )
        raise FormatError(message)
    table: dict[tuple[Any, ...], dict[str, Any]] = defaultdict(dict)
    grown: set[str] = set()
    for group in groups:
        cells = table[tuple(getattr(group, name) for name in leading)]
        head = heads[_head(group, across, counted=counted)]
        if counted:
            cells[head] = cells.get(head, 0) + group.figures
            continue
        cells[head] = amount_of(group)
        if isinstance(group, Grown) and group.difference is not None:
            grown.add(head)
            cells[head + DIFFERENCE] = group.difference
            cells[head + GROWTH] = group.growth
    record = _record(leading, tuple(heads.values()), grown, counted=counted)
    order = _order(groups)
    rows = [record(**dict(zip(leading, row, strict=True)), **table[row]) for row in table]
    return Pivot(record, sorted(rows, key=order), left)


def _order(groups: Sequence[Group]) -> Callable[[PivotRow], tuple[Any, ...]]:
    """Return the order of rows: places as they come, what is told most often first, then time."""
    told = Counter[tuple[str, Any]]()
    names = ("measure", "indicator", "kind")
    for group in groups:
        for name in names:
            told[name, getattr(group, name)] += group.figures
    docs = _places(group.doc for group in groups)
    regions = _places(group.region for group in groups)

    def order(row: PivotRow) -> tuple[Any, ...]:
        said = row.__dict__
        return (
            docs.get(said.get("doc"), 0),
            said.get("region") is None,
            regions.get(said.get("region"), 0),
            *(
                part
                for name in names
                if name in said
                for part in (said[name] is None, -told[name, said[name]], said[name] or "")
            ),
            said.get("unit") or "",
            said.get("period") is None,
            said.get("period") or "",
        )

    return order


def _places(names: Iterable[str | None]) -> dict[str | None, int]:
    """Return the place of each name among those that come first."""
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def amount_of(group: Group) -> Amount | None:
    """Return what a group comes to: its sum, the one value of its figures, or their span."""
    if group.total is not None:
        return Amount(group.relation, group.total)
    if group.lowest is None or group.highest is None:
        return None
    if group.lowest == group.highest:
        return Amount(group.relation, group.lowest)
    return Amount(Relation.RANGE, None, group.lowest, group.highest)


def _leading(
    keys: Sequence[By], across: By, groups: Sequence[Group], *, counted: bool
) -> tuple[str, ...]:
    """Return the fields that tell rows apart."""
    rows = [key for key in By if key in keys and key is not across]
    names = [FIELD.get(key, str(key)) for key in rows if key is not By.PERIOD]
    if "region" in names and any(group.rung for group in groups):
        names.insert(names.index("region") + 1, "rung")
    if By.PERIOD in rows or not (counted or across is By.PERIOD):
        names.append("period")
    if not counted and across not in (By.MEASURE, By.INDICATOR):
        names += ("kind", "unit")
    return tuple(names)


class _Head(NamedTuple):
    """What a column is of; measures name their unit, without which none is a number."""

    name: str | None
    unit: str | None = None
    kind: Kind | None = None


def _head(group: Group, across: By, *, counted: bool) -> _Head:
    said = getattr(group, FIELD.get(across, str(across)))
    name = None if said is None else str(said)
    if counted or across not in (By.MEASURE, By.INDICATOR):
        return _Head(name)
    return _Head(name, group.unit, group.kind)


def _heads(groups: Sequence[Group], across: By, *, counted: bool) -> dict[_Head, str]:
    """Return the columns: periods as time goes, measures as often as they are found."""
    weights = Counter[_Head]()
    for group in groups:
        weights[_head(group, across, counted=counted)] += group.figures
    found = list(weights)
    if across in (By.MEASURE, By.INDICATOR, By.KIND):
        found.sort(key=lambda head: -weights[head])
    elif across is not By.REGION:
        found.sort(key=lambda head: head.name or "")
    found.sort(key=lambda head: head.name is None)
    return dict(zip(found, _names(found), strict=True))


def _names(heads: Sequence[_Head]) -> Iterator[str]:
    """Give each column a name of its own, which is no field's nor the heading of one."""
    from swstats.output.labels import FIELDS

    taken = {word for name, words in FIELDS.items() for word in (name, *words)} - {UNNAMED}
    for head in heads:
        said = (head.name or UNNAMED) + (f" ({head.unit})" if head.unit else "")
        text, number = said, 1
        while {text, text + DIFFERENCE, text + GROWTH} & taken:
            number += 1
            text = f"{said} ({number})"
        taken |= {text, text + DIFFERENCE, text + GROWTH}
        yield text


def _record(
    leading: tuple[str, ...], heads: tuple[str, ...], grown: set[str], *, counted: bool
) -> type[PivotRow]:
    """Make the dataclass of the rows; the names of its fields need be no words of Python."""
    hints: dict[str, Any] = {name: TYPES.get(name, str | None) for name in leading}
    changes = {head: (head + DIFFERENCE, head + GROWTH) for head in heads if head in grown}
    for head in heads:
        hints[head] = int | None if counted else Amount | None
        for name in changes.get(head, ()):
            hints[name] = Decimal | None
    said = {
        "__annotations__": hints,
        "__module__": __name__,
        "__doc__": PivotRow.__doc__,
        "leading": leading,
        "cells": heads,
        "changes": changes,
    }
    made = type("Pivot", (PivotRow,), said)
    return dataclass(init=False, repr=False, eq=False)(made)
