"""A run of numerals that is longer than any number is passed over at once."""

from __future__ import annotations

import pytest

import swstats
from swstats.quantities.find import LONGEST


@pytest.mark.parametrize("run", ["一", "两", "三万", "壹", "一二三", "千"])
def test_a_run_of_numerals_is_no_figure_and_what_follows_is_read(run):
    text = run * (2 * LONGEST) + "。投入资金5亿元，建成三十二所学校。"
    assert [found.text for found in swstats.extract(text)] == ["5亿元", "三十二所"]


def test_the_longest_number_that_can_be_said_is_read():
    nine = "九千九百九十九"
    number = f"{nine}亿{nine}万{nine}"
    assert len(number) < LONGEST
    assert swstats.find_quantities(f"共{number}元")[0].text == f"{number}元"


def test_a_number_longer_than_decimals_reckon_with_is_linked():
    digits = "1" * 31
    assert [found.text for found in swstats.extract(f"客流量达{digits}万。")] == [f"{digits}万"]
