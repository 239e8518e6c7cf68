"""Speed and memory of whole runs: python -m tests.benchmarks runs [--large] [--compiled FOLDER].

Newspaper pages of one size after another, one text of the largest size, many short documents; one
process and two. Each run is a command of its own, with a store and a CSV file, timed by the clock.
Memory is that of all its processes together, each with what it shares with others counted in part.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.tables import Goal, Table, shown, table
from tests.benchmarks.texts import SHORT, pages, varied
from tests.benchmarks.timing import Setup, memory

JOBS = (1, 2)
# 12 pages of 10 KB a day, for 20 years
ARCHIVE = round(12 * 365.25 * 20 * 0.0102)
LONG = 50  # MB of which the first half is no start
PAGES, TEXT, SHORTS, AGAIN = "pages", "one text", "short documents", "… again, with --resume"


@dataclass(frozen=True, slots=True)
class Line:
    """A run: what was read, by how many processes, in what time, with how much memory (MB)."""

    build: str
    what: str
    jobs: int
    documents: int
    megabytes: float
    seconds: float
    early: float  # the most of its first half
    late: float  # the most of its second half


def run(folder: Path, environment: dict[str, str], *options: str) -> tuple[float, list[float]]:
    """Run it and return the seconds that it took, and its memory each tenth of a second."""
    command = [sys.executable, "-m", "swstats", "extract", *options, "--quiet"]
    began = time.perf_counter()
    running = subprocess.Popen(command, cwd=folder, env=environment)
    used = []
    while running.poll() is None:
        used.append(memory(running.pid))
        time.sleep(0.1)
    if running.returncode:
        sys.exit(f"{' '.join(command)}: status {running.returncode}")
    return time.perf_counter() - began, used


def _line(folder: Path, build: str, environment: dict[str, str], what: str, jobs: int) -> Line:
    path = folder / "texts"
    files = [one for one in path.rglob("*.txt") if one.is_file()]
    options = ("--store", "kept.db", "-o", "out.csv", "--jobs", str(jobs))
    if what == AGAIN:
        options = (*options, "--resume")
    else:
        (folder / "kept.db").unlink(missing_ok=True)
    seconds, used = run(folder, environment, "texts", *options)
    half = len(used) // 2
    size = sum(one.stat().st_size for one in files) / 1e6
    return Line(
        build, what, jobs, len(files), size, seconds, max(used[: half + 1]), max(used[half:])
    )


def write(folder: Path, texts: Iterable[str]) -> None:
    """Write texts to files, a thousand a folder."""
    for number, text in enumerate(texts):
        inner = folder / "texts" / f"{number // 1000:04}"
        inner.mkdir(parents=True, exist_ok=True)
        (inner / f"{number:07}.txt").write_text(text, "utf-8")


def copies(size: float) -> Iterable[str]:
    """Yield pages, their digits varied, until there are so many MB."""
    written, number = 0, 0
    while written < size * 1e6:
        number += 1
        for page in varied(pages(), 1, seed=number):
            yield page
            written += len(page.encode())


def measure(given: Setup) -> list[Line]:
    """Measure pages, one text and short documents, by each build."""
    effort = given.effort
    found = []
    with tempfile.TemporaryDirectory() as name:
        made: list[tuple[Path, str]] = []
        for size in effort.sizes:
            made.append((Path(name) / f"pages-{size}", PAGES))
            write(made[-1][0], copies(size))
        made.append((Path(name) / "text", TEXT))
        (made[-1][0] / "texts").mkdir(parents=True)
        with (made[-1][0] / "texts" / "all.txt").open("w", encoding="utf-8") as file:
            file.writelines(f"{page}\n\n" for page in copies(max(effort.sizes)))
        for count in effort.documents:
            made.append((Path(name) / f"short-{count}", SHORTS))
            write(made[-1][0], (SHORT.format(number) for number in range(count)))
        for folder, what in made:
            for build, environment in given.builds().items():
                found += [_line(folder, build, environment, what, jobs) for jobs in JOBS]
                if what == SHORTS:
                    found.append(_line(folder, build, environment, AGAIN, 1))
    return found


def tables(lines: Sequence[Line]) -> list[Table]:
    """Return the runs: what one process took, and how much sooner two were done."""
    rows = []
    alone: dict[tuple[str, str, float], float] = {}
    for line in lines:
        key = line.build, line.what, line.megabytes
        if line.jobs == 1:
            alone[key] = line.seconds
        gain = f"{alone[key] / line.seconds:.2f}" if line.jobs > 1 and key in alone else ""
        rows.append([
            f"{line.what}, {line.build}", f"{line.documents:,}", shown(line.megabytes), str(line.jobs),
            shown(line.seconds), shown(line.megabytes / line.seconds), gain,
            f"{line.early:.0f}", f"{line.late:.0f}",
        ])  # fmt: skip
    head = (
        "read", "documents", "MB", "jobs", "s", "MB/s", "times one job",
        "memory, 1st half: MB", "2nd half: MB",
    )  # fmt: skip
    return [table("Whole runs, with a store and a CSV file", head, rows), _archive(lines)]


def _archive(lines: Sequence[Line]) -> Table:
    """Return what the longest run of each kind comes to for a newspaper's archive."""
    pages = [line for line in lines if line.what == PAGES]
    longest = {(line.build, line.jobs): line for line in pages}  # sizes rise
    rows = [
        [
            f"{build}, {'one job' if jobs == 1 else f'{jobs} jobs'}",
            shown(line.megabytes / line.seconds),
            shown(ARCHIVE / (line.megabytes / line.seconds) / 60),
        ]
        for (build, jobs), line in longest.items()
    ]
    title = f"Twelve newspaper pages a day for twenty years: {ARCHIVE:,} MB"
    return table(title, ["", "MB/s", "minutes"], rows)


def goals(lines: Sequence[Line]) -> list[Goal]:
    """Return what two jobs gain and hold, of the most that was read, and what length costs."""
    pages = [line for line in lines if line.what == PAGES]
    most = max(line.megabytes for line in pages)
    found = {(line.build, line.jobs, line.megabytes): line for line in pages}
    builds = list(dict.fromkeys(line.build for line in pages))
    two = [(build, found[build, 2, most]) for build in builds]
    size = f"{shown(most)} MB"
    gains = tuple((build, found[build, 1, most].seconds / line.seconds) for build, line in two)
    held = tuple((build, max(line.early, line.late)) for build, line in two)
    found_goals = [
        Goal(f"`--jobs 2` on {size}: speed of one job", "≥", 1.8, " ×", gains),
        Goal(f"`--jobs 2` on {size}: memory in all", "≤", 500, " MB", held),
    ]
    smaller = [line.megabytes for line in pages if line.megabytes < most / 2]
    if smaller and most > LONG:  # else a run is its start
        less = max(smaller)
        rates = tuple(
            (build, most / line.seconds / (less / found[build, 2, less].seconds))
            for build, line in two
        )
        grown = tuple((build, line.late / line.early) for build, line in two)
        found_goals += [
            Goal(
                f"`--jobs 2` on {size}: MB/s over that on {shown(less)} MB", "≥", 0.9, " ×", rates
            ),
            Goal(f"`--jobs 2` on {size}: memory, second half over first", "≤", 1.1, " ×", grown),
        ]
    return found_goals
