"""The records of all gold texts are what they were, every field of every one."""

from __future__ import annotations

import pytest

from tests.gold import golden


@pytest.mark.parametrize("name", golden.texts())
def test_records_are_what_they_were(name: str) -> None:
    assert name in golden.kept(), "is new; to keep its records: python -m tests.gold.golden"
    changed = golden.differences(name, golden.kept()[name], golden.read(name))
    hint = "if they are meant to: python -m tests.gold.golden"
    assert not changed, "\n".join(["records changed", *map(str, changed), hint])


def test_no_text_is_gone() -> None:
    assert golden.kept().keys() == golden.texts().keys()


def test_what_changed_is_told_by_text_record_and_field() -> None:
    name = "seeds/004_a0fc7a134218efc4.txt"
    was = golden.read(name)
    one, two, *rest = was
    other = {**one, "region": "湖南省", "change": None}
    first, gone = golden.differences(name, was, [other, *rest])
    assert str(first) == (
        f'{name} [{one["start"]}:{one["end"]}] {one["text"]!r}: region was "广东省", is "湖南省"'
    )
    assert str(gone) == f"{name} [{two['start']}:{two['end']}] {two['text']!r}: is gone"
    (added,) = golden.differences(name, [one, *rest], was)
    assert str(added).endswith("is new")


def test_the_same_span_twice_a_lost_field_and_another_order_are_differences() -> None:
    a, b = ({"start": 0, "end": 2, "text": "三人", "unit": unit} for unit in ("人", None))
    assert golden.differences("t", [a, b], [a, b]) == []
    assert [d.field for d in golden.differences("t", [a, b], [a])] == [None]
    without = {key: value for key, value in b.items() if key != "unit"}
    assert [d.field for d in golden.differences("t", [a, b], [a, without])] == ["unit"]
    c = {**a, "start": 3, "end": 5}
    assert [d.field for d in golden.differences("t", [a, c], [c, a])] == ["order of records"]
