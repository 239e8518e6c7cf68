from __future__ import annotations

import json
from pathlib import Path

import pytest

import swstats
from swstats.explaining import Step

PROJECT = Path(__file__).parents[1]
PAGES = [
    *sorted((PROJECT / "seeds").glob("*.txt")),
    *sorted((PROJECT / "tests/gold/pages").glob("*.txt")),
]
TEXT = "2020年，广东省接收捐款逾30.05亿元，其中深圳约4.7亿元。第一家企业向四川捐款3万元，比上年增长12.5%。"


def bare(words):
    return "".join(words.split())


def under(step, *stages):
    """Return the steps of these stages that follow from a step at once."""
    return [child for child in step.children if child.stage in stages]


def quantity(text, mention):
    found = [s for s in swstats.explain(text).steps if (s.stage, s.text) == ("quantity", mention)]
    assert len(found) == 1
    return found[0]


def rejected(text, mention, stage):
    """Return what a link of a figure was not: what, where, and the reason."""
    (step,) = under(quantity(text, mention), stage)
    return [(each.result, each.words, each.why) for each in under(step, "rejected")]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_is_told_is_what_extract_finds(path):
    source = path.read_bytes().decode("utf-8")
    explanation = swstats.explain(source)
    told = [step for step in explanation.steps if step.stage == "quantity"]
    records = sorted(swstats.extract(source), key=lambda record: record.start)
    assert [step.span for step in sorted(told, key=lambda step: step.span)] == [
        (record.start, record.end) for record in records
    ]
    of = {(record.start, record.end): record for record in records}
    for step in told:
        record = of[step.span]
        said = {child.stage: child.result for child in step.children}
        assert said["indicator"] == (record.indicator or "none")
        assert said["region"] == ("/".join(record.region_path) or "none")
        assert said["period"] == (record.period or "none")
        assert said["measure"] == (record.measure or "none")
        assert ("change" in said, "part of" in said) == (
            record.change is not None,
            record.part_of is not None,
        )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_span_is_that_of_the_words_told(path):
    source = path.read_bytes().decode("utf-8")
    for step in swstats.explain(source).steps:
        if step.span:
            start, end = step.span
            assert bare(source[start:end]) == bare(step.words)


@pytest.mark.parametrize("path", PAGES[2:8], ids=lambda path: path.stem)
def test_what_was_set_aside_has_a_reason_in_words(path):
    for step in swstats.explain(path.read_text("utf-8")).steps:
        if step.stage in ("set aside", "time", "rejected"):
            assert step.why


def test_a_region_is_told_with_its_words_and_the_places_that_it_is_not():
    step = quantity(TEXT, "约4.7亿元")
    (region,) = under(step, "region")
    assert (region.result, region.words, region.rule) == ("广东省/深圳市", "深圳", "clause")
    assert rejected(TEXT, "约4.7亿元", "region") == [("广东省", "广东省", "the place around it")]
    (region,) = under(quantity(TEXT, "3万元"), "region")
    assert (region.result, region.words) == ("广东省", "广东省")  # and not the city named last
    assert rejected(TEXT, "3万元", "region") == [
        ("四川省", "四川", "a goal, an origin, a yardstick or a body's seat")
    ]


def test_a_word_that_stands_for_a_place_is_told_with_the_place():
    step = quantity("深圳市民政局公布年报。全市登记社会组织300家。", "300家")
    (region,) = under(step, "region")
    assert (region.words, region.rule) == ("全市", "anaphora")
    (named,) = under(region, "stands for")
    assert (named.words, named.result) == ("深圳市", "广东省/深圳市")


def test_a_period_is_told_with_the_times_that_it_is_not():
    (period,) = under(quantity(TEXT, "12.5%"), "period")
    assert (period.result, period.words) == ("2020", "2020年")
    assert rejected(TEXT, "12.5%", "period") == [("上年", "上年", "a basis of comparison")]


@pytest.mark.parametrize(
    ("text", "mention", "nearest", "why"),
    [
        ("2020年，深圳市登记社会组织300家。", "300家", None, "is one of its names"),
        ("2020年，深圳市新建社会组织300家。", "300家", "社会组织数", "with “新建” it is not"),
        (
            "2020年，深圳市社会组织占30%。",
            "30%",
            "社会组织数",
            "kind count, and the figure of the kind percent",
        ),
        ("2020年，全市390家社会组织参与扶贫。", "390家", "社会组织数", "do what follows"),
        ("2020年，深圳市社会组织增长3%。", "3%", "社会组织数", "a change, not a level"),
    ],
)
def test_a_measure_is_told_with_its_name_or_with_the_nearest_and_why_not(
    text, mention, nearest, why
):
    (measure,) = under(quantity(text, mention), "measure")
    if nearest is None:
        assert why in measure.why
        return
    assert measure.result == "none"
    (near,) = under(measure, "rejected")
    assert near.result == nearest
    assert why in near.why


def test_other_readings_of_an_indicator_are_told_with_how_much_less_they_weigh():
    steps = [s for p in PAGES for s in swstats.explain(p.read_text("utf-8")).steps]
    links = [step for step in steps if step.stage == "indicator"]
    weighed = [step for step in links if under(step, "rejected")]
    assert weighed
    for step in weighed:
        less = [float(each.why.split()[1]) for each in under(step, "rejected")]
        assert less == sorted(less)
        assert less[0] >= 0
        assert step.result not in [each.result for each in under(step, "rejected")]


def test_a_part_and_a_change_name_the_other_figure():
    (part,) = under(quantity(TEXT, "约4.7亿元"), "part of")
    assert (part.result, part.words) == ("逾30.05亿元", "逾30.05亿元")
    (change,) = under(quantity(TEXT, "12.5%"), "change")
    assert (change.rule, change.result, change.words) == ("比上年", "up", "3万元")


def test_it_prints_as_a_tree():
    lines = str(swstats.explain(TEXT)).splitlines()
    assert lines[0].startswith("article  2020年，")
    assert lines[1].startswith("├── sentence  2020年，广东省")
    assert "│   ├── quantity  逾30.05亿元 [13:21]  →  > 3005000000 元 money  逾 + 数" in lines
    assert "│   │   ├── region  广东省 [6:9]  clause: named in its clause" in lines
    assert all(line.lstrip("│ ").startswith(("├── ", "└── ")) for line in lines[1:])


def test_steps_are_those_of_the_tree_in_order():
    explanation = swstats.explain(TEXT)
    assert len(explanation.steps) == len(str(explanation).splitlines())
    assert [step.stage for step in explanation.steps[:4]] == [
        "article",
        "sentence",
        "time",
        "quantity",
    ]
    assert Step("time", "a", "b", "c").children == ()


def test_it_becomes_json():
    (article,) = json.loads(json.dumps(swstats.explain(TEXT).to_json()))
    figure = article["children"][0]["children"][1]
    assert (figure["stage"], figure["start"], figure["end"]) == ("quantity", 13, 21)
    assert figure["children"][1]["children"][0]["stage"] == "rejected"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ud800",
        "没有数字",
        "捐款\x1b[31m3万元\u202e，\r\n共\x9b5亿元",
        "第一\n\n第二",
        "<b>3万元</b>",
    ],
)
def test_any_text_is_explained_and_nothing_of_it_is_obeyed(text):
    explanation = swstats.explain(text)
    printed = str(explanation)
    assert not set("\x1b\r\u202e\x9b") & set(printed)
    assert len(printed.splitlines()) == len(explanation.steps)
    assert "<b>3" not in explanation._repr_html_()


def test_it_speaks_chinese_where_that_is_spoken():
    from swstats.said import speak

    speak("zh")
    try:
        told = str(swstats.explain(TEXT))
    finally:
        speak("en")
    assert "└── 句子  第一家企业" in told
    assert "四川省 [39:41]  去向、来源、比较的对象或机构所在地" in told
    assert "stands" not in told
    assert "stage" in swstats.explain(TEXT).to_json()[0]
