"""Many documents at once, in processes; results come in the order of the input.

Tasks are drawn one by one and sent some at a time, so that a small document costs no way there and
back of its own. A worker has some more lying before it than it is at, so that it need not wait while
results are taken in; the fewer are left, the fewer, so that all are done at about the same time. At
most :data:`WINDOW` tasks, and :data:`WEIGHT` bytes, are on the way at a time, results that wait for
an earlier one included: memory does not grow with the number of documents, and a long document holds
up no more than what comes behind the window. A worker that dies, or that takes longer than it may,
is replaced. What it had not done goes to another one, what it may have died of document by document,
as nobody knows which it was; one that it was alone with, or that took too long, is an error.
"""

from __future__ import annotations

import pickle
import selectors
import signal
import time
from collections import deque
from typing import TYPE_CHECKING

from swstats.errors import ReadError, SwstatsError
from swstats.run.nursery import Nursery
from swstats.run.work import Outcome, Task, failed
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swstats.run.nursery import Worker
    from swstats.run.work import Plan

# How many tasks may be on the way, and how many bytes of documents or results.
WINDOW = 10_000
WEIGHT = 64_000_000
# What lies before a worker: half a second of work, as nobody sends more while the store takes in what
# is done; when little is left, 40 ms. What a document costs beside its bytes.
AHEAD = 1_000_000
CHUNK = 64_000
DOCUMENT = 1_000
# How often in a row a worker may die before it has done anything at all.
STILLBORN = 3


class Slot:
    """A task on the way, and what came of it."""

    __slots__ = ("alone", "answer", "outcome", "sent", "task")

    def __init__(self, task: Task | None, outcome: Outcome | None = None) -> None:
        self.task = task
        self.outcome = outcome
        # As it came from the worker; as objects it would take several times as much memory.
        self.answer: bytes | None = None
        self.alone = False  # to be sent without others, as a worker died that had it
        self.sent = 0  # in which list of tasks, which a worker works on together

    @property
    def done(self) -> bool:
        """Say whether it is known what came of it."""
        return self.answer is not None or self.outcome is not None

    @property
    def cost(self) -> int:
        """Return how much work it is, in bytes."""
        return (self.task.size if self.task else 0) + DOCUMENT

    @property
    def weight(self) -> int:
        """Return how many bytes are held for it."""
        return max(self.task.size if self.task else 0, len(self.answer or b""))

    def result(self) -> Outcome:
        """Return what came of it."""
        if self.outcome is None:
            assert self.answer is not None
            self.outcome = pickle.loads(self.answer)  # noqa: S301  from a worker of ours
        return self.outcome


class Place:
    """Room for a worker: what it was sent and has not answered, and since when it is at the first."""

    def __init__(self) -> None:
        self.worker: Worker | None = None
        self.slots: deque[Slot] = deque()
        self.cost = 0
        self.since = 0.0
        self.proven = False


class Pool:
    """Workers, as many as are needed but no more than ``jobs``. Close it in the end."""

    def __init__(self, plan: Plan, jobs: int, time_limit: float | None = None) -> None:
        """Make ready. ``time_limit`` is in seconds, for one document. Raises SwstatsError."""
        # where each has its time, each is worked on by itself
        self._nursery = Nursery(plan._replace(together=time_limit is None))
        self._time_limit = time_limit
        self._places = [Place() for _ in range(jobs)]
        self._selector = selectors.DefaultSelector()
        self._slots: deque[Slot] = deque()
        self._weight = 0
        self._waiting: deque[Slot] = deque()
        self._cost = 0
        self._lists = 0
        self._more = True
        self._stillborn = 0

    def close(self) -> None:
        """End all workers at once."""
        for place in self._places:
            if place.worker is not None:
                place.worker.end()
                place.worker = None
        self._selector.close()
        self._nursery.close()

    def outcomes(
        self, tasks: Iterable[Task | Outcome | None]
    ) -> Iterator[tuple[Task | None, Outcome]]:
        """Give each task with what came of it, in order; what came already has no task.

        Raises SwstatsError where no worker can be had.
        """
        coming = iter(tasks)
        while True:
            self._receive(0)
            self._draw(coming)
            if self._slots and self._slots[0].done:
                slot = self._slots.popleft()
                self._weight -= slot.weight
                yield slot.task, slot.result()
            elif self._slots:
                self._receive(None)
            elif not self._more:
                return

    # ------------------------------------------------------------------------------- to workers

    def _draw(self, coming: Iterator[Task | Outcome | None]) -> None:
        """Send tasks while there are any, and somebody to take them."""
        while True:
            place = min(self._places, key=lambda place: (place.cost, place.worker is None))
            if place.cost > self._share() / 2:
                return
            if self._more:
                self._more = self._fill(coming, AHEAD * len(self._places) if place.slots else CHUNK)
            if not self._waiting:
                return
            self._send(place, self._share())

    def _share(self) -> float:
        """Return how much is to lie before a worker: less when little is left."""
        left = self._cost + sum(place.cost for place in self._places)
        return min(AHEAD, max(CHUNK, left / (2 * len(self._places))))

    def _fill(self, coming: Iterator[Task | Outcome | None], cost: int) -> bool:
        """Draw tasks until those that wait cost so much; say whether there may be more."""
        while self._cost < cost and len(self._slots) < WINDOW and self._weight < WEIGHT:
            try:
                task = next(coming)
            except StopIteration:
                return False
            if task is None:
                continue
            if isinstance(task, Outcome):
                self._slots.append(Slot(None, task))
                continue
            slot = Slot(task)
            self._slots.append(slot)
            self._waiting.append(slot)
            self._weight += slot.weight
            self._cost += slot.cost
        return True

    def _send(self, place: Place, share: float) -> None:
        """Send a worker as much as makes its share, one task at the least."""
        if place.worker is None:
            place.worker = self._nursery.worker()
            place.proven = False
            self._selector.register(place.worker.answers, selectors.EVENT_READ, place)
        idle = not place.slots
        self._lists += 1
        sent: list[Slot] = []
        while self._waiting and (not sent or place.cost < share):
            if sent and (sent[0].alone or self._waiting[0].alone):
                break
            slot = self._waiting.popleft()
            self._cost -= slot.cost
            place.cost += slot.cost
            slot.sent = self._lists
            sent.append(slot)
        place.slots += sent
        try:
            if not place.worker.send([slot.task for slot in sent if slot.task]):
                self._hear_of_room(place)
        except OSError:
            if idle:  # it died while it had nothing to do
                place.proven = False
                self._lost(place)
            # Else it is heard of after the last of its answers.
        if idle:
            place.since = time.monotonic()

    def _hear_of_room(self, place: Place) -> None:
        """Let it be heard of when a worker can be sent what it has not taken yet."""
        assert place.worker is not None
        tasks = place.worker.tasks
        if tasks not in self._selector.get_map():
            self._selector.register(tasks, selectors.EVENT_WRITE, place)

    # ----------------------------------------------------------------------------- from workers

    def _receive(self, patience: float | None) -> None:
        """Take what workers have done, and wait for something where ``patience`` is None."""
        if patience is None and self._time_limit is not None:
            busy = [place.since for place in self._places if place.slots]
            if busy:
                patience = max(0, min(busy) + self._time_limit - time.monotonic())
        told = self._selector.select(patience)
        ready = [key.data for key, what in told if what & selectors.EVENT_READ]
        for key, what in told:
            if what & selectors.EVENT_WRITE and self._all_sent(key.data):
                self._selector.unregister(key.fileobj)
        if self._time_limit is not None:
            late = time.monotonic() - self._time_limit
            for place in self._places:
                if place.slots and place.since <= late and place not in ready:
                    self._lost(place, late=True)
        for place in ready:
            self._take(place)

    def _all_sent(self, place: Place) -> bool:
        assert place.worker is not None
        try:
            return place.worker.send_rest()
        except OSError:  # it is heard of after the last of its answers
            return True

    def _take(self, place: Place) -> None:
        assert place.worker is not None
        try:
            answer = place.worker.answers.recv_bytes()
        except (OSError, EOFError):
            self._lost(place)
            return
        place.since = time.monotonic()
        if answer:
            slot = place.slots.popleft()
            place.cost -= slot.cost
            self._weight -= slot.weight
            slot.answer = answer
            self._weight += slot.weight
        else:  # it lives
            place.proven = True
            self._stillborn = 0

    def _lost(self, place: Place, *, late: bool = False) -> None:
        """Replace a worker, and say why the document that it was at is not read."""
        worker, place.worker = place.worker, None
        assert worker is not None
        self._selector.unregister(worker.answers)
        if worker.tasks in self._selector.get_map():
            self._selector.unregister(worker.tasks)
        worker.end()
        status = self._nursery.ended(worker)
        slots, place.slots, place.cost = place.slots, deque(), 0
        at = [slot for slot in slots if slot.sent == slots[0].sent]
        if place.proven and slots and (late or len(at) == 1):
            slot = slots.popleft()
            assert slot.task is not None
            limit = self._time_limit if late else None
            slot.outcome = failed(slot.task, _why(slot.task.found.doc, status, limit))
        elif place.proven:
            for slot in at:
                slot.alone = True
        self._waiting.extendleft(reversed(slots))
        self._cost += sum(slot.cost for slot in slots)
        if not place.proven:
            self._stillborn += 1
            if self._stillborn > STILLBORN * len(self._places):
                raise SwstatsError(
                    _(
                        "the processes that read documents end at once ({status}); try --jobs 1"
                    ).format(status=_said(status))
                )


def _why(doc: str, status: int | None, limit: float | None) -> ReadError:
    if limit is not None:
        return ReadError(
            _(
                "{doc}: not read within {limit:g} seconds; the rest is read. Give it more with "
                "--time-limit, or split it"
            ).format(doc=doc, limit=limit),
            doc=doc,
            kind="time",
        )
    return ReadError(
        _(
            "{doc}: the process that read it died ({status}); the rest is read. Try it "
            "alone, and please report it, with the document, if it dies again"
        ).format(doc=doc, status=_said(status)),
        doc=doc,
        kind="died",
    )


def _said(status: int | None) -> str:
    """Say how a process ended.

    >>> _said(-11), _said(1)
    ('SIGSEGV', 'status 1')
    """
    if status is None:
        return _("for a reason unknown")
    if status >= 0:
        return f"status {status}"
    name = signal.Signals(-status).name
    return (
        _("{name}, as the system does when memory runs out").format(name=name)
        if name == "SIGKILL"
        else name
    )
