"""``swstats summary``: what the store holds, or texts, in groups with sums."""

from __future__ import annotations

from typing import Annotated

import typer

from swstats.cli import options
from swstats.cli.destination import destination
from swstats.cli.inputs import Inputs
from swstats.cli.running import Way
from swstats.cli.sources import sources
from swstats.review.summary import By, Group, Level, summarize

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
    source = sources(paths, inputs, asked, way, store, lexicon, output)
    with source.statistics() as statistics:
        groups = summarize(statistics, by or [By.REGION, By.INDICATOR], level, source.words)
        with destination(output) as out:
            form.write(options.arranged_rows(groups, Group, arranged), Group, out, how)
