"""``swstats explain``: which rule read what in a text, and what was set aside."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from swstats.cli import options
from swstats.cli.destination import destination
from swstats.documents.found import STDIN, called

FORMS = ("tree", "json")

Text = Annotated[str, typer.Argument(metavar="TEXT", help="The text; - is standard input.")]
Form = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(FORMS),
        callback=options.one_of(FORMS),
        help="How to write: a tree to be read, or the same as JSON.",
    ),
]


def explain(text: Text, form: Form = FORMS[0], lexicon: options.Lexicons = None) -> None:
    """Show which rule read what in TEXT, from which words, and what was rejected and why.

    \b
        swstats explain 近1000万元
        swstats explain "全省捐款逾30.05亿元，其中深圳4.7亿元。"
        swstats explain - --format json < seeds/004_a0fc7a134218efc4.txt

    Under each sentence stands what was read in it, under each figure what it was linked to. Numbers
    in brackets say where the words stand, in characters from the start of TEXT. What was looked at and
    not taken is marked ✗, with the reason.
    """
    from swstats.explaining import explain as read

    # what is no UTF-8 comes as lone surrogates
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if text == STDIN:
        from swstats.documents.encodings import decode

        text = decode(sys.stdin.buffer.read(), called(STDIN))[0]
    explanation = read(text, lexicon=options.lexicon_of(lexicon))
    with destination(None) as out:
        if form == "json":
            told = json.dumps(explanation.to_json(), ensure_ascii=False, indent=2)
            out.write(f"{told}\n".encode("utf-8", "backslashreplace"))
        elif sys.stdout.isatty():
            from swstats.output import Options
            from swstats.output.tree import write_tree

            write_tree(explanation.tree, out, Options(encoding=sys.stdout.encoding))
        else:
            out.write(f"{explanation}\n".encode("utf-8", "replace"))
