"""``swstats list``: the statistics that the store holds."""

from __future__ import annotations

from swstats.cli import options
from swstats.cli.destination import destination
from swstats.records import Statistic


def listing(
    *,
    asked: options.Filters,
    presented: options.Presented,
    arranged: options.Arranged,
    store: options.StorePlace = options.DEFAULT_STORE,
    lexicon: options.Lexicons = None,
) -> None:
    """Show the statistics that the store holds, document by document.

    \b
        swstats list --region 广东 --unit 元 --sort -value --limit 10
        swstats list --search 社会组织 --columns doc,indicator,value,unit
        swstats list -o figures.xlsx
    """
    form, how = options.presentation(presented, Statistic, arranged)
    options.spare(presented.output, (), *(lexicon or ()), options.file_of(store))
    where = options.filter_of(asked, options.lexicon_of(lexicon))
    with options.open_store(store, create=False) as kept, destination(presented.output) as out:
        rows = options.arranged_rows(kept.statistics(where), Statistic, arranged)
        form.write(rows, Statistic, out, how)
