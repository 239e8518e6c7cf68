"""Units: what one of each is in the SI, codes of currencies, and the forms that need more than a table."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import swstats
from swstats.lexicons import default_lexicon
from swstats.quantities.draft import in_si
from swstats.quantities.units import units_of
from swstats.records import Kind

UNITS = units_of(default_lexicon())
ENTRIES = default_lexicon().table("units")

# What the others are made of, each by its definition. International yard and pound: Federal
# Register 59-5442 (1959). Gallons: 231 cubic inches (US), Weights and Measures Act 1985 (UK).
# 市制: State Council, 1959. 尺贯法 of Taiwan: 度量衡 tables of the BSMI. 司马斤: Weights and Measures
# Ordinance, Cap. 68 (Hong Kong). Electronvolt: SI brochure, 9th edition (2019). Astronomical unit:
# IAU resolution B2 (2012); light year: IAU, Julian year. International-table calorie and British
# thermal unit: 5th International Conference on the Properties of Steam (1956).
INCH, POUND, MARKET_FOOT = Fraction("0.0254"), Fraction("0.45359237"), Fraction(1, 3)
FOOT, GRAIN, PING, EV = 12 * INCH, POUND / 7000, Fraction(400, 121), Fraction("1.602176634e-19")
DEFINED = {
    "英寸": INCH, "英尺": FOOT, "码": 3 * FOOT, "英寻": 6 * FOOT, "英里": 5280 * FOOT,
    "海里": Fraction(1852), "天文单位": Fraction(149597870700),
    "光年": 299792458 * Fraction(31557600),
    "寸": MARKET_FOOT / 10, "尺": MARKET_FOOT, "丈": 10 * MARKET_FOOT, "里": 1500 * MARKET_FOOT,
    "平方英寸": INCH**2, "平方英尺": FOOT**2, "平方码": (3 * FOOT) ** 2,
    "平方英里": (5280 * FOOT) ** 2, "英亩": 43560 * FOOT**2,
    "亩": 6000 * MARKET_FOOT**2, "顷": 600000 * MARKET_FOOT**2, "坪": PING, "甲地": 2934 * PING,
    "公亩": Fraction(100), "公顷": Fraction(10000),
    "立方英寸": INCH**3, "立方英尺": FOOT**3, "立方码": (3 * FOOT) ** 3,
    "加仑": 231 * INCH**3, "夸脱": 231 * INCH**3 / 4, "品脱": 231 * INCH**3 / 8,
    "液量盎司": 231 * INCH**3 / 128, "石油桶": 42 * 231 * INCH**3,
    "蒲式耳": Fraction("2150.42") * INCH**3, "英制加仑": Fraction("0.00454609"),
    "茶匙": Fraction("0.000005"), "汤匙": Fraction("0.000015"),
    "磅": POUND, "盎司": POUND / 16, "格令": GRAIN, "金衡盎司": 480 * GRAIN, "英石": 14 * POUND,
    "英担": 112 * POUND, "美担": 100 * POUND, "打兰": POUND / 256,
    "及耳": 231 * INCH**3 / 32, "配克": Fraction("2150.42") * INCH**3 / 4,
    "英尺/秒": FOOT, "码/秒": 3 * FOOT,
    "短吨": 2000 * POUND, "长吨": 2240 * POUND, "克拉": Fraction("0.0002"),
    "斤": Fraction(1, 2), "两": Fraction(1, 20), "钱": Fraction(1, 200), "担": Fraction(50),
    "台斤": Fraction("0.6"), "台两": Fraction("0.6") / 16, "司马斤": Fraction("0.60478982"),
    "卡": Fraction("4.1868"), "千卡": Fraction("4186.8"),
    "英热单位": Fraction("4186.8") * POUND * Fraction(5, 9),
    "马力": 75 * Fraction("9.80665"), "千瓦时": Fraction(3600000),
    "电子伏特": EV, "千电子伏特": 10**3 * EV, "兆电子伏特": 10**6 * EV, "吉电子伏特": 10**9 * EV,
    "太电子伏特": 10**12 * EV,
    "标准大气压": Fraction(101325), "毫米汞柱": Fraction("13.5951") * Fraction("9.80665"),
    "公里/小时": Fraction(1000, 3600), "英里/小时": 5280 * FOOT / 3600,
    "海里/小时": Fraction(1852, 3600), "米/分钟": Fraction(1, 60),
    "安时": Fraction(3600), "毫安时": Fraction("3.6"),
    "字节": Fraction(8), "小时": Fraction(3600), "天": Fraction(86400), "周": Fraction(7 * 86400),
    "年": Fraction("365.2425") * 86400, "岁": Fraction("365.2425") * 86400,
    "月龄": Fraction("365.2425") * 86400 / 12, "个月": Fraction("365.2425") * 86400 / 12,
}  # fmt: skip
# The decimal prefixes, GB 3100-1993; before a unit of data those of IEC 80000-13.
PREFIXES = {
    "千": 3, "兆": 6, "吉": 9, "太": 12, "百": 2, "分": -1, "厘": -2, "毫": -3, "微": -6, "纳": -9, "皮": -12,
}  # fmt: skip
BASES = {
    "米", "克", "升", "秒", "瓦", "瓦时", "焦耳", "伏", "安培", "欧姆", "赫兹", "帕", "牛顿", "伏安", "乏", "比特",
    "希沃特",
}  # fmt: skip
SHORT = {"焦": "焦耳", "安": "安培", "欧": "欧姆", "赫": "赫兹", "牛": "牛顿"}


def factor(name: str) -> Fraction:
    stated = Fraction(ENTRIES[name]["si"][1])
    assert isinstance(stated, Fraction)
    return stated


@pytest.mark.parametrize("name", DEFINED)
def test_one_is_what_its_definition_says(name: str) -> None:
    defined = DEFINED[name]
    assert abs(factor(name) / defined - 1) < Fraction(1, 10**8)


def test_a_prefix_multiplies_what_it_stands_before() -> None:
    tried = 0
    for name, entry in ENTRIES.items():
        base = SHORT.get(name[1:], name[1:])
        if name[0] not in PREFIXES or base not in BASES or "si" not in entry:
            continue
        tried += 1
        assert factor(name) == Fraction(10) ** PREFIXES[name[0]] * factor(base), name
        assert entry["si"][0] == ENTRIES[base]["si"][0], name
    assert tried > 30


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("3亩", "2000", "m²"),
        ("3尺", "1", "m"),
        ("36公里/小时", "10", "m/s"),
        ("98.6℉", "310.15", "K"),
        ("-40℃", "233.15", "K"),
        ("121坪", "400", "m²"),
    ],
)
def test_an_si_value_is_exact(text: str, value: str, unit: str) -> None:
    quantity = swstats.parse_quantity(text)
    assert (quantity.si_value, quantity.si_unit) == (Decimal(value), unit)


def test_a_long_figure_loses_no_digit() -> None:
    figure = Decimal("1234567890123456789012345678901.5")
    assert in_si(figure, UNITS.by_spelling["公里"])[0] == Decimal(
        1234567890123456789012345678901500
    )


def test_currencies_have_their_code() -> None:
    codes = {name: entry["iso"] for name, entry in ENTRIES.items() if "iso" in entry}
    assert len(codes) > 60
    assert len(set(codes.values())) == len(codes)
    for name, code in codes.items():
        assert code.isascii()
        assert code.isupper()
        assert len(code) == 3
        assert ENTRIES[name]["kind"] == "money"
        quantity = swstats.parse_quantity(f"30万{code}")
        assert (quantity.value, quantity.unit) == (300000, name)


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if "signs" in entry])
def test_a_sign_before_a_sum_is_its_currency(name: str) -> None:
    for sign in ENTRIES[name]["signs"]:
        for text in (f"{sign}30万", f"{sign} 2500.5"):
            assert swstats.parse_quantity(text).unit == name
            assert [q.unit for q in swstats.find_quantities(f"售价{text}，")] == [name]


@pytest.mark.parametrize("around", ["\u202a", "\ufeff", "\u200e", " \u3000", "\r\n"])
def test_unseen_marks_around_a_quantity_are_none_of_it(around: str) -> None:
    quantity = swstats.parse_quantity(f"{around}200元{around}")
    assert (quantity.text, quantity.start) == ("200元", len(around))


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("四個二至四個三毫五", "4.2", "4.35"),
        ("4'-5'6\"", "48", "66"),
        ("从三元到四元五角", "3", "4.5"),
        ("大于30元且小于40元", "30", "40"),
        ("零下摄氏10度到20度", "-20", "-10"),
    ],
)
def test_the_ends_of_a_range_are_in_one_unit(text: str, lower: str, upper: str) -> None:
    quantity = swstats.parse_quantity(text)
    assert (quantity.value, quantity.lower, quantity.upper) == (
        None,
        Decimal(lower),
        Decimal(upper),
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("涨了5毛至3元。", ["5毛", "3元"]),
        ("每斤由8毛降至1元以下。", ["8毛", "1元以下"]),
        ("从1小时到1小时30分。", ["1小时", "1小时30分"]),
        ("长3米至5米8根。", ["3米至5米", "8根"]),
        ("得了5分至2个。", ["5分", "2个"]),
        ("3元5毫米钉子。", ["3元", "5毫米"]),
        ("温度20°~30°，角度45°-60°。", ["20°~30°", "45°-60°"]),
        ("北纬20°~30°。", []),
        ("烧到40度，用电39度。", ["40度", "39度"]),
    ],
)
def test_what_changes_to_a_level_is_no_range(text: str, read: list[str]) -> None:
    assert [quantity.text for quantity in swstats.find_quantities(text)] == read


@pytest.mark.parametrize(
    "text", ["XMYR500号", "COP28在迪拜召开", "世界杯CUP 2022开幕", "歼-20亮相"]
)
def test_letters_before_digits_are_no_currency(text: str) -> None:
    assert [q for q in swstats.find_quantities(text) if q.kind is Kind.MONEY] == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("米七", "1.7", "米", "length"),
        ("约米八", "1.8", "米", "length"),
        ("個半小時", "1.5", "小时", "duration"),
        ("个半月", "1.5", "个月", "duration"),
        ("个六", "1.6", "港元", "money"),
        ("四个六", "4.6", "港元", "money"),
        ("六分半", "6.5", "分钟", "duration"),
        ("18 月", "18", "个月", "duration"),
        ("2 季度", "2", "个季度", "duration"),
        ("年半", "1.5", "年", "duration"),
        ("6'", "6", "英尺", "length"),
        ('24"', "24", "英寸", "length"),
        ("6'3\"", "75", "英寸", "length"),
        ("60°", "60", "度", "other"),
        ("摄氏21°", "21", "℃", "temperature"),
        ("华氏90度", "90", "℉", "temperature"),
        ("港币2.5", "2.5", "港元", "money"),
        ("人民币五百", "500", "元", "money"),
        ("人民币500万元", "5000000", "元", "money"),
        ("港币四个三毫", "4.3", "港元", "money"),
        ("每小时四十公里", "40", "公里/小时", "speed"),
        ("每秒8米", "8", "米/秒", "speed"),
        ("航速18节", "18", "节", "speed"),
        ("個半", "1.5", "港元", "money"),
        ("至少個七", "1.7", "港元", "money"),
        ("四个半", "4.5", "个", "count"),
        ("四個二至四個三毫五", None, "港元", "money"),
        ("斤半", "1.5", "斤", "mass"),
        ("米五-米七", None, "米", "length"),
        ("4'-5'6\"", None, "英寸", "length"),
        ("30 °", "30", "度", "other"),
        ("零下华氏4度", "-4", "℉", "temperature"),
        ("港币$2.5", "2.5", "港元", "money"),
        ("坡币30元", "30", "新加坡元", "money"),
        ("从三元到四元五角", None, "元", "money"),
        ("30元以上40元以下", None, "元", "money"),
        ("3 分 钟", "3", "分钟", "duration"),
        ("一年三个月", "15", "个月", "duration"),
        ("20K元", "20000", "元", "money"),
    ],
)
def test_a_text_that_is_a_quantity_may_be_said_short(
    text: str, value: str | None, unit: str, kind: str
) -> None:
    quantity = swstats.parse_quantity(text)
    assert (quantity.unit, quantity.kind) == (unit, kind)
    assert quantity.value == (None if value is None else Decimal(value))
    assert (quantity.text, quantity.start, quantity.end) == (text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "米饭",
        "个人",
        "三个月饼",
        "第9月",
        "厘米八",
        "'",
        '"',
        "°",
        "厘米半",
        "个半个",
        "斤半斤",
        "40元以上30元以下",
        "30元以上40美元以下",
        "从五元",
        "$5-$",
    ],
)
def test_what_is_no_quantity_is_none_by_being_short(text: str) -> None:
    with pytest.raises(ValueError, match="no quantity"):
        swstats.parse_quantity(text)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("列车时速达到350公里，全程120公里", ["350公里 公里/小时 speed", "120公里 公里 length"]),
        ("每小时约60公里", ["约60公里 公里/小时 speed"]),
        ("每小时有20公里长的车队通过", ["20公里 公里 length"]),
        ("票价5块地铁票，捡到3块牌子", ["5块 元 money", "3块 块 count"]),
        ("买了三个毫无用处的东西", ["三个 个 count"]),
        ("每小时掘进5米", ["5米 米 length"]),  # a rate of another thing
        ("货轮航速18节", ["18节 节 speed"]),
        ("每周上18节课", ["18节 节 count"]),
        ("排队等了个半小时才买到", ["个半小时 小时 duration"]),
        ("两个半小时赶到", ["两个半小时 小时 duration"]),
        ("票价港币2.5，", ["2.5 港元 money"]),
        ("人民币兑美元6.8，", []),
        ("买了四个三毫米厚的垫片", ["四个 个 count", "三毫米 毫米 length"]),
        ("新建5块足球场，有三块地", ["5块 块 count", "三块 块 count"]),
        ("提速至500兆宽带，投资5兆元", ["500兆 兆 data", "5兆元 元 money"]),
        ("屋面坡度45°角", ["45° 度角 other"]),
        ("位于北纬30°15′", []),
        ("用时四分半完赛", ["四分半 分钟 duration"]),
        ("饲养60天大的鸡苗，下了3天大雨", ["60天大 天 age", "3天 天 duration"]),
        ("气温在37°左右", ["37°左右 ℃ temperature"]),
    ],
)
def test_words_around_a_figure_tell_its_unit(text: str, mentions: list[str]) -> None:
    found = swstats.find_quantities(text)
    shown = [f"{q.text} {q.unit} {q.kind}" for q in found if q.rule.split(" ")[0] != "比分"]
    assert shown == mentions


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("每千人6.7张", "6.7", "张/千人", Kind.COUNT),
        ("每百户拥有洗衣机", None, None, None),
        ("每百户拥有98.5台", "98.5", "台/百户", Kind.COUNT),
        ("每100000人12.3例", "12.3", "例/100000人", Kind.COUNT),
        ("每平方公里约320人", "320", "人/平方公里", Kind.PERSON),
        ("人均3.2万元", "32000", "元/人", Kind.MONEY),
        ("户均0.8亩", "0.8", "亩/户", Kind.AREA),
        ("每人每月300元", None, None, None),  # of two things at once
        ("每天一万步走", None, None, None),
        ("每股0.25港元", "0.25", "港元/股", Kind.MONEY),
        ("每小时十公里", "10", "公里/小时", Kind.SPEED),
    ],
)
def test_a_text_that_is_a_rate_has_both_units(
    text: str, value: str | None, unit: str | None, kind: Kind | None
) -> None:
    if value is None:
        with pytest.raises(ValueError, match="is no quantity"):
            swstats.parse_quantity(text)
        return
    rate = swstats.parse_quantity(text)
    assert (rate.value, rate.unit, rate.kind) == (Decimal(value), unit, kind)
