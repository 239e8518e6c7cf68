"""Gold scores never fall below their floors."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from scoring import (
    SETS,
    Score,
    floors,
    judge_measures,
    measure_figures,
    measured_sets,
    score_measures,
    score_set,
)

import swstats


@pytest.mark.parametrize("name", SETS)
def test_scores_stay_above_their_floors(name: str) -> None:
    score = score_set(name)
    assert_above_floors(name, score.figures(), score)


@pytest.mark.parametrize("name", measured_sets())
def test_measures_stay_above_their_floors(name: str) -> None:
    score = score_measures(name)
    assert_above_floors(f"measures-{name}", measure_figures(score), score)


def assert_above_floors(name: str, figures: dict[str, float], score: Score) -> None:
    fallen = {
        key: f"{figures[key]:.4f} < {floor:.3f}"
        for key, floor in floors()[name].items()
        if figures[key] < floor
    }
    assert not fallen, "\n".join([str(fallen), *score.errors])


def test_measures_are_scored_among_those_wanted_and_among_those_given() -> None:
    text = "全市有养老机构12家，登记社会组织30家，全市孤儿50人，举办讲座7场。"
    found = swstats.extract(text)
    said = [record.measure for record in found]
    assert said == ["养老机构数", "社会组织数", "孤儿数", None]
    wanted = [["养老机构数", "敬老院数"], "基金会数", None, "慈善项目数"]
    golds = [
        {"doc": "", "at": record.start, "q": record.text, "measure": measure}
        for record, measure in zip(found, wanted, strict=True)
    ]
    golds.append({"doc": "", "at": 0, "q": "全", "measure": "孤儿数"})
    score = Score()
    judge_measures(text, golds, found, score)
    assert measure_figures(score) == {"measure": 1 / 3, "sure": 1 / 3}
    assert score.counts["false"] == 1
    assert len(score.errors) == 3


def test_the_seeds_are_read_without_a_mistake() -> None:
    figures = score_set("seeds").figures()
    assert figures["mention_f1"] == figures["record_f1"] == 1.0
