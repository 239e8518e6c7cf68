"""Worker processes: where they come from, how they live, how they end.

A *nursery* is a fresh Python that has imported what reads texts and then waits; each worker is a
copy of it (a fork), which is there in a few milliseconds where a start of Python takes 0.3 s. The
nursery itself is started, not forked: of the program that asks for workers, its open store, its
threads and its libraries nothing is passed on. It has no thread and opens nothing while it waits.

A worker is tied to the program by a pipe of which it never reads. When the program ends, whatever
ends it, the system closes the pipe and ends the worker with it. Nothing is left on the disk, as the
three talk over sockets without a name. Ctrl-C, and SIGTERM to the group, are for the program alone.

On a system without fork (Windows) there are no workers; see :data:`POSSIBLE`.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, NoReturn

from swstats.errors import SwstatsError
from swstats.run.stop import SIGNALS
from swstats.run.work import work
from swstats.said import _, speak, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swstats.run.work import Plan, Task

POSSIBLE = hasattr(os, "fork") and hasattr(socket, "recv_fds")

# What is asked of a nursery, each with a number: a worker, given two files; how one ended.
WORKER, ENDED = b"w", b"e"
_NUMBER = struct.Struct("=cq")

# Its records compile the patterns that most texts need.
SAMPLE = "2020年7月，深圳市接收社会捐赠4.7亿元，同比增长5.2%，惠及群众约600多万人次。"

# What the program that has the workers may be told, and they are not to heed.
UNHEEDED = SIGNALS


class Worker:
    """A process that works on tasks: a list of them is sent, an outcome for each comes back."""

    def __init__(self, connection: Connection, lifeline: int, number: int) -> None:
        self.connection = connection
        self.number = number
        self._lifeline = lifeline

    def end(self) -> None:
        """End the process at once, whatever it does."""
        with suppress(ProcessLookupError):
            os.kill(self.number, signal.SIGKILL)
        self.connection.close()
        os.close(self._lifeline)


class Nursery:
    """Gives workers, all of them with the same plan."""

    def __init__(self, plan: Plan) -> None:
        """Start the process that workers are copies of. It gets ready while others go on."""
        self._socket, theirs = socket.socketpair()
        with theirs, _Deaf():
            self._process = self._start(theirs.fileno())
        try:
            _send(self._socket, pickle.dumps(plan))
        except OSError as error:
            raise self._useless() from error

    def _start(self, descriptor: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  Python itself
            # -P: what lies in the current folder is no part of the program.
            [sys.executable, "-P", "-c", _START, str(descriptor), spoken()],
            stdin=subprocess.DEVNULL,
            # What a library prints must not come among the results.
            stdout=subprocess.DEVNULL,
            pass_fds=(descriptor,),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    def worker(self) -> Worker:
        """Return a new worker. Raises SwstatsError where there can be none."""
        ours, theirs = socket.socketpair()
        reading, lifeline = os.pipe()
        try:
            request = [_NUMBER.pack(WORKER, 0)]
            socket.send_fds(self._socket, request, [theirs.fileno(), reading])
            number = self._answer()
        except OSError as error:
            ours.close()
            os.close(lifeline)
            raise self._useless() from error
        finally:
            theirs.close()
            os.close(reading)
        return Worker(Connection(ours.detach()), lifeline, number)

    def ended(self, worker: Worker) -> int | None:
        """Return how a worker ended: its exit status, a signal as a negative one; None if unknown."""
        try:
            self._socket.sendall(_NUMBER.pack(ENDED, worker.number))
            return os.waitstatus_to_exitcode(self._answer())
        except (OSError, ValueError):
            return None

    def close(self) -> None:
        """End the process; the workers are ended by whoever has them."""
        self._socket.close()
        self._process.kill()
        self._process.wait()

    def _answer(self) -> int:
        data = _received(self._socket, _NUMBER.size)
        if data is None:
            raise BrokenPipeError
        number: int = _NUMBER.unpack(data)[1]
        return number

    def _useless(self) -> SwstatsError:
        status = self._process.wait()
        return SwstatsError(
            _("no process can be started to read documents (status {status}); try --jobs 1").format(
                status=status
            )
        )


_START = "import sys; from swstats.run.nursery import wait; wait(int(sys.argv[1]), sys.argv[2])"


class _Deaf:
    """What is started meanwhile never hears of Ctrl-C; the program hears of it afterwards."""

    def __enter__(self) -> None:
        self._mask = signal.pthread_sigmask(signal.SIG_BLOCK, UNHEEDED)

    def __exit__(self, *_error: object) -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, self._mask)


# ------------------------------------------------------------------------- in the nursery itself


def wait(descriptor: int, lang: str) -> NoReturn:
    """Get ready, then make a worker whenever one is asked for, until nobody can ask any more."""
    speak(lang)
    asking = socket.socket(fileno=descriptor)
    asking.set_inheritable(False)
    packed = _packed(asking)
    if packed is None:
        os._exit(0)
    plan = _ready(packed)
    gc.collect()
    gc.freeze()  # what is here already is garbage in no worker, and stays shared with all
    while True:
        try:
            message, files, _, _ = socket.recv_fds(asking, _NUMBER.size, 2)
            if len(message) < _NUMBER.size:
                os._exit(0)
            what, number = _NUMBER.unpack(message)
            if what == ENDED:
                _, number = os.waitpid(number, 0)
            else:
                number = os.fork()
                if number == 0:
                    asking.close()
                    _live(files[0], files[1], plan)
                for file in files:
                    os.close(file)
            asking.sendall(_NUMBER.pack(what, number))
        except OSError:  # the program has gone, or no process can be made
            os._exit(1)


def _ready(packed: bytes) -> Plan:
    """Import and compile what texts are read with, once for all workers."""
    from swstats.__main__ import MANY
    from swstats.patterns import kept

    gc.set_threshold(MANY)
    with kept():
        plan: Plan = pickle.loads(packed)  # noqa: S301  from the program that started this one
        from swstats import pipeline

        pipeline.extract(SAMPLE, lexicon=plan.lexicon)
    return plan


def _live(connection: int, lifeline: int, plan: Plan) -> NoReturn:
    """Work on what comes over the connection until it is closed."""
    status = 1
    try:
        _hang_on(lifeline)
        with Connection(connection) as tasks:
            tasks.send_bytes(b"")
            for sent in _sent(tasks):
                for _task, outcome in work(sent, plan):
                    tasks.send(outcome)
        status = 0
    except (BrokenPipeError, ConnectionResetError):
        status = 0
    except BaseException as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
        raise
    finally:
        os._exit(status)


def _sent(connection: Connection) -> Iterator[list[Task]]:
    while True:
        try:
            yield connection.recv()
        except EOFError:
            return


def _hang_on(lifeline: int) -> None:
    """End this process when the other end of a pipe is closed, even in the middle of C code."""
    import select

    if sys.platform == "linux":
        import fcntl

        # The system sends SIGIO when something happens to the pipe, which ends a process.
        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(lifeline, fcntl.F_GETFL)
        fcntl.fcntl(lifeline, fcntl.F_SETFL, flags | os.O_ASYNC)
    else:
        import threading

        def watch() -> None:
            os.read(lifeline, 1)
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()
    if select.select([lifeline], [], [], 0)[0]:  # it was closed before
        os._exit(1)


# ------------------------------------------------------------------------------- what they say


def _send(to: socket.socket, data: bytes) -> None:
    to.sendall(_NUMBER.pack(b"=", len(data)) + data)


def _packed(asked: socket.socket) -> bytes | None:
    head = _received(asked, _NUMBER.size)
    return None if head is None else _received(asked, _NUMBER.unpack(head)[1])


def _received(source: socket.socket, size: int) -> bytes | None:
    """Return so many bytes, None where there are not as many."""
    parts = bytearray()
    while len(parts) < size:
        part = source.recv(size - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)
