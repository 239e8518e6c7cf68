from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from swstats.output.folding import NOT_FIRST, NOT_LAST, breaks, folded


def lines(text, width):
    return [line.plain for line in folded(Text(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("全省捐款", 10, ["全省捐款"]),
        ("全省捐款三万元", 10, ["全省捐款三", "万元"]),
        # no stop begins a line
        ("全省捐款三，共五万", 10, ["全省捐款", "三，共五万"]),
        # no bracket ends one
        ("全省捐款（三万元）", 10, ["全省捐款", "（三万元）"]),
        # a number stays whole
        ("全省捐款4.7亿元", 10, ["全省捐款", "4.7亿元"]),
        # but for one that no line holds
        ("款1,234,567,890元", 10, ["款", "1,234,567,", "890元"]),
        # spaces that end a line are not seen, and break it
        ("全省捐款三 万元", 10, ["全省捐款三", "万元"]),
        ("one two three", 8, ["one two", "three"]),
    ],
)
def test_lines_are_broken_where_chinese_may_be(text, width, expected):
    assert lines(text, width) == expected


@given(st.text(alphabet="捐款3万元 ，。（）“”ab1.5%#", max_size=80), st.integers(8, 30))
def test_lines_fit_and_nothing_is_lost(text, width):
    found = lines(text, width)
    assert all(cell_len(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())
    cuts = breaks(text, width)
    assert cuts == sorted(set(cuts))


@given(st.lists(st.sampled_from(["捐款", "三万元", "4.7亿", "，", "（全省）"]), max_size=30))
def test_no_line_begins_or_ends_with_what_must_not(words):
    for line in lines("".join(words).replace("，，", "，"), 24)[1:]:
        if line.strip("，"):
            assert line[0] not in NOT_FIRST
            assert line[-1] not in NOT_LAST


def test_a_tab_is_as_wide_as_on_a_terminal():
    assert lines("县\t数", 20) == ["县" + " " * 6 + "数"]
