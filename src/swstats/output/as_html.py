"""HTML: one page with a table, which needs nothing else, for browsers and for screen readers.

Every text is escaped, and shown in a box of its own direction, so that no mark-up and no sign of
direction in it does anything. A cell shows a value as people write it (470,000,000; 增 同比); where
that is not what the other formats say, the attribute ``data-value`` does. Of control characters the
cell shows the pictures (␀), and ``data-json`` has them as a string of JSON. Spreadsheets open such
pages, too: before what one would run as a formula or round stands a character of no width.
"""

from __future__ import annotations

import json
import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, BinaryIO

from swstats.errors import FormatError
from swstats.output.columns import columns_of, from_cells, to_cells, to_texts
from swstats.output.files import as_text, reading
from swstats.output.labels import LANGUAGES, heading, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swstats.output import Options

TITLES = {
    "Statistic": ("Statistics", "统计数字"),
    "Group": ("Summary of statistics", "统计数字汇总"),
    "Grown": ("Summary of statistics", "统计数字汇总"),
    "Pivot": ("Summary of statistics", "统计数字汇总"),
    "UnitEntry": ("Units", "单位"),
    "RegionEntry": ("Regions", "地区"),
    "MeasureEntry": ("Indicators", "指标"),
}
TAGS = ("en", "zh-Hans")

PAGE = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="swstats">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 1rem; font: 0.9rem/1.5 system-ui, "Noto Sans CJK SC", sans-serif; }}
.scroll {{ overflow: auto; max-height: calc(100vh - 2rem - 2px); border: 1px solid #8888; }}
table {{ border-collapse: collapse; width: max-content; }}
caption {{ padding: 0.5rem; font-weight: bold; text-align: left; }}
th, td {{ padding: 0.2rem 0.6rem; border-bottom: 1px solid #8884; text-align: left; vertical-align: top;
  max-width: 24rem; overflow-wrap: anywhere; white-space: pre-wrap;
  unicode-bidi: isolate; mso-number-format: "\\@"; }}
th {{ position: sticky; top: 0; background: Canvas; white-space: nowrap; }}
td.sentence {{ max-width: 40rem; }}
.number {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap;
  mso-number-format: General; }}
tbody tr:hover {{ background: #8882; }}
</style>
</head>
<body>
<main class="scroll" tabindex="0" aria-label="{title}">
<table>
<caption>{title}</caption>
<thead>
<tr>{head}</tr>
</thead>
<tbody>
"""
END = "</tbody>\n</table>\n</main>\n</body>\n</html>\n"

# Word joiner: what follows it is text for a spreadsheet, and nobody sees it.
UNSEEN = "\u2060"

# What a page may not hold, or what a reader of one turns into something else.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def write_html(rows: Iterable[Any], record: type, out: BinaryIO, options: Options) -> None:
    """Write a page with a row per record, each as soon as it is known."""
    lang = options.lang
    columns = columns_of(record, options.columns)
    title = TITLES.get(record.__name__, (record.__name__,) * 2)[LANGUAGES.index(lang)]
    tag = TAGS[LANGUAGES.index(lang)]
    classes = [
        ' class="number"' if column.flush_right else
        ' class="sentence"' if column.name in ("sentence", "definition") else ""
        for column in columns
    ]  # fmt: skip
    head = "".join(
        f'<th scope="col"{kind} data-field="{column.name}">{escape(heading(column.name, lang))}</th>'
        for column, kind in zip(columns, classes, strict=True)
    )
    with as_text(out) as text:
        text.write(PAGE.format(lang=tag, title=escape(title), head=head))
        for row in rows:
            text.write("<tr>")
            cells = zip(
                columns,
                classes,
                to_texts(row, options.columns),
                to_cells(row, options.columns),
                strict=True,
            )
            for column, kind, exact, guarded in cells:
                shown = exact and show(getattr(row, column.name), lang)
                if exact != guarded:
                    shown = UNSEEN + shown
                text.write(f"<td{kind}{_attribute(shown, exact)}>{_escaped(shown)}</td>")
            text.write("</tr>\n")
        text.write(END)


def read_html(file: BinaryIO, record: type) -> Iterator[Any]:
    """Read what :func:`write_html` wrote. Raises FormatError, naming the row."""
    page = _Page()
    number = 0
    try:
        with as_text(file, newline="") as text:
            for line in text:
                page.feed(line)
                for cells in page.taken():
                    number += 1
                    with reading(record, f"row {number}"):
                        row = dict(zip(page.fields, cells, strict=True))
                        found = from_cells(record, row, guarded=False)
                    yield found
    except UnicodeDecodeError as error:
        message = f"not HTML of swstats: {error}"
        raise FormatError(message) from error


def _attribute(shown: str, exact: str) -> str:
    """Return what a cell needs besides what it shows, for all of it to be read back."""
    if CONTROL.search(exact):
        return f' data-json="{escape(json.dumps(exact))}"'
    return "" if shown == exact else f' data-value="{escape(exact)}"'


def _escaped(text: str) -> str:
    return escape(CONTROL.sub(picture, text), quote=False)


def picture(control: re.Match[str]) -> str:
    """Return the picture of a control character, or what stands for any that cannot be shown."""
    code = ord(control[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


class _Page(HTMLParser):
    """Gathers the cells of a page: of each what its attribute says, else what it shows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: list[str] = []
        self._rows: list[list[str]] = []
        self._cells: list[str] | None = None
        self._exact: str | None = None
        self._shown: list[str] | None = None

    def taken(self) -> list[list[str]]:
        """Return the rows gathered since the last time."""
        rows, self._rows = self._rows, []
        return rows

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell, or hear of a field."""
        said = dict(attrs)
        if tag == "tr":
            self._cells = []
        elif tag == "th":
            self.fields.append(said.get("data-field") or "")
        elif tag == "td":
            self._shown = []
            coded = said.get("data-json")
            self._exact = json.loads(coded) if coded else said.get("data-value")

    def handle_data(self, data: str) -> None:
        """Take what a cell shows."""
        if self._shown is not None:
            self._shown.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a cell or a row."""
        if tag == "td" and self._shown is not None and self._cells is not None:
            self._cells.append("".join(self._shown) if self._exact is None else self._exact)
            self._shown = None
        elif tag == "tr" and self._cells:
            self._rows.append(self._cells)
            self._cells = None
