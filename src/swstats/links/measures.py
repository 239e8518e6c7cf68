"""Indicator → canonical measure: what lets figures of different texts stand side by side.

深圳共登记社会组织 10929家 is an instance of 社会组织数, 全市接收捐赠 25亿元 of 捐赠收入. A figure
about a part (社区基金会 28家), about an act of the counted (发动社会组织参与 390家) or about a change
(比上年增加 300家) is an instance of neither: None is better than wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from swstats import cache
from swstats.lexicons import built_in, built_in_tables
from swstats.records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from swstats.lexicons import Lexicon
    from swstats.links.scope import Scene

# what may stand before a measure's name without making it another measure: place, time, 共有, 登记
FRAME = re.compile(
    r"(?>"
    r"全[国省市区县州镇乡村旗盟港社]|[我本该][国省市区县州镇乡村旗港]|各地|各级|当地|城乡|全社会|地区|中国|"
    r"截[至止]|年[末底初]|月[末底]|期末|[去今当上前同本]年|全年|同期|[上下]半年|[首一二三四]季度?|目前|累计|"
    r"[0-9]{1,4}[年月日]份?|[前近过]?[0-9一二三四五六七八九十两]{1,2}(?:个月|年)|以来|底|末|[来间]|"
    r"[^，]{0,10}(?:造成|引发)|发生|公司|集团|紧急|先后|依法|陆续|财政|"
    r"第[一二三四五六七八九]次(?:全国)?人口普查|[向为]?受?灾区|提出|力争|计划|预计|争取|确保|[还并也又将]|"
    r"实施|设置|划分|下达|下拨|调拨|支出|投入|提供|下?辖|"
    r"共计|共|已经|已|尚有|现有|实有|拥有|设有|有|建成|登记在册|登记|注册|认定|备案|在册|实现|完成|办理|各类|总|的|"
    r"[由从自]|在|中|[，、（）()“”]|"
    r"[^\W0-9a-zA-Z全各该本我女男]{1,6}?(?:省|市|县|自治区|自治州|(?<![社园校山景灾库牧林郊小地])区|州|旗|盟|国|"
    r"街道|(?<!乡)镇)"
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
    r"(?:增长|上涨|下降|增加|减少|提高|上升|回落|下跌|[升降涨跌]|增(?=[幅速]))(?:了|幅|率|速度?)?(?:为|达)?\Z"
)
# what stands before a figure whose noun follows it, where the figure is the whole stock: 共有390家…
STOCK = re.compile(
    r"(?:有|下?辖|划分为?|登记|注册|认定|备案|在册|设立?|建成|建立|建有|总[计数]|共计?|合计|达到?|增至|减至|[加高展]到)"
    r"(?:了|约|近|逾|各类|超过)*(?:[0-9.]+[万亿]?[个家所处座名人][^，。；、0-9]{1,16}[、和及])*\Z"
)
PLACE_SORT = re.compile(r"(?:[省市县区州旗盟]|自治[区州县]|特别行政区)\Z")
NOISE = re.compile(r"[\s《》]+")
# any of them may count what a measure counts
CLASSIFIERS = frozenset([*"个家所处座间单支只项条场套", "场次"])
# 全省9.8万家登记社会组织中, 全区243个社工站全部: the place as a whole, and all of what it has
AREA = re.compile(r"全(?:[国省市区县州镇乡村旗盟港社]|自治[区州县])\Z")
ALL = re.compile(r"中(?![心小])|全部|均|都|全面|总(?:量|数)")
# what may follow the counted where no verb of theirs follows: 有390家社会组织和…
NO_VERB = re.compile(r"[、和及与或等（(以其]")
# 每小时30元, 每万人拥有21名: so much for one, which is no sum; a norm or an average is always for one
EACH = re.compile(r"每(?![年月日天周季])[^，。；、0-9]{1,6}\Z")
# 支出低保金86亿元，月人均补助水平：城市562元: the clause is of another thing than the sum
FOR_EACH = re.compile(r"(?:[人户]均|每[人户]|平均每)[^，。；、0-9]{0,14}\Z")
# 新登记市场主体86万户，总量达512万户: all there are, of what the new ones are among
FLOW = re.compile("新(?![型生农城中])")
ALL_THERE_ARE = re.compile(r"总[量数](?:已|共)?(?:[达为是有至]|突破|超过)*\Z")
# 低于全省平均水平0.18人, 有76个 of 117个县中有76个: a difference, a part
GAP = re.compile(r"[低高多少]于[^，。；0-9]{1,11}[^，。；0-9的]\Z")
AMONG = re.compile(r"[中里]有?(?:约|近)?\Z")
# 走访慰问低保对象120户、孤儿: what an act reaches, the later ones of a list as well
REACHED = re.compile(
    r"(?:慰问|走访|看望|探访|培训|动员|发动|邀请|表彰|招募|帮扶|改造|新建)[^，。；]*[0-9][^，。；]*[、和及]"
)
# 城市, 农村 before a name that does not hold it: a part; 城乡 before an average: two figures
PART = re.compile("城市|城镇|农村|乡村|农民")
BOTH = "城乡"
FOR_ONE = re.compile("每|均|标准|工资|薪|价格|补差|产量|单产")
# “僵尸型”社会组织, 支持型社会组织: a sort of them
SORT_MARKS = frozenset("”’」型性式")
LONGEST_PREFIX = 40
# How far back what a short name is short for may stand.
SAID = 200
ACT = 2  # characters of the verb of 调拨帐篷, 登记社会组织
# Raised when what plain_names() gives of one and the same table becomes another thing.
SHAPE = 3
Plain = tuple[dict[str, list["Named"]], dict[str, tuple[str, ...]], list[tuple[str, "Named"]]]
COUNT = Kind.COUNT
THINGS = (COUNT, Kind.PERSON)
RATIO, PERCENT = Kind.RATIO, Kind.PERCENT
SHARES = (None, "成")


class Measure(NamedTuple):
    """A canonical measure: an entry of measures.toml."""

    name: str
    definition: str
    kind: Kind
    unit: str | None
    synonyms: tuple[str, ...]
    short: tuple[str, ...]
    parent: str | None
    field: str | None
    change: bool


# A name of a measure: the unit that its figures must have (None where any will do), the measure,
# what must have been said before of a short name, whether it counts what follows its figure.
Named = tuple[str | None, str, str | None, bool]


class Names(NamedTuple):
    """What measures of one kind are called: terms, and patterns.

    ``ends`` holds the last two characters of each term (of a term of one character, that one), by
    which most indicators are known to have no measure. ``acts`` are the verbs that terms of a
    measure begin with. ``any_pattern`` finds what any of the patterns finds: few names have one,
    and one search takes half the time of nine.
    """

    terms: dict[str, list[Named]]
    ends: frozenset[str]
    longest: int
    acts: dict[str, tuple[str, ...]]
    patterns: list[tuple[re.Pattern[str], Named]]
    any_pattern: re.Pattern[str] | None


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
    text, sentences = scene.document.folded, scene.article.sentences
    measures: list[str | None] = []
    for figure, quantity, (start, end), home in zip(
        figures, scene.quantities, scene.clauses, scene.home, strict=True
    ):
        if not figure.indicator:
            measures.append(None)
            continue
        said = sentences[home - 1 if home else 0].start
        before, after = text[start : quantity.start], text[quantity.end : end]
        lately = text[max(said, quantity.start - SAID) : quantity.start]
        if (cell := scene.cells.get(quantity.start)) is not None:
            # what stands beside a figure of a table is of others; over it stands what it is of
            before, after = figure.indicator, ""
            lately = "".join([text[a:b] for a, b in [*cell.above, *cell.heads, *cell.names]])
        measures.append(
            measure_of(
                figure.indicator,
                figure.kind,
                figure.unit,
                scene.lexicon,
                is_change=figure.is_change,
                places=figure.places,
                before=before,
                after=after,
                said=lately,
            )
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
    said: str = "",
) -> str | None:
    """Return the measure that a figure is an instance of, or None.

    ``indicator`` is what is counted, as linked; ``places`` are the names of the figure's region,
    which may stand in the indicator; ``is_change`` is True for an amount or rate of change.
    ``before`` and ``after`` are the clause on both sides of the figure: 390家社会组织参与 counts
    those that took part, 共有390家社会组织 all there are. ``said`` is what the sentence and the one
    before it said up to the figure: there stands what a short name is short for.
    """
    if not indicator:
        return None
    shares = kind is RATIO and not is_change and unit in SHARES  # 近四成, 三分之一
    # a member of Kind is a text, too
    names = lexicon.compiled(build_names).get((PERCENT if shares else kind, is_change))
    if names is None:
        return None  # no measure is of that kind
    text = indicator if indicator.isalpha() else NOISE.sub("", indicator)
    if is_change:
        text = CHANGE_TAIL.sub("", text)
    # the name itself may end in 数 or 总额, so the text is tried as it stands first
    bare = TAIL.sub("", text) if text[-1:] in TAIL_ENDS else text
    for name in (text,) if bare == text else (text, bare):
        known = False
        if name[-2:] in names.ends or name[-1:] in names.ends:
            for named in _named(name, names, unit, places, said):
                known = True
                if _is_whole(named, name, kind, names, before, after, said):
                    return named[1]
        if not known and names.any_pattern is not None and names.any_pattern.search(name):
            for pattern, named in names.patterns:
                if pattern.search(name) and _fits(named[0], unit):
                    return (
                        named[1]
                        if _is_whole(named, name, kind, names, before, after, said)
                        else None
                    )
    return None


def _named(
    name: str, names: Names, unit: str | None, places: Iterable[str], said: str
) -> list[Named]:
    """Return what a name may mean, by the longest term that it ends in; likelier ones first."""
    for start in range(max(0, len(name) - names.longest), len(name)):
        all_named = names.terms.get(name[start:])
        if all_named is None or not _is_frame(name[:start], places):
            continue
        found: list[Named] = []
        short: Named | None = None
        nearest = (0, 0)
        for named in all_named:
            if not _fits(named[0], unit):
                continue
            if BOTH in name[:start] and FOR_ONE.search(named[1]):
                continue
            if named[2] is None:
                found.append(named)
                continue
            # of several measures that it may be short for, the one that was spoken of last
            for match in re.finditer(named[2], said):
                if (here := (match.end(), len(match[0]))) > nearest:
                    short, nearest = named, here
        if short is not None:
            found.insert(0, short)
        if found:
            return found
    return []


def _is_whole(  # noqa: PLR0913, PLR0917 - each says one thing about the figure
    named: Named, name: str, kind: Kind, names: Names, before: str, after: str, said: str
) -> bool:
    """Tell whether a figure says all of its measure: no share for one, no sort, no part that acts.

    What follows its figure is counted as far as the clause says what it does (390家社会组织参与),
    unless the lexicon says of its name that this is what is counted (82人遇难), or names the
    measure by the verb before it (调拨1200顶帐篷).
    """
    measure = named[1]
    if EACH.search(before) and not FOR_ONE.search(measure):
        return False
    if GAP.search(before) or (FOR_EACH.search(said or before) and not FOR_ONE.search(measure)):
        return False
    if FLOW.match(measure) and ALL_THERE_ARE.search(before):
        return False
    if kind not in THINGS:
        return True
    length = min(2, len(name))
    if len(after) < length or after[:length] not in name:
        if after and not before:  # …，18个超过200毫米: more is said of these than of the others
            return False
        if REACHED.search(before) or (AMONG.search(before) and not before.endswith(name)):
            return False
        at = before.rfind(name)
        return at < 1 or before[at - 1] not in SORT_MARKS
    if named[3] or any(act in before for act in names.acts.get(measure, ())):
        return True
    behind = length
    while behind < len(after) and after[: behind + 1] in name:
        behind += 1
    if STOCK.search(before):
        return behind == len(after) or NO_VERB.match(after, behind) is not None
    return AREA.search(before) is not None and ALL.match(after, behind) is not None


def _fits(needed: str | None, unit: str | None) -> bool:
    """Tell whether a figure in this unit can be an instance of a measure that needs that one."""
    return (
        needed is None
        or unit is None
        or unit == needed
        or (unit in CLASSIFIERS and needed in CLASSIFIERS)
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
    return FRAME.fullmatch(prefix) is not None and PART.search(prefix) is None


def build_measures(lexicon: Lexicon) -> dict[str, Measure]:
    """Return the measures by name. One without a field has that of its whole."""
    table = lexicon.table("measures")
    return {
        name: Measure(
            name,
            entry["definition"],
            Kind(entry["kind"]),
            entry.get("unit"),
            tuple(entry.get("synonyms", ())),
            tuple(entry.get("short", ())),
            entry.get("parent"),
            _field_of(name, table),
            bool(entry.get("change", False)),
        )
        for name, entry in table.items()
    }


def _field_of(name: str, table: Mapping[str, Any]) -> str | None:
    """Return the field of a measure: its own, else that of the nearest whole that has one."""
    for _ in table:  # however the parents go round
        entry = table.get(name, {})
        if entry.get("field") or not entry.get("parent"):
            break
        name = entry["parent"]
    field: str | None = table.get(name, {}).get("field")
    return field


def build_names(lexicon: Lexicon) -> dict[tuple[str, bool], Names]:
    """Return what measures are called, by their kind and whether they are changes.

    What is made of the built-in ones is kept for later runs.
    """
    plain: dict[tuple[str, bool], Plain] | None = None
    if lexicon.is_built_in("measures"):
        key = (SHAPE, built_in_tables().version)
        plain = cache.read("measures", key)
        if plain is None:
            made = plain_names(lexicon)
            cache.write("measures", key, lambda: made)
            plain = made
    else:
        plain = plain_names(lexicon)
    return {sort: _names(*found) for sort, found in plain.items()}


def plain_names(lexicon: Lexicon) -> dict[tuple[str, bool], Plain]:
    """Return the terms and the patterns of measures by their sort, of plain types alone."""
    plain: dict[tuple[str, bool], Plain] = {}
    entries = list(lexicon.table("measures").items())
    if not lexicon.is_built_in("measures"):  # the user's own, and what they changed, go first
        known = built_in("measures")
        entries.sort(key=lambda one: known.get(one[0]) == one[1])
    for name, entry in entries:
        kind: str = entry["kind"]
        sort = kind, bool(entry.get("change", False))
        terms, acts, patterns = plain.setdefault(sort, ({}, {}, []))
        unit = entry.get("unit") if kind == COUNT else None
        counted = entry.get("counted", ())
        full = dict.fromkeys((name, *entry.get("synonyms", ())))
        for term in entry.get("short", ()):
            full.pop(term, None)
        topics = "|".join([f"(?:{topic})" for topic in entry.get("topics", ())])
        for term in full:
            terms.setdefault(term, []).append((unit, name, None, term in counted))
        for term in entry.get("short", ()):
            terms.setdefault(term, []).append((unit, name, topics, term in counted))
        verbs = dict.fromkeys([term[:ACT] for term in full if term[ACT:] in full])
        if verbs:
            acts[name] = tuple(verbs)
        for pattern in entry.get("patterns", ()):
            patterns.append((pattern, (unit, name, None, False)))
    return plain


def _names(
    terms: dict[str, list[Named]],
    acts: dict[str, tuple[str, ...]],
    patterns: list[tuple[str, Named]],
) -> Names:
    return Names(
        terms,
        frozenset([term[-2:] for term in terms]),
        max(map(len, terms), default=0),
        acts,
        [(re.compile(pattern), named) for pattern, named in patterns],
        re.compile("|".join([f"(?:{pattern})" for pattern, _ in patterns])) if patterns else None,
    )


def lookup(query: str, lexicon: Lexicon) -> list[Measure]:
    """Return the measures that ``query`` may mean, best first; all for an empty query.

    Best is one of that name, then one of that synonym, then its parts, then one that has the query
    in its name, in a synonym, in its field (the English name will do), in the definition. Those
    alike in this come by fields, each part under its whole.
    """
    query = NOISE.sub("", query).casefold()
    measures = arranged(lexicon)
    fields = lexicon.table("measure_fields")
    if not query:
        return measures
    called = {each.name for each in measures if query in _folded((each.name, *each.synonyms))}
    ranked: list[tuple[int, Measure]] = []
    wholes = set(called)  # the parts come after their wholes
    for measure in measures:
        if measure.parent in wholes:
            wholes.add(measure.name)
        field = measure.field or ""
        english = NOISE.sub("", str(fields.get(field, {}).get("english", "")))
        texts = (
            query == measure.name.casefold(),
            measure.name in called,
            measure.name in wholes,
            query in measure.name.casefold(),
            any(query in name for name in _folded((*measure.synonyms, *measure.short))),
            query in f"{field}\0{english}".casefold(),
            query in measure.definition.casefold(),
        )
        if any(texts):
            ranked.append((texts.index(True), measure))
    ranked.sort(key=lambda row: row[0])
    return [measure for _, measure in ranked]


def _folded(names: Iterable[str]) -> list[str]:
    return [name.casefold() for name in names]


def arranged(lexicon: Lexicon) -> list[Measure]:
    """Return all measures by fields, in the order of ``measure_fields.toml``, parts under wholes.

    A part that belongs to another field than its whole stands in its own. Those of no field come
    last.
    """
    measures = lexicon.compiled(build_measures)
    parts: dict[str | None, list[Measure]] = {}
    for measure in measures.values():
        whole = measures.get(measure.parent or "")
        near = whole is not None and whole.field == measure.field
        parts.setdefault(measure.parent if near else None, []).append(measure)
    known: list[str | None] = [*lexicon.table("measure_fields")]
    fields = {field: number for number, field in enumerate(known)}
    last = len(fields)
    waiting = sorted(parts.pop(None, []), key=lambda each: fields.get(each.field, last))[::-1]
    found: list[Measure] = []
    while waiting:
        measure = waiting.pop()
        found.append(measure)
        waiting += parts.pop(measure.name, [])[::-1]
    return found
