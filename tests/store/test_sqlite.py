"""What befalls a store that is a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from swstats.errors import StoreError
from swstats.store import Store
from tests.conftest import made_up


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
