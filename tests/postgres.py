"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, for one session.

It sorts text as Chinese does where it can, so that whatever leans on the order of code points shows.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

# Debian keeps the server's programs out of PATH, one folder per version.
FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
NUMBERS = count(1)


class Postgres:
    """A running server. Each :meth:`new` is a store of its own: a schema."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def new(self) -> str:
        """Return the URL of a schema that holds nothing yet."""
        import psycopg

        schema = f"store{next(NUMBERS)}"
        with psycopg.connect(self.plain(), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {schema}")
        return f"{self.plain()}&options=-csearch_path%3D{schema}"

    def plain(self, database: str = "postgres") -> str:
        """Return the URL of a database of the server."""
        return f"postgresql://swstats@/{database}?host={self.folder}"


def found(program: str) -> str | None:
    return shutil.which(program, path=os.pathsep.join([*map(str, FOLDERS), os.environ["PATH"]]))


@contextmanager
def server() -> Iterator[Postgres]:
    """Run a server; skip where there is none to run."""
    pytest.importorskip("psycopg", reason="the extra swstats[postgres] is not installed")
    initdb, postgres = found("initdb"), found("postgres")
    if initdb is None or postgres is None:
        pytest.skip("PostgreSQL is not installed")
    # Not in pytest's folder: another user must get there, and the path of a socket is short.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    who = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        names = {user.pw_name for user in pwd.getpwall()}
        user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
        os.chown(folder, user.pw_uid, user.pw_gid)
        who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    data = folder / "data"
    make = [initdb, "-D", data, "-U", "swstats", "-A", "trust", "-E", "UTF8", "--no-sync"]
    chinese = ["--locale-provider=icu", "--icu-locale=zh", "--locale=C.UTF-8"]
    try:
        for options in (chinese, ["--locale=C"]):
            made = subprocess.run(
                [*make, *options], cwd=folder, capture_output=True, check=False, **who
            )
            if made.returncode == 0:
                break
            shutil.rmtree(data, ignore_errors=True)
        assert made.returncode == 0, made.stderr.decode()
        with (folder / "log").open("wb") as log:
            settings = ("listen_addresses=", f"unix_socket_directories={folder}", "fsync=off")
            command = [postgres, "-D", data, *(part for each in settings for part in ("-c", each))]
            process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **who)
        try:
            running = Postgres(folder)
            _await(running, process)
            yield running
        finally:
            process.send_signal(signal.SIGINT)  # "fast": do not wait for clients
            process.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _await(running: Postgres, process: subprocess.Popen[bytes]) -> None:
    import psycopg

    while True:
        try:
            psycopg.connect(running.plain()).close()
        except psycopg.OperationalError:
            log = (running.folder / "log").read_text(errors="replace")
            assert process.poll() is None, log
            time.sleep(0.05)
        else:
            return
