"""Numerals that are no figures, and figures beside them, at every place of a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

import swstats

TABLE = Path(__file__).parents[1] / "cases" / "no_figures.txt"
WIDE = str.maketrans({chr(ord("0") + digit): chr(0xFF10 + digit) for digit in range(10)})
PLACES = ("{}", "今天，{}。", "据了解，{}，情况良好。")


def rows() -> list[tuple[str, tuple[str, ...]]]:
    """Return the texts of the table, and the mentions that are statistics in each."""
    pairs = [line.split(" =>") for line in TABLE.read_text("utf-8").splitlines() if " =>" in line]
    return [
        (text, tuple(part.strip() for part in mentions.split(" / ") if part.strip()))
        for text, mentions in pairs
    ]


def statistics(text: str) -> tuple[str, ...]:
    return tuple(q.text for q in swstats.find_quantities(text) if q.statistic)


@pytest.mark.parametrize(("text", "mentions"), rows())
def test_only_figures_are_statistics(text: str, mentions: tuple[str, ...]) -> None:
    for place in PLACES:
        assert statistics(place.format(text)) == mentions
    wide = tuple(mention.translate(WIDE) for mention in mentions)
    assert statistics(text.translate(WIDE)) == wide


def test_each_class_has_cases_of_both_sorts() -> None:
    classes = TABLE.read_text("utf-8").split("\n## ")[1:]
    for part in classes:
        lines = [line for line in part.splitlines() if " =>" in line]
        assert len(lines) >= 15, part[:30]
    texts = [text for text, _ in rows()]
    assert len(texts) == len(set(texts))
