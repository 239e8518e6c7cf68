"""What folders give, by patterns; what is beside a document; what is odd in a folder."""

from __future__ import annotations

import datetime
import os
import threading

import pytest

from swstats.documents import About, Columns, Search, Settings, expand, read
from swstats.documents.find import find_documents
from swstats.documents.globs import fits
from swstats.errors import ReadError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "a.txt",
        "b.csv",
        "c.PNG",
        "2020/d.txt",
        "2020/草稿/e.txt",
        "2021/f.TXT",
        ".g/h.txt",
    ):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("新增3人。", "utf-8")
    return tmp_path


def found(*paths, **settings):
    return [
        f"! {each}" if isinstance(each, ReadError) else each.doc.removeprefix("in/")
        for each in find_documents(paths, Settings(**settings))
    ]


def chosen(*include, exclude=(), **settings):
    return found("in", search=Search(include, tuple(exclude)), **settings)


def test_patterns_choose_among_files_of_folders(folder):
    assert chosen() == ["2020/d.txt", "2020/草稿/e.txt", "2021/f.TXT", "a.txt"]
    assert chosen("*.png", "d.*") == ["2020/d.txt", "c.PNG"]
    assert chosen("2020/") == ["2020/d.txt", "2020/草稿/e.txt"]
    assert chosen("2020/*.txt") == ["2020/d.txt"]
    assert chosen("/*.txt") == ["a.txt"]
    assert chosen("**/草稿/*") == ["2020/草稿/e.txt"]
    assert chosen("202[!1]/") == ["2020/d.txt", "2020/草稿/e.txt"]
    assert chosen(exclude=["草稿", "f.*"]) == ["2020/d.txt", "a.txt"]
    assert chosen("*.txt", exclude=["20??/"]) == ["a.txt"]
    assert chosen("*.pdf") == ["! in: no document that --include and --exclude leave"]


def test_what_is_named_itself_is_read_unless_excluded(folder):
    search = Search(("*.pdf",), ("a.*",))
    assert found("in/a.txt", "in/b.csv", "in/*.PNG", search=search) == ["b.csv", "c.PNG"]


def test_folders_are_searched_for_tables_where_a_column_is_named(folder):
    assert "b.csv" not in found("in")
    assert "b.csv" in found("in", columns=Columns("正文"))


@pytest.mark.parametrize("pattern", ["a[b", "[]", "***", "a(b", "{a,b}", "\\*", "[a-]", "[^]x]"])
def test_any_pattern_that_is_one_is_understood_literally_where_it_says_nothing(pattern):
    assert fits("x", [pattern]) == (pattern == "***")


def test_odd_files_of_a_folder_are_passed_over_or_named(folder):
    inside = folder / "odd"
    inside.mkdir()
    os.mkfifo(inside / "pipe.txt")
    (inside / "dir.txt").mkdir()
    (inside / "self").symlink_to(".")
    (inside / "nowhere.txt").symlink_to("missing")
    (inside / "round.txt").symlink_to("round.txt")
    (inside / "twice.txt").symlink_to(folder / "in" / "a.txt")
    (inside / "line\nbreak\x1b[31m.txt").write_text("3人")
    with open(os.fsencode(inside) + b"/byte\xff.txt", "w"):  # noqa: PTH123
        pass
    assert found("odd", "in/a.txt") == [
        "odd/byte\\xff.txt",
        "odd/line\\nbreak\\x1b[31m.txt",
        "! odd/nowhere.txt: a link that leads nowhere",
        "! odd/round.txt: Too many levels of symbolic links",
        "odd/twice.txt",
    ]
    assert found("odd/nowhere.txt") == ["! odd/nowhere.txt: a link that leads nowhere"]


def test_a_file_that_vanishes_is_named(folder):
    (one,) = [each for each in find_documents(["in/a.txt"]) if not isinstance(each, ReadError)]
    (folder / "in/a.txt").unlink()
    (error,) = expand(one, Settings())
    assert str(error) == "in/a.txt: No such file or directory"


def test_a_pipe_that_is_named_is_read_once(folder):
    os.mkfifo(folder / "pipe")
    writer = threading.Thread(target=(folder / "pipe").write_text, args=("新增3人。",))
    writer.start()
    ((one,),) = [list(expand(each, Settings())) for each in find_documents(["pipe"])]
    writer.join()
    assert read(one, Settings()).text == "新增3人。"


# ----------------------------------------------------------------------------------- sidecar files


def about(path, **settings):
    (one,) = find_documents([path])
    ((document),) = list(expand(one, Settings(**settings)))
    if isinstance(document, ReadError):
        return str(document)
    return read(document, Settings(**settings)).about


@pytest.mark.parametrize("name", ["a.txt.toml", "a.toml"])
def test_a_file_beside_a_document_says_what_is_known_of_it(folder, name):
    said = 'date = 2020-08-01\nregion = "广东"\nsource = "民政部网站"\n'
    (folder / "in" / name).write_text(said, "utf-8")
    given = About(datetime.date(2019, 1, 1), "湖南", "题目")
    assert about("in/a.txt", about=given) == (
        datetime.date(2020, 8, 1),
        "广东",
        "题目",
        "民政部网站",
    )
    (folder / "in" / name).write_text('date = "2020年8月1日"', "utf-8")
    assert about("in/a.txt") == About(datetime.date(2020, 8, 1))


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (
            'title = "x"\ndat = 2020-01-01',
            "a.toml, line 2: key 'dat' is unknown; did you mean 'date'?",
        ),
        ('date = "1/8/2020"', "a.toml, line 1: '1/8/2020' is no date; write it as YYYY-MM-DD"),
        ("region = 44", 'a.toml, line 1: region must be a text, as region = "…"'),
        ("region = ", "a.toml, line 1: not TOML"),
    ],
)
def test_a_mistake_beside_a_document_is_told_with_its_line(folder, said, says):
    (folder / "in/a.toml").write_text(said, "utf-8")
    assert about("in/a.txt").startswith(f"in/{says}")


def test_a_lexicon_is_no_sidecar(folder):
    (folder / "in/swstats.txt").write_text("3人", "utf-8")
    (folder / "in/swstats.toml").write_text("[units]\n", "utf-8")
    assert about("in/swstats.txt") == About()
