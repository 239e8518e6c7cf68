"""What is particular to the formats that are no plain text: XLSX and Parquet."""

from __future__ import annotations

import datetime
import io
import zipfile
from decimal import Decimal

import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from swstats.errors import FormatError
from swstats.output import FORMATS, Options, as_parquet, as_xlsx
from swstats.records import Statistic
from swstats.review.lookups import UnitEntry
from tests.conftest import made_up


def read_back(name, file):
    file.seek(0)
    return list(FORMATS[name].read(file, Statistic))


def written(name, rows, record=Statistic, **options):
    file = io.BytesIO()
    FORMATS[name].write(iter(rows), record, file, Options(**options))
    file.seek(0)
    return file


def cells(file, sheet="Records"):
    """Return the columns of a sheet: name → cells."""
    file.seek(0)
    head, *lines = CalamineWorkbook.from_filelike(file).get_sheet_by_name(sheet).to_python()
    return {name: [line[at] for line in lines] for at, name in enumerate(head)}


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("470000000", 470000000.0),
        ("26.80", 26.8),
        ("-0.05", -0.05),
        ("123456789012345", 123456789012345.0),
        ("1E+20", 1e20),
        ("1234567890123456", "1234567890123456"),
        ("3.14159265358979323846", "3.14159265358979323846"),
        ("1E+400", "1" + "0" * 400),
        # filled up by a division: a number, all of whose digits stand on a sheet of their own
        ("66666.66666666666666666666667", 66666.6666666666666),
    ],
)
def test_a_number_is_a_number_where_a_cell_holds_it(value, cell):
    file = written("xlsx", [made_up(value=value)])
    assert cells(file)["value"] == [cell]
    (row,) = read_back("xlsx", file)
    assert str(row.value) == str(Decimal(value)).replace("1E+20", "1" + "0" * 20).replace(
        "1E+400", "1" + "0" * 400
    ).replace("26.80", "26.8")


def test_codes_stay_text_and_a_day_is_a_date():
    rows = [made_up(region_code="040000", period=said)
            for said in ("2020-07-31", "2020", "2020-07", "1899-12-31")]  # fmt: skip
    found = cells(written("xlsx", rows))
    assert found["region code"] == ["040000"] * 4
    assert found["period"] == [datetime.date(2020, 7, 31), "2020", "2020-07", "1899-12-31"]


def test_no_text_is_a_formula_or_a_link():
    texts = ["=1+1", "+1", "-1", "@A1", '=HYPERLINK("http://a.b")', "http://a.b", "mailto:a@b.c"]
    file = written("xlsx", [made_up(sentence=text) for text in texts])
    assert cells(file)["sentence"] == texts
    with zipfile.ZipFile(file) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.replace("=HYPERLINK", "")
    assert 'quotePrefix="1"' in styles


def test_the_heading_is_frozen_and_filters_and_columns_fit_chinese():
    rows = [made_up(indicator="指标" * 9), made_up(indicator="x")]
    with zipfile.ZipFile(written("xlsx", rows, columns=("indicator", "value"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane ySplit="1" topLeftCell="A2"' in sheet
    assert '<autoFilter ref="A1:B3"/>' in sheet
    assert '<col min="1" max="1" width="36.7' in sheet  # 18 characters of two columns


def test_statistics_have_a_sheet_of_summary():
    rows = [made_up(1, value=3, indicator="学校", region="广东省", period="2020"),
            made_up(2, value=4, indicator="学校", region="广东省", period="2020", sentence="又。")]  # fmt: skip
    found = cells(written("xlsx", rows, lang="zh"), "汇总")
    assert (found["指标"], found["个数"], found["合计"]) == (["学校"], [2.0], [7.0])
    units = [UnitEntry("亩", rows[0].kind, None, None, None, None, ())]
    sheets = CalamineWorkbook.from_filelike(written("xlsx", units, UnitEntry)).sheet_names
    assert sheets == ["Records"]


def test_more_rows_than_a_sheet_holds_go_on_to_the_next(monkeypatch):
    monkeypatch.setattr(as_xlsx, "ROWS", 4)
    rows = [made_up(number) for number in range(8)]
    file = written("xlsx", rows)
    names = CalamineWorkbook.from_filelike(file).sheet_names
    assert names == ["Records", "Records 2", "Records 3", "Summary"]
    assert read_back("xlsx", file) == rows


def test_more_records_than_are_summed_up_are_said(monkeypatch):
    monkeypatch.setattr(as_xlsx, "SUMMED", 2)
    file = written("xlsx", [made_up(number) for number in range(3)])
    ((said,),) = CalamineWorkbook.from_filelike(file).get_sheet_by_name("Summary").to_python()
    assert "swstats summary" in said


@pytest.mark.parametrize("sign", ["长", "😀"])
def test_a_text_that_no_cell_holds_stands_in_full_elsewhere(sign):
    rows = [made_up(1), made_up(2, sentence=sign * 40_000)]
    file = written("xlsx", rows)
    assert cells(file)["sentence"][1].endswith("…")
    assert read_back("xlsx", file) == rows


def test_equal_records_make_equal_books():
    rows = [made_up(1), made_up(2)]
    assert written("xlsx", rows).getvalue() == written("xlsx", rows).getvalue()


@pytest.mark.parametrize("name", ["xlsx", "parquet"])
def test_what_fails_on_the_way_is_told_and_leaves_nothing(name, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def rows():
        yield made_up(1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        written(name, rows())
    assert list(tmp_path.iterdir()) == []

    class Full(io.BytesIO):
        def write(self, data):
            raise BrokenPipeError(32, "Broken pipe")

    with pytest.raises(BrokenPipeError):
        FORMATS[name].write([made_up(1)], Statistic, Full(), Options())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["xlsx", "parquet"])
def test_a_pipe_is_written_to(name):
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *_):
            raise OSError(29, "Illegal seek")

        tell = seek

    pipe = Pipe()
    FORMATS[name].write(iter([made_up(1)]), Statistic, pipe, Options())
    assert list(FORMATS[name].read(io.BytesIO(pipe.getvalue()), Statistic)) == [made_up(1)]


@pytest.mark.parametrize("name", ["xlsx", "parquet"])
def test_what_is_none_of_it_is_named(name):
    with pytest.raises(FormatError, match=f"(?i)not {name}"):
        list(FORMATS[name].read(io.BytesIO(b"id,doc"), Statistic))
    some = written(name, [made_up(1)], columns=("id", "doc"))
    with pytest.raises(FormatError, match="row 1 is no statistic"):
        list(FORMATS[name].read(some, Statistic))


def test_parquet_has_doubles_and_beside_them_all_digits(monkeypatch):
    monkeypatch.setattr(as_parquet, "ROWS_IN_GROUP", 2)
    rows = [made_up(1, value="12345678901234567890.1", region_path=("广东省", "深圳市")),
            made_up(2, value="26.80", page=3), made_up(3, value="1E+400")]  # fmt: skip
    file = pq.ParquetFile(written("parquet", rows))
    assert file.num_row_groups == 2
    table = file.read().to_pydict()
    assert table["value"] == [12345678901234567890.1, 26.8, None]
    assert table["value_exact"][:2] == ["12345678901234567890.1", "26.80"]
    assert table["region_path"][0] == ["广东省", "深圳市"]
    assert table["page"] == [None, 3, None]
    assert str(file.schema_arrow.field("statistic").type) == "bool"


def test_without_records_there_is_still_the_schema():
    assert pq.read_schema(written("parquet", [], columns=("unit", "value"))).names == [
        "unit",
        "value",
        "value_exact",
    ]


def test_a_missing_package_is_told_with_the_extra(monkeypatch):
    monkeypatch.setattr("swstats.output.find_spec", lambda _: None)
    with pytest.raises(FormatError, match=r"pip install 'swstats\[parquet\]'"):
        FORMATS["parquet"].check()
    FORMATS["xlsx"].check()
