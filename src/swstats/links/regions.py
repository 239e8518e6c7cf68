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
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from swstats.links.gazetteer import (
    AREA,
    CITY,
    COUNTRY,
    COUNTY,
    PREFECTURE,
    PROVINCE,
    WORLD,
    ZONE,
    Gazetteer,
    Words,
)
from swstats.links.marks import (
    DATELINE,
    DONOR,
    INNER,
    LOCAL,
    MEDIUM,
    NATIONAL,
    NEIGHBOUR,
    OPENING,
    OUTSIDE,
    Group,
    Mark,
    MarkReader,
    nested,
)
from swstats.links.places import (
    Address,
    Place,
    PlaceReader,
    called,
    find_places,
    is_town,
    parse_place,
)
from swstats.links.scope import FIGURES
from swstats.links.words import words_of
from swstats.records import Kind, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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

# By their own names, as looking them up takes time.
BODY, CAPTION, FURNITURE, HEADLINE, TABLE = (
    Role.BODY, Role.CAPTION, Role.FURNITURE, Role.HEADLINE, Role.TABLE,
)  # fmt: skip
COUNT, PERSON = Kind.COUNT, Kind.PERSON


class RegionLink(NamedTuple):
    """The place that a figure is about, or None in ``name``.

    ``by`` says where it was found: clause, sentence, anaphora, article, headline or option.
    """

    name: str | None = None
    code: str | None = None
    path: tuple[str, ...] = ()
    by: str | None = None


NOWHERE = RegionLink()


# 全厂90名工人: those of the school that the sentence before spoke of
_STAFF = tuple(f"全{body}" for body in "校村院厂矿队场园班所店社")
# 龙口市庵夼村, 海原县史店乡的沙河小学: a body that is in the place and is spoken of as 该村, 学校
_NO_BODY = "[^，。；：、！？>\n0-9的为是有在和与从到等]"
_BODY = (
    "(?=[镇乡村小一二三四五六中学幼医卫协农])"
    "(?:(?:(?<!乡)镇|[乡村])(?![镇级民庄亲贤情愁友土村下])|小学|[一二三四五六]中(?!旬)|中学|学校|幼儿园|医院|卫生院|协会|农场)"
)
_BODY_OF = re.compile(f"{_NO_BODY}{{0,14}}?{_BODY}|{_NO_BODY}{{0,9}}的{_NO_BODY}{{0,5}}?{_BODY}")
_WITH_VILLAGES = (PREFECTURE, COUNTY)
# Whose figures are not those of the village that it has to do with.
_FIRMS = ("公司", "集团", "银行", "本行", "全球")
# What a text speaks of that is on one village, school or farm.
_VILLAGERS = ("村集体", "全村", "全乡", "全镇", "全场", "全校", "学校", "村民")
_OF_NO_PLACE = (Kind.AGE, Kind.DURATION)  # what needs none
_OF_BODIES = frozenset("家所")
_FROM_PLACES = frozenset("家所台辆架艘只")
_AS_A_RATE = ("的比率", "的比例", "的水平", "的平均")
# What goes back to a report that has been issued, and to a village's school and people.
_REPORT = ("报告", "公报", "通报")
_VILLAGE_OWN = ("学校", "该校", "全校", "村里", "村民", "村集体")
_THAT_BODY = re.compile("该[校村院园]")
_OURS = re.compile("我[县区旗市州省]")
# What goes back to a fair or a match and so to where it was held.
_OF_THE_FAIR = ("本届", "展会期间", "会展期间", "博览会期间", "博会期间")
# a clause that gives but the growth of the figure before
_GROWS = re.compile(
    "(?:同比|环比|[比较](?:上年|去年|上月|同期|[0-9]{4}年)[^，。；0-9]{0,6})?(?:大幅|又|再)?"
    "(?:增长|上升|下降|增加|减少|提高|提升|增幅|降幅|增速|升|降|增)(?:了|达|为)?"
)
# 北京登顶票房榜冠军, 成都职位居全国第六: an example of what the list is of
_TOPS = re.compile(
    "登顶|夺冠|居首|领跑|折桂|问鼎|蝉联|夺魁|登上[^，。；\n]{0,8}榜"
    "|[^，。；\n]{0,16}[居列排]全[国省]第"
)
# neither where nor whence: 与内蒙古接壤, 湖北以外, 美国某网站报道
_NO_GOAL = re.compile(
    "(?:地区|省份)?[以之]外"
    "|(?:举行|召开|举办)的[^，。；：]{2,16}[上中](?:，|说|表示|介绍|透露|指出)"
    f"|{NEIGHBOUR}|[^，。；：]{{0,12}}?之一(?=[，。])|{MEDIUM}|{DONOR}"
)
# beside the short name of a county that is a common word, too: （苍南）, 苍南全县, 苍南网
_OPENED, _CLOSED = ("（", "("), ("）", ")", "全", "网")
_CLAUSE_MARK = re.compile("[，。；：]")
# 来自省城的志愿者走进某县: where those from elsewhere come to
_ARRIVED = ("走进", "来到", "走访", "抵达")
# 我区紧盯两江新区等地招商, 赴苏州考察: the place of partners, not of those who speak
_GOES_TO = re.compile("(?:紧盯|瞄准|聚焦|对接|赴(?<!奔赴)|带队[前往到])[^。；：]{0,40}$")
_LEADS_AWAY = re.compile("来自|紧盯|瞄准|聚焦|对接|赴|带队")  # what both begin with
# 博览会在南昌开幕, 由滁州市人民政府承办: the place of a meeting or its hosts
_CITY_SITE = re.compile("^中国(?=[\u4e00-\u9fff]{2,4}网$)")  # 中国菏泽网
_VENUE = re.compile("[^，。；：]{0,16}?(?:开幕|闭幕|落幕|落下帷幕|举行|举办|召开|开赛|收官|启幕)")
_HOSTS = re.compile("[^，。；：]{0,12}?(?:主办|承办|协办)")
# Taiwan, Hong Kong, Macao by their codes; the words of reports on a firm, or on all the world
_BESIDE = frozenset({"71", "81", "82"})
_WIDE = ("公司", "集团", "上市", "我国", "全球", "世界", "人民币")
# countries whose papers in Chinese mean them by 我国
_WITH_PAPERS = frozenset({"新加坡", "马来西亚"})
# between the places of a list, each with its figure in a bracket
_BRACKETED = ("）、", "）和", "）及", "）以及", "），")
_EXAMPLE = re.compile("(?:例如|比如|譬如)[^。；]*$")
# 学习长兴经验, 与龙游签约: what stands before and behind the place of others
_OTHER_PARTY = frozenset("习与和同跟向赴往到援扶助对从、")
_OF_OTHERS = ("经验", "灾区", "学派")
DATELINE_HEAD = 80  # characters in which a dateline and its agency stand
_LONGEST_UNKNOWN = 6
_DIVISIONS = ("市", "县", "区", "镇", "乡", "村", "街道", "州", "旗")
FEW = 4  # places of a list that each may be meant; of more it is the country
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
# The commonest signs that only traditional script has: folding changes each of them.
TRADITIONAL = frozenset("個會來為國長們這時發與萬數說對學過後從經區業務")


class _Cues:
    """The words and patterns that tell what a figure's sentence is about, made for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        roles = lexicon.compiled(Words.build).roles
        # Two words that only who lives there uses tell where the paper is at home.
        self.homes = {
            home: words.split("|") for home, words in (pair.split("=") for pair in roles["home"])
        }
        self.own = dict(pair.split("=") for pair in roles["own"])
        # 中国大陆 is found as such, and 大陆架 is none
        self.owns = re.compile(
            f"(?<!中国)(?<![新旧欧亚美非洲])(?:{'|'.join(self.own)})(?![架性坡])"
        )
        self.sample = re.compile(
            "等(?:[0-9]+|[一二三四五六七八九十]+)[余多]?个?(?:大中|主要|重点)?(?:省|城市|市(?![场民])|国家?)"
        )
        self.schools = re.compile("[\u4e00-\u9fff]{0,6}(?:大学|学院|公司|集团|银行)[、（]")
        self.each = re.compile(
            "各(?=[^，。；类地种项级界方]{0,6}$)|各自|(?<![户人年月日平次亩村校])均(?![衡匀])"
            "|[都亦](?=[已均]?(?:逾|超|达|破|突破|有|在|为|高达|不到|不足))"
        )
        self.gives = re.compile("|".join(roles["give"]))
        self.town = re.compile(
            "(?:[^，。；\n]{0,14}[，：] ?)?(?P<name>(?![各全该本我几数多某这那两等的在从到对有和与及近])"
            "[\u4e00-\u9fff]{2,3}(?P<kind>镇|乡|村|街道))(?=[\u4e00-\u9fff（])(?![村镇级民落域庄亲土办委小])"
        )
        # 在塔坊镇第十四届人民代表大会上, 我代表塔坊乡人民政府
        self.reporting_town = re.compile(
            "(?:在|代表)(?P<name>(?![各全该本我几数多某这那两等])[\u4e00-\u9fff]{2,3}(?P<kind>镇|乡|街道))"
            "(?:(?:人民)?政府|党委|第[0-9一二三四五六七八九十]{1,3}届人民代表大会)"
        )
        self.announces = re.compile(
            "[^，。；：]{0,16}?(?:政府|[局厅委办处]|法院|检察院|公安|中心|红十字会)[^，。；：]{0,8}?"
            "(?:举行|召开|发布|公布|通报)[^，。；]{0,12}?(?:发布会|通气会|说明会|数据|统计|消息|情况|公报)"
        )
        self.markets = roles["market"]
        # 低于法国的7.2%和意大利的6.5%
        self.levels = re.compile(
            "(?:[高低多少快慢大小优]于|超[过出]|不[及如]|相比|[比较])[^，。；：]{0,12}$"
        )
        self.people = roles["people_of"]
        self.arrivals = roles["arrive"]
        # 这里 goes back to the place that the sentence before came to.
        self.comes_to = (*self.arrivals, *roles["lie"], "就是", "便是", "即是")
        # 记者在黄河入海处的东营市看到, 记者来到平顺县: where a report was made
        self.came = re.compile(
            "记者[^，。；：！？]{0,12}?(?:在|(?P<arrived>来到|走进|走访了?|赶到|赶赴|深入|抵达))[^，。；：！？在从]{0,14}$"
        )
        # 记者从全省首个油茶之乡兴宁市获悉
        self.heard = re.compile("记者[^，。；：！？]{0,6}从[^，。；：！？]{2,24}$")
        self.hears = re.compile("获悉|了解到?|得知")
        self.saw = re.compile(
            "[^，。；：！？从]{0,8}?(?:采访|看到|见到|了解到|获悉|得知|调研|发现|走访)"
        )
        self.terminal = re.compile(
            "[^，。；：、0-9]{0,6}?(?:机场|火车站|高铁站|客运站|口岸|港(?!区))"
        )
        # 记者来到市开发区: of the city whose paper it is
        self.city = re.compile("[，。、：\n到在由从]市(?:开发区|高新区|经开区|委|政府|直[属机])")
        self.profile = re.compile(
            "[\u4e00-\u9fff]{2,6}(?:[镇乡村]|街道|社区|小学|中学|学校|学院|农场|林场)[^。\n0-9]{0,40}?"
            f"(?:{'|'.join(roles['lie'])})"
        )
        self.resume = re.compile("[“「]?(?:[他她它该其]|这[个家位里些项]?)")


class _Seen:
    """The places that an article has named so far, asked for the nearest one of a class.

    Each place is looked at once for each class, however long the article.
    """

    def __init__(self) -> None:
        self.opening: list[Place] = []
        self.other: list[Place] = []
        self._found: dict[str, tuple[Place | None, int, Place | None, int]] = {}

    def nearest(self, kind: str, of_class: Callable[[Place, str], Place | None]) -> Place | None:
        """Return what last opened a clause and is of the class, else the first other place."""
        last, openings, first, others = self._found.get(kind, (None, 0, None, 0))
        for place in reversed(self.opening[openings:]):
            found = of_class(place, kind)
            if found is not None:
                last = found
                break
        for place in self.other[others:] if first is None else ():
            first = of_class(place, kind)
            if first is not None:
                break
        self._found[kind] = (last, len(self.opening), first, len(self.other))
        return last or first


class _Linker:
    """Walks through one article and keeps its topic."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.article, self.folded = scene.article, scene.document.folded
        self.quantities, self.clauses = scene.quantities, scene.clauses
        self.lexicon = scene.lexicon
        self.gazetteer = scene.lexicon.compiled(Gazetteer.build)
        self.cues = scene.lexicon.compiled(_Cues)
        self.option = self._option()
        topic = self.option.path if self.option else ()
        article = scene.article
        spans = [
            (s.start, s.end)
            for s in article.headlines
            if s.end <= article.start or s.start >= article.end
        ]
        spans.append((article.start, article.end))
        places = PlaceReader(self.folded, scene.lexicon, topic).read(spans)
        if len(spans) > 1:
            places.sort(key=attrgetter("start"))
        self.home = self._home(places)
        if self.home:  # 財政部 of a paper of Taiwan is not that of the People's Republic
            places = [
                place
                for place in places
                if place.name != "中国"
                or not place.inside_organisation
                or self.folded.startswith("中", place.start)
            ]
            places = self._with_own(places)
        # 149名山区师生, 5项城市建设: what a figure's unit begins is no place
        folded = self.folded
        places = [
            place
            for place in places
            if not (folded[place.start - 1].isnumeric() and self._within_figure(place.start))
        ]
        self.places = places
        self.reader = MarkReader(scene, places, spans)
        self._opening_marks = self._marks_of_opening()
        self.base: Place | None = None
        self.base_by = "article"
        self.lead: Place | None = None
        self.current: Place | None = None
        self.current_by = "article"
        self._seen = _Seen()
        self._only: dict[str, Place | None] = {}
        self._hint: dict[str, Place | None] = {}
        self._placeless = False  # a figure before had no place
        # 7名印尼乘客、3台德国设备: where what is counted comes from, not what is told after it
        ends = {
            q.end
            for q in scene.quantities
            if q.kind is PERSON or (q.kind is COUNT and q.unit in _FROM_PLACES)
        }
        self._from = ends.intersection(self.reader.mark_starts)
        self._origins: dict[int, Place] = {}
        self._subheaded = False  # the sentence before is a headline that names no place
        # The sentence before: its frame, and its marks, unless a paragraph has begun since.
        self._before: tuple[list[Mark], Mark | None] = ([], None)
        self._beside: list[Mark] = []
        self._brought: Place | None = None  # whose village or school was spoken of last
        self._national: Place | None = None  # the country, where its body has issued a report
        # What has been named, what it means, and whether it opens its clause, until it is asked
        # for: few texts ask which of it is their own.
        self._unsorted: list[tuple[Place, Place, bool]] = []
        self._met: Place | None = None  # where a meeting was held, or whose guest somebody was
        self._last = NOWHERE  # the link of the figure before
        self._unknown = -1  # the last figure of a name unknown here
        self._places_of_bodies: set[tuple[str, ...]] | None = None

    def _with_own(self, places: list[Place]) -> list[Place]:
        """Add what a paper calls its neighbour or its own parts: 大陆, 六都 in one of Taiwan."""
        article = self.article
        taken = {place.start for place in places}
        found = [
            place
            for m in self.cues.owns.finditer(self.folded, article.start, article.end)
            if m.start() not in taken
            and (place := called(self.cues.own[m[0]], self.gazetteer, *m.span())) is not None
        ]
        return sorted([*places, *found], key=lambda place: place.start)

    def _within_figure(self, at: int) -> bool:
        """Tell whether a figure begins before an offset and ends behind it."""
        quantities = self.quantities
        number = bisect_left(quantities, at, key=attrgetter("start")) - 1
        return number >= 0 and quantities[number].end > at

    def _option(self) -> Place | None:
        if not self.scene.region:
            return None
        found = find_places(self.scene.region, self.lexicon)
        return found[-1] if found else None

    def _link(self, place: Place, by: str) -> RegionLink:
        """Return the link to a place. An area without a code (滇西) is reported as its province."""
        told = self._named(place, 0) if place.level is AREA and len(place.path) > 1 else place
        # what RegionLink() calls, at twice the cost
        return tuple.__new__(RegionLink, (told.name, told.code, place.path, by))

    # ------------------------------------------------------------ anaphors

    def resolve(self, kind: str, latest: Place | None, *, ours: bool = False) -> Place | None:
        """Return the place that 全省, 该市 … stand for: the nearest topic's part of that class."""
        if kind == "world":
            return None
        if kind == "rest":  # 徐州12个，其余10市66个: the others of what holds the last
            if latest is not None and len(latest.path) > 1:
                return self._named(latest, len(latest.path) - 2)
            return self.current or self.base
        if kind == "reached":
            return self._reached() or self.current or self.base
        if kind in ("here", "pair"):
            return latest or self.current or self.base or self.lead or self._passed()
        if ours:
            self._sort()
        for topic in (latest, self.current, self.base, self.option):
            if topic is not None and not (ours and self._met and topic.path == self._met.path):
                found = self._of_class(topic, kind)
                if found is not None:
                    return found
        self._sort()
        found = self._seen.nearest(kind, self._of_class)
        found = found if found is not None else self._only_one(kind)
        if ours and kind == "市" and found is not None and found.level is COUNTY:
            # 偃师市、汝阳县 of 我市: the city that holds both
            above = found.path[:-1]
            for place in (*self._seen.opening[-FIGURES:], *self._seen.other[-FIGURES:]):
                if len(above) > 1 and place.path[:-1] == above and place.path != found.path:
                    return self._named(found, len(above) - 1)
        if found is None and kind in "县旗" and self.base and self.base.level is COUNTY:
            return self.base  # 我县 of what has become a city since
        return found

    def _only_one(self, kind: str) -> Place | None:
        """Return the place of a class, if the article names but one, or a heading hints at it."""
        if kind not in self._only:
            named = {
                found.path: found
                for place in self.places
                if (found := self._of_class(place, kind)) is not None
                and not self._is_elsewhere(place)
            }
            one = len(named) == 1
            self._only[kind] = next(iter(named.values())) if one else self._hinted(kind)
        return self._only[kind]

    def _hinted(self, kind: str) -> Place | None:
        """Return what a text hints at that speaks of 我县, by a short name that alone is no place.

        情系永嘉·金秋助学 in its heading, or the same name more than once. The text is searched once
        for each class.
        """
        if kind not in self._hint:
            self._hint[kind] = self._find_hint(kind)
        return self._hint[kind]

    def _find_hint(self, kind: str) -> Place | None:
        article = self.article
        found = {
            index: at
            for headline in article.headlines
            for index, at in self._hints(kind, headline.start, headline.end)
        }
        if not found:
            # 屏南 again and again in a report on 全县
            hints = list(self._hints(kind, article.start, article.end))
            named = Counter(index for index, _ in hints)
            found = {index: at for index, at in hints if named[index] > 1}
        if len(found) != 1:
            return None
        index, at = next(iter(found.items()))
        d = self.gazetteer.division(index)
        return Place(at, at + len(d.name) - len(kind), d.name, d.code, d.path, d.level)

    def _hints(self, kind: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield each place of the class whose short name stands in the span, and where."""
        folded, gazetteer = self.folded, self.gazetteer
        for at in range(start, end - 1):
            named = gazetteer.at(folded, at)
            if named is None or len(named.places) != 1:
                continue
            spelling = named.text
            if words_of(self.lexicon).knows(spelling):
                continue  # 公安, 民乐: far more often a word than the county
            stop = at + len(spelling)
            before, behind = folded[at - 1 : at] if at else "", folded[stop : stop + 1]
            if spelling in gazetteer.common and before not in _OPENED and behind not in _CLOSED:
                continue  # 惠民工程
            name = gazetteer.division(named.places[0]).name
            if (
                (name == spelling + kind or name.endswith("自治" + kind))
                and not named.is_seam(before, behind)
                and before not in _OTHER_PARTY
                and not folded.startswith(_OF_OTHERS, stop)
                and not is_town(folded, stop)
                and not self._is_origin(at)
            ):
                yield named.places[0], at

    def _of_class(self, topic: Place, kind: str) -> Place | None:
        wanted = _CLASSES.get(kind, kind)
        path = topic.path
        if kind == "国":
            return topic if topic.level is COUNTRY else None
        if topic.name[-1] in wanted and topic.name != path[-1]:
            return topic  # 无锡县, of which the path gives what it has become
        for depth in range(len(path) - 1, -1, -1):
            name = path[depth]
            if name[-1] in wanted or (kind == "省" and depth == 0 and name.endswith("自治区")):
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
        article, quantities, home = self.article, self.quantities, self.scene.home
        results = [NOWHERE] * len(quantities)
        self._open_article()
        position = 0
        total = len(quantities)
        previous: Sentence | None = None
        begun = False
        for number, sentence in enumerate(article.sentences):
            if position == total:
                break  # what comes behind the last figure can tell nothing of it
            first = position
            while position < total and home[position] == number:
                position += 1
            role = sentence.role
            if role is FURNITURE and first == position:
                continue
            if previous is None or sentence.paragraph != previous.paragraph:
                self._begin_paragraph(number, previous)
            previous = sentence
            marks = self.reader.marks(sentence.start, sentence.end)
            if marks and self._from:
                origins = {m.start: m.place for m in marks if m.place and m.start in self._from}
                if origins or self._origins:
                    self._origins = origins
                    marks = [m for m in marks if m.start not in origins]
            frame = None
            if marks:
                if marks[0].part is DATELINE and begun and role is BODY:
                    self._turn_to(marks[0].place)
                self._resolve_all(marks)
                figure = quantities[first].start if first < position else sentence.end
                frame = self._frame(marks, figure)
                if frame is None and self._is_of_unknown(marks, figure):
                    self.current = None  # nor is it what was named before
            if (
                frame is None
                and self._national is not None
                and self.folded.startswith(_REPORT, sentence.start)
            ):
                self.current, self.current_by = self._national, "article"
            begun |= role is BODY
            if not (marks or self._origins) and self.current is not None and first < position:
                # In a sentence that names no place, each figure is of the topic.
                self._last = self._of_topic(self.current, sentence.start)
                results[first:position] = [self._last] * (position - first)
                first = position
            passed = 0
            for index in range(first, position):
                at = quantities[index].start
                while passed < len(marks) and marks[passed].start < at:
                    passed += 1
                link = self._place_of(index, sentence.start, marks, passed, frame)
                results[index] = self._last = link
                if link.name is None and quantities[index].kind not in _OF_NO_PLACE:
                    self._placeless = True
            self._national = None
            if marks:
                if role is not TABLE and role is not FURNITURE:
                    self._move_topic(role, marks, frame)
                if frame is None and role is BODY:
                    self._go_on_with(marks)
                if marks[0].part is NATIONAL:
                    self._national = self._national_issuer(sentence, marks)
            self._subheaded = role is HEADLINE and begun and frame is None
            self._before, self._beside = (marks, frame), marks
        if NOWHERE in results and (where := self._only_place()):
            # 全场有耕地33万亩。… 大兴农场位于富锦市: what the text is about, though it comes late
            link = self._link(where, "article")
            results = [
                link if r is NOWHERE and q.kind not in _OF_NO_PLACE else r
                for r, q in zip(results, quantities, strict=True)
            ]
        if self._placeless and self.places:
            self._fill(results)
        return results

    def _national_issuer(self, sentence: Sentence, marks: list[Mark]) -> Place | None:
        """Return the country of which a sentence says what its body issued: 公安部发布《姓名报告》."""
        if not all(mark.means is not None and mark.means.name == "中国" for mark in marks):
            return None
        issued = any(
            self.folded.find(word, sentence.start, sentence.end) >= 0
            for word in ("发布", "公布", "印发", "出版")
        )
        return marks[0].means if issued else None

    def _only_place(self) -> Place | None:
        """Return the one place that the article names, where it says that its village lies there."""
        inner = max(self.places, key=lambda place: len(place.path), default=None)
        if inner is None or not all(nested(place.path, inner.path) for place in self.places):
            return None
        lies, article = self.reader.cues.lies, self.article
        for place in self.places:
            if place.path == inner.path and (
                self._of_body(place) or self.folded.endswith(lies, 0, place.start)
            ):
                local = place.level is COUNTY and any(
                    self.folded.find(word, article.start, article.end) >= 0 for word in _VILLAGERS
                )
                return place if local and place.code else None
        return None

    def _fill(self, results: list[RegionLink]) -> None:
        """Give figures without a place the one that the article names, if it names but one.

        Only a country abroad, or Hong Kong, Macao or Taiwan: a report on a firm or on all of China
        may well name one city.
        """
        only = self._all_in_one(results)
        if only is None:
            return
        sentences, home = self.article.sentences, self.scene.home
        for index, link in enumerate(results):
            if link.name is None:
                sentence = sentences[home[index]]
                marks = self.reader.marks(sentence.start, sentence.end)
                if not any(mark.part is NATIONAL or mark.kind == "world" for mark in marks):
                    results[index] = self._link(only, "article")

    def _all_in_one(self, results: list[RegionLink]) -> Place | None:
        """Return the land abroad, or beside the mainland, that all the article's places lie in."""
        article, folded = self.article, self.folded
        first = self.places[0]
        if first.path[0] == "中国" or first.level is AREA:
            return None
        if first.code and first.code[:2] not in _BESIDE:
            return None
        if any(place.path[0] != first.path[0] or place.level is WORLD for place in self.places):
            return None
        if any(folded.find(word, article.start, article.end) >= 0 for word in _WIDE):
            return None
        # 受美國關稅影響: a name in passing tells nothing
        told = any(
            link.path[:1] == first.path[:1] and (first.code or link.by == "clause")
            for link in results
        )
        told = told or any(
            mark.place and mark.part is OPENING
            for sentence in article.sentences
            for mark in self.reader.marks(sentence.start, sentence.end)
        )
        return self._named(first, 0) if told else None

    def _begin_paragraph(self, number: int, previous: Sentence | None) -> None:
        """Return to what the article is about, unless the paragraph goes on with its topic."""
        sentence = self.article.sentences[number]
        self._beside = []
        moved = self.current is not self.base or self.current_by != self.base_by
        if (
            moved
            and not self.cues.resume.match(self.folded, sentence.start)
            and not (
                sentence.role is BODY
                and (self._is_unfinished(previous) or self._goes_on_in_speech(number))
            )
        ):
            self.current, self.current_by = self.base, self.base_by
        if sentence.role is HEADLINE and self.current is None and self._leads():
            self.current = self.lead

    def _is_unfinished(self, sentence: Sentence | None) -> bool:
        """Tell whether the sentence before goes on in the next paragraph."""
        return (
            sentence is not None
            and sentence.role in (BODY, CAPTION)
            and self.folded[sentence.end - 1] not in "。！？!?…”）"
        )

    def _goes_on_in_speech(self, number: int) -> bool:
        """Tell whether somebody speaks in a sentence, of the part that the text has come to."""
        sentences = self.article.sentences
        return (
            self.folded[sentences[number].start] in "“「"
            and number > 0
            and not self._is_part()
            and sentences[number - 1].role is BODY
        )

    def _is_part(self) -> bool:
        """Tell whether the topic is but a part of what the article is about."""
        base, current = self.base, self.current
        return (
            base is not None
            and current is not None
            and len(current.path) > len(base.path)
            and nested(base.path, current.path)
        )

    def _go_on_with(self, marks: list[Mark]) -> None:
        """Take the place of a sentence's last part for the next sentence: …；长三角地区浓度46."""
        opening = [mark for mark in marks if mark.part is OPENING and mark.means is not None]
        if not opening or self.folded[opening[-1].start - 1] != "；":
            return
        place, other = opening[-1].means, self.current or opening[0].means
        if (
            place is not None
            and other is not None
            and other is not place
            and other.level is place.level
            and not (self.base and nested(self.base.path, place.path))
        ):
            self.current, self.current_by = place, "article"

    def _reached(self) -> Place | None:
        """Return where the sentence before came to in the end: 记者来到平顺县, 走进某县某村."""
        marks, frame = self._before
        last = marks[-1] if marks else None
        if last is None or last.place is None:
            return None
        arrives = self.folded.endswith(self.cues.comes_to, 0, last.start)
        return last.means if arrives or (frame is None and self._has_body(last)) else None

    def _passed(self) -> Place | None:
        """Return the first place that the sentence before named in mid-clause."""
        for mark in self._beside:
            if mark.part is INNER and mark.means is not None and not self._vague(mark):
                return mark.means
        return None

    def _sort(self) -> None:
        """Tell the places of others from those of the text, among what it has named so far."""
        for named, means, opens in self._unsorted:
            if self._is_elsewhere(named):
                if opens or not self._is_origin(named.start):
                    self._met = means
            elif opens:
                self._seen.opening.append(means)
            else:
                self._seen.other.append(means)
        self._unsorted.clear()

    def _turn_to(self, place: Place | None) -> None:
        """Begin the next item of a column, by its dateline: 邯郸消息."""
        if place is None or (self.base is not None and nested(place.path, self.base.path)):
            return
        self.base = None if place.name == "北京市" else self._seat(place)
        self.current, self.current_by = self.base, "article"

    def _frame(self, marks: list[Mark], figure: int) -> Mark | None:
        """Return the mark that the sentence is about, if there is one.

        It is the last that opens a clause before the first figure. A sentence that goes through
        several places (恩施市23个，利川市18个) is about none of them.
        """
        opening = [
            mark
            for mark in marks
            if mark.part >= OPENING
            and mark.means is not None
            and mark.reach == maxsize
            and (mark.group is None or mark.end > figure)
        ]
        if not opening:
            return None
        frame = None
        for mark in opening:
            if mark.end <= figure:
                frame = mark
        if frame is None:
            if self.current is not None or self._placeless:
                return None
            frame = opening[-1]  # 小魏今年26岁，在鹿邑县送外卖
        if self.folded.startswith("（", frame.end) and any(
            mark.start > figure and self.folded.endswith(_BRACKETED, figure, mark.start)
            for mark in marks
        ):
            return None  # 雪兰莪（30宗）、柔佛（20宗）
        for mark in opening:
            if mark is frame or (mark.part is NATIONAL and frame.part is OPENING):
                continue  # 中国人民银行发布的报告显示，全市…
            if not (frame.means and mark.means and nested(frame.means.path, mark.means.path)):
                return None
        return frame

    def _is_of_unknown(self, marks: list[Mark], figure: int) -> bool:
        """Tell whether the sentence is about a place that has no name here.

        我市, 全县 of a text that never names it; 世界, 全球.
        """
        for mark in reversed(marks):
            if mark.part is OPENING and mark.end <= figure:
                return mark.means is None
        return False

    def _resolve_all(self, marks: list[Mark]) -> None:
        """Settle each mark's place, anaphors in order, lists by what their parts share."""
        folded, base = self.folded, self.base
        latest: Place | None = None
        for mark in marks:
            named, start = mark.place, mark.start
            place = self._stands_for(mark, latest) if named is None else named
            if folded[start] in "全我" and named and folded.startswith(("全国", "我国"), start):
                place = self._whole_country(named, latest)
            if (
                place is not None
                and place.level is CITY
                and folded.startswith(self.cues.markets, mark.end)
                and len(place.path) > 1
            ):
                place = self._named(place, 0)  # 东京股市: the country's
            mark.means = place
            if mark.part is OPENING and place is not None:
                if named is None:
                    if (
                        base is not None
                        and len(place.path) < len(base.path)
                        and folded[start - 1] in "经据由从"
                    ):
                        mark.part = OUTSIDE  # 经市统计局核算，全年…: of the county
                elif (
                    folded[start - 1] == "据"
                    and named.inside_organisation
                    and named.level is COUNTRY
                    and self.current is not None
                    and not nested(self.current.path, named.path)
                ):
                    mark.part = OUTSIDE  # 据美国台风警报中心, in a report on 越南
            opens = place is not None and (mark.part is OPENING or mark.part is LOCAL)
            if named is not None and mark.part is not DATELINE:
                if named.level in _WITH_VILLAGES and self._of_body(named):
                    self._brought = place
                self._unsorted.append((named, place if opens and place else named, opens))
            if opens:
                latest = place
            if mark.group is not None and mark.group.members[-1] is mark:
                mark.group.common = self._shared(mark.group)

    def _stands_for(self, mark: Mark, latest: Place | None) -> Place | None:
        """Return the place that an anaphor stands for, ``latest`` the one named before it."""
        folded = self.folded
        ours = folded[mark.start] in "我咱"
        if (
            self._brought is not None
            and mark.kind == "here"
            and folded[mark.end - 1] in "村乡镇"
            and (latest is None or nested(self._brought.path, latest.path))
        ):
            return self._brought  # 走进龙口市庵夼村。该村…
        place = self.resolve(mark.kind, None if ours else latest, ours=ours)
        if place is None and folded[mark.start] == "该":
            self._sort()
            return self._of_class(self._met, mark.kind) if self._met is not None else None
        return place

    def _has_body(self, mark: Mark) -> bool:
        """Tell whether a mark is a place that stands before its village or school, or for it."""
        return mark.place is not None and mark.part is not DATELINE and self._of_body(mark.place)

    def _of_body(self, place: Place) -> bool:
        """Tell whether a place stands before its village or school, or for it: 庵夼村."""
        return (
            place.level in _WITH_VILLAGES
            and place.code is not None
            and place.code[:2] not in _BESIDE
            and (
                self.folded[place.end - 1] in "村镇乡"
                or _BODY_OF.match(self.folded, place.end) is not None
            )
            and not self._is_origin(place.start)
            # what a river or a road passes, what a village borders on
            and self.folded[place.start - 1] not in "经邻接连距靠"
            and not self.folded.endswith("经过", 0, place.start)
            and not _NO_GOAL.match(self.folded, place.end)
        )

    def _of_one_place(self) -> bool:
        """Tell whether all villages and schools that the article places are in one place."""
        if self._places_of_bodies is None:
            self._places_of_bodies = {place.path for place in self.places if self._of_body(place)}
        return len(self._places_of_bodies) == 1

    def _whole_country(self, china: Place, latest: Place | None) -> Place:
        """Return what 全国 means: the country of the topic, where it lies abroad, or of the paper."""
        if self.home and (home := called(self.home, self.gazetteer, china.start, china.end)):
            return home
        topic = latest or self.current or self.base
        if topic is None or topic.level not in (COUNTRY, CITY):
            return china
        if self.folded[china.start] == "我" and topic.path[0] not in _WITH_PAPERS:
            return china  # 我国新药 in a report headed 在美国进入临床试验
        return self._named(topic, 0)

    def _shared(self, group: Group) -> Place | None:
        """Return what the places of a list have in common: 乌鲁木齐、伊犁、喀什 → 新疆."""
        members = [mark.means for mark in group.members if mark.means is not None]
        if not members or any(mark.kind and mark.means is None for mark in group.members):
            return None  # 我市与拉萨市, in a text that does not say which city it is
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
        marks: list[Mark],
        passed: int,
        frame: Mark | None,
    ) -> RegionLink:
        """Return the place of a figure, before which the sentence has so many marks."""
        quantity = self.quantities[index]
        at = quantity.start
        clause = max(self.clauses[index][0], start)
        origin = self._origins.get(quantity.end) if self._origins else None
        if origin is not None and quantity.unit in _OF_BODIES:
            return self._link(origin, "clause")  # 30家浙江企业、20家广东企业
        if passed < len(marks):
            behind = self._said_behind(quantity.end, marks[passed : passed + FIGURES])
            if behind is not None:
                return self._link(behind, "clause")
        near = marks[max(0, passed - FIGURES) : passed] if passed else []
        before: list[Mark] = []
        mark = None
        if near:
            last, folded = near[-1], self.folded
            if (
                last.means is not None
                and at - last.end <= 1
                and (
                    (  # 居全国5470个街道之首
                        last.end == at
                        and last.part is OUTSIDE
                        and folded[last.start] == "全"
                        and quantity.kind is COUNT
                        and folded[last.start - 1] not in "于比过较占超"
                    )
                    or (  # 低于法国的7.2%, 高于全国45%的比率
                        (
                            (last.end + 1 == at and folded[last.end] == "的")
                            or (last.end == at and folded.startswith(_AS_A_RATE, quantity.end))
                        )
                        and self.cues.levels.search(folded, clause, last.start)
                    )
                )
            ):
                return self._link(last.means, "clause")
            if frame is not None and passed > FIGURES and frame.start < near[0].start:
                near.insert(0, frame)
            before = self._that_hold(near, start, at, frame)
            if folded[at - 1] == "等":
                # 三亚某景区等8家单位: an example of what the talk is about
                before = [m for m in before if m.start < clause or m.group or m.end == at - 1]
            mark = self._choose(before, clause, at) if before else None
            if mark is not None and mark.start < clause and index and self._is_unknown(index):
                self._unknown = index  # 杭州120人，宁波80人，下沙30人
                return self._around(near, start)
            if folded[at - 1] == "（" and self._is_beside_unknown(last, at):
                above = last.means
                if above is not None and len(above.path) > 1:
                    return self._link(self._named(above, len(above.path) - 2), "clause")
            apart = folded.rfind("分别", clause, at) if len(before) > 1 else -1
            if apart >= 0 and (own := self._bracketed(index, near, start, apart)) is not None:
                return self._link(own, "clause")
            if mark is not None:
                return self._governed(index, mark, near, clause, start)
        if index and self._last.name is not None and _GROWS.fullmatch(self.folded, clause, at):
            previous = self.scene.quantities[index - 1]
            if self.scene.home[index - 1] == self.scene.home[index] and previous.start >= start:
                return self._last  # …湛江市接待游客30万人次，同比增长5%: the growth of that
        if self.current is not None:
            return self._of_topic(self.current, start, self._given(near, clause))
        if marks:
            goal = self._goal(near, clause, at)
            if goal.name is not None:
                return goal  # 对美国出口1982亿美元；对欧洲出口412亿美元
            link = self._in_earlier_clause(before, clause)
            if link.name is not None:
                return link
            stop = self.clauses[index][1]
            goal = self._goal(
                marks[max(0, passed - FIGURES) : passed + FIGURES],
                clause,
                self._aside(quantity.end, stop),
            )
            if goal.name is not None:
                return goal
        if self.folded.startswith(_STAFF, start) and (passing := self._passed()) is not None:
            return self._link(passing, "article")
        if (self._unsorted or self._met is not None) and any(
            self.folded.find(word, start, at) >= 0 for word in _OF_THE_FAIR
        ):
            self._sort()
            if self._met is not None:
                # 博览会在成都开幕。本届展览面积26万平方米
                return self._link(self._met, "article")
        if (
            self._brought is not None
            and not any(self.folded.find(firm, start, at) >= 0 for firm in _FIRMS)
            and self._of_one_place()
        ):
            return self._link(self._brought, "article")
        return NOWHERE

    def _of_topic(self, topic: Place, start: int, given: Place | None = None) -> RegionLink:
        """Return the place of figures that none in their sentence governs, but for who is given."""
        if (
            self._brought is not None
            and self.folded.startswith(_VILLAGE_OWN, start)
            and not nested(topic.path, self._brought.path)
        ):
            return self._link(self._brought, "article")  # 慈善总会走进凤冈县…。学校有学生430名
        return self._link(given or topic, "clause" if given else self.current_by)

    def _given(self, near: list[Mark], clause: int) -> Place | None:
        """Return the part of the topic that the clause gives to: 为冕宁县420名学生捐赠, of 凉山州."""
        for mark in reversed(near):
            if mark.start < clause or mark.part is not OUTSIDE or mark.group is not None:
                break
            place, current = mark.place, self.current
            if (
                self.folded[mark.start - 1] in "为给向"
                and place is not None
                and current is not None
                and len(place.path) > len(current.path)
                and nested(place.path, current.path)
            ):
                return place
        return None

    def _is_unknown(self, index: int) -> bool:
        """Tell whether a name unknown here has a figure, in a list of places: 宁波80人，下沙30人."""
        folded, previous, quantity = self.folded, self.quantities[index - 1], self.quantities[index]
        begin, at = previous.end + 1, quantity.start
        if (
            not 1 < at - begin <= _LONGEST_UNKNOWN
            or previous.unit != quantity.unit
            or folded[previous.end] not in "，、；"
            or self.scene.home[index - 1] != self.scene.home[index]
        ):
            return False
        if self._unknown != index - 1:
            number = bisect_left(self.places, previous.start, key=attrgetter("start")) - 1
            if number < 0 or self.places[number].end != previous.start:
                return False
        words = words_of(self.lexicon).cut(folded, begin, at)
        return folded.endswith(_DIVISIONS, begin, at) or all(word.tag == "u" for word in words)

    def _around(self, near: list[Mark], start: int) -> RegionLink:
        """Return what a name unknown here must lie in: the topic, or what two named before share."""
        named = [mark.means for mark in near if mark.start >= start and mark.means is not None]
        topic, last = self.current, named[-1] if named else None
        if last is None:
            return NOWHERE
        if topic is not None and len(topic.path) < len(last.path) and nested(topic.path, last.path):
            return self._link(topic, self.current_by)
        above = last.path[:-1]
        if above and len(named) > 1 and named[-2].path[:-1] == above:
            return self._link(self._named(last, len(above) - 1), "sentence")
        return NOWHERE

    def _is_beside_unknown(self, mark: Mark, at: int) -> bool:
        """Tell whether a figure in a bracket belongs to a name unknown here, in a list of places.

        槟城（7宗）、霹雳（2宗）: the second is not of the first.
        """
        if not self.folded.startswith("（", mark.end):
            return False
        begin = self.folded.rfind("、", mark.end, at)
        return begin > 0 and self.folded[begin - 1] == "）" and 3 <= at - begin <= 7

    def _bracketed(self, index: int, near: list[Mark], start: int, apart: int) -> Place | None:
        """Return the place of a figure behind 分别, of a list whose members have one in a bracket.

        香港（58万人次）、日本（3.5万人次）旅客分别减少2.7%、0.6%
        """
        listed: list[Mark] = []
        for mark in reversed(near):
            if not start <= mark.start < apart:
                continue
            if not self.folded.startswith("（", mark.end):
                break
            listed.append(mark)
            if not self.folded.endswith(_BRACKETED, start, mark.start):
                break
        at = bisect_right(self.scene.quantities, apart, hi=index, key=attrgetter("start"))
        rank = index - at
        return listed[-1 - rank].means if len(listed) > 1 and rank < len(listed) else None

    def _said_behind(self, end: int, behind: list[Mark]) -> Place | None:
        """Return the place that is said right behind a figure: 37例在广州, 3例（均在辽宁）."""
        if self.folded.startswith("（", end):
            return self._remark(end, behind)
        if (
            behind[0].start == end + 1
            and self.folded[end] == "的"
            and self.folded.startswith(self.cues.people, behind[0].end)
        ):
            return behind[0].place  # 66%的日本人认为
        if (
            behind[0].start == end + 1
            and self.folded[end] == "在"
            and self.folded.startswith(("，", "。", "；", "、"), behind[0].end)
        ):
            return behind[0].place
        return None

    def _that_hold(self, near: list[Mark], start: int, at: int, frame: Mark | None) -> list[Mark]:
        """Return the marks that hold as far as a figure at ``at``.

        A semicolon ends what holds for a part only, and leaves what the sentence is about.
        """
        segment = max(start, self.folded.rfind("；", start, at))
        brackets = self.folded.find("）", start, at) >= 0
        return [
            mark
            for mark in near
            if mark.end <= at < mark.reach
            and (mark.start >= segment or mark is frame)
            and not (brackets and self._closed(mark, at))
        ]

    def _in_earlier_clause(self, before: list[Mark], clause: int) -> RegionLink:
        """Return the place that an earlier clause names, in passing or as who is given to."""
        for mark in reversed(before):
            place = mark.means if mark.group is None else self._of_all(mark.group)
            if place is None and mark.group is not None:
                break  # 广东、湖南、海南三省发送旅客…，日均…
            if (
                mark.start < clause
                and place is not None
                and not self._vague(mark)
                and not _NO_GOAL.match(self.folded, mark.end)
                and (
                    mark.part is INNER
                    or (
                        mark.part is OUTSIDE
                        and mark.place is not None
                        and self.folded[mark.start - 1] in "向给为对援捐助扶"
                    )
                )
            ):
                return self._link(place, "sentence")
        return NOWHERE

    def _governed(
        self, index: int, mark: Mark, near: list[Mark], clause: int, start: int
    ) -> RegionLink:
        """Return the place of a figure that a mark governs."""
        place, brought = mark.means, self._brought
        if (
            brought is not None
            and brought.path != (place.path if place else None)
            and mark.place is not None
            and mark.place.inside_organisation
            and mark.place.start != brought.start
            and _THAT_BODY.search(self.folded, mark.end, self.quantities[index].start)
        ):
            return self._link(brought, "article")  # …某县某小学。某省慈善总会为该校10名学生…
        if mark.group is not None:
            place = self._of_list(index, mark.group)
        elif self._is_for_another(index, mark):
            place = self.current
        if mark.part is NATIONAL:
            at = self.quantities[index].start
            goal = self._goal(near, start, at)
            gives = goal.name is None and self.cues.gives.search(self.folded, mark.end, at)
            if gives and self.base is not None:
                return self._link(self.base, self.base_by)  # 中央财政为此安排补助11亿元
            return goal
        if place is None:
            return NOWHERE
        by = "anaphora" if mark.kind else ("clause" if mark.start >= clause else "sentence")
        return self._link(place, by)

    def _aside(self, start: int, stop: int) -> int:
        """Return where a bracket or a dash stands between the offsets, else the second of them."""
        for sign in ("（", "——"):
            at = self.folded.find(sign, start, stop)
            stop = at if at >= 0 else stop
        return stop

    def _vague(self, mark: Mark) -> bool:
        """Tell whether a mark may name the country as part of a name only; 全国 means it."""
        return (
            mark.place is not None
            and mark.place.name == "中国"
            and not self.folded.startswith(("全国", "我国"), mark.start)
        )

    def _closed(self, mark: Mark, at: int) -> bool:
        """Tell whether a place stands in a bracket that is closed before ``at``.

        A bracket that holds nothing else says where its noun is: 长白山景区（吉林）.
        """
        close = self.folded.find("）", mark.end, at)
        return (
            close >= 0
            and self.folded.find("（", mark.end, close) < 0
            and not (close == mark.end and self.folded[mark.start - 1] == "（")
        )

    def _remark(self, end: int, behind: list[Mark]) -> Place | None:
        """Return the place that a bracket behind the figure gives: 3例（均在辽宁）."""
        folded = self.folded
        close = folded.find("）", end, end + 20)
        inside = [mark for mark in behind if end < mark.start < close]
        if (
            len(inside) == 1
            and inside[0].start - end <= 5
            and close - inside[0].end <= 2
            and inside[0].place is not None
            and not any(c.isdigit() for c in folded[end:close])
        ):
            return inside[0].place
        return None

    def _goal(self, marks: list[Mark], start: int, end: int) -> RegionLink:
        """Return the clause's goal or origin: where nothing governs, it says more than nothing."""
        for mark in reversed(marks):
            place = mark.means if mark.group is None else self._of_all(mark.group)
            if (
                start <= mark.start < end
                and mark.place is not None
                and place is not None
                and mark.reach == maxsize
                and mark.part in (INNER, OUTSIDE)
                and (place.name != "中国" or mark.group is not None)
                and self.folded[mark.start - 1] != "驻"  # 驻香港分析师指出
                and not self.reader.cues.rank.match(self.folded, mark.end)
                and not self.reader.cues.compares(
                    self.folded[max(start, mark.start - 8) : mark.start]
                )
                and not (place.inside_organisation and place.level in (AREA, ZONE))
                and not self.folded.startswith(self.reader.cues.told, mark.end)
                and not _NO_GOAL.match(self.folded, mark.end)
            ):
                return self._link(place, "clause")
        return NOWHERE

    def _choose(self, before: list[Mark], clause: int, at: int) -> Mark | None:
        """Return the mark that governs a figure at ``at``."""
        for mark in reversed(before):
            if mark.start < clause:
                break
            if at == mark.end + 1 and self.folded[mark.end] == "（":
                return mark  # 泰国（16%）和新加坡（15%）
            if mark.part is OUTSIDE or mark.part is DATELINE:
                if mark.end == at and self.folded[mark.start - 1] in "和与及" and len(before) > 1:
                    return mark  # 为全国600万名学生和青海玉树6500个家庭
                continue
            if mark.part is INNER and self._is_body_around(mark):
                continue
            if (
                mark.part is INNER
                and at - mark.end > 6
                and self.folded[mark.start - 1] not in "在于、及"
            ):
                for other in reversed(before):
                    if other.start >= clause and other.part >= OPENING:
                        return other
            return mark
        earlier = [mark for mark in reversed(before) if mark.start < clause]
        listed = bool(earlier) and earlier[0].part is INNER and not earlier[0].kind
        for mark in earlier:
            if (
                mark.part is OUTSIDE
                and self.folded.endswith(self.cues.arrivals, 0, mark.start)
                and self._has_body(mark)
            ):
                return mark  # 由上海某基金会举办的活动走进永嘉县岩坦镇，接诊800人
            if mark.part >= OPENING or (mark.part is LOCAL and not listed):
                return mark  # not 其中甲市3起、乙市2起，处置5起: of the whole again
        for mark in earlier:
            if mark.part is INNER and self.folded[mark.start - 1] in "在于是":
                return None if _NO_GOAL.match(self.folded, mark.end) else mark
        for mark in earlier:
            if mark.place is not None and self.folded.endswith(self.cues.arrivals, 0, mark.start):
                return mark  # 送到甘洛县，够800户用
        return None

    def _is_body_around(self, mark: Mark) -> bool:
        """Tell whether a mark is but a body of what the topic lies in: 台灣鐵路公司 in a county."""
        place, current = mark.place, self.current
        return (
            place is not None
            and place.inside_organisation
            and current is not None
            and len(place.path) < len(current.path)
            and nested(place.path, current.path)
        )

    def _is_for_another(self, index: int, mark: Mark) -> bool:
        """Tell whether 分别 gives the figure to another member of a list, one that is no place."""
        quantities = self.quantities
        return (
            self.folded[mark.start - 1] in "、和与及"
            and self.folded.find("分别", mark.end, quantities[index].start) >= 0
            and index + 1 < len(quantities)
            and quantities[index + 1].start - quantities[index].end <= 1
        )

    def _of_list(self, index: int, group: Group) -> Place | None:
        """Return the place of a figure governed by a list: its own after 分别, else what all share."""
        quantities = self.quantities
        members = group.members
        first, end = members[0].means, members[-1].end
        at = quantities[index].start
        apart = self.folded.rfind("分别", end, at)
        if apart >= 0:
            rank = index - bisect_right(quantities, apart, hi=index, key=attrgetter("start"))
            if rank < len(members):
                return members[rank].means
        if self.cues.each.search(self.folded, end, at):
            return first  # 苏州、无锡各21个: true of any of them
        shared = self._of_all(group)
        if (
            shared is not None
            and self.current is not None
            and self.folded.startswith("等", end)
            and nested(shared.path, self.current.path)
            and len(shared.path) > len(self.current.path)
        ):
            return self.current  # 西吉、原州等9个县区: examples of the topic's
        # 缅甸、尼泊尔等13个国家: not of the first alone
        return shared or (None if self.cues.sample.match(self.folded, end) else first)

    def _of_all(self, group: Group) -> Place | None:
        """Return what the places of a list have in common; of many in China it is the country."""
        members = group.members
        first, end = members[0], members[-1].end
        if group.common is not None or first.means is None or not first.means.code:
            return group.common
        if self.cues.sample.match(self.folded, end) or (  # 湖南、江西等9个省
            len(members) > FEW  # 南京、福州…9个机场
            and all(member.means is not None and member.means.code for member in members)
        ):
            return called("中国", self.gazetteer, first.start, end)
        return None

    # ------------------------------------------------------------ the topic

    def _move_topic(self, role: Role, marks: list[Mark], frame: Mark | None) -> None:
        """Let what the sentence is about be the topic of what follows."""
        if frame is None and role is CAPTION:
            # 救援队员在恩施市转运瓶装水: a caption tells where its picture was taken.
            taken = (m for m in marks if m.part is INNER)
            frame = next((m for m in taken if self.folded[m.start - 1] in "在于"), None)
        if frame is None or frame.means is None or frame.part is NATIONAL:
            return
        before = max(0, frame.start - 12)
        if self.folded.find("如", before, frame.start) >= 0 and (
            _EXAMPLE.search(self.folded, before, frame.start)
        ):
            return  # 例如，当时日本正在庆祝…
        place, base, current = frame.means, self.base, self.current
        if (
            base is not None
            and role is BODY
            and not (frame.kind and current is base)
            and (len(place.path) < len(base.path) and nested(place.path, base.path))
        ):
            # 河南省政府投资扩建 the airport of 郑州; 贵州打响攻坚战 in a report on one of its counties
            self.current, self.current_by = base, self.base_by
            return
        if (
            base is not None
            and self.base_by == "headline"
            and (len(place.path) > len(base.path) or not nested(place.path, base.path))
            and self.cues.terminal.match(self.folded, frame.end)
        ):
            return  # 西安火车站 in a report on a village; 长水国际机场运送旅客…: one of the things that a report on the province goes through
        if current is not None and nested(current.path, place.path):
            for mark in marks:
                means = mark.means
                if (
                    mark.kind
                    and mark.part is OUTSIDE
                    and means is not None
                    and means is not place
                    and means.path == current.path
                ):
                    return  # 赣州市13万人，全省最多: an example, the talk is of the whole
        if (
            place.level is CITY
            and place.name[-1] not in "州邦省"
            and role is BODY
            and base is not None
            and base.path == place.path[:1]
        ):
            return  # 雅加达市内: a telegram from abroad is about its country
        if role is HEADLINE:
            if self._is_example(frame):
                return
            wider = base and len(place.path) < len(base.path) and nested(place.path, base.path)
            if not wider:  # 全省: of the province, between headings of its city
                self.base, self.base_by = place, "headline"
        elif self._subheaded and role is BODY and self._elsewhere(place):
            # Behind another headline the text has gone to another province: a new story.
            self.base, self.base_by = place, "article"
        elif self.cues.schools.match(self.folded, frame.end):
            return  # 郑州大学、山东大学等: one of several
        elif base is None and role is not CAPTION and not self._placeless:
            # What has figures before it names a place is not about the place. 全省, and no
            # province named before, is said of the article's own.
            whole = [
                mark.means
                for mark in marks
                if mark.part is OPENING and mark.kind and mark.means is not None
            ]
            self.base, self.base_by = min([place, *whole], key=lambda p: len(p.path)), "article"
        self.current = place
        self.current_by = "headline" if role is HEADLINE else "article"
        if (
            self._brought is not None
            and self._brought.start < frame.start
            and not nested(self._brought.path, place.path)
        ):
            self._brought = None

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
        article = self.article
        worldwide = False
        for headline in article.headlines:
            marks = self.reader.marks(headline.start, headline.end)
            at = bisect_left(self.quantities, headline.start, key=lambda q: q.start)
            if at < len(self.quantities):
                # 农损5668万元 花莲占55%最多: what comes behind a figure is but a part
                figure = self.quantities[at].start
                before = [mark for mark in marks if mark.start < figure]
                # 34个项目在重庆大渡口开工
                marks = before or [
                    m
                    for m in marks
                    if m.place and m.place.code and self.folded[m.start - 1] == "在"
                ]
            column = self.folded.find("】", headline.start, headline.end - 1)
            # 【汶川十年】驰援都江堰: the name of a column, which is of no place
            marks = [mark for mark in marks if mark.start > column]
            worldwide |= bool(marks) and marks[0].kind == "world" and marks[0].part is OPENING
            found = self._subject(marks)
            if found is not None:
                self.base, self.base_by = found, "headline"
                break
        if self.base is None:
            self.base = (
                self._issuer() or self._own_place() or self._spoken_of() or self._announcer()
            )
        lead = self._lead()
        if (
            self.base is not None
            and self.base.name == self.home
            and not self.base.end > self.base.start
        ):
            self.base = self._at_home(lead) or self.base
        if self.base is None and not worldwide:
            self.base = self._visited() or self._sent_from()
            if self._leads_within(lead):
                self.base = lead
        elif (
            self.base is not None
            and lead is not None
            and self.base_by == "headline"
            and self._is_elsewhere(self.base)
            and not nested(lead.path, self.base.path)
        ):
            self.base, self.base_by = lead, "article"  # 龙岩市博览会新闻发布会在福州召开
        elif self._leads_within(lead) and self._is_profile():
            self.base, self.base_by = (
                lead,
                "article",
            )  # 平息乡位于简阳市, under a heading of the province
        if self.base is None and article.source:
            source = _CITY_SITE.sub("", article.source)
            named = [p for p in find_places(source, self.lexicon) if p.level is not COUNTRY]
            # a county's own paper, or a city's where the text speaks of 全市
            own = named and (named[0].level is COUNTY or self._speaks_of(named[0].name[-1]))
            self.base = named[0] if own else None
            local = self._first_local() if own else None
            if local is not None and self._leads_within(local):
                self.base = local
        if self.base is None and self.option is not None:
            self.base, self.base_by = self.option, "option"
        if self.base is None and lead is None:
            for kind in "县市区旗":
                if self.base is None and self._speaks_of(kind):
                    self.base = self._published_in(kind) or self._hinted(kind)
            self.base = self.base or self._town()
        self.current, self.current_by = self.base, self.base_by
        self.lead = lead

    def _issuer(self) -> Place | None:
        """Return the place of the line under a title that says who met, spoke or issued."""
        for sentence in self.article.sentences:
            if sentence.role is BODY:
                break
            if sentence.role is not FURNITURE:
                continue
            marks = self.reader.marks(sentence.start, sentence.end)
            # 长顺县统计局: a line of its own
            office = marks and marks[0].start == sentence.start and marks[0].place
            if self.folded[sentence.start] in "（(" or (
                office and office.inside_organisation and len(marks) == 1
            ):
                found = self._subject(marks)
                if found is not None:
                    return found
        return None

    def _own_place(self) -> Place | None:
        """Return the place that the paper speaks of as its own: 本港, 全台; 访港, 留港."""
        for place in self.places:
            if place.level is PROVINCE and self.folded[place.start] in "本全":
                return place
        article = self.article
        return (
            called(self.home, self.gazetteer, article.start, article.start) if self.home else None
        )

    def _at_home(self, lead: Place | None) -> Place | None:
        """Return the part of its home that a paper's article is about: it names no other."""
        named = [
            mark.place
            for sentence in (*self.article.headlines, *self.article.sentences)
            for mark in self.reader.marks(sentence.start, sentence.end)
            if mark.place is not None and mark.part not in (DATELINE, OUTSIDE, NATIONAL)
        ]
        if not named or any(p.path[0] != self.home or len(p.path) < 2 for p in named):
            return None
        if lead is not None and self._leads() and len(lead.path) > 1:
            return lead if all(nested(lead.path, place.path) for place in named) else None
        for kind, words in (("市", ("市府", "市长")), ("县", ("县府", "县长"))):
            article = self.article
            if any(self.folded.find(word, article.start, article.end) >= 0 for word in words):
                found = {f.path: f for place in named if (f := self._of_class(place, kind))}
                path = next(iter(found), ())
                if len(found) == 1 and all(nested(path, place.path) for place in named):
                    return found[path]
        return None

    def _spoken_of(self) -> Place | None:
        """Return the place that the article calls 我县, 我市: of its class the one it names most."""
        article = self.article
        said: dict[str, int] = {}  # where each is said first
        for m in _OURS.finditer(self.folded, article.start, article.end):
            said.setdefault(m[0][1], m.start())
        for kind in "县区旗市州省":
            at = said.get(kind, -1)
            if at < 0 or self.folded[at - 1] in "自于使让对令为":
                continue
            named = [
                found
                for p in self.places
                if (found := self._of_class(p, kind)) is not None and not self._is_elsewhere(p)
            ]
            (path, most), *others = [*Counter(p.path for p in named).most_common(2), ((), 0)]
            if path and all(most >= 2 * number for _, number in others):
                return next(place for place in named if place.path == path)
            return self._published_in(kind) or self._hinted(kind)
        return None

    def _is_elsewhere(self, place: Place) -> bool:
        """Tell whether a place is where others are, so that 我市 of the text does not mean it."""
        folded, start = self.folded, place.start
        before = folded[start - 1]
        if (before == "在" and _VENUE.match(folded, place.end)) or (
            before in "与和同跟" and folded[max(0, start - 3)] == "我"  # 我市与拉萨市
        ):
            return True
        if folded.startswith("队", place.end):
            return True  # 兰州队: one of the others in a match
        if place.inside_organisation and _HOSTS.match(folded, place.end):
            return True
        leads = _LEADS_AWAY.search(folded, max(0, start - 50), start)
        return leads is not None and (
            self._is_origin(start) or _GOES_TO.search(folded, leads.start(), start) is not None
        )

    def _is_origin(self, at: int) -> bool:
        """Tell whether what stands at an offset is where others come from: 来自淮安、连云港."""
        whence = self.folded.rfind("来自", max(0, at - 16), at)
        return (
            whence >= 0
            and _CLAUSE_MARK.search(self.folded, whence, at) is None
            and not self.folded.endswith(_ARRIVED, 0, at)
        )

    def _published_in(self, kind: str) -> Place | None:
        """Return the place of a class that the name of the article's source begins with."""
        source = (self.article.source or "").removeprefix("今日").removeprefix("掌上")
        spelling = self.gazetteer.at(source, 0)
        if spelling is None or len(spelling.places) != 1:
            return None
        d = self.gazetteer.division(spelling.places[0])
        # 我县 of what has become a city since
        fits = kind in "县区旗市" if d.level is COUNTY else d.name[-1] in _CLASSES[kind]
        return Place(0, len(spelling.text), d.name, d.code, d.path, d.level) if fits else None

    def _town(self) -> Place | None:
        """Return the town or village that opens the article and is what its 该镇, 全村 stand for.

        No gazetteer here has it: it has its name, and no code.
        """
        if any(place.code and place.level is COUNTY for place in self.places):
            return None
        article = self.article
        first = next((s for s in article.sentences if s.role is BODY), None)
        for sentence in (*article.headlines, *((first,) if first else ())):
            span = sentence.start, sentence.end
            town = self.cues.town.match(self.folded, *span) or self.cues.reporting_town.search(
                self.folded, *span
            )
            if town and any(
                self.folded.find(word + town["kind"], article.start, article.end) >= 0
                for word in "该全我本"
            ):
                name = town["name"]
                own = Place(*town.span("name"), name, None, (name,), COUNTY)
                return self._published_in("县") or own
        return None

    def _announcer(self) -> Place | None:
        """Return the place of the office whose announcement the article is on.

        5月7日，咸宁市政府新闻办举行新闻发布会: in the first paragraph, at the head of its clause.
        """
        for _, mark in self._opening_marks:
            place = mark.place
            if (
                place is not None
                and mark.part is OPENING
                and place.inside_organisation
                and place.level not in (COUNTRY, WORLD, AREA, ZONE)
                and self.cues.announces.match(self.folded, mark.end)
            ):
                return place
        return None

    def _home(self, places: list[Place]) -> str | None:
        """Return where a paper is at home, by the words it uses.

        In simplified characters it must name places of its home alone.
        """
        article = self.article
        start = min([article.start, *(headline.start for headline in article.headlines)])
        text = self.scene.document.text[start : article.end]
        land = None
        if text == self.folded[start : article.end] or not any(map(text.__contains__, TRADITIONAL)):
            for place in places:
                if place.name != "中国" or not place.inside_organisation:
                    if (place.code or "")[:2] not in _BESIDE or land not in (None, place.path[0]):
                        return None
                    land = place.path[0]
            if land is None:
                return None
        for home, words in self.cues.homes.items():
            if land not in (None, home):
                continue
            if sum(self._uses(word, start, article.end) for word in words) > 1:
                return home
        return None

    def _uses(self, word: str, start: int, end: int) -> bool:
        """Tell whether a word stands between the offsets: 年增, but not in 2019年增加."""
        at = self.folded.find(word, start, end)
        return at >= 0 and not (word[0] == "年" and self.folded[at - 1].isdigit())

    def _subject(self, marks: list[Mark]) -> Place | None:
        """Return what a heading is about: what opens it; of two places side by side neither."""
        apart = [
            mark.place
            for mark in marks
            if mark.place and mark.group is None and mark.part in (OPENING, INNER)
        ]
        marks = [mark for mark in marks if not self._is_example(mark)]
        several = len({place.path[:1] for place in apart}) > 1
        for wanted in (OPENING, INNER):
            if wanted is INNER and several:
                return None  # 油价下跌拉美损失巨大利比亚希望能制止跌势
            for mark in marks:
                if (
                    mark.part is wanted
                    and mark.place is not None
                    and (wanted is OPENING or not self._vague(mark))
                ):
                    return mark.place
        return None

    def _speaks_of(self, kind: str) -> bool:
        """Tell whether the article speaks of 全县 or 我县, for a kind of division."""
        article = self.article
        return any(
            self.folded.find(word + kind, article.start, article.end) >= 0 for word in "全我"
        ) or (
            kind == "市"
            and self.cues.city.search(self.folded, article.start, article.end) is not None
        )

    def _is_example(self, mark: Mark) -> bool:
        """Tell whether a place is but an example of what a heading is about.

        国家公园游客 垦丁最多; 成都职位居全国第六; 北京登顶票房榜.
        """
        folded = self.folded
        extreme = self.reader.cues.extreme.match(folded, mark.end)
        if extreme:
            # but 深圳最低工资上调 is about 深圳
            return folded[extreme.end() : extreme.end() + 1] in (*" \n，。；！？、", "")
        return _TOPS.match(folded, mark.end) is not None

    def _visited(self) -> Place | None:
        """Return the place that the reporter went to: 记者在东营市看到, 记者来到平顺县."""
        for sentence, mark in self._opening_marks:
            place = mark.place
            if (
                place is None
                or place.inside_organisation
                or place.name == "北京市"
                or mark.part in (DATELINE, OUTSIDE, NATIONAL)
            ):
                continue
            start = max(sentence.start, mark.start - 40)
            if self.cues.hears.match(self.folded, mark.end) and (
                self.cues.heard.search(self.folded, start, mark.start)
            ):
                return place
            came = self.cues.came.search(self.folded, start, mark.start)
            if came and (came["arrived"] or self.cues.saw.match(self.folded, mark.end)):
                return place
        return None

    def _marks_of_opening(self) -> list[tuple[Sentence, Mark]]:
        """Return the marks of the first paragraph, each with its sentence."""
        found: list[tuple[Sentence, Mark]] = []
        paragraph = -1
        for sentence in self.article.sentences:
            if sentence.role is not BODY:
                continue
            if paragraph not in (-1, sentence.paragraph):
                break
            paragraph = sentence.paragraph
            marks = self.reader.marks(sentence.start, sentence.end)
            found += [(sentence, mark) for mark in marks]
        return found

    def _sent_from(self) -> Place | None:
        """Return the dateline's place.

        Beijing is where national bodies report from, London where Reuters writes on oil, and a
        firm's own report is on the firm: none of them is the topic.
        """
        for sentence in self.article.sentences[:6]:
            head = self.folded[sentence.start : min(sentence.end, sentence.start + DATELINE_HEAD)]
            if self.reader.cues.elsewhere.search(head):
                continue
            marks = self.reader.marks(sentence.start, sentence.end)
            if any(
                mark.part is OPENING and self.folded.startswith(("全国", "我国"), mark.start)
                for mark in marks
            ):
                continue  # 新华社广州电 全国…会议
            for number, mark in enumerate(marks):
                if mark.part is DATELINE and mark.place and mark.place.name != "北京市":
                    told = marks[number + 1] if number + 1 < len(marks) else mark
                    if told.place and self.folded.startswith("消息：", told.end):
                        return self._seat(told.place)  # 新华社阿拉木图电 比什凯克消息：
                    return self._seat(mark.place)
        return None

    def _seat(self, place: Place) -> Place:
        """Return what a dateline stands for: a capital's is the country's, or the province's."""
        capital = (
            place.level is CITY
            or place.name == "台北市"
            or (place.code is not None and place.code.endswith("0100") and len(place.path) > 1)
        )
        return self._named(place, 0) if capital else place

    def _first_local(self) -> Place | None:
        """Return the place in the first paragraph whose village or school is spoken of."""
        for _, mark in self._opening_marks:
            if mark.part is not NATIONAL and self._has_body(mark):
                return mark.place
        return None

    def _is_profile(self) -> bool:
        """Tell whether the text begins as what tells of one village or school: 平息乡位于…."""
        first = next((s for s in self.article.sentences if s.role is BODY), None)
        return first is not None and self.cues.profile.match(self.folded, first.start) is not None

    def _leads_within(self, lead: Place | None) -> bool:
        """Tell whether the first place lies in the dateline's: 重庆电 大渡口区举行仪式."""
        return (
            lead is not None
            and self.base is not None
            and len(lead.path) > len(self.base.path)
            and nested(self.base.path, lead.path)
        )

    def _leads(self) -> bool:
        """Tell whether the text names its first place before any figure: the headline means it."""
        sentences = self.article.sentences
        figure = next(
            (
                q.start
                for q, home in zip(self.quantities, self.scene.home, strict=True)
                if sentences[home].role is BODY
            ),
            maxsize,
        )
        return self.lead is not None and self.lead.start < figure

    def _lead(self) -> Place | None:
        """Return what the first paragraph is about: the first place, if it opens its clause."""
        apart = (DATELINE, OUTSIDE, NATIONAL, LOCAL)
        for _, mark in self._opening_marks:
            if mark.kind not in ("", "here", "pair") and mark.part is OPENING:
                return None  # 全州 before the first name: the whole is the topic
            if mark.place is None or mark.part in apart:
                continue
            return mark.place if mark.part is OPENING else None
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


def canonical(given: str, lexicon: Lexicon) -> str:
    """Return the canonical name of the place that a user most likely means by a name or code.

    Raises ValueError, with the nearest names, where there is none.
    """
    found, near = lookup(given, lexicon)
    if found and given in (found[0].name, found[0].code, *found[0].also):
        return found[0].name
    near = near or [entry.name for entry in found]
    hint = f"; did you mean {' or '.join(near[:3])}?" if near else ""
    message = f"{given!r} is no region known here{hint}"
    raise ValueError(message)
