"""Finds the place that each figure is about.

It is the place that opens the figure's clause, else the one of an earlier clause of the sentence,
else the topic: what the sentences before were about, or the article by its headline or opening.
What a sentence is about, its **frame**, is the last place that opens a clause before the first
figure: it holds for the whole sentence and becomes the topic. A place that comes later (a part, an
example) holds as far as the next semicolon.
全省, 该市, 市民政局 are resolved against the topic at their own level. A place that is only a goal, an
origin or a yardstick (向四川捐赠, 比全国高) is not the topic. Where nothing is named, the answer is
None: no guess.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import IntEnum
from sys import maxsize
from typing import TYPE_CHECKING

from swstats.links.gazetteer import Gazetteer, Level, Words
from swstats.links.places import Address, Place, PlaceReader, find_places, parse_place
from swstats.links.scope import CLAUSE_BREAK
from swstats.records import Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swstats.lexicons import Lexicon
    from swstats.links.scope import Scene
    from swstats.records import Sentence

__all__ = [
    "Address",
    "Place",
    "RegionEntry",
    "RegionLink",
    "find_places",
    "link_regions",
    "lookup",
    "parse_place",
]


@dataclass(frozen=True, slots=True)
class RegionLink:
    """The place that a figure is about, or None in ``name``.

    ``by`` says where it was found: clause, sentence, anaphora, article, headline or option.
    """

    name: str | None = None
    code: str | None = None
    path: tuple[str, ...] = ()
    by: str | None = None


NOWHERE = RegionLink()


class _Part(IntEnum):
    """The part that a place plays in its clause."""

    DATELINE = -1  # where the report was sent from
    LOCAL = 0  # holds for the figures right behind it only: 其中来安县42个
    OUTSIDE = 1  # a goal, an origin, a yardstick, the home of a national body
    INNER = 2  # in mid-clause
    OPENING = 3  # opens its clause: what the clause is about
    NATIONAL = 4  # opens its clause as a national body's name: 中国红十字基金会


# Which class words a bare 全市 or 该县 may go back to, from the part to the whole.
_CLASSES = {
    "省": "省",
    "自治区": "区",
    "市": "市",
    "县": "县旗",
    "区": "区",
    "州": "州盟区",
    "盟": "盟",
    "旗": "旗",
    "港": "港",
    "国": "国",
}
# The commonest signs that only traditional script has.
_TRADITIONAL = frozenset("個會來為國長們這時發與萬數說對學過後從經區業務")
FEW = 4  # places of a list that each may be meant; of more it is the country
_STOPS = frozenset("，。；")
_LIES = ("位于", "地处", "坐落于", "坐落在")


class _Cues:
    """The words and patterns that the linker reads, made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        roles = lexicon.compiled(Words.build).roles
        self.offices = frozenset(roles["office"])
        self.openings = frozenset(roles["opening"])
        self.beside = frozenset(roles["beside"])
        self.outside = self.beside.union(roles["toward"])
        # 泰铢对美元比价: the currency stands for its country where it is what the clause is about.
        self.currencies = dict(pair.split("=") for pair in roles["currency"])
        # 全省, 我市, 该县, 当地, 两地; a bare 省 at the head of a phrase, for 省民政厅. The pattern
        # begins with one class of characters, which lets the search skip all others fast.
        first = "全我咱本该境辖当两三四五六七八九十省市县区州自这其"
        money = "|".join(f"(?<={name[0]}){name[1:]}" for name in self.currencies)
        kinds = "自治区|[省市县区州盟旗镇乡村街]"
        self.anaphor = re.compile(
            f"[{first}{''.join(dict.fromkeys(name[0] for name in self.currencies))}](?:"
            f"(?<=[全我本该])(?P<whole>{kinds})(?![体面部局])"
            f"|(?<=[我咱])们(?P<ours>{kinds})"
            "|(?<=该)(?P<land>国)"
            "|(?P<here>(?<=境)内|(?<=辖)区内|(?<=[当本该])地区?)"
            "|(?P<reached>(?<=[。！？\n”]这)里)"
            "|(?P<rest>(?<=其)[余他它](?=[0-9一二三四五六七八九十两]{1,3}个?[省市县区州盟旗]))"
            "|(?P<pair>(?<=[两三])[省市县区州地国]|(?<=[四五六七八九十])[省市县区州](?=共|合计))"
            "|(?:(?<!\\w.)|(?<=[据由从经向在和与对].)|(?<=联合.)|(?<=获悉.))"
            "(?P<bare>(?<=自)治区|(?<=[省市县区州]))"
            f"|(?<![0-9一二两三四五六七八九十百千万亿几多余].)(?P<money>{money})(?=[对兑汇贬升跌涨]))"
        )
        self.breaks = re.compile(f"{CLAUSE_BREAK.pattern}|——|[·•■◆●▲▼★※【】]")
        self.inside = re.compile("域?内|里")
        self.aside = re.compile("（|——")
        # 全厂90名工人: those of the school that the sentence before spoke of
        self.staff = re.compile("全[校村院厂矿队场园班所店社]")
        self.wise = re.compile(
            "的?(?:第[一二三四五六七八九十0-9]+(?:[位名]|(?=[，。；、）]))|前列|首[位个家批创条座例次]|率先|之[首最]|领先|比重"
            "|位次|[0-9百五]+强|新?[纪记]录|历史新高|总量的|份额|唯一|最[大高多低早])"
        )
        self.visitors = roles["visitor"]
        self.stretches = roles["stretch"]
        # 武清区帮扶资金: whence, not where
        self.helps = re.compile(
            "(?:对口)?(?:帮扶|支援|援助|援建|协作)(?!了?[^，。；]{0,12}[省市县区州盟旗国])"
        )
        # Two words that only who lives there uses tell where the paper is at home.
        self.homes = {
            home: words.split("|") for home, words in (pair.split("=") for pair in roles["home"])
        }
        self.setting = re.compile(
            "[^，。；]{0,40}(?:情况|背景|形势|环境|条件|前提)(?:之?下|中)[，]"
        )
        # 东部、中部和 before 东北地区
        self.list_end = re.compile("[^，。；、：]{1,6}(?:、[^，。；、：]{1,6}){1,5}[和与及]")
        self.flows = re.compile(
            "[^，。；]{0,8}(?:汇[入合]|流[入出](?![人资])|入海|出省)"
        )  # a river
        self.extreme = re.compile("[^，。；最0-9的]{0,4}最[多少高低大小强弱冷热深厚]")
        # 最高为彰化县, 人口最多的新北市
        self.ranked = re.compile(
            "(?:最[多少高低大小快慢长短]|其次|再次)的?(?:依[次序]|分别)?(?:则|也)?(?:[为是]|(?<=的))$"
        )
        self.sample = re.compile("等(?:[0-9]+|[一二三四五六七八九十]+)个?省")
        self.apart = re.compile("[^，。；0-9]{0,16}分别")
        self.each = re.compile(
            "各(?=[^，。；类地种项级界方]{0,6}$)|各自|(?<![户人年月日平次亩村校])均(?![衡匀])"
        )
        self.gives = roles["give"]
        self.arrivals = roles["arrive"]
        # 这里 goes back to the place that the sentence before came to.
        self.comes_to = (*self.arrivals, "就是", "便是", "即是", "位于", "地处")
        self.labels = tuple(f"{word}：" for word in roles["label"])
        # 记者在黄河入海处的东营市看到, 记者来到平顺县: where a report was made
        self.came = re.compile(
            "记者[^，。；：！？]{0,12}?(?:在|(?P<arrived>来到|走进|走访了?|赶到|赶赴|深入|抵达))[^，。；：！？在从]{0,14}$"
        )
        # 记者从全省首个油茶之乡兴宁市获悉
        self.heard = re.compile("记者[^，。；：！？]{0,6}从[^，。；：！？]{2,24}$")
        self.hears = re.compile("(?:获悉|了解到|得知|了解)")
        self.saw = re.compile(
            "[^，。；：！？从]{0,8}?(?:采访|看到|见到|了解到|获悉|得知|调研|发现|走访)"
        )
        self.terminal = re.compile(
            "[^，。；：、0-9]{0,6}?(?:机场|火车站|高铁站|客运站|口岸|港(?!区))"
        )
        self.learned = re.compile(
            "[^，。；]{0,16}?(?:获悉|了解|得知|悉|看到|发布|公布|的消息|发来)"
        )
        self.joint = re.compile("、|和|与|及|以及|或")
        self.agency = re.compile(
            "(?:本报|新华社|中新社|中新网|人民网|央视网|新华网|法新社|路透社|美联社|共同社|中央社|塔斯社"
            "|本刊|综合)[^，。；]{0,6}$"
        )
        wire = "(?:电(?![力子网信影视商器动话台站厂池车缆梯机解])|讯(?![息问号飞])|消息)"
        self.telegram = re.compile(f"[^，。；]{{0,14}}?{wire}")
        self.bare_telegram = re.compile(f"(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?{wire}")
        self.reported = re.compile("报[道导]")
        self.market = re.compile(
            "股市|股票市场|外汇市场|汇市|债市|金融市场|当局|政府|方面|股价|股指|综合股价"
        )
        self.resume = re.compile("[“「]?(?:[他她它该其]|这[个家位里些项]?)")
        self.date = re.compile(
            "(?:第[0-9一二三四五六七八九十、和]{1,7}[天日站](?![0-9])"  # 第三天, 第一站 of a journey
            "|[0-9一二三四五六七八九十〇]{1,4}[年月日时点分]+|[上下]半年|第?[一二三四]季度|[至到底末初前中旬])"
        )

    def opens(self, folded: str, start: int, end: int) -> bool:
        """Tell whether nothing but openings, dates and marks stands between the offsets."""
        at = start
        while at < end:
            for length in range(min(6, end - at), 1, -1):
                if folded[at : at + length] in self.openings:
                    at += length
                    break
            else:
                date = self.date.match(folded, at, end)
                if date:
                    at = date.end()
                elif folded[at] in self.openings or not folded[at].isalpha():
                    at += 1
                else:
                    return False
        return True

    def excluded(self, before: str) -> bool:
        """Tell whether the words before a place make it a goal, an origin or a yardstick."""
        return self._ends(before, self.outside)

    def compares(self, before: str) -> bool:
        """Tell whether the words before a place make it a yardstick: 比合肥多."""
        return self._ends(before, self.beside)

    @staticmethod
    def _ends(before: str, words: frozenset[str]) -> bool:
        for title in ("省会", "首都", "首府", "邻国", "邻省"):
            before = before.removesuffix(title)
        if before[-1:] in ("了", "过", "的", "着"):
            before = before[:-1]
        return any(before[-length:] in words for length in range(min(5, len(before)), 0, -1))

    def is_office(self, folded: str, start: int) -> bool:
        """Tell whether an office's name goes on at ``start``: 民政厅 behind 省."""
        return any(folded[start : start + length] in self.offices for length in (1, 2, 3, 4))


@dataclass(slots=True)
class _Mark:
    """A place or a word that stands for one, with its part in the clause."""

    start: int
    end: int
    place: Place | None
    kind: str  # "" for a place; 省, 市 … for 全省, 该市; "here" for 当地; "pair" for 两地
    part: _Part
    group: int = -1  # number of the list that it stands in, if any
    reach: int = maxsize  # the offset from which it no longer governs


def _nested(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one of two paths lies on the other."""
    return one[: len(other)] == other or other[: len(one)] == one


class _Linker:
    """Walks through one article and keeps its topic."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.folded = scene.document.folded
        self.lexicon = scene.lexicon
        self.gazetteer = scene.lexicon.compiled(Gazetteer.build)
        self.cues = scene.lexicon.compiled(_Cues)
        self.option = self._option()
        topic = self.option.path if self.option else ()
        article = scene.article
        outside = [
            (s.start, s.end)
            for s in article.headlines
            if s.end <= article.start or s.start >= article.end
        ]
        reader = PlaceReader(self.folded, scene.lexicon, topic)
        places = reader.read([*outside, (article.start, article.end)])
        places.sort(key=lambda place: place.start)
        self.home = self._home()
        if self.home:  # 財政部 of a paper of Taiwan is not that of the People's Republic
            places = [
                place
                for place in places
                if place.name != "中国"
                or not place.inside_organisation
                or self.folded.startswith("中", place.start)
            ]
        self.places = places
        self.starts = [place.start for place in places]
        self.base: Place | None = None
        self.base_by = "article"
        self.lead: Place | None = None
        self._marks: dict[int, list[_Mark]] = {}
        self.current: Place | None = None
        self.current_by = "article"
        self.seen: list[Place] = []
        self._placeless = False  # a figure before had no place
        self._subheaded = False  # the sentence before is a headline that names no place
        self._passed: Place | None = None  # what the sentence before named in passing
        self._reached: Place | None = None  # where the sentence before came to

    def _option(self) -> Place | None:
        if not self.scene.region:
            return None
        found = find_places(self.scene.region, self.lexicon)
        return found[-1] if found else None

    def _link(self, place: Place, by: str) -> RegionLink:
        """Return the link to a place. An area without a code (滇西) is reported as its province."""
        if place.level is Level.AREA and len(place.path) > 1:
            province = self._named(place, 0)
            return RegionLink(province.name, province.code, place.path, by)
        return RegionLink(place.name, place.code, place.path, by)

    # ------------------------------------------------------------ marks of a sentence

    def marks(self, start: int, end: int) -> list[_Mark]:
        """Return places and anaphors between two offsets, in order, with their parts."""
        made = self._marks.get(start)
        if made is None:
            made = self._marks[start] = self._read_marks(start, end)
        return made

    def _read_marks(self, start: int, end: int) -> list[_Mark]:
        places = self.places[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        anaphors = list(self.cues.anaphor.finditer(self.folded, start, end))
        if not places and not anaphors:
            return []
        cues = self.cues
        breaks = [start, *(m.end() for m in cues.breaks.finditer(self.folded, start, end))]
        marks = [_Mark(p.start, p.end, p, "", _Part.INNER) for p in places]
        for m in anaphors:
            at = bisect_right(self.starts, m.start()) - 1
            if at >= 0 and self.places[at].end > m.start():
                continue  # within a name: 全国, 雄县
            if m["money"]:
                country = self._country(m[0], m.start(), m.end())
                if country is not None:
                    marks.append(_Mark(m.start(), m.end(), country, "", _Part.INNER))
                continue
            kind, stop = self._kind(m)
            if kind == "here" and at >= 0 and self.places[at].end == m.start():
                continue  # 湖北境内
            if kind:
                marks.append(_Mark(m.start(), stop, None, kind, _Part.INNER))
        marks.sort(key=lambda mark: mark.start)
        previous: _Mark | None = None
        groups = 0
        for mark in marks:
            if previous is not None and mark.kind != "pair" and self._joined(previous, mark):
                if previous.group < 0:
                    previous.group = groups
                    groups += 1
                mark.group = previous.group
                mark.part = previous.part
            elif mark.kind == "pair" and previous is not None and previous.group >= 0:
                mark.group, mark.part = previous.group, previous.part
            else:
                clause = breaks[bisect_right(breaks, mark.start) - 1]
                wire = self._wire(mark, start) if mark.place else None
                if wire:
                    # 新华社东京6月15日电: where the reporter is; the sentence begins behind it.
                    mark.part = _Part.DATELINE
                    breaks.insert(bisect_right(breaks, wire.end()), wire.end())
                else:
                    mark.part = self._part(mark, clause)
                    if (
                        previous is not None
                        and previous.start >= clause
                        and mark.place
                        and previous.part is _Part.OPENING
                        and previous.place is not None
                        and len(previous.place.path) > len(mark.place.path)
                        and _nested(previous.place.path, mark.place.path)
                    ):
                        mark.part = _Part.OUTSIDE  # 甘孜县位于四川省西北部
                    mark.reach = self._reach(mark)
            previous = mark
        return marks

    def _joined(self, one: _Mark, other: _Mark) -> bool:
        """Tell whether two marks stand in one list: 福州、厦门; 海口机场与三亚机场分别."""
        gap = other.start - one.end
        if 0 < gap <= 2:
            return self.cues.joint.fullmatch(self.folded, one.end, other.start) is not None
        return (
            0 < gap <= 10
            and self.folded[other.start - 1] in "和与及"
            and self.cues.apart.match(self.folded, other.end) is not None
            and CLAUSE_BREAK.search(self.folded, one.end, other.start) is None
        )

    def _reach(self, mark: _Mark) -> int:
        """Return how far a place governs that is but a setting or an example."""
        setting = self.cues.setting.match(self.folded, mark.end)
        if setting:
            return setting.end()  # 在全国利润下降的情况下，
        if mark.place is not None and self.cues.extreme.match(self.folded, mark.end):
            # 柳州最多，2.9万户: its own figure, and no more
            quantities = self.scene.quantities
            at = bisect_left(quantities, mark.end, key=lambda quantity: quantity.start)
            return quantities[at].end if at < len(quantities) else maxsize
        return maxsize

    def _wire(self, mark: _Mark, start: int) -> re.Match[str] | None:
        """Return what makes a place a dateline: 新华社东京6月15日电, 贵阳讯."""
        cues = self.cues
        if cues.agency.search(self.folded, max(start, mark.start - 12), mark.start):
            return cues.telegram.match(self.folded, mark.end)
        return (
            cues.bare_telegram.match(self.folded, mark.end)
            if mark.start == start
            else cues.reported.match(self.folded, mark.end)
        )

    def _country(self, currency: str, start: int, end: int) -> Place | None:
        """Return whose currency it is: of several countries, the one that the article names."""
        names = self.cues.currencies[currency].split("|")
        if len(names) > 1:
            names = [place.path[0] for place in self.places if place.path[0] in names]
        return self._called(names[0], start, end) if names else None

    def _called(self, name: str, start: int, end: int) -> Place | None:
        """Return the place with that full name, as if named between the offsets."""
        index = self.gazetteer.index(name)
        if index is None:
            return None
        d = self.gazetteer.division(index)
        return Place(start, end, d.name, d.code, d.path, d.level)

    def _kind(self, m: re.Match[str]) -> tuple[str, int]:
        """Return what an anaphor goes back to, blank where it is none, and where it ends."""
        if m["bare"] is not None:
            inside = self.cues.inside.match(self.folded, m.end())
            if inside:
                return m[0], inside.end()
            return (m[0] if self.cues.is_office(self.folded, m.end()) else ""), m.end()
        kind = m["whole"] or m["ours"]
        if kind:
            return ("here" if kind in "镇乡村街" else kind), m.end()
        if m["rest"] or m["reached"]:
            return ("rest" if m["rest"] else "reached"), m.end()
        return ("国" if m["land"] else "pair" if m["pair"] else "here"), m.end()

    def _part(self, mark: _Mark, clause: int) -> _Part:
        """Tell what part a place plays, by what stands before and behind it."""
        folded, cues = self.folded, self.cues
        place = mark.place
        if place and place.inside_organisation:
            if place.name == "中国":
                share = folded.startswith("其中", clause)  # 其中中央财政资金4788万元
                opens = not share and cues.opens(folded, clause, mark.start)
                return _Part.NATIONAL if opens else _Part.OUTSIDE
            if place.level in (Level.WORLD, Level.AREA, Level.ZONE) and place.name[-1] != "盟":
                return (
                    _Part.OUTSIDE
                )  # not 欧盟委员会, but 华北电力大学, 亚洲开发银行: a name, and no place
        if folded[mark.end : mark.end + 1] in ("至", "到", "-", "—") and (
            mark.end + 1 in self.starts
        ):
            return _Part.OUTSIDE  # 贵阳至南宁
        if self._ranks(mark) or (
            place
            and (
                folded.startswith(cues.visitors, mark.end)
                or cues.helps.match(folded, mark.end)
                or cues.flows.match(folded, mark.end)
            )
        ):
            return _Part.OUTSIDE
        before = folded[max(clause, mark.start - 8) : mark.start]
        if folded.endswith(cues.labels, 0, mark.start) or (place and self._in_title(mark.start)):
            return _Part.OUTSIDE
        if before.endswith("从") and cues.learned.match(folded, mark.end):
            return _Part.OPENING
        if ranked := cues.ranked.search(before):
            return _Part.OPENING if ranked[0].endswith("的") else _Part.LOCAL
        if cues.list_end.fullmatch(folded, clause, mark.start):
            return _Part.OPENING
        if mark.kind and folded[mark.start] in "我本" and not cues.compares(before):
            return _Part.OPENING  # 省政府核定我县债务限额, 晋安区帮扶我县资金
        lead = folded[clause : mark.start]
        if (len(lead) < 2 or lead not in cues.openings) and cues.excluded(before):
            return _Part.OUTSIDE
        if cues.opens(folded, clause, mark.start):
            part = folded.startswith("其中", clause) or folded.endswith("其中，", 0, clause)
            return _Part.LOCAL if part else _Part.OPENING
        if place and (
            folded.startswith(cues.stretches, mark.end)
            or before.endswith(_LIES)
            or (before[-1:] == "在" and folded[mark.end : mark.end + 1] in _STOPS)
        ):
            return _Part.OPENING  # 京广高铁湖南段, 电站位于锦屏县，总部在杭州，
        if before.endswith("的") and folded[mark.end : mark.end + 1] in ("，", "：", "。"):
            return _Part.OPENING  # 位于太行山区的平顺县，
        return _Part.INNER

    def _ranks(self, mark: _Mark) -> bool:
        """Tell whether the place is what something is the first of: 全省第一, 内蒙古第一大湖.

        A single place can be first itself: 青岛最早试点.
        """
        found = self.cues.wise.match(self.folded, mark.end)
        if found is None or mark.place is None:
            return found is not None
        wide = mark.place.level <= Level.COUNTRY
        return wide or found[0][0] in "的第" or self.folded[found.end()] == "的"

    def _in_title(self, at: int) -> bool:
        """Tell whether a place is part of a work's title: 《黔南识略》."""
        for opening, closing in ("《》", "『』"):
            opened = self.folded.rfind(opening, max(0, at - 30), at)
            if opened >= 0 and self.folded.find(closing, opened, at) < 0:
                return True
        return False

    # ------------------------------------------------------------ anaphors

    def resolve(self, kind: str, latest: Place | None) -> Place | None:
        """Return the place that 全省, 该市 … stand for: the nearest topic's part of that class."""
        if kind == "国" and self.home:
            return self._called(self.home, 0, 0)  # 我国 of a paper of Taiwan
        if kind == "rest":  # 徐州12个，其余10市66个: the others of what holds the last
            if latest is not None and len(latest.path) > 1:
                return self._named(latest, len(latest.path) - 2)
            return self.current or self.base
        if kind == "reached":
            return self._reached or self.current or self.base
        if kind in ("here", "pair"):
            return latest or self.current or self.base or self.lead or self._passed
        for topic in (latest, self.current, self.base, self.option, *reversed(self.seen)):
            if topic is not None:
                found = self._of_class(topic, kind)
                if found is not None:
                    return found
        named = {
            found.path: found
            for place in self.places
            if (found := self._of_class(place, kind)) is not None
        }
        return next(iter(named.values())) if len(named) == 1 else None

    def _of_class(self, topic: Place, kind: str) -> Place | None:
        wanted = _CLASSES.get(kind, kind)
        path = topic.path
        if kind == "国":
            return topic if topic.level is Level.COUNTRY else None
        if topic.name[-1] in wanted and topic.name != path[-1]:
            return topic  # 无锡县, of which the path gives what it has become
        for depth in range(len(path) - 1, -1, -1):
            name = path[depth]
            if name[-1] in wanted or (kind == "省" and depth == 0 and name.endswith("自治区")):
                if kind == "市" and name.endswith("特别行政区"):
                    continue
                return self._named(topic, depth)
        return None

    def _named(self, topic: Place, depth: int) -> Place:
        if depth == len(topic.path) - 1:
            return topic
        name = topic.path[depth]
        for index in self.gazetteer.named(name):
            d = self.gazetteer.division(index)
            if d.path == topic.path[: depth + 1]:
                return Place(topic.start, topic.end, d.name, d.code, d.path, d.level)
        return topic

    # ------------------------------------------------------------ the walk

    def run(self) -> list[RegionLink]:
        """Return the place of each quantity."""
        scene = self.scene
        article = scene.article
        results = [NOWHERE] * len(scene.quantities)
        self._open_article()
        position = 0
        total = len(scene.quantities)
        paragraph = -1
        unfinished = begun = False
        for number, sentence in enumerate(article.sentences):
            first = position
            while position < total and scene.home[position] == number:
                position += 1
            role = sentence.role
            if role is Role.FURNITURE and first == position:
                continue
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                self._passed = None
                if not (
                    self.cues.resume.match(self.folded, sentence.start)
                    or (
                        role is Role.BODY
                        and (
                            unfinished
                            or (
                                # Somebody in the story speaks.
                                self.folded[sentence.start] in "“「"
                                and number
                                and article.sentences[number - 1].role is Role.BODY
                            )
                        )
                    )
                ):
                    self.current, self.current_by = self.base, self.base_by
                if role is Role.HEADLINE and self.current is None and self._leads():
                    self.current = self.lead
            unfinished = (
                role in (Role.BODY, Role.CAPTION)
                and self.folded[sentence.end - 1] not in "。！？!?…”）"
            )
            marks = self.marks(sentence.start, sentence.end)
            if marks and marks[0].part is _Part.DATELINE and begun and role is Role.BODY:
                self._turn_to(marks[0].place)
            settled = self._resolve_all(marks)
            begun |= role is Role.BODY
            figure = scene.quantities[first].start if first < position else sentence.end
            frame = self._frame(marks, settled, figure)
            for index in range(first, position):
                results[index] = self._place_of(index, sentence.start, marks, settled, frame)
            self._placeless |= any(
                results[i].name is None
                and scene.quantities[i].kind not in (Kind.AGE, Kind.DURATION)
                for i in range(first, position)
            )
            if role not in (Role.TABLE, Role.FURNITURE):
                self._move_topic(role, marks, settled, frame)
            self._passed = next(
                (
                    place
                    for mark, place in zip(marks, settled, strict=True)
                    if place is not None and mark.part is _Part.INNER and not self._vague(mark)
                ),
                None,
            )
            self._subheaded = role is Role.HEADLINE and begun and frame is None
            self._reached = (
                settled[-1]
                if marks
                and marks[-1].place
                and self.folded.endswith(self.cues.comes_to, 0, marks[-1].start)
                else None
            )
        return results

    def _turn_to(self, place: Place | None) -> None:
        """Begin the next item of a column, by its dateline: 邯郸消息."""
        if place is None or (self.base is not None and _nested(place.path, self.base.path)):
            return
        self.base = None if place.name == "北京市" else self._seat(place)
        self.current, self.current_by = self.base, "article"

    def _frame(self, marks: list[_Mark], settled: list[Place | None], figure: int) -> int | None:
        """Return the number of the mark that the sentence is about, if there is one.

        It is the last that opens a clause before the first figure. A sentence that goes through
        several places (恩施市23个，利川市18个) is about none of them.
        """
        opening = [
            k
            for k, mark in enumerate(marks)
            if settled[k] is not None
            and mark.part >= _Part.OPENING
            and mark.reach == maxsize
            and (mark.group < 0 or mark.end > figure)
        ]
        before = [k for k in opening if marks[k].end <= figure]
        if not before and self.current is None and not self._placeless:
            before = opening  # 小魏今年26岁，在鹿邑县送外卖
        if not before:
            return None
        frame = settled[before[-1]]
        for k in opening:
            place = settled[k]
            if frame is None or place is None or not _nested(frame.path, place.path):
                return None
        return before[-1]

    def _resolve_all(self, marks: list[_Mark]) -> list[Place | None]:
        """Return each mark's place, anaphors resolved in order, lists by what their parts share."""
        latest: Place | None = None
        places: list[Place | None] = []
        for mark in marks:
            ours = mark.place is None and self.folded[mark.start] in "我咱"
            place = mark.place or self.resolve(mark.kind, None if ours else latest)
            if place is not None and mark.place and self.folded.startswith(
                ("全国", "我国"), mark.start
            ):
                place = self._whole_country(place, latest)
            if (
                place is not None
                and place.level is Level.CITY
                and self.cues.market.match(self.folded, mark.end)
                and len(place.path) > 1
            ):
                place = self._named(place, 0)  # 东京股市: the country's
            places.append(place)
            if place is not None and mark.part in (_Part.OPENING, _Part.LOCAL):
                latest = place
                if mark.place is not None:
                    self.seen.append(place)
            elif mark.place is not None:
                self.seen.insert(0, mark.place)
        return places

    def _whole_country(self, china: Place, latest: Place | None) -> Place:
        """Return what 全国 means: the country of the topic, where it lies abroad, or of the paper."""
        if self.home and (home := self._called(self.home, china.start, china.end)):
            return home
        topic = latest or self.current or self.base
        if topic is None or topic.level not in (Level.COUNTRY, Level.CITY):
            return china
        return self._named(topic, 0)

    def _shared(self, marks: list[_Mark], settled: list[Place | None], group: int) -> Place | None:
        """Return what the places of a list have in common: 乌鲁木齐、伊犁、喀什 → 新疆."""
        members = [
            place
            for mark, place in zip(marks, settled, strict=True)
            if mark.group == group and mark.kind != "pair" and place is not None
        ]
        if not members:
            return None
        path = members[0].path
        for member in members[1:]:
            depth = 0
            while depth < min(len(path), len(member.path)) and path[depth] == member.path[depth]:
                depth += 1
            path = path[:depth]
        if not path:
            return None
        return self._named(members[0], len(path) - 1)

    def _place_of(
        self,
        index: int,
        start: int,
        marks: list[_Mark],
        settled: list[Place | None],
        frame: int | None,
    ) -> RegionLink:
        quantity = self.scene.quantities[index]
        clause = max(self.scene.clauses[index][0], start)
        remark = self._remark(quantity.end, marks)
        if remark is not None:
            return self._link(remark, "clause")
        # A semicolon ends what holds for a part only, and leaves what the sentence is about.
        segment = max(start, self.folded.rfind("；", start, quantity.start))
        before = [
            k
            for k, mark in enumerate(marks)
            if mark.end <= quantity.start
            and quantity.start < mark.reach
            and (mark.start >= segment or k == frame)
            and not self._closed(mark, quantity.start)
        ]
        chosen = self._choose(marks, before, clause, quantity.start)
        if chosen is not None:
            place = settled[chosen]
            mark = marks[chosen]
            if mark.group >= 0:
                place = self._of_list(index, marks, settled, mark)
            elif self._is_for_another(index, mark):
                place = self.current
            if mark.part is _Part.NATIONAL:
                goal = self._goal(marks, settled, start, quantity.start)
                if (
                    goal.name is None
                    and self.base is not None
                    and any(
                        self.folded.find(word, mark.end, quantity.start) >= 0
                        for word in self.cues.gives
                    )
                ):
                    goal = self._link(self.base, self.base_by)  # 中央财政为此安排补助11亿元
                return goal
            if place is None:
                return NOWHERE
            by = "anaphora" if mark.kind else ("clause" if mark.start >= clause else "sentence")
            return self._link(place, by)
        if self.current is not None:
            return self._link(self.current, self.current_by)
        for k in reversed(before):
            group = marks[k].group
            place = settled[k] if group < 0 else self._shared(marks, settled, group)
            if (
                marks[k].start < clause
                and place is not None
                and not self._vague(marks[k])
                and (
                    marks[k].part is _Part.INNER
                    or (
                        marks[k].part is _Part.OUTSIDE
                        and marks[k].place is not None
                        and self.folded[marks[k].start - 1] in "向给为对援捐助扶"
                    )
                )
            ):
                return self._link(place, "sentence")
        stop = self.scene.clauses[index][1]
        aside = self.cues.aside.search(self.folded, quantity.end, stop)
        goal = self._goal(marks, settled, clause, aside.start() if aside else stop)
        if (
            goal.name is None
            and self._passed is not None
            and self.cues.staff.match(self.folded, start)
        ):
            return self._link(self._passed, "article")
        return goal

    def _vague(self, mark: _Mark) -> bool:
        """Tell whether a mark may name the country as part of a name only; 全国 means it."""
        return (
            mark.place is not None
            and mark.place.name == "中国"
            and not self.folded.startswith(("全国", "我国"), mark.start)
        )

    def _closed(self, mark: _Mark, at: int) -> bool:
        """Tell whether a place stands in a bracket that is closed before ``at``.

        A bracket that holds nothing else says where its noun is: 长白山景区（吉林）.
        """
        close = self.folded.find("）", mark.end, at)
        return (
            close >= 0
            and self.folded.find("（", mark.end, close) < 0
            and not (close == mark.end and self.folded[mark.start - 1] == "（")
        )

    def _remark(self, end: int, marks: list[_Mark]) -> Place | None:
        """Return the place that a bracket behind the figure gives: 3例（均在辽宁）."""
        folded = self.folded
        if folded[end : end + 1] != "（":
            return None
        close = folded.find("）", end, end + 20)
        inside = [mark for mark in marks if end < mark.start < close]
        if (
            len(inside) == 1
            and inside[0].start - end <= 5
            and close - inside[0].end <= 2
            and inside[0].place is not None
            and not any(c.isdigit() for c in folded[end:close])
        ):
            return inside[0].place
        return None

    def _goal(
        self, marks: list[_Mark], settled: list[Place | None], start: int, end: int
    ) -> RegionLink:
        """Return the clause's goal or origin: where nothing governs, it says more than nothing."""
        for mark, place in zip(reversed(marks), reversed(settled), strict=True):
            if (
                start <= mark.start < end
                and mark.place is not None
                and place is not None
                and mark.part in (_Part.INNER, _Part.OUTSIDE)
                and place.name != "中国"
                and not self.cues.wise.match(self.folded, mark.end)
                and not self.cues.compares(self.folded[max(start, mark.start - 8) : mark.start])
                and not (place.inside_organisation and place.level in (Level.AREA, Level.ZONE))
            ):
                return self._link(place, "clause")
        return NOWHERE

    def _choose(self, marks: list[_Mark], before: list[int], clause: int, at: int) -> int | None:
        """Return the number of the mark that governs a figure at ``at``."""
        within = [k for k in before if marks[k].start >= clause]
        for k in reversed(within):
            mark = marks[k]
            if mark.part in (_Part.OUTSIDE, _Part.DATELINE):
                continue
            if mark.part is _Part.INNER:
                opening = [j for j in within if marks[j].part >= _Part.OPENING]
                close = at - mark.end <= 6 or self.folded[mark.start - 1] in "在于、"
                if opening and not close:
                    return opening[-1]
            return k
        for k in reversed(before):
            if marks[k].start < clause and (
                marks[k].part >= _Part.OPENING or marks[k].part is _Part.LOCAL
            ):
                return k
        for k in reversed(before):
            if (
                marks[k].start < clause
                and marks[k].part is _Part.INNER
                and self.folded[marks[k].start - 1] in "在于是"
            ):
                return k
        for k in reversed(before):
            if (
                marks[k].start < clause
                and marks[k].place is not None
                and self.folded.endswith(self.cues.arrivals, 0, marks[k].start)
            ):
                return k  # 送到甘洛县，够800户用
        return None

    def _is_for_another(self, index: int, mark: _Mark) -> bool:
        """Tell whether 分别 gives the figure to another member of a list, one that is no place."""
        quantities = self.scene.quantities
        at = quantities[index].start
        return (
            self.folded[mark.start - 1] in "、和与及"
            and self.folded.find("分别", mark.end, at) >= 0
            and index + 1 < len(quantities)
            and quantities[index + 1].start - quantities[index].end <= 1
        )

    def _of_list(
        self, index: int, marks: list[_Mark], settled: list[Place | None], mark: _Mark
    ) -> Place | None:
        """Return the place of a figure governed by a list: its own after 分别, else what all share."""
        members = [
            k for k, other in enumerate(marks) if other.group == mark.group and other.kind != "pair"
        ]
        start = marks[members[-1]].end
        quantities = self.scene.quantities
        apart = self.folded.rfind("分别", start, quantities[index].start)
        if apart >= 0:
            after = [
                i
                for i in range(len(quantities))
                if apart < quantities[i].start and self.scene.home[i] == self.scene.home[index]
            ]
            rank = after.index(index)
            if rank < len(members):
                return settled[members[rank]]
        if self.cues.each.search(self.folded, start, quantities[index].start):
            return settled[members[0]]  # 苏州、无锡各21个: true of any of them
        shared = self._shared(marks, settled, mark.group)
        first = settled[members[0]]
        if (
            shared is None
            and first is not None
            and first.code
            and self.cues.sample.match(self.folded, marks[members[-1]].end)
        ):
            return self._called("中国", mark.start, mark.end)  # 湖南、江西等9个省
        if (
            shared is not None
            and self.current is not None
            and self.folded.startswith("等", marks[members[-1]].end)
            and _nested(shared.path, self.current.path)
            and len(shared.path) > len(self.current.path)
        ):
            return self.current  # 西吉、原州等9个县区: examples of the topic's
        if (
            shared is None
            and len(members) > FEW
            and all(place is not None and place.code for place in (settled[k] for k in members))
        ):
            return self._called("中国", mark.start, mark.end)  # 南京、福州、郑州…9个机场
        return shared or settled[members[0]]

    # ------------------------------------------------------------ the topic

    def _move_topic(
        self, role: Role, marks: list[_Mark], settled: list[Place | None], frame: int | None
    ) -> None:
        """Let what the sentence is about be the topic of what follows."""
        if frame is None and role is Role.CAPTION:
            # 救援队员在恩施市转运瓶装水: a caption tells where its picture was taken.
            frame = next(
                (
                    k
                    for k, mark in enumerate(marks)
                    if mark.part is _Part.INNER and self.folded[mark.start - 1] in "在于"
                ),
                None,
            )
        if frame is None or marks[frame].part is _Part.NATIONAL:
            return
        place = settled[frame]
        if (
            place is not None
            and place.inside_organisation
            and self.base is not None
            and (len(place.path) < len(self.base.path) and _nested(place.path, self.base.path))
        ):
            return  # 河南省政府投资扩建 the airport of 郑州
        if (
            place is not None
            and self.base is not None
            and self.base_by == "headline"
            and len(place.path) > len(self.base.path)
            and self.cues.terminal.match(self.folded, marks[frame].end)
        ):
            return  # 长水国际机场运送旅客…: one of the things that a report on the province goes through
        if place is None or any(
            mark.kind
            and mark.part is _Part.OUTSIDE
            and whole is not None
            and whole is not place
            and _nested(whole.path, place.path)
            and self.current is not None
            and whole.path == self.current.path
            for mark, whole in zip(marks, settled, strict=True)
        ):
            return  # 赣州市13万人，全省最多: an example, the talk is of the whole
        if (
            place.level is Level.CITY
            and role is Role.BODY
            and self.base is not None
            and self.base.path == place.path[:1]
        ):
            return  # 雅加达市内: a telegram from abroad is about its country
        if role is Role.HEADLINE:
            whole = self.base is not None and _nested(place.path, self.base.path)
            if self.base is None or not whole or len(place.path) >= len(self.base.path):
                self.base, self.base_by = place, "headline"  # not: the province, between headings
        elif self._subheaded and role is Role.BODY and self._elsewhere(place):
            # Behind another headline the text has gone to another province: a new story.
            self.base, self.base_by = place, "article"
        elif self.base is None and role is not Role.CAPTION and not self._placeless:
            # What has figures before it names a place is not about the place. 全省, and no
            # province named before, is said of the article's own.
            whole = [
                wide
                for mark, wide in zip(marks, settled, strict=True)
                if mark.part is _Part.OPENING and mark.kind and wide is not None
            ]
            self.base, self.base_by = min([place, *whole], key=lambda p: len(p.path)), "article"
        self.current = place
        self.current_by = "headline" if role is Role.HEADLINE else "article"

    def _elsewhere(self, place: Place) -> bool:
        """Tell whether a place lies in another province than what the article is about."""
        return (
            self.base is not None
            and self.base.code is not None
            and place.code is not None
            and self.base.path[0] != place.path[0]
        )

    def _open_article(self) -> None:
        """Find what the article is about: headline, opening paragraph, source, option."""
        article = self.scene.article
        for headline in article.headlines:
            found = self._subject(self.marks(headline.start, headline.end))
            if found is not None:
                self.base, self.base_by = found, "headline"
                break
        if self.base is None:
            self.base = self._issuer() or self._own_place()
        lead = self._lead()
        if self.base is None:
            self.base = self._visited() or self._sent_from()
        if self.base is None and article.source:
            named = [
                p for p in find_places(article.source, self.lexicon) if p.level is not Level.COUNTRY
            ]
            self.base = named[0] if named else None
        if self.base is None and self.option is not None:
            self.base, self.base_by = self.option, "option"
        self.current, self.current_by = self.base, self.base_by
        self.lead = lead

    def _issuer(self) -> Place | None:
        """Return the place of the line under a title that says who met or issued."""
        for sentence in self.scene.article.sentences:
            if sentence.role is Role.BODY:
                break
            if sentence.role is Role.FURNITURE and self.folded[sentence.start] in "（(":
                found = self._subject(self.marks(sentence.start, sentence.end))
                if found is not None:
                    return found
        return None

    def _own_place(self) -> Place | None:
        """Return the place that the paper speaks of as its own: 本港, 全台; 访港, 留港."""
        for place in self.places:
            if place.level is Level.PROVINCE and self.folded[place.start] in "本全":
                return place
        article = self.scene.article
        return self._called(self.home, article.start, article.start) if self.home else None

    def _home(self) -> str | None:
        """Return where a paper in traditional characters is at home, by the words it uses."""
        article = self.scene.article
        start = min([article.start, *(headline.start for headline in article.headlines)])
        if _TRADITIONAL.isdisjoint(self.scene.document.text[start : article.end]):
            return None
        for home, words in self.cues.homes.items():
            if sum(self.folded.find(word, start, article.end) >= 0 for word in words) > 1:
                return home
        return None

    def _subject(self, marks: list[_Mark]) -> Place | None:
        apart = [
            mark.place
            for mark in marks
            if mark.place and mark.group < 0 and mark.part in (_Part.OPENING, _Part.INNER)
        ]
        if len(apart) == 2 and all(
            self.cues.extreme.match(self.folded, place.end) for place in apart
        ):
            return None  # 粗出生率彰化最高 台北人口减幅最多
        inner = {place.path[:1] for place in apart}
        for wanted in (_Part.OPENING, _Part.INNER):
            if wanted is _Part.INNER and len(inner) > 1:
                return None  # 油价下跌拉美损失巨大利比亚希望能制止跌势
            for mark in marks:
                if (
                    mark.part is wanted
                    and mark.place is not None
                    and (wanted is _Part.OPENING or not self._vague(mark))
                ):
                    return mark.place
        return None

    def _visited(self) -> Place | None:
        """Return the place that the reporter went to: 记者在东营市看到, 记者来到平顺县."""
        for sentence, mark in self._opening_marks():
            place = mark.place
            if (
                place is None
                or place.inside_organisation
                or place.name == "北京市"
                or mark.part in (_Part.DATELINE, _Part.OUTSIDE, _Part.NATIONAL)
            ):
                continue
            start = max(sentence.start, mark.start - 40)
            came = self.cues.came.search(self.folded, start, mark.start)
            if self.cues.heard.search(self.folded, start, mark.start) and (
                self.cues.hears.match(self.folded, mark.end)
            ):
                return place
            if came and (came["arrived"] or self.cues.saw.match(self.folded, mark.end)):
                return place
        return None

    def _opening_marks(self) -> Iterator[tuple[Sentence, _Mark]]:
        """Yield the marks of the first paragraph, each with its sentence."""
        paragraph = -1
        for sentence in self.scene.article.sentences:
            if sentence.role is not Role.BODY:
                continue
            if paragraph not in (-1, sentence.paragraph):
                return
            paragraph = sentence.paragraph
            for mark in self.marks(sentence.start, sentence.end):
                yield sentence, mark

    def _sent_from(self) -> Place | None:
        """Return the dateline's place. Beijing is where national bodies report from: no topic."""
        for sentence in self.scene.article.sentences[:6]:
            for mark in self.marks(sentence.start, sentence.end):
                if mark.part is _Part.DATELINE and mark.place and mark.place.name != "北京市":
                    return self._seat(mark.place)
        return None

    def _seat(self, place: Place) -> Place:
        """Return what a dateline stands for: a capital's is the country's, or the province's."""
        capital = (
            place.level is Level.CITY
            or place.name == "台北市"
            or (place.code is not None and place.code.endswith("0100") and len(place.path) > 1)
        )
        return self._named(place, 0) if capital else place

    def _leads(self) -> bool:
        """Tell whether the text names its first place before any figure: the headline means it."""
        sentences = self.scene.article.sentences
        figure = next(
            (
                q.start
                for q, home in zip(self.scene.quantities, self.scene.home, strict=True)
                if sentences[home].role is Role.BODY
            ),
            maxsize,
        )
        return self.lead is not None and self.lead.start < figure

    def _lead(self) -> Place | None:
        """Return what the first paragraph is about: the first place, if it opens its clause."""
        apart = (_Part.DATELINE, _Part.OUTSIDE, _Part.NATIONAL, _Part.LOCAL)
        for _, mark in self._opening_marks():
            if mark.kind not in ("", "here", "pair") and mark.part is _Part.OPENING:
                return None  # 全州 before the first name: the whole is the topic
            if mark.place is None or mark.part in apart:
                continue
            return mark.place if mark.part is _Part.OPENING else None
        return None


def link_regions(scene: Scene) -> list[RegionLink]:
    """Return for each quantity of the scene the place that it is about.

    A quantity of which the text does not say it has a link whose name is None.
    """
    if not scene.quantities:
        return []
    return _Linker(scene).run()


# ---------------------------------------------------------------- swstats regions


@dataclass(frozen=True, slots=True)
class RegionEntry:
    """One line of ``swstats regions``: a place and its other spellings."""

    name: str
    code: str | None
    path: tuple[str, ...]
    also: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


def lookup(query: str, lexicon: Lexicon) -> tuple[list[RegionEntry], list[str]]:
    """Return the places that a query names, and, where there are none, the nearest known names.

    A code (440300), a full name, a short name and an alias are all found; part of a name finds
    every place whose spelling contains it. An empty query lists the provinces and countries.
    """
    gazetteer = lexicon.compiled(Gazetteer.build)
    entries = []
    for number, also in gazetteer.also(gazetteer.looked_up(query)).items():
        d = gazetteer.division(number)
        entries.append(RegionEntry(d.name, d.code, d.path, tuple(also), d.since, d.until))
    return entries, [] if entries else gazetteer.nearest(query)
