"""An explanation on a terminal: a tree drawn with Rich, whose lines fold within their branch."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from swstats.output.files import as_text
from swstats.output.terminal import NARROWEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from rich.tree import Tree

    from swstats.explaining import Step
    from swstats.output import Options

# What a piece of a line is (Step.told) → how it is drawn.
STYLES = {
    "stage": "dim",
    "words": "cyan",
    "result": "bold green",
    "span": "dim",
    "why": "italic",
    "no": "red",
    "": "",
}


def write_tree(steps: Sequence[Step], out: BinaryIO, options: Options) -> None:
    """Draw the steps, each article a tree of its own."""
    from rich.console import Console
    from rich.tree import Tree

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # for the caller to settle, as with every other format

    with as_text(out, encoding=options.encoding, errors="replace", newline=None) as text:
        console = Screen(file=text, width=options.width, highlight=False, markup=False, emoji=False)
        console.width = max(console.width, NARROWEST)
        for step in steps:
            tree = Tree(_line(step, within=False), guide_style="dim")
            _grow(tree, step.children)
            console.print(tree)


def _grow(tree: Tree, steps: Sequence[Step]) -> None:
    for step in steps:
        _grow(tree.add(_line(step, within=True)), step.children)


def _line(step: Step, *, within: bool) -> Text:
    from rich.text import Text

    from swstats.explaining import shown

    line = Text(overflow="fold")
    for words, what in step.told(within=within):
        line.append(shown(words), STYLES[what])
    return line
