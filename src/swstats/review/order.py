"""The order in which a user wants records, and how many of them."""

from __future__ import annotations

import heapq
from functools import total_ordering
from itertools import islice
from typing import TYPE_CHECKING, Any

from swstats.output.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

DESCENDING = "-"


def field_of(key: str) -> str:
    """Return the field that a key names: ``-value`` asks for falling values."""
    return key.removeprefix(DESCENDING)


@total_ordering
class _Falling:
    """A value that stands before those which are less than it."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Falling) and self.value == other.value

    def __lt__(self, other: _Falling) -> bool:
        return bool(other.value < self.value)

    def __hash__(self) -> int:
        return hash(self.value)


def order_of(record: type, keys: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what records are compared by: the first key, where that is alike the next one.

    Numbers go by their size, texts by their code points, a change by its words, an amount by
    its value or its lower end, a list by its
    items. What has no value comes last, whichever way the rest is sorted.
    """
    types = {column.name: column.type for column in columns_of(record)}
    named = [(field_of(key), key.startswith(DESCENDING)) for key in keys]

    def part(value: Any, kind: type, *, falling: bool) -> tuple[Any, ...]:
        if value is None:
            return (True,)
        if kind.__name__ == "Change":
            value = (value.direction, value.basis or "", value.of or "")
        elif kind.__name__ == "Amount":
            value = value.lowest if value.value is None else value.value
        return (False, _Falling(value) if falling else value)

    def compared(row: Any) -> tuple[Any, ...]:
        return tuple(
            part(getattr(row, name), types[name], falling=falling) for name, falling in named
        )

    return compared


def ordered(
    rows: Iterable[Any],
    record: type,
    keys: Sequence[str] = (),
    limit: int | None = None,
    *,
    to_the_end: bool = False,
) -> Iterator[Any]:
    """Give the rows in the order of the keys, and no more than ``limit`` of them.

    What is alike keeps its order. Without keys the rows pass through as they come; with keys and a
    limit only so many are held in memory. ``to_the_end`` takes all of ``rows`` even where a limit
    could do without, since taking them does something, such as keeping them in a store.
    """
    if keys:
        compared = order_of(record, keys)
        if limit is None:
            yield from sorted(rows, key=compared)
        else:
            yield from heapq.nsmallest(limit, rows, key=compared)
        return
    rest = iter(rows)
    yield from islice(rest, limit)
    if to_the_end:
        for _ in rest:
            pass
