"""Stores that a URL names, in PostgreSQL or in SQLite, through SQLAlchemy."""

from __future__ import annotations

import re
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from swstats.errors import StoreError
from swstats.said import _
from swstats.store import databases
from swstats.store.databases import MEMORY, POSTGRES, SQLITE, Failures, Place, Unusable, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.store.databases import Answer
    from swstats.store.rows import Row

# What names PostgreSQL in a URL: SQLAlchemy's name, libpq's, and that of many hosts of databases.
POSTGRES_NAMES = ("postgresql", "postgres", "postgresql+psycopg")


def place_of_url(place: str) -> Place:
    """Return where a store is. Raises StoreError, without a password."""
    url = url_of(place)
    dialect = url.get_backend_name()
    return Place(shown(url), dialect, _file_of(url), lambda: (DBAPIError,), lambda: Known(url))


def url_of(place: str) -> sa.URL:
    """Return the URL of a store named by a path or a URL. Raises StoreError, without a password."""
    if "://" not in place:
        return sa.URL.create(SQLITE, database=place)
    try:
        url = sa.make_url(place)
    except (ArgumentError, ValueError):  # ValueError: of the port
        hidden = re.sub("//.*@", "//***@", place)
        hidden = re.sub("(?i)(pass[a-z]*=)[^&]*", r"\1hidden", hidden)
        message = _(
            "cannot open the store {hidden}: it is no URL of a database; give --store a path"
        ).format(hidden=hidden)
        raise StoreError(message) from None
    if url.drivername in POSTGRES_NAMES:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername.partition("+")[0] != SQLITE:
        message = _(
            "cannot open the store {url}: {drivername} is neither SQLite nor "
            "postgresql+psycopg; give --store a path, or a URL of PostgreSQL"
        ).format(url=shown(url), drivername=url.drivername)
        raise StoreError(message)
    return url


def shown(url: sa.URL) -> str:
    """Return a URL as it may be shown: no password in it."""
    hidden = {key: "hidden" for key in url.query if "pass" in key.lower()}
    return url.update_query_dict(hidden).render_as_string(hide_password=True)


def _file_of(url: sa.URL) -> Path | None:
    """Return the file that an SQLite store is in, None where it is in memory or elsewhere."""
    if url.get_backend_name() != SQLITE or not url.database:
        return None
    if url.database == MEMORY or url.database.startswith("file:"):
        return None
    return Path(url.database)


def engine_of(url: sa.URL) -> sa.Engine:
    """Return what connects to a database. Raises ImportError where its driver is missing."""
    if url.get_backend_name() == POSTGRES:
        settings: dict[str, Any] = {
            "client_encoding": "utf8",
            "connect_timeout": databases.PATIENCE,
        }
        for given in url.query:
            settings.pop(given, None)
        return sa.create_engine(
            url, connect_args=settings, poolclass=sa.pool.StaticPool, use_native_hstore=False
        )
    how: dict[str, Any] = {
        "connect_args": {"timeout": databases.PATIENCE},
        "poolclass": sa.pool.StaticPool,
    }
    with warnings.catch_warnings(action="error", category=sa.exc.SAWarning):
        try:
            engine = sa.create_engine(url, **how)
        except sa.exc.SAWarning as warning:  # of what a URL asks for in vain, such as ?mode=ro
            raise ArgumentError(str(warning).partition(" (Background")[0]) from warning
    event.listen(engine, "connect", lambda driver, _record: databases.set_up(driver))
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql(databases.beginning(writes=writes))


@contextmanager
def borrowed(driver: Any) -> Iterator[sa.Connection]:
    """Give a connection of sqlite3, and the transaction that is begun, as SQLAlchemy knows it.

    Who lends it ends the transaction, and closes it.
    """
    engine = sa.create_engine("sqlite://", creator=lambda: driver, poolclass=sa.pool.StaticPool)
    for act in ("do_begin", "do_commit", "do_rollback", "do_close"):
        setattr(engine.dialect, act, lambda *_: None)
    with engine.connect() as connection:
        yield connection


class Known:
    """A database that SQLAlchemy has opened."""

    def __init__(self, url: sa.URL) -> None:
        try:
            self._engine = engine_of(url)
        except (ArgumentError, NoSuchModuleError) as error:
            raise Unusable(str(error)) from error
        self.dialect = url.get_backend_name()
        self.failures: Failures = (DBAPIError, self._engine.dialect.loaded_dbapi.Error)
        self.absent: Failures = (sa.exc.OperationalError, sa.exc.ProgrammingError)
        self._connection = self._engine.connect()
        self._mark = "%s" if self.dialect == POSTGRES else "?"

    def run(self, sql: str, values: Sequence[Any] = (), /) -> Answer:
        """Put a statement to it, within a transaction."""
        sql = sql.replace("?", self._mark)
        return self._connection.exec_driver_sql(sql, tuple(values))

    def many(self, sql: str, rows: Sequence[Row], /) -> None:
        """Put a statement to it once for each row."""
        if rows:
            self._connection.exec_driver_sql(sql.replace("?", self._mark), [*rows])

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Row], /) -> None:
        """Add rows in bulk."""
        if self.dialect == SQLITE:
            self.many(databases.inserting(table, columns), rows)
        elif rows:
            driver: Any = self._connection.connection.driver_connection
            copying = f"COPY {table} ({named(columns)}) FROM STDIN"
            with driver.cursor() as cursor, cursor.copy(copying) as copy:
                for row in rows:
                    copy.write_row(row)

    @contextmanager
    def transaction(self, *, writes: bool = False) -> Iterator[None]:
        """Begin a transaction, which an exception undoes; one that ``writes`` locks at once."""
        self._connection.execution_options(writes=writes)
        with self._connection.begin():
            yield

    @contextmanager
    def alchemy(self) -> Iterator[sa.Connection]:
        """Give it, and the transaction that is begun, as SQLAlchemy knows it."""
        yield self._connection

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()
        self._engine.dispose()
