"""JSON and JSON Lines: all that a record says, exact.

Decimals are strings in plain notation, since a reader of JSON may round a number.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from swstats.errors import FormatError
from swstats.output.columns import from_json, to_json
from swstats.output.files import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swstats.output import Options

ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def write_lines(rows: Iterable[Any], record: type, out: BinaryIO, options: Options) -> None:
    """Write one object per line, each as soon as it is known."""
    out.writelines(lines([row], record, options) for row in rows)


def lines(rows: Iterable[Any], record: type, options: Options) -> bytes:
    """Return what :func:`write_lines` writes."""
    del record
    return "".join([f"{ENCODE(to_json(row, options.columns))}\n" for row in rows]).encode("utf-8")


def write_array(rows: Iterable[Any], record: type, out: BinaryIO, options: Options) -> None:
    """Write one array of objects, an object per line, so that it stays easy to compare."""
    del record
    before = b"[\n"
    for row in rows:
        out.write(before + ENCODE(to_json(row, options.columns)).encode("utf-8"))
        before = b",\n"
    out.write(b"[]\n" if before == b"[\n" else b"\n]\n")


def read_lines(file: BinaryIO, record: type) -> Iterator[Any]:
    """Read what :func:`write_lines` wrote. Raises FormatError, naming the line."""
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            yield from_json(record, json.loads(line))
        except (ValueError, TypeError, ArithmeticError) as error:
            message = f"line {number} is no {record.__name__.lower()} in JSON: {error}"
            raise FormatError(message) from error


def read_array(file: BinaryIO, record: type) -> Iterator[Any]:
    """Read what :func:`write_array` wrote. Raises FormatError, naming the item."""
    try:
        items = json.load(file)
    except ValueError as error:
        message = f"not JSON: {error}"
        raise FormatError(message) from error
    for number, item in enumerate(items, start=1):
        with reading(record, f"item {number}"):
            found = from_json(record, item)
        yield found
