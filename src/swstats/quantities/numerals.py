"""Numerals: digits, 汉字 and mixes of both, as exact decimals.

A numeral is read where it begins (:func:`read_numeral`): a shape is recognised by one regular
expression, its words are turned into a ``Decimal`` by :func:`evaluate`, and what is vague about it
(多 余 来 几 数 上, doubled digits) becomes bounds. The bounds are those of this table, in which
``s`` is one step of the last stated place (:func:`step_of`):

==========================  =========  ======  ======  =====================
form                        relation   lower   upper   example
==========================  =========  ======  ======  =====================
N多, N余, N几, N数          ``>``      N       N + s   1800多个 → 1800..1900
N+                          ``>``      N       open    1000+ → 1000..
N来, N把, N许               ``~``      open    open    十来个 → ..
上N, 成N                    ``>=``     N       open    上千家 → 1000..
几N, 数N                    ``~``      N       10 N    几十位 → 10..100
数以N计                     ``~``      N       10 N    数以百计 → 100..1000
成N上M, 数N上M, 亿万        ``~``      N       open    成百上千个 → 100..
两三N, 三五N, 十五六        ``range``  first   second  两三百人 → 200..300
百八十, 千儿八百            ``range``  8/10 N  N       百八十个 → 80..100
半数, 一半, 对半            ``=``      1/2     1/2     半数 → 0.5..0.5
过半, 大半, 一大半, 一多半  ``>``      1/2     open    过半 → 0.5..
一小半                      ``<``      open    1/2     一小半 → ..0.5
小N                         ``<``      open    N       小四十万元 → ..400000
==========================  =========  ======  ======  =====================

Everything is exact: no float occurs, and ``EXACT`` is the arithmetic, which has more places than any
numeral (a fraction that does not end, as 1/3, has 28). cn2an reads Chinese integers below ten thousand (and only
those: it returns floats for digits, joins 七八 to 78, drops a minus sign and fails on 亿 followed
by 千, so sections, decimals, multipliers and signs are put together here).
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from swstats.records import Relation

if TYPE_CHECKING:
    from collections.abc import Callable

    from cn2an.cn2an import Cn2An

# A member of an enumeration takes 0.1 µs to look up in Python 3.11, a name next to nothing.
_EQUAL = Relation.EQUAL
DIGITS = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9, "两": 2, "壹": 1, "弌": 1, "贰": 2, "弐": 2, "叁": 3, "参": 3, "肆": 4,
    "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "幺": 1,
}  # fmt: skip
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
# behind the first digit of a Chinese number of several
PLACES = frozenset("十百千万亿")
# A numeral has at most 40 places on either side of its point, and multipliers behind them.
EXACT = Context(prec=200)
MYRIADS = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "兆": Decimal(10) ** 12}
PAIRED = {"廿": "二十", "卅": "三十", "卌": "四十"}
SMALL = "零〇○一二三四五六七八九两壹弌贰弐叁参肆伍陆柒捌玖"
PLACE = "十拾百佰千仟万亿兆"
HALF = Decimal("0.5")

# 逾三分二市民, 四分一, 三份之一: as papers of Hong Kong and Macao write fractions
_SHORT_FRACTION = re.compile(
    "(?P<den>[三四五])分(?P<num>[一二三四])(?![零一二三四五六七八九十百千万分秒米点刻之钟等0-9])"
    "|(?P<parts>[二三四五六七八九十])份之(?P<of>[一二三四五六七八九])(?![十百千万])"
)
_SHORT_SHARE = re.compile(
    f"[百佰]分(?P<share>百(?![{SMALL}{PLACE}分])|[{SMALL}]?十[{SMALL}]?(?![{SMALL}{PLACE}点分秒]))"
)
_BEGINS_NO_SHARE = frozenset(f"0123456789{SMALL}{PLACE}几数多余满得分")
_BEFORE_SHORT = frozenset("近逾约超过达有为占足由到至升跌减，。；：（、\n")
# A numeral is bounded (40 places; 10²⁴ in words has 48 signs), so that no run of digits costs more than
# its length.
# thousands marks: commas (full width ones too), and the spaces of ISO 80000-1 (107 400)
_DIG = r"(?:\d{1,3}(?:,\d{3}){1,12}(?!\d)|(?<![$¥€£])\d{1,3}(?:，\d{3}){1,12}(?!\d)|\d{1,3}(?:[ ]\d{3}){1,12}(?!\d)|\d{1,40})(?:[.·]\d{1,40})?"
# 千 and 兆 belong to the unit in 3千克, 2万千瓦, 5兆瓦; 十 and 百 do after digits nowhere.
# 500兆宽带: 兆 is what the line carries.
_LINE = "字节|比特|电子伏|宽带|光纤|光网|带宽|流量|兆(?:[瓦赫]|比特|字节|电子伏)"
_UNIT_HEAD = rf"(?![ ]?(?:[克瓦米升焦赫伏卡帕]|牛(?![奶羊肉])|乏(?!力)|欧(?![元洲美盟])|{_LINE}))"
_CN_UNIT_HEAD = rf"(?![ ]?(?:[克瓦焦赫伏卡帕]|{_LINE}))"  # 四万一千米 is 41000米
# 6K-30K; but 4K-8K are names
_TO = "[-~—到至]"
_TO_K = rf"{_TO}\d{{2,3}}K(?![A-Za-z²³])"
_FROM_K = rf"(?:(?<=K{_TO}\d\d)|(?<=K{_TO}\d\d\d))"
_MULT = rf"(?:[十百拾佰]?(?:[千仟]{_UNIT_HEAD})?[万亿]{{1,3}}|[十百]?千{_UNIT_HEAD}|[佰仟](?=[万亿元])|十|百(?!帕|分点)|兆{_UNIT_HEAD}|[wk](?![A-Za-z²³])|K(?=个?百分点|%|{_TO_K})|{_FROM_K}K(?![A-Za-z²³]))"
_CN_INT = (
    rf"(?:[{SMALL}廿卅卌十拾佰仟万亿]|百(?!分[之位点])|千{_CN_UNIT_HEAD}|兆{_CN_UNIT_HEAD}){{1,56}}"
)
# 二．二亿, 一·五倍, as older papers and those of Taiwan print it; but 五·一, 九·一八 are days, which
# 一三一.九, 一三一·九 and 九八.九九 are not
_CN_POINT = (
    rf"(?:点|[.·](?=[{SMALL}]{{1,40}}(?:[十百千万亿兆倍元吨亩米公斤%成折度]|个?(?:百分|基)点))"
    rf"|·(?<=[^{SMALL}{PLACE}.·][{SMALL}]{{3}}·)(?=[{SMALL}]{{1,2}}(?![{SMALL}{PLACE}.·年月日号]))"
    rf"|[.](?:(?<=[{SMALL}]{{3}}[.])(?=[{SMALL}]{{1,3}}(?![{SMALL}{PLACE}.]))|(?<=[{SMALL}]{{2}}[.])(?=[{SMALL}]{{2,3}}(?![{SMALL}{PLACE}.]))))"
)
_CN_NUM = rf"{_CN_INT}(?:{_CN_POINT}[{SMALL}]{{1,40}}(?:[十百]?千?[万亿]{{1,2}}|[百千]|兆{_CN_UNIT_HEAD})?)?"
# 560万3G用户, 20万4K电视: the digit is of the name behind the number
_TYPE = "[GDKPAS](?![A-Za-z])"
_DIG_NUM = rf"{_DIG}(?:{_MULT}(?:零?(?:\d{{1,3}},\d{{3}}(?!\d)|\d{{1,8}})(?:\.\d{{1,8}})?{_MULT}){{0,4}}(?:零?(?:\d,\d{{3}}|\d{{1,4}})(?!\d|[.,]\d|{_TYPE}))?)?"
# 五六千瓦, 七八千克; 千 is the unit's where 十 stands before the pair, too (十七八千米, 二三十千米)
_UNIT_AHEAD = "(?![瓦赫焦帕]|比特|字节)"  # 几千瓦, but 几千克 are some thousand grams
_PAIR_AHEAD = f"(?![克瓦赫焦帕]|比特|字节)(?<!十[{SMALL}]{{2}}千)(?<![十百]千)"
# 三十许人, but no 三百许可证; 百数十人 and 十数年, but no 五十数据
_VAGUE_IN = (
    r"多|余|来(?![自源])|好?几|把|许(?=[人岁年里户亩斤两])|(?<=[十百千万])数(?=[十百千万亿人名个家年天])"
    r"|\+(?![\d-])"
)
_TAIL = r"(?:万亿|[十百千]?万|[十百千]?亿|千|百|(?<=[几数])十)"

_SHAPES = re.compile(
    rf"""
    (?:(?P<units>\d{{1,4}})又)?(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,2}})(?![\d/万千百亿年月日])
  | (?P<both>成百上千|成千上万|成百上万|上百上千|千百|亿万|[几数][十百千]上[十百千万])(?P<both_tail>万?)
  | (?P<less>百八十|千儿八百|百八十儿|万儿八千)
  | (?P<pair_head>(?:{_CN_INT}|{_DIG}{_MULT})?)
    (?P<pair>(?:一、?[两二]|两、?三|三两(?=[个天次年日人句家步件])|二、?三|三、?[四五]|四、?五|五、?六|六、?七|七、?八|八、?九)(?!(?!两(?![{SMALL}百千万亿]))[{SMALL}、]))
    (?P<pair_tail>(?:(?:[十百万亿]|千{_PAIR_AHEAD}){{1,3}}(?!分之))?)
  | (?P<by>数以[十百千万亿]{{1,2}}计(?!算))
  | (?P<few>(?<!总)数|几)(?P<few_tail>(?:(?:[十百]|千{_UNIT_AHEAD}|(?<=几)10{{1,3}}(?![\d.,]))?[万亿]{{0,2}}|兆)(?!分之))
    (?P<few_more>[多余]|(?<=[百千万])[几数][十百千](?![万亿分])|(?<=十)几(?=[个名人家元岁])|)
  | (?P<over>上|(?<![形建变组构完连])成)(?P<over_head>[十百千万亿](?!分之))(?P<over_tail>(?:[多余]?[万亿]{{1,2}})?)
  | (?P<teen>(?:{_CN_INT}(?:{_CN_POINT}[{SMALL}]{{1,40}}[十百]?千?[万亿]{{1,2}})?|{_DIG}(?:{_MULT}(?:\d{{1,8}}{_MULT}){{0,4}}(?:零?(?:\d,\d{{3}}|\d{{1,4}})(?=[多余]))?)?))(?P<inside>{_VAGUE_IN})(?P<tail>{_TAIL}{_UNIT_HEAD}|)
  | (?P<plain>{_DIG_NUM}|{_CN_NUM})
  """,
    re.VERBOSE,
)


@cache
def _fractions() -> re.Pattern[str]:
    """Return the shapes with 分之, compiled when the first stands in a text."""
    return re.compile(
        rf"""
        (?:一(?=[千万]))?(?P<per>[百千万佰仟])分之(?P<below>[负-]?)(?P<per_value>{_DIG}(?:[ ]?[kwK](?![A-Za-z])|[万亿])?|{_CN_INT}(?:[点.·][{SMALL}]{{1,40}})?|几)
      | (?:(?P<whole>\d{{1,8}}|[{SMALL}十百]{{1,8}})又)?
        (?P<den>[{SMALL}{PLACE}]{{1,10}}|\d{{1,8}})分之
        (?P<num>[{SMALL}十百千]{{1,8}}(?:点[{SMALL}]{{1,8}})?|\d{{1,8}}(?:\.\d{{1,8}})?)
        """,
        re.VERBOSE,
    )


class Numeral(NamedTuple):
    """A numeral read at ``start`` of some text.

    ``shape`` names the form; ``suffix`` is "%", "‰" or "‱" for 百分之, 千分之, 万分之; ``chinese``
    tells that it is written in hanzi; ``words`` are those of an exact number.
    """

    start: int
    end: int
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    relation: Relation
    shape: str
    suffix: str = ""
    chinese: bool = True
    words: str = ""

    @property
    def step(self) -> Decimal:
        """One unit of the last stated place of an exact number."""
        return step_of(self.words)


@lru_cache(maxsize=16384)
def _section(text: str) -> int | None:
    """Return a Chinese integer below ten thousand, or None where the text is none."""
    if len(text) == 1 and text not in PAIRED:
        return DIGITS.get(text, TENS.get(text))
    if text[0] in "零〇":
        return _section(text[1:])  # 零五, 零十五
    for short, long in PAIRED.items():
        text = text.replace(short, long)
    if len(text) == 2 and text[1] == "十" and text[0] in DIGITS:
        return DIGITS[text[0]] * 10
    if all(ch in DIGITS for ch in text):
        if "两" in text:
            return None  # 一两五钱: no digit of a row
        # 二〇二〇, 一三五: read digit by digit
        return int("".join(str(DIGITS[ch]) for ch in text))
    if len(text) == 2 and text[0] in "十拾":
        unit = DIGITS.get(text[1])
        return None if unit is None else 10 + unit
    if len(text) <= 3 and text[1] in "十拾" and text[0] in DIGITS:
        unit = DIGITS.get(text[2]) if len(text) == 3 else 0
        return None if unit is None else DIGITS[text[0]] * 10 + unit
    if len(text) == 2 and text[0] in "百千" and text[1] in DIGITS:
        return None
    if text[0] in TENS and TENS[text[0]] > 10:  # 百二十: bare head, 一百二十
        text = "一" + text
    text = text.translate(_PLAIN)
    if "百零" in text:  # 一百零十, 一百零一十: cn2an refuses the 零
        text = text.replace("百零十", "百一十").replace("百零一十", "百一十")
    try:
        value = _converter().cn2an(text, "normal")
    except (ValueError, KeyError):
        return None
    return int(value) if value == int(value) else None


# cn2an reads no mix of styles (一千零拾肆) and lacks some forms
_PLAIN = str.maketrans("○〇壹弌贰弐叁参肆伍陆柒捌玖拾佰仟", "零零一一二二三三四五六七八九十百千")


@cache
def _converter() -> Cn2An:
    """Import and make cn2an's converter when the first long numeral stands in a text.

    Importing it costs a tenth of a second, since it compiles patterns.
    """
    from cn2an.cn2an import Cn2An

    return Cn2An()


# 京 and 垓 are multipliers only where a text as a whole is a number: 北京, 京郊
_MYRIADS_DOWN = (
    ("垓", Decimal(10) ** 20),
    ("京", Decimal(10) ** 16),
    *reversed(MYRIADS.items()),
)
_MARKS = re.compile("[,， ]")
_MIXED = re.compile(rf"(\d+(?:\.\d+)?|[{SMALL}])([千百十仟佰拾])")


@lru_cache(maxsize=16384)
def evaluate(text: str) -> Decimal | None:
    """Return the exact value of a numeral without vague words, or None where it is none.

    Digits, thousands marks, Chinese numerals and mixes; the longest multiplier splits the
    numeral (一万五千亿 is 15000 × 10⁸), what follows a multiplier must be smaller than it, and a
    lone digit after one stands for the next lower place (三万五, 13万2).

    >>> [int(evaluate(words)) for words in ("1,100.9亿", "一万五千亿", "13万2")]
    [110090000000, 1500000000000, 132000]
    """
    text = _MARKS.sub("", text).replace("·", ".")
    if not text:
        return None
    if "w" in text or "k" in text or "K" in text:  # 1.2w, 15k, 2k4: as people type 万 and 千
        text = text.replace("w", "万").replace("k", "千").replace("K", "千")
    if text.isascii():
        return Decimal(text) if text.replace(".", "", 1).isdigit() else None
    at = text.rfind("点")
    if at > 0 and text[at - 1] in "万亿兆京垓":  # 四百亿点零五; but 三点五亿
        return _decimal(text, at)
    for char, scale in _MYRIADS_DOWN:
        at = text.rfind(char)
        if at < 0:
            continue
        left, right = text[:at], text[at + 1 :]
        if char == "亿" and 0 < (twice := text.find("亿亿")) < at - 2:
            # 三亿亿五千亿: what follows may have an 亿 of its own
            head = evaluate(text[:twice])
            square = scale * scale
            return (
                None
                if head is None
                else _join(EXACT.multiply(head, square), square, text[twice + 2 :])
            )
        # 亿 after 万: 五千万亿 — the last 亿 splits, the left keeps its 万
        if char in left.rstrip(char):
            return None  # 三十万三十万: two numbers side by side; but 万万 is 亿
        head = evaluate(left) if left else Decimal(1)
        if head is None:
            return None
        return _join(EXACT.multiply(head, scale), scale, right)
    at = max(text.find("点"), text.find("."))
    if at > 0 and (text[at] == "点" or text[at - 1] in DIGITS or text[at + 1 : at + 2] in DIGITS):
        return _decimal(text, at)
    if any(ch.isascii() for ch in text):
        return _mixed_section(text)
    value = _section(text)
    if value is None:
        value = _spoken(text)
    return None if value is None else Decimal(value)


def _decimal(text: str, at: int) -> Decimal | None:
    """Read 十二点三五, 零点77."""
    whole = evaluate(text[:at])
    places = text[at + 1 :]
    scale = Decimal(1)
    if places and places[-1] in "百千":
        scale = Decimal(TENS[places[-1]])
        places = places[:-1]
    if whole is None or whole != whole.to_integral_value() or not places:
        return None
    if any(ch not in DIGITS and ch not in "0123456789" for ch in places):
        return None
    digits = "".join(str(DIGITS.get(ch, ch)) for ch in places)
    return EXACT.multiply(EXACT.add(whole, Decimal(f"0.{digits}")), scale)


def _spoken(text: str) -> int | None:
    """Read 三百五 (350), 两千六 (2600), 千五 (1500): a last digit stands for the next lower place."""
    if len(text) == 2 and text[0] in "百千" and text[1] in DIGITS:
        return TENS[text[0]] + DIGITS[text[1]] * TENS[text[0]] // 10
    if len(text) >= 3 and text[-1] in DIGITS and text[-2] in TENS and TENS[text[-2]] > 10:
        head = _section(text[:-1])
        if head is not None:
            return head + DIGITS[text[-1]] * TENS[text[-2]] // 10
    return None


def _join(high: Decimal, scale: Decimal, right: str) -> Decimal | None:
    """Add what follows a multiplier, which must be smaller than the multiplier."""
    if not right:
        return high
    if right[0] in "零〇○":
        low = evaluate(right.lstrip("零〇○"))
    elif len(right) == 1 and (right in DIGITS or right.isdigit()):
        low = Decimal(DIGITS.get(right, right)) * scale / 10
    else:
        low = evaluate(right)
    return None if low is None or low >= scale else EXACT.add(high, low)


def _mixed_section(text: str) -> Decimal | None:
    """Read 3千2百, 1千零1, 5百, 1.2千: digits with 千 百 十."""
    total, last, at = Decimal(0), 10000, 0
    while match := _MIXED.match(text, at):
        place = TENS[match[2]]
        if place >= last:
            return None
        digits = match[1]
        total = EXACT.add(
            total, EXACT.multiply(Decimal(DIGITS.get(digits, digits)), Decimal(place))
        )
        last, at = place, match.end()
    rest = text[at:]
    if not rest:
        return total
    if not at:
        return None  # 千3: nothing that could be read, and nothing less is left
    if rest[0] in "零〇":
        rest = rest[1:]
    elif len(rest) == 1 and at and last > 10:
        if not rest.isdigit() and rest not in DIGITS:
            return None
        return total + Decimal(DIGITS.get(rest, rest)) * last / 10
    low = evaluate(rest) if rest and rest[-1] not in TENS else None
    return None if low is None or low >= last else EXACT.add(total, low)


@lru_cache(maxsize=8192)
def step_of(text: str) -> Decimal:
    """Return one step of the last stated place, in the numeral's own scale.

    Bounds of 多 and 余 rest on it: 1800多 lies between 1800 and 1900, 1.6万余 between 16000 and
    17000. Source: the annotation rule "one step of the last stated place".

    >>> int(step_of("1800")), int(step_of("1.6万"))
    (100, 1000)
    """
    if text == "半":
        return HALF
    value = evaluate(text)
    if value is None or value == 0:
        return Decimal(1)
    point = max(text.find("."), text.find("·"), text.find("点"))
    if point >= 0:
        places = 0
        for ch in text[point + 1 :]:
            if not (ch.isdigit() or ch in DIGITS):
                break
            places += 1
        tail = text[point + 1 + places :]
        scale = evaluate("1" + tail) if tail else Decimal(1)
        return (scale or Decimal(1)).scaleb(-places)
    whole = int(value)
    zeros = len(str(whole)) - len(str(whole).rstrip("0"))
    return Decimal(10) ** zeros


def value_of(whole: str, places: str, myriad: str) -> Decimal:
    """Return the value of digits, their decimal places and 万 or 亿, in plain notation.

    >>> [str(value_of(*parts)) for parts in (("7", "40", "亿"), ("1", "23456", "万"), ("3", "50", ""))]
    ['740000000', '12345.6', '3.5']
    """
    places = places.rstrip("0")
    shift = _SHIFTS[myriad]
    if len(places) <= shift:
        return Decimal(whole + places.ljust(shift, "0"))
    return Decimal(f"{whole}{places[:shift]}.{places[shift:]}")


_SHIFTS = {"": 0, "万": 4, "亿": 8}


# What most numerals are: digits, perhaps with 万 or 亿, or one of 一 to 十; and nothing after them that a
# numeral may go on with. They are read without trying the shapes one by one.
_ON = f".,·/+ {SMALL}{PLACE}廿卅卌多余来几数把许wkK又分"
DIGITS_ALONE = re.compile(
    r"((?:[0-9]{1,40}+(?!,)|[0-9]{1,3}(?:,[0-9]{3}){1,12})(?:\.[0-9]{1,40}+)?)([万亿]?)"
    rf"(?![\d{_ON}]|，\d{{3}}(?!\d))"
)
THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,12}(?:\.[0-9]+)?")
# the same where a unit follows the digits, which are none of another script
GOES_ON = frozenset(_ON)
ONES = {digit: Decimal(DIGITS[digit]) for digit in SMALL} | {"十": Decimal(10)}
AFTER_ONE = frozenset(f"{SMALL}{PLACE}廿卅卌多余来几数把许+点.·又、")

# Several hanzi that are read as they stand, with 多 or 余 or nothing behind them: each digit but the last
# has its place, so that none are neighbours (三四十), and the first is named (百八十).
HANZI_ALONE = re.compile(
    "(?=[一二三四五六七八九十两])((?:[一二三四五六七八九两]?[十百千万亿]{1,2}零?){1,6}+[一二三四五六七八九]?+)"
    f"(?:([多余])(?![{PLACE}])|(?![0-9{SMALL}{PLACE}廿卅卌多余来几数把许好+点.·又、分份]))"
)
# behind a 千 that may be the unit's: 千克, 千米, 千字节
_AFTER_THOUSAND = frozenset("克瓦米焦赫伏卡帕字比电宽光带流兆 ")
_ENDS_LOOSE = frozenset("零两")
_BEFORE_EACH = frozenset("百千万亿")

# all characters that occur in numerals
NUMERAL_SIGNS = frozenset(f"0123456789.,·/+ {SMALL}{PLACE}廿卅卌多余来几把许数上成儿wk又分之点、")

_SUFFIXES = {"百": "%", "佰": "%", "千": "‰", "仟": "‰", "万": "‱"}
_CHINESE = re.compile(rf"[{SMALL}{PLACE}廿卅卌几数]")


def read_numeral(text: str, start: int) -> Numeral | None:
    """Read the numeral that begins at ``start`` of folded text, or None where none does."""
    return read_alone(text, start) or read_shape(text, start)


def read_alone(text: str, start: int) -> Numeral | None:
    """Read what most numerals are; None where one of the shapes may say more."""
    words = text[start]
    chinese = words in ONES
    if chinese:
        if text.startswith(("分", "份之"), start + 1) and _short_fraction(text, start):
            return None
        if text[start + 1 : start + 2] in AFTER_ONE or text.startswith("分之", start + 1):
            return None
        value = ONES[words]
    else:
        alone = DIGITS_ALONE.match(text, start)
        if alone is None:
            return None
        words, value = alone[0], value_alone(alone)
    end = start + len(words)
    return Numeral(start, end, value, value, value, _EQUAL, "数", "", chinese, words)


def read_hanzi(text: str, start: int) -> Numeral | None:
    """Read a numeral of hanzi that nothing beside it may change; None where a shape may say more."""
    words = text[start]
    value: Decimal | None = ONES.get(words)
    if value is None:
        return None
    end = start + 1
    following = text[end : end + 1]
    if following not in AFTER_ONE:
        # 三分二, 三份之一; 一大半
        if following in ("分", "份") or "半" in text[end : end + 2]:
            return None
        return Numeral(start, end, value, value, value, _EQUAL, "数", words=words)
    found = HANZI_ALONE.match(text, start)
    if found is None:
        return None
    words, end = found[1], found.end()
    last = words[-1]
    if (
        last in _ENDS_LOOSE
        or (last == "千" and text[end : end + 1] in _AFTER_THOUSAND)
        or (last == "一" and words[-2] in _BEFORE_EACH)  # 三万一个: so much for one
    ):
        return None
    value = evaluate(words)
    if value is None:
        return None
    if found[2] is not None:
        return one_step_more(text[start:end], start, value, chinese=True)
    return Numeral(start, end, value, value, value, _EQUAL, "数", words=words)


def _short_fraction(text: str, start: int) -> Numeral | None:
    """Read 三分二 behind what may stand before a share, and 三份之一."""
    if text[start] in "百佰":  # 百分百, and 百分三十 as it is spoken
        spoken = _SHORT_SHARE.match(text, start)
        share = spoken and evaluate(spoken["share"])
        if not share or (start and text[start - 1] in _BEGINS_NO_SHARE):
            return None
        end = spoken.end() if spoken else start
        return _exact(start, end, share, "", "百分百" if share == 100 else "百分", suffix="%")
    match = _SHORT_FRACTION.match(text, start)
    if match is None or (match["den"] and start and text[start - 1] not in _BEFORE_SHORT):
        return None
    den, num = DIGITS.get(match["den"] or match["parts"], 10), DIGITS[match["num"] or match["of"]]
    if num >= den:
        return None
    return _exact(start, match.end(), divided(Decimal(num), Decimal(den)), "", "分之")


def divided(num: Decimal, den: Decimal) -> Decimal:
    """Return a quotient: exact where it ends, otherwise with 28 places, of which the last is rounded."""
    try:
        return _ENDING.divide(num, den)
    except Inexact:
        return _ROUNDED.divide(num, den)


_ENDING = Context(prec=200, traps=[Inexact])
_ROUNDED = Context(prec=28)


def value_alone(digits: re.Match[str]) -> Decimal:
    """Return the value of what ``DIGITS_ALONE`` matched."""
    words, myriad = digits.groups()
    value = Decimal(words.replace(",", ""))
    if not myriad:
        return value
    if len(words) > 28:  # as many places as arithmetic has by itself
        return EXACT.multiply(value, MYRIADS[myriad])
    return value * MYRIADS[myriad]


def read_shape(text: str, start: int) -> Numeral | None:
    """Read a numeral by its shape.

    One that turns out malformed (三四 in 一三四) falls back to the longest plain numeral.
    """
    if text.startswith(("分", "份之"), start + 1) and (short := _short_fraction(text, start)):
        return short
    if text.find("分之", start, start + 14) > 0 and (match := _fractions().match(text, start)):
        if start and text[start - 1] in _NOT_BEFORE_SHARE:
            return None  # 几十分之一, the 万分之六 of 几千万分之六; but 人数百分之五
        return _fraction(match) if match["per"] is None else _per(match)
    match = _SHAPES.match(text, start)
    if match is None or match.end() == start:
        return None
    return _READERS[match.lastgroup or ""](match) or _plain(text, start)


@cache
def _plain_shape() -> re.Pattern[str]:
    return re.compile(rf"{_DIG_NUM}|{_CN_NUM}")


def _plain(text: str, start: int) -> Numeral | None:
    """Read digits or Chinese words without anything vague."""
    match = _plain_shape().match(text, start)
    return None if match is None else _longest(match[0], start)


def _is_cut(whole: str, at: int) -> bool:
    """Tell whether a numeral may end at ``at``: no 万 without what is before it, no 三|十, no 3|0.

    A last 千 may be the unit's (三百一十一千米).
    """
    last, after = whole[at - 1], whole[at:]
    if after and after[0] in "0123456789":
        return not last.isdigit()
    return after[:1] not in MYRIADS and (
        after == "千" or not (after[:1] in TENS and last in DIGITS)
    )


def _longest(words: str, start: int) -> Numeral | None:
    """Read the longest well-formed head of the words of a numeral."""
    if len(words) > 1 and words[-1] == "两":
        words = words[:-1]  # 两万两: 两 as a digit never ends a numeral
    chinese = _CHINESE.match(words) is not None
    whole = words
    while words:
        value = evaluate(words)
        if value is not None and _is_cut(whole, len(words)):  # 三十万 of 三十万三十万
            return _exact(start, start + len(words), value, words, chinese=chinese)
        words = words[:-1].rstrip(".,·点")
    return None


def _exact(  # noqa: PLR0913  one for each field that varies
    start: int,
    end: int,
    value: Decimal,
    words: str,
    shape: str = "数",
    *,
    suffix: str = "",
    chinese: bool = True,
) -> Numeral:
    return Numeral(start, end, value, value, value, _EQUAL, shape, suffix, chinese, words)


def _between(match: re.Match[str], low: Decimal, high: Decimal, shape: str) -> Numeral:
    return Numeral(match.start(), match.end(), None, low, high, Relation.RANGE, shape)


def _about(match: re.Match[str], low: Decimal, shape: str, suffix: str = "") -> Numeral:
    """Return 几N, 数N: between one and ten times N."""
    span = (match.start(), match.end())
    return Numeral(*span, None, low, low * 10, Relation.ABOUT, shape, suffix)


def _per(match: re.Match[str]) -> Numeral | None:
    """Read 百分之八点五, 百分之三十几, 千分之三."""
    words, suffix = match["per_value"], _SUFFIXES[match["per"]]
    text, begin, end = match.string, match.start("per_value"), match.end()
    if len(words) > 1 and takes_one(text, end) and (words[-2] in SMALL or words[-2] == "十"):
        words, end = words[:-1], end - 1  # 百分之二一样
    value = None if len(words) == 2 and not words.strip(SMALL) else evaluate(words)
    after = text[end : end + 2]
    if value is None or after[:1] in _VAGUE_AFTER:  # 百分之三十多, 百分之二三十, 百分之七八
        inner = read_shape(text, begin)
        if inner is None or match["below"] or inner.suffix or inner.shape == "分之":
            return None
        return inner._replace(start=match.start(), suffix=suffix)
    if after in ("点多", "点几"):
        more = (value, value, value + 1, Relation.MORE)  # up to one step more
        return Numeral(match.start(), end + 2, *more, "N多", suffix)
    if match["below"]:  # 百分之负五
        value = value.copy_negate()
    return _exact(match.start(), end, value, words, "百分之", suffix=suffix)


_VAGUE_AFTER = frozenset("多余来几")
# 一样, 一直, 一般: before these 一 is of a word
_LIKE = frozenset("样直致般旦")


def takes_one(text: str, end: int) -> bool:
    """Tell whether the 一 that ends at ``end`` is of the word that follows: 和五一样."""
    return text[end - 1] == "一" and text[end : end + 1] in _LIKE


_NOT_BEFORE_SHARE = frozenset("几十百千万亿")


def _fraction(match: re.Match[str]) -> Numeral | None:
    """Read 三分之二, 2又1分之4, 十万分之12.5."""
    whole = evaluate(match["whole"]) if match["whole"] else Decimal(0)
    den, num = evaluate(match["den"]), evaluate(match["num"])
    if not den or num is None or whole is None:
        return None
    words, after = match["num"], match.string[match.end() : match.end() + 1]
    if len(words) == 2 and not words.strip(SMALL):  # 十分之二三; but 十分之一 of 十分之一二手房
        low, high = DIGITS[words[0]], DIGITS[words[1]]
        if low + 1 == high and (not after.isalnum() or after in "的以左"):
            bounds = [EXACT.add(whole, divided(Decimal(digit), den)) for digit in (low, high)]
            return _between(match, bounds[0], bounds[1], "分之")
        end, num = match.start("num") + 1, Decimal(low)
        return _exact(match.start(), end, EXACT.add(whole, divided(num, den)), "", "分之")
    return _exact(match.start(), match.end(), EXACT.add(whole, divided(num, den)), "", "分之")


def _slash(match: re.Match[str]) -> Numeral | None:
    """Read 1/4, 2又1/2; 12/3 is none."""
    top, bottom = Decimal(match["top"]), Decimal(match["bottom"])
    if not 0 < top < bottom:
        return None
    value = EXACT.add(Decimal(match["units"] or 0), divided(top, bottom))
    return _exact(match.start(), match.end(), value, "", "分之", chinese=False)


def _crowd(match: re.Match[str]) -> Numeral:
    """Read 成百上千, 成千上万, 数十上百, 千百万, 亿万."""
    words = match["both"]
    low = Decimal(TENS.get(words[1], 100)) if words[0] != "亿" else MYRIADS["亿"]
    if match["both_tail"]:
        low *= 10000
    span = (match.start(), match.end())
    return Numeral(*span, None, low, None, Relation.ABOUT, "成百上千")


def _nearly_round(match: re.Match[str]) -> Numeral:
    """Read 百八十, 千儿八百: eight tenths of the round number, or all of it."""
    high = Decimal(TENS.get(match["less"][0], 10000))
    return _between(match, high * 8 / 10, high, "百八十")


def _few(match: re.Match[str]) -> Numeral | None:
    """Read 几十, 数百万, 几10个; 几千几百 and 几十几 are no more exact."""
    tail = match["few_tail"]
    base = evaluate(tail if tail[:1] == "1" else "1" + tail)
    return None if base is None else _about(match, base, "几数")


def _by(match: re.Match[str]) -> Numeral | None:
    """Read 数以百计, 数以万计: as many as 数百, 数万."""
    base = evaluate("1" + match["by"][2:-1])
    return None if base is None else _about(match, base, "数以N计")


def _over(match: re.Match[str]) -> Numeral | None:
    """Read 上千, 上百万."""
    base = evaluate(match["over_head"])
    more = evaluate("1" + match["over_tail"].lstrip("多余"))
    if base is None or more is None:
        return None
    base *= more
    span = (match.start(), match.end())
    return Numeral(*span, base, base, None, Relation.AT_LEAST, "上千")


def _pair(match: re.Match[str]) -> Numeral | None:
    """Read 两三, 七八百万, 三四十, 十五六, 一百八九十, 四百三四十, 三五百, 一万六七."""
    head, pair, tail = match["pair_head"], match["pair"], match["pair_tail"]
    if "、" in pair and not tail:
        return None  # 三、四 are two things unless a multiplier joins them (三、四百)
    scale = evaluate("1" + tail)
    if scale is None:
        return None
    low, high = (digit * scale for digit in sorted((DIGITS[pair[0]], DIGITS[pair[-1]])))  # 三两
    if not head:
        return _between(match, low, high, "七八")
    base = None if head[-1] in SMALL else evaluate(head)  # 一三四: digits read one by one
    if base is None:
        return None
    unit = step_of(head)
    if tail and tail[-1] in "万亿" and base < (myriad := MYRIADS[tail[-1]]):
        base, unit = base * myriad, unit * myriad  # 四百三四十万: the multiplier is the head's too
    elif not tail and head[-1] not in "十拾":
        low, high = low * unit / 10, high * unit / 10  # 一万六七: sixteen or seventeen thousand
    if low >= unit:
        return None
    return _between(match, EXACT.add(base, low), EXACT.add(base, high), "七八")


def _inside(match: re.Match[str]) -> Numeral | None:
    """Read 1800多, 600多万, 十几, 一百来, 一万多亿, 1000+."""
    words, word, tail = match["teen"], match["inside"], match["tail"]
    if (
        word in "几数许来把" and words[-1] not in PLACE and words[-1] not in "0零"
    ) or words == "零":
        return None  # 5几, 一把尺: no; but 一百零几
    if word in "多余" and words[-1] in SMALL and len(words) == 1:
        return None  # 三多, 一余
    if word[-1] in "几数" and tail and _places(words[-1]) > _places(tail[0]) > 1:
        tail = tail[1:]  # 三百几十, 一百几十万, 三万几千: so many of the next lower place
    base = Decimal(0)
    if tail and tail[-1] in MYRIADS:
        # 一亿一千多万: the last multiplier is not that of the 亿 before it
        least = MYRIADS[tail[-1]]
        cut = max(words.rfind(sign) for sign, many in MYRIADS.items() if many >= least) + 1
        if 0 < cut < len(words):
            base, words = evaluate(words[:cut]) or base, words[cut:].lstrip("零〇")
    value, scale = evaluate(words), evaluate("1" + tail)
    if value is None or scale is None:
        return None
    step = Decimal(10) if words[-1] == "零" else step_of(words)
    value = EXACT.add(base, EXACT.multiply(value, scale))
    lower: Decimal | None = value
    upper: Decimal | None = EXACT.add(value, EXACT.multiply(step, scale))
    relation = Relation.MORE
    if word in "来把许":
        lower, upper, relation = None, None, Relation.ABOUT
    elif word == "+":
        upper = None
    start, end = match.span()
    chinese = _CHINESE.match(words) is not None
    return Numeral(start, end, value, lower, upper, relation, f"N{word}", "", chinese)


def one_step_more(text: str, start: int, value: Decimal, *, chinese: bool) -> Numeral:
    """Return the numeral that ends in 多 or 余, as 1800多: its value, or up to one step more."""
    upper = EXACT.add(value, step_of(text[:-1]))
    end = start + len(text)
    return Numeral(start, end, value, value, upper, Relation.MORE, f"N{text[-1]}", chinese=chinese)


def _places(char: str) -> Decimal | int:
    """Return what a multiplier multiplies by, 0 for what is none."""
    return TENS[char] if char in TENS else MYRIADS.get(char, 0)


def _whole(match: re.Match[str]) -> Numeral | None:
    return _longest(match["plain"], match.start()) if match["plain"] else None


# by the last group of each shape
_READERS: dict[str, Callable[[re.Match[str]], Numeral | None]] = {
    "bottom": _slash,
    "both_tail": _crowd,
    "less": _nearly_round,
    "pair_tail": _pair,
    "few_more": _few,
    "by": _by,
    "over_tail": _over,
    "tail": _inside,
    "plain": _whole,
}
