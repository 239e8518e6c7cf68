"""What is counted or measured, by the grammar of the clause.

Chinese says it in few ways, and each is a rule here, named in the answer:

``noun after``    390家社会组织参与…: a classifier and then the counted noun, up to the verb
``的 after``       16万亿日元的综合经济对策
``noun before``   投入资金4.7亿元, 社会组织10929家: what stands before the figure in its clause
``in brackets``   光明顶（1860米）: what stands before the bracket
``share``         占财政收入70.3%: what has the share, and of what
``modifier``      其中农村74.1亿元: a part that needs the noun of its whole
``respectively``  分别增长9.1%、10.2%: the figures before, in their order
``same``          同比增长9.7%, 、143.27万人: nothing of its own, so the figure before says it
``clause before`` 补贴标准，由每人每月60元…: nothing of its own, so the clause before says it

Words and their classes come from :mod:`swstats.links.words`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from swstats.links.words import Word, Words, words_of
from swstats.records import Kind, Quantity

if TYPE_CHECKING:
    from swstats.links.scope import Scene

COUNTED = frozenset({Kind.COUNT, Kind.PERSON, Kind.PERSON_TIME})
NOMINAL = frozenset("nwbau")
LONGEST_LEFT = 24
LONGEST_RIGHT = 22

# 比上年同期, 较2016年, 与2020年相比, 按可比价格计算: the basis of a change, at the end of what stands before it
_BASIS = re.compile(
    r"(?:同比|环比|按年|按月|按周|按季|年均|月均|同期|逐年|累计|日均|实际|名义|(?:比|较|与|同|相比)[^，。；：]{1,14})$"
)
_RATE_HEAD = re.compile(r"(?:率|比|比例|比重|系数|指数)$")
_PLACE_ONLY = re.compile(r"^[\u4e00-\u9fff]{1,10}(?:省|市|县|区|州|盟|旗|镇|乡)$")
_TOTAL = re.compile(r"(?:总数|总额|总量|总计|合计|数量|人数|数)$")


@dataclass(frozen=True, slots=True)
class IndicatorLink:
    """What a figure counts or measures, and the rule that says so.

    ``unit`` and ``kind`` are those implied by the noun where the text leaves the unit out.
    """

    text: str | None
    rule: str
    unit: str | None = None
    kind: Kind | None = None


@dataclass(slots=True)
class _Phrase:
    """What stands before a figure: its words without times, copulas and words of change."""

    words: list[Word]
    change: bool = False
    share: bool = False
    respectively: bool = False
    bracket: bool = False

    @property
    def empty(self) -> bool:
        return not any(word.tag in "nvwu" for word in self.words)


def link_indicators(scene: Scene) -> list[IndicatorLink]:
    """Return the indicator of each quantity of the scene, in order."""
    return _Linker(scene).run()


class _Linker:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.document.text
        self.folded = scene.document.folded
        self.words: Words = words_of(scene.lexicon)
        self.time_starts = [span.start for span in scene.times]
        self.links: list[IndicatorLink] = []

    def run(self) -> list[IndicatorLink]:
        for index, quantity in enumerate(self.scene.quantities):
            link = self.link(index, quantity)
            self.links.append(self._implied_unit(index, quantity, link))
        return self.links

    # ------------------------------------------------------------------ the decision

    def link(self, index: int, quantity: Quantity) -> IndicatorLink:
        phrase = self._before(index, quantity)
        after, of = self._after(index, quantity, phrase)
        before = self._say(phrase.words)
        last = phrase.words[-1].tag if phrase.words else ""
        if phrase.empty:
            before = ""
        if after and quantity.kind in COUNTED:
            return IndicatorLink(after, "noun after")
        if after and of and (not before or last in "vk"):
            return IndicatorLink(after, "的 after")
        if phrase.share and not before.startswith(tuple("政")) and self._starts_with_share(phrase):
            whole = self._same(index, phrase)
            if whole:
                return IndicatorLink(_merge(whole, before or "占"), "share")
        if before:
            if after and last == "v":
                return IndicatorLink(before + after, "noun before")
            if self._is_modifier(before) and (base := self._same(index, phrase)):
                return IndicatorLink(_merge(before, _TOTAL.sub("", base) or base), "modifier")
            return IndicatorLink(before, "in brackets" if phrase.bracket else "noun before")
        if after:
            return IndicatorLink(after, "noun after")
        if phrase.respectively and (said := self._respectively(index)):
            return IndicatorLink(said, "respectively")
        if said := self._clause_before(index):
            return IndicatorLink(said, "clause before")
        if said := self._same(index, phrase):
            return IndicatorLink(said, "same")
        return IndicatorLink(None, "")

    # ------------------------------------------------------------------ before

    def _before(self, index: int, quantity: Quantity) -> _Phrase:
        scene = self.scene
        start = scene.clauses[index][0]
        if index and (previous := scene.quantities[index - 1]).end > start:
            start = previous.end
        end = quantity.start
        bracket = False
        if end > start and self.folded[end - 1] in "（(":
            end -= 1
            bracket = True
        elif (open_at := self._open_bracket(start, end)) is not None:
            start = open_at + 1
        return self._phrase(start, end, bracket=bracket)

    def _open_bracket(self, start: int, end: int) -> int | None:
        """Return where a bracket opens in the span and does not close."""
        at = max(self.folded.rfind("（", start, end), self.folded.rfind("(", start, end))
        if at < 0 or "）" in self.folded[at:end] or ")" in self.folded[at:end]:
            return None
        return at

    def _phrase(self, start: int, end: int, *, bracket: bool = False) -> _Phrase:
        folded = self.folded
        words = [w for w in self.words.cut(folded, start, end) if not self._in_time(w)]
        phrase = _Phrase(words, bracket=bracket)
        while words:
            word = words[-1]
            said = folded[word.start : word.end]
            if said.startswith("分别"):
                phrase.respectively = True
            if word.tag == "g":
                phrase.change = True
                words.pop()
                rest = folded[words[0].start : words[-1].end] if words else ""
                if basis := _BASIS.search(rest):
                    cut = words[0].start + basis.start()
                    while words and words[-1].end > cut:
                        words.pop()
            elif word.tag in "kdxpc" and said not in "”」』）)":
                words.pop()
            elif said in ("”", "」", "』") and word.end != end:
                words.pop()
            elif (basis := _BASIS.search(folded[words[0].start : word.end])) and (
                phrase.change or word.tag == "d"
            ):
                cut = words[0].start + basis.start()
                while words and words[-1].end > cut:
                    words.pop()
            else:
                break
        first = 0
        while first < len(words) and words[first].tag in "kdxcg" and not folded.startswith("“", words[first].start):
            if folded.startswith("分别", words[first].start):
                phrase.respectively = True
            first += 1
        del words[:first]
        phrase.share = any(word.tag == "s" for word in words)
        if words:
            length = words[-1].end - words[0].start
            while length > LONGEST_LEFT and len(words) > 1:
                length -= words[1].start - words[0].start
                words.pop(0)
        return phrase

    def _in_time(self, word: Word) -> bool:
        times = self.scene.times
        if not times:
            return False
        at = bisect_left(self.time_starts, word.end) - 1
        return at >= 0 and times[at].end > word.start

    def _say(self, words: list[Word]) -> str:
        return "".join(self.text[word.start : word.end] for word in words).replace("\n", "").strip()

    def _starts_with_share(self, phrase: _Phrase) -> bool:
        return bool(phrase.words) and phrase.words[0].tag == "s"

    def _is_modifier(self, before: str) -> bool:
        return before in self.words.modifiers or _PLACE_ONLY.match(before) is not None

    # ------------------------------------------------------------------ after

    def _after(self, index: int, quantity: Quantity, phrase: _Phrase) -> tuple[str, bool]:
        """Return the noun phrase after the figure, and whether 的 joins it."""
        scene, folded = self.scene, self.folded
        start = quantity.end
        end = min(scene.clauses[index][1], start + LONGEST_RIGHT + 8)
        abutted = False
        if index + 1 < len(scene.quantities) and (following := scene.quantities[index + 1].start) < end:
            end = following
            abutted = True
        if start >= end or folded[start] in "，。；：、！？）)\n":
            return "", False
        words = self.words.cut(folded, start, end)
        of = bool(words) and folded[words[0].start : words[0].end] == "的"
        at = 1 if of else 0
        if at >= len(words):
            return "", False
        taken = self._noun_phrase(words, at)
        if taken == at:
            taken = self._verbal_phrase(words, at, phrase)
        while taken > at and (words[taken - 1].tag not in NOMINAL and folded[words[taken - 1].start] not in "”）》)"):
            taken -= 1
        if taken == at:
            return "", False
        if abutted and taken == len(words) and phrase.words and phrase.words[-1].tag in "nw" and not of:
            return "", False  # 机构1823家床位38.4万张: the noun is that of the next figure
        said = self.text[words[at].start : words[taken - 1].end].replace("\n", "")
        if len(said) == 1 and words[at].tag == "u" and quantity.kind not in COUNTED:
            return "", False
        return said.strip(), of

    def _noun_phrase(self, words: list[Word], at: int) -> int:
        """Return the index after the noun phrase that begins at ``at``."""
        folded = self.folded
        first = at
        while at < len(words):
            word = words[at]
            said = folded[word.start : word.end]
            if word.tag in NOMINAL or said in ("“", "”", "《", "》", "「", "」", "『", "』", "·", "-"):
                at += 1
            elif at > first and said in ("、", "和", "及", "与", "或", "的", "以及", "/", "之", "等") and self._noun_follows(words, at + 1):
                at += 1
            elif at > first and said in ("（", "("):
                close = next((k for k in range(at, min(at + 8, len(words))) if folded[words[k].start] in "）)"), None)
                if close is None:
                    break
                at = close + 1
            else:
                break
        return at

    def _noun_follows(self, words: list[Word], at: int) -> bool:
        return at < len(words) and words[at].tag in NOMINAL

    def _verbal_phrase(self, words: list[Word], at: int, phrase: _Phrase) -> int:
        """Return the end of 参加培训的学员 or 关爱帮扶活动; ``at`` where the verb is a predicate."""
        folded = self.folded
        if at >= len(words) or words[at].tag not in "vdp":
            return at
        for k in range(at, min(len(words), at + 9)):
            said = folded[words[k].start : words[k].end]
            if words[k].tag == "x":
                break
            if said == "的" and self._noun_follows(words, k + 1):
                return self._noun_phrase(words, k + 1)
        if phrase.words and phrase.words[-1].tag not in "v":
            return at
        k = at
        while k < len(words) and words[k].tag == "v":
            k += 1
        if k - at > 2 or k >= len(words):
            return at
        end = self._noun_phrase(words, k)
        if end > k and (end == len(words) or words[end].tag == "x"):
            return end
        return at

    # ------------------------------------------------------------------ from elsewhere

    def _same(self, index: int, phrase: _Phrase) -> str | None:
        """Return what the figure before says, within the sentence (or the one before, for 其中)."""
        scene = self.scene
        if not index:
            return None
        near = scene.home[index - 1] == scene.home[index]
        if not near:
            sentences = scene.article.sentences
            gap = scene.home[index] - scene.home[index - 1]
            start = sentences[scene.home[index]].start
            if gap != 1 or not self.folded.startswith(("其中", "同比", "比", "较", "与"), start):
                return None
        if scene.quantities[index].kind not in (Kind.PERCENT, Kind.PERCENTAGE_POINT, Kind.RATIO):
            # a sum after a share or a rate speaks of the level before it
            for k in range(index - 1, max(-1, index - 4), -1):
                if scene.quantities[k].kind not in (Kind.PERCENT, Kind.PERCENTAGE_POINT) and scene.home[k] == scene.home[index]:
                    return self.links[k].text
        return self.links[index - 1].text

    def _respectively(self, index: int) -> str | None:
        """Return the indicator for the n-th of several figures after 分别, by the n-th before."""
        scene = self.scene
        count = 1
        while (
            index + count < len(scene.quantities)
            and scene.home[index + count] == scene.home[index]
            and self.folded[scene.quantities[index + count - 1].end : scene.quantities[index + count].start]
            in ("、", "和", "及", "与", "，")
        ):
            count += 1
        if count < 2 or index - count < 0 or scene.home[index - count] != scene.home[index]:
            return None
        levels = [k for k in range(index) if scene.home[k] == scene.home[index]]
        return self.links[levels[-count]].text if len(levels) >= count else None

    def _clause_before(self, index: int) -> str | None:
        """Return what the clause just before says, where it holds no figure of its own."""
        scene = self.scene
        start = scene.clauses[index][0]
        sentence = scene.sentence(index)
        if start <= sentence.start:
            return None
        if index and scene.quantities[index - 1].end > start:
            return None
        end = start - 1
        head = max(self.folded.rfind(mark, sentence.start, end) for mark in "，；：")
        head = max(head + 1, sentence.start)
        if index and scene.quantities[index - 1].end > head:
            return None
        phrase = self._phrase(head, end)
        return None if phrase.empty else self._say(phrase.words)

    # ------------------------------------------------------------------ implied units

    def _implied_unit(self, index: int, quantity: Quantity, link: IndicatorLink) -> IndicatorLink:
        if quantity.unit is not None or quantity.kind is not Kind.OTHER or not link.text:
            return link
        said = link.text
        if said.endswith(self.words.persons):
            return replace(link, unit="人", kind=Kind.PERSON)
        if said.endswith("人次"):
            return replace(link, unit="人次", kind=Kind.PERSON_TIME)
        if said.endswith(self.words.money):
            return replace(link, unit="元", kind=Kind.MONEY)
        return link


def _merge(first: str, second: str) -> str:
    """Join two phrases, an overlap said once."""
    for length in range(min(len(first), len(second)), 0, -1):
        if first.endswith(second[:length]):
            return first + second[length:]
    return first + second
