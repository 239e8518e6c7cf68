"""Every yes and no of the lexicon files, run: an entry without proof is no entry.

Units, qualifiers and exclusions stand here; the examples of periods, changes, measures, sources
and averages are run by the tests of the modules that read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from swstats.lexicons import default_lexicon
from swstats.quantities.dates import find_times
from swstats.quantities.find import find_quantities

if TYPE_CHECKING:
    from swstats.records import Quantity


def found(text: str) -> list[Quantity]:
    """Return the quantities of a folded text, those set aside too."""
    lexicon = default_lexicon()
    return list(find_quantities(text, lexicon, find_times(text, lexicon)))


def examples(table: str, key: str) -> list[tuple[str, str]]:
    """Return entry and example."""
    return [
        (name, example)
        for name, entry in default_lexicon().table(table).items()
        for example in entry.get(key, ())
    ]


def notation(quantity: Quantity) -> str:
    """Write relation and bounds as the lexicon files do: > 5..6, ~ .."""

    def plain(value: object) -> str:
        return "" if value is None else f"{value:f}"

    return f"{quantity.relation.value} {plain(quantity.lower)}..{plain(quantity.upper)}"


@pytest.mark.parametrize(("unit", "text"), examples("units", "yes"))
def test_unit_is_read(unit: str, text: str) -> None:
    statistics = [quantity for quantity in found(text) if quantity.statistic]
    assert [quantity.unit for quantity in statistics] == [unit]
    assert statistics[0].kind.value == default_lexicon().table("units")[unit]["kind"]


@pytest.mark.parametrize(("unit", "text"), examples("units", "no"))
def test_word_is_no_unit(unit: str, text: str) -> None:
    assert unit not in [quantity.unit for quantity in found(text) if quantity.statistic]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (text, expected)
        for entry in default_lexicon().table("qualifiers").values()
        for text, expected in entry.get("yes", {}).items()
    ],
)
def test_qualifier_gives_relation_and_bounds(text: str, expected: str) -> None:
    assert notation(found(text)[-1]) == expected


@pytest.mark.parametrize(("word", "text"), examples("qualifiers", "no"))
def test_word_is_no_qualifier(word: str, text: str) -> None:
    assert all(word not in quantity.text for quantity in found(text))


@pytest.mark.parametrize(("reason", "text"), examples("exclusions", "yes"))
def test_name_or_idiom_is_no_statistic(reason: str, text: str) -> None:
    assert [quantity.text for quantity in found(text) if quantity.statistic] == [], reason


@pytest.mark.parametrize(("reason", "text"), examples("exclusions", "no"))
def test_figure_beside_a_name_is_a_statistic(reason: str, text: str) -> None:
    assert [quantity.text for quantity in found(text) if quantity.statistic] != [], reason


@pytest.mark.parametrize("table", ["units", "qualifiers", "exclusions", "changes", "measures"])
def test_every_entry_has_an_example(table: str) -> None:
    without = [name for name, entry in default_lexicon().table(table).items() if "yes" not in entry]
    assert without == []
