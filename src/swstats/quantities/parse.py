"""Numbers and quantities alone, without articles and links.

Texts are folded and freed of line wraps first; offsets count in the text that was given.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from swstats.lexicons import default_lexicon
from swstats.quantities.bare import is_no_number, read_number, sign_before, whole_number
from swstats.quantities.comparisons import LIES, TOGETHER, enclose, with_comparisons
from swstats.quantities.dates import find_times
from swstats.quantities.draft import tidied
from swstats.quantities.find import NUMERAL_START, ExcludedWords, excluded, read_whole
from swstats.quantities.find import find_quantities as find_in_folded
from swstats.quantities.numerals import takes_one
from swstats.quantities.spacing import joined, tight, trimmed
from swstats.quantities.units import units_of
from swstats.records import Number, Quantity, Relation
from swstats.text.folding import fold
from swstats.text.reflow import reflow

if TYPE_CHECKING:
    from decimal import Decimal

    from swstats.lexicons import Lexicon
    from swstats.quantities.numerals import Numeral

_SPACE = re.compile(r"\s+")
_DIGITS = re.compile("[0-9]+")


def find_quantities(text: str, *, lexicon: Lexicon | None = None) -> list[Quantity]:
    """Return every quantity mention of a text, in order.

    ``start`` and ``end`` are code points of ``text``, end exclusive. Mentions that are no
    statistic (ordinals, thresholds, names …) are among them, ``statistic`` False and ``rule``
    saying why. Dates and times are none. Never raises on odd text.

    >>> [(q.text, q.value, q.unit) for q in find_quantities("投入4.7亿元，惠及22988名儿童")]
    [('4.7亿元', Decimal('470000000'), '元'), ('22988名', Decimal('22988'), '名')]
    """
    lexicon = lexicon or default_lexicon()
    document = reflow(text, lexicon)
    folded, spaces = joined(document.folded)
    times = find_times(folded, lexicon)
    quantities = find_in_folded(folded, lexicon, times)
    found = []
    for read in with_comparisons(folded, lexicon, quantities, times):
        short = read.start and folded[read.start - 1] == "."
        quantity = _with_point(folded, read) if short else read
        start, end = document.offsets.span(*spaces.span(quantity.start, quantity.end))
        found.append(replace(quantity, start=start, end=end, text=_SPACE.sub("", text[start:end])))
    return found


def _with_point(folded: str, quantity: Quantity) -> Quantity:
    """Return a figure whose first sign is the point: .5%, -.25%; but 第1章.5%的人."""
    start, value = quantity.start - 1, quantity.value
    digits = _DIGITS.match(folded, quantity.start)
    if digits is None or value is None or not value == quantity.lower == quantity.upper:
        return quantity
    if folded[digits.end() : digits.end() + 1] in (".", ","):
        return quantity
    value = value.scaleb(digits.start() - digits.end())
    if start and folded[start - 1] == "-":
        start, value = start - 1, value.copy_negate()
    if start and folded[start - 1] not in _BEFORE_POINT:
        return quantity
    return replace(quantity, start=start, value=value, lower=value, upper=value)


# what may stand before .5%
_BEFORE_POINT = frozenset(" \n(（：，、；。=<>≤≥≈~+为是达至到约")


def find_numbers(text: str) -> list[Number]:
    """Return every numeral of a text, those of dates, ordinals and names too, as numerals alone.

    Offsets are those of ``text``; no unit and no qualifier belongs to a number, but what is vague
    inside it (1800多, 三四十), its sign and its exponent do. Beside the numerals of statistics these
    are the forms of :mod:`swstats.quantities.bare`: fractions, powers, 2e5, 100K, 一打, spaces inside.
    A numeral inside an ordinary word or idiom (一切, 两岸, 队伍, 四川) is none. Never raises on odd text.

    >>> [(n.text, n.value) for n in find_numbers("第三届有五家医院，共1800多人")]
    [('三', Decimal('3')), ('五', Decimal('5')), ('1800多', Decimal('1800'))]
    >>> [(n.text, n.value) for n in find_numbers("两岸各占三分之一，相差-2e3")]
    [('三分之一', Decimal('0.3333333333333333333333333333')), ('-2e3', Decimal('-2000'))]
    """
    folded = fold(text)
    words = default_lexicon().compiled(_WordsWithNumerals)
    pairs = words.words.pairs
    found: list[Number] = []
    at = floor = 0
    while match := NUMERAL_START.search(folded, at):
        at = match.start()
        word = None  # where two characters are neighbours in no word, none goes on
        if folded[at : at + 2] in pairs or folded[at - 1 : at + 1] in pairs:
            word = words.covering(folded, at, floor)
        if folded.startswith("零下", at):
            at += 2  # the sign, which is taken with the number
            if NUMERAL_START.match(folded, at) is None:
                continue  # 零下的温度
        numeral = read_number(folded, at)
        if word is not None and (numeral is None or numeral.end <= word[1]):
            at = floor = word[1]
            continue
        if numeral is None or numeral.end <= at:
            at += 1
            continue
        end = numeral.end
        rest = _DIGITS.match(folded, end)
        if rest and folded[end - 1].isdigit():
            at = rest.end()  # longer than any number: no part of it is one
            continue
        if not is_no_number(folded, at, end):
            found.append(_signed(text, folded, numeral, floor))
            end = found[-1].end
        at = floor = end
        while folded[at : at + 1] in _LEFT_OVER:  # 五十千, 三千克: 千 is no number
            at += 1
    return found


class _WordsWithNumerals:
    """The words whose numerals are no numbers, and those among them that do have one (另一)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.counted = {
            word
            for entry in lexicon.table("exclusions").values()
            if entry.get("numeral")
            for word in entry["words"]
        }
        # 24小时值班: its digits are a number all the same; 九台, 三元 are rather that than the places
        self.words = ExcludedWords(
            {
                word
                for word in excluded(lexicon)
                if not _DIGITS.search(word) and (len(word) != 2 or word[1] not in _COUNTING)
            }
        )

    def covering(self, text: str, at: int, floor: int) -> tuple[int, int] | None:
        """Return the span of the word that makes the numeral at ``at`` none, None where none does."""
        word = self.words.covering(text, at, floor)
        if word is None or (word[0] == at and text[at - 1 : at] == "第"):
            return None  # 第一时间, 第一产业
        if word[0] == at and takes_one(text, word[1]):
            return None  # 和五一样: 五一 is no word there
        return None if text[word[0] : word[1]] in self.counted else word


_COUNTING = frozenset("元台里股方枝门道营寨")
_LEFT_OVER = frozenset("百千万亿兆")


def _signed(text: str, folded: str, numeral: Numeral, floor: int) -> Number:
    """Return a numeral as a number, with the sign before it, which begins at ``floor`` or later."""
    value, lower, upper = numeral.value, numeral.lower, numeral.upper
    at, start, end = numeral.start, numeral.start, numeral.end
    if at == floor:
        return Number(text[start:end], start, end, value, lower, upper, numeral.relation)
    if folded[at - 1 : at] == "." and folded[at] <= "9" and not folded[at - 2 : at - 1].isalnum():
        # .5, -.0012G
        short = read_number(folded, at - 1) if folded[at - 2 : at - 1] != "." else None
        if short is not None:
            start, end, value = at - 1, short.end, short.value
            lower = upper = value
    if folded.startswith("零下", start - 2) and start - 2 >= floor:
        start, negative = start - 2, True
    else:
        start, negative = sign_before(folded, start, end, floor)
    if negative and value is not None:
        value = value.copy_negate()
        lower, upper = (
            None if upper is None else upper.copy_negate(),
            None if lower is None else lower.copy_negate(),
        )
    return Number(text[start:end], start, end, value, lower, upper, numeral.relation)


def parse_number(text: str) -> Decimal:
    """Return the number that a text as a whole is, exactly.

    Digits with thousands marks of any width, Chinese numerals of every style, mixes, decimals,
    fractions, percentages as plain figures (百分之五 is 5), signs, scientific notation, powers,
    letters (100K), sums in financial numerals (壹拾壹元壹角) and collective numerals (一打 12, 一双 2):
    see :mod:`swstats.quantities.bare`. Digits may be as many as you like, and none is rounded away; of
    a fraction that does not end there are 28 places. Raises ``ValueError`` where the text is no number
    or no single one (两三, 几十).

    >>> parse_number("一百二十三万"), parse_number("-1.5e3"), parse_number("13万2")
    (Decimal('1230000'), Decimal('-1500'), Decimal('132000'))
    >>> parse_number("1 3/5"), parse_number("1.1^2"), parse_number("两千 四 百 五")
    (Decimal('1.6'), Decimal('1.21'), Decimal('2450'))
    """
    value = whole_number(fold(text))
    if value is None:
        message = f"{text!r} is no number"
        raise ValueError(message)
    return tidied(value)


def parse_quantity(text: str, *, lexicon: Lexicon | None = None) -> Quantity:
    """Return the quantity that a text as a whole is, with its bounds and unit.

    A number without a unit is a quantity whose ``unit`` is None; what a text says of each so many
    has both units, and the kind of what is counted. Raises ``ValueError`` where the text is none, or
    more than one.

    >>> q = parse_quantity("约600多万人")
    >>> q.lower, q.upper, q.unit, str(q.relation)
    (Decimal('6000000'), Decimal('7000000'), '人', '>')
    >>> parse_quantity("每千人6.7张").unit, parse_quantity("人均3.2万元").unit
    ('张/千人', '元/人')
    """
    lexicon = lexicon or default_lexicon()
    stripped = trimmed(text)
    offset = text.find(stripped)
    folded, _ = joined(fold(stripped))
    quantity = (
        read_whole(folded, lexicon)
        or _read_loosely(stripped, lexicon)
        or _read_per(folded, lexicon)
    )
    if quantity is None:
        closed = tight(folded)
        if closed != folded:
            quantity = read_whole(closed, lexicon)
        if quantity is None and closed[:1] in _FROM:  # 从五元到六元: no two levels, where it is all
            ends = read_whole(closed[1:], lexicon)
            quantity = ends if ends and ends.relation is Relation.RANGE else None
    if quantity is None:
        message = f"{text!r} is no quantity"
        raise ValueError(message)
    return replace(quantity, start=offset, end=offset + len(stripped), text=stripped)


_FROM = frozenset("从由自")
_BEFORE_RANGE = frozenset(["", *LIES])
# 高达10个: what stands before a figure and says nothing of its bounds
_REACHES = re.compile("(?:[高多]达|达到?|[足整]{2}|共计?|总计|合计)?")


def _read_loosely(text: str, lexicon: Lexicon) -> Quantity | None:
    """Return the comparison, the range or the reached figure that a text is, None where it is none.

    Spaces may stand where running text may have them: 10% 至 20%.
    """
    found = find_quantities(text, lexicon=lexicon)
    if len(found) != 1:
        return _between_bounds(text, found)
    quantity = found[0]
    before, after = fold(text[: quantity.start]).strip(), fold(text[quantity.end :]).strip()
    if quantity.relation is Relation.RANGE and before in _BEFORE_RANGE and after in ("", "之间"):
        return replace(quantity, statistic=True)  # 在5与10米之间, 介于3万元至5万元
    named = before in units_of(lexicon).currencies  # 港币 5 元
    if after or not (named or _REACHES.fullmatch(before)):
        return None
    return replace(quantity, statistic=True)


def _between_bounds(text: str, found: list[Quantity]) -> Quantity | None:
    """Return the range of a text that says its lower bound and its upper one, None for any other.

    Beside words that join two bounds anywhere, 和 and 与 may: 大于50元和小于100元.
    """
    if len(found) != 2 or found[0].start or found[1].end != len(text):
        return None
    first, last = found
    link = fold(text[first.end : last.start]).strip()
    enclosed = enclose(first, last) if first.unit == last.unit else None
    if enclosed is None or (TOGETHER.fullmatch(link) is None and link not in ("和", "与")):
        return None
    low, high = enclosed
    return replace(
        first, value=None, lower=low, upper=high, relation=Relation.RANGE, unit_text=last.unit_text,
        si_value=None, statistic=True, rule=f"{first.rule}; {last.rule}",
    )  # fmt: skip


# 每千人6.7张, 每100户拥有12.5台, 户均0.8亩: of each how many
_PER = re.compile(
    "(?:每(?P<many>[0-9一两十百千万亿]{1,8}+)?个?(?P<each>[^0-9一二两三四五六七八九十百千万亿约近超逾]{1,5}?)"
    "|(?P<mean>[人户亩村校床次例件班月日年]|家庭)均)"
    "(?:(?:约|大约)?(?:拥有|占有|享有|有|为|达到?))?(?=[0-9一二两三四五六七八九十百千万亿几数半约近超逾不至])"
)


def _read_per(folded: str, lexicon: Lexicon) -> Quantity | None:
    """Return the rate that a text is, with the unit that it is counted by, None where it is none."""
    per = _PER.match(folded)
    quantity = read_whole(folded[per.end() :], lexicon) if per else None
    if per is None or quantity is None or quantity.unit is None or "/" in quantity.unit:
        return None
    each = per["each"] or per["mean"]
    unit = units_of(lexicon).by_spelling.get(each)
    if unit is None and per["mean"] is None:
        return None
    many = per["many"] or ""
    rate = f"{quantity.unit}/{'' if many in _ONE else many}{each if unit is None else unit.name}"
    return replace(quantity, unit=rate, si_value=None, si_unit=None)


_ONE = ("", "1", "一")
