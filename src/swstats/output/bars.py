"""Bars on a terminal: how large figures of one unit are beside each other.

A bar begins at nought; what is below nought goes to the left of it. A span is drawn solid as far as
its lower end and light from there to its upper end.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

FULL, LIGHT = "█", "░"
EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
# what stands for them where the encoding has none
PLAIN = {
    FULL: "#",
    LIGHT: ".",
    **dict.fromkeys(EIGHTHS[1:4], ""),
    **dict.fromkeys(EIGHTHS[4:], "#"),
}


class Scale(NamedTuple):
    """From where to where bars reach that stand beside each other; nought is among them."""

    lowest: Decimal
    highest: Decimal

    @classmethod
    def of(cls, spans: Iterable[tuple[Decimal, Decimal]]) -> Scale:
        """Return the scale that takes in all spans."""
        ends = [Decimal(0), *(end for span in spans for end in span)]
        return cls(min(ends), max(ends))

    def bar(self, low: Decimal, high: Decimal, width: int) -> str:
        """Draw a bar in so many columns.

        >>> Scale(Decimal(0), Decimal(8)).bar(Decimal(2), Decimal(4), 8)
        '██░░'
        >>> Scale(Decimal(-4), Decimal(4)).bar(Decimal(-2), Decimal(-2), 8)
        '  ██'
        """
        whole = self.highest - self.lowest
        if not whole:
            return ""

        def eighths(value: Decimal) -> int:
            return int((value - self.lowest) * width * 8 / whole)

        nought = eighths(Decimal(0)) // 8
        if high < 0:
            near, far = (min(eighths(end) // 8, nought - 1) for end in (high, low))
            light = near - far if high != low else 0
            return " " * far + LIGHT * light + FULL * (nought - far - light)
        if low < 0:  # a span with nought in it
            begin, end = eighths(low) // 8, eighths(high) // 8
            return " " * begin + LIGHT * max(end - begin, 1)
        # what is more than nought is seen, however little
        solid = max(eighths(low) - nought * 8, 1 if low else 0)
        blocks, rest = divmod(solid, 8)
        if low == high:
            return " " * nought + FULL * blocks + EIGHTHS[rest]
        light = max(eighths(high) // 8 - nought - blocks, 1)
        return " " * nought + FULL * blocks + LIGHT * light


def plain(bar: str) -> str:
    """Return a bar in signs that every encoding has."""
    return "".join(PLAIN.get(sign, sign) for sign in bar)
