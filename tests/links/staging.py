"""Scenes made by hand: text whose figures stand in 【】, one paragraph a line."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from swstats.lexicons import default_lexicon
from swstats.links.scope import CLAUSE_BREAK, Scene
from swstats.quantities.dates import find_times
from swstats.records import (
    Article,
    Document,
    Kind,
    OffsetMap,
    Quantity,
    Relation,
    Role,
    Sentence,
)

KINDS = {
    "个百分点": Kind.PERCENTAGE_POINT, "元": Kind.MONEY, "美元": Kind.MONEY, "港元": Kind.MONEY,
    "人次": Kind.PERSON_TIME, "人": Kind.PERSON, "名": Kind.PERSON, "%": Kind.PERCENT, "倍": Kind.RATIO,
    "成": Kind.PERCENT, "岁": Kind.AGE, "亩": Kind.AREA, "吨": Kind.MASS, "小时": Kind.DURATION,
    "天": Kind.DURATION, "点": Kind.OTHER, "番": Kind.RATIO,
}  # fmt: skip
NUMBER = re.compile(r"[-+]?[0-9][0-9,.]*")


def stage(marked: str, headline: str = "", published: date | None = None) -> Scene:
    """Return the scene of a text: its headline is the first line, marked figures its quantities."""
    if headline:
        marked = f"{headline}\n{marked}"
    pieces = re.split("([【】])", marked)
    text = ""
    spans: list[tuple[int, int]] = []
    for piece in pieces:
        if piece == "【":
            spans.append((len(text), -1))
        elif piece == "】":
            spans[-1] = (spans[-1][0], len(text))
        else:
            text += piece
    sentences: list[Sentence] = []
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        role = Role.HEADLINE if headline and number == 0 else Role.BODY
        sentences.extend(
            Sentence(line.start() + s.start(), line.start() + s.end(), role, number)
            for s in re.finditer("[^。！？]+[。！？]?", line.group())
        )
    quantities = [_quantity(text, start, end) for start, end in spans]
    home, clauses = [], []
    for quantity in quantities:
        at = next(n for n, s in enumerate(sentences) if s.start <= quantity.start < s.end)
        home.append(at)
        first, last = sentences[at].start, sentences[at].end
        ends = [m.end() for m in CLAUSE_BREAK.finditer(text, first, quantity.start)]
        after = CLAUSE_BREAK.search(text, quantity.end, last)
        clauses.append((ends[-1] if ends else first, after.start() if after else last))
    headlines = tuple(s for s in sentences if s.role is Role.HEADLINE)
    article = Article(0, len(text), headlines, tuple(sentences), published)
    document = Document(text, text, text, OffsetMap([]), (article,))
    lexicon = default_lexicon()
    times = find_times(text, lexicon)
    return Scene(document, article, quantities, home, clauses, times, lexicon)


def _quantity(text: str, start: int, end: int) -> Quantity:
    words = text[start:end]
    unit = next((u for u in KINDS if words.rstrip("以上左右多").endswith(u)), words[-1])
    number = NUMBER.search(words)
    value = Decimal(number.group().replace(",", "")) if number else None
    kind = KINDS.get(unit, Kind.COUNT)
    return Quantity(words, start, end, value, None, None, Relation.EQUAL, unit, unit, kind)
