from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

import swstats
from swstats.output import Options
from swstats.output.highlights import COLOURS, write_shown
from swstats.records import Extracted, Kind

SEEDS = Path(__file__).parents[2] / "seeds"
PAGE = "青海：关爱留守妇女\n2020年，全省接收捐款4.\n7亿元，比上年增长12.5%，其中西宁市3000万元。\n（据民政部网站）\n"
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


def drawn(text=PAGE, *, found=None, width=80, lang="en", **how):
    found = swstats.extract(text or "", doc="a.txt") if found is None else found
    out = io.BytesIO()
    write_shown([Extracted("a.txt", text, found)], out, Options(lang=lang, width=width), **how)
    return out.getvalue().decode()


@pytest.fixture
def colours(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")


def test_without_colours_a_figure_stands_in_brackets_with_its_number():
    text = drawn(width=100)
    assert (
        "　　2020年，全省接收捐款[4.7亿元#1]，比上年增长[12.5%#2]，其中西宁市[3000万元#3]。" in text
    )
    assert "money 2" in text.replace("\u00a0", " ")


def test_the_page_is_shown_line_by_line():
    lines = drawn(page=True).splitlines()
    assert "2020年，全省接收捐款[4." in lines
    assert "7亿元#1]，比上年增长[12.5%#2]，其中西宁市[3000万元#3]。" in lines


def test_under_the_text_each_figure_says_what_it_is_and_what_that_rests_on():
    text = drawn(width=120)
    row = next(line for line in text.splitlines() if line.split()[:2] == ["#1", "4.7亿元"])
    assert row.split()[2:] == ["接收捐款", "470,000,000", "元", "青海省", "2020"]
    assert f"measure {swstats.extract(PAGE)[0].measure}" in text
    assert "change up 比上年 (#1)" in text
    assert "part of #1" in text


def test_words_are_chinese_where_asked_for():
    text = drawn(lang="zh")
    assert "金额" in text
    assert "地区依据" in text
    assert not re.search("[a-z]{4}", text.replace("a.txt", ""))


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("page", [False, True])
def test_no_line_is_wider_than_the_page(width, page):
    for path in SEEDS.glob("*.txt"):
        text = drawn(path.read_text("utf-8"), width=width, page=page)
        assert max(cell_len(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("page", [False, True])
def test_every_figure_is_marked_once_and_listed_once(page):
    text = (SEEDS / "004_a0fc7a134218efc4.txt").read_text("utf-8")
    found = swstats.extract(text)
    shown = drawn(text, found=found, page=page, width=100)
    for number, _ in enumerate(found, start=1):
        assert len(re.findall(f"#{number}\\]", shown)) == 1
        assert len(re.findall(f"^ +#{number} ", shown, re.MULTILINE)) == 1


def test_with_colours_a_figure_has_that_of_its_kind_and_an_underline(colours):
    text = drawn()
    assert "[4.7亿元" not in text
    assert re.search("\x1b\\[1;4;32m4.7亿元\x1b\\[0m\x1b\\[2m#1\x1b\\[0m", text)
    assert re.search("\x1b\\[1;4;34m12.5%", text)


def test_colours_can_be_declined(colours):
    assert "[4.7亿元#1]" in re.sub("\x1b\\[[0-9;]*m", "", drawn(colour=False))


def test_no_color_is_heeded(colours, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    text = drawn()
    assert "[4.7亿元#1]" in re.sub("\x1b\\[[0-9;]*m", "", text)
    assert "\x1b[1;4;32m" not in text


def test_each_kind_has_a_colour_of_its_own():
    assert set(COLOURS) == set(Kind)
    assert len(set(COLOURS.values())) == len(Kind)


def test_nothing_of_a_document_is_obeyed():
    hostile = "捐款\x1b[31m3万元\x1b]0;x\x07，[bold]\u202e共5亿元\x9b2J。\r\n下\x00行8元\x85。\n"
    for page in (False, True):
        assert not CONTROL.search(drawn(hostile, page=page))
        assert "[bold]" in drawn(hostile, page=page)


def test_a_text_that_is_not_kept_leaves_the_list():
    text = drawn(None, found=swstats.extract(PAGE))
    assert "its text is not kept" in text
    assert "470,000,000 元" in text


def test_what_was_set_aside_is_marked_and_says_why():
    source = "第一家企业捐款3万元。"
    text = drawn(source, found=swstats.extract(source, include_all=True))
    assert "set aside: " in text
    assert "[3万元#" in text


def test_a_document_without_figures_is_shown():
    assert "　　没有数字。" in drawn("没有数字。")
    assert drawn("") == drawn("", page=True) or drawn("")
