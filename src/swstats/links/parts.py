"""Part of which figure: 其中…, 当中…, 包括…, 占…, and lists that add up to a total.

These shapes are read, each only between figures that can be added up:

* a marker at the start of a clause (其中, 当中, 包括, 含): the figures after it, up to the end of
  the list, are parts of the nearest figure before it that they fit; a marker that opens a sentence
  refers to the sentence before;
* 占 right before a figure: part of the nearest figure before it in the sentence;
* 由 … 组成: as a marker, its list ending at 组成;
* among a figure's things (438人中，421人就业) and in brackets after it, and its first lot (首批2100个);
* what of a figure's things is done, or unfit, said right after it (，已办结300件); before the whole in
  brackets (44名（共46名）);
* a share of all that is told and holds (160例或总数的17%), and the next largest with it (其次是乙区的94例);
* a list whose figures add up exactly to a figure said shortly before: no marker is needed.

Percentages, ages, rates, averages and amounts of change are neither parts nor wholes.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from swstats.links.phrases import MEASURED
from swstats.records import Kind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.links.scope import Scene
    from swstats.records import Quantity

# By their own names, as looking up a member takes time.
_COUNT, _MONEY, _OTHER = Kind.COUNT, Kind.MONEY, Kind.OTHER
_PERSON, _PERSON_TIME = Kind.PERSON, Kind.PERSON_TIME

# 其中 counts only where it opens a clause: 将其中1200平方米厂房改造 takes it as an object
MARKER = re.compile(
    r"(?:(?<=[，；。：、（(！？\n”])|^)(?:在?这?其中|(?:在?(?:他们|她们|这些人|其)|)当中|在?这(?:当中|之中|里面))"
    r"[有，]?(?P<colon>[：:])?"
    r"|(?<=[，；（(])(?P<within>具体包括|主要包括|包括|其?包含|内含|内有|含(?!税|量|义|糖|水|有率|金量))"
    r"(?P<colon2>[：:])?"
    r"|由(?=[^。；由]{2,60}[0-9一二三四五六七八九十百千万][^。；由]{0,40}(?P<made>组成|构成))"
)
# a word of every marker; a flat list of words is quick to search for
TRIGGER = re.compile(r"其中|当中|这之中|这里面|包括|包含|内有|含|组成|构成")
SHARE = re.compile(r"占(?:有|到|了|去)?(?:其中的?)?\Z")
BARE = re.compile(r"[；，：、]?[^\W\da-zA-Z]{2,8}")
# 投诉320件，已办结300件; 抽检86批次，不合格3批次; 30处堤岸受损，目前已修复21处
SETTLED = re.compile(
    "[^，。；：、（）0-9]{0,12}，(?:(?:其中)?(?:现|现在|目前|至今)?已(?:经|全部)?(?:完成|实现|办结|解决|兑现|交付|开工|竣工|建成"
    "|到位|落实|整改|治愈|回收|使用|拨付|修复|修好|抢通|恢复|入住|出租|售出|启用|安置|搬迁|拆除|出院|脱贫|验收|发放)"
    "|其?中?不合格|(?:检出|发现)不合格)"
)
# 企业30家，产值超亿元的有6家
OF_SUCH = re.compile(
    "[^，。；0-9]{0,8}，[^，。；、]{2,24}(?<![省市县区镇乡村])的(?:就|已|共)?[有占]"
)
# 全国9个大县，甲市就有4个
AS_MANY_AS = re.compile("[^，。；0-9]{0,16}，[^，。；0-9]{1,12}就[有占]了?")
ALL_TOLD = re.compile("全[国省市县区州镇乡村校院厂]|共有?$|总数")
OUT_OF = re.compile("[（(](?:总?共有?|总数为?|应[到出][席会]?|全体)")
# 16个项目开工8个
BEGUN = re.compile(
    r"[^\W\d]{1,6}?(?:已|均|目前)?(?:开工|竣工|完工|投产|建成|完成|签约|落地|办结)(?:了|率?达)?"
)
# 在医院中有公立医院12个: of those just named
OF_NAMED = re.compile("[，；。]在(?P<name>[^，-；。0-9]{2,8})[之当]?中，?(?:包括|有)?")
# 捐款中，企业捐了30万元: a sentence that goes on with what the one before tells of
OF_TOLD = re.compile("(?:在|这些|上述)?(?P<name>[^，-；。,;0-9其在]{2,8}?)[之当]?中[，,]")
# 31例或总数的17%, 31例，占全部病例的17%
OF_ALL = re.compile(
    "[，、（(]?(?:或|约?占(?:了|到)?|相当于)(?:总[数量额计]|总人[数口]|全[部省市县国区])[^，-；。、0-9]{0,6}的?约?"
)
# 1708例（60.2%）, 310吨，占总量约六成, 以420例居冠，占一半以上: the share that a part has of its whole
ITS_SHARE = re.compile(
    "(?:(?P<bracket>[（(])|[^，。；：、（）0-9]{0,8}，?约?占(?:了|到|去)?(?:总[数量额计]|总人[数口]|其中|其)?的?)约?"
)
# 全省病例500例，甲市120例（24%）: a rate in brackets is a share only of all that is told
OF_TOTAL = re.compile("全[国省市县区州镇乡村校院厂]|[共总](?!青团|产党|[理经监统])|合计|累计")
FORESEEN = re.compile("计划|预算|目标|预[计期]|拟|规划")
ANOTHER_TIME = re.compile("(?<![青少老成中])年|[0-9一二三四五六七八九十上下当本]月|季|同期|前期")
ITS_MEASURE = re.compile(f"(?:{MEASURED.pattern}|利润|收入|支出|资产|负债|投资|存款|贷款)\\Z")
OPPOSITES = (("进口", "出口"), ("死亡", "出生"), ("迁出", "迁入"), ("支出", "收入"))
PLACE_LEVEL = re.compile("(?<!全)[省市县区州镇乡村国](?=[^省市县区州镇乡村国]*\\Z)")
# 甲类330吨、乙类260吨，两者合计占总量的75.1%
JOINTLY = re.compile(
    "(?:合共|合计|共计|总共|加起来|[两二三四五]者|[两二三四五]项)(?:合计|共)?约?占(?:了|到|去)?比?[^，。；：0-9]{0,12}\\Z"
)
NEXT_LARGEST = re.compile("其次|第二")
TOPS = ("居冠", "居首", "最多", "排第一", "位居第一", "位列第一", "居榜首")
# …；甲州和乙州共310例: the next behind the one that tops a list
PARALLEL = re.compile("[^；。]{0,30}；[^，。；：0-9]{2,12}")
# 出口5亿元，进口3亿元，顺差2亿元: no parts
DIFFERENCE = re.compile("[顺逆]差|差额|结余|盈余|赤字|净(?:[进出]口|[增减出入流利赚亏赢值额]|资产)")
SAID_AGAIN = re.compile("[年月日比较说即合]|同期")  # 102家（2017年98家）, 459公里（一说452公里）
ITEM = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]|[①-⑳●•·■◆—-])")
FIRST_ITEM = re.compile(r"[：:]\s*(?:[（(]?[一1][)）、.．]|①)|明细|如下")
NEW_LIST = re.compile("其中|当中|分别|包括|明细|如下|。")
NEW_SCOPE = re.compile(
    r"[，；、]?(?:全[国省市县区州镇乡村年校院球]|共(?!青团|产党)|总共|总计|合计|累计|截至|目前|同时|此外|另|还|"
    r"预计|同期|去年|上年|今年|明年|其余|其他地区|该[省市县区州]|我[国省市县区])"
)
# A pattern that begins with one class of characters skips all others fast: a quarter of the time.
AVERAGE = re.compile(
    r"[均价每标](?:(?<=[人户日月年亩场平]均)|(?<=[均单]价)|(?<=每)[^，。；]{0,8}\Z"
    r"|(?<=标)准(?:为|是|达|提高到)?\Z)"
)
# 平均每日410吨, 日均410吨; but 每人每日1.4公斤
FLOW = re.compile("(?<![人户车])(?:每|(?=[日月年]均))(?P<time>[日天月年])[^，。；]{0,6}\\Z")
CHANGE = re.compile(
    r"(?:比|较|同比|环比|按[年月周季]|比上).*?(?:增加|增长|减少|下降|上升|提高|降低|回落|净增|[增减升降跌涨多少][收产销出购缴]?)"
    r"(?:了|约|近|逾)?\Z"
)
# the last characters of an amount's change, in either pattern
CHANGE_ENDS = frozenset("加长少降升高低落增减跌涨多收产销出购缴了约近逾")
CHANGED = re.compile(r"(?:(?<!新)增加|(?<!新)增长|净增|减少|下降|净减)(?:了|约|近|逾)?\Z")
AMONG = re.compile(r"[^，-；。、（）0-9]{0,8}?[中里]，?")
FIRST_LOT = re.compile(r"(?:首批|第一批|首期|一期)(?:为|共|有)?\Z")
COPULA = re.compile(r"(?:累计|共计|总计|合计|总数|总量|总额|达到?|为|有|共|已|约|仅|超过|增至)+\Z")
COPULA_ENDS = frozenset(
    "计数量额达到为有共已约仅过至"
)  # a look at one character spares most trials
HANZI = re.compile(r"[^\W\da-zA-Z]+")
NOUN_AFTER = re.compile(r"[^\W\da-zA-Z]{1,8}")

ADDITIVE = frozenset(
    {
        _COUNT,
        _PERSON,
        _PERSON_TIME,
        _MONEY,
        Kind.LENGTH,
        Kind.AREA,
        Kind.MASS,
        Kind.VOLUME,
        Kind.DURATION,
        Kind.ENERGY,
        Kind.DATA,
        _OTHER,
    }
)
# measure words that count the same things: 机构723家，其中医院21所; 个 stands for any of them
NEUTRAL = frozenset("个件项种类")
SITES = frozenset("个家所处座间")
SHARE_KINDS = (Kind.PERCENT, Kind.RATIO)
SCALES = {"%": Decimal(100), "成": Decimal(10), None: Decimal(1)}  # what is all, by the unit
UPWARD = (Relation.MORE, Relation.AT_LEAST)
TENTH = Decimal("0.1")
JOINT_MARGIN = TENTH  # of a hundred: a share of a sum is told so well, or is near by chance
LONGEST_JOINT = 8  # figures of which a joint share is told
LONGEST_JOINTLY = 30  # characters that tell of it
REACH_AMONG = 120  # characters: how far the list among a figure's things goes
MEANS = ("年", "岁", "天", "日")  # a mean of 5.6年 has no part of 3.9年
LONGEST_ROW_NAME = 40  # characters
LONGEST_LIST = 24  # how many figures back one figure may be compared with: keeps it linear


@dataclass(slots=True)
class Figure:
    """A figure that can be a part or a whole, with the words about it."""

    number: int  # of its quantity
    start: int
    end: int
    sentence: int
    size: Decimal
    label: str  # the words before it in its clause, after the figure before
    change: bool
    average: bool  # a whole only of averages: 平均工时151小时，其中加班8小时
    flow: str = ""  # how much in each time, of which the flow of a sort is a part: 每日410吨


class Listing(NamedTuple):
    """A marker with the reach of its list and of the wholes before it."""

    start: int
    end: int
    stop: int
    reach: int  # how far a parallel segment after ； may carry the list on
    opens_sentence: bool
    enumerated: bool
    sentence: int


def link_parts(scene: Scene, indicators: Sequence[str | None]) -> list[int | None]:
    """Return, for each figure, the index of the figure that it is a part of, or None.

    ``indicators`` are those of the figures; where several wholes fit, the one that counts the same
    thing is taken (助餐点7318个，覆盖社区1.6万个。其中，新建助餐点460个).
    """
    wholes: list[int | None] = [None] * len(scene.quantities)
    if len(wholes) < 2:
        return wholes
    figures = _figures(scene)
    if len(figures) < 2:
        return wholes
    starts = [figure.start for figure in figures]
    for listing in _listings(scene, figures):
        _link_listing(scene, listing, figures, starts, Choice(scene, indicators, wholes))
    _link_joint_shares(scene, figures, wholes)
    figures = [figure for figure in figures if not figure.average]
    _link_named(scene, figures, wholes)
    _link_segments(scene, figures, wholes)
    _link_among(scene, figures, wholes)
    _link_settled(scene, figures, wholes)
    _link_shares(scene, figures, wholes)
    _link_told_shares(scene, figures, wholes)
    _link_sums(scene, figures, wholes)
    _link_rows(scene, figures, wholes)
    return wholes


def _figures(scene: Scene) -> list[Figure]:
    """Return the figures that can be added up, with their labels."""
    text = scene.document.folded
    figures: list[Figure] = []
    before = end = 0
    for index, quantity in enumerate(scene.quantities):
        before, end = end, quantity.end
        if quantity.kind not in ADDITIVE or (size := magnitude(quantity)) is None:
            continue
        if quantity.unit is not None and "/" in quantity.unit:
            continue
        start, clause_start = quantity.start, scene.clauses[index][0]
        label = text[max(clause_start, before, start - 24) : start]
        average = AVERAGE.search(label) is not None
        flow = FLOW.search(label) if average else None
        change = False
        if start > clause_start and text[start - 1] in CHANGE_ENDS:
            clause = text[max(clause_start, start - 40) : start]
            change = CHANGE.search(clause) is not None or CHANGED.search(label) is not None
        home = scene.home[index]
        each = flow["time"] if flow else ""
        figures.append(Figure(index, start, end, home, size, label, change, average, each))
    return figures


def magnitude(quantity: Quantity) -> Decimal | None:
    """Return the figure's size, for comparison: SI where there is one."""
    if quantity.si_value is not None:
        return quantity.si_value
    for size in (quantity.value, quantity.lower, quantity.upper):
        if size is not None:
            return size
    return None


# ---------------------------------------------------------------- markers


def _listings(scene: Scene, figures: Sequence[Figure]) -> Iterator[Listing]:
    """Yield the markers in order, in the sentences that have figures or open a list of them."""
    text = scene.document.folded
    sentences = scene.article.sentences
    seen = -1
    for figure in figures:
        # a sentence that ends in 其中： has its figure (the whole) before the marker
        number = figure.sentence
        if number <= seen or number >= len(sentences):
            continue
        seen = number
        sentence = sentences[number]
        if TRIGGER.search(text, sentence.start, sentence.end) is None:
            continue
        marks = list(MARKER.finditer(text, sentence.start, sentence.end))
        for place, mark in enumerate(marks):
            later = (m.start() for m in marks[place + 1 :] if text[m.start() - 1] not in "（(")
            stop = next(later, sentence.end)
            reach = stop
            colon = bool(mark["colon"] or mark["colon2"])
            enumerated = colon or ITEM.match(text, mark.end(), stop) is not None
            if mark["made"]:
                stop = reach = min(stop, mark.start("made"))
            elif text[mark.start() - 1 : mark.start()] in ("（", "("):
                stop = reach = _first(text, "）)", mark.end(), stop)
            elif not enumerated:
                stop = _first(text, "；", mark.end(), stop)
            elif stop == sentence.end:
                stop = reach = _end_of_items(scene, number)
            opens = (
                mark["within"] is None
                and not mark["made"]
                and (text[sentence.start : mark.start()].strip(" “（(") == "")
            )
            yield Listing(mark.start(), mark.end(), stop, reach, opens, enumerated, number)


def _first(text: str, characters: str, start: int, stop: int) -> int:
    """Return where the first of ``characters`` stands, else ``stop``."""
    found = [at for at in (text.find(ch, start, stop) for ch in characters) if at >= 0]
    return min(found, default=stop)


def _end_of_items(scene: Scene, number: int) -> int:
    """Return the end of the numbered items that follow sentence ``number``."""
    text, sentences = scene.document.folded, scene.article.sentences
    last = number
    opening = ITEM.match(text, sentences[number].start)
    while (
        last + 1 < len(sentences)
        and last - number < LONGEST_LIST
        and (item := ITEM.match(text, sentences[last + 1].start))
        and not _same_level(item[0], opening[0] if opening else "")
    ):
        last += 1
    return sentences[last].end


def _same_level(one: str, other: str) -> bool:
    """Tell whether two item marks are of one numbering: 一、 and 二、, not 一、 and （一）."""

    def level(mark: str) -> str:
        return re.sub(r"[0-9]+", "1", re.sub(r"[一二三四五六七八九十]+", "一", mark.strip()))

    return bool(other) and level(one) == level(other)


def _link_listing(
    scene: Scene,
    listing: Listing,
    figures: Sequence[Figure],
    starts: Sequence[int],
    choice: Choice,
) -> None:
    """Link the figures of one list to the figures before its marker."""
    text = scene.document.folded
    sentences = scene.article.sentences
    earlier = listing.sentence - 1 if listing.opens_sentence else listing.sentence
    first = bisect_left(starts, listing.end)
    from_here = max(bisect_left(starts, sentences[max(earlier, 0)].start), first - 2 * LONGEST_LIST)
    before = [
        f for f in figures[from_here:first] if f.sentence == earlier and f.end <= listing.start
    ]
    quantities = scene.quantities
    if not before and listing.opens_sentence and _grows_only(scene, earlier):
        # 存款30亿元。按可比口径增长8%。其中，住户存款10亿元
        earlier -= 1
        near = figures[max(0, first - LONGEST_LIST) : first]
        before = [f for f in near if f.sentence == earlier and not f.change]
    if not before:
        return
    flow = figures[first].flow if first < len(figures) else ""
    flows = [f for f in before if f.flow == flow] if flow else []
    if flows:
        before = flows
    elif not before[-1].average or quantities[before[-1].number].unit in MEANS:
        before = [f for f in before if not f.average]
    segment = text.rfind("；", sentences[listing.sentence].start, listing.start)
    if segment >= 0 and first < len(figures):  # 医院30家，其中…；中心20家，其中…
        one = figures[first]
        here = [f for f in before if f.start > segment]
        if any(
            comparable(quantities[one.number], quantities[f.number]) and one.size <= f.size
            for f in here
        ):
            before = here
    linked: list[Figure] = []
    reached, last = listing.end, figures[first].number - 1 if first < len(figures) else 0
    for figure in figures[first : bisect_left(starts, listing.reach)]:
        between = text[reached : figure.start]
        recent = linked[-LONGEST_LIST:]
        bare = "占" in between or (bool(linked) and linked[-1].start >= listing.stop)
        if figure.start >= listing.stop and not _goes_on(figure, recent, choice, bare=bare):
            unit = scene.quantities[figure.number].unit
            if "；" not in between and recent and unit != scene.quantities[recent[-1].number].unit:
                continue  # 其中300万元用于增加床位30张；200万元用于增加桌椅90套；70万元用于修路
            break
        others = figure.number - last > 1  # a percentage or the like stands between
        reached, last = figure.end, figure.number
        if (
            linked
            and not listing.enumerated
            and (NEW_SCOPE.match(between) or (between.count("，") > 1 and not others))
        ):
            break
        if (figure.average and not (flows and figure.flow == flow)) or (
            figure.change and not any(f.change for f in before)
        ):
            continue
        if figure.label.endswith("新增") and text.startswith(("，共", "，累计"), figure.end):
            continue  # 新增2人，共6人
        whole = choice.whole_of(figure, before, recent, direct=not between.strip("有，： "))
        if whole is not None:
            # 确诊2亿例，其中甲国3千万例，死亡病例4百万例: the last is said of all again
            head = _head(figure.label)
            peers = [other for other in recent if choice.wholes[other.number] == whole.number]
            if (
                peers
                and head
                and head == _head(whole.label)
                and "，" in between
                and all(_head(other.label) != head for other in peers)
            ):
                break
            choice.wholes[figure.number] = whole.number
            linked.append(figure)


def _grows_only(scene: Scene, number: int) -> bool:
    """Whether a sentence says by how much the figures of the one before it grow, no more."""
    sentences, home = scene.article.sentences, scene.home
    if number < 1 or sentences[number].paragraph != sentences[number - 1].paragraph:
        return False
    first, last = bisect_left(home, number), bisect_left(home, number + 1)
    return first < last and all(
        quantity.kind in {Kind.PERCENT, Kind.PERCENTAGE_POINT}
        for quantity in scene.quantities[first:last]
    )


def _goes_on(figure: Figure, linked: Sequence[Figure], choice: Choice, *, bare: bool) -> bool:
    """Tell whether a figure after ； is one more of the list: its noun ends as another's does.

    教育经费580亿元，其中义务教育310亿元，增长9%；高等教育120亿元. Or, with
    ``bare``, both are a name with a figure of one unit: 其中铁路38亿元，占63%；水路2亿元；民航1亿元.
    """
    head = _head(figure.label)
    alike = [other for other in linked if head and head == _head(other.label)]
    if bare and not alike and BARE.fullmatch(figure.label) and not NEW_SCOPE.match(figure.label):
        unit = choice.scene.quantities[figure.number].unit
        alike = [other for other in linked[-1:] if BARE.fullmatch(other.label)]
        alike = [other for other in alike if choice.scene.quantities[other.number].unit == unit]
    if not alike and not figure.label and choice.scene.document.folded[figure.start - 1] == "；":
        # 其中300万元用于修路；200万元用于建校
        unit = choice.scene.quantities[figure.number].unit
        alike = [
            other
            for other in linked
            if not other.label.strip("其当中包括含有，：")
            and choice.scene.quantities[other.number].unit == unit
        ]
    if not alike:
        return False
    whole = choice.wholes[alike[-1].number]
    if whole is None:
        return False
    total = sum(
        (other.size for other in linked if choice.wholes[other.number] == whole), figure.size
    )
    size = magnitude(choice.scene.quantities[whole]) or Decimal(0)
    return _fits(total, size)


class Choice(NamedTuple):
    """How the whole of a figure is chosen among the figures before a marker."""

    scene: Scene
    indicators: Sequence[str | None]
    wholes: list[int | None]  # what is linked so far

    def whole_of(
        self,
        part: Figure,
        before: Sequence[Figure],
        linked: Sequence[Figure],
        *,
        direct: bool,
    ) -> Figure | None:
        """Return the figure before the marker that ``part`` is a part of, or None.

        ``linked`` are the figures of the list that have their whole; ``direct`` is True where
        nothing but 有 stands between the marker and the figure.
        """
        quantities = self.scene.quantities
        quantity = quantities[part.number]
        fitting = [
            f for f in before if comparable(quantity, quantities[f.number]) and part.size <= f.size
        ]
        fitting = [f for f in fitting if f.change is part.change]
        if not fitting:
            return None
        label = _head(part.label)
        named = [f for f in fitting if label and self._noun_after(f).startswith(label)]
        if len(named) == 1 < len(fitting):
            return named[0]  # 37个大项、362个小项，其中奥运大项27个
        for other in reversed(linked):  # a list has one whole
            same = quantities[other.number]
            if same.unit == quantity.unit and same.kind is quantity.kind:
                for figure in fitting:
                    if figure.number == self.wholes[other.number]:
                        return figure
        alike = self._most_alike(part, fitting)
        in_list = bool(linked) and self.scene.document.folded[part.start - 1] in "、和及"
        # 涉及的15个区县 counts another thing than 服务点300个
        sure = alike or direct or in_list or quantity.kind is not _COUNT
        if not sure and self._noun_after(part):
            return None
        alike = alike or fitting
        return ([f for f in alike if quantities[f.number].unit == quantity.unit] or alike)[-1]

    def _most_alike(self, part: Figure, fitting: Sequence[Figure]) -> list[Figure]:
        """Return those whose words end as the part's do, else those that share any; or none.

        The words in the clause go before the indicator, which may come from further off.
        """
        label, noun = _head(part.label), _head(self.indicators[part.number])
        alike = [f for f in fitting if label and label == _head(f.label)] or [
            f for f in fitting if noun and noun == _head(self.indicators[f.number])
        ]
        if alike:
            return alike
        words = self._words_of(part)
        return [f for f in fitting if words & self._words_of(f)]

    def _words_of(self, figure: Figure) -> frozenset[str]:
        return _words(figure.label, self._noun_after(figure), self.indicators[figure.number])

    def _noun_after(self, figure: Figure) -> str:
        """Return the beginning of the noun that follows a figure in its clause."""
        stop = max(self.scene.clauses[figure.number][1], figure.end)
        noun = NOUN_AFTER.match(self.scene.document.folded, figure.end, stop)
        return noun[0] if noun else ""


def _head(text: str | None) -> str:
    """Return the last two characters of what is counted."""
    if not text:
        return ""
    runs = HANZI.findall(COPULA.sub("", text) if text[-1] in COPULA_ENDS else text)
    return runs[-1][-2:] if runs and len(runs[-1]) > 1 else ""


def _words(*parts: str | None) -> frozenset[str]:
    """Return the pairs of neighbouring characters of the texts."""
    return frozenset(
        run[at : at + 2]
        for part in parts
        if part
        for run in HANZI.findall(part)
        for at in range(len(run) - 1)
    )


def comparable(part: Quantity, whole: Quantity) -> bool:
    """Tell whether a figure can be a part of another by kind and unit.

    Money adds up in one currency, 元 standing for the one that was named before (总值718.4亿港元，
    其中住宅515.6亿元). Persons may be part of attendances (咨询389人次，其中转介7人). Things
    counted in measure words of one sort add up (机构723家，其中医院21所), households and persons
    do not; but cases are persons.
    """
    if part.kind is _PERSON and (whole.kind is _PERSON_TIME or whole.unit == "例"):
        return True  # 咨询389人次，其中转介7人; 确诊389例，其中死亡7人
    if part.unit is None or whole.unit is None:
        counted = (_COUNT, _OTHER, _PERSON, _PERSON_TIME, _MONEY)
        return part.kind in counted and whole.kind in counted  # 528万人次，其中内地客432万
    if part.kind is not whole.kind:
        return False
    if part.si_unit is not None or whole.si_unit is not None:
        return part.si_unit == whole.si_unit
    if part.unit == whole.unit or part.kind in (_PERSON, _PERSON_TIME):
        return True
    if part.kind is _MONEY:
        return part.unit == "元"
    if part.kind is _COUNT:
        one, other = part.unit or "个", whole.unit or "个"
        return (
            one in other or (other in NEUTRAL and one != "户") or (one in SITES and other in SITES)
        )
    return False


# ---------------------------------------------------------------- 占 and sums


def _link_among(scene: Scene, figures: Sequence[Figure], wholes: list[int | None]) -> None:
    """Link what is said among a figure's things, and what stands in brackets after it.

    毕业的438人中，421人就业; 幸福院8个（东乡县3个、积石山县2个）
    """
    text = scene.document.folded
    for place, whole in enumerate(figures):
        if whole.change:
            continue
        near = text[whole.end : whole.end + 9]
        among = AMONG.match(text, whole.end) if "中" in near or "里" in near else None
        if among is not None:
            stop = _first(text, "；。\n", among.end(), among.end() + REACH_AMONG)
        elif near[:1] in ("（", "("):
            stop = _first(text, "）)", whole.end, whole.end + REACH_AMONG)
        else:
            continue
        parts: list[Figure] = []
        inner = text.find("其中", among.end(), stop) if among is not None else -1
        for part in figures[place + 1 : place + LONGEST_LIST]:
            if part.start >= stop:
                break
            if parts and 0 <= inner < part.start:
                # 33所学校中已有27所改建，其中8所获奖: of those before it
                if wholes[part.number] == whole.number and part.size <= parts[-1].size:
                    wholes[part.number] = parts[-1].number
                continue
            one, other = scene.quantities[part.number], scene.quantities[whole.number]
            same = one.kind is other.kind and (one.unit == other.unit or one.kind is _PERSON)
            named = among is not None or HANZI.search(part.label)
            if same and named and not part.change and part.size < whole.size:
                parts.append(part)
        if among is None and len(parts) < 2 and not all(_is_sort(part) for part in parts):
            continue
        # 学生2916人（女生1402人，寄宿生1785人）: sorts that overlap
        overlap = among is None and scene.quantities[whole.number].kind in (_COUNT, _PERSON)
        if _fits(sum((part.size for part in parts), Decimal(0)), whole.size) or (
            overlap and all(map(_is_sort, parts))
        ):
            above = wholes[whole.number]
            for part in parts:
                # 图书300册，其中古籍30册（善本3册）: of what is nearer
                if wholes[part.number] in (None, above):
                    wholes[part.number] = whole.number


def _link_segments(scene: Scene, figures: Sequence[Figure], wholes: list[int | None]) -> None:
    """Link the figures that open the segments of a list whose items have lists of their own.

    机构90个，其中医院30个，专科10个；卫生机构50个，其中乡镇20个；防疫机构10个，其中市级3个.
    """
    text, quantities = scene.document.folded, scene.quantities
    sentence, whole, total = -1, None, Decimal(0)
    by_number = {figure.number: figure for figure in figures}
    for place, figure in enumerate(figures):
        if figure.sentence != sentence:
            sentence, whole, total = figure.sentence, None, Decimal(0)
        above = wholes[figure.number]
        if whole is None:
            whole = None if above is None else by_number.get(above)
            total = figure.size if whole else total
            continue
        if above == whole.number:
            total += figure.size
        between = text[figures[place - 1].end : figure.start]
        if (
            above is None
            and "；" in between
            and between.endswith(figure.label)
            and not figure.change
            and BARE.fullmatch(figure.label)
            and not NEW_SCOPE.match(figure.label)
            and _head(figure.label) == _head(whole.label)
            and quantities[figure.number].unit == quantities[whole.number].unit
            and total + figure.size <= whole.size
        ):
            wholes[figure.number] = whole.number
            total += figure.size


def _link_named(scene: Scene, figures: Sequence[Figure], wholes: list[int | None]) -> None:
    """Link the figures behind 在医院中有 to the one of 医院 just before, up to the end of the segment."""
    text = scene.document.folded
    for place, figure in enumerate(figures[:-1]):
        named = OF_NAMED.match(text, figure.end)
        if named is None or not figure.label.endswith(named["name"]) or figure.change:
            continue
        stop = _first(text, "；。\n", named.end(), named.end() + REACH_AMONG)
        parts = [part for part in figures[place + 1 : place + LONGEST_LIST] if part.start < stop]
        whole = scene.quantities[figure.number]
        if (
            parts
            and all(comparable(scene.quantities[part.number], whole) for part in parts)
            and _fits(sum((part.size for part in parts), Decimal(0)), figure.size)
        ):
            for part in parts:
                wholes[part.number] = figure.number
    sentences = scene.article.sentences
    last = -1
    for place, figure in enumerate(figures):
        if figure.sentence == last:
            continue
        last = figure.sentence
        told = OF_TOLD.match(text, sentences[last].start, figure.start) if place else None
        if told is not None:
            _link_told(scene, figures, place, told["name"], wholes)


def _link_told(
    scene: Scene, figures: Sequence[Figure], first: int, name: str, wholes: list[int | None]
) -> None:
    """Link the figures of a sentence that opens with 捐款中 to that of 捐款 in the one or two before."""
    quantities, sentence = scene.quantities, figures[first].sentence
    whole = next(
        (
            figure
            for figure in reversed(figures[max(0, first - LONGEST_LIST) : first])
            if figure.sentence >= sentence - 2
            and not figure.change
            and (
                COPULA.sub("", figure.label).endswith(name)
                or scene.document.folded.startswith(name, figure.end)
            )
        ),
        None,
    )
    if whole is None:
        return
    parts = [
        part
        for part in itertools.takewhile(
            lambda other: other.sentence == sentence, figures[first : first + LONGEST_LIST]
        )
        if not part.change
        and wholes[part.number] is None
        and comparable(quantities[part.number], quantities[whole.number])
    ]
    if _fits(sum((part.size for part in parts), Decimal(0)), whole.size):
        for part in parts:
            wholes[part.number] = whole.number


def _fits(total: Decimal, size: Decimal) -> bool:
    """Whether parts that add up to ``total`` are of ``size``, but for what rounding makes of it."""
    return (total - size) * 1000 <= size


def _is_sort(figure: Figure) -> bool:
    """Whether one figure in brackets is a sort of those before it: 确诊2721例（境外输入1189例）."""
    name = figure.label.lstrip("（(")
    return BARE.fullmatch(name) is not None and not (
        SAID_AGAIN.search(name) or NEW_SCOPE.match(name)
    )


def _link_settled(scene: Scene, figures: Sequence[Figure], wholes: list[int | None]) -> None:
    """Link what of a figure's things is done, or unfit, to that figure right before it.

    Or the figure itself to the whole in brackets behind it.
    """
    text, quantities = scene.document.folded, scene.quantities
    for whole, part in itertools.pairwise(figures):
        if quantities[part.number].unit != quantities[whole.number].unit:
            continue
        if text[whole.end] in "（(" and OUT_OF.fullmatch(text, whole.end, part.start):
            # 44名（共46名）代表: the second is the whole
            if whole.size <= part.size and wholes[whole.number] is None:
                wholes[whole.number] = part.number
        elif (
            wholes[part.number] is None
            and part.size <= whole.size
            and not whole.change
            and (
                SETTLED.fullmatch(text, whole.end, part.start)
                or (
                    not text[part.end : part.end + 1].isalnum()
                    and BEGUN.fullmatch(text, whole.end, part.start)
                )
                or (
                    text[part.start - 1] in "有占"
                    and part.size < whole.size
                    and (
                        OF_SUCH.fullmatch(text, whole.end, part.start)
                        or (
                            ALL_TOLD.search(whole.label)
                            and AS_MANY_AS.fullmatch(text, whole.end, part.start)
                        )
                    )
                )
            )
        ):
            wholes[part.number] = whole.number


def _link_shares(scene: Scene, figures: Sequence[Figure], wholes: list[int | None]) -> None:
    """Link 女性占400人 to the figure before it in its sentence."""
    for place, figure in enumerate(figures):
        if wholes[figure.number] is not None:
            continue
        label = figure.label
        if not ("占" in label and SHARE.search(label)) and not (
            ("批" in label or "期" in label) and FIRST_LOT.search(label)
        ):
            continue
        quantity = scene.quantities[figure.number]
        for other in reversed(figures[max(0, place - LONGEST_LIST) : place]):
            if other.sentence != figure.sentence:
                break
            if (
                not other.change
                and comparable(quantity, scene.quantities[other.number])
                and figure.size < other.size
                and wholes[other.number] is None
                and not SHARE.search(other.label)
            ):
                wholes[figure.number] = other.number
                break


def _link_told_shares(scene: Scene, figures: Sequence[Figure], wholes: list[int | None]) -> None:
    """Link 31例或总数的17% to the figure before of which it is 17 %, and the next largest with it."""
    text, quantities = scene.document.folded, scene.quantities
    for place, figure in enumerate(figures):
        share = figure.number + 1
        if (
            wholes[figure.number] is not None
            or share >= len(quantities)
            or quantities[share].kind not in SHARE_KINDS
            or (ends := _share_told(text, figure, quantities[share])) is None
        ):
            continue
        for whole in reversed(figures[max(0, place - LONGEST_LIST) : place]):
            if figure.sentence - whole.sentence > 3:
                break
            if (
                figure.size < whole.size
                and not whole.change
                and comparable(quantities[figure.number], quantities[whole.number])
                and ends[0] < figure.size / whole.size < ends[1]
                and (text[figure.end] not in "（(" or _is_of_total(text, figure, whole))
            ):
                wholes[figure.number] = whole.number
                _link_next(scene, figures[place : place + LONGEST_LIST], whole, wholes)
                break


def _is_of_total(text: str, part: Figure, whole: Figure) -> bool:
    """Whether a figure can be what a rate in brackets is a share of: all there are, here and now.

    项目计划投资3亿元，上半年完成投资1.5亿元（50%） and 出口3亿元，进口1.5亿元（50%） are none.
    """
    if FORESEEN.search(whole.label) or not OF_TOTAL.search(whole.label):
        return False
    if ANOTHER_TIME.search(text, whole.end, part.start):
        return False
    name, all_ = COPULA.sub("", part.label), COPULA.sub("", whole.label)
    if ITS_MEASURE.search(name) and _head(name) != _head(all_):
        return False
    if any(one in name and other in all_ for one, other in OPPOSITES):
        return False
    level, above = PLACE_LEVEL.search(name), PLACE_LEVEL.search(all_)
    return level is None or above is None or level[0] != above[0]


def _link_joint_shares(scene: Scene, figures: Sequence[Figure], wholes: list[int | None]) -> None:
    """Link the figures of a list whose sum is the share told behind it of a figure before it.

    甲类330吨、乙类260吨，两者合计占75.1%: of 786吨, which a sentence before says.
    """
    text, quantities = scene.document.folded, scene.quantities
    starts = [figure.start for figure in figures]
    for number, share in enumerate(quantities):
        if share.unit != "%" or share.value is None:
            continue
        home = scene.home[number]
        begin = scene.article.sentences[home].start
        head = text[max(begin, share.start - LONGEST_JOINTLY) : share.start]
        if "占" not in head or not JOINTLY.search(head):
            continue
        last = bisect_left(starts, share.start)
        first = max(bisect_left(starts, begin), last - LONGEST_JOINT)
        whole, listed = _told_jointly(scene, figures, first, last, share.value)
        if whole is not None and home - whole.sentence < 4:
            for part in listed:
                if wholes[part.number] is None:
                    wholes[part.number] = whole.number


def _told_jointly(
    scene: Scene, figures: Sequence[Figure], first: int, last: int, percent: Decimal
) -> tuple[Figure | None, Sequence[Figure]]:
    """Return the figure of which the last of some figures are so many percent, and these."""
    quantities = scene.quantities
    total = Decimal(0)
    for at in range(last - 1, first - 1, -1):
        part = figures[at]
        unit = quantities[part.number].unit
        if part.change or unit != quantities[figures[last - 1].number].unit:
            break
        total += part.size
        for whole in reversed(figures[max(0, at - LONGEST_LIST) : at]):
            if (
                at < last - 1
                and total < whole.size
                and not whole.change
                and quantities[whole.number].unit == unit
                and abs(total * 100 / whole.size - percent) < JOINT_MARGIN
            ):
                return whole, figures[at:last]
    return None, ()


def _share_told(text: str, figure: Figure, share: Quantity) -> tuple[Decimal, Decimal] | None:
    """Return between what a figure's share of its whole lies, as the share right behind it says.

    That is None where the share is none of its whole, or may be of another one: 占全国近三成.
    """
    told, scale = share.value, SCALES.get(share.unit)
    if told is None or scale is None or not 0 < told < scale:
        return None
    percent = share.unit == "%"
    if percent and OF_ALL.fullmatch(text, figure.end, share.start):
        return (told - 1) / scale, (told + 1) / scale
    match = ITS_SHARE.fullmatch(text, figure.end, share.start)
    if match is None or (match["bracket"] and not percent):
        return None
    ratio = told / scale
    # a percentage is told to its last digit, 六成 or 一半 to a tenth
    step = Decimal(1).scaleb(int(told.as_tuple().exponent)) / scale if percent else TENTH
    margin = step * 6 / 10
    if share.relation in UPWARD:
        return ratio - margin / 10, ratio + 2 * margin
    return ratio - margin, ratio + margin


def _link_next(
    scene: Scene, figures: Sequence[Figure], whole: Figure, wholes: list[int | None]
) -> None:
    """Link those that are next to the largest part: 其次是乙区的21例和丙区的12例."""
    text, quantities = scene.document.folded, scene.quantities
    first, total, told = figures[0], figures[0].size, False
    tops = text.startswith(TOPS, first.end)
    for other in figures[1:]:
        between = text[first.end : other.start]
        told = told or NEXT_LARGEST.search(between) is not None
        told = told or (tops and PARALLEL.fullmatch(between) is not None)
        alike = quantities[other.number].unit == quantities[first.number].unit
        if other.sentence != first.sentence or not told or not alike or other.size > first.size:
            break
        total += other.size
        if total > whole.size or other.change or wholes[other.number] is not None:
            break
        wholes[other.number] = whole.number
        first = other


def _link_sums(scene: Scene, figures: Sequence[Figure], wholes: list[int | None]) -> None:
    """Link the figures of a list to an earlier figure that is exactly their sum."""
    text, sentences = scene.document.folded, scene.article.sentences
    groups: dict[tuple[Kind, str | None], list[Figure]] = {}
    for figure in figures:
        quantity = scene.quantities[figure.number]
        if not figure.change and quantity.value is not None:
            groups.setdefault((quantity.kind, quantity.unit), []).append(figure)
    for group in groups.values():
        if len(group) < 3:
            continue
        for run, before in _lists(scene, group):
            if any(DIFFERENCE.search(f.label) for f in run):
                continue
            total = sum((f.size for f in run), Decimal(0))
            # 3 = 1 + 2 says nothing
            if total < 10 and len(run) < 3:
                continue
            linked = {wholes[f.number] for f in run} - {None}
            sentence = run[0].sentence
            near = 8 if ITEM.match(text, sentences[sentence].start) else 2
            for whole in reversed(before):
                # 256万人，其中甲地168.3万人…；乙地82.1万人，丙地5.7万人: rounded, and some are told
                if (
                    (
                        whole.size == total
                        or (whole.number in linked and abs(whole.size - total) * 1000 < total)
                    )
                    and sentence - whole.sentence <= near
                    and linked <= {whole.number}
                ):
                    for figure in run:
                        wholes[figure.number] = whole.number
                    break


def _link_rows(scene: Scene, figures: Sequence[Figure], wholes: list[int | None]) -> None:
    """Link what the rows of a table tell of one another, a name and a figure in each.

    总计⇥800元⏎甲⇥300元⏎乙⇥500元: those that add up to the one above, which is named as their sum; and
    those behind 其中: 总投资⇥3亿元⏎其中中央投资⇥1亿元⏎省级投资⇥5000万元.
    """
    if scene.document.text.find("\t", scene.article.start, scene.article.end) < 0:
        return
    quantities = scene.quantities
    total = Decimal(0)
    by_number = {figure.number: figure for figure in figures}
    for one, other in itertools.pairwise(figures):
        above = wholes[one.number]
        whole = None if above is None else by_number.get(above)
        if whole is None or whole.sentence == one.sentence:
            total = Decimal(0)
            continue
        total = max(total, one.size)
        head = _head(one.label)
        if (
            other.sentence == one.sentence + 1
            and _is_row(scene, one)
            and _is_row(scene, other)
            and wholes[other.number] is None
            and not other.change
            and head
            and head == _head(other.label)
            and quantities[one.number].unit == quantities[other.number].unit
            and _fits(total + other.size, whole.size)
        ):
            wholes[other.number] = above
            total += other.size
    for first, whole in enumerate(figures):
        if (
            whole.change
            or not _is_row(scene, whole)
            or not OF_TOTAL.search(_row_name(scene, whole))
        ):
            continue
        parts = _rows_below(scene, figures[first : first + LONGEST_LIST])
        size = Decimal(0)
        for count, part in enumerate(parts, 1):
            size += part.size
            if size == whole.size and count > 1:
                for each in parts[:count]:
                    if wholes[each.number] is None:
                        wholes[each.number] = whole.number
            if size >= whole.size:
                break


def _rows_below(scene: Scene, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of the rows below the first one's, of its unit, while each has but one."""
    last = figures[0]
    unit = scene.quantities[last.number].unit
    below: list[Figure] = []
    for other in figures[1:]:
        alike = scene.quantities[other.number].unit == unit
        if alike and other.sentence == last.sentence:
            return []  # two columns of one unit
        name = _row_name(scene, other)
        if (
            other.sentence > last.sentence + 1
            or not _is_row(scene, other)
            or DIFFERENCE.search(name)
            or ANOTHER_TIME.search(name)
        ):
            break
        if alike:
            below.append(other)
            last = other
    return below


def _row_name(scene: Scene, figure: Figure) -> str:
    """Return what stands in the first cell of the row that a figure is in."""
    start = scene.article.sentences[figure.sentence].start
    stop = min(figure.start, start + LONGEST_ROW_NAME)
    end = scene.document.text.find("\t", start, stop)
    return scene.document.folded[start : end if end >= 0 else stop]


def _is_row(scene: Scene, figure: Figure) -> bool:
    """Whether a figure stands in a row of a table."""
    sentence = scene.article.sentences[figure.sentence]
    return scene.document.text.find("\t", sentence.start, sentence.end) >= 0


def _lists(
    scene: Scene, group: Sequence[Figure]
) -> Iterator[tuple[Sequence[Figure], Sequence[Figure]]]:
    """Yield the lists of figures of one unit, and those before each that may be its whole.

    A list is what _runs says, or a part of it between ；, or all of it but what stands in brackets.
    """
    text = scene.document.folded
    ended = 0
    for first, last in _runs(scene, group):
        again, ended = last == ended, last  # a list without its first figure
        before = group[max(0, first - 12) : first]
        run = group[first:last]
        if not before:
            continue  # nothing stands before them
        yield run, before
        if again or last - first < 3:
            continue
        parted = [
            first + place
            for place, (one, other) in enumerate(itertools.pairwise(run), 1)
            if text.find("；", one.end, other.start) >= 0
        ]
        for start, stop in itertools.pairwise([first, *parted, last]):
            if parted and stop - start > 1:
                yield group[start:stop], before
        open_ = [f for f in run if not _in_brackets(text, f)]
        if 2 < len(open_) < len(run):
            yield open_, before


def _in_brackets(text: str, figure: Figure) -> bool:
    """Whether the figure stands in brackets that opened shortly before."""
    near = max(0, figure.start - 40)
    return text.rfind("（", near, figure.start) > text.rfind("）", near, figure.start)


def _runs(scene: Scene, group: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Yield the lists of figures of one unit, as slices of ``group``, of two and more.

    A list goes on over 、 ， ； 和 in a sentence, and from one numbered item to the next; a colon
    or a marker starts a new one.
    """
    text, sentences = scene.document.folded, scene.article.sentences
    first = 0
    for place in range(1, len(group) + 1):
        if place < len(group):
            one, other = group[place - 1], group[place]
            between = text[one.end : other.start]
            if one.sentence == other.sentence:
                goes_on = len(between) <= 60 and not NEW_LIST.search(between)
                goes_on = goes_on and ("；" in between or not ("：" in between or ":" in between))
            else:
                goes_on = (
                    other.sentence == one.sentence + 1
                    and not FIRST_ITEM.search(between)
                    and ITEM.match(text, sentences[other.sentence].start) is not None
                    and ITEM.match(text, sentences[one.sentence].start) is not None
                )
            if goes_on and place - first < LONGEST_LIST:
                continue
        if place - first >= 2:
            yield first, place
            # the first figure may itself be the total: 合计38万元，自筹8万元，捐助30万元
            if place - first >= 3:
                yield first + 1, place
        first = place
