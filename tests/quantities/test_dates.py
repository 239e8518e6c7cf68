"""Which stretches of text are times, and what they say."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest

from swstats.lexicons import default_lexicon
from swstats.quantities import dates
from swstats.quantities.dates import Base, Bound, Edge, Form, Moment, TimeSpan, find_times


def times(text: str) -> list[TimeSpan]:
    return find_times(text, default_lexicon())


def words(text: str) -> list[str]:
    return [text[t.start : t.end] for t in times(text)]


DATES = [
    ("2020年7月31日", Moment(2020, month=7, day=31)),
    ("2020 年 7 月 31 日", Moment(2020, month=7, day=31)),
    ("二〇二〇年七月三十一日", Moment(2020, month=7, day=31)),
    ("二○一八年", Moment(2018)),
    ("一九九八年六月", Moment(1998, month=6)),
    ("2020-07-31", Moment(2020, month=7, day=31)),
    ("2020.7.31", Moment(2020, month=7, day=31)),
    ("2020/07/31", Moment(2020, month=7, day=31)),
    ("98年", Moment(1998)),
    ("08年", Moment(2008)),
    ("零八年", Moment(2008)),
    ("1997年度", Moment(1997)),
    ("2021财年", Moment(2021)),
    ("2021财政年度", Moment(2021)),
    ("90年代", Moment(1990, years=10)),
    ("上世纪八十年代", Moment(1980, years=10)),
    ("民国106年", Moment(2017)),
    ("民国一一二年", Moment(2023)),
    ("106年第四季", Moment(2017, month=10, months=3)),
    ("今年前两个月", Moment(month=1, months=2, base=Base.PUBLISHED, away_years=0)),
    ("光绪二十年", Moment(1894)),
    ("2021年1至10月", Moment(2021, month=1, months=10)),
    ("2021年1—6月", Moment(2021, month=1, months=6)),
    ("1-9月份", Moment(month=1, months=9)),
    ("前三季度", Moment(month=1, months=9)),
    ("前11个月", Moment(month=1, months=11)),
    ("2021年上半年", Moment(2021, month=1, months=6)),
    ("一季度", Moment(month=1, months=3)),
    ("第四季度", Moment(month=10, months=3)),
    ("2023Q4", Moment(2023, month=10, months=3)),
    ("1H2023", Moment(2023, month=1, months=6)),
    ("2023年末", Moment(2023, edge=Edge.END)),
    ("2月底", Moment(month=2, edge=Edge.END)),
    ("去年", Moment(base=Base.PUBLISHED, away_years=-1)),
    ("上年末", Moment(base=Base.FRAME, away_years=-1, edge=Edge.END)),
    ("今年1至10月", Moment(month=1, months=10, base=Base.PUBLISHED, away_years=0)),
    ("昨日", Moment(base=Base.PUBLISHED, away_days=-1)),
    ("上个月", Moment(base=Base.PUBLISHED, away_months=-1)),
    ("8月25日上午", Moment(month=8, day=25)),
]

RANGES = [
    ("2018-2020年", Moment(2018), Moment(2020)),
    ("2018—2020年", Moment(2018), Moment(2020)),
    ("2017年至2021年", Moment(2017), Moment(2021)),
    ("2019/20赛季", Moment(2019), Moment(2020)),
    ("21日至23日", Moment(day=21), Moment(day=23)),
    ("2024年1月1日至2月29日", Moment(2024, month=1, day=1), Moment(2024, month=2, day=29)),
    ("2021年11月至2022年3月", Moment(2021, month=11), Moment(2022, month=3)),
    ("“十四五”期间", Moment(2021), Moment(2025)),
]

BOUNDS = [
    ("截至2020年6月底", Bound.UNTIL),
    ("截止2020年6月底", Bound.UNTIL),
    ("自2018年9月以来", Bound.SINCE),
    ("2018年以来", Bound.SINCE),
    ("2018年5月至今", Bound.SINCE),
    ("2021年7月1日起", Bound.SINCE),
    ("2018年", None),
]

OTHERS = [
    ("中午12:00", Form.CLOCK),
    ("7点半", Form.CLOCK),
    ("晚上8点", Form.CLOCK),
    ("店里忙到22点", Form.CLOCK),
    ("下午3时20分", Form.CLOCK),
    ("15:30", Form.CLOCK),
    ("近四年来", Form.DURATION),
    ("过去五年", Form.DURATION),
    ("五年累计", Form.DURATION),
    ("三年前", Form.DURATION),
    ("十年间", Form.DURATION),
    ("连续两年", Form.DURATION),
    ("半年", Form.DURATION),
    ("一个半月", Form.DURATION),
    ("60日内", Form.DURATION),
    ("15日内", Form.DURATION),
    ("连续7日", Form.DURATION),
    ("走了十五年", Form.DURATION),
    ("过了三年", Form.DURATION),
    ("24小时内", Form.DURATION),
    ("过去48小时", Form.DURATION),
    ("15分钟后", Form.DURATION),
    ("十日内", Form.DURATION),
    ("前3天", Form.DURATION),
    ("近10年", Form.DURATION),
    ("汛期以来", Form.EVENT),
    ("40周年", Form.EVENT),
    ("第三年", Form.ORDINAL),
    ("目前", Form.NOW),
    ("近年来", Form.VAGUE),
    ("周末", Form.VAGUE),
]

# The numerals in these are figures, names, ordinals: nothing in them is a time.
NONE = [
    "旅客平均逗留1日",
    "7318个", "8,146宗", "2.1亿小时", "27.1年", "约31人", "平均住院日7.1天", "从医32年", "服务时长3小时",
    "三年级二班", "一年级", "15个工作日", "146.25日元", "3公斤", "1.9倍", "比分为3:10", "师生比1:20",
    "1:11.4", "24399.5点", "涨到22点", "涨了12点", "五点建议", "2,018年", "1.5日", "7日元", "8号楼", "1号线", "12345热线", "3.10元",
    "树龄约1200年", "有1000年的历史", "60岁以上年龄", "证明年龄", "过去年均增长", "三八线", "五一个", "羔羊6月龄",
    "2021人", "案号（20723）", "增加了3天", "缩短了5年", "超过3年", "提前5天", "近8小时", "近10天", "满3周岁", "平均用时12分钟",
    "存了126个小时", "卸了84个小时", "法国用了126年", "写作花了3年", "路上走了6天", "住了四天", "服务48小时",
    "听课20学时", "三五年", "一个人一月定量", "3、5、8元", "（12）份", "1-6）级", "延长2个月", "年假15天", "工期90天", "保质期6个月", "3岁半", "一年生植物", "第101号", "24时令蔬菜",
]  # fmt: skip

APART = [
    # no 日本 in it
    ("5月9日本报讯", ["5月9日"]),
    ("2021年，2022年", ["2021年", "2022年"]),
    ("1616年、1618年两度登临", ["1616年", "1618年"]),
    ("2010年增加到2020年的5万人", ["2010年", "2020年"]),
    ("8月接待2万人次，9月接待3万人次", ["8月", "9月"]),
    ("9:00—11:30，14:30—17:00", ["9:00—11:30", "14:30—17:00"]),
    ("年度报告（2021）", ["2021"]),
    ("唐天宝六年（747年）改名", ["天宝六年", "747年"]),
]


REPORTS = [
    ("2025年半年度报告", Moment(2025, month=1, months=6)),
    ("2025年中期业绩", Moment(2025, month=1, months=6)),
    ("2025年一季报", Moment(2025, month=1, months=3)),
    ("2024年第三季度报告", Moment(2024, month=7, months=3)),
    ("2024年上半年度业绩", Moment(2024, month=1, months=6)),
    ("2024年报名", Moment(2024)),
    ("2024年中期评估", Moment(2024)),
    ("2024年三季报", Moment(2024)),
]


@pytest.mark.parametrize(("text", "moment"), REPORTS)
def test_the_name_of_a_report_says_its_period(text: str, moment: Moment) -> None:
    assert [t.first for t in times(text)] == [moment]


@pytest.mark.parametrize(("text", "moment"), DATES)
def test_a_date_is_found_whole_and_read(text: str, moment: Moment) -> None:
    found = times(f"，{text}，")
    assert [(t.start, t.end) for t in found][-1][1] == len(text) + 1
    assert found[-1].first == moment
    assert found[-1].last is None


@pytest.mark.parametrize(("text", "first", "last"), RANGES)
def test_a_range_has_two_ends(text: str, first: Moment, last: Moment) -> None:
    (found,) = times(text)
    assert (found.start, found.end) == (0, len(text))
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_a_bound_is_part_of_its_time(text: str, bound: Bound | None) -> None:
    (found,) = times(text)
    assert (found.start, found.end, found.bound) == (0, len(text), bound)


@pytest.mark.parametrize(("text", "form"), OTHERS)
def test_times_without_a_date_have_a_form(text: str, form: Form) -> None:
    assert [t.form for t in times(f"，{text}，")] == [form]


@pytest.mark.parametrize("text", NONE)
def test_figures_are_no_times(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(("text", "expected"), APART)
def test_two_times_are_two(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_times_are_in_order_and_do_not_overlap() -> None:
    text = (
        "截至2020年6月底，自2018年9月以来，“十四五”期间，去年底至今年5月，3月8日下午3时20分。" * 3
    )
    found = times(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len(found) >= 12


@pytest.mark.parametrize(
    "text", ["", "年", "月", "9" * 500 + "年", "十" * 500, "至" * 300, "：" * 50]
)
def test_odd_text_is_read_without_trouble(text: str) -> None:
    assert isinstance(times(text), list)


BEFORE = (
    "",
    "\n",
    "，",
    "前",
    "前\n",
    "头",
    "公元前",
    "截至",
    "今年",
    "2017年至",
    "第",
    "3月、",
    "晚上",
)
YEARS = ("", "2018年", "1998年", "2000年", "1850年", "106年", "98年")
MONTHS = ("", "9月", "09月", "12月", "13月", "九月", "7-9月")
DAYS = ("", "6日", "16日", "31日", "32日", "5号")
AFTER = (
    "", "。", "至29日", "至10月", "-8日", "、", "和2020年", "份", "度", "代", "末", "底", "初", " 10时", "以来", "以前",
    "之内", "本报讯", "元", "均", "龄", "上午", "Q1", "起", "中国", "以", "的",
)  # fmt: skip


def test_a_plain_date_is_read_as_its_parts_are(monkeypatch: pytest.MonkeyPatch) -> None:
    choose = random.Random(1).choice
    for _ in range(4000):
        text = "".join(choose(parts) for parts in (BEFORE, YEARS, MONTHS, DAYS, AFTER) * 2)
        plain = times(text)
        with monkeypatch.context() as patch:
            patch.setattr(dates, "PLAIN_DATE", re.compile("(?!)"))
            assert times(text) == plain
