"""Which canonical measure a figure is an instance of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from swstats import extract
from swstats.lexicons import Lexicon, default_lexicon
from swstats.links.measures import (
    Linked,
    build_measures,
    build_names,
    link_measures,
    lookup,
    measure_of,
)
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
    """Return the measure of an example: what was said before…, the indicator, a space, the figure."""
    said, _, example = example.rpartition("…")
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
        said=said,
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


@pytest.mark.parametrize(
    ("indicator", "figure", "before", "after", "expected"),
    [
        # what the clause says of the counted behind the figure
        ("社会组织", "家", "全市共有", "社会组织参与救灾", None),
        ("社会组织", "家", "全市共有", "社会组织和基金会", "社会组织数"),
        ("登记社会组织", "家", "全省", "登记社会组织中", "社会组织数"),
        ("登记社会组织", "家", "全省", "登记社会组织联名倡议", None),
        ("社工站", "个", "全区", "社工站全部挂牌", "社会工作服务站数"),
        ("市辖区", "个", "全省辖11个设区市、", "市辖区", "市辖区数"),
        ("村卫生室", "个", "全县设有9个乡镇卫生院和", "村卫生室", "村卫生室数"),
        ("镇", "个", "项目覆盖", "镇", None),
        ("遇难", "人", "地震已造成", "遇难", "灾害事故死亡人数"),
        ("帐篷", "顶", "已向震区调拨", "帐篷", None),
        ("调拨帐篷", "顶", "已调拨", "帐篷", "调拨帐篷数"),
        # a part of them, a sort of them, so many for one, a difference
        ("养老机构", "家", "120家养老机构中有", "开设医务室", None),
        ("社会组织", "家", "确认“僵尸型”社会组织", "", None),
        ("社会组织", "家", "培育枢纽型社会组织", "", None),
        ("社会组织", "家", "登记社会组织", "", "社会组织数"),
        ("持证社工", "名", "每万人拥有", "", None),
        ("每万人拥有持证社工", "名", "每万人拥有持证社工", "", "每万人持证社工数"),
        ("城镇新增就业", "人", "每年城镇新增就业", "", "城镇新增就业"),
        ("志愿服务经济价值", "元", "按每小时", "折算", None),
        ("每千人口注册护士", "人", "低于全省平均水平", "", None),
        ("失业率", "%", "低于上年的", "", "失业率"),
        ("孤儿", "人", "走访慰问低保对象120户、孤儿", "", None),
        ("孤儿", "人", "全县有低保对象120户、孤儿", "", "孤儿数"),
        ("初中", "所", "全县有小学42所、初中", "", "初中数"),
        # town and country
        ("城乡居民人均可支配收入", "元", "城乡居民人均可支配收入分别为", "", None),
        ("城乡低保标准", "元", "城乡低保标准为", "", "低保标准"),
        ("农村养老机构", "家", "农村养老机构", "", None),
        # a share in tenths, or as a fraction
        ("流动人口占比", "成", "流动人口占比近", "", "流动人口占比"),
        ("流动人口占比", "倍", "流动人口占比", "", None),
    ],
)
def test_the_clause_tells_whether_a_figure_says_all_of_a_measure(
    indicator: str, figure: str, before: str, after: str, expected: str | None
) -> None:
    kind = Kind(default_lexicon().table("units")[figure]["kind"])
    found = measure_of(indicator, kind, figure, default_lexicon(), before=before, after=after)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (
            "城市低保对象2.1万人，平均保障标准每月780元；农村低保对象6.4万人，平均保障标准590元。",
            ["城市低保人数", "城市低保标准", "农村低保人数", "农村低保标准"],
        ),
        (
            "全市有持证社工1.2万人。去年离职率为14.8%。",
            ["社会工作者数", "社会工作者离职率"],
        ),
        ("某工厂有工人1200人。去年离职率为14.8%。", [None, None]),
        (
            "强降雨灾害造成全省31个县（市、区）、204个乡镇、96万人受灾。",
            ["受灾县数", "受灾乡镇数", "受灾人口"],
        ),
        ("培训走进31个县（市、区）、204个乡镇，9600人参加。", [None, None, None]),
    ],
)
def test_short_names_mean_what_was_spoken_of_last(text: str, measures: list[str | None]) -> None:
    assert [record.measure for record in extract(text)] == measures


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
    measures = default_lexicon().compiled(build_measures)
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


def test_lookup_knows_fields_and_puts_parts_under_their_wholes() -> None:
    lexicon = default_lexicon()
    assert [m.name for m in lookup("低保人数", lexicon)][:3] == [
        "低保人数",
        "城市低保人数",
        "农村低保人数",
    ]
    lottery = lookup("福利彩票", lexicon)
    assert {m.name for m in lookup("Lotteries", lexicon)} <= {m.name for m in lottery}
    assert {m.field for m in lookup("lotteries", lexicon)} == {"福利彩票"}
    assert lookup("gdp", lexicon)[0].name == "地区生产总值"


def test_measures_are_arranged_by_field_each_part_after_its_whole(tmp_path: Path) -> None:
    file = tmp_path / "swstats.toml"
    file.write_text(
        '[measures."甲数"]\ndefinition = "d"\nkind = "count"\nparent = "社会组织数"\n'
        '[measures."乙数"]\ndefinition = "d"\nkind = "count"\n'
        '[measures."丙数"]\ndefinition = "d"\nkind = "count"\nfield = "慈善"\n',
        "utf-8",
    )
    lexicon = Lexicon([file])
    measures = lookup("", lexicon)
    names = [measure.name for measure in measures]
    assert sorted(names) == sorted(lexicon.table("measures"))
    place = {name: number for number, name in enumerate(names)}
    for measure in measures:
        if measure.parent and measures[place[measure.parent]].field == measure.field:
            assert place[measure.parent] < place[measure.name]
    assert names[-1] == "乙数"
    assert measures[place["甲数"]].field == "社会组织"
    fields = [measure.field for measure in measures]
    runs = [
        field for field, before in zip(fields, [None, *fields], strict=False) if field != before
    ]
    assert runs == [*lexicon.table("measure_fields"), None]


def test_every_measure_has_a_field_whose_source_is_named() -> None:
    lexicon = default_lexicon()
    fields = lexicon.table("measure_fields")
    assert {measure.field for measure in lookup("", lexicon)} == fields.keys()
    assert all(field["source"] and field["english"] for field in fields.values())


def test_no_name_means_two_measures_of_one_kind_and_unit() -> None:
    seen: dict[tuple[object, ...], str] = {}
    for name, entry in default_lexicon().table("measures").items():
        for term in dict.fromkeys((name, *entry.get("synonyms", ()))):
            unit = entry.get("unit") if entry["kind"] == "count" else None
            key = term, entry["kind"], entry.get("change", False), unit
            assert seen.setdefault(key, name) == name, term


def test_a_part_is_of_the_kind_and_unit_of_its_whole() -> None:
    measures = default_lexicon().compiled(build_measures)
    for measure in measures.values():
        if measure.parent:
            whole = measures[measure.parent]
            assert (measure.kind, measure.unit, measure.change) == (
                whole.kind,
                whole.unit,
                whole.change,
            ), measure.name


def test_what_is_kept_of_the_names_is_what_is_made_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made, kept = build_names(Lexicon()), build_names(Lexicon())
    assert made == kept
    assert (tmp_path / "swstats").is_dir()


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("全省GDP增速为6.1%。", ["地区生产总值增长率"]),
        ("新登记市场主体86.2万户，总量达512万户。", ["新增市场主体数", None]),
        (
            "累计支出低保金86.4亿元，月人均补助水平：城市562元、农村346元。",
            ["低保资金支出", None, None],
        ),
        ("财政总收入28.6亿元；地方财政收入16.4亿元。", ["财政总收入", "一般公共预算收入"]),
    ],
)
def test_a_rate_by_another_name_all_that_the_new_are_among_and_sums_for_one(
    text: str, measures: list[str | None]
) -> None:
    assert [record.measure for record in extract(text)] == measures


@pytest.mark.parametrize(
    ("entry", "measure"),
    [
        (
            '[measures."图书馆数"]\nkind = "count"\nunit = "个"\ndefinition = "公共图书馆。"\n',
            "图书馆数",
        ),
        (
            '[measures."文化设施数"]\ndefinition = "馆。"\nkind = "count"\nunit = "个"\n',
            "文化设施数",
        ),
        ('[measures."文化馆数"]\n', "文化馆数"),
    ],
)
def test_what_a_user_calls_a_measure_goes_before_what_is_built_in(
    tmp_path: Path, entry: str, measure: str
) -> None:
    file = tmp_path / "swstats.toml"
    file.write_text(f'{entry}synonyms = ["公共图书馆"]\n', "utf-8")
    found = extract("浏阳市有公共图书馆12个。", lexicon=Lexicon([file]))
    assert [record.measure for record in found] == [measure]
