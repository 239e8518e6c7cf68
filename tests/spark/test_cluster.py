"""``swstats extract --engine spark`` writes what ``swstats extract`` shows."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from swstats.cli import app
from swstats.said import speak
from tests.spark.test_documents import by_document

pytestmark = [
    pytest.mark.filterwarnings("ignore:PySpark does not yet:FutureWarning"),
    pytest.mark.filterwarnings("ignore:distutils Version:DeprecationWarning"),  # Spark 3.5
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

PAGE = "广东：社会组织捐款4.7亿元\n\n全省500家社会组织捐款4.7亿元，同比增长5%。\n"
ROW = {"正文": "深圳市捐款5万元。", "编号": "A-1", "日期": "2020-08-01", "来源": "民政部网站"}


@pytest.fixture
def run(spark, tmp_path, monkeypatch):
    """Run the command line in this process, which has the session; return its status and errors."""
    monkeypatch.chdir(tmp_path)
    # Java cannot change its folder; its file system can.
    hadoop = spark._jvm.org.apache.hadoop.fs
    files = hadoop.Path("a").getFileSystem(spark._jsparkSession.sessionState().newHadoopConf())
    files.setWorkingDirectory(hadoop.Path(str(tmp_path)))

    def command(*words):
        monkeypatch.setattr("sys.argv", ["swstats", *words])
        result = CliRunner().invoke(app, words)
        speak("en")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stderr

    return command


def alone(shell, *words):
    """What one process shows, by document."""
    shown = shell("extract", *words, "--no-store", "--format", "jsonl").stdout.splitlines()
    found: dict[str, list] = {}
    for line in shown:
        record = json.loads(line)
        found.setdefault(record["doc"], []).append(record)
    return found


def on_cluster(spark, folder):
    """What a folder of figures holds, by document, and what is said of the rejected ones."""
    aside = spark.read.parquet(str(folder / "_rejected")).collect()
    return (
        by_document(spark.read.parquet(str(folder)).collect()),
        {row["doc"]: row["error"] for row in aside},
    )


def test_files_of_any_format_are_read_and_named_as_without_a_cluster(spark, run, shell, tmp_path):
    shell.write("news/2020/一 二%20#3.txt", PAGE)
    (tmp_path / "news/old.txt").write_bytes(PAGE.encode("gb18030"))
    shell.write("news/page.html", f"<html><body><p>{PAGE}</p></body></html>")
    shell.write("news/rows.csv", "id,text\nA,捐款5万元。\nB,捐款6万元。\n")
    shell.write("news/left.log", "捐款7万元。")
    shell.write("news/.hidden.txt", "捐款8万元。")
    (tmp_path / "news/damaged.pdf").write_bytes(b"%PDF-1.4\n" + bytes(range(256)))
    shell.write("more/x1.log", "捐款9万元。")
    words = ("news/", "more/x[0-9].*", "--text-column", "text", "--date", "2020-08-01")
    status, told = run("extract", *words, "--engine", "spark", "-o", "out")
    assert status == 1  # as the PDF cannot be read
    figures, rejected = on_cluster(spark, tmp_path / "out")
    assert figures == alone(shell, *words)
    assert len(figures) == 6
    assert list(rejected) == ["news/damaged.pdf"]
    assert rejected["news/damaged.pdf"] in told


def test_rows_of_json_lines_and_of_parquet_are_read_in_parts(spark, run, shell, tmp_path):
    rows = [ROW | {"编号": f"A-{number}", "日期": f"2020-0{number + 1}-01"} for number in range(8)]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    bad = json.dumps(ROW | {"编号": "B", "日期": "2020-13-01"})
    shell.write("a/news.jsonl", "\n".join([*lines[:4], "{damaged", "", bad, *lines[4:]]))
    spark.createDataFrame(rows).repartition(3).write.parquet(str(tmp_path / "news.parquet"))
    columns = ("--id-column", "编号", "--date-column", "日期", "--source-column", "来源")
    words = ("extract", "a/news.jsonl", "news.parquet", *columns, "--engine", "spark", "-o", "out")
    for _ in range(2):
        status, _told = run(*words)
        assert status == 1
        figures, rejected = on_cluster(spark, tmp_path / "out")
        lines_alone = alone(shell, "a/news.jsonl", *columns)
        assert {doc: each for doc, each in figures.items() if doc.startswith("a/")} == lines_alone
        assert len(lines_alone) == 8
        others = {doc.rpartition("#")[2] for doc in figures if doc.startswith("news.parquet/part-")}
        assert others == {row["编号"] for row in rows}
        assert len(rejected) == 2
        assert "2020-13-01" in rejected["a/news.jsonl#B"]


def test_filters_choose_and_fields_become_folders(spark, run, shell, tmp_path):
    shell.write("a.txt", PAGE)
    words = ("a.txt", "--kind", "money", "--kind", "percent")
    status, _told = run(
        "extract", *words, "--engine", "spark", "--partition-by", "kind", "-o", "out"
    )
    assert status == 0
    assert {path.name for path in (tmp_path / "out").glob("kind=*")} == {
        "kind=money",
        "kind=percent",
    }
    assert on_cluster(spark, tmp_path / "out") == (alone(shell, *words), {})


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--store", "x.db"], "--store"),
        (["--store", "swstats.db"], "--store"),
        (["--jobs", "2"], "--jobs"),
        (["--sort", "value"], "--sort"),
        (["--format", "csv"], "--format"),
        (["--resume"], "--resume"),
        (["--partition-by", "knd"], "did you mean 'kind'?"),
        (["--conf", "x"], "spark.executor.memory=4g"),
        (["-"], "standard input"),
    ],
)
def test_what_a_cluster_does_not_do_is_wrong_usage(shell, words, why):
    pytest.importorskip("pyspark")
    run = shell("extract", "a.txt", "--engine", "spark", "-o", "out", *words)
    assert run.returncode == 2
    assert why in " ".join(run.stderr.split())


def test_a_cluster_needs_a_folder_and_its_options_need_a_cluster(shell):
    assert "-o FOLDER" in shell("extract", "a.txt", "--engine", "spark").stderr
    assert "--engine spark" in shell("extract", "a.txt", "--master", "yarn").stderr


def test_what_is_not_there_or_not_ours_is_an_error(run, shell, tmp_path):
    from swstats.errors import SwstatsError

    shell.write("a.txt", PAGE)
    shell.write("mine/letter.txt", "5")
    (tmp_path / "mine" / "empty").mkdir()
    shell.write("rows.jsonl", '{"x": 1, "y": "2"}\n')
    for words, why in (
        (["none.txt", "-o", "out"], "none.txt: no such file or folder"),
        (["none/*.txt", "-o", "out"], "no such file or folder"),
        (["mine/empty", "-o", "out"], "mine/empty: no document in this folder"),
        (["a.txt", "-o", "mine"], "mine holds what is no output"),
        (["a.txt", "-o", "a.txt"], "a.txt is a file"),
        (["rows.jsonl", "-o", "out"], "--text-column"),
    ):
        with pytest.raises(SwstatsError, match=why):
            run("extract", *words, "--engine", "spark")
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", "mine", "rows.jsonl"}
