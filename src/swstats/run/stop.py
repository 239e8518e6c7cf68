"""Ctrl-C, SIGTERM and SIGHUP end a run between two documents, with all that was done kept."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class Stopped(BaseException):
    """Somebody wants the run to end. It is no Exception: nobody is to go on after it."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number

    @property
    def status(self) -> int:
        """Return the exit status that a shell reports of such an end: 130 for Ctrl-C."""
        return 128 + self.number


class Stop:
    """While entered, turns the signals into :class:`Stopped`; but not in the middle of what is held.

    The first one does; those that follow are passed over, since what ends in good order must not
    be disturbed in it. Outside the main thread, and unless entered, it does nothing.
    """

    def __init__(self) -> None:
        self._held = 0
        self._told: int | None = None
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        """Listen to the signals that are not ignored already, as those of nohup are."""
        if threading.current_thread() is threading.main_thread():
            for each in SIGNALS:
                if signal.getsignal(each) is not signal.SIG_IGN:
                    self._before[each] = signal.signal(each, self._hear)
        return self

    def __exit__(self, *_error: object) -> None:
        """Let the signals do what they did before."""
        for each, handler in self._before.items():
            signal.signal(each, handler)
        self._before.clear()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep a signal until what is done here is whole."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
        if self._told is not None and not self._held:
            number, self._told = self._told, None
            raise Stopped(number)

    def _hear(self, number: int, _frame: object) -> None:
        for each in self._before:
            signal.signal(each, _pass_over)
        if self._held:
            self._told = number
        else:
            raise Stopped(number)


def _pass_over(_number: int, _frame: object) -> None:
    """Take a signal and do nothing. SIG_IGN would be passed on to processes that are started."""
