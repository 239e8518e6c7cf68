"""One cluster and one session for all tests of Spark: to start them takes longer than to use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.spark.cluster import SETTINGS, Cluster, cluster, environment, missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession


@pytest.fixture(scope="session")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Run a master and two workers; the tests are skipped where that cannot be."""
    if reason := missing():
        pytest.skip(reason)
    with cluster(tmp_path_factory.mktemp("cluster"), 2) as running:
        yield running


@pytest.fixture(scope="session")
def spark(workers: Cluster) -> Iterator[SparkSession]:
    """Give a session with the cluster."""
    from pyspark import SparkContext

    from swstats.spark.session import session

    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment().items():
            patch.setenv(name, value)
        with session(workers.url, SETTINGS) as running:
            yield running
        # Else Java would be ended, and its sockets be found open, at some time in other tests.
        gateway = SparkContext._gateway
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait()
        SparkContext._gateway = SparkContext._jvm = None
