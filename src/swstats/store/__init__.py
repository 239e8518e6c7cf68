"""The store: a database that keeps the statistics of every document read.

It is one SQLite file, or a PostgreSQL database that a team shares. A document is known by its path
from the store's folder, so that ``a.txt``, ``./a.txt`` and ``/home/…/a.txt`` are one, and the
folder can be moved; in PostgreSQL by its whole path. Reading it again replaces its statistics in
one transaction: a run that is killed leaves each document as it was or as it is, never halfway.

SQLAlchemy, whose import takes longer than most runs do, is imported where it is needed alone: for
PostgreSQL, and to make and migrate tables.
"""

from __future__ import annotations

import os
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from swstats.documents.packing import UnpackError, unpacked
from swstats.errors import StoreError
from swstats.records import Extracted
from swstats.said import N_, _
from swstats.store import databases, shape
from swstats.store.asking import asked
from swstats.store.databases import POSTGRES, marks, named
from swstats.store.keys import Keys
from swstats.store.rows import marked, rows_of, statistic_of, unmarked
from swstats.store.shape import COLUMNS, NAMES, VERSION

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from swstats.records import Statistic
    from swstats.review.filters import Filter
    from swstats.store.rows import Row

# What is written in one transaction, and read in one: rows, and documents; of texts so many bytes.
ROWS = 5_000
TOGETHER = 500
BYTES = 8_000_000
# No document that is done waits longer to be written, as long as others follow. In seconds.
DELAY = 2.0

# The rows of a long document wait in this table, which only this process sees, until it is done.
PIECES = "pieces"


class _Kept(NamedTuple):
    """A document whose statistics wait to be written; the first ``aside`` are in PIECES."""

    key: str
    digest: str
    rows: list[Row]
    aside: int = 0
    text: bytes | None = None


class Store:
    """An open store. Use it in a ``with`` statement, which closes it."""

    def __init__(self, place: str | Path = "swstats.db", *, create: bool = True) -> None:
        """Open the store at ``place``, a path or a URL of SQLite or PostgreSQL.

        Where there is none, make one if ``create`` allows; bring an older one up to date. Raises
        StoreError where it is missing, damaged, made by a newer swstats, or cannot be written.
        """
        found = databases.place_of(str(place))
        self.name = found.name
        self._dialect = found.dialect
        self._folder = None
        if found.dialect != POSTGRES:
            self._folder = os.path.realpath(found.file.parent if found.file else ".")
        self._create = create
        if found.file and not create and not os.path.exists(found.file):  # noqa: PTH110  too long a name is none
            raise self._missing()
        self._waiting: dict[str, _Kept] = {}
        self._rows, self._bytes = 0, 0  # of those that wait
        self._since = 0.0
        self._together = False
        self._open: _Kept | None = None
        self._paths_kept: set[str] = set()
        self._failures: tuple[type[Exception], ...] = ()
        with self._errors("open"):
            self._failures = found.failures()
            self._connection = found.open()
            self._failures = self._connection.failures
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
        """Let go of the database."""
        self._connection.close()

    # ------------------------------------------------------------------------------------ writing

    def replace(
        self, doc: str, statistics: Sequence[Statistic], digest: str = "", text: bytes | None = None
    ) -> None:
        """Keep the statistics of a document instead of those it had. Raises StoreError.

        It is :meth:`start`, :meth:`add` and :meth:`finish` in one.
        """
        self.start(doc)
        self.add(statistics)
        self.finish(digest, text)

    def start(self, doc: str) -> None:
        """Begin to keep a document; one that was begun and not finished is forgotten."""
        self.start_key(self.key(doc))

    def start_key(self, key: str) -> None:
        """Begin to keep a document by its key."""
        self._open = _Kept(marked(key), "", [])

    def add(self, statistics: Iterable[Statistic]) -> None:
        """Add statistics to the document that was begun, in order. Raises StoreError.

        Those that are no statistic (dates, ordinals) are passed over. Nothing of the document is
        seen by anyone before it is finished, however long it is.
        """
        assert self._open is not None, "start() comes before add()"
        self.add_rows(rows_of(self._open.key, statistics))

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Add statistics as :func:`~swstats.store.rows.rows_of` makes rows of them."""
        assert self._open is not None, "start() comes before add()"
        waiting = self._open.rows
        waiting += rows
        if len(waiting) >= ROWS:
            self._set_aside()

    def finish(self, digest: str = "", text: bytes | None = None) -> None:
        """Keep what was added instead of what the document had, all of it or nothing.

        ``digest`` says what the document was, so that a later run knows whether it has changed.
        ``text`` is its text, packed. Within :meth:`writing` it may wait for others to be written with it. Raises StoreError.
        """
        assert self._open is not None, "start() comes before finish()"
        kept, self._open = self._open._replace(digest=digest, text=text), None
        if not self._waiting:
            self._since = time.monotonic()
        before = self._waiting.pop(kept.key, None)
        for each, sign in ((kept, 1), (before, -1)):
            if each is not None:
                self._rows += sign * len(each.rows)
                self._bytes += sign * len(each.text or b"")
        self._waiting[kept.key] = kept
        if (
            not self._together
            or kept.aside
            or self._rows >= ROWS
            or len(self._waiting) >= TOGETHER
            or self._bytes >= BYTES
            or time.monotonic() - self._since >= DELAY
        ):
            self._write()

    def forget_members(self, doc: str, *, but: Collection[str]) -> None:
        """Forget what an archive or a table once held and holds no longer. Raises StoreError.

        ``but`` are the keys of what it does hold.
        """
        # A link is followed on the way to a member, not in the name of a row.
        ranges = ((self.key(f"{doc}/_")[:-1], "0"), (self.key(f"{doc}#"), "$"))
        inside = " OR ".join(["(key >= ? AND key < ?)"] * len(ranges))
        ends = [marked(end) for first, after in ranges for end in (first, first[:-1] + after)]
        with self._errors("read"), self._connection.transaction():
            query = f"SELECT key FROM documents WHERE {inside}"
            held = {key for (key,) in self._connection.run(query, ends).fetchall()}
        gone = [*held.difference(map(marked, but))]
        if not gone:
            return
        self._write()
        with self._errors("write to"), self._connection.transaction(writes=True):
            databases.lock_for_writing(self._connection)
            self._delete(gone)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Let several documents be written in one transaction, which is many times faster.

        It is done every so many rows, documents and seconds, and at the end, also where an
        exception is the end of it (Ctrl-C): whole documents only. In between nothing is locked.
        Raises StoreError.
        """
        self._together = True
        try:
            yield
        finally:
            self._together = False
            self._open = None
            self._write()

    def _set_aside(self) -> None:
        """Put the rows of a long document where they take no memory and nobody sees them."""
        assert self._open is not None
        rows, aside = self._open.rows, self._open.aside
        numbered = [(aside + place, *row) for place, row in enumerate(rows)]
        with self._errors("write to"), self._connection.transaction():
            if not aside:
                self._drop_pieces()
                like = f"SELECT number, {named(COLUMNS)} FROM statistics WHERE 1 = 0"
                self._connection.run(f"CREATE TEMPORARY TABLE {PIECES} AS {like}")
            pieces = databases.scratch(self._connection, PIECES)
            self._connection.insert(pieces, ("number", *COLUMNS), numbered)
        self._open = self._open._replace(rows=[], aside=aside + len(rows))

    def _drop_pieces(self) -> None:
        pieces = databases.scratch(self._connection, PIECES)
        self._connection.run(f"DROP TABLE IF EXISTS {pieces}")

    def _write(self) -> None:
        """Write the documents that wait, all of them or none. What cannot be written is dropped."""
        if not self._waiting:
            return
        self._rows, self._bytes = 0, 0
        try:
            self._write_all([*self._waiting.values()])
        except BaseException as error:
            # Ctrl-C in the midst of it: they may be written at the end, all but a long document,
            # of which what was set aside is lost with the connection.
            again = self._together and not isinstance(error, Exception)
            waiting = self._waiting if again else {}
            self._waiting = {key: kept for key, kept in waiting.items() if not kept.aside}
            raise
        self._waiting = {}

    def _write_all(self, waiting: list[_Kept]) -> None:
        rows = [row for kept in waiting for row in kept.rows]
        new = {row[_PATH] for row in rows} - self._paths_kept
        with self._errors("write to"), self._connection.transaction(writes=True):
            databases.lock_for_writing(self._connection)
            self._delete([kept.key for kept in waiting])
            documents = [
                (kept.key, len(kept.rows) + kept.aside, kept.digest or None) for kept in waiting
            ]
            self._connection.insert("documents", ("key", "statistics", "digest"), documents)
            texts = [(kept.key, kept.text) for kept in waiting if kept.text is not None]
            self._connection.insert("texts", ("document", "text"), texts)
            if any(kept.aside for kept in waiting):
                new |= self._move_pieces()
            self._insert(rows)
            shape.keep_places(self._connection, new)
        self._paths_kept |= new

    def _delete(self, keys: list[str]) -> None:
        """Delete all that is kept of documents."""
        for column in ("statistics WHERE document", "texts WHERE document", "documents WHERE key"):
            self._connection.many(f"DELETE FROM {column} = ?", [(key,) for key in keys])

    def _insert(self, rows: Sequence[Row]) -> None:
        self._connection.insert("statistics", COLUMNS, rows)

    def _move_pieces(self) -> set[str]:
        """Move the rows of the long document into the table; return the paths that are new."""
        pieces = databases.scratch(self._connection, PIECES)
        run = self._connection.run
        columns = named(COLUMNS)
        run(f"INSERT INTO statistics ({columns}) SELECT {columns} FROM {pieces} ORDER BY number")
        found = run(f"SELECT DISTINCT region_path FROM {pieces}").fetchall()
        self._drop_pieces()
        return {path for (path,) in found} - self._paths_kept

    # ------------------------------------------------------------------------------------ reading

    def statistics(self, where: Filter | None = None) -> Generator[Statistic, None, None]:
        """Give what is kept, document by document, in the order of the text. Raises StoreError.

        Each document is whole, as it is when it comes to it; the store may be written to meanwhile.
        """
        for keys in self._pages(where):
            for found in self._read_all(keys, where):
                if where is None or where.accepts(found):
                    yield found

    def statistics_of(self, doc: str) -> Iterator[Statistic]:
        """Give what is kept of a document, in the order of the text. Raises StoreError."""
        key = marked(self.key(doc))
        if key in self._waiting:
            self._write()
        yield from self._read("document = ?", [key])

    def extracted(self, where: Filter | None = None) -> Generator[Extracted, None, None]:
        """Give each document that has such statistics, with its text where that is kept.

        In the order of :meth:`statistics`. Raises StoreError.
        """
        for key in (key for keys in self._pages(where) for key in keys):
            found = self._read_all([key], where)
            statistics = [*filter(where.accepts, found)] if where else [*found]
            if statistics:
                yield Extracted(statistics[0].doc, self._text(key), statistics)

    def document(self, doc: str) -> Extracted | None:
        """Return a document with all that is kept of it, None where none has this name.

        The name is a path from here, or the one under which its figures are listed. Raises
        StoreError.
        """
        self._write()
        given = marked(doc)
        key = marked(self.key(doc))
        known = "SELECT key FROM documents WHERE key = ?"
        listed = "SELECT document FROM statistics WHERE doc = ? LIMIT 1"
        with self._errors("read"), self._connection.transaction():
            row = (
                self._connection.run(known, [key]).fetchone()
                or self._connection.run(listed, [given]).fetchone()
            )
        if row is None:
            return None
        found = row[0]
        statistics = list(self._read_all([found], None))
        return Extracted(statistics[0].doc if statistics else doc, self._text(found), statistics)

    def _text(self, key: str) -> str | None:
        query = "SELECT text FROM texts WHERE document = ?"
        with self._errors("read"), self._connection.transaction():
            row = self._connection.run(query, [key]).fetchone()
        try:
            return None if row is None else unpacked(row[0])
        except UnpackError as error:
            raise self._damaged(key) from error

    def documents(self) -> dict[str, int]:
        """Return each document's key with the number of its statistics. Raises StoreError."""
        return self._documents("statistics")

    def digests(self) -> dict[str, str]:
        """Return the keys of the documents that were kept with a digest, and it. Raises StoreError.

        :meth:`key` tells the key of a document.
        """
        return self._documents("digest")

    def key(self, doc: str) -> str:
        """Return what a document is known by: its path from the store's folder where it is in it.

        In PostgreSQL, which is in no folder, it is the whole path. Standard input, ``-``, is itself.
        """
        return self.keys()(doc)

    def keys(self) -> Keys:
        """Return what gives the keys of many documents, as :meth:`key` does of one."""
        return Keys(self._folder)

    def _documents(self, value: str) -> dict[str, Any]:
        self._write()
        query = f"SELECT key, {value} FROM documents WHERE {value} IS NOT NULL ORDER BY key"
        with self._errors("read"), self._connection.transaction():
            found = self._connection.run(query).fetchall()
        return dict(map(tuple, unmarked(found)))

    def _pages(self, where: Filter | None) -> Iterator[list[str]]:
        """Yield the keys of documents to be read together."""
        self._write()
        condition, values = asked(where, self._dialect)
        query = (
            f"SELECT document, count(*) FROM statistics WHERE {condition}"
            " GROUP BY document ORDER BY document"
            if where
            else "SELECT key, statistics FROM documents WHERE statistics > 0 ORDER BY key"
        )
        with self._errors("read"), self._connection.transaction():
            found = self._connection.run(query, values).fetchall()
        keys: list[str] = []
        rows = 0
        for name, count in found:
            if keys and (rows + count > ROWS or len(keys) == TOGETHER):
                yield keys
                keys, rows = [], 0
            keys.append(name)
            rows += count
        if keys:
            yield keys

    def _read_all(self, keys: list[str], where: Filter | None) -> Iterator[Statistic]:
        """Read some documents."""
        condition, values = asked(where, self._dialect)
        yield from self._read(f"document IN ({marks(keys)}) AND {condition}", [*keys, *values])

    def _read(self, condition: str, values: Sequence[Any]) -> Iterator[Statistic]:
        """Give what is asked for, from one transaction, which is short where the answer is."""
        query = f"SELECT {named(NAMES)} FROM statistics WHERE {condition} ORDER BY document, number"
        with (
            self._errors("read"),
            self._connection.transaction(),
            closing(self._connection.run(query, values)) as answer,
        ):
            rows = answer.fetchmany(ROWS)
            while len(rows) == ROWS:
                yield from self._statistics(rows)
                rows = answer.fetchmany(ROWS)
        yield from self._statistics(rows)

    def _statistics(self, rows: Sequence[Any]) -> Iterator[Statistic]:
        for row in unmarked(rows):
            try:
                found = statistic_of(row)
            except (ValueError, TypeError, ArithmeticError) as error:
                raise self._damaged(row[_DOC]) from error
            yield found

    def _damaged(self, doc: str) -> StoreError:
        return StoreError(
            _(
                "cannot read the store {name}: what it says of {doc} is damaged; extract the "
                "document again"
            ).format(name=self.name, doc=doc)
        )

    # ------------------------------------------------------------------------------------ opening

    def _prepare(self) -> None:
        """Make the tables where there are none, and see that they are those known here."""
        try:
            found = self._about()
        except Exception as error:
            if not isinstance(error, self._connection.absent):
                raise
            self._make_tables()
            found = self._about()
        if found != shape.about():
            self._bring_up_to_date()

    def _about(self) -> dict[str, str]:
        """Return what the store says of itself; the error of the database where it is none yet.

        Asking the catalogue first would take ten times as long.
        """
        with self._connection.transaction():
            return self._said()

    def _said(self) -> dict[str, str]:
        return dict(self._connection.run("SELECT name, value FROM about").fetchall())

    def _make_tables(self) -> None:
        """Make the tables, unless another process has done so in the meantime."""
        with self._connection.transaction(writes=True):
            databases.lock_for_making(self._connection)
            tables = databases.tables(self._connection)
            if "about" in tables:
                return
            if tables:
                message = _(
                    "{name} is a database of something else (it holds {table}); name another with "
                    "--store"
                ).format(name=self.name, table=tables[0])
                raise StoreError(message)
            if not self._create:
                raise self._missing()
            if databases.encoding(self._connection) != "UTF8":
                message = _(
                    "cannot open the store {name}: its database holds no Unicode; make one with: "
                    "createdb --encoding UTF8 --template template0 NAME"
                ).format(name=self.name)
                raise StoreError(message)
            shape.make(self._connection)

    def _bring_up_to_date(self) -> None:
        """Make the tables of an older swstats those of this one, in one transaction."""
        with self._connection.transaction(writes=True):
            databases.lock_for_making(self._connection)
            found = self._said()
            if found == shape.about():  # another process has just done so
                return
            version = found.get("version", "")
            number = int(version) if version.isdecimal() else 0
            unknown = set(found.get("columns", "").split(",")).difference(NAMES)
            if number > VERSION or (number == VERSION and unknown):
                more = (
                    ""
                    if number > VERSION
                    else _(" and {columns}").format(columns=", ".join(sorted(unknown)))
                )
                message = _(
                    "the store {name} was made by a newer swstats (format {version}{more}, this "
                    "one reads {ours}); upgrade swstats, or name another store with --store"
                ).format(name=self.name, version=version, more=more, ours=VERSION)
                raise StoreError(message)
            if number < 1 or unknown:
                message = _(
                    "the store {name} was made by another version of swstats; move it away and "
                    "extract the documents again, or name another with --store"
                ).format(name=self.name)
                raise StoreError(message)
            from swstats.store import schema

            schema.bring_up_to_date(self._connection, number)

    def _missing(self) -> StoreError:
        return StoreError(
            _(
                "there is no store {name}; fill one with: swstats extract PATH, or name "
                "another with --store"
            ).format(name=self.name)
        )

    @contextmanager
    def _errors(self, act: str) -> Iterator[None]:
        """Turn the errors of the database into a StoreError that says what to do."""
        try:
            yield
        except self._failures as error:
            said = " ".join(str(getattr(error, "orig", None) or error).split())
            message = _("cannot {act} the store {name}: {said}; {advice}").format(
                act=_(act), name=self.name, said=_(said), advice=databases.advice(said)
            )
            raise StoreError(message) from error
        except UnicodeDecodeError as error:  # Python's sqlite3, of what an error quotes
            message = _("cannot {act} the store {name}: {error}; {advice}").format(
                act=_(act), name=self.name, error=error, advice=_(databases.DAMAGED)
            )
            raise StoreError(message) from error
        except ImportError as error:
            remote = self._dialect == POSTGRES
            said = (
                _(databases.EXTRA)
                if remote
                else _("{error}; keep nothing with --no-store").format(error=error)
            )
            message = _("cannot {act} the store {name}: {said}").format(
                act=_(act), name=self.name, said=said
            )
            raise StoreError(message) from error
        except databases.Unusable as error:
            message = _("cannot {act} the store {name}: {error}; give --store a path").format(
                act=_(act), name=self.name, error=error
            )
            raise StoreError(message) from error


# What an error may say of a store; its message has it as it is said.
ACTS = (N_("open"), N_("read"), N_("write to"))
_DOC = NAMES.index("doc")
_PATH = COLUMNS.index("region_path")
