"""CSV, TSV, XLSX and HTML as LibreOffice opens them, which stands here for every spreadsheet.

Each file is converted to XLSX by LibreOffice and then read cell by cell: what it took for a number,
a date or a formula has become one there.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from swstats.output import FORMATS, Options
from swstats.output.columns import columns_of, plain, to_cells, to_texts
from swstats.records import Change, Kind, Statistic
from tests.conftest import made_up

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

ROWS = [
    made_up(1, value="470000000", unit="元", kind=Kind.MONEY, region="深圳市",
            region_code="440300", region_path=("广东省", "深圳市"), period="2020-07",
            sentence="深圳市接收社会捐赠款物4.7亿元，“惠及”群众。", change=Change("up", "同比", "id2")),
    made_up(2, value="12345678901234567890", sentence="=1+1", indicator="+1+1"),
    made_up(3, value="3.14159265358979323846", sentence="-2+3", indicator="@SUM(1,2)"),
    made_up(4, value="-26.80", lower="0.05", sentence='=HYPERLINK("http://a.b","c")',
            indicator="=cmd|' /C calc'!A0"),
    made_up(5, id="1234567890123456", part_of="12e4567890123456", sentence='上行\n下行,"引"\t退',
            indicator="＝1+1"),
    made_up(6, sentence="\t=1+1", indicator="'=1+1", doc="繁體與𠮷字.txt"),
]  # fmt: skip
# What may be taken for a number or a date by itself, and loses nothing by that.
CODES = ("region_code", "period")


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Return what LibreOffice makes of each format: the cells of its first sheet, and its XML."""
    folder = tmp_path_factory.mktemp("office")
    filters = {
        "csv": ["--infilter=CSV:44,34,76,1"],  # comma, quotes, UTF-8: as its dialogue offers
        "tsv": ["--infilter=CSV:9,34,76,1"],
        "html": ["--infilter=HTML (StarCalc)"],
        "xlsx": [],
    }
    made = {}
    for name, options in filters.items():
        path = folder / f"given.{name}"
        with path.open("wb") as out:
            FORMATS[name].write(iter(ROWS), Statistic, out, Options(bom=FORMATS[name].bom))
        subprocess.run(
            [SOFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile", *options,
             "--convert-to", "xlsx", "--outdir", folder / name, path],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        result = folder / name / "given.xlsx"
        with zipfile.ZipFile(result) as book:
            xml = book.read("xl/worksheets/sheet1.xml").decode()
        made[name] = CalamineWorkbook.from_path(result).get_sheet_by_index(0).to_python(), xml
    return made


@pytest.mark.parametrize("name", ["csv", "tsv", "html", "xlsx"])
def test_no_formula_runs(opened, name):
    _, xml = opened[name]
    formulas = set(re.findall(r"<f[^>]*>([^<]*)", xml))
    assert formulas <= {"TRUE()", "FALSE()"}  # as LibreOffice writes a truth


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx"])
def test_every_cell_says_what_was_written(opened, name):
    (_, *lines), _ = opened[name]
    write = to_texts if name == "xlsx" else to_cells
    columns = columns_of(Statistic)
    assert len(lines) == len(ROWS)
    for row, line in zip(ROWS, lines, strict=True):
        for column, written, cell in zip(columns, write(row), line, strict=True):
            if isinstance(cell, bool):
                assert ("true" if cell else "false") == written
            elif isinstance(cell, float):
                assert column.numeric or column.name in CODES
                assert Decimal(format(cell, ".15g")) == Decimal(written)
            elif column.name != "period":
                assert cell == written, column.name


@pytest.mark.parametrize("name", ["csv", "tsv", "html", "xlsx"])
def test_long_digits_stay_exact(opened, name):
    (_, *lines), _ = opened[name]
    at = [column.name for column in columns_of(Statistic)].index("value")
    cells = [str(line[at]).replace(",", "").lstrip("'\u2060") for line in lines]
    assert cells[1:3] == [plain(row.value) for row in ROWS[1:3]]


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx", "html"])
def test_chinese_opens_right(opened, name):
    cells = {str(cell) for line in opened[name][0] for cell in line}
    assert {"深圳市", "标题", "繁體與𠮷字.txt"} <= cells
