"""When an article was written, and on what time it reports.

今年 and 上月 are counted from the day of publication, which a dateline, the lead or a headline may
tell; a report on a period (2021年半年报) has its own 期末. The time of a headline or a heading holds for
what stands under it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

from swstats.links.days import MODERN, Day, Frame, date_of, is_second_half_to_come, resolve
from swstats.links.times import (
    FAR,
    FUTURE,
    MEETING,
    REPORTED,
    SOON,
    STATED,
    THIRD_QUARTER,
    UNNUMBERED,
    Times,
)
from swstats.quantities.dates import Base, Bound, Form, Moment, TimeSpan, find_times
from swstats.records import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.lexicons import Lexicon
    from swstats.links.scope import Scene
    from swstats.records import Sentence

# A member of an enumeration takes 0.1 µs to look up in Python 3.11, a name next to nothing.
_DURATION, _EVENT = Form.DURATION, Form.EVENT
_FRAME, _PUBLISHED = Base.FRAME, Base.PUBLISHED
_SINCE, _UNTIL = Bound.SINCE, Bound.UNTIL
_BODY, _HEADLINE = Role.BODY, Role.HEADLINE


# 较103年增加2.1%, not 比1992年的三亿元增加, which may be any year
GROWN = re.compile("[^，-；。0-9的]{0,8}?[增减升降涨跌长高低多少]")
OF = re.compile(
    "(?:同期|度)?(?:[^，。；：增减升降涨跌高低多少]{0,14}的|为|是|只有|仅有?|约为?)"
    "(?:人民币|新台币|港币)? ?"
)
PAGE_HEAD, PAGE_LINE = 160, 60  # characters: the head of a page, and one line of it
OPENS_WITH = re.compile("(?:[^，。]{0,40}(?:报道|讯|电)(?:（[^）]{0,40}）)?[）) 　]{0,2})?")
BEGAN = re.compile("(?:启动|开展|举行|举办|召开|部署|组织|开启)了?$")
STAMP = re.compile(
    "(?:日期|时间)[：:] ?((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])"
    "|((?:19|20)[0-9]{2})年/([0-9]{1,2})月/([0-9]{1,2})日"  # 人民日报/2012年/7月/12日/第3版
    "|(?:日期|时间)[：:] ?((?:19|20)[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])"
    # 某某网 2014-01-10 19:40 来源：本站, behind what else stands at the head of the page
    "|((?:19|20)[0-9]{2})-([0-9]{1,2})-([0-9]{1,2}) ?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? ?(?:来源|作者|编辑)"
)
# a line of its own: 20210301, 30/7/2021 15:49, as Hong Kong's pages write; not 3/4/2021, of two
# readings; 23.01.2015
STAMP_LINE = re.compile(
    "(?m)^ ?(?:((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
    "|(1[3-9]|2[0-9]|3[01])/(1[0-2]|0?[1-9])/((?:19|20)[0-9]{2})"
    r"|(0?[1-9]|[12][0-9]|3[01])\.(1[0-2]|0?[1-9])\.((?:19|20)[0-9]{2}))(?: {1,2}[0-9]{1,2}:[0-9]{2})? ?$"
)
ISSUE = re.compile("((?:19|20)[0-9]{2})年 ?第([1-9][0-9]?)期(?!学|项|工)")
DAY_SIGN = re.compile("[日号]|[-./][0-9]")  # in every day of the calendar: 8日, 2020.7.28
PAGE_LENGTH = 6000  # characters on a page before an item
ONE_MONTH = re.compile("[单当]月")
REVIEW = re.compile("(?:总结|回顾)[^，；。]{0,6}$")
SINCE_THEN = re.compile(
    "(?:有" + UNNUMBERED + "{2,12}?[纪记]录|" + UNNUMBERED + "{0,8}?)(?:以来|至今|迄今)"
)
# 步入1998年: the year of writing; 寄希望于1999年: one that is not yet
ENTERED = re.compile("(?:[步进迈跨](?<!将.)入|迎(?<!将.)来)$")
RECORD_THEN = re.compile("(?:历史|最[高低大多]|[纪记]录|极值)[^，。；（(]{0,16}[（(]$")
PLAN_TIME = re.compile(
    "期间|时期|以来|[三四五]年|末|成[就果绩]|回顾|收官|累计|综述|答卷|总结|亮点|新增|新建|完成|[0-9]"
)
BEGUN = "(?:正式)?(?:启动|实施|成立|设立|创办|发起|推出|开通)"  # 2010年启动的行动
BEGUN_THEN = re.compile(
    f"{BEGUN}(?:的|[“《])"
    # 打破1990年在哈尔滨创造的纪录
    "|[^，。；0-9]{0,12}(?:创造|创下|创立|创建|保持|制定|颁布|通过|签署|签订|出版|建成)的"
)
LONG_AGO = ("早在", "始于")  # before a year that was not the last
# behind the year of something that is told in passing: 首届柑橘节于2019年举办, 到2025年将实现
OPENED_THEN = re.compile(
    "[^，。；：0-9]{0,6}?(?:开工|动工|举办|举行|成立|创办|创建|设立|始建|建成|投产|通车|将)"
)
HOPED = re.compile("(?:希望|寄望|期待|展望|力争|争取|计划|预计|有望)(?:[到至]了?|在|于)?$")
PLANNING = re.compile("计划|规划|要点|安排|目标|任务|方案|预算|展望|设想")
# what such a page says is for sale or to be done; the year in its title is part of a name
OFFER = re.compile(
    "政府工作报告(?![^，。；]{0,6}(?:完成|落实|执行))|招标|采购|拍卖|竞买|竞价|招聘|招募|招租|比选"
)
# what a government, a court, a congress reports on to its congress in the spring: the year before
WORK_REPORT = re.compile("工作报告|工作总结|向大会报告工作")
IN_FULL = re.compile("[^，。；0-9]{0,12}?工作报告[》”]?[^，。；0-9]{0,6}?全文")
# at the head of a sentence: 过去一年，全院职工…
LOOKED_BACK = re.compile(r"(?:^|[\n。！？；\s])过去的?一年，$")
PAST_YEAR = re.compile("[一1]年(?:(?<=过去..)|(?<=过去的..)|[来间里中]|以来)")
DATELINE = re.compile("[^，。\n]{0,2}?(?:电|讯|通报|消息)")
FULL_DATELINE = re.compile("([12][0-9]{3})年([0-9]{1,2})月([0-9]{1,2})日[电讯]")
TODAY = ("今天（", "今日（", "今天(", "今日(")  # 今天（6月14日）是世界献血者日
SENT = re.compile("(?<![年0-9])([0-9]{1,2})月([0-9]{1,2})日?[电讯]")
SAID_ON = re.compile("(?<![年0-9])([0-9]{1,2})月([0-9]{1,2})日(?:消息)?[，,][昨今][天日]")
DATELINE_SIGNS = ("日电", "日讯")
# 2019年重点项目集中开工仪式: of the year of its day
YEARS_WORK = re.compile(
    UNNUMBERED + "{0,24}?(?:(?:开|复|开复)工|启动|动员|开幕|开学|部署|推进|揭牌|签约)"
)
# what a report on a period is called after its time: 2025年半年 + 度报告, 2024年 + 年报
REPORT_NAME = re.compile(
    "(?:未经审计的?|合并|经审计的?)?(?:年?度?(?:业绩|财务|经营)报告|年?度报告|报告(?=[，。；》”（）\n和及]|显示|披露)"
    "|年?度?(?:业绩|财报)|年?报(?![名到道考废销警告请送])|三季报)"
)
MEETING_NAMED = re.compile(
    UNNUMBERED
    + "{0,24}?(?:会议|大会|年会|全会|(?:部署|推进|动员|表彰)会)"
    + UNNUMBERED
    + "{0,8}?(?:召开|举行|开幕|闭幕|闭会)"
)
MADE_KNOWN = re.compile("发布|公布|通报|披露|公告|发表|介绍|公报|业绩会|说明会|通气会")
TOLD_NOW = re.compile(
    "今[天日年]?(?:（[0-9]{1,2}）?日?)?[^，。；0-9]{0,6}(?:发布|公布|发表|公告)[^。；0-9]{0,8}$"
)
# 2020年前三季度经济运行情况新闻发布会: what is told there is told soon after
MEETING_ON = re.compile(
    UNNUMBERED + "{0,20}?(?:新闻(?:发布|通气)会|发布会|通气会|通报会|说明会|业绩会)"
)
LEAD_LENGTH = 240  # characters from the beginning of the running text
HEADED_MONTH = re.compile(
    "(?:[■●◆▲★□]|[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）)? ?"
)
BULLETIN = re.compile("公报|年鉴|年报|年度报告|白皮书")  # on a year, written in the next
ABOUT = 28  # the day of a month that is given where none is told
PRINTED = timedelta(days=7)  # from a dateline to the paper's day
LATELY = 6  # months before the one a text reports on that it may call this year's
SPRING = 6  # months within which a report on a year is out


def _is_last_year(moment: Moment | None) -> bool:
    """Tell whether a moment is told as 去年, or as a part of it."""
    return moment is not None and moment.base is _PUBLISHED and moment.away_years == -1


def _is_among(day: Day, days: Sequence[Day]) -> bool:
    return any(day.is_like(other) for other in days)


class Anchors(Times):
    """Knows when the article was written and on what time it reports."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.page = scene.page or PageDays(self.folded, scene.lexicon)
        self.lead = self._lead()
        self.planning = self._is_headed(PLANNING)
        published = scene.published or scene.article.published
        self.anchor = self._sent(published) if published else self._anchor()
        if not published and self.anchor is not None and self.anchor.day == ABOUT:
            self.day_known = any(
                t.first is not None and (t.first.month, t.first.day) == (self.anchor.month, ABOUT)
                for t in self.times
            )
        if self.anchor is not None and self._is_posted_again(self.anchor):
            self.day_known = False
        self.times = self._looked_back()
        self.report = self._report_period()
        self.whole: Frame | None = None
        self.whole = self._headline_frame()
        self.yearly = self._is_headed(BULLETIN)

    def _is_headed(self, words: re.Pattern[str]) -> bool:
        """Tell whether a headline has one of some words."""
        for headline in self.scene.article.headlines:
            if words.search(self.folded, headline.start, headline.end):
                return True
        return False

    def _in_headline(self, span: TimeSpan) -> bool:
        at = span.start
        return any(h.start <= at < h.end for h in self.scene.article.headlines)

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
            if span.bound is not None or moment.months > 1 or self.is_census(span):
                continue
            if moment.year is None:
                if dated is None and moment.day is not None and moment.base is None:
                    today = self.folded.endswith(TODAY, 0, span.start)
                    dated = moment if today or DATELINE.match(self.folded, span.end) else None
                continue
            after = self.folded[span.end : span.end + 2]
            if after[:1] in ("）", ")") and self.folded.endswith(("\n（", "\n("), 0, span.start):
                after = after[1:]  # （2019年11月）, a line of its own
            closing = after[:1] in ("", "\n")
            stated = STATED.search(self.folded, max(0, span.start - 4), span.start)
            told = REPORTED.match(self.folded, span.end) or (
                span.start < self.lead[1] and MEETING.match(self.folded, span.end)
            )
            if closing or stated or told:
                day = date_of(moment.year, moment.month, moment.day or 28)
                if day is not None:
                    return day
        return (
            self.page.day_before(self.scene.article.start)
            or self._told_soon()
            or self._year_stated()
            or (
                self._is_relative()
                and (
                    self._headed_this_year()
                    or self._told_this_year()
                    or self._reviewed()
                    or self._compared_with()
                )
            )
            or self._reported_to_congress()
            or self._given_in_full()
            or self._begun_on()
            or (self._dated(dated) if dated is not None else None)
            or self.page.issued()
        )

    def _is_relative(self) -> bool:
        """Whether a time is counted from the day of publication: 今年, 上月."""
        return any(t.first is not None and t.first.base is _PUBLISHED for t in self.times)

    def _sent(self, published: date) -> date:
        """Return the day of a dateline, shortly before that of the page: 今天 is counted from it.

        What was published in January may have been sent in December.
        """
        sent = SENT.search(self.folded, *self.lead) or SAID_ON.search(self.folded, *self.lead)
        if sent is None:
            return published
        month, day = int(sent[1]), int(sent[2])
        told = date_of(published.year - (month > published.month), month, day)
        if told is None or (month <= published.month and told + PRINTED < published):
            return published
        return min(told, published)

    def _is_posted_again(self, published: date) -> bool:
        """Whether the text was told on a day long before the page's: 9月27日，昨天… in October."""
        if self.folded.find("今", *self.lead) < 0 and self.folded.find("昨", *self.lead) < 0:
            return False  # the pattern is slow to say so
        told = SAID_ON.search(self.folded, *self.lead)
        if told is None:
            return False
        day = date_of(published.year, int(told[1]), int(told[2]))
        return day is not None and day + PRINTED < published

    def _looked_back(self) -> Sequence[TimeSpan]:
        """Return the times, 过去一年 of a work report as the year that it looks back on.

        Such a report is made in the spring on the year before, and so does anybody look back in
        January who begins a sentence with it. What it says of 五年来 is as often a level at their end
        as a sum over them: no more is said of that.
        """
        times, made = self.times, self.anchor
        if self._is_headed(WORK_REPORT) or (
            self.folded.find("工作", *self.lead) >= 0
            and WORK_REPORT.search(self.folded, *self.lead) is not None
        ):
            told = self._reported_to_congress()
            # but 2010年政府工作报告, of January 2011, is of that day
            if told and not (made and made.year == told.year + 1):
                made = told
            if made is None or made.month > SPRING:
                return times
            opening = False
        else:
            if made is None or made.month > 1:
                return times
            opening = True
        year = made.year - 1
        return [
            span._replace(form=Form.DATE, first=Moment(year=year))
            if span.form is _DURATION
            and self.folded[span.start - 1] != "近"
            and PAST_YEAR.fullmatch(self.folded, span.start, span.end)
            and (
                not opening or LOOKED_BACK.search(self.folded, max(0, span.start - 5), span.end + 1)
            )
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

    def _moments(self, stop: int) -> Iterator[tuple[TimeSpan, Moment]]:
        """Yield the times before an offset that are one moment each, not a range, 以前 or 以后."""
        for span in self.times:
            if span.start >= stop:
                return
            if span.first is not None and span.last is None and span.bound is None:
                yield span, span.first

    def _is_report(self, span: TimeSpan) -> bool:
        """Whether the time is that in a report's name: 2025年半年度报告, 2024年年报."""
        first = span.first
        if first is None or first.year is None or first.day is not None or first.years > 1:
            return False
        return span.last is None and REPORT_NAME.match(self.folded, span.end) is not None

    def _report_period(self) -> Day | None:
        """Return the period of the report that the headline or the lead names, None for two.

        截至9月30日止六个月 tells more than 中期业绩 does: a financial year may end in March.
        """
        stop = self.lead[1]
        days: list[Day] = []
        for span in self.times:
            if span.start >= stop:
                break
            if span.first is None or span.first.day is None or span.bound is not _UNTIL:
                continue
            day = resolve(span.first, self.anchor, None, None)
            if day and day.month and 0 < (months := self._term_ended(span, day)) <= day.month:
                self.named_report = True
                begins = day.month - months + 1 if months < 12 else None
                return Day(day.year, month=begins, months=months)
        for span in self.times:
            if span.start >= stop and days:
                break
            if self._is_report(span) and span.first is not None:
                if self.folded.startswith(THIRD_QUARTER, span.end):
                    continue
                day = resolve(span.first, self.anchor, None, None)
                if day is not None and day.edge is None and not _is_among(day, days):
                    days.append(day)
        self.named_report = bool(days)
        article = self.scene.article
        if not days and self.folded.find("期内", article.start, article.end) >= 0:
            # 第三季收入954亿元…期内: a report that does not call itself one
            for _, first in self._moments(stop):
                if first.day is not None or (first.month is not None and first.months < SOON):
                    continue
                if first.base is not None and first.month is None:
                    continue  # 去年, 期内 itself
                day = resolve(first, self.anchor, None, None)
                if day is None or day.edge is not None or _is_among(day, days):
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
        if self.planning or self._is_headed(OFFER):
            return None
        term: tuple[int, int, int] | None = None  # the year, the first month, the last
        told: Moment | None = None
        headed = False
        for span, moment in self._moments(stop):
            heading = self._in_headline(span)
            if not heading and span.start < start:
                continue
            if moment.year is not None and moment.years == 1 and moment.day is None:
                report = self._is_report(span) or (
                    moment.month is not None and MEETING_ON.match(self.folded, span.end)
                )
                made = not heading and TOLD_NOW.search(
                    self.folded, max(start, span.start - 24), span.start
                )
                if term is None and moment.month is not None and made:
                    # 今（25）日公布，民国107年上半年
                    last = moment.month + moment.months - 1
                    return date_of(moment.year, last + 1, ABOUT) if last <= 9 else None
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
            return date_of(year, last + SOON, ABOUT)
        if last - month == 11:
            return date_of(year + 1, told.month, told.day) if told.month <= SPRING else None
        return date_of(year + (told.month < month), told.month, told.day)

    def _year_stated(self) -> date | None:
        """Return a day of the year that 今（2024）年 or 去（112）年 tells."""
        previous: TimeSpan | None = None
        for span in self.times:
            first = span.first
            if first is not None and first.year is not None and first.year >= MODERN:
                if self.folded.startswith(("今（", "今(", "去（", "去("), span.start):
                    return date(first.year + (self.folded[span.start] == "去"), 12, ABOUT)
                told = previous.first if previous is not None else None
                if (
                    previous is not None
                    and told is not None
                    and told.base is _PUBLISHED
                    and told.away_years is not None
                    and (first.month, span.last) == (None, None)
                    and self.folded[previous.end : span.start] in ("（", "(")
                ):
                    return date(first.year - told.away_years, 12, ABOUT)  # 去年（2023年）
            previous = span
        return None

    def _reviewed(self) -> date | None:
        """Return a day of the year after the one that the lead looks back on, and calls 去年."""
        start, stop = self.lead
        headed = False  # 去年募集886万元: which the lead then says of 2017年
        for span in self.times:
            moment = span.first
            if span.start >= stop:
                break
            if moment is not None and _is_last_year(moment) and span.start < start:
                headed = headed or moment.month is None
            if moment is None or moment.year is None or moment.month or moment.years > 1:
                continue
            told_of = REVIEW.search(self.folded, max(0, span.start - 12), span.start) or (
                headed and self.role(span, self.lead[0]) is None
            )
            if told_of and any(_is_last_year(other.first) for other in self.times):
                return date(moment.year + 1, 1, ABOUT)
        return None

    def _begun_on(self) -> date | None:
        """Return the day with which the text opens, of the year whose work was begun on it.

        5月24日，市里启动2022年企业遴选工作，今年…
        """
        start, stop = self.lead
        end = self.folded.find("。", start, stop)
        opened: Moment | None = None
        for span, moment in self._moments(end if end >= 0 else stop):
            if span.start < start:
                continue
            if opened is None:
                if not OPENS_WITH.fullmatch(self.folded, start, span.start):
                    return None
                if (moment.year, moment.base) != (None, None) or not (moment.month and moment.day):
                    return None
                if self.folded[span.end : span.end + 1] not in ("，", ","):
                    return None
                opened = moment
            elif moment.year is not None and BEGAN.search(
                self.folded, max(start, span.start - 4), span.start
            ):
                later = any(t.first and (t.first.year or 0) > moment.year for t in self.times)
                if later or moment.month is not None or self.folded[span.end - 1] == "度":
                    return None
                if opened.month is None or opened.day is None:
                    return None
                # in its first months, the year before may be what a meeting looks back on
                if opened.month <= SOON and not YEARS_WORK.match(self.folded, span.end):
                    return None
                return date_of(moment.year, opened.month, opened.day)
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
                        return date(first.year, 1, ABOUT)
        return None

    def _given_in_full(self) -> date | None:
        """Return a day of the year of a work report that follows: 以下是2015政府工作报告全文."""
        start, stop = self.lead
        if self.folded.find("全文", start, stop) < 0:
            return None
        for span, moment in self._moments(stop):
            year = moment.year if (moment.month, moment.years) == (None, 1) else None
            if year is not None and IN_FULL.match(self.folded, span.end):
                return date(year, 1, ABOUT)
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
                if self._in_headline(span) or (
                    span.last is None
                    and span.start < self.lead[1]
                    and self.role(span, max(0, span.start - FAR)) != "basis"
                ):
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
                return date(named.year, named.month + named.months - 1, ABOUT)
        return None

    def _headed_this_year(self) -> date | None:
        """Return a day of 今年 in a headline, of which the lead tells the year.

        今年产量将破900万辆 … 2007年，产量将突破900万辆
        """
        named = 0
        for span in self.times:
            first = span.first
            if first is None:
                continue
            if not named and not self._in_headline(span):
                return None
            if first.base is _PUBLISHED and first.away_years == 0 and first.month is None:
                if self._in_headline(span) and self.is_future(span):
                    named = 1
            elif named and first.year is not None and first.month is None and span.last is None:
                later = any(t.first and (t.first.year or 0) > first.year for t in self.times)
                if later or span.start >= self.lead[1]:
                    return None
                stop = self.folded.find("。", span.end, span.end + PAGE_LINE)
                if stop < 0 or FUTURE.search(self.folded, span.end, stop) is None:
                    return None
                return date(first.year, 12, ABOUT)
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
            if _is_last_year(first) and first.month is None:
                last = span
            elif (
                last is not None
                and first.year is not None
                and (first.month, first.years) == (None, 1)
                and self.folded.find("。", last.end, span.start) < 0
                and self.folded[span.start - 1] in "比较"
                and GROWN.match(self.folded, span.end)
            ):
                return date(first.year + 2, 1, ABOUT)
        return None

    def _dated(self, dateline: Moment) -> date | None:
        """Return the day of a dateline that leaves out its year (本报上海2月24日讯).

        It is the latest year that the article names, or the one after it where the article looks
        back on months that come later in the year.
        """
        latest: tuple[int, int] = (0, 0)
        entered = 0  # 步入1998年: that is the year of writing
        begun = 0  # 2010年启动的行动: long ago, perhaps
        for span in self.times:
            moment = span.last or span.first
            if span.form is _EVENT:
                continue  # “九五”: a plan's end is not what the article looks back on
            if span.bound is _SINCE or SINCE_THEN.match(self.folded, span.end):
                continue
            if moment is not None and BEGUN_THEN.match(self.folded, span.end):
                begun = max(begun, moment.year or 0)
                continue
            if self.role(span, max(0, span.start - FAR)) not in (None, "inner", "aside"):
                continue
            if RECORD_THEN.search(self.folded, max(0, span.start - 24), span.start):
                continue  # 超过历史最高水位39.18米（1998年）
            if span.last is not None and span.last.month is None:
                if span.first is not None and span.first.base and span.last.year:
                    latest = max(latest, (span.last.year, 12))  # 从当年至2018年: it is over
                continue  # 1998/1999年度
            if moment is not None and (
                self.folded.endswith(LONG_AGO, 0, span.start)
                or OPENED_THEN.match(self.folded, span.end)
            ):
                continue
            if HOPED.search(self.folded, max(0, span.start - 6), span.start):
                continue  # 寄希望于1999年能走出困境
            if moment is not None and moment.year is not None and moment.years == 1:
                if not moment.month and ENTERED.search(
                    self.folded, max(0, span.start - 8), span.start
                ):
                    entered = moment.year
                month = moment.month + moment.months - 1 if moment.month is not None else 0
                if self.folded.endswith("全年", span.start, span.end) and not self.is_future(span):
                    month = 12  # 2021年全年…。今年1—5月: it is over
                latest = max(latest, (moment.year, month))
        year, month = latest
        if year < begun:
            return None
        if (dateline.month or 0) > SOON and self._is_past(year):
            year, month = year + 1, 0
        if year < MODERN or dateline.month is None or dateline.day is None:
            return None
        if entered == year:
            return date_of(year, dateline.month, dateline.day)
        if not month and dateline.month <= SOON:
            # 去年 and 1997年, told in January: the year is over
            looks_back = any(
                span.first is not None and _is_last_year(span.first) and span.first.month is None
                for span in self.times
            )
            year += looks_back
        return date_of(year + (month > dateline.month), dateline.month, dateline.day)

    def _is_past(self, year: int) -> bool:
        """Whether 今年 is set against the year: 从2004年的A增至2023年的B。今年…, 今年…较2024年全年."""
        if not any(
            t.first is not None and t.first.base is _PUBLISHED and t.first.away_years == 0
            for t in self.times
        ):
            return False
        for span in self.times:
            last = span.last or span.first
            if last is None or last[:4] != (year, 1, None, 1) or last.edge is not None:
                continue
            if self.folded[span.start - 1] in "到至" and self.folded.startswith("的", span.end):
                return True
            if self.folded.startswith("全年", span.end - 2):
                return self.role(span, max(0, span.start - FAR)) == "basis"
        return False

    def _headline_frame(self) -> Frame | None:
        """Return the frame that the headline sets: a year, a half-year, a quarter, months."""
        for headline in self.scene.article.headlines:
            frame = self.frame_of_heading(headline)
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

    def frame_of_heading(self, sentence: Sentence) -> Frame | None:
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
            if self._is_month_alone(span, sentence) and self.whole is not None:
                return self.frame(span, self.whole.day)
            if first.year is None and not (
                self.anchor is not None
                and (
                    span.bound is _UNTIL
                    or (
                        sentence.role is _HEADLINE
                        and self._dates_heading(first, opening=span.start == sentence.start)
                    )
                )
            ):
                continue
            if first.day is not None and span.last is None and span.bound is None:
                if self.is_census(span):
                    return self.frame(span, None)
                continue
            role = self.role(span, sentence.start)
            if span.bound is _SINCE or role not in (None, "inner"):
                continue
            if self.folded.startswith("到", span.start - 1) and span.last is None:
                continue  # 到2027年产值达4300亿元: a goal, not what the text reports on
            if self._is_to_come(first):
                continue
            if first.month is None and MEETING_NAMED.match(self.folded, span.end, sentence.end):
                continue  # 2019年全省红十字会工作会议召开: its name; it is told of the year before
            plan = span.form is _EVENT and span.last is not None
            if plan and not PLAN_TIME.search(self.folded, span.end - 2, sentence.end):
                continue  # “十三五”普及污水设施: the plan, not the time of what there is
            return self.frame(span, None)
        return None

    def _is_month_alone(self, span: TimeSpan, sentence: Sentence) -> bool:
        """Whether a heading is a month, a quarter and no more, of the year of the headline: 3月, 一季度."""
        first, whole = span.first, self.whole
        if first is None or whole is None or whole.day is None:
            return False
        if whole.day.month is not None or whole.day.years > 1:
            return False
        if first.month is None or (first.day, first.year, first.base) != (None, None, None):
            return False
        return HEADED_MONTH.fullmatch(
            self.folded, sentence.start, span.start
        ) is not None and self.folded[span.end : sentence.end] in ("", "：", "份", "份：")

    def _is_to_come(self, moment: Moment) -> bool:
        """Whether the second half is that of the year in which the text was written, in summer."""
        if self.anchor is None or moment.base is not _FRAME or moment.year is not None:
            return False
        return is_second_half_to_come(moment, self.anchor)

    @staticmethod
    def _dates_heading(moment: Moment, *, opening: bool) -> bool:
        """Whether a time without its year dates what follows: 一季度, 8月, 今年, 去年 at its head."""
        if moment.month is not None:
            return moment.day is None
        if moment.base is not _PUBLISHED:
            return False
        return moment.away_years == 0 or (opening and moment.away_years == -1)


class PageDays:
    """The days that a page tells, to all its articles: each asks, and the page is read once."""

    __slots__ = ("_datelines", "_folded", "_is_headed", "_is_read", "_lexicon", "_start", "_top")

    def __init__(
        self, folded: str, lexicon: Lexicon, start: int = 0, end: int | None = None
    ) -> None:
        self._folded, self._start = folded[start:end], start
        self._lexicon = lexicon
        self._is_read = self._is_headed = False
        self._top: date | None = None  # the day at its head
        self._datelines: list[tuple[int, date | None]] = []  # where a full date stands in one

    def day_before(self, at: int) -> date | None:
        """Return the day at the head of the page, or in the dateline of an item before an offset."""
        if not self._is_read:
            self._is_read = True
            self._is_headed = self._read_head()
            if not self._is_headed:
                self._datelines = _find_datelines(self._folded)
        if self._is_headed:
            return self._top
        at -= self._start
        lines = self._datelines
        near = bisect_left(lines, at - PAGE_LENGTH, key=itemgetter(0))
        return lines[near][1] if near < len(lines) and lines[near][0] < at else None

    def issued(self) -> date | None:
        """Return a day of the month of the issue that the head of the page names: 2017年第7期.

        Most bulletins come out each month. Of others the year is right.
        """
        head = self._folded[:PAGE_HEAD]
        found = ISSUE.search(head) if "期" in head else None
        return found and date_of(int(found[1]), min(int(found[2]), 12), ABOUT)

    def _read_head(self) -> bool:
        """Read the head of the page, and tell whether a day stands there: 抗洪救灾 2020.7.28 06."""
        head = self._folded[:PAGE_HEAD]
        stamp = STAMP.search(head) or STAMP.search(head.replace("\n", ""))  # 2021-0 / 3-16
        if stamp is not None:
            self._top = date_of(*map(int, filter(None, stamp.groups())))
            return True
        stamp = STAMP_LINE.search(head)
        if stamp is not None:
            written = [int(part) for part in stamp.groups() if part]
            year, month, day = written if stamp[1] else written[::-1]
            self._top = date_of(year, month, day)
            return True
        lines = head.split("\n")[:4]
        if lines[0].endswith(("年", "月")):
            lines = ["".join(lines)]  # a date wrapped: 2020年 / 12月8日 星期二
        for line in lines:
            if len(line) > PAGE_LINE or "，" in line or "。" in line:
                continue
            if DAY_SIGN.search(line) is None:
                continue
            for span in find_times(line, self._lexicon):
                first = span.first
                if first is not None and first.year and first.month and first.day:
                    self._top = date_of(first.year, first.month, first.day)
                    return True
        return False


def _find_datelines(folded: str) -> list[tuple[int, date | None]]:
    """Return where a full date stands in a dateline (1998年6月15日电), in order, and the date."""
    if not any(sign in folded for sign in DATELINE_SIGNS):
        return []
    found = FULL_DATELINE.finditer(folded)
    return [(line.start(), date_of(*map(int, line.groups()))) for line in found]
