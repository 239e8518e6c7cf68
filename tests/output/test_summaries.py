from __future__ import annotations

import io
import re
from decimal import Decimal
from zipfile import ZipFile

import pytest
from rich.cells import cell_len

from swstats.output import FORMATS, Options
from swstats.output.bars import Scale, plain
from swstats.output.columns import read_amount, write_amount
from swstats.output.labels import show
from swstats.records import Amount, Kind, Relation
from swstats.review.grouping import By, Level
from swstats.review.pivot import keys_of, pivot
from swstats.review.summary import Group, Grown, summarize
from tests.conftest import made_up

GIVEN = {"indicator": "捐赠", "measure": "捐赠收入", "kind": Kind.MONEY, "unit": "元"}


def at(place):
    return {"region": place, "region_path": (place,)}


ROWS = [
    made_up(1, value="800", period="2019", **GIVEN, **at("湖南省")),
    made_up(2, value="920", period="2020", **GIVEN, **at("湖南省")),
    made_up(3, value="1800", period="2020", relation=Relation.MORE, **GIVEN, **at("广东省")),
    made_up(4, value="12345678901234567", period="2021", **GIVEN, **at("广东省")),
    made_up(5, value=None, lower=3, upper=5, period="2021", relation=Relation.RANGE, **GIVEN,
            **at("四川省")),
    made_up(6, value="-7.50", period="2021", relation=Relation.ABOUT, **GIVEN, **at("湖南省")),
    made_up(7, value="-3", period="2021", kind=Kind.TEMPERATURE, unit="℃", indicator="气温"),
    made_up(8, value="-8", period="2021", kind=Kind.TEMPERATURE, unit="℃", indicator="气温"),
]  # fmt: skip


def table(by=(By.REGION,), across=By.PERIOD, rows=ROWS, **options):
    return pivot(summarize(rows, keys_of(by, across), **options), by, across)[:2]


def written(name, rows, record, **options):
    file = io.BytesIO()
    FORMATS[name].write(iter(rows), record, file, Options(**options))
    file.seek(0)
    return file


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.read])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("by", "across", "change"),
    [
        ([By.REGION], By.PERIOD, True),
        ([By.PERIOD], By.REGION, True),
        ([By.REGION], By.MEASURE, False),
        ([By.DOCUMENT], By.KIND, False),
    ],
)
def test_a_pivot_is_read_back_as_it_was_written(name, lang, by, across, change):
    if FORMATS[name].package:
        pytest.importorskip(FORMATS[name].package)
    record, rows = table(by, across, change=change)
    assert rows
    assert list(FORMATS[name].read(written(name, rows, record, lang=lang), record)) == rows


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.read])
def test_what_became_of_it_is_read_back(name):
    if FORMATS[name].package:
        pytest.importorskip(FORMATS[name].package)
    rows = summarize(ROWS, change=True, level=Level.PROVINCE)
    assert any(row.growth for row in rows)
    assert list(FORMATS[name].read(written(name, rows, Grown), Grown)) == rows


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Amount(Relation.EQUAL, Decimal("-1.50")), "-1.50"),
        (Amount(Relation.AT_LEAST, Decimal(1800)), ">=1800"),
        (Amount(Relation.ABOUT, Decimal(-2)), "~-2"),
        (Amount(Relation.RANGE, None, Decimal(-3), Decimal(8)), "-3..8"),
        (Amount(Relation.RANGE, None, None, Decimal(8)), "..8"),
    ],
)
def test_an_amount_is_one_text(amount, text):
    assert write_amount(amount) == text
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal(200000) / 3, "66,666.6667"),
        (Decimal("14693252268236153759814808.67"), "14,693,252,268,236,153,759,814,808.67"),
        (Decimal("9" * 40 + ".123456"), ",".join(["9", *["999"] * 13]) + ".1235"),
        (Decimal("0.123456789"), "0.123456789"),
        (Decimal("1E+30"), "1" + ",000" * 10),
        (Decimal("-1E-40"), "-0." + "0" * 39 + "1"),
    ],
)
def test_only_what_a_division_filled_up_is_shown_shorter(value, shown):
    assert show(value, "en") == shown


@pytest.mark.parametrize("text", ["", "x", "=1", "1..x", ">"])
def test_what_is_no_amount_is_refused(text):
    if text == "=1":
        assert read_amount(text) == Amount(Relation.EQUAL, Decimal(1))
        return
    with pytest.raises((ValueError, ArithmeticError)):
        read_amount(text)


def test_cells_of_a_spreadsheet_are_numbers_where_they_are_exact():
    record, rows = table()
    lines = written("csv", rows, record).getvalue().decode().splitlines()
    assert lines[0] == "region,indicator,kind,unit,2019,2020,2021"
    assert "广东省,捐赠收入,money,元,,>1800,'12345678901234567" in lines
    assert ",气温,temperature,℃,,,'-8..-3" in lines


def test_in_excel_a_number_shows_its_sign_and_stays_a_number():
    from python_calamine import CalamineWorkbook

    record, rows = table()
    book = CalamineWorkbook.from_filelike(written("xlsx", rows, record))
    head, *lines = book.get_sheet_by_index(0).to_python()
    (line,) = [line for line in lines if line[0] == "广东省"]
    of_guangdong = dict(zip(head, line, strict=True))
    assert of_guangdong["2020"] == 1800
    assert of_guangdong["2021"] == "12345678901234567"


def test_in_excel_there_is_room_for_the_commas_of_a_number():
    rows = [made_up(1, value="2573000000", period="2018", **GIVEN, **at("湖南省"))]
    record, found = table(rows=rows)
    with ZipFile(written("xlsx", found, record)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    wide = dict(re.findall(r'<col min="(\d+)"[^>]* width="([\d.]+)"', sheet))
    assert float(wide["5"]) >= len("2,573,000,000")


def test_headings_of_a_csv_are_no_numbers_of_their_own():
    record, rows = table(rows=ROWS[:2], change=True)
    head = written("csv", rows, record).getvalue().decode().splitlines()[0]
    # a spreadsheet would make 2,020.00 % of "2020 %"
    assert head.endswith(",2019,2020,2020 ±,2020 ±%")


# ----------------------------------------------------------------------------------- on a terminal


def drawn(rows, record, width=80, **options):
    return written("table", rows, record, width=width, **options).getvalue().decode()


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_line_of_a_summary_is_wider_than_the_page(width, lang):
    many = [
        made_up(n, value=10**n, period=str(2000 + n), **GIVEN, **at("湖南省")) for n in range(20)
    ]
    for rows, record, bars in (
        (*reversed(table(rows=many, change=True)), False),
        (*reversed(table(rows=[*ROWS, made_up(indicator="很长的指标" * 20)])), False),
        (summarize(many), Group, True),
        (summarize(many, change=True), Grown, True),
        (summarize(many, change=True), Grown, False),
    ):
        text = drawn(rows, record, width, lang=lang, bars=bars)
        assert max(map(cell_len, text.splitlines())) <= width


def test_no_cell_of_a_wide_pivot_is_lost():
    many = [
        made_up(n, value=n + 100, period=str(1900 + n), **GIVEN, **at("湖南省")) for n in range(50)
    ]
    record, rows = table(rows=many)
    said = drawn(rows, record).split()
    assert all(str(n + 100) in said and str(1900 + n) in said for n in range(50))
    assert said.count("湖南省") > 1


def test_a_part_of_a_wide_pivot_has_the_rows_that_say_something_in_it():
    early, late = (
        [made_up(n, value=n, period=str(n), **GIVEN, **at(place)) for n in years]
        for place, years in (("湖南省", range(1900, 1940)), ("广东省", range(1960, 2000)))
    )
    tables = drawn(*reversed(table(rows=[*early, *late]))).split("\n\n")
    assert len(tables) > 3
    assert [place for place in ("湖南省", "广东省") if place in tables[0]] == ["湖南省"]
    assert [place for place in ("湖南省", "广东省") if place in tables[-2]] == ["广东省"]


def test_what_all_rows_have_in_common_stands_above_them():
    record, rows = table(rows=ROWS[:4], change=True)
    lines = drawn(rows, record).splitlines()
    assert lines[0].strip() == "捐赠收入 · 元"
    assert "捐赠收入" not in "".join(lines[1:])
    assert ">1,800" in "".join(lines)
    assert "+120 (+15.0%)" in "".join(lines)


@pytest.mark.parametrize(
    ("lang", "heads"), [("zh", ["金额", "温度"]), ("en", ["money", "temperature"])]
)
def test_kinds_are_headed_in_the_language_of_the_reader(lang, heads):
    assert drawn(*reversed(table(across=By.KIND)), lang=lang).split("\n")[0].split()[1:] == heads


def test_cells_stand_in_line():
    record, rows = table(rows=ROWS[:4])
    lines = [line for line in drawn(rows, record, lang="zh").splitlines() if line.strip()]
    ends = {cell_len(line[: line.index(word) + len(word)]) for line in lines
            for word in ("2020", ">1,800", "920") if word in line}  # fmt: skip
    assert len(ends) == 1


def test_what_stands_in_a_text_is_not_obeyed_in_a_pivot():
    rows = [made_up(n, value=n, period=f"202{n}", **{**GIVEN, "measure": None, "indicator": "[red]\x1b\n"},
                    **at("湖\x1b\n\ufdd0南")) for n in (1, 2)]  # fmt: skip
    for text in (
        drawn(*reversed(table(rows=rows))),
        drawn(*reversed(table([By.PERIOD], By.REGION, rows))),
        drawn(summarize(rows), Group, bars=True),
    ):
        assert "\x1b" not in text
        assert "[red]" in text


def bars(rows, width=80, **options):
    """Return the bars by the value beside them."""
    groups = summarize(rows)
    lines = drawn(groups, Group, width, bars=True, **options).splitlines()
    return {line.rstrip("█▉▊▋▌▍▎▏░#. ").split()[-1]: line for line in lines if "20" in line}


def test_bars_are_as_long_as_figures_are_large():
    rows = [made_up(n, value=value, period=f"200{n}", **GIVEN, **at("湖南省"))
            for n, value in enumerate((100, 50, 0))]  # fmt: skip
    found = {value: line.count("█") for value, line in bars(rows).items()}
    assert found["0"] == 0
    assert found["100"] in (2 * found["50"], 2 * found["50"] + 1)
    assert found["100"] > 30


def test_a_bar_shows_how_far_a_range_reaches():
    rows = [
        made_up(1, value=8, period="2019", **GIVEN),
        made_up(2, value=None, lower=4, upper=8, relation=Relation.RANGE, period="2020", **GIVEN),
    ]
    exact, span = bars(rows).values()
    assert "░" not in exact
    assert abs(span.count("█") - span.count("░")) <= 1
    assert abs(span.count("█") + span.count("░") - exact.count("█")) <= 1


def test_each_thing_has_a_scale_of_its_own():
    rows = [
        made_up(1, value=8, period="2019", **GIVEN),
        made_up(2, value=8000, period="2019", **{**GIVEN, "unit": "美元"}),
    ]
    lengths = {line.count("█") for line in drawn(summarize(rows), Group, bars=True).splitlines()}
    assert len(lengths - {0}) == 1


def test_a_terminal_without_blocks_gets_plain_bars():
    rows = [made_up(n, value=n, period=f"200{n}", **GIVEN) for n in (3, 9)]
    text = drawn(summarize(rows), Group, bars=True, encoding="ascii")
    assert "####" in text
    assert "█" not in text


@pytest.mark.parametrize(
    ("scale", "span", "drawn"),
    [
        ((0, 8), (0, 0), ""),
        ((0, 8), (8, 8), "████████"),
        ((0, 800000), (1, 1), "▏"),
        ((-4, 4), (2, 2), "    ██"),
        ((-4, 4), (-4, -4), "████"),
        ((-4, 4), (-4, -2), "░░██"),
        ((-4, 4), (-2, 2), "  ░░░░"),
        ((-8, 0), (-8, -8), "████████"),
        ((0, 0), (0, 0), ""),
    ],
)
def test_a_bar_begins_at_nought(scale, span, drawn):
    assert Scale(*map(Decimal, scale)).bar(*map(Decimal, span), 8) == drawn


def test_plain_bars_are_as_long():
    assert plain("  ██▌░░") == "  ###.."


def test_a_place_above_the_level_says_so():
    rows = [
        made_up(1, value=8, period="2019", **GIVEN, region="深圳市", region_path=("广东省", "深圳市"),
                region_code="440300"),
        made_up(2, value=8, period="2019", **GIVEN, region_code="430000", **at("湖南省")),
    ]  # fmt: skip
    groups = summarize(rows, level=Level.CITY)
    assert "深圳市 · city" in drawn(groups, Group)
    assert "湖南省 · 省级" in drawn(groups, Group, lang="zh")
    record, found = table(rows=rows, level=Level.CITY)
    assert "province" in drawn(found, record)


def test_without_places_none_is_spoken_of():
    assert "no region" not in drawn(summarize(ROWS, [By.MEASURE]), Group)


def test_on_a_narrow_page_names_are_folded_and_bars_are_not():
    rows = [
        made_up(n, value=value, period=f"20{n}-12-31", **GIVEN | at(place) | {"measure": measure})
        for n, (value, measure, place) in enumerate(
            [
                (10**10, "农村居民人均可支配收入", "巴音郭楞蒙古自治州"),
                (10**9, "一般公共预算收入", "黔东南苗族侗族自治州"),
            ],
            10,
        )
    ]
    groups = summarize(rows, [By.REGION, By.MEASURE])
    lines = drawn(groups, Group, 60, lang="en", bars=True).splitlines()
    bars_of = [line for line in lines if "█" in line]
    assert len(bars_of) == 2
    assert all("1" in line for line in bars_of)
    assert max(map(cell_len, lines)) <= 60
