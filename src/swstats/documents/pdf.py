"""PDF: the text layer of each page, put in reading order; pages without one are recognised."""

from __future__ import annotations

import ctypes
import math
from contextlib import closing
from typing import TYPE_CHECKING, Any

from swstats.documents.columns import Marks
from swstats.documents.found import SourceText
from swstats.documents.glyphs import Box, Glyph, around
from swstats.documents.pages import Page, compose, page_of
from swstats.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swstats.documents.found import Found, Settings

# Which bytes a PDF begins with, within the first of them.
MAGIC, MAGIC_WITHIN = b"%PDF-", 1024
# What pdfium says of a file that is protected.
PASSWORD = 4
# Text that is turned by more than this from all four sides is a stamp across the page, in radians.
SLANT = math.radians(20)
# A rule is no thicker than this, and no shorter than that, in points.
THIN, LONG = 3.0, 24.0
# A text layer of which more than this has no characters is none.
UNMAPPED = 0.3
# Where fonts state no size of their own.
LEAST_EM = 1.0

HYPHEN, UNKNOWN = "-", "�"
# ⽂ → 文: fonts that have one glyph for a hanzi and for the radical of its form.
RADICALS = range(0x2F00, 0x2FD6)


def is_pdf(head: bytes) -> bool:
    """Say whether these are the first bytes of a PDF."""
    return MAGIC in head[:MAGIC_WITHIN]


def read(found: Found, data: bytes, settings: Settings) -> SourceText:
    """Return the text of a PDF. Raises ReadError."""
    pages = list(_pages(found.doc, data))
    text, layout = compose(pages)
    return SourceText(found.doc, text, "pdf", about=found.about, layout=layout)


def _pages(doc: str, data: bytes) -> Iterator[Page]:
    import pypdfium2 as pdfium  # here and not above: a process that forked must begin anew

    with closing(_opened(doc, data, pdfium)) as document:
        for index in range(len(document)):
            with closing(document[index]) as page:
                yield _page(page, index + 1)


def _opened(doc: str, data: bytes, pdfium: Any) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ReadError(f"{doc}: {error}") from None


def _page(page: Any, number: int) -> Page:
    left, bottom, right, top = page.get_bbox() if False else page.get_cropbox()
    view = View(left, bottom, right, top, page.get_rotation())
    return page_of(number, view.width, view.height, list(_glyphs(page, view)), _marks(page, view))


class View:
    """How a page is shown: its crop box, turned."""

    def __init__(self, left: float, bottom: float, right: float, top: float, turn: int) -> None:
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        self.quarters = turn // 90 % 4
        size = (right - left, top - bottom)
        self.width, self.height = size if self.quarters % 2 == 0 else size[::-1]

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box of the page's own coordinates, which grow upwards, as it is shown."""
        match self.quarters:
            case 0:
                return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
            case 1:
                return Box(
                    bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
                )
            case 2:
                return Box(
                    self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
                )
            case _:
                return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)


def _glyphs(page: Any, view: View) -> Iterator[Glyph]:
    """Yield the signs of a page in the order in which they were written."""
    import pypdfium2.raw as c

    with closing(page.get_textpage()) as text:
        rect, matrix = c.FS_RECTF(), c.FS_MATRIX()
        for i in range(text.count_chars()):
            if c.FPDFText_IsGenerated(text, i) == 1:
                continue
            code = c.FPDFText_GetUnicode(text, i)
            if not c.FPDFText_GetLooseCharBox(text, i, ctypes.byref(rect)):
                continue
            c.FPDFText_GetMatrix(text, i, ctypes.byref(matrix))
            turns = (view.quarters * 90 - math.degrees(math.atan2(matrix.b, matrix.a))) / 90
            turn = round(turns)
            if abs(turns - turn) * math.pi / 2 > SLANT:
                continue
            box = view.shown(rect.left, rect.bottom, rect.right, rect.top)
            em = c.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d)
            yield Glyph(_sign(code), box, em, turn % 4)


def _sign(code: int) -> str:
    """Return the sign of a code, in one character."""
    if code in (0xFFFE, 0x02):
        return HYPHEN
    if code < 32 or 0xD800 <= code < 0xE000 or code in (0xFFFD, 0xFFFF):
        return " " if code in (9, 10, 13) else UNKNOWN
    if code in RADICALS:
        import unicodedata

        return unicodedata.normalize("NFKC", chr(code))
    return chr(code)


def _marks(page: Any, view: View) -> Marks:
    """Return what is drawn on a page beside its text."""
    import pypdfium2.raw as c

    thin: list[Box] = []
    marks = Marks()
    for item in page.get_objects(filter=(c.FPDF_PAGEOBJ_PATH, c.FPDF_PAGEOBJ_IMAGE), max_depth=3):
        box = view.shown(*item.get_bounds())
        if item.type == c.FPDF_PAGEOBJ_IMAGE:
            marks.pictures.append(box)
            continue
        width, height = box.right - box.left, box.bottom - box.top
        if min(width, height) > LONG:
            marks.frames.append(box)
        elif min(width, height) <= THIN and max(width, height) >= LONG:
            thin.append(box)
    marks.rules = thin
    return marks
