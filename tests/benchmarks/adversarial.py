"""How long texts of nothing but numerals and marks take: python tests/benchmarks/adversarial.py.

Each line is a piece, repeated to 5,000 and to 10,000 characters, and the seconds that
``find_numbers``, ``find_quantities`` and ``parse_number`` take for both; the slowest come first.
The double of the text should take the double of the time.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import swstats

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.properties.test_linear import LENGTH, PIECES

READERS: tuple[Callable[[str], object], ...] = (
    swstats.find_numbers,
    swstats.find_quantities,
    swstats.parse_number,
)


def seconds(read: Callable[[str], object], text: str) -> float:
    """Return the processor time of one reading."""
    start = time.process_time()
    with contextlib.suppress(ValueError):
        read(text)
    return time.process_time() - start


def main() -> None:
    """Print the slowest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pieces", type=int, default=60, help="random pieces (default: 60)")
    parser.add_argument("--lines", type=int, default=12, help="lines to print (default: 12)")
    options = parser.parse_args()
    source = random.Random(5)
    pieces = [*PIECES]
    for length in (*range(2, 7), 2000):
        pieces += [
            "".join(source.choices(PIECES, k=length)) for _ in range(max(options.pieces // 6, 1))
        ]
    swstats.find_quantities("三百元")
    lines = []
    for piece in pieces:
        text = (piece * LENGTH)[:LENGTH]
        times = [(seconds(read, text[: LENGTH // 2]), seconds(read, text)) for read in READERS]
        lines.append((max(long for _, long in times), times, piece))
    print(f"{'find_numbers':>18}{'find_quantities':>18}{'parse_number':>18}  piece")
    for _, times, piece in sorted(lines, reverse=True)[: options.lines]:
        shown = "".join(f"{f'{short:.3f} {long:.3f}':>18}" for short, long in times)
        print(f"{shown}  {piece[:24]!r}")


if __name__ == "__main__":
    main()
