from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from swstats.documents import Found
from swstats.documents.packing import unpacked
from swstats.output import FORMATS, Options
from swstats.review.filters import Filter
from swstats.run import pool as pools
from swstats.run.pool import Pool
from swstats.run.work import Lines, Outcome, Plan, Task, work
from swstats.store.keys import Keys
from tests.run.rough import Rough

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork")


@pytest.fixture
def run():
    """Work on documents with those names, in a pool."""
    opened = []

    def outcomes(names, jobs=2, time_limit=None, size=100):
        pool = Pool(Plan(), jobs, time_limit)
        opened.append(pool)
        tasks = (Task(Rough(name), size=size) for name in names)
        return (outcome for _, outcome in pool.outcomes(tasks))

    yield outcomes
    for pool in opened:
        pool.close()


def said(outcome):
    return outcome.error.kind if outcome.error else [found.text for found in outcome.statistics]


def test_results_come_in_the_order_of_the_input(run):
    names = ["dawdles", *(f"{number}" for number in range(120))]
    found = list(run(names, size=10_000))
    assert [outcome.doc for outcome in found] == names
    assert all(said(outcome) == ["500元"] for outcome in found)


def test_a_worker_that_dies_takes_one_document_with_it(run):
    names = ["a", "dies", "b", "c", "leaves", "d"]
    found = {outcome.doc: said(outcome) for outcome in run(names, jobs=1)}
    assert found == {name: "died" if name in ("dies", "leaves") else ["500元"] for name in names}


def test_a_worker_that_is_killed_among_documents_takes_none_with_it(run, tmp_path):
    names = ["a", f"falls@{tmp_path / 'fell'}", "b"]
    assert [said(outcome) for outcome in run(names, jobs=1)] == [["500元"]] * 3
    assert (tmp_path / "fell").exists()


def test_the_error_names_the_document_and_how_the_process_ended(run):
    first, second = run(["dies", "leaves"], jobs=1)
    assert str(first.error).startswith("dies: the process that read it died (SIGKILL")
    assert str(second.error).startswith("leaves: the process that read it died (status 3)")


def test_many_deaths_in_a_row_do_not_end_the_run(run):
    found = [said(outcome) for outcome in run(["dies"] * 10 + ["a"], jobs=1)]
    assert found == ["died"] * 10 + [["500元"]]


def test_a_document_that_takes_too_long_is_given_up(run):
    names = ["a", "hangs", "b", "hangs", "c"]
    found = list(run(names, time_limit=0.5))
    assert [said(outcome) for outcome in found] == [["500元"], "time", ["500元"], "time", ["500元"]]
    assert "hangs: not read within 0.5 seconds" in str(found[1].error)


def test_the_limit_is_for_each_document_of_a_chunk(run):
    assert [said(each) for each in run(["dawdles"] * 4, jobs=1, time_limit=1.5)] == [["500元"]] * 4


def test_a_long_document_holds_up_no_more_than_the_window(monkeypatch):
    monkeypatch.setattr(pools, "WINDOW", 20)
    monkeypatch.setattr(pools, "CHUNK", 4 * pools.DOCUMENT)
    monkeypatch.setattr(pools, "AHEAD", 4 * pools.DOCUMENT)
    drawn = []

    def tasks():
        for name in ["dawdles", *map(str, range(60))]:
            drawn.append(name)
            yield Task(Rough(name), size=1)

    pool = Pool(Plan(), 2)
    try:
        outcomes = pool.outcomes(tasks())
        _, first = next(outcomes)
        assert first.doc == "dawdles"
        assert 8 < len(drawn) <= 21  # the others went on meanwhile, but not without end
        assert len(list(outcomes)) == 60
    finally:
        pool.close()


def test_what_nobody_takes_yet_holds_nobody_up(monkeypatch):
    # More than sockets and pipes hold, both ways, while nobody reads.
    noise = random.Random(1)
    text = "".join(chr(noise.randrange(0x4E00, 0x9000)) for _ in range(150_000)) + "。捐款500元。"
    found = [Found(str(number), text=text) for number in range(8)]
    pool = Pool(Plan(texts=True), 2)
    try:
        monkeypatch.setattr(pools, "AHEAD", 10_000_000)
        outcomes = pool.outcomes(Task(each, size=3 * len(text)) for each in found)
        next(outcomes)
        time.sleep(1)
        assert [unpacked(outcome.text) for _, outcome in outcomes] == [text] * 7
    finally:
        pool.close()


def test_what_waits_behind_one_that_hangs_is_read(run):
    names = ["a", "hangs", *(f"b{number}" for number in range(200))]
    found = {outcome.doc: said(outcome) for outcome in run(names, time_limit=1, size=3000)}
    assert found.pop("hangs") == "time"
    assert set(map(tuple, found.values())) == {("500元",)}


def test_what_is_asked_of_figures_is_made_where_they_are_read(tmp_path):
    lines = Lines(
        FORMATS["csv"].lines, Options(columns=("text", "value")), Filter(minimum=Decimal(2))
    )
    plan = Plan(keys=Keys(str(tmp_path)), lines=lines)
    task = Task(Found(str(tmp_path / "in" / "a.txt"), text="捐款500元，有1人、3人和第5名。"))
    pool = Pool(plan, 1)
    try:
        ((_, outcome),) = pool.outcomes([task])
    finally:
        pool.close()
    assert outcome == next(iter(work([task], plan)))[1]
    assert (outcome.key, outcome.figures, outcome.statistics) == ("in/a.txt", 3, [])
    assert outcome.lines.decode() == "500元,500\r\n3人,3\r\n"
    assert [row[0] for row in outcome.rows] == ["in/a.txt"] * 3


def test_what_came_already_keeps_its_place():
    pool = Pool(Plan(), 1)
    try:
        tasks = [Task(Rough("a")), Outcome("known", []), Task(Rough("b"))]
        assert [outcome.doc for _, outcome in pool.outcomes(tasks)] == ["a", "known", "b"]
    finally:
        pool.close()


def test_few_documents_take_few_processes(run):
    found = list(run(["tells"] * 10, jobs=4))
    assert len({said(outcome)[0] for outcome in found}) == 1


def processes(session):
    """Return the processes of a session that have not ended."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] not in "ZX":
            found.append(int(status.parent.name))
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_workers_die_with_the_program_and_leave_nothing(tmp_path):
    script = (
        "from tests.run.rough import Rough\n"
        "from swstats.run.pool import Pool\n"
        "from swstats.run.work import Plan, Task\n"
        "pool = Pool(Plan(), 2)\n"
        "names = ['a', 'hangs 1', 'hangs 2']\n"
        "for _ in pool.outcomes(Task(Rough(name), size=10**6) for name in names):\n"
        "    print('ready', flush=True)\n"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    program = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        start_new_session=True,
        env={**environment, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert program.stdout.readline() == b"ready\n"
    assert len(processes(program.pid)) >= 3
    program.kill()
    program.wait()
    program.stdout.close()
    until = time.monotonic() + 20
    while processes(program.pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert processes(program.pid) == []
    assert list(tmp_path.iterdir()) == []
