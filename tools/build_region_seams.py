"""Build ``src/swstats/links/region_seams.csv``: where a short place name is the seam of two words.

台中 stands within 平台中心, 海地 within 沿海地区. Which neighbours make a name of two characters such a
seam follows from how frequent the words on either side are. Usage, with jieba 0.42.1 (MIT)
unpacked (``pip download --no-deps jieba==0.42.1``)::

    python tools/build_region_seams.py FOLDER/jieba/dict.txt > src/swstats/links/region_seams.csv
"""

from __future__ import annotations

import sys
from pathlib import Path

from swstats.lexicons import default_lexicon
from swstats.links.gazetteer import Gazetteer

HEAD = """\
# Where a place name of two characters is no name but the seam of two words.
# name: the short name. sure: characters before it that make it a seam by themselves, since the word
#   that they end in is far more frequent than the name (基金 before 门). left, right: characters that
#   make it a seam together, one on each side (沿海 + 地区, no 海地).
# Example: 台中 behind 平 is the end of 平台, and no city.
# Source: word frequencies of jieba 0.42.1 (MIT). Built 2026-11 by tools/build_region_seams.py.
"""
LEAST = 60  # a word rarer than this seldom meets a place name by chance
FAR_MORE = 3  # times as frequent as the name


def main() -> None:
    """Write the table to standard output."""
    frequency: dict[str, int] = {}
    tags: dict[str, str] = {}
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        word, count, tag = line.split()
        if len(word) == 2:
            frequency[word], tags[word] = int(count), tag
    ending: dict[str, list[str]] = {}
    beginning: dict[str, list[str]] = {}
    for word, number in frequency.items():
        if number >= LEAST:
            ending.setdefault(word[1], []).append(word)
            beginning.setdefault(word[0], []).append(word)
    gazetteer = default_lexicon().compiled(Gazetteer.build)
    names = sorted(s for s in gazetteer.spellings() if len(s) == 2 and s not in gazetteer.weak)
    sys.stdout.write(HEAD + "name,sure,left,right\n")
    for name in names:
        own = frequency.get(name, 1)
        before = ending.get(name[0], ())
        # a place or a river before a name needs both sides: 黄河|内蒙古 has no 河内
        surely = {w[0] for w in before if tags[w] != "ns" and frequency[w] >= FAR_MORE * own}
        sure = "".join(sorted(surely))
        left = "".join(sorted({w[0] for w in before} - surely))
        right = "".join(sorted(w[1] for w in beginning.get(name[1], ())))
        if sure or (left and right):
            sys.stdout.write(f"{name},{sure},{left},{right}\n")


if __name__ == "__main__":
    main()
