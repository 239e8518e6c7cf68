"""How fast the program reads, stage by stage: python tests/benchmarks/throughput.py [FOLDER].

The pages of the folder (default: seeds/) are read as one text of one, four and sixteen times their
length. Digits are changed from copy to copy, so that no cache can answer. Each line gives the best
of some runs: MB of UTF-8 a second, and microseconds for each figure. The last column is the time
of the whole program over that of one ``regex`` pass that only finds numerals in the same text.
"""

from __future__ import annotations

import argparse
import inspect
import random
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import regex

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

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
NUMERAL = regex.compile(
    r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?[十百千万亿]*|[零〇一二三四五六七八九十百千万亿两]+"
)
DIGIT = re.compile(r"[0-9]")


def varied(pages: list[str], times: int, seed: int = 1) -> list[str]:
    """Return the pages ``times`` over, other digits in each copy (a leading 0 is not made)."""
    source = random.Random(seed)

    def other(digit: re.Match[str]) -> str:
        return digit[0] if digit[0] in "012" else str(source.randint(3, 9))

    return [DIGIT.sub(other, page) if number else page for number in range(times) for page in pages]


def best(action: Callable[[], object], runs: int) -> float:
    """Return the shortest processor time of some runs, in seconds."""
    shortest = float("inf")
    for _ in range(runs):
        start = time.process_time()
        action()
        shortest = min(shortest, time.process_time() - start)
    return shortest


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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "seeds")
    parser.add_argument("--copies", type=int, default=4, help="how often the pages are repeated")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    pages = [path.read_text("utf-8") for path in sorted(arguments.folder.glob("*.txt"))]
    extract(pages[0])  # compile everything
    compiled = not inspect.isfunction(extract)
    print("compiled modules" if compiled else "pure Python")

    print(
        f"{'text':14} {'MB':>7} {'figures':>8} {'seconds':>8} {'MB/s':>6} {'us/figure':>10} "
        f"{'x numerals':>11}"
    )
    base = varied(pages, arguments.copies)
    for label, texts in (
        ("page by page", base),
        ("one text x1", ["\n\n".join(base)]),
        ("one text x4", ["\n\n".join(varied(pages, 4 * arguments.copies))]),
        ("one text x16", ["\n\n".join(varied(pages, 16 * arguments.copies))]),
    ):
        size = sum(len(text.encode()) for text in texts) / 1e6
        runs = 1 if size > 2 else arguments.runs
        figures = sum(len(extract(text)) for text in texts)
        seconds = best(lambda: [extract(text) for text in texts], runs)  # noqa: B023 - run at once
        alone = best(lambda: [NUMERAL.findall(text) for text in texts], runs)  # noqa: B023
        print(
            f"{label:14} {size:7.3f} {figures:8} {seconds:8.3f} {size / seconds:6.2f} "
            f"{seconds / max(figures, 1) * 1e6:10.1f} {seconds / alone:11.1f}"
        )

    print(f"\n{'stage':14} {'us/figure':>10} {'share':>7}   (page by page)")
    sums: dict[str, float] = {}
    figures = 0
    for page in base:
        figures += len(extract(page))
        for name, action in stages(page).items():
            sums[name] = sums.get(name, 0.0) + best(action, arguments.runs)
    total = sum(sums.values())
    for name, seconds in sums.items():
        print(f"{name:14} {seconds / figures * 1e6:10.1f} {seconds / total:7.1%}")
    print(f"{'sum':14} {total / figures * 1e6:10.1f}")


if __name__ == "__main__":
    main()
