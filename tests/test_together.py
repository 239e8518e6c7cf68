"""Texts that are read together: as each would be read alone."""

from __future__ import annotations

from swstats import extract
from swstats.pipeline import TOGETHER, batches, extract_together, given
from tests.conftest import PROJECT

PAGES = sorted((PROJECT / "tests" / "gold").glob("*/*.txt"))[::7]


def test_texts_that_are_read_together_know_nothing_of_each_other():
    texts = [path.read_text("utf-8") for path in PAGES]
    known = [
        {"doc": "a\ud800"},
        {"date": "2019-12-01", "region": "深圳"},
        {"title": "广东省低保标准提高", "source": "民政局"},
        {},
    ]
    stated = [known[number % len(known)] for number in range(len(texts))]
    requests = [given(text, **how) for text, how in zip(texts, stated, strict=True)]
    for include_all in (False, True):
        together = extract_together(requests, include_all=include_all)
        alone = [
            extract(text, include_all=include_all, **how)
            for text, how in zip(texts, stated, strict=True)
        ]
        assert [list(found) for found in together] == [list(found) for found in alone]
        assert sum(map(len, alone)) > 100


def test_batches_hold_so_many_characters_and_keep_the_order():
    texts = [given("一" * size) for size in (TOGETHER - 1, 1, TOGETHER * 2, 5, 5)]
    sizes = [[len(text.text) for text in batch] for batch in batches(texts)]
    assert sizes == [[TOGETHER - 1, 1], [TOGETHER * 2], [5, 5]]
    assert list(batches([])) == []
