from __future__ import annotations

import json
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
        ("regions", "鹏城", "深圳市"),
        ("regions", "440300", "深圳市"),
        ("indicators", "捐赠收入", "捐赠收入"),
    ],
)
def test_lexicons_are_looked_up(shell, command, query, name):
    run = shell(command, query, "-f", "jsonl")
    assert run.returncode == 0
    assert name in [json.loads(line)["name"] for line in run.stdout.splitlines()]


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
