"""What can go wrong, each with wording that says where, what, and what to do."""

from __future__ import annotations


class SwstatsError(Exception):
    """Base of every error that swstats raises on purpose."""


class ReadError(SwstatsError):
    """An input cannot be read or decoded."""


class LexiconError(SwstatsError):
    """A lexicon entry is wrong: file, line, word, nearest known name."""


class FormatError(SwstatsError):
    """An output format is unknown or cannot be written."""


class StoreError(SwstatsError):
    """The store cannot be opened, read or written."""
