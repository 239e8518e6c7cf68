"""What can go wrong, each with wording that says where, what, and what to do."""

from __future__ import annotations


class SwstatsError(Exception):
    """Base of every error that swstats raises on purpose."""


class ReadError(SwstatsError):
    """An input cannot be read or decoded.

    ``doc`` is the document, empty where only the message names it. ``kind`` is a word for
    programs: ``read``; ``time`` for one that took too long; ``died`` and ``memory`` for one that
    took its process with it or needs more memory than there is; ``fault`` for one of swstats.
    """

    def __init__(self, message: str, *, doc: str = "", kind: str = "read") -> None:
        super().__init__(message)
        self.doc = doc
        self.kind = kind


class LeftOut(ReadError):  # noqa: N818  it is none
    """What was found is no document and is left out, which is worth a word but no failure."""

    def __init__(self, message: str, *, doc: str = "", kind: str = "left out") -> None:
        super().__init__(message, doc=doc, kind=kind)


class LexiconError(SwstatsError):
    """A lexicon entry is wrong: file, line, word, nearest known name."""


class FormatError(SwstatsError):
    """An output format is unknown or cannot be written."""


class StoreError(SwstatsError):
    """The store cannot be opened, read or written."""
