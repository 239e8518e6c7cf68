"""Frames of texts become frames of statistics: what is put to Spark, and what comes back."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from swstats.documents import About, Settings
from swstats.errors import FormatError
from swstats.output.as_parquet import schema_of
from swstats.records import Statistic
from swstats.said import _
from swstats.spark import worker
from swstats.spark.worker import ERROR, Job

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping

    from pyspark.sql import Column, DataFrame
    from pyspark.sql.types import StructType

    from swstats.lexicons import Lexicon


def extract_documents(  # noqa: PLR0913  each names a column, or says what holds of all texts
    df: DataFrame,
    text_column: str = "text",
    *,
    doc_column: str | None = None,
    date_column: str | None = None,
    region_column: str | None = None,
    title_column: str | None = None,
    source_column: str | None = None,
    date: datetime.date | str | None = None,
    region: str | None = None,
    lexicon: Lexicon | None = None,
    include_all: bool = False,
    time_limit: float | None = None,
) -> DataFrame:
    """Return a row per statistic of the texts in a column, with the columns of a Parquet file.

    The columns are :func:`schema`: the fields of :class:`~swstats.records.Statistic`, of a decimal
    the nearest double and all its digits (``value``, ``value_exact``), and ``error``. A document
    that cannot be read (a date that is none, a place that is not known, more than ``time_limit``
    seconds) has one row, whose ``error`` says why; :func:`figures` and :func:`rejected` part the
    two, and :func:`~swstats.spark.save` writes both in one pass.

    The other columns say of each text what it does not say itself, as the arguments of
    :func:`swstats.extract` do; ``date`` and ``region`` hold where they are silent. ``doc_column`` names
    the documents, each by a name of its own; without it a document is named by a digest of its row.
    A text that is missing has no statistics.

    Nothing is read before Spark is asked for rows, and no row depends on how the frame is split.
    Where a document with a ``time_limit`` takes longer, or ends the process that reads it, the rest
    is read. Raises ValueError for a date that is none or a place that is not known, FormatError
    where pyspark or pyarrow is missing.
    """
    from swstats.pipeline import given

    check()
    known = given("", date=date, region=region, lexicon=lexicon)
    settings = Settings(about=About(date=known.date, region=known.region))
    job = Job.of(lexicon, settings=settings, include_all=include_all, time_limit=time_limit)
    columns = {
        "text": text_column,
        "doc": doc_column,
        "date": date_column,
        "region": region_column,
        "title": title_column,
        "source": source_column,
    }
    named = {field: name for field, name in columns.items() if name is not None}
    return mapped(df.select(*stated_in(df, named)), worker.rows, job)


def figures(found: DataFrame) -> DataFrame:
    """Return the statistics of what :func:`extract_documents` gives."""
    return found.where(found[ERROR].isNull()).drop(ERROR)


def rejected(found: DataFrame) -> DataFrame:
    """Return the documents that could not be read: ``doc``, ``error``, and ``kind``, a word for it."""
    return found.where(found[ERROR].isNotNull()).select("doc", ERROR, "kind")


def schema(*, with_error: bool = True) -> StructType:
    """Return the columns of what :func:`extract_documents` gives, of their types."""
    from pyspark.sql.pandas.types import from_arrow_type
    from pyspark.sql.types import StringType, StructField, StructType

    fields = [
        StructField(field.name, from_arrow_type(field.type), metadata=_words(field.metadata))
        for field in schema_of(Statistic)
    ]
    if with_error:
        fields.append(StructField(ERROR, StringType()))
    return StructType(fields)


def _words(metadata: dict[bytes, bytes] | None) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in (metadata or {}).items()}


# ------------------------------------------------------------------------------- for this package


def check() -> None:
    """See that Spark can be used. Raises FormatError, which says what to install."""
    for package in ("pyspark", "pyarrow"):
        if find_spec(package) is None:
            message = _(
                "{name} needs the package {package}; install it with: pip install "
                "'swstats[{extra}]'"
            ).format(name="swstats.spark", package=package, extra="spark")
            raise FormatError(message)


def mapped(df: DataFrame, read: Callable[..., Iterator[Any]], job: Job, *more: Any) -> DataFrame:
    """Return what a function of :mod:`swstats.spark.worker` makes of the batches of a frame."""

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        yield from read(batches, job, *more)

    return df.mapInArrow(run, schema())


def column_of(df: DataFrame, name: str) -> Column:
    """Return a column by its name, whatever signs there are in it; a path into a struct goes, too."""
    from pyspark.sql import functions

    quoted = name.replace("`", "``")
    return functions.col(f"`{quoted}`" if name in df.columns else name)


def stated_in(df: DataFrame, columns: Mapping[str, str]) -> Iterator[Column]:
    """Yield the columns that say something of documents, by the field that each is named for.

    The text is in bytes: what is no UTF-8 would end the task otherwise.
    """
    for field, name in columns.items():
        column = column_of(df, name)
        if field == "text":
            kind = df.select(column).dtypes[0][1]
            column = (column if kind == "binary" else column.cast("string")).cast("binary")
        else:
            column = column.cast("string")
        yield column.alias(field)
