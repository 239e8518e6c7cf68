"""The table of vagueness is what the program does, and what the documentation shows."""

from __future__ import annotations

import pytest

import swstats
from tests import vagueness

HINT = "to write it anew: python -m tests.vagueness"
EXAMPLES = [
    (text, form["relation"], bounds)
    for form in vagueness.forms()
    for text, bounds in form["yes"].items()
]


@pytest.mark.parametrize(("text", "relation", "bounds"), EXAMPLES)
def test_a_form_has_the_bounds_of_the_table(text: str, relation: str, bounds: str) -> None:
    q = swstats.parse_quantity(text)
    assert str(q.relation) == relation
    assert "..".join("" if b is None else f"{b:f}" for b in (q.lower, q.upper)) == bounds


def test_the_documentation_is_current() -> None:
    assert vagueness.PAGE.read_text("utf-8") == vagueness.page(), HINT


def test_the_docstring_is_current() -> None:
    assert vagueness.NUMERALS.read_text("utf-8") == vagueness.docstring(), HINT
    assert vagueness.table() in vagueness.NUMERALS.read_text("utf-8"), HINT


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("约600多万人", "> 6000000..7000000"),
        ("近百余家", "< ..100"),
        ("近10个左右", "~ .."),
        ("没有超过5%", "<= ..5"),
        ("高达10个", "= 10..10"),
        ("多达百余人", "> 100..200"),
    ],
)
def test_words_together_say_what_the_page_says(text: str, shown: str) -> None:
    q = swstats.parse_quantity(text)
    lower, upper = ("" if b is None else f"{b:f}" for b in (q.lower, q.upper))
    assert f"{q.relation} {lower}..{upper}" == shown


def test_names_that_hold_such_a_word_are_no_figures() -> None:
    for text in ("三百许可证", "发布五十数据", "总数以百计算", "几千万分之一", "亿万富翁"):
        assert not any(q.statistic for q in swstats.find_quantities(text)), text
