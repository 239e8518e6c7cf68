"""One article as the linkers see it, and how far a link may reach: clause, sentence, article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from swstats.quantities.tables import NO_CELLS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from swstats.lexicons import Lexicon
    from swstats.links.anchors import PageDays
    from swstats.links.mastheads import Masthead
    from swstats.quantities.dates import TimeSpan
    from swstats.quantities.tables import TableCell
    from swstats.records import Article, Document, Quantity, Sentence

# How far a clause and what it may inherit from can lie, in characters and in figures: real
# sentences stay far below, and a text without any punctuation stays linear.
REACH = 400
FIGURES = 60

# One class of characters first, then what is asked of some of them: so the search skips all others,
# and is three times as fast.
CLAUSE_BREAK = re.compile(r"[，；：。！？!?;…\n,:](?:(?<![,:])|(?<![0-9].)(?![0-9]))")


def up_to(marks: str) -> re.Pattern[str]:
    """Return what :func:`behind_last` looks for: greedy, so one search from behind for all marks."""
    return re.compile(f".*[{marks}]", re.DOTALL)


# 王某坦言，…; but 小说, 名称
SAYS = (
    "(?:坦言|直言|坦承|回忆|感慨|感叹|告诉[^，。；：]{1,4}|介绍|表示|认为|指出|透露|强调|解释|回应"
    "|(?<![小传学])说|(?<![名职简俗号统])称)"
)
# behind 比, which compares nothing within 哥伦比亚, 利比里亚, 比利时; but 比亚洲其他地区
OF_NO_LAND = "(?!(?:(?<=哥伦比)|(?<=塞俄比)|(?<=纳米比)|(?<=[利冈赞]比))亚|(?<=利比)里亚|利时)"
UP_TO_STOP = up_to("，；。：")


def behind_last(marks: re.Pattern[str], folded: str, start: int, end: int) -> int:
    """Return where the stretch behind the last of the marks begins, ``start`` where none stands."""
    last = marks.match(folded, start, end)
    return last.end() if last else start


class Scene(NamedTuple):
    """An article with what has been found in it so far.

    ``quantities`` are the statistics among the article's mentions, in order, offsets in
    ``document.text``; ``home[i]`` is the index in ``article.sentences`` of the sentence that holds
    ``quantities[i]``, ``clauses[i]`` the span of its clause (between commas, within the sentence).
    ``times`` are all dates, periods and times of the article's span, in order, whether or not they
    are in a sentence with a figure. ``published`` and ``region`` are what the caller said.
    ``page`` knows the days that the document tells to all its articles, ``masthead`` the paper.
    ``cells`` has what stands around each figure of a table, by its start.
    """

    document: Document
    article: Article
    quantities: Sequence[Quantity]
    home: Sequence[int]
    clauses: Sequence[tuple[int, int]]
    times: Sequence[TimeSpan]
    lexicon: Lexicon
    published: date | None = None
    region: str | None = None
    page: PageDays | None = None
    masthead: Masthead | None = None
    cells: Mapping[int, TableCell] = NO_CELLS

    def sentence(self, index: int) -> Sentence:
        """Return the sentence that holds quantity ``index``."""
        return self.article.sentences[self.home[index]]
