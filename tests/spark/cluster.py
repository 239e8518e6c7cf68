"""A standalone Spark cluster on this machine: a master and workers that a test or a benchmark starts.

Only loopback is used. Each worker is a group of processes of its own (itself, its executor, the
Python that reads), so that all of it can be killed at once.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Runs a command, and kills its group when nobody holds the other end of the pipe any more.
LIFELINE = 'exec 3<&0; { read -r _ <&3; kill -KILL 0; } & "$@" </dev/null 3<&-; kill -KILL 0'
PATIENCE = 120.0  # seconds, on a machine that is busy
# Short lives: what a virtual machine would gain by more is lost while it starts.
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
# Of drivers, in tests.
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "512m",
    "spark.driver.extraJavaOptions": QUICK,
    "spark.executor.extraJavaOptions": QUICK,
    "spark.executor.memory": "512m",
    "spark.cores.max": "2",
    "spark.sql.shuffle.partitions": "2",
    "spark.log.level": "ERROR",
}


def missing() -> str:
    """Return what keeps Spark from running here, if anything."""
    if find_spec("pyspark") is None:
        return "pyspark is not installed"
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        return "there is no Java"
    return ""


def environment() -> dict[str, str]:
    """Return what processes of Spark are told of this machine and of our Python."""
    paths = [str(Path(find_spec("swstats").origin).parents[1]), os.environ.get("PYTHONPATH", "")]
    return {
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "localhost",
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": QUICK,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
    }


class Daemon:
    """A master or a worker; ``told`` is what its log says of it, found by a pattern."""

    def __init__(self, folder: Path, pattern: str, name: str, *arguments: str) -> None:
        home = Path(find_spec("pyspark").origin).parent
        self.log = folder / f"{name.rpartition('.')[2]}-{time.monotonic_ns()}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                ["bash", "-c", LIFELINE, "-", str(home / "bin/spark-class"), name, *arguments],
                env={**os.environ, **environment(), "SPARK_HOME": str(home)},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        end = time.monotonic() + PATIENCE
        while not (found := re.search(pattern, self.log.read_text("utf-8", "replace"))):
            if self.process.poll() is not None or time.monotonic() > end:
                self.kill()
                message = f"{name} does not start: {self.log.read_text('utf-8', 'replace')[-2000:]}"
                raise RuntimeError(message)
            time.sleep(0.05)
        self.told = found[0]

    def kill(self) -> None:
        """Kill it and all that it has started, as where a machine is lost."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdin.close()


class Cluster:
    """A master and its workers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workers: list[Daemon] = []
        place = ("--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        name = "org.apache.spark.deploy.master.Master"
        self._master = Daemon(folder, r"spark://127\.0\.0\.1:[1-9]\d*", name, *place)
        self.url = self._master.told

    def add(self, memory: str = "1g") -> Daemon:
        """Start a worker of one core."""
        worker = Daemon(
            self.folder,
            "Successfully registered with master",
            "org.apache.spark.deploy.worker.Worker",
            *("--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", memory),
            *("--work-dir", str(self.folder / f"work-{len(self.workers)}"), self.url),
        )
        self.workers.append(worker)
        return worker

    def close(self) -> None:
        """End all of it."""
        for daemon in (*self.workers, self._master):
            daemon.kill()


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Give a cluster of so many workers of one core each."""
    running = Cluster(folder)
    try:
        for _ in range(workers):
            running.add()
        yield running
    finally:
        running.close()
