"""Which commands there are. One is imported and made when it is asked for: a run needs one of ten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer
import typer.main

from swstats.cli.groups import grouped
from swstats.cli.speech import Command, Group

# By name, in the order of the help: the module of each, and its function there.
COMMANDS = {
    "extract": ("extract", "extract"),
    "list": ("listing", "listing"),
    "summary": ("summary", "summary"),
    "show": ("show", "show"),
    "check": ("check", "check"),
    "report": ("report", "report"),
    "explain": ("explain", "explain"),
    "units": ("lookups", "units"),
    "regions": ("lookups", "regions"),
    "indicators": ("lookups", "indicators"),
}


class _Commands(Mapping[str, Any]):
    """What Click runs, by name."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            module, function = COMMANDS[name]
            run = getattr(import_module(f"swstats.cli.{module}"), function)
            alone = typer.Typer(
                add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
            )
            alone.command(name, cls=Command)(grouped(run))
            self._made[name] = typer.main.get_command(alone)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Commands(Group):
    """The group of all commands."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        # Click only reads it.
        self.commands = _Commands()  # type: ignore[assignment]
