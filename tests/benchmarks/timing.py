"""What is run, and what it takes: builds of the program, processor time, memory of processes."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.tables import Absent
from tests.benchmarks.texts import LARGE, NORMAL, ROOT, TINY, Effort

PROBE = "import swstats.pipeline as p; print(p.__file__.endswith('.py'))"
PURE, COMPILED = "pure Python", "compiled"


@dataclass(frozen=True, slots=True)
class Setup:
    """What is measured: how much, which builds of the program, and where the other tools live."""

    effort: Effort
    compiled: Path | None = None  # a folder that holds a compiled build
    peers: Path | None = None  # the Python of an environment that holds other tools

    def builds(self) -> dict[str, dict[str, str]]:
        """Return the builds by name: the environment in which Python imports each.

        What this Python imports is the first; its name is found out.
        """
        here = dict(os.environ)
        probe = [sys.executable, "-c", PROBE]
        is_pure = subprocess.run(probe, cwd=ROOT, check=True, capture_output=True).stdout
        found = {PURE if is_pure.strip() == b"True" else COMPILED: here}
        if self.compiled is not None:
            found[COMPILED] = {**here, "PYTHONPATH": str(self.compiled.resolve())}
        return found

    def tools(self) -> Path:
        """Return the Python that imports other tools."""
        if self.peers is None:
            raise Absent("no environment with the other tools: --peers PYTHON names its Python")
        return self.peers


def arguments(about: str) -> argparse.ArgumentParser:
    """Return a parser that knows what a setup is made of."""
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    effort = parser.add_mutually_exclusive_group()
    effort.add_argument("--large", action="store_true", help="up to 1 GB; takes an hour and more")
    effort.add_argument("--tiny", action="store_true", help="to see that it runs")
    parser.add_argument(
        "--compiled",
        type=Path,
        metavar="FOLDER",
        help="a compiled build: pip install --target FOLDER",
    )
    parser.add_argument(
        "--peers", type=Path, metavar="PYTHON", help="that of an environment with the other tools"
    )
    return parser


def setup(given: argparse.Namespace) -> Setup:
    """Return the setup that arguments ask for."""
    effort = LARGE if given.large else TINY if given.tiny else NORMAL
    return Setup(effort, given.compiled, given.peers)


def processor_time(action: Callable[[], object]) -> float:
    """Return the processor time of an action, in seconds."""
    start = time.process_time()
    action()
    return time.process_time() - start


def memory(number: int) -> float:
    """Return the memory of a process and of those that it started, in MB.

    What processes share is counted in part in each (PSS), from /proc.
    """
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
