"""Indicator → canonical measure: what lets figures of different texts stand side by side.

深圳共登记社会组织 10929家 is an instance of 社会组织数, 全市接收捐赠 25亿元 of 捐赠收入. A figure
about a part (社区基金会 28家), about an act of the counted (发动社会组织参与 390家) or about a change
(比上年增加 300家) is an instance of neither: None is better than wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from swstats.records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from swstats.lexicons import Lexicon
    from swstats.links.scope import Scene

# what may stand before a measure's name without making it another measure: place, time, 共有, 登记
FRAME = re.compile(
    r"(?>"
    r"全[国省市区县州镇乡村旗盟港社]|[我本该][国省市区县州镇乡村旗港]|各地|各级|当地|城乡|全社会|地区|中国|"
    r"截[至止]|年[末底初]|月[末底]|期末|[去今当上前同本]年|全年|同期|[上下]半年|[首一二三四]季度?|目前|累计|"
    r"[0-9]{1,4}[年月日]份?|[前近过]?[0-9一二三四五六七八九十两]{1,2}(?:个月|年)|以来|底|末|[来间]|"
    r"[^，]{0,10}(?:造成|引发)|发生|公司|集团|紧急|先后|依法|陆续|"
    r"实施|设置|划分|下达|下拨|调拨|支出|投入|提供|下?辖|"
    r"共计|共|已经|已|尚有|现有|实有|拥有|设有|有|建成|登记在册|登记|注册|认定|备案|在册|实现|完成|办理|各类|总|的|"
    r"[由从自]|在|中|[，、（）()“”]|"
    r"[^\W0-9a-zA-Z全各该本我女男]{1,6}?(?:省|市|县|自治区|自治州|(?<![社园校山景灾库牧林郊小地])区|州|旗|盟|国)"
    r")*+"
)
# what may stand after it, before the figure
TAIL = re.compile(
    r"(?:的?总?(?:数量|人数|户数|对数|件数|个数|金额|总数|总量|总计|合计|共计)|"
    r"(?:增加|提高|上升|发展|下降|减少|回落|恢复)[到至]|[增升降减跌]至|达到|达|为|是|有|共|已|约|仅|超过|突破|保持在|稳定在|[:：])+\Z"
)
TAIL_ENDS = frozenset("量数额计到至达为是有共已约仅过破在:：")  # the last characters of a tail
CHANGE_TAIL = re.compile(
    r"(?:(?:比|较|同比|环比|按[年月]|年均|平均)[^，]{0,8}?)?"
    r"(?:增长|上涨|下降|增加|减少|提高|上升|回落|下跌|[升降涨跌])(?:了|幅|率|速度)?(?:为|达)?\Z"
)
# what stands before a figure whose noun follows it, where the figure is the whole stock: 共有390家…
STOCK = re.compile(
    r"(?:有|登记|注册|认定|备案|在册|设立?|建成|建立|建有|总[计数]|共计?|合计|达到?|增至|减至|[加高展]到)"
    r"(?:了|约|近|逾|各类|超过)*\Z"
)
PLACE_SORT = re.compile(r"(?:[省市县区州旗盟]|自治[区州县]|特别行政区)\Z")
NOISE = re.compile(r"[\s《》]+")
SITES = frozenset("个家所处座间单支只项条场套")
LONGEST_PREFIX = 40
COUNT = Kind.COUNT
THINGS = (COUNT, Kind.PERSON)


class Measure(NamedTuple):
    """A canonical measure: an entry of measures.toml."""

    name: str
    definition: str
    kind: Kind
    unit: str | None
    synonyms: tuple[str, ...]
    parent: str | None
    change: bool


class Names(NamedTuple):
    """What measures of one kind are called: terms by their last two characters, and patterns.

    Of terms that end alike the longest comes first. ``any_pattern`` finds what any of the patterns
    finds: few names have one, and one search takes half the time of nine.
    """

    terms: dict[str, list[tuple[str, Measure]]]
    patterns: list[tuple[re.Pattern[str], Measure]]
    any_pattern: re.Pattern[str] | None


class Index(NamedTuple):
    """The measures by name, and their names by their kind and whether they are changes."""

    measures: dict[str, Measure]
    names: dict[tuple[Kind, bool], Names]


@dataclass(slots=True)
class Linked:
    """What the other linkers say of a figure, as far as its measure rests on it.

    ``places`` are the names of its region, from the province down; ``part_of`` is the index of the
    figure that it is a part of.
    """

    indicator: str | None
    kind: Kind
    unit: str | None
    is_change: bool = False
    places: tuple[str, ...] = ()
    part_of: int | None = None


def link_measures(scene: Scene, figures: Sequence[Linked]) -> list[str | None]:
    """Return the measure of each figure of the scene, or None.

    A part of a figure of the same place is no instance of the whole's measure: in 支出低保资金
    96.3亿元，其中农村74.1亿元 only the first is 低保资金支出.
    """
    text = scene.document.folded
    measures: list[str | None] = []
    for figure, quantity, (start, end) in zip(
        figures, scene.quantities, scene.clauses, strict=True
    ):
        measures.append(
            measure_of(
                figure.indicator,
                figure.kind,
                figure.unit,
                scene.lexicon,
                is_change=figure.is_change,
                places=figure.places,
                before=text[start : quantity.start],
                after=text[quantity.end : end],
            )
            if figure.indicator
            else None
        )
    return [
        None
        if (
            figure.part_of is not None
            and measure == measures[figure.part_of]
            and figure.places == figures[figure.part_of].places
        )
        else measure
        for figure, measure in zip(figures, measures, strict=True)
    ]


def measure_of(  # noqa: PLR0913 - each says one thing about the figure
    indicator: str | None,
    kind: Kind,
    unit: str | None,
    lexicon: Lexicon,
    *,
    is_change: bool = False,
    places: Iterable[str] = (),
    before: str = "",
    after: str = "",
) -> str | None:
    """Return the measure that a figure is an instance of, or None.

    ``indicator`` is what is counted, as linked; ``places`` are the names of the figure's region,
    which may stand in the indicator; ``is_change`` is True for an amount or rate of change.
    ``before`` and ``after`` are the clause on both sides of the figure: 390家社会组织参与 counts
    those that took part, 共有390家社会组织 all there are.
    """
    if not indicator:
        return None
    names = lexicon.compiled(build_index).names.get((kind, is_change))
    if names is None:
        return None  # no measure is of that kind
    text = indicator if indicator.isalpha() else NOISE.sub("", indicator)
    if is_change:
        text = CHANGE_TAIL.sub("", text)
    if kind in THINGS and len(after) > 1 and after[:2] in text and not STOCK.search(before):
        return None
    # the name itself may end in 数 or 总额, so the text is tried as it stands first
    bare = TAIL.sub("", text) if text[-1:] in TAIL_ENDS else text
    for name in (text,) if bare == text else (text, bare):
        for end in (name[-2:], name[-1:]):
            for term, measure in names.terms.get(end, ()):
                if (
                    name.endswith(term)
                    and _fits(measure, unit)
                    and _is_frame(name.removesuffix(term), places)
                ):
                    return measure.name
        if names.any_pattern and names.any_pattern.search(name):
            for pattern, measure in names.patterns:
                if pattern.search(name) and _fits(measure, unit):
                    return measure.name
    return None


def _fits(measure: Measure, unit: str | None) -> bool:
    """Tell whether a figure of the measure's kind, in this unit, can be an instance."""
    return (
        measure.kind is not COUNT
        or unit is None
        or unit == measure.unit
        or (unit in SITES and measure.unit in SITES)
    )


def _is_frame(prefix: str, places: Iterable[str]) -> bool:
    """Tell whether the words before a measure's name leave it what it is."""
    if not prefix:
        return True
    if len(prefix) > LONGEST_PREFIX:
        return False
    for place in places:
        if place[:2] in prefix and len(short := PLACE_SORT.sub("", place)) > 1:
            prefix = prefix.replace(place, "").replace(short, "")
    return FRAME.fullmatch(prefix) is not None


def build_index(lexicon: Lexicon) -> Index:
    """Index the measures by their names and synonyms."""
    measures: dict[str, Measure] = {}
    terms: dict[tuple[Kind, bool], list[tuple[str, Measure]]] = {}
    patterns: dict[tuple[Kind, bool], list[tuple[str, Measure]]] = {}
    for name, entry in lexicon.table("measures").items():
        measure = Measure(
            name,
            entry["definition"],
            Kind(entry["kind"]),
            entry.get("unit"),
            tuple(entry.get("synonyms", ())),
            entry.get("parent"),
            bool(entry.get("change", False)),
        )
        measures[name] = measure
        sort = measure.kind, measure.change
        alike = dict.fromkeys((name, *measure.synonyms))
        terms.setdefault(sort, []).extend((term, measure) for term in alike)
        found = ((pattern, measure) for pattern in entry.get("patterns", ()))
        patterns.setdefault(sort, []).extend(found)
    return Index(measures, {sort: _names(terms[sort], patterns[sort]) for sort in terms})


def _names(terms: list[tuple[str, Measure]], patterns: list[tuple[str, Measure]]) -> Names:
    by_end: dict[str, list[tuple[str, Measure]]] = {}
    for term, measure in sorted(terms, key=lambda pair: -len(pair[0])):
        by_end.setdefault(term[-2:], []).append((term, measure))
    return Names(
        by_end,
        [(re.compile(pattern), measure) for pattern, measure in patterns],
        re.compile("|".join(f"(?:{pattern})" for pattern, _ in patterns)) if patterns else None,
    )


def lookup(query: str, lexicon: Lexicon) -> list[Measure]:
    """Return the measures that ``query`` may mean, best first; all for an empty query.

    Best is the name itself, then a synonym, then a name, a synonym, a definition that holds it.
    """
    query = NOISE.sub("", query)
    ranked = []
    for order, measure in enumerate(lexicon.compiled(build_index).measures.values()):
        texts = (
            measure.name == query,
            query in measure.synonyms,
            query in measure.name,
            any(query in synonym for synonym in measure.synonyms),
            query in measure.definition,
        )
        if any(texts):
            ranked.append((texts.index(True) if query else 0, order, measure))
    return [measure for _, _, measure in sorted(ranked, key=lambda row: row[:2])]
