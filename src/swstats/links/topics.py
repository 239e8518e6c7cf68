"""Finds what an article is about: the place that holds for every figure unless something says more.

It is the place of the headline, of the office that issued or announced what follows, of the first
paragraph, of the dateline, of the paper itself, in this order; for a paper of Hong Kong, Macao or
Taiwan, told by its words, the land that it is at home in. A place where others are, a venue, a
partner, whence guests came, is none of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from operator import attrgetter
from sys import maxsize
from typing import TYPE_CHECKING

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
    Spelling,
    Words,
)  # fmt: skip
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
    WAS_THERE,
    Group,
    Mark,
    MarkReader,
    common,
    holds,
    nested,
)  # fmt: skip
from swstats.links.mastheads import BEFORE_NAME, called_after
from swstats.links.places import Place, PlaceReader, called, find_places, is_town
from swstats.links.scope import behind_last, up_to
from swstats.links.words import words_of
from swstats.quantities.dates import FAIRS
from swstats.records import Kind, Role
from swstats.text.marks import SITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swstats.lexicons import Lexicon
    from swstats.links.scope import Scene
    from swstats.records import Sentence

# By their own names, as looking them up takes time.
BODY, CAPTION, FURNITURE, HEADLINE, TABLE = (
    Role.BODY, Role.CAPTION, Role.FURNITURE, Role.HEADLINE, Role.TABLE,
)  # fmt: skip
OF_NO_PLACE = (Kind.AGE, Kind.DURATION)  # what needs none
# 龙口市庵夼村, 海原县史店乡的沙河小学: a body that is in the place and is spoken of as 该村, 学校
_NO_BODY = "[^，。；：、！？>\n0-9的为是有在和与从到等]"
_BODY = (
    "(?=[镇乡村小一二三四五六中学幼医卫协农])"
    "(?:(?:(?<!乡)镇|[乡村])(?![镇级民庄亲贤情愁友土村下])|小学|[一二三四五六]中(?!旬)|中学|学校|幼儿园|医院|卫生院|协会|农场)"
)
_BODY_OF = re.compile(f"{_NO_BODY}{{0,14}}?{_BODY}|{_NO_BODY}{{0,9}}的{_NO_BODY}{{0,5}}?{_BODY}")
WITH_VILLAGES = (PREFECTURE, COUNTY)
# a town's name, but for the character that says what it is
_OF_TOWN = "(?![各全该本我几数多某这那两等的在从到对有和与及近])[\u4e00-\u9fff]{2,3}"
_SOCIETY = re.compile(
    "[^，。；：、的]{0,8}?(?:基金会?|同乡会|商会|会馆|联谊会|联谊总会|宗亲会|校友会|社团|协会|联会|总会)"
)
# 安康新闻网甲镇: who writes, run together with what it writes
_OF_MEDIA = re.compile("(?:新闻网|日报|晚报|电视台|融媒体|广播)")
# 豫北棉纺织总厂: what has the name of more than the place where it is
WORKS = re.compile(
    "(?!各|多|某|的|有|两)[^，。；：、的0-9]{1,10}?(?:总?厂(?![商区房家址长])|油田|矿务局|药业|实业|重工)"
)
# 台湾国际热气球嘉年华: what is called after more than the place that it is held in
_EVENT = re.compile(f"[^，。；：、\\s0-9]{{0,10}}?(?:{FAIRS})")
# 发布机构：某县统计局, in the line under a title
_ISSUED_BY = re.compile("(?:发布|发文|公布|公开|制作|编制|供稿)(?:单位|机构|机关|部门)[：:] ?")
_OURS = re.compile("我[县区旗市州省]")
_LOCAL = re.compile("[全我本该][省市县区旗州镇乡村](?![际级])|自治区")
_LONGEST_FRONT = 600  # characters of a title, a speaker and a day before the text of a report
LONGEST_YARDSTICK = 6  # characters of what compares, with a title behind it
_FOREMOST = re.compile("[^，。；：]{0,4}(?:[最首]|第[一二三])|著名|知名")
_OF_LAND = ("公民", "居民", "游客")  # 我国公民出境256万人次: whose figure it is
_FIRMS_ALONE = ("公司", "集团", "股份")
# 北京登顶票房榜冠军, 成都职位居全国第六: an example of what the list is of
_TOPS = re.compile(
    "登顶|夺冠|居首|领跑|折桂|问鼎|蝉联|夺魁|登上[^，。；\n]{0,8}榜"
    "|(?:[位排]?[名居列])?第[一二三四五六七八九十](?=[ ，；！\n]|[\u4e00-\u9fff]{2,3}第[二三四五六])"
    "|[^，。；\n]{0,16}[居列排]全[国省]第|夺[^，。；\n]{0,4}冠"
)
# neither where nor whence: 与内蒙古接壤, 湖北以外, 美国某网站报道
NO_GOAL = re.compile(
    "(?:地区|省份)?[以之]外"
    "|(?:举行|召开|举办)的[^，。；：]{2,16}[上中](?:，|说|表示|介绍|透露|指出)"
    # 包括德国领导人在内的官员
    "|[^，。；：]{0,20}?在内的"
    f"|{NEIGHBOUR}|[^，。；：]{{0,12}}?之一(?=[，。])|{MEDIUM}|{DONOR}"
)
# beside the short name of a county that is a common word, too: （苍南）, 苍南全县, 苍南网
_OPENED, _CLOSED = ("（", "("), ("）", ")", "全", "网")
# whose names begin with the place where they have their seat
_FIRM = re.compile("(?:农商|商业)?银行|农商行|证券|农信社|信托|人寿|机场|港口?股份|港集团")
_FIRM_FIRST = frozenset("农商银证信人机港")
_TWO = 2
_RANKS = "县市区州"
_CLAUSE_MARK = re.compile("[，。；：]")
_BEHIND_EXTREME = ("", *" \n，。；！？、】")
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
BESIDE = frozenset({"71", "81", "82"})
# 学习长兴经验, 与龙游签约: what stands before and behind the place of others
_OTHER_PARTY = frozenset("习与和同跟向赴往到援扶助对从、")
_OF_OTHERS = ("经验", "灾区", "学派")
_LONGEST_OFFICE = 8
_LONGEST_DATELINE = 12
# what is told of the whole country, or by its agency, though only one place is named
_NATIONWIDE = ("全国", "我国", "全球", "新华社", "中新社")
WITH_PAPERS = frozenset({"新加坡", "马来西亚"})  # whose papers in Chinese mean them by 我国
_SENT_THEN = re.compile("[0-9]{1,2}日[讯电]）")
_OF_MALAYSIA = ("令吉", "大马")
_OF_OTHER_PAPERS = ("新华社", "中新社", "人民日报", *_OF_MALAYSIA)  # of papers elsewhere
# 109年全年, 107学年度: years as only Taiwan counts them; but 110年来
_REPUBLICAN = re.compile(
    "1(?<![0-9零一二三四五六七八九十第近逾约]1)[01][0-9](?:学年度?|年(?:度|[0-9]{1,2}[月至]|底|全年|第[1-4一二三四]季|[上下]半年))"
)
_OF_THE_LAND = (*_NATIONWIDE, "国务院", "全世界")
_OF_AGENCIES = ("新华社", "中新社", "人民日报", "国务院", "我国")
# and where none is, though the paper is a city's
_OF_ALL_CHINA = (*_NATIONWIDE, "中国", "国家", "世界", "人民日报", "央行", "总局", "联合国")
# 黄陵县|委书记在会上说: who says 我县 behind it
_OFFICER = re.compile(
    "[^，。；：]{0,8}?(?:书记|长|领导|主任|负责人)[^，。；：]{0,10}?(?:说|表示|介绍|称|指出|透露)"
)
# 县医院, 镇敬老院, of a paper's own county
_NEARBY = re.compile(
    "(?<![\u4e00-\u9fff])[县镇乡村](?![镇乡村])[\u4e00-\u9fff]|[，。来到从由在的][县镇](?![域级镇乡村])[\u4e00-\u9fff]|[\u4e00-\u9fff]{2}[镇乡](?![镇村])"
)
_JOINED = ("与", "和", "同", "—", "——", "·", "、", "-")
_COOPERATE = re.compile(
    "[^，。；：\n]{0,4}?(?:东西部|对口|结对|山海|扶贫)?(?:协作|合作|帮扶|支援|牵手|携手|结对)"
)
# 北京市朝阳区|对口帮扶|唐县
_HELPS = re.compile(
    "(?:(?:对口|定点|结对|携手)(?:援助|协作)|帮扶|驰援|支援|援建|助力|情系|捐助"
    "|[^，。；：队团]{2}(?<!一起)走进)$"
)
_LONGEST_HELP = 4
_PAUSE = up_to("，。；：）】 电讯")  # in front of 走进
# 2012年落户沭阳县, 作为沭阳县的龙头企业: where a firm is, before and behind the place
_SEATED = (
    "落户", "落户于", "落户在", "坐落于", "坐落在", "位于", "地处", "设在", "扎根", "扎根于", "家乡",
)  # fmt: skip
_SIDE_OF = re.compile(
    "(?:境内)?[东西南北中]{1,2}[部端缘]?的"
)  # 山西省东南部的长治市: where that lies
_FIRM_THERE = re.compile("的?[^，。；：0-9]{0,10}?(?:企业|公司|厂|合作社|医院|学校)")
# where an office is to be found; a city's paper, which often prints what is told of elsewhere
_NO_SENDER = ("地址", "邮编", *(f"{kind}报" for kind in "日晚早晨商时周导市区"))
# a heading 走进荆门看苹果, ——访荆门市委书记某某, ——来自荆门的报告
_WENT_TO = ("走进", "探秘", "访", "访中共")
_REPORT_FROM = re.compile(
    "[^，。；：、]{0,8}?的[^，。；：、]{0,6}?(?:报告|报[道导]|启示|调查|探索|实践|声音|故事|见闻|答卷|经验|样本)$"
)
# 走进沭阳县的一家企业: how a story opens
_ENTERED = re.compile("(?:走进|步入|踏进|踏入|行走在|漫步在?)(?:位于|地处)?")
# 项目在|沭阳县|柳林镇开工
_BUILT_AT = re.compile(
    "[^，。；：0-9]{0,16}?(?:正式|顺利|全面|隆重|同时|集中)?(?:开工|动工|奠基|投产|竣工|通车|开建|落成|投用|投入使用|投入运营|并网|建成|试产|点火|通水|封顶)"
)
_OF_EARNINGS = ("营收", "营业收入", "净利润", "股价", "市值", "上市公司")
# 驱车两小时，就到了沭阳县: how it goes there
_CAME_TO = re.compile("(?:记者|我们|笔者)?[就便才]?(?:到了|来到)(?:位于|地处)?")
_NATIVE_WORDS = 3  # more than of any other home tell a paper's, where script and places do not
_QUOTED = frozenset('“‘"')  # folded, 「 and 『 are such
# before 年增, where the 年 belongs to a year: 学年增加, 近年减少, but 月减、年增; 按年增 is of Hong Kong
_OF_YEARS = frozenset(
    "0123456789〇○零一二三四五六七八九十百几数两多半学上去今前明每逐近连历往当同本全翌次首头周整青老少按"
)
# 南京湖村三组: a village whose name begins as that of a city; but 浙江山村, 北京农村
_VILLAGE_OF_NAME = re.compile(
    "[^\\W农乡山渔某各老古小新名强富穷全本该的一二两三四五六七八九十百千万多数_]村(?![镇级民委])"
)
_SEAT = re.compile("总部(?:位于|设在|设于|坐落[于在]|在)")
_LONGEST_OPENING = 300  # characters in which a text says what firm it is on
_FEW_LINKS = 4  # headings without a sentence between them, behind a text, that are no part of it
DATELINE_HEAD = 80  # characters in which a dateline and its agency stand
_STATES = frozenset("州省邦府郡县区道")  # what is no city among the divisions of lands abroad
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
TRADITIONAL = frozenset(
    "個會來為國長們這時發與萬數說對學過後從經區業務億財統計開關間問題應實產員場價單點當無總網濟營處報導縣鄉鎮灣體減"
)


def _on_mainland(place: Place) -> bool:
    """Tell whether a place is one of the mainland that has a code."""
    return place.code is not None and place.code[:2] not in BESIDE


def _by_home(pairs: Iterable[str]) -> dict[str, list[str]]:
    """Return the words of each home: 台湾省=县府|国税局."""
    return {home: words.split("|") for home, words in (pair.split("=") for pair in pairs)}


class TopicCues:
    """The words and patterns that tell what an article is about, made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        roles = lexicon.compiled(Words.build).roles
        # Two words that only who lives there uses tell where the paper is at home.
        self.homes = _by_home(roles["home"])
        # in simplified characters: what hardly any other paper writes, and what none of them does
        self.natives = _by_home(roles["native"])
        # in traditional characters, and in simplified ones: one of these alone tells it
        self.soles = _by_home(roles["sole"])
        self.lones = _by_home(roles["lone"])
        # 【明報專訊】, 聯合報 2018-03-12, 中时电子报
        papers = _by_home(roles["home_paper"])
        self.home_of_paper = {name: home for home, names in papers.items() for name in names}
        self.home_paper = re.compile(
            rf"(?:\A|[\n【〔（(]|来源[：:] ?)(?P<name>{'|'.join(self.home_of_paper)})(?![告道名])"
        )
        self.mainland = roles["mainland"]
        # a text on a firm, a sentence on a person name a place in passing
        self.of_firms, self.of_persons = roles["firm"], roles["person"]
        # before and behind a place that somebody goes to, comes from
        self.going = roles["going"]
        self.guests = re.compile(
            "人(?![口民均])|的(?:母亲|父亲|故事|山水|家中?)"
            f"|的?[^，。；：、]{{0,4}}(?:{'|'.join(roles['guest'])})"
        )
        # whose 全省 a paper's is that is not called after it: 南方日报
        self.papers = _by_home(roles["paper"])
        self.own = dict(pair.split("=") for pair in roles["own"])
        # 中国大陆 is found as such, and 大陆架 is none
        self.owns = re.compile(
            f"(?<!中国)(?<![新旧欧亚美非洲])(?:{'|'.join(self.own)})(?![架性坡])"
        )
        # 某公司在华销售汽车18万辆, 来华留学生; but 在华润, 在华盛顿
        self.in_china = re.compile(
            "华(?<=[在来]华)(?=投资|企业|[外美日德法英韩]资|设立|[设建]厂|经营|销[售量]|营[收业]|业务|留学|旅游|工作|就业|常住|员工|门店|拥有|累计|新增|市场|外国人|外籍)"
        )
        # 内地居民赴港旅游4000万人次, of a place that no other word names
        self.to_hong_kong = re.compile("港(?<=赴港)(?=旅[游客行]|游|购物|人[数次]|就[读医])")
        # 全马累计病例, but 全马选手 of a marathon
        self.all_malaysia = re.compile(
            "全马(?=来?[0-9共有累首最各确一二三约近超逾目至今现的人]|新增|境内|民|范围|平均|病|销|经济)"
            "|(?<![高强庞])大马(?![路力士哈猴站刀金帮])"
        )
        self.town = re.compile(
            f"(?:[^，。；\n]{{0,14}}[，：|] ?)?(?P<name>{_OF_TOWN}"
            "(?<![全该本我各每])(?P<kind>镇|乡|村|街道))(?= ?[\u4e00-\u9fff（|])(?![村镇级民落域庄亲土办委小])"
        )
        # 许村镇位于黄山南麓: the next of the towns that a text tells of
        self.next_town = re.compile(
            f"(?P<name>{_OF_TOWN}(?:镇|乡|街道))(?:{'|'.join(roles['lie'])})"
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
        # 记者在黄河入海处的东营市看到, 记者来到平顺县: where a report was made
        self.came = re.compile(
            "记者[^，。；：！？]{0,12}?(?:在|(?P<arrived>来到|走进|走访了?|赶到|赶赴|深入|抵达))[^，。；：！？在从]{0,14}$"
        )
        # 记者从全省首个油茶之乡兴宁市获悉
        self.heard = re.compile("记者[^，。；：！？]{0,6}从[^，。；：！？]{2,24}$")
        self.hears = re.compile("获悉|了解到?|得知")
        self.from_ministry = re.compile(
            "(?:(?!(?<!人民)银行|公司|集团|股份|基金|大学|学院|研究|科学院|医院)[^，。；：]){0,16}?(?:获悉|了解到|得知)"
        )
        self.saw = re.compile(
            "[^，。；：！？从]{0,8}?(?:采访|看到|见到|了解到|获悉|得知|调研|发现|走访)"
        )
        # 县里, 县城, 县畜牧局, 全县: of the county that a text is on
        self.of_county = re.compile(
            "(?<![各外邻国])(?:全县|[县旗](?:里|城|上|委|政府|内|域|医院)|(?<![\u4e00-\u9fff])[县旗](?![域级镇乡村])[\u4e00-\u9fff]"
            "|[到在从由和与向请给][县旗](?![域级镇乡村])[\u4e00-\u9fff]{1,6}?(?:[局委办院站]|中心))"
        )
        # 记者来到市开发区: of the city whose paper it is
        self.city = re.compile("[，。、：\n到在由从]市(?:开发区|高新区|经开区|委|政府|直[属机])")
        self.profile = re.compile(
            "[\u4e00-\u9fff]{2,6}(?:[镇乡村]|街道|社区|小学|中学|学校|学院|农场|林场)[^。\n0-9]{0,40}?"
            f"(?:{'|'.join(roles['lie'])})"
        )


class Topics:
    """Finds what one article is about: by its headline, opening paragraph, dateline or source."""

    # So many fields without slots are looked up the slow way on Python 3.11.
    __slots__ = (
        "_alone", "_elsewheres", "_figure", "_former", "_hint", "_opening_marks", "_seats", "article", "base", "base_by", "clauses", "folded",
        "gazetteer", "home", "lead", "lexicon", "menu", "option", "places", "quantities", "reader", "scene",
        "topic_cues",
    )  # fmt: skip

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.article, self.folded = scene.article, scene.document.folded
        self.quantities, self.clauses = scene.quantities, scene.clauses
        self.lexicon = scene.lexicon
        self.gazetteer = scene.lexicon.compiled(Gazetteer.build)
        self.topic_cues = scene.lexicon.compiled(TopicCues)
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
        if self.home == "马来西亚" or (
            not self.home and any(place.path[0] == "马来西亚" for place in places)
        ):
            places = self._with_own(places, self.topic_cues.all_malaysia, "马来西亚")
        if self.home:  # 財政部 of a paper of Taiwan is not that of the People's Republic
            places = [
                place
                for place in places
                if place.name != "中国"
                or not place.inside_organisation
                or self.folded.startswith("中", place.start)
            ]
            places = self._with_own(places, self.topic_cues.owns)
        places = self._with_own(places, self.topic_cues.in_china, "中国")
        places = self._with_own(places, self.topic_cues.to_hong_kong, "香港特别行政区")
        # 149名山区师生, 5项城市建设: what a figure's unit begins is no place
        folded = self.folded
        places = [
            place
            for place in places
            if not (folded[place.start - 1].isnumeric() and self._within_figure(place.start))
            and folded[place.start - 1] not in "亩顷"  # 300亩桃园
        ]
        places = [place for number, place in enumerate(places) if not self._misread(places, number)]
        self.places = places
        # what text calls by the name of its time
        self._former = [place for place in places if place.name != place.path[-1]]
        self.reader = MarkReader(scene, places, spans)
        self._opening_marks = self._marks_of_opening()
        self._figure = -1  # where the first figure of the text stands
        self.menu: frozenset[int] = frozenset()  # where headings end that only lead elsewhere
        self.base: Place | None = None  # what the article is about
        self.base_by = "article"
        self.lead: Place | None = None  # what its first paragraph is about
        self._hint: dict[str, Place | None] = {}
        self._alone: dict[tuple[int, int], list[tuple[int, Spelling]]] = {}  # by span
        self._elsewheres: dict[tuple[int, int, bool], bool] = {}
        self._seats: dict[str, int] = {}  # of how many places firms of a kind are

    def _misread(self, places: list[Place], number: int) -> bool:
        """Tell whether what was found is no place: 菲律宾|中部地区, 南京|湖村三组."""
        place, folded = places[number], self.folded
        if (
            number
            and places[number - 1].end == place.start
            and place.inside_organisation
            and place.path[0] != places[number - 1].path[0]
            and _SOCIETY.match(folded, place.end)
        ):
            return True  # 香港福建某基金会
        if place.level is AREA and place.name.endswith("地区"):
            before = places[number - 1] if number else None
            return (
                before is not None
                and before.end == place.start
                and before.path[0] != "中国"
                and before.code is None
            )
        return (
            folded[place.end + 1 : place.end + 2] == "村"
            and place.level <= PREFECTURE
            and folded[place.end - 1] not in _CLASSES
            and _VILLAGE_OF_NAME.match(folded, place.end) is not None
        )

    def _with_own(
        self, places: list[Place], own: re.Pattern[str], name: str | None = None
    ) -> list[Place]:
        """Add what a paper calls its neighbour, its own parts or its land: 大陆, 六都, 全马."""
        article = self.article
        taken = {place.start for place in places}
        found = [
            place
            for m in own.finditer(self.folded, article.start, article.end)
            if m.start() not in taken
            and (place := called(name or self.topic_cues.own[m[0]], self.gazetteer, *m.span()))
            is not None
        ]
        return sorted([*places, *found], key=lambda place: place.start)

    def _within_figure(self, at: int) -> bool:
        """Tell whether a figure begins before an offset and ends behind it."""
        quantities = self.quantities
        number = bisect_left(quantities, at, key=attrgetter("start")) - 1
        return number >= 0 and quantities[number].end > at

    def has_any(self, words: Iterable[str], start: int = -1, end: int = -1) -> bool:
        """Tell whether one of the words stands between the offsets, or else in the article."""
        if start < 0:
            start, end = self.article.start, self.article.end
        return any(self.folded.find(word, start, end) >= 0 for word in words)

    def _option(self) -> Place | None:
        if not self.scene.region:
            return None
        found = find_places(self.scene.region, self.lexicon)
        return found[-1] if found else None

    def _home(self, places: list[Place]) -> str | None:
        """Return where a paper is at home, by the words it uses.

        In simplified characters it must name places of its home alone, or use more words, which
        hardly any other paper does.
        """
        article = self.article
        start = min([article.start, *(headline.start for headline in article.headlines)])
        text = self.scene.document.text[start : article.end]
        if (
            places
            and places[0].path[0] in WITH_PAPERS
            and self.folded[places[0].start - 1] == "（"
            and _SENT_THEN.match(self.folded, places[0].end)
        ):
            return places[0].path[0]  # （吉隆坡18日讯）我国…
        abroad = places and places[0].level is COUNTRY and places[0].path[0] != "中国"
        if abroad and places[0].start - start < _LONGEST_DATELINE:
            return None  # 新加坡8月1日讯
        if told := self._told_alone(places, start):
            return told
        land = None
        beside = False
        if text == self.folded[start : article.end] or not any(map(text.__contains__, TRADITIONAL)):
            ours = False
            for place in places:
                if place.name == "中国" and place.inside_organisation:
                    continue
                if place.name == "中国" and self.folded[place.start] in "我全":
                    ours = True
                    continue
                own = place.path[0]
                if own not in self.topic_cues.homes or land not in (None, own):
                    return self._native(places, start)
                land = own
                beside = place.code is not None
            # 我国 in a paper of Singapore, but of China in one of Hong Kong
            if land is None or (ours and beside):
                return self._native(places, start)
        malay = self.has_any(_OF_MALAYSIA, start, article.end)
        for home, words in self.topic_cues.homes.items():
            if land not in (None, home):
                continue
            # 大馬…萬公噸: 公噸 is said there, too
            telling = self.topic_cues.soles.get(home, words) if malay else words
            used = {
                word for word in words if word in telling and self._uses(word, start, article.end)
            }
            # 万公吨 is no second word beside 公吨
            if sum(not any(word in longer for longer in used - {word}) for word in used) > 1:
                return home
        if land is None and not self.has_any(_OF_OTHER_PAPERS, start, article.end):
            if _REPUBLICAN.search(self.folded, start, article.end) and all(
                place.path[0] == "台湾省" or place.name == "中国" for place in places
            ):
                return "台湾省"
            for home, words in self.topic_cues.soles.items():
                if places and places[0].path[0] != home:
                    continue  # 怡保訊 內政部…
                if any(self._uses(word, start, article.end, quoted=False) for word in words):
                    return home
        return None

    def _home_of_paper(self) -> str | None:
        """Return where the paper is at home that is named at the text's or the page's head, or as its source."""
        cues, at = self.topic_cues, self.article.start
        named = cues.home_paper.search(
            self.folded, at, at + DATELINE_HEAD
        ) or cues.home_paper.search(self.folded, 0, min(at, _LONGEST_OPENING))
        return cues.home_of_paper.get(named["name"] if named else self.article.source or "")

    def _told_alone(self, places: list[Place], start: int) -> str | None:
        """Return the home that one word or the paper's name tells, where no place elsewhere is named."""
        end = self.article.end
        elsewhere: set[str] = set()
        ours = False
        paper = self._home_of_paper()
        for place in places:
            if place.name != "中国":
                elsewhere.add(place.path[0])
                continue
            sign = self.folded[place.start]
            ours |= sign == "我"
            if sign == "国" or not (place.inside_organisation or sign in "全我"):
                return None  # 国家移民管理局
        if len(elsewhere) > 1 or self.has_any(self.topic_cues.mainland, start, end):
            return None
        told = [paper] if paper is not None else []
        told += [
            home
            for home, words in self.topic_cues.lones.items()
            if elsewhere <= {home}
            and any(self._uses(word, start, end, quoted=False) for word in words)
        ]
        for home in told:
            # 新加坡的组屋对我国的启示, in a paper of the mainland
            if elsewhere <= {home} and not (
                ours and (home not in WITH_PAPERS or (elsewhere and home != paper))
            ):
                return home
        return None

    def _native(self, places: list[Place], start: int) -> str | None:
        """Return the home of a paper in simplified characters that names other places, too.

        A paper of the mainland that reports on Taiwan may use such words: but it speaks of 台湾当局
        and 我国, or sets 台湾“主计总处” in quotation marks, or names more places of the mainland.
        """
        near = far = 0
        for place in places:
            if place.name == "中国":
                if self.folded[place.start] in "我全":
                    return None
            elif place.code is not None:
                beside = place.code[:2] in BESIDE
                near, far = near + beside, far + (not beside)
        end = self.article.end
        if far > near or self.has_any(self.topic_cues.mainland, start, end):
            return None
        counts = sorted(
            (sum(self._uses(word, start, end, quoted=False) for word in words), home)
            for home, words in self.topic_cues.natives.items()
        )
        (second, _), (most, home) = counts[-2:]
        return home if most - second >= _NATIVE_WORDS else None

    def _uses(self, word: str, start: int, end: int, *, quoted: bool = True) -> bool:
        """Tell whether a word stands between the offsets: 年增, but not in 2019年增加, 学年增加.

        If not ``quoted``, one in quotation marks is not used but mentioned: “主计总处”.
        """
        at = self.folded.find(word, start, end)
        while at >= 0 and (
            (word[0] == "年" and self.folded[at - 1] in _OF_YEARS)
            or (not quoted and self.folded[at - 1] in _QUOTED)
        ):
            at = self.folded.find(word, at + 1, end)
        return at >= 0

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

    def _headed(self) -> tuple[Place | None, bool]:
        """Return the place of the headlines, and whether they speak of the world.

        Of several that name places far from each other (links stand over a title) it is the first
        that the text names again, else that of the title.
        """
        found: list[tuple[Place, Sentence]] = []
        worldwide = False
        body = next((s.start for s in self.article.sentences if s.role is BODY), maxsize)
        told = {place.path for place in self._named_in(body, maxsize)}
        # a page may have its headline behind the text
        headlines = [h for h in self.article.headlines if h.start < body] or self.article.headlines
        for headline in headlines:
            if headline.end in self.menu:
                continue
            marks = self.reader.marks(headline.start, headline.end)
            at = bisect_left(self.quantities, headline.start, key=attrgetter("start"))
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
            if not found:
                worldwide |= bool(marks) and marks[0].kind == "world" and marks[0].part is OPENING
            place = self._subject(marks) or self._come_to(headline, marks)
            if place is not None:
                found.append((place, headline))
        if not found:
            return None, worldwide
        own = next(
            (place for place, _ in found if any(nested(place.path, path) for path in told)), None
        )
        if own is found[0][0]:
            return own, worldwide
        if own is None and all(nested(found[0][0].path, place.path) for place, _ in found):
            return found[0][0], worldwide  # 湖南省民政厅 over 2020年工作总结
        if own is None and found[-1][1] is headlines[-1]:
            own = found[-1][0]  # else, over a title that names no place, they are links
        self.menu |= {
            line.end for place, line in found if own is None or not nested(own.path, place.path)
        }
        return own, worldwide

    def _come_to(self, headline: Sentence, marks: list[Mark]) -> Place | None:
        """Return the place that a heading says the reporter went to: 走进荆门, 访荆门市委书记, 来自荆门的报告."""
        folded, start = self.folded, headline.start
        for mark in marks:
            if mark.place is None or mark.place.name == "中国":
                continue
            if folded.endswith(_WENT_TO, start, mark.start) or (
                folded.endswith("来自", start, mark.start)
                and _REPORT_FROM.match(folded, mark.end, headline.end)
            ):
                return mark.place
        return None

    def _is_seated_elsewhere(self, place: Place) -> bool:
        """Tell whether the text is on a firm that has but a shop at the place: 总部位于…."""
        start = self.article.start
        seat = _SEAT.search(self.folded, start, start + _LONGEST_OPENING)
        if seat is None:
            return False
        named = self._named_in(seat.end(), seat.end() + _TWO)
        return bool(named) and not nested(place.path, named[0].path)

    def _open_article(self) -> None:
        """Find what the article is about: headline, opening paragraph, source, option."""
        article = self.article
        self.menu = self._menu()
        headed, worldwide = self._headed()
        if headed is not None and not self._is_seated_elsewhere(headed):
            self.base, self.base_by = headed, "headline"
        if (
            self.base is not None
            and _EVENT.match(self.folded, self.base.end)
            and self._leads_within(host := self._issuer())
        ):
            # 台湾灯会落幕, issued by the county that held it
            self.base, self.base_by = host, "article"
        elif (
            self.base is not None
            and self.base.level is AREA
            and WORKS.match(self.folded, self.base.end)
            and (sent := self._sent_from()) is not None
            and sent.path[0] == self.base.path[0]
        ):
            self.base, self.base_by = sent, "article"  # 本报安阳电 豫北棉纺织总厂…
        if self.base is None:
            self.base = (
                self._issuer() or self._own_place() or self._spoken_of() or self._announcer()
            )
        lead = self._lead()
        if (
            self.base is not None
            and lead is not None
            and self.base_by == "article"
            and lead.start < self.base.start
            and lead.path[0] != self.base.path[0]
            and {(place.code or "")[:2] for place in (lead, self.base)} <= BESIDE
        ):
            # 澳门旅客达45万人次。… 本港旅客16万人次: on the one first, then on the other
            self.base = lead
        if (
            self.base is not None
            and self.base.name == self.home
            and not self.base.end > self.base.start
        ):
            self.base = self._at_home(lead) or self.base
        if self.base is None and not worldwide:
            self.base = self._visited() or self._sent_from()
            lead = lead or self._scene()
            if self._leads_within(lead) and self._leads(lead):
                self.base = lead
            self.base = self.base or self._heard_from_ministry(lead)
        elif (
            self.base is not None
            and lead is not None
            and self.base_by == "headline"
            and not nested(lead.path, self.base.path)
            and (self._is_elsewhere(self.base) or self._is_partner(self.base, lead))
        ):
            # 龙岩市博览会新闻发布会在福州召开; 威海市与云阳县协作纪实, told from the second
            self.base, self.base_by = lead, "article"
        elif (
            lead is not None
            and self._leads_within(lead)
            and (self._is_profile() or self._goes_on_within(lead))
        ):
            self.base, self.base_by = lead, "article"
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
            for kind in "县市区旗省":
                if self.base is None and self._speaks_of(kind):
                    self.base = self._published_in(kind) or self._hinted(kind)
            self.base = (
                self.base
                or self._on_site()
                or self._in_front()
                or self._of_page()
                or self._town()
                or self._land_at_home()
                or self._whole_land()
            )
        self.base = self.base or self._one_place_told()
        if self.base is None or (self.base_by == "headline" and self.base.level is AREA):
            county = self._county_spoken_of()
            if county is not None:
                self.base, self.base_by = county, "article"
        self.lead = lead

    def _in_front(self) -> Place | None:
        """Return the one county or city that what stands before the article names, where it has none.

        A report's title and speaker stand apart from 各位代表：现在，我代表县人民政府….
        """
        start = self.article.start
        front = self.folded[max(0, start - _LONGEST_FRONT) : start]
        kind = next((kind for kind in "县市区旗" if self._governs(kind)), None)
        if kind is None or not front:
            return None
        found = {
            place.path: place
            for place in find_places(front, self.lexicon)
            if front[place.end - 1] in _CLASSES[kind] and place.level in WITH_VILLAGES
        }
        if len(found) != 1:
            return None
        place = next(iter(found.values()))
        if not all(nested(place.path, own.path) for own in self.places if own.code):
            return None
        return called(place.name, self.gazetteer, start, start)

    def _governs(self, kind: str) -> bool:
        """Tell whether the article speaks of a kind of division as its own: 全县, 县委, 县人民政府."""
        return self.has_any(
            ("全" + kind, "我" + kind, f"代表{kind}", f"{kind}委、{kind}政府", f"{kind}委的")
        )

    def _issuer(self) -> Place | None:
        """Return the place of the line under a title that says who met, spoke or issued."""
        for sentence in self.article.sentences:
            if sentence.role is BODY:
                break
            if sentence.role is not FURNITURE or self._is_addressee(sentence):
                continue
            marks = self.reader.marks(sentence.start, sentence.end)
            if (issued := _ISSUED_BY.search(self.folded, sentence.start, sentence.end)) is not None:
                for mark in marks:
                    issuer = mark.place if mark.start == issued.end() else None
                    if issuer and issuer.inside_organisation and issuer.name != "中国":
                        return issuer
            # 长顺县统计局: a line of its own
            office = marks and marks[0].start == sentence.start and marks[0].place
            if self.folded[sentence.start] in "（(" or (
                office and office.inside_organisation and len(marks) == 1
            ):
                found = self._subject(marks)
                if found is not None:
                    return found
        return None

    def _is_addressee(self, line: Sentence) -> bool:
        """Tell whether a line is to whom a letter is: 某市民政局：."""
        return self.folded[line.end - 1] in "：:"

    def _on_site(self) -> Place | None:
        """Return the place in the name of the site that stands over a text as its only heading."""
        if self.article.headlines:
            return None
        for sentence in self.article.sentences:
            if sentence.role is not FURNITURE:
                break
            if SITE.fullmatch(self.folded, sentence.start, sentence.end):
                marks = self.reader.marks(sentence.start, sentence.end)
                places = [m.place for m in marks if m.place and m.start == sentence.start]
                return places[0] if places and len(marks) == 1 else None
        return None

    def _own_place(self) -> Place | None:
        """Return the place that the paper speaks of as its own: 本港, 全台; 访港, 留港."""
        for place in self.places:
            if place.level is PROVINCE and self.folded[place.start] in "本全":
                return place
        home = self._land_at_home()
        return home if home is not None and home.code else None

    def _land_at_home(self) -> Place | None:
        """Return the land that the paper is at home in, as if named at the article's begin."""
        article = self.article
        return (
            called(self.home, self.gazetteer, article.start, article.start) if self.home else None
        )

    def _at_home(self, lead: Place | None) -> Place | None:
        """Return the part of its home that a paper's article is about: it names no other."""
        named = [
            mark.place
            for sentence in [*self.article.headlines, *self.article.sentences]
            for mark in self.reader.marks(sentence.start, sentence.end)
            if mark.place is not None
            and mark.part not in (DATELINE, OUTSIDE, NATIONAL)
            # 外销新加坡、香港: where its goods go
            and not (mark.part is INNER and mark.place.path[0] != self.home)
        ]
        if not named or any(p.path[0] != self.home or len(p.path) < 2 for p in named):
            return None
        if self._office_again(named):
            return named[0]
        if lead is not None and self._leads(lead) and len(lead.path) > 1:
            if all(nested(lead.path, place.path) for place in named):
                return lead
            # 〔記者王明／臺東報導〕臺東縣…, though something goes to a shop in 臺北
            wires = (m.place for _, m in self._opening_marks if m.part is DATELINE and m.place)
            return next((wire for wire in wires if nested(wire.path, lead.path)), None)
        for kind, words in (("市", ("市府", "市长")), ("县", ("县府", "县长"))):
            if self.has_any(words):
                found = {f.path: f for place in named if (f := self._of_class(place, kind))}
                path = next(iter(found), ())
                if len(found) == 1 and all(nested(path, place.path) for place in named):
                    return found[path]
        return None

    def _office_again(self, named: list[Place]) -> bool:
        """Tell whether one place is named, by an office that then speaks: 甲市警察局…。警察局指出."""
        if not named[0].inside_organisation or len({place.path for place in named}) > 1:
            return False
        at = named[0].end
        end = self.folded.find("局", at, at + _LONGEST_OFFICE) + 1
        return end > at + 2 and self.folded.find(self.folded[at:end], end, self.article.end) >= 0

    def _spoken_of(self) -> Place | None:
        """Return the place that the article calls 我县, 我市: of its class the one it names most."""
        article = self.article
        said: dict[str, int] = {}  # where each is said first
        for m in _OURS.finditer(self.folded, article.start, article.end):
            said.setdefault(m[0][1], m.start())
        for kind in "县区旗市州省":
            at = said.get(kind, -1)
            if at < 0 or self.folded[at - 1] in "自于使让对令为居占列":
                continue
            paper = self._masthead()
            own = self._of_class(paper, kind) if paper is not None else None
            named = [
                found
                for p in self.places
                if (found := self._of_class(p, kind)) is not None and not self._is_elsewhere(p)
            ]
            if own is not None:
                # 今日洛川 …, 黄陵县委书记说：我县…: the paper's, unless another place's officer says it
                said_by = (
                    p for p in named if p.start < at and _OFFICER.match(self.folded, p.end, at)
                )
                return next(said_by, own)
            ranked: list[tuple[tuple[str, ...], int]]
            ranked = [*Counter(p.path for p in named).most_common(2), ((), 0)]
            (path, most), *others = ranked
            if path and all(most >= 2 * number for _, number in others):
                return next(place for place in named if place.path == path)
            return self._published_in(kind) or self._hinted(kind)
        return None

    def _published_in(self, kind: str) -> Place | None:
        """Return the place of a class that the article's source is called after, or else its paper."""
        source = self.article.source or ""
        spelling: Spelling | None = None
        for name in (BEFORE_NAME.sub("", source), source):
            spelling = spelling or self.gazetteer.at(name, 0)
        if spelling is None or len(spelling.places) != 1:
            paper = self._masthead() or self._paper_at_home()
            return self._of_class(paper, kind) if paper is not None else None
        d = self.gazetteer.division(spelling.places[0])
        # 我县 of what has become a city since
        fits = kind in "县区旗市" if d.level is COUNTY else d.name[-1] in _CLASSES[kind]
        return Place(0, len(spelling.text), d.name, d.code, d.path, d.level) if fits else None

    def _masthead(self) -> Place | None:
        """Return the place that the page's paper is called after."""
        return self.scene.masthead.place() if self.scene.masthead is not None else None

    def _paper_at_home(self) -> Place | None:
        """Return the place whose paper prints or sends the article, though not called after it: 南方日报."""
        article = self.article
        first = next((s for s in article.sentences if s.role is BODY), None)
        lines = [s for s in article.sentences if s.role is FURNITURE or s is first]
        for home, papers in self.topic_cues.papers.items():
            if (article.source or "").startswith(tuple(papers)) or any(
                self.has_any(papers, line.start, line.end) for line in lines
            ):
                return called(home, self.gazetteer, article.start, article.start)
        return None

    def _of_page(self) -> Place | None:
        """Return the county or city that the page tells for what names no place itself.

        By the sender, and by the paper's or the site's name or the source where the text speaks of
        something nearby (县交警大队查处酒驾17起) or is the paper's own; if they agree.
        """
        article = self.article
        paper = self._masthead()
        local = paper is not None and paper.level is COUNTY
        told, within, signed = self._senders(local=local)
        # 占全国的三分之一 is but what a town of a county's paper is compared with
        wide = _OF_AGENCIES if local else _OF_ALL_CHINA
        body = next((s for s in article.sentences if s.role is BODY), None)
        begin = body.start if body else article.start  # 来源：中国无棣 stands before it
        if not signed and (
            self.has_any(_OF_AGENCIES)
            or self.has_any(wide, begin, article.end)
            or (local and self._opens_with_country())
        ):
            return None
        lines = (self.folded[s.start : s.end] for s in article.sentences if s.role is FURNITURE)
        names = [article.source or "", *filter(SITE.fullmatch, lines)]
        if (body and self.folded.startswith("本报讯", body.start)) or (
            _NEARBY.search(self.folded, article.start, article.end) is not None
        ):
            papers = [paper, *(called_after(name, self.lexicon) for name in names)]
            # what a city's paper prints is often of elsewhere
            told += [paper for paper in papers if paper and paper.level is COUNTY]
        if not told or any(
            place.level not in WITH_VILLAGES and place.level is not PROVINCE for place in told
        ):
            return None
        deepest = max(told, key=lambda place: len(place.path))
        if not all(nested(deepest.path, place.path) for place in [*told, *within]):
            return None
        at = article.start
        return Place(at, at, deepest.name, deepest.code, deepest.path, deepest.level)

    def _senders(self, *, local: bool) -> tuple[list[Place], list[Place], bool]:
        """Return the places of senders, those that the text itself names, and whether it is signed.

        What is printed by a ``local`` paper may name countries and what goes to places elsewhere.
        """
        told: list[Place] = []
        within: list[Place] = []
        signed = False
        goals = self._goals() if local else frozenset()
        for place in self.places:
            line = self._furniture_at(place.start)
            if line is None:
                if (
                    place.code is not None
                    and not (local and place.level is COUNTRY)
                    and place.start not in goals  # 销往合肥、武汉等地
                ):
                    within.append(place)
            elif (
                (place.inside_organisation or place.level is COUNTY)
                and not self._is_addressee(line)
                and not self.has_any(_NO_SENDER, line.start, line.end)
            ):
                told.append(place)
                signed |= line.start >= place.start - 1 and line.start > self.article.start
        return told, within, signed

    def _goals(self) -> frozenset[int]:
        """Return where the places begin that somebody or something but goes to or comes from."""
        return frozenset(
            mark.start
            for sentence in self.article.sentences
            for mark in self.reader.marks(sentence.start, sentence.end)
            if mark.part is OUTSIDE and mark.place is not None
        )

    def _opens_with_country(self) -> bool:
        """Tell whether the article says something of a country, ours or another."""
        return any(
            mark.part in (OPENING, NATIONAL)
            and mark.place is not None
            and mark.place.level is COUNTRY
            for sentence in (*self.article.headlines, *self.article.sentences)
            for mark in self.reader.marks(sentence.start, sentence.end)
        )

    def _one_place_told(self) -> Place | None:
        """Return the one place that a text names, if a firm is seated there: 绿源公司2012年落户沭阳县."""
        start = next((s.start for s in self.article.sentences if s.role is BODY), maxsize)
        named = [
            place
            for place in self.places
            if (place.name != "中国" or not place.inside_organisation)
            and self._furniture_at(place.start) is None
            and not _OF_MEDIA.match(self.folded, place.end)
        ]
        first = next((place for place in named if place.start >= start), None)
        if first is None or self.has_any(_OF_THE_LAND):
            return None
        if not all(nested(first.path, place.path) for place in named):
            return None
        if self._is_told_of(first, start) or self._is_built_at(first):
            return first
        if (own := self._of_whole(named, start)) is not None:
            return own
        return first if self._lives_at(first, start) and self._leads(first) else None

    def _county_spoken_of(self) -> Place | None:
        """Return the one county that a text names which speaks of 县城, 县里, 县医院 as near by.

        In 从新晃县城出发，走46公里…他跑到县畜牧局, or 嵊泗列岛东边…县里投入2300万元. What it names elsewhere, it
        names no more often.
        """
        base = self.base
        named: dict[tuple[str, ...], list[Place]] = {}
        for place in self.places:
            if self._furniture_at(place.start) is not None:
                continue
            if place.level is COUNTY and _on_mainland(place) and place.path[-1][-1] in "县旗":
                named.setdefault(place.path, []).append(place)
        if len(named) != 1:
            return None
        ((path, found),) = named.items()
        # 湘西南 lies in the province, whatever counties it has
        whole = [
            p.path[:1] if p.level is AREA else p.path
            for p in (*self.places, *([base] if base else []))
        ]
        others = sum(not nested(path, each) for each in whole)
        if others > len(found) or (base is not None and not nested(whole[-1], path)):
            return None
        article = self.article
        near = self.topic_cues.of_county.finditer(self.folded, article.start, article.end)
        if next(near, None) is None or next(near, None) is None or self.has_any(_NATIONWIDE):
            return None
        return None if any(map(self._is_elsewhere, found)) else found[0]

    def _is_told_of(self, place: Place, start: int) -> bool:
        """Tell whether the first sentence brings in the one place that a text names: 这里是石泉县.

        It is told by its full name, and nobody goes there or comes from there; a text on a firm may
        well name one place in passing.
        """
        folded, article, cues = self.folded, self.article, self.topic_cues
        first = next(s for s in article.sentences if s.role is BODY)
        return (
            _on_mainland(place)
            and folded[place.end - 1] in "县市区旗州盟省"
            and (
                (start <= place.start < first.end and self._leads(place))
                or self._has_quoted(place, first)
            )
            and not self.has_any(cues.of_firms, article.start, article.end)
            and not self.has_any(cues.of_persons, first.start, first.end)
            and not folded.endswith(cues.going, start, place.start)
            and not cues.guests.match(folded, place.end)
            and not self._is_elsewhere(place)
        )

    def _is_built_at(self, place: Place) -> bool:
        """Tell whether a text begins with what was built at a place: 总投资62亿元的项目在沭阳县开工."""
        first = next(s for s in self.article.sentences if s.role is BODY)
        return (
            _on_mainland(place)
            and first.start <= place.start < first.end
            and self.folded[place.start - 1] == "在"
            and _BUILT_AT.match(self.folded, place.end) is not None
            and not self.has_any(_OF_EARNINGS)  # 公司上半年营收32亿元: of all that it has
        )

    def _has_quoted(self, place: Place, first: Sentence) -> bool:
        """Tell whether a text begins with what somebody of a place says: “…6万吨。”沭阳县果业局局长说."""
        folded, start = self.folded, first.start
        if folded[start] != "“":
            return False
        close = folded.find("”", start, start + _LONGEST_OPENING) + 1
        return 0 < close <= place.start and self.reader.cues.opens(folded, close, place.start)

    def _of_whole(self, named: list[Place], start: int) -> Place | None:
        """Return the one county or city whose whole a text speaks of, though it names it late: 全县."""
        deepest = max(named, key=lambda place: len(place.path))
        if deepest.level not in WITH_VILLAGES or not all(
            deepest.path[: len(other.path)] == other.path for other in named
        ):
            return None
        spoken = {
            kind for kind in "县市区旗州" if self.has_any((f"全{kind}", f"该{kind}", f"我{kind}"))
        }
        return next(
            (
                place
                for place in named
                if place.start >= start
                and place.path == deepest.path
                and self.folded[place.end - 1] in spoken
                and not place.inside_organisation
                and not self._is_elsewhere(place)
            ),
            None,
        )

    def _furniture_at(self, at: int) -> Sentence | None:
        """Return the line around the text that an offset is in, None where it is in none."""
        sentences = self.article.sentences
        number = bisect_left(sentences, at + 1, key=attrgetter("start")) - 1
        line = sentences[number] if number >= 0 else None
        return line if line and line.role is FURNITURE and at < line.end else None

    def _lives_at(self, place: Place, start: int) -> bool:
        """Tell whether a place is where a firm is: 落户沭阳县, 是沭阳县的一家企业; not 在沭阳县建厂."""
        folded = self.folded
        return (
            _on_mainland(place)
            and not _SIDE_OF.match(folded, place.end)
            and (
                place.level is COUNTY
                or (folded[place.end - 1] in "省市州盟区" and not place.inside_organisation)
            )
            and (
                folded.endswith(_SEATED, start, place.start)
                or (
                    folded.endswith(("是", "作为", "一家位于"), start, place.start)
                    and _FIRM_THERE.match(folded, place.end) is not None
                )
            )
        )

    def _town(self) -> Place | None:
        """Return the town or village that opens the article and is what its 该镇, 全村 stand for.

        No gazetteer here has it: it has its name, and no code.
        """
        if any(place.code and place.level is COUNTY for place in self.places):
            return None
        article = self.article
        first = next((s for s in article.sentences if s.role is BODY), None)
        for sentence in [*article.headlines, *((first,) if first else ())]:
            span = sentence.start, sentence.end
            town = self.topic_cues.town.match(
                self.folded, *span
            ) or self.topic_cues.reporting_town.search(self.folded, *span)
            if town and self.has_any([word + town["kind"] for word in "该全我本"]):
                name = town["name"]
                own = Place(*town.span("name"), name, None, (name,), COUNTY)
                return self._published_in("县") or own
        return None

    def _whole_land(self) -> Place | None:
        """Return the country that headline or opening paragraph call 我国, if nothing is more local.

        What begins 1997年是我国企业发展史上不平凡的一年 goes on about all of China; 我国首家 is said of a firm.
        """
        heads = [(s, m) for s in self.article.headlines for m in self.reader.marks(s.start, s.end)]
        marks = [*heads, *self._opening_marks]
        where, ours = next(
            ((s, m.place) for s, m in marks if self._is_own_country(m)), (None, None)
        )
        if where is None or any(
            mark.place is not None and mark.place.name != "中国" and mark.part in (OPENING, LOCAL)
            for _, mark in self._opening_marks
        ):
            return None
        said = [*self.article.headlines, where]
        if any(self.has_any(_FIRMS_ALONE, each.start, each.end) for each in said):
            return None
        article = self.article
        local = _LOCAL.search(self.folded, article.start, article.end)
        return None if local else ours

    def _is_own_country(self, mark: Mark) -> bool:
        """Tell whether a mark is 我国 and says of what a text is; not 我国最大的 or 比我国."""
        return (
            mark.place is not None
            and mark.place.name == "中国"
            and self.folded.startswith("我国", mark.start)
            and (mark.part is not OUTSIDE or self.folded.startswith(_OF_LAND, mark.end))
            and not _FOREMOST.match(self.folded, mark.end)
        )

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
                and self.topic_cues.announces.match(self.folded, mark.end)
            ):
                return place
        return None

    def _subject(self, marks: list[Mark]) -> Place | None:
        """Return what a heading is about: what opens it; of two places side by side neither."""
        if self._is_row(marks):
            return None
        if (helped := self._helped(marks)) is not None:
            return helped
        apart = [
            mark.place
            for mark in marks
            if mark.place and mark.group is None and mark.part in (OPENING, INNER)
        ]
        marks = [
            mark for mark in marks if not (self._is_example(mark) or self._is_one_of_firms(mark))
        ]
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
                    if mark.group is not None and len(mark.group.members) > 1:
                        return self._around_all(mark.group)
                    return self._filed_under(mark.place, marks) or mark.place
        return None

    def _around_all(self, group: Group) -> Place | None:
        """Return the province or city that all places of a list lie in: 合肥、滁州等5市去年…."""
        places = [mark.place for mark in group.members if mark.place is not None]
        depth = len(common([place.path for place in places]))
        whole = self._named(places[0], depth - 1) if depth else None
        return whole if whole is not None and whole.name != "中国" else None

    def _helped(self, marks: list[Mark]) -> Place | None:
        """Return the place that a heading says others help: 北京市朝阳区对口帮扶唐县."""
        for mark in marks:
            place = mark.place
            if place is None or not _on_mainland(place):
                continue
            helps = _HELPS.search(self.folded, max(0, mark.start - _LONGEST_HELP), mark.start)
            # 驰援武汉, over what another province's doctors did there
            if helps and helps.start() and self.folded[helps.start() - 1].isalnum():
                return place
        return None

    def _is_partner(self, place: Place, other: Place) -> bool:
        """Tell whether a heading joins a place with another one by their cooperation: 威海市与云阳县东西部协作."""
        line = self.folded.find("\n", place.end)
        joined = self._named_in(place.end, min(line, place.end + _LONGEST_HELP))
        return bool(joined) and (
            nested(joined[0].path, other.path)
            and self.folded[place.end : joined[0].start] in _JOINED
            and _COOPERATE.match(self.folded, joined[0].end) is not None
        )

    def _menu(self) -> frozenset[int]:
        """Return where headings end that only lead to other texts: places' names, rows of links."""
        lines = sorted({*self.article.headlines, *self.article.sentences})
        return self._bare_names(lines) | self._rows_of_links(lines)

    def _bare_names(self, lines: list[Sentence]) -> frozenset[int]:
        """Return where headings end that are a place's name and nothing else, if several places are.

        澳门, 日本, 区域 in lines of their own are what a page leads to; where text stands under each,
        they are its headings.
        """
        ends = {place.end: place for place in self.places}
        alone: dict[int, tuple[str, ...]] = {}
        for line, following in pairwise(lines):
            if line.role is not HEADLINE or following.role is not HEADLINE:
                continue
            place = ends.get(line.end)
            bullet = 0 if self.folded[line.start].isalnum() else 1  # • 日本
            if place is not None and place.start == line.start + bullet:
                alone[line.end] = place.path
        return frozenset(alone if len(set(alone.values())) > 1 else ())

    def _rows_of_links(self, lines: list[Sentence]) -> frozenset[int]:
        """Return where headings end of which many stand behind the text, or which are a row in a line."""
        rows: list[list[int]] = []  # those behind each sentence
        found: list[int] = []
        for line in lines:
            if line.role is BODY:
                rows.append([])
            elif line.role is HEADLINE:
                if rows:
                    rows[-1].append(line.end)
                if self._leads_elsewhere(line):
                    found.append(line.end)
        return frozenset(found).union(*(row for row in rows if len(row) >= _FEW_LINKS))

    def _leads_elsewhere(self, line: Sentence) -> bool:
        """Tell whether a heading is a row of links: bars part places far from each other."""
        folded = self.folded
        if folded.find("|", line.start, line.end) < 0:
            return False
        return any(
            "|" in folded[a.end : b.start] and a.path[:_TWO] != b.path[:_TWO]
            for a, b in pairwise(self._named_in(line.start, line.end))
        )

    def _named_in(self, start: int, end: int) -> list[Place]:
        """Return the places whose names begin between two offsets."""
        starts = attrgetter("start")
        first = bisect_left(self.places, start, key=starts)
        return self.places[first : bisect_left(self.places, end, key=starts)]

    def _filed_under(self, place: Place, marks: list[Mark]) -> Place | None:
        """Return the part that a heading is about: （山西省）2018年娄烦县人民政府工作报告."""
        folded, path = self.folded, place.path
        if place.start < 1 or folded[place.start - 1] not in "（([【" or place.end >= len(folded):
            return None
        if folded[place.end] not in "）)]】":
            return None
        within = (mark.place for mark in marks if mark.place and mark.start > place.end)
        return next((part for part in within if part.path[: len(path)] == path != part.path), None)

    def _is_row(self, marks: list[Mark]) -> bool:
        """Tell whether a heading is a row of places, with nothing but spaces between: 江阴市 昆山市 …."""
        if len(marks) <= _TWO:
            return False
        return all(
            b.start - a.end == 1 and self.folded[a.end].isspace() for a, b in pairwise(marks)
        )

    def _speaks_of(self, kind: str) -> bool:
        """Tell whether the article speaks of 全县 or 我县, for a kind of division."""
        article = self.article
        return self.has_any(("全" + kind, "我" + kind)) or (
            kind == "市"
            and self.topic_cues.city.search(self.folded, article.start, article.end) is not None
        )

    def _is_example(self, mark: Mark) -> bool:
        """Tell whether a place is but an example of what a heading is about.

        国家公园游客 垦丁最多; 成都职位居全国第六; 北京登顶票房榜.
        """
        folded = self.folded
        extreme = self.reader.cues.extreme.match(folded, mark.end)
        if extreme:
            # but 深圳最低工资上调 is about 深圳
            return folded[extreme.end() : extreme.end() + 1] in _BEHIND_EXTREME
        return _TOPS.match(folded, mark.end) is not None

    def _is_one_of_firms(self, mark: Mark) -> bool:
        """Tell whether a place is but in the name of one of the firms that the article compares.

        南京银行增速领跑, where 宁波银行 and 重庆银行 have figures, too.
        """
        if mark.place is None or self.folded[mark.end : mark.end + 1] not in _FIRM_FIRST:
            return False
        firm = _FIRM.match(self.folded, mark.end)
        if firm is None:
            return False
        if firm[0] not in self._seats:
            seats = {p.path for p in self.places if self.folded.startswith(firm[0], p.end)}
            self._seats[firm[0]] = len(seats)
        return self._seats[firm[0]] > _TWO

    def _visited(self) -> Place | None:
        """Return the place that the reporter went to: 记者在东营市看到, 记者来到平顺县, 走进沭阳县."""
        for sentence, mark in self._opening_marks:
            place = mark.place
            if place is None or mark.group is not None:
                continue  # 走访福建、浙江、广东
            start = max(sentence.start, mark.start - 40)
            begin = behind_last(_PAUSE, self.folded, start, mark.start)
            if place.code and _ENTERED.fullmatch(self.folded, begin, mark.start):
                return place
            if (
                place.level is COUNTY
                and self.folded[place.end - 1] in _RANKS
                and _CAME_TO.fullmatch(self.folded, begin, mark.start)
            ):
                return place
            if (
                place.inside_organisation
                or place.name == "北京市"
                or mark.part in (DATELINE, OUTSIDE, NATIONAL)
            ):
                continue
            if self.topic_cues.hears.match(self.folded, mark.end) and (
                self.topic_cues.heard.search(self.folded, start, mark.start)
            ):
                return place
            came = self.topic_cues.came.search(self.folded, start, mark.start)
            if came and (came["arrived"] or self.topic_cues.saw.match(self.folded, mark.end)):
                return place
        return None

    def _heard_from_ministry(self, lead: Place | None) -> Place | None:
        """Return the country, where the text begins with what a ministry told: 记者从农业农村部获悉."""
        for sentence in self.article.sentences[:6]:
            for mark in self.reader.marks(sentence.start, sentence.end):
                place = mark.place
                if (
                    place is not None
                    and place.name == "中国"
                    and place.inside_organisation
                    and self.folded[mark.start - 1] == "从"
                    and (lead is None or lead.start > mark.start)
                    and self.topic_cues.from_ministry.match(self.folded, mark.end)
                ):
                    return place
        return None

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
            ) and not self._is_from_abroad(marks):
                continue  # 新华社广州电 全国…会议
            for number, mark in enumerate(marks):
                if mark.part is DATELINE and mark.place and mark.place.name != "北京市":
                    if self._is_paper_of_others(mark.place):
                        continue
                    told = self._told_from(marks[number:])
                    return self._seat(told.place or mark.place)
        return None

    def _is_from_abroad(self, marks: list[Mark]) -> bool:
        """Tell whether marks begin with a dateline of a city abroad, whose 全国 is that country."""
        place = marks[0].place
        return (
            marks[0].part is DATELINE
            and place is not None
            and place.level is CITY
            and (
                place.path[0] == self.home
                or not any(self.folded.startswith("我国", mark.start) for mark in marks)
            )
        )

    def _told_from(self, marks: list[Mark]) -> Mark:
        """Return the dateline that marks begin with, or whence it has its news: 阿拉木图电 比什凯克消息：."""
        if len(marks) > 1 and marks[1].place and self.folded.startswith("消息：", marks[1].end):
            return marks[1]
        return marks[0]

    def _is_paper_of_others(self, place: Place) -> bool:
        """Tell whether a dateline is a paper's name, and what follows need not be of its city.

        深圳特区报讯 before what a firm abroad has earned; but 记者从市交通局获悉 is of the city.
        """
        named = self.reader.cues.paper.match(self.folded, place.end)
        return named is not None and not (place.level is COUNTY or self._speaks_of(place.name[-1]))

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
        return (
            first is not None
            and self.topic_cues.profile.match(self.folded, first.start) is not None
        )

    def _leads_within(self, lead: Place | None) -> bool:
        """Tell whether the first place lies in the dateline's: 重庆电 大渡口区举行仪式."""
        return lead is not None and self.base is not None and holds(self.base.path, lead.path)

    def _goes_on_within(self, lead: Place) -> bool:
        """Tell whether a text speaks but of the part of a heading's place that it begins with.

        哀牢山深处的早餐, over 云南省绿春县…全县9个乡镇: it calls the county a whole, and never comes back to
        the province.
        """
        base = self.base
        if base is None or not self._leads(lead) or not self._speaks_of(lead.name[-1]):
            return False
        body = next((s.start for s in self.article.sentences if s.role is BODY), maxsize)
        within = [p for p in self._named_in(body, maxsize) if nested(base.path, p.path)]
        inside = sum(nested(lead.path, place.path) for place in within)
        return (
            not self._speaks_of(base.name[-1])
            and all(holds(base.path, place.path) for place in within)
            and 2 * inside > len(within)
        )

    def _leads(self, lead: Place | None) -> bool:
        """Tell whether the text names its first place before any figure: the headline means it."""
        if lead is None:
            return False
        if self._figure < 0:  # not looked for yet
            sentences = self.article.sentences
            self._figure = next(
                (
                    q.start
                    for q, home in zip(self.quantities, self.scene.home, strict=True)
                    if sentences[home].role is BODY and q.kind not in OF_NO_PLACE
                ),
                maxsize,
            )
        return lead.start < self._figure

    def _lead(self) -> Place | None:
        """Return what the first paragraph is about: the first place, if it opens its clause."""
        apart = (DATELINE, OUTSIDE, NATIONAL, LOCAL)
        for _, mark in self._opening_marks:
            if mark.kind not in ("", "here", "pair") and mark.part is OPENING:
                return None  # 全州 before the first name: the whole is the topic
            if mark.place is None or mark.part in apart:
                continue
            if self.home and mark.place.name == "中国" and self.folded[mark.start] in "全我":
                return None  # 全国, of the land that the paper is at home in
            own = mark.part is OPENING and not self._is_one_of_firms(mark)
            # 宁夏的西吉、海原等八县: of a list none is the topic
            return mark.place if own and mark.group is None else None
        return None

    def _scene(self) -> Place | None:
        """Return the county where a story is set whose first paragraph names none but in its dateline."""
        for sentence in self.article.sentences:
            if sentence.role is not BODY:
                continue
            for mark in self.reader.marks(sentence.start, sentence.end):
                if mark.part is not DATELINE:
                    place = mark.place
                    told = place is not None and (
                        self._of_body(place)
                        or self.folded.endswith(self.reader.cues.lies, 0, place.start)
                    )
                    return place if told and mark.part is not NATIONAL else None
        return None

    def _is_elsewhere(self, place: Place) -> bool:
        """Tell whether a place is where others are, so that 我市 of the text does not mean it."""
        key = (place.start, place.end, place.inside_organisation)
        found = self._elsewheres.get(key)
        if found is None:
            found = self._elsewheres[key] = self._find_elsewhere(place)
        return found

    def _find_elsewhere(self, place: Place) -> bool:
        folded, start = self.folded, place.start
        before = folded[start - 1]
        if (
            before == "在"
            and (
                WAS_THERE.match(folded, place.end)
                # 全省现场会在沭阳县召开: the county that was held up to all
                or (_VENUE.match(folded, place.end) and not self._is_shown(place))
            )
        ) or (
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

    def _is_shown(self, place: Place) -> bool:
        """Tell whether a county is where all of what it lies in met, to see it: 全市推进会在沭阳县召开."""
        begin = behind_last(_PAUSE, self.folded, max(0, place.start - 40), place.start)
        return place.level is COUNTY and self.has_any(
            ("全国", "全省", "全市", "全区", "全州", "全自治区"), begin, place.start
        )

    def _is_origin(self, at: int) -> bool:
        """Tell whether what stands at an offset is where others come from: 来自淮安、连云港."""
        whence = self.folded.rfind("来自", max(0, at - 16), at)
        return (
            whence >= 0
            and _CLAUSE_MARK.search(self.folded, whence, at) is None
            and not self.folded.endswith(_ARRIVED, 0, at)
        )

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
            compares = self.reader.cues.compares
            hints = [
                hint
                for hint in self._hints(kind, article.start, article.end)
                if not compares(
                    self.folded[max(article.start, hint[1] - LONGEST_YARDSTICK) : hint[1]]
                )
            ]
            named = Counter(index for index, _ in hints)
            found = {index: at for index, at in hints if named[index] > 1}
            if not found and all(place.level is COUNTRY for place in self.places):
                found = dict(hints)  # the only place that the text names at all
        if len(found) != 1:
            return None
        index, at = next(iter(found.items()))
        d = self.gazetteer.division(index)
        return Place(at, at + len(d.name) - len(kind), d.name, d.code, d.path, d.level)

    def _hints(self, kind: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield each place of the class whose short name stands in the span, and where."""
        folded, gazetteer = self.folded, self.gazetteer
        for at, named in self._names_alone(start, end):
            spelling = named.text
            name = gazetteer.name(named.places[0])
            if (
                name != spelling + kind
                and not name.endswith("自治" + kind)
                # 全县 of what has become a district since
                and not (kind == "县" and name[:-1] == spelling and name[-1] in "市区")
            ):
                continue
            if words_of(self.lexicon).knows(spelling):
                continue  # 公安, 民乐: far more often a word than the county
            stop = at + len(spelling)
            before, behind = folded[at - 1 : at] if at else "", folded[stop : stop + 1]
            if spelling in gazetteer.common and before not in _OPENED and behind not in _CLOSED:
                continue  # 惠民工程
            if (
                not named.is_seam(before, behind)
                and not (behind and behind in _RANKS)  # 大城市
                and before not in _OTHER_PARTY
                and not folded.startswith(_OF_OTHERS, stop)
                and not is_town(folded, stop)
                and not self._is_origin(at)
            ):
                yield named.places[0], at

    def _names_alone(self, start: int, end: int) -> list[tuple[int, Spelling]]:
        """Return the spellings of one place each in a span, within others too, and where."""
        found = self._alone.get((start, end))
        if found is None:
            found = self._alone[start, end] = []
            for _, at, _ in self.gazetteer.heads_in(self.folded, start, end):
                named = self.gazetteer.at(self.folded, start + at)
                if named is not None and len(named.places) == 1:
                    found.append((start + at, named))
        return found

    def _of_class(self, topic: Place, kind: str) -> Place | None:
        wanted = _CLASSES.get(kind, kind)
        path = topic.path
        if kind == "国":
            return topic if topic.level is COUNTRY else None
        if topic.level is CITY and (
            (kind == "市" and topic.name[-1] not in _STATES) or self.folded[topic.end - 1] == kind
        ):
            return topic  # 首尔, whose name has no 市; 槟州, which is called 槟城
        if topic.name[-1] in wanted and topic.name != path[-1]:
            return topic  # 无锡县, of which the path gives what it has become
        if self._former and topic.level is COUNTY:
            for place in self._former:
                if place.path == path and place.name[-1] in wanted:
                    return place  # 全市 of 顺德 in a text on 顺德市, a district today
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

    def _has_body(self, mark: Mark) -> bool:
        """Tell whether a mark is a place that stands before its village or school, or for it."""
        return mark.place is not None and mark.part is not DATELINE and self._of_body(mark.place)

    def _of_body(self, place: Place) -> bool:
        """Tell whether a place stands before its village or school, or for it: 庵夼村."""
        return (
            place.level in WITH_VILLAGES
            and _on_mainland(place)
            and (
                self.folded[place.end - 1] in "村镇乡"
                or _BODY_OF.match(self.folded, place.end) is not None
            )
            and not self._is_origin(place.start)
            # what a river or a road passes, what a village borders on
            and self.folded[place.start - 1] not in "经邻接连距靠"
            and not self.folded.endswith("经过", 0, place.start)
            and not NO_GOAL.match(self.folded, place.end)
            and not _OF_MEDIA.match(self.folded, place.end)
        )

    def _vague(self, mark: Mark) -> bool:
        """Tell whether a mark may name the country as part of a name only; 全国 means it."""
        return (
            mark.place is not None
            and mark.place.name == "中国"
            and not self.folded.startswith(("全国", "我国"), mark.start)
        )
