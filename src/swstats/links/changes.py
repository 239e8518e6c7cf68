"""Growth and decline: which figures are amounts of change, since when, and of which level.

An amount of change stands right after a word of growth or decline (增长8%, 减少了300人, 增速为6%)
or before one (8%的增速). A level reached (增至, 降到) is none, nor is something new (新增就业5万人)
or a comparison of two things at one time (比山下低8℃).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from swstats.links.scope import FIGURES, OF_NO_LAND
from swstats.quantities.units import Units, units_of
from swstats.records import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from swstats.lexicons import Lexicon
    from swstats.links.scope import Scene
    from swstats.quantities.tables import TableCell
    from swstats.records import Quantity


class ChangeLink(NamedTuple):
    """An amount of change: direction "up", "down" or "flat", the basis as written, the level.

    ``of`` is the index in ``scene.quantities`` of the level that changed, None where none is said.
    """

    direction: str
    basis: str | None = None
    of: int | None = None


class _Word(NamedTuple):
    direction: str
    place: str
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    things: bool


class _Words(NamedTuple):
    """The words, and the patterns that find them.

    A figure's word stands at the end of what comes before it. Patterns read that text backwards,
    so that one match at its start settles the matter whatever the number of words.
    """

    words: Mapping[str, _Word]
    before: re.Pattern[str]
    after: re.Pattern[str]
    units: Units


# a name is looked up faster than a member
_MONEY, _PERCENT, _POINT = Kind.MONEY, Kind.PERCENT, Kind.PERCENTAGE_POINT
FILLERS = (
    "了", "约", "近", "逾", "超", "超过", "将近", "达", "高达", "达到", "至少", "不到", "不足", "仅", "只", "整整",
    "大约", "分别", "更", "均", "各", "又", "接近", "不少于", "最多", "最高", "最低", "一度",
)  # fmt: skip
RATE_FILLERS = (
    "为", "是", "在", "有", "保持在", "控制在", "维持在", "限于", "限制在", "分别为", "约为", "均为", "仅为", "最高达", "均在", "稳定在",
    "分别达", "分别在", "：", ":",
)  # fmt: skip
AFTER_FIRST = tuple("的左以、和及与")  # of 的增速, 左右的增速, 以上的增速, 和6%的增速
WINDOW = 14  # characters before a figure that may hold its word and the fillers between

# 比上年, 较2016年, 与一年前相比; but not 占比, 比重
BASIS = re.compile(
    "(?P<fixed>同比|环比|按[年月季周日]|年均|年平均|每年平均)"
    "|(?P<with>[与同和跟][^，-；。]{1,14}?相比)"
    f"|(?P<than>(?:(?<![占百对环同相可])比(?![重例率值价]){OF_NO_LAND}|(?<![比计])较(?![大为多少好高低小快慢]))[^，-；。]{{1,16}}?)"
    "(?:更|偏|分别|均|都|又|再|还|则|略|名义|实际|大幅|明显|显著|累计|共|净|有所|整整|仅|也|同样|继续|各|预计|约"
    "|[小微]幅|轻微|略微|稍微|进一步|持续|大大|[微稍猛骤暴只])*$"
    "|(?P<over>[高低多少快慢]于[^，-；。每]{1,10}$)"
)
SHORT_BASIS = re.compile(
    "(?<![0-9一二两三四五六七八九十百几数半])[年月季周](?=[增减升降涨跌](?![长加少低高升涨跌多]))"
)
TIMELY = re.compile(
    "(?<![少青老成中童])年|[月季初末昨]|周(?![边围])|[同上前]期|上[届次轮]|[0-9前当]日|[今前昨]天|同比|环比|此前|之前|以往|早前|原先|原来|交易日|收市|收盘"
)
# 增加工资6%, 提高效率三成: the verb, what grows, the share by which it does
GROWN = re.compile(r"(?P<verb>增加|提高|减少|降低|[上下]调)[^\W\d到至为占达的了]{2}$")
# 增长2.4%，低于上年的2.9%: the growth of then, which the figure before is compared with
GROWTH_THEN = re.compile("，?(?:也|略|远|明显|仍)?[低高快慢]于[^，-；。]{1,16}的")
LIST_GAP = re.compile("(?:（[^）]{0,8}）)?(?:[、,]|[、,]?(?:和|及|与|以及))(?:分别)?")
OTHERWISE = re.compile("[，（]?(?:或|即|相当于|折合)约?")  # the same said again: 增加2万人或0.19%
# of one rate: 增速最低是5%，最高是7%; 甲县增幅仅为5%，而乙县高达9%
RATE_AGAIN = re.compile(
    "，(?:最[高低大小][是为达]|而(?:[^，-；。占0-9]{1,6}[省市县区州国厂业]|[A-Za-z]{2,12}|[^，-；。占0-9]{2}(?<![价率额量值息重比份积资产入出利]))"
    "(?:则|却|仅|更)?(?:高达|达到?|[为是]))"
)
# what is ranked: 增速居前三位的行业有…
RANKED_KINDS = "省份?|省区市|省市|[市县区州]|国家|经济体|城市|地区|行业|产业|企业|公司|品种|产品|商品|领域|股票?|个股|板块|品牌|部门"
# 增速居前三位的有甲县（9%）、乙县（8%）
RANKED = re.compile(
    "(?:(?P<up>增长(?:率|速度|幅度)|增[速幅]|[涨升]幅)|跌幅|降幅|减幅|下降幅度)[^，。；：（）]{0,24}?"
    "(?:居[前首]|最[高快大低小]|较[高快大]|排名|位[居列]|领先|前[0-9一二三四五六七八九十])"
    f"(?:的|中|[前首排名位居列第]|[最较][高快大低小]|[0-9一二三四五六七八九十两几]{{1,2}}[个家只种位名大]?|{RANKED_KINDS}){{0,6}}"
    "(?:依次|分别|主要)?[是为有：][^，。；：（）0-9]{1,10}[（(]$"
)
BRACKETED = re.compile("[）)](?:[、，]|和|及|与|以及)[^，。；：（）0-9]{1,10}[（(]")
LONGEST_RANKED = 90
# 下降（同口径）9.5%, 增长（剔除税改因素）3.2%: by what prices or bounds, between verb and figure
PRICED = re.compile(
    "[（(][^（）()，。0-9]{0,8}(?:口径|[现变同比]价|可比|剔除|扣除|名义|实际)[^（）()，。0-9]{0,8}[）)]$"
)
BRACKETS_CLOSE, LONGEST_PRICED = frozenset("）)"), 22
LEVEL_AFTER = re.compile("，?(?:达到?|至|增至|升至|降至|减至|跌至|总[量数额]达到?|为)")
PLAIN_GAP = re.compile(
    "[，、；（( ]*(?:其?中?(?:同比|环比|按[年月季周]|年均|比[^，-；。]{1,14}|较[^，-；。]{1,14}|与[^，-；。]{1,14}相比，?"
    "|分别|均|各|净|又|也|再|更|共|大幅|则|略|可比口径|按可比价格计算，?|按可比口径，?|扣除价格因素，?|实际|名义)*)$"
)
GROWTH_SIGN = re.compile("[增减升降涨跌变±]")  # in the head of a column
PLUS, MINUS = ("+", "＋"), ("-", "－", "−")
THINGS = (Kind.COUNT, Kind.PERSON, Kind.PERSON_TIME)
SHARES = (Kind.PERCENT, Kind.RATIO)


def _compile(lexicon: Lexicon) -> _Words:
    words = {
        spelling: _Word(
            entry["direction"],
            entry["place"],
            tuple(entry.get("not_after", ())),
            tuple(entry.get("not_before", ())),
            entry.get("things", True),
        )
        for key, entry in lexicon.table("changes").items()
        for spelling in (key, *entry.get("also", ()))
    }

    def reversed_of(texts: Sequence[str]) -> str:
        return "|".join(re.escape(t[::-1]) for t in sorted(texts, key=len, reverse=True))

    verbs = [key for key, word in words.items() if word.place == "verb"]
    rates = [key for key, word in words.items() if word.place == "rate"]
    compared = [key for key, word in words.items() if word.place == "compared"]
    filler = f"(?:{reversed_of(FILLERS)})"
    before = re.compile(
        f"{filler}{{0,3}}(?P<verb>{reversed_of(verbs)})"
        f"|(?:{filler}|{reversed_of(RATE_FILLERS)}){{0,3}}(?P<rate>{reversed_of(rates)})"
        rf"|{filler}{{0,2}}\w{{0,2}}?(?P<compared>{reversed_of(compared)})"
    )
    # begins as AFTER_FIRST says
    nouns = "|".join(map(re.escape, sorted((*rates, "增长", "下降"), key=len, reverse=True)))
    after = re.compile(
        f"(?:(?:、|和|及|与|以及)[0-9.]{{1,6}}%){{0,6}}(?:左右|以上)?的(?:年均|平均|同比|较?高|较快)?(?P<noun>{nouns})(?![率点极值])"
    )
    return _Words(words, before, after, units_of(lexicon))


def link_changes(scene: Scene) -> list[ChangeLink | None]:
    """Return for each figure of the scene what change it states, None where it states none."""
    words = scene.lexicon.compiled(_compile)
    folded = scene.document.folded
    sentences = scene.article.sentences
    links: list[ChangeLink | None] = []
    last_home, last_end = -1, 0
    for i, (quantity, home) in enumerate(zip(scene.quantities, scene.home, strict=True)):
        start = sentences[home].start
        same = home == last_home
        gap_start = max(start, last_end) if same else start
        previous = links[-1] if same else None
        last_home, last_end = home, quantity.end
        cell = scene.cells.get(quantity.start)
        if cell is not None and (cell.grown or cell.heads):
            links.append(_in_table(scene, i, cell))
            continue
        found = _read(folded, quantity, scene.clauses[i][0], start, words)
        if found is None:
            links.append(_continued(scene, i, previous, gap_start, words) if previous else None)
            continue
        direction, verb_start = found
        basis = _basis(folded, gap_start, verb_start, quantity.start, scene)
        if basis is None and previous is not None:
            gap = folded[gap_start : min(verb_start, quantity.start)]
            if PLAIN_GAP.fullmatch(gap) or LIST_GAP.fullmatch(gap):
                basis = previous.basis
        links.append(ChangeLink(direction, basis, _level(scene, i, links, gap_start, verb_start)))
    return _pairwise(scene, links)


def _in_table(scene: Scene, i: int, cell: TableCell) -> ChangeLink | None:
    """Return the change of a figure below a head such as 比上年增长(%)."""
    if cell.grown is None:
        return None
    text, (start, end) = scene.document.text, cell.grown
    verb = GROWTH_SIGN.search(scene.document.folded, start, end)
    found = BASIS.search(scene.document.folded, start, verb.start() if verb else end)
    basis = text[slice(*found.span(found.lastgroup or 0))] if found else None
    near = range(i - 1, max(-1, i - FIGURES), -1)
    of = next((k for k in near if scene.quantities[k].start == cell.level), None)
    return ChangeLink(cell.direction, basis, of)


def _read(
    folded: str, quantity: Quantity, clause: int, start: int, words: _Words
) -> tuple[str, int] | None:
    """Return direction and where the word of change begins, None where the figure has none."""
    at = quantity.start
    if quantity.kind is _MONEY:
        at -= len(words.units.currency_before(folded, at))  # 减少港币24亿元
    while at > start and folded[at - 1] == " ":
        at -= 1  # 同比增长⇥12%: in a row of a table
    if folded[at - 1 : at] in BRACKETS_CLOSE and (
        basis := PRICED.search(folded, max(start, at - LONGEST_PRICED), at)
    ):
        at = basis.start()
    signed = quantity.text[:1]
    head = folded[max(start, at - WINDOW) : at]
    match = words.before.match(head[::-1])
    if match is not None:
        group = match.lastgroup or ""
        word_start = at - match.end()
        word = words.words[match[group][::-1]]
        word_end = word_start + len(match[group])
        accepted = not (
            folded.endswith(word.not_after, max(0, word_start - WINDOW), word_start)
            or folded.startswith(word.not_before, word_end)
        )
        if accepted and not word.things and quantity.kind in THINGS:
            accepted = BASIS.search(folded, max(clause, start), word_start) is not None
        if accepted and word.direction == "sign":
            accepted = signed in PLUS or signed in MINUS or quantity.value == 0
        if accepted and group == "compared":
            accepted = _compared(folded, max(clause, start), word_start)
        if accepted:
            return _signed(word.direction, quantity, signed), word_start
    percent = quantity.kind is _PERCENT
    grown = GROWN.search(head)
    if grown is not None:
        verb_start = at - len(head) + grown.start()
        rate = percent or quantity.kind is _POINT
        # 较上年增加成本3亿元, but 增加成本3亿元
        if rate or BASIS.search(folded, max(clause, start), verb_start) is not None:
            return words.words[grown["verb"]].direction, verb_start
    if signed in PLUS:
        return "up", at
    if signed in MINUS and head.endswith(("同比", "环比", "按年", "按月", "按季")):
        return "down", at
    after = folded[quantity.end : quantity.end + 1]
    follows = words.after.match(folded, quantity.end) if after in AFTER_FIRST else None
    if follows is not None:
        noun = follows["noun"]
        word_after = words.words.get(noun)
        return (word_after.direction if word_after else "up"), at
    if percent and folded[at - 1] in "（(" and after in "）)":
        ranked = RANKED.search(folded, max(start, at - LONGEST_RANKED), at)
        return ranked and ("up" if ranked["up"] else "down", at)
    near = max(clause, at - 16)
    if folded.find("于", near, at) < 0:
        return None
    over = BASIS.search(folded, near, at)
    if over is not None and folded[at - 1] == "的":
        return None  # 低于1994年的2.9%: a level
    if over is not None and over.lastgroup == "over" and TIMELY.search(over["over"]):
        return ("up" if over["over"][0] in "高多快" else "down"), at
    return None


def _signed(direction: str, quantity: Quantity, sign: str) -> str:
    """Return the direction with the figure's own sign taken into account (增长-3.2% is down)."""
    if quantity.value is not None and quantity.value == 0:
        return "flat"
    if direction == "sign":
        return "down" if sign in MINUS else "up"
    if sign in MINUS and direction == "up":
        return "down"
    return direction


def _compared(folded: str, clause: int, word_start: int) -> bool:
    """Whether the clause compares with another time before the word."""
    basis = BASIS.search(folded, clause, word_start)
    return basis is not None and TIMELY.search(basis.group()) is not None


def _basis(folded: str, gap_start: int, verb_start: int, at: int, scene: Scene) -> str | None:
    """Return what the change is measured from, as the text writes it."""
    text = scene.document.text
    found = None
    for match in BASIS.finditer(folded, gap_start, min(at, verb_start)):
        found = match
    if found is not None:
        start, end = found.span(found.lastgroup or 0)
        return text[start:end]
    short = SHORT_BASIS.search(folded, max(gap_start, verb_start - 1), verb_start + 2)
    if short is not None:
        return text[short.start() : short.end()]
    return None


def _continued(
    scene: Scene, i: int, previous: ChangeLink, gap_start: int, words: _Words
) -> ChangeLink | None:
    """Return the change of a list's further figure: 分别增长9.1%、10.2%."""
    quantities, folded = scene.quantities, scene.document.folded
    before, quantity = quantities[i - 1], quantities[i]
    if OTHERWISE.fullmatch(folded, gap_start, quantity.start):
        return ChangeLink(previous.direction, previous.basis, previous.of)
    if before.kind is quantity.kind and GROWTH_THEN.fullmatch(folded, gap_start, quantity.start):
        return ChangeLink(previous.direction)
    if before.kind in SHARES and before.kind is quantity.kind:
        head = folded[max(0, before.start - WINDOW) : before.start]
        said = words.before.match(head[::-1])
        of_rate = said is not None and said["rate"] is not None
        if (of_rate and RATE_AGAIN.fullmatch(folded, gap_start, quantity.start)) or (
            BRACKETED.fullmatch(folded, gap_start, quantity.start)
        ):
            return ChangeLink(previous.direction, previous.basis)
    shares = before.kind in SHARES and quantity.kind in SHARES
    # 分别增加了31例、6人
    things = before.kind in THINGS and quantity.kind in THINGS
    things = things and "分别" in folded[max(0, before.start - 24) : before.start]
    if (
        before.kind is not quantity.kind
        and not (shares or things)
        and not (before.unit is None or quantity.unit is None)
    ):
        return None
    if not LIST_GAP.fullmatch(folded, gap_start, quantity.start):
        return None
    sign = quantity.text[:1]
    direction = previous.direction
    if sign in PLUS or sign in MINUS:
        direction = "up" if sign in PLUS else "down"
    return ChangeLink(direction, previous.basis, None)


def _fits(change: Quantity, level: Quantity) -> bool:
    """Whether the amount can be a change of that level."""
    if change.kind is _POINT:
        return level.kind in SHARES
    if change.kind in SHARES or change.unit in ("倍", "番", "成", "%"):
        return level.kind is not _POINT and level.kind is not Kind.RATIO
    return change.kind is level.kind


def _level(
    scene: Scene, i: int, links: Sequence[ChangeLink | None], gap_start: int, verb_start: int
) -> int | None:
    """Return the index of the level that the amount changes: said just before it, or just after."""
    folded = scene.document.folded
    quantities = scene.quantities
    quantity = quantities[i]
    same = i > 0 and scene.home[i - 1] == scene.home[i]
    if same and PLAIN_GAP.fullmatch(folded, gap_start, min(verb_start, quantity.start)):
        previous = links[i - 1]
        if previous is None:
            return i - 1 if _fits(quantity, quantities[i - 1]) else None
        if previous.of is not None and _fits(quantity, quantities[previous.of]):
            return previous.of
        return None
    following = i + 1 < len(quantities) and scene.home[i + 1] == scene.home[i]
    if following and LEVEL_AFTER.fullmatch(folded, quantity.end, quantities[i + 1].start):
        return i + 1 if _fits(quantity, quantities[i + 1]) else None
    return None


def _pairwise(scene: Scene, links: list[ChangeLink | None]) -> list[ChangeLink | None]:
    """Give the k-th of a list of changes the k-th of the list of levels before it (分别)."""
    i = 0
    while i < len(links):
        first = links[i]
        stop = i + 1
        if first is not None:
            while stop < len(links) and _lists(scene, links, stop):
                stop += 1
        size = stop - i
        if first is not None and size > 1 and first.of == i - 1 and i >= size:
            levels = range(i - size, i)
            if all(
                links[k] is None
                and scene.home[k] == scene.home[i]
                and _fits(scene.quantities[i], scene.quantities[k])
                for k in levels
            ):
                for k, level in zip(range(i, stop), levels, strict=True):
                    link = links[k]
                    if link is not None:
                        links[k] = ChangeLink(link.direction, link.basis, level)
        i = stop
    return links


def _lists(scene: Scene, links: Sequence[ChangeLink | None], k: int) -> bool:
    """Whether change ``k`` stands in one list with the one before it."""
    if links[k] is None or scene.home[k] != scene.home[k - 1]:
        return False
    gap = scene.document.folded[scene.quantities[k - 1].end : scene.quantities[k].start]
    return LIST_GAP.fullmatch(gap) is not None
