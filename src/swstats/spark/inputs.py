"""Paths that Spark can read become a frame of statistics: the texts of ``swstats extract``.

Each path (a file, a folder, a pattern, on any file system that Spark knows) is read in one of the
``WAYS``. How documents are named, and which files of a folder are read, is as without a cluster.
"""

from __future__ import annotations

import re
from functools import reduce
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from swstats.documents.find import SUFFIXES, WITH_TABLES, name_of, none_in
from swstats.errors import ReadError
from swstats.said import _
from swstats.spark import worker
from swstats.spark.documents import mapped, stated_in
from swstats.spark.paths import escaped, located
from swstats.spark.worker import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyspark.sql import DataFrame, SparkSession

    from swstats.documents.found import Columns
    from swstats.spark.worker import Job

# Which paths are read in parts, by many workers, a row being a document. Other files are read whole,
# each by one worker, as any format that swstats knows.
_ENDINGS = {
    "jsonl": re.compile(r"\.(?:jsonl|ndjson)(?:\.\w+)?/?$", re.IGNORECASE),
    "parquet": re.compile(r"\.(?:parquet|pq)/?$", re.IGNORECASE),
}
WAYS = ("files", *_ENDINGS)
# How many bytes a file may have that one worker reads.
LONGEST = 64_000_000
# How many lines are looked at to see which keys there are.
AHEAD = 100
_MAGIC = re.compile(r"[*?\[\]{}]")


class Given(NamedTuple):
    """What a path of the user names: files, and folders to be searched, as Spark tells them."""

    path: str
    way: str
    files: tuple[str, ...]
    folders: tuple[str, ...]
    names: tuple[tuple[str, str], ...]


def read_paths(
    spark: SparkSession, paths: Sequence[str], job: Job, way: str | None = None
) -> DataFrame:
    """Return the statistics of the documents that paths name, as ``extract_documents`` does.

    ``way`` is that in which all of them are read; without it, the ending of each says. Raises
    ReadError for a path that names nothing, and for a table in which texts cannot be told.
    """
    given = [_look(spark, path, way or way_of(path)) for path in paths]
    job = job._replace(names=Names(tuple(name for each in given for name in each.names)))
    found: list[DataFrame] = []
    for each in given:
        if each.way == "files":
            found += _files(spark, each, job)
        else:
            read = _lines if each.way == "jsonl" else _rows
            found.append(read(spark, each, job))
    return reduce(lambda one, other: one.unionAll(other), found)


def way_of(path: str) -> str:
    """Return how a path is read, by its ending.

    >>> way_of("s3a://news/2020.jsonl.gz"), way_of("a.parquet/"), way_of("pages/*.txt")
    ('jsonl', 'parquet', 'files')
    """
    return next((way for way, ending in _ENDINGS.items() if ending.search(path)), "files")


def _look(spark: SparkSession, path: str, way: str) -> Given:
    """Return what a path names. Raises ReadError where it is nothing."""
    from py4j.protocol import Py4JJavaError

    try:
        new, given, system = located(spark, path)
        there = system.exists(given)
        found = [system.getFileStatus(given)] if there else system.globStatus(given) or ()
    except Py4JJavaError as error:
        reason = str(error.java_exception.getMessage() or error.java_exception.toString())
        raise ReadError(
            _("{path}: {why}").format(path=path, why=reason.partition("\n")[0]), doc=path
        ) from None
    if not found:
        raise ReadError(_("{path}: no such file or folder").format(path=path), doc=path)
    fixed = path if there else fixed_part(path)
    told = system.makeQualified(new(fixed or ".")).toString()
    files = tuple(each.getPath().toString() for each in found if not each.isDirectory())
    folders = tuple(each.getPath().toString() for each in found if each.isDirectory())
    return Given(path, way, files, folders, ((told, "" if fixed in {".", "./"} else fixed),))


def fixed_part(pattern: str) -> str:
    """Return the folder that a pattern begins with, before any sign of a pattern.

    >>> fixed_part("s3a://news/2020-*/*.txt"), fixed_part("*.txt")
    ('s3a://news', '')
    """
    return "/".join(takewhile(lambda part: not _MAGIC.search(part), pattern.split("/")))


# ---------------------------------------------------------------------------------------- files


def _files(spark: SparkSession, given: Given, job: Job) -> Iterable[DataFrame]:
    """Yield what there is in files that are named, and in those that folders are searched for.

    Raises ReadError for a folder in which there is none.
    """
    for folder in given.folders:
        reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
        if not job.settings.search.include:  # else only a worker can tell what is wanted
            sought = WITH_TABLES if job.settings.columns.text else SUFFIXES
            reader = reader.option("pathGlobFilter", _glob(sought))
        files = reader.load(escaped(folder))
        if files.select("path").isEmpty():
            raise none_in(given.path, job.settings)
        yield _contents(files, job, folder)
    if given.files:
        paths = [escaped(path) for path in given.files]
        yield _contents(spark.read.format("binaryFile").load(paths), job, "")


def _contents(df: DataFrame, job: Job, folder: str) -> DataFrame:
    """Return what there is in the files of a frame; of those that are too long, that they are."""
    from pyspark.sql import functions

    path, inside = functions.col("path"), functions.lit(folder).alias("folder")
    content = functions.col("content")
    length = functions.col("length")
    # By its length Spark knows of a file that it need not open it.
    short = df.where(length <= LONGEST).select(path, inside, content)
    nothing = functions.lit(None).cast("binary").alias("content")
    long = df.where(length > LONGEST).select(path, inside, nothing)
    return mapped(short.unionAll(long), worker.files, job)


def _glob(suffixes: Iterable[str]) -> str:
    r"""Return a pattern of Hadoop for names that end so, in small letters or capitals.

    >>> _glob([".txt", ".h"])
    '*{.[tT][xX][tT],.[hH]}'
    """
    any_case = ("".join(_either(sign) for sign in suffix) for suffix in suffixes)
    return f"*{{{','.join(any_case)}}}"


def _either(sign: str) -> str:
    return f"[{sign}{sign.upper()}]" if sign.isalpha() else sign


# ------------------------------------------------------------------------------------ JSON Lines


def _lines(spark: SparkSession, given: Given, job: Job) -> DataFrame:
    from pyspark.sql import functions

    df = spark.read.option("recursiveFileLookup", "true").text(_all(given))
    head = [row[0] for row in df.select(functions.col("value").cast("binary")).head(AHEAD)]
    keys = keys_of(given.path, head, job.settings.columns)
    line = functions.col("value").cast("binary").alias("line")
    file = functions.col("_metadata.file_path").alias("file")
    return mapped(df.select(line, file), worker.lines, job, keys)


def keys_of(table: str, lines: Iterable[bytes], columns: Columns) -> dict[str, str]:
    """Return which key of objects is what, by the first lines. Raises ReadError."""
    from swstats.documents.json_rows import loaded

    names: dict[str, None] = {}
    for line in lines:
        try:
            found = loaded(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            names |= dict.fromkeys(found)
    if not names:
        raise ReadError(_("{name}: no objects in it").format(name=table), doc=table)
    return chosen(table, list(names), columns)


def chosen(table: str, names: Sequence[str], columns: Columns) -> dict[str, str]:
    """Return which column is what: ``text``, and of ``doc``, ``date`` … those that there are.

    Raises ReadError as :func:`swstats.documents.tables.choose` does.
    """
    from swstats.documents.tables import choose

    where = choose(name_of(table), names, columns, keys=True)._asdict()
    where["doc"] = where.pop("id")
    return {field: key for field, key in where.items() if isinstance(key, str)}


# --------------------------------------------------------------------------------------- Parquet


def _rows(spark: SparkSession, given: Given, job: Job) -> DataFrame:
    from pyspark.sql import functions

    df = spark.read.parquet(*_all(given))
    where = chosen(given.path, df.columns, job.settings.columns)
    beside = [functions.col("_metadata.file_path").alias("file")]
    if "doc" not in where:  # the number of the row in its file
        number = functions.col("_metadata.row_index") + 1
        beside.append(number.cast("string").alias("doc"))
    return mapped(df.select(*stated_in(df, where), *beside), worker.rows, job)


def _all(given: Given) -> list[str]:
    return [escaped(path) for path in (*given.files, *given.folders)]
