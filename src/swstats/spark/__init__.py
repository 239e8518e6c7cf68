"""Statistics of documents on a Spark cluster: frames of texts in, frames of figures out.

``DataFrame → batches (Arrow) → run/reading → batches → DataFrame → Parquet``. Spark does all that is of
a cluster: it splits what is read, sends tasks to workers, does those again whose worker was lost,
and commits what is written. ``worker.py`` is what a worker does with its batches, by the same way as
any run goes; ``documents.py`` puts it to Spark; ``inputs.py`` makes frames of paths; ``writing.py``
writes what came of them. Only this package imports pyspark, where it is used.
"""

from __future__ import annotations

from swstats.spark.documents import extract_documents, figures, rejected, schema
from swstats.spark.writing import save

__all__ = ["extract_documents", "figures", "rejected", "save", "schema"]
