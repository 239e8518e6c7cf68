"""The comparison with other tools counts as it says, whether or not any of them is installed."""

from __future__ import annotations

import datetime
from collections import Counter
from decimal import Decimal

import pytest

from tests.benchmarks import peers
from tests.suites.scoring import Found


class Stub(peers.Tool):
    """Reads each 亿元 rightly, finds one sum that is none, and knows one place and one year."""

    name, does = "stub", frozenset({"money", "places", "times"})

    def figures(self, text):
        found = []
        for one in peers.re.finditer(r"([0-9.]+)亿元", text):
            value = Decimal(one[1]) * 10**8
            found.append(Found(one.start(), one.end(), value, value, value, "=", "元", "money"))
        if "民政厅" in text:
            found.append(Found(0, 1, Decimal(1), None, None, "=", "元", "money"))
        return found

    def places(self, text):
        return [peers.Place(text.index("广东") + 1, ("广东省",))] if "广东" in text else []

    def times(self, text, base):
        year = datetime.date(2018, 1, 1)
        return [peers.Span(text.index("2018年") + 5, year, None)] if "2018年" in text else []


@pytest.fixture(scope="module")
def page():
    return next(page for _, page in peers.pages() if "三区三州" in page.source.replace("\n", ""))


def test_figures_are_counted_by_kind(page):
    counts = Counter()
    peers.score_figures(Stub(), page, counts)
    assert counts["money"] == 8
    # 4.7亿元, 25.73亿元, 16.21亿元, 逾30.05亿元: the qualifier is not its, the value is
    assert counts["money found"] == counts["money right"] == 4
    assert counts["money false"] > 0
    assert counts["bounded right"] == 0


def test_a_figure_gets_the_place_and_the_time_named_last_before_it(page):
    counts = Counter()
    peers.score_links(Stub(), page, counts)
    assert 0 < counts["regions right"] < counts["regions"]
    assert 0 < counts["periods right"] < counts["periods"]


def test_our_own_records_are_judged_as_the_gold_is(page):
    counts = Counter()
    peers.score_figures(peers.Swstats(), page, counts)
    peers.score_links(peers.Swstats(), page, counts)
    assert counts["all found"] == counts["all"]
    assert counts["money right"] == counts["money"]
    assert counts["regions right"] == counts["regions"]
    assert counts["periods right"] == counts["periods"]


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018/..", "2018-01-01", None),
        ("../2020-07-31", None, "2020-07-31"),
        ("2020-01/2020-06", "2020-01-01", "2020-06-30"),
    ],
)
def test_a_period_is_read_as_its_days(edtf, first, last):
    days = [day and datetime.date.fromisoformat(day) for day in (first, last)]
    assert peers.interval(edtf) == tuple(days)


@pytest.mark.parametrize(
    ("made", "lower", "upper"), [("15-6", 15, 16), ("300~500", 300, 500), ("3~4W", 30000, 40000)]
)
def test_a_range_that_was_written_is_read_as_it_is_meant(made, lower, upper):
    tool = Stub()
    tool.rewritten = lambda _: made
    found = peers._rewritten(tool, "十五六", {"expect": [{"start": 0, "end": 3}]})
    assert (lower, upper) in {(f.lower, f.upper) for f in found if f.value is None}
