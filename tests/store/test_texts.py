"""Texts in the store, and documents with their figures, from there and read afresh."""

from __future__ import annotations

import pytest

from swstats import extract
from swstats.cli.messages import Watcher
from swstats.documents.packing import packed
from swstats.errors import StoreError
from swstats.records import Extracted, Kind
from swstats.review.filters import Filter
from swstats.run import reading as run_reading
from swstats.run import work
from swstats.run.reading import Reading
from swstats.run.work import Plan
from swstats.store import Store
from tests.conftest import ask, made_up

TEXT = "2020年7月，深圳市接收捐款{}万元，惠及群众3万人次。\n"
MONEY = Filter(kinds=(Kind.MONEY,))


@pytest.fixture
def texts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT.format(number + 1), "utf-8")
    (tmp_path / "none.txt").write_text("今天天气很好。\n", "utf-8")
    return tmp_path


def taken(**how):
    return Reading(["."], Plan(), Watcher(), **how)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("where", [None, MONEY], ids=["all", "some"])
def test_documents_come_with_text_and_figures_from_files_and_from_the_store(
    texts, place, where, jobs
):
    expected = [
        Extracted(
            f"{doc}.txt",
            TEXT.format(doc + 1),
            [
                item
                for item in extract(TEXT.format(doc + 1), doc=f"{doc}.txt")
                if where is None or where.accepts(item)
            ],
        )
        for doc in range(3)
    ]
    with Store(place) as store:
        read = [*taken(store=store, jobs=jobs).extracted(where)]
        kept = [*store.extracted(where)]
    assert read == [*expected, Extracted("none.txt", "今天天气很好。\n", [])]
    assert kept == expected


def test_what_is_read_again_has_its_new_text_and_no_other(texts, place):
    with Store(place) as store:
        [*taken(store=store).statistics()]
        (texts / "1.txt").write_text(TEXT.format(77), "utf-8")
        (texts / "2.txt").write_text("今天天气很好。\n", "utf-8")
        [*taken(store=store, resume=True).statistics()]
        assert [each.text for each in store.extracted()] == [TEXT.format(1), TEXT.format(77)]
    assert ask(place, "SELECT count(*) FROM texts") == [(4,)]


def test_a_member_that_is_forgotten_takes_its_text_along(texts, place):
    with Store(place) as store:
        for row in ("news.xlsx#1", "news.xlsx#2"):
            store.replace(row, [made_up(doc=row)], text=packed(row))
        store.forget_members("news.xlsx", but=[store.key("news.xlsx#2")])
        assert [each.text for each in store.extracted()] == ["news.xlsx#2"]
    assert ask(place, "SELECT count(*) FROM texts") == [(1,)]


def test_half_a_surrogate_pair_is_kept(place):
    with Store(place) as store:
        store.replace("a.txt", [made_up()], text=packed("\ud800\x00深圳"))
        assert [each.text for each in store.extracted()] == ["\ud800\x00深圳"]


def test_a_document_whose_text_is_not_kept_has_none(texts, place, monkeypatch):
    monkeypatch.setattr(work, "LONGEST_TEXT", 5)
    with Store(place) as store:
        assert {each.text for each in taken(store=store).extracted()} == {None}
        assert [(each.doc, each.text) for each in store.extracted()] == [
            (f"{doc}.txt", None) for doc in range(3)
        ]


def test_a_giant_has_its_figures_and_no_text(texts, monkeypatch):
    monkeypatch.setattr("swstats.run.pieces.GIANT", 100)
    monkeypatch.setattr("swstats.run.pieces.LENGTH", 100)
    monkeypatch.setattr("swstats.run.pieces.REACH", 50)
    monkeypatch.setattr("swstats.run.pieces.BEHIND", 20)
    (texts / "1.txt").write_text(TEXT.format(5) * 20, "utf-8")
    found = {each.doc: each for each in taken().extracted()}
    assert len(found["1.txt"].statistics) == 40
    assert found["1.txt"].text is None
    assert found["2.txt"].text == TEXT.format(3)


def test_a_damaged_text_is_named(place):
    with Store(place) as store:
        store.replace("a.txt", [made_up()], text=packed("深圳"))
    value = "'\\x0102'::bytea" if place.startswith("postgresql") else "x'0102'"
    ask(place, f"UPDATE texts SET text = {value}")
    with Store(place) as store, pytest.raises(StoreError, match=r"a\.txt is damaged; extract"):
        [*store.extracted()]


def test_plain_runs_do_not_carry_texts(texts, monkeypatch):
    seen = []
    original = run_reading.work

    def watched(tasks, plan):
        for task, outcome in original(tasks, plan):
            seen.append(outcome.text)
            yield task, outcome

    monkeypatch.setattr(run_reading, "work", watched)
    [*taken().statistics()]
    assert seen == [None] * 4
