"""Workbooks of Excel and LibreOffice, by python-calamine: each row of a sheet is a document."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from swstats.documents.limits import DOCUMENT, FREE, RATIO, amount
from swstats.documents.tables import Row, documents, with_headings
from swstats.errors import LeftOut, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from python_calamine import CalamineSheet

    from swstats.documents.found import Found, Settings


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
        raise ReadError(f"{found.doc}: encrypted; remove its password first") from error
    except (CalamineError, OSError, ValueError) as error:
        raise ReadError(f"{found.doc}: damaged ({error})") from error
    with book:
        sheets = []
        for index, name in enumerate(names):
            try:
                sheet = book.get_sheet_by_index(index)
            except (CalamineError, OSError, ValueError) as error:
                yield ReadError(f"{found.doc}/{name}: damaged ({error})")
                continue
            if sheet.start is not None:  # there is something in it
                sheets.append((f"{found.doc}/{name}", sheet))
        if not sheets:
            raise ReadError(f"{found.doc}: empty, it has no headings")
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
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise ReadError(f"{found.doc}: damaged ({error})") from error
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if size > DOCUMENT:
        raise ReadError(f"{found.doc}: unpacks to {amount(size)}; save it as CSV")
    if size > FREE and size > RATIO * packed:
        raise ReadError(
            f"{found.doc}: unpacks to more than {RATIO} times its size; save it as CSV if you"
            " trust it"
        )
