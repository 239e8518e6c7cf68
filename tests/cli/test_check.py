from __future__ import annotations

import csv
import io
import json

import pytest

from swstats.output import FORMATS, Options
from swstats.review.check import Finding, Sort, check

TEXTS = {
    "a.txt": "截至2020年底，衡阳市有社会组织3125个。据介绍，截至2020年底，衡阳市社会组织达到3512个。\n",
    "b.txt": "此次考试报名1200人，实际通过660人，通过率为50%。\n",
    "c.txt": "全县有幼儿园30所，在园儿童2600人。\n",
}


@pytest.fixture
def filled(shell):
    for name, text in TEXTS.items():
        shell.write(name, text)
    assert shell("extract", *TEXTS).returncode == 0

    def found(*options):
        run = shell("check", "-f", "jsonl", *options)
        assert run.returncode == 0
        return [json.loads(line) for line in run.stdout.splitlines()]

    return found


def test_what_the_store_holds_is_checked(filled):
    assert [(row["sort"], row["doc"]) for row in filled()] == [
        ("contradiction", "a.txt"),
        ("rate", "b.txt"),
    ]


def test_paths_are_read_afresh(filled):
    assert [row["sort"] for row in filled("b.txt")] == ["rate"]


def test_a_sort_may_be_asked_for(filled):
    assert [row["sort"] for row in filled("--only", "rate")] == ["rate"]
    assert filled("--only", "list") == []


def test_filters_choose_findings_by_their_figures(filled):
    # the rate is a percentage, what it is of are persons
    assert [row["doc"] for row in filled("--region", "湖南")] == ["a.txt"]
    assert [row["doc"] for row in filled("--kind", "person")] == ["b.txt"]
    assert filled("--region", "广东") == []


def test_findings_are_arranged(filled):
    (row,) = filled("--sort", "-doc", "--limit", "1")
    assert row["doc"] == "b.txt"


def test_strict_says_by_its_status_whether_anything_is_found(filled, shell):
    assert shell("check").returncode == 0
    assert shell("check", "--strict").returncode == 1
    run = shell("check", "--strict", "c.txt")
    assert (run.returncode, run.stdout) == (0, shell("check", "c.txt").stdout)


def test_the_count_is_said_on_standard_error(filled, shell):
    assert shell("check").stderr == "swstats: 2 findings in 2 documents\n"
    assert shell("check", "a.txt").stderr == "swstats: 1 finding in 1 document\n"
    assert shell("check", "c.txt").stderr == "swstats: nothing contradicts itself\n"
    assert shell("check", "--quiet").stderr == ""


def test_a_page_shows_sentences_and_arithmetic(filled, shell):
    page = shell("check", "-f", "table").stdout
    assert "two values of one thing  社会组织数  衡阳市  2020-12-31" in page
    assert "3,512 个 ≠ 3,125 个" in page
    assert "a.txt:" in page
    assert "据介绍，截至2020年底，衡阳市社会组织达到3512个。" in page
    assert page.count("此次考试报名1200人，实际通过660人，通过率为50%。") == 1
    assert all(len(line) <= 80 for line in page.splitlines())


def test_a_page_may_be_chinese(filled, shell):
    page = shell("check", "-f", "table", "--lang", "zh").stdout
    assert "同一指标数值不一" in page
    assert "比率与分子分母不符" in page


def test_csv_has_a_line_of_a_cell_for_each_sentence(filled, shell):
    rows = list(csv.DictReader(io.StringIO(shell("check", "-f", "csv").stdout)))
    assert rows[0]["sentences"].count("\n") == 1
    assert rows[0]["docs"] == "a.txt\na.txt"


def test_without_a_store_it_says_how_to_fill_one(shell):
    run = shell("check")
    assert run.returncode == 1
    assert "swstats extract PATH" in run.stderr
    assert run.stdout == ""


def test_what_cannot_be_read_is_named_and_the_rest_is_checked(shell):
    shell.write("b.txt", TEXTS["b.txt"])
    run = shell("check", "missing.txt", "b.txt", "-f", "jsonl")
    assert run.returncode == 1
    assert "missing.txt" in run.stderr
    assert len(run.stdout.splitlines()) == 1


def test_an_unknown_sort_is_wrong_usage(shell):
    assert shell("check", "--only", "nonsense").returncode == 2


HOSTILE = Finding(
    sort=Sort.SUM, doc="=a/\x1b[31mb.txt", measure="[red]甲[/red]", region=None, period=None,
    arithmetic="1 个 + 2 个 = 3 个 ≠ \x1b[2J4 个", figures=("i1", "i2"),
    docs=("=a/\x1b[31mb.txt", "c.txt"), mentions=("4个", "1个\u202e"),
    sentences=("有4个。" + "甲" * 400, "=1+1，有1个\u202e。"), starts=("1", "20"),
)  # fmt: skip


def written(form, rows):
    out = io.BytesIO()
    FORMATS[form].write(rows, Finding, out, Options(width=80))
    return out.getvalue()


def test_nothing_that_a_terminal_obeys_is_drawn():
    page = written("table", [HOSTILE]).decode()
    assert not {"\x1b", "\u202e"} & set(page)
    assert "[red]甲[/red]" in page
    assert "…" in page


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_findings_are_read_back(form):
    from swstats.pipeline import extract

    rows = [HOSTILE, *check(extract(TEXTS["a.txt"], doc="甲/a.txt"))]
    assert list(FORMATS[form].read(io.BytesIO(written(form, rows)), Finding)) == rows
