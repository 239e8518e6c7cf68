"""What the rules say is weighed against other readings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import swstats
from swstats.lexicons import default_lexicon
from swstats.links.indicators import rules_of
from swstats.links.weighing import OWN, Scales, Weights
from swstats.pipeline import read_scenes
from swstats.text.articles import split
from swstats.text.reflow import reflow

CASES = Path(__file__).parents[1] / "cases/indicators.txt"
PAGES = Path(__file__).parents[1] / "gold/genres"


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
        ("今年零售汽车71万辆，渗透率37.3%（YoY+【9pcts】）。", "渗透率", "weighed: same"),
        ("【五人】获十年以上有期徒刑。", "获十年以上有期徒刑", "weighed: behind"),
        ("全市失业率4%，东河县仅【2%】为最低。", "失业率", "weighed: same"),
        (
            "保姆月薪5500元，而退休人员人均养老金只有2900多元，差了【2600元上下】。",
            "退休人员人均养老金",
            "weighed: same",
        ),
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
        ("117个县中有【76个】雨量超过100毫米。", "县", "same"),
        ("需紧急生活救助的有3200人，【900余人】需紧急转移安置。", "需紧急转移安置", "act after"),
        ("今年上市银行42家，净息差1.6%，较去年低【12个基点】。", "净息差", "same"),
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
    assert weights[OWN][""] > 0
    assert max(abs(weight) for beside in weights.values() for weight in beside.values()) < 3


def stem(sign: str) -> str:
    """Return a sign without the word, the classes or the number that it names."""
    for head in ("ends in a", "last word of", "last word", "first word", "classes", "before class"):
        if sign.startswith(head):
            return head
    if sign.startswith("ends in"):
        return "ends in"
    if re.fullmatch("behind [^ ]+|behind class .", sign):
        return "behind"
    if re.fullmatch("[a-z^][a-z$]", sign):
        return "two classes"
    return re.sub("^.[.][.].|-?[0-9]+", "0", re.sub("class .$", "class", sign))


def test_the_signs_of_the_table_are_those_that_are_seen() -> None:
    lexicon = default_lexicon()
    signs, besides = set(), set()
    for path in (CASES, *sorted(PAGES.glob("*.txt"))):
        text = path.read_text("utf-8").replace("【", "").replace("】", "")
        document = split(reflow(text, lexicon), lexicon)
        for scene, _ in read_scenes(document, lexicon):
            linker, links = rules_of(scene)
            scales = Scales(linker, [link.text for link in links], [link.rule for link in links])
            for index in range(len(links)):
                for pairs in scales.described(index).values():
                    signs.update(stem(sign) for sign, _ in pairs)
                    besides.update(beside for _, beside in pairs)
    weights = Weights(lexicon).of
    assert {stem(sign) for sign in weights} <= signs
    told = {beside for of in weights.values() for beside in of if "_" not in beside}
    assert not told - besides


def test_explain_shows_what_was_taken_instead_of_what_and_why() -> None:
    steps = swstats.explain("今年零售汽车71万辆，渗透率37.3%（YoY+9pcts）。").steps
    (step,) = [step for step in steps if step.stage == "instead of"]
    assert (step.text, step.result) == ("9pcts", "YoY [noun before]")
    weighed = step.rule.split(", ")
    assert len(weighed) == 3
    assert all(float(sign.rpartition(" ")[2]) > 0 for sign in weighed)


def test_the_same_text_is_always_read_alike() -> None:
    text = "全市失业率4%，其中城区3%，东河县仅2%为最低，各县合计1200人，占三成。"
    names = {tuple(found.indicator for found in swstats.extract(text)) for _ in range(3)}
    assert len(names) == 1
