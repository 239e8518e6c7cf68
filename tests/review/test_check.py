"""What ``check`` finds, and that it finds nothing where nothing is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from swstats.pipeline import extract
from swstats.review.check import Sort, check

PLANTED = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "contradictions.toml").read_text("utf-8")
)["case"]
BUILT = {"contradiction", "headline"}
CASES = [
    pytest.param(case, id=f"{number}-{case['sort']}")
    for number, case in enumerate(PLANTED, 1)
    if case["sort"] in BUILT
]


def found_in(texts):
    records = [
        record for number, text in enumerate(texts) for record in extract(text, doc=f"{number}.txt")
    ]
    return list(check(records))


@pytest.mark.parametrize("case", CASES)
def test_a_planted_contradiction_is_found_and_nothing_else(case):
    (found,) = found_in(case["texts"])
    assert found.sort is Sort(case["sort"])
    assert set(case["figures"]) <= set(found.mentions)


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_found_where_it_is_mended(case):
    words, others = case["mend"]
    assert any(words in text for text in case["texts"])
    assert found_in([text.replace(words, others) for text in case["texts"]]) == []
