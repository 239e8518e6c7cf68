"""What is done with one document: it is read, its statistics are extracted.

It needs nothing but its :class:`Task` and the run's :class:`Plan`, so that any process may do it.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from swstats.documents import Settings, content, read
from swstats.documents.packing import packed
from swstats.errors import LeftOut, ReadError
from swstats.said import _

try:  # hashlib would load OpenSSL too, 3 ms of a short run
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from swstats.documents import Found, SourceText
    from swstats.lexicons import Lexicon
    from swstats.output import Options
    from swstats.pipeline import Given
    from swstats.records import Statistic
    from swstats.review.filters import Filter
    from swstats.store.keys import Keys
    from swstats.store.rows import Row


T = TypeVar("T")

# How long, in seconds, a document that was read waits for others that are to be read with it.
LONGEST_WAIT = 0.2

# Of how many characters a text is kept: what is longer is read in pieces, or nothing to look at.
LONGEST_TEXT = 8_000_000


class Lines(NamedTuple):
    """How statistics that satisfy ``where`` are written, in a format that writes each by itself.

    ``write`` is that of the format, which leaves out what stands at the head of a file.
    """

    write: Callable[[Iterable[Statistic], type, Options], bytes]
    options: Options
    where: Filter | None = None

    def of(self, statistics: Iterable[Statistic]) -> bytes:
        """Return them as the format writes them."""
        from swstats.records import Statistic

        wanted = filter(self.where.accepts, statistics) if self.where else statistics
        return self.write(wanted, Statistic, self.options)


class Plan(NamedTuple):
    """What a run does with every document.

    ``lexicon`` is None for the built-in one; ``include_all`` asks for what is no statistic, too.
    ``fingerprint`` stands for all that records depend on beside the documents. ``texts`` asks for
    the text of each document, too; ``together`` lets short documents be worked on together;
    ``keys``, those of a store, ask for its rows there; ``lines`` for what is to be written of it
    instead of its statistics. Whoever reads a document makes all that, so that little is left to be
    done where everything comes together.
    """

    settings: Settings = Settings()
    lexicon: Lexicon | None = None
    include_all: bool = False
    fingerprint: bytes = b""
    texts: bool = False
    together: bool = True
    keys: Keys | None = None
    lines: Lines | None = None

    def with_fingerprint(self) -> Plan:
        """Return the plan with the digest of the program's version, its words and the settings."""
        from swstats import __version__
        from swstats.lexicons import data_files

        sum_ = blake2b(repr((__version__, self.settings)).encode("utf-8", "surrogatepass"))
        files = [file for _, file in sorted(data_files().items())]
        for file in (*files, *(self.lexicon.overlays if self.lexicon else ())):
            data = file.read_bytes()
            sum_.update(b"%d " % len(data) + data)
        return self._replace(fingerprint=sum_.digest())


class Piece(NamedTuple):
    """Which part of a giant document a task is, in order.

    ``start`` is the offset of its first character in the document, ``last`` says that no other
    follows, and ``digest`` is that of the whole document, told with the last one.
    """

    start: int
    encoding: str
    last: bool = False
    digest: str = ""


class Task(NamedTuple):
    """A document to be worked on, or a piece of a giant one.

    ``known`` is the digest that the document had when the store took it in: where it still has it,
    there is nothing to do. ``size`` is that of its content in bytes, more or less; ``passed`` is
    how many bytes of the input are done when it is.
    """

    found: Found
    known: str = ""
    piece: Piece | None = None
    size: int = 0
    passed: int = 0


class Outcome(NamedTuple):
    """What came of a document, or a piece of it: its statistics, or why there are none.

    ``figures`` is how many there are. Where the plan asks for them, ``rows`` are those of a store,
    which knows the document by ``key``, and ``lines`` are given instead of the statistics.
    ``unchanged`` says that the store has them. ``digest`` stands for the document, what is known
    of it and how it was read; it is empty where that is to be tried again. ``problems`` are those of
    its parts. ``begins`` and ``ends`` are false of pieces with others around them.
    ``text`` is that of the document, packed, where the plan asks for it and it is not too long.
    Where ``members`` are given, it is no document but the end of a container, and they are the keys
    of all that it holds.
    """

    doc: str
    statistics: list[Statistic]
    characters: int = 0
    encoding: str = ""
    error: ReadError | None = None
    digest: str = ""
    unchanged: bool = False
    begins: bool = True
    ends: bool = True
    problems: tuple[ReadError, ...] = ()
    members: frozenset[str] | None = None
    text: bytes | None = None
    figures: int = 0
    key: str = ""
    rows: Sequence[Row] = ()
    lines: bytes = b""

    def of(self, statistics: list[Statistic], plan: Plan) -> Outcome:
        """Return it with the statistics, and all that the plan asks for of them."""
        done = self._replace(figures=len(statistics))
        if plan.keys is not None:
            from swstats.store.rows import marked, rows_of

            key = plan.keys(self.doc)
            done = done._replace(key=key, rows=rows_of(marked(key), statistics))
        if plan.lines is None:
            return done._replace(statistics=statistics)
        return done._replace(lines=plan.lines.of(statistics))


class _Begun(NamedTuple):
    """A document that was read, and is to be extracted from."""

    task: Task
    document: SourceText
    text: Given
    digest: str = ""


def work(
    tasks: Iterable[Task | Outcome | None], plan: Plan
) -> Iterator[tuple[Task | None, Outcome]]:
    """Read documents and extract their statistics; give each task with what came of it, in order.

    What came already has no task. None says that the next may be waited for, and nothing waits with
    it. Never raises on what a document holds. Short texts are read first and extracted from
    together, where the plan allows it, which is faster.
    """
    from swstats.pipeline import TOGETHER

    batch: list[tuple[Task | None, Outcome | _Begun]] = []
    size, since = 0, 0.0
    for task in tasks:
        if task is None:
            yield from _ended(batch, plan)
            batch = []
            continue
        if not batch:
            size, since = 0, time.monotonic()
        if isinstance(task, Outcome):
            batch.append((None, task))
        else:
            begun = _guarded(_begin, task, plan)
            batch.append((task, begun))
            if isinstance(begun, _Begun):
                size += len(begun.text.text)
        if not plan.together or size >= TOGETHER or time.monotonic() - since > LONGEST_WAIT:
            yield from _ended(batch, plan)
            batch = []
    yield from _ended(batch, plan)


def _ended(
    batch: list[tuple[Task | None, Outcome | _Begun]], plan: Plan
) -> Iterator[tuple[Task | None, Outcome]]:
    """Give what came of documents that were read, by extracting from them."""
    found = iter(_extracted([each for _, each in batch if isinstance(each, _Begun)], plan))
    for task, each in batch:
        if isinstance(each, _Begun):
            yield task, _guarded(_end, each.task, plan, each, next(found))
        else:
            yield task, each


def _extracted(begun: list[_Begun], plan: Plan) -> list[list[Statistic] | Outcome]:
    """Return the statistics of each document, or why there are none."""
    from swstats.pipeline import extract_together

    texts = [each.text for each in begun]
    try:
        return [*extract_together(texts, plan.lexicon, include_all=plan.include_all)]
    except Exception as fault:  # noqa: BLE001
        if len(begun) == 1:
            return [failed(begun[0].task, _problem(begun[0].task, fault))]
    return [one for each in begun for one in _extracted([each], plan)]


def _guarded(
    step: Callable[..., Outcome | T], task: Task, plan: Plan, *more: object
) -> Outcome | T:
    """Take a step of the work on a document; where it cannot be taken, the outcome says why."""
    try:
        return step(task, plan, *more)
    except Exception as fault:  # noqa: BLE001
        return failed(task, _problem(task, fault))


def _problem(task: Task, fault: Exception) -> ReadError:
    """Return what is told of a document that could not be done."""
    doc = task.found.doc
    if isinstance(fault, ReadError):
        return fault
    if isinstance(fault, MemoryError):
        return ReadError(
            _(
                "{doc}: there is not enough memory to read it; the rest is read. Split it, or "
                "run with fewer --jobs"
            ).format(doc=doc),
            kind="memory",
        )
    # No document should do this; where one does, the others are read all the same.
    return ReadError(
        _(
            "{doc}: left out, by a fault of swstats ({sort}: {fault}); the rest is "
            "read. Please report it, with the text"
        ).format(doc=doc, sort=type(fault).__name__, fault=fault),
        kind="fault",
    )


def failed(task: Task, problem: ReadError) -> Outcome:
    """Return what came of a task that could not be done."""
    piece = task.piece or Piece(0, "", last=True)
    return Outcome(task.found.doc, [], error=problem, begins=piece.start == 0, ends=piece.last)


def _begin(task: Task, plan: Plan) -> Outcome | _Begun:
    """Read a document, unless the store has it as it is."""
    found, digest = task.found, ""
    if task.piece is None and plan.fingerprint:
        if found.text is None:
            found = found._replace(data=content(found))
        digest = digest_of(found, plan)
        if digest == task.known:
            return Outcome(found.doc, [], digest=digest, unchanged=True)
    document = read(found, plan.settings)
    if not all(isinstance(problem, LeftOut) for problem in document.problems):
        digest = ""
    return _Begun(task, document, _given(document, plan), digest)


def _end(task: Task, plan: Plan, begun: _Begun, found: list[Statistic] | Outcome) -> Outcome:
    """Return what came of a document that was extracted from."""
    if isinstance(found, Outcome):
        return found
    piece, document = task.piece, begun.document
    if piece is not None:
        moved = list(_moved(found, piece.start))
        return Outcome(
            task.found.doc,
            [],
            len(document.text),
            piece.encoding,
            digest=piece.digest,
            begins=piece.start == 0,
            ends=piece.last,
        ).of(moved, plan)
    if document.layout is not None:
        found = list(document.layout.placed(found))
    return Outcome(
        task.found.doc,
        [],
        len(document.text),
        document.encoding,
        digest=begun.digest,
        problems=document.problems,
        text=packed(document.text) if plan.texts and len(document.text) <= LONGEST_TEXT else None,
    ).of(found, plan)


def _given(document: SourceText, plan: Plan) -> Given:
    from swstats.pipeline import given

    about = document.about
    try:
        return given(
            document.text,
            doc=document.doc,
            date=about.date,
            region=about.region,
            title=about.title,
            source=about.source,
            lexicon=plan.lexicon,
        )
    except ValueError as error:  # of a row or a sidecar; that of an option was looked at before
        raise ReadError(
            _("{doc}: {error}; correct the region given for it").format(
                doc=document.doc, error=error
            )
        ) from error


def _moved(statistics: list[Statistic], by: int) -> Iterable[Statistic]:
    """Give statistics of a piece as those of the whole text: offsets, and the ids that follow."""
    from swstats.pipeline import identity

    if not by:
        return statistics
    ids = {found.id: identity(found.doc, found.start + by, found.end + by) for found in statistics}
    return (
        replace(
            found,
            id=ids[found.id],
            start=found.start + by,
            end=found.end + by,
            part_of=found.part_of and ids[found.part_of],
            change=found.change
            and replace(found.change, of=found.change.of and ids[found.change.of]),
        )
        for found in statistics
    )


class Digest:
    """Stands for a document, what is known of it, and how it is read; its content comes in parts."""

    def __init__(self, found: Found, plan: Plan) -> None:
        known = repr((found.doc, found.format, found.about)).encode("utf-8", "surrogatepass")
        self._sum = blake2b(plan.fingerprint + known, digest_size=16)
        self.update = self._sum.update

    def __str__(self) -> str:
        return self._sum.hexdigest()


def digest_of(found: Found, plan: Plan) -> str:
    """Return what changes with a document whose text or data is there."""
    digest = Digest(found, plan)
    if found.text is not None:
        digest.update(found.text.encode("utf-8", "surrogatepass"))
    elif found.data is not None:
        digest.update(found.data)
    return str(digest)
