"""Plain text: its encoding is found, and nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swstats.documents.encodings import decode
from swstats.documents.found import STDIN, SourceText

if TYPE_CHECKING:
    from swstats.documents.found import Found, Settings


def read(found: Found, data: bytes, settings: Settings) -> SourceText:
    """Return the text of a file, as it stands there. Raises ReadError."""
    name = "standard input" if found.doc == STDIN else found.doc
    text, encoding = decode(data, name, settings.encoding)
    return SourceText(found.doc, text, encoding, about=found.about)
