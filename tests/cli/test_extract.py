from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from swstats.records import Statistic

TEXT = "2020年7月，深圳市接收社会捐赠款物4.7亿元，惠及群众3万人次。湖南省捐款500元。\n"


def lines(run):
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture
def read(shell):
    """Extract from a text, to JSON Lines, keeping nothing."""

    def run(text, *options):
        shell.write("a.txt", text)
        return shell("extract", "a.txt", "--no-store", "-f", "jsonl", *options)

    return run


def test_a_pipe_gets_csv(shell):
    shell.write("a.txt", TEXT)
    run = shell("extract", "a.txt", "--no-store")
    rows = list(csv.DictReader(io.StringIO(run.stdout)))
    assert run.returncode == 0
    assert run.stderr == ""
    assert list(rows[0]) == list(Statistic.__dataclass_fields__)
    assert [row["value"] for row in rows] == ["470000000", "30000", "500"]


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl"])
def test_every_format_holds_every_figure(shell, form):
    shell.write("a.txt", TEXT)
    run = shell("extract", "a.txt", "--no-store", "--format", form)
    assert run.returncode == 0
    assert all(figure in run.stdout for figure in ("4.7亿元", "3万人次", "500元"))


def test_offsets_count_in_the_file(read):
    found = lines(read(TEXT))
    assert [TEXT[row["start"] : row["end"]] for row in found] == ["4.7亿元", "3万人次", "500元"]


def test_the_same_file_gives_the_same_output(read):
    assert read(TEXT).stdout == read(TEXT).stdout


def test_standard_input_is_read(shell):
    run = shell("extract", "-", "--no-store", "-f", "jsonl", stdin=TEXT)
    assert [row["text"] for row in lines(run)] == ["4.7亿元", "3万人次", "500元"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--region", "广东"], ["4.7亿元", "3万人次"]),
        (["--region", "广东", "--exact"], []),
        (["--region", "440300"], ["4.7亿元", "3万人次"]),
        (["--region", "广东", "--region", "湖南"], ["4.7亿元", "3万人次", "500元"]),
        (["--kind", "money"], ["4.7亿元", "500元"]),
        (["--kind", "money", "--kind", "person_time"], ["4.7亿元", "3万人次", "500元"]),
        (["--indicator", "捐款"], ["500元"]),
        (["--period", "2020", "--kind", "money", "--region", "深圳"], ["4.7亿元"]),
        (["--period", "2019"], []),
        (["--min", "1万"], ["4.7亿元", "3万人次"]),
        (["--max", "1,000"], ["500元"]),
    ],
)
def test_filters_choose_what_is_shown(read, options, found):
    assert [row["text"] for row in lines(read(TEXT, *options))] == found


def test_what_was_set_aside_is_shown_when_asked(read):
    text = "第三届论坛收到捐款500元。"
    assert [row["statistic"] for row in lines(read(text, "--all"))] == [False, True]
    assert [row["text"] for row in lines(read(text))] == ["500元"]


def test_the_caller_may_say_where_and_when(read):
    (row,) = lines(read("本月接收捐款500元。", "--date", "2020-08-15", "--about", "深圳"))
    assert row["period"] == "2020-08"
    assert (row["region"], row["region_by"]) == ("深圳市", "option")


def test_own_words_are_read_from_a_file(shell):
    shell.write("own.toml", '[units."提"]\nkind = "count"\n')
    shell.write("a.txt", "发放纸巾500提。")
    run = shell("extract", "a.txt", "--no-store", "-f", "jsonl", "--lexicon", "own.toml")
    assert [row["unit"] for row in lines(run)] == ["提"]


def test_own_words_beside_the_texts_are_read_without_being_asked(shell):
    shell.write("texts/swstats.toml", '[units."提"]\nkind = "count"\n')
    shell.write("texts/a.txt", "发放纸巾500提。")
    run = shell("extract", "texts", "--no-store", "-f", "jsonl")
    assert [row["unit"] for row in lines(run)] == ["提"]


def test_wrong_words_are_shown_with_their_line(shell):
    shell.write("own.toml", '[units."提"]\nkind = "cuont"\n')
    shell.write("a.txt", TEXT)
    run = shell("extract", "a.txt", "--no-store", "--lexicon", "own.toml")
    assert run.returncode == 1
    assert "own.toml, line 2" in run.stderr
    assert "did you mean 'count'" in run.stderr
    assert "Traceback" not in run.stderr


def test_one_bad_input_does_not_stop_the_rest(shell):
    shell.write("a.txt", TEXT)
    run = shell("extract", "missing.txt", "a.txt", "--no-store", "-f", "jsonl")
    assert run.returncode == 1
    assert "missing.txt" in run.stderr
    assert "Traceback" not in run.stderr
    assert len(lines(run)) == 3


def test_a_file_in_another_encoding_is_read_when_told(shell):
    (shell.folder / "a.txt").write_bytes(TEXT.encode("gb18030"))
    run = shell("extract", "a.txt", "--no-store", "-f", "jsonl", "--encoding", "gb18030")
    assert len(lines(run)) == 3


def test_a_name_that_is_not_utf8_does_no_harm(shell):
    for name in (b"a\xfe.txt", b"a\xff.txt"):
        (shell.folder / os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
    run = shell("extract", ".", "-f", "jsonl")
    assert run.returncode == 0
    assert {row["doc"] for row in lines(run)} == {r"a\xfe.txt", r"a\xff.txt"}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ([], "PATH"),
        (["a.txt", "--format", "xml"], "known: table, csv"),
        (["a.txt", "--kind", "mony"], "did you mean 'money'"),
        (["a.txt", "--region", "深训"], "did you mean"),
        (["a.txt", "--period", "soon"], "2018/2020"),
        (["a.txt", "--min", "many"], "1万"),
        (["a.txt", "--date", "1.8.2020"], "2020-08-01"),
        (["a.txt", "--lang", "fr"], "known: en, zh"),
        (["a.txt", "--encoding", "utf-9"], "gb18030"),
        (["a.txt", "-o", "out.xyz"], "--format"),
        (["a.txt", "-o", "missing/out.csv"], "no folder missing"),
        (["a.txt", "-o", "."], "folder"),
        (["a.txt", "-o", "./a.txt"], "is to be read"),
        (["a.txt", "--nonsense"], "--nonsense"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_right(shell, options, says):
    shell.write("a.txt", TEXT)
    run = shell("extract", *options)
    assert run.returncode == 2
    assert says in run.stderr
    assert run.stdout == ""
    assert not (shell.folder / "swstats.db").exists()


# ---------------------------------------------------------------------------------- the output file


def test_a_file_gets_the_format_of_its_suffix(shell):
    shell.write("a.txt", TEXT)
    run = shell("extract", "a.txt", "--no-store", "-o", "out.json")
    assert run.stdout == ""
    assert len(json.loads((shell.folder / "out.json").read_text("utf-8"))) == 3


def test_a_csv_file_begins_with_the_mark_for_excel(shell):
    shell.write("a.txt", TEXT)
    shell("extract", "a.txt", "--no-store", "-o", "with.csv")
    shell("extract", "a.txt", "--no-store", "-o", "without.csv", "--no-bom")
    assert (shell.folder / "with.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert (shell.folder / "without.csv").read_bytes().startswith(b"id,")


def test_a_file_has_the_rights_of_a_new_or_of_the_old_one(shell):
    shell.write("a.txt", TEXT)
    shell.write("old.csv", "").chmod(0o640)
    shell("extract", "a.txt", "--no-store", "-o", "new.csv")
    shell("extract", "a.txt", "--no-store", "-o", "old.csv")
    assert stat.S_IMODE((shell.folder / "new.csv").stat().st_mode) == (0o666 & ~mask())
    assert stat.S_IMODE((shell.folder / "old.csv").stat().st_mode) == 0o640


def mask():
    value = os.umask(0)
    os.umask(value)
    return value


def test_a_run_that_fails_leaves_the_old_file_and_no_other(shell):
    shell.write("a.txt", TEXT)
    shell.write("out.csv", "old")
    crash = (
        "import sys; from swstats import __main__; from swstats.run import reading\n"
        "reading.find_documents = lambda *_, **__: 1 / 0\n"
        "sys.argv = ['swstats', 'extract', 'a.txt', '--no-store', '-o', 'out.csv']\n"
        "__main__.main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", crash], cwd=shell.folder, capture_output=True, check=False
    )
    assert b"ZeroDivisionError" in run.stderr
    assert sorted(path.name for path in shell.folder.iterdir()) == ["a.txt", "out.csv"]
    assert (shell.folder / "out.csv").read_text() == "old"


def test_a_link_stays_a_link(shell):
    shell.write("a.txt", TEXT)
    target = shell.write("target.csv", "")
    (shell.folder / "link.csv").symlink_to(target)
    shell("extract", "a.txt", "--no-store", "-o", "link.csv")
    assert (shell.folder / "link.csv").is_symlink()
    assert "4.7亿元" in target.read_text("utf-8")


def test_a_device_is_written_to_directly(shell):
    shell.write("a.txt", TEXT)
    run = shell("extract", "a.txt", "--no-store", "-f", "csv", "-o", "/dev/stdout")
    assert "4.7亿元" in run.stdout


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_a_reader_that_leaves_early_is_no_error(shell, form):
    for number in range(40):
        shell.write(f"texts/{number}.txt", TEXT * 50)
    command = (
        f"{sys.executable} -m swstats extract texts -f {form} | head -n 1; echo ${{PIPESTATUS[0]}}"
    )
    run = subprocess.run(
        ["bash", "-c", command], cwd=shell.folder, capture_output=True, check=False
    )
    assert run.stderr == b""
    assert run.stdout.splitlines()[1:] == [b"141"]


# --------------------------------------------------------------------------------------- the store


def test_what_was_found_is_kept_for_summary(shell):
    shell.write("a.txt", TEXT)
    assert shell("extract", "a.txt").returncode == 0
    assert (shell.folder / "swstats.db").is_file()
    rows = lines(shell("summary", "--region", "广东", "-f", "jsonl"))
    assert {row["region"] for row in rows} == {"深圳市"}


def test_reading_again_doubles_nothing(shell):
    shell.write("a.txt", TEXT)
    for name in ("a.txt", "./a.txt", str(shell.folder / "a.txt")):
        shell("extract", name)
    assert sum(row["figures"] for row in lines(shell("summary", "-f", "jsonl"))) == 3


def test_filters_do_not_thin_out_the_store(shell):
    shell.write("a.txt", TEXT)
    shell("extract", "a.txt", "--kind", "money")
    assert sum(row["figures"] for row in lines(shell("summary", "-f", "jsonl"))) == 3


def test_the_store_may_be_elsewhere(shell):
    shell.write("a.txt", TEXT)
    shell("extract", "a.txt", "--store", "one.db")
    shell.environment["SWSTATS_STORE"] = "two.db"
    shell("extract", "a.txt")
    names = {path.name for path in shell.folder.iterdir()}
    assert names == {"a.txt", "one.db", "two.db"}


def test_nothing_is_kept_when_nothing_shall_be(shell):
    shell.write("a.txt", TEXT)
    shell("extract", "a.txt", "--no-store")
    assert [path.name for path in shell.folder.iterdir()] == ["a.txt"]


def test_a_store_that_cannot_be_used_does_not_hold_up_the_results(shell):
    shell.write("a.txt", TEXT)
    shell.write("swstats.db", "no database at all, but a text of some length" * 40)
    run = shell("extract", "a.txt", "-f", "jsonl")
    assert run.returncode == 1
    assert "swstats.db" in run.stderr
    assert "Traceback" not in run.stderr
    assert len(lines(run)) == 3


# -------------------------------------------------------------------------------------- what is said


def test_verbose_names_each_document(shell):
    shell.write("a.txt", TEXT)
    run = shell("extract", "a.txt", "--verbose", "-f", "jsonl")
    assert "a.txt: utf-8, 3 figures" in run.stderr
    assert "kept in swstats.db" in run.stderr
    assert len(lines(run)) == 3


def test_quiet_still_names_what_could_not_be_read(shell):
    shell.write("a.txt", TEXT)
    run = shell("extract", "a.txt", "missing.txt", "--quiet", "--verbose", "-f", "jsonl")
    assert "missing.txt" in run.stderr
    assert "a.txt: utf-8" not in run.stderr


@pytest.mark.parametrize(
    ("environment", "options", "word"),
    [
        ({"LC_ALL": "C.UTF-8"}, [], "indicator"),
        ({"LC_ALL": "zh_CN.UTF-8"}, [], "指标"),
        ({"LC_ALL": "zh_CN.UTF-8"}, ["--lang", "en"], "indicator"),
        ({"LC_ALL": "C.UTF-8"}, ["--lang", "zh"], "指标"),
    ],
)
def test_headings_follow_the_locale_or_the_option(shell, environment, options, word):
    shell.environment.update(environment)
    shell.write("a.txt", TEXT)
    assert word in shell("extract", "a.txt", "--no-store", "-f", "table", *options).stdout


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--min", "nan"], "is no number"),
        (["--min", "sNaN"], "is no number"),
        (["--max", "inf"], "is no number"),
        (["--period", "2020-13"], "is no period"),
        (["--period", "2020/2018"], "is no period"),
        (["--period", "/"], "is no period"),
        (["--period", "../.."], "is no period"),
        (["--period", ""], "is no period"),
        (["--date", "20200801"], "write it as YYYY-MM-DD"),
        (["--date", "2020-W10-1"], "write it as YYYY-MM-DD"),
        (["--about", ""], "--about: the name of the region is empty"),
        (["--region", " "], "--region: the name of the region is empty"),
        (["--about", "Atlantis"], "is no region known here"),
        (["--store", ""], "a store needs a name"),
        (["-o", "x" * 300 + "/a.csv"], "there is no folder"),
    ],
)
def test_more_wrong_usage_is_told(shell, options, says):
    shell.write("a.txt", TEXT)
    run = shell("extract", "a.txt", *options)
    assert run.returncode == 2
    assert run.stdout == ""
    assert says in run.stderr
    assert "Traceback" not in run.stderr


def test_about_takes_a_code_and_another_name(shell):
    shell.write("a.txt", "全市建成学校3所。\n")
    for name in ("440300", "鹏城", "深圳"):
        run = shell("extract", "a.txt", "--no-store", "-f", "jsonl", "--about", name)
        assert [row["region"] for row in lines(run)] == ["深圳市"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["pages", "-o", "pages/a.txt"],
        ["pages/*.txt", "-o", "pages/a.txt"],
        ["pages", "-o", "swstats.db", "-f", "csv"],
        ["pages", "-o", "kept.csv", "--store", "kept.csv"],
        ["pages", "-o", "own.toml", "-f", "csv", "--lexicon", "own.toml"],
    ],
)
def test_nothing_that_is_read_is_written_over(shell, arguments):
    (shell.folder / "pages").mkdir()
    shell.write("pages/a.txt", TEXT)
    shell.write("own.toml", "")
    for store in ("swstats.db", "kept.csv"):
        shell("extract", "pages", "--store", store)
    names = ("pages/a.txt", "own.toml", "swstats.db", "kept.csv")
    before = [(shell.folder / name).read_bytes() for name in names]
    run = shell("extract", *arguments)
    assert run.returncode == 2
    assert "is to be read" in run.stderr
    assert [(shell.folder / name).read_bytes() for name in names] == before


@pytest.mark.parametrize("store", ["new.db", "sqlite:///new.db?timeout=5"])
def test_errors_do_not_become_the_store(shell, store):
    shell.write("a.txt", TEXT)
    run = shell("extract", "a.txt", "--store", store, "--errors", "./new.db")
    assert run.returncode == 2
    assert not (shell.folder / "new.db").exists()


def test_results_go_to_standard_output_by_its_name(shell):
    shell.write("a.txt", TEXT)
    run = shell("extract", "a.txt", "--no-store", "-o", "-", "--format", "jsonl")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("{")
    assert not (shell.folder / "-").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "table"])
def test_a_full_disk_is_told_in_one_line(shell, form):
    shell.write("a.txt", TEXT)
    run = shell("extract", "a.txt", "--no-store", "-f", form, "-o", "/dev/full")
    assert run.returncode == 1
    assert run.stderr.startswith("swstats: cannot write /dev/full: No space left")
    assert run.stderr.count("\n") == 1


@pytest.mark.parametrize("closed", ["<&-", "2>&-", ">&- -o a.csv"])
def test_a_closed_stream_does_no_harm(shell, closed):
    shell.write("a.txt", TEXT)
    command = f'"{sys.executable}" -m swstats extract a.txt --no-store -q {closed}'
    run = subprocess.run(
        ["sh", "-c", command], cwd=shell.folder, env=shell.environment, capture_output=True,
        check=False,
    )  # fmt: skip
    assert run.returncode == 0
    assert run.stderr == b""


@pytest.mark.parametrize("said", ["extract a.txt --no-store -q", "units 元", "--version"])
def test_results_that_go_nowhere_are_an_error(shell, said):
    shell.write("a.txt", TEXT)
    run = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m swstats {said} >&-'], cwd=shell.folder,
        env=shell.environment, capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.startswith("swstats: ")
    assert run.stderr.count("\n") == 1


def test_a_narrow_terminal_leaves_nothing_out(shell):
    shell.write("a.txt", TEXT)
    shell.environment["COLUMNS"] = "0"
    nothing = shell("extract", "a.txt", "--no-store", "-f", "table").stdout
    shell.environment["COLUMNS"] = "20"
    assert nothing == shell("extract", "a.txt", "--no-store", "-f", "table").stdout
    for word in ("indi", "value", "region", "per", "捐", "深圳", "湖南"):
        assert word in nothing


def test_a_name_too_long_to_be_one_does_not_stop_the_rest(read):
    run = read(TEXT, "x" * 300)
    assert run.returncode == 1
    assert "too long" in run.stderr
    assert "Traceback" not in run.stderr
    assert len(lines(run)) == 3


def test_a_locale_of_ascii_takes_chinese(shell):
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    shell.write("文.txt", TEXT)
    shell.environment |= ascii_only
    asked = ("--region", "深圳", "--indicator", "捐", "--min", "一万")
    for paths in (["文.txt"], ["."]):
        run = shell("extract", *paths, "-f", "jsonl", *asked)
        assert run.returncode == 0
        assert [(row["doc"], row["value"]) for row in lines(run)] == [("文.txt", "470000000")]
    assert "440300" in shell("regions", "鹏城").stdout


def test_a_name_that_a_terminal_would_obey_is_written_out(shell):
    done = shell("extract", "a\x1b[31m\u202eb.txt", "--no-store")
    assert done.returncode == 1
    assert r"a\x1b[31m\u202eb.txt: no file matches" in done.stderr


def test_a_fault_of_the_program_leaves_out_one_text_only(tmp_path, monkeypatch, capsys):
    from swstats import pipeline
    from swstats.cli.messages import Watcher
    from swstats.run.reading import Reading
    from swstats.run.work import Plan

    extract = pipeline.extract_together

    def faulty(texts, *how, **more):
        if any("甲" in each.text for each in texts):
            raise IndexError("list index out of range")
        return extract(texts, *how, **more)

    monkeypatch.setattr(pipeline, "extract_together", faulty)
    (tmp_path / "a.txt").write_text("甲县投资2亿元。", "utf-8")
    (tmp_path / "b.txt").write_text("乙县投资3亿元。", "utf-8")
    reading = Reading([str(tmp_path)], Plan(), Watcher())
    assert [record.text for record in reading.statistics()] == ["3亿元"]
    assert reading.failures == 1
    assert "a.txt: left out, by a fault of swstats (IndexError" in capsys.readouterr().err
