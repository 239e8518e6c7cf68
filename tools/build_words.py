"""Build ``src/swstats/links/words.txt``: common words and their word classes.

The indicator linker tells a noun from a verb with it. The words, counts and classes are drawn
from the dictionary of jieba 0.42.1 (PyPI, MIT, Copyright (c) 2013 Sun Junyi); words of two to
five characters above a count are kept, names of persons and numerals are left out.

Usage: python tools/build_words.py DICT_TXT
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import groupby
from operator import itemgetter
from pathlib import Path

# jieba's class → (ours, the least count that a word needs)
CLASSES = {
    "n": ("n", 40), "nz": ("n", 100), "nt": ("n", 200), "l": ("n", 400), "an": ("n", 40), "j": ("n", 100),
    "s": ("n", 60), "b": ("b", 20), "vn": ("w", 5), "v": ("v", 15), "vd": ("v", 5), "a": ("a", 40), "z": ("a", 100),
    "d": ("d", 30), "ad": ("d", 30), "p": ("p", 20), "c": ("c", 30), "r": ("r", 30), "f": ("f", 30),
}  # fmt: skip


def main(dictionary: Path, target: Path) -> None:
    """Write one line for each first character: its words in order, each with its class."""
    words: dict[str, str] = {}
    for line in dictionary.read_text("utf-8").splitlines():
        word, count, tag = line.split()
        kept = CLASSES.get(tag)
        if kept and 2 <= len(word) <= 5 and int(count) >= kept[1] and word.isalpha():
            words[word] = kept[0]
    head = (
        "# Common words, each with its class: n noun, w verbal noun, b attributive, v verb, a adjective,\n"
        "# d adverb, p preposition, c conjunction, r pronoun, f word of place. A line holds all that begin\n"
        "# with the same character. Corrections: indicators.toml.\n"
        "# Source: jieba 0.42.1 (PyPI, MIT). Built 2026-11 by tools/build_words.py: edit that, not this.\n"
        "# Example: 开业v 开办w 开发区n\n"
    )
    lines = [
        " ".join(f"{word}{words[word]}" for word in found) + "\n"
        for _, found in groupby(sorted(words), key=itemgetter(0))
    ]
    target.write_text(head + "".join(lines), "utf-8")
    for kind, number in sorted(Counter(words.values()).items()):
        print(kind, number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parents[1] / "src/swstats/links/words.txt")
