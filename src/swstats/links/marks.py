"""Reads the **marks** of a sentence: its places and the words that stand for one, with their parts.

全省, 该市, 当地, 两地, 省民政厅 stand for a place that was named before; which one, ``regions`` says.
The part that a mark plays in its clause is read from what stands right before and behind it: it
opens the clause (安徽省救助3万人), is a goal or a yardstick (向四川捐赠, 比全国高), the place that a
report was sent from (新华社东京电), or stands in mid-clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from enum import IntEnum
from operator import attrgetter
from sys import maxsize
from typing import TYPE_CHECKING

from swstats.links.gazetteer import (
    AREA,
    CITY,
    COUNTRY,
    COUNTY,
    PREFECTURE,
    WORLD,
    ZONE,
    Gazetteer,
    Words,
)
from swstats.links.places import Place, called
from swstats.links.scope import CLAUSE_BREAK
from swstats.text.marks import PAPER_NAME, dateline_lead

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from swstats.lexicons import Lexicon
    from swstats.links.scope import Scene

# behind a place that only tells where another lies: 县境三面与内蒙古自治区接壤
# but 岷县、漳县交界处发生地震 there
_ADJOINS = (
    "接壤|毗邻|相毗|相邻|相连|交界(?!(?:处|地带|地区|附近|一带){0,2}(?:发生|爆发|突发))|为邻|相望"
)
# 三门峡以下约130公里处
_AWAY = "公里处|千米处|海里处|英里处|公里外|海里外|公里以外|海里以外"
NEIGHBOUR = (
    f"[^，。；：]{{0,12}}?(?:{_ADJOINS})"
    "|(?:市区|城区)?[以之]?[东南西北上下]{1,2}[方面侧游]?[约近]?[0-9一二三四五六七八九十百千多余.]{1,8}"
    f"(?:{_AWAY})"
)
# behind the place of those who report: 美国某网站报道称
_MEDIA = "网站|媒体|电视台|电台|通讯社"
MEDIUM = (
    f"(?:[^，。；：]{{0,12}}?(?:{_MEDIA})[^，。；：]{{0,6}}?(?:报道|报导|消息)"
    "|《[^《》\n]{1,16}》(?:[双半]?[周月季年]刊|周报|日报|杂志|报(?![告道导]))"
    "[^，。；：]{0,6}?(?:统计|报[道导]|编制|公布|消息|刊登|刊文|[称指]|估计|调查|评)"  # 英国《经济学家》周刊报道
    "|的[^，。；：《》]{2,6}(?:青年|日|晚|早|晨|商|时|快|都市|导)报[^，。；：]{0,6}?(?:报[道导]|披露|刊登|刊文|援引)"
    "|《[^《》\n]{1,14}(?:报|周刊|杂志|新闻|时代)》(?:网站)?"
    "(?:[^，。；：]{0,6}?(?:报[道导]|援引|引述|[称指说]|刊登|刊文|消息)|(?:[0-9]{1,2}[月日])*(?:[：:对]|的?记者|题为|刊发|发表|发文))"
    # 某国某某新闻网：, over what it reports
    f"|[^，。；：、《》\n]{{0,12}}?(?:{_MEDIA}|新闻网|日报|时报|晚报|邮报)[：:])"
)
# what a river does behind a place
_FLOWS = "汇[入合]|流(?<!净流)[入出](?![人资])|入海|出省"
_AGENCIES = (
    "本报|新华社|中新社|中评社|中新网|人民网|央视网|新华网|法新社|路透社|美联社|共同社|中央社|塔斯社"
    "|本刊|综合|日报|青年报|工人报|时报|商报|晚报|在线|新闻网|中国网|央广网|光明网|环球网|通讯社|客户端"
)


# behind the place of a firm or a school that gives to a village
DONOR = (
    "[^，。；：]{1,12}?(?:大学|学院|研究[所院]|公司|集团|基金会|银行|医院|商会|协会)"
    "(?:先后|还|共|已)?[为给向][^，。；：]{1,14}?[村镇乡](?![镇级民])"
)


class Part(IntEnum):
    """The part that a place plays in its clause."""

    DATELINE = -1  # where the report was sent from
    LOCAL = 0  # holds for the figures right behind it only: 其中来安县42个
    OUTSIDE = 1  # a goal, an origin, a yardstick, the home of a national body
    INNER = 2  # in mid-clause
    OPENING = 3  # opens its clause: what the clause is about
    NATIONAL = 4  # opens its clause as a national body's name: 中国红十字基金会


DATELINE, LOCAL, OUTSIDE, INNER, OPENING, NATIONAL = Part  # for speed, as the levels are


class Mark:
    """A place or a word that stands for one, with its part in the clause."""

    __slots__ = ("end", "group", "kind", "means", "part", "place", "reach", "start")

    def __init__(self, start: int, end: int, place: Place | None, kind: str) -> None:
        self.start, self.end, self.place = start, end, place
        # "" for a place; 省, 市 … for 全省, 该市; "here" for 当地; "pair" for 两地
        self.kind = kind
        self.part = INNER
        self.group: Group | None = None  # the list that it stands in, if any
        self.means: Place | None = None  # what it stands for in the end: for regions to say
        self.reach = maxsize  # the offset from which it no longer governs


class Group:
    """A list of places, which share their part: 福州、厦门两地 (the last is none of its members)."""

    __slots__ = ("common", "members")

    def __init__(self, members: list[Mark]) -> None:
        self.members = members
        self.common: Place | None = None  # what all lie in: for regions to say


# What words are told apart by, one character each.
_STOPS = frozenset("，。；")
_ENDS_NOUN = frozenset("，：。")
_TO = frozenset("至到-—")
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百千万亿几多余")
_PASSES = re.compile("(?:发源于|源出|流[经过]|起[于自]|止于)(?:[^，。；：、]{1,8}、){0,6}$")
_THROUGH = re.compile(
    "(?:、[^，。；：、]{1,8}){0,8}(?:和[^，。；：、]{1,6}|等[^，。；：0-9]{0,4})?[，；至到]"
)
_STATIONS = re.compile("(?:全线|沿线|正线|沿途)[共拟将]?设[^，。；：]{2,60}站")
_PASSED_LAST = frozenset("于自出经过、")
_STATIONS_FIRST = frozenset("全沿正")
_JOINTS = frozenset({"、", "和", "与", "及", "以及", "或"})
_AND = frozenset("和与及")
# between the places of a list: 万州的柑橘、巫溪的药材, 第二的宜春、第三的景德镇
# and 福建大部、浙江北部和东部、江苏南部
_LISTED = re.compile(
    "的[^，。；、：0-9]{1,5}、|、(?:位[居列])?第[一二三四五六七八九十]的"
    "|(?:(?:[东西南北中]{1,2}|大|局|沿海|全)(?:部|大部|地|境)?(?:地区|沿海)?[和及]?){1,3}[、和及与]"
)
_NAMES_IN_SAME = ("大同", "会同", "无为")  # 大同|云冈石窟: no 同 of what is beside it
_OURS = frozenset("我本")
_ENTERS_NOT = frozenset("走推促引先前改奋跃迈递演行增挺并掘共齐")  # 走进某县, 推进海南自贸港建设
_LEADS_PART = frozenset("：是的")
_PRICED = frozenset("跌升涨挫")
_SITE = re.compile("网(?![络点红球线格民友购吧箱]|上[^海])")
_AT_SIDE = re.compile("(?:境内?|县?城)?的?[东西南北中]{1,2}[部端缘角隅陲](?=[，。；])")
_MEANS = re.compile(
    "[^，。；：0-9]{2,24}?为(?:抓手|契机|重点|依托|载体|目标|发力点|着力点|切入点|突破口|主线|引领|牵引|核心|中心|龙头|主题|平台|试点|标杆|榜样|样板|主(?=[，、的]))"
)
_FIRM_NAME = re.compile(
    "[\u4e00-\u9fff]{0,6}?(?:有限责任|股份有限|有限)公司|(?:集团|控股)(?:股份)?(?:有限)?公司|股份"
)
_LINE = re.compile(
    "[\u4e00-\u9fff]{2,5}?(?:段|城际|高速)?(?:铁路|公路|高铁|高速|国道|省道|专线|航线|客专|动车|列车|一级路|二级路|隧道|天然气管道|输油管道)"
)
_REPORTED = re.compile("(?:[即实]时|综合|专题|特稿|连线)?报[道导]")
# 在上海做了几年电商的仲某拿出积蓄, 曾在北京工作的王某: where a person was who acts here
WAS_THERE = re.compile(
    "[^，。；：0-9]{0,4}?(?:做|干|打拼|打工|务工|工作|经商|读书|求学|上学|当兵|闯荡|创业|开店)[^，。；：0-9]{0,8}?的"
    "(?![\u4e00-\u9fff]{1,2}[家生人者员们])[\u4e00-\u9fff]{2,3}?(?:[拿回返带办租贷投辞卖请]|决定|萌生|看到|发现|放弃|毅然|创办|成立)"
)
# 江苏代表团|在|昆山市|举行的比赛中
_LEAST_SUBJECT = 3
_HELD_THERE = re.compile(
    "[^，。；：、0-9]{0,3}?(?:举行|举办|召开)的[^，。；：0-9]{2,16}[上中](?![海国学心])"
)
# 毗邻的苍南县, 肯尼亚的邻国乌干达: what lies beside the topic, and is spoken of now
_NEXT_TO = re.compile(
    "(?:而|但)?(?:[\u4e00-\u9fff]{2,8}的|[与和同跟][\u4e00-\u9fff]{2,8})?(?:(?:毗邻|邻近|相邻|临近|接壤|隔壁)的|邻[国省市县区]|近邻)"
)
_NEXT_LAST = frozenset("的国省市县区邻")
# What may stand between 比, 向 … and the place, with the titles' last characters.
_TITLES = ("省会", "首都", "首府", "邻国", "邻省")
_TOWN_ENDS = re.compile("[^\\W0-9_]{1,4}(?:[镇乡村]|街道)，")
_LEADS = frozenset({*_TITLES, "大陆", "世界工厂", "世界屋脊"})
_TITLE_ENDS = frozenset("会都府国省")
_PARTICLES = frozenset("了过的着")
_RESPECTIVELY = ("分别为", "分别是", "依次为", "依次是", "依序为")
# before those of elsewhere who are in a place: 上海有德国企业, 上海集聚了德国企业
_HAS = ("有", "集聚", "聚集", "集聚了", "聚集了", "吸引了", "接收了", "接纳了", "入驻")
_LONGEST_TITLE = 30
_WIDEST_GAP = 10  # between the places of a list: 海口|机场与|三亚
_LONGEST_LOCATOR = 5
_LONGEST_ALONE = 15
_LONGEST_ROAD = 80
_LONGEST_EXAMPLE = 26
_FURTHEST_WORD = 16  # 12 characters, as NEIGHBOUR and MEDIUM allow, and the word
_FOUNDED = ("注册成立", "注册设立", "成立之有限公司", "注册之公司")
_IN_TITLE = re.compile("[《‘](?:(?<=《)[^》]*|(?<=‘)[^’]*)$")  # 『 is folded to ‘


_start_of = attrgetter("start")
# between what a place is in a list and its figure; but 浙江第一，同比增长5% is of one of its cities
_RANKED = re.compile(
    "(?:，(?:(?!同|环|比|较|增|降|上升|下降|减|占|其)[^，。；：]){0,6}|[为有达是]{0,2})"
)


def _by_last(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return words by their last character, for asking which of them a text ends in."""
    ends: dict[str, tuple[str, ...]] = {}
    for word in words:
        ends[word[-1]] = (*ends.get(word[-1], ()), word)
    return ends


# 天津援建的策勒县医院, 宁波对口协作的凉山11个县
_GIVEN_BY = (
    "援建的", "承建的", "对口协作的", "对口支援的", "对口帮扶的", "对口援助的", "结对帮扶的", "定点帮扶的", "结对的", "协作的",
)  # fmt: skip
# 天津市和平区|结对帮扶|沭阳县: whose figures are those of whom it helps
_HELPED = re.compile(
    "[^，。；：0-9]{0,6}?(?:(?:对口|定点|结对|携手)(?:帮扶|协作|支援|援助)|帮扶)(?:[了的])?"
)
_VISITORS_OF = re.compile("(?:游客|旅客|客商|[考学]生|企业|媒体|专家|市场)")  # of 省内, 境内
# before a place that is then spoken of, whatever 到 leads to elsewhere
_LEARNED = (
    "了解到",
    "看到",
    "注意到",
    "谈到",
    "提到",
    "说到",
    "得知",
    "获悉",
    "搬到",
    "迁到",
    "搬至",
    "迁至",
    "搬进",
    "迁入",
)
# 仅为|浙江|的43%: of what something is a share
_ONLY = ("仅为", "只有", "仅有", "只是", "仅是", "约为", "不到", "不足", "已达", "达到")
_SHARE = re.compile(
    "的(?:约|近|[0-9.]+[多余]?(?:%|成|倍)|[一二三四五六七八九十0-9]{1,3}(?:分之|成|倍))"
)
# 上海某食品公司|沭阳|分公司
_BRANCHES = ("分公司", "分厂", "分院", "分校", "工厂", "基地", "项目部", "办事处")
_FIRM_OF = re.compile("[^，。；：、的0-9]{0,16}?(?:公司|集团|大学|学院|医院|银行|股份)(?:的|驻)?")
# 某大学课题组对|沭阳县|1200名儿童的调查显示
_SURVEYED = re.compile("[^，。；：]{0,24}?(?:调查|调研|研究|抽样|问卷|访谈|监测)(?!员|队|院|所|生)")
# 包括德国领导人等在内的数百名官员: one of those that are counted
_AMONG = re.compile("[^，。；：]{0,30}?在内的")
# 当日下午，记者到肥东县某镇: where what follows is
_CAME_LAST = frozenset("到进赴达访往了")
_CAME = re.compile(
    "[^，。；：、0-9]{0,6}?(?:记者|笔者)(?:[又再还随后先一行]{0,3})(?:来到|走进|赶到|赶赴|抵达|走访|前往|到)了?"
)
# 最大的是常州某公司投资的项目: whose money it is
_INVESTOR = re.compile(
    "[^，。；：、的0-9]{2,18}?(?:公司|集团|企业)(?:独资|出资|共同)?(?:投资|承建|捐赠|捐建|出资|兴建|开发)(?:建设|兴建)?的"
)
_TOWN_AT_FIGURE = re.compile("[\u4e00-\u9fff]{1,8}?(?:[镇乡村站]|街道)")
# 援建老挝某省的供水项目: the works, and where they are
_BUILT = re.compile("(?:我国|中国|国家|由[^，。；：0-9]{2,8})?(?:援建|承建)")
_WORKS_THERE = re.compile(
    "的?[^，。；：0-9]{1,14}?(?:项目|工程|学校|小学|中学|医院|公路|铁路|桥|水库|电站|体育场|中心|水井)"
)

# behind 最高, 最大: what a place has its own of
_LIMITS = "气温|温度|水位|工资|生活|价|值|限|额|海拔|降[雨水]|雨量|风[力速]|流量|负荷|保障"
# 中国驻赞比亚大使, 联合国驻阿富汗援助团: where somebody is posted, of which he tells
_POSTED = re.compile(
    "的?(?:特命全权|临时)?(?:大使(?!级)|使馆|总?领事|公使|代办|参赞|经济?商|商务|代表|办事处|援助团|特派团|协调员|国别|机构|任务区|分社)"
)
_POSTS = re.compile("(?:[据由经]|记者从)?[^，。；：0-9]{0,16}驻")

# what makes of 世界 and 全球 the name of a body, a title or a rank
_OF_A_NAME = (
    "[百千第最前首级杯级观性化通名各上]|之[窗最]|[0-9]+(?:强|大(?![学专国洲])|佳)|卫生|工厂|屋脊|银行|粮食计划署|贸易组织|气象|知识产权|经济论坛|互联网|海关|旅游组织|"
    "领先|一流|先进|纪录|记录|(?:双|(?:文化|自然)(?:[和与暨及]?(?:文化|自然))?|非物质文化|记忆|灌溉工程)?遗产|冠军|锦标|大赛|大会|博览|地球|环境|无烟|献血|读书|水日|战略|变暖|气候|合作|知名"
)


class Cues:
    """The words and patterns that tell a mark and its part, made once for a lexicon.

    Most places are told apart by the character before or behind them, so the sets of characters
    that a pattern may begin with (``…_first``) stand beside it and are asked first.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        roles = lexicon.compiled(Words.build).roles
        self.offices = frozenset(roles["office"])
        self.openings = frozenset(roles["opening"])
        self.longest_opening = max(map(len, self.openings))
        # those of several characters by their first one, the longest first
        self.longer: dict[str, list[str]] = {}
        for word in sorted(self.openings, key=len, reverse=True):
            if len(word) > 1:
                self.longer.setdefault(word[0], []).append(word)
        self.beside = _by_last(roles["beside"])
        self.outside = _by_last((*roles["beside"], *roles["toward"]))
        self.outside_last = _TITLE_ENDS.union(_PARTICLES, self.outside)
        # 泰铢对美元比价: the currency stands for its country where it is what the clause is about.
        self.currencies = dict(pair.split("=") for pair in roles["currency"])
        signs = "".join(sorted({word[-1] for word in self.currencies}))  # the last one of each
        # 全省, 我市, 该县, 当地, 两地; a bare 省 at the head of a phrase, for 省民政厅; the end of a
        # currency's name. The pattern begins with one class of characters, which lets the search
        # skip all others fast, and then asks for what may stand behind them: few things do.
        kinds = "自治区|[省市县区州盟旗镇乡村街]"
        behind = "".join(sorted({word[0] for word in self.offices}))
        behind = f"[{behind}治域内里运对兑汇贬升跌涨界际世球佩油展达自省市县区州盟旗镇乡村街们国地余他它]"
        self.anaphor = re.compile(
            f"[全我咱本该境辖当两三四五六七八九十省市县区州自这其世欧石发国{signs}](?={behind})(?:"
            "(?<=[省市县区州自])(?:"
            "(?:(?<!\\w.)|(?<=[据由从经向在和与对为给].)|(?<=联合.)|(?<=获悉.))"
            "(?P<bare>(?<=自)治区|(?<!自))"
            "|(?P<games>(?<=届[省市县区州])运会(?=[共设产有总比])))"  # 本届省运会共产生480块金牌
            f"|(?<=[{signs}])(?P<rate>(?=[对兑汇贬升跌涨]))"
            f"|(?P<world>(?<=世)界|(?<=全)(?:世界|球)|(?<=欧)佩克|(?<=石)油输出国组织|(?<=发)(?:展中|达)国家)(?!{_OF_A_NAME})"
            "|(?<=国)(?P<priced>际(?=油价|金价|粮价|糖价|铜价|原油|现货|市场[油金粮铜糖]))"  # 国际油价
            f"|(?<=[全我本该])(?P<whole>{kinds})(?![体面部局])"
            f"|(?<=[我咱])们(?P<ours>{kinds})"
            "|(?<=该)(?P<land>国)"
            "|(?P<here>(?<=境)内|(?<=辖)区内|(?<=[当本该])地区?)"
            "|(?P<reached>(?<=[。！？\n”]这)里)"
            "|(?P<rest>(?<=其)[余他它](?=[0-9一二三四五六七八九十两]{1,3}个?[省市县区州盟旗]))"
            "|(?P<pair>(?<=[两三])(?:[省县区州地国]|市(?!成交|融资|两融|个股|股|指|主力|大盘))|(?<=[四五六七八九十])[省市县区州](?=共|合计)))"
        )
        # Up to the last sign before a mark that ends a clause; it is looked for from behind.
        self.last_break = re.compile(
            ".*(?:[，；：。！？!?;…\n·•■◆●▲▼★※【】〔〕|,:](?:(?<![,:])|(?<![0-9].)(?![0-9]))"
            "|—(?<!——)—(?:——)*)",
            re.DOTALL,
        )
        # Of what a place is the first or the best.
        self.rank = re.compile(
            "的?(?:第[一二三四五六七八九十0-9]+(?:[位名]|(?=[，。；、）]))|第[一二三](?:大(?![学专会楼城])|侨|县|村|镇|省|强|品牌)|前列|首[位个家批创条座例次]|率先|之[首最]|领先|比重"
            f"|位次|[0-9百五]+强|新?[纪记]录|历史新高|总量的|份额|唯一|最[大高多低早](?!{_LIMITS})|范围内?(?:引领|领先|率先|推广|首))"
        )
        self.one_of = re.compile(
            "[^，。；：]{0,24}?(?:之一|最[^，。；：]{1,6}的[^，。；：]{1,6})(?=[，。；])"
            "|[^，。；：0-9]{0,16}的[0-9.]+[多余]?倍"
            "|的[0-9.]+[多余]?%(?=[，。；])"
        )
        self.rank_first = frozenset("的范第前首率之领比位总份唯最新纪记历0123456789百五")
        # Whence, not where: 港澳旅客, 武清区帮扶资金; and a river: 湖北汇入长江
        # 盛产苹果的灵宝市去年产苹果…: what is said of the clause's subject
        self.attribute = re.compile(
            "(?:[今去]年|近年来?)?(?:地处|位于|坐落[于在]|拥有|有着|素有|素以|素称|盛产|号称|被[誉称]为|享有|有)"
            "[^，。；：、0-9的]{2,16}(?:的[^，。；：、0-9的]{2,8})?的"
            # 人口达8500多万的四川省曾是…
            "|[\u4e00-\u9fff]{0,6}(?:人口|面积|海拔|产值|耕地|总量)(?:已?[高多]?达|近|约|超过?|逾|仅有?|为|有)?"
            "[0-9][0-9.]{0,8}[多余]?[万亿]?[多余]?[^，。；：、0-9的]{0,5}的"
        )
        # 西安音乐学院为流溪沟村投入32万元: who gives to a village that has no place here
        self.donor = re.compile(DONOR)
        self.visitors = re.compile("|".join(roles["visitor"]))
        # 上海有德国企业1800家，法国企业1200家: those of elsewhere, who are in the place named before
        self.of_elsewhere = re.compile("|".join(roles["of_elsewhere"]))
        self.whence = re.compile(
            f"{self.visitors.pattern}"
            # 据广州日报记者统计: the paper, not the place
            "|(?:日|晚|早|晨|时|商|都市|文汇|青年)报|电视台|卫视"
            "|新闻网|在线(?![上下])|网(?:讯|消息|(?=[0-9]{1,2}月))"
            "|(?:对口)?(?:帮扶|支援|援助|援建|协作)(?!了?[^，。；]{0,12}[省市县区州盟旗国]|了?[0-9])"
            "|援建的|代管|托管"
            "|(?:地区|省份)?(?:以外|之外)"  # 中国以外
            # 列入省、茂名市考核的29个项目
            "|(?:考核|下达|批准|认定|命名|评定|授予|表彰|验收|审批|核定)的"
            "|之后，"  # 在江苏之后，是…
        )
        self.whence_first = frozenset(
            "日晚早晨时商都文青电卫新在网对帮支援协地省以之代托考下批认命评授表验审核"
        ).union(word[0] for word in roles["visitor"])
        # the same, told by a word further on
        self.whence_afar = re.compile(f"[^，。；]{{0,8}}?(?:{_FLOWS})|{NEIGHBOUR}|{MEDIUM}")
        # behind a mark and before it, what may tell its part
        self.telling_behind = self.rank_first | self.whence_first | _TO
        self.telling_before = self.outside_last | _AND | frozenset("从在为是的")
        # Few sentences have one of these about their marks; without, no mark is part of a title, is
        # told by a word further on or, unless it opens the sentence, is of a dateline.
        # Each word is written out, as the search then skips what begins none of them.
        self.rare = re.compile(f"《|‘|{_FLOWS}|{_ADJOINS}|{_AWAY}|{_MEDIA}|{_AGENCIES}|报[道导]")
        # 加州圣克拉拉，11月28日/美通社/: a firm's own report, sent from where the firm sits
        firms = "PR ?Newswire|美通社|新华美通|Business ?Wire|美国商业资讯|GLOBE ?NEWSWIRE"
        self.newswire = re.compile(f"[^。\n]{{0,48}}?[/（(—–-] ?(?:{firms})")
        # with the agencies abroad, whose seat is not what they write on, and bodies of the world
        bodies = "联合国|欧佩克|石油输出国组织|[世国][界际][^，。；的]{2,8}(?:组织|机构|署|联合会|委员会|基金|银行)"
        self.elsewhere = re.compile(
            f"路透|中评社|法新社|美联社|彭博|共同社|流域|沿[淮江黄]|我军|集团军|舰队|{firms}|{bodies}"
        )
        self.stretches = roles["stretch"]
        # 公司25日在香港宣布: where it was said
        self.told = roles["told"]
        # 在省民政厅的指导下: whose hand it was done under
        self.guidance = re.compile(
            "[^，。；：]{0,16}?的?(?:领导|指导|支持|帮助|关怀|关心|组织|统筹|部署|推动|带领|协助)下"
            "|[^，。；：]{0,12}?(?:举办|主办|组织|开展|召开|举行)的[^，。；：]{2,20}[中上](?:，|说|表示|介绍|透露|指出)"
            "|[^，。；：]{0,14}?(?:考核|评比|评选|竞赛|大赛|比武|测评)[中里]"
        )
        self.lies = roles["lie"]
        self.reports = re.compile("[^，。；：]{0,24}(?:报道|报导|消息|[日月]电)")
        # 中国驰名商标: a title that the country gives
        self.titles = re.compile(
            "驰名商标|[\u4e00-\u9fff]{1,6}之[乡都城](?!市)|名牌|专利[金优]?奖|质量奖|地理标志|传统村落|历史文化名|优秀旅游城市|[民私品]?营?企业500强|好人|非物质文化遗产"
        )
        # 最高为彰化县, 人口最多的新北市, 降幅最大的县市为桃园市
        self.ranked = re.compile(
            "(?:最[多少高低大小快慢长短](?:者|[\u4e00-\u9fff]{2}(?=[为是]))?|其次|再次)"
            "的?(?:(?:省份|城市|[县市区]{1,2}|[省州镇国]|地区|国家|经济体)(?=[依分则也为是]))?(?:依[次序]|分别)?(?:则|也)?"
            "(?:[为是]|(?<=的))$"
        )
        self.setting = re.compile(
            "[^，。；在]{0,40}(?:情况|背景|形势|环境|条件|前提)(?:之?下|中)，"
        )
        # 东部、中部和 before 东北地区
        self.list_end = re.compile("[^，。；、：]{1,6}(?:、[^，。；、：]{1,6}){1,5}[和与及]")
        # 榆林最多; but 沭阳县最高气温达38℃ is that of the county
        self.extreme = re.compile(
            f"[^，。；最0-9的]{{0,4}}最[多少高低大小强弱冷热深厚](?!{_LIMITS})"
        )
        self.apart = re.compile("[^，。；0-9]{0,16}分别")
        self.locator = re.compile(
            "(?:省|市|境内|山?区|地区|腹地)?[东西南北中]{0,2}[部端缘]?的|的?(?:首都|首府|省会)|(?:第[二三四五]|最)大城市|(?:港口|边境)城市"
        )
        # 咸阳，陕西省地级市: what kind of place it is, and of what
        self.status = re.compile(
            "(?:的|下?辖的?)?(?:地级|县级|副省级|省辖|直辖|省会|首府|计划单列)"
        )
        # 漳县位于甘肃省中部，定西市境南部: once more where it lies
        self.side = re.compile("境?[东西南北中]{1,2}[部端缘侧隅](?=[，。；、])")
        # 福建省仅宁德一市: one part, of which the figures behind are
        self.alone = re.compile("[^，。；：0-9]{0,4}(?:仅|光是?|单是?)(?:[^，。；：0-9]{0,8}的)?")
        # 向基辅发动袭击: where the harm is done
        self.attacked = re.compile(
            "[^，。；：]{0,8}?(?:发动|发起|实施|进行|展开)[^，。；：]{0,8}?(?:袭击|空袭|打击|攻击|轰炸|炮击)"
            "[^，。；]{0,4}，?[^，。；]{0,4}?[造致]"
        )
        self.labels = tuple(f"{word}：" for word in roles["label"])
        self.learned = re.compile(
            "[^，。；]{0,16}?(?:获悉|了解|得知|悉|看到|发布|公布|的消息|发来)"
            "|(?:范围内?|[情状]况|来)?看(?=，)"  # 从全国看，
        )
        self.agency = re.compile(f"(?:{_AGENCIES})[^，。；]{{0,6}}$")
        # The end of a dateline: 新华社东京6月15日电, 贵阳讯.
        wire = "(?:电(?![力子网信影视商器动话台站厂池车缆梯机解])|讯(?![息问号飞])|消息)"
        # 記者王小明 台北 2026-01-16
        self.reporter = re.compile("记者[^，。；：\n]{2,8}[ 　]$")
        self.telegram = re.compile(f"[^，。；]{{0,14}}?{wire}")
        self.bare_telegram = re.compile(f"(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?{wire}")
        # 深圳特区报讯: what a paper is called after; 市 of 广州市广播电视台消息 belongs to the place
        self.paper = re.compile(
            f"[^，。；：（(\\s0-9]{{0,5}}(?:{PAPER_NAME}|报社|电视台|新闻网|在线){wire}"
        )
        # 三亚某景区、海口某酒店等8家单位: what is behind the place of one that is but an example
        self.example = re.compile(
            "(?![省市县区州、等])[^，。；：向为给在对有的了将与被由从把到等0-9]{0,23}"
            "(?:厂|矿|公司|集团|银行|大学|学院|中学|小学|学校|医院|酒店|宾馆|法院|检察院|局|社|馆|中心|研究[所院]|协会|商店|商场|超市|农场|林场)等"
            "[0-9一二两三四五六七八九十百]{1,4}[余多几]?[家个所名位支只条款种项例座](?!部门|[省市县区国州城镇乡村])"
        )
        self.date = re.compile(
            # 第三天, 第一站 of a journey; 第3名桃园市，案件1946件
            "(?:第[0-9一二三四五六七八九十、和]{1,7}(?:[天日站](?![0-9])|[名位](?:[的是为]|则[是为])?)"
            "|[0-9一二三四五六七八九十〇]{1,4}[年月日时点分]+份?是?|[上下]半年|第?[一二三四]季度|[至到底末初前中旬]"
            # the number of a heading: 一、广东, （二）湖南, 第三节 江西
            "|[一二三四五六七八九十]{1,3}[、）]|第[一二三四五六七八九十]{1,3}[章节])"
        )
        self.date_first = frozenset("第0123456789一二三四五六七八九十〇上下至到底末初前中旬")

    def opens(self, folded: str, start: int, end: int) -> bool:
        """Tell whether nothing but openings, dates and marks stands between the offsets."""
        openings = self.openings
        at = start
        while at < end:
            first = folded[at]
            for word in self.longer.get(first, ()):
                if folded.startswith(word, at, end):
                    at += len(word)
                    break
            else:
                date = self.date.match(folded, at, end) if first in self.date_first else None
                if date:
                    at = date.end()
                elif first in openings or not first.isalpha():
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
    def _ends(before: str, words: dict[str, tuple[str, ...]]) -> bool:
        if before[-1:] in _TITLE_ENDS:
            for title in _TITLES:
                before = before.removesuffix(title)
        if before[-1:] in _PARTICLES:
            before = before[:-1]
        return before.endswith(words.get(before[-1:], ())) and not before.endswith(_NAMES_IN_SAME)

    def is_office(self, folded: str, start: int) -> bool:
        """Tell whether an office's name goes on at ``start``: 民政厅 behind 省."""
        return any(folded[start : start + length] in self.offices for length in (1, 2, 3, 4))


def nested(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one of two paths lies on the other."""
    return one[: len(other)] == other or other[: len(one)] == one


def holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Tell whether a path leads to a part of the place that another one leads to."""
    return len(part) > len(whole) and part[: len(whole)] == whole


def common(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the path that all of some paths begin with, empty where they begin apart."""
    path = paths[0]
    for other in paths[1:]:
        depth = 0
        while depth < min(len(path), len(other)) and path[depth] == other[depth]:
            depth += 1
        path = path[:depth]
    return path


class MarkReader:
    """Reads the marks of one article's sentences."""

    def __init__(
        self, scene: Scene, places: Sequence[Place], spans: Sequence[tuple[int, int]]
    ) -> None:
        self.folded = scene.document.folded
        self.gazetteer = scene.lexicon.compiled(Gazetteer.build)
        self.cues = scene.lexicon.compiled(Cues)
        self.quantities = scene.quantities
        self.places = places
        self.starts = [place.start for place in places]
        self.heads = frozenset(self.starts)
        self._read: dict[int, list[Mark]] = {}
        self._marks: list[Mark] = []
        # What stands behind the last figure is seldom asked for, and is searched when it is.
        self._limit = limit = scene.sentence(len(self.quantities) - 1).end
        self._behind = [(max(start, limit), end) for start, end in spans if end > limit]
        self._find([(start, min(end, limit)) for start, end in spans if start < limit])

    def marks(self, start: int, end: int) -> list[Mark]:
        """Return places and anaphors of a sentence, in order, with their parts."""
        made = self._read.get(start)
        if made is None:
            if end > self._limit and self._behind:
                self._find(self._behind)
                self._behind.clear()
            starts = self.mark_starts
            first = bisect_left(starts, start)
            made = self._read[start] = self._marks[first : bisect_left(starts, end, first)]
            if made:
                self._assign(made, start)
        return made

    def _find(self, spans: Sequence[tuple[int, int]]) -> None:
        """Find the marks of the spans, without their parts.

        The spans are searched whole: a full stop or a line's end is between two sentences, and no
        mark, nor what is asked to stand behind it, goes beyond it.
        """
        folded, places, starts, marks = self.folded, self.places, self.starts, self._marks
        for start, end in spans:
            first = bisect_left(starts, start)
            for place in places[first : bisect_left(starts, end, first)]:
                marks.append(Mark(place.start, place.end, place, ""))
            for found in self.cues.anaphor.finditer(folded, start, end):
                mark = self._anaphor(found)
                if mark is None:
                    continue
                at = bisect_right(starts, mark.start) - 1
                reached = places[at].end if at >= 0 else -1
                if reached > mark.start:
                    continue  # within a name: 全国, 雄县
                if mark.kind == "here" and reached == mark.start:
                    continue  # 湖北境内
                marks.append(mark)
        marks.sort(key=_start_of)
        self.mark_starts = [mark.start for mark in marks]

    def _assign(self, marks: list[Mark], start: int) -> None:
        """Give each mark of a sentence its part, lists of places one part."""
        folded, cues = self.folded, self.cues
        last_break = cues.last_break
        clause = searched = start
        leads: list[int] = []  # where datelines end
        if lead := dateline_lead(folded, start, marks[-1].start):
            searched = lead.end()  # 本网讯（县府办）白玉县…
            leads.append(searched)
        near = max(0, marks[0].start - _LONGEST_TITLE), marks[-1].end + _FURTHEST_WORD
        rare = cues.rare.search(folded, *near) is not None
        previous: Mark | None = None
        hosts = False
        for mark in marks:
            place, at, end = mark.place, mark.start, mark.end
            before = folded[at - 1]
            if (
                previous is not None
                and (mark.kind == "pair" or 0 < at - previous.end <= _WIDEST_GAP)
                and self._in_list(previous, mark)
            ):
                previous = mark
                continue
            if searched < at:
                broken = last_break.match(folded, searched, at)
                if broken:
                    clause = broken.end()
                searched = at
            if leads:
                clause = max([clause, *(end for end in leads if end <= at)])
            told = previous is not None and previous.part is DATELINE  # …电 比什凯克消息：
            wire = None
            if place is not None and (
                rare
                or told
                or at == start
                or before in " 　"
                or (before in "/【[（" and at == start + 1)
            ):
                wire = self._wire(mark, clause if told else start)
            if wire is not None:
                # 新华社东京6月15日电: where the reporter is; the sentence begins behind it.
                mark.part = DATELINE
                leads.append(wire)
                previous = mark
                continue
            if leads and place is not None and at == start and end < leads[0]:
                mark.part = OUTSIDE  # 中国某某网韶关11月9日电: the name of who reports
                continue
            mark.part = self._part(mark, clause, rare=rare)
            if (
                previous is not None
                and place is not None
                and previous.place is not None
                and (previous.start >= clause or at - previous.end <= _LONGEST_LOCATOR)
            ):
                self._beside(previous, previous.place, mark, place, clause)
                hosts |= self._hosts(previous, previous.place, mark, place)
                if self._goes_on(previous, mark) or (
                    # 联合广东省红十字会、广东省某基金会
                    previous.part is OUTSIDE
                    and previous.start >= clause
                    and before in "、和与及"
                    and (
                        previous.place.path == place.path
                        # 来自德国各地和世界各国约500万的宾客
                        or (
                            at - previous.end <= _LONGEST_LOCATOR
                            and folded.endswith("来自", clause, previous.start)
                        )
                    )
                ):
                    mark.part = previous.part
            if hosts and place is not None and cues.of_elsewhere.match(folded, end):
                mark.part = OUTSIDE  # 上海有德国企业1800家，法国企业1200家
            comma = folded.find("，", end, end + 46)
            if (
                comma > 0
                and folded[comma - 1] in "下中"
                and (setting := cues.setting.match(folded, end))
            ):
                mark.reach = setting.end()  # 在全国利润下降的情况下，
            elif place is None:
                pass
            elif before in _PASSED_LAST and self._is_passed(at):
                # 洮河发源于河南县，全长673公里: the river's
                mark.reach = comma if comma > 0 else end
            elif before == "经" and _THROUGH.match(folded, end):
                mark.part, mark.reach = OUTSIDE, end  # 铁路自连云港引出，经淮安、扬州，至镇江
            elif folded[clause] in _STATIONS_FIRST and _STATIONS.match(folded, clause):
                mark.reach = end  # 全线设灌云、丹徒等11座车站
            elif folded.find("最", end, end + 5) >= 0:
                mark.reach = self._reach(end)
            elif before == "以":
                mark.reach = self._foremost(end)
            elif (
                (sums := folded.find("等", end + 1, end + _LONGEST_EXAMPLE)) > 0
                and folded[sums + 1 : sums + 2] in _NUMERALS
                and cues.example.match(folded, end)
            ):
                mark.reach = at  # 湛江某造纸厂等6个企业
            previous = mark

    def _in_list(self, previous: Mark, mark: Mark) -> bool:
        """Tell whether a mark goes on with a list, or sums it up; then it shares its part."""
        if mark.kind == "pair":
            if previous.group is None:
                return False
        elif not self._joined(previous, mark):
            return False
        else:
            if previous.group is None:
                previous.group = Group([previous] if previous.kind != "pair" else [])
            previous.group.members.append(mark)
        mark.group, mark.part = previous.group, previous.part
        mark.reach = min(mark.reach, previous.reach)  # 流经天水、宝鸡
        if mark.place and self.cues.visitors.match(self.folded, mark.end):
            for member in mark.group.members:
                member.part = OUTSIDE  # 内地、香港及台湾地区旅客
        elif mark.part is OUTSIDE and self._given_there(mark.group.members[0].start, mark):
            for member in mark.group.members:
                member.part, member.reach = LOCAL, self._end_of_figure(mark.end)
        return True

    def _is_passed(self, at: int) -> bool:
        """Tell whether a river or a road but comes through a place, or the list that it is in."""
        passes = _PASSES.search(self.folded, max(0, at - _LONGEST_TITLE), at)
        if passes and passes[0][0] == "起":  # a road between two places
            return self.folded.find("止于", at, at + _LONGEST_ROAD) >= 0
        return passes is not None

    def _goes_on(self, previous: Mark, mark: Mark) -> bool:
        """Tell whether visitors' home has the next figure in a list: 香港60人次及台湾旅客4人次."""
        if mark.part is not OUTSIDE or previous.part is OUTSIDE:
            return False
        quantities = self.quantities
        at = bisect_left(quantities, previous.end, key=_start_of)
        return (
            at < len(quantities)
            and quantities[at].start == previous.end
            and self.folded[quantities[at].end : mark.start] in _JOINTS
            and self.cues.visitors.match(self.folded, mark.end) is not None
        )

    def _hosts(self, previous: Mark, above: Place, mark: Mark, place: Place) -> bool:
        """Tell whether the place before has those of the other one: 上海有德国企业."""
        return (
            previous.part is OPENING
            and self.folded.endswith(_HAS, previous.end, mark.start)
            and above.level not in (WORLD, AREA)
            and not nested(above.path, place.path)
            and not (above.name == "中国" and place.code)
            and self.cues.of_elsewhere.match(self.folded, mark.end) is not None
        )

    def _beside(self, previous: Mark, above: Place, mark: Mark, place: Place, clause: int) -> None:
        """Tell the part of a place by the one named before it, ``above``."""
        folded = self.folded
        gap = mark.start - previous.end
        if (
            previous.start >= clause
            and previous.part is OPENING
            and len(above.path) > len(place.path)
            and nested(above.path, place.path)
        ):
            mark.part = OUTSIDE  # 甘孜县位于四川省西北部
        elif (
            gap == 1 and folded[previous.end] == "，" and self._is_superior(above, place, mark.end)
        ) or (
            previous.part is OUTSIDE
            and gap <= _LONGEST_LOCATOR
            and len(above.path) < len(place.path)
            and nested(above.path, place.path)
            and folded.endswith(self.cues.lies, 0, previous.start)
            and self.cues.side.match(folded, mark.end)
        ):
            mark.part = OUTSIDE
        elif (
            previous.start >= clause
            and previous.part is OPENING
            and gap <= _LONGEST_ALONE
            and len(above.path) < len(place.path)
            and nested(above.path, place.path)
            and self.cues.alone.fullmatch(folded, previous.end, mark.start)
        ):
            mark.part = LOCAL
        elif (
            gap == 1
            and folded[previous.end] == "（"
            and folded.startswith("）", mark.end)
            and folded[previous.start - 1] in "距离"
        ):
            mark.part = previous.part  # 距济宁（曲阜）机场15公里
        elif (
            gap == 1
            and folded[previous.end] == "的"
            and folded[previous.start - 1] == "在"
            and not nested(above.path, place.path)
        ):
            mark.part = OUTSIDE  # 在约旦的叙利亚难民
        elif (
            previous.part is OPENING
            and previous.start >= clause
            and place.code
            and not nested(above.path, place.path)
            and (
                (mark.part is OUTSIDE and _HELPED.fullmatch(folded, previous.end, mark.start))
                or (
                    folded.startswith(_BRANCHES, mark.end)
                    and _FIRM_OF.fullmatch(folded, previous.end, mark.start)
                )
                or (
                    above.inside_organisation
                    and folded[mark.start - 1] in "对在"
                    and _SURVEYED.match(folded, mark.end)
                )
            )
        ):
            # 和平区结对帮扶沭阳县，投入…, 上海某公司沭阳分公司, 北京某大学对沭阳县1200名儿童的调查显示
            mark.part, previous.part = OPENING, OUTSIDE
        if (
            gap <= _LONGEST_LOCATOR
            and len(above.path) <= len(place.path)
            and self.cues.locator.fullmatch(folded, previous.end, mark.start)
            and (nested(above.path, place.path) or (place.code and above.level in (COUNTRY, AREA)))
        ):
            # 中国东北的吉林省, 四川东部的万源市: only where the other lies
            mark.part, previous.part = previous.part, OUTSIDE
        elif (
            gap == 0
            and place.level is CITY
            and place.path[0] != "中国"
            and folded.startswith("我国", previous.start)
            and self.cues.opens(folded, clause, previous.start)
        ):
            mark.part = OPENING  # 我国吉隆坡, in a paper of its country

    def _is_superior(self, one: Place, other: Place, end: int) -> bool:
        """Tell whether the other place is but what the one belongs to: 咸阳，陕西省地级市."""
        return (
            len(one.path) > len(other.path)
            and nested(one.path, other.path)
            and self.cues.status.match(self.folded, end) is not None
        )

    def _joined(self, one: Mark, other: Mark) -> bool:
        """Tell whether two marks stand in one list: 福州、厦门; 海口机场与三亚机场分别."""
        if other.start - one.end <= 2:
            return self.folded[one.end : other.start] in _JOINTS
        if one.place and other.place and _LISTED.fullmatch(self.folded, one.end, other.start):
            return True
        return (
            self.folded[other.start - 1] in _AND
            and self.cues.apart.match(self.folded, other.end) is not None
            and CLAUSE_BREAK.search(self.folded, one.end, other.start) is None
        )

    def _reach(self, end: int) -> int:
        """Return how far a place governs that is but an example: 柳州最多，2.9万户."""
        if not self.cues.extreme.match(self.folded, end):
            return maxsize
        quantities = self.quantities
        at = bisect_left(quantities, end, key=_start_of)
        return quantities[at].end if at < len(quantities) else maxsize  # its own figure, no more

    def _foremost(self, end: int) -> int:
        """Return the same of 撤离5942人，以高雄3190人最多，仍有339人: the rest are not there."""
        quantities = self.quantities
        at = bisect_left(quantities, end, key=_start_of)
        own = at < len(quantities) and quantities[at].start == end
        own = own and self.folded.startswith(("最", "居首", "居冠"), quantities[at].end)
        return quantities[at].end if own else maxsize

    def _wire(self, mark: Mark, start: int) -> int | None:
        """Return where the dateline ends that a place belongs to: 新华社东京6月15日电, 贵阳讯."""
        cues, folded = self.cues, self.folded
        if folded[start] == "/" and folded[mark.end : mark.end + 1] in ("", "\n"):
            return mark.end  # / 台北市, a line of its own
        if mark.start == start or (mark.start == start + 1 and folded[start] in "【[（"):
            found = cues.bare_telegram.match(folded, mark.end)
            found = found or cues.paper.match(folded, mark.end)
            found = found or cues.newswire.match(folded, mark.end)
        elif cues.agency.search(folded, max(start, mark.start - 12), mark.start):
            found = cues.telegram.match(folded, mark.end)
        else:
            found = _REPORTED.match(folded, mark.end)
            if found is None and folded[mark.start - 1] in " 　":
                if folded.startswith(("消息：", "讯："), mark.end):
                    return folded.index("：", mark.end) + 1  # 运河收入下降　开罗消息：…
                found = cues.reporter.search(folded, max(start, mark.start - 16), mark.start)
                return mark.end if found and not folded[mark.end : mark.end + 1].isalpha() else None
        return found.end() if found else None

    def _currency(self, end: int) -> Mark | None:
        """Return the country whose currency ends there: of several, the one the article names."""
        words = self.cues.currencies
        word = next((word for word in words if self.folded.endswith(word, 0, end)), None)
        if word is None:
            return None
        start = end - len(word)
        if self.folded[max(0, start - 1)] in _NUMERALS:
            return None  # 5亿美元对外投资
        names = words[word].split("|")
        if len(names) > 1:
            names = [place.path[0] for place in self.places if place.path[0] in names]
        country = called(names[0], self.gazetteer, start, end) if names else None
        return Mark(start, end, country, "") if country else None

    def _anaphor(self, m: re.Match[str]) -> Mark | None:
        """Return an anaphor with what it goes back to, None where it is none."""
        start, stop = m.span()
        name = m.lastgroup or ""
        if name == "rate":
            return self._currency(stop)
        if name == "bare":
            kind = m[0]
            if self.folded.startswith(("域内", "内", "里"), stop):
                stop += 2 if self.folded[stop] == "域" else 1
            elif not self.cues.is_office(self.folded, stop) or (
                self.folded.startswith("乡村", stop)
                and not self.folded.startswith("振兴", stop + 2)
            ):
                return None  # 县乡村公路
        elif name == "priced":
            kind = "world"
        elif name == "world" and self.folded[start - 1] in "大新微":
            return None  # 冰雪大世界
        elif name in ("whole", "ours"):
            kind = "here" if m[name] in "镇乡村街" else m[name]
        elif name == "games":
            kind = m[0][0]
        else:
            kind = "国" if name == "land" else name
        return Mark(start, stop, None, kind)

    def _part(self, mark: Mark, clause: int, *, rare: bool) -> Part:
        """Tell what part a place plays, by what stands before and behind it."""
        folded, cues = self.folded, self.cues
        place, start, end = mark.place, mark.start, mark.end
        of_body = place is not None and place.inside_organisation
        china = place is not None and place.name == "中国"
        if place is not None and folded.startswith("网", end) and _SITE.match(folded, end):
            return OUTSIDE  # 中国台湾网: who writes
        if place is not None and of_body:
            if china:
                share = folded.startswith("其中", clause)  # 其中中央财政资金4788万元
                opens = not share and cues.opens(folded, clause, start)
                return NATIONAL if opens else OUTSIDE
            if place.level in (WORLD, AREA, ZONE) and place.name[-1] != "盟":
                return OUTSIDE  # not 欧盟委员会, but 华北电力大学, 亚洲开发银行: a name, no place
        before, behind = folded[start - 1], folded[end : end + 1]
        if before == "来" and folded[start:end] == "华":
            return OPENING  # 来华留学生
        if behind == "驻" and end + 1 in self.heads:
            other = self.places[bisect_left(self.starts, end + 1)]
            if _POSTED.match(folded, other.end):
                return OUTSIDE
        if (
            before == "驻"
            and place is not None
            and _POSTED.match(folded, end)
            and _POSTS.fullmatch(folded, clause, start)
        ):
            return OPENING
        if before == "（" and behind == "）" and _FIRM_NAME.match(folded, end + 1):
            return OUTSIDE  # 某某（上海）有限公司: part of a firm's name
        if before == "括" and _AMONG.match(folded, end) and folded.endswith("包括", 0, start):
            return OUTSIDE
        if (
            (before in "是由为" or folded.endswith("由中国", 0, start))
            and place is not None
            and _INVESTOR.match(folded, end)
        ):
            return OUTSIDE
        if (
            before in "为是"
            and place is not None
            and place.level in (PREFECTURE, COUNTY)
            and (town := _TOWN_AT_FIGURE.match(folded, end)) is not None
            and town.end() in self.heads
        ):
            return LOCAL  # 最大点降雨为辰溪县仙人湾乡436.5毫米
        if before in "于在" and place and not place.code and folded.startswith(_FOUNDED, end):
            return OUTSIDE  # （于开曼群岛注册成立之有限公司）: where a firm stands on paper
        if (
            before == "在"
            and place is not None
            and (
                WAS_THERE.match(folded, end)
                or (start - clause > _LEAST_SUBJECT and _HELD_THERE.match(folded, end))
            )
        ):
            return OUTSIDE
        if folded[end - 1] == "内" and not place and _VISITORS_OF.match(folded, end):
            return OUTSIDE  # 省内游客36万人次
        if folded[end - 1] == "内" and before in "为给" and not place and self._is_counted(end):
            return LOCAL  # 为省内200名学生提供资助
        if before == "以" and _MEANS.match(folded, end):
            return OUTSIDE  # 以三江源保护为抓手; but 以兰州市为试点
        if behind in cues.telling_behind and (
            # 贵阳至南宁, 甲市至桃花坪公路
            (behind in _TO and (end + 1 in self.heads or _LINE.match(folded, end + 1)))
            or (behind in cues.rank_first and self._ranks(mark, clause))
            or (
                place is not None
                and behind in cues.whence_first
                and not (before == "在" and behind in "援支帮对")  # 在广西援建小学37所
                and cues.whence.match(folded, end) is not None
            )
        ):
            return OUTSIDE
        if (
            china
            and (
                # 融创中国跌6%: a firm
                (behind in _PRICED and start == clause + 2)
                # 中国驰名商标, 中国利川网
                or cues.titles.match(folded, end)
                or end in self.heads
                # 中国（寿光）博览会
                or (behind == "（" and end + 1 in self.heads)
                # 位于中国成都平原西北部: only where in the world it is
                or (
                    behind >= "一"
                    and folded[start:end] == "中国"
                    and folded.endswith(cues.lies, 0, start)
                )
            )
        ):
            return OUTSIDE
        if (
            rare
            and place is not None
            and (
                # part of a work's title: 《黔南识略》, 『来去台东』
                _IN_TITLE.search(folded, max(0, start - _LONGEST_TITLE), start)
                or cues.whence_afar.match(folded, end)
            )
        ):
            return OUTSIDE
        if (
            of_body
            and (gives := cues.donor.match(folded, end))
            and bisect_left(self.starts, end) == bisect_left(self.starts, gives.end())
        ):
            return OUTSIDE
        if behind == "的" and folded.endswith(_ONLY, clause, start) and _SHARE.match(folded, end):
            return OUTSIDE  # 人均产值仅为浙江的43%
        if before in _LEADS_PART:
            if before == "：" and folded.endswith(cues.labels, 0, start):
                return OUTSIDE
            if before == "是" and cues.one_of.match(folded, end):
                return OUTSIDE  # 也是河北省十个深度贫困县之一, 是叙州区的2.4倍
            if before == "的" and place is not None and folded.endswith(_GIVEN_BY, clause, start):
                return OPENING  # 天津援建的策勒县医院
        if before == "进" and place is not None and folded[start - 2] not in _ENTERS_NOT:
            return OUTSIDE  # 吕梁护工进京城, 山货进上海
        if (
            before == "建"
            and place is not None
            and _BUILT.fullmatch(folded, clause, start)
            and _WORKS_THERE.match(folded, end)
        ):
            return OPENING  # 援建老挝某省的供水项目上月移交，打井64眼
        if start > clause:
            if (
                place is not None
                and before in _NEXT_LAST
                and _NEXT_TO.fullmatch(folded, clause, start)
            ):
                return OPENING  # 毗邻的苍南县倒伏早稻1.9万亩
            if (
                before in _CAME_LAST
                and place is not None
                and place.level in (PREFECTURE, COUNTY)
                and _CAME.fullmatch(folded, clause, start)
            ):
                return OPENING
            if (
                before in cues.telling_before
                or folded[clause] == "据"
                or (mark.kind and folded[start] in _OURS)
            ) and (part := self._within(mark, clause)) is not None:
                return part
        elif mark.kind and folded[start] in _OURS:
            return OPENING
        if start == clause or cues.opens(folded, clause, start):
            local = folded.startswith("其中", clause) or folded.endswith("其中，", 0, clause)
            return LOCAL if local else OPENING
        if place is not None and (
            folded.startswith(cues.stretches, end)
            or (before == "在" and behind in _STOPS)
            or folded[max(clause, start - 8) : start].removesuffix("了").endswith(cues.lies)
        ):
            return OPENING  # 京广高铁湖南段, 电站位于锦屏县，总部在杭州，
        if place is not None and clause < start < clause + 5 and folded[clause:start] in _LEADS:
            return OPENING  # 邻省青海死亡18人, 大陆山西省盂县
        if (
            before == "的"
            and place is not None
            and folded[clause] == "在"
            and _TOWN_ENDS.match(folded, end)
        ):
            return OPENING  # 在震中所在的盐津县豆沙镇，
        if before == "在" and place is not None and place.code and _AT_SIDE.match(folded, end):
            return OPENING  # 六塘镇在某县东南端
        landscape = place is not None and place.level is AREA and len(place.path) == 1
        if (
            before == "的"
            and not (landscape and start > clause)
            and (
                behind in _ENDS_NOUN  # 位于太行山区的平顺县，
                or (
                    place is not None and _TOWN_ENDS.match(folded, end)
                )  # 长江北岸的云阳县人和街道，
                # 素有鱼米之乡美称的荆门市地处…, 盛产苹果的灵宝市去年产苹果…
                or (place is not None and folded.startswith(cues.lies, end))
                or (place is not None and cues.attribute.fullmatch(folded, clause, start))
            )
        ):
            return OPENING
        return INNER

    def _is_ranked(self, mark: Mark, clause: int, end: int) -> bool:
        """Tell whether a place is itself what is ranked, with its figure: 美国第一，为170亿美元."""
        folded, quantities, place = self.folded, self.quantities, mark.place
        if folded[mark.start] in "全我" or not self.cues.opens(folded, clause, mark.start):
            return False
        before = bisect_left(self.starts, mark.start) - 1
        if before >= 0 and place is not None and holds(place.path, self.places[before].path):
            return False  # 杭州…，浙江第一，产值20亿元
        number = bisect_left(quantities, end, key=_start_of)
        at = quantities[number].start if number < len(quantities) else -1
        return at >= 0 and _RANKED.fullmatch(folded, end, at) is not None

    def _within(self, mark: Mark, clause: int) -> Part | None:
        """Tell the part of a mark by the words that its clause has before it, if they tell."""
        folded, cues, start = self.folded, self.cues, mark.start
        before = folded[max(clause, start - 8) : start]
        if before[-1] == "从" and cues.learned.match(folded, mark.end):
            return OPENING
        if before.endswith(_LEARNED):
            return OPENING  # 他了解到全镇有大棚2600座
        if before[-1] == "在" and (
            folded.startswith(cues.told, mark.end)
            or (mark.kind and cues.guidance.match(folded, mark.end))
        ):
            return OUTSIDE
        if (
            folded[clause] == "据"
            and start > clause + 2
            and mark.place
            and cues.reports.match(folded, mark.end)
        ):
            return OUTSIDE  # 据这家在尼科西亚出版的刊物报道
        if before[-1] in "为是的":
            if ranked := cues.ranked.search(before):
                return OPENING if ranked[0].endswith("的") else LOCAL
            if mark.place and before.endswith(_RESPECTIVELY):
                return LOCAL  # 分别为东城区1人，大兴区2人
        if before[-1] in _AND and cues.list_end.fullmatch(folded, clause, start):
            return OPENING
        if mark.kind and folded[start] in _OURS and not cues.compares(before):
            return OPENING  # 省政府核定我县债务限额, 晋安区帮扶我县资金
        if mark.place and (
            (before[-1] in "向对" and cues.attacked.match(folded, mark.end))
            or (before[-1] == "给" and folded.startswith(("造成", "带来"), mark.end))
        ):
            return OPENING  # 给浙江造成的损失达22亿元
        if before[-1] in cues.outside_last and cues.excluded(before):
            length = start - clause  # the clause may be long, and is not copied to be looked up
            if 1 < length <= cues.longest_opening and folded[clause:start] in cues.openings:
                return None
            if self._given_there(start, mark):
                mark.reach = self._end_of_figure(mark.end)
                return LOCAL
            # but 来自全省14支代表队近200名运动员
            whole = (
                folded[start] == "全"
                and before.endswith("来自")
                and folded[mark.end : mark.end + 1].isdigit()
            )
            return INNER if whole else OUTSIDE
        return None

    def _given_there(self, start: int, mark: Mark) -> bool:
        """Tell whether a place has what is given to it counted: 为隆林各族自治县的38个教学点添置设备.

        ``start`` is where it begins, or the list whose last place it is.
        """
        if mark.place is None or self.folded[start - 1] not in "为给向对":
            return False
        return self.folded.startswith("的", mark.end) and self._is_counted(mark.end + 1)

    def _is_counted(self, at: int) -> bool:
        """Tell whether a figure begins at an offset."""
        number = bisect_left(self.quantities, at, key=_start_of)
        return number < len(self.quantities) and self.quantities[number].start == at

    def _end_of_figure(self, at: int) -> int:
        """Return where the next figure behind an offset ends: of more the place does not tell."""
        return self.quantities[bisect_left(self.quantities, at, key=_start_of)].end

    def _ranks(self, mark: Mark, clause: int) -> bool:
        """Tell whether the place is what something is the first of: 全省第一, 内蒙古第一大湖.

        A single place can be first itself: 青岛最早试点; 希腊最高，为26.1%.
        """
        found = self.cues.rank.match(self.folded, mark.end)
        if found is None or mark.place is None:
            return found is not None
        if mark.place.level is not WORLD and self._is_ranked(mark, clause, found.end()):
            return False
        wide = mark.place.level <= COUNTRY
        return wide or found[0][0] in "的第" or self.folded.startswith("的", found.end())
