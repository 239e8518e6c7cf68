"""How long a command takes to start: python -m tests.benchmarks startup [--compiled FOLDER].

Each command is run several times, in turn, and its median is set against that of an interpreter
that only imports typer and rich.table, the least that a program of this kind can cost. A first run
that does not count leaves the bytecode that an installed package has from the start, and what
``swstats.cache`` keeps; the last lines are runs that find no folder for it.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.tables import Goal, Table, table
from tests.benchmarks.texts import ROOT
from tests.benchmarks.timing import Setup

LEAST = "python -c 'import typer, rich.table'"
VERSION = "swstats --version"
STORE = "swstats extract seeds/ --format csv"
NO_STORE = f"{STORE} --no-store"
NO_CACHE = " (no folder for a cache)"


@dataclass(frozen=True, slots=True)
class Line:
    """What a command takes from the start to the end, in seconds of the clock: the median."""

    build: str
    command: str
    seconds: float
    ratio: float


def commands(folder: Path) -> dict[str, list[str]]:
    """Return what is run, by what is shown of it."""
    program = shutil.which("swstats", path=str(Path(sys.executable).parent)) or "swstats"
    extract = [program, "extract", str(ROOT / "seeds"), "--format", "csv"]
    found = {
        LEAST: [sys.executable, "-c", "import typer, rich.table"],
        VERSION: [program, "--version"],
        "swstats --help": [program, "--help"],
        NO_STORE: [*extract, "--no-store"],
        STORE: [*extract, "--store", str(folder / "kept.db")],
    }
    for name in (NO_STORE, STORE):
        found[f"{name}{NO_CACHE}"] = ["env", "XDG_CACHE_HOME=/dev/null", *found[name]]
    return found


def measure(given: Setup) -> list[Line]:
    """Measure the commands of each build, all in turn."""
    seconds: dict[tuple[str, str], list[float]] = {}
    builds = given.builds()
    with tempfile.TemporaryDirectory() as name:
        for run in range(given.effort.starts + 1):
            for build, environment in builds.items():
                folder = Path(name) / build
                folder.mkdir(exist_ok=True)
                own = {k: v for k, v in environment.items() if k != "PYTHONDONTWRITEBYTECODE"}
                own["XDG_CACHE_HOME"] = str(folder / "cache")
                for shown, command in commands(folder).items():
                    start = time.perf_counter()
                    subprocess.run(command, check=True, capture_output=True, env=own)
                    if run:
                        taken = time.perf_counter() - start
                        seconds.setdefault((build, shown), []).append(taken)
    middle = {key: statistics.median(times) for key, times in seconds.items()}
    return [
        Line(build, shown, median, median / middle[build, LEAST])
        for (build, shown), median in middle.items()
    ]


def tables(lines: Sequence[Line]) -> list[Table]:
    """Return the commands, and what they take beside the least."""
    builds = list(dict.fromkeys(line.build for line in lines))
    found = {(line.build, line.command): line for line in lines}
    rows = [
        [f"`{name.removesuffix(NO_CACHE)}`{NO_CACHE * name.endswith(NO_CACHE)}",
         *(f"{found[build, name].seconds * 1e3:.0f} · {found[build, name].ratio:.2f}" for build in builds)]
        for name in dict.fromkeys(line.command for line in lines)
    ]  # fmt: skip
    head = ["command", *(f"{build}: ms · ratio" for build in builds)]
    return [table("Start", head, rows)]


def goals(lines: Sequence[Line]) -> list[Goal]:
    """Return what a start may take, as a ratio to the least."""
    return [
        Goal(
            f"start of `{name}`",
            "≤",
            most,
            "",
            tuple((line.build, line.ratio) for line in lines if line.command == name),
            "typer, rich",
        )
        for name, most in ((VERSION, 1.3), (NO_STORE, 2.5), (STORE, 4))
    ]
