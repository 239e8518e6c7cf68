"""The lines of a page as they stand there: words, place, indent, width."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from swstats.text.marks import CLAUSE, CLOSERS, TERMINAL

if TYPE_CHECKING:
    from collections.abc import Sequence

# Not seen on a page: byte order mark, zero-width and soft signs, a glyph that was not decoded.
UNSEEN = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufffd\x00"
MARGIN = (
    " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000" + UNSEEN
)
GLYPH = "\ufffd"
NOT_SPACE = re.compile(f"[{UNSEEN}]")

# The indent of a first line, where the page has such: two ideographic spaces.
DEEP_INDENT = re.compile(r"　　|\t| {4}")

# What stands before a line; 0 is the usual case: nothing.
INDENTED, DEEP, AFTER_BLANK, AFTER_GLYPH = 1, 2, 4, 8


class Lines:
    """The lines that are not blank, as columns: ``words[i]`` begins at ``starts[i]``.

    ``words`` are folded, without margins; ``before[i]`` says what stands before the line.
    """

    def __init__(self, source: str, plain: str) -> None:
        self.unseen = NOT_SPACE.search(source) is not None
        raws = source.splitlines(keepends=True)
        if plain is not source:
            ends = list(accumulate(map(len, raws), initial=0))
            raws = [plain[a:b] for a, b in pairwise(ends)]
        margin = MARGIN if self.unseen else None
        self.words: list[str] = []
        self.starts: list[int] = []
        self.before: list[int] = []
        position = 0
        state = AFTER_BLANK
        for raw in raws:
            words = raw.strip(margin)
            if words:
                start = position
                if raw[0] != words[0]:
                    lead = len(raw) - len(raw.lstrip(margin))
                    start += lead
                    state |= INDENTED
                    if DEEP_INDENT.match(source, position):
                        state |= DEEP
                    if self.unseen and GLYPH in raw[:lead]:
                        state |= AFTER_GLYPH
                self.words.append(words)
                self.starts.append(start)
                self.before.append(state)
                state = 0
            else:
                state = AFTER_BLANK
            position += len(raw)
        self._widths = [0] * len(self.words)

    def __len__(self) -> int:
        return len(self.words)

    def width(self, i: int) -> int:
        """Return a line's width in half-width columns: one for an ASCII sign, two for a hanzi.

        An ASCII sign is one byte, a hanzi three: the mean of characters and bytes.
        """
        width = self._widths[i]
        if not width:
            words = self.words[i]
            width = (len(words) + len(words.encode("utf-8", "surrogatepass"))) >> 1
            self._widths[i] = width
        return width

    def widths(self, i: int) -> Sequence[int]:
        """Return the widths of some lines from ``i`` on, in order of size.

        A blank line may be where the next column, of another width, begins.
        """
        stop = min(i + 7, len(self.words))
        for n in range(i + 3, stop):
            if self.before[n] & AFTER_BLANK:
                stop = n
                break
        return sorted(map(self.width, range(i, stop))) or (0,)

    def usual_width(self, i: int) -> int:
        """Return the usual width of the lines from ``i`` on."""
        return usual(self.widths(i))

    def has_indents(self) -> bool:
        """Say whether deep indents begin paragraphs here: few stand in the midst of a sentence.

        Else the page as a whole stands in from its margin, or is centred.
        """
        deep = amid = 0
        for i, before in enumerate(self.before):
            if before & DEEP:
                deep += 1
                last = self.words[i - 1]
                if not before & AFTER_BLANK and last[-1] not in TERMINAL | CLOSERS:
                    amid += CLAUSE.search(last) is not None
        return deep > 0 and amid * 3 <= deep


def usual(widths: Sequence[int]) -> int:
    """Return the usual one of some widths in order of size: above the middle, as tails are short."""
    return widths[len(widths) * 3 // 5]
