"""The page about its data: mark-up, styles, scripts, words in both languages, libraries."""

from __future__ import annotations

import tomllib
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

from swstats import __version__
from swstats.output.labels import DIRECTIONS, FIELDS, KINDS, SORTS, kind_name
from swstats.report.contents import as_json

TAGS = {"en": "en", "zh": "zh-Hans"}

# Scripts of ours, behind those of others.
SCRIPTS = ("charts.js", "page.js")

# Where the data of the run stands.
DATA = "<!-- data -->\n"

# What a script must not hold: it would end the element, or keep it from ending ("<!--", then
# "<script").
ENDING = ("</script", "<!--")


def page(lang: str) -> tuple[bytes, bytes]:
    """Return the page before its data and behind it."""
    scripts = _scripts()
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    # Styles are set by the library of charts, too. Nothing may be requested, by anything.
    policy = (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline';"
        " img-src data: blob:; font-src 'none'; connect-src 'none'; base-uri 'none';"
        " form-action 'none'"
    )
    written = _read("page.html")
    for mark, text in {
        "lang": TAGS[lang],
        "policy": escape(policy),
        "version": escape(__version__),
        "style": _read("page.css") + _read("charts.css"),
        "words": as_json({**_words(), "lang": lang, "version": __version__}),
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }.items():
        written = written.replace(f"<!-- {mark} -->", text)
    before, _, behind = written.partition(DATA)
    return before.encode(), behind.encode()


def libraries() -> dict[str, dict[str, str]]:
    """Return the scripts of others that a report carries, in order."""
    return tomllib.loads(_read("vendor/libraries.toml"))


@lru_cache
def _scripts() -> tuple[str, ...]:
    """Return the scripts of the page, in order; those of others under their licences."""
    found = []
    for name, library in libraries().items():
        licence = _read(f"vendor/{library['licence']}").replace("*/", "* /")
        said = f"/*! {name} {library['version']} ({library['licence_id']})\n{licence}*/\n"
        found.append(said + _read(f"vendor/{library['file']}"))
    found += [_read(name) for name in SCRIPTS]
    for script in found:
        assert not any(ending in script.lower() for ending in ENDING), script[:200]
    return tuple(found)


def _read(name: str) -> str:
    """Return a file of this package. A page knows one line break, and hashes are of what it knows."""
    text = files(__package__).joinpath(name).read_bytes().decode()
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


def _words() -> dict[str, Any]:
    """Return what the page says, each in English and in Chinese."""
    strings = tomllib.loads(_read("strings.toml"))
    return {
        "strings": {name: (entry["en"], entry["zh"]) for name, entry in strings.items()},
        "fields": FIELDS,
        "kinds": {str(kind): (kind_name(kind, "en"), kind_name(kind, "zh")) for kind in KINDS},
        "sorts": {str(sort): names for sort, names in SORTS.items()},
        "directions": DIRECTIONS,
        "libraries": [
            [name, library["version"], library["licence_id"]]
            for name, library in libraries().items()
        ],
    }
