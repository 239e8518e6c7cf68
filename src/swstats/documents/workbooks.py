"""Workbooks of Excel and LibreOffice, by python-calamine: each row of a sheet is a document."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from swstats.documents.limits import DOCUMENT, RATIO, amount, is_bomb
from swstats.documents.tables import Row, documents, with_headings
from swstats.errors import LeftOut, ReadError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from python_calamine import CalamineSheet

    from swstats.documents.found import Found, Settings

# How many cells a sheet may span; each takes some 32 bytes.
CELLS = 32_000_000
# Where a cell says that it stands.
_PLACE = re.compile(rb' r="([A-Z]{1,3})([0-9]{1,7})"')


def members(found: Found, file: BinaryIO, settings: Settings) -> Iterator[Found | ReadError]:
    """Yield a document for each row of each sheet with a column of texts. Raises ReadError.

    Where a workbook has several sheets with something in them, the documents of each are named by
    it, as in ``news.xlsx/2020#7``; sheets without the column are passed over where another has it.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    _check(found, file)
    file.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(file)
        names = book.sheet_names
    except PasswordError as error:
        raise ReadError(
            _("{doc}: encrypted; remove its password first").format(doc=found.doc)
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        raise ReadError(_("{doc}: damaged ({error})").format(doc=found.doc, error=error)) from error
    with book:
        sheets = []
        for index, name in enumerate(names):
            try:
                sheet = book.get_sheet_by_index(index)
            except (CalamineError, OSError, ValueError) as error:
                yield ReadError(
                    _("{doc}: damaged ({error})").format(doc=f"{found.doc}/{name}", error=error)
                )
                continue
            if sheet.start is not None:  # there is something in it
                sheets.append((f"{found.doc}/{name}", sheet))
        if not sheets:
            raise ReadError(_("{doc}: empty, it has no headings").format(doc=found.doc))
        if len(sheets) == 1:
            sheets = [(found.doc, sheets[0][1])]
        errors: list[ReadError] = []
        for doc, each in sheets:
            try:
                sheet_rows, where = with_headings(doc, rows(each), settings.columns)
            except LeftOut as error:
                raise LeftOut(str(error).replace(doc, found.doc, 1)) from error
            except ReadError as error:
                errors.append(error)
                continue
            if where is not None:
                yield from documents(found, sheet_rows, settings.columns, where)
        if len(errors) == len(sheets):
            yield from errors


def rows(sheet: CalamineSheet) -> Iterator[Row | ReadError]:
    """Yield the rows of a sheet, numbered as they are in it."""
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield Row(number, row)


def _check(found: Found, file: BinaryIO) -> None:
    """Refuse a workbook that unpacks to more than can be held. Raises ReadError."""
    file.seek(0)
    if found.format == "xls":
        return
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            wide = next((part.filename for part in parts if _cells(archive, part) > CELLS), None)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise ReadError(_("{doc}: damaged ({error})").format(doc=found.doc, error=error)) from error
    except RuntimeError as error:
        raise ReadError(
            _("{doc}: encrypted; remove its password first").format(doc=found.doc)
        ) from error
    if wide:
        raise ReadError(
            _("{doc}: {wide} spans more than {most:,} cells; save it as CSV").format(
                doc=found.doc, wide=wide, most=CELLS
            )
        )
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if size > DOCUMENT:
        raise ReadError(
            _("{doc}: unpacks to {size}; save it as CSV").format(doc=found.doc, size=amount(size))
        )
    if is_bomb(size, packed):
        raise ReadError(
            _(
                "{doc}: unpacks to more than {ratio} times its size; save it as CSV if you trust it"
            ).format(doc=found.doc, ratio=RATIO)
        )


def _cells(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Return how many cells a sheet of Excel spans, empty ones too: calamine makes room for each."""
    if not part.filename.startswith("xl/worksheets/") or part.file_size > DOCUMENT:
        return 0
    last, columns, tail = 0, {b"A"}, b""
    with archive.open(part) as file:
        while data := file.read(1 << 20):
            places = _PLACE.findall(tail + data)
            columns.update(column for column, _ in places)
            last = max(last, max((int(row) for _, row in places), default=0))
            tail = data[-20:]
    width = 0
    for sign in max(columns, key=lambda column: (len(column), column)):
        width = 26 * width + sign - 64
    return last * width
