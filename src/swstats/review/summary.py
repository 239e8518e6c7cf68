"""Groups of statistics and, where figures may be added up, their sums.

Figures are added only where the sum says something that the texts say: they count the same thing
(one measure, else one indicator), in units that are brought together (:mod:`.together`), for the
same period. Left out are

=============  ====================================================================================
``change``     growth and decline: an amount of change is not a level
``part``       a figure whose whole is among the figures ("其中…"), so that it is counted already
``place``      one of a place inside another whose figure is among them; and one of no named place
               beside one of a named place, which may well hold it
``repeat``     one figure told again (in the headline, in another article, in another unit): same
               value, place, period, in another sentence; equal figures of one sentence are two
               things, but in two units they are one: 1500亩（100公顷）; a bound that its
               figure follows: 突破3万亿元、达30355.73亿元
``range``      a figure without a value (3万至5万)
=============  ====================================================================================

and there is no sum at all of percentages, ratios, temperatures, speeds, ages, rates (元/吨),
averages and indices (``averages.toml``), of what has no indicator, and of figures that name no
period and are of several articles, or of which one is said of another time (去年同期为7.4万人,
由35家减少至20家).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, fields
from decimal import Decimal  # noqa: TC003  columns are read from the hints
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from swstats.records import Kind, Relation
from swstats.review.grouping import By, Level, Rung

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from swstats.lexicons import Lexicon
    from swstats.records import Statistic
    from swstats.review.growth import Compared
    from swstats.review.together import Exact, Together

NEVER_ADDED = {
    Kind.PERCENT: "percentage",
    Kind.PERCENTAGE_POINT: "percentage point",
    Kind.RATIO: "ratio",
    Kind.TEMPERATURE: "temperature",
    Kind.SPEED: "speed",
    Kind.AGE: "age",
}

# Of a figure that is a bound alone.
OPEN = frozenset({Relation.MORE, Relation.AT_LEAST, Relation.LESS, Relation.AT_MOST})

# The whole country, in which every province lies though no path says so.
COUNTRY = ("全国", "中国", "中华人民共和国")

# What is said before a figure of another time than the text's own, though no year is named.
OTHER_TIME = re.compile(
    r"(?:[去前上]年|上[个個]?[月季周週]度?|上[半届屆]|同期|同月|昨[天日]|前[天日]|[年月季][初底末]|此前|原[来來先有]?|[过過]去)"
    r"[^，。；、0-9０-９]{0,8}\Z|"
    r"(?:[增减減升降涨漲跌缩縮扩擴]|[发發]展|提高|下滑|回落)[^，。；、0-9０-９]{0,3}[到至为為了]{1,2}\Z|(?:^|[^，。；、])(?:由|从|從)原?[来來先有]?的?\Z"
)

# What stands between a bound and the figure that it is of: 突破3万亿元、达30355.73亿元.
THEN_EXACT = re.compile(
    r"(?:大关|大關|关口)?[，、（,(]?(?:[达達]到?了?|高[达達]|[为為]|即)[0-9０-９一二三四五六七八九十百]"
)
NEAR = Fraction(1, 10)  # how far above or below it the figure may be

# How far one figure told in two units may differ, as each is rounded: 10万亩（6667公顷）.
ROUNDED = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Group:
    """A row of a summary.

    ``rung`` is that of the region, said only where places were taken up to a level: what a text
    says of a whole province stands as it is among the cities. ``measure`` is said where the summary
    is by measure; ``indicator`` is the measure where there is one, unless it is by both. ``total``
    is in ``unit``, None where figures may not be added up; ``relation`` is that of the total, or of
    the one value that all figures have. ``lowest`` and ``highest`` are those of all the figures but
    amounts of change, of a range its bounds. ``left_out`` says what the total does without: a reason and how many,
    "repeat 2".
    """

    doc: str | None
    region: str | None
    rung: Rung | None
    measure: str | None
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


@dataclass(frozen=True, slots=True)
class Grown(Group):
    """A row of a summary with what became of it since an earlier period.

    ``compared`` is that period, the one like it that it follows; ``difference`` is in
    ``unit``, ``growth`` in percent of the earlier value. All are None where the two cannot be
    compared (:mod:`.growth`).
    """

    compared: str | None = None
    difference: Decimal | None = None
    growth: Decimal | None = None


class Figure(NamedTuple):
    """What a summary needs of a statistic: of the sentence, what tells it from others."""

    id: str
    doc: str
    article: str
    told: int
    value: Exact | None
    lower: Exact | None
    upper: Exact | None
    relation: Relation
    unit: str | None
    kind: Kind
    indicator: str | None
    measure: str | None
    path: tuple[str, ...]
    code: str | None
    period: str | None
    grows: bool
    part_of: str | None
    of_other_time: bool
    is_bound_of_next: bool


class Key(NamedTuple):
    """What the figures of a group have in common."""

    doc: str | None
    path: tuple[str, ...]
    measure: str | None
    indicator: str | None
    kind: Kind | None
    period: str | None
    dimension: str | None

    @property
    def subject(self) -> str | None:
        """What is counted: the measure where there is one, else the indicator."""
        return self.measure or self.indicator


def summarize(
    statistics: Iterable[Statistic],
    by: Sequence[By] = (By.REGION, By.INDICATOR),
    level: Level | None = None,
    lexicon: Lexicon | None = None,
    *,
    change: bool = False,
) -> list[Group]:
    """Group statistics and add up those that may be.

    Where ``by`` names the indicator or the measure, a group is of one kind, one dimension and one
    period too, else nothing in it could be added. Figures in several units of one dimension
    (亩, 公顷) are given in one, the same in all groups. What is of no measure stands together.
    Places come in the order of the hierarchy, a province before its cities.

    With ``change`` the groups are :class:`Grown`, each compared with the period before.
    """
    from swstats.lexicons import default_lexicon
    from swstats.review.growth import Standing, compare
    from swstats.review.together import Together

    lexicon = lexicon or default_lexicon()
    averages = lexicon.table("averages")
    mean = cache(lambda name: is_average(name, averages))
    together = Together(lexicon)
    groups: dict[Key, list[Figure]] = defaultdict(list)
    slim = _slimmer()
    for item in statistics:
        if item.statistic:
            figure = slim(item)
            key = _key(figure, by, level, together)
            groups[key].append(figure)
            if key.dimension is not None:
                together.add(key.subject, figure)
    order = _order_of_periods if change else _order
    made: list[Group] = []
    standings: list[Standing] = []
    regions = _regions(groups)
    for key, items in sorted(groups.items(), key=lambda entry: order(*entry)):
        added = _added(key, items, by, mean, together)
        made.append(_group(key, items, added, regions[key.path], level))
        if change:
            rest, is_rate = key._replace(period=None), items[0].kind in NEVER_ADDED
            standings.append(Standing(rest, key.period, *_standing(added), is_rate))
    if not change:
        return made
    return [
        _grown(group, compared) for group, compared in zip(made, compare(standings), strict=True)
    ]


def _grown(group: Group, compared: Compared) -> Grown:
    said = {field.name: getattr(group, field.name) for field in fields(group)}
    return Grown(
        **said,
        compared=compared.period,
        difference=compared.difference,
        growth=compared.growth,
    )


def subject(item: Statistic | Figure) -> str | None:
    """Return what a statistic counts: its measure, else its indicator."""
    return item.measure or item.indicator


def cut(path: tuple[str, ...], level: Level | None) -> tuple[str, ...]:
    """Return a path taken up to a level. A province that is a city is the city of its districts.

    >>> cut(("广东省", "深圳市", "龙岗区"), Level.CITY), cut(("北京市", "海淀区"), Level.CITY)
    (('广东省', '深圳市'), ('北京市',))
    """
    if level is None:
        return path
    if level is Level.CITY and is_city(path):
        return path[:1]
    return path[: list(Level).index(level) + 1]


def is_city(path: tuple[str, ...]) -> bool:
    """Say whether the province of a path is itself a city: 北京市."""
    return bool(path) and path[0].endswith("市")


def rung_of(path: tuple[str, ...], code: str | None, level: Level) -> Rung | None:
    """Return the rung that a place with this code stands on, once it is taken up to the level.

    >>> rung_of(("广东省",), "440000", Level.CITY), rung_of(("北京市",), "110000", Level.CITY)
    (<Rung.PROVINCE: 'province'>, <Rung.CITY: 'city'>)
    """
    if not path:
        return None
    if path[-1] in COUNTRY:
        return Rung.COUNTRY
    if code is None:
        return None
    if level is Level.CITY and is_city(path):
        return Rung.CITY
    own = Rung.PROVINCE if code[2:] == "0000" else Rung.CITY if code[4:] == "00" else Rung.COUNTY
    return own if is_above(own, level) else Rung(level)


def is_above(rung: Rung | None, level: Level) -> bool:
    """Say whether a rung is above a level."""
    rungs = list(Rung)
    return rung is not None and rungs.index(rung) < rungs.index(Rung(level))


def _slimmer() -> Callable[[Statistic], Figure]:
    """Return what makes figures of statistics: texts that many have are held once."""
    held: dict[Any, Any] = {}
    hold = held.setdefault

    def slim(item: Statistic) -> Figure:
        path = item.region_path or ((item.region,) if item.region else ())
        return Figure(
            item.id,
            hold(item.doc, item.doc),
            hold(item.article, item.article),
            hash(item.sentence),
            item.value,
            item.lower,
            item.upper,
            item.relation,
            hold(item.unit, item.unit),
            item.kind,
            hold(item.indicator, item.indicator),
            hold(item.measure, item.measure),
            hold(path, path),
            hold(item.region_code, item.region_code),
            hold(item.period, item.period),
            item.change is not None,
            item.part_of,
            item.period is None and _is_of_other_time(item),
            item.relation in OPEN and _is_bound_of_next(item),
        )

    return slim


def _is_of_other_time(item: Statistic) -> bool:
    """Say whether the words before a figure set its time apart from the text's own."""
    lead = item.sentence.partition(item.text)[0] if item.text else ""
    return OTHER_TIME.search(lead) is not None


def _is_bound_of_next(item: Statistic) -> bool:
    """Say whether a figure is a bound, and what it bounds is the next one."""
    rest = item.sentence.partition(item.text)[2] if item.text else ""
    return THEN_EXACT.match(rest) is not None


def _key(item: Figure, by: Sequence[By], level: Level | None, together: Together) -> Key:
    measure = item.measure if By.MEASURE in by else None
    indicator = None
    if By.INDICATOR in by:
        indicator = item.indicator if By.MEASURE in by else subject(item)
    # of what no measure is known all stands together, unless it is by indicator too
    of_subject = By.INDICATOR in by or measure is not None
    return Key(
        item.doc if By.DOCUMENT in by else None,
        cut(item.path, level) if By.REGION in by else (),
        measure,
        indicator,
        item.kind if of_subject or By.KIND in by else None,
        item.period if of_subject or By.PERIOD in by else None,
        together.dimension(item) if of_subject else None,
    )


def _order(key: Key, items: Sequence[Figure]) -> tuple[Any, ...]:
    return (
        *_order_of_places(key),
        -len(items),
        key.measure or "",
        key.indicator or "",
        str(key.kind or ""),
        key.period or "",
        key.dimension or "",
    )


def _order_of_periods(key: Key, items: Sequence[Figure]) -> tuple[Any, ...]:
    del items
    return (
        *_order_of_places(key),
        key.measure or "",
        key.indicator or "",
        str(key.kind or ""),
        key.dimension or "",
        key.period or "",
    )


def _order_of_places(key: Key) -> tuple[Any, ...]:
    return (key.doc or "", not key.path, key.path)


class _Added(NamedTuple):
    """What came of adding: the sum, its relation, what was left out, and what was not."""

    total: Exact | None
    relation: Relation
    left_out: Mapping[str, int]
    spans: Sequence[tuple[Exact, Exact]] = ()
    kept: Sequence[Figure] = ()
    unit: str | None = None


def _added(
    key: Key,
    items: list[Figure],
    by: Sequence[By],
    mean: Callable[[str], bool],
    together: Together,
) -> _Added:
    """Add up the figures of a group, as far as they may be."""
    if key.dimension is None:
        reason = {"without measure": len(items)} if By.MEASURE in by else {}
        return _Added(None, Relation.EQUAL, reason)
    unit, items = together.bring(key.subject, key.dimension, items)
    levels = [item for item in items if not item.grows] or items
    spans = [span for item in levels if (span := _span(item)) is not None]
    kept, left_out = _add(items)
    if never := _never_added(key, items, kept, mean):
        left_out = {never: len(items)}
        alike = len({end for span in spans for end in span}) == 1
        relation = _joint_relation(items) if alike else Relation.EQUAL
        return _Added(None, relation, left_out, spans, kept, unit)
    total = together.total([item.value for item in kept if item.value is not None])
    return _Added(total, _joint_relation(kept), left_out, spans, kept, unit)


def _regions(keys: Iterable[Key]) -> dict[tuple[str, ...], str | None]:
    """Return what places are called: where two have one name, with those that they lie in."""
    paths = {key.path for key in keys}
    names = Counter(path[-1] for path in paths if path)
    return {
        path: "".join(path[-1:] if names[path[-1]] == 1 else path) for path in paths if path
    } | {(): None}


def _group(
    key: Key, items: Sequence[Figure], added: _Added, region: str | None, level: Level | None
) -> Group:
    from swstats.review.together import decimal_of

    return Group(
        doc=key.doc,
        region=region,
        rung=None if level is None else rung_of(key.path, items[0].code, level),
        measure=key.measure,
        indicator=key.indicator,
        kind=key.kind,
        period=key.period,
        figures=len(items),
        total=decimal_of(added.total),
        relation=added.relation,
        unit=added.unit,
        lowest=decimal_of(min((lowest for lowest, _ in added.spans), default=None)),
        highest=decimal_of(max((highest for _, highest in added.spans), default=None)),
        left_out=tuple(f"{reason} {count}" for reason, count in added.left_out.items() if count),
    )


def _standing(added: _Added) -> tuple[Exact | None, frozenset[tuple[str, ...]]]:
    """Return the value that a later one may be compared with, and the places that it is of.

    It is exact, of one measure, and of each place, which is named, there is one figure in it: of
    several nobody knows whether they are the same ones as at another time.
    """
    kept = added.kept
    places = frozenset(item.path for item in kept)
    sure = (
        len({item.measure for item in kept}) == 1
        and kept[0].measure is not None
        and len(places) == len(kept)
        and () not in places
        and _joint_relation(kept) is Relation.EQUAL
    )
    if not sure:
        return None, frozenset()
    return (kept[0].value if len(kept) == 1 else added.total), places


def _span(item: Figure) -> tuple[Exact, Exact] | None:
    """Return what a figure reaches from and to: twice its value, or a range's two bounds."""
    if item.value is not None:
        return item.value, item.value
    bounds = [bound for bound in (item.lower, item.upper) if bound is not None]
    return (bounds[0], bounds[-1]) if bounds else None


def _never_added(
    key: Key, items: Sequence[Figure], kept: Sequence[Figure], mean: Callable[[str], bool]
) -> str | None:
    """Say why figures of this group have no sum, or return None."""
    first = items[0]
    name = key.subject
    if first.kind in NEVER_ADDED:
        return NEVER_ADDED[first.kind]
    if first.unit and "/" in first.unit:
        return "rate"
    if name is None:
        return "without indicator"
    named = {name, *(item.indicator for item in items), *(item.measure for item in items)}
    if any(said and mean(said) for said in named):
        return "average"
    if first.period is None and (
        len({(item.doc, item.article) for item in items}) > 1
        or (len(kept) > 1 and any(item.of_other_time for item in kept))
    ):
        return "without period"
    return None


def is_average(indicator: str, averages: Mapping[str, Any]) -> bool:
    """Say whether the indicator is an average, a rate, a share or an index."""
    return any(
        indicator.endswith(word) if entry.get("place") == "end" else word in indicator
        for word, entry in averages.items()
    )


def _add(items: Sequence[Figure]) -> tuple[Sequence[Figure], Mapping[str, int]]:
    """Return what may be added, and what was left out."""
    left_out: Counter[str] = Counter()
    kept = list(items)
    for reason, leave_out in LEAVING_OUT:
        out = leave_out(kept, items)
        left_out[reason] += len(out)
        kept = [item for item in kept if item.id not in out]
    return kept, left_out


# Each takes what is still kept and all the figures of the group, and returns ids to leave out.


def _changes(kept: Sequence[Figure], _items: Sequence[Figure]) -> set[str]:
    return {item.id for item in kept if item.grows}


def _ranges(kept: Sequence[Figure], _items: Sequence[Figure]) -> set[str]:
    return {item.id for item in kept if item.value is None}


def _repeats(kept: Sequence[Figure], _items: Sequence[Figure]) -> set[str]:
    """Find figures told again: of equal ones, those of the sentence that tells most are kept."""
    alike: dict[tuple[Any, ...], dict[tuple[str, str, int], list[str]]] = {}
    for item in kept:
        told = alike.setdefault((item.value, item.path, item.period), {})
        told.setdefault((item.doc, item.article, item.told), []).append(item.id)
    out: set[str] = set()
    for told in alike.values():
        fullest = max(told.values(), key=len)
        out.update(name for ids in told.values() if ids is not fullest for name in ids)
    return out


def _bounds(kept: Sequence[Figure], _items: Sequence[Figure]) -> set[str]:
    """Find bounds of figures that follow them: these say more."""
    return {
        item.id
        for item in kept
        if item.is_bound_of_next
        and item.value is not None
        and any(
            other.relation is Relation.EQUAL
            and other.value is not None
            and (other.told, other.path, other.period) == (item.told, item.path, item.period)
            and abs(Fraction(other.value) - Fraction(item.value))
            <= abs(Fraction(other.value)) * NEAR
            for other in kept
        )
    }


def _other_units(kept: Sequence[Figure], _items: Sequence[Figure]) -> set[str]:
    """Find figures told again in another unit, both of them rounded: of neighbours one is kept."""
    if len({item.unit for item in kept}) < 2:
        return set()
    out: set[str] = set()
    alike: dict[tuple[Any, ...], list[Figure]] = defaultdict(list)
    for item in kept:
        if item.value is not None:
            alike[item.path, item.period].append(item)
    for items in alike.values():
        items.sort(key=lambda item: item.value or 0)
        last = items[0]
        for item in items[1:]:
            assert item.value is not None
            assert last.value is not None
            apart = Fraction(item.value) - Fraction(last.value)
            if item.unit != last.unit and apart <= abs(Fraction(item.value)) * ROUNDED:
                out.add(item.id)
            else:
                last = item
    return out


def _parts(kept: Sequence[Figure], items: Sequence[Figure]) -> set[str]:
    wholes = {item.id for item in items if not item.grows and item.value is not None}
    of = {item.id: item.part_of for item in items}
    return {item.id for item in kept if any(up in wholes for up in _chain(item.part_of, of))}


def _chain(start: str | None, of: Mapping[str, str | None]) -> Iterator[str]:
    seen: set[str] = set()
    while start is not None and start not in seen:
        seen.add(start)
        yield start
        start = of.get(start)


def _places(kept: Sequence[Figure], _items: Sequence[Figure]) -> set[str]:
    paths = {item.path for item in kept}
    if len(paths) == 1:
        return set()
    country = any(path and path[-1] in COUNTRY for path in paths)
    return {
        item.id
        for item in kept
        for path in [item.path]
        if not path
        or (country and path[-1] not in COUNTRY)
        or any(path[:length] in paths for length in range(1, len(path)))
    }


LEAVING_OUT: tuple[tuple[str, Callable[[Sequence[Figure], Sequence[Figure]], set[str]]], ...] = (
    ("change", _changes),
    ("range", _ranges),
    ("repeat", _repeats),
    ("repeat", _bounds),
    ("repeat", _other_units),
    ("part", _parts),
    ("place", _places),
)


def _joint_relation(items: Sequence[Figure]) -> Relation:
    """Return how the sum stands to what the text says: exact only where each figure is."""
    relations = {_relation(item) for item in items} - {Relation.EQUAL}
    if not relations:
        return Relation.EQUAL
    if relations <= {Relation.MORE, Relation.AT_LEAST}:
        return Relation.MORE if Relation.MORE in relations else Relation.AT_LEAST
    if relations <= {Relation.LESS, Relation.AT_MOST}:
        return Relation.LESS if Relation.LESS in relations else Relation.AT_MOST
    return Relation.ABOUT


def _relation(item: Figure) -> Relation:
    """Return the relation of a figure; of one that has a bound alone, what that bound says."""
    if item.value is None and item.relation is Relation.RANGE:
        if item.upper is None:
            return Relation.AT_LEAST
        if item.lower is None:
            return Relation.AT_MOST
    return item.relation
