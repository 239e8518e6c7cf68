"""The options that say what to read and how, as one group that commands share."""

from __future__ import annotations

import codecs
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from swstats.cli.options import canonical, one_of, wrong
from swstats.documents.found import STDIN, About, Columns, Search, Settings, writable
from swstats.records import day_of
from swstats.said import _, why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swstats.lexicons import Lexicon


# Which pages are recognised as pictures.
OCR = ("auto", "never", "always")


def _known_encoding(name: str | None) -> str | None:
    if name is not None:
        try:
            codecs.lookup(name)
        except LookupError:
            message = _(
                "{name!r} is no encoding; common ones: utf-8, gb18030, big5, utf-16"
            ).format(name=name)
            raise wrong(message) from None
    return name


def _day(text: str | None) -> str | None:
    if text is not None:
        try:
            day_of(text)
        except ValueError as error:
            raise wrong(error) from None
    return text


def _patterns(given: list[str] | None) -> list[str] | None:
    from swstats.documents.globs import compiled

    for pattern in given or ():
        try:
            usable = pattern.strip("/") and compiled(pattern)
        except re.error as error:
            message = _("{pattern!r} is no pattern ({error})").format(pattern=pattern, error=error)
            raise wrong(message) from None
        if not usable:
            message = _(
                "{pattern!r} fits nothing; write a pattern such as '*.txt' or 2020/"
            ).format(pattern=pattern)
            raise wrong(message)
    return given


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to read, and what the user knows of it."""

    files_from: Annotated[
        str | None,
        typer.Option(
            "--files-from",
            metavar="FILE",
            help="Read also the paths listed in FILE, one a line or with NUL between them; - is standard"
            " input.",
        ),
    ] = None
    include: Annotated[
        list[str] | None,
        typer.Option(
            "--include",
            metavar="PATTERN",
            callback=_patterns,
            help="Of folders and archives read only what fits, whatever its suffix: '*.csv', 2020/,"
            " 'news/**/*.png'; may be repeated. A pattern with a slash is compared with the path from"
            " the folder on, one without with each name.",
        ),
    ] = None
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            metavar="PATTERN",
            callback=_patterns,
            help="Leave out what fits, as with --include; may be repeated.",
        ),
    ] = None
    text_column: Annotated[
        str | None,
        typer.Option(
            "--text-column",
            metavar="COLUMN",
            help="Column of a table (XLSX, XLS, ODS, CSV, TSV, JSON) that holds the texts, a document"
            " in each row: its heading, or its number from 1 where there are no headings. Folders are"
            " then searched for tables too. The default is a column such as 正文, 内容, text, content.",
        ),
    ] = None
    id_column: Annotated[
        str | None,
        typer.Option(
            "--id-column",
            metavar="COLUMN",
            help="Column by which rows are named, as news.csv#A-12; otherwise by number.",
        ),
    ] = None
    date_column: Annotated[
        str | None,
        typer.Option("--date-column", metavar="COLUMN", help="Column of each text's --date."),
    ] = None
    region_column: Annotated[
        str | None,
        typer.Option(
            "--region-column",
            metavar="COLUMN",
            help="Column of the place of each text, as --about.",
        ),
    ] = None
    title_column: Annotated[
        str | None,
        typer.Option("--title-column", metavar="COLUMN", help="Column of each text's headline."),
    ] = None
    source_column: Annotated[
        str | None,
        typer.Option(
            "--source-column", metavar="COLUMN", help="Column of who published each text."
        ),
    ] = None
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="YYYY-MM-DD",
            callback=_day,
            help="When the text was published, where it does not say so itself.",
        ),
    ] = None
    about: Annotated[
        str | None,
        typer.Option(
            "--about",
            metavar="REGION",
            help="Which place the text is about, where it names none.",
        ),
    ] = None
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding",
            metavar="NAME",
            callback=_known_encoding,
            help="Encoding of the files, such as gb18030, where it is not found.",
        ),
    ] = None

    ocr: Annotated[
        str,
        typer.Option(
            "--ocr",
            metavar="|".join(OCR),
            callback=one_of(OCR),
            help="Recognise pages as pictures: those without text of their own, none, or all.",
        ),
    ] = OCR[0]

    def settings(self, lexicon: Lexicon) -> Settings:
        """Return how documents are to be read. Raises BadParameter."""
        known = About(
            date=day_of(self.date) if self.date else None,
            region=None if self.about is None else canonical(self.about, lexicon, "--about"),
        )
        search = Search(tuple(self.include or ()), tuple(self.exclude or ()))
        return Settings(self.encoding, known, self._columns(), search, self.ocr)

    def _columns(self) -> Columns:
        """Return the columns of tables; none of them is numbered if that of the texts is not."""
        from swstats.documents.tables import numbered

        columns = Columns(
            *(
                name if name is None else writable(name)
                for name in (
                    self.text_column, self.id_column, self.date_column, self.region_column,
                    self.title_column, self.source_column,
                )
            )
        )  # fmt: skip
        for field, name in zip(Columns._fields, columns, strict=True):
            if name is not None and not name.strip():
                message = _("the name of the column is empty; write its heading or its number")
                raise typer.BadParameter(message, param_hint=f"--{field}-column")
        if columns.text is None and numbered(columns):
            message = _(
                "columns are numbered where there are no headings; number that of the texts too"
            )
            raise typer.BadParameter(message, param_hint="--text-column")
        return columns

    def paths(self, given: Sequence[str] | None) -> list[str]:
        """Return the paths given, and those that the file of ``--files-from`` lists behind them.

        Names in it are separated by NUL where there is one in it, else by line breaks. Raises
        BadParameter where it cannot be read, or both it and a path are standard input.
        """
        paths = list(given or ())
        if self.files_from is None:
            return paths
        paths += _listed(self.files_from)
        if self.files_from == STDIN and STDIN in paths:
            message = _(
                "standard input cannot be the list and a document in it; list them in a file"
            )
            raise typer.BadParameter(message, param_hint="--files-from")
        if not paths:
            message = _("{file} lists no files").format(file=writable(self.files_from))
            raise typer.BadParameter(message, param_hint="--files-from")
        return paths


def _listed(file: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else error
        message = _("{path}: {why}").format(path=writable(file), why=reason)
        raise typer.BadParameter(message, param_hint="--files-from") from None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # as PowerShell writes
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    names = data.split(b"\0") if b"\0" in data else re.split(rb"\r?\n", data)
    return [os.fsdecode(name) for name in names if name.strip()]
