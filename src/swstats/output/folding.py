"""Where lines of Chinese may be broken: between any two characters, but for a few.

No line begins with a mark that closes, none ends with one that opens (GB/T 15834-2011, 5.1), and no
number or Latin word is broken that fits a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

NOT_FIRST = frozenset("，。、；：！？）》〉」』】〕”’…—·％%℃°,.;:!?)]}～~ 　")
NOT_LAST = frozenset("（《〈「『【〔“‘([{#")
# What a number or a Latin word is made of; a sign of the first set may stand in it.
IN_WORD = frozenset(".,%:'-_/@#")


def breaks(text: str, width: int) -> list[int]:
    """Return the offsets before which lines begin that are no wider than ``width`` columns.

    Spaces at the end of a line do not count. Where nothing else is allowed, a line is broken at its
    width.

    >>> breaks("全省捐款（4.7亿元），其中", 10)
    [4, 9]
    """
    from rich.cells import get_character_cell_size

    found: list[int] = []
    start = allowed = 0
    used = since = 0  # columns of the line so far, and up to where it may be broken
    before = ""
    for at, character in enumerate(text):
        size = get_character_cell_size(character)
        if at > start and not _is_kept_together(before, character):
            allowed, since = at, used
        if used + size > width and character not in " 　" and at > start:
            cut, gone = (allowed, since) if allowed > start else (at, used)
            found.append(cut)
            start, allowed = cut, cut
            used -= gone
        used += size
        before = character
    return found


def _is_kept_together(one: str, other: str) -> bool:
    """Tell whether two characters stay on one line."""
    if other in NOT_FIRST or one in NOT_LAST:
        return True
    return (one in IN_WORD or (one.isascii() and one.isalnum())) and (
        other in IN_WORD or (other.isascii() and other.isalnum())
    )


def folded(text: Text, width: int) -> list[Text]:
    """Return a text in lines of so many columns, without the spaces that end a line."""
    if "\t" in text.plain:
        text.expand_tabs(8)
    cuts = breaks(text.plain, width)
    lines = list(text.divide(cuts)) if cuts else [text]
    for line in lines:
        line.rstrip()
    return lines
