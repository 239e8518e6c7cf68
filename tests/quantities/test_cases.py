"""The tables of cases: what is read, and what is set aside."""

from __future__ import annotations

from pathlib import Path

import pytest

import swstats
from swstats.records import Quantity

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    pairs = [line.split(" => ", 1) for line in lines if line and not line.startswith("#")]
    return [(left, right) for left, right in pairs]


def shown(quantity: Quantity) -> str:
    bounds = "..".join(
        "" if b is None else format(b, "f") for b in (quantity.lower, quantity.upper)
    )
    return f"{quantity.relation} {bounds} {quantity.unit or '-'} {quantity.kind}"


@pytest.mark.parametrize(("text", "expected"), rows("quantities.txt"))
def test_reads_the_mention_as_a_whole(text: str, expected: str) -> None:
    assert shown(swstats.parse_quantity(text.removesuffix("长"))) == expected


@pytest.mark.parametrize(("text", "expected"), rows("quantities.txt"))
def test_finds_the_mention_in_a_sentence(text: str, expected: str) -> None:
    if text.startswith(("-", "十来", "几十")):
        pytest.skip("needs its own sentence")
    before, after = "据了解，数量为", "，情况良好。"
    found = swstats.find_quantities(before + text + after)
    assert [shown(q) for q in found] == [expected]
    first = found[0]
    assert (before + text + after)[first.start : first.end].removesuffix("长") == text.removesuffix(
        "长"
    )


@pytest.mark.parametrize(("text", "reason"), rows("set_aside.txt"))
def test_sets_aside(text: str, reason: str) -> None:
    found = swstats.find_quantities(text)
    assert [q for q in found if q.statistic] == []
    if reason == "nothing read":
        assert found == []
    else:
        assert any(reason in q.rule for q in found), [q.rule for q in found]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("全市超过20家企业300人参加", ["超过20家", "300人"]),  # no limit of a group
        ("超过50%的企业有3项专利", ["超过50%", "3项"]),
        ("百分之三至五亿元", ["百分之三", "五亿元"]),  # no range of shares
        ("百分之三至五个", ["百分之三", "五个"]),
    ],
)
def test_leaves_figures_side_by_side_as_they_are(text: str, mentions: list[str]) -> None:
    found = swstats.find_quantities(text)
    assert [text[q.start : q.end] for q in found if q.statistic] == mentions


@pytest.mark.parametrize("text", ["5万元，排第", "5万元，每隔"])
def test_the_end_of_a_text_says_nothing_of_its_first_figure(text: str) -> None:
    (found,) = swstats.find_quantities(text)
    assert found.statistic


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("气温由-3度到5度", ["-3", "5"]),
        ("同比从-0.5%到0.3%", ["-0.5", "0.3"]),
        ("下降0.4%至-0.8%", ["0.4", "-0.8"]),
        ("气温为-3到5度", ["None"]),
    ],
)
def test_levels_below_zero_are_no_range(text: str, values: list[str]) -> None:
    assert [str(q.value) for q in swstats.find_quantities(text)] == values
