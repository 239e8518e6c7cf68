"""Headings and words of tables, in English and Chinese."""

from __future__ import annotations

from dataclasses import fields
from decimal import Context, Decimal
from typing import Any

from swstats.records import Amount, Change, Kind, Relation
from swstats.review.checks.finding import Sort
from swstats.review.grouping import Rung
from swstats.said import LANGUAGES as LANGUAGES  # noqa: PLC0414  where tables look for it
from swstats.said import language as language  # noqa: PLC0414

# How many digits a division gives that does not come out: what Decimal's own context says.
FILLED = 28
# and how many places of them are shown
SHOWN = 4

# Name of a field → heading in English, in Chinese.
FIELDS = {
    "id": ("id", "编号"),
    "doc": ("document", "文件"),
    "article": ("article", "文章"),
    "text": ("in the text", "原文"),
    "start": ("start", "起"),
    "end": ("end", "止"),
    "value": ("value", "数值"),
    "lower": ("at least", "下限"),
    "upper": ("at most", "上限"),
    "relation": ("relation", "关系"),
    "unit": ("unit", "单位"),
    "unit_text": ("unit as written", "原文单位"),
    "kind": ("kind", "类别"),
    "si_value": ("SI value", "国际单位值"),
    "si_unit": ("SI unit", "国际单位"),
    "indicator": ("indicator", "指标"),
    "measure": ("measure", "规范指标"),
    "region": ("region", "地区"),
    "region_code": ("region code", "地区代码"),
    "region_path": ("within", "所属地区"),
    "region_by": ("region from", "地区依据"),
    "period": ("period", "时期"),
    "period_text": ("period as written", "原文时期"),
    "change": ("change", "增减"),
    "part_of": ("part of", "所属总数"),
    "source": ("source", "来源"),
    "sentence": ("sentence", "原句"),
    "statistic": ("statistic", "统计数字"),
    "number": ("number", "序号"),
    "page": ("page", "页"),
    "box": ("box on the page", "页面位置"),
    "ocr": ("OCR confidence", "识别置信度"),
    "figures": ("figures", "个数"),
    "rung": ("level", "级别"),
    "compared": ("compared with", "比较期"),
    "difference": ("difference", "增减额"),
    "growth": ("growth %", "增幅（%）"),
    "bar": ("", ""),
    "(none)": ("none named", "未指明"),
    "total": ("total", "合计"),
    "lowest": ("lowest", "最小"),
    "highest": ("highest", "最大"),
    "left_out": ("left out", "未计入"),
    "name": ("name", "名称"),
    "code": ("code", "代码"),
    "path": ("path", "路径"),
    "also": ("also written", "别名"),
    "si": ("in SI units", "国际单位"),
    "iso": ("ISO 4217", "货币代码"),
    "counts": ("counts", "所计之物"),
    "example": ("example", "例"),
    "definition": ("meaning", "含义"),
    "field": ("field", "领域"),
    "parent": ("part of", "上级指标"),
    "sort": ("what is wrong", "问题"),
    "arithmetic": ("arithmetic", "算式"),
    "docs": ("documents", "各数字所在文件"),
    "mentions": ("in the texts", "各数字原文"),
    "sentences": ("sentences", "各数字原句"),
    "starts": ("starts", "各数字起点"),
    "since": ("since", "起用"),
    "until": ("until", "停用"),
}

KINDS = {
    Kind.COUNT: "数量",
    Kind.PERSON: "人数",
    Kind.PERSON_TIME: "人次",
    Kind.MONEY: "金额",
    Kind.PERCENT: "百分比",
    Kind.PERCENTAGE_POINT: "百分点",
    Kind.RATIO: "倍数",
    Kind.LENGTH: "长度",
    Kind.AREA: "面积",
    Kind.MASS: "重量",
    Kind.VOLUME: "体积",
    Kind.DURATION: "时长",
    Kind.AGE: "年龄",
    Kind.ENERGY: "能量",
    Kind.TEMPERATURE: "温度",
    Kind.SPEED: "速度",
    Kind.DATA: "数据量",
    Kind.OTHER: "其他",
}

# What a check finds (swstats.review.check).
SORTS = {
    Sort.CONTRADICTION: ("two values of one thing", "同一指标数值不一"),
    Sort.PART: ("a part above its whole", "部分大于整体"),
    Sort.SUM: ("parts do not add up", "分项与合计不符"),
    Sort.GROWTH: ("growth against levels", "增幅与水平不符"),
    Sort.HEADLINE: ("headline against article", "标题与正文不符"),
    Sort.RATE: ("rate against its figures", "比率与分子分母不符"),
    Sort.LIST: ("list against its number", "所列与总数不符"),
}

DIRECTIONS = {"up": ("up", "增"), "down": ("down", "减"), "flat": ("flat", "平")}

# How a figure's region was found (region_by).
REGION_BY = {
    "clause": ("the clause", "分句"),
    "sentence": ("the sentence", "本句"),
    "anaphora": ("a word that stands for it", "指代"),
    "article": ("the article", "全文"),
    "headline": ("the headline", "标题"),
    "option": ("an option", "选项"),
}

# Why a figure is not in a total (swstats.review.summary).
REASONS = {
    "change": "增减",
    "range": "区间",
    "repeat": "重复",
    "part": "部分",
    "place": "所辖地区",
    "percentage": "百分比",
    "percentage point": "百分点",
    "ratio": "倍数",
    "temperature": "温度",
    "speed": "速度",
    "age": "年龄",
    "rate": "比率",
    "average": "平均数",
    "without indicator": "无指标",
    "without measure": "无规范指标",
    "without period": "无时期",
}

# Rungs of the hierarchy of places (swstats.review.summary).
RUNGS = {
    Rung.COUNTRY: ("country", "国家"),
    Rung.PROVINCE: ("province", "省级"),
    Rung.CITY: ("city", "地级"),
    Rung.COUNTY: ("county", "县级"),
}

# How a number stands to what is true, before it.
SIGNS = {
    Relation.EQUAL: "",
    Relation.ABOUT: "≈",
    Relation.MORE: ">",
    Relation.AT_LEAST: "≥",
    Relation.LESS: "<",
    Relation.AT_MOST: "≤",
    Relation.RANGE: "",
}

YES_NO = (("yes", "是"), ("no", "否"))

NOWHERE = ("no region named", "未指明地区")


def heading(field: str, lang: str) -> str:
    """Return the heading of a column.

    >>> heading("region", "zh"), heading("region", "en")
    ('地区', 'region')
    """
    return FIELDS[field][LANGUAGES.index(lang)] if field in FIELDS else field


def field_of(said: str, record: type) -> str:
    """Return the field of a record that a heading of either language names, or the text itself.

    >>> from swstats.records import Statistic
    >>> field_of("地区", Statistic), field_of("in the text", Statistic)
    ('region', 'text')
    """
    for field in fields(record):
        if said == field.name or said in FIELDS.get(field.name, ()):
            return field.name
    return said


def kind_name(kind: Kind, lang: str) -> str:
    """Return what a kind is called."""
    return KINDS[kind] if lang == "zh" else str(kind).replace("_", " ")


def reason_name(counted: str, lang: str) -> str:
    """Return what a reason and its count are called.

    >>> reason_name("repeat 2", "en"), reason_name("repeat 2", "zh")
    ('2 repeats', '重复 2')
    """
    reason, _, count = counted.rpartition(" ")
    if lang == "zh":
        return f"{REASONS[reason]} {count}"
    plural = "" if count == "1" or reason.startswith("without") else "s"
    return f"{count} {reason}{plural}"


# ----------------------------------------------------------------------------------------- values


def show(value: Any, lang: str) -> str:
    """Write a value of any field as people write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES_NO[not value][lang == "zh"]
    if isinstance(value, Kind):
        return kind_name(value, lang)
    if isinstance(value, Rung):
        return RUNGS[value][lang == "zh"]
    if isinstance(value, Amount):
        return amount(value)
    if isinstance(value, Sort):
        return SORTS[value][lang == "zh"]
    if isinstance(value, Decimal):
        return number(short(value))
    if isinstance(value, Change):
        return change(value, lang)
    if isinstance(value, tuple):
        return ("、" if lang == "zh" else ", ").join(value)
    return str(value)


def number(value: Decimal) -> str:
    """Write a number for people: digits in groups of three, no idle zeros.

    >>> number(Decimal("470000000.0")), number(Decimal("26.80"))
    ('470,000,000', '26.80')
    """
    whole = value.to_integral_value()
    return format(whole if whole == value else value, ",f")


def amount(item: Amount) -> str:
    """Write an amount for people; a span in brackets, since it is no sum.

    >>> amount(Amount(Relation.AT_LEAST, Decimal(1800)))
    '≥1,800'
    """
    if item.value is not None:
        return SIGNS[item.relation] + number(short(item.value))
    ends = (item.lowest, item.highest)
    return f"[{'–'.join('' if end is None else number(short(end)) for end in ends)}]"


def short(value: Decimal) -> Decimal:
    """Return a number that a division filled up with digits with four places, as it is shown.

    >>> short(Decimal(200000) / 3), short(Decimal("0.12345"))
    (Decimal('66666.6667'), Decimal('0.12345'))
    """
    digits, places = value.as_tuple().digits, -int(value.as_tuple().exponent)
    if len(digits) < FILLED or places <= SHOWN:
        return value
    return value.quantize(Decimal(1).scaleb(-SHOWN), context=Context(prec=len(digits) + SHOWN))


def change(item: Change | None, lang: str) -> str:
    """Write a change: its direction, and what it is measured from."""
    if item is None:
        return ""
    direction = DIRECTIONS.get(item.direction, (item.direction,) * 2)[lang == "zh"]
    return f"{direction} {item.basis}" if item.basis else direction
