"""A mention while it is being read: what the steps of reading pass on and change."""

from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from swstats.records import Kind, Quantity, Relation, maker_of

if TYPE_CHECKING:
    from swstats.quantities.numerals import Numeral
    from swstats.quantities.units import Unit

# A member of an enumeration takes 0.1 µs to look up in Python 3.11, a name next to nothing.
_OTHER, _EQUAL = Kind.OTHER, Relation.EQUAL
# what leaves only a lower, only an upper bound
_LOWER = (Relation.MORE, Relation.AT_LEAST)
_UPPER = (Relation.LESS, Relation.AT_MOST)
# as many places as there are: nothing is divided here
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
new_quantity = maker_of(Quantity)


class Draft:
    """One mention in the making. Offsets are those of the folded text.

    ``second`` is the upper numeral of a range, ``name`` the unit of the record (``unit.name``, or
    two units of a rate), ``spelling`` the unit as written.
    """

    __slots__ = (
        "before", "end", "inside", "kind", "lower", "name", "numeral", "relation", "rule", "second",
        "spelling", "start", "step", "text", "unit", "unit_text", "upper", "value",
    )  # fmt: skip

    def __init__(self, text: str, numeral: Numeral) -> None:
        """Begin with a numeral."""
        self.text = text
        self.numeral = numeral
        (
            self.start, self.end, self.value, self.lower, self.upper, self.relation, self.rule,
            _, _, _,
        ) = numeral  # fmt: skip
        self.unit: Unit | None = None
        self.spelling = ""
        self.name: str | None = None
        self.kind = _OTHER
        self.unit_text: str | None = None
        self.second: Numeral | None = None
        self.inside = ""  # 三个半小时, 两个多月: what stands between classifier and unit
        self.step: Decimal | None = None  # of the last stated place, where not the numeral's own
        # the character before the numeral, a line end where there is none
        self.before = text[self.start - 1] if self.start else "\n"

    @property
    def single(self) -> bool:
        """Whether the numeral is one Chinese character: a weak witness, more often part of a word."""
        return (
            self.second is None
            and self.numeral.chinese
            and self.numeral.end - self.numeral.start == 1
        )

    @property
    def exact(self) -> bool:
        """Whether the value is one exact figure so far."""
        return self.second is None and self.value is not None and self.relation is _EQUAL

    @property
    def after(self) -> str:
        """The character after the mention, empty at the end of the text."""
        return self.text[self.end : self.end + 1]

    def set_exact(self, value: Decimal, end: int) -> None:
        """Take an exact value that reaches to ``end``."""
        self.value = self.lower = self.upper = value
        self.end = end

    def bound(self, relation: Relation) -> None:
        """Take the relation of a qualifier: its side of the figure stays, the other is open."""
        figure = self.value
        if relation in _LOWER:
            self.lower, self.upper = (self.lower if figure is None else figure), None
        elif relation in _UPPER:
            self.lower, self.upper = None, (self.upper if figure is None else figure)
        else:
            self.lower = self.upper = None
        self.relation = relation

    def quantity(self, reason: str | None = None) -> Quantity:
        """Return the mention read; with a reason, as no statistic."""
        si_value = si_unit = None
        unit, figure = self.unit, self.value
        if figure is not None and unit is not None and self.name == unit.name:
            si_value, si_unit = in_si(figure, unit)
        value = None if figure is None else tidied(figure)
        lower = value if self.lower is figure else tidy(self.lower)
        upper = value if self.upper is figure else tidy(self.upper)
        return new_quantity(
            self.text[self.start : self.end], self.start, self.end, value, lower, upper,
            self.relation, self.name, self.unit_text or None, self.kind, si_value, si_unit,
            reason is None, reason or self.rule,
        )  # fmt: skip


def in_si(value: Decimal, unit: Unit) -> tuple[Decimal | None, str | None]:
    """Return a value in its SI unit, and that unit, None for what the unit has not."""
    factor, si_unit = unit.si_factor, unit.si_unit
    if factor is None:
        return None, si_unit
    if unit.si_zero is not None:  # 98.6℉ = 310.15 K
        value = _EXACT.add(value, unit.si_zero)
    times, over = unit.si_times, unit.si_over
    if times is None or over is None:
        return tidied(_EXACT.multiply(value, factor)), si_unit
    # 3亩 are 2000 m²: the factor 2000/3 is no decimal, its dividend is
    return tidied(_EXACT.multiply(value, times) / over), si_unit


def tidy(value: Decimal | None) -> Decimal | None:
    """Return the value in plain notation without trailing zeros, None for None."""
    return None if value is None else tidied(value)


@lru_cache(maxsize=4096)
def tidied(value: Decimal) -> Decimal:
    """Return the value in plain notation without trailing zeros, no digit rounded away."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1), context=_EXACT) if value.adjusted() < 90 else value
    return value.normalize(_EXACT)
