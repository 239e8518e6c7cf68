"""A text laid out for reading, with what was read in it marked where it stands.

``articles_of`` gives the text as reflow and the splitting into articles have it: headlines first, then
a paragraph for each paragraph. ``lines_of`` gives it as it stands in the file, line by line. Both are
pure functions of the source and its records, whose offsets count in the source.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from swstats.lexicons import default_lexicon
from swstats.records import Role
from swstats.text.articles import split
from swstats.text.reflow import reflow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from swstats.lexicons import Lexicon
    from swstats.records import Article, OffsetMap, Sentence, Statistic


class Mark(NamedTuple):
    """Where a figure stands in a block, and its number among the records, from 1.

    A figure that a line break or the end of a block cuts has a mark in each of them: only the first
    ``begins`` it, only the last ``ends`` it.
    """

    start: int
    end: int
    number: int
    begins: bool = True
    ends: bool = True


class Block(NamedTuple):
    """A paragraph, a headline or a line, with its marks in order; none overlaps another."""

    text: str
    role: Role
    marks: tuple[Mark, ...] = ()


class Shown(NamedTuple):
    """An article: its headlines and paragraphs, and the numbers of the figures within its bounds."""

    blocks: tuple[Block, ...]
    figures: tuple[int, ...]
    published: date | None = None
    source: str | None = None


def articles_of(
    source: str, records: Sequence[Statistic], lexicon: Lexicon | None = None
) -> list[Shown]:
    r"""Return the articles of a source, with the records marked in them. Never raises on odd text.

    >>> from swstats.pipeline import extract
    >>> page = "全省捐款3\n万元。"
    >>> (article,) = articles_of(page, extract(page))
    >>> article.blocks[0]
    Block(text='全省捐款3万元。', role=<Role.BODY: 'body'>, marks=(Mark(start=4, end=7, number=1, begins=True, ends=True),))
    """
    lexicon = lexicon or default_lexicon()
    document = split(reflow(source, lexicon), lexicon)
    marks = _apart(
        _in_text(record, number, document.offsets) for number, record in _numbered(records)
    )
    starts = [mark.start for mark in marks]
    headlines = {each.start for article in document.articles for each in article.headlines}
    shown = []
    for article in document.articles:
        blocks = [
            _block(document.text, start, end, role, marks, starts)
            for start, end, role in _stretches(article, document.text, headlines)
        ]
        first, last = bisect_left(starts, article.start), bisect_left(starts, article.end)
        numbers = tuple(mark.number for mark in marks[first:last])
        shown.append(Shown(tuple(blocks), numbers, article.published, article.source))
    return shown


def lines_of(source: str, records: Sequence[Statistic]) -> list[Block]:
    r"""Return the lines of a source as they stand in it, with the records marked.

    >>> from swstats.pipeline import extract
    >>> page = "全省捐款3\n  万元。"
    >>> [line.marks for line in lines_of(page, extract(page))]
    [(Mark(start=4, end=5, number=1, begins=True, ends=False),), (Mark(start=2, end=4, number=1, begins=False, ends=True),)]
    """
    marks = _apart(Mark(record.start, record.end, number) for number, record in _numbered(records))
    starts = [mark.start for mark in marks]
    lines = []
    at = 0
    for line in source.split("\n"):
        block = _block(source, at, at + len(line), Role.BODY, marks, starts)
        lines.append(block._replace(text=line.removesuffix("\r")))
        at += len(line) + 1
    return lines


def _numbered(records: Sequence[Statistic]) -> list[tuple[int, Statistic]]:
    """Return the records with their numbers, in the order of the text."""
    return sorted(enumerate(records, start=1), key=lambda pair: pair[1].start)


def _in_text(record: Statistic, number: int, offsets: OffsetMap) -> Mark:
    """Return where a record stands in the text that reflow made of the source."""
    return Mark(_text_offset(record.start, offsets), _text_offset(record.end, offsets), number)


def _text_offset(at: int, offsets: OffsetMap) -> int:
    """Return the text's offset of what stands at ``at`` in the source, or of what comes next there.

    >>> from swstats.records import OffsetMap
    >>> two_cut = OffsetMap((3, 3))  # abc··de
    >>> [_text_offset(at, two_cut) for at in range(7)]
    [0, 1, 2, 3, 3, 3, 4]
    """
    low, high = max(0, at - len(offsets.cuts)), at
    while low < high:
        middle = (low + high) // 2
        if offsets.source(middle) < at:
            low = middle + 1
        else:
            high = middle
    return low


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks without those that lie within another, as an ordinal may lie in a name."""
    kept: list[Mark] = []
    for mark in marks:
        if mark.start < mark.end and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def _stretches(article: Article, text: str, headlines: set[int]) -> Iterator[tuple[int, int, Role]]:
    """Yield the spans of an article's blocks: its headlines, wherever they stand, and paragraphs.

    A headline within its bounds that another article has is left to that one.
    """
    for each in article.headlines:
        yield each.start, each.end, each.role
    block: Sentence | None = None
    at = article.start
    for sentence in article.sentences:
        if block is not None and (
            sentence.paragraph != block.paragraph
            or sentence.role is not block.role
            or sentence.start in headlines
        ):
            yield block.start, at, block.role
            block = None
        if text[at : sentence.start].strip():  # of no sentence, and yet there
            yield at, sentence.start, Role.FURNITURE
        at = sentence.end
        if sentence.start not in headlines:
            block = block or sentence
    if block is not None:
        yield block.start, at, block.role
    if text[at : article.end].strip():
        yield at, article.end, Role.FURNITURE


def _block(  # noqa: PLR0913, PLR0917  a span, and the marks that may lie in it
    text: str, start: int, end: int, role: Role, marks: list[Mark], starts: list[int]
) -> Block:
    """Return a stretch of the text as a block, with the marks in it."""
    found = []
    first = bisect_left(starts, start)
    if first and marks[first - 1].end > start:
        first -= 1
    for mark in marks[first:]:
        if mark.start >= end:
            break
        # a figure that goes on in the next line is not what stands between
        piece = text[max(mark.start, start) : min(mark.end, end)]
        lead = len(piece) - len(piece.lstrip())
        here = max(mark.start, start) - start + lead
        if bare := piece.strip():
            ends = not text[end : mark.end].strip()
            begins = not text[mark.start : start].strip()
            found.append(Mark(here, here + len(bare), mark.number, begins, ends))
    return Block(text[start:end], role, tuple(found))
