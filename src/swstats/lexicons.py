"""The sole reader of lexicon files, built in and of the user.

A lexicon is a set of named tables of entries: ``units.toml`` holds the table ``units``. A user's
file (``--lexicon FILE``, or ``swstats.toml`` beside the data) holds any of them, as
``[units."包"]`` and so on. Its entries are laid over the built-in ones: a new name adds an entry;
for a known name a list is lengthened and any other value replaced. What the file may say stands
in ``SCHEMAS``; a mistake in it is a ``LexiconError`` with its line and the nearest known name.
What is compiled from a lexicon (patterns, automata) is kept with it, so that two lexicons can be
in use side by side.
"""

from __future__ import annotations

import csv
import functools
import json
import marshal
import os
import re
from importlib.util import source_hash
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from swstats import cache
from swstats.errors import LexiconError
from swstats.records import Kind, Relation
from swstats.said import N_, _, why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

T = TypeVar("T")
Entries = dict[str, dict[str, Any]]

USER_FILE = "swstats.toml"

# ---------------------------------------------------------------- what an entry may hold


class Field(NamedTuple):
    """What one key of an entry may hold.

    ``form``: ``text``, ``texts`` (a list of text), ``words`` (one text or a list), ``flag``,
    ``whole`` (a whole number within ``limits``), ``months`` (the first and the last), ``si`` (SI
    unit, exact factor and, for temperatures, what is added before, each in quotes), ``parts`` (a table from smaller units to how many of
    them one makes), ``patterns`` (a list of regular expressions),
    ``examples`` (a list of text, or a table from text to what is expected of it). ``choices`` are the known words; ``table`` names the table or
    the CSV file whose entries are the known words (a rate, as ``元/吨``, begins with a unit).
    ``only_of`` are the values of the entry's key ``form`` that the key belongs to.
    """

    form: str = "text"
    choices: tuple[str, ...] = ()
    required: bool = False
    table: str | None = None
    limits: tuple[int, int] = (0, 0)
    only_of: tuple[str, ...] = ()


TEXT, TEXTS, FLAG, EXAMPLES = Field(), Field("texts"), Field("flag"), Field("examples")
WORDS = Field("words")
EXAMPLE_FIELDS = {"yes": EXAMPLES, "no": EXAMPLES, "note": TEXT, "source": TEXT}

# table → key → what it may hold; the tables that a user's file can extend
SCHEMAS: dict[str, dict[str, Field]] = {
    "units": {
        "kind": Field(choices=tuple(kind.value for kind in Kind), required=True),
        "also": TEXTS,
        "si": Field("si"),
        "weak": FLAG,
        "noun": FLAG,
        "counts": TEXT,
        "iso": TEXT,
        "signs": TEXTS,
        "said_before": TEXTS,
        "only_before": TEXTS,
        "sure_before": TEXTS,
        "never_before": TEXTS,
        "not_before": TEXTS,
        "not_after": TEXTS,
        "parts": Field("parts"),
        "tenths": TEXTS,
        **EXAMPLE_FIELDS,
    },
    "qualifiers": {
        "place": Field(choices=("before", "after", "both"), required=True),
        "relation": Field(choices=tuple(relation.value for relation in Relation), required=True),
        "step": FLAG,
        "at_end": FLAG,
        "then": TEXT,
        "also": TEXTS,
        "not_before": TEXTS,
        "not_after": TEXTS,
        "aspect_of": TEXTS,
        "still_after": TEXTS,
        **EXAMPLE_FIELDS,
    },
    "aliases": {"name": Field(required=True, table="regions"), **EXAMPLE_FIELDS},
    "measures": {
        "definition": Field(required=True),
        "kind": Field(choices=tuple(kind.value for kind in Kind), required=True),
        "unit": Field(table="units"),
        "synonyms": TEXTS,
        "short": TEXTS,
        "topics": Field("patterns"),
        "counted": TEXTS,
        "patterns": Field("patterns"),
        "parent": Field(table="measures"),
        "field": Field(table="measure_fields"),
        "change": FLAG,
        **EXAMPLE_FIELDS,
    },
    "measure_fields": {"english": TEXT, **EXAMPLE_FIELDS},
    "periods": {
        "form": Field(
            choices=("relative", "now", "vague", "event", "clock", "era", "date"), required=True
        ),
        "also": TEXTS,
        "base": Field(choices=("published", "frame"), only_of=("relative",)),
        "year": Field("whole", limits=(-9999, 9999), only_of=("relative", "era", "date")),
        "month": Field("whole", limits=(-12, 12), only_of=("relative", "event", "date")),
        "day": Field("whole", limits=(-366, 366), only_of=("relative", "date")),
        "quarter": Field("whole", limits=(-4, 4), only_of=("relative",)),
        "months": Field("months", only_of=("relative",)),
        "edge": Field(choices=("start", "end"), only_of=("relative",)),
        "only_before": WORDS,
        "only_after": WORDS,
        "not_before": WORDS,
        "not_after": WORDS,
        **EXAMPLE_FIELDS,
    },
    "averages": {"place": Field(choices=("anywhere", "end"), required=True), **EXAMPLE_FIELDS},
    "wholes": {"words": Field("patterns", required=True), "open": FLAG, **EXAMPLE_FIELDS},
    "exclusions": {"words": Field("texts", required=True), "numeral": FLAG, **EXAMPLE_FIELDS},
    "indicators": {"words": Field("texts", required=True), "does": TEXT, **EXAMPLE_FIELDS},
    "changes": {
        "direction": Field(choices=("up", "down", "sign"), required=True),
        "place": Field(choices=("verb", "rate", "compared"), required=True),
        "also": TEXTS,
        "things": FLAG,
        "not_after": WORDS,
        "not_before": WORDS,
        **EXAMPLE_FIELDS,
    },
    "attribution": {"words": Field("texts", required=True), **EXAMPLE_FIELDS},
    "openings": {"words": Field("texts", required=True), **EXAMPLE_FIELDS},
}


# What a period of a form needs beside it.
NEEDED_BY = {"relative": ("base",), "era": ("year",), "date": ("year",)}


# ---------------------------------------------------------------- the lexicon


class Lexicon:
    """The built-in tables with the user's entries laid over them."""

    def __init__(self, overlays: Sequence[Path] = ()) -> None:
        """Read the user's files, later ones over earlier ones.

        Raises LexiconError, with every mistake of the first file that has one.
        """
        self.overlays = tuple(overlays)
        self._tables: dict[str, Entries] = {}
        self._rows: dict[str, list[dict[str, str]]] = {}
        self._compiled: dict[object, object] = {}
        self._laid_over: set[str] = set()
        for path in self.overlays:
            overlay = read_overlay(path)
            for name, entries in overlay.items():
                if name not in SCHEMAS or not isinstance(entries, dict):
                    continue  # check() says so
                self._tables[name] = laid_over(self.table(name), entries)
                self._laid_over.add(name)
            mistakes = list(check(overlay, path, self.table))
            if mistakes:
                raise LexiconError("\n".join(mistakes))

    def __reduce__(self) -> tuple[object, ...]:
        """Send the names of the files to another process, not what was compiled from them."""
        return (Lexicon, (self.overlays,)) if self.overlays else (default_lexicon, ())

    def table(self, name: str) -> Mapping[str, Any]:
        """Return the entries of the TOML table ``name``, the user's laid over the built-in ones."""
        if name not in self._tables:
            self._tables[name] = built_in(name)
        return self._tables[name]

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return the rows of the CSV file ``name``; lines that begin with # are comments."""
        if name not in self._rows:
            self._rows[name] = csv_rows(name)
        return self._rows[name]

    def lines(self, name: str) -> list[str]:
        """Return the lines of the CSV file ``name`` below its header, unparsed.

        For a long file without quoted fields, of which a run needs few rows.
        """
        text = data_files()[f"{name}.csv"].read_text("utf-8")
        return [line for line in text.split("\n") if line and line[0] != "#"][1:]

    def is_built_in(self, name: str) -> bool:
        """Say whether the table ``name`` is as it came, with nothing of the user's in it."""
        return name not in self._laid_over

    def compiled(self, build: Callable[[Lexicon], T]) -> T:
        """Return ``build(self)``, made once."""
        if build not in self._compiled:
            self._compiled[build] = build(self)
        return self._compiled[build]  # type: ignore[return-value]


@functools.cache
def default_lexicon() -> Lexicon:
    """Return the lexicon without a user's file."""
    return Lexicon()


def find_user_lexicon(paths: Iterable[str | Path]) -> Path | None:
    """Return the ``swstats.toml`` that lies beside the data, if there is one.

    Looked for in each folder given, in the folder of each file given, then in the current folder.
    """
    # os.path takes a name that cannot be one, as too long a one, for what is not there.
    folders = [path if os.path.isdir(path) else path.parent for path in map(Path, paths)]  # noqa: PTH112
    for folder in dict.fromkeys([*folders, Path()]):
        if os.path.isfile(folder / USER_FILE):  # noqa: PTH113
            return folder / USER_FILE
    return None


@functools.cache
def data_files() -> dict[str, Path]:
    """Return the built-in data files by name: each lies beside the module that reads it.

    What a report says of itself is no table of them.
    """
    package = Path(__file__).parent
    return {
        file.name: Path(file.path)
        for folder in os.scandir(package)
        if folder.is_dir() and folder.name != "report"
        for file in os.scandir(folder.path)
        if file.name.endswith((".toml", ".csv"))
    }


def csv_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of the built-in CSV file ``name``."""
    with data_files()[f"{name}.csv"].open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(line for line in lines if line[0] != "#")
        header = next(rows)
        return [dict(zip(header, row, strict=False)) for row in rows]


class Packed(NamedTuple):
    """The built-in tables by name, each for itself, and what changes with any of them."""

    version: bytes
    tables: dict[str, bytes]


def built_in(name: str) -> Entries:
    """Return the built-in entries of table ``name``; none where it has no file."""
    packed = built_in_tables().tables.get(name)
    return {} if packed is None else marshal.loads(packed)  # noqa: S302  packed by this module


@functools.cache
def built_in_tables() -> Packed:
    """Return all built-in tables, packed: a run unpacks those that it needs.

    They are read once for each version of their files and of this one, and kept for later runs.
    """
    files = {name[:-5]: file for name, file in data_files().items() if name.endswith(".toml")}
    sources = {name: files[name].read_bytes() for name in sorted(files)}
    version = source_hash(b"".join(sources.values()) + Path(__file__).read_bytes())
    tables: dict[str, bytes] | None = cache.read("tables", (version,))
    if tables is None:
        read = {name: read_plain(source.decode()) for name, source in sources.items()}
        tables = {name: marshal.dumps(table) for name, table in read.items()}
        made = tables
        cache.write("tables", (version,), lambda: made)
    return Packed(version, tables)


def laid_over(*tables: Mapping[str, Any]) -> Entries:
    """Return one table of all: a list is lengthened by a later one, another value replaced."""
    merged: Entries = {}
    for table in tables:
        for key, entry in table.items():
            known = merged.get(key)
            if isinstance(known, dict) and isinstance(entry, dict):
                merged[key] = known | {
                    k: known[k] + v if isinstance(v, list) and isinstance(known.get(k), list) else v
                    for k, v in entry.items()
                }
            else:
                merged[key] = entry
    return merged


# ---------------------------------------------------------------- reading TOML

_BARE_KEY = re.compile(r"(?<![^\s{,])([a-z_]+): (?=[\"\[{tf0-9-])")

_LONG_TEXT = re.compile(r'"""\n?(.*?)"""', re.DOTALL)


def read_plain(source: str) -> Entries:
    """Read a built-in TOML file, fast where it is written plainly.

    The built-in files keep to a part of TOML that a few replacements turn into JSON, whose reader
    in C is some ten times quicker than tomllib: ``key = value`` at the start of a line with one
    space about the sign, texts in double quotes, whole numbers, flags, lists (further lines of one
    are indented), tables on one line, comments on lines of their own. What does not come out as
    JSON goes to tomllib. A text that itself holds `` = `` would come out changed, so a test
    compares the two readings of every built-in file. A user's file is always read by tomllib.
    """
    if '"""' in source:  # a text of several lines
        source = _LONG_TEXT.sub(lambda text: json.dumps(text[1], ensure_ascii=False), source)
    parts = ['{"": {']
    for line in source.splitlines():
        first = line[:1]
        if first in ("", "#"):
            continue
        if first == "[":
            name = line[1:-1]
            quoted = name if name[:1] == '"' else f'"{name}"'
            parts.append(f"}}, {quoted}: {{")
        elif first in " \t]":
            parts.append(line.strip())
        else:
            parts += (", ", line)
    text = _BARE_KEY.sub(r'"\1": ', "".join(parts).replace(" = ", ": "))
    try:
        tables: Entries = json.loads(text.replace("{, ", "{").replace(",]", "]") + "}}")
        return {**tables.pop(""), **tables}
    except (ValueError, KeyError):
        import tomllib  # slow to load, and seldom needed

        return tomllib.loads(source)


def read_overlay(path: Path) -> dict[str, Entries]:
    """Read a user's file. Raises LexiconError where it cannot be read or is no TOML."""
    import tomllib

    try:
        source = path.read_text("utf-8-sig")
    except OSError as error:
        raise LexiconError(
            _("{path}: cannot be read ({why})").format(path=path, why=why(error))
        ) from error
    except UnicodeDecodeError as error:
        raise LexiconError(
            _("{path}: is not UTF-8 (byte {at}); save it as UTF-8").format(
                path=path, at=error.start
            )
        ) from error
    try:
        return tomllib.loads(source)
    except RecursionError:
        lines = source.splitlines()
        line = max(range(len(lines)), key=lambda number: lines[number].count("["))
        raise LexiconError(
            _("{path}, line {line}: holds too many brackets within one another").format(
                path=path, line=line + 1
            )
        ) from None
    except ValueError as error:  # a TOMLDecodeError, or what int() says of a very long number
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        lines = source.splitlines()
        line, column = (int(found[1]), int(found[2])) if found else (len(lines), 1)
        line = max(1, min(line, len(lines)))
        reason = re.sub(r"\s*\(at .*\)", "", str(error))
        shown = _marked(lines[line - 1] if lines else "", column - 1, 1)
        raise LexiconError(
            _("{path}, line {line}: not TOML: {reason}").format(path=path, line=line, reason=reason)
            + f"\n{shown}"
        ) from error


# ---------------------------------------------------------------- checking

_KEY_PART = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*""")


def _key_path(text: str) -> tuple[tuple[str, ...], int]:
    """Read the dotted key at the start of ``text``; return its parts and where it ends."""
    parts, at = [], 0
    while part := _KEY_PART.match(text, at):
        parts.append(part[1] or part[2] or part[3] or "")
        at = part.end()
        if text[at : at + 1] != ".":
            break
        at += 1
    return tuple(parts), at


def key_lines(source: str) -> dict[tuple[str, ...], int]:
    """Return the line (from 0) on which each key of a TOML file stands; tomllib does not tell."""
    found: dict[tuple[str, ...], int] = {}
    header: tuple[str, ...] = ()
    for number, line in enumerate(source.splitlines()):
        text = line.lstrip()
        if text.startswith("["):
            path, _ = _key_path(text.lstrip("["))
            header = path
        else:
            path, end = _key_path(text)
            if not path or text[end : end + 1] != "=":
                continue
            path = header + path
        for depth in range(1, len(path) + 1):
            found.setdefault(path[:depth], number)
    return found


def check(
    overlay: Mapping[str, Any], path: Path, known: Callable[[str], Mapping[str, Any]]
) -> Iterator[str]:
    """Yield every mistake of a user's file, worded for its author.

    ``known(name)`` is the table ``name`` with the file laid over it: an entry that adds to a
    built-in one need not repeat what that one has to say.
    """
    source = path.read_text("utf-8-sig")
    at, lines = key_lines(source), source.splitlines()

    def mistake(keys: tuple[str, ...], says: str, word: str = "") -> str:
        number = next((at[keys[:n]] for n in range(len(keys), 0, -1) if keys[:n] in at), 0)
        line = number
        word = word or keys[-1]
        # the word may stand further down in a list of several lines
        while word not in lines[line] and line + 1 < len(lines) and line < number + 40:
            line += 1
        if word not in lines[line]:
            line = number
        start = lines[line].rfind(word) if word != keys[-1] else lines[line].find(word)
        subject = _(", {name}").format(name=keys[1]) if len(keys) > 1 else ""
        where = _("{path}, line {line}{subject}: {says}").format(
            path=path, line=line + 1, subject=subject, says=says
        )
        return f"{where}\n" + _marked(lines[line], max(start, 0), len(word) if start >= 0 else 1)

    for name, entries in overlay.items():
        if name not in SCHEMAS:
            yield mistake(
                (name,),
                _("table {name!r} is unknown; {known}").format(
                    name=name, known=nearest(name, SCHEMAS)
                ),
            )
            continue
        if not isinstance(entries, dict):
            yield mistake(
                (name,), _('{name!r} must be a table of entries, as [{name}."…"]').format(name=name)
            )
            continue
        for key, entry in entries.items():
            if not key.strip():
                yield mistake((name, key), _("an entry needs a name"), key)
                continue
            if name == "units" and (says := _bad_unit(key)):
                yield mistake((name, key), says)
            if not isinstance(entry, dict):
                yield mistake(
                    (name, key),
                    _('must be a table, as [{name}."{key}"]').format(name=name, key=key),
                )
                continue
            whole = known(name).get(key, entry)
            if name == "units" and _are_texts(entry.get("also")):
                for spelling in entry["also"]:
                    if spelling and (says := _bad_unit(spelling)):
                        yield mistake((name, key, "also"), says, spelling)
            for says, part, word in check_entry(SCHEMAS[name], entry, whole, known):
                yield mistake((name, key, *part), says, word)
            if "parent" in entry and (circle := _circle(key, known(name))):
                says = _("parent {parent!r} comes back to {key!r}: {circle}").format(
                    parent=entry["parent"], key=key, circle=" < ".join(circle)
                )
                yield mistake((name, key, "parent"), says, entry["parent"])


def check_entry(
    schema: Mapping[str, Field],
    entry: Mapping[str, Any],
    whole: Mapping[str, Any],
    known: Callable[[str], Mapping[str, Any]],
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield the mistakes of one entry: what is wrong, the key, the word to mark."""
    for key, value in entry.items():
        if key not in schema:
            yield (
                _("key {key!r} is unknown; {known}").format(key=key, known=nearest(key, schema)),
                (key,),
                key,
            )
            continue
        field = schema[key]
        wrong = _wrong_form(field, value)
        if wrong:
            word = value if isinstance(value, str) else _bad_word(value)
            yield f"{key} {wrong}", (key,), word
            continue
        form = whole.get("form")
        if field.only_of and form in schema["form"].choices and form not in field.only_of:
            says = _("{key} says nothing where form is {form!r}; it goes with {only_of!r}").format(
                key=key, form=form, only_of=field.only_of[0]
            )
            yield says, (key,), key
            continue
        choices: Iterable[str] = field.choices
        if field.table == "regions":
            choices = {row["name"] for file in ("regions", "world") for row in csv_rows(file)}
        elif field.table:
            choices = known(field.table)
        if field.table == "units" and value.partition("/")[0] in {"", *choices}:
            continue
        if choices and value not in choices:
            yield (
                _("{key} {value!r} is unknown; {known}").format(
                    key=key, value=value, known=nearest(value, choices)
                ),
                (key,),
                value,
            )
    needed = [key for key, field in schema.items() if field.required]
    for key in [*needed, *NEEDED_BY.get(str(whole.get("form")), ())]:
        if key not in whole:
            yield _("{key} is missing: a new entry needs it").format(key=key), (), ""


def _circle(key: str, entries: Mapping[str, Any]) -> list[str]:
    """Return the way from an entry over its parents back to itself, if there is one."""
    way = [key]
    while len(way) <= len(entries):
        parent = entries.get(way[-1], {}).get("parent")
        if not isinstance(parent, str):
            break
        way.append(parent)
        if parent == key:
            return way
    return []


def _bad_unit(spelling: str) -> str | None:
    """Say what keeps a spelling from being a unit, or None: it stands right behind a number."""
    import unicodedata

    # punctuation, digits, spaces, signs that do not show
    if spelling[0] not in "%‰‱′″" and unicodedata.category(spelling[0])[0] in "PNZC":
        return _("a unit must begin with a letter or a symbol, not {sign!r}").format(
            sign=spelling[0]
        )
    return None


def _wrong_form(field: Field, value: object) -> str | None:
    """Say what is wrong with the form of a value, or None."""
    form = field.form
    wanted, good = FORMS[form]
    if not good(value):
        return _("must be {wanted}, not {value!r}").format(wanted=_(wanted), value=value)
    if isinstance(value, int) and form == "whole":
        least, most = field.limits
        return (
            None
            if least <= value <= most
            else _("must be from {least} to {most}, not {value}").format(
                least=least, most=most, value=value
            )
        )
    if form in ("texts", "words", "patterns") and (value == "" or "" in list(value)):  # type: ignore[call-overload]
        return _("must not hold an empty text")
    return _bad_pattern(value) if form == "patterns" and isinstance(value, list) else None


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _are_months(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(map(_is_whole, value))
        and 1 <= value[0] <= value[1] <= 12
    )


def _is_si(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) in (2, 3)
        and _are_texts(value)
        and re.fullmatch(r"(?=.*[1-9])[0-9]+(\.[0-9]+)?(/[1-9][0-9]*)?", value[1], re.ASCII)
        is not None
        and all(re.fullmatch(r"[0-9]+(\.[0-9]+)?", zero, re.ASCII) for zero in value[2:])
    )


def _are_parts(value: object) -> bool:
    return isinstance(value, dict) and all(_is_whole(part) and part > 1 for part in value.values())


FORMS: dict[str, tuple[str, Callable[[object], bool]]] = {
    "text": (N_("a text in quotes"), _is_text),
    "texts": (N_("a list of texts in quotes"), _are_texts),
    "words": (N_("a text in quotes, or a list of them"), lambda v: _is_text(v) or _are_texts(v)),
    "patterns": (N_("a list of regular expressions in quotes"), _are_texts),
    "flag": (N_("true or false"), lambda v: isinstance(v, bool)),
    "whole": (N_("a whole number"), _is_whole),
    "months": (N_("the first and the last month, as [1, 6]"), _are_months),
    "si": (N_('an SI unit and an exact factor, as ["m²", "10000"] or ["m²", "2000/3"]'), _is_si),
    "parts": (N_("a table of smaller units, as { 分米 = 10, 厘米 = 100 }"), _are_parts),
    "examples": (
        N_("a list of examples, or a table from example to result"),
        lambda v: isinstance(v, dict) or _are_texts(v),
    ),
}


def _bad_pattern(patterns: Iterable[str]) -> str | None:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            return _("holds {pattern!r}, which is no regular expression: {error}").format(
                pattern=pattern, error=error
            )
    return None


def _bad_word(value: object) -> str:
    """Return the pattern of a list that is none, so that it can be marked."""
    return (
        next((text for text in value if isinstance(text, str) and _bad_pattern([text])), "")
        if (isinstance(value, list))
        else ""
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """Say which known word is meant, and which there are (if they are few)."""
    import difflib  # only where something is wrong

    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.5)
    listed = _("Known: {names}").format(
        names=_(", ").join([*names[:20], *(("…",) if len(names) > 20 else ())])
    )
    return (
        _("did you mean {near!r}? {listed}").format(near=near[0], listed=listed) if near else listed
    )


def perhaps(near: Sequence[str]) -> str:
    """Return what a message adds to a name that is not known: those that come near, if any.

    >>> perhaps(["深圳市", "深州市"]), perhaps([])
    ('; did you mean 深圳市 or 深州市?', '')
    """
    return _("; did you mean {near}?").format(near=_(" or ").join(near[:3])) if near else ""


def _marked(line: str, start: int, length: int) -> str:
    """Return the line with a marker under its characters ``start`` to ``start + length``."""

    def width(text: str) -> int:
        return sum(1 + (ord(ch) >= 0x2E80) for ch in text)

    line = line.replace("\t", " ")
    return f"  {line}\n  {' ' * width(line[:start])}{'^' * max(width(line[start : start + length]), 1)}"
