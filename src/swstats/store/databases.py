"""SQLite and PostgreSQL: how each is named, opened, locked, written to in bulk.

What is said here of SQLite's journal holds on purpose: the store keeps the rollback journal that
SQLite begins with. It is one file when nobody writes, any program of any age may read it, also in a
folder or on a disk that is read-only, and it goes with network folders, where a write-ahead log
must not be. The price is that writers and readers wait for each other; so the store writes in short
transactions and reads in short ones. A store that its user has turned to WAL is left so.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError

from swstats.errors import StoreError
from swstats.said import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swstats.store.rows import Row

# How long to wait for another process that is writing, in seconds.
PATIENCE = 30

POSTGRES = "postgresql"
EXTRA = N_("PostgreSQL needs an extra: pip install 'swstats[postgres]'")
# What names PostgreSQL in a URL: SQLAlchemy's name, libpq's, and that of many hosts of databases.
POSTGRES_NAMES = ("postgresql", "postgres", "postgresql+psycopg")

# In bytes: an index of PostgreSQL takes up to 2,704.
LONGEST = 2000

# Of PostgreSQL: one process at a time makes or migrates a store, whatever database it is in.
MAKING = 0x73777374


def url_of(place: str) -> sa.URL:
    """Return the URL of a store named by a path or a URL. Raises StoreError, without a password."""
    if "://" not in place:
        return sa.URL.create("sqlite", database=place)
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
    if url.drivername.partition("+")[0] != "sqlite":
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


def file_of(url: sa.URL) -> Path | None:
    """Return the file that an SQLite store is in, None where it is in memory or elsewhere."""
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    if url.database == ":memory:" or url.database.startswith("file:"):
        return None
    return Path(url.database)


def engine_of(url: sa.URL) -> sa.Engine:
    """Return what connects to a database. Raises ImportError where its driver is missing."""
    if url.get_backend_name() == POSTGRES:
        settings: dict[str, Any] = {"client_encoding": "utf8", "connect_timeout": PATIENCE}
        for given in url.query:
            settings.pop(given, None)
        return sa.create_engine(
            url, connect_args=settings, poolclass=sa.pool.StaticPool, use_native_hstore=False
        )
    how: dict[str, Any] = {"connect_args": {"timeout": PATIENCE}, "poolclass": sa.pool.StaticPool}
    with warnings.catch_warnings(action="error", category=sa.exc.SAWarning):
        try:
            engine = sa.create_engine(url, **how)
        except sa.exc.SAWarning as warning:  # of what a URL asks for in vain, such as ?mode=ro
            raise ArgumentError(str(warning).partition(" (Background")[0]) from warning
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    # Transactions are begun by _begin: left to itself, Python's sqlite3 begins none for a table.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: sa.Connection) -> None:
    # A transaction that reads first and writes then must lock at once, or two of them could each
    # wait for the other; the rest lock when they write.
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def is_postgres(connection: sa.Connection) -> bool:
    """Say whether the database is PostgreSQL."""
    return connection.dialect.name == POSTGRES


def encoding(connection: sa.Connection) -> str:
    """Return the encoding that a database keeps text in. SQLite can do with any of its own."""
    return (
        str(connection.scalar(sa.text("SHOW server_encoding")))
        if is_postgres(connection)
        else "UTF8"
    )


def short(key: str) -> str:
    """Return a key as it is, or with its end as a digest where no index of PostgreSQL takes it."""
    whole = key.encode("utf-8", "surrogatepass")
    if len(whole) <= LONGEST:
        return key
    return whole[:LONGEST].decode("utf-8", "ignore") + "…" + hashlib.sha256(whole).hexdigest()


def scratch(connection: sa.Connection, table: str) -> str:
    """Return what a temporary table is called, which no other table is."""
    return f"{'pg_temp' if is_postgres(connection) else 'temp'}.{table}"


def lock_for_writing(connection: sa.Connection) -> None:
    """Keep other writers out until the transaction, just begun, is over; readers go on."""
    if is_postgres(connection):
        _be_patient(connection)
        connection.execute(sa.text("LOCK TABLE documents IN SHARE ROW EXCLUSIVE MODE"))


def lock_for_making(connection: sa.Connection) -> None:
    """Keep others from making or migrating a store until the transaction is over."""
    if is_postgres(connection):
        _be_patient(connection)
        connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({MAKING})"))


def _be_patient(connection: sa.Connection) -> None:
    connection.execute(sa.text(f"SET LOCAL lock_timeout = '{int(PATIENCE * 1000)}ms'"))


def insert(
    connection: sa.Connection, table: str, columns: Sequence[str], rows: Sequence[Row]
) -> None:
    """Add rows in bulk, past SQLAlchemy's own reading of each, which takes half of the time."""
    if not rows:
        return
    named = ", ".join(f'"{column}"' for column in columns)
    if not is_postgres(connection):
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {table} ({named}) VALUES ({marks})", [*rows])
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


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
