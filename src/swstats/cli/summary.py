"""``swstats summary``: what the store holds, or texts, in groups with sums."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from swstats.cli import options
from swstats.cli.destination import destination
from swstats.cli.inputs import Inputs
from swstats.cli.messages import say
from swstats.cli.running import Way
from swstats.cli.sources import sources
from swstats.review.grouping import By, Level
from swstats.said import _, ngettext

if TYPE_CHECKING:
    from swstats.review.summary import Group

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
AcrossName = Annotated[
    By | None,
    typer.Option(
        "--across",
        metavar="|".join(By),
        help="A table: what --by names in rows, this in columns.",
    ),
]
Change = Annotated[
    bool,
    typer.Option(
        "--change",
        help="Show the difference and the growth since the period before, where both are exact.",
    ),
]
Bars = Annotated[
    bool | None,
    typer.Option(
        "--bars/--no-bars",
        help="Draw bars in a table. The default on a terminal, where all is of one thing.",
        show_default=False,
    ),
]


def summary(
    paths: options.PathsOrStore = None,
    by: ByNames = None,
    across: AcrossName = None,
    level: LevelName = None,
    *,
    change: Change = False,
    bars: Bars = None,
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
        swstats summary --by region --across period --measure 捐赠收入 --change
        swstats summary --level province --indicator 捐赠 -o donations.csv
        swstats summary --sort -figures --limit 20

    Figures are added up where they count the same thing in the same unit and period; units of one
    sort (亩 and 公顷) are brought together. Growth, percentages and averages never are added; parts
    of a figure, places within a place and one figure told twice are left out, and the last column
    says so. In brackets stands the span of figures that have no sum.
    """
    keys = by or [By.REGION, By.INDICATOR]
    _check(keys, across, level, change=change, bars=bars)
    from swstats.review.pivot import keys_of, pivot
    from swstats.review.summary import Group, Grown, summarize

    record: type = Grown if change else Group
    # the columns of a pivot are known when all is read
    form, how = options.presentation(presented, record, None if across else arranged)
    output = presented.output
    source = sources(paths, inputs, asked, way, store, lexicon, output)
    with source.statistics() as statistics:
        wanted = keys_of(keys, across) if across else keys
        groups = summarize(statistics, wanted, level, source.words, change=change)
        if level and not way.quiet:
            _tell(groups, level)
        rows: list[Any] = groups
        if across:
            record, rows, left = pivot(groups, keys, across)
            if left and not way.quiet:
                _tell_left(left, of_measures=By.MEASURE in wanted)
            how = how._replace(
                columns=options.columns_asked(arranged, record), mixed=bool(arranged.sort)
            )
        if bars is None:
            drawn = form.name == "table" and output is None and sys.stdout.isatty()
            bars = drawn and across is None and not how.columns and _of_one_thing(groups)
        with destination(output) as out:
            rows_asked = options.arranged_rows(rows, record, arranged)
            form.write(rows_asked, record, out, how._replace(bars=bars))


def _check(
    keys: list[By], across: By | None, level: Level | None, *, change: bool, bars: bool | None
) -> None:
    """See that the options go together. Raises BadParameter."""
    named = [*keys, across] if across else keys
    if across in keys:
        message = _("{name} is in --by; name another one").format(name=across)
        raise typer.BadParameter(message, param_hint="--across")
    if across and bars:
        message = _("there are no bars in a table with --across; leave one of them out")
        raise typer.BadParameter(message, param_hint="--bars")
    if level and By.REGION not in named:
        message = _("places are not shown there, so there is no level; add --by region")
        raise typer.BadParameter(message, param_hint="--level")
    counted = By.KIND in named if across else not {By.INDICATOR, By.MEASURE} & {*named}
    if change and counted:
        message = _("figures are only counted there; add --by indicator, or leave out kind")
        raise typer.BadParameter(message, param_hint="--change")


def _tell(groups: list[Group], level: Level) -> None:
    """Name places that stand above the level, as their figures are of no place on it."""
    from swstats.review.summary import is_above

    above = dict.fromkeys(
        group.region for group in groups if group.region and is_above(group.rung, level)
    )
    if above:
        named = "、".join([*above][:5]) + ("…" if len(above) > 5 else "")
        said = _("above the level asked for, so left as they are: {places}").format(places=named)
        say(f"swstats: {said}")


def _tell_left(left: int, *, of_measures: bool) -> None:
    """Say how many figures are in no cell, and why."""
    if of_measures:
        said = ngettext(
            "{number:,} figure is of no canonical indicator, and not in the table",
            "{number:,} figures are of no canonical indicator, and not in the table",
            left,
        )
    else:
        said = ngettext(
            "{number:,} figure has no value, and is not in the table",
            "{number:,} figures have no value, and are not in the table",
            left,
        )
    say(f"swstats: {said.format(number=left)}")


def _of_one_thing(groups: list[Group]) -> bool:
    """Say whether bars of the groups can stand beside each other, and there is more than one."""
    things = {(group.measure, group.indicator, group.unit) for group in groups}
    valued = sum(group.total is not None or group.lowest is not None for group in groups)
    return len(things) == 1 and valued > 1
