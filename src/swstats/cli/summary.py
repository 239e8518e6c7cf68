"""``swstats summary``: what the store holds, or texts, in groups with sums."""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Annotated

import typer

from swstats.cli import options
from swstats.cli.destination import destination
from swstats.cli.inputs import Inputs
from swstats.cli.running import Way, running
from swstats.review.summary import By, Group, Level, summarize
from swstats.run.work import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swstats.records import Statistic

ByNames = Annotated[
    list[By] | None,
    typer.Option(
        "--by",
        metavar="|".join(By),
        help="What to group by; may be repeated. The default is region and indicator.",
    ),
]
LevelName = Annotated[
    Level | None,
    typer.Option(
        "--level",
        metavar="|".join(Level),
        help="Take places up to this rung: with province, 深圳 counts as 广东.",
    ),
]
OptionalPaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH...]", help="Read these afresh, and leave the store alone."),
]


def summary(
    paths: OptionalPaths = None,
    by: ByNames = None,
    level: LevelName = None,
    *,
    inputs: Inputs,
    asked: options.Filters,
    presented: options.Presented,
    arranged: options.Arranged,
    store: options.StorePlace = options.DEFAULT_STORE,
    lexicon: options.Lexicons = None,
    way: Way,
) -> None:
    """Group what the store holds, and add up what may be added.

    \b
        swstats summary --region 广东
        swstats summary --by indicator --kind money
        swstats summary --level province --indicator 捐赠 -o donations.csv
        swstats summary --sort -figures --limit 20

    Figures are added up where they count the same thing in the same unit and period. Growth,
    percentages and averages never are; parts of a figure, places within a place and one figure
    told twice are left out, and the last column says so. In brackets stands the span of figures
    that have no sum.
    """
    form, how = options.presentation(presented, Group, arranged)
    output = presented.output
    read_too = [*(lexicon or ()), options.file_of(store)]
    files = inputs.paths(paths)
    words = options.lexicon_of(lexicon, files)
    settings = inputs.settings(words)
    options.spare_all(output, way.errors, files, *read_too, settings=settings)
    where = options.filter_of(asked, words)
    statistics: Iterator[Statistic]
    with ExitStack() as ends:
        if files:
            run = running(files, Plan(settings, words), way, output, shown=False)
            reading = ends.enter_context(run)
            statistics = ends.enter_context(closing(reading.statistics(where)))
        else:
            kept = ends.enter_context(options.open_store(store, create=False))
            statistics = kept.statistics(where)
        groups = summarize(statistics, by or [By.REGION, By.INDICATOR], level, words)
        out = ends.enter_context(destination(output))
        form.write(options.arranged_rows(groups, Group, arranged), Group, out, how)
