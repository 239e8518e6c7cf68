"""How far a figure reaches: what it may have been before it was rounded, or hedged.

Every figure is compared as an interval. 4.7亿元 may be anything from 4.65 to 4.75亿, 近5亿元 lies below
5亿, 约300人 within a tenth of it. Two figures agree where their intervals meet.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from swstats.links.parts import SITES
from swstats.output.labels import number
from swstats.records import COUNTED, Kind, Relation
from swstats.review.together import PERSONS
from swstats.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swstats.records import Statistic

NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
# near to it, from below: 近5亿元 is not 3亿元, 不足5亿元 may be
NEARLY = re.compile("近|逼近|差不多")
NEARLY_FROM = Decimal("0.8")
HEDGE = Decimal("0.1")  # 约300人 is said of 270 and of 330
ROUND_ZEROS = 2  # 3100人 may have been rounded, 3120人 not
EXACT_BELOW = 1000  # what is written in words: 三百人 are 300, 三万人 may be rounded
HUNDRED = Decimal(100)
HUNDREDTHS = {"%": Decimal(1), "成": Decimal(10), "‰": Decimal("0.1"), "折": Decimal(10)}
# a page may write a number of as many digits as it likes
WIDE = Context(prec=10_000)
MULTIPLIERS = {
    Decimal(1): "", Decimal(10**3): "千", Decimal(10**4): "万", Decimal(10**6): "百万",
    Decimal(10**7): "千万", Decimal(10**8): "亿", Decimal(10**12): "万亿",
}  # fmt: skip
NO_SCALE = frozenset({Kind.TEMPERATURE, Kind.AGE, Kind.SPEED})


class Reach(NamedTuple):
    """From where to where a figure reaches; None where it is open."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: Reach) -> bool:
        """Say whether one figure may be both.

        >>> Reach(Decimal(4), Decimal(5)).meets(Reach(Decimal(5), None))
        True
        """
        return not self.above(other) and not other.above(self)

    def above(self, other: Reach) -> bool:
        """Say whether it is more than the other, whatever both may be."""
        return self.low is not None and other.high is not None and self.low > other.high

    def __add__(self, other: object) -> Reach:
        """Return from where to where the sum reaches."""
        if not isinstance(other, Reach):
            return NotImplemented
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Reach(low, high)

    def times(self, factor: Decimal) -> Reach:
        """Return the same in other units; the factor is above zero."""
        return Reach(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
        )


def over(above: Reach, below: Reach) -> Reach | None:
    """Return from where to where a quotient reaches, None where it is not known: of figures above 0."""
    if above.low is None or above.high is None or below.low is None or below.high is None:
        return None
    if below.low <= 0 or above.low < 0:
        return None
    return Reach(above.low / below.high, above.high / below.low)


def size(item: Statistic) -> Decimal | None:
    """Return the number that a figure is said by: the value, else a bound."""
    for each in (item.value, item.lower, item.upper):
        if each is not None:
            return each
    return None


def scale_of(item: Statistic) -> Decimal | None:
    """Return what one of the written number stands for (4.7亿: 1亿); None where words are mixed."""
    stated = size(item)
    numerals = NUMERAL.findall(fold(item.text))
    if stated is None or len(numerals) != 1:
        return None
    written = Decimal(numerals[0].replace(",", ""))
    if not written:
        return None
    scale = (abs(stated) / written).normalize()
    return scale if scale.as_tuple().digits == (1,) else None


def step(item: Statistic) -> Decimal:
    """Return one step of the last place that is written: 0.1亿 of 4.7亿, 1 of 1250."""
    scale = scale_of(item)
    if scale is not None:
        written = NUMERAL.findall(fold(item.text))[0]
        return scale.scaleb(-len(written.partition(".")[2]))
    stated = size(item) or Decimal(0)
    return Decimal(1) if abs(stated) < EXACT_BELOW else last_place(stated)


def last_place(stated: Decimal) -> Decimal:
    """Return the place of the last digit that is not 0.

    >>> last_place(Decimal(1250)), last_place(Decimal("0.30"))
    (Decimal('1E+1'), Decimal('0.1'))
    """
    exponent = stated.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if stated and isinstance(exponent, int) else 0)


def reach(item: Statistic) -> Reach:
    """Return what a figure may have been before it was rounded to what is written."""
    margin = Decimal(0) if _is_counted_out(item) else step(item) / 2
    return _reach(item, margin, margin)


def loose_reach(item: Statistic, *, headline: bool = False) -> Reach:
    """Return the same for a figure told twice: digits may have been cut off, or zeros be a rounding.

    A headline rounds more: its 5亿元 may be 5.4亿元 in the article.
    """
    stated = abs(size(item) or Decimal(0))
    written = Decimal(0) if _is_counted_out(item) else step(item)
    place = last_place(stated)
    if headline:
        written = max(written, min(place, stated / 2))
    elif place >= step(item).scaleb(ROUND_ZEROS):
        written = max(written, min(place, stated * HEDGE))
    return _reach(item, written / 2, written)


def _is_counted_out(item: Statistic) -> bool:
    """Say whether a count is written to the last one: 3125个, not 3.1万个."""
    return item.kind in COUNTED and scale_of(item) == 1 and "." not in item.text


def _reach(item: Statistic, below: Decimal, above: Decimal) -> Reach:
    value, low, high = item.value, item.lower, item.upper
    if item.relation is Relation.EQUAL and value is not None:
        return Reach(value - below, value + above)
    if item.relation is Relation.ABOUT and value is not None:
        margin = max(abs(value) * HEDGE, above)
        return Reach(value - margin, value + margin)
    if low is None and high is not None and NEARLY.search(item.text):
        low = high * NEARLY_FROM
    return Reach(
        None if low is None else low - below,
        None if high is None else high + above,
    )


def measured_in(item: Statistic) -> tuple[str, Decimal] | None:
    """Return what a figure is measured in and how many of it one unit makes; None if not known.

    Figures of one such unit can be compared: 斤 and 公斤, % and 成, 个 and 家.
    """
    unit = item.unit
    if item.kind in NO_SCALE or item.kind is Kind.PERCENTAGE_POINT or unit is None:
        return None
    if unit in HUNDREDTHS:
        return "%", HUNDREDTHS[unit]
    if item.si_unit and item.si_value is not None and item.value:
        return item.si_unit, item.si_value / item.value
    if item.kind is Kind.COUNT and unit in SITES:
        return "个", Decimal(1)
    if item.kind is Kind.PERSON and unit in PERSONS:
        return "人", Decimal(1)
    return f"{item.kind} {unit}", Decimal(1)


def common(items: Sequence[Statistic]) -> list[Decimal] | None:
    """Return the factors that bring figures to one unit, None where they have none in common."""
    measured = [measured_in(item) for item in items]
    factors = [each[1] for each in measured if each is not None]
    units = {each[0] for each in measured if each is not None}
    return factors if len(factors) == len(items) and len(units) == 1 else None


def spelled(item: Statistic) -> str:
    """Write a figure for the arithmetic: number and unit; one that is hedged as the text does."""
    stated = size(item)
    if scale_of(item) is None or stated is None or item.relation is not Relation.EQUAL:
        return item.text
    return in_unit(stated, item)


def in_unit(value: Decimal, item: Statistic) -> str:
    """Write a number in the unit of a figure, as that one is written: in 亿元, not in 元."""
    scale = scale_of(item)
    if scale not in MULTIPLIERS:
        scale = Decimal(1)
    unit = item.unit_text or item.unit or ""
    if not unit.startswith(MULTIPLIERS[scale]):  # a table may have the unit 万台
        unit = MULTIPLIERS[scale] + unit
    space = "" if unit in ("", "%", "‰") else " "
    return f"{short(value / scale)}{space}{unit}"


def short(value: Decimal) -> str:
    """Write a number without idle zeros.

    >>> short(Decimal("4.20000")), short(Decimal("1.2E+3"))
    ('4.2', '1,200')
    """
    return number(value.normalize(WIDE))


def rounded(value: Decimal, places: int) -> Decimal:
    """Round to so many places after the point.

    >>> rounded(Decimal("18.5185"), 2)
    Decimal('18.52')
    """
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, WIDE)
