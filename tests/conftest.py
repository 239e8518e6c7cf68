"""What tests share: a made-up statistic, the seeds, the command line in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from swstats.records import Kind, Relation, Statistic
from tests.browser import chromium
from tests.postgres import Postgres, server

# How long an example takes says something of the machine, and nothing of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PROJECT = Path(__file__).parent.parent


def made_up(number: int = 1, **said: Any) -> Statistic:
    """Make a statistic that says little but what is asked for."""
    for name in ("value", "lower", "upper", "si_value"):
        if isinstance(said.get(name), str | int):
            said[name] = Decimal(said[name])
    return Statistic(
        **{
            "id": f"id{number}",
            "doc": "a.txt",
            "article": "标题",
            "text": "5个",
            "start": number * 10,
            "end": number * 10 + 2,
            "value": Decimal(5),
            "lower": None,
            "upper": None,
            "relation": Relation.EQUAL,
            "unit": "个",
            "unit_text": "个",
            "kind": Kind.COUNT,
            "sentence": f"第{number}句。",
            **said,
        }
    )


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep out of the cache folder of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Run a PostgreSQL server, once; the test is skipped where there is none."""
    with server() as running:
        yield running


# Not once for all tests: while it runs, Playwright holds the thread's event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Run a headless Chromium; the test is skipped where there is none."""
    with chromium() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a store may be made: a path, then the URL of a database."""
    if request.param == "sqlite":
        return str(tmp_path / "swstats.db")
    url: str = request.getfixturevalue("postgres").new()
    return url


def ask(place: str | Path, *statements: str) -> list[tuple[Any, ...]]:
    """Put SQL to a store past swstats, in one transaction, and return what the last one gives."""
    import sqlalchemy as sa

    from swstats.store.urls import engine_of, url_of

    engine = engine_of(url_of(str(place)))
    try:
        with engine.begin() as connection:
            for statement in statements:
                found = connection.execute(sa.text(statement))
            return [tuple(row) for row in found] if found.returns_rows else []
    finally:
        engine.dispose()


@pytest.fixture
def seeds() -> Path:
    return PROJECT / "seeds"


class Shell:
    """Runs the command line as a user does, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "SWSTATS_STORE"},
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "80",
        }

    def __call__(
        self, *arguments: str, stdin: str = "", decode: str = "strict"
    ) -> subprocess.CompletedProcess[str]:
        run = subprocess.run(
            [sys.executable, "-m", "swstats", *arguments],
            cwd=self.folder,
            env=self.environment,
            input=stdin.encode(),
            capture_output=True,
            check=False,
        )
        return subprocess.CompletedProcess(
            run.args,
            run.returncode,
            run.stdout.decode(errors=decode),
            run.stderr.decode(errors=decode),
        )

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)
