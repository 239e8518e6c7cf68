"""What the user names becomes files: files, folders, patterns and standard input."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from swstats.documents import FORMATS
from swstats.documents.found import STDIN, Found, writable
from swstats.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What a folder is searched for. A file given by name is read whatever its name ends with.
SUFFIXES = tuple(suffix for form in FORMATS.values() for suffix in form.suffixes)


def find_documents(paths: Sequence[str]) -> Iterator[Found | ReadError]:
    """Yield each file that the paths name, in order, one at a time.

    A path is a file, a folder (its documents and those of its sub-folders, by name, hidden ones
    left out), a pattern such as ``pages/*.txt``, or ``-`` for standard input. What cannot be found
    is yielded as a ReadError, and the rest goes on. A file that two paths name is yielded once.
    """
    seen: set[str] = set()
    for path in paths:
        for found in find_files(path):
            if isinstance(found, ReadError):
                found.doc = found.doc or writable(name_of(path))
                yield found
                continue
            file = found if found == STDIN else os.path.realpath(found)
            if file not in seen:
                seen.add(file)
                yield Found(writable(name_of(found)), path=found)


def find_files(path: str) -> Iterator[str | ReadError]:
    """Yield the files that a path names, or the error that there are none."""
    try:
        yield from _find_files(path)
    except (OSError, ValueError) as error:  # too long a name, a zero byte in it
        reason = error.strerror if isinstance(error, OSError) else error
        yield ReadError(f"{name_of(path)}: {reason}")


def _find_files(path: str) -> Iterator[str | ReadError]:
    if not path:
        yield ReadError("an empty path names nothing; name a file or a folder, . for this one")
    elif path == STDIN or Path(path).is_file():
        yield path
    elif Path(path).is_dir():
        empty = True
        for file in files_below(path):
            empty = False
            yield file
        if empty:
            yield ReadError(f"{name_of(path)}: no text file in this folder ({', '.join(SUFFIXES)})")
    elif glob.has_magic(path):
        matches = sorted(_matches(path))
        if not matches:
            yield ReadError(f"{path}: no file matches this pattern")
        for match in matches:
            if Path(match).is_file():
                yield match
            elif "**" not in path:
                yield from find_files(match)
    elif Path(path).exists():
        yield path
    else:
        yield ReadError(f"{path}: no such file or folder")


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
        for folder, inside, _ in os.walk(start or "."):
            inside[:] = [name for name in inside if not name.startswith(".")]
            inner = Path(folder) if start else Path(os.path.relpath(folder, "."))
            yield from _matches(str(Path(glob.escape(str(inner)), *rest)))


def files_below(folder: str) -> Iterator[str | ReadError]:
    """Yield the text files of a folder and its sub-folders, sorted, hidden ones left out.

    A folder that cannot be read is yielded as a ReadError.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield ReadError(f"{name_of(folder)}: {error.strerror or error}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(entry.path)
        elif entry.name.lower().endswith(SUFFIXES) and entry.is_file():
            yield entry.path


def name_of(path: str) -> str:
    """Return a path as records name it: as given, with forward slashes, without "./" before it."""
    name = path.replace(os.sep, "/")
    while name.startswith("./") and len(name) > 2:
        name = name[2:].lstrip("/")
    return name
