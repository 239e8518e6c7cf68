"""Images of pages: scans and photographs, a page each; a TIFF may hold several."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from swstats.documents.found import SourceText
from swstats.documents.leaves import Leaves, PageError
from swstats.documents.ocr import NEEDED
from swstats.documents.pages import Page, compose, scanned
from swstats.errors import ReadError
from swstats.said import N_, _

if TYPE_CHECKING:
    from swstats.documents.found import Found, Settings

# The most that is recognised, in pixels: a newspaper page of 400 by 600 mm at 400 dots an inch.
LARGEST = 64_000_000
# More dots an inch than this tell no more signs; fewer than LEAST are no true statement of a file.
DOTS, LEAST = 300, 40
# Points to an inch.
POINTS = 72

DAMAGED = N_("the image is damaged or cut short ({why}); get it again")
TOO_LARGE = N_("too many pixels for a page; scan it with {dots} dpi")


def read(found: Found, data: bytes, settings: Settings) -> SourceText:
    """Return the text of an image, empty where none is recognised. Raises ReadError."""
    if settings.ocr == "never":
        raise ReadError(
            _("{doc}: an image; with --ocr never it cannot be read").format(doc=found.doc)
        )
    leaves = _leaves(found.doc, data)
    if not leaves.pages:
        raise leaves.failure(_("{doc}: an image without a page").format(doc=found.doc))
    text, layout = compose(leaves.pages)
    return SourceText(
        found.doc, text, about=found.about, layout=layout, problems=tuple(leaves.problems())
    )


def _leaves(doc: str, data: bytes) -> Leaves:
    """Return the pages of an image. Raises ReadError where it is none."""
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise ReadError(
            _("{doc}: an image, which must be recognised; for that, {needed}").format(
                doc=doc, needed=NEEDED
            )
        ) from error
    leaves = Leaves(doc)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large images, and of odd tags in files
            with Image.open(io.BytesIO(data)) as image:
                number = 0
                while _more(image, leaves, number):
                    number += 1
                    with leaves.reading(number):
                        leaves.pages.append(_page(image, number))
    except UnidentifiedImageError as error:
        raise ReadError(
            _("{doc}: no image that can be read; convert it to PNG").format(doc=doc)
        ) from error
    except Image.DecompressionBombError:
        raise ReadError(
            _("{doc}: {why}").format(doc=doc, why=_(TOO_LARGE).format(dots=DOTS))
        ) from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ReadError(
            _("{doc}: {why}").format(doc=doc, why=_(DAMAGED).format(why=error))
        ) from error
    leaves.alone = number == 1
    return leaves


def _more(image: Any, leaves: Leaves, number: int) -> bool:
    """Go to the page behind ``number`` and say whether there is one."""
    try:
        image.seek(number)
    except EOFError:  # the end, as Pillow says it
        return False
    except Exception as error:  # noqa: BLE001  nobody knows what is behind it
        leaves.miss(number + 1, PageError(_(DAMAGED).format(why=error)))
        return False
    return True


def _page(image: Any, number: int) -> Page:
    """Return the page that an image is at. Raises PageError."""
    import numpy as np
    from PIL import Image

    try:
        frame, scale = _frame(image)
    except Image.DecompressionBombError:
        raise PageError(_(TOO_LARGE).format(dots=DOTS)) from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise PageError(_(DAMAGED).format(why=error)) from error
    return scanned(np.asarray(frame), number, scale)


def _frame(image: Any) -> tuple[Any, float]:
    """Return a page upright and on white, and how many points a pixel of it is."""
    from PIL import Image, ImageOps

    width, height = image.size
    stated = float(image.info.get("dpi", (0, 0))[0] or 0)
    dots = stated if stated >= LEAST else POINTS
    frame = ImageOps.exif_transpose(image)
    if frame.has_transparency_data:  # what can be seen through is white, as paper is
        ink = frame.convert("RGBA")
        frame = Image.new("RGBA", ink.size, "white")
        frame.alpha_composite(ink)
    frame = frame.convert("RGB")
    share = min(1.0, DOTS / dots, (LARGEST / (width * height)) ** 0.5)
    if share < 1:
        frame = frame.resize((round(frame.width * share), round(frame.height * share)))
    return frame, POINTS / dots / share
