"""Many who write at once, and what may befall one who does: nothing is lost, nothing doubled."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from swstats.errors import StoreError
from swstats.store import Store
from tests.conftest import ask, made_up

PROJECT = Path(__file__).parent.parent.parent


def fill(store, doc, count, mark):
    store.replace(doc, [made_up(number, sentence=mark) for number in range(count)], mark)


def check_whole(place):
    """Hold what each document says against the figures that it has."""
    found = ask(
        place,
        "SELECT documents.key, documents.statistics, digest, count(number), min(sentence),"
        " max(sentence) FROM documents LEFT JOIN statistics ON document = key"
        " GROUP BY documents.key, documents.statistics, digest",
    )
    for _, said, digest, count, first, last in found:
        assert (said, digest, digest) == (count, first, last)
    if not place.startswith("postgresql"):
        assert ask(place, "PRAGMA integrity_check") == [("ok",)]
        assert ask(place, "PRAGMA foreign_key_check") == []
    return len(found)


def test_many_may_make_and_fill_a_store_at_once(place):
    barrier = threading.Barrier(6)

    def run(number):
        barrier.wait()
        with Store(place) as store, store.writing():
            for turn in range(8):
                fill(store, "shared.txt", number + turn + 1, f"{number} {turn}")
                fill(store, f"{number} {turn}.txt", 2, "own")
                if turn % 3 == 2:
                    store._write()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(run, range(6)))
    assert check_whole(place) == 6 * 8 + 1


def test_a_store_of_format_1_may_be_opened_by_many_at_once(place):
    from tests.store.test_migration import NAMES, RECORDS, make_format_1

    make_format_1(place, NAMES, "-")
    barrier = threading.Barrier(4)

    def run(_):
        barrier.wait()
        with Store(place) as store:
            return list(store.statistics())

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(run, range(4))) == [RECORDS] * 4


def test_who_waits_too_long_is_told_so(place, monkeypatch):
    monkeypatch.setattr("swstats.store.databases.PATIENCE", 0.1)
    with Store(place) as one, Store(place) as other:
        fill(one, "a.txt", 3, "before")
        with one._connection.transaction(writes=True):
            if place.startswith("postgresql"):
                one._connection.run("LOCK TABLE documents IN EXCLUSIVE MODE")
            with pytest.raises(StoreError, match="another program is writing to it; try again"):
                fill(other, "a.txt", 5, "after")
            assert len(list(other.statistics())) == 3
        fill(other, "a.txt", 5, "after")
        assert check_whole(place) == 1


def test_a_reader_may_stop_in_the_midst(place, monkeypatch):
    monkeypatch.setattr("swstats.store.ROWS", 25)
    with Store(place) as store, Store(place) as other:
        for name in "ab":
            fill(store, name, 20, name)
        reading = store.statistics()
        next(reading)
        fill(other, "a", 3, "new")
        fill(store, "b", 3, "new")
        assert len(list(reading)) == 19 + 3
        assert check_whole(place) == 2


WRITER = """
import itertools, sys
from swstats import store
from tests.store.test_trouble import fill
store.ROWS = 40
with store.Store(sys.argv[1]) as kept, kept.writing():
    print("ready", flush=True)
    for turn in itertools.count():
        fill(kept, f"{turn % 50}.txt", turn % 130 + 1, f"turn {turn}")
"""


def test_a_writer_may_be_killed_at_any_moment(place):
    script = [sys.executable, "-c", WRITER, place]
    paths = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))
    chance = random.Random(4)
    for _ in range(4):
        with subprocess.Popen(
            script, cwd=PROJECT, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0.05, 0.8))
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        with Store(place) as store:
            fill(store, "after.txt", 5, "after")
            assert list(store.statistics_of("after.txt"))
        assert check_whole(place) > 1


def test_what_a_break_leaves_is_written_at_the_end(place, monkeypatch):
    with Store(place) as store:
        insert = store._insert
        monkeypatch.setattr(store, "_insert", _interrupted)
        try:
            with store.writing():
                fill(store, "a.txt", 2, "a")
                try:
                    store._write()
                finally:
                    monkeypatch.setattr(store, "_insert", insert)
        except KeyboardInterrupt:
            pass
        assert len(list(store.statistics_of("a.txt"))) == 2
    assert check_whole(place) == 1


def _interrupted(_):
    raise KeyboardInterrupt


def test_a_server_that_goes_away_is_told(postgres):
    place = postgres.new()
    with Store(place) as store:
        fill(store, "a.txt", 3, "before")
        with store._connection.transaction():
            (pid,) = store._connection.run("SELECT pg_backend_pid()").fetchone()
        ask(place, f"SELECT pg_terminate_backend({pid})")
        with pytest.raises(StoreError, match="see that the server runs"):
            fill(store, "a.txt", 5, "after")
        fill(store, "a.txt", 6, "again")
    assert check_whole(place) == 1


def test_a_database_that_is_not_there_says_how_to_make_it(postgres):
    with pytest.raises(StoreError, match='"nothing" does not exist; make it with createdb'):
        Store(postgres.plain("nothing"))


def test_a_server_that_is_not_there_is_told_without_the_password():
    with pytest.raises(StoreError, match="see that the server runs") as caught:
        Store("postgres://u:secret@127.0.0.1:1/d?connect_timeout=2")
    assert "secret" not in str(caught.value)


def test_an_empty_database_is_no_store_to_be_read(postgres):
    place = postgres.new()
    with pytest.raises(StoreError, match="swstats extract PATH"):
        Store(place, create=False)
    assert ask(place, "SELECT count(*) FROM pg_class WHERE relname = 'about'"
                      " AND relnamespace = current_schema()::regnamespace") == [(0,)]  # fmt: skip


def test_without_its_driver_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'swstats\[postgres\]'"):
        Store("postgresql://u:secret@h/d")


def test_a_path_of_any_length_is_a_key(postgres):
    place = postgres.new()
    with Store(place) as store:
        for end in "ab":
            fill(store, "/".join(["文" * 80] * 14) + end, 1, end)
        assert len(store.documents()) == 2
