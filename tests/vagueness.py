"""The table of vagueness, written from the data that the program is tested against.

``python -m tests.vagueness`` writes docs/vagueness.md, and the table in the docstring of
``numerals.py``, from ``docs/vagueness.toml`` and ``qualifiers.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent
QUANTITIES = PROJECT / "src" / "swstats" / "quantities"
PAGE = PROJECT / "docs" / "vagueness.md"
NUMERALS = QUANTITIES / "numerals.py"
TABLE = re.compile(r"^=+(?:  =+)+\n.*?\n=+(?:  =+)+\n.*?\n=+(?:  =+)+\n", re.DOTALL | re.MULTILINE)

# the bounds that a relation leaves a number beside which it is said
BOUNDS = {
    "~": ("open", "open"),
    ">": ("N", "open"),
    ">=": ("N", "open"),
    "<": ("open", "N"),
    "<=": ("open", "N"),
}
HEAD = """\
# Vague figures and their bounds

<!-- Written by `python -m tests.vagueness` from vagueness.toml beside it and
src/swstats/quantities/qualifiers.toml; do not edit. -->

A figure that is not said exactly has a `relation`, a `lower` and an `upper` bound. Bounds are exact
decimals in the unit of the figure, multiplier applied; an open one is null. `N` is the exact number
in the form, `s` one step of the last place that it states: 100 for 1800, 1000 for 1.6万, 10 for 十.

"""
COMBINED = """
## Together

* A vague numeral with 约 or the like keeps its bounds: 约600多万人 is 6000000 to 7000000.
* Any other word beside a vague numeral says which side is open: 近百余家 has no lower bound.
* Of a word before and a word after, the one after holds: 近10个左右 is about 10.
* 没有, 不, 未 and the like before a word of more or less turn it round: 没有超过5% is at most 5 %.
* 高达, 多达, 达到, 足足 and 共 say nothing of bounds and stand outside the mention.
* Two ends of a range (3万至5万元, 5与10米之间) are its bounds, and `value` is null; so are two bounds of
  a bare number (大于10且小于20), where they leave room. 大于50小于12 is two figures.
"""


def forms() -> list[dict[str, Any]]:
    """The vague forms of a numeral."""
    return tomllib.loads(PAGE.with_suffix(".toml").read_text("utf-8"))["form"]


def words(place: str) -> list[tuple[str, dict[str, Any]]]:
    """The qualifiers that stand before or after a number, with their entries."""
    table = tomllib.loads((QUANTITIES / "qualifiers.toml").read_text("utf-8"))
    return [(word, entry) for word, entry in table.items() if entry["place"] in (place, "both")]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |\n"


def page() -> str:
    """The page of the documentation."""
    text = HEAD + "## In the numeral\n\n"
    text += _row("form", "relation", "lower", "upper", "says", "examples")
    text += _row(*["---"] * 6)
    for form in forms():
        shown = "; ".join(f"{example} → {bounds}" for example, bounds in form["yes"].items())
        cells = (form["lower"], form["upper"], form["about"], shown)
        text += _row(form["form"], f"`{form['relation']}`", *cells)
    for place, title in (
        ("before", "Before the number"),
        ("after", "After the number or its unit"),
    ):
        text += f"\n## {title}\n\n"
        text += _row("word", "relation", "lower", "upper", "example")
        text += _row(*["---"] * 5)
        for word, entry in words(place):
            lower, upper = BOUNDS[entry["relation"]]
            if entry.get("step"):
                upper = "N + s"
            said = ", ".join((word, *entry.get("also", ())))
            # of a word of both places, the last example is that of after
            example, bounds = list(entry["yes"].items())[-1 if place == "after" else 0]
            shown = f"{example} → {bounds.split(' ', 1)[1]}"
            text += _row(said, f"`{entry['relation']}`", lower, upper, shown)
    return text + COMBINED


def table() -> str:
    """The table in the docstring of ``numerals.py``."""
    rows = [("form", "relation", "lower", "upper", "example")]
    for form in forms():
        example, bounds = next(iter(form["yes"].items()))
        relation = f"``{form['relation']}``"
        rows.append((form["form"], relation, form["lower"], form["upper"], f"{example} → {bounds}"))
    widths = [max(_width(row[at]) for row in rows) for at in range(5)]
    rule = "  ".join("=" * width for width in widths) + "\n"
    lines = [
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        + "\n"
        for row in rows
    ]
    return rule + lines[0] + rule + "".join(lines[1:]) + rule


def _width(text: str) -> int:
    """How many columns a text takes: two for a character of full width."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def docstring() -> str:
    """The source of ``numerals.py`` with the table as it should be."""
    return TABLE.sub(lambda _: table(), NUMERALS.read_text("utf-8"), count=1)


def main() -> None:
    """Write the page and the table anew."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    NUMERALS.write_text(docstring(), encoding="utf-8")


if __name__ == "__main__":
    main()
