"""The texts that benchmarks read, and how much is made of them.

Nothing is read twice: digits differ from copy to copy and from run to run, so that no answer is
kept from one to the next. ``gold`` needs no such thing: each of its texts is read once, by a
process that has not seen it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.gold import golden

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "seeds").glob("*.txt"))
DIGIT = re.compile("[0-9]")
# A text is dense that has a figure every 24 to 36 characters.
DENSE = (24, 36)
SHORT = "2020年7月，深圳市接收捐款{}万元，惠及群众3万人次。\n"


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured: repetitions, and sizes in MB."""

    copies: int  # of a page, in a text or a series of texts
    rounds: int  # processes that measure the same
    runs: int  # in each of them
    seconds: float  # after which no further run is begun
    starts: int  # of a command
    sizes: tuple[float, ...]
    documents: tuple[int, ...]
    records: int  # short documents that a cluster is given
    odd: int  # length of odd texts


NORMAL = Effort(4, 3, 5, 3.0, 9, (1, 4, 16), (1_000, 4_000), 20_000, 6_000)
LARGE = Effort(4, 3, 5, 3.0, 15, (1, 10, 100, 1_000), (1_000, 10_000, 100_000), 1_000_000, 20_000)
TINY = Effort(1, 1, 1, 0.0, 1, (0.02,), (3,), 50, 200)


def varied(pages: list[str], times: int, seed: int = 1) -> list[str]:
    """Return the pages ``times`` over, other digits in each copy (a leading 0 is not made).

    >>> varied(["2020年3人"], 2) == varied(["2020年3人"], 2) != varied(["2020年3人"], 2, seed=2)
    True
    """
    source = random.Random(seed)

    def other(digit: re.Match[str]) -> str:
        return digit[0] if digit[0] in "012" else str(source.randint(3, 9))

    return [DIGIT.sub(other, page) for _ in range(times) for page in pages]


def pages() -> list[str]:
    """Return the newspaper pages: about a figure every 190 characters."""
    return [path.read_bytes().decode() for path in PAGES]


def gold() -> list[str]:
    """Return all gold texts."""
    return [path.read_bytes().decode() for path in golden.texts().values()]


def dense() -> list[str]:
    """Return the gold texts that have a figure every 24 to 36 characters: bulletins, mostly."""
    least, most = DENSE
    found = []
    for name, records in golden.kept().items():
        text = golden.texts()[name].read_bytes().decode()
        figures = sum(record["statistic"] for record in records)
        if figures and least <= len(text) / figures <= most:
            found.append(text)
    return found


# Each sample by its name: the texts of a run, of so many copies.
SAMPLES: dict[str, Callable[[int, int], list[str]]] = {
    "pages": lambda copies, seed: varied(pages(), copies, seed),
    "one text": lambda copies, seed: ["\n\n".join(varied(pages(), copies, seed))],
    "one text x16": lambda copies, seed: ["\n\n".join(varied(pages(), 16 * copies, seed))],
    "dense": lambda copies, seed: varied(dense(), 1 + copies // 4, seed),
    "gold": lambda copies, seed: gold() if copies > 1 else gold()[:3],
}
