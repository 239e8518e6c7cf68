"""``swstats show``: a document with its figures marked where they stand."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, closing
from glob import has_magic
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from swstats.cli import options
from swstats.cli.destination import destination
from swstats.cli.inputs import Inputs
from swstats.cli.messages import complain
from swstats.cli.running import Way, running
from swstats.cli.speech import UsageError
from swstats.documents.found import STDIN, writable
from swstats.errors import StoreError
from swstats.output import Options
from swstats.run.work import Plan
from swstats.said import _, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swstats.records import Extracted
    from swstats.review.filters import Filter
    from swstats.store import Store

Documents = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="DOC...",
        help="A file, folder, archive or pattern, which is read afresh; - is standard input. Else the"
        " name of a document that the store holds, such as pages.zip/a.txt.",
        show_default=False,
    ),
]
Page = Annotated[
    bool,
    typer.Option("--page", help="Show the text as it stands in the file, line by line."),
]
NoColor = Annotated[
    bool,
    typer.Option("--no-color", help="Mark figures with brackets, as where there are no colours."),
]


def show(
    docs: Documents = None,
    page: Page = False,
    no_color: NoColor = False,
    include_all: options.All = False,
    lang: options.Language = None,
    *,
    inputs: Inputs,
    asked: options.Filters,
    store: options.StorePlace = options.DEFAULT_STORE,
    lexicon: options.Lexicons = None,
    way: Way,
) -> None:
    """Show documents with their figures marked, and what each figure says.

    \b
        swstats show notice.pdf
        swstats show seeds/004_a0fc7a134218efc4.txt --kind money --page
        swstats show pages.zip/a.txt | less

    Articles are shown as they were told apart, a paragraph in one piece. Figures are coloured by
    kind and numbered; under each article a line for each says its value, indicator, region and
    period, and the next what they rest on. Filters choose which figures are marked. Files are read
    afresh, and the store is left alone; what it holds comes first. A pipe gets the same as plain
    text; for other formats see swstats extract and swstats report.
    """
    names = inputs.paths(docs)
    if not names:
        message = "Missing argument 'DOC...'."
        raise UsageError(message)
    words = options.lexicon_of(lexicon, names)
    plan = Plan(inputs.settings(words), words, include_all)
    where = options.filter_of(asked, words)
    on_screen = sys.stdout.isatty()
    how = Options(lang=lang or spoken(), encoding=sys.stdout.encoding if on_screen else "utf-8")
    with ExitStack() as ends:
        kept, files, unknown = _told_apart(names, store, ends)
        for problem in unknown:
            complain(problem)
        documents: Iterator[Extracted] = (_asked_for(each, where) for each in kept)
        if files:
            # shown on the same terminal, as those of extract are
            reading = ends.enter_context(running(files, plan, way, None))
            read = ends.enter_context(closing(reading.extracted(where)))
            documents = chain(documents, read)
        out = ends.enter_context(destination(None))
        from swstats.output.highlights import write_shown

        colour = False if no_color else None
        write_shown(documents, out, how, page=page, colour=colour, lexicon=words)
    if unknown:
        raise typer.Exit(1)


def _told_apart(
    names: Iterable[str], place: str, ends: ExitStack
) -> tuple[list[Extracted], list[str], list[str]]:
    """Return what the store holds of the names, those that are files, and what is wrong with others.

    The store is not looked at where all of them are files.
    """
    kept: list[Extracted] = []
    files: list[str] = []
    problems: list[str] = []
    store: Store | None = None
    why = ""
    for name in names:
        if name == STDIN or os.path.exists(name):  # noqa: PTH110  a name may be too long for a path
            files.append(name)
            continue
        if store is None and not why:
            try:
                store = ends.enter_context(options.open_store(place, create=False))
            except StoreError as error:
                why = str(error)
        found = store.document(name) if store is not None else None
        if found is not None:
            kept.append(found)
        elif has_magic(name):
            files.append(name)
        else:
            held = why or _(
                "the store {store} holds no document of that name (see swstats list)"
            ).format(store=place)
            problem = _("{doc}: there is no such file, and {held}")
            problems.append(problem.format(doc=writable(name) or "''", held=held))
    return kept, files, problems


def _asked_for(document: Extracted, where: Filter | None) -> Extracted:
    """Return a document with the statistics that the filters ask for."""
    if where is None:
        return document
    return document._replace(statistics=[*filter(where.accepts, document.statistics)])
