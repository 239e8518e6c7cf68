"""What a check finds: figures that cannot all be right, and the arithmetic that says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swstats.records import Statistic


class Sort(StrEnum):
    """What is wrong with the figures of a finding.

    ``contradiction``: one thing has two values; ``part``: a part is above its whole; ``sum``: parts
    do not come to their whole; ``growth``: a growth does not lead from one level to the other;
    ``headline``: the headline says another figure than its article; ``rate``: a rate, share or
    average is not that of its two figures; ``list``: a list has not as many members as it says.
    """

    CONTRADICTION = "contradiction"
    PART = "part"
    SUM = "sum"
    GROWTH = "growth"
    HEADLINE = "headline"
    RATE = "rate"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that cannot all be right.

    ``doc``, ``measure``, ``region`` and ``period`` are those of the figure called in question, the
    first of ``figures``; ``measure`` is the canonical indicator, else the indicator as written.
    ``arithmetic`` is what was reckoned, in signs. ``docs``, ``mentions`` and ``sentences`` go with
    ``figures``, the ids of the records, one by one, and so do ``starts``, the offsets.
    """

    sort: Sort
    doc: str
    measure: str | None
    region: str | None
    period: str | None
    arithmetic: str
    figures: tuple[str, ...]
    docs: tuple[str, ...]
    mentions: tuple[str, ...]
    sentences: tuple[str, ...]
    starts: tuple[str, ...]


def finding(sort: Sort, arithmetic: str, items: Sequence[Statistic]) -> Finding:
    """Return the finding that calls the first of the figures in question."""
    first = items[0]
    named = next((item for item in items if item.measure), first)
    return Finding(
        sort=sort,
        doc=first.doc,
        measure=named.measure or first.indicator,
        region=first.region,
        period=first.period,
        arithmetic=arithmetic,
        figures=tuple(item.id for item in items),
        docs=tuple(item.doc for item in items),
        mentions=tuple(item.text for item in items),
        sentences=tuple(item.sentence.strip() for item in items),
        starts=tuple(str(item.start) for item in items),
    )
