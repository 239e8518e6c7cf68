"""Score swstats on cases from the public test suites of other tools.

The cases are other people's data and no part of this project: they are read from
``../shared/suites`` beside the project (one JSON Lines file a suite; its README gives the form and
each suite's convention). Where an answer of ours is right but differs from what a suite expects,
``differences.toml`` says why, case by case.

Usage::

    python tests/suites/scoring.py             a line for each suite
    python tests/suites/scoring.py --errors    and each case not passed, with what was found
    python tests/suites/scoring.py NAME…       only the suites with NAME in their names
"""

from __future__ import annotations

import contextlib
import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import swstats
from swstats.lexicons import default_lexicon
from swstats.links.places import find_places
from swstats.quantities.units import units_of
from swstats.text.folding import fold

HERE = Path(__file__).parent
SUITES = HERE.parents[2] / "shared" / "suites"
ABSENT = "the cases of other tools' suites are not beside this project (../shared/suites)"
DIFFERENCES = HERE / "differences.toml"
Case = dict[str, Any]

# Suites of bare numbers: every numeral is stated, those of dates, names and ordinals too.
NUMBERS = {
    "cn2an-numeral", "cn2an-sentence", "duckling-numeral", "duckling-ordinal",
    "recognizers-number", "recognizers-ordinal",
}  # fmt: skip
# In these a fraction is printed with 15 digits, or a number and a quantity may both be meant.
TOLERANCE = Decimal("1e-12")
# coins, in the unit of which a suite states the sum
COINS = {
    "角": ("元", 1), "分": ("元", 2), "分钱": ("元", 2), "仙": ("元", 2), "美分": ("美元", 2),
    "港仙": ("港元", 2), "便士": ("英镑", 2),
}  # fmt: skip
# what a suite reckons a unit at, where it turns it into another
RECKONED = {("个月", "天"): Decimal(30)}
# percentages of tenths and thousandths
SHARES = {"成": 1, "折": 1, "‰": -1, "‱": -2}
# a sentence that says something of the place before it
OF_A_PLACE = "共有300人参加"


@dataclass(frozen=True)
class Found:
    """What was found, as the suites write it."""

    start: int
    end: int
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    relation: str
    unit: str | None = None
    kind: str = "number"

    def shown(self, text: str) -> str:
        bounds = f"{self.lower}..{self.upper}"
        return f"{text[self.start : self.end]} = {self.value} ({bounds}) {self.unit or ''}".strip()


@dataclass
class Score:
    """Counts of one suite; ``failed`` has a line for each case not passed, by its id."""

    stated: int = 0
    found: int = 0
    right: int = 0
    false: int = 0
    failed: dict[str, str] = field(default_factory=dict)

    @property
    def shares(self) -> tuple[float, float]:
        """The share of the stated mentions that is found, and that is found and right."""
        if not self.stated:
            return 1.0, 1.0  # a suite of texts in which nothing is to be found
        return self.found / self.stated, self.right / self.stated


def names() -> list[str]:
    """The names of all suites at hand."""
    return sorted(path.stem for path in SUITES.glob("*.jsonl"))


def cases(name: str) -> Iterator[Case]:
    """The cases of a suite."""
    for line in (SUITES / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def differences() -> dict[str, dict[str, str]]:
    """Suite → id of a case → why our answer differs and is right."""
    return tomllib.loads(DIFFERENCES.read_text("utf-8"))


def score(name: str, known: dict[str, str] | None = None) -> Score:
    """Score a suite; the cases of ``known`` are left out of the counts and only tried."""
    total = Score()
    for case in cases(name):
        one = Score()
        if "places" in case:
            score_places(case, one)
        else:
            score_mentions(name, case, one)
        if one.failed:
            total.failed.update(one.failed)
        if case["id"] not in (known or {}):
            total.stated += one.stated
            total.found += one.found
            total.right += one.right
            total.false += one.false
    return total


def score_mentions(
    name: str, case: Case, total: Score, findings: Callable[[str, Case], list[Found]] | None = None
) -> None:
    """Score the mentions of a case, as swstats finds them or another tool does."""
    text = case["text"]
    found = (findings or _findings)(name, case)
    wrong = []
    for stated in case["expect"]:
        fields = [key for key in stated["check"] if key != "unit" or name not in NUMBERS]
        expected = {**stated, "check": fields}  # a numeral alone has no unit
        over = [f for f in found if f.start < expected["end"] and f.end > expected["start"]]
        over.sort(key=lambda f: _distance(f, expected))
        total.stated += 1
        total.found += bool(over)
        right = any(_is_right(f, expected) for f in over[:1]) or any(
            _is_right(f, expected) for f in over if _distance(f, expected) == 0
        )
        total.right += right
        if not right:
            got = "; ".join(f.shown(text) for f in over) or "nothing"
            want = {key: expected[key] for key in ("value", "lower", "upper") if expected[key]}
            unit = (expected["unit"] or [""])[0]
            wrong.append(f"want {expected['text']!r} {want} {unit}, got {got}")
    for f in found:
        if not _is_claimed(f, case["complete"]):
            continue
        if not any(f.start < e["end"] and f.end > e["start"] for e in case["expect"]):
            total.false += 1
            wrong.append(f"want nothing, got {f.shown(text)}")
    if wrong:
        total.failed[case["id"]] = f"{text!r}: " + " | ".join(wrong)


def _findings(name: str, case: Case) -> list[Found]:
    """What the entry that suits a suite finds in a case."""
    text = case["text"]
    whole = len(case["expect"]) == 1 and case["expect"][0]["text"] == text
    bare = [
        Found(n.start, n.end, n.value, n.lower, n.upper, str(n.relation))
        for n in swstats.find_numbers(text)
    ]
    if whole:
        try:
            value = swstats.parse_number(text)
            bare.append(Found(0, len(text), value, value, value, "="))
        except ValueError:
            pass
    if name in NUMBERS:
        return bare
    quantities = swstats.find_quantities(text)
    if name.endswith("-nonstat"):
        quantities = [q for q in quantities if q.statistic]
    if whole:
        with contextlib.suppress(ValueError):
            quantities.append(swstats.parse_quantity(text))
    found = [
        Found(q.start, q.end, q.value, q.lower, q.upper, str(q.relation), q.unit, str(q.kind))
        for q in quantities
    ]
    # a list of numbers with and without units
    return found + bare if name == "wetext-itn" else found


def _is_claimed(f: Found, complete: list[str]) -> bool:
    """Tell whether the suite says that its list is complete for what was found."""
    if f.kind in complete or "*" in complete:
        return True
    if "percent" in complete and f.kind == "percentage_point":
        return True
    return "range" in complete and f.relation == "range"


def _distance(f: Found, expected: dict[str, Any]) -> int:
    return abs(f.start - expected["start"]) + abs(f.end - expected["end"])


def _is_right(f: Found, expected: dict[str, Any]) -> bool:
    """Compare the fields that the suite states, in a unit of the suite."""
    for value, lower, upper, unit in _readings(f, expected["unit"]):
        ours = {"value": value, "lower": lower, "upper": upper}
        if f.relation == ">" and expected["upper"] is None:
            ours["upper"] = None  # 500多亿: the suites leave open what is bounded with us
        if all(
            (unit in expected["unit"] if expected["unit"] else True) if key == "unit"
            else _agree(f.relation, expected["rel"]) if key == "rel"
            else _same(ours[key], expected[key])
            for key in expected["check"]
        ):  # fmt: skip
            return True
    return False


def _agree(ours: str, theirs: str) -> bool:
    """Compare relations; 以上 and 超过 are one to some suites, and so are 以下 and 不到."""
    return ours == theirs or {ours, theirs} in ({">", ">="}, {"<", "<="})


def _readings(
    f: Found, wanted: list[str | None] | None
) -> Iterator[tuple[Decimal | None, Decimal | None, Decimal | None, str | None]]:
    """Yield value, bounds and unit as found, and in the unit that a suite wants."""
    yield f.value, f.lower, f.upper, f.unit
    for unit in wanted or ():
        factor = _factor(f.unit, unit) if f.unit and unit else None
        if factor is not None:
            value, lower, upper = (
                None if number is None else number * factor
                for number in (f.value, f.lower, f.upper)
            )
            yield value, lower, upper, unit
    if f.kind == "ratio" and f.unit is None and wanted and "%" in wanted:
        value, lower, upper = (
            None if number is None else number * 100 for number in (f.value, f.lower, f.upper)
        )
        yield value, lower, upper, "%"


@cache
def _factor(unit: str, wanted: str) -> Decimal | None:
    """How many ``wanted`` one ``unit`` is, None where they measure different things."""
    if wanted == "%" and unit in SHARES:
        return Decimal(10) ** SHARES[unit]
    if unit in COINS and COINS[unit][0] == wanted:
        return Decimal(1).scaleb(-COINS[unit][1])
    if (unit, wanted) in RECKONED:
        return RECKONED[unit, wanted]
    known = units_of(default_lexicon()).by_spelling
    one, other = known.get(unit), known.get(wanted)
    if one is None or other is None:
        return None
    if one.name == other.name:
        return Decimal(1)
    if one.si_unit is None or one.si_unit != other.si_unit:
        return None
    assert one.si_factor is not None
    assert other.si_factor is not None
    return one.si_factor / other.si_factor


def _same(ours: Decimal | None, theirs: str | None) -> bool:
    if ours is None or theirs is None:
        return ours is None and theirs is None
    wanted = Decimal(theirs)
    return abs(ours - wanted) <= abs(wanted) * TOLERANCE


def _place(stretch: str, *, alone: bool) -> list[str]:
    """An address is read as the place of a figure that is said of it.

    Where a text has several, the figure would be said of the last: each is read by itself, as by
    ``swstats regions``.
    """
    if not alone:
        named = find_places(fold(stretch), default_lexicon())
        return list(named[0].path) if named else []
    stats = swstats.extract(stretch + OF_A_PLACE)
    return [name for name in stats[0].region_path or [stats[0].region] if name] if stats else []


def score_places(case: Case, total: Score, place_of: Callable[..., list[str]] = _place) -> None:
    """Score the places of a case, as swstats finds them or another tool does."""
    text = case["text"]
    wrong = []
    for number, place in enumerate(case["places"]):
        start = place.get("start", 0)
        others = [p["start"] for p in case["places"][number + 1 :]]
        stretch = text[start : others[0] if others else len(text)]
        path = place_of(stretch, alone=len(case["places"]) == 1)
        total.stated += 1
        total.found += bool(path)
        wanted = [place[level] for level in ("province", "city", "county") if place.get(level)]
        right = bool(path) and all(
            any(level.removesuffix("市").startswith(said.removesuffix("市")) for level in path)
            for said in wanted
        )
        right = right and (place.get("county", "") is not None or path[-1].startswith(wanted[-1]))
        total.right += right
        if not right:
            wrong.append(f"want {'/'.join(wanted)}, got {'/'.join(map(str, path)) or 'nothing'}")
    if wrong:
        total.failed[case["id"]] = f"{text!r}: " + " | ".join(wrong)


def main() -> None:
    """Print the scores."""
    asked = [word for word in sys.argv[1:] if not word.startswith("-")]
    known = differences()
    print(f"{'suite':24}{'stated':>8}{'found %':>9}{'right %':>9}{'false':>7}{'left out':>10}")
    for name in names():
        if asked and not any(word in name for word in asked):
            continue
        explained = known.get(name, {})
        result = score(name, explained)
        found, right = result.shares
        print(
            f"{name:24}{result.stated:>8}{found * 100:>9.1f}{right * 100:>9.1f}"
            f"{result.false:>7}{len(explained):>10}"
        )
        if "--errors" in sys.argv:
            for case, line in result.failed.items():
                print(f"    {'(known) ' if case in explained else ''}{case}  {line}")


if __name__ == "__main__":
    if not SUITES.is_dir():
        sys.exit(ABSENT)
    main()
