from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from swstats import extract_frame
from swstats.records import Statistic


@pytest.fixture
def notices():
    return pd.DataFrame(
        {
            "body": ["深圳市捐款4.7亿元，惠及群众3万人次。", None, "无数字。", "本月捐款500元。"],
            "day": ["2020-08-01", None, None, date(2020, 8, 15)],
            "file": ["a.txt", "b.txt", "c.txt", "d.txt"],
        },
        index=pd.Index([10, 20, 30, 40], name="notice"),
    )


def test_a_row_per_statistic_keeps_the_label_of_its_text(notices):
    found = extract_frame(notices, text="body")
    assert list(found.index) == [10, 10, 40]
    assert found.index.name == "notice"
    assert list(found["text"]) == ["4.7亿元", "3万人次", "500元"]
    assert list(found.columns) == [field.name for field in fields(Statistic)]


def test_numbers_stay_exact(notices):
    found = extract_frame(notices, text="body")
    assert list(found["value"]) == [Decimal(470000000), Decimal(30000), Decimal(500)]
    assert found["start"].dtype == "int64"
    assert found["change"].tolist() == [None, None, None]


def test_columns_may_say_what_the_texts_do_not(notices):
    found = extract_frame(notices, text="body", doc="file", date="day")
    assert list(found["doc"]) == ["a.txt", "a.txt", "d.txt"]
    assert found["period"].iloc[-1] == "2020-08"


def test_ids_differ_from_row_to_row():
    found = extract_frame(pd.DataFrame({"text": ["捐款500元。"] * 3}))
    assert found["id"].is_unique


def test_a_frame_without_figures_has_the_same_columns(notices):
    found = extract_frame(notices.loc[[20, 30]], text="body")
    assert len(found) == 0
    assert list(found.columns) == [field.name for field in fields(Statistic)]


def test_what_is_not_there_is_named(notices):
    with pytest.raises(KeyError, match="nothing"):
        extract_frame(notices, text="nothing")
    with pytest.raises(TypeError, match=r"'place'.*doc, date, region"):
        extract_frame(notices, text="body", place="file")


def test_the_index_stays_what_it_is():
    pairs = pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["page", "line"])
    for index in (pairs, pd.CategoricalIndex(["a", "b"]), pd.Index([1, 2], dtype="int8")):
        found = extract_frame(pd.DataFrame({"text": ["无", "捐款5万元"]}, index=index))
        assert found.index.equals(index[1:])
        assert found.index.dtype == index.dtype
        assert found.index.names == index.names


@pytest.mark.parametrize("day", ["soon", 5, 2020.0, pd.Series([2020], dtype="int64")[0]])
def test_a_date_that_is_none_is_told_with_its_row(day):
    frame = pd.DataFrame({"text": ["捐款5万元"], "day": pd.Series([day], dtype=object)})
    with pytest.raises(ValueError, match=r"row 0: .* is no date; write it as 2020-08-01"):
        extract_frame(frame, date="day")


def test_a_place_that_is_not_known_is_told_with_its_row():
    frame = pd.DataFrame({"text": ["捐款5万元"] * 2, "place": ["深圳", "Atlantis"]})
    with pytest.raises(ValueError, match="row 1: 'Atlantis' is no region known here"):
        extract_frame(frame, region="place")


def test_an_empty_cell_says_nothing():
    frame = pd.DataFrame({"text": ["捐款5万元"] * 2, "day": ["", " "], "place": ["", " "]})
    assert list(extract_frame(frame, date="day", region="place")["region"]) == [None, None]
