"""``swstats extract``: read texts, show their statistics, keep them in the store."""

from __future__ import annotations

import sys
from datetime import date as Date  # noqa: N812  a type, written as one
from typing import TYPE_CHECKING

import typer

from swstats.cli import options
from swstats.cli.destination import destination
from swstats.errors import ReadError
from swstats.output import FORMATS, Options, format_of
from swstats.records import Statistic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def extract(
    paths: options.Paths,
    format_name: options.FormatName = None,
    output: options.Output = None,
    no_bom: options.NoBom = False,
    store: options.StorePlace = None,
    no_store: options.NoStore = False,
    include_all: options.All = False,
    date: options.Published = None,
    about: options.About = None,
    encoding: options.Encoding = None,
    lexicon: options.Lexicons = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show every statistic of the texts, and keep them in the store."""
    form = FORMATS[format_name] if format_name else _fitting(output)
    failed = []

    def statistics() -> Iterator[Statistic]:
        from swstats import pipeline

        try:
            from swstats.text.read import read_documents
        except ImportError:  # until text/read.py lands
            read_documents = _read_plain

        for document in read_documents(paths, encoding):
            if isinstance(document, ReadError):
                typer.echo(f"swstats: {document}", err=True)
                failed.append(document)
                continue
            yield from pipeline.extract(
                document.text,
                doc=document.doc,
                date=Date.fromisoformat(date) if date else None,
                region=about,
                include_all=include_all,
            )

    with destination(output) as out:
        form.write(statistics(), Statistic, out, Options(bom=bool(output) and not no_bom))
    if failed:
        raise typer.Exit(1)


def _fitting(output: Path | None):
    if output:
        return format_of(output)
    return FORMATS["table" if sys.stdout.isatty() else "csv"]


def _read_plain(paths, encoding=None):
    from pathlib import Path

    from swstats.records import SourceText

    for path in map(Path, paths):
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            yield SourceText(str(file), file.read_bytes().decode(encoding or "utf-8"))
