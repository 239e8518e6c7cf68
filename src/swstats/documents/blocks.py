"""What a document with structure is made of: headings, paragraphs, rows of tables; and its text.

The text is written so that reflow reads the structure out of it again: a blank line parts blocks, a
heading stands at the margin, a paragraph begins with two ideographic spaces as Chinese print has
it, a tab parts the cells of a row. Offsets count in this text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from swstats.text.marks import CLOSERS, TERMINAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HEADING, PARAGRAPH, ROW = "heading", "paragraph", "row"

INDENT = "\u3000\u3000"
# A longer cell is no cell: the table only lays out a page.
LONGEST_CELL = 80
# A paragraph of at least as many characters says something of how paragraphs end here.
PROSE = 30
# The digits of a raised run: 10⁸, km². What else is raised stays as it is.
RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")

# A blank line, or a line that begins as paragraphs do.
_BREAK = re.compile(r"\n\s*\n|\n(?=\u3000\u3000|\xa0\xa0)")
_SPACE = re.compile(r"[ \t\r\f\v\xa0]+")


class Block(NamedTuple):
    """A heading, a paragraph (its lines parted by line feeds) or a row (its cells, by tabs)."""

    kind: str
    text: str


def compose(blocks: Iterable[Block]) -> str:
    r"""Return the text of blocks.

    >>> compose([Block(HEADING, "捐赠"), Block(PARAGRAPH, "共500万元。"), Block(ROW, "甲\t3元")])
    '捐赠\n\n\u3000\u3000共500万元。\n\n甲\t3元\n'
    """
    blocks = [block for block in blocks if block.text.strip()]
    indent = INDENT if ends_its_paragraphs(blocks) else ""
    written: list[str] = []
    before = ""
    for kind, text in blocks:
        if written:
            written.append("\n" if kind == before == ROW else "\n\n")
        written.append(indent + text if kind == PARAGRAPH else text)
        before = kind
    return "".join(written) + "\n" if written else ""


def ends_its_paragraphs(blocks: Iterable[Block]) -> bool:
    """Say whether long paragraphs end as sentences do; else each may be but a line of one.

    So it is in what was made of a PDF: reflow must find out what goes on.
    """
    long = [
        block.text.rstrip()[-1]
        for block in blocks
        if block.kind == PARAGRAPH and len(block.text) >= PROSE
    ]
    return sum(end in TERMINAL or end in CLOSERS or end in "：:；;" for end in long) * 2 >= len(
        long
    )


def paragraphs(text: str) -> Iterator[Block]:
    """Yield the paragraphs of a text that blank lines part, white space trimmed."""
    for part in _BREAK.split(text):
        lines = [_SPACE.sub(" ", line).strip(" \u3000") for line in part.split("\n")]
        if words := "\n".join(filter(None, lines)):
            yield Block(PARAGRAPH, words)


def row(cells: Sequence[str]) -> Iterator[Block]:
    r"""Yield a row of a table; the paragraphs in its cells, where it but lays out a page.

    >>> list(row(["深圳市", " 10929\n家 ", ""]))
    [Block(kind='row', text='深圳市\t10929 家')]
    >>> list(row(["", "2023年"]))
    [Block(kind='row', text='\t2023年')]
    """
    words = [" ".join(cell.split()) for cell in cells]
    if len(words) > 1 and max(map(len, words)) <= LONGEST_CELL:
        # an empty cell before others keeps them below their heads
        if any(words):
            yield Block(ROW, "\t".join(words).rstrip())
    else:
        for cell in cells:
            yield from paragraphs(cell)
