"""Tables with a column of texts: a document for each row, whatever wrote the table."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import shutil
import subprocess
import sys

import pytest

from swstats.documents import Columns, Found, Settings, expand
from swstats.documents.days import parse_day
from swstats.errors import LeftOut, ReadError
from swstats.output import FORMATS, Options
from swstats.records import Statistic
from tests.conftest import made_up
from tests.documents.making import as_csv, as_ods, as_xlsx

TEXT = "全省新增390人，“其中”\n女性30人。"
ROWS = [
    ["编号", "标题", "正文", "发布日期", "地区", "来源"],
    ["A-1", "题目", TEXT, "2020-08-01", "广东", "民政部网站"],
    ["A-2", "", "新增5人。", "", "", ""],
]
NAMED = Columns("正文", "编号", "发布日期", "地区", "标题", "来源")


def rows_of(data, name, columns=Columns(), **settings):  # noqa: B008
    return list(expand(Found(name, data=data), Settings(columns=columns, **settings)))


def told(data, name, columns=Columns()):  # noqa: B008
    found = rows_of(data, name, columns)
    return [f"! {each}" if isinstance(each, ReadError) else each.doc for each in found]


MAKERS = {
    "a.csv": as_csv(ROWS).encode(),
    "bom.csv": as_csv(ROWS).encode("utf-8-sig"),
    "gbk.csv": as_csv(ROWS).encode("gbk"),
    "tabs.csv": as_csv(ROWS, "\t").encode("utf-16"),
    "bars.csv": as_csv(ROWS, "|", lineterminator="\n").encode("big5", "ignore"),
    "sep.csv": b"sep=;\r\n" + as_csv(ROWS, ";").encode(),
    "a.tsv": as_csv(ROWS, "\t").encode(),
    "a.csv.gz": gzip.compress(as_csv(ROWS).encode()),
    "a.xlsx": as_xlsx(ROWS),
    "lies.csv": as_xlsx(ROWS),
    "a.ods": as_ods(ROWS),
    "a.jsonl": "\n".join(json.dumps(dict(zip(ROWS[0], row, strict=True))) for row in ROWS[1:]).encode(),
    "a.json": json.dumps([dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]).encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(MAKERS.keys() - {"bars.csv"}))
def test_a_row_is_a_document_that_knows_what_its_columns_say(name):
    one, two = rows_of(MAKERS[name], name, NAMED)
    assert (one.doc, one.text) == (f"{name}#A-1", TEXT)
    assert one.about == (datetime.date(2020, 8, 1), "广东", "题目", "民政部网站")
    assert (two.doc, two.text, two.about) == (f"{name}#A-2", "新增5人。", (None,) * 4)


@pytest.mark.parametrize("name", MAKERS)
def test_a_well_known_column_is_the_text_and_rows_are_named_by_number(name):
    first = 1 if ".json" in name else 3 if name == "sep.csv" else 2
    if name == "bars.csv":  # Big5 lacks a few of the signs
        data = as_csv([["內容"], ["新增人口三百九十人，社會組織。"], ["佔全港人口的五人。"]], "|")
        assert told(data.encode("big5"), name) == [f"{name}#2", f"{name}#3"]
    else:
        assert told(MAKERS[name], name) == [f"{name}#{first}", f"{name}#{first + 1}"]


def test_columns_are_numbered_where_there_are_no_headings():
    one, two = rows_of(as_csv(ROWS[1:]).encode(), "a.csv", Columns("3", "1", date="4"))
    assert (one.doc, one.about.date, two.doc) == (
        "a.csv#A-1",
        datetime.date(2020, 8, 1),
        "a.csv#A-2",
    )
    assert told(b"a,b\n", "a.csv", Columns("3")) == ["! a.csv: no column 3; it has 2 columns"]


@pytest.mark.parametrize(
    ("data", "columns", "says"),
    [
        (
            "a,b\n1,2\n",
            Columns(),
            "no column of texts; name it with --text-column. Its columns: a, b",
        ),
        ("正文,text\n1,2\n", Columns(), "which column holds the texts is not clear"),
        (
            "正文,b\n1,2\n",
            Columns("正又"),
            "no column '正又' (--text-column); did you mean '正文'?",
        ),
        ("正文,b\n1,2\n", Columns("正文", date="日期"), "no column '日期' (--date-column)"),
        ("a,a\n1,2\n", Columns("a"), "2 columns are named 'a'"),
        ("", Columns(), "empty"),
        ("\n\n", Columns(), "empty"),
    ],
)
def test_what_is_wrong_with_the_columns_is_told(data, columns, says):
    (error,) = told(data.encode(), "a.csv", columns)
    assert error.startswith("! a.csv: ")
    assert says in error


def test_a_row_that_is_wrong_is_named_and_the_others_are_read():
    rows = ["正文,日", "新增3人。,1/8/2020", ",x", "新增4人。,2020.8.1", "新增5人。,2020-13-01"]
    hint = "is no date; write it as YYYY-MM-DD, such as 2020-08-01; the row is left out"
    assert told("\n".join(rows).encode(), "a.csv", Columns("正文", date="日")) == [
        f"! a.csv, row 2, column 日: '1/8/2020' {hint}",
        "a.csv#4",
        f"! a.csv, row 5, column 日: '2020-13-01' {hint}",
    ]


def test_a_damaged_row_is_named_and_the_others_are_read():
    data = (
        "正文\n".encode() + "新增3人。\n".encode() * 20_000 + b"\xff\xfe\n" + "新增4人。\n".encode()
    )
    found = told(data, "a.csv")
    assert len(found) == 20_002
    assert found[-2:] == ["! a.csv, row 20002: damaged, or no text", "a.csv#20003"]


def test_lines_of_json_that_are_wrong_are_named():
    data = b'{"text": "3"}\n{bad\n[1]\n\n{"text": null}\n{"text": "\\ud8004"}\n'
    assert told(data, "a.jsonl") == [
        "a.jsonl#1",
        "! a.jsonl, row 2: no JSON (Expecting property name enclosed in double quotes, column 2)",
        "! a.jsonl, row 3: no object; write it as {…}",
        "a.jsonl#6",
    ]
    assert rows_of(data, "a.jsonl")[-1].text == "\ufffd4"
    (found,) = rows_of(
        b'{"id": "\\ud800", "text": "4", "source": "\\udc00"}\n',
        "a.jsonl",
        Columns(id="id", source="source"),
    )
    assert (found.doc, found.about.source) == ("a.jsonl#\ufffd", "\ufffd")
    assert told(b"[" * 100_000, "a.json")[0].startswith("! a.json: no JSON that can be read")
    assert told(b"[1]", "a.json") == ["! a.json, row 1: no object; write it as {…}"]
    assert told(b'{"n": 1, "data": [{"text": "3"}]}', "a.json") == ["a.json#1"]


def test_rows_of_one_id_are_two_documents():
    data = "id,text\nx,3\nx,4\n,5\n\n2,6\n"
    assert told(data.encode(), "a.csv", Columns("text", "id")) == [
        "a.csv#x",
        "a.csv#x~2",
        "a.csv#4",
        "a.csv#2",
    ]


def test_cells_may_be_huge_and_a_quotation_mark_left_open_is_told(monkeypatch):
    from swstats.documents import delimited

    text = "新增3人。" * 300_000
    (found,) = rows_of(as_csv([["正文", "b"], [text, "x"]]).encode(), "a.csv")
    assert found.text == text
    monkeypatch.setattr(delimited, "CELL", 1000)
    data = '正文,b\n新增3人。,c\n"新增,4\n' + "新增5人。,5\n" * 1000
    first, error = told(data.encode(), "a.csv")
    assert first == "a.csv#2"
    assert error.startswith("! a.csv, row 3: field larger than field limit")


def test_an_encoding_shows_late():
    data = (
        b"id,text\n"
        + b"1,plain words\n" * 40_000
        + "2,今年新增390人，其中女性30人。\n".encode("gbk")
    )
    assert rows_of(data, "a.csv")[-1].text == "今年新增390人，其中女性30人。"


def test_sheets_with_the_column_are_read():
    data = as_xlsx(("说明", [["本表"]]), ("2020", ROWS), ("空", []), ("2021", [[], *ROWS]))
    assert told(data, "a.xlsx") == [
        "a.xlsx/2020#2",
        "a.xlsx/2020#3",
        "a.xlsx/2021#3",
        "a.xlsx/2021#4",
    ]
    assert [each[:20] for each in told(as_xlsx([["a"]], [["b"]]), "a.xlsx")] == [
        "! a.xlsx/Sheet1: no ",
        "! a.xlsx/Sheet2: no ",
    ]


def test_numbers_and_days_in_cells_are_text_as_people_write_them():
    day = datetime.datetime(2020, 8, 1)  # noqa: DTZ001
    (found,) = rows_of(
        as_xlsx([["id", "text", "d"], [7, 3.5, day]]), "a.xlsx", Columns("text", "id", "d")
    )
    assert (found.doc, found.text, found.about.date) == ("a.xlsx#7", "3.5", day.date())


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", as_xlsx(ROWS)[:-200]])
def test_a_damaged_workbook_is_named(data):
    assert told(data, "a.xlsx")[0].startswith("! a.xlsx: damaged")


def test_a_sheet_that_spans_too_much_is_named_before_it_is_read():
    data = as_xlsx([["正文"], *[[]] * 99_999, [*[""] * 999, "x"]])
    (error,) = told(data, "a.xlsx")
    assert error.endswith("sheet1.xml spans more than 32,000,000 cells; save it as CSV")


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "xlsx"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_table_that_swstats_wrote_is_left_out(form, lang):
    out = io.BytesIO()
    FORMATS[form].write([made_up(1), made_up(2)], Statistic, out, Options(lang=lang))
    for columns in (Columns(), Columns("text")):
        found = rows_of(out.getvalue(), f"a.{form}", columns)
        assert [type(each) for each in found[:1]] == [LeftOut]
        assert len(found) == 1


def test_standard_input_is_a_table_where_a_column_is_named(monkeypatch):
    for data, first in ((as_csv(ROWS).encode("gbk"), "-#2"), (MAKERS["a.json"], "-#1")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        found = expand(Found("-", path="-"), Settings(columns=Columns("正文")))
        assert next(found).doc == first


@pytest.mark.parametrize(
    "given",
    ["2020-08-01", "2020/8/1", "2020.08.01", "2020年8月1日", "20200801", 20200801.0, "2020-08-01T10:30:00Z",
     "2020年8月1日 10:30", datetime.datetime(2020, 8, 1, 10)],  # noqa: DTZ001
)  # fmt: skip
def test_days_are_read_in_the_forms_that_people_write(given):
    assert parse_day(given) == datetime.date(2020, 8, 1)


@pytest.mark.parametrize(
    "given", ["2020", "8/1/2020", "2020-8/1", "明天", "2020-02-30", 44044, "20200801123"]
)
def test_days_that_are_none_are_refused(given):
    with pytest.raises(ValueError, match="is no date"):
        parse_day(given)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_old_workbooks_are_read(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(as_xlsx(ROWS))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/u", "--headless", "--convert-to", "xls",
         "--outdir", tmp_path, tmp_path / "a.xlsx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    one, _ = rows_of((tmp_path / "a.xls").read_bytes(), "a.bin", NAMED)
    assert (one.doc, one.text) == ("a.bin#A-1", TEXT)
