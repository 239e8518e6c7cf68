"""What a command says on standard error: problems, and how far it is."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

# Control codes but the line break, and marks that turn the direction of what follows.
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from swstats.errors import SwstatsError
    from swstats.run.work import Outcome


def complain(problem: object) -> None:
    """Name a problem on standard error."""
    say(f"swstats: {problem}")


def say(line: str) -> None:
    """Write a line on standard error; what a terminal would obey in it is written out.

    Names of files and words of documents stand in it, and may hold anything.
    """
    typer.echo(OBEYED.sub(lambda code: ascii(code[0])[1:-1], line), err=True)


class Watcher:
    """Tells on standard error what goes wrong in a run, and, if asked, each document read."""

    def __init__(self, *, verbose: bool = False) -> None:
        self.verbose = verbose
        self.documents = 0
        self.figures = 0
        self.advance: Callable[[int, int], None] = lambda _documents, _figures: None

    def failed(self, problem: SwstatsError) -> None:
        """Name the problem."""
        complain(problem)

    def done(self, outcome: Outcome) -> None:
        """Name the document, if asked, and move the progress bar on."""
        self.documents += 1
        self.figures += len(outcome.statistics)
        if self.verbose:
            figures = len(outcome.statistics)
            say(f"{outcome.doc}: {outcome.encoding}, {figures} figures")
        self.advance(self.documents, self.figures)


@contextmanager
def watching(*, verbose: bool = False, progress: bool = False) -> Iterator[Watcher]:
    """Show on standard error how far a run is, where someone is there to see it."""
    watcher = Watcher(verbose=verbose)
    if not progress:
        yield watcher
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    what = TextColumn("{task.completed} documents, {task.fields[figures]} figures")
    console = Console(file=sys.stderr)
    with Progress(BarColumn(), what, TimeElapsedColumn(), console=console, transient=True) as bar:
        task = bar.add_task("", total=None, figures=0)
        watcher.advance = lambda documents, figures: bar.update(
            task, completed=documents, figures=figures
        )
        yield watcher
