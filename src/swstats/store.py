"""The store: one SQLite file that keeps the statistics of every document read.

A document is known by its path from the store's folder, so that ``a.txt``, ``./a.txt`` and
``/home/…/a.txt`` are one, and the folder can be moved. Reading it again replaces its statistics in
one transaction: a run that is killed leaves each document as it was or as it is, never halfway.

Importing this module imports SQLAlchemy, which takes longer than most runs do: import it where it
is used.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    NoSuchModuleError,
    OperationalError,
    ProgrammingError,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from swstats.errors import StoreError
from swstats.output.columns import columns_of, from_json, to_json
from swstats.records import Change, Statistic
from swstats.review.edtf import days
from swstats.review.filters import LOWER, magnitude

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from sqlalchemy.sql.compiler import SQLCompiler

    from swstats.review.filters import Filter

# Raise it when tables change; the columns of a statistic are recorded beside it.
VERSION = 1

# How long to wait for another process that is writing, in seconds.
PATIENCE = 30

FIELDS = columns_of(Statistic)

METADATA = sa.MetaData()
ABOUT = sa.Table(
    "about",
    METADATA,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
DOCUMENTS = sa.Table(
    "documents",
    METADATA,
    sa.Column("key", sa.String(500), primary_key=True),
    sa.Column("statistics", sa.Integer, nullable=False),
)


def _sql_type(kind: type) -> type[sa.types.TypeEngine[Any]]:
    # A decimal is text: SQLite has none, and a float would not give it back.
    return {int: sa.Integer, bool: sa.Boolean}.get(kind, sa.Text)


STATISTICS = sa.Table(
    "statistics",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("document", sa.ForeignKey(DOCUMENTS.c.key), nullable=False, index=True),
    *(sa.Column(field.name, _sql_type(field.type)) for field in FIELDS),
    # What filters compare, worked out once.
    sa.Column("magnitude", sa.Float, index=True),
    sa.Column("first_day", sa.String(10), index=True),
    sa.Column("last_day", sa.String(10)),
)
# The indicator is searched for parts of it, and a kind takes in much: no index helps with either.
sa.Index("statistics_region", STATISTICS.c.region)

NESTED = tuple(field.name for field in FIELDS if field.type in (tuple, Change))


class Store:
    """An open store. Use it in a ``with`` statement, which closes it."""

    def __init__(self, place: str | Path = "swstats.db", *, create: bool = True) -> None:
        """Open the store at ``place``, a path or a URL of SQLAlchemy.

        Where there is none, make one if ``create`` allows. Raises StoreError where it is missing,
        damaged, made by a newer swstats, or cannot be written.
        """
        self.name = str(place)
        if "://" in self.name:
            self._url = _url_of(self.name)
            shown = self._url.update_query_dict(
                {key: "hidden" for key in self._url.query if "pass" in key.lower()}
            )
            if shown.password is not None or shown != self._url:
                self.name = shown.render_as_string(hide_password=True)
        else:
            self._url = sa.URL.create("sqlite", database=self.name)
        path = _file_of(self._url)
        self._folder = os.path.realpath(path.parent if path else ".")
        if path and not create and not os.path.exists(path):  # noqa: PTH110  too long a name is none
            message = (
                f"there is no store {self.name}; fill one with: swstats extract PATH,"
                " or name another with --store"
            )
            raise StoreError(message)
        with self._errors("open"):
            self._engine = self._connectable()
            self._connection = self._engine.connect()
        try:
            with self._errors("open"):
                self._prepare()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        self._engine.dispose()

    def replace(self, doc: str, statistics: Sequence[Statistic]) -> None:
        """Keep the statistics of a document instead of those it had.

        Those that are no statistic (dates, ordinals) are passed over. Raises StoreError.
        """
        key = self.key(doc)
        rows = [_row(key, item) for item in statistics if item.statistic]
        with self._errors("write to"), self._connection.begin():
            run = self._connection.execute
            run(STATISTICS.delete().where(STATISTICS.c.document == key))
            run(DOCUMENTS.delete().where(DOCUMENTS.c.key == key))
            run(DOCUMENTS.insert(), {"key": key, "statistics": len(rows)})
            self._insert(rows)

    def statistics(self, where: Filter | None = None) -> Iterator[Statistic]:
        """Give what is kept, document by document, in the order of the text. Raises StoreError."""
        columns = [STATISTICS.c[field.name] for field in FIELDS]
        query = sa.select(*columns).order_by(STATISTICS.c.document, STATISTICS.c.number)
        if where:
            query = query.where(*_conditions(where))
        with self._errors("read"), self._connection.begin():
            for row in self._connection.execute(query).mappings():
                try:
                    found = _statistic(row)
                except (ValueError, TypeError, ArithmeticError) as error:
                    message = (
                        f"cannot read the store {self.name}: what it says of {row['doc']} is"
                        " damaged; extract the document again"
                    )
                    raise StoreError(message) from error
                yield found

    def documents(self) -> dict[str, int]:
        """Return each document's key with the number of its statistics. Raises StoreError."""
        query = sa.select(DOCUMENTS.c.key, DOCUMENTS.c.statistics).order_by(DOCUMENTS.c.key)
        with self._errors("read"), self._connection.begin():
            return {row.key: row.statistics for row in self._connection.execute(query)}

    def key(self, doc: str) -> str:
        """Return what a document is known by: its path from the store's folder where it is in it.

        Standard input, ``-``, is itself.
        """
        if doc == "-":
            return doc
        try:
            path = os.path.realpath(doc)
        except UnicodeEncodeError:  # a name that the locale cannot write: LC_ALL=C, PYTHONUTF8=0
            path = os.path.abspath(doc)  # noqa: PTH100
        inside = os.path.commonpath([path, self._folder]) == self._folder
        return Path(os.path.relpath(path, self._folder) if inside else path).as_posix()

    def _insert(self, rows: Sequence[dict[str, Any]]) -> None:
        """Add the rows, past SQLAlchemy's own reading of each, which takes half of the time."""
        if not rows:
            return
        insert = STATISTICS.insert().compile(
            dialect=self._engine.dialect, column_keys=list(rows[0])
        )
        names = getattr(insert, "positiontup", None)
        values = [tuple(map(row.__getitem__, names)) for row in rows] if names else rows
        self._connection.exec_driver_sql(str(insert), values)

    # ------------------------------------------------------------------------------- opening

    def _connectable(self) -> sa.Engine:
        if self._url.get_backend_name() != "sqlite":
            return sa.create_engine(self._url)
        engine = sa.create_engine(
            self._url, connect_args={"timeout": PATIENCE}, poolclass=sa.pool.StaticPool
        )
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        return engine

    def _prepare(self) -> None:
        """Make the tables where there are none, and check that they are those known here."""
        expected = {"version": str(VERSION), "columns": ",".join(field.name for field in FIELDS)}
        try:
            found = self._about()
        except (OperationalError, ProgrammingError):  # as databases differ in what they call it
            self._make_tables(expected)
            found = self._about()
        if found == expected:
            return
        version = found.get("version", "")
        if version.isdecimal() and int(version) > VERSION:
            message = (
                f"the store {self.name} was made by a newer swstats (format {version}, this one"
                f" reads {VERSION}); upgrade swstats, or name another store with --store"
            )
        else:
            message = (
                f"the store {self.name} was made by another version of swstats; move it away and"
                " extract the documents again, or name another with --store"
            )
        raise StoreError(message)

    def _about(self) -> dict[str, str]:
        """Return what the store says of itself; the error of the database where it is none yet.

        Asking the catalogue first would take ten times as long.
        """
        with self._connection.begin():
            return {row.name: row.value for row in self._connection.execute(sa.select(ABOUT))}

    def _make_tables(self, about: dict[str, str]) -> None:
        """Make the tables, unless another process has done so in the meantime."""
        self._connection.execution_options(begin="BEGIN IMMEDIATE")
        with self._connection.begin():
            tables = sa.inspect(self._connection).get_table_names()
            if ABOUT.name in tables:
                return
            if tables:
                message = (
                    f"{self.name} is a database of something else (it holds {tables[0]}); name"
                    " another with --store"
                )
                raise StoreError(message)
            METADATA.create_all(self._connection)
            rows = [{"name": name, "value": value} for name, value in about.items()]
            self._connection.execute(ABOUT.insert(), rows)

    @contextmanager
    def _errors(self, act: str) -> Iterator[None]:
        """Turn the errors of the database into a StoreError that says what to do."""
        try:
            yield
        except DBAPIError as error:
            message = f"cannot {act} the store {self.name}: {error.orig}; {_advice(error)}"
            raise StoreError(message) from error
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            message = f"cannot {act} the store {self.name}: {error}; give --store a path"
            raise StoreError(message) from error


def _url_of(text: str) -> sa.URL:
    """Read a URL of SQLAlchemy. Raises StoreError, without the password that it may hold."""
    try:
        return sa.make_url(text)
    except (ArgumentError, ValueError):  # ValueError: of the port
        hidden = re.sub("//.*@", "//***@", text)
        hidden = re.sub("(?i)(pass[a-z]*=)[^&]*", r"\1hidden", hidden)
        message = f"cannot open the store {hidden}: it is no URL of SQLAlchemy; give --store a path"
        raise StoreError(message) from None


def _file_of(url: sa.URL) -> Path | None:
    """Return the file that an SQLite store is in, None where it is in memory or elsewhere."""
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    if url.database == ":memory:" or url.database.startswith("file:"):
        return None
    return Path(url.database)


def _set_up(connection: Any, _record: object) -> None:
    # Transactions are begun by _begin: left to itself, Python's sqlite3 begins none for a table.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # Waits for the disk half as often. Whatever kills the program, a transaction is whole; only a
    # power cut might harm the file, on an old file system, and the texts are there to read again.
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: sa.Connection) -> None:
    # A transaction that reads first and writes then must lock at once, or two of them could each
    # wait for the other; the rest lock when they write.
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


# What SQLite says of a file that is none of its own, or no longer.
DAMAGE = ("not a database", "malformed", "unsupported file format", "no such table", "no such col")


def _advice(error: DBAPIError) -> str:
    said = str(error.orig).lower()
    if "locked" in said or "busy" in said:
        return "another program is writing to it; try again when it is done"
    if any(sign in said for sign in DAMAGE):
        return "the file is damaged or no store; move it away and extract the documents again"
    if "full" in said:
        return "make room, or name another place with --store"
    return "name another place with --store, or keep nothing with --no-store"


# ----------------------------------------------------------------------------------------- rows


def _row(key: str, statistic: Statistic) -> dict[str, Any]:
    row = to_json(statistic)
    for name in NESTED:
        row[name] = json.dumps(row[name], ensure_ascii=False)
    size = magnitude(statistic)
    first, last = (days(statistic.period) if statistic.period else None) or (None, None)
    return {
        **row,
        "document": key,
        "magnitude": None if size is None else float(size),
        "first_day": first,
        "last_day": last,
    }


def _statistic(row: sa.RowMapping) -> Statistic:
    values = dict(row)
    for name in NESTED:
        values[name] = json.loads(values[name])
    found: Statistic = from_json(Statistic, values)
    return found


class _Holds(FunctionElement[bool]):
    """Whether a column contains words, A to Z in either case, as :func:`filters.holds` does it.

    LIKE will not do: it takes more letters for one or fewer, as the database and its locale will.
    """

    type = sa.Boolean()
    inherit_cache = True

    def __init__(self, column: sa.ColumnElement[str], words: str) -> None:
        super().__init__(column, sa.literal(words.translate(LOWER)))


@compiles(_Holds)
def _in_postgresql(element: _Holds, compiler: SQLCompiler, **how: Any) -> str:
    column, words = (compiler.process(each, **how) for each in element.clauses)
    return f'(strpos(lower({column} COLLATE "C"), {words}) > 0)'


@compiles(_Holds, "sqlite")
def _in_sqlite(element: _Holds, compiler: SQLCompiler, **how: Any) -> str:
    column, words = (compiler.process(each, **how) for each in element.clauses)
    return f"(instr(lower({column}), {words}) > 0)"


def _conditions(where: Filter) -> Iterator[sa.ColumnElement[bool]]:
    """Say in SQL what :meth:`Filter.accepts` says in Python."""
    table = STATISTICS.c
    if where.regions:
        places: list[sa.ColumnElement[bool]] = [table.region.in_(where.regions)]
        if not where.exact:
            # A path is a JSON list, in which a name is between quotes.
            places += [table.region_path.contains(f'"{name}"') for name in where.regions]
        yield sa.or_(*places)
    if where.kinds:
        yield table.kind.in_([str(kind) for kind in where.kinds])
    if where.measures:
        yield table.measure.in_(where.measures)
    if where.units:
        yield table.unit.in_(where.units)
    if where.indicator:
        yield sa.or_(
            _Holds(table.indicator, where.indicator), _Holds(table.measure, where.indicator)
        )
    if where.words:
        yield sa.or_(_Holds(table.sentence, where.words), _Holds(table.text, where.words))
    if where.period is not None:
        first, last = days(where.period) or ("", "")
        yield table.first_day >= first
        yield table.last_day <= last
    if where.minimum is not None:
        yield table.magnitude >= float(where.minimum)
    if where.maximum is not None:
        yield table.magnitude <= float(where.maximum)
