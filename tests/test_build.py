"""What the build hook decides, and what it makes of a source; nothing is compiled here."""

from __future__ import annotations

import ast
import importlib.util

import pytest

from tests.conftest import PROJECT

SOURCE = '''\
"""A module."""

from __future__ import annotations

T = TypeVar("T")
WORDS = ("逾", "近")
COUNTS: dict[str, int] = {}
first, second = WORDS
LONG, SHORT = "米", (
    "寸"
)


class Mark:
    """所."""

    __slots__ = (
        "end",
        "start",
    )


@dataclass(frozen=True, slots=True)
class Unit:
    name: str = "亩"


@dataclass(slots=True)
class Span:
    start: int
    place: Place | None = None  # where


@dataclass
class Many:
    names: list[str] = field(default_factory=list)


class Place(NamedTuple):
    day: date | None = None
'''
PREPARED = '''\
"""A module."""

from __future__ import annotations; from typing import Final

T = TypeVar("T")
WORDS: Final = ("逾", "近")
COUNTS: Final[dict[str, int]] = {}
first, second = WORDS
LONG: Final = '米'; SHORT: Final = '寸'




class Mark:
    """所."""

    pass





@dataclass(frozen=True, slots=False)
class Unit:
    name: 'str' = "亩"


@dataclass(slots=False)
class Span:
    start: 'int'
    place: 'Place | None' = None  # where
    def __init__(self, start: int, place: Place | None = None) -> None: self.start = start; self.place = place

@dataclass
class Many:
    names: 'list[str]' = field(default_factory=list)


class Place(NamedTuple):
    day: 'date | None' = None
'''


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("hatch_build", PROJECT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def hook(build, monkeypatch):
    def compiled(*_arguments):
        return {"/built/pipeline.so": "swstats/pipeline.so"}

    monkeypatch.setattr(build, "compiled", compiled)
    monkeypatch.setattr(build, "check_compiler", lambda: None)
    return build.CompileHook(str(PROJECT), {}, None, None, "", "wheel")


@pytest.fixture
def build_data():
    return {"pure_python": True, "infer_tag": False, "force_include": {}}


@pytest.mark.parametrize(
    ("said", "version"),
    [(None, "standard"), ("", "standard"), ("0", "standard"), ("1", "editable")],
)
def test_the_wheel_is_pure_where_nothing_else_was_asked(
    hook, build_data, monkeypatch, said, version
):
    monkeypatch.delenv("SWSTATS_COMPILE", raising=False)
    if said is not None:
        monkeypatch.setenv("SWSTATS_COMPILE", said)
    hook.initialize(version, build_data)
    hook.finalize(version, build_data, "")
    assert build_data == {"pure_python": True, "infer_tag": False, "force_include": {}}
    assert version == "editable" or hook.dependencies() == []


def test_a_wheel_with_compiled_modules_is_made_on_demand(hook, build_data, monkeypatch):
    monkeypatch.setenv("SWSTATS_COMPILE", "1")
    assert any(needed.startswith("mypy") for needed in hook.dependencies())
    hook.initialize("standard", build_data)
    hook.finalize("standard", build_data, "")
    assert build_data == {
        "pure_python": False,
        "infer_tag": True,
        "force_include": {"/built/pipeline.so": "swstats/pipeline.so"},
    }


def test_a_missing_compiler_is_named(build, monkeypatch):
    monkeypatch.setenv("CC", "no-such-compiler -pthread")
    with pytest.raises(RuntimeError, match=r"missing: a C compiler \(no-such-compiler\)"):
        build.check_compiler()


def test_a_source_is_prepared_line_by_line(build):
    assert build.prepared(SOURCE) == PREPARED


def test_all_that_is_compiled_can_be_prepared(build):
    paths = build.modules(PROJECT / "src" / "swstats")
    assert {"pipeline.py", "phrases.py", "find.py", "reflow.py"} <= {path.name for path in paths}
    for path in paths:
        source = path.read_text("utf-8")
        prepared = build.prepared(source)
        ast.parse(prepared)
        assert prepared.count("\n") == source.count("\n"), path
