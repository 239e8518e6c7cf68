"""Write the reflowed text piece by piece, and the map from it to the source."""

from __future__ import annotations

import re
from itertools import accumulate, compress, count, pairwise
from operator import add
from typing import TYPE_CHECKING

from swstats.records import Document, OffsetMap
from swstats.text.lines import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterator

# White space that says nothing: beside a Chinese character or sign; a line break between figures
# ("13.⏎53 万"); spaces before % and after a bracket. Read in folded text. The quantifiers do not
# give back, so a gap is taken as a whole or not at all.
SPACE = " \\t-\\r\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
STRAY = re.compile(
    rf"([{SPACE}](?:(?<=[^!-~{SPACE}].)[{SPACE}]*+|[{SPACE}]*+(?![!-~])"
    r"|(?:(?<=[0-9.,%]\n)|(?<=[0-9.,%]\r)\n)(?=[0-9])"
    r"|(?<=[0-9] )(?=[%:)])|(?<=[(:] )(?=[0-9])))",
    re.DOTALL,
)
# What is left over and has to be looked at: breaks, wide gaps.
LEFT_OVER = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]|\s\s")
WIDE = re.compile(r"[\u3000\t]|\s\s")
# A gap that may count, where each break is a space.
LATIN_GAP = re.compile(r" (?<=[!-~] ) *[!-~]")
BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# Gaps of any sort, in the source.
GAP = re.compile(rf"[\s{UNSEEN}]+")
BREAK = re.compile(f"[{BREAKS}]")


class Weaver:
    """Collects what is kept of the source."""

    def __init__(self, source: str, plain: str, *, unseen: str) -> None:
        self.source = source
        self.plain = plain
        judged = unseen + "\u3000" if "\u3000" in source else unseen
        self.judged = re.compile(f"[{judged}]") if judged else None
        self.spaced = plain  # each break a space
        for sign in BREAKS:
            self.spaced = self.spaced.replace(sign, " ")
        self.pieces: list[str] = []
        self.plains: list[str] = []
        self.texts: list[int] = [0]
        self.sources: list[int] = [0]
        self.length = 0

    def add_block(self, start: int, end: int, *, spaced: bool, row: bool) -> None:
        """Keep the block from ``start`` to ``end``, line breaks and stray spaces left out.

        ``spaced``: a headline or the like, whose spaces part its clauses; ``row``: a row of a
        table, whose gaps stay as wide as two spaces, so that they still show as gaps.
        """
        if spaced or (self.judged and self.judged.search(self.source, start, end)):
            self.add_slowly(start, end, spaced=spaced, row=row)
            return
        if not LATIN_GAP.search(self.spaced, start, end):
            self.add_words(start, end)
            return
        chunk = self.source[start:end]
        plain = chunk if self.plain is self.source else self.plain[start:end]
        parts = STRAY.split(plain)
        kept = parts[::2]
        text = "".join(kept)
        if LEFT_OVER.search(text):
            self.add_slowly(start, end, spaced=spaced, row=row)
            return
        offsets = list(accumulate(map(len, parts), initial=start))
        ends = list(accumulate(map(len, kept), initial=self.length))
        self.length = ends.pop()
        self.texts += ends
        self.sources += offsets[:-1:2]
        if self.plain is not self.source:
            self.plains.append(text)
            text = "".join(
                [self.source[a:b] for a, b in zip(offsets[::2], offsets[1::2], strict=True)]
            )
        self.pieces.append(text)

    def add_words(self, start: int, end: int) -> None:
        """Keep a block but for its white space: none of it stands between two Latin signs."""
        chunk = self.spaced[start:end]
        words = chunk.split(" ")
        places: Iterator[int] | None = None
        if "  " in chunk:  # a gap is wider than one sign
            offsets = map(add, accumulate(map(len, words[:-1]), initial=start), count())
            places = compress(offsets, words)
            words = list(filter(None, words))
        texts = list(accumulate(map(len, words), initial=self.length))
        self.sources += places or map(add, texts[:-1], count(start - self.length))
        self.length = texts.pop()
        text = "".join(words)
        if self.plain is not self.source:
            self.plains.append(text)
            if self.source[start:end] != self.plain[start:end]:
                runs = pairwise([*texts, self.length])
                sources = self.sources[len(self.texts) :]
                text = "".join(
                    [self.source[at : at + b - a] for at, (a, b) in zip(sources, runs, strict=True)]
                )
        self.texts += texts
        self.pieces.append(text)

    def add_slowly(self, start: int, end: int, *, spaced: bool, row: bool) -> None:
        """Do the same gap by gap, where some gap has to be judged."""
        single = row and WIDE.search(self.source, start, end) is None
        for gap in GAP.finditer(self.source, start, end):
            a, b = gap.span()
            self.add(start, a)
            start = b
            # In a row whose cells one space parts, each space counts.
            keep = a if single else self.kept(a, b, spaced=spaced, row=row)
            if keep < 0:
                continue
            if BREAK.match(self.source, keep):
                self.add_sign(" ", keep)
            else:
                self.add(keep, min(b, keep + 2) if row else keep + 1)
        self.add(start, end)

    def kept(self, a: int, b: int, *, spaced: bool, row: bool) -> int:
        """Return the offset of the space to keep of the gap ``a`` to ``b``, or -1."""
        before, after = self.plain[a - 1], self.plain[b]
        gap = self.source[a:b]
        blank = gap.strip(UNSEEN)
        if not blank:
            return -1
        at = a + gap.index(blank[0])
        latin = before.isascii() and after.isascii()
        if BREAK.search(gap):
            letters = before.isalnum() and after.isalnum()
            if not (latin and letters):
                return -1
            figure = before.isdigit() and after.isdigit() and not spaced
            if gap[0] in " \t\xa0" and not figure:
                return a  # "words at the end " of a line keep the space they had
            wrapped = before.isdigit() or after.isdigit() or (before.isupper() and after.isupper())
            return -1 if wrapped else at
        if latin:
            if (before.isdigit() and after in "%:)") or (before in "(:" and after.isdigit()):
                return -1
            return at
        if "\u3000" in gap:
            # "１２　万" is one figure; "表1　各市" and "地貌　黄山" are two things.
            figure = before.isascii() and before.isdigit() and not spaced
            return -1 if figure else a + gap.index("\u3000")
        if not spaced:
            return -1
        if b - a > 1 or "\t" in gap:
            return at
        words = (before.isalpha() and after.isalpha()) or before in "”》）" or after in "“《（"
        return at if words and not row and not (before.isascii() or after.isascii()) else -1

    def add(self, start: int, end: int) -> None:
        """Keep the source from ``start`` to ``end``."""
        if start == end:
            return
        self.texts.append(self.length)
        self.sources.append(start)
        self.pieces.append(self.source[start:end])
        if self.plain is not self.source:
            self.plains.append(self.plain[start:end])
        self.length += end - start

    def add_sign(self, sign: str, at: int) -> None:
        """Keep the white space at ``at`` in the form of ``sign``."""
        self.texts.append(self.length)
        self.sources.append(at)
        self.pieces.append(sign)
        if self.plain is not self.source:
            self.plains.append(sign)
        self.length += 1

    def add_break(self, start: int, end: int) -> None:
        """Keep one line break of the gap ``start`` to ``end`` between two blocks."""
        at = start if self.source[start] == "\n" else self.source.find("\n", start, end)
        if at < 0:
            found = BREAK.search(self.source, start, end)
            at = found.start() if found else start
        self.add_sign("\n", at)

    def document(self) -> Document:
        """Return what was kept."""
        text = "".join(self.pieces)
        plain = text if self.plain is self.source else "".join(self.plains)
        return Document(self.source, text, plain, OffsetMap(self.texts, self.sources))
