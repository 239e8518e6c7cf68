"""A headline against its article: what it says must be said there, but for rounding.

A figure of a headline is called in question where the article says the same thing with another
value and nowhere that value itself: neither in one figure, nor as the sum of those of the same thing.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from swstats.review.checks.bounds import Reach, common, loose_reach, measured_in, spelled
from swstats.review.checks.finding import Finding, Sort, finding
from swstats.review.edtf import within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.records import Statistic
    from swstats.review.checks.passages import Passage

MOST = 8  # figures of a headline; more make it none
LEAST_ALIKE = 4  # characters that both indicators end in


def unlike_headline(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Yield the figures of headlines that their articles deny."""
    articles: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        articles[passage.doc, passage.article].append(passage)
    for parts in articles.values():
        body = [item for part in parts if not part.headline for item in part.items]
        for headline in parts:
            if headline.headline:
                yield from _denied(headline, body)


def _denied(headline: Passage, body: Sequence[Statistic]) -> Iterator[Finding]:
    for item in headline.items[:MOST]:
        measured = measured_in(item)
        if measured is None:
            continue
        said = loose_reach(item, headline=True).times(measured[1])
        others = [
            (each, loose_reach(each).times(unit[1]))
            for each in body
            if (unit := measured_in(each)) and unit[0] == measured[0]
        ]
        if any(said.meets(reach) for _, reach in others):
            continue
        alike = [(each, reach) for each, reach in others if _is_same(item, each)]
        if not alike or any(said.meets(total) for total in _sums([reach for _, reach in alike])):
            continue
        other = alike[0][0]
        if common((item, other)) is not None:
            arithmetic = f"{spelled(item)} ≠ {spelled(other)}"
            yield finding(Sort.HEADLINE, arithmetic, (item, other))


def _sums(reaches: Sequence[Reach]) -> list[Reach]:
    """Return what neighbours come to, and all of them together."""
    together = [one + other for one, other in pairwise(reaches)]
    if reaches:
        total = reaches[0]
        for reach in reaches[1:]:
            total += reach
        together.append(total)
    return together


def _is_same(headline: Statistic, other: Statistic) -> bool:
    """Say whether a figure of the article is of what the headline's figure is of."""
    if (headline.change is None) is not (other.change is None) or other.part_of is not None:
        return False
    if headline.change and other.change and headline.change.direction != other.change.direction:
        return False
    if headline.region and other.region and headline.region != other.region:
        return False
    when, then = headline.period, other.period
    if when and then and not (within(then, when) or within(when, then)):
        return False
    if headline.measure or other.measure:
        return headline.measure == other.measure
    # 开展脱贫攻坚项目, 社会组织脱贫攻坚项目
    mine, its = headline.indicator or "", other.indicator or ""
    alike = next(
        (at for at in range(min(len(mine), len(its))) if mine[-1 - at] != its[-1 - at]),
        min(len(mine), len(its)),
    )
    ends = alike == min(len(mine), len(its))  # else 大型拖拉机, 小型拖拉机 would be one thing
    return alike >= LEAST_ALIKE and (ends or bool(headline.region and other.region))
