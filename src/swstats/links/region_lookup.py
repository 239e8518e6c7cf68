"""Looks a place up by its name, its code or an address.

For ``swstats regions``, and for a region that a user gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from swstats.links.gazetteer import Gazetteer
from swstats.links.places import find_places
from swstats.said import _
from swstats.text.folding import fold

if TYPE_CHECKING:
    from swstats.lexicons import Lexicon


@dataclass(frozen=True, slots=True)
class RegionEntry:
    """One line of ``swstats regions``: a place and its other spellings."""

    name: str
    code: str | None
    path: tuple[str, ...]
    also: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


def lookup(query: str, lexicon: Lexicon) -> tuple[list[RegionEntry], list[str]]:
    """Return the places that a query names, and, where there are none, the nearest known names.

    A code (440300), a full name, a short name and an alias are all found; part of a name finds
    every place whose spelling contains it. Of an address (柳州地区忻城县合作路3号) the places that it
    names are found. An empty query lists the provinces and countries.
    """
    gazetteer = lexicon.compiled(Gazetteer.build)
    entries = []
    found = gazetteer.looked_up(query) or _addressed(query, gazetteer, lexicon)
    for number, also in gazetteer.also(found).items():
        d = gazetteer.division(number)
        entries.append(RegionEntry(d.name, d.code, d.path, tuple(also), d.since, d.until))
    return entries, [] if entries else gazetteer.nearest(query)


def _addressed(address: str, gazetteer: Gazetteer, lexicon: Lexicon) -> list[int]:
    """Return the places that an address names; all those of a name that it leaves open."""
    found: dict[int, None] = {}
    for place in find_places(fold(address), lexicon):
        known = gazetteer.named(place.name)
        one = [i for i in known if gazetteer.division(i).path == place.path]
        found |= dict.fromkeys(one or known)
    return list(found)


def contradictions(address: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """Return the neighbours in an address of which the second does not lie in the first.

    They are parts as the address writes them: 南昌市 and 广东省 of 广东省南昌市.
    """
    folded = fold(address)
    places = find_places(folded, lexicon)
    return [
        (address[part.start : part.end], address[whole.start : whole.end])
        for whole, part in pairwise(places)
        if whole.end == part.start and whole.path != part.path[: len(whole.path)]
    ]


def canonical(given: str, lexicon: Lexicon) -> str:
    """Return the canonical name of the place that a user most likely means by a name or code.

    Raises ValueError, with the nearest names, where there is none.
    """
    found, near = lookup(given, lexicon)
    if found and (given in (found[0].name, found[0].code) or given in found[0].also):
        return found[0].name
    from swstats.lexicons import perhaps

    hint = perhaps(near or [entry.name for entry in found])
    message = _("{given!r} is no region known here{hint}").format(given=given, hint=hint)
    raise ValueError(message)
