from __future__ import annotations

import marshal
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from swstats import cache

KEY = ("1", 2)
VALUE = {"词": [1, 2.5, None, b"\0"], "names": ("a", "b")}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "swstats"


def the_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_what_is_written_is_read_for_the_same_key_alone(folder):
    assert cache.read("words", KEY) is None
    cache.write("words", KEY, lambda: VALUE)
    assert cache.read("words", KEY) == VALUE
    assert cache.read("words", ("1", 3)) is None
    assert cache.read("tables", KEY) is None
    cache.write("words", KEY, lambda: "later")
    assert cache.read("words", KEY) == "later"
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[:3],
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole + b"\0",
        lambda whole: b"\0" * len(whole),
        lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]),
        lambda whole: cache._sum(b"") + b"",
        lambda whole: cache._sum(b"\xff") + b"\xff",
        lambda whole: cache._sum(marshal.dumps(5)) + marshal.dumps(5),
    ],
)
def test_a_damaged_file_is_passed_over_and_mended(folder, damage):
    cache.write("words", KEY, lambda: VALUE)
    file = the_file(folder)
    file.write_bytes(damage(file.read_bytes()))
    assert cache.read("words", KEY) is None
    cache.write("words", KEY, lambda: VALUE)
    assert cache.read("words", KEY) == VALUE


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows knows no such permissions")
@pytest.mark.parametrize("mode", [0o666, 0o620, 0o602])
def test_a_file_that_others_may_write_to_is_not_trusted(folder, mode):
    cache.write("words", KEY, lambda: VALUE)
    assert the_file(folder).stat().st_mode & 0o777 == 0o600
    the_file(folder).chmod(mode)
    assert cache.read("words", KEY) is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows knows no such owners")
def test_the_file_of_another_user_is_not_trusted(folder, monkeypatch):
    cache.write("words", KEY, lambda: VALUE)
    monkeypatch.setattr(os, "getuid", lambda: the_file(folder).stat().st_uid + 1)
    assert cache.read("words", KEY) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_the_place_of_a_file_is_replaced_and_never_waited_for(folder):
    folder.mkdir(parents=True)
    os.mkfifo(cache._path("words") or "")
    script = "from swstats import cache; print(cache.read('words', ()))"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, timeout=30, check=True, text=True
    )
    assert run.stdout == "None\n"
    cache.write("words", KEY, lambda: VALUE)
    assert cache.read("words", KEY) == VALUE


def test_what_a_killed_run_left_behind_is_removed(folder):
    folder.mkdir(parents=True)
    file = Path(cache._path("words") or "")
    left, fresh, other = (file.with_name(f"{file.name}{end}") for end in (".12", ".34", ".mine"))
    for path in (left, fresh, other):
        path.write_bytes(b"half")
    long_ago = time.time() - 2 * cache.LEFT_BEHIND
    for path in (left, other):
        os.utime(path, (long_ago, long_ago))
    cache.write("words", KEY, lambda: VALUE)
    assert sorted(folder.iterdir()) == [file, fresh, other]


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    cache.write("words", KEY, lambda: VALUE)
    assert cache.read("words", KEY) is None


def test_nothing_is_made_that_cannot_be_written(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    made = []
    cache.write("words", KEY, lambda: made.append("in vain"))
    assert made == []


@pytest.mark.parametrize("value", [object(), [{1: object()}]])
def test_what_cannot_be_kept_leaves_what_was(folder, value):
    cache.write("words", KEY, lambda: VALUE)
    with pytest.raises(ValueError, match="unmarshallable"):
        cache.write("words", KEY, lambda: value)
    assert cache.read("words", KEY) == VALUE
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("base", ["cache", "~nobody-of-this-name/cache"])
def test_without_a_home_nothing_is_kept(base, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", base)
    cache.write("words", KEY, lambda: VALUE)
    assert cache.read("words", KEY) is None
    assert list(tmp_path.iterdir()) == []


def test_a_link_put_in_the_way_is_not_written_through(folder, tmp_path):
    folder.mkdir(parents=True)
    precious = tmp_path / "precious"
    precious.write_text("mine")
    file = Path(cache._path("words") or "")
    file.with_name(f"{file.name}.{os.getpid()}").symlink_to(precious)
    cache.write("words", KEY, lambda: VALUE)
    assert precious.read_text() == "mine"
    cache.write("words", KEY, lambda: VALUE)
    assert cache.read("words", KEY) == VALUE


def test_processes_that_write_at_once_leave_a_whole_file(folder):
    script = (
        "import sys; from swstats import cache\n"
        "for turn in range(200):\n"
        "    cache.write('words', (), lambda: [sys.argv[1]] * 10_000)\n"
        "    found = cache.read('words', ())\n"
        "    assert found is not None and len(found) == 10_000 and len(set(found)) == 1\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", script, name]) for name in "abc"]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert len(list(folder.iterdir())) == 1
