"""What one run works out and the next one reads: files in the user's cache folder.

They make a start faster, and nothing else depends on them: a file that is missing, damaged, of
another version, or that somebody else may have written is passed over, and so is a folder that
cannot be written to. The folder is ``$XDG_CACHE_HOME/swstats`` (``%LOCALAPPDATA%`` on Windows),
else ``~/.cache/swstats``. It may be removed at any time.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# A part of a file that is older was left by a run that was killed, in seconds.
LEFT_BEHIND = 24 * 60 * 60


def read(name: str, key: tuple[Any, ...]) -> Any:
    """Return what was written under that name for the same key; None where nothing was."""
    path = _path(name)
    if path is None:
        return None
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not _ours(os.fstat(file.fileno())):
                return None
            sum_, packed = file.read(4), file.read()
        if sum_ != _sum(packed):
            return None
        found_key, value = marshal.loads(packed)  # noqa: S302  our own file, and whole
    except (OSError, EOFError, ValueError, TypeError):
        return None
    return value if found_key == key else None


def write(name: str, key: tuple[Any, ...], make: Callable[[], Any]) -> None:
    """Keep what ``make`` gives, of plain types, for later runs, in place of what was kept before.

    It is made only where it can be written. The file appears whole or not at all, so two processes
    may write at once: the later one stays.
    """
    path = _path(name)
    if path is None:
        return
    part = f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        try:
            # Never through a link that somebody else has put there.
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as file:  # noqa: PTH123  os.path starts sooner than pathlib
                packed = marshal.dumps((key, make()))
                file.write(_sum(packed) + packed)
            os.replace(part, path)  # noqa: PTH105
        except BaseException:
            os.unlink(part)  # noqa: PTH108
            raise
        _clear(path)


def _path(name: str) -> str | None:
    """Return the file of that name, one for each version of Python; None without a home."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "~/.cache"
    folder = os.path.expanduser(base)  # noqa: PTH111
    if not os.path.isabs(folder):  # noqa: PTH117
        return None
    return os.path.join(folder, "swstats", f"{name}.{sys.implementation.cache_tag}")  # noqa: PTH118


def _clear(path: str) -> None:
    """Remove the parts of a file that runs left behind which were killed while they wrote."""
    folder, name = os.path.split(path)
    with os.scandir(folder) as files:
        for file in files:
            left = file.name.startswith(f"{name}.") and file.name[len(name) + 1 :].isdecimal()
            if left and time.time() - file.stat(follow_symlinks=False).st_mtime > LEFT_BEHIND:
                os.unlink(file.path)  # noqa: PTH108


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe in its place would wait for somebody to write."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _ours(status: os.stat_result) -> bool:
    """Say whether it is a file, the user's own, and nobody else may write to it."""
    if not stat.S_ISREG(status.st_mode):
        return False
    if not hasattr(os, "getuid"):  # Windows, where the folder itself is the user's own
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _sum(packed: bytes) -> bytes:
    """Return what tells a file that was written whole: a disk may lose part of one."""
    return zlib.crc32(packed).to_bytes(4, "big")
