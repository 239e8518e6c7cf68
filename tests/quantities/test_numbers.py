"""Numbers alone: texts that are one, and what is one in a sentence."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

import swstats
from swstats.quantities import numerals
from swstats.records import Number
from tests.quantities.test_cases import rows


def shown(number: Number) -> str:
    if number.value is None:
        return f"{number.lower:f}..{number.upper:f}"
    return f"{number.value.normalize():f}" if number.value else "0"


@pytest.mark.parametrize(("text", "expected"), rows("numbers.txt"))
def test_a_text_is_a_number(text: str, expected: str) -> None:
    if expected == "-":
        with pytest.raises(ValueError, match="is no number"):
            swstats.parse_number(text)
    else:
        assert swstats.parse_number(text) == Decimal(expected)


@pytest.mark.parametrize(("sentence", "expected"), rows("numbers_found.txt"))
def test_the_numbers_of_a_sentence(sentence: str, expected: str) -> None:
    marked = sentence.replace("\\n", "\n")
    text = re.sub("[【】]", "", marked)
    found = swstats.find_numbers(text)
    assert [n.text for n in found] == re.findall("【([^】]*)】", marked)
    assert [shown(n) for n in found] == ([] if expected == "-" else expected.split())
    assert [text[n.start : n.end] for n in found] == [n.text for n in found]


def test_vague_numerals_keep_every_digit() -> None:
    digits = "1234567890123456789012345678901234567"
    number = numerals.read_numeral(digits + "多", 0)
    assert number is not None
    assert (str(number.lower), str(number.upper)) == (digits, digits[:-1] + "8")
    million = numerals.read_numeral(digits + "0多万", 0)
    assert million is not None
    assert str(million.lower) == digits + "00000"
    assert str(million.upper) == digits[:-1] + "800000"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/4", "0.25"),
        ("1/1024", "0.0009765625"),
        ("2/3", "0.6666666666666666666666666667"),
        ("1.1^23", "8.95430243255237372246531"),
    ],
)
def test_a_fraction_is_exact_or_has_28_places(text: str, value: str) -> None:
    assert str(swstats.parse_number(text)) == value
