"""The order in which the blocks of a page are read: headlines, columns, frames, captions.

Pieces of lines become blocks (lines below each other, of one size), and blocks are put in order by
cutting the page: across, where a headline, a rule or a change of columns says that what is above
ends there; then between columns; where neither goes, each block comes after those that it hangs
from. A frame is read as a page of its own; it and the caption of a picture come where no sentence
is going on. All in the page's frame (see ``glyphs``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from swstats.documents.glyphs import Box, Piece, around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# How much larger than running text a headline is set; how near in size the lines of a block are.
HEADLINE, ALIKE = 1.2, 1.15
# The greatest gap between two lines of a block, in ems, and how much wider than the block's others.
LEADING, LOOSER = 1.3, 1.45
# The narrowest gutter, in ems of running text.
GUTTER = 0.4
# What an indented first line stands in, in ems.
INDENT = (1.4, 2.6)
# How much of a page a frame holds at most; one that holds all is the page's own.
WHOLE = 0.8
# How far from its picture a caption stands, in ems, and of how many lines it is at most.
CAPTION_GAP, CAPTION_LINES = 2.0, 5

ENDS = frozenset("。！？!?…；;：:”’』」）)】》〉.")


@dataclass(slots=True)
class Block:
    """Lines that belong together, or a frame with the blocks inside it."""

    lines: list[Piece]
    box: Box
    em: float
    inside: list[Block] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Say whether a sentence goes on behind it."""
        return not self.inside and self.lines[-1].text[-1] not in ENDS


@dataclass(slots=True)
class Marks:
    """What is drawn on a page beside text, in its frame: frames, rules across it, pictures.

    ``drawn`` says that anything is.
    """

    frames: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawn: bool = False


def blocks_in_order(pieces: Sequence[Piece], marks: Marks) -> list[list[Piece]]:
    """Return the lines of a page, block by block, in the order in which they are read."""
    if not pieces:
        return []
    body = body_size(pieces)
    ordered = Page(marks, body).read(list(pieces), marks.frames)
    return [block.lines for block in _flat(ordered)]


def body_size(pieces: Sequence[Piece]) -> float:
    """Return the size of running text: that of most signs."""
    sizes: dict[float, int] = {}
    for piece in pieces:
        size = round(piece.em * 2) / 2
        sizes[size] = sizes.get(size, 0) + len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) or 1.0


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.inside:
            yield from _flat(block.inside)
        else:
            yield block


class Page:
    """A page on the way to be put in order; ``em`` is the size of its running text."""

    def __init__(self, marks: Marks, em: float) -> None:
        self.marks = marks
        self.em = em

    def read(self, pieces: list[Piece], frames: Sequence[Box]) -> list[Block]:
        """Return the blocks that pieces make, in order; those in a frame are a block."""
        floats: list[Block] = []
        whole = around(piece.box for piece in pieces)
        for frame in sorted(
            frames, key=lambda box: -(box.right - box.left) * (box.bottom - box.top)
        ):
            inside = [piece for piece in pieces if frame.holds(piece.box, slack=0.3 * piece.em)]
            rows = {round(piece.middle / piece.em) for piece in inside}
            if len(rows) < 2 or len(inside) >= WHOLE * len(pieces):
                continue
            kept = {id(piece) for piece in inside}
            pieces = [piece for piece in pieces if id(piece) not in kept]
            smaller = [box for box in frames if box != frame and frame.holds(box, slack=1.0)]
            blocks = self.read(inside, smaller)
            floats.append(Block([], frame, self.em, blocks))
        blocks = self.blocks_of(pieces)
        captions = [block for block in blocks if self.is_caption(block)]
        if len(captions) < len(blocks):
            blocks = [block for block in blocks if block not in captions]
            floats += captions
        ordered = self.arrange(blocks, whole)
        for block in sorted(floats, key=lambda block: (block.box.top, block.box.left)):
            ordered.insert(self.place_for(block, ordered), block)
        return ordered

    # ------------------------------------------------------------ blocks

    def blocks_of(self, pieces: Sequence[Piece]) -> list[Block]:
        """Return the blocks that lines make which stand below each other."""
        lines = sorted(pieces, key=lambda piece: (piece.middle, piece.edges[0]))
        blocks: list[Block] = []
        near: list[Block] = []
        for i, line in enumerate(lines):
            box = line.box
            near = [b for b in near if box.top - b.box.bottom <= LOOSER * 2 * max(line.em, b.em)]
            over = [block for block in near if _stands_over(block.box, box, line.em)]
            # The nearest; what is beside that one, or beside this line, makes the end of a block.
            lowest = max((block.box.bottom for block in over), default=0.0)
            over = [block for block in over if block.box.bottom > lowest - 0.5 * block.em]
            block = over[0] if len(over) == 1 else None
            if (
                block is not None
                and self.goes_on(block, line)
                and not any(_stands_over(block.box, b, line.em) for b in _beside(lines, i))
            ):
                block.lines.append(line)
                block.box = around((block.box, box))
            else:
                block = Block([line], box, line.em)
                blocks.append(block)
                near.append(block)
        for block in blocks:
            block.em = median(line.em for line in block.lines)
            block.box = _core(block)
        return blocks

    def goes_on(self, block: Block, line: Piece) -> bool:
        """Say whether a line that hangs from a block's last one belongs to it."""
        last = block.lines[-1]
        larger = max(last.em, line.em)
        if "\t" in last.text or "\t" in line.text:  # a row of a table is by itself
            return False
        if last.turn != line.turn or larger > ALIKE * min(last.em, line.em):
            return False
        gap = line.top - last.bottom
        if gap > LEADING * larger:
            return False
        if len(block.lines) > 1:
            before = block.lines[-2]
            usual = (last.middle - before.middle) or larger
            return line.middle - last.middle <= LOOSER * usual
        return True

    def is_caption(self, block: Block) -> bool:
        """Say whether a block is what stands below or beside a picture, and small."""
        if len(block.lines) > CAPTION_LINES or block.em > self.em * 1.05:
            return False
        gap = CAPTION_GAP * block.em
        width = block.box.right - block.box.left
        return any(
            -0.5 * block.em <= block.box.top - picture.bottom <= gap
            and block.box.over(picture) >= 0.6 * width
            for picture in self.marks.pictures
        )

    def place_for(self, block: Block, ordered: Sequence[Block]) -> int:
        """Return where in the order a frame or a caption comes."""
        place = 0
        for i, other in enumerate(ordered):
            if other.box.over(block.box) > 0 and other.box.top < block.box.top:
                place = i + 1
        while 0 < place < len(ordered) and not self.is_headline(ordered[place]):
            if not block.inside and not ordered[place - 1].is_open:
                break
            place += 1
        return place

    def is_headline(self, block: Block) -> bool:
        """Say whether a block is set as headlines are."""
        return bool(block.inside) or block.em >= HEADLINE * self.em

    # ------------------------------------------------------------ order

    def arrange(self, blocks: list[Block], region: Box) -> list[Block]:
        """Return the blocks of a region of the page in order."""
        if len(blocks) < 2:
            return blocks
        bands = self.bands(blocks, region)
        if len(bands) > 1:
            return [
                each
                for band in bands
                for each in self.arrange(band, around(block.box for block in band))
            ]
        columns = self.columns(blocks)
        if len(columns) > 1:
            return [
                each
                for column in columns
                for each in self.arrange(column, around(block.box for block in column))
            ]
        gaps = list(self.gaps_across(blocks))
        if gaps:
            at = max(gaps, key=lambda gap: gap[1])[0]
            parts = sorted(blocks, key=lambda block: block.box.top)
            return self.arrange(parts[:at], region) + self.arrange(parts[at:], region)
        return _hanging(blocks)

    def gaps_across(self, blocks: list[Block]) -> Iterator[tuple[int, float]]:
        """Yield where a white gap goes across: how many blocks are above it, and its height."""
        parts = sorted(blocks, key=lambda block: block.box.top)
        bottom = parts[0].box.bottom
        for i, block in enumerate(parts[1:], 1):
            gap = block.box.top - bottom
            if gap > -0.15 * self.em:
                yield i, gap
            bottom = max(bottom, block.box.bottom)

    def bands(self, blocks: list[Block], region: Box) -> list[list[Block]]:
        """Return the blocks in bands across the region, each to be read before the next."""
        parts = sorted(blocks, key=lambda block: block.box.top)
        found: list[list[Block]] = []
        start = 0
        for i, _ in self.gaps_across(blocks):
            if self.parts_across(parts[start:i], parts[i:], region):
                found.append(parts[start:i])
                start = i
        found.append(parts[start:])
        return found

    def parts_across(self, above: list[Block], below: list[Block], region: Box) -> bool:
        """Say whether what is above a gap across a region is read before all that is below it."""
        width = region.right - region.left
        heads = [block for block in below if not _any_above(block, below)]
        feet = [block for block in above if not _any_above(block, above, below=True)]
        if any(len(ends) == 1 and _width(ends[0]) >= 0.7 * width for ends in (heads, feet)):
            return True
        columns = self.columns([*above, *below])
        if all(self.is_headline(block) for block in above):
            # Not where each of two stories beside each other has its own.
            tops = [min(column, key=lambda block: block.box.top) for column in columns]
            return not (len(tops) > 1 and all(map(self.is_headline, tops)))
        top, bottom = max(b.box.bottom for b in above), min(b.box.top for b in below)
        if any(
            top - self.em <= (rule.top + rule.bottom) / 2 <= bottom + self.em
            and rule.over(region) >= 0.7 * width
            for rule in self.marks.rules
        ):
            return True
        titles = [block for block in heads if self.is_headline(block)]
        if not titles:
            return False
        if sum(map(_width, titles)) >= 0.6 * sum(map(_width, heads)):
            return True
        # The columns beside a headline begin where its own text does: it is theirs, too.
        lowest = min(title.box.bottom for title in titles) - 0.3 * self.em
        if all(head.box.top >= lowest for head in heads if not self.is_headline(head)):
            return True
        # A column cannot go on with a headline where it ends in mid-sentence.
        return any(
            foot.is_open and title.box.over(foot.box) > 0 for foot in feet for title in titles
        )

    def columns(self, blocks: list[Block]) -> list[list[Block]]:
        """Return the blocks in the columns that gutters from top to bottom part."""
        parts = sorted(blocks, key=lambda block: block.box.left)
        found = [[parts[0]]]
        right = parts[0].box.right
        for block in parts[1:]:
            if block.box.left - right >= GUTTER * self.em:
                found.append([])
            found[-1].append(block)
            right = max(right, block.box.right)
        return found


def _width(block: Block) -> float:
    return block.box.right - block.box.left


def _stands_over(upper: Box, lower: Box, em: float) -> bool:
    """Say whether a box stands above another, over it by more than an overhanging sign is."""
    shorter = min(upper.right - upper.left, lower.right - lower.left)
    return upper.over(lower) > min(0.6 * em, 0.5 * shorter) and lower.top - upper.bottom > -0.5 * em


def _core(block: Block) -> Box:
    """Return the box of a block without signs that hang over its edge, as 。” does in a full line."""
    lefts = sorted(line.edges[0] for line in block.lines)
    rights = sorted(line.edges[-1] for line in block.lines)
    few = len(block.lines) // 5
    return block.box._replace(
        left=min(lefts[few], lefts[0] + block.em),
        right=max(rights[-1 - few], rights[-1] - 1.5 * block.em),
    )


def _beside(lines: Sequence[Piece], i: int) -> Iterator[Box]:
    """Yield the boxes of the lines that are beside one of these, which are in order of height."""
    line = lines[i]
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(lines) and abs(lines[j].middle - line.middle) < line.em:
            if abs(lines[j].middle - line.middle) < 0.7 * line.em:
                yield lines[j].box
            j += step


def _any_above(block: Block, others: Sequence[Block], *, below: bool = False) -> bool:
    """Say whether another block stands above (or below) this one."""
    return any(
        other is not block
        and other.box.over(block.box) > 0
        and (other.box.top > block.box.top if below else other.box.top < block.box.top)
        for other in others
    )


def _hanging(blocks: list[Block]) -> list[Block]:
    """Order blocks that no cut parts: first what is above, else what is at the left.

    After T. M. Breuel, High Performance Document Layout Analysis (2003): a block comes before one
    below it, and before one at its right unless a third stands between them and is over both.
    """
    before: dict[int, set[int]] = {i: set() for i in range(len(blocks))}
    for i, a in enumerate(blocks):
        for j, b in enumerate(blocks):
            if i == j:
                continue
            if a.box.over(b.box) > 0:
                if a.box.top < b.box.top:
                    before[j].add(i)
            elif a.box.right <= b.box.left and not any(
                c.box.over(a.box) > 0
                and c.box.over(b.box) > 0
                and min(a.box.top, b.box.top) < c.box.top < max(a.box.top, b.box.top)
                for k, c in enumerate(blocks)
                if k not in (i, j)
            ):
                before[j].add(i)
    order: list[int] = []
    rest = sorted(before, key=lambda i: (blocks[i].box.left, blocks[i].box.top))
    while rest:
        free = [i for i in rest if before[i] <= set(order)] or rest
        order.append(free[0])
        rest.remove(free[0])
    return [blocks[i] for i in order]


def with_indents(lines: Sequence[Piece]) -> list[Piece]:
    """Return the lines of a block, two ideographic spaces before each that is indented.

    One that stands in as far at its end is centred, and is not.
    """
    if len(lines) < 2:
        return list(lines)
    left = min(line.edges[0] for line in lines)
    right = max(line.edges[-1] for line in lines)
    em = lines[0].em
    for line in lines:
        indent, rest = line.edges[0] - left, right - line.edges[-1]
        if INDENT[0] * em <= indent <= INDENT[1] * em and abs(indent - rest) > em / 2:
            line.text = "\u3000\u3000" + line.text
            line.edges = [line.edges[0]] * 2 + line.edges
    return list(lines)
