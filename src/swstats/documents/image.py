"""Images of pages: scans and photographs, a page each; a TIFF may hold several."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from swstats.documents.found import SourceText
from swstats.documents.ocr import NEEDED
from swstats.documents.pages import Page, compose, scanned
from swstats.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swstats.documents.found import Found, Settings

# The most that is recognised, in pixels: a newspaper page of 400 by 600 mm at 400 dots an inch.
LARGEST = 64_000_000
# More dots an inch than this tell no more signs; fewer than LEAST are no true statement of a file.
DOTS, LEAST = 300, 40
# Points to an inch.
POINTS = 72


def read(found: Found, data: bytes, settings: Settings) -> SourceText:
    """Return the text of an image, empty where none is recognised. Raises ReadError."""
    if settings.ocr == "never":
        raise ReadError(f"{found.doc}: an image; with --ocr never it cannot be read")
    pages = list(_pages(found.doc, data))
    text, layout = compose(pages)
    return SourceText(found.doc, text, about=found.about, layout=layout)


def _pages(doc: str, data: bytes) -> Iterator[Page]:
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise ReadError(f"{doc}: an image, which must be recognised; for that, {NEEDED}") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large images, and of odd tags in files
            with Image.open(io.BytesIO(data)) as image:
                for number in range(1, getattr(image, "n_frames", 1) + 1):
                    image.seek(number - 1)
                    where = f"{doc}, page {number}" if number > 1 else doc
                    yield _page(image, number, where)
    except UnidentifiedImageError as error:
        raise ReadError(f"{doc}: no image that can be read; convert it to PNG") from error
    except Image.DecompressionBombError:
        raise ReadError(f"{doc}: too many pixels for a page; scan it with {DOTS} dpi") from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ReadError(
            f"{doc}: the image is damaged or cut short ({error}); get it again"
        ) from error


def _page(image: Any, number: int, where: str) -> Page:
    import numpy as np
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
    return scanned(np.asarray(frame), number, POINTS / dots / share, where)
