"""Statistics of all the documents that a user names: read, kept in the store, filtered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from swstats.documents import expand
from swstats.documents.find import find_documents
from swstats.errors import ReadError, StoreError
from swstats.run.work import Outcome, Plan, Task, work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.errors import SwstatsError
    from swstats.records import Statistic
    from swstats.review.filters import Filter
    from swstats.store import Store


class Watcher(Protocol):
    """Who is told of a run as it goes on."""

    def failed(self, problem: SwstatsError) -> None:
        """Hear of a document that cannot be read, or of a store that cannot be used."""

    def done(self, outcome: Outcome) -> None:
        """Hear of a document that was read."""


@dataclass(slots=True)
class Reading:
    """What to read, and how; and, as it goes on, how much was read and what could not be."""

    paths: Sequence[str]
    plan: Plan
    watcher: Watcher
    documents: int = field(default=0, init=False)
    figures: int = field(default=0, init=False)
    failures: int = field(default=0, init=False)

    def statistics(
        self, store: Store | None = None, where: Filter | None = None
    ) -> Iterator[Statistic]:
        """Give the statistics that satisfy ``where``; keep all of them in the store.

        What cannot be read is told to the watcher, and so is a store that cannot be written to;
        then it is done without.
        """
        for outcome in self._outcomes():
            if outcome.error is not None:
                self._fail(outcome.error)
                continue
            self.documents += 1
            self.figures += len(outcome.statistics)
            if store is not None:
                try:
                    store.replace(outcome.doc, outcome.statistics)
                except StoreError as error:
                    self._fail(error)
                    store = None
            self.watcher.done(outcome)
            found = outcome.statistics
            yield from filter(where.accepts, found) if where else found

    def _outcomes(self) -> Iterator[Outcome]:
        for task in self._tasks():
            if isinstance(task, ReadError):
                yield Outcome("", [], error=task)
            else:
                yield work(task, self.plan)

    def _tasks(self) -> Iterator[Task | ReadError]:
        for found in find_documents(self.paths):
            if isinstance(found, ReadError):
                yield found
                continue
            for each in expand(found, self.plan.settings):
                yield each if isinstance(each, ReadError) else Task(each)

    def _fail(self, problem: SwstatsError) -> None:
        self.failures += 1
        self.watcher.failed(problem)
