"""Short documents, as many as are asked for, no two alike: what a crawl of news flashes has."""

from __future__ import annotations

import random
import re
from functools import cache

from tests.gold.golden import texts

_SENTENCE = re.compile(r"[^。！？\n]{8,80}[。！？]")
_DIGIT = re.compile(r"[1-9]")


@cache
def sentences() -> list[str]:
    """Return the sentences of the gold texts, those without figures among them."""
    found = (_SENTENCE.findall(path.read_text("utf-8")) for path in texts().values())
    return sorted({sentence.strip() for each in found for sentence in each})


def document(number: int) -> str:
    """Return the document of that number: one to four sentences, with digits of its own."""
    source = random.Random(number)
    chosen = source.choices(sentences(), k=source.randint(1, 4))
    text = _DIGIT.sub(lambda _: str(source.randint(1, 9)), "".join(chosen))
    return f"第{number}号快讯\n{text}" if number % 7 == 0 else text


def day(number: int) -> str:
    """Return when the document was published."""
    return f"20{number % 24:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
