"""Words by their first two characters, and the excluded words that stand over a place."""

from __future__ import annotations

import pytest

from swstats.quantities.find import ExcludedWords
from swstats.quantities.heads import Heads

WORDS = ("米", "平方米", "平方公里", "平", "千米", "千")


@pytest.mark.parametrize(
    ("text", "start", "known"),
    [
        ("5平方米", 1, ["平方公里", "平方米", "平"]),
        ("5平，", 1, ["平"]),
        ("5平", 1, ["平"]),
        ("3千米", 1, ["千米", "千"]),
        ("3千克", 1, ["千"]),
        ("3斤", 1, []),
        ("3", 1, []),
    ],
)
def test_known_words_begin_as_the_text_does_longest_first(
    text: str, start: int, known: list[str]
) -> None:
    assert list(Heads(WORDS).known(text, start)) == known


@pytest.mark.parametrize(
    ("text", "at", "span"),
    [
        ("统一体化", 1, (0, 2)),  # 统一 begins before 一体化
        ("这一体化", 1, (1, 4)),
        ("一点七倍", 0, (0, 2)),
        ("一点点", 0, (0, 3)),  # the longest of those that begin there
        ("一步", 0, None),
        ("第十一", 2, None),
        ("一", 0, None),
        ("统一统一统一", 5, (4, 6)),
        ("廿", 0, (0, 1)),
        ("三廿", 1, (1, 2)),
    ],
)
def test_the_leftmost_word_over_a_place_is_found(
    text: str, at: int, span: tuple[int, int] | None
) -> None:
    words = ExcludedWords(["统一", "一体化", "一点", "一点点", "进一步", "廿"])
    assert words.covering(text, at, 0) == span


def test_no_word_is_found_that_begins_before_the_floor() -> None:
    words = ExcludedWords(["统一", "一体化"])
    assert words.covering("统一体化", 1, 1) == (1, 4)
