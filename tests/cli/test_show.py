from __future__ import annotations

import zipfile

import pytest

TEXT = "2020年，广东省接收捐款4.7亿元，惠及群众3000人。\n"


@pytest.fixture
def page(shell):
    path = shell.folder / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_is_read_afresh_and_no_store_is_made(shell, page):
    run = shell("show", "a.txt")
    assert (run.returncode, run.stderr) == (0, "")
    assert "捐款[4.7亿元#1]，惠及群众[3000人#2]。" in run.stdout
    assert not (shell.folder / "swstats.db").exists()


def test_filters_choose_what_is_marked(shell, page):
    run = shell("show", "a.txt", "--kind", "person")
    assert "捐款4.7亿元，惠及群众[3000人#1]。" in run.stdout


def test_a_document_that_is_gone_is_shown_from_the_store(shell, page):
    assert shell("extract", "a.txt").returncode == 0
    fresh = shell("show", "a.txt").stdout
    page.unlink()
    assert shell("show", "a.txt").stdout == fresh
    assert "捐款4.7亿元" in shell("show", "a.txt", "--kind", "person", "--page").stdout


def test_a_member_of_an_archive_is_shown_from_the_store(shell):
    with zipfile.ZipFile(shell.folder / "pages.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", "没有数字。\n")
    shell("extract", "pages.zip")
    shown = shell("show", "pages.zip/a.txt").stdout
    assert "[4.7亿元#1]" in shown
    assert shown in shell("show", "pages.zip").stdout
    assert "没有数字。" in shell("show", "pages.zip/b.txt").stdout


def test_what_is_nowhere_is_named_and_the_rest_is_shown(shell, page):
    run = shell("show", "gone.txt", "a.txt")
    assert run.returncode == 1
    assert "[4.7亿元#1]" in run.stdout
    assert run.stderr.startswith("swstats: gone.txt: there is no such file, and there is no store")
    shell("extract", "a.txt")
    again = shell("show", "gone.txt")
    assert (again.returncode, again.stdout) == (1, "")
    assert "swstats list" in again.stderr
    assert again.stderr.count("\n") == 1


def test_standard_input_is_shown(shell):
    assert "[4.7亿元#1]" in shell("show", "-", stdin=TEXT).stdout


def test_what_was_set_aside_is_shown_too(shell):
    assert "第[一家#1]企业" in shell("show", "-", "--all", stdin="第一家企业捐款3万元。").stdout


def test_a_pattern_names_files(shell, page):
    assert "[4.7亿元#1]" in shell("show", "*.txt").stdout


def test_nothing_named_is_wrong_usage(shell):
    run = shell("show")
    assert run.returncode == 2
    assert "DOC" in run.stderr
