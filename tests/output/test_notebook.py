from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from html.parser import HTMLParser

import pandas as pd
import pytest

import swstats
from swstats.output import FORMATS, Options
from swstats.output.notebook import MOST, highlighted
from swstats.records import Statistic, Statistics

TEXT = "2020年，深圳市接收捐款约4.7亿元，比上年增长12.5%，惠及600多万人。"
HOSTILE = "<script>alert(1)</script>捐款5万元，“</bdi>\u202e<img src=x onerror=x>”3人\x1b。"
VOID = {"br", "img", "meta"}


class Tags(HTMLParser):
    """Gathers the tags of a piece of HTML, and sees that each is closed where it should be."""

    def __init__(self, html):
        super().__init__()
        self.open, self.seen, self.text = [], [], []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.open.append(tag)
        assert tag not in VOID
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_a_list_is_a_table_with_a_sentence_under_each_row():
    page = Tags(swstats.extract(TEXT)._repr_html_())
    assert page.seen.count("tr") == 1 + 2 * 3
    assert page.seen.count("details") == page.seen.count("mark") == 3
    said = " ".join(page.text)
    for words in (
        "in the text",
        "≈470,000,000 元",
        "深圳市",
        "2020",
        swstats.extract(TEXT)[0].measure,
        "up 比上年",
    ):
        assert words in said


def test_a_statistic_shows_its_sentence_at_once():
    (first, *_) = swstats.extract(TEXT)
    html = first._repr_html_()
    assert "<details open>" in html
    assert "<mark>约4.7亿元</mark>" in html
    assert Tags(html).seen.count("tr") == 3


def test_headings_are_in_the_language_of_the_locale(monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    html = swstats.extract(TEXT)._repr_html_()
    assert "指标" in html
    assert "indicator" not in html


@pytest.mark.parametrize("of", [swstats.extract, swstats.explain])
def test_all_is_escaped(of):
    page = Tags(of(HOSTILE)._repr_html_())
    assert not {"script", "img"} & set(page.seen)
    assert "\x1b" not in "".join(page.text)


def test_of_a_long_list_the_first_are_shown():
    found = swstats.extract("捐款5万元。" * (MOST + 3))
    page = Tags(found._repr_html_())
    assert page.seen.count("mark") == MOST
    assert "… and 3 more" in "".join(page.text)


def test_no_statistics_are_an_empty_table():
    assert Tags(Statistics()._repr_html_()).seen.count("tr") == 1


@pytest.mark.parametrize(
    ("sentence", "mention", "marked"),
    [
        ("捐15元，115元", "15元", "捐<mark>15元</mark>，115元"),
        ("捐1 5\n元", "15元", "捐<mark>1 5\n元</mark>"),
        ("捐三元", "三元", "捐<mark>三元</mark>"),
        ("捐1.5元", "5元", "捐1.5元"),
        ("无", "", "无"),
        ("a<b", "b", "a&lt;<mark>b</mark>"),
    ],
)
def test_a_mention_is_marked_where_it_stands_whole(sentence, mention, marked):
    assert highlighted(sentence, mention) == f"<bdi>{marked}</bdi>"


# ------------------------------------------------------------------------------------- the list


def test_it_is_a_list_in_all_else():
    found = swstats.extract(TEXT)
    assert isinstance(found, list)
    assert found == list(found)
    assert list(found) == found
    assert sorted(found, key=lambda record: record.end) == found


@pytest.mark.parametrize(
    "same",
    [
        lambda found: pickle.loads(pickle.dumps(found)),
        copy.copy,
        copy.deepcopy,
        lambda found: found.copy(),
        lambda found: found[:],
        lambda found: found[:1] + found[1:],
        lambda found: Statistics() + found,
    ],
)
def test_what_is_made_of_it_is_one_too(same):
    found = swstats.extract(TEXT)
    other = same(found)
    assert type(other) is Statistics
    assert other == found
    assert isinstance(found[0], Statistic)


def test_a_frame_has_numbers_to_reckon_with_and_their_digits():
    frame = swstats.extract(TEXT).to_frame()
    assert list(frame["text"]) == ["约4.7亿元", "12.5%", "600多万人"]
    assert frame["value"].dtype == "float64"
    assert frame["value"].sum() == 470_000_000 + 12.5 + 6_000_000
    assert [Decimal(digits) for digits in frame["value_exact"]] == [
        470_000_000,
        Decimal("12.5"),
        6_000_000,
    ]
    assert frame["lower"].isna().tolist() == [True, False, False]
    assert frame["change"][1]["direction"] == "up"
    assert frame["region_path"][0] == ["广东省", "深圳市"]


def test_a_frame_has_the_columns_of_a_parquet_file(tmp_path):
    pytest.importorskip("pyarrow")
    found = swstats.extract(TEXT)
    with (tmp_path / "a.parquet").open("wb") as out:
        FORMATS["parquet"].write(found, Statistic, out, Options())
    kept = pd.read_parquet(tmp_path / "a.parquet")
    frame = found.to_frame()
    assert list(frame.columns) == list(kept.columns)
    for name in ("value", "value_exact", "unit", "region", "start", "statistic"):
        assert frame[name].tolist() == kept[name].tolist()


def test_no_statistics_are_a_frame_without_rows():
    frame = Statistics().to_frame()
    assert len(frame) == 0
    assert list(frame.columns) == list(swstats.extract(TEXT).to_frame().columns)
