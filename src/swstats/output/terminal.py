"""Tables for people, drawn with Rich: they fit the terminal and align Chinese.

A table has a heading per document (or none), a line per article or region, and under it the rows.
Columns have fixed widths, so that rows can be drawn as they come and stay in line across articles.
What does not fit is folded onto a second line, never cut.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Any, BinaryIO

from swstats.output import findings, summaries
from swstats.output.columns import columns_of
from swstats.output.labels import NOWHERE, SIGNS, amount, change, heading, number, show
from swstats.output.screen import WIDE, drawing, words_of
from swstats.records import Relation, Statistic
from swstats.review.checks.finding import Finding
from swstats.review.lookups import MeasureEntry
from swstats.review.pivot import PivotRow, amount_of
from swstats.review.summary import Group, Grown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import Console

    from swstats.output import Options

# How many rows are drawn at once: no more are held in memory.
AT_ONCE = 200

# The least that a column gets which takes what is left over.
LEAST = 10

# Widths of columns that the user asked for, where they are not 14; 0: what is left over.
WIDTHS = {
    **dict.fromkeys(("doc", "article", "indicator", "sentence", "left_out", "definition"), 0),
    **dict.fromkeys(("value", "lower", "upper", "si_value", "total", "lowest", "highest"), 17),
    **dict.fromkeys(("id", "part_of"), 16),
    **dict.fromkeys(("start", "end", "relation", "unit", "unit_text", "figures", "si_unit"), 8),
    **dict.fromkeys(("page", "ocr"), 5),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a layout: heading, width (0: what is left over), how to write a row in it."""

    field: str
    width: int
    write: Callable[[Any, str], str]
    style: str = ""
    right: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How rows of one type are drawn: above each run of rows, its title and its section."""

    narrow: tuple[Cell, ...]
    wide: tuple[Cell, ...]
    title: Callable[[Any], str]
    section: Callable[[Any, str], str]
    dim: Callable[[Any], bool]
    # What is seen only where the first row of a title says something of it.
    now_and_then: tuple[Cell, ...] = ()
    # What title and section say, for rows that stand in another order: where the page is wide, or
    # where a column of the narrow one gives way to it.
    instead: tuple[Cell, ...] = ()
    gives_way: str = ""


def write_table(rows: Iterable[Any], record: type, out: BinaryIO, options: Options) -> None:
    """Draw the rows, each as soon as it is known where the type has a layout of its own."""
    with drawing(out, options) as console:
        if options.columns:
            _draw_sections(rows, _layout_of(record, options), console, options.lang)
        elif issubclass(record, PivotRow):
            summaries.draw_pivot(list(rows), record, console, options.lang)
        elif options.bars and issubclass(record, Group):
            wide = console.width >= WIDE
            summaries.draw_bars(list(rows), console, options.lang, wide=wide)
        elif issubclass(record, Group):
            groups = list(rows)
            _draw_sections(groups, _layout_of_groups(groups, options), console, options.lang)
        elif record in LAYOUTS:
            layout = LAYOUTS[record]
            _draw_sections(rows, _flat(layout) if options.mixed else layout, console, options.lang)
        elif record is Finding:
            findings.draw(rows, console, options.lang)
        else:
            _draw_plain(list(rows), record, console, options.lang)


# -------------------------------------------------------------------------------------- sections


def _draw_sections(rows: Iterable[Any], layout: Layout, console: Console, lang: str) -> None:
    usual = layout.wide if console.width >= WIDE else layout.narrow
    for title, of_title in groupby(rows, layout.title):
        if title:
            console.rule(words_of(title, "bold"), align="left", style="dim")
        first = next(of_title)
        cells = (*usual, *(cell for cell in layout.now_and_then if cell.write(first, lang)))
        widths = widths_of(cells, console.width)
        console.print(_grid(cells, widths, [[heading(cell.field, lang) for cell in cells]], "dim"))
        of_title = chain([first], of_title)  # noqa: PLW2901
        for section, of_section in groupby(of_title, lambda row: layout.section(row, lang)):
            if section:
                console.print(words_of(section, "bold magenta"))
            for dim, alike in groupby(of_section, layout.dim):
                while some := list(islice(alike, AT_ONCE)):
                    lines = [[cell.write(row, lang) for cell in cells] for row in some]
                    console.print(_grid(cells, widths, lines, "dim" if dim else None))
        console.print()


def _flat(layout: Layout) -> Layout:
    """Return the layout for rows in any order: no headings, which would stand above each row."""
    narrow = tuple(cell for cell in layout.narrow if cell.field != layout.gives_way)
    return replace(
        layout,
        narrow=(*layout.instead, *narrow) if layout.gives_way else narrow,
        wide=(*layout.instead, *layout.wide),
        title=lambda _: "",
        section=lambda _row, _lang: "",
        now_and_then=(),
    )


def _layout_of(record: type, options: Options) -> Layout:
    """Return a layout of the columns that the user asked for."""
    cells = tuple(
        Cell(
            column.name,
            WIDTHS.get(column.name, 14),
            lambda row, lang, name=column.name: show(getattr(row, name), lang),  # type: ignore[misc]
            right=column.numeric,
        )
        for column in columns_of(record, options.columns)
    )
    return Layout(
        narrow=cells,
        wide=cells,
        title=lambda _: "",
        section=lambda _row, _lang: "",
        dim=lambda _: False,
    )


def widths_of(cells: Sequence[Cell], total: int) -> list[int]:
    """Share out the page: fixed widths first, the rest to the columns that take what is left."""
    room = total - (2 * len(cells) - 1)  # two spaces between, one before the first
    open_ended = sum(not cell.width for cell in cells)
    rest = room - sum(cell.width for cell in cells)
    if rest >= LEAST * open_ended:
        wide, extra = divmod(rest, open_ended) if open_ended else (0, 0)
        found = []
        for cell in cells:
            found.append(cell.width or wide + (extra > 0))
            extra -= not cell.width
        return found
    # Too many for the page: what is wide gives way, evenly.
    widths = [cell.width or LEAST for cell in cells]
    while sum(widths) > room and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return widths


def _grid(
    cells: Sequence[Cell], widths: Sequence[int], lines: list[list[str]], style: str | None
) -> Any:
    from rich.padding import Padding
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    for cell, width in zip(cells, widths, strict=True):
        grid.add_column(
            width=width,
            justify="right" if cell.right else "left",
            overflow="fold",
            style=cell.style if style is None else "",
        )
    for line in lines:
        grid.add_row(*map(words_of, line), style=style)
    return Padding(grid, (0, 0, 0, 1), expand=False)


# -------------------------------------------------------------------------------------- any type


def _draw_plain(rows: list[Any], record: type, console: Console, lang: str) -> None:
    """Draw rows of a type that has no layout, leaving out columns in which nothing stands."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    columns = [
        column
        for column in columns_of(record)
        if any(getattr(row, column.name) not in (None, "", ()) for row in rows)
    ]
    for column in columns:
        table.add_column(
            heading(column.name, lang),
            justify="right" if column.numeric else "left",
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(words_of(show(getattr(row, column.name), lang)) for column in columns))
    console.print(table)


# ----------------------------------------------------------------------------------------- cells


def value_of(item: Statistic, *, with_unit: bool) -> str:
    """Write what a statistic says: its sign, its value or its bounds, its unit."""
    if item.value is not None:
        stated = SIGNS[item.relation] + number(item.value)
    elif item.lower is not None and item.upper is not None:
        stated = f"{number(item.lower)}–{number(item.upper)}"
    elif item.lower is not None:
        stated = SIGNS[Relation.AT_LEAST] + number(item.lower)
    elif item.upper is not None:
        stated = SIGNS[Relation.AT_MOST] + number(item.upper)
    else:
        stated = ""
    return f"{stated} {item.unit}" if with_unit and item.unit else stated


def _layout_of_groups(groups: Sequence[Group], options: Options) -> Layout:
    """Return how groups are drawn: under the names of places, where they are by place."""
    layout = LAYOUTS[Grown if groups and isinstance(groups[0], Grown) else Group]
    if not any(group.region for group in groups):
        layout = replace(layout, section=lambda _row, _lang: "", instead=(), gives_way="")
    return _flat(layout) if options.mixed else layout


def _total(group: Group, *, with_unit: bool) -> str:
    found = amount_of(group)
    stated = amount(found) if found else ""
    return f"{stated} {group.unit}" if stated and with_unit and group.unit else stated


def _subject(group: Group, _: str) -> str:
    return " · ".join(filter(None, (group.measure, group.indicator)))


def _place(group: Group, lang: str) -> str:
    """Name a place; where places were taken up to a level, its own level, which may be above it."""
    name = group.region or NOWHERE[lang == "zh"]
    return f"{name} · {show(group.rung, lang)}" if group.rung else name


def _part_or_whole(entry: MeasureEntry, _: str) -> str:
    """Set the name of a part in under that of its whole."""
    return f"·{entry.name}" if entry.parent else entry.name


LAYOUTS: dict[type, Layout] = {
    Statistic: Layout(
        narrow=(
            Cell("text", 14, lambda item, _: item.text, "bold cyan"),
            Cell("indicator", 0, lambda item, _: item.indicator or ""),
            Cell("value", 17, lambda item, _: value_of(item, with_unit=True), right=True),
            Cell("region", 12, lambda item, _: item.region or "", "green"),
            Cell("period", 10, lambda item, _: item.period or "", "yellow"),
        ),
        wide=(
            Cell("text", 18, lambda item, _: item.text, "bold cyan"),
            Cell("indicator", 0, lambda item, _: item.indicator or ""),
            Cell("value", 16, lambda item, _: value_of(item, with_unit=False), right=True),
            Cell("unit", 8, lambda item, _: item.unit or ""),
            Cell("region", 16, lambda item, _: item.region or "", "green"),
            Cell("period", 15, lambda item, _: item.period or "", "yellow"),
            Cell("change", 12, lambda item, lang: change(item.change, lang)),
        ),
        title=lambda item: item.doc,
        section=lambda item, _: item.article,
        dim=lambda item: not item.statistic,
        now_and_then=(Cell("page", 4, lambda item, _: str(item.page or ""), "dim", right=True),),
        instead=(Cell("doc", 20, lambda item, _: item.doc, "dim"),),
    ),
    Group: Layout(
        narrow=(
            Cell("indicator", 0, _subject),
            Cell("period", 10, lambda group, _: group.period or "", "yellow"),
            Cell("figures", 7, lambda group, _: str(group.figures), right=True),
            Cell("total", 20, lambda group, _: _total(group, with_unit=True), "bold", right=True),
            Cell("left_out", 17, summaries.left_out, "dim"),
        ),
        wide=(
            Cell("indicator", 0, _subject),
            Cell("kind", 12, lambda group, lang: show(group.kind, lang)),
            Cell("period", 15, lambda group, _: group.period or "", "yellow"),
            Cell("figures", 7, lambda group, _: str(group.figures), right=True),
            Cell("total", 20, lambda group, _: _total(group, with_unit=False), "bold", right=True),
            Cell("unit", 8, lambda group, _: group.unit or ""),
            Cell("left_out", 25, summaries.left_out, "dim"),
        ),
        title=lambda group: group.doc or "",
        section=_place,
        dim=lambda _: False,
        instead=(Cell("region", 14, lambda group, _: group.region or "", "green"),),
        gives_way="left_out",
    ),
    Grown: Layout(
        narrow=(
            Cell("indicator", 0, _subject),
            Cell("period", 10, lambda group, _: group.period or "", "yellow"),
            Cell("total", 20, lambda group, _: _total(group, with_unit=True), "bold", right=True),
            Cell("change", 19, lambda group, _: summaries.change_of(group), right=True),
        ),
        wide=(
            Cell("indicator", 0, _subject),
            Cell("period", 15, lambda group, _: group.period or "", "yellow"),
            Cell("total", 20, lambda group, _: _total(group, with_unit=False), "bold", right=True),
            Cell("unit", 8, lambda group, _: group.unit or ""),
            Cell("compared", 15, lambda group, _: group.compared or "", "yellow"),
            Cell("change", 20, lambda group, _: summaries.change_of(group), right=True),
        ),
        title=lambda group: group.doc or "",
        section=_place,
        dim=lambda _: False,
        instead=(Cell("region", 14, lambda group, _: group.region or "", "green"),),
        gives_way="period",
    ),
    MeasureEntry: Layout(
        narrow=(
            Cell("name", 22, _part_or_whole, "bold cyan"),
            Cell("unit", 6, lambda entry, _: entry.unit or ""),
            Cell("definition", 0, lambda entry, _: entry.definition),
        ),
        wide=(
            Cell("name", 26, _part_or_whole, "bold cyan"),
            Cell("unit", 8, lambda entry, _: entry.unit or ""),
            Cell("definition", 0, lambda entry, _: entry.definition),
            Cell("also", 0, lambda entry, _: "、".join(entry.also), "dim"),
        ),
        title=lambda _: "",
        section=lambda entry, _: f"{entry.field or ''}（{entry.source}）" if entry.source else "",
        dim=lambda _: False,
    ),
}
