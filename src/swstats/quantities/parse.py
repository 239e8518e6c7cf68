"""Numbers and quantities alone, without articles and links.

Texts are folded and freed of line wraps first; offsets count in the text that was given.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from swstats.lexicons import default_lexicon
from swstats.quantities.dates import find_times
from swstats.quantities.draft import tidied
from swstats.quantities.find import NUMERAL_START, read_whole
from swstats.quantities.find import find_quantities as find_in_folded
from swstats.quantities.numerals import HALF, read_numeral
from swstats.records import Number, Quantity, Relation
from swstats.text.folding import fold
from swstats.text.reflow import reflow

if TYPE_CHECKING:
    from swstats.lexicons import Lexicon

_SPACE = re.compile(r"\s+")
_DIGITS = re.compile("[0-9]+")
_SIGN = re.compile(r"(?:[-−+－＋]|负|正|零下)(?=.)")
_EXPONENT = re.compile(r"[+-]?\d+(?:\.\d+)?[eE][+-]?\d+")
# Capital numerals that are words of their own; alone they are figures on a cheque only: 伍元, 陆角
_CAPITALS = frozenset("参肆伍陆柒捌玖拾")
_COUNTED_BY_CAPITALS = frozenset("元圆角分整")
_LETTERED = {
    "K": Decimal(1000),
    "k": Decimal(1000),
    "M": Decimal(10) ** 6,
    "w": Decimal(10000),
    "W": Decimal(10000),
}


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
    found = []
    times = find_times(document.folded, lexicon)
    for quantity in find_in_folded(document.folded, lexicon, times):
        start, end = document.offsets.span(quantity.start, quantity.end)
        found.append(replace(quantity, start=start, end=end, text=_SPACE.sub("", text[start:end])))
    return found


def find_numbers(text: str) -> list[Number]:
    """Return every numeral of a text, those of dates, ordinals and names too, as numerals alone.

    Offsets are those of ``text``; no unit and no qualifier belongs to a number, but what is vague
    inside it (1800多, 三四十) does.

    >>> [(n.text, n.value) for n in find_numbers("第三届有五家医院，共1800多人")]
    [('三', Decimal('3')), ('五', Decimal('5')), ('1800多', Decimal('1800'))]
    """
    folded = fold(text)
    found: list[Number] = []
    at = 0
    while match := NUMERAL_START.search(folded, at):
        at = match.start()
        numeral = read_numeral(folded, at)
        if numeral is None or numeral.end <= at:
            at = match.end()
            continue
        rest = _DIGITS.match(folded, numeral.end)
        if rest and folded[numeral.end - 1].isdigit():
            at = rest.end()  # longer than any number: no part of it is one
            continue
        if numeral.end - at == 1 and folded[at] in _CAPITALS and _is_word(folded, numeral.end):
            at = numeral.end
            continue
        start = at
        value, lower, upper = numeral.value, numeral.lower, numeral.upper
        if (
            start
            and folded[start - 1] in "-−负"
            and value is not None
            and not folded[start - 2 : start - 1].isalnum()
        ):
            start -= 1
            value = -value
            lower, upper = (None if upper is None else -upper), (None if lower is None else -lower)
        found.append(
            Number(
                text[start : numeral.end], start, numeral.end, value, lower, upper, numeral.relation
            )
        )
        at = numeral.end
    return found


def _is_word(folded: str, end: int) -> bool:
    """Tell whether the capital numeral before ``end`` is part of a word: 收拾, 队伍; not 伍元."""
    return len(folded) > 1 and folded[end : end + 1] not in _COUNTED_BY_CAPITALS


def parse_number(text: str) -> Decimal:
    """Return the number that a text as a whole is, exactly.

    Digits with thousands marks of any width, Chinese numerals of every style, mixes, decimals,
    fractions, percentages as plain figures (百分之五 is 5), signs, scientific notation. Raises
    ``ValueError`` where the text is no number or no single one (两三, 几十).

    >>> parse_number("一百二十三万"), parse_number("-1.5e3"), parse_number("13万2")
    (Decimal('1230000'), Decimal('-1500'), Decimal('132000'))
    """
    folded = _SPACE.sub("", fold(text))
    if _EXPONENT.fullmatch(folded):
        return tidied(Decimal(folded))
    negative = False
    if match := _SIGN.match(folded):
        negative = match[0] not in "+＋正"
        folded = folded[match.end() :]
    scale = None
    if folded[-1:] in _LETTERED and folded[:-1].replace(".", "", 1).replace(",", "").isdigit():
        scale, folded = _LETTERED[folded[-1]], folded[:-1]
    numeral = read_numeral(folded, 0) if folded else None
    if numeral is not None and numeral.value is not None and numeral.relation is Relation.EQUAL:
        rest = folded[numeral.end :]
        if not rest or rest in "%‰":
            # arithmetic rounds to 28 digits: none where none is needed
            value = numeral.value if scale is None else numeral.value * scale
            return tidied(value.copy_negate() if negative else value)
    if folded == "半":
        return -HALF if negative else HALF
    message = f"{text!r} is no number"
    raise ValueError(message)


def parse_quantity(text: str, *, lexicon: Lexicon | None = None) -> Quantity:
    """Return the quantity that a text as a whole is, with its bounds and unit.

    A number without a unit is a quantity whose ``unit`` is None. Raises ``ValueError`` where the
    text is none, or more than one.

    >>> q = parse_quantity("约600多万人")
    >>> q.lower, q.upper, q.unit, str(q.relation)
    (Decimal('6000000'), Decimal('7000000'), '人', '>')
    """
    lexicon = lexicon or default_lexicon()
    stripped = text.strip()
    offset = len(text) - len(text.lstrip())
    folded = fold(stripped)
    quantity = read_whole(folded, lexicon)
    if quantity is None:
        message = f"{text!r} is no quantity"
        raise ValueError(message)
    return replace(
        quantity, start=quantity.start + offset, end=quantity.end + offset,
        text=stripped[quantity.start : quantity.end],
    )  # fmt: skip
