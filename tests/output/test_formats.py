from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from swstats.errors import FormatError
from swstats.output import FORMATS, Options, format_named, format_of
from swstats.records import Statistic
from tests.conftest import made_up


def written(name, rows, **options):
    file = io.BytesIO()
    FORMATS[name].write(iter(rows), Statistic, file, Options(**options))
    assert not file.closed
    return file.getvalue().decode()


def test_csv_has_a_heading_even_without_rows():
    assert written("csv", []).startswith("id,doc,article,text,start,end,value,")


def test_csv_begins_with_a_mark_only_when_asked():
    assert written("csv", [], bom=True).startswith("\ufeffid,")
    assert written("csv", []).startswith("id,")


def test_a_line_break_stays_in_its_cell():
    text = written("csv", [made_up(sentence="上\n下")])
    file = io.BytesIO(text.encode())
    assert [row.sentence for row in FORMATS["csv"].read(file, Statistic)] == ["上\n下"]


def test_json_is_one_array():
    assert json.loads(written("json", [])) == []
    assert [row["id"] for row in json.loads(written("json", [made_up(1), made_up(2)]))] == [
        "id1",
        "id2",
    ]


def test_json_lines_keep_chinese_readable():
    assert '"article": "标题"' in written("jsonl", [made_up()])


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.lines])
@pytest.mark.parametrize("options", [{}, {"bom": True}, {"columns": ("value",)}])
def test_a_file_is_its_head_and_then_its_lines(name, options):
    rows = [made_up(1, sentence="=1+1\r\n下", value="1E+20"), made_up(2, value=None), made_up(3)]
    lines = FORMATS[name].lines
    parts = [lines(some, Statistic, Options(**options)) for some in (rows[:1], [], rows[1:])]
    head = written(name, [], **options).encode()
    assert b"".join([head, *parts]).decode() == written(name, rows, **options)


def test_rows_are_written_as_they_come():
    file = io.BytesIO()

    def rows():
        yield made_up(1)
        assert file.getvalue(), "the first row was held back"
        yield made_up(2)

    FORMATS["jsonl"].write(rows(), Statistic, file, Options())


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("jsonl", '{"id": 1', "line 1"),
        ("jsonl", '\n{"id": "1"}\n', "line 2"),
        ("json", "[", "not JSON"),
        ("json", '[{"id": "1"}]', "item 1"),
        ("csv", "id,start\r\n1,x\r\n", "line 2"),
    ],
)
def test_what_cannot_be_read_is_named(name, text, where):
    with pytest.raises(FormatError, match=where):
        list(FORMATS[name].read(io.BytesIO(text.encode()), Statistic))


def test_unknown_formats_name_the_known_ones():
    with pytest.raises(FormatError, match="known: table, csv, tsv, json, jsonl"):
        format_named("xml")
    with pytest.raises(FormatError, match=r"\.csv.*--format"):
        format_of(Path("a.doc"))
