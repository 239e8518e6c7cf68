"""What ``check`` finds, and that it finds nothing where nothing is wrong.

``contradictions.toml`` has the planted contradictions. Those above its first rule were written before
the rules of their sort, which found 28 of the 29 when they were first run; of the 26 below it, which
were written afterwards, 21 were found at first, and of the 28 written last, 17. Two of those say things
in words that no measure has, and were reworded.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swstats.lexicons import Lexicon, default_lexicon
from swstats.pipeline import extract
from swstats.records import Change, Kind, Relation
from swstats.review.check import Sort, check
from swstats.review.checks.bounds import Reach, loose_reach, measured_in, reach
from swstats.review.checks.wholes import Classes
from tests.conftest import PROJECT, made_up

CASES = Path(__file__).parents[1] / "cases"
PLANTED = tomllib.loads((CASES / "contradictions.toml").read_text("utf-8"))["case"]
PLANTED = [
    pytest.param(case, id=f"{number}-{case['sort']}") for number, case in enumerate(PLANTED, 1)
]
BLAMELESS = [
    block.splitlines()
    for block in (CASES / "no_contradictions.txt").read_text("utf-8").split("\n\n")
]
BLAMELESS = [[line for line in block if not line.startswith("#")] for block in BLAMELESS]


def found_in(texts):
    records = [
        record for number, text in enumerate(texts) for record in extract(text, doc=f"{number}.txt")
    ]
    return list(check(records))


def test_all_sorts_are_planted_and_enough_of_them():
    planted = Counter(param.values[0]["sort"] for param in PLANTED)
    assert set(planted) == set(Sort)
    assert planted.total() >= 40


@pytest.mark.parametrize("case", PLANTED)
def test_a_planted_contradiction_is_found_and_nothing_else(case):
    (found,) = found_in(case["texts"])
    assert found.sort is Sort(case["sort"])
    assert set(case["figures"]) <= set(found.mentions)


@pytest.mark.parametrize("case", PLANTED)
def test_nothing_is_found_where_it_is_mended(case):
    words, others = case["mend"]
    assert any(words in text for text in case["texts"])
    assert found_in([text.replace(words, others) for text in case["texts"]]) == []


@pytest.mark.parametrize("texts", BLAMELESS)
def test_nothing_is_found_where_nothing_is_wrong(texts):
    assert [(each.sort, each.arithmetic) for each in found_in(texts)] == []


@pytest.fixture(scope="module")
def practice():
    """Return the records of the seeds and of every practice text, by folder and file."""
    folders = [PROJECT / "seeds", *sorted(path for path in (PROJECT / "tests/gold").iterdir())]
    return {
        folder.name: {
            path.name: extract(path.read_text("utf-8", errors="replace"), doc=path.name)
            for path in sorted(folder.glob("*.txt"))
        }
        for folder in folders
        if any(folder.glob("*.txt")) and folder.name != "readers"
    }


def test_no_practice_text_contradicts_itself(practice):
    assert len(practice) == 4  # those of readers are not looked through for it
    for name, texts in practice.items():
        for file, records in texts.items():
            assert [each.arithmetic for each in check(records)] == [], f"{name}/{file}"


def test_no_practice_texts_contradict_each_other(practice):
    for name, texts in practice.items():
        together = [record for records in texts.values() for record in records]
        assert [each.arithmetic for each in check(together)] == [], name


# ---------------------------------------------------------------- what a finding says


def test_a_finding_shows_figures_sentences_and_arithmetic():
    text = "截至2020年底，衡阳市有社会组织3125个。据介绍，截至2020年底，衡阳市社会组织达到3512个。"
    records = extract(text, doc="a.txt")
    (found,) = check(records)
    assert (found.doc, found.measure, found.region) == ("a.txt", "社会组织数", "衡阳市")
    assert found.period == "2020-12-31"
    assert found.arithmetic == "3,512 个 ≠ 3,125 个"
    assert found.figures == (records[1].id, records[0].id)
    assert found.docs == ("a.txt", "a.txt")
    assert found.mentions == ("3512个", "3125个")
    assert found.starts == (str(records[1].start), str(records[0].start))
    for sentence, mention in zip(found.sentences, found.mentions, strict=True):
        assert mention in sentence


def test_findings_come_in_the_order_of_the_figures_and_are_always_the_same():
    texts = [case.values[0]["texts"][0] for case in PLANTED]
    records = [
        record for number, text in enumerate(texts) for record in extract(text, doc=f"{number:02}")
    ]
    found = list(check(records))
    assert found == list(check(records))
    places = {record.id: number for number, record in enumerate(records)}
    order = [places[each.figures[0]] for each in found]
    assert order == sorted(order)


def test_what_is_no_statistic_is_passed_over():
    text = "截至2020年底，衡阳市有社会组织3125个。据介绍，截至2020年底，衡阳市社会组织达到3512个。"
    records = extract(text, include_all=True)
    assert len(list(check(records))) == 1


def test_many_values_of_one_thing_are_not_all_compared():
    said = {"measure": "社会组织数", "indicator": "社会组织", "region": "衡阳市", "period": "2020",
            "region_path": ("湖南省", "衡阳市"), "region_by": "clause"}  # fmt: skip
    records = [
        made_up(number, value=number + 1000, text=f"{number + 1000}个",
                sentence=f"衡阳市社会组织{number + 1000}个。", **said)
        for number in range(1, 3001)
    ]  # fmt: skip
    assert len(list(check(records))) == 2999


def test_a_figure_that_does_not_stand_in_its_sentence_is_passed_over():
    assert list(check([made_up(1, text="7个", sentence="没有数字。")])) == []


PIECES = ["2020年，", "衡阳市", "有社会组织", "其中", "占", "，", "、", "。", "由", "增加到", "增长", "分别", "合计", "组成",
          "为", "5个", "3.1万个", "12%", "0.0%", "0个", "9" * 60 + "个", "2倍", "3个县：", "比上年的", "户均", "8万元",
          "同比下降", "（", "）", "，通过率", "\n"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=24))
@settings(max_examples=60, deadline=None)
def test_whatever_is_said_it_is_checked(pieces):
    records = extract("".join(pieces))
    known = {record.id: record for record in records}
    for found in check(records):
        assert [known[number].text for number in found.figures] == list(found.mentions)


# ---------------------------------------------------------------- how far figures reach


def figure(text, value, **said):
    return made_up(text=text, value=value, **said)


YUAN = {"unit": "元", "unit_text": "元", "kind": Kind.MONEY}


@pytest.mark.parametrize(
    ("item", "low", "high"),
    [
        (figure("1250个", 1250), 1250, 1250),
        (figure("4.7亿元", 470000000, **YUAN), 465000000, 475000000),
        (figure("300万元", 3000000, **YUAN), 2995000, 3005000),
        (figure("1,286个", 1286), 1286, 1286),
        (figure("三百个", 300), "299.5", "300.5"),
        (figure("三万个", 30000), 25000, 35000),
        (figure("约300个", 300, relation=Relation.ABOUT), 270, 330),
        (figure("近5亿元", 500000000, upper=500000000, relation=Relation.LESS, **YUAN),
         350000000, 550000000),
        (figure("不足500个", 500, upper=500, relation=Relation.LESS), None, 500),
        (figure("超过500个", 500, lower=500, relation=Relation.MORE), 500, None),
        (figure("3至5个", None, lower=3, upper=5, relation=Relation.RANGE), "2.5", "5.5"),
    ],
)  # fmt: skip
def test_a_figure_reaches_as_far_as_it_was_rounded(item, low, high):
    found = reach(item)
    assert [str(each) if each is None else float(each) for each in found] == [
        str(each) if each is None else float(each) for each in (low, high)
    ]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (figure("1.2万个", 12000), figure("11985个", 11985), True),
        (figure("4.7亿元", 470000000, **YUAN), figure("4.78亿元", 478000000, **YUAN), True),
        (figure("4.7亿元", 470000000, **YUAN), figure("4.87亿元", 487000000, **YUAN), False),
        (figure("3100个", 3100), figure("3125个", 3125), True),
        (figure("3125个", 3125), figure("3126个", 3126), False),
        (figure("近500个", 500, upper=500, relation=Relation.LESS), figure("498个", 498), True),
        (figure("超过500个", 500, lower=500, relation=Relation.MORE), figure("430个", 430), False),
    ],
)  # fmt: skip
def test_figures_told_twice_agree_where_one_may_be_rounded(one, other, agree):
    assert loose_reach(one).meets(loose_reach(other)) is agree


def test_a_headline_may_round_more():
    five, more = figure("5亿元", 500000000, **YUAN), figure("5.4亿元", 540000000, **YUAN)
    assert loose_reach(five, headline=True).meets(loose_reach(more))
    less = figure("4.2亿元", 420000000, **YUAN)
    assert not loose_reach(five, headline=True).meets(loose_reach(less))


def test_units_of_one_thing_are_brought_together():
    mu = figure("36亩", 36, unit="亩", kind=Kind.AREA, si_value=24000, si_unit="m²")
    hectares = figure("3公顷", 3, unit="公顷", kind=Kind.AREA, si_value=30000, si_unit="m²")
    assert measured_in(mu)[0] == measured_in(hectares)[0]
    assert measured_in(figure("三成", 3, unit="成", kind=Kind.RATIO)) == ("%", 10)
    assert (
        measured_in(figure("3家", 3, unit="家"))[0] == measured_in(figure("3所", 3, unit="所"))[0]
    )
    assert measured_in(figure("3人", 3, unit="人", kind=Kind.PERSON)) != measured_in(
        figure("3个", 3)
    )
    assert measured_in(figure("3℃", 3, unit="℃", kind=Kind.TEMPERATURE)) is None
    assert measured_in(figure("3", 3, unit=None)) is None


def test_reaches_add_up_and_stay_open():
    assert Reach(1, 2) + Reach(3, None) == Reach(4, None)


# ---------------------------------------------------------------- classes that make up a whole


@pytest.mark.parametrize("name", default_lexicon().table("wholes"))
def test_classes_make_up_their_whole(name):
    entry = default_lexicon().table("wholes")[name]
    classes = default_lexicon().compiled(Classes.build)
    assert classes.found(entry["yes"]) == (True, not entry.get("open"))
    for labels in entry["no"]:
        assert classes.found(labels.split("/")) == (False, False)


def test_a_user_may_add_a_whole(tmp_path):
    text = "全园有幼儿300人，其中红队120人、黄队90人、蓝队100人。"
    file = tmp_path / "words.toml"
    file.write_text('[wholes."teams"]\nwords = ["红队", "黄队", "蓝队"]\n', "utf-8")
    assert found_in([text]) == []
    (found,) = check(extract(text), Lexicon([file]))
    assert found.sort is Sort.SUM
    assert found.arithmetic == "120 人 + 90 人 + 100 人 = 310 人 ≠ 300 人"


def test_growth_may_be_said_of_records_alone():
    said = {
        "measure": "社会组织数",
        "indicator": "社会组织",
        "region": "衡阳市",
        "region_by": "clause",
    }
    records = [
        made_up(1, text="130个", value=130, period="2020", sentence="2020年130个，增长50%。", **said),
        made_up(2, text="50%", value=50, unit="%", unit_text="%", kind=Kind.PERCENT, period="2020",
                change=Change("up", "比上年", "id1"), sentence="2020年130个，增长50%。"),
        made_up(3, text="100个", value=100, period="2019", sentence="2019年100个。", **said),
    ]  # fmt: skip
    (found,) = check(records)
    assert found.sort is Sort.GROWTH
    assert found.figures == ("id2", "id1", "id3")
    assert found.arithmetic == "130 个 ÷ 100 个 − 1 = +30% ≠ +50%"
