"""Turn a bulletin into a data frame, a row per figure, and look at its money."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

import swstats

SEEDS = Path(__file__).parent.parent / "seeds"


def main() -> None:
    """Print the sums of money that the bulletins name, largest first."""
    pages = pd.DataFrame(
        {"file": path.name, "text": path.read_text("utf-8")} for path in sorted(SEEDS.glob("*.txt"))
    )
    figures = swstats.extract_frame(pages, text="text", doc="file")
    money = figures[figures["kind"] == "money"].sort_values("value", ascending=False)
    for row in money.to_dict("records"):
        print(f"{row['value']:>15,} {row['unit']}  {row['region']}  {row['indicator']}")


if __name__ == "__main__":
    main()
