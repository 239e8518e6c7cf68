"""Typeset texts as newspapers and reports do, into PDFs and pictures; score what is read of them."""

from __future__ import annotations

import io
import json
import math
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from swstats.documents import Found, Settings, read
from swstats.text.articles import split
from swstats.text.reflow import reflow
from tests.gold.scoring import SETS, Score, score_document

# Fonts with hanzi that can be embedded, of which a system may have one.
FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
FONTS = ("wqy-microhei.ttc", "wqy-zenhei.ttc", "uming.ttc", "DroidSansFallbackFull.ttf")
EMBEDDED = next(
    (str(file) for name in FONTS for folder in FOLDERS for file in sorted(folder.rglob(name))), ""
)
NOT_EMBEDDED = "STSong-Light"
# Whether scans can be recognised here.
RECOGNISES = all(find_spec(name) for name in ("rapidocr", "onnxruntime"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")

# Signs that begin no line.
NO_START = set("，。、；：！？”’）》】」』%％…·,.;:!?)")


class Story(NamedTuple):
    """An article: its headlines, then its paragraphs."""

    headlines: list[str]
    paragraphs: list[str]


def stories_of(source: str) -> list[Story]:
    """Return the articles of a text that a gold set holds, in order; headlines before all else."""
    document = split(reflow(source))
    stories: list[Story] = []
    blocks = []
    start = 0
    for block in document.text.split("\n"):
        blocks.append((start, block))
        start += len(block) + 1
    titles = {title.start: number for number, article in enumerate(document.articles)
              for title in article.headlines}  # fmt: skip
    stories = [Story([], []) for _ in range(len(document.articles) + 1)]
    for at, block in blocks:
        title = next((titles[t] for t in titles if at <= t < at + len(block)), None)
        owner = next(
            (n for n, article in enumerate(document.articles) if article.start <= at < article.end),
            -1,
        )
        if title is not None:
            stories[title + 1].headlines.append(block)
        elif block.strip():
            stories[owner + 1].paragraphs.append(block)
    return [story for story in stories if story.headlines or story.paragraphs]


def wrapped(text: str, ems: float, indent: float = 0) -> list[str]:
    """Return a paragraph in lines of that many ems, the first one shorter by the indent."""
    lines, line, room = [], "", ems - indent
    for sign in text:
        size = width_of(sign)
        if line and size > room + 0.01 and sign not in NO_START:
            lines.append(line)
            line, room = "", ems
        line += sign
        room -= size
    return [*lines, line]


def width_of(text: str) -> float:
    """Return the width of a text in ems, as the fonts used here set it."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


@dataclass
class Sheet:
    """A sheet of a PDF that is typeset from the top down; lengths are points."""

    width: float
    height: float
    margin: float = 40
    font: str = NOT_EMBEDDED
    turn: int = 0

    def __post_init__(self) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas

        self.file = io.BytesIO()
        size = (self.width, self.height)
        self.canvas = Canvas(self.file, pagesize=size)  # it turns the sides itself
        if self.font == NOT_EMBEDDED:
            pdfmetrics.registerFont(UnicodeCIDFont(self.font))
        else:
            pdfmetrics.registerFont(TTFont(self.font, self.font, subfontIndex=0))
        self.begin()

    def begin(self) -> None:
        """Turn the sheet, where it is to be: its text is drawn turned, and shown upright."""
        if self.turn:
            self.canvas.setPageRotation(self.turn)
            across, down = (
                (self.height, self.width) if self.turn % 180 else (self.width, self.height)
            )
            self.canvas.translate(
                *{90: (across, 0), 180: (across, down), 270: (0, down)}[self.turn]
            )
            self.canvas.rotate(self.turn)

    def line(self, text: str, x: float, y: float, size: float, width: float | None = None) -> None:
        """Draw a line with its top at ``y`` from the top, stretched to a width where one is given."""
        space = 0.0
        if width is not None and len(text) > 1:
            natural = self.canvas.stringWidth(text, self.font, size)
            space = (width - natural) / (len(text) - 1)
        drawn = self.canvas.beginText(x, self.height - y - 0.88 * size)
        drawn.setFont(self.font, size)
        drawn.setCharSpace(space)
        drawn.textOut(text)
        self.canvas.drawText(drawn)

    def headline(self, text: str, x: float, y: float, width: float, size: float = 20) -> float:
        """Draw a headline, and return where the next line begins."""
        for line in wrapped(text, width / size):
            self.line(line, x, y, size)
            y += 1.3 * size
        return y

    def columns(
        self,
        paragraphs: list[str],
        x: float,
        y: float,
        width: float,
        count: int = 3,
        *,
        size: float = 9,
        gutter: float = 14,
        leading: float = 1.5,
        depth: float | None = None,
    ) -> float:
        """Draw paragraphs in columns of one height, and return where they end."""
        across = (width - gutter * (count - 1)) / count
        lines = [
            (line, 2 * size if number == 0 and count > 0 else 0.0, number == len(parts) - 1)
            for paragraph in paragraphs
            for parts in [wrapped(paragraph, across / size, 2)]
            for number, line in enumerate(parts)
        ]
        per = (
            max(1, math.ceil(len(lines) / count)) if depth is None else int(depth / size / leading)
        )
        for place, (line, indent, last) in enumerate(lines):
            column, row = divmod(place, per)
            left, room = x + column * (across + gutter) + indent, across - indent
            full = not last and width_of(line) * size > 0.9 * room
            self.line(line, left, y + row * size * leading, size, room if full else None)
        return y + min(per, len(lines)) * size * leading

    def next(self) -> None:
        """Begin another sheet."""
        self.canvas.showPage()
        self.begin()

    def data(self) -> bytes:
        """Return the PDF."""
        self.canvas.save()
        return self.file.getvalue()


def newspaper(stories: list[Story], *, columns: int = 4, **options: Any) -> bytes:
    """Return a newspaper page: its head, then each story in columns below its headline."""
    sheet = Sheet(780, 1400, **options)
    x, y, width = sheet.margin, sheet.margin, sheet.width - 2 * sheet.margin
    for story in stories:
        if not story.headlines:
            for line in story.paragraphs:
                y = sheet.headline(line, x, y, width, 11) + 6
            continue
        for number, title in enumerate(story.headlines):
            y = sheet.headline(title, x, y, width, 20 if number == 0 else 13)
        y = sheet.columns(story.paragraphs, x, y + 6, width, columns) + 18
    return sheet.data()


def side_by_side(stories: list[Story], **options: Any) -> bytes:
    """Return a newspaper page with two stories beside each other in each band."""
    sheet = Sheet(900, 1800, **options)
    x, y, width = sheet.margin, sheet.margin, sheet.width - 2 * sheet.margin
    half = (width - 24) / 2
    loose = [story for story in stories if not story.headlines]
    for story in loose:
        for line in story.paragraphs:
            y = sheet.headline(line, x, y, width, 11) + 6
    rest = [story for story in stories if story.headlines]
    for pair in zip(rest[::2], [*rest[1::2], None], strict=False):
        ends = []
        for place, story in enumerate(each for each in pair if each):
            left, top = x + place * (half + 24), y
            for number, title in enumerate(story.headlines):
                top = sheet.headline(title, left, top, half, 18 if number == 0 else 12)
            ends.append(sheet.columns(story.paragraphs, left, top + 6, half, 2))
        y = max(ends) + 18
    return sheet.data()


def as_pdf(article: list[tuple[str, Any]]) -> bytes:
    """Return an article, in blocks as ``making`` has them, as a page of one column."""
    sheet = Sheet(480, 400)
    x, y, size = sheet.margin, sheet.margin, 12
    for kind, words in article:
        if kind == "row":
            for place, cell in enumerate(words):
                sheet.line(cell, x + 130 * place, y, size)
            y += 1.5 * size
        elif kind == "heading":
            y = sheet.headline(words, x, y + size, 400, 18)
        else:
            y = sheet.columns([words], x, y, 400, 1, size=size)
    return sheet.data()


def printed(html: str, folder: Path) -> bytes:
    """Return an HTML page as Chromium prints it."""
    page, out = folder / "page.html", folder / "page.pdf"
    page.write_text(html, "utf-8")
    subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={out}", page.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip
    return out.read_bytes()


def html_columns(stories: list[Story], columns: int = 3) -> str:
    """Return stories as a web page with CSS columns."""
    parts = [
        "".join(f"<h2>{title}</h2>" for title in story.headlines)
        + "<div>" + "".join(f"<p>{text}</p>" for text in story.paragraphs) + "</div>"
        for story in stories
    ]  # fmt: skip
    style = (
        "@page{size:A3;margin:15mm}body{font-family:'Noto Serif CJK SC',serif;font-size:9.5pt}"
        "p{text-indent:2em;margin:0;text-align:justify;line-height:1.5}h2{font-size:17pt;margin:8pt 0}"
        f"div{{columns:{columns};column-gap:1.6em}}"
    )
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(parts)}"


def picture(pdf: bytes, dots: int = 200, page: int = 0) -> Any:
    """Return a page of a PDF as a scanner sees it: grey, with that many dots an inch."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(pdf)
    image = document[page].render(scale=dots / 72, grayscale=True).to_pil()
    document.close()
    return image


def as_image(pdf: bytes, form: str = "png", **options: Any) -> bytes:
    """Return the first page of a PDF as the file of a picture."""
    file = io.BytesIO()
    picture(pdf).save(file, form, **options)
    return file.getvalue()


# ---------------------------------------------------------------------------------------- scores


def gold_of(name: str, kind: str = "pages") -> tuple[str, list[dict[str, Any]]]:
    """Return a document of a gold set and its gold."""
    folder = SETS[kind]
    golds = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
    return (folder / f"{name}.txt").read_bytes().decode(), [json.loads(line) for line in golds]


def scored(source: str, text: str, golds: list[dict[str, Any]]) -> Score:
    """Score what is found in a text that has the words of a source, wherever they stand now."""
    import swstats

    plain, there = "".join(source.split()), "".join(text.split())
    moved = []
    for gold in golds:
        words, at = gold["q"], gold["at"]
        places = [i for i in range(len(there)) if there.startswith(words, i)]
        best = max(places, default=-1, key=lambda i: _likeness(plain, at, there, i, len(words)))
        moved.append({**gold, "at": best if places else -10_000})
    score = Score()
    score_document(text, moved, swstats.extract(text, doc=golds[0]["doc"]), score)
    return score


def _likeness(a: str, i: int, b: str, j: int, length: int) -> int:
    """Return how many signs around a mention are the same in both texts."""
    before = after = 0
    while before < min(i, j, 40) and a[i - before - 1] == b[j - before - 1]:
        before += 1
    i, j = i + length, j + length
    while after < min(len(a) - i, len(b) - j, 40) and a[i + after] == b[j + after]:
        after += 1
    return before + after


def text_of(data: bytes, form: str = "pdf", **settings: Any) -> str:
    """Return the text that is read of a document."""
    return read(Found("a.pdf", data=data, format=form), Settings(**settings)).text
