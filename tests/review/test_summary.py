from __future__ import annotations

from decimal import Decimal

import pytest

from swstats import extract
from swstats.lexicons import default_lexicon
from swstats.records import Change, Kind, Relation
from swstats.review.grouping import By, Level, Rung
from swstats.review.summary import is_average, summarize
from tests.conftest import made_up

GUANGDONG = {"region": "广东省", "region_path": ("广东省",)}
SHENZHEN = {"region": "深圳市", "region_path": ("广东省", "深圳市")}
HUNAN = {"region": "湖南省", "region_path": ("湖南省",)}
COUNTRY = {"region": "中国", "region_path": ("中国",)}


def school(number, value, **said):
    return made_up(number, **{"indicator": "学校", "period": "2020", "value": value, **said})


def only(rows, **options):
    groups = summarize(rows, **options)
    assert len(groups) == 1
    return groups[0]


ADDED = [
    ("same thing, unit, period", [school(1, 3), school(2, 4)], 7, ()),
    ("equal figures of one sentence are two", [school(1, 3, sentence="同"), school(2, 3, sentence="同")],
     6, ()),
    ("one figure told again", [school(1, 3), school(2, 3)], 3, ("repeat 1",)),
    ("told again in another document", [school(1, 3), school(2, 3, doc="b.txt")], 3, ("repeat 1",)),
    ("a part is in its whole", [school(1, 9), school(2, 4, part_of="id1")], 9, ("part 1",)),
    ("a part of a part too", [school(1, 9), school(2, 4, part_of="id1"), school(3, 2, part_of="id2")],
     9, ("part 2",)),
    ("a part without its whole", [school(1, 9), school(2, 4, part_of="id99")], 13, ()),
    ("growth is no level", [school(1, 9), school(2, 4, change=Change("up"))], 9, ("change 1",)),
    ("a range has no value", [school(1, 9), school(2, None, lower=3, upper=5)], 9, ("range 1",)),
    ("nothing to add", [school(1, 9, change=Change("up"))], None, ("change 1",)),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "total", "left_out"), [case[1:] for case in ADDED],
                         ids=[case[0] for case in ADDED])  # fmt: skip
def test_only_what_may_be_added_is(rows, total, left_out):
    group = only(rows)
    assert group.total == total
    assert group.left_out == left_out
    assert group.figures == len(rows)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"kind": Kind.PERCENT, "unit": "%"}, "percentage"),
        ({"kind": Kind.RATIO, "unit": "倍"}, "ratio"),
        ({"kind": Kind.AGE, "unit": "岁"}, "age"),
        ({"kind": Kind.MONEY, "unit": "元/吨"}, "rate"),
        ({"indicator": "人均可支配收入"}, "average"),
        ({"indicator": None}, "without indicator"),
    ],
)
def test_some_things_have_no_sum(said, reason):
    group = only([school(1, 3, **said), school(2, 8, **said)])
    assert group.total is None
    assert group.left_out == (f"{reason} 2",)
    assert (group.lowest, group.highest) == (3, 8)


@pytest.mark.parametrize(
    ("bounds", "span"),
    [((30000, 50000), (30000, 50000)), ((30000, None), (30000, 30000)), ((None, 9), (9, 9))],
)
def test_a_range_spans_its_bounds(bounds, span):
    lower, upper = bounds
    group = only([school(1, None, lower=lower, upper=upper)])
    assert group.total is None
    assert (group.lowest, group.highest) == span


def test_undated_figures_are_added_within_an_article_only():
    assert only([school(1, 3, period=None), school(2, 4, period=None)]).total == 7
    apart = only([school(1, 3, period=None), school(2, 4, period=None, article="另一篇")])
    assert apart.total is None
    assert apart.left_out == ("without period 2",)


@pytest.mark.parametrize("other", [{"unit": "所"}, {"period": "2021"}, {"indicator": "医院"}])
def test_other_units_periods_and_things_stand_apart(other):
    assert [group.figures for group in summarize([school(1, 3), school(2, 4, **other)])] == [1, 1]


def test_the_measure_joins_what_is_worded_differently():
    rows = [
        school(1, 3, indicator="登记的社会组织", measure="社会组织数"),
        school(2, 4, indicator="社会组织", measure="社会组织数"),
    ]
    group = only(rows)
    assert (group.indicator, group.total) == ("社会组织数", 7)


@pytest.mark.parametrize(
    ("rows", "total", "left_out"),
    [
        ([school(1, 9, **GUANGDONG), school(2, 4, **SHENZHEN)], 9, ("place 1",)),
        ([school(1, 9, **GUANGDONG), school(2, 4, **HUNAN)], 13, ()),
        ([school(1, 9, **COUNTRY), school(2, 4, **HUNAN)], 9, ("place 1",)),
        ([school(1, 9), school(2, 4, **HUNAN)], 4, ("place 1",)),
        ([school(1, 9), school(2, 4)], 13, ()),
    ],
)
def test_a_place_is_not_added_to_the_place_it_lies_in(rows, total, left_out):
    group = only(rows, by=[By.INDICATOR])
    assert group.total == total
    assert group.left_out == left_out


def test_regions_come_in_the_order_of_the_hierarchy():
    rows = [
        school(1, 1, **HUNAN),
        school(2, 1),
        school(3, 1, **SHENZHEN),
        school(4, 1, **GUANGDONG),
    ]
    assert [group.region for group in summarize(rows)] == ["广东省", "深圳市", "湖南省", None]


def test_a_level_takes_places_up():
    rows = [
        school(1, 3, **SHENZHEN),
        school(2, 4, region="珠海市", region_path=("广东省", "珠海市")),
    ]
    group = only(rows, level=Level.PROVINCE)
    assert (group.region, group.total) == ("广东省", 7)


def test_without_the_indicator_figures_are_counted_and_not_added():
    rows = [school(1, 3, **HUNAN), school(2, 4, indicator="医院", **HUNAN)]
    group = only(rows, by=[By.REGION, By.KIND])
    assert (group.region, group.kind, group.figures) == ("湖南省", Kind.COUNT, 2)
    assert group.total is None
    assert group.left_out == ()


@pytest.mark.parametrize(
    ("relations", "joint"),
    [
        ([Relation.EQUAL, Relation.EQUAL], Relation.EQUAL),
        ([Relation.EQUAL, Relation.MORE], Relation.MORE),
        ([Relation.EQUAL, Relation.AT_LEAST], Relation.AT_LEAST),
        ([Relation.LESS, Relation.AT_MOST], Relation.LESS),
        ([Relation.LESS, Relation.MORE], Relation.ABOUT),
        ([Relation.EQUAL, Relation.ABOUT], Relation.ABOUT),
    ],
)
def test_a_sum_is_as_exact_as_its_figures(relations, joint):
    rows = [school(n, n + 1, relation=relation) for n, relation in enumerate(relations)]
    assert only(rows).relation is joint


def test_what_is_no_statistic_is_passed_over():
    assert summarize([school(1, 3, statistic=False)]) == []


def test_sums_are_exact():
    assert only([school(1, "0.1"), school(2, "0.2")]).total == Decimal("0.3")


AVERAGES = default_lexicon().table("averages")


@pytest.mark.parametrize("word", AVERAGES)
def test_averages_find_what_they_must(word):
    assert all(is_average(text, {word: AVERAGES[word]}) for text in AVERAGES[word]["yes"])
    assert not any(
        is_average(text, {word: AVERAGES[word]}) for text in AVERAGES[word].get("no", ())
    )


def test_by_measure_what_is_of_none_stands_together():
    rows = [
        school(1, 3, measure="学校数"),
        school(2, 4, measure="学校数", indicator="中小学"),
        school(3, 5),
        school(4, 6, unit="人", kind=Kind.PERSON),
    ]
    found = {group.measure: group for group in summarize(rows, [By.MEASURE])}
    assert (found["学校数"].total, found["学校数"].indicator) == (7, None)
    assert (found[None].figures, found[None].total, found[None].unit) == (2, None, None)
    assert found[None].left_out == ("without measure 2",)


def test_by_measure_and_indicator_both_are_said():
    rows = [school(1, 3, measure="学校数"), school(2, 4, measure="学校数", indicator="中小学")]
    found = summarize(rows, [By.MEASURE, By.INDICATOR])
    assert {(group.measure, group.indicator, group.total) for group in found} == {
        ("学校数", "学校", 3),
        ("学校数", "中小学", 4),
    }


def test_a_measure_that_is_a_rate_has_no_sum():
    rows = [
        school(1, 3, measure="就业率", kind=Kind.OTHER),
        school(2, 8, measure="就业率", kind=Kind.OTHER),
    ]
    assert only(rows, by=[By.MEASURE]).left_out == ("average 2",)


def coded(place, code):
    return {**place, "region_code": code}


LEVELS = [
    (("广东省", "深圳市", "龙岗区"), "440307", Level.PROVINCE, "广东省", Rung.PROVINCE),
    (("广东省", "深圳市", "龙岗区"), "440307", Level.CITY, "深圳市", Rung.CITY),
    (("广东省",), "440000", Level.CITY, "广东省", Rung.PROVINCE),
    (("广东省", "深圳市"), "440300", Level.COUNTY, "深圳市", Rung.CITY),
    (("北京市", "海淀区"), "110108", Level.CITY, "北京市", Rung.CITY),
    (("北京市",), "110000", Level.COUNTY, "北京市", Rung.PROVINCE),
    (("中国",), None, Level.PROVINCE, "中国", Rung.COUNTRY),
    (("日本",), None, Level.PROVINCE, "日本", None),
    ((), None, Level.PROVINCE, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("path", "code", "level", "region", "rung"), LEVELS)
def test_a_place_above_the_level_says_so(path, code, level, region, rung):
    said = {"region": path[-1] if path else None, "region_path": path, "region_code": code}
    group = only([school(1, 3, **said)], level=level)
    assert (group.region, group.rung) == (region, rung)
    assert only([school(1, 3, **said)]).rung is None


def test_taken_up_a_place_is_still_not_added_to_the_place_it_lies_in():
    rows = [school(1, 9, **GUANGDONG), school(2, 4, **SHENZHEN)]
    group = only(rows, level=Level.PROVINCE)
    assert (group.region, group.total, group.left_out) == ("广东省", 9, ("place 1",))


@pytest.mark.parametrize(
    ("said", "relation"),
    [
        ({"value": 3, "relation": Relation.MORE}, Relation.MORE),
        ({"value": None, "lower": 3, "relation": Relation.RANGE}, Relation.AT_LEAST),
        ({"value": None, "upper": 3, "relation": Relation.RANGE}, Relation.AT_MOST),
    ],
)
def test_one_value_without_a_sum_keeps_its_relation(said, relation):
    group = only([school(1, kind=Kind.PERCENT, unit="%", **said)])
    assert (group.total, group.lowest, group.relation) == (None, 3, relation)


def the_one_of(text, kind=Kind.COUNT):
    groups = [group for group in summarize(extract(text)) if group.kind is kind]
    assert len(groups) == 1
    return groups[0]


@pytest.mark.parametrize(
    "text",
    [
        "全县养老机构由35家减少至20家。",
        "全县幼儿园从35所减少到20所。",
        "全县幼儿园20所，去年同期为35所。",
        "全縣幼兒園20所，較上年同期35所減少15所。",
        "全县幼儿园现有20所，原来的35所中有的合并了。",
    ],
)
def test_undated_figures_of_two_times_are_not_added(text):
    group = the_one_of(text)
    assert group.total is None
    assert (group.lowest, group.highest) == (20, 35)
    assert "without period" in str(group.left_out)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("2023年，广州市地区生产总值突破3万亿元、达30355.73亿元。", "3035573000000"),
        ("2023年，广州市地区生产总值突破3万亿元大关，达到30355.73亿元。", "3035573000000"),
        ("2023年，广州市地区生产总值超过3万亿元。", "3000000000000"),
    ],
)
def test_a_bound_and_its_figure_are_one(text, total):
    assert the_one_of(text, Kind.MONEY).total == Decimal(total)


def test_an_amount_of_change_is_no_end_of_what_levels_span():
    group = the_one_of("2023年，湖面面积4557平方公里，比上年增加312平方公里。", Kind.AREA)
    assert group.total == group.lowest == group.highest == Decimal(4557)
    assert group.left_out == ("change 1",)
