"""Parts and their wholes in one sentence: a part above its whole, parts that do not come to it.

That parts come to their whole is only asked where the text claims it: 合计 after a list, 由…组成, a
list in brackets, or classes that leave nothing out (``wholes.toml``). Other parts (其中) may be some
of many, so that each alone is held against the whole.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from swstats.links.parts import SETTLED
from swstats.records import Kind, Relation
from swstats.review.checks.bounds import (
    HUNDRED,
    Reach,
    common,
    in_unit,
    measured_in,
    reach,
    short,
    size,
    spelled,
    step,
)
from swstats.review.checks.finding import Finding, Sort, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.lexicons import Lexicon
    from swstats.records import Statistic
    from swstats.review.checks.passages import Passage

MARK = re.compile("(?:(?<=[，；。：、（(])|^)(?:这|在这)?其中[有，：]?")
# what has no parts of its own: an average, the most of something, what is compared with
_NO_WHOLE = re.compile("均|每|单价|最[高低多少大小]|[比较][^，。；：]*的?$")
# among what is counted, and the figure of some of it: 20个县市中已有17个
_AMONG = re.compile(
    "[^，。；：、0-9到入于在为投]{1,12}(?<![集期年其])中，?(?:的|已|现|就|仅|只|共|约|便|有)*"
)
# another noun is another thing: 3个区中，500个社区…; a verb may follow, or nothing
_NOUN = re.compile("(?![被已未还正没因获在是])[^，。；：、（）0-9]")
# another scope, or something else is said of the whole: 其中…，全市共…
_OTHER = re.compile(
    "[全我本该][国省市区县州]|共[有计]|合计|累计|总[数计量额]|目前|同比|[比较]|每|[人户平年月日]均|单价|最[高低多少]|超过|相当于|等于|提前|目标|计划"
)
# 其中甲队对6位高手…: the figure is of an object, no part
_NO_PART = re.compile(f"[，对向给把被]|以(?![上下内外])|{_OTHER.pattern}")
_TOTAL = re.compile(
    "[，；、（](?:[一二两三四五六七八九十]者|[两三四五六七八九十][地家国县市区省项类]|以上|以上各项|全部)?"
    "(?:合计|共计|总计|合共|总共)[^，。；：、0-9]{0,8}$"
)
_MADE = re.compile("[^，。；：]{0,6}?(?:组成|构成)")
_OF = re.compile("由(?![于此来])[^，。；：0-9]{0,16}$")
_LISTED = re.compile(
    "(?:[^，。；：、（）0-9]{0,10}(?:[、；]|和|及|与|以及|另有)|[，；])[^，。；：、（）0-9]{0,16}$"
)
_OPENS = re.compile(
    "[（：](?!其中|约合?|折合|[比较]|含|包括|同比|上年|去年|此前|原)[^，。；：、0-9]{1,12}$"
)
# where a list that opens so ends
_CLOSED_BY = {"（": re.compile("）"), "：": re.compile("[。；]|$")}
_AGE_BAND = re.compile("[0-9一二三四五六七八九十]岁")  # 18至30岁、31至50岁、51岁以上的受访者
_SHARE = re.compile("占(?:比|到|了|总数的?)?(?:分别)?(?:为|达)?$")
_SHARES = re.compile(
    "分别占[^，。；：、0-9]{0,10}$|占[^，。；：]{0,10}(?:比重?|比例|份额)分别[为是达]$"
)
_MAY_MISS = re.compile("等(?![级候待于效])|其中|主要|部分|之一|包括")
# the whole of a balance is less than what it is made of: 贸易逆差10亿元，其中货物逆差16亿元
_BALANCE = re.compile("[顺逆]差|差额|净|盈余|利润|[盈亏]损?|结余|赤字")
_CHANGED = re.compile("[增减升降涨跌](?:长|加|少|幅|速|至|到)")
LEAST_PREFIX = 2
MOST = 24  # figures of a list; a longer one is a table
TWO = 2
SELDOM = Decimal("0.7")  # 2.4 times the root of a twelfth
THREE = 3
ADDED = frozenset(
    {Kind.COUNT, Kind.PERSON, Kind.PERSON_TIME, Kind.MONEY, Kind.AREA, Kind.LENGTH, Kind.MASS,
     Kind.VOLUME, Kind.ENERGY}
)  # fmt: skip


class Classes(NamedTuple):
    """The classes of ``wholes.toml``: of each whole the patterns of what makes it up."""

    wholes: tuple[tuple[tuple[re.Pattern[str], ...], bool], ...]

    @classmethod
    def build(cls, lexicon: Lexicon) -> Classes:
        """Compile what a lexicon says."""
        entries = lexicon.table("wholes").values()
        return cls(
            tuple(
                (tuple(map(re.compile, entry["words"])), bool(entry.get("open")))
                for entry in entries
            )
        )

    def found(self, labels: Sequence[str]) -> tuple[bool, bool]:
        """Say whether labels are classes of one whole, each of another, and whether all are there."""
        for whole, is_open in self.wholes:
            members = [
                {number for number, pattern in enumerate(whole) if pattern.search(label)}
                for label in labels
            ]
            each = [next(iter(one)) for one in members if len(one) == 1]
            if len(each) == len(labels) == len(set(each)):
                return True, len(each) == len(whole) and not is_open
        return False, False


def unlike_wholes(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield the parts of a sentence that are above their whole, or do not come to it."""
    classes = lexicon.compiled(Classes.build)
    yield from _above(passage)
    yield from _among(passage)
    yield from _classes(passage, classes)
    yield from _totals(passage)
    yield from _made_of(passage)
    yield from _in_brackets(passage)
    yield from _shares(passage, classes)


def _is_amount(item: Statistic) -> bool:
    return (
        item.kind in ADDED
        and item.change is None
        and item.unit is not None
        and "/" not in item.unit
        and measured_in(item) is not None
    )


def alike(one: Statistic, other: Statistic) -> bool:
    """Say whether two amounts can be added up: of one kind, in units that go over into each other."""
    mine, its = measured_in(one), measured_in(other)
    return one.kind is other.kind and bool(mine and its and mine[0] == its[0])


def base_reach(item: Statistic) -> Reach:
    """Return what a figure reaches, in the unit that it is compared in."""
    measured = measured_in(item)
    return reach(item).times(measured[1] if measured else Decimal(1))


# ---------------------------------------------------------------- a part above its whole


def _above(passage: Passage) -> Iterator[Finding]:
    """Yield figures after 其中 that are above each figure that they may be parts of."""
    for mark in MARK.finditer(passage.text):
        first = next((n for n, (start, _) in enumerate(passage.spans) if start >= mark.end()), None)
        if first is None:
            continue
        words = passage.text[mark.end() : passage.spans[first][0]]
        if not _is_amount(passage.items[first]) or _NO_PART.search(words):
            continue
        segment = max(passage.text.rfind(stop, 0, mark.start()) for stop in "。；") + 1
        before = [passage.items[n] for n in range(first) if passage.spans[n][0] >= segment]
        where = passage
        if not first and not mark.start() and passage.earlier is not None and passage.follows():
            before, where = passage.earlier.items, passage.earlier
        amounts = _amounts(where, before, passage.items[first])
        if not amounts or _BALANCE.search(passage.text):
            continue
        if where is not passage and not _akin(amounts[-1], passage.items[first]):
            continue
        run = _run(passage, first)
        listed = [n for n in run[1:] if not re.search("[，；]", passage.before(n))]
        for part in (passage.items[n] for n in (first, *listed)):
            yield from _part_above(part, amounts)


def _amounts(where: Passage, before: Sequence[Statistic], part: Statistic) -> list[Statistic]:
    """Return what a part may be a part of, in order; nothing where it is not clear."""
    amounts = [item for item in before if item.change is None and alike(item, part)]
    if not amounts or not all(map(_is_amount, amounts)) or _apart_in_time(amounts[-1], part):
        return []
    number = next(n for n, item in enumerate(where.items) if item is amounts[-1])
    if _NO_WHOLE.search(where.lead(number)) or (number and not where.before(number)):
        return []  # 平均亩产3.5吨; 两台33万千瓦机组
    return amounts


def _apart_in_time(one: Statistic, other: Statistic) -> bool:
    return None not in (one.period, other.period) and one.period != other.period


def _is_among(passage: Passage, number: int) -> bool:
    """Say whether a figure is of some of the things that the figure before it counts."""
    gap = passage.before(number)
    if SETTLED.fullmatch(gap):  # 投诉320件，已办结300件
        return True
    if not _AMONG.fullmatch(gap):
        return False
    whole, part = passage.items[number - 1 : number + 1]
    if whole.unit in ("家", "户", "人", "名") or _akin(whole, part):
        return True
    return _NOUN.match(passage.after(number)) is None


def _part_above(part: Statistic, wholes: Sequence[Statistic]) -> Iterator[Finding]:
    if part.part_of is None and all(base_reach(part).above(base_reach(item)) for item in wholes):
        arithmetic = f"{spelled(part)} > {spelled(wholes[-1])}"
        yield finding(Sort.PART, arithmetic, (part, wholes[-1]))


def _among(passage: Passage) -> Iterator[Finding]:
    """Yield what is above the number that it is among: 20个县市中已有35个."""
    for number in range(1, len(passage.items)):
        whole, part = passage.items[number - 1 : number + 1]
        if (
            _is_amount(whole)
            and _is_amount(part)
            and alike(whole, part)
            and whole.unit == part.unit
            and _is_among(passage, number)
        ):
            yield from _part_above(part, [whole])


# ---------------------------------------------------------------- parts that do not come to it


def _akin(one: Statistic, other: Statistic) -> bool:
    """Say whether two indicators have two neighbouring characters in common: 研究生, 博士研究生."""
    mine, its = one.indicator or "", other.indicator or ""
    return any(mine[at : at + TWO] in its for at in range(len(mine) - 1))


def _unlike_sum(
    whole: Statistic, parts: Sequence[Statistic], *, complete: bool = True
) -> Iterator[Finding]:
    """Yield the whole where its parts come to something else, or, if some may be missing, to more."""
    if common((whole, *parts)) is None or len(parts) < 2:
        return
    total = base_reach(parts[0])
    for part in parts[1:]:
        total += base_reach(part)
    said = base_reach(whole)
    values = [value for part in parts if (value := _in_base(part)) is not None]
    factor = measured_in(whole)
    if len(values) < len(parts) or factor is None:
        return
    come_to = sum(values, Decimal(0))
    off = come_to - (_in_base(whole) or Decimal(0))
    apart = total.above(said) or (complete and said.above(total))
    if not apart and (not (off > 0 or complete) or abs(off) <= _by_rounding(whole, parts)):
        return
    shown = in_unit(come_to / factor[1], whole)
    sign = ">" if not complete else "≠"
    added = " + ".join(map(spelled, parts))
    arithmetic = f"{added} = {shown} {sign} {spelled(whole)}"
    yield finding(Sort.SUM, arithmetic, (whole, *parts))


def _by_rounding(whole: Statistic, parts: Sequence[Statistic]) -> Decimal:
    """Return by how much a sum may be off where all are rounded alike, as 12亿, 4亿 and 3亿 are.

    Roundings seldom add up: of n figures by a step times the root of n / 12, twice of which and more
    is allowed for. Where figures are rounded otherwise, or hedged, there is no such limit.
    """
    figures = (whole, *parts)
    steps = {step(item) * (measured_in(item) or ("", Decimal(1)))[1] for item in figures}
    if len(steps) > 1 or any(item.relation is not Relation.EQUAL for item in figures):
        return Decimal("Infinity")
    return steps.pop() * max(Decimal(1), Decimal(len(figures)).sqrt() * SELDOM)


def _in_base(item: Statistic) -> Decimal | None:
    measured, stated = measured_in(item), size(item)
    return None if measured is None or stated is None else stated * measured[1]


def _run(passage: Passage, first: int) -> list[int]:
    """Return the figures from ``first`` on that stand in one list of like amounts."""
    numbers = [first]
    for number in range(first + 1, min(len(passage.items), first + MOST)):
        gap = passage.before(number)
        item = passage.items[number]
        if item.change is not None or (item.kind is Kind.PERCENT and "占" in gap):
            continue  # 出口121亿元，增长7%；进口75亿元
        if not _is_amount(item) or not alike(item, passage.items[first]) or _OTHER.search(gap):
            break
        if not _LISTED.fullmatch(gap) or gap.startswith(("。", "！", "？")):
            break
        numbers.append(number)
    return numbers


def _classes(passage: Passage, classes: Classes) -> Iterator[Finding]:
    """Yield wholes that their classes do not come to: 社会组织50个，其中社会团体30个…."""
    for first, item in enumerate(passage.items):
        opens = passage.text[: passage.spans[first][0]] if not first else passage.before(first)
        whole = _whole(passage, first)
        if whole is None or not _is_amount(item):
            continue
        run = _run(passage, first)
        labels = [passage.lead(part) for part in run]
        disjoint, complete = classes.found(labels)
        if not disjoint or len(run) < TWO or _CHANGED.search("".join(labels)):
            continue
        parts = [passage.items[part] for part in run]
        if any(part.part_of not in (None, whole.id) for part in parts):
            continue
        if all(part.part_of is None for part in parts) and not (
            MARK.search(opens) or opens.startswith("：")
        ):
            continue
        yield from _unlike_sum(whole, parts, complete=complete)


def _whole(passage: Passage, first: int) -> Statistic | None:
    """Return the amount that the figures from ``first`` on may be parts of: said before them."""
    item = passage.items[first]
    before = passage.items[:first]
    if item.part_of is not None:
        near = [*before, *(passage.earlier.items if passage.earlier is not None else ())]
        return next((each for each in near if each.id == item.part_of), None)
    if not before and passage.earlier is not None and MARK.match(passage.text):
        before = passage.earlier.items
    levels = [each for each in before if each.change is None]
    return levels[-1] if levels and _is_amount(levels[-1]) and alike(levels[-1], item) else None


def _totals(passage: Passage) -> Iterator[Finding]:
    """Yield totals after a list that do not sum it up: 分别完成10亿元、12亿元，合计23亿元."""
    for number in range(2, len(passage.items)):
        whole = passage.items[number]
        if not _is_amount(whole) or not _TOTAL.search(passage.before(number)):
            continue
        first = number
        while first and _is_amount(passage.items[first - 1]):
            if not alike(passage.items[first - 1], whole):
                break
            first -= 1
            gap = passage.before(first)
            if not _LISTED.fullmatch(gap) or _OTHER.search(gap):
                break
        run = list(range(first, number))
        if len(run) < 2 or (first and alike(passage.items[first - 1], whole)):
            continue
        words = passage.text[: passage.spans[first][0]]
        if _MAY_MISS.search(passage.text[: passage.spans[number][0]]) or _OTHER.search(words):
            continue
        yield from _unlike_sum(whole, [passage.items[part] for part in run])


def _made_of(passage: Passage) -> Iterator[Finding]:
    """Yield totals that 由…组成 does not come to."""
    for first in range(len(passage.items)):
        if not _is_amount(passage.items[first]) or not _OF.search(passage.before(first)):
            continue
        run = _run(passage, first)
        last = run[-1]
        if not _MADE.match(passage.after(last)) or _MAY_MISS.search(passage.after(last)):
            continue
        if last + 1 < len(passage.items):
            whole = passage.items[last + 1]
            if _TOTAL.search(passage.before(last + 1)) or re.search(
                "，(?:全队|一行)?共(?:计|有)?$", passage.before(last + 1)
            ):
                if _is_amount(whole):
                    yield from _unlike_sum(whole, [passage.items[part] for part in run])
                continue
        if first and _is_amount(passage.items[first - 1]):
            whole = passage.items[first - 1]
            yield from _unlike_sum(whole, [passage.items[part] for part in run])


def _in_brackets(passage: Passage) -> Iterator[Finding]:
    """Yield wholes with a list in brackets, or after a colon, that comes to something else."""
    for first in range(1, len(passage.items)):
        whole = passage.items[first - 1]
        gap = passage.before(first)
        if gap[:1] not in _CLOSED_BY or not _OPENS.fullmatch(gap) or not _is_amount(whole):
            continue
        if not _is_amount(passage.items[first]) or not alike(whole, passage.items[first]):
            continue
        run = _run(passage, first)
        if len(run) < 2 or not _CLOSED_BY[gap[0]].match(passage.after(run[-1])):
            continue
        inside = passage.text[passage.spans[first - 1][1] : passage.spans[run[-1]][1]]
        if not _MAY_MISS.search(inside) and not _OTHER.search(inside):
            yield from _unlike_sum(whole, [passage.items[part] for part in run])


# ---------------------------------------------------------------- shares


def _shares(passage: Passage, classes: Classes) -> Iterator[Finding]:
    """Yield shares of one whole that come to more than all of it."""
    done = -1
    for first, item in enumerate(passage.items):
        if first <= done or item.kind is not Kind.PERCENT or item.change is not None:
            continue
        run = [first]
        for number in range(first + 1, len(passage.items)):
            gap = passage.before(number)
            other = passage.items[number]
            if other.kind is not Kind.PERCENT or other.change is not None:
                break
            if not _LISTED.fullmatch(gap):
                break
            run.append(number)
        done = run[-1]
        labels = [passage.lead(number) for number in run]
        if _SHARES.search(labels[0]):
            disjoint, complete = _bands(passage, first, len(run))
        elif all(map(_SHARE.search, labels)):
            disjoint, complete = classes.found([_SHARE.sub("", label) for label in labels])
            disjoint = disjoint or (len(run) >= THREE and _parallel(labels))
        else:
            continue
        if len(run) < TWO or not disjoint:
            continue
        shares = [passage.items[number] for number in run]
        total = base_reach(shares[0])
        for share in shares[1:]:
            total += base_reach(share)
        everything = Reach(HUNDRED, HUNDRED)
        if first and not total.above(everything):
            complete = False  # 占88%，其中男性占47%，女性占41%
        if total.above(everything) or (complete and everything.above(total)):
            come_to = sum((value for s in shares if (value := _in_base(s)) is not None), Decimal(0))
            sign = ">" if total.above(everything) else "<"
            added = " + ".join(map(spelled, shares))
            arithmetic = f"{added} = {short(come_to)}% {sign} 100%"
            yield finding(Sort.SUM, arithmetic, shares)


def _bands(passage: Passage, first: int, count: int) -> tuple[bool, bool]:
    """Say whether 分别占 tells of classes that do not overlap, and of all: ages, industries."""
    words = passage.text[: passage.spans[first][0]]
    ages = len(_AGE_BAND.findall(words))
    if re.search("三次产业|(?:第?一、)(?:第?二、)第?三产业", words[-40:]) and count == THREE:
        return True, True
    return ages in (count, count - 1) and ages > 1, False


def _parallel(labels: Sequence[str]) -> bool:
    """Say whether labels begin alike: 表示满意的, 表示一般的 are answers to one question."""
    stripped = [re.sub("^(?:其中|而|另有|有)", "", _SHARE.sub("", label)) for label in labels]
    tails = [label[-4:] for label in stripped]
    starts = {label[:LEAST_PREFIX] for label in stripped[1:]}
    return (
        len(starts) == 1
        and all(next(iter(starts)) in label for label in (stripped[0], *stripped[1:]))
        and len(set(tails)) == len(tails)
        and len(next(iter(starts))) == LEAST_PREFIX
    )
