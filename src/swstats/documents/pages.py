"""Pages become one text, without what repeats on each of them, and the way back to their places."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from swstats.documents.columns import Marks, blocks_in_order, with_indents
from swstats.documents.glyphs import (
    Box,
    Piece,
    framed,
    pieces_of,
    rotation,
    unframed,
    upright,
    with_rows,
)
from swstats.documents.layout import Layout, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.documents.glyphs import Glyph

# Where running heads and page numbers stand: the part of a page's height at its top and its foot.
MARGIN = 0.12
# Two running heads stand as high when they differ by no more than this part of a page's height.
AS_HIGH = 0.02

# A page number alone: 3, - 3 -, 第3页, 第 3 页 共 10 页, 3/10, Page 3 of 10.
NUMBER = re.compile(
    r"[-—–―·•.]{0,3}(?:第?[0-9]{1,4}页?|第[0-9]{1,4}页[,，/]?共[0-9]{1,4}页|[0-9]{1,4}/[0-9]{1,4}页?"
    r"|(?i:page|p\.?)[0-9]{1,4}(?:(?i:of)[0-9]{1,4})?)[-—–―·•.]{0,3}"
)
DIGITS = re.compile("[0-9]+")


@dataclass(slots=True)
class Page:
    """A page: its number from 1, its size as shown, the turn of its text, its pieces and marks.

    The pieces of the page's own turn are in its frame, and so are the marks; ``turned`` are those
    of other turns, each in a frame of its own. ``skew`` is the angle at which a scan stood, in
    radians; its pieces are turned straight.
    """

    number: int
    width: float
    height: float
    turn: int = 0
    pieces: list[Piece] = field(default_factory=list)
    turned: list[Piece] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    skew: float = 0.0

    @property
    def depth(self) -> float:
        """Return the height of the page in its frame."""
        return self.width if self.turn % 2 else self.height


def page_of(
    number: int, width: float, height: float, glyphs: Sequence[Glyph], marks: Marks
) -> Page:
    """Return the page that glyphs and marks, as the page is shown, make."""
    glyphs = upright(glyphs)
    turns = Counter(glyph.turn for glyph in glyphs)
    turn = max(turns, key=lambda each: (turns[each], -each)) if turns else 0
    size = (width, height)
    return Page(
        number,
        width,
        height,
        turn,
        with_rows(pieces_of(glyphs, turn, *size)),
        [
            piece
            for each in sorted(turns)
            if each != turn
            for piece in pieces_of(glyphs, each, *size)
        ],
        Marks(
            [framed(box, turn, *size) for box in marks.frames],
            [framed(box, turn, *size) for box in marks.rules],
            [framed(box, turn, *size) for box in marks.pictures],
        ),
    )


def scanned(image: Any, number: int, scale: float) -> Page:
    """Return the page that is recognised in an image, an array of rows of RGB pixels.

    ``scale`` is the size of a pixel in points. Raises PageError.
    """
    from swstats.documents.ocr import recognise

    height, width = image.shape[:2]
    found = recognise(image)
    for piece in found.pieces:
        piece.edges = [edge * scale for edge in piece.edges]
        piece.top, piece.bottom, piece.em = (
            piece.top * scale,
            piece.bottom * scale,
            piece.em * scale,
        )
    return Page(
        number, width * scale, height * scale, found.turn, with_rows(found.pieces), skew=found.skew
    )


def compose(pages: Sequence[Page]) -> tuple[str, Layout]:
    """Return the text of the pages and where it stands.

    Lines are those of the pages, with a blank line between blocks. A line that repeats at the head
    or the foot of several pages stands once, before or behind all; page numbers are left out.
    """
    heads, feet = _without_furniture(pages)
    text: list[str] = []
    lines: list[Line] = []
    length = 0
    for page, blocks in [
        *((page, [[piece]]) for page, piece in heads),
        *((page, _blocks(page)) for page in pages),
        *((page, [[piece]]) for page, piece in feet),
    ]:
        for block in blocks:
            if length:
                text.append("\n")
                length += 1
            for piece in with_indents(block):
                lines.append(_line(page, piece, length))
                text.append(piece.text + "\n")
                length += len(piece.text) + 1
    return "".join(text), Layout(lines)


def _blocks(page: Page) -> list[list[Piece]]:
    """Return the lines of a page, block by block, in the order in which they are read."""
    if not page.turned:
        return blocks_in_order(page.pieces, page.marks)
    # What is turned another way than the page comes behind it.
    return blocks_in_order(page.pieces, page.marks) + [
        block
        for turn in sorted({piece.turn for piece in page.turned})
        for block in blocks_in_order(
            [piece for piece in page.turned if piece.turn == turn], Marks()
        )
    ]


def _line(page: Page, piece: Piece, start: int) -> Line:
    """Return where a piece stands on its page as it is shown."""
    frame = _as_it_stood(piece.box, page)
    box = unframed(frame, piece.turn, page.width, page.height)
    near, far = piece.edges[0], piece.edges[-1]
    match piece.turn:
        case 0:
            edges: Sequence[float] = [box.left + edge - near for edge in piece.edges]
        case 1:
            edges = [box.top + edge - near for edge in piece.edges]
        case 2:
            edges = [box.left + far - edge for edge in piece.edges]
        case _:
            edges = [box.top + far - edge for edge in piece.edges]
    if piece.turn % 2:
        return Line(start, page.number, edges, box.left, box.right, down=True, ocr=piece.ocr)
    return Line(start, page.number, edges, box.top, box.bottom, ocr=piece.ocr)


def _as_it_stood(box: Box, page: Page) -> Box:
    """Return a box of a skewed scan where it was before the scan was turned straight."""
    if not page.skew:
        return box
    size = (page.width, page.height) if page.turn % 2 == 0 else (page.height, page.width)
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    x, y = rotation(middle, page.skew, size)
    return Box(box.left + x, box.top + y, box.right + x, box.bottom + y)


# ------------------------------------------------------------------------------------ furniture


def _without_furniture(
    pages: Sequence[Page],
) -> tuple[list[tuple[Page, Piece]], list[tuple[Page, Piece]]]:
    """Take the running heads and page numbers out of the pages; return the first of each."""
    places: dict[str, list[tuple[Page, Piece, float]]] = {}
    for page in pages:
        for piece in _at_margins(page):
            bare = "".join(piece.text.split())
            if NUMBER.fullmatch(bare):
                page.pieces.remove(piece)
                continue
            height = piece.middle / page.depth
            places.setdefault(DIGITS.sub("0", bare), []).append((page, piece, height))
    heads: list[tuple[Page, Piece]] = []
    feet: list[tuple[Page, Piece]] = []
    for found in places.values():
        first = found[0]
        same = [each for each in found if abs(each[2] - first[2]) <= AS_HIGH]
        if len({each[0].number for each in same}) < 2:
            continue
        for page, piece, _ in same:
            page.pieces.remove(piece)
        (heads if first[2] < 0.5 else feet).append((first[0], first[1]))
    return heads, feet


def _at_margins(page: Page) -> Iterator[Piece]:
    """Yield the pieces of the first two and the last two rows of a page, where they are margins."""
    ordered = sorted(page.pieces, key=lambda piece: piece.middle)
    margin = MARGIN * page.depth
    for pieces, edge in ((ordered, 0.0), (ordered[::-1], page.depth)):
        rows, last = 0, None
        for piece in pieces:
            if last is None or abs(piece.middle - last) > 0.5 * piece.em:
                rows += 1
                last = piece.middle
            if rows > 2 or abs(piece.middle - edge) > margin:
                break
            yield piece
