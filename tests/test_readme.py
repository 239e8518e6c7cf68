from __future__ import annotations

import ast
import doctest
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields

import pytest

from swstats.output import FORMATS
from swstats.records import Statistic
from tests import readme
from tests.spark.cluster import missing

TEXT = readme.README.read_text("utf-8")


def page(name: str) -> str:
    return (readme.PROJECT / "docs" / f"{name}.md").read_text("utf-8")


# A link that leads out of the page, and not to a site.
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)\s]*)?\)")


# In order, and in one folder: what one command leaves, the next may use, and then the code.
@pytest.mark.parametrize("page", readme.PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_print_and_its_code_gives(page, monkeypatch, capsys):
    if page.name == "spark.md" and (reason := missing()):
        pytest.skip(reason)
    where = readme.folder()
    text = page.read_text("utf-8")
    wrong = []
    for command in readme.commands(text):
        status, printed, complaints = readme.run(command.line, where, readme.language(page))
        if status:
            wrong.append(f"$ {command.line}\nexit status {status}\n{complaints}")
        elif command.shown is not None and not readme.fits(command.shown, printed):
            hint = "to write it anew: python -m tests.readme"
            wrong.append("\n".join([f"$ {command.line}", *printed, hint]))
    monkeypatch.chdir(where)
    if doctest.testfile(str(page), module_relative=False, encoding="utf-8").failed:
        wrong.append(capsys.readouterr().out)
    shutil.rmtree(where)
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("page", readme.PAGES, ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page):
    for target, _ in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_set_up_is_two_lines_and_ci_runs_them():
    block = re.search(r"<!-- set-up -->\n```bash\n(.*?)```\n<!-- set-up ends -->", TEXT, re.DOTALL)
    assert block is not None
    first, second = block[1].splitlines()
    assert first.startswith("python3 -m venv .venv")
    assert "swstats extract seeds/" in first
    for check in ("ruff check", "ruff format --check", "mypy", "pytest"):
        assert f".venv/bin/{check}" in second
    assert "README.md" in (readme.PROJECT / ".ci/run").read_text()


def test_the_record_is_told_field_by_field():
    table = page("record")
    named = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\|([^|]*)\|", table, re.MULTILINE)))
    assert named == [field.name for field in fields(Statistic)]


def test_every_format_is_named():
    text = page("formats")
    assert all(f"`{name}`" in text for name in FORMATS)


def test_the_lexicon_shown_is_the_example_that_is_run():
    block = re.search(r"```toml\n(.*?)```", page("cookbook"), re.DOTALL)
    assert block is not None
    example = (readme.PROJECT / "examples/own_words.toml").read_text("utf-8")
    assert tomllib.loads(block[1]) == tomllib.loads(example)


EXAMPLES = sorted((readme.PROJECT / "examples").glob("*.py"))
SHOWN = {
    "bulletin_to_frame.py": ["2,573,000,000 元", "深圳市"],
    "donations_by_province.py": ["广东省  2020-01/2020-06  910,000,000 元", "260,000,000 元"],
    "own_words.py": ["口袋公园数", "500提  提"],
    "seeds_to_chart.py": ["深圳市 公益支出", "16.21", "0.05"],
}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_runs_and_prints_what_it_promises(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
    run = subprocess.run(
        [sys.executable, str(path)], capture_output=True, check=False, text=True, encoding="utf-8"
    )
    assert run.stderr == ""
    assert all(words in run.stdout for words in SHOWN[path.name])


def test_the_two_locks_agree():
    lock = tomllib.loads((readme.PROJECT / "uv.lock").read_text("utf-8"))
    locked = {(p["name"], p["version"]) for p in lock["package"] if p["name"] != "swstats"}
    listed = (readme.PROJECT / "requirements-dev.lock").read_text("utf-8")
    assert set(re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", listed, re.MULTILINE)) == locked


@pytest.mark.parametrize("name", ["uv.lock", "requirements-dev.lock"])
def test_locks_name_no_index_but_the_public_one(name):
    hosts = set(re.findall(r"https?://([^/\"]+)", (readme.PROJECT / name).read_text("utf-8")))
    assert hosts <= {"pypi.org", "files.pythonhosted.org"}
