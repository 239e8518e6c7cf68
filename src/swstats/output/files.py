"""What formats share when they write a file or read one back."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from swstats.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def as_text(
    file: BinaryIO, *, encoding: str = "utf-8", errors: str = "strict", newline: str | None = "\n"
) -> Iterator[io.TextIOWrapper]:
    """Give a file of bytes as one of text, and leave it open."""
    text = io.TextIOWrapper(file, encoding=encoding, errors=errors, newline=newline)
    try:
        yield text
        text.flush()
    finally:
        text.detach()


@contextmanager
def reading(record: type, place: str) -> Iterator[None]:
    """Turn what is wrong with a record that is read back into a FormatError that names the place."""
    try:
        yield
    except (ValueError, TypeError, ArithmeticError) as error:
        message = f"{place} is no {record.__name__.lower()}: {error}"
        raise FormatError(message) from error
