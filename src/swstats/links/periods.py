"""Say what time each figure refers to, as EDTF (ISO 8601-2) dates.

The nearest time before a figure in its sentence governs it, unless that time is a basis of
comparison (比上年末), the start of a development (由2016年的…), or the day on which something was
made known. Where the sentence says nothing, the time of the sentences before it in the paragraph
holds, then that of the section's and the article's headline (2022年…统计公报); where no headline
names one, that with which the text opens, as long as no other time rivals it. What the text does not
fix stays None: no year is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from swstats.links.anchors import BEGUN, ENTERED, OF, REVIEW, Anchors
from swstats.links.days import BLOCK, MODERN, Day, Frame, interval, onwards
from swstats.links.scope import FIGURES
from swstats.links.tables import times_of
from swstats.links.times import (
    CLAUSE_REACH,
    CLAUSE_STOP,
    FAR,
    FUTURE,
    LONGEST_LIST,
    SAME_TERM,
    SOON,
    STARTING,
    THIS_MONTH,
    UNNUMBERED,
    WENT_ON,
)
from swstats.quantities.dates import (
    Base,
    Bound,
    Edge,
    Form,
    Moment,
    TimeSpan,
    whole_number,
    years_since,
)
from swstats.records import Kind, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swstats.links.scope import Scene
    from swstats.quantities.tables import TableCell
    from swstats.records import Quantity, Sentence

# A member of an enumeration takes 0.1 µs to look up in Python 3.11, a name next to nothing.
_CLOCK, _DURATION, _EVENT, _NOW = Form.CLOCK, Form.DURATION, Form.EVENT, Form.NOW
_ORDINAL, _RANGE, _VAGUE = Form.ORDINAL, Form.RANGE, Form.VAGUE
_FRAME, _PUBLISHED, _REPORT = Base.FRAME, Base.PUBLISHED, Base.REPORT
_SINCE, _UNTIL = Bound.SINCE, Bound.UNTIL
_BODY, _CAPTION, _HEADLINE, _TABLE = Role.BODY, Role.CAPTION, Role.HEADLINE, Role.TABLE
_ASIDE = (_CAPTION, Role.FURNITURE)  # what stands in a text and is no part of it
_AGE, _PERCENT, _RATIO = Kind.AGE, Kind.PERCENT, Kind.RATIO


class PeriodLink(NamedTuple):
    """What a figure refers to: an EDTF string and the words that say so, None where none do."""

    period: str | None = None
    text: str | None = None


NOTHING = PeriodLink()

LEVEL_COMPARED = re.compile(
    "，?(?:有所|略有|又|再|大幅|小幅|些微|明显|显著|继续|进一步|[略稍微])?"
    "(?:减少|增加|下降|上升|下跌|上涨|增长|提高|降低|下滑|回落|回升|[高低升降减增跌涨掉])"
)
ENDED_TREND = re.compile("以?上?的[^，-；。0-9]{0,8}?(?:态势|势头|趋势|走势|格局|局面)")
LEVEL_THEN = re.compile("(?:同[期季月])?的")
UNLIKE = re.compile("[低高优好快慢差弱强大小多少]于")
EACH_OF = ("分别为", "分别是", "分别达", "分别")
LEVEL_OF = re.compile("[^，。；、0-9增减升降涨跌高低多少]{0,8}的")
RATE_OF = re.compile("的?[^，-；。]{0,10}[率幅速重例]")
POINTS_OFF = re.compile(
    "，?(?:[又再略稍]|略有)?(?:减少|增加|下降|上升|提高|降低|下滑|回落|回升|[高低升降])了?[0-9.]{1,6}个?百?分?点"
)
MORE_OR_LESS = re.compile("[增减升降涨跌高低多少]")
BROKEN_AT = "，、《（“%℃-—"  # a line that ends so, or in a word, goes on in the next
SAME = ("同期", "同季", "同月")
LONGEST_NAME = 10  # characters between a time and the bracket with its dates
LONGEST_LINE = 30  # characters of a line that is no running text
LONGEST_CLAUSE = 40  # characters of one that says what was in the same term
CLAUSE_HEAD = ("", "\n", *"，。；：（")
# 同期产值同比下降, 同期产值的平均增速为
THEN_IT_WAS = re.compile(
    "的?同[期季月](?![比相])[^，-；。0-9]{2,}?(?:同比[^，-；。0-9]{0,4}?[增减升降涨跌][^，-；。0-9]?|[增降]速[为是达])"
)
THEN_AS = re.compile("同期(?:仅|则)?[为是](?:净?增加?|净?减少?|增长|下降|上升|下跌|盈利|亏损)?")
LATE_IN_YEAR = 9
CELL = re.compile(r"\S+")  # of a table whose figures have their units
CHANGED = re.compile("[增升][减降长]|变动|变化|同比|环比|±")
LEVEL_REACH = 160  # characters behind a time in which what is told of it stands
LONGEST_LEVEL = 12  # characters between 由上年末的 and its level
FORESEEN = re.compile("预测|预期|预计|目标|指标")
NUMBERED_HEADING = re.compile("[一二三四五六七八九十]{1,3}、")
HEADING_NUMBER = re.compile(
    "([一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部])|(（[一二三四五六七八九十]{1,3}）)"
    "|([0-9]{1,2}[.、](?![0-9]))|(（[0-9]{1,2}）)"
)
REVIEWS = re.compile("报告[^，。；]{0,12}(?:总结|回顾)")  # 报告回顾了2024年的工作
COUNTED = re.compile("报|年年?报")
DAYS = re.compile("([0-9]{1,2}|[一二两三四五六七八九十]{1,3})[天日][里内间]?")
OF_HOURS = re.compile("[0-9一二两三四五六七八九十半多几个]{1,5}(?:小时|分钟)")
HABITUAL = re.compile("常年|往年|历年|平[日时]|[旺淡]季|高峰期?")
# 五年年均增长5.2%, 十年增加近70万亿元; not 一年增加2万人
OVER_YEARS = re.compile(
    "(?:[比较][前上]一?个)?(?:[二两三四五六七八九十]|[2-9]|[1-9][0-9])年(?:来|间)?(?:累计|共|年均|平均|净?增[加长]?|减少|下降|新增|提高|上升|翻)"
)
OTHER_LEVEL = re.compile("[，。；、]|[0-9]:[0-9]")  # 由上年的2.05:1降为2.02:1
# what there is on a day: 3月末，存款余额5亿元；贷款余额3亿元
STOCK = re.compile("(?:余额|存量|存栏|保有量|总资产|在册|在校)")
DONE_OF = re.compile("(?:完成|占|超过?|达到?|实现了?|高于|为)[^，-；。]{0,12}$")
DIVIDED = re.compile("[分各按逐从]各?(?:季度?|月份?|年度?)(?:来?看|别|统计)?")  # 分季度看，一季度…
BASIS_JOIN = ("和", "与", "及", "、", "以及", "或")
GOAL = re.compile("的?(?:目标|计划|任务|预算)(?:任务|目标)?数?")
LASTING = re.compile("[0-9一二三四五六七八九十两数半]{1,3}多?(?:个多?月|年)")
WHOLE_YEAR = "全年"
# 上期, 期初余额 at the head of a column: of an earlier term than the table
EARLIER = re.compile("上期|上[一]?[年月季]|去年|同期|期初|年初")
# 据了解，这批物资包括冲锋舟20艘: of that just told
THESE = re.compile("(?:据(?:了解|悉|介绍)，)?[这该此][批笔]")
ITEMISED = re.compile("[（(]?[一二三四五六七八九十1-9]{1,2}(?:[）)、.]|是)(?![0-9])")
ITEM_HEAD = re.compile("[一二三四五六七八九十]{1,2}[是要](?![0-9])|首先|其次")
SHARE_OF = re.compile("(?:全年|同期)?[的之]")
SHARE_OF_ITS = re.compile("[^，-；。、增减升降涨跌]{0,16}[的之]")  # 为2017年人均产量的
EQUALS = ("为", "是", "达", "达到", "相当于")
PAID_OUT = re.compile("派发|派息|派现|分红|红利|股利|股息|转增|[0-9]股派")
REACHING = tuple(f"{verb}{to}" for verb in "升降增减跌涨高低落加少大小" for to in "至到")
WHOLE_DAY = re.compile("日 ?[0零][:时点]?(?:00)?[-—–~至到]{1,2}(?:24|二十四)[:时点]")
LISTS = re.compile("[^，。；0-9]{0,10}如下[：:]")
BELOW = re.compile("如下[：:。]?$")
# 2018年，慈善工作呈现八大亮点：… of which the paragraphs below tell
POINTS = re.compile(
    "[一二三四五六七八九十两几0-9][大个项](?:主要)?(?:方面|亮点|特点|成效|变化|特征|突破|工作)(?:工作)?[：:]"
)
COMES_TO = re.compile("[，,]?(?:再|又|仍|则|还|已)?(?:减少|增加|下降|上升|下跌|上涨|增长|[减增])")
PRESENT = re.compile("现(?<![发出实呈].)[有存]")
# what there is when it is written, in a sentence of its own after one on a past year
STANDING = re.compile(
    "^(?:[^，-；。0-9]{0,16}?已(?:经)?(?:基本)?(?:建成|形成|拥有|有|发展(?:到|成|为)|培育))"
)
# what stands, whatever was done in the months spoken of
STANDS = re.compile("现[有存]|(?<!未)已有|总数")
# 总投资1.2亿元，建成后可年产5万吨: no figure of the year in which this is written
ONCE_DONE = re.compile(
    "(?:建成|完工|达产|投产|投用|投运|竣工|落成)后[，,]?[^，-；。0-9]{0,10}?(?:可|将|预计|能)"
    "|预计[^，-；。0-9]{0,6}?(?:建成|完工|达产|投产|投用|投运|竣工|落成)后"
    "|正在(?:建设|修建|兴建)的|届时"
)
FOUNDED_ON = re.compile(
    "[^，-；。0-9]{0,16}?(?:上市|成立|创立|创办|创建|设立|组建|挂牌)(?:（[^）]{0,24}）)?[，,]"
)
STANDS_THERE = re.compile("设有|拥有|现有|下[设辖]|在职|员工|遍及|遍布|覆盖|产能|总部")
CAME = re.compile("[^，-；。0-9]{0,6}?(?:抵达|赶到|赶赴|到达|返回|来到|走进|奔赴)")
MEASURED = re.compile("据[^，。]{0,16}?(?:监测|观测|测定|实测)")
PEAK = re.compile("的(?:历史)?(?:高峰|峰值|顶峰|高点|低点|低谷)(?:期?的|时的?)?")
REASON = re.compile("(?:其?主?要?)(?:系|因|由于|得益于|原因)")
REASON_FIRST = frozenset("其主要系因由得原")
PLANNED = re.compile("计划|打算|预计|拟|将|力争|有望|预期|目标")
# A pattern that begins with a class of characters skips all others fast, one with a look behind
# does not.
UNNAMED = re.compile("[以至迄期](?<![年月日].)(?:(?<=以)来|(?<=[至迄])今|(?<=期)间[，,])")
INTENDED = re.compile(
    r"将(?!近|至)|拟|计划(?=[^\W\d])|预计|预期(?!寿命)|打算|有望|可望|力争|(?:估计|预估)可"
)  # not 单列计划300个
# 完成投资5亿元，为年计划的11%: what was done, held against what was planned
OF_PLAN = re.compile(
    "(?<!将)(?:[为占达]到?了?|完成|实现|相当于)[^，-；。0-9]{0,6}(?:计划|目标|预期|预算)数?的?$"
)
TOOK_PLACE = re.compile(
    "[，,]?" + UNNUMBERED + "{0,24}?(?:举行|召开|举办|启动|发起|开幕|闭幕|开工|揭牌|签约|揭晓|发生)"
)
YEARLY = re.compile("年均|年平均|平均每年|每年平均|年递[增减]|年复合")
FLOW = re.compile(
    "新增|[收支]入?(?:总额)?$|总?(?:收入|支出|产量|产值|销量|销售额|交易额|进出口)[^，-；。]{0,4}$"
)
# what a year has, not its last day
YEARS_FLOW = re.compile(
    "(?:出生|死亡|自然增长)率|生产总值|总产值|纯收入|可支配收入|(?:财政|营业|销售|旅游)(?:总?收入)"
    "|净利润|利税|总产量|出栏|放流|卖[^，-；。0-9]{0,6}收入|营业额|(?:贸易|零售|进出口)总额|入住率"
)
CLOSED = re.compile(UNNUMBERED + "{0,24}?(?:[开闭]幕|落幕)")
DAILY = re.compile("[每日](?:(?<=每)[日天]|(?<=日)(?<![易作].)[^，-；。均]{1,4}量)")
# what is so in any year: 每年, 一般, where a place lies
GENERAL = re.compile(
    "每(?<![人户亩]每)年(?!级)|一般每?(?=[^，-；。]{0,2}[需为要在])|通常|往往|年平?均气温|海拔|位于|地处|距[^，-；。]"
    "|[省市县区州镇乡村岛旗国](?:国土|土地|行政区域|辖区|[总土])?面积[约仅近达为]?$"
    "|(?:[洞桥坝](?:全?长|高)|[楼塔墩]高|主跨)[约仅近达为]?$"
    "|分[为成]$|下设$|内设$|是全[国省市区县州]$|最[高低多少大小]的?(?:时|年份|一年)"
)
EACH = re.compile("每(?!股|份|(?i:ads))[^，-；。]{1,6}$")  # 每吨; not 每股盈利
FIRST_PICTURE = "\U0001f300"
BRIEF = re.compile("【[^】：，]{1,16}：[^】]{1,30}】")  # 【云南建水：紫陶店员变主播】
ITEM = frozenset("▲■●◆★※□▶•·△▽☆◇◎▪►❖")
CLAUSE_ON = re.compile("(?![0-9])[^，-；。（）()、]{0,12}")
OF_BRACKET = ("", " ", *"为达是约：共")
UP_TO = ("截至", "截止", "截至到", "截止到")
OF_NOW = re.compile("(?:对|满意|支持|反对|认为|觉得|评价|信任|看好|同意)$")
# 2010年设立奖学金，至今发放120万元
SET_UP = re.compile(
    "[^-；。0-9]{0,12}?(?:设立|成立|创办|创立|启动|发起|建立|开办|开展|实施|推出)[^-；。0-9]{0,24}$"
)
BEGUN_AND_ON = re.compile(f"{BEGUN}的[^，-；。0-9]{{0,40}}")
FOUNDED_THEN = re.compile(
    "(?![^，-；。0-9]{0,12}?(?:新|期间))[^，-；。0-9]{0,12}?(?:设立|成立|创办|创立|组建)(?!以来)了?[^，-；。0-9]{0,24}$"
)
PAST = re.compile("[^，-；。0-9]{0,10}?曾(?![孙祖姓国庆任用])")  # 2018年曾高达20.9%
LEFT_OVER = re.compile("末?(?:结余|结转|滚存)")
AT_HEAD = ("", "而", "但")
AFTER_IT = re.compile("[^，；。]{2,24}后[，,]")
# 迄今最高的年份是1986年: that of its own figure
MOST_THEN = re.compile("最[高低大多少好差][^，；。]{0,6}(?:是|为|出现在|发生在)$")
MOST_LAST = frozenset("是为在\n")  # its last characters, and the line end that $ may stand before
IN_PASSING = ("而", "但", "而在", "但在")
CONTINUING = ("其中", "当中")
# a paragraph that begins so goes on with the matter of the one before
FURTHER = (
    "其中",
    "当中",
    "此外",
    "另外",
    "与此同时",
    "同时",
    "接下来",
    "另一方面",
    "具体来看",
    "具体来说",
)
# 从学段看，: the same, of its parts
SEEN_BY = re.compile(
    "(?:从|分|按|就)(?!目前|现在|今)[^，。；：0-9]{1,8}?(?:来看|看|来说|而言|分)，"
)
AHEAD = re.compile(INTENDED.pattern + "|下一步|未来|今后|最[近新]一[期轮批]")
OTHER_SOURCE = ("另据", "又据", "又讯", "另讯", "另悉", "又悉")
PER_UNIT = re.compile("日均|每[日天单餐次]|^年增")
LEAD = re.compile(
    "(?:.{0,24}?[日报网社][电讯] ?(?:（[^）]{0,24}）)?)?"  # a dateline
    '[“"]?而?(?:在|这|近|短短|最近|(?:刚刚?)?过去的?|未来的?|今后|经过|用|前|头)?[“"]?'
)
# 1981年发生了有记载以来最大的洪灾: since what is no event of that year
OF_BASIS = re.compile("[^-，；。：、（）0-9]{0,12}（(?![0-9]{4}年)")
# 这是自1974年参赛以来第九次参赛: of that many times, not of the figures to come
RANK_SINCE = re.compile(
    "[^，；。]{0,24}?以?来的?(?:第[一二三四五六七八九十百0-9]|最[高低大小多少好快慢早长强差]|首[次个批届]|历史|[新次][高低])"
)
# 2020—2026年行业前景报告显示: the years in its name
REPORT_OF_YEARS = re.compile(
    "[^，；。：0-9]{2,40}(?:报告|[白蓝]皮书|规划|纲要)[》”]?(?:的?数据)?(?:显示|指出|认为|统计)"
)
FALLS_ON = ("恰逢", "适逢", "正值", "正逢", "喜逢", "时逢")  # 又恰逢2008年奥运会
# 1978、1980年和2000~2005年, each year with its figure
YEARS_IN_ROW = re.compile(
    "(?:(?:19|20)[0-9]{2}年?(?:[-—~至到]{1,2}(?:19|20)?[0-9]{2}年)?[、，和及与]?){2,24}$"
)
YEAR_IN_ROW = re.compile("((?:19|20)[0-9]{2})年?(?:[-—~至到]{1,2}((?:19|20)?[0-9]{2})年)?")
LONGEST_ROW = 120  # characters of such a row
OTHER_START = re.compile("[\u4e00-\u9fff]有(?:完整)?(?:气象)?(?:记载|记录|纪录|统计|观测)$")
EVENT_OVER = re.compile("以来|期间|前后|黄金周|[假长]期|假日|长假|[里，]")
STRETCH_NAMED = re.compile(
    "(?:(?:过去|近)[0-9一二三四五六七八九十]{1,3}年|期间?|假日?|假期|黄金周|[春暑]运|节[前后]"
    "|[0-9一二三四五六七八九十两首]{1,3}[日天周])[（(]$"
)
LOOKED_BACK = re.compile("(?:近|最近|过去的?|这|短短)(?![一1]年|半年)[^，-；。]{2,6}[，,]")
HELD_THEN = re.compile("的?同[期季月][，,](?![^，-；。]{0,12}(?:增长|下降|减少|上升|增加))")
STRETCH_OVER = re.compile("来|间|里|内|累计|前|后")
ELAPSED = ("经过", "历经", "历时", "过了")
YEARS = re.compile("(?:[0-9]{1,3}|[二两三四五六七八九十几数百]{1,3})多?余?年|[一两半1-9]个?多?世纪")
FROM_FIGURE = re.compile("(?:由|从)(?:(?![0-9])[^，-；。]){0,12}$")
TO_FIGURE = re.compile("[^，-；。]{0,6}?(?:[到至为成]|跌|升|降|增|减)")
LISTED = re.compile("[、和及与]")
LIST_JOIN = re.compile(" ?(?:[、和及与]|以及|并) ?$")
AFTER_FIGURE = re.compile("[^，-；。、（）0-9]{0,6}")
FIGURE_JOIN = re.compile("(?:（[^）]{0,8}）)?(?:[、和及]|以及|，)$")
# 2018年，面对复杂形势，全县上下坚持…: how a report on a year opens
REVIEWED = re.compile(
    "面对|[领指引带][导领]下|为指导|贯彻|紧紧?围绕|迎难而上|攻坚克难|克服"
    # 2022年，某县亮点纷呈; 县交通局统筹推进公路建设，各项工作成效明显
    "|成效|成绩|成果|亮点|答卷|新进展|新突破|新台阶|新局面|扎实|稳步|全力|着力|聚焦|统筹|认真落实|奋力"
)


def _other_year(one: Frame | None, other: Frame) -> bool:
    """Whether two frames are two whole years: a sentence that goes from year to year sets none."""
    if one is None or one.day is None or other.day is None:
        return False
    if one.ends is not None and one.ends[1] == other.period:
        return False  # 1979年至1986年每年递增39%，1986年企业11086家
    return one.day.month is None and other.day.month is None and one.day.year != other.day.year


class _Said:
    """What a sentence has said so far of the time of its figures."""

    __slots__ = (
        "basis", "begun", "end", "inner", "inner_end", "last", "main", "outer", "outer_at", "own",
        "own_end", "pending", "present", "reaching", "rest", "rest_at", "several_years", "standing", "start",
        "starts", "sums",
    )  # fmt: skip

    def __init__(self, start: int, end: int, words: str) -> None:
        self.start = start
        self.end = end
        self.own: Frame | None = None  # the time that governs
        self.own_end = 0
        self.last: TimeSpan | None = None  # the span that set it
        # a basis or a start: a figure right after it may be its own
        self.pending: Frame | None = None
        self.inner: Frame | None = None  # a time in brackets, for the figures within them
        self.inner_end = 0
        self.several_years = False
        # the time that one said in passing (而前年则…) stands aside from
        self.main: Frame | None = None
        # the time of a list, of which one item names a day, and where it holds again
        self.outer: Frame | None = None
        self.outer_at = 0
        self.basis: Frame | None = None  # what the sentence compares with: 与110年12月比较
        self.begun: Frame | None = None  # where a development began: 由2014年底的40.6万人
        # 去年同期分别为A、B: the time of the figures to come in the list, and the next of them
        self.rest: Frame | None = None
        self.rest_at = 0
        self.reaching = -1  # the figure that a development over a range of years reaches
        # whether a word stands in it that a development starts with, one that says 现有, one that
        # sums up
        self.starts = "由" in words or "从" in words
        self.standing = False  # whether it has told of what there is when it is written
        self.present = "现" in words
        self.sums = "累计" in words or "今" in words or "，已" in words


class _Reader(Anchors):
    """Reads one article: sentences in order, and in each its times and figures in order."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.text = scene.document.text
        self.figure_starts = [quantity.start for quantity in scene.quantities]
        self.near_paragraph = self.at_paragraph = -1
        # the years that the article says something began in, and the latest that it names, once
        # that was asked
        self.starting: list[TimeSpan] | None = None
        self.latest = 0
        self.paragraph: Frame | None = None
        # the time that the text opens with, for paragraphs that name none; BLOCK where others follow
        self.topic: Frame | None = None
        self.level = -1  # of the heading that the section is under, -1 for one without a number
        self.former: Frame | None = None  # the topic that another time has ended
        self.topic_paragraph = 0
        self.on_topic = self.opens = True
        self.columns: list[Frame | None] = []  # the times of a table's columns
        self.told = False  # whether the paragraph has had a figure
        self.below: Frame | None = None  # of all that stands below: 截至2月3日捐赠情况如下
        self.list_time: Frame | None = None  # of the items of a list: 一是…⏎二是…
        self.listing = False
        self.stretch: Frame | None = None  # the months last named: 1—9月
        self.since: Frame | None = None  # since when, for 三年来 after it in the paragraph
        # the lines that hold the heads of tables, of whose years none is that of what follows
        self.table_lines: set[int] = set()
        if scene.cells:
            starts = [sentence.start for sentence in scene.article.sentences]
            heads = {start for cell in scene.cells.values() for start, _ in cell.heads}
            self.table_lines = {starts[bisect_right(starts, start) - 1] for start in heads}

    def read(self) -> list[PeriodLink]:
        """Return one link per figure."""
        times, folded = self.times, self.folded
        # the sentence of each figure and the start of each time, then one that is never reached
        home, starts = [*self.scene.home, -1], [*self.starts, len(folded)]
        links: list[PeriodLink] = []
        paragraph = -1
        headed = False  # whether a headline has a figure
        q = until = 0
        for index, sentence in enumerate(self.scene.article.sentences):
            if home[q] < 0:
                break  # no figure is left for what follows to speak of
            start, end, role, number = sentence
            self.opens = number != paragraph
            if self.opens:
                paragraph = self.at_paragraph = number
                self.since, self.told = None, False
                pictured = folded[start] >= FIRST_PICTURE  # 👉老虎口：6200名干部上阵
                self.on_topic = role is _BODY or pictured or self._is_up_to_now(self.topic)
                if self.near_paragraph < paragraph - 1:
                    self.near = self.near_day = None
                if self._is_item(sentence):
                    self.paragraph = self.list_time
                elif self.paragraph is not None and not self._goes_on(sentence, index):
                    self.paragraph = self._asked(self.paragraph, sentence, index)
            if folded[start] in ITEM or (folded[start] == "【" and BRIEF.match(folded, start)):
                self.paragraph = None
                self.on_topic = False
            t = until
            while starts[t] < start:
                t += 1
            until = t
            while starts[until] < end:
                until += 1
            first = q
            while home[q] == index:
                q += 1
            headed = headed or (role is _HEADLINE and first < q)
            if t == until and first == q:
                if role in _ASIDE:
                    continue
                known = self.section is not None or self.paragraph is not None
                if folded[end - 1] in "：:" and HEADING_NUMBER.match(folded, start) is None:
                    continue  # 重点抓好以下工作：
                if known and self._is_heading(sentence):
                    self.paragraph = None
                    if not 0 <= self.level < self._level(sentence):
                        self.section, self.level = self.below, -1
                continue
            spans = times[t:until]
            if first < q and self.scene.cells and self._figures_of_table(first, q):
                links.extend([self._in_table(i) for i in range(first, q)])
                continue
            if role is not _TABLE:
                self.columns = []
            elif first == q and len(spans) > 1:
                self.columns = self._columns(sentence, spans) or self.columns
            if first == q and start in self.table_lines:
                continue
            if first == q:
                words = folded[start:end]
                below = BELOW.search(folded, end - 4, end) is not None
                if below or (("：" in words or ":" in words) and POINTS.search(words)):
                    self.section = self.frame_of_heading(sentence)
                    if below:
                        self.below = self._account(self.section)
                    continue
                counted = self._counted_up_to(sentence, spans[0])
                if counted or self._is_heading(sentence):
                    if not self._is_dateline(sentence, spans):
                        self.section = self.frame_of_heading(sentence)
                        self.level = self._level(sentence)
                        if counted:
                            self.below = self._account(self.section)
                        self.section = self.section or self.below
                        self.paragraph = None
                        self._remember(spans, sentence)
                    continue
            row = self._row(sentence, range(first, q)) if self.columns and t == until else None
            links.extend(row or self._sentence(sentence, spans, range(first, q)))
            self.told = self.told or first < q
        return self._repeated(links) if headed else links

    def _figures_of_table(self, first: int, stop: int) -> bool:
        """Whether all of some figures stand in a row whose heads are known."""
        figures = self.scene.quantities[first:stop]
        return all(quantity.start in self.scene.cells for quantity in figures)

    def _in_table(self, i: int) -> PeriodLink:
        """Return the link of a figure of a table: what its column, its row or a line above says."""
        quantity = self.scene.quantities[i]
        cell = self.scene.cells[quantity.start]
        near = self.near
        frame: Frame | None = None
        over = [span for above in cell.above for span in self._times_within(*above)]
        for span in [*over[-1:], *times_of(cell, self.times, self.starts, self.folded)]:
            if span.first is None or span.form in (_CLOCK, _ORDINAL):
                continue
            day = frame.day if frame is not None else self._of_table()
            if (
                frame is not None
                and span.first.base is not None
                and (within := self._of_months_over(span.first, frame))
            ):
                frame = within
                continue
            told = self.frame(span, day)
            told = self._same_term(_Said(quantity.start, quantity.end, ""), span, told)
            frame = told if told.period is not None or span not in over else frame
        self.near = near
        if (frame is None or frame.span in over) and EARLIER.search(self._said(cell)):
            return NOTHING
        if frame is not None:
            return self._link(frame)
        sentence = self.scene.sentence(i)
        said = _Said(sentence.start, sentence.end, "")
        return self._say(said, i, range(i, i + 1))

    @staticmethod
    def _of_months_over(moment: Moment, over: Frame) -> Frame | None:
        """Return 本年累计 below 2023年1-6月 as those months, 本月 as the last of them."""
        day = over.day
        if day is None or day.month is None or day.months == 1 or day.day is not None:
            return None
        if moment == THIS_MONTH:
            last = day.copy()
            last.month, last.months = day.month + day.months - 1, 1
            return Frame(last.edtf(), last.stretch(), over.span, last)
        year = moment.away_years == 0 and moment.month is None and moment.edge is None
        return over if year else None

    def _of_table(self) -> Day | None:
        """Return the time that 第一季度 at the head of a column is counted from."""
        wider = self.section or self.whole or self.topic
        if wider is None or wider.day is None or self._is_of_years(wider):
            return None
        return wider.day

    def _times_within(self, start: int, end: int) -> Sequence[TimeSpan]:
        first = bisect_left(self.starts, start)
        return self.times[first : bisect_left(self.starts, end, first)]

    def _said(self, cell: TableCell) -> str:
        """Return the words of the heads of a figure."""
        return "".join([self.folded[start:end] for start, end in cell.heads])

    def _repeated(self, links: list[PeriodLink]) -> list[PeriodLink]:
        """Give a headline's figure the time that the article says of the same figure."""
        sentences, home = self.scene.article.sentences, self.scene.home
        headed = [sentences[number].role is _HEADLINE for number in home]
        # 全年 by itself is of this year or of the one before
        undated = [
            i
            for i, link in enumerate(links)
            if headed[i] and (link.period is None or link.text == WHOLE_YEAR)
        ]
        if not undated:
            return links
        keys = [(q.value, q.lower, q.kind) for q in self.scene.quantities]
        known: dict[tuple[object, ...], PeriodLink] = {}
        for i, link in enumerate(links):
            if not headed[i] and link.period is not None:
                known.setdefault(keys[i], link)
        for i in undated:
            links[i] = known.get(keys[i], links[i])
        return links

    def _columns(self, sentence: Sentence, spans: Sequence[TimeSpan]) -> list[Frame | None]:
        """Return the times of a table's columns: 项目 | 本报告期 | 上年同期 | 增减.

        A change is of the first of them. No column has a time but from the text: none is guessed.
        """
        columns: list[Frame | None] = []
        told: Frame | None = None  # the first column that has a time
        wider = self.section or self.whole
        around = wider.day if wider is not None else self.report
        at = 0
        for cell in CELL.finditer(self.folded, sentence.start, sentence.end):
            while at < len(spans) and spans[at].start < cell.start():
                at += 1
            if CHANGED.search(cell[0]):
                columns.append(told)
                continue
            frame: Frame | None = None
            if at < len(spans) and spans[at].start - cell.start() <= 1 and spans[at].first:
                frame = self._column(spans[at], told, around)
            columns.append(frame)
            told = told or frame
        return columns if sum(frame is not None for frame in columns) > 1 else []

    def _column(self, span: TimeSpan, told: Frame | None, around: Day | None) -> Frame | None:
        """Return the time at the head of a column, that of the one before it known."""
        day = told.day if told is not None else around
        frame = self.frame(span, day)
        same = self.folded.startswith(SAME, span.end)
        if same and told is not None and frame.day is not None and told.day is not None:
            term = told.day.copy()
            term.year = frame.day.year
            return Frame(term.edtf(), term.stretch(), span, term)
        return frame if frame.period is not None and not same else None

    def _row(self, sentence: Sentence, figures: range) -> list[PeriodLink] | None:
        """Return the times of a row's figures, those of their columns; None where it has others."""
        cells = [cell.start() for cell in CELL.finditer(self.folded, sentence.start, sentence.end)]
        missing = len(self.columns) - len(cells)
        if not figures or missing not in (0, -1):
            return None
        links: list[PeriodLink] = []
        for i in figures:
            at = self.scene.quantities[i].start
            column = bisect_right(cells, at) - 1 + missing
            frame = self.columns[column] if column >= 0 else None
            if frame is None:
                return None
            links.append(self._link(frame))
        return links

    def _is_item(self, sentence: Sentence) -> bool:
        """Whether the paragraph is an item of a list that has the time of what stands above it.

        今年要办三件事。⏎一是修路…⏎二是办学…: what the first item tells of another time is not of the second.
        """
        if sentence.role is not _BODY or ITEM_HEAD.match(self.folded, sentence.start) is None:
            self.listing, self.list_time = False, None
            return False
        if not self.listing and self.paragraph is not None:
            day = self.paragraph.day
            if day is not None and day.day is None and self.paragraph.period is not None:
                self.list_time = self.paragraph
        self.listing = True
        return self.list_time is not None

    def _goes_on(self, sentence: Sentence, index: int) -> bool:
        """Whether the paragraph that the sentence opens keeps the time of the one before."""
        if self.paragraph is None or self.paragraph.annual:
            return True
        if sentence.role is _TABLE or sentence.role in _ASIDE:
            return True
        if self.paragraph.ends is None and (
            self.folded.startswith(FURTHER, sentence.start)
            or (
                SEEN_BY.match(self.folded, sentence.start) is not None
                and not self._is_up_to_now(self.paragraph)
            )
        ):
            return True
        if self._is_one_day(self.paragraph) and THESE.match(self.folded, sentence.start):
            return True
        span = self.paragraph.span
        if (
            span is not None
            and span.bound is _SINCE
            and ITEMISED.match(self.folded, sentence.start)
        ):
            return True  # 自2019年10月1日起，提高标准。（一）城市低保标准：提高到620元
        previous = self.scene.article.sentences[index - 1]
        last = self.folded[previous.end - 1]
        broken = previous.role is _BODY and (last.isalnum() or last in BROKEN_AT)
        return broken and sentence.role is _BODY

    def _asked(self, frame: Frame, sentence: Sentence, index: int) -> Frame | None:
        """Return the time of a question for the answer below it: 问：今年有什么打算？."""
        previous = self.scene.article.sentences[index - 1]
        if sentence.role is not _BODY or self.folded[previous.end - 1] not in "？?":
            return None
        first = frame.span.first if frame.span is not None else None
        if first is None or first.base is not _PUBLISHED:
            return None  # 2050年人口会怎样？ may be answered by what there is
        asked = frame.copy()
        asked.foreseen = False  # what is planned is the answer
        return asked

    def _is_heading(self, sentence: Sentence) -> bool:
        """Whether the sentence is a section's heading: short, no full stop, numbered or dated."""
        if sentence.role is _HEADLINE:
            return True
        length = sentence.end - sentence.start
        if length > LONGEST_LINE:
            return False
        last = self.folded[sentence.end - 1]
        if last in "。！？；，":
            return False
        if NUMBERED_HEADING.match(self.folded, sentence.start):
            return True
        return length <= 20 and last not in "：”"

    def _level(self, sentence: Sentence) -> int:
        """Return how deep a numbered heading lies: 一、 0, （一） 1, 1. 2, （1） 3; -1 for no number."""
        number = HEADING_NUMBER.match(self.folded, sentence.start)
        return -1 if number is None or number.lastindex is None else number.lastindex - 1

    def _counted_up_to(self, sentence: Sentence, span: TimeSpan) -> bool:
        """Whether the line says no more than up to when the figures are: （数据截至2月3日24时）."""
        if span.bound is not _UNTIL or sentence.end - sentence.start > LONGEST_LINE:
            return False
        return self.folded[sentence.end - 1] not in "！？；，"

    def _is_dateline(self, sentence: Sentence, spans: Sequence[TimeSpan]) -> bool:
        """Whether the line says who published when: 江西省民政厅　2023年6月."""
        first = spans[-1].first
        if first is None or first.month is None or first.year is None or spans[-1].last:
            return False
        if spans[-1].bound is _UNTIL:
            return False  # （截至2020年2月3日24时）
        return spans[-1].end >= sentence.end - 1

    def _remember(self, spans: Sequence[TimeSpan], sentence: Sentence) -> None:
        for span in spans:
            if span.first is not None and self.role(span, sentence.start) is None:
                frame = self.frame(span, None)
                if frame.day is not None:
                    self._recall(frame.day)

    @staticmethod
    def _is_of_years(frame: Frame) -> bool:
        """Whether the time goes over years, of which none by itself is that of 上半年: “十三五”."""
        ends, day, span = frame.ends, frame.day, frame.span
        if day is None or day.month:
            return False
        ranged = span is not None and span.last is not None
        return ranged or (ends is not None and frame.period != ends[1])

    def _recall(self, day: Day) -> None:
        """Keep the time as the one that 全年, 当日, 上年 look back to, for two paragraphs."""
        if day.year >= MODERN:
            self.near = day
            if day.day is not None:
                self.near_day = day
            self.near_paragraph = self.at_paragraph

    def _sentence(
        self, sentence: Sentence, spans: Sequence[TimeSpan], figures: range
    ) -> list[PeriodLink]:
        """Read the sentence from left to right: a time governs the figures after it."""
        folded = self.folded
        start, end = sentence.start, sentence.end
        words = folded[start:end]
        said = _Said(start, end, words)
        if (
            words[0] == "据"
            and not THESE.match(words)
            and not self._just_opened(measured=MEASURED.match(words) is not None)
        ) or (words.startswith(OTHER_SOURCE)):
            self.paragraph = None  # another source, another matter
            self.on_topic = self.on_topic and self.opens
        before = self.paragraph
        unnamed: list[int] = []
        if "以来" in words or "至今" in words or "迄今" in words or "期间" in words:
            unnamed = [match.start() for match in UNNAMED.finditer(folded, start, end)]
        links: list[PeriodLink] = []
        heard = 0
        for i in figures:
            quantity = self.scene.quantities[i]
            while heard < len(spans) and spans[heard].start < quantity.start:
                self._hear(said, spans[heard], quantity)
                heard += 1
            while unnamed and unnamed[0] <= quantity.start:
                self._hear_unnamed(said, unnamed.pop(0))
            links.append(self._say(said, i, figures))
        for span in spans[heard:]:
            self._hear_last(said, span, figures)
        for at in unnamed:
            if folded.startswith(("，", ","), at + 2):
                said.own = BLOCK
        if links and spans:
            self._after_brackets(spans, links, figures)
        if said.own is not None and not self._is_quoted(said):
            main = said.main or said.own
            if "为期" in words and self._lasts_longer(main, spans):
                main = said.main = (
                    BLOCK  # 10月部署开展为期半年的行动: what it brought is of all of it
                )
            mixed = said.several_years and said.main is None
            self.paragraph = None if mixed else self._carried(main)
            if main.span and main.period is None and HABITUAL.match(folded, main.span.start):
                self.paragraph = before  # 常年种植2万亩 says nothing of what follows
            if self._is_earlier(main) and self._is_over(self.section or self.whole):
                self.paragraph = BLOCK  # 早前推出基金: what follows is not last year's either
        if before is not None and DIVIDED.match(words):
            self.paragraph = before
        if said.own is not None:
            self._set_topic(said, sentence, figures)
            self._lists_below(said, words)
        elif self.paragraph is not None and "如下" in words and LISTS.match(words):
            account = self._account(self.paragraph)
            if account is not None:
                self.section = self.below = account  # 截至9月12日，…。具体情况如下：甲县2万人
        return links

    def _just_opened(self, *, measured: bool) -> bool:
        """Whether the paragraph has told its time, no figure yet: 今年丰收。据统计，….

        A day is that of what was measured on it, not of what was made known.
        """
        day = self.paragraph.day if self.paragraph is not None else None
        return day is not None and not self.told and (day.day is None or measured)

    def _lasts_longer(self, frame: Frame, spans: Sequence[TimeSpan]) -> bool:
        """Whether what was begun in a month is to last for months: 10月，部署开展为期半年的行动."""
        if frame.day is None or frame.day.month is None or frame.day.months > 1:
            return False
        for span in spans:
            if span.form is _DURATION and self.folded.endswith("为期", 0, span.start):
                return LASTING.match(self.folded, span.start) is not None
        return False

    def _lists_below(self, said: _Said, words: str) -> None:
        """Take the time up to which, or from which to which, the sentence counts what it lists."""
        own = said.main or said.own
        if "如下" in words and own is not None and self._account(own) is not None:
            below = self._carried(own)
            if below is not None and below.day is not None:
                self.section = self.below = below  # 截至2月3日，收到520万元，明细如下：
        elif own is not None and own.span is not None and self._is_one_day(own):
            daily = WHOLE_DAY.search(self.folded, own.span.start, own.span.end + LONGEST_NAME)
            below = self._carried(own) if daily is not None else None
            if below is not None and below.day is not None:
                self.section = below  # 3月12日0—24时，…: a day's bulletin

    @staticmethod
    def _account(frame: Frame | None) -> Frame | None:
        """Return the frame if it tells up to which, or from which to which, day is counted."""
        if frame is None or frame.span is None or frame.day is None:
            return None
        ends = frame.span.bound is _UNTIL
        return frame if ends or (frame.span.last is not None and frame.day.day) else None

    def _set_topic(self, said: _Said, sentence: Sentence, figures: range) -> None:
        """Take the sentence's time as that of the text, or learn that the text has several.

        "2009年，全市…333亿元。" and paragraphs of 粮食总产量65.9万吨 after it: a report on one time.
        Another year, 近年来, 目前 end it: that is a story which moves on.
        """
        own, topic = said.main or said.own, self.topic
        if own is None or sentence.role is not _BODY:
            return
        if not figures and self._reviews(sentence):
            return
        if topic is None and not figures and self._is_one_day(own):
            self.topic = BLOCK
            return  # of what was done on it, or of the page: 1989年12月28日人民日报 第1版
        self.on_topic = own.day is not None and own.period is not None
        if own.day is None or own.period is None or own.span is None:
            if topic is not None and own.span and own.span.form not in (_EVENT, _DURATION):
                self.topic = BLOCK
            return
        at = own.span.start
        if topic is not None and not self._new_topic(topic, own, said, sentence, figures):
            former = self.former
            if (
                former is not None
                and topic is BLOCK
                and self.opens
                and at == sentence.start
                and own.period == former.period
            ):
                self.topic = former  # 2021年1—2月…。2019年增长3%。1—2月，…: of that again
            return
        if not (
            own.carried is not None
            and own.span.bound is not _SINCE
            and own.day.year >= MODERN
            and own.day.years == 1
            and not (self.anchor is not None and own.day.year > self.anchor.year)
            and not said.several_years
            and (not self.is_future(own.span) or self._is_nearly_over(own))
            and not self._is_quoted(said)
            and not (own.day.edge is None and self.folded.endswith("到", 0, at))  # 到2027年: a goal
            and not ENTERED.search(self.folded, max(0, at - 8), at)
        ):
            self.topic = topic or BLOCK
            return
        if figures:
            stated = at < self.scene.quantities[figures.start].start
        else:  # 2021年上半年，该镇开展整治。 but a year may be that of an event
            stated = at == sentence.start and (
                own.day.months >= SOON or REVIEWED.search(self.folded, at, sentence.end) is not None
            )
            if own.day.month is not None and own.day.months >= SOON and at < self.lead[1]:
                # 昨日，记者从市统计局了解到，今年上半年，…
                stated = at == self.clause_start(sentence.start, at) and self.folded.startswith(
                    ("，", ","), own.span.end
                )
        if self._is_one_day(own):
            stated = False
        elif self._is_of_days(own):
            stated = stated or at <= sentence.start + 1  # 从2月26日…到4月25日
        self.topic_paragraph = sentence.paragraph
        self.topic = own.copy()
        self.topic.period = own.carried if stated else None
        self.topic.listed, self.topic.ends = (), None

    def _reviews(self, sentence: Sentence) -> bool:
        """Take the year that a report looks back on as the time of what is told of it."""
        folded = self.folded
        if REVIEWS.search(folded, sentence.start, sentence.end) is None:
            return False
        for span in self._spans(sentence):
            first = span.first
            if first is None or first.month is not None or first.edge is not None or span.last:
                continue
            if REVIEW.search(folded, max(sentence.start, span.start - 12), span.start):
                frame = self.frame(span, None)
                if frame.day is not None and frame.day.years == 1:
                    self.topic, self.on_topic = frame, True
                    self.topic_paragraph = sentence.paragraph
                    return True
        return False

    def _new_topic(
        self, topic: Frame, own: Frame, said: _Said, sentence: Sentence, figures: range
    ) -> bool:
        """Whether ``own`` may take the place of the topic, which it ends where they are at odds."""
        if topic.day is None or own.day is None or own.span is None:
            return False
        before = own.day.year < topic.day.year and topic.period is not None and not self.opens
        if before and figures and all(self.scene.quantities[i].kind is _PERCENT for i in figures):
            self.on_topic = False  # 2021年…。2019年增速为3%: told to compare with, in passing
        elif own.day.year != topic.day.year or said.several_years:
            self.topic = BLOCK
            self.former = topic
        elif topic.day.day:
            if not own.day.is_like(topic.day):
                # 截至2月3日…。2月1日，甲公司捐赠…: one of the things counted up to then
                if own.span.bound is not _SINCE and not self._is_within(own, topic):
                    self.topic = BLOCK
            elif topic.period is None and sentence.paragraph != self.topic_paragraph:
                self.topic = topic.copy()
                self.topic.period = topic.carried  # a day named twice
        elif topic.period is None:
            return True
        elif (
            self.opens
            and self._is_of_months(own.day)
            and own.span.bound is not _SINCE
            and (own.day.month, own.day.months) != (topic.day.month, topic.day.months)
        ):
            if topic.day.month and own.day.months >= SOON:
                return True  # 前三季度…。第三季度…: of the latter
            self.topic = BLOCK  # 5月…。6月…
        return False

    def _is_within(self, frame: Frame, until: Frame) -> bool:
        """Whether the frame is a day not long before the one up to which figures are counted."""
        if until.span is None or until.span.bound is not _UNTIL or until.day is None:
            return False
        day = frame.day
        return self._is_one_day(frame) and day is not None and day.edtf() <= until.day.edtf()

    @staticmethod
    def _is_one_day(frame: Frame) -> bool:
        """Whether the frame is a day, on which something was done, not up to which it was counted."""
        span, day = frame.span, frame.day
        if span is None or day is None or day.day is None:
            return False
        return span.last is None and span.bound is not _UNTIL

    @staticmethod
    def _is_of_days(frame: Frame) -> bool:
        """Whether the time goes from a day to another: 2月26日至4月25日."""
        span, day = frame.span, frame.day
        return span is not None and day is not None and span.last is not None and bool(day.day)

    def _topic(self, quantity: Quantity, start: int) -> Frame | None:
        """Return the time of the text, where nothing in the sentence speaks of another."""
        if not self.on_topic or self.section is not None or self.whole is not None:
            return None
        if self.folded.startswith(OTHER_SOURCE, start):
            self.on_topic = False
            return None
        near, at = max(0, quantity.start - FAR), quantity.start
        if AHEAD.search(self.folded, max(start, near), at):
            return None
        if self.folded.rfind("“", near, at) > self.folded.rfind("”", near, at):
            return None  # what somebody says: “5只羊卖了2600多元”
        return self.topic

    def _is_quoted(self, said: _Said) -> bool:
        """Whether the time stands in a quotation that ends with the sentence or before."""
        if said.last is None:
            return False
        opened = self.folded.rfind("“", said.start, said.last.start)
        if opened < 0 or self.folded.find("”", opened, said.last.start) >= 0:
            return False
        return self.folded.find("”", said.last.end, said.end + 1) >= 0

    def _after_brackets(
        self, spans: Sequence[TimeSpan], links: list[PeriodLink], figures: range
    ) -> None:
        """Give a figure the time that alone stands in brackets after it: 21件（截至2019年底）."""
        folded = self.folded
        for span in spans:
            if folded[span.start - 1 : span.start] not in ("（", "("):
                continue
            if span.first is None or folded[span.end : span.end + 1] not in ("）", ")"):
                continue
            i = bisect_left(self.figure_starts, span.start, figures.start, figures.stop) - 1
            if i < figures.start or span.start - self.scene.quantities[i].end > LONGEST_NAME:
                continue
            if AFTER_FIGURE.fullmatch(folded, self.scene.quantities[i].end, span.start - 1):
                frame = self.frame(span, None)
                if frame.period is not None:
                    links[i - figures.start] = self._link(frame)

    def _hear(self, said: _Said, span: TimeSpan, quantity: Quantity) -> None:
        """Take in a time that stands before ``quantity``."""
        folded = self.folded
        self._return(said, span.start)
        if span.first is not None and span.first.base is _REPORT and self.report is None:
            if span.first.edge is None:
                self._hear_term(said, span)
            return
        century = span.first is not None and span.first.years == 100 and span.bound is None
        if century or span.form in (_CLOCK, _ORDINAL):
            return
        if folded.endswith(FALLS_ON, 0, span.start):
            return
        if quantity.unit == "份" and COUNTED.fullmatch(folded, span.end - 1, quantity.start):
            return  # 截至8月底，下载2000年中报230万份: what is counted
        if span.form is _RANGE and REPORT_OF_YEARS.match(folded, span.end, quantity.start):
            return
        role = self.role(span, said.start)
        if role in ("report", "occasion") or span.form is _EVENT:
            self.on_topic = False
        if (
            role == "basis"
            and HELD_THEN.match(folded, span.end)
            and folded[self.clause_start(said.start, span.start) : span.start] in AT_HEAD
        ):
            role = None  # 去年同期，这一数字是15万人
        if role is None and self._measured_by(span, quantity):
            role = "basis"
        if role is None and LEFT_OVER.match(folded, span.end):
            said.pending = self.frame(span, self._context(said))
            return  # 上年结余3亿元, 本年支出2亿元
        if (
            role is None
            and said.own is not None
            and folded.startswith("全年", span.start)
            and folded.startswith("的", quantity.end)
            and GOAL.fullmatch(folded, span.end, quantity.start)
        ):
            said.pending = self.frame(span, self._context(said))
            return  # 1—3月就业268万人，为全年目标900万人的29%: that figure's alone
        level = quantity.start == span.end + 1 and folded[span.end] == "的"
        if role is None and level and folded.endswith(("为", "是"), 0, span.start):
            said.pending = self.frame(span, self._context(said))
            return  # 最大流量为1970年7月的7840: that figure's alone
        if role == "occasion":
            stop = min(quantity.start, span.end + FAR)
            role = "report" if folded.find("，", span.end, stop) >= 0 else None
        if role == "report":
            self._anchored(span)
        elif role in ("basis", "from"):
            said.pending = self._same_term(said, span, self.frame(span, self._context(said)))
            if role == "from":
                said.begun = said.pending
            else:
                said.basis = said.pending
                # 较2月（报告99例、死亡41人）, 与2010年第六次普查（98万人）相比
                bracket = OF_BASIS.match(folded, span.end)
                if bracket is not None:
                    said.inner = said.pending
                    said.inner_end = folded.find("）", bracket.end(), said.end)
        elif role == "inner" and self._explains(said, span):
            role = None
            now = said.last is not None and said.last.form is _NOW and said.last.start
            if now and folded.endswith(UP_TO, 0, now):
                span = span._replace(bound=_UNTIL)  # 截至目前（2020年2月10日）
        elif role == "inner":
            said.inner = self.frame(span, self._context(said))
            said.inner_end = folded.find("）", span.end, said.end)
        if role == "aside" and folded.find("，当年", span.end, quantity.start) >= 0:
            self._anchored(span)  # 去年9月投产，当年卖了1400万元
        if role is not None or (span.first is None and not self._blocks(span, said)):
            return
        basis = said.basis.span if said.basis is not None else None
        if basis is not None and span.start == basis.end:
            return  # 降幅较2019年|全年收窄
        if basis is not None and folded[basis.end : span.start] in BASIS_JOIN:
            said.basis = said.pending = self.frame(span, self._context(said))
            return  # 较去年第二季度和今年第一季度大幅收窄
        if said.own is not None and self._is_up_to_now(said.own) and self._sums_up(said.own, span):
            return  # 截至8月5日，今年累计6万宗
        if span.form is _NOW and (
            self._is_now(said) or folded.find("；", span.end, quantity.start) >= 0
        ):
            return  # 今年…，目前正在调运；投入资金2万元: of its own part of the sentence
        if span.form is _VAGUE and folded.startswith("当时", span.start):
            then = said.own or (self.paragraph if span.start == said.start else None)
            if then is not None and then.span is not None and then.span.bound is None:
                return  # 1978年的乙县有1亿人。当时，县里有学校63所
        clause = self.clause_start(said.start, span.start)
        if folded[clause] in REASON_FIRST and REASON.match(folded, clause):
            return
        if span.form is _NOW:
            self.near = None  # 当年 after it is no year that was named
        then = self._years_up_to(said.own or self.paragraph, span)
        if then is None and self._counts_from_then(span):
            then = self._counted_from(span)
        ranged = said.own or self.paragraph
        if span.form is _DURATION and ranged is not None and ranged.ends is not None:
            then = self._years_between(span, ranged) or self._days_between(span, ranged) or then
        frame = then or self._same_term(said, span, self.frame(span, self._context(said, span)))
        first = span.first
        if frame.day is None and first is not None and first.away_years is not None:
            self.near = None  # 2018年…。今年至3月13日: of a year that nothing names
        if span.form is _EVENT and frame.period is None and not self._context(said):
            frame = self.feast(span) or frame
        if (
            said.own is not None
            and said.last is not None
            and frame.period is not None
            and len(said.own.listed) < LONGEST_LIST
            and LIST_JOIN.match(folded[said.last.end : span.start])
        ):
            frame = frame.copy()
            frame.listed = said.own.listed + frame.listed
        begun = said.begun.period if said.begun is not None else None
        said.begun = None
        to = folded.endswith(("到", "至"), 0, span.start) and frame.ends is None
        if to and begun and frame.period and begun < frame.period:
            # 由2014年底的40.6万人减少到2019年底的0.99万人，贫困发生率由A下降至B
            ends = begun, frame.period
            frame = frame.copy()
            frame.ends = ends
        item = said.own is not None and self._is_one_day(frame) and span.start > clause
        said.outer = None
        passing = folded[clause : span.start] in IN_PASSING
        part = (
            said.own is not None
            and folded.endswith(("其中，", "其中"), said.start, span.start)
            and self._is_part_of(frame, said.own)
        )
        passing = passing or part
        counted = said.own is not None and self._is_within(frame, said.own)
        said.main = said.own if (passing or counted) and said.own is not None else None
        if said.own is None and folded.startswith(CONTINUING, said.start):
            said.main = self._part_of_months(frame)
        if said.own is not None:
            earlier = part or (passing and (frame.period or "~") < (said.own.period or ""))
            self._set_aside(said, span, clause, passing=earlier, item=item)
        if (
            said.own is None
            and span.bound is None
            and (
                PAST.match(folded, span.end, quantity.start)
                or (
                    folded[span.start - 1] in MOST_LAST
                    and MOST_THEN.search(
                        folded, max(said.start, span.start - LONGEST_NAME), span.start
                    )
                )
            )
        ):
            said.main = self.paragraph or BLOCK
        i = bisect_left(self.figure_starts, said.own_end)
        told = i < len(self.figure_starts) and self.figure_starts[i] < span.start
        said.several_years = said.several_years or (told and _other_year(said.own, frame))
        said.own, said.own_end, said.last, said.pending = frame, span.end, span, None
        if span.bound is _SINCE:
            self.since = frame
        elif frame.day is not None and (said.main is None or counted):
            first = span.first
            told = first is None or (first.base, first.away_years) != (_FRAME, -1)
            if told and not self._is_of_years(frame):
                self._recall(frame.day)  # not 上年: 全年 after it is no part of that
            if frame.day.months >= SOON and self._is_of_months(frame.day) and span.bound is None:
                self.stretch = frame

    def _sums_up(self, own: Frame, span: TimeSpan) -> bool:
        """Whether a year is that of the day up to which its figures are counted."""
        first = span.first
        if first is None or own.day is None or own.day.day is None or span.last is not None:
            return False
        if span.bound is _UNTIL or first.month is not None or first.edge is not None:
            return False
        return self.frame(span, None).period in (f"{own.day.year:04d}", f"{own.day.year:04d}/..")

    def _part_of_months(self, frame: Frame) -> Frame | None:
        """Return the months of which a sentence tells one in passing: 其中，6月增长6.9%."""
        wider = self.paragraph or self.section or self.whole
        return wider if wider is not None and self._is_part_of(frame, wider) else None

    def _is_part_of(self, frame: Frame, wider: Frame) -> bool:
        """Whether a frame is a month or a quarter, the wider one that year or longer months of it."""
        day, whole = frame.day, wider.day
        if day is None or whole is None or day.year != whole.year or day.months > SOON:
            return False
        if not self._is_of_months(day) or whole.day is not None or whole.edge is not None:
            return False
        return whole.month is None or whole.months > day.months

    def _set_aside(
        self, said: _Said, span: TimeSpan, clause: int, *, passing: bool, item: bool
    ) -> None:
        """Keep the sentence's time for what stands behind one that holds for a few words only."""
        folded = self.folded
        after = (
            AFTER_IT.match(folded, span.end, said.end) if folded[span.start - 1] == "继" else None
        )
        if after is not None:
            said.outer, said.outer_at = said.own, after.end()  # 继上年下降5%后，再降9%
        elif passing or (
            # 去年…；实现了7月1日通气；发放救济金30万元
            item and folded.rfind("；", max(said.own_end, span.start - FAR), clause) >= 0
        ):
            at = folded.find("；", span.end, said.end)
            if at >= 0:
                said.outer, said.outer_at = said.own, at

    @staticmethod
    def _return(said: _Said, at: int) -> None:
        """Return to the time that was set aside, where what it made way for has ended."""
        if said.outer is not None and at > said.outer_at:
            said.own, said.outer = said.outer, None

    def _hear_term(self, said: _Said, span: TimeSpan) -> None:
        """Take in 报告期内 of an unnamed report, after what there was on its last day."""
        frame = said.own or self.paragraph or self.topic
        day = frame.day if frame is not None else None
        if day is None or (day.day is None and day.edge is None):
            return
        said.own, said.own_end, said.last = BLOCK, span.end, span
        if day.edtf().endswith("-12-31"):
            year = f"{day.year:04d}"
            said.own = Frame(year, year, span, Day(day.year))

    def _same_term(self, said: _Said, span: TimeSpan, frame: Frame) -> Frame:
        """Return 去年同期 as the months of last year that the sentence's own time has this year."""
        own = said.own.day if said.own is not None else None
        if said.own is None:
            wider = self.paragraph or self.section or self.whole
            if wider is None and self.on_topic and self.topic is not None and self.topic.period:
                wider = self.topic  # 2021年第二季度…, paragraphs above 由2020年同期的83亿元
            own = wider.day if wider is not None and self._is_of_months(wider.day) else None
        if own is None or own.month is None or not self.folded.startswith(SAME, span.end):
            return frame
        if span.last is not None:
            return Frame(None, None, span)  # 2013—2018年同期: those months of several years
        if frame.day is not None and frame.day.month is not None:
            return frame
        first = span.first
        if first is not None and first.base is _PUBLISHED and first.away_years == -1:
            year = own.year - 1  # 今年 is that of the sentence, known or not
        elif frame.day is not None:
            year = frame.day.year
        else:
            return frame
        day = own.copy()
        day.year = year
        if self.folded.startswith("同季", span.end) and day.months < SOON and own.month:
            day.month, day.months = (own.month - 1) // 3 * 3 + 1, 3
        frame = frame.copy()
        frame.period, frame.carried, frame.day = day.edtf(), day.stretch(), day
        return frame

    def _explains(self, said: _Said, span: TimeSpan) -> bool:
        """Whether a time in brackets gives the dates of the one before: “五一”假期（5月1日至5日）."""
        if span.first is None or (span.first.month is None and span.last is None):
            return False
        if span.last is not None and STRETCH_NAMED.search(
            self.folded, max(said.start, span.start - LONGEST_NAME), span.start
        ):
            return True  # 暑运期间（7月1日至8月31日）
        if said.last is None:
            return False
        between = self.folded[said.last.end : span.start]
        after = self.folded[span.end : span.end + 1]
        return len(between) <= LONGEST_NAME and "，" not in between and after in ("）", ")")

    def _hear_unnamed(self, said: _Said, at: int) -> None:
        """Take in 以来 or 期间 at ``at`` that names an event, not a date: 疫情发生以来."""
        own = said.own
        if own is None or own.day is None or "，" in self.folded[said.own_end : at]:
            if (
                own is not None
                and own.day is not None
                and own.span is not None
                and own.span.bound is None
                and self.folded.startswith(("至今", "迄今"), at)
                and SET_UP.match(self.folded, said.own_end, at)
            ):
                said.own = Frame(onwards(own.day), None, own.span, own.day)
                return
            alone = self.folded[at + 2 : at + 3] in ("，", ",")  # not 突破建站以来历史极值
            if alone and (own is None or at >= said.own_end):
                said.own, said.own_end = BLOCK, at
        elif (
            at >= said.own_end
            and self.folded.startswith(("以来", "至今", "迄今"), at)
            and not OTHER_START.search(self.folded, said.own_end, at)
        ):
            said.own = Frame(onwards(own.day), None, own.span, own.day)

    def _hear_last(self, said: _Said, span: TimeSpan, figures: range) -> None:
        """Take in a time after the last figure: it governs no more than the sentences to come."""
        if self.folded.endswith(FALLS_ON, 0, span.start):
            return
        if span.bound is _SINCE and not figures and RANK_SINCE.match(self.folded, span.end):
            return
        role = self.role(span, said.start)
        if role in ("report", "occasion"):
            self._anchored(span)
            if self._is_over(self.section or self.whole) and CLOSED.match(self.folded, span.end):
                self.paragraph = BLOCK  # 今天闭幕。31省的机构参展: not of 去年 in the headline
        if role is not None:
            return
        if span.first is not None and span.first.base is _REPORT and self.report is None:
            return
        if span.first is not None:
            frame = self.frame(span, said.own.day if said.own else None)
            if span.bound is _SINCE:
                self.since = frame
            if frame.day is not None:
                if span.bound is not _SINCE or frame.day.month is not None:
                    self._recall(frame.day)  # not 2005年以来: 7月3日 after it is of any year
                ahead = span.first.month is None and FUTURE.search(
                    self.folded, max(said.start, span.start - CLAUSE_REACH), span.start
                )
                if not figures and not ahead:
                    said.own = frame  # not 预计明年通车，并投入2012年春运
                    if self._is_one_day(frame) and CAME.match(self.folded, span.end):
                        said.own = Frame(None, None, span)  # 工作组19日抵达。…
        elif not figures and self._blocks(span, said):
            if span.form is _DURATION and said.own is not None and self._is_of_days(said.own):
                return  # 从2月26日到4月25日，两个月里，…
            opens = self.clause_start(said.start, span.start) == span.start
            if said.own is None or span.form is not _VAGUE or opens:
                said.own = Frame(None, None, span)  # not 2018年，全县传承以往的做法

    def _context(self, said: _Said, span: TimeSpan | None = None) -> Day | None:
        """Return the time that 全年, 上年 or 三月 in the sentence are counted from."""
        if said.own is not None and said.own.day is not None:
            return None if self._is_of_years(said.own) else said.own.day
        wider = self.section or self.whole
        topic, first = self.topic, span.first if span is not None else None
        if (
            wider is None
            and self.anchor is None
            and first is not None
            and first.month is not None
            and topic is not None
            and topic.span is not None
            and topic.span.bound is _UNTIL
            and topic.day is not None
            and topic.day.day is not None
            and (first.month, first.day or 0) <= (topic.day.month or 0, topic.day.day)
        ):
            return topic.day  # 截至2020年2月3日…。2月1日，甲公司捐赠…
        if (
            wider is None
            and self.anchor is None
            and self.near is None
            and span is not None
            and span.bound is _UNTIL
            and topic is not None
            and topic.period is not None
            and topic.day is not None
            and topic.day.month is not None
            and first is not None
            and first.month is not None
            and topic.day.month <= first.month < topic.day.month + topic.day.months
        ):
            return topic.day  # 2014年1—9月…, of which 截至9月20日 far below is
        if (
            wider is None
            and self.near is None
            and topic is not None
            and topic.period is not None
            and not self._is_of_years(topic)
            and first is not None
            and first.base is _FRAME
            and first.away_years in (0, -1)
            and span is not None
            and self.folded[span.start] not in "当同"
        ):
            return topic.day  # 2009年，…: 全年, 年末, 上年 of a paragraph far below are those of it
        if wider is None or (wider.ends is not None and wider.day and wider.day.month is None):
            return None  # under 2023—2025年, no year by itself is that of 全年
        return wider.day

    def _counts_since(self, said: _Said, year: TimeSpan | None, quantity: Quantity) -> bool:
        """Whether a figure sums up since the year something was set up: 2016年设立中心，累计2万件."""
        if year is None or year.bound is not None or year.last is not None:
            return False
        clause = self.clause_start(said.start, quantity.start)
        if self.folded.startswith("已", clause):  # 2010年启动的行动，已动员志愿者
            return BEGUN_AND_ON.fullmatch(self.folded, said.own_end, clause - 1) is not None
        return (
            self.folded.startswith(("累计", "至今", "迄今"), clause)
            and clause - 1 > said.own_end
            and FOUNDED_THEN.match(self.folded, said.own_end, clause - 1) is not None
        )

    def _say(self, said: _Said, i: int, figures: range) -> PeriodLink:
        """Return the link of figure ``i`` from what the sentence has said before it."""
        quantity = self.scene.quantities[i]
        if said.inner is not None and quantity.start < said.inner_end:
            return self._link(said.inner)
        inner = said.inner
        if inner is not None and inner.span is not None and inner.span.end == said.inner_end:
            between = self.folded[said.inner_end + 1 : quantity.start]
            beside = between in OF_BRACKET or (said.own is None and CLAUSE_ON.fullmatch(between))
            if beside and self.folded[inner.span.start - 1] in "（(":
                return self._link(inner)  # 产值（2015年）30亿元, 第16届（2015年）有学员300人
        if said.rest is not None and i == said.rest_at and self._joined(i - 1):
            said.rest_at = i + 1
            return self._link(said.rest)
        pending = said.pending
        if pending is not None and pending.span is not None:
            if self._heads_its_clause(pending.span, quantity):
                said.pending = None
                return self._link(pending)
            if quantity.start - self._behind_bracket(pending.span) > LONGEST_LEVEL:
                said.pending = None
            elif self._takes(pending.span, quantity):
                said.pending = None
                if self.folded.endswith(EACH_OF, 0, quantity.start):
                    said.rest, said.rest_at = pending, i + 1
                first = pending.span.first
                lately = (
                    said.begun is pending
                    and self.paragraph is not None
                    and self._is_part_of(pending, self.paragraph)
                )
                if said.own is None and first is not None and (first.base is _PUBLISHED or lately):
                    # 由去年的1701个增加到1856个: to what it is now; 上半年…。由5月的6米提高到8米
                    self.paragraph = BLOCK if lately else None
                return self._link(pending)
        self._return(said, quantity.start)
        own = said.own
        if said.starts and self._starting_level(quantity, said.start):
            if own is None and self.paragraph is not None and self.paragraph.ends is not None:
                own = said.own = self.paragraph  # 从2015年到2019年，…。户籍人口从A到B
            if own is None or own.ends is None:
                begun = self._years_back(own)
                if begun is not None:
                    return PeriodLink(begun, self._words(own) if own is not None else None)
                clause = self.clause_start(said.start, quantity.start)
                if own is not None and FORESEEN.search(self.folded, clause, quantity.start):
                    return self._link(own)  # 把今年增长的预测由2.5%下调到1.5%
                return self._link(said.basis) if said.basis is not None else NOTHING
            said.reaching = i + 1
            return PeriodLink(own.ends[0], self._words(own))
        if (
            own is not None
            and said.sums
            and own.day is not None
            and own.day.years == 1
            and self._counts_since(said, own.span, quantity)
        ):
            own = said.own = Frame(onwards(own.day), None, own.span, own.day)
        clause = 0
        if own is not None and own.ends is not None:
            clause = self.clause_start(said.start, quantity.start)
            mean = YEARLY.search(self.folded, max(clause, said.own_end), quantity.start)
            if mean is not None and own.period == own.ends[1]:
                stretch = interval(*own.ends)  # 从1990年的A增长到1997年的B，年均增长22.6%
                return PeriodLink(stretch, self._words(own)) if stretch else NOTHING
        if own is not None and own.ends is not None and 0 <= said.reaching <= i:
            if said.reaching == i:
                return PeriodLink(own.ends[1], self._words(own))
            if self.folded.startswith(CONTINUING, clause):
                last = own.ends[1]
                own = said.own = own.copy()  # 由A增至B，其中C: of B
                own.period, own.carried, own.ends, own.listed = last, last, None, ()
        if own is None:
            frame = self.paragraph or self._topic(quantity, said.start)
            each = self._each_year(frame, i, figures, said.start)
            return each or self._fallback(frame, quantity, said)
        if own.period is None:
            form = own.span.form if own.span is not None else None
            first = own.span.first if own.span is not None else None
            if (
                first is not None
                and first.base is _PUBLISHED
                and (
                    first.away_days is not None
                    or first.away_years
                    or (first.away_years == 0 and self.yearly)
                )
            ):
                return NOTHING  # no day is known, and the headline's year is not last year
            wider = self.section or self.whole
            exact = wider is not None and wider.day is not None and wider.day.month is not None
            before_now = self._is_over(wider) and self._is_earlier(own)
            if form is _NOW or before_now or (form is _VAGUE and exact):
                return NOTHING
            if form is _DURATION and own.span and YEARS.match(self.folded, own.span.start):
                return NOTHING  # 五年来, under a heading on 2023年
            return self._fallback(None, quantity, said)
        if quantity.kind is _AGE and self._this_year(own):
            said.own = None
        return self._governed(said, own, i, figures)

    def _counts_from_then(self, span: TimeSpan) -> bool:
        """Whether the stretch is that since a time named before: 2020年起… 三年多来 (not 近三年来)."""
        if span.form is not _DURATION or self.folded[span.end - 1] != "来":
            return False
        return self.folded[span.start - 1 : span.start] not in ("近", "最")

    def _counted_from(self, span: TimeSpan) -> Frame | None:
        """Return what 五年来 looks back to: the start that the text names so many years before."""
        if self.starting is None:
            self.starting = [
                t for t in self.times if t.bound is _SINCE and t.first and t.first.year
            ][:FIGURES]
            self.latest = max([t.first.year or 0 for t in self.times if t.first], default=0)
        years = years_since(self.folded, span.start, span.end)
        end = self.anchor.year if self.anchor is not None else self.latest
        own = self.paragraph.day if self.paragraph is not None else None
        if years == 1 and own is not None and own.month is None and self.paragraph is not None:
            return self.paragraph  # 截至2013年末…。一年来: of that year
        for start in self.starting:
            if start.start > span.start or years is None:
                break
            since = start.first.year if start.first is not None else None
            if since is not None and since + years - 1 <= end <= since + years:
                return self.frame(start, None)
        return self.since

    def _years_up_to(self, frame: Frame | None, span: TimeSpan) -> Frame | None:
        """Return 五年来 after 到2020年底 as the five years that end with it."""
        if span.form is not _DURATION or frame is None or frame.day is None or frame.ends:
            return None
        day, years = frame.day, years_since(self.folded, span.start, span.end)
        if years is None or not 1 <= years < day.year or day.years > 1:
            return None
        if not (day.edge is Edge.END and day.month in (None, 12)) and not day.is_last_of_year():
            return None
        end = frame.span
        if end is None or (
            end.bound is not _UNTIL
            and not self.folded.endswith(("到", "至"), 0, end.start)
            and span.start - end.end > 1
        ):
            return None  # 2018年底启动工程，三年来修路30公里
        period = f"{day.year - years + 1:04d}/{day.year:04d}" if years > 1 else f"{day.year:04d}"
        return Frame(period, None, span, Day(day.year))

    def _years_back(self, own: Frame | None) -> str | None:
        """Return the year with which 二十年来 begins: 二十年来，果园从6万公顷扩大到17万公顷."""
        span = own.span if own is not None else None
        if span is None or span.form is not _DURATION or self.anchor is None:
            return None
        if own is None or own.period is not None or self.folded[span.start - 1] == "近":
            return None
        years = years_since(self.folded, span.start, span.end)
        if years is None or self.folded[span.end - 1] not in "来间" or years < 2:
            return None
        return f"{self.anchor.year - years:04d}"

    def _years_between(self, span: TimeSpan, own: Frame) -> Frame | None:
        """Return 十年间 after 由2010年的A增加到2020年的B as those years."""
        years = years_since(self.folded, span.start, span.end)
        if years is None or own.ends is None:
            return None
        begun, end = own.ends
        between = int(end[:4]) - int(begun[:4])
        if own.period != end:
            # 从1987年到2012年，25年间; 2016年至2020年，五年来
            return own if years in (between, between + 1) and own.span else None
        if between != years:
            return None
        period = interval(begun, end)
        frame = own.copy()
        frame.period, frame.carried, frame.listed = period, period, ()
        return frame

    def _days_between(self, span: TimeSpan, own: Frame) -> Frame | None:
        """Return 两天 after 11月15日至16日 as those days, and 两个月里 after as many months."""
        if own.ends is None or own.day is None or own.day.day is None:
            return None
        begun, end = own.ends
        days = DAYS.fullmatch(self.folded, span.start, span.end)
        if days is None or len(begun) != len(end):
            return None
        first, last = date.fromisoformat(begun), date.fromisoformat(end)
        written = whole_number(days[1])
        return own if written == (last - first).days + 1 else None

    def _is_now(self, said: _Said) -> bool:
        """Whether 目前 is the day up to which the sentence, or those before it, counts."""
        frame = said.own
        if frame is None:
            frame = self.paragraph or self.section or (self.topic if self.on_topic else None)
            day = frame.day if frame is not None else None
            if day is None or day.day is None or day.is_last_of_year() or self._is_over(frame):
                return False
        return self._is_up_to_now(frame)

    @staticmethod
    def _is_up_to_now(frame: Frame | None) -> bool:
        """Whether the time is the day that 目前 after it means: 截至6月21日…，目前在院203例."""
        if frame is None or frame.span is None or frame.period is None:
            return False
        return frame.span.bound is _UNTIL

    def _is_earlier(self, frame: Frame) -> bool:
        """Whether the time is said to lie before that of writing, no more: 早前, 不久前."""
        span = frame.span
        return span is not None and self.folded.endswith("前", span.start, span.end)

    def _carried(self, frame: Frame) -> Frame | None:
        """Return what the frame is to the sentences after it, None where it ends with its own."""
        if frame.carried is None or frame.day is None or frame.day.year < MODERN:
            return None
        if frame.span is not None and frame.span.bound is None and self._is_one_day(frame):
            said = frame.span.first
            named = said is not None and said.base is _FRAME  # 当日
            if named and (self.anchor is None or frame.day.edtf() != self.anchor.isoformat()):
                return BLOCK  # 当日洪峰水位205.85米: of that alone, but for the day of writing
            if TOOK_PLACE.match(self.folded, frame.span.end):
                return BLOCK  # 今天上午，全区举行开工仪式: of that alone
        foreseen = False
        if frame.span is not None and self.is_future(frame.span):
            # 今年还将新建30个 says nothing of what is there; 预计 may go on: 预计棉花产量
            foreseen = not self._is_nearly_over(frame)
        wider = self.section or self.whole
        if wider is not None and wider.day is not None and wider.day.month is None:
            inside = frame.day.month is not None and frame.day.year == wider.day.year
            days = frame.span is not None and frame.span.last is not None and frame.day.day
            first = self.paragraph is None or self.paragraph.annual
            passing = frame.span is not None and self.folded.endswith("其中", 0, frame.span.start)
            month = first and not passing and frame.day.months == 1 and frame.day.edge is None
            if month and frame.day.day is None:
                inside = False  # the month that its paragraph opens with
            if inside and not days and frame.span is not None and frame.span.bound is None:
                return None
        carried = frame.copy()
        carried.period, carried.listed, carried.foreseen = frame.carried, (), foreseen
        return carried

    def _is_nearly_over(self, frame: Frame) -> bool:
        """Whether no more is foreseen than how the year of writing ends: 今年产量预计达5亿斤."""
        day, span = frame.day, frame.span
        if self.anchor is None or day is None or span is None or day.year != self.anchor.year:
            return False
        if self.anchor.month < LATE_IN_YEAR or day.month is not None:
            return False
        start = self.clause_start(max(0, span.start - CLAUSE_REACH), span.start)
        end = CLAUSE_STOP.search(self.folded, span.end, span.end + CLAUSE_REACH)
        behind = self.folded[span.end : end.start() if end else span.end + CLAUSE_REACH]
        clause = self.folded[start : span.start] + behind.replace("预计", "")
        return "预计" in behind and FUTURE.search(clause) is None

    def _is_daily(self, frame: Frame) -> bool:
        """Whether what is told of a year is how much a day: 2019年…，即平均每日410吨。当中每日…."""
        day, span = frame.day, frame.span
        if day is None or day.month is not None or span is None:
            return False
        stop = self.folded.find("。", span.end, span.end + LEVEL_REACH)
        return stop >= 0 and DAILY.search(self.folded, span.end, stop) is not None

    def _this_year(self, frame: Frame) -> bool:
        """Whether the frame is 今年, which before an age (今年54岁) says no more than the age."""
        first = frame.span.first if frame.span is not None else None
        return first is not None and first.base is _PUBLISHED and first.month is None

    def _anchored(self, span: TimeSpan) -> None:
        frame = self.frame(span, None)
        if frame.day is not None:
            self._recall(frame.day)

    def _blocks(self, span: TimeSpan, said: _Said) -> bool:
        """Whether a time without a date takes over: it opens its clause, or says 目前."""
        if said.last is not None and span.start == said.last.end:
            return False
        if span.form in (_NOW, _VAGUE):
            if OF_NOW.search(self.folded, max(said.start, span.start - 4), span.start):
                return False  # 对目前的表现表示满意, 满意现时的表现
            # 2024年12月旅客426万人次，周末每日13万人次: those of the month
            months = said.own is not None and self._is_of_months(said.own.day)
            return not (months and self.folded.startswith("周末", span.start))
        if span.form not in (_DURATION, _EVENT):
            return False
        day = said.own or self.paragraph
        if day is not None and self._is_one_day(day) and OF_HOURS.match(self.folded, span.start):
            return False  # 6月18日…。6小时内降雨200毫米: of that day
        lead = self.folded[self.clause_start(said.start, span.start) : span.start]
        if self.folded.startswith(("累计", "共", "总共", "合计"), span.end):
            return True  # 公益金五年累计投入, 近三年共资助
        if lead.endswith(ELAPSED) and YEARS.match(self.folded, span.start):
            # 1950年为25亿，经过半个世纪猛增到60亿; not 2020年，经过三年建设，…
            i = bisect_left(self.figure_starts, span.start) - 1
            if said.own is None or (i >= 0 and self.figure_starts[i] >= said.own_end):
                return True
        if span.form is _EVENT:
            opens = EVENT_OVER.search(self.folded, span.end - 2, span.end + 4) is not None
            return LEAD.fullmatch(lead) is not None and opens
        if lead.endswith("短短"):
            return True  # 短短五天，2861人报名
        if LOOKED_BACK.fullmatch(self.folded, span.start - len(lead), span.end + 1):
            return True  # 过去12个月，客运量4680万人次
        return (
            LEAD.fullmatch(lead) is not None
            and STRETCH_OVER.search(self.folded, span.end - 2, span.end + 2) is not None
        )

    def _takes(self, span: TimeSpan, quantity: Quantity) -> bool:
        """Whether the figure is that time's own: 由上年末的1865个, not 比上年末减少1.1万张."""
        between = self.folded[self._behind_bracket(span) : quantity.start]
        if len(between) > LONGEST_LEVEL or OTHER_LEVEL.search(between):
            return False
        if ENDED_TREND.match(self.folded, quantity.end) and WENT_ON.search(
            self.folded, max(0, span.start - 4), span.start
        ):
            return True  # 扭转1—7月下降11.1%的局面
        if GOAL.fullmatch(between) and self.folded.startswith("的", quantity.end):
            return True
        started = self.folded.endswith(STARTING, max(0, span.start - 1), span.start)
        if started or LEFT_OVER.match(self.folded, span.end):
            return True
        if between in ("", "同期") and LEVEL_OF.match(self.folded, quantity.end):
            return True  # 较上年1.8万元的标准提高, 比去年同期523家公司的收入增加
        before = self.folded[max(0, span.start - 2) : span.start]
        if (
            quantity.kind is _PERCENT
            and before.endswith(("比", "较"))
            and RATE_OF.fullmatch(between)
            and POINTS_OFF.match(self.folded, quantity.end)
        ):
            return True  # 比2010年的年均增长率0.57%下降0.04个百分点
        share = quantity.kind in (_PERCENT, _RATIO)
        if share and LEVEL_THEN.fullmatch(between) and UNLIKE.fullmatch(before):
            return True  # 优于去年同期的38.9%
        opens = before.removesuffix("而")[-1:] in tuple("，；。（、")
        if opens and THEN_AS.fullmatch(between):
            return True  # ，而上一财年同期为42%; ，去年同期为增加16亿元
        if between.endswith("的") and before.endswith(("比", "较")):
            compared = LEVEL_COMPARED.match(self.folded, quantity.end) is not None
            if compared and not MORE_OR_LESS.search(between):
                return True  # 较去年同期的15%有所上升
        if before.endswith(("比", "较")) and PEAK.fullmatch(between):
            return True  # 比2012年的高峰5800万吨下降31%
        if quantity.kind in (_PERCENT, _RATIO) or "倍" in quantity.text:
            return False
        if before.endswith("较") and COMES_TO.match(self.folded, quantity.end):
            return not MORE_OR_LESS.search(between)  # 相较110年新生儿15万人，再减少1万人
        if opens and SAME_TERM.match(self.folded, span.end) and not MORE_OR_LESS.search(between):
            return True  # ，上年同期盈利4205万元
        return OF.fullmatch(between) is not None

    def _behind_bracket(self, span: TimeSpan) -> int:
        """Return where a time ends, with a bracket that explains it: 2010年（第六次普查）."""
        if self.folded[span.end : span.end + 1] not in ("（", "("):
            return span.end
        closes = self.folded.find("）", span.end, span.end + LONGEST_CLAUSE)
        return closes + 1 if closes >= 0 else span.end

    def _heads_its_clause(self, span: TimeSpan, quantity: Quantity) -> bool:
        """Whether the clause says of the same term what it was: ，2020年同期产值同比下降23%."""
        folded, at = self.folded, quantity.start
        if at - span.end > LONGEST_CLAUSE or folded[span.start - 1 : span.start] not in CLAUSE_HEAD:
            return False
        return THEN_IT_WAS.fullmatch(folded, span.end, at) is not None

    def _measured_by(self, span: TimeSpan, quantity: Quantity) -> bool:
        """Whether the figure is a multiple or a share of that time's level: 2016年的1.9倍."""
        if quantity.kind not in (_PERCENT, _RATIO) and "倍" not in quantity.text:
            return False
        if self.folded.endswith(REACHING, max(0, span.start - 2), span.start):
            return False
        if self.folded.endswith(EQUALS, max(0, span.start - 3), span.start):
            return SHARE_OF_ITS.fullmatch(self.folded, span.end, quantity.start) is not None
        return SHARE_OF.fullmatch(self.folded, span.end, quantity.start) is not None

    def _starting_level(self, quantity: Quantity, start: int) -> bool:
        """Whether the figure is where a development began: 由51.3%提高到58.9%."""
        folded, at = self.folded, quantity.start
        if FROM_FIGURE.search(folded, max(start, at - 14), at) is None:
            return False
        return TO_FIGURE.match(folded, quantity.end) is not None

    def _governed(self, said: _Said, own: Frame, i: int, figures: range) -> PeriodLink:
        """Return what the sentence's own time says of figure ``i``."""
        folded = self.folded
        quantity = self.scene.quantities[i]
        if own.span is not None and folded[own.span.start - 1] in "、，和及与":
            link = self._year_in_row(said, own, own.span, i, figures)
            if link is not None:
                return link
        if len(own.listed) > 1 and not self._named_one_by_one(own, i, figures):
            position, size = self._place_in_list(i, figures)
            if size == len(own.listed):
                period, span = own.listed[position]
                return PeriodLink(period, self.text[span.start : span.end])
            several = own.day is not None and own.day.months > 1
            if size == 1 and own.span is not None and own.span.form is not _RANGE and not several:
                # 于1月31日及2月4日破获两宗: of all of them together
                first, last = own.listed[0][0], own.listed[-1][0]
                if "/" not in first + last and "X" not in first + last:
                    both = interval(first, last)
                    return PeriodLink(both, self._words(own)) if both else NOTHING
        if self._stands_since(own, said, quantity):
            said.own = BLOCK
            return NOTHING
        after = ONCE_DONE.search(folded, min(said.own_end + 2, quantity.start), quantity.start)
        if after is not None and "，" in folded[said.own_end : after.start()]:
            return NOTHING  # 今年投资2亿元，建成后可年产5万吨
        if own.span is not None and own.span.bound is _UNTIL:
            clause = folded[self.clause_start(said.start, quantity.start) : quantity.start]
            if PER_UNIT.search(clause):
                return NOTHING
            if "累计" in clause and own.period is not None:
                return PeriodLink(f"../{own.period.rpartition('/')[2]}", self._words(own))
        if own.day is not None and own.day.edge is Edge.END and own.day.month is None:
            clause_at = self.clause_start(said.start, quantity.start)
            if quantity.kind is _PERCENT and YEARLY.search(folded, clause_at, quantity.start):
                return NOTHING  # 到2006年底，产值215亿元，年均增长12%: of years that nothing names
            at = self.clause_start(said.own_end, quantity.start)
            if at > said.own_end + 1 and YEARS_FLOW.search(folded, at, quantity.start):
                return PeriodLink(own.carried, self._words(own))  # 年末人口3万人，总产值2亿元
        if (
            own.day is not None
            and own.day.edge
            and own.span is not None
            and (own.span.bound is not _UNTIL or own.day.month is None)
            and folded.find("；", said.own_end, quantity.start) >= 0
            and STOCK.search(folded, folded.rfind("；", 0, quantity.start), quantity.start) is None
        ):
            return PeriodLink(own.carried, self._words(own))
        return self._link(own)

    def _stands_since(self, own: Frame, said: _Said, quantity: Quantity) -> bool:
        """Whether a figure tells of what there is, the year of a founding: 2000年上市，共设有12家工厂."""
        day, span = own.day, own.span
        if day is None or span is None or day.month is not None or not self._is_over(own):
            return False
        if span.bound is not None or FOUNDED_ON.match(self.folded, said.own_end) is None:
            return False
        at = self.clause_start(said.own_end, quantity.start)
        return STANDS_THERE.search(self.folded, at, quantity.start) is not None

    def _over_years(self, frame: Frame, clause_at: int, at: int) -> bool:
        """Whether the clause speaks of several years, the governing time of one: 五年年均增长5%."""
        day = frame.day
        if day is None or day.month is not None or day.years > 1 or frame.ends is not None:
            return False
        if frame.span is not None and frame.span.bound is _SINCE:
            return False
        return OVER_YEARS.match(self.folded, clause_at, at) is not None

    def _named_one_by_one(self, own: Frame, i: int, figures: range) -> bool:
        """Whether the list of figures follows one of names: 知晓率、治疗率分别为43.3%、38.7%."""
        several = own.day is not None and own.day.months > 1
        if own.span is None or not (several or own.span.form is _RANGE):
            return False
        position, _ = self._place_in_list(i, figures)
        end = self.scene.quantities[i - position].start
        clause = self.folded[self.clause_start(own.span.end, end) : end]
        return "分别" in clause and LISTED.search(clause) is not None

    def _year_in_row(
        self, said: _Said, own: Frame, span: TimeSpan, i: int, figures: range
    ) -> PeriodLink | None:
        """Return the year of a figure of as many as there are years: 1978、1980年和2000~2005年分别为.

        Of fewer, or more, no year is known.
        """
        folded = self.folded
        at = self.scene.quantities[i].start
        if folded.find("分别", span.end, at) < 0:
            return None
        row = YEARS_IN_ROW.search(folded, max(said.start, span.end - LONGEST_ROW), span.end)
        if row is None:
            return None
        years: list[int] = []
        for year in YEAR_IN_ROW.finditer(row[0]):
            first, last = int(year[1]), year[2] or year[1]
            years += range(first, int(year[1][: 4 - len(last)] + last) + 1)
            if len(years) > LONGEST_LIST:
                return None
        position, size = self._place_in_list(i, figures)
        if size == len(years):
            return PeriodLink(f"{years[position]:04d}", self._words(own))
        return NOTHING if len(years) > max(2, len(own.listed)) and size > 1 else None

    def _each_year(
        self, frame: Frame | None, i: int, figures: range, start: int
    ) -> PeriodLink | None:
        """Return the year of a figure of as many as the sentence before named: 同期…分别为9、13及6宗."""
        if frame is None or frame.ends is None or frame.day is None or frame.day.month is not None:
            return None
        begun, end = frame.ends
        if len(begun) + len(end) != 8 or frame.span is None or frame.span.form is not _RANGE:
            return None
        position, size = self._place_in_list(i, figures)
        if size != int(end) - int(begun) + 1:
            return None
        at = self.scene.quantities[i - position].start
        clause = self.folded[self.clause_start(start, at) : at]
        if "分别" not in clause or LISTED.search(clause) is not None:
            return None
        return PeriodLink(f"{int(begun) + position:04d}", self._words(frame))

    def _place_in_list(self, i: int, figures: range) -> tuple[int, int]:
        """Return the figure's place among those that stand in one list, and their number."""
        first = last = i
        while first > max(figures.start, i - LONGEST_LIST) and self._joined(first - 1):
            first -= 1
        while last + 1 < min(figures.stop, i + LONGEST_LIST) and self._joined(last):
            last += 1
        return i - first, last - first + 1

    def _joined(self, i: int) -> bool:
        quantities = self.scene.quantities
        gap = self.folded[quantities[i].end : quantities[i + 1].start]
        return len(gap) <= 12 and FIGURE_JOIN.fullmatch(gap) is not None

    def _fallback(self, frame: Frame | None, quantity: Quantity, said: _Said) -> PeriodLink:
        """Return what holds where the sentence itself says nothing."""
        folded, start, at = self.folded, said.start, quantity.start
        clause = ""
        if frame is not None or said.present:
            clause = folded[self.clause_start(start, at) : at]
        if said.present and PRESENT.search(clause) and not self._is_up_to_now(frame):
            self.paragraph = frame = None
            if self._is_over(self.section or self.whole):
                self.paragraph = BLOCK
                return NOTHING  # 现有 in what was written after that year
        if frame is not None and frame is self.paragraph and self._is_over(frame):
            year = frame.day is not None and frame.day.month is None
            if said.standing or (year and "已" in clause and STANDING.search(clause)):
                said.standing = True
                return NOTHING  # 2020年产值16亿元。已建成保鲜库78座，库容13万吨
        held = frame or self.section or self.whole
        if "年" in clause and held is not None:
            clause_at = self.clause_start(start, at)
            if self._over_years(held, clause_at, at):
                return NOTHING  # 五年年均增长5.2%, in what a report says of the last one
        if frame is not None and frame is self.paragraph and self._compares_with(said, frame):
            frame = None  # 2011年12月起，…。电费较2011年增加2亿元: of a year after that
        near = max(start, at - FAR)
        if (
            frame is not None
            and self.stretch is not None
            and self._ends_with(frame, self.stretch)
            and "累计" not in clause
            and FLOW.search(folded, near, at)
        ):
            frame = self.stretch  # 1—9月…。截至9月底，参保5623万人。基金总收入1412亿元
        if frame is not None and frame.foreseen:
            if FORESEEN.search(folded, near, at) or folded.startswith(CONTINUING, start):
                return PeriodLink(frame.carried, self._words(frame))
            frame = None
        if frame is not None and frame is self.paragraph and GENERAL.search(clause):
            frame = None  # 2008年产量5万吨。我国每年需要进口20万吨
        if frame is not None and (
            (DAILY.search(clause) and not self._is_daily(frame))
            or (self._is_of_months(frame.day) and EACH.search(clause))
        ):
            frame = None  # a price, a daily turnover is not that of the months just spoken of
        wider = frame or self.section or self.whole
        if wider is None or wider.period is None:
            return NOTHING
        segment = max(near, folded.rfind("；", near, at))
        if ONCE_DONE.search(folded, segment, at):
            return NOTHING
        if (
            wider is not self.paragraph
            and self._is_of_months(wider.day)
            and STANDS.search(folded, self.clause_start(start, at), at)
        ):
            return NOTHING  # 上半年…⏎该局现有人员1398名
        if self.report is not None and PAID_OUT.search(folded, segment, at):
            # a dividend to be paid is that of the period reported on
            return PeriodLink(wider.carried, self._words(wider))
        done = quantity.kind is _PERCENT and OF_PLAN.search(folded, near, at) is not None
        whole = wider.is_like(self.whole) and not self.planning
        if whole and not done and INTENDED.search(folded, segment, at):
            return NOTHING
        if frame is not None and not done:
            exact = frame.day is not None and frame.day.month is not None
            over = self._is_over(frame) and INTENDED.search(clause)
            if over and over[0] == "预计" and self._is_just_over(frame):
                over = None  # 预计 in January is of the year that has just ended
            if over or (exact and self._planned(segment, at)):
                return NOTHING
        if (
            frame is not None
            and wider.day is not None
            and wider.day.edge is Edge.END
            and STOCK.search(folded, segment, at)
        ):
            # 8月末，M2余额305万亿元。M1余额63万亿元
            return PeriodLink(wider.day.edtf(), self._words(wider))
        part = folded.startswith(CONTINUING, start) and YEARS_FLOW.search(folded, near, at) is None
        if part and wider.day is not None and wider.day.edge is Edge.END:
            # 截至2021年底，学校120所。其中，小学80所
            return PeriodLink(wider.day.edtf(), self._words(wider))
        return PeriodLink(wider.carried, self._words(wider))

    def _planned(self, start: int, at: int) -> bool:
        """Whether a figure is a plan's, not what is done of it: 完成年度目标的50.7%."""
        for word in PLANNED.finditer(self.folded, start, at):
            if word[0] not in ("计划", "目标"):
                return True
            if (
                DONE_OF.search(self.folded, max(start, word.start() - CLAUSE_REACH), word.start())
                is None
            ):
                return True
        return False

    @staticmethod
    def _compares_with(said: _Said, frame: Frame) -> bool:
        """Whether the sentence compares with the year of the frame, or with one after it."""
        basis, day = said.basis.day if said.basis is not None else None, frame.day
        if basis is None or day is None or basis.month is not None or basis.years > 1:
            return False
        if basis.edge is Edge.START:
            return False  # 比年初增加
        return frame.ends is None and day.years == 1 and basis.year >= day.year

    @staticmethod
    def _ends_with(frame: Frame, stretch: Frame) -> bool:
        """Whether the frame is the last day of the months of the other: 截至9月底 and 1—9月."""
        day, months = frame.day, stretch.day
        if day is None or months is None or months.month is None or frame.span is None:
            return False
        if frame.span.bound is not _UNTIL or day.day is not None:
            return False
        return (day.year, day.month) == (months.year, months.month + months.months - 1)

    def _is_over(self, frame: Frame | None) -> bool:
        """Whether the time lies in a year before that of publication."""
        if frame is None or frame.day is None or self.anchor is None:
            return False
        return frame.day.year < self.anchor.year

    def _is_just_over(self, frame: Frame) -> bool:
        """Whether the time lies in the year before that of publication, early in its year."""
        if frame.day is None or self.anchor is None:
            return False
        return frame.day.year == self.anchor.year - 1 and self.anchor.month <= SOON

    @staticmethod
    def _is_of_months(day: Day | None) -> bool:
        """Whether the time is a stretch of months, not a day, a month's end, a year."""
        return day is not None and day.month is not None and day.day is None and day.edge is None

    def _words(self, frame: Frame) -> str | None:
        span = frame.span
        return None if span is None else self.text[span.start : span.end]

    def _link(self, frame: Frame) -> PeriodLink:
        if frame.period is None:
            return NOTHING
        return PeriodLink(frame.period, self._words(frame))


def link_periods(scene: Scene) -> list[PeriodLink]:
    """Return what time each figure of the scene refers to, in their order."""
    if not scene.quantities:
        return []
    return _Reader(scene).read()
