"""What the page on Spark shows is the example, and a page or an example is there for each other."""

from __future__ import annotations

import re

from tests.readme import PROJECT

PAGE = (PROJECT / "docs/spark.md").read_text("utf-8")


def test_the_job_shown_is_the_one_that_is_submitted():
    block = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    job = (PROJECT / "examples/spark/job.py").read_text("utf-8")
    assert job.endswith(block[1])


def test_the_table_of_ways_names_all_of_them():
    from swstats.cli import cluster
    from swstats.spark import inputs

    assert cluster.WAYS == inputs.WAYS
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(inputs.WAYS)
