"""Fold every character to the plain form that rules read, one for one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from swstats.lexicons import default_lexicon
from swstats.text.lines import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swstats.lexicons import Lexicon

# Older papers and typists write the zero of 一九九○年 as a circle or the letter O.
ROUND_ZERO = re.compile(
    r"[○◯Oo](?:(?<=[一二三四五六七八九〇].)[○◯Oo]*(?![A-Za-z])"
    r"|(?<=[○◯])(?=[一二三四五六七八九〇])"
    # ○.○四, ○點五, 三.○
    r"|(?<=[○◯])(?=[.·点][○◯一二三四五六七八九〇])|(?<=[一二三四五六七八九十〇○◯][.·点].)(?![A-Za-z]))"
)
# and as the full-width zero: 三０万吨, 一九九０年 (it stands first in the pattern: of digits as wide,
# a text may have many)
WIDE_ZERO = re.compile(
    "０(?:(?<=[一二三四五六七八九〇零]０)０*(?![0-9０-９．.])"
    "|(?<![0-9０-９．.]０)０*(?=[一二三四五六七八九]))"
)
LONE = re.compile(r"[\ud800-\udfff]")
ROUND = "○◯Oo"
# Web pages write Chinese with the punctuation of a Latin keyboard: beside a Chinese character (or a
# closing sign) a mark is the Chinese one. Between digits and Latin letters it is part of a number,
# a ratio, a clock time or an address. (Each mark stands first in a pattern of its own, as the search
# for one sign skips all other text fast, and what is before it is looked at from behind.)
CHINESE_MARK = dict(zip(",;:?!", "，；：？！", strict=True))
LATIN_MARK = {
    mark: re.compile(
        rf"{re.escape(mark)}(?:(?<=[\u4e00-\u9fff%％)）”》」].)(?!//)|(?=[\u4e00-\u9fff“《「（]))"
    )
    for mark in CHINESE_MARK
}
LATIN_STOP = re.compile(
    r"\.(?<=[\u4e00-\u9fff%）)”》]\.)(?<![一二三四五六七八九十]\.)(?=[ \t\u3000]{0,2}[\u4e00-\u9fff\d\n“「《]|$)"
)
LATIN_BRACKETS = re.compile(r"\([^()（）\n]{1,80}\)")
# "慈善超市": the first and the second of a pair in a paragraph, beside nothing Latin
PARAGRAPH_BREAK = re.compile(r"\n[ \t\r]*\n")
NO_OPENING = re.compile(r"[A-Za-z0-9#$%&*+/<=>@\[\\\]^_`{|}~-]\Z")
HANZI = re.compile(r"[\u4e00-\u9fff]")
# what folding may have made Chinese where the brackets stand behind it
_MAY_BE_CHINESE = frozenset(",;:?!.)")

# So many different characters are replaced one after the other in less time than it takes to
# translate the text; most pages have a few, one in traditional hanzi some hundred.
FEW = 150


class FoldTable:
    """The table of ``fold.csv``, with the patterns that find what of a text is in it."""

    def __init__(self, lexicon: Lexicon) -> None:
        pairs: dict[str, str] = {}
        for row in lexicon.rows("fold"):
            pairs.update(zip(characters(row["from"]), characters(row["to"]), strict=True))
        self.plain = pairs
        self.pairs = str.maketrans(pairs)
        signs = "".join(runs(sorted(pairs)))
        # with what else reflow asks of a page, as one look at the page takes as long as another
        self.rare = re.compile(f"[{signs}{''.join(sorted(BLANK))}]")
        # what is folded, by the table or by a rule of its own
        self.touched = re.compile(f'["{signs}{ROUND}{"".join(CHINESE_MARK)}.' r"(\ud800-\udfff]")


def runs(signs: Iterable[str]) -> Iterator[str]:
    """Yield signs in order as ranges of a character class, which is compiled the faster for it."""
    codes = [*map(ord, signs)]
    gaps = [i for i, (a, b) in enumerate(pairwise(codes), start=1) if b - a > 1]
    for start, end in pairwise([0, *gaps, len(codes)]):
        ends = dict.fromkeys((chr(codes[start]), chr(codes[end - 1])))
        yield "-".join([re.escape(sign) if sign.isascii() else sign for sign in ends])


def characters(cell: str) -> str:
    """Return the characters of a cell, which may name them: ``U+3000 U+00A0``."""
    if cell.startswith("U+"):
        return "".join(chr(int(name.removeprefix("U+"), base=16)) for name in cell.split())
    return cell


def fold(text: str) -> str:
    """Return ``text`` with each character in its plain form: same length, same offsets.

    Full-width letters, digits and signs become ASCII (Chinese punctuation stays), traditional
    hanzi simplified, radicals hanzi. A text that has nothing to fold is returned as it is: most
    that this is asked of are short names, and the test takes a fifth of the time.

    >>> fold("增長１２．６％，達三萬兩千個")
    '增长12.6%，达三万两千个'
    """
    if default_lexicon().compiled(FoldTable).touched.search(text) is None:
        return text
    return fold_page(writable(text))[0]


def fold_page(text: str) -> tuple[str, set[str]]:
    """Return what :func:`fold` does of a text that :func:`writable` has gone over, and rare signs.

    These are those signs of the text that the table folds or that are blank, but for the two
    that are everywhere, space and line feed.
    """
    table = default_lexicon().compiled(FoldTable)
    if "０" in text:
        text = WIDE_ZERO.sub(lambda zeros: "〇" * len(zeros[0]), text)
    rare = set(table.rare.findall(text))
    if len(rare) > FEW:
        text = text.translate(table.pairs)
    else:
        for sign in rare & table.plain.keys():
            text = text.replace(sign, table.plain[sign])
    if '"' in text:
        text = _with_chinese_quotes(text)
    if any(map(text.__contains__, ROUND)):
        text = ROUND_ZERO.sub(lambda zeros: "〇" * len(zeros[0]), text)
    text = _with_chinese_marks(text)
    if "(" in text:  # what is before them tells what they are; then they tell what marks are
        bracketed = LATIN_BRACKETS.sub(_chinese_brackets, text)
        if bracketed != text:
            text = _with_chinese_marks(bracketed)
    return text, rare


def writable(text: str) -> str:
    """Return ``text`` with half a surrogate pair, which no encoding can write, as U+FFFD.

    Other programs may leave them. Offsets stay as they are.
    """
    try:
        text.encode("utf-32")  # of all encodings the fastest
    except UnicodeEncodeError:
        return LONE.sub("\ufffd", text)
    return text


def _with_chinese_marks(text: str) -> str:
    for mark in filter(text.__contains__, CHINESE_MARK):
        text = LATIN_MARK[mark].sub(CHINESE_MARK[mark], text)
    return LATIN_STOP.sub("。", text) if "." in text else text


def _with_chinese_quotes(text: str) -> str:
    """Return a text with its pairs of straight quotes as Chinese ones, where none is left alone."""
    parts: list[str] = []
    at = 0
    for end in [*[found.end() for found in PARAGRAPH_BREAK.finditer(text)], len(text)]:
        part = text[at:end]
        if '"' in part and part.count('"') % 2 == 0:
            part = _paired(part)
        parts.append(part)
        at = end
    return "".join(parts)


def _paired(part: str) -> str:
    """Return a paragraph with its quotes paired; as it is where the first of a pair cannot open."""
    pieces = part.split('"')
    if any(NO_OPENING.search(pieces[i]) for i in range(0, len(pieces) - 1, 2)):
        return part  # 55"电视, {"甲": "乙"}
    for i in range(1, len(pieces), 2):
        after = pieces[i + 1][:1]
        letter = after.isascii() and after.isalpha()
        if not letter and HANZI.search(pieces[i]) is not None:
            pieces[i] = f"“{pieces[i]}”"
        else:
            pieces[i] = f'"{pieces[i]}"'
    return "".join(pieces)


def _chinese_brackets(found: re.Match[str]) -> str:
    """Return brackets in Chinese text as Chinese ones: those around it, or right behind it."""
    start, said = found.start(), found[0]
    before = found.string[start - 1] if start else "a"
    if before.isascii() and before not in _MAY_BE_CHINESE and not HANZI.search(said):
        return said
    return f"（{said[1:-1]}）"
