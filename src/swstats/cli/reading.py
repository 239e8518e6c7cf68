"""Statistics of the texts that a command is given, one document at a time."""

from __future__ import annotations

import datetime
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from swstats.errors import ReadError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.lexicons import Lexicon
    from swstats.records import Statistic
    from swstats.review.filters import Filter
    from swstats.store import Store


def complain(problem: object) -> None:
    """Name a problem on standard error."""
    typer.echo(f"swstats: {problem}", err=True)


@dataclass(slots=True)
class Reading:
    """What to read, and how; and, as it goes on, how much was read and what could not be.

    ``region`` and ``date`` are those of the text, for where it does not say.
    """

    paths: Sequence[str]
    encoding: str | None = None
    date: datetime.date | None = None
    region: str | None = None
    lexicon: Lexicon | None = None
    include_all: bool = False
    verbose: bool = False
    progress: bool = False
    documents: int = field(default=0, init=False)
    figures: int = field(default=0, init=False)
    failures: int = field(default=0, init=False)

    def statistics(
        self, store: Store | None = None, where: Filter | None = None
    ) -> Iterator[Statistic]:
        """Give the statistics that satisfy ``where``; keep all of them in the store.

        A document that cannot be read is named on standard error, and so is a store that cannot
        be written to; then it is done without.
        """
        with _progress(shown=self.progress) as advance:
            for doc, found in self._documents():
                if store is not None:
                    try:
                        store.replace(doc, found)
                    except StoreError as error:
                        complain(error)
                        self.failures += 1
                        store = None
                advance(self.documents, self.figures)
                yield from filter(where.accepts, found) if where else found

    def _documents(self) -> Iterator[tuple[str, list[Statistic]]]:
        from swstats import pipeline
        from swstats.text.read import read_documents

        for document in read_documents(self.paths, encoding=self.encoding):
            if isinstance(document, ReadError):
                complain(document)
                self.failures += 1
                continue
            doc = writable(document.doc)
            try:
                found = pipeline.extract(
                    document.text,
                    doc=doc,
                    date=self.date,
                    region=self.region,
                    lexicon=self.lexicon,
                    include_all=self.include_all,
                )
            except (IndexError, KeyError, TypeError, AssertionError, AttributeError) as fault:
                # No text should do this; where one does, the others are read all the same.
                complain(
                    f"{doc}: left out, by a fault of swstats ({type(fault).__name__}: {fault}); "
                    "the rest is read. Please report it, with the text"
                )
                self.failures += 1
                continue
            self.documents += 1
            self.figures += len(found)
            if self.verbose:
                typer.echo(f"{doc}: {document.encoding}, {len(found)} figures", err=True)
            yield doc, found


def writable(name: str) -> str:
    """Return what was given on the command line with each byte that is not UTF-8 written out.

    Python reads such bytes as lone surrogates, which no encoding can write. They are written out,
    as in ``a\\xff.txt``, since two files that differ in them alone must not become one. Where the
    locale knows ASCII alone, what is UTF-8 in it comes back.
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@contextmanager
def _progress(*, shown: bool) -> Iterator[_Advance]:
    """Show on standard error how far the reading is, where someone is there to see it."""
    if not shown:
        yield lambda _documents, _figures: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    what = TextColumn("{task.completed} documents, {task.fields[figures]} figures")
    console = Console(file=sys.stderr)
    with Progress(BarColumn(), what, TimeElapsedColumn(), console=console, transient=True) as bar:
        task = bar.add_task("", total=None, figures=0)
        yield lambda documents, figures: bar.update(task, completed=documents, figures=figures)


if TYPE_CHECKING:
    from collections.abc import Callable

    _Advance = Callable[[int, int], None]


def lexicon_of(files: Sequence[Path] | None, paths: Sequence[str] = ()) -> Lexicon:
    """Return the lexicon with the user's files over it, or with the one beside the texts.

    Raises LexiconError.
    """
    from swstats.lexicons import Lexicon, default_lexicon, find_user_lexicon

    if files:
        return Lexicon(files)
    beside = find_user_lexicon(path for path in paths if path != "-")
    return Lexicon([beside]) if beside else default_lexicon()
