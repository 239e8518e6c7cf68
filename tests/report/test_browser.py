"""That the tests of pages would see trouble: errors, requests, what a screen reader stumbles on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SOUND = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Figures</title></head>
<body><main><h1>Figures</h1><p>None.</p></main></body></html>"""


def page(folder: Path, text: str) -> Path:
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_sound_page_gives_no_trouble(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, page(tmp_path, SOUND)) as shown:
        assert shown.page.title() == "Figures"
        assert shown.trouble() == []
        assert shown.violations() == []


def test_errors_and_requests_are_seen(browser: Browser, tmp_path: Path) -> None:
    text = SOUND.replace(
        "None.",
        "<script>console.error('loud'); fetch('https://example.org/').catch(() => {});"
        "setTimeout(() => { throw new Error('thrown'); document.title = 'x' });</script>",
    )
    with opened(browser, page(tmp_path, text)) as shown:
        shown.page.wait_for_load_state("networkidle")
        told = "\n".join(shown.trouble())
    assert "loud" in told
    assert "thrown" in told
    assert "request: https://example.org/" in told


def test_what_a_screen_reader_cannot_use_is_seen(browser: Browser, tmp_path: Path) -> None:
    text = SOUND.replace("None.", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><button>')
    with opened(browser, page(tmp_path, text)) as shown:
        told = "\n".join(shown.violations())
    assert "image-alt" in told
    assert "button-name" in told
