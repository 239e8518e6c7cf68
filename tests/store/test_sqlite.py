"""What befalls a store that is a file."""

from __future__ import annotations

import os
import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from swstats.errors import StoreError
from swstats.review.filters import Filter
from swstats.store import Store
from swstats.store.schema import METADATA, STATISTICS
from swstats.store.shape import COLUMNS, about
from tests.conftest import ask, made_up


@pytest.fixture
def place(tmp_path):
    return tmp_path / "swstats.db"


def kept(place):
    with Store(place, create=False) as store:
        return list(store.statistics())


@pytest.mark.parametrize("scheme", ["", "sqlite:///"])
def test_a_missing_store_says_how_to_fill_one(place, scheme):
    with pytest.raises(StoreError, match="swstats extract PATH"):
        Store(f"{scheme}{place}", create=False)
    assert not place.exists()


def test_what_a_url_asks_for_in_vain_is_told(place):
    with pytest.raises(StoreError, match="'mode'"):
        Store(f"sqlite:///{place}?mode=ro")
    assert not place.exists()


def test_a_file_that_is_no_database_is_left_alone(place):
    place.write_text("这不是数据库，只是一段文字。" * 50)
    with pytest.raises(StoreError, match="move it away"):
        Store(place)
    assert place.read_text().startswith("这不是")


def test_a_damaged_store_says_what_to_do(place):
    with Store(place) as store:
        store.replace("a.txt", [made_up(number) for number in range(500)])
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 3] + b"\xff" * (len(whole) - len(whole) // 3))
    with pytest.raises(StoreError, match="move it away"):
        kept(place)


def test_a_store_that_cannot_be_made_says_what_to_do(tmp_path):
    with pytest.raises(StoreError, match="--store"):
        Store(tmp_path / "missing" / "swstats.db")


def test_a_store_that_may_only_be_read_is_read(place):
    with Store(place) as store:
        store.replace("a.txt", [made_up(1)])
    # Root may write anywhere, so the file is opened for reading only instead of being made so.
    with Store(f"sqlite:///file:{place}?mode=ro&uri=true") as store:
        assert [item.id for item in store.statistics()] == ["id1"]
        with pytest.raises(StoreError, match="--no-store"):
            store.replace("a.txt", [])


def test_a_store_may_be_a_url(tmp_path):
    url = f"sqlite:///{tmp_path}/by_url.db"
    with Store(url) as store:
        store.replace("a.txt", [made_up(1)])
    with Store(url) as store:
        assert list(store.statistics()) == [made_up(1)]


def test_no_store_has_too_long_a_name():
    with pytest.raises(StoreError, match="there is no store"):
        Store("x" * 300, create=False)


def test_a_document_is_one_however_it_is_named(place, monkeypatch):
    monkeypatch.chdir(place.parent)
    Path("sub").mkdir()
    with Store(place) as store:
        for name in ("a.txt", "./a.txt", "sub/../a.txt", str(place.parent / "a.txt")):
            store.replace(name, [made_up(1)])
        assert store.documents() == {"a.txt": 1}
        assert store.key("-") == "-"
        assert store.key("../b.txt") == (place.parent.parent / "b.txt").as_posix()


def test_a_full_disk_leaves_what_is_kept(place):
    with Store(place) as store:
        store.replace("a.txt", [made_up(number) for number in range(100)], "before")
        (pages,) = store._connection.run("PRAGMA page_count").fetchone()
        store._connection.run(f"PRAGMA max_page_count = {pages + 3}")
        many = [made_up(number) for number in range(5000)]
        for name in ("a.txt", "b.txt"):
            with pytest.raises(StoreError, match="full; make room"):
                store.replace(name, many, "after")
        assert store.digests() == {store.key("a.txt"): "before"}
        assert len(kept(place)) == 100
        store._connection.run("PRAGMA max_page_count = 100000")
        store.replace("a.txt", many, "after")
        assert len(kept(place)) == 5000


def test_an_empty_file_becomes_a_store(place):
    place.touch()
    with pytest.raises(StoreError, match="swstats extract PATH"):
        Store(place, create=False)
    assert place.stat().st_size == 0
    with Store(place) as store:
        store.replace("a.txt", [made_up(1)])
    assert kept(place) == [made_up(1)]


@pytest.mark.parametrize(
    "tables",
    ["CREATE TABLE about (birds TEXT)", "CREATE TABLE about (name TEXT, value TEXT)"],
)
def test_tables_that_only_have_the_same_names_are_left_alone(place, tables):
    ask(place, tables)
    before = place.read_bytes()
    with pytest.raises(StoreError, match="move it away"):
        Store(place)
    assert place.read_bytes() == before


def test_whatever_is_damaged_is_told(place):
    with Store(place) as store, store.writing():
        for name in range(20):
            rows = [made_up(number, region_path=("广东省",)) for number in range(30)]
            store.replace(f"{name}.txt", rows)
    whole = place.read_bytes()
    chance = random.Random(1)
    told = []
    for _ in range(60):
        harmed = bytearray(
            whole[: chance.randrange(len(whole))] if chance.random() < 0.2 else whole
        )
        for _ in range(chance.choice((1, 8, 200))):
            if harmed:
                harmed[chance.randrange(len(harmed))] = chance.randrange(256)
        place.write_bytes(harmed)
        try:
            with Store(place) as store:
                list(store.statistics())
                store.digests()
                store.replace("0.txt", [made_up(1)])
                list(store.statistics(Filter(regions=("广东省",))))
        except StoreError as error:
            told.append(str(error))
    assert len(told) > 20
    assert [said for said in told if not re.search("damaged|another version|newer", said)] == []


def test_a_store_that_its_user_turned_to_wal_stays_so(place):
    Store(place).close()
    with closing(sqlite3.connect(place)) as its_user:
        its_user.execute("PRAGMA journal_mode = WAL")
    with Store(place) as store:
        store.replace("a.txt", [made_up(1)])
        assert kept(place) == [made_up(1)]
    assert ask(place, "PRAGMA journal_mode") == [("wal",)]


def test_nothing_is_left_beside_the_store(place):
    with Store(place) as store, store.writing():
        store.replace("a.txt", [made_up(1)])
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_a_new_store_is_what_the_definition_of_its_tables_makes_it(place, tmp_path, monkeypatch):
    Store(place).close()
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")  # where nothing can be kept
    Store(tmp_path / "other.db").close()
    made = "SELECT name, sql FROM sqlite_master ORDER BY name"
    assert ask(place, made) == ask(tmp_path / "other.db", made)
    with closing(sqlite3.connect(place)) as plain:
        assert plain.execute("SELECT name, value FROM about").fetchall() == [*about().items()]
    for table in METADATA.sorted_tables:
        columns = [row[1] for row in ask(place, f"PRAGMA table_info({table.name})")]
        assert columns == [column.name for column in table.columns]
    assert [column.name for column in STATISTICS.columns] == ["number", *COLUMNS]


def test_links_are_followed_to_what_a_document_is_known_by(place, monkeypatch):
    monkeypatch.chdir(place.parent)
    Path("sub/inner").mkdir(parents=True)
    Path("sub/inner/a.txt").touch()
    Path("linked").symlink_to("sub/inner")
    Path("sub/b.txt").symlink_to("inner/a.txt")
    Path("sub/nowhere").symlink_to("missing")
    names = [
        "sub/inner/a.txt", "linked/a.txt", "sub/b.txt", "sub/nowhere", "linked/../b.txt", "a.txt",
        "linked/z.zip/in/a.txt", "linked/..", "linked/", ".", "../b.txt", "linked/a.txt#3", "\udcff",
    ]  # fmt: skip
    with Store(place) as store:
        keys = store.keys()  # for all of them the same
        for name in names:
            real = os.path.realpath(name)
            assert keys(name) == store.key(name) == str(Path(real)).removeprefix(f"{place.parent}/")


def test_documents_that_replace_each_other_are_counted_once(place):
    with Store(place) as store, store.writing():
        for _ in range(5):
            store.replace("a.txt", [made_up(1), made_up(2)], text=b"xyz")
            store.replace("b.txt", [made_up(3)])
        assert (store._rows, store._bytes) == (3, 3)
        assert len(list(store.statistics())) == 3
        assert (store._rows, store._bytes) == (0, 0)
