"""The sole reader of lexicon files, built in and of the user.

A lexicon is a set of named tables of entries: ``units.toml`` holds the table ``units``. A user's
file (``--lexicon FILE`` or ``swstats.toml``) holds any of them, as ``[units."包"]`` and so on, and
its entries are laid over the built-in ones. What is compiled from a lexicon (patterns, automata)
is kept with it, so that two lexicons can be in use side by side.
"""

from __future__ import annotations

import csv
import functools
import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")

# table name → package folder that holds its file
FOLDERS = {
    "units": "quantities", "qualifiers": "quantities", "exclusions": "quantities",
    "nouns": "quantities",
    "indicators": "links", "aliases": "links", "measures": "links", "periods": "links",
    "changes": "links", "attribution": "links", "regions": "links",
}


class Lexicon:
    """The built-in tables with the user's entries laid over them."""

    def __init__(self, overlays: Sequence[Path] = ()) -> None:
        self._overlays: list[dict[str, Any]] = []
        for path in overlays:
            with path.open("rb") as file:
                self._overlays.append(tomllib.load(file))
        self._tables: dict[str, dict[str, Any]] = {}
        self._compiled: dict[object, object] = {}

    def table(self, name: str) -> Mapping[str, Any]:
        """Return the entries of the TOML table ``name``, the user's laid over the built-in ones."""
        if name not in self._tables:
            file = resources.files("swstats") / FOLDERS[name] / f"{name}.toml"
            entries = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
            for overlay in self._overlays:
                entries = {**entries, **overlay.get(name, {})}
            self._tables[name] = entries
        return self._tables[name]

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return the rows of the CSV file ``name``; lines that begin with # are comments."""
        file = resources.files("swstats") / FOLDERS.get(name, "links") / f"{name}.csv"
        with file.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(line for line in lines if not line.startswith("#")))

    def compiled(self, build: Callable[[Lexicon], T]) -> T:
        """Return ``build(self)``, made once."""
        if build not in self._compiled:
            self._compiled[build] = build(self)
        return self._compiled[build]  # type: ignore[return-value]


@functools.cache
def default_lexicon() -> Lexicon:
    """Return the lexicon without a user's file."""
    return Lexicon()
