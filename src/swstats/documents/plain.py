"""Plain text: its encoding is found, and nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swstats.documents.encodings import decode
from swstats.documents.found import SourceText, called

if TYPE_CHECKING:
    from swstats.documents.found import Found, Settings


def read(found: Found, data: bytes, settings: Settings) -> SourceText:
    """Return the text of a file, as it stands there. Raises ReadError."""
    text, encoding = decode(data, called(found.doc), settings.encoding)
    return SourceText(found.doc, text, encoding, about=found.about)
