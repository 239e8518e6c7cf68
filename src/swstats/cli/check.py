"""``swstats check``: figures that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from swstats.cli import options
from swstats.cli.destination import destination
from swstats.cli.inputs import Inputs
from swstats.cli.messages import complain, counted
from swstats.cli.running import Way
from swstats.cli.sources import sources
from swstats.review.checks.finding import Finding, Sort
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swstats.records import Statistic
    from swstats.review.filters import Filter

Strict = Annotated[
    bool, typer.Option("--strict", help="End with exit status 1 where anything is found.")
]
Only = Annotated[
    list[Sort] | None,
    typer.Option(
        "--only", metavar="|".join(Sort), help="Look for this sort alone; may be repeated."
    ),
]


def check(
    paths: options.PathsOrStore = None,
    only: Only = None,
    *,
    strict: Strict = False,
    inputs: Inputs,
    asked: options.Filters,
    presented: options.Presented,
    arranged: options.Arranged,
    store: options.StorePlace = options.DEFAULT_STORE,
    lexicon: options.Lexicons = None,
    way: Way,
) -> None:
    """Find figures that contradict each other, in what the store holds or in texts.

    \b
        swstats check
        swstats check articles/ --strict
        swstats check --region 广东 --only growth
        swstats check report.txt -o findings.xlsx

    Found are: one measure of a place and period with two values, parts above their whole or not
    adding up to it, growth that does not lead from one level to the other, a headline against its
    article, rates against their figures, and lists of another length than is said. Rounding and
    words such as 约 are allowed for; what may be two different things is passed over. The filters
    choose findings by their figures. Each finding shows the sentences and the arithmetic.
    """
    from swstats.review.check import check as contradictions

    form, how = options.presentation(presented, Finding, arranged)
    output = presented.output
    source = sources(paths, inputs, asked, way, store, lexicon, output)
    wanted: set[str] | None = None if source.where is None else set()
    found: list[Finding] = []
    with source._replace(where=None).statistics() as statistics:
        heard = statistics if wanted is None else _noted(statistics, source.where, wanted)
        found = [
            each
            for each in contradictions(heard, source.words)
            if (not only or each.sort in only)
            and (wanted is None or not wanted.isdisjoint(each.figures))
        ]
        rows = options.arranged_rows(found, Finding, arranged)
        with destination(output) as out:
            form.write(rows, Finding, out, how)
    if not way.quiet:
        complain(_count(found))
    if found and strict:
        raise typer.Exit(1)


def _noted(
    statistics: Iterable[Statistic], where: Filter | None, wanted: set[str]
) -> Iterator[Statistic]:
    """Pass the statistics on, and note which of them the filters ask for."""
    for item in statistics:
        if where is None or where.accepts(item):
            wanted.add(item.id)
        yield item


def _count(found: list[Finding]) -> str:
    """Say how many findings there are, and in how many documents."""
    if not found:
        return _("nothing contradicts itself")
    documents = len({doc for each in found for doc in each.docs})
    return _("{findings} in {documents}").format(
        findings=counted(len(found), "finding"), documents=counted(documents, "document")
    )
