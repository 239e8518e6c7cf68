"""PDF: the text layer of each page, put in reading order; pages without one are recognised.

pdfium says which sign stands where, and no more is taken from it: its own order of a page, and that
of any other library, is the order of writing or of lines across the page, not that of columns.

It was held against pdfminer.six 20260107 (and pdfplumber 0.11, which stands on it) by the 14 pages
of ``tests/gold/pages``, each typeset five ways: in four columns, two stories beside each other, on
a rotated sheet, with a font embedded and not, and printed by Chromium. 70 PDFs, of which plain text
has a record F1 of 0.961:

* every sign there, and none besides: pdfium 70 of 70; pdfminer 44, none of those from Chromium;
* record F1 in the order of this package: with pdfium's signs 0.952, with pdfminer's 0.856;
* record F1 in the libraries' own order: pdfium 0.899, pdfminer 0.33, pdfplumber 0.28;
* time to get at the signs of a page, one core: pdfium 33 ms, pdfminer 190 ms, pdfplumber 200 ms.

Left out are text that slants across a page (a stamp) and signs outside of what is shown of it.
"""

from __future__ import annotations

import base64
import ctypes
import math
import re
import zlib
from contextlib import closing
from typing import TYPE_CHECKING, Any

from swstats.documents.columns import Marks
from swstats.documents.found import SourceText
from swstats.documents.glyphs import Box, Glyph
from swstats.documents.image import LARGEST
from swstats.documents.leaves import Leaves, PageError
from swstats.documents.pages import Page, compose, page_of, scanned
from swstats.errors import ReadError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.documents.found import Found, Settings

# What pdfium says of a file that it may not open: a password is missing, an unknown protection.
PROTECTED = (4, 5)
# Text that is turned by more than this from all four sides is a stamp across the page, in radians.
SLANT = math.radians(20)
# A rule is no thicker than this, and no shorter than that, in points.
THIN, LONG = 3.0, 24.0
# A text layer of which more than this has no characters is none.
UNMAPPED = 0.3
# Fewer signs than this, on a picture that covers so much of the page, are a stamp on a scan.
STAMP, COVERED = 40, 0.5
# How finely a page is drawn that is recognised, in dots an inch.
DOTS = 200
# How far apart the ends of two rules may be that meet, in points.
MEET = 3.0

# How much of a part is unpacked at once to see whether it is whole.
BLOCK = 1 << 14
# A part of a file that is packed, and how: text alone with ASCII85 around it, as some programs write.
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
FILTERS = re.compile(rb"/Filter\s*(?:\[\s*)?(/ASCII85Decode\s*)?/FlateDecode\s*[\]/>](?!\w*Decode)")

HYPHEN, UNKNOWN = "-", "�"
# ⽂ → 文: fonts that have one glyph for a hanzi and for the radical of its form.
RADICALS = range(0x2F00, 0x2FD6)


def read(found: Found, data: bytes, settings: Settings) -> SourceText:
    """Return the text of a PDF. Raises ReadError."""
    leaves = Leaves(found.doc)
    with closing(_opened(found.doc, data)) as document:
        for number in range(1, len(document) + 1):
            with leaves.reading(number):
                _page(document, number, settings.ocr, leaves)
            if leaves.spoilt(number):
                break
    for reason in damaged_streams(data):
        leaves.miss(0, PageError(reason))
    text, layout = compose(leaves.pages)
    if not text:
        raise leaves.failure(
            _("{doc}: no text is in it; its pages are blank").format(doc=found.doc)
        )
    return SourceText(
        found.doc, text, about=found.about, layout=layout, problems=tuple(leaves.problems())
    )


def _opened(doc: str, data: bytes) -> Any:
    """Return a PDF as pdfium has it; it has pages. Raises ReadError."""
    import pypdfium2 as pdfium  # here and not above: a process that was forked must begin anew

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in PROTECTED:
            raise ReadError(
                _(
                    "{doc}: encrypted; save a copy without a password, with qpdf --decrypt, say"
                ).format(doc=doc)
            ) from None
        raise ReadError(
            _("{doc}: damaged or cut short, no PDF can be read; get it again").format(doc=doc)
        ) from None
    if not len(document):
        document.close()
        raise ReadError(_("{doc}: a PDF without pages").format(doc=doc))
    return document


def _page(document: Any, number: int, ocr: str, leaves: Leaves) -> None:
    """Read a page of a PDF. Raises PageError."""
    import pypdfium2 as pdfium

    try:
        with closing(document[number - 1]) as page:
            leaves.pages.append(_read_page(page, number, ocr, leaves))
    except pdfium.PdfiumError as error:
        raise PageError(_("damaged ({error}); get it again").format(error=error)) from None


def _read_page(page: Any, number: int, ocr: str, leaves: Leaves) -> Page:
    view = View(_shown(page), page.get_rotation())
    glyphs = [] if ocr == "always" else list(_glyphs(page, view))
    marks = _marks(page, view)
    if ocr == "always" or _is_scan(glyphs, marks, view):
        if ocr != "never":
            picture = _picture(page, view)
            return scanned(picture, number, view.width / picture.shape[1])
        leaves.miss(number, PageError(_("a picture, left out as --ocr never says"), wanted=False))
    return page_of(number, view.width, view.height, glyphs, marks)


def _shown(page: Any) -> tuple[float, float, float, float]:
    """Return what is shown of a page; all of it, as pdfium has it, where the file says nothing sound."""
    left, bottom, right, top = page.get_cropbox()
    if right > left and top > bottom:
        return left, bottom, right, top
    width, height = page.get_size()
    return (0, 0, height, width) if page.get_rotation() % 180 else (0, 0, width, height)


def damaged_streams(data: bytes) -> Iterator[str]:
    """Yield, once, that parts of a PDF do not unpack: pdfium leaves their text out, and is silent.

    What is encrypted is not looked at, and of pictures nothing is lost but the picture.
    """
    if b"/Encrypt" in data:
        return
    for stream in STREAM.finditer(data):
        head = data[max(0, stream.start() - 500) : stream.start()].rpartition(b"obj")[2]
        filters = FILTERS.search(head)
        if filters is None or b"/Image" in head:
            continue
        body = stream[1]
        try:
            if filters[1]:
                body = base64.a85decode(body.strip().removesuffix(b"~>"))
            unpacking, size = zlib.decompressobj(), 0
            for at in range(0, len(body), BLOCK):
                size += len(unpacking.decompress(body[at : at + BLOCK]))
                if size > LARGEST:
                    break
        except (zlib.error, ValueError) as error:
            if "data check" not in str(error):  # all of it is there
                yield _("parts of it are damaged, and text may be missing; get it again")
                return


def _is_scan(glyphs: Sequence[Glyph], marks: Marks, view: View) -> bool:
    """Say whether the text of a page is in its pictures: it has no text layer worth the name."""
    seen = [glyph.sign for glyph in glyphs if not glyph.sign.isspace()]
    if not seen:
        return bool(marks.pictures) or marks.drawn
    unmapped = sum(sign == UNKNOWN or "\ue000" <= sign <= "\uf8ff" for sign in seen)
    if unmapped > UNMAPPED * len(seen):
        return True
    largest = max(
        ((box.right - box.left) * (box.bottom - box.top) for box in marks.pictures), default=0.0
    )
    return len(seen) < STAMP and largest > COVERED * view.width * view.height


def _picture(page: Any, view: View) -> Any:
    """Return what a page looks like, as an array of rows of RGB pixels."""
    scale = min(DOTS / 72, math.sqrt(LARGEST / max(view.width * view.height, 1)))
    return page.render(scale=scale, rev_byteorder=True, maybe_alpha=False).to_numpy()


class View:
    """How a page is shown: its crop box, turned."""

    def __init__(self, crop: tuple[float, float, float, float], turn: int) -> None:
        left, bottom, right, top = crop
        self.left, self.bottom, self.right, self.top = crop
        self.quarters = turn // 90 % 4
        size = (right - left, top - bottom)
        self.width, self.height = size if self.quarters % 2 == 0 else size[::-1]

    def holds(self, box: Box) -> bool:
        """Say whether the middle of a box can be seen."""
        across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        return 0 <= across <= self.width and 0 <= down <= self.height

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
            if not view.holds(box):
                continue
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

    marks = Marks()
    upright: list[Box] = []
    boxes: list[Box] = []
    for item in page.get_objects(filter=(c.FPDF_PAGEOBJ_PATH, c.FPDF_PAGEOBJ_IMAGE), max_depth=3):
        marks.drawn = True
        box = view.shown(*item.get_bounds())
        width, height = box.right - box.left, box.bottom - box.top
        if item.type == c.FPDF_PAGEOBJ_IMAGE:
            marks.pictures.append(box)
        elif min(width, height) > LONG:
            boxes.append(box)
        elif min(width, height) <= THIN and max(width, height) >= LONG:
            (marks.rules if width > height else upright).append(box)
    marks.frames = [*_apart(boxes), *_framed_by(marks.rules, upright)]
    return marks


def _apart(boxes: Sequence[Box]) -> Iterator[Box]:
    """Yield the boxes that have no edge in common with another one, as the cells of a table have."""
    for box in boxes:
        if not any(
            other != box
            and other.beside(box) > MEET
            and min(abs(other.left - box.right), abs(other.right - box.left)) <= MEET
            for other in boxes
        ):
            yield box


def _framed_by(rules: Sequence[Box], upright: Sequence[Box]) -> Iterator[Box]:
    """Yield the frames that four rules make; not those of tables, parted by others inside."""
    for left in upright:
        alike = [
            rule
            for rule in upright
            if rule.left > left.right + LONG
            and abs(rule.top - left.top) <= MEET
            and abs(rule.bottom - left.bottom) <= MEET
        ]
        right = min(alike, key=lambda rule: rule.left, default=None)
        if right is None or len(alike) > 1 or any(
            rule is not left and abs(rule.top - left.top) <= MEET and rule.right < left.left
            and abs(rule.bottom - left.bottom) <= MEET for rule in upright
        ):  # fmt: skip
            continue
        box = Box(left.left, left.top, right.right, left.bottom)
        ends = [
            rule
            for rule in rules
            if abs(rule.left - box.left) <= MEET and abs(rule.right - box.right) <= MEET
        ]
        if any(abs(rule.top - box.top) <= MEET for rule in ends) and any(
            abs(rule.bottom - box.bottom) <= MEET for rule in ends
        ):
            yield box
