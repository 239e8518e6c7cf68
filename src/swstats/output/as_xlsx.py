"""XLSX, for Excel and LibreOffice: typed cells, a sheet of records, of statistics one of summary.

A number is a number where 15 digits say it, which is what Excel knows of one; a longer one is text,
so that no digit becomes a zero, but for one that is no whole number and that a division filled up
with digits (100 亩 in m²): as text it would be missing from a sum. A day is a date. No text runs as
a formula: each is written as text, and one that looks like a formula is marked as such, so that it
stays one when the cell is edited.

What a cell cannot hold (a text of more than 32,767 characters, the digits of a division after the
15th) stands in full on a sheet of its own, from which it is read back.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast
from unicodedata import east_asian_width

from swstats.errors import FormatError
from swstats.output.columns import FORMULA, columns_of, from_cells, is_long, plain, to_texts
from swstats.output.files import reading
from swstats.output.labels import LANGUAGES, SIGNS, field_of, heading, show
from swstats.records import Amount, Statistic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from swstats.output import Options
    from swstats.output.columns import Column

# Limits of the format. Source: "Excel specifications and limits"; a cell counts in UTF-16.
ROWS = 1_048_576
CHARACTERS = 32_767
DIGITS = 15

# Excel takes 1900 for a leap year: days before March of that year are one off.
FIRST_DAY = date(1900, 3, 1)
DAY = re.compile(r"\d{4}-\d\d-\d\d")

# The names of sheets, in the order of LANGUAGES.
RECORDS = ("Records", "记录")
SUMMARY = ("Summary", "汇总")
IN_FULL = ("In full", "完整内容")
FULL_HEADINGS = (("row", "column", "part", "content"), ("行", "列", "段", "内容"))

# XML has no such characters; XlsxWriter escapes them, as Excel does, calamine does not know of it.
UNKNOWN = re.compile("_x(FFF[EF])_")

# A column is as wide as its cells among the first so many rows, in characters of one column.
MEASURED = 1000
NARROWEST, WIDEST = 6, 60

# A summary needs all records at once; of more than this it would take too much memory.
SUMMED = 200_000
AROUND = 20  # characters that a summary looks at, before and after a figure
NOT_SUMMED = (
    f"There are more than {SUMMED:,} records, too many to sum up here; run: swstats summary",
    f"记录超过{SUMMED:,}条，此处不作汇总；请运行：swstats summary",
)

# A file says when it was made; that it is always the same keeps equal files equal.
MADE = datetime(2020, 1, 1)  # noqa: DTZ001  the format knows no time zones


class Full(NamedTuple):
    """What a cell could not hold: its row and column, counted from 1 without the heading."""

    row: int
    column: int
    content: str


def write_xlsx(rows: Iterable[Any], record: type, out: BinaryIO, options: Options) -> None:
    """Write the rows, of which none but the last is in memory, and what is said of them."""
    sums: list[Any] = []
    with _book(out) as book:
        sheets = _Sheets(book, record, options)
        for row in rows:
            sheets.add(row)
            if record is Statistic and len(sums) <= SUMMED:
                sums.append(_slim(row))
        sheets.finish()
        if record is Statistic:
            _summarize(sums, book, options)
        sheets.write_full()


def read_xlsx(file: BinaryIO, record: type) -> Iterator[Any]:
    """Read what :func:`write_xlsx` wrote. Raises FormatError, naming the row."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(file)
        names = book.sheet_names
        full: dict[tuple[int, int], str] = {}
        for name in names:
            if name in IN_FULL:
                for row, column, _, content in book.get_sheet_by_name(name).to_python()[1:]:
                    at = int(cast("float", row)), int(cast("float", column))
                    full[at] = full.get(at, "") + str(content)
        number = 0
        for name in names:
            if not name.startswith(RECORDS):
                continue
            head, *lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            fields = [field_of(str(said), record) for said in head]
            for line in lines:
                number += 1
                cells = [full.get((number, at), cell) for at, cell in enumerate(line, start=1)]
                texts = [_text(cell) for cell in cells]
                with reading(record, f"row {number}"):
                    found = from_cells(record, dict(zip(fields, texts, strict=True)), guarded=False)
                yield found
    except CalamineError as error:
        message = f"not XLSX: {error}"
        raise FormatError(message) from error


def _text(cell: object) -> str:
    """Return what a cell says as a text; of a number no more digits than were written."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return plain(Decimal(format(cell, f".{DIGITS}g")))
    # a date is written as 2020-07-31
    return UNKNOWN.sub(lambda said: chr(int(said[1], 16)), str(cell))


# ----------------------------------------------------------------------------------------- sheets


@contextmanager
def _book(out: BinaryIO) -> Iterator[xlsxwriter.Workbook]:
    """Give a new workbook that is written when all is told; leave nothing behind otherwise."""
    import tempfile  # slow to load

    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    with tempfile.TemporaryDirectory(prefix="swstats-", ignore_cleanup_errors=True) as folder:
        settings = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_urls": False,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
        }
        target = _Target(out)
        book = xlsxwriter.Workbook(target, settings)
        book.use_zip64()
        book.set_properties({"created": MADE})
        try:
            yield book
            book.close()
        except FileCreateError as error:  # of a full disk, or of a reader that has gone
            raise error.args[0] from None
        finally:
            target.done = True
            for sheet in book.worksheets():
                for handle in (sheet.row_data_fh, sheet.fh):
                    if handle is not None:
                        handle.close()


class _Target:
    """The file that a book goes to, as long as all is well with it.

    After an error a half-written archive is left to Python, which would write its end to a full
    disk, or to a file that is closed, and complain of that in the midst of what we say.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.done = False

    def write(self, data: bytes) -> int:
        """Write the data."""
        if self.done:
            return len(data)
        try:
            return self._out.write(data)
        except BaseException:
            self.done = True
            raise

    def seekable(self) -> bool:
        """Say whether it is a file, and no pipe."""
        return not self.done and self._out.seekable()

    def tell(self) -> int:
        """Return where it stands; OSError for a pipe."""
        return 0 if self.done else self._out.tell()

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place."""
        return 0 if self.done else self._out.seek(place, whence)

    def flush(self) -> None:
        """Hand on what was written."""
        if not self.done:
            self._out.flush()


class _Sheets:
    """The records, on as many sheets as they need, each with its headings."""

    def __init__(self, book: xlsxwriter.Workbook, record: type, options: Options) -> None:
        self.book = book
        self.columns = columns_of(record, options.columns)
        self.names = options.columns
        self.lang = LANGUAGES.index(options.lang)
        self.headings = [heading(column.name, options.lang) for column in self.columns]
        self.formats: dict[str, Format] = {}
        self.head = book.add_format({"bold": True, "bottom": 1})
        self.full: list[Full] = []
        self.number = self.sheets = 0
        self.begin(RECORDS[self.lang])

    def begin(self, name: str) -> None:
        """Begin a sheet."""
        self.sheets += 1
        self.sheet: Worksheet = self.book.add_worksheet(
            name if self.sheets == 1 else f"{name} {self.sheets}"
        )
        self.line = 0
        self.widths = [width(said) + 3 for said in self.headings]  # and the arrow of the filter
        self.sheet.freeze_panes(1, 0)
        for at, said in enumerate(self.headings):
            self.sheet.write_string(0, at, said, self.head)

    def add(self, row: Any) -> None:
        """Write a record."""
        if self.line + 1 == ROWS:
            self.finish()
            self.begin(RECORDS[self.lang])
        self.line += 1
        self.number += 1
        for at, (column, text) in enumerate(
            zip(self.columns, to_texts(row, self.names), strict=True)
        ):
            if text:
                self.write(at, column, getattr(row, column.name), text)
                if self.line <= MEASURED:
                    # a number that has no room for its commas is ### in a spreadsheet
                    shown = show(getattr(row, column.name), "en") if column.flush_right else text
                    self.widths[at] = max(
                        self.widths[at], width(shown[:WIDEST]) + column.flush_right
                    )

    def write(self, at: int, column: Column, value: Any, text: str) -> None:
        """Write a cell: as a number, a truth, a day or a text."""
        if column.type is bool:
            self.sheet.write_boolean(self.line, at, value)
        elif isinstance(value, Amount) and value.value is not None and not is_long(value.value):
            # the sign is how the number looks, so that the number can be reckoned with
            sign = SIGNS[value.relation]
            look = f'"{sign}"{_look(value.value)}' if sign else _look(value.value)
            self.sheet.write_number(self.line, at, float(value.value), self.looks(look))
            if sign or Context(DIGITS).plus(value.value) != value.value:
                self.full.append(Full(self.number, at + 1, text))
        elif column.numeric and not is_long(value):
            # Excel would show 470000000 as 4.7E+08 in a narrow column
            self.sheet.write_number(self.line, at, float(value), self.looks(_look(value)))
            if isinstance(value, Decimal) and Context(DIGITS).plus(value) != value:
                self.full.append(Full(self.number, at + 1, text))
        elif column.name == "period" and DAY.fullmatch(text) and (day := _day(text)):
            self.sheet.write_datetime(self.line, at, day, self.looks("yyyy-mm-dd"))
        else:
            look = "quoted" if FORMULA.match(text) else "@"
            shown = text
            if len(text) > CHARACTERS // 2 and _units(text) > CHARACTERS:
                self.full.append(Full(self.number, at + 1, text))
                shown = text[: CHARACTERS // 2 - 1] + "…"
            self.sheet.write_string(self.line, at, shown, self.looks(look))

    def looks(self, look: str) -> Format:
        """Return the format of a cell that is to look so."""
        if look not in self.formats:
            self.formats[look] = self.book.add_format(
                {"num_format": "@", "quote_prefix": True}
                if look == "quoted"
                else {"num_format": look}
            )
        return self.formats[look]

    def finish(self) -> None:
        """End a sheet, as all is known of it now."""
        for at, wide in enumerate(self.widths):
            self.sheet.set_column(at, at, min(max(wide, NARROWEST), WIDEST))
        last = len(self.columns) - 1
        self.sheet.autofilter(0, 0, self.line, last)
        # long digits and codes of regions are meant to be text
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:{_letters(last)}{self.line + 1}"})

    def write_full(self) -> None:
        """Write what cells could not hold, where there is any."""
        if not self.full:
            return
        sheet = self.book.add_worksheet(IN_FULL[self.lang])
        sheet.freeze_panes(1, 0)
        for at, said in enumerate(FULL_HEADINGS[self.lang]):
            sheet.write_string(0, at, said, self.head)
        line = 0
        for row, column, content in self.full:
            half = CHARACTERS // 2  # of characters, each of which UTF-16 may count twice
            for part, start in enumerate(range(0, len(content), half), start=1):
                line += 1
                for at, count in enumerate((row, column, part)):
                    sheet.write_number(line, at, count)
                sheet.write_string(line, 3, content[start : start + half], self.looks("@"))


def _slim(item: Statistic) -> Statistic:
    """Return what a summary needs of a statistic.

    Of the sentence that is what stands around the figure, and what tells it from others.
    """
    before, figure, after = item.sentence.partition(item.text or item.sentence or "。")
    kept = f"{before[-AROUND:]}{figure}{after[:AROUND]}。{hash(item.sentence)}"
    return replace(item, sentence=kept, unit_text=None, box=None)


def _summarize(items: Sequence[Any], book: xlsxwriter.Workbook, options: Options) -> None:
    from swstats.review.summary import Group, summarize

    lang = LANGUAGES.index(options.lang)
    if len(items) > SUMMED:
        book.add_worksheet(SUMMARY[lang]).write_string(0, 0, NOT_SUMMED[lang])
        return
    unsaid = ("doc", "rung", "measure")
    names = tuple(column.name for column in columns_of(Group) if column.name not in unsaid)
    sheets = _Summary(book, Group, options._replace(columns=names))
    for group in summarize(items):
        sheets.add(group)
    sheets.finish()


class _Summary(_Sheets):
    """The groups of the statistics, on a sheet beside the records."""

    def begin(self, name: str) -> None:
        """Begin the sheet."""
        super().begin(SUMMARY[RECORDS.index(name)])


# ------------------------------------------------------------------------------------------ cells


def width(text: str) -> int:
    """Return how many columns of a screen a text takes.

    >>> width("GDP增长")
    7
    """
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _look(number: Decimal | int) -> str:
    """Return the number format that shows a number as the text has it: 26.80 with two places."""
    places = -int(number.as_tuple().exponent) if isinstance(number, Decimal) else 0
    if places > DIGITS:
        return "General"
    return "#,##0." + "0" * places if places > 0 else "#,##0"


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= FIRST_DAY else None


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return cast("str", xl_col_to_name(column))
