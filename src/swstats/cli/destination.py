"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import typer

from swstats.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterator


# What a shell reports of a command that was stopped by a closed pipe: 128 + SIGPIPE.
CLOSED_PIPE = 141


@contextmanager
def destination(path: Path | None) -> Iterator[BinaryIO]:
    """Open ``path``, or standard output where it is None.

    What is written to a file goes to a neighbour first, which takes the file's name when all is
    written: nobody sees half a file, and a run that fails leaves the old one as it was.
    Raises FormatError where the file cannot be written.
    """
    if path is None:
        yield from _standard_output()
        return
    try:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            target, opened = None, path.open("wb")  # a pipe, or a device such as /dev/null
        else:
            import tempfile  # slow to load

            # Through a link to the file that it names: the link is to stay a link.
            target = Path(os.path.realpath(path))
            descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
            opened = os.fdopen(descriptor, "wb")
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise FormatError(message) from error
    if target is None:
        with _named(path), opened as out:
            yield out
        return
    neighbour = Path(name)
    try:
        with _named(path):
            with opened as out:
                yield out
            neighbour.chmod(_mode(target))
            neighbour.replace(target)
    except BaseException:
        neighbour.unlink(missing_ok=True)
        raise


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Turn what keeps the file from being written, such as a full disk, into a FormatError."""
    try:
        yield
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}; name another file"
        raise FormatError(message) from error


def _standard_output() -> Iterator[BinaryIO]:
    """Give standard output, and end quietly where a reader such as ``head`` has gone."""
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except OSError as error:
        # Python would complain once more when it flushes standard output at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(CLOSED_PIPE) from None
        message = f"cannot write standard output: {error.strerror or error}; name a file with -o"
        raise FormatError(message) from error


def _mode(target: Path) -> int:
    """Return the permissions of the file, or those that a new one gets."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
