"""Say which paper a page is of: its masthead names the county or city that 我县 on it stands for."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from swstats.links.gazetteer import Gazetteer
from swstats.links.places import Place
from swstats.links.words import words_of
from swstats.text.marks import CLAUSE_MARKS

if TYPE_CHECKING:
    from swstats.lexicons import Lexicon

HEAD, FOOT = 300, 200  # characters in which the lines of a masthead, of a foot stand
MOST_LINES = 5
LONGEST_LINE = 80
LONGEST_NAME = 8
# the day of the week, the page's or the number, who edits it; a line of text may have one
# too, but it has clause marks
SIGN = re.compile(
    r"星\s?期\s?[一二三四五六日天]|礼拜[一二三四五六日天]"
    r"|(?:第\s?[0-9一二三四五六七八九十]{1,3}|\b[A-H]?[0-9]{1,2})\s?版|第\s?[0-9一二三四五六七八九十]{1,4}\s?期"
    r"|(?:编印?|主办|主管)\s*(?:$|[0-9一二（(])"
)
BETWEEN = re.compile(r"(?:[\s·|/:：.-]|[0-9]+[年月日版]?|星期.)+")
# 今日洛川, 新洛川
BEFORE_NAME = re.compile(
    "^(?:今日|中共|中国|掌上|爱|看|新|微|大美|最美|美丽|魅力|幸福|平安|文明|活力|生态)"
)
# 洛川民政信息 over 第11期
TITLE_ENDS = (
    "报", "报社", "报社出版", "信息", "动态", "通讯", "快讯", "新闻", "月刊", "季刊", "周刊", "专刊", "参考", "工作", "之窗", "导刊",
)  # fmt: skip
_IN_LETTERS = re.compile("[A-Za-z' ]+")  # JINRI LUOCHUAN, under the name in characters
NAME_ENDS = (*TITLE_ENDS, "编", "编印", "主办", "主管")


class Masthead:
    """The head and the foot of a page: each article asks, and they are read once."""

    __slots__ = ("_folded", "_is_read", "_lexicon", "_place")

    def __init__(self, folded: str, lexicon: Lexicon) -> None:
        self._folded, self._lexicon = folded, lexicon
        self._is_read = False
        self._place: Place | None = None

    def place(self) -> Place | None:
        """Return the place that the paper is called after, None where no or no one place is."""
        if not self._is_read:
            self._is_read = True
            self._place = self._read()
        return self._place

    def _read(self) -> Place | None:
        head = self._folded[:HEAD].split("\n")[:MOST_LINES]
        foot = self._folded.rstrip("\n")[-FOOT:].split("\n")[1:][-MOST_LINES:]
        for all_lines in (head, foot):
            lines = [line for line in all_lines if not _IN_LETTERS.fullmatch(line)]
            for above, line in pairwise(["", *lines]):
                if (
                    len(line) <= LONGEST_LINE
                    and SIGN.search(line) is not None
                    and CLAUSE_MARKS.isdisjoint(line)
                ):
                    for name in _names(line, above):
                        place = called_after(name, self._lexicon)
                        if place is not None:
                            return place
        return None


def called_after(name: str, lexicon: Lexicon) -> Place | None:
    """Return the place that the name of a paper, a site or an office begins with.

    One of several places of that name is none, nor is a usual word.
    """
    gazetteer = lexicon.compiled(Gazetteer.build)
    for own in dict.fromkeys((BEFORE_NAME.sub("", name), name)):
        spelling = gazetteer.at(own, 0)
        if spelling is None or len(spelling.places) != 1:
            continue
        whole = own != name and own == spelling.text  # 今日通江
        if (spelling.text in gazetteer.common and not whole) or words_of(lexicon).knows(
            spelling.text
        ):
            continue
        d = gazetteer.division(spelling.places[0])
        if d.code is not None:
            return Place(0, 0, d.name, d.code, d.path, d.level)
    return None


def _names(line: str, above: str) -> list[str]:
    """Return what may be the name of a paper, or of who edits it, in a line and that above it."""
    names = ["".join(line.split())]
    names += [part for part in BETWEEN.split(line)[1:] if part.endswith(NAME_ENDS)]
    title = "".join(above.split())
    # 今日洛川 needs no word for a paper
    whole = len(title) <= LONGEST_NAME and BEFORE_NAME.match(title)
    if (whole or title.endswith(TITLE_ENDS)) and CLAUSE_MARKS.isdisjoint(title):
        names.insert(0, title)
    return names
