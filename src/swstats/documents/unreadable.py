"""Formats that swstats tells but does not read: the error says how to make another of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from swstats.documents.formats import FORMATS
from swstats.errors import ReadError

if TYPE_CHECKING:
    from typing import BinaryIO

    from swstats.documents.found import Found, Settings

# What to do, by format.
_CONVERT = "make it {0}, with: soffice --headless --convert-to {0} FILE"
WAYS = {
    "doc": _CONVERT.format("docx"),
    "odt": _CONVERT.format("docx"),
    "rtf": _CONVERT.format("docx"),
    "ppt": _CONVERT.format("pdf"),
    "pptx": _CONVERT.format("pdf"),
    "odp": _CONVERT.format("pdf"),
    "msg": "save it as .eml",
    "encrypted": "remove its password first",
    "ole": "save it as .docx or .xlsx",
}


def read(found: Found, data: bytes, settings: Settings) -> NoReturn:  # noqa: ARG001
    """Raise the ReadError that says what to do."""
    form = FORMATS[found.format]
    way = WAYS.get(form.name, "leave it out")
    raise ReadError(f"{found.doc}: {form.help} cannot be read; {way}")


def members(found: Found, file: BinaryIO, settings: Settings) -> NoReturn:  # noqa: ARG001
    """Raise the ReadError that says what to do."""
    read(found, b"", settings)
