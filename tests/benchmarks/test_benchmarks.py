"""The benchmarks run, in miniature, and what they measure makes tables; no time is judged."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields, replace

import pytest

from tests.benchmarks import contenders, linearity, results, runs, speed, stages, startup
from tests.benchmarks.tables import Absent, Goal, Machine, goals_table, machine
from tests.benchmarks.texts import DENSE, TINY, dense, pages, varied
from tests.benchmarks.timing import PURE, Setup

SETUP = Setup(TINY)


def assert_sane(module, lines):
    assert lines
    assert json.loads(json.dumps([asdict(line) for line in lines])) == list(map(asdict, lines))
    for table in module.tables(lines):
        assert {len(row) for row in table.rows} == {len(table.head)}
        assert "nan" not in str(table)


def test_speed_reads_every_sample_and_sets_yardsticks_beside_it():
    lines = speed.measure(SETUP, ["swstats", "numerals, unit, words", "JioNLP, money"])
    assert_sane(speed, lines)
    own = {line.sample: line for line in lines if line.contender == "swstats"}
    assert own.keys() == set(speed.NAMES)
    assert all(line.figures and line.seconds and line.megabytes for line in own.values())
    assert own["one text x16"].characters > 15 * own["one text"].characters
    (missing,) = [line for line in lines if line.contender == "JioNLP, money"]
    assert "--peers" in missing.absent
    assert missing.absent in str(speed.tables(lines)[1])
    assert {goal.what for goal in speed.goals(lines)} == {
        "newspaper pages, one core",
        "… for numerals, units, 约, 多, 以上",
        "dense bulletins, a record",
    }


def test_stages_are_all_timed():
    lines = stages.measured(TINY, PURE)
    assert_sane(stages, lines)
    assert {"reflow", "quantities", "regions"} <= {line.stage for line in lines}


def test_starts_are_ratios_to_the_least(monkeypatch):
    every = startup.commands

    def few(folder):
        return {k: v for k, v in every(folder).items() if k in (startup.LEAST, startup.VERSION)}

    monkeypatch.setattr(startup, "commands", few)
    lines = startup.measure(SETUP)
    assert_sane(startup, lines)
    assert [line.ratio for line in lines if line.command == startup.LEAST] == [1.0]
    assert startup.goals(lines)[0].measured[0][1] > 0


def test_runs_are_timed_and_their_memory_seen():
    setup = replace(SETUP, effort=replace(TINY, documents=()))
    lines = runs.measure(setup)
    assert_sane(runs, lines)
    assert [(line.what, line.jobs) for line in lines] == [
        (runs.PAGES, 1), (runs.PAGES, 2), (runs.TEXT, 1), (runs.TEXT, 2),
    ]  # fmt: skip
    assert all(line.documents and line.megabytes and line.early for line in lines)
    assert len(runs.goals(lines)) == 2
    long = [replace(line, megabytes=line.megabytes * 1e5) for line in lines]
    goals = runs.goals([*lines, *long])
    assert [goal.measured[0][1] for goal in goals[2:3]] == [pytest.approx(1e5)]


def test_odd_texts_are_counted():
    (line,) = linearity.measure(replace(SETUP, effort=replace(TINY, odd=80)))
    assert line.texts > 400
    assert_sane(linearity, [line])


@pytest.mark.parametrize("name", results.PARTS)
def test_a_part_measures_and_makes_tables(name):
    part = results.part_of(name)
    assert callable(part.measure)
    assert callable(part.tables)
    assert {field.type for field in fields(part.Line)} <= {"str", "int", "float"}  # as in JSON


def test_what_cannot_run_here_says_so(monkeypatch):
    def measure(setup):
        raise Absent("no Java")

    monkeypatch.setattr(linearity, "measure", measure)
    found = results.measure(SETUP, ["linearity"])
    assert "no Java" in str(found)
    assert found.goals() == []


def test_results_come_back_from_json_and_newer_ones_go_first(tmp_path):
    line = linearity.Line("extract", 4, 80, 0, 4.0, 0.1)
    old = results.Results(
        {"linearity": results.Part(machine(), (line,)), "runs": results.Part(machine(), absent="x")}
    )
    path = tmp_path / "results.json"
    old.keep(path)
    assert results.Results.read(path) == old
    new = {"linearity": results.Part(machine(), (replace(line, suspect=3),))}
    both = old.renewed(results.Results(new))
    assert both.parts["linearity"].lines[0].suspect == 3
    assert both.parts["runs"].absent == "x"


def test_a_goal_is_marked_as_reached_or_not():
    goals = [
        Goal("a", "≥", 4, " MB/s", (("pure Python", 1.5), ("compiled", 4.0))),
        Goal("b", "≤", 150, " µs", (("compiled", 151.0),), "beside"),
    ]
    assert goals_table(goals).rows == (
        ("a", "", "≥ 4 MB/s", "1.50 MB/s ✗", "4.00 MB/s ✓"),
        ("b", "beside", "≤ 150 µs", "–", "151 µs ✗"),
    )


def test_pages_show_what_was_kept():
    kept = results.Results.read(results.KEPT)
    shown = [path for path in results.PLACES if results.PLACE.search(path.read_text("utf-8"))]
    assert shown
    for path in shown:
        hint = "python -m tests.benchmarks --write"
        assert results.page(path, kept) == path.read_text("utf-8"), hint


def test_the_chinese_page_shows_no_english_words():
    table = results.in_chinese(results.Results.read(results.KEPT).tables("speed")[0])
    for words in (*table.head, *(row[0] for row in table.rows)):
        assert not re.search("[a-z] [a-z]", words), words


def test_digits_differ_from_copy_to_copy_and_nothing_else_does():
    one, two = varied(pages()[:1], 2)
    assert one != two
    assert re.sub(r"\d", "0", one) == re.sub(r"\d", "0", two) == re.sub(r"\d", "0", pages()[0])


def test_dense_texts_have_a_figure_every_few_words():
    import swstats

    text = dense()[0]
    least, most = DENSE
    assert least <= len(text) / len(swstats.extract(text)) <= most


@pytest.mark.parametrize("name", [one.name for one in contenders.YARDSTICKS])
def test_a_yardstick_passes_over_the_text(name):
    one = contenders.ALL[name]
    text = "约600多万人、3.5亿元，百分之三十，浙江省杭州市"
    found = one.load()(one.given(text))
    assert found == text or len(found) >= 2


def test_a_machine_says_what_it_is():
    said = Machine("2026-01-02", "some CPU", 2, 24, "Debian", "3.11.7")
    assert str(said).startswith("Measured 2026-01-02: 2 cores of some CPU, 24 GB, Debian")
    assert machine().cores >= 1
