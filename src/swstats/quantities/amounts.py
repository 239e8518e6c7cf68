"""Amounts written in more than one part: halves, ranges, sums in yuan and jiao, rates, signs.

Each function reads one form at the end of a draft and changes the draft where it stands there.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from swstats.quantities.numerals import DIGITS, HALF, Numeral, evaluate, read_numeral
from swstats.records import Kind, Relation

if TYPE_CHECKING:
    from swstats.quantities.draft import Draft
    from swstats.quantities.units import Unit, Units

# What an amount in several parts goes on with: a range, a half, a sum, minutes, tenths, a rate.
PART_HEADS = frozenset("-—–~～至到半/零一二三四五六七八九十两0123456789")
_JOINT = re.compile(r"(?:[-—–~～至到]|——|--)(?=[-−负]?[0-9零一二三四五六七八九十百千万两几半])")
_JOINT_HEADS = frozenset("-—–~～至到")  # first characters of _JOINT
_SHARE_ENDS = frozenset("的，。；、）左以之\n")  # what may follow 百分之三至五
_FROM = re.compile(r"[由从自][^，。；、]{0,7}$")
_DEGREES = re.compile(
    "(?:[气水体地室油炉低高恒]温|温度|零[下上])[^，。；、0-9]{0,8}[-−]?(?:[0-9.]{1,6}[度℃]?[-—–~～至到、])?[-−]?$"
)
# kinds whose ranges may begin below zero
_BELOW_ZERO = (Kind.TEMPERATURE, Kind.PERCENT, Kind.PERCENTAGE_POINT)
_CLOSED = frozenset(("", *"，。；、）"))
_HALF_OF_TIME = ("半数", "半年", "半夜", "半天")
_YUAN = frozenset(("元", "块", "圆"))
_SPOKEN_SUM = re.compile(
    r"(?P<jiao>[一二三四五六七八九两\d])(?:角|毛)(?P<fen>[一二三四五六七八九两\d])?分?钱?"
    r"|(?P<tenth>[一二三四五六七八九])(?P<hundredth>[一二三四五六七八九])?(?![十百千万\d])"
)
_MINUTES = re.compile(r"零?(\d{1,2}|[一二三四五六七八九十]{1,3})分(?:钟)?(?![之析])")
_TENTHS = re.compile(
    "([一二三四五六七八九])([一二三四五六七八九])?(?![一二三四五六七八九十百千万个年名家])"
)
_DIGIT_TENTHS = re.compile(r"(\d)()(?![\d.十百千万个年名家])")  # 6成2
_RATE = re.compile(r"/([\u4e00-\u9fff]{1,4}|[A-Za-zμ]+[²³23]?)")
# nouns that stand below the line of a rate without being units by themselves
_RATE_NOUNS = frozenset((
    "人", "户", "天", "月", "年", "学期", "学年", "晚", "夜", "时", "课时", "平", "人月", "人年", "工",
    "标箱", "学生", "生", "季", "间", "套", "辆", "票", "单", "床", "股",
))  # fmt: skip
_RATED = (Kind.MONEY, Kind.PERSON, Kind.COUNT, Kind.MASS, Kind.ENERGY, Kind.VOLUME)
_PER_MANY = re.compile(r"/(?:10?[万千]|百万|十万|[万千亿])")  # 7.8/10万
_PRICE = re.compile(r"/(?:个月|[月年天晚次人斤位份张平])(?![0-9])")
_CURRENCY = re.compile(r"(?:HK|US|NT|A|S|C)?\$ ?$|[¥￥€£] ?$|(?:RMB|CNY|USD|HKD|EUR) ?$")
_SIGNS = {
    "¥": "元", "￥": "元", "RMB": "元", "CNY": "元", "$": "美元", "US$": "美元", "USD": "美元",
    "HK$": "港元", "HKD": "港元", "NT$": "新台币", "A$": "澳元", "S$": "新加坡元", "C$": "加元",
    "€": "欧元", "EUR": "欧元", "£": "英镑",
}  # fmt: skip
# -0.4、-0.2和+0.7个百分点
_ENUMERATED = re.compile(r"(?:、|和|及|与|以及)[-−+]?\d+(?:\.\d+)?")


def scale_of(words: str) -> Decimal:
    """Return the multiplier at the end of a numeral's words, 1 where there is none."""
    bare = words.rstrip("十百千万亿兆wk")
    if not bare or bare == words:
        return Decimal(1)
    return evaluate("1" + words[len(bare) :]) or Decimal(1)


def read_unit(draft: Draft, units: Units, at: int | None = None) -> Unit | None:
    """Read and return the unit after the numeral, a space between them allowed."""
    numeral = draft.second or draft.numeral
    if numeral.suffix or numeral.shape == "分之":
        return None
    text, start = draft.text, numeral.end if at is None else at
    if text.startswith("个半", start):  # 三个半小时
        for spelling, unit in units.at(text, start + 2):
            if unit.kind is Kind.DURATION:
                draft.half = True
                return _take(draft, spelling, unit, start + 2 + len(spelling))
    for spelling, unit in units.at(text, start):
        end = start + len(spelling)
        if unit.never_before and text.startswith(unit.never_before, end):
            continue  # 9亿人口, 五人制, 3.2万群众
        strict = draft.numeral.chinese or unit.weak
        if strict and unit.not_before and text.startswith(unit.not_before, end):
            continue  # 一所有, 三人民
        return _take(draft, spelling, unit, end)
    if draft.relation in _UNSURE and text.startswith("号", start):
        return _take(draft, "号", units.some_persons, start + 1)  # 一百来号
    if at is None and text.startswith(" ", start):
        return read_unit(draft, units, start + 1)
    return None


_UNSURE = (Relation.ABOUT, Relation.MORE, Relation.RANGE)


def _take(draft: Draft, spelling: str, unit: Unit, end: int) -> Unit:
    draft.spelling, draft.unit, draft.end = spelling, unit, end
    draft.name, draft.kind = unit.name, unit.kind
    return unit


def read_range(draft: Draft, units: Units) -> None:
    """Read 3万至5万元, 3—5万元, 30%～40%: the second end and its unit."""
    joint = (
        _JOINT.match(draft.text, draft.end)
        if draft.text[draft.end : draft.end + 1] in _JOINT_HEADS
        else None
    )
    if joint is None:
        return
    ends = _second_end(draft, joint[0][-1], joint.end())
    if ends is None:
        return
    first = draft.unit
    sign = _sign_before(draft.text, draft.start)
    had = (draft.spelling, first, draft.end, draft.name, draft.kind)
    second, low, high = ends
    draft.second, draft.end = second, second.end
    draft.unit = draft.name = None
    draft.spelling = ""
    found = read_unit(draft, units)
    found = read_degrees(draft, units) or found
    signed = low < 0 and draft.kind not in _BELOW_ZERO
    if signed or (first is not None and (found is None or found.kind is not first.kind)):
        draft.second = None
        draft.spelling, draft.unit, draft.end, draft.name, draft.kind = had
        return
    if low < 0:
        draft.start -= len(sign)
    draft.value, draft.lower, draft.upper = None, low, high
    draft.relation = Relation.RANGE


# a change and the level that it leads to are seldom near each other, the ends of a range are
FAR_APART = 3
_CHANGED = (
    "上升", "下降", "增加", "减少", "上涨", "下跌", "提高", "降低", "回落", "下滑", "增长", "回升", "攀升",
    "升", "降", "增", "减", "涨", "跌",
)  # fmt: skip


def _sign_before(text: str, start: int) -> str:
    """Return the sign of a number below zero that begins at ``start``, "" where there is none."""
    if text.endswith("零下", 0, start):
        return "零下"
    mark, head = text[start - 1 : start], text[start - 2 : start - 1]
    return mark if mark in ("-", "−") and not (head.isascii() and head.isalnum()) else ""


def _second_end(draft: Draft, joint: str, at: int) -> tuple[Numeral, Decimal, Decimal] | None:
    """Return the upper numeral, the lower figure in its scale and the upper; None for no range."""
    text, numeral = draft.text, draft.numeral
    below = _sign_before(text, numeral.start)
    sign = "零下" if text.startswith("零下", at) else text[at : at + 1]
    if sign not in ("零下", "-", "−", "负"):
        sign = ""
    second = read_numeral(text, at + len(sign))
    if second is None or second.upper is None or numeral.lower is None:
        return None
    if numeral.suffix and not second.suffix:
        # 百分之三至五: the second end leaves out 百分之
        shared = text.startswith(("百分之", "千分之"), numeral.start)
        if not shared or (text[second.end : second.end + 1] or "。") not in _SHARE_ENDS:
            return None
    levels = draft.unit is not None and joint in "至到"
    if levels and _FROM.search(text[max(0, numeral.start - 8) : numeral.start]):
        return None  # 由5家到44家, 从1岁到3岁 name two levels, not one range
    if levels and (sign or second.upper >= FAR_APART * numeral.lower):
        before = text[max(0, numeral.start - 2) : numeral.start]
        if before.endswith(_CHANGED):
            return None  # 下降0.4%至4.8%, 减少71万人至770万人: by how much, and to what
    if sign or below:
        # -3~5℃, 零下3到零下5度; 零下3到5度 is below zero throughout
        low = -numeral.lower if below else numeral.lower
        high = -second.upper if sign or below == "零下" else second.upper
        return second, min(low, high), max(low, high)
    low, high = numeral.lower, second.upper
    if low > high or (draft.unit is None and low == high):
        return None
    if draft.unit is None:
        # 3—5万元: the multiplier is the second end's, and both ends share it
        words = text[second.start : second.end]
        if scale_of(text[numeral.start : numeral.end]) == 1:
            # 五至一百万元: 万 alone, where 百万 would be too much
            fitting = (s for s in (scale_of(words), scale_of("1" + words[-1])) if low * s <= high)
            low *= next(fitting, Decimal(1))
    return second, low, high


def read_degrees(draft: Draft, units: Units) -> Unit | None:
    """Read the 度 of 最低气温3度 as degrees Celsius; without such a word it is of electricity."""
    before = draft.text[max(0, draft.numeral.start - 24) : draft.numeral.start]
    if draft.spelling == "度" and _DEGREES.search(before):
        return _take(draft, "度", units.by_spelling["℃"], draft.end)
    return None


def read_currency_sign(draft: Draft, units: Units) -> None:
    """Read ¥39.9, HK$500: the sign before the number is its unit and part of the mention."""
    start = draft.numeral.start
    sign = _CURRENCY.search(draft.text, max(0, start - 4), start)
    if sign:
        unit = units.by_spelling.get(_SIGNS[sign[0].strip().upper()])
        if unit is not None:
            draft.unit, draft.name, draft.kind = unit, unit.name, unit.kind
            draft.unit_text, draft.start = sign[0], sign.start()


def read_half(draft: Draft) -> None:
    """Read 十五斤半, 两年半, 三个半小时, 十二万半, 两成至两成半."""
    text, end, second = draft.text, draft.end, draft.second
    half = text.startswith("半", end) and not text.startswith(_HALF_OF_TIME, end)
    if second is not None:
        if half and second.chinese and draft.unit is not None and draft.upper is not None:
            draft.upper += HALF
            draft.end += 1
    elif draft.value is None:
        return
    elif draft.half:
        draft.set_exact(draft.value + HALF, end)
    elif not half or not draft.numeral.chinese:
        return
    elif draft.unit is not None:
        draft.set_exact(draft.value + HALF, end + 1)
    elif text[end + 1 : end + 2] in _CLOSED:
        place = scale_of(text[draft.numeral.start : draft.numeral.end])
        if place >= 100:
            draft.set_exact(draft.value + place / 2, end + 1)


def _digit(word: str | None) -> Decimal:
    return Decimal(DIGITS.get(word, word)) if word else Decimal(0)


def read_spoken_sum(draft: Draft) -> None:
    """Read 八块五毛, 十块五, 一块二毛五, 123元1角1分.

    五块一碗 is a price for one bowl, 十块五个 one for five: a digit that counts what follows is no
    part of the sum.
    """
    if draft.spelling not in _YUAN or not draft.exact:
        return
    match = _SPOKEN_SUM.match(draft.text, draft.end)
    value = draft.value
    if match is None or value is None:
        return
    if match["jiao"]:
        more = _digit(match["jiao"]) / 10 + _digit(match["fen"]) / 100
        draft.set_exact(value + more, match.end())
        return
    if draft.spelling != "块":
        return
    for group in ("hundredth", "tenth"):
        end = match.end(group)
        if end < 0:
            continue
        after = draft.text[end : end + 1]
        counts = after.isalnum() and after not in "钱的了"
        if counts and (match[group] == "一" or after != "一"):
            continue
        more = _digit(match["tenth"]) / 10
        if group == "hundredth":
            more += _digit(match["hundredth"]) / 100
        draft.set_exact(value + more, end)
        return


def read_minutes(draft: Draft, units: Units) -> None:
    """Read 1小时36分 as 96 minutes, which is exact."""
    if draft.name != "小时" or not draft.exact or draft.value is None:
        return
    match = _MINUTES.match(draft.text, draft.end)
    minute = units.by_spelling.get("分钟")
    if match and minute is not None and (more := evaluate(match[1])) is not None:
        draft.set_exact(draft.value * 60 + more, match.end())
        draft.unit, draft.name, draft.kind = minute, minute.name, minute.kind


def read_tenths(draft: Draft) -> None:
    """Read 一成二 (1.2), 一成二三 (1.2 to 1.3)."""
    if draft.name != "成" or not draft.exact or draft.value is None:
        return
    tenths = _TENTHS if draft.numeral.chinese else _DIGIT_TENTHS
    match = tenths.match(draft.text, draft.end)
    if match is None:
        return
    low = draft.value + _digit(match[1]) / 10
    draft.set_exact(low, match.end())
    if match[2]:
        draft.value, draft.upper = None, low - _digit(match[1]) / 10 + _digit(match[2]) / 10
        draft.relation = Relation.RANGE


def read_rate(draft: Draft, units: Units) -> None:
    """Read 元/吨, 人/平方公里, 7.8/10万, 99/月: two units, so many of so many, a price."""
    text, unit = draft.text, draft.unit
    if not text.startswith("/", draft.end):
        return
    if unit is None:
        if draft.second is None and (many := _PER_MANY.match(text, draft.end)):
            draft.name = draft.unit_text = many[0]
            draft.kind, draft.end = Kind.RATIO, many.end()
        elif draft.second is None and (price := _PRICE.match(text, draft.end)):
            draft.kind, draft.end = Kind.MONEY, price.end()  # 宽带99/月
        return
    match = _RATE.match(text, draft.end)
    if match is None or unit.kind is Kind.PERCENT:
        return
    for length in range(len(match[1]), 0, -1):
        below = match[1][:length]
        if below in _RATE_NOUNS or below in units.by_spelling:
            draft.name = f"{draft.name}/{below}"
            draft.end = match.start(1) + length
            if draft.kind not in _RATED or draft.name.startswith(("微克", "毫克")):
                draft.kind = Kind.OTHER
            return


def shared_unit(draft: Draft, units: Units) -> Unit | None:
    """Return the unit that the last of several enumerated decimals has for all of them."""
    text, numeral = draft.text, draft.numeral
    signed = draft.before in "-−+"
    listed = signed or "." in text[numeral.start : numeral.end]
    if numeral.chinese or not (
        listed or "分别" in text[max(0, numeral.start - 20) : numeral.start]
    ):
        return None
    at = numeral.end
    for _ in range(8):
        match = _ENUMERATED.match(text, at)
        if match is None:
            break
        at = match.end()
    found = next(units.at(text, at), None) if at > numeral.end else None
    return found[1] if found and found[1].kind is not Kind.DURATION else None


def read_points(draft: Draft, units: Units) -> None:
    """Read the 个 of 高出4.3个和15.4个百分点 as percentage points, which the last one names."""
    if draft.second is None and _POINTS.match(draft.text, draft.end):
        unit = units.by_spelling["个百分点"]
        draft.unit, draft.name, draft.kind = unit, unit.name, unit.kind


_POINTS = re.compile(r"(?:(?:、|和|及|与)\d{1,6}(?:\.\d{1,6})?个){1,5}百分点")


def is_bare_figure(draft: Draft, money: tuple[str, ...], *, qualified: bool) -> bool:
    """Tell whether a number without unit states a figure: 600多万, 八千多, 收入比为1.68.

    ``money`` are the words beside which such a number is a sum (领了七千三); ``qualified`` tells
    that a qualifier follows (九千出头).
    """
    text, numeral = draft.text, draft.numeral
    words, after = text[numeral.start : draft.end], draft.after
    if "/" in words:
        return True  # 99/月
    if words[-1] in "百千万" and (
        (numeral.chinese and draft.before == "小")
        or (numeral.shape == "几数" and draft.before == "大")
    ):
        return True  # 小一千, 大几千
    if (
        numeral.shape in ("半", "成百上千")
        or draft.before in "-—0123456789.:/"
        or after in _NUMBER_GOES_ON
    ):
        return False
    spent = text.endswith(money, 0, numeral.start)
    closed = not after or not after.isalnum()
    if closed and numeral.shape in ("N多", "N余", "N+") and not numeral.chinese:
        return True  # 点赞2300多
    if after in _MONEY_SIGNS:
        return True  # 1800💸
    scaled = any(ch in words for ch in "万亿兆wk")
    if not numeral.chinese and draft.second is None:
        if spent and closed:
            return True  # 人均50, 花了298
        if not scaled and "千" not in words:
            head = text[max(0, numeral.start - 18) : numeral.start]
            return _INDEX.search(head) is not None and (not after or after in _AFTER_INDEX)
    if len(words) == 1:
        return False
    if scaled:
        round_number = words[0] in "万亿" or words in ("千万", "百万", "十万")
        return (
            not round_number
            or numeral.relation is not Relation.EQUAL
            or text.endswith(_PASSED, 0, numeral.start)  # 客流突破千万
        )
    if words[-1] in "百千" and qualified:
        return True  # 九千出头
    spoken = len(words) > 2 and words[-2] in "百千" and words[-1] in DIGITS
    if spoken and (
        closed or after in "涨升降增提跌到加减至" or text.startswith(_AFTER_SUM, draft.end)
    ):
        return True  # 一天二百二, 从六千八涨到: a last digit for the next lower place
    if numeral.shape == "数":
        return spoken and spent
    return len(words) > 2 and any(ch in words for ch in "百千") and numeral.shape != "上千"


# 收入比由上年的1.72缩小为1.68, 恩格尔系数为0.28: measures without a unit
_INDEX = re.compile(
    r"(?:比|比价|比值|系数|指数|汇率|中间价|收盘价|开盘价|牌价|密度|倍率|评分|得分|PMI|均分|生育率|pH值)"
    r"[^，。；：]{0,14}[为达至到由从的报于约]$"
)
_AFTER_INDEX = frozenset("，。；、）和降升缩扩提回下上跌涨增减变\n以左")
_PASSED = ("突破", "跌破", "超过", "首破", "逾", "近", "达到", "冲破")
_NUMBER_GOES_ON = frozenset("-—/.:")
_MONEY_SIGNS = frozenset("💸💰💵💴")
_AFTER_SUM = ("一个", "一天", "一月", "一年", "一斤", "出头", "往上")
