"""A Spark cluster on this machine: python -m tests.benchmarks.spark [--documents N] [--workers N …].

So many short documents, no two alike, (with ``--pages``, newspaper pages) are read by ``swstats extract --jobs N`` and by ``--engine spark``
with a standalone master and workers of one core each; in the last run a worker is killed half-way, and
another one takes its place. What the runs wrote is compared row for row, in every column.

The first lines say where the time of one Python goes, without Spark: to extract, and to take batches
apart and make others. The others give the seconds that a run took, the processor time of what reads (of the workers, their
executors and Python), characters for each second of that, and the most memory that one worker had,
all of it and its Python alone; of those of ``--jobs``, all of it. Where processors are shared with others, trust the processor time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from tests.benchmarks.throughput import ROOT, best, varied
from tests.spark.cluster import Cluster, Daemon, cluster, environment, missing
from tests.spark.texts import day, document

if TYPE_CHECKING:
    from collections.abc import Callable

TICK = 1 / os.sysconf("SC_CLK_TCK")
COLUMNS = ("--text-column", "text", "--id-column", "id", "--date-column", "day")
FILES = 8
# How many documents are read without Spark.
SAMPLE = 200
# Small tasks, so that some are done when a worker is killed, and not all.
SETTINGS = (
    "spark.ui.enabled=false",
    "spark.ui.showConsoleProgress=false",
    "spark.log.level=ERROR",
    "spark.executor.memory=512m",
    "spark.sql.files.maxPartitionBytes=4m",
)


def pages(documents: int) -> Callable[[int], str]:
    """Return what gives so many pages of newspapers by number, with digits of their own."""
    seeds = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    made = varied(seeds, -(-documents // len(seeds)))
    return made.__getitem__


def write(folder: Path, documents: int, text_of: Callable[[int], str]) -> int:
    """Write the documents as lines of JSON, in some files; return how many characters they have."""
    folder.mkdir()
    characters = 0
    for part in range(FILES):
        with (folder / f"{part}.jsonl").open("w", encoding="utf-8") as file:
            for number in range(part, documents, FILES):
                text = text_of(number)
                characters += len(text)
                row = {"id": f"{number:07}", "day": day(number), "text": text}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return characters


def in_one_process(texts: list[str]) -> None:
    """Print how long it takes to extract, and with what a worker of Spark does around it."""
    import pyarrow as pa

    from swstats.pipeline import extract
    from swstats.spark.worker import Job, rows

    characters = sum(map(len, texts))
    columns = {"text": [text.encode() for text in texts], "doc": list(map(str, range(len(texts))))}
    batches = pa.Table.from_pydict(columns).to_batches(64)
    list(rows(batches, Job()))  # what is looked up once
    alone = best(lambda: [extract(text, doc=str(at)) for at, text in enumerate(texts)], 3)
    around = best(lambda: list(rows(batches, Job())), 3)
    for what, seconds in (("extracting", alone), ("… from batches, into batches", around)):
        print(f"{what:<38} {seconds:>8.2f} CPU s {characters / seconds:>12,.0f} characters/CPU s")


def rows_of(place: Path) -> tuple[int, str]:
    """Return how many rows Parquet files hold, and a digest of them that no order changes."""
    total, count = 0, 0
    for file in [place] if place.is_file() else sorted(place.glob("*.parquet")):
        for batch in pq.ParquetFile(file).iter_batches():
            for row in batch.to_pylist():
                data = json.dumps(row, ensure_ascii=False, sort_keys=True).encode()
                total += int.from_bytes(hashlib.blake2b(data, digest_size=16).digest())
                count += 1
    return count, f"{total % (1 << 128):032x}"


def family(number: int) -> list[int]:
    """Return a process and all that it and those started, whichever of their threads did."""
    children: dict[int, list[int]] = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(process.name))
    found, waiting = [], [number]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], ())
    return found


@dataclass
class Watch:
    """Looks at processes, and what they have started, while a run lasts."""

    of: Callable[[], list[int]]
    used: dict[int, float] = field(default_factory=dict)
    python: set[int] = field(default_factory=set)
    whole: float = 0
    alone: float = 0

    def look(self) -> None:
        for top in self.of():
            whole = alone = 0.0
            for number in family(top):
                try:
                    words = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
                    command = Path(f"/proc/{number}/cmdline").read_bytes()
                except OSError:
                    continue
                self.used[number] = (int(words[11]) + int(words[12])) * TICK
                held = own(number)
                whole += held
                if b"java" not in command.split(b"\0")[0]:
                    self.python.add(number)
                    alone += held
            self.whole, self.alone = max(self.whole, whole), max(self.alone, alone)

    @property
    def seconds(self) -> float:
        return sum(self.used.values())

    @property
    def seconds_of_python(self) -> float:
        return sum(spent for number, spent in self.used.items() if number in self.python)


def own(number: int) -> float:
    """Return the memory of a process by itself, in MB."""
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0) / 1000


def run(folder: Path, watch: Watch | None, *options: str, kill: Callable[[], None] | None = None):
    """Run the command line; return the seconds and what was seen. ``kill`` is called once."""
    command = [sys.executable, "-m", "swstats", "extract", "in", *COLUMNS, *options, "--quiet"]
    began = time.perf_counter()
    running = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment()})
    watch = watch or Watch(lambda: [running.pid])
    while running.poll() is None:
        watch.look()
        if kill is not None and half_done(folder):
            kill()
            kill = None
        time.sleep(0.5)
    if running.returncode:
        sys.exit(f"{' '.join(command)}: status {running.returncode}")
    if kill is not None:
        sys.exit("it was done before a worker could be killed; give more --documents")
    return time.perf_counter() - began, watch


def half_done(folder: Path) -> bool:
    """Say whether tasks of a run have written some files."""
    return sum(1 for _ in folder.glob(".*.part/**/part-*.parquet")) >= FILES


def show(what: str, characters: int, seconds: float, watch: Watch) -> None:
    print(
        f"{what:<38} {seconds:>8.0f} {watch.seconds:>8.0f} {watch.seconds_of_python:>8.0f}"
        f" {characters / watch.seconds:>12,.0f} {watch.whole:>9.0f} {watch.alone:>9.0f}",
        flush=True,
    )


def on_cluster(folder: Path, characters: int, count: int, *, lose: bool) -> None:
    logs = folder / f"logs-{count}-{lose}"
    logs.mkdir()
    with cluster(logs, count) as running:
        watch = Watch(lambda: [daemon.process.pid for daemon in running.workers])
        words = [word for setting in SETTINGS for word in ("--conf", setting)]
        seconds, _ = run(
            folder, watch, "--engine", "spark", "--master", running.url, "--input-format", "jsonl",
            "-o", f"spark-{count}-{lose}", *words, kill=(lambda: replace(running)) if lose else None,
        )  # fmt: skip
    show(f"Spark, {count} workers{', one is killed' * lose}", characters, seconds, watch)


def replace(running: Cluster) -> None:
    """Kill a worker, and let another one come."""
    lost: Daemon = running.workers.pop(0)
    lost.kill()
    threading.Thread(target=running.add).start()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--pages", action="store_true", help="pages, not short documents")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--jobs", type=int, nargs="*", default=[2])
    parser.add_argument("--no-kill", action="store_true", help="leave all workers alive")
    parser.add_argument("--folder", help="where to work; the default is a temporary folder")
    given = parser.parse_args()
    if reason := missing():
        sys.exit(reason)
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        text_of = pages(given.documents) if given.pages else document
        in_one_process([text_of(number) for number in range(min(given.documents, SAMPLE))])
        characters = write(folder / "in", given.documents, text_of)
        print(f"{given.documents:,} documents, {characters:,} characters")
        print(
            f"{'':<38} {'seconds':>8} {'CPU s':>8} {'Python':>8} {'chars/CPU s':>12} {'MB':>9} {'Python':>9}"
        )
        for count in given.jobs:
            out = f"jobs-{count}.parquet"
            seconds, watch = run(folder, None, "--no-store", "-o", out, "--jobs", str(count))
            show(f"--jobs {count}", characters, seconds, watch)
        for count in given.workers:
            on_cluster(folder, characters, count, lose=False)
        if not given.no_kill:
            on_cluster(folder, characters, max(given.workers, default=2), lose=True)
        told = {
            place.name: rows_of(place)
            for place in folder.iterdir()
            if place.name[:4] in {"jobs", "spar"}
        }
        for place, (count, digest) in told.items():
            print(f"{place:<38} {count:>10,} rows  {digest}")
        if len(set(told.values())) != 1:
            sys.exit("they differ")
        print("the same rows")


if __name__ == "__main__":
    main()
