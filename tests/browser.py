"""A page in a headless Chromium: what it logs, what it asks a network for, what axe-core finds.

Playwright drives the system's own Chromium; nothing is downloaded. Where there is none, a test that
asks for a page is skipped.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}

# A browser looks for updates, accounts and translations of its own accord; none of it is the page's.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)

# What a page may load without a network.
OFFLINE = ("file:", "data:", "blob:", "about:")


@dataclass
class Opened:
    """A page that is open, and what it did: messages, errors, and what it asked for elsewhere."""

    page: Page
    messages: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: self.messages.append(f"{said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda asked: self._note(asked.url))
        self.page.on("websocket", lambda socket: self._note(socket.url))

    def _note(self, url: str) -> None:
        if not url.startswith(OFFLINE):
            self.requests.append(url)

    def trouble(self) -> list[str]:
        """Return errors of the page, warnings and errors of its console, requests to a network."""
        loud = [said for said in self.messages if said.startswith(("error", "warning", "assert"))]
        return [*self.errors, *loud, *(f"request: {url}" for url in self.requests)]

    def violations(self, *, within: str | None = None) -> list[str]:
        """Return what axe-core finds that is serious or critical, with the elements concerned."""
        from axe_playwright_python.sync_playwright import Axe

        found: list[dict[str, Any]] = Axe().run(self.page, context=within).response["violations"]
        return [
            f"{each['id']}: {each['help']}: {node['html'][:200]} {node['target']}"
            for each in found
            if each["impact"] in {"serious", "critical"}
            for node in each["nodes"]
        ]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a browser. The test is skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here (apt install chromium)")
    from playwright.sync_api import sync_playwright

    # Chromium as root needs its sandbox off.
    flags = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else list(QUIET)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, file: Path, **settings: Any) -> Iterator[Opened]:
    """Open a file in a window of its own; ``settings`` are those of a Playwright context."""
    settings = {"viewport": WIDE, "locale": "en-GB", "accept_downloads": True, **settings}
    context = browser.new_context(**settings)
    try:
        context.set_default_timeout(30_000)
        shown = Opened(context.new_page())
        shown.page.goto(file.resolve().as_uri())
        yield shown
    finally:
        context.close()
