"""Titles, dates and issuers that run on into the text behind them."""

from __future__ import annotations

import pytest

from swstats import extract
from swstats.text.fronts import front

TEXT = "全县接待游客30万人次，增长5%。"


@pytest.mark.parametrize(
    ("title", "between"),
    [
        ("某县旅游收入创新高", "发布时间：2019-03-05 来源：本站 浏览：123次"),
        ("某县旅游收入创新高", "来源：河阳日报2019-03-05 10:20"),
        ("某县旅游收入创新高", "河阳网3月5日讯（记者王明）"),
        ("某县旅游收入创新高", "新华社北京3月5日电"),
        ("春运四十天 旅客再增加", "本报讯（记者王明）"),
        ("某县2019年国民经济和社会发展统计公报[1]", "某县统计局2020年3月5日一、综合"),
        ("政府工作报告", "2018年12月26日在某县第十九届人民代表大会第四次会议上县长李某一、回顾"),
    ],
)
def test_a_title_is_told_by_what_follows_it(title, between):
    found = front(title + between + TEXT)
    assert found is not None
    assert found.title == len(title)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "本报讯（记者王明）" + TEXT,
        "据新华社北京3月5日电 " + TEXT,
        "记者从统计局获悉，发布时间：2019-03-05，" + TEXT,
        "某县今年旅游收入大增。来源：本站" + TEXT,
        "会议听取了政府工作报告，" + TEXT,
    ],
)
def test_a_text_without_a_title_stays_whole(text):
    assert front(text) is None


def test_the_place_and_the_year_of_a_title_that_runs_on_are_those_of_the_text():
    page = "丰宁满族自治县2019年国民经济和社会发展统计公报丰宁县统计局2020年3月5日一、综合全年生产总值130亿元。"
    (only,) = extract(page)
    assert (only.region, only.period) == ("丰宁满族自治县", "2019")


def test_a_heading_that_a_gap_parts_from_its_text_is_no_part_of_it():
    page = "一、总体情况 据协会统计，上半年新增装机108万千瓦。二、经营效益 会员企业实现收入612.8亿元。\n\n2.1　感染情况　应检2580人。"
    assert [r.indicator for r in extract(page)] == ["新增装机", "会员企业收入", "应检"]
    (only,) = extract("一、捐赠收入 386.5元。")
    assert only.indicator == "捐赠收入"


def test_the_number_of_a_heading_is_no_figure():
    page = "某旗布病调查\n\n1　对象与方法\n\n2.1人间感染情况\n\n2.1万人参加了检测。"
    assert [r.text for r in extract(page)] == ["2.1万人"]
