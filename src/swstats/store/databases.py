"""SQLite and PostgreSQL: how each is opened, locked, written to in bulk.

A :class:`Connection` takes SQL with a ``?`` for each value. That of an SQLite file (:class:`Lite`)
is Python's own sqlite3; SQLAlchemy, whose import takes longer than most runs do, stands behind that
of a URL (``urls.py``), and makes and migrates tables (``schema.py``).

What is said here of SQLite's journal holds on purpose: the store keeps the rollback journal that
SQLite begins with. It is one file when nobody writes, any program of any age may read it, also in a
folder or on a disk that is read-only, and it goes with network folders, where a write-ahead log
must not be. The price is that writers and readers wait for each other; so the store writes in short
transactions and reads in short ones. A store that its user has turned to WAL is left so.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from swstats.said import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    import sqlalchemy as sa

    from swstats.store.rows import Row

# How long to wait for another process that is writing, in seconds.
PATIENCE = 30

SQLITE = "sqlite"
POSTGRES = "postgresql"
EXTRA = N_("PostgreSQL needs an extra: pip install 'swstats[postgres]'")

# Of PostgreSQL: one process at a time makes or migrates a store, whatever database it is in.
MAKING = 0x73777374

# In KiB: the indexes of a large store do not fit into the 2 MB that SQLite gives itself.
CACHE = 32_000


Failures = tuple[type[Exception], ...]


class Unusable(Exception):  # noqa: N818  it says what is wrong with a place
    """No database can be opened at a place: what it says is shown to the user."""


class Answer(Protocol):
    """What a database answers: rows, to be taken as they come."""

    def fetchone(self) -> Any: ...  # noqa: D102
    def fetchmany(self, size: int, /) -> Sequence[Any]: ...  # noqa: D102
    def fetchall(self) -> Sequence[Any]: ...  # noqa: D102
    def close(self) -> Any: ...  # noqa: D102


class Connection(Protocol):
    """An open database. ``failures`` is what it raises, ``absent`` where there is no such table."""

    dialect: str
    failures: Failures
    absent: Failures

    def run(self, sql: str, values: Sequence[Any] = (), /) -> Answer:
        """Put a statement to it, within a transaction."""

    def many(self, sql: str, rows: Sequence[Row], /) -> None:
        """Put a statement to it once for each row."""

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Row], /) -> None:
        """Add rows in bulk."""

    def transaction(self, *, writes: bool = False) -> AbstractContextManager[None]:
        """Begin a transaction, which an exception undoes; one that ``writes`` locks at once.

        One that reads first and writes then must, or two of them could each wait for the other.
        """

    def alchemy(self) -> AbstractContextManager[sa.Connection]:
        """Give it, and the transaction that is begun, as SQLAlchemy knows it."""

    def close(self) -> None:
        """Let go of the database."""


class Place(NamedTuple):
    """Where a store is: its name as it may be shown, its file if it is one, what opens it.

    ``open`` raises the ``failures`` of its connection, which are given before there is one.
    """

    name: str
    dialect: str
    file: Path | None
    failures: Callable[[], Failures]
    open: Callable[[], Connection]


def place_of(named: str) -> Place:
    """Return where a store is, named by a path or a URL. Raises StoreError, without a password."""
    if "://" in named:
        from swstats.store.urls import place_of_url

        return place_of_url(named)
    kept = named not in ("", MEMORY)
    return Place(named, SQLITE, Path(named) if kept else None, _failures, lambda: Lite(named))


MEMORY = ":memory:"


def _failures() -> Failures:
    import sqlite3

    return (sqlite3.Error,)


class Lite:
    """An SQLite file, through Python's sqlite3."""

    dialect = SQLITE

    def __init__(self, path: str) -> None:
        import sqlite3

        self.failures: Failures = (sqlite3.Error,)
        # As databases differ in what they call it.
        self.absent: Failures = (sqlite3.OperationalError, sqlite3.ProgrammingError)
        self._driver = sqlite3.connect(
            os.path.abspath(path) if path not in ("", MEMORY) else MEMORY,  # noqa: PTH100
            timeout=PATIENCE,
            check_same_thread=False,
            # Transactions are begun here: left to itself, sqlite3 begins none for a table.
            isolation_level=None,
        )
        set_up(self._driver)
        self.run = self._driver.execute

    def many(self, sql: str, rows: Sequence[Row], /) -> None:
        """Put a statement to it once for each row."""
        self._driver.executemany(sql, rows)

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Row], /) -> None:
        """Add rows in bulk."""
        self._driver.executemany(inserting(table, columns), rows)

    @contextmanager
    def transaction(self, *, writes: bool = False) -> Iterator[None]:
        """Begin a transaction, which an exception undoes; one that ``writes`` locks at once."""
        self._driver.execute(beginning(writes=writes))
        try:
            yield
            self._driver.commit()
        except BaseException:
            self._driver.rollback()
            raise

    @contextmanager
    def alchemy(self) -> Iterator[sa.Connection]:
        """Give it, and the transaction that is begun, as SQLAlchemy knows it."""
        from swstats.store.urls import borrowed

        with borrowed(self._driver) as connection:
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self._driver.close()


def set_up(driver: Any) -> None:
    """Make a connection of sqlite3 one that a store can rely on."""
    driver.isolation_level = None
    driver.execute("PRAGMA foreign_keys = ON")
    driver.execute(f"PRAGMA cache_size = -{CACHE}")


def beginning(*, writes: bool) -> str:
    """Return what begins a transaction of SQLite."""
    return "BEGIN IMMEDIATE" if writes else "BEGIN"


def inserting(table: str, columns: Sequence[str]) -> str:
    """Return what adds a row to a table."""
    return f"INSERT INTO {table} ({named(columns)}) VALUES ({marks(columns)})"


def named(columns: Sequence[str]) -> str:
    """Return columns as SQL lists them; "end" is a word of its own."""
    return ", ".join(f'"{column}"' for column in columns)


def marks(values: Sequence[object]) -> str:
    """Return as many marks as there are values."""
    return ", ".join("?" * len(values))


def tables(connection: Connection) -> list[str]:
    """Return the tables that a database has."""
    if connection.dialect == SQLITE:
        rows = connection.run("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return [name for (name,) in rows if not name.startswith("sqlite_")]
    import sqlalchemy as sa

    with connection.alchemy() as known:
        return sa.inspect(known).get_table_names()


def encoding(connection: Connection) -> str:
    """Return the encoding that a database keeps text in. SQLite can do with any of its own."""
    if connection.dialect == SQLITE:
        return "UTF8"
    return str(connection.run("SHOW server_encoding").fetchone()[0])


def scratch(connection: Connection, table: str) -> str:
    """Return what a temporary table is called, which no other table is."""
    return f"{'pg_temp' if connection.dialect == POSTGRES else 'temp'}.{table}"


def lock_for_writing(connection: Connection) -> None:
    """Keep other writers out until the transaction, just begun, is over; readers go on."""
    if connection.dialect == POSTGRES:
        _be_patient(connection)
        connection.run("LOCK TABLE documents IN SHARE ROW EXCLUSIVE MODE")


def lock_for_making(connection: Connection) -> None:
    """Keep others from making or migrating a store until the transaction is over."""
    if connection.dialect == POSTGRES:
        _be_patient(connection)
        connection.run(f"SELECT pg_advisory_xact_lock({MAKING})")


def _be_patient(connection: Connection) -> None:
    connection.run(f"SET LOCAL lock_timeout = '{int(PATIENCE * 1000)}ms'")


# What databases say of a store that is none, or no longer; of what others hold; of no room; of no
# way to the server.
DAMAGE = (
    "not a database", "malformed", "unsupported file format", "no such table", "no such col",
    "could not decode", "does not exist",
)  # fmt: skip
BUSY = ("locked", "busy", "lock timeout", "deadlock")
FULL = ("full", "no space", "disk i/o")
AWAY = (
    "connection", "server closed", "timeout expired", "could not translate host", "resolve host",
)  # fmt: skip

# What SQLite says most often.
REASONS = (
    N_("file is not a database"),
    N_("unable to open database file"),
    N_("database disk image is malformed"),
    N_("database is locked"),
    N_("attempt to write a readonly database"),
    N_("database or disk is full"),
    N_("disk I/O error"),
)

DAMAGED = N_("it is damaged or no store; move it away and extract the documents again")


def advice(said: str) -> str:
    """Return what to do about an error of a database, by what it says."""
    said = said.lower()
    if any(sign in said for sign in BUSY):
        return _("another program is writing to it; try again when it is done")
    if 'database "' in said and "does not exist" in said:
        return _("make it with createdb, or name another with --store")
    if any(sign in said for sign in AWAY):
        return _("see that the server runs and the URL is right, or keep nothing with --no-store")
    if any(sign in said for sign in FULL):
        return _("make room, or name another place with --store")
    if "depend on it" in said:
        return _("drop what was made upon it, and make it again afterwards")
    if "permission denied" in said:
        return _("ask its owner for the right to, or name another store with --store")
    if any(sign in said for sign in DAMAGE):
        return _(DAMAGED)
    away = _("name another place with --store, or keep nothing with --no-store")
    return (
        _("copy it to where you may write, {away}").format(away=away)
        if "readonly" in said
        else away
    )
