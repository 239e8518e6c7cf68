"""Words and their classes: cut a stretch of text into words, longest first.

A dictionary of common words (``words.txt``) with the corrections of ``indicators.toml``; cutting
takes the longest word from the left. That errs now and then, so nothing but the extent of an
indicator rests on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swstats.lexicons import Lexicon

# entries of indicators.toml → the class of their words; of two the later has the word
_CLASSES = {
    "noun": "n", "verb": "v", "attributive": "b", "person": "n", "manner": "e", "adverb": "d",
    "share": "s", "change": "g", "copula": "k", "pronoun": "r", "split": "",
}  # fmt: skip


@dataclass(slots=True)
class Word:
    """A word: its span in the text that was cut, its class, and the word itself.

    It has slots and is no tuple, as a figure has ten of them, each of whose fields is read often:
    a slot is read in a fifth of the time.

    Classes are those of words.txt (but ``d`` is an adverb of indicators.toml, ``e`` one of
    words.txt), and: ``k`` copula, ``s`` word of share, ``g`` word of change, ``m`` part of a number,
    ``u`` unknown character, ``x`` punctuation.
    """

    start: int
    end: int
    tag: str
    said: str


def _lone(character: str) -> str:
    if character in "0123456789一二三四五六七八九十百千万亿两几":
        return "m"
    return "u" if character.isalnum() and not "①" <= character <= "⑳" else "x"


# a name in Latin letters, with the digits and marks within it: H5N6, COVID-19
_LATIN = re.compile("[A-Za-z][A-Za-z0-9]*(?:[-+.][A-Za-z0-9]+)*")


class Endings:
    """Words in which a text may end: the last character tells the few that need be tried."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self._by_last: dict[str, tuple[str, ...]] = {}
        for word in self.words:
            self._by_last[word[-1]] = (*self._by_last.get(word[-1], ()), word)

    def end(self, text: str) -> bool:
        """Tell whether a text ends in one of the words."""
        return text.endswith(self._by_last.get(text[-1:], ()))

    def of(self, text: str) -> list[str]:
        """Return those that a text ends in, in the order of the words."""
        return [word for word in self._by_last.get(text[-1:], ()) if text.endswith(word)]


class Words:
    """The dictionary of a lexicon.

    A run meets few of its 40 000 words, so the words of one first character are read when the text
    first shows it.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        lines = Path(__file__).with_name("words.txt").read_text("utf-8").splitlines()
        self._lines = {line[0]: line for line in lines if line[0] != "#"}
        self._tags: dict[str, str] = {}  # the class of each word, and of each character read so far
        # by the first two characters of words their class, if they are one, and how long those are
        # that go on behind them, longest first
        self._heads: dict[str, tuple[str | None, tuple[int, ...]]] = {}
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
        self.persons = Endings(table["person"]["words"])
        self.people = Endings([*self.persons.words, "者"])
        self.money = tuple(table["money"]["words"])
        self.attributes = frozenset(table["attribute"]["words"])
        self.attribute_ends = Endings(sorted(self.attributes, key=len, reverse=True))
        self.generic = frozenset(table["generic"]["words"])
        self.generic_ends = frozenset(word[-1] for word in self.generic)
        self.bare = frozenset(table["bare"]["words"])
        self.modifiers = frozenset(table["modifier"]["words"])
        self.modifier_ends = Endings(self.modifiers)
        # of each part those that it stands against
        self.contrasts: dict[str, tuple[str, ...]] = {}
        for row in table["contrast"]["words"]:
            parts = row.split("/")
            for part in parts:
                against = (other for other in parts if other != part)
                self.contrasts[part] = (*self.contrasts.get(part, ()), *against)
        self.averages = frozenset(table["average"]["words"])
        self.pieces = tuple(table["piece"]["words"])
        self.bodies = Endings(table["body"]["words"])
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
        self.heads = Endings(table["head"]["words"])
        self.holds = frozenset(table["hold"]["words"])
        self.matters = frozenset(table["matter"]["words"])
        self.governs = frozenset(table["govern"]["words"])

    def cut(self, text: str, start: int, end: int) -> list[Word]:
        """Cut ``text[start:end]`` into words; a character in no word is one of class u or x."""
        tags, heads = self._tags, self._heads
        found: list[Word] = []
        at = start
        while at < end:
            last = at + 2
            said = text[at:last]
            tag = None
            head = heads.get(said)
            if head is not None and last <= end:
                tag, longer = head
                for length in longer:
                    if (word := text[at : at + length]) in tags and at + length <= end:
                        last, said, tag = at + length, word, tags[word]
                        break
            if not tag:
                said = text[at]
                tag = tags.get(said)
                if tag is None:
                    self._open(said)  # and look again
                    continue
                last = at + 1
                # H1N1, iPhone: one word
                if said <= "z" and (run := _LATIN.match(text, at, end)):
                    last, said = run.end(), run[0]
            found.append(Word(at, last, tag, said))
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
        self._heads.update(
            (head, (tags.get(head), tuple(sorted(own - {2}, reverse=True))))
            for head, own in lengths.items()
        )


def words_of(lexicon: Lexicon) -> Words:
    """Return the dictionary of a lexicon, compiled once."""
    return lexicon.compiled(Words)
