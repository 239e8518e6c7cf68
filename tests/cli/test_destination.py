"""Files of results appear whole or not at all, in every format."""

from __future__ import annotations

import errno
import os
import pty
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from swstats.cli import app
from swstats.cli.destination import destination
from swstats.errors import FormatError
from swstats.output import FORMATS
from swstats.records import Statistic

TEXT = "2020年7月，深圳市接收社会捐赠款物4.7亿元，惠及群众3万人次。湖南省捐款500元。\n"
WRITTEN = [form for form in FORMATS.values() if form.read]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def figures(form, path):
    with path.open("rb") as file:
        return [row.text for row in form.read(file, Statistic)]


@pytest.mark.parametrize("form", WRITTEN, ids=lambda form: form.name)
def test_each_format_goes_to_a_file_by_its_suffix(tmp_path, monkeypatch, form):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, "utf-8")
    name = f"out{form.suffixes[-1]}"
    run = CliRunner().invoke(app, ["extract", "a.txt", "--no-store", "-o", name])
    assert (run.exit_code, run.output) == (0, "")
    assert figures(form, Path(name)) == ["4.7亿元", "3万人次", "500元"]
    assert names(tmp_path) == sorted(["a.txt", name])


@pytest.mark.parametrize("name", ["xlsx", "parquet"])
def test_a_pipe_gets_binary_files_too(shell, name):
    shell.write("a.txt", TEXT)
    command = f"{sys.executable} -m swstats extract a.txt --no-store -f {name} | cat > out"
    run = subprocess.run(
        ["sh", "-c", command], cwd=shell.folder, env=shell.environment, capture_output=True,
        check=True,
    )  # fmt: skip
    assert run.stderr == b""
    assert figures(FORMATS[name], shell.folder / "out") == ["4.7亿元", "3万人次", "500元"]


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_a_terminal_gets_no_binary_file(shell, form):
    shell.write("a.txt", TEXT)
    ours, theirs = pty.openpty()
    run = subprocess.run(
        [sys.executable, "-m", "swstats", "extract", "a.txt", "-f", form],
        cwd=shell.folder, env=shell.environment, stdout=theirs, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(theirs)
    os.close(ours)
    assert run.returncode == 2
    assert "-o FILE" in run.stderr.decode()
    assert names(shell.folder) == ["a.txt"]


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "html"])
def test_no_room_leaves_the_old_file_and_no_other(shell, form):
    shell.write("a.txt", TEXT * 200)
    shell.write(f"out.{form}", "old")
    run = subprocess.run(
        [sys.executable, "-m", "swstats", "extract", "a.txt", "--no-store", "-o", f"out.{form}"],
        cwd=shell.folder, env={**shell.environment, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)),
    )  # fmt: skip
    assert run.returncode == 1
    said = run.stderr.decode()
    assert said.startswith(f"swstats: cannot write out.{form}: File too large")
    assert said.count("\n") == 1
    assert names(shell.folder) == sorted(["a.txt", f"out.{form}"])
    assert (shell.folder / f"out.{form}").read_text() == "old"


def killed_while_writing(folder, name):
    """Start a run that writes a file, and kill it when it has written some of it."""
    script = (
        "import sys, time; from pathlib import Path; from swstats.cli.destination import destination\n"
        "with destination(Path(sys.argv[1])) as out:\n"
        "    out.write(b'half'); out.flush(); print(flush=True); time.sleep(60)\n"
    )
    run = subprocess.Popen([sys.executable, "-c", script, name], cwd=folder, stdout=subprocess.PIPE)
    assert run.stdout.readline()
    return run


def test_a_run_that_is_killed_leaves_the_old_file_and_the_next_run_clears_up(shell):
    old = shell.write("out.csv", "old")
    shell.write("a.txt", TEXT)
    at_work = killed_while_writing(shell.folder, "out.csv")
    run = killed_while_writing(shell.folder, "out.csv")
    run.send_signal(signal.SIGKILL)
    run.communicate()
    assert old.read_text() == "old"
    assert len(list(shell.folder.glob(".out.csv.*.part"))) == 2
    shell("extract", "a.txt", "--no-store", "-o", "out.csv")
    assert "4.7亿元" in old.read_text("utf-8")
    # What another run is writing is none of ours.
    assert len(list(shell.folder.glob(".out.csv.*.part"))) == 1
    at_work.kill()
    at_work.communicate()
    with destination(old) as out:
        out.write(b"new")
    assert names(shell.folder) == ["a.txt", "out.csv"]


def test_a_long_name_and_one_that_is_a_pattern(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("统" * 83 + ".csv", "a[*]?.csv", "\udcff.csv"):
        with destination(Path(name)) as out:
            out.write(b"new")
        assert Path(name).read_bytes() == b"new"
    assert len(names(tmp_path)) == 3


def test_runs_that_write_one_file_leave_one_whole(tmp_path):
    target = tmp_path / "out.csv"

    def write(letter):
        for _ in range(20):
            with destination(target) as out:
                out.write(letter * 1000)
                time.sleep(0)

    threads = [threading.Thread(target=write, args=(letter,)) for letter in (b"a", b"b", b"c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert target.read_bytes() in (b"a" * 1000, b"b" * 1000, b"c" * 1000)
    assert names(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_folder_that_may_only_be_read_is_told(tmp_path, monkeypatch, code):
    # Root may write anywhere, so that the refusal is made up.
    def refuse(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(FormatError, match=f"cannot write .*{os.strerror(code)}; name a file"):
        destination(tmp_path / "out.csv").__enter__()
    assert names(tmp_path) == []
