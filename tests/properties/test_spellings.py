"""Every number reads back in every spelling, alone and in a sentence."""

from __future__ import annotations

from decimal import Context, Decimal

import cn2an
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import swstats
from tests.quantities.spelling import ALONE, STYLES, Style, in_digits, in_hanzi, mixed

LARGEST = 10**24
EXACT = Context(prec=100)
whole = st.integers(0, 24).flatmap(lambda places: st.integers(0, 10**places)) | st.builds(
    # numbers with many zeros are those that are written in the most ways
    lambda digit, place, low: min(digit * 10**place + low, LARGEST),
    st.integers(1, 9999), st.integers(0, 20), st.integers(0, 99999),
)  # fmt: skip
places = st.text("0123456789", min_size=1, max_size=16).map(lambda digits: "0." + digits)
decimals = st.builds(lambda n, part: EXACT.add(Decimal(n), Decimal(part)), whole, places)
numbers = whole.map(Decimal) | decimals


def alone_and_in_a_sentence(text: str, number: Decimal) -> None:
    assert swstats.parse_number(text) == number, text
    sentence = f"其总数为{text}，比上年多。"
    found = swstats.find_numbers(sentence)
    assert [(n.text, n.value) for n in found] == [(text, number)]
    assert sentence[found[0].start : found[0].end] == text


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
@settings(max_examples=300, deadline=None)
@given(number=numbers)
@example(number=Decimal(LARGEST))
@example(number=Decimal(101010101010))
@example(number=Decimal(10**16 + 3))
@example(number=Decimal(110))
@example(number=Decimal(11 * 10**15))
def test_words(style: Style, number: Decimal) -> None:
    alone_and_in_a_sentence(in_hanzi(number, style), number)


@pytest.mark.parametrize("style", ALONE.values(), ids=ALONE.keys())
@settings(max_examples=200, deadline=None)
@given(number=numbers)
def test_words_of_a_text_as_a_whole(style: Style, number: Decimal) -> None:
    assert swstats.parse_number(in_hanzi(number, style)) == number


@settings(max_examples=300, deadline=None)
@given(numbers, st.sampled_from(["", ",", "\u2009", "\u00a0", " "]), st.booleans())
def test_digits(number: Decimal, mark: str, wide: bool) -> None:
    alone_and_in_a_sentence(in_digits(number, mark=mark, wide=wide and mark in ("", ",")), number)


@settings(max_examples=300, deadline=None)
@given(st.integers(1, LARGEST), st.booleans())
def test_digits_with_multipliers(number: int, traditional: bool) -> None:
    alone_and_in_a_sentence(mixed(number, traditional=traditional), Decimal(number))


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 10**9),
    places,
    st.sampled_from([("万", 4), ("亿", 8), ("万亿", 12), ("千万", 7), ("兆", 12), ("億", 8)]),
)
def test_decimals_with_multipliers(number: int, part: str, multiplier: tuple[str, int]) -> None:
    word, exponent = multiplier
    figure = Decimal(number) + Decimal(part)
    value = EXACT.scaleb(figure, exponent)
    alone_and_in_a_sentence(f"{figure:f}{word}", value)


@settings(max_examples=200, deadline=None)
@given(numbers, st.sampled_from([*STYLES.values()]), st.sampled_from(["-", "－", "负", "負"]))
@example(Decimal(4), STYLES["financial"], "负")
def test_signs(number: Decimal, style: Style, sign: str) -> None:
    if number:
        text = in_digits(number) if sign in "-－" else in_hanzi(number, style)
        alone_and_in_a_sentence(sign + text, number.copy_negate())


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
@settings(max_examples=150, deadline=None)
@given(number=numbers, unit=st.sampled_from(["元", "家", "吨", "人次"]))
def test_a_quantity(style: Style, number: Decimal, unit: str) -> None:
    if number < 10 and number == int(number):
        return  # 二元, 三家 are words, too
    text = in_hanzi(number, style) + unit
    assert swstats.parse_quantity(text).value == number
    found = swstats.find_quantities(f"据统计，总数达{text}，情况良好。")
    assert [(q.text, q.value, q.unit) for q in found] == [(text, number, unit)]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**16 - 1), st.sampled_from(["low", "up"]))
def test_what_cn2an_writes(number: int, case: str) -> None:
    text = cn2an.an2cn(str(number), case)
    assert swstats.parse_number(text) == number


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**30), st.integers(1, 10**30))
def test_fractions_are_exact_or_have_28_places(num: int, den: int) -> None:
    value = swstats.parse_number(f"{num}/{den}")
    assert abs(value * den - num) <= Decimal(num).scaleb(-27)


@settings(max_examples=100, deadline=None)
@given(st.text("0123456789", min_size=1, max_size=400), st.text("0123456789", max_size=400))
def test_digits_without_limit(digits: str, part: str) -> None:
    text = f"{digits}.{part}" if part else digits
    value = swstats.parse_number(text)
    assert value.compare(Decimal(text)) == 0
