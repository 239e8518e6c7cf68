"""What a run keeps in the store, and what it goes without when the store cannot be written to."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Self

from swstats.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from swstats.records import Statistic
    from swstats.run.stop import Stop
    from swstats.run.work import Outcome
    from swstats.store import Store


class Keeping:
    """Puts what comes of documents into a store, whole ones only; into none where there is none.

    A document that is begun and not finished, since a piece of it cannot be read, is forgotten.
    A store that fails is told of once, and then done without. Nobody is stopped in the middle of a
    change to it.
    """

    def __init__(
        self, store: Store | None, stop: Stop, failed: Callable[[StoreError], None]
    ) -> None:
        self._store = store
        self._keys = None if store is None else store.keys()
        self._stop = stop
        self._failed = failed
        self._writing = ExitStack()

    def __enter__(self) -> Self:
        """Begin a transaction that takes in many documents."""
        with self._trying() as store:
            if store is not None:
                self._writing.enter_context(store.writing())
        return self

    def __exit__(self, *_error: object) -> None:
        """Keep what is whole, whatever happened."""
        with self._trying() as store:
            if store is not None:
                self._writing.close()

    def digests(self) -> dict[str, str]:
        """Return the digest of each document that is kept, by its key."""
        with self._trying() as store:
            if store is not None:
                return store.digests()
        return {}

    @property
    def does(self) -> bool:
        """Say whether there is a store to keep anything in."""
        return self._store is not None

    def key(self, doc: str) -> str:
        """Return what the store knows a document by."""
        return self._keys(doc) if self._keys is not None else doc

    def take(self, outcome: Outcome) -> None:
        """Keep what came of a document, or of a piece of one."""
        with self._trying() as store:
            if store is None or outcome.unchanged:
                return
            if outcome.members is not None:
                store.forget_members(outcome.doc, but=outcome.members)
                return
            if outcome.begins:
                store.start_key(outcome.key)
            store.add_rows(outcome.rows)
            if outcome.ends:
                store.finish(outcome.digest, outcome.text)

    def kept(self, doc: str) -> list[Statistic]:
        """Return what the store has of a document."""
        with self._trying() as store:
            if store is not None:
                return list(store.statistics_of(doc))
        return []

    @contextmanager
    def _trying(self) -> Iterator[Store | None]:
        with self._stop.held():
            try:
                yield self._store
            except StoreError as error:
                self._store = None
                self._failed(error)
