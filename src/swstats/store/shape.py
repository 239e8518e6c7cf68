"""What the tables of a store are called and hold, and what fills them; ``schema.py`` has the rest.

It is what a run needs of them, without SQLAlchemy.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from swstats import __version__, cache
from swstats.output.columns import columns_of
from swstats.records import Statistic
from swstats.store.rows import marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swstats.store.databases import Connection

# Raise it when tables change, and say in the STEPS of schema.py how the old ones become the new
# ones. A field that is added to the record needs neither: it becomes a column by itself.
VERSION = 3

FIELDS = columns_of(Statistic)
NAMES = tuple(field.name for field in FIELDS)

# What a row of statistics is made of, in order; the number is given by the database.
COLUMNS = ("document", *NAMES, "magnitude", "first_day", "last_day")


def about() -> dict[str, str]:
    """Return what a store of this format says of itself."""
    return {"version": str(VERSION), "columns": ",".join(NAMES)}


def make(connection: Connection) -> None:
    """Make the tables in a database that has none, within the transaction of the caller."""
    for statement in _statements(connection.dialect):
        connection.run(statement)
    tell(connection)


def _statements(dialect: str) -> list[str]:
    """Return what makes the tables, as an earlier run has kept it; SQLAlchemy takes long over it."""
    source = Path(__file__).with_name("schema.py")
    key = (__version__, dialect, *about().values(), crc32(source.read_bytes()))
    kept: list[str] | None = cache.read(f"tables-{dialect}", key)
    if kept is None:
        from swstats.store import schema

        kept = schema.statements(dialect)
        cache.write(f"tables-{dialect}", key, lambda: kept)
    return kept


def tell(connection: Connection) -> None:
    """Let a store say what format it is of."""
    connection.run("DELETE FROM about")
    connection.many("INSERT INTO about (name, value) VALUES (?, ?)", [*about().items()])


def keep_places(connection: Connection, paths: Iterable[str]) -> None:
    """Note which places lie on these paths, each as a column holds it."""
    rows = [(marked(place), marked(path)) for path in paths for place in _places_on(path)]
    insert = "INSERT INTO places (place, path) VALUES (?, ?) ON CONFLICT DO NOTHING"
    connection.many(insert, rows)


def _places_on(path: str) -> list[str]:
    try:
        return sorted({str(place) for place in json.loads(path)})
    except (ValueError, TypeError):  # of a damaged store: whoever reads the figure is told
        return []
