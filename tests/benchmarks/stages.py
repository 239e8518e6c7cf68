"""Where the time goes: python -m tests.benchmarks stages [--compiled FOLDER].

Each stage is timed by itself on what the stages before it made of a page; the pages are those of
``seeds/``, their digits changed from copy to copy. What one stage has found out a later one may use
again, and what a run alone shares is made for each: so the sum is not quite the time of a run.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from swstats.lexicons import default_lexicon
from swstats.links.attribution import link_sources
from swstats.links.changes import link_changes
from swstats.links.indicators import link_indicators
from swstats.links.measures import measure_of
from swstats.links.parts import link_parts
from swstats.links.periods import link_periods
from swstats.links.regions import link_regions
from swstats.pipeline import extract, read_scenes
from swstats.quantities.dates import find_times
from swstats.quantities.find import find_quantities
from swstats.text.articles import split
from swstats.text.reflow import reflow
from tests.benchmarks.tables import Table, table
from tests.benchmarks.texts import LARGE, NORMAL, ROOT, TINY, Effort, pages, varied
from tests.benchmarks.timing import Setup, processor_time


@dataclass(frozen=True, slots=True)
class Line:
    """What a stage takes: of all figures together, at best."""

    build: str
    stage: str
    figures: int
    seconds: float


def stages(text: str) -> dict[str, Callable[[], object]]:
    """Return each stage as an action on what the stages before it made of the text."""
    lexicon = default_lexicon()
    document = reflow(text)
    whole = split(document)
    times = find_times(whole.folded, lexicon)
    scenes = [scene for scene, _ in read_scenes(whole, lexicon)]
    indicators = [[found.text for found in link_indicators(scene)] for scene in scenes]
    figures = [
        (found, quantity.kind, quantity.unit)
        for scene, texts in zip(scenes, indicators, strict=True)
        for found, quantity in zip(texts, scene.quantities, strict=True)
    ]
    return {
        "reflow": lambda: reflow(text),
        "articles": lambda: split(document),
        "times": lambda: find_times(whole.folded, lexicon),
        "quantities": lambda: find_quantities(whole.folded, lexicon, times),
        "indicators": lambda: [link_indicators(scene) for scene in scenes],
        "regions": lambda: [link_regions(scene) for scene in scenes],
        "periods": lambda: [link_periods(scene) for scene in scenes],
        "changes": lambda: [link_changes(scene) for scene in scenes],
        "parts": lambda: [
            link_parts(scene, texts) for scene, texts in zip(scenes, indicators, strict=True)
        ],
        "sources": lambda: [link_sources(scene) for scene in scenes],
        "measures": lambda: [measure_of(*figure, lexicon) for figure in figures],
    }


def measured(effort: Effort, build: str = "") -> list[Line]:
    """Return what each stage takes in this process."""
    for page in varied(pages(), 1, seed=0):
        extract(page)  # what is made once
    seconds: dict[str, float] = {}
    figures = 0
    for page in varied(pages(), effort.copies):
        figures += len(extract(page))
        for name, action in stages(page).items():
            taken = min(processor_time(action) for _ in range(effort.runs))
            seconds[name] = seconds.get(name, 0.0) + taken
    return [Line(build, name, figures, taken) for name, taken in seconds.items()]


def measure(given: Setup) -> list[Line]:
    """Measure each build in a process of its own."""
    effort = next(name for name, one in EFFORTS.items() if one == given.effort)
    found = []
    for build, environment in given.builds().items():
        command = [sys.executable, "-m", "tests.benchmarks.stages", effort, build]
        run = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        found += [Line(**one) for one in json.loads(run.stdout)]
    return found


EFFORTS = {"normal": NORMAL, "large": LARGE, "tiny": TINY}


def tables(lines: Sequence[Line]) -> list[Table]:
    """Return the stages, in their order."""
    builds = list(dict.fromkeys(line.build for line in lines))
    times = {(line.build, line.stage): line.seconds / line.figures * 1e6 for line in lines}
    sums = {build: sum(t for (b, _), t in times.items() if b == build) for build in builds}
    rows = [
        [stage, *(_cell(times[build, stage], sums[build]) for build in builds)]
        for stage in dict.fromkeys(line.stage for line in lines)
    ]
    rows.append(["sum", *(f"{sums[build]:.0f}" for build in builds)])
    head = ["stage", *(f"{build}: µs a record" for build in builds)]
    return [table("Where the time goes, on newspaper pages", head, rows)]


def _cell(time: float, of: float) -> str:
    return f"{time:.1f} · {time / of:.0%}"


def main() -> None:
    """Print what the stages take in this process, for :func:`measure`."""
    effort, build = sys.argv[1:]
    print(json.dumps([asdict(line) for line in measured(EFFORTS[effort], build)]))


if __name__ == "__main__":
    main()
