"""The charts of a report by themselves: what is drawn of which records, and how it is worked."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from swstats.output.columns import to_json
from swstats.records import Change, Kind, Relation, Statistic
from tests.browser import NARROW, WIDE, Opened, opened
from tests.conftest import made_up

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Charts</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline';
style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width, initial-scale=1">
<style>{style}</style></head>
<body><main><h1>Charts</h1><section id="charts"><h2>All</h2><div id="drawings"></div></section></main>{scripts}
<script>
const picked = [];
const draw = (records, lang = "en") =>
  drawCharts(document.getElementById("drawings"), records, {{lang, onPick: (ids) => picked.push(ids)}});
</script></body></html>"""

# Codes of provinces, GB/T 2260.
PROVINCES = {"浙江省": "330000", "广东省": "440000", "江西省": "360000", "四川省": "510000"}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = files("swstats.report")
    names = ("vendor/d3.min.js", "vendor/plot.min.js", "charts.js")
    scripts = "".join(f"<script>{(folder / name).read_text('utf-8')}</script>" for name in names)
    style = "".join((folder / name).read_text("utf-8") for name in ("page.css", "charts.css"))
    file = tmp_path_factory.mktemp("charts") / "charts.html"
    file.write_text(PAGE.format(style=style, scripts=scripts), encoding="utf-8")
    return file


class Drawn:
    """Charts that are open in a browser."""

    def __init__(self, shown: Opened) -> None:
        self.shown = shown
        self.page = shown.page
        self.bars, self.lines, self.counts = (
            shown.page.locator(f".chart-{name}").and_(shown.page.locator("figure"))
            for name in ("bars", "lines", "counts")
        )

    def draw(self, records: list[Statistic], lang: str = "en") -> None:
        self.page.evaluate(
            "([records, lang]) => draw(records, lang)", [[to_json(each) for each in records], lang]
        )

    def picked(self) -> list[list[str]]:
        found: list[list[str]] = self.page.evaluate("picked.splice(0)")
        return found


@pytest.fixture(scope="module")
def one_page(browser: Browser, page: Path) -> Iterator[Opened]:
    with opened(browser, page) as shown:
        yield shown


@pytest.fixture
def drawn(one_page: Opened) -> Iterator[Drawn]:
    """Return the page as if it were opened for this test alone, which would take a second."""
    one_page.page.set_viewport_size(WIDE)
    one_page.page.evaluate(
        "() => { picked.length = 0; const place = document.createElement('div'); place.id = 'drawings';"
        " document.getElementById('drawings').replaceWith(place); }"
    )
    yield Drawn(one_page)
    assert one_page.trouble() == []


def figure(number: int, region: str | None = "浙江省", value: Any = 5, **said: Any) -> Statistic:
    """Make a figure of social organisations, exact unless something else is said."""
    code = PROVINCES.get(region or "")
    said = {"measure": "社会组织数", "region_code": code, **said}
    if "relation" not in said:
        said |= {"lower": value, "upper": value}
    path = said.pop("region_path", (region,) if region else ())
    return made_up(number, region=region, region_path=path, value=value, **said)


def told(chart: Locator) -> list[str]:
    """Return what the marks of a chart say to the eye's pointer."""
    return chart.locator(".chart-hit > * > title").all_text_contents()


def options(chart: Locator, place: int = 0) -> list[str]:
    return chart.locator("select").nth(place).locator("option").all_text_contents()


# ---------------------------------------------------------------------------------------- bars


def test_regions_come_by_value_each_figure_once(drawn: Drawn) -> None:
    drawn.draw(
        [
            figure(1, "浙江省", 71000, period="2020"),
            figure(2, "广东省", 72000, period="2020"),
            figure(3, "浙江省", 71000, period="2020", doc="b.txt"),
            figure(4, "江西省", 5, change=Change("up", "同比")),
            figure(5, "浙江省", 300, period="2020", part_of="id1"),
        ]
    )
    assert told(drawn.bars) == ["广东省: 72,000 个, 2020", "浙江省: 71,000 个, 2020"]
    drawn.bars.locator(".chart-hit > *").nth(1).click()
    assert drawn.picked() == [["id1", "id3"]]


def test_an_axis_holds_one_unit_and_one_kind(drawn: Drawn) -> None:
    drawn.draw(
        [
            figure(1, "浙江省", 3),
            figure(2, "广东省", 4),
            figure(3, "浙江省", 30, unit="%", kind=Kind.PERCENT),
            figure(4, "广东省", 40, unit="%", kind=Kind.PERCENT),
            figure(5, "江西省", 90, unit="家"),
        ]
    )
    assert options(drawn.bars) == ["社会组织数 (个) · 2 regions", "社会组织数 (%) · 2 regions"]
    assert told(drawn.bars) == ["广东省: 4 个", "浙江省: 3 个"]
    drawn.bars.locator("select").select_option(index=1)
    assert told(drawn.bars) == ["广东省: 40 %", "浙江省: 30 %"]
    assert "社会组织数, by region (%)" in drawn.bars.locator("h3").inner_text()


def test_sums_of_money_stand_together_where_no_indicator_has_two_regions(drawn: Drawn) -> None:
    money = {"unit": "元", "kind": Kind.MONEY}
    drawn.draw(
        [
            figure(1, "浙江省", 3000, measure="捐赠收入", **money),
            figure(2, "浙江省", 9000, measure="捐赠收入", **money),
            figure(3, "广东省", 4000, measure="公益支出", **money),
            figure(4, "江西省", 50, measure="学校数", unit="所"),
            figure(5, "四川省", 60, measure="医院数", unit="所"),
        ]
    )
    assert options(drawn.bars) == ["All money (元) · 2 regions", "捐赠收入 (元) · 1 region"]
    assert told(drawn.bars) == [
        "浙江省 捐赠收入: 9,000 元", "浙江省 捐赠收入: 3,000 元", "广东省 公益支出: 4,000 元",
    ]  # fmt: skip


def test_sizes_of_several_units_are_brought_together(drawn: Drawn) -> None:
    area = {"measure": "绿化面积", "kind": Kind.AREA, "si_unit": "m²"}
    drawn.draw(
        [
            figure(1, "浙江省", 3, unit="公顷", si_value=30000, **area),
            figure(2, "广东省", 60, unit="亩", si_value=40000, **area),
        ]
    )
    assert told(drawn.bars) == ["广东省: 40,000 m²", "浙江省: 30,000 m²"]


def test_bounds_are_drawn(drawn: Drawn) -> None:
    drawn.draw(
        [
            figure(1, "浙江省", 500),
            figure(2, "广东省", 1800, relation=Relation.MORE, lower=1800, upper=1900),
            figure(3, "江西省", None, relation=Relation.RANGE, lower=50, upper=80),
            figure(4, "四川省", 900, relation=Relation.ABOUT),
            figure(5, "天津市", 700, relation=Relation.MORE, lower=700, region_code="120000"),
            figure(6, "北京市", 600, relation=Relation.LESS, upper=600, region_code="110000"),
        ]
    )
    assert told(drawn.bars) == [
        "广东省: > 1,800 个", "四川省: ≈ 900 个", "天津市: > 700 个", "北京市: < 600 个",
        "浙江省: 500 个", "江西省: 50–80 个",
    ]  # fmt: skip
    assert drawn.bars.locator("g[aria-label='tick'] line").count() == 4  # of two whiskers
    assert drawn.bars.locator("g[aria-label='vector'] path").count() == 2
    assert drawn.bars.locator("[stroke-dasharray]").count() == 1
    note = drawn.bars.locator(".chart-note").inner_text()
    assert note == (
        "A whisker spans the bounds. An arrow is a bound left open."
        " What is pale or hollow is approximate, or a range."
    )


def test_levels_and_periods_are_chosen(drawn: Drawn) -> None:
    drawn.draw(
        [
            figure(1, "中国", 900000, period="2020"),
            figure(2, "浙江省", 71000, period="2020"),
            figure(3, "广东省", 72000, period="2019"),
            figure(4, "广州市", 8000, region_code="440100", region_path=("广东省", "广州市")),
            figure(5, None, 1),
        ]
    )
    assert told(drawn.bars) == ["广东省: 72,000 个, 2019", "浙江省: 71,000 个, 2020"]
    note = drawn.bars.locator(".chart-note").inner_text()
    assert "Periods differ" in note
    assert "2 more values at other levels." in note
    assert "1 value names no region." in note
    drawn.bars.locator("select").nth(1).select_option(label="cities · 1")
    assert told(drawn.bars) == ["广州市: 8,000 个"]
    drawn.bars.locator("select").nth(1).select_option(label="all levels · 4")
    drawn.bars.locator("select").nth(2).select_option(label="2020 · 2")
    assert told(drawn.bars) == ["中国: 900,000 个, 2020", "浙江省: 71,000 个, 2020"]


def test_many_regions_are_shown_when_asked_for(drawn: Drawn) -> None:
    regions = [figure(n, f"第{n}县", n, region_code=f"{330100 + n}") for n in range(1, 62)]
    drawn.draw(regions)
    assert len(told(drawn.bars)) == 20
    button = drawn.bars.get_by_role("button", name="Show all 61")
    button.click()
    assert len(told(drawn.bars)) == 61
    drawn.bars.get_by_role("button", name="Show fewer").click()
    assert len(told(drawn.bars)) == 20


def test_values_below_zero(drawn: Drawn) -> None:
    of = {"measure": None, "indicator": "最低气温", "unit": "℃", "kind": Kind.TEMPERATURE}
    drawn.draw([figure(1, "浙江省", -9, **of), figure(2, "广东省", 4, **of)])
    assert told(drawn.bars) == ["广东省: 4 ℃", "浙江省: -9 ℃"]
    bars = drawn.bars.locator(".chart-bars > rect")
    above, below = bars.nth(0).bounding_box(), bars.nth(1).bounding_box()
    assert above is not None
    assert below is not None
    assert below["x"] + below["width"] <= above["x"] + 1
    assert below["width"] > above["width"]


# --------------------------------------------------------------------------------------- lines


@pytest.mark.parametrize(
    ("periods", "marks"),
    [
        (("2018", "2019", "2020"), ["2018", "2019", "2020"]),
        (("2018-07", "2018-11"), ["2018-07", "2018-11"]),
        (("2020-01/2020-03", "2020-34", "2020-07-01/2020-09-30"), ["2020 Q1", "2020 Q2", "2020 Q3"]),
        (("2019-01/2019-06", "2020-40"), ["2019 H1", "2020 H1"]),
        (("2020-03-01", "2020-03-08"), ["2020-03-01", "2020-03-08"]),
        (("2018/2019", "2020/2021"), ["2018/2019", "2020/2021"]),
        # of different lengths, open, or no period at all
        (("2018", "2019-07"), None),
        (("2020-01/2020-03", "2020-01/2020-06"), None),
        (("2018/..", "2019/.."), None),
        (("../2018", "../2019"), None),
        (("201X", "202X"), None),
        ((None, "2020"), None),
        (("2020", "2020"), None),
    ],
)  # fmt: skip
def test_closed_periods_of_one_length_make_a_series(
    drawn: Drawn, periods: tuple[str | None, ...], marks: list[str] | None
) -> None:
    drawn.draw([figure(n, value=n, period=period) for n, period in enumerate(periods, 1)])
    if marks is None:
        assert "No time series" in drawn.lines.inner_text()
        assert drawn.lines.locator("svg").count() == 0
        return
    axis = drawn.lines.locator("g[aria-label='x-axis tick label'] text")
    assert axis.all_text_contents() == marks
    assert len(told(drawn.lines)) == len(periods)
    assert drawn.lines.locator("g[aria-label='line'] path").count() == 1


def test_a_series_is_of_one_region(drawn: Drawn) -> None:
    drawn.draw(
        [
            figure(1, "浙江省", 1, period="2019"),
            figure(2, "浙江省", 2, period="2020"),
            figure(3, "广东省", 7, period="2019"),
            figure(4, "广东省", 8, period="2020"),
            figure(5, "江西省", 8, period="2020"),
        ]
    )
    assert drawn.lines.locator("g[aria-label='line'] path").count() == 2
    assert sorted(drawn.lines.locator(".chart-legend li").all_inner_texts()) == ["广东省", "浙江省"]
    drawn.lines.locator(".chart-hit > *").first.click()
    assert drawn.picked() == [["id3"]]


def test_no_line_goes_through_one_of_several_values(drawn: Drawn) -> None:
    values = [(1, "2018"), (5, "2019"), (6, "2019"), (2, "2020")]
    drawn.draw([figure(n, value=v, period=p) for n, (v, p) in enumerate(values, 1)])
    assert len(told(drawn.lines)) == 4
    path = drawn.lines.locator("g[aria-label='line'] path").get_attribute("d")
    assert path is not None
    assert path.count("L") == 1
    assert "no line through it" in drawn.lines.locator(".chart-note").inner_text()


# --------------------------------------------------------------------------------------- counts


def test_figures_are_counted_by_region_and_kind(drawn: Drawn) -> None:
    drawn.draw(
        [
            figure(1, "浙江省"),
            figure(2, "浙江省", kind=Kind.MONEY, unit="元"),
            figure(3, "杭州市", region_path=("浙江省", "杭州市"), change=Change("up")),
            figure(4, None),
        ]
    )
    assert told(drawn.counts) == [
        "浙江省, money: 1", "浙江省, counts: 2", "no region named, counts: 1",
    ]  # fmt: skip
    drawn.counts.locator(".chart-hit > *").nth(1).click()
    assert drawn.picked() == [["id1", "id3"]]


def test_a_chart_of_nothing_says_so(drawn: Drawn) -> None:
    drawn.draw([])
    assert drawn.page.locator("#drawings svg").count() == 0
    assert drawn.page.locator(".chart-empty").count() == 3
    drawn.draw([figure(1)], "zh")
    assert "没有可以按地区比较的数字" in drawn.bars.inner_text()
    assert told(drawn.counts) == ["浙江省，数量：1"]


# ------------------------------------------------------------------------------------------ use


def test_marks_are_worked_by_keyboard(drawn: Drawn) -> None:
    drawn.draw([figure(1, "浙江省", 3), figure(2, "广东省", 2), figure(3, "江西省", 1)])
    marks = drawn.bars.locator(".chart-hit > *")
    assert marks.evaluate_all("all => all.map(each => each.tabIndex)") == [0, -1, -1]
    marks.first.focus()
    for key in ("ArrowDown", "Enter", "End", "Enter", "ArrowUp", "Home", " "):
        drawn.page.keyboard.press(key)
    assert drawn.picked() == [["id2"], ["id3"], ["id1"]]
    assert marks.evaluate_all("all => all.map(each => each.tabIndex)") == [0, -1, -1]
    name = marks.first.get_attribute("aria-label")
    assert name == "浙江省: 3 个, show in the table of figures"


def test_a_table_says_the_same(drawn: Drawn) -> None:
    drawn.draw(
        [
            figure(
                1, "浙江省", 1800, relation=Relation.MORE, lower=1800, upper=1900, period="2020"
            ),
            figure(2, "广东省", "1234567.25"),
        ]
    )
    assert drawn.bars.locator("table").count() == 0
    drawn.bars.locator("summary").click()
    drawn.bars.locator("table").wait_for()
    cells = drawn.bars.locator("tbody tr").evaluate_all(
        "all => all.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    assert cells == [
        ["广东省", "社会组织数", "1,234,567.25", "", "", "a.txt"],
        ["浙江省", "社会组织数", "> 1,800", "1,800 – 1,900", "2020", "a.txt"],
    ]


@pytest.mark.parametrize(
    ("lang", "value", "label"),
    [
        ("zh", 4700000000, "47亿"), ("zh", 83640, "8.364万"), ("zh", 7318, "7318"),
        ("en", 4700000000, "4.7B"), ("en", 83640, "83.64K"), ("en", 7318, "7,318"),
    ],
)  # fmt: skip
def test_numbers_are_short_in_each_language(
    drawn: Drawn, lang: str, value: int, label: str
) -> None:
    drawn.draw([figure(1, value=value), figure(2, "广东省", 1)], lang)
    assert label in drawn.bars.locator("g[aria-label='text'] text").all_text_contents()


def test_what_was_chosen_stays_when_drawn_anew(drawn: Drawn) -> None:
    records = [
        figure(n, region, n, measure=measure)
        for n, (region, measure) in enumerate(
            [
                ("浙江省", "甲"),
                ("广东省", "甲"),
                ("江西省", "甲"),
                ("浙江省", "乙"),
                ("广东省", "乙"),
            ]
        )
    ]
    drawn.draw(records)
    drawn.bars.locator("select").select_option(label="乙 (个) · 2 regions")
    assert drawn.page.evaluate("document.activeElement.tagName") == "SELECT"
    drawn.bars.locator("summary").click()
    drawn.draw(records, "zh")
    assert drawn.bars.locator("h3").inner_text() == "乙：按地区（个）"
    assert drawn.bars.locator("tbody tr").count() == 2
    drawn.draw(records[:3], "zh")
    assert drawn.bars.locator("h3").inner_text() == "甲：按地区（个）"


def test_charts_follow_the_width_of_the_window(drawn: Drawn) -> None:
    drawn.draw([figure(1, "浙江省", 3), figure(2, "广东省", 2)])
    before = drawn.bars.locator(".chart-plot").get_attribute("width")
    assert before is not None
    drawn.page.set_viewport_size({"width": 390, "height": 800})
    expect(drawn.bars.locator(".chart-plot")).not_to_have_attribute("width", before)
    assert drawn.page.evaluate("document.documentElement.scrollWidth") == 390


def test_what_documents_say_is_text(drawn: Drawn) -> None:
    odd = "</script><img src=x onerror=alert(1)>\u202e\u2028=1+1"
    named = "<i>县</i>\u202e"
    drawn.draw(
        [
            figure(1, named, 3, measure=None, indicator=odd, unit="<b>", doc=odd, period="2019"),
            figure(2, named, 4, measure=None, indicator=odd, unit="<b>", doc=odd, period="2020"),
        ]
    )
    for each in drawn.page.locator("summary").all():
        each.click()
    assert drawn.page.locator("#drawings").locator("img, i, b, script").count() == 0
    text = drawn.page.locator("#drawings").evaluate("all => all.textContent")
    assert "<img src=x onerror=alert(1)>" in text
    assert "<i>县</i>" in text
    assert not {"\u202e", "\u2028"} & set(text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_serious(
    browser: Browser, page: Path, size: dict[str, int], scheme: str
) -> None:
    with opened(browser, page, viewport=size, color_scheme=scheme) as shown:
        drawn = Drawn(shown)
        regions = [figure(n, f"第{n}县", n * 1000, period="2020") for n in range(1, 30)]
        drawn.draw([*regions, figure(40, "第1县", 3, period="2021")])
        for each in shown.page.locator("summary").all():
            each.click()
        assert shown.violations() == []
        assert shown.trouble() == []


def test_five_thousand_records_make_few_marks(drawn: Drawn) -> None:
    drawn.page.evaluate(
        """record => draw(Array.from({length: 5000}, (_, n) => ({
          ...record, id: `id${n}`, value: String(n), measure: `指标${n % 400}`,
          region: `第${n % 90}县`, region_path: [`第${n % 90}县`], period: String(1950 + n % 70),
        })))""",
        to_json(figure(1)),
    )
    assert drawn.page.locator("#drawings svg .chart-hit > *").count() < 600
    assert drawn.page.locator("#drawings *").count() < 4000
