from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import swstats
from swstats.cli import app

COMMANDS = typer.main.get_command(app).commands
README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_and_stands_in_the_readme(shell, name):
    run = shell(name, "--help")
    assert run.returncode == 0
    assert f"swstats {name} " in run.stdout
    assert f"swstats {name}" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name):
    nameless = [param.name for param in COMMANDS[name].params if not getattr(param, "help", "")]
    assert nameless == []


def test_the_version_is_told(shell):
    assert shell("--version").stdout == f"swstats {swstats.__version__}\n"


def test_no_command_shows_the_help(shell):
    run = shell()
    assert run.returncode == 2
    assert "extract" in run.stdout + run.stderr


@pytest.mark.parametrize(
    ("command", "query", "name"),
    [
        ("units", "市亩", "亩"),
        ("units", "temperature", "℃"),
        ("units", "USD", "美元"),
        ("units", "HK$", "港元"),
        ("regions", "鹏城", "深圳市"),
        ("regions", "440300", "深圳市"),
        ("indicators", "捐赠收入", "捐赠收入"),
    ],
)
def test_lexicons_are_looked_up(shell, command, query, name):
    run = shell(command, query, "-f", "jsonl")
    assert run.returncode == 0
    assert name in [json.loads(line)["name"] for line in run.stdout.splitlines()]


@pytest.mark.parametrize(
    ("query", "row"),
    [
        ("市亩", {"name": "亩", "kind": "area", "si": "2000/3 m²", "iso": None, "counts": None}),
        ("℉", {"name": "℉", "si": "(n + 459.67) × 5/9 K"}),
        ("℃", {"name": "℃", "si": "(n + 273.15) K"}),
        ("EUR", {"name": "欧元", "kind": "money", "iso": "EUR", "si": None}),
        ("辆", {"name": "辆", "counts": "vehicles on wheels"}),
    ],
)
def test_a_unit_is_shown_with_all_that_is_known_of_it(shell, query, row):
    shown = json.loads(shell("units", query, "-f", "jsonl").stdout.splitlines()[0])
    assert {key: shown[key] for key in row} == row
    assert shown["example"]
    assert list(shown) == ["name", "kind", "si", "iso", "counts", "example", "also"]


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl"])
def test_units_are_written_in_each_format(shell, form):
    run = shell("units", "美元", "-f", form)
    assert run.returncode == 0
    assert "USD" in run.stdout
    assert "1409亿美元" in run.stdout


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown", "html"])
def test_indicators_are_written_in_each_format_with_what_is_known_of_them(shell, form):
    run = shell("indicators", "捐赠收入", "-f", form)
    assert run.returncode == 0
    assert "折价计" in run.stdout  # of its definition
    assert "捐赠资金" in run.stdout  # a part of it
    assert "慈善法" in run.stdout  # a source of its field


def test_users_own_indicator_is_looked_up(shell, tmp_path):
    file = tmp_path / "own.toml"
    file.write_text(
        '[measure_fields."气象"]\nsource = "本地年鉴"\n[measures."雾日数"]\nfield = "气象"\n'
        'kind = "duration"\nunit = "天"\ndefinition = "一年内有雾的天数。"\n',
        "utf-8",
    )
    run = shell("indicators", "气象", "--lexicon", str(file), "-f", "jsonl")
    assert json.loads(run.stdout) == {
        "name": "雾日数",
        "field": "气象",
        "parent": None,
        "kind": "duration",
        "unit": "天",
        "definition": "一年内有雾的天数。",
        "also": [],
        "source": "本地年鉴",
    }


@pytest.mark.parametrize("command", ["units", "regions", "indicators"])
def test_without_a_query_much_is_listed(shell, command):
    assert len(shell(command, "-f", "csv").stdout.splitlines()) > 30


@pytest.mark.parametrize(
    ("command", "query", "near"),
    [
        ("units", "平米方", "平方米"),
        ("regions", "深训市", "深圳市"),
        ("indicators", "捐增收入", "捐赠收入"),
    ],
)
def test_what_is_not_known_is_answered_with_what_comes_near(shell, command, query, near):
    run = shell(command, query)
    assert run.returncode == 1
    assert near in run.stderr
    assert run.stdout == ""


def test_explain_names_what_it_read(shell):
    run = shell("explain", "近1000万元")
    assert run.returncode == 0
    assert "近1000万元" in run.stdout
    assert "10000000" in run.stdout.replace(",", "")


def test_explain_reads_standard_input(shell):
    assert "4.7亿元" in shell("explain", "-", stdin="捐款4.7亿元").stdout


def test_explain_reads_standard_input_in_any_encoding(shell):
    said = "全省捐款500万元，惠及群众3000人。"
    expected = shell("explain", said).stdout
    for codec in ("utf-8", "gb18030"):
        run = subprocess.run(
            [sys.executable, "-m", "swstats", "explain", "-"],
            input=said.encode(codec), cwd=shell.folder, env=shell.environment,
            capture_output=True, check=True,
        )  # fmt: skip
        assert run.stdout.decode() == expected


@pytest.mark.parametrize("text", [b"5\xff\xe5\x85\x83", b"\xe5\x85\x83\x00\x01"])
def test_explain_says_that_standard_input_is_no_text(shell, text):
    run = subprocess.run(
        [sys.executable, "-m", "swstats", "explain", "-"],
        input=text, cwd=shell.folder, env=shell.environment, capture_output=True, check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert run.stdout == b""
    assert run.stderr.startswith(b"swstats: ")
    assert run.stderr.count(b"\n") == 1


def test_explain_takes_what_is_no_text_of_the_locale(shell):
    run = shell("explain", os.fsdecode("近5万元".encode() + b"\xff"))
    assert run.returncode == 0
    assert "< 50000" in run.stdout


def test_explain_writes_utf8_whatever_the_locale(shell):
    shell.environment["PYTHONIOENCODING"] = "ascii"
    run = shell("explain", "近5万元")
    assert run.returncode == 0
    assert "近5万元" in run.stdout
