"""What a time means, and what it does in its clause.

It may govern the figures after it, be a basis of comparison, the start of a development, part of a
name, or the day on which something was made known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING

from swstats.links.days import Day, Frame, interval, last_day, onwards, resolve
from swstats.links.scope import FIGURES, UP_TO_STOP
from swstats.quantities.dates import (
    DASHES,
    Base,
    Bound,
    Edge,
    Form,
    Moment,
    TimeSpan,
    years_ago,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swstats.links.scope import Scene

# A member of an enumeration takes 0.1 µs to look up in Python 3.11, a name next to nothing.
_DURATION, _EVENT, _NOW, _VAGUE = Form.DURATION, Form.EVENT, Form.NOW, Form.VAGUE
_FRAME, _PUBLISHED, _REPORT = Base.FRAME, Base.PUBLISHED, Base.REPORT
_SINCE, _UNTIL = Bound.SINCE, Bound.UNTIL


CLAUSE_END = "，。；：！？\n"
# A class of more than two runs of characters takes half a millisecond to compile; ，-； is one run
# (full-width marks and figures, and folded text has no such figures).
UNNUMBERED = r"(?:(?![0-9\n])[^，-；。])"
CLAUSE_STOP = re.compile("[！-？。\n]")  # all the full-width marks, ，；：！？（） among them
COMPARED_BEFORE = re.compile(
    "(?:[比较](?:[前上]一?个?|[之于起对])?|占|相对于?|[高低多少优好快慢大小强弱甚逊差胜]于|不及|不如|超过?|相当于|恢复[到至]|接近|突破|打破|刷新|超越|比[^，-；。]{1,8}的)$"
)
HELD_OF = re.compile(
    "(?:举行|进行|举办|开打|上演|结束|发生)的[^，-；。0-9]{0,12}?(?:选举?|公投|投票|表决|比赛|决赛|考试|测验|拍卖|招标|抽检|检查|行动|事故|地震)中"
)
SPRING_END = 4  # the last month in which 全年 is more often the year before
OPENS_SOON = re.compile(
    "(?:正式|盛大|隆重)?(?:登场|开幕|开跑|开锣|揭幕|启幕|上路|上映|开学|开馆|开业)(?!了|后|以来|时)"
)
SHARE_THEN = re.compile(UNNUMBERED + "{1,12}?(?:比重|比例|份额|比率)")
WITH = ("与", "同", "和", "跟")
WITH_WHAT = re.compile("[与同和跟](?=[^，。；：与同和跟]{0,20}$)")
# the last characters of it, and the line end that $ may stand before
COMPARED_LAST = frozenset("比较之于起对前上一个占对于及如超过到至近破新越的\n")
COMPARED_AFTER = re.compile(
    "(?:[^，-；。（]{0,30}（[^）。]{1,30}）)?[^，-；。]{0,30}?(?:相比|比较(?=，))|(?:同期|同日|同月)?[^，-；。]{0,6}?(?:持平|相当|比较|一样|相同|基本一致)"
)
SAME_TERM = re.compile("(?:的?同[期季]|同月|同日|同比)")
SAME_TERM_FIRST = ("的", "同")
PRICES = re.compile(
    "(?:年?的?(?:年?平均)?(?:不变价|可比价|价格计|口径|汇率|为基期|为基数|为基年|为100))"
)
PRICED = ("按", "以")
STARTING = ("由", "从")
# 2019年以来新高, 2019年有记录以来最高。, 自2004年以来首次回落: how long it has been so, not when the level was
RECORD_SINCE = re.compile(
    "(?:有[^，-；。]{2,12}?[纪记]录|[^，-；。]{0,6}?)(?:以来|以?后|之后|来)的?[^，-；。]{0,6}?"
    "(?:新[高低](?![保层等校中龄])|[纪记]录|首[次度]|最[高低大小多少好差快慢强弱](?:水平|点|位|[增降涨跌]幅|增速|的一[年月次季]|的年份)?"
    "(?=[！-？。、”]|$))"
)
# 迎来2010年以来最强降雨, 是1951年以来10月登陆的最强的台风: the same of what befell
UNEQUALLED = re.compile(
    "以来的?(?:同期|历史)?最(?:严[重峻]|[高低大小多少好差快慢强弱重早晚])(?!的?(?:变化|特点|亮点|成绩|成就|收获))"
)
UNEQUALLED_IS = re.compile(
    "以来(?:1?[0-9]月份?|" + UNNUMBERED + "){0,24}?最[高低大小多少好差快慢强弱重早晚]的"
)
FROM_OF_OLD = ("侦破", "破获", "清理", "化解", "追缴", "追讨", "补发", "补缴", "清偿", "消化")
IS = ("是", "为", "系")
# 创下2012年最高纪录: what that year's was when it was set
RECORD_OF = re.compile("最[高低大小多少好差快慢](?:的?[纪记]录|水平|值)")
SET = re.compile("(?:创下?|造|出|达到)了?$")
# 曾在2018年遭到挫败的候选人: what became of someone before
ONCE = re.compile("曾经?[在于]?$")
ONCE_LAST = frozenset("曾经在于\n")
ONCE_DID = re.compile(UNNUMBERED + "{1,16}?的(?!是)[^，-；。]")
# 历年单月新高, 历年来缴获数量最多, 维持五月的纪录
RECORD = re.compile(
    "[^，-；。0-9]{0,8}?(?:[新次][高低]|最[高低大小多少]|[纪记]录|水平|节奏|势头|态势)"
)
UPHELD = ("维持", "保持", "追平")
UPHELD_LAST = frozenset("持平")
# 延续了2016年下半年的增长态势: what went on from then
WENT_ON = re.compile("(?:延续|保持|承接|扭转|改变|一改|结束)了?$")
WENT_ON_LAST = frozenset("续持接转变改束了\n")
TREND = re.compile(
    "以?来?[^，-；。0-9]{0,12}?(?:[0-9.]{1,8}(?:%|个百分点))?以?上?的[^，-；。0-9]{0,8}?(?:态势|势头|趋势|走势|格局|局面)"
)
FAR = 400  # characters: no clause, no bracket is longer, and odd text stays cheap to read
LONGEST_LIST = 12  # times or figures in one list
CLAUSE_REACH = 24  # characters before and after a time within which its verb stands
REPORTED = re.compile(
    UNNUMBERED
    + "{0,24}?(?:发布|公布|发表|披露|通报|公告|宣布|透露|消息|获悉|召开|举行|举办|印发|出台|下发|通过|审议"
    "|报道|调度|表示|介绍|指出|告诉|受访|接受(?:采访|专访|记者|访问)|会议|大会|发稿|开幕|闭幕|落幕|[日月]电|[日月]讯|签署|刊发|更新|[后时][说称](?=[，：]))"
    # 4月6日电清明假期, not 4月6日电影票房
    "|电(?![^，。；：（\n]?[力影视商子话器动站网量价能池缆信脑梯厂气机线车工费台源])"
    "|[^，。；：\n]{0,2}讯[（，]?"
)
# 统计局22日数据显示: told on that day; at the head of its clause it may be of that day
SHOWN = re.compile("(?:最新|统计|监测)?数据(?:显示|表明)")
ENACTED = re.compile(UNNUMBERED + "{0,4}?(?:发布|公布|印发|出台|颁布|制定|修订)的?")
FORECAST = re.compile("[^，-；。]{0,4}?(?:预计|预测|预期|估计|确定|提出|制定|下达)的")
PUBLISHED_VALUE = re.compile("(?:发布|公布|披露)的[^，。；：显]{1,12}[为是占]")
UP_TO = ("至", "到")  # 至7月底披露年报184份
RECKONED = re.compile("[^，-；。]{0,22}?(?:计算|测算|折算|核算)")  # 按上年度标准22920元计算
FOUNDED_IN = tuple(f"{verb}于" for verb in "成创设建立办生始源")
FOUNDED = re.compile(
    "(?:[^，-；。]{0,4}?|在[^，-；。0-9]{1,8}?)(?:成立|设立|创办|创立|创建|建成|建立|开业|投产|启用|诞生|毕业|退休|出生|入职|落成|通车|开园|开幕|揭幕){1,2}(?:[，-；。]|的(?![0-9]))"
)
# 春运从1月7日开始，2月15日结束
BEGUN = re.compile(
    "[^，-；。0-9]{0,3}?(?:开始|[开启]动|起|启幕|拉开(?:序幕|帷幕))[，,]?(?:[到至]|持续[到至])?"
)
STILL_TO_BE = ("可", "将", "能", "预计", "届时")  # 预计2026年落成，可容纳120人
ENDED = re.compile("(?:正式|全部|圆满)?(?:结束|落幕|落下帷幕|收官|截止|为止|止(?!的))")
# 2月10日（除夕）至17日
EXPLAINED = re.compile(f"[（(][^（）()0-9]{{1,8}}[）)][{DASHES}]{{1,2}}")
ENDED_FIRST = tuple("正全圆结落收截为止")
# 从1987年发行到2012年, 自2010年起至2020年底; not 从2010年的三亿元增加到2020年
FROM_TO = re.compile(
    "(?:第[一二三四五六七八九十]|[^，-；。0-9一二三四五六七八九十百千万亿的]){0,16}[，,]?(?<![增加长高升展降少大低])[到至]"
)
# 在1992年的基础上增长三成
BUILT_ON = re.compile("[^，-；。0-9]{0,8}?(?:基础|水平)上")
AND = ("和", "及", "与", "、")
NUMBERED = re.compile(" ?第[0-9一二三四五六七八九十]+[号期]")
NUMBERED_FIRST = (" ", "第")
DUE = re.compile("[^，-；。]{0,6}(?:期货|合约|交割|交货的|到期)")  # 2月份原油期货
TERM = re.compile(
    "止的?(?P<term>年度|财政年度|财年|(?:十二|[九六三369]|12)个月)?"
    "|的(?P<months>(?:十二|[九六三369]|12)个月)"  # 截至2013年11月底的三个月
)
THIS_MONTH = Moment(base=_PUBLISHED, away_months=0)
LATE_IN_MONTH = 24  # a quarter that ends later ends with the month: 第一财季（截至12月30日）
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
ON_A_DAY = ("于", "在")
# A look behind comes second: a search skips what begins no alternative if each begins with a sign.
FUTURE = re.compile("将(?<!现将)(?!近|至)|拟|计划|预计|预定(?=[于在]?[今明后0-9])|打算|有望|力争")
MEETING = re.compile("，" + UNNUMBERED + "{0,24}?(?:发布|公布|通报|召开|宣布|获悉|印发)")
BECAUSE = ("受", "因", "由于", "遭", "遇")  # 受2月6日地震影响: the day of the cause
# 主要系上年同期确认收益2亿元: what there was then
CAUSED_BY = ("由于", "因", "因为", "系", "在于")
THEN_HAD = re.compile("的?同[期季月](?![^，；。0-9]{0,30}(?:[比较]|相比|增长|下降))")
OCCURRED = re.compile("[^，-；。]{1,16}?(?:影响|所致|冲击|袭击|拖累|波及)")
HELD = ("举行", "召开", "举办", "举行了", "召开了", "举办了")  # 举行2022年三季度开工仪式: its name
HABIT = re.compile("(?:一般|通常|每年|往往)[于在]?$")
STATED = re.compile("(?:时间|日期)[：:] ?$")
# 从目前公布的数据来看: what is known by now, and may be of last year
SOURCE = re.compile(
    "(?:已经?)?(?:公布|披露|掌握|发布|公开|了解|统计|得到|搜集|收集)[^，-；。]{0,10}?"
    "(?:数据|资料|信息|结果|报告|财报|年报|季报|情况|来?看)(?:来?看|显示|表明)?[，,]"
)
SOURCED = ("从", "据", "根据", "按照", "按", "就")
# 2018-05-21 16:10, 发布时间：2013/4/4: the page's, not the figures'
STAMPED = re.compile("[0-9]{4}([-/.])[0-9]{1,2}\\1[0-9]{1,2}(?: ?[0-9]{1,2}(?::[0-9]{2}){1,2})?")
STATED_FIRST = ("", *CLAUSE_END)  # what follows the time that is so stated
# what makes an aside of the time after it, and the last characters of this and of HABIT, BECAUSE
# and STATED
ASIDE_AFTER = ("本报", "本刊", "本网", *FOUNDED_IN, *HELD)
ASIDE_LAST = frozenset("报刊网于行开办了在般常年往受因遭遇：: \n")
# “十一五”节能总目标的21.2%, “十二五”的收官之年: what a plan asks for, and a year by its place in it
PLAN_AIM = re.compile(
    "[^，。；：、0-9]{0,10}?(?:目标|任务|纲要|要求|重[点大](?:建设)?(?:项目|工程)|规划(?:建议|草案|[》的]))"
    "|的?(?:收官|开局|关键|第[一二三四五]|最后|决胜|承上启下)[^，。；：]{0,3}年"
)
CARRIED_OUT = ("完成", "实现", "实施", "落实", "执行", "编制")  # 提前一年完成“七五”计划
YEARS_GOAL = re.compile("的?(?:目标|任务|计划|预算)(?![0-9])")  # 完成全年任务的52%
THIS_QUARTER = Moment(base=_FRAME, away_quarters=0)
FIRST_THIS_YEAR = re.compile("首[次个度]|第[一二三四五六七八九十]次|[新次最][高低]")  # 年内首次转正
LAST_QUARTER = Moment(base=_PUBLISHED, away_quarters=-1)
FEAST_IS = re.compile("(?:[是为]|正[是值])(?:今年|首个|第[一二三四五六七八九十0-9]{1,2}个|的)*")
FEAST_OVER = re.compile("(?:以来|期间|里)$")
WEEKDAYS = "一二三四五六日"
YEARS_KNOWN = 10  # how far back 五年前 tells the year
THIRD_QUARTER = "三季报"
SOON = 3  # months within which a report on a part of the year is out


def _depth(folded: str, start: int, at: int) -> str:
    """Return the bracket that ``at`` stands in since ``start``: "（", "《", "〔" or nothing."""
    start = max(start, at - FAR)
    head = folded[start:at]
    if not ("（" in head or "《" in head or "(" in head or "〔" in head):
        return ""
    for opening, closing in (("〔", "〕"), ("《", "》"), ("（", "）"), ("(", ")")):
        opened = folded.rfind(opening, start, at)
        if opened >= 0 and folded.find(closing, opened, at) < 0:
            return opening
    return ""


class Times:
    """Resolves the times of an article, and tells what each does in its clause.

    ``anchor`` is the day that 今年 is counted from, ``whole`` the time of the headline, ``section``
    that of the heading, ``near`` and ``near_day`` the times named last.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.folded = scene.document.folded
        self.times = self._ranges(scene.times)
        self.starts = [t.start for t in self.times]
        self.near: Day | None = None
        self.near_day: Day | None = None
        self.anchor: date | None = None
        self.day_known = True  # of the anchor: not where only its year or month was told
        self.named_report = False
        self.report: Day | None = None
        self.whole: Frame | None = None
        self.section: Frame | None = None

    def _ranges(self, times: Sequence[TimeSpan]) -> Sequence[TimeSpan]:
        """Return the times, two of them as one where they tell when something began and ended."""
        folded = self.folded
        kept: list[TimeSpan] = []
        for span in times:
            closing = folded[span.end : span.end + 1] in ENDED_FIRST and ENDED.match(
                folded, span.end
            )
            dashed = folded[span.start - 1] in DASHES and folded[span.start - 2] in "）)—-"
            at = len(kept)
            whole = None
            if kept and span.first and span.first.year and folded[span.start - 1] in "到至":
                whole = self._years(kept[-1], span)
                at -= whole is not None
            # 1月26日（腊月十六）至3月5日: a time may stand in the brackets
            if whole is None and kept and folded[span.start - 1] in "到至":
                whole = self._days(kept[-1], span)
                at -= whole is not None
            while (closing or dashed) and whole is None and at > max(0, len(kept) - 2):
                at -= 1
                whole = self._range(kept[at], span)
            if whole is not None:
                del kept[at:]
            kept.append(whole or span)
        return kept

    def _years(self, begun: TimeSpan, span: TimeSpan) -> TimeSpan | None:
        """Return 从1987年发行到2012年 as one time, None where the two years are none."""
        first, last = begun.first, span.first
        if first is None or last is None or begun.last is not None or span.last is not None:
            return None
        if not first.year or not last.year or first.year >= last.year or span.bound is not None:
            return None
        opened = begun.bound is _SINCE or self.folded.endswith("从", 0, begun.start)
        if not opened or first.years > 1 or last.years > 1:
            return None
        if not FROM_TO.fullmatch(self.folded, begun.end, span.start):
            return None
        return TimeSpan(begun.start, span.end, Form.RANGE, first, last)

    def _days(self, begun: TimeSpan, span: TimeSpan) -> TimeSpan | None:
        """Return 从2月26日开工，到4月25日 as one time, None where the two days are none."""
        first, last = begun.first, span.first
        if first is None or last is None or begun.last is not None or span.last is not None:
            return None
        if not (first.month and first.day and last.month and last.day) or span.bound is not None:
            return None
        if begun.bound is not _SINCE and not self.folded.endswith("从", 0, begun.start):
            return None
        if last.year is not None and last.year != first.year:
            return None
        if not FROM_TO.fullmatch(self.folded, begun.end, span.start):
            return None
        return TimeSpan(begun.start, span.end, Form.RANGE, first, last._replace(year=first.year))

    def _range(self, begun: TimeSpan, span: TimeSpan) -> TimeSpan | None:
        """Return the two times as one, None where they are not beginning and end."""
        first, last = begun.first, span.first
        if first is None or last is None or begun.last is not None or span.last is not None:
            return None
        if not first.month or not (last.month or last.day):
            return None
        if begun.bound is _UNTIL or span.bound is _SINCE:
            return None
        since = 2 * (begun.bound is _SINCE)
        if not (
            BEGUN.fullmatch(self.folded, begun.end - since, span.start)
            or EXPLAINED.fullmatch(self.folded, begun.end, span.start)
        ):
            return None
        if last.year is None:
            last = last._replace(
                year=first.year,
                month=last.month or first.month,
                base=first.base,
                away_years=first.away_years,
            )
        return TimeSpan(begun.start, span.end, Form.RANGE, first, last)

    def frame(self, span: TimeSpan, frame: Day | None) -> Frame:
        """Return the span as a frame, dates resolved."""
        if span.first is None:
            return self._years_ago(span)
        if (
            span.first.base is _PUBLISHED
            and span.first.away_days is not None
            and not (self.day_known and not self._is_said(span))
        ):
            return Frame(None, None, span)
        if span.first.base is _REPORT:
            if self.report is None:
                return Frame(None, None, span)
            term = self.report
            if self.near is not None and self.near.month and self.near.months >= SOON:
                term = term if self.named_report else self.near
            on = term.copy()
            on.edge = span.first.edge
            return Frame(on.edtf(), on.stretch(), span, on, ((on.edtf(), span),))
        if (
            frame is None
            and span.first.month
            and not (span.first.year or span.first.away_years)
            and (self.anchor is None or span.first.months > 1)
        ):
            frame = self._named_before(span)
        near = self.near
        if span.first.away_days is not None and span.first.base is _FRAME:
            near = self.near_day or near
        if span.first.day is not None and span.first.month is None:
            near = near or self.near_day
        if span.bound is _UNTIL and frame is not None and span.first.day is not None:
            whole = self.section or self.whole
            if self.anchor and whole and whole.day and frame.is_like(whole.day):
                frame = None  # 截至2月3日 in a report on last year: up to when it was written
        future = (
            span.first.year is None
            and span.first.month is not None
            and (frame is None or frame.day is not None)
            and self.is_future(span)
        )
        future = future or self._opens_soon(span)
        moment = span.first
        if near is not None and self.anchor is not None and near.year > self.anchor.year:
            near = near if future or moment.month is None else None  # 料明年完工。上半年，…
        report = self.report if self.named_report else None
        if moment == THIS_QUARTER and report is not None and report.months == SOON:
            near = frame = report  # 公司已于6月上市。本季度，…: in a report on the third
        if (
            moment == THIS_MONTH
            and span.last is None
            and span.bound is None
            and near is not None
            and near.month
            and near.months == 1
            and near.day is None
            and (
                self.anchor is None
                or _depth(self.folded, max(0, span.start - CLAUSE_REACH), span.start)
            )
        ):
            moment = moment._replace(base=_FRAME)  # 3月死亡24人（5人为本月报告）
        around = frame or near
        if (
            moment.away_quarters == -1
            and moment.base is _FRAME
            and self.anchor is not None
            and around is not None
            and (over := resolve(LAST_QUARTER, self.anchor, None, None)) is not None
            and around.is_like(over)
            and not self.folded.startswith(("为", "的", "是"), span.end)
            and self.role(span, max(0, span.start - FAR)) is None
        ):
            moment = LAST_QUARTER  # 今年第二季度… in July. 上季度，乙公司售出…: of the same
        if (
            span.bound is _SINCE
            and moment.base is _FRAME
            and moment.edge is not None
            and self.anchor is not None
            and not (self.section or self.whole)
        ):
            frame = near = None  # 2016年3万人。年初以来2万人: of the year of writing
        if frame is None and near is None and self.folded.startswith("同年", span.start):
            frame = self._year_before(span)
        if (
            frame is None
            and near is None
            and self.anchor is not None
            and self.anchor.month <= SPRING_END
            and self.folded.startswith("全年", span.start)
            and self.is_future(span)
        ):
            return Frame(None, None, span)  # 预计全年收入2亿元, in March: of that year or the next
        if moment.edge is Edge.END and self.folded.startswith("前", span.end):
            moment = moment._replace(edge=None)  # 年底前完成: in that year
        day = resolve(moment, self.anchor, frame, near, future=future)
        if day is None or (span.bound is _UNTIL and self._is_deadline(day)):
            return Frame(None, None, span)
        if span.bound is _SINCE:
            return Frame(onwards(day), onwards(day), span, day)
        if self.is_census(span):
            return Frame(day.edtf(), f"{day.year:04d}", span, day, ((day.edtf(), span),))
        closes = day.day is not None or (span.bound is _UNTIL and day.months == 1)
        if day.month and closes and (months := self._term_ended(span, day)):
            # 截至12月31日止年度, 截至6月30日止六个月: the months up to that day
            first = day.month - months + 1
            if first < 1:  # 截至2024年1月底的三个月
                begun = Day(day.year - 1, month=first + 12)
                months_of = f"{begun.edtf()}/{Day(day.year, month=day.month).edtf()}"
                return Frame(months_of, months_of, span, begun)
            day = Day(day.year, day.years, first if months < 12 else None, months)
            return Frame(day.edtf(), day.stretch(), span, day, ((day.edtf(), span),))
        if span.last is not None:
            last = resolve(span.last, self.anchor, day, day)
            if last is None:
                return Frame(None, None, span)
            if day.month and last.month and last.year == day.year and last.month < day.month:
                last.year += 1  # 12月31日至1月2日
            period = interval(day.edtf(), last.edtf())
            if period is None:
                return Frame(None, None, span)
            listed: tuple[tuple[str, TimeSpan], ...] = ()
            if day.month is None and last.month is None and 0 < last.year - day.year < 8:
                listed = tuple([(f"{y:04d}", span) for y in range(day.year, last.year + 1)])
            # “十三五”期间由A增至B: from what it was when the plan began
            before_plan = f"{day.year - 1:04d}" if span.form is _EVENT else day.edtf()
            ends = (before_plan, last.edtf())
            return Frame(period, period, span, day, listed, ends)
        annual = span.first.base is _FRAME and day.month is None and day.edge is None
        period = day.edtf()
        listed = ((period, span),)
        if day.month and day.months > 1 and self.folded.find("月", span.start, span.end) >= 0:
            # 2月至5月分别为…: one by one
            each = range(day.month, day.month + day.months)
            listed = tuple(
                [(Day(day.year, day.years, m, 1, day.day, day.edge).edtf(), span) for m in each]
            )
        # 截至6月底 is that day to later clauses too, 截至2012年底 may be the year
        until = span.bound is _UNTIL and day.month is not None and day.months == 1
        return Frame(period, period if until else day.stretch(), span, day, listed, annual=annual)

    def _years_ago(self, span: TimeSpan) -> Frame:
        """Return the year that 三年前 is, which holds for no sentence after its own.

        二十年前 is a round number.
        """
        if self.folded.startswith("上周", span.start) and self.anchor and self.day_known:
            return self._last_week(span, self.anchor)
        ago = years_ago(self.folded, span.start, span.end) if span.form is _DURATION else None
        if ago is None or self.anchor is None or not 1 < ago <= YEARS_KNOWN:
            return Frame(None, None, span)
        day = Day(self.anchor.year - ago)
        return Frame(day.edtf(), None, span, day)

    def _last_week(self, span: TimeSpan, anchor: date) -> Frame:
        """Return the week before that of publication, which begins on Monday, or a day of it."""
        monday = anchor - timedelta(days=anchor.weekday() + 7)
        name = self.folded[span.start + 2 : span.end]
        if self._is_said(span) or (name and name not in WEEKDAYS):
            return Frame(None, None, span)
        on = monday + timedelta(days=WEEKDAYS.index(name) if name else 0)
        day = Day(on.year, month=on.month, day=on.day)
        period = day.edtf()
        if not name:
            period = f"{period}/{(monday + timedelta(days=6)).isoformat()}"
            day.day = None
        return Frame(period, None, span, day)

    def feast(self, span: TimeSpan) -> Frame | None:
        """Return the year of a feast: that which it was last named with, or that of publication."""
        name = FEAST_OVER.sub("", self.folded[span.start : span.end])
        entry = self.scene.lexicon.table("periods").get(name)
        if entry is None or "month" not in entry:
            return None
        at = bisect_left(self.starts, span.start)
        day: Day | None = None
        for other in reversed(self.times[max(0, at - FIGURES) : at]):
            first = other.first
            if first is not None and first.day is not None and other.last is not None:
                is_it = FEAST_IS.match(self.folded, other.end)
                if is_it is not None and self.folded.startswith(name, is_it.end()):
                    return self.frame(other, None)  # 9月13日至15日是中秋小长假
            if first is None or first.month is not None or other.last is not None:
                continue
            if self.folded.startswith(name, other.end) and not self.role(
                other, max(0, other.start - CLAUSE_REACH)
            ):
                day = resolve(first, self.anchor, None, None)
                break
        if day is None and self.anchor is not None and entry["month"] <= self.anchor.month:
            day = Day(self.anchor.year)
        if day is None:
            return None
        return Frame(day.edtf(), day.edtf(), span, day)

    def _year_before(self, span: TimeSpan) -> Day | None:
        """Return the year named last, however far off, that 同年 means."""
        at = bisect_left(self.starts, span.start)
        for other in reversed(self.times[max(0, at - FIGURES) : at]):
            first = other.first
            if first is None or not first.year or first.day is not None or other.last is not None:
                continue
            if self.role(other, max(0, other.start - CLAUSE_REACH)) is None:
                return Day(first.year)
        return None

    def _named_before(self, span: TimeSpan) -> Day | None:
        """Return the year that the same months were last named with: 《2021年一季度…分析》…一季度."""
        first = span.first
        if first is None or first.day is not None:
            return None
        at = bisect_left(self.starts, span.start)
        for other in reversed(self.times[max(0, at - FIGURES) : at]):
            named = other.first
            if (
                named is not None
                and named.base is _PUBLISHED
                and (named.month, named.months, named.day) == (first.month, first.months, None)
            ):
                return None  # 今年一季度…。一季度: of the same
            if (
                named is not None
                and named.year
                and other.last is None
                and (named.month, named.months, named.day) == (first.month, first.months, None)
                and self.role(other, max(0, other.start - CLAUSE_REACH)) != "basis"
            ):
                return Day(named.year)
        return None

    def _term_ended(self, span: TimeSpan, day: Day) -> int:
        """Return how many months the term had that ended on the day: 截至12月31日止; 0 for none."""
        if day.month is None:
            return 0
        ended = TERM.match(self.folded, span.end)
        if ended is None:
            quarter = self.folded.endswith(("财季（", "财季("), 0, span.start)
            return 3 if quarter and (day.day or 0) > LATE_IN_MONTH else 0
        months = TERM_MONTHS.get(ended["term"] or ended["months"] or "", 0)
        if not months and (day.month, day.day) == (12, 31):
            months = 12
        return months

    def _is_deadline(self, day: Day) -> bool:
        """Whether the day is still to come: 截至8月21日24点，留言者得礼包."""
        if self.anchor is None or day.month is None or day.day is None:
            return False
        return date(day.year, day.month, day.day) > self.anchor

    def is_future(self, span: TimeSpan) -> bool:
        """Whether the clause says of the time that it is to come: 计划9月开工, 11月将建成."""
        start = self.clause_start(max(0, span.start - CLAUSE_REACH), span.start)
        end = CLAUSE_STOP.search(self.folded, span.end, span.end + CLAUSE_REACH)
        return FUTURE.search(self.folded, start, end.start() if end else span.end + 12) is not None

    def _is_said(self, span: TimeSpan) -> bool:
        """Whether somebody says the time, no day known: “今天拿药才十九元。”."""
        start = max(0, span.start - FAR)
        return self.folded.rfind("“", start, span.start) > self.folded.rfind("”", start, span.start)

    def _opens_soon(self, span: TimeSpan) -> bool:
        """Whether something opens in a month soon to come: 9月登场, told in August."""
        first = span.first
        if first is None or first.year or not first.month or first.months > 1 or first.base:
            return False
        if self.anchor is None or not 0 < first.month - self.anchor.month <= SOON:
            return False
        return OPENS_SOON.match(self.folded, span.end) is not None

    def role(self, span: TimeSpan, start: int) -> str | None:
        """Return what the time is where it is not the time spoken of: basis, from, report, aside."""
        folded = self.folded
        # each read once: a field of a named tuple is slow to read
        at, end, form = span.start, span.end, span.form
        bound, until = span.bound, span.last
        inside = _depth(folded, start, at)
        if inside in ("《", "〔"):
            return "aside"
        before = folded[max(start, at - 8) : at]
        last, after = before[-1:], folded[end : end + 1]
        # most patterns below are of words that go on in the clause
        goes_on = not ("，" <= after <= "；" or after in ("。", ""))
        if last in ASIDE_LAST and (
            before.endswith(ASIDE_AFTER)
            or HABIT.search(before)
            or (before.endswith(BECAUSE) and OCCURRED.match(folded, end))
            or (bound is None and after in STATED_FIRST and STATED.search(before))
        ):
            return "aside"
        if (
            bound is None
            and folded[at : at + 2] in ("19", "20")
            and (folded[end - 3] == ":" or STATED.search(before))
            and STAMPED.fullmatch(folded, at, end)
        ):
            return "aside"
        if after in NUMBERED_FIRST and NUMBERED.match(folded, end):
            return "aside"
        upheld = last in UPHELD_LAST and before.endswith(UPHELD)
        if form is _NOW and before.endswith(SOURCED) and SOURCE.match(folded, end):
            return "aside"
        if (upheld or form is _VAGUE) and RECORD.match(folded, end):
            return "basis" if upheld else "aside"
        if last in WENT_ON_LAST and WENT_ON.search(before) and TREND.match(folded, end):
            return "basis"
        if folded.endswith("年内", at, end) and FIRST_THIS_YEAR.match(folded, end):
            return "aside"
        if folded.startswith("全年", at) and YEARS_GOAL.match(folded, end):
            return "aside"
        if goes_on and DUE.match(folded, end):
            return "aside"
        founded = FOUNDED.match(folded, end) if goes_on else None
        if founded is not None and not (
            (folded.startswith(STILL_TO_BE, founded.end()) and self.is_future(span))
            or (founded[0].endswith("的") and folded.startswith("今年", at))
        ):
            return "aside"
        if after in AND and until is None:
            following = bisect_left(self.starts, end)
            if (
                following < len(self.times)
                and self.times[following].start == end + 1
                and FOUNDED.match(folded, self.times[following].end)
            ):
                return "aside"  # 分别于2012年7月及2013年5月开幕的园区
        if goes_on and until is None and RECORD_SINCE.match(folded, end - 2 * (bound is _SINCE)):
            return "aside"
        if bound is _SINCE and folded.startswith("以来", end - 2):
            lead = before.removesuffix("自")
            if lead.endswith(IS) and UNEQUALLED_IS.match(folded, end - 2):
                return "aside"
            if after == "的" and lead.endswith(FROM_OF_OLD):
                return "aside"  # 侦破1993年以来的积案17起: how old they are
            if (lead[-1:].isalpha() or after == "的") and UNEQUALLED.match(folded, end - 2):
                return "aside"  # 2019年以来最高气温40度 opens its clause: since then
        if after == "最" and RECORD_OF.match(folded, end) and SET.search(before):
            return "aside"
        if last in ONCE_LAST and ONCE.search(before) and ONCE_DID.match(folded, end):
            return "aside"
        if (
            form is _EVENT
            and folded[end - 1] in '五”"划'  # not 期间
            and (
                PLAN_AIM.match(folded, end - 2 * (folded[end - 1] == "划"))
                or (folded[end - 1] == "划" and before.endswith(CARRIED_OUT))
            )
        ):
            return "aside"
        if folded.startswith(THIRD_QUARTER, end):
            return "aside"
        if last in COMPARED_LAST and COMPARED_BEFORE.search(before):
            # 新品占第三季收入比重升至13%: a share of what there was then
            return None if last == "占" and SHARE_THEN.match(folded, end) else "basis"
        if after in SAME_TERM_FIRST and SAME_TERM.match(folded, end):
            if before.endswith(CAUSED_BY) and THEN_HAD.match(folded, end):
                return None
            now = folded.startswith("同比", end) and (
                span.first is None or not span.first.away_years
            )
            if not now or last in WITH:
                return "basis"  # not 一季度同比下降6.8%
        if goes_on and COMPARED_AFTER.match(folded, end):
            head = self.clause_start(start, at)
            if last in WITH or folded.startswith((*WITH, "但与", "而与"), head):
                return "basis"  # 与大丰收的1984年比较
            if folded.startswith("相比", end) and WITH_WHAT.search(folded, head, at):
                return "basis"  # 把今年的水平和上一个高峰、也就是1999年相比
        if last in PRICED and PRICES.match(folded, end):
            return "basis"
        if goes_on and last == "在" and BUILT_ON.match(folded, end):
            return "basis"
        if (
            goes_on
            and folded.find("算", end, end + CLAUSE_REACH) >= 0
            and RECKONED.match(folded, end)
            and folded.startswith(("按", "以", "依"), self.clause_start(start, at))
        ):
            return "aside"
        if last in STARTING and bound is None and until is None:
            if folded.startswith(("持平", "的持平"), end):
                return "aside"  # 由上月持平转为下降0.3%
            return "from"
        if bound is None and until is None and not self.is_census(span):
            first = span.first
            exact = first is None or first.day is not None or first.away_days is not None
            if exact or (first is not None and first.month is not None and first.months == 1):
                if goes_on and last == "在" and HELD_OF.match(folded, end):
                    return None  # 在6日举行的选举中，…
                if goes_on and last not in UP_TO and REPORTED.match(folded, end):
                    if not PUBLISHED_VALUE.match(folded, end):
                        return "report"
                elif exact and after == "，" and MEETING.match(folded, end):
                    return "report"
                if exact and after != "的" and last.isalpha() and SHOWN.match(folded, end):
                    return "report"
                stretch = form is _DURATION  # 在20年前，占比10%: of then
                if exact and last in ON_A_DAY and not stretch and not self._closes_quarter(first):
                    return "occasion"
            elif goes_on and ENACTED.match(folded, end):
                return "report"
            if goes_on and FORECAST.match(folded, end):
                return "report"
        if inside:
            return "inner"
        return None

    def is_census(self, span: TimeSpan) -> bool:
        """Whether the time is the day of a census, which tells of no other: 第七次全国人口普查."""
        first = span.first
        return first is not None and first.day is not None and self.folded[span.start] == "第"

    @staticmethod
    def _closes_quarter(moment: Moment | None) -> bool:
        """Whether the day is one of a balance: 于2021年12月31日，集团拥有2041家零售店."""
        if moment is None or moment.year is None or moment.month is None:
            return False
        return moment.month % 3 == 0 and moment.day == last_day(moment.year, moment.month)

    def clause_start(self, start: int, at: int) -> int:
        """Return where the clause begins that ``at`` stands in, at ``start`` or later."""
        if at - start > FAR:
            start = at - FAR
        stop = UP_TO_STOP.match(self.folded, start, at)
        return stop.end() if stop else start
