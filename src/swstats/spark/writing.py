"""What came of documents is written: a folder of Parquet, whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from swstats.errors import FormatError
from swstats.said import _
from swstats.spark.documents import schema
from swstats.spark.paths import escaped, located
from swstats.spark.worker import ERROR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyspark.sql import DataFrame, SparkSession

# Beside the figures; readers of Parquet pass over what begins with such a sign.
REJECTED = "_rejected"
DONE = "_SUCCESS"
# By which rows are parted while they are written, and what carries the error until then.
_ASIDE, _CARRIER = "swstats_aside", "sentence"


def save(found: DataFrame, output: str, *, partition_by: Sequence[str] = ()) -> None:
    """Write what :func:`~swstats.spark.extract_documents` gives to a folder of Parquet.

    ``output`` then holds the figures, and ``output/_rejected`` the documents that could not be read
    (``doc``, ``error``, ``kind``), which readers of the folder pass over. Each task of Spark writes a
    file, in the order of its texts; ``partition_by`` names fields of few values that become folders,
    such as ``kind``.

    Texts are read once. All is written to a folder beside ``output`` first, which takes its place
    when it is whole: a job that fails leaves the former output as it was, one that is done again
    gives the same rows, and a task that is done again none twice. Raises FormatError where the
    folder holds anything but an earlier output, or a field cannot make folders.
    """
    from pyspark.sql import functions

    spark = found.sparkSession
    check_fields(partition_by)
    place = Place(spark, output)
    place.check()
    error, columns = functions.col(ERROR), schema(with_error=False)
    # The row of a rejected document has no figure, so that one of its fields can hold the error:
    # then one schema serves for both, and that of the figures has no column more.
    fields = [
        functions.coalesce(error, name).alias(name) if name == _CARRIER else functions.col(name)
        for name in columns.names
    ]
    rows = found.select(*fields, error.isNotNull().alias(_ASIDE))
    with place.staged() as stage:
        _write(rows, stage, [_ASIDE, *partition_by])
        kept, aside = (f"{stage}/{_ASIDE}={said}" for said in ("false", "true"))
        told = none = spark.createDataFrame([], columns)
        if not place.exists(kept):
            _write(none, kept)
        if place.exists(aside):
            told = spark.read.schema(columns).parquet(escaped(aside))
        why = functions.col(_CARRIER).alias(ERROR)
        _write(told.select("doc", why, "kind"), f"{kept}/{REJECTED}")
        place.take(kept)


def written(spark: SparkSession, output: str) -> tuple[int, DataFrame]:
    """Return how many figures :func:`save` wrote to a folder, and what could not be read."""
    rows = spark.read.schema(schema(with_error=False)).parquet(escaped(output))
    aside = spark.read.parquet(escaped(f"{output}/{REJECTED}"))
    return rows.count(), aside


def check_fields(names: Sequence[str]) -> None:
    """See that fields can make folders. Raises FormatError."""
    from swstats.lexicons import nearest

    known = [
        field.name for field in schema(with_error=False) if field.dataType.typeName() == "string"
    ]
    known = [name for name in known if name not in {"id", _CARRIER} and not name.endswith("_exact")]
    for name in names:
        if name not in known:
            message = _("{name!r} is no field that can make folders; {known}").format(
                name=name, known=nearest(name, known)
            )
            raise FormatError(message)


def _write(rows: DataFrame, folder: str, by: Sequence[str] = ()) -> None:
    rows.write.option("compression", "zstd").partitionBy(*by).parquet(folder)


class Place:
    """A folder on a file system that Spark knows: a local one, HDFS, an object store."""

    def __init__(self, spark: SparkSession, path: str) -> None:
        self._new, given, self._system = located(spark, path)
        self._path = self._system.makeQualified(given)
        self._run = spark.sparkContext.applicationId
        self.name = path

    def exists(self, path: str) -> bool:
        """Say whether a path is there."""
        return bool(self._system.exists(self._new(path)))

    def check(self) -> None:
        """See that the folder may be replaced. Raises FormatError."""
        if not self._system.exists(self._path):
            return
        if self._system.getFileStatus(self._path).isFile():
            message = _("{output} is a file; name a folder").format(output=self.name)
            raise FormatError(message)
        if self._system.listStatus(self._path) and not self._system.exists(self._beside(REJECTED)):
            message = _(
                "{output} holds what is no output of an earlier run; name a folder that is empty, "
                "or not there yet"
            ).format(output=self.name)
            raise FormatError(message)

    def _beside(self, name: str) -> Any:
        return self._new(self._path, name)

    @contextmanager
    def staged(self) -> Iterator[str]:
        """Give a folder to write to, beside this one, which is gone in the end."""
        stage = self._neighbour("part")
        try:
            yield stage.toString()
        finally:
            self._system.delete(stage, True)  # noqa: FBT003  all that is in it

    def _neighbour(self, ending: str) -> Any:
        return self._new(self._path.getParent(), f".{self._path.getName()}.{self._run}.{ending}")

    def take(self, path: str) -> None:
        """Let the folder at a path take the place of this one."""
        done = self._new(path, DONE)
        self._system.create(done).close()
        former = self._neighbour("old")
        was = self._system.exists(self._path)
        if was:
            self._move(self._path, former)
        try:
            self._move(self._new(path), self._path)
        except BaseException:
            if was:
                self._system.rename(former, self._path)
            raise
        if was:
            self._system.delete(former, True)  # noqa: FBT003

    def _move(self, path: Any, to: Any) -> None:
        if not self._system.rename(path, to):
            message = _("cannot write {path}: {why}; name another file").format(
                path=self.name, why=_("the folder cannot be renamed")
            )
            raise FormatError(message)
