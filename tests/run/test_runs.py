"""Runs on the command line: resumed, stopped, with errors, in processes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from swstats.cli import messages
from swstats.cli.running import jobs_of
from swstats.run.reading import Reading
from swstats.run.work import Plan

TEXT = "2020年7月，深圳市接收捐款{}万元，惠及群众3万人次。\n"
SENT = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
if hasattr(signal, "SIGHUP"):
    SENT.append((signal.SIGHUP, 129))
forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork")


@pytest.fixture
def texts(shell):
    for number in range(12):
        shell.write(f"texts/{number:02}.txt", TEXT.format(number + 1))
    return shell


def unchanged(run):
    return sum(": unchanged" in line for line in run.stderr.splitlines())


# ------------------------------------------------------------------------------------ --resume


def test_what_has_not_changed_is_taken_from_the_store(texts):
    texts("extract", "texts", "--store", "a.db")
    texts.write("texts/03.txt", TEXT.format(999))
    texts.write("texts/99.txt", TEXT.format(1000))
    resumed = texts("extract", "texts", "--store", "a.db", "--resume", "-v")
    whole = texts("extract", "texts", "--no-store")
    assert (resumed.returncode, unchanged(resumed)) == (0, 11)
    assert resumed.stdout == whole.stdout
    assert "13 documents (11 unchanged)" in resumed.stderr


def test_filters_show_the_same_of_what_is_resumed(texts):
    first = texts("extract", "texts", "--kind", "money", "--min", "5万")
    again = texts("extract", "texts", "--kind", "money", "--min", "5万", "--resume")
    assert first.stdout == again.stdout != ""


@pytest.mark.parametrize(
    "options", [["--date", "2020-08-01"], ["--about", "湖南"], ["--encoding", "gb18030"]]
)
def test_what_was_read_in_another_way_is_read_again(texts, options):
    texts("extract", "texts/01.txt")
    assert unchanged(texts("extract", "texts/01.txt", "--resume", "-v", *options)) == 0


def test_what_was_read_with_other_words_is_read_again(texts):
    texts.write("own.toml", '[units."提"]\nkind = "count"\n')
    run = ("extract", "texts/01.txt", "--lexicon", "own.toml", "--resume", "-v")
    assert [unchanged(texts(*run)), unchanged(texts(*run))] == [0, 1]
    texts.write("own.toml", '[units."提"]\nkind = "other"\n')
    assert unchanged(texts(*run)) == 0


def test_what_could_not_be_read_is_tried_again(texts):
    (texts.folder / "texts/05.txt").write_bytes(b"\xff" * 50)
    assert texts("extract", "texts").returncode == 1
    texts.write("texts/05.txt", TEXT.format(6))
    run = texts("extract", "texts", "--resume", "-v")
    assert (run.returncode, unchanged(run)) == (0, 11)


@pytest.mark.parametrize("other", ["--no-store", "--all"])
def test_without_a_store_nothing_can_be_resumed(texts, other):
    run = texts("extract", "texts", "--resume", other)
    assert run.returncode == 2
    assert other in run.stderr


# ------------------------------------------------------------------------------- in processes


@forking
def test_processes_give_the_same_in_the_same_order(texts):
    one = texts("extract", "texts", "--store", "a.db", "missing.txt", "texts/00.txt")
    many = texts("extract", "texts", "--store", "b.db", "missing.txt", "texts/00.txt", "-j", "3")
    assert (one.stdout, one.stderr, one.returncode) == (many.stdout, many.stderr, many.returncode)
    assert one.returncode == 1
    summaries = [texts("summary", "--store", store, "-f", "jsonl") for store in ("a.db", "b.db")]
    assert summaries[0].stdout == summaries[1].stdout != ""
    whole = texts("summary", "texts", "--jobs", "2", "-f", "jsonl")
    assert whole.stdout == summaries[0].stdout


@forking
@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "json"])
def test_whoever_reads_may_write_what_is_shown(texts, form):
    shown = ("--format", form, "--columns", "doc,text,value", "--min", "3万")
    # With a limit, figures come together before they are written.
    whole = texts("extract", "texts", *shown, "--limit", "1000", "--store", "a.db")
    assert whole.stdout.count("texts/11.txt") == 2
    for more in ((), ("--jobs", "2"), ("--resume",), ("--no-store", "-j", "2")):
        assert texts("extract", "texts", *shown, *more).stdout == whole.stdout
    texts("extract", "texts", *shown, "-o", f"a.{form}", "-j", "2", "--no-bom")
    assert (texts.folder / f"a.{form}").read_bytes() == whole.stdout.encode()


@forking
def test_a_document_over_the_time_limit_is_named_and_the_rest_is_read(texts):
    texts.write("texts/05.txt", TEXT.format(1) * 150_000)
    run = texts("extract", "texts", "--no-store", "--time-limit", "1.5", "--errors", "e.jsonl")
    assert run.returncode == 1
    assert "texts/05.txt: not read within 1.5 seconds" in run.stderr
    assert len(run.stdout.splitlines()) == 1 + 2 * 11
    (line,) = (texts.folder / "e.jsonl").read_text("utf-8").splitlines()
    assert {**json.loads(line), "error": ""} == {"doc": "texts/05.txt", "error": "", "kind": "time"}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--jobs", "two"], "'two' is no number of processes"),
        (["--jobs", "-1"], "--jobs"),
        (["--time-limit", "0"], "0 is no time"),
        (["--errors", "texts/00.txt"], "texts/00.txt is to be read"),
        (["--errors", "./out.csv", "-o", "out.csv"], "out.csv is for the results"),
    ],
)
def test_wrong_usage_is_told(texts, options, says):
    run = texts("extract", "texts", "--no-store", *options)
    assert run.returncode == 2
    assert says in " ".join(run.stderr.replace("│", " ").split())


def test_auto_is_one_process_for_each_core():
    assert jobs_of("auto") == jobs_of("0") >= 1
    assert jobs_of("7") == 7


# ------------------------------------------------------------------------------------- errors


def test_errors_are_written_to_a_file_as_well(texts):
    (texts.folder / "texts/05.txt").write_bytes(b"\xff\x00" * 50)
    run = texts("extract", "missing.txt", "texts", "--no-store", "--errors", "e.jsonl")
    written = (texts.folder / "e.jsonl").read_text("utf-8")
    lines = [json.loads(line) for line in written.splitlines()]
    assert run.returncode == 1
    assert [(line["doc"], line["kind"]) for line in lines] == [
        ("missing.txt", "read"),
        ("texts/05.txt", "read"),
    ]
    assert [f"swstats: {line['error']}" for line in lines] == run.stderr.splitlines()


def test_a_run_without_errors_leaves_an_empty_file(texts):
    texts.write("e.jsonl", "of yesterday")
    assert texts("extract", "texts", "--no-store", "--errors", "e.jsonl").returncode == 0
    assert (texts.folder / "e.jsonl").read_text() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_errors_that_cannot_be_written_are_told_once_and_the_rest_is_read(texts):
    missing = ("missing.txt", "missing too.txt")
    run = texts("extract", *missing, "texts", "--no-store", "--errors", "/dev/full")
    assert run.returncode == 1
    assert run.stderr.count("cannot write /dev/full: No space left") == 1
    assert run.stderr.count("\n") == 3
    assert len(run.stdout.splitlines()) == 1 + 2 * 12


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_the_results_come_where_nobody_hears_of_the_run(texts):
    command = f'"{sys.executable}" -m swstats extract missing.txt texts -v --no-store 2>/dev/full'
    run = subprocess.run(
        ["sh", "-c", command], cwd=texts.folder, env=texts.environment, capture_output=True,
        check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (1, b"")
    assert len(run.stdout.splitlines()) == 1 + 2 * 12


# ------------------------------------------------------------------------------- what is gone


def figures(shell):
    run = shell("list", "--columns", "doc,text")
    return run.stdout.split()[1:]


@pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=forking)])
@pytest.mark.parametrize("left", ["2,共有12所学校。\n", ""])
def test_rows_that_a_table_holds_no_longer_are_forgotten(shell, jobs, left):
    shell.write("a.txt", "共有7所学校。")
    shell.write("t.csv.txt", "共有8所学校。")
    shell.write("t.csv", "编号,正文\n1,共有390家单位。\n2,共有12所学校。\n")
    command = ("extract", "t.csv", "--text-column", "正文", "--jobs", jobs)
    shell("extract", "a.txt", "t.csv.txt")
    shell(*command)
    shell.write("t.csv", f"编号,正文\n{left}")
    others = ["a.txt,7所", "t.csv.txt,8所"]
    for options in ([], ["--resume"]):
        assert shell(*command, *options).returncode == 0
        assert sorted(figures(shell)) == sorted([*others, *(["t.csv#2,12所"] if left else [])])


def test_members_that_an_archive_holds_no_longer_are_forgotten(shell):
    for names in (("1.txt", "2.txt", "in/3.txt"), ("2.txt",)):
        with zipfile.ZipFile(shell.folder / "z.zip", "w") as archive:
            for name in names:
                archive.writestr(name, "共有7所学校。")
        (shell.folder / "l.zip").unlink(missing_ok=True)
        (shell.folder / "l.zip").symlink_to("z.zip")
        # What the options leave out is still there, for all one knows.
        shell("extract", "z.zip", "--exclude", "2.txt")
        shell("extract", "l.zip", "--resume")
        assert figures(shell) == [f"{doc},7所" for doc in sorted(f"l.zip/{n}" for n in names)]


# ------------------------------------------------------------------------------------ stopping


def started(shell, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "swstats", *arguments],
        cwd=shell.folder,
        env=shell.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_hearing,  # noqa: PLW1509
    )


def _hearing():
    """Hear what the one that runs the tests may ignore, as nohup and jobs behind a shell do."""
    for number, _ in SENT:
        signal.signal(number, signal.SIG_DFL)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes, to wait at")
@pytest.mark.parametrize(("sent", "status"), SENT)
def test_a_run_that_is_stopped_keeps_what_it_did_and_goes_on_later(texts, sent, status):
    os.mkfifo(texts.folder / "slow.txt")
    command = ("extract", "texts", "slow.txt", "-v", "-o", "out.csv")
    run = started(texts, *command)
    while not run.stderr.readline().startswith("texts/11.txt"):
        pass
    time.sleep(0.05)
    os.killpg(run.pid, sent)
    _, said = run.communicate()
    assert run.returncode == status
    assert "after 12 documents; out.csv was not written; what was read is kept" in said
    assert "--resume" in said
    assert "Traceback" not in said
    assert not (texts.folder / "out.csv").exists()
    (texts.folder / "slow.txt").unlink()
    texts.write("slow.txt", TEXT.format(77))
    assert unchanged(texts(*command, "--resume")) == 12
    whole = texts("extract", "texts", "slow.txt", "--no-store")
    assert (texts.folder / "out.csv").read_bytes().decode("utf-8-sig") == whole.stdout


@forking
def test_processes_are_stopped_with_the_run(shell):
    for number in range(100):
        shell.write(f"texts/{number:03}.txt", TEXT.format(number) * 50)
    run = started(shell, "extract", "texts", "-v", "--jobs", "2", "-o", "out.csv")
    assert run.stderr.readline().startswith("texts/000.txt")
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate()
    assert run.returncode == 130
    assert "Traceback" not in said
    stopped = re.search(r"stopped by Ctrl-C after (\d+) documents?;", said)
    assert stopped is not None
    count = int(stopped[1])
    resumed = shell("extract", "texts", "-v", "--resume", "-o", "out.csv")
    assert 0 < unchanged(resumed) == count < 100


# ------------------------------------------------------------------------------------ progress


def test_a_long_run_that_nobody_watches_says_how_far_it_is(tmp_path, capsys):
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
    times = iter([0, 10, 31, 40, 62])
    reading = Reading([str(tmp_path)], Plan(), messages.Log(clock=lambda: next(times)))
    reading.began = 0
    list(reading.statistics())
    first, second = capsys.readouterr().err.splitlines()
    assert "2 documents, 4 figures, 0.1 documents/s, 50%, 31.0 s left; last" in first
    assert "4 documents" in second
    assert second.endswith("3.txt")


def test_a_short_run_says_nothing(texts):
    assert texts("extract", "texts", "--no-store").stderr == ""


def test_a_run_is_summed_up_when_asked(texts):
    run = texts("extract", "texts", "missing.txt", "-v", "--store", "a.db")
    last = run.stderr.splitlines()[-1]
    assert last.startswith("24 figures, 12 documents, 351 characters, 1 error, ")
    assert last.endswith("; kept in a.db")
    assert "documents" not in texts("extract", "texts", "-q", "-v").stderr
