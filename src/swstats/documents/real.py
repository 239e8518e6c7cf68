"""Where paths lead when links are followed."""

from __future__ import annotations

import os


class RealPaths:
    """Gives the real path of many files, of a folder of them looking but once where it leads.

    So make one for each run: what is linked may change.
    """

    def __init__(self) -> None:
        self._last = ("", "")

    def __call__(self, path: str) -> str:
        """Return what :func:`os.path.realpath` does. Raises UnicodeEncodeError of odd locales."""
        os.fsencode(path)
        folder, name = os.path.split(path)
        if name in ("", ".", ".."):
            return os.path.realpath(path)
        if not self._last[1] or self._last[0] != folder:
            self._last = folder, os.path.realpath(folder)
        whole = os.path.join(self._last[1], name)  # noqa: PTH118
        return os.path.realpath(path) if os.path.islink(whole) else whole  # noqa: PTH114
