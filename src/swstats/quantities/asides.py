"""Why a quantity that was read is no statistic: ordinals, thresholds, names, times.

A reason is a name and a test; :data:`REASONS` holds them in the order of trial, and the first that
holds sets the quantity aside under its name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from swstats.quantities.numerals import PLACES
from swstats.quantities.qualifiers import MARKS
from swstats.records import COUNTED, Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Callable

    from swstats.quantities.draft import Draft


# A member of an enumeration takes 0.1 µs to look up in Python 3.11, a name next to nothing.
_EQUAL = Relation.EQUAL


class Reason(NamedTuple):
    """A reason to set a quantity aside: its name, and whether it holds.

    It can hold only beside what marks a number if it is ``marked``, only for a figure that is not
    said to be exact if it is for a ``vague`` one, only for a numeral of one Chinese character with
    a unit if it is for a ``single`` one (of its ``numerals`` if it has any), only for its ``kinds``
    and ``units`` if it has any, and only between characters that its ``tails`` and ``heads`` have,
    where it has any: what stands before the mention ends, what stands behind it begins with one.
    """

    name: str
    holds: Callable[[Draft], bool]
    marked: bool = False
    vague: bool = False
    single: bool = False
    numerals: str = ""
    kinds: tuple[Kind, ...] = ()
    units: tuple[str, ...] = ()
    tails: str = ""
    heads: str = ""


# Before the number where it stands in a name, a list, an address: 第3, 每5, 前10, 表2, #3, 好几,
# 第2、3, 5降3升, 东经120度30分, 8号楼3层; letters, and digits behind it mark it, too (8号305室).
MARKING = frozenset(
    ("", *map(chr, range(128)), *"第每隔前首头表图《好、至到—降跌经纬度分号楼栋幢座元")
)
# 第2、3名, 第十至十二名, 分列二、三名
_MOST_SECTIONS = 20
_ORDINALS = re.compile(
    "(?:第|[分位名]列|分[获居]|位居)[0-9零一二三四五六七八九十百]{1,5}(?:[、至到—~-]第?[0-9零一二三四五六七八九十百]{1,5}){0,5}[、至到—~-]$"
)

# before the sign that joins them; $ stands before a line end, too
_ORDINAL_LAST = frozenset("0123456789零一二三四五六七八九十百、至到—~-")


# letters that are no part of an identifier: RMB200万, GDP456614亿元
BEFORE_FIGURE = ("RMB", "CNY", "USD", "HKD", "EUR", "GDP", "GNP", "CPI", "PPI", "PMI", "EPS", "ROE")

_RACE = re.compile(
    r"(?:[、和及与][0-9]{2,5}米){0,6}(?:等?[两二三四五六2-6][个项](?=项目|比赛|小项))?"
    r"(?:个人|混合)?(?:自由泳|[蛙仰蝶]泳|混合泳|短跑|长跑|跑|栏|跨栏|接力|竞走|赛跑|决赛|预赛|比赛|小项|项目|[冠亚季]军|[金银铜]牌)"
)
_RACE_HEADS = "个混自蛙仰蝶短长跑栏跨接竞赛决预、和及与等两二三四五六23456比小项冠亚季金银铜"
_LIMITS = ("以上", "以下", "以内")
# 不满十六周岁的儿童: a limit of age said before the number
_BEYOND_AGE = ("小于", "大于", "低于", "高于", "超过")
_UNDER_AGE = ("不满", "未满", "年满", "已满", "不足")
_THOSE_BEHIND = (
    "者占",
    "者仅",
    "者约",
    "者达",
    "者有",
    "者共",
    "者为",
    "者计",
    "者的",
    "者，",
    "者逾",
    "者近",
)
# 年满80岁的公民, 步入65岁后: the same, where the words stand before the figure
_REACHED_AGE = ("满", "步入", "踏入", "迈入", "进入")
# 65岁人口占比: an age group
_OF_THAT_AGE = re.compile("的?(?:人口|人群|群体)")
_OF_AGE_ARE = re.compile("的(?:[^，。；：、0-9]{0,4}?)(?:占|共?有|比例)")
# 按60至69岁、70至79岁、80岁以上分档: bands of age, one beside the next
_NEXT_BAND = re.compile(
    "(?:、|以?及|和)(?:[0-9一二三四五六七八九十]{1,3}(?:周?岁)?[至到~—-][0-9一二三四五六七八九十]{1,3}周?岁|"
    "[0-9一二三四五六七八九十百]{1,3}周?岁(?:及?以[上下]))"
)
_BAND_BEFORE = re.compile(
    "[0-9一二三四五六七八九十](?:周?岁)?[至到~—-][0-9一二三四五六七八九十]{1,3}周?岁(?:、|以?及|和)$"
)
_LONGEST_BAND = 12  # characters of the one before
# an age group in brackets, before how many are in it; and what an age in brackets is the figure of
_IN_BRACKETS = re.compile("[（(][^（）()]{2,12}[）)][0-9一二三四五六七八九十两]")
_AGES = re.compile("寿命|年龄|[树工司]龄|婚")
# 300%以上的机场有1个: behind the limit of a group come its noun and how many there are
# 0.5元以上（含0.5元）的公司: whether the bound itself is among them
_BOUND_TOO = "(?:[（(](?:不?含|不?包括)[^（）()]{0,12}[）)])?"
_SO_MANY = re.compile(
    f"{_BOUND_TOO}(?:之间)?(?:的[^，。；：、0-9]{{0,12}}?(?:共?有|达|仅|占)|(?![^，。；：、0-9的]{{0,3}}(?:惠及|支持|助力|资助|实施|扶持|带动|用于|涉及|服务|签约))的?[^，。；：、0-9的]{{0,6}}(?:企业|公司|项目|机场|乡镇|产业|园区|集群|大户|基地)(?:共?有|达到?)?)[约近超]?[0-9]+"
)
# 0.4元以上至0.5元的公司: from the lower bound of a group to the upper
_TO_BOUND = re.compile("[至到—~-][0-9.]{1,8}[十百千万亿]*[^0-9，。；：、的（(]{1,4}")
_FROM_BOUND = re.compile("以上[至到—~-]$")
_INCLUDES = re.compile("[（(](?:不?含|不?包括)$")
# 10亿元（含）以上的企业
_BOUND_INCLUDED = re.compile("[（(]不?含(?:本数)?[）)]及?(?:以[上下内]|[至到])[的\\w]")
_NO_DIGIT = re.compile("[十百千万亿]+元")  # 千万元
# 二十八次常委会议: what meets so often and is numbered; no 运动会
_MEETING = re.compile("[^，。；、0-9]{0,6}(?:理事会|常委会?|委员会|全会|全委|代表大?会|会议|党组)")
# the same where the limit is said before the number; 接待了超过300人的团队 states it
_GROUP = re.compile(
    "的[^，。；：、0-9的]{1,12}?(?:(?:[共仅只]有|共计?|达到?|占|(?:比例|比重|占比|数量|人数)[仅只]?为)[约近超]?[0-9]"
    "|有[约近超]?[0-9.]{1,7}[万亿]?[个家户所]"
    "|[比较][^，。；：、0-9]{2,8}(?:增加|减少|[增多减少])了?[0-9])"
)
# 3个产值超千亿元的集群; 、2个产值…的集群
_SO_MANY_OF = re.compile(
    "[0-9一二两三四五六七八九十百千多余]{1,5}[个家户座所条](?:[^，。；：、0-9的]{2,8})?$"
)
_SO_MANY_EACH = re.compile("[0-9一二两三四五六七八九十百千多余]{1,5}[个家户宗起件]$")
_ITEM_GOES_ON = re.compile(
    "、[0-9一二两三四五六七八九十百]{1,5}[个家户座所条][^，。；：、的]{0,16}的"
    "|(?:项目|企业|园区|乡镇|产业|集群|大户|基地)"
)
# 献血超过100次的有27人: the noun left out
_SO_MANY_DO = re.compile(
    "的(?:(?:[共仅只]?有|约?占)[约近超]?[0-9一二三四五六七八九十]|[0-9]{1,4}[个家户所](?=[，。；、]))"
)
# 持股5%以上股东: what their holding makes them
_SHAREHOLDERS = re.compile("的?(?:股[份权]的?)?股东")
# 30万人口以上的县
_POPULATED = ("人口以上", "人口以下")
# 2万元至5万元（含）部分, by which a rate goes
_TIER = re.compile("(?:（含）|[(]含[)])?的?部分")
# 建筑面积在90平方米以上的家庭: those whom a limit defines
_DEFINED = re.compile(
    "的(?:家庭|居民|人群|群众|农户|职工|企业|单位|项目|工程|客户|用户)(?!.{0,3}[0-9])"
)
_BOUNDED = (Relation.MORE, Relation.AT_LEAST, Relation.LESS, Relation.AT_MOST)
_HAD = ("有", "共", "了", "达", "是", "出", "近", "约")
_SHARE = (Kind.PERCENT, Kind.RATIO)
_COUNTED_OR_SHARE = (*COUNTED, *_SHARE)
_LIMITING = (Relation.MORE, Relation.AT_LEAST, Relation.AT_MOST, Relation.RANGE)
_ADDRESS = re.compile(r"\d+(?:单元|室|楼|号|层)")
_STOREYS = frozenset("幢栋楼层房门间")
# 道琼斯30种工业股票平均价格指数
_STOCKS = re.compile("(?:工业|主要|蓝筹|成份?){0,2}(?:股票?)(?:平均|综合|价格){0,2}指数")
_ANAPHORA = re.compile(r"(?:合计|相加|均|都|分别|并举|同步|并重|之间|相比|齐抓)")
# 辖三区四县, 涉及两省, 全部四县: the words that count administrative units
_RULED = re.compile(r"(?:[辖共有等及盖全部设跨在州市省区县]|其中)$")
_STATED = re.compile(r"(?:在|到|达|至|为|过|保证|确保|需要?|消耗|花费|获得|增收|投入)$")
_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿两几数")
# 一 before these states a figure; before other units it is indefinite (一个平台)
_ONE_COUNTS = frozenset(("倍", "番", "成", "%", "折", *"金银铜"))
_ONE_IS_ANY = frozenset(("元", "点", "分", "度", "级", "平方米", "立方米", "角"))

# what says that a duration is itself the figure: 平均住院日7.1天, 从医32年, 由20天压缩至5天
_REPORTED = re.compile(
    r"(?:平均|人均|时长|寿命|年限|期限|(?:建设|施工|服务|质保|保修|保质|回收|合同|[工年租])期|周期|[树工教党军]龄|从[医警教业]|执教|住院日|天数|日数"
    r"|[雨雾雪晴霾]日|日照|无霜期|刑期|缩短|延长|提前|推迟|增加|减少|拉长|[历耗用需]时|长达|累计|共|时间|缩至"
    r"|压缩|至少|达标|[要需]等|[等轮]候|候诊)[^，。；：0-9]{0,6}$"
)
_SPENT = re.compile(r"(?:[为达由从]|用了|花了|压缩[到至]|缩短[到至为]|[拉延]长[到至为])$")
_AS_TIME = (
    "的时间",
    "的时光",
    "过去",
    "以来",
    "来",
    "间",
    "前",
    "后",
    "内",
    "里",
    "之前",
    "之后",
    "之内",
    "以后",
    "中",
    "度",
)
# 15分钟生活圈, 30分钟车程: how near, not how long
_CIRCLE = re.compile(r"(?:的?[\u4e00-\u9fff]{0,6}圈|城市|车程|路程|内|以后|的?时间)")
# 为期15天, 这30天: a time that something takes up
_LIMITED = re.compile(
    r"(?:[距离][^，。；：0-9]{1,9}(?:还有|仅剩|只剩|剩下?|不到)|为期|每|这|那|经过|过去|提前|逾期|近|最后|首|头|前)$"
)
# 经过码头职工14个小时的努力: how long something took that is told
_WENT_BY = re.compile(r"经过[^，。；：、0-9达]{0,8}$")
# 创近两周新低, 见逾2个月收市高位: since when it is a record
_SINCE_RECORD = re.compile(
    "(?:以?来)?的?(?:[单收][日月季周市盘])?(?:历史|同期)?(?:新[高低]|[高低][位点]|次[高低])"
)
# 恒指半日跌2.2%: half a session
_HALF_SESSION = re.compile("[大急累下上]?[升跌涨挫]|收报|报")
_TO_LEVEL = re.compile("(?:增加|减少|上升|下降|缩短|[延拉]长|提高|压缩|压减|[减增升降缩])[到至为]")
# 12小时报告制: a name
_SYSTEM = re.compile(r"[\u4e00-\u9fff]{2,4}制(?![造作定约止裁成])")
# 每4分钟58秒就有一人: per how much
_EACH_MINUTES = re.compile("每[0-9一二三四五六七八九十]{1,3}分钟?$")
# units in which a duration is more often a time than a figure
_CALENDAR = frozenset(
    ("日", "周", "年", "天", "晚", "个月", "世纪", "个工作日", "个交易日", "分钟", "秒")
)


FIRST_COHORT = 1900  # the first year that a cohort may be called after
SEVERAL = 5  # so many sessions may be counted (三届奥运会), later ones are numbered
_FRESHMEN = re.compile("(?:本科|硕士|博士|研究生|大学)?(?:新生|毕业生|本科生|研究生|学生)")
_NOW = ("目前", "此前", "当前", "先前", "早前")
_HELD = re.compile(r"(?:举办|召开|连续|历经|已)[^，。；]{0,2}$|(?:共|了|过|有)$")


def _ordinal(draft: Draft) -> bool:
    text, start = draft.text, draft.start
    if draft.before == "第" or text.endswith("第", 0, start):
        return True
    return draft.before in "、至到—~-" and is_numbered(text, start)


def is_numbered(text: str, start: int) -> bool:
    """Tell whether the number at ``start`` is the last of some ordinals: 第2、3名, 第十至12名."""
    return (
        text[start - 2 : start - 1] in _ORDINAL_LAST
        and _ORDINALS.search(text, max(0, start - 30), start) is not None
    )


def _section(draft: Draft) -> bool:
    """1.1 本年度报告摘自…: the number of a section, no 1.1 books."""
    value = draft.value
    return (
        value is not None
        and value != value.to_integral_value()
        and draft.text.startswith(("年度", "公司", "集团", "报告"), draft.end)
    )


def _section_number(draft: Draft) -> bool:
    """2.1人间感染情况, 1 对象与方法: the number of a heading, at the start of its line."""
    numeral, value = draft.numeral, draft.value
    if value is None or numeral.chinese or draft.start != numeral.start or draft.second is not None:
        return False
    if draft.text[draft.start - 1 : draft.start] != "\n":
        return False
    if not numeral.words.replace(".", "").isdigit():
        return False  # 2.1万人
    if draft.text[numeral.end : numeral.end + 1] == " ":
        return value <= _MOST_SECTIONS and value == value.to_integral_value()
    return value != value.to_integral_value() and value < _MOST_SECTIONS


def _session(draft: Draft) -> bool:
    """二届三次理事会, 三届二十八次常委会议: which of its meetings; but 4届30次比赛."""
    return draft.before == "届" and (
        draft.single or _MEETING.match(draft.text, draft.end) is not None
    )


def _denominator(draft: Draft) -> bool:
    return draft.text.endswith(("每", "每隔"), 0, draft.numeral.start)


def _rank(draft: Draft) -> bool:
    """前10名, 前11个月, 首5位, 头三名; not 匕首3把, 目前40人, 码头3个."""
    if draft.before == "前":
        return not draft.text.endswith(_NOW, 0, draft.start)
    if draft.before == "头":  # but 头十二团爆满 counts them
        head = draft.text[max(0, draft.start - 2) : draft.start]
        return draft.name in ("名", "位") and _FOREMOST.search(head) is not None
    first = draft.text[draft.numeral.start - 2 : draft.numeral.start - 1]
    return draft.before == "首" and first not in _NOT_FIRST


# before 首, where it is no 首 of 首5位: 匕首, 榜首, 之首, 3首5篇
_NOT_FIRST = frozenset("匕榜之居元部岁船0123456789零〇一二三四五六七八九十百千万亿两几")

# 头三名 at the head of a clause or behind what is done with them; not 码头3个, 牛5头3只
_FOREMOST = re.compile("(?:^|[，。；：、（“\n的在以前获列入进夺占为是由与和])头$")


def _last_in_order(draft: Draft) -> bool:
    """排在最后5位, 完成率后三名：: where a rank ends; not 最后3名学员."""
    closed = not draft.after or draft.after in MARKS or draft.after == "："
    return closed and _LAST.search(draft.text, max(0, draft.start - 2), draft.start) is not None


_LAST = re.compile("(?:[最名第列速率量度值分绩，。；：、\n]|^)后$")


def _apparatus(draft: Draft) -> bool:
    """（附图片1张）: what the page itself has."""
    return _ATTACHED.search(draft.text, max(0, draft.start - 6), draft.start) is not None


_ATTACHED = re.compile("[（(]附[^，。；：、（(]{0,3}[图照片表]$")


def _pages(draft: Draft) -> bool:
    """第2页共15页: how many pages a document has."""
    return _PAGE_OF.search(draft.text, max(0, draft.start - 12), draft.start) is not None


_PAGE_OF = re.compile("第[ 0-9一二三四五六七八九十]{1,5}页[ ，,/（(]{0,2}共 ?$")


def _identifier(draft: Draft) -> bool:
    before = draft.before
    if before in "《#" or (
        before.isascii()
        and before.isalpha()
        and draft.start == draft.numeral.start
        and not draft.text.endswith(BEFORE_FIGURE, 0, draft.start)
    ):
        return True
    at = draft.numeral.start
    return (
        before in "表图"
        and not draft.numeral.chinese
        and draft.text[at - 2 : at - 1] in "\n。，（见如附 "
    )


# 东经120度30分: what stands before its degrees, its minutes and its seconds
_COORDINATE = re.compile(r"(?:[东西]经|[南北]纬)(?:[\d.]{1,6}度(?:\d{1,2}分)?)?$")

_BUILDING = re.compile("[A-Za-z]座")
_BEFORE_FLOOR = _NUMERALS | frozenset("号0123456789")


def _address(draft: Draft) -> bool:
    """3幢2单元9楼, 8号楼305室, 东经120度."""
    start = draft.numeral.start
    if _COORDINATE.search(draft.text, max(0, start - 14), start):
        return True
    if draft.name in _STOREYS and draft.before in "号楼栋幢元":
        # 8号楼3层, 2楼3间; but 新建教学楼2栋
        named = draft.before != "楼" or draft.name not in "栋幢间"
        return named or draft.text[start - 2 : start - 1] in _BEFORE_FLOOR
    if draft.before == "座" and draft.name in _STOREYS and _BUILDING.match(draft.text, start - 2):
        return True  # A座12层
    return _ADDRESS.match(draft.text, draft.end) is not None


def _age_limit(draft: Draft) -> bool:
    """80岁以上, 18—55岁的市民."""
    if draft.name != "岁":
        return False
    if draft.text[draft.start] in "≥≤><" and draft.after and draft.after not in MARKS:
        return True  # ≥18岁居民
    closed = not draft.after or draft.after in MARKS
    if not closed and draft.text.startswith(_UNDER_AGE, draft.start):
        return True  # 不满十六周岁的儿童
    if not closed and draft.text.endswith(_REACHED_AGE, 0, draft.start):
        return True  # 年满80岁的公民
    if _OF_THAT_AGE.match(draft.text, draft.end):
        return True
    if draft.relation in _BOUNDED and _OF_AGE_ARE.match(draft.text, draft.end):
        return True  # 患者年龄小于15岁的占40%
    if draft.after == "的" and draft.text.startswith(_BEYOND_AGE, draft.start):
        # 小于15岁的患者, but 预期寿命超过80岁的目标
        return not draft.text.endswith(("寿命", "年龄"), 0, draft.start)
    limit = draft.text.endswith(_LIMITS, 0, draft.end)
    if limit or draft.relation is not Relation.RANGE:
        return limit
    before = draft.text[max(0, draft.start - _LONGEST_BAND) : draft.start]
    if _IN_BRACKETS.match(draft.text, draft.start - 1) and not _AGES.search(before):
        return True  # 幼年人口（0—14岁）9.6万人; but 平均寿命长（75—77岁）
    beside = _NEXT_BAND.match(draft.text, draft.end) or _BAND_BEFORE.search(before)
    return not closed or beside is not None


def _anaphora(draft: Draft) -> bool:
    """两项合计, 三者均: the number sums up what was named before."""
    return _ANAPHORA.match(draft.text, draft.end) is not None


def _referring(draft: Draft) -> bool:
    """这两项措施, 这三家企业: named before."""
    named = draft.before == "这" and draft.start == draft.numeral.start
    return named and draft.value != 1


def _formula(draft: Draft) -> bool:
    """16+1峰会: a name; 5降3升, 两降两升: how many fell and rose."""
    at, text = draft.numeral.start, draft.text
    before = text[at - 2 : at - 1]
    if draft.before == "+" and before.isdigit():
        return True
    return (
        draft.name == "升" and draft.before in "降跌" and (before.isdigit() or before in _NUMERALS)
    )


# 于5.22日, 5.22日凌晨: a month and its day; but 住院日8.22日
_POINTED_DAY = re.compile(
    "(?:1[0-2]|[1-9])[.](?:[0-2][0-9]|3[01])日(?P<part>[上下中]午|凌晨|清晨|早|傍?晚)?"
)
_ON_DAY = frozenset("于自从在至截止")


def _duration(draft: Draft) -> bool:
    """A duration is a statistic only where it is what is reported."""
    text, end = draft.text, draft.end
    if draft.name == "日":
        day = _POINTED_DAY.match(text, draft.numeral.start)
        if day is not None and (day["part"] or draft.before in _ON_DAY):
            return True
    if draft.before in ("由", "从") and _TO_LEVEL.match(text, end):
        return False  # 优良天数由227天增加到286天
    if draft.name == "秒" and _EACH_MINUTES.search(text, max(0, draft.start - 6), draft.start):
        return True
    if text.startswith(_AS_TIME, end) or _SYSTEM.match(text, end):
        return True
    if draft.after == "者" and text.startswith(_THOSE_BEHIND, end):
        return True  # 结婚未满5年者占34%: a group of those
    if _WENT_BY.search(text, max(0, draft.start - 11), draft.start):
        return True
    if draft.before != "在" and _SINCE_RECORD.match(text, end):
        return True  # but 轮候时间徘徊在5.7年高位
    if text[draft.numeral.start] == "半" and draft.name == "日" and _HALF_SESSION.match(text, end):
        return True
    if draft.name == "小时" and draft.value == 24 and draft.after and draft.after not in MARKS:
        return True  # 24小时热线, 24小时降水
    if draft.name not in _CALENDAR:
        return False
    head = text[max(0, draft.start - 14) : draft.start]
    value = draft.value
    opens = not draft.start or text[draft.start - 1] in MARKS
    if opens and draft.after.isdigit() and draft.name == "天":
        return True  # 70天58场演出
    recent = opens and text[draft.start] == "近"
    if recent and draft.after and (draft.after not in MARKS or draft.after == "，"):
        return True  # 近两周新增疫点3个; 近两天，风雪交加
    if opens and text[end - 1] == "半" and draft.after and draft.after not in MARKS:
        return True  # 两年半新建校舍三十所
    qualified = draft.start < draft.numeral.start or text[end - 1] in "多余"
    measured = value is not None and value != value.to_integral_value()
    if qualified or measured or _REPORTED.search(head):
        return False
    if draft.name in ("分钟", "秒"):
        return _CIRCLE.match(text, end) is not None
    if draft.name == "天" and value is not None and value >= 10:
        # 3天 may be any time, 72天 is counted
        return _LIMITED.search(head) is not None
    return draft.name == "日" or _SPENT.search(head) is None


# 由0分至100分，50分为合格: the ends of a scale and where one passes, not what was scored
_SCALE_GOES_ON = re.compile("[至到—~-][0-9]{1,3}分")
_SCALE_BEFORE = re.compile("(?:^|[^0-9.])0分[至到—~-]$")
_PASSES = re.compile("为(?:合格|及格)")


def _scale(draft: Draft) -> bool:
    text, start, end = draft.text, draft.start, draft.end
    return (
        (draft.value == 0 and _SCALE_GOES_ON.match(text, end) is not None)
        or _SCALE_BEFORE.search(text, max(0, start - 4), start) is not None
        or _PASSES.match(text, end) is not None
    )


def _class_of_size(draft: Draft) -> bool:
    """30万吨级的码头, 百亿元级项目: the class of what is counted."""
    return draft.after == "级"


def _class_of_sum(draft: Draft) -> bool:
    """百亿级项目2个, 千万级人口: how large those are that are counted behind it; but 约6万级台阶."""
    words = draft.numeral.words
    return words.endswith(("万", "亿")) and PLACES.issuperset(words)


def _of_population(draft: Draft) -> bool:
    """30万人口以上的县: which of them."""
    return draft.text.startswith(_POPULATED, draft.end)


def _reached_by_some(draft: Draft) -> bool:
    """产值达到100亿元的园区有5个: the limit of a group, and how many it has."""
    reached = draft.text[draft.start - 1 : draft.start] in ("达", "到")
    return reached and _REACHED_BY.match(draft.text, draft.end) is not None


_REACHED_BY = re.compile(
    "的[^，。；：、0-9的]{1,10}(?<![目指任效总])[^，。；：、0-9的标额](?:已|共|就|只|仅)?(?:有|达到?)[约近超]?[0-9.]{1,7}[万亿]?多?[个家户所座条人名只]"
)


def _threshold(draft: Draft) -> bool:
    """1亿元以上的企业: the limit defines a group, unless a verb states it (达到30人以上)."""
    text = draft.text
    if draft.relation is Relation.RANGE and _TIER.match(text, draft.end):
        return True
    if (
        draft.relation in _LIMITING
        and draft.before == "在"
        and draft.kind not in _COUNTED_OR_SHARE
        and _DEFINED.match(text, draft.end)
    ):
        return True
    if (
        draft.relation in _LIMITING
        and draft.kind not in (Kind.COUNT, Kind.PERSON)
        and (draft.kind is not Kind.PERCENT or draft.before == "在")
        and _SO_MANY.match(text, _behind_bound(text, draft.end))
    ):
        return True  # 增幅在300%以上的机场有1个, 产值超10亿元企业13户
    if (
        draft.relation in _BOUNDED
        and draft.start < draft.numeral.start
        and draft.after == "的"
        and (not text.endswith(_HAD, 0, draft.start) or text.endswith("支出", 0, draft.start))
        and (
            _GROUP.match(text, draft.end)
            or (draft.kind not in _SHARE and _SO_MANY_DO.match(text, draft.end))
        )
    ):
        return True  # 出警量超过1000次的消防站达到135个
    if (
        draft.relation in _BOUNDED
        and draft.start < draft.numeral.start
        and draft.kind is Kind.MONEY
        and _SO_MANY_OF.search(text, max(0, draft.start - 12), draft.start)
        and (draft.after == "的" or _ITEM_GOES_ON.match(text, draft.end))
    ):
        return True  # 3个产值超千亿元的集群
    if (
        draft.relation in _BOUNDED
        and draft.start < draft.numeral.start
        and draft.kind is Kind.MONEY
        and _SO_MANY_EACH.search(text, max(0, draft.start - 8), draft.start)
        and draft.after.isalnum()
    ):
        return True  # 侦破7宗过亿元案件
    if not text.endswith(_LIMITS, 0, draft.end):
        return False
    if draft.kind is Kind.PERCENT and _SHAREHOLDERS.match(text, draft.end):
        return "持" in text[max(0, draft.start - 6) : draft.start]
    if draft.single or draft.unit is None or draft.kind in _SHARE:
        return False
    if draft.name in ("名", "位") and _SUCH_PERSONS.match(text, draft.end):
        return False  # 造福3000名以上村民; but 100名以上员工的企业
    follower = text[draft.end : draft.end + 2].lstrip("的")[:1]
    named = bool(follower) and (follower.isalnum() or follower in "“（") and follower != "\n"
    return named and not _STATED.search(text[max(0, draft.start - 3) : draft.start])


def _order_of_size(draft: Draft) -> bool:
    """36个千万元项目: of what size they are, and no sum."""
    text, start, end = draft.text, draft.start, draft.end
    return (
        _NO_DIGIT.fullmatch(text, start, end) is not None
        and _SO_MANY_EACH.search(text, max(0, start - 8), start) is not None
        and draft.after.isalnum()
    )


def _behind_bound(text: str, end: int) -> int:
    """Return where the upper bound of a group ends, if one follows: 0.4元以上至0.5元的公司."""
    upper = _TO_BOUND.match(text, end)
    return upper.end() if upper else end


def _upper_bound(draft: Draft) -> bool:
    """0.4元以上至0.5元的公司有8家: the upper bound of a group."""
    text, start = draft.text, draft.start
    return (
        _FROM_BOUND.search(text, max(0, start - 3), start) is not None
        and _SO_MANY.match(text, draft.end) is not None
    )


def _bound_included(draft: Draft) -> bool:
    """10亿元（含）以上的企业: the bound is among them."""
    return _BOUND_INCLUDED.match(draft.text, draft.end) is not None


def _bound_again(draft: Draft) -> bool:
    """0.5元以上（含0.5元）: the bound is said again, as one of them."""
    text, start, end = draft.text, draft.start, draft.end
    opened = _INCLUDES.search(text, max(0, start - 4), start)
    if opened is None or not text.startswith(("）", ")"), end):
        return False
    return text.find(text[start:end], max(0, opened.start() - 24), opened.start()) >= 0


# persons whom a number of them counts, and none that they would define
_SUCH_PERSONS = re.compile(
    "[^，。；：、0-9的]{0,4}?(?:民众|群众|[村居市灾农牧渔]民|学生|学员|师生|儿童|老人|青年|妇女|患者|病人|志愿者|旅客|游客|观众|工人|员工|职工|官兵|人员|干部|党员|教师|医生)(?![的单企])"
)


# 度过五十七个年头, 经过四个冬春: years by another name
_YEARS = re.compile("(?:年头|冬春|春秋|寒暑)")


def _years(draft: Draft) -> bool:
    return _YEARS.match(draft.text, draft.end) is not None


def _clock(draft: Draft) -> bool:
    """晚上八点零五分: the 零 that fills the place of the tens."""
    at = draft.numeral.start
    words = draft.text[max(0, at - 1) : draft.numeral.end]
    return draft.numeral.chinese and "点零" in words


def _level(_: Draft) -> bool:
    """三级, 二期: a Chinese digit before these numbers a level or a stage."""
    return True


_LEVELLED = ("手术", "市场", "城市", "医院", "线", "公路", "地区", "学校", "政府", "批发", "经销")


def _phases(draft: Draft) -> bool:
    """1-3期项目: which phases; not 每月2至3期培训."""
    return draft.second is not None and draft.text.startswith(_IN_PHASES, draft.end)


_IN_PHASES = ("项目", "工程", "建设", "厂房", "机组", "设备", "装置", "产能", "基地")


def _admitted(draft: Draft) -> bool:
    """二本以上上线率, 三本院校: the first, second and third batch of universities."""
    return _BATCH.match(draft.text, draft.end) is not None


# but 二本线装书, 三本大学教材, 二本招生简章 are books
_BATCH = re.compile(
    "(?:及?以上)?(?:[上达过]?线(?!装)|院校|批次|率|录取|(?:高校|大学|招生)(?!教[材辅程科学]|课本|读物|简章|指南|手册|期刊|学报|[英国日法德]?语|[数文]学|物理|化学))"
)


def _levels(draft: Draft) -> bool:
    """三四级市场: two levels side by side."""
    pair = draft.numeral.chinese and draft.numeral.value is None
    return pair and draft.text.startswith(_LEVELLED, draft.end)


def _cohort(draft: Draft) -> bool:
    """2020届毕业生, 2017级新生: the year names those who left or came; 十三届人大: which one."""
    if draft.value is None or draft.second is not None:
        return False
    named = bool(draft.after) and draft.after not in MARKS
    if draft.name == "届" and draft.text[draft.start] == "近":  # 近5届奥运会: the last five
        return named and _HELD.search(draft.text[max(0, draft.start - 6) : draft.start]) is None
    if draft.name == "级" and _FRESHMEN.match(draft.text, draft.end):
        return True  # 22级新生
    if draft.value >= FIRST_COHORT:
        return named and len(draft.text[draft.numeral.start : draft.numeral.end]) == len("2020")
    held = _HELD.search(draft.text[max(0, draft.start - 6) : draft.start])
    return named and draft.name == "届" and draft.value > SEVERAL and held is None


def _indefinite_one(draft: Draft) -> bool:
    if draft.name == "番" and draft.value == 1:  # 一番景象, 讨论了一番; but 翻了一番
        return "翻" not in draft.text[max(0, draft.start - 4) : draft.start]
    if draft.name in _ONE_COUNTS or draft.value != 1:
        return False
    if draft.start == draft.numeral.start and draft.text.endswith(_PRICED, 0, draft.start):
        return True  # 2块钱一斤: a price for one
    if draft.kind in COUNTED and _one_of_several(draft):
        return False
    if (
        draft.name == "元"
        and (not draft.after or draft.after in MARKS)
        and _EACH_AT.search(draft.text, max(0, draft.start - 8), draft.start)
    ):
        return False  # 每股一元
    if draft.kind in COUNTED or draft.name in _ONE_IS_ANY:
        limited = draft.relation in (Relation.AT_LEAST, Relation.AT_MOST)
        return not (limited and draft.start < draft.numeral.start)
    if draft.relation in (Relation.MORE, Relation.AT_MOST):
        return False  # 一亩多土地, 没有超过一分钟
    return bool(draft.after) and draft.after not in MARKS  # 一亩地, 一斤卖…: per unit


def _one_of_several(draft: Draft) -> bool:
    """12名成人及一名儿童, 一死、5伤; 其中一人死亡."""
    text, start, end = draft.text, draft.start, draft.end
    if draft.name not in _OF_PERSONS:
        return False
    return (
        _AND_ONE.search(text, max(0, start - 20), start) is not None
        or _ONE_AND.match(text, end) is not None
        or (
            _BEFELL.match(text, end) is not None
            and (
                text.endswith(_OF_WHOM, 0, start)
                # 380名成人死亡，一名儿童死亡
                or _AND_THEN.search(text, max(0, start - 20), start) is not None
                or _THEN.match(text, end) is not None
            )
        )
    )


_EACH_AT = re.compile("每[\u4e00-\u9fff]{1,4}$")
_OF_PERSONS = frozenset("人名位例宗死伤")
_MANY = "[0-9二两三四五六七八九十百千][多余]?[人名位例宗死伤](?![次级类口均])"
# several of them behind one: their number is not 一 itself
_SEVERAL = f"[0-9一二两三四五六七八九十百千]{{0,6}}(?<!一){_MANY}"
_AND_ONE = re.compile(
    f"{_MANY}(?:[^，。；：、0-9]{{0,8}}?(?:以及|[、及和与])[^，。；：、0-9的]{{0,4}}|(?<=[死伤]))$"
)
_ONE_AND = re.compile(
    "(?:[^，。；：、0-9]{0,8}?(?:以及|[、及和与])[^，。；：、0-9的]{0,4}?|(?<=[死伤]))"
    f"{_SEVERAL}"
)
_AND_THEN = re.compile(f"{_MANY}[^，。；：、0-9]{{0,10}}，$")
_THEN = re.compile(f"[^，。；：、0-9]{{0,10}}，(?:另有?)?{_SEVERAL}")
_OF_WHOM = ("其中", "当中", "另", "另有", "再多", "再有", "再添", "致", "造成", "导致", "酿成")
_BEFELL = re.compile(
    "[^，。；：、0-9]{0,6}?(?:死[亡于]|[身死伤]亡|丧生|罹难|遇难|失踪|[重轻受死]伤|不治|获救)(?![者的男女事]|[^，。；：]{0,6}的)"
)
# What numbers a thing or names its make: the units that the number seems to have, what stands before
# the number and what behind the unit; both must hold where both are given.
_MAKES = (
    # 64位操作系统, 11位手机号码, 6位数密码: places of a number, not persons
    ("位", "", ("操作系统|处理器|芯片|架构|CPU|数(?:密码|字|的?(?:价格|增长|号码)|[，。、]|$)|数字|(?:手机|身份证?|电话"
     "|准考证|银行卡|验证|统一社会)|密码|号码|编码|代码|验证码|字符|小数|有效数字|二进制|整数")),
    ("位", "小数点[前后]第?", ""),
    # 180度大转弯, 360度无死角: how thoroughly
    ("度", "", "的?(?:大?转[弯变身]|无死角|全方位|全景|全覆盖|鞠躬|大?反转|大?逆转|考核|评价|测评)"),
    ("座", "", "(?:纯电动?|新能源|豪华|小型|中型|大型)?(?:SUV|MPV|轿车|商务车|面包车|越野车|车型|微型车|乘用车|跑车)"),
    ("座", "[0-9]排", ""),
    ("排", "", "[0-9]{1,3}[座号]"),
    ("车", "", "厢?(?:[0-9]{1,2}[A-F]|[0-9]{1,3}号)"),  # 5车厢12号, 12车06C: a seat
    # 京港澳高速1234公里处: where on the road; 距县城30公里处 says how far
    ("米", "[0-9]公里[+加]", ""),
    ("公里", "(?:高速(?:公路)?|[国省县]道|公路|铁路|线)", "处|[加+][0-9]{1,3}米?处?|路段"),
    # 高三2班, 2020级3班
    ("班", "(?:[高初大][一二三四]|年级|[12]?[0-9]级)", ""),
    # 住在幸福小区3栋
    ("栋 幢", "(?:住|位于|地址)[^，。；：、]{0,12}(?:小区|花园|公寓|新村|苑|园|湾|城|宿舍|院)",
     "(?:的|[^\u4e00-\u9fffA-Za-z]|$)"),
)  # fmt: skip
_MAKES_BY_UNIT = {
    unit: tuple(
        (re.compile(f"{before}$") if before else None, re.compile(after))
        for units, before, after in _MAKES
        if unit in units.split()
    )
    for unit in sorted({unit for units, _, _ in _MAKES for unit in units.split()})
}


def _make(draft: Draft) -> bool:
    """64位操作系统, 高三2班, 京港澳高速1234公里处: the number of a thing or of its make."""
    text, start = draft.text, draft.start
    if draft.second is not None or start != draft.numeral.start:
        return False
    head = text[max(0, start - 20) : start]
    return any(
        (before is None or before.search(head) is not None)
        and after.match(text, draft.end) is not None
        for before, after in _MAKES_BY_UNIT[draft.name or ""]
    )


def _numbered_clause(draft: Draft) -> bool:
    """2.2本计划投资: the number of a clause, and 本 which means this one."""
    value = draft.value
    decimal = value is not None and value != value.to_integral_value()
    return decimal and _THIS_ONE.match(draft.text, draft.end) is not None


_THIS_ONE = re.compile("(?:计划|项目|办法|合同|协议|规定|条例|公司|工程|次|方案|制度|标准)")


def _round_or_beat(draft: Draft) -> bool:
    """1/4决赛 is a round of a contest, 八分之一拍 a beat: no share."""
    return draft.text.startswith(("决赛", "拍子", "拍，", "拍。", "音符"), draft.end)


def _articles(draft: Draft) -> bool:
    """国十条, 新国八条, 沪九条: rules called after the number of their articles."""
    head = draft.text[max(0, draft.start - 3) : draft.start]
    return draft.start == draft.numeral.start and _RULES.search(head) is not None


_RULES = re.compile(
    "(?:新国|(?:^|[^\u4e00-\u9fff]|[^全中外各我本该两多美英法德俄韩泰别])国|(?:^|[^\u4e00-\u9fff])[新沪京穗深渝杭])$"
)


def _motto(draft: Draft) -> bool:
    """六个一工程, 三个一批, 四个一律: a formula; not 三个一等奖."""
    return _ONES.match(draft.text, draft.end) is not None


_ONES = re.compile("一(?:工程|批(?!次)|律|百|化|行动|活动|建设|精品|机制|制度|标准|模式|[”’])")


# what ends a price: 2块钱一斤, 5毛一个
_PRICED = ("元", "块", "块钱", "元钱", "毛", "毛钱", "角", "角钱", "多块", "分钱")


def _event(draft: Draft) -> bool:
    """男子100米自由泳, 110米栏; 500米和1000米两个项目: the length names the event."""
    return _RACE.match(draft.text, draft.end) is not None


def _good_many(draft: Draft) -> bool:
    """好几次."""
    return draft.before == "好" and draft.text[draft.numeral.start] in "几多数"


def _figure_of_speech(draft: Draft) -> bool:
    """百家争鸣, 几个."""
    if draft.before == "达" and draft.text[draft.numeral.start] not in "几数":
        return False  # 产值达亿元
    if (
        draft.kind is Kind.MONEY
        and draft.relation is Relation.AT_LEAST
        and (not draft.after or draft.after in MARKS)
        and _EARNED.search(draft.text, max(0, draft.start - 6), draft.start)
    ):
        return False  # 年收入万元以上。
    return draft.text[draft.numeral.start] in "几数" or draft.start == draft.numeral.start


_EARNED = re.compile("(?:收入|增收|收益|产值|利润|纯利|年薪|工资|效益)[可就都均达到能]{0,3}$")
_CASUALTIES = frozenset("死伤")  # 一死三伤
# weak classifiers that stand for no thing themselves: 两支, but 两手, 两级
_SURELY_COUNTED = frozenset("支部场批轮起首列班门")
_UP_TO_MARK = re.compile("[^，。；：、！？《》“”（）\n]*")
_LONGEST_COUNTED = 12  # a noun that a weak classifier counts, with what stands before it


# 贵了三毛, 只卖六毛, 每斤涨两角: behind these a coin is no part of a name
_COSTS = re.compile(
    "(?:贵|便宜|卖|涨|跌|降|只要|只收|才|[每一]斤|[每一]个|少赚|多赚|省下?|[多少][付收]|[加减]价)(?:到|了|出)?$"
)


def _weak_classifier(draft: Draft) -> bool:
    if draft.unit is None or not draft.unit.weak:
        return False
    costs = draft.unit.kind is Kind.MONEY and not (
        draft.after.isalnum() and draft.after not in "一每"
    )
    if costs and _COSTS.search(draft.text, max(0, draft.start - 6), draft.start):
        return False
    if draft.before in "多少" and not draft.after.isalnum():
        return False  # 比去年多两支
    if draft.text.endswith(("只有", "仅有"), 0, draft.start):
        return False  # 30档股票中只有五档收红
    if draft.spelling in _CASUALTIES and (draft.before in _CASUALTIES or draft.after in _NUMERALS):
        return False  # 一死三伤
    if draft.before == "了" and draft.name in _SURELY_COUNTED:
        return False  # 组织了两支工作队
    if draft.numeral.start - draft.start > 1:
        return False  # 不到十组, 超过三支: nothing else is limited so
    if draft.unit.sure_before and _counts_near(draft):
        return False
    # 近百部: 百 and those above it are no part of a word where they are qualified
    return draft.text[draft.numeral.start] not in "一百千万亿"


def _counts_near(draft: Draft) -> bool:
    """三支专业救援队, 两起800毫米主干管爆裂; but 一、二类产品, 最近半场比赛."""
    text, start = draft.text, draft.numeral.start
    if text[start] == "半" or (text[start - 1] == "、" and text[start - 2] in _NUMERALS):
        return False
    behind = _UP_TO_MARK.match(text, draft.end, draft.end + _LONGEST_COUNTED)
    assert draft.unit is not None
    assert behind is not None
    return any(map(behind[0].__contains__, draft.unit.sure_before))


# 十里镇, 五里坡村, 八里铺: villages named after a number of things, where no verb counts them
_IN_PLACES = frozenset("里口间家道眼棵岔股亩")
_PLACE_NAME = re.compile(
    "(?:(?<=里)[镇乡铺堡坡桥屯湾店寨岗沟营庄庙墩墙]|[\u4e00-\u9fff]{0,2}(?:镇|乡|村|街道|社区|屯|堡|(?<![店商])铺)"
    "(?![\u4e00-\u9fff])|[\u4e00-\u9fff]{0,2}(?:镇|乡|村|街道|社区)(?:党委|党支部|人民政府|政府|委会|位于|等地|的|境内))"
)
# of which a name of a village has one
_OF_PLACES = frozenset("镇乡村街屯社堡铺坡桥湾店寨岗沟营庄庙墩墙")
_COUNTS_BEFORE = frozenset("长走行跑修了约近有共达过建打为")
# 三口井、岩口场等村
_AMONG_VILLAGES = re.compile(
    "[^，。；、0-9]{0,3}(?:、[^，。；、0-9]{1,5}){1,8}等(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})?个?(?:行政|自然)?[村镇乡](?![级民里])"
)
_AT = frozenset("在到从赴往于、")


_CHANGED_SIZE = ("扩大", "增大", "加大", "放大", "壮大", "缩小", "减小", "变大", "变小")
_WON = frozenset("金银铜球")  # that they are medals or goals was seen where the unit was read


def _stocks(draft: Draft) -> bool:
    """100种股票指数: those of which an index is made."""
    return _STOCKS.match(draft.text, draft.end) is not None


def _part_of_name(draft: Draft) -> bool:
    """三国, 两省: a noun unit counts where a list, a mark or a verb of ruling shows it."""
    if draft.before in "小大老" and draft.start == draft.numeral.start:
        # 小七孔; but 扩大一倍多, 缩小三成
        return not draft.text.endswith(_CHANGED_SIZE, 0, draft.start)
    if (
        not _OF_PLACES.isdisjoint(draft.text[draft.end : draft.end + 4])
        and _PLACE_NAME.match(draft.text, draft.end)
        and draft.before not in _COUNTS_BEFORE
    ):
        return draft.name in _IN_PLACES
    if draft.name in _IN_PLACES and _AMONG_VILLAGES.match(draft.text, draft.end):
        return draft.before in _AT
    if draft.unit is None or not draft.unit.noun or draft.name in _WON:
        return False
    after = draft.after
    # 北医三院, 中铁二院: which one
    listed = draft.name != "院" and (not after or after in MARKS or after in _NUMERALS)
    at = draft.numeral.start
    return not listed and not _RULED.search(draft.text[max(0, at - 4) : at])


REASONS = (
    Reason("序数 ordinal", _ordinal, marked=True),
    Reason("每N denominator", _denominator, marked=True),
    Reason("前N rank", _rank, marked=True, kinds=(*COUNTED, Kind.DURATION)),
    Reason("前N rank", _last_in_order, units=("位", "名"), tails="后\n"),
    Reason("附件 attachment", _apparatus, units=("张", "幅")),
    Reason("编号 identifier", _identifier, marked=True),
    Reason("地址 address", _address, marked=True),
    Reason("年龄界限 age limit", _age_limit, kinds=(Kind.AGE,)),
    Reason(
        "复指 anaphora", _anaphora, single=True, numerals="两二三四几", heads="合相均都分并同之齐"
    ),
    Reason("复指 anaphora", _referring, single=True, kinds=COUNTED, tails="这"),
    Reason("名称 part of a name", _formula, marked=True),
    Reason("时间 duration used as time", _duration, kinds=(Kind.DURATION,)),
    Reason("时间 duration used as time", _years, units=("个",), heads="年冬春寒"),
    Reason("时刻 clock", _clock, units=("分",)),
    Reason("界限 threshold", _threshold, vague=True),
    Reason("界限 threshold", _order_of_size, units=("元",), tails="个家户宗起件"),
    Reason("界限 threshold", _upper_bound, tails="至到—~-"),
    Reason("界限 threshold", _bound_included, heads="（("),
    Reason("界限 threshold", _bound_again, tails="含括", heads="）)"),
    Reason("界限 threshold", _reached_by_some, tails="达到", heads="的"),
    Reason("界限 threshold", _scale, units=("分",)),
    Reason("界限 threshold", _class_of_size, kinds=(Kind.MASS, Kind.MONEY), heads="级"),
    Reason("界限 threshold", _class_of_sum, units=("级",)),
    Reason("界限 threshold", _of_population, kinds=(Kind.OTHER,), heads="人"),
    Reason("等级 level", _level, single=True, units=("级", "期", "届")),
    Reason("等级 level", _admitted, single=True, numerals="一二三", units=("本",)),
    Reason("等级 level", _levels, units=("级",)),
    Reason("等级 level", _phases, units=("期",)),
    Reason("编号 identifier", _pages, units=("页",), tails="共 "),
    Reason("编号 identifier", _section, units=("本",), heads="年公集报"),
    Reason("编号 identifier", _section_number, kinds=(Kind.COUNT, Kind.PERSON), tails="\n"),
    Reason("届别 cohort", _session, units=("次",), tails="届"),
    Reason("届别 cohort", _cohort, units=("级", "届")),
    Reason("不定的一 indefinite", _indefinite_one, single=True, numerals="一"),
    Reason("项目名 event", _event, kinds=(Kind.LENGTH,), heads=_RACE_HEADS),
    Reason("编号 identifier", _make, units=tuple(_MAKES_BY_UNIT)),
    Reason("编号 identifier", _numbered_clause, units=("本",)),
    Reason("项目名 event", _round_or_beat, kinds=(Kind.RATIO,), heads="决拍音"),
    Reason(
        "名称 part of a name", _articles, single=True, units=("条",), tails="国新沪京穗深渝杭\n"
    ),
    Reason("名称 part of a name", _motto, single=True, units=("个",), heads="一"),
    Reason("名称 part of a name", _stocks, units=("种",), heads="工主蓝成股"),
    Reason("虚指 figure of speech", _good_many, marked=True),
    Reason("虚指 figure of speech", _figure_of_speech, single=True, numerals="几数百千万亿"),
    Reason("量词存疑 weak classifier", _weak_classifier, single=True),
    Reason("名称 part of a name", _part_of_name, single=True),
)


@lru_cache(maxsize=4096)
def possible_reasons(
    kind: Kind,
    unit: str | None,
    marked: bool = False,  # noqa: FBT001, FBT002
    vague: bool = False,  # noqa: FBT001, FBT002
    single: str = "",
) -> tuple[Reason, ...]:
    """Return the reasons that can hold at all, in order; ``single`` is the character of a single one."""
    return tuple(
        reason
        for reason in REASONS
        if (marked or not reason.marked)
        and (vague or not reason.vague)
        and (single or not reason.single)
        and (not reason.numerals or single in reason.numerals)
        and (not reason.kinds or kind in reason.kinds)
        and (not reason.units or unit in reason.units)
    )


def reason_for(draft: Draft) -> str | None:
    """Return the name of the first reason that holds, None where the quantity is a statistic."""
    text, start, end = draft.text, draft.start, draft.end
    before, after = text[start - 1 : start], text[end : end + 1]
    marked = draft.before in MARKING or before == "第" or after.isdigit()
    vague = draft.relation is not _EQUAL
    alone = draft.numeral.chinese and draft.unit is not None and draft.single
    single = text[draft.numeral.start] if alone else ""
    for reason in possible_reasons(draft.kind, draft.name, marked, vague, single):
        if (reason.heads and after not in reason.heads) or (
            reason.tails and before not in reason.tails
        ):
            continue
        if reason.holds(draft):
            return reason.name
    return None
