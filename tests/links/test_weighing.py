"""What the rules say is weighed against other readings."""

from __future__ import annotations

import pytest

import swstats
from swstats.lexicons import default_lexicon
from swstats.links.weighing import OWN, Weights


def told(marked: str) -> tuple[str | None, str]:
    """Return the indicator of the figure in 【】, and the rule that explain shows."""
    text = marked.replace("【", "").replace("】", "")
    start = marked.index("【")
    (record,) = [found for found in swstats.extract(text) if found.start <= start < found.end]
    rules = [
        step.rule
        for step in swstats.explain(text).steps
        if step.stage == "indicator" and step.text == record.text
    ]
    return record.indicator, rules[-1]


@pytest.mark.parametrize(
    ("marked", "indicator", "rule"),
    [
        (
            "两家银行已同意提供180亿元的信贷额度，其中甲行一家承担【90亿】。",
            "信贷额度",
            "weighed: same",
        ),
        (
            "全市建成养老中心12家，甲、乙两县实现“零”的突破，各有【1家】。",
            "建成养老中心",
            "weighed: same",
        ),
        ("全县完成财政收入4.91亿元，同口径增收【2300余万元】。", "财政收入", "weighed: same"),
        ("今年零售汽车71万辆，渗透率37.3%（YoY+【9pcts】）。", "渗透率", "weighed: same"),
        ("【五人】获十年以上有期徒刑。", "获十年以上有期徒刑", "weighed: behind"),
    ],
)
def test_another_reading_outweighs_what_the_rules_say(
    marked: str, indicator: str, rule: str
) -> None:
    assert told(marked) == (indicator, rule)


@pytest.mark.parametrize(
    ("marked", "indicator", "rule"),
    [
        ("两家银行提供180亿元的信贷额度，其中短期贷款【90亿】。", "短期贷款", "noun before"),
        ("全市建成养老中心12家，建成图书馆【1家】。", "建成图书馆", "noun before"),
        ("全县完成财政收入4.91亿元，新增贷款【2300余万元】。", "新增贷款", "noun before"),
        ("医院门诊量12万人次，其中夜间【3万人次】。", "医院门诊量", ""),
        ("共有【37座】图书馆对外开放。", "图书馆", "noun after"),
    ],
)
def test_what_the_rules_say_stands(marked: str, indicator: str, rule: str) -> None:
    name, by = told(marked)
    assert name == indicator
    assert by == rule or (not rule and not by.startswith("weighed"))


def test_where_the_rules_say_nothing_nothing_is_weighed() -> None:
    (record,) = swstats.extract("为了1380级和田地，")
    assert record.indicator is None


def test_no_sign_decides_alone() -> None:
    weights = Weights(default_lexicon()).of
    assert OWN in weights
    assert max(map(abs, weights.values())) < 5


def test_the_same_text_is_always_read_alike() -> None:
    text = "全市失业率4%，其中城区3%，东河县仅2%为最低，各县合计1200人，占三成。"
    names = {tuple(found.indicator for found in swstats.extract(text)) for _ in range(3)}
    assert len(names) == 1
