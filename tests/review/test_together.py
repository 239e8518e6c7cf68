from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from swstats.records import Kind
from swstats.review.grouping import By
from swstats.review.summary import summarize
from swstats.review.together import decimal_of
from tests.conftest import made_up

LAND = {
    "indicator": "农作物受灾面积",
    "measure": "农作物受灾面积",
    "kind": Kind.AREA,
    "period": "2020",
}
SOLD = {"indicator": "粮食", "kind": Kind.MASS, "period": "2020"}
PLACES = [{"region": name, "region_path": (name,)} for name in ("广东省", "湖南省", "四川省")]


def only(rows, **options):
    groups = summarize(rows, **{"by": [By.INDICATOR], **options})
    assert len(groups) == 1
    return groups[0]


def figures(said, *stated):
    """Make figures of (value, unit), each of another place."""
    return [
        made_up(number, value=value, unit=unit, **said, **PLACES[number])
        for number, (value, unit) in enumerate(stated)
    ]


BROUGHT = [
    ("the measure's own unit", LAND, [("1500", "亩"), ("20", "公顷")], "120", "公顷"),
    ("its own, though most have another", LAND, [("15", "亩"), ("30", "亩"), ("1", "公顷")], "4", "公顷"),
    ("one unit stays as it is", LAND, [("1500", "亩"), ("30", "亩")], "1530", "亩"),
    ("else the most frequent", SOLD, [("1.5", "吨"), ("2", "吨"), ("500", "公斤")], "4", "吨"),
    ("thirds that make a whole", {**SOLD, "indicator": "地", "kind": Kind.AREA},
     [("1", "公顷"), ("10", "亩"), ("5", "亩")], "30", "亩"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "stated", "total", "unit"), [case[1:] for case in BROUGHT],
                         ids=[case[0] for case in BROUGHT])  # fmt: skip
def test_units_of_one_dimension_are_added_in_one(said, stated, total, unit):
    group = only(figures(said, *stated))
    assert (group.total, group.unit, group.left_out) == (Decimal(total), unit, ())


def test_the_unit_is_the_same_in_all_rows():
    rows = figures(SOLD, ("2", "吨"), ("4", "吨"), ("500", "公斤"))
    groups = summarize(rows, [By.REGION, By.INDICATOR])
    assert {group.region: (group.total, group.unit) for group in groups} == {
        "广东省": (2, "吨"),
        "湖南省": (4, "吨"),
        "四川省": (Decimal("0.5"), "吨"),
    }


def test_the_span_is_in_that_unit_too():
    group = only(figures(SOLD, ("2", "吨"), ("4", "吨"), ("500", "公斤")))
    assert (group.lowest, group.highest) == (Decimal("0.5"), 4)


@pytest.mark.parametrize(
    ("said", "one", "other"),
    [
        ({"indicator": "捐赠", "measure": "捐赠收入", "kind": Kind.MONEY}, "元", "美元"),
        ({"indicator": "学校", "kind": Kind.COUNT}, "所", "个"),
        ({"indicator": "学生", "kind": Kind.PERSON}, "人", "名"),
        ({"indicator": "工期", "kind": Kind.DURATION}, "天", "个月"),
        ({"indicator": "气温", "kind": Kind.TEMPERATURE}, "℃", "K"),
        ({"indicator": "社会组织", "measure": "社会组织数", "kind": Kind.COUNT}, "家", "人"),
    ],
)
def test_other_units_stay_apart(said, one, other):
    rows = figures({"period": "2020", **said}, ("3", one), ("4", other))
    assert {group.unit for group in summarize(rows, [By.INDICATOR])} == {one, other}


@pytest.mark.parametrize(
    ("measure", "kind", "one", "other", "unit"),
    [
        ("社会组织数", Kind.COUNT, "家", "所", "个"),
        ("低保人数", Kind.PERSON, "名", "位", "人"),
    ],
)
def test_classifiers_of_one_measure_count_the_same(measure, kind, one, other, unit):
    said = {"indicator": measure, "measure": measure, "kind": kind, "period": "2020"}
    group = only(figures(said, ("3", one), ("4", other)))
    assert (group.total, group.unit) == (7, unit)


@pytest.mark.parametrize(
    ("first", "second"),
    [(("1.2", "亩"), ("0.08", "公顷")), (("10000", "亩"), ("667", "公顷"))],
)
@pytest.mark.parametrize("sentence", ["同一句", "另一句"])
def test_one_figure_in_two_units_is_told_again(first, second, sentence):
    rows = [
        made_up(1, value=first[0], unit=first[1], sentence="同一句", **LAND),
        made_up(2, value=second[0], unit=second[1], sentence=sentence, **LAND),
    ]
    group = only(rows)
    assert group.left_out == ("repeat 1",)
    assert group.figures == 2


def test_other_figures_in_two_units_are_added():
    rows = [
        made_up(1, value=15, unit="亩", sentence="同", **LAND),
        made_up(2, value=2, unit="公顷", sentence="同", **LAND),
    ]
    assert only(rows).total == 3


@pytest.mark.parametrize(
    ("number", "decimal"),
    [
        (Fraction(3, 8), "0.375"),
        (Fraction(-7, 20), "-0.35"),
        (Fraction(10**40), str(10**40)),
        (Fraction(1, 3), "0.3333333333333333333333333333"),
    ],
)
def test_a_fraction_becomes_the_decimal_that_it_is(number, decimal):
    assert decimal_of(number) == Decimal(decimal)
