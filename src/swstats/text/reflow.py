"""Undo the page: join what the column broke, drop stray spaces, keep where each character stood.

A line break says nothing by itself: the page breaks inside words, inside "13.53 万人次", and
leaves a blank line where a column ends in mid-sentence. What does say something is the wording at
both sides of the break, and the width of the column. One pass over the lines; a break inside a
sentence that is plainly going on costs a few look-ups.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from swstats.lexicons import default_lexicon
from swstats.text import marks
from swstats.text.folding import fold_page, writable
from swstats.text.fronts import LONGEST_TITLE
from swstats.text.lines import (
    AFTER_BLANK,
    AFTER_GLYPH,
    DEEP,
    ENDS,
    FILLS,
    INDENTED,
    STOPS,
    SUSPECT,
    Lines,
    width,
)
from swstats.text.marks import CLAUSE, CLOSERS, LEANING, PENDING, TERMINAL, LineWords
from swstats.text.pages import without_page_breaks
from swstats.text.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swstats.lexicons import Lexicon
    from swstats.records import Document

# No column is wider than this, in half-width columns: a longer line is a whole paragraph.
LONGEST_WRAP = 110

# In a page line and an imprint.
FURNITURE_SIGNS = "版编"
BREAKING_SIGNS = (*FURNITURE_SIGNS, *marks.DATELINE_SIGNS)

# Signs that stand in headlines rather than in sentences.
HEADLINE_SIGN = re.compile("[：|｜#=【】—]")

# 截至⏎2022年8月16日: what a date belongs to
AWAITS_DATE = frozenset("在于至到自从截止由以据，、—-")

# A tab, or two spaces; its first sign is one of a class, by which a search skips all other text.
WIDE = re.compile(r"[　\t ](?:(?<=\t)|(?<=　)[　\t]|(?<= ) )")

# What a block is, while it grows. A title has no clause mark so far.
TITLE, BODY, ROW, APART, CAPTION = "title", "body", "row", "apart", "caption"
SPACED = (TITLE, ROW, APART)  # their spaces part clauses or cells
NEIGHBOURS = 4  # lines before and after one by which it is known whether the text is wrapped
SHORTEST_ALONE = 8  # of a headline with a comma
# 表1 2020年各县人口
NUMBERED_TABLE = re.compile("(?:附|续)?表 ?[0-9一二三四五六七八九十]{1,3}(?![0-9])")
LEAST_CELLS = 3  # figures in a table
MENU_GAPS, LONGEST_ENTRY = 4, 4  # in a row of a menu, of each of its entries
LONGEST_WORD = 2  # 关闭, 广告: a button that may as well be a word of a sentence
LONGEST_ECHO = 5  # a line as short may stand twice in running text


def reflow(source: str, lexicon: Lexicon | None = None) -> Document:
    r"""Return the source as running text in blocks, one a line, with the way back to the source.

    ``text`` is the source with characters removed; a line break that stays (between blocks) is
    "\n" and one that stays between two Latin words is a space, whatever the file had there.
    Blocks are paragraphs, headlines, captions, list items and rows of tables. Articles are left
    empty. Any text goes, the empty one too (half a surrogate pair becomes U+FFFD); time and memory are linear in its length.
    """
    source = writable(source)
    plain, rare = fold_page(source)
    page, plain = without_page_breaks(source, plain)
    lines = Lines(page, plain, rare)
    weaver = Weaver(page, plain, lines.blank)
    known = (lexicon or default_lexicon()).compiled(LineWords)
    Page(page, lines, weaver, known).compose()
    document = weaver.document()
    return document if page is source else replace(document, source=source)


class Page:
    """The lines of one source, on the way to become blocks."""

    def __init__(self, source: str, lines: Lines, weaver: Weaver, known: LineWords) -> None:
        self.source = source
        self.lines = lines
        self.words, self.starts, self.before = lines.words, lines.starts, lines.before
        self.weaver = weaver
        self.known = known
        self.wide = "\u3000" in lines.blank or "\t" in lines.blank or "  " in source
        self.indents = lines.has_indents()
        self.has_long = any(len(words) * 2 > LONGEST_WRAP for words in self.words)
        self.labelled, self.row_heads = marks.labelled_rows(self.words)
        self.boxed = known.box_rows(self.words)
        self.labelled |= {first for first, behind in self.boxed.items() if behind == first + 1}

    def compose(self) -> None:
        """Go through the line breaks and keep those that end a block."""
        words, starts = self.words, self.starts
        count = len(words)
        if not count:
            return
        breaks = self.open_breaks()
        tables = self.flat_rows()
        tables.update((first, behind) for first, behind in self.boxed.items() if behind > first + 1)
        alone = self.labelled | self.row_heads
        edges = {*tables, *tables.values(), *alone, *(i + 1 for i in alone)}
        if edges:
            breaks = sorted({*breaks, *edges})
        first, kind = 0, self.kind_of(0)
        i = 1
        while first < count:
            stop = tables.get(first, 0)
            # The second line of a block is asked more: was the first one its headline?
            if stop:
                i = stop
            elif kind == BODY and (i - first > 1 or i == count or not self.known.opens(words[i])):
                i = breaks[bisect_left(breaks, i)]
            if i < count and i not in edges and self.goes_on(kind, first, i):
                if kind == TITLE and (i - first > 2 or CLAUSE.search(words[i])):
                    kind = BODY
            else:
                end = starts[i - 1] + len(words[i - 1])
                if stop:
                    ends = [starts[k] + len(words[k]) for k in range(first, i)]
                    self.weaver.add_cells(zip(ends, starts[first + 1 : i], strict=False))
                else:
                    self.weaver.add_block(
                        starts[first], end, spaced=kind in SPACED, row=kind == ROW
                    )
                if i < count:
                    self.weaver.add_break(end, starts[i])
                    kind = self.kind_of(i)
                first = i
            i += 1

    def open_breaks(self) -> list[int]:
        """Return the lines, in order, that may begin a block even in running text; last, none."""
        found = {*self.lines.breaks, len(self.words)}
        found.update(self.lines_with(BREAKING_SIGNS))
        found.update(i + 1 for i in self.lines_with(marks.COLOPHON))  # what stands behind
        if self.is_dated_head():
            found.add(1)
        # a headline said twice, as pages do, and a line that does not fill the column
        several = len(self.words) > 2  # two lines tell of no column
        for i, (one, next_) in enumerate(pairwise(self.words), 1):
            if one == next_ or (
                several and 4 * len(one) < 3 * len(next_) and len(one) <= LONGEST_TITLE
            ):
                found.add(i)
        if self.wide:
            found.update(i for i, words in enumerate(self.words) if " " in words)
        if self.has_long and several:
            found.update(
                i for i, words in enumerate(self.words[:-1], 1) if len(words) <= LONGEST_TITLE
            )
        return sorted(found)

    def lines_with(self, signs: Iterable[str]) -> Iterator[int]:
        """Yield the lines that hold one of some signs."""
        for sign in signs:
            at = self.lines.plain.find(sign)
            while at >= 0:
                yield bisect_right(self.starts, at) - 1
                at = self.lines.plain.find(sign, at + 1)

    def flat_rows(self) -> dict[int, int]:
        """Return the rows of tables that were copied cell by cell: first line, and line behind.

        项目⏎人数⏎金额⏎大病救助⏎312人⏎468万元⏎临时救助⏎96人⏎80万元: a name, and behind it as many
        figures as behind the next name. The lines before may be the heads of the columns.
        """
        words = self.words
        if sum([word[0] in marks.CELL_FIRST for word in words]) < LEAST_CELLS:
            return {}
        signs = marks.cell_signs(words)
        rows: dict[int, int] = {}
        for table in marks.FLAT_TABLE.finditer(signs):
            start, end, size = table.start("row"), table.end(), len(table["row"])
            # 312人⏎救助⏎468万元⏎资金: where each name has one figure, it may stand behind it
            one = len(table["figures"]) == 1
            if one and (signs.count("f", start, end) < 3 or signs.startswith("n", end)):
                continue
            if start - size >= table.start():
                rows[start - size] = start
            last = -1
            for row in marks.FLAT_ROW.finditer(signs, start, end):
                if last < 0 or not self.known.tells_growth(words[row.start()]):
                    last = row.start()
                rows[last] = row.end()  # 捐款⏎3亿元⏎同比增长⏎12%: a row with how much it grew
        taken = {i for first, behind in rows.items() for i in range(first, behind)}
        for wide in marks.wide_tables(words, signs):
            lines = range(wide.start, wide.stop)
            if taken.isdisjoint(lines):
                taken.update(lines)
                rows.update((row, row + wide.step) for row in wide)
        return rows

    def is_dated_head(self) -> bool:
        """Say whether the first line is a headline, a comma in it, and the second its date alone."""
        if len(self.words) < 3 or not marks.DATED_LINE.fullmatch(self.words[1]):
            return False
        return len(self.words[0]) <= marks.LONGEST_MARK and self.words[0][-1] not in AWAITS_DATE

    # ------------------------------------------------------------ what a line begins

    def kind_of(self, i: int) -> str:
        """Return what the block that begins with line ``i`` is."""
        words = self.words[i]
        first = words[0]
        if self.before[i] & AFTER_GLYPH or first in marks.ARROWS:
            return CAPTION
        if first == "图" and marks.CAPTION_MARK.match(words):
            return CAPTION
        if marks.is_piped(words) or i in self.labelled:
            return ROW
        if marks.is_clause(words):
            bracketed = first in "（(" and words[-1] in "）)"
            return APART if bracketed and len(words) <= marks.LONGEST_MARK else BODY
        if self.is_of_table(i):
            return ROW
        if len(words) > marks.LONGEST_MARK:
            return BODY if CLAUSE.search(words) else TITLE
        if first in self.known.byline_first and self.known.is_byline(words):
            return APART
        if self.known.is_furniture(words) or (" " in words and self.known.is_signed(words)):
            return APART
        if i and marks.SOURCE_LINE.match(words):
            return APART
        if first in marks.SALUTATION_FIRST and marks.SALUTATION.match(words):
            return APART
        if self.known.is_addressee(words):
            return APART
        if first in "（(" and words[-1] in "）)":
            return APART
        # 【本报澳门专讯】某堂上半年赠诊⏎28万人次: the text begins behind the dateline
        opened = marks.dateline_lead(words)
        if opened and opened.end() < len(words):
            return BODY
        return BODY if CLAUSE.search(words) else TITLE

    def is_row(self, i: int) -> bool:
        """Say whether the line is a row of a table."""
        words = self.words[i]
        start = self.starts[i]
        raw = self.source[start : start + len(words)]
        if "\t" in raw:  # whatever is in the cells: so tables of other formats are written
            return True
        if marks.is_clause(words):
            return False
        if not self.wide or not marks.GAP.search(raw):
            several = words.count(" ") > 1 and marks.FIGURE_ROW.match(words) is not None
            return several or marks.LABELLED_FIGURE.match(words) is not None
        if CLAUSE.search(words):
            return False
        return marks.is_figure_row(raw, words) or (
            len(marks.cells(raw)) > 2 and marks.is_heading_row(raw, words)
        )

    def is_row_broken(self, i: int) -> bool:
        """Say whether a row breaks between a name and its figure: 超市 41% 网店 37% 集市⏎22%."""
        cells = self.words[i - 1].split()
        if len(cells) < 3 or len(cells) % 2 == 0 or self.words[i][0] not in marks.CELL_FIRST:
            return False
        signs = "".join([marks.cell_sign(cell) for cell in [*cells, self.words[i].split()[0]]])
        return signs == "nf" * (len(signs) // 2)

    def is_row_head(self, i: int) -> bool:
        """Say whether the line is the head of the table whose first row comes next."""
        if i + 1 < len(self.words) and marks.heads_row(self.words[i], self.words[i + 1]):
            return True
        return (
            self.has_wide_gap(i)
            and i + 1 < len(self.words)
            and " " in self.words[i + 1]
            and not CLAUSE.search(self.words[i])
            and self.is_row(i + 1)
        )

    def is_of_table(self, i: int) -> bool:
        """Say whether the line is a row of a table or its head."""
        return " " in self.words[i] and (self.is_row(i) or self.is_row_head(i))

    def has_wide_gap(self, i: int) -> bool:
        """Say whether two spaces or a tab part the line: cells, or a heading and what follows."""
        start = self.starts[i]
        end = start + len(self.words[i])
        return self.wide and WIDE.search(self.source, start, end) is not None

    def is_marked(self, words: str, end: str) -> bool:
        """Say whether a line bears the mark of a new block: a number, a bullet, a byline."""
        first = words[0]
        if first not in self.known.marking:
            return " " in words and self.known.is_signed(words)
        if first in marks.BULLETS or first in marks.ARROWS or words.startswith(marks.DASHED):
            return True
        if first in marks.FIRST:
            if marks.is_list_item(words) or marks.NOTE.match(words):
                return end not in "，、"
            if first in "（(":
                return self.known.closing(words) is not None
        return self.known.is_byline(words)

    def opens_with_dateline(self, i: int) -> bool:
        """Say whether an item begins with line ``i``: 本报讯…; but 据⏎新华社电 goes on."""
        words = self.words[i]
        return marks.dateline_lead(words) is not None and self.words[i - 1][-1] not in "据自由"

    def starts_apart(self, i: int) -> bool:
        """Say whether a line cannot belong to a sentence that is going on."""
        words = self.words[i]
        first = words[0]
        if first in SUSPECT and (
            first in marks.BULLETS or first in marks.ARROWS or words.startswith(marks.DASHED)
        ):
            return True
        if first in "（(" and self.known.closing(words) is not None:
            return True
        if self.wide and " " in words and self.is_row(i):
            return True
        if i == 1 and first in "12" and self.is_dated_head():
            return True
        if self.opens_with_dateline(i):
            return True
        return (
            (self.before[i] & INDENTED > 0 or "版" in words or "编" in words)
            and len(words) < 60
            and self.known.is_furniture(words)
        )

    # ------------------------------------------------------------ does the block go on?

    def goes_on(self, kind: str, first: int, i: int) -> bool:
        """Say whether the block that began with line ``first`` goes on with line ``i``."""
        words, before, last = self.words[i], self.before[i], self.words[i - 1]
        end = last[-1]
        if before & DEEP and self.indents and end not in "，、" and words[0] not in LEANING:
            return False
        if self.begins_anew(i):
            return False
        if kind == ROW:
            return self.is_row_broken(i)
        if before & AFTER_GLYPH or (words == last and len(words) > LONGEST_ECHO):
            return False
        if kind == TITLE:
            return self.title_goes_on(first, i)
        if kind == CAPTION:
            return self.caption_goes_on(first, i)
        if kind == APART:
            # A name broken in two: "通讯员 田小⏎禾"
            return (
                not before & AFTER_BLANK
                and len(words) <= 3
                and not CLAUSE.search(words)
                and self.known.is_byline(self.words[first])
            )
        # Running text.
        if end in TERMINAL or (end in CLOSERS and self.ends_sentence(last)):
            if before & AFTER_BLANK:
                return words[0] in "，。、；）"
            return self.paragraph_goes_on(first, i)
        if words[0] in LEANING:
            return True
        if end in PENDING:
            # Items after "其中：" and ";" are one sentence; after other colons, a list.
            if end not in "：:" or last.endswith(("其中：", "其中:")):
                return True
            if last.count("（") > last.count("）"):
                return True  # 每股盈利4.3港仙（2013年：⏎5.7港仙）
            return not (self.is_marked(words, end) or self.is_of_table(i))
        if before & AFTER_BLANK:
            return self.resumes(i)
        return not (
            self.starts_apart(i) or (i - first == 1 and (self.was_title(i) or self.stands_alone(i)))
        )

    def begins_anew(self, i: int) -> bool:
        """Say whether line ``i`` begins a block whatever stands before it, or stands behind a button."""
        words = self.words[i]
        if self.is_button(i) or self.is_button(i - 1):
            return True
        if marks.has_colophon(self.words[i - 1]):
            return True
        if NUMBERED_TABLE.match(self.words[i - 1]) and self.is_row_head(i):
            return True
        if words[0] == "图" and self.before[i] & AFTER_BLANK and marks.CAPTION_MARK.match(words):
            return True
        if marks.is_rule(words) or marks.is_piped(words):
            return True
        return self.is_unit(words) or self.is_unit(self.words[i - 1])

    @staticmethod
    def is_unit(words: str) -> bool:
        """Say whether a line is but the unit of the table below: 单位：万元."""
        return words[0] in marks.UNIT_FIRST and marks.UNIT_LINE.fullmatch(words) is not None

    def is_button(self, i: int) -> bool:
        """Say whether line ``i`` is a button: 返回顶部; 关闭 only where no sentence goes through it."""
        words, is_button = self.words[i], self.known.is_button
        if not is_button(words):
            return False
        if len(words) > LONGEST_WORD:
            return True
        last = self.words[i - 1] if i else ""
        following = self.words[i + 1] if i + 1 < len(self.words) else ""
        if is_button(last) or is_button(following):
            return True
        if last and (last[-1] in TERMINAL or (last[-1] in CLOSERS and self.ends_sentence(last))):
            return True
        return (not last or self.before[i] & AFTER_BLANK > 0) and (
            not following or self.before[i + 1] & AFTER_BLANK > 0
        )

    def paragraph_goes_on(self, first: int, i: int) -> bool:
        """Say whether the next line, ``i``, goes on with the paragraph after a full stop.

        Nothing hangs on it but where a paragraph ends, unless line ``i`` is a headline.
        """
        words, last = self.words[i], self.words[i - 1]
        if (
            self.before[i] & INDENTED
            or self.is_marked(words, last[-1])
            or self.opens_with_dateline(i)
            or marks.LINKED.match(words)
            or words.startswith("——")
            or self.ends_article(words)
            or self.is_of_table(i)
        ):
            return False
        if CLAUSE.search(words):
            wrapped = LONGEST_WRAP >= width(last) >= self.lines.column(first)[0] * 0.75
            return wrapped and not self.is_paragraph_a_line(i)
        return not self.is_title(i)

    def ends_article(self, words: str) -> bool:
        """Say whether a line behind a full stop tells who edited or took a picture, no sentence's begin."""
        if words[0] in "（(" and words[-1] in "）)":
            words = words[1:-1]
        return words.startswith("图为") or (
            0 < len(words) <= marks.LONGEST_SIGNED
            and not CLAUSE.search(words[:-1])
            and (self.known.is_furniture(words) or marks.SOURCE_LINE.match(words) is not None)
        )

    def is_paragraph_a_line(self, i: int) -> bool:
        """Say whether all the lines around line ``i`` end as a sentence does: nothing is wrapped."""
        lines = self.lines_around(i)
        return len(lines) > 2 and all(words[-1] in ENDS for words in lines)

    def lines_around(self, i: int) -> list[str]:
        """Return the lines near the break before line ``i`` that have a clause mark."""
        around = range(max(0, i - NEIGHBOURS), min(i + NEIGHBOURS, len(self.words)))
        return [self.words[k] for k in around if CLAUSE.search(self.words[k]) and not self.heads(k)]

    def stands_alone(self, i: int) -> bool:
        """Say whether the line before ``i``, a block so far, is a headline although it has a comma.

        渗透率创新高，出口回升⏎核心观点⏎8月，乘用车零售…: it does not fill the column, or long lines, each a
        paragraph, stand near it.
        """
        words, last = self.words[i], self.words[i - 1]
        if not SHORTEST_ALONE <= len(last) <= LONGEST_TITLE or last.count("，") > 2:
            return False
        if "。" in last or "；" in last or self.known.opens(last):
            return False
        if self.known.is_unfinished(last) or (last[-1].isdigit() and words[0].isdigit()):
            return False
        size = width(words)
        usual, greatest = self.lines.column(i)
        if usual - FILLS <= size <= greatest <= min(LONGEST_WRAP, usual + FILLS):
            return 4 * width(last) < 3 * usual and not self.known.continuing.begin(words)
        if not self.has_long:
            return False
        others = [words for words in self.lines_around(i) if words is not last]
        return (
            len(others) > 1
            and any(width(words) > LONGEST_WRAP for words in others)
            and all(words[-1] in STOPS or len(words) <= LONGEST_TITLE for words in others)
        )

    def heads(self, i: int) -> bool:
        """Say whether line ``i`` stands over a blank line and holds no whole sentence: a headline."""
        following = i + 1 < len(self.words) and self.before[i + 1] & AFTER_BLANK
        return bool(following) and "。" not in self.words[i]

    def caption_goes_on(self, first: int, i: int) -> bool:
        """Say whether a caption goes on: it does not cross from column to column."""
        words, before = self.words[i], self.before[i]
        end = self.words[i - 1][-1]
        if before & AFTER_BLANK:
            return end in PENDING
        if marks.CREDIT_END.search(self.lines.words[i - 1]):
            return False
        if end in TERMINAL:
            return width(self.words[i - 1]) >= self.lines.column(first)[0] - 5
        return not self.is_marked(words, end)

    def resumes(self, i: int) -> bool:
        """Say whether an open sentence goes on after a blank line: a column break."""
        words, last = self.words[i], self.words[i - 1]
        if self.is_glued(last, words):
            return True
        if self.starts_apart(i) or width(self.words[i - 1]) < self.lines.column(i)[0] * 0.75:
            return False
        at = self.starts[i - 1]
        if self.source.find("\u3000", at, at + len(last)) > 0 and self.known.opens(words):
            return False  # 天下　甲国：一边是饥饿，一边是战火⏎⏎据…报道
        if CLAUSE.search(words):
            return not self.known.place_head(words)
        return not self.is_title(i)

    def title_goes_on(self, first: int, i: int) -> bool:
        """Say whether a block without any clause mark so far goes on with line ``i``."""
        words, before = self.words[i], self.before[i]
        last = self.words[i - 1]
        end = last[-1]
        if self.opens_with_dateline(i):
            return False  # 粮食丰收⏎据新华社…, though 收据 is a word
        if marks.MONTH.fullmatch(words) and self.known.is_office(last):
            return False  # 某县民政局⏎2021年3月
        entries = last.split() if last.count(" ") >= MENU_GAPS else []
        if entries and max(map(len, entries)) <= LONGEST_ENTRY and marks.is_hanzi("".join(entries)):
            return False  # 首页 新闻 政务 视频 专题: a menu
        if self.is_glued(last, words):
            return True
        spaced = " " in words
        if (spaced or words[0] in self.known.marking) and self.is_marked(words, end):
            return False
        if words.startswith("——") or (spaced and (self.is_row(i) or self.has_wide_gap(i))):
            return False
        told = end in self.known.telling  # by how a headline ends; most lines end otherwise
        if end != "：" and (end in PENDING or (told and self.known.is_unfinished(last))):
            # 七、居民收入同步增长: a numbered heading may end as a sentence before its figure does
            apart = before & AFTER_BLANK or marks.is_list_item(last)
            begun = before & AFTER_BLANK or last[-2:] in self.known.rises
            if begun and i - first == 1 and self.known.opens(words):
                return False  # 果农笑了⏎⏎近日，…: no sentence goes on with another's opening
            return last[-2:] not in self.known.rises or words[0] in marks.FIGURES or not apart
        size = width(last)
        if i - first == 1 and size + 9 < width(words) and marks.is_list_item(last):
            return False  # 二、收入⏎全年接收…: what is broken fills its line
        if before & AFTER_BLANK:
            # The first lines of a paragraph that the column's end cut off before its first comma.
            return (
                (i - first > 1 or "、" in last or marks.is_list_item(last))
                and not before & INDENTED
                and ("、" in words or CLAUSE.search(words) is not None)
                and -2 <= self.column_at(i, size)[0] - size <= 4
                and not self.known.opens(words)
                and not self.known.place_head(words)
            )
        place = self.known.place_head(last) if "：" in last or ":" in last else 0
        if place:
            return end == "：" and place == len(last) and not CLAUSE.search(words)
        if len(self.words) == 2 and not before and self.is_one_sentence(last, words):
            return True
        usual, greatest = self.column_at(i, size)
        if size > greatest + 4 or size < usual - 9 or self.known.is_furniture(words):
            return False
        if told and (self.known.is_genre(last) or self.known.is_aside(last)):
            return self.known.continuing.begin(words)
        return not (len(last) >= 10 and CLAUSE.search(words) and self.known.opens(words))

    def is_one_sentence(self, last: str, words: str) -> bool:
        """Say whether the two lines that a text has are a sentence, and no headline and its body.

        No page tells here how wide a line is. A body names its subject anew, or when, or where.
        """
        known = self.known
        return not (
            known.opens(words)
            or words[:2] in last
            or words.startswith(known.places)
            or HEADLINE_SIGN.search(last)
            or known.is_genre(last)
            or known.is_aside(last)
            or marks.is_list_item(last)
            or known.is_furniture(words)
        )

    def column_at(self, i: int, last: int) -> tuple[int, int]:
        """Return the usual and the greatest width of the column that line ``i`` stands in.

        They are its own where it plainly is a full line; ``last`` is the width of the one before.
        """
        if i + 1 < len(self.words) and not self.before[i + 1]:
            size = width(self.words[i])
            if abs(size - last) < 7 and size + 4 > width(self.words[i + 1]):
                return size, size
        return self.lines.column(i)

    def was_title(self, i: int) -> bool:
        """Say whether the line before, a block's first, was a headline although it has a comma."""
        words, last = self.words[i], self.words[i - 1]
        if words.startswith("——"):
            return True
        if not self.before[i - 1] & AFTER_BLANK or "。" in last or len(last) > 36:
            return False
        # nothing is wrapped where a paragraph stands in a line
        apart = self.known.opens(words) or (
            width(words) > LONGEST_WRAP and not self.known.opens(last)
        )
        if not apart or not CLAUSE.search(words):
            return False
        if last[-1].isdigit() and words[0].isdigit():
            return False  # one figure, broken in two
        usual, greatest = self.lines.column(i)
        return not (self.known.is_unfinished(last) or usual - 9 <= width(last) <= greatest + 4)

    def is_title(self, i: int) -> bool:
        """Say whether line ``i``, after a full stop or a blank line, is a headline."""
        words, before = self.words[i], self.before[i]
        headed = words[-1] in "：:" and self.known.place_head(words) == len(words)  # 某县：
        if (
            len(words) < 2
            or (words[-1] in PENDING and not headed)
            or self.known.continuing.begin(words)
            or self.known.is_unfinished(words)
        ):
            return False
        if not before & AFTER_BLANK and width(self.words[i - 1]) > LONGEST_WRAP:
            return True  # a paragraph to a line: nothing is wrapped
        usual, greatest = self.lines.column(i + 1)
        # what is wrapped fills its line
        short = 4 * width(words) < 3 * usual and greatest <= min(usual + FILLS, LONGEST_WRAP)
        if i + 1 < len(self.words):
            following = self.words[i + 1]
            if not (
                short
                or headed
                or self.before[i + 1] & (AFTER_BLANK | AFTER_GLYPH)
                or self.is_marked(following, words[-1])
                or self.known.opens(following)
                or self.known.is_furniture(following)
                or self.is_issuer(following, words)
                or width(following) > LONGEST_WRAP  # a paragraph to a line: nothing is wrapped
                # what is wrapped fills its line: 原料采购 over a paragraph is its heading
                or 3 * width(words) < min(width(following), self.lines.column(i + 1)[0])
            ):
                return False
        return bool(
            before & AFTER_BLANK
            or width(words) > greatest + 4
            or width(self.words[i - 1]) < usual * 0.8
            or width(words) < usual * 0.7
            or self.known.is_genre(words)
            or self.known.place_head(words)
            or self.known.is_office(words)
        )

    def is_issuer(self, words: str, title: str) -> bool:
        """Say whether a line tells who issues what its title stands above, and when, or is its subtitle."""
        if CLAUSE.search(words) or len(words) > marks.LONGEST_HEAD:
            return False
        if words.startswith("——"):
            return True
        return self.known.is_genre(title) and (
            marks.DATE_ONLY.search(words) is not None
            or any(map(self.known.is_office, words.split()))
        )

    # ------------------------------------------------------------ the wording at a break

    def is_glued(self, last: str, words: str) -> bool:
        """Say whether the break stands inside a quantity, brackets or quotation marks."""
        if words[0] in LEANING:
            return True
        if last[-1] in marks.IN_FIGURE and marks.BROKEN_FIGURE.search(last[-5:] + "\n" + words[:6]):
            return True
        return (
            ("“" in last and last.count("“") > last.count("”"))
            or ("《" in last and last.count("《") > last.count("》"))
            or ("（" in last and last.count("（") > last.count("）"))
        )

    def ends_sentence(self, words: str) -> bool:
        """Say whether closing marks at the end of a line come after a full stop, or close it."""
        bare = words.rstrip("”’）》】〕\"') ]")
        if bare[-1:] in TERMINAL or self.known.closing(words) is not None:
            return True
        # 夜游的市民。（资料图片）: brackets of their own after the full stop
        bracket = max(words.rfind("（"), words.rfind("("), words.rfind("["))
        return bracket > 0 and words[:bracket].rstrip()[-1:] in TERMINAL
