"""Gold scores never fall below their floors."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from scoring import SETS, floors, score_set


@pytest.mark.parametrize("name", SETS)
def test_scores_stay_above_their_floors(name: str) -> None:
    score = score_set(name)
    figures = score.figures()
    fallen = {
        key: f"{figures[key]:.4f} < {floor:.3f}"
        for key, floor in floors()[name].items()
        if figures[key] < floor
    }
    assert not fallen, "\n".join([str(fallen), *score.errors])


def test_the_seeds_are_read_without_a_mistake() -> None:
    figures = score_set("seeds").figures()
    assert figures["mention_f1"] == figures["record_f1"] == 1.0
