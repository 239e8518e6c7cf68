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

from swstats.links.gazetteer import Gazetteer
from swstats.links.places import find_places
from swstats.links.scope import FIGURES, REACH
from swstats.links.words import Word, Words, words_of
from swstats.quantities.units import units_of
from swstats.records import Kind, Quantity
from swstats.text.folding import fold

if TYPE_CHECKING:
    from swstats.links.scope import Scene

COUNTED = frozenset({Kind.COUNT, Kind.PERSON, Kind.PERSON_TIME})
NOMINAL = frozenset("nwbauf")
LONGEST_LEFT = 24
LONGEST_RIGHT = 22
LONGEST = 40  # no indicator is longer: what is merged again and again is cut

# 比上年同期, 较2016年, 与2020年相比, 按可比价格计算: the basis of a change, at the end of what stands before it
_BASIS = re.compile(
    r"(?:同比|环比|同口径|可比口径|按年|按月|按周|按季|年均|月均|同期|逐年|累计|日均|实际|名义|(?:比|较|与|同|相比)[^，。；：]{1,14})$"
)
_MEASURED = re.compile(r"(?:[量数额率比重度值]|规模|系数|收入|支出|价格)$")
_LIST_NUMBER = re.compile(
    r"\d{1,2}[.、．]|[一二三四五六七八九十]是|[（(][一二三四五六七八九十\d]{1,2}[）)]"
)
_PER = re.compile(
    r"(?:(?:为|按|相当于|平均)?每(?:[人月年天日户亩次斤吨份张件台辆名位只头床周晚米方平村镇县家所股单桶瓶包箱担尺码度株棵]|个月|小时|分钟|公斤|平方公里|公里|公顷|学年|学期|季度|平方米|立方米|千瓦时|度电?))+$"
)
# the place that an anaphora names
_WHOLE = re.compile(
    r"(?:全[国省市县区州镇乡村]|[该本我][省市县区州镇乡村])(?=[\u4e00-\u9fff]{2})(?!级)"
)
# 低于全省平均水平0.18人, 高于全省1.7个百分点: compared with what, by how much
_AGAINST = re.compile(
    r"(?:低于|高于|高出|低出|超出|快于|慢于|优于|好于|多于|少于|领先|落后)于?[^，。；：0-9]{1,14}$"
)
# 西藏最少，为612个; 天津列第三，1010元: the rank of what follows
_RANK = re.compile(
    r"(?:最[多少高低大小快慢]|[居列排](?:名|在|于)?(?:全[国省市区县])?(?:首位?|第[一二三四五六七八九十]|前[列茅三五十]位?|榜首|末位?)|其次|次之)$"
)
# 按地区分，东部163万个: a sentence that goes on with the figures of the one before
_GOES_ON = re.compile(
    r"(?:其中|当中|同比|比|较|与|环比|同期|按[^，。；]{1,10}[分看]|分[^，。；]{1,8}看|从[^，。；]{1,10}看)"
)
# 在成本上升的情况下: a clause that says under what conditions
_CONDITION = re.compile(
    r"(?:情况下|背景下|形势下|基础上|前提下|同时|之际|以来|之后|之前|期间|过程中|方面|来看|看来)$"
)
# first characters of the two patterns above: a look at one character spares most trials
_LIST_HEADS = frozenset("0123456789一二三四五六七八九十（(")
_BASIS_HEADS = frozenset("但而与同和（(")
_AVERAGES = frozenset(
    (
        "亩均",
        "校均",
        "村均",
        "家均",
        "次均",
        "例均",
        "床均",
        "生均",
        "人均",
        "户均",
        "月均",
        "日均",
        "年均",
        "平均",
        "均",
    )
)
_LEADING_BASIS = re.compile(
    r"(?:但|而)?(?:与|同|和)[^，。；]{1,12}?(?:相比|比较)|[（(][^（）()]*[）)]"
)
_JOINERS = frozenset(("、", "和", "及", "与", "以及", "，", ",", "/"))
_CODE = re.compile(r"[（(][0-9A-Za-z.\-]+[）)]|\d{4,}")
# prepositions that keep a noun before the figure from being what the figure counts
_LOOSE = frozenset(
    (
        "将",
        "把",
        "其中",
        "对",
        "向",
        "给",
        "从",
        "在",
        "用",
        "以",
        "按",
        "让",
        "使",
        "被",
        "为",
        "与",
        "和",
    )
)
_TOTAL = re.compile(r"(?:总数|总额|总量|总计|合计|数量|人数|数)$")


# what comes in pieces: 0.90块 of these are no yuan
_PIECES = (
    "场地",
    "土地",
    "地",
    "田",
    "牌",
    "牌子",
    "屏",
    "屏幕",
    "板",
    "电池",
    "碑",
    "石头",
    "砖",
    "表",
    "手表",
    "蛋糕",
    "匾",
    "金牌",
    "银牌",
    "铜牌",
    "奖牌",
    "展板",
    "样地",
    "水田",
    "地块",
)
_BEFORE_NOUN = frozenset("，、了是为的在与和及由给")
# what has a measure of its own: 25个行业增加值实现增长 counts 行业
_BODIES = (
    "县",
    "区",
    "市",
    "省",
    "村",
    "镇",
    "乡",
    "企业",
    "行业",
    "国家",
    "地区",
    "社区",
    "学校",
    "家庭",
    "城市",
    "单位",
    "机构",
    "公司",
    "部门",
    "产业",
    "项目",
)
_INSIDE = frozenset("中里内上下间")
_NO_ACT = (
    "居首",
    "居前",
    "居全",
    "领先",
    "相比",
    "比较",
    "居",
    "位居",
    "列",
    "次之",
    "不住",
    "左右",
    "以上",
)
_FOLLOW = re.compile(r"(?:紧随其后|次之|位居其后|分列|居前|分居)")
_MAY_OPEN = frozenset("共已累截对就均都将由")
_COMPARES = re.compile(
    r"(?:则|却|也|又|仍|分别|分別)?(?:同比|环比|比|较|按[年月周季]|年(?=[增减升降]))"
)
_SPAN = re.compile(
    r"(?:[一二三四五六七八九十\d几]+(?:年|个月|天|周|日)(?:来|间|内|里)?|年|月|季|周)$"
)
_HEADLESS = re.compile(r"(?:以上|以下|以内|[0-9]分|不?及格)的(?:有|只有|共|达|共有)?$")
_DONE = frozenset(("完成", "实现", "达成"))
_FROM = re.compile(r"[由从自][^，。；]{0,12}$")
_GROWTH = re.compile(
    "(?:首日|单日|单周|当日|当月|全天|全年|周|月|年|日)?"
    "(?:增速|增幅|涨幅|跌幅|降幅|升幅|增长率|增长面|占比|比重)"
)
# 每万人拥有21.1名: per so many, and the noun left out
_PER_HEAD = re.compile(
    r"^(?:平均)?每[一二三四五六七八九十百千万0-9]{0,4}(?:人|户|名[^，。；：]{1,4})(?:拥有|有|配备|配)?$"
)
_PLACE_LIST = frozenset("、和与及等两三四五六七八九十区市县省地州")
_ASPECT = frozenset(("到", "至", "为", "成", "了", "过", "着", "出"))
# a class that shares the measure of the figure before: 第二产业, 东部省份
_CATEGORY = re.compile(r"(?:产业|地区|省份|行业|类|人群|生活|部门|城市|[东中西]部|居民)$")
_RESTS = frozenset(("剩下", "其余", "剩余", "余下", "另外"))
_ADVERBIAL = (
    "按",
    "据",
    "为",
    "是",
    "由于",
    "受",
    "因",
    "扣除",
    "剔除",
    "随着",
    "创",
    "居",
    "位居",
    "高于",
    "低于",
    "实现",
    "比",
    "较",
    "与",
    "同比",
    "也",
    "均",
    "根据",
    "经",
    "从",
)


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
    compared: bool = False  # 为净利润的1.15倍: the figure compares with what stands here
    joint: str = ""  # the word between the phrase and the figure
    headless: bool = False  # 投资千万元以上的460项: a clause with 的, the noun left out
    said: str = ""  # the words as the text has them
    plain: str = ""  # the same, folded

    @property
    def empty(self) -> bool:
        return not any(
            word.tag in "nvwu" or (word.tag == "f" and word.end - word.start > 1)
            for word in self.words
        )


def link_indicators(scene: Scene) -> list[IndicatorLink]:
    """Return the indicator of each quantity of the scene, in order."""
    return _Linker(scene).run()


class _Linker:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.document.text
        self.folded = scene.document.folded
        self.words: Words = words_of(scene.lexicon)
        self.gazetteer: Gazetteer = scene.lexicon.compiled(Gazetteer.build)
        self.time_starts = [span.start for span in scene.times]
        self.units = units_of(scene.lexicon)
        self.links: list[IndicatorLink] = []
        self.before: list[str] = []  # what stands before each figure in its clause
        self.taken: list[int] = []  # where the noun after each figure ends
        self.respective: list[bool] = []  # whether 分别 governs the figure
        self.nouns_of: dict[int, str] = {}  # the noun that 的 joins to a figure
        self.bases: dict[int, str] = {}  # the whole's noun that a modifier was given

    def run(self) -> list[IndicatorLink]:
        for index, quantity in enumerate(self.scene.quantities):
            self.taken.append(quantity.end)
            link = self.link(index, quantity)
            if link.text:
                said = _CODE.sub("", link.text[-LONGEST:].replace("分别", "").replace("分別", ""))
                said = said or link.text
                link = replace(link, text=self._trimmed(self._without_place(said)))
            self.links.append(self._implied_unit(index, quantity, link))
        return self.links

    # ------------------------------------------------------------------ the decision

    def link(self, index: int, quantity: Quantity) -> IndicatorLink:
        phrase = self._before(index, quantity)
        after, of = self._after(index, quantity, phrase)
        before = phrase.said
        self.before.append(before)
        self.respective.append(phrase.respectively or (self._joined(index) and self.respective[-1]))
        last = phrase.words[-1].tag if phrase.words else ""
        rate = quantity.kind in (Kind.RATIO, Kind.PERCENT)
        if after.startswith(_NO_ACT):
            after = ""
        counted = quantity.kind in COUNTED or (
            quantity.unit is None and quantity.kind is Kind.OTHER
        )
        if self._is_second_level(index):
            return IndicatorLink(self.links[index - 1].text, "same")  # 由294种扩围到374种
        if (unit := self._noun_unit(quantity)) is not None:
            return IndicatorLink(before + unit, "unit is the noun")  # 辖三区四县
        if before and phrase.joint == "为" and _MEASURED.search(phrase.plain):
            return IndicatorLink(before, "noun before")  # 落成量为17122个单位
        if (
            after
            and of
            and counted
            and last in "nw"
            and before
            and not phrase.joint
            and not self._weak(phrase)
        ):
            return IndicatorLink(before, "noun before")  # 回收问卷1200份的调查
        if after and counted and not (abutting := self._states_measure(index, after)):
            return IndicatorLink(after, "noun after")
        if after and counted and abutting:
            after = ""  # 76个过程雨量超过100毫米: the noun is what the next figure measures
        if (
            after
            and of
            and before
            and all(self.folded[w.start : w.end] in self.words.attributes for w in phrase.words)
        ):
            return IndicatorLink(after + before, "的 after")  # 建筑面积1360平方米的综合体
        if (
            after
            and of
            and (
                not before
                or last in "vk"
                or self._weak(phrase)
                or (
                    (rate or not phrase.joint)
                    and not phrase.plain.endswith(tuple(_AVERAGES))
                    and not _MEASURED.search(phrase.plain)
                )
            )
        ):
            return IndicatorLink(after, "的 after")
        if phrase.compared or (phrase.share and phrase.words[0].tag == "s"):
            whole = None if phrase.compared else self._topic_before(index, quantity, phrase)
            if whole := whole or self._same(index, quantity):
                return IndicatorLink(_merge(whole, before), "share")
        if self.respective[-1] and (said := self._distributed(index, before)):
            if self._is_modifier(said) and (base := self._base(index, quantity)):
                return IndicatorLink(_merge(said, base), "respectively")
            return IndicatorLink(said, "respectively")
        if (
            before
            and quantity.kind is Kind.PERSON
            and len(phrase.plain) <= 1
            and (act := self._act_after(quantity, index))
        ):
            return IndicatorLink(act, "act after")  # 可供1.1万人居住
        if before:
            if after and (last == "v" or phrase.joint in _LOOSE):
                return IndicatorLink(
                    after if phrase.joint in ("将", "把", "和", "与") else before + after,
                    "noun before",
                )
            if phrase.joint in ("以", "按") and (act := self._act_after(quantity, index)):
                return IndicatorLink(before + act, "act after")
            return IndicatorLink(*self._completed(index, quantity, phrase, before))
        if after:
            return IndicatorLink(after, "noun after")
        if self.respective[-1] and (said := self._respectively(index)):
            return IndicatorLink(said, "respectively")
        if index and (said := self.nouns_of.get(index - 1)) and self._joined_by_noun(index):
            return IndicatorLink(said, "noun between")  # 税收上千万元的企业只有两家
        if quantity.kind in COUNTED and (act := self._act_after(quantity, index)):
            return IndicatorLink(act, "act after")
        if said := self._topic_before(index, quantity, phrase):
            return IndicatorLink(said, "clause before")
        if said := self._same(index, quantity):
            return IndicatorLink(said, "same")
        if act := self._act_after(quantity, index):
            return IndicatorLink(act, "act after")
        return IndicatorLink(None, "")

    def _topic_before(self, index: int, quantity: Quantity, phrase: _Phrase) -> str | None:
        """Return what the clause before names, completed where it is but a part or a place."""
        said = self._clause_before(index, phrase)
        if said and self._is_modifier(said):
            base = self._base(index, quantity) if index else None
            return _merge(said, base) if base else None
        return said

    def _states_measure(self, index: int, after: str) -> bool:
        """Tell whether the noun after a figure is what the next figure in the clause measures."""
        scene = self.scene
        return (
            index + 1 < len(scene.quantities)
            and scene.quantities[index + 1].start < scene.clauses[index][1]
            and _MEASURED.search(after) is not None
            and not after.startswith(_BODIES)
        )

    def _is_second_level(self, index: int) -> bool:
        """Tell whether a figure is the level reached of 由A…到B: both measure the same."""
        if not index:
            return False
        previous, quantity = self.scene.quantities[index - 1], self.scene.quantities[index]
        start, end = self.scene.clauses[index]
        if not start <= previous.start < previous.end <= quantity.start <= end:
            return False
        if previous.unit != quantity.unit:
            return False
        between = self.folded[previous.end : quantity.start]
        return (
            between.endswith(("到", "至", "为", "成"))
            and _FROM.search(self.folded[start : previous.start]) is not None
        )

    def _joined_by_noun(self, index: int) -> bool:
        """Tell whether only a noun that 的 joins to the figure before stands between the two."""
        between = self.folded[
            self.scene.quantities[index - 1].end : self.scene.quantities[index].start
        ]
        return between.startswith("的") and not any(mark in between for mark in "，。；：")

    def _weak(self, phrase: _Phrase) -> bool:
        """Tell whether a phrase has no noun of its own: 新建, 户均, 首批, 一家."""
        for word in phrase.words:
            said = self.folded[word.start : word.end]
            if (
                word.tag == "n"
                and said not in self.words.attributes
                and said not in self.words.modifiers
            ):
                return False
            if word.tag == "w" and len(phrase.words) == 1:
                return False
        if len(phrase.plain) > 5:
            return False
        return len(phrase.plain) <= 2 or not any(word.tag in "ub" for word in phrase.words)

    def _noun_unit(self, quantity: Quantity) -> str | None:
        unit = self.units.by_spelling.get(quantity.unit or "")
        return (
            self.text[quantity.end - len(unit.name) : quantity.end] if unit and unit.noun else None
        )

    def _completed(
        self, index: int, quantity: Quantity, phrase: _Phrase, before: str
    ) -> tuple[str, str]:
        """Return a phrase with what it leaves to the figure before: an owner, a noun, a measure."""
        rule = "in brackets" if phrase.bracket else "noun before"
        if index and quantity.kind in COUNTED and phrase.headless:
            level = self._level(index)
            noun = self._last_noun(self.links[index - 1 if level is None else level].text or "")
            if noun:
                return f"{before}的{noun}", "noun of the figure before"
        plain = phrase.plain
        core = self._core(plain)
        if (quantity.kind is Kind.COUNT or core == "涉及") and core in self.words.generic:
            noun = self._noun_nearby(index, quantity, phrase)
            if noun:
                return _merge(noun, before), "noun nearby"
        if not index or self.scene.home[index - 1] != self.scene.home[index]:
            start = self.scene.sentence(index).start
            if not index or not _GOES_ON.match(self.folded, start):
                return before, rule
        if plain in _AVERAGES:
            noun = self._last_noun(self.links[index - 1].text or "")
            return (before + noun, "attribute") if noun else (before, rule)
        if _GROWTH.fullmatch(plain):
            whole = self.links[index - 1].text
            return (_merge(whole, before), "attribute") if whole else (before, rule)
        if quantity.kind in COUNTED and _PER_HEAD.match(plain):
            noun = self._last_noun(self.links[index - 1].text or "")
            return (before + noun, "attribute") if noun else (before, rule)
        if all(self.folded[w.start : w.end] in self.words.attributes for w in phrase.words):
            owner = self._owner(index)
            return (_merge(owner, before), "attribute") if owner else (before, rule)
        if self._is_modifier(plain):
            base = None if plain in _RESTS else self._base(index, quantity)
            if not base and plain not in _RESTS and (topic := self._clause_before(index, phrase)):
                base = topic if not self._is_modifier(topic) else None
            if base:
                self.bases[index] = base
                return _merge(before, base), "modifier"
            return before, rule
        level = self._level(index)
        said = self.links[level].text if level is not None else None
        if (
            said
            and quantity.kind not in COUNTED
            and (before.endswith(self.words.persons) or _CATEGORY.search(plain))
        ):
            words = self.words.cut(self._plain(said), 0, len(said))
            noun = said[words[-1].start : words[-1].end] if words[-1].tag in "nw" else ""
            if noun and not noun.endswith(self.words.persons) and not _CATEGORY.search(noun):
                return before + noun, "measure of the figure before"
        return before, rule

    def _part(self, index: int) -> int:
        """Return where the figure's part of the sentence begins: after a semicolon."""
        at = self.scene.quantities[index].start
        return self.folded.rfind("；", max(self.scene.sentence(index).start, at - REACH), at)

    def _level(self, index: int) -> int | None:
        """Return the nearest figure before with the same unit, within the sentence."""
        scene = self.scene
        found = None
        part = self._part(index)
        for k in range(index - 1, max(-1, index - FIGURES), -1):
            if scene.home[k] != scene.home[index]:
                break
            if scene.quantities[k].unit == scene.quantities[index].unit:
                if scene.quantities[k].start > part:
                    return k
                found = k if found is None else found
        return found

    def _core(self, plain: str) -> str:
        """Return what is left of a phrase without its places: 报告 of 深圳、东莞各报告."""
        for _ in range(3):
            rest = self._without_place(plain).lstrip("、和与各均共已将再")
            if rest == plain:
                break
            plain = rest
        return plain

    def _noun_nearby(self, index: int, quantity: Quantity, phrase: _Phrase) -> str:
        """Return the noun that a verb alone leaves out: of the same classifier, or the clause before."""
        level = self._level(index)
        if level is not None and (noun := self._last_noun(self.links[level].text or "")):
            return noun
        said = self._clause_before(index, phrase)
        if said and (noun := self._last_noun(said)) and said.endswith(noun):
            return noun
        if index and self.scene.quantities[index - 1].unit == quantity.unit:
            near = self.scene.home[index] - self.scene.home[index - 1]
            if near == 1:
                return self._last_noun(self.links[index - 1].text or "")
        return ""

    def _base(self, index: int, quantity: Quantity) -> str | None:
        """Return the noun of the whole that a modifier needs (农村 → 低保资金)."""
        scene = self.scene
        for k in range(index - 1, max(-1, index - FIGURES), -1):
            if scene.home[k] != scene.home[index]:
                break
            if scene.quantities[k].unit == quantity.unit and k in self.bases:
                return self.bases[k]
            if scene.quantities[k].unit == quantity.unit:
                break
        base = self._same(index, quantity)
        if not base:
            return None
        for modifier in self.words.modifiers:
            if self._plain(base).endswith(modifier) and len(base) > len(modifier) + 1:
                base = base[: -len(modifier)].rstrip("、和及与")
                break
        base = self._last_noun(base) or self._without_place(base)
        return _TOTAL.sub("", base) or base

    def _without_place(self, said: str) -> str:
        """Drop the place at the head of a phrase: the region says it already."""
        plain = self._plain(said)
        if match := _WHOLE.match(plain):
            said, plain = said[match.end() :], plain[match.end() :]
        if not self.gazetteer.may_begin(plain):
            return said
        places = find_places(plain[:14], self.scene.lexicon)
        if places and places[0].start == 0 and not places[0].inside_organisation:
            rest = said[places[0].end :].lstrip("的")
            if len(rest) >= 2 and rest[0] not in "、和与及级盾元币铢镑":
                return rest
        return said

    def _plain(self, said: str) -> str:
        """Return words of the text folded; a text without anything to fold is its own folding."""
        return said if self.folded is self.text else fold(said)

    def _trimmed(self, said: str) -> str:
        """Drop what stands at the head once the place is gone: 全市共对…, 截至目前…."""
        plain = self._plain(said)
        if plain[:1] not in _MAY_OPEN:
            return said
        at = 0
        for word in self.words.cut(plain, 0, min(len(said), 12)):
            if word.tag not in "kd" or len(said) - word.end < 2:
                break
            at = word.end
        return said[at:]

    def _owner(self, index: int) -> str | None:
        """Return whose property the figure before states: 飞来石 of 飞来石高12米."""
        said = self.links[index - 1].text
        if not said:
            return None
        plain = self._plain(said)
        for attribute in self.words.attributes_longest_first:
            if plain.endswith(attribute) and len(said) > len(attribute):
                owner = self._without_verbs(said[: -len(attribute)])
                return None if owner in ("东西", "南北", "") else owner
        return None if said in self.words.attributes else self._without_verbs(said) or said

    def _without_verbs(self, said: str) -> str:
        """Drop the verbs at the end of a phrase: 祝山线每日加开 has the property of 祝山线."""
        words = self.words.cut(self._plain(said), 0, len(said))
        end = len(words)
        while end and words[end - 1].tag in "vdekx":
            end -= 1
        return said[: words[end - 1].end] if end else ""

    def _last_noun(self, said: str) -> str:
        words = self.words.cut(self._plain(said), 0, len(said))
        end = len(words)
        while end and words[end - 1].tag not in "nwu":
            end -= 1
        start = end
        while (
            start
            and words[start - 1].tag in "nwbu"
            and words[end - 1].end - words[start - 1].start <= 8
        ):
            start -= 1
        return said[words[start].start : words[end - 1].end] if end else ""

    def _act_after(self, quantity: Quantity, index: int) -> str:
        """Return the act that follows a figure: 1481.4万人受灾, 以980万元沽出三房单位."""
        end = min(self.scene.clauses[index][1], quantity.end + 14)
        if index + 1 < len(self.scene.quantities):
            end = min(end, self.scene.quantities[index + 1].start)
        words = self.words.cut(self.folded, quantity.end, end) if end > quantity.end else []
        taken = 0
        while taken < len(words) and words[taken].tag in "vnwub":
            taken += 1
        if not taken or words[0].tag not in "vw" or self.folded.startswith(_NO_ACT, words[0].start):
            return ""
        return self.text[words[0].start : words[taken - 1].end].replace("\n", "")

    # ------------------------------------------------------------------ before

    def _before(self, index: int, quantity: Quantity) -> _Phrase:
        scene = self.scene
        start = scene.clauses[index][0]
        if index and scene.quantities[index - 1].end > start:
            start = max(self.taken[index - 1], scene.quantities[index - 1].end)
        gap = self.text.rfind("\u3000", start, quantity.start)
        if gap >= 0 and self.text[gap : quantity.start].strip():
            start = gap + 1  # 气候　山顶年平均气温7.8℃: a heading before the sentence
        end = quantity.start
        bracket = False
        if end > start and self.folded[end - 1] in "（(":
            end -= 1
            bracket = True
        elif (open_at := self._open_bracket(start, end)) is not None:
            start = open_at + 1
        start = max(start, self.folded.rfind("】", start, end) + 1)
        dash = self.folded.rfind("——", start, end)
        if dash >= 0:
            start = dash + 2
        quote = self.folded.rfind("“", start, end)
        if quote >= 0 and "”" not in self.folded[quote:end]:
            start = quote + 1
        return self._phrase(start, end, bracket=bracket)

    def _open_bracket(self, start: int, end: int) -> int | None:
        """Return where a bracket opens in the span and does not close."""
        at = max(self.folded.rfind("（", start, end), self.folded.rfind("(", start, end))
        if at < 0 or "）" in self.folded[at:end] or ")" in self.folded[at:end]:
            return None
        return at

    def _phrase(self, start: int, end: int, *, bracket: bool = False) -> _Phrase:
        folded = self.folded
        if (
            start < end
            and folded[start] in _LIST_HEADS
            and (number := _LIST_NUMBER.match(folded, start, end))
        ):
            start = number.end()
        if (
            start < end
            and folded[start] in _BASIS_HEADS
            and (basis := _LEADING_BASIS.match(folded, start, end))
        ):
            start = basis.end()
        if start < end and folded[start] in "）)":
            start += 1
        raw = folded[start:end]
        against = (
            _AGAINST.search(raw)
            if "于" in raw or "出" in raw or "领先" in raw or "落后" in raw
            else None
        )
        if against:
            end = start + against.start()
        words = self._cut_around_times(start, end)
        phrase = _Phrase(words, bracket=bracket)
        phrase.respectively = "分别" in raw or raw.endswith("各")
        phrase.change = bool(against)
        phrase.compared = raw.endswith("的") and raw.startswith(("为", "是", "相当于", "达"))
        if _COMPARES.match(raw) and words and words[-1].tag in "vgaed":
            words.clear()  # 比上年节约, 较常年同期偏多: compared, by any verb
            phrase.change = True
        phrase.headless = _HEADLESS.search(raw) is not None
        per_what = "每" in raw
        while words:
            word = words[-1]
            said = folded[word.start : word.end]
            if word.tag == "g":
                phrase.change = True
                words.pop()
                self._drop_basis(words)
            elif said == "比" and phrase.joint in ("由", "为", "从", "达", "至"):
                break  # 收入比由1.72缩小为1.68
            elif said in _DONE and len(words) > 1 and words[-2].tag == "n":
                words.pop()  # 地区生产总值完成2108亿元
            elif (
                per_what
                and len(words) > 1
                and (per := _PER.search(folded, words[0].start, word.end))
            ):
                while words and words[-1].end > per.start():
                    words.pop()
                phrase.joint = per[0][0] if per[0][0] != "每" else phrase.joint
            elif (word.tag == "f" and len(said) == 1 and len(words) > 1) or (
                word.tag in "kdexpc" and said not in "”」』）)"
            ):
                words.pop()
                phrase.joint = said if said in _LOOSE or not phrase.joint else phrase.joint
            elif said in "”」』" and word.end != end:
                words.pop()
            elif phrase.change and self._drop_basis(words):
                pass
            else:
                break
        first = 0
        while first < len(words) and self._opens_nothing(words, first):
            first += 1
        del words[:first]
        if (
            per_what
            and words
            and (per := _PER.search(folded, start, words[-1].end))
            and per.start() <= words[0].start
        ):
            words.clear()  # 每人每月60元: per what, not what
        phrase.share = any(word.tag == "s" for word in words)
        if words:
            length = words[-1].end - words[0].start
            if length > LONGEST_LEFT:
                self._drop_place(words)
                length = words[-1].end - words[0].start
            if length > LONGEST_LEFT:
                # 白血病、…等大病患者: the class after the list says it
                for k in range(len(words) - 2, 0, -1):
                    if folded[words[k].start : words[k].end] == "等":
                        del words[: k + 1]
                        break
                length = words[-1].end - words[0].start
            while length > LONGEST_LEFT and len(words) > 1:
                length -= words[1].start - words[0].start
                words.pop(0)
            while words and self._opens_nothing(words, 0):
                words.pop(0)
        if bracket:
            # 让给了服务业（8576亿元）: the noun before the bracket alone
            for k in range(len(words) - 2, -1, -1):
                if folded[words[k].start : words[k].end] in _BEFORE_NOUN:
                    del words[: k + 1]
                    break
        if (
            phrase.change
            and words
            and folded[words[-1].end - 1] == "比"
            and words[-1].end - words[-1].start > 2
        ):
            # 消费价格比上年上涨: the 比 of the comparison, not of a ratio
            words[-1] = words[-1]._replace(end=words[-1].end - 1)
        if words and _SPAN.fullmatch(folded, words[0].start, words[-1].end):
            words.clear()  # 三年净增3650人, 年增11.5%: how long, not what
        if not phrase.empty:
            phrase.said = self._say(words)
            phrase.plain = "".join(folded[word.start : word.end] for word in words)
        return phrase

    def _drop_place(self, words: list[Word]) -> None:
        """Drop the place at the head of a long phrase, not a part of its name."""
        head = words[0].start
        if not self.gazetteer.may_begin(self.folded[head : head + 2]):
            return
        places = find_places(self.folded[head : head + 16], self.scene.lexicon)
        if places and places[0].start == 0:
            while len(words) > 1 and words[0].start < head + places[0].end:
                words.pop(0)

    def _opens_nothing(self, words: list[Word], at: int) -> bool:
        """Tell whether a word at the head of a phrase is no part of it: 共, 其中, 我."""
        word = words[at]
        if word.tag not in "kdxcgr" or self.folded[word.start] in "“「『《每":
            return False
        if word.end - word.start == 1 and word.tag in "dg" and at + 1 < len(words):
            return words[at + 1].tag != "u"  # 随迁子女, 翻山越岭: part of an unknown word
        return True

    def _cut_around_times(self, start: int, end: int) -> list[Word]:
        """Cut a stretch into words, what is a date or time left out."""
        times = self.scene.times
        first = bisect_left(self.time_starts, start)
        if first and times[first - 1].end > start:
            first -= 1
        words: list[Word] = []
        for span in times[first : first + 20]:
            if span.start >= end:
                break
            if span.start > start:
                words += self.words.cut(self.folded, start, span.start)
            start = max(start, span.end)
        if start < end:
            words += self.words.cut(self.folded, start, end)
        return words

    def _drop_basis(self, words: list[Word]) -> bool:
        """Drop 比上年同期, 较2016年, 同比 from the end of the words; tell whether one stood there."""
        if not words:
            return False
        head = words[0].start
        basis = _BASIS.search(self.folded[head : words[-1].end])
        if basis is None:
            return False
        while words and words[-1].end > head + basis.start():
            words.pop()
        return True

    def _in_time(self, word: Word) -> bool:
        times = self.scene.times
        if not times:
            return False
        at = bisect_left(self.time_starts, word.end) - 1
        return at >= 0 and times[at].end > word.start

    def _say(self, words: list[Word]) -> str:
        return "".join(self.text[word.start : word.end] for word in words).replace("\n", "").strip()

    def _is_modifier(self, before: str) -> bool:
        """Tell whether the phrase only says which part: 农村, 女性, a place."""
        if before in self.words.modifiers or before in _RESTS:
            return True
        if len(before) > 12 or not self.gazetteer.may_begin(before):
            return False
        places = find_places(before, self.scene.lexicon)
        named = sum(place.end - place.start for place in places)
        rest = before[places[-1].end :] if places else before
        joints = len(before) - named
        return bool(places) and (
            joints == 0
            or (
                len(places) > 1
                and joints <= len(places) + 2
                and all(ch in _PLACE_LIST for ch in rest)
            )
        )

    # ------------------------------------------------------------------ after

    def _after(self, index: int, quantity: Quantity, phrase: _Phrase) -> tuple[str, bool]:
        """Return the noun phrase after the figure, and whether 的 joins it."""
        scene, folded = self.scene, self.folded
        start = quantity.end
        end = min(scene.clauses[index][1], start + LONGEST_RIGHT + 8)
        abutted = False
        if (
            index + 1 < len(scene.quantities)
            and (following := scene.quantities[index + 1].start) < end
        ):
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
        if taken == at and (of or quantity.kind not in (Kind.RATIO, Kind.PERCENT)):
            at_verb = self._verbal_phrase(words, at, phrase)
            if at_verb > at:
                self.taken[index] = words[at_verb - 1].end
                return self.text[words[at].start : words[at_verb - 1].end].replace("\n", ""), of
        while taken > at and (
            words[taken - 1].tag not in NOMINAL and folded[words[taken - 1].start] not in "”）》)"
        ):
            taken -= 1
        if taken == at:
            return "", False
        if (
            taken < len(words)
            and folded[words[taken].start : words[taken].end] in _ASPECT
            and words[taken - 1].tag == "u"
        ):
            taken -= 1  # 枣林挂了彩, 扩围到: an unknown word before 到 or 了 is a verb
            if taken == at or words[taken - 1].end - words[at].start < 2:
                return "", False
        if folded[words[at].start : words[taken - 1].end] in _INSIDE:
            return "", False  # 毕业的438人中
        if abutted and taken == len(words):
            for k in range(taken - 1, at, -1):
                if folded[words[k].start : words[k].end] == "的":
                    taken = k  # 18个乡镇的出口交货额超过3亿元: two figures, a noun for each
                    break
        if not any(word.tag in "nwub" for word in words[at:taken]):
            return "", False  # 在75%—80%之间, 6万间严重损坏
        if of:
            self.nouns_of[index] = self.text[words[at].start : words[taken - 1].end].replace(
                "\n", ""
            )
        if (
            abutted
            and taken == len(words)
            and phrase.words
            and phrase.words[-1].tag in "nw"
            and not of
        ):
            return "", False  # 机构1823家床位38.4万张: the noun is that of the next figure
        said = self.text[words[at].start : words[taken - 1].end].replace("\n", "")
        if of or quantity.kind in COUNTED or quantity.unit is None:
            self.taken[index] = words[taken - 1].end
        bulk = quantity.kind in COUNTED or quantity.kind in (Kind.MASS, Kind.VOLUME)
        if len(said) == 1 and words[at].tag == "u" and not bulk:
            return "", False
        return said.strip(), of

    def _noun_phrase(self, words: list[Word], at: int) -> int:
        """Return the index after the noun phrase that begins at ``at``."""
        folded = self.folded
        first = at
        while at < len(words):
            word = words[at]
            said = folded[word.start : word.end]
            if self._in_time(word):
                break
            if (
                word.tag in NOMINAL
                or (said == "地" and at + 1 < len(words) and folded[word.end] in "（(")
                or said in ("“", "”", "《", "》", "「", "」", "『", "』", "·", "-")
            ) or (
                at > first
                and said in ("、", "和", "及", "与", "或", "的", "以及", "/", "之", "等")
                and self._noun_follows(words, at + 1)
            ):
                at += 1
            elif at > first and said in ("（", "("):
                close = next(
                    (
                        k
                        for k in range(at, min(at + 8, len(words)))
                        if folded[words[k].start] in "）)"
                    ),
                    None,
                )
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
        governed = not phrase.words or phrase.words[-1].tag == "v" or phrase.joint.endswith("有")
        if not governed:
            return at
        k = at
        while k < len(words) and words[k].tag in "vw":
            k += 1
        if k - at > 2:
            return at
        if k == len(words) or words[k].tag == "x":
            # 录得32宗成交: the verb is the noun, where a verb governs the figure
            return k if phrase.words else at
        end = self._noun_phrase(words, k)
        if end > k and (not phrase.words or end == len(words) or words[end].tag in "xdekv"):
            return end
        return at

    # ------------------------------------------------------------------ from elsewhere

    def _same(self, index: int, quantity: Quantity) -> str | None:
        """Return what a figure before says: of the same unit first, within the sentence.

        A sentence that begins with 其中, 同比 … goes on with the sentence before.
        """
        scene = self.scene
        first = index
        last = max(0, index - FIGURES)
        while first > last and scene.home[first - 1] == scene.home[index]:
            first -= 1
        if first == index:
            start = scene.sentence(index).start
            if not index or scene.home[index] - scene.home[index - 1] != 1:
                return None
            if not _GOES_ON.match(self.folded, start):
                return None
            while first > last and scene.home[first - 1] == scene.home[index - 1]:
                first -= 1
        if self._joined(index):
            return self.links[index - 1].text
        # figures of the same part of the sentence, between semicolons, come first
        part = self._part(index)
        near = [k for k in range(index - 1, first - 1, -1) if scene.quantities[k].start > part]
        near = near or list(range(index - 1, first - 1, -1))
        rate = quantity.kind in (Kind.PERCENT, Kind.PERCENTAGE_POINT, Kind.RATIO)
        if not rate:
            for k in near:
                if scene.quantities[k].unit == quantity.unit:
                    return self.links[k].text
            for k in near:
                if scene.quantities[k].kind not in (Kind.PERCENT, Kind.PERCENTAGE_POINT):
                    if scene.quantities[k].kind in COUNTED and quantity.kind not in COUNTED:
                        return self._tail(k) or self.before[k] or self.links[k].text
                    return self.before[k] or self.links[k].text
        return self.links[index - 1].text

    def _tail(self, index: int) -> str | None:
        """Return the act after the noun of a figure: 提供重建补助 of 2500户受灾家庭提供重建补助."""
        start, end = self.taken[index], self.scene.clauses[index][1]
        if index + 1 < len(self.scene.quantities):
            end = min(end, self.scene.quantities[index + 1].start)
        if end - start < 3:
            return None
        phrase = self._phrase(start, end)
        return phrase.said or None

    def _joined(self, index: int) -> bool:
        """Tell whether nothing but 、 or 和 stands between a figure and the one before."""
        if not index or self.scene.home[index - 1] != self.scene.home[index]:
            return False
        quantities = self.scene.quantities
        return self.folded[quantities[index - 1].end : quantities[index].start].strip() in _JOINERS

    def _group(self, index: int) -> tuple[int, int]:
        """Return the place of a figure among those that 、 and 和 join, and their number."""
        first = last = index
        while index - first < FIGURES and self._joined(first):
            first -= 1
        while (
            last - index < FIGURES
            and last + 1 < len(self.scene.quantities)
            and self._joined(last + 1)
        ):
            last += 1
        return index - first, last - first + 1

    def _distributed(self, index: int, before: str) -> str | None:
        """Return the n-th of 城镇、农村居民收入 for the n-th figure after 分别."""
        place, size = self._group(index)
        said = before or (self.before[index - place] if place else "") or self._pairs(index - place)
        if size < 2 or not said:
            return None
        items = re.split("[、和及与與]", said)
        if len(items) != size:
            return None
        short, last = items[:-1], items[-1]
        if all(len(item) <= 4 and len(item) < len(last) for item in short):
            plain = self._plain(last)
            words = self.words.cut(plain, 0, len(last))
            places = find_places(plain, self.scene.lexicon)
            head = places[0].end if places and places[0].start == 0 else words[0].end
            tail = last[head:]
            return items[place] + tail if place < size - 1 else last
        return items[place]

    def _pairs(self, index: int) -> str:
        """Return the parts that the clause before names: 甲市和乙市紧随其后，分别为…."""
        start = self.scene.clauses[index][0]
        sentence = self.scene.sentence(index)
        if start <= sentence.start:
            return ""
        reach = max(sentence.start, start - REACH)
        head = max(self.folded.rfind(mark, reach, start - 1) for mark in "，；：") + 1
        clause = self.folded[max(head, reach) : start - 1]
        match = _FOLLOW.search(clause)
        return clause[: match.start()] if match else ""

    def _respectively(self, index: int) -> str | None:
        """Return the indicator for the n-th of several figures after 分别, by the n-th before."""
        place, size = self._group(index)
        first = index - place
        if place and self.before[first]:
            return self.links[first].text  # 城乡居民收入分别为2.8万元、1.2万元: one name for both
        earliest = max(0, first - FIGURES)
        levels = [k for k in range(earliest, first) if self.scene.home[k] == self.scene.home[index]]
        if size < 2 or len(levels) < size:
            return None
        return self.links[levels[place - size]].text

    def _clause_before(self, index: int, phrase: _Phrase) -> str | None:
        """Return what the clause just before says, where it holds no figure of its own.

        An adverbial clause (按可比价格计算, 为近8年来的最低点) says nothing of the figure.
        """
        scene = self.scene
        start = scene.clauses[index][0]
        sentence = scene.sentence(index)
        if start <= sentence.start or (index and scene.quantities[index - 1].end > start):
            return None
        end = start - 1
        reach = max(sentence.start, end - REACH)
        head = max(self.folded.rfind(mark, reach, end) for mark in "，；：")
        head = max(head + 1, reach)
        if index and scene.quantities[index - 1].end > head:
            if quantity_tail := self._tail(index - 1):
                same = scene.quantities[index - 1].unit == scene.quantities[index].unit
                return None if same or phrase.change else quantity_tail
            return None
        if self.folded.startswith(_ADVERBIAL, head) and index:
            return None
        if _CONDITION.search(self.folded, head, end):
            return None
        if rank := _RANK.search(self.folded, head, end):
            end = rank.start()
        return self._phrase(head, end).said or None

    # ------------------------------------------------------------------ implied units

    def _implied_unit(self, index: int, quantity: Quantity, link: IndicatorLink) -> IndicatorLink:
        if quantity.unit_text == "块" and link.text and link.text.endswith(_PIECES):
            return replace(link, unit="块", kind=Kind.COUNT)
        if quantity.unit is not None or quantity.kind is not Kind.OTHER or not link.text:
            return link
        said = link.text
        said = self._plain(said)
        if said.endswith(self.words.money) or self._plain(self.before[index]).endswith(
            self.words.money
        ):
            return replace(link, unit="元", kind=Kind.MONEY)
        if said.endswith(self.words.persons):
            return replace(link, unit="人", kind=Kind.PERSON)
        if said.endswith("人次"):
            return replace(link, unit="人次", kind=Kind.PERSON_TIME)
        # 由603亿增至735亿马克, 其中美国承担90亿: of the kind of the figures beside it
        for near in (index + 1, index - 1):
            if (
                0 <= near < len(self.scene.quantities)
                and self.scene.home[near] == self.scene.home[index]
            ):
                kind = self.scene.quantities[near].kind
                if kind in COUNTED or kind is Kind.MONEY:
                    return replace(link, kind=kind)
        return link


def _merge(first: str, second: str) -> str:
    """Join two phrases, an overlap said once."""
    for length in range(min(len(first), len(second)), 0, -1):
        if first.endswith(second[:length]):
            return first + second[length:]
    return first + second
