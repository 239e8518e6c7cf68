"""What the lexicons hold, as rows: the units, regions and measures that a user may look up.

Each function returns what a query finds and, where that is nothing, the nearest known names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from swstats.records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from swstats.lexicons import Lexicon
    from swstats.links.region_lookup import RegionEntry

# Chinese names are short, so that one character in three makes two of them alike.
ALIKE = 0.3


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit, as ``units.toml`` holds it.

    ``si`` is what one of it is in the SI, ``iso`` the ISO 4217 code of a currency, ``counts``
    what a classifier counts; ``also`` are other spellings, the signs before a sum among them.
    """

    name: str
    kind: Kind
    si: str | None
    iso: str | None
    counts: str | None
    example: str | None
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A canonical indicator.

    ``field`` is what it belongs to, ``parent`` the one that it is a part of, ``also`` other names
    of it, ``source`` the published indicator systems that those of the field follow.
    """

    name: str
    field: str | None
    parent: str | None
    kind: Kind
    unit: str | None
    definition: str
    also: tuple[str, ...]
    source: str | None


def units(query: str, lexicon: Lexicon) -> tuple[list[UnitEntry], list[str]]:
    """Return the units of that spelling first, then those that contain it or are of that kind."""
    entries = [
        UnitEntry(
            name,
            Kind(entry["kind"]),
            _in_si(entry.get("si")),
            entry.get("iso"),
            entry.get("counts"),
            next(iter(entry.get("yes", ())), None),
            tuple(dict.fromkeys([*entry.get("also", ()), *entry.get("signs", ())])),
        )
        for name, entry in lexicon.table("units").items()
    ]
    found = [
        entry
        for entry in entries
        if query in (entry.kind, entry.iso)
        or any(query in word for word in (entry.name, *entry.also))
    ]
    if found:
        return sorted(
            found, key=lambda entry: query not in (entry.name, entry.iso, *entry.also)
        ), []
    return [], _near(query, (word for entry in entries for word in (entry.name, *entry.also)))


def _in_si(stated: Sequence[str] | None) -> str | None:
    """Write ``["m²", "2000/3"]`` as 2000/3 m², ``["K", "5/9", "459.67"]`` as (n + 459.67) × 5/9 K."""
    if not stated:
        return None
    unit, factor, *zero = stated
    if not zero:
        return f"{factor} {unit}"
    return f"(n + {zero[0]})" + (f" × {factor}" if factor != "1" else "") + f" {unit}"


def regions(query: str, lexicon: Lexicon) -> tuple[list[RegionEntry], list[str]]:
    """Return the places of that name or code, likeliest first, else those that have it in a name.

    Of an address the places that it names are returned.
    """
    from swstats.links.region_lookup import lookup

    return lookup(query, lexicon)


def measures(query: str, lexicon: Lexicon) -> tuple[list[MeasureEntry], list[str]]:
    """Return the measures that ``query`` may mean: by name, synonym, field or definition."""
    from swstats.links.measures import lookup

    fields = lexicon.table("measure_fields")
    entries = [
        MeasureEntry(
            entry.name,
            entry.field,
            entry.parent,
            entry.kind,
            entry.unit,
            entry.definition,
            entry.synonyms,
            fields.get(entry.field or "", {}).get("source"),
        )
        for entry in lookup(query, lexicon)
    ]
    if entries:
        return entries, []
    known = (word for entry in lookup("", lexicon) for word in (entry.name, *entry.synonyms))
    return [], _near(query, known)


def _near(query: str, known: Iterable[str]) -> list[str]:
    import difflib

    return difflib.get_close_matches(query, list(known), 3, ALIKE)
