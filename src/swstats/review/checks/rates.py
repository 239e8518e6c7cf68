"""Rates, shares and averages against the figures that they are of.

A rate is called in question where its sentence, or the one before, has the figures that it is of,
and no two figures there give it: neither these nor any others. So what is meant by a name (合格率,
通过率) need not be known, only that 776 of 800 are there, and that no pair comes to 95 %.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from swstats.records import Kind, Relation
from swstats.review.checks.bounds import (
    HUNDRED,
    HUNDREDTHS,
    Reach,
    in_unit,
    measured_in,
    over,
    reach,
    rounded,
    short,
    size,
    spelled,
)
from swstats.review.checks.finding import Finding, Sort, finding
from swstats.review.checks.passages import FORESEEN, STOPS
from swstats.review.checks.wholes import ADDED, alike, base_reach
from swstats.review.together import PERSONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.records import Statistic
    from swstats.review.checks.passages import Passage

MOST = 8  # figures of a sentence that are tried in pairs
# what is done, or found, of things: 通过660人, 合格776批次, and the rates of it
DONE = (
    "通过|合格|及格|完成|就业|签约|办结|达标|治愈|入住|报到|投票|中标|录取|录用|命中|出席|到会|上线|入选|整改|解决|"
    "回收|成活|破获|侦破|接种|康复|脱贫|兑现|开工|竣工|交付|投产|满意|回访|建档|立案|调解|获奖|检出|拨付|支付|执行|"
    "优良|优秀|达产|续签|复工|复产|返岗|签收|发放|售出|普及|覆盖"
)
_RATE = re.compile(f"(?P<done>{DONE})成?功?率(?:为|达|达到|是|约|仅|高达|只有|：)*$")
_SHARE = re.compile(
    "(?:^|[，（；])(?P<who>[^，。；：、0-9]{0,12}?)(?:约|仅|只)?占(?:比)?(?:到|了|全部|其中的?)?"
    "(?P<of>[^，。；：、0-9]{0,14}?)的?(?:比例|比重)?(?:为|达|达到|是)?(?:约|近|超过)?$"
)
_IN_TURN = re.compile(
    "(?:占比?|比[重例]|份额)[^，。；0-9]{0,8}分别(?:为|是|达)?$|分别占[^，。；0-9]{0,10}$"
)
_JOINT = re.compile("[、，]|和|及|与|以及")
LEAST = 2
_ALL = re.compile("总(?:[数量额]|人数)|全部|全体|其中|^$")
_PEOPLE = re.compile("总人口|人口总数")  # of a place, not of the old, the ill …
_ALL_PEOPLE = re.compile("(?:^|总|常住|户籍|[省市县区州旗镇乡村])人口(?:总?数)?$")
_MEAN = re.compile("(?P<each>[人户]均|平均每[人户]|每[人户]平均)[^，。；：0-9]{0,8}?$")
_NOT_MEAN = re.compile("月|日|天|年均|每年|收入|最[高低]")
_BEARERS = {"人": (Kind.PERSON, PERSONS), "户": (Kind.COUNT, frozenset("户"))}


def unlike_rates(passage: Passage) -> Iterator[Finding]:
    """Yield the rates, shares and averages of a sentence that its figures deny."""
    for number, item in enumerate(passage.items):
        if item.change is not None or size(item) is None or FORESEEN.search(passage.lead(number)):
            continue
        if item.kind is Kind.PERCENT and item.unit in HUNDREDTHS:
            yield from _rate(passage, number)
            yield from _share(passage, number)
            yield from _shares_in_turn(passage, number)
        elif item.kind is Kind.MONEY:
            yield from _mean(passage, number)


def _levels(items: Sequence[Statistic]) -> list[Statistic]:
    """Return the figures that a rate can be of."""
    return [
        item
        for item in items
        if item.change is None and item.kind in ADDED and not (item.unit and "/" in item.unit)
    ][-MOST:]


def _gives(item: Statistic, figures: Sequence[Statistic]) -> bool:
    """Say whether two of the figures give the rate, or what it lacks to all."""
    said = _hundredths(item)
    for above, below in permutations(figures, 2):
        if not alike(above, below):
            continue
        quotient = over(base_reach(above), base_reach(below))
        if quotient is None:
            return True  # one of them is open: nothing is known
        of_hundred = quotient.times(HUNDRED)
        if of_hundred.meets(said) or _rest(of_hundred).meets(said):
            return True
    return False


def _hundredths(item: Statistic) -> Reach:
    return reach(item).times(HUNDREDTHS[item.unit or "%"])


def _rest(part: Reach) -> Reach:
    return Reach(
        None if part.high is None else HUNDRED - part.high,
        None if part.low is None else HUNDRED - part.low,
    )


def _rate(passage: Passage, number: int) -> Iterator[Finding]:
    """Yield 通过率 where those who passed and those of whom they are stand before it."""
    name = _RATE.search(passage.lead(number))
    if name is None:
        return
    before = passage.items[:number]
    figures = _levels(before)
    done = [
        n
        for n in range(number)
        if passage.items[n] in figures and _is_done(name["done"], passage, n)
    ]
    if len(done) != 1:
        return  # none, or several, of which the rate may be that of all
    above = done[0]
    part = passage.items[above]
    wholes = [
        item
        for item in _levels(passage.items[:above])
        if alike(item, part) and base_reach(item).above(base_reach(part))
    ]
    if not wholes or _gives(passage.items[number], figures):
        return
    yield _finding(passage.items[number], part, wholes[-1])


def _is_done(what: str, passage: Passage, number: int) -> bool:
    """Say whether a figure is of what the rate is of: 合格776批次; of what 覆盖率 is, 已设站192个."""
    clause = passage.clause(number)
    if what in ("覆盖", "普及"):
        return "已" in clause and re.search("新|今年|又", clause) is None
    return what in clause or what in STOPS.split(passage.after(number))[0]


def _share(passage: Passage, number: int) -> Iterator[Finding]:
    """Yield 占…的 where the part and what it is of are named."""
    item = passage.items[number]
    match = _SHARE.search(passage.before(number)[-40:])
    if match is None:
        return
    near = passage.earlier.items if passage.earlier is not None else []
    before = passage.items[:number]
    rest = passage.items[number + 1 :]
    part, whole = _part_and_whole(match["who"], match["of"], before, [*before, *rest])
    if whole is None and part is not None and _ALL.fullmatch(match["of"]):
        whole = _only_whole(passage, part)
    if part is None or whole is None or part is whole or not alike(part, whole):
        return
    if _gives(item, _levels([*near, *before, *rest])):
        return
    yield _finding(item, part, whole)


def _part_and_whole(
    who: str, of: str, before: Sequence[Statistic], all_of_it: Sequence[Statistic]
) -> tuple[Statistic | None, Statistic | None]:
    """Return what a share is of: the part said last, or by its name; the whole by its name."""
    figures = _levels(before)
    part: Statistic | None = None
    if not who and figures and before[-1] is figures[-1]:
        part = figures[-1]
    elif who:
        part = _one([each for each in figures if each.indicator and each.indicator.endswith(who)])
    if part is None:
        return None, None
    if part.part_of and (_ALL.search(of) or _PEOPLE.search(of)):
        whole = next((each for each in all_of_it if each.id == part.part_of), None)
        people = whole is not None and _ALL_PEOPLE.search(whole.indicator or "")
        return part, whole if people or not _PEOPLE.search(of) else None
    if len(of) < len("总数"):
        return part, None
    named = [
        each
        for each in _levels(all_of_it)
        if each is not part and each.indicator and each.indicator.endswith(of)
    ]
    return part, _one(named)


def _only_whole(passage: Passage, part: Statistic) -> Statistic | None:
    """Return the one amount said before a part, up to ；, that may be its whole and is no share."""
    at = next((n for n, item in enumerate(passage.items) if item is part), 0)
    segment = max(passage.text.rfind(stop, 0, passage.spans[at][0]) for stop in "。；") + 1
    found = [
        n
        for n in range(at)
        if passage.items[n] in _levels([passage.items[n]])
        and alike(passage.items[n], part)
        and passage.spans[n][0] >= segment
    ]
    if len(found) != 1 or passage.after(found[0]).startswith("，占"):
        return None
    whole = passage.items[found[0]]
    return whole if base_reach(whole).above(base_reach(part)) else None


def _shares_in_turn(passage: Passage, number: int) -> Iterator[Finding]:
    """Yield shares that are listed after their parts: 甲36亿元、乙12亿元，分别占75%、25%."""
    items = passage.items
    if not _IN_TURN.search(passage.lead(number)):
        return
    last = number
    while (
        last + 1 < len(items)
        and items[last + 1].kind is Kind.PERCENT
        and _JOINT.fullmatch(passage.before(last + 1))
    ):
        last += 1
    count = last - number + 1
    parts, before = items[max(number - count, 0) : number], items[: max(number - count, 0)]
    if count < LEAST or len(parts) < count or any(part.change for part in parts):
        return
    wholes = [each for each in _levels(before) if alike(each, parts[0])]
    linked = {part.part_of for part in parts}
    whole = next((each for each in wholes if linked == {each.id}), None)
    if whole is None or not all(alike(part, whole) for part in parts):
        return
    for share, part in zip(items[number : last + 1], parts, strict=True):
        if share.unit in HUNDREDTHS and not _gives(share, [whole, *parts]):
            yield _finding(share, part, whole)


def _one(items: Sequence[Statistic]) -> Statistic | None:
    return items[0] if len(items) == 1 else None


def _finding(rate: Statistic, part: Statistic, whole: Statistic) -> Finding:
    came = _base(part) / _base(whole) * HUNDRED
    shown = short(rounded(came, 2 if came < 1 else 1))
    arithmetic = f"{spelled(part)} ÷ {spelled(whole)} = {shown}% ≠ {spelled(rate)}"
    return finding(Sort.RATE, arithmetic, (rate, part, whole))


def _base(item: Statistic) -> Decimal:
    measured, stated = measured_in(item), size(item)
    return (stated or Decimal(0)) * (measured[1] if measured else Decimal(1))


def _mean(passage: Passage, number: int) -> Iterator[Finding]:
    """Yield 户均 where the sentence has one sum and one number of those who share it."""
    item = passage.items[number]
    name = _MEAN.search(passage.lead(number))
    if name is None or _NOT_MEAN.search(passage.lead(number)) or item.relation is Relation.RANGE:
        return
    kind, units = _BEARERS["户" if "户" in name["each"] else "人"]
    sums = [
        each
        for n, each in enumerate(passage.items)
        if each.kind is Kind.MONEY
        and each.change is None
        and each.unit == item.unit
        and not re.search("均|每|[比较]|标准|最[高低]", passage.lead(n))
    ]
    bearers = [each for each in passage.items if each.kind is kind and each.unit in units]
    if len(sums) != 1 or len(bearers) != 1 or base_reach(item).above(base_reach(sums[0])):
        return
    quotient = over(base_reach(sums[0]), base_reach(bearers[0]))
    if quotient is None or quotient.meets(reach(item)):
        return
    came = _base(sums[0]) / _base(bearers[0])
    shown = in_unit(rounded(came, 2), item)
    arithmetic = f"{spelled(sums[0])} ÷ {spelled(bearers[0])} = {shown} ≠ {spelled(item)}"
    yield finding(Sort.RATE, arithmetic, (item, sums[0], bearers[0]))
