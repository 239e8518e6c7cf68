"""Find dates, periods and times, before anything else reads the numerals in them.

A time is no statistic, and it says what a statistic refers to: the quantity finder sets these
spans aside, the period linker resolves them. Words without a numeral of their own (今年, 上半年)
are entries of ``links/periods.toml``; this module holds the shapes that contain a number.

A duration is a time only where it is used as one (近四年来, 三年前, 连续两年). One that may be the
figure reported (平均住院日7.1天, 服务10年) is left to the quantity finder.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from swstats.quantities.heads import Heads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from swstats.lexicons import Lexicon


class Form(StrEnum):
    """What sort of time an expression is."""

    DATE = "date"  # a year, a month, a day, or several of them together
    RANGE = "range"  # from one date to another
    RELATIVE = "relative"  # counted from another date: 今年, 上年末, 昨日
    NOW = "now"  # 目前
    VAGUE = "vague"  # 近期, 周末: a time without a date
    CLOCK = "clock"  # an hour, a part of the day
    DURATION = "duration"  # a stretch used as a time: 三年前, 五年累计
    EVENT = "event"  # a feast, a season, a plan: 春节, “十四五”
    ORDINAL = "ordinal"  # a numbered stretch: 第三年


class Base(StrEnum):
    """What a relative time is counted from."""

    PUBLISHED = "published"
    FRAME = "frame"
    REPORT = "report"  # the period that the report spoken of is on: 报告期, 期末


class Edge(StrEnum):
    """The first or the last day of a stretch."""

    START = "start"
    END = "end"


class Bound(StrEnum):
    """Whether a stretch is open: since a time, or up to it."""

    SINCE = "since"
    UNTIL = "until"


class Moment(NamedTuple):
    """The parts of a time that the text states; what it leaves out is None.

    ``year`` is a calendar year of the common era; ``years`` how many it covers (10 for a decade).
    ``month`` is the first of ``months`` months. ``base`` says what ``away_years``,
    ``away_quarters``, ``away_months`` and ``away_days`` are counted from.
    """

    year: int | None = None
    years: int = 1
    month: int | None = None
    months: int = 1
    day: int | None = None
    edge: Edge | None = None
    base: Base | None = None
    away_years: int | None = None
    away_quarters: int | None = None
    away_months: int | None = None
    away_days: int | None = None


class TimeSpan(NamedTuple):
    """A time expression. ``start`` and ``end`` count in the folded text, end exclusive.

    ``first`` is the date, ``last`` the end of a range; both are None where nothing can be resolved.
    """

    start: int
    end: int
    form: Form
    first: Moment | None = None
    last: Moment | None = None
    bound: Bound | None = None


class _Piece(NamedTuple):
    """A time that one shape read. ``rank``: 0 century, 1 year, 2 month, 3 day, 4 clock."""

    start: int
    end: int
    form: Form
    rank: int
    first: Moment | None = None
    last: Moment | None = None


class _Word(NamedTuple):
    """An entry of periods.toml. A text of neighbours is one of characters, a list one of words."""

    form: Form
    rank: int
    moment: Moment | None
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]


# A member of an enumeration takes 0.1 µs to look up in Python 3.11, a name next to nothing.
_CLOCK, _DATE, _DURATION, _EVENT = Form.CLOCK, Form.DATE, Form.DURATION, Form.EVENT
_ORDINAL, _RANGE = Form.ORDINAL, Form.RANGE

# ---------------------------------------------------------------- numerals in dates

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "O": 0, "两": 2}


@lru_cache(maxsize=4096)
def _number(text: str) -> int:
    """Return the whole number that ``text`` writes: 12, 十二, 一九九八, 一百一十二, 元 (first)."""
    if text.isascii() and text.isdigit():
        return int(text)
    if text == "元":
        return 1
    if not any(c in text for c in "十百廿卅"):
        return int("".join(str(DIGITS[c]) if c in DIGITS else c for c in text))
    total = 0
    digit = 0
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in "廿卅":
            total += 20 if c == "廿" else 30
            digit = 0
        else:
            total += (digit or 1) * (10 if c == "十" else 100)
            digit = 0
    return total + digit


YEARS_SINCE = re.compile("([0-9]{1,2}|[一二两三四五六七八九十]{1,3})多?年多?[来间里内]?")
YEARS_AGO = re.compile("([0-9]{1,2}|[一二两三四五六七八九十]{1,3})年以?前")


def years_since(folded: str, start: int, end: int) -> int | None:
    """Return the number of years that a time looks back on, five in 五年来 and 五年, or None."""
    found = YEARS_SINCE.fullmatch(folded, start, end)
    return _number(found[1]) if found is not None else None


def whole_number(text: str) -> int:
    """Return the whole number that ``text`` writes: 12, 十二."""
    return _number(text)


def years_ago(folded: str, start: int, end: int) -> int | None:
    """Return the number of years that a time lies back, five in 五年前, or None."""
    found = YEARS_AGO.fullmatch(folded, start, end)
    return _number(found[1]) if found is not None else None


# ---------------------------------------------------------------- shapes

H = "[一二三四五六七八九]"
YEAR4 = r"(?:1[0-9]|20|21)[0-9]{2}"
HDIGIT = "[〇○零O0一二三四五六七八九]"  # 二00八年
HYEAR2 = f"{HDIGIT}{{2}}"
HYEAR4 = f"[一二]{HDIGIT}{{3}}"
YEAR3 = f"(?:1[01][0-9]|一[〇○零O一]{HDIGIT})"  # of the Republic: 112年, 一一二年
MONTH = f"(?:1[0-2]|0?[1-9]|十[一二]?|{H})"
DAY = f"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|[二]?十{H}?|廿{H}?|{H})"
DASHES = "-~至到—"
DASH = f" ?[{DASHES}]{{1,2}} ?"
COUNT = "(?:[0-9]{1,4}|[一二两三四五六七八九十百千]{1,5}|十?几十?|数[十百千]?|半)[多余来几]?"
STRETCH = (
    "(?:(?:个(?:半|多)?月|个(?:多)?(?:财政年度|会计年度|财年|小时|星期|礼拜|世纪|季度|年头)|整?年|天|日"
    # 一年多, but 比前一年多20人
    "|周|星期|小时|分钟|世纪)(?:半|(?<!前一[年天周日月])(?<!前一个月)多(?!出))?)"
)
MINUTES = f"(?:[0-5]?[0-9]|[二三四五]?十?{H}?)分(?![之别])"
SECONDS = rf"(?:零?[0-5]?[0-9]|[二三四五]?十{H}?|零?{H})秒(?!钟)"
MONTH_DAY = "(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9])"
YEAR_WORD = "(?:财政年度|[课评]税年度|冷年|年度?(?!代)|财年|学年度?|[赛榨]季)"
GRADUATES = "(?:全?日制)?(?:高校|本科|专科|应届|大学|研究|硕士|博士)?(?:毕业|生)"
YEARS_PART = "全年|[上下]半年|前三季度"
YEARLY = f"政府工作|理赔|半年报|中报|年报|[一三]季报|季报|春运|暑运|春晚|中国|全球|世界|亚洲|{YEARS_PART}"
YEARLY_HEADS = "政理半中年一三季春暑全世亚上下前"
# how the names of fairs, games and meetings end
FAIRS = (
    "嘉年华|[博展]览会|交易会|展销会|洽谈会|马拉松|锦标?赛|公开赛|邀请赛|联赛|论坛|峰会|灯会|花博|[花车书]展"
    "|(?:音乐|文化|旅游|艺术|美食|购物|电影|冰雪|啤酒|风筝|花)节"
)
# 2024某地国际热气球嘉年华: what has the year in its name, and figures of its own; not 2013名选手参加
FAIR = (
    "(?![多余几来个名人位家户支场次元块米辆只件项种套对组队斤吨公里路份座万千百十亩年]|台(?![湾北中南东州])|张(?![家掖北]))"
    "(?:(?![参出来与和及有达为的])[\u4e00-\u9fff]){2,14}?"
    f"(?:{FAIRS})"
)
_BARE_YEAR = "(?:19[5-9]|20[0-3])[0-9]"
FAIR_YEAR = re.compile(f"{_BARE_YEAR}(?={FAIR})")
# 数说2018：, 回眸2018, a line 2018，这份成绩单请您查收: the year that a look back is on
_ITS_END = r"[，：！？“”》 \n|]|\Z"
LOOKED_BACK_YEAR = re.compile(
    f"(?<=回[眸望首顾]){_BARE_YEAR}(?={_ITS_END})"
    rf"|(?<=盘点|[数解][说读]|[亮晒]出){_BARE_YEAR}(?=[：“”》 \n|]|\Z)"
    f"|(?<![^\n：|]){_BARE_YEAR}(?=，(?:这|我们|一起))"
)
# name of a shape → what may follow its first numeral, and what it looks like from there on; tried
# in this order. Each is compiled on first use: a text has few of them.
SHAPES = {
    "iso": (
        "-./",
        (
            r"(?:19|20)[0-9]{2}(?P<sep>[-./])(?:0?[1-9]|1[0-2])(?P=sep)"
            r"(?:0[1-9]|[12][0-9]|3[01]|[1-9])(?![0-9])"
        ),
    ),
    # of the Republic, behind a label or as a line: 發布日期：111-08-15, 110/03/25
    "republican": (
        "-./",
        (
            r"(?:(?<=[期间布新][：:])|(?<=[期间布新][：:] )|(?<![^\n]))1[01][0-9](?P<sep>[-./])(?:0[1-9]|1[0-2])(?P=sep)"
            r"(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
        ),
    ),
    # in brackets, or at the head of a line: （12/21-12/27）
    "slashed": (
        "/",
        rf"(?<=[（(\n]){MONTH_DAY}{DASH}{MONTH_DAY}(?=[）)]| )",
    ),
    "clock": (
        ":：",
        r"(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?:[:：][0-5][0-9])?(?![0-9:.])(?!的?比|兑|配)",
    ),
    "term": (
        "QH年第季",
        (
            r"(?:20[0-9]{2} ?年? ?(?:Q[1-4]|H[12])|(?<![A-Za-z])[12][0-9](?:Q[1-4]|H[12])(?![A-Za-z])"
            r"|[1-4]Q(?:20)?[0-9]{2}|[12]H(?:20)?[0-9]{2})(?![0-9])"
            "|20[0-9]{2}第?[一二三四]季度"
        ),
    ),
    "plan": (
        '期时规开收计末以”"',
        rf"(?:十{H}|[六七八九十])五[”\"]?(?:(?:期间|时期)?的?[前头后][两二三四]年|[两二三四]年来|期间|时期|规划|开局|收官|计划|末|(?=以来)|(?<=[”\"]))",
    ),
    "year": (
        "年财学赛榨冷课评和及/、届" + DASHES,
        (
            rf"{YEAR4}(?: ?年?{DASH}|/|、|和|及)(?:{YEAR4}|[0-9]{{2}})(?![0-9.]) ?{YEAR_WORD}"
            rf"|{YEAR4} ?{YEAR_WORD}|{YEAR4}届(?={GRADUATES}|[0-9.]{{1,8}}[万余多]?[名人])|{HYEAR4}年度?|{HYEAR4}[{DASHES}](?:{HYEAR2}年度|{HYEAR4}(?:财政年度|会计年度|财年|年度|学年|年))"
        ),
    ),
    "decade": (
        "年",
        rf"(?:(?:1[5-9]|20)?[0-9]0|{H}十)年代(?:初期?|中期|末期?|中?后期|前期)?",
    ),
    "century": (
        "世",
        rf"(?:[12]?[0-9]|二?十{H}?|{H})世纪(?:初|末|中叶|上半叶|下半叶)?(?!{H}来)",
    ),
    "early": (
        "年",
        r"(?:(?<=公元)|(?<=公元前))[1-9][0-9]{0,3}年|(?<=（)[1-9][0-9]{2}年(?=[）至到~—-])",
    ),
    # in brackets, and before a part of a year or what comes once a year: 2020全年, 2024春运
    # Taiwan: 今（2024）年, 去（112）年
    "stated": (
        "）)",
        r"(?<=[今去前明本][（(])(?:1[01][0-9]|20[0-9]{2}|19[0-9]{2})[)）]年度?",
    ),
    "bare": (
        "）)〕" + YEARLY_HEADS,
        # 员工2000全年无休: as round a number counts something
        rf"(?!(?:19|20)00(?:{YEARS_PART}))(?:19|20)[0-9]{{2}}(?:(?<=[（(〔].{{4}})|(?={YEARLY}))",
    ),
    # Taiwan writes years of the Republic without its name: 106年第四季, 110年1月, 一一三学年
    "republic": (
        "年学" + DASHES,
        (
            rf"(?:1[01][0-9]{DASH})?1[0-2][0-9]学年度?|一[〇○零O一二]{HDIGIT}(?:学年度?|年度)|"
            rf"{YEAR3}年(?=第?[一二三四1-4]季|{MONTH}月|上半|下半|度|底|全年)"
            rf"|(?:(?<=[较比与从由自至府局处署估，。；：、（\n“])|(?<![\s\S])){YEAR3}年"
            # 由109年的1万吨减至111年的1180吨
            r"(?:(?!来(?!台)|[间多级龄以之前后内的历老校])|(?=的[0-9]))"
        ),
    ),
    "short": ("年", "(?:[089][0-9]|[零〇○一二三四五六七八九]{2})年(?!代)"),
    "months": ("个月", rf"(?:{MONTH}|两) ?个?月(?!份)"),
    "month": (
        "月、" + DASHES,
        rf"(?!{H}{{1,3}}、[0-9])(?:{MONTH}(?:月份?)?(?:{DASH}|、))?{MONTH}[ ）]?月份?",
    ),
    "quarters": ("个季", "[一二两三四1-4]个?季度?"),
    "quarter": (
        "季" + DASHES,
        rf"[一二三四1-4](?:(?:季度)?{DASH}[一二三四1-4])?季度?",
    ),
    "day": ("日号、" + DASHES, rf"(?:{DAY} ?[日号]?(?:{DASH}|、))?{DAY} ?(?:日|号)"),
    "oclock": (
        "时点",
        (
            rf"(?:[01]?[0-9]|2[0-4]|二?十{H}?|[零一二两三四五六七八九])"
            rf"(?:时|点)(?:{MINUTES}(?:{SECONDS})?|零{H}分{SECONDS}|半|整|许|钟|一刻|三刻)?"
        ),
    ),
    "anniversary": ("周多余来几", f"{COUNT}周年"),
    "ordinal": ("个年天周日季多余来几", rf"{COUNT}(?:个年头|个月|年(?!度)|天|周|日|季)"),
    "duration": ("个整年天日周星小分世多余来几", f"{COUNT}{STRETCH}"),
}
# 民國八十四年一月十五日, a text's own date: its years of two digits are the Republic's, too
DATED_BY_REPUBLIC = re.compile(
    f"民国(?P<n>[0-9]{{2,3}}|[一二三四五六七八九百]?[一二三四五六七八九]?十{H}?)年{MONTH}月{DAY}日"
)
TWO_DIGITS = f"(?:1[01][0-9]|[3-9][0-9]|[三四五六七八九]十{H}?)"
YEAR2 = re.compile(
    f"(?:{TWO_DIGITS}(?:年[至到]|[至到])(?={TWO_DIGITS}年))?{TWO_DIGITS}(?:学年度?|年度|年)"
    "(?![来间多级龄以之前后内的历老校])"
)
REPUBLIC = 1911  # the year before its first
# the characters of which one stands before a shape, for some: 前5个月, 头两季, 第三年
ONLY_AFTER = {"months": (*"前头首\n",), "quarters": (*"前头首",), "ordinal": ("第",)}
# what may not follow a shape, where it is another word: 4月龄, 5日元, 3号线, 8时段
NOT_BEFORE = {
    "month": tuple("龄嫂饼季球亮"),
    "quarters": ("节",),
    "quarter": ("节", "稻", "玉米", "的玉米", "水稻", "作物"),
    "日": (*"元圆币本龄均薪产历游内", "之内", "以内"),
    "周": tuple("岁期长边"),
    "号": tuple("线楼院门岗机仓厅馆站文令"),
    "时": tuple("间长段代装尚令任速差空节机候效"),
}
# What makes a time of a duration: prepositions before it, postpositions and verbs of change after.
USED_AFTER = (
    *"近这那头连每隔仅", "过去", "未来", "今后", "最近", "为期", "连续", "时隔", "历经", "短短", "经过",
    "过去的", "未来的", "连升", "连跌", "连涨", "连降",
)  # fmt: skip
USED_BEFORE = (
    "以来", "来", "之间", "之内", "之中", "之前", "之后", *"间里内中前后", "以内", "以前", "以后",
    "期", "时间", "时光", "光景", "累计", "平均", "年均", "共", "合计", "总计", *"涨增减降翻",
    "上升", "上涨", "下降", "下跌", "首次", "一次", "一遍", "一轮", "一届", "一个", "一回",
)  # fmt: skip
UNUSED_BEFORE = (
    "来自", "来源", "来到", "来说", "来往", "来访", "来电", "来信", "来看", "来临", "中国", "中心",
    "中央", "期限",
)  # fmt: skip
# behind these a stretch is how much sooner or longer something is: 缩短近五个月
CHANGED_BY = ("缩短近", "延长近", "提前近", "推迟近", "延迟近", "延后近", "压缩近")
# 由301天增加到338天: the level before is a stretch as the next one is; but 三年增加到44家
NEXT_LEVEL = re.compile(
    "(?:增加|减少|上升|上涨|下降|延长|拉长|缩短|压缩|[涨增减降])了?[到至为][约近逾]?(?!(?:19|20)[0-9]{2}年)"
    "[0-9一二三四五六七八九十百千两半.]{1,12}(?:个半?)?(?P<unit>[年月天日周期])"
)
# one stretch is used as a time by itself: 一年, 半个月; not 一年级, 一周岁
NOT_ONE = ("级", "度", "生", "龄", "岁", "期", "长", "边")


@cache
def _shapes_before(
    following: str,
) -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    """Return the shapes whose first numeral ``following`` may follow, and what they stand after."""
    return tuple(
        (name, re.compile(shape), ONLY_AFTER.get(name, ()))
        for name, (after, shape) in SHAPES.items()
        if following in after
    )


HANZI = "〇○零一二两三四五六七八九十百千几数半廿"
NUMERALS = f"0-9{HANZI}"
OF_NUMBERS = frozenset("指人总户次家件")  # the 数 behind them is no numeral: 指数9日, 人数3月份
LONGEST_NEIGHBOUR = 6  # characters of a word that an entry names in not_after, only_after
PLAN_FIRST = 1951  # 六五 began in 1981 = 1951 + 5 × 6, 十四五 in 2021
EDGES = {"末": Edge.END, "底": Edge.END, "初": Edge.START}
NOT_AFTER_EDGE = {"初": "步中级期衷次始诊", "末": "期", "底": "线层盘座气部册蕴"}


def _unless(*words: str) -> str:
    """Return the pattern for a place where none of the words can stand, by their first characters."""
    return f"(?![{re.escape(''.join(sorted({word[0] for word in words})))}])"


# Most dates are a year, month and day in digits, or some of them, and nothing behind these may belong
# to them: they are read at once, the others part by part by their shapes. 前8月 is eight months.
_MONTH_DAY = (
    rf"(?:1[0-2]|0?[1-9])月{_unless(*DASHES, *' 、份', *EDGES, *NOT_BEFORE['month'])}"
    rf"(?:(?:3[01]|[12][0-9]|0?[1-9])日{_unless(*DASHES, *' 、', *NOT_BEFORE['日'])})?"
)
PLAIN_DATE = re.compile(
    rf"(?<!公元前)(?:19|20)(?!00)[0-9]{{2}}年{_unless(*DASHES, *' 、和及/度代QH', *EDGES)}(?:{_MONTH_DAY})?"
    rf"|(?<![前头首])(?<!前\n)(?=[0-9]{{1,2}}月[0-9]{{1,2}}日){_MONTH_DAY}"
)
_OF_DATES = frozenset("年月")
_DIGITS = re.compile("[0-9]+")
RANGE_JOIN = re.compile(r" ?(?:[-~至到]|—{1,2}|--) ?$")
RANGE_IN = re.compile(f"[{DASHES}]")
LONGEST_JOIN = 4
# words that begin with 起: 昨日起降航班, 上月起草文件, 10月起义, 3月起获毒品
RISING = "获[私毒赃枪假违涉冰海大]|[点重码步飞到降诉源伏床吊]|火(?![车箭锅])|草(?![原莓地案])|薪|家(?![居电长庭])|义(?!乌)"
SINCE = re.compile(
    f" ?(?:以来|来(?=[，,“累])|至今|迄今|到(?:现在|目前|如今)|起(?!{RISING})|以后|开始)"
)
TERM_OF = re.compile("期[^间限末初内满货权待望许刊中，。；：、\n]")
SINCE_FIRST = frozenset(" 以来至迄到起开")
OPENED = re.compile(
    "(?:(?P<until>(?:(?:数据|统计)截[至止](?:时间|日期)[为：:]? ?|截[至止][到至]?|截至目前))|(?P<since>自从?))$"
)
OPENED_LAST = frozenset("至到止前自从间期为：: \n")  # $ stands before a line end, too
ITEM_REACH = 400  # characters from one item of a list to the next
FIRST_MONTHS = re.compile(
    "(?:[今去本当明]|[0-9]{2})年[前首]$|(?:^|[，。；：、（的计\n])[前首]$|(?<![元榜魁部岁居回之])首$"
)
FROM_JANUARY = re.compile(f"[^{NUMERALS}万亿美日欧港韩加澳新台余多]元[{DASHES}]$")
LASTING = ("第", "每", "近", "满", "连续", "为期", "过去", "最近", "前")
# 平均逗留1日: how long, and no day of a month
STAYED = ("逗留", "停留", "留宿", "住院", "历时", "用时", "耗时")
NUMERAL = re.compile(f"[{NUMERALS}]+")
# where a number with a unit of time may begin: not within a number; then the unit, or a dash or
# comma and another number with one. A decimal or a count (12.5, 15个) goes no further than this.
# Its first character is read already.
TIME_NUMBER = (
    f"(?<![0-9.,:].)(?<![{HANZI}][{HANZI}])(?=(?P<number>[{NUMERALS}]{{0,40}}+)"
    "(?: ?(?:[年月日号时点天周季QH:：届]|小时|星期|世纪|分钟|整年|[财学冷]年|财政年|[课评]税年|[赛榨]季|个[月季年半多小星礼世财会]"
    "|[多余来几](?:[年天日周季小星分世整]|个[月季年半多小星礼世财会]))"
    rf"|(?<=[（(〔](?:19|20)[0-9]{{2}})[）)〕]|(?<=[今去前明][（(]1[01][0-9])[）)]年|(?<=[12][09][0-9][0-9])(?:{YEARLY}|第[一二三四]季|{FAIR}|{_ITS_END})"
    r"|[-/][0-9]|\.[0-9]{1,2}\.[0-9]"
    '|(?<=五)[”"期规以开收计末]'
    f"| ?[{DASHES}、和及/]{{1,2}} ?\\w{{1,9}}?[ ）]?[年月日号季财学赛榨]))"
)
HOURS = ("小时", "分钟")
MIDNIGHT = re.compile("(?:零|(?<![0-9])0)[时点]$")
HOURS_USED_AFTER = ("过去", "未来", "今后", "最近", "过去的", "未来的", "每", "每隔")
HOURS_USED_BEFORE = (
    "以来",
    "来",
    "之内",
    "之前",
    "之后",
    "内",
    "里",
    "前",
    "后",
    "以内",
    "以前",
    "以后",
)
# 22点 alone may be points of an index; a shop, a queue, work goes on until 22点
OPEN_UNTIL = re.compile("(?:[开业忙排作班熬守放睡聊]|延长|持续|延续)[到至]$")
# of an index, a grade or a licence: 涨3点至5点, 高出8点到10点
OF_POINTS = frozenset("第跌涨升报降高低出扣加减多少")
LATER_HOUR = re.compile(
    f"[{DASHES}]([0-9]{{1,2}}|二?十{H}?|[一二两三四五六七八九])[点时](?![0-9]|间)"
)
COUNTED_YEARS = re.compile("(?:约|近|逾|超过?|长达|树龄|距今|至少|已有|有着)$")
EDGED = frozenset(
    ("year", "stated", "short", "republic", "month", "months", "quarter", "quarters", "term")
)
AGE_OF_YEARS = re.compile("(?:的?历史(?![最新性])|之久|以上|前|来|多)")


def _year(text: str) -> tuple[Moment, Moment | None]:
    years = NUMERAL.findall(text)
    first = _number(years[0])
    if len(years) == 1:
        return Moment(year=first), None
    last = _number(years[1])
    if len(years[1]) == 2:
        last += first // 100 * 100
        if last < first and first % 100 > 50:
            last += 100  # 1998—02年
    return Moment(year=first), Moment(year=last)


def _parts(text: str) -> list[int]:
    return [_number(n) for n in NUMERAL.findall(text)]


def _term(text: str) -> Moment:
    if text.endswith("季度"):
        return Moment(year=int(text[:4]), month=3 * DIGITS[text[-3]] - 2, months=3)
    letter = "Q" if "Q" in text else "H"
    left, right = (side.strip(" 年") for side in text.split(letter))
    year, n = (right, int(left)) if len(left) == 1 else (left, int(right))
    length = 3 if letter == "Q" else 6
    return Moment(year=int(year) % 100 + 2000, month=length * (n - 1) + 1, months=length)


@lru_cache(maxsize=8192)
def _plain_date(text: str) -> tuple[Form, int, Moment]:
    """Return form, rank and date of a plain date's text."""
    parts: list[int | None] = [*map(int, _DIGITS.findall(text))]
    rank = len(parts)
    if text[4:5] != "年":
        parts.insert(0, None)
        rank += 1
    year, month, day = (*parts, None, None)[:3]
    return _DATE, rank, Moment(year=year, month=month, day=day)


@lru_cache(maxsize=8192)
def _read(kind: str, text: str) -> tuple[Form, int, Moment | None, Moment | None]:
    """Return form, rank and dates of a numeric shape's text."""
    if kind == "year":
        first, last = _year(text)
        return (_RANGE if last else _DATE), 1, first, last
    if kind == "early":
        return _DATE, 1, Moment(year=_number(text[:-1])), None
    if kind == "stated":
        n = _number(text[: text.index("年") - 1])
        return _DATE, 1, Moment(year=n if n > 1000 else n + 1911), None
    if kind == "bare":
        return _DATE, 1, Moment(year=_number(text)), None
    if kind == "republic":
        years = [Moment(year=REPUBLIC + _number(number)) for number in NUMERAL.findall(text)]
        return (_RANGE if years[1:] else _DATE), 1, years[0], years[1] if years[1:] else None
    if kind == "short":
        n = _number(text[:-1])
        return _DATE, 1, Moment(year=n + (2000 if n < 50 else 1900)), None
    if kind == "month":
        parts = _parts(text)
        if len(parts) == 2 and parts[1] > parts[0]:
            return _DATE, 2, Moment(month=parts[0], months=parts[1] - parts[0] + 1), None
        return _DATE, 2, Moment(month=parts[-1]), None
    if kind == "months":
        return (
            _DATE,
            2,
            Moment(month=1, months=_number(text.rstrip("个月").strip())),
            None,
        )
    if kind == "quarters":
        return _DATE, 2, Moment(month=1, months=3 * _number(text[0])), None
    if kind == "quarter":
        parts = _parts(text)
        months = 3 * (parts[-1] - parts[0] + 1)
        return _DATE, 2, Moment(month=3 * parts[0] - 2, months=max(months, 3)), None
    if kind == "day":
        parts = _parts(text)
        last = Moment(day=parts[1]) if len(parts) == 2 and parts[1] > parts[0] else None
        return (_RANGE if last else _DATE), 3, Moment(day=parts[0]), last
    if kind in ("iso", "republican"):
        year, month, day = (int(n) for n in re.split("[-./]", text))
        year += 1911 if kind == "republican" else 0
        return _DATE, 3, Moment(year=year, month=month, day=day), None
    if kind == "slashed":
        month, day, last_month, last_day = _parts(text)
        return _RANGE, 3, Moment(month=month, day=day), Moment(month=last_month, day=last_day)
    if kind == "term":
        return _DATE, 2, _term(text), None
    if kind == "plan":
        n = _number(text[: text.index("五")])
        start = PLAN_FIRST + 5 * n
        if text.endswith(("末", "收官")):
            return _EVENT, 1, Moment(year=start + 4), None
        if text.endswith("开局"):
            return _EVENT, 1, Moment(year=start), None
        if text.endswith(("年", "年来")):  # “八五”后三年, “九五”两年来
            several = DIGITS[text.rstrip("来")[-2]]
            if "后" in text:
                return _EVENT, 1, Moment(year=start + 5 - several), Moment(year=start + 4)
            return _EVENT, 1, Moment(year=start), Moment(year=start + several - 1)
        return _EVENT, 1, Moment(year=start), Moment(year=start + 4)
    if kind == "decade":
        n = _number(text[: text.index("年")])
        year = n if n > 100 else n + (1900 if n >= 30 else 2000)
        return _DATE, 1, Moment(year=year, years=10), None
    if kind == "century":
        n = _number(text[: text.index("世")])
        return _DATE, 0, Moment(year=100 * (n - 1), years=100), None
    if kind in ("clock", "oclock"):
        return _CLOCK, 4, None, None
    if kind == "ordinal":
        return _ORDINAL, 9, None, None
    if kind == "anniversary":
        return _EVENT, 9, None, None
    return _DURATION, 9, None, None


# ---------------------------------------------------------------- words


def _word(key: str, entry: Mapping[str, Any]) -> _Word:
    form = entry["form"]
    moment = None
    rank = 9
    if form == "relative":
        base = Base(entry["base"])
        if not any(part in entry for part in ("year", "quarter", "month", "day", "months")):
            base = Base.REPORT
        edge = Edge(entry["edge"]) if "edge" in entry else None
        months = entry.get("months")
        moment = Moment(
            month=months[0] if months else None,
            months=months[1] - months[0] + 1 if months else 1,
            edge=edge,
            base=base,
            away_years=entry.get("year"),
            away_quarters=entry.get("quarter"),
            away_months=entry.get("month"),
            away_days=entry.get("day"),
        )
        inner = months or (edge and base is Base.FRAME and key[0] in "年岁")
        rank = 2 if inner else 3 if key[0] == "月" else 1
    elif form == "date":
        moment = Moment(year=entry["year"], month=entry["month"], day=entry["day"])
        rank = 3
    elif form == "clock":
        rank = 4
    return _Word(
        Form(form),
        rank,
        moment,
        tuple(entry.get("not_after", ())),
        tuple(entry.get("not_before", ())),
        tuple(entry.get("only_before", ())),
        tuple(entry.get("only_after", ())),
    )


class _Words(NamedTuple):
    """The words of a lexicon, and the pattern that finds where one, or a number, may begin."""

    scan: re.Pattern[str]
    heads: Heads
    words: Mapping[str, _Word]
    eras: Mapping[str, int]
    era_year: re.Pattern[str]


def _compile(lexicon: Lexicon) -> _Words:
    words: dict[str, _Word] = {}
    eras: dict[str, int] = {}
    for key, entry in lexicon.table("periods").items():
        if entry["form"] == "era":
            eras[key] = int(entry["year"])
            continue
        for spelling in (key, *entry.get("also", ())):
            words[spelling] = _word(key, entry)
    known = {*words, *eras}
    first, second, alone = (
        "".join(map(re.escape, sorted(characters)))
        for characters in (
            {key[0] for key in known},
            {key[1] for key in known if len(key) > 1},
            {key for key in known if len(key) == 1},
        )
    )
    # Two classes are soon compiled, where a pattern of all the words is not. One character is taken
    # at a time: a word may stand within a number or at its head (一季度), and a number within a word.
    single = f"|(?<=[{alone}])" if alone else ""
    return _Words(
        re.compile(
            f"[{first}{NUMERALS}](?:(?<=[{NUMERALS}]){TIME_NUMBER}"
            f"|(?=[{second}])(?<=[{first}]){single})"
        ),
        Heads(known),
        words,
        eras,
        re.compile(r" ?(?P<n>[0-9]{1,3}|[〇○零一二三四五六七八九十百元廿]{1,5})年(?!代)"),
    )


def _read_word(folded: str, start: int, text: str, words: _Words) -> _Piece | None:
    """Return the time that the word ``text`` at ``start`` is, None where its neighbours say no."""
    end = start + len(text)
    if text in words.eras:
        era = words.era_year.match(folded, end)
        if era is None:
            return None
        year = words.eras[text] + _number(era["n"]) - 1
        edge, end = _edge(folded, era.end())
        return _Piece(start, end, _DATE, 1, Moment(year=year, edge=edge))
    word = words.words[text]
    lead = max(0, start - LONGEST_NEIGHBOUR)
    if word.not_after and folded.endswith(word.not_after, lead, start):
        return None
    if start and word.only_after and not folded.endswith(word.only_after, lead, start):
        return None
    if word.not_before and folded.startswith(word.not_before, end):
        return None
    if word.only_before and not folded.startswith(word.only_before, end):
        return None
    moment = word.moment
    if moment is not None and moment.edge is None and moment.away_days is None:
        edge, end = _edge(folded, end)
        if edge is not None:
            moment = moment._replace(edge=edge)
    return _Piece(start, end, word.form, word.rank, moment)


def _edge(folded: str, end: int) -> tuple[Edge | None, int]:
    """Return the edge that 末, 底 or 初 at ``end`` says, and where the time then ends."""
    c = folded[end : end + 1]
    if c in EDGES and folded[end + 1 : end + 2] not in tuple(NOT_AFTER_EDGE[c]):
        return EDGES[c], end + 1
    return None, end


# ---------------------------------------------------------------- numeric shapes


def _last_of_republic(folded: str) -> int:
    """Return the year of the Republic that a text is dated by, 0 where it is dated otherwise."""
    dated = DATED_BY_REPUBLIC.search(folded) if "民国" in folded else None
    return _number(dated["n"]) if dated is not None else 0


def _of_republic(folded: str, start: int, before: str, last: int) -> _Piece | None:
    """Return the year that two digits are in a text dated by the Republic: 比八十二年, 七十六年酒類….

    It is no later than a few years after the text's own; 第, 逾 or 前 before it make it a number.
    """
    found = YEAR2.match(folded, start)
    if found is None or before.endswith(NO_YEAR_AFTER):
        return None
    years = [_number(number) for number in NUMERAL.findall(found.group())]
    # 營運四十年, but 該廠八十三年: within a clause only years close to the text's own
    first = last - YEARS_AHEAD if before[-1:] not in YEAR_AFTER else 0
    if max(years) > last + YEARS_AHEAD or min(years) < first:
        return None
    return _numeric("republic", folded, found, before)


def _from_number(folded: str, start: int, end: int, previous: _Piece | None) -> _Piece | None:
    """Return the time that the number from ``start`` to ``end`` begins, or None where it is none."""
    following = folded[end : end + 1]
    if following == " ":
        following = folded[end + 1 : end + 2]
    # near another time, its parts may join it one by one: 2017年至2018年3月
    elif following in _OF_DATES and (previous is None or start - previous.end > LONGEST_JOIN):
        plain = PLAIN_DATE.match(folded, start)
        if plain is not None:
            return _Piece(start, plain.end(), *_plain_date(plain.group()))
    before = folded[max(0, start - 4) : start]
    last = before[-1:]
    for kind, shape, only_after in _shapes_before(following):
        if only_after and last not in only_after:
            continue
        found = shape.match(folded, start)
        if found is not None and _fits(kind, folded, found, before, previous):
            return _numeric(kind, folded, found, before)
    if end - start == len("2024") and (
        found := FAIR_YEAR.match(folded, start) or LOOKED_BACK_YEAR.match(folded, start)
    ):
        return _numeric("bare", folded, found, before)
    return None


def _is_item(folded: str, start: int, text: str) -> bool:
    """Whether the first of two numbers is an item's, not a month's: 1、3月，…⏎2、5月，…."""
    if start and folded[start - 1] not in "\n。；":
        return False
    number = text.partition("、")[0]
    if not number.isdigit():
        return False
    later, before = f"{int(number) + 1}、", f"{int(number) - 1}、"
    for sign in "\n。；":
        if folded.find(sign + later, start, start + ITEM_REACH) >= 0:
            return True
        if folded.find(sign + before, max(0, start - ITEM_REACH), start) >= 0:
            return True
    return number == "2" and folded.startswith(before, max(0, start - ITEM_REACH))


def _fits(
    kind: str, folded: str, found: re.Match[str], before: str, previous: _Piece | None
) -> bool:
    """Whether the neighbours of what a shape matched let it be that time."""
    start, end = found.span()
    text = found.group()
    key = text[-1] if kind in ("day", "oclock", "duration") else kind
    if key in NOT_BEFORE and folded.startswith(NOT_BEFORE[key], end):
        if key == "日" and folded.startswith(("本报", "本刊", "本网"), end):
            return True  # 5月9日 本报讯
        return kind == "duration" and key != "周" and _is_used(folded, text, end, before)
    match kind:  # the usual ones first
        case "day":
            if text[-1] != "号":
                return not before.endswith(STAYED)
            beside = previous is not None and 0 <= start - previous.end <= 1
            return beside and previous is not None and previous.rank == 2
        case "month":
            if "、" in text and _is_item(folded, start, text):
                return False
            if text == "一月":  # 一个人一月定量四十五斤: in a month
                return before[-1:] not in tuple("人户家你我他她您")
            return "）" not in text or before.endswith(("上（", "下（"))  # Taiwan: 上（1-6）月
        case "slashed":  # 1/3-1/2 are fractions, 12/30-1/5 goes over the year's end
            month, day, last_month, last_day = _parts(text)
            later = (month, day) < (last_month, last_day) or month - last_month == 11
            return later and max(day, last_day) > 9
        case "year":
            aged = text[2:4] == "00" or text[:2] < "18"
            return not aged or not (COUNTED_YEARS.search(before) or AGE_OF_YEARS.match(folded, end))
        case "duration":
            return _is_used(folded, text, end, before)
        case "clock":
            return before[-1:] not in tuple("比为例约按以占") and not before.endswith("比分")
        case "plan":
            quoted = before[-1:] in ("“", '"')
            return quoted or (text[0] == "十" and text[-1] not in '”"')
        case "bare":
            return not (before[-1:].isascii() and before[-1:].isalnum())  # 货号A2020中国
        case "short":
            return _short_year(folded, start, end, before)
        case "months" | "quarters":
            if kind == "months" and "个" not in text:  # 今年前8月, not 节前8月, 3年前8月
                return FIRST_MONTHS.search(before) is not None
            return before[-1:] != "\n"
        case "quarter":
            if text in ("一季", "1季") and folded.startswith("报", end):
                return True  # 一季报; 三季报 is on nine months or on three
            return before[-1:] == "第" or (text[-1] == "度" and before[-1:] not in ("上", "下"))
        case "oclock":
            if "点" not in text:
                return True
            if text[-1] != "点" or folded.startswith(("多", "左右"), end):
                return before[-1:] not in tuple("第跌涨升报")
            beside = previous is not None and previous.end == start and previous.rank in (3, 4)
            late = before[-1:] in ("早", "晚") and not folded.startswith(("钟", "半"), end)
            if beside or late or OPEN_UNTIL.search(before) is not None:
                return True
            if previous is not None and previous.form is _CLOCK and start - previous.end == 1:
                return folded[start - 1] in DASHES  # 8点到10点, of which 8点 was seen to be a time
            return before[-1:] not in OF_POINTS and _until_hour(folded, _number(text[:-1]), end)
    return True


def _until_hour(folded: str, hour: int, end: int) -> bool:
    """Whether a later hour of the day follows: 9点至17点; not 25点至30点, of an index."""
    later = LATER_HOUR.match(folded, end)
    return later is not None and hour < _number(later[1]) <= 24


def _is_used(folded: str, text: str, end: int, before: str) -> bool:
    """Whether a duration is used as a time: 近三年, 三年前; not 服务10年, 存了126个小时."""
    if text.endswith(HOURS):
        return before.endswith(HOURS_USED_AFTER) or folded.startswith(HOURS_USED_BEFORE, end)
    if before.endswith(CHANGED_BY):
        return False  # 缩短近五个月
    if before.endswith(USED_AFTER):
        return before[-1:] != "近" or text[-1] not in "天周"  # 近10天 says nearly ten
    if before[-1:] in ("前", "过") and before[-2:-1] not in ("", "提", "超", "越"):
        return True
    if before[-1:] == "了" and text[-1] == "年":  # 走了十五年, but 用了24年 is what was measured
        return before[-2:-1] not in tuple("用花耗费短长早晚")
    if folded.startswith(USED_BEFORE, end) and not folded.startswith(UNUSED_BEFORE, end):
        level = NEXT_LEVEL.match(folded, end)
        return level is None or level["unit"] != text[-1]
    one = text in ("百年", "千年") or (text[0] in "一半" and text[1] in "整年天日周个")
    return one and not folded.startswith(NOT_ONE, end)


def _numeric(kind: str, folded: str, found: re.Match[str], before: str) -> _Piece:
    """Return the time that a shape matched."""
    start, end = found.span()
    text = found.group()
    if kind == "day":
        if before.endswith(LASTING) or text in ("一日", "半日"):
            return _Piece(start, end, _DURATION, 9)
    elif kind == "month":
        if "）" in text:
            start -= 2
        elif FROM_JANUARY.search(before) and len(_parts(text)) == 1:
            months = Moment(month=1, months=_parts(text)[0])
            return _Piece(start - 2, end, _DATE, 2, months)  # 元至9月
    elif kind in ("year", "early"):
        if before.endswith("公元前"):
            return _Piece(start - 3, end, _DATE, 1)
    elif kind == "stated":
        start -= 2
    elif kind == "plan":
        start -= before[-1:] in ("“", '"')
    elif kind in ("months", "quarters", "ordinal") or (kind == "quarter" and before[-1:] == "第"):
        start -= 1
    form, rank, first, last = _read(kind, text)
    if first is not None and kind in EDGED and folded[end : end + 1] in EDGES:
        edge, end = _edge(folded, end)
        if edge is not None:
            if last is not None:
                last = last._replace(edge=edge)
            else:
                first = first._replace(edge=edge)
    return _Piece(start, end, form, rank, first, last)


# what may stand before 一三年, the year 2013
YEAR_AFTER = ("", *"由自从比较至到在于及和与，。；（\n")
# 升至98年来新高: since when it is a record
MONTH_AFTER = re.compile(f"{MONTH}月")
RECORD_AFTER = re.compile("以?来?的?(?:历史)?(?:新[高低]|最[高低]|[高低][位点])")
# 有三十年, 第四十年, 近五十年: no year of the Republic
NO_YEAR_AFTER = (
    *"第近逾约超满达长前共这那历有了过隔余几每期后",
    "未来",
    "连续",
    "长达",
    "经营",
    "服务",
    "工作",
)
YEARS_AHEAD = 12  # how far from its own year a text plans and looks
NO_YEAR_BEFORE = (*"来间内里中多级", "之", "以后")


def _short_year(folded: str, start: int, end: int, before: str) -> bool:
    """Whether two digits and 年 are a year (98年), not a duration (从业98年).

    A year stands where a clause or a prepositional phrase begins, or before its month.
    """
    first, second = _number(folded[start]), _number(folded[start + 1])
    after = folded[end : end + 3]
    if first in (1, 2) and not folded[start].isdigit():
        # 由一二年的: 一二年, 一两年 are durations elsewhere; no one serves 一三年
        return (
            before[-1:] in YEAR_AFTER
            and (second != first + 1 or before[-1:] in ("由", "较", "比"))
            and not after.startswith(NO_YEAR_BEFORE)
        )
    if 0 < first < 8 and (folded[start].isdigit() or first < 5 or second == first + 1):
        return False  # 五六年, 三五年 are durations; 六二年 is no number of years
    if MONTH_AFTER.match(after):
        return True
    if folded[start] in "0零〇○":
        return True
    if before[-1:] in ("至", "到") and RECORD_AFTER.match(folded, end):
        return False
    return before[-1:] in (
        "",
        "，",
        "。",
        "；",
        "、",
        "（",
        "\n",
        "自",
        "从",
        "在",
        "于",
        "到",
        "至",
        "：",
        "'",
        "’",
        "“",
    )


# ---------------------------------------------------------------- pieces into spans


def _join(first: Moment | None, second: Moment | None) -> Moment | None:
    """Return a larger time with the smaller one inside it that follows it: 2021年 + 5月."""
    if first is None or second is None:
        return first or second
    if second.base is Base.FRAME and second.away_days is None:
        second = second._replace(base=None, away_years=None, away_months=None)
    year = first.year if first.year is not None else second.year
    month, months = first[2:4] if first.month is not None else second[2:4]
    # the larger one's base, and what is counted from it
    return Moment(year, first.years, month, months, second.day, second.edge, *first[6:])


def _inherit(first: Moment, last: Moment) -> Moment:
    """Return the end of a range with what only its beginning says: 2021年5月至6月."""
    if last.year is None and last.base is None:
        last = last._replace(year=first.year, base=first.base, away_years=first.away_years)
        if last.month is None and last.day is not None:
            last = last._replace(month=first.month, away_months=first.away_months)
    return last


THAT_YEAR = Moment(base=Base.FRAME, away_years=0)  # 全年
THAT_MONTH = Moment(base=Base.FRAME, away_months=0)  # 当月


def _merge(folded: str, left: _Piece, right: _Piece) -> _Piece | None:
    """Return two pieces near each other as one time, or None where they are two."""
    gap = folded[left.end : right.start]
    if gap in ("", " ", "的", "理赔"):  # 2023年理赔半年报
        if left.rank == 0 and right.first is not None and right.first.years == 10 and left.first:
            if left.first.year is None or right.first.year is None:
                return None
            year = left.first.year + right.first.year % 100
            return right._replace(start=left.start, first=right.first._replace(year=year))
        if left.form is _CLOCK and right.form is _CLOCK and gap != "的":
            return left._replace(end=right.end)
        if (
            left.rank == 1
            and right.first == THAT_YEAR
            and gap == ""
            and left.last is None
            and left.first
            and left.first.edge is None
            and left.first.years == 1
        ):
            return left._replace(end=right.end)  # 2024年全年
        if left.rank == 2 and right.first == THAT_MONTH and gap == "" and left.last is None:
            return left._replace(end=right.end)  # 7月当月
        if right.rank >= 9 or left.rank >= right.rank or (gap == "的" and right.rank == 4):
            return None
        if right.first is None:
            return left._replace(end=right.end, rank=right.rank)
        if right.first.year is not None or (left.first is None and left.form is not _CLOCK):
            return None
        if left.last is not None:
            last = _join(left.last, right.last or right.first)
            return left._replace(end=right.end, rank=right.rank, last=last)
        form = _RANGE if right.last else left.form
        last = _join(left.first, right.last) if right.last else None
        return _Piece(left.start, right.end, form, right.rank, _join(left.first, right.first), last)
    if RANGE_JOIN.match(gap):
        if left.form is _CLOCK and right.form is _CLOCK:
            return left._replace(end=right.end)
        if left.first is None or right.first is None or left.last or right.last:
            return None
        if left.rank < right.rank and right.first.base is None:
            return None
        last = _inherit(left.first, right.first)
        return _Piece(left.start, right.end, _RANGE, right.rank, left.first, last)
    return None


def _finish(folded: str, piece: _Piece) -> TimeSpan:
    """Return the piece as a span, with 自, 截至 before it and 以来 after it taken in."""
    start, end = piece.start, piece.end
    bound = None
    first, last = piece.first, piece.last
    if first is not None and last is not None and MIDNIGHT.search(folded, start, end):
        day, next_day = first.day or first.away_days, last.day or last.away_days
        if day and next_day is not None and next_day == day + 1:
            piece = piece._replace(form=_DATE, last=None)  # 3日零时至4日零时: the third
    if piece.first is not None:
        before, after = folded[start - 1 : start], folded[end : end + 1]
        since = SINCE.match(folded, end) if after in SINCE_FIRST else None
        opened = OPENED.search(folded, max(0, start - 8), start) if before in OPENED_LAST else None
        if since is not None:
            bound = Bound.SINCE
            end = since.end()
        if opened is not None:
            start = opened.start()
            if opened["until"]:
                bound = Bound.UNTIL
            elif piece.last is None and not (
                piece.first.months > 1 and RANGE_IN.search(folded, piece.start, piece.end)
            ):  # 自3月1日至15日, 自1月至7月 have their end
                bound = Bound.SINCE
    elif piece.form is _DURATION or piece.form is _EVENT:
        if folded.startswith(("以来", "期间", "以内", "之内", "之前", "之后", "以前", "以后"), end):
            end += 2
        elif folded.startswith(("来", "间", "内", "里", "前", "后"), end):
            end += 1
        elif piece.form is _DURATION and TERM_OF.match(folded, end):
            end += 1  # 5年期国债
    return TimeSpan(start, end, piece.form, piece.first, piece.last, bound)


def find_times(folded: str, lexicon: Lexicon) -> list[TimeSpan]:
    """Return every date, period and time in ``folded``, in order, not overlapping.

    Pieces that stand together (2021年, 5月, 6日; 3月至5月) become one span.
    """
    words = lexicon.compiled(_compile)
    heads = words.heads.by_head
    spans: list[TimeSpan] = []
    current: _Piece | None = None
    done = tried = 0  # where the last piece ends, and the last number that may be none
    republic = _last_of_republic(folded)
    for hit in words.scan.finditer(folded):
        start = hit.start()
        if start < done:
            continue
        piece = None
        for text in heads.get(folded[start : start + 2]) or heads.get(folded[start], ()):
            if folded.startswith(text, start):
                piece = _read_word(folded, start, text, words)
                break
        if piece is None and start >= tried and hit.lastindex:
            tried = hit.end(1)
            if folded[start] == "数" and start and folded[start - 1] in OF_NUMBERS:
                start += 1
            if republic and folded[tried : tried + 1] in "年学至到":
                before = folded[max(0, start - 4) : start]
                piece = _of_republic(folded, start, before, republic)
            piece = piece or _from_number(folded, start, tried, current)
        if piece is None:
            continue
        done = piece.end
        if current is not None:
            near = piece.start - current.end <= LONGEST_JOIN
            merged = _merge(folded, current, piece) if near else None
            if merged is None:
                spans.append(_finish(folded, current))
            else:
                piece = merged
        current = piece
    if current is not None:
        spans.append(_finish(folded, current))
    return _apart(spans)


def _apart(spans: Sequence[TimeSpan]) -> list[TimeSpan]:
    """Return the spans with ends cut back where the next one begins."""
    apart: list[TimeSpan] = []
    for span in spans:
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
        elif span.end > apart[-1].end:
            apart.append(span._replace(start=apart[-1].end))
    return apart
