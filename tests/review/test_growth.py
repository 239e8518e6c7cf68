from __future__ import annotations

from decimal import Decimal

import pytest

from swstats.records import Change, Kind, Relation
from swstats.review.grouping import By, Level
from swstats.review.growth import shape
from swstats.review.summary import Grown, summarize
from tests.conftest import made_up

HUNAN = {"region": "湖南省", "region_path": ("湖南省",)}
SHENZHEN = {"region": "深圳市", "region_path": ("广东省", "深圳市")}
ZHUHAI = {"region": "珠海市", "region_path": ("广东省", "珠海市")}
GIVEN = {"indicator": "捐赠", "measure": "捐赠收入", "kind": Kind.MONEY, "unit": "元", **HUNAN}


def given(number, value, period, **said):
    return made_up(number, value=value, period=period, **{**GIVEN, **said})


def grown(rows, by=(By.REGION, By.MEASURE), **options):
    """Return what became of it at each period that can be compared."""
    groups = summarize(rows, by, change=True, **options)
    assert all(isinstance(group, Grown) for group in groups)
    return {
        group.period: (group.compared, group.difference, group.growth)
        for group in groups
        if group.compared
    }


def test_the_difference_and_the_growth_are_exact():
    found = grown([given(1, "800", "2019"), given(2, "920", "2020"), given(3, "736", "2021")])
    assert found == {"2020": ("2019", 120, 15), "2021": ("2020", -184, -20)}


def test_growth_that_does_not_come_out_has_28_digits():
    found = grown([given(1, "3", "2019"), given(2, "4", "2020")])
    assert found["2020"][2] == Decimal(100) / 3


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2019", "2020"),
        ("2019-33", "2020-33"),
        ("2019-07", "2020-07"),
        ("2019-12-31", "2020-12-31"),
        ("2019-01/2019-06", "2020-01/2020-06"),
        ("2019-11/2020-03", "2020-11/2021-03"),
        ("2011/2015", "2016/2020"),
    ],
)
def test_like_is_compared_with_like(earlier, later):
    assert grown([given(1, 3, earlier), given(2, 6, later)]) == {later: (earlier, 3, 100)}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2018", "2020"),
        ("2019", "2020-01/2020-06"),
        ("2019-33", "2020-34"),
        ("2019/..", "2020/.."),
        ("../2019", "../2020"),
        ("2019~", "2020~"),
        ("2011/2015", "2012/2016"),
        ("199X", "2000"),
        (None, "2020"),
    ],
)
def test_unlike_periods_are_not_compared(earlier, later):
    assert grown([given(1, 3, earlier), given(2, 6, later)]) == {}


@pytest.mark.parametrize(
    "said",
    [
        {"relation": Relation.MORE},
        {"relation": Relation.ABOUT},
        {"value": None, "lower": 5, "upper": 7, "relation": Relation.RANGE},
        {"change": Change("up")},
        {"measure": None},
        {"measure": "公益支出"},
        {"unit": "美元"},
        {"region": None, "region_path": ()},
        SHENZHEN,
    ],
)
@pytest.mark.parametrize("which", [1, 2])
def test_what_is_not_sure_is_not_compared(said, which):
    rows = [given(1, 3, "2019"), given(2, 6, "2020")]
    rows[which - 1] = given(which, **{"value": 4, "period": rows[which - 1].period, **said})
    assert grown(rows) == {}


def test_sums_of_other_places_are_not_compared():
    rows = [given(1, 3, "2019"), given(2, 6, "2020"), given(3, 9, "2020", **SHENZHEN)]
    assert grown(rows, [By.MEASURE]) == {}
    rows.append(given(4, 4, "2019", **SHENZHEN))
    assert grown(rows, [By.MEASURE])["2020"][:2] == ("2019", 8)


def test_several_figures_of_one_place_may_be_others_than_last_year():
    rows = [
        given(1, 3, "2019"),
        given(2, 6, "2020", sentence="同"),
        given(3, 9, "2020", sentence="同"),
    ]
    assert grown(rows) == {}


def test_places_taken_up_are_compared_where_all_are_there():
    rows = [
        given(number, value, period, **place)
        for number, (value, period, place) in enumerate(
            [(3, "2019", SHENZHEN), (1, "2019", ZHUHAI), (5, "2020", SHENZHEN), (2, "2020", ZHUHAI)]
        )
    ]
    assert grown(rows, level=Level.PROVINCE) == {"2020": ("2019", 3, 75)}
    assert grown(rows[:3], level=Level.PROVINCE) == {}


def test_a_percentage_has_a_difference_in_points_and_no_growth():
    said = {"measure": "火化率", "kind": Kind.PERCENT, "unit": "%"}
    rows = [given(1, "50.5", "2019", **said), given(2, "52", "2020", **said)]
    assert grown(rows) == {"2020": ("2019", Decimal("1.5"), None)}


@pytest.mark.parametrize("before", [0, -3])
def test_from_nought_or_less_nothing_grows(before):
    assert grown([given(1, before, "2019"), given(2, 6, "2020")])["2020"][2] is None


def test_units_are_brought_together_first():
    said = {"measure": "农作物受灾面积", "kind": Kind.AREA}
    rows = [given(1, 15, "2019", unit="亩", **said), given(2, 2, "2020", unit="公顷", **said)]
    assert grown(rows) == {"2020": ("2019", 1, 100)}


def test_rows_of_one_thing_stand_together_as_time_goes():
    rows = [given(1, 3, "2020"), given(2, 6, "2019"), given(3, 5, "2019", measure="公益支出")]
    found = summarize(rows, [By.MEASURE], change=True)
    assert [(group.measure, group.period) for group in found] == [
        ("公益支出", "2019"),
        ("捐赠收入", "2019"),
        ("捐赠收入", "2020"),
    ]


@pytest.mark.parametrize("period", ["2020-13", "some day", "20200101", "2020-01/..", "２０２０"])
def test_what_is_no_closed_period_has_no_shape(period):
    assert shape(period) is None
