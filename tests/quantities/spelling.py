"""Write a number in any of its Chinese spellings: what reading back is tested with.

The rules are those of the schoolbook (GB/T 15835-2011 for digits and hanzi together), written here
anew and not taken from the reader or from cn2an, so that no error of theirs can hide.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

SMALL = "零一二三四五六七八九"
CIRCLE = "〇一二三四五六七八九"
FINANCIAL = "零壹贰叁肆伍陆柒捌玖"
TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
TENS = "十百千"
FINANCIAL_TENS = "拾佰仟"
# multipliers of ten thousand, a hundred million, and the word that stands for both at once
PLAIN = {16: "亿亿", 8: "亿", 4: "万"}
TRADITIONAL_MYRIADS = {16: "億億", 8: "億", 4: "萬"}
TRILLION = {12: "兆", 8: "亿", 4: "万"}
# beyond 兆 only where a text as a whole is the number
OLD = {20: "垓", 16: "京", 12: "兆", 8: "亿", 4: "万"}


@dataclass(frozen=True)
class Style:
    """How a number is written.

    ``zero`` False leaves out the 零 of 一万零五百 where a place tells the same; ``pair`` writes 两 for
    二 before 百, 千 and multipliers; ``one`` False begins with 十 instead of 一十.
    """

    digits: str = SMALL
    tens: str = TENS
    myriads: tuple[tuple[int, str], ...] = tuple(PLAIN.items())
    zero: bool = True
    pair: str = ""
    one: bool = True
    point: str = "点"


STYLES = {
    "small": Style(),
    "circle": Style(CIRCLE),
    "spoken": Style(pair="两", one=False),
    "without 零": Style(zero=False),
    "financial": Style(FINANCIAL, FINANCIAL_TENS),
    "traditional": Style(SMALL, TENS, tuple(TRADITIONAL_MYRIADS.items()), pair="兩", point="點"),
    "traditional financial": Style(
        TRADITIONAL, FINANCIAL_TENS, tuple(TRADITIONAL_MYRIADS.items()), point="點"
    ),
    "兆": Style(myriads=tuple(TRILLION.items())),
}
ALONE = {"京垓": Style(myriads=tuple(OLD.items()))}


def in_hanzi(number: Decimal, style: Style) -> str:
    """Spell a number without sign: 一万零五百点零三."""
    whole, _, places = f"{number:f}".partition(".")
    words = _whole(int(whole), style)
    if not style.one and words.startswith("一十"):
        words = words[1:]
    return words + (style.point + "".join(style.digits[int(d)] for d in places) if places else "")


def _whole(number: int, style: Style) -> str:
    if number == 0:
        return style.digits[0]
    for exponent, word in style.myriads:
        scale = 10**exponent
        if number >= scale:
            high, low = divmod(number, scale)
            head = _whole(high, style)
            if style.pair and head == "二":
                head = style.pair
            gap = low < scale // 10
            return head + word + (_low(low, style, gap=gap) if low else "")
    return _section(number, style)


def _low(number: int, style: Style, *, gap: bool) -> str:
    """Spell what stands behind a multiplier; a lone digit without 零 would be the next place."""
    words = _whole(number, style)
    return style.digits[0] + words if gap and (style.zero or number < 10) else words


def _section(number: int, style: Style) -> str:
    """Spell 1 to 9999."""
    places = [(place, number // 10**place % 10) for place in (3, 2, 1, 0)]
    said = [(place, digit) for place, digit in places if digit]
    words = ""
    for (before, _), (place, digit) in pairwise([(said[0][0] + 1, 0), *said]):
        if before - place > 1 and (style.zero or place == 0):
            words += style.digits[0]
        pair = style.pair if digit == 2 and place > 1 else ""
        words += (pair or style.digits[digit]) + (style.tens[place - 1] if place else "")
    return words


def in_digits(number: Decimal, *, mark: str = "", wide: bool = False) -> str:
    """Write digits, with thousands marks, in full width: 1,234.5, 1 234.5, １２３４."""
    whole, point, places = f"{number:f}".partition(".")
    if mark:
        whole = f"{int(whole):,}".replace(",", mark)
    text = whole + point + places
    if not wide:
        return text
    return text.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789.,"})


def mixed(number: int, *, traditional: bool = False) -> str:
    """Write digits with multipliers: 3亿4567万8901, 2万零5."""
    words = ""
    for exponent, word in (TRADITIONAL_MYRIADS if traditional else PLAIN).items():
        scale = 10**exponent
        if number >= scale:
            high, number = divmod(number, scale)
            words += (mixed(high) if high >= 10000 else str(high)) + word
            if 0 < number < scale // 10:
                words += "零"
    return words + (str(number) if number else "")
