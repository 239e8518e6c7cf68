from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swstats.errors import FormatError
from swstats.output.labels import FIELDS
from swstats.records import Amount, Kind, Relation
from swstats.review import pivot as pivots
from swstats.review.grouping import By
from swstats.review.pivot import FIELD, UNNAMED, amount_of, keys_of, pivot
from swstats.review.summary import summarize
from tests.conftest import made_up

GUANGDONG = {"region": "广东省", "region_path": ("广东省",), "region_code": "440000"}
SHENZHEN = {"region": "深圳市", "region_path": ("广东省", "深圳市"), "region_code": "440300"}
HUNAN = {"region": "湖南省", "region_path": ("湖南省",), "region_code": "430000"}
GIVEN = {"indicator": "捐赠", "measure": "捐赠收入", "kind": Kind.MONEY, "unit": "元"}


def table(rows, by, across, **options):
    """Return the record, and of each row what it says, without what is empty."""
    groups = summarize(rows, keys_of(by, across), **options)
    record, found, _ = pivot(groups, by, across)
    said = [
        {name: value for name, value in vars(row).items() if value is not None} for row in found
    ]
    return record, said


def exactly(value):
    return Amount(Relation.EQUAL, Decimal(value))


ROWS = [
    made_up(1, value=8, period="2020", **GIVEN, **HUNAN),
    made_up(2, value=9, period="2021", **GIVEN, **HUNAN),
    made_up(3, value=5, period="2020", relation=Relation.MORE, **GIVEN, **GUANGDONG),
    made_up(4, value=30, period="2020", kind=Kind.PERCENT, unit="%", indicator="占比", **HUNAN),
    made_up(5, value=40, period="2020", kind=Kind.PERCENT, unit="%", indicator="占比", **HUNAN),
]


def test_periods_stand_in_columns_and_what_must_be_one_in_the_row():
    record, rows = table(ROWS, [By.REGION], By.PERIOD)
    assert record.leading == ("region", "indicator", "kind", "unit")
    assert record.cells == ("2020", "2021")
    of_money = [row for row in rows if row["unit"] == "元"]
    assert [(row["region"], row["2020"], row.get("2021")) for row in of_money] == [
        ("广东省", Amount(Relation.MORE, Decimal(5)), None),
        ("湖南省", exactly(8), exactly(9)),
    ]


def test_what_has_no_sum_shows_its_span():
    _, rows = table(ROWS, [By.REGION], By.PERIOD)
    (share,) = [row for row in rows if row["unit"] == "%"]
    assert share["2020"] == Amount(Relation.RANGE, None, Decimal(30), Decimal(40))


def test_columns_of_measures_name_their_unit():
    record, rows = table(ROWS, [By.REGION], By.MEASURE)
    assert record.cells == ("捐赠收入 (元)",)
    assert record.leading == ("region", "period")
    assert [row["period"] for row in rows if row["region"] == "湖南省"] == ["2020", "2021"]


def test_what_has_no_name_comes_last_under_none():
    rows = [made_up(1, value=1, **GIVEN), made_up(2, value=2, period="2020", **GIVEN)]
    record, _ = table(rows, [By.REGION], By.PERIOD)
    assert record.cells == ("2020", UNNAMED)


def test_kinds_are_counted():
    _, rows = table(ROWS, [By.REGION], By.KIND)
    assert rows == [
        {"region": "广东省", "money": 1},
        {"region": "湖南省", "money": 2, "percent": 2},
    ]


def test_what_became_of_it_has_columns_of_its_own():
    record, rows = table(ROWS, [By.REGION], By.PERIOD, change=True)
    assert record.changes == {"2021": ("2021 ±", "2021 ±%")}
    assert [row.get("2021 ±") for row in rows] == [None, 1, None]
    assert [row.get("2021 ±%") for row in rows] == [None, Decimal("12.5"), None]


def test_places_of_one_name_stay_two():
    rows = [
        made_up(1, value=1, region="朝阳区", region_path=("北京市", "朝阳区"), period="2020", **GIVEN),
        made_up(2, value=2, region="朝阳区", region_path=("吉林省", "长春市", "朝阳区"),
                period="2020", **GIVEN),
    ]  # fmt: skip
    record, found = table(rows, [By.MEASURE], By.REGION)
    assert set(record.cells) == {"北京市朝阳区", "吉林省长春市朝阳区"}
    assert len(found) == 1


@pytest.mark.parametrize("name", ["region", "地区", "unit", "文件", "2020"])
def test_no_column_is_called_as_another(name):
    rows = [made_up(n, doc=doc, **GIVEN) for n, doc in enumerate([name, "2020", "2020 ±"])]
    record, _ = table(rows, [By.REGION], By.DOCUMENT)
    names = [*record.leading, *record.cells]
    assert len({*names}) == len(names)
    assert not {*record.cells} & {word for words in FIELDS.values() for word in words}


def test_a_thing_cannot_stand_in_rows_and_columns():
    with pytest.raises(ValueError, match="rows and in the columns"):
        keys_of([By.PERIOD], By.PERIOD)


def test_too_many_columns_are_refused(monkeypatch):
    monkeypatch.setattr(pivots, "COLUMNS", 1)
    with pytest.raises(FormatError, match="2 columns of period are too many"):
        table(ROWS, [By.REGION], By.PERIOD)


def test_a_row_is_not_changed():
    (row, *_) = pivot(summarize(ROWS, keys_of([By.REGION], By.PERIOD)), [By.REGION], By.PERIOD).rows
    with pytest.raises(AttributeError):
        row.region = "四川省"


figures = st.builds(
    dict,
    value=st.integers(0, 9).map(Decimal),
    relation=st.sampled_from([Relation.EQUAL, Relation.MORE, Relation.ABOUT]),
    period=st.sampled_from(["2019", "2020", "2020-33", None]),
    doc=st.sampled_from(["a.txt", "b.txt"]),
    measure=st.sampled_from(["捐赠收入", "农作物受灾面积", None]),
    indicator=st.sampled_from(["捐赠", "学校", None]),
    sentence=st.sampled_from(["甲", "乙"]),
    **{"kind, unit": st.sampled_from([(Kind.MONEY, "元"), (Kind.MONEY, "美元"), (Kind.AREA, "亩"),
                                      (Kind.AREA, "公顷"), (Kind.PERCENT, "%"), (Kind.COUNT, None)]),
       "place": st.sampled_from([GUANGDONG, SHENZHEN, HUNAN, {}])},
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(figures, max_size=12), st.sampled_from(list(permutations(By, 2))))
def test_cells_are_what_the_flat_summary_says(said, axes):
    rows = []
    for number, one in enumerate(said):
        kind, unit = one.pop("kind, unit")
        rows.append(made_up(number, kind=kind, unit=unit, **one.pop("place"), **one))
    row, across = axes
    groups = summarize(rows, keys_of([row], across))
    record, found, left = pivot(groups, [row], across)
    shared = [name for name in record.leading if name != FIELD.get(across, across)]
    flat, shown = defaultdict(list), 0
    for group in groups:
        key = tuple(getattr(group, name) for name in shared)
        cell = group.figures if By.KIND in axes else amount_of(group)
        if cell is not None:
            flat[key].append(cell)
            shown += group.figures
    table = {
        tuple(getattr(line, name) for name in shared): [
            getattr(line, head) for head in record.cells if getattr(line, head) is not None
        ]
        for line in found
    }
    assert len(table) == len(found)
    if By.KIND in axes:  # figures of several periods and units are counted together
        assert {key: sum(cells) for key, cells in table.items()} == {
            key: sum(counts) for key, counts in flat.items()
        }
    else:
        assert {key: sorted(map(str, cells)) for key, cells in table.items()} == {
            key: sorted(map(str, cells)) for key, cells in flat.items()
        }
    assert shown + left == len(rows)
