"""Find the tables of a text: which of its lines belong together, and in what column a cell stands.

A table is rows of a name and figures, one below the other, with the heads of their columns over
them. Its cells are parted by tabs, by bars or by wide gaps; cells that stand on lines of their own
have become rows with tabs before (:mod:`swstats.text.reflow`). With tabs and bars a column is
counted, empty cells too; with gaps a row must have as many cells as the heads, or one more: that of
the names needs no head. What the cells mean is for others to say: here they are but figures and
words.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from swstats.records import Role
from swstats.text.lines import width as width_of
from swstats.text.marks import (
    CLAUSE,
    FIGURE_ROW,
    GAP,
    SERIAL_HEADS,
    heads_row,
    is_list_item,
    is_piped,
    is_rule,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.records import Document, Sentence


class Cell(NamedTuple):
    """A cell: its span in the document's text, its column from 0, and its words, folded.

    ``sort`` is one of the constants below.
    """

    start: int
    end: int
    column: int
    words: str
    sort: str


Row = tuple[Cell, ...]


class Table(NamedTuple):
    """A table: the lines over it that may name it and its unit, the heads of its columns, its rows.

    ``above`` has spans in the document's text, the nearest last.
    """

    above: tuple[tuple[int, int], ...]
    heads: tuple[Row, ...]
    rows: tuple[Row, ...]


# What a cell is: a figure, a year or a figure, a figure with its unit, nothing, or words.
FIGURE, YEAR, AMOUNT, EMPTY, WORDS = "figure", "year", "amount", "empty", "words"

_FIGURE = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,10})?[万亿]?[%‰]?")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_AMOUNT = re.compile(
    "(?:约|近|超|逾|增[加长]|减少|提高|降低|上升|下降)?[-+]?[0-9][0-9,.]*[多余]?[万亿]{0,2}[^0-9，。；：、]{1,6}"
)
_EMPTY = re.compile(r"[-—–―－~/.…*·]{1,6}|无|\(?空\)?|不详|N/A|n\.a\.")
# of an amount that is none: 2023年, 1-3月, 12日
_TIME = re.compile("[年月日季周时号期届]|(?<!百分)点|[前上下]$")
# 表3 …, 附表一 …, 单位：万元: a line over a table though its words are set apart
_TITLE = re.compile(
    "附?[表图][ 　]?[0-9一二三四五六七八九十]{1,3}(?:[-—.][0-9]{1,2})?[ 　：:、]|.{0,60}单位[ 　]?[：:]"
)
_SPACES = re.compile(r"\s+")
_BAR = re.compile(r"[^|\s](?:[^|]*[^|\s])?")
_PART = re.compile(r"\S+(?:\s+\S+)*")
# over a column of numbers that are no names: 序号, 股票代码
_NUMBERS = re.compile(
    f"{'|'.join(sorted(SERIAL_HEADS))}|.{{0,6}}(?:代码|编码|编号|序号|号|排名|名次|位次)"
)
# over a column that is empty in most rows
_NOTES = re.compile("附注|备注|注释?|说明|行次")
# words that are written wide
_TORN = frozenset(
    [
        "合计",
        "总计",
        "小计",
        "共计",
        "其中",
        "单位",
        "项目",
        "地区",
        "指标",
        "年份",
        "年度",
        "年别",
        "月份",
        "名称",
        "产品",
        "类别",
        "金额",
        "数量",
        "产量",
        "产值",
        "备注",
        "序号",
        "人数",
        "户数",
        "面积",
        "品种",
        "科目",
        "收入",
        "支出",
        "全国",
        "全省",
        "全市",
        "全县",
        "全区",
        "城镇",
        "农村",
        "总数",
        "增速",
        "比重",
        "占比",
    ]
)
LONGEST_HEAD = 24  # characters of the head of a column
LONGEST_NAME = 48  # of the name of a row
MOST_HEADS = 3  # rows of heads
MOST_ABOVE = 3  # lines over a table that are of it
LONGEST_ABOVE = 60
LONGEST_LINE = 400


def find_tables(document: Document) -> Iterator[Table]:
    """Yield the tables of a document, in order."""
    for article in document.articles:
        sentences = article.sentences
        first = -1
        for number, sentence in enumerate(sentences):
            if sentence.role is Role.TABLE:
                first = number if first < 0 else first
            elif first >= 0 and not _goes_on(document, sentences, number):
                yield from _tables(document, sentences, first, number)
                first = -1
        if first >= 0:
            yield from _tables(document, sentences, first, len(sentences))


def _goes_on(document: Document, sentences: Sequence[Sentence], number: int) -> bool:
    """Say whether a line between two rows is but the name of a group of them, or a unit."""
    sentence = sentences[number]
    if number + 1 == len(sentences) or sentences[number + 1].role is not Role.TABLE:
        return False
    words = document.folded[sentence.start : sentence.end]
    if sentence.role is Role.BODY or len(words) > LONGEST_HEAD or CLAUSE.search(words):
        return False
    return not is_list_item(words)


def _tables(
    document: Document, sentences: Sequence[Sentence], first: int, stop: int
) -> Iterator[Table]:
    """Yield the tables of the lines from ``first`` to ``stop``."""
    heads: list[Row] = []
    rows: list[Row] = []
    begun = _cells(document, *sentences[first][:2])
    if first and sentences[first - 1].role is Role.HEADLINE:
        cells = _cells(document, *sentences[first - 1][:2])
        over = 0 <= len(begun) - len(cells) <= 1 and len(cells) > 1 and _is_heads(cells)
        if over and _TITLE.match(document.folded, sentences[first - 1].start) is None:
            first -= 1  # the heads of a text that begins with them
    above = _above(document, sentences, first)
    for number in range(first, stop):
        start, end = sentences[number][:2]
        line = document.folded[start:end]
        if is_rule(line):
            continue
        cells = _cells(document, start, end)
        if (rows or heads) and len(cells) > 1 and all(c.sort == EMPTY for c in cells[1:]):
            continue  # a row without figures
        titled = len(cells) < 2 or _TITLE.match(line) is not None
        if titled or not (_is_row(cells, heads or rows) or _is_heads(cells)):
            following = _cells(document, *sentences[number + 1][:2]) if number + 1 < stop else ()
            if rows and titled and _TITLE.match(line) is None and _is_row(following, heads):
                continue  # 一、工业: the name of the rows below
            if rows:
                yield _made(document, above, heads, rows)
                above, heads, rows = [], [], []
            elif heads:
                above, heads = [*above, *((row[0].start, row[-1].end) for row in heads)], []
            above.append((start, end))
        elif _is_row(cells, heads or rows):
            rows.append(cells)
        else:
            if rows:
                yield _made(document, above, heads, rows)
                above, heads, rows = above[-MOST_ABOVE:], [], []
            heads.append(cells)
    if rows:
        yield _made(document, above, heads, rows)


def _above(document: Document, sentences: Sequence[Sentence], first: int) -> list[tuple[int, int]]:
    """Return the lines right over line ``first`` that may name a table: no running text."""
    above: list[tuple[int, int]] = []
    for number in range(first - 1, max(-1, first - 1 - MOST_ABOVE), -1):
        start, end, role, _ = sentences[number]
        line = document.folded[start:end]
        if role is Role.BODY and (
            len(line) > LONGEST_ABOVE or not line.endswith(("：", ":")) or "。" in line
        ):
            break
        above.insert(0, (start, end))
        if role is Role.BODY:
            break
    return above


def _made(
    document: Document, above: list[tuple[int, int]], heads: list[Row], rows: list[Row]
) -> Table:
    """Return a table with its heads in the columns of its rows.

    Where gaps alone part the cells, a row with more or fewer of them than most is left out: nobody
    knows where one is missing. Heads that are not over the columns are none.
    """
    kept = tuple(above[-MOST_ABOVE:])
    ends = [row[-1].column for row in rows]
    width = max(ends)  # the last column
    heads = heads[-MOST_HEADS:]
    if not _has_columns(document, (*heads, *rows)):
        width = max(sorted(set(ends), reverse=True), key=ends.count)
        rows = [*_with_gaps(document, heads[-1] if heads else None, rows, width)]
    if not heads:
        return Table(kept, (), tuple(rows))
    lowest = heads[-1]
    if lowest[-1].column == width - 1 and lowest[0].column == 0:
        lowest = _shifted(lowest)  # that of the names needs no head
    if lowest[-1].column != width and not _has_columns(document, heads):
        return Table(kept, (), tuple(row for row in rows if len(row) == 2))
    aligned = [lowest]
    for row in reversed(heads[:-1]):
        spread = _spread(row, width)
        if spread is None:
            break
        aligned.insert(0, spread)
    return Table(kept, tuple(aligned), tuple(rows))


def _with_gaps(
    document: Document, heads: Row | None, rows: Sequence[Row], width: int
) -> Iterator[Row]:
    """Yield the rows, those with fewer cells by what they stand below, where all others do, too."""
    below: list[tuple[int, int]] = []
    if heads is not None and len(heads) == width + 1:
        below = [_place(document, cell) for cell in heads]
    noted = [n for n, cell in enumerate(heads or ()) if _NOTES.fullmatch(cell.words)]
    for row in rows:
        if (
            noted
            and heads is not None
            and len(row) == len(heads) - len(noted) == width + 1 - len(noted)
        ):
            kept = [n for n in range(len(heads)) if n not in noted]
            yield tuple(cell._replace(column=n) for cell, n in zip(row, kept, strict=True))
            continue
        places = [_place(document, cell) for cell in row] if below else []
        if len(row) == width + 1:
            if not all(a < d and c < b for (a, b), (c, d) in zip(places, below, strict=False)):
                below = []  # not set in columns
            yield row
            continue
        columns = [[n for n, (c, d) in enumerate(below) if a < d and c < b] for a, b in places]
        if below and all(len(each) == 1 for each in columns) and columns[0] == [0]:
            moved = [cell._replace(column=n) for cell, (n,) in zip(row, columns, strict=True)]
            if all(one.column < other.column for one, other in pairwise(moved)):
                yield tuple(moved)


def _place(document: Document, cell: Cell) -> tuple[int, int]:
    """Return where a cell begins and ends in its line, in half-width columns."""
    source = document.source
    at, end = document.offsets.span(cell.start, cell.end)
    line = max(source.rfind("\n", 0, at), at - LONGEST_LINE) + 1
    begin = width_of(source[line:at])
    return begin, begin + width_of(source[at:end])


def _has_columns(document: Document, rows: Sequence[Row]) -> bool:
    """Say whether the columns of cells are counted, by tabs or bars."""
    return any(
        "|" in document.folded[one.end : other.start]
        or "\t" in document.text[one.end : other.start]
        for row in rows
        for one, other in pairwise(row)
    )


def _spread(row: Row, width: int) -> Row | None:
    """Return heads over other heads in the columns where they begin: 2023年　2022年 over 产量　产值　产量　产值."""
    if row[-1].column >= width or any(
        one.column + 1 < other.column for one, other in pairwise(row)
    ):
        return row
    named = row[1:] if len(row) > 1 and row[0].column == 0 and width % len(row) else row
    if not named or width % len(named):
        return None
    each = width // len(named)
    return tuple(cell._replace(column=1 + n * each) for n, cell in enumerate(named))


def _shifted(row: Row) -> Row:
    return tuple(cell._replace(column=cell.column + 1) for cell in row)


def _is_row(cells: Sequence[Cell], heads: Sequence[Row]) -> bool:
    """Say whether cells are a row: a name, and figures behind it."""
    if len(cells) < 2:
        return False
    first = cells[0]
    behind = cells[1:]
    if first.column == 0 and first.sort in (FIGURE, YEAR, AMOUNT):
        # the number of the row, or its year, where a head says so or words follow
        headed = bool(heads) and heads[-1][0].column == 0
        numbered = headed and _NUMBERS.fullmatch(heads[-1][0].words) and behind[0].sort == WORDS
        if not numbered and not (headed and first.sort == YEAR):
            return False
    if first.column == 0 and len(first.words) > LONGEST_NAME:
        return False
    figures = [cell for cell in behind if cell.sort not in (WORDS, EMPTY)]
    if not figures:
        return False
    return bool(heads) or any(cell.sort != YEAR for cell in figures)


def _is_heads(cells: Sequence[Cell]) -> bool:
    """Say whether cells may be the heads of columns: words, or years."""
    return len(cells) > 1 and all(
        cell.sort in (WORDS, YEAR, EMPTY) and len(cell.words) <= LONGEST_HEAD for cell in cells
    )


def _cells(document: Document, start: int, end: int) -> Row:
    """Return the cells of a line."""
    text, folded = document.text, document.folded
    spans: list[tuple[int, int, int]] = []
    if is_piped(folded[start:end]):
        column, at = -1, start
        for part in folded[start:end].split("|")[1:-1]:
            column += 1
            at = folded.index("|", at) + 1
            if found := _BAR.search(part):
                spans.append((at + found.start(), at + found.end(), column))
    elif "\t" in text[start:end]:
        spans = list(_tabbed(document, start, end))
    else:
        at = start
        gaps = [*GAP.finditer(text, start, end)]
        stop = folded.find("\n", end + 1)
        below = folded[end + 1 : stop if stop >= 0 else len(folded)]
        if not gaps and (
            FIGURE_ROW.match(folded, start, end) or heads_row(folded[start:end], below)
        ):
            gaps = [*_SPACES.finditer(text, start, end)]  # one space parts them
        for number, gap in enumerate([*gaps, None]):
            stop = gap.start() if gap else end
            spans.append((at, stop, number))
            at = gap.end() if gap else end
    cells = [_cell(folded, *span) for span in spans]
    return tuple(_joined(cells))


def _tabbed(document: Document, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the spans of cells that tabs part, and their columns: in the source all tabs stand."""
    text, source, offsets = document.text, document.source, document.offsets
    at = start
    first = offsets.source(start)
    column = 0
    while first and source[first - 1] in "\t \u3000":
        first -= 1
        column += source[first] == "\t"
    while at < end:
        stop = text.find("\t", at, end)
        stop = end if stop < 0 else stop
        if found := _PART.search(text, at, stop):
            yield found.start(), found.end(), column
        at = stop
        while at < end and text[at] in "\t \u3000":
            at += 1
        if at < end:
            behind = source.count("\t", offsets.source(stop - 1), offsets.source(at))
            column += behind or 1


def _joined(cells: list[Cell]) -> Iterator[Cell]:
    """Yield the cells, those as one that are the characters of a word: 合　计."""
    lost = 0
    last: Cell | None = None
    for cell in cells:
        if last is not None and last.words + cell.words in _TORN:
            last = Cell(last.start, cell.end, last.column, last.words + cell.words, WORDS)
            lost += 1
            continue
        if last is not None:
            yield last
        last = cell._replace(column=cell.column - lost)
    if last is not None:
        yield last


def _cell(folded: str, start: int, end: int, column: int) -> Cell:
    words = _SPACES.sub("", folded[start:end])
    return Cell(start, end, column, words, _sort(words))


def _sort(words: str) -> str:
    """Return what a cell is by its words."""
    if _YEAR.fullmatch(words):
        return YEAR
    if _FIGURE.fullmatch(words):
        return FIGURE
    if not words or _EMPTY.fullmatch(words):
        return EMPTY
    if _AMOUNT.fullmatch(words) and _TIME.search(words) is None:
        return AMOUNT
    return WORDS
