"""What holds of finding in running text: offsets, overlaps, and work that grows as the text does."""

from __future__ import annotations

import contextlib
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import swstats
from swstats.lexicons import default_lexicon
from swstats.quantities.dates import find_times
from swstats.text.folding import fold
from tests.benchmarks import linearity
from tests.properties.test_quantity_properties import holds, odd_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

PATTERNS: tuple[str, ...] = linearity.PATTERNS
pieces = st.lists(
    st.sampled_from(PATTERNS)
    | st.sampled_from(
        ("投入资金", "，", "。", "一心一意", "六安", "第三届", "2020年5月", "《红楼梦》")
    ),
    max_size=12,
).map("".join)


@settings(max_examples=900, deadline=None)
@given(pieces | odd_text | st.text(max_size=30))
@example("投入\n4.7\n亿元，惠及 22 988 名儿童")
@example("１２．５％、３００人")
@example("大于等于10小于等于5")
@example("百 分 之 一 百二 十点 五以上")
@example("10与20间至30之间")
@example(".")
@example("俩俩千")
@example("五千零下百三")
def test_mentions_stand_where_they_say_apart_and_their_bounds_in_order(text: str) -> None:
    quantities, numbers = swstats.find_quantities(text), swstats.find_numbers(text)
    for found in (quantities, numbers):
        assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
        assert all(first.end <= second.start for first, second in pairwise(found))
        assert all(map(holds, found))
    assert all("".join(text[q.start : q.end].split()) == q.text for q in quantities)
    assert all(text[n.start : n.end] == n.text for n in numbers)


@settings(max_examples=300, deadline=None)
@given(pieces | odd_text | st.text(max_size=30))
@example(".")
@example("0^-1")
@example("零分之零")
def test_a_text_is_a_number_or_none(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert swstats.parse_number(text).is_finite()


@settings(max_examples=200, deadline=None)
@given(pieces)
def test_a_time_keeps_its_numerals(text: str) -> None:
    folded = fold(text)
    times = find_times(folded, default_lexicon())
    if not {"\n", "\r", " "}.isdisjoint(folded):
        return  # a text is freed of them before it is read
    for quantity in swstats.find_quantities(text):
        assert all(
            quantity.end <= time.start or quantity.start >= time.end or quantity.start < time.start
            for time in times
        )


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # a time takes its numerals before a quantity
        ("2020年3月5日5人", ["5人"]),
        ("8点到10点有5人", ["5人"]),
        # a word or a place takes its own before a figure
        ("六安三家企业", ["三家"]),
        ("一心一意三个人", ["三个"]),
        ("百里挑一的百里长堤", []),
        # but not where the figure is longer than the word that begins it
        ("一点七倍", ["一点七倍"]),
        ("三元五角", ["三元五角"]),
        # what begins first, and of these the longest reading
        ("3元5角", ["3元5角"]),
        ("3至5万元", ["3至5万元"]),
        ("三五个", ["三五个"]),
        ("3万2千人", ["3万2千人"]),
        ("百分之五十二度", ["百分之五十二"]),
    ],
)
def test_overlaps_are_settled_in_order(text: str, mentions: list[str]) -> None:
    assert [q.text for q in swstats.find_quantities(text) if q.statistic] == mentions


def _calls(read: Callable[[str], object], text: str) -> int:
    """Count the calls made, of Python's functions and of C's."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


SHORT, LONG = 200, 800  # characters: in less, what is looked at around a figure grows as well
# calls that may be made whatever the text says: numerals of up to 56 hanzi are tried end by end
FEW = 8000


@pytest.mark.parametrize(
    ("entry", "every", "mixes"),
    [
        ("find_quantities", 1, 20),
        ("find_numbers", 1, 20),
        ("parse_number", 1, 20),
        ("parse_quantity", 8, 20),
        ("extract", 8, 20),
    ],
)
def test_work_grows_as_the_text_does(entry: str, every: int, mixes: int) -> None:
    """A text four times as long takes about four times the calls, sixteen would be quadratic.

    ``tests/benchmarks/linearity.py`` times the same patterns, all of them.
    """
    read = linearity.ENTRIES[entry]
    worst = {}
    pairs = zip(linearity.texts(SHORT, mixes), linearity.texts(LONG, mixes), strict=True)
    for number, ((label, short), (_, long)) in enumerate(pairs):
        if number % every and number < len(PATTERNS):
            continue
        read(long)  # what is made once, and what caches keep
        read(short)
        few, many = _calls(read, short), _calls(read, long)
        if many > 7 * few + FEW:
            worst[label] = (few, many)
    assert worst == {}
