"""Finds the places that a text names: longest names first, from left to right.

A chain of names (四川凉山州) is one place; a short name that is also a common word (和平, 东方) needs
evidence; a road (山西路), a dish or a firm is no place; one of several places of a name (鼓楼区) is
chosen by what is named around it, or stays without a code.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from swstats.links.gazetteer import (
    AREA,
    CITY,
    COUNTRY,
    COUNTY,
    PREFECTURE,
    PROVINCE,
    SUFFIXES,
    WORLD,
    ZONE,
    Evidence,
    Gazetteer,
    Level,
    Spelling,
    Words,
)
from swstats.links.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swstats.lexicons import Lexicon


class Place:
    """A place that a text names: offsets in the text, half open.

    ``name`` is the full name, ``path`` the names from the province or the country down to it, also
    where the text gives the last one alone. ``code`` is None where the place has none and where the
    name fits several places. ``inside_organisation`` tells that the name begins the name of a body
    (广东省民政厅): the body is there, but it need not speak for the place.
    """

    # fields of a class are read faster than those of a named tuple
    __slots__ = ("code", "end", "inside_organisation", "level", "name", "path", "start")

    def __init__(  # noqa: PLR0913, PLR0917  the fields
        self,
        start: int,
        end: int,
        name: str,
        code: str | None,
        path: tuple[str, ...],
        level: Level,
        inside_organisation: bool = False,  # noqa: FBT001, FBT002  the last of the fields
    ) -> None:
        self.start, self.end, self.name, self.code = start, end, name, code
        self.path, self.level, self.inside_organisation = path, level, inside_organisation


def is_town(folded: str, end: int) -> bool:
    """Tell whether 镇 or 乡 behind a county's short name makes a town's name of the two: 金寨镇."""
    return folded[end : end + 1] in _TOWNS and not _NO_TOWN.match(folded, end)


def called(name: str, gazetteer: Gazetteer, start: int, end: int) -> Place | None:
    """Return the place with that full name, as if named between the offsets."""
    index = gazetteer.index(name)
    if index is None:
        return None
    d = gazetteer.division(index)
    return Place(start, end, d.name, d.code, d.path, d.level)


class Address(NamedTuple):
    """An address in full names, None where there is none."""

    province: str | None
    city: str | None
    county: str | None


class _Patterns:
    """What surrounds a name: compiled once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.compiled(Words.build)
        # 山西路, 北京东路, 重庆大道; but 湖南路况, 河北路段, 广东街道 are no roads. 凉山村 is a village.
        self.part_of_word = re.compile(
            r"[东西南北中]?[一二三四五六七八九十]?(?:路(?![况段网面桥政灯径过边口由人])|大街|大道|街(?![道头坊巷])|巷|弄)"
            # 兰州队 is none where it stands for its city: 兰州队获得112枚金牌
            "|队(?![^，。；]{0,8}?(?:收获|[获夺摘]得?|[拿揽斩]|赢得|进账)[^，。；0-9]{0,6}[0-9])"
            "|村(?![镇超庄民级委居干集支两医落屯组域里寨晚上企务])"
            # 上|海拔1600多米; but 上海拔得头筹
            "|(?<=海)拔(?=[0-9一二三四五六七八九十约近超逾达不高])"
            f"|(?:{words.pattern('after')})"
        )
        # The class of first characters is for speed: without it each word is tried everywhere.
        first = "".join(dict.fromkeys(word[0] for word in words.roles["body"]))
        self.organisation = re.compile(
            # 某市人力资源和社会保障局: the only 和 that a body's name may have
            "(?:人力资源和社会保障|住房和城乡建设|发展和改革|文化和旅游|自然资源和规划|工业和信息化|卫生和计划生育)(?=[局厅委])|"
            r"[^，。、；：！？（）()“”《》\s0-9的有共达为在了是将和与已拥累超占]{0,14}?"
            f"(?=[委{first}])(?:委(?![派托屈])|{words.pattern('body')})"
            # no body: 开办, 布局, 部署
            "(?<![开举主承创兴协筹合申试]办)(?<![布格结僵破]局)(?<![部签]署)"
        )
        roads = "东西南北中一二三四五六七八九十路大街巷弄村队拔"
        self.part_first = frozenset(roads).union(word[0] for word in words.roles["after"])
        # behind a name, what may tell that it is part of another word
        self.telling = self.part_first.union(
            _TAIL, _TOWNS, _LANDSCAPE, _SAYS_FIRST, "·门队分署长国城花"
        )
        self.feature = re.compile(
            "(?:国际)?机场|集团|股份|[东西南北]?站(?![在点])|[湾港寺桥]|大桥|古[镇城]|广场|公园|水库|口岸"
        )
        self.school = re.compile(
            "[国中]?(?:小学?|中学?|高中|高职|工商|农工|学校)|国[小中]|社区|[村里路街]"
        )
        # what only a county or a city has, so that its short name may be a common word: 新野法院
        self.county_court = re.compile("(?:法院|检察院|交警)")
        # 建始法院, 沭阳中学: what a county's own body is called
        self.county_body = re.compile(
            "[一二三四五六]中(?!旬)|(?:工业|产业|经济开发|经济技术开发|高新技术)[园区]|经开区|中学|高中|职[中教高]|(?:人民|中)?医院|妇幼|农商|农信"
            "|[\u4e00-\u9fff]{2,4}节(?![目约日能省奏拍俭])|信用社|供电|海关|消防|税务|国税|地税|烟草|地震|灾区|泥石流|要闻|新闻网|融媒|政务"
        )
        # 新华社神木5月6日电: under an agency's name, and with the day
        self.agencies = words.roles["agency"]
        # behind the name of a firm, of a paper, of what is no county: 澄江股份, 阳澄湖
        self.firm = re.compile(
            f"[^，。；：的]{{0,6}}?(?:{'|'.join(words.roles['firm_name'])})"
            "|[江湖河岛舰号王]|[日晚时周]?报(?![告道名送])"
        )
        # 杭州、宁波; 黄冈10例、红安3例; 红安改厕1.2万户，麻城…
        self.joint = re.compile(
            r"(?:、|和|与|及|以及|或)|[\u4e00-\u9fff]{0,4}[0-9][0-9.,]{0,9}[多余]?[万亿]?[\u4e00-\u9fff%]{0,3}[、，；]"
        )


# behind the last of a list: 等八县, 两县, 三县市
_COUNTED_RUN = re.compile(
    "(?:等[0-9一二两三四五六七八九十]{0,3}|[0-9一二两三四五六七八九十]{1,3})个?[\u4e00-\u9fff]{0,2}?"
    "(?P<kinds>[县区旗市]?[市县区旗])(?![级城域场民舰])"
)
_LONGEST_RUN = 8  # names on either side
_ABROAD = (COUNTRY, CITY)
_HONG_KONG_ONLY = frozenset({"81"})  # the provinces that a text names
_PAUSES = frozenset("，。、；：（ \n在及和与")
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
# The commonest surnames that seldom end another word, and what stands before a person's name.
_SURNAMES = frozenset("王李张刘陈杨赵吴徐孙郭邓曹彭曾萧肖蔡潘袁薛魏蒋韩")
_BEFORE_NAME = frozenset("长员者授师席理任士记生民家工友（(、，。 \n")
# 部长凯里说: what a person does whose name is that of a place
_SAYS = ("说", "表示", "指出", "称", "透露", "强调", "介绍")
_SAYS_FIRST = frozenset(word[0] for word in _SAYS)
# What may stand before a short name that only its province or city nearby speaks for.
_BEFORE_SHORT = frozenset("届在从和与及到赴向给对由据自是的为而以于县市区省州等中")
# 新县城, 古县域: what is said of any county
_OF_COUNTIES = frozenset("城域级区制办直市道乡")
# What may stand right behind a short name that is a word of the language too.
_BEHIND_SHORT = frozenset("的在有全与和及或境籍等县市区州旗")
# What no organisation's name goes on with behind a place.
_NO_NAME = frozenset("，。、；：！？（）()“”《》\n 的有共达为在了是将和与已") | {""}
# 本报洛川讯, 本报洛川10月26日电
_OWN_PAPER = ("本报", "本刊", "本网", "本台")
_WIRED = re.compile("(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日专?[讯电]")
_SENT = re.compile(f"[讯电]|消息|{_WIRED.pattern}")
# 全县, 县委: the text speaks of a place of that class as its own
_OWN_CLASS = re.compile(
    "[全我该本](?P<of>[县市旗])(?![级场])"
    "|(?<![城上都超股])(?P<body>[县市旗])(?=委|政府|里|城[区里]|[^，。；：]{0,6}局)"
)
# before the place where a story is set
_SET_IN = ("在", "来到", "走进", "走访", "深入", "位于", "地处", "从", "到了", "返回", "回到")
# before a short name in 县, which they tell from a word: 走进|曹县
_LIVE_IN = (
    "走进",
    "走访",
    "家住",
    "家乡",
    "落户",
    "扎根",
    "到了",
    "来到",
    "来自",
    "地处",
    "驰援",
    "帮扶",
    "之乡",
)
# behind a name that may be a word, too
_NAMES_IT = frozenset("，：的全")
_SENTENCE_ENDS = ("", *"\n。！？；”")
# what 全县 behind a short name says of it
_WHOLES = {"县": "县市区", "市": "市区", "区": "区", "州": "州", "旗": "旗", "盟": "盟"}
# before an item of a list whose places have figures: 。红安改厕1.2万户，麻城2.3万户
_BEFORE_ITEM = ("。", "，", "；", "：")
# What joins the places of a list.
_JOINTS = frozenset("、和与及")
# What transliteration writes foreign names with, and what a name is called that is unknown here.
_SOUNDS = (
    "阿埃艾爱安昂奥巴拜班贝本比彼宾波博布查达戴丹道德登邓迪蒂丁顿多厄恩尔法凡菲费芬佛弗夫福盖甘冈戈哥格古瓜哈"
    "汉赫亨霍基吉济加贾杰津卡凯坎康考科克肯孔库奎拉莱兰朗劳勒雷黎里利连列林龙隆卢鲁伦罗洛马玛迈麦曼芒茅蒙米密"
    "明摩莫默姆木慕穆纳奈内嫩尼涅宁纽农努诺欧帕派潘庞佩彭皮珀普奇恰乔切琼丘瑞萨塞赛桑沙绍舍圣什施舒斯松苏索塔泰坦"
    "唐陶特滕提廷托瓦旺韦维翁沃乌伍希夏谢辛雅亚延耶叶伊宜英尤于约云赞扎泽詹珍兹佐"
)
_SOUND = frozenset(_SOUNDS)
# those of them that hardly begin a word of the language
_TAIL = frozenset("德克尔斯姆尼诺萨弗夫迪蒂耶瓦茨兹柯伦娜莎戈厄埃赫顿鲁洛哥库芬霍坎肯帕佩珀罗莫蒙")
_BEFORE_UNKNOWN = frozenset("，。、；：“（ \n在的和与及从有中")
_UNKNOWN = re.compile(f"[{_SOUNDS}]{{2,8}}[州邦省郡县市]")
# 厄瓜多尔|山城昆卡, 该国第三大城市昆卡: what brings in a city abroad that no table here has
_CITY_BROUGHT_IN = re.compile(
    "[^，。；：\n]{0,4}?(?:(?:第[二三四五六七八九十]|最)大(?:城市|港口)|名城|港市|山城|古城|小城|古都|首府|重镇|小镇|城市)"
    "[“]?(?P<name>[\u4e00-\u9fff]{2,5})"
)
_SIZES_BROUGHT_IN = 2, 3, 4, 5
_TIMES_NAMED = 3
_COUNTY_ABROAD = re.compile(
    "(?<![^，。、；：“（\n在的和与及从有中是为])(?![各全该本我每数几多一二两三四五六七八九十百其邻])"
    "[^\\W0-9_个各全该本每的余在有和与及是]{2,4}县(?![级城长域政委府])"
)
# 颱風樺加沙: a storm's name; but 颱風襲福岡
_STORMS = ("台风", "飓风", "气旋")
_STORM_ENDS = frozenset("风旋")
_STRIKES = frozenset("袭过在抵近离至到吹扑直趋登撼入于从使令致给为对和与及")
_WHOLE_PREFECTURE = frozenset({"全州", "全州县"})  # 全州县 is a county of 桂林, too
# 营口港务集团…，全港完成吞吐量1.2亿吨: all of that port
_OF_A_PORT = frozenset({"全港", "本港"})
_PORT = re.compile("港务|(?<![香本全])港(?:口?集团|口?股份|完成|(?:货物|集装箱)?吞吐量)")
_HONG_KONG = re.compile("香港|港[元币府人铁]|特[区首]|九龙|新界|葵[青涌]|维港|立法会|公屋")
_WATERS = frozenset("河江")
# behind a name, what only a river does
_RIVER = re.compile(
    "(?:又[称名]|古[称名])[^，。；]{1,6}[水河江曲]|发源于?|源[出于]|流经|河道|(?:干流|支流|流域)?全长|[是为][^，。；]{1,12}支流"
)
# What follows the name of a lake, a river, a mountain that a county is called after.
_LANDSCAPE = frozenset("湖江河山海溪岭峰")
# 城镇, 家乡: what ends as a town's name does and names none
_NO_NAME_OF_TOWN = (
    "[城乡村集小古名强重市圩]镇|(?:建制|中心|特色|示范)镇|[城水故家山同侨老他返回下还异思入进]乡|"
    "(?:农村|民族|行政)乡|[各区县城市]街道"
)
# a town right behind its county: 织金县珠藏镇
_TOWN = re.compile(
    "(?![各全该我几数多某这那两等的一二三四五六七八九十在从到对有和与及]|本[镇乡街]"
    f"|{_NO_NAME_OF_TOWN})[\u4e00-\u9fff]{{1,3}}?"
    "(?:镇(?<![乡小]镇)(?<!中心镇)(?<!建制镇)(?![级域痛静定压])|乡(?<!城乡)(?![镇村亲土级企贫民友愁音下情风])|街道|苏木)"
)
# a county's short name before a town of its own: 建始花坪镇, no 特色小镇
_OWN_TOWN = re.compile(
    "(?![\u4e00-\u9fff]{0,2}(?:[小古城重名强特]镇|[下返回故家]乡))[\u4e00-\u9fff]{2,3}"
    "(?:(?<!乡)镇(?![级域痛静定压])|街道|乡(?![镇村亲土级企贫民友愁音下情风贤]))"
)
# a village right behind its county or town, but no 贫困村
_VILLAGE = re.compile(
    "(?![各全该本我几数多某这那两等的一二三四五六七八九十在从到对有和与及下个])[\u4e00-\u9fff]{2,3}?村"
    "(?<!贫困村|行政村|自然村|示范村|试点村|重点村|社区村|新农村|城中村|空心村|度假村|薄弱村)(?<![农乡渔]村)(?<![小大远僻]山村)(?![镇庄民级委干落])"
)
# a school of its own name right behind its county or town: 会泽县大桥乡水磨小学
_SCHOOL = re.compile(
    "(?![各全该本我几数多某这那两等的一二三四五六七八九十在从到对有和与及第县市区]|中心|实验|希望|农村|山区|所有|部分)"
    "[\u4e00-\u9fff]{2,4}?(?:小学|中学)(?<!中心小学|实验小学|希望小学|完全小学|高级中学|实验中学)(?![生校])"
)
_TOWNS = ("镇", "乡")
# 金寨乡村: the country of the county
_NO_TOWN = re.compile("乡[村镇土亲贤情友下间愁音]|镇[江海乡域压守]")
_CRUMB = re.compile(" ?[>›»]{1,2} ?")  # 山西省 > 运城市 > 盐湖区
_CRUMBS = frozenset(" >›»")
_PARTS_OF_TRAIL = frozenset(">›»|/")
# before a short name, what may make of it the end of a longer one or a person's name
_TELLING_BEFORE = _SOUND | _SURNAMES | {"·"}

# 香港城, 台湾花园: what is built under the name of another place, behind a place or a street
_BUILDING = re.compile(
    "城(?![区市乡镇管中投郊际建])|花园|大厦|广场|小区|公寓|[大饭]?酒店|饭店|宾馆|商城|家园|新村|名苑|庄园|公馆"
)
_BUILT = frozenset("城花大广小公酒饭宾商家新名庄")
_STREET = re.compile(
    "[市县区镇乡州][^，。；：、！？\\s]{0,24}(?:(?<![一沿公铁])路|街|巷|弄|大道|[0-9]号|办事处|社区|小区)$"
)
# between a county's short name and what it lies in
_BELONGS = frozenset({"隶属", "隶属于"})
_LIES = frozenset({"位于", "地处", "坐落于", "坐落在"})
_OF_CITIES = frozenset("州省市府郡邦")
# The suffix of a full name that begins the word after it: 义乌|市场, 广州|市民, 重庆|市区
_SUFFIX_OF_WORD = re.compile(
    "市(?:场|民(?![政族宗主办生建盟进革])|区(?![县两级委政])|长(?![江途期春征寿沙城安乐])"
    "|[值价容郊]|面(?![积向临对])|政(?=[工设公道桥园])|[占盈]率)"
    "|县(?:[城域]|级|长(?![江途期春征寿沙安乐]))|省(?:会(?![议计同])|级|长(?![江途期春征寿沙城安乐])|道)"
)
# 黄山南麓, 泰山主峰: a mountain, and not what is called after it
_OF_MOUNTAINS = re.compile("[东西南北]?[麓坡脚巅]|主?峰|山?脉")
# What stands behind the suffix in the words that it begins.
_BEHIND_SUFFIX = frozenset("场民区长值价容郊面政占盈城域级会道")


# A name that text has, its meaning not settled: from where to where, and how it is written.
_Name = tuple[int, int, Spelling]


class _Mention:
    """A name whose surroundings are asked for its meaning.

    ``abutting`` tells that it stands right behind another name, ``above`` is the place of that one.
    """

    __slots__ = ("above", "abutting", "chosen", "end", "linked", "spelling", "start")

    def __init__(
        self,
        start: int,
        end: int,
        spelling: Spelling,
        *,
        abutting: bool = False,
        above: int | None = None,
    ) -> None:
        self.start, self.end, self.spelling = start, end, spelling
        self.abutting, self.above = abutting, above
        self.chosen: int | None = None
        self.linked = False  # follows right on the name of what it lies in


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether the path ``part`` lies in the path ``whole``."""
    return len(part) > len(whole) and tuple(part[: len(whole)]) == tuple(whole)


def _prefectures_of(code: str) -> tuple[str, ...]:
    """Return the prefectures that a place's code tells, by their first four digits."""
    if code[:2] in _MUNICIPALITIES:
        return code[:2] + "01", code[:2] + "02"
    return () if code[2:4] in ("", "00", "90") else (code[:4],)


class PlaceReader:
    """Settles what the names of one text mean."""

    def __init__(self, folded: str, lexicon: Lexicon, topic: Sequence[str] = ()) -> None:
        self.folded = folded
        self.lexicon = lexicon
        self.gazetteer = lexicon.compiled(Gazetteer.build)
        self.patterns = lexicon.compiled(_Patterns)
        self.topic = tuple(topic)
        self.abroad = False  # whether a place abroad is named
        self._chosen: int | None = None  # what the name before has been settled to mean

    def read(self, spans: Sequence[tuple[int, int]]) -> list[Place]:
        """Return the places named in the spans, in order within each span."""
        folded = self.folded
        names: list[_Name] = []
        for first, last in spans:
            names += self.gazetteer.names_in(folded, first, last)
        if not names:
            return []
        self.spans = spans
        told = {spelling for _, _, spelling in names}
        for spelling in told:
            if spelling.text[-1] in _WATERS or (len(spelling.text) == 2 and not spelling.code):
                names = self._without_rivers(self._without_storms(names))
                told = {spelling for _, _, spelling in names}
                break
        if any(spelling.text in _OF_A_PORT for spelling in told) and self._is_of_a_port(spans):
            names = [name for name in names if name[2].text not in _OF_A_PORT]
            told = {spelling for _, _, spelling in names}
        if _WHOLE_PREFECTURE & {spelling.text for spelling in told} and self._is_of_prefecture(
            told
        ):
            names = [name for name in names if name[2].text not in _WHOLE_PREFECTURE]
            told = {spelling for _, _, spelling in names}
        self._gather(told)
        places = self._settle(names)
        if self.abroad:
            places = self._with_unknown(places, spans)
        return self._with_towns(places, spans)

    def _is_of_prefecture(self, told: set[Spelling]) -> bool:
        """Tell whether a text is on an autonomous prefecture, so that 全州 is all of it, 全州县城 its towns."""
        names = [self.gazetteer.name(index) for spelling in told for index in spelling.places]
        return any(name.endswith("自治州") for name in names) and not any(
            name in ("广西壮族自治区", "桂林市", "桂林地区") for name in names
        )

    def _is_of_a_port(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Tell whether the spans are of a port elsewhere, which 全港 then means."""
        return any(_PORT.search(self.folded, *span) for span in spans) and not any(
            _HONG_KONG.search(self.folded, *span) for span in spans
        )

    def _without_storms(self, names: list[_Name]) -> list[_Name]:
        """Leave out the names that a storm's name ends in: 加沙 in 颱風樺加沙 and ever after."""
        folded = self.folded
        storms = {
            folded[start - 1 : end]
            for start, end, spelling in names
            if (start < 3 or folded[start - 2] in _STORM_ENDS)
            and len(spelling.text) == 2
            and folded.startswith(_STORMS, max(0, start - 3))
            and folded[start - 1] not in _STRIKES
            and "一" <= folded[start - 1] <= "龥"
            and not spelling.code
        }
        if not storms:
            return names
        return [name for name in names if folded[max(0, name[0] - 1) : name[1]] not in storms]

    def _without_rivers(self, names: list[_Name]) -> list[_Name]:
        """Leave out the names that the text says are rivers: 黑河 after 黑河发源于… or 黑河又称墨曲."""
        folded = self.folded
        rivers = {
            spelling.text
            for _, end, spelling in names
            if spelling.text[-1] in _WATERS and _RIVER.match(folded, end)
        }
        if not rivers:
            return names
        cities = {folded[start : end + 1] for start, end, spelling in names}
        rivers = {
            text for text in rivers if text + "市" not in cities and text + "县" not in cities
        }
        return [name for name in names if name[2].text not in rivers]

    def _with_unknown(self, places: list[Place], spans: Sequence[tuple[int, int]]) -> list[Place]:
        """Add provinces and states abroad that no table here has: 利佩茨克州, 比哈省.

        They lie in the country named last. What is known within such a name is no place (克州).
        """
        found: list[Place] = []
        hidden: set[int] = set()
        starts = [place.start for place in places]
        ends = {place.end for place in places}
        for start, end in spans:
            for m in _UNKNOWN.finditer(self.folded, start, end):
                begin, stop = m.span()
                if _SUFFIX_OF_WORD.match(self.folded, stop - 1):
                    continue  # 恩古巴尼省长
                first = bisect_left(starts, begin)
                if first and places[first - 1].end > begin:
                    begin = places[first - 1].end
                within = [p for p in places[first : first + 4] if p.start < stop]
                while within and within[0].start == begin and stop - within[0].end > 2:
                    begin = within.pop(0).end  # 巴西|帕拉州
                if (within and (within[0].start == begin or within[-1].end > stop)) or (
                    stop - begin < 3
                ):
                    continue
                above = next(
                    (
                        p
                        for p in reversed(places[max(0, first - 8) : bisect_left(starts, begin)])
                        if p.level in (COUNTRY, CITY) and p.path[0] != "中国"
                    ),
                    None,
                )
                if above is None or (
                    self.folded[stop - 1] in "县市"
                    and (
                        places[bisect_left(starts, begin) - 1].code is not None
                        or not (begin in ends or self.folded[begin - 1] in _BEFORE_UNKNOWN)
                    )
                ):
                    continue  # no 加拉县 in 栋加拉县
                hidden.update(p.start for p in within)
                if self.folded[begin - 1] in "东西南北中" and (
                    begin - 1 in ends or not self.folded[begin - 2 : begin - 1].isalpha()
                ):
                    begin -= 1  # 印尼|西努沙登加拉省
                name = self.folded[begin:stop]
                found.append(Place(begin, stop, name, None, (above.path[0], name), CITY))
        if not any(
            place.code
            or (
                place.path[0] == "中国"
                and not place.inside_organisation
                and self.folded[place.start] not in "全我"
            )
            for place in places
        ):
            found += self._counties_abroad([*places, *found], spans)
        found += self._city_brought_in([*places, *found], spans)
        if not found:
            return places
        return sorted(
            [*(p for p in places if p.start not in hidden), *found], key=lambda place: place.start
        )

    def _city_brought_in(
        self, places: list[Place], spans: Sequence[tuple[int, int]]
    ) -> list[Place]:
        """Return where the text names the city abroad that it brings in: 厄瓜多尔山城昆卡…昆卡的….

        It names it again and again; what no other place is part of.
        """
        folded = self.folded
        for place in places:
            if place.level is not COUNTRY or place.path[0] == "中国":
                continue
            brought = _CITY_BROUGHT_IN.match(folded, place.end)
            if brought is None:
                continue
            said = brought["name"]
            names = (said[:size] for size in _SIZES_BROUGHT_IN if size <= len(said))
            counts = {
                name: sum(folded.count(name, start, end) for start, end in spans) for name in names
            }
            most = counts[said[:2]]
            if most < _TIMES_NAMED or words_of(self.lexicon).knows(said[:2]):
                continue
            name = max((name for name, count in counts.items() if count == most), key=len)
            taken = {at for p in places for at in range(p.start, p.end)}
            found = []
            for start, end in spans:
                for m in re.finditer(re.escape(name) + "市?", folded[start:end]):
                    first, last = start + m.start(), start + m.end()
                    if taken.isdisjoint((first, last - 1)):
                        found.append(Place(first, last, name, None, (place.path[0], name), CITY))
            return found
        return []

    def _counties_abroad(
        self, places: list[Place], spans: Sequence[tuple[int, int]]
    ) -> list[Place]:
        """Return the counties of a text that is all on lands abroad: 近打县, in one on 霹雳州."""
        found: list[Place] = []
        words = words_of(self.lexicon)
        places.sort(key=lambda place: place.start)
        starts = [place.start for place in places]
        for start, end in spans:
            for m in _COUNTY_ABROAD.finditer(self.folded, start, end):
                at = bisect_left(starts, m.start())
                if (at < len(places) and starts[at] < m.end()) or (
                    at and places[at - 1].end > m.start()
                ):
                    continue
                # 沿海县, 贫困县: what kind of county it is
                if any(
                    len(word.said) > 1 for word in words.cut(self.folded, m.start(), m.end() - 1)
                ):
                    continue
                land = next((p for p in reversed(places[:at]) if p.level in _ABROAD), None)
                if land is not None:
                    above = land.path if land.name[-1] in "州省邦" else land.path[:1]
                    found.append(Place(*m.span(), m[0], None, (*above, m[0]), CITY))
        return found

    def _with_towns(self, places: list[Place], spans: Sequence[tuple[int, int]]) -> list[Place]:
        """Add the towns and villages that the text has named with their county.

        珠藏镇 after 织金县珠藏镇, 庵夼村 after 龙口市庵夼村: no gazetteer here has them, and alone their
        names stand for the county.
        """
        towns: dict[str, Place] = {}
        for place in places:
            if place.level is not COUNTY:
                continue
            if place.code and place.code.startswith("71"):
                short = place.name[:-1]  # 埔里 after 埔里鎮
                if (
                    len(short) > 1
                    and not self.gazetteer.named(short)
                    and not words_of(self.lexicon).knows(short)
                ):
                    towns.setdefault(short, place)
            town = _TOWN.match(self.folded, place.end)
            if town:
                towns.setdefault(town[0], place)
            end = town.end() if town else place.end
            village = _VILLAGE.match(self.folded, end)
            if village:
                towns.setdefault(village[0], place)
            school = _SCHOOL.match(self.folded, village.end() if village else end)
            if school:
                towns.setdefault(school[0], place)
        if not towns:
            return places
        taken = {at for place in places for at in (place.start, place.end)}
        named = re.compile("|".join(map(re.escape, towns)))
        found: list[Place] = []
        for start, end in spans:
            for m in named.finditer(self.folded, start, end):
                if m.start() not in taken:
                    of = towns[m[0]]
                    found.append(Place(*m.span(), of.name, of.code, of.path, of.level))
        return sorted([*places, *found], key=lambda place: place.start)

    def _gather(self, told: set[Spelling]) -> None:
        """Note what the text names without doubt: it is evidence for the rest."""
        gazetteer = self.gazetteer
        self.sure: set[int] = set()
        self.provinces: set[str] = set()
        self._own_classes: frozenset[str] | None = None  # of which the text speaks as its own
        self.prefectures: set[str] = set()
        self.lands: set[str] = set()  # countries abroad
        for spelling in told:
            land, sure, province, prefectures = spelling.evidence or self._evidence(spelling)
            if land is not None:
                self.lands.add(land)
            if sure is not None:
                self.sure.add(sure)
            if province:
                self.provinces.add(province)
                self.prefectures.update(prefectures)
        # one of them in full
        self.names_county = any(gazetteer.level(i) is COUNTY for i in self.sure)
        for name in self.topic:
            index = gazetteer.index(name)
            if index is not None and gazetteer.code(index):
                code = gazetteer.code(index)
                self.provinces.add(code[:2])
                self.prefectures.update(_prefectures_of(code))

    def _evidence(self, spelling: Spelling) -> Evidence:
        """Return what a spelling tells wherever it stands, and keep it."""
        gazetteer, places = self.gazetteer, spelling.places
        land, sure, told = None, None, ""
        if not spelling.weak and len(places) <= 3:
            first = places[0]
            code, name, *_, level = gazetteer.rows[first]
            if not code and level in _ABROAD:
                land = gazetteer.division(first).path[0]
            if len(places) == 1:
                sure, told = first if spelling.text == name else None, code
            elif level < COUNTY and gazetteer.code(places[-1]):  # 德州: of neither land
                told = code
        evidence = land, sure, told[:2], _prefectures_of(told)
        spelling.evidence = evidence
        return evidence

    def _settle(self, names: list[_Name]) -> list[Place]:
        """Return what the names mean, each run of names that lie in each other as one place."""
        folded, divisions, patterns = self.folded, self.gazetteer.divisions, self.patterns
        telling, organisation = patterns.telling, patterns.organisation
        places: list[Place] = []
        reached, above = -1, None  # where the last place ends, and its number
        self._chosen = None
        for position, named in enumerate(names):
            start, end, spelling = named
            if start < reached:
                continue  # 南亚, where 东南亚 was hidden by 其|中东
            candidates = spelling.places
            behind = folded[end : end + 1]
            if (
                behind in _BEHIND_SUFFIX
                and len(spelling.text) > 2
                and _SUFFIX_OF_WORD.match(folded, end - 1)
                # but 张掖市|民乐县
                and (position + 1 == len(names) or names[position + 1][0] != end)
            ):
                end -= 1
                behind = folded[end]
                names[position] = start, end, spelling
            elif spelling.level is CITY and behind in _OF_CITIES and self._is_whole(end):
                end += 1
                behind = folded[end : end + 1]
                names[position] = start, end, spelling
            chosen: int | None = None
            m: _Mention | None = None  # where what stands about the name may tell more
            kept, linked = True, False
            if start == reached or (
                reached < start and folded[reached] in _CRUMBS and self._follows(reached, start)
            ):
                m = _Mention(start, end, spelling, abutting=True, above=above)
            elif spelling.seam and spelling.is_seam(folded[start - 1 : start], behind):
                kept = False
            elif spelling.full:
                chosen = candidates[0]
            elif spelling.weak or behind in telling or folded[start - 1] in _TELLING_BEFORE:
                m = _Mention(start, end, spelling)
            else:  # 广东 on its own: nothing tells that it is none
                one = len(candidates) == 1
                chosen = candidates[0] if one else self._best(candidates, spelling)
            if m is not None:
                kept = self._settle_one(m, names, position)
                chosen, linked = m.chosen, m.linked
            self._chosen = chosen
            if not kept:
                m = self._inside(names, position, reached, above)
                if m is None:
                    continue
                start, end, spelling = m.start, m.end, m.spelling
                behind, chosen, linked = folded[end : end + 1], m.chosen, m.linked
            reached, above = end, chosen
            if linked:
                start = places.pop().start
            inside = spelling.body or (
                behind not in _NO_NAME
                and organisation.match(folded, end) is not None
                and spelling.text != "全国"
            )
            if chosen is None:
                level, text = spelling.level, spelling.text
                places.append(Place(start, end, text, None, (text,), level, inside))
                self.abroad |= level in _ABROAD
                continue
            d = divisions[chosen]
            places.append(Place(start, end, d.name, d.code, d.path, d.level, inside))
            if d.code is None and d.level in _ABROAD and d.path[0] != "中国":
                self.abroad = True
        return places

    def _is_whole(self, end: int) -> bool:
        """Tell whether what stands behind a city abroad belongs to its name: 喀土穆州, 伯明翰市."""
        return not (
            _SUFFIX_OF_WORD.match(self.folded, end) or self.folded.startswith("中心", end + 1)
        )

    def _inside(
        self, names: list[_Name], position: int, reached: int, above: int | None
    ) -> _Mention | None:
        """Return the name that a refused one hid, if it is a place: 安徽 in 和平安徽.

        ``reached`` is where the place before it ends, ``above`` the number of that place.
        """
        gazetteer, folded = self.gazetteer, self.folded
        next_start = next_end = len(folded)
        if position + 1 < len(names):
            next_start, next_end, _ = names[position + 1]
        first, last, _ = names[position]
        for start in range(first + 1, last):
            spelling = gazetteer.at(folded, start)
            if spelling is None or spelling.weak or not spelling.places:
                continue
            end = start + len(spelling.text)
            if end <= next_start or end == next_end:  # 东南亚, over 南亚, in 其|中东|南亚
                abutting = self._follows(reached, start)
                if not abutting and spelling.is_seam(folded[start - 1], folded[end : end + 1]):
                    continue  # 海地 in 沿海地区
                m = _Mention(start, end, spelling, abutting=abutting, above=above)
                if self._settle_one(m, names, position):
                    return m
        return None

    def _follows(self, reached: int, start: int) -> bool:
        """Tell whether a name stands right behind another one, or in the next crumb of a trail."""
        gap = start - reached
        if reached < 0 or gap > 4:
            return False
        return not gap or _CRUMB.fullmatch(self.folded, reached, start) is not None

    def _settle_one(self, m: _Mention, names: list[_Name], position: int) -> bool:
        """Choose what the mention means; False where it is no place."""
        # 徐州 is as short as 北京: 徐州队, 杭州话
        spelling = m.spelling
        short = spelling.text[-1] not in SUFFIXES or (
            len(spelling.text) == 2 and spelling.text[1] == "州"
        )
        if self._is_other_word(m, short=short):
            return False
        weak, candidates = spelling.weak, spelling.places
        if weak and not m.abutting and (named := self._named_by_whole(m)) is not None:
            m.chosen = named
            return True
        if m.abutting and m.above is not None:
            inside = self._lying_in(candidates, m.above)
            if inside and short and weak and self.patterns.feature.match(self.folded, m.end):
                return False  # 海口美兰机场, 三亚海棠湾
            if inside and spelling.text in self.gazetteer.lexical and self._goes_on(m):
                return False  # 荆州市公安机关
            if inside:
                m.chosen, m.linked = self._best(inside), True
                return True
            if short and self.patterns.school.match(self.folded, m.end):
                return False  # 苗栗县文山小学
            if short and is_town(self.folded, m.end):
                return False  # 饶平县黄冈镇: a town of it with the name of a city elsewhere
        if not weak:
            m.chosen = candidates[0] if len(candidates) == 1 else self._best(candidates, spelling)
            return True
        if not m.abutting and (held := self._held_by_next(m, names, position)) is not None:
            m.chosen = held
            return True
        near = self._neighbours(m, names, position) if self._in_list(m) else set()
        m.chosen = self._by_evidence(m, near)
        return m.chosen is not None

    def _held_by_next(self, m: _Mention, names: list[_Name], position: int) -> int | None:
        """Return which place heads a clause that says in what it lies: 江口隶属铜仁市."""
        gazetteer, folded = self.gazetteer, self.folded
        if position + 1 == len(names) or (m.start and "一" <= folded[m.start - 1] <= "龥"):
            return None
        start, _, spelling = names[position + 1]
        if not 0 < start - m.end <= 4 or m.spelling.text in gazetteer.lexical:
            return None
        said = folded[m.end : start]
        # 西山位于昆明市 may be a mountain
        if said not in _BELONGS and (said not in _LIES or m.spelling.text in gazetteer.common):
            return None
        wholes = [gazetteer.division(i).path for i in spelling.places]
        inside = [
            i
            for i in m.spelling.places
            if any(_within(gazetteer.division(i).path, whole) for whole in wholes)
        ]
        return inside[0] if len(inside) == 1 else None

    def _goes_on(self, m: _Mention) -> bool:
        """Tell whether a word goes on behind a short name, or another begins there."""
        following = self.folded[m.end : m.end + 1]
        return following not in _BEHIND_SHORT and "一" <= following <= "龥"

    def _is_other_word(self, m: _Mention, *, short: bool) -> bool:
        """Tell whether a name is part of another word, or of the name of something else."""
        gazetteer, folded = self.gazetteer, self.folded
        following, text = folded[m.end : m.end + 1], m.spelling.text
        if m.spelling.body and (m.abutting or (following and following in "门队分署长")):
            return True  # 民政部门, 英国国家统计局
        if not short:
            return False
        if (
            len(text) == 2
            and not m.abutting
            and m.start > 1
            and (text[1] == "州" or _SOUND.issuperset(text))
            and folded[m.start - 1] in _SOUND
            and folded[m.start - 2] in _SOUND
            and m.spelling.level is not PROVINCE
        ):
            return True  # 库尔斯克州, 姆班达卡: the end of a longer name
        if (
            following in _TAIL
            and len(text) == 2
            and m.spelling.level is CITY
            and _SOUND.issuperset(text)
            and not gazetteer.at(folded, m.end)
        ):
            return True  # 米兰达, 沙巴克: the beginning of one
        if (
            following in _TOWNS
            and not m.abutting
            and m.spelling.level in (PREFECTURE, COUNTY)
            and is_town(folded, m.end)
        ):
            return True  # 金寨镇, 铜陵镇: a town of that name, in whatever county
        if (
            (following == "·" or folded[m.start - 1] == "·")
            and not m.spelling.code
            and _SOUND.issuperset(text)
        ):
            return True  # 罗莎·卢森堡
        if text[-1] == "山" and _OF_MOUNTAINS.match(folded, m.end):
            return True
        if following in "国省" and following and text[-1] == "全":
            return True  # 三天全国: no 天全
        if following == "国" and folded.startswith("国家公园", m.end):
            # 垦丁国家公园 lies in more than the county that 垦丁 tells, 武夷山国家公园 in 武夷山市
            whose = gazetteer.division(m.spelling.places[0])
            return len(whose.path) > 1 and not whose.name.startswith(text)
        if following in self.patterns.part_first and (
            self.patterns.part_of_word.match(folded, m.end)
        ):
            return True
        if m.start and folded[m.start - 1] in _SURNAMES and self._is_person(m):
            return True
        if (
            following in _SAYS_FIRST
            and m.start
            and folded[m.start - 1] in "长监理记"
            and folded.startswith(_SAYS, m.end)
        ):
            return True  # 部长凯里说
        if (
            m.spelling.level is AREA
            and following == "县"
            and folded[m.end + 1 : m.end + 2] not in _OF_COUNTIES
        ):
            return True  # 东北县, of 槟城
        if (
            following in _BUILT
            and m.spelling.level in (PROVINCE, COUNTRY)
            and _BUILDING.match(folded, m.end)
            and (m.abutting or _STREET.search(folded, max(0, m.start - 40), m.start))
        ):
            return True  # 石首市建设路香港城西街, 郑州市上海城小区
        return (
            following in _LANDSCAPE
            and (
                m.spelling.level is COUNTY
                or (following in "河湖" and m.spelling.level in (COUNTRY, CITY))
                or (following in "江河" and m.spelling.level is WORLD)
                or (following == "山" and folded[m.end + 1 : m.end + 2] not in "区东西南北")
            )
            and (
                (behind := gazetteer.at(folded, m.end)) is None
                or behind.is_seam(folded[m.end - 1], folded[m.end + 2 : m.end + 3])
            )
        )  # 鄱阳湖, 吕梁山, 祁连山西段

    def _lying_in(self, candidates: list[int], whole: int) -> list[int]:
        """Return which of the places of a name lie in the place named right before it."""
        gazetteer = self.gazetteer
        above = gazetteer.division(whole)
        inside = [
            i for i in candidates if i == whole or _within(gazetteer.division(i).path, above.path)
        ]
        if not inside and above.until and len(candidates) == 1:
            # 柳州地区忻城县: the former prefecture held what now lies elsewhere.
            province = gazetteer.code(whole)[:2]
            inside = [i for i in candidates if gazetteer.code(i)[:2] == province]
        return inside

    def _in_list(self, m: _Mention) -> bool:
        """Tell whether a name is joined to what stands before or behind it."""
        before = self.folded[max(0, m.start - 1) : m.start]
        beside = before + self.folded[m.end : m.end + 1]
        return not _JOINTS.isdisjoint(beside) or (
            before in _BEFORE_ITEM and m.spelling.text not in self.gazetteer.lexical
        )

    def _by_evidence(self, m: _Mention, near: set[str]) -> int | None:
        """Choose what a weak name means, not led by what it lies in: it needs other evidence.

        ``near`` are the prefectures of its neighbours in a list.
        """
        gazetteer, folded, candidates = self.gazetteer, self.folded, m.spelling.places
        name = m.spelling.text
        named = [i for i in candidates if i in self.sure]
        named += [i for i in candidates if gazetteer.code(i)[:4] in near]
        if named:
            return named[0]
        if (own := self._told_of(m)) is not None:
            return own
        if self.provinces == _HONG_KONG_ONLY and (not m.start or folded[m.start - 1] in _PAUSES):
            districts = [i for i in candidates if gazetteer.code(i)[:2] in _HONG_KONG_ONLY]
            if len(districts) == 1:
                return districts[0]  # 沙田52毫米，大埔41毫米
        if name in gazetteer.common:
            return candidates[0] if self._is_seat(m) or self._is_city(m) else None
        if name[-1] in _LANDSCAPE:
            return None  # 沅江: the river gave the county its name
        # 会理 within 社会理论, 定日 within 确定日期: a short name begins where a word can begin.
        if (
            m.start
            and not m.abutting
            and folded[m.start - 1] not in _BEFORE_SHORT
            and "一" <= folded[m.start - 1] <= "龥"
            and not (name[-1] == "县" and folded.endswith(_LIVE_IN, 0, m.start))
        ):
            return None
        only = len(candidates) == 1
        if len(name) == 2 and name[1] in "县市":
            # 赣县, and short for 赣县区
            named = [i for i in candidates if gazetteer.name(i) == name]
            if len(named) == 1:
                return named[0]
        local = [i for i in candidates if gazetteer.code(i)[:4] in self.prefectures]
        if only and not local and gazetteer.code(candidates[0])[:2] in self.provinces:
            return candidates[0]
        return local[0] if len(local) == 1 else None

    def _told_of(self, m: _Mention) -> int | None:
        """Return which county a short name is that a text tells of: 在昭苏，….全县….

        It begins a clause or says where a story is set, in a text that speaks of 全县 or the like, or
        stands by itself there (来到静宁，, 沭阳的花卉). A text that names a county in full tells nothing;
        one that names provinces, only of counties in them.
        """
        gazetteer, folded, name = self.gazetteer, self.folded, m.spelling.text
        if self.names_county or m.spelling.level is not COUNTY:
            return None
        if name in gazetteer.lexical or name[-1] in SUFFIXES:
            return None
        before = folded[m.start - 1] if m.start else "\n"
        if before not in "\n，。；：！？“”" and not folded.endswith(_SET_IN, 0, m.start):
            return None
        # 中原, 城关: a district's is nobody's short name outside its city
        now = [
            i
            for i in m.spelling.places
            if not gazetteer.division(i).until and gazetteer.name(i)[-1] in "县市旗"
        ]
        if self.provinces:
            now = [i for i in now if gazetteer.code(i)[:2] in self.provinces]
        if not now:
            return None
        words, behind = words_of(self.lexicon), folded[m.end : m.end + 1]
        if behind and (
            behind in SUFFIXES or words.knows(name + behind) or words.knows(name[-1] + behind)
        ):
            return None  # 大城市, 在遂|平衡收支
        common = name in gazetteer.common or words.knows(name)
        if behind not in _NAMES_IT and (common or self.patterns.firm.match(folded, m.end)):
            return None  # 沿河桥梁, 澄江股份
        fit = [i for i in now if gazetteer.name(i)[-1] in self._classes_told()]
        if len(fit) == 1:
            return fit[0]
        return now[0] if len(now) == 1 and not common and behind in _NAMES_IT else None

    def _classes_told(self) -> frozenset[str]:
        """Return the classes of places of which the text speaks as its own: 县 of 全县, 县委."""
        if self._own_classes is None:
            found = chain.from_iterable(
                _OWN_CLASS.finditer(self.folded, *span) for span in self.spans
            )
            self._own_classes = frozenset(m["of"] or m["body"] for m in found)
        return self._own_classes

    def _named_by_whole(self, m: _Mention) -> int | None:
        """Return which place is meant where 全县, a colon or its body says that a short name is one.

        镇宁全县, in a heading 光山：, 建始法院, 建始花坪镇, 首页 > 建始要闻, 本报洛川讯
        """
        folded, gazetteer, candidates = self.folded, self.gazetteer, m.spelling.places
        heads = not m.start or folded[m.start - 1] in "\n，。；：！”》"
        if not heads and folded[m.start - 1] in _CRUMBS:
            heads = folded[max(0, m.start - 2) : m.start].rstrip()[-1:] in _PARTS_OF_TRAIL
        sent = (
            folded.endswith(_OWN_PAPER, 0, m.start) and _SENT.match(folded, m.end) is not None
        ) or (
            folded.endswith(self.patterns.agencies, 0, m.start)
            and _WIRED.match(folded, m.end) is not None
        )
        # 本报驻沭阳记者, 农行沭阳支行
        sent |= folded[m.start - 1] == "驻" and folded.startswith(("记者", "通讯员"), m.end)
        sent |= folded.startswith(("支行", "支公司"), m.end) and (
            m.spelling.text not in gazetteer.common
        )
        if folded.startswith("全", m.end):
            classes = _WHOLES.get(folded[m.end + 1 : m.end + 2], "")
            called_so = gazetteer.named(m.spelling.text + classes[:1]) if classes else []
            if called_so and gazetteer.level(called_so[0]) is COUNTY:
                candidates = called_so[:1]  # 东乡全县 is no 东乡区
        elif sent:
            classes = "县市区旗"
        elif self._sets_scene(m):
            classes = "县市旗"
        elif heads and folded.startswith((":", "："), m.end):
            classes = "" if m.spelling.text in gazetteer.common else "市县旗"
        elif self.patterns.county_court.match(folded, m.end) or (
            m.spelling.text not in gazetteer.common
            and (
                self.patterns.county_body.match(folded, m.end)
                or (m.spelling.text[-1] != "县" and _OWN_TOWN.match(folded, m.end))
            )
        ):
            classes = "县市区旗"
        elif folded.startswith("队", m.end):  # with its medals: 白银队收获72金
            classes = "市州区县"
            candidates = [i for i in m.spelling.places if gazetteer.code(i)[:2] in self.provinces]
        else:
            classes = ""
        if heads and not classes and m.spelling.text[1:] == "县" and m.spelling.text != "全县":
            classes = "县" if _OWN_TOWN.match(folded, m.end) else ""  # 新县泗店乡
        if not classes or not (heads or sent or folded[m.start - 1] in _BEFORE_SHORT):
            return None
        fit = [i for i in candidates if gazetteer.division(i).name[-1] in classes]
        now = [i for i in fit if not gazetteer.division(i).until] or fit
        if len(now) > 1:
            now = [i for i in now if gazetteer.division(i).name[-1] == classes[0]]
        return now[0] if len(now) == 1 else None

    def _sets_scene(self, m: _Mention) -> bool:
        """Tell whether a name says by itself where a sentence takes place: 在沭阳，提起…."""
        folded = self.folded
        return (
            folded.startswith("，", m.end)
            and folded.endswith("在", 0, m.start)
            and folded[max(0, m.start - 2) : m.start - 1] in _SENTENCE_ENDS
            and m.spelling.text not in self.gazetteer.common
        )

    def _is_seat(self, m: _Mention) -> bool:
        """Tell whether a county that words may make, too, stands where they cannot: 成县公安局, 会同县.

        It begins a line or a clause (和县农村…, but 各市和县), or the words that lead a place go before.
        """
        if m.spelling.text[-1] != "县" or m.spelling.text in ("全县", "贵县"):
            return False
        before = self.folded[m.start - 1] if m.start else ""
        if self.folded.endswith(_LIVE_IN, 0, m.start):
            return True  # 走进曹县大集镇
        if len(m.spelling.text) > 2 and before in _BEFORE_SHORT:
            return True  # 湖南省的会同县, but 县住建局|会同|县财政局
        if "一" <= before <= "龥" and (before not in "在到赴于从" or m.spelling.text == "和县"):
            return False
        behind = self.folded[m.end : m.end + 1]
        return behind not in _OF_COUNTIES or _TOWN.match(self.folded, m.end) is not None

    def _is_city(self, m: _Mention) -> bool:
        """Tell whether a city's short name, in other places part of words, begins a clause: 保定."""
        if m.spelling.text in self.gazetteer.lexical:
            return False
        before = self.folded[m.start - 1] if m.start else ""
        return (
            not (before and before in "“「『《")
            and not "一" <= before <= "龥"
            and m.spelling.level is PREFECTURE
        )

    def _is_person(self, m: _Mention) -> bool:
        """Tell a name: 记者李海南, (王宁夏)."""
        if len(m.spelling.text) != 2:
            return False
        return m.start == 1 or self.folded[m.start - 2] in _BEFORE_NAME

    def _neighbours(self, m: _Mention, names: list[_Name], position: int) -> set[str]:
        """Return the prefectures (four digits) of the names that stand in one list with ``m``."""
        gazetteer, joint = self.gazetteer, self.patterns.joint
        near: set[str] = set()
        for beside in (position - 1, position + 1):
            if not 0 <= beside < len(names):
                continue
            start, end, spelling = names[beside]
            gap = (end, m.start) if beside < position else (m.end, start)
            if joint.fullmatch(self.folded, *gap):
                if spelling.weak and (beside > position or self._chosen is None):
                    near |= {
                        gazetteer.code(i)[:4]
                        for i in spelling.places
                        if gazetteer.code(i)[:4] in self.prefectures
                    }
                    continue
                near.add(spelling.code[:4])
                if spelling.level is PREFECTURE:
                    # A list of cities: another city's short name is one of them.
                    near |= {
                        gazetteer.code(i)[:4]
                        for i in m.spelling.places
                        if gazetteer.level(i) is PREFECTURE
                    }
        return near | self._of_run(m, names, position)

    def _of_run(self, m: _Mention, names: list[_Name], position: int) -> set[str]:
        """Return the prefectures of a weak name among others in a list that hold together.

        西吉、海原、固原等八县 lie in one province and are counted; two more of 绥德、米脂、佳县 in its prefecture.
        """
        gazetteer, joint = self.gazetteer, self.patterns.joint
        first = last = position
        while first and position - first < _LONGEST_RUN:
            if not joint.fullmatch(self.folded, names[first - 1][1], names[first][0]):
                break
            first -= 1
        while last + 1 < len(names) and last - position < _LONGEST_RUN:
            if not joint.fullmatch(self.folded, names[last][1], names[last + 1][0]):
                break
            last += 1
        others = [names[n][2] for n in range(first, last + 1) if n != position]
        counted = _COUNTED_RUN.match(self.folded, names[last][1])
        if not others or (m.spelling.text in gazetteer.lexical and not counted):
            return set()
        codes = [{gazetteer.code(i) for i in other.places} for other in others]
        found = set()
        for index in m.spelling.places:
            code = gazetteer.code(index)
            beside = sum(any(own[:4] == code[:4] for own in each) for each in codes)
            if (
                beside > 1
                or (
                    counted
                    # 淮阴区 is none of 四市, but 大冶市 one of three called 县
                    and gazetteer.name(index)[-1] in counted["kinds"].replace("县", "县市旗")
                    and all(any(own[:2] == code[:2] for own in each) for each in codes)
                )
            ):
                found.add(code[:4])
        return found

    def _best(self, candidates: list[int], spelling: Spelling | None = None) -> int | None:
        """Choose among several places of a name; None where nothing speaks for one of them."""
        if len(candidates) == 1:
            return candidates[0]
        gazetteer = self.gazetteer
        divisions = [gazetteer.division(i) for i in candidates]
        if divisions[-1].code is None and divisions[-1].path[0] in self.lands:
            here = {d.code[:2] for d in divisions if d.code}
            if here.isdisjoint(self.provinces):
                return candidates[-1]  # 德州 in a text on the United States
        top = min(d.level for d in divisions)
        if top < COUNTY:
            return next(i for i, d in zip(candidates, divisions, strict=True) if d.level == top)
        for places, width in ((self.prefectures, 4), (self.provinces, 2)):
            near = [i for i in candidates if gazetteer.code(i)[:width] in places]
            current = [i for i in near if not gazetteer.division(i).until] or near
            if len(current) == 1:
                return current[0]
            if current:
                return None
        current = [i for i, d in zip(candidates, divisions, strict=True) if not d.until]
        if len(current) == 1:
            return current[0]
        weak = spelling is not None and spelling.weak
        return candidates[0] if weak or not divisions[0].code else None


def find_places(folded: str, lexicon: Lexicon, topic: Sequence[str] = ()) -> list[Place]:
    """Return the places that the text names, in order.

    ``topic`` is the path of a place that the text is known to be about; it helps to choose among
    several places of one name.

    >>> from swstats.lexicons import default_lexicon
    >>> [place.path for place in find_places("四川凉山州四县", default_lexicon())]
    [('四川省', '凉山彝族自治州')]
    """
    return PlaceReader(folded, lexicon, topic).read([(0, len(folded))])


def parse_place(text: str, lexicon: Lexicon | None = None) -> Address:
    """Read an address into the full names of province, city and county.

    The first place named counts, with what lies in it. Parts that contradict each other
    (广东省南昌市) end the address before the contradiction. Of a municipality the city is the
    municipality itself.
    """
    from swstats.lexicons import default_lexicon

    lexicon = lexicon or default_lexicon()
    places = find_places(text, lexicon)
    if not places:
        return Address(None, None, None)
    return address(places[0])


def address(place: Place) -> Address:
    """Return province, city and county of a place in China."""
    path, code = place.path, place.code or ""
    if not code:
        names: list[str | None] = [None, None, None]
        if place.level is COUNTY:
            names[2] = place.name
        elif place.level in (AREA, ZONE) and len(path) > 1:
            names[0] = path[0]
        return Address(*names)
    province, rest = path[0], path[1:]
    if not rest:
        return Address(province, None, None)
    if code[:2] in _MUNICIPALITIES:
        return Address(province, province, rest[-1])
    if place.level is COUNTY and len(rest) == 1:
        return Address(province, None, rest[0])
    if code[:2] == "71" and rest[0].endswith("县"):
        return Address(province, None, rest[0])  # Taiwan's counties stand beside its cities
    if len(rest) == 2:
        return Address(province, rest[0], rest[1])
    return Address(province, rest[0], None)
