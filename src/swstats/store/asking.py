"""What a :class:`~swstats.review.filters.Filter` asks, in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swstats.review.edtf import days
from swstats.review.filters import LOWER
from swstats.store.databases import POSTGRES, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.review.filters import Filter


def asked(where: Filter | None, dialect: str) -> tuple[str, list[Any]]:
    """Say in SQL what :meth:`Filter.accepts` says in Python, or less; return it with its values.

    What is found by it is held against the filter itself, so it may let too much through (a
    comparison of floats does), but never too little.
    """
    conditions = [*_conditions(where, dialect)] if where else []
    sql = " AND ".join(f"({condition})" for condition, _ in conditions) or "1 = 1"
    return sql, [value for _, values in conditions for value in values]


def _conditions(where: Filter, dialect: str) -> Iterator[tuple[str, Sequence[Any]]]:
    if where.regions:
        regions = f"region IN ({marks(where.regions)})"
        if where.exact:
            yield regions, where.regions
        else:
            within = f"SELECT path FROM places WHERE place IN ({marks(where.regions)})"
            yield f"{regions} OR region_path IN ({within})", (*where.regions, *where.regions)
    for column, wanted in (
        ("kind", where.kinds),
        ("measure", where.measures),
        ("unit", where.units),
    ):
        if wanted:
            yield f"{column} IN ({marks(wanted)})", [str(each) for each in wanted]
    if where.indicator:
        yield _hold(where.indicator, ("indicator", "measure"), dialect)
    if where.words:
        yield _hold(where.words, ("sentence", "text"), dialect)
    if where.period is not None:
        yield "first_day >= ? AND last_day <= ?", days(where.period) or ("", "")
    if where.minimum is not None:
        yield "magnitude >= ?", [float(where.minimum)]
    if where.maximum is not None:
        yield "magnitude <= ?", [float(where.maximum)]


def _hold(words: str, columns: Sequence[str], dialect: str) -> tuple[str, Sequence[Any]]:
    """Say what :func:`~swstats.review.filters.holds` says, of any of the columns.

    LIKE will not do: it takes more letters for one or fewer, as the database will.
    """
    position = "strpos" if dialect == POSTGRES else "instr"
    sql = " OR ".join(f"{position}(lower({column}), ?) > 0" for column in columns)
    return sql, [words.translate(LOWER)] * len(columns)
