"""Frames of texts become frames of statistics: what is put to Spark, and what comes back."""

from __future__ import annotations

from decimal import Decimal
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from swstats.documents import About, Settings
from swstats.errors import FormatError
from swstats.output.as_parquet import EXACT
from swstats.output.columns import columns_of
from swstats.records import Change, Statistic, day_of
from swstats.said import _
from swstats.spark import worker
from swstats.spark.worker import ERROR, Job

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

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
    from swstats.pipeline import place_of

    check()
    day = day_of(date) if isinstance(date, str) else date
    known = About(date=day, region=place_of(region, lexicon) if region else None)
    settings = Settings(about=known)
    job = Job.of(lexicon, settings=settings, include_all=include_all, time_limit=time_limit)
    given = {
        "doc": doc_column,
        "date": date_column,
        "region": region_column,
        "title": title_column,
        "source": source_column,
    }
    stated = [
        column_of(df, name).cast("string").alias(field) for field, name in given.items() if name
    ]
    return mapped(df.select(text_of(df, text_column), *stated), worker.rows, job)


def figures(found: DataFrame) -> DataFrame:
    """Return the statistics of what :func:`extract_documents` gives."""
    return found.where(found[ERROR].isNull()).drop(ERROR)


def rejected(found: DataFrame) -> DataFrame:
    """Return the documents that could not be read: ``doc``, ``error``, and ``kind``, a word for it."""
    return found.where(found[ERROR].isNotNull()).select("doc", ERROR, "kind")


def schema(*, with_error: bool = True) -> StructType:
    """Return the columns of what :func:`extract_documents` gives, of their types."""
    from pyspark.sql.types import (
        ArrayType,
        BooleanType,
        DoubleType,
        LongType,
        StringType,
        StructField,
        StructType,
    )

    fields: list[StructField] = []
    text = StringType()
    kinds = {
        int: LongType(),
        bool: BooleanType(),
        tuple: ArrayType(text),
        Change: StructType([StructField(part.name, text) for part in columns_of(Change)]),
    }
    for column in columns_of(Statistic):
        if column.type is Decimal:
            about = {"comment": f"the nearest double; all digits are in {column.name}{EXACT}"}
            fields.append(StructField(column.name, DoubleType(), metadata=about))
            fields.append(StructField(column.name + EXACT, text))
        else:
            fields.append(StructField(column.name, kinds.get(column.type, text)))
    if with_error:
        fields.append(StructField(ERROR, text))
    return StructType(fields)


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


def text_of(df: DataFrame, name: str) -> Column:
    """Return the column of the texts, in bytes: what is no UTF-8 would end the task otherwise."""
    column = column_of(df, name)
    kind = df.select(column).dtypes[0][1]
    text = column if kind in {"string", "binary"} else column.cast("string")
    return text.cast("binary").alias("text")
