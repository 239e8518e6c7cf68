"""Units that mean one thing, brought together, so that their figures can be added.

Figures of one subject are given in one unit where it is exact to do so:

* units of one dimension of ``units.toml`` (亩 and 公顷, 吨 and 公斤, 公里 and 米), by their exact
  factors; a year and a month have no exact number of days, so that they go with each other alone;
* classifiers of things at a place (家, 个, 所) and of persons (人, 名, 位), of one canonical measure:
  of other things 个 and 家 may count different ones.

Currencies are never brought together: no text says at what rate. The unit is the measure's own, else
the one that most figures have, over the whole summary, so that rows can be compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Context, Decimal
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from swstats.links.measures import CLASSIFIERS, build_measures
from swstats.quantities.units import units_of
from swstats.records import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swstats.lexicons import Lexicon
    from swstats.quantities.units import Unit
    from swstats.review.summary import Figure

Exact = Decimal | Fraction

# Sums are exact: no text holds figures of so many digits.
EXACT = Context(prec=1000)

PERSONS = frozenset("人名位")

# A month of the calendar, as an average: whole numbers of it make quarters and years.
MONTH = Fraction(2629746)


class Together:
    """What units there are, of which subjects; knows in which one figures are to be given."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units = units_of(lexicon).by_spelling
        self._measures = lexicon.compiled(build_measures)
        self._known: dict[tuple[str | None, Kind, str | None], tuple[str, Fraction]] = {}
        self._seen: dict[tuple[str | None, Kind, str], Counter[str | None]] = defaultdict(Counter)

    def dimension(self, item: Figure) -> str:
        """Return what a figure's unit measures; figures that say the same can be given in one."""
        return self._scale(item.measure, item.kind, item.unit)[0]

    def add(self, subject: str | None, item: Figure) -> None:
        """Take note of a figure's unit."""
        self._seen[subject, item.kind, self.dimension(item)][item.unit] += 1

    def bring(
        self, subject: str | None, dimension: str, items: list[Figure]
    ) -> tuple[str | None, list[Figure]]:
        """Return the unit of a subject, and its figures in it; ``unit`` is that of the text."""
        kind = items[0].kind
        seen = self._seen[subject, kind, dimension]
        if len(seen) == 1:
            return items[0].unit, items
        unit = self._own(subject, kind, dimension) or seen.most_common(1)[0][0]
        measure = items[0].measure
        one = self._scale(measure, kind, unit)[1]
        factors = {said: self._scale(measure, kind, said)[1] / one for said in seen}
        if all(factor == 1 for factor in factors.values()):
            return unit, items
        return unit, [
            item._replace(
                value=_times(item.value, factors[item.unit]),
                lower=_times(item.lower, factors[item.unit]),
                upper=_times(item.upper, factors[item.unit]),
            )
            for item in items
        ]

    @staticmethod
    def total(values: Sequence[Exact]) -> Exact | None:
        """Return the exact sum of values of one unit, None where there are none."""
        if not values:
            return None
        if all(isinstance(value, Decimal) for value in values):
            return reduce(EXACT.add, values)  # type: ignore[arg-type]
        return sum((Fraction(value) for value in values), Fraction(0))

    def _own(self, subject: str | None, kind: Kind, dimension: str) -> str | None:
        """Return the unit that the lexicon gives a measure, where it is of that dimension."""
        measure = self._measures.get(subject or "")
        if measure is None or measure.unit is None:
            return None
        return measure.unit if self._scale(subject, kind, measure.unit)[0] == dimension else None

    def _scale(self, measure: str | None, kind: Kind, unit: str | None) -> tuple[str, Fraction]:
        """Return the dimension of a unit, and how much of it the unit is."""
        asked = measure, kind, unit
        found = self._known.get(asked)
        if found is None:
            found = self._known[asked] = self._find(measure, kind, unit)
        return found

    def _find(self, measure: str | None, kind: Kind, unit: str | None) -> tuple[str, Fraction]:
        canonical = self._measures.get(measure or "")
        if canonical is not None and unit is not None:
            if kind is Kind.COUNT and {unit, canonical.unit} <= CLASSIFIERS:
                return "个", Fraction(1)
            if kind is Kind.PERSON and {unit, canonical.unit} <= PERSONS:
                return "人", Fraction(1)
        known = self._units.get(unit or "")
        factor = factor_of(known) if known is not None and known.name == unit else None
        if known is None or factor is None:
            return unit or "", Fraction(1)
        of_calendar = known.kind is Kind.DURATION and (factor / MONTH).denominator == 1
        return f"{known.si_unit}{' of the calendar' * of_calendar}", factor


def factor_of(unit: Unit) -> Fraction | None:
    """Return how many SI units one of this is, exactly; None where there is no such factor."""
    if unit.si_factor is None or unit.si_zero is not None:
        return None
    if unit.si_times is not None and unit.si_over is not None:
        return Fraction(unit.si_times) / Fraction(unit.si_over)
    return Fraction(unit.si_factor)


def _times(value: Exact | None, factor: Fraction) -> Exact | None:
    return None if value is None else Fraction(value) * factor


def decimal_of(number: Exact | None) -> Decimal | None:
    """Return the decimal that a number is; of one that no decimal is, the first 28 digits.

    >>> decimal_of(Fraction(3, 8)), decimal_of(Fraction(200000, 3))
    (Decimal('0.375'), Decimal('66666.66666666666666666666667'))
    """
    if number is None or isinstance(number, Decimal):
        return number
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return Context(prec=28).divide(Decimal(number.numerator), Decimal(number.denominator))
    places = max(twos, fives)
    return Decimal(f"{number.numerator * 10**places // number.denominator}E-{places}")
