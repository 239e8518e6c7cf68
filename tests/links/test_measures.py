"""Which canonical measure a figure is an instance of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from swstats.lexicons import Lexicon, default_lexicon
from swstats.links.measures import Linked, build_index, link_measures, lookup, measure_of
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

CHANGE = re.compile(r"(?:增长|上涨|下降|增加|减少)\Z")
FIGURE = re.compile(r"-?[0-9.]+[万亿]*")
PLACES = ("深圳市", "日本", "中国")


def measured(example: str) -> str | None:
    """Return the measure of an example: the indicator, a space, the figure."""
    indicator, figure = example.split()
    unit = FIGURE.sub("", figure, count=1)
    kind = Kind(default_lexicon().table("units")[unit]["kind"])
    return measure_of(
        indicator,
        kind,
        unit,
        default_lexicon(),
        is_change=CHANGE.search(indicator) is not None,
        places=PLACES,
    )


@pytest.mark.parametrize(
    ("name", "example"),
    [
        (name, example)
        for name, entry in default_lexicon().table("measures").items()
        for example in entry.get("yes", ())
    ],
)
def test_example_is_an_instance(name: str, example: str) -> None:
    assert measured(example) == name


@pytest.mark.parametrize(
    ("name", "example"),
    [
        (name, example)
        for name, entry in default_lexicon().table("measures").items()
        for example in entry.get("no", ())
    ],
)
def test_counterexample_is_no_instance(name: str, example: str) -> None:
    assert measured(example) != name


@pytest.mark.parametrize(
    "example",
    [
        "动员社会组织参与 30家",
        "慰问困境儿童 60名",
        "社会组织比上年增加 30家",
        "女性志愿者 50人",
        "青年注册志愿者 50人",
        "女性全市户籍人口 50人",
        "民办敬老院 3所",
        "人均社会捐赠 9元",
        "社会组织开展活动 12场",
        "培训社会工作师 90人",
        "上榜企业 90家",
        "孤儿每人每月补助标准 1450元",
        "志愿者平均年龄 41岁",
        "学校医院 6家",
        "结婚登记对象 30人",
        "养老机构床位周转率 60%",
    ],
)
def test_part_or_act_is_no_instance(example: str) -> None:
    assert measured(example) is None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("动员", "社会组织参与", None),
        ("", "社会组织签订协议", None),
        ("全市共有", "社会组织", "社会组织数"),
        ("全市登记", "社会组织", "社会组织数"),
        ("全市社会组织", "", "社会组织数"),
    ],
)
def test_noun_after_the_figure_is_the_stock_only_after_a_verb_of_having(
    before: str,
    after: str,
    expected: str | None,
) -> None:
    found = measure_of("社会组织", Kind.COUNT, "家", default_lexicon(), before=before, after=after)
    assert found == expected


def test_kind_tells_apart_measures_of_one_name() -> None:
    assert measured("农村低保对象 30户") == "农村低保户数"
    assert measured("农村低保对象 30人") == "农村低保人数"


def test_change_is_no_instance_of_the_level() -> None:
    lexicon = default_lexicon()
    assert measure_of("捐赠收入", Kind.MONEY, "元", lexicon) == "捐赠收入"
    assert measure_of("捐赠收入比上年增加", Kind.MONEY, "元", lexicon, is_change=True) is None
    assert measure_of("捐赠收入", Kind.PERCENT, "%", lexicon, is_change=True) is None


def test_no_indicator_has_no_measure() -> None:
    assert measure_of(None, Kind.COUNT, "个", default_lexicon()) is None
    assert measure_of("", Kind.COUNT, "个", default_lexicon()) is None


def test_part_is_no_instance_of_its_wholes_measure_unless_of_another_place() -> None:
    text = "全省支出低保资金96亿元，其中农村74亿元，南平市9亿元。"
    quantities = [
        Quantity(
            m[0], m.start(), m.end(), None, None, None, Relation.EQUAL, "元", "亿元", Kind.MONEY
        )
        for m in re.finditer("[0-9]+亿元", text)
    ]
    article = Article(0, len(text), (), (Sentence(0, len(text), Role.BODY, 0),))
    scene = Scene(
        Document(text, text, text, OffsetMap([]), (article,)),
        article,
        quantities,
        [0, 0, 0],
        [(0, 14), (15, 22), (23, 29)],
        (),
        default_lexicon(),
    )
    whole = Linked("全省支出低保资金", Kind.MONEY, "元", places=("福建省",))
    part = Linked("支出低保资金", Kind.MONEY, "元", places=("福建省",), part_of=0)
    city = Linked("支出低保资金", Kind.MONEY, "元", places=("福建省", "南平市"), part_of=0)
    assert link_measures(scene, [whole, part, city]) == ["低保资金支出", None, "低保资金支出"]


def test_users_measure_is_found(tmp_path: Path) -> None:
    file = tmp_path / "swstats.toml"
    file.write_text(
        '[measures."天文馆数"]\ndefinition = "公共天文馆的数量。"\nkind = "count"\n'
        'unit = "个"\nsynonyms = ["公共天文馆"]\n[measures."社会组织数"]\n'
        'synonyms = ["社群组织"]\n',
        "utf-8",
    )
    lexicon = Lexicon([file])
    assert measure_of("全省公共天文馆", Kind.COUNT, "家", lexicon) == "天文馆数"
    assert measure_of("全省社群组织", Kind.COUNT, "家", lexicon) == "社会组织数"
    assert measure_of("全省社会组织", Kind.COUNT, "家", lexicon) == "社会组织数"
    assert measure_of("全省公共天文馆", Kind.COUNT, "家", default_lexicon()) is None


def test_parents_are_measures() -> None:
    measures = default_lexicon().compiled(build_index).measures
    assert all(m.parent in measures for m in measures.values() if m.parent)


def test_lookup_ranks_name_before_synonym_before_part() -> None:
    lexicon = default_lexicon()
    assert lookup("社会组织数", lexicon)[0].name == "社会组织数"
    assert lookup("GDP", lexicon)[0].name == "地区生产总值"
    assert [m.name for m in lookup("低保标准", lexicon)] == [
        "低保标准",
        "城市低保标准",
        "农村低保标准",
    ]
    assert lookup("没有这样的指标", lexicon) == []
    assert len(lookup("", lexicon)) == len(lexicon.table("measures"))
