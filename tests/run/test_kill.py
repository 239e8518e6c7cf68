"""A run that is killed at any moment loses nothing and doubles nothing."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from swstats.store import Store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork")

KILLS = 50
# How many of the runs start a Python for their workers, as all do but in this test.
STARTED = 8
TEXTS = 60
TEXT = (
    "2020年7月，深圳市接收捐款{0}万元，惠及群众3万人次。长沙市建成学校{0}所，同比增长5%。"
    "其中，浏阳市投资{0}亿元，受益贫困人口约600多万人。\n"
)


class Driver:
    """Runs ``swstats extract`` on a folder of texts, with four processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said = folder / "said"
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("driver.py"))],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self, place: str, *options: str, near: bool = True) -> int:
        """Begin a run; ``near`` spares it the start of Python for its workers."""
        self.said.write_text("")
        command = ["extract", "texts", "--store", place, "--jobs", "4", "-v", *options]
        self._process.stdin.write(json.dumps([command, str(self.said), near]) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def end(self) -> int:
        """Wait for the end of a run and return its status."""
        return int(self._process.stdout.readline())

    def read(self) -> bool:
        """Say whether the run has read a document."""
        return self.said.stat().st_size > 0

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture
def driver(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(TEXTS):
        (texts / f"{number:02}.txt").write_text(TEXT.format(number) * (1 + number % 7), "utf-8")
    running = Driver(tmp_path)
    yield running
    running.close()


def kept(place):
    with Store(place, create=False) as store:
        return list(store.statistics()), store.documents(), store.digests()


def another(place, number, request):
    """Return where a store may be made, of the same sort."""
    if "://" not in place:
        return str(Path(place).with_name(f"{number}.db"))
    return request.getfixturevalue("postgres").new()


def test_a_run_killed_at_any_moment_goes_on_and_ends_as_if_undisturbed(driver, place, request):
    moments = random.Random(4)
    began = time.monotonic()
    number = driver.begin(place, "-o", "whole.jsonl")
    until_read(driver, number)
    first = time.monotonic()
    assert driver.end() == 0
    began, whole = first - began, time.monotonic() - first
    expected, output = kept(place), (driver.folder / "whole.jsonl").read_bytes()
    assert len(expected[1]) == TEXTS

    kills = rounds = went_on = 0
    while kills < KILLS:
        rounds += 1
        target = another(place, rounds, request)
        status = None
        while status != 0:
            number = driver.begin(target, "--resume", "-o", "out.jsonl", near=kills >= STARTED)
            if kills < KILLS:
                if moments.random() < 0.8:
                    until_read(driver, number)
                    time.sleep(moments.uniform(0, whole))
                else:
                    time.sleep(moments.uniform(0, began))
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(number, signal.SIGKILL)
            status = driver.end()
            assert status in (0, -signal.SIGKILL), driver.said.read_text("utf-8")
            kills += status != 0
            went_on += ": unchanged" in driver.said.read_text("utf-8")
        assert kept(target) == expected
        assert (driver.folder / "out.jsonl").read_bytes() == output
    assert kills == KILLS
    assert went_on > 5  # else the kills came too early to have anything to go on from


def until_read(driver, number):
    while not driver.read() and not ended(number):
        time.sleep(0.003)


def ended(number):
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
