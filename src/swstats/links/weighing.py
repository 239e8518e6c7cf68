"""The last word on an indicator: what the rules say is weighed against a few other readings.

The rules answer by the grammar of a clause, and on a text of a new kind one of them is now and then
the wrong one. What else the figure may be of is soon said: all that stands before it or behind it in
its clause, what a figure before it is of, what the clause before speaks of. Of each of these it is
seen whence it comes and by which rule the answer that it would replace, how it ends, of what classes
its words are, of what kind the figure is. ``weighing.csv`` says by how much each of these speaks for
a reading, or against it. The heaviest is taken; where the rules say nothing, nothing is weighed.

The weights were learnt by ``tools/build_weighing.py`` from what the rules said of texts that they
had not been mended by, beside what is right. They are sums of single signs: ``swstats explain``
names the reading taken, and each weight can be looked up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swstats.links.neighbours import merge
from swstats.links.scope import behind_last, up_to

if TYPE_CHECKING:
    from swstats.lexicons import Lexicon
    from swstats.links.phrases import PhraseReader
    from swstats.links.words import Word

# A name that weighs more by itself is hardly ever outweighed: nothing else is looked at. So four of
# five figures cost no more than a look at their names.
ENOUGH = 2.0
OWN = "own"  # the way to what the rules say
_LONGEST_BEFORE = 9  # in words
_LONGEST_BEHIND = 8
_LONGEST_NOUN = 5
_LONGEST = 40  # in characters
_FAR = 80  # how far before a figure words are looked for
_BACK = 3  # figures that may have the same name
_NEAR = 2  # sentences
_LONG = 16  # in characters: from here on all are alike
_MANY = 6
_EDGES = '的、，。；：“”" \n'
_MARKED = re.compile("[（）()《》“”【】，；。]")  # half a bracket, or more than a name
_CLAUSE = up_to("，；：。！？!?;…\n")
_MARKS = frozenset("，。；：、\n（）")
_NAMING = frozenset("nubw")
_LEADING = frozenset("kdergx")  # between what is measured and its figure


class Weights:
    """By how much each sign speaks for a reading that has it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.of: dict[str, float] = {}
        for line in lexicon.lines("weighing"):
            sign, _, weight = line.rpartition(",")
            self.of[sign] = float(weight)


def _difference(said: str, own: str) -> tuple[str, int]:
    """Tell how a reading differs from what the rules say, and by how many characters."""
    more = max(-_MANY, min(_MANY, len(said) - len(own)))
    if said.endswith(own):
        return "more before", more
    if said.startswith(own):
        return "more behind", more
    if own in said:
        return "more around", more
    if own.endswith(said):
        return "less before", more
    if said in own:
        return "less behind", more
    return ("other of a kind" if said[-1] == own[-1] else "other"), more


class Scales:
    """Weighs the readings of the figures of one scene.

    ``names`` and ``rules`` are what is said of each figure, and by which rule; where another reading
    is taken, the caller writes it there, and the figures after it go by that.
    """

    __slots__ = (
        "_after", "_before", "_index", "_kind", "_left", "_own", "_right", "_rule", "_sides",
        "_sort", "names", "reader", "rules", "weights",
    )  # fmt: skip

    def __init__(self, reader: PhraseReader, names: list[str | None], rules: list[str]) -> None:
        self.reader = reader
        self.names = names
        self.rules = rules
        self.weights = reader.scene.lexicon.compiled(Weights).of
        # the figure that is weighed: what the rules say of it and what sort of name that is, and the
        # words before it and behind it
        self._index = 0
        self._own, self._sort, self._rule, self._kind = "", "", "", ""
        self._left: list[Word] = []
        self._right: list[Word] = []
        self._before, self._after, self._sides = "", "", ""

    def weightier(self, index: int) -> tuple[str, str] | None:
        """Return the reading that outweighs what the rules say, and the way to it; or nothing."""
        own = self.names[index]
        if not own:
            return None
        signs = self._signs_of_own(index, own)
        if self._weight(signs) > ENOUGH:
            return None
        self._look_beside(index)
        readings = self.readings()
        most = self._weight(signs) + self._weight(self._signs_beside(own, readings.pop(own)))
        best = None
        for said, ways in readings.items():
            weight = self._weight(self._signs(said, ways))
            if weight > most:
                most, best = weight, (said, ways[0])
        return best

    def described(self, index: int) -> dict[str, list[str]]:
        """Return each reading of a figure, that of the rules first, and all that is seen of it."""
        own = self.names[index]
        if not own:
            return {}
        signs = self._signs_of_own(index, own)
        self._look_beside(index)
        readings = self.readings()
        found = {own: signs + self._signs_beside(own, readings.pop(own))}
        for said, ways in readings.items():
            found[said] = self._signs(said, ways)
        return found

    def _weight(self, signs: list[str]) -> float:
        weight, weights = 0.0, self.weights
        for sign in signs:
            weight += weights.get(sign, 0.0)
        return weight

    def _look_beside(self, index: int) -> None:
        """Cut what stands before a figure and behind it, in its clause, into words."""
        reader, quantities = self.reader, self.reader.quantities
        quantity = quantities[index]
        start, end = reader.clauses[index]
        if index:
            start = max(start, quantities[index - 1].end)
        if index + 1 < len(quantities):
            end = min(end, quantities[index + 1].start)
        behind = quantity.end + reader.folded.startswith("的", quantity.end)
        self._left = self._cut(max(start, quantity.start - _FAR), quantity.start)
        while self._left and self._left[-1].tag in _LEADING:
            self._left.pop()
        self._right = self._cut(behind, min(end, behind + _LONGEST))
        self._before = "".join([word.said for word in self._left])
        self._after = "".join([word.said for word in self._right])
        left = self._left[-1].tag if self._left else "^"
        right = self._right[0].tag if self._right else "$"
        self._sides = f"{left}_{right}"

    def _cut(self, start: int, end: int) -> list[Word]:
        """Cut a stretch into words, without the times in it."""
        reader = self.reader
        if end <= start:
            return []
        if reader.has_time(start, end):
            return reader.cut_around_times(start, end)
        return reader.words.cut(reader.folded, start, end)

    def readings(self) -> dict[str, list[str]]:
        """Return what the figure may be of, and the ways to each; what the rules say comes first."""
        reader, index, own = self.reader, self._index, self._own
        found = {own: [OWN]}
        if 0 < len(self._left) <= _LONGEST_BEFORE:
            _add(found, reader.say(self._left), "before")
        if 0 < len(self._right) <= _LONGEST_BEHIND:
            behind = reader.say(self._right)
            _add(found, behind, "behind")
            _add(found, merge(own, behind), "own and behind")
        unit = reader.quantities[index].unit
        for k in range(index - 1, max(-1, index - 1 - _BACK), -1):
            if reader.home[index] - reader.home[k] > _NEAR:
                break
            name = self.names[k] or ""
            if k == index - 1:
                _add(found, name, "same" if reader.home[k] == reader.home[index] else "same before")
            if reader.quantities[k].unit == unit:
                _add(found, name, "same of the unit")
        start, stop = reader.scene.sentence(index).start, reader.clauses[index][0] - 1
        if stop > start:
            clause = behind_last(_CLAUSE, reader.folded, max(start, stop - _FAR), stop)
            _add(found, self._first_noun(clause, stop), "clause before")
        return found

    def _first_noun(self, start: int, end: int) -> str:
        """Return the first noun of a clause."""
        noun: list[Word] = []
        for word in self._cut(start, end):
            if word.tag in _NAMING or (noun and word.said == "的"):
                noun.append(word)
            elif noun:
                break
        return self.reader.say(noun[-_LONGEST_NOUN:])

    def _signs_of_own(self, index: int, own: str) -> list[str]:
        """Return what is seen of what the rules say, without a look at what is beside the figure."""
        self._index, self._own = index, own
        self._kind = self.reader.quantities[index].kind.value
        self._rule = self.rules[index]
        words = self.reader.words_in(own)
        if len(words) == 1:
            self._sort = "a word"
        else:
            self._sort = "words" if any(word.tag == "n" for word in words) else "no noun"
        return self._signs_of_way(OWN) + self._signs_of_words(own, words)

    def _signs_of_way(self, way: str) -> list[str]:
        return [way, f"{way} {self._kind}", f"{way} for {self._rule}", f"{way} for {self._sort}"]

    def _signs_of_words(self, said: str, words: list[Word]) -> list[str]:
        """Return how a reading ends, how long it is, and which classes of words meet in it."""
        kind, last = self._kind, words[-1]
        signs = [
            f"ends in {last.said[-1]} {kind}",
            f"ends in {last.said}",
            f"ends in {last.tag}: {kind}",
            f"{min(len(said), _LONG)} long",
        ]
        tag = "^"
        for word in words:
            signs.append(tag + word.tag)
            tag = word.tag
        signs.append(tag + "$")
        return signs

    def _signs(self, said: str, ways: list[str]) -> list[str]:
        """Return all that is seen of a reading other than what the rules say."""
        signs = self._signs_of_words(said, self.reader.words_in(said))
        how, more = _difference(said, self._own)
        signs += self._signs_of_way(how)
        signs.append(f"{how} {more}")
        signs += self._signs_of_way(ways[0])
        signs += self._signs_beside(said, ways)
        return signs

    def _signs_beside(self, said: str, ways: list[str]) -> list[str]:
        """Return where a reading stands beside the figure, and what else leads to it."""
        reader, kind, own = self.reader, self._kind, ways[0] == OWN
        plain = reader.plain(said)
        signs = []
        for way in ways[1:]:
            signs += self._signs_of_way(way)
        for way in ways:
            signs.append(f"{way} {self._sides}")
        count = min(len(reader.words_in(said)), _MANY)
        if self._before.endswith(plain):
            part = "all before" if plain == self._before else "last before"
            signs += [f"{part} {count}", f"{part} {kind}"]
            if own:
                signs.append(f"{part} {count} for {self._rule}")
        if self._after.startswith(plain):
            part = "all behind" if plain == self._after else "first behind"
            signs += [f"{part} {count}", f"{part} {kind}"]
            if own:
                signs.append(f"{part} {count} for {self._rule}")
        start = reader.quantities[self._index].start
        at = reader.folded.rfind(plain, max(1, start - _FAR), start)
        if at > 0:
            edge = "^"
            if reader.folded[at - 1] not in _MARKS:
                edge = reader.words.cut(reader.folded, max(0, at - 2), at)[-1].tag
            signs.append(f"to the right of {edge}")
        return signs


def _add(found: dict[str, list[str]], said: str, way: str) -> None:
    """Add a way to what a figure may be of, unless no indicator looks like that."""
    said = said.strip(_EDGES)
    if 1 < len(said) <= _LONGEST and not _MARKED.search(said):
        found.setdefault(said, []).append(way)
