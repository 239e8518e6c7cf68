"""``swstats report``: one page with everything, to be opened, questioned and passed on."""

from __future__ import annotations

import sys

import typer

from swstats.cli import options
from swstats.cli.destination import destination
from swstats.cli.inputs import Inputs
from swstats.cli.running import Way
from swstats.cli.sources import sources
from swstats.said import _, spoken

# Of a device such as /dev/null there is none.
SUFFIXES = ("", ".html", ".htm")


def report(
    paths: options.PathsOrStore = None,
    output: options.Output = None,
    lang: options.Language = None,
    *,
    inputs: Inputs,
    asked: options.Filters,
    store: options.StorePlace = options.DEFAULT_STORE,
    lexicon: options.Lexicons = None,
    way: Way,
) -> None:
    """Write one HTML page of all figures, with charts and the texts that they stand in.

    \b
        swstats report -o figures.html
        swstats report articles/ -o figures.html --lang zh
        swstats report --region 广东 --kind money -o money.html

    The page needs nothing else and asks nothing of any network. It shows what there is in charts,
    in a table to search, filter, sort and download, and in the texts, each figure linked with its
    place; and what swstats check finds. It has both languages; --lang says which comes first.
    """
    from swstats.report import write_report

    options.writable_file(output)
    if output is None and sys.stdout.isatty():
        message = _("a report is a page for a browser; name a file with -o FILE.html")
        raise typer.BadParameter(message, param_hint="--output")
    source = sources(paths, inputs, asked, way, store, lexicon, output)
    if output and output.suffix.lower() not in SUFFIXES:
        message = _("{file}: a report is an HTML page; name it FILE.html").format(file=output)
        raise typer.BadParameter(message, param_hint="--output")
    with source._replace(where=None).extracted() as found, destination(output) as out:
        write_report(found, out, lang=lang or spoken(), lexicon=source.words, where=source.where)
