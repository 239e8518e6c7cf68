"""Numerals read without the shapes are those that the shapes would read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from swstats.quantities.numerals import read_alone, read_shape

SIGNS = "0123456789" * 2 + ".,·/+ 万亿千百十兆零〇一二两三九点多余来几把数分之又、半克wkm%人，-"


@settings(max_examples=2000)
@given(st.text(SIGNS, max_size=12), st.sampled_from("0123456789零一二两三九"))
def test_a_numeral_read_alone_is_what_its_shape_says(rest: str, first: str) -> None:
    text = first + rest
    alone = read_alone(text, 0)
    if alone is not None:
        shaped = read_shape(text, 0)
        assert alone == shaped
        assert shaped is not None
        assert alone.step == shaped.step


def test_most_numerals_are_read_alone() -> None:
    for text in ("1800名", "4.7亿元", "1,100亿", "836.4万", "12.5%", "三家", "两", "十分", "5"):
        assert read_alone(text, 0) is not None
    for text in ("1800多", "三五", "3万5", "3千克", "三分之二", "1/4", "十五"):
        assert read_alone(text, 0) is None
