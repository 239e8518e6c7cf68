"""What is done with one document: it is read, its statistics are extracted.

It needs nothing but its :class:`Task` and the run's :class:`Plan`, so that any process may do it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swstats.documents import Settings, read
from swstats.errors import ReadError

if TYPE_CHECKING:
    from swstats.documents import Found
    from swstats.lexicons import Lexicon
    from swstats.records import Statistic


class Plan(NamedTuple):
    """What a run does with every document.

    ``lexicon`` is None for the built-in one; ``include_all`` asks for what is no statistic, too.
    """

    settings: Settings = Settings()
    lexicon: Lexicon | None = None
    include_all: bool = False


class Task(NamedTuple):
    """A document to be worked on."""

    found: Found


class Outcome(NamedTuple):
    """What came of a document: its statistics, or why there are none."""

    doc: str
    statistics: list[Statistic]
    characters: int = 0
    encoding: str = ""
    error: ReadError | None = None


def work(task: Task, plan: Plan) -> Outcome:
    """Read a document and extract its statistics. Never raises on what a document holds."""
    found = task.found
    try:
        return _work(found, plan)
    except ReadError as error:
        return Outcome(found.doc, [], error=error)
    except (IndexError, KeyError, TypeError, AssertionError, AttributeError) as fault:
        # No document should do this; where one does, the others are read all the same.
        message = (
            f"{found.doc}: left out, by a fault of swstats ({type(fault).__name__}: {fault}); the"
            " rest is read. Please report it, with the text"
        )
        return Outcome(found.doc, [], error=ReadError(message))


def _work(found: Found, plan: Plan) -> Outcome:
    from swstats import pipeline

    document = read(found, plan.settings)
    about = document.about
    statistics = pipeline.extract(
        document.text,
        doc=document.doc,
        date=about.date,
        region=about.region,
        title=about.title,
        source=about.source,
        lexicon=plan.lexicon,
        include_all=plan.include_all,
    )
    if document.layout is not None:
        statistics = list(document.layout.placed(statistics))
    return Outcome(document.doc, statistics, len(document.text), document.encoding)
