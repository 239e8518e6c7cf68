"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import typer

from swstats.errors import FormatError
from swstats.said import _, why

if TYPE_CHECKING:
    from collections.abc import Iterator


# What a shell reports of a command that was stopped by a closed pipe: 128 + SIGPIPE.
CLOSED_PIPE = 141

# How the name of an unfinished file ends.
PART = ".part"


@contextmanager
def destination(path: Path | None) -> Iterator[BinaryIO]:
    """Open ``path``, or standard output where it is None.

    What is written to a file goes to a neighbour first, which takes the file's name when all is
    written and on the disk: nobody sees half a file, and a run that fails leaves the old one as it
    was. A run that is killed leaves its neighbour, ``.NAME.….part``; the next one that writes the
    same file takes it away. Raises FormatError where the file cannot be written.
    """
    if path is None:
        yield from _standard_output()
        return
    try:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            target = None  # a pipe, or a device such as /dev/null
            opened: BinaryIO = path.open("wb")
        else:
            # Through a link to the file that it names: the link is to stay a link.
            target = Path(os.path.realpath(path))
            _clear_away(target)
            opened, lock, neighbour = _neighbour(target)
    except OSError as error:
        message = _("cannot write {path}: {why}; name a file elsewhere").format(
            path=path, why=why(error)
        )
        raise FormatError(message) from error
    if target is None:
        with _named(path), opened as out:
            yield out
        return
    try:
        with _named(path):
            with opened as out:
                yield out
                out.flush()
                # Else a power cut could leave the new name with nothing in it.
                os.fsync(out.fileno())
            neighbour.chmod(_mode(target))
            neighbour.replace(target)
    except BaseException:
        neighbour.unlink(missing_ok=True)
        raise
    finally:
        if lock is not None:
            os.close(lock)


def _neighbour(target: Path) -> tuple[BinaryIO, int | None, Path]:
    """Make a file beside the target; return it, what holds its lock, its path. Raises OSError."""
    import tempfile  # slow to load

    while True:
        descriptor, name = tempfile.mkstemp(PART, _beginning(target), target.parent)
        with suppress(BlockingIOError):
            lock = _locked(descriptor)
            if lock is None or os.fstat(descriptor).st_nlink:
                return os.fdopen(descriptor, "wb"), lock, Path(name)
            os.close(lock)
        os.close(descriptor)  # another run has cleared it away before it was locked


def _clear_away(target: Path) -> None:
    """Take away what runs that were killed have left beside the target."""
    for left in target.parent.glob(f"{escape(_beginning(target))}*{PART}"):
        with suppress(OSError), left.open("r+b") as file:
            lock = _locked(file.fileno())
            if lock is not None:
                left.unlink()
                os.close(lock)


def _beginning(target: Path) -> str:
    # A name may have 255 bytes, which 85 characters of Chinese fill.
    return f".{os.fsencode(target.name)[:200].decode(errors='ignore')}."


def _locked(descriptor: int) -> int | None:
    """Lock a file; return a descriptor that holds the lock until it is closed.

    None where there are no such locks. Raises BlockingIOError where another run holds it.
    """
    try:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except (ImportError, OSError):
        return None
    return os.dup(descriptor)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Turn what keeps the file from being written, such as a full disk, into a FormatError."""
    try:
        yield
    except OSError as error:
        message = _("cannot write {path}: {why}; name another file").format(
            path=path, why=why(error)
        )
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
        message = _("cannot write standard output: {why}; name a file with -o").format(
            why=why(error)
        )
        raise FormatError(message) from error


def _mode(target: Path) -> int:
    """Return the permissions of the file, or those that a new one gets."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
