"""Tables whose figures have no unit beside them: what is read of them, and that nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

import swstats

CASES = Path(__file__).parent.parent / "cases" / "tables.txt"
TABLES = CASES.read_text(encoding="utf-8").split("=====\n")[1:]


def told(text: str) -> list[str]:
    """Return a line for each statistic of a text."""
    lines = []
    for each in swstats.extract(text):
        change = f"{each.change.direction} {each.change.basis or ''}" if each.change else "-"
        fields = (each.unit, each.indicator, each.region, each.period)
        words = (each.text, str(each.value), *(field or "-" for field in fields), change.strip())
        lines.append(" | ".join(words))
    return lines


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case.partition("\n")[0].strip("# "))
def test_what_is_read_of_a_table(case: str) -> None:
    """Figure, value, unit, indicator, region, period and change of each cell."""
    text, _, answers = case.partition("\n")[2].partition("\n---\n")
    assert told(text) == answers.splitlines()


TABLE = "项目\t2021年\t2022年\n捐赠收入（万元）\t120.5\t98\n志愿者人数\t350\t412\n"


def test_a_cell_is_the_number_alone_and_its_evidence_the_row() -> None:
    """No unit is made part of the mention."""
    first = swstats.extract(TABLE)[0]
    assert (first.text, first.unit_text) == ("120.5", "万元")
    assert first.sentence == "捐赠收入（万元）\t120.5\t98"


def test_growth_names_the_figure_that_grew() -> None:
    """The level stands in the row before it."""
    level, growth = swstats.extract("产品\t产量（吨）\t比上年增长(%)\n苹果\t520\t-3.1\n")
    assert growth.change is not None
    assert (growth.change.direction, growth.change.of) == ("down", level.id)


def test_explain_tells_which_part_of_a_table_gave_the_unit() -> None:
    """Each figure says it, and that its name is of row and column."""
    shown = str(swstats.explain(TABLE))
    assert "表行 its row" in shown
    assert "计数 head that counts" in shown  # 志愿者人数
    assert "table: its row and its column in a table" in shown


@pytest.mark.parametrize(
    "damaged",
    [
        "\t\t\n\t1\t2\n",
        "a\t1\n",
        "|||\n|1|2|\n",
        "|a|b|\n|1|\n|2|3|4|5|\n",
        "单位：元\n\t\t1\n\t2\n",
        "序号\t人数\n1\t2\n3\t4\n\t5\n",
        "合　计　　12　　13\n合　计　　（元）　　13",
        "甲（元）\t1,234,5\t12.3.4\t-\n乙\t0\t99999999999999999999\n",
        "2020\t2021\n2020\t2021\n元\t3\n",
        "增长(%)\t增长(%)\n增长(%)\t3\n增长\t-\n",
    ],
)
def test_odd_tables_raise_nothing(damaged: str) -> None:
    """Whatever is in the cells."""
    swstats.extract(damaged)
    swstats.explain(damaged)


def test_text_around_a_table_is_read_as_without_it() -> None:
    """Neither the years of its heads nor its rows are of what follows."""
    before, after = "2019年，全镇有农户3200户。", "全年人均纯收入12800元。"
    alone = [(each.text, each.period) for each in swstats.extract(f"{before}\n{after}")]
    around = swstats.extract(f"{before}\n{TABLE}{after}")
    assert [(each.text, each.period) for each in (around[0], around[-1])] == alone
