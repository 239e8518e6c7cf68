"""What tests share: a made-up statistic, the seeds, the command line in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from swstats.records import Kind, Relation, Statistic

if TYPE_CHECKING:
    from collections.abc import Iterator

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
