"""Bare numbers that a text compares with: 大于10且小于20, 1000以上, 比170低, 10000与20000之间.

Who asks a text for its quantities gets them with unit None (:func:`with_comparisons`). None is a
statistic by itself: nothing says what is counted. So extraction never looks for them, and they
cost it nothing.

Two bounds that stand side by side are one interval where the one is below, the other above, and
they leave room (大于50小于12 stays two); between them only a comma, 且, 并, 而且 or the like may
stand (x大于10且y小于20 is said of two things). What a bound with a unit and a bare one enclose has
that unit: 最多100最少20个.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from swstats.quantities.amounts import shared_scales
from swstats.quantities.draft import tidy
from swstats.quantities.find import Finder
from swstats.quantities.numerals import PLACE, SMALL, read_numeral
from swstats.quantities.qualifiers import NEGATED, NOT, Qualifier, ends_tag
from swstats.records import Kind, Quantity, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from swstats.lexicons import Lexicon
    from swstats.quantities.dates import TimeSpan
RULE = "比较 bare comparison"
_LOWER = (Relation.MORE, Relation.AT_LEAST)
_UPPER = (Relation.LESS, Relation.AT_MOST)
_BOUNDED = (*_LOWER, *_UPPER)
# of the words of one character, which are more often a part of another, those that compare
_SIGNS = frozenset("≥≤><逾超")
_NUMERAL = f"0-9{SMALL}{PLACE}廿卅卌"
_AHEAD = f"(?=[-负]?[{_NUMERAL}])"
# what may stand between such a word and its number: 超过了80, 至少是3, 最多为5
_LINK = "(?:了|是|为|有|在)? {0,3}+"
# 比170低: what is compared, and which side of the number it is on
_THAN = re.compile(
    " {0,3}更?(?:(?P<more>[大多高长重快贵宽深厚])|[小少低短轻慢矮窄浅薄])"
    "(?:(?=[的且并而但又比者就则时还也都])|(?![\u4e00-\u9fff]))"
)
# where an interval may be said to lie, and what ends the saying of it
LIES = ("介于", "介乎", "位于", "处于", "界于", "在", "从", "由", "自")
_LIES = re.compile(f"(?:{'|'.join(LIES)}) ?$")
_BETWEEN = re.compile(" ?(?:之间|(?:的?(?:范围|区间)之?[内中]?))")
_ROOMS = "间"
_SCOPE = re.compile("(?:范围|区间|取值|值域|大概|大约)[是为在有：:]? ?$")
TOGETHER = re.compile(
    " {0,3}+[，,、]? {0,3}+(?:而且|[且并而但又]|并且|但是|同时|的?同时|以及)? {0,3}+(?:又|也|还)?"
)
_NOT_EQUAL = ("不", "或", "者", "大于", "小于")  # 不等于; 大于或等于 is read as a whole
# behind a lone hanzi numeral, what shows that it is the whole number: 大于五的, not 高于一般
_CLOSES = frozenset("的且并小大低高少多和与或而同以之至到则时者就才都不")
_ORDINAL = frozenset("第前每首表图初周拜期级届")
_RUN = 48  # characters in which a number stands that a word behind it is said of


class _Bound(NamedTuple):
    """A comparison read: its span, its bounds, and the figure without unit that it takes up."""

    start: int
    end: int
    lower: Decimal | None
    upper: Decimal | None
    relation: Relation
    said: Quantity | None = None  # the figure as it was found before, with or without a unit


class Comparisons:
    """The words of comparison of a lexicon, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.finder = lexicon.compiled(Finder)
        known = self.finder.qualifiers.words
        self.before = {
            word: q
            for word, q in known("before").items()
            if q.relation in _BOUNDED
            and (word in _SIGNS or (len(word) > 1 and word.rstrip("了")[-1] != "近"))
        }
        self.before["等于"] = Qualifier("等于", Relation.EQUAL)
        self.after = {
            word: q
            for word, q in known("after").items()
            if q.relation in _BOUNDED and len(word) > 1 and not q.at_end
        }
        # All first characters stand in one class, by which the search skips other text, and the
        # second ones in another: three times as fast as the bare words (see Finder.scan).
        joints = "到至与和~—-"
        words = [*self.before, *self.after]
        first = re.escape("".join(sorted({*joints, "比", *(word[0] for word in words)})))
        second = re.escape("".join(sorted({*"了是为有在 -负比", *(word[1:2] for word in words)})))
        self.scan = re.compile(
            f"[{first}](?=[{second}{_NUMERAL}])(?:"
            f"(?P<before>{_rests(self.before, ' ?')}){_LINK}{_AHEAD}"
            f"|(?P<after>{_rests(self.after)})"
            f"|(?P<than>(?<=比)) {{0,3}}{_AHEAD}"
            f"|(?P<joint>(?<=[{joints}]))(?:(?<=[{_NUMERAL}].)|(?<=[{_NUMERAL}] .)) ?{_AHEAD})"
        )


def _rests(words: dict[str, Qualifier], gap: str = "") -> str:
    """Return a pattern of what follows the first character of words, where that stands before.

    ``gap`` may part their characters.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append("".join(gap + re.escape(char) for char in word[1:]))
    return "|".join(
        f"(?<={re.escape(first)})(?:{'|'.join(rest)})" for first, rest in sorted(rests.items())
    )


def with_comparisons(
    folded: str, lexicon: Lexicon, found: list[Quantity], times: Sequence[TimeSpan] = ()
) -> list[Quantity]:
    """Return the quantities found in folded text, and the bare numbers that it compares with.

    A figure without unit that is compared, too, is taken up: its bounds are then those of the
    comparison. Offsets are those of ``folded``.
    """
    compiled = lexicon.compiled(Comparisons)
    marks = list(compiled.scan.finditer(folded))
    if not marks:
        return found
    bounds = _Reader(folded, compiled, found, times).bounds(marks)
    if not bounds:
        return found
    new = _intervals(folded, bounds, found)
    taken = {id(q) for bound in bounds if (q := bound.said) is not None}
    merged: list[Quantity] = []
    for quantity in sorted([*(q for q in found if id(q) not in taken), *new], key=_start):
        if not merged or quantity.start >= merged[-1].end:
            merged.append(quantity)
        elif quantity.rule == RULE and quantity.end >= merged[-1].end:
            merged[-1] = quantity  # 10000间 and 20000间 of 在10000与20000间
    return merged


def _start(quantity: Quantity) -> tuple[int, int]:
    return quantity.start, -quantity.end


class _Reader:
    """Reads the comparisons of one text."""

    def __init__(
        self,
        text: str,
        compiled: Comparisons,
        found: list[Quantity],
        times: Sequence[TimeSpan],
    ) -> None:
        self.text, self.words = text, compiled
        self.finder = compiled.finder
        self.found, self.starts = found, [q.start for q in found]
        self.times, self.time_starts = times, [span[0] for span in times]

    def bounds(self, marks: list[re.Match[str]]) -> list[_Bound]:
        """Return the comparisons in order, none of which overlaps another."""
        bounds: list[_Bound] = []
        for match in marks:
            group = match.lastgroup
            if group == "before":
                bound = self._bound_before(match)
            elif group == "after":
                bound = self._bound_after(match)
            elif group == "than":
                bound = self._than(match)
            else:
                bound = self._between(match)
            if bound is None:
                continue
            while bounds and bound.start < bounds[-1].end:
                if bound.end - bound.start < bounds[-1].end - bounds[-1].start:
                    break
                bounds.pop()
            else:
                bounds.append(bound)
        return bounds

    def _bound_before(self, match: re.Match[str]) -> _Bound | None:
        """Read 大于10, 不超过了80, < = 100."""
        text = self.text
        start = match.start()
        qualifier = self.words.before[text[start : match.end("before")].replace(" ", "")]
        relation = qualifier.relation
        if qualifier.is_other_word(text, start):
            return None
        if qualifier.word in "<>" and (
            text[start - 1 : start] in ("-", "=", "<", ">") or ends_tag(text, start + 1)
        ):
            return None  # an arrow, a tag
        if relation is Relation.EQUAL and text.endswith(_NOT_EQUAL, 0, start):
            return None
        if relation in NEGATED and text.endswith(NOT, 0, start):
            start -= next(len(word) for word in NOT if text.endswith(word, 0, start))
            relation = NEGATED[relation]
        number = self._number(match.end())
        return None if number is None else self._bound(start, number[1], number, relation)

    def _bound_after(self, match: re.Match[str]) -> _Bound | None:
        """Read 1000以上, 三十或者以上."""
        qualifier = self.words.after[match[0]]
        if qualifier.not_after and self.text.endswith(qualifier.not_after, 0, match.start()):
            return None
        number = self._number_before(match.start())
        if number is None:
            return None
        return self._bound(number[0], match.end(), number, qualifier.relation)

    def _than(self, match: re.Match[str]) -> _Bound | None:
        """Read 比170低, 比 四分之一 更大; 比2019年 and 比3多出 are none."""
        number = self._number(match.end(), closed=False, than=True)
        if number is None:
            return None
        text, end = self.text, number[1]
        side = _THAN.match(text, end)
        if side is None:
            return None
        relation = Relation.MORE if side["more"] else Relation.LESS
        return self._bound(match.start(), side.end(), number, relation)

    def _between(self, match: re.Match[str]) -> _Bound | None:
        """Read 10000与20000之间, 一千到一千五百, 从10到20; but no 3-2 and no 3和5."""
        text, joint = self.text, match[0][0]
        second = self._number(match.end(), closed=False, rooms=True)
        first = self._number_before(match.start(), rooms=True)
        if first is None or second is None or first[2] >= second[2]:
            return None
        start, end, low, high = first[0], second[1], first[2], second[2]
        scales = shared_scales(text[start : first[1]], text[second[0] : end])
        low *= next((scale for scale in scales if low * scale <= high), 1)  # 八到九百
        lies = _LIES.search(text, max(0, start - 3), start)
        end_of = _BETWEEN.match(text, end)
        after = text[end : end + 1]
        if end_of is not None:
            end = end_of.end()
        elif after == _ROOMS and (joint == "与" or lies) and not _word_goes_on(text, end + 1):
            end += 1
        elif _word_goes_on(text, end) or (
            joint in "与和-—"
            and not _SCOPE.search(text, max(0, start - 5), start)
            and not (lies is not None and lies[0][0] in "介界")  # 介于60与80
        ):
            return None
        if lies is not None:
            start = lies.start()
        said = first[3] or second[3]
        return _Bound(start, end, low, high, Relation.RANGE, said)

    def _bound(
        self,
        start: int,
        end: int,
        number: tuple[int, int, Decimal, Quantity | None],
        relation: Relation,
    ) -> _Bound:
        lower = None if relation in _UPPER else number[2]
        upper = None if relation in _LOWER else number[2]
        return _Bound(start, end, lower, upper, relation, number[3])

    def _number(
        self, at: int, *, closed: bool = True, rooms: bool = False, than: bool = False
    ) -> tuple[int, int, Decimal, Quantity | None] | None:
        """Return span, value and figure of the bare number at ``at``, None where there is none.

        ``closed`` tells that nothing of a word may follow a numeral of one hanzi; ``rooms``, that
        the 间 behind it may be that of 之间; ``than``, that a 多 behind it compares: 比60多.
        """
        text, start = self.text, at
        negative = text[at] in "-负"
        at += negative
        numeral = read_numeral(text, at)
        more = 0  # characters of the 多 that compares
        if (
            than
            and numeral is not None
            and numeral.shape == "N多"
            and text[numeral.end - 1] == "多"
        ):
            more = 1
            numeral = read_numeral(text[at : numeral.end - 1], 0)
            if numeral is not None:
                numeral = numeral._replace(start=at, end=at + numeral.end)
        if numeral is None or numeral.value is None or numeral.relation is not Relation.EQUAL:
            return None
        end = numeral.end
        after = text[end : end + 1]
        if numeral.suffix or (after.isascii() and after.isalnum()) or after in ("%", "‰"):
            return None
        if (
            text[end - 1].isdigit()
            and after in (":", "/", ".")
            and text[end + 1 : end + 2].isdigit()
        ):
            return None
        lone = numeral.chinese and end - at == 1
        if lone and closed and after.isalnum() and after not in _CLOSES:
            return None
        if self._in_time(at) or (
            numeral.chinese and self.finder.excluded.covering(text, at, max(0, at - 8))
        ):
            return None
        said = self._said(at)
        # 大于10吨 is read already, but the 间 of 10与20间 may be none of rooms
        if (
            said is not None
            and (said.unit is not None or said.end > end + more)
            and not (rooms and said.unit == _ROOMS and said.relation is Relation.EQUAL)
        ):
            return None
        value = numeral.value.copy_negate() if negative else numeral.value
        return start, end, value, said

    def _number_before(
        self, end: int, *, rooms: bool = False
    ) -> tuple[int, int, Decimal, Quantity | None] | None:
        """Return the bare number that ends at ``end``, spaces between allowed."""
        text = self.text
        while text[end - 1 : end] == " ":
            end -= 1
        begin, floor = end, max(0, end - _RUN)
        while begin > floor and (text[begin - 1] in _IN_NUMERAL or text[begin - 1] == "分"):
            begin -= 1
        at = begin
        while at < end:
            numeral = read_numeral(text, at) if text[at] in _BEGINS else None
            if numeral is None or numeral.end <= at:
                at += 1
            elif numeral.end == end:
                break
            else:
                at = numeral.end
        else:
            return None
        before = text[at - 1 : at] or "\n"
        if before in _ORDINAL or (before.isascii() and before.isalnum()) or before in ".:/":
            return None
        if before in "-负":
            head = text[at - 2 : at - 1]
            if head.isascii() and head.isalnum():
                return None  # SkySat-3
            at -= 1
        return self._number(at, closed=False, rooms=rooms)

    def _in_time(self, at: int) -> bool:
        index = bisect_right(self.time_starts, at) - 1
        return index >= 0 and self.times[index][1] > at

    def _said(self, at: int) -> Quantity | None:
        """Return the figure found before whose numeral stands at ``at``."""
        index = bisect_right(self.starts, at) - 1
        return self.found[index] if index >= 0 and self.found[index].end > at else None


_BEGINS = frozenset(f"0123456789{SMALL}{PLACE}廿卅卌")
_IN_NUMERAL = _BEGINS | frozenset(".,，·点之又")


def _word_goes_on(text: str, end: int) -> bool:
    """Tell whether a word goes on at ``end``: hanzi other than 的, letters."""
    after = text[end : end + 1]
    return after.isalnum() and after != "的"


def _intervals(text: str, bounds: list[_Bound], found: list[Quantity]) -> list[Quantity]:
    """Return the comparisons as quantities, two that enclose an interval as one."""
    taken = {id(bound.said) for bound in bounds if bound.said is not None}
    sided = [
        *bounds,
        *(  # those with a unit, which may enclose an interval with a bare one
            _Bound(q.start, q.end, q.lower, q.upper, q.relation, q)
            for q in found
            if q.relation in _BOUNDED and q.unit is not None and id(q) not in taken
        ),
    ]
    sided.sort(key=lambda bound: bound.start)
    made: list[Quantity] = []
    at = 0
    while at < len(sided):
        bound = sided[at]
        at += 1
        if at < len(sided) and (both := _together(text, bound, sided[at])) is not None:
            made.append(both)
            at += 1
        elif bound.said is None or bound.said.unit is None or bound.said.unit == _ROOMS:
            said = bound.said
            known = said is not None and (said.lower, said.upper) == (bound.lower, bound.upper)
            made.append(said if said is not None and known else _quantity(text, bound, said))
    return made


def _together(text: str, first: _Bound, second: _Bound) -> Quantity | None:
    """Return the interval of two bounds, None where they are of two things or leave no room."""
    united = [b.said for b in (first, second) if b.said is not None and b.said.unit is not None]
    if len(united) > 1:
        return None
    if first.end > second.start or TOGETHER.fullmatch(text, first.end, second.start) is None:
        return None
    if (enclosed := enclose(first, second)) is None:
        return None
    said = united[0] if united else first.said or second.said
    lower, upper = enclosed
    return _quantity(text, _Bound(first.start, second.end, lower, upper, Relation.RANGE), said)


def enclose(first: _Bound | Quantity, second: _Bound | Quantity) -> tuple[Decimal, Decimal] | None:
    """Return the ends of the interval between a lower bound and an upper one, in either order."""
    if first.relation not in _BOUNDED or second.relation not in _BOUNDED:
        return None
    if (first.lower is None) == (second.lower is None):
        return None
    lower = second.lower if first.lower is None else first.lower
    upper = second.upper if first.upper is None else first.upper
    return None if lower is None or upper is None or lower > upper else (lower, upper)


def _quantity(text: str, bound: _Bound, said: Quantity | None) -> Quantity:
    """Return a comparison as a quantity; one with a figure found before keeps what that was."""
    lower, upper = tidy(bound.lower), tidy(bound.upper)
    value = None if bound.relation is Relation.RANGE else lower if upper is None else upper
    made = Quantity(
        text[bound.start : bound.end], bound.start, bound.end, value, lower, upper, bound.relation,
        None, None, Kind.OTHER, statistic=False, rule=RULE,
    )  # fmt: skip
    if said is None or said.unit == _ROOMS:
        return made
    return replace(
        made, unit=said.unit, unit_text=said.unit_text, kind=said.kind, statistic=said.statistic,
        rule=f"{RULE} + {said.rule}" if said.statistic else said.rule,
    )  # fmt: skip
