"""From texts to a chart: the sums of money that they name, as bars; needs ``swstats[notebook]``."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib import font_manager

import swstats

if TYPE_CHECKING:
    import pandas as pd

SEEDS = Path(__file__).parent.parent / "seeds"

# Fonts with Chinese, of which one is on most machines; Debian and Ubuntu have fonts-noto-cjk.
FONTS = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Serif CJK SC", "Noto Serif CJK JP", "Source Han Sans SC",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "PingFang SC", "Heiti SC", "Microsoft YaHei", "SimHei",
)  # fmt: skip


def main() -> None:
    """Print the table, and draw it to the file that is named, such as chart.png or chart.svg."""
    found = swstats.Statistics()
    for path in sorted(SEEDS.glob("*.txt")):
        found += swstats.extract(path.read_text("utf-8"), doc=path.name)
    money = found.to_frame().query("kind == 'money' and part_of.isna()")
    money = money.assign(of=money["region"].fillna("") + " " + money["indicator"].str.slice(0, 12))
    money["亿元"] = money["value"] / 100_000_000
    money = money.sort_values("亿元")
    print(money[["of", "亿元"]].iloc[::-1].to_string(index=False, float_format="%.2f"))
    if len(sys.argv) > 1:
        draw(money, Path(sys.argv[1]))


def draw(money: pd.DataFrame, out: Path) -> None:
    """Draw a bar for each sum, from nothing on, so that lengths compare as the sums do."""
    mpl.use("agg")  # no window, on no screen
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    known = {font.name for font in font_manager.fontManager.ttflist}
    mpl.rcParams["font.family"] = [*(name for name in FONTS if name in known), "DejaVu Sans"]
    axes = money.plot.barh(x="of", y="亿元", legend=False, xlabel="亿元", ylabel="")
    axes.bar_label(axes.containers[0], fmt="%.2f", padding=3)  # type: ignore[arg-type]
    axes.margins(x=0.15)
    plt.savefig(out, bbox_inches="tight", dpi=150)


if __name__ == "__main__":
    main()
