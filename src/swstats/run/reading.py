"""Statistics of all the documents that a user names: read, kept in the store, filtered."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from swstats.documents import STDIN, expand
from swstats.documents.find import find_documents
from swstats.documents.found import Search
from swstats.documents.packing import unpacked
from swstats.errors import LeftOut, ReadError
from swstats.records import Extracted
from swstats.run.keeping import Keeping
from swstats.run.stop import Stop
from swstats.run.work import Outcome, Plan, Task, work

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from swstats.documents import Found
    from swstats.errors import SwstatsError
    from swstats.records import Statistic
    from swstats.review.filters import Filter
    from swstats.run.work import Lines
    from swstats.store import Store


class Read(NamedTuple):
    """A document that was read: its name, how much it holds, and how that was had."""

    doc: str
    figures: int = 0
    characters: int = 0
    encoding: str = ""
    unchanged: bool = False


class Watcher(Protocol):
    """Who is told of a run as it goes on."""

    def failed(self, problem: SwstatsError) -> None:
        """Hear of a document that cannot be read, or of a store that cannot be used."""

    def done(self, read: Read) -> None:
        """Hear of a document that was read."""

    def moved(self, reading: Reading, doc: str) -> None:
        """Hear of how far a run is, whenever something of a document is done."""


@dataclass(slots=True)
class Reading:
    """What to read, and how; and, as it goes on, how much was read and what could not be.

    ``jobs`` is how many processes read; with one, and without a ``time_limit`` (seconds for a
    document, or for a piece of a giant one), it is this process that reads. ``resume`` takes
    documents from the ``store`` that are as they were when it took them in. ``passed`` counts the
    bytes of the input that are done, ``characters`` those of the texts that were read.
    """

    paths: Sequence[str]
    plan: Plan
    watcher: Watcher
    jobs: int = 1
    time_limit: float | None = None
    resume: bool = False
    stop: Stop = field(default_factory=Stop)
    store: Store | None = None
    documents: int = field(default=0, init=False)
    unchanged: int = field(default=0, init=False)
    figures: int = field(default=0, init=False)
    characters: int = field(default=0, init=False)
    failures: int = field(default=0, init=False)
    passed: int = field(default=0, init=False)
    began: float = field(default_factory=time.monotonic, init=False)
    _known: dict[str, str] = field(default_factory=dict, init=False)
    _now: Read = field(default=Read(""), init=False)
    _given_up: str = field(default="", init=False)

    def statistics(self, where: Filter | None = None) -> Generator[Statistic, None, None]:
        """Give the statistics that satisfy ``where``; keep all of them in the store, if any.

        What cannot be read is told to the watcher, and so is a store that cannot be written to;
        then it is done without. Close it (:func:`contextlib.closing`) when not all of it is wanted:
        what was read until then is kept.
        """
        for _, found in self._read():
            yield from filter(where.accepts, found) if where else found

    def lines(self, lines: Lines) -> Generator[bytes, None, None]:
        """Give what a file holds of each document behind its head, written by who reads it.

        As :meth:`statistics`.
        """
        self.plan = self.plan._replace(lines=lines)
        for outcome, found in self._read():
            yield lines.of(found) if outcome.unchanged else outcome.lines

    def extracted(self, where: Filter | None = None) -> Generator[Extracted, None, None]:
        """Give each document that was read with the statistics that satisfy ``where``.

        As :meth:`statistics`; a document without any is given, too.
        """
        self.plan = self.plan._replace(texts=True)
        statistics: list[Statistic] = []
        for outcome, found in self._read():
            if outcome.begins:
                statistics = []
            statistics += filter(where.accepts, found) if where else found
            if outcome.ends:
                text = None if outcome.text is None else unpacked(outcome.text)
                yield Extracted(outcome.doc, text, statistics)

    def _read(self) -> Iterator[tuple[Outcome, Sequence[Statistic]]]:
        """Give what came of each document, or each piece of one, that could be read."""
        if self.store is not None:
            keys = self.store.keys()
            self.plan = self.plan.with_fingerprint()._replace(texts=True, keys=keys)
        with Keeping(self.store, self.stop, self.fail) as keeping, ExitStack() as ending:
            if self.resume:
                self._known = keeping.digests()
            for task, outcome in self._outcomes(self._tasks(keeping), ending):
                if task is not None:
                    self.passed = max(self.passed, task.passed)
                found = self._take(outcome, keeping)
                if found is not None:
                    yield outcome, found
                self.watcher.moved(self, outcome.doc)

    def total(self) -> int | None:
        """Return how many bytes of input there are; None where that cannot be told beforehand."""
        if STDIN in self.paths:
            return None
        return sum(_size(found) for found in self._found() if not isinstance(found, ReadError))

    def _take(self, outcome: Outcome, keeping: Keeping) -> Sequence[Statistic] | None:
        """Keep what came of a document; return its statistics, None where it could not be read."""
        if outcome.error is not None:
            if not outcome.doc or outcome.doc != self._given_up:
                outcome.error.doc = outcome.error.doc or outcome.doc
                self.fail(outcome.error)
            self._given_up = "" if outcome.ends else outcome.doc
            return None
        if outcome.members is not None:
            keeping.take(outcome)
            return None
        if outcome.begins:
            self._now, self._given_up = Read(outcome.doc), ""
        elif outcome.doc == self._given_up:
            return None
        for problem in outcome.problems:
            self.fail(problem)
        keeping.take(outcome)
        found = keeping.kept(outcome.doc) if outcome.unchanged else outcome.statistics
        figures = len(found) if outcome.unchanged else outcome.figures
        self._now = Read(
            outcome.doc,
            self._now.figures + figures,
            self._now.characters + outcome.characters,
            outcome.encoding,
            outcome.unchanged,
        )
        self.figures += figures
        self.characters += outcome.characters
        if outcome.ends:
            self.documents += 1
            self.unchanged += outcome.unchanged
            self.watcher.done(self._now)
        return found

    def _outcomes(
        self, tasks: Iterable[Task | Outcome | None], ending: ExitStack
    ) -> Iterator[tuple[Task | None, Outcome]]:
        if self.jobs > 1 or self.time_limit is not None:
            from swstats.run.pool import Pool

            pool = Pool(self.plan, self.jobs, self.time_limit)
            ending.callback(pool.close)
            yield from pool.outcomes(tasks)
            return
        yield from work(tasks, self.plan)

    # ---------------------------------------------------------------------------- what to read

    def _tasks(self, keeping: Keeping) -> Iterator[Task | Outcome | None]:
        """Yield what is to be read; None where what comes next may be waited for."""
        passed = 0
        for found in self._found():
            if isinstance(found, ReadError):
                yield _problem(found)
                continue
            size = _size(found)
            if not size:  # a pipe, perhaps
                yield None
            before, passed = passed, passed + size
            members: set[str] = set()
            whole, holds = keeping.does and self.plan.settings.search == Search(), False
            for each in expand(found, self.plan.settings):
                if isinstance(each, ReadError):
                    whole = whole and isinstance(each, LeftOut)
                    yield _problem(each, found.doc)
                else:
                    holds = True
                    if whole and each.doc != found.doc:
                        members.add(keeping.key(each.doc))
                    yield from self._tasks_of(each, found, before, passed, keeping)
            if whole and (members or not holds):
                yield Outcome(found.doc, [], members=frozenset(members))

    def _tasks_of(
        self, found: Found, outer: Found, before: int, behind: int, keeping: Keeping
    ) -> Iterator[Task | Outcome]:
        """Yield the task of a document, or one for each piece of a giant."""
        from swstats.run.pieces import is_giant, pieces

        known = self._known.get(keeping.key(found.doc), "") if self._known else ""
        size = _size(found)
        if not is_giant(found, size):
            # Of a container nobody knows how far it is; its bytes are done with what follows it.
            passed = behind if found.doc == outer.doc else before
            yield Task(found, known, size=size, passed=passed)
            return
        try:
            for piece in pieces(found, self.plan, known, passed=before):
                yield piece
                if self._given_up == found.doc:
                    return
        except ReadError as error:
            yield _problem(error, found.doc)

    def _found(self) -> Iterator[Found | ReadError]:
        return find_documents(self.paths, self.plan.settings)

    def fail(self, problem: SwstatsError) -> None:
        """Count a problem, and tell the watcher of it."""
        self.failures += not isinstance(problem, LeftOut)
        self.watcher.failed(problem)


def _problem(error: ReadError, doc: str = "") -> Outcome:
    return Outcome(error.doc or doc, [], error=error)


def _size(found: Found) -> int:
    """Return how many bytes a document has, 0 where that is not known."""
    if found.text is not None:
        return 3 * len(found.text)
    if found.data is not None:
        return len(found.data)
    try:
        return os.stat(found.path).st_size if found.path != STDIN else 0  # noqa: PTH116
    except OSError:
        return 0
