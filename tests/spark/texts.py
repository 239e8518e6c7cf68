"""Short documents, as many as are asked for, no two alike: what a crawl of news flashes has."""

from __future__ import annotations

import random
import re
from functools import cache

from tests.gold.golden import texts

_SENTENCE = re.compile(r"[^。！？\n]{8,80}[。！？]")
_NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿两几半]")
_DIGIT = re.compile(r"[1-9]")
# How many of ten sentences have numerals: a page has a figure in some 190 characters.
DENSE = 1


@cache
def sentences() -> tuple[list[str], list[str]]:
    """Return the sentences of the gold texts: those without numerals, those with some."""
    found = (_SENTENCE.findall(path.read_text("utf-8")) for path in texts().values())
    every = sorted({sentence.strip() for each in found for sentence in each})
    plain = [sentence for sentence in every if not _NUMERAL.search(sentence)]
    return plain, [sentence for sentence in every if _NUMERAL.search(sentence)]


def document(number: int) -> str:
    """Return the document of that number: one or two sentences, with digits of its own."""
    source = random.Random(number)
    plain, dense = sentences()
    chosen = (
        source.choice(dense if source.randrange(10) < DENSE else plain)
        for _ in range(source.randint(1, 2))
    )
    text = _DIGIT.sub(lambda _: str(source.randint(1, 9)), "".join(chosen))
    return f"第{number}号快讯\n{text}" if number % 7 == 0 else text


def day(number: int) -> str:
    """Return when the document was published."""
    return f"20{number % 24:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
