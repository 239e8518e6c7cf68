"""Which statistics a user asks for. The store asks the same in SQL (:mod:`swstats.store`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from swstats.review.edtf import within

if TYPE_CHECKING:
    from decimal import Decimal

    from swstats.records import Kind, Statistic


@dataclass(frozen=True, slots=True)
class Filter:
    """What a statistic must satisfy; an empty field asks nothing.

    ``regions`` are canonical names, any of which will do; unless ``exact``, a place within one
    will do too. ``indicator`` is a part of the indicator or of the measure, ``words`` one of the
    sentence or of the mention; of Latin letters, either case will do. ``measures`` and ``units`` are
    canonical names, any of which will do. ``period`` is EDTF, and the statistic's period must lie
    within it. ``minimum`` and ``maximum`` are in the statistic's own unit, and are held against its
    magnitude.
    """

    regions: tuple[str, ...] = ()
    exact: bool = False
    kinds: tuple[Kind, ...] = ()
    indicator: str | None = None
    period: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    measures: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    words: str | None = None

    def __bool__(self) -> bool:
        """Say whether anything is asked."""
        return self != Filter() and self != Filter(exact=True)

    def accepts(self, statistic: Statistic) -> bool:
        """Say whether the statistic satisfies every condition."""
        return (
            self._accepts_region(statistic)
            and (not self.kinds or statistic.kind in self.kinds)
            and (not self.measures or statistic.measure in self.measures)
            and (not self.units or statistic.unit in self.units)
            and (self.indicator is None or names(statistic, self.indicator))
            and (self.words is None or says(statistic, self.words))
            and (self.period is None or within(statistic.period, self.period))
            and self._accepts_magnitude(statistic)
        )

    def _accepts_region(self, statistic: Statistic) -> bool:
        if not self.regions or statistic.region in self.regions:
            return not self.regions or statistic.region is not None
        return not self.exact and any(name in self.regions for name in statistic.region_path)

    def _accepts_magnitude(self, statistic: Statistic) -> bool:
        if self.minimum is None and self.maximum is None:
            return True
        size = magnitude(statistic)
        if size is None:
            return False
        return (self.minimum is None or self.minimum <= size) and (
            self.maximum is None or size <= self.maximum
        )


def names(statistic: Statistic, indicator: str) -> bool:
    """Say whether the statistic's indicator or measure contains the words."""
    return holds(statistic.indicator, indicator) or holds(statistic.measure, indicator)


def says(statistic: Statistic, words: str) -> bool:
    """Say whether the statistic's sentence or mention contains the words."""
    return holds(statistic.sentence, words) or holds(statistic.text, words)


# Databases differ in what else they take for one letter in two cases.
LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def holds(text: str | None, words: str) -> bool:
    """Say whether a text contains the words, A to Z in either case.

    >>> holds("人均GDP", "gdp"), holds("Ä", "ä")
    (True, False)
    """
    text = text or ""
    return words in text or words.translate(LOWER) in text.translate(LOWER)


def magnitude(statistic: Statistic) -> Decimal | None:
    """Return the number to compare by: the value, else the lower bound, else the upper."""
    for number in (statistic.value, statistic.lower, statistic.upper):
        if number is not None:
            return number
    return None
