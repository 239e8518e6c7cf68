"""What a store knows documents by."""

from __future__ import annotations

import hashlib
import os

from swstats.documents.real import RealPaths

# In bytes: an index of PostgreSQL takes up to 2,704.
LONGEST = 2000


class Keys:
    """Gives the key of a document: its path from the store's folder where it is in it.

    In PostgreSQL, which is in no folder, it is the whole path. Standard input, ``-``, is itself.
    Links are followed. One that is used for many documents looks but once where a folder of them
    leads, so make one for each run.
    """

    def __init__(self, folder: str | None) -> None:
        self._folder = folder
        self._below = folder and os.path.join(folder, "")  # noqa: PTH118
        self._real = RealPaths()

    def __call__(self, doc: str) -> str:
        """Return the key of a document."""
        if doc == "-":
            return doc
        try:
            path = self._real(doc)
        except UnicodeEncodeError:  # a name that the locale cannot write: LC_ALL=C, PYTHONUTF8=0
            path = os.path.abspath(doc)  # noqa: PTH100
        if self._below is None:
            return short(path.replace(os.sep, "/"))
        return path.removeprefix(self._below).replace(os.sep, "/")


def short(key: str) -> str:
    """Return a key as it is, or with its end as a digest where no index of PostgreSQL takes it."""
    whole = key.encode("utf-8", "surrogatepass")
    if len(whole) <= LONGEST:
        return key
    return whole[:LONGEST].decode("utf-8", "ignore") + "…" + hashlib.sha256(whole).hexdigest()
