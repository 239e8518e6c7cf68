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
from operator import attrgetter
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from swstats.links.gazetteer import (
    AREA,
    CITY,
    COUNTRY,
    COUNTY,
    DIVISIONS,
    PREFECTURE,
    PROVINCE,
    WORLD,
    ZONE,
    Words,
)
from swstats.links.marks import (
    DATELINE,
    INNER,
    LOCAL,
    NATIONAL,
    OPENING,
    OUTSIDE,
    Group,
    Mark,
    common,
    holds,
    nested,
)
from swstats.links.places import (
    Place,
    called,
)
from swstats.links.scope import FIGURES, SAYS
from swstats.links.topics import (
    BESIDE,
    BODY,
    CAPTION,
    FURNITURE,
    HEADLINE,
    LONGEST_YARDSTICK,
    NO_GOAL,
    OF_NO_PLACE,
    TABLE,
    WITH_PAPERS,
    WITH_VILLAGES,
    WORKS,
    Topics,
)
from swstats.links.words import words_of
from swstats.records import Kind, Quantity, Role
from swstats.text.marks import RELATED, RELATED_FIRST

if TYPE_CHECKING:
    from collections.abc import Callable

    from swstats.lexicons import Lexicon
    from swstats.links.scope import Scene
    from swstats.records import Sentence


class RegionLink(NamedTuple):
    """The place that a figure is about, or None in ``name``.

    ``by`` says where it was found: clause, sentence, anaphora, article, headline or option.
    """

    name: str | None = None
    code: str | None = None
    path: tuple[str, ...] = ()
    by: str | None = None


# By their own names, as looking up a member takes time.
COUNT, LENGTH, PERCENT, PERSON = Kind.COUNT, Kind.LENGTH, Kind.PERCENT, Kind.PERSON
_FAR_AWAY = ("外的", "以外的", "之外的", "开外的")
NOWHERE = RegionLink()
# 全厂90名工人: those of the school that the sentence before spoke of
_STAFF = tuple(f"全{body}" for body in "校村院厂矿队场园班所店社")
# Whose figures are not those of the village that it has to do with.
_FIRMS = ("公司", "集团", "银行", "本行", "全球")
# whose villages a text is on that names no other place: 宿豫区组织部
_OWN_OFFICE = re.compile(
    "(?:[区县市]?委)?(?:组织部|统战部|宣传部|纪委|监委|农工委|政府|人大|政协|党委|民政局|农业农村局|乡村振兴局|扶贫办|教育局|卫健局)"
)
# what a text speaks of that is on one village, school or farm
_VILLAGERS = ("村集体", "全村", "全乡", "全镇", "全场", "全校", "学校", "村民")
_OF_BODIES = frozenset("家所")
# 与镇巴县4家乡镇卫生院, 向四川省2个县: what lies in the place of a partner or a goal
_OF_PARTNERS = frozenset("家所座间")
_WITH = frozenset("与和同跟向对给为")
_DIVISIONS_COUNTED = (*DIVISIONS, "贫困", "国家", "社区")
_FROM_PLACES = frozenset("家所台辆架艘只")
_AS_A_RATE = ("的比率", "的比例", "的水平", "的平均")
# What goes back to a report that has been issued, and to a village's school and people.
_REPORT = ("报告", "公报", "通报")
_VILLAGE_OWN = ("学校", "该校", "全校", "村里", "村民", "村集体")
_THAT_BODY = re.compile("该[校村院园]")
# What goes back to a fair or a match and so to where it was held.
_OF_THE_FAIR = ("本届", "展会", "会展期间", "博览会期间", "博会期间")
# and where it is known that it was held in a place: 博览会在成都开幕
_AT_THE_FAIR = ("参展", "展位", "展出", "观众", "客商", "签约", "成交")
# a clause that gives but the growth of the figure before
_GROWS = re.compile(
    "(?:同比|环比|[比较](?:上年|去年|上月|同期|[0-9]{4}年)[^，。；0-9]{0,6})?(?:大幅|又|再)?"
    "(?:增长|上升|下降|增加|减少|提高|提升|增幅|降幅|增速|升|降|增)(?:了|达|为)?"
)
_WIDE = ("公司", "集团", "上市", "全球", "世界", "人民币")
_WITH_CLASS = ("州", "市", "都", "特区")
_APPROVED = re.compile(
    "[^，。；：0-9]{0,14}?(?:批准|批复|同意|审定|审批|核准|认定|验收|核查|评估|审议|备案|检测|鉴定)"
)
_EXPERT = re.compile(
    "[^，。；：]{0,16}?(?:专家|医[生师护]|教[师授]|老师|干部|志愿者|博士|技术员|队员|社工)[^，。；：]{0,6}$"
)
_POSTED = re.compile(
    "[^，。；：]{0,16}?(?:驻点|驻村|支教|任教|支医|坐诊|义诊|巡诊|带教|挂职|蹲点|讲学|授课|帮扶|服务)"
)
# 温州医科大学附属医院一位医生说，该院去年接诊4.6万人次: who speaks is of what the figure is of
_SAME_BODY = re.compile(
    "[^，。；：、0-9]{0,20}?(?:医院|大学|学院|学校|中学|小学)[^，。；：0-9]{0,12}?(?:说|介绍|表示|告诉[^，。；：]{1,4})，该[院校]"
)
_PARTNERED = frozenset("与和同合")
_TO_OR_WITH = frozenset("与和同跟向对赴往访")  # 我国与新加坡签署协定; but 雪兰莪、柔佛及霹雳
_OURS_AND = ("我国及", "我国、")
# between the places of a list, each with its figure in a bracket
_BEFORE_BRACKET = re.compile("[\u4e00-\u9fff]{1,4}（")  # 珠海市（16人）及广州市旅客（13人）
_BETWEEN_LEVELS = ("、", "和", "及")
_BRACKETED = ("）、", "）和", "）及", "）以及", "），")
_GREW = ("增长", "下降", "增幅", "增速", "降幅")
_BETWEEN_ITEMS = ("、", "，", "及", "和", "与", "以及")
_LONGEST_OWNER = 5  # a place's noun before its figure, and what leads to 分别: 旅客; ，按年
_CONTAINS = ("有", "共有", "辖", "下辖", "设有", "拥有")
_IN_ALL = ("共", "共计", "总共", "合计", "总计")
_TWO = 2
_CLAUSE_END = re.compile("[，。；：]")
_AS_SEEN_OVER = re.compile("(?:范围内?)?(?:来看|而言|来说|来讲|看，)")
_OF_WHICH = ("其中", "当中")
_HAS_SO_MUCH = re.compile("[占约达为有]{0,2}[0-9]")
_STRUCK = re.compile("[^，。；：遭]{0,8}遭[^，。；：]{0,10}?(?:袭击?|轰?炸|炮击)")
# 60亿元投资到香港
_GOES_TO = re.compile("(?:被|直接)?(?:投资|流|投|捐赠|捐)(?:到|往|向|至|给)了?")
_HELPERS = re.compile(
    "[^，。；：、的0-9]{0,8}?(?:救援|抢险|医疗|志愿者?|支援|援助|应急)(?:服务|救援)?(?:[总分]?队|中心)"
    "(?!共?有?[0-9一二两三四五六七八九十百])"  # 自贡救援队80人: those of the place themselves
)
# 临县某镇甲、乙、丙等8个村: villages of the county
_TOWNS_OF = re.compile("[^，。；：、0-9]{1,5}(?:[镇乡村]|街道|苏木)")
_ROUTES = re.compile("(?:国际|国内|新|客运|货运)?航线|线路|专线|班列|航班")
_DONE_THERE = re.compile(
    "[^，。；：]{0,60}?(?:实施|建设|投入|投资|援建|建成|兴建|新建|修建|捐|发放|资助|帮扶|安装|种植|推广|开展)"
)
_WORKS_ABROAD = re.compile(
    "[^，。；：]{0,24}?(?:建设|投资|援建|建成|[兴新修承合扩]建|[建设]厂|设[立有]|建立|开[设办发采]|承包|[种养]植|经营|工作|排雷|行医|援助|维和)"
)
_LIES_THERE = ("位于", "地处", "坐落于", "坐落在", "隶属", "隶属于")
_LIES_IN = re.compile("(?:均|都|分别)?(?:位于|坐落[于在]|设[于在]|分布[于在]|在)")  # 157间位于香港
_LONGEST_WAY = 7
_HARMED = re.compile("(?:目前|已经?|共|累计|并){0,3}(?:造成|导致|致)")
_HARMED_FIRST = frozenset("目已共累并造导致")
_LONGEST_SCENE = 30
_LONGEST_LIST = 60
_HARMS = (
    "造成",
    "导致",
    "已致",
    "强震致",
    "地震致",
    "台风致",
    "暴雨致",
    "事故致",
    "袭击致",
    "爆炸致",
)
_TOLD_THERE = re.compile("(?:召开|举行|举办)[^，。；：]{0,12}?(?:发布会|通气会|吹风会|说明会)")
_EXAMPLE = re.compile("(?:例如|比如|譬如)[^。；]*$")
_ABOVE_ALL = ("特别是", "尤其是", "特别在", "尤其在")
# 香港陈大文先生, 香港实业家陈大文先生; but 宁波李女士 may be whom a text of the city is on
_PERSON = re.compile(
    "(?:(?:知名|著名|爱国|爱心)?(?:实业家|企业家|慈善家|商人|富商|同胞|侨胞|人士|知名人士))?[\u4e00-\u9fff]{2,3}(?<![位名的个老])(?:先生|女士|小姐|伉俪|夫妇)"
)
_OFFICER = re.compile(
    "[^，。；：、0-9]{2,16}?(?:(?P<firm>(?:公司|集团|银行|商会|厂)(?:的)?(?:名誉)?(?:副?(?:总经理|董事长|总裁|经理|会长|主席|厂长)|总监|创始人|负责人))"
    "|副?(?:部长|书记|局长|会长|主任|厅长|市长|县长|省长|区长|秘书长|主席))"
    "[\u4e00-\u9fff]{2,3}(?=[，、说在率向一先])"
)
# 在日内瓦联合发出呼吁, 在巴黎举行，; but 在某县举行培训30场
_MET = re.compile(
    "(?:[^，。；：0-9]{0,24}?(?:考察对接|对接考察|招商|推介|洽谈|路演|参展|取经|考察学习|学习考察)"
    "|[^，。；：0-9]{0,8}?(?:发出|发表|签署|宣布|会[谈晤商])|[^，。；：0-9]{0,6}?(?:举行|召开|闭幕|开幕)(?=[，。]|的?[^，。；：0-9]{0,12}(?:会议|大会|发布会|峰会|认捐会|论坛)))"
)
# 某大学教授史密斯说, 某银行首席经济学家认为
_SPEAKER = re.compile(
    "[^，。；：、0-9]{1,14}?(?:研究[所院]|大学|学院|智库|论坛|公司|集团|银行|证券|基金|协会|学会|商会|实验室|医院)"
    f"[^，。；：0-9]{{2,22}}(?:{SAYS}|预计|预测)，"
)
# 农业农村部有关负责人介绍, 民政部：…; but not 中国某银行表示
_TELLS = re.compile(
    "(?:(?!(?<!人民)银行|公司|集团|股份|基金|大学|学院|医院)(?:[^，。；：0-9]|[0-9]{1,2}[日月])){0,40}?"
    "(?:介绍|表示|指出|透露|公布|发布|通报|统计|数据|消息|显示|报告|说|称|(?:召开|举行)[^，。；：]{0,8}?(?:发布会|通气会|吹风会))"
    "|(?:网站|新闻办|办公[厅室])?[0-9日]{0,4}："
)
# 最高人民法院受理案件, 中国地方各级人民法院共审结
_TRIES = re.compile(
    "(?:最高(?:人民)?|(?:地方)?各级(?:人民)?|全国)(?:法院?|检察院|检(?![测查验修]))[^，。；：]{0,16}"
    "(?:受理|审结|审执结|执结|结案|收案|办理|批捕|批准逮捕|起诉|抗诉|提起|审查|执行)"
)
_LONGEST_TRIAL = 30
_FIRM = re.compile(
    "(?!省|市|全)[^，。；：、的0-9]{2,14}?(?:公司|集团|药业|酒业|菇业|农业科技|农牧)(?!的?[注驻]册?[于在])"
)
_ZONE_OF = re.compile(
    "[^，。；：、的]{0,6}?(?:开发区|高新区|经开区|保税区|试验区|示范区|产业园区|工业园区)"
)
_LONGEST_UNKNOWN = 6
# two lands or provinces by a character each
_LANDS = re.compile(
    "(?:[中美日韩朝俄英法德意印澳加欧亚非拉越泰新马港台]{2,5}|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼川渝贵云藏陕甘青宁新江]{2,5})"
    "(?:合计|合共|[两二三四五][国地省市])?[合共]?$"
)
_HAVE = frozenset("有为是达占")
_NO_OWNER = re.compile("[量数额率比重度模入出格收润利益绩值]$|其他|其它|其余")
# a text of China's own, whose ministries are China's
_OF_CHINA = (
    "我国", "中国", "国务院", "例行记者会", "海关总署", "农业农村部", "解放军", "外交部发言人", "国防部发言人", "对华", "对美", "对日",
    "中方", "反制", "新闻发言人", "使馆", "驻日", "代表团",
)  # fmt: skip
# what an article on one place speaks of; 该县, 全村 may be of one in passing
_WHOLE_PLACE = re.compile("[全我](?:[省县旗州]|市(?!场)|区(?!域))")
_SENTENCES_OF_PARAGRAPH = 12
_LONGEST_PARAGRAPH = 400  # characters of as many sentences
FEW = 4  # places of a list that each may be meant; of more it is the country
_RELATED = re.compile(RELATED)  # over the headlines of other texts
# before what a report has beside it, on more than its own place
_BACKGROUND = re.compile(
    "(?:相关|新闻|延伸|知识|政策)?(?:链接|背景(?:资料)?|(?:延伸|相关|拓展)阅读|资料|小?贴士)[】）〕》：:\\s]+$"
)
_LONGEST_LABEL = 8
# between a yardstick and its bracket
_MEANS = ("平均水平", "平均", "平均值", "平均数", "均值", "水平", "平均增速", "增速", "增幅")
_LONGEST_MEAN = 6
# 德胜村|就坐落在该市的|阜新县
_VILLAGE_IN = re.compile(
    "[，；][^，。；：、]{2,8}[村镇乡校园厂场]就?(?:位于|坐落[于在]|地处|隶属于)(?:该[市省州]的?)?$"
)
# 项目落户于|修水县
_SETTLED = tuple(
    f"{come}{at}" for come in ("落户", "落地", "选址", "落子") for at in ("", "于", "在", "到")
)
# 沭阳县|等26个县
_WITH_OTHERS = re.compile(
    "等[0-9一二三四五六七八九十百]{1,4}[多余]?个?[^，。；：、0-9]{0,4}?[县市区旗]"
)
# 86个|县（市、区）
_COUNTIES = re.compile("(?:贫困)?(?:县(?![级城域长委])|[区市]县)")


class _Cues:
    """The words and patterns that tell what a figure's sentence is about, made for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        roles = lexicon.compiled(Words.build).roles
        self.sample = re.compile(
            "等(?:[0-9]+|[一二三四五六七八九十]+)[余多]?个?(?:大中|主要|重点|[\u4e00-\u9fff]{2}大(?=省))?(?:省|城市|市(?![场民])|国家?)"
            # 京津冀、长三角、成渝三大城市群
            "|(?:、[\u4e00-\u9fff]{2,4}?)?[二两三四五六七八九十]大(?:城市群|经济[圈区带]|区域|板块)"
        )
        self.open_list = re.compile(
            "等(?:多个?|众多|一些)?(?:省市|省区市|省份|省、|各?地(?![产方])|城市)"
        )
        self.schools = re.compile("[\u4e00-\u9fff]{0,6}(?:大学|学院|公司|集团|银行)[、（]")
        self.each = re.compile(
            "各(?=[^，。；类地种项级界方]{0,6}$)|各自|均(?<![户人年月日平次亩村校].)(?![衡匀])"
            "|[都亦](?=[已均]?(?:逾|超|达|破|突破|有|在|为|高达|不到|不足))"
        )
        self.gives = re.compile("|".join(roles["give"]))
        self.markets = roles["market"]
        # 低于法国的7.2%和意大利的6.5%
        self.levels = re.compile(
            "(?:[高低多少快慢大小优]于|超[过出越]|不[及如]|相比|[比较])[^，。；：]{0,12}$"
        )
        self.people = roles["people_of"]
        self.arrivals = roles["arrive"]
        # 这里 goes back to the place that the sentence before came to.
        self.comes_to = (*self.arrivals, *roles["lie"], "就是", "便是", "即是")
        self.terminal = re.compile(
            "[^，。；：、0-9]{0,6}?(?:机场|火车站|高铁站|客运站|口岸|港(?!区))|[东西南北]?站(?![点在])"
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


class _Linker(Topics):
    """Walks through one article and keeps its topic."""

    __slots__ = (
        "_before", "_begun", "_beside", "_brought", "_brought_late", "_foreign", "_from", "_heads", "_last", "_met", "_national", "_of_china", "_only",
        "_origins", "_outer", "_paper", "_paper_read", "_placeless", "_places_of_bodies", "_seen", "_set_aside",
        "_speaks_of_whole", "_subheaded", "_told", "_unknown", "_unsorted", "cues", "current", "current_by",
    )  # fmt: skip

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.cues = scene.lexicon.compiled(_Cues)
        self.current: Place | None = None
        self.current_by = "article"
        self._seen = _Seen()
        self._only: dict[str, Place | None] = {}
        self._foreign: bool | None = None
        self._placeless = False  # a figure before had no place
        self._speaks_of_whole: bool | None = None  # it says 全县, 我市, once that was asked
        self._paper: Place | None = None  # the land whose paper it is, once that was asked
        self._paper_read = False
        # 7名印尼乘客、3台德国设备: where what is counted comes from, not what is told after it
        ends = {
            q.end
            for q in scene.quantities
            if q.kind is PERSON or (q.kind is COUNT and q.unit in _FROM_PLACES)
        }
        self._from = ends.intersection(self.reader.mark_starts)
        self._origins: dict[int, Place] = {}
        self._set_aside: tuple[Place, str] | None = None  # the topic, among links to other texts
        self._subheaded = False  # the sentence before is a headline that names no place
        # The sentence before: its frame, and its marks, unless a paragraph has begun since.
        self._before: tuple[list[Mark], Mark | None] = ([], None)
        self._beside: list[Mark] = []
        self._brought: Place | None = None  # whose village or school was spoken of last
        self._brought_late = False  # it came up behind figures that had no place
        self._national: Place | None = None  # the country, where its body has issued a report
        # What has been named, what it means, and whether it opens its clause, until it is asked
        # for: few texts ask which of it is their own.
        self._unsorted: list[tuple[Place, Place, bool]] = []
        self._met: Place | None = None  # where a meeting was held, or whose guest somebody was
        self._last = NOWHERE  # the link of the figure before
        self._of_china: bool | None = None  # it speaks of China, once that was asked
        self._begun = False  # there was running text
        self._heads: dict[int, Place | None] = {}  # the places that heads of tables are
        self._outer: tuple[Place | None, str] = None, ""  # what the article is about from its begin
        self._told: Place | None = None  # the base, once a figure was of it
        self._unknown = -1  # the last figure of a name unknown here
        self._places_of_bodies: set[tuple[str, ...]] | None = None

    def _link(self, place: Place, by: str) -> RegionLink:
        """Return the link to a place. An area without a code (滇西) is reported as its province."""
        told = self._named(place, 0) if place.level is AREA and len(place.path) > 1 else place
        # what RegionLink() calls, at twice the cost
        return tuple.__new__(RegionLink, (told.name, told.code, place.path, by))

    def resolve(
        self, kind: str, latest: Place | None, *, ours: bool = False, whole: bool = False
    ) -> Place | None:
        """Return the place that 全省, 该市 … stand for: the nearest topic's part of that class.

        ``whole`` tells that it is 全省: of a text's own place rather than of the part it has come to.
        """
        if kind == "world":
            return None
        if kind == "rest":  # 徐州12个，其余10市66个: the others of what holds the last
            if latest is not None and len(latest.path) > 1:
                return self._named(latest, len(latest.path) - 2)
            return self.current or self.base
        if kind == "reached":
            return self._reached() or self.current or self.base
        if kind in ("here", "pair"):
            here = latest or self.current or self.base or self.lead or self._passed()
            # 我国援建医院。… 当地群众: 当地 is never all of a land that speaks of itself
            if here is None or here.name != "中国":
                return here
            # 中国企业参与当地建设, in a text on another land
            base = self.base
            return base if base is not None and base.path[0] != "中国" else None
        if ours:
            self._sort()
        told = [latest, self.current, self.base, self.option]
        if latest is None and self._is_part() and self.base_by == "headline" and whole:
            told = [self.base, self.current, self.option]  # 全市 behind a county-level city of it
        for topic in told:
            if topic is not None and not (ours and self._met and topic.path == self._met.path):
                found = self._of_class(topic, kind)
                if found is not None and not (
                    kind == "省" and found.name == "台湾省" != self.home and self._elsewhere(topic)
                ):
                    return found
        if kind == "区" and self.has_any(("军区",)):
            return None  # 成都军区…全区部队
        self._sort()
        found = self._seen.nearest(kind, self._of_class)
        found = found if found is not None else self._only_one(kind)
        if ours and kind == "市" and found is not None and found.level is COUNTY:
            # 偃师市、汝阳县 of 我市: the city that holds both
            above = found.path[:-1]
            for place in [*self._seen.opening[-FIGURES:], *self._seen.other[-FIGURES:]]:
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
                # 全市 over 兴义市 in a table is of neither
                and not (kind == "市" and found.level is COUNTY and self._is_in_row(place))
            }
            one = len(named) == 1
            self._only[kind] = next(iter(named.values())) if one else self._hinted(kind)
            if not named and self._only[kind] is None and kind == "省":
                self._only[kind] = self._published_in(kind)
        return self._only[kind]

    def _is_in_row(self, place: Place) -> bool:
        """Tell whether a place stands in a row of a table."""
        sentences = self.article.sentences
        number = bisect_right(sentences, place.start, key=attrgetter("start")) - 1
        return number >= 0 and sentences[number].role is TABLE

    def run(self) -> list[RegionLink]:
        """Return the place of each quantity."""
        article, quantities, home = self.article, self.quantities, self.scene.home
        results = [NOWHERE] * len(quantities)
        self._open_article()
        self.current, self.current_by = self._outer = self.base, self.base_by
        position = 0
        total = len(quantities)
        previous: Sentence | None = None
        unbroken = False
        moved = 0  # the sentence that last said what it is about
        for number, sentence in enumerate(article.sentences):
            if position == total:
                break  # what comes behind the last figure can tell nothing of it
            first = begins = position
            while position < total and home[position] == number:
                position += 1
            role = sentence.role
            if role is FURNITURE and first == position:
                continue
            if previous is None or sentence.paragraph != previous.paragraph:
                self._begin_paragraph(number, previous)
                moved, unbroken = number, self._is_unbroken(number)
            elif unbroken and number - moved > 1 and self._is_passing():
                self._begin_paragraph(number, previous)
            if self.folded[sentence.start] in RELATED_FIRST or self._set_aside is not None:
                self._look_at_links(sentence)
            previous = sentence
            marks = self.reader.marks(sentence.start, sentence.end)
            if marks and self._from:
                origins = {m.start: m.place for m in marks if m.place and m.start in self._from}
                if origins or self._origins:
                    self._origins = origins
                    marks = [m for m in marks if m.start not in origins]
            frame = None
            if (
                role is BODY
                and self.base_by == "article"
                and self.folded.find("缩影", sentence.start, sentence.end) >= 0
            ):
                # 这只是农村饮水工程的一个缩影: what came before was an example
                self.base = self.current = self._brought = None
            if first < position and not (marks and marks[0].part >= OPENING):
                self._of_provinces(quantities[first], sentence.start)
            if marks:
                if marks[0].part is DATELINE and self._begun and role is BODY:
                    self._turn_to(self._told_from(marks).place)
                self._resolve_all(marks)
                figure = sentence.end
                for quantity in quantities[first:position]:
                    if not self._is_far_away(quantity):
                        figure = quantity.start
                        break
                frame = self._frame(marks, figure)
                if frame is None and self._is_of_unknown(marks, figure):
                    self.current = None  # nor is it what was named before
                if frame is None and self._returns(marks, figure):
                    self.current, self.current_by = self.base, self.base_by
                if frame is None and (whole := self._whole_of_part(marks, figure)) is not None:
                    self.current, self.current_by = whole, "article"
                elif frame is not None and self._is_one_of_all(marks, frame):
                    self.base, self.base_by = frame.means, "article"
            if frame is None and role is BODY and (town := self._next_town(sentence)) is not None:
                self.current, self.current_by = town, "article"
            if (
                frame is None
                and self._national is not None
                and self.folded.startswith(_REPORT, sentence.start)
            ):
                self.current, self.current_by = self._national, "article"
            self._begun |= role is BODY
            if not (marks or self._origins) and self.current is not None and first < position:
                # In a sentence that names no place, each figure is of the topic.
                self._last = self._of_topic(self.current, sentence.start)
                results[first:position] = [self._last] * (position - first)
                if self.current.level is COUNTY and self._is_part():
                    for index in range(first, position):
                        if self.base is not None and self._counts_counties(index):
                            results[index] = self._link(self.base, self.base_by)
                first = position
            passed = 0
            for index in range(first, position):
                at = quantities[index].start
                while passed < len(marks) and marks[passed].start < at:
                    passed += 1
                link = self._place_of(index, sentence.start, marks, passed, frame)
                results[index] = self._last = link
                if link.name is None and quantities[index].kind not in OF_NO_PLACE:
                    self._placeless = True
            if self.scene.cells and begins < position:
                self._by_heads(results, begins, position)
            if begins < position and self.base and results[begins].path == self.base.path:
                self._told = self.base
            self._national = None
            if marks:
                if role is not TABLE and role is not FURNITURE and sentence.end not in self.menu:
                    self._move_topic(role, marks, frame, figures=begins < position)
                if frame is None and role is BODY:
                    self._go_on_with(marks)
                if frame is not None:
                    moved = number
                if marks[0].part is NATIONAL:
                    self._national = self._national_issuer(sentence, marks)
            self._subheaded = role is HEADLINE and self._begun and frame is None
            if self._subheaded:
                self._leave_part()
            self._before, self._beside = (marks, frame), marks
        if NOWHERE in results and (where := self._only_place()):
            # 全场有耕地33万亩。… 大兴农场位于富锦市: what the text is about, though it comes late
            link = self._link(where, "article")
            results = [
                link if r is NOWHERE and q.kind not in OF_NO_PLACE else r
                for r, q in zip(results, quantities, strict=True)
            ]
        if self._placeless and self.places:
            self._fill(results)
        return results

    def _by_heads(self, results: list[RegionLink], first: int, stop: int) -> None:
        """Give figures of a table the place that their column's head is, and is nothing else."""
        for index in range(first, stop):
            cell = self.scene.cells.get(self.quantities[index].start)
            for start, end in cell.heads if cell is not None else ():
                if start not in self._heads:
                    sentences = self.article.sentences
                    at = bisect_right(sentences, start, key=attrgetter("start")) - 1
                    marks = self.reader.marks(sentences[at].start, sentences[at].end)
                    whole = [m.means for m in marks if (m.start, m.end) == (start, end)]
                    self._heads[start] = whole[0] if whole else None
                if (place := self._heads[start]) is not None:
                    results[index] = self._link(place, "clause")

    def _of_provinces(self, quantity: Quantity, start: int) -> None:
        """Let the country be the topic of a sentence that begins with several provinces: 上述6省20市."""
        if quantity.kind is not COUNT or self.base is not None:
            return
        if not (
            self.folded.startswith("省", quantity.end - (quantity.unit == "省"))
            and self.folded.endswith(("上述", "以上"), start, quantity.start)
            and not any(
                place.level is CITY or (place.level is COUNTRY and place.name != "中国")
                for place in self.places
            )
        ):
            return
        self.current = called("中国", self.gazetteer, quantity.start, quantity.end)
        self.current_by = "article"

    def _is_far_away(self, quantity: Quantity) -> bool:
        """Tell whether a figure but says how far away what comes is: 在900多公里外的盐池，…."""
        return quantity.kind is LENGTH and self.folded.startswith(_FAR_AWAY, quantity.end)

    def _next_town(self, sentence: Sentence) -> Place | None:
        """Return the town of which a sentence begins to tell, in a text on several: 许村镇位于….

        Before it the text told of one in a county; where it tells of a county, its towns stand for it.
        """
        if self.base is None or not self._of_body(self.base):
            return None
        town = self.topic_cues.next_town.match(self.folded, sentence.start)
        if town is None or town.start() in self.reader.heads:
            return None
        name = town["name"]
        return Place(*town.span("name"), name, None, (name,), COUNTY)

    def _national_issuer(self, sentence: Sentence, marks: list[Mark]) -> Place | None:
        """Return the country of which a sentence says what its body issued: 公安部发布《姓名报告》."""
        if not all(mark.means is not None and mark.means.name == "中国" for mark in marks):
            return None
        issued = self.has_any(("发布", "公布", "印发", "出版"), sentence.start, sentence.end)
        return marks[0].means if issued else None

    def _only_place(self) -> Place | None:
        """Return the one place that the article names, where it says that its village lies there."""
        inner = max(self.places, key=lambda place: len(place.path), default=None)
        if inner is None or not all(nested(place.path, inner.path) for place in self.places):
            return None
        lies = self.reader.cues.lies
        for place in self.places:
            if place.path == inner.path and (
                self._of_body(place)
                or self.folded.endswith(lies, 0, place.start)
                or _OWN_OFFICE.match(self.folded, place.end)
            ):
                local = place.level is COUNTY and self.has_any(_VILLAGERS)
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
        article = self.article
        own = self._land_of_paper()
        wires = {
            mark.start
            for sentence in article.sentences[:6]
            for mark in self.reader.marks(sentence.start, sentence.end)
            if mark.part is DATELINE
        }
        places = [p for p in self.places if p.start not in wires] if wires else self.places
        if not places and own is None:
            return None
        first = own or places[0]
        if first.path[0] == "中国" or first.level is AREA:
            return None
        if first.code and first.code[:2] not in BESIDE:
            return None
        if any(
            place.path[0] != first.path[0] or place.level is WORLD
            for place in places
            if not (own and self._is_ours(place))
        ):
            return None
        if self.has_any(_WIDE if own else ("我国", *_WIDE)):
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

    def _is_ours(self, place: Place) -> bool:
        """Tell whether a place is 我国 or 全国, whichever country that is."""
        return place.name == "中国" and self.folded[place.start] in "我全"

    def _land_of_paper(self) -> Place | None:
        """Return Singapore or Malaysia, where an article opens a clause with it and names no other."""
        if not self._paper_read:
            self._paper_read = True
            named = [
                place
                for place in self.places
                if not (
                    self._is_ours(place) or (place.name == "中国" and place.inside_organisation)
                )
            ]
            lands = {place.path[0] for place in named}
            if len(lands) == 1 and lands <= WITH_PAPERS:
                opens = any(
                    mark.part in (OPENING, DATELINE) and mark.place in named
                    for sentence in self.article.sentences
                    for mark in self.reader.marks(sentence.start, sentence.end)
                )
                abroad = any(
                    self.folded[place.start - 1] in _TO_OR_WITH
                    or self.folded.endswith(_OURS_AND, 0, place.start)
                    for place in named
                )
                self._paper = self._named(named[0], 0) if opens and not abroad else None
        return self._paper

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
        if (
            sentence.role is HEADLINE
            and self.current is None
            and self._set_aside is None
            and self._leads(self.lead)
        ):
            self.current = self.lead

    def _leave_part(self) -> None:
        """Return to what the article is about, at a heading without a place behind that of a part of it."""
        base, (outer, outer_by) = self.base, self._outer
        if outer is not None and base is not None and holds(outer.path, base.path):
            self.base, self.base_by = outer, outer_by
            self.current, self.current_by = outer, outer_by

    def _look_at_links(self, sentence: Sentence) -> None:
        """Let no place be the topic of the headlines of other texts: 相关新闻, a line of its own."""
        more = _RELATED.match(self.folded, sentence.start, sentence.end)
        if sentence.role is HEADLINE and more is not None and more.end() == sentence.end:
            if self.base is not None:
                self._set_aside = self.base, self.base_by
            self.base = self.current = None
        elif sentence.role is BODY and self._set_aside is not None:
            self.base, self.base_by = self._set_aside
            self.current, self.current_by = self._set_aside
            self._set_aside = None
        elif sentence.role is BODY and more is not None:
            self.current, self.current_by = self.base, self.base_by

    def _returns(self, marks: list[Mark], figure: int) -> bool:
        """Tell whether a sentence, before its figures, comes back to the wider place that the text is on.

        In 南部非洲大旱, after what was seen in one of its cities: 席卷南部非洲的大旱，10国…260万平方公里.
        """
        base, current = self.base, self.current
        if base is None or current is None or self.base_by != "headline" or current is base:
            return False
        named = [mark.place for mark in marks if mark.place is not None and mark.end <= figure]
        return any(place.path == base.path for place in named) and not any(
            place.path[: len(current.path)] == current.path for place in named
        )

    def _whole_of_part(self, marks: list[Mark], figure: int) -> Place | None:
        """Return what holds the topic, where a sentence says what part of its figure the topic has.

        編列1,850萬元，其中望安鄉320萬元: in a text on that township, the county's.
        """
        current, mark = self.current, marks[0]
        if current is None or current.level is not COUNTY or mark.start < figure:
            return None
        part = (
            mark.place is not None
            and mark.place.path == current.path
            and len(current.path) > 1
            and self.folded.endswith(_OF_WHICH, 0, mark.start)
            and _HAS_SO_MUCH.match(self.folded, mark.end)
        )
        return self._named(current, len(current.path) - 2) if part else None

    def _is_one_of_all(self, marks: list[Mark], frame: Mark) -> bool:
        """Tell whether a text with a township in its headline begins with all of the county.

        全縣受損1,386公頃，以台西鄉742公頃最嚴重，其次為口湖鄉391公頃: the township is but one of several.
        """
        base, whole = self.base, frame.means
        if (
            base is None
            or whole is None
            or not frame.kind
            or self.base_by != "headline"
            or base.level is not COUNTY
            or whole.path != base.path[:-1]
        ):
            return False
        body = next((s.start for s in self.article.sentences if s.role is BODY), frame.start)
        told = [p for p in self.places if body <= p.start < frame.start and p.path == base.path]
        parts = {m.place.path for m in marks if m.place is not None and m.start > frame.start}
        others = [path for path in parts if path != base.path and path[:-1] == whole.path]
        return not told and base.path in parts and bool(others)

    def _is_unbroken(self, number: int) -> bool:
        """Tell whether the text has but one paragraph, so long that its own must have been lost.

        No topic lasts in it.
        """
        sentences = self.article.sentences
        first = sentences[number]
        later = sentences[min(number + _SENTENCES_OF_PARAGRAPH, len(sentences) - 1)]
        if not (
            first.role is BODY
            and first.paragraph == later.paragraph
            and later.end - first.start > _LONGEST_PARAGRAPH
        ):
            return False
        last = next((s for s in reversed(sentences) if s.role is BODY), first)
        return first.paragraph == last.paragraph

    def _is_passing(self) -> bool:
        """Tell whether the topic is but a part of what the article is about, or that is on no place."""
        if self.base is not None:
            return self._is_part()
        if self.current is not None and self.current.level is COUNTRY:
            return False
        if self._speaks_of_whole is None:
            article = self.article
            whole = _WHOLE_PLACE.search(self.folded, article.start, article.end)
            self._speaks_of_whole = whole is not None
        return self._placeless and not self._speaks_of_whole

    def _is_unfinished(self, sentence: Sentence | None) -> bool:
        """Tell whether the sentence before goes on in the next paragraph."""
        return (
            sentence is not None
            and sentence.role is BODY
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
        return base is not None and current is not None and holds(base.path, current.path)

    def _go_on_with(self, marks: list[Mark]) -> None:
        """Take the place of a sentence's last part for the next sentence: …；长三角地区浓度46."""
        opening = [mark for mark in marks if mark.part is OPENING and mark.means is not None]
        if not opening or self.folded[opening[-1].start - 1] != "；":
            return
        if self.folded.startswith("（", opening[-1].end):
            return  # …；香港（4万人次）及台湾（6000人次）旅客减少5%: one of a list
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
        if last.group is not None and last.group.common is not None:
            return last.group.common  # 米脂、绥德、佳县植树…。这里…
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
        if self.reader.cues.elsewhere.search(self.folded, max(0, place.start - 4), place.start):
            return  # 路透社伦敦电, 中评社香港电: the agency's seat
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
            if self._is_one_of_firms(frame):
                return None
        if self.folded.startswith("（", frame.end) and any(
            mark.start > figure and self.folded.endswith(_BRACKETED, figure, mark.start)
            for mark in marks
        ):
            return None  # 雪兰莪（30宗）、柔佛（20宗）
        for mark in opening:
            if mark is frame or (mark.part is NATIONAL and frame.part is OPENING):
                continue  # 中国人民银行发布的报告显示，全市…
            if (
                mark.place is not None
                and mark.place.inside_organisation
                and self.folded[mark.start - 1] == "从"
            ):
                continue  # 从汕头海关获悉，粤东…
            if (
                mark.place is not None
                and mark.place.inside_organisation
                and mark.start < frame.start
                and _TELLS.match(self.folded, mark.end)
            ):
                continue  # 南京海关统计，上半年苏州…
            if mark.start > figure and self._is_of_figure(mark):
                continue  # 外出务工26万人，其中12万人在浙江，6万人在上海
            if not (frame.means and mark.means and nested(frame.means.path, mark.means.path)):
                return self._heads_items(opening, figure)
        return frame

    def _approves(self, mark: Mark, place: Place) -> bool:
        """Tell whether a wider place but approves what the text's own has done: 经湖北省人民政府批准脱贫."""
        return (
            self.base is not None
            and holds(place.path, self.base.path)
            and self.folded[mark.start - 1] == "经"
            and _APPROVED.match(self.folded, mark.end) is not None
        )

    def _is_partner_here(self, mark: Mark, office: Mark) -> bool:
        """Tell whether a body of elsewhere does something with an office of the text's own place.

        上海市慈善基金会与绿春县教育局启动项目，首批选了12所学校, in a text on the county.
        """
        base, place = self.base, mark.place
        return (
            base is not None
            and place is not None
            and place.inside_organisation
            and office.means is not None
            and self.folded[mark.start - 1] in _PARTNERED
            and nested(base.path, place.path)
            and not nested(base.path, office.means.path)
            and _CLAUSE_END.search(self.folded, office.end, mark.start) is None
        )

    def _is_posted(self, mark: Mark, office: Mark) -> bool:
        """Tell whether somebody of a body elsewhere works at a place: 甲市医院专家王某在乙县医院驻点一年，带教徒弟7名."""
        folded = self.folded
        return (
            mark.part is INNER
            and mark.place is not None
            and folded[mark.start - 1] in "在到赴来"
            and _EXPERT.match(folded, office.end, mark.start) is not None
            and _POSTED.match(folded, mark.end) is not None
        )

    def _is_of_figure(self, mark: Mark) -> bool:
        """Tell whether a place is but where the counted before it are: 12万人在浙江，."""
        folded, at = self.folded, mark.start - 1
        number = bisect_left(self.quantities, at, key=attrgetter("end"))
        return (
            folded[at] == "在"
            and folded[mark.end : mark.end + 1] in "，。；、"
            and number < len(self.quantities)
            and self.quantities[number].end == at
        )

    def _heads_items(self, opening: list[Mark], figure: int) -> Mark | None:
        """Return the place that a sentence opens with, if it goes through parts of it.

        重庆：大足某景区1万人；武隆某景区2万人；某古镇6万人
        """
        head = opening[0]
        if head.means is None or head.end > figure or self.folded[head.end] != "：":
            return None
        path = head.means.path
        inside = all(mark.means is not None and nested(path, mark.means.path) for mark in opening)
        return head if inside else None

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
        folded = self.folded
        latest: Place | None = None
        given: Place | None = None  # 为冕宁县420名学生…，对当地39名学生
        compared = False
        office: Mark | None = None  # whose office opens the clause
        actor: Mark | None = None  # what last opened a clause
        before: Mark | None = None
        for mark in marks:
            named, start = mark.place, mark.start
            if mark.kind == "rest" and before is not None and before.end == start:
                place = before.means  # 全市其他8个县
            elif named is None:
                here = given if mark.kind == "here" and latest is None else None
                place = self._stands_for(mark, latest or here)
            else:
                place = self._named_there(mark, named, marks, before, latest)
                if mark.part is OUTSIDE and mark.group is None and folded[start - 1] in "为给":
                    given = named
            if mark.part is OPENING and place is not None:
                if self._is_of_others(mark, place, latest) or self._approves(mark, place):
                    mark.part = OUTSIDE
                elif named and named.level is PROVINCE and self.cues.sample.match(folded, mark.end):
                    # 湖南等6个农业大省
                    place = called("中国", self.gazetteer, start, mark.end)
            if (
                mark.part is OUTSIDE
                and place is not None
                and place.code is not None
                and _SAME_BODY.match(folded, mark.end)
            ):
                mark.part = OPENING
            mark.means = place
            if (
                named
                and self.base
                and folded[start - 1] == "在"
                and self._is_met_at(named, self.base)
            ):
                for met in mark.group.members if mark.group else (mark,):
                    met.part = OUTSIDE
            self._act_there(mark, marks, office, actor)
            opens = place is not None and (mark.part is OPENING or mark.part is LOCAL)
            # 超过北京45亿元, 比北京、上海高: they are never what 全市 stands for
            compared = mark.part is OUTSIDE and (
                self.reader.cues.compares(folded[max(0, start - LONGEST_YARDSTICK) : start])
                or (compared and folded[start - 1] in "、和与及")
            )
            if named is not None and mark.part is not DATELINE and not compared:
                if named.level in WITH_VILLAGES and self._of_body(named):
                    self._brought, self._brought_late = place, self._placeless
                self._unsorted.append((named, place if opens and place else named, opens))
            if opens:
                latest = place
                of_office = mark.kind or (named is not None and named.inside_organisation)
                office = mark if of_office else None
            if mark.part >= OPENING:
                actor = mark
            if mark.group is not None and mark.group.members[-1] is mark:
                mark.group.common = self._shared(mark.group)
            before = mark

    def _act_there(
        self, mark: Mark, marks: list[Mark], office: Mark | None, actor: Mark | None
    ) -> None:
        """Let a place have the figures of what an office or another place does there."""
        if office is not None and (
            self._is_partner_here(mark, office) or self._is_posted(mark, office)
        ):
            for other in marks:
                if other.part is OPENING and office.start >= other.start:
                    other.part = OUTSIDE
            mark.part = OPENING
        elif mark.part is INNER and office is not None and self._is_done_there(mark, office):
            place, base = mark.means, self.base
            if base is not None and place is not None and place.path == base.path:
                # 市老龄办在沭阳县开展…, of that county
                office.part, mark.part = OUTSIDE, OPENING
            else:
                mark.part = LOCAL
        elif (
            mark.part in (INNER, OUTSIDE)
            and actor is not None
            and self._is_done_abroad(mark, actor)
        ):
            mark.part = LOCAL

    def _named_there(
        self,
        mark: Mark,
        named: Place,
        marks: list[Mark],
        before: Mark | None,
        latest: Place | None,
    ) -> Place:
        """Return what a name means where it stands: 全国 in a text from abroad, 东京 of 东京股市."""
        folded, start = self.folded, mark.start
        place = named
        topic = self.current or self.base
        if (
            mark.part is NATIONAL
            and named.inside_organisation
            and folded[start] not in "中我"
            and topic is not None
            and topic.level in (COUNTRY, CITY)
            and topic.path[0] != "中国"
            and not self._is_of_china()
        ):
            mark.part = OPENING  # 教育部 in a report from 首尔
            return self._named(topic, 0)
        if folded[start] in "全我" and folded.startswith(("全国", "我国"), start):
            beside = before.means if before is not None and before.end == start else None
            if beside is not None and beside.level is COUNTRY:
                place = beside  # 日本全国的企业
            else:
                place = self._whole_country(named, latest or self._body_abroad(marks, start))
        if (
            place.level is CITY
            # 加州政府 is that of the state, 首尔市政府 that of the city
            and not folded.endswith(_WITH_CLASS, start + 1, mark.end)
            and place.name[-1] not in "州省邦县郡"
            and folded.startswith(self.cues.markets, mark.end)
            and len(place.path) > 1
        ):
            return self._named(place, 0)  # 东京股市: the country's
        return place

    def _is_of_china(self) -> bool:
        """Tell whether a text is China's own, whose ministries are China's."""
        if self._of_china is None:
            self._of_china = self.has_any(_OF_CHINA)
        return self._of_china

    def _is_of_others(self, mark: Mark, place: Place, latest: Place | None) -> bool:
        """Tell whether a place opens a clause that is not about it: who tells, who helps, where it lies."""
        folded, base, named, start = self.folded, self.base, mark.place, mark.start
        if named is None:
            # 经市统计局核算，全年…: of the county
            return (
                base is not None
                and len(place.path) < len(base.path)
                and folded[start - 1] in "经据由从"
            )
        topic = base or self.current
        if (
            # 沭阳县等26个县入选, in a text on what they lie in
            base is not None
            and named.level is COUNTY
            and holds(base.path, named.path)
            and _WITH_OTHERS.match(folded, mark.end)
        ):
            return True
        if (
            # 据美国台风警报中心, in a report on 越南
            folded[start - 1] == "据"
            and named.inside_organisation
            and named.level is COUNTRY
            and self.current is not None
            and not nested(self.current.path, named.path)
        ):
            return True
        if (
            self._is_of_helpers(named, topic)
            or self._is_of_speaker(named, topic)
            or self._is_firm_around(named)
        ):
            return True
        if latest is None:
            return False
        if (
            # 江门位于珠三角西部
            named.level is AREA
            and latest.code
            and (len(named.path) == 1 or latest.path[0] == named.path[0])
            and folded.endswith(self.reader.cues.lies, 0, start)
        ):
            return True
        # 江门，别称五邑，广东省辖地级市; 莲花县，…，位于江西省西部
        return holds(named.path, latest.path) and (
            self.reader.cues.status.match(folded, mark.end) is not None
            or folded.endswith(_LIES_THERE, 0, start)
        )

    def _is_done_there(self, mark: Mark, office: Mark) -> bool:
        """Tell whether an office works at a place of its own: 省发改委在临县实施项目，投资590万元."""
        folded, place, whole = self.folded, mark.means, office.means
        return (
            place is not None
            and whole is not None
            and folded[mark.start - 1] == "在"
            and holds(whole.path, place.path)
            and _CLAUSE_END.search(folded, office.end, mark.start) is None
            and _DONE_THERE.match(folded, mark.end) is not None
        )

    def _is_done_abroad(self, mark: Mark, actor: Mark) -> bool:
        """Tell whether those of one place work in another: 浙江某集团在泰国开发工业园，入园企业120家."""
        folded, place = self.folded, mark.place
        return (
            place is not None
            and mark.group is None
            and actor.group is None
            and actor.place is not None
            and not place.inside_organisation
            and not nested(actor.place.path, place.path)
            and folded[mark.start - 1] in "在赴到"
            and _CLAUSE_END.search(folded, actor.end, mark.start) is None
            and _WORKS_ABROAD.match(folded, mark.end) is not None
        )

    def _is_of_helpers(self, place: Place, topic: Place | None) -> bool:
        """Tell whether a place is but whence those came who help another one.

        由广东省某医院的医生做了手术, 镇雄县某救援队到达, in reports on places elsewhere.
        """
        if topic is None or topic.level is COUNTRY or nested(topic.path, place.path):
            return False
        if place.inside_organisation and self.folded[place.start - 1] == "由":
            return True
        return _HELPERS.match(self.folded, place.end) is not None

    def _is_met_at(self, place: Place, base: Place) -> bool:
        """Tell whether others met at a place, in a text on another: 援助国会议在巴黎举行，承诺…."""
        return (
            not place.inside_organisation
            and not nested(base.path, place.path)
            and _MET.match(self.folded, place.end) is not None
        )

    def _is_of_speaker(self, place: Place, topic: Place | None) -> bool:
        """Tell whether a place is but where the body of a speaker is, in a text on another country.

        英国某大学教授史密斯说，约三成患者康复, in a report on 日本.
        """
        return (
            topic is not None
            and not (topic.code and place.code)
            and not nested(topic.path, place.path)
            and _SPEAKER.match(self.folded, place.end) is not None
        )

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
        home = self.base or self.current
        if (
            mark.kind == "here"
            and folded[mark.start] == "本"
            and home is not None
            and (home.code or "")[:2] in BESIDE
        ):
            latest = None  # 内地旅客98万人次，本地旅客5万人次 in a report on 澳门
        whole = folded[mark.start] == "全"
        if folded[mark.start] == "该" and latest is None and mark.kind not in ("here", "pair"):
            spoken = self._spoken_before(mark.kind)
            if spoken is not None:
                return spoken  # 荣成是我市…的主阵地。…该市有企业164家
        place = self.resolve(mark.kind, None if ours else latest, ours=ours, whole=whole)
        if mark.kind == "here" and folded[mark.end - 1] in "村乡镇":
            place = self._county_of_town(place)
        if place is None and mark.kind == "区":
            place = self._with_zone(mark.start)
        if place is None and folded[mark.start] == "该":
            self._sort()
            return self._of_class(self._met, mark.kind) if self._met is not None else None
        return place

    def _spoken_before(self, kind: str) -> Place | None:
        """Return the place of a class that the sentence before was about, if that is its own name."""
        marks, _ = self._before
        if not marks or marks[0].part is not OPENING or marks[0].place is None:
            return None
        if marks[0].group is not None or any(
            mark.place is not None and mark.part is OPENING for mark in marks[1:]
        ):
            return None  # 荣成市、乳山市参加
        found = self._of_class(marks[0].place, kind)
        return found if found is not None and found.path == marks[0].place.path else None

    def _county_of_town(self, place: Place | None) -> Place | None:
        """Return the county named last, where 全镇, 该村 would stand for what it lies in."""
        if place is None or place.level > PREFECTURE or place.code is None:
            return place
        return next(
            (
                named
                for named, _, _ in reversed(self._unsorted[-FIGURES:])
                if named.level is COUNTY and holds(place.path, named.path)
            ),
            place,
        )

    def _with_zone(self, at: int) -> Place | None:
        """Return the place whose zone was spoken of last before an offset: 湛江开发区…。该区…."""
        for place in reversed(self.places):
            if place.start < at and place.code and _ZONE_OF.match(self.folded, place.end):
                return place
        return None

    def _of_one_place(self) -> bool:
        """Tell whether all villages and schools that the article places are in one place."""
        if self._places_of_bodies is None:
            self._places_of_bodies = {place.path for place in self.places if self._of_body(place)}
        return len(self._places_of_bodies) == 1

    def _body_abroad(self, marks: list[Mark], at: int) -> Place | None:
        """Return the country whose body a sentence names before 全国: 马来西亚某局的数据显示，全国….

        None where another one stands between.
        """
        before = [mark.place for mark in marks if mark.start < at and mark.place is not None]
        lands = {place.path[0] for place in before}
        bodies = [place for place in before if place.inside_organisation]
        if len(lands) != 1 or not bodies or bodies[0].level is not COUNTRY or "中国" in lands:
            return None
        near = self.folded.count("，", bodies[0].end, at) <= 1
        return self._named(bodies[0], 0) if near else None

    def _whole_country(self, china: Place, latest: Place | None) -> Place:
        """Return what 全国 means: the country of the topic, where it lies abroad, or of the paper."""
        if self.home and (home := called(self.home, self.gazetteer, china.start, china.end)):
            return home
        topic = latest or self.current or self.base
        if (
            topic is None
            and (land := self._land_of_paper())
            # 全国登记志愿者2亿人。另据新加坡一项调查…: what others found tells no paper
            and not (land.start > china.start and self.folded.endswith("据", 0, land.start))
        ):
            return land
        if (
            topic is not None
            and topic.path[0] == "台湾省"
            and self.scene.document.text.startswith("全國", china.start)
        ):
            return self._named(topic, 0)  # 全台豪雨，全國281萬戶停電
        if topic is None or topic.level not in (COUNTRY, CITY):
            return china
        if self.folded[china.start] == "我" and topic.path[0] not in WITH_PAPERS:
            return china  # 我国新药 in a report headed 在美国进入临床试验
        return self._named(topic, 0)

    def _shared(self, group: Group) -> Place | None:
        """Return what the places of a list have in common: 乌鲁木齐、伊犁、喀什 → 新疆."""
        members = [mark.means for mark in group.members if mark.means is not None]
        if not members or any(mark.kind and mark.means is None for mark in group.members):
            return None  # 我市与拉萨市, in a text that does not say which city it is
        path = common([member.path for member in members])
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
        if near:
            last = near[-1]
            if last.means is not None and (
                self._is_level_of(last, quantity, clause) or self._is_counted_there(last, quantity)
            ):
                return self._link(last.means, "clause")
            if frame is not None and passed > FIGURES and frame.start < near[0].start:
                near.insert(0, frame)
            before = self._that_hold(near, start, at, frame)
            if self.folded[at - 1] == "等":
                before = self._without_examples(before, clause, at)
            elif self.folded.endswith(_IN_ALL, clause, at):
                before = self._without_listed(before, clause)
            link = self._by_marks(index, near, before, clause, start)
            if link is not None:
                return link
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
            around = marks[max(0, passed - FIGURES) : passed + FIGURES]
            stop = self._aside(quantity.end, self.clauses[index][1])
            goal = self._goal(around, clause, stop)
            if goal.name is not None:
                return goal
        return self._of_what_was_told(start, at)

    def _is_level_of(self, last: Mark, quantity: Quantity, clause: int) -> bool:
        """Tell whether a figure is the level of the place right before it: 低于法国的7.2%."""
        folded, at = self.folded, quantity.start
        if at - last.end > _LONGEST_MEAN:
            return False
        if (  # 居全国5470个街道之首
            last.end == at
            and last.part is OUTSIDE
            and folded[last.start] == "全"
            and quantity.kind is COUNT
            and folded[last.start - 1] not in "于比过较占超"
        ):
            return True
        if folded[at - 1] == "（" and folded[last.end : at - 1] in _MEANS:
            # 比全省平均水平（17.3%）高17.2个百分点
            return last.part is OUTSIDE and quantity.kind is PERCENT
        # 增幅高于全国增长6.2%，全省增长7.7%的水平
        if (  # 同美国的45%相比
            folded.startswith("相比", quantity.end)
            and folded[last.start - 1] in _WITH
            and folded[last.end : at] in ("", "的")
        ):
            return True
        grew = quantity.kind is PERCENT and folded[last.end : at] in _GREW
        if grew and self.cues.levels.search(folded, clause, last.start):
            return True
        # 高于全国45%的比率: what it is stands behind it
        rate = (
            last.end == at
            and (
                folded.startswith(_AS_A_RATE, quantity.end)
                or (  # 低于美国3.5%、韩国3.8%
                    quantity.kind is PERCENT
                    and folded[quantity.end : quantity.end + 1] in _BETWEEN_LEVELS
                    and quantity.end + 1 in self.reader.heads
                )
            )
        )
        if not rate and not (last.end + 1 == at and folded[last.end] == "的"):
            return False
        return self.cues.levels.search(folded, clause, last.start) is not None

    def _is_counted_there(self, last: Mark, quantity: Quantity) -> bool:
        """Tell whether a figure counts bodies of the partner's place right before it: 与镇巴县4家卫生院."""
        folded, end = self.folded, quantity.end
        return (
            last.end == quantity.start
            and last.part is OUTSIDE
            and last.place is not None
            and last.group is None
            and quantity.kind is COUNT
            and folded[last.start - 1] in _WITH
            and (
                quantity.unit in _OF_PARTNERS
                or (quantity.unit == "个" and folded.startswith(_DIVISIONS_COUNTED, end))
            )
            and folded[end : end + 1].isalpha()
        )

    def _without_examples(self, before: list[Mark], clause: int, at: int) -> list[Mark]:
        """Return the marks without what is but an example of the counted: 三亚某景区等8家单位."""
        if self._lies_in_another(before) and not _TOWNS_OF.match(self.folded, before[-1].end, at):
            return before[:-1]  # 贵州省对江口等10个县不再考核
        return [
            mark
            for mark in before
            if mark.start < clause
            or mark.group
            or mark.end == at - 1
            or self.folded.startswith(_CONTAINS, mark.end)  # 江口县有苗族等30个民族
            or _TOWNS_OF.match(self.folded, mark.end, at)
        ]

    def _without_listed(self, before: list[Mark], clause: int) -> list[Mark]:
        """Return the marks without those of a clause that lists what lies in many places.

        杭州西湖、安徽黄山、桂林漓江共三个景区.
        """
        listed = [mark for mark in before if mark.start >= clause and mark.place is not None]
        homes = {mark.place.path[0] for mark in listed if mark.place is not None}
        if len(listed) <= _TWO or len(homes) <= _TWO:
            return before
        return [mark for mark in before if mark not in listed]

    def _by_marks(
        self, index: int, near: list[Mark], before: list[Mark], clause: int, start: int
    ) -> RegionLink | None:
        """Return the place that the marks before a figure give it, None where none governs it."""
        folded, at = self.folded, self.quantities[index].start
        mark = self._choose(before, clause, at) if before else None
        if mark is not None and mark.end == at and self._counts_routes(self.quantities[index]):
            mark = None  # 开通了香港、曼谷两条航线: not of either
        if mark is not None and index and self._is_unknown(index, mark):
            self._unknown = index  # 杭州120人，宁波80人，下沙30人
            return self._around(near, start)
        if folded[at - 1] == "（" and self._is_beside_unknown(near[-1], at):
            above = near[-1].means
            depth = self._shared_in_list(near, start)
            if above is not None and depth:
                return self._link(self._named(above, depth - 1), "clause")
            if above is not None:
                return NOWHERE  # 德国（75亿美元）、泽西岛（60亿美元）
        apart = folded.rfind("分别", clause, at) if len(near) > 1 else -1
        if apart >= 0 and (own := self._bracketed(index, near, start, apart)) is not None:
            return self._link(own, "clause")
        if apart >= 0 and (own := self._with_figure(index, near, start, apart)) is not None:
            return self._link(own, "clause")
        return None if mark is None else self._governed(index, mark, near, clause, start)

    def _counts_routes(self, quantity: Quantity) -> bool:
        """Tell whether a figure counts routes, which only lead to the places before it."""
        return _ROUTES.match(self.folded, quantity.end) is not None

    def _of_what_was_told(self, start: int, at: int) -> RegionLink:
        """Return the place of a figure whose sentence names none, nor does the text have a topic."""
        if self.folded.startswith(_STAFF, start) and (passing := self._passed()) is not None:
            return self._link(passing, "article")
        if self._unsorted or self._met is not None:
            of_fair = self.has_any(_OF_THE_FAIR, start, at)
            if of_fair or self.has_any(_AT_THE_FAIR, start, at):
                self._sort()
            met = self._met
            # 博览会在成都开幕。本届展览面积26万平方米; but not 签约项目26个 of whom went to 成都 for it
            if met is not None and (of_fair or self.folded[met.start - 1] == "在"):
                return self._link(met, "article")
        if (
            self._brought is not None
            and not self._brought_late
            and not self.has_any(_FIRMS, start, at)
            and self._of_one_place()
        ):
            return self._link(self._brought, "article")
        return NOWHERE

    def _counts_counties(self, index: int) -> bool:
        """Tell whether a figure counts counties, which no county has: 覆盖86个县（市、区）."""
        quantity = self.quantities[index]
        return quantity.kind is COUNT and (
            _COUNTIES.match(self.folded, quantity.end - (quantity.unit == "县")) is not None
        )

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
            # 为甘洛县某村96名儿童…，并针对该村6名幼儿…
            place = mark.means if mark.kind == "here" else mark.place
            current = self.current
            if (
                self.folded[mark.start - 1] in "为给向对"
                and place is not None
                and current is not None
                and holds(current.path, place.path)
            ):
                return place
        return None

    def _is_unknown(self, index: int, mark: Mark) -> bool:
        """Tell whether a name unknown here has a figure, in a list of places: 宁波80人，下沙30人.

        Behind two places it may be any other name of two characters or more: 石油体协9分.
        """
        folded, previous, quantity = self.folded, self.quantities[index - 1], self.quantities[index]
        begin, at = previous.end + 1, quantity.start
        at -= folded[at - 1] in _HAVE
        if (
            mark.end > previous.start
            or not 1 < at - begin <= _LONGEST_UNKNOWN
            or previous.unit != quantity.unit
            or folded[previous.end] not in "，、；"
            or self.scene.home[index - 1] != self.scene.home[index]
        ):
            return False
        listed = self._unknown == index - 1
        if not listed:
            if not self._is_of_place(previous):
                return False
            listed = index > 1 and self._is_of_place(self.quantities[index - 2])
        number = bisect_left(self.places, begin, key=attrgetter("start"))
        if number < len(self.places) and self.places[number].start < at:
            return False  # 距成都市60公里，距德阳市20公里
        lexicon = words_of(self.lexicon)
        words, name = lexicon.cut(folded, begin, at), folded[begin:at]
        if _LANDS.match(name):
            return True  # 中国大陆占55%、日韩合计18%
        if folded[at] == "占" or folded[previous.start - 1] == "占":
            return False  # 四川占30%，外资占20%
        if all(word.tag in "um" for word in words) or name.endswith(DIVISIONS):
            return True
        return (
            listed
            and not any(word.tag in "vgksx" and len(word.said) > 1 for word in words)
            and name not in lexicon.modifiers
            and not lexicon.persons.end(name)
            and not _NO_OWNER.search(name)
        )

    def _is_of_place(self, quantity: Quantity) -> bool:
        """Tell whether a figure stands right behind a place, or behind 有 or 为 that follows one."""
        start = quantity.start - (self.folded[quantity.start - 1] in _HAVE)
        number = bisect_left(self.places, start, key=attrgetter("start")) - 1
        return number >= 0 and self.places[number].end == start

    def _around(self, near: list[Mark], start: int) -> RegionLink:
        """Return what a name unknown here must lie in: the topic, or what two named before share."""
        named = [mark.means for mark in near if mark.start >= start and mark.means is not None]
        topic, last = self.current, named[-1] if named else None
        if last is None:
            return NOWHERE
        if topic is not None and holds(topic.path, last.path):
            return self._link(topic, self.current_by)
        above = last.path[:-1]
        if above and len(named) > 1 and named[-2].path[:-1] == above:
            return self._link(self._named(last, len(above) - 1), "sentence")
        return NOWHERE

    def _shared_in_list(self, near: list[Mark], start: int) -> int:
        """Return how deep the places with a bracket lie in one, and at least above the last of them.

        麻城（285毫米）、荆门（273毫米）、黄陂（227毫米）: the last lies in their province, if anywhere.
        """
        path = near[-1].means.path if near[-1].means else ()
        depth = len(path) - 1
        for mark in near:
            if mark.start >= start and mark.means and self.folded.startswith("（", mark.end):
                other = mark.means.path
                while depth > 0 and other[:depth] != path[:depth]:
                    depth -= 1
        return max(depth, 0)

    def _is_beside_unknown(self, mark: Mark, at: int) -> bool:
        """Tell whether a figure in a bracket belongs to a name unknown here, in a list of places.

        槟城（7宗）、霹雳（2宗）: the second is not of the first.
        """
        if not self.folded.startswith("（", mark.end):
            return False
        begin = self.folded.rfind("、", mark.end, at)
        return begin > 0 and self.folded[begin - 1] == "）" and 3 <= at - begin <= 10

    def _bracketed(self, index: int, near: list[Mark], start: int, apart: int) -> Place | None:
        """Return the place of a figure behind 分别, of a list whose members have one in a bracket.

        香港（58万人次）、日本（3.5万人次）旅客分别减少2.7%、0.6%
        """
        listed: list[Mark] = []
        for mark in reversed(near):
            if not start <= mark.start < apart:
                continue
            if not self.folded.startswith("（", mark.end) and (
                listed or not _BEFORE_BRACKET.match(self.folded, mark.end, apart)
            ):
                break
            listed.append(mark)
            if not self.folded.endswith(_BRACKETED, start, mark.start):
                break
        at = bisect_right(self.scene.quantities, apart, hi=index, key=attrgetter("start"))
        rank = index - at
        if len(listed) < _TWO or rank >= len(listed) or self._is_yardstick(listed[-1], start):
            return None
        return listed[-1 - rank].means

    def _is_yardstick(self, mark: Mark, start: int) -> bool:
        """Tell whether a list, by its first mark, is what something is compared with.

        比全国6.4%和福建省10.7%，分别高出2个和6个百分点: both are of the subject.
        """
        return self.reader.cues.compares(self.folded[max(start, mark.start - 8) : mark.start])

    def _with_figure(self, index: int, near: list[Mark], start: int, apart: int) -> Place | None:
        """Return the place of a figure behind 分别, of a list whose members have one right behind.

        珠海市19万人次及广州市旅客15万人次，分别占27%及22%
        """
        quantities = self.scene.quantities
        first = bisect_right(quantities, apart, hi=index, key=attrgetter("start"))
        listed: list[Mark] = []
        stop = apart
        for mark in reversed(near):
            if not start <= mark.start < apart:
                continue
            own = first - 1 - len(listed)
            if own < 0 or not 0 <= quantities[own].start - mark.end < _LONGEST_OWNER:
                break
            gap = self.folded[quantities[own].end : stop]
            if gap not in _BETWEEN_ITEMS if listed else len(gap) > _LONGEST_OWNER:
                break
            listed.append(mark)
            stop = mark.start
        rank = index - first
        if len(listed) < 2 or rank >= len(listed):
            return None
        if self._is_yardstick(listed[-1], start):
            return None
        return listed[-1 - rank].means

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
            behind[0].part is OPENING
            and behind[0].start == end + 1
            and self.folded[end] == "的"
            and behind[0].place is not None
            and not behind[0].place.inside_organisation
        ):
            return behind[0].place  # 人口达8500多万的四川省曾是…
        if (
            behind[0].start - end <= _LONGEST_WAY
            and _LIES_IN.fullmatch(self.folded, end, behind[0].start)
            and self.folded.startswith(("，", "。", "；", "、"), behind[0].end)
        ):
            return behind[0].place
        if (
            behind[0].start - end <= _LONGEST_WAY
            and behind[0].place is not None
            and behind[0].group is None
            and self.folded.startswith(("，", "。", "；"), behind[0].end)
            and _GOES_TO.fullmatch(self.folded, end, behind[0].start)
        ):
            return behind[0].place
        return None

    def _that_hold(self, near: list[Mark], start: int, at: int, frame: Mark | None) -> list[Mark]:
        """Return the marks that hold as far as a figure at ``at``.

        A semicolon ends what holds for a part only, and leaves what the sentence is about.
        """
        folded = self.folded
        segment = folded.rfind("；", start, at)
        brackets = folded.find("）", near[0].end, at) >= 0
        held: list[Mark] = []
        for mark in near:
            if not mark.end <= at < mark.reach:
                continue
            if mark.start < segment and mark is not frame and not self._is_struck(mark):
                continue
            if brackets and (self._closed(mark, at) or self._is_listed_with(mark, at)):
                continue
            held.append(mark)
        return held

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
                and not NO_GOAL.match(self.folded, mark.end)
                and (
                    mark.part is INNER
                    or (
                        mark.part is OUTSIDE
                        and mark.place is not None
                        and (
                            self.folded[mark.start - 1] in "向给为对援捐助扶"
                            # 从蒙古进口5万吨，累计进口27万吨
                            or (
                                self.folded[mark.start - 1] == "从"
                                and self.folded.startswith("进口", mark.end)
                            )
                        )
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
        elif self._is_of_other_item(index, mark):
            place = self._topic_around(place)
        elif self._is_last_of_units(index, mark):
            # 汉沽、大港、东丽3个区: those before it have no name here
            place = self._holds(near, mark) or self._topic_around(place)
        elif self._is_for_another(index, mark):
            place = self.current
        if mark.part is NATIONAL:
            at = self.quantities[index].start
            goal, base = self._goal(near, start, at), self.base
            gives = goal.name is None and self.cues.gives.search(self.folded, mark.end, at)
            if gives and base is not None:
                return self._link(base, self.base_by)  # 中央财政为此安排补助11亿元
            if goal.name is None and not gives and place is not None and self._tells(mark):
                return self._link(place, "sentence")  # 农业农村部介绍，夏粮产量1.4亿吨
            if goal.name is None and not gives and base is not None and base.name == "中国":
                return self._link(base, self.base_by)
            return goal
        if place is None:
            return NOWHERE
        by = "anaphora" if mark.kind else ("clause" if mark.start >= clause else "sentence")
        return self._link(place, by)

    def _tells(self, mark: Mark) -> bool:
        """Tell whether a national body gives figures of its own, in no report on a part.

        民政部介绍; 最高人民法院审结1万件: a court's or a prosecutor's cases are its figures.
        """
        base = self.base
        if base is not None and base.name != "中国" and not self._is_background(mark):
            return False
        if self._is_abroad():
            return False
        return bool(
            _TELLS.match(self.folded, mark.end)
            or _TRIES.search(self.folded, mark.start, mark.end + _LONGEST_TRIAL)
        )

    def _is_background(self, mark: Mark) -> bool:
        """Tell whether a mark opens what stands beside a report: （相关链接）国家医保局介绍."""
        before = max(0, mark.start - _LONGEST_LABEL)
        return _BACKGROUND.search(self.folded, before, mark.start) is not None

    def _is_abroad(self) -> bool:
        """Tell whether the text names places abroad and none of China's: its 卫生部 is theirs."""
        if self._foreign is None:
            named = [place for place in self.places if place.name != "中国"]
            self._foreign = bool(named) and not any(
                place.code or place.path[0] == "中国" or place.level in (WORLD, AREA)
                for place in named
            )
        return self._foreign

    def _aside(self, start: int, stop: int) -> int:
        """Return where a bracket or a dash stands between the offsets, else the second of them."""
        for sign in ("（", "——"):
            at = self.folded.find(sign, start, stop)
            stop = at if at >= 0 else stop
        return stop

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

    def _is_listed_with(self, mark: Mark, at: int) -> bool:
        """Tell whether a bracket has a place's own figure, in a list: 印度（27%）、中国（9%）等国占七成."""
        if not self.folded.startswith("（", mark.end):
            return False
        close = self.folded.find("）", mark.end, at)
        return (
            close >= 0
            and self.folded.startswith(("、", "和", "及", "与", "等"), close + 1)
            and any(c.isdigit() for c in self.folded[mark.end : close])  # but 珀斯（Perth）和…
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
                # 在我国援建小学
                and (place.name != "中国" or mark.group is not None or self._is_across(mark))
                and self.folded[mark.start - 1] != "驻"  # 驻香港分析师指出
                and not self.reader.cues.rank.match(self.folded, mark.end)
                and not self.reader.cues.compares(
                    self.folded[max(start, mark.start - 8) : mark.start]
                )
                and not (place.inside_organisation and place.level in (AREA, ZONE))
                and not self.folded.startswith(self.reader.cues.told, mark.end)
                and not self._is_venue(mark, marks)
                and not NO_GOAL.match(self.folded, mark.end)
            ):
                return self._link(place, "clause")
        return NOWHERE

    def _is_across(self, mark: Mark) -> bool:
        """Tell whether a mark says that something is done in the whole country: 在我国, 在全国."""
        at = mark.start
        return self.folded[at - 1] == "在" and self.folded.startswith(("全国", "我国"), at)

    def _choose(self, before: list[Mark], clause: int, at: int) -> Mark | None:
        """Return the mark that governs a figure at ``at``."""
        folded = self.folded
        opened = folded[at - 1] == "（"
        for mark in reversed(before):
            if mark.start < clause:
                break
            if at == mark.end + 1 and folded[mark.end] == "（":
                return mark  # 泰国（16%）和新加坡（15%）
            if (
                opened
                and _BEFORE_BRACKET.fullmatch(folded, mark.end, at)
                and folded.endswith(_BRACKETED, 0, mark.start)
            ):
                return mark
            if mark.part is OUTSIDE or mark.part is DATELINE:
                if mark.end == at and folded[mark.start - 1] in "和与及" and len(before) > 1:
                    return mark  # 为全国600万名学生和青海玉树6500个家庭
                if self._is_given_part(mark, before, at):
                    return mark
                continue
            if mark.part is INNER and self._is_body_around(mark, at):
                continue
            if (
                mark.part is INNER
                and at - mark.end > 6
                and folded[mark.start - 1] not in "在于、及致"
            ):
                for other in reversed(before):
                    if other.start >= clause and other.part >= OPENING:
                        return other
            return mark
        earlier = [mark for mark in reversed(before) if mark.start < clause]
        if not earlier:
            return None
        listed = earlier[0].part is INNER and not earlier[0].kind
        harmed = folded[clause] in _HARMED_FIRST and _HARMED.match(folded, clause) is not None
        alone = harmed and not any(
            mark.part is OPENING and not (mark.means and mark.means.name == "中国")
            for mark in earlier
        )
        for mark in earlier:
            if (
                mark.part is OUTSIDE
                and folded.endswith(self.cues.arrivals, 0, mark.start)
                and (self._has_body(mark) or self._is_come_to(mark))
            ):
                return mark  # 由上海某基金会举办的活动走进永嘉县岩坦镇，接诊800人
            if (
                mark.place is not None
                and folded.startswith(self.reader.cues.stretches, mark.end)
                and (whole := folded.find("全线", mark.end, at)) >= 0
                and folded[whole - 1] != "占"  # 岚县境内52公里，占全线近六成
            ):
                continue  # 安徽段45公里，全线设6站，投资334亿元
            if harmed and self._is_scene(mark, clause, alone=alone):
                return mark  # 无人机撞上敖德萨一栋楼，造成2人死亡
            if mark is not earlier[0] and folded.endswith(("包括", "包含"), 0, mark.start):
                continue  # 355校受灾，包括甲市87校、乙县42校，损失5千万元: of the whole again
            if mark.part >= OPENING or (mark.part is INNER and self._is_struck(mark)):
                return mark  # 土耳其强震致叙利亚1347人死亡，2295人受伤
            if mark.part is LOCAL and not listed:
                return mark  # not 其中甲市3起、乙市2起，处置5起: of the whole again
        for mark in earlier:
            if mark.part is INNER and folded[mark.start - 1] in "在于是":
                if self._is_venue(mark, earlier):
                    continue
                return None if NO_GOAL.match(folded, mark.end) else mark
        for mark in earlier:
            if mark.place is not None and folded.endswith(self.cues.arrivals, 0, mark.start):
                return mark  # 送到甘洛县，够800户用
        return None

    def _is_come_to(self, mark: Mark) -> bool:
        """Tell whether people came to a county, where they do what follows: 专家来到沭阳县义诊，接诊…."""
        place = mark.place
        return (
            place is not None
            and place.level is COUNTY
            and not place.inside_organisation
            and self.folded.endswith(("来到", "走进", "深入"), 0, mark.start)
        )

    def _is_given_part(self, mark: Mark, before: list[Mark], at: int) -> bool:
        """Tell whether a figure is of the part that the clause's place gives to: 为祥符区的10所小学."""
        place, first = mark.means, before[0].means
        return (
            place is not None
            and first is not None
            and mark.group is None
            and self.folded[mark.end : at] in ("", "的")
            and self.folded[mark.start - 1] in "为给向"
            and holds(first.path, place.path)
        )

    def _is_venue(self, mark: Mark, marks: list[Mark]) -> bool:
        """Tell whether a place is but where a national body met: 公安部在北京召开发布会，通报…."""
        return (
            self.folded[mark.start - 1] == "在"
            and _TOLD_THERE.match(self.folded, mark.end) is not None
            and any(other.part is NATIONAL and other.start < mark.start for other in marks)
        )

    def _lies_in_another(self, marks: list[Mark]) -> bool:
        """Tell whether the last of the marks lies in what one before it says a clause is about."""
        last = marks[-1] if marks else None
        if last is None or last.means is None or last.group is not None:
            return False
        path = last.means.path
        return any(
            mark.part is OPENING and mark.means is not None and holds(mark.means.path, path)
            for mark in marks[:-1]
        )

    def _is_scene(self, mark: Mark, clause: int, *, alone: bool) -> bool:
        """Tell whether a clause before, which names a place in passing, says where harm was done.

        Beside a place that opens a clause, it must stand behind 在.
        """
        return (
            mark.part is INNER
            and mark.place is not None
            and not mark.place.inside_organisation
            and (alone or self.folded[mark.start - 1] == "在")
            and clause - mark.end < _LONGEST_SCENE
            and not self.folded.startswith(self.cues.people, mark.end)
            and not NO_GOAL.match(self.folded, mark.end)
        )

    def _is_struck(self, mark: Mark) -> bool:
        """Tell whether harm is done at a place: 强震致叙利亚1300人死亡, 哈尔科夫遭空袭."""
        return mark.place is not None and (
            self.folded.endswith(_HARMS, 0, mark.start)
            or _STRUCK.match(self.folded, mark.end) is not None
        )

    def _is_body_around(self, mark: Mark, at: int) -> bool:
        """Tell whether a mark is but a body of what the topic lies in: 台灣鐵路公司 in a county.

        So is the landscape that a report on one of its counties names in passing: 实施三江源二期工程.
        """
        place, current = mark.place, self.current
        if place is None or current is None:
            return False
        if place.level is AREA:
            within = current.level in WITH_VILLAGES and place.path[0] == current.path[0]
            return within and at - mark.end > _LONGEST_UNKNOWN
        return place.inside_organisation and holds(place.path, current.path)

    def _is_firm_around(self, place: Place) -> bool:
        """Tell whether a firm has but the name of what the text's county lies in: 河南某某菇业公司投资…."""
        base = self.base
        return (
            base is not None
            and self.current is base
            and base.level in WITH_VILLAGES
            and (
                (
                    place.level is AREA
                    and place.path[0] == base.path[0]
                    and WORKS.match(self.folded, place.end) is not None
                )
                or (
                    holds(place.path, base.path) and _FIRM.match(self.folded, place.end) is not None
                )
            )
        )

    def _is_last_of_units(self, index: int, mark: Mark) -> bool:
        """Tell whether a figure counts units of which a place is but the last: 甲、乙、东丽3个区."""
        quantity = self.quantities[index]
        return (
            mark.group is None
            and mark.place is not None
            and quantity.kind is COUNT
            and mark.end == quantity.start
            and self.folded[mark.start - 1] == "、"
            and self.folded[quantity.end : quantity.end + 1] in DIVISIONS
        )

    def _holds(self, near: list[Mark], mark: Mark) -> Place | None:
        """Return what the sentence names before a place that lies in it."""
        means = mark.means
        for other in reversed(near):
            if (
                other.start < mark.start
                and other.means is not None
                and means is not None
                and holds(other.means.path, means.path)
            ):
                return other.means
        return None

    def _is_for_another(self, index: int, mark: Mark) -> bool:
        """Tell whether 分别 gives the figure to another member of a list, one that is no place."""
        quantities = self.quantities
        return (
            self.folded[mark.start - 1] in "、和与及"
            and self.folded.find("分别", mark.end, quantities[index].start) >= 0
            and index + 1 < len(quantities)
            and quantities[index + 1].start - quantities[index].end <= 1
        )

    def _is_of_other_item(self, index: int, mark: Mark) -> bool:
        """Tell whether 分别 gives the figure to a name unknown here: 宜昌、汉口来水分别偏多7%、4%."""
        folded, quantities = self.folded, self.quantities
        at = quantities[index].start
        if folded[mark.end] != "、" or folded[mark.start - 1] in "、和与及":
            return False
        apart = folded.find("分别", mark.end, min(at, mark.end + _LONGEST_LIST))
        return (
            0 <= apart < quantities[index - 1].start
            and quantities[index - 1].end + 1 == at
            and _CLAUSE_END.search(folded, mark.end, apart) is None
        )

    def _topic_around(self, place: Place | None) -> Place | None:
        """Return the topic, if the place lies in it: what else is in a list with it does so too."""
        topic = self.current
        if topic is None or place is None or len(topic.path) >= len(place.path):
            return None
        return topic if nested(topic.path, place.path) else None

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
            if self.folded.startswith("、", end) and quantities[index - 1].end + 1 == at:
                # 宜昌、武汉、螺山来水分别偏多7%、4%、4%
                return self._topic_around(first)
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
            (
                len(members) > FEW  # 南京、福州…9个机场
                # 北京、重庆、浙江等省市
                or (len(members) > _TWO and self.cues.open_list.match(self.folded, end))
            )
            and all(member.means is not None and member.means.code for member in members)
        ):
            return called("中国", self.gazetteer, first.start, end)
        return None

    def _move_topic(
        self, role: Role, marks: list[Mark], frame: Mark | None, *, figures: bool
    ) -> None:
        """Let what the sentence is about be the topic of what follows.

        ``figures`` tells whether it has some: one that has none may speak of a place in passing.
        """
        if frame is None and role is CAPTION:
            # 救援队员在恩施市转运瓶装水: a caption tells where its picture was taken.
            taken = (m for m in marks if m.part is INNER)
            frame = next((m for m in taken if self.folded[m.start - 1] in "在于"), None)
        if frame is None or frame.means is None:
            return
        if frame.part is NATIONAL:
            if figures and self._tells(frame):
                if self.current is None:
                    self._move_to_nation(role, frame, frame.means)
                elif self._is_background(frame):
                    self.current, self.current_by = frame.means, "article"
            return
        if self._is_mentioned(role, marks, frame, figures=figures):
            return
        place, base = self._set_within(marks, frame, frame.means), self.base
        if (
            base is not None
            and role is BODY
            # 全省 goes on with the province, 省财政下拨资金 to a city of it does not
            and not (frame.kind and self.current is base and frame.end - frame.start > 1)
            and holds(place.path, base.path)
            and not self.folded.startswith("：", frame.end)  # 广东：…, the first of several
        ):
            if figures and self._told is not base and self._is_wider_subject(frame):
                # 清晨，贵港的码头…。广西完成吞吐量1亿吨: what a report opens with is but a scene
                self.base = self.current = place
                return
            if any(m.kind and _AS_SEEN_OVER.match(self.folded, m.end) for m in marks[:2]):
                # 就全縣來看，…: so is what follows, to the end of the paragraph
                self.current, self.current_by = place, "article"
                return
            # 河南省政府投资扩建 the airport of 郑州; 贵州打响攻坚战 in a report on one of its counties
            self.current, self.current_by = base, self.base_by
            return
        if self._is_part_of_topic(role, marks, frame, place):
            return
        if not self._move_base(role, marks, frame, place):
            return
        self.current = place
        self.current_by = "headline" if role is HEADLINE else "article"
        if (
            self._brought is not None
            and self._brought.start < frame.start
            and not nested(self._brought.path, place.path)
        ):
            self._brought = None

    def _set_within(self, marks: list[Mark], frame: Mark, place: Place) -> Place:
        """Return the county that a village lies in of which a city's sentence comes to tell.

        阜新市是试点市，德胜村就坐落在该市的阜新县: what follows is of the village. So is it of where a
        firm's project has come: 福建某公司的项目落户于修水县。
        """
        firm = frame.place is not None and _FIRM.match(self.folded, frame.end) is not None
        for mark in marks:
            own = mark.place
            if (
                mark.start > frame.end
                and own is not None
                and own.level is COUNTY
                and (
                    (
                        holds(place.path, own.path)
                        and _VILLAGE_IN.search(
                            self.folded, max(frame.end, mark.start - _LONGEST_SCENE), mark.start
                        )
                    )
                    or (firm and self.folded.endswith(_SETTLED, frame.end, mark.start))
                )
            ):
                return own
        return place

    def _is_wider_subject(self, frame: Mark) -> bool:
        """Tell whether a wider place has the figures, in a text whose headline names none."""
        place = frame.place
        return (
            self.base_by == "article"
            and frame.part is OPENING
            and place is not None
            and not place.inside_organisation
            and place.level is not COUNTRY
        )

    def _move_to_nation(self, role: Role, frame: Mark, nation: Place) -> None:
        """Let the whole nation be the topic of an article that has none."""
        if role is HEADLINE:
            self.base, self.base_by = nation, "headline"
        elif role is BODY:
            first = any(mark is frame for _, mark in self._opening_marks)
            if self.base is None and self.lead is None and (first or not self._placeless):
                self.base, self.base_by = nation, "article"
            self._placeless = True  # a place named later is but one of several
            self.current, self.current_by = nation, "article"

    def _is_mentioned(self, role: Role, marks: list[Mark], frame: Mark, *, figures: bool) -> bool:
        """Tell whether a sentence mentions the place before it only, as an example or somebody's home."""
        if self._is_one_of_firms(frame) or self._is_of_person(frame):
            return True
        if self.folded.endswith(_ABOVE_ALL, 0, frame.start) and marks[0] is frame:
            return True  # 多数增产，特别是东北地区: the talk is of the whole
        if not figures and role is BODY and self._is_in_passing(marks, frame):
            return True
        before = max(0, frame.start - 12)
        return (
            self.folded.find("如", before, frame.start) >= 0
            and _EXAMPLE.search(self.folded, before, frame.start) is not None
        )  # 例如，当时日本正在庆祝…

    def _is_part_of_topic(self, role: Role, marks: list[Mark], frame: Mark, place: Place) -> bool:
        """Tell whether a place is but one of those that a text on a wider one goes through."""
        base, current = self.base, self.current
        if (
            base is not None
            and (self.base_by == "headline" or base.level is COUNTRY)
            and (len(place.path) > len(base.path) or not nested(place.path, base.path))
            and (
                self.folded.endswith("机场", 0, frame.end)
                or self.cues.terminal.match(self.folded, frame.end)
            )
        ):
            return True  # 西安火车站 in a report on a village; 长水国际机场运送旅客…
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
                    return True  # 赣州市13万人，全省最多: an example, the talk is of the whole
        return (
            place.level is CITY
            and place.name[-1] not in "州邦省"
            and role is BODY
            and base is not None
            and base.path == place.path[:1]
        )  # 雅加达市内: a telegram from abroad is about its country

    def _move_base(self, role: Role, marks: list[Mark], frame: Mark, place: Place) -> bool:
        """Let a place be what the article is about, where it is; false where it is no topic at all."""
        base = self.base
        if role is HEADLINE:
            if (
                self._is_row(marks)
                or self._is_example(frame)
                or (base is None and self.folded.startswith("市场", frame.end))
            ):
                return False  # 港澳市场赚6466万元: a part of what a firm earns
            outer, outer_by = self._outer
            if outer is not None and outer.path == place.path:
                self.base, self.base_by = outer, outer_by  # the running head of a page
            elif not (  # the title of what a city issued; 全省, between headings of a city
                base
                and (frame.kind or not self._begun)
                # 湘西南 over a text on one of its counties
                and holds(place.path[:1] if place.level is AREA else place.path, base.path)
            ):
                self.base, self.base_by = place, "headline"
        elif self._subheaded and role is BODY and self._elsewhere(place):
            # Behind another headline the text has gone to another province: a new story.
            self.base, self.base_by = place, "article"
        elif self.cues.schools.match(self.folded, frame.end):
            return False  # 郑州大学、山东大学等: one of several
        elif (
            base is None
            and role is not CAPTION
            and not self._placeless
            and not self._is_item(frame)
        ):
            # What has figures before it names a place is not about the place. 全省, and no
            # province named before, is said of the article's own.
            whole = [
                mark.means
                for mark in marks
                if mark.part is OPENING and mark.kind and mark.means is not None
            ]
            self.base, self.base_by = min([place, *whole], key=lambda p: len(p.path)), "article"
        return True

    def _is_of_person(self, frame: Mark) -> bool:
        """Tell whether a place but says whence somebody is who is named: 香港陈大文先生, 某市某公司总经理王某.

        An official of another place than the text's is its guest.
        """
        folded, end = self.folded, frame.end
        if frame.place is None or frame.group is not None:
            return False
        if _PERSON.match(folded, end):
            return True
        officer = _OFFICER.match(folded, end)
        if officer is None or officer["firm"]:
            return officer is not None
        topic = self.base or self.current
        return topic is not None and not nested(topic.path, frame.place.path)

    def _is_item(self, frame: Mark) -> bool:
        """Tell whether a place heads one of several items on other places: 上海：…。重庆：…."""
        place = frame.place
        return (
            place is not None
            and self.folded.startswith("：", frame.end)
            and any(
                each.path[0] != place.path[0] and self.folded[each.end : each.end + 1] == "："
                for each in self.places
            )
        )

    def _is_in_passing(self, marks: list[Mark], frame: Mark) -> bool:
        """Tell whether a sentence without figures names a place but as one of several, or the world.

        浙江11号台风、新疆地震等灾害都及时作了补偿; 受全球粮价高涨影响 in a report on one country;
        浙江茶园分布于杭州、绍兴等地，绍兴市已成为最大产区 where the talk is of 浙江.
        """
        if (
            frame.place is not None
            and frame.place.name == "中国"
            and self.base is not None
            and self.base.path[0] != "中国"
            and any(mark.kind == "here" for mark in marks)
        ):
            return True  # 中国企业参与当地建设
        topic, first = self.current or self.base, marks[0]
        opened = first.means if first is not frame and first.part is OPENING else None
        if (
            topic is not None
            and opened is not None
            and frame.means is not None
            and opened.path == topic.path == frame.means.path[: len(topic.path)]
        ):
            return True
        if frame.means is not None and frame.means.level is WORLD and topic is not None:
            return True
        if topic is not None or frame.group is not None:
            return False
        last = marks[-1].end
        stop = _CLAUSE_END.search(self.folded, frame.end, last)
        end = stop.start() if stop else last
        return any(
            frame.end < mark.start < end
            and mark.place is not None
            and self.folded[mark.start - 1] == "、"
            for mark in marks
        )

    def _elsewhere(self, place: Place) -> bool:
        """Tell whether a place lies in another province than what the article is about."""
        return (
            self.base is not None
            and self.base.code is not None
            and place.code is not None
            and self.base.path[0] != place.path[0]
        )


def link_regions(scene: Scene) -> list[RegionLink]:
    """Return for each quantity of the scene the place that it is about.

    A quantity of which the text does not say it has a link whose name is None.
    """
    if not scene.quantities:
        return []
    return _Linker(scene).run()


def places_seen(scene: Scene) -> dict[int, list[Mark]]:
    """Return what the regions of a scene are read from: the marks of each sentence, by its start."""
    if not scene.quantities:
        return {}
    linker = _Linker(scene)
    linker.run()
    article = scene.article
    spans = {each.start: each.end for each in (*article.headlines, *article.sentences)}
    return {start: linker.reader.marks(start, end) for start, end in spans.items()}
