"""What is known of a document, in a file beside it: ``report.pdf.toml`` or ``report.toml``.

::

    date   = 2020-08-01     # when it was published; "2020-08-01" in quotes will do
    region = "广东省"        # which place it is about
    title  = "…"
    source = "民政部网站"     # who published it

Every line may be left out. What the text itself says goes before it; it goes before what the command
line says of all documents. Of an archive it holds for every member, of a table for every row.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from swstats.documents.found import About, writable
from swstats.errors import ReadError
from swstats.said import _

if TYPE_CHECKING:
    from swstats.documents.found import Found

SUFFIX = ".toml"
# That is a lexicon, beside whatever document.
LEXICON = "swstats.toml"


def about(found: Found) -> About:
    """Return what a file beside the document says of it, nothing where there is none.

    Raises ReadError, with file, line and nearest known key, where it says what it cannot say.
    """
    for file in (found.path + SUFFIX, os.path.splitext(found.path)[0] + SUFFIX):  # noqa: PTH122
        if (
            file != found.path
            and os.path.basename(file) != LEXICON  # noqa: PTH119
            and os.path.isfile(file)  # noqa: PTH113  Path is slower, and asked for each document
        ):
            return read_about(file)
    return About()


def read_about(file: str) -> About:
    """Read a file of what is known of a document. Raises ReadError."""
    from pathlib import Path

    from swstats.documents.days import parse_day
    from swstats.errors import LexiconError
    from swstats.lexicons import key_lines, nearest, read_overlay

    name = writable(file)
    try:
        said: dict[str, object] = dict(read_overlay(Path(file)))
        lines = key_lines(Path(file).read_text("utf-8-sig"))
    except (LexiconError, OSError) as error:
        raise ReadError(str(error)) from error
    known: dict[str, Any] = {}
    for key, value in said.items():
        where = f"{name}, line {lines.get((key,), 0) + 1}"
        if key not in About._fields:
            raise ReadError(
                _("{where}: key {key!r} is unknown; {known}").format(
                    where=where, key=key, known=nearest(key, About._fields)
                )
            )
        if key == "date":
            try:
                known[key] = parse_day(value)
            except ValueError as error:
                raise ReadError(_("{where}: {why}").format(where=where, why=error)) from None
        elif not isinstance(value, str):
            raise ReadError(
                _('{where}: {key} must be a text, as {key} = "…"').format(where=where, key=key)
            )
        else:
            known[key] = value.strip() or None
    return About(**known)
