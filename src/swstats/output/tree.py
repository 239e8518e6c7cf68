"""An explanation on a terminal: a tree drawn with Rich, whose lines fold within their branch."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from swstats.output.screen import drawing

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
    from rich.tree import Tree

    with drawing(out, options) as console:
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
