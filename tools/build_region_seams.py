"""Build ``src/swstats/links/region_seams.csv``: where a short place name is the seam of two words.

台中 stands within 平台中心, 海地 within 沿海地区. Which neighbours make a name of two characters such a
seam follows from how frequent the words on either side are. Usage, with jieba 0.42.1 (MIT)
unpacked (``pip download --no-deps jieba==0.42.1``)::

    python tools/build_region_seams.py FOLDER/jieba/dict.txt > src/swstats/links/region_seams.csv
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from swstats.lexicons import default_lexicon
from swstats.links.gazetteer import Gazetteer

HEAD = """\
# Where a place name of two characters is no name but the seam of two words.
# name: the short name. sure: characters before it that make it a seam by themselves, since the word
#   that they end in is far more frequent than the name (基金 before 门). left, right: characters that
#   make it a seam together, one on each side (沿海 + 地区, no 海地).
#   A name of three characters that ends in a common word has sure alone (沿海 + 城市, no 海城市).
# Example: 台中 behind 平 is the end of 平台, and no city.
# Source: word frequencies of jieba 0.42.1 (MIT). Built 2026-11 by tools/build_region_seams.py.
"""
LEAST = 60  # a word rarer than this seldom meets a place name by chance
WORDS = ("城市", "山区", "城区", "郊区", "市区", "城乡", "湖区", "港区", "林区", "矿区", "新区")
BEFORE_NAMES = "以向从在由于和与及的对为"  # 以东城区为例
FAR_MORE = 3  # times as frequent as the name
# 祁连山|西段: what stands before 山 in mountains of three characters and more, what behind 东 or 西
MOUNTAINS = "祁连 太行 昆仑 贺兰 吕梁 六盘 大别 阿尔金 阿尔泰 长白 武夷 中条 哀牢 乌蒙"
SIDES = "段麓坡侧端缘脊"


def main() -> None:
    """Write the table to standard output."""
    frequency: dict[str, int] = {}
    ending: dict[str, Counter[str]] = {}
    beginning: dict[str, set[str]] = {}
    of_places: dict[str, set[str]] = {}
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        word, count, tag = line.split()
        if len(word) != 2:
            continue
        frequency[word] = int(count)
        if int(count) >= LEAST:
            if tag == "ns":
                of_places.setdefault(word[1], set()).add(word[0])
            else:
                ending.setdefault(word[1], Counter())[word[0]] += int(count)
            beginning.setdefault(word[0], set()).add(word[1])
    gazetteer = default_lexicon().compiled(Gazetteer.build)
    spellings = gazetteer.spellings()
    short = sorted(
        s for s in spellings if len(s) == 2 and (at := gazetteer.at(s, 0)) and not at.weak
    )
    # 沿海|城市 is no 海城市, 江南|山区 no 南山区
    whole = sorted(s for s in spellings if len(s) == 3 and s[1:] in WORDS)
    sys.stdout.write(HEAD + "name,sure,left,right\n")
    for name in (*short, *whole):
        own = frequency.get(name, 1)
        before = ending.get(name[0], Counter())
        if len(name) == 3:
            sides = set("东西江") if name[0] in "南北" else set()  # 西南|山区
            sure = "".join(sorted(before.keys() - set(BEFORE_NAMES) | sides))
            sys.stdout.write(f"{name},{sure},,\n")
            continue
        # a place or a river before a name needs both sides: 黄河|内蒙古 has no 河内
        surely = {c for c, number in before.items() if number >= FAR_MORE * own}
        if name[0] in "年月日":
            surely |= set("0123456789十")  # 1月22日|本报
        sure = "".join(sorted(surely))
        left = "".join(sorted((before.keys() | of_places.get(name[0], set())) - surely))
        sides = set[str]()
        if name[0] == "山":
            left = "".join(sorted({*left, *(each[-1] for each in MOUNTAINS.split())}))
            sides = set(SIDES)
        right = "".join(sorted(beginning.get(name[1], set()) | sides))
        if sure or (left and right):
            sys.stdout.write(f"{name},{sure},{left},{right}\n")


if __name__ == "__main__":
    main()
