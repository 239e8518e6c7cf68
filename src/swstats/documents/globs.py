r"""Patterns that choose among files, for ``--include`` and ``--exclude``, as .gitignore writes them.

A pattern is compared with the path below the folder (or in the archive) that the user named. One
without a slash fits a name at any depth; one with a slash, the path from the folder on. ``*`` and
``?`` stand for anything but a slash, ``**`` for any folders, ``[ab]`` and ``[!ab]`` for one sign. What
fits a folder or an archive fits all that is in it. Small and capital letters are the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def fits(path: str, patterns: Sequence[str], *, itself: bool = False) -> bool:
    """Say whether a path, or (unless ``itself``) a folder in which it lies, fits a pattern.

    >>> fits("2020/a.txt", ["*.txt"]), fits("2020/a.txt", ["2020/"]), fits("a/2020.txt", ["2020"])
    (True, True, False)
    >>> fits("x/2020/a.txt", ["2020/*.txt"]), fits("x/2020/a.txt", ["**/2020/*.txt"])
    (False, True)
    """
    end = r"\Z" if itself else r"(?:/|\Z)"
    return any(compiled(pattern, end).match(path) for pattern in patterns)


@lru_cache(maxsize=1024)
def compiled(pattern: str, end: str = "") -> re.Pattern[str]:
    """Return a pattern as a regular expression. Raises re.error where a set in it is none."""
    body = pattern.strip("/")
    if pattern.endswith("/"):  # a folder: something must follow
        end = r"/." if end != r"\Z" else "(?!)"
    start = "" if "/" in body or pattern.startswith("/") else r"(?:.*/)?"
    return re.compile(start + _translated(body) + end, re.DOTALL | re.IGNORECASE)


def _translated(pattern: str) -> str:
    """Return a pattern as a regular expression."""
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        if pattern.startswith("**/", at) and pattern[at - 1 : at] in ("", "/"):
            parts.append("(?:.*/)?")
            at += 3
        elif pattern.startswith("**", at):
            parts.append(".*")
            at += 2
        elif pattern[at] == "*":
            parts.append("[^/]*")
            at += 1
        elif pattern[at] == "?":
            parts.append("[^/]")
            at += 1
        elif pattern[at] == "[" and (close := _end(pattern, at)) > 0:
            signs = pattern[at + 1 : close]
            negated = signs[0] in "!^"
            # what a set holds besides its ranges is meant as it stands
            inner = re.sub(r"([\\\[\]^&|~])", r"\\\1", signs[negated:])
            parts.append(f"(?!/)[{'^' * negated}{inner}]")
            at = close + 1
        else:
            parts.append(re.escape(pattern[at]))
            at += 1
    return "".join(parts)


def _end(pattern: str, at: int) -> int:
    """Return where a set ends, -1 where it does not; a bracket that is its first sign does not."""
    return pattern.find("]", at + 2 + pattern.startswith(("!", "^"), at + 1))
