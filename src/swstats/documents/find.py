"""What the user names becomes files: files, folders, patterns and standard input."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from swstats.documents.formats import FORMATS, suffixes
from swstats.documents.found import STDIN, Found, Settings, writable
from swstats.documents.globs import fits
from swstats.documents.real import RealPaths
from swstats.errors import ReadError
from swstats.said import _, why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What a folder is searched for. A file given by name is read whatever its name ends with.
SUFFIXES = suffixes()
WITH_TABLES = suffixes(tables=True)
# What is looked into, as a folder is.
ARCHIVES = tuple(
    suffix for form in FORMATS.values() if form.module == "archives" for suffix in form.suffixes
)
# Nothing is asked for.
ALL = Settings()


def find_documents(paths: Iterable[str], settings: Settings = ALL) -> Iterator[Found | ReadError]:
    """Yield each file that the paths name, in order, one at a time.

    A path is a file, a folder (its documents and those of its sub-folders, by name, hidden ones and
    linked folders left out), a pattern such as ``pages/*.txt``, or ``-`` for standard input. What
    cannot be found is yielded as a ReadError, and the rest goes on. A file that two paths name is
    yielded once.
    """
    seen: set[str] = set()
    real = RealPaths()
    for path in paths:
        for found in _find(path, settings):
            if isinstance(found, ReadError):
                found.doc = found.doc or writable(name_of(path))
                yield found
                continue
            file = STDIN if found.path == STDIN else real(found.path)
            if file not in seen:
                seen.add(file)
                yield found


def find_files(path: str, settings: Settings = ALL) -> Iterator[str | ReadError]:
    """Yield the files that a path names, or the error that there are none."""
    for found in _find(path, settings):
        yield found if isinstance(found, ReadError) else found.path


def wanted(inside: str, settings: Settings) -> bool:
    """Say whether a file is taken of a folder or an archive, by its path in there.

    What ``exclude`` fits is not. With ``include``, what that fits is; where it fits a folder or an
    archive, what is searched for in there. Archives are looked into all the same.
    """
    search = settings.search
    if search.exclude and fits(inside, search.exclude):
        return False
    name = inside.lower()
    if search.include and not fits(inside, search.include, itself=True):
        sought = fits(inside, search.include)
        return name.endswith(_sought(settings) if sought else ARCHIVES)
    return bool(search.include) or name.endswith(_sought(settings))


def _sought(settings: Settings) -> tuple[str, ...]:
    return WITH_TABLES if settings.columns.text else SUFFIXES


def none_in(folder: str, settings: Settings) -> ReadError:
    """Return the error of a folder in which nothing is to be read: what was searched for."""
    what = (
        _("{path}: no document that --include and --exclude leave{sought}")
        if any(settings.search)
        else _("{path}: no document in this folder{sought}")
    )
    sought = (
        ""
        if settings.search.include
        else _(" ({suffixes})").format(suffixes=", ".join(_sought(settings)))
    )
    return ReadError(what.format(path=shown(folder), sought=sought), doc=shown(folder))


def _find(path: str, settings: Settings) -> Iterator[Found | ReadError]:
    try:
        yield from _found(path, settings)
    except (OSError, ValueError) as error:  # too long a name, a zero byte in it
        reason = why(error) if isinstance(error, OSError) else error
        yield ReadError(_("{path}: {why}").format(path=shown(path), why=reason))


def _found(path: str, settings: Settings) -> Iterator[Found | ReadError]:
    if not path:
        yield ReadError(_("an empty path names nothing; name a file or a folder, . for this one"))
    elif path == STDIN:
        yield Found(STDIN, path=STDIN)
    elif Path(path).is_dir():
        empty = True
        for found in files_below(path, settings):
            empty = False
            yield found
        if empty:
            yield none_in(path, settings)
    elif not Path(path).exists() and glob.has_magic(path):
        yield from _fitting(path, settings)
    elif not Path(path).exists():
        broken = Path(path).is_symlink()
        reason = _("a link that leads nowhere") if broken else _("no such file or folder")
        yield ReadError(_("{path}: {why}").format(path=shown(path), why=reason))
    elif Path(path).is_socket():
        yield ReadError(_("{path}: a socket, which cannot be read").format(path=shown(path)))
    elif not fits(name_of(path), settings.search.exclude):
        yield Found(shown(path), path=path)


def _fitting(pattern: str, settings: Settings) -> Iterator[Found | ReadError]:
    """Yield what a pattern on the command line names, which a shell would have replaced."""
    matches = sorted(_matches(pattern))
    if not matches:
        yield ReadError(_("{pattern}: no file matches this pattern").format(pattern=shown(pattern)))
    for match in matches:
        if not Path(match).is_dir() or "**" not in pattern:
            yield from _find(match, settings)


def _matches(pattern: str) -> Iterator[str]:
    """Yield what a pattern names. ``**`` goes into no linked folder, which may lead back to itself."""
    parts = Path(pattern).parts
    if "**" not in parts:
        yield from glob.iglob(pattern)  # noqa: PTH207 (patterns may be absolute)
        return
    first = parts.index("**")
    rest = parts[first + 1 :] or ("*",)
    starts = (
        glob.iglob(str(Path(*parts[:first])))  # noqa: PTH207
        if first
        else [""]
    )
    for start in starts:
        for folder, inside, _files in os.walk(start or "."):
            inside[:] = [name for name in inside if not name.startswith(".")]
            inner = Path(folder) if start else Path(os.path.relpath(folder, "."))
            yield from _matches(str(Path(glob.escape(str(inner)), *rest)))


def files_below(folder: str, settings: Settings, inside: str = "") -> Iterator[Found | ReadError]:
    """Yield the documents of a folder and its sub-folders, sorted.

    Hidden files, linked folders (which may lead back) and what is no file (pipes, devices) are left
    out. What cannot be looked at is yielded as a ReadError. ``inside`` is the folder's path in the
    one that the user named.
    """
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield ReadError(_("{folder}: {why}").format(folder=shown(folder), why=why(error)))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        below = f"{inside}/{entry.name}" if inside else entry.name
        try:
            if entry.is_dir(follow_symlinks=False):
                if not fits(below, settings.search.exclude):
                    yield from files_below(entry.path, settings, below)
            elif wanted(below, settings):
                if entry.is_file():
                    yield Found(shown(entry.path), path=entry.path, inside=below)
                elif entry.is_symlink() and not Path(entry.path).exists():
                    yield ReadError(
                        _("{path}: a link that leads nowhere").format(path=shown(entry.path))
                    )
        except OSError as error:
            yield ReadError(_("{path}: {why}").format(path=shown(entry.path), why=why(error)))


def shown(path: str) -> str:
    """Return a path as records and errors name it: one line, which can be written."""
    return writable(name_of(path))


def name_of(path: str) -> str:
    """Return a path as records name it: as given, with forward slashes, without "./" before it."""
    name = path.replace(os.sep, "/")
    while name.startswith("./") and len(name) > 2:
        name = name[2:].lstrip("/")
    return name
