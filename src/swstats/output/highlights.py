"""A document on a terminal: its text with the figures marked, and a list of what each one says.

With colours, a figure is underlined in the colour of its kind, and its number follows it; without
(``NO_COLOR``, a pipe, ``--no-color``) it stands in brackets with its number: ``[4.7亿元#2]``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, BinaryIO

from swstats.output.folding import folded
from swstats.output.labels import LANGUAGES, REGION_BY, change, heading, kind_name
from swstats.output.screen import WIDE, drawing
from swstats.output.terminal import Cell, value_of, widths_of
from swstats.records import Kind, Role
from swstats.review.showing import articles_of, lines_of
from swstats.text.obeyed import OBEYED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import Console
    from rich.text import Text

    from swstats.lexicons import Lexicon
    from swstats.output import Options
    from swstats.records import Extracted, Statistic
    from swstats.review.showing import Block, Shown

# The terminal's own colours, so that they can be read on its background, light or dark; kinds that
# often stand side by side differ in more than brightness, which some terminals do not show.
COLOURS = {
    Kind.COUNT: "cyan",
    Kind.PERSON: "magenta",
    Kind.PERSON_TIME: "yellow",
    Kind.MONEY: "green",
    Kind.PERCENT: "blue",
    Kind.PERCENTAGE_POINT: "italic blue",
    Kind.RATIO: "bright_blue",
    Kind.LENGTH: "italic red",
    Kind.AREA: "red",
    Kind.MASS: "bright_red",
    Kind.VOLUME: "italic bright_red",
    Kind.DURATION: "bright_green",
    Kind.AGE: "bright_magenta",
    Kind.ENERGY: "bright_yellow",
    Kind.TEMPERATURE: "italic yellow",
    Kind.SPEED: "italic green",
    Kind.DATA: "bright_cyan",
    Kind.OTHER: "italic cyan",
}
ASIDE = "dim strike"

# A line break and a tab are drawn as what they are.
_OBEYED = re.compile(f"(?![\n\t]){OBEYED.pattern}")

ROLES = {
    Role.HEADLINE: "bold",
    Role.BODY: "",
    Role.CAPTION: "italic",
    Role.TABLE: "",
    Role.FURNITURE: "dim",
}

# How a paragraph begins in Chinese.
INDENT = "　　"

SET_ASIDE = ("set aside", "不计")
NO_TEXT = (
    "its text is not kept; name the file itself to see it",
    "未保存全文；要看全文，请指明文件",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in the list: the record and its number."""

    number: int
    item: Statistic


def _cells(number: int, text: int, value: int, region: int, period: int) -> tuple[Cell, ...]:
    """Return the columns of the list, of these widths; the indicator takes what is left."""
    return (
        Cell("number", number, lambda row, _: f"#{row.number}", "dim", right=True),
        Cell("text", text, lambda row, _: row.item.text),
        Cell("indicator", 0, lambda row, _: row.item.indicator or ""),
        Cell("value", value, lambda row, _: value_of(row.item, with_unit=True), right=True),
        Cell("region", region, lambda row, _: row.item.region or ""),
        Cell("period", period, lambda row, _: row.item.period or ""),
    )


NARROW = _cells(4, 14, 17, 10, 10)
WIDER = _cells(5, 18, 22, 16, 15)


def write_shown(  # noqa: PLR0913  each says one thing of how it is drawn
    documents: Iterable[Extracted],
    out: BinaryIO,
    options: Options,
    *,
    page: bool = False,
    colour: bool | None = None,
    lexicon: Lexicon | None = None,
) -> None:
    """Draw the documents, each as soon as it is known.

    ``page`` draws the source as it stands in the file, instead of its articles. ``colour`` is
    whether there are colours, None where the terminal is to say.
    """
    with drawing(out, options, colour=colour) as console:
        for document in documents:
            _Drawing(console, options.lang, document).draw(page=page, lexicon=lexicon)


class _Drawing:
    """Draws one document."""

    def __init__(self, console: Console, lang: str, document: Extracted) -> None:
        self.console = console
        self.lang = LANGUAGES.index(lang)
        self.document = document
        self.plain = console.no_color or console.color_system is None
        self.records: Mapping[int, Statistic] = dict(enumerate(document.statistics, start=1))
        self.numbers = {item.id: number for number, item in self.records.items()}

    def draw(self, *, page: bool, lexicon: Lexicon | None) -> None:
        """Draw it: name, legend, and its articles, or its lines, each with the list of figures."""
        text, statistics = self.document.text, self.document.statistics
        self.console.rule(_words(self.document.doc, "bold"), align="left", style="dim")
        self._draw_legend()
        if text is None:
            self._print(_words(NO_TEXT[self.lang], "italic"))
            self._draw_list(list(self.records))
        elif page:
            for line in lines_of(text, statistics):
                self._draw_lines(self._marked(line))
            self._draw_list(list(self.records))
        else:
            for article in articles_of(text, statistics, lexicon):
                self._draw_article(article)

    # ------------------------------------------------------------------------------------- the text

    def _draw_article(self, article: Shown) -> None:
        self.console.print()
        for block in article.blocks:
            marked = self._marked(block)
            if block.role is Role.BODY:
                marked = _words(INDENT) + marked
            for line in marked.split("\n", allow_blank=True):
                self._draw_lines(line)
        said = [str(article.published or ""), article.source or ""]
        if known := "  ".join(filter(None, said)):
            self._print(_words(f"— {known}", "dim"))
        self._draw_list(article.figures, article.source)

    def _draw_lines(self, text: Text) -> None:
        for line in folded(text, self.console.width - 1):
            self._print(line)

    def _print(self, text: Text) -> None:
        self.console.print(text, soft_wrap=True)

    def _marked(self, block: Block) -> Text:
        """Return a block with its figures marked."""
        role = ROLES[block.role]
        text = _words("", role)
        at = 0
        for mark in block.marks:
            item = self.records[mark.number]
            text.append_text(_words(block.text[at : mark.start], role))
            words = block.text[mark.start : mark.end]
            number = f"#{mark.number}" if mark.ends else ""
            if self.plain:
                words = f"{'[' if mark.begins else ''}{words}{number}{']' if mark.ends else ''}"
                number = ""
            text.append_text(_words(words, self._style(item)))
            text.append_text(_words(number, "dim"))
            at = mark.end
        text.append_text(_words(block.text[at:], role))
        return text

    def _style(self, item: Statistic) -> str:
        return f"bold underline {COLOURS[item.kind]}" if item.statistic else ASIDE

    # ------------------------------------------------------------------------- what is said of it

    def _draw_legend(self) -> None:
        """Say which colour is which kind, and how many figures are of each."""
        items = self.document.statistics
        if not items:
            return
        text = _words("")
        counts = Counter(item.kind for item in items if item.statistic)
        language = LANGUAGES[self.lang]
        for kind in (kind for kind in Kind if counts[kind]):
            text.append_text(_words("■ " if not self.plain else "", COLOURS[kind]))
            style = f"underline {COLOURS[kind]}"
            text.append_text(_words(kind_name(kind, language).replace(" ", "\u00a0"), style))
            text.append_text(_words(f"\u00a0{counts[kind]}   "))
        if aside := sum(not item.statistic for item in items):
            text.append_text(_words(SET_ASIDE[self.lang], ASIDE))
            text.append_text(_words(f"\u00a0{aside}"))
        self._draw_lines(text)

    def _draw_list(self, numbers: Sequence[int], source: str | None = None) -> None:
        """List the figures: what each says in a line, and under it what that rests on.

        ``source`` is that of the article, which need not be said again.
        """
        if not numbers:
            return
        console, language = self.console, LANGUAGES[self.lang]
        cells = WIDER if console.width >= WIDE else NARROW
        widths = widths_of(cells, console.width)
        console.print()
        heads = ["", *(heading(cell.field, language) for cell in cells[1:])]
        self._draw_row(cells, widths, heads, ["dim"] * len(cells))
        lead = widths[0] + 3
        for number in numbers:
            item = self.records[number]
            colour = COLOURS[item.kind] if item.statistic else "dim"
            styles = [f"bold {colour}" if cell.field == "text" else cell.style for cell in cells]
            row = Row(number, item)
            self._draw_row(cells, widths, [cell.write(row, language) for cell in cells], styles)
            said = _words(" · ".join(self._grounds(item, source)), "dim")
            for line in folded(said, console.width - lead - 1):
                self._print(_words(" " * lead) + line)

    def _draw_row(
        self, cells: Sequence[Cell], widths: Sequence[int], words: list[str], styles: list[str]
    ) -> None:
        """Draw a row, each cell folded in its column, as Rich's grids do in many times the time."""
        columns = [
            folded(_words(said, style), width)
            for said, style, width in zip(words, styles, widths, strict=True)
        ]
        for parts in zip_longest(*columns, fillvalue=_words("")):
            line = _words(" ")
            for part, cell, width in zip(parts, cells, widths, strict=True):
                room = " " * max(width - part.cell_len, 0)
                line.append(room if cell.right else "").append_text(part)
                line.append("  " if cell.right else f"{room}  ")
            line.rstrip()
            self._print(line)

    def _grounds(self, item: Statistic, source: str | None) -> Iterator[str]:
        """Yield what is known of a figure beside its line, each with its heading."""
        language = LANGUAGES[self.lang]
        if not item.statistic:
            yield f"{SET_ASIDE[self.lang]}: {item.sentence}"
            return
        yield kind_name(item.kind, language)
        if item.measure:
            yield f"{heading('measure', language)} {item.measure}"
        if item.region_by:
            by = REGION_BY[item.region_by][self.lang]
            yield f"{heading('region_by', language)} {by}"
        if item.period_text:
            yield f"{heading('period_text', language)} {item.period_text}"
        if item.change:
            of = self._reference(item.change.of)
            yield f"{heading('change', language)} {change(item.change, language)}{of and f' ({of})'}"
        if item.part_of and (of := self._reference(item.part_of)):
            yield f"{heading('part_of', language)} {of}"
        if item.source and item.source != source:
            yield f"{heading('source', language)} {item.source}"
        if item.page:
            yield f"{heading('page', language)} {item.page}"

    def _reference(self, identity: str | None) -> str:
        """Return the number of another figure, nothing where that is not shown."""
        number = self.numbers.get(identity or "")
        return f"#{number}" if number else ""


def _words(words: str, style: str = "") -> Text:
    """Return words of a document as what is shown: nothing in them is obeyed by a terminal."""
    from rich.text import Text

    return Text(_OBEYED.sub("\ufffd", words), style)
