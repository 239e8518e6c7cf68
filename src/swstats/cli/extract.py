"""``swstats extract``: read texts, show their statistics, keep them in the store."""

from __future__ import annotations

import sys
from contextlib import nullcontext

import typer

from swstats.cli import options
from swstats.cli.destination import destination
from swstats.cli.messages import complain, watching
from swstats.errors import StoreError
from swstats.records import Statistic
from swstats.run.reading import Reading
from swstats.run.work import Plan


def extract(
    paths: options.Paths,
    *,
    asked: options.Filters,
    presented: options.Presented,
    arranged: options.Arranged,
    store: options.StorePlace = options.DEFAULT_STORE,
    no_store: options.NoStore = False,
    include_all: options.All = False,
    date: options.Published = None,
    about: options.AboutRegion = None,
    encoding: options.Encoding = None,
    lexicon: options.Lexicons = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show every statistic of the texts, and keep them in the store.

    \b
        swstats extract seeds/
        swstats extract report.txt -o report.csv
        swstats extract seeds/ --region 广东 --kind money --min 1万
        swstats extract seeds/ --sort -value --limit 10 --columns region,indicator,value,unit
        swstats extract - --no-store --format jsonl < report.txt

    The filters and --limit choose what is shown; the store keeps everything.
    """
    form, how = options.presentation(presented, Statistic, arranged)
    output = presented.output
    read_too = [*(lexicon or ()), *(() if no_store else (options.file_of(store),))]
    options.spare(output, paths, *read_too)
    words = options.lexicon_of(lexicon, paths)
    where = options.filter_of(asked, words)
    settings = options.settings_of(words, encoding, date, about)
    # Where the results scroll by on the same terminal, they show how far it is.
    progress = not quiet and sys.stderr.isatty() and (output is not None or not _on_screen())
    with watching(verbose=verbose and not quiet, progress=progress) as watcher:
        reading = Reading(paths, Plan(settings, words, include_all), watcher)
        kept = None
        if not no_store:
            try:
                kept = options.open_store(store, create=True)
            except StoreError as error:
                complain(error)
                reading.failures += 1
        with kept or nullcontext(), destination(output) as out:
            found = reading.statistics(kept, where)
            rows = options.arranged_rows(found, Statistic, arranged, to_the_end=kept is not None)
            form.write(rows, Statistic, out, how)
    if not quiet and (verbose or (sys.stderr.isatty() and _on_screen())):
        place = f"; kept in {kept.name}" if kept else ""
        typer.echo(f"{reading.figures} figures, {reading.documents} documents{place}", err=True)
    if reading.failures:
        raise typer.Exit(1)


def _on_screen() -> bool:
    return sys.stdout.isatty()
