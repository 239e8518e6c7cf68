from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from swstats.errors import StoreError
from swstats.records import Change, Kind, Statistic
from swstats.review.filters import Filter
from swstats.store import Store
from swstats.store.asking import asked
from tests.conftest import ask, made_up

FULL = made_up(
    1, value="12345678901234567890.10", change=Change("up", "同比", "id2"), period="2018/..",
    region="深圳市", region_path=("广东省", "深圳市"), indicator="捐赠_收入%", si_value="0.000001",
)  # fmt: skip


def in_tests(project):
    """Return an environment in which a script may import what tests share."""
    paths = [str(project), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def kept(place, where=None):
    with Store(place, create=False) as store:
        return list(store.statistics(where))


def test_what_is_kept_is_given_back_exactly(place):
    rows = [FULL, made_up(2, value=None, lower="-1")]
    with Store(place) as store:
        store.replace("a.txt", rows)
    assert kept(place) == rows
    assert str(kept(place)[0].value) == "12345678901234567890.10"


def test_a_document_read_again_replaces_its_statistics(place, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Store(place) as store:
        store.replace("a.txt", [made_up(1), made_up(2)])
        store.replace("b.txt", [made_up(3)])
        store.replace("a.txt", [made_up(4)])
        assert [item.id for item in store.statistics()] == ["id4", "id3"]
        assert store.documents() == {store.key("a.txt"): 1, store.key("b.txt"): 1}


def test_what_is_no_statistic_is_not_kept(place):
    with Store(place) as store:
        store.replace("a.txt", [made_up(1, statistic=False)])
        assert list(store.statistics()) == []


def test_a_run_that_is_killed_leaves_the_document_as_it_was(place):
    with Store(place) as store:
        store.replace("a.txt", [made_up(1)])
    script = (
        "import os, sys; from swstats import store; from tests.conftest import ask, made_up\n"
        "s = store.Store(sys.argv[1])\n"
        "s._insert = lambda rows: os._exit(9)\n"
        "s.replace('a.txt', [made_up(2)])\n"
    )
    project = Path(__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-c", script, str(place)], check=False, cwd=project,
        env=in_tests(project),
    )  # fmt: skip
    assert run.returncode == 9
    assert [item.id for item in kept(place)] == ["id1"]


def test_an_error_leaves_the_document_as_it_was(place, monkeypatch):
    with Store(place) as store:
        store.replace("a.txt", [made_up(1)])
        monkeypatch.setattr(store, "_insert", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.replace("a.txt", [made_up(2)])
        assert [item.id for item in store.statistics()] == ["id1"]


def test_the_database_of_something_else_is_left_alone(place):
    ask(place, "CREATE TABLE birds (name TEXT)")
    with pytest.raises(StoreError, match="something else"):
        Store(place)


def test_two_runs_may_fill_one_new_store(place):
    script = (
        "import sys; from swstats import store; from tests.conftest import ask, made_up\n"
        "for number in range(10):\n"
        "    with store.Store(sys.argv[1]) as s: s.replace(f'{sys.argv[2]}{number}', [made_up(1)])\n"
    )
    project = Path(__file__).parent.parent
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(place), name], cwd=project, env=in_tests(project))
        for name in "ab"
    ]  # fmt: skip
    assert [run.wait() for run in runs] == [0, 0]
    assert len(kept(place)) == 20


@pytest.mark.parametrize(
    "url",
    [
        "nonsense://u:secret@host/d",
        "mysql+nothing://u:secret@host/d",
        "mysql://u:secret@host:port/d",
        "mysql ://u:secret@host/d",
        "mysql://u:1@secret:5@host/d",
        "mysql+nothing://u@host/d?sslpassword=secret",
        "mysql ://u@host/d?a=b&password=secret",
    ],
)
def test_a_password_is_not_told(url):
    with pytest.raises(StoreError, match=r"cannot open the store .*//.*@host") as caught:
        Store(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["nonsense://x", "://", "mysql+nothing://h/d"])
def test_a_url_of_no_database_is_named(url):
    with pytest.raises(StoreError, match="--store"):
        Store(url)


regions = st.sampled_from([None, "广东省", "深圳市", "湖南省"])
PATHS = {None: (), "广东省": ("广东省",), "深圳市": ("广东省", "深圳市"), "湖南省": ("湖南省",)}
periods = st.sampled_from([None, "2018", "2018-07", "2018/..", "不明"])
sizes = st.none() | st.integers(-3, 3).map(Decimal)


@st.composite
def statistics(draw, number):
    region = draw(regions)
    return made_up(
        number,
        region=region,
        region_path=PATHS[region],
        kind=draw(st.sampled_from([Kind.MONEY, Kind.COUNT])),
        indicator=draw(st.sampled_from([None, "捐赠", "捐_赠", "支出", "人均GDP", "Äo"])),
        measure=draw(st.sampled_from([None, "捐赠收入"])),
        unit=draw(st.sampled_from([None, "元", "元/吨"])),
        text=draw(st.sampled_from(["5元", "5Kg"])),
        sentence=draw(st.sampled_from(["", "捐5元。", "重5kg。", "%_\\"])),
        period=draw(periods),
        value=draw(sizes),
        lower=draw(sizes),
    )


filters = st.builds(
    Filter,
    regions=st.lists(st.sampled_from(["广东省", "深圳市"]), max_size=2).map(tuple),
    exact=st.booleans(),
    kinds=st.lists(st.sampled_from([Kind.MONEY, Kind.AGE]), max_size=2).map(tuple),
    indicator=st.sampled_from([None, "捐赠", "_", "%", "", "gdp", "ä"]),
    measures=st.lists(st.just("捐赠收入"), max_size=1).map(tuple),
    units=st.lists(st.sampled_from(["元", "吨"]), max_size=2).map(tuple),
    words=st.sampled_from([None, "", "捐", "KG", "_", "%", "\\"]),
    period=st.sampled_from([None, "2018", "2018/..", "../2018"]),
    minimum=sizes,
    maximum=sizes,
)


@pytest.fixture
def open_store(place):
    with Store(place) as store:
        yield store


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(rows=st.tuples(*(statistics(number) for number in range(6))), where=filters)
def test_the_store_and_the_filter_agree(open_store, rows, where):
    open_store.replace("a.txt", rows)
    expected = [item.id for item in rows if where.accepts(item)]
    assert [item.id for item in open_store.statistics(where)] == expected
    # SQL asks the same; what it finds is held against the filter only for the last digits.
    condition, values = asked(where, open_store._dialect)
    with open_store._connection.transaction():
        found = open_store._connection.run(f"SELECT id FROM statistics WHERE {condition}", values)
        assert sorted(name for (name,) in found.fetchall()) == expected


def test_columns_follow_the_record(place):
    Store(place).close()
    named = ", ".join(f'"{name}"' for name in Statistic.__dataclass_fields__)
    assert ask(place, f"SELECT {named} FROM statistics") == []


@pytest.mark.parametrize(
    "change",
    ["value = 'abc'", "kind = 'abc'", "region_path = NULL", "change = '{'", "change = '{}'"],
)
def test_a_damaged_figure_is_told_with_its_document(place, change):
    with Store(place) as store:
        store.replace("a.txt", [FULL])
    ask(place, f"UPDATE statistics SET {change}")
    with pytest.raises(StoreError, match=r"a\.txt is damaged; extract the document again"):
        kept(place)


def test_a_store_without_its_tables_is_damaged(place):
    with Store(place) as store:
        store.replace("a.txt", [made_up(1)])
    ask(place, "DROP VIEW figures", "DROP TABLE statistics")
    with pytest.raises(StoreError, match="damaged or no store; move it away"):
        kept(place)


def test_no_words_for_an_indicator_ask_nothing(place):
    rows = [made_up(1, indicator=None), made_up(2, indicator="捐款")]
    with Store(place) as store:
        store.replace("a.txt", rows)
    assert kept(place, Filter(indicator="")) == rows


# -------------------------------------------------------------------------- many documents, long ones


def test_a_document_may_be_kept_in_pieces(place, monkeypatch):
    monkeypatch.setattr("swstats.store.ROWS", 7)
    rows = [made_up(number, region_path=("广东省",)) for number in range(50)]
    with Store(place) as store:
        store.replace("a.txt", [made_up(99)])
        store.start("a.txt")
        for start in range(0, 50, 10):
            store.add(rows[start : start + 10])
            with Store(place) as reader:
                assert [item.id for item in reader.statistics()] == ["id99"]
        store.finish("d1")
        store.replace("b.txt", rows, "d2")
        assert list(store.statistics_of("a.txt")) == rows
        assert [item.id for item in store.statistics(Filter(regions=("广东省",)))] == [
            item.id for item in rows + rows
        ]
        assert store.documents() == {store.key("a.txt"): 50, store.key("b.txt"): 50}
        assert [*store.digests().values()] == ["d1", "d2"]


def test_a_document_that_is_not_finished_is_forgotten(place, monkeypatch):
    monkeypatch.setattr("swstats.store.ROWS", 7)
    with Store(place) as store:
        store.start("a.txt")
        store.add([made_up(number) for number in range(50)])
        store.start("b.txt")
        store.add([made_up(1)])
        store.finish()
        assert [*store.documents()] == [store.key("b.txt")]
        assert store.digests() == {}
        assert len(list(store.statistics())) == 1


def test_documents_written_together_are_kept_when_the_run_breaks_off(place):
    with Store(place) as store:
        with suppress(KeyboardInterrupt), store.writing():
            for name in ("a.txt", "b.txt", "a.txt"):
                store.replace(name, [made_up(1), made_up(2)], f"digest of {name}")
            store.start("c.txt")
            store.add([made_up(3)])
            raise KeyboardInterrupt
        assert [*store.documents().values()] == [2, 2]
        assert len(list(store.statistics())) == 4


def test_documents_are_written_by_and_by(place, monkeypatch):
    monkeypatch.setattr("swstats.store.TOGETHER", 3)
    with Store(place) as store, Store(place) as reader, store.writing():
        for number in range(7):
            store.replace(f"{number}.txt", [made_up(number)], "d")
            assert len(reader.digests()) == (number + 1) // 3 * 3
        assert [item.id for item in store.statistics_of("6.txt")] == ["id6"]
        assert len(reader.digests()) == 7


def test_nothing_locks_the_store_between_documents(place):
    with Store(place) as one, Store(place) as other, one.writing(), other.writing():
        for number in range(3):
            one.replace(f"{number}.txt", [made_up(1)])
            other.replace(f"{number}.txt", [made_up(2)])
        one._write()
        other._write()
        assert [item.id for item in one.statistics()] == ["id2"] * 3


@pytest.mark.parametrize("odd", ["a\0b", "\ud83d alone", "\ufdd00000", "\ufdd0", "😀"])
def test_characters_that_no_database_takes_come_back(place, odd):
    rows = [made_up(1, sentence=odd, region_path=(odd,)), made_up(2)]
    with Store(place) as store:
        store.replace("a.txt", rows)
        assert list(store.statistics()) == rows
