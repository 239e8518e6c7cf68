from __future__ import annotations

import pytest

from swstats.review.edtf import days, within


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-07-31", "2018-07-31", "2018-07-31"),
        ("2018~", "2018-01-01", "2018-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2016/2020", "2016-01-01", "2020-12-31"),
        ("../2020-07", "0000-00-00", "2020-07-31"),
        ("2020-41", "2020-07-01", "2020-12-31"),
        ("2020-01/2020-06", "2020-01-01", "2020-06-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period, first, last):
    assert days(period) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "20",
        "2018/soon",
        "2018-7",
        "2020-13",
        "2020-00",
        "2020-01-32",
        "2020-33-01",
        "２０２０",
    ],
)
def test_other_text_is_no_period(text):
    assert days(text) is None


@pytest.mark.parametrize(
    ("inner", "outer", "is_within"),
    [
        ("2018-07-31", "2018", True),
        ("2018", "2018-07", False),
        ("2018/..", "2018", False),
        ("2016/2019", "2016/2020", True),
        (None, "2018", False),
        ("2018", "../2020", True),
    ],
)
def test_within_means_no_day_outside(inner, outer, is_within):
    assert within(inner, outer) is is_within
