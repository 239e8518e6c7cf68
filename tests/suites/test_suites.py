"""On the public test suites of other tools: every case passes, or says why it need not."""

from __future__ import annotations

import pytest

from tests.suites.scoring import ABSENT, SUITES, cases, differences, names, score

pytestmark = pytest.mark.skipif(not SUITES.is_dir(), reason=ABSENT)


@pytest.mark.parametrize("name", names() or ["none"])
def test_passes_but_where_our_answer_differs_and_is_right(name: str) -> None:
    known = differences().get(name, {})
    result = score(name, known)
    assert {case: line for case, line in result.failed.items() if case not in known} == {}
    found, right = result.shares
    assert found >= 0.98
    assert right >= 0.99
    # a case that passes, or that is no more, needs no reason
    assert sorted(known) == sorted(result.failed)


def test_reasons_are_exceptions() -> None:
    stated = sum(1 for name in names() for _ in cases(name))
    assert sum(map(len, differences().values())) <= stated * 0.05
