"""A run as commands make one: watched, stopped in good order, summed up in the end."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from swstats.cli.messages import complain, counted, lasting, say, watching
from swstats.cli.options import Quiet, Verbose
from swstats.run.reading import Reading
from swstats.run.stop import Stop, Stopped
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.run.work import Plan

CORES = ("0", "auto")


def _jobs(text: str) -> str:
    jobs_of(text)
    return text


def jobs_of(text: str) -> int:
    """Return how many processes are to read. Raises BadParameter."""
    if text in CORES:
        count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        return count or 1
    if not (text.isascii() and text.isdecimal()) or len(text) > 3:
        message = _(
            "{text!r} is no number of processes; write it as 4, or auto for one per core"
        ).format(text=text)
        raise typer.BadParameter(message)
    _possible(text != "1")
    return int(text)


def _seconds(limit: float | None) -> float | None:
    if limit is not None:
        if not 0 < limit < float("inf"):
            message = _(
                "{limit:g} is no time to read a document in; write it in seconds, as 60"
            ).format(limit=limit)
            raise typer.BadParameter(message)
        _possible(asked=True)
    return limit


def _possible(asked: bool) -> None:
    if asked and not hasattr(os, "fork"):
        message = _("this system cannot copy processes; leave the option out")
        raise typer.BadParameter(message)


Jobs = Annotated[
    str,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        callback=_jobs,
        help="Read with N processes at once; auto takes one per core. The results are the same,"
        " and in the same order.",
    ),
]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        "--time-limit",
        metavar="SECONDS",
        callback=_seconds,
        help="Give up a document that takes longer; the rest is read.",
    ),
]
Resume = Annotated[
    bool,
    typer.Option(
        "--resume",
        help="Take from the store what has not changed since it was read in the same way, instead"
        " of reading it again.",
    ),
]
Errors = Annotated[
    Path | None,
    typer.Option(
        "--errors",
        metavar="FILE",
        help="Write what could not be read to FILE as well, a line of JSON for each: doc, error,"
        " kind.",
    ),
]


@dataclass(frozen=True)
class Way:
    """The options that say how a run goes, and what is said of it."""

    jobs: Jobs = "1"
    time_limit: TimeLimit = None
    errors: Errors = None
    quiet: Quiet = False
    verbose: Verbose = False


@contextmanager
def running(
    paths: Sequence[str],
    plan: Plan,
    way: Way,
    output: Path | None,
    *,
    resume: bool = False,
    shown: bool = True,
) -> Iterator[Reading]:
    """Give a run to take statistics from; afterwards sum it up, and exit with its status.

    ``shown`` says that the statistics themselves are what goes to ``output``.
    """
    seen = sys.stderr.isatty()
    # Where the results scroll by on the same terminal, they show how far it is.
    scrolling = shown and output is None and sys.stdout.isatty()
    with ExitStack() as ending:
        stop = ending.enter_context(Stop())
        try:
            with watching(
                verbose=way.verbose and not way.quiet,
                progress=seen and not way.quiet and not scrolling,
                log=not seen and not way.quiet,
                errors=way.errors,
            ) as watcher:
                reading = Reading(
                    paths,
                    plan,
                    watcher,
                    jobs=jobs_of(way.jobs),
                    time_limit=way.time_limit,
                    resume=resume,
                    stop=stop,
                )
                yield reading
        except Stopped as stopped:
            complain(_how_far(reading, stopped, output))
            raise typer.Exit(stopped.status) from None
    if not way.quiet and (way.verbose or seen):
        say(_sum(reading))
    if reading.failures:
        raise typer.Exit(1)


def _how_far(reading: Reading, stopped: Stopped, output: Path | None) -> str:
    by = "Ctrl-C" if stopped.number == signal.SIGINT else str(stopped)
    said = [
        _("stopped by {by} after {documents}").format(
            by=by, documents=counted(reading.documents, "document")
        )
    ]
    if output is not None:
        said.append(_("{output} was not written").format(output=output))
    if reading.store is not None and reading.documents:
        said.append(
            _(
                "what was read is kept in {name}: the same command with --resume goes on from there"
            ).format(name=reading.store.name)
        )
    return _("; ").join(said)


def _sum(reading: Reading) -> str:
    documents = counted(reading.documents, "document")
    if reading.unchanged:
        documents += _(" ({number:,} unchanged)").format(number=reading.unchanged)
    said = [
        counted(reading.figures, "figure"),
        documents,
        counted(reading.characters, "character"),
        counted(reading.failures, "error"),
        lasting(time.monotonic() - reading.began),
    ]
    place = _("; kept in {name}").format(name=reading.store.name) if reading.store else ""
    return _(", ").join(said) + place
