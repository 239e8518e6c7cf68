"""Signs on a page become pieces of lines: stretches that stand in one line without a wide gap.

Pages of a PDF and of a scan share what follows from here on. A page is looked at in its *frame*:
turned so that its text runs to the right and its lines follow each other down. Four turns serve
text of every direction, vertical Chinese too: seen from its side, it is lines that run to the right.
Lengths are points; in a frame, ``left`` … grow to the right, ``top`` … down.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A gap that no justified line has between two signs, in ems; where the next sign was written right
# after this one, and where it was not.
WIDE_GAP, STRAY_GAP = 1.0, 0.4
# How far a sign may reach into the one before it: half of a quotation mark is white.
OVERLAP = 0.75
# A gap that is a space: between two Latin signs or digits, and between any.
SPACE_GAP, IDEOGRAPHIC_GAP = 0.25, 0.75
# How far the middles of two signs of a line may be apart, and how much one may be larger (a figure
# set larger than its unit, an index), in ems of the larger.
SLACK, SMALLEST = 0.4, 0.45
# Vertical text: how far apart the middles of two signs stand, in ems, and how many make a line.
# Lines of one sign each, as in a list, have leading.
UPRIGHT_STEP, UPRIGHT_LEAST = (0.8, 1.18), 4
# Cells of a table are shorter than this, columns of running text as wide, in ems.
NARROWEST_COLUMN = 8.0


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def over(self, other: Box) -> float:
        """Return how much of their widths is over each other, negative where there is a gap."""
        return min(self.right, other.right) - max(self.left, other.left)

    def beside(self, other: Box) -> float:
        """Return how much of their heights is beside each other, negative where there is a gap."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Say whether the other lies in this one."""
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of these."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


class Glyph(NamedTuple):
    """A sign on a page: where it is as the page is shown, and the size of its font.

    ``turn`` counts the quarter turns, clockwise, by which its line is turned.
    """

    sign: str
    box: Box
    em: float
    turn: int = 0


@dataclass(slots=True)
class Piece:
    """A stretch of a line in its frame.

    ``edges`` are as in :class:`~swstats.documents.layout.Line`. ``first`` and ``last`` are the
    places of its ends in the order in which the page was written, -1 where that is not known.
    """

    text: str
    edges: list[float]
    top: float
    bottom: float
    em: float
    turn: int = 0
    first: int = -1
    last: int = -1
    ocr: float | None = None

    @property
    def box(self) -> Box:
        """Return where it stands."""
        return Box(self.edges[0], self.top, self.edges[-1], self.bottom)

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return (self.top + self.bottom) / 2


def framed(box: Box, turn: int, width: float, height: float) -> Box:
    """Return a box of a page of that size, as shown, in the frame of text of that turn."""
    left, top, right, bottom = box
    match turn:
        case 1:
            return Box(top, width - right, bottom, width - left)
        case 2:
            return Box(width - right, height - bottom, width - left, height - top)
        case 3:
            return Box(height - bottom, left, height - top, right)
        case _:
            return box


def unframed(box: Box, turn: int, width: float, height: float) -> Box:
    """Return a box of a frame as it stands on the page of that size, as shown."""
    sizes = (width, height) if turn % 2 == 0 else (height, width)
    return framed(box, -turn % 4, *sizes)


def rotation(
    point: tuple[float, float], angle: float, size: tuple[float, float]
) -> tuple[float, float]:
    """Return by how much a point moves when a page of that size is turned about its middle."""
    if not angle:
        return 0.0, 0.0
    x, y = point[0] - size[0] / 2, point[1] - size[1] / 2
    sine, cosine = math.sin(angle), math.cos(angle)
    return x * cosine - y * sine - x, x * sine + y * cosine - y


def upright(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs, those that follow each other down the page turned: vertical text."""
    found = list(glyphs)
    start = 0
    for i in range(1, len(glyphs) + 1):
        if i < len(glyphs) and _is_below(glyphs[i - 1], glyphs[i]):
            continue
        if i - start >= UPRIGHT_LEAST:
            for j in range(start, i):
                found[j] = glyphs[j]._replace(turn=1)
        start = i
    return found


def _is_below(last: Glyph, glyph: Glyph) -> bool:
    em = last.em
    if last.turn or glyph.turn or not 0.9 * em <= glyph.em <= 1.1 * em or glyph.sign.isascii():
        return False
    a, b = last.box, glyph.box
    step = (b.top + b.bottom - a.top - a.bottom) / 2
    aside = abs(b.left + b.right - a.left - a.right) / 2
    return UPRIGHT_STEP[0] * em <= step <= UPRIGHT_STEP[1] * em and aside < 0.3 * em


def pieces_of(glyphs: Sequence[Glyph], turn: int, width: float, height: float) -> list[Piece]:
    """Return the pieces that the glyphs of one turn make, in its frame.

    ``glyphs`` are all those of the page, in the order in which it was written.
    """
    runs: list[Piece] = []
    run: Piece | None = None
    for place, glyph in enumerate(glyphs):
        if glyph.turn != turn:
            continue
        box = framed(glyph.box, turn, width, height)
        if run is not None and _goes_on(run, box, glyph.em):
            _append(run, glyph.sign, box)
            run.last = place
            continue
        # A run begins with a sign that can be seen.
        if glyph.sign.isspace() and glyph.sign != "\u3000":
            continue
        middle, half = (box.top + box.bottom) / 2, glyph.em / 2
        run = Piece(
            glyph.sign, [box.left, box.right], middle - half, middle + half, glyph.em, turn,
            place, place,
        )  # fmt: skip
        runs.append(run)
    pieces = _joined(runs)
    for piece in pieces:
        _trim(piece)
    return [piece for piece in pieces if piece.text]


def _goes_on(run: Piece, box: Box, em: float) -> bool:
    """Say whether a sign that was written after a run stands behind it in its line."""
    larger = max(run.em, em)
    gap = box.left - run.edges[-1]
    return (
        abs((box.top + box.bottom) / 2 - run.middle) <= SLACK * larger
        and min(run.em, em) >= SMALLEST * larger
        and -OVERLAP * larger <= gap <= WIDE_GAP * larger
    )


def _append(run: Piece, sign: str, box: Box) -> None:
    """Add a sign to a run, with a space before it where there is one."""
    before, last = run.edges[-2:]
    if sign == run.text[-1] and box.left < before + 0.2 * (last - before):
        return  # drawn twice, to look bold
    if space := _space(run, box.left, sign):
        run.text += space
        run.edges.append(last)
    run.edges[-1] = max(run.edges[-2], box.left)
    run.text += sign
    run.edges.append(max(run.edges[-1], box.right))


def _space(piece: Piece, left: float, text: str) -> str:
    """Return the space that the gap is before a text that goes on with a piece, else nothing."""
    gap = (left - piece.edges[-1]) / piece.em
    if piece.text[-1].isspace() or text[0].isspace():
        return ""
    if _is_latin(piece.text[-1]) and _is_latin(text[0]):
        return " " if gap > SPACE_GAP else ""
    return "\u3000" if gap > IDEOGRAPHIC_GAP else ""


def _is_latin(sign: str) -> bool:
    return sign < "\u2000" and not sign.isspace()


def _joined(runs: list[Piece]) -> list[Piece]:
    """Join runs that stand close to each other in one line, in whatever order they were written."""
    rest = sorted(runs, key=lambda run: (run.edges[0], run.first))
    ends: list[Piece] = []
    done: list[Piece] = []
    for run in rest:
        best = None
        for piece in ends:
            larger = max(piece.em, run.em)
            gap = run.edges[0] - piece.edges[-1]
            if (
                abs(piece.middle - run.middle) <= SLACK * larger
                and min(piece.em, run.em) >= SMALLEST * larger
                and -OVERLAP * larger <= gap <= STRAY_GAP * larger
            ):
                best = piece
                break
        if best is None:
            ends.append(run)
            done.append(run)
        else:
            _extend(best, run)
        ends = [piece for piece in ends if piece.edges[-1] > run.edges[0] - 3 * run.em]
    return done


def _extend(piece: Piece, run: Piece) -> None:
    """Add a run to the end of a piece."""
    if space := _space(piece, run.edges[0], run.text):
        piece.text += space
        piece.edges.append(piece.edges[-1])
    piece.edges[-1] = max(piece.edges[-2], run.edges[0])
    piece.text += run.text
    floor = piece.edges[-1]
    piece.edges.extend(max(floor, edge) for edge in run.edges[1:])
    if run.em > piece.em:
        piece.em, piece.top, piece.bottom = run.em, run.top, run.bottom
    if piece.ocr is not None and run.ocr is not None:
        piece.ocr = min(piece.ocr, run.ocr)
    piece.last = run.last


def _trim(piece: Piece) -> None:
    """Leave out the white signs at the end, and the spaces at the beginning."""
    bare = piece.text.rstrip()
    piece.edges = piece.edges[: len(bare) + 1]
    lead = len(bare) - len(bare.lstrip(" \xa0"))
    piece.text, piece.edges = bare[lead:], piece.edges[lead:]


# ----------------------------------------------------------------------------------------- rows


def with_rows(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, those joined that are cells of one row: a tab between them.

    Cells are known by the order in which they were written, one row after the other; columns of
    running text by their width, and by their lines' ending at one edge. Of a scan, whose order is
    not known, cells are short, and stand in two rows or more.
    """
    rows = _rows(pieces)
    kept: list[Piece] = []
    run: list[list[Piece]] = []
    for row in rows:
        if run and row[0].top - run[-1][0].bottom > 3 * row[0].em:
            kept += _settle(run)
            run = []
        run.append(row)
    return kept + _settle(run)


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the pieces in rows of which each was written right after the one on its left."""
    rows: list[list[Piece]] = []
    before: dict[int, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda piece: (piece.first, piece.edges[0], piece.top)):
        row = None
        if piece.first >= 0:
            # What was written between the two are spaces.
            row = next((before[at] for at in range(piece.first - 1, piece.first - 4, -1)
                        if at in before), None)  # fmt: skip
        else:
            row = next(
                (each for each in rows if _in_row(each[-1], piece) and _is_cell(each[-1], piece)),
                None,
            )
        if row is not None and _in_row(row[-1], piece):
            row.append(piece)
        else:
            row = [piece]
            rows.append(row)
        if piece.last >= 0:
            before[piece.last] = row
    return sorted(rows, key=lambda row: (row[0].top, row[0].edges[0]))


def _in_row(last: Piece, piece: Piece) -> bool:
    slack = SLACK * max(last.em, piece.em)
    return abs(last.middle - piece.middle) <= slack and piece.edges[0] >= last.edges[-1]


def _is_cell(last: Piece, piece: Piece) -> bool:
    """Say whether two pieces of a scan may be cells: they are short, and no sentence goes on."""
    return all(
        each.edges[-1] - each.edges[0] < NARROWEST_COLUMN * each.em
        and each.text[-1] not in "，。、；"
        for each in (last, piece)
    )


def _settle(rows: list[list[Piece]]) -> list[Piece]:
    """Join each of some rows that follow each other, unless they are lines of columns."""
    wide = [row for row in rows if len(row) > 1]
    if len(wide) >= 3 and _are_columns(wide):
        return [piece for row in rows for piece in row]
    if wide and wide[0][0].first < 0:
        kept = [row for row in wide if any(_is_next(row, other) for other in wide)]
        lone = [piece for row in wide if row not in kept for piece in row[1:]]
        return _settle_rows(rows, kept) + lone
    return _settle_rows(rows, wide)


def _is_next(row: list[Piece], other: list[Piece]) -> bool:
    """Say whether a row stands above or below another one, cell by cell."""
    em = row[0].em
    return (
        len(row) == len(other)
        and 0.5 * em < abs(row[0].middle - other[0].middle) < 3 * em
        and all(abs(a.edges[0] - b.edges[0]) < em for a, b in zip(row, other, strict=True))
    )


def _settle_rows(rows: list[list[Piece]], wide: list[list[Piece]]) -> list[Piece]:
    """Join each of the wide rows, and return the first piece of all."""
    for row in wide:
        for piece in row[1:]:
            row[0].text += "\t"
            row[0].edges.append(row[0].edges[-1])
            _extend(row[0], piece)
    return [row[0] for row in rows]


def _are_columns(rows: list[list[Piece]]) -> bool:
    """Say whether rows are lines of columns of running text: wide, most ending at one edge."""
    cells = [cell for row in rows for cell in row[:-1]]
    em = median(cell.em for cell in cells)
    widest: dict[int, int] = {}
    for cell in cells:
        if cell.edges[-1] - cell.edges[0] >= NARROWEST_COLUMN * em:
            edge = round(cell.edges[-1] / em)
            widest[edge] = widest.get(edge, 0) + 1
    return bool(widest) and sum(sorted(widest.values())[-4:]) >= 0.6 * len(cells)
