"""Formats that swstats tells but does not read: the error says how to make another of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from swstats.documents.formats import FORMATS
from swstats.errors import ReadError
from swstats.said import N_, _

if TYPE_CHECKING:
    from typing import BinaryIO

    from swstats.documents.found import Found, Settings

# What to do, by format.
OTHERWISE = N_("leave it out")
_CONVERT = N_("make it {form}, with: soffice --headless --convert-to {form} FILE")
CONVERTED = {"doc": "docx", "odt": "docx", "rtf": "docx", "ppt": "pdf", "pptx": "pdf", "odp": "pdf"}
WAYS = {
    "msg": N_("save it as .eml"),
    "encrypted": N_("remove its password first"),
    "ole": N_("save it as .docx or .xlsx"),
}


def read(found: Found, data: bytes, settings: Settings) -> NoReturn:  # noqa: ARG001
    """Raise the ReadError that says what to do."""
    form = FORMATS[found.format]
    if form.name in CONVERTED:
        way = _(_CONVERT).format(form=CONVERTED[form.name])
    else:
        way = _(WAYS.get(form.name, OTHERWISE))
    raise ReadError(
        _("{doc}: {form} cannot be read; {way}").format(doc=found.doc, form=_(form.help), way=way)
    )


def members(found: Found, file: BinaryIO, settings: Settings) -> NoReturn:  # noqa: ARG001
    """Raise the ReadError that says what to do."""
    read(found, b"", settings)
