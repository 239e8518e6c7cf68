"""Where a command has its figures from: texts that it reads afresh, or the store."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from swstats.cli import options
from swstats.cli.running import running
from swstats.run.work import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from swstats.cli.inputs import Inputs
    from swstats.cli.running import Way
    from swstats.lexicons import Lexicon
    from swstats.records import Extracted, Statistic
    from swstats.review.filters import Filter
    from swstats.run.reading import Reading
    from swstats.store import Store


class Sources(NamedTuple):
    """What the options come to: ``files`` to be read afresh, the ``store`` where there are none.

    ``where`` says which statistics are wanted, ``words`` is the lexicon.
    """

    files: list[str]
    plan: Plan
    way: Way
    store: str
    output: Path | None
    where: Filter | None
    words: Lexicon

    @contextmanager
    def extracted(self) -> Iterator[Iterator[Extracted]]:
        """Give each document with its text and its statistics; in the end sum up, and exit."""
        with self._opened() as held, closing(held.extracted(self.where)) as found:
            yield found

    @contextmanager
    def statistics(self) -> Iterator[Iterator[Statistic]]:
        """Give the statistics alone."""
        with self._opened() as held, closing(held.statistics(self.where)) as found:
            yield found

    @contextmanager
    def _opened(self) -> Iterator[Reading | Store]:
        if self.files:
            with running(self.files, self.plan, self.way, self.output, shown=False) as reading:
                yield reading
        else:
            with options.open_store(self.store, create=False) as kept:
                yield kept


def sources(
    paths: list[str] | None,
    inputs: Inputs,
    asked: options.Filters,
    way: Way,
    store: str,
    lexicon: list[Path] | None,
    output: Path | None,
) -> Sources:
    """Return where the options of a command take figures from. Raises BadParameter."""
    files = inputs.paths(paths)
    words = options.lexicon_of(lexicon, files)
    settings = inputs.settings(words)
    read_too = [*(lexicon or ()), options.file_of(store)]
    options.spare_all(output, way.errors, files, *read_too, settings=settings)
    where = options.filter_of(asked, words)
    return Sources(files, Plan(settings, words), way, store, output, where, words)
