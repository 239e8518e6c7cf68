"""A cluster finds what one process finds, row for row, whatever happens to its workers."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

import swstats
from swstats.lexicons import Lexicon
from swstats.output.as_parquet import EXACT, schema_of
from swstats.output.columns import from_json, to_json
from swstats.records import Statistic
from swstats.spark import extract_documents, figures, rejected, save, schema, worker
from swstats.spark.worker import Job
from tests.gold import golden
from tests.spark.texts import day, document

# Of Spark's driver, when it ends.
pytestmark = [
    pytest.mark.filterwarnings("ignore:PySpark does not yet:FutureWarning"),
    pytest.mark.filterwarnings("ignore:distutils Version:DeprecationWarning"),  # Spark 3.5
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

SHORT = 2000


def record(row):
    """The record that a row says, as JSON has it."""
    values = row.asDict(recursive=True)
    for name in list(values):
        if name.endswith(EXACT):
            values[name.removesuffix(EXACT)] = values.pop(name)
    return to_json(from_json(Statistic, values))


def by_document(rows):
    """The records of each document, in the order in which they stand in it."""
    found: dict[str, list] = {}
    for row in rows:
        found.setdefault(row["doc"], []).append(record(row))
    for records in found.values():
        records.sort(key=lambda each: (each["start"], each["end"]))
    return found


def read_alone(texts, **how):
    """What one process reads from texts by name."""
    found = {name: swstats.extract(text, doc=name, **how) for name, text in texts.items()}
    return {name: list(map(to_json, each)) for name, each in found.items() if each}


@pytest.fixture(scope="module")
def short():
    return {f"{number:05}": document(number) for number in range(SHORT)}


@pytest.fixture(scope="module")
def alone(short):
    return {
        doc: [to_json(each) for each in found]
        for number, (doc, text) in enumerate(short.items())
        if (found := swstats.extract(text, doc=doc, date=day(number)))
    }


@pytest.fixture
def flashes(spark, short):
    rows = [(doc, text, day(number)) for number, (doc, text) in enumerate(short.items())]
    return spark.createDataFrame(rows, "doc string, text string, day string").repartition(40)


def test_the_columns_are_those_of_a_parquet_file():
    pytest.importorskip("pyspark")
    told = schema(with_error=False)
    file = schema_of(Statistic)
    assert told.names == file.names
    kinds = {"int64": "bigint", "bool": "boolean", "list<element: string>": "array<string>"}
    for ours, theirs in zip(told, file, strict=True):
        kind = (
            str(theirs.type)
            .replace("item: ", "element: ")
            .replace(
                "struct<direction: string, basis: string, of: string>",
                "struct<direction:string,basis:string,of:string>",
            )
        )
        assert ours.dataType.simpleString() == kinds.get(kind, kind)
        assert (ours.metadata or None) == (
            theirs.metadata
            and {key.decode(): value.decode() for key, value in theirs.metadata.items()}
        )
    assert schema().names == [*told.names, "error"]


def test_gold_texts_and_seeds_give_the_golden_records(spark, seeds):
    texts = {name: path.read_text("utf-8") for name, path in golden.texts().items()}
    expected = {name: each for name, each in golden.kept().items() if each}
    for path in seeds.glob("*.txt"):
        texts[path.name] = path.read_text("utf-8")
        found = swstats.extract(texts[path.name], doc=path.name, include_all=True)
        expected[path.name] = list(map(to_json, found))
    df = spark.createDataFrame(list(texts.items()), "name string, body string").repartition(4)
    found = extract_documents(df, "body", doc_column="name", include_all=True)
    rows = found.collect()
    assert [row["error"] for row in rows if row["error"]] == []
    told = by_document(rows)
    for name, records in expected.items():
        records.sort(key=lambda each: (each["start"], each["end"]))
        assert told.pop(name) == records
    assert told == {}


def test_a_double_is_the_nearest_and_its_digits_are_exact(spark):
    df = spark.createDataFrame([("捐款1.23456789012345678亿元，占0.1%。",)], ["text"])
    rows = extract_documents(df).collect()
    assert [row["value_exact"] for row in rows] == ["123456789.012345678", "0.1"]
    assert [row["value"] for row in rows] == [123456789.012345678, 0.1]


def test_what_cannot_be_read_is_rejected_and_the_rest_is_read(spark):
    rows = [
        ("good", "捐款5万元。".encode(), "2020-08-01", "广东"),
        ("bad day", "捐款5万元。".encode(), "2020-13-01", None),
        ("bad place", "捐款5万元。".encode(), None, "火星"),
        ("no utf-8", "捐款5万元。".encode("gb18030"), None, None),
        ("a zero byte", b"5\x00", None, None),
        ("missing", None, None, None),
        ("empty", b"", None, None),
    ]
    df = spark.createDataFrame(rows, "doc string, text binary, day string, place string")
    found = extract_documents(df, doc_column="doc", date_column="day", region_column="place")
    (figure,) = figures(found).collect()
    assert (figure["doc"], figure["value"], figure["region"]) == ("good", 50000.0, "广东省")
    told = {row["doc"]: (row["error"], row["kind"]) for row in rejected(found).collect()}
    assert {kind for _, kind in told.values()} == {"read"}
    assert told.keys() == {"bad day", "bad place", "no utf-8", "a zero byte"}
    assert "2020-13-01" in told["bad day"][0]
    assert "火星" in told["bad place"][0]


def test_a_document_that_takes_too_long_is_rejected(spark):
    rows = [("long", "全市捐款5万元，同比增长3%。" * 40_000), ("short", "捐款5万元。")]
    df = spark.createDataFrame(rows, ["doc", "text"]).coalesce(1)
    found = extract_documents(df, doc_column="doc", time_limit=0.5).collect()
    assert {(row["doc"], row["kind"]) for row in found} == {("long", "time"), ("short", "money")}


def test_a_document_without_a_name_is_named_by_what_it_holds(spark):
    rows = [("捐款5万元。", "2020-08-01"), ("捐款5万元。", "2020-08-02"), ("捐款6万元。", None)]
    df = spark.createDataFrame(rows, ["text", "day"])
    first = [row["doc"] for row in extract_documents(df, date_column="day").collect()]
    again = [
        row["doc"] for row in extract_documents(df.repartition(3), date_column="day").collect()
    ]
    assert len(set(first)) == 3
    assert sorted(first) == sorted(again)


def test_words_of_the_user_reach_the_workers(spark, tmp_path):
    words = tmp_path / "words.toml"
    words.write_text('[units."提"]\nkind = "count"\n', encoding="utf-8")
    lexicon = Lexicon([words])
    df = spark.createDataFrame([("a", "收到口罩500提。")], ["doc", "text"])
    (row,) = extract_documents(df, doc_column="doc", lexicon=lexicon).collect()
    words.unlink()
    assert (row["value"], row["unit"]) == (500.0, "提")


def saved(spark, folder):
    """What a folder of figures holds, and what lies beside them."""
    return (
        by_document(spark.read.parquet(str(folder)).collect()),
        {row["doc"] for row in spark.read.parquet(str(folder / "_rejected")).collect()},
    )


def test_what_is_saved_holds_figures_and_beside_them_what_is_rejected(spark, alone, tmp_path):
    import pandas as pd
    import pyarrow.parquet as pq

    out = tmp_path / "out"
    rows = [(f"{number:05}", document(number), day(number)) for number in range(200)]
    expected = {doc: alone[doc] for doc, *_ in rows if doc in alone}
    df = spark.createDataFrame([*rows, ("bad", "5万元", "x")], ["doc", "text", "day"])
    for _ in range(2):  # again, and nothing is doubled
        save(extract_documents(df, doc_column="doc", date_column="day"), str(out))
        assert saved(spark, out) == (expected, {"bad"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]
    assert len(pd.read_parquet(out)) == sum(map(len, expected.values()))
    schema = pq.read_schema(next(out.glob("*.parquet")))
    assert schema.names == schema_of(Statistic).names


def test_a_job_that_fails_leaves_the_former_output_whole(spark, tmp_path):
    out = tmp_path / "out"
    df = spark.createDataFrame([("a", "捐款5万元。")], ["doc", "text"])
    save(extract_documents(df, doc_column="doc"), str(out))
    before = saved(spark, out)
    broken = extract_documents(
        df.selectExpr("raise_error('damaged') doc", "text"), doc_column="doc"
    )
    with pytest.raises(Exception, match="damaged"):
        save(broken, str(out))
    assert saved(spark, out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_where_there_is_nothing_the_output_can_still_be_read(spark, tmp_path):
    df = spark.createDataFrame([("a", "没有数字。")], ["doc", "text"])
    save(extract_documents(df, doc_column="doc"), str(tmp_path / "out"))
    assert saved(spark, tmp_path / "out") == ({}, set())


def python_of(daemon):
    """Return the process of a worker that reads documents, None if there is none yet."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            above = (Path("/proc") / str(parent) / "cmdline").read_bytes()
        except OSError:
            continue
        if b"pyspark.daemon" in words and b"pyspark.daemon" in above:
            return int(process.name)
    return None


def test_a_worker_killed_in_mid_job_changes_nothing(spark, workers, flashes, alone, tmp_path):
    out = tmp_path / "out"
    found = extract_documents(flashes, doc_column="doc", date_column="day")
    failed = []

    def run():
        try:
            save(found, str(out))
        except Exception as error:  # noqa: BLE001  it is told below
            failed.append(error)

    job = threading.Thread(target=run)
    job.start()
    tracker = spark.sparkContext.statusTracker()

    def done():
        stages = (tracker.getStageInfo(each) for each in tracker.getActiveStageIds())
        return max((each.numCompletedTasks for each in stages if each), default=0)

    def wait_for(tasks):
        end = time.monotonic() + 120
        while done() < tasks and job.is_alive() and time.monotonic() < end:
            time.sleep(0.02)

    wait_for(4)
    reader = python_of(workers.workers[0])
    assert reader is not None
    os.kill(reader, signal.SIGKILL)
    wait_for(8)
    assert job.is_alive()
    workers.workers.pop(0).kill()
    workers.add()
    job.join(240)
    assert failed == []
    assert saved(spark, out) == (alone, set())


def test_no_text_of_a_row_ends_the_task_that_reads_it():
    pa = pytest.importorskip("pyarrow")
    keys = {"text": "text", "doc": "id", "source": "source"}
    half = rb'{"id": "\ud800", "text": "\ud800 5\u4e07\u4eba", "source": "a\udc00"}'
    batch = pa.record_batch({"line": [half], "file": ["t"]})
    told = [row for each in worker.lines([batch], Job(), keys) for row in each.to_pylist()]
    assert [(row["doc"], row["source"], row["value"]) for row in told] == [
        ("t#\ufffd", "a\ufffd", 50000.0)
    ]
    names = pa.array(["编号".encode("gb18030"), None])
    names = pa.Array.from_buffers(pa.string(), 2, names.buffers())
    batch = pa.record_batch({"text": ["5万人".encode()] * 2, "doc": names})
    told = [row for each in worker.rows([batch], Job()) for row in each.to_pylist()]
    assert told[0]["doc"] == "\\xb1\\xe0\\xba\\xc5"
    assert [row["value"] for row in told] == [50000.0, 50000.0]
