"""Groups of statistics and, where figures may be added up, their sums.

Figures are added only where the sum says something that the texts say: they count the same thing
(one measure, else one indicator), in the same unit, for the same period. Left out are

=============  ====================================================================================
``change``     growth and decline: an amount of change is not a level
``part``       a figure whose whole is among the figures ("其中…"), so that it is counted already
``place``      one of a place inside another whose figure is among them; and one of no named place
               beside one of a named place, which may well hold it
``repeat``     one figure told again (in the headline, in another article): same value, place,
               period, in another sentence; equal figures of one sentence are two things
``range``      a figure without a value (3万至5万)
=============  ====================================================================================

and there is no sum at all of percentages, ratios, temperatures, speeds, ages, rates (元/吨),
averages and indices (``averages.toml``), of what has no indicator, and of figures of several
articles that name no period.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from swstats.records import Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from swstats.lexicons import Lexicon
    from swstats.records import Statistic

NEVER_ADDED = {
    Kind.PERCENT: "percentage",
    Kind.PERCENTAGE_POINT: "percentage point",
    Kind.RATIO: "ratio",
    Kind.TEMPERATURE: "temperature",
    Kind.SPEED: "speed",
    Kind.AGE: "age",
}

# The whole country, in which every province lies though no path says so.
COUNTRY = ("全国", "中国", "中华人民共和国")


class By(StrEnum):
    """What a summary can be grouped by."""

    REGION = "region"
    INDICATOR = "indicator"
    KIND = "kind"
    PERIOD = "period"
    DOCUMENT = "document"


class Level(StrEnum):
    """To which rung of the hierarchy places are taken up: 龙岗区 → 深圳市 → 广东省."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class Group:
    """A row of a summary.

    ``indicator`` is the measure where there is one. ``total`` is in ``unit``, None where figures
    may not be added up; ``relation`` is that of the total. ``lowest`` and ``highest`` are those of
    all the figures, of a range its bounds. ``left_out`` says what the total does without: a reason
    and how many, "repeat 2".
    """

    doc: str | None
    region: str | None
    indicator: str | None
    kind: Kind | None
    period: str | None
    figures: int
    total: Decimal | None
    relation: Relation
    unit: str | None
    lowest: Decimal | None
    highest: Decimal | None
    left_out: tuple[str, ...] = ()


def summarize(
    statistics: Iterable[Statistic],
    by: Sequence[By] = (By.REGION, By.INDICATOR),
    level: Level | None = None,
    lexicon: Lexicon | None = None,
) -> list[Group]:
    """Group statistics and add up those that may be.

    Where ``by`` names the indicator, a group is of one kind, unit and period too, else nothing in
    it could be added. Places come in the order of the hierarchy, a province before its cities.
    """
    from swstats.lexicons import default_lexicon

    groups: dict[tuple[Any, ...], list[Statistic]] = defaultdict(list)
    averages = (lexicon or default_lexicon()).table("averages")
    for item in statistics:
        if item.statistic:
            groups[_key(item, by, level)].append(item)
    ordered = sorted(groups.items(), key=lambda entry: _order(entry[0], entry[1]))
    return [_group(key, items, by, averages) for key, items in ordered]


def subject(item: Statistic) -> str | None:
    """Return what a statistic counts: its measure, else its indicator."""
    return item.measure or item.indicator


def place(item: Statistic, level: Level | None = None) -> tuple[str, ...]:
    """Return the path of the statistic's region, cut at the level; empty where none is named."""
    path = item.region_path or ((item.region,) if item.region else ())
    return path if level is None else path[: list(Level).index(level) + 1]


def _key(item: Statistic, by: Sequence[By], level: Level | None) -> tuple[Any, ...]:
    of_indicator = By.INDICATOR in by
    return (
        item.doc if By.DOCUMENT in by else None,
        place(item, level) if By.REGION in by else (),
        subject(item) if of_indicator else None,
        item.kind if of_indicator or By.KIND in by else None,
        item.period if of_indicator or By.PERIOD in by else None,
        item.unit if of_indicator else None,
    )


def _order(key: tuple[Any, ...], items: Sequence[Statistic]) -> tuple[Any, ...]:
    doc, path, name, kind, period, unit = key
    return (
        doc or "",
        not path,
        path,
        -len(items),
        name or "",
        str(kind or ""),
        period or "",
        unit or "",
    )


def _group(
    key: tuple[Any, ...],
    items: Sequence[Statistic],
    by: Sequence[By],
    averages: Mapping[str, Any],
) -> Group:
    doc, path, name, kind, period, unit = key
    total, relation, left_out = None, Relation.EQUAL, Counter[str]()
    spans: list[tuple[Decimal, Decimal]] = []
    if By.INDICATOR in by:
        spans = [span for item in items if (span := _span(item)) is not None]
        reason = _never_added(items, averages)
        if reason:
            left_out[reason] = len(items)
        else:
            total, relation, left_out = _add(items)
    return Group(
        doc=doc,
        region=path[-1] if path else None,
        indicator=name,
        kind=kind,
        period=period,
        figures=len(items),
        total=total,
        relation=relation,
        unit=unit,
        lowest=min((lowest for lowest, _ in spans), default=None),
        highest=max((highest for _, highest in spans), default=None),
        left_out=tuple(f"{reason} {count}" for reason, count in left_out.items() if count),
    )


def _span(item: Statistic) -> tuple[Decimal, Decimal] | None:
    """Return what a figure reaches from and to: twice its value, or a range's two bounds."""
    if item.value is not None:
        return item.value, item.value
    bounds = [bound for bound in (item.lower, item.upper) if bound is not None]
    return (bounds[0], bounds[-1]) if bounds else None


def _never_added(items: Sequence[Statistic], averages: Mapping[str, Any]) -> str | None:
    """Say why figures of this group have no sum, or return None."""
    first = items[0]
    name = subject(first)
    if first.kind in NEVER_ADDED:
        return NEVER_ADDED[first.kind]
    if first.unit and "/" in first.unit:
        return "rate"
    if name is None:
        return "without indicator"
    if is_average(name, averages) or any(
        item.indicator and is_average(item.indicator, averages) for item in items
    ):
        return "average"
    if first.period is None and len({(item.doc, item.article) for item in items}) > 1:
        return "without period"
    return None


def is_average(indicator: str, averages: Mapping[str, Any]) -> bool:
    """Say whether the indicator is an average, a rate, a share or an index."""
    return any(
        indicator.endswith(word) if entry.get("place") == "end" else word in indicator
        for word, entry in averages.items()
    )


def _add(items: Sequence[Statistic]) -> tuple[Decimal | None, Relation, Counter[str]]:
    """Return the sum of what may be added, its relation, and what was left out."""
    left_out: Counter[str] = Counter()
    kept = list(items)
    for reason, leave_out in LEAVING_OUT:
        out = leave_out(kept, items)
        left_out[reason] += len(out)
        kept = [item for item in kept if item.id not in out]
    if not kept:
        return None, Relation.EQUAL, left_out
    total = sum((item.value for item in kept if item.value is not None), Decimal(0))
    return total, _joint_relation(kept), left_out


# Each takes what is still kept and all the figures of the group, and returns ids to leave out.


def _changes(kept: Sequence[Statistic], _items: Sequence[Statistic]) -> set[str]:
    return {item.id for item in kept if item.change is not None}


def _ranges(kept: Sequence[Statistic], _items: Sequence[Statistic]) -> set[str]:
    return {item.id for item in kept if item.value is None}


def _repeats(kept: Sequence[Statistic], _items: Sequence[Statistic]) -> set[str]:
    """Find figures told again: of equal ones, those of the sentence that tells most are kept."""
    alike: dict[tuple[Any, ...], dict[tuple[str, str, str], list[str]]] = {}
    for item in kept:
        told = alike.setdefault((item.value, place(item), item.period), {})
        told.setdefault((item.doc, item.article, item.sentence), []).append(item.id)
    out: set[str] = set()
    for told in alike.values():
        fullest = max(told.values(), key=len)
        out.update(name for ids in told.values() if ids is not fullest for name in ids)
    return out


def _parts(kept: Sequence[Statistic], items: Sequence[Statistic]) -> set[str]:
    wholes = {item.id for item in items if item.change is None and item.value is not None}
    of = {item.id: item.part_of for item in items}
    return {item.id for item in kept if any(up in wholes for up in _chain(item.part_of, of))}


def _chain(start: str | None, of: Mapping[str, str | None]) -> Iterator[str]:
    seen: set[str] = set()
    while start is not None and start not in seen:
        seen.add(start)
        yield start
        start = of.get(start)


def _places(kept: Sequence[Statistic], _items: Sequence[Statistic]) -> set[str]:
    paths = {place(item) for item in kept}
    if len(paths) == 1:
        return set()
    country = any(path and path[-1] in COUNTRY for path in paths)
    return {
        item.id
        for item in kept
        for path in [place(item)]
        if not path
        or (country and path[-1] not in COUNTRY)
        or any(path[:length] in paths for length in range(1, len(path)))
    }


LEAVING_OUT: tuple[
    tuple[str, Callable[[Sequence[Statistic], Sequence[Statistic]], set[str]]], ...
] = (
    ("change", _changes),
    ("range", _ranges),
    ("repeat", _repeats),
    ("part", _parts),
    ("place", _places),
)


def _joint_relation(items: Sequence[Statistic]) -> Relation:
    """Return how the sum stands to what the text says: exact only where each figure is."""
    relations = {item.relation for item in items} - {Relation.EQUAL}
    if not relations:
        return Relation.EQUAL
    if relations <= {Relation.MORE, Relation.AT_LEAST}:
        return Relation.MORE if Relation.MORE in relations else Relation.AT_LEAST
    if relations <= {Relation.LESS, Relation.AT_MOST}:
        return Relation.LESS if Relation.LESS in relations else Relation.AT_MOST
    return Relation.ABOUT
