"""Figures that contradict each other, within a text and between texts.

What is certain is said, what is likely is not: figures are intervals (``checks/bounds.py``), and two
of them are only held against each other where the texts leave no doubt that they are of one thing.

=================  ============================================================================
``contradiction``  one measure of one place and period has two values (``checks/values.py``)
``part``           a part is above its whole (``checks/values.py``, ``checks/wholes.py``)
``sum``            parts do not come to their whole (``checks/wholes.py``)
``growth``         a growth does not lead from one level to the other (``checks/growth.py``)
``headline``       a headline says another figure than its article (``checks/headlines.py``)
``rate``           a rate, share or average is not that of its figures (``checks/rates.py``)
``list``           a list has not as many members as it says (``checks/lists.py``)
=================  ============================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swstats.review.checks.finding import Finding, Sort
from swstats.review.checks.growth import unlike_levels
from swstats.review.checks.headlines import unlike_headline
from swstats.review.checks.lists import unlike_lists
from swstats.review.checks.passages import passages
from swstats.review.checks.rates import unlike_rates
from swstats.review.checks.values import contradictory
from swstats.review.checks.wholes import unlike_wholes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swstats.lexicons import Lexicon
    from swstats.records import Statistic

__all__ = ["Finding", "Sort", "check"]


def check(statistics: Iterable[Statistic], lexicon: Lexicon | None = None) -> Iterator[Finding]:
    """Yield what contradicts itself among the statistics, document by document.

    They are those of one collection, each document's in its order. The same statistics always
    give the same findings in the same order: that of the figures called in question.

    >>> from swstats import extract
    >>> text = "2021年，南京市有社会组织620个。2021年，南京市社会组织达到720个。"
    >>> [found.arithmetic for found in check(extract(text))]
    ['720 个 ≠ 620 个']
    """
    from swstats.lexicons import default_lexicon

    lexicon = lexicon or default_lexicon()
    items = [item for item in statistics if item.statistic]
    order = {item.id: number for number, item in enumerate(items)}
    said = passages(items)
    found = [*unlike_headline(said), *contradictory(said, lexicon), *unlike_levels(said)]
    for passage in said:
        found += unlike_wholes(passage, lexicon)
        found += unlike_rates(passage)
        found += unlike_lists(passage)
    found.sort(key=lambda each: (order[each.figures[0]], list(Sort).index(each.sort)))
    yield from _each_once(found)


def _each_once(found: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what one sort of check finds of figures that another has found."""
    seen: set[frozenset[str]] = set()
    for each in found:
        figures = frozenset(each.figures)
        if figures not in seen:
            seen.add(figures)
            yield each
