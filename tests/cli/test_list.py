from __future__ import annotations

import json

import pytest

TEXTS = {
    "a.txt": "2020年，广东省GDP为11.08万亿元。2020年7月，深圳市接收社会捐赠款物4.7亿元，"
    "惠及群众3万人次。\n",
    "b.txt": "2019年，湖南省捐款500元，发放大米3吨，价格为每吨4000元。\n",
}


@pytest.fixture
def filled(shell):
    for name, text in TEXTS.items():
        shell.write(name, text)
    assert shell("extract", *TEXTS).returncode == 0
    return shell


def listed(shell, *options, command=("list",)):
    run = shell(*command, "-f", "jsonl", *options)
    assert (run.returncode, run.stderr) == (0, "")
    return [json.loads(line) for line in run.stdout.splitlines()]


# Each holds of what the store lists and of what a text read afresh shows.
CASES = [
    ([], ["11.08万亿元", "4.7亿元", "3万人次", "500元", "3吨", "4000元"]),
    (["--unit", "人民币"], None),
    (["--unit", "元"], ["11.08万亿元", "4.7亿元", "500元"]),
    (["--unit", "元/吨", "--unit", "吨"], ["3吨", "4000元"]),
    (["--search", "深圳"], ["4.7亿元", "3万人次"]),
    (["--search", "gdp"], ["11.08万亿元"]),
    (["--search", "500元"], ["500元", "3吨", "4000元"]),
    (["--indicator", "gdp"], ["11.08万亿元"]),
    (["--measure", "地区生产总值"], ["11.08万亿元"]),
    (["--region", "广东", "--kind", "money", "--max", "5亿"], ["4.7亿元"]),
    (["--period", "2020", "--sort", "value"], ["3万人次", "4.7亿元", "11.08万亿元"]),
    (["--sort", "-value", "--limit", "2"], ["11.08万亿元", "4.7亿元"]),
    (["--sort", "region", "--sort", "-value", "--limit", "3"], ["11.08万亿元", "4.7亿元", "3万人次"]),
    (["--limit", "1"], ["11.08万亿元"]),
]  # fmt: skip


@pytest.mark.parametrize(("options", "found"), CASES, ids=lambda each: " ".join(each or ()))
def test_the_store_is_listed_as_texts_are(filled, options, found):
    if found is None:
        found = [row["text"] for row in listed(filled) if row["unit"] == "元"]
    assert [row["text"] for row in listed(filled, *options)] == found
    read = ("extract", *TEXTS, "--no-store")
    assert [row["text"] for row in listed(filled, *options, command=read)] == found


def test_columns_are_those_asked_for_in_their_order(filled):
    row = listed(filled, "--columns", "unit,value,unit", "--limit", "1")[0]
    assert list(row.items()) == [("unit", "元"), ("value", "11080000000000")]
    lines = filled("list", "--columns", "doc, text", "-f", "tsv").stdout.splitlines()
    assert lines[:2] == ["doc\ttext", "a.txt\t11.08万亿元"]
    groups = listed(filled, "--columns", "figures,unit", "--sort", "-total", command=["summary"])
    assert groups[0] == {"figures": 1, "unit": "元"}


def test_a_limit_does_not_thin_out_the_store(shell):
    for name, text in TEXTS.items():
        shell.write(name, text)
    assert len(listed(shell, "--limit", "1", command=["extract", *TEXTS])) == 1
    assert len(listed(shell)) == 6


def test_a_summary_takes_the_filters_too(filled):
    rows = listed(filled, "--unit", "元", "--search", "捐", command=["summary"])
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
def test_wrong_usage_ends_with_2_and_says_what_is_right(filled, options, says):
    run = filled("list", *options)
    assert run.returncode == 2
    assert says in run.stderr
    assert run.stdout == ""


def test_without_a_store_it_says_how_to_fill_one(shell):
    run = shell("list", "-o", "out.csv")
    assert run.returncode == 1
    assert "swstats extract PATH" in run.stderr
    assert list(shell.folder.iterdir()) == []
