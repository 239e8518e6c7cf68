"""What a worker of Spark does: batches of documents in, batches of statistics out.

Nothing here knows of Spark; a batch is one of Arrow. A document goes the way that it goes in any run
(:mod:`swstats.run.reading`), so that its records are the same, and what cannot be read becomes a row
that says so instead of an error that would end the task, and with it the job.

Nothing may depend on how the input was split: a task that is done again, or a job on another cluster,
must give the same rows. So rows have no numbers, and a name that comes twice stays as it is.
"""

from __future__ import annotations

import codecs
import functools
import gc
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from swstats.documents import About, Found, Settings
from swstats.documents.days import parse_day
from swstats.documents.find import name_of, wanted
from swstats.documents.found import writable
from swstats.errors import ReadError
from swstats.output.as_parquet import arrays_of, schema_of
from swstats.records import Statistic
from swstats.run.reading import Reading
from swstats.run.work import Plan
from swstats.said import _, speak, spoken

try:  # hashlib would load OpenSSL too
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from swstats.errors import SwstatsError
    from swstats.lexicons import Lexicon
    from swstats.review.filters import Filter
    from swstats.run.reading import Read

# The column that says why a document has no figures.
ERROR = "error"
# How many figures go to Spark at a time.
ROWS = 5_000


class Words(NamedTuple):
    """A user's file of words, with all that is in it, as workers have no such file.

    It answers as the path of one does where a lexicon reads it.
    """

    name: str
    data: bytes

    @classmethod
    def of(cls, path: Path | Words) -> Words:
        """Return what a file holds."""
        return path if isinstance(path, Words) else cls(str(path), path.read_bytes())

    def __str__(self) -> str:
        return self.name

    def read_bytes(self) -> bytes:
        """Return what the file holds."""
        return self.data

    def read_text(self, encoding: str) -> str:
        """Return it as text."""
        return self.data.decode(encoding)


class Names(NamedTuple):
    """How documents are named: by the path that the user gave, as where there is no cluster.

    ``given`` maps the beginnings of paths as Spark tells them to those of the user.
    """

    given: tuple[tuple[str, str], ...] = ()

    def of(self, path: str) -> str:
        """Return the name of the file at a path."""
        for prefix, said in self.given:
            if path == prefix:
                return writable(name_of(said))
            if path.startswith(prefix.removesuffix("/") + "/"):
                below = path[len(prefix) :].lstrip("/")
                folder = f"{said.rstrip('/')}/" if said else ""
                return writable(name_of(folder + below))
        return writable(path)


class Job(NamedTuple):
    """What workers are to do, as it is sent to them.

    ``words`` are the user's files of words, ``where`` says which figures are wanted, ``lang`` is the
    language of what is said of documents that cannot be read. The rest is as in a run.
    """

    settings: Settings = Settings()
    words: tuple[Words, ...] = ()
    include_all: bool = False
    where: Filter | None = None
    time_limit: float | None = None
    lang: str = "en"
    names: Names = Names()

    @classmethod
    def of(cls, lexicon: Lexicon | None = None, **said: Any) -> Job:
        """Return a job that takes its words from a lexicon and its language from this process."""
        overlays = lexicon.overlays if lexicon else ()
        return cls(words=tuple(map(Words.of, overlays)), lang=spoken(), **said)

    def plan(self) -> Plan:
        """Return what is done with each document."""
        return Plan(self.settings, lexicon_of(self.words), self.include_all)


@functools.cache
def lexicon_of(words: tuple[Words, ...]) -> Lexicon | None:
    """Return the lexicon, read once in each process, which then is ready for its first text."""
    from swstats.__main__ import MANY
    from swstats.lexicons import Lexicon
    from swstats.patterns import kept
    from swstats.pipeline import extract
    from swstats.run.nursery import SAMPLE

    gc.set_threshold(MANY)
    with kept():
        # They do all that a lexicon asks of paths.
        lexicon = Lexicon(words) if words else None  # type: ignore[arg-type]
        extract(SAMPLE, lexicon=lexicon)
    return lexicon


# ------------------------------------------------------------------------------------ what goes out


def output_schema() -> Any:
    """Return the columns of what goes out: those of a Parquet file, and the error (pyarrow)."""
    import pyarrow as pa

    return schema_of(Statistic).append(pa.field(ERROR, pa.string()))


class _Rejecting:
    """Keeps what is wrong with documents until it goes out."""

    def __init__(self) -> None:
        self.problems: list[ReadError] = []

    def failed(self, problem: SwstatsError) -> None:
        """Keep it."""
        assert isinstance(problem, ReadError)  # as there is no store
        self.problems.append(problem)

    def done(self, read: Read) -> None:
        """Hear of a document that was read."""

    def moved(self, reading: Reading, doc: str) -> None:
        """Hear of how far it is."""

    def taken(self) -> list[ReadError]:
        """Return what was kept."""
        problems, self.problems = self.problems, []
        return problems


@dataclass(slots=True)
class _Given(Reading):
    """A run over documents that come from elsewhere than from paths."""

    founds: Iterable[Found | ReadError] = field(default=())

    def _found(self) -> Iterator[Found | ReadError]:
        yield from self.founds


def read(founds: Iterable[Found | ReadError], job: Job) -> Iterator[Any]:
    """Yield batches of the figures of documents, and of what keeps a document from having any."""
    speak(job.lang)
    schema, rejecting = output_schema(), _Rejecting()
    reading = _Given((), job.plan(), rejecting, time_limit=job.time_limit, founds=founds)
    rows: list[Statistic] = []
    with closing(reading.statistics(job.where)) as found:
        for statistic in found:
            rows.append(statistic)
            if len(rows) + len(rejecting.problems) >= ROWS:
                yield _batch(rows, rejecting.taken(), schema)
                rows = []
    yield _batch(rows, rejecting.taken(), schema)


def _batch(rows: list[Statistic], problems: list[ReadError], schema: Any) -> Any:
    """Return figures, and behind them a row for each problem, as a batch of Arrow."""
    import pyarrow as pa

    arrays = [*arrays_of(rows, Statistic, schema_of(Statistic)), pa.nulls(len(rows), pa.string())]
    found = pa.RecordBatch.from_arrays(arrays, schema=schema)
    if not problems:
        return found
    told = [
        {"doc": each.doc, "kind": each.kind, "statistic": False, ERROR: str(each)}
        for each in problems
    ]
    behind = pa.RecordBatch.from_pylist(told, schema=schema)
    return pa.Table.from_batches([found, behind]).combine_chunks().to_batches()[0]


# ------------------------------------------------------------------------------------ what comes in


def rows(batches: Iterable[Any], job: Job) -> Iterator[Any]:
    """Read documents that are rows: ``text``, in bytes, and what else is known of each.

    Where there is a column ``file``, they are rows of a table at that path.
    """
    return read(_of_rows(batches, job), job)


def _of_rows(batches: Iterable[Any], job: Job) -> Iterator[Found | ReadError]:
    for batch in batches:
        columns = {name: _listed(batch.column(name)) for name in batch.schema.names}
        files = columns.pop("file", None)
        for at, text in enumerate(columns.pop("text")):
            stated = {name: values[at] for name, values in columns.items()}
            table = None if files is None else job.names.of(unquote(files[at]))
            document = document_of(text, stated, table)
            if document is not None:
                yield document


def _listed(column: Any) -> list[Any]:
    """Return what a column holds; what is no UTF-8 in it, which Spark does not look for, written out."""
    import pyarrow as pa

    try:
        values: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        data = column.cast(pa.binary()).to_pylist()
        values = [each if each is None else each.decode(errors="backslashreplace") for each in data]
    return values


def document_of(
    text: bytes | str | None, stated: Mapping[str, object], table: str | None = None
) -> Found | ReadError | None:
    """Return the document that a row is, None where it has no text.

    ``stated`` is what its columns say. One without a name is named by what it holds, so that it is
    named the same wherever it is met.
    """
    if not text or text.isspace():
        return None
    name = _said(stated, "doc") or _digest(text, stated)
    doc = writable(name) if table is None else f"{table}#{writable(name)}"
    try:
        decoded = text.decode() if isinstance(text, bytes) else text
        decoded.encode()
        if "\x00" in decoded:
            raise ValueError  # noqa: TRY301  as one that is no UTF-8
    except ValueError:
        return ReadError(_("{row}: damaged, or no text").format(row=doc), doc=doc)
    try:
        day = parse_day(stated.get("date"))
    except ValueError as error:
        return ReadError(
            _("{doc}: {error}; the row is left out").format(doc=doc, error=error), doc=doc
        )
    region, title, source = (_said(stated, name) for name in ("region", "title", "source"))
    return Found(doc, text=decoded, about=About(day, region, title, source))


def _said(stated: Mapping[str, object], name: str) -> str | None:
    value = stated.get(name)
    return None if value is None else str(value).strip() or None


def _digest(text: bytes | str, stated: Mapping[str, object]) -> str:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    known = repr(sorted((name, str(value)) for name, value in stated.items() if value is not None))
    about = known.encode("utf-8", "surrogatepass")
    return blake2b(b"%d " % len(data) + data + about, digest_size=8).hexdigest()


def lines(batches: Iterable[Any], job: Job, keys: Mapping[str, str]) -> Iterator[Any]:
    """Read documents that are lines of JSON: ``line``, in bytes, of the ``file`` at a path.

    ``keys`` says under which key an object has its text, and what else is known of it.
    """
    return read(_of_lines(batches, job, keys), job)


def _of_lines(
    batches: Iterable[Any], job: Job, keys: Mapping[str, str]
) -> Iterator[Found | ReadError]:
    for batch in batches:
        files = batch.column("file").to_pylist()
        for line, file in zip(batch.column("line").to_pylist(), files, strict=True):
            document = _of_line(line, job.names.of(unquote(file)), keys)
            if document is not None:
                yield document


def _of_line(line: bytes, table: str, keys: Mapping[str, str]) -> Found | ReadError | None:
    from swstats.documents.json_rows import loaded
    from swstats.documents.tables import Row, cell, value

    line = line.removeprefix(codecs.BOM_UTF8).strip()
    if not line:
        return None
    name = f"{table}#{blake2b(line, digest_size=8).hexdigest()}"
    try:
        found = loaded(line.decode())
    except (ValueError, RecursionError) as error:
        message = _("{row}: no JSON that can be read ({error})").format(row=name, error=error)
        return ReadError(message, doc=name)
    if not isinstance(found, dict):
        message = _("{row}: no object; write it as {{…}}").format(row=name)
        return ReadError(message, doc=name)
    row = Row(0, found)
    stated = {each: cell(row, key) for each, key in keys.items() if each not in {"text", "date"}}
    return document_of(
        cell(row, keys["text"]), {**stated, "date": value(row, keys.get("date"))}, table
    )


def files(batches: Iterable[Any], job: Job) -> Iterator[Any]:
    """Read documents that are files: ``path``, ``content``, and ``inside``, their path in a folder.

    A file whose content is None is too long.
    """
    return read(_of_files(batches, job), job)


def _of_files(batches: Iterable[Any], job: Job) -> Iterator[Found | ReadError]:
    for batch in batches:
        paths = batch.column("path").to_pylist()
        folders = batch.column("folder").to_pylist()
        for at, (path, folder) in enumerate(zip(paths, folders, strict=True)):
            doc = job.names.of(path)
            inside = path[len(folder) :].lstrip("/") if folder else ""
            if folder and not wanted(inside, job.settings):
                continue
            content = batch.column("content")[at].as_py()  # one at a time
            if content is None:
                yield ReadError(
                    _(
                        "{doc}: longer than a file may be that one worker reads; split it, or give "
                        "its texts as rows of Parquet or JSON Lines"
                    ).format(doc=doc),
                    doc=doc,
                )
            else:
                yield Found(doc, data=content, inside=inside)
