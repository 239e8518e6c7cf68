"""How fast texts are read on one core: by this program, by yardsticks, by other tools.

``python -m tests.benchmarks.speed [--compiled FOLDER] [--peers PYTHON] [NAME…]``. Each reads the
same texts, in a process of its own, warm; the shortest processor time of several runs counts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.contenders import ALL, OTHERS, PAGES, SWSTATS, YARDSTICKS, Contender
from tests.benchmarks.tables import Absent, Goal, Table, ratio, shown, table
from tests.benchmarks.texts import ROOT, SAMPLES
from tests.benchmarks.timing import COMPILED, PURE, Setup, arguments, setup

TOOL_SAMPLES = ("pages", "dense")


@dataclass(frozen=True, slots=True)
class Line:
    """What a contender took for a sample, at best; or why it took nothing."""

    contender: str
    build: str  # of swstats; of others empty
    version: str
    sample: str
    handed: str
    megabytes: float
    characters: int
    figures: int
    seconds: float
    absent: str = ""

    @property
    def rate(self) -> float:
        """MB of UTF-8 a second."""
        return self.megabytes / self.seconds if self.seconds else 0.0


def measure(given: Setup, names: Sequence[str] = ()) -> list[Line]:
    """Measure all, or those with one of the names in theirs."""
    effort = given.effort
    best: dict[tuple[str, str, str, str], Line] = {}
    for number in range(effort.rounds):
        for build, environment in given.builds().items():
            for one in (SWSTATS, *YARDSTICKS):
                samples = SAMPLES if one is SWSTATS else TOOL_SAMPLES
                if _asked(one, names) and (one is SWSTATS or build == next(iter(given.builds()))):
                    label = build if one is SWSTATS else ""
                    _keep(
                        best,
                        _lines(one, label, sys.executable, environment, given, number, samples),
                    )
        for one in OTHERS:
            # Some take minutes to load: their best run is that of one process.
            if not _asked(one, names) or number:
                continue
            try:
                environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
                lines = _lines(one, "", given.tools(), environment, given, number, TOOL_SAMPLES)
                _keep(best, lines)
            except Absent as absent:
                line = Line(one.name, "", "", "pages", "", 0.0, 0, 0, 0.0, str(absent))
                _keep(best, [line])
    return list(best.values())


def _asked(contender: Contender, names: Sequence[str]) -> bool:
    return not names or any(name.lower() in contender.name.lower() for name in names)


def _keep(best: dict[tuple[str, str, str, str], Line], lines: Iterable[Line]) -> None:
    for line in lines:
        key = line.contender, line.build, line.sample, line.handed
        if key not in best or line.rate > best[key].rate:
            best[key] = line


def _lines(
    contender: Contender,
    build: str,
    python: str | Path,
    environment: dict[str, str],
    given: Setup,
    number: int,
    samples: Iterable[str],
) -> list[Line]:
    effort = given.effort
    numbers = (effort.copies, effort.runs, effort.seconds, number + 1)
    command = [str(python), "-m", "tests.benchmarks.worker", contender.name, *map(str, numbers)]
    run = subprocess.run(
        [*command, *samples], cwd=ROOT, env=environment, capture_output=True, check=False, text=True
    )
    if run.returncode:
        said = run.stderr.strip().splitlines()
        if contender.package:
            raise Absent(said[-1] if said else f"status {run.returncode}")
        sys.exit(f"{contender.name}: {run.stderr}")
    said = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    return [Line(contender=contender.name, build=build, **one) for one in said]


def quickest(lines: Iterable[Line], contender: str, sample: str, build: str = "") -> Line | None:
    """Return the line of a contender for a sample, handed the text in the way that suits it best."""
    found = [
        line
        for line in lines
        if (line.contender, line.sample, line.build) == (contender, sample, build) and line.seconds
    ]
    return max(found, key=lambda line: line.rate, default=None)


def tables(lines: Sequence[Line]) -> list[Table]:
    """Return the texts that swstats reads, then all contenders side by side."""
    return [_samples(lines), _side_by_side(lines)]


NAMES = {
    "pages": "newspaper pages, page by page",
    "one text": "the same as one text",
    "one text x16": "… 16 times as long",
    "dense": "bulletins, a figure every {per} characters",
    "gold": "gold texts, each read once: one every {per}",
}


def builds(lines: Iterable[Line]) -> list[str]:
    """Return the builds that were measured."""
    return [build for build in (PURE, COMPILED) if any(line.build == build for line in lines)]


def _samples(lines: Sequence[Line]) -> Table:
    rows = []
    measured = builds(lines)
    for sample, name in NAMES.items():
        found = [quickest(lines, "swstats", sample, build) for build in measured]
        cells = [
            f"{shown(line.rate)} · {line.seconds / max(line.figures, 1) * 1e6:.0f}" if line else "–"
            for line in found
        ]
        if one := next(filter(None, found), None):
            per = round(one.characters / max(one.figures, 1))
            rows.append([name.format(per=per), shown(one.megabytes), f"{one.figures:,}", *cells])
    head = ["one core, warm", "MB", "figures", *(f"{b}: MB/s · µs a record" for b in measured)]
    return table("Reading, links and all", head, rows)


def _side_by_side(lines: Sequence[Line]) -> Table:
    rows = []
    ours = {build: quickest(lines, "swstats", "pages", build) for build in builds(lines)}
    for build, line in ours.items():
        dense = quickest(lines, "swstats", "dense", build)
        cells = [shown(one.rate) if one else "–" for one in (line, dense)]
        rows.append([f"swstats, {build}", SWSTATS.does, *cells, *("" for _ in ours)])
    missing: dict[str, list[str]] = {}
    for one in (*YARDSTICKS, *OTHERS):
        line, dense = (quickest(lines, one.name, sample) for sample in TOOL_SAMPLES)
        if line is None:
            for why in {line.absent for line in lines if line.contender == one.name}:
                missing.setdefault(why, []).append(one.name)
            continue
        rows.append([
            f"{one.name} {line.version}".strip(),
            one.does,
            shown(line.rate),
            shown(dense.rate) if dense else "–",
            *(ratio(own.rate / line.rate) if own else "–" for own in ours.values()),
        ])  # fmt: skip
    for why, names in missing.items():
        rows.append([", ".join(names), f"not measured: {why}", "–", "–", *("" for _ in ours)])
    head = ["", "what it does", "pages: MB/s", "dense: MB/s", *(f"swstats, {b}" for b in ours)]
    note = (
        "The last columns say how many times as fast swstats is on the pages. Other tools are handed "
        "pages, and sentences ready made; the quicker way counts."
    )
    if whole := [f"{name} {shown(line.rate)}" for name, line in _handed_pages(lines).items()]:
        note += f" Handed pages, in MB/s: {', '.join(whole)}."
    return table("Beside yardsticks and other tools, on the same text", head, rows, note, words=2)


def _handed_pages(lines: Iterable[Line]) -> dict[str, Line]:
    others = {one.name for one in OTHERS}
    return {
        line.contender: line
        for line in lines
        if line.contender in others
        and (line.sample, line.handed) == ("pages", PAGES)
        and line.seconds
    }


def goals(lines: Sequence[Line]) -> list[Goal]:
    """Return what is to be reached on newspaper pages, and on dense ones."""
    own = {build: quickest(lines, "swstats", "pages", build) for build in builds(lines)}
    pages = [(build, line) for build, line in own.items() if line]
    rates = tuple((build, line.rate) for build, line in pages)
    found = [Goal("newspaper pages, one core", "≥", 4, " MB/s", rates)]
    for name, what in (
        ("numerals", "time of one pass for numerals alone"),
        ("numerals, unit, words", "… for numerals, units, 约, 多, 以上"),
        ("numerals, every unit", "… for numerals with each unit"),
    ):
        if line := quickest(lines, name, "pages"):
            times = tuple((build, line.rate / rate) for build, rate in rates)
            found.append(Goal(what, "≤", 5, " ×", times, f"{shown(line.rate)} MB/s"))
    for name, what, wanted in (
        ("Recognizers-Text, units", "speed of Recognizers-Text, numbers with units", 200),
        ("Recognizers-Text, all", "… of Recognizers-Text, all that it reads", 200),
        ("JioNLP, money", "… of JioNLP, money alone", 4),
        ("cpca", "… of cpca, places alone", 1),
    ):
        if line := quickest(lines, name, "pages"):
            times = tuple((build, rate / line.rate) for build, rate in rates)
            found.append(Goal(what, "≥", wanted, " ×", times, f"{shown(line.rate)} MB/s"))
    dense = {build: quickest(lines, "swstats", "dense", build) for build in own}
    each = tuple(
        (build, line.seconds / max(line.figures, 1) * 1e6) for build, line in dense.items() if line
    )
    found.append(Goal("dense bulletins, a record", "≤", 150, " µs", each))
    return found


def main() -> None:
    """Print the tables."""
    parser = arguments(__doc__ or "")
    parser.add_argument("names", nargs="*", help=f"of contenders: {', '.join(ALL)}")
    given = parser.parse_args()
    print(*tables(measure(setup(given), given.names)), sep="\n\n")


if __name__ == "__main__":
    main()
