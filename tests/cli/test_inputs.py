"""The options that say what to read: lists of files, patterns, columns of tables."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.documents.making import as_zip

TEXT = "新增390人。"


def docs(run):
    assert run.stdout or run.returncode
    return [json.loads(line)["doc"] for line in run.stdout.splitlines()]


@pytest.fixture
def extract(shell):
    for name in ("a.txt", "b b.txt", "in/c.txt", "in/d.txt"):
        shell.write(name, TEXT)

    def run(*arguments, stdin=""):
        return shell("extract", *arguments, "--no-store", "-f", "jsonl", stdin=stdin)

    return run


def test_paths_come_from_a_list(shell, extract):
    shell.write("list", "\ufeffb b.txt\r\n\r\nin\r\nnone.txt\r\n")
    run = extract("a.txt", "--files-from", "list")
    assert docs(run) == ["a.txt", "b b.txt", "in/c.txt", "in/d.txt"]
    assert run.stderr == "swstats: none.txt: no such file or folder\n"
    assert run.returncode == 1
    assert docs(extract("--files-from", "-", stdin="in/d.txt\0b b.txt\0")) == [
        "in/d.txt",
        "b b.txt",
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Missing argument 'PATH...'"),
        (("--files-from", "none"), "No such file"),
        (("--files-from", "-"), "lists no files"),
        (("-", "--files-from", "-"), "standard input cannot be the list and a document"),
        (("in", "--include", "[z-a]"), "is no pattern"),
        (("in", "--exclude", "/"), "fits nothing"),
        (("in", "--date-column", "2"), "number that of the texts too"),
        (("in", "--text-column", " "), "is empty"),
    ],
)
def test_wrong_usage_is_told(extract, arguments, says):
    run = extract(*arguments)
    assert run.returncode == 2
    assert says in " ".join(run.stderr.replace("│", "").split())


def test_a_table_is_read_by_its_columns(shell, extract):
    rows = ["号,文,日,地", f"A,{TEXT},2020-08-01,深圳", f"B,{TEXT},,广冻", ",,,", f"C,{TEXT},x,"]
    shell.write("in/t.csv", "\n".join(rows))
    named = (
        "--text-column",
        "文",
        "--id-column",
        "号",
        "--date-column",
        "日",
        "--region-column",
        "地",
    )
    run = extract("in", "--exclude", "*.txt", *named)
    (figure,) = map(json.loads, run.stdout.splitlines())
    assert (figure["doc"], figure["region"]) == ("in/t.csv#A", "深圳市")
    assert "in/t.csv#B: '广冻' is no region known here; did you mean 广" in run.stderr
    assert "in/t.csv, row 5, column 日: 'x' is no date" in run.stderr
    assert run.returncode == 1


def test_a_table_of_results_is_left_out_with_a_word(shell, extract):
    shell.write("in/t.csv", f"正文\n{TEXT}\n")
    assert shell("extract", "a.txt", "--no-store", "-o", "in/out.csv").returncode == 0
    run = extract("in", "--text-column", "正文")
    assert docs(run) == ["in/c.txt", "in/d.txt", "in/t.csv#2"]
    assert run.stderr == "swstats: in/out.csv: a table of statistics that swstats wrote, left out\n"
    assert run.returncode == 0


def test_an_archive_is_read_from_standard_input_and_summed_up(shell):
    run = subprocess.run(
        [sys.executable, "-m", "swstats", "summary", "-", "-f", "jsonl", "--exclude", "b.*"],
        input=as_zip([("a.txt", TEXT.encode()), ("b.txt", TEXT.encode())]),
        cwd=shell.folder, env=shell.environment, capture_output=True, check=True,
    )  # fmt: skip
    (group,) = map(json.loads, run.stdout.splitlines())
    assert group["figures"] == 1
