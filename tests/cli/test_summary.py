from __future__ import annotations

import json

import pytest

TEXTS = {
    "a.txt": "2020年，广东省共建成学校312所。2020年，深圳市建成学校100所，占32%。\n",
    "b.txt": "2020年，湖南省共建成学校188所。\n",
}


@pytest.fixture
def filled(shell):
    for name, text in TEXTS.items():
        shell.write(name, text)
    assert shell("extract", *TEXTS).returncode == 0

    def groups(*options):
        run = shell("summary", "-f", "jsonl", *options)
        assert (run.returncode, run.stderr) == (0, "")
        return [json.loads(line) for line in run.stdout.splitlines()]

    return groups


def test_a_province_takes_in_its_cities(filled):
    assert {row["region"] for row in filled("--region", "广东")} == {"广东省", "深圳市"}
    assert {row["region"] for row in filled("--region", "广东", "--exact")} == {"广东省"}


def test_a_city_is_not_added_to_its_province(filled):
    schools = filled(
        "--by", "indicator", "--kind", "count", "--indicator", "学校", "--region", "广东"
    )
    assert sum(row["figures"] for row in schools) == 2
    assert {row["total"] for row in schools} <= {"312", "100"}


def test_percentages_have_no_total(filled):
    (share,) = filled("--kind", "percent")
    assert share["total"] is None
    assert share["left_out"] == ["percentage 1"]


def test_paths_are_read_afresh_and_the_store_is_left_alone(filled, shell):
    shell.write("c.txt", "2020年，四川省共建成学校7所。\n")
    assert [row["region"] for row in filled("c.txt")] == ["四川省"]
    assert "四川省" not in {row["region"] for row in filled()}


def test_without_a_store_it_says_how_to_fill_one(shell):
    run = shell("summary")
    assert run.returncode == 1
    assert "swstats extract PATH" in run.stderr
    assert run.stdout == ""


def test_what_cannot_be_read_is_named(shell):
    run = shell("summary", "missing.txt")
    assert run.returncode == 1
    assert "missing.txt" in run.stderr


@pytest.mark.parametrize("by", [["region"], ["kind", "period"], ["document", "indicator"]])
def test_any_grouping_holds_every_figure(filled, by):
    options = [word for name in by for word in ("--by", name)]
    assert sum(row["figures"] for row in filled(*options)) == 4


def test_a_table_has_a_line_per_region(filled, shell):
    lines = [line.strip() for line in shell("summary", "-f", "table").stdout.splitlines()]
    assert [line for line in lines if line in ("广东省", "深圳市", "湖南省")] == [
        "广东省",
        "深圳市",
        "湖南省",
    ]
