"""What was measured: all parts of it, as it is kept in a file, and as pages show it."""

from __future__ import annotations

import importlib
import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.benchmarks.tables import Absent, Goal, Machine, Table, goals_table, machine
from tests.benchmarks.texts import ROOT
from tests.benchmarks.timing import Setup

HERE = Path(__file__).parent
KEPT = HERE / "results.json"
CHINESE = HERE / "chinese.toml"
# Each is a module with a ``Line``, ``measure``, ``tables`` and perhaps ``goals``.
PARTS = ("speed", "stages", "startup", "runs", "linearity", "spark")
PLACES = (ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md")))
# A place in a page for what was measured: the goals, or a part's table, counted from 1.
PLACE = re.compile(r"(<!-- measured: (\w+)(?: (\d+))? -->\n).*?(<!-- measured ends -->)", re.DOTALL)


def part_of(name: str) -> Any:
    """Return the module of a part."""
    return importlib.import_module(f"tests.benchmarks.{name}")


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of a part and when and where they were measured; or why there are none."""

    machine: Machine
    lines: tuple[Any, ...] = ()
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """Parts by their name."""

    parts: dict[str, Part]

    @classmethod
    def read(cls, path: Path) -> Results:
        """Read what :meth:`plain` returned, kept as JSON."""
        parts = {}
        for name, kept in json.loads(path.read_text("utf-8")).items():
            lines = tuple(part_of(name).Line(**said) for said in kept["lines"])
            parts[name] = Part(Machine(**kept["machine"]), lines, kept["absent"])
        return cls(parts)

    def plain(self) -> dict[str, Any]:
        """Return what JSON can say."""
        return {name: asdict(part) for name, part in self.parts.items()}

    def keep(self, path: Path) -> None:
        """Write them to a file."""
        text = json.dumps(self.plain(), ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")

    def renewed(self, others: Results) -> Results:
        """Return these results with others laid over them."""
        parts = {**self.parts, **others.parts}
        return Results({name: parts[name] for name in PARTS if name in parts})

    def goals(self) -> list[Goal]:
        """Return the goals of all parts."""
        found: list[Goal] = []
        for name, part in self.parts.items():
            if part.lines and hasattr(part_of(name), "goals"):
                found += part_of(name).goals(part.lines)
        return found

    def tables(self, name: str) -> list[Table]:
        """Return the tables of a part; one with a note alone where it was not measured."""
        part = self.parts.get(name, Part(machine(), absent="not measured"))
        if part.absent:
            return [Table(name, ("",), ((part.absent,),))]
        found: list[Table] = part_of(name).tables(part.lines)
        return found

    def __str__(self) -> str:
        """Write all tables as Markdown."""
        tables = [table for name in self.parts for table in self.tables(name)]
        if goals := self.goals():
            tables.insert(0, goals_table(goals))
        machines = dict.fromkeys(str(part.machine) for part in self.parts.values())
        return "\n\n".join([*map(str, tables), *machines])


def measure(given: Setup, names: Sequence[str]) -> Results:
    """Measure parts. What cannot be measured here is said in its place."""
    parts = {}
    for name in names:
        try:
            parts[name] = Part(machine(), tuple(part_of(name).measure(given)))
        except Absent as absent:
            parts[name] = Part(machine(), absent=str(absent))
        except ModuleNotFoundError as missing:
            parts[name] = Part(machine(), absent=f"not measured: {missing}")
    return Results(parts)


@cache
def chinese() -> dict[str, str]:
    """Return the words of tables in Chinese."""
    return tomllib.loads(CHINESE.read_text("utf-8"))


def in_chinese(table: Table) -> Table:
    """Return a table of README.zh-CN.md in Chinese."""
    words = chinese()
    head = tuple(words.get(cell, cell) for cell in table.head)
    rows = tuple((words.get(row[0], row[0]), *row[1:]) for row in table.rows)
    return Table(table.title, head, rows)


def page(path: Path, results: Results) -> str:
    """Return a page with what was measured in its places."""

    def place(found: re.Match[str]) -> str:
        begin, name, number, end = found.groups()
        if name == "machine":
            dates = dict.fromkeys(str(part.machine) for part in results.parts.values())
            return f"{begin}{' '.join(dates)}\n{end}"
        table = goals_table(results.goals()) if name == "goals" else None
        if table is None:
            tables = results.tables(name)  # one alone where nothing was measured
            table = tables[min(int(number or 1), len(tables)) - 1]
        if path.name.endswith(".zh-CN.md"):
            table = in_chinese(table)
        body = str(table).partition("\n\n")[2]
        return f"{begin}{body}\n{end}"

    return PLACE.sub(place, path.read_text("utf-8"))


def write() -> None:
    """Write what is kept into the pages."""
    results = Results.read(KEPT)
    for path in PLACES:
        path.write_text(page(path, results), encoding="utf-8")
