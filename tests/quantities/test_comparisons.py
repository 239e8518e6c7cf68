"""Bare numbers that a text compares with: found, and no statistics."""

from __future__ import annotations

import pytest

import swstats
from swstats.quantities.comparisons import RULE
from swstats.records import Quantity
from tests.quantities.test_cases import rows


def shown(q: Quantity) -> str:
    lower, upper = ("" if b is None else format(b, "f") for b in (q.lower, q.upper))
    return f"{q.text} = {lower}..{upper} {q.unit or '-'}"


@pytest.mark.parametrize(("text", "expected"), rows("comparisons.txt"))
def test_finds_what_a_bare_number_is_compared_with(text: str, expected: str) -> None:
    found = [q for q in swstats.find_quantities(text) if q.rule.startswith(RULE)]
    assert (" | ".join(map(shown, found)) or "nothing") == expected


@pytest.mark.parametrize(
    "text",
    [
        text
        for text, expected in rows("comparisons.txt")
        if expected.endswith(" -") and "分之" not in text and "间" not in text
    ],
)
def test_extract_has_none_of_them(text: str) -> None:
    assert not any(q.statistic for q in swstats.find_quantities(text) if q.rule == RULE)
    assert swstats.extract(f"据了解，{text}，情况如此。") == []


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("大于等于一百小于等于三百一", ("100", "310")),
        ("-10000与20000间", ("-10000", "20000")),
        ("介于3万元至5万元之间", ("30000", "50000")),
        ("在5与10米之间", ("5", "10")),
        ("5-20%之间", ("5", "20")),
        ("三十或者以上", ("30", "None")),
        (" < = 100 ", ("None", "100")),
    ],
)
def test_reads_them_as_a_whole(text: str, bounds: tuple[str, str]) -> None:
    quantity = swstats.parse_quantity(text)
    assert (str(quantity.lower), str(quantity.upper)) == bounds
    assert text[quantity.start : quantity.end] == quantity.text == text.strip()


@pytest.mark.parametrize("text", ["大于3小于2", "从3", "之间", "大于10和小于20的"])
def test_what_is_no_single_one_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no quantity"):
        swstats.parse_quantity(text)


def test_an_address_of_the_web_holds_no_figures() -> None:
    text = "见https://example.com/s?q=30%25%2010%&n=5元，涨了8%；www.a.cn/50%。跌5%"
    assert [q.text for q in swstats.find_quantities(text)] == ["8%", "5%"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("占百 分 之 三十 二", ["百分之三十二 = 32 %"]),
        ("占百分之二 點五", ["百分之二點五 = 2.5 %"]),
        ("为三 点 二成", ["三点二成 = 3.2 成"]),
        ("打 八 八 折 。", ["八八折 = 8.8 折"]),
        ("占四成 三，", ["四成三 = 4.3 成"]),
        ("提高4   个 百 分点", ["4个百分点 = 4 个百分点"]),
        ("共八千 五百 四十 三人", ["八千五百四十三人 = 8543 人"]),
        # parts that may be figures of their own
        ("占五十 三家企业", ["三家 = 3 家"]),
        ("晚上十点 五人", ["五人 = 5 人"]),
        ("九百 三千元", ["三千元 = 3000 元"]),
        ("四成 三人", ["四成 = 4 成", "三人 = 3 人"]),
    ],
)
def test_joins_the_parts_of_a_spoken_number(text: str, mentions: list[str]) -> None:
    found = swstats.find_quantities(text)
    assert [f"{q.text} = {q.value} {q.unit}" for q in found] == mentions
    for q in found:
        assert "".join(text[q.start : q.end].split()) == q.text
