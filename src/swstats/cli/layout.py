"""Help and errors of usage in the user's language: what Click and Typer say themselves.

They say it in English, in whole sentences. So each of these is a template here, by which a sentence
of theirs is told and taken apart, and the catalogue has its translation. Help is laid out anew, as
Chinese has no spaces to break lines at, and its signs are two columns wide.
"""

from __future__ import annotations

import inspect
import re
import sys
import unicodedata
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import typer

from swstats.said import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ONE_OF = N_("{value} is not one of {names}.")
# In the order in which they are compared with what was said.
SAID = (
    N_("Invalid value for {hint}: {message}"),
    N_("Invalid value: {message}"),
    N_("Missing argument {name}."),
    N_("Missing option {name}."),
    N_("Missing parameter: {name}"),
    N_("Missing command."),
    N_("No such option: {name} (Possible options: {names})"),
    N_("No such option: {name} Did you mean {names}?"),
    N_("No such option: {name}"),
    N_("No such command {name}. Did you mean {names}?"),
    N_("No such command {name}."),
    N_("Option {name} requires an argument."),
    N_("Option {name} requires {number} arguments."),
    N_("Option {name} does not take a value."),
    N_("Got unexpected extra argument ({values})"),
    N_("Got unexpected extra arguments ({values})"),
    N_("Got unexpected extra argument(s) ({values})"),
    N_("{value} is not a valid {sort}."),
    N_("{value} is not in the range {range}."),
    ONE_OF,
    N_("default: {value}"),
    N_("env var: {name}"),
    N_("required"),
)
# What stands in a template and has a translation of its own.
WORDS = (
    N_("int"),
    N_("int range"),
    N_("integer"),
    N_("integer range"),
    N_("float"),
    N_("float range"),
    N_("boolean"),
)
# What stands for all options, the command, all arguments in the line that says how to call it.
PLACES = (N_("[OPTIONS]"), N_("COMMAND"), N_("[ARGS]..."))
HEADINGS = (N_("Options"), N_("Arguments"), N_("Commands"))

# What Click adds to the help of an option.
EXTRA = re.compile(r"(?s)(.*?)(?:(?:^|  )\[([^\]]*)\])?")

# What a line may be broken between: words, and signs of full width with the marks beside them.
_PIECE = re.compile(r"\s+|[（《「“\[]*(?:[^\s\u2e80-\uffff]+|.)[，。、；：！？）》」”\]]*")


def show(error: Any, file: Any = None) -> None:
    """Say what is wrong with the usage, as Click does."""
    context = error.ctx
    out = file or sys.stderr
    if context is not None:
        hint = _("Try '{command} {option}' for help.")
        hint = hint.format(command=context.command_path, option=context.help_option_names[0])
        typer.echo(f"{context.get_usage()}\n{hint}\n", file=out)
    said = translated(error.format_message())
    typer.echo(_("Error: {message}").format(message=said), file=out)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(template, re.compile(_pattern(template), re.DOTALL)) for template in SAID]


def _pattern(template: str) -> str:
    parts = re.split(r"\{(\w+)\}", template)
    return "".join(
        f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)
    )


def translated(sentence: str) -> str:
    """Return what Click or Typer says in the user's language; what is not known stays as it is."""
    for template, pattern in _patterns():
        if found := pattern.fullmatch(sentence):
            fields = {
                name: translated(said) if name in {"message", "sort"} else said
                for name, said in found.groupdict().items()
            }
            if template == ONE_OF:  # commas are enough to tell them apart
                fields["names"] = fields["names"].replace("'", "")
            return _(template).format(**fields)
    return _(sentence) if sentence in WORDS else sentence


# ------------------------------------------------------------------------------------------- help


def paragraphs(text: str) -> Iterator[tuple[bool, str]]:
    r"""Yield each paragraph of a help text, and whether its lines are to stand as they are.

    >>> list(paragraphs("Do\nit.\n\n\b\n    swstats do"))
    [(False, 'Do it.'), (True, '    swstats do')]
    """
    for part in re.split(r"\n\s*\n", inspect.cleandoc(text).partition("\f")[0]):
        first, _line, rest = part.partition("\n")
        if first.strip() == "\b":
            yield True, rest
        elif part.strip():
            yield False, " ".join(part.split())


def first_sentence(text: str | None) -> str:
    """Return the first sentence of a help text."""
    first = next((said for raw, said in paragraphs(text or "") if not raw), "")
    return re.split("(?<=。)", _(first), maxsplit=1)[0].removesuffix("。")


def laid_out(command: Any, ctx: Any, part: str) -> str:
    """Return the help of a command, or how it is called."""
    formatter = Formatter(ctx.make_formatter().width)
    getattr(command, part)(ctx, formatter)
    return formatter.text.rstrip("\n")


class Formatter:
    """Lays out help as Click's does, in the user's language."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.text = ""
        self._indent = 0

    def write(self, text: str) -> None:
        """Write a text as it stands."""
        self.text += text

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002
        """Write how a command is called."""
        usage = _("Usage: {command}").format(command=prog)
        self._lines(f"{usage} ", places(args))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        self.write(" " * self._indent + _("{heading}:").format(heading=_(heading)) + "\n")

    def write_paragraph(self) -> None:
        """Leave a line out."""
        if self.text:
            self.write("\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        indent = " " * self._indent
        said = []
        for raw, part in paragraphs(text):
            lines = part.split("\n") if raw else wrapped(_(part), self.width - self._indent)
            said.append("".join(f"{indent}{line}\n" for line in lines))
        self.write("\n".join(said))

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write options or commands, each with what it does."""
        first = min(max(columns(row[0]) for row in rows), col_max) + col_spacing
        for name, help_text in rows:
            said, extra = EXTRA.fullmatch(help_text).groups()  # type: ignore[union-attr]
            said = _(said) if said else ""
            if extra:
                extras = _("; ").join(map(translated, extra.split("; ")))
                said = f"{said} [{extras}]".strip()
            head = " " * self._indent + name
            if columns(name) > first - col_spacing:
                self.write(f"{head}\n")
                head = " " * self._indent
            self._lines(head + " " * (first + self._indent - columns(head)), said)

    def _lines(self, head: str, text: str) -> None:
        """Write a text beside its head."""
        left = columns(head)
        lines = wrapped(text, max(self.width - left, 10)) or [""]
        self.write(f"\n{' ' * left}".join([head + lines[0], *lines[1:]]).rstrip() + "\n")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write what follows under a heading."""
        self.write_paragraph()
        self.write_heading(name)
        with self.indentation():
            yield

    @contextmanager
    def indentation(self) -> Iterator[None]:
        """Write what follows further to the right."""
        self._indent += 2
        try:
            yield
        finally:
            self._indent -= 2


def places(args: str) -> str:
    """Return what follows the name of a command, in the user's language where it is a word.

    >>> places("[OPTIONS] [PATH...]")
    '[OPTIONS] [PATH...]'
    """
    return " ".join(_(word) if word in PLACES else word for word in args.split())


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    >>> columns("地区 region")
    11
    """
    if text.isascii():
        return len(text)
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of at most so many columns; no line begins with a comma.

    >>> wrapped("只列出该地区的数字，可重复使用 --region。", 18)
    ['只列出该地区的数', '字，可重复使用', '--region。']
    """
    lines: list[str] = []
    line, filled = "", 0
    for piece in _PIECE.findall(text):
        wide = columns(piece)
        if line and filled + (0 if piece.isspace() else wide) > width:
            lines.append(line.rstrip())
            line, filled = "", 0
        if line or not piece.isspace():
            line += piece
            filled += wide
    return [*lines, line.rstrip()] if line.strip() else lines
