"""The report in a browser: what people do with it, on a wide window and a narrow one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from swstats import extract
from swstats.output import FORMATS, Options
from swstats.records import Extracted, Statistic
from swstats.report import write_report
from swstats.review.filters import Filter
from tests.browser import NARROW, Opened, opened
from tests.conftest import PROJECT, made_up

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = sorted([*(PROJECT / "seeds").glob("*.txt"), *(PROJECT / "tests/gold/pages").glob("*.txt")])

# Says two things of one; the rest would run, turn or break out, were it not escaped.
HOSTILE = (
    "<b>2021年</b>，南京市有社会组织620个。\n\n2021年，南京市社会组织达到720个。\n\n"
    "</script><img src=x onerror=alert(1)>共5家。\n\n\u202e=1+1支出3亿元，\x00“&amp;”增长5%。\n\x0c完\n"
)


def documents() -> Iterator[Extracted]:
    for path in PAGES:
        text, doc = path.read_text(encoding="utf-8"), str(path.relative_to(PROJECT))
        yield Extracted(doc, text, extract(text, doc=doc))
    yield Extracted("<i>.txt", HOSTILE, extract(HOSTILE, doc="<i>.txt"))
    kept = extract("全县有3所学校。", doc="large.txt")
    yield Extracted("large.txt", None, kept)


@pytest.fixture(scope="module")
def sources() -> list[Extracted]:
    return list(documents())


@pytest.fixture(scope="module")
def figures(sources: list[Extracted]) -> list[Statistic]:
    return [item for source in sources for item in source.statistics]


@pytest.fixture(scope="module")
def report(sources: list[Extracted], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    with file.open("wb") as out:
        write_report(sources, out)
    return file


@pytest.fixture(params=["wide", "narrow"])
def shown(request: pytest.FixtureRequest, browser: Browser, report: Path) -> Iterator[Opened]:
    settings = {"viewport": NARROW} if request.param == "narrow" else {}
    with opened(browser, report, **settings) as page:
        yield page
        assert page.trouble() == []


@pytest.fixture
def wide(browser: Browser, report: Path) -> Iterator[Opened]:
    with opened(browser, report) as page:
        yield page
        assert page.trouble() == []


def ids(shown: Opened) -> list[str]:
    return shown.page.locator("#table tbody tr[id]").evaluate_all("all => all.map(tr => tr.id)")


def count(shown: Opened) -> str:
    return shown.page.locator("#count").inner_text()


def focused(shown: Opened, attribute: str) -> str | None:
    return shown.page.evaluate(f"document.activeElement.getAttribute('{attribute}')")


def until_focused(shown: Opened, attribute: str, value: str) -> None:
    """Wait until the focus is there: a link is followed in a task of its own, after the key."""
    shown.page.wait_for_function(
        "([name, value]) => document.activeElement.getAttribute(name) === value",
        arg=[attribute, value],
    )


def choose(shown: Opened, column: str) -> None:
    shown.page.locator("#chooser summary").click()
    shown.page.locator(f"#columns input[name='{column}']").check()
    shown.page.keyboard.press("Escape")


def test_overview_counts_what_there_is(shown: Opened, figures: list[Statistic]) -> None:
    told = dict(
        zip(
            shown.page.locator("#totals dt").all_inner_texts(),
            shown.page.locator("#totals dd").all_inner_texts(),
            strict=True,
        )
    )
    assert told["Documents"] == str(len(PAGES) + 2)
    assert told["Statistics"] == str(len(figures))
    assert told["Findings"] == str(shown.page.locator(".finding").count()) != "0"
    assert shown.page.title() == "Figures and their evidence · swstats"


@pytest.mark.parametrize(
    ("choice", "value", "where"),
    [
        ("by-region", "广东省", Filter(regions=("广东省",))),
        ("by-region", "广东省/深圳市", Filter(regions=("深圳市",))),
        ("by-kind", "money", Filter(kinds=("money",))),
        ("by-period", "2020", Filter(period="2020")),
        ("by-measure", "捐赠收入", Filter(measures=("捐赠收入",))),
    ],
)
def test_filters_are_those_of_the_command_line(
    wide: Opened, figures: list[Statistic], choice: str, value: str, where: Filter
) -> None:
    wanted = [item for item in figures if where.accepts(item)]
    assert 0 < len(wanted) < len(figures)
    wide.page.locator(f"#{choice}").select_option(value)
    wide.page.locator(".dt-length select").select_option("500")
    assert ids(wide) == [f"r-{item.id}" for item in wanted]
    assert count(wide) == f"{len(wanted)} of {len(figures)} figures"
    wide.page.locator("#clear").click()
    assert wide.page.locator("#clear").is_disabled()
    assert count(wide) == f"{len(figures)} figures"


def test_filters_go_together_with_a_search(shown: Opened, figures: list[Statistic]) -> None:
    shown.page.locator("#by-kind").select_option("money")
    shown.page.locator("#search").fill("广东 资金")
    wanted = [
        item
        for item in figures
        if item.kind == "money" and item.region_path[:1] == ("广东省",) and "资金" in item.sentence
    ]
    shown.page.locator("#count", has_text=f"{len(wanted)} of").wait_for()
    assert ids(shown) == [f"r-{item.id}" for item in wanted]
    shown.page.locator("#search").fill("no such words")
    shown.page.wait_for_selector("td.dt-empty")
    assert count(shown).startswith("0 of")
    assert shown.page.locator("#download").is_disabled()


def test_numbers_sort_by_value_and_periods_by_date(wide: Opened, figures: list[Statistic]) -> None:
    known = {f"r-{item.id}": item for item in figures}
    header = wide.page.locator("th.number [role=button]").first

    def turned(column: str, order: str) -> None:
        # the table sorts its rows in a task of its own, after the key
        wide.page.locator(f"th.{column}[aria-sort={order}]").wait_for()
        assert wide.page.locator("th[aria-sort]").count() == 1

    header.press("Enter")
    turned("number", "ascending")
    values = [known[row].value for row in ids(wide) if known[row].value is not None]
    assert values == sorted(item.value for item in figures if item.value is not None)[: len(values)]
    header.press("Enter")
    turned("number", "descending")
    values = [known[row].value for row in ids(wide) if known[row].value is not None]
    assert values == sorted(values, reverse=True)
    assert values[0] == max(item.value for item in figures if item.value is not None)
    wide.page.get_by_role("button", name="Period: sort").press("Enter")
    turned("period", "ascending")
    years = [known[row].period for row in ids(wide)]
    assert None not in years
    first = [year.lstrip("./")[:4] for year in years if not year.startswith("..")]
    assert first == sorted(first)


@pytest.mark.parametrize("way", ["click", "enter"])
def test_a_row_leads_to_its_sentence_and_back_leads_back(shown: Opened, way: str) -> None:
    row = shown.page.locator("#table tbody tr[id]").nth(9)
    name = row.get_attribute("id").removeprefix("r-")
    text = row.locator("a").inner_text()
    if way == "click":
        row.locator("td").nth(1).click()
    else:
        row.locator("a").press("Enter")
    shown.page.wait_for_selector("#card")
    assert shown.page.url.endswith(f"#s-{name}")
    assert focused(shown, "href") == f"#s-{name}"
    assert focused(shown, "aria-expanded") == "true"
    mention = shown.page.locator("a.mention.here")
    assert mention.inner_text() == text
    assert mention.evaluate("each => { const { top, bottom } = each.getBoundingClientRect();"
                            " return top >= 0 && bottom <= innerHeight; }")  # fmt: skip
    assert f"Record of {text}" == shown.page.locator("#card").get_attribute("aria-label")
    assert shown.page.evaluate("[...CSS.highlights.get('sentence')].length") > 0
    shown.page.go_back()
    shown.page.wait_for_selector("#card", state="detached")
    assert focused(shown, "class") == "to-text"


def test_a_mention_leads_to_its_record_and_its_row(shown: Opened) -> None:
    shown.page.locator("#by-kind").select_option("money")
    shown.page.locator("#document").select_option(label="<i>.txt (5)")
    mention = shown.page.locator("a.mention", has_text="620个")
    mention.click()
    card = shown.page.locator("#card")
    assert card.locator("strong").inner_text() == "620 个"
    assert "江苏省 / 南京市" in card.inner_text()
    card.get_by_role("link", name="Show in the table").click()
    shown.page.wait_for_selector("tr.here")
    assert focused(shown, "class") == "to-text"
    assert shown.page.locator("tr.here a").inner_text() == "620个"
    assert "filters were cleared" in shown.page.locator("#spoken").inner_text()
    shown.page.locator("tr.here a").press("Enter")
    card.wait_for()
    shown.page.keyboard.press("Escape")
    assert card.count() == 0
    assert focused(shown, "class") == "mention"


def test_a_finding_leads_to_its_figures(shown: Opened) -> None:
    finding = shown.page.locator(".finding", has_text="720 个 ≠ 620 个")
    finding.get_by_role("link").first.click()
    shown.page.wait_for_selector("#card")
    assert shown.page.locator("a.mention.here").inner_text() == "720个"
    shown.page.locator("#card a[href^='#f-']").click()
    until_focused(shown, "class", "finding")


def test_a_finding_sets_off_the_figure_itself(browser: Browser, tmp_path: Path) -> None:
    """Not the end of a longer number, nor the first figure that reads like it."""
    text = (
        "截至2021年底，长沙市共有社会组织25个，其中社会团体5个、民办非企业单位5个、基金会5个。\n"
        "2022年，长沙市有养老机构二十三家，其中公办三家、民办十家。\n"
    )
    file = tmp_path / "report.html"
    with file.open("wb") as out:
        write_report([Extracted("a", text, extract(text, doc="a"))], out)
    with opened(browser, file) as shown:
        said = shown.page.locator("#findings-list strong").evaluate_all(
            "all => all.map(each => [each.previousSibling.data.slice(-3), each.textContent])"
        )
        assert shown.trouble() == []
    assert said[:4] == [["会组织", "25个"], ["会团体", "5个"], ["业单位", "5个"], ["基金会", "5个"]]
    assert said[4:6] == [["老机构", "二十三家"], ["中公办", "三家"]]


def test_a_long_name_leaves_rows_low(browser: Browser, tmp_path: Path) -> None:
    """All of the name is said where one points at it."""
    name = f"{'关于进一步做好困难群众基本生活保障工作的通知' * 6}.txt"
    text = "深圳市有学校5所。"
    found = [Extracted(doc, text, extract(text, doc=doc)) for doc in (name, "b.txt")]
    file = tmp_path / "report.html"
    with file.open("wb") as out:
        write_report(found, out)
    with opened(browser, file) as shown:
        heights = shown.page.locator("td.doc").evaluate_all("all => all.map(td => td.clientHeight)")
        assert heights[0] < 3 * heights[1]
        assert shown.page.locator("td.doc .name").first.get_attribute("title") == name


def test_a_mark_of_a_chart_leads_to_its_figures_alone(shown: Opened) -> None:
    marks = shown.page.locator("#drawings .chart-hit > *")
    marks.first.wait_for()
    drawn = marks.count()
    marks.first.dispatch_event("click")
    shown.page.locator("tr.here").wait_for()
    assert focused(shown, "class") == "to-text"
    assert len(ids(shown)) < 25
    assert marks.count() == drawn
    shown.page.locator("#clear").click()
    assert len(ids(shown)) == 25


def test_an_address_names_a_figure(
    browser: Browser, report: Path, figures: list[Statistic]
) -> None:
    item = figures[300]
    with opened(browser, report) as shown:
        shown.page.goto(f"{report.as_uri()}#s-{item.id}")
        shown.page.reload()
        shown.page.wait_for_selector("#card")
        assert shown.page.locator("a.mention.here").get_attribute("href") == f"#s-{item.id}"
        assert item.indicator in shown.page.locator("#card").inner_text()
        assert shown.trouble() == []


def test_every_figure_is_marked_in_its_text(wide: Opened, sources: list[Extracted]) -> None:
    for number, source in enumerate(sources):
        wide.page.locator("#document").select_option(str(number))
        for layout in (True, False):
            box = wide.page.locator("#original")
            if box.is_enabled():
                box.set_checked(layout)
            told = wide.page.locator("a.mention").evaluate_all(
                "all => all.map(each => each.getAttribute('href') + each.textContent)"
            )
            assert ["".join(each.split()) for each in told] == [
                f"#s-{item.id}{item.text}" for item in source.statistics
            ]


def test_original_layout_is_the_text_as_it_stands(wide: Opened, sources: list[Extracted]) -> None:
    wide.page.locator("#original").check()
    told = wide.page.locator("#text .block").evaluate_all(
        "all => all.map(each => each.textContent).join('\\n')"
    )
    assert told == sources[0].text.replace("\r", "")


def test_columns_are_chosen(shown: Opened) -> None:
    choose(shown, "sentence")
    head = shown.page.locator("th", has_text="Sentence")
    assert head.count() == 1
    shown.page.locator("#language").select_option("zh")
    assert shown.page.locator("th", has_text="原句").count() == 1


def test_download_is_the_csv_of_swstats(wide: Opened, figures: list[Statistic]) -> None:
    wide.page.locator("#by-doc").select_option(label="<i>.txt (5)")
    with wide.page.expect_download() as download:
        wide.page.locator("#download").click()
    assert download.value.suggested_filename == "figures.csv"
    out = io.BytesIO()
    wanted = [item for item in figures if item.doc == "<i>.txt"]
    FORMATS["csv"].write(wanted, Statistic, out, Options(bom=True))
    assert Path(download.value.path()).read_bytes() == out.getvalue()


def test_all_rows_are_downloaded_as_sorted(wide: Opened, figures: list[Statistic]) -> None:
    wide.page.locator("th.number [role=button]").first.press("Enter")
    wide.page.locator("th.number[aria-sort=ascending]").wait_for()
    with wide.page.expect_download() as download:
        wide.page.locator("#download").click()
    with Path(download.value.path()).open("rb") as file:
        told = list(FORMATS["csv"].read(file, Statistic))
    values = [item.value for item in told if item.value is not None]
    assert values == sorted(values)
    assert sorted(told, key=lambda item: item.id) == sorted(figures, key=lambda item: item.id)


def test_language_and_theme_are_switched(shown: Opened) -> None:
    page = shown.page
    page.locator("#table tbody tr[id] a").first.press("Enter")
    page.locator("#card").wait_for()
    page.locator("#language").select_option("zh")
    assert page.locator("h1").inner_text() == "统计数字与出处"
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert page.locator("#card").get_attribute("aria-label").endswith("的记录")
    left = page.locator("main, header, footer, nav").evaluate_all(
        "all => all.flatMap(each => [...each.querySelectorAll('[data-says]')]).map(e => e.textContent)"
    )
    assert not any(said.isascii() for said in left if said != "English")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.locator("#theme").select_option("dark")
    dark = page.evaluate(paper)
    assert light != dark
    page.locator("#theme").select_option("light")
    assert page.evaluate(paper) == light
    page.locator("#theme").select_option("")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) == dark


@pytest.mark.parametrize(("lang", "scheme"), [("en", "light"), ("zh", "dark")])
def test_axe_finds_nothing_serious(shown: Opened, lang: str, scheme: str) -> None:
    shown.page.emulate_media(color_scheme=scheme)
    shown.page.locator("#language").select_option(lang)
    shown.page.locator("#table tbody tr[id] a").first.press("Enter")
    shown.page.wait_for_selector("#card")
    shown.page.locator("#chooser summary").click()
    assert shown.violations() == []


def test_narrow_page_does_not_scroll_sideways(shown: Opened) -> None:
    shown.page.locator("#table tbody tr[id] a").first.press("Enter")
    shown.page.locator("#card").wait_for()
    wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not shown.page.evaluate(wider)


def test_nothing_of_a_document_runs(wide: Opened) -> None:
    wide.page.locator("#by-doc").select_option(label="<i>.txt (5)")
    assert "<img src=x onerror=alert(1)>" in wide.page.locator("#text").text_content()
    assert wide.page.locator("#text img, #text b, #table i, #findings b").count() == 0
    wide.page.locator("#original").check()
    assert "\\u000c" not in wide.page.locator("#text").text_content()
    assert "\\u202e=1+1" in wide.page.locator("#text").text_content()
    # even a script that would get into the page
    wide.page.evaluate("document.body.append(Object.assign(document.createElement('script'),"
                       " { textContent: 'window.ran = true' }))")  # fmt: skip
    assert wide.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in said for said in wide.messages)
    wide.messages.clear()


def test_paper_has_all_that_is_left(wide: Opened, figures: list[Statistic]) -> None:
    wide.page.locator("#by-kind").select_option("money")
    money = sum(item.kind == "money" for item in figures)
    wide.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(ids(wide)) == money > 25
    wide.page.emulate_media(media="print")
    assert "Kind: money" in count(wide)
    assert not wide.page.locator("#filters").is_visible()
    wide.page.emulate_media(media="screen")
    wide.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(ids(wide)) == 25


def test_many_figures_are_laid_out_a_page_at_a_time(browser: Browser, tmp_path: Path) -> None:
    many = [
        Extracted(doc, None, [made_up(number, id=f"{doc}-{number}", doc=doc) for number in some])
        for doc, some in (("a", range(4000)), ("b", range(4000, 6000)))
    ]
    file = tmp_path / "many.html"
    with file.open("wb") as out:
        write_report(many, out)
    assert file.stat().st_size < 3_000_000
    with opened(browser, file) as shown:
        assert count(shown) == "6,000 figures"
        assert len(ids(shown)) == 25
        shown.page.goto(f"{file.as_uri()}#r-b-5999")
        until_focused(shown, "href", "#s-b-5999")
        assert ids(shown)[-1] == "r-b-5999"
        assert shown.trouble() == []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("470000000.0", "470,000,000"),
        ("26.80", "26.80"),
        ("-1234.5", "-1,234.5"),
        ("3.14159265358979", "3.14159265358979"),
        ("0.3333333333333333333333333333", "0.3333…"),
        ("66666.66666666666666666666667", "66,666.6666…"),
    ],
)
def test_numbers_are_shown_as_people_write_them(
    browser: Browser, tmp_path: Path, value: str, told: str
) -> None:
    file = tmp_path / "one.html"
    with file.open("wb") as out:
        write_report([Extracted("a", None, [made_up(value=value)])], out)
    with opened(browser, file) as shown:
        assert shown.page.locator("td.number").inner_text() == f"{told} 个"


def test_page_of_nothing(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "empty.html"
    with file.open("wb") as out:
        write_report([], out, lang="zh")
    with opened(browser, file) as shown:
        assert shown.page.locator("html").get_attribute("lang") == "zh-Hans"
        # Nothing was left out by a filter, and nothing is ranked.
        assert shown.page.locator("td.dt-empty").inner_text() == "未发现统计数字。"
        assert shown.page.locator("#rankings h3").count() == 0
        assert shown.trouble() == []
        assert shown.violations() == []
