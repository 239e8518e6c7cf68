"""Qualifiers before and after a mention: 约 近 逾 以上 左右, and the sign of a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from swstats.quantities.units import units_of
from swstats.records import Kind, Relation

if TYPE_CHECKING:
    from swstats.lexicons import Lexicon
    from swstats.quantities.draft import Draft

_MORE, _RANGE = Relation.MORE, Relation.RANGE  # a name is looked up faster than a member
MULTIPLIERS = frozenset("半百千万亿")
MARKS = frozenset("，。；、）\n")
# the sign of a number, or the last character of its words
SIGNS = frozenset("-—+负下")
# a dash is more often none: it is a sign only behind a word that a number must follow (为—3.2%)
_BEFORE_DASH = frozenset("为是达至到由从在（")
# what may stand before the sign 负: after any other character it ends a word (减负, 抱负)
BEFORE_MINUS = frozenset("，。；：、（为是达至到由从在率有仅约氏温值差额润长比速幅 \n")
# 室外负三摄氏度, 今晚负三摄氏度: so do these before degrees
_BEFORE_DEGREES = frozenset("外内天晚早夜间")
# what may be below zero: behind these a dash before a number is a minus
_BALANCES = (
    "利润", "净利", "溢利", "损益", "收益", "净额", "差额", "净流入", "盈利", "结余", "增长", "增速", "同比", "环比", "顺差",
)  # fmt: skip
# kinds whose figures may be negative beside a word, too: 自然增长率-3.58‰
_SIGNED = (Kind.PERCENT, Kind.PERCENTAGE_POINT, Kind.TEMPERATURE)
# 中小, 缩小 …: words that end in 小 and are no 小 of 小四十万
_NO_NEARLY = frozenset("大中弱最缩较幼矮渺细微")
_PERSONS = (Kind.PERSON, Kind.PERSON_TIME)
# 不得超过, 没有突破: behind these, words of more and less say the opposite
NOT = (
    "没有", "尚未", "并未", "从未", "不会", "不能", "不得", "不应", "不可", "不宜", "不再", "不", "未", "没",
)  # fmt: skip
NEGATED = {Relation.MORE: Relation.AT_MOST, Relation.LESS: Relation.AT_LEAST}
_NEGATED_ENDS = frozenset("于过超逾破出")
# a tag of HTML, of which a text may keep some: the sign at its end compares nothing
_TAG = re.compile("</?[a-zA-Z][a-zA-Z0-9]*(?:\\s[^<>\n]*)?/?>")
_LONGEST_TAG = 200  # characters


@dataclass(frozen=True, slots=True)
class Qualifier:
    """An entry of ``qualifiers.toml``."""

    word: str
    relation: Relation
    step: bool = False
    not_after: tuple[str, ...] = ()
    aspect_of: tuple[str, ...] = ()
    still_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    at_end: bool = False
    then: str = ""

    def is_other_word(self, text: str, begin: int) -> bool:
        """Tell whether what stands before it at ``begin`` makes another word of it: 签约, 教过5所."""
        if self.aspect_of and text.endswith(self.aspect_of, 0, begin):
            return text[begin + len(self.word) : begin + len(self.word) + 1] not in MULTIPLIERS
        return (
            bool(self.not_after)
            and text.endswith(self.not_after, 0, begin)
            and not text.endswith(self.still_after, 0, begin)
        )


class Qualifiers:
    """The qualifiers of a lexicon, looked up by what stands beside a number."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.units = units_of(lexicon)
        before: list[Qualifier] = []
        # by their first character, the longest first
        self._after: dict[str, tuple[Qualifier, ...]] = {}
        self.longest = 0
        for name, entry in lexicon.table("qualifiers").items():
            for word in (name, *entry.get("also", ())):
                qualifier = Qualifier(
                    word,
                    Relation(entry["relation"]),
                    entry.get("step", False),
                    tuple(entry.get("not_after", ())),
                    tuple(entry.get("aspect_of", ())),
                    tuple(entry.get("still_after", ())),
                    tuple(entry.get("not_before", ())),
                    entry.get("at_end", False),
                    entry.get("then", ""),
                )
                if entry["place"] != "after":
                    before.append(qualifier)
                    self.longest = max(self.longest, len(word))
                if entry["place"] != "before":
                    found = (*self._after.get(word[0], ()), qualifier)
                    self._after[word[0]] = tuple(sorted(found, key=lambda q: -len(q.word)))
        # by their last two characters, and those of one character by it; the longest first
        before.sort(key=lambda q: -len(q.word))
        self._before = {
            tail: tuple(q for q in before if q.word[-2:] == tail or q.word == tail[-1])
            for tail in {q.word[-2:] for q in before}
        }
        # What stands before or after a mention that a qualifier may belong to.
        self.ends_before = frozenset(
            (*(q.word[-1] for q in before), *SIGNS, *"小大好", *self.units.currency_ends)
        )
        # of these, what says something without being the end of a word that does
        self.tells_before = frozenset((*SIGNS, *"小大有"))
        self.begins_after = frozenset(self._after)

    def words(self, place: str) -> dict[str, Qualifier]:
        """Return the qualifiers that stand "before" or "after" a number, by their words."""
        groups = self._before if place == "before" else self._after
        return {qualifier.word: qualifier for group in groups.values() for qualifier in group}

    def follow(self, text: str, at: int) -> bool:
        """Tell whether a qualifier stands at ``at``."""
        return any(
            text.startswith(q.word, at) and (not q.at_end or self._closes(q, text, at))
            for q in self._after.get(text[at : at + 1], ())
        )

    def _closes(self, qualifier: Qualifier, text: str, at: int) -> bool:
        """Tell whether a qualifier at ``at`` ends there; 许 of 许可, 强 of 强敌 do not."""
        follower = text[at + len(qualifier.word) : at + len(qualifier.word) + 1]
        return not follower or follower in MARKS or follower in qualifier.then

    def end_at(self, text: str, end: int) -> bool:
        """Tell whether a qualifier or a currency ends at ``end``."""
        return self.that_ends(text, end) is not None or self.units.currency_before(text, end) != ""

    def read_sign(self, draft: Draft, mark: str) -> None:
        """Read 零下, 负, - and + before the number, of which ``mark`` is the last character."""
        text, start = draft.text, draft.start
        below = text.endswith("零下", 0, start)
        if mark == "下" and not below:
            return
        length = 2 if below else 1
        head = text[start - length - 1 : start - length]
        if (
            mark == "负"
            and head.isalnum()
            and head not in BEFORE_MINUS
            and not (draft.kind is Kind.TEMPERATURE and head in _BEFORE_DEGREES)
        ):
            return
        if head.isascii() and (head.isalnum() or text.endswith("+/", 0, start - length)):
            return  # A-20, 2018-2020; +/-4%
        if mark == "—" and not (head in _BEFORE_DASH or (head == "比" and draft.kind in _SIGNED)):
            return
        glued = mark not in "负下" and head not in BEFORE_MINUS and head.isalnum()
        if (
            glued
            and draft.kind not in _SIGNED
            and draft.name != "度"
            and "." not in text[start : draft.numeral.end]
            and not text.endswith(_BALANCES, 0, start - length)
        ):
            return  # 苏-27则: a type; but 自然增长率-3.58‰, 净利润-5亿元
        if mark == "+":
            draft.start -= 1
        elif draft.value is not None or (mark in "负下" and draft.second is None):
            draft.start -= length  # 零下五度, 零下二三十度
            draft.value = None if draft.value is None else -draft.value
            lower, upper = draft.lower, draft.upper
            draft.lower = None if upper is None else -upper
            draft.upper = None if lower is None else -lower
            draft.rule = f"负 + {draft.rule}"

    def read_before(self, draft: Draft) -> None:
        """Read the longest qualifier that ends where the mention begins."""
        text, start = draft.text, draft.start
        numeral = draft.numeral
        last = text[start - 1 : start]
        if last == "小" and numeral.chinese and numeral.end - numeral.start > 1:
            if text[start - 2 : start - 1] not in _NO_NEARLY:
                draft.start -= 1  # 小四十万, 小三千吨: nearly
                draft.relation, draft.lower = Relation.LESS, None
                draft.rule = f"小 + {draft.rule}"
            return
        if last in ("大", "好") and numeral.shape == "几数":
            draft.start -= 1  # 大几百万, 好几百人
            return
        if currency := self.units.currency_before(text, start):
            start -= len(currency)
            last = text[start - 1 : start]
        qualifier = self.that_ends(text, start)
        if qualifier is None and last == "有":  # 至少有100人, 最多有五个
            start -= 1
            qualifier = self.that_ends(text, start)
            if qualifier is not None and len(qualifier.word) == 1:
                return
        if qualifier is None:
            return
        begin, relation = start - len(qualifier.word), qualifier.relation
        denied = relation in NEGATED and qualifier.word[-1] in _NEGATED_ENDS
        if denied and text.endswith(NOT, 0, begin):
            begin -= next(len(word) for word in NOT if text.endswith(word, 0, begin))
            relation = NEGATED[relation]
        draft.start = begin
        draft.rule = f"{text[begin:start]} + {draft.rule}"
        vague = draft.relation is _MORE and relation is Relation.ABOUT
        if draft.relation is not _RANGE and not vague:  # 约600多万 keeps its bounds
            draft.bound(relation)

    def read_currency(self, draft: Draft) -> None:
        """Read the 新台币 of 新台币12亿元 and of 新台币约12亿, which says what 元 are meant."""
        text, units = draft.text, self.units
        for at in (draft.numeral.start, draft.start):
            name = units.currency_before(text, at)
            if name and (draft.unit or draft.kind is Kind.OTHER):
                draft.unit = units.by_spelling[name]
                draft.name, draft.kind = draft.unit.name, draft.unit.kind
        if draft.name == "元" and (name := units.currency_at(text, draft.end)):  # 三块一毛四港币
            draft.unit, draft.end = units.by_spelling[name], draft.end + len(name)
            draft.name, draft.unit_text = draft.unit.name, (draft.unit_text or "") + name

    def that_ends(self, text: str, end: int) -> Qualifier | None:
        """Return the longest qualifier that ends at ``end``, None where none does."""
        known = self._before
        for qualifier in known.get(text[end - 2 : end]) or known.get(text[end - 1 : end], ()):
            begin = end - len(qualifier.word)
            if text.endswith(qualifier.word, 0, end) and not qualifier.is_other_word(text, begin):
                return None if qualifier.word == ">" and ends_tag(text, end) else qualifier
        return None

    def read_after(self, draft: Draft) -> None:
        """Read the longest qualifier that begins where the mention ends."""
        text, end = draft.text, draft.end
        for qualifier in self._after.get(text[end : end + 1], ()):
            if not text.startswith(qualifier.word, end):
                continue
            last = end + len(qualifier.word)
            follower = text[last : last + 1]
            closed = not follower or follower in MARKS or follower in qualifier.then
            if qualifier.at_end and not closed:
                continue
            if text.endswith(qualifier.not_after, 0, end):
                continue
            if text.startswith(qualifier.not_before, last):
                continue  # 比5419元多出300元, 5级余震
            if qualifier.step:
                if draft.unit is None or not draft.exact:
                    continue
                if draft.kind in _PERSONS and not closed and follower not in "的一":
                    continue  # 50人多住在农村
                assert draft.value is not None
                step = draft.step or draft.numeral.step
                draft.relation, draft.upper = _MORE, draft.value + step
            elif draft.relation is not _RANGE:
                draft.bound(qualifier.relation)
            draft.end = last
            draft.rule = f"{draft.rule} + {qualifier.word}"
            return


def ends_tag(text: str, end: int) -> bool:
    """Tell whether the > before ``end`` is the end of a tag: <b>300</b>万元, <td class="x">12.5."""
    start = text.rfind("<", max(0, end - _LONGEST_TAG), end)
    return start >= 0 and _TAG.fullmatch(text, start, end) is not None


def qualifiers_of(lexicon: Lexicon) -> Qualifiers:
    """Return the qualifiers of a lexicon, compiled once."""
    return lexicon.compiled(Qualifiers)
