"""Who a figure is attributed to: sentences of our own."""

from __future__ import annotations

import re

import pytest

from swstats.lexicons import default_lexicon
from swstats.links.attribution import link_sources
from swstats.links.scope import Scene
from swstats.records import (
    Article,
    Document,
    Kind,
    OffsetMap,
    Quantity,
    Relation,
    Role,
    Sentence,
)


def sources(text: str, source: str | None = None) -> list[str | None]:
    """Return the source of each plain figure of a text; a line is a paragraph."""
    sentences, start, paragraph = [], 0, 0
    for mark in re.finditer(r"[。！？]|\n|$", text):
        if mark.end() > start:
            sentences.append(Sentence(start, mark.end(), Role.BODY, paragraph))
        paragraph += mark[0] == "\n"
        start = mark.end()
    quantities = [
        Quantity(m[0], m.start(), m.end(), None, None, None, Relation.EQUAL, None, None, Kind.COUNT)
        for m in re.finditer(r"[0-9.]+[万亿]?(?:人|元|%|家|件)", text)
    ]
    home = [
        next(n for n, s in enumerate(sentences) if s.start <= q.start < s.end) for q in quantities
    ]
    article = Article(0, len(text), (), tuple(sentences), None, source)
    document = Document(text, text, text, OffsetMap([]), (article,))
    return link_sources(
        Scene(
            document,
            article,
            quantities,
            home,
            [(0, len(text))] * len(quantities),
            (),
            default_lexicon(),
        )
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("据国家统计局统计，全国人口14亿人。", "国家统计局"),
        ("记者日前从省残疾人联合会获悉，已培训800人。", "省残疾人联合会"),
        ("省水利厅昨日通报，撤离群众6000人。", "省水利厅"),
        ("县民政局局长赵某介绍，全县有低保户300家。", "县民政局"),
        ("市慈善总会相关负责人表示，已募款500万元。", "市慈善总会"),
        ("教育部发布的公报显示，在校生29万人。", "教育部"),
        ("江陵县卫健委2021年3月发布的统计简报显示，参保率达97%。", "江陵县卫健委"),
        ("来自县扶贫办的消息称，脱贫人口达3万人。", "县扶贫办"),
        ("根据民政部、财政部联合发布的通报，共救助20万人。", "民政部、财政部"),
        ("金管局数字则显示，拖欠比率为0.1%。", "金管局"),
        ("《江陵统计年鉴》显示，总人口30万人。", "《江陵统计年鉴》"),
        ("财政部发布的《决算报告》显示，支出30亿元。", "财政部"),
        ("省气象局首席预报员表示，今年已有12件预警。", "省气象局"),
        ("据省外汇管理局公布的数字，余额1409亿元。", "省外汇管理局"),
        ("省社科院专家王某认为，缺口达5亿元。", "省社科院"),
        ("省发改委价格监测显示，均价3元。", "省发改委"),
        ("已有3万人受益，市老龄办主任周某说。", None),
    ],
)
def test_body_is_named(text: str, expected: str | None) -> None:
    assert sources(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "据了解，已有300人报名。",
        "据介绍，改造费用38万元。",
        "据不完全统计，已有300人报名。",
        "据有关部门统计，已有300人报名。",
        "全社会统计，共300人。",
        "市民政局投入300万元。",
        "主办方介绍，已有300人报名。",
        "专家组认为，损失达5亿元。",
        "调查显示，满意的占90%。",
        "《三国演义》有120件抄本。",
        "村民老李说，他家收了300元。",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert sources(text) == [None]


def test_source_reaches_to_the_end_of_its_paragraph() -> None:
    text = "据市统计局测算，新增就业3万人。失业率4%。\n捐赠收入70万元。"
    assert sources(text, "晨报网") == ["市统计局", "市统计局", "晨报网"]


def test_later_source_takes_over() -> None:
    text = "市民政局通报，救助300人。县残联介绍，适配20件。"
    assert sources(text) == ["市民政局", "县残联"]


def test_closing_line_is_the_fallback() -> None:
    assert sources("全年救助300人。", "民政部网站") == ["民政部网站"]


EXAMPLES = [
    (text, answer)
    for entry in default_lexicon().table("attribution").values()
    for text, answer in [*entry.get("yes", {}).items(), *((no, None) for no in entry.get("no", ()))]
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_examples_of_the_lexicon(text: str, expected: str | None) -> None:
    assert sources(text)[0] == expected
