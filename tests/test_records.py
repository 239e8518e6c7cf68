"""Records: frozen, and the same whichever way they were made."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace

import pytest

import swstats
from swstats.records import Change, Kind, Statistic, maker_of


@dataclass(frozen=True, slots=True)
class Point:
    """A record with a default."""

    x: int
    y: int = 2


def test_a_maker_makes_what_the_class_makes() -> None:
    """Type, fields, defaults, equality, hash and pickle are those of the class."""
    made = maker_of(Point)(1)
    assert type(made) is Point
    assert made == Point(1, 2)
    assert hash(made) == hash(Point(1, 2))
    assert pickle.loads(pickle.dumps(made)) == made
    assert maker_of(Point)(x=3, y=4) == Point(3, 4)


def test_a_maker_refuses_what_the_class_refuses() -> None:
    """A field is missing, or there is none of that name."""
    with pytest.raises(TypeError, match="missing"):
        maker_of(Point)()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected"):
        maker_of(Point)(1, z=3)  # type: ignore[call-arg]


def test_a_statistic_of_a_text_is_frozen() -> None:
    """What extract() gives cannot be changed, and equals what its fields make."""
    (record,) = swstats.extract("全市捐款4.7亿元。")
    assert type(record) is Statistic
    assert record.kind is Kind.MONEY
    with pytest.raises(FrozenInstanceError):
        record.unit = "人"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del record.unit
    again = Statistic(**{field.name: getattr(record, field.name) for field in fields(record)})
    assert again == record
    assert len({again, record}) == 1
    assert replace(record, change=Change("up")).change == Change("up")
