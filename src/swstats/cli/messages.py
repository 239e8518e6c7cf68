"""What a command says on standard error: problems, and how far it is."""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import typer

from swstats.errors import FormatError, ReadError
from swstats.said import _, ngettext, nN_, why
from swstats.text.obeyed import OBEYED

# How often a run that nobody watches says how far it is, in seconds.
OFTEN = 30.0
# How long a run lasts before its input is measured, and how often the bar moves.
SOON, BLINK = 1.0, 0.2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import FileIO
    from pathlib import Path

    from rich.progress import Progress

    from swstats.errors import SwstatsError
    from swstats.run.reading import Read, Reading


def complain(problem: object) -> None:
    """Name a problem on standard error."""
    say(f"swstats: {problem}")


def shown(words: str) -> str:
    """Return words as they may be shown: what a terminal would obey but line breaks is written out.

    Names of files and words of documents stand in it, and may hold anything.
    """
    return OBEYED.sub(lambda code: "\n" if code[0] == "\n" else ascii(code[0])[1:-1], words)


def say(line: str) -> None:
    """Write a line on standard error. Where nobody can hear it, the results go on all the same."""
    try:
        typer.echo(shown(line), err=True)
    except OSError:
        # Python would try it once more at exit, and report that as the status.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


class Watcher:
    """Tells on standard error what goes wrong in a run, and each document read.

    Of how far it is, this one says nothing.
    """

    def __init__(self, *, verbose: bool = False, errors: FileIO | None = None) -> None:
        self.verbose = verbose
        self._errors = errors
        self._total: int | None = None
        self._asked = False

    def failed(self, problem: SwstatsError) -> None:
        """Name the problem, and write it to the file of errors."""
        complain(problem)
        if self._errors is not None:
            doc, kind = None, "store"
            if isinstance(problem, ReadError):
                doc, kind = problem.doc or None, problem.kind
            said = {"doc": doc, "error": str(problem), "kind": kind}
            self._keep(json.dumps(said, ensure_ascii=False) + "\n")

    def _keep(self, line: str) -> None:
        """Write a line to the file of errors, or do without the file where that cannot be."""
        assert self._errors is not None
        try:
            self._errors.write(line.encode("utf-8", "backslashreplace"))
        except OSError as error:
            complain(
                _("cannot write {name}: {why}; name another file with --errors").format(
                    name=self._errors.name, why=why(error)
                )
            )
            self._errors = None

    def done(self, read: Read) -> None:
        """Name the document, if asked."""
        if self.verbose:
            how = _("unchanged") if read.unchanged else read.encoding
            said = _(", ").join(filter(None, [how, counted(read.figures, "figure")]))
            say(_("{doc}: {said}").format(doc=read.doc, said=said))

    def moved(self, reading: Reading, doc: str) -> None:
        """Hear of how far it is."""

    def total(self, reading: Reading) -> int | None:
        """Return how much input there is, which is measured once."""
        if not self._asked:
            self._asked, self._total = True, reading.total()
        return self._total


class Log(Watcher):
    """Says how far a run is now and then, for a file or whoever looks at it later."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic, **how: Any) -> None:
        super().__init__(**how)
        self._clock = clock
        self._last = clock()

    def moved(self, reading: Reading, doc: str) -> None:
        """Say it, where the time has come."""
        now = self._clock()
        if now - self._last >= OFTEN:
            self._last = now
            how_far = progress_of(reading, self.total(reading), now)
            complain(_("{how_far}; last {doc}").format(how_far=how_far, doc=doc))


def progress_of(reading: Reading, total: int | None, now: float) -> str:
    """Say how far a run is, how fast, and how long it will take yet."""
    spent = max(now - reading.began, 0.001)
    said = [
        counted(reading.documents, "document"),
        counted(reading.figures, "figure"),
        _("{speed:.1f} documents/s").format(speed=reading.documents / spent),
    ]
    if total and reading.passed:
        share = min(reading.passed / total, 1)
        left = lasting(spent / share - spent)
        said += [f"{share:.0%}", _("{time} left").format(time=left)]
    return _(", ").join(said)


THINGS = {
    "document": nN_("{number:,} document", "{number:,} documents"),
    "figure": nN_("{number:,} figure", "{number:,} figures"),
    "character": nN_("{number:,} character", "{number:,} characters"),
    "finding": nN_("{number:,} finding", "{number:,} findings"),
    "error": nN_("{number:,} error", "{number:,} errors"),
}


def counted(number: int, thing: str) -> str:
    """Return how many there are of a thing.

    >>> counted(1, "document"), counted(1200, "error")
    ('1 document', '1,200 errors')
    """
    return ngettext(*THINGS[thing], number).format(number=number)


def lasting(seconds: float) -> str:
    """Return a time as people say it.

    >>> lasting(0.42), lasting(75), lasting(7384)
    ('0.4 s', '1 min 15 s', '2 h 3 min')
    """
    if seconds < 60:
        return _("{seconds:.1f} s").format(seconds=seconds)
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)


class Bar(Watcher):
    """A bar on a terminal: how far, how fast, how long yet, which document."""

    def __init__(self, progress: Progress, **how: Any) -> None:
        super().__init__(**how)
        self._progress = progress
        self._task = progress.add_task("", total=None, said="", doc="")
        self._last = 0.0

    def moved(self, reading: Reading, doc: str) -> None:
        """Move it."""
        now = time.monotonic()
        if now - self._last < BLINK:
            return
        self._last = now
        spent = max(now - reading.began, 0.001)
        self._progress.update(
            self._task,
            total=self.total(reading) if spent > SOON else None,
            completed=reading.passed,
            said=_("{documents}, {speed:,.0f}/s").format(
                documents=counted(reading.documents, "document"), speed=reading.documents / spent
            ),
            doc=shown(doc),
        )


@contextmanager
def watching(
    *, verbose: bool = False, progress: bool = False, log: bool = False, errors: Path | None = None
) -> Iterator[Watcher]:
    """Show on standard error how far a run is: a bar where someone sees it, else a line at times.

    ``errors`` is a file that gets a line of JSON for each problem, as soon as it is known. Raises
    FormatError where it cannot be written.
    """
    with ExitStack() as ending:
        file = _errors_file(errors, ending)
        if progress:
            yield Bar(ending.enter_context(_progress()), verbose=verbose, errors=file)
        else:
            yield (Log if log else Watcher)(verbose=verbose, errors=file)


def _errors_file(path: Path | None, ending: ExitStack) -> FileIO | None:
    if path is None:
        return None
    try:
        return ending.enter_context(path.open("wb", buffering=0))
    except OSError as error:
        message = _("cannot write {path}: {why}; name another file with --errors").format(
            path=path, why=why(error)
        )
        raise FormatError(message) from error


def _progress() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.table import Column

    name = Column(no_wrap=True, overflow="ellipsis", ratio=1)
    return Progress(
        BarColumn(bar_width=20),
        TaskProgressColumn(),
        TextColumn("{task.fields[said]}", markup=False),
        TimeElapsedColumn(),
        TextColumn(_("ETA")),
        TimeRemainingColumn(),
        TextColumn("{task.fields[doc]}", markup=False, table_column=name),
        console=Console(file=sys.stderr),
        transient=True,
        expand=True,
    )
