from __future__ import annotations

import io
from dataclasses import fields
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swstats.output import FORMATS, Options, format_of
from swstats.output.columns import columns_of, guard, plain, to_cells, to_json, unguard
from swstats.output.labels import LANGUAGES
from swstats.records import Change, Kind, Relation, Statistic
from tests.conftest import made_up

# What a text may hold: no surrogates, which no encoding can write.
words = st.text(st.characters(codec="utf-8"), max_size=12)
# Between joiners; an empty list and a list of one empty name look alike in a cell.
names = st.text(st.characters(codec="utf-8", exclude_characters="/"), min_size=1, max_size=6)
numbers = st.decimals(allow_nan=False, allow_infinity=False)
# An empty text in a field that may be None is not to be told from None in a cell.
said = st.none() | words.filter(bool)

statistics = st.builds(
    Statistic,
    id=names,
    doc=words,
    article=words,
    text=words,
    start=st.integers(0, 10**9),
    end=st.integers(0, 10**9),
    value=st.none() | numbers,
    lower=st.none() | numbers,
    upper=st.none() | numbers,
    relation=st.sampled_from(Relation),
    unit=said,
    unit_text=said,
    kind=st.sampled_from(Kind),
    si_value=st.none() | numbers,
    si_unit=said,
    indicator=said,
    measure=said,
    region=said,
    region_code=said,
    region_path=st.lists(names, max_size=3).map(tuple),
    region_by=said,
    period=said,
    period_text=said,
    change=st.none()
    | st.builds(Change, st.sampled_from(["up", "down", "flat"]), said, st.none() | names),
    part_of=st.none() | names,
    source=said,
    sentence=words,
    statistic=st.booleans(),
    page=st.none() | st.integers(1, 10**16),
    box=said,
    ocr=st.none() | numbers,
)


@pytest.mark.parametrize("name", [form.name for form in FORMATS.values() if form.read])
@settings(deadline=None, max_examples=30)
@given(rows=st.lists(statistics, max_size=3), lang=st.sampled_from(LANGUAGES))
def test_what_is_written_is_read_back(name, rows, lang):
    form = FORMATS[name]
    file = io.BytesIO()
    form.write(iter(rows), Statistic, file, Options(lang=lang, bom=form.bom))
    file.seek(0)
    assert list(form.read(file, Statistic)) == rows


def test_columns_are_the_fields_of_the_record_in_order():
    assert [column.name for column in columns_of(Statistic)] == [f.name for f in fields(Statistic)]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-5℃", "'-5℃"),
        ("@cmd", "'@cmd"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝SUM(A1)", "'＝SUM(A1)"),
        ("'=1", "''=1"),
        ("'好'", "'好'"),
        ("-", "-"),
        ("1=1", "1=1"),
        ("", ""),
    ],
)
def test_no_cell_of_text_begins_a_formula(text, cell):
    assert guard(text) == cell
    assert unguard(cell) == text


def test_numbers_and_relations_are_not_guarded():
    cells = dict(
        zip([c.name for c in columns_of(Statistic)], to_cells(made_up(value="-5")), strict=True)
    )
    assert cells["value"] == "-5"
    assert cells["relation"] == "="


@pytest.mark.parametrize(
    ("number", "written"),
    [("4.7E+8", "470000000"), ("1E-7", "0.0000001"), ("26.80", "26.80"), ("-0.5", "-0.5")],
)
def test_decimals_are_written_without_exponent(number, written):
    assert plain(Decimal(number)) == written


def test_json_carries_objects_lists_flags_and_null():
    written = to_json(
        made_up(
            change=Change("up", "同比"),
            region="深圳市",
            region_path=("广东省", "深圳市"),
            value="1E+4",
        )
    )
    assert written["change"] == {"direction": "up", "basis": "同比", "of": None}
    assert written["region_path"] == ["广东省", "深圳市"]
    assert written["value"] == "10000"
    assert written["statistic"] is True
    assert written["period"] is None


def test_cells_join_lists_and_changes():
    names = [column.name for column in columns_of(Statistic)]
    record = made_up(change=Change("up", "同比", "id7"), region_path=("广东省", "深圳市"))
    cells = dict(zip(names, to_cells(record), strict=True))
    assert cells["change"] == "up/同比/id7"
    assert cells["region_path"] == "广东省/深圳市"
    assert cells["statistic"] == "true"
    assert cells["period"] == ""


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.csv", "csv"), ("A.TSV", "tsv"), ("a.b.jsonl", "jsonl"), ("a.ndjson", "jsonl")],
)
def test_a_suffix_asks_for_its_format(path, name, tmp_path):
    assert format_of(tmp_path / path).name == name
