from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import swstats
from swstats.records import Role
from swstats.review.showing import articles_of, lines_of

PROJECT = Path(__file__).parents[2]
PAGES = [
    *sorted((PROJECT / "seeds").glob("*.txt")),
    *sorted((PROJECT / "tests/gold").glob("*/*.txt")),
]


def read(path):
    return path.read_bytes().decode("utf-8")


def marked(blocks):
    """Return what is marked, by number: pieces in order, joined."""
    found = {}
    for block in blocks:
        for mark in block.marks:
            found[mark.number] = found.get(mark.number, "") + block.text[mark.start : mark.end]
    return {number: "".join(words.split()) for number, words in found.items()}


def bare(words):
    """Return words without what stands for a character that is none: a page is cleared of it."""
    return words.translate(dict.fromkeys((0xD800, 0xFFFD)))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_is_marked_is_what_the_records_say(path):
    source = read(path)
    records = swstats.extract(source)
    said = {number: record.text for number, record in enumerate(records, start=1)}
    for article in articles_of(source, records):
        assert marked(article.blocks).items() <= said.items()
    blocks = {block for article in articles_of(source, records) for block in article.blocks}
    assert marked(blocks) == said
    assert marked(lines_of(source, records)) == said


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_nothing_of_the_text_is_left_out_or_said_by_an_article_that_has_it_not(path):
    source = read(path)
    shown = {block.text: None for article in articles_of(source, []) for block in article.blocks}
    letters = sorted("".join(source.split()).replace("\ufeff", ""))
    told = sorted("".join("".join(shown).split()))
    # what is cut from a page (�, page numbers) is not shown; what is shown stands in it
    assert len(told) <= len(letters)
    assert not set(told) - set(letters)
    assert "\n".join(line.text for line in lines_of(source, [])) == source.replace("\r\n", "\n")


def test_each_figure_is_listed_under_one_article():
    source = read(PAGES[0])
    records = swstats.extract(source)
    numbers = [number for article in articles_of(source, records) for number in article.figures]
    assert numbers == list(range(1, len(records) + 1))


def test_a_headline_is_shown_with_its_article_wherever_it_stands():
    articles = articles_of(read(PROJECT / "seeds/004_a0fc7a134218efc4.txt"), [])
    heads = [[b.text for b in each.blocks if b.role is Role.HEADLINE] for each in articles]
    assert heads[0] == ["广东：社会组织开展脱贫攻坚项目1800多个"]
    assert ["“寻找最美医务社会工作者”活动启动"] in heads[1:]


def test_a_figure_over_a_line_wrap_is_marked_on_both_lines():
    source = "全市共接收捐赠款物4.\n  7亿元，其中物资2亿元。\n"
    lines = lines_of(source, swstats.extract(source))
    first, second = lines[0].marks[-1], lines[1].marks[0]
    assert (first.begins, first.ends, second.begins, second.ends) == (True, False, False, True)
    assert lines[0].text[first.start : first.end] == "4."
    assert lines[1].text[second.start : second.end] == "7亿元"


def test_what_was_set_aside_is_marked_too_and_nothing_twice():
    source = "第一家企业捐款3万元，“一带一路”沿线12个国家。"
    records = swstats.extract(source, include_all=True)
    for blocks in (
        [b for a in articles_of(source, records) for b in a.blocks],
        lines_of(source, records),
    ):
        for block in blocks:
            ends = [0, *(mark.end for mark in block.marks)]
            assert all(mark.start >= end for mark, end in zip(block.marks, ends, strict=False))
    assert set(marked(lines_of(source, records)).values()) <= {record.text for record in records}


@given(st.text(alphabet="捐款3万元 ，。\n\r\t\u2028（）“”:1.5%\ud800人a�版", max_size=60))
def test_any_text_can_be_shown(source):
    records = swstats.extract(source, include_all=True)
    said = {number: bare(record.text) for number, record in enumerate(records, start=1)}
    blocks = {block for article in articles_of(source, records) for block in article.blocks}
    for found in (marked(lines_of(source, records)), marked(blocks)):
        assert {number: bare(words) for number, words in found.items()}.items() <= said.items()
