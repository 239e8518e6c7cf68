"""No text costs more than its length, whatever numerals, multipliers and marks it repeats.

Work is counted in calls, not timed. What the patterns do by themselves is seen by
``tests/benchmarks/adversarial.py``, which measures the same texts.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import swstats
from swstats.quantities import numerals

PIECES = (
    "一", "两", "十", "百", "千", "万", "亿", "兆", "亿亿", "零", "〇", "点", "分之", "又", "半", "多", "几", "1", "23",
    ",", "，", ".", "/", "^", "-", "--", "负", "零下", "e5", "k", "M", "打", "对", "百零十", "千零", "一万", " ", "　",
    "俩", "数", "成", "上", "第", "元", "%", "\u2009", "参", "拾",
)  # fmt: skip
LENGTH = 10_000
repeated = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


def parsed(text: str) -> None:
    with contextlib.suppress(ValueError):
        swstats.parse_number(text)


def calls(read: Callable[[str], object], text: str) -> int:
    """Count the calls that reading a text takes, with empty caches."""
    for cached in (numerals.evaluate, numerals.step_of, numerals._section):
        cached.cache_clear()
    number = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal number
        number += 1

    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return number


@pytest.mark.parametrize("read", [parsed, swstats.find_numbers, swstats.find_quantities])
@settings(max_examples=8, deadline=None)
@given(piece=repeated)
@example(piece="半")
@example(piece="十")
@example(piece="一万")
@example(piece="三 百 ")
@example(piece="负-")
def test_four_times_the_text_takes_four_times_the_work(
    read: Callable[[str], object], piece: str
) -> None:
    text = (piece * LENGTH)[:LENGTH]
    read(text[:100])  # what is made once is made
    # the double of what is linear, half of what is quadratic
    assert calls(read, text) <= 8 * calls(read, text[: LENGTH // 4]) + 2000


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=30))
@example(".")
@example("俩俩千")
@example("0^-1")
@example("零分之零")
@example("五千零下百三")
def test_odd_texts_have_numbers_or_none(text: str) -> None:
    parsed(text)  # a number or ValueError, nothing else
    found = swstats.find_numbers(text)
    assert [n.text for n in found] == [text[n.start : n.end] for n in found]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(n.lower <= n.upper for n in found if n.lower is not None and n.upper is not None)
