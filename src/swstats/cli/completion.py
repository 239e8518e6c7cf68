"""What a shell offers where the user presses Tab: the values of options, and how a shell is told.

A shell asks by running ``swstats`` anew with ``_SWSTATS_COMPLETE`` set. Options are told how to
answer only then (:func:`prepare`), so that no other run takes longer for it. What has no value to
offer leaves the shell to offer files, and where something goes wrong nothing is said.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import typer

from swstats.errors import SwstatsError
from swstats.said import _, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

VARIABLE = "_SWSTATS_COMPLETE"
SHELLS = ("bash", "zsh", "fish", "powershell")
# As many as a shell shows without asking whether it should.
MANY = 99


def fields(_context: Any, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield what completes the last of the fields that a command may show or sort by."""
    from dataclasses import fields as fields_of

    from swstats.output.labels import heading
    from swstats.records import Statistic

    before, comma, _last = incomplete.rpartition(",")
    for field in fields_of(Statistic):
        yield f"{before}{comma}{field.name}", heading(field.name, spoken())


def kinds(_context: Any, _incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the kinds of figures."""
    from swstats.output.labels import KINDS, kind_name

    for kind in KINDS:
        yield kind.value, kind_name(kind, spoken())


def regions(_context: Any, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the places that there are today: provinces, or all whose names begin so, large first."""
    from swstats.lexicons import default_lexicon
    from swstats.links.gazetteer import Gazetteer, Level

    gazetteer = default_lexicon().compiled(Gazetteer)
    found = (
        index for index in range(len(gazetteer)) if gazetteer.name(index).startswith(incomplete)
    )
    for index in sorted(found, key=gazetteer.level):
        if incomplete or gazetteer.level(index) is Level.PROVINCE:
            division = gazetteer.division(index)
            if not division.until:
                yield division.name, " ".join(division.path)


def measures(_context: Any, _incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the canonical indicators."""
    from swstats.lexicons import default_lexicon

    for name, entry in default_lexicon().table("measures").items():
        yield name, str(entry.get("definition", ""))


def units(_context: Any, _incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the units."""
    from swstats.lexicons import default_lexicon

    for name, entry in default_lexicon().table("units").items():
        yield name, str(entry.get("kind", ""))


def documents(context: Any, _incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the documents that the store holds."""
    from swstats.cli.options import DEFAULT_STORE, open_store

    place = context.params.get("store") or DEFAULT_STORE
    with open_store(place, create=False) as store:
        for doc in sorted(store.documents()):
            yield doc, ""


# By option, or by the metavar of an argument. Values that stand in the metavar need no function.
OFFERED: dict[str, Callable[[Any, str], Iterable[tuple[str, str]]]] = {
    "--region": regions,
    "--about": regions,
    "--kind": kinds,
    "--measure": measures,
    "--unit": units,
    "--columns": fields,
    "--sort": fields,
    "DOC...": documents,
}


def prepare(*commands: Any) -> None:
    """Let commands answer a shell that asks for the values of their options."""
    from typer.completion import completion_init  # type: ignore[attr-defined]  # it has it

    completion_init()
    for command in commands:
        for parameter in command.params:
            names = [*parameter.opts, str(parameter.metavar)]
            offered = next((OFFERED[name] for name in names if name in OFFERED), None)
            if offered is None and "|" in (parameter.metavar or ""):
                offered = partial(_stated, parameter.metavar)
            if offered is not None:
                parameter.shell_complete = partial(_offer, offered)


def _stated(metavar: str, _context: Any, _incomplete: str) -> Iterator[tuple[str, str]]:
    for value in metavar.split("|"):
        yield value, ""


def _offer(
    offered: Callable[[Any, str], Iterable[tuple[str, str]]], context: Any, incomplete: str
) -> list[Any]:
    from typer.core import CompletionItem  # type: ignore[attr-defined]

    items: list[Any] = []
    with suppress(SwstatsError, OSError):
        for value, told in offered(context, incomplete):
            if value.startswith(incomplete):
                items.append(CompletionItem(value, help=told or None))
            if len(items) == MANY:
                break
    return items


# ---------------------------------------------------------------------------- what shells are told


def _known(shell: str) -> str:
    if shell not in SHELLS:
        message = _("{name!r} is unknown; known: {known}").format(
            name=shell, known=", ".join(SHELLS)
        )
        raise typer.BadParameter(message)
    return shell


def show(shell: str | None) -> None:
    """Print what makes a shell complete the command line of swstats."""
    if shell is not None:
        from typer.completion import get_completion_script  # type: ignore[attr-defined]

        script = get_completion_script(
            prog_name="swstats", complete_var=VARIABLE, shell=_known(shell)
        )
        typer.echo(script)
        raise typer.Exit


def install(shell: str | None) -> None:
    """Put it where the shell reads it when it starts."""
    if shell is not None:
        from typer.completion import install as put  # type: ignore[attr-defined]

        _shell, path = put(shell=_known(shell), prog_name="swstats", complete_var=VARIABLE)
        typer.echo(_("written to {path}; open a new terminal to use it").format(path=path))
        raise typer.Exit
