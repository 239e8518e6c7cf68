"""How long the command takes to start: python tests/benchmarks/startup.py.

Each command is run several times, in turn, and its median is set against that of an interpreter
that only imports typer and rich.table, the least that a program of this kind can cost. A first run
that does not count leaves the bytecode that an installed package has from the start, and what
``swstats.cache`` keeps; the last two lines are runs that find no folder for it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "seeds")
    arguments = parser.parse_args()
    program = shutil.which("swstats", path=str(Path(sys.executable).parent)) or "swstats"
    with tempfile.TemporaryDirectory() as folder:
        extract = [program, "extract", str(arguments.folder), "--format", "csv"]
        commands = {
            "import typer, rich.table": [sys.executable, "-c", "import typer, rich.table"],
            "swstats --version": [program, "--version"],
            "swstats --help": [program, "--help"],
            "swstats extract --help": [program, "extract", "--help"],
            "extract, no store": [*extract, "--no-store"],
            "extract, store": [*extract, "--store", str(Path(folder) / "store.sqlite")],
        }
        bare = ["env", "XDG_CACHE_HOME=/dev/null"]
        for name in ("extract, no store", "extract, store"):
            commands[f"{name}, no cache"] = [*bare, *commands[name]]
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        cached = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        cached["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        for run in range(arguments.runs + 1):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True, env=cached)
                if run:
                    seconds[name].append(time.perf_counter() - start)
    least = statistics.median(seconds["import typer, rich.table"])
    print(f"{'command':28} {'ms':>7} {'ratio':>6}")
    for name, times in seconds.items():
        middle = statistics.median(times)
        print(f"{name:28} {middle * 1e3:7.0f} {middle / least:6.2f}")


if __name__ == "__main__":
    main()
