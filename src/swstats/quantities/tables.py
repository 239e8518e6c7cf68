"""Read the figures of tables, whose unit stands elsewhere: at the head of a column, over the table.

The unit of a cell is told, in this order, by

* its own sign: 12.3%, 468万元 (these are read as anywhere else);
* the head of its column, in brackets or behind a stroke: 支出（万元）, 产量/吨, 比上年增长(%);
* a head that says a rate: 增速, 同比, 占比, 比重;
* the column 单位, or a cell that is but a unit;
* the name of its row: 股东总数（户）, 资产负债率;
* the line over the table: 单位：万元, or the brackets of its title, unless they tell several units;
* a head or a name that counts by itself: 人数, 户数, 接待人次, 学生.

Where none does, the cell is left out, and so is what is no statistic: numbers of rows, ranks, codes,
years, telephone numbers. A multiplier goes into the value: 640.0 below 支出（万元） is 6400000 元.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from swstats.quantities.amounts import Told, unit_told
from swstats.quantities.draft import in_si, new_quantity, tidied
from swstats.quantities.units import Units, units_of
from swstats.records import Kind, Relation
from swstats.text.tables import AMOUNT, FIGURE, WORDS, YEAR, find_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from swstats.lexicons import Lexicon
    from swstats.records import Document, Quantity
    from swstats.text.tables import Cell, Row, Table

Span = tuple[int, int]


class TableCell(NamedTuple):
    """What stands around a figure of a table; spans count in the document's text.

    ``names`` are those of its row, ``heads`` those of its column, the highest first, ``above`` the
    lines over the table. Of a figure that tells of growth, ``grown`` is the head that says so,
    ``direction`` its sign, and ``level`` the start of the figure that grew, -1 where there is none.
    """

    names: tuple[Span, ...]
    heads: tuple[Span, ...]
    above: tuple[Span, ...]
    grown: Span | None = None
    direction: str = ""
    level: int = -1


NO_CELLS: Mapping[int, TableCell] = {}
# which part of a table tells the unit
OF_COLUMN, OF_ROW, OF_RATE = "表头 head of its column", "表行 its row", "比率 head of a rate"
OF_LINE, OF_NOUN = "表上 line over the table", "计数 head that counts"

_DIGITS = re.compile("([-+]?)([0-9,]+(?:[.][0-9]+)?)([万亿]?)")
_MYRIADS = {"": Decimal(1), "万": Decimal(10000), "亿": Decimal(100000000)}
_BRACKETS = re.compile(r"[（(【\[](?:计量)?(?:单位[:：]?)?([^（）()【】\[\]]{1,12})[）)】\]]")
STROKE = re.compile(
    r"(?<=[\u4e00-\u9fff])[/:：，]([^/:：，（）()]{1,8}(?:/[^/:：，（）()]{1,4})?)$"
)
# 单位：万元; 计量单位：万元、%; 金额单位：人民币元
_UNIT_LINE = re.compile(r"单位[ 　]?[:：][ 　]?([^ 　（）()\[\]【】:：]{1,24})")
_UNIT_PARTS = re.compile("[、，；,;]")
_UNIT_HEAD = re.compile("(?:计量|计价|数量)?单位")
# 其中：女性, 城镇: a part of what the row above names
_PART = re.compile(
    "(?:[#＃*※]|其?中[:：]?)?(?P<of>(?:[男女]性?|城[镇市乡]|[农乡]村|市区|县[城域]|境[内外])(?:居民|人口)?$)|[#＃※]|其中[：:]?"
)
_SHORT_PART = 5  # 其中：第一产业
# over the names of places
_AREA = re.compile(
    "(?:各?(?:地区|区域|省份?|城市|市州|州市|盟市|地市|市地|[市县区]{1,3}|镇街|街镇|乡镇|镇乡|乡镇街道|街道|[镇乡]|村居?|村名|社区)|国家|国别|地点)(?:[(（].*[)）]|名称?|别)?|(?:区县|行政区划?|辖区)"
)
# a column on an earlier term than its neighbour
_EARLIER = re.compile("上年|上期|去年|上季|上月|期初|年初|同期")
# a column whose figures are none: 排名, 股票代码, 联系电话, 建成年份
_NO_STATISTIC = re.compile(
    "序号?|编号|行次|栏次|名次|[位排]次|排[名序位]|第[几X]名|.{0,6}(?:代码|编码|代号|号码|电话|手机|传真|邮编|邮政编码|网址)|年[份度别]?|月[份度别]?|日期?"
    "|.{0,4}(?:时间|日期|年份|年月|星期|周次|期数|届次|期号|版次|页码?|页次|车次|航班号?|班次|房号|门牌号?|楼号|规格|型号|尺寸|批次)"
    "|.{0,4}(?:比分|积分|得分|分值|评分|净胜球|胜|平|负|等级|级别|档次)|备注|说明|附?注释?|序列|学号|证号|账号|卡号|文号|图号|权重"
)
_GROWN = re.compile(
    "(?:净?增[长减]|增加(?!值)|减少|下降|提高|上升|上涨|升降|涨跌|变[动化]|增[速幅]|涨幅|[升降跌减]幅|净增|增量)"
    "(?:率|速度?|幅度?|比例|百分[比点]|[总金]?额|数?量|[数值]|情况|人数)?[-+±/]{0,3}%?$|(?:同比|环比)[-+±/]{0,3}%?$"
)
_RATE_OF_GROWTH = re.compile(
    "增[速幅]|涨[跌]?幅|[升降跌减]幅|(?:增[长减加]|变[动化]|升降|涨跌|下降)(?:率|速度|幅度|比例|百分比|%)|^同比$|^环比$|^同比±|同比增[长减]$|环比增[长减]$"
)
_AMOUNT_OF_GROWTH = re.compile(
    "(?:增[减加长]|减少|变[动化]|升降)(?:额|量|数|值|人数|金额|数量)|净增|增量"
)
_FALLS = re.compile("[-减降跌下]")
_MAY_RISE = re.compile("增减|升降|涨跌|增[长速幅加]|涨幅|升幅|提高|同比|环比|变")
_GROWN_ROW = re.compile(
    "(?:同比|环比|[比较]上?[年月季期][^（）()]{0,2})?(?:增[长减幅速]|增减|下降|涨跌|[涨降]幅|±)?(?:率|幅度?)?[-+±]{0,3}(?:[（(][±+-]{0,3}%[）)]|%)$"
)
_SHARE = re.compile("比重|占比|百分比|占[^，。；（(]{1,12}(?:比[例重]?|%)|份额|所占")
# what is a percentage though nothing says so; births and deaths are per thousand
_PERCENTAGE = re.compile("(?<![汇利费税效生亡死功速频])率$")
_NO_PERCENTAGE = re.compile("[出死]生?亡?率|自然增长率|汇率|周转率|倍率|容积率|[离结]婚率")
# 人数, 户数, 接待人次: what a head counts by
_COUNTERS = "人户家对件起宗例台套辆艘只头间张座栋幢所项册份票天床个"
_COUNTED_BY = re.compile(f"(人次|(?<=床)位|[{_COUNTERS}])(?:总?数量?)?$")
_COUNTS = re.compile(f"人次$|(?:[{_COUNTERS}]|床位)数量?$|床位$|人口(?:总?数)?$")
_OF_GAMES = frozenset(
    [
        "胜",
        "平",
        "负",
        "胜场",
        "平局",
        "负场",
        "场次",
        "进球",
        "失球",
        "净胜球",
        "积分",
        "得分",
        "失分",
        "局数",
        "比分",
        "篮板",
        "助攻",
        "金牌",
        "银牌",
        "铜牌",
        "金",
        "银",
        "铜",
    ]
)
_ALONE = frozenset("人户%‰家吨亩元件辆台套只头")
_LONGEST_COUNT = 24


class TableWords:
    """What reading tables needs of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.units: Units = units_of(lexicon)
        self.persons = tuple(
            word for word in lexicon.table("indicators")["person"]["words"] if len(word) > 1
        )
        # 学校数, 企业数: what is counted, though no unit says how
        self.bodies = tuple(word + "数" for word in lexicon.table("indicators")["body"]["words"])


def read_tables(
    document: Document, lexicon: Lexicon, found: Sequence[Quantity]
) -> tuple[list[Quantity], dict[int, TableCell]]:
    """Return the figures of a document with those of its tables, and what stands around these.

    ``found`` are those with a unit of their own. Of each figure in a row of a table that has others
    without one, what stands around it comes by its start.
    """
    tables = [table for table in find_tables(document) if _has_bare(table)]
    if not tables:
        return [*found], {}
    words = lexicon.compiled(TableWords)
    known = {quantity.start: quantity for quantity in found}
    cells: dict[int, TableCell] = {}
    read: list[Quantity] = []
    over: list[Span] = []  # the heads of tables, whose 万元 are no figures
    for table in tables:
        reader = _Reader(document, table, words, known)
        reader.read()
        if reader.quantities:
            read += reader.quantities
            cells.update(reader.cells)
            over += [(cell.start, cell.end) for row in table.heads for cell in row]
    if not read:
        return [*found], {}
    taken = {quantity.start: quantity.end for quantity in read}
    kept = []
    spans = sorted([*taken.items(), *over])
    at = 0
    for quantity in found:
        while at < len(spans) and spans[at][1] <= quantity.start:
            at += 1
        if at == len(spans) or quantity.end <= spans[at][0]:
            kept.append(quantity)
    return sorted([*kept, *read], key=attrgetter("start")), cells


def _has_bare(table: Table) -> bool:
    """Say whether a table has figures without a unit of their own."""
    return any(
        cell.sort in (FIGURE, YEAR) and cell.column and not cell.words.endswith(("%", "‰"))
        for row in table.rows
        for cell in row
    )


class _Column(NamedTuple):
    """What the heads of a column say: of what it is, in which unit, whether that grew."""

    heads: tuple[Cell, ...]  # the highest first
    words: str  # of the lowest
    told: Told | None
    grown: Cell | None
    rate: bool  # it says a rate or a share, in per cent
    none: bool  # no figure of it is a statistic


class _Reader:
    """Reads the figures of one table."""

    def __init__(
        self, document: Document, table: Table, words: TableWords, known: Mapping[int, Quantity]
    ) -> None:
        self.document = document
        self.table = table
        self.words = words
        self.units = words.units
        self.known = known
        self.quantities: list[Quantity] = []
        self.cells: dict[int, TableCell] = {}
        # what stands in the first cell of the row, and the last row that is no part of another
        self.first: Cell | None = None
        self.whole: Cell | None = None
        self.whole_told: Told | None = None
        width = max(row[-1].column for row in [*table.heads, *table.rows]) + 1
        self.columns = [self._column(number) for number in range(width)]
        self.unit_column = next(
            (n for n, column in enumerate(self.columns) if _UNIT_HEAD.fullmatch(column.words)), -1
        )
        self.over, self.in_percent = self._over()
        self.percent = self._by_itself("%")

    def _column(self, number: int) -> _Column:
        heads: list[Cell] = []
        lowest = len(self.table.heads) - 1
        for level, row in enumerate(self.table.heads):
            over = [cell for cell in row if cell.column <= number]
            head = over[-1] if over else None
            if head is None or (head.column < number and (level == lowest or not head.column)):
                continue
            heads.append(head)
        told = self._alone(heads[-1].words) if heads else None
        if told is not None:
            heads.pop()
        words = heads[-1].words if heads else ""
        for head in reversed(heads):
            told = told or self._told_in(head.words)
        plain = _BRACKETS.sub("", words) or words
        grown = heads[-1] if _GROWN.search(plain) and not _SHARE.search(plain) else None
        rate = bool(_SHARE.search(plain) or (_RATE_OF_GROWTH.search(plain) and grown))
        if _AMOUNT_OF_GROWTH.search(plain):
            rate = False
        return _Column(
            tuple(heads), plain, told, grown, rate, _NO_STATISTIC.fullmatch(plain) is not None
        )

    def _told_in(self, words: str) -> Told | None:
        """Return the unit that a head or a name has in brackets or behind a stroke, or that it is."""
        brackets: list[str] = _BRACKETS.findall(words)
        for bracket in reversed(brackets):
            if (told := self._unit(bracket)) is not None:
                return told
        stroke = STROKE.search(words)
        return self._unit(stroke[1]) if stroke is not None else None

    def _alone(self, words: str) -> Told | None:
        """Return the unit that a head is, and nothing else: 万元, 人."""
        return self._unit(words) if len(words) > 1 or words in _ALONE else None

    def _unit(self, words: str) -> Told | None:
        """Return the unit that words are; no letter by itself, as of 收入（A）, is one."""
        if len(words) == 1 and words.isascii() and words != "%":
            return None
        told = unit_told(words.strip("±+-/"), self.units)
        return told if told is not None and told.unit is not None else None

    def _over(self) -> tuple[Told | None, bool]:
        """Return the unit that the lines over the table tell, and whether one of several is %."""
        folded = self.document.folded
        for start, end in reversed(self.table.above):
            line = folded[start:end]
            units: list[str] = _UNIT_LINE.findall(line)
            for said in reversed(units):
                parts = [self._unit(part) for part in _UNIT_PARTS.split(said)]
                if not any(parts):
                    continue  # 编制单位：某某基金会
                percent = any(told is not None and told.name in ("%", "‰") for told in parts)
                others = [told for told in parts if told is None or told.name not in ("%", "‰")]
                if len(others) == 1 and others[0] is not None:
                    return others[0], percent
                if not others and len(parts) == 1:
                    return parts[0], True
                return None, percent
            brackets: list[str] = _BRACKETS.findall(line)
            told = self._unit(brackets[-1]) if brackets else None
            if told is not None:
                return told, told.name == "%"
        return None, False

    def read(self) -> None:
        """Read the rows, but no results of games."""
        if len(_OF_GAMES.intersection(column.words for column in self.columns)) > 1:
            return
        panels = self._panels()
        for row in self.table.rows:
            for start, stop in panels or self._pairs(row):
                part = tuple(cell for cell in row if start <= cell.column < stop)
                if part:
                    self._row(part, start)

    def _panels(self) -> list[tuple[int, int]]:
        """Return from where to where columns go that stand beside others of the same heads."""
        if not self.table.heads:
            return []
        lowest = self.table.heads[-1]
        again = [cell.column for cell in lowest if cell.words == lowest[0].words and cell.column]
        if lowest[0].column or not again or again[0] < 2:
            return [(0, len(self.columns))]
        edges = [*range(0, len(self.columns), again[0]), len(self.columns)]
        return [*pairwise(edges)]

    def _pairs(self, row: Row) -> list[tuple[int, int]]:
        """Return where the pairs of a name and its figure stand, of which a row has several."""
        sorts = [cell.sort == WORDS for cell in row]
        if len(row) > 2 and sorts == [True, False] * (len(row) // 2):
            return [(cell.column, cell.column + 2) for cell in row[::2]]
        return [(0, len(self.columns))]

    def _row(self, row: Row, start: int) -> None:
        """Read a row, or the part of it that begins with column ``start``."""
        first = next((n for n, cell in enumerate(row) if n and self._is_figure(cell)), 0)
        if not first:
            return
        names: list[Cell] = []
        unit: Told | None = None
        for cell in row[:first]:
            column = self.columns[cell.column]
            if cell.sort != WORDS and not (cell.sort == YEAR and not cell.column):
                continue
            alone = cell.column > 0 or self.unit_column == 0
            told = self._unit(cell.words) if alone else None
            if told is not None and (cell.column == self.unit_column or self.unit_column < 0):
                unit = told
            elif cell.column != self.unit_column and not (column.none and cell.column):
                names.append(cell)
        if self.unit_column > row[first].column:
            last = [cell for cell in row if cell.column == self.unit_column]
            unit = self._unit(last[0].words) if last else None
        merged = row[0].column > start and not self.columns[start].none
        if merged and self.first is not None and self.first.column == start and names:
            names.insert(0, self.first)  # one cell over several rows: 城镇⇥男⇥12, ⇥女⇥13
        elif names:
            self.first = names[0]
        if not names:
            return
        named = names[-1].words
        of_row = unit or self._told_in(named)
        part = _PART.match(named)
        if part is None:
            self.whole, self.whole_told = names[-1], of_row
        elif self.whole is not None:
            of_row = of_row or self.whole_told
            short = len(named) - part.end() <= _SHORT_PART and named[-1] != self.whole.words[-1]
            if part["of"] or short:
                names.insert(0, self.whole)
        spans = tuple(
            (cell.start, cell.end)
            for cell in names
            if not _AREA.fullmatch(self.columns[cell.column].words)
        )
        for cell in row[first:]:
            column = self.columns[cell.column]
            quantity = self.known.get(self._start(cell))
            if cell.sort in (FIGURE, YEAR):
                told, rule = self._told(column, cell, of_row, named)
                if told is not None:
                    quantity = self._quantity(cell, told, rule)
                    self.quantities.append(quantity)
            if quantity is not None and quantity.statistic:
                self._keep(quantity, cell, row, spans)

    def _start(self, cell: Cell) -> int:
        """Return where a figure of a cell with its unit may begin: behind 减少."""
        if cell.sort in (FIGURE, YEAR):
            return cell.start
        at = cell.start
        if at not in self.known:
            while at < cell.end and not self.document.folded[at].isdigit():
                at += 1
        return at

    def _is_figure(self, cell: Cell) -> bool:
        """Say whether a cell may be read: no number of a row, no rank, no year under 年份."""
        if cell.sort not in (FIGURE, YEAR, AMOUNT):
            return False
        return not self.columns[cell.column].none

    def _told(
        self, column: _Column, cell: Cell, of_row: Told | None, named: str
    ) -> tuple[Told | None, str]:
        """Return the unit of a figure, and the rule that tells it; None where nothing does."""
        if column.none or cell.words[-1] in "%‰":
            return None, ""
        if column.told is not None:
            of_own = of_row is not None and of_row.name == "%" and column.grown is None
            return (of_row, OF_ROW) if of_own else (column.told, OF_COLUMN)
        if column.rate:
            return self.percent, OF_RATE
        if column.grown is not None and not _AMOUNT_OF_GROWTH.search(column.words):
            alone = self.over is None and of_row is None and "." in cell.words
            return (self.percent if self.in_percent or alone else None), OF_RATE
        if of_row is not None:
            return of_row, OF_ROW
        name = _BRACKETS.sub("", named)
        for said in (column.words, name):
            if _PERCENTAGE.search(said):
                return (None if _NO_PERCENTAGE.search(said) else self.percent), OF_RATE
        counted: Told | None = None
        if column.heads and "." not in cell.words:
            counted = self._counted(column.words) or self._counted(name)
        if self.over is None:
            return counted, OF_NOUN
        if counted is None or self.over.kind is counted.kind:
            return self.over, OF_LINE
        return (counted if counted.kind is Kind.PERSON else None), OF_NOUN

    def _counted(self, words: str) -> Told | None:
        """Return the unit that a head counts by: 人数, 户数, 学生."""
        if not words or len(words) > _LONGEST_COUNT:
            return None
        by = _COUNTED_BY.search(words) if _COUNTS.search(words) else None
        spelling = by[1] if by else ""
        of = words.removesuffix("数").removesuffix("总")
        if words.endswith("床位") or spelling == "位":
            spelling = "张"
        elif of.endswith(("人口", *self.words.persons)):
            spelling = "人"
        elif not by and words.endswith(self.words.bodies):
            return Told("", Decimal(1), None, None, Kind.COUNT)
        return self._by_itself(spelling) if spelling in self.units.by_spelling else None

    def _by_itself(self, spelling: str) -> Told:
        """Return a unit that no word of the table is."""
        unit = self.units.by_spelling[spelling]
        return Told("", Decimal(1), unit, unit.name, unit.kind)

    def _quantity(self, cell: Cell, told: Told, rule: str) -> Quantity:
        """Return the figure of a cell in the unit that is told."""
        parts = _DIGITS.match(cell.words)
        assert parts is not None  # as its sort says
        value = Decimal(parts[2].replace(",", "")) * _MYRIADS[parts[3]] * told.scale
        value = tidied(-value if parts[1] == "-" else value)
        si_value, si_unit = None, None
        if told.unit is not None and told.name == told.unit.name:
            si_value, si_unit = in_si(value, told.unit)
        start, end = cell.start, cell.end
        return new_quantity(
            self.document.folded[start:end], start, end, value, value, value, Relation.EQUAL,
            told.name, parts[3] + told.words or None, told.kind, si_value, si_unit, True, rule,  # noqa: FBT003
        )  # fmt: skip

    def _keep(self, quantity: Quantity, cell: Cell, row: Row, names: tuple[Span, ...]) -> None:
        """Keep what stands around the figure of a cell."""
        column = self.columns[cell.column]
        heads = tuple((head.start, head.end) for head in column.heads)
        grown = column.grown
        if grown is None and names and (named := _GROWN_ROW.match(self._words(names[-1]))):
            # 同比(%) as the name of a row
            sign = "down" if _FALLS.search(cell.words) or _FALLS.search(named[0]) else "up"
            sign = "flat" if quantity.value == 0 else sign
            self.cells[quantity.start] = TableCell(
                names[:-1], heads, self.table.above, names[-1], sign
            )
            return
        if grown is None:
            self.cells[quantity.start] = TableCell(names, heads, self.table.above)
            return
        direction = "up"
        if quantity.value == 0:
            direction = "flat"
        elif _FALLS.search(cell.words) or _MAY_RISE.search(column.words) is None:
            direction = "down"
        base = self._base(cell.column, row)
        level, heads = -1, heads[:-1]
        if base is not None:
            level = base.start
            of = self.columns[base.column].heads
            heads = tuple((head.start, head.end) for head in of)
        self.cells[quantity.start] = TableCell(
            names, heads, self.table.above, (grown.start, grown.end), direction, level
        )

    def _words(self, span: Span) -> str:
        return "".join(self.document.folded[slice(*span)].split())

    def _base(self, number: int, row: Row) -> Cell | None:
        """Return the figure that grew: the nearest before it in the row, below the same higher heads."""
        upper = self.columns[number].heads[:-1]
        for cell in reversed(row):
            of = self.columns[cell.column]
            if cell.column >= number or not self._is_figure(cell) or of.grown or of.rate:
                continue
            if (upper and of.heads[:-1] != upper) or _EARLIER.search(of.words):
                continue
            latest = cell.column if upper else self._latest(cell.column)
            return next((each for each in row if each.column == latest), cell)
        return None

    def _latest(self, last: int) -> int:
        """Return the column of the latest of several years side by side that column ``last`` is one of."""
        years = [n for n in range(last, 0, -1) if self._is_year(n)]
        if not years or years[0] != last:
            return last
        first = last
        for n in years[1:]:
            if n != first - 1:
                break
            first = n
        return max(range(first, last + 1), key=lambda n: self.columns[n].words)

    def _is_year(self, number: int) -> bool:
        return self.columns[number].words[:4].isdigit()
