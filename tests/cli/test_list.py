from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from swstats.cli import app

TEXTS = {
    "a.txt": "2020年，广东省GDP为11.08万亿元。2020年7月，深圳市接收社会捐赠款物4.7亿元，"
    "惠及群众3万人次。\n",
    "b.txt": "2019年，湖南省捐款500元，发放大米3吨，价格4000元/吨。\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the texts and a store that holds what is in them."""
    made = tmp_path_factory.mktemp("list")
    for name, text in TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        assert CliRunner().invoke(app, ["extract", *TEXTS]).exit_code == 0
    return made


@pytest.fixture
def run(folder, monkeypatch):
    """Run a command in that folder, in this process, which is quicker."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return lambda *arguments: CliRunner().invoke(app, arguments)


def listed(run, *options, command=("list",)):
    done = run(*command, "-f", "jsonl", *options)
    assert (done.exit_code, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


# Each holds of what the store lists and of what a text read afresh shows.
CASES = [
    ([], ["11.08万亿元", "4.7亿元", "3万人次", "500元", "3吨", "4000元/吨"]),
    (["--unit", "人民币"], None),
    (["--unit", "元"], ["11.08万亿元", "4.7亿元", "500元"]),
    (["--unit", "元/吨", "--unit", "吨"], ["3吨", "4000元/吨"]),
    (["--search", "深圳"], ["4.7亿元", "3万人次"]),
    (["--search", "gdp"], ["11.08万亿元"]),
    (["--search", "500元"], ["500元", "3吨", "4000元/吨"]),
    (["--indicator", "gdp"], ["11.08万亿元"]),
    (["--measure", "地区生产总值"], ["11.08万亿元"]),
    (["--region", "广东", "--kind", "money", "--max", "5亿"], ["4.7亿元"]),
    (["--period", "2020", "--sort", "value"], ["3万人次", "4.7亿元", "11.08万亿元"]),
    (["--sort", "-value", "--limit", "2"], ["11.08万亿元", "4.7亿元"]),
    (["--sort", "region", "--sort", "-value", "--limit", "3"], ["11.08万亿元", "4.7亿元", "3万人次"]),
    (["--limit", "1"], ["11.08万亿元"]),
]  # fmt: skip


@pytest.mark.parametrize(("options", "found"), CASES, ids=lambda each: " ".join(each or ()))
def test_the_store_is_listed_as_texts_are(run, options, found):
    if found is None:
        found = [row["text"] for row in listed(run) if row["unit"] == "元"]
    assert [row["text"] for row in listed(run, *options)] == found
    read = ("extract", *TEXTS, "--no-store")
    assert [row["text"] for row in listed(run, *options, command=read)] == found


def test_columns_are_those_asked_for_in_their_order(run):
    row = listed(run, "--columns", "unit,value,unit", "--limit", "1")[0]
    assert list(row.items()) == [("unit", "元"), ("value", "11080000000000")]
    lines = run("list", "--columns", "doc, text", "-f", "tsv").stdout.splitlines()
    assert lines[:2] == ["doc\ttext", "a.txt\t11.08万亿元"]
    groups = listed(run, "--columns", "figures,unit", "--sort", "-total", command=["summary"])
    assert groups[0] == {"figures": 1, "unit": "元"}


def test_a_limit_does_not_thin_out_the_store(run):
    new = ["--store", "new.db"]
    assert len(listed(run, "--limit", "1", *new, command=["extract", *TEXTS])) == 1
    assert len(listed(run, *new)) == 6


def test_a_summary_takes_the_filters_too(run):
    rows = listed(run, "--unit", "元", "--search", "捐", command=["summary"])
    assert {row["region"] for row in rows} == {"深圳市", "湖南省"}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--columns", "valeu"], "did you mean 'value'"),
        (["--columns", ""], "'' is no field"),
        (["--sort", "-regin"], "did you mean 'region'"),
        (["--sort", "total"], "is no field"),
        (["--limit", "0"], "--limit"),
        (["--unit", "平米方"], "平方米"),
        (["--measure", "捐增收入"], "捐赠收入"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_right(run, options, says):
    done = run("list", *options)
    assert done.exit_code == 2
    assert says in done.stderr
    assert done.stdout == ""


def test_without_a_store_it_says_how_to_fill_one(shell):
    run = shell("list", "-o", "out.csv")
    assert run.returncode == 1
    assert "swstats extract PATH" in run.stderr
    assert list(shell.folder.iterdir()) == []
