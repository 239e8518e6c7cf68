"""Stores of older and newer versions."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from decimal import Decimal

import pytest

from swstats.documents.packing import packed
from swstats.errors import StoreError
from swstats.records import Change, Statistic
from swstats.review.filters import Filter
from swstats.store import Store
from swstats.store.shape import FIELDS, VERSION, about
from tests.conftest import ask, made_up

LATER = ("page", "box", "ocr")  # fields that format 1 did without at first
RECORDS = [
    made_up(1, value="12345678901234567890.10", change=Change("up", "同比", "id2"),
            region="深圳市", region_path=("广东省", "深圳市"), period="2018", indicator="捐款"),
    made_up(2, value=None, lower="-1"),
]  # fmt: skip


def make_format_1(place, names, key="a.txt"):
    """Make a store as swstats 0.8 did, with two documents, the first of two figures."""
    whole = {"start", "end", "page"}
    types = {name: "INTEGER" if name in whole else "TEXT" for name in names}
    types["statistic"] = "BOOLEAN"
    columns = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
    number = "SERIAL" if place.startswith("postgresql") else "INTEGER NOT NULL"
    figures = [
        ("12345678901234567890.10", "NULL", "深圳市", ["广东省", "深圳市"], "2018", "捐款",
         {"direction": "up", "basis": "同比", "of": "id2"}, 1.2345678901234567e19, "2018-01-01"),
        (None, "'-1'", None, [], None, None, None, -1.0, None),
    ]  # fmt: skip
    inserts = []
    for place_in_text, figure in enumerate(figures, 1):
        value, lower, region, path, period, indicator, change, size, first = figure
        said = {
            "document": key, "id": f"id{place_in_text}", "doc": "a.txt", "article": "标题",
            "text": "5个", "start": place_in_text * 10, "end": place_in_text * 10 + 2,
            "value": value, "relation": "=", "unit": "个", "unit_text": "个", "kind": "count",
            "region": region, "region_path": json.dumps(path, ensure_ascii=False),
            "period": period, "indicator": indicator,
            "change": json.dumps(change, ensure_ascii=False), "sentence": f"第{place_in_text}句。",
            "magnitude": size, "first_day": first,
        }  # fmt: skip
        cells = ", ".join("NULL" if cell is None else f"'{cell}'" for cell in said.values())
        named = ", ".join(f'"{name}"' for name in said)
        inserts.append(
            f"INSERT INTO statistics ({named}, lower, statistic) VALUES ({cells}, {lower}, true)"
        )
    ask(
        place,
        "CREATE TABLE about (name VARCHAR(40) NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name))",
        f"INSERT INTO about VALUES ('version', '1'), ('columns', '{','.join(names)}')",
        "CREATE TABLE documents (key VARCHAR(500) NOT NULL, statistics INTEGER NOT NULL,"
        " PRIMARY KEY (key))",
        f"CREATE TABLE statistics (number {number}, document VARCHAR(500) NOT NULL, {columns},"
        " magnitude FLOAT, first_day VARCHAR(10), last_day VARCHAR(10), PRIMARY KEY (number),"
        " FOREIGN KEY(document) REFERENCES documents (key))",
        "CREATE INDEX ix_statistics_magnitude ON statistics (magnitude)",
        "CREATE INDEX ix_statistics_document ON statistics (document)",
        "CREATE INDEX statistics_region ON statistics (region)",
        "CREATE INDEX ix_statistics_first_day ON statistics (first_day)",
        f"INSERT INTO documents VALUES ('{key}', 2), ('b.txt', 0)",
        *inserts,
    )


NAMES = [field.name for field in fields(Statistic)]


@pytest.mark.parametrize("without", [(), LATER], ids=["all fields", "fewer fields"])
def test_a_store_of_format_1_is_brought_up_to_date(place, tmp_path, monkeypatch, without):
    monkeypatch.chdir(tmp_path)
    make_format_1(place, [name for name in NAMES if name not in without])
    for _ in range(2):
        with Store(place, create=False) as store:
            assert list(store.statistics()) == RECORDS
            assert store.documents() == {store.key("a.txt"): 2, store.key("b.txt"): 0}
            assert store.digests() == {}
            assert list(store.statistics(Filter(regions=("广东省",)))) == RECORDS[:1]
    with Store(place) as store:  # the document is the same one
        store.replace("a.txt", [made_up(3, page=4)], "digest")
        assert list(store.statistics()) == [made_up(3, page=4)]
        assert store.digests() == {store.key("a.txt"): "digest"}
    assert dict(ask(place, "SELECT name, value FROM about")) == about()
    assert ask(place, "SELECT document, page FROM figures") == [("a.txt", 4)]


def test_an_older_store_becomes_what_a_new_one_is(place, tmp_path):
    import sqlalchemy as sa

    def look(where):
        with Store(where) as store, store._connection.alchemy() as connection:
            inspector = sa.inspect(connection)
            indexes = {index["name"] for index in inspector.get_indexes("statistics")}
            columns = {
                (table, column["name"])
                for table in ("about", "documents", "statistics", "places", "figures")
                for column in inspector.get_columns(table)
            }
            return indexes, columns

    make_format_1(place, NAMES[:-3])
    assert look(place) == look(tmp_path / "new.db")


def test_a_store_that_cannot_be_brought_up_to_date_stays_as_it_is(place, monkeypatch):
    make_format_1(place, NAMES)
    before = ask(place, "SELECT * FROM statistics"), ask(place, "SELECT * FROM about")
    monkeypatch.setattr("swstats.store.schema._views", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Store(place)
    assert (ask(place, "SELECT * FROM statistics"), ask(place, "SELECT * FROM about")) == before
    monkeypatch.undo()
    with Store(place) as store:
        assert list(store.statistics()) == RECORDS


def test_fields_that_a_record_has_got_become_columns(place):
    make_new = [name for name in NAMES if name not in ("statistic", "sentence", "ocr")]
    with Store(place) as store:
        store.replace("a.txt", [made_up(1, ocr=Decimal("0.5"), sentence="句")])
    ask(
        place,
        "DROP VIEW figures",
        *(f"ALTER TABLE statistics DROP COLUMN {name}" for name in NAMES if name not in make_new),
        f"UPDATE about SET value = '{','.join(make_new)}' WHERE name = 'columns'",
    )
    with Store(place) as store:
        assert list(store.statistics()) == [made_up(1, ocr=None, sentence="")]


def test_every_later_field_has_a_default():
    # A store that has not got the field yet holds figures: what would they say?
    told = {field.name for field in fields(Statistic) if field.default is not MISSING}
    assert {field.name for field in FIELDS if not field.optional} - told <= {
        "id", "doc", "article", "text", "start", "end", "relation", "kind", "region_path"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (f"UPDATE about SET value = '{VERSION + 1}' WHERE name = 'version'", "newer .* upgrade"),
        ("UPDATE about SET value = value || ',birds' WHERE name = 'columns'",
         f"newer swstats .format {VERSION} and birds, .* upgrade"),
        ("UPDATE about SET value = 'soon' WHERE name = 'version'", "another version .* move it away"),
        ("DELETE FROM about", "another version .* extract the documents again"),
    ],
)  # fmt: skip
def test_a_store_of_another_version_says_what_to_do(place, change, said):
    with Store(place) as store:
        store.replace("a.txt", RECORDS)
    ask(place, change)
    with pytest.raises(StoreError, match=said):
        Store(place)
    assert ask(place, "SELECT count(*) FROM statistics") == [(2,)]


def test_a_store_of_format_2_has_its_texts_when_documents_are_read_again(place):
    with Store(place) as store:
        store.replace("a.txt", RECORDS)
    ask(place, "DROP TABLE texts", "UPDATE about SET value = '2' WHERE name = 'version'")
    with Store(place) as store:
        assert [(each.text, each.statistics) for each in store.extracted()] == [(None, RECORDS)]
        store.replace("a.txt", RECORDS, text=packed("深圳"))
        assert [each.text for each in store.extracted()] == ["深圳"]
