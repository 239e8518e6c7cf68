"""What is drawn on a terminal with Rich: how wide it is, and that it obeys nothing of a document."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from swstats.output.files import as_text
from swstats.text.obeyed import OBEYED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.text import Text

    from swstats.output import Options

# From this width on there is room for the wide layout. A terminal has 80 columns by default.
WIDE = 110
NARROWEST = 40


@contextmanager
def drawing(out: BinaryIO, options: Options, *, colour: bool | None = None) -> Iterator[Console]:
    """Give what draws in a file; ``colour`` is whether it may, None where the terminal is to say."""
    from rich.console import Console

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # for the caller to settle, as with every other format

    with as_text(out, encoding=options.encoding, errors="replace", newline=None) as text:
        console = Screen(
            file=text,
            width=options.width,
            highlight=False,
            markup=False,
            emoji=False,
            no_color=None if colour is None else not colour,
        )
        # In less room Rich would leave columns out; so the terminal has to wrap the lines.
        console.width = max(console.width, NARROWEST)
        yield console


def harmless(words: str) -> str:
    """Return words of a document with nothing in them that a terminal obeys."""
    return OBEYED.sub("\ufffd", words)


def words_of(words: str, style: str = "") -> Text:
    """Return words of a document as what is shown: no markup, and nothing that a terminal obeys."""
    from rich.text import Text

    return Text(harmless(words), style, overflow="fold")
