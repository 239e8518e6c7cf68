"""A Spark cluster on this machine: python -m tests.benchmarks.spark [--documents N] [--large].

So many short documents, no two alike, (with ``--page-texts``, newspaper pages) are read by ``swstats
extract --jobs 2`` and by ``--engine spark`` with a standalone master and workers of one core each; in
the last run a worker is killed half-way, and another one takes its place. What the runs wrote is
compared row for row, in every column. Where processors are shared with others, trust the processor
time and not the seconds.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.benchmarks.tables import Absent, Table, shown, table
from tests.benchmarks.texts import pages, varied
from tests.benchmarks.timing import Setup, arguments, processor_time, setup
from tests.spark.cluster import Cluster, Daemon, cluster, environment, missing
from tests.spark.texts import day, document

TICK = 1 / os.sysconf("SC_CLK_TCK")
COLUMNS = ("--text-column", "text", "--id-column", "id", "--date-column", "day")
FILES = 8
# How many documents a cluster is busy with long enough to lose a worker meanwhile.
LEAST = 20_000
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


@dataclass(frozen=True, slots=True)
class Line:
    """A run: how many processes or workers read, what it took, what it found.

    ``processor`` is the processor time of what reads (workers, their executors, Python), ``python``
    that of Python alone, both in seconds; ``memory`` and ``memory_of_python`` the most MB of one
    worker. ``digest`` stands for the rows that were written, in any order.
    """

    what: str
    readers: int
    documents: int
    characters: int
    seconds: float
    processor: float
    python: float
    memory: float = 0
    memory_of_python: float = 0
    rows: int = 0
    digest: str = ""


ALONE, BATCHES, JOBS, SPARK, KILLED = (
    "extracting alone", "… from batches, into batches", "--jobs", "Spark", "Spark, a worker is killed",
)  # fmt: skip


def page_texts(documents: int) -> Callable[[int], str]:
    """Return what gives so many pages of newspapers by number, with digits of their own."""
    seeds = pages()
    return varied(seeds, -(-documents // len(seeds))).__getitem__


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


def in_one_process(texts: list[str]) -> list[Line]:
    """Return how long it takes to extract, and with what a worker of Spark does around it."""
    import pyarrow as pa

    from swstats.pipeline import extract
    from swstats.spark.worker import Job, rows

    columns = {"text": [text.encode() for text in texts], "doc": list(map(str, range(len(texts))))}
    batches = pa.Table.from_pydict(columns).to_batches(64)
    actions = {
        ALONE: lambda: [extract(text, doc=str(at)) for at, text in enumerate(texts)],
        BATCHES: lambda: list(rows(batches, Job())),
    }
    found = []
    for what, action in actions.items():
        action()  # what is looked up once
        spent = min(processor_time(action) for _ in range(3))
        found.append(Line(what, 1, len(texts), sum(map(len, texts)), spent, spent, spent))
    return found


def rows_of(place: Path) -> tuple[int, str]:
    """Return how many rows Parquet files hold, and a digest of them that no order changes."""
    import pyarrow.parquet as pq

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


def run(
    folder: Path, watch: Watch | None, *options: str, kill: Callable[[], None] | None = None
) -> tuple[float, Watch]:
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


def on_cluster(folder: Path, count: int, *, lose: bool, name: str) -> tuple[float, Watch]:
    """Run with so many workers; return the seconds and what was seen of them."""
    logs = folder / f"{name}.logs"
    logs.mkdir()
    with cluster(logs, count) as running:
        watch = Watch(lambda: [daemon.process.pid for daemon in running.workers])
        words = [word for setting in SETTINGS for word in ("--conf", setting)]
        kill = (lambda: another(running)) if lose else None
        seconds, _ = run(
            folder, watch, "--engine", "spark", "--master", running.url, "--input-format", "jsonl",
            "-o", name, *words, kill=kill,
        )  # fmt: skip
    return seconds, watch


def another(running: Cluster) -> None:
    """Kill a worker, and let another one come."""
    lost: Daemon = running.workers.pop(0)
    lost.kill()
    threading.Thread(target=running.add).start()


def measured(
    documents: int,
    text_of: Callable[[int], str],
    workers: Sequence[int] = (1, 2),
    *,
    lose: bool = True,
) -> list[Line]:
    """Read documents alone and on clusters. Raises Absent where there is no Spark."""
    if reason := missing():
        raise Absent(reason)
    found = in_one_process([text_of(number) for number in range(min(documents, SAMPLE))])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write(folder / "in", documents, text_of)
        runs = [(JOBS, 2, False), *((SPARK, count, False) for count in workers)]
        runs += [(KILLED, max(workers), True)] * lose
        for at, (what, count, killed) in enumerate(runs):
            out = f"out{at}.parquet"
            if what == JOBS:
                words = ("--no-store", "-o", out, "--jobs", str(count))
                seconds, watch = run(folder, None, *words)
            else:
                seconds, watch = on_cluster(folder, count, lose=killed, name=out)
            line = Line(
                what, count, documents, size, seconds, watch.seconds, watch.seconds_of_python,
                watch.whole, watch.alone, *rows_of(folder / out),
            )  # fmt: skip
            print(line, file=sys.stderr, flush=True)
            found.append(line)
    return found


def measure(given: Setup) -> list[Line]:
    """Measure short documents."""
    few = given.effort.records < LEAST  # they are done before a worker can be killed
    return measured(given.effort.records, document, (2,) if few else (1, 2), lose=not few)


def tables(lines: Sequence[Line]) -> list[Table]:
    """Return the runs: what they took, and whether they found the same."""
    first = next((line for line in lines if line.digest), None)
    rows = [
        [
            line.what, str(line.readers), f"{line.documents:,}", f"{line.characters:,}",
            shown(line.seconds), shown(line.processor), shown(line.python),
            f"{line.characters / line.processor:,.0f}" if line.processor else "",
            shown(line.memory) if line.memory else "",
            shown(line.memory_of_python) if line.memory_of_python else "",
            f"{line.rows:,}" if line.digest else "",
            ("yes" if line.digest == first.digest else "NO") if first and line.digest else "",
        ]
        for line in lines
    ]  # fmt: skip
    head = (
        "read by", "jobs or workers", "documents", "characters", "s", "CPU s", "of it Python",
        "characters per CPU s", "MB of a worker", "of it Python", "rows", "the same rows",
    )  # fmt: skip
    return [table("Documents on a Spark cluster", head, rows)]


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--documents", type=int, help="how many, instead of what the effort says")
    parser.add_argument("--page-texts", action="store_true", help="pages, not short documents")
    given = parser.parse_args()
    effort = setup(given).effort
    count = given.documents or effort.records
    if given.page_texts:
        print(*tables(measured(count, page_texts(count), lose=False)), sep="\n\n")
    else:
        wanted = replace(setup(given), effort=replace(effort, records=count))
        print(*tables(measure(wanted)), sep="\n\n")


if __name__ == "__main__":
    main()
