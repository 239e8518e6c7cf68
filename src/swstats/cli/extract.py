"""``swstats extract``: read texts, show their statistics, keep them in the store."""

from __future__ import annotations

from contextlib import ExitStack, closing

import typer

from swstats.cli import cluster, options
from swstats.cli.cluster import Cluster
from swstats.cli.destination import destination
from swstats.cli.inputs import Inputs
from swstats.cli.running import Resume, Way, running
from swstats.errors import StoreError
from swstats.records import Statistic
from swstats.run.work import Lines, Plan
from swstats.said import _


def extract(
    context: typer.Context,
    paths: options.Paths = None,
    *,
    inputs: Inputs,
    asked: options.Filters,
    presented: options.Presented,
    arranged: options.Arranged,
    store: options.StorePlace = options.DEFAULT_STORE,
    no_store: options.NoStore = False,
    include_all: options.All = False,
    lexicon: options.Lexicons = None,
    resume: Resume = False,
    way: Way,
    spark: Cluster,
) -> None:
    """Show every statistic of the texts, and keep them in the store.

    \b
        swstats extract seeds/
        swstats extract report.txt -o report.csv
        swstats extract seeds/ --region 广东 --kind money --min 1万
        swstats extract seeds/ --sort -value --limit 10 --columns region,indicator,value,unit
        swstats extract - --no-store --format jsonl < report.txt
        swstats extract archive/ -o figures.csv --jobs auto --resume
        swstats extract news.xlsx --text-column 正文 --date-column 日期
        swstats extract pages.zip --exclude 'drafts/'
        swstats extract s3a://news/2020/ --engine spark --master yarn -o s3a://news/figures

    The filters and --limit choose what is shown; the store keeps everything. Ctrl-C ends with what
    was read kept there; the same command with --resume goes on.
    """
    if resume and (no_store or include_all):
        other = "--no-store" if no_store else "--all"
        message = _(
            "it takes figures from the store, which {other} leaves out; give one of the two"
        ).format(other=other)
        raise typer.BadParameter(message, param_hint="--resume")
    if spark.asked:
        source = context.get_parameter_source("store")
        kept = source is not None and source.name == "COMMANDLINE"
        files = options.some(inputs.paths(paths))
        folder = cluster.check(files, presented, arranged, way, store=kept, resume=resume)
        words = options.lexicon_of(lexicon, files)
        plan = Plan(inputs.settings(words), words, include_all)
        cluster.extract(files, plan, options.filter_of(asked, words), spark, way, folder)
        return
    form, how = options.presentation(presented, Statistic, arranged)
    output = presented.output
    read_too = [*(lexicon or ()), *(() if no_store else (options.file_of(store),))]
    files = options.some(inputs.paths(paths))
    words = options.lexicon_of(lexicon, files)
    settings = inputs.settings(words)
    options.spare_all(output, way.errors, files, *read_too, settings=settings)
    where = options.filter_of(asked, words)
    plan = Plan(settings, words, include_all)
    with running(files, plan, way, output, resume=resume) as reading, ExitStack() as ends:
        if not no_store:
            try:
                reading.store = ends.enter_context(options.open_store(store, create=True))
            except StoreError as error:
                reading.fail(error)
        out = ends.enter_context(destination(output))
        if form.lines is not None and not arranged.sort and arranged.limit is None:
            form.write((), Statistic, out, how)
            lines = reading.lines(Lines(form.lines, how, where))
            out.writelines(ends.enter_context(closing(lines)))
            return
        found = ends.enter_context(closing(reading.statistics(where)))
        to_the_end = reading.store is not None
        rows = options.arranged_rows(found, Statistic, arranged, to_the_end=to_the_end)
        form.write(rows, Statistic, out, how)
