"""``swstats explain``: which rule read what in a text, and what was set aside."""

from __future__ import annotations

from typing import Annotated

import typer

from swstats.cli import options
from swstats.cli.reading import lexicon_of

Text = Annotated[str, typer.Argument(metavar="TEXT", help="The text; - is standard input.")]


def explain(text: Text, lexicon: options.Lexicons = None) -> None:
    """Show which rule read what in TEXT, step by step.

    \b
        swstats explain 近1000万元
        swstats explain "全省捐款逾30.05亿元，其中深圳4.7亿元。"
    """
    from swstats import pipeline

    if text == "-":
        text = typer.get_text_stream("stdin", encoding="utf-8").read()
    typer.echo(str(pipeline.explain(text, lexicon=lexicon_of(lexicon))))
