"""Speed and memory of runs: many documents, one giant text, one process and two.

``python tests/benchmarks/runs.py [--documents N …] [--giant MB …] [--jobs N …]``. Each run is a
command of its own, with a store and a CSV file. Memory is that of all its processes together at
their peak, each with what it shares with others counted in part (PSS), from /proc.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAGES = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
SHORT = "2020年7月，深圳市接收捐款{}万元，惠及群众3万人次。\n"


def memory(number: int) -> float:
    """Return the memory of a process and of those that it started, in MB."""
    total, waiting = 0, [number]
    while waiting:
        process = Path("/proc") / str(waiting.pop())
        try:
            for line in (process / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
            children = (process / "task" / process.name / "children").read_text()
        except OSError:
            continue
        waiting += map(int, children.split())
    return total / 1000


def measured(folder: Path, *options: str) -> tuple[float, list[float]]:
    """Run it and return the seconds that it took, and its memory each tenth of a second."""
    command = [sys.executable, "-m", "swstats", "extract", *options, "--quiet"]
    began = time.perf_counter()
    run = subprocess.Popen(command, cwd=folder)
    used = []
    while run.poll() is None:
        used.append(memory(run.pid))
        time.sleep(0.1)
    if run.returncode:
        sys.exit(f"{' '.join(command)}: status {run.returncode}")
    return time.perf_counter() - began, used


def show(what: str, size: float, folder: Path, path: str, jobs: int, *more: str) -> None:
    place = ("--store", "kept.db", "-o", "out.csv", "--jobs", str(jobs))
    seconds, used = measured(folder, path, *place, *more)
    late = max(used[len(used) // 2 :])
    print(
        f"{what:<28} {jobs:>4} {size:>8.1f} {seconds:>8.1f} {size / seconds:>7.2f}"
        f" {max(used[: len(used) // 2 + 1]):>9.0f} {late:>9.0f}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--giant", type=int, nargs="*", default=[20, 200], metavar="MB")
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    given = parser.parse_args()
    print(f"{'':<28} {'jobs':>4} {'MB':>8} {'s':>8} {'MB/s':>7} {'MB used:':>9} {'':>9}")
    print(f"{'':<28} {'':>4} {'':>8} {'':>8} {'':>7} {'1st half':>9} {'2nd half':>9}")
    for count in given.documents:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for number in range(count):
                inner = folder / "texts" / f"{number // 1000:03}"
                inner.mkdir(parents=True, exist_ok=True)
                (inner / f"{number:06}.txt").write_text(SHORT.format(number), "utf-8")
            size = count * len(SHORT.encode()) / 1e6
            for jobs in given.jobs:
                (folder / "kept.db").unlink(missing_ok=True)
                show(f"{count:,} documents", size, folder, "texts", jobs)
            show("… again, with --resume", size, folder, "texts", 1, "--resume")
    page = "\n\n".join(path.read_text("utf-8") for path in PAGES) + "\n\n"
    for size in given.giant:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with (folder / "giant.txt").open("w", encoding="utf-8") as file:
                for _ in range(size * 1_000_000 // len(page.encode())):
                    file.write(page)
            for jobs in given.jobs:
                (folder / "kept.db").unlink(missing_ok=True)
                show(f"one text of {size} MB", size, folder, "giant.txt", jobs)


if __name__ == "__main__":
    main()
