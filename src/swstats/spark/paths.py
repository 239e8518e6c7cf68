"""Paths as Spark has them: on any file system that it knows, through the classes of Hadoop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def located(spark: SparkSession, path: str) -> tuple[Any, Any, Any]:
    """Return Hadoop's class of paths, a path of it, and the file system that this one is on."""
    jvm: Any = spark._jvm  # noqa: SLF001  pyspark has no other way to its file systems
    state: Any = spark._jsparkSession  # noqa: SLF001
    new = jvm.org.apache.hadoop.fs.Path
    given = new(path)
    return new, given, given.getFileSystem(state.sessionState().newHadoopConf())


def escaped(path: str) -> str:
    r"""Return a path as Spark reads it, which takes some signs for those of a pattern.

    >>> escaped("a/b[1].txt")
    'a/b\\[1\\].txt'
    """
    return "".join(f"\\{sign}" if sign in "\\*?[]{}" else sign for sign in path)
