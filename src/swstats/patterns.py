"""Keep what ``re`` makes of patterns from one run to the next, as Python keeps bytecode.

The program and SQLAlchemy have some 900 patterns. To compile them takes 0.1 s, a third of a short
run, and gives the same each time: a list of numbers, which takes 3 ms to read. So a command lays
the patterns of earlier runs where ``re.compile`` looks first, in the cache of that module, and at
its end keeps those that it had to compile.

This leans on the inside of ``re``, as CPython has had it since 3.11. Where that is not as expected
the patterns are compiled, as without this module; the code is for the very version of Python that
wrote it, belongs to the text of its pattern, and is checked by Python when it is read.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

from swstats import __version__, cache

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Key = tuple[type, str | bytes, int]
    # The pattern, its flags as given and in effect, its code, its groups and their names.
    _Row = tuple[str | bytes, int, int, bytes, int, dict[str, int]]

# How many patterns are kept. ``re`` itself keeps 512 and drops the oldest: those that it dropped
# would be new in every run, so it is told to keep as many.
MANY = 1536
# How many characters a pattern may have. The longer ones are those of cn2an: few runs need them,
# every run would read them, and some list words in an order that differs from run to run.
LONG = 8000

# What is missing or otherwise elsewhere than in CPython 3.11 to 3.13.
_OTHERWISE = (ImportError, AttributeError, KeyError, TypeError, ValueError, RuntimeError)


@contextmanager
def kept() -> Iterator[None]:
    """Use the patterns of earlier runs; afterwards keep those that were new."""
    known: dict[_Key, _Row] = {}
    with suppress(*_OTHERWISE):
        vars(re)["_MAXCACHE"] = max(vars(re)["_MAXCACHE"], MANY)
        known = _recall()
    try:
        yield
    finally:
        with suppress(*_OTHERWISE):
            _keep(known)


def _version() -> tuple[Any, ...]:
    sre = import_module("_sre")
    return (__version__, sys.version, sre.MAGIC, sre.CODESIZE)


def _recall() -> dict[_Key, _Row]:
    """Lay the patterns that were kept into the cache of ``re``, and return them."""
    compiled = vars(re)["_cache"]
    build = import_module("_sre").compile
    known: dict[_Key, _Row] = {}
    for row in cache.read("patterns", _version()) or ():
        source, given, flags, code, groups, names = row
        numbered: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            numbered[number] = name
        numbers = memoryview(code).cast("I").tolist()
        key = (type(source), source, given)
        compiled[key] = build(source, flags, numbers, groups, names, tuple(numbered))
        known[key] = row
    return known


def _keep(known: dict[_Key, _Row]) -> None:
    """Keep the patterns that ``re`` has compiled, where a fair part of them is new."""
    compiled: dict[_Key, re.Pattern[Any]] = vars(re)["_cache"]
    new = {
        key: pattern
        for key, pattern in compiled.items()
        if key not in known and _is_plain(key, pattern)
    }
    # Most runs meet a pattern or two that the earlier ones did not. Those that go through sets of hanzi
    # take long to compile: 18 of them, 4 % of all characters, made a run longer by a third.
    if 100 * sum(len(key[1]) for key in new) <= sum(len(key[1]) for key in known):
        return
    old = list(known.values()) if len(known) + len(new) <= MANY else []
    late = list(new.items())[-MANY:]
    cache.write("patterns", _version(), lambda: old + [_row(*item) for item in late])


def _is_plain(key: _Key, pattern: re.Pattern[Any]) -> bool:
    return key[0] in (str, bytes) and len(key[1]) <= LONG and not pattern.flags & re.LOCALE


def _row(key: _Key, pattern: re.Pattern[Any]) -> _Row:
    """Compile a pattern once more, for its code, which a pattern does not tell."""
    import warnings

    _, source, given = key
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they were given when it was compiled
        parsed = import_module("re._parser").parse(source, given)
        code = import_module("re._compiler")._code(parsed, given)  # noqa: SLF001
    numbers = b"".join(number.to_bytes(4, sys.byteorder) for number in code)
    # Python 3.13 has a kind of zero of its own for flags that are left out.
    return source, int(given), pattern.flags, numbers, pattern.groups, dict(pattern.groupindex)
