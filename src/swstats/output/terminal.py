"""Tables for people, drawn with Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swstats.output import Options


def write_table(rows: Iterable[Any], record: type, out: BinaryIO, options: Options) -> None:
    """Draw the rows."""
    raise NotImplementedError
