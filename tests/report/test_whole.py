"""Reports as the command writes them, walked through from top to bottom; one of 5,000 figures."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from swstats import extract
from swstats.output.columns import unguard
from swstats.records import Extracted
from swstats.report import write_report
from tests.browser import NARROW, WIDE, Opened, opened
from tests.conftest import PROJECT, Shell

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDERS = {"seeds": PROJECT / "seeds", "pages": PROJECT / "tests/gold/pages"}


@pytest.fixture(scope="module", params=FOLDERS)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[dict[str, Any]]]:
    """Return a report and its records, both written by the command line."""
    shell = Shell(tmp_path_factory.mktemp(request.param))
    texts = [str(path) for path in sorted(FOLDERS[request.param].glob("*.txt"))]
    run = shell("report", *texts, "-o", "report.html", "--lang", "en")
    assert run.returncode == 0, run.stderr
    records = shell("extract", "--no-store", *texts, "--format", "jsonl").stdout
    return shell.folder / "report.html", [json.loads(line) for line in records.splitlines()]


def ids(shown: Opened) -> list[str]:
    return shown.page.locator("#table tbody tr[id]").evaluate_all(
        "all => all.map(row => row.id.slice(2))"
    )


def shows(shown: Opened, start: str) -> None:
    shown.page.locator("#count", has_text=start).wait_for()


# each is switched to the other theme on its way
@pytest.mark.parametrize(
    ("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide", "narrow"]
)
def test_a_report_is_walked_through(
    browser: Browser, made: tuple[Path, list[dict[str, Any]]], size: dict[str, int], scheme: str
) -> None:
    file, records = made
    with opened(browser, file, viewport=size, color_scheme=scheme) as shown:
        page = shown.page
        shows(shown, f"{len(records)} figures")
        page.locator(".chart-counts .chart-plot").wait_for()
        assert shown.violations() == []

        # a filter goes to table and charts, and into the download
        money = [record for record in records if record["kind"] == "money"]
        page.locator("#by-kind").select_option("money")
        shows(shown, f"{len(money)} of {len(records)}")
        # the page forbids what wait_for_function would do
        expect(page.locator(".chart-counts [aria-label*='counts: ']")).to_have_count(0)
        page.locator("th.number [role=button]").first.press("Enter")
        with page.expect_download() as download:
            page.locator("#download").click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        # an id of digits and one e has an apostrophe there, as a spreadsheet takes it for a number
        downloaded = [unguard(row["id"]) for row in rows]
        assert set(downloaded) == {record["id"] for record in money}
        values = [float(row["value"]) for row in rows if row["value"]]
        assert values == sorted(values)
        assert ids(shown) == downloaded[:25]

        # from row to text to row
        name = ids(shown)[0]
        page.locator(f"[id='r-{name}'] a").click()
        page.locator("#card").wait_for()
        assert page.locator("a.mention.here").get_attribute("href") == f"#s-{name}"
        page.locator("#card a[href^='#r-']").first.click()
        page.locator(f"tr.here[id='r-{name}']").wait_for()

        # the other language, the other theme
        page.locator("#clear").click()
        shows(shown, f"{len(records)} figures")
        page.locator("#language").select_option("zh")
        page.locator(".chart-counts h3", has_text="各地区数字的类别").wait_for()
        page.locator("#theme").select_option("light" if scheme == "dark" else "dark")
        assert shown.violations() == []
        assert shown.trouble() == []
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_a_bar_leads_to_its_figures(
    browser: Browser, made: tuple[Path, list[dict[str, Any]]]
) -> None:
    file, records = made
    with opened(browser, file) as shown:
        page = shown.page
        segment = page.locator(".chart-counts .chart-hit > *").first
        label = segment.get_attribute("aria-label")
        assert label is not None
        region, rest = label.split(", ", 1)
        wanted = [
            record["id"]
            for record in records
            if record["region_path"][:1] == [region] and record["kind"] == "money"
        ]
        assert rest.startswith(f"money: {len(wanted)}")
        segment.press("Enter")
        shows(shown, f"{len(wanted)} of {len(records)}")
        assert set(ids(shown)) <= set(wanted)
        page.locator("#clear").click()
        shows(shown, f"{len(records)} figures")

        page.locator(".chart-bars .chart-hit > *").first.click()
        shows(shown, "1 of")
        [name] = ids(shown)
        [record] = [record for record in records if record["id"] == name]
        title = page.locator(".chart-bars .chart-hit title").first.text_content()
        assert title is not None
        assert title.startswith(record["region"])
        assert f"{int(float(record['value'])):,}" in title
        assert shown.trouble() == []


def test_printing_shows_charts_without_what_is_worked(
    browser: Browser, made: tuple[Path, list[dict[str, Any]]]
) -> None:
    file, _ = made
    with opened(browser, file, color_scheme="dark") as shown:
        shown.page.locator(".chart-counts .chart-plot").wait_for()
        shown.page.emulate_media(media="print", color_scheme="dark")
        assert shown.page.locator(".chart-plot").first.is_visible()
        for worked in (".chart-controls", ".chart-data", "#filters", ".tools"):
            assert not shown.page.locator(worked).first.is_visible()
        paper = shown.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper == "rgb(255, 255, 255)"
        assert shown.page.pdf()[:5] == b"%PDF-"
        assert shown.trouble() == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """Write a report of the practice pages, told again and again as if by other papers."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDERS["pages"].glob("*.txt"))]
    read = [(text, extract(text)) for text in texts]
    once = sum(len(figures) for _, figures in read)
    times = -(-5000 // once)

    def documents() -> Iterator[Extracted]:
        for time in range(times):
            for number, (text, figures) in enumerate(read):
                doc = f"{time}-{number}.txt"
                told = [replace(each, id=f"{time:x}{number:x}{each.id}", doc=doc, change=None, part_of=None)
                        for each in figures]  # fmt: skip
                yield Extracted(doc, text, told)

    file = tmp_path_factory.mktemp("large") / "large.html"
    with file.open("wb") as out:
        write_report(documents(), out)
    return file, times * once


def test_five_thousand_figures_are_worked_as_few_are(
    browser: Browser, large: tuple[Path, int]
) -> None:
    """What a page holds at once is what it takes to draw it: rows of one page, marks of charts."""
    file, figures = large
    assert figures >= 5000
    with opened(browser, file) as shown:
        page = shown.page
        shows(shown, f"{figures:,} figures")
        page.locator(".chart-counts .chart-plot").wait_for()
        assert len(ids(shown)) == 25
        assert page.locator("*").count() < 6000
        page.locator("#search").fill("捐款")
        page.locator("#count", has_text=" of ").wait_for()
        page.locator("th.number [role=button]").first.press("Enter")
        page.locator("#table tbody tr[id] a").first.click()
        page.locator("#card").wait_for()
        page.locator("#clear").click()
        shows(shown, f"{figures:,} figures")
        page.locator("#language").select_option("zh")
        page.locator(".chart-counts h3", has_text="各地区").wait_for()
        assert len(ids(shown)) == 25
        assert page.locator("*").count() < 6000
        assert shown.trouble() == []
