"""``swstats units``, ``regions`` and ``indicators``: look up the lexicons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from swstats.cli import options
from swstats.cli.destination import destination
from swstats.cli.messages import complain
from swstats.documents.found import writable
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from swstats.lexicons import Lexicon

Query = Annotated[str, typer.Argument(metavar="[QUERY]", help="Show what has QUERY in its name.")]


def units(
    query: Query = "",
    *,
    presented: options.Presented,
    lexicon: options.Lexicons = None,
) -> None:
    """Look up the units: kind, value in SI units, currency code, what they count, spellings.

    \b
        swstats units 亩
        swstats units USD
        swstats units money
    """
    from swstats.review.lookups import UnitEntry
    from swstats.review.lookups import units as find

    _show(query, find, UnitEntry, presented, lexicon)


def regions(
    query: Query = "",
    *,
    presented: options.Presented,
    lexicon: options.Lexicons = None,
) -> None:
    """Look up the regions: their code, the place that they lie in and other names.

    Of an address, the places that it names; parts that contradict each other are pointed out.

    \b
        swstats regions 鹏城
        swstats regions 440300
        swstats regions 柳州地区忻城县合作路3号
    """
    from swstats.links.region_lookup import RegionEntry, contradictions
    from swstats.review.lookups import regions as find

    _show(query, find, RegionEntry, presented, lexicon)
    for part, whole in contradictions(writable(query), options.lexicon_of(lexicon)):
        complain(_("{part!r} does not lie in {whole!r}").format(part=part, whole=whole))


def indicators(
    query: Query = "",
    *,
    presented: options.Presented,
    lexicon: options.Lexicons = None,
) -> None:
    """Look up the canonical indicators: field, whole, kind, unit, meaning, synonyms, source.

    QUERY is a name, a synonym, a field or a word of the meaning; what has that name comes first,
    its parts under it. Your own stand in swstats.toml beside the data, or in a file that --lexicon
    names:

    \b
        [measures."图书馆数"]
        field = "文化旅游体育"
        kind = "count"
        unit = "个"
        definition = "公共图书馆的数量，期末数。"
        synonyms = ["公共图书馆"]

    \b
        swstats indicators 捐赠
        swstats indicators 养老服务
        swstats indicators charity --format xlsx -o indicators.xlsx
    """
    from swstats.review.lookups import MeasureEntry
    from swstats.review.lookups import measures as find

    _show(query, find, MeasureEntry, presented, lexicon)


def _show(
    query: str,
    find: Callable[[str, Lexicon], tuple[list[Any], list[str]]],
    entry: type,
    presented: options.Presented,
    lexicon: list[Path] | None,
) -> None:
    """Write what is found, or say what comes near and end with status 1."""
    form, how = options.presentation(presented, entry)
    options.spare(presented.output, (), *(lexicon or ()))
    words = options.lexicon_of(lexicon)
    query = writable(query)
    found, near = find(query, words)
    if not found:
        from swstats.lexicons import perhaps

        complain(_("nothing is called {query!r}{near}").format(query=query, near=perhaps(near)))
        raise typer.Exit(1)
    with destination(presented.output) as out:
        form.write(found, entry, out, how)
