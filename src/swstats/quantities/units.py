"""Units of measure and classifiers: the longest one that stands at a place, with kind and SI value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from swstats.quantities.heads import Heads
from swstats.records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swstats.lexicons import Lexicon


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of ``units.toml``; ``name`` is its canonical name."""

    name: str
    kind: Kind
    si_unit: str | None = None
    si_factor: Decimal | None = None
    # a factor that no decimal is (1亩 = 2000/3 m²) as dividend and divisor, and what is added to a
    # figure before (0℃ = 273.15 K)
    si_times: Decimal | None = None
    si_over: Decimal | None = None
    si_zero: Decimal | None = None
    weak: bool = False
    noun: bool = False
    not_before: tuple[str, ...] = ()
    never_before: tuple[str, ...] = ()
    # the units that parts of it are given in, and how many of each make one
    parts: tuple[tuple[str, int], ...] = ()
    # the spellings behind which bare digits are tenths and hundredths: 一米八, 12秒88
    tenths: tuple[str, ...] = ()
    # what a weak unit surely counts where it stands behind it: 两支球队
    sure_before: tuple[str, ...] = ()


# 太鲁阁125件次之，: 件, and what ranks second; but 达3万人次之多
_RANKS_SECOND = tuple("之" + mark for mark in "，。；、）")


class Units:
    """The units of a lexicon, looked up by what stands at a place of a text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.by_spelling: dict[str, Unit] = {}
        self.signs: dict[str, Unit] = {}  # ¥, HK$, RMB: what stands before a sum
        currencies: list[str] = []
        # 块 counts before some nouns, and is money elsewhere
        self.only_before: dict[str, tuple[Unit, tuple[str, ...]]] = {}
        for name, entry in lexicon.table("units").items():
            unit = Unit(
                name,
                Kind(entry["kind"]),
                *_si(entry.get("si", [])),
                entry.get("weak", False),
                entry.get("noun", False),
                tuple(entry.get("not_before", ())),
                (*entry.get("never_before", ()), *(_RANKS_SECOND if name[1:] == "次" else ())),
                tuple(entry.get("parts", {}).items()),
                tuple(entry.get("tenths", ())),
                tuple(entry.get("sure_before", ())),
            )
            if "only_before" in entry:
                self.only_before[name] = (unit, tuple(entry["only_before"]))
                if name in self.by_spelling:
                    continue
            # the ISO 4217 code of a currency is a spelling of it, behind the figure
            code = [entry["iso"]] if "iso" in entry else []
            for spelling in [name, *entry.get("also", ()), *code]:
                self.by_spelling[spelling] = unit
            for sign in entry.get("signs", ()):
                self.signs[sign] = unit
            currencies += entry.get("said_before", ())
        # what stands before a number, or behind an amount in 元, and says whose 元; the longest first
        self.currencies = tuple(sorted(currencies, key=lambda name: (-len(name), name)))
        self.currency_heads = frozenset(name[0] for name in currencies)
        self.currency_ends = frozenset(name[-1] for name in currencies)
        self.sign_ends = frozenset([" ", *(sign[-1] for sign in self.signs)])
        self.longest_sign = max(map(len, self.signs), default=0)
        # those that are the noun themselves: 县 of 四县
        self.nouns = {said: unit for said, unit in self.by_spelling.items() if unit.noun}
        # 一百来号: counts persons, but only after a vague number
        self.some_persons = Unit("号", Kind.PERSON)
        # 45°: of an angle or of heat, where nothing says which
        self.some_degrees = Unit("度", Kind.OTHER)
        # 航速15节: 1 海里 in an hour; 节 counts lessons and carriages elsewhere
        self.knots = Unit(
            "节", Kind.SPEED, "m/s", Decimal(1852) / 3600, Decimal(1852), Decimal(3600)
        )
        self.heads = frozenset(spelling[0] for spelling in self.by_spelling)
        heads = Heads(self.by_spelling)
        self.known, self.longest = heads.known, heads.longest
        # a Latin symbol ends where the word ends: 5G of 5GHz, 3m of 3mm
        self.latin = frozenset(
            spelling
            for spelling in self.by_spelling
            if spelling[-1].isascii() and spelling[-1].isalpha()
        )

    def sign_before(self, text: str, end: int) -> tuple[str, Unit] | None:
        """Return the longest currency sign that ends at ``end``, a space behind it allowed.

        In Latin letters it stands alone: the MYR of MYR500, not that of XMYR500.
        """
        last = end - 1 if text[end - 1 : end] == " " else end
        for length in range(min(self.longest_sign, last), 0, -1):
            sign = text[last - length : last]
            unit = self.signs.get(sign) or self.signs.get(sign.upper())
            if unit is None:
                continue
            before = text[last - length - 1 : last - length]
            if sign[0].isalpha() and before.isascii() and before.isalnum():
                return None
            return text[last - length : end], unit
        return None

    def currency_before(self, text: str, end: int) -> str:
        """Return the name of a currency that ends at ``end``, "" where none does."""
        if text[end - 1 : end] not in self.currency_ends:
            return ""
        if not text.endswith(self.currencies, 0, end):
            return ""
        return next(name for name in self.currencies if text.endswith(name, 0, end))

    def currency_at(self, text: str, start: int) -> str:
        """Return the name of a currency that stands at ``start``, "" where none does."""
        if text[start : start + 1] not in self.currency_heads:
            return ""
        if not text.startswith(self.currencies, start):
            return ""
        return next(name for name in self.currencies if text.startswith(name, start))

    def at(self, text: str, start: int) -> Iterator[tuple[str, Unit]]:
        """Yield the spellings that stand at ``start``, the longest first."""
        for spelling in self.known(text, start):
            if text.startswith(spelling, start) and not (
                spelling in self.latin and goes_on(text, start + len(spelling))
            ):
                yield spelling, self.by_spelling[spelling]


class _Si(NamedTuple):
    unit: str | None = None
    factor: Decimal | None = None
    times: Decimal | None = None
    over: Decimal | None = None
    zero: Decimal | None = None


def _si(stated: list[str]) -> _Si:
    """Read ``["m²", "10000"]``, ``["m²", "2000/3"]``, ``["K", "1", "273.15"]``."""
    if not stated:
        return _Si()
    times, _, over = stated[1].partition("/")
    zero = Decimal(stated[2]) if len(stated) > 2 else None
    if not over:
        return _Si(stated[0], Decimal(times), zero=zero)
    factor = Decimal(times) / Decimal(over)
    return _Si(stated[0], factor, Decimal(times), Decimal(over), zero)


def goes_on(text: str, end: int) -> bool:
    """Tell whether the Latin word of a symbol that ends at ``end`` goes on there."""
    after = text[end : end + 1]
    if after == "-":
        after = text[end + 1 : end + 2]  # 441B-I; but 500GB-1TB
        return after.isascii() and after.isalpha()
    return after.isascii() and after.isalnum()


def units_of(lexicon: Lexicon) -> Units:
    """Return the units of a lexicon, compiled once."""
    return lexicon.compiled(Units)
