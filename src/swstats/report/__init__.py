"""A report: one HTML page that holds all it shows and opens without a network.

Python writes what is known (texts, figures, findings) into the page as JSON; ``page.js`` makes of it
what people see. Nothing of a document is ever mark-up: JSON holds no "<" (:mod:`.contents`), and the
script sets texts, never HTML. The page forbids itself every request, and every script but its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swstats.lexicons import Lexicon
    from swstats.records import Extracted
    from swstats.review.filters import Filter


def write_report(
    sources: Iterable[Extracted],
    out: BinaryIO,
    *,
    lang: str = "en",
    lexicon: Lexicon | None = None,
    where: Filter | None = None,
) -> None:
    """Write the report of documents, each as soon as it comes, and what ``check`` finds in them.

    ``lang`` is the language that the page opens in; it holds both. ``where`` says which statistics
    are wanted: documents that have none of them are left out, and so are findings about none of
    them. Texts are let go when they are written; statistics are kept, wanted or not, since any of
    them may contradict another.
    """
    from swstats.report.contents import write_contents
    from swstats.report.page import page

    before, behind = page(lang)
    out.write(before)
    write_contents(sources, out, lexicon, where)
    out.write(behind)
