"""Words and their classes: cut a stretch of text into words, longest first.

A dictionary of common words (``words.txt``) with the corrections of ``indicators.toml``; cutting
takes the longest word from the left. That errs now and then, so nothing but the extent of an
indicator rests on it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from swstats.lexicons import Lexicon

# entries of indicators.toml → the class of their words; of two the later has the word
_CLASSES = {
    "noun": "n", "verb": "v", "attributive": "b", "person": "n", "adverb": "d", "share": "s",
    "change": "g", "copula": "k", "pronoun": "r",
}  # fmt: skip


class Word(NamedTuple):
    """A word: its span in the text that was cut, and its class.

    Classes are those of words.txt (but ``d`` is an adverb of indicators.toml, ``e`` one of
    words.txt), and: ``k`` copula, ``s`` word of share, ``g`` word of change, ``m`` part of a number,
    ``u`` unknown character, ``x`` punctuation.
    """

    start: int
    end: int
    tag: str


def _lone(character: str) -> str:
    if character in "0123456789一二三四五六七八九十百千万亿两几":
        return "m"
    return "u" if character.isalnum() else "x"


class Words:
    """The dictionary of a lexicon.

    A run meets few of its 40 000 words, so the words of one first character are read when the text
    first shows it.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        lines = Path(__file__).with_name("words.txt").read_text("utf-8").splitlines()
        self._lines = {line[0]: line for line in lines if line[0] != "#"}
        # first character → its words, with their classes
        self._tags: dict[str, dict[str, str]] = {}
        # first two characters → what may stand there: word, length, class; longest first
        self._heads: dict[str, tuple[tuple[str, int, str], ...]] = {}
        table = lexicon.table("indicators")
        self._own: dict[str, dict[str, str]] = {}
        for name, tag in _CLASSES.items():
            for word in table[name]["words"]:
                self._own.setdefault(word[0], {})[word] = tag
        # words that are nouns where no class is given
        self._nouns: dict[str, dict[str, str]] = {}
        for name in ("attribute", "money", "modifier"):
            for word in table[name]["words"]:
                if not word.endswith("了"):
                    self._nouns.setdefault(word[0], {})[word] = "n"
        self.persons = tuple(table["person"]["words"])
        self.money = tuple(table["money"]["words"])
        self.attributes = frozenset(table["attribute"]["words"])
        self.attributes_longest_first = sorted(self.attributes, key=lambda word: (-len(word), word))
        self.generic = frozenset(table["generic"]["words"])
        self.modifiers = frozenset(table["modifier"]["words"])
        self.averages = frozenset(table["average"]["words"])
        self.pieces = tuple(table["piece"]["words"])
        self.bodies = tuple(table["body"]["words"])
        self.verbal = frozenset(table["both"]["words"])

    def cut(self, text: str, start: int, end: int) -> list[Word]:
        """Cut ``text[start:end]`` into words; a character in no word is one of class u or x."""
        heads = self._heads
        found: list[Word] = []
        at = start
        while at < end:
            head = text[at : at + 2]
            for word, length, tag in heads.get(head) or self._open(head):
                last = at + length
                if last <= end and text.startswith(word, at):
                    found.append(Word(at, last, tag))
                    at = last
                    break
        return found

    def _open(self, head: str) -> tuple[tuple[str, int, str], ...]:
        """Return the words that may stand where two characters do, longest first.

        The last is the first of the characters by itself, so that there is always one.
        """
        first = head[0]
        tags = self._tags.get(first)
        if tags is None:
            tags = self._tags[first] = self._of_character(first)
        words = sorted((w for w in tags if len(w) > 1 and w.startswith(head)), key=len)
        found = [(word, len(word), tags[word]) for word in reversed(words)]
        self._heads[head] = (*found, (first, 1, tags.get(first) or _lone(first)))
        return self._heads[head]

    def _of_character(self, first: str) -> dict[str, str]:
        """Read the words that begin with a character, with their classes."""
        entries = self._lines.get(first, "").split()
        tags = self._nouns.get(first, {}).copy()
        # The adverbs of indicators.toml are a class of their own.
        tags.update({entry[:-1]: entry[-1] if entry[-1] != "d" else "e" for entry in entries})
        tags.update(self._own.get(first, {}))
        return tags


def words_of(lexicon: Lexicon) -> Words:
    """Return the dictionary of a lexicon, compiled once."""
    return lexicon.compiled(Words)
