"""Words by their first two characters: which of some hundreds may stand at a place of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Heads:
    """A set of words, of which a look at two characters leaves one or two."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._known.setdefault(word[:2], []).append(word)
        for head, known in self._known.items():
            if len(head) > 1 and head[0] in self._known:
                known.append(head[0])

    def __contains__(self, head: str) -> bool:
        """Say whether a word of two characters or more begins so, or a shorter one is this."""
        return head in self._known

    def known(self, text: str, start: int) -> Sequence[str]:
        """Return the words that begin as the text does at ``start``, the longest first.

        They agree in their first two characters; the caller compares the rest.
        """
        known = self._known.get(text[start : start + 2])
        return known if known is not None else self._known.get(text[start : start + 1], ())
