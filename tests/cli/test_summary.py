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


GIVEN = (
    "2019年，湖南省接受社会捐赠8亿元。2020年，湖南省接受社会捐赠9.2亿元。"
    "2020年，广东省接受社会捐赠超过30亿元。2020年，深圳市接受社会捐赠12亿元。\n"
)


@pytest.fixture
def given(shell):
    shell.write("d.txt", GIVEN)

    def rows(*options):
        run = shell("summary", "d.txt", "-f", "jsonl", *options)
        assert run.returncode == 0, run.stderr
        return [json.loads(line) for line in run.stdout.splitlines()], run.stderr

    return rows


def test_a_pivot_has_regions_in_rows_and_periods_in_columns(given):
    rows, _ = given("--by", "region", "--across", "period", "--measure", "捐赠收入", "--change")
    found = {row["region"]: row for row in rows}
    assert found["湖南省"]["2019"]["value"] == "800000000"
    assert (found["湖南省"]["2020 ±"], found["湖南省"]["2020 ±%"]) == ("120000000", "15")
    assert (found["广东省"]["2020"]["relation"], found["广东省"]["2020 ±"]) == (">", None)


def test_columns_of_a_pivot_can_be_sorted_and_chosen(given):
    options = (
        "--by",
        "region",
        "--across",
        "period",
        "--sort",
        "-2020",
        "--columns",
        "region,2020",
    )
    rows, _ = given(*options)
    assert [row["region"] for row in rows] == ["广东省", "深圳市", "湖南省"]
    assert [[*row] for row in rows] == [["region", "2020"]] * 3


def test_a_level_names_what_stands_above_it(given):
    rows, said = given("--level", "city")
    assert {row["region"]: row["rung"] for row in rows} == {
        "湖南省": "province", "广东省": "province", "深圳市": "city",
    }  # fmt: skip
    assert "above the level asked for, so left as they are: 广东省、湖南省" in said
    assert given("--level", "city", "-q")[1] == ""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--by", "period", "--across", "period"], "period is in --by"),
        (["--across", "period", "--bars"], "no bars"),
        (["--by", "indicator", "--level", "city"], "--by region"),
        (["--by", "region", "--change"], "only counted"),
        (["--across", "kind", "--change"], "only counted"),
        (["--across", "period", "--columns", "regio"], "did you mean 'region'"),
    ],
)
def test_options_that_do_not_go_together_are_refused(shell, options, said):
    shell.write("d.txt", GIVEN)
    run = shell("summary", "d.txt", *options)
    assert run.returncode == 2
    assert said in " ".join(run.stderr.split())
    assert run.stdout == ""


def test_bars_are_drawn_where_they_are_asked_for(shell):
    shell.write("d.txt", GIVEN)
    assert "█" in shell("summary", "d.txt", "-f", "table", "--bars").stdout
    assert "█" not in shell("summary", "d.txt", "-f", "table").stdout
    assert "█" not in shell("summary", "d.txt", "-f", "csv", "--bars").stdout
