"""What a benchmark says: tables as Markdown, the machine that they are of, and what is absent."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class Absent(Exception):  # noqa: N818  not an error: it is said in the table
    """What a part needs is not here: its words are shown in its place."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a title, a heading for each column (the first names the rows), rows, a note."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    words: int = 1  # columns of words, which stand flush left

    def __str__(self) -> str:
        """Write it as Markdown."""
        aligned = ("---" if at < self.words else "---:" for at in range(len(self.head)))
        lines = ["| " + " | ".join(row) + " |" for row in (self.head, aligned, *self.rows)]
        return "\n".join([f"**{self.title}**", "", *lines, *(["", self.note] if self.note else [])])


@dataclass(frozen=True, slots=True)
class Machine:
    """Where and when something was measured."""

    date: str
    processor: str
    cores: int
    memory: int  # GB
    system: str
    python: str

    def __str__(self) -> str:
        return (
            f"Measured {self.date}: {self.cores} cores of {self.processor}, {self.memory} GB, "
            f"{self.system}, Python {self.python}."
        )


def machine() -> Machine:
    """Return what this machine is, as far as it says so."""
    try:
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        system = platform.platform(terse=True)
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        cores = len(os.sched_getaffinity(0))
    except (AttributeError, ValueError):
        memory, cores = 0, os.cpu_count() or 1
    return Machine(
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
        processor=_processor(),
        cores=cores,
        memory=round(memory / 2**30),
        system=system,
        python=platform.python_version(),
    )


def _processor() -> str:
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        for line in cpus.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def shown(number: float) -> str:
    """Write a number with three digits that say something.

    >>> shown(0.0163), shown(1.437), shown(110.2), shown(4321)
    ('0.016', '1.44', '110', '4,320')
    """
    if number >= 1000:
        return f"{round(number, -1):,.0f}"
    return f"{number:.0f}" if number >= 100 else f"{number:.1f}" if number >= 10 else (
        f"{number:.2f}" if number >= 0.1 else f"{number:.2g}"
    )  # fmt: skip


def ratio(number: float) -> str:
    """Write how many times one thing is another.

    >>> ratio(4.25), ratio(0.04)
    ('4.25 ×', '1/25.0')
    """
    return f"{shown(number)} ×" if number >= 1 or not number else f"1/{shown(1 / number)}"


def table(
    title: str, head: Sequence[str], rows: Sequence[Sequence[str]], note: str = "", words: int = 1
) -> Table:
    """Make a table of whatever is at hand."""
    return Table(title, tuple(head), tuple(map(tuple, rows)), note, words)


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to be reached: what, how much at least or at most, and what was measured."""

    what: str
    sign: str  # ≥ or ≤
    wanted: float
    unit: str
    measured: tuple[tuple[str, float], ...]  # by build
    beside: str = ""  # what it is measured against: MB/s

    def cell(self, build: str) -> str:
        """Return what a build reached, and whether that is enough."""
        for name, value in self.measured:
            if name == build:
                enough = value >= self.wanted if self.sign == "≥" else value <= self.wanted
                return f"{shown(value)}{self.unit} {'✓' if enough else '✗'}"
        return "–"

    def goal(self) -> str:
        """Return what is wanted."""
        return f"{self.sign} {self.wanted:g}{self.unit}"


def goals_table(goals: Sequence[Goal]) -> Table:
    """Return what was wanted beside what was measured."""
    builds = list(dict.fromkeys(build for goal in goals for build, _ in goal.measured))
    rows = [
        [goal.what, goal.beside, goal.goal(), *(goal.cell(build) for build in builds)]
        for goal in goals
    ]
    return table("In short", ["", "beside", "goal", *builds], rows)
