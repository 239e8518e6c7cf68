"""CSV, TSV and their like: encoding and delimiter are found by evidence, rows read as they come."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from swstats.documents.encodings import decode, decode_as
from swstats.documents.found import called
from swstats.documents.limits import rejoined
from swstats.documents.tables import Row, documents, row_name, with_headings
from swstats.errors import ReadError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from swstats.documents.found import Found, Settings

# How many bytes are looked at, at least, to find the encoding and the delimiter.
SAMPLE = 1 << 18
# How many more, where all of those are ASCII and say nothing of the encoding.
PATIENCE = 1 << 26
# How far the end of a line is looked for, in bytes.
LINE = 1 << 20
# How many characters a cell may have.
CELL = 1 << 26
# In the order in which they are preferred.
DELIMITERS = ",\t;|"
# How many rows are looked at to find the delimiter.
ROWS = 200
# What Excel writes on a line before the headings.
_SEPARATOR = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)


def members(found: Found, file: BinaryIO, settings: Settings) -> Iterator[Found | ReadError]:
    """Yield a document for each row. Raises ReadError."""
    name = called(found.doc)
    lines, sample = decoded_lines(file, name, settings.encoding)
    if not sample.strip("\ufeff \r\n\t"):
        raise ReadError(_("{name}: empty, it has no headings").format(name=name))
    delimiter = delimiter_of(sample, found.doc, settings.columns.text)
    if separator := _SEPARATOR.match(sample):
        delimiter = separator[1]
    sheet, where = with_headings(found.doc, rows(lines, found.doc, delimiter), settings.columns)
    if where is None:
        yield from (row for row in sheet.rows if isinstance(row, ReadError))
        return
    yield from documents(found, sheet, settings.columns, where)


def decoded_lines(
    file: BinaryIO, name: str, encoding: str | None = None
) -> tuple[io.TextIOWrapper, str]:
    """Return a file as text, line ends as they are, and what was looked at to find its encoding.

    What cannot be decoded in it, further on, stands there as lone surrogates, but in UTF-16 and
    UTF-32, where reading raises UnicodeDecodeError. Raises ReadError where the encoding is not
    found.
    """
    head = file.read(SAMPLE)
    while head.isascii() and len(head) < PATIENCE and (more := file.read(SAMPLE)):
        head += more
    more = b""
    if len(head) >= SAMPLE:  # not all: it is cut at the end of a line, where no character is cut
        more = file.readline(LINE)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in head[:1000]:
            more += file.read(-(len(head) + len(more)) % 4)
    # where nearly all is ASCII, what is not is at the end
    start = 0 if len(head) <= SAMPLE else max(head.rfind(b"\n", 0, len(head) - SAMPLE) + 1, 0)
    sample = head[start:] + more
    if len(more) >= LINE:
        sample = sample[: len(sample) - _half(sample)]
    if encoding:
        _, codec = decode_as(sample, name, encoding)
    elif b"\x00" in sample:
        _, codec = decode(sample, name)
    else:  # lines of ASCII say nothing
        said = [line for line in sample.split(b"\n") if not line.isascii()]
        _, codec = decode(b"\n".join(said), name)
    text = (sample if not start else head[:SAMPLE]).decode(codec, "replace")
    wide = codec.startswith(("utf-16", "utf-32"))
    whole = rejoined(head + more, file)
    lines = io.TextIOWrapper(
        whole, codec, errors="strict" if wide else "surrogateescape", newline=""
    )
    return lines, text


def _half(sample: bytes) -> int:
    """Return how many bytes at the end are part of a character only."""
    for codec in ("utf-8", "gb18030"):
        decoder = codecs.getincrementaldecoder(codec)()
        try:
            decoder.decode(sample)
        except UnicodeDecodeError:
            continue
        return len(decoder.getstate()[0])
    return 0


def delimiter_of(sample: str, doc: str = "", text_column: str | None = None) -> str:
    r"""Return what stands between the cells: what gives most rows as many cells as the first.

    A column that the user names must come out. Where nothing divides the rows there is one column.

    >>> delimiter_of("id\ttext\n1\t甲, 乙\n2\t丙, 丁, 戊\n"), delimiter_of("a;b\n1,5;2\n")
    ('\t', ';')
    """
    usual = "\t" if doc.lower().endswith((".tsv", ".tab")) else ","
    best, likely = (0.0, 0), usual
    for delimiter in sorted(DELIMITERS, key=lambda each: each != usual):
        table = []
        try:
            for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
                if row:
                    table.append(row)
                if len(table) > ROWS:
                    break
        except csv.Error:
            continue
        if len(table) > 2:
            del table[-1]  # the sample may end in it
        if not table or len(table[0]) < 2:
            continue
        names = [name.strip().removeprefix("\ufeff") for name in table[0]]
        if text_column in names:
            return delimiter
        width = Counter(map(len, table)).most_common(1)[0][0]
        same = sum(len(row) == width for row in table) / len(table)
        if width > 1 and (same, width) > best:
            best, likely = (same, width), delimiter
    return likely


def rows(lines: io.TextIOWrapper, doc: str, delimiter: str) -> Iterator[Row | ReadError]:
    """Yield the rows as they come, counted from 1, empty ones too. What is wrong is an error."""
    csv.field_size_limit(CELL)  # of the process; no other table is read in it
    number = 0
    reader = csv.reader(_bounded(lines), delimiter=delimiter)
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except ReadError as error:
            yield error
            return
        except csv.Error as error:
            yield ReadError(
                _(
                    "{row}: {error}; is a quotation mark left open? The rows before it are read"
                ).format(row=row_name(doc, number), error=error)
            )
            return
        except UnicodeDecodeError as error:
            yield ReadError(
                _("{row}: damaged ({reason}); the rows before it are read").format(
                    row=row_name(doc, number), reason=error.reason
                )
            )
            return
        if number == 1 and _SEPARATOR.match(delimiter.join(row) + "\n"):
            continue
        yield Row(number, row)


def _bounded(lines: io.TextIOWrapper) -> Iterator[str]:
    """Yield the lines; one that is longer than any cell may be is the last."""
    while line := lines.readline(CELL + 1):
        yield line
        if len(line) > CELL:
            return
