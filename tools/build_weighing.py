"""Build ``src/swstats/links/weighing.csv``: by how much each sign speaks for what a figure is of.

Usage: python tools/build_weighing.py SAMPLES (needs NumPy)

SAMPLES is a file of JSON lines, one for each annotated text: ``text`` and ``gold`` (the paths of both,
as under ``tests/gold``), ``weight`` (what a figure of it counts) and ``said``. That is null, or what an
earlier state of the rules made of the text: by the start of each figure the indicator and the rule,
``[start, indicator, rule]``. Only what the rules say of a text that they have not been mended by is
like what they will say of the next one; what they say today of texts that they know is all but right,
and counts little. The sentences of ``tests/cases/indicators.txt`` are added by themselves.

The weights make likely those readings of a figure that the gold accepts (a softmax over the readings,
with a penalty on large weights). The same samples give the same table.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from swstats.lexicons import default_lexicon
from swstats.links.indicators import rules_of
from swstats.links.weighing import OWN, Scales
from swstats.pipeline import read_scenes
from swstats.text.articles import split
from swstats.text.reflow import reflow
from tests.gold.scoring import _indicator_right

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
OF_CASES = 1.6  # what a sentence of the tests counts
TEXTS = 6  # a sign seen in fewer texts has no weight
PENALTY = 3.0
STEPS = 100
LEAST = 0.08  # lesser weights are left out
HANDICAP = 0.17  # taken off what the rules say: texts that they know have taught it too much
NO_FIELD = frozenset(',"\n#')  # of a table

HEAD = """\
# By how much each sign of what a figure may be of speaks for that, or against it;
# src/swstats/links/weighing.py says what the signs are.
# sign: what is seen of a reading. beside: what is seen of the figure, nothing where it does not
#   matter. weight: added up over all that is seen of both.
# Example: "same" beside "noun before" weighs what the figure before is of, where the rules took what
#   stands before the figure.
# Source: annotated texts. Built 2026-11 by tools/build_weighing.py: edit that, not this.
sign,beside,weight
"""


class Sample(NamedTuple):
    """A figure: what is seen of each of its readings, and which of them are right."""

    text: str
    signs: list[list[tuple[str, str]]]
    right: list[bool]
    weight: float


def read(path: Path) -> Iterator[Sample]:
    """Yield the figures of annotated texts, and those of the test sentences."""
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        golds = map(json.loads, Path(entry["gold"]).read_text("utf-8").splitlines())
        source = Path(entry["text"]).read_bytes().decode("utf-8")
        name = Path(entry["text"]).name
        by_span = {
            (gold["at"], gold["at"] + len(gold["q"])): gold
            for gold in golds
            if gold["doc"] == name
            and not gold.get("optional")
            and "indicator" not in gold.get("skip", ())
        }
        yield from figures(entry["text"], source, entry["said"], by_span, entry["weight"])
    for line in (ROOT / "tests/cases/indicators.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            marked, name = line.split(" => ", 1)
            at = "".join(marked.split()).index("【")
            source = marked.replace("【", "").replace("】", "")
            yield from figures(marked, source, None, {(at, at + 1): {"exactly": name}}, OF_CASES)


def accepts(gold: dict[str, Any], name: str) -> bool:
    """Tell whether a name is right."""
    if "exactly" in gold:
        return bool(gold["exactly"] == name)
    readings = [
        gold["indicator"],
        *(other["indicator"] for other in gold.get("alt", ()) if "indicator" in other),
    ]
    return any(_indicator_right(reading, name) for reading in readings)


def figures(
    text: str,
    source: str,
    said: list[tuple[int, str | None, str]] | None,
    golds: dict[tuple[int, int], dict[str, Any]],
    weight: float,
) -> Iterator[Sample]:
    """Yield the figures of one text that have a gold."""
    lexicon = default_lexicon()
    document = split(reflow(source, lexicon), lexicon)
    stripped = [0]
    for character in source:
        stripped.append(stripped[-1] + (not character.isspace()))
    before = {start: (name, rule) for start, name, rule in said or ()}
    for scene, _ in read_scenes(document, lexicon):
        linker, links = rules_of(scene)
        spans = [document.offsets.span(found.start, found.end) for found in scene.quantities]
        named = [(link.text, link.rule) for link in links]
        if said is not None:
            named = [before.get(start, (None, "")) for start, _ in spans]
        scales = Scales(linker, [name for name, _ in named], [rule for _, rule in named])
        for index, (start, end) in enumerate(spans):
            overlaps = {
                min(b, stripped[end]) - max(a, stripped[start]): gold
                for (a, b), gold in golds.items()
            }
            if not overlaps or max(overlaps) <= 0 or not (found := scales.described(index)):
                continue
            right = partial(accepts, overlaps[max(overlaps)])
            yield Sample(text, list(found.values()), [*map(right, found)], weight)


def fit(samples: list[Sample]) -> dict[tuple[str, str], float]:
    """Return the weight of each sign beside each sign of the figure."""
    texts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for sample in samples:
        for signs in sample.signs:
            for sign in signs:
                texts[sign].add(sample.text)
    order = sorted(
        sign for sign, seen in texts.items() if len(seen) >= TEXTS and NO_FIELD.isdisjoint(sign[0])
    )
    number = {sign: k for k, sign in enumerate(order)}
    samples = [sample for sample in samples if any(sample.right)]
    rows = [[number[x] for x in signs if x in number] for each in samples for signs in each.signs]
    of_sign = np.array([k for row in rows for k in row])
    of_row = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    sizes = [len(each.signs) for each in samples]
    first = np.cumsum([0, *sizes[:-1]])
    figure = np.repeat(np.arange(len(samples)), sizes)
    right = np.array([good for each in samples for good in each.right], float)
    counts = np.array([each.weight for each in samples])
    weights, mean, square = (np.zeros(len(order)) for _ in range(3))
    for step in range(1, STEPS + 1):  # Adam, on all samples at once
        sums = np.bincount(of_row, weights[of_sign], minlength=len(rows))
        likely = np.exp(sums - np.maximum.reduceat(sums, first)[figure])
        likely /= np.add.reduceat(likely, first)[figure]
        wanted = likely * right
        wanted /= np.add.reduceat(wanted, first)[figure] + 1e-12
        error = (likely - wanted) * counts[figure]
        slope = PENALTY * weights + np.bincount(of_sign, error[of_row], minlength=len(order))
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        rate = 0.15 if step < 0.6 * STEPS else 0.05
        weights -= rate * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    weights[number[OWN, ""]] -= HANDICAP
    return {sign: float(weight) for sign, weight in zip(order, weights, strict=True)}


def main(path: Path, target: Path) -> None:
    """Write one line for each sign that has a weight."""
    weights = fit(list(read(path)))
    rows = [
        f"{sign},{beside},{weight:.2f}\n"
        for (sign, beside), weight in weights.items()
        if abs(weight) >= LEAST
    ]
    print(len(rows))
    target.write_text(HEAD + "".join(rows), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), ROOT / "src/swstats/links/weighing.csv")
