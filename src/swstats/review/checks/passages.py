"""Sentences with the figures that stand in them, as the checks read them.

A record carries its sentence, but not its place in it. Here the figures of one sentence are found
in it again, in their order, so that a check can read the words between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from swstats.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swstats.records import Statistic

NEAR = 12  # characters: blanks and line breaks between two sentences, and within the first
STOPS = re.compile("[，；：。！？…]")
# what is meant to be, or would be, is no fact that another could contradict
FORESEEN = re.compile(
    "目标|力争|预计|计划|规划|预期|确保|争取|任务|预测|拟(?!合)|将(?=达|有|新|实现|突破|超|增|建|完成)|应(?=达|为|有)|"
    "到20[3-9]\\d年|不[低少]于"
)
_MET = re.compile("完成[^，。；：]{0,10}?(?:任务|目标|计划)|计划生育|规划区|[市县]规划局")


@dataclass(slots=True)
class Passage:
    """A sentence without blanks, folded; its figures in order, and where each stands in it."""

    doc: str
    article: str
    text: str
    items: list[Statistic] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    earlier: Passage | None = None  # the sentence with figures before it in the article

    @property
    def headline(self) -> bool:
        """Say whether it is the headline of its article."""
        title = bare(self.article).rstrip("…")
        return bool(title) and self.text == title and title[-1] not in "。！？；"

    def before(self, number: int) -> str:
        """Return the words between a figure and the one before it, or the sentence's start."""
        start = self.spans[number - 1][1] if number else 0
        return self.text[start : self.spans[number][0]]

    def after(self, number: int) -> str:
        """Return the words between a figure and the next one, or the sentence's end."""
        end = self.spans[number + 1][0] if number + 1 < len(self.spans) else len(self.text)
        return self.text[self.spans[number][1] : end]

    def follows(self) -> bool:
        """Say whether the sentence with figures before it is the one right before it."""
        if self.earlier is None:
            return False
        last, (start, _) = self.earlier.items[-1], self.earlier.spans[-1]
        ends = last.start + len(self.earlier.text) - start
        return self.items[0].start - self.spans[0][0] - ends <= NEAR

    def foreseen(self, number: int) -> bool:
        """Say whether a figure is a plan or a forecast, by the words before it and in its clause."""
        start, end = self.spans[number]
        stop = STOPS.search(self.text, end)
        begin = max(self.text.rfind("。", 0, start), self.text.rfind("；", 0, start)) + 1
        said = self.text[begin : stop.start() if stop else len(self.text)]
        return FORESEEN.search(_MET.sub("", said)) is not None

    def clause(self, number: int) -> str:
        """Return the words before a figure in its clause, other figures among them."""
        return STOPS.split(self.text[: self.spans[number][0]])[-1]

    def lead(self, number: int) -> str:
        """Return the words before a figure in its clause, after the figure before."""
        return STOPS.split(self.before(number))[-1]


def bare(text: str) -> str:
    """Return a text folded and without blanks."""
    return "".join(fold(text).split())


def passages(statistics: Iterable[Statistic]) -> list[Passage]:
    """Return the sentences of the statistics, in their order.

    A figure that does not stand in its sentence, as of a table's cell, is left out.
    """
    found: list[Passage] = []
    for (doc, article, sentence), group in groupby(
        statistics, lambda item: (item.doc, item.article, item.sentence)
    ):
        text = bare(sentence)
        passage: Passage | None = None
        reached = 0
        for item in group:
            words = bare(item.text)
            at = text.find(words, reached)
            if at < 0:  # the same sentence once more
                at = text.find(words)
                passage = None
            if at < 0:
                continue
            if passage is None:
                last = found[-1] if found else None
                same = last is not None and (last.doc, last.article) == (doc, article)
                passage = Passage(doc, article, text, earlier=last if same else None)
                found.append(passage)
            reached = at + len(words)
            passage.items.append(item)
            passage.spans.append((at, reached))
    return found
