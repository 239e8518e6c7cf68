"""Where the text of a document stands on its pages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from swstats.records import Statistic


class Line(NamedTuple):
    """A stretch of text on a page.

    ``start`` is the offset of its first character, ``edges`` are the left edges of its characters
    and the right edge of the last, ``top`` and ``bottom`` its upper and lower edge: points from the
    upper left corner of the page as it is shown. Of a line that runs down the page (rotated or
    vertical) the edges are upper ones, ``top`` and ``bottom`` its left and right; ``down`` says so.
    Of one that runs up, or stands on its head, they fall: its first character is the lowest.
    ``ocr`` is how sure the recogniser is of it, None where it was not recognised.
    """

    start: int
    page: int
    edges: Sequence[float]
    top: float
    bottom: float
    down: bool = False
    ocr: float | None = None

    @property
    def end(self) -> int:
        """Return the offset behind the last character."""
        return self.start + len(self.edges) - 1


class Layout:
    """The lines of a document, in the order of its text."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._starts = [line.start for line in lines]

    def line_at(self, offset: int) -> Line | None:
        """Return the line that holds the character at an offset."""
        index = bisect_right(self._starts, offset) - 1
        line = self._lines[index] if index >= 0 else None
        return line if line is not None and offset < line.end else None

    def placed(self, statistics: Iterable[Statistic]) -> Iterator[Statistic]:
        """Give the statistics, each with its page, its box there, and how sure OCR is of it."""
        for statistic in statistics:
            line = self.line_at(statistic.start)
            if line is None:
                yield statistic
                continue
            yield replace(
                statistic,
                page=line.page,
                box=_box(line, statistic.start, min(statistic.end, line.end)),
                ocr=None if line.ocr is None else Decimal(f"{line.ocr:.3f}"),
            )


def _box(line: Line, start: int, end: int) -> str:
    """Return the box of a stretch of a line as a record says it.

    >>> _box(Line(10, 1, [0.0, 5.0, 10.0, 15.5], 20.0, 30.04), 11, 13)
    '5 20 15.5 30'
    """
    near, far = sorted((line.edges[start - line.start], line.edges[end - line.start]))
    box = (line.top, near, line.bottom, far) if line.down else (near, line.top, far, line.bottom)
    return " ".join(f"{edge:.1f}".removesuffix(".0") for edge in box)
