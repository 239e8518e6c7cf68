"""All benchmarks, and the tables that README.md and docs/ show: python -m tests.benchmarks [PART…].

What is measured is printed as Markdown, with the machine and the day. ``--json FILE`` keeps it, and
what the file has of parts that are not measured now; ``--from FILE`` prints what a file keeps, and
``--write`` puts that into the pages, where they have a place for it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.benchmarks import results
from tests.benchmarks.timing import arguments, setup


def main() -> None:
    """Measure, print, keep."""
    parser = arguments(__doc__ or "")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(results.PARTS))
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the results here")
    parser.add_argument("--from", type=Path, metavar="FILE", dest="source", help="measure nothing")
    parser.add_argument(
        "--write",
        action="store_true",
        help=f"measure nothing: print {results.KEPT.name} into pages",
    )
    given = parser.parse_args()
    if unknown := set(given.parts) - set(results.PARTS):
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(results.PARTS)}")
    if given.write:
        results.write()
    elif given.source:
        print(results.Results.read(given.source))
    else:
        _measure(given)


def _measure(given: argparse.Namespace) -> None:
    found = results.Results({})
    for name in given.parts or results.PARTS:
        print(f"{name} …", file=sys.stderr, flush=True)
        found = found.renewed(results.measure(setup(given), [name]))
        if given.json:  # after each part: the next may take long
            kept = given.json.exists() and results.Results.read(given.json)
            (kept or found).renewed(found).keep(given.json)
    print(found)


if __name__ == "__main__":
    main()
