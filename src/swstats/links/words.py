"""Words and their classes: cut a stretch of text into words, longest first.

A dictionary of common words (``words.tsv``) with the corrections of ``indicators.toml`` makes one
automaton; cutting takes the longest word from the left. That errs now and then, so nothing but the
extent of an indicator rests on it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

if TYPE_CHECKING:
    from swstats.lexicons import Lexicon


# A large automaton takes longer to build than a few pages take to read: the dictionary itself
# cuts the first phrases. Both take the longest word from the left.
CUTS_BY_DICTIONARY = 2000


# entries of indicators.toml → the class of their words; of two the later has the word
_CLASSES = {
    "noun": "n", "verb": "v", "attributive": "b", "person": "n", "adverb": "d", "share": "s",
    "change": "g", "copula": "k", "pronoun": "r",
}  # fmt: skip


class Word(NamedTuple):
    """A word: its span in the text that was cut, and its class.

    Classes are those of words.tsv (but ``d`` is an adverb of indicators.toml, ``e`` one of
    words.tsv), and: ``k`` copula, ``s`` word of share, ``g`` word of change, ``m`` part of a number,
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
    """The dictionary of a lexicon, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        tags: dict[str, str] = {}
        file = Path(__file__).with_name("words.tsv")
        for line in file.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                tag, words = line.split("\t")
                tag = "e" if tag == "d" else tag
                tags.update(dict.fromkeys(words.split(" "), tag))
        table = lexicon.table("indicators")
        for name, tag in _CLASSES.items():
            tags.update(dict.fromkeys(table[name]["words"], tag))
        for name in ("attribute", "money", "modifier"):
            for word in table[name]["words"]:
                if not word.endswith("了"):
                    tags.setdefault(word, "n")
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
        self._tags = tags
        self._longest = max(map(len, tags))
        self._cuts = 0
        self._automaton: AhoCorasick | None = None

    def cut(self, text: str, start: int, end: int) -> list[Word]:
        """Cut ``text[start:end]`` into words; a character in no word is one of class u or x."""
        if end <= start:
            return []
        self._cuts += 1
        if self._cuts <= CUTS_BY_DICTIONARY:
            return self._cut_by_dictionary(text, start, end)
        if self._automaton is None:
            self._tag_list = list(self._tags.values())
            self._automaton = AhoCorasick(list(self._tags), matchkind=MatchKind.LeftmostLongest)
        found: list[Word] = []
        at = start
        for index, first, last in self._automaton.find_matches_as_indexes(text[start:end]):
            while at < start + first:
                found.append(Word(at, at + 1, _lone(text[at])))
                at += 1
            found.append(Word(at, start + last, self._tag_list[index]))
            at = start + last
        while at < end:
            found.append(Word(at, at + 1, _lone(text[at])))
            at += 1
        return found

    def _cut_by_dictionary(self, text: str, start: int, end: int) -> list[Word]:
        tags, longest = self._tags, self._longest
        found: list[Word] = []
        at = start
        while at < end:
            for last in range(min(end, at + longest), at, -1):
                tag = tags.get(text[at:last])
                if tag is not None:
                    found.append(Word(at, last, tag))
                    at = last
                    break
            else:
                found.append(Word(at, at + 1, _lone(text[at])))
                at += 1
        return found


def words_of(lexicon: Lexicon) -> Words:
    """Return the dictionary of a lexicon, compiled once."""
    return lexicon.compiled(Words)
