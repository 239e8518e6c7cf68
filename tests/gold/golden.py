"""Every record of every gold text, with every field: what no work on speed may change.

``golden.jsonl.xz`` holds, for each text of the gold sets, one line: its name, and the records that
were read from it when the file was last written, those set aside too, as ``--format jsonl`` writes
them. Scores say how good the records are; this says that they are the same, right or wrong.

``python -m tests.gold.golden`` writes the file anew and prints what that changes: do so when a
change of the rules is meant to change records, and read what it prints.
"""

from __future__ import annotations

import json
import lzma
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import swstats
from swstats.output.columns import to_json
from tests.gold.scoring import SETS

GOLDEN = Path(__file__).parent / "golden.jsonl.xz"
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is no longer what it was, or a record that is gone or new (no field)."""

    text: str
    start: int
    end: int
    figure: str
    field: str | None
    was: Any
    now: Any

    def __str__(self) -> str:
        where = f"{self.text} [{self.start}:{self.end}] {self.figure!r}"
        if self.field is None:
            return f"{where}: {'is new' if self.was is None else 'is gone'}"
        return f"{where}: {self.field} was {_shown(self.was)}, is {_shown(self.now)}"


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def texts() -> dict[str, Path]:
    """Return the gold texts by the name of their set and file."""
    return {
        f"{name}/{path.name}": path
        for name, folder in SETS.items()
        for path in sorted(folder.glob("*.txt"))
    }


def read(name: str) -> list[Record]:
    """Return the records of a text as they are now."""
    source = texts()[name].read_bytes().decode("utf-8")
    return [to_json(record) for record in swstats.extract(source, doc=name, include_all=True)]


@cache
def kept() -> dict[str, list[Record]]:
    """Return the records of all texts as they were when the file was written."""
    if not GOLDEN.exists():
        return {}
    with lzma.open(GOLDEN, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return {line["text"]: line["records"] for line in lines}


def differences(name: str, was: list[Record], now: list[Record]) -> list[Difference]:
    """Return what differs between two readings of a text, field by field.

    Records belong together that have the same span, and are the first, second … of that span.
    """
    old, new = _by_span(was), _by_span(now)
    found = []
    for span in sorted({*old, *new}):
        before, after = old.get(span), new.get(span)
        start, end, _ = span
        if before is None or after is None:
            figure = (before or after or {})["text"]
            found.append(Difference(name, start, end, figure, None, before, after))
            continue
        found += [
            Difference(name, start, end, after["text"], field, before.get(field), after.get(field))
            for field in dict.fromkeys((*before, *after))
            if (field in before, before.get(field)) != (field in after, after.get(field))
        ]
    if not found and was != now:
        found.append(Difference(name, 0, 0, "", "order of records", *map(_order, (was, now))))
    return found


def _by_span(records: list[Record]) -> dict[tuple[int, int, int], Record]:
    seen: Counter[tuple[int, int]] = Counter()
    found = {}
    for record in records:
        span = record["start"], record["end"]
        found[(*span, seen[span])] = record
        seen[span] += 1
    return found


def _order(records: list[Record]) -> list[str]:
    return [record["text"] for record in records]


def main() -> None:
    """Write the file anew, and print what that changes."""
    was = kept()
    now = {name: read(name) for name in texts()}
    for name in sorted({*was, *now}):
        for difference in differences(name, was.get(name, []), now.get(name, [])):
            print(difference)
    with lzma.open(GOLDEN, "wt", encoding="utf-8", preset=9 | lzma.PRESET_EXTREME) as file:
        for name, records in now.items():
            line = {"text": name, "records": records}
            file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{GOLDEN.name}: {sum(map(len, now.values()))} records of {len(now)} texts")


if __name__ == "__main__":
    main()
