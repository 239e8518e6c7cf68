"""``swstats explain``: which rule read what in a text, and what was set aside."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from swstats.cli import options
from swstats.cli.destination import destination
from swstats.documents.found import STDIN, writable

Text = Annotated[str, typer.Argument(metavar="TEXT", help="The text; - is standard input.")]


def explain(text: Text, lexicon: options.Lexicons = None) -> None:
    """Show which rule read what in TEXT, step by step.

    \b
        swstats explain 近1000万元
        swstats explain "全省捐款逾30.05亿元，其中深圳4.7亿元。"
    """
    from swstats import pipeline

    text = writable(text)
    if text == STDIN:
        from swstats.documents.encodings import decode

        text, _ = decode(sys.stdin.buffer.read(), "standard input")
    steps = str(pipeline.explain(text, lexicon=options.lexicon_of(lexicon)))
    with destination(None) as out:
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        out.write(f"{steps}\n".encode(encoding, "replace"))
