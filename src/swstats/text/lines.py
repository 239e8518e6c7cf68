"""The lines of a page as they stand there: words, place, indent, width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swstats.text.marks import ARROWS, BULLETS, CLAUSE, CLOSERS, TERMINAL

if TYPE_CHECKING:
    from collections.abc import Collection

# Not seen on a page: byte order mark, zero-width and soft signs, a glyph that was not decoded.
UNSEEN = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufffd\x00"
WHITE = (
    " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
BLANK = frozenset(WHITE + UNSEEN) - {" ", "\n"}  # the two that every page has
GLYPH = "\ufffd"
# What parts lines besides a line feed.
BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# In running text a line that ends in none of STOPS and a next line that begins with none of SUSPECT
# are one sentence; what else there is to ask costs time.
ENDS = TERMINAL | CLOSERS
STOPS = ENDS | frozenset("：:")
SUSPECT = frozenset(f"（(—{BULLETS}{ARROWS}-·|")


# The indent of a first line, where the page has such: two ideographic spaces.
DEEP_INDENT = re.compile(r"　　|\t| {4}")

# What stands before a line; 0 is the usual case: nothing.
INDENTED, DEEP, AFTER_BLANK, AFTER_GLYPH = 1, 2, 4, 8


# a page on which more than this share of the lines stand behind blank ones, and how many lines it needs
MOST_SPACED, LEAST_SPACED = 0.85, 8
FILLS = 6  # how far the width of a full line may be from the usual one


class Lines:
    """The lines that are not blank, as columns: ``words[i]`` begins at ``starts[i]``.

    ``words`` are folded, without margins; ``before[i]`` says what stands before the line; ``deep``
    are the lines with a deep indent. ``breaks`` are those that may begin a block even within
    running text, by what stands at both sides of the break; all others go on with a sentence.
    ``blank`` are the white and unseen signs of the source but the space.
    """

    def __init__(self, source: str, plain: str, rare: set[str]) -> None:
        self.plain = plain
        self.blank = rare & BLANK | {"\n"}
        unseen = "".join(filter(rare.__contains__, UNSEEN))
        margin = WHITE + unseen if unseen else None
        lines: list[str] = []
        starts: list[int] = []
        flagged: list[tuple[int, int]] = []  # the lines that something stands before, and what
        deep: list[int] = []
        breaks: list[int] = []
        position = 0
        state = AFTER_BLANK
        blanks = 0  # blank lines before this one
        wider: list[int] = []  # the lines with more than one
        end = ""
        for raw in one_break(plain, rare).split("\n"):
            words = raw.strip(margin)
            if words:
                first = words[0]
                # Most lines have no margin, and the first signs need not be taken out.
                if words is raw or first == raw[0]:
                    starts.append(position)
                else:
                    lead = raw[: raw.index(first)]
                    starts.append(position + len(lead))
                    state |= INDENTED
                    if DEEP_INDENT.match(source, position):
                        state |= DEEP
                        deep.append(len(lines))
                    if unseen and GLYPH in lead:
                        state |= AFTER_GLYPH
                if state:
                    if blanks > 1:
                        wider.append(len(lines))
                    breaks.append(len(lines))
                    flagged.append((len(lines), state))
                    state = blanks = 0
                elif end in STOPS or first in SUSPECT:
                    breaks.append(len(lines))
                end = words[-1]
                lines.append(words)
            else:
                state = AFTER_BLANK
                blanks += 1
            position += len(raw) + 1
        self.words, self.starts, self.before = lines, starts, [0] * len(lines)
        for i, state in flagged:
            self.before[i] = state
        if len(flagged) > MOST_SPACED * len(lines) and self.is_double_spaced():
            for i in range(1, len(lines)):
                self.before[i] &= ~AFTER_BLANK
            for i in wider:
                self.before[i] |= AFTER_BLANK
        self.deep, self.breaks = deep, breaks
        self.columns: dict[int, tuple[int, int]] = {}  # by their first line, as they were asked for

    def __len__(self) -> int:
        return len(self.words)

    def is_double_spaced(self) -> bool:
        """Say whether each line has a blank one before it that means nothing: sentences go through them."""
        inner = len(self) - 1
        if inner < LEAST_SPACED:
            return False
        spaced = broken = full = 0
        sizes = [width(words) for words in self.words]
        usual = sorted(sizes)[len(sizes) * 3 // 4]
        for i in range(1, len(self)):
            last = self.words[i - 1]
            spaced += self.before[i] & AFTER_BLANK > 0
            broken += last[-1] not in STOPS and CLAUSE.search(last) is not None
            full += abs(sizes[i] - usual) <= FILLS
        return spaced > MOST_SPACED * inner and 3 * broken > inner and 2 * full > inner

    def column(self, i: int) -> tuple[int, int]:
        """Return the usual and the greatest width of some lines from ``i`` on.

        The usual one stands above the middle, as tails are short. A blank line may be where the
        next column, of another width, begins.
        """
        known = self.columns.get(i)
        if known is not None:
            return known
        stop = i + 7
        for n, before in enumerate(self.before[i + 3 : stop], i + 3):
            if before & AFTER_BLANK:
                stop = n
                break
        sizes = sorted([len(words) + len(words.encode()) for words in self.words[i:stop]]) or [0]
        # as width() says
        self.columns[i] = known = sizes[len(sizes) * 3 // 5] >> 1, sizes[-1] >> 1
        return known

    def has_indents(self) -> bool:
        """Say whether deep indents begin paragraphs here: few stand in the midst of a sentence.

        Else the page as a whole stands in from its margin, or is centred.
        """
        amid = 0
        for i in self.deep:
            if not self.before[i] & AFTER_BLANK and self.words[i - 1][-1] not in ENDS:
                amid += CLAUSE.search(self.words[i - 1]) is not None
        return bool(self.deep) and amid * 3 <= len(self.deep)


def one_break(plain: str, rare: Collection[str]) -> str:
    """Return the text where each line break is a line feed, in as many characters."""
    if "\r" in rare:
        plain = plain.replace("\r\n", " \n")
    for sign in filter(rare.__contains__, BREAKS):
        plain = plain.replace(sign, "\n")
    return plain


def width(words: str) -> int:
    """Return a text's width in half-width columns: one for an ASCII sign, two for a hanzi.

    An ASCII sign is one byte, a hanzi three: the mean of characters and bytes.
    """
    return (len(words) + len(words.encode())) >> 1
