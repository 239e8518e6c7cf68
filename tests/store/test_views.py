"""What people see who put SQL to a store."""

from __future__ import annotations

from decimal import Decimal

import pytest

from swstats.records import Change
from swstats.store import Store
from tests.conftest import ask, made_up

FULL = made_up(
    1, value="12345.50", si_value="0.5", change=Change("up", "同比", "id2"), unit="元",
    region="深圳市", region_path=("广东省", "深圳市"), period="2018/..",
)  # fmt: skip


def test_figures_are_numbers_and_names(place):
    with Store(place) as store:
        store.replace("a.txt", [FULL, made_up(2, value=None)])
    (first, second) = ask(
        place,
        "SELECT document, value + 1, si_value * 2, region_within, change_direction, change_basis,"
        " change_of, first_day, last_day, start_at, end_at, magnitude FROM figures ORDER BY start_at",
    )
    assert first == (
        "a.txt", Decimal("12346.5"), 1, "广东省/深圳市", "up", "同比", "id2",
        "2018-01-01", "9999-99-99", 10, 12, 12345.5,
    )  # fmt: skip
    assert second == ("a.txt", *[None] * 8, 20, 22, None)
    # The table beneath has them to the last digit.
    assert ask(place, "SELECT value FROM statistics WHERE id = 'id1'") == [("12345.50",)]


@pytest.mark.parametrize(
    "asked",
    ["region = 'x'", "kind = 'x'", "measure = 'x'", "indicator = 'x'", "unit = 'x'",
     "magnitude > 5", "first_day > 'x'", "last_day < 'x'"],
)  # fmt: skip
def test_each_filter_has_an_index(tmp_path, asked):
    Store(tmp_path / "s.db").close()
    plan = ask(tmp_path / "s.db", f"EXPLAIN QUERY PLAN SELECT * FROM figures WHERE {asked}")
    assert "USING INDEX" in plan[0][3]
