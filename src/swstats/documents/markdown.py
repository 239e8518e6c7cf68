"""Markdown: headings, paragraphs and tables, without the marks; front matter says what it is about.

Offsets count in the text so made, not in the file: marks of emphasis, links and tables stand inside
words, where they would keep figures apart from their units. What is fenced as code of a language is
left out; an indent of four spaces is taken for that of a paragraph, not for code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swstats.documents.blocks import HEADING, Block, compose, paragraphs, row
from swstats.documents.encodings import decode
from swstats.documents.found import About, SourceText, called
from swstats.documents.pagehead import day_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from swstats.documents.found import Found, Settings

# YAML between lines of hyphens, TOML between lines of plus signs, at the very beginning.
_FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n\1[ \t]*(?:\r?\n|$)", re.DOTALL)
_ENTRY = re.compile(r"^([\w-]+)[ \t]*[:=：][ \t]*(.*?)\s*?$", re.MULTILINE)
# What an entry of the front matter is called.
_ENTRIES = {
    "title": ("title", "标题"),
    "date": ("date", "published", "pubdate", "日期", "发布日期"),
    "region": ("region", "地区", "区域"),
    "source": ("source", "publisher", "来源", "发布单位"),
}


def read(found: Found, data: bytes, settings: Settings) -> SourceText:
    """Return the text of a Markdown file. Raises ReadError."""
    source, encoding = decode(data, called(found.doc), settings.encoding)
    front = _FRONT.match(source)
    said = about_front(front[2]) if front else About()
    body = source[front.end() :] if front else source.removeprefix("\ufeff")
    text = compose(blocks(body))
    return SourceText(found.doc, text, encoding, about=found.about.over(said))


def about_front(text: str) -> About:
    r"""Return what front matter says: lines ``name: value``, no more of YAML or TOML than that.

    >>> about_front('title: "年报"\ndate: 2020-08-01\ntags: [a]').title
    '年报'
    """
    said = {name.lower(): value.strip("\"'“”") for name, value in _ENTRY.findall(text)}
    known = {
        entry: next((said[name] for name in names if said.get(name)), None)
        for entry, names in _ENTRIES.items()
    }
    return About(
        date=day_in(known["date"] or ""),
        region=known["region"],
        title=known["title"],
        source=known["source"],
    )


def blocks(source: str) -> Iterator[Block]:
    """Yield the blocks of Markdown: CommonMark, and the tables of GitHub's."""
    from markdown_it import MarkdownIt

    # Deeper than it is nested, text would be lost; the default is 20.
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").disable("code")
    tokens = parser.parse(source)
    heading = False
    cells: list[str] | None = None
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield from row(cells or [])
            cells = None
        elif token.type == "inline":
            text = words(token.children or [])
            if cells is not None:
                cells.append(text)
            elif heading:
                yield Block(HEADING, " ".join(text.split()))
            else:
                yield from paragraphs(text)
        elif token.type == "fence" and not token.info.strip():
            yield from paragraphs(token.content)
        elif token.type == "html_block":
            yield from _page(token.content)


def words(tokens: Sequence[Token]) -> str:
    """Return what a reader sees of a line: pictures and tags are gone, what is linked stays."""
    seen: list[str] = []
    for token in tokens:
        if token.type == "text":
            # CommonMark lets no emphasis end between a full stop and a hanzi: **500万元。**其中
            seen.append(token.content.replace("**", ""))
        elif token.type == "code_inline":
            seen.append(token.content)
        elif token.type in ("softbreak", "hardbreak") or (
            token.type == "html_inline" and token.content.lower().startswith("<br")
        ):
            seen.append("\n")
    return "".join(seen)


def _page(source: str) -> Iterator[Block]:
    """Yield the blocks of HTML that stands in Markdown."""
    from swstats.documents.html import parse, render

    tree = parse(f"<div>{source}</div>")
    if tree is not None:
        yield from (piece.block for piece in render(tree))
