from __future__ import annotations

import pytest

from swstats.documents import Found, Settings
from swstats.errors import ReadError
from swstats.run import pieces
from swstats.run.reading import Reading
from swstats.run.work import Plan
from swstats.store import Store

ARTICLE = (
    "{place}建成助餐点{number}个\n\n"
    "本报讯（记者 王明）2020年7月{day}日，{place}民政局通报，全市建成助餐点{number}个，其中示范点5个，"
    "同比增长{day}%。投入资金4.7亿元，服务老人3万人次。\n\n"
    "据了解，该市还发放补贴{number}万元。（来源：{place}民政局网站）\n\n"
)
PLACES = ("深圳市", "长沙市", "成都市", "宁波市", "昆明市")


def page(articles=60):
    return "".join(
        ARTICLE.format(place=PLACES[n % 5], number=100 + n, day=1 + n % 28) for n in range(articles)
    )


class Listener:
    def __init__(self):
        self.problems = []
        self.read = []

    def failed(self, problem):
        self.problems.append(problem)

    def done(self, read):
        self.read.append(read)

    def moved(self, reading, doc):
        pass


@pytest.fixture
def small(monkeypatch):
    """Make giants of small texts: pieces of 1500 characters, read in odd blocks."""
    for name, value in {"LENGTH": 1500, "REACH": 700, "BEHIND": 200, "BLOCK": 97}.items():
        monkeypatch.setattr(pieces, name, value)
    monkeypatch.setattr(pieces, "EVIDENCE", 400)


@pytest.fixture
def read(tmp_path, monkeypatch, small):
    """Read a file whole or in pieces, and return the statistics, the listener and the store."""

    def reading(data, *, giant, encoding=None, **how):
        monkeypatch.setattr(pieces, "GIANT", 1 if giant else 10**9)
        path = tmp_path / "a.txt"
        path.write_bytes(data)
        listener = Listener()
        plan = Plan(Settings(encoding=encoding))
        with Store(tmp_path / "kept.db") as store:
            run = Reading([str(path)], plan, listener, store=store, **how)
            found = list(run.statistics())
            kept = list(store.statistics())
        return found, listener, kept

    return reading


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-8-sig"])
def test_pieces_give_the_records_of_the_whole(read, encoding):
    data = page().encode(encoding)
    whole, _, _ = read(data, giant=False)
    parts, listener, kept = read(data, giant=True)
    assert len(parts) == 60 * 7
    assert parts == whole == kept
    assert [done.figures for done in listener.read] == [len(parts)]


def test_the_parts_of_a_text_are_its_whole(tmp_path, small):
    path = tmp_path / "a.txt"
    path.write_text(page() + "没有标点的一行" * 1000, "utf-8", newline="")
    found = Found("a.txt", str(path), format="text")
    tasks = list(pieces.pieces(found, Plan()))
    assert len(tasks) > 6
    assert "".join(task.found.text for task in tasks) == path.read_text("utf-8")
    assert [task.piece.last for task in tasks] == [False] * (len(tasks) - 1) + [True]
    assert max(len(task.found.text) for task in tasks) <= 1500 + 200


def test_articles_are_not_cut(tmp_path, small):
    path = tmp_path / "a.txt"
    path.write_text(page(), "utf-8")
    tasks = list(pieces.pieces(Found("a.txt", str(path), format="text"), Plan()))
    assert all(task.found.text[2:9] == "市建成助餐点1" for task in tasks)


def test_a_long_article_hands_its_headline_on(read):
    text = "深圳市建成助餐点460个\n\n" + "全市投入资金4.7亿元，惠及群众3万人。\n\n" * 300
    parts, _, _ = read(text.encode(), giant=True)
    assert len(parts) == 601
    assert {found.region for found in parts} == {"深圳市"}
    assert {found.article for found in parts} == {"深圳市建成助餐点460个"}


def test_a_bad_byte_at_the_end_is_an_error_and_nothing_is_kept(read):
    data = page().encode() + b"\xff"
    found, listener, kept = read(data, giant=True)
    assert found == kept == []
    assert f"not so byte {len(data) - 1}" in str(listener.problems[0])
    assert listener.problems[0].doc.endswith("a.txt")


@pytest.mark.parametrize(("data", "says"), [(b"\x00", "binary"), (b"\xe4\xb8", "not so byte")])
def test_what_is_no_text_further_on_is_refused(read, data, says):
    _, listener, _ = read(page().encode() + data, giant=True)
    assert says in str(listener.problems[0])


def test_what_can_be_nothing_is_refused_as_ever(read):
    data = bytes(range(128, 256)) * 100
    whole = read(data, giant=False)[1].problems
    assert [str(problem) for problem in read(data, giant=True)[1].problems] == [
        str(problem) for problem in whole
    ]


def test_a_text_that_changes_meanwhile_is_not_kept(tmp_path, small):
    path = tmp_path / "a.txt"
    path.write_text(page(), "utf-8")
    tasks = pieces.pieces(Found("a.txt", str(path), format="text"), Plan())
    next(tasks)
    with path.open("a") as file:
        file.write("三人。")
    with pytest.raises(ReadError, match="changed while it was read"):
        list(tasks)


def test_an_unchanged_giant_comes_from_the_store(read):
    data = page().encode()
    first, _, _ = read(data, giant=True)
    again, listener, kept = read(data, giant=True, resume=True)
    assert listener.read[0].unchanged
    assert again == first == kept


def test_a_giant_in_processes_is_the_same(read):
    data = page().encode()
    assert read(data, giant=True, jobs=2)[0] == read(data, giant=True)[0]
