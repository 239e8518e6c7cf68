"""One thing with two values, and places or parts above what they lie in, anywhere in the texts.

Figures are held against each other only where they are instances of one canonical measure, of one
place and one closed period, said of the place itself, and where the words before them say nothing
that tells them apart: neither another body (省红十字会), nor a scope (3个县), nor 累计.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from swstats.links.measures import lookup
from swstats.links.places import find_places
from swstats.records import Kind
from swstats.review.checks.bounds import Reach, loose_reach, measured_in, spelled
from swstats.review.checks.finding import Finding, Sort, finding
from swstats.review.checks.passages import bare
from swstats.review.edtf import days
from swstats.review.summary import COUNTRY, is_average

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from swstats.lexicons import Lexicon
    from swstats.links.measures import Measure
    from swstats.records import Statistic
    from swstats.review.checks.passages import Passage

# where the place is said for the figure itself; that of the article may only frame it
OWN_PLACE = frozenset({"clause", "sentence", "anaphora"})
ADDED = frozenset(
    {Kind.COUNT, Kind.PERSON, Kind.PERSON_TIME, Kind.MONEY, Kind.AREA, Kind.LENGTH, Kind.MASS,
     Kind.VOLUME, Kind.ENERGY}
)  # fmt: skip
CLAUSE = frozenset({"clause", "anaphora"})
LEAST_NAME = 5  # characters: 投入资金 may be any
# Taiwan, Hong Kong, Macao (GB/T 2260): national figures are without them
APART = ("71", "81", "82")
MOST_VALUES = 8  # of one thing; more are something else, and comparing all would take long

_TIME = re.compile(
    r"(?:截[至止]|[至到])?(?:\d{4}年|[今去前本当]年|上年|全年|年内|同期)?度?"
    r"(?:\d{1,2}月份?|[上下]半年|[一二三四1-4]季度)?(?:\d{1,2}[日号])?(?:[年月季]?[底末初])?"
)
# What says nothing of what is counted.
_NEUTRAL = re.compile(
    "[全我本该]+[国省市区县州盟旗镇乡]|现有|共有|共计|合计|总计|总共|登记|注册|在册|备案|拥有|设有|实现|完成|达到?|总数|总量|总额|"
    "数量|人数|规模|超过|突破|接近|升至|[增降减]至|[增减]加到|增长到|下降到|减少到|提高到|稳定在|保持在|已经|"
    "[共有为是约已仅的了在均数量]"
)


class Held(NamedTuple):
    """A figure that others may be held against, with what sets it apart."""

    item: Statistic
    passage: Passage
    reach: Reach
    apart: str


def contradictory(passages: Sequence[Passage], lexicon: Lexicon) -> Iterator[Finding]:
    """Yield one thing with two values, places above their whole, parts above theirs."""
    known = {measure.name: measure for measure in lookup("", lexicon)}
    averages = lexicon.table("averages")
    groups: dict[tuple[Any, ...], list[Held]] = defaultdict(list)
    for passage in passages:
        if passage.headline:
            continue
        for number in range(len(passage.items)):
            if passage.foreseen(number):
                continue
            held = _held(passage, number, known, lexicon)
            if held is not None:
                groups[_key(held.item)].append(held)
    for group in groups.values():
        yield from _two_values(group)
    yield from _above_its_place(groups, averages)
    yield from _above_its_parent(groups, known)


def _key(item: Statistic) -> tuple[Any, ...]:
    measured = measured_in(item)
    path = item.region_path or (item.region,)
    return (
        item.measure or bare(item.indicator or ""),
        item.kind,
        measured and measured[0],
        item.period,
        path,
    )


def _held(
    passage: Passage, number: int, known: Mapping[str, Measure], lexicon: Lexicon
) -> Held | None:
    """Return a figure that says of a measure, a place and a closed time, else None."""
    item = passage.items[number]
    measure = known.get(item.measure or "")
    measured = measured_in(item)
    if measured is None or item.change is not None or item.region is None:
        return None
    if measure is None:
        names = _named(item, passage.lead(number))
    else:
        names = (measure.name, *measure.synonyms) if item.region_by in OWN_PLACE else ()
    if not names:
        return None
    closed = days(item.period) if item.period else None
    if closed is None or closed[0].startswith("0000") or closed[1].startswith("9999"):
        return None
    reach = loose_reach(item).times(measured[1])
    return Held(item, passage, reach, _apart(passage.lead(number), item, names, lexicon))


def _named(item: Statistic, lead: str) -> tuple[str, ...]:
    """Return the indicator of a figure that has no measure, where its clause says all of it."""
    name = bare(item.indicator or "")
    stated = item.region_by in CLAUSE and item.period_text is not None and item.part_of is None
    return (name,) if stated and len(name) >= LEAST_NAME and name in lead else ()


def _apart(lead: str, item: Statistic, names: Sequence[str], lexicon: Lexicon) -> str:
    """Return what the words before a figure say besides its measure, place and time."""
    places = {item.region, *item.region_path}
    for place in reversed(find_places(lead, lexicon)):
        if place.path and place.path[-1] in places:
            lead = lead[: place.start] + lead[place.end :]
    for name in sorted(names, key=len, reverse=True):
        if name in lead:
            lead = lead.replace(name, "", 1)
            break
    return _NEUTRAL.sub("", _TIME.sub("", lead))


def _two_values(group: Sequence[Held]) -> Iterator[Finding]:
    """Yield figures of one thing that are not what it was first said to be."""
    seen: list[Held] = []
    for held in group:
        other = next(
            (
                each
                for each in seen
                if each.apart == held.apart
                and each.passage is not held.passage
                and each.passage.text != held.passage.text
                and not each.reach.meets(held.reach)
            ),
            None,
        )
        if other is not None:
            arithmetic = f"{spelled(held.item)} ≠ {spelled(other.item)}"
            yield finding(Sort.CONTRADICTION, arithmetic, (held.item, other.item))
        if len(seen) < MOST_VALUES and all(each.reach != held.reach for each in seen):
            seen.append(held)


def _above_its_place(
    groups: Mapping[tuple[Any, ...], Sequence[Held]], averages: Mapping[str, Any]
) -> Iterator[Finding]:
    """Yield figures of a place that are above those of a place that it lies in."""
    for (measure, kind, unit, period, path), group in groups.items():
        if kind not in ADDED or "/" in str(unit) or is_average(measure, averages):
            continue
        around = [(measure, kind, unit, period, path[:length]) for length in range(1, len(path))]
        if path[-1] not in COUNTRY and _in_country(group[0].item):
            around += [(measure, kind, unit, period, (country,)) for country in COUNTRY]
        wholes = [held for key in around for held in groups.get(key, ())][:MOST_VALUES]
        yield from _above(group, wholes)


def _in_country(item: Statistic) -> bool:
    """Say whether a place counts among those of the country: figures of it leave some out."""
    return item.region_code is not None and item.region_code[:2] not in APART


def _above_its_parent(
    groups: Mapping[tuple[Any, ...], Sequence[Held]], known: Mapping[str, Measure]
) -> Iterator[Finding]:
    """Yield figures of a measure that are above those of the measure that it is a part of."""
    for (measure, kind, unit, period, path), group in groups.items():
        parent = known[measure].parent if measure in known else None
        if parent and kind in ADDED:
            yield from _above(group, groups.get((parent, kind, unit, period, path), ()))


def _above(group: Iterable[Held], wholes: Sequence[Held]) -> Iterator[Finding]:
    for held in group:
        for whole in wholes[:MOST_VALUES]:
            if held.apart == whole.apart and held.reach.above(whole.reach):
                arithmetic = f"{spelled(held.item)} > {spelled(whole.item)}"
                yield finding(Sort.PART, arithmetic, (held.item, whole.item))
                break
