"""The last word on an indicator: what the rules say is weighed against a few other readings.

The rules answer by the grammar of a clause, and on a text of a new kind one of them is now and then
the wrong one. What else the figure may be of is soon said: all that stands before it or behind it in
its clause, what figures beside it are of, what the clause before speaks of. Of each of these it is
seen whence it comes, how it differs from what the rules say, how it begins and ends, of what classes
its words are, where else it stands; and of the figure, of what kind it is, by which rule it was
named, what it stands between. ``weighing.csv`` says by how much each sign of a reading speaks for it
beside each of the figure's, or against it. The heaviest is taken; where the rules say nothing,
nothing is weighed.

The weights were learnt by ``tools/build_weighing.py`` from what the rules said of texts that they
had not been mended by, beside what is right. They are sums of single signs: ``swstats explain``
shows what was taken instead of what, and the heaviest signs, each of which can be looked up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from swstats.links.neighbours import NO_ACT, OFFICES, merge
from swstats.links.phrases import LIMIT, PER, PLACE_NOUNS, tag_of
from swstats.links.scope import behind_last, up_to

if TYPE_CHECKING:
    from swstats.lexicons import Lexicon
    from swstats.links.neighbours import Neighbours
    from swstats.links.words import Word

# A name that weighs more by itself, and is more than one character, is hardly ever outweighed: nothing
# else is looked at. So most figures cost no more than a look at their names.
ENOUGH = 3.0
OWN = "own"  # the way to what the rules say
_LONGEST_BEFORE = 9  # in words
_LONGEST_BEHIND = 8
_FEW = 4
_LONGEST_NOUN = 5
_LONGEST = 40  # in characters
_FAR = 80  # how far before a figure words are looked for
_BACK = 3  # figures that may have the same name
_NEAR = 2  # sentences
_BESIDE = 12  # figures
_LIMITED = re.compile("[0-9.百千万亿]+[^，。；：、的0-9]{1,4}及?以[上下]的")  # 10亿元以上的企业
_AROUND = 1000  # in characters
_LONG = 16  # in characters: from here on all are alike
_MANY = 6
_OFTEN = 4
_TWO = 2
_GAP = 8
_HEAVIEST = 3  # signs that are told
_NEXT = 2  # readings that are told, of those not taken
_CASUALTIES = frozenset("死伤傷亡")  # a character alone that says what befell persons
# of a whole place: what no other figure is of; 由9人组成: no act of theirs
_DWELLERS = frozenset(("户数", "戶數", "组成", "組成", "构成", "構成"))
_AS_SAID = frozenset(("noun before", "unit is the noun"))
# ways to a reading that were that of each of several figures: 甲、乙突出，分别查处5起、3起
_OF_ALL = frozenset(("clause before", "end of the clause before", "before"))
_EDGES = '的、，。；：“”" \n'
# half a bracket, a note (微降0.6%[1]), or more than a name
_MARKED = re.compile(r"[（）()《》“”【】，；。\[\]]")
_NAMES = re.compile(r"\w")  # no mere marks
_CLAUSE = up_to("，；：。！？!?;…\n")
_MARKS = frozenset("，。；：、\n（）")
_PARTS = frozenset(("其中", "当中"))
_THAN = frozenset("比较")
_PAYS = frozenset("凑攒借还花捐赔亏补拨付")
_SIZES = frozenset("长宽高深厚")
_OF_PERSONS, _LANDS = frozenset(("例", "人", "名", "宗", "起")), ("国家", "地区", "省份", "城市")
_HENCE = frozenset(("未来", "今后", "继"))  # of a time that is left out: 储备未来5年可达…
_OR = frozenset(("或", "或者", "及", "以及", "和", "与"))
_NAMING = frozenset("nubw")
_LEADING = frozenset("kdergx")  # between what is measured and its figure


class Weights:
    """By how much each sign of a reading speaks for it, beside each sign of the figure."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.of: dict[str, dict[str, float]] = {}
        for line in lexicon.lines("weighing"):
            sign, beside, weight = line.rsplit(",", 2)
            self.of.setdefault(sign, {})[beside] = float(weight)
        self._of_form: dict[str, dict[str, float]] = {}

    def of_form(self, kind: str) -> dict[str, float]:
        """Return what the signs of a reading's form weigh for figures of a kind."""
        if kind not in self._of_form:
            self._of_form[kind] = {
                sign: beside.get("", 0.0) + beside.get(kind, 0.0)
                for sign, beside in self.of.items()
            }
        return self._of_form[kind]


class Form(NamedTuple):
    """What is seen of a name by itself."""

    words: list[Word]
    plain: str
    signs: list[str]


class Weightier(NamedTuple):
    """A reading that outweighs what the rules say, and the way to it."""

    said: str
    way: str


class Rejected(NamedTuple):
    """A reading that was not taken, the way to it, and by how much it weighs less."""

    said: str
    way: str
    less: float


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


# 死因依序为癌症: what stands before a list and its first member make no name
_LIE = ("位于", "地处", "坐落", "设于")
_IN_ORDER = re.compile("依[次序][为為是]|分[别別][为為是]")


class Scales:
    """Weighs the readings of the figures of one scene.

    ``names`` and ``rules`` are what is said of each figure, and by which rule; where another reading
    is taken, the caller writes it there, and the figures after it go by that.
    """

    __slots__ = (
        "_after", "_alike", "_amounts", "_around", "_before", "_ends_alike", "_ends_of_others",
        "_figure", "_forms", "_index", "_kind", "_left", "_others", "_own", "_right", "_unit", "names",
        "reader", "rules", "weights",
    )  # fmt: skip

    def __init__(self, reader: Neighbours, names: list[str | None], rules: list[str]) -> None:
        self.reader = reader
        self.names = names
        self.rules = rules
        self.weights = reader.scene.lexicon.compiled(Weights)
        self._amounts: dict[str, list[int]] = {}
        self._forms: dict[str, Form] = {}
        # the figure that is weighed: what the rules say of it, its signs, the words before it and
        # behind it, and the names of figures beside it of its unit, and of other kinds
        self._index = 0
        self._own, self._kind = "", ""
        self._unit: str | None = None
        self._figure: list[str] = []
        self._left: list[Word] = []
        self._right: list[Word] = []
        self._before, self._after = "", ""
        self._alike: list[str] = []
        self._others: list[str] = []
        self._ends_alike, self._ends_of_others, self._around = "", "", ""

    def weightier(self, index: int) -> Weightier | None:
        """Return the reading that outweighs what the rules say, or nothing."""
        own = self.names[index]
        if not own or self._is_settled(index, own):
            return None
        self._look_beside()
        most = best = -1e9
        taken, way = own, OWN
        # 空屋占全市空屋五成: whose share it is, and of what, is said
        told = self.rules[index] == "share" and "占" in self.reader.plain(own)[1:-1]
        # 分别增加一成和两成: the one beside it is of another
        ordered = self.rules[index] == "respectively" and self.reader.joined[index]
        for said, ways in self.readings().items():
            weight = self._weight(*self._signs(said, ways))
            if said == own:
                most = best = weight
            elif (
                weight > best
                and not (self.rules[index] == "respectively" and ways[0] in _OF_ALL)
                and not (told and ways[0] == "usual of the unit")
                and not (ordered and ways[0].startswith(("same", "usual")))
                and not (_IN_ORDER.search(said) and not _IN_ORDER.search(own))
            ):
                best, taken, way = weight, said, ways[0]
        if best <= most:
            return None
        return Weightier(taken, way)

    def _is_listed(self, index: int, own: str) -> bool:
        """Tell whether one character is all that stands between 、 and a figure: 、杏2500亩."""
        start = self.reader.quantities[index].start
        return self.reader.text[start - 2 : start] == "、" + own

    def described(self, index: int) -> dict[str, list[tuple[str, str]]]:
        """Return each reading of a figure, that of the rules first, and all that is seen of it."""
        own = self.names[index]
        if not own:
            return {}
        self._look_at(index, own)
        self._look_beside()
        return {said: self._pairs(said, ways) for said, ways in self.readings().items()}

    def _pairs(self, said: str, ways: list[str]) -> list[tuple[str, str]]:
        """Return the signs of a reading, each beside each of the figure's that it is weighed with."""
        form, place = self._signs(said, ways)
        pairs = [(sign, beside) for sign in form for beside in ("", self._kind)]
        pairs += [(sign, beside) for sign in place for beside in self._figure]
        return pairs

    def why(self, index: int, said: str) -> str:
        """Return the signs that speak most for a reading of a figure, or against what the rules say."""
        seen = self.described(index)
        own = set(seen[self.names[index] or ""])
        found = []
        for pairs, sense in ((set(seen[said]) - own, 1), (own - set(seen[said]), -1)):
            for sign, beside in pairs:
                weight = sense * self.weights.of.get(sign, {}).get(beside, 0.0)
                found.append((-weight, f"{'' if sense > 0 else 'not '}{sign} {beside}".strip()))
        return ", ".join([f"{sign} {-weight:+.2f}" for weight, sign in sorted(found)[:_HEAVIEST]])

    def rejected(self, index: int, taken: str | None) -> tuple[Rejected, ...]:
        """Return the readings of a figure that come next to the one taken, the heaviest first.

        What the rules say is not among them. None where they settle it, and nothing is weighed.
        """
        own = self.names[index]
        if not own or not taken or self._is_settled(index, own):
            return ()
        seen = self.described(index)
        ways = self.readings()
        weights = {said: self._sum(pairs) for said, pairs in seen.items()}
        most = weights.get(taken, weights[own])
        less = sorted(
            (weight, said) for said, weight in weights.items() if said not in (own, taken)
        )
        return tuple(
            Rejected(said, ways[said][0], most - weight) for weight, said in less[: -_NEXT - 1 : -1]
        )

    def _sum(self, pairs: list[tuple[str, str]]) -> float:
        of = self.weights.of
        return sum((of.get(sign, {}).get(beside, 0.0) for sign, beside in pairs), 0.0)

    def _is_settled(self, index: int, own: str) -> bool:
        """Tell whether what the rules say of a figure is not weighed against anything."""
        self._look_at(index, own)
        rule = self.rules[index]
        if len(own) == 1 and index and self._is_listed(index, own):
            return True  # 花椒4200亩、杏2500亩
        if rule == "unit is the noun" and own[-1] != "校":
            return True  # 甲国和乙国等27国投入资金
        if self._kind == "length" and own[-1] == "高" and len(own) == _TWO:
            return rule == "noun before"  # 塔高200米，桥面宽30米
        if own.endswith("一行") and rule == "noun before":
            return True  # 市长一行12人赴外地考察
        if rule == "noun before" and self._kind == "money" and own.rstrip("了") in _PAYS:
            return True  # 捐出8000元，两个月又凑了23万元
        if rule == "noun nearby" and self._kind == "money":
            return True  # 高龄津贴分档，90岁以上每人每月200元
        if own in _CASUALTIES and rule in _AS_SAID:
            return True  # 死亡1人，伤2人; 46死25伤
        if rule == "noun of the figure before" and _LIMITED.match(self.reader.plain(own)):
            return True  # 其中1万平方米以上10家
        if rule == "noun before" and own[-1] in "上下" and LIMIT.search(self.reader.plain(own)):
            return True  # 企业营收10亿元以上的7个，亿元以下的30个
        if rule == "attribute" and (span := self.reader.span_before(index)):
            clause = self.reader.folded[slice(*span)]
            whose = self.reader.subject(clause)
            if whose != clause and self.reader.plain(own).startswith(whose):
                return True  # 隧道穿过县境，全长3公里
        end = self.reader.quantities[index].end
        if rule == "share" and self.reader.folded.startswith("的", end):
            return True  # 占人口半数的穷国的收入
        return len(own) > 1 and self._weight(self._form(own).signs, [OWN]) > ENOUGH

    def _weight(self, form: list[str], place: list[str]) -> float:
        """Return what a reading weighs."""
        weight = 0.0
        of_form = self.weights.of_form(self._kind)
        for sign in form:
            if (found := of_form.get(sign)) is not None:
                weight += found
        for sign in place:
            if (beside := self.weights.of.get(sign)) is not None:
                along = 0.0  # added up apart: what a sign of the place weighs for the figure
                for other in self._figure:
                    if (found := beside.get(other)) is not None:
                        along += found
                weight += along
        return weight

    def _look_at(self, index: int, own: str) -> None:
        """Look at what the rules say."""
        self._index, self._own = index, own
        self._kind = self.reader.quantities[index].kind.value
        self._unit = self.reader.quantities[index].unit
        (words, plain, _), known = self._form(own), self.reader.words
        if len(words) == 1 or plain in known.bare or plain in known.attributes:
            sort = "a word"
        else:
            sort = "words" if "n" in map(tag_of, words) else "no noun"
        self._figure = ["", self._kind, self.rules[index], sort]

    def _look_beside(self) -> None:
        """Look at what stands before the figure and behind it, and at the figures beside it."""
        reader, quantities, index = self.reader, self.reader.quantities, self._index
        quantity = quantities[index]
        start, end = reader.clauses[index]
        if index:
            start = max(start, quantities[index - 1].end)
        if index + 1 < len(quantities):
            end = min(end, quantities[index + 1].start)
        behind = quantity.end + reader.folded.startswith("的", quantity.end)
        self._left = self._cut(max(start, quantity.start - _FAR), quantity.start)
        while self._left and (self._left[-1].tag in _LEADING or self._left[-1].said in _HENCE):
            self._left.pop()
        if len(self._left) > 1 and self._left[0].said in _PARTS:
            del self._left[0]  # 其中急诊6.2万
        self._right = self._cut(behind, min(end, behind + _LONGEST))
        if (
            len(self._right) > _TWO
            and self._right[0].said in _SIZES
            and self._right[1].said == "的"
        ):
            del self._right[:_TWO]  # 8米深的通道
        self._before = "".join([word.said for word in self._left])
        self._after = "".join([word.said for word in self._right])
        left = self._left[-1].tag if self._left else "^"
        right = self._right[0].tag if self._right else "$"
        self._figure.append(f"{left}_{right}")
        article = reader.scene.article
        self._around = reader.folded[
            max(article.start, quantity.start - _AROUND) : min(article.end, quantity.end + _AROUND)
        ]
        unit, kind = quantity.unit, quantity.kind
        beside = range(max(0, index - _BESIDE), min(len(quantities), index + _BESIDE + 1))
        named = [(self.names[k] or "", quantities[k]) for k in beside if k != index]
        self._alike = [name for name, other in named if name and other.unit == unit]
        self._others = [name for name, other in named if name and other.kind is not kind]
        self._ends_alike = "\n".join([*self._alike, ""])
        self._ends_of_others = "\n".join([*self._others, ""])

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
        reader, own, count = self.reader, self._own, len(self._right)
        if count and (self._right[0].tag == "s" or self._right[0].said in _OR):
            # 低保对象3万人占全市人口: what has the share stands before; 12例或总数的6%
            count = 0
        found = {own: [OWN]}
        if 0 < len(self._left) <= _LONGEST_BEFORE:
            _add(found, reader.say(self._left), "before")
        if 0 < count <= _LONGEST_BEHIND:
            behind = reader.say(self._right)
            _add(found, behind, "behind")
            if not behind.startswith(own):
                _add(found, merge(own, behind), "own and behind")
        for k in range(1, min(_LONGEST_BEHIND, count - 1) + 1):
            behind = reader.say(self._right[:k])
            if not behind.startswith(own) and behind not in own:
                _add(found, merge(own, behind), f"own and {min(k, _MANY)} behind")
        self._add_names(found)
        start = reader.scene.sentence(self._index).start
        stop = reader.clauses[self._index][0] - 1
        # 统计局：甲县占六成: who says it is not what it is
        says = reader.folded[stop] in "：:" and reader.folded.endswith(OFFICES, 0, stop)
        if stop > start and not says:
            clause = behind_last(_CLAUSE, reader.folded, max(start, stop - _FAR), stop)
            figures = reader.quantities[max(0, self._index - _BACK) : self._index]
            words = self._cut(clause, stop)
            for each in figures:
                words = [word for word in words if word.end <= each.start or each.end <= word.start]
            _add(found, self._first_noun(words), "clause before")
            _add(found, self._last_noun(words), "end of the clause before")
        return {said: ways for said, ways in found.items() if said == own or self._may_be(said)}

    def _may_be(self, said: str) -> bool:
        """Tell whether a reading may be taken instead of what the rules say."""
        if said in self.reader.words.levels:
            return False  # 历史新高: where a figure stands
        if self.reader.plain(said).startswith(_LIE) and not self._own.startswith(said[0]):
            return False  # 私烟仓31个，其中12个位于元朗: where they are
        if NO_ACT.match(said) or (said[0] in "按每" and PER.fullmatch(said)):
            return False  # 甲县减少20人居次: how it ranks; 按每公斤
        if said[-1] in "占佔" and self._own[-1] not in "占佔":
            return False  # 完成改制的占八成，亏损面为31%: only a share is of such a name
        if self._compares(said):
            return False  # 首次比犬多出30万只
        if self.rules[self._index] == "same" and self._is_whole(said):
            return False  # 老人9万名，占总人口两成，明年将增至10万名
        if self._own.endswith("”" + said):
            return False  # “双一流”高校: a quotation tells which of them
        if self._unit in _OF_PERSONS and self.reader.plain(said).endswith(_LANDS):
            return False  # 11个国家共有35例
        if self.rules[self._index] == "noun after" and self._adds_act(said):
            return False
        # 此外，甲国有61例: a place alone says nothing of what is counted there
        return not self.reader.only_places(said) or self.reader.only_places(self._own)

    def _is_whole(self, said: str) -> bool:
        """Tell whether a reading stands before the figure only as that of which something has a share."""
        reader, plain = self.reader, self.reader.plain(said)
        start = reader.quantities[self._index].start
        at = reader.folded.rfind(plain, max(0, start - _FAR), start)
        return at > 0 and reader.folded[at - 1] == "占" and plain not in reader.plain(self._own)

    def _compares(self, said: str) -> bool:
        """Tell whether a reading is but with what something is compared: 首次比犬, 仍较去年."""
        if "比" not in said[:_FEW] and "较" not in said[:_FEW]:
            return False
        words = self.reader.words_in(said)
        first = next((word for word in words if word.said in _THAN or word.tag not in "de"), None)
        # “比过年还好”
        return first is not None and first.said in _THAN and words[-1].tag not in "av"

    def _adds_act(self, said: str) -> bool:
        """Tell whether a reading adds to the noun of the rules what that does: 城市开展了活动.

        Or what is of that, where it is a place: 县的县长.
        """
        own, reader = self._own, self.reader
        if not said.startswith(own) or len(said) == len(own):
            return False
        last = reader.words_in(own)[-1]
        if last.tag not in "nb" and own not in PLACE_NOUNS:
            return False
        rest = reader.words_in(said[len(own) :])
        if rest[0].said == "的":
            return own in PLACE_NOUNS
        return (
            rest[0].tag in "vdpk" and rest[0].said not in reader.words.verbal and "的" not in said
        )

    def _add_names(self, found: dict[str, list[str]]) -> None:
        """Add what other figures are of."""
        reader, index, names = self.reader, self._index, self.names
        quantities, home = reader.quantities, reader.home
        unit = quantities[index].unit
        for k in range(index - 1, max(-1, index - 1 - _BACK), -1):
            if home[index] - home[k] > _NEAR:
                break
            name, back = names[k] or "", index - k
            if back == 1:
                _add(found, name, "same" if home[k] == home[index] else "same before")
            elif name in found:
                _add(found, name, f"same as {back} back")
            if quantities[k].unit == unit:
                _add(found, name, "same of the unit")
        k = index + 1
        if k < len(names) and quantities[k].unit == unit and home[k] == home[index]:
            _add(found, names[k] or "", "same as behind")
        for k in self._of_amount():
            if k != index:
                _add(found, names[k] or "", "of the amount")
        often: dict[str, int] = {}
        for name in self._alike:
            often[name] = often[name] + 1 if name in often else 1
        if len(often) < len(self._alike):
            _add(found, max(often, key=often.__getitem__), "usual of the unit")

    def _of_amount(self) -> list[int]:
        """Return the figures of the same amount: it may be told again at length."""
        quantities = self.reader.quantities
        quantity = quantities[self._index]
        if quantity.value is None or len(quantity.value.normalize().as_tuple().digits) < _TWO:
            return []
        if not self._amounts:
            for k, other in enumerate(quantities):
                if other.value is not None:
                    self._amounts.setdefault(f"{other.value.normalize()}{other.unit}", []).append(k)
        return self._amounts[f"{quantity.value.normalize()}{quantity.unit}"][:_BACK]

    def _first_noun(self, words: list[Word]) -> str:
        """Return the first noun of a clause."""
        noun: list[Word] = []
        for word in words:
            if word.tag in _NAMING or (noun and word.said == "的"):
                noun.append(word)
            elif noun:
                break
        if len(noun) > 1 and noun[-1].said == "主要":
            noun.pop()  # 病例主要
        return self.reader.say(noun[-_LONGEST_NOUN:])

    def _last_noun(self, words: list[Word]) -> str:
        """Return the last noun of a clause."""
        end = len(words)
        while end and words[end - 1].tag not in _NAMING:
            end -= 1
        start = end
        while start and words[start - 1].tag in _NAMING:
            start -= 1
        return self.reader.say(words[max(start, end - _FEW) : end])

    def _signs(self, said: str, ways: list[str]) -> tuple[list[str], list[str]]:
        """Return what is seen of a reading: of its form, and of whence it comes."""
        words, plain, form = self._form(said)
        place = list(dict.fromkeys(ways))
        count = min(len(words), _MANY)
        if self._before.endswith(plain):
            part = "all before" if plain == self._before else "last before"
            place += [part, f"{part} {count}"]
        if self._after.startswith(plain):
            part = "all behind" if plain == self._after else "first behind"
            place += [part, f"{part} {count}"]
        if said != self._own:
            how, more = _difference(said, self._own)
            place += [how, f"{how} {more}"]
        return form + self._signs_beside(said, plain, words[-1].said), place

    def _form(self, said: str) -> Form:
        """Return how a reading begins and ends, how long it is, which classes of words meet in it."""
        if said in self._forms:
            return self._forms[said]
        words = self.reader.words_in(said)
        first, last, count = words[0], words[-1], min(len(words), _MANY)
        tags = "".join(map(tag_of, words))
        signs = [
            f"ends in {last.said[-1]}",
            f"last word {last.said}",
            f"first word {first.said}",
            f"last class {last.tag}",
            f"first class {first.tag}",
            f"{first.tag}..{last.tag} {min(count, _FEW)}",
            f"classes {tags[:_MANY]}",
            f"{min(len(said), _LONG)} characters",
            f"{count} words",
            f"^{tags[0]}",
            f"{tags[-1]}$",
        ]
        signs += [tags[k : k + 2] for k in range(len(tags) - 1)]
        plain, known = self.reader.plain(said), self.reader.words
        if "的" in said:
            signs.append("with 的")
        if last.said in known.attributes:
            signs.append("ends in an attribute")
        if plain in known.bare:
            signs.append("bare")
        if known.people.end(plain):
            signs.append("persons")
        form = self._forms[said] = Form(words, plain, signs)
        return form

    def _signs_beside(self, said: str, plain: str, last: str) -> list[str]:
        """Return where else a reading stands, and what it stands between."""
        reader = self.reader
        quantity = reader.quantities[self._index]
        alike = min(self._ends_alike.count(f"{last}\n"), _OFTEN)
        others = min(self._ends_of_others.count(f"{last}\n"), _TWO)
        signs = [
            f"{min(self._around.count(plain), _BACK)} times here",
            f"last word {min(self._around.count(last), _OFTEN)} times here",
            f"last word of {alike} of the unit",
            f"last word of {others} of other kinds",
        ]
        if said in self._alike or said in self._others:
            signs.append("of another figure")
        start, end, folded = quantity.start, quantity.end, reader.folded
        at = folded.rfind(plain, max(1, start - _FAR), start)
        if at > 0:
            signs.append(f"{min(_GAP, start - at - len(plain))} before the figure")
            if folded[at - 1] in _MARKS:
                signs.append("behind a mark")
            else:
                word = reader.words.cut(folded, max(0, at - 2), at)[-1]
                signs += [f"behind class {word.tag}", f"behind {word.said}"]
        at = folded.find(plain, end, end + _LONGEST)
        if at >= 0:
            signs.append(f"{min(_GAP, at - end)} behind the figure")
            stop = at + len(plain)
            if folded[stop : stop + 1] in _MARKS or stop == len(folded):
                signs.append("before a mark")
            else:
                word = reader.words.cut(folded, stop, min(len(folded), stop + _FEW))[0]
                signs.append(f"before class {word.tag}")
        return signs


def _add(found: dict[str, list[str]], said: str, way: str) -> None:
    """Add a way to what a figure may be of, unless no indicator looks like that."""
    said = said.strip(_EDGES)
    if (
        1 < len(said) <= _LONGEST
        and said not in _DWELLERS
        and not _MARKED.search(said)
        and _NAMES.search(said)
    ):
        found.setdefault(said, []).append(way)
