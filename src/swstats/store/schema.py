"""The tables of a store, the views over them, and how those of an older swstats become these.

``documents`` has a row for each document, ``texts`` its text where that is kept, ``statistics`` one
for each figure, its columns the fields of the record and a few that filters compare. ``places`` says which places lie on a path, so
that a province finds its counties by an index. ``about`` says which format all this is.

The view ``figures`` is for people: numbers are numbers, and what serves the program is left out.
"""

from __future__ import annotations

import os
from dataclasses import MISSING, fields
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from swstats.output.columns import JOINER, columns_of
from swstats.records import Change, Statistic
from swstats.store.databases import POSTGRES, SQLITE
from swstats.store.rows import stored
from swstats.store.shape import FIELDS, VERSION, keep_places, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swstats.output.columns import Column
    from swstats.store.databases import Connection

# Text is compared by code points, in both databases.
TEXT = sa.Text().with_variant(sa.Text(collation="C"), POSTGRES)

METADATA = sa.MetaData()
ABOUT = sa.Table(
    "about",
    METADATA,
    sa.Column("name", TEXT, primary_key=True),
    sa.Column("value", TEXT, nullable=False),
)
DOCUMENTS = sa.Table(
    "documents",
    METADATA,
    sa.Column("key", TEXT, primary_key=True),
    sa.Column("statistics", sa.Integer, nullable=False),
    # What the document was when it was read, as the run says; NULL where it does not.
    sa.Column("digest", TEXT),
)
# The text of each document, packed (swstats.run.work.packed), for whoever shows figures in it.
TEXTS = sa.Table(
    "texts",
    METADATA,
    sa.Column("document", TEXT, sa.ForeignKey(DOCUMENTS.c.key), primary_key=True),
    sa.Column("text", sa.LargeBinary, nullable=False),
)
PLACES = sa.Table(
    "places",
    METADATA,
    sa.Column("place", TEXT, primary_key=True),
    # As it stands in statistics.region_path.
    sa.Column("path", TEXT, primary_key=True, index=True),
)


def _sql_type(kind: type) -> sa.types.TypeEngine[Any]:
    # A decimal is text: SQLite has none, and a float would not give it back.
    kinds: dict[type, sa.types.TypeEngine[Any]] = {int: sa.Integer(), bool: sa.Boolean()}
    return kinds.get(kind, TEXT)


STATISTICS = sa.Table(
    "statistics",
    METADATA,
    sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
    sa.Column("document", TEXT, sa.ForeignKey(DOCUMENTS.c.key), nullable=False, index=True),
    *(sa.Column(field.name, _sql_type(field.type)) for field in FIELDS),
    # What filters compare, worked out once.
    sa.Column("magnitude", sa.Float(53), index=True),
    sa.Column("first_day", TEXT, index=True),
    sa.Column("last_day", TEXT, index=True),
)
# The other columns that people and filters ask for.
for _name in ("region", "region_path", "kind", "measure", "indicator", "unit"):
    sa.Index(f"statistics_{_name}", STATISTICS.c[_name])

# ------------------------------------------------------------------------------ making, migrating


def statements(dialect: str) -> list[str]:
    """Return what makes the tables and views in a database that has none."""
    kind = sa.make_url(
        f"{dialect}://" if dialect == SQLITE else f"{dialect}+psycopg://"
    ).get_dialect()
    made: list[str] = []
    for table in METADATA.sorted_tables:
        made.append(str(sa.schema.CreateTable(table).compile(dialect=kind())))
        made += [
            str(sa.schema.CreateIndex(index).compile(dialect=kind())) for index in table.indexes
        ]
    return [*made, *_views(dialect)]


def bring_up_to_date(lent: Connection, version: int) -> None:
    """Make an older store one of this format, within the transaction of the caller."""
    with lent.alchemy() as connection:
        _complete(connection)
        for older in range(version, VERSION):
            STEPS[older](connection, lent)
        _index(connection)
        for view in _views(connection.dialect.name):
            lent.run(view)
    tell(lent)


def _complete(connection: sa.Connection) -> None:
    """Add the tables and columns that there were none of."""
    inspector = sa.inspect(connection)
    known = inspector.get_table_names()
    for name in VIEWS:
        connection.execute(sa.text(f"DROP VIEW IF EXISTS {name}"))
    for table in METADATA.sorted_tables:
        if table.name not in known:
            table.create(connection)
            continue
        there = {column["name"] for column in inspector.get_columns(table.name)}
        for column in table.columns:
            if column.name not in there:
                _add(connection, column)


def _index(connection: sa.Connection) -> None:
    for table in METADATA.sorted_tables:
        for index in table.indexes:
            index.create(connection, checkfirst=True)


def _add(connection: sa.Connection, column: sa.Column[Any]) -> None:
    """Add a column; of a field that is never None, with the field's default in each row."""
    table = column.table.name
    declared = sa.schema.CreateColumn(column).compile(dialect=connection.dialect)
    connection.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {declared}"))
    for field, shape in zip(fields(Statistic), FIELDS, strict=True):
        if field.name == column.name and not shape.optional and field.default is not MISSING:
            value = stored(shape, field.default)
            connection.execute(column.table.update().values({column.name: value}))


def _from_1(connection: sa.Connection, lent: Connection) -> None:
    """Fill what format 1 had not: the places on each path. Widen what PostgreSQL kept narrow."""
    if connection.dialect.name == POSTGRES:
        for table in METADATA.sorted_tables:
            for column in table.columns:
                kind = column.type.compile(dialect=connection.dialect)
                alter = f'ALTER TABLE {table.name} ALTER COLUMN "{column.name}" TYPE {kind}'
                connection.execute(sa.text(alter))
        _say_whole_paths(connection)
    path = STATISTICS.c.region_path
    paths = connection.scalars(sa.select(path).where(path.is_not(None)).distinct()).all()
    keep_places(lent, paths)


def _say_whole_paths(connection: sa.Connection) -> None:
    """Make keys whole paths; in format 1 they were relative to where the program runs."""
    for row in connection.execute(sa.select(DOCUMENTS)).all():
        if row.key != "-" and not Path(row.key).is_absolute():
            whole = Path(os.path.realpath(row.key)).as_posix()
            connection.execute(DOCUMENTS.insert(), {**row._mapping, "key": whole})  # noqa: SLF001  as SQLAlchemy names it
            moved = STATISTICS.update().where(STATISTICS.c.document == row.key)
            connection.execute(moved.values(document=whole))
            connection.execute(DOCUMENTS.delete().where(DOCUMENTS.c.key == row.key))


def _from_2(_connection: sa.Connection, _lent: Connection) -> None:
    """Format 2 had no texts: they come when the documents are read again."""


STEPS = {1: _from_1, 2: _from_2}


# ----------------------------------------------------------------------------------------- views

# Names that SQL keeps for itself, or that say little in a table of figures.
RENAMED = {"doc": "document", "start": "start_at", "end": "end_at", "region_path": "region_within"}


def _views(dialect: str) -> list[str]:
    return [f"CREATE VIEW {name} AS {query(dialect)}" for name, query in VIEWS.items()]


def _figures(dialect: str) -> str:
    """Return the query of the view ``figures``."""
    shown = ", ".join(
        f"{value} AS {name}" for field in FIELDS for value, name in _shown(field, dialect)
    )
    # Nothing is done to what has an index, or it would be of no use.
    return f"SELECT {shown}, magnitude, first_day, last_day FROM statistics"


def _shown(field: Column, dialect: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in the view for a field: SQL and name."""
    name = RENAMED.get(field.name, field.name)
    column = f'"{field.name}"'
    if field.name == "statistic":  # it always is one
        return
    if field.type is Decimal:
        number = "NUMERIC" if dialect == POSTGRES else "REAL"
        yield f"CAST({column} AS {number})", name
    elif field.type is tuple:  # a JSON list of names, as Python writes it
        listed = f"""replace(trim({column}, '[]"'), '", "', '{JOINER}')"""
        yield f"nullif({listed}, '')", name
    elif field.type is Change:
        for part in columns_of(Change):
            if dialect == POSTGRES:
                yield f"CAST({column} AS json) ->> '{part.name}'", f"{name}_{part.name}"
            else:
                yield f"json_extract({column}, '$.{part.name}')", f"{name}_{part.name}"
    else:
        yield column, name


VIEWS = {"figures": _figures}
