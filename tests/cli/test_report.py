"""swstats report: of texts or of the store, where it is asked to go, and nowhere else."""

from __future__ import annotations

import json
import re

import pytest

TEXT = "2021年，南京市有社会组织620个，投入资金4.7亿元。"


def data(page: str) -> dict:
    return json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])


def docs(page: str) -> list[tuple[str, int]]:
    return [(doc["doc"], len(doc["rows"])) for doc in data(page)["docs"]]


@pytest.fixture
def texts(shell):
    shell.write("texts/a.txt", TEXT)
    shell.write("texts/b.txt", "共有5所学校。")
    return shell


def test_of_texts(texts):
    run = texts("report", "texts", "-o", "r.html")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    page = (texts.folder / "r.html").read_text()
    assert docs(page) == [("texts/a.txt", 2), ("texts/b.txt", 1)]
    assert data(page)["docs"][0]["text"] == TEXT
    assert '<html lang="en">' in page


def test_of_what_the_store_holds(texts):
    assert texts("extract", "texts").returncode == 0
    run = texts("report", "-o", "r.html", "--lang", "zh")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    page = (texts.folder / "r.html").read_text()
    assert docs(page) == [("texts/a.txt", 2), ("texts/b.txt", 1)]
    assert data(page)["docs"][0]["text"] == TEXT
    assert '<html lang="zh-Hans">' in page


def test_filters_leave_what_is_asked_for(texts):
    run = texts("report", "texts", "--kind", "money")
    assert run.returncode == 0
    assert docs(run.stdout) == [("texts/a.txt", 1)]


def test_the_same_texts_give_the_same_page(texts):
    assert texts("report", "texts").stdout == texts("report", "texts").stdout


def test_a_text_is_not_written_over(texts):
    run = texts("report", "texts", "-o", "texts/a.txt")
    assert run.returncode == 2
    assert "is to be read" in run.stderr
    assert (texts.folder / "texts/a.txt").read_text() == TEXT


@pytest.mark.parametrize(
    ("output", "said"),
    [("texts", "is a folder"), ("no/r.html", "no folder"), ("r.pdf", "is an HTML page")],
)
def test_a_place_that_is_none_is_refused(texts, output, said):
    run = texts("report", "texts", "-o", output)
    assert run.returncode == 2
    assert said in " ".join(run.stderr.split())


def test_what_cannot_be_read_is_named_and_the_rest_is_there(texts):
    run = texts("report", "texts", "none.txt", "-o", "r.html")
    assert run.returncode == 1
    assert "none.txt" in run.stderr
    assert len(docs((texts.folder / "r.html").read_text())) == 2


def test_without_a_store_nothing_is_written(texts):
    run = texts("report", "-o", "r.html")
    assert run.returncode == 1
    assert run.stderr
    assert not (texts.folder / "r.html").exists()
