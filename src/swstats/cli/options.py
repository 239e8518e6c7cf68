"""Each option that commands share, once."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from swstats.output import FORMATS

INPUT = "Input"
OUTPUT = "Output"
STORE = "Store"
FILTER = "Filter"


def _known_format(name: str | None) -> str | None:
    if name is not None and name not in FORMATS:
        message = f"{name!r} is unknown; known: {', '.join(FORMATS)}"
        raise typer.BadParameter(message)
    return name


def _day(text: str | None) -> str | None:
    if text is not None:
        try:
            datetime.date.fromisoformat(text)
        except ValueError:
            message = f"{text!r} is no date; write it as 2020-08-01"
            raise typer.BadParameter(message) from None
    return text


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, globs, archives; - is standard input."),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(FORMATS),
        callback=_known_format,
        help="How to write; the default is what -o's suffix says, else a table on a terminal"
        " and CSV elsewhere.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all."),
]
NoBom = Annotated[
    bool,
    typer.Option(
        "--no-bom", help="Begin a CSV or TSV file without the mark that Excel needs to see UTF-8."
    ),
]
StorePlace = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH-or-URL",
        envvar="SWSTATS_STORE",
        help="The store; the default is swstats.db in this folder.",
    ),
]
NoStore = Annotated[bool, typer.Option("--no-store", help="Keep nothing in the store.")]
All = Annotated[
    bool,
    typer.Option("--all", help="Show also what is no statistic: dates, ordinals, idioms…"),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="YYYY-MM-DD",
        callback=_day,
        help="When the text was published, where it does not say so itself.",
    ),
]
About = Annotated[
    str | None,
    typer.Option(
        "--about", metavar="REGION", help="Where the text is about, where it names no place."
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Encoding of the files, such as gb18030."),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="FILE",
        help="Words of your own, laid over the built-in ones; may be repeated. The default is"
        " swstats.toml in this folder, where there is one.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name each document as it is read.")]
