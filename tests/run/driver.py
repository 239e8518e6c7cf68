"""Starts runs that are to be killed: each a copy of this process, which has imported all of it.

It reads a list of arguments a line, and prints the number of the process, and how it ended.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys

import swstats.cli.extract
import swstats.pipeline
import swstats.store
from swstats.__main__ import main
from swstats.run import nursery, pool


class Near(nursery.Nursery):
    """A nursery that is a copy of this process, too: it is there at once."""

    def _start(self, descriptor):
        self.number = os.fork()
        if not self.number:
            self._socket.close()
            nursery.wait(descriptor, "en")
        return self

    def kill(self):
        os.kill(self.number, signal.SIGKILL)

    def wait(self):
        os.waitpid(self.number, 0)


def begin(arguments: list[str], said: str, *, near: bool) -> int:
    """Run swstats in a process group of its own."""
    number = os.fork()
    if number:
        return number
    os.setpgid(0, 0)
    os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    os.dup2(1, 0)
    sys.argv = ["swstats", *arguments]
    if near:
        pool.Nursery = Near
    status = 1
    try:
        main()
    except SystemExit as end:
        status = int(end.code or 0)
    finally:
        os._exit(status)


if __name__ == "__main__":
    # Many small transactions, so that the kills come between and into them.
    swstats.store.TOGETHER = 5
    swstats.pipeline.extract(nursery.SAMPLE)
    gc.freeze()
    for line in sys.stdin:
        arguments, said, near = json.loads(line)
        number = begin(arguments, said, near=near)
        print(number, flush=True)
        _, ended = os.waitpid(number, 0)
        print(os.waitstatus_to_exitcode(ended), flush=True)
