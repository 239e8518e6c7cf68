"""What a figure counts or measures, on sentences of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

import swstats
from swstats.links.neighbours import merge

CASES = Path(__file__).parents[1] / "cases" / "indicators.txt"
ROWS = [
    line.split(" => ", 1)
    for line in CASES.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("marked", "expected"), ROWS)
def test_indicator(marked: str, expected: str) -> None:
    start = marked.index("【")
    text = marked.replace("【", "").replace("】", "")
    (record,) = [s for s in swstats.extract(text) if s.start <= start < s.end]
    assert (record.indicator or "-") == expected


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("农村低保", "低保资金", "农村低保资金"),
        ("农村", "低保资金", "农村低保资金"),
        ("", "资金", "资金"),
    ],
)
def test_an_overlap_is_said_once(first: str, second: str, joined: str) -> None:
    assert merge(first, second) == joined


def test_words_said_again_and_again_before_a_share_are_read_in_one_way() -> None:
    # Read in two ways each, they would take longer than anyone can wait.
    (record,) = swstats.extract("另有" * 60 + "达84%认为价格好。")
    assert record.indicator == "认为价格好"


def test_what_has_no_noun_is_nameless_not_empty() -> None:
    (record,) = swstats.extract("为了1380级和田地，")
    assert record.indicator is None
    records = swstats.extract("1981、003年分别为2亿元、5亿元。")
    assert "" not in {record.indicator for record in records}
    first = swstats.extract("全县建有福利院86个“、照料中心12个，覆盖率分别为62%和100%。")[0]
    assert first.indicator != "“"


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        # a caption between two columns parts a noun from its figure
        (
            "公益金昨日公布账目。去年拨款2亿元，受助机构151间，受惠人次\n\n图：长者组队出发。\n\n逾210万，平均每人得益不少。",
            "逾210万",
            "受惠人次",
        ),
        (
            "公益金昨日公布账目。去年拨款2亿元，受助机构151间，受惠者众。\n\n图：长者组队出发。\n\n逾210万人得益。",
            "逾210万人",
            "得益",
        ),
        # the last row of a table under its numbered heading
        ("一、全年支出\n项目\t金额\n助学\t12万元\n助医\t8万元\n合计\t20万元", "20万元", "支出合计"),
        ("项目\t金额\n助学\t12万元\n助医\t8万元\n合计\t20万元", "20万元", None),
        ("1\t助学\t386人\t12万元\n2\t助医\t95人\t8万元", "95人", "助医"),
        ("|项目|金额（元）|人数|\n|---|---|---|\n|助学|12万元|386人|", "386人", "助学"),
    ],
)
def test_a_page_parts_a_figure_from_its_name(text: str, figure: str, expected: str | None) -> None:
    (record,) = [record for record in swstats.extract(text) if record.text == figure]
    assert record.indicator == expected
