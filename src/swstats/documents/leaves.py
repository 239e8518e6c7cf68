"""Pages one by one: what is wrong with one of them is said of it, and the others are read."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

from swstats.errors import LeftOut, ReadError
from swstats.said import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swstats.documents.pages import Page


# So many pages that cannot be read, one behind the other and for the same reason, are none at all: a
# file says how many it has, and may lie.
HOPELESS = 1000


class PageError(Exception):
    """A page cannot be read; the message says why, without its name.

    One that is not ``wanted`` is left out, which is no failure.
    """

    def __init__(self, reason: str, *, wanted: bool = True, kind: str = "read") -> None:
        super().__init__(reason)
        self.reason = (reason, kind if wanted else "left out")


class Leaves:
    """The pages of a document that were read, and why the others were not.

    ``alone`` says that there is one page, which is the document and needs no number.
    """

    def __init__(self, doc: str) -> None:
        self.pages: list[Page] = []
        self.alone = False
        self._doc = doc
        self._missing: dict[tuple[str, str], list[int]] = {}

    @contextmanager
    def reading(self, number: int) -> Iterator[None]:
        """Read the page of a number; what goes wrong with it is kept, and does not go on."""
        try:
            yield
        except PageError as error:
            self.miss(number, error)
        except MemoryError:
            said = _("there is not enough memory to read it; run with fewer --jobs")
            self.miss(number, PageError(said, kind="memory"))
        except Exception as fault:  # noqa: BLE001  no page should do this
            said = _(
                "left out, by a fault of swstats ({sort}: {fault}). Please report it, with the"
                " document"
            ).format(sort=type(fault).__name__, fault=fault)
            self.miss(number, PageError(said, kind="fault"))

    def miss(self, number: int, error: PageError) -> None:
        """Keep why the page of a number, or something of it, is missing; 0 where none is known."""
        self._missing.setdefault(error.reason, []).append(number)

    def spoilt(self, last: int) -> bool:
        """Say whether so many pages up to ``last`` were missing that there is none behind them."""
        return any(
            len(numbers) >= HOPELESS
            and numbers[-HOPELESS:] == list(range(last - HOPELESS + 1, last + 1))
            for numbers in self._missing.values()
        )

    def problems(self) -> Iterator[ReadError]:
        """Yield what was wrong, once for all pages that it was the same with."""
        for (reason, kind), numbers in self._missing.items():
            where = (
                self._doc
                if self.alone or not any(numbers)
                else _("{doc}, {pages}").format(doc=self._doc, pages=numbered(numbers))
            )
            problem = LeftOut if kind == "left out" else ReadError
            yield problem(_("{doc}: {why}").format(doc=where, why=reason), doc=self._doc, kind=kind)

    def failure(self, otherwise: str) -> ReadError:
        """Return why nothing was read, ``otherwise`` where nothing was wrong with any page."""
        problems = list(self.problems())
        said = _("; ").join(map(str, problems)) or otherwise
        return ReadError(said, doc=self._doc, kind=_worst(problems))


def _worst(problems: Sequence[ReadError]) -> str:
    """Return the kind of what was wrong."""
    return next((each.kind for each in problems if not isinstance(each, LeftOut)), "read")


def numbered(numbers: Sequence[int]) -> str:
    """Return pages as people name them.

    >>> numbered([2]), numbered([1, 2, 3, 7, 9, 10])
    ('page 2', 'pages 1–3, 7, 9–10')
    """
    starts = [numbers[0], *(b for a, b in pairwise(numbers) if b != a + 1)]
    ends = [*(a for a, b in pairwise(numbers) if b != a + 1), numbers[-1]]
    runs = [str(a) if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True)]
    template = ngettext("page {pages}", "pages {pages}", len(numbers))
    return template.format(pages=_(", ").join(runs))
