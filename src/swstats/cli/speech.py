"""Commands whose help and errors of usage are said in the user's language.

English is what Click and Typer say by themselves; the rest is in ``layout.py``, which is imported
where it is needed.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from swstats.cli.completion import VARIABLE, prepare
from swstats.said import _, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Mixed = TyperCommand
else:
    _Mixed = object

# The error of wrong usage, and those that say nothing but their message.
UsageError: Any = typer.BadParameter.__mro__[1]


class _Spoken(_Mixed):
    """What commands and their group have in common."""

    def get_help(self, ctx: Any) -> str:
        """Return the help."""
        if spoken() == "en":
            return super().get_help(ctx)
        from swstats.cli.layout import laid_out

        return laid_out(self, ctx, "format_help")

    def get_usage(self, ctx: Any) -> str:
        """Return the line that says how to call it."""
        if spoken() == "en":
            return super().get_usage(ctx)
        from swstats.cli.layout import laid_out

        return laid_out(self, ctx, "format_usage")

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return what may stand there, with what it does."""
        items = super().shell_complete(ctx, incomplete)
        for item in items:
            if item.help:
                item.help = _(item.help)
        return items

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return what the list of commands says of it."""
        if spoken() == "en":
            return super().get_short_help_str(limit)
        from swstats.cli.layout import first_sentence

        return first_sentence(self.help)


class Command(_Spoken, TyperCommand):
    """A command whose help is said in the user's language."""


class Group(_Spoken, TyperGroup):
    """All commands, whose help and errors of usage are said in the user's language."""

    def _main_shell_completion(self, *given: Any, **named: Any) -> None:
        """Answer a shell, where it is one that asks."""
        if VARIABLE in os.environ:
            prepare(self, *self.commands.values())
            given, named = (), {"ctx_args": {}, "prog_name": "swstats", "complete_var": VARIABLE}
        super()._main_shell_completion(*given, **named)

    def make_context(self, *given: Any, **named: Any) -> Any:
        """Read the options before the command."""
        with _told():
            return super().make_context(*given, **named)

    def invoke(self, ctx: Any) -> Any:
        """Read the command's options, and run it."""
        with _told():
            return super().invoke(ctx)


@contextmanager
def _told() -> Iterator[None]:
    """Let an error of usage be shown in the user's language."""
    try:
        yield
    except UsageError as error:
        # Others show the help, say.
        if spoken() != "en" and type(error).show is UsageError.show:
            from swstats.cli.layout import show

            error.show = partial(show, error)
        raise
