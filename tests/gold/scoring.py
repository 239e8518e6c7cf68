"""Score statistics against gold, and keep the scores from falling.

The rules are those of the annotation guideline: mentions are compared in the document without
white space, each gold line is paired with the prediction that overlaps it most, optional lines
neither count nor harm, a list of values accepts any of them, ``alt`` holds other whole readings,
``skip`` fields that the text leaves open. A record is right when its value, unit, indicator and
region are.

Canonical measures have gold of their own, ``measures/*.jsonl``: a line says of which measure a
figure is an instance (``null``: of none; a list: any of these will do); a figure that is not found is not judged here. ``measure`` is the share of
right ones among the figures that are an instance of one, ``sure`` the share of right ones among
the labelled figures that the program gives one to.

Usage::

    python tests/gold/scoring.py            the scores of every set
    python tests/gold/scoring.py --errors   and each error
    python tests/gold/scoring.py --raise    lift the floors to today's scores (never lowers one)
"""

from __future__ import annotations

import json
import math
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
# set → folder of its documents; its gold lies beside them, or here for the seeds
SETS = {
    "seeds": HERE.parents[1] / "seeds",
    "pages": HERE / "pages",
    "genres": HERE / "genres",
    "invented": HERE / "invented",
    "readers": HERE / "readers",
}
MEASURES = HERE / "measures"
RECORD = ("value", "unit", "indicator", "region")
JUDGED = (*RECORD, "bounds", "relation", "kind", "period", "change")
Gold = dict[str, Any]


@dataclass
class Score:
    """Counts of one set, and what was wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return mention F1, record F1 and the accuracy of each field."""
        c = self.counts
        shown = {"mention_f1": _f1(c["found"], c["pred"], c["gold"])}
        shown["record_f1"] = _f1(c["record"], c["pred"], c["gold"])
        for name in JUDGED:
            shown[name] = c["right " + name] / c["judged " + name] if c["judged " + name] else 1.0
        return shown


def _f1(right: int, predicted: int, gold: int) -> float:
    return 2 * right / (predicted + gold) if predicted + gold else 1.0


def _alternatives(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _same(gold: str | None, found: Decimal | None, *, rough: bool) -> bool:
    if gold is None or found is None:
        return gold is None and found is None
    wanted = Decimal(gold)
    return abs(wanted - found) <= abs(wanted) * Decimal("0.015") if rough else wanted == found


def _letters(words: str | None) -> str:
    return "".join(ch for ch in words or "" if ch.isalnum())


def _indicator_right(gold: Gold, found: str | None) -> bool:
    answer = _letters(found)
    if not answer or not any(_letters(core) in answer for core in gold["core"]):
        return False
    common = Counter(answer) & Counter(_letters(gold["full"]))
    return common.total() >= 0.8 * len(answer)


def right(name: str, gold: Gold, found: Any) -> bool | None:
    """Tell whether a field is right, None where it is not judged."""
    if name in gold.get("skip", ()) or (name in ("period", "change") and not gold.get(name)):
        return None
    rough = re.search("(?<![百千万])分之", gold["q"]) is not None
    match name:
        case "value":
            return any(_same(v, found.value, rough=rough) for v in _alternatives(gold["value"]))
        case "bounds":
            return _same(gold["lower"], found.lower, rough=rough) and _same(
                gold["upper"], found.upper, rough=rough
            )
        case "relation":
            return found.relation in _alternatives(gold["rel"])
        case "indicator":
            return _indicator_right(gold["indicator"], found.indicator)
        case "region":
            named = {found.region or "", *found.region_path[-1:]}
            return bool(named & set(_alternatives(gold["region"])))
        case "change":
            return (
                found.change is not None and found.change.direction == gold["change"]["direction"]
            )
        case _:
            return getattr(found, name) in _alternatives(gold[name])


def _judge(gold: Gold, found: Any) -> dict[str, bool | None]:
    readings = [gold, *({**gold, **other} for other in gold.get("alt", []))]
    verdicts = [{name: right(name, reading, found) for name in JUDGED} for reading in readings]
    return max(
        verdicts,
        key=lambda v: (
            sum(v[n] is not False for n in RECORD),
            sum(x is not False for x in v.values()),
        ),
    )


def _stripped(source: str) -> list[int]:
    """Return for each place in a text how many characters but white space stand before it."""
    stripped = [0]
    for character in source:
        stripped.append(stripped[-1] + (not character.isspace()))
    return stripped


def score_document(source: str, golds: list[Gold], found: list[Any], score: Score) -> None:
    """Add one document's counts and errors to a score."""
    stripped = _stripped(source)
    spans = [(stripped[s.start], stripped[s.end]) for s in found]
    overlaps = sorted(
        (-(min(g["at"] + len(g["q"]), b) - max(g["at"], a)), gi, pi)
        for gi, g in enumerate(golds)
        for pi, (a, b) in enumerate(spans)
        if min(g["at"] + len(g["q"]), b) > max(g["at"], a)
    )
    pairs: dict[int, int] = {}
    for _, gi, pi in overlaps:
        if gi not in pairs and pi not in pairs.values():
            pairs[gi] = pi
    taken = {pi: gi for gi, pi in pairs.items()}
    counts = score.counts
    for gi, gold in enumerate(golds):
        if gold.get("optional"):
            continue
        counts["gold"] += 1
        where = f"{gold['doc']}  {gold['q']}"
        if gi not in pairs:
            score.errors.append(f"{where}  missed")
            continue
        counts["found"] += 1
        statistic = found[pairs[gi]]
        verdict = _judge(gold, statistic)
        for name, good in verdict.items():
            counts["judged " + name] += good is not None
            counts["right " + name] += good is True
            if good is False:
                wanted = gold.get({"relation": "rel", "bounds": "lower"}.get(name, name))
                got = getattr(statistic, "lower" if name == "bounds" else name)
                score.errors.append(f"{where}  {name}  {wanted}  got {got}")
        counts["record"] += all(verdict[name] is not False for name in RECORD)
    optional = [(g["at"], g["at"] + len(g["q"])) for g in golds if g.get("optional")]
    for pi, (a, b) in enumerate(spans):
        if pi in taken:
            counts["pred"] += not golds[taken[pi]].get("optional")
        elif not any(a < y and x < b for x, y in optional):
            counts["pred"] += 1
            score.errors.append(f"{golds[0]['doc']}  {found[pi].text}  extra")


def gold_texts(name: str) -> list[tuple[str, list[Gold]]]:
    """Return the texts of a set, each with its gold lines."""
    folder = SETS[name]
    files = [HERE / "seeds.jsonl"] if name == "seeds" else sorted(folder.glob("*.jsonl"))
    by_document: dict[str, list[Gold]] = {}
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            gold = json.loads(line)
            by_document.setdefault(gold["doc"], []).append(gold)
    return [
        ((folder / document).read_bytes().decode("utf-8"), golds)
        for document, golds in by_document.items()
    ]


def score_set(name: str) -> Score:
    """Extract from the documents of a set and score what was found."""
    import swstats

    score = Score()
    for source, golds in gold_texts(name):
        score_document(source, golds, swstats.extract(source, doc=golds[0]["doc"]), score)
    return score


def score_measures(name: str) -> Score:
    """Extract from the documents of a set and score the measures of the labelled figures."""
    import swstats

    by_document: dict[str, list[Gold]] = {}
    for line in (MEASURES / f"{name}.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        by_document.setdefault(gold["doc"], []).append(gold)
    score = Score()
    for document, golds in by_document.items():
        source = (SETS[name] / document).read_bytes().decode("utf-8")
        judge_measures(source, golds, swstats.extract(source, doc=document), score)
    return score


def judge_measures(source: str, golds: list[Gold], found: list[Any], score: Score) -> None:
    """Add to a score what measure each labelled figure of one document was given."""
    counts = score.counts
    stripped = _stripped(source)
    spans = [(stripped[s.start], stripped[s.end], s) for s in found]
    for gold in golds:
        first, last = gold["at"], gold["at"] + len(gold["q"])
        statistic = max(
            ((min(b, last) - max(a, first), s) for a, b, s in spans if a < last and first < b),
            key=lambda pair: pair[0],
            default=(0, None),
        )[1]
        if statistic is None:
            continue  # the score of mentions says so
        wanted = _alternatives(gold["measure"])
        is_right = statistic.measure in wanted
        counts["measured"] += None not in wanted
        counts["right"] += None not in wanted and is_right
        counts["said"] += statistic.measure is not None
        counts["sure"] += statistic.measure is not None and is_right
        counts["false"] += statistic.measure is not None and wanted == [None]
        if not is_right:
            words = f"{statistic.text} {statistic.indicator}"
            measures = " or ".join(map(str, wanted))
            score.errors.append(f"{gold['doc']}  {words}  {measures}  got {statistic.measure}")


def measure_figures(score: Score) -> dict[str, float]:
    """Return the shares of right measures: among those wanted, and among those given."""
    c = score.counts
    return {
        "measure": c["right"] / c["measured"] if c["measured"] else 1.0,
        "sure": c["sure"] / c["said"] if c["said"] else 1.0,
    }


def measured_sets() -> list[str]:
    """Return the sets whose figures have measures as gold."""
    return sorted(file.stem for file in MEASURES.glob("*.jsonl"))


def floors() -> dict[str, dict[str, float]]:
    """Return the floors of every set."""
    return tomllib.loads(FLOORS.read_text("utf-8"))


def raise_floors(scores: dict[str, dict[str, float]]) -> None:
    """Write today's scores as floors where they are higher."""
    old = floors() if FLOORS.exists() else {}
    head = (
        "# Scores below which a run fails. `python tests/gold/scoring.py --raise` lifts them; a\n"
        "# floor is lowered only by hand, with a reason in the changelog.\n"
    )
    lines = [head]
    for name, figures in scores.items():
        lines.append(f"\n[{name}]\n")
        for key, value in figures.items():
            floor = max(math.floor(value * 1000) / 1000, old.get(name, {}).get(key, 0.0))
            lines.append(f"{key} = {floor:.3f}\n")
    FLOORS.write_text("".join(lines), "utf-8")


def main(arguments: list[str]) -> None:
    """Print the scores, and the errors or the new floors where asked."""
    scores = {}
    for name in SETS:
        score = score_set(name)
        scores[name] = score.figures()
        shown = "  ".join(f"{key} {value:.3f}" for key, value in scores[name].items())
        print(f"{name:9} {score.counts['gold']:5} lines  {shown}")
        if "--errors" in arguments:
            print("\n".join(score.errors))
    for name in measured_sets():
        score = score_measures(name)
        key = f"measures-{name}"
        scores[key] = measure_figures(score)
        shown = "  ".join(f"{key} {value:.3f}" for key, value in scores[key].items())
        print(
            f"{key:9} {score.counts['measured']:5} of a measure  {shown}  {score.counts['false']} false"
        )
        if "--errors" in arguments:
            print("\n".join(score.errors))
    if "--raise" in arguments:
        raise_floors(scores)


if __name__ == "__main__":
    main(sys.argv[1:])
