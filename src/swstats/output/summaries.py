"""Summaries drawn for people: pivots, and rows with bars.

What all rows have in common (the measure, the unit) stands above the table, once. A pivot that is
wider than the page is drawn in parts, one below the other, each with the names of the rows that say
something in it.
"""

from __future__ import annotations

from copy import copy
from decimal import ROUND_HALF_UP, Decimal
from itertools import compress
from typing import TYPE_CHECKING, Any

from swstats.output.bars import FULL, Scale, plain
from swstats.output.labels import (
    NOWHERE,
    amount,
    heading,
    kind_name,
    number,
    reason_name,
    short,
    show,
)
from swstats.output.screen import words_of
from swstats.records import Amount, Kind
from swstats.review.pivot import UNNAMED, amount_of
from swstats.review.summary import Grown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

    from swstats.review.pivot import PivotRow
    from swstats.review.summary import Group

# Fields that tell rows apart, in their order; those of the first kind are said above the table
# where all rows have them in common.
ABOVE = ("measure", "indicator", "kind", "rung", "unit")
LEADING = ("doc", "region", "rung", "measure", "indicator", "period")

# Texts are folded at these widths, in columns of the page.
WIDEST = {"indicator": 26, "measure": 26, "region": 20, "doc": 24}
LEAST_BAR = 10
LEAST_NAME = 4  # cells that a name is folded into

# Between the lines of a cell: what no text holds, as it is no character.
BREAK = "\ufdd0"


class Column:
    """A column of a table: its heading, its cells, how wide it is."""

    def __init__(
        self, field: str, head: str, cells: Sequence[str], *, right: bool = False, style: str = ""
    ) -> None:
        from rich.cells import cell_len

        self.head, self.cells, self.right, self.style = head, cells, right, style
        self.folds = not right and field != "bar"
        lines = [line for text in (head, *cells) for line in text.split(BREAK)]
        self.width = max(map(cell_len, lines), default=0)
        self.width = max(min(self.width, WIDEST.get(field, self.width)), 1)

    def of(self, rows: Iterable[bool]) -> Column:
        """Return the column of some rows, as wide as that of all."""
        some = copy(self)
        some.cells = list(compress(self.cells, rows))
        return some


def draw_pivot(
    rows: Sequence[PivotRow], record: type[PivotRow], console: Console, lang: str
) -> None:
    """Draw a pivot, in as many parts as the page asks for."""
    leading, said = _common(rows, record.leading, lang)
    _say(said, console)
    names = [_column(name, rows, lang) for name in leading]
    cells = [
        Column(
            head,
            _head(head, lang),
            [_cell(row, record, head, lang) for row in rows],
            right=True,
        )
        for head in record.cells
    ]
    before = sum(column.width + 2 for column in names)
    room = max(console.width - 1 - before, LEAST_BAR)
    for part in _parts(cells, room):
        said_of = [any(row) for row in zip(*(column.cells for column in part), strict=True)]
        _draw([column.of(said_of) for column in (*names, *part)], console)
        console.print()


def _head(head: str, lang: str) -> str:
    """Return how a column of a pivot is headed: a kind has a name in each language."""
    if head in list(Kind):
        return kind_name(Kind(head), lang)
    return heading(head, lang) if head == UNNAMED else head


def draw_bars(rows: Sequence[Group], console: Console, lang: str, *, wide: bool) -> None:
    """Draw groups with a bar for each, those of one subject and unit on one scale."""
    leading, said = _common(rows, LEADING, lang, units=[group.unit for group in rows])
    _say(said, console)
    columns = [_column(name, rows, lang) for name in leading]
    stated = []
    for group in rows:
        found = amount_of(group)
        stated.append("" if found is None else amount(found))
    columns.append(Column("total", heading("total", lang), stated, right=True, style="bold"))
    if len({group.unit for group in rows}) > 1:
        columns.append(_column("unit", rows, lang))
    if any(isinstance(group, Grown) for group in rows):
        cells = [change_of(group) for group in rows]
        columns.append(Column("change", heading("change", lang), cells, right=True))
    out = [left_out(group, lang) for group in rows]
    tail = Column("left_out", heading("left_out", lang), out, style="dim")
    tail.width = min(tail.width, 24)
    rest = console.width - 1 - sum(column.width + 2 for column in columns)
    tails = [tail] if wide and any(out) and rest - tail.width - 2 >= 2 * LEAST_BAR else []
    width = max(rest - sum(column.width + 2 for column in tails), LEAST_BAR)
    bars = list(_bars(rows, width, console.encoding))
    columns.append(Column("bar", "", bars, style="cyan"))
    columns[-1].width = width
    _draw([*columns, *tails], console)
    console.print()


def change_of(group: Group) -> str:
    """Write what became of a group: +12 (+4.0%).

    The growth is rounded to one place, half of one away from nought.
    """
    if not isinstance(group, Grown) or group.difference is None:
        return ""
    return _change(group.difference, group.growth)


def left_out(group: Group, lang: str) -> str:
    """Write what a total does without."""
    return ("、" if lang == "zh" else ", ").join(
        reason_name(reason, lang) for reason in group.left_out
    )


def _change(difference: Decimal, growth: Decimal | None) -> str:
    sign = "+" if difference > 0 else ""
    stated = sign + number(short(difference))
    if growth is None:
        return stated
    rounded = (
        growth.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP) if abs(growth) < 10**9 else growth
    )
    return f"{stated} ({sign}{number_of_growth(rounded)}%)"


def number_of_growth(growth: Decimal) -> str:
    """Write a rate with the one place that it is rounded to."""
    return format(growth, ",f")


def _cell(row: PivotRow, record: type[PivotRow], head: str, lang: str) -> str:
    value = getattr(row, head)
    stated = amount(value) if isinstance(value, Amount) else show(value, lang)
    if head not in record.changes:
        return stated
    difference, growth = (getattr(row, name) for name in record.changes[head])
    return stated if difference is None else f"{stated}{BREAK}{_change(difference, growth)}"


def _common(
    rows: Sequence[Any], names: Sequence[str], lang: str, units: Sequence[str | None] = ()
) -> tuple[list[str], list[str]]:
    """Return the fields in which rows differ, and what they say of the rest."""
    found, said = [], []
    for name in names:
        values = {getattr(row, name) for row in rows}
        if not values - {None}:
            continue
        if len(values) == 1 and name in ABOVE:
            if name != "kind" or "unit" not in names:  # which tells it
                said.append(show(values.pop(), lang))
        elif name != "kind" or "unit" not in names:
            found.append(name)
    if len({*units}) == 1 and units[0]:
        said.append(units[0])
    return found, said


def _column(name: str, rows: Sequence[Any], lang: str) -> Column:
    cells = [show(getattr(row, name), lang) for row in rows]
    if name == "region":
        cells = [cell or NOWHERE[lang == "zh"] for cell in cells]
    style = {"region": "green", "period": "yellow"}.get(name, "")
    return Column(name, heading(name, lang), cells, style=style)


def _bars(rows: Sequence[Group], width: int, encoding: str) -> Iterator[str]:
    spans: dict[tuple[str | None, ...], list[tuple[Decimal, Decimal]]] = {}
    of = [(group.measure, group.indicator, group.unit) for group in rows]
    found = [_span(group) for group in rows]
    for key, span in zip(of, found, strict=True):
        if span is not None:
            spans.setdefault(key, []).append(span)
    scales = {key: Scale.of(some) for key, some in spans.items()}
    has_blocks = True
    try:
        FULL.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        has_blocks = False
    for key, span in zip(of, found, strict=True):
        bar = "" if span is None else scales[key].bar(*span, width)
        yield bar if has_blocks else plain(bar)


def _span(group: Group) -> tuple[Decimal, Decimal] | None:
    if group.total is not None:
        return group.total, group.total
    if group.lowest is None or group.highest is None:
        return None
    return group.lowest, group.highest


def _say(said: Sequence[str], console: Console) -> None:
    if said:
        console.print(words_of(" · ".join(said), "bold"))


def _parts(columns: Sequence[Column], room: int) -> Iterator[list[Column]]:
    """Share columns out among tables, each as wide as there is room."""
    part: list[Column] = []
    taken = 0
    for column in columns:
        if part and taken + column.width + 2 > room:
            yield part
            part, taken = [], 0
        part.append(column)
        taken += column.width + 2
    yield part


def _draw(columns: Sequence[Column], console: Console) -> None:
    from rich.padding import Padding
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    for column, width in zip(columns, _widths(columns, console.width - 1), strict=True):
        grid.add_column(
            width=width,
            justify="right" if column.right else "left",
            overflow="fold",
            style=column.style,
        )
    grid.add_row(*(words_of(column.head) for column in columns), style="dim")
    for cells in zip(*(column.cells for column in columns), strict=True):
        grid.add_row(*map(_lines, cells))
    console.print(Padding(grid, (0, 0, 0, 1), expand=False))


def _widths(columns: Sequence[Column], room: int) -> list[int]:
    """Return how wide columns are: more than the page holds is folded where names are longest."""
    widths = [column.width for column in columns]
    # between two columns there are two spaces
    over = sum(widths) + 2 * (len(widths) - 1) - room
    names = [at for at, column in enumerate(columns) if column.folds]
    while over > 0 and names:
        widest = max(names, key=widths.__getitem__)
        if widths[widest] <= LEAST_NAME:
            break
        widths[widest] -= 1
        over -= 1
    return widths


def _lines(text: str) -> Any:
    """Return a text, a line break of which is ours: no word of a document."""
    from rich.text import Text

    return Text("\n").join(map(words_of, text.split(BREAK)))
