"""Take out what a page of a book or a paper has at its foot and its head, in mid-sentence.

混凝土拌⏎·12·⏎建设通讯 第7期⏎合站建成13座: the number of the page and its running heads part a sentence, or a
word. Only lines between an open sentence and what goes on with it are taken for such.
"""

from __future__ import annotations

import re
from collections import Counter

from swstats.text.marks import (
    AFTER_FIGURE,
    BULLETS,
    CLAUSE,
    CLOSERS,
    PAGE_NUMBER,
    PAGE_SIGN,
    TERMINAL,
    is_list_item,
)

# ·12·, - 12 -, 第12页, each by itself or beside a running head; of 214  立法局 the head tells what it is
PAGE = re.compile(
    # by itself in the middle of its line, or between blank lines
    r"^(?:[ \t]{8,}+[0-9]{1,3}|(?<=\n\n)[0-9]{1,3}(?=[ \t]*\n[ \t]*\n)|[ \t]*+"
    rf"(?:(?:{PAGE_NUMBER}|第 ?[0-9]{{1,4}} ?页(?:[ ,，/]*共 ?[0-9]{{1,4}} ?页)?)"
    r"(?:[ \t]{2,}+\S.{0,40})?"
    r"|(?P<at>[0-9]{1,4}) ?/ ?(?P<of>[0-9]{1,4})|(?P<bare>[0-9]{1,4})"
    r"|[0-9]{1,4}[ \t]{2,}+(?P<right>[^\s0-9].{1,40}?)"
    rf"|(?P<left>[^\s0-9][^\n]{{1,40}}?)[ \t]{{2,}}+(?:(?P<marked>{PAGE_SIGN} ?[0-9]{{1,4}} ?{PAGE_SIGN})|[0-9]{{1,4}})))[ \t]*$",
    re.MULTILINE,
)
# a line has one of these where it is one; few texts do, and the others need not be asked line by line
MAY_BE_PAGE = re.compile(
    rf"\n[ \t]*+(?:{PAGE_SIGN}{{1,2}} ?[0-9]|第 ?[0-9]|[0-9]{{1,4}}(?:[ \t]{{2}}|[ \t]*+\n| ?/))"
    rf"|[ \t]{{2}}(?:{PAGE_SIGN} ?)?[0-9]{{1,4}}(?: ?{PAGE_SIGN})?[ \t]*+(?:\n|$)"
    r"|\n\n[0-9]{1,3}[ \t]*+\n[ \t]*+\n"
)
CONTINUED = re.compile("（续[）一二三四五六七八九十0-9]{1,3}：?$")
_MOST_HEADS = 3
_LONGEST_HEAD, _SHORTEST_HEAD = 44, 3
_FIRST_LINES = 3
_LONGEST_LINE = 400
_FEWEST_PAGES = 5  # that 1/5 counts
_OF_SHARE = ("以上", "以下", "以内", "的", "，", "左右", "强", "弱", "多")
_NEW = frozenset(f"【〔[○{BULLETS}")  # what begins so goes on with nothing


def without_page_breaks(source: str, plain: str) -> tuple[str, str]:
    """Return both with spaces for the feet and heads of pages that stand within a sentence.

    One line break stays, right before what goes on.
    """
    pages = [*PAGE.finditer(plain)] if MAY_BE_PAGE.search(plain) else []
    if not pages:
        return source, plain
    heads = _Heads(plain, pages)
    gaps: list[tuple[int, int]] = []
    for page in pages:
        gap = _gap(plain, page, heads)
        if gap and (not gaps or gap[0] > gaps[-1][1]):
            gaps.append(gap)
    if not gaps:
        return source, plain
    return _without(source, gaps), _without(plain, gaps)


def _without(text: str, gaps: list[tuple[int, int]]) -> str:
    """Return a text, as long as it was, with nothing but white space in its gaps."""
    parts: list[str] = []
    at = 0
    for start, end in gaps:
        parts += text[at:start], " " * (end - start - 1), "\n"
        at = end
    return "".join([*parts, text[at:]])


class _Heads:
    """Knows which lines pages repeat."""

    def __init__(self, plain: str, pages: list[re.Match[str]]) -> None:
        lines = [line for line in map(str.strip, plain.split("\n")) if line]
        self.first = tuple(lines[:_FIRST_LINES])
        self.often = Counter(line for line in lines if len(line) <= _LONGEST_HEAD)
        self.often.update((page["left"] or page["right"] or "").strip() for page in pages)

    def has(self, line: str) -> bool:
        """Tell whether a line is one of them: the title of the book, 致辞（续）：."""
        if len(line) > _LONGEST_HEAD or CLAUSE.search(line):
            return False
        if CONTINUED.search(line) or self.often[line] > 1:
            return True
        return len(line) > _SHORTEST_HEAD and any(
            first.startswith(line) for first in self.first if first != line
        )


def _gap(plain: str, page: re.Match[str], heads: _Heads) -> tuple[int, int] | None:
    """Return the stretch between an open sentence and its rest that a page's number stands in."""
    head = page["right"] or (page["left"] if not page["marked"] else None)
    if head and not heads.has(head.strip()):
        return None  # 1  张三
    above = _line_before(plain, page.start())
    below = _line_behind(plain, page.end())
    beside = above, below
    for _ in range(_MOST_HEADS):
        if above is not None and heads.has(plain[slice(*above)].strip()):
            above = _line_before(plain, above[0])
        if below is not None and heads.has(plain[slice(*below)].strip()):
            below = _line_behind(plain, below[1])
    if page["bare"] and (above, below) == beside:
        return None  # 共有⏎43⏎个: a number with no head beside it may be any
    if above is None or below is None:
        return None
    last, following = plain[slice(*above)].rstrip(), plain[slice(*below)]
    before = _line_before(plain, above[0])
    if not _is_open(last.lstrip(), plain[slice(*before)].strip() if before else ""):
        return None
    if page[0].strip().isdecimal() and following[0] in AFTER_FIGURE:
        return None  # 救助⏎⏎12⏎⏎万人
    if page["at"] and (
        not _FEWEST_PAGES <= int(page["of"]) >= int(page["at"]) or following.startswith(_OF_SHARE)
    ):
        return None  # 出席委员⏎1/2⏎以上
    goes_on = not following[0].isspace() and following[0] not in _NEW and CLAUSE.search(following)
    if not goes_on or is_list_item(following):
        return None
    return above[0] + len(last), below[0]


def _is_open(last: str, before: str) -> bool:
    """Tell whether a line, behind another, leaves a sentence open."""
    if last[-1] in TERMINAL or last[-1] in CLOSERS or last[-1] in "：:；":
        return False
    if CLAUSE.search(last):
        return True
    return bool(before) and before[-1] not in TERMINAL and CLAUSE.search(before) is not None


def _line_before(plain: str, start: int) -> tuple[int, int] | None:
    """Return the span of the line before a place that is not blank."""
    end = len(plain[max(0, start - _LONGEST_LINE) : start].rstrip())
    if not end:
        return None
    end += max(0, start - _LONGEST_LINE)
    return plain.rfind("\n", 0, end) + 1, end


def _line_behind(plain: str, end: int) -> tuple[int, int] | None:
    """Return the span of the line behind a place that is not blank, its margin included."""
    rest = plain[end : end + _LONGEST_LINE]
    first = len(rest) - len(rest.lstrip())
    if first == len(rest):
        return None
    start = plain.rfind("\n", 0, end + first) + 1
    stop = plain.find("\n", end + first)
    return max(start, end), stop if stop >= 0 else len(plain)
