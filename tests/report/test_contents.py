"""What a report holds: texts as they stand and as they are read, figures, findings, nothing that runs."""

from __future__ import annotations

import io
import json
import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swstats import extract
from swstats.output.columns import from_json, to_json
from swstats.records import Extracted, Kind, Statistic
from swstats.report import write_report
from swstats.report.contents import contents_of
from swstats.report.page import libraries, page
from swstats.review.filters import Filter
from swstats.text.reflow import reflow
from tests.conftest import PROJECT, made_up

TEXTS = sorted([*(PROJECT / "seeds").glob("*.txt"), *(PROJECT / "tests/gold/pages").glob("*.txt")])

# A sign beyond the Basic Multilingual Plane takes two units of UTF-16; reflow drops the wraps.
WRAPPED = "𠮷林省民政\r\n厅说，共有 390\r\n家社会组织，投入４.7亿元。\r\n\r\n其中𠮷林市 60 家。\r\n"


def read(text: str, doc: str = "a.txt") -> Extracted:
    return Extracted(doc, text, extract(text, doc=doc))


def units(text: str) -> list[str]:
    """Take a text apart as a browser does."""
    data = text.encode("utf-16-le", "surrogatepass")
    return [data[at : at + 2].hex() for at in range(0, len(data), 2)]


def running(said: dict[str, Any]) -> list[str]:
    """Make the running text of what a report holds, as the page does."""
    source, at = units(said["text"]), 0
    kept = []
    for left, gone in zip(said["runs"][::2], said["runs"][1::2], strict=True):
        kept += source[at : at + left]
        at += left + gone
    kept += source[at:]
    for place, sign in said["signs"]:
        (kept[place],) = units(sign)
    return kept


def contents(*sources: Extracted, where: Filter | None = None) -> dict[str, Any]:
    """Return the data of a report, as it stands in the page."""
    out = io.BytesIO()
    write_report(sources, out, where=where)
    found = re.search(r'id="data">(.*?)</script>', out.getvalue().decode(), re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("text", [*(path.read_text() for path in TEXTS), WRAPPED, "", "无数字。"])
def test_page_can_make_the_text_that_was_read(text: str) -> None:
    said = contents_of(read(text))
    assert said["text"] == text
    assert running(said) == units(reflow(text).text)
    assert len(said["roles"]) == reflow(text).text.count("\n") + 1


@given(
    st.text(
        st.sampled_from("民政厅投入390家4.7亿元个 　\t\r\n\x0c\u2028。，aB1\ufffd𠮷\ud800\x00<"),
        max_size=60,
    )
)
def test_any_text_can_be_told(text: str) -> None:
    said = contents_of(read(text))
    assert running(said) == units(reflow(text).text)
    for item, (start, end) in zip(said["rows"], said["spans"], strict=True):
        told = bytes.fromhex("".join(units(said["text"])[start:end]))
        assert "".join(told.decode("utf-16-le", "replace").split()) == item[3]


@pytest.mark.parametrize("text", [TEXTS[0].read_text(), WRAPPED])
def test_spans_give_the_mentions(text: str) -> None:
    source = read(text)
    said = contents_of(source)
    assert source.statistics
    for item, (start, end) in zip(source.statistics, said["spans"], strict=True):
        told = bytes.fromhex("".join(units(text)[start:end])).decode("utf-16-le")
        assert "".join(told.split()) == item.text


def test_records_are_those_of_json() -> None:
    source = read(WRAPPED)
    (doc,) = (data := contents(source))["docs"]
    for item, row in zip(source.statistics, doc["rows"], strict=True):
        told = dict(zip(data["fields"], row, strict=False))
        told |= {name: doc[name][told[name]] for name in ("article", "sentence")}
        told["doc"] = doc["doc"]
        assert told == to_json(item)
        assert from_json(Statistic, told) == item


def test_without_a_text_there_are_its_sentences() -> None:
    source = read("投入资金4.7亿元，帮扶22988名儿童。共390家社会组织。")._replace(text=None)
    said = contents_of(source)
    assert said["excerpt"]
    assert said["text"] == "投入资金4.7亿元，帮扶22988名儿童。\n共390家社会组织。"
    told = [said["text"][start:end] for start, end in said["spans"]]
    assert told == [item.text for item in source.statistics]


def test_figure_that_its_sentence_lacks_has_a_place() -> None:
    said = contents_of(Extracted("a", None, [made_up(1), made_up(2, text="句。")]))
    assert said["text"] == "第1句。\n第2句。"
    assert said["spans"] == [[4, 4], [7, 9]]


def test_cells_that_would_run_are_named() -> None:
    fields = list(to_json(made_up()))
    cells = contents_of(Extracted("a", None, [made_up(indicator="=1+1", doc="1" * 16)]))["rows"][0]
    assert [fields[column] for column in cells[-1]] == ["doc", "indicator"]


def test_filters_choose_documents_and_findings() -> None:
    told = "2021年，南京市有社会组织620个。2021年，南京市社会组织达到720个。捐赠5元。"
    sources = [read(told), read("没有。", "b.txt"), read("2021年支出3亿元。", "c.txt")]
    data = contents(*sources)
    assert [doc["doc"] for doc in data["docs"]] == ["a.txt", "b.txt", "c.txt"]
    assert [found["arithmetic"] for found in data["findings"]] == ["720 个 ≠ 620 个"]
    assert data["periods"] == {"2021": ["2021-01-01", "2021-12-31"]}
    data = contents(*sources, where=Filter(kinds=(Kind.MONEY,)))
    assert [doc["doc"] for doc in data["docs"]] == ["a.txt", "c.txt"]
    assert [len(doc["rows"]) for doc in data["docs"]] == [1, 1]
    assert data["findings"] == []


def test_nothing_of_a_document_is_markup() -> None:
    hostile = "</script><script>alert(1)</script><!--\u2028共5家社会组织。\x00\x85\u202e"
    out = io.BytesIO()
    write_report([read(hostile, hostile), Extracted("\udc80", "\udc80", [])], out)
    text = out.getvalue().decode()
    before, behind = page("en")
    data = text.removeprefix(before.decode()).removesuffix(behind.decode())
    assert "<" not in data
    assert "\u2028" not in data
    assert [doc["text"] for doc in json.loads(data)["docs"]] == [hostile, "\ufffd"]


def test_every_word_of_the_page_has_both_languages() -> None:
    from swstats.report.page import _read, _words

    words = _words()["strings"]
    said = set(re.findall(r'data-(?:says|names)="(\w+)"', _read("page.html")))
    said |= set(re.findall(r'\bt\("(\w+)"', _read("page.js")))
    said |= {"by_region", "by_measure", "by_kind", "by_document"}
    said |= {"documents", "statistics", "regions", "measures", "findings", "years"}
    said |= {name for name in words if name.startswith("group_")}
    missing = said - words.keys()
    assert not missing
    assert all(en and zh and en != zh for en, zh in words.values())


def test_libraries_are_those_named() -> None:
    folder = Path(str(files("swstats.report"))) / "vendor"
    named = {"libraries.toml"}
    for library in libraries().values():
        named |= {library["file"], library["licence"]}
        assert sha256((folder / library["file"]).read_bytes()).hexdigest() == library["sha256"]
        assert library["licence_id"] in {"MIT", "BSD-3-Clause", "Apache-2.0", "ISC", "MPL-2.0"}
    assert {file.name for file in folder.iterdir()} == named
