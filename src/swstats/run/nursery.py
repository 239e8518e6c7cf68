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
from swstats.run.work import Outcome, work
from swstats.said import _, speak, spoken

if TYPE_CHECKING:
    from swstats.run.work import Plan, Task

POSSIBLE = hasattr(os, "fork") and hasattr(socket, "recv_fds")

# What is asked of a nursery, each with a number: a worker, given two files; how one ended.
WORKER, ENDED = b"w", b"e"
_NUMBER = struct.Struct("=cq")

# Its records compile the patterns that most texts need.
SAMPLE = "2020年7月，深圳市接收社会捐赠4.7亿元，同比增长5.2%，惠及群众约600多万人次。"

# How many bytes of answers a worker may be ahead of whoever takes them: what takes him a while is a
# transaction of the store.
WIDE = 1 << 20

# What the program that has the workers may be told, and they are not to heed.
UNHEEDED = SIGNALS


class Worker:
    """A process that works on tasks: lists of them are sent, an outcome for each comes back.

    It is sent more before it has done all; so nobody waits for it to take them, nor does it wait,
    for a while, for somebody to take what comes of them.
    """

    def __init__(
        self, tasks: socket.socket, answers: Connection, lifeline: int, number: int
    ) -> None:
        self.tasks = tasks
        self.answers = answers
        self.number = number
        self._lifeline = lifeline
        self._unsent = bytearray()
        tasks.settimeout(0)

    def send(self, tasks: list[Task]) -> bool:
        """Begin to send tasks; return whether all is sent. Raises OSError."""
        data = pickle.dumps(tasks)
        self._unsent += _NUMBER.pack(b"=", len(data)) + data
        return self.send_rest()

    def send_rest(self) -> bool:
        """Send what goes; return whether all is sent. Raises OSError."""
        with suppress(BlockingIOError):
            while self._unsent:
                del self._unsent[: self.tasks.send(self._unsent)]
        return not self._unsent

    def end(self) -> None:
        """End the process at once, whatever it does."""
        with suppress(ProcessLookupError):
            os.kill(self.number, signal.SIGKILL)
        self.tasks.close()
        self.answers.close()
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
        answers, answering = os.pipe()
        _widen(answers)
        try:
            request = [_NUMBER.pack(WORKER, 0)]
            socket.send_fds(self._socket, request, [theirs.fileno(), answering, reading])
            number = self._answer()
        except OSError as error:
            ours.close()
            os.close(lifeline)
            os.close(answers)
            raise self._useless() from error
        finally:
            theirs.close()
            os.close(reading)
            os.close(answering)
        return Worker(ours, Connection(answers, writable=False), lifeline, number)

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


def _widen(pipe: int) -> None:
    """Let a pipe hold as much as any user may ask for, where that can be asked for."""
    import fcntl

    if sys.platform == "linux":
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, WIDE)


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
            message, files, _, _ = socket.recv_fds(asking, _NUMBER.size, 3)
            if len(message) < _NUMBER.size:
                os._exit(0)
            what, number = _NUMBER.unpack(message)
            if what == ENDED:
                _, number = os.waitpid(number, 0)
            else:
                number = os.fork()
                if number == 0:
                    asking.close()
                    _live(files, plan)
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

        Outcome("-", []).of(pipeline.extract(SAMPLE, lexicon=plan.lexicon), plan)
    return plan


def _live(files: list[int], plan: Plan) -> NoReturn:
    """Work on what comes over a socket until it is closed."""
    coming, answering, lifeline = files
    status = 1
    try:
        _hang_on(lifeline)
        tasks = socket.socket(fileno=coming)
        with Connection(answering, readable=False) as answers:
            answers.send_bytes(b"")
            while (packed := _packed(tasks)) is not None:
                sent = pickle.loads(packed)  # noqa: S301  from the program that started this one
                for _task, outcome in work(sent, plan):
                    answers.send(outcome)
        status = 0
    except (BrokenPipeError, ConnectionResetError):
        status = 0
    except BaseException as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
        raise
    finally:
        os._exit(status)


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
