from __future__ import annotations

import marshal
import re
import warnings

import pytest

from swstats import cache, patterns
from swstats.quantities import numerals

SOURCES = [
    ("(?P<first>[一二三])年|(b)(?P<last>c*)", 0),
    ("[\u4e00-\u9fff]{2,4}", re.ASCII),
    ("(?i:straße) # a comment", re.VERBOSE | re.IGNORECASE),
    (b"(?P<name>\\d+)[\x80-\xff]", 0),
    ("[[a]x]", 0),  # of which Python warns
]
TEXT = "三年 bccc 广东省 STRASSE Straße 12 ax] 12é"


@pytest.fixture(autouse=True)
def fresh(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    forget(monkeypatch)


def forget(monkeypatch):
    """Give ``re`` the memory that it has in a new process; that of Python 3.12 has two parts."""
    for name in {"_cache", "_cache2"} & vars(re).keys():
        monkeypatch.setitem(vars(re), name, {})


def compile_all():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [re.compile(source, flags) for source, flags in SOURCES]


def refuse(*_arguments):
    raise AssertionError("compiled once more")


def test_what_one_run_compiles_the_next_one_has(monkeypatch):
    with patterns.kept():
        compiled = compile_all()
    forget(monkeypatch)
    with patterns.kept(), monkeypatch.context() as once_more:
        once_more.setattr("re._compiler.compile", refuse)
        recalled = compile_all()
    assert all(new is not old for new, old in zip(recalled, compiled, strict=True))
    for new, old in zip(recalled, compiled, strict=True):
        assert new == old  # code and all
        assert (new.flags, new.groups, new.groupindex) == (old.flags, old.groups, old.groupindex)
        text = TEXT if isinstance(old.pattern, str) else TEXT.encode()
        found, before = (
            [(match.span(), match.groups(), match.lastgroup) for match in pattern.finditer(text)]
            for pattern in (new, old)
        )
        assert found == before != []


def test_a_new_pattern_or_two_are_not_worth_writing(monkeypatch):
    with patterns.kept():
        compile_all()
        re.compile("many" * 200)
    writes = []
    monkeypatch.setattr(cache, "write", lambda _name, _key, make: writes.append(make()))
    with patterns.kept():
        re.compile("xy")
    assert writes == []
    with patterns.kept():
        re.compile("another" * 10)
    (written,) = writes
    assert len(written) == len(SOURCES) + 3


@pytest.mark.parametrize(
    ("source", "flags"), [("a" * (patterns.LONG + 1), 0), (b"\\w" * 99, re.LOCALE)]
)
def test_what_is_too_long_or_follows_the_locale_is_not_kept(source, flags, monkeypatch):
    with patterns.kept():
        re.compile(source, flags)
    assert cache.read("patterns", patterns._version()) is None


def test_when_they_are_too_many_the_old_ones_go(monkeypatch):
    monkeypatch.setattr(patterns, "MANY", len(SOURCES) + 1)
    with patterns.kept():
        compile_all()
    forget(monkeypatch)
    with patterns.kept():
        for number in range(3):
            re.compile(f"something quite different {number}")
    assert len(cache.read("patterns", patterns._version())) == 3


def test_the_patterns_of_another_python_are_not_used(monkeypatch):
    with patterns.kept():
        compile_all()
    monkeypatch.setattr("sys.version", "4.0")
    forget(monkeypatch)
    with patterns.kept():
        assert vars(re)["_cache"] == {}


@pytest.mark.parametrize("rows", [5, [1], [("a", 0, 32, b"\xff" * 8, 0, {})], [("a", 0)], "ab"])
def test_rows_that_are_none_are_passed_over(rows):
    cache.write("patterns", patterns._version(), lambda: rows)
    with patterns.kept():
        assert re.compile("(a)").fullmatch("a")


@pytest.mark.parametrize("missing", ["_cache", "_compiler", "_parser"])
def test_another_re_compiles_as_ever(missing, monkeypatch):
    if missing == "_cache":
        monkeypatch.delitem(vars(re), missing)
    else:
        monkeypatch.setitem(__import__("sys").modules, f"re.{missing}", object())
    with patterns.kept():
        pass


def test_flags_left_out_are_no_flags(monkeypatch):
    with patterns.kept():
        re.sub("a", "b", "c")
    forget(monkeypatch)
    with patterns.kept(), monkeypatch.context() as once_more:
        once_more.setattr("re._compiler.compile", refuse)
        assert re.sub("a", "b", "a") == "b"


def test_an_error_goes_through_and_what_was_compiled_is_kept(monkeypatch):
    def run():
        with patterns.kept():
            compile_all()
            raise KeyError

    with pytest.raises(KeyError):
        run()
    forget(monkeypatch)
    with patterns.kept():
        assert len(vars(re)["_cache"]) == len(SOURCES)


def test_commands_keep_their_patterns_and_give_the_same(shell, seeds):
    asked = ("extract", str(seeds), "--format", "jsonl", "--no-store")
    shell.environment["XDG_CACHE_HOME"] = str(shell.folder)
    first, second = shell(*asked), shell(*asked)
    assert list(shell.folder.glob("swstats/patterns.*"))
    shell.environment["XDG_CACHE_HOME"] = "/dev/null"
    without = shell(*asked)
    assert first.returncode == second.returncode == without.returncode == 0
    assert first.stdout == second.stdout == without.stdout
    assert first.stderr == second.stderr == without.stderr == ""


@pytest.mark.parametrize("store", [("--no-store",), ()])
def test_all_patterns_of_a_command_are_kept(store, shell, seeds):
    shell.environment["XDG_CACHE_HOME"] = str(shell.folder)
    asked = ("extract", str(seeds), "--format", "jsonl", *store)
    shell(*asked)
    (file,) = shell.folder.glob("swstats/patterns.*")
    shell(*asked)  # a store that is there is opened in another way than a new one
    kept = file.stat().st_mtime_ns
    shell(*asked)
    assert file.stat().st_mtime_ns == kept
    _, rows = marshal.loads(file.read_bytes()[4:])
    assert len(rows) < patterns.MANY
    # the longest of ours takes 20 ms to compile
    assert numerals._SHAPES.pattern in {row[0] for row in rows}
