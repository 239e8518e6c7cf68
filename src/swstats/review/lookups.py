"""What the lexicons hold, as rows: the units, regions and measures that a user may look up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from swstats.records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swstats.lexicons import Lexicon


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit: canonical name, kind, other spellings, what one of it is in the SI."""

    name: str
    kind: Kind
    also: tuple[str, ...] = ()
    si: str | None = None


@dataclass(frozen=True, slots=True)
class RegionEntry:
    """A place: canonical name, GB/T 2260 code, names from the province down, other spellings.

    ``since`` and ``until`` are the years of a name that is not as old as 1980, or not in use now.
    """

    name: str
    code: str | None
    path: tuple[str, ...]
    also: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A canonical indicator: name, kind, usual unit, what it says, words that mean it."""

    name: str
    kind: Kind
    unit: str | None
    definition: str
    also: tuple[str, ...] = ()


Named = TypeVar("Named", UnitEntry, MeasureEntry)


def units(lexicon: Lexicon, query: str = "") -> list[UnitEntry]:
    """Return the units that have ``query`` in a spelling, or are of that kind; all without one."""
    entries = [
        UnitEntry(name, Kind(entry["kind"]), tuple(entry.get("also", ())), _si(entry.get("si")))
        for name, entry in lexicon.table("units").items()
    ]
    return _exact_first(
        (e for e in entries if query == e.kind or any(query in word for word in (e.name, *e.also))),
        query,
    )


def _si(pair: list[str] | None) -> str | None:
    return f"{pair[1]} {pair[0]}" if pair else None


def regions(lexicon: Lexicon, query: str = "") -> list[RegionEntry]:
    """Return the places that ``query`` is a name or the code of, else those it is a part of."""
    from swstats.links.gazetteer import Gazetteer

    gazetteer = lexicon.compiled(Gazetteer.build)
    if query.isdecimal():
        found = [i for i in range(len(gazetteer)) if gazetteer.code(i) == query]
    elif query:
        found = gazetteer.matching(query)
    else:
        found = list(range(len(gazetteer)))
    spellings = defaultdict(list)
    for spelling, places in gazetteer.spellings.items():
        for place in places:
            spellings[place].append(spelling)
    entries = []
    for index in found:
        place = gazetteer.division(index)
        also = tuple(word for word in spellings[index] if word != place.name)
        entries.append(
            RegionEntry(
                place.name, place.code, place.path, also, place.since or None, place.until or None
            )
        )
    return entries


def measures(lexicon: Lexicon, query: str = "") -> list[MeasureEntry]:
    """Return the measures that have ``query`` in a name, or are of that kind; all without one."""
    entries = [
        MeasureEntry(
            name,
            Kind(entry["kind"]),
            entry.get("unit"),
            entry["definition"],
            tuple(entry.get("synonyms", ())),
        )
        for name, entry in lexicon.table("measures").items()
    ]
    return _exact_first(
        (e for e in entries if query == e.kind or any(query in word for word in (e.name, *e.also))),
        query,
    )


def nearest_unit(lexicon: Lexicon, query: str) -> list[str]:
    """Return the spellings of units that are nearest to a wrong one."""
    return _near(query, (word for e in units(lexicon) for word in (e.name, *e.also)))


def nearest_region(lexicon: Lexicon, query: str) -> list[str]:
    """Return the names of places that are nearest to a wrong one."""
    from swstats.links.gazetteer import Gazetteer

    return lexicon.compiled(Gazetteer.build).nearest(query, 3)


def nearest_measure(lexicon: Lexicon, query: str) -> list[str]:
    """Return the names of measures that are nearest to a wrong one."""
    return _near(query, (word for e in measures(lexicon) for word in (e.name, *e.also)))


def _near(query: str, known: Iterable[str]) -> list[str]:
    import difflib

    # Chinese names are short, so that one character in three makes two of them alike.
    return difflib.get_close_matches(query, list(known), 3, 0.3)


def _exact_first(entries: Iterable[Named], query: str) -> list[Named]:
    return sorted(entries, key=lambda e: bool(query) and query not in (e.name, *e.also))
