"""Add up donations by province: what is told twice, or is a part of a sum, is counted once."""

from __future__ import annotations

import swstats
from swstats.review.grouping import By, Level
from swstats.review.summary import summarize

BULLETINS = {
    "guangdong.txt": """广东：公布上半年捐赠情况
2020年上半年，深圳市接收社会捐赠款物5.3亿元，比上年同期增长12.5%。
2020年上半年，珠海市接收社会捐赠款物3.8亿元。
""",
    "hunan.txt": """湖南：公布上半年捐赠情况
2020年上半年，长沙市接收社会捐赠款物2.6亿元，其中物资折价4000万元。
""",
}


def main() -> None:
    """Print a line per province."""
    found = [
        statistic
        for doc, text in BULLETINS.items()
        for statistic in swstats.extract(text, doc=doc)
        if statistic.measure == "捐赠收入"
    ]
    for group in summarize(found, [By.REGION, By.INDICATOR], Level.PROVINCE):
        left_out = f"  (left out: {', '.join(group.left_out)})" if group.left_out else ""
        print(f"{group.region}  {group.period}  {group.total:,} {group.unit}{left_out}")


if __name__ == "__main__":
    main()
