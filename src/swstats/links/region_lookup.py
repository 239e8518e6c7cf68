"""Looks a place up by its name or code, for ``swstats regions`` and for a region that a user gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from swstats.links.gazetteer import Gazetteer

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
    every place whose spelling contains it. An empty query lists the provinces and countries.
    """
    gazetteer = lexicon.compiled(Gazetteer.build)
    entries = []
    for number, also in gazetteer.also(gazetteer.looked_up(query)).items():
        d = gazetteer.division(number)
        entries.append(RegionEntry(d.name, d.code, d.path, tuple(also), d.since, d.until))
    return entries, [] if entries else gazetteer.nearest(query)


def canonical(given: str, lexicon: Lexicon) -> str:
    """Return the canonical name of the place that a user most likely means by a name or code.

    Raises ValueError, with the nearest names, where there is none.
    """
    found, near = lookup(given, lexicon)
    if found and (given in (found[0].name, found[0].code) or given in found[0].also):
        return found[0].name
    near = near or [entry.name for entry in found]
    hint = f"; did you mean {' or '.join(near[:3])}?" if near else ""
    message = f"{given!r} is no region known here{hint}"
    raise ValueError(message)
