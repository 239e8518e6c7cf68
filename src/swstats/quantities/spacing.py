"""Spaces inside a spoken number: 百 分之 一百二十点五, 三千 九百 六十五, 六   个 百 分点.

Speech is written down with them, running text is not: there a space as often parts two figures. So
they are left out only for who asks for quantities, and only where the parts cannot be figures of
their own: within 百分之 and 个百分点; around 点 in a share; between a multiplier and the smaller
one that follows it (三千 九百, not 九百 三千). 晚上十点 五人 and 占五十 三家 stay as they are. In a
text that is one quantity, no space parts two figures (:func:`tight`).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from swstats.quantities.numerals import PLACE, SMALL, TENS, evaluate
from swstats.records import OffsetMap

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = f"{SMALL}{PLACE}点"
_GAP = " {0,4}+"
_SHARE_BEFORE = re.compile(" {0,4}分 {0,4}之 {0,4}$")
_POINTS = f"个?{_GAP}[百千]{_GAP}分{_GAP}点"
_SHARE_AFTER = re.compile(f"{_GAP}(?:[成折%‰](?![\u4e00-\u9fff])|{_POINTS})")
_PARTED = re.compile(
    # 百 分 之 五, with the spaces behind it
    f"(?P<per>[百千万佰仟]{_GAP}分{_GAP}之{_GAP}(?=[-负0-9{SMALL}{PLACE}]))"
    # 4 个 百 分 点, with the spaces before it
    f"|(?P<points>(?<=[0-9{_WORDS}k多余几]){_GAP}{_POINTS})"
    # 七成 六, 九 九 折
    f"|(?P<tenths>(?<=[{SMALL}]){_GAP}成 {{1,4}}[{SMALL}半](?![\u4e00-\u9fffA-Za-z0-9]))"
    f"|(?P<run>(?<![{_WORDS}])[{_WORDS}]{{1,12}}(?: {{1,4}}[{_WORDS}]{{1,12}}){{1,8}}(?![{_WORDS}]))"
    f"|(?P<unit>(?<=[{SMALL}半对]) {{1,4}}(?=[成折](?![\u4e00-\u9fff])))"
)
_SPACED = re.compile(f"[{_WORDS}0-9k分之个成半对] {{1,4}}[{_WORDS}分之个成折]")
_SPACES = re.compile(" +")
_APART = re.compile(
    "(?<=[\u4e00-\u9fff]) {1,4}(?=[\u4e00-\u9fff])| (?=[-—~] ?[0-9])|(?<=[-—~]) (?=[0-9])"
)


def joined(folded: str) -> tuple[str, OffsetMap]:
    """Return folded text without the spaces inside its spoken numbers, and where its rest stood.

    >>> joined("占百 分之 一百二 十点 五")[0]
    '占百分之一百二十点五'
    """
    if _SPACED.search(folded) is None:
        return folded, OffsetMap(())
    kept: list[str] = []
    cuts: list[int] = []
    at = length = 0
    for start, end in _gaps(folded):
        kept.append(folded[at:start])
        length += start - at
        cuts += [length] * (end - start)
        at = end
    kept.append(folded[at:])
    return "".join(kept), OffsetMap(cuts)


# marks of order and direction, and spaces of no width, which copied text brings along
_NOTHING = "\ufeff\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069"
_AT_ENDS = re.compile(rf"^[\s{_NOTHING}]++|(?<![\s{_NOTHING}])[\s{_NOTHING}]++$")


def trimmed(text: str) -> str:
    """Return a text without what is not seen before and behind it."""
    return _AT_ENDS.sub("", text)


def tight(folded: str) -> str:
    """Return a text that is one quantity without the spaces inside it: 2 分 钟, 100 - 200."""
    return _APART.sub("", folded)


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the spaces to leave out, in order."""
    for match in _PARTED.finditer(text):
        if match["run"] is None or _is_one(match):
            for gap in _SPACES.finditer(text, match.start(), match.end()):
                yield gap.span()


def _is_one(match: re.Match[str]) -> bool:
    """Tell whether the parts of a run of hanzi are one number."""
    text, parts = match.string, match["run"].split()
    if evaluate("".join(parts)) is None:
        return False
    share = _SHARE_BEFORE.search(text, max(0, match.start() - 12), match.start())
    if share or _SHARE_AFTER.match(text, match.end()):
        return True
    if any("点" in part for part in parts):
        return False
    for head, tail in pairwise(parts):
        last = TENS.get(head[-1], 0)
        place = next((TENS.get(char, 0) for char in tail if char in PLACE), 1)
        if len(head) == 1 or last <= place or (last == 10 and len(parts) == 2):
            return False  # 九百 三千; 五十 三家
    return True
