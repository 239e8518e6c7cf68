"""Words by their first two characters: which of some hundreds may stand at a place of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Heads:
    """A set of words, of which a look at two characters leaves one or two."""

    def __init__(self, words: Iterable[str]) -> None:
        known: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            known.setdefault(word[:2], []).append(word)
        for head, longer in known.items():
            if len(head) > 1 and head[0] in known:
                longer.append(head[0])
        self.by_head: Mapping[str, Sequence[str]] = known

    def known(self, text: str, start: int) -> Sequence[str]:
        """Return the words that begin as the text does at ``start``, the longest first.

        They agree in their first two characters; the caller compares the rest.
        """
        known = self.by_head
        return known.get(text[start : start + 2]) or known.get(text[start : start + 1], ())

    def longest(self, text: str, start: int) -> str:
        """Return the longest word that stands at ``start``, "" where none does."""
        known = self.by_head
        for word in known.get(text[start : start + 2]) or known.get(text[start : start + 1], ()):
            if text.startswith(word, start):
                return word
        return ""
