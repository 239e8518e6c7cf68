"""Totals against lists: 5个县：甲县、乙县、丙县、丁县。, or 3个区分别投资10亿元、12亿元.

Only a list right after its number is counted, whose members are names: nothing in it may say that
some are left out (等), and a joint (和) may only stand before the last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swstats.records import Kind, Relation
from swstats.review.checks.bounds import spelled
from swstats.review.checks.finding import Finding, Sort, finding
from swstats.review.checks.wholes import alike

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from swstats.review.checks.passages import Passage

_COUNTED = frozenset({Kind.COUNT, Kind.PERSON})
LEAST, MOST = 2, 30
_NAMED = re.compile(
    "(?P<noun>[^，。；：、（）0-9]{0,10}?)(?:（[^，。；：、（）0-9]{1,6}）)?(?:：|，?(?:分别|它们|他们|依次)(?:是|为)：?)"
    "(?P<list>[^，。；：！？…（）0-9]{2,400})(?P<rest>[，。；！？].*)?$"
)
# what a list names one by one: places, bodies, people; not what is to be done, or said
_THINGS = re.compile(
    "[省市县区州盟旗镇乡村国]$|街道|社区|国家|地区|城市|单位|机构|部门|企业|公司|医院|学校|大学|学院|景区|银行|协会|基金会"
)
_HOUSES = frozenset("家所座")
_FIRST = re.compile("[一其首第](?:[是、，]|先|一)|①|1")
MOST_NAME = 4
_LEFT_OUT = re.compile("等(?!级|候)|以及其|其他|其余|之[一二]|[和及与]")
_ITEM = re.compile("[^\\W\\d_]{2,16}")
_IN_TURN = re.compile("[^，。；：、0-9]{0,10}?分别[^，。；：、0-9]{1,12}")
_NEXT = re.compile("[、和及与]|以及")


def unlike_lists(passage: Passage) -> Iterator[Finding]:
    """Yield numbers of things that are followed by a list of another length."""
    for number, item in enumerate(passage.items):
        stated = item.value
        if (
            item.kind not in _COUNTED
            or stated is None
            or item.relation is not Relation.EQUAL
            or not LEAST <= stated <= MOST
        ):
            continue
        named = _named(passage, number)
        if named and len(named) != stated:
            sign = "<" if len(named) < stated else ">"
            arithmetic = f"{len(named)}（{'、'.join(named)}） {sign} {spelled(item)}"
            yield finding(Sort.LIST, arithmetic, (item,))
            continue
        yield from _in_turn(passage, number, stated)


def _named(passage: Passage, number: int) -> list[str]:
    """Return the names that follow a number up to the end of its sentence or clause."""
    rest = passage.text[passage.spans[number][1] :]
    match = _NAMED.match(rest)
    if match is None or "、" not in match["list"] or _FIRST.match(match["list"]):
        return []
    item = passage.items[number]
    people = item.kind is Kind.PERSON
    if (
        not people
        and item.unit not in _HOUSES
        and not _THINGS.search(match["noun"] or passage.lead(number))
    ):
        return []
    if re.match("，(?:以及|还有|另|和|及|或)|，[^。；]*、", match["rest"] or ""):
        return []
    *firsts, last = match["list"].split("、")
    tail = [part for part in re.split("以及|[和及与]", last) if part]
    if len(tail) > LEAST or _LEFT_OUT.search("、".join(firsts)) or re.search("等|其[他余]", last):
        return []
    names = [*firsts, *tail]
    if not all(map(_ITEM.fullmatch, names)) or (people and max(map(len, names)) > MOST_NAME):
        return []
    # names are about as long as each other; else the list is of clauses
    lengths = sorted(map(len, names))
    return names if lengths[-1] <= 2 * lengths[0] + 2 else []


def _in_turn(passage: Passage, number: int, stated: Decimal) -> Iterator[Finding]:
    """Yield 3个区分别…: what follows are so many figures of one kind."""
    items = passage.items
    first = number + 1
    if first >= len(items) or not _IN_TURN.fullmatch(passage.before(first)):
        return
    last = first
    while (
        last + 1 < len(items)
        and alike(items[first], items[last + 1])
        and _NEXT.fullmatch(passage.before(last + 1))
    ):
        last += 1
    count = last - first + 1
    if count >= LEAST and count != stated and not _NEXT.match(passage.after(last)):
        shown = "、".join(item.text for item in items[first : last + 1])
        sign = "<" if count < stated else ">"
        arithmetic = f"{count}（{shown}） {sign} {spelled(items[number])}"
        yield finding(Sort.LIST, arithmetic, items[number : last + 1])
