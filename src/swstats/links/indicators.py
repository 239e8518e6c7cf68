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
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from swstats.links.neighbours import GOES_ON, NO_ACT, RESTS, Neighbours, merge
from swstats.links.phrases import COUNTED, LOOSE, MEASURED, Phrase
from swstats.quantities.units import units_of
from swstats.records import Kind, Quantity

if TYPE_CHECKING:
    from swstats.links.scope import Scene

LONGEST = 40  # no indicator is longer: what is merged again and again is cut
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
_CODE = re.compile(r"[（(][0-9A-Za-z.\-]+[）)]|\d{4,}")
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
_GROWTH = re.compile(
    "(?:首日|单日|单周|当日|当月|全天|全年|周|月|年|日)?"
    "(?:增速|增幅|涨幅|跌幅|降幅|升幅|增长率|增长面|占比|比重)"
)
# 每万人拥有21.1名: per so many, and the noun left out
_PER_HEAD = re.compile(
    r"^(?:平均)?每[一二三四五六七八九十百千万0-9]{0,4}(?:人|户|名[^，。；：]{1,4})(?:拥有|有|配备|配)?$"
)
# a class that shares the measure of the figure before: 第二产业, 东部省份
_CATEGORY = re.compile(r"(?:产业|地区|省份|行业|类|人群|生活|部门|城市|[东中西]部|居民)$")


@dataclass(frozen=True, slots=True)
class IndicatorLink:
    """What a figure counts or measures, and the rule that says so.

    ``unit`` and ``kind`` are those implied by the noun where the text leaves the unit out.
    """

    text: str | None
    rule: str
    unit: str | None = None
    kind: Kind | None = None


def link_indicators(scene: Scene) -> list[IndicatorLink]:
    """Return the indicator of each quantity of the scene, in order."""
    return _Linker(scene).run()


class _Linker(Neighbours):
    """Decides, figure by figure, which of the rules above names it."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.units = units_of(scene.lexicon)
        self.links: list[IndicatorLink] = []

    def run(self) -> list[IndicatorLink]:
        for index, quantity in enumerate(self.scene.quantities):
            self.taken.append(quantity.end)
            link = self.link(index, quantity)
            if link.text:
                said = _CODE.sub("", link.text[-LONGEST:].replace("分别", "").replace("分別", ""))
                said = said or link.text
                link = replace(link, text=self.trimmed(self.without_place(said)))
            self.names.append(link.text)
            self.links.append(self._implied_unit(index, quantity, link))
        return self.links

    def link(self, index: int, quantity: Quantity) -> IndicatorLink:
        phrase = self.before(index, quantity)
        after, of = self.after(index, quantity, phrase)
        before = phrase.said
        self.before_of.append(before)
        self.respective.append(phrase.respectively or (self.joined(index) and self.respective[-1]))
        last = phrase.words[-1].tag if phrase.words else ""
        rate = quantity.kind in (Kind.RATIO, Kind.PERCENT)
        if after.startswith(NO_ACT):
            after = ""
        counted = quantity.kind in COUNTED or (
            quantity.unit is None and quantity.kind is Kind.OTHER
        )
        if self.is_second_level(index):
            return IndicatorLink(self.names[index - 1], "same")  # 由294种扩围到374种
        if (unit := self._noun_unit(quantity)) is not None:
            return IndicatorLink(before + unit, "unit is the noun")  # 辖三区四县
        if before and phrase.joint == "为" and MEASURED.search(phrase.plain):
            return IndicatorLink(before, "noun before")  # 落成量为17122个单位
        if (
            after
            and of
            and counted
            and last in "nw"
            and before
            and not phrase.joint
            and not self.weak(phrase)
        ):
            return IndicatorLink(before, "noun before")  # 回收问卷1200份的调查
        if after and counted and not (abutting := self.states_measure(index, after)):
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
                or self.weak(phrase)
                or (
                    (rate or not phrase.joint)
                    and not phrase.plain.endswith(tuple(_AVERAGES))
                    and not MEASURED.search(phrase.plain)
                )
            )
        ):
            return IndicatorLink(after, "的 after")
        lone_share = phrase.share and len(phrase.words) == 1
        if lone_share and self.respective[-1] and (level := self.respectively(index)):
            return IndicatorLink(merge(level, before), "respectively")  # 三者占比分别为…
        if phrase.compared or (phrase.share and phrase.words[0].tag == "s"):
            whole = None if phrase.compared else self.topic_before(index, quantity, phrase)
            if whole := whole or self.same(index, quantity):
                return IndicatorLink(merge(whole, before), "share")
        if self.respective[-1] and (said := self.distributed(index, before)):
            if self.is_modifier(said) and (base := self.base(index, quantity)):
                return IndicatorLink(merge(said, base), "respectively")
            return IndicatorLink(said, "respectively")
        if (
            before
            and quantity.kind is Kind.PERSON
            and len(phrase.plain) <= 1
            and (act := self.act_after(quantity, index))
        ):
            return IndicatorLink(act, "act after")  # 可供1.1万人居住
        if before:
            if after and (last == "v" or phrase.joint in LOOSE):
                return IndicatorLink(
                    after if phrase.joint in ("将", "把", "和", "与") else before + after,
                    "noun before",
                )
            if phrase.joint in ("以", "按") and (act := self.act_after(quantity, index)):
                return IndicatorLink(before + act, "act after")
            return IndicatorLink(*self._completed(index, quantity, phrase, before))
        if after:
            return IndicatorLink(after, "noun after")
        if self.respective[-1] and (said := self.respectively(index)):
            return IndicatorLink(said, "respectively")
        if index and (said := self.nouns_of.get(index - 1)) and self.joined_by_noun(index):
            return IndicatorLink(said, "noun between")  # 税收上千万元的企业只有两家
        if quantity.kind in COUNTED and (act := self.act_after(quantity, index)):
            return IndicatorLink(act, "act after")
        if said := self.topic_before(index, quantity, phrase):
            return IndicatorLink(said, "clause before")
        if said := self.same(index, quantity):
            return IndicatorLink(said, "same")
        if act := self.act_after(quantity, index):
            return IndicatorLink(act, "act after")
        return IndicatorLink(None, "")

    def _noun_unit(self, quantity: Quantity) -> str | None:
        unit = self.units.by_spelling.get(quantity.unit or "")
        return (
            self.text[quantity.end - len(unit.name) : quantity.end] if unit and unit.noun else None
        )

    def _completed(
        self, index: int, quantity: Quantity, phrase: Phrase, before: str
    ) -> tuple[str, str]:
        """Return a phrase with what it leaves to the figure before: an owner, a noun, a measure."""
        rule = "in brackets" if phrase.bracket else "noun before"
        if index and quantity.kind in COUNTED and phrase.headless:
            level = self.level(index)
            noun = self.last_noun(self.names[index - 1 if level is None else level] or "")
            if noun:
                return f"{before}的{noun}", "noun of the figure before"
        plain = phrase.plain
        core = self.core(plain)
        if (quantity.kind is Kind.COUNT or core == "涉及") and core in self.words.generic:
            noun = self.noun_nearby(index, quantity, phrase)
            if noun:
                return merge(noun, before), "noun nearby"
        if not index or self.scene.home[index - 1] != self.scene.home[index]:
            start = self.scene.sentence(index).start
            if not index or not GOES_ON.match(self.folded, start):
                return before, rule
        if plain in _AVERAGES:
            noun = self.last_noun(self.names[index - 1] or "")
            return (before + noun, "attribute") if noun else (before, rule)
        if _GROWTH.fullmatch(plain):
            whole = self.names[index - 1]
            return (merge(whole, before), "attribute") if whole else (before, rule)
        if quantity.kind in COUNTED and _PER_HEAD.match(plain):
            noun = self.last_noun(self.names[index - 1] or "")
            return (before + noun, "attribute") if noun else (before, rule)
        if all(self.folded[w.start : w.end] in self.words.attributes for w in phrase.words):
            owner = self.owner(index)
            measured = owner is not None and owner[-1] in "深高长宽厚距差量率度重值"
            return (merge(owner, before), "attribute") if owner and not measured else (before, rule)
        if self.is_modifier(plain):
            base = None if plain in RESTS else self.base(index, quantity)
            if not base and plain not in RESTS and (topic := self.clause_before(index, phrase)):
                base = topic if not self.is_modifier(topic) else None
            if base:
                self.bases[index] = base
                return merge(before, base), "modifier"
            return before, rule
        level = self.level(index)
        said = self.names[level] if level is not None else None
        if (
            said
            and quantity.kind not in COUNTED
            and (before.endswith(self.words.persons) or _CATEGORY.search(plain))
        ):
            words = self.words.cut(self.plain(said), 0, len(said))
            noun = said[words[-1].start : words[-1].end] if words[-1].tag in "nw" else ""
            if noun and not noun.endswith(self.words.persons) and not _CATEGORY.search(noun):
                return before + noun, "measure of the figure before"
        return before, rule

    def _implied_unit(self, index: int, quantity: Quantity, link: IndicatorLink) -> IndicatorLink:
        if quantity.unit_text == "块" and link.text and link.text.endswith(_PIECES):
            return replace(link, unit="块", kind=Kind.COUNT)
        if quantity.unit is not None or quantity.kind is not Kind.OTHER or not link.text:
            return link
        said = link.text
        said = self.plain(said)
        if said.endswith(self.words.money) or self.plain(self.before_of[index]).endswith(
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
