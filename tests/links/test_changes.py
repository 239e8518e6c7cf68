"""Which figures are amounts of change: sentences of our own, the changes of their figures in order."""

from __future__ import annotations

import re
from typing import Any

import pytest

from swstats.lexicons import default_lexicon
from swstats.links.changes import link_changes
from tests.links.staging import stage

# text, directions of its figures ("" none)
DIRECTIONS = [
    ("用电量【31亿度】，同比增长【3%】。", ["", "up"]),
    ("用电量【31亿度】，同比下降【3%】。", ["", "down"]),
    ("失业率回落【0.3个百分点】。", ["down"]),
    ("用电量 【31亿度】 同比下降 【3%】", ["", "down"]),
    ("寿命延长【2.1岁】，工期缩短【30天】。", ["up", "down"]),
    ("产值翻了【一番】。", ["up"]),
    ("指数跌【31点】，收报【2400点】。", ["down", ""]),
    ("恒指升【139点】。", ["up"]),
    ("进口按月减【5%】，出口年增【7%】。", ["down", "up"]),
    ("商品房价格涨幅【3%】，投资增速高达【21%】。", ["up", "up"]),
    ("毛利率【31%】，同比变动【-0.4个百分点】。", ["", "down"]),
    ("营收【31亿元】（同比【+5%】）。", ["", "up"]),
    ("净利润增长【-12%】。", ["down"]),
    ("收入下降（同口径）【9.5%】，增长(剔除税改因素)【3%】。", ["down", "up"]),
    ("收入增长（新增）【9.5%】。", [""]),
    ("盈利较去年同期减少港币【24亿元】。", ["down"]),
    ("检测人次比去年同期超出【16%】，比邻市超出【3%】。", ["up", ""]),
    ("气温偏高【1.5℃】，降水偏少【3毫米】。", ["up", "down"]),
    ("价格环比上涨【0%】。", ["flat"]),
    ("分别增长【9%】、【10%】和【11%】。", ["up", "up", "up"]),
    ("经济以【8%】的增速前行。", ["up"]),
    ("产值增长【6%】，低于上年的【8%】，也低于年初预计的【7%】。", ["up", "up", "up"]),
    ("离婚率为【6%】，低于上年的【8%】。", ["", ""]),
    ("工会要求增加工资【6%】，降低房租【一成】。", ["up", "down"]),
    ("增加收入至【6%】。", [""]),
    ("公司较上年增加成本【1.2亿元】，同比减少投资【3亿元】。", ["up", "down"]),
    ("公司增加投资【3亿元】。", [""]),
    ("观众比上届多【一成五】，比邻县多【31人】。", ["up", ""]),
    ("实现了【12%】的增长。", ["up"]),
    ("央行下调利率【0.25个百分点】，上调电价【5%】。", ["down", "up"]),
    ("下调利率至【3%】。", [""]),
    ("高于上年同期【3个百分点】。", ["up"]),
    ("客流比上年多【3万人次】，按周多【7宗】。", ["up", "up"]),
    ("较2019年少【12天】。", ["down"]),
    ("投诉减少了【三成】。", ["down"]),
    ("收入增加近【5000元】。", ["up"]),
    ("药价降价【82%】，门票涨价【20元】。", ["down", "up"]),
    ("购物额【5亿元】，人数【8万人】，分别增长【1.1倍】和【87%】。", ["", "", "up", "up"]),
    ("增长速度最低是【5%】，最高是【7%】，失业率最高是【7%】。", ["up", "up", ""]),
    ("甲厂销量增幅仅为【12%】，而乙厂高达【88%】。", ["up", "up"]),
    ("进口增速为【5%】，而失业率达【4%】，占比达【30%】。", ["up", "", ""]),
    ("降幅居前的有甲县（【18%】）、乙县（【17%】）和丙县（【9%】）。", ["down", "down", "down"]),
    ("增长率较高的地区中，失业率较低的是甲县（【3%】）、乙县（【4%】）。", ["", ""]),
    ("占比最高的是甲县（【18%】）、乙县（【17%】）。", ["", ""]),
    ("增速较快的县中，城镇化水平最高的为甲县（【60%】）、乙县（【50%】）。", ["", ""]),
    ("跌幅最大的三只股票的换手为甲股（【12%】）、乙股（【10%】）。", ["", ""]),
    ("第二产业增速为【5%】，而服务业份额达【60%】。", ["up", ""]),
    ("甲厂增幅仅为【5%】，而ABC高达【60%】。", ["up", "up"]),
    ("出口增长率较高的国家中居前两位的国家是甲国（【18%】）、乙国（【17%】）。", ["up", "up"]),
    ("GDP增速为【6%】，而失业率高达【12%】。", ["up", ""]),
    ("以【5%】、【6%】和【7%】的增速前行。", ["up", "up", "up"]),
    ("人口以【5%】和【6%】的占比居前。", ["", ""]),
    ("三项分别比5日增加了【31例】、【6人】和【2人】。", ["up", "up", "up"]),
    ("市值骤跌【260亿元】（相当于【42亿美元】），跌幅一度达【3%】。", ["down", "down", "down"]),
    ("利润高于上年同期的【32亿元】，较前一交易日低【69点】。", ["", "down"]),
    ("上半年多赚【28%】，预算加码【10亿元】，股指微升【0.6%】。", ["up", "up", "up"]),
    ("每次取【5微升】，加码投资【3亿元】。", ["", ""]),
    ("较去年分别扩招【3%】和【1成】。", ["up", "up"]),
    ("成交较前一交易日缩量【300亿元】。", ["down"]),
    ("就业人数增加【2.3万人】或【0.2%】。", ["up", "up"]),
    ("费用较早前估算低【4%】，升幅更高达【36%】。", ["down", "up"]),
    ("上涨个股【1370家】，下跌【3500家】。", ["", ""]),
    ("低于每年6000元的还有【4个】，平均比降【2.8‰】。", ["", ""]),
    # levels reached
    ("床位由【310张】增至【420张】。", ["", ""]),
    ("床位从【310张】增加到【420张】，增长【35%】。", ["", "", "up"]),
    ("标准提高到【500元】，费用降至【30元】。", ["", ""]),
    ("收入比缩小为【1.7】。", [""]),
    ("指数跌破【8000点】，升穿【9000点】。", ["", ""]),
    ("达到【31万人】，突破【8万元】。", ["", ""]),
    # new things, acts, names
    ("新增就业【31万人】，新建校舍【5座】。", ["", ""]),
    ("减税【4万亿元】，增发国债【1万亿元】。", ["", ""]),
    ("工业增加值【243亿元】，增值税【12亿元】。", ["", ""]),
    ("改造提升公园【38个】，改造提升【38个】。", ["", ""]),
    ("增加床位【500张】，减少碳排放【38吨】。", ["", ""]),
    ("人口自然增长率【4‰】。", [""]),
    ("增长面为【73%】，其中【25个】行业增长。", ["", ""]),
    # comparisons of two things
    ("比山下低【8%】，比全国平均水平高出【3个百分点】。", ["", ""]),
    ("超额认购【3倍】，是2016年的【1.9倍】。", ["", ""]),
    ("最多【30人】，最低【5元】，至少【3天】。", ["", "", ""]),
    ("每公升【8元】。", [""]),
]

BASES = [
    ("出口较上月微跌【3%】。", "较上月"),
    ("客流比昨日猛增【3万人】。", "比昨日"),
    ("收入比去年只增长【3%】。", "比去年"),
    ("同比增长【3%】。", "同比"),
    ("环比下降【3%】。", "环比"),
    ("比上年增长【3%】。", "比上年"),
    ("较2016年下降【3%】。", "较2016年"),
    ("与一年前相比下降【3%】。", "与一年前相比"),
    ("比上年同期更增加【3万人】。", "比上年同期"),
    ("按年上升【3%】。", "按年"),
    ("年均增长【3%】。", "年均"),
    ("2月当月增长【3%】。", None),
    ("月减【3%】。", "月"),
    ("按可比价格计算比上年增长【3%】。", "比上年"),
    ("哥伦比亚增长【3%】。", None),
    ("比利时旅客增长【3%】。", None),
    ("产量比亚军省份增长【20%】。", "比亚军省份"),
    ("赞比亚铜产量比上年下降【3%】。", "比上年"),
    ("比上年名义增长【3%】。", "比上年"),
    ("占比上升【3个百分点】。", None),
    ("增长【3%】。", None),
    ("比重提高【3个百分点】。", None),
    ("五年涨了【3倍】。", None),
]

LEVELS = [
    ("用电量【31亿度】，同比增长【3%】。", [None, 0]),
    ("销售【38亿元】，较上年增加【2亿元】，增长【5%】。", [None, 0, 0]),
    ("占比由【51%】提高到【58%】，提高【7个百分点】。", [None, None, 1]),
    ("合约【5639宗】，总值【515亿元】，分别较上月升【65%】及【48%】。", [None, None, 0, 1]),
    ("用电量同比增长【3%】，达【31亿度】。", [1, None]),
    # a new subject has no level said
    ("零售额【31亿元】，增长【3%】，其中餐饮收入增长【8%】。", [None, 0, None]),
    ("小区【416个】，提高【13个百分点】。", [None, None]),
]


def changes(marked: str) -> list[Any]:
    return link_changes(stage(marked))


@pytest.mark.parametrize(("text", "expected"), DIRECTIONS)
def test_amounts_of_change_have_a_direction(text: str, expected: list[str]) -> None:
    assert [c.direction if c else "" for c in changes(text)] == expected


@pytest.mark.parametrize(("text", "basis"), BASES)
def test_the_basis_is_given_as_written(text: str, basis: str | None) -> None:
    (change,) = changes(text)
    assert change.basis == basis


@pytest.mark.parametrize(("text", "expected"), LEVELS)
def test_the_level_that_changed_is_found(text: str, expected: list[int | None]) -> None:
    assert [c.of if c else None for c in changes(text)] == expected


def test_a_list_shares_its_basis() -> None:
    assert [c.basis for c in changes("同比分别增长【9%】、【10%】。")] == ["同比", "同比"]


def test_a_second_figure_for_one_change_shares_its_basis() -> None:
    found = changes("销售【38亿元】，较上年增加【2亿元】，增长【5%】。")
    assert [c.basis for c in found[1:]] == ["较上年", "较上年"]


def entries() -> list[tuple[str, str, bool]]:
    cases = []
    for word, entry in default_lexicon().table("changes").items():
        cases += [(word, text, True) for text in entry["yes"]]
        cases += [(word, text, False) for text in entry["no"]]
    return cases


@pytest.mark.parametrize(("word", "text", "expected"), entries())
def test_each_word_makes_a_change_where_its_entry_says_so(
    word: str, text: str, expected: bool
) -> None:
    (change,) = changes(marked(text))
    assert (change is not None) is expected
    table = default_lexicon().table("changes")
    if change is not None and table[word]["direction"] != "sign":
        assert change.direction == table[word]["direction"]


def marked(text: str) -> str:
    """Mark the last figure of a text: digits or Chinese numerals, and what follows them."""
    figures = list(
        re.finditer("[-+]?(?:[0-9][0-9.]*|[一二三四五六七八九十两半]+)[一-鿿%‰℃]*(?:百分点)?", text)
    )
    last = figures[-1]
    return f"{text[: last.start()]}【{last.group()}】{text[last.end() :]}"
