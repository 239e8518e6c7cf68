"""The session with a cluster that a command has, and what is said where the cluster fails."""

from __future__ import annotations

import os
import re
import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from swstats.errors import SwstatsError
from swstats.said import _
from swstats.spark.documents import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyspark.sql import SparkSession

# What suits texts, where nobody has said otherwise. Spark reckons with scans that pass a hundred
# megabytes in a second; here a worker passes a few. So a task is to be smaller, that the last ones
# end soon and a lost one is soon done again, opening a file costs less beside reading it, and a
# batch holds fewer rows, as each may be a book.
SUITABLE = {
    "spark.app.name": "swstats extract",
    "spark.sql.files.maxPartitionBytes": "32m",
    "spark.sql.files.openCostInBytes": "64k",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",
    # One for the figures, one for what is rejected: then rows need not be sorted to be parted.
    "spark.sql.maxConcurrentOutputFileWriters": "2",
}


@contextmanager
def session(
    master: str | None = None, conf: Mapping[str, str] | None = None, *, quiet: bool = False
) -> Iterator[SparkSession]:
    """Give a session with a cluster: that of ``master``, else the one that Spark is set up for.

    ``conf`` goes before the settings of Spark's own files, and they go before ``SUITABLE``. One that
    is there already is used, and left as it is. Raises SwstatsError where there is none to be had,
    and for a job that fails in it.
    """
    check()
    with warnings.catch_warnings():
        # pyspark does not know the newest pandas, of which nothing is used here.
        warnings.filterwarnings("ignore", message="PySpark does not yet", category=FutureWarning)
        from py4j.protocol import Py4JError
        from pyspark import SparkConf
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession

        # As a rule it is the Python of the driver that has swstats, and not the first on the path.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        before = SparkSession.getActiveSession()
        try:
            settings = SparkConf()
            for name, value in (conf or {}).items():
                settings.set(name, value)
            for name, value in SUITABLE.items():
                settings.setIfMissing(name, value)
            if master is not None:
                settings.setMaster(master)
            spark = SparkSession.builder.config(conf=settings).getOrCreate()
            if quiet:
                spark.sparkContext.setLogLevel("ERROR")
            yield spark
        except (PySparkException, Py4JError) as error:  # no Java, no cluster, a job that failed
            raise SwstatsError(_("Spark: {why}").format(why=said(str(error)))) from error
        finally:
            if before is None and (left := SparkSession.getActiveSession()) is not None:
                left.stop()


# What Python says at the end of a traceback, which a worker sends as it is.
_LAST = re.compile(r"^(\w+(?:\.\w+)*(?:Error|Exception)\b.*)$", re.MULTILINE)
# What Java says of a fault, and of what caused it; py4j puts a line before it that says nothing.
_CALLING = "An error occurred while calling"
_JAVA = re.compile(r"^(?:Caused by)?: (?:[\w$]+\.)+[\w$]+(?:: (.+))?$", re.MULTILINE)
_NO_PACKAGE = re.compile(r"No module named '(swstats|pyarrow|pandas|pyspark)[.']")


def said(message: str) -> str:
    r"""Return what is told of a fault of Spark, whose messages are pages long.

    >>> said("[PYTHON] Job aborted.\nTraceback\nModuleNotFoundError: No module named 'swstats'")
    'its workers have no package swstats; set PYSPARK_PYTHON to a Python on them that has it'
    >>> said("An error occurred while calling o2.parquet.\n: a.Fault: Job aborted\nCaused by: b.Fault: full")
    'Job aborted … full'
    """
    missing = _NO_PACKAGE.search(message)
    if missing is not None:
        return _(
            "its workers have no package {package}; set PYSPARK_PYTHON to a Python on them that has it"
        ).format(package=missing[1])
    last = _LAST.findall(message)
    first = message.strip().partition("\n")[0]
    if first.startswith(_CALLING):
        causes = list(filter(None, _JAVA.findall(message)))
        first = causes[0] if causes else first
        last = last or causes[1:]
    return f"{first} … {last[-1]}" if last and last[-1] not in first else first
