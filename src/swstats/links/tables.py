"""Say what a figure of a table is, by the name of its row and the heads of its column.

粮食 × 产量 is 粮食产量; a year, a place and 数量 at a head or in a row are no part of the name. Where a
row and a column say but when and where, the line over the table tells of what the figures are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from swstats.quantities.amounts import unit_told
from swstats.quantities.dates import Form, Moment, TimeSpan
from swstats.quantities.tables import STROKE
from swstats.quantities.units import units_of
from swstats.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from swstats.links.scope import Scene
    from swstats.quantities.tables import Span, TableCell

# 一、 （二） 1. ① 其中： # before the name of a row
_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|[（(][一二三四五六七八九十0-9]{1,2}[）)]|[0-9]{1,2}(?:[.][0-9]{1,2})*[.、](?![0-9])"
    r"|[①-⑳]|[-#*※·—+]|其中[：:、]?|其?中[：:]|[加减][：:]|附[：:])+"
)
_BRACKETS = re.compile(r"[（(【\[]([^（）()【】\[\]]{0,16})[）)】\]]")
# what says that here is a figure, or of which term, and not of what
_GENERIC = re.compile(
    "(?:[数总][量值额]|绝对[数值量]|指标[值名称]{0,2}|实[绩际][数值]?|完成[数值]|数据|统计[数值]?|情况|数|值|计|项目(?:名称)?|名称|类[别型]|品[种名]|产品(?:名称)?|科目"
    "|[本上][期年月季](?:[数值]|实际|发生额|金额|累计[数值]?)?|上年同期(?:[数值]|累计)?|同期[数值]?|期[末初](?:余额|[数值])?|[年月][末初](?:余额|[数值])?|当[期月年季](?:[数值])?|单[月季]|全年|累计[数值]?|年[度别份]?|月[份别]?|季度?|季别|日期?|时[间期]|末|初|[本该上前]"
    "|合计|总计|小计|共计|总数|全部|总体|平均|地区|区域|[省市县区州镇乡村]别|单位|序号|区划|行政区划?|国[家别]|[全本](?:[国省市县区州旗镇乡村社]|系统)|各地|其他|以来|期间|同期|至|到|[-—~～、，.·：:/|])+"
)
# the rate that a head names: it stands behind what grew
_RATE = re.compile(
    "增长(?:率|速度|幅度)|增[速幅]|涨跌?幅|[降跌减升]幅|变[动化](?:率|幅度)|增减(?:率|幅度)"
)
_TITLE_NUMBER = re.compile(
    r"(?:附件\s?[0-9一二三四五六七八九十]{0,2}\s?[：:]?)?\s?(?:附?[表图]\s?(?:[0-9一二三四五六七八九十]{1,3}(?:[-—.][0-9]{1,2})?\s?[：:、]?|[：:]))?\s?"
    r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})*\s)?"
)
_TITLE_HEAD = re.compile(
    "(?:近|历|截至|主要|其中|分|按|部分|有关|设区的?市|直辖市|各地(?!区)|各|我?[省市县区国全本]|(?:地区|省|市|县|区|州|盟|旗|镇|乡|村|社区|街道|行业|部门|季度?|月份?|年度?|年龄|性别)(?=别|分|的|[^级场民域道业龄轻])|[别份]|年|[0-9一二三四五六七八九十两]+|上半年|下半年|[、和及与的])+"
)
_TITLE_TAIL = re.compile(
    "(?:(?:基本|主要|完成|分布|变化|对比|比较|排名|汇总|明细|统计|一览|具体|分项|分配|实施){0,6}(?:情况|数据|统计|一览|汇总|明细|概况|对比|比较|指标|构成){0,6}(?:图?表|如下)?|[数量]*表)[：:。]?$"
)
_LONGEST_TITLE = 24
# of what, the line over the table says
_OF_TITLE = re.compile(
    "(?:总|平均)?(?:[人户家件个台辆次]数|[户人]次?|(?:发放|拨付|补助|支出|分配|捐赠|下达)?金额|总[额数量]|数额|面积|人均|增[速幅]|比重|占比|单价|均价|价格|计划|目标|任务|完成|实际|下达|新增|累计|完成[率比]例?)"
)
# 机构数, 床位数: of what sort, it may say
_COUNTS = re.compile("[一-鿿]{1,3}[数數]量?")
_SEVERAL = re.compile("[及和与、]|主要")
_SHORT = 2  # 公办, 民办: a part of something
_YEAR = 4  # digits
_SAYS_WHEN = (Form.DATE, Form.RANGE, Form.RELATIVE, Form.NOW)


class Names(NamedTuple):
    """Names the figures of the tables of one scene; ``is_place`` says whether words are but places."""

    scene: Scene
    starts: Sequence[int]  # of its times
    is_place: Callable[[str], bool]
    without_place: Callable[[str], str]

    def name(self, cell: TableCell) -> str | None:
        """Return what a figure is."""
        row = self._row(cell.names)
        column = "".join([self._said(span) for span in cell.heads])
        name = row + column
        if row in column or column in row:
            name = max(row, column, key=len)
        if not name or (not row and (_OF_TITLE.fullmatch(name) or _COUNTS.fullmatch(name))):
            name = _under(self._title(cell), name)
        elif not (row and column) and len(name) <= _SHORT and (title := self._of_unit(cell)):
            name = title if name in title else title + name
        if cell.grown is not None and name:
            rate = _RATE.search(self.scene.document.text, *cell.grown)
            name += rate[0] if rate and not name.endswith(rate[0]) else ""
        return name or None

    def _row(self, names: Sequence[Span]) -> str:
        """Return what a row is of, with that above it: of 桥梁工程⇥中铁二十局⇥3500 the first cell tells it."""
        said: list[str] = []
        for number, span in enumerate(names):
            beside = number and "\n" not in self.scene.document.text[names[number - 1][1] : span[0]]
            if not (beside and said and said[-1]):
                said.append(self._said(span))
        return "".join(said)

    def _said(self, span: Span) -> str:
        """Return what a name or a head says, without its unit, its number, time and place."""
        words = self._without_unit("".join(self._untimed(*span).split()))
        words = words[number.end() :] if (number := _NUMBER.match(words)) else words
        plain = _BRACKETS.sub("", words)
        generic = len(plain) <= _LONGEST_TITLE and _GENERIC.fullmatch(plain)
        return "" if generic or self.is_place(words) else words

    def _untimed(self, start: int, end: int) -> str:
        """Return words of the text without the times in them."""
        text, at = self.scene.document.text, start
        kept: list[str] = []
        for number in range(bisect_left(self.starts, start), len(self.starts)):
            time = self.scene.times[number]
            if time.start >= end:
                break
            if at <= time.start and time.end <= end and time.form in _SAYS_WHEN:
                kept.append(text[at : time.start])
                at = time.end
        kept.append(text[at:end])
        words = "".join(kept)
        return "" if words.strip().isdigit() else words

    def _without_unit(self, words: str) -> str:
        units = units_of(self.scene.lexicon)
        for bracket in reversed([*_BRACKETS.finditer(words)]):
            said = fold(bracket[1])
            said = said.partition("：")[2] or said.partition(":")[2] or said
            if not said or unit_told(said, units) is not None or _GENERIC.fullmatch(said):
                words = words[: bracket.start()] + words[bracket.end() :]
        stroke = STROKE.search(words)
        if stroke is not None and unit_told(fold(stroke[1]), units) is not None:
            words = words[: stroke.start()]
        return words

    def _of_unit(self, cell: TableCell) -> str:
        """Return what the line over a table names, where it tells the unit behind: 新建幼儿园（所）."""
        if not cell.above:
            return ""
        start, end = cell.above[-1]
        line = self.scene.document.folded[start:end]
        bracket = _BRACKETS.search(line)
        if (
            bracket is None
            or bracket.end() != len(line)
            or unit_told(bracket[1], units_of(self.scene.lexicon)) is None
        ):
            return ""
        return self._title(cell)

    def _title(self, cell: TableCell) -> str:
        """Return of what a table is, by the nearest line over it that says so."""
        for start, end in reversed(cell.above):
            words = "".join(self._untimed(start, end).split("单位")[0].split("單位")[0].split())
            words = _BRACKETS.sub("", words)
            words = words[number.end() :] if (number := _TITLE_NUMBER.match(words)) else words
            words = self.without_place(words.strip("（(：:"))
            words = words[head.end() :] if (head := _TITLE_HEAD.match(words)) else words
            words = _TITLE_TAIL.sub("", words, count=1)
            if words and len(words) <= _LONGEST_TITLE and not _GENERIC.fullmatch(words):
                return "" if self.is_place(words) else words
        return ""


def _under(title: str, name: str) -> str:
    """Return a short name below a title: 机构数 below 养老机构 is 养老机构数."""
    if not name or name in title:
        return title or name
    if (
        title in name
        or title[-2:] == name[-2:]
        or (_SEVERAL.search(title) and not _OF_TITLE.fullmatch(name))
    ):
        return name
    shared = next((k for k in range(len(name), 0, -1) if title.endswith(name[:k])), 0)
    return title + name[shared:]


def times_of(
    cell: TableCell, times: Sequence[TimeSpan], starts: Sequence[int], folded: str
) -> list[TimeSpan]:
    """Return the times that a figure is of: those of its heads, then those of its row.

    Not that with which a head compares: 比上年增长.
    """
    found: list[TimeSpan] = []
    spans = [*cell.heads, *([cell.grown] if cell.grown else []), *cell.names]
    for start, end in [*dict.fromkeys(spans)]:
        if end - start == _YEAR and folded[start:end].isdigit():
            found.append(TimeSpan(start, end, Form.DATE, Moment(int(folded[start:end]))))
        for number in range(bisect_left(starts, start), len(starts)):
            time = times[number]
            if time.start >= end:
                break
            if folded[time.start - 1] not in "比较与和同" or time.start == start:
                found.append(time)
    return found
