"""Words and their classes: cut a stretch of text into words, longest first.

A dictionary of common words (``words.txt``) with the corrections of ``indicators.toml``; cutting
takes the longest word from the left. That errs now and then, so nothing but the extent of an
indicator rests on it.
"""

from __future__ import annotations

import re
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
    return "u" if character.isalnum() and not "①" <= character <= "⑳" else "x"


# a name in Latin letters, with the digits and marks within it: H5N6, COVID-19
_LATIN = re.compile("[A-Za-z][A-Za-z0-9]*(?:[-+.][A-Za-z0-9]+)*")


class Words:
    """The dictionary of a lexicon.

    A run meets few of its 40 000 words, so the words of one first character are read when the text
    first shows it.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        lines = Path(__file__).with_name("words.txt").read_text("utf-8").splitlines()
        self._lines = {line[0]: line for line in lines if line[0] != "#"}
        self._tags: dict[str, str] = {}  # the class of each word, and of each character read so far
        # by the first two characters the lengths of the words that begin so, longest first
        self._lengths: dict[str, tuple[int, ...]] = {}
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
        self.generic_ends = frozenset(word[-1] for word in self.generic)
        self.bare = frozenset(table["bare"]["words"])
        self.modifiers = frozenset(table["modifier"]["words"])
        self.averages = frozenset(table["average"]["words"])
        self.pieces = tuple(table["piece"]["words"])
        self.bodies = tuple(table["body"]["words"])
        self.levels = frozenset(table["level"]["words"])
        self.remarks = tuple(table["remark"]["words"])
        self.rests = frozenset(table["rest"]["words"])
        self.bases = frozenset(table["basis"]["words"])
        self.shares = frozenset(table["share"]["words"])
        self.rates = tuple(table["rate"]["words"])
        self.reports = frozenset(table["report"]["words"])
        self.shows = frozenset(table["show"]["words"])
        self.relates = frozenset(table["relate"]["words"])
        self.verbal = frozenset(table["both"]["words"])
        self.heads = tuple(table["head"]["words"])
        self.holds = frozenset(table["hold"]["words"])
        self.governs = frozenset(table["govern"]["words"])

    def cut(self, text: str, start: int, end: int) -> list[Word]:
        """Cut ``text[start:end]`` into words; a character in no word is one of class u or x."""
        tags, lengths = self._tags, self._lengths
        # what Word() calls, at twice the cost; a figure has ten words about it
        new = tuple.__new__
        found: list[Word] = []
        at = start
        while at < end:
            for length in lengths.get(text[at : at + 2], ()):
                last = at + length
                if last <= end and (tag := tags.get(text[at:last])) is not None:
                    found.append(new(Word, (at, last, tag)))
                    at = last
                    break
            else:
                alone = tags.get(text[at])
                if alone is None:
                    self._open(text[at])  # and look again
                    continue
                # H1N1, iPhone: one word
                run = _LATIN.match(text, at, end) if text[at] <= "z" else None
                last = run.end() if run else at + 1
                found.append(new(Word, (at, last, alone)))
                at = last
        return found

    def knows(self, word: str) -> bool:
        """Tell whether a text is one word of the dictionary."""
        return len(self.cut(word, 0, len(word))) == 1

    def _open(self, first: str) -> None:
        """Read the words that begin with a character, and its class where it is none of them."""
        entries = self._lines.get(first, "").split()
        tags = self._nouns.get(first, {}).copy()
        # The adverbs of indicators.toml are a class of their own.
        tags.update({entry[:-1]: entry[-1] if entry[-1] != "d" else "e" for entry in entries})
        tags.update(self._own.get(first, {}))
        tags.setdefault(first, _lone(first))
        self._tags.update(tags)
        lengths: dict[str, set[int]] = {}
        for word in tags:
            if len(word) > 1:
                lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths.update(
            (head, tuple(sorted(own, reverse=True))) for head, own in lengths.items()
        )


def words_of(lexicon: Lexicon) -> Words:
    """Return the dictionary of a lexicon, compiled once."""
    return lexicon.compiled(Words)
