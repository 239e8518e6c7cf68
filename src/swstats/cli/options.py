"""Each option that commands share, once, with the check of its value."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from swstats.cli.speech import UsageError
from swstats.documents.found import STDIN, Settings, writable
from swstats.errors import FormatError
from swstats.output import FORMATS, Format, Options, format_of
from swstats.records import Kind
from swstats.review.edtf import EARLIEST, LATEST, days
from swstats.review.filters import Filter
from swstats.said import LANGUAGES, OPTION, _, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from swstats.lexicons import Lexicon
    from swstats.store import Store

DEFAULT_STORE = "swstats.db"

# What "/" says, a period of no bounds.
ALWAYS = (EARLIEST, LATEST)


def wrong(message: object) -> typer.BadParameter:
    """Return the error of wrong usage, which ends the command with status 2."""
    return typer.BadParameter(str(message))


# ------------------------------------------------------------------------------- checks of values


def one_of(known: Collection[str]) -> Callable[[str | None], str | None]:
    """Return a check that a value, where there is one, is among those known."""

    def check(name: str | None) -> str | None:
        if name is not None and name not in known:
            message = _("{name!r} is unknown; known: {known}").format(
                name=name, known=", ".join(known)
            )
            raise wrong(message)
        return name

    return check


def _known_kinds(names: list[str] | None) -> list[str] | None:
    for name in names or ():
        if name not in list(Kind):
            from swstats.lexicons import nearest

            message = _("{name!r} is unknown; {known}").format(
                name=name, known=nearest(name, map(str, Kind))
            )
            raise wrong(message)
    return names


def _period(text: str | None) -> str | None:
    span = days(text) if text is not None else ("", "")
    if span in (None, ALWAYS) or span[0] > span[1]:
        message = _(
            "{text!r} is no period; write it as 2020, 2020-08, 2020-08-01 or 2018/2020"
        ).format(text=text)
        raise wrong(message)
    return text


def _number(text: str | None) -> str | None:
    if text is not None:
        parse_size(text)
    return text


def parse_size(text: str) -> Decimal:
    """Read a number given on the command line, in digits or in Chinese ("4.7亿")."""
    from decimal import InvalidOperation

    text = writable(text)
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        from swstats import parse_number

        try:
            number = parse_number(text)
        except ValueError:
            number = Decimal("nan")
    if not number.is_finite():
        message = _("{text!r} is no number; write it as 10000 or 1万").format(text=text)
        raise wrong(message)
    return number


def _place(text: str) -> str:
    if not text:
        message = _("a store needs a name; give --store a path, or keep nothing with --no-store")
        raise wrong(message)
    return text


# --------------------------------------------------------------------------------------- options

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, archives, tables, patterns; - is standard input.",
        show_default=False,
    ),
]
PathsOrStore = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH...]", help="Read these afresh, and leave the store alone."),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(FORMATS),
        callback=one_of(FORMATS),
        help="How to write. The default is what FILE's suffix says, else a table on a terminal"
        " and CSV elsewhere.",
    ),
]


def _file(output: Path | None) -> Path | None:
    """Return the file for the results; ``-`` is standard output, as it is standard input."""
    return None if output is not None and str(output) == STDIN else output


Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        callback=_file,
        help="Write to FILE, whole or not at all.",
    ),
]
NoBom = Annotated[
    bool,
    typer.Option("--no-bom", help="Leave out the mark by which Excel knows a CSV file as UTF-8."),
]
Language = Annotated[
    str | None,
    typer.Option(
        OPTION,
        metavar="|".join(LANGUAGES),
        callback=one_of(LANGUAGES),
        help="Language of headings and messages. The default is that of the locale.",
    ),
]
StorePlace = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="PATH-or-URL",
        envvar="SWSTATS_STORE",
        callback=_place,
        help="The store: an SQLite file, or a URL of SQLAlchemy.",
    ),
]
NoStore = Annotated[bool, typer.Option("--no-store", help="Keep nothing in the store.")]
All = Annotated[
    bool,
    typer.Option("--all", help="Show also what is no statistic: dates, ordinals, idioms."),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="FILE",
        help="Words of your own, laid over the built-in ones; may be repeated. The default is a"
        " swstats.toml beside the texts.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name each document when read.")]

Region = Annotated[
    list[str] | None,
    typer.Option(
        "--region",
        metavar="REGION",
        help="Only figures of this place and of places in it; may be repeated.",
    ),
]
Exact = Annotated[bool, typer.Option("--exact", help="With --region: not of places in it.")]
KindNames = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        callback=_known_kinds,
        help="Only figures of this kind, such as money; may be repeated.",
    ),
]
Indicator = Annotated[
    str | None,
    typer.Option("--indicator", metavar="WORDS", help="Only what has WORDS in its indicator."),
]
Period = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        callback=_period,
        help="Only figures of this time, such as 2020, 2020-07 or 2018/2020.",
    ),
]
Minimum = Annotated[
    str | None,
    typer.Option("--min", metavar="N", callback=_number, help="Only figures of N and more."),
]
Maximum = Annotated[
    str | None,
    typer.Option("--max", metavar="N", callback=_number, help="Only figures of N and less."),
]


Measures = Annotated[
    list[str] | None,
    typer.Option(
        "--measure",
        metavar="NAME",
        help="Only figures of this canonical indicator, such as 捐赠收入; may be repeated.",
    ),
]
UnitNames = Annotated[
    list[str] | None,
    typer.Option(
        "--unit",
        metavar="UNIT",
        help="Only figures in this unit, such as 元 or 元/吨; may be repeated.",
    ),
]
Search = Annotated[
    str | None,
    typer.Option("--search", metavar="WORDS", help="Only figures whose sentence has WORDS in it."),
]
ColumnNames = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="FIELD,…",
        help="Show these fields, in this order, such as region,value,unit.",
    ),
]
SortKeys = Annotated[
    list[str] | None,
    typer.Option(
        "--sort",
        metavar="FIELD",
        help="Sort by this field, by -FIELD from the highest down; may be repeated. What has no"
        " value comes last.",
    ),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=1, help="Show the first N, after sorting."),
]


@dataclass(frozen=True)
class Filters:
    """The options that say which statistics are wanted."""

    region: Region = None
    exact: Exact = False
    kind: KindNames = None
    indicator: Indicator = None
    measure: Measures = None
    period: Period = None
    unit: UnitNames = None
    minimum: Minimum = None
    maximum: Maximum = None
    search: Search = None


@dataclass(frozen=True)
class Presented:
    """The options that say how records are written, and where."""

    format_name: FormatName = None
    output: Output = None
    no_bom: NoBom = False
    lang: Language = None


@dataclass(frozen=True)
class Arranged:
    """The options that say which fields are wanted, in which order, and how many records."""

    columns: ColumnNames = None
    sort: SortKeys = None
    limit: Limit = None


# ------------------------------------------------------------------------ what options come to


def presentation(
    how: Presented, record: type, arranged: Arranged | None = None
) -> tuple[Format, Options]:
    """Return the format to write records of a type in, and how.

    Raises BadParameter for what cannot be, FormatError where a package is missing.
    """
    output = how.output
    writable_file(output)
    on_screen = output is None and sys.stdout.isatty()
    if how.format_name:
        form = FORMATS[how.format_name]
    elif output:
        try:
            form = format_of(output)
        except FormatError as error:
            raise typer.BadParameter(str(error), param_hint="--output") from None
    else:
        form = FORMATS["table" if on_screen else "csv"]
    form.check()
    if form.binary and on_screen:
        message = _(
            "{name} is no text, and a terminal cannot show it; name a file with -o FILE"
        ).format(name=form.name)
        raise typer.BadParameter(message, param_hint="--format")
    return form, Options(
        lang=how.lang or spoken(),
        bom=not how.no_bom and output is not None and form.bom,
        encoding=sys.stdout.encoding if on_screen else "utf-8",
        columns=columns_asked(arranged, record),
        mixed=bool(arranged and arranged.sort),
    )


def writable_file(output: Path | None) -> None:
    """See that a file may stand where results are to go. Raises BadParameter."""
    if output and os.path.isdir(output):  # noqa: PTH112  as a name that is too long is none
        message = _("{output} is a folder; name a file in it").format(output=output)
        raise typer.BadParameter(message, param_hint="--output")
    if output and not os.path.isdir(output.parent):  # noqa: PTH112
        message = _("there is no folder {folder}; make it first").format(folder=output.parent)
        raise typer.BadParameter(message, param_hint="--output")


def columns_asked(arranged: Arranged | None, record: type) -> tuple[str, ...]:
    """Return the fields that ``--columns`` names, and see to those of ``--sort``.

    Raises BadParameter, with the nearest field, for a name that is none.
    """
    if arranged is None:
        return ()
    known = [field.name for field in fields(record)]
    for key in arranged.sort or ():
        _field(key.removeprefix("-"), known, "--sort")
    if arranged.columns is None:
        return ()
    asked = [name.strip() for name in arranged.columns.split(",")]
    for name in asked:
        _field(name, known, "--columns")
    return tuple(dict.fromkeys(asked))


def _field(name: str, known: Sequence[str], option: str) -> None:
    if name not in known:
        from difflib import get_close_matches

        near = get_close_matches(name, known, n=1)
        hint = _("did you mean {near!r}? ").format(near=near[0]) if near else ""
        message = _("{name!r} is no field; {hint}Fields: {known}").format(
            name=name, hint=hint, known=", ".join(known)
        )
        raise typer.BadParameter(message, param_hint=option)


def arranged_rows(
    rows: Iterable[Any], record: type, arranged: Arranged, *, to_the_end: bool = False
) -> Iterator[Any]:
    """Give the rows as the options want them (:func:`swstats.review.order.ordered`)."""
    from swstats.review.order import ordered

    return ordered(rows, record, arranged.sort or (), arranged.limit, to_the_end=to_the_end)


def some(paths: list[str]) -> list[str]:
    """Return the paths. Raises the error of wrong usage where there are none."""
    if not paths:
        message = "Missing argument 'PATH...'."
        raise UsageError(message)
    return paths


def spare(
    output: Path | None,
    paths: Iterable[str],
    *others: str | Path,
    settings: Settings | None = None,
    option: str = "--output",
) -> None:
    """Refuse to write over what is read: a text, the store, a file of words.

    ``paths`` are those of the texts (folders and patterns too), of which ``settings`` say what is
    read. Raises BadParameter, of ``option``.
    """
    if output is None:
        return
    texts: Iterable[str] = ()
    if os.path.exists(output):  # noqa: PTH110
        from swstats.documents.find import find_files

        found = (file for path in paths for file in find_files(path, settings or Settings()))
        texts = (file for file in found if isinstance(file, str) and file != STDIN)
    # Of the others one may not be there yet, such as the store.
    if any(_is_same(output, file) for file in (*texts, *others)):
        message = _("{output} is to be read; name another file").format(output=output)
        raise typer.BadParameter(message, param_hint=option)


def spare_all(
    output: Path | None,
    errors: Path | None,
    paths: Iterable[str],
    *others: str | Path,
    settings: Settings,
) -> None:
    """Refuse to write results or errors over what is read, or both to one file.

    Raises BadParameter of the option at fault; see :func:`spare`.
    """
    spare(output, paths, *others, settings=settings)
    spare(errors, paths, *others, settings=settings, option="--errors")
    if errors is None or output is None or not _is_same(errors, output):
        return
    if not os.path.exists(output) or output.is_file():  # noqa: PTH110  a terminal takes both
        message = _("{errors} is for the results; name another file").format(errors=errors)
        raise typer.BadParameter(message, param_hint="--errors")


def _is_same(one: Path, other: str | Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return os.path.realpath(one) == os.path.realpath(other)


def file_of(store: str) -> str:
    """Return the file of an SQLite store that is named by a path or a URL."""
    scheme, colon, file = store.partition(":///")
    sqlite = colon and scheme.partition("+")[0] == "sqlite"
    return file.partition("?")[0] if sqlite else store


def filter_of(asked: Filters, lexicon: Lexicon) -> Filter | None:
    """Return what the filter options ask for, None where they ask nothing. Raises BadParameter."""
    found = Filter(
        regions=tuple(canonical(given, lexicon, "--region") for given in asked.region or ()),
        exact=asked.exact,
        kinds=tuple(Kind(name) for name in asked.kind or ()),
        indicator=None if asked.indicator is None else writable(asked.indicator),
        period=asked.period,
        minimum=parse_size(asked.minimum) if asked.minimum else None,
        maximum=parse_size(asked.maximum) if asked.maximum else None,
        measures=tuple(_measure(given, lexicon) for given in asked.measure or ()),
        units=tuple(_unit(given, lexicon) for given in asked.unit or ()),
        words=None if asked.search is None else writable(asked.search),
    )
    return found or None


def _measure(given: str, lexicon: Lexicon) -> str:
    """Return the canonical indicator of that name or synonym. Raises BadParameter."""
    from swstats.lexicons import perhaps
    from swstats.review.lookups import measures

    given = writable(given)
    found, near = measures(given, lexicon)
    if found and given in (found[0].name, *found[0].also):
        return found[0].name
    hint = perhaps(near or [entry.name for entry in found])
    message = _("{given!r} is no canonical indicator{hint} (swstats indicators lists them)").format(
        given=given, hint=hint
    )
    raise typer.BadParameter(message, param_hint="--measure")


def _unit(given: str, lexicon: Lexicon) -> str:
    """Return the canonical name of a unit, of a rate both of its sides. Raises BadParameter."""
    from swstats.quantities.units import units_of

    given = writable(given)
    known = units_of(lexicon)
    names = {"号": "号", **{said: unit.name for said, unit in known.by_spelling.items()}}
    names |= {sign: unit.name for sign, unit in known.signs.items()}
    if given in names:
        return names[given]
    over, slash, under = given.partition("/")
    if slash:
        return f"{names.get(over, over)}/{names.get(under, under)}"
    from swstats.lexicons import perhaps
    from swstats.review.lookups import units

    hint = perhaps(units(given, lexicon)[1])
    message = _("{given!r} is no unit known here{hint} (swstats units lists them)").format(
        given=given, hint=hint
    )
    raise typer.BadParameter(message, param_hint="--unit")


def canonical(given: str, lexicon: Lexicon, option: str) -> str:
    """Return the canonical name of a place. Raises BadParameter of that option where it is none."""
    from swstats.links import region_lookup

    if not given.strip():
        message = _("the name of the region is empty; write it as 广东, or leave the option out")
        raise typer.BadParameter(message, param_hint=option)
    try:
        return region_lookup.canonical(writable(given), lexicon)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


def lexicon_of(files: Sequence[Path] | None, paths: Sequence[str] = ()) -> Lexicon:
    """Return the lexicon with the user's files over it, or with the one beside the texts.

    Raises LexiconError.
    """
    from swstats.lexicons import Lexicon, default_lexicon, find_user_lexicon

    if files:
        return Lexicon(files)
    beside = find_user_lexicon(path for path in paths if path != STDIN)
    return Lexicon([beside]) if beside else default_lexicon()


def open_store(place: str, *, create: bool) -> Store:
    """Open the store, whose modules are imported here and not before. Raises StoreError."""
    from swstats.store import Store

    return Store(place, create=create)
