"""A stated growth against the two levels that it leads between.

The levels are those of one sentence (由3.5万增加到4.2万, 比上年的36亿元增长…), or one measure of one place
in two periods that follow each other. Growth in comparable prices says nothing of levels, and where
levels of several texts are held against each other, a point is allowed for what was revised.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

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
from swstats.review.checks.wholes import base_reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from swstats.records import Statistic
    from swstats.review.checks.passages import Passage

# Growth at constant prices, or on another base, does not lead from one figure to the other.
NOT_OF_LEVELS = re.compile(
    "可比|不变价|实际增|扣除|同口径|剔除|年均|平均|生产总值|GDP|增加值|名义|折合|累计同比|复合|日均|月均|合计增|总产值"
)
_FROM = re.compile("(?:由|从)[^，。；：]{0,24}$")
_TO = re.compile(
    "^[^，。；：0-9]{0,14}?(?:[年月日底末初](?:[^，。；：]{0,4})?)?(?P<verb>增加|增长|提高|上升|扩大|攀升|发展|壮大|压[减缩]|精简|增|升|涨|下降|减少|降低|缩小|缩减|回落|降|减|跌)"
    "(?:到|至|为)(?:\\d{4}年[底末]?的?|[今去]年[底末]?的?|目前的?|现在的?)?$"
)
_DOWN = re.compile("压[减缩]|精简|下降|减少|降低|缩小|缩减|回落|降|减|跌")
_GROWN = re.compile(
    "^[，]?(?:同比|环比|比上年|累计|净|共|整整|[三四五六七八九两0-9]年[间来]?|[5-9]年)?"
    "(?:增长|增加|提高|上升|增幅达?|扩大|下降|减少|降低|降幅达?|压[减缩]率?|精简率?|缩减|净增|翻)(?:了|约|近|达|为)*$"
)
_THAN = re.compile(
    "[，]?(?:同比|比|较)[^，。；：0-9]{0,8}(?:上年|去年|前年|上月|同期|\\d{4}年)[^，。；：0-9]{0,6}的?$"
)
_THAN_GROWN = re.compile(
    "^(?:的水平)?(?:实现)?(?:增长|增加|提高|上升|下降|减少|降低)(?:了|约|近)*$"
)
_LAST = re.compile(
    "^[，（；](?:而|但)?(?:上年|去年|前年|上年同期|去年同期|上年同期为|同期)[^，。；：0-9]{0,6}?(?:为|是|仅为|只有|达)$"
)
POINT = Decimal(1)


class Levels(NamedTuple):
    """A growth with the level that it came from and that it led to."""

    growth: Statistic
    before: Statistic
    after: Statistic
    slack: Decimal = Decimal(0)


def unlike_levels(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Yield the growths that their levels deny."""
    for passage in passages:
        yield from _wrong_way(passage)
        if not NOT_OF_LEVELS.search(passage.text):
            for levels in _in_sentence(passage):
                yield from _denied(levels)
            yield from _amount_and_rate(passage)
    for levels in _of_years(passages):
        yield from _denied(levels)


# ---------------------------------------------------------------- levels of one sentence


def _in_sentence(passage: Passage) -> Iterator[Levels]:
    items = passage.items
    for number in range(1, len(items) - 1):
        one, two, three = items[number - 1 : number + 2]
        middle, behind = passage.before(number), passage.before(number + 1)
        if _is_level(one) and _is_level(two) and _same_unit(one, two):
            if (
                _FROM.search(passage.before(number - 1))
                and _TO.search(middle)
                and _GROWN.search(behind)
                and three.change is not None
            ):
                yield Levels(three, one, two)
            elif three.change is not None and (
                (_THAN.search(middle) and _THAN_GROWN.search(behind))
                or (_LAST.search(middle) and _GROWN.search(behind))
            ):
                yield Levels(three, two, one)
        if (
            _is_level(one)
            and _is_level(three)
            and _same_unit(one, three)
            and two.change is not None
            and two.change.of == one.id
            and _LAST.search(behind)
        ):
            yield Levels(two, three, one)


def _amount_and_rate(passage: Passage) -> Iterator[Finding]:
    """Yield growths said as an amount and as a rate that differ: 减少0.38万人，下降13.0%."""
    levels = {item.id: item for item in passage.items if _is_level(item)}
    for number in range(1, len(passage.items)):
        amount, rate = passage.items[number - 1 : number + 1]
        one, other = amount.change, rate.change
        if one is None or other is None or one.of is None or other.of not in (one.of, None):
            continue
        level = levels.get(one.of)
        if (
            level is None
            or rate.kind is not Kind.PERCENT
            or rate.unit not in HUNDREDTHS
            or not _same_unit(level, amount)
            or one.direction != other.direction
            or other.basis not in (one.basis, None)
            or not _RATE_TOO.fullmatch(passage.before(number))
            or _is_vague(level, amount)
        ):
            continue
        moved, now = base_reach(amount), base_reach(level)
        back = _minus(now, moved) if one.direction == "up" else now + moved
        at = next(n for n, item in enumerate(passage.items) if item is level)
        if re.search("[比较]", passage.clause(at)):
            continue  # 比上年的757亿元增加324亿元: this is the level before
        grown = over(moved, back)
        said = reach(rate).times(HUNDREDTHS[rate.unit])
        if grown is None or grown.times(HUNDRED).meets(said):
            continue
        sign = "−" if one.direction == "up" else "+"
        base = (
            _base(level) - _base(amount) if one.direction == "up" else _base(level) + _base(amount)
        )
        came = short(rounded(_base(amount) / base * HUNDRED, 1))
        reckoned = f"{spelled(amount)} ÷ ({spelled(level)} {sign} {spelled(amount)}) = {came}%"
        yield finding(Sort.GROWTH, f"{reckoned} ≠ {spelled(rate)}", (rate, amount, level))


def _minus(one: Reach, other: Reach) -> Reach:
    return one + Reach(
        None if other.high is None else -other.high, None if other.low is None else -other.low
    )


_RATE_TOO = re.compile(
    "[^，。；0-9]{0,4}[，（、](?:同比|比上年|即|环比)?(?:增长|增加|上升|提高|下降|减少|降低|[增降减]幅)(?:了|为|达|约)?"
)
# a currency that falls costs more of itself; who rises in a ranking gets a lower number
_TURNED = re.compile("汇率|比价|兑|排名|名次|位次|[第]")
_GOES = re.compile("增加|增长|提高|上升|扩大|发展|壮大|下降|减少|降低|缩小|缩减")


def _wrong_way(passage: Passage) -> Iterator[Finding]:
    """Yield levels that rise where the sentence has them fall: 由2万人减少到3万人, or the other way."""
    for number in range(1, len(passage.items)):
        before, after = passage.items[number - 1 : number + 1]
        way = _TO.search(passage.before(number))
        if (
            way is None
            or not _GOES.fullmatch(way["verb"])
            or _TURNED.search(passage.text)
            or not (_is_level(before) and _is_level(after) and _same_unit(before, after))
            or not _FROM.search(passage.before(number - 1))
        ):
            continue
        falls = _DOWN.match(way["verb"]) is not None
        old, new = base_reach(before), base_reach(after)
        if new.above(old) if falls else old.above(new):
            sign = ">" if falls else "<"
            yield finding(
                Sort.GROWTH,
                f"{spelled(after)} {sign} {spelled(before)}（{way['verb']}）",
                (after, before),
            )


def _is_level(item: Statistic) -> bool:
    return item.change is None and measured_in(item) is not None


def _same_unit(one: Statistic, other: Statistic) -> bool:
    mine, its = measured_in(one), measured_in(other)
    return one.kind is other.kind and bool(mine and its and mine[0] == its[0])


# ---------------------------------------------------------------- levels of two periods


def _of_years(passages: Sequence[Passage]) -> Iterator[Levels]:
    """Yield growths of a level whose measure has a level for the same time of the year before."""
    levels: dict[tuple[Any, ...], list[tuple[Statistic, Passage]]] = defaultdict(list)
    by_id: dict[str, Statistic] = {}
    growths: list[tuple[Statistic, Passage]] = []
    for passage in passages:
        for number, item in enumerate(passage.items):
            if passage.foreseen(number):
                continue
            if item.change is not None:
                if item.change.of and not NOT_OF_LEVELS.search(passage.text):
                    growths.append((item, passage))
            elif _is_level(item) and item.measure and item.region and item.period:
                by_id[item.id] = item
                levels[_key(item, item.period)].append((item, passage))
    for growth, passage in growths:
        after = by_id.get(growth.change.of or "") if growth.change else None
        if after is None or NOT_OF_LEVELS.search(after.measure or ""):
            continue
        before = _before(growth, after, levels)
        if before is not None:
            slack = Decimal(0) if before[1] is passage else POINT
            yield Levels(growth, before[0], after, slack)


def _key(item: Statistic, period: str) -> tuple[Any, ...]:
    measured = measured_in(item)
    path = item.region_path or (item.region,)
    return item.measure, item.kind, measured and measured[0], path, period


def _before(
    growth: Statistic,
    after: Statistic,
    levels: Mapping[tuple[Any, ...], Sequence[tuple[Statistic, Passage]]],
) -> tuple[Statistic, Passage] | None:
    """Return the level of a year earlier, where there is one value of it only."""
    basis = (growth.change.basis if growth.change else None) or ""
    if not re.search("同比|上年|去年|前一年|[0-9]{4}年", basis) or not after.period:
        return None
    earlier = _year_before(after.period)
    if earlier is None or (re.search("[0-9]{4}", basis) and earlier[:4] not in basis):
        return None
    held = [each for period in _same_time(earlier) for each in levels.get(_key(after, period), ())]
    found = [
        each
        for each in held
        if each[0].indicator == after.indicator
        and each[0].part_of is None
        and after.part_of is None
    ]
    values = {each[0].value for each in found}
    return found[0] if len(values) == 1 else None


def _same_time(period: str) -> tuple[str, ...]:
    """Return the period, and of a year its last day, which levels are said of: 2021年, 2021年末."""
    if len(period) == len("2021"):
        return period, f"{period}-12-31"
    return (period, period[:4]) if period.endswith("-12-31") and "/" not in period else (period,)


def _year_before(period: str) -> str | None:
    """Return the same period of the year before, None of what is open or no year.

    >>> _year_before("2020-01/2020-06"), _year_before("2018/..")
    ('2019-01/2019-06', None)
    """
    if ".." in period or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?", period):
        return None
    return re.sub(r"\d{4}", lambda year: f"{int(year[0]) - 1:04}", period)


# ---------------------------------------------------------------- what is reckoned


def _falls_by(growth: Statistic) -> bool:
    """Tell whether a figure without a sign is that of a fall: 下降3.5%, but not 增长-3.5%."""
    signed = growth.value is not None and growth.value < 0
    return growth.change is not None and growth.change.direction == "down" and not signed


def _denied(levels: Levels) -> Iterator[Finding]:
    """Yield the growth where no rounding of it leads from the one level to the other."""
    growth, before, after, slack = levels
    if growth.change is None or growth.change.direction not in ("up", "down"):
        return
    sign = Decimal(-1) if _falls_by(growth) else Decimal(1)
    said = reach(growth)
    old, new = base_reach(before), base_reach(after)
    started, ended = size(before), size(after)
    if not started or ended is None or (said.low is None and said.high is None):
        return
    if (
        growth.kind is Kind.PERCENT
        and growth.unit in HUNDREDTHS
        and before.kind is not Kind.PERCENT
    ):
        yield from _rate_denied(levels, said.times(HUNDREDTHS[growth.unit]), sign, slack)
        return
    if growth.unit == "倍" and before.kind is not Kind.PERCENT:
        quotient = over(new, old)
        if sign > 0 and quotient is not None and not _is_vague(before, after):
            grown = Reach(
                None if quotient.low is None else quotient.low - 1,
                None if quotient.high is None else quotient.high - 1,
            )
            if not grown.meets(said):
                times = short(rounded(_base(after) / _base(before) - 1, 2))
                yield _finding(levels, f"{spelled(after)} ÷ {spelled(before)} − 1 = +{times} 倍")
        return
    is_point = growth.kind is Kind.PERCENTAGE_POINT and before.kind is Kind.PERCENT
    if not is_point and not _same_unit(growth, before):
        return
    if growth.kind is Kind.PERCENT or _is_vague(before, after):
        return
    if is_point and (growth.unit or "") not in ("个百分点", "百分点"):
        return
    difference = _minus(new, old)
    if sign < 0:
        difference = Reach(
            None if difference.high is None else -difference.high,
            None if difference.low is None else -difference.low,
        )
    factor = measured_in(growth)
    stated = said if is_point or factor is None else said.times(factor[1])
    allowed = Decimal(0) if is_point else abs(_base(before)) * slack / HUNDRED
    if difference.low is None or difference.high is None:
        return
    if not Reach(difference.low - allowed, difference.high + allowed).meets(stated):
        came = abs(_base(after) - _base(before))
        shown = came if is_point or factor is None else came / factor[1]
        sign_of = "+" if _base(after) >= _base(before) else "−"
        reckoned = f"{spelled(after)} − {spelled(before)} = {sign_of}{in_unit(shown, growth)}"
        yield _finding(levels, reckoned)


def _rate_denied(levels: Levels, said: Reach, sign: Decimal, slack: Decimal) -> Iterator[Finding]:
    """Yield a rate of growth that does not lead from the one level to the other."""
    _, before, after, _ = levels
    quotient = over(base_reach(after), base_reach(before))
    if quotient is None or quotient.low is None or quotient.high is None:
        return
    if _is_vague(before, after):
        return
    low, high = (quotient.low - 1) * HUNDRED, (quotient.high - 1) * HUNDRED
    if sign < 0:
        low, high = -high, -low
    if Reach(low - slack, high + slack).meets(said):
        return
    came = rounded((_base(after) / _base(before) - 1) * HUNDRED, 1)
    plus = "+" if came > 0 else ""
    yield _finding(levels, f"{spelled(after)} ÷ {spelled(before)} − 1 = {plus}{short(came)}%")


def _finding(levels: Levels, reckoned: str) -> Finding:
    growth, before, after, _ = levels
    sign = "−" if _falls_by(growth) else "" if spelled(growth).startswith(("-", "−")) else "+"
    arithmetic = f"{reckoned} ≠ {sign}{spelled(growth)}"
    return finding(Sort.GROWTH, arithmetic, (growth, after, before))


def _base(item: Statistic) -> Decimal:
    measured, stated = measured_in(item), size(item)
    return (stated or Decimal(0)) * (measured[1] if measured else Decimal(1))


def _is_vague(before: Statistic, after: Statistic) -> bool:
    """Say whether a level is hedged, so that nothing can be reckoned from it."""
    return any(item.relation is not Relation.EQUAL for item in (before, after))
