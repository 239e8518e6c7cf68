"""The types that pass from one step to the next, and the record that users get.

``text → Document (Article, Sentence) → Quantity → Statistic → store, file, table``.
Every type is frozen: a step makes a new value, it never edits what an earlier step said.

Offsets are code points, half open. Three texts occur, and each type says which one it counts in:

* the **source**: the decoded file, as it stands on disk;
* the **text**: the source without line wraps and stray spaces (characters are only ever removed);
* the **folded** text: the text with each character replaced by its plain form (full width → half
  width, traditional → simplified). It has the same length and offsets as the text. Rules read it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import MISSING, dataclass, field, fields, make_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, SupportsIndex, TypeVar, cast, overload

from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

Record = TypeVar("Record")


def day_of(text: str) -> date:
    """Return the day that a text such as 2020-08-01 names. Raises ValueError for any other form."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # Python reads 20200801 and 2020-W10-1, too
        message = _("{text!r} is no date; write it as YYYY-MM-DD, such as 2020-08-01").format(
            text=text
        )
        raise ValueError(message)
    return day


class Kind(StrEnum):
    """What sort of magnitude a quantity is."""

    COUNT = "count"
    PERSON = "person"
    PERSON_TIME = "person_time"
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    RATIO = "ratio"
    LENGTH = "length"
    AREA = "area"
    MASS = "mass"
    VOLUME = "volume"
    DURATION = "duration"
    AGE = "age"
    ENERGY = "energy"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    DATA = "data"
    OTHER = "other"


# the kinds of what is counted one by one
COUNTED = (Kind.COUNT, Kind.PERSON, Kind.PERSON_TIME)


class Relation(StrEnum):
    """How the value stands to the figure that the text states."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral alone: offsets in the text that was searched; values exact decimals."""

    text: str
    start: int
    end: int
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    relation: Relation


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    ``value``, ``lower``, ``upper`` are in ``unit``, multiplier applied; ``value`` is None for a
    range, a bound is None where it is open. ``unit`` is the canonical unit, None where the text
    leaves it out. ``statistic`` is False for a date, an ordinal, a name, an idiom …, and ``rule``
    then names the rule that set it aside, else the rule that read it.
    """

    text: str
    start: int
    end: int
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    relation: Relation
    unit: str | None
    unit_text: str | None
    kind: Kind
    si_value: Decimal | None = None
    si_unit: str | None = None
    statistic: bool = True
    rule: str = ""


class Role(StrEnum):
    """What a stretch of an article is."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    TABLE = "table"
    FURNITURE = "furniture"  # page number, byline, source line, contact line: says nothing


class Sentence(NamedTuple):
    """A sentence: offsets in the document's text, its role, its paragraph's number."""

    start: int
    end: int
    role: Role
    paragraph: int


class Article(NamedTuple):
    """One article of a page. ``start``, ``end`` count in the document's text.

    ``headlines`` are all that the article has (main, sub, kicker), wherever they stand on the page
    (some follow their article); they need not lie between ``start`` and ``end``. ``sentences`` are
    those between ``start`` and ``end``, headlines among them where they stand there, in order.
    ``published`` is the publication date (article's own, else the page's), None where neither
    says. ``source`` is who the closing line or the byline names ("民政部网站"). ``page`` is where the
    document begins that it stands in, of the several that a file may hold.
    """

    start: int
    end: int
    headlines: tuple[Sentence, ...]
    sentences: tuple[Sentence, ...]
    published: date | None = None
    source: str | None = None
    page: int = 0


class OffsetMap(NamedTuple):
    """Where each character of the text stood in the source.

    ``cuts`` are the text offsets, in order, before which one character of the source was left out;
    an offset stands there as often as characters were.
    """

    cuts: Sequence[int]

    def source(self, offset: int) -> int:
        """Return the source offset of the text's character at ``offset``."""
        return offset + bisect_right(self.cuts, offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span of the text's span (half open, not empty)."""
        cuts = self.cuts
        return start + bisect_right(cuts, start), end + bisect_right(cuts, end - 1)


@dataclass(frozen=True, slots=True)
class Document:
    """A page after reflow and splitting. ``text`` and ``folded`` have equal lengths."""

    source: str
    text: str
    folded: str
    offsets: OffsetMap
    articles: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A growth or decline: direction "up", "down" or "flat", the basis, and the level's id."""

    direction: str
    basis: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell of a pivot says: a value and its relation, or how far figures reach.

    It is a value, or from ``lowest`` to ``highest`` where figures have no sum.
    """

    relation: Relation
    value: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Statistic:
    """One figure of a document, typed and linked. The fields are those of every output format.

    ``start`` and ``end`` are code points of the source, so that ``source[start:end]``, line breaks
    removed, is ``text``. Of a document with pages, the source is the text drawn from it; ``page``
    counts from 1, and ``box`` is where the figure stands there: left, top, right, bottom, from the
    page's upper left corner, in points (1/72 inch), joined by spaces; where it stands on two lines,
    its first. ``ocr`` is how sure the recogniser of a scan is of the line, 0 to 1, None where the
    text is not from an image.
    """

    id: str
    doc: str
    article: str
    text: str
    start: int
    end: int
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    relation: Relation
    unit: str | None
    unit_text: str | None
    kind: Kind
    si_value: Decimal | None = None
    si_unit: str | None = None
    indicator: str | None = None
    measure: str | None = None
    region: str | None = None
    region_code: str | None = None
    region_path: tuple[str, ...] = field(default=())
    region_by: str | None = None
    period: str | None = None
    period_text: str | None = None
    change: Change | None = None
    part_of: str | None = None
    source: str | None = None
    sentence: str = ""
    statistic: bool = True
    page: int | None = None
    box: str | None = None
    ocr: Decimal | None = None

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the figure, and its sentence with the figure marked."""
        from swstats.output.notebook import statistics_html

        return statistics_html([self])


class Statistics(list[Statistic]):
    """A list of statistics that a notebook shows as a table, and that becomes a data frame.

    It is a list in all else, and equal to one; a slice, a copy and a sum of such lists are again one.
    """

    __slots__ = ()

    @overload
    def __getitem__(self, at: SupportsIndex, /) -> Statistic: ...
    @overload
    def __getitem__(self, at: slice, /) -> Statistics: ...
    def __getitem__(self, at: SupportsIndex | slice, /) -> Statistic | Statistics:
        """Return a statistic, or those of a slice."""
        if isinstance(at, slice):
            return Statistics(super().__getitem__(at))
        return super().__getitem__(at)

    def __add__(self, other: list[Statistic], /) -> Statistics:  # type: ignore[override]
        """Return these and others behind them."""
        return Statistics([*self, *other])

    def copy(self) -> Statistics:
        """Return a list of the same statistics."""
        return Statistics(self)

    def to_frame(self) -> pd.DataFrame:
        """Return a row per statistic: numbers to reckon with, and beside each its exact digits.

        The columns are those of a Parquet file that ``swstats extract`` writes
        (:func:`swstats.frame.to_frame`).
        """
        from swstats.frame import to_frame

        return to_frame(self)

    def _repr_html_(self) -> str:
        from swstats.output.notebook import statistics_html

        return statistics_html(self)


class Extracted(NamedTuple):
    """A document with its statistics, in the order of the text.

    ``text`` is what their offsets count in; None where it is not kept, as of a text that was read
    in pieces.
    """

    doc: str
    text: str | None
    statistics: list[Statistic]


def maker_of(record: type[Record]) -> type[Record]:
    """Return what makes values of a frozen dataclass as the class itself does, but faster.

    A frozen dataclass sets each field through ``object.__setattr__``, which takes 5 µs for a
    Statistic. Here a class with the same slots, not frozen, sets them in 1 µs and then hands its
    value over to the frozen class, as Python allows between classes that are laid out alike.
    """

    def hand_over(value: object) -> None:
        value.__class__ = record

    named = [
        (each.name, each.type)
        if each.default is MISSING
        else (each.name, each.type, field(default=each.default))
        for each in fields(record)  # type: ignore[arg-type]
    ]
    # nothing else of this class is used, and it is made at each start of the program
    made = make_dataclass(
        record.__name__, named, namespace={"__post_init__": hand_over},
        repr=False, eq=False, match_args=False, slots=True,
    )  # fmt: skip
    return cast("type[Record]", made)
