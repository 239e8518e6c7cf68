"""Amounts written in more than one part: halves, ranges, sums of two units, rates, signs.

Each function reads one form at the end of a draft and changes the draft where it stands there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from swstats.quantities.draft import Draft, in_si
from swstats.quantities.numerals import DIGITS, HALF, PLACE, Numeral, evaluate, read_numeral
from swstats.quantities.qualifiers import BEFORE_MINUS
from swstats.quantities.units import goes_on
from swstats.records import COUNTED, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swstats.quantities.units import Unit, Units
    from swstats.records import Quantity

# What an amount in several parts goes on with: a range, a half, a sum, minutes, tenths, a rate.
PART_HEADS = frozenset("-—~至到与和半/每零又一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两0123456789")
_JOINT = re.compile(r"(?:——|--|[-—~至到]| [-~] ?)(?=[-负]?[0-9零一二三四五六七八九十百千万两几半])")
_JOINT_HEADS = frozenset("-—~至到 ")  # first characters of _JOINT
_SHARE_ENDS = frozenset("的，。；、）左以之\n")  # what may follow 百分之三至五
_POINT = re.compile("个?[百千]分点")  # 百分之三至五个百分点
_FROM = re.compile(r"[由从自][^，。；、]{0,7}$")
_DEGREES = re.compile(
    "(?:[气水体地室油炉低高恒]温|温度|[发高低]烧|烧[到至]|零[下上]|摄氏|华氏)[^，。；、0-9]{0,8}-?(?:[0-9.]{1,6}[度℃]?[-—~至到、])?-?$"
)
# kinds whose ranges may begin below zero
_BELOW_ZERO = (Kind.TEMPERATURE, Kind.PERCENT, Kind.PERCENTAGE_POINT)
_CLOSED = frozenset(("", *"，。；、）"))
# 3天半程, 10辆半挂车, 5家半导体企业: 半 begins another word
_HALF_WORD = re.compile(
    "半(?:[数年夜天月日价票挂岛程封径山路边截球场熟专官干湿潜空公个]|小时|成品|导体|决赛|自[动主]"
    "|透明|开放|永久|固定|脱产|监督|分钟|秒)"
)
# what may stand between a unit and the figure of its part: 三年零六个月, 两美元又三美分
_LINKS = frozenset("零又")
_CN_TAIL = re.compile(
    "零?[一二三四五六七八九](?:[一二三四五六七八九])?(?![零一二三四五六七八九十百千万亿两])"
)
_TAIL = re.compile(r"[0-9]{1,2}(?![0-9.,十百千万亿kw几%‰°年月日号时点分期届层楼版×xX*+/:：])")
# what goes on after 一米八: a mark, or a word that is no counted noun
_AFTER_TAIL = frozenset("钱的了高长宽深厚重左上以多余不及之前许出开有还往或")
_TENTHS = re.compile(
    "([一二三四五六七八九])([一二三四五六七八九])?(?![一二三四五六七八九十百千万个年名家])"
)
_DIGIT_TENTHS = re.compile(r"(\d)()(?![\d.十百千万个年名家])")  # 6成2
_RATE = re.compile(
    r"/(?P<many>[百千万]|100|1000)?(?P<of>[\u4e00-\u9fff]{1,4}|[A-Za-zμ]+[²³23]?|[㎡㎢㎥])"
)
_EACH = re.compile(
    r"每(?P<many>[百千万])?(?P<of>[\u4e00-\u9fff]{1,4})(?=[，。；、）]|$)"
)  # 7200元每吨
# 120元/平方米·月: what may stand below the line besides
_AND_PER = re.compile("·(?:[年月季天日次人户亩晚]|小时)(?![\u4e00-\u9fff])")
_TIMES = {"d": "天", "h": "小时", "s": "秒", "a": "年", "min": "分钟"}  # 5000m3/d
# nouns that stand below the line of a rate without being units by themselves
_RATE_NOUNS = frozenset((
    "秒", "分钟", "小时", "人", "户", "天", "月", "年", "学期", "学年", "晚", "夜", "时", "课时", "平", "人月", "人年", "工",
    "标箱", "学生", "生", "季", "间", "套", "辆", "票", "单", "床", "股",
))  # fmt: skip
_RATED = (Kind.MONEY, Kind.PERSON, Kind.COUNT, Kind.MASS, Kind.ENERGY, Kind.VOLUME)
_PER_MANY = re.compile(r"/(?:10?[万千]|百万|十万|[万千亿])")  # 7.8/10万
_PRICE = re.compile(r"/(?:个月|[月年天晚次人斤位份张平])(?![0-9])")


def scale_of(words: str) -> Decimal:
    """Return the multiplier at the end of a numeral's words, 1 where there is none."""
    bare = words.rstrip(PLACE + "wkK")
    if not bare or bare == words:
        return Decimal(1)
    return evaluate("1" + words[len(bare) :]) or Decimal(1)


def read_unit(draft: Draft, units: Units, at: int | None = None) -> Unit | None:
    """Read and return the unit after the numeral, a space between them allowed."""
    numeral = draft.second or draft.numeral
    if numeral.suffix:
        return None
    text, start = draft.text, numeral.end if at is None else at
    if text[start : start + 2] in _INSIDE:  # 三个半小时, 两个多月, 一分半钟
        word = text[start] + text[start + 2 : start + 6]
        for spelling, unit in units.at(word, 0):
            if unit.kind in _HALVED:
                draft.inside = text[start + 1]
                return _take(draft, spelling, unit, start + 1 + len(spelling))
    for spelling in units.known(text, start):
        if not text.startswith(spelling, start):
            continue
        unit, end = units.by_spelling[spelling], start + len(spelling)
        if spelling in units.only_before:
            counted, things = units.only_before[spelling]
            if text.startswith(things, end) and not text.startswith(counted.never_before, end):
                return _take(draft, spelling, counted, end)  # 三块地
            if counted is unit:
                continue
        if spelling in units.latin and goes_on(text, end):
            continue  # 5Gbps
        if unit.never_before and text.startswith(unit.never_before, end):
            continue  # 9亿人口, 五人制, 3.2万群众
        if numeral.shape == "分之" and not _is_parted(unit, spelling):
            continue  # 四分之一公升; but 三分之一平均, 三分之一人
        if spelling == "次" and numeral.chinese and DIGIT_BY_DIGIT.fullmatch(numeral.words):
            continue  # 动三四五六次: the number of a train
        if unit.name in WON and not _is_won(draft, end):
            continue  # 3金融, 5金牌教练, 3球大战
        if spelling == "升" and _rises(text, numeral.start, end):
            continue
        if spelling == "成" and (text[start - 1] in _MYRIADS or _is_no_tenths(draft, unit, end)):
            continue  # 600万成年人, iPhone 11成本下降, 163675成龙
        # 300万国企职工: so many are no countries, nor towns
        strict = draft.numeral.chinese or unit.weak or (unit.noun and text[start - 1] in "万亿")
        if strict and unit.not_before and text.startswith(unit.not_before, end):
            share = spelling == "成" and text[end] == "为" and draft.before in _BEFORE_SHARE
            share = share and draft.single and text[start - 1] != "一"
            if not share and not (unit.name == "升" and _LITRES.match(text, end)):
                continue  # 一所有, 三人民, 第三成为; but 近六成为女性
        return _take(draft, spelling, unit, end)
    if draft.relation in _UNSURE and text.startswith("号", start):
        return _take(draft, "号", units.some_persons, start + 1)  # 一百来号
    if at is None and text.startswith(" ", start):
        return read_unit(draft, units, start + 1)
    return None


def _is_no_tenths(draft: Draft, unit: Unit, end: int) -> bool:
    """Tell whether 成 begins a word behind more than ten: 11成本, 12成龙; but 增长15成左右."""
    text, numeral = draft.text, draft.second or draft.numeral
    if text[numeral.start - 1 : numeral.start] == "十" and numeral.chinese:
        return True  # what is left of 十二 is no number
    if numeral.value is None or numeral.value <= _TEN:
        return False
    return numeral.value > _MOST_TENTHS or text.startswith((*unit.not_before, *_OF_NAMES), end)


_TEN = 10
_MOST_TENTHS = 100
_OF_NAMES = ("龙", "型", "形", "像")
DIGIT_BY_DIGIT = re.compile("[零〇一二三四五六七八九]{3,}")
# 两升到三升
_LITRES = re.compile("[至到][零一二三四五六七八九十百千两半]{1,6}[公毫]?升")


def _rises(text: str, start: int, end: int) -> bool:
    """Tell whether 升 says that a level rose, and is no litre: 由5.2升至6.1%, not 由3升至5升."""
    if text[end : end + 1] not in ("至", "到") or not _FROM.search(text, max(0, start - 8), start):
        return False
    last = read_numeral(text, end + 1) if text[end + 1 : end + 2].isalnum() else None
    return last is not None and text[last.end : last.end + 1] != "升"


def _is_won(draft: Draft, end: int) -> bool:
    """Tell whether the 金 of 获26金 and of 3金2银 counts medals, and 球 goals: not 3金融, 3球大战."""
    text, start = draft.text, draft.numeral.start
    if text[end - 1] == "球":
        return _SCORED.search(text, max(0, start - 6), start) is not None
    if _MEDALS_AFTER.match(text, end):
        return True
    if text[start - 1 : start] == "以" and _RANKS_BY.match(text, end):
        return True
    won = _MEDALS_BEFORE.search(text, max(0, start - 8), start)
    apart = not text[end : end + 1].isalnum()
    if won is not None:
        return won["medals"] is not None or apart
    # 分别是183金、150金: where medals are spoken of
    many = text[end - 1] == "金" and text[start : end - 1].isdigit() and end - start > 2
    return many and apart and _MEDAL.search(text, max(0, start - 300), end + 300) is not None


WON = frozenset("金银铜球")
_BEFORE_SHARE = frozenset("中近逾超约占过达加，")
_MANY = "(?:[0-9]{1,4}|[零一二三四五六七八九十百两]{1,4})"
_MEDALS_AFTER = re.compile(f"[、，]?{_MANY}[银铜]")
_MEDAL = re.compile("[金奖]牌[^匠]")
_MEDALS_BEFORE = re.compile(
    f"(?:(?P<medals>{_MANY}[金银]牌?[、，]?)|[获夺摘揽斩收取拿赢][获得取下到]?了?)$"
)
# 以9金成为赢家, 以3金收官
_RANKS_BY = re.compile("成为|收官|领[跑先]|高?居|位[居列]|列|排|结束")
# 打入20球, 场均2.5球: goals
_SCORED = re.compile("(?:[打攻踢射轰]?入|打?进|丢|失|净胜|场均|打出)[了过]?[近约超逾]?$")

# what a fraction of is told without 的
_PARTED = (Kind.LENGTH, Kind.AREA, Kind.MASS, Kind.VOLUME)
_AMBIGUOUS = frozenset("平方里两担钱码立")


def _is_parted(unit: Unit, spelling: str) -> bool:
    """Tell whether a fraction may be of a unit: 四分三公升, 四分之一小时; not 三分之一年轻人."""
    if unit.kind is Kind.DURATION:
        return len(spelling) > 1
    return unit.kind in _PARTED and spelling not in _AMBIGUOUS


# 三个半小时, 五个多百分点, 一个半加仑
_HALVED = (Kind.DURATION, Kind.PERCENTAGE_POINT, Kind.VOLUME)
_INSIDE = frozenset(("个半", "个多", "个余", "个几", "分半", "分多"))
_UNSURE = (Relation.ABOUT, Relation.MORE, Relation.RANGE)


def _take(draft: Draft, spelling: str, unit: Unit, end: int) -> Unit:
    draft.spelling, draft.unit, draft.end = spelling, unit, end
    draft.name, draft.kind = unit.name, unit.kind
    return unit


def read_range(draft: Draft, units: Units) -> None:
    """Read 3万至5万元, 3—5万元, 30%～40%, 5与10之间: the second end and its unit."""
    text, at, inside = draft.text, draft.end, draft.inside
    if draft.unit is not None and text.startswith("半", at):
        at, inside = at + 1, "半"  # 一岁半到两岁
    head = text[at : at + 1]
    joint = _JOINT.match(text, at) if head in _JOINT_HEADS else None
    if head == " " and draft.unit is not None:
        return
    if joint is None and not (head in _AND and text.find("之间", at, at + BETWEEN) > 0):
        return
    ends = _second_end(draft, joint[0][-1] if joint else head, joint.end() if joint else at + 1)
    if ends is None:
        return
    first = draft.unit
    sign = _sign_before(text, draft.numeral.start)
    had = (draft.spelling, first, draft.end, draft.name, draft.kind, draft.inside)
    second, low, high = ends
    draft.second, draft.end = second, second.end
    draft.unit = draft.name = None
    draft.spelling = draft.inside = ""
    if inside == "半":
        low += HALF
    found = read_unit(draft, units)
    if draft.inside == "半":
        high += HALF
    found = read_degrees(draft, units) or found
    if found is not None and (found.parts or found.tenths) and low > 0 and _is_plain(second):
        other = Draft(text, second)  # 五元至六元五角, 一米到一米六
        read_unit(other, units)
        if _sum(other, units) and other.value is not None:
            found, high, draft.end = other.unit, other.value, other.end
            draft.unit, draft.name, draft.kind = other.unit, other.name, other.kind
    signed = low < 0 and draft.kind not in _BELOW_ZERO
    strange = first is not None and (found is None or found.kind is not first.kind)
    if strange and first is not None and first.name == "个":
        strange = not draft.spelling.startswith("个")  # 一个至一个半小时
    coins = _coins(first, had[0], found)
    if coins is not None and coins < 1 and _BY.search(text, max(0, draft.start - 4), draft.start):
        coins = None  # 涨了5毛至3元: by how much, and to what
    strange &= coins is None
    strange |= head == " " and found is None  # 27 - 52岁, but no 27 - 52
    scaled = None if strange else low * coins if coins else _in_one_unit(low, first, found)
    falls = scaled is not None and scaled > high and draft.kind is Kind.PERCENT and low > 0
    if falls and _FORESEEN_FALL.search(text, max(0, draft.start - 40), draft.start):
        scaled, high = high, low
    apart = head in _AND and not text.startswith("之间", draft.end)
    if signed or apart or scaled is None or (first is not None and scaled > high):
        draft.second = None
        draft.spelling, draft.unit, draft.end, draft.name, draft.kind, draft.inside = had
        return
    if low < 0:
        draft.start = draft.numeral.start - len(sign)
    draft.value, draft.lower, draft.upper = None, scaled, high
    draft.relation = Relation.RANGE


# 预估1月年减20%至17%: a fall that may be less
_FORESEEN_FALL = re.compile(
    "(?:预[计期测估]|估计)[^，。；：]{0,36}[年月季](?:减|降|减幅|衰退|减少|下降)约?$"
)
_AND = frozenset("与和")
BETWEEN = 24  # characters in which the 之间 of 5与10之间 stands


def _coins(first: Unit | None, spelling: str, second: Unit | None) -> Decimal | None:
    """Return what the lower end of a range is in the upper one's unit, where one is part of the other.

    A coin is a tenth of 元 in 5毛至1元, and 尺 are ten 寸 in 三尺至三尺五寸.
    """
    if first is None or second is None or first.name == second.name:
        return None
    for name, many in first.parts:
        if name == second.name:
            return Decimal(many)
    if second.kind is Kind.MONEY:
        for name, many in second.parts:
            if name == spelling:
                return 1 / Decimal(many)
    return None


def _in_one_unit(low: Decimal, first: Unit | None, second: Unit | None) -> Decimal | None:
    """Return the lower end in the unit of the upper (5毫米至1厘米), None where it is not exact."""
    if first is None or second is None or first.name == second.name:
        return low
    if first.si_factor is None or second.si_factor is None or first.si_unit != second.si_unit:
        return None if first.kind is Kind.MONEY else low
    if first.si_zero is not None:
        return None  # 30℃ to 100℉
    scaled = low * first.si_factor / second.si_factor
    return scaled if scaled == round(scaled, 12) else None


# a change and the level that it leads to are seldom near each other, the ends of a range are
FAR_APART = 3
_CHANGED = (
    "上升", "下降", "增加", "减少", "上涨", "下跌", "提高", "降低", "回落", "下滑", "增长", "回升", "攀升",
    "升", "降", "增", "减", "涨", "跌",
)  # fmt: skip
_BY = re.compile("(?:[升降增减涨跌]|增加|减少|提高|降低|便宜|贵|[上下]调)[了价]?$")
# 较去年增加287宗至493宗: what the change is from
_THAN = re.compile("[比较][^，。；：0-9]{1,12}$")
_TO_COME = re.compile("预[计期测估]|[将拟可]|计划|力争|每年")  # 预计将比上年增加2万人至3万人


_BELOW = ("零下摄氏", "零下华氏")


def _sign_before(text: str, start: int) -> str:
    """Return the sign of a number below zero that begins at ``start``, "" where there is none."""
    if text.endswith("零下", 0, start):
        return "零下"
    if text.endswith(_BELOW, 0, start):  # 零下摄氏10度
        return text[start - 4 : start]
    mark, head = text[start - 1 : start], text[start - 2 : start - 1]
    if mark == "负":  # 气温负五至负二度; but 减负5%至8%
        return mark if not head.isalnum() or head in BEFORE_MINUS else ""
    if head.isascii() and (head.isalnum() or text.endswith("+/", 0, start - 1)):
        return ""  # A-20; +/-4
    return mark if mark == "-" else ""


def _second_end(draft: Draft, joint: str, at: int) -> tuple[Numeral, Decimal, Decimal] | None:
    """Return the upper numeral, the lower figure in its scale and the upper; None for no range."""
    text, numeral = draft.text, draft.numeral
    below = _sign_before(text, numeral.start)
    sign = "零下" if text.startswith("零下", at) else text[at : at + 1]
    if sign not in ("零下", "-", "负"):
        sign = ""
    at += len(sign)
    second = read_numeral(text, at) if at < len(text) else None
    if second is not None and numeral.shape == "分之" and second.shape != "分之":
        return None  # 三分之一至一半
    if second is None or second.upper is None or numeral.lower is None:
        return None
    if numeral.suffix and not second.suffix:
        # 百分之三至五: the second end leaves out 百分之
        shared = text.startswith(("百分之", "千分之"), numeral.start)
        closed = (text[second.end : second.end + 1] or "。") in _SHARE_ENDS
        if not shared or not (closed or _POINT.match(text, second.end)):
            return None
    levels = draft.unit is not None and joint in "至到"
    apart = levels and "不等" in text[second.end : second.end + 6]  # 由8.6%至40.2%不等
    if levels and not apart and _FROM.search(text[max(0, numeral.start - 8) : numeral.start]):
        return None  # 由5家到44家, 从1岁到3岁 name two levels, not one range
    if levels:
        before = text[max(0, numeral.start - 3) : numeral.start].rstrip("约近逾超")
        if before.endswith(_CHANGED):
            # 下降0.4%至4.8%, 减少71万人至770万人: by how much, and to what; 增加3%至5% may be a range
            if sign or second.upper >= FAR_APART * numeral.lower:
                if not apart:
                    return None
            elif (
                draft.kind in COUNTED
                and _THAN.search(text, max(0, numeral.start - 16), numeral.start)
                and not _TO_COME.search(text, max(0, numeral.start - 24), numeral.start)
                and not text.startswith("个百分点", second.end)
            ):
                return None  # 较去年增加287宗至493宗: no range, counts are known
    if sign or below:
        # -3~5℃, 零下3到零下5度; 零下3到5度 is below zero throughout
        low = -numeral.lower if below else numeral.lower
        high = -second.upper if sign or below[:1] == "零" else second.upper
        return second, min(low, high), max(low, high)
    low, high = numeral.lower, second.upper
    if draft.unit is None:
        if low >= high:
            return None
        # 3—5万元: the multiplier is the second end's, and both ends share it
        scales = shared_scales(text[numeral.start : numeral.end], text[second.start : second.end])
        low *= next((scale for scale in scales if low * scale <= high), Decimal(1))
    return second, low, high


def shared_scales(first: str, second: str) -> Iterator[Decimal]:
    """Yield the multipliers that the ends of a range may share, the larger first.

    四至五亿, 三到四百, 五至一百万 (of which 百万 would be too much), 一百二十到一百五十万.
    """
    digits = second.rstrip(PLACE + "wkK")
    if digits and scale_of(first) == 1 and not any(char in PLACE for char in digits):
        yield scale_of(second)
    if not any(char in _MYRIADS for char in first):
        yield scale_of("1" + second[len(second.rstrip(_MYRIADS)) :])


_MYRIADS = "万亿兆wkK"
_SCALES = frozenset(_MYRIADS)


def read_degrees(draft: Draft, units: Units) -> Unit | None:
    """Read the 度 of 最低气温3度 and 摄氏3度; without such a word it is of electricity."""
    before = draft.text[max(0, draft.numeral.start - 24) : draft.numeral.start]
    if draft.spelling == "度" and (match := _DEGREES.search(before)):
        name = "℉" if "华氏" in match[0] else "℃"
        _read_below(draft, match[0])
        return _take(draft, "度", units.by_spelling[name], draft.end)
    return None


def _read_below(draft: Draft, head: str) -> None:
    """Read the sign of 零下摄氏10度, which stands before the name of the scale."""
    if head.endswith(_BELOW) and draft.exact and draft.value is not None:
        draft.set_exact(-draft.value, draft.end)
        draft.start = draft.numeral.start - 4


def read_degree_sign(draft: Draft, units: Units, *, alone: bool) -> None:
    """Read the ° of 摄氏37°, 气温37°, 45°角; alone, it is of anything. 北纬30° is a place."""
    text, end = draft.text, draft.end + 1
    before = text[max(0, draft.numeral.start - 24) : draft.numeral.start]
    had = draft.second or draft.numeral
    if match := _DEGREES.search(before):
        _read_below(draft, match[0])
        _take(draft, "°", units.by_spelling["℉" if "华氏" in match[0] else "℃"], end)
    elif _ANGLE.match(text, end) or _ANGLE_BEFORE.search(before):
        _take(draft, "°", units.by_spelling["度角"], end)
    elif alone:
        _take(draft, "°", units.some_degrees, end)
    if draft.unit is None or had is not draft.numeral or not draft.exact:
        return
    joint = _JOINT.match(text, draft.end)
    second = read_numeral(text, joint.end()) if joint else None
    if second and _is_plain(second) and text.startswith("°", second.end):  # 气温20°~30°
        _up_to(draft, second, second.end + 1)


def _up_to(draft: Draft, second: Numeral, end: int) -> bool:
    """Take a plain number as the upper end of a range, if it is one; tell whether it is."""
    low, high = draft.value, second.value
    if low is None or high is None or low >= high:
        return False
    draft.value, draft.lower, draft.upper, draft.end = None, low, high, end
    draft.second, draft.relation = second, Relation.RANGE
    return True


_ANGLE = re.compile("的?(?:夹?角|[斜陡]?坡|[视仰俯]角)")
_ANGLE_BEFORE = re.compile("(?:角度?|坡度|倾斜|旋转|转动?|仰|俯)[^，。；、0-9]{0,3}$")


def read_hong_kong_sum(draft: Draft, units: Units) -> None:
    """Read 三个一毫四, as Cantonese says 3.14 dollars: 毫 is a tenth, 个 stands for the dollar."""
    match = _HONG_KONG.match(draft.text, draft.end)
    if match is None or not draft.exact or draft.value is None:
        return
    unit = units.by_spelling["港元"]
    draft.set_exact(draft.value + _digit(match[1]) / 10 + _digit(match[2]) / 100, match.end())
    draft.step = Decimal("0.01" if match[2] else "0.1")
    draft.unit, draft.name, draft.kind, draft.unit_text = unit, unit.name, unit.kind, None


_HONG_KONG = re.compile(
    "([1-9一二三四五六七八九])毫子?(?![米升克安瓦秒巴伏希法])([1-9一二三四五六七八九])?(?![0-9零一二三四五六七八九十百千万])"
)


def read_one_and_a_half(text: str, at: int, units: Units) -> Draft | None:
    """Read 个半小时 and 个半月 whose 半 stands at ``at``: the 一 of one and a half is left out."""
    match = _ONE_AND_A_HALF.match(text, at - 1)
    if match is None or text[at - 2 : at - 1] in _NO_ONE_LEFT_OUT:
        return None
    value = 1 + HALF
    numeral = Numeral(at - 1, at + 1, value, value, value, Relation.EQUAL, "半", words="半")
    draft = Draft(text, numeral)
    name = match["unit"] or "钟头"
    _take(draft, name, units.by_spelling["个月" if name == "月" else name], match.end())
    draft.unit_text = name
    return draft


_ONE_AND_A_HALF = re.compile("个半(?P<unit>小时|钟头|月(?!刊|谈)|世纪)|个半(?P<hour>钟)(?!头)")
_NO_ONE_LEFT_OUT = frozenset(
    "这那每各某整上下前后首第几多数半0123456789零一二三四五六七八九十百千万亿两"
)


def as_speed(quantity: Quantity, text: str, units: Units) -> Quantity:
    """Return the 120公里 of 时速120公里 and 每小时120公里 as a speed, the 15节 of 航速15节 too."""
    head = text[max(0, quantity.start - 12) : quantity.start]
    if quantity.unit == "节":
        if not _KNOTS.search(head):
            return quantity
        unit: Unit | None = units.knots
        name = "节"
    else:
        match = _SPEED.search(head)
        if match is None:
            return quantity
        below = {"时": "小时", "小时": "小时", "秒": "秒", "分钟": "分钟"}[match["of"]]
        unit = units.by_spelling.get(f"{quantity.unit}/{below}")
        name = unit.name if unit else f"{quantity.unit}/{below}"
    si_value = si_unit = None
    if unit is not None and quantity.value is not None:
        si_value, si_unit = in_si(quantity.value, unit)
    return replace(quantity, unit=name, kind=Kind.SPEED, si_value=si_value, si_unit=si_unit)


# what makes a length a speed; 每小时掘进5米 is a rate of another thing
SPEEDS = ("时速", "秒速", "每小时", "每秒", "每分钟", "航速", "船速", "风速", "流速")
_SPEED = re.compile(
    "(?:(?P<each>每)|)(?P<of>小时|秒|分钟|时(?=速))(?(each)(?:行驶|飞行|航行|跑|走)?|速)"
    "(?:[高可仅最]?[为达到约近超过至是]{0,3})$"
)
_KNOTS = re.compile("(?:[航船风流时]速|速度)[^，。；、0-9]{0,6}$")


def read_age(draft: Draft) -> None:
    """Read the 大 of 三周大 and 90天大的婴儿: an age, in the unit that is said; not 3天大雨."""
    if draft.kind is Kind.DURATION and _AGED.match(draft.text, draft.end):
        draft.kind = Kind.AGE
        draft.end += 1


_AGED = re.compile("大(?:[的了时就]|婴|宝宝|(?![\u4e00-\u9fff]))")


def read_currency_sign(draft: Draft, units: Units) -> None:
    """Read ¥39.9, HK$500: the sign before the number is its unit and part of the mention."""
    if draft.before in units.sign_ends and (
        found := units.sign_before(draft.text, draft.numeral.start)
    ):
        sign, unit = found
        draft.unit, draft.name, draft.kind = unit, unit.name, unit.kind
        draft.unit_text, draft.start = sign, draft.numeral.start - len(sign)
        whose = units.currency_before(draft.text, draft.start)
        if sign.strip() == "$" and whose:  # 港币$500
            draft.unit = units.by_spelling[whose]
            draft.name = draft.unit.name
        if not draft.exact:
            return
        text, again = draft.text, _SIGN_JOINT.match(draft.text, draft.end)
        if again and text.startswith(sign.strip(), again.end()):  # $5-$6, ¥3万 至 ¥5万
            at = again.end() + len(sign.strip())
            second = read_numeral(text, at) if at < len(text) else None
            if second and _is_plain(second):
                _up_to(draft, second, second.end)


_SIGN_JOINT = re.compile(" ?(?:--|——|[-—~至到]) ?")


_TIMED = ("用时", "历时", "耗时", "时长", "时间", "跑了", "等了", "加时", "费时")


def read_half(draft: Draft, units: Units) -> None:
    """Read 十五斤半, 3吨半, 三个半小时, 两个多月, 十二万半, 两成至两成半."""
    text, end, second = draft.text, draft.end, draft.second
    half = text.startswith("半", end) and not _HALF_WORD.match(text, end)
    if second is not None:
        split = second.chinese or draft.kind not in COUNTED  # 3天至3天半, but no 5个至10个半
        if half and split and draft.unit is not None and draft.upper is not None:
            draft.upper += HALF
            draft.end += 1
    elif draft.value is None:
        return
    elif draft.inside == "半":
        draft.set_exact(draft.value + HALF, end)
    elif half and draft.name == "分" and draft.text.endswith(_TIMED, 0, draft.numeral.start):
        draft.unit = units.by_spelling["分钟"]  # 用时五分半
        draft.name, draft.kind = draft.unit.name, draft.unit.kind
        draft.set_exact(draft.value + HALF, end + 1)
    elif draft.inside:
        draft.relation, draft.upper = Relation.MORE, draft.value + draft.numeral.step
    elif not half:
        return
    elif draft.unit is not None:
        if draft.numeral.chinese or draft.kind not in COUNTED:  # but no 10个半
            draft.set_exact(draft.value + HALF, end + 1)
    elif not draft.numeral.chinese:
        return
    elif text[end + 1 : end + 2] in _CLOSED:
        place = scale_of(text[draft.numeral.start : draft.numeral.end])
        if place >= 100:
            draft.set_exact(draft.value + place / 2, end + 1)


def _digit(word: str | None) -> Decimal:
    return Decimal(DIGITS.get(word, word)) if word else Decimal(0)


def read_sum(draft: Draft, units: Units) -> None:
    """Read what is said in two units or more (三斤二两, 1公里300米, 三元五角, 1小时36分20秒).

    Bare digits may stand at the end for tenths and hundredths: 一米八, 12秒88, 八块五.
    """
    text, found = draft.text, _sum(draft, units)
    joint = _JOINT.match(text, draft.end) if found else None
    second = joint and read_numeral(text, joint.end())
    if second and _is_plain(second):  # 五元六角至五元七角, 1米75—1米85
        other = Draft(text, second)
        read_unit(other, units)
        _sum(other, units)
        low, high = draft.value, other.value
        if other.name == draft.name and low is not None and high is not None and low < high:
            draft.value, draft.lower, draft.upper, draft.end = None, low, high, other.end
            draft.relation = Relation.RANGE


def _sum(draft: Draft, units: Units) -> bool:
    unit, value = draft.unit, draft.value
    if unit is None or value is None or not (unit.parts or unit.tenths):
        return False
    if draft.inside or not draft.exact:
        return False
    text, at, numeral = draft.text, draft.end, draft.numeral
    last, many, step = draft.spelling, 1, numeral.step  # the unit read last, how many make one
    while found := _part(draft, units, at, many):
        value = value * (found.ratio // many) + found.value
        last, many, step, at = found.spelling, found.ratio, found.step, found.end
    tail = _tail(draft, units, at, last)
    if tail:
        at += len(tail)
        step = Decimal(1).scaleb(-len(tail))
        value += step * int("".join(str(DIGITS.get(digit, digit)) for digit in tail))
    elif many > 1 and text.startswith("半", at) and not _HALF_WORD.match(text, at):
        value, step, at = value + HALF, HALF, at + 1
    if at == draft.end:
        return False
    if 1000000 % many == 0:
        value, step = value / many, step / many
    else:  # 96 minutes are exact, and no decimal number of hours may be
        names = (name for name, ratio in unit.parts if ratio == many)
        part = units.by_spelling[next(name for name in names if name in units.by_spelling)]
        draft.unit, draft.name, draft.kind = part, part.name, part.kind
    draft.set_exact(value, at)
    draft.step = step
    return True


class _Part(NamedTuple):
    value: Decimal
    ratio: int  # how many of them make one of the largest unit
    spelling: str
    step: Decimal
    end: int


def _part(draft: Draft, units: Units, at: int, many: int) -> _Part | None:
    """Read the next smaller amount of a sum, the 二两 of 三斤二两; it is less than the unit before."""
    text, unit = draft.text, draft.unit
    start = at + 1 if text[at : at + 1] in _LINKS else at
    if unit is None or not unit.parts or text[start : start + 1] not in PART_HEADS:
        return None
    numeral = read_numeral(text, start)
    if numeral is None or numeral.value is None or not _is_plain(numeral):
        return None
    spelling, part = next(units.at(text, numeral.end), ("", unit))
    ratio = next((ratio for name, ratio in unit.parts if name == spelling), 0)
    end = numeral.end + len(spelling)
    if (
        ratio <= many
        or numeral.value * many >= ratio
        or text.startswith((*part.never_before, *part.not_before), end)
        or (unit.name == "年" and start == at and _of_every_year(draft, end))
        or (unit.name == "分" and draft.before in _ANGLES)  # 北纬30度15分20秒
    ):
        return None
    return _Part(numeral.value, ratio, spelling, numeral.step, end)


_ANGLES = frozenset("度°")


def _of_every_year(draft: Draft, end: int) -> bool:
    """Tell whether 一年三个月 says of every year how much, and is no sum: not 有期徒刑一年六个月."""
    if draft.value != 1 or not draft.numeral.chinese:
        return False
    start, text = draft.numeral.start, draft.text
    return text[start - 1 : start] not in _TERMS and (start > 0 or end < len(text))


_TERMS = frozenset("刑役制期满缓")


def _tail(draft: Draft, units: Units, at: int, spelling: str) -> str:
    """Return the digits behind a unit that stand for its tenths, "" where they count what follows.

    五块一碗 is a price for one bowl, 十块五个 one for five, and 3米5根 are five of three metres.
    """
    text, numeral = draft.text, draft.numeral
    unit = draft.unit if spelling == draft.spelling else units.by_spelling[spelling]
    if unit is None or spelling not in unit.tenths or "." in numeral.words:
        return ""
    match = (_CN_TAIL if numeral.chinese else _TAIL).match(text, at)
    if match is None:
        return ""
    end, after = match.end(), text[match.end() : match.end() + 1]
    if not numeral.chinese:
        joint = _JOINT.match(text, end)
        second = joint and read_numeral(text, joint.end())
        if joint and not (second and text.startswith(spelling, second.end)):
            return ""
        then = end + 1 if after and after in "多余" else end
        counted = any(
            not text.startswith(unit.never_before, then + len(name))
            for name, unit in units.at(text, then)
        )
        return "" if counted or (after.isascii() and after.isalnum()) else match[0]
    while end > at:
        after = text[end : end + 1]
        if (
            not after.isalnum()
            or after in _AFTER_TAIL
            or (after == "一" != text[end - 1])
            or text.startswith(units.currencies, end)  # 三块一毛四港币
            or _to_same(text, end, spelling)
        ):
            return text[at:end]
        end -= 1
    return ""


def _to_same(text: str, at: int, spelling: str) -> bool:
    """Tell whether a range in the same unit goes on at ``at``: the 到三米九 of 一米六到三米九."""
    joint = _JOINT.match(text, at)
    second = read_numeral(text, joint.end()) if joint else None
    return second is not None and text.startswith(spelling, second.end)


def _is_plain(numeral: Numeral) -> bool:
    return numeral.shape == "数" and not numeral.suffix


def read_tenths(draft: Draft) -> None:
    """Read 一成二 (1.2), 一成二三 (1.2 to 1.3)."""
    if draft.name != "成" or not draft.exact or draft.value is None:
        return
    tenths = _TENTHS if draft.numeral.chinese else _DIGIT_TENTHS
    match = tenths.match(draft.text, draft.end)
    if match is None:
        return
    first, second = _digit(match[1]), _digit(match[2])
    whole = draft.value
    draft.set_exact(whole + first / 10, match.end(1))
    if second > first:
        draft.value, draft.upper, draft.end = None, whole + second / 10, match.end()
        draft.relation = Relation.RANGE


def read_discount(draft: Draft) -> None:
    """Read 75折 and 九五折 as 7.5 and 9.5 tenths of the price, 半折 as half of it."""
    value, words = draft.value, draft.numeral.words
    if not draft.exact or value is None:
        return
    if words == "半":
        draft.set_exact(value * 10, draft.end)
    elif value > 10 and len(words) == 2:  # 十折 is the whole price
        draft.set_exact(value / 10, draft.end)


def read_rate(draft: Draft, units: Units) -> None:
    """Read 元/吨, 人/平方公里, 7.8/10万, 99/月: two units, so many of so many, a price."""
    text, unit = draft.text, draft.unit
    if not text.startswith(("/", "每"), draft.end):
        return
    if unit is None:
        if draft.second is None and (many := _PER_MANY.match(text, draft.end)):
            draft.name = draft.unit_text = many[0]
            draft.kind, draft.end = Kind.RATIO, many.end()
        elif draft.second is None and (price := _PRICE.match(text, draft.end)):
            draft.kind, draft.end = Kind.MONEY, price.end()  # 宽带99/月
        return
    match = _RATE.match(text, draft.end) or _EACH.match(text, draft.end)
    if match is None or unit.kind is Kind.PERCENT:
        return
    times, of = match["many"] or "", _TIMES.get(match["of"], match["of"])
    for length in range(len(of), 0, -1):
        below = of[:length]
        if below in _RATE_NOUNS or below in units.by_spelling:
            if text[match.start()] == "每" and length < len(of):
                return  # 15元每小时工资
            draft.name = f"{draft.name}/{times}{below}"
            draft.end = match.end() if length == len(of) else match.start("of") + length
            if more := _AND_PER.match(text, draft.end):
                draft.name, draft.end = draft.name + more[0], more.end()
            if draft.kind not in _RATED or draft.name.startswith(("微克", "毫克")):
                draft.kind = Kind.OTHER
            return


def read_column_head(draft: Draft, units: Units) -> bool:
    """Read the unit that a column's head has in brackets: 发行总额（亿元）10.00, 增速（%）：4.5.

    The label before the brackets may tell that （亿） are of money. A year is none of its figures.
    """
    text, start, numeral = draft.text, draft.start, draft.numeral
    start -= draft.before == "-"
    if text[start - 1 : start] not in _COLUMN_ENDS:
        return False
    if not draft.exact or draft.value is None or not _is_plain(numeral) or draft.after.isalpha():
        return False
    head = _COLUMN_HEAD.search(text, max(0, start - 24), start)
    if head is None or (_YEAR.fullmatch(numeral.words) and not text.startswith("年", draft.end)):
        return False
    told = unit_told(head["scale"] + head["unit"], units)
    if told is None:
        return False
    unit = told.unit
    if not head["unit"] and _SUMS.search(text, max(0, head.start() - 4), head.start()):
        unit = units.by_spelling["元"]
        told = told._replace(unit=unit, name=unit.name, kind=unit.kind)
    draft.set_exact(draft.value * told.scale, draft.end)
    draft.step = numeral.step * told.scale
    draft.unit_text = told.words
    if unit is not None:
        draft.unit, draft.name, draft.kind = unit, told.name, told.kind
    return True


class Told(NamedTuple):
    """A unit that stands by itself: 万元, 元/吨; None where but how many are one (亿)."""

    words: str
    scale: Decimal
    unit: Unit | None
    name: str | None
    kind: Kind


def unit_told(words: str, units: Units) -> Told | None:
    """Return the unit that words are, with its multiplier, or None where they are none.

    A currency may stand at either end: 人民币万元, 亿元人民币.
    """
    if (whole := units.by_spelling.get(words)) is not None:
        return None if whole.noun else Told(words, Decimal(1), whole, whole.name, whole.kind)
    said = words
    money = units.currency_at(words, 0) or units.currency_before(words, len(words))
    if money and money != words:
        words = words.removeprefix(money).removesuffix(money)
    parts = _TOLD.fullmatch(words)
    if parts is None or not words:
        return None
    at, name = 0, parts["unit"]
    while at < parts.end("scale") and words[at:] not in units.by_spelling:
        at += 1  # 亿千瓦时, 万平方米
    if words[at:] in units.by_spelling:
        name = words[at:]
    else:
        at = parts.end("scale")
    scale = evaluate("1" + words[:at]) if at else Decimal(1)
    below, _, per = name.partition("/")
    unit = units.by_spelling.get(below) if name else None
    if scale is None or (name and (unit is None or unit.noun)):
        return None
    if money and (unit is None or unit.name == "元"):
        unit = units.by_spelling[money]
    if per and per not in _RATE_NOUNS and per not in units.by_spelling:
        return None
    if unit is None:
        return Told(said, scale, None, None, Kind.OTHER)
    if per:
        kind = unit.kind if unit.kind in _RATED else Kind.OTHER
        return Told(said, scale, unit, f"{unit.name}/{per}", kind)
    return Told(said, scale, unit, unit.name, unit.kind)


_TOLD = re.compile("(?P<scale>[十百千万亿]{0,2})(?P<unit>[^（）()0-9，。；、\n十百千万亿]{0,8})")
# characters before a figure behind the head of its column
_COLUMN_ENDS = frozenset("）)：: =为是达")
_COLUMN_HEAD = re.compile(
    "(?<=[\u4e00-\u9fffA-Za-z])[（(](?:单位[:：]?)?(?P<scale>[十百千万亿]{0,2})(?P<unit>[^（）()0-9，。；、\n十百千万亿]{0,8})[)）]"
    "[:：=]? {0,3}(?:为|是|达)?$"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
# what is a sum of money without saying so
_SUMS = re.compile("(?:[额款费价金薪资税债贷]|收入|支出|成本|利润|资产|市值|产值|营收|货值)$")


def counts(unit: Unit) -> bool:
    """Tell whether a unit counts or measures, and does not number: 2、3期 are two of them."""
    return not (unit.weak or unit.noun or unit.name in _NUMBERED)


_NUMBERED = frozenset("名位栋幢楼房座室日号")


def read_shared(draft: Draft, units: Units) -> bool:
    """Read the unit and the multiplier that the last of several has for all: 930、940万吨.

    A row of whole numbers may also number things, so it needs a word before it and a unit that
    counts. Figures far apart share no multiplier (分别为800、2万元).
    """
    text, numeral = draft.text, draft.numeral
    if draft.value is None:
        return False
    if text[numeral.end : numeral.end + 1] not in _ROW:
        return _read_start(draft, units)
    if numeral.chinese and not _LONG.match(numeral.words):
        return False  # 三、四
    at, last, links = numeral.end, None, _CN_LINK if numeral.chinese else _LINK
    for _ in range(_LONGEST_ROW):
        link = links.match(text, at)
        item = link and read_numeral(text, link.end())
        if not item or not _is_plain(item):
            break
        at, last = item.end, item
    unit = read_unit(Draft(text, last), units) if last else None
    if last is None or last.value is None or unit is None or unit.kind is Kind.DURATION:
        return False
    start, scale = numeral.start, Decimal(1)
    if numeral.chinese:  # 一百四十三及一千五百: the 百 is not shared
        if not any(char in _MYRIADS for char in numeral.words):
            scale = scale_of("1" + last.words[len(last.words.rstrip(_MYRIADS)) :])
    elif scale_of(numeral.words) == 1:
        scale = scale_of(last.words)
    small, large = sorted((draft.value * scale, last.value))
    apart = large / small if small else Decimal(1)
    listed = draft.before in "-+" or "." in numeral.words
    if not listed and "分别" not in text[max(0, start - 20) : start]:
        row = _ROW_BEFORE.search(text, max(0, start - 12 * _LONGEST_ROW), start)
        first = row.start() if row else start
        before = text[first - 1 : first]
        named = before.isalnum() and not before.isascii() and before not in _NUMBERING
        if not (counts(unit) and named) and "分别" not in text[max(0, first - 20) : first]:
            return False
        if not row and text[numeral.end] != "、" and apart > FAR_APART:
            return False  # 波音777和48%的空客
    if apart < FAR_APART**3:
        draft.set_exact(draft.value * scale, draft.end)
    draft.name, draft.kind = unit.name, unit.kind
    return True


def _read_start(draft: Draft, units: Units) -> bool:
    """Read the unit of a level that the one it leads to has for both: 由120增至150家."""
    text, numeral = draft.text, draft.numeral
    if not text[numeral.end - 1].isdigit() or draft.value is None:
        return False
    leads = _LEADS_TO.match(text, numeral.end)
    if leads is None or not _FROM.search(text, max(0, numeral.start - 8), numeral.start):
        return False
    last = read_numeral(text, leads.end())
    if last is None or last.value is None or not _is_plain(last):
        return False
    unit = read_unit(Draft(text, last), units)
    if unit is None or unit.weak or unit.kind is Kind.DURATION:
        return False
    scale = scale_of(last.words)
    if scale != 1:
        if not FAR_APART**-3 < last.value / (draft.value * scale or 1) < FAR_APART**3:
            return False  # 由5增至200万吨: of which unit is not said
        draft.set_exact(draft.value * scale, draft.end)
    draft.name, draft.kind = unit.name, unit.kind
    return True


# 四千万收购股份: what is done with a sum
_BUYS = re.compile(
    "(?:收购|购买|购入|购得|买下|买入|入股|增资|注资|拍下|拿下|租下|转让|成交|中标|起拍|认购)"
)


def is_spent(draft: Draft, money: tuple[str, ...]) -> bool:
    """Tell whether a number without unit is a sum of money: 花了三百万, 四千万收购股份."""
    return (
        draft.text.endswith(money, 0, draft.start) or _BUYS.match(draft.text, draft.end) is not None
    )


# 由120增至150家: what leads from a level to the next
_LEADS_TO = re.compile(
    "(?:[增升降减涨跌扩缩]|增加|增长|上[升涨调]|下[降跌调]|扩大|提[高升]|减少|降低|回[升落]|攀升|发展|缩[小减短]|激增|猛增|飙升|骤降|锐减)"
    "[至到](?=[0-9])"
)
_LONGEST_ROW = 16  # figures that share a unit: a year each of a decade and a half
# 5、8和10%, -0.4、-0.2和+0.7个百分点
_ROW = frozenset("、和及与以")
_LINK = re.compile(r"(?:、|和|及|与|以及)[-+]?(?=\d)")
_CN_LINK = re.compile("(?:、|和|及|与|以及)(?=[一二三四五六七八九十两])")
_LONG = re.compile(
    "[一二三四五六七八九十百千万亿零两]{0,9}[百千万亿][一二三四五六七八九十百千万零]{2}"
)
_ROW_BEFORE = re.compile(
    rf"(?<![0-9.,])(?:[0-9][0-9.]{{0,9}}[十百千万亿]{{0,2}}[、和及与]){{1,{_LONGEST_ROW}}}$"
)
# 第2、3名, 表1、2: what numbers the figures after it
_NUMBERING = frozenset("第表图前附例式号")


def read_points(draft: Draft, units: Units) -> None:
    """Read the 个 of 高出4.3个和15.4个百分点 as percentage points, which the last one names."""
    if draft.second is None and _POINTS.match(draft.text, draft.end):
        unit = units.by_spelling["个百分点"]
        draft.unit, draft.name, draft.kind = unit, unit.name, unit.kind


def read_hundred_millions(draft: Draft, units: Units) -> None:
    """Read the spoken 7个亿, 十几个亿, 3个多亿: of money, where nothing seen or clicked is counted."""
    text, start, end = draft.text, draft.numeral.start, draft.end
    match = _HUNDRED_MILLIONS.match(text, end)
    if match is None or (match["more"] and not draft.exact):
        return
    scale = Decimal(10) ** 8
    if match["more"] and draft.value is not None:
        draft.relation, draft.upper = Relation.MORE, draft.value + draft.numeral.step
    for end_of in ("value", "lower", "upper"):
        figure = getattr(draft, end_of)
        setattr(draft, end_of, None if figure is None else figure * scale)
    draft.step = draft.numeral.step * scale
    draft.end = match.end("scale")
    draft.unit, draft.name, draft.kind, draft.unit_text = None, None, Kind.OTHER, ""
    if name := match["money"] or match["unit"]:
        draft.unit, draft.end, draft.unit_text = units.by_spelling[name], match.end(), name
    elif match["noun"] is None and not _SEEN.search(text, max(0, start - 14), start):
        draft.unit = units.by_spelling["元"]
    if draft.unit is not None:
        draft.name, draft.kind = draft.unit.name, draft.unit.kind


# not the 亿 of 3个亿元企业, 3个亿级产业, 3个亿利项目
_HUNDRED_MILLIONS = re.compile(
    "(?P<scale>(?P<more>[多余]?)亿)(?:(?P<money>人民币|(?:[美港欧日]?元|新?台币|港币)(?![\u4e00-\u9fff]))|"
    "(?P<unit>(?:人次|[次人吨斤]|公斤|公里|千瓦时|立方米)(?![\u4e00-\u9fff]))|(?P<noun>(?=用户|粉丝|观众))|"
    "(?=[的了多余左以上下呢吗啊吧来去用于给在投是都也就已还被让才补建买修改到至这那])|(?![\u4e00-\u9fffA-Za-z0-9]))"
)
_SEEN = re.compile(
    "(?:播放|点击|浏览|阅读|观看|收看|转发|下载|流量|人次|用户|粉丝|人口|观众|热度|曝光)[^，。；]{0,8}$"
)
_POINTS = re.compile(r"(?:(?:、|和|及|与)\d{1,6}(?:\.\d{1,6})?个){1,5}百分点")


def read_households(draft: Draft, units: Units) -> None:
    """Read 16.6万贫困户: what has no unit counts households where the noun behind it does."""
    if draft.kind is Kind.OTHER and _HOUSEHOLDS.match(draft.text, draft.end):
        draft.unit = units.by_spelling["户"]
        draft.name, draft.kind, draft.unit_text = draft.unit.name, draft.unit.kind, ""


def are_households(draft: Draft) -> bool:
    """Tell whether a number too long for a year counts the households behind it: 40622农户."""
    digits = sum(map(str.isdigit, draft.text[draft.numeral.start : draft.end]))
    return digits >= LONG_NUMBER and _HOUSEHOLDS.match(draft.text, draft.end) is not None


_HOUSEHOLDS = re.compile(
    "[多余]?(?:[\u4e00-\u9fff]{0,3}(?:贫困|脱贫|困难|低保|五保|特困|监测|移民|搬迁|养殖|种植|专业|个体|工商|家庭|居民|缺粮|受灾)"
    "|[农牧渔住商])户(?![口籍外型主])"
)


def is_counted(draft: Draft) -> Kind | None:
    """Return the kind of 常住人口766579 and 求诊人次达460, None where no such noun stands before.

    Behind the bare noun only a long number is its figure: 人口2020 may be a year.
    """
    text, start, numeral = draft.text, draft.numeral.start, draft.numeral
    follower = draft.after
    if follower and follower not in "，。；、）（和及\n":
        return None
    match = _COUNT_NOUN.search(text, max(0, start - 12), start)
    if match is None or (not match["verb"] and numeral.end - start < LONG_NUMBER):
        return None
    noun = match["noun"]
    return Kind.PERSON_TIME if noun == "人次" else Kind.PERSON if noun[0] == "人" else Kind.COUNT


LONG_NUMBER = 5  # digits
_COUNT_NOUN = re.compile(
    "(?P<noun>人口|人数|人次|户数|家数|件数|宗数|起数|次数|辆数|总数)(?P<verb>(?:已|共|仅|约)?(?:达到?|为|有|是|共计?)(?:约|近)?)?$"
)


_MORE_THAN = frozenset("过破超逾近上")  # 筹款过亿, 员工近千, 订单上百


def is_bare_figure(draft: Draft, money: tuple[str, ...], *, qualified: bool) -> bool:
    """Tell whether a number without unit states a figure: 600多万, 八千多, 收入比为1.68.

    ``money`` are the words beside which such a number is a sum (领了七千三); ``qualified`` tells
    that a qualifier follows (九千出头).
    """
    text, numeral = draft.text, draft.numeral
    words, after = text[numeral.start : draft.end], draft.after
    start = numeral.start - len(_sign_before(text, numeral.start))
    if "/" in words:
        return True  # 99/月
    if words[-1] in "百千万" and (
        (numeral.chinese and draft.before == "小")
        or (numeral.shape == "几数" and draft.before == "大")
    ):
        return True  # 小一千, 大几千
    if (
        numeral.shape in ("半", "成百上千")
        or text[start - 1 : start] in _NUMBER_BEFORE
        or after in _NUMBER_GOES_ON
    ):
        return False
    spent = text.endswith(money, 0, start)
    closed = not after or not after.isalnum()
    if closed and numeral.shape in ("N多", "N余", "N+") and not numeral.chinese:
        return True  # 点赞2300多
    if numeral.shape in ("N多", "N余") and _PERSONS_NEXT.match(text, draft.end):
        return True  # 700多村民
    if after in _MONEY_SIGNS:
        return True  # 1800💸
    scaled = not _SCALES.isdisjoint(words)
    if closed and not scaled and draft.second is None and ("." in words or "点" in words):
        if _INDEX_OF.search(text, max(0, start - 30), start):
            return True  # 指数一二九.六二, 性别比最高的是该县132.1
        if _NEXT_OF.search(text, max(0, start - 20), start):
            return _INDEX_RANKED.search(text, max(0, start - 120), start) is not None
    if not numeral.chinese and draft.second is None:
        if spent and closed:
            return True  # 人均50, 花了298
        if not scaled and "千" not in words:
            head = text[max(0, start - 18) : start]
            return _INDEX.search(head) is not None and (not after or after in _AFTER_INDEX)
    if len(words) == 1:
        more = closed and text[numeral.start - 1 : numeral.start] in _MORE_THAN
        return more and words in "百千万亿"
    if closed and words in ("上百", "上千"):
        return True  # 订单上百
    if scaled:
        round_number = words[0] in "万亿" or words in ("千万", "百万", "十万")
        return (
            not round_number
            or numeral.relation is not Relation.EQUAL
            or text.endswith(_PASSED, 0, numeral.start)  # 客流突破千万
            or (closed and text.endswith(_COMES_TO, 0, numeral.start))  # 参与者达十万
        )
    if (
        closed
        and any(ch in words for ch in "百千")
        and _STATED.search(text, max(0, start - _LONGEST_STATED), start)
    ):
        return True  # 其中青年三千, 死亡四百二十六, 增至两千三百
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


_PERSONS_NEXT = re.compile(
    "[\u4e00-\u9fff]{0,4}?(?:村民|居民|群众|民众|市民|灾民|学生|师生|考生|官兵|战士|民警|干警|干部|党员|职工"
    "|员工|工人|农民|农民工|游客|旅客|乘客|观众|球迷|患者|老人|儿童|孩子|青年|妇女|志愿者|医护人员|工作人员)"
)
# 收入比由上年的1.72缩小为1.68, 恩格尔系数为0.28: measures without a unit
_INDEX = re.compile(
    r"(?:比|比价|比值|系数|指数|汇率|中间价|收盘价|开盘价|牌价|密度|倍率|评分|得分|PMI|均分|生育率|pH值)"
    r"[^，。；：]{0,14}[为达至到由从的报于约]$"
)
# the same of a decimal number, where the verb may be left out or the place stand behind it
_INDICES = "(?:指数|系数|比值|性别比例?|收入比|汇率|中间价|收盘价|倍率|生育率|均分|PMI|pH值)"
_MOST = "最[高低大小][^，。；：0-9]{0,4}"
_INDEX_OF = re.compile(
    f"{_INDICES}[)）]?(?:(?:则|仅|已|约)?(?:为|是|达到?|约|：|:)?约?|[^，。；：0-9]{{0,4}}{_MOST}[为是][^，。；：0-9]{{0,10}})$"
)
# 最高是甲县一三二.一，其次为乙县一○八.四
_NEXT_OF = re.compile(f"(?:其次|再次|{_MOST})[为是][^，。；：0-9]{{0,10}}$")
_INDEX_RANKED = re.compile(f"{_INDICES}[^，。；：0-9]{{0,4}}[最则为是达][^。\n]{{0,110}}$")
_AFTER_INDEX = frozenset("，。；、）和降升缩扩提回下上跌涨增减变\n以左")
# what may follow a number without a unit that states a figure, where no mark or space does
AFTER_BARE = _AFTER_INDEX | frozenset("和及（")
_PASSED = ("突破", "跌破", "超过", "首破", "逾", "近", "达到", "冲破")
_COMES_TO = ("达", "共", "计", "至", "到", "破", "超", "过", "有")
# 死亡四百二十六, 教授二百一十, 列席者三百: what tells that the number behind it counts persons, and
# what a number in hanzi without a unit is stated by
_STATED = re.compile(
    "(?:死亡|遇难|受伤|负伤|失踪|获救|被捕|牺牲|阵亡|病死|病亡|轻伤|重伤|伤亡|出席|列席|到会|入伍|毕业"
    "|人口|人数|户数|总数|会员|委员|代表|教授|教师|学者|职员|员工|职工|教职工|工人|农民|农户|居民|村民|市民|平民"
    "|群众|学生|师生|学员|生员|新生|官兵|士兵|战士|民兵|干部|党员|团员|青年|妇女|儿童|老人|患者|病人|伤员|灾民|难民"
    "|旅客|游客|观众|听众|读者|订户|用户|劳力|劳动力|[^，。；：、\n]者)"
    "(?:(?:已|共|约|近|逾)?(?:达到?|为|有|约|近|逾|计|共计?))?$"
    "|(?:达到?|增至|增加到|减至|减少到|发展到|突破|逾|超过|近)$"
)
_LONGEST_STATED = 10
_NUMBER_BEFORE = frozenset("-—0123456789.:/")
_NUMBER_GOES_ON = frozenset("-—/.:")
_MONEY_SIGNS = frozenset("💸💰💵💴")
_AFTER_SUM = ("一个", "一天", "一月", "一年", "一斤", "出头", "往上")
