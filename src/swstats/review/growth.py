"""What became of a figure since an earlier period: the difference, and the rate of growth.

Only like is compared with like: a year with a year, a quarter with the same quarter, a day with the
same day of the year before, five years with the five before them. The values are exact,
of one measure, region and unit, and of the same places. Nothing else is: from "more than 1800" no
growth follows, and none is better than a wrong one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from swstats.review.edtf import days
from swstats.review.together import decimal_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from decimal import Decimal

    from swstats.review.together import Exact

# Months, quarters and days follow the year. Open, rough and unsure periods are like no other.
PART = r"(\d{4})((?:-\d\d){0,2})"
PERIOD = re.compile(rf"{PART}(?:/{PART})?", re.ASCII)


class Standing(NamedTuple):
    """A value at a time: what else tells it from others, the places that it is of.

    ``value`` is None where it cannot be compared. Of a percentage there is a difference, no growth.
    """

    rest: Hashable
    period: str | None
    value: Exact | None
    places: frozenset[tuple[str, ...]]
    is_rate: bool = False


class Compared(NamedTuple):
    """The earlier period, the difference, and the growth in percent of the earlier value."""

    period: str | None = None
    difference: Decimal | None = None
    growth: Decimal | None = None


def shape(period: str) -> tuple[int, tuple[Any, ...]] | None:
    """Return the year of a period, and what it has in common with that of another year.

    >>> shape("2020-33"), shape("2019-11/2020-03")
    ((2020, ('-33', None, None)), (2019, ('-11', 1, '-03')))
    >>> shape("2018/.."), shape("2020~")
    (None, None)
    """
    found = PERIOD.fullmatch(period)
    if found is None or days(period) is None:
        return None
    year, part, end, part_of_end = found.groups()
    return int(year), (part, int(end) - int(year) if end else None, part_of_end)


def compare(standings: Sequence[Standing]) -> list[Compared]:
    """Compare each with the one like it that it follows."""
    found = [Compared()] * len(standings)
    alike: dict[tuple[Hashable, Any], list[tuple[int, int, Standing]]] = defaultdict(list)
    for place, standing in enumerate(standings):
        of = shape(standing.period) if standing.period else None
        if of is not None:
            alike[standing.rest, of[1]].append((of[0], place, standing))
    for (_, like), members in alike.items():
        by_year = {year: standing for year, _, standing in members}
        # 2020 follows 2019, and 2016/2020 follows 2011/2015
        steps = (1, (like[1] or 0) + 1)
        for year, place, standing in members:
            for step in steps:
                earlier = by_year.get(year - step)
                if earlier is not None and _is_before(earlier, standing):
                    found[place] = _between(earlier, standing)
                    break
    return found


def _is_before(one: Standing, other: Standing) -> bool:
    first, second = days(one.period or ""), days(other.period or "")
    return first is not None and second is not None and first[1] < second[0]


def _between(earlier: Standing, later: Standing) -> Compared:
    if earlier.value is None or later.value is None or earlier.places != later.places:
        return Compared()
    before, now = Fraction(earlier.value), Fraction(later.value)
    growth = (now - before) / before * 100 if before > 0 and not later.is_rate else None
    return Compared(earlier.period, decimal_of(now - before), decimal_of(growth))
