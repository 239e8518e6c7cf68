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
from bisect import bisect_left
from datetime import date, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from swstats.links.scope import FIGURES, UP_TO_STOP, behind_last
from swstats.quantities.dates import (
    Base,
    Bound,
    Edge,
    Form,
    Moment,
    TimeSpan,
    find_times,
    years_since,
)
from swstats.records import Kind, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swstats.links.scope import Scene
    from swstats.records import Quantity, Sentence


class PeriodLink(NamedTuple):
    """What a figure refers to: an EDTF string and the words that say so, None where none do."""

    period: str | None = None
    text: str | None = None


NOTHING = PeriodLink()

# A member of an enumeration takes 0.1 µs to look up in Python 3.11, a name next to nothing.
_CLOCK, _DURATION, _EVENT, _NOW = Form.CLOCK, Form.DURATION, Form.EVENT, Form.NOW
_ORDINAL, _RANGE, _VAGUE = Form.ORDINAL, Form.RANGE, Form.VAGUE
_FRAME, _PUBLISHED, _REPORT = Base.FRAME, Base.PUBLISHED, Base.REPORT
_SINCE, _UNTIL = Bound.SINCE, Bound.UNTIL
_BODY, _CAPTION, _HEADLINE, _TABLE = Role.BODY, Role.CAPTION, Role.HEADLINE, Role.TABLE
_AGE, _PERCENT, _RATIO = Kind.AGE, Kind.PERCENT, Kind.RATIO


# ---------------------------------------------------------------- dates resolved


class _Day(NamedTuple):
    """A time with its year known; ``months`` months from ``month`` on, or a day, or a whole year."""

    year: int
    years: int = 1
    month: int | None = None
    months: int = 1
    day: int | None = None
    edge: Edge | None = None

    def edtf(self) -> str:
        """Return the EDTF date: 2021, 2021-05, 2021-12-31, 2021-01/2021-06, 199X."""
        if self.edge is None or self.years > 1:
            return self.stretch()
        first = self.month or 1
        last = first + self.months - 1 if self.month else 12
        if self.edge is Edge.START:
            return f"{self.year:04d}-{first:02d}"
        return f"{self.year:04d}-{last:02d}-{_last_day(self.year, last)}"

    def stretch(self) -> str:
        """Return the EDTF date of the whole stretch, whose first or last day may be meant."""
        if self.years > 1:
            return f"{self.year // 100:02d}XX" if self.years == 100 else f"{self.year // 10:03d}X"
        year = f"{self.year:04d}"
        if self.month is None:
            return year
        if self.day is not None:
            return f"{year}-{self.month:02d}-{self.day:02d}"
        if self.months > 1:
            return f"{year}-{self.month:02d}/{year}-{self.month + self.months - 1:02d}"
        return f"{year}-{self.month:02d}"


def _since(day: _Day) -> str:
    """Return the EDTF interval that is open after the beginning of a stretch."""
    return f"{day.stretch().partition('/')[0]}/.."


class _Frame(NamedTuple):
    """A time that governs figures. ``period`` None: a time that no date can be given for."""

    period: str | None
    carried: str | None = None  # what it is to later clauses: a year's last day is the year
    span: TimeSpan | None = None
    day: _Day | None = None
    listed: tuple[tuple[str, TimeSpan], ...] = ()  # one by one: 2024—2026年 …A、B、C
    ends: tuple[str, str] | None = None  # of a range: what a development began and ended at
    annual: bool = False  # holds for the paragraphs after it
    foreseen: bool = False  # of what is expected only: 预计今年产量


BLOCK = _Frame(None)
MODERN = 1949  # before it a year is history, told in passing, not what the figures after it are of


def _last_day(year: int, month: int) -> int:
    """Return the last day of a month; the module calendar would load locale for it."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def _month_before(anchor: date, away: int) -> tuple[int, int]:
    months = anchor.year * 12 + anchor.month - 1 + away
    return months // 12, months % 12 + 1


def _resolve(
    moment: Moment,
    anchor: date | None,
    frame: _Day | None,
    near: _Day | None,
    *,
    future: bool = False,
) -> _Day | None:
    """Return the moment with its year, None where nothing says it.

    ``anchor`` is the publication date, ``frame`` the year that the section or sentence speaks of,
    ``near`` the latest time named before, which only days and the year before refer to.
    ``future`` says that a month without a year is still to come.
    """
    year, month, day = moment.year, moment.month, moment.day
    around = frame or near
    if moment.base is _PUBLISHED or (moment.base is _FRAME and around is None):
        if anchor is None:
            return None
        if moment.away_days is not None:
            try:
                there = anchor + timedelta(days=moment.away_days)
            except OverflowError:  # yesterday of the first day that Python knows
                return None
            return _Day(there.year, month=there.month, day=there.day)
        if moment.away_months is not None:
            year, month = _month_before(anchor, moment.away_months)
            known = year >= 1 and (day is None or day <= _last_day(year, month))
            return _Day(year, month=month, day=day, edge=moment.edge) if known else None
        if moment.away_quarters is not None:
            around = _Day(anchor.year, month=anchor.month)
        elif moment.away_years is not None:
            year = anchor.year + moment.away_years
            if moment.base is _FRAME and moment.away_years == 0:
                year = _latest(anchor, month or 1, moment.months if month else 12)
    elif moment.base is _FRAME and around is not None:
        if moment.away_years is not None:
            year = around.year + moment.away_years
        elif moment.away_days is not None:
            same = near or frame
            if same is None or same.day is None:
                return None
            return _Day(same.year, month=same.month, day=same.day)
        elif moment.away_months is not None:
            month = (near or around).month
            if month is None or (near or around).months > 1:
                return None
            year = (near or around).year
    if moment.away_quarters is not None and around is not None:
        if around.month is None and near is not None and near.month is not None:
            around = near
        if around.month is None:
            return None
        quarter = around.year * 4 + (around.month - 1) // 3 + moment.away_quarters
        return _Day(quarter // 4, month=quarter % 4 * 3 + 1, months=3, edge=moment.edge)
    if year is None and moment.month is not None:
        if frame is not None:
            year = frame.year
        elif anchor is not None:
            if future:
                year = anchor.year + (moment.month < anchor.month and moment.months == 1)
            else:
                year = _latest(anchor, moment.month, moment.months)
        elif near is not None:
            year = near.year
    if year is None and day is not None and moment.month is None:
        if near is not None and near.month is not None and near.months == 1:
            year, month = near.year, near.month
        elif anchor is not None:
            year, month = anchor.year, anchor.month
            if day > anchor.day:
                year, month = _month_before(anchor, -1)
    if year is None or not 1 <= year <= 2999:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and (month is None or not 1 <= day <= _last_day(year, month)):
        return None
    months = moment.months
    if month is not None and month + months > 13:
        return None
    return _Day(year, moment.years, month, months, day, moment.edge)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(anchor: date, month: int, months: int) -> int:
    """Return the year of the latest such months that had begun when the text was published.

    A figure on 上半年 is not told in March: no more than two months of it may be to come.
    """
    if months >= 12:
        return anchor.year - (anchor.month <= 4)
    return anchor.year - (month > anchor.month or month + months - 1 > anchor.month + 2)


def _interval(first: str, last: str) -> str | None:
    """Return the EDTF interval between two dates or intervals, None where it ends before it began.

    >>> _interval("2020-10/2020-12", "2021-01/2021-03")
    '2020-10/2021-03'
    """
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    if end < start and not start.startswith(end):
        return None
    return f"{start}/{end}"


# ---------------------------------------------------------------- what a time does in its clause

CLAUSE_END = "，。；：！？\n"
# A class of more than two runs of characters takes half a millisecond to compile; ，-； is one run
# (full-width marks and figures, and folded text has no such figures).
UNNUMBERED = r"(?:(?![0-9\n])[^，-；。])"
CLAUSE_STOP = re.compile("[！-？。\n]")  # all the full-width marks, ，；：！？（） among them
COMPARED_BEFORE = re.compile(
    "(?:[比较](?:[前上]一?个?)?|占|相对|高于|低于|多于|少于|优于|好于|快于|慢于|大于|小于|不及|不如|超过?|相当于|恢复[到至]|接近|突破|打破|刷新|超越|比[^，-；。]{1,8}的)$"
)
WITH = ("与", "同", "和", "跟")
# the last characters of it, and the line end that $ may stand before
COMPARED_LAST = frozenset("比较前上一个占对于及如过到至近破新越的\n")
COMPARED_AFTER = re.compile(
    "[^，-；。]{0,30}?相比|(?:同期|同日|同月)?[^，-；。]{0,6}?(?:持平|相当|比较|一样|基本一致)"
)
SAME_TERM = re.compile("(?:的?同期|同月|同日|同比)")
SAME_TERM_FIRST = ("的", "同")
PRICES = re.compile(
    "(?:年?的?(?:年?平均)?(?:不变价|可比价|价格计|口径|汇率|为基期|为基数|为基年|为100))"
)
PRICED = ("按", "以")
STARTING = ("由", "从")
OF = re.compile("(?:同期|度)?(?:[^，。；：增减升降涨跌高低多少]{0,14}的|为|是|只有|仅有?|约为?)")
LEVEL_COMPARED = re.compile(
    "，?(?:有所|略有|又|再|大幅|小幅|些微|明显|显著|继续|进一步|[略稍微])?"
    "(?:减少|增加|下降|上升|下跌|上涨|增长|提高|降低|下滑|回落|回升|[高低升降减增])"
)
# 2019年以来新高, 2019年有记录以来最高。: how long it has been so, not when the level was
RECORD_SINCE = re.compile(
    "[^，-；。]{0,6}?(?:以来|以?后|之后|来)的?[^，-；。]{0,6}?"
    "(?:新[高低](?![保层等校中龄])|[纪记]录|最[高低大小多少好差快慢强弱](?:水平|点|位|[增降涨跌]幅|增速)?"
    "(?=[！-？。、”]|$))"
)
MORE_OR_LESS = re.compile("[增减升降涨跌高低多少]")
# 历年单月新高, 维持五月的纪录
RECORD = re.compile("[^，-；。0-9]{0,4}?(?:新[高低]|最[高低大小多少]|[纪记]录|水平)")
FAR = 400  # characters: no clause, no bracket is longer, and odd text stays cheap to read
PAGE_HEAD, PAGE_LINE = 160, 60  # characters: the head of a page, and one line of it
DAY_SIGN = re.compile("[日号]|[-./][0-9]")  # in every day of the calendar: 8日, 2020.7.28
PAGE_LENGTH = 6000  # characters on a page before an item
BROKEN_AT = "，、《（“%℃-—"  # a line that ends so, or in a word, goes on in the next
LONGEST_LIST = 12  # times or figures in one list
CLAUSE_REACH = 24  # characters before and after a time within which its verb stands
LONGEST_NAME = 10  # characters between a time and the bracket with its dates
LONGEST_LEVEL = 12  # characters between 由上年末的 and its level
REPORTED = re.compile(
    UNNUMBERED
    + "{0,24}?(?:发布|公布|发表|披露|通报|公告|宣布|透露|消息|获悉|召开|举行|举办|印发|出台|下发|通过|审议"
    "|报道|调度|表示|介绍|指出|会议|大会|发稿|开幕|闭幕|[日月]电|[日月]讯|签署|刊发|更新)"
    # 4月6日电清明假期, not 4月6日电影票房
    "|电(?![^，。；：（\n]?[力影视商子话器动站网量价能池缆信脑梯厂气机线车工费台源])"
    "|[^，。；：\n]{0,2}讯[（，]?"
)
ENACTED = re.compile(UNNUMBERED + "{0,4}?(?:发布|公布|印发|出台|颁布|制定|修订)的?")
ONE_MONTH = re.compile("[单当]月")
FORECAST = re.compile("[^，-；。]{0,4}?(?:预计|预测|预期|估计|确定|提出|制定|下达)的")
FORESEEN = re.compile("预测|预期|预计|目标|指标")
FORECAST_BEFORE = re.compile("(?:预[计测期]|估计)[^，。；：\n]{0,4}$")
PUBLISHED_VALUE = re.compile("(?:发布|公布)的[^，。；：显]{1,12}[为是]")
NUMBERED_HEADING = re.compile("[一二三四五六七八九十]{1,3}、")
SHARE_OF = re.compile("(?:全年|同期)?[的之]")
SHARE_OF_ITS = re.compile("[^，-；。、增减升降涨跌]{0,16}[的之]")  # 为2017年人均产量的
EQUALS = ("为", "是", "达", "达到", "相当于")
RECKONED = re.compile("[^，-；。]{0,22}?(?:计算|测算|折算|核算)")  # 按上年度标准22920元计算
PAID_OUT = re.compile("派发|派息|派现|分红|红利|股利|股息|转增|[0-9]股派")
REACHING = tuple(f"{verb}{to}" for verb in "升降增减跌涨高低落加少大小" for to in "至到")
FOUNDED_IN = tuple(f"{verb}于" for verb in "成创设建立办生始源")
FOUNDED = re.compile(
    "[^，-；。]{0,4}?(?:成立|创办|创立|创建|建成|建立|开业|投产|启用|诞生|毕业|退休|出生|入职|落成|通车|开园|开幕|揭幕){1,2}(?:[，-；。]|的(?![0-9]))"
)
NUMBERED = re.compile(" ?第[0-9一二三四五六七八九十]+[号期]")
NUMBERED_FIRST = (" ", "第")
BELOW = re.compile("如下[：:]?$")
# 2018年，慈善工作呈现八大亮点：… of which the paragraphs below tell
POINTS = re.compile(
    "[一二三四五六七八九十两几0-9][大个项](?:主要)?(?:方面|亮点|特点|成效|变化|特征|突破|工作)(?:工作)?[：:]"
)
COMES_TO = re.compile("[，,]?(?:再|又|仍|则|还|已)?(?:减少|增加|下降|上升|下跌|上涨|增长|[减增])")
DUE = re.compile("[^，-；。]{0,6}(?:期货|合约|交割|到期)")  # 2月份原油期货
TERM = re.compile(
    "止的?(年度|财政年度|财年|十二个月|九个月|六个月|三个月|12个月|9个月|6个月|3个月)?"
)
TERM_MONTHS = {
    "年度": 12,
    "财政年度": 12,
    "财年": 12,
    "十二个月": 12,
    "九个月": 9,
    "六个月": 6,
    "三个月": 3,
    "12个月": 12,
    "9个月": 9,
    "6个月": 6,
    "3个月": 3,
}
REVIEW = re.compile("(?:总结|回顾)[^，；。]{0,6}$")
PRESENT = re.compile("现(?<![发出实呈].)[有存]")
REASON = re.compile("(?:其?主?要?)(?:系|因|由于|得益于|原因)")
REASON_FIRST = frozenset("其主要系因由得原")
PLANNED = re.compile("计划|打算|预计|拟|将|力争|有望|预期|目标")
ON_A_DAY = ("于", "在")
SINCE_THEN = re.compile(UNNUMBERED + "{0,8}?(?:以来|至今|迄今)")
# A pattern that begins with a class of characters skips all others fast, one with a look behind
# does not.
UNNAMED = re.compile("[以至迄期](?<![年月日].)(?:(?<=以)来|(?<=[至迄])今|(?<=期)间[，,])")
FUTURE = re.compile("将(?!近|至)|拟|计划|预计|打算|有望|力争")
INTENDED = re.compile(
    r"将(?!近|至)|拟|计划(?=[^\W\d])|预计|预期(?!寿命)|打算|有望|力争"
)  # not 单列计划300个
# 步入1998年: the year of writing; 寄希望于1999年: one that is not yet
ENTERED = re.compile("(?<!即将)(?<!将)(?:步入|进入|迈入|跨入|迎来)$")
HOPED = re.compile("(?:希望|寄望|期待|展望|力争|争取|计划|预计|有望)(?:[到至]了?|在|于)?$")
PLANNING = re.compile("计划|规划|要点|安排|目标|任务|方案|预算|展望|设想")
# what such a page says is for sale or to be done; the year in its title is part of a name
OFFER = re.compile(
    "政府工作报告(?![^，。；]{0,6}(?:完成|落实|执行))|招标|采购|拍卖|竞买|竞价|招聘|招募|招租|比选"
)
# what a government, a court, a congress reports on to its congress in the spring: the year before
WORK_REPORT = re.compile("工作报告|工作总结|向大会报告工作")
PAST_YEAR = re.compile("[一1]年(?:(?<=过去..)|(?<=过去的..)|[来间里中]|以来)")
MEETING = re.compile("，" + UNNUMBERED + "{0,24}?(?:发布|公布|通报|召开|宣布|获悉|印发)")
BECAUSE = ("受", "因", "由于", "遭", "遇")  # 受2月6日地震影响: the day of the cause
OCCURRED = re.compile("[^，-；。]{1,16}?(?:影响|所致|冲击|袭击|拖累|波及)")
HELD = ("举行", "召开", "举办", "举行了", "召开了", "举办了")  # 举行2022年三季度开工仪式: its name
HABIT = re.compile("(?:一般|通常|每年|往往)[于在]?$")
DATELINE = re.compile("[^，。\n]{0,2}?(?:电|讯|通报|消息)")
FULL_DATELINE = re.compile("([12][0-9]{3})年([0-9]{1,2})月([0-9]{1,2})日[电讯]")
SENT = re.compile("(?<!年)(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日?[电讯]")
DATELINE_SIGNS = ("日电", "日讯")
STATED = re.compile("(?:时间|日期)[：:] ?$")
STATED_FIRST = ("", *CLAUSE_END)  # what follows the time that is so stated
# what makes an aside of the time after it, and the last characters of this and of HABIT, BECAUSE
# and STATED
ASIDE_AFTER = ("本报", "本刊", "本网", *FOUNDED_IN, *HELD)
ASIDE_LAST = frozenset("报刊网于行开办了在般常年往受因遭遇：: \n")
DAILY = re.compile("[每日](?:(?<=每)[日天]|(?<=日)(?<![易作].)[^，-；。均]{1,4}量)")
EACH = re.compile("每[^，-；。]{1,6}$")
ITEM = frozenset("▲■●◆★※□▶•·")
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
AHEAD = re.compile(INTENDED.pattern + "|下一步|未来|今后")
OTHER_SOURCE = ("另据", "又据")
# “十一五”节能总目标的21.2%, “十二五”的收官之年: what a plan asks for, and a year by its place in it
PLAN_AIM = re.compile(
    "[^，。；：、0-9]{0,10}?(?:目标|任务|纲要|要求)"
    "|的?(?:收官|开局|关键|第[一二三四五]|最后|决胜|承上启下)[^，。；：]{0,3}年"
)
YEARS_GOAL = re.compile("的?(?:目标|任务|计划|预算)(?![0-9])")  # 完成全年任务的52%
PER_UNIT = re.compile("日均|每[日天单餐次]|^年增")
LEAD = re.compile(
    "(?:.{0,24}?[日报网社][电讯] ?(?:（[^）]{0,24}）)?)?"  # a dateline
    '[“"]?(?:在|这|近|短短|最近|过去的?|未来的?|今后|经过|用|前|头)?'
)
EVENT_OVER = re.compile("以来|期间|前后|[假长]期|假日|长假|[里，]")
FEAST_OVER = re.compile("(?:以来|期间|里)$")
STRETCH_OVER = re.compile("来|间|里|内|累计|前|后")
FROM_FIGURE = re.compile("(?:由|从)(?:(?![0-9])[^，-；。]){0,12}$")
TO_FIGURE = re.compile("[^，-；。]{0,6}?(?:[到至为成]|跌|升|降|增|减)")
LISTED = re.compile("[、和及与]")
LIST_JOIN = re.compile(" ?(?:[、和及与]|以及|并) ?$")
# what a report on a period is called after its time: 2025年半年 + 度报告, 2024年 + 年报
REPORT_NAME = re.compile(
    "年?度?(?:业绩|财务|经营)报告|年?度报告|报告(?=[，。；》”（）\n和及]|显示|披露)"
    "|年?度?(?:业绩|财报)|年?报(?![名到道考废销警告请送])|三季报"
)
THIRD_QUARTER = "三季报"
MADE_KNOWN = re.compile("发布|公布|通报|披露|公告|发表|介绍|公报|业绩会|说明会|通气会")
# 2020年前三季度经济运行情况新闻发布会: what is told there is told soon after
MEETING_ON = re.compile(
    UNNUMBERED + "{0,20}?(?:新闻(?:发布|通气)会|发布会|通气会|通报会|说明会|业绩会)"
)
LEAD_LENGTH = 240  # characters from the beginning of the running text
BULLETIN = re.compile("公报|年鉴|年报|年度报告|白皮书")  # on a year, written in the next
SOON = 3  # months within which a report on a part of the year is out
LATELY = 6  # months before the one a text reports on that it may call this year's
SPRING = 6  # months within which a report on a year is out
AFTER_FIGURE = re.compile("[^，-；。、（）0-9]{0,6}")
FIGURE_JOIN = re.compile("(?:（[^）]{0,8}）)?(?:[、和及]|以及|，)$")


OPENING = re.compile("[〔《（(]")


def _depth(folded: str, start: int, at: int) -> str:
    """Return the bracket that ``at`` stands in since ``start``: "（", "《", "〔" or nothing."""
    start = max(start, at - FAR)
    if OPENING.search(folded, start, at) is None:
        return ""
    for opening, closing in (("〔", "〕"), ("《", "》"), ("（", "）"), ("(", ")")):
        opened = folded.rfind(opening, start, at)
        if opened >= 0 and folded.find(closing, opened, at) < 0:
            return opening
    return ""


def _other_year(one: _Frame | None, other: _Frame) -> bool:
    """Whether two frames are two whole years: a sentence that goes from year to year sets none."""
    if one is None or one.day is None or other.day is None:
        return False
    if one.ends is not None and one.ends[1] == other.period:
        return False  # 1979年至1986年每年递增39%，1986年企业11086家
    return one.day.month is None and other.day.month is None and one.day.year != other.day.year


class _Said:
    """What a sentence has said so far of the time of its figures."""

    __slots__ = (
        "basis", "begun", "end", "inner", "inner_end", "last", "main", "own", "own_end", "pending",
        "reaching", "several_years", "start",
    )  # fmt: skip

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.own: _Frame | None = None  # the time that governs
        self.own_end = 0
        self.last: TimeSpan | None = None  # the span that set it
        # a basis or a start: a figure right after it may be its own
        self.pending: _Frame | None = None
        self.inner: _Frame | None = None  # a time in brackets, for the figures within them
        self.inner_end = 0
        self.several_years = False
        # the time that one said in passing (而前年则…) stands aside from
        self.main: _Frame | None = None
        self.basis: _Frame | None = None  # what the sentence compares with: 与110年12月比较
        self.begun: _Frame | None = None  # where a development began: 由2014年底的40.6万人
        self.reaching = -1  # the figure that a development over a range of years reaches


class _Reader:
    """Reads one article: sentences in order, and in each its times and figures in order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.folded = scene.document.folded
        self.text = scene.document.text
        self.times = scene.times
        self.starts = [t.start for t in scene.times]
        self.figure_starts = [quantity.start for quantity in scene.quantities]
        self.near: _Day | None = None
        self.near_day: _Day | None = None
        self.near_paragraph = self.at_paragraph = -1
        self.lead = self._lead()
        published = scene.published or scene.article.published
        self.anchor = self._sent(published) if published else self._anchor()
        self.times = self._looked_back()
        self.named_report = False
        self.report = self._report_period()
        self.whole = self._headline_frame()
        self.planning = any(
            PLANNING.search(self.folded, h.start, h.end) for h in scene.article.headlines
        )
        self.yearly = any(
            BULLETIN.search(self.folded, h.start, h.end) for h in scene.article.headlines
        )
        # the years that the article says something began in, and the latest that it names
        self.starting = [t for t in self.times if t.bound is _SINCE and t.first and t.first.year][
            :FIGURES
        ]
        self.latest = max((t.first.year or 0 for t in self.times if t.first), default=0)
        self.section: _Frame | None = None
        self.paragraph: _Frame | None = None
        # the time that the text opens with, for paragraphs that name none; BLOCK where others follow
        self.topic: _Frame | None = None
        self.topic_paragraph = 0
        self.on_topic = self.opens = True
        self.since: _Frame | None = None  # since when, for 三年来 after it in the paragraph

    # ------------------------------------------------------------ context

    def _anchor(self) -> date | None:
        """Return the day on which the article says that something was made known.

        Newspapers write 今年 and 去年 in articles whose date stands in the text alone:
        "统计局2023年2月发布".
        """
        previous: TimeSpan | None = None
        for span in self.times:
            if (
                previous is not None
                and previous.first is not None
                and previous.first.base is _PUBLISHED
                and previous.first.away_days is not None
                and span.first is not None
                and span.first.year is not None
                and span.first.month is not None
                and span.first.day is not None
                and self.folded[previous.end : span.start] in ("（", "(")
            ):
                named = date(span.first.year, span.first.month, span.first.day)
                return named - timedelta(days=previous.first.away_days)
            previous = span
        dated: Moment | None = None
        for span in self.times:
            moment = span.first
            if moment is None or moment.month is None or span.last is not None:
                continue
            if span.bound is not None or moment.months > 1:
                continue
            if moment.year is None:
                if dated is None and moment.day is not None and moment.base is None:
                    dated = moment if DATELINE.match(self.folded, span.end) else None
                continue
            closing = self.folded[span.end : span.end + 1] in ("", "\n")
            stated = STATED.search(self.folded, max(0, span.start - 4), span.start)
            told = REPORTED.match(self.folded, span.end) or (
                span.start < self.lead[1] and MEETING.match(self.folded, span.end)
            )
            if closing or stated or told:
                day = _date(moment.year, moment.month, moment.day or 28)
                if day is not None:
                    return day
        return (
            self._page_date()
            or self._told_soon()
            or self._told_this_year()
            or self._reviewed()
            or self._compared_with()
            or self._reported_to_congress()
            or (self._dated(dated) if dated is not None else None)
        )

    def _sent(self, published: date) -> date:
        """Return the day of a dateline, where what was published in January was sent in December."""
        sent = SENT.search(self.folded, *self.lead)
        if sent is None:
            return published
        month, day = int(sent["month"]), int(sent["day"])
        if month <= published.month:
            return published
        return _date(published.year - 1, month, day) or published

    def _looked_back(self) -> Sequence[TimeSpan]:
        """Return the times, 过去一年 of a work report as the year that it looks back on.

        Such a report is made in the spring on the year before. What it says of 五年来 is as often a
        level at their end as a sum over them: no more is said of that.
        """
        times, anchor = self.times, self.anchor
        spans = [(h.start, h.end) for h in self.scene.article.headlines]
        if not any(WORK_REPORT.search(self.folded, *span) for span in (*spans, self.lead)):
            return times
        made = self._reported_to_congress() or anchor
        if made and anchor and anchor.year == made.year + 1:
            made = anchor  # 2010年政府工作报告, of January 2011
        if made is None or made.month > SPRING:
            return times
        year = made.year - 1
        return [
            span._replace(form=Form.DATE, first=Moment(year=year))
            if span.form is _DURATION
            and self.folded[span.start - 1] != "近"
            and PAST_YEAR.fullmatch(self.folded, span.start, span.end)
            else span
            for span in times
        ]

    def _lead(self) -> tuple[int, int]:
        """Return where the running text begins, and where its first sentences end."""
        article = self.scene.article
        for sentence in article.sentences:
            if sentence.role is _BODY:
                return sentence.start, min(sentence.start + LEAD_LENGTH, article.end)
        return article.end, article.end

    def _is_report(self, span: TimeSpan) -> bool:
        """Whether the time is that in a report's name: 2025年半年度报告, 2024年年报."""
        first = span.first
        if first is None or first.year is None or first.day is not None or first.years > 1:
            return False
        return span.last is None and REPORT_NAME.match(self.folded, span.end) is not None

    def _report_period(self) -> _Day | None:
        """Return the period of the report that the headline or the lead names, None for two."""
        stop = self.lead[1]
        days: list[_Day] = []
        for span in self.times:
            if span.start >= stop and days:
                break
            if self._is_report(span) and span.first is not None:
                if self.folded.startswith(THIRD_QUARTER, span.end):
                    continue
                day = _resolve(span.first, self.anchor, None, None)
                if day is not None and day.edge is None and day not in days:
                    days.append(day)
        self.named_report = bool(days)
        article = self.scene.article
        if not days and self.folded.find("期内", article.start, article.end) >= 0:
            # 第三季收入954亿元…期内: a report that does not call itself one
            for span in self.times:
                if span.start >= stop:
                    break
                first = span.first
                if first is None or span.last is not None or span.bound is not None:
                    continue
                if first.day is not None or (first.month is not None and first.months < SOON):
                    continue
                if first.base is not None and first.month is None:
                    continue  # 去年, 期内 itself
                day = _resolve(first, self.anchor, None, None)
                if day is None or day.edge is not None or day in days:
                    continue
                last = (day.year, day.month + day.months - 1 if day.month else 12)
                if self.anchor is None or last <= (self.anchor.year, self.anchor.month):
                    days.append(day)
        return days[0] if len(days) == 1 else None

    def _told_soon(self) -> date | None:
        """Return the day on which an article on a part of a year, or on a report, was written.

        The headline or the lead names the year ("召开2024年三季度新闻发布会", "披露2025年半年度报告")
        and leaves it out where it says the day ("10月24日上午，…通报"). A year by itself is none:
        a bulletin on 2023 is of the year after.
        """
        start, stop = self.lead
        headlines = self.scene.article.headlines
        for headline in headlines:
            for pattern in (PLANNING, OFFER):
                if pattern.search(self.folded, headline.start, headline.end):
                    return None
        term: tuple[int, int, int] | None = None  # the year, the first month, the last
        told: Moment | None = None
        headed = False
        for span in self.times:
            if span.start >= stop:
                break
            moment = span.first
            if moment is None or span.last is not None or span.bound is not None:
                continue
            heading = any(h.start <= span.start < h.end for h in headlines)
            if not heading and span.start < start:
                continue
            if moment.year is not None and moment.years == 1 and moment.day is None:
                report = self._is_report(span) or (
                    moment.month is not None and MEETING_ON.match(self.folded, span.end)
                )
                if term is None and (report or (heading and moment.month is not None)):
                    month, months = moment.month or 1, moment.months if moment.month else 12
                    if self.folded.startswith(THIRD_QUARTER, span.end):
                        month, months = 7, 3
                    term = (moment.year, month, month + months - 1)
                    headed = heading and 3 <= months < 10
            elif (
                told is None
                and moment.base is None
                and moment.month is not None
                and moment.months == 1
                and moment.day is not None
                and not heading
            ):
                ends = self.folded.find("。", span.end, stop)
                ended = ends if ends >= 0 else stop
                if MADE_KNOWN.search(self.folded, span.end, ended):
                    told = moment
        if term is None or term[0] < MODERN:
            return None
        year, month, last = term
        if told is None or told.month is None or told.day is None:
            if not headed or last + SOON > 12:
                return None
            return _date(year, last + SOON, 28)
        if last - month == 11:
            return _date(year + 1, told.month, told.day) if told.month <= SPRING else None
        return _date(year + (told.month < month), told.month, told.day)

    def _reviewed(self) -> date | None:
        """Return a day of the year after the one that the lead looks back on, and calls 去年."""
        start, stop = self.lead
        headed = False  # 去年募集886万元: which the lead then says of 2017年
        for span in self.times:
            moment = span.first
            if span.start >= stop:
                break
            if moment is not None and moment.base is _PUBLISHED and span.start < start:
                headed = headed or (moment.away_years == -1 and moment.month is None)
            if moment is None or moment.year is None or moment.month or moment.years > 1:
                continue
            told_of = REVIEW.search(self.folded, max(0, span.start - 12), span.start) or (
                headed and self._role(span, self.lead[0]) is None
            )
            if told_of and any(
                other.first is not None
                and other.first.base is _PUBLISHED
                and other.first.away_years == -1
                for other in self.times
            ):
                return date(moment.year + 1, 1, 28)
        return None

    def _reported_to_congress(self) -> date | None:
        """Return a day of the year in whose spring a work report was made: 2021年政府工作报告."""
        for headline in self.scene.article.headlines:
            if WORK_REPORT.search(self.folded, headline.start, headline.end) and OFFER.search(
                self.folded, headline.start, headline.end
            ):
                for span in self._spans(headline):
                    first = span.first
                    if first is not None and first.year and not first.month and not span.last:
                        return date(first.year, 1, 28)
        return None

    def _told_this_year(self) -> date | None:
        """Return the month of a headline that the text speaks of as this year's.

        二零零四年十月旅客入境数目 … 今年十月入境旅客: written in 2004, in October or after it.
        """
        named: Moment | None = None
        for span in self.times:
            moment = span.first
            if moment is None or moment.month is None or moment.day is not None:
                continue
            if moment.year is not None and named is None:
                headed = any(h.start <= span.start < h.end for h in self.scene.article.headlines)
                if headed or (span.last is None and span.start < self.lead[1]):
                    named = moment
            elif (
                named is not None
                and named.year is not None
                and named.month is not None
                and moment.base is _PUBLISHED
                and moment.away_years == 0
                and named.month - LATELY <= moment.month <= named.month
                and moment.month + moment.months <= named.month + named.months
            ):
                return date(named.year, named.month + named.months - 1, 28)
        return None

    def _compared_with(self) -> date | None:
        """Return a day of the year after 去年, which the text compares with the year before that.

        去年所得較民國103年增加2.1%
        """
        last: TimeSpan | None = None
        for span in self.times:
            first = span.first
            if first is None or span.last is not None:
                continue
            if first.base is _PUBLISHED and first.away_years == -1 and first.month is None:
                last = span
            elif (
                last is not None
                and first.year is not None
                and (first.month, first.years) == (None, 1)
                and self.folded.find("。", last.end, span.start) < 0
                and self.folded[span.start - 1] in "比较"
                and not OF.match(self.folded, span.end)
            ):
                return date(first.year + 2, 1, 28)
        return None

    def _page_date(self) -> date | None:
        """Return the day at the head of the page, or in the dateline of an item before this one.

        专题·抗洪救灾 2020.7.28 06
        """
        head = self.folded[:PAGE_HEAD].split("\n")[:2]
        if head[0].endswith(("年", "月")):
            head = ["".join(head)]  # a date wrapped: 2020年 / 12月8日 星期二
        for line in head:
            if len(line) > PAGE_LINE or "，" in line or "。" in line:
                continue
            if DAY_SIGN.search(line) is None:
                continue
            for span in find_times(line, self.scene.lexicon):
                first = span.first
                if first is not None and first.year and first.month and first.day:
                    return _date(first.year, first.month, first.day)
        stop = self.scene.article.start
        datelines = self.scene.datelines
        near = bisect_left(datelines, stop - PAGE_LENGTH, key=itemgetter(0))
        return datelines[near][1] if near < len(datelines) and datelines[near][0] < stop else None

    def _dated(self, dateline: Moment) -> date | None:
        """Return the day of a dateline that leaves out its year (本报上海2月24日讯).

        It is the latest year that the article names, or the one after it where the article looks
        back on months that come later in the year.
        """
        latest: tuple[int, int] = (0, 0)
        entered = 0  # 步入1998年: that is the year of writing
        for span in self.times:
            moment = span.last or span.first
            if span.form is _EVENT:
                continue  # “九五”: a plan's end is not what the article looks back on
            if span.bound is _SINCE or SINCE_THEN.match(self.folded, span.end):
                continue
            if self._role(span, max(0, span.start - FAR)) not in (None, "inner", "aside"):
                continue
            if span.last is not None and span.last.month is None:
                if span.first is not None and span.first.base and span.last.year:
                    latest = max(latest, (span.last.year, 12))  # 从当年至2018年: it is over
                continue  # 1998/1999年度
            if HOPED.search(self.folded, max(0, span.start - 6), span.start):
                continue  # 寄希望于1999年能走出困境
            if moment is not None and moment.year is not None and moment.years == 1:
                if not moment.month and ENTERED.search(
                    self.folded, max(0, span.start - 8), span.start
                ):
                    entered = moment.year
                month = moment.month + moment.months - 1 if moment.month is not None else 0
                latest = max(latest, (moment.year, month))
        year, month = latest
        if year < MODERN or dateline.month is None or dateline.day is None:
            return None
        if entered == year:
            return _date(year, dateline.month, dateline.day)
        if not month and dateline.month <= SOON:
            # 去年 and 1997年, told in January: the year is over
            looks_back = any(
                span.first is not None
                and span.first.base is _PUBLISHED
                and span.first.away_years == -1
                and span.first.month is None
                for span in self.times
            )
            year += looks_back
        return _date(year + (month > dateline.month), dateline.month, dateline.day)

    def _headline_frame(self) -> _Frame | None:
        """Return the frame that the headline sets: a year, a half-year, a quarter, months."""
        for headline in self.scene.article.headlines:
            frame = self._frame_of_heading(headline)
            if frame is not None:
                return frame
        return None

    def _spans(self, sentence: Sentence) -> Sequence[TimeSpan]:
        article = self.scene.article
        if article.start <= sentence.start and sentence.end <= article.end:
            first = bisect_left(self.starts, sentence.start)
            return self.times[first : bisect_left(self.starts, sentence.end)]
        found = find_times(self.folded[sentence.start : sentence.end], self.scene.lexicon)
        return [
            TimeSpan(
                t.start + sentence.start, t.end + sentence.start, t.form, t.first, t.last, t.bound
            )
            for t in found
        ]

    def _frame_of_heading(self, sentence: Sentence) -> _Frame | None:
        """Return the frame that a heading, or a sentence that ends in 如下, sets for what follows.

        A day does so only as the end of a stretch: 2024年1月1日至2月29日收支如下, 截至8月31日.
        """
        if OFFER.search(self.folded, sentence.start, sentence.end):
            return None
        if ONE_MONTH.search(self.folded, sentence.start, sentence.end):
            return None  # 单月729亿美元、前11月6666亿美元: of two times
        for span in self._spans(sentence):
            first = span.first
            if first is None or first.years > 1:
                continue
            if first.year is None and not (
                self.anchor is not None
                and sentence.role is _HEADLINE
                and self._dates_heading(first, opening=span.start == sentence.start)
            ):
                continue
            if first.day is not None and span.last is None and span.bound is None:
                continue
            role = self._role(span, sentence.start)
            if span.bound is _SINCE or role not in (None, "inner"):
                continue
            if self.folded.startswith("到", span.start - 1) and span.last is None:
                continue  # 到2027年产值达4300亿元: a goal, not what the text reports on
            return self._frame(span, None)
        return None

    @staticmethod
    def _dates_heading(moment: Moment, *, opening: bool) -> bool:
        """Whether a time without its year dates what follows: 一季度, 8月, 今年, 去年 at its head."""
        if moment.month is not None:
            return moment.day is None
        if moment.base is not _PUBLISHED:
            return False
        return moment.away_years == 0 or (opening and moment.away_years == -1)

    # ------------------------------------------------------------ times

    def _frame(self, span: TimeSpan, frame: _Day | None) -> _Frame:
        """Return the span as a frame, dates resolved."""
        if span.first is None:
            return _Frame(None, None, span)
        if span.first.base is _REPORT:
            if self.report is None:
                return _Frame(None, None, span)
            term = self.report
            if self.near is not None and self.near.month and self.near.months >= SOON:
                term = term if self.named_report else self.near
            on = term._replace(edge=span.first.edge)
            return _Frame(on.edtf(), on.stretch(), span, on, ((on.edtf(), span),))
        if frame is None and self.anchor is None and span.first.month and not span.first.year:
            frame = self._named_before(span)
        near = self.near
        if span.first.away_days is not None and span.first.base is _FRAME:
            near = self.near_day or near
        if span.bound is _UNTIL and frame is not None and span.first.day is not None:
            whole = self.section or self.whole
            if self.anchor is not None and whole is not None and frame == whole.day:
                frame = None  # 截至2月3日 in a report on last year: up to when it was written
        future = (
            span.first.year is None
            and span.first.month is not None
            and frame is None
            and self._is_future(span)
        )
        day = _resolve(span.first, self.anchor, frame, near, future=future)
        if day is None or (span.bound is _UNTIL and self._is_deadline(day)):
            return _Frame(None, None, span)
        if span.bound is _SINCE:
            return _Frame(_since(day), _since(day), span, day)
        if day.day is not None and (months := self._term_ended(span, day)):
            # 截至12月31日止年度, 截至6月30日止六个月: the months up to that day
            first = day.month - months + 1 if day.month is not None else 1
            day = day._replace(day=None, month=first if months < 12 else None, months=months)
            return _Frame(day.edtf(), day.stretch(), span, day, ((day.edtf(), span),))
        if span.last is not None:
            last = _resolve(span.last, self.anchor, day, day)
            if last is None:
                return _Frame(None, None, span)
            if day.month and last.month and last.year == day.year and last.month < day.month:
                last = last._replace(year=last.year + 1)  # 12月31日至1月2日
            period = _interval(day.edtf(), last.edtf())
            if period is None:
                return _Frame(None, None, span)
            listed: tuple[tuple[str, TimeSpan], ...] = ()
            if day.month is None and last.month is None and 0 < last.year - day.year < 8:
                listed = tuple((f"{y:04d}", span) for y in range(day.year, last.year + 1))
            # “十三五”期间由A增至B: from what it was when the plan began
            before_plan = f"{day.year - 1:04d}" if span.form is _EVENT else day.edtf()
            ends = (before_plan, last.edtf())
            return _Frame(period, period, span, day, listed, ends)
        annual = span.first.base is _FRAME and day.month is None and day.edge is None
        period = day.edtf()
        listed = ((period, span),)
        if day.month and day.months > 1 and self.folded.find("月", span.start, span.end) >= 0:
            # 2月至5月分别为…: one by one
            each = range(day.month, day.month + day.months)
            listed = tuple((day._replace(month=m, months=1).edtf(), span) for m in each)
        return _Frame(period, day.stretch(), span, day, listed, annual=annual)

    def _feast(self, span: TimeSpan) -> _Frame | None:
        """Return the year of a feast: that which it was last named with, or that of publication."""
        name = FEAST_OVER.sub("", self.folded[span.start : span.end])
        entry = self.scene.lexicon.table("periods").get(name)
        if entry is None or "month" not in entry:
            return None
        at = bisect_left(self.starts, span.start)
        day: _Day | None = None
        for other in reversed(self.times[max(0, at - FIGURES) : at]):
            first = other.first
            if first is None or first.month is not None or other.last is not None:
                continue
            if self.folded.startswith(name, other.end) and not self._role(
                other, max(0, other.start - CLAUSE_REACH)
            ):
                day = _resolve(first, self.anchor, None, None)
                break
        if day is None and self.anchor is not None and entry["month"] <= self.anchor.month:
            day = _Day(self.anchor.year)
        if day is None:
            return None
        return _Frame(day.edtf(), day.edtf(), span, day)

    def _named_before(self, span: TimeSpan) -> _Day | None:
        """Return the year that the same months were last named with: 《2021年一季度…分析》…一季度."""
        first = span.first
        if first is None or first.day is not None:
            return None
        at = bisect_left(self.starts, span.start)
        for other in reversed(self.times[max(0, at - LONGEST_LIST) : at]):
            named = other.first
            if (
                named is not None
                and named.year
                and other.last is None
                and (named.month, named.months, named.day) == (first.month, first.months, None)
            ):
                return _Day(named.year)
        return None

    def _term_ended(self, span: TimeSpan, day: _Day) -> int:
        """Return how many months the term had that ended on the day: 截至12月31日止; 0 for none."""
        ended = TERM.match(self.folded, span.end)
        if ended is None or day.month is None:
            return 0
        months = TERM_MONTHS.get(ended[1] or "", 0)
        if not months and (day.month, day.day) == (12, 31):
            months = 12
        return months if months <= day.month else 0

    def _is_deadline(self, day: _Day) -> bool:
        """Whether the day is still to come: 截至8月21日24点，留言者得礼包."""
        if self.anchor is None or day.month is None or day.day is None:
            return False
        return date(day.year, day.month, day.day) > self.anchor

    def _is_future(self, span: TimeSpan) -> bool:
        """Whether the clause says of the time that it is to come: 计划9月开工, 11月将建成."""
        start = self._clause_start(max(0, span.start - CLAUSE_REACH), span.start)
        end = CLAUSE_STOP.search(self.folded, span.end, span.end + CLAUSE_REACH)
        return FUTURE.search(self.folded, start, end.start() if end else span.end + 12) is not None

    def _role(self, span: TimeSpan, start: int) -> str | None:
        """Return what the time is where it is not the time spoken of: basis, from, report, aside."""
        folded = self.folded
        inside = _depth(folded, start, span.start)
        if inside in ("《", "〔"):
            return "aside"
        at, end = span.start, span.end
        before = folded[max(start, at - 8) : at]
        last, after = before[-1:], folded[end : end + 1]
        # most patterns below are of words that go on in the clause
        goes_on = not ("，" <= after <= "；" or after in ("。", ""))
        if last in ASIDE_LAST and (
            before.endswith(ASIDE_AFTER)
            or HABIT.search(before)
            or (before.endswith(BECAUSE) and OCCURRED.match(folded, end))
            or (after in STATED_FIRST and STATED.search(before))
        ):
            return "aside"
        if after in NUMBERED_FIRST and NUMBERED.match(folded, end):
            return "aside"
        upheld = before.endswith(("维持", "保持", "追平"))
        if (upheld or span.form is _VAGUE) and RECORD.match(folded, end):
            return "basis" if upheld else "aside"
        if folded.startswith("全年", at) and YEARS_GOAL.match(folded, end):
            return "aside"
        if goes_on and (FOUNDED.match(folded, end) or DUE.match(folded, end)):
            return "aside"
        if (
            goes_on
            and span.last is None
            and RECORD_SINCE.match(folded, end - 2 * (span.bound is _SINCE))
        ):
            return "aside"
        if (
            span.form is _EVENT
            and folded[end - 1] in '五”"划'  # not 期间
            and PLAN_AIM.match(folded, end - 2 * (folded[end - 1] == "划"))
        ):
            return "aside"
        if folded.startswith(THIRD_QUARTER, end):
            return "aside"
        if last in COMPARED_LAST and COMPARED_BEFORE.search(before):
            return "basis"
        if after in SAME_TERM_FIRST and SAME_TERM.match(folded, end):
            return "basis"
        if goes_on and COMPARED_AFTER.match(folded, end):
            head = self._clause_start(start, at)
            if last in WITH or folded.startswith((*WITH, "但与", "而与"), head):
                return "basis"  # 与大丰收的1984年比较
        if last in PRICED and PRICES.match(folded, end):
            return "basis"
        if (
            goes_on
            and folded.find("算", end, end + CLAUSE_REACH) >= 0
            and RECKONED.match(folded, end)
            and folded.startswith(("按", "以", "依"), self._clause_start(start, at))
        ):
            return "aside"
        if last in STARTING and span.bound is None and span.last is None:
            return "from"
        if span.bound is None and span.last is None:
            first = span.first
            exact = first is None or first.day is not None or first.away_days is not None
            if exact or (first is not None and first.month is not None and first.months == 1):
                if goes_on and REPORTED.match(folded, end):
                    if not PUBLISHED_VALUE.match(folded, end):
                        return "report"
                elif exact and after == "，" and MEETING.match(folded, end):
                    return "report"
                if exact and last in ON_A_DAY and not self._closes_quarter(first):
                    return "occasion"
            elif goes_on and ENACTED.match(folded, end):
                return "report"
            if goes_on and FORECAST.match(folded, end):
                return "report"
        if inside:
            return "inner"
        return None

    @staticmethod
    def _closes_quarter(moment: Moment | None) -> bool:
        """Whether the day is one of a balance: 于2021年12月31日，集团拥有2041家零售店."""
        if moment is None or moment.year is None or moment.month is None:
            return False
        return moment.month % 3 == 0 and moment.day == _last_day(moment.year, moment.month)

    def _clause_start(self, start: int, at: int) -> int:
        return behind_last(UP_TO_STOP, self.folded, max(start, at - FAR), at)

    # ------------------------------------------------------------ figures

    def read(self) -> list[PeriodLink]:
        """Return one link per figure."""
        home = self.scene.home
        starts, times = self.starts, self.times
        links: list[PeriodLink] = []
        paragraph = -1
        q = t = 0
        for index, sentence in enumerate(self.scene.article.sentences):
            if q == len(home):
                break  # no figure is left for what follows to speak of
            self.opens = sentence.paragraph != paragraph
            if self.opens:
                paragraph = self.at_paragraph = sentence.paragraph
                self.since = None
                self.on_topic = sentence.role is _BODY
                if self.near_paragraph < paragraph - 1:
                    self.near = self.near_day = None
                if self.paragraph is not None and not self._goes_on(sentence, index):
                    self.paragraph = None
            if self.folded[sentence.start] in ITEM:
                self.paragraph = None
                self.on_topic = False
            t = bisect_left(starts, sentence.start, t)
            until = bisect_left(starts, sentence.end, t)
            first = q
            while q < len(home) and home[q] == index:
                q += 1
            if t == until and first == q:
                known = self.section is not None or self.paragraph is not None
                if known and self._is_heading(sentence):
                    self.section = self.paragraph = None
                continue
            spans = times[t:until]
            if first == q:
                if BELOW.search(self.folded, sentence.end - 4, sentence.end) or (
                    POINTS.search(self.folded, sentence.start, sentence.end)
                ):
                    self.section = self._frame_of_heading(sentence)
                    continue
                if self._is_heading(sentence):
                    if not self._is_dateline(sentence, spans):
                        self.section = self._frame_of_heading(sentence)
                        self.paragraph = None
                        self._remember(spans, sentence)
                    continue
            links.extend(self._sentence(sentence, spans, range(first, q)))
        return self._repeated(links)

    def _repeated(self, links: list[PeriodLink]) -> list[PeriodLink]:
        """Give a headline's figure the time that the article says of the same figure."""
        sentences, home = self.scene.article.sentences, self.scene.home
        headed = [sentences[number].role is _HEADLINE for number in home]
        undated = [i for i, link in enumerate(links) if headed[i] and link.period is None]
        if not undated:
            return links
        keys = [(q.value, q.lower, q.kind) for q in self.scene.quantities]
        known: dict[tuple[object, ...], PeriodLink] = {}
        for i, link in enumerate(links):
            if not headed[i] and link.period is not None:
                known.setdefault(keys[i], link)
        for i in undated:
            links[i] = known.get(keys[i], NOTHING)
        return links

    def _goes_on(self, sentence: Sentence, index: int) -> bool:
        """Whether the paragraph that the sentence opens keeps the time of the one before."""
        if self.paragraph is None or self.paragraph.annual:
            return True
        if sentence.role in (_TABLE, _CAPTION):
            return True
        if self.folded.startswith(FURTHER, sentence.start) and self.paragraph.ends is None:
            return True
        previous = self.scene.article.sentences[index - 1]
        last = self.folded[previous.end - 1]
        broken = previous.role is _BODY and (last.isalnum() or last in BROKEN_AT)
        return broken and sentence.role is _BODY

    def _is_heading(self, sentence: Sentence) -> bool:
        """Whether the sentence is a section's heading: short, no full stop, numbered or dated."""
        if sentence.role is _HEADLINE:
            return True
        length = sentence.end - sentence.start
        if length > 30:
            return False
        last = self.folded[sentence.end - 1]
        if last in "。！？；，":
            return False
        if NUMBERED_HEADING.match(self.folded, sentence.start):
            return True
        return length <= 20 and last not in "：”"

    def _is_dateline(self, sentence: Sentence, spans: Sequence[TimeSpan]) -> bool:
        """Whether the line says who published when: 江西省民政厅　2023年6月."""
        first = spans[-1].first
        if first is None or first.month is None or first.year is None or spans[-1].last:
            return False
        return spans[-1].end >= sentence.end - 1

    def _remember(self, spans: Sequence[TimeSpan], sentence: Sentence) -> None:
        for span in spans:
            if span.first is not None and self._role(span, sentence.start) is None:
                frame = self._frame(span, None)
                if frame.day is not None:
                    self._recall(frame.day)

    def _recall(self, day: _Day) -> None:
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
        said = _Said(sentence.start, sentence.end)
        if folded.startswith("据", sentence.start):
            self.paragraph = None  # another source, another matter
            self.on_topic = self.on_topic and self.opens
        unnamed = [m.start() for m in UNNAMED.finditer(folded, sentence.start, sentence.end)]
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
            mixed = said.several_years and said.main is None
            self.paragraph = None if mixed else self._carried(main)
            if self._is_earlier(main) and self._is_over(self.section or self.whole):
                self.paragraph = BLOCK  # 早前推出基金: what follows is not last year's either
        if said.own is not None:
            self._set_topic(said, sentence, figures)
        return links

    def _set_topic(self, said: _Said, sentence: Sentence, figures: range) -> None:
        """Take the sentence's time as that of the text, or learn that the text has several.

        "2009年，全市…333亿元。" and paragraphs of 粮食总产量65.9万吨 after it: a report on one time.
        Another year, 近年来, 目前 end it: that is a story which moves on.
        """
        own, topic = said.main or said.own, self.topic
        if own is None or sentence.role is not _BODY:
            return
        self.on_topic = own.day is not None and own.period is not None
        if own.day is None or own.period is None or own.span is None:
            if topic is not None and own.span and own.span.form not in (_EVENT, _DURATION):
                self.topic = BLOCK
            return
        if topic is not None and not self._new_topic(topic, own, said, sentence):
            return
        at = own.span.start
        if not (
            own.carried is not None
            and own.span.bound is not _SINCE
            and own.day.year >= MODERN
            and own.day.years == 1
            and not (self.anchor is not None and own.day.year > self.anchor.year)
            and not said.several_years
            and not self._is_future(own.span)
            and not self._is_quoted(said)
            and not (own.day.edge is None and self.folded.endswith("到", 0, at))  # 到2027年: a goal
            and not ENTERED.search(self.folded, max(0, at - 8), at)
        ):
            self.topic = topic or BLOCK
            return
        if figures:
            stated = at < self.scene.quantities[figures.start].start
        else:  # 2021年上半年，该镇开展整治。 but a year may be that of an event
            stated = at == sentence.start and own.day.months >= SOON
        if self._is_one_day(own):
            stated = False
        self.topic_paragraph = sentence.paragraph
        self.topic = own._replace(period=own.carried if stated else None, listed=(), ends=None)

    def _new_topic(self, topic: _Frame, own: _Frame, said: _Said, sentence: Sentence) -> bool:
        """Whether ``own`` may take the place of the topic, which it ends where they are at odds."""
        if topic.day is None or own.day is None or own.span is None:
            return False
        if own.day.year != topic.day.year or said.several_years:
            self.topic = BLOCK
        elif topic.day.day:
            if own.day != topic.day:
                if own.span.bound is not _SINCE:
                    self.topic = BLOCK
            elif topic.period is None and sentence.paragraph != self.topic_paragraph:
                self.topic = topic._replace(period=topic.carried)  # a day named twice
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

    @staticmethod
    def _is_one_day(frame: _Frame) -> bool:
        """Whether the frame is a day, on which something was done, not up to which it was counted."""
        span, day = frame.span, frame.day
        if span is None or day is None or day.day is None:
            return False
        return span.last is None and span.bound is not _UNTIL

    def _topic(self, quantity: Quantity, start: int) -> _Frame | None:
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
                frame = self._frame(span, None)
                if frame.period is not None:
                    links[i - figures.start] = self._link(frame)

    def _hear(self, said: _Said, span: TimeSpan, quantity: Quantity) -> None:
        """Take in a time that stands before ``quantity``."""
        folded = self.folded
        if span.first is not None and span.first.base is _REPORT and self.report is None:
            return
        century = span.first is not None and span.first.years == 100 and span.bound is None
        if century or span.form in (_CLOCK, _ORDINAL):
            return
        role = self._role(span, said.start)
        if role in ("report", "occasion") or span.form is _EVENT:
            self.on_topic = False
        if role is None and self._measured_by(span, quantity):
            role = "basis"
        level = quantity.start == span.end + 1 and folded[span.end] == "的"
        if role is None and level and folded.endswith(("为", "是"), 0, span.start):
            said.pending = self._frame(span, self._context(said))
            return  # 最大流量为1970年7月的7840: that figure's alone
        if role == "occasion":
            stop = min(quantity.start, span.end + FAR)
            role = "report" if folded.find("，", span.end, stop) >= 0 else None
        if role == "report":
            self._anchored(span)
        elif role in ("basis", "from"):
            said.pending = self._same_term(said, span, self._frame(span, self._context(said)))
            if role == "from":
                said.begun = said.pending
            else:
                said.basis = said.pending
                if folded.startswith("（", span.end):  # 较2月（报告99例、死亡41人）
                    said.inner = said.pending
                    said.inner_end = folded.find("）", span.end, said.end)
        elif role == "inner" and self._explains(said, span):
            role = None
        elif role == "inner":
            said.inner = self._frame(span, self._context(said))
            said.inner_end = folded.find("）", span.end, said.end)
        if role is not None or (span.first is None and not self._blocks(span, said)):
            return
        basis = said.basis.span if said.basis is not None else None
        if basis is not None and span.start == basis.end:
            return  # 降幅较2019年|全年收窄
        if span.form is _NOW and self._is_up_to_now(said.own):
            return
        clause = self._clause_start(said.start, span.start)
        if folded[clause] in REASON_FIRST and REASON.match(folded, clause):
            return
        if span.form is _NOW:
            self.near = None  # 当年 after it is no year that was named
        then = self._counted_from(span) if self._counts_from_then(span) else None
        frame = then or self._frame(span, self._context(said))
        if span.form is _EVENT and frame.period is None and not self._context(said):
            frame = self._feast(span) or frame
        if (
            said.own is not None
            and said.last is not None
            and frame.period is not None
            and len(said.own.listed) < LONGEST_LIST
            and LIST_JOIN.match(folded[said.last.end : span.start])
        ):
            frame = frame._replace(listed=said.own.listed + frame.listed)
        begun = said.begun.period if said.begun is not None else None
        said.begun = None
        to = folded.endswith(("到", "至"), 0, span.start) and frame.ends is None
        if to and begun and frame.period and begun < frame.period:
            # 由2014年底的40.6万人减少到2019年底的0.99万人，贫困发生率由A下降至B
            frame = frame._replace(ends=(begun, frame.period))
        passing = folded[clause : span.start] in IN_PASSING
        said.main = said.own if passing and said.own is not None else None
        said.several_years = said.several_years or _other_year(said.own, frame)
        said.own, said.own_end, said.last, said.pending = frame, span.end, span, None
        if span.bound is _SINCE:
            self.since = frame
        elif frame.day is not None and said.main is None:
            self._recall(frame.day)

    def _same_term(self, said: _Said, span: TimeSpan, frame: _Frame) -> _Frame:
        """Return 去年同期 as the months of last year that the sentence's own time has this year."""
        own = said.own.day if said.own is not None else None
        if said.own is None:
            wider = self.paragraph or self.section or self.whole
            own = wider.day if wider is not None and self._is_of_months(wider.day) else None
        if own is None or own.month is None or frame.day is None or frame.day.month is not None:
            return frame
        if not self.folded.startswith("同期", span.end):
            return frame
        day = own._replace(year=frame.day.year)
        return frame._replace(period=day.edtf(), carried=day.stretch(), day=day)

    def _explains(self, said: _Said, span: TimeSpan) -> bool:
        """Whether a time in brackets gives the dates of the one before: “五一”假期（5月1日至5日）."""
        if said.last is None or span.first is None or span.first.month is None:
            return False
        between = self.folded[said.last.end : span.start]
        after = self.folded[span.end : span.end + 1]
        return len(between) <= LONGEST_NAME and "，" not in between and after in ("）", ")")

    def _hear_unnamed(self, said: _Said, at: int) -> None:
        """Take in 以来 or 期间 at ``at`` that names an event, not a date: 疫情发生以来."""
        own = said.own
        if own is None or own.day is None or "，" in self.folded[said.own_end : at]:
            alone = self.folded[at + 2 : at + 3] in ("，", ",")  # not 突破建站以来历史极值
            if alone and (own is None or at >= said.own_end):
                said.own, said.own_end = BLOCK, at
        elif at >= said.own_end and self.folded.startswith(("以来", "至今", "迄今"), at):
            said.own = _Frame(_since(own.day), None, own.span, own.day)

    def _hear_last(self, said: _Said, span: TimeSpan, figures: range) -> None:
        """Take in a time after the last figure: it governs no more than the sentences to come."""
        role = self._role(span, said.start)
        if role in ("report", "occasion"):
            self._anchored(span)
        if role is not None:
            return
        if span.first is not None and span.first.base is _REPORT and self.report is None:
            return
        if span.first is not None:
            frame = self._frame(span, said.own.day if said.own else None)
            if span.bound is _SINCE:
                self.since = frame
            if frame.day is not None:
                self._recall(frame.day)
                if not figures:
                    said.own = frame
        elif not figures and self._blocks(span, said):
            said.own = _Frame(None, None, span)

    def _context(self, said: _Said) -> _Day | None:
        """Return the time that 全年, 上年 or 三月 in the sentence are counted from."""
        if said.own is not None and said.own.day is not None:
            return said.own.day
        wider = self.section or self.whole
        return wider.day if wider is not None else None

    def _say(self, said: _Said, i: int, figures: range) -> PeriodLink:
        """Return the link of figure ``i`` from what the sentence has said before it."""
        quantity = self.scene.quantities[i]
        if said.inner is not None and quantity.start < said.inner_end:
            return self._link(said.inner)
        pending = said.pending
        if pending is not None and pending.span is not None:
            if quantity.start - pending.span.end > LONGEST_LEVEL:
                said.pending = None
            elif self._takes(pending.span, quantity):
                said.pending = None
                first = pending.span.first
                if said.own is None and first is not None and first.base is _PUBLISHED:
                    self.paragraph = None  # 由去年的1701个增加到1856个: to what it is now
                return self._link(pending)
        own = said.own
        if self._starting_level(quantity, said.start):
            if own is None and self.paragraph is not None and self.paragraph.ends is not None:
                own = said.own = self.paragraph  # 从2015年到2019年，…。户籍人口从A到B
            if own is None or own.ends is None:
                near = max(said.start, quantity.start - FAR)
                if own is not None and FORESEEN.search(self.folded, near, quantity.start):
                    return self._link(own)  # 把今年增长的预测由2.5%下调到1.5%
                return self._link(said.basis) if said.basis is not None else NOTHING
            said.reaching = i + 1
            return PeriodLink(own.ends[0], self._words(own))
        if own is not None and own.ends is not None and 0 <= said.reaching <= i:
            clause = self._clause_start(said.start, quantity.start)
            if said.reaching == i:
                return PeriodLink(own.ends[1], self._words(own))
            if self.folded.startswith(CONTINUING, clause):
                own = own._replace(period=own.ends[1], carried=own.ends[1], ends=None, listed=())
                said.own = own  # 由A增至B，其中C: of B
        if own is None:
            frame = self.paragraph or self._topic(quantity, said.start)
            return self._fallback(frame, quantity, said.start)
        if own.period is None:
            form = own.span.form if own.span is not None else None
            first = own.span.first if own.span is not None else None
            if (
                first is not None
                and first.base is _PUBLISHED
                and (first.away_years or (first.away_years == 0 and self.yearly))
            ):
                return NOTHING  # no day is known, and the headline's year is not last year
            wider = self.section or self.whole
            exact = wider is not None and wider.day is not None and wider.day.month is not None
            before_now = self._is_over(wider) and self._is_earlier(own)
            if form is _NOW or before_now or (form is _VAGUE and exact):
                return NOTHING
            return self._fallback(None, quantity, said.start)
        if quantity.kind is _AGE and self._this_year(own):
            said.own = None
        return self._governed(said, own, i, figures)

    def _counts_from_then(self, span: TimeSpan) -> bool:
        """Whether the stretch is that since a time named before: 2020年起… 三年多来 (not 近三年来)."""
        if span.form is not _DURATION or self.folded[span.end - 1] != "来":
            return False
        return self.folded[span.start - 1 : span.start] not in ("近", "最")

    def _counted_from(self, span: TimeSpan) -> _Frame | None:
        """Return what 五年来 looks back to: the start that the text names so many years before."""
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
                return self._frame(start, None)
        return self.since

    @staticmethod
    def _is_up_to_now(frame: _Frame | None) -> bool:
        """Whether the time is the day that 目前 after it means: 截至6月21日…，目前在院203例."""
        if frame is None or frame.span is None or frame.period is None:
            return False
        return frame.span.bound is _UNTIL

    def _is_earlier(self, frame: _Frame) -> bool:
        """Whether the time is said to lie before that of writing, no more: 早前, 不久前."""
        span = frame.span
        return span is not None and self.folded.endswith("前", span.start, span.end)

    def _carried(self, frame: _Frame) -> _Frame | None:
        """Return what the frame is to the sentences after it, None where it ends with its own."""
        if frame.carried is None or frame.day is None or frame.day.year < MODERN:
            return None
        foreseen = False
        if frame.span is not None and self._is_future(frame.span):
            # 今年还将新建30个 says nothing of what is there; 预计 may go on: 预计棉花产量
            at = frame.span.start
            if FORECAST_BEFORE.search(self.folded, max(0, at - 8), at) is None:
                return None
            foreseen = True
        wider = self.section or self.whole
        if wider is not None and wider.day is not None and wider.day.month is None:
            inside = frame.day.month is not None and frame.day.year == wider.day.year
            days = frame.span is not None and frame.span.last is not None and frame.day.day
            first = self.paragraph is None or self.paragraph.annual
            month = first and frame.day.months == 1 and frame.day.edge is None
            if month and frame.day.day is None:
                inside = False  # the month that its paragraph opens with
            if inside and not days and frame.span is not None and frame.span.bound is None:
                return None
        return frame._replace(period=frame.carried, listed=(), foreseen=foreseen)

    def _this_year(self, frame: _Frame) -> bool:
        """Whether the frame is 今年, which before an age (今年54岁) says no more than the age."""
        first = frame.span.first if frame.span is not None else None
        return first is not None and first.base is _PUBLISHED and first.month is None

    def _anchored(self, span: TimeSpan) -> None:
        frame = self._frame(span, None)
        if frame.day is not None:
            self._recall(frame.day)

    def _blocks(self, span: TimeSpan, said: _Said) -> bool:
        """Whether a time without a date takes over: it opens its clause, or says 目前."""
        if said.last is not None and span.start == said.last.end:
            return False
        if span.form in (_NOW, _VAGUE):
            return True
        if span.form not in (_DURATION, _EVENT):
            return False
        lead = self.folded[self._clause_start(said.start, span.start) : span.start]
        if self.folded.startswith("累计", span.end):
            return True  # 公益金五年累计投入
        if span.form is _EVENT:
            opens = EVENT_OVER.search(self.folded, span.end - 2, span.end + 4) is not None
            return LEAD.fullmatch(lead) is not None and opens
        if lead.endswith("短短"):
            return True  # 短短五天，2861人报名
        return (
            LEAD.fullmatch(lead) is not None
            and STRETCH_OVER.search(self.folded, span.end - 2, span.end + 2) is not None
        )

    def _takes(self, span: TimeSpan, quantity: Quantity) -> bool:
        """Whether the figure is that time's own: 由上年末的1865个, not 比上年末减少1.1万张."""
        between = self.folded[span.end : quantity.start]
        if len(between) > LONGEST_LEVEL or any(c in between for c in "，。；、"):
            return False
        started = self.folded.endswith(STARTING, max(0, span.start - 1), span.start)
        if started:
            return True
        if not between and self.folded.startswith("的", quantity.end):
            return True  # 较上年1.8万元的标准提高
        before = self.folded[max(0, span.start - 2) : span.start]
        if between == "的" and quantity.kind is _PERCENT and before in ("低于", "高于"):
            return True
        opens = before.removesuffix("而")[-1:] in tuple("，；。（、")
        if opens and between in ("同期为", "同期是", "同期仅为"):
            return True  # ，而上一财年同期为42%
        if between.endswith("的") and before.endswith(("比", "较")):
            compared = LEVEL_COMPARED.match(self.folded, quantity.end) is not None
            if compared and not MORE_OR_LESS.search(between):
                return True  # 较去年同期的15%有所上升
        if quantity.kind in (_PERCENT, _RATIO) or "倍" in quantity.text:
            return False
        if before.endswith("较") and COMES_TO.match(self.folded, quantity.end):
            return not MORE_OR_LESS.search(between)  # 相较110年新生儿15万人，再减少1万人
        if opens and SAME_TERM.match(self.folded, span.end) and not MORE_OR_LESS.search(between):
            return True  # ，上年同期盈利4205万元
        return OF.fullmatch(between) is not None

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
        head = self.folded[max(start, quantity.start - 14) : quantity.start]
        if ("由" not in head and "从" not in head) or not FROM_FIGURE.search(head):
            return False
        return TO_FIGURE.match(self.folded, quantity.end) is not None

    def _governed(self, said: _Said, own: _Frame, i: int, figures: range) -> PeriodLink:
        """Return what the sentence's own time says of figure ``i``."""
        folded = self.folded
        quantity = self.scene.quantities[i]
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
                    both = _interval(first, last)
                    return PeriodLink(both, self._words(own)) if both else NOTHING
        if own.span is not None and own.span.bound is _UNTIL:
            clause = folded[self._clause_start(said.start, quantity.start) : quantity.start]
            if PER_UNIT.search(clause):
                return NOTHING
            if "累计" in clause and own.period is not None:
                return PeriodLink(f"../{own.period.rpartition('/')[2]}", self._words(own))
        if (
            own.day is not None
            and own.day.edge
            and own.span is not None
            and (own.span.bound is not _UNTIL or own.day.month is None)
            and folded.find("；", said.own_end, quantity.start) >= 0
        ):
            return PeriodLink(own.carried, self._words(own))
        return self._link(own)

    def _named_one_by_one(self, own: _Frame, i: int, figures: range) -> bool:
        """Whether the list of figures follows one of names: 知晓率、治疗率分别为43.3%、38.7%."""
        several = own.day is not None and own.day.months > 1
        if own.span is None or not (several or own.span.form is _RANGE):
            return False
        position, _ = self._place_in_list(i, figures)
        end = self.scene.quantities[i - position].start
        clause = self.folded[self._clause_start(own.span.end, end) : end]
        return "分别" in clause and LISTED.search(clause) is not None

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

    def _fallback(self, frame: _Frame | None, quantity: Quantity, start: int) -> PeriodLink:
        """Return what holds where the sentence itself says nothing."""
        clause = self.folded[self._clause_start(start, quantity.start) : quantity.start]
        if "现" in clause and PRESENT.search(clause):
            self.paragraph = frame = None
            if self._is_over(self.section or self.whole):
                self.paragraph = BLOCK
                return NOTHING  # 现有 in what was written after that year
        near = max(start, quantity.start - FAR)
        if frame is not None and frame.foreseen:
            if FORESEEN.search(self.folded, near, quantity.start):
                return PeriodLink(frame.carried, self._words(frame))
            frame = None
        if frame is not None and (
            DAILY.search(clause) or (self._is_of_months(frame.day) and EACH.search(clause))
        ):
            frame = None  # a price, a daily turnover is not that of the months just spoken of
        wider = frame or self.section or self.whole
        if wider is None or wider.period is None:
            return NOTHING
        segment = max(near, self.folded.rfind("；", near, quantity.start))
        if self.report is not None and PAID_OUT.search(self.folded, segment, quantity.start):
            # a dividend to be paid is that of the period reported on
            return PeriodLink(wider.carried, self._words(wider))
        whole = wider == self.whole and not self.planning
        if whole and INTENDED.search(self.folded, segment, quantity.start):
            return NOTHING
        if frame is not None:
            exact = frame.day is not None and frame.day.month is not None
            over = self._is_over(frame) and INTENDED.search(clause)
            if over and over[0] == "预计" and self._is_just_over(frame):
                over = None  # 预计 in January is of the year that has just ended
            if over or (exact and PLANNED.search(self.folded, segment, quantity.start)):
                return NOTHING
        return PeriodLink(wider.carried, self._words(wider))

    def _is_over(self, frame: _Frame | None) -> bool:
        """Whether the time lies in a year before that of publication."""
        if frame is None or frame.day is None or self.anchor is None:
            return False
        return frame.day.year < self.anchor.year

    def _is_just_over(self, frame: _Frame) -> bool:
        """Whether the time lies in the year before that of publication, early in its year."""
        if frame.day is None or self.anchor is None:
            return False
        return frame.day.year == self.anchor.year - 1 and self.anchor.month <= SOON

    @staticmethod
    def _is_of_months(day: _Day | None) -> bool:
        """Whether the time is a stretch of months, not a day, a month's end, a year."""
        return day is not None and day.month is not None and day.day is None and day.edge is None

    def _words(self, frame: _Frame) -> str | None:
        span = frame.span
        return None if span is None else self.text[span.start : span.end]

    def _link(self, frame: _Frame) -> PeriodLink:
        if frame.period is None:
            return NOTHING
        return PeriodLink(frame.period, self._words(frame))


def find_datelines(folded: str) -> list[tuple[int, date | None]]:
    """Return where a full date stands in a dateline (1998年6月15日电), in order, and the date."""
    if not any(sign in folded for sign in DATELINE_SIGNS):
        return []
    found = FULL_DATELINE.finditer(folded)
    return [(line.start(), _date(*map(int, line.groups()))) for line in found]


def link_periods(scene: Scene) -> list[PeriodLink]:
    """Return what time each figure of the scene refers to, in their order."""
    if not scene.quantities:
        return []
    return _Reader(scene).read()
