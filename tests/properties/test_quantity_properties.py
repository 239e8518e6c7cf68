"""What holds for every quantity: words around it in all places, spaces and breaks in any."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import swstats
from swstats.lexicons import default_lexicon
from swstats.records import Number, Quantity, Relation

WORDS = default_lexicon().table("qualifiers")


def words(place: str) -> list[str]:
    found = [
        word
        for name, entry in WORDS.items()
        if entry["place"] in (place, "both")
        for word in (name, *entry.get("also", ()))
    ]
    return ["", *sorted(found)]


UNITS = ("元", "万元", "美元", "人", "名", "个", "家", "亩", "平方米", "公里", "吨", "%", "倍")  # fmt: skip
NUMBERS = st.one_of(
    st.integers(1, 10**7).map(str),
    st.decimals("0.1", "9999", places=1).map(str),
    st.sampled_from(
        [
            "三百五",
            "一万二千",
            "十几",
            "1800多",
            "600多万",
            "几十",
            "两三百",
            "上千",
            "百余",
            "五六十",
        ]
    ),
)
mentions = st.tuples(
    st.sampled_from(words("before")),
    NUMBERS,
    st.sampled_from(UNITS),
    st.sampled_from(words("after")),
)
SIGNS = (
    "0123456789.,%:/><=≥≤-~　 \n"
    "零一二三四五六七八九十百千万亿两几数半多余来成折分之点个"
    "大小高低多少于等或者以上下内不超过至最到与和间比且并是为在从约近的人元吨"
)
odd_text = st.text(st.sampled_from(SIGNS), max_size=60)


def holds(q: Quantity | Number) -> bool:
    """Bounds stand in their order, the value between them, a range has both and no value."""
    if q.relation is Relation.RANGE and (q.value is not None or None in (q.lower, q.upper)):
        return False
    bounds = [b for b in (q.lower, q.value, q.upper) if b is not None]
    return bounds == sorted(bounds)


@settings(max_examples=600, deadline=None)
@given(mentions)
@example(("不到", "600多万", "人", "左右"))
def test_words_before_and_after_keep_the_bounds_in_order(parts: tuple[str, ...]) -> None:
    text = f"据了解，数量{''.join(parts)}，情况良好。"
    found = swstats.find_quantities(text)
    assert found
    assert all(holds(q) for q in found)
    assert all(text[q.start : q.end] == q.text for q in found)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("place", ["before", "after"])
def test_every_word_is_read_with_every_unit(place: str, unit: str) -> None:
    for name, entry in WORDS.items():
        if entry["place"] not in (place, "both"):
            continue
        for word in (name, *entry.get("also", ())):
            text = f"{word}300{unit}" if place == "before" else f"300{unit}{word}"
            q = swstats.parse_quantity(text)
            assert (q.text, str(q.relation)) == (text, entry["relation"])
            assert holds(q)


@settings(max_examples=200, deadline=None)
@given(odd_text)
def test_a_text_is_a_quantity_as_a_whole_or_none(text: str) -> None:
    try:
        q = swstats.parse_quantity(text)
    except ValueError:
        return
    assert text[q.start : q.end] == q.text == text.strip()
    assert holds(q)


SENTENCE = (
    "要求大于等于一百且低于三百一，比二分之一大，占百 分之 三十 二，在10与20之间，约600多万人。"
)


@pytest.mark.parametrize("at", range(1, len(SENTENCE)))
@pytest.mark.parametrize("gap", ["\n", "\r\n"])
def test_one_line_break_changes_no_quantity(at: int, gap: str) -> None:
    def facts(text: str) -> list[tuple[object, ...]]:
        found = swstats.find_quantities(text)
        assert all("".join(text[q.start : q.end].split()) == q.text for q in found)
        return [(q.text, q.lower, q.upper, q.unit, q.statistic) for q in found]

    assert facts(SENTENCE[:at] + gap + SENTENCE[at:]) == facts(SENTENCE)
