"""Undo the page: join what the column broke, drop stray spaces, keep where each character stood.

A line break says nothing by itself: the page breaks inside words, inside "13.53 万人次", and
leaves a blank line where a column ends in mid-sentence. What does say something is the wording at
both sides of the break, and the width of the column. One pass over the lines; a break inside a
sentence that is plainly going on costs two look-ups.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from swstats.lexicons import default_lexicon
from swstats.records import Document, OffsetMap
from swstats.text import marks
from swstats.text.folding import fold
from swstats.text.marks import CLAUSE, CLOSERS, LEANING, PENDING, TERMINAL, LineWords

if TYPE_CHECKING:
    from collections.abc import Sequence

# Not seen on the page: byte order mark, zero-width and soft signs, a glyph that could not be decoded.
UNSEEN = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufffd\x00"
MARGIN = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u3000\u2028\u2029\u2002\u2003\u2009\u202f" + UNSEEN
GLYPH = "\ufffd"

# Runs of white space (and unseen signs) inside a line.
INNER = re.compile(rf"[ \t\xa0　\u2000-\u200a\u202f\x1f\ufeff\u200b-\u200f\u2060\xad\ufffd\x00]+")
WIDE_GAP = re.compile(r"[^\s](?:[　\t]| {2})[^\r\n]")

# No column is wider than this, in half-width columns: a longer line is a whole paragraph.
LONGEST_WRAP = 110

# Kinds of a block under construction
TITLE, BODY, ROW, APART, CAPTION = "title", "body", "row", "apart", "caption"


class Line(NamedTuple):
    """A line that is not blank: where it starts, its words (margins off, folded), what is around."""

    start: int
    words: str
    width: int
    indented: bool
    after_blank: bool
    glyph: bool


def reflow(source: str) -> Document:
    """Return the source as running text in blocks, one a line, with the way back to the source.

    ``text`` is the source with characters removed; a line break that stays (between blocks) is
    "\\n" and one that stays between two Latin words is a space, whatever the file had there.
    Blocks are paragraphs, headlines, captions, list items and rows of tables. Articles are left
    empty. Any text goes, the empty one too; time and memory are linear in its length.
    """
    plain = fold(source)
    lines = read_lines(source, plain)
    page = Page(source, plain, lines)
    page.compose()
    return page.document()


def read_lines(source: str, plain: str) -> list[Line]:
    """Return the lines that say something."""
    lines: list[Line] = []
    position = 0
    blank = True
    for raw in plain.splitlines(keepends=True) if plain is source else cut_like(source, plain):
        words = raw.strip(MARGIN)
        if words:
            lead = 0 if raw[0] == words[0] else len(raw) - len(raw.lstrip(MARGIN))
            lines.append(
                Line(
                    position + lead,
                    words,
                    (len(words) + len(words.encode("utf-8", "surrogatepass"))) >> 1,
                    lead > 0,
                    blank,
                    lead > 0 and GLYPH in raw[:lead],
                )
            )
            blank = False
        else:
            blank = True
        position += len(raw)
    return lines


def cut_like(source: str, plain: str) -> list[str]:
    """Cut the folded text at the line ends of the source."""
    pieces = []
    position = 0
    for raw in source.splitlines(keepends=True):
        pieces.append(plain[position : position + len(raw)])
        position += len(raw)
    return pieces


class Page:
    """The lines of one source, and the text that grows out of them."""

    def __init__(self, source: str, plain: str, lines: Sequence[Line]) -> None:
        self.source = source
        self.plain = plain
        self.lines = lines
        self.words = default_lexicon().compiled(LineWords)
        self.wide = WIDE_GAP.search(source) is not None
        self.pieces: list[str] = []
        self.plains: list[str] = []
        self.texts: list[int] = [0]
        self.sources: list[int] = [0]
        self.length = 0

    # ------------------------------------------------------------ which breaks stay

    def compose(self) -> None:
        """Go through the line breaks and keep those that end a block."""
        block: list[int] = []
        kind = APART
        for i, line in enumerate(self.lines):
            if block and self.goes_on(kind, block, line, i):
                block.append(i)
                if kind == TITLE and (len(block) > 3 or self.is_body(line.words)):
                    kind = BODY
            else:
                if block:
                    self.write_block(block, kind)
                    self.write_break(block[-1], i)
                block = [i]
                kind = self.kind_of(i, line)
        if block:
            self.write_block(block, kind)

    def is_body(self, words: str) -> bool:
        """Say whether a line can only be running text: it has a clause mark within."""
        return CLAUSE.search(words) is not None

    def kind_of(self, i: int, line: Line) -> str:
        """Return what the block that begins with this line is."""
        words = line.words
        if line.glyph:
            return CAPTION
        if (self.wide or " " in words) and self.row(i, line):
            return ROW
        if self.words.byline.match(words) or self.is_furniture(words):
            return APART
        if len(words) < 45 and words[-1] in "）)" and words[0] in "（(":
            return APART
        return BODY if self.is_body(words) else TITLE

    def row(self, i: int, line: Line) -> bool:
        """Say whether the line is a row of a table."""
        raw = self.source[line.start : line.start + len(line.words)]
        return marks.is_table_row(raw, line.words)

    def is_furniture(self, words: str) -> bool:
        """Say whether a line is page furniture: imprint, page number, date."""
        return self.words.is_furniture(words)

    def goes_on(self, kind: str, block: list[int], line: Line, i: int) -> bool:
        """Say whether the block goes on with this line."""
        words = line.words
        last = self.lines[i - 1]
        end = last.words[-1]
        if kind == BODY and not line.glyph:
            complete = end in TERMINAL or (end in CLOSERS and self.ends_sentence(last.words))
            if not complete:
                if words[0] in LEANING:
                    return True
                if end in PENDING:
                    # Items after "其中：" and ";" are one sentence; after other colons, a list.
                    return (
                        end not in "：:"
                        or last.words.endswith(("其中：", "其中:"))
                        or not self.marked(words, end)
                    )
                if not line.after_blank:
                    return not (
                        self.starts_apart(words, i)
                        or (len(block) == 1 and self.was_title(last, line, i))
                    )
                return self.resumes(last, line, i)
            if line.after_blank:
                return words[0] in "，。、；）" 
            if line.indented or self.marked(words, end):
                return False
            if self.is_body(words):
                return LONGEST_WRAP >= last.width >= self.measure(i - len(block)) * 0.75
            return not self.is_title(line, i, last)
        if line.glyph or kind == ROW:
            return False
        if kind == CAPTION:
            if line.after_blank:
                return end in PENDING
            if end in TERMINAL:
                return last.width >= self.measure(block[0]) - 5
            return not self.marked(words, end)
        if kind == APART:
            return (
                not line.after_blank
                and len(words) <= 3
                and not CLAUSE.search(words)
                and self.words.byline.match(self.lines[block[0]].words) is not None
            )
        return self.title_goes_on(block, line, i)

    def title_goes_on(self, block: list[int], line: Line, i: int) -> bool:
        """Say whether a block without any clause mark so far goes on with this line."""
        words = line.words
        last = self.lines[i - 1]
        before = last.words
        end = before[-1]
        if self.glued(before, words):
            return True
        if self.marked(words, end) or words.startswith("——"):
            return False
        if before.endswith(self.words.unfinished) and end != "：":
            return True
        if end in PENDING and end != "：":
            return True
        typical = self.measure(i)
        if line.after_blank:
            return (
                (len(block) > 1 or "、" in before or marks.LIST_ITEM.match(before) is not None)
                and typical - 4 <= last.width <= typical + 2
                and self.is_body(words)
                and not line.indented
                and not self.words.opening.match(words)
                and not self.words.place.match(words)
            )
        if end == "：" and self.words.place.fullmatch(before):
            return not self.is_body(words)
        if last.width > typical + 4 or last.width < typical - 9:
            return False
        if self.words.genre.search(before) and not self.words.continuing.match(words):
            return False
        if self.words.place.match(before):
            return False
        if self.is_furniture(words) or self.words.byline.match(words):
            return False
        if len(before) >= 10 and self.words.opening.match(words) and self.is_body(words):
            return False
        return True

    def was_title(self, last: Line, line: Line, i: int) -> bool:
        """Say whether a first line with a comma in it was a headline after all."""
        before = last.words
        if line.words.startswith("——"):
            return True
        if not last.after_blank or "。" in before or len(before) > 36:
            return False
        if not self.words.opening.match(line.words) or not self.is_body(line.words):
            return False
        typical = self.measure(i)
        return not (
            before.endswith(self.words.unfinished) or typical - 9 <= last.width <= typical + 4
        )

    def resumes(self, last: Line, line: Line, i: int) -> bool:
        """Say whether an open sentence goes on after a blank line (a column break)."""
        if self.glued(last.words, line.words):
            return True
        if self.starts_apart(line.words, i):
            return False
        if last.width < self.measure(i) * 0.75:
            return False
        if self.is_body(line.words):
            return not self.words.place.match(line.words)
        return not self.is_title(line, i, last)

    def is_title(self, line: Line, i: int, last: Line) -> bool:
        """Say whether a line after a full stop, or after a blank line, is a headline."""
        words = line.words
        if (
            self.words.continuing.match(words)
            or words.endswith(self.words.unfinished)
            or words[-1] in PENDING
            or len(words) < 2
        ):
            return False
        following = self.lines[i + 1] if i + 1 < len(self.lines) else None
        isolated = (
            following is None
            or following.after_blank
            or following.glyph
            or self.marked(following.words, words[-1])
            or self.words.opening.match(following.words) is not None
        )
        if not isolated:
            return False
        typical = self.measure(i + 1)
        return (
            line.after_blank
            or line.width > typical + 4
            or last.width < typical * 0.8
            or self.words.genre.search(words) is not None
            or self.words.place.match(words) is not None
        )

    def marked(self, words: str, end: str) -> bool:
        """Say whether a line bears the mark of a new block: a number, a bullet, a byline."""
        first = words[0]
        if first in marks.BULLETS:
            return True
        if first in marks.FIRST:
            if marks.LIST_ITEM.match(words) or marks.NOTE.match(words):
                return end != "，" and end != "、"
            if first in "（(":
                return self.words.closing(words) is not None
        return self.words.byline.match(words) is not None

    def starts_apart(self, words: str, i: int) -> bool:
        """Say whether a line cannot belong to a sentence that is going on."""
        first = words[0]
        if first in marks.BULLETS:
            return True
        if first in "（(" and self.words.closing(words) is not None:
            return True
        if self.wide and self.row(i, self.lines[i]):
            return True
        return len(words) < 60 and self.is_furniture(words)

    def glued(self, before: str, after: str) -> bool:
        """Say whether the break stands inside a quantity, brackets or quotation marks."""
        end, first = before[-1], after[0]
        if first in LEANING:
            return True
        if end.isdigit() and end.isascii() and (first in marks.AFTER_FIGURE):
            return True
        return any(before.count(a) > before.count(b) for a, b in ("“”", "《》", "（）"))

    def ends_sentence(self, words: str) -> bool:
        """Say whether closing marks at the end of a line come after a full stop, or close it."""
        bare = words.rstrip("”’）》】〕\"') ")
        return bool(bare) and bare[-1] in TERMINAL or self.words.closing(words) is not None

    def measure(self, i: int) -> int:
        """Return the usual width of the lines from line ``i`` on, in half-width columns."""
        widths = sorted(line.width for line in self.lines[i : i + 7])
        return widths[len(widths) * 3 // 5] if widths else 0

    # ------------------------------------------------------------ writing

    def write(self, start: int, end: int) -> None:
        """Keep the source from ``start`` to ``end``."""
        self.texts.append(self.length)
        self.sources.append(start)
        self.pieces.append(self.source[start:end])
        self.plains.append(self.plain[start:end])
        self.length += end - start

    def write_sign(self, sign: str, at: int) -> None:
        """Keep the white space at ``at`` in the form of ``sign``."""
        self.texts.append(self.length)
        self.sources.append(at)
        self.pieces.append(sign)
        self.plains.append(sign)
        self.length += 1

    def write_break(self, i: int, j: int) -> None:
        """Keep one line break between lines ``i`` and ``j``."""
        start = self.lines[i].start + len(self.lines[i].words)
        gap = self.source[start : self.lines[j].start]
        at = gap.find("\n")
        if at < 0:
            at = next(k for k, sign in enumerate(gap) if not sign.splitlines()[0])
        self.write_sign("\n", start + at)

    def write_block(self, block: list[int], kind: str) -> None:
        """Write the lines of a block, without the breaks between them and without stray spaces."""
        spaced = kind in (ROW, TITLE, APART)
        for n, i in enumerate(block):
            line = self.lines[i]
            start, words = line.start, line.words
            if n:
                self.write_wrap(self.lines[i - 1], line)
            kept = start
            if not words.isalnum():
                for run in INNER.finditer(self.source, start, start + len(words)):
                    a, b = run.span()
                    keep = self.kept_space(a, b, spaced)
                    self.write(kept, a)
                    if keep >= 0:
                        self.write(keep, keep + 1)
                    kept = b
            self.write(kept, start + len(words))

    def write_wrap(self, last: Line, line: Line) -> None:
        """Keep a space where the page broke between two Latin words or two figures."""
        end, first = last.words[-1], line.words[0]
        if not (end.isascii() and first.isascii() and end.isalnum() and first.isalnum()):
            return
        at = last.start + len(last.words)
        if self.source[at] in " \t\xa0":
            self.write(at, at + 1)
        elif end.isalpha() and first.isalpha() and not (end.isupper() and first.isupper()):
            self.write_sign(" ", at)

    def kept_space(self, a: int, b: int, spaced: bool) -> int:
        """Return the offset of the space to keep of the run ``a`` to ``b``, or -1."""
        before, after = self.plain[a - 1], self.plain[b]
        run = self.source[a:b]
        if run.strip(UNSEEN) == "":
            return -1
        at = a
        while self.source[at] in UNSEEN:
            at += 1
        if before.isascii() and after.isascii():
            if after in "%):" or before in "(:":
                return -1 if before.isdigit() or after.isdigit() or before == "(" else at
            return at
        if "\u3000" in run:
            if before.isascii() and before.isdigit() and not spaced:
                return -1
            return self.source.index("\u3000", a)
        if spaced and (b - a > 1 or (before.isalpha() and after.isalpha())):
            if before.isdigit() or after.isdigit():
                return at if b - a > 1 else -1
            return at
        return -1

    def document(self) -> Document:
        """Return what was written."""
        text = "".join(self.pieces)
        plain = text if self.plain is self.source else "".join(self.plains)
        return Document(self.source, text, plain, OffsetMap(self.texts, self.sources))
