"""Figures below zero, ranges in thousands, and words that only look like them."""

from __future__ import annotations

from decimal import Decimal

import pytest

import swstats


@pytest.mark.parametrize(
    ("text", "mention", "lower", "upper"),
    [
        ("最低气温负三摄氏度", "负三摄氏度", -3, -3),
        ("今晚负三摄氏度", "负三摄氏度", -3, -3),
        ("室外-5度", "-5度", -5, -5),
        ("“负39%”", "负39%", -39, -39),
        ("净利润负2亿元", "负2亿元", -200000000, -200000000),
        ("气温零下五至零下二度", "零下五至零下二度", -5, -2),
        ("气温负五至负二度", "负五至负二度", -5, -2),
        ("负五到五摄氏度", "负五到五摄氏度", -5, 5),
        ("企业减负5%至8%", "5%至8%", 5, 8),
        ("企业减负30%", "30%", 30, 30),
        ("月薪6K-30K", "6K-30K", 6000, 30000),
        ("月薪5K到20K", "5K到20K", 5000, 20000),
        ("比60多，比80少", "比60多，比80少", 60, 80),
        ("第3-5度", "3-5度", 3, 5),
        ("增长百分之二一样", "百分之二", 2, 2),
        ("占百分之二十一般", "百分之二十", 20, 20),
        ("占百分之二十一", "百分之二十一", 21, 21),
    ],
)
def test_reads_the_sign(text: str, mention: str, lower: int, upper: int) -> None:
    (found,) = swstats.find_quantities(text)
    assert (found.text, found.lower, found.upper) == (mention, Decimal(lower), Decimal(upper))


@pytest.mark.parametrize(
    "text", ["\ufeff三百", "\u202a三百\u202c", "三百\u200b", " \u200e三百\r\n"]
)
def test_marks_without_width_around_a_number_say_nothing(text: str) -> None:
    assert swstats.parse_number(text) == 300


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        (".5%", ".5%", "0.5"),
        ("(-.5%)", "-.5%", "-0.5"),
        ("第一章.5%的人", "5%", "5"),
        ("v1..5%", "5%", "5"),
    ],
)
def test_the_point_may_come_first(text: str, mention: str, value: str) -> None:
    (found,) = swstats.find_quantities(text)
    assert (found.text, found.value) == (mention, Decimal(value))
