"""Units of measure and classifiers: the longest one that stands at a place, with kind and SI value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

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
    weak: bool = False
    noun: bool = False
    not_before: tuple[str, ...] = ()
    never_before: tuple[str, ...] = ()
    # the units that parts of it are given in, and how many of each make one
    parts: tuple[tuple[str, int], ...] = ()
    # the spellings behind which bare digits are tenths and hundredths: 一米八, 12秒88
    tenths: tuple[str, ...] = ()


# 太鲁阁125件次之，: 件, and what ranks second; but 达3万人次之多
_RANKS_SECOND = tuple("之" + mark for mark in "，。；、）")


class Units:
    """The units of a lexicon, looked up by what stands at a place of a text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.by_spelling: dict[str, Unit] = {}
        for name, entry in lexicon.table("units").items():
            si = entry.get("si")
            unit = Unit(
                name,
                Kind(entry["kind"]),
                si[0] if si else None,
                Decimal(si[1]) if si else None,
                entry.get("weak", False),
                entry.get("noun", False),
                tuple(entry.get("not_before", ())),
                (*entry.get("never_before", ()), *(_RANKS_SECOND if name[1:] == "次" else ())),
                tuple(entry.get("parts", {}).items()),
                tuple(entry.get("tenths", ())),
            )
            for spelling in (name, *entry.get("also", ())):
                self.by_spelling[spelling] = unit
        # those that are the noun themselves: 县 of 四县
        self.nouns = {said: unit for said, unit in self.by_spelling.items() if unit.noun}
        # 一百来号: counts persons, but only after a vague number
        self.some_persons = Unit("号", Kind.PERSON)
        self.heads = frozenset(spelling[0] for spelling in self.by_spelling)
        heads = Heads(self.by_spelling)
        self.known, self.longest = heads.known, heads.longest
        # a Latin symbol ends where the word ends: 5G of 5GHz, 3m of 3mm
        self.latin = frozenset(
            spelling
            for spelling in self.by_spelling
            if spelling[-1].isascii() and spelling[-1].isalpha()
        )

    def at(self, text: str, start: int) -> Iterator[tuple[str, Unit]]:
        """Yield the spellings that stand at ``start``, the longest first."""
        for spelling in self.known(text, start):
            if text.startswith(spelling, start) and not (
                spelling in self.latin and goes_on(text, start + len(spelling))
            ):
                yield spelling, self.by_spelling[spelling]


def goes_on(text: str, end: int) -> bool:
    """Tell whether the Latin word of a symbol that ends at ``end`` goes on there."""
    after = text[end : end + 1]
    return after.isascii() and after.isalnum()


def units_of(lexicon: Lexicon) -> Units:
    """Return the units of a lexicon, compiled once."""
    return lexicon.compiled(Units)
