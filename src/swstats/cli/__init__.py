"""The command line. A file per command: options in, one call into the library, print.

Exit status: 0 done; 1 some input could not be read, or the store not be used (each is named on
standard error, the rest is done); 2 wrong usage. Only results go to standard output.
"""

from __future__ import annotations

from typing import Annotated

import typer

from swstats import __version__
from swstats.cli import completion
from swstats.cli.commands import Commands
from swstats.cli.options import Language

app = typer.Typer(
    name="swstats",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,  # it would take a shell that Typer guesses, and no other
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read Chinese text and give every statistic in it as a typed, linked record.",
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"swstats {__version__}")
        raise typer.Exit


@app.callback()
def _swstats(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
    _lang: Language = None,
    _show: Annotated[
        str | None,
        typer.Option(
            "--show-completion",
            metavar="|".join(completion.SHELLS),
            callback=completion.show,
            is_eager=True,
            help="Print what makes a shell complete commands, options and values with Tab.",
        ),
    ] = None,
    _install: Annotated[
        str | None,
        typer.Option(
            "--install-completion",
            metavar="|".join(completion.SHELLS),
            callback=completion.install,
            is_eager=True,
            help="Put that where the shell finds it when it starts.",
        ),
    ] = None,
) -> None:
    if context.obj is not None:  # what a command of its own process keeps for the next
        context.with_resource(context.obj())
