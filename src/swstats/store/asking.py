"""What a :class:`~swstats.review.filters.Filter` asks, in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from swstats.review.edtf import days
from swstats.review.filters import LOWER
from swstats.store.databases import POSTGRES
from swstats.store.schema import PLACES, STATISTICS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swstats.review.filters import Filter


def conditions(where: Filter, dialect: str) -> Iterator[sa.ColumnElement[bool]]:
    """Say in SQL what :meth:`Filter.accepts` says in Python, or less.

    What is found by them is held against the filter itself, so a condition may let too much
    through (a comparison of floats does), but never too little.
    """
    table = STATISTICS.c

    def hold(words: str, *columns: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
        """Say what :func:`~swstats.review.filters.holds` says, of any of the columns.

        LIKE will not do: it takes more letters for one or fewer, as the database will.
        """
        position = sa.func.strpos if dialect == POSTGRES else sa.func.instr
        low = words.translate(LOWER)
        return sa.or_(*(position(sa.func.lower(column), low) > 0 for column in columns))

    if where.regions:
        places: sa.ColumnElement[bool] = table.region.in_(where.regions)
        if not where.exact:
            within = sa.select(PLACES.c.path).where(PLACES.c.place.in_(where.regions))
            places = sa.or_(places, table.region_path.in_(within))
        yield places
    if where.kinds:
        yield table.kind.in_([str(kind) for kind in where.kinds])
    if where.measures:
        yield table.measure.in_(where.measures)
    if where.units:
        yield table.unit.in_(where.units)
    if where.indicator:
        yield hold(where.indicator, table.indicator, table.measure)
    if where.words:
        yield hold(where.words, table.sentence, table.text)
    if where.period is not None:
        first, last = days(where.period) or ("", "")
        yield table.first_day >= first
        yield table.last_day <= last
    if where.minimum is not None:
        yield table.magnitude >= float(where.minimum)
    if where.maximum is not None:
        yield table.magnitude <= float(where.maximum)
