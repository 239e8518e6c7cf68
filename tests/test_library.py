from __future__ import annotations

import datetime
import io
import subprocess
import sys

import pytest

import swstats
from swstats.output import FORMATS, Options
from swstats.records import Statistic


def test_every_public_name_is_there():
    for name in swstats.__all__:
        assert getattr(swstats, name) is not None
    assert set(swstats.__all__) <= set(dir(swstats))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nonsense"):
        _ = swstats.nonsense


@pytest.mark.parametrize("statement", ["import swstats", "import swstats.cli"])
def test_nothing_heavy_is_imported_before_it_is_used(statement):
    heavy = "{'pandas', 'sqlalchemy', 'rich', 'cn2an', 'swstats.pipeline', 'swstats.store'}"
    script = f"import sys; {statement}; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert run.stdout.decode().strip() == "[]"


def test_extracting_to_csv_imports_neither_the_store_nor_tables(tmp_path):
    (tmp_path / "a.txt").write_text("捐款500元。", encoding="utf-8")
    script = (
        "import sys; from swstats import __main__\n"
        "sys.argv = ['swstats', 'extract', sys.argv[1], '--no-store']\n"
        "try: __main__.main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'pandas', 'sqlalchemy', 'rich'} & set(sys.modules)), file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a.txt")], capture_output=True, check=True
    )
    assert run.stderr.decode().strip() == "[]"


def test_a_store_that_is_a_file_needs_no_sqlalchemy_but_to_be_made_first(tmp_path):
    (tmp_path / "a.txt").write_text("捐款500元。", encoding="utf-8")
    script = (
        "import sys; from swstats import __main__\n"
        "try: __main__.main()\n"
        "except SystemExit: pass\n"
        "print('sqlalchemy' in sys.modules)\n"
    )

    def run(*arguments):
        command = [sys.executable, "-c", script, *arguments]
        done = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path)
        assert "捐款" in done.stdout.decode()
        return done.stdout.decode().splitlines()[-1]

    read = ("extract", "a.txt", "--format", "csv")
    run(*read, "--store", "first.db")
    assert run(*read, "--store", "second.db", "--resume") == "False"
    assert run(*read, "--store", "second.db", "--resume") == "False"
    asked = ("--kind", "money", "--min", "1", "--indicator", "款", "--format", "csv")
    assert run("list", "--store", "second.db", *asked) == "False"


def test_a_run_of_digits_longer_than_any_number_gives_no_number() -> None:
    assert [n.text for n in swstats.find_numbers("5" * 100 + "元，共12元")] == ["12"]


def test_half_a_surrogate_pair_does_no_harm() -> None:
    record = swstats.extract("\ud800捐款5万元", doc="\ud800.txt")[0]
    assert (record.text, record.start) == ("5万元", 3)


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize(
    "text", ["\ud800捐款3元。", "捐\udfff款3元。", "题\ud800目\n\n本市\ud800捐款3元。"]
)
def test_half_a_surrogate_pair_is_written_in_every_format(form: str, text: str) -> None:
    found = swstats.extract(text, doc="\ud800.txt", include_all=True)
    assert [text[record.start : record.end] for record in found] == ["3元"]
    out = io.BytesIO()
    FORMATS[form].write(found, Statistic, out, Options())
    if not FORMATS[form].binary:
        out.getvalue().decode("utf-8")


@pytest.mark.parametrize(
    "date",
    [
        "2020-08-01",
        " 2020-08-01",
        datetime.date(2020, 8, 1),
        datetime.datetime(2020, 8, 1, tzinfo=datetime.UTC),
    ],
)
def test_the_date_of_a_text_may_be_a_date_or_its_iso_text(date) -> None:
    assert swstats.extract("今年捐款5万元。", date=date)[0].period == "2020"


@pytest.mark.parametrize(
    ("said", "error", "says"),
    [
        ({"date": "2020年8月"}, ValueError, "'2020年8月' is no date; write it as YYYY-MM-DD"),
        ({"date": "20200801"}, ValueError, "'20200801' is no date; write it as YYYY-MM-DD"),
        ({"date": "2020-W10-1"}, ValueError, "is no date; write it as YYYY-MM-DD"),
        ({"date": ""}, ValueError, "is no date"),
        ({"date": 20200801}, TypeError, "must be a datetime.date or a text such as 2020-08-01"),
        ({"region": "Atlantis"}, ValueError, "'Atlantis' is no region known here"),
        ({"region": "深訓市"}, ValueError, "did you mean 深州市 or 深圳市"),
    ],
)
def test_what_a_caller_knows_must_be_known(said, error, says) -> None:
    with pytest.raises(error, match=says):
        swstats.extract("全市捐款5万元。", **said)


@pytest.mark.parametrize("region", ["深圳", "深圳市", "440300", "廣東省深圳市", "鹏城"])
def test_the_place_of_a_text_may_be_any_name_or_its_code(region) -> None:
    assert swstats.extract("全市捐款5万元。", region=region)[0].region == "深圳市"


@pytest.mark.parametrize(
    "text",
    [
        "失业率由5升至",
        "失业率由5升至\n",
        "发展60多个品种，面积3亩",
        "一一级" + "一级" * 7 + "级" + "一级" * 8,
    ],
)
def test_texts_cut_off_or_jumbled_are_read(text: str) -> None:
    for record in swstats.extract(text):
        assert text[record.start : record.end] == record.text
