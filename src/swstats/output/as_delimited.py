"""CSV and TSV, for spreadsheets: the columns of the record, formulas kept from running."""

from __future__ import annotations

import csv
import io
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from swstats.errors import FormatError
from swstats.output.columns import columns_of, from_cells, to_cells
from swstats.output.files import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swstats.output import Options

# Excel takes a file for UTF-8 only when it begins with this.
BYTE_ORDER_MARK = "\ufeff"
END = "\r\n"


def write_delimited(
    rows: Iterable[Any], record: type, out: BinaryIO, options: Options, *, delimiter: str
) -> None:
    """Write a row of field names, then a row per record."""
    with as_text(out, newline="") as text:
        if options.bom:
            text.write(BYTE_ORDER_MARK)
        writer = csv.writer(text, delimiter=delimiter, lineterminator=END)
        writer.writerow([column.name for column in columns_of(record, options.columns)])
        for row in rows:
            writer.writerow(to_cells(row, options.columns))


def lines_delimited(
    rows: Iterable[Any], record: type, options: Options, *, delimiter: str
) -> bytes:
    """Return what :func:`write_delimited` writes behind the row of field names."""
    del record
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=END)
    writer.writerows([to_cells(row, options.columns) for row in rows])
    return text.getvalue().encode("utf-8")


def read_delimited(file: BinaryIO, record: type, *, delimiter: str) -> Iterator[Any]:
    """Read what :func:`write_delimited` wrote. Raises FormatError, naming the line."""
    with as_text(file, encoding="utf-8-sig", newline="") as text:
        reader = csv.DictReader(text, delimiter=delimiter)
        try:
            for row in reader:
                yield from_cells(record, row)
        except (ValueError, TypeError, ArithmeticError, csv.Error) as error:
            message = f"line {reader.line_num} is no {record.__name__.lower()}: {error}"
            raise FormatError(message) from error


write_csv = partial(write_delimited, delimiter=",")
lines_csv = partial(lines_delimited, delimiter=",")
read_csv = partial(read_delimited, delimiter=",")
write_tsv = partial(write_delimited, delimiter="\t")
lines_tsv = partial(lines_delimited, delimiter="\t")
read_tsv = partial(read_delimited, delimiter="\t")
