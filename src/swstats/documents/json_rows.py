"""JSON Lines, read as they come, and a JSON array of objects: each object is a row of a table."""

from __future__ import annotations

import itertools
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from swstats.documents.delimited import CELL, decoded_lines
from swstats.documents.encodings import decode
from swstats.documents.found import called
from swstats.documents.limits import whole
from swstats.documents.tables import AHEAD, Row, Sheet, choose, documents, row_name
from swstats.errors import ReadError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOWrapper
    from typing import BinaryIO

    from swstats.documents.found import Found, Settings


def members(found: Found, file: BinaryIO, settings: Settings) -> Iterator[Found | ReadError]:
    """Yield a document for each object. Raises ReadError."""
    name = called(found.doc)
    if found.format == "json":
        text, _ = decode(whole(file, name), name, settings.encoding)
        rows = array(text, found.doc)
    else:
        lines = decoded_lines(file, name, settings.encoding)[0]
        rows = objects(lines, found.doc)
    ahead = list(itertools.islice(rows, AHEAD))
    names: dict[str, None] = {}
    for row in ahead:
        if isinstance(row, Row):
            names |= dict.fromkeys(row.cells)  # type: ignore[arg-type]  # keys of an object
    if not names:
        yield from (row for row in ahead if isinstance(row, ReadError))
        if not ahead:
            raise ReadError(_("{name}: no objects in it").format(name=name))
        return
    where = choose(found.doc, list(names), settings.columns, keys=True)
    sheet = Sheet(found.doc, list(names), itertools.chain(ahead, rows))
    yield from documents(found, sheet, settings.columns, where)


def objects(lines: TextIOWrapper, doc: str) -> Iterator[Row | ReadError]:
    """Yield the object on each line, numbered by the line; what is none is an error."""
    for number in itertools.count(1):
        try:
            line = lines.readline(CELL + 1)
        except UnicodeDecodeError as error:
            yield ReadError(
                _("{row}: damaged ({reason}); the rows before it are read").format(
                    row=row_name(doc, number), reason=error.reason
                )
            )
            return
        except ReadError as error:
            yield error
            return
        if not line:
            return
        if len(line) > CELL:
            yield ReadError(
                _("{row}: longer than {most:,} characters; the rows before it are read").format(
                    row=row_name(doc, number), most=CELL
                )
            )
            return
        line = line.removeprefix("\ufeff").strip()
        if line:
            yield row_of(line, number, doc)


# half a surrogate pair, which is no character, as JSON may write it and as Python reads it
_MAY_BE_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile(r"[\ud800-\udfff]")


def loaded(text: str) -> object:
    """Return what JSON says, numbers of thousands of digits too. Raises ValueError, RecursionError.

    What is half a surrogate pair becomes U+FFFD: nothing can be written that has one in it.
    """
    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        raise
    except ValueError:
        found = json.loads(text, parse_int=Decimal)
    return _whole(found) if _MAY_BE_HALF.search(text) else found


def _whole(value: object) -> object:
    """Return what was read, without halves of surrogate pairs."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(each) for key, each in value.items()}
    return value


def row_of(line: str, number: int, doc: str) -> Row | ReadError:
    """Return the row that a line of JSON is."""
    try:
        record = loaded(line)
    except json.JSONDecodeError as error:
        return ReadError(
            _("{row}: no JSON ({error}, column {column})").format(
                row=row_name(doc, number), error=error.msg, column=error.colno
            )
        )
    except (ValueError, RecursionError) as error:
        return ReadError(
            _("{row}: no JSON that can be read ({error})").format(
                row=row_name(doc, number), error=error
            )
        )
    return _checked(record, number, doc)


def _checked(record: object, number: int, doc: str) -> Row | ReadError:
    if not isinstance(record, dict):
        return ReadError(_("{row}: no object; write it as {{…}}").format(row=row_name(doc, number)))
    return Row(number, record)


def array(text: str, doc: str) -> Iterator[Row | ReadError]:
    """Yield the objects of an array, numbered from 1; of a single object, or of lines, those."""
    name = called(doc)
    try:
        records = loaded(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":  # objects on lines, under another name
            for number, line in enumerate(text.split("\n"), 1):
                if line.strip("\ufeff \t\r"):
                    yield row_of(line.strip("\ufeff"), number, doc)
            return
        raise ReadError(
            _("{name}: no JSON ({error}, line {line}, column {column})").format(
                name=name, error=error.msg, line=error.lineno, column=error.colno
            )
        ) from None
    except (ValueError, RecursionError) as error:
        raise ReadError(
            _("{name}: no JSON that can be read ({error})").format(name=name, error=error)
        ) from None
    if isinstance(records, dict):
        lists = [value for value in records.values() if isinstance(value, list)]
        records = lists[0] if len(lists) == 1 and _of_objects(lists[0]) else [records]
    if not isinstance(records, list):
        raise ReadError(
            _("{name}: no array of objects; write it as [{{…}}, {{…}}]").format(name=name)
        )
    for number, record in enumerate(records, 1):
        yield _checked(record, number, doc)


def _of_objects(values: list[object]) -> bool:
    return bool(values) and all(isinstance(value, dict) for value in values)
