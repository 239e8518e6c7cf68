"""Numbers alone: the forms of a number that stands by itself, without unit and statistic.

:mod:`swstats.quantities.numerals` reads what running text writes. Here is what else is a number
where nothing but numbers is asked for:

===========================  ===================================  ===============================
form                         examples                             value
===========================  ===================================  ===============================
signs, doubled ones too      -5, 负五, 零下五, --9                   -5, -5, -5, 9
no digit before the point    .5, -.5                              0.5, -0.5
scientific                   2e5, -12e-1, 3×10^5                  200000, -1.2, 300000
powers                       2^10, 1.1^+23, 2.5^-1                1024, exact, 0.4
letters                      100K, 3 M, 1.2G, 30w                 10³, 10⁶, 10⁹, 10⁴ times
fractions                    3/2, 1 3/5, 2又1/2, 负3分之负7           1.5, 1.6, 2.5, 2.333…
large denominators           一千万分之六, 五十万分之二十五                0.0000006, 0.00005
of Hong Kong and Macao       二份一, 一又十分一                         0.5, 1.1
spaces inside                两千 四 百 五, 三 分之 一, 1000  万          2450, 1/3, 10000000
dozens                       一打, 十打苹果                           12, 120
halves                       半, 一半, 半斤                           0.5
===========================  ===================================  ===============================

百分之五 is the figure 5, as in 5%; but 一百分之五, which names its denominator, is 0.05. Where a text as
a whole is one number, 一对 and 一双 are 2 (in a sentence 十双 counts pairs: 10), 两个半 is 2.5, and
壹拾壹元壹角整, as cheques write a number, 11.1.

Sources: the specifications of Recognizers-Text and duckling for what people take for a number,
GB/T 15835-2011 for how numerals are written.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from swstats.quantities.draft import tidied
from swstats.quantities.numerals import (
    DIGITS,
    EXACT,
    HALF,
    MYRIADS,
    PLACE,
    SMALL,
    Numeral,
    divided,
    evaluate,
    read_numeral,
    takes_one,
)
from swstats.quantities.spacing import trimmed
from swstats.records import Relation

_LETTERS = {
    "K": Decimal(1000),
    "k": Decimal(1000),
    "w": Decimal(10000),
    "W": Decimal(10000),
    "M": Decimal(10) ** 6,
    "G": Decimal(10) ** 9,
    "T": Decimal(10) ** 12,
}
# 打 counts in dozens wherever it stands; 对 and 双 are units of their own in a sentence
_TWELVE = Decimal(12)
_COLLECTIVES = {"打": _TWELVE, "对": Decimal(2), "双": Decimal(2)}
_COUPLES = {"俩": "两", "仨": "三"}
# the longest exact power: 1.1^23 has 24 places
_MOST_PLACES = 1000

# Each part is bounded, and gives nothing back that it has taken.
_ASCII = r"(?:\d{1,3}(?:,\d{3}){1,12}(?!\d)|\d{1,40}+)(?:\.\d{1,40}+)?|\.\d{1,40}+"
_INTEGER = rf"[\d{SMALL}{PLACE}廿卅卌]{{1,56}}+"


@cache
def _forms() -> re.Pattern[str]:
    """Return the forms that only a number alone has, compiled when a text may have one."""
    return re.compile(
        rf"""
        (?P<base>{_ASCII})\^(?P<raised>[+-]{{0,2}})(?P<power>\d{{1,4}}+)(?!\.?\d)
      | (?P<times>{_ASCII})[ ]?[×xX*][ ]?10\^(?P<tens>[+-]?\d{{1,4}}+)(?!\.?\d)
      | (?P<mantissa>{_ASCII})[eE](?P<exponent>[+-]?\d{{1,4}}+)(?![A-Za-z]|\.?\d)
      | (?:(?P<units>\d{{1,40}}+)(?:[ ]|又))?(?P<top>\d{{1,40}}+)/(?P<bottom>\d{{1,40}}+)(?!/|\.?\d)
      | (?P<figure>{_ASCII})[ ]?(?P<letter>[KkMGTwW])(?![A-Za-z0-9²³/])
      | 百分(?P<percent>百(?!分|[{SMALL}])|[{SMALL}十]{{1,8}}+)
      | (?:(?P<whole>{_INTEGER})又)?(?P<den>{_INTEGER})(?:分之|份之|(?P<short>份|分))
        (?P<minus>[+-]|负|正)?(?P<num>{_INTEGER})
      | (?P<zero>[零〇])点(?P<places>\d{{1,40}}+)(?![\d:：]|分(?!之))
      | (?P<dozens>半|{_INTEGER}|{_ASCII})(?P<dozen>打)
      | (?P<halved>[一1]半半?)
        """,
        re.VERBOSE,
    )


# what may stand behind the first numeral of one of these forms
_GATE = frozenset("^eE×xX*/ \nKkMGTwW分份又点打半")
# 一打开, 一打听: no dozen
_NO_DOZEN = frozenset(
    "造击工架算破开好通诈黑假拐非私油扫不听仗扮印包扰断电折针球字拳倒赢败响动下完卡水手人门车来去出入"
    "进回过了着给滚坐探闹岔就一两白祝"
)
# 半斤, 半个; but 下半年, 多半
_HALF_OF = {"百": Decimal(100), "千": Decimal(1000), **MYRIADS}
_HALVED = frozenset("个斤公小年月天日里亩吨米块杯碗瓶张句层价成")
_NOT_HALF = frozenset("上下前后大多过对参")
_BESIDE_SPACE_BEFORE = frozenset(f"{PLACE}之又点")
_BESIDE_SPACE_AFTER = frozenset(f"{PLACE}分之又点余多几")
_SPOKEN = frozenset(f"0123456789{SMALL}{PLACE}廿卅卌分之又点余多几负-")
_REACH = 100  # no number alone is longer in running text
_HANZI = re.compile(r"[\u4e00-\u9fff]")


def read_number(text: str, at: int) -> Numeral | None:
    """Read the number without sign that begins at ``at`` of folded text, or None where none does.

    The work is bounded, whatever stands behind ``at``.
    """
    if text[at] == ".":
        return _short(text, at)
    first = text[at]
    if first in _COUPLES:
        return _couple(text, at)
    if first == "半":
        return _half(text, at)
    numeral = read_numeral(text, at)
    if numeral is None:
        return None
    after = text[numeral.end : numeral.end + 1]
    of_word = numeral.end > at + 1 and numeral.shape == "数" and takes_one(text, numeral.end)
    if of_word or (after in _CLASSIFIERS and _EACH.search(text, at, numeral.end)):
        value = evaluate(text[at : numeral.end - 1])
        return numeral if value is None else _number(at, numeral.end - 1, value)
    if at and text[at - 1].isascii() and text[at - 1].isalpha():
        return numeral  # A2E5
    if after.isdigit() and text[numeral.end - 1] in MYRIADS:
        return _evaluated(_MIXED, text, at) or numeral
    if after in SMALL and after and text[numeral.end - 1] in PLACE and text[at].isdigit():
        return _evaluated(_GOING_ON, text, at) or numeral
    # 一千分之一 is read already, as one per mille
    if after in _GATE or numeral.suffix or numeral.shape == "分之" or text.startswith("百分", at):
        wider = _wider(text, at, numeral)
        if wider is not None:
            return wider
    return numeral


# 三万一天, 两千一个月: so much each day, each month; but 一百一人
_EACH = re.compile("[百千万亿]一$")
_CLASSIFIERS = frozenset("天年月个次斤亩吨")


def _evaluated(pattern: re.Pattern[str], text: str, at: int) -> Numeral | None:
    """Return the number of which a pattern matches all words."""
    match = pattern.match(text, at)
    value = None if match is None else evaluate(match[0])
    return None if match is None or value is None else _number(at, match.end(), value)


# 200亿零四千230, which begins in digits and goes on in hanzi; but 10万一天
_GOING_ON = re.compile(
    rf"[0-9]{{1,8}}+[{PLACE}]{{1,2}}+(?:零[{SMALL}]?|[{SMALL}](?=[{PLACE}]))[0-9{SMALL}{PLACE}]{{1,20}}+(?![克瓦])"
)
# 七万5千4百, which begins in hanzi and goes on in digits
_MIXED = re.compile(
    rf"[{SMALL}{PLACE}]{{1,20}}(?:[0-9]{{1,4}}+[千百十万亿]{{1,2}}){{1,6}}+(?![0-9克瓦])"
)


def _short(text: str, at: int) -> Numeral | None:
    """Read .5 and -.0012G, whose first sign is the point."""
    match = _forms().match(text, at) or _SHORT.match(text, at)
    if match is None or match.re is _SHORT:
        return None if match is None else _number(at, match.end(), Decimal(match[0]))
    value = _value(match) if _fits(match) else None
    return None if value is None else _number(at, match.end(), value)


_SHORT = re.compile(r"\.[0-9]{1,40}+(?![.0-9])")


def _wider(text: str, at: int, numeral: Numeral) -> Numeral | None:
    """Read one of the forms of a number alone, where it says more than the numeral."""
    window = text[at : at + _REACH]
    reach: list[int] | None = None
    if " " in window or "\n" in window:
        closed, reach = _closed_up(window)
        if len(closed) == reach[-1]:
            reach = None  # no space inside
        else:
            window = closed
    match = _forms().match(window)
    value = None if match is None or not _fits(match) else _value(match)
    if match is not None and value is not None:
        end = match.end()
    elif reach is None:
        return None
    else:
        spoken = _evaluated(_MIXED, window, 0) or read_numeral(window, 0)
        if spoken is None:
            return None
        end = at + reach[spoken.end - 1]
        return spoken._replace(start=at, end=end) if end > numeral.end else None
    end = at + (end if reach is None else reach[end - 1])
    if end < numeral.end or (end == numeral.end and not numeral.suffix):
        return None
    return _number(at, end, value)


def _number(start: int, end: int, value: Decimal) -> Numeral:
    value = tidied(value)
    return Numeral(start, end, value, value, value, Relation.EQUAL, "数")


def _closed_up(window: str) -> tuple[str, list[int]]:
    """Return the numeral at the head of a text without spaces, and where each character ended.

    A space is left out where a multiplier, 分之, 又 or 点 stands beside it: 一百 二 十, 三 分之 一; a
    last digit must be the last: 两千 四 百 五, but 五百 三个.
    """
    closed: list[str] = []
    ends: list[int] = []
    at, length = 0, len(window)
    while at < length:
        sign = window[at]
        if sign in " \n":
            after = at
            while after < length and window[after] in " \n":
                after += 1
            if after == length or after - at > 3 or not _joined(window, closed, after):
                break
            if "\n" in window[at:after] and not (closed[-1].isdigit() and window[after] in "万亿"):
                break  # a line ends between digits and 万 at most
            at = after
            continue
        if sign not in _SPOKEN and not (sign == "." and window[at + 1 : at + 2].isdigit()):
            # what ends the numeral still tells what it is: 一打, 3/5
            closed.append(window[at:])
            ends.extend(range(at + 1, length + 1))
            return "".join(closed), ends
        closed.append(sign)
        at += 1
        ends.append(at)
    return "".join(closed), ends


def _joined(window: str, closed: list[str], after: int) -> bool:
    """Tell whether the numeral goes on behind a space."""
    sign = window[after]
    if sign not in _SPOKEN:
        return False
    if sign in _BESIDE_SPACE_AFTER:
        return True
    if closed[-1] in "之又点":
        return True
    if closed[-1] not in _BESIDE_SPACE_BEFORE:
        return False
    digits = sign.isdigit()
    while digits and window[after : after + 1].isdigit():
        after += 1
    following = window[after if digits else after + 1 :].lstrip(" ")[:1]
    if following in _BESIDE_SPACE_AFTER:
        return True
    return not digits and (not following or _HANZI.match(following) is None)


def _fits(match: re.Match[str]) -> bool:
    """Tell whether what stands around allows the form in running text."""
    text, end = match.string, match.end()
    after = text[end : end + 1]
    if match["dozens"]:
        return after not in _NO_DOZEN
    if match["letter"]:
        if match["letter"] not in "wW" and len(match["figure"]) == 1:
            return False  # 5G, 4K, 3M: names
        return match["letter"] not in "GT" or _HANZI.match(after) is None  # 16G内存
    if match["short"]:  # 二份一样的合同, 十分一般
        return _HANZI.match(after) is None and (match["short"] == "份" or bool(match["whole"]))
    if match["top"]:
        top, bottom = int(match["top"]), int(match["bottom"])
        # 12/3 may be a day, 24/7 and 120/80 are none; 2020 3/5 is a day
        return top < bottom < 1000 and len(match["units"] or "") < 4
    if match["num"]:
        # 百分之五 is the figure before %; 十分之一二手房
        return (bool(match["whole"]) or match["den"] not in "百千万") and not _row(match["num"])
    return True


def _row(words: str) -> bool:
    """Tell whether words are digits in a row: 一二."""
    return len(words) > 1 and not words.strip(SMALL)


def _value(match: re.Match[str]) -> Decimal | None:
    """Return the value of one of the forms, None where it has none."""
    if match["base"]:
        return _power(match["base"], match["raised"] + match["power"])
    if match["times"]:
        return EXACT.scaleb(_plain(match["times"]), Decimal(match["tens"]))
    if match["mantissa"]:
        return EXACT.scaleb(_plain(match["mantissa"]), Decimal(match["exponent"]))
    if match["top"]:
        return _fraction(match["units"] or "0", match["top"], match["bottom"])
    if match["letter"]:
        return EXACT.multiply(_plain(match["figure"]), _LETTERS[match["letter"]])
    if match["percent"]:
        return evaluate(match["percent"])
    if match["num"]:
        value = _fraction(match["whole"] or "零", match["num"], match["den"])
        return value.copy_negate() if value is not None and match["minus"] in ("-", "负") else value
    if match["places"]:
        return Decimal("0." + match["places"])
    if match["dozens"]:
        dozens = HALF if match["dozens"] == "半" else evaluate(match["dozens"])
        return None if dozens is None or match["dozens"][1:].endswith("两") else dozens * _TWELVE
    return HALF


def _plain(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _fraction(whole: str, num: str, den: str) -> Decimal | None:
    units, top, bottom = evaluate(whole), evaluate(num), evaluate(den)
    if units is None or top is None or not bottom:
        return None
    return EXACT.add(units, divided(top, bottom))


def _power(base: str, exponent: str) -> Decimal | None:
    """Return a power, exact where it ends; None beyond a thousand places."""
    value, power = _plain(base), int(exponent.replace("--", "").replace("+-", "-"))
    context = EXACT.copy()
    context.prec = _MOST_PLACES
    if value == 0:
        return value if power > 0 else None
    if abs(power) * max(len(value.as_tuple().digits), 1) > _MOST_PLACES:
        if value != 10:  # 10^2000 has one digit only
            return None
        return Decimal(1).scaleb(power)
    raised = context.power(value, Decimal(abs(power)))
    if power >= 0:
        return raised
    return divided(Decimal(1), raised)


def _couple(text: str, at: int) -> Numeral | None:
    """Read 俩 and 仨, and 俩千两百."""
    word = _COUPLES[text[at]]
    if text[at + 1 : at + 2] not in _MULTIPLIERS:
        return _number(at, at + 1, Decimal(DIGITS[word]))
    numeral = read_numeral(word + text[at + 1 : at + _REACH], 0)
    return None if numeral is None else numeral._replace(start=at, end=at + numeral.end)


_MULTIPLIERS = frozenset("百千万亿")


def _half(text: str, at: int) -> Numeral | None:
    """Read the 半 of 半斤, and 半打; 下半年 and 多半 have no number."""
    if text[at + 1 : at + 2] == "打" and text[at + 2 : at + 3] not in _NO_DOZEN:
        return _number(at, at + 2, HALF * _TWELVE)
    if text.startswith("百", at + 1):  # 年过半百; but 近半百姓
        after = text[at + 2 : at + 3]
        return (
            None if after.isalnum() and after not in "的之人" else _number(at, at + 2, Decimal(50))
        )
    if text[at + 1 : at + 2] not in _HALVED or text[at - 1 : at] in _NOT_HALF:
        return None
    return _number(at, at + 1, HALF)


# ------------------------------------------------------------------------ a text as a whole

_BLANK = re.compile(r"\s++")
_AROUND = re.compile(r"\s*+([/^])\s*+")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])\s++(?=[0-9])")
_SIGNS = re.compile(r"(?:[-+负]|正(?!负)|零下){1,2}(?=.)")
_NEGATIVE = re.compile("[-负下]")
_ALL_DIGITS = re.compile(
    r"(?:[0-9]++|[0-9]{1,3}(?:[,，][0-9]{3})++|[0-9]{1,4}(?:[,，][0-9]{4})++)?(?:\.[0-9]++)?"
)
_MONEY = re.compile(
    rf"(?:(?P<yuan>[{SMALL}{PLACE}点廿卅卌]{{1,60}}+)[元圆])?"
    rf"零?(?:(?P<jiao>[{SMALL}])角)?零?(?:(?P<fen>[{SMALL}])分)?[整正]?"
)
_NUMBER_WORDS = re.compile(rf"[0-9.·{SMALL}{PLACE}京垓廿卅卌点幺]{{1,80}}+")
_PER = re.compile("[百千万]分之(.+)")


def whole_number(text: str) -> Decimal | None:
    """Return the number that folded text as a whole is, exactly; None where it is none."""
    text = trimmed(text)
    if _BETWEEN_DIGITS.search(text) is None:
        text = _BLANK.sub("", text)
    elif "/" in text or "^" in text:
        text = _AROUND.sub(r"\1", text)  # 1 3 / 5
    negative = False
    if match := _SIGNS.match(text):
        negative = len(_NEGATIVE.findall(match[0])) == 1
        text = text[match.end() :].lstrip()
    if text[-1:] in ("%", "‰", "‱"):
        text = text[:-1]
    value = _magnitude(text) if text else None
    return value.copy_negate() if negative and value is not None else value


def _magnitude(text: str) -> Decimal | None:
    """Return the value of a text without sign: every form, the longest numeral included."""
    first = text[0]
    if ("0" <= first <= "9" or first == ".") and text != "." and _ALL_DIGITS.fullmatch(text):
        return Decimal(text.replace(",", "").replace("，", ""))
    if len(text) > 2 * _REACH:
        return None
    numeral = read_numeral(text, 0)
    if numeral is not None and numeral.end == len(text):  # most are
        if numeral.shape == "数":
            return numeral.value
        if numeral.relation is not Relation.EQUAL:
            return None
    if per := _PER.fullmatch(text):
        return whole_number(per[1])  # 百分之五, 百分之负五
    if first in _COUPLES:
        text = _COUPLES[first] + text[1:] if len(text) > 1 else ("二" if first == "俩" else "三")
    match = _forms().fullmatch(text)
    if match is not None and not (match["num"] and _row(match["num"])):
        return _value(match)
    if numeral is not None and numeral.end == len(text):
        return numeral.value
    return _with_words(text)


def _with_words(text: str) -> Decimal | None:
    """Read numbers with a word that belongs to no numeral of a sentence."""
    if text in ("半", "半个", "一半儿"):
        return HALF
    if len(text) == 2 and text[0] == "半" and text[1] in _HALF_OF:
        return EXACT.multiply(HALF, _HALF_OF[text[1]])
    if text.endswith("个半"):  # 个半 is one and a half in Cantonese
        value = _words(text[:-2]) if len(text) > 2 else Decimal(1)
        return None if value is None else EXACT.add(value, HALF)
    last = text[-1]
    if last == "个":
        return _words(text[:-1])
    if last in _COLLECTIVES:
        value = _words(text[:-1])
        return None if value is None else EXACT.multiply(value, _COLLECTIVES[last])
    if last in "元圆角分整正" and (match := _MONEY.fullmatch(text)):
        return _sum(match)
    return _words(text)


def _words(text: str) -> Decimal | None:
    """Return the value of a numeral that is longer or rarer than those of running text."""
    if text == "两":
        return Decimal(2)
    if text[-1:] == "两" or _NUMBER_WORDS.fullmatch(text) is None:
        return None
    return evaluate(text)


_EVERYDAY = frozenset("零〇○一二三四五六七八九两")


def _sum(match: re.Match[str]) -> Decimal | None:
    """Read 壹拾壹元壹角壹分 as the number of cheques and receipts: 11.11."""
    if match["yuan"] is None and match["jiao"] is None and (match["fen"] or "五") in _EVERYDAY:
        return None  # 五分, 整; but 伍分
    value = evaluate(match["yuan"]) if match["yuan"] else Decimal(0)
    if value is None:
        return None
    for part, places in (("jiao", 1), ("fen", 2)):
        if match[part]:
            value = EXACT.add(value, Decimal(DIGITS[match[part]]).scaleb(-places))
    return value


# ------------------------------------------------------------------------ signs in a sentence

# 下降了-3.8%; but 广州-3区, 5月-8月, 10万-20万
_BEFORE_MINUS = frozenset("了为是达至到于低高约近由从和与及或有得成温差率额值数均幅")
# 室外-5度; but 3度-5度
_BELOW_ZERO = frozenset("度℃℉°%")
_SPOKEN_DIGITS = frozenset(f"0123456789{SMALL}十")
# 抱负, 担负, 正负三 …: the 负 that is no sign
_NOT_NEGATIVE = frozenset("抱自胜担背辜减肩欺承重正")


def sign_before(text: str, start: int, end: int, floor: int) -> tuple[int, bool]:
    """Return where the sign before a number begins, and whether it makes it negative.

    It begins at ``floor`` or later: what is before is of another number.
    """
    at, minus = start, 0
    if at and text[at - 1] == " " and text[at - 2 : at - 1] == "负":
        at -= 1  # 负 1,200,000
    while at > floor and minus < 2 and text[at - 1] in "-负":
        at -= 1
        minus += 1
    if not minus:
        return start, False
    before = text[at - 1] if at else " "
    if text[at] == "负":
        if before in _NOT_NEGATIVE or before in _SPOKEN_DIGITS:
            return start, False  # 负担, 胜三负五
    elif before in "-)）]%‰℃°" or (
        before.isalnum()
        and before not in _BEFORE_MINUS
        and (before == "度" or text[end : end + 1] not in _BELOW_ZERO or not _HANZI.match(before))
    ):
        return start, False
    return at, minus == 1


def is_no_number(text: str, start: int, end: int) -> bool:
    """Tell whether what was read has no number of its own: 万, 万万, the 数 of 总数."""
    if text[start] == "数" and end == start + 1:
        return text[end : end + 1] not in _SEVERAL or text[start - 1 : start] in _HOW_MANY
    if text[start:end] == "十" and text[end : end + 1] == "分":  # 十分重要
        after = text[end + 1 : end + 2]
        return after not in _MINUTES and _HANZI.match(after) is not None
    if end == start + 1 and text[start] in _OTHER_WORDS:
        return _is_other_word(text, start)
    if text[start:end] == "一":
        return _AS_SOON_AS.match(text, start) is not None
    return text[start] in MYRIADS and not text[start:end].strip("万亿兆")


def _is_other_word(text: str, at: int) -> bool:
    """Tell whether a lone hanzi of financial numerals is of a word: 参赛, 陆运, 入伍, 重拾信心."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if _HANZI.match(after) and (after not in _COUNTED or before in _SURNAMED):
        return True
    if before == "为":  # 总数为伍; but 与坏人为伍
        return not _WITH.isdisjoint(text[max(0, at - 8) : at])
    return bool(before) and _HANZI.match(before) is not None and before not in _SAYS_NUMBER


_OTHER_WORDS = frozenset("参陆伍肆拾")
# 伍元, 第拾页, 答案是陆; but 老陆家
_COUNTED = frozenset("元圆块角分个双对打套件吨斤亩米只条号日月年岁人名次天位页章条项和与或、")
_SURNAMED = frozenset("老小")
_WITH = frozenset("与和跟同羞")
_SAYS_NUMBER = frozenset("是第共有和与或叫写成即到至币计加减乘除负")  # 负肆; but 胜负参半
# 我一走你就来, 一吃就吐: as soon as; but 一个就够, 一天就好
_AS_SOON_AS = re.compile(
    "一(?:(?<=[我你他她它们]一)[看听见想说走来去吃喝做问学哭笑喊叫急慌](?!次|回|趟|遍|顿|口)"
    "|(?:[看听见想说走来去到吃喝做问学哭笑喊叫急慌]|出门|开口|到家|高兴|生气|着急|紧张|下雨|放学|下班|回家)"
    "[\u4e00-\u9fff]{0,2}就)"
)


# 十分钟, 得十分的; but 十分重要
_MINUTES = frozenset("钟之一二三四五六七八九十零半的制满和与或为到至以左上下者")
# 数人, 数个; but 人数, 总数
_SEVERAL = frozenset("个人名次年月日天家户位种项件批小")
_HOW_MANY = frozenset("人总户件个位")
