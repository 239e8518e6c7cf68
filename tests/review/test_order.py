from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swstats.records import Change, Kind, Statistic
from swstats.review.order import ordered
from tests.conftest import made_up

ROWS = [
    made_up(1, value="9", region="湖南省", kind=Kind.MONEY),
    made_up(2, value=None, lower="1", region="广东省"),
    made_up(3, value="10.5", region=None, kind=Kind.MONEY),
    made_up(4, value="-2", region="广东省", change=Change("up", "同比")),
    made_up(5, value="12345678901234567890.1", region="广东省"),
    made_up(6, value="12345678901234567890.2", region="湖南省"),
]


def sorted_by(*keys, limit=None):
    return [row.id[2:] for row in ordered(iter(ROWS), Statistic, keys, limit)]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (["value"], "413562"),
        (["-value"], "653142"),
        (["region", "-value"], "542613"),
        (["-region", "value"], "164523"),
        (["kind", "id"], "245613"),
        (["-kind"], "132456"),
        (["change", "-id"], "465321"),
        (["lower"], "213456"),
    ],
)
def test_numbers_go_by_size_and_none_comes_last(keys, found):
    assert sorted_by(*keys) == list(found)
    for limit in (1, 3, 100):
        assert sorted_by(*keys, limit=limit) == list(found)[:limit]


@settings(deadline=None)
@given(st.lists(st.tuples(st.none() | st.integers(-2, 2), st.none() | st.sampled_from("ab"))),
       st.permutations(["value", "-region"]), st.none() | st.integers(1, 4))  # fmt: skip
def test_what_is_alike_keeps_its_order(said, keys, limit):
    rows = [made_up(n, value=value, region=region) for n, (value, region) in enumerate(said)]
    expected = sorted(rows, key=lambda row: row.start)
    for key in reversed(keys):  # a sort per key, the last one first: each keeps what is alike
        name, falling = key.removeprefix("-"), key.startswith("-")
        known = [row for row in expected if getattr(row, name) is not None]
        known.sort(key=lambda row: getattr(row, name), reverse=falling)
        expected = known + [row for row in expected if getattr(row, name) is None]
    assert list(ordered(rows, Statistic, keys, limit)) == expected[:limit]


def test_rows_pass_through_where_nothing_is_sorted():
    taken = []

    def rows():
        for row in ROWS:
            taken.append(row.id)
            yield row

    found = ordered(rows(), Statistic, (), 2)
    assert next(found) is ROWS[0]
    assert taken == ["id1"]
    assert len(list(found)) == 1
    assert taken == ["id1", "id2"]
    assert len(list(ordered(rows(), Statistic, (), 2, to_the_end=True))) == 2
    assert taken[2:] == [row.id for row in ROWS]


def test_exponents_do_not_matter():
    rows = [made_up(1, value=Decimal("1E+3")), made_up(2, value="999"), made_up(3, value="1E-9")]
    assert [row.id for row in ordered(rows, Statistic, ["value"])] == ["id3", "id2", "id1"]
