"""Findings of ``check`` for people: a block each, with the arithmetic and the sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swstats.output.labels import show
from swstats.output.screen import harmless, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console
    from rich.text import Text

    from swstats.review.checks.finding import Finding

# A sentence that is longer is shown around its figures.
LONGEST, AROUND = 240, 60


def draw(found: Iterable[Finding], console: Console, lang: str) -> None:
    """Draw findings as blocks: what is wrong, the arithmetic, then where each figure stands."""
    from rich.padding import Padding

    for each in found:
        head = words_of(show(each.sort, lang), "bold red")
        for words, style in (
            (each.measure, "bold"),
            (each.region, "green"),
            (each.period, "yellow"),
        ):
            if words:
                head.append("  ").append(harmless(words), style)
        console.print(head)
        console.print(Padding(words_of(each.arithmetic, "bold cyan"), (0, 0, 0, 2)))
        for doc, start, sentence, mentions in _places(each):
            console.print(Padding(words_of(f"{doc}:{start}", "dim"), (0, 0, 0, 2)))
            console.print(Padding(_marked(sentence, mentions), (0, 0, 0, 4)))
        console.print()


def _places(each: Finding) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield document, offset, sentence and mentions; a sentence of several figures once."""
    told: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for doc, start, sentence, mention in zip(
        each.docs, each.starts, each.sentences, each.mentions, strict=True
    ):
        told.setdefault((doc, sentence), (start, []))[1].append(mention)
    for (doc, sentence), (start, mentions) in told.items():
        yield doc, start, sentence, mentions


def _marked(sentence: str, mentions: list[str]) -> Text:
    """Return a sentence with its figures highlighted; of a long one what is around them."""
    from rich.text import Text

    spans: list[tuple[int, int]] = []
    for mention in mentions:
        pattern = re.compile(r"\s*".join(map(re.escape, mention)))
        for match in pattern.finditer(sentence):
            if all(match.end() <= start or end <= match.start() for start, end in spans):
                spans.append(match.span())
                break
    start, end = 0, len(sentence)
    if end > LONGEST and spans:
        start = max(min(first for first, _ in spans) - AROUND, 0)
        end = min(max(last for _, last in spans) + AROUND, end)
    text = words_of(sentence[start:end])
    for first, last in spans:
        text.stylize("bold reverse", first - start, last - start)
    if start:
        text = Text("…").append_text(text)
    if end < len(sentence):
        text.append("…")
    return text
