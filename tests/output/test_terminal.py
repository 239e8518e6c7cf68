from __future__ import annotations

import io
from dataclasses import fields

import pytest
from rich.cells import cell_len

from swstats.output import FORMATS, Options
from swstats.output.labels import DIRECTIONS, FIELDS, KINDS, REASONS
from swstats.output.terminal import AT_ONCE, SIGNS
from swstats.records import Change, Kind, Relation, Statistic
from swstats.review import summary
from swstats.review.lookups import MeasureEntry, UnitEntry
from swstats.review.summary import Group, summarize
from tests.conftest import made_up

ROWS = [
    made_up(1, text="逾4.7亿元", value="470000000", relation=Relation.MORE, unit="元",
            kind=Kind.MONEY, indicator="全省社会组织投入帮扶资金", region="广东省", period="2018/.."),
    made_up(2, text="26.8%", value="26.8", unit="%", kind=Kind.PERCENT, indicator="捐赠收入",
            region="深圳市", period="2020", change=Change("up", "同比")),
    made_up(3, text="3万至5万人", value=None, lower="30000", upper="50000", unit="人",
            relation=Relation.RANGE, kind=Kind.PERSON, indicator="受益群众"),
]  # fmt: skip


def drawn(rows, record=Statistic, width=80, lang="en", **options):
    file = io.BytesIO()
    FORMATS["table"].write(iter(rows), record, file, Options(lang=lang, width=width, **options))
    return file.getvalue().decode()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_line_is_wider_than_the_page(width, lang):
    rows = [*ROWS, made_up(4, indicator="很长的指标" * 20, doc="很长的文件名" * 20)]
    assert max(cell_len(line) for line in drawn(rows, width=width, lang=lang).splitlines()) <= width


def test_chinese_stays_in_line():
    lines = [line for line in drawn(ROWS, width=120).splitlines() if "省" in line or "市" in line]
    places = [
        cell_len(line[: line.index(name)])
        for line in lines
        for name in ("广东省", "深圳市")
        if name in line
    ]
    assert len(places) == 2
    assert len(set(places)) == 1


def test_values_show_their_relation_bounds_and_unit():
    text = drawn(ROWS)
    assert ">470,000,000 元" in text
    assert "30,000–50,000 人" in text


def test_the_wide_table_tells_more():
    assert "up 同比" in drawn(ROWS, width=120)
    assert "up 同比" not in drawn(ROWS, width=80)


def test_headings_are_in_the_language():
    assert "indicator" in drawn(ROWS, lang="en")
    assert "指标" in drawn(ROWS, lang="zh")
    assert "增 同比" in drawn(ROWS, width=120, lang="zh")


def test_documents_and_articles_head_their_rows():
    rows = [
        made_up(1, article="甲"),
        made_up(2, article="乙"),
        made_up(3, doc="b.txt", article="丙"),
    ]
    found = [line.strip() for line in drawn(rows).splitlines()]
    titles = [line.split()[0] for line in found if line[:5] in ("a.txt", "b.txt")]
    assert titles == ["a.txt", "b.txt"]
    assert [line for line in found if line in ("甲", "乙", "丙")] == ["甲", "乙", "丙"]


def test_what_stands_in_the_text_is_no_markup():
    assert "[bold]" in drawn([made_up(indicator="[bold]指标")])


@pytest.mark.parametrize("code", ["\x1b", "\x07", "\x9b", "\r", "\u202e", "\u2066"])
def test_what_a_terminal_would_obey_is_not_sent_to_it(code):
    row = made_up(article=f"标{code}题", indicator=f"指{code}标", doc=f"a{code}.txt")
    assert code not in drawn([row])
    assert "指\ufffd标" in drawn([row])


def test_a_summary_names_its_regions_and_what_it_leaves_out():
    rows = [
        made_up(1, value=3, indicator="学校", region="广东省", period="2020"),
        made_up(2, value=3, indicator="学校", region="广东省", period="2020"),
        made_up(3, value=4, indicator="学校", period="2020"),
    ]
    groups = summarize(rows)
    assert "1 repeat" in drawn(groups, Group)
    assert "no region named" in drawn(groups, Group)
    assert "重复 1" in drawn(groups, Group, lang="zh")


def test_pages_are_shown_where_there_are_pages():
    rows = [
        made_up(1, doc="a.pdf", page=3),
        made_up(2, doc="a.pdf", page=12),
        made_up(3, doc="b.txt"),
    ]
    for width in (80, 120):
        of_pdf, of_text = drawn(rows, width=width).split("b.txt")
        assert "page" in of_pdf
        assert [line.split()[-1] for line in of_pdf.splitlines() if "5个" in line] == ["3", "12"]
        assert "page" not in of_text
        assert max(map(cell_len, of_pdf.splitlines())) <= width


def test_rows_in_another_order_have_no_headings_of_their_own():
    rows = [made_up(1, doc="a.txt", article="甲"), made_up(2, doc="b.txt"), made_up(3, doc="a.txt")]
    for width, docs in ((80, 0), (120, 1)):
        lines = drawn(rows, width=width, mixed=True).splitlines()
        assert sum("indicator" in line for line in lines) == 1
        assert sum("b.txt" in line for line in lines) == docs
        assert "甲" not in "".join(lines)
    groups = summarize([made_up(1, region="广东省"), made_up(2, region="湖南省")])
    assert "湖南省" in drawn(groups, Group, mixed=True)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("count", [1, 3, 31])
def test_columns_asked_for_share_the_page(width, count):
    names = tuple(field.name for field in fields(Statistic))[:count]
    lines = drawn(ROWS, width=width, columns=names).splitlines()
    assert max(map(cell_len, lines)) <= max(width, 2 * count)
    assert drawn(ROWS, columns=("unit", "value")).split()[:4] == [
        "unit",
        "value",
        "元",
        "470,000,000",
    ]


def test_many_rows_are_drawn_as_they_come():
    taken = []

    def rows():
        for number in range(3 * AT_ONCE):
            taken.append(number)
            yield made_up(number)

    class Out(io.BytesIO):
        def write(self, data):
            lengths.append(len(taken))
            return super().write(data)

    lengths = []
    FORMATS["table"].write(rows(), Statistic, Out(), Options(width=80, columns=("text",)))
    assert lengths[0] <= AT_ONCE + 2


def test_rows_of_any_type_are_drawn_without_empty_columns():
    text = drawn([UnitEntry("亩", Kind.AREA, None, None, None, None, ("市亩",))], UnitEntry)
    assert "市亩" in text
    assert "SI" not in text


def test_every_field_kind_reason_and_sign_has_its_words():
    known = {
        f.name for record in (Statistic, Group, UnitEntry, MeasureEntry) for f in fields(record)
    }
    assert known <= FIELDS.keys()
    assert set(Kind) == KINDS.keys()
    assert set(Relation) == SIGNS.keys()
    assert {"up", "down", "flat"} == DIRECTIONS.keys()
    reasons = {*summary.NEVER_ADDED.values(), *(reason for reason, _ in summary.LEAVING_OUT)}
    assert reasons <= REASONS.keys()
