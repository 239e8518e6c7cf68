"""The same article gives the same records, whatever the format of the document."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from email.header import Header

import pytest
import zstandard

from swstats.documents import FORMATS, Found, Settings, expand, read
from swstats.errors import ReadError
from swstats.pipeline import extract
from tests.documents.making import (
    ARTICLE,
    as_csv,
    as_docx,
    as_html,
    as_mail,
    as_markdown,
    as_ods,
    as_tar,
    as_text,
    as_xlsx,
    as_zip,
)
from tests.documents.typesetting import RECOGNISES, as_image, as_pdf

ROWS = [["编号", "正文"], ["A-1", as_text()]]

MAIL = f"From: a@example.com\nSubject: {Header(ARTICLE[0][1], 'utf-8').encode()}\n"
MHTML = "From: <Saved by Blink>\nMIME-Version: 1.0\n"


def as_mhtml():
    page = as_mail(as_html(), kind="text/html", transfer="quoted-printable")
    return (
        MHTML.encode()
        + b'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n--x\n'
        + page
        + b"\n--x\nContent-Type: image/png\n\n\n--x--\n"
    )


# What makes a file that holds the article: a line for each format, and each way of writing it.
MAKERS = {
    "text": lambda: as_text().encode(),
    "text, GBK": lambda: as_text().encode("gbk"),
    "html": lambda: as_html().encode(),
    "html, GBK": lambda: as_html(charset="gb2312").encode("gbk"),
    "html, UTF-16": lambda: as_html(charset="utf-16").encode("utf-16"),
    "html, MHTML": as_mhtml,
    "markdown": lambda: as_markdown().encode(),
    "docx": as_docx,
    "pdf": lambda: as_pdf(ARTICLE),
    "image": lambda: as_image(as_pdf(ARTICLE)),
    "eml": lambda: as_mail(as_text(), headers=MAIL),
    "eml, HTML": lambda: as_mail(as_html(), headers=MAIL, kind="text/html", charset="gb2312"),
    "zip": lambda: as_zip([("新闻/一.docx", as_docx())]),
    "tar": lambda: as_tar([("新闻/一.html", as_html().encode())]),
    "tar, deep": lambda: as_tar(
        [("a.zip", as_zip([("b.eml.gz", gzip.compress(MAKERS["eml"]()))]))]
    ),
    "gzip": lambda: gzip.compress(as_text().encode()),
    "gzip, TAR": lambda: gzip.compress(as_tar([("a.md", as_markdown().encode())])),
    "zstd": lambda: zstandard.compress(as_docx()),
    "bzip2": lambda: bz2.compress(as_html().encode()),
    "xz": lambda: lzma.compress(as_text().encode("gbk")),
    "csv": lambda: as_csv(ROWS).encode(),
    "csv, GBK and semicolons": lambda: as_csv(ROWS, ";").encode("gbk"),
    "csv, UTF-16 and tabs": lambda: as_csv(ROWS, "\t").encode("utf-16"),
    "jsonl": lambda: json.dumps(dict(zip(*ROWS, strict=True))).encode(),
    "json": lambda: json.dumps([dict(zip(*ROWS, strict=True))], ensure_ascii=False).encode(),
    "xlsx": lambda: as_xlsx(ROWS),
    "ods": lambda: as_ods(ROWS),
}
# Nothing here writes what Excel wrote before 2007.
UNMADE = {"xls"}


FIELDS = (
    *("text", "value", "lower", "upper", "relation", "unit", "kind", "si_value"),
    *("indicator", "measure", "region", "region_by", "period", "article", "sentence"),
)


def suffix_of(form):
    return FORMATS[form].suffixes[0]


def records(data, name):
    """Return what the records of the documents in a file say, but for where they stand."""
    found = []
    for each in expand(Found(name, data=data), Settings()):
        if isinstance(each, ReadError):
            raise each
        document = read(each, Settings())
        about = document.about
        found += extract(
            document.text,
            date=about.date,
            region=about.region,
            title=about.title,
            source=about.source,
        )
    return [tuple(getattr(each, field) for field in FIELDS) for each in found]


@pytest.fixture(scope="module")
def expected():
    found = records(as_text().encode(), "a.txt")
    assert [record[0] for record in found] == [
        *(
            "逾30亿元",
            "7.2万个",
            "3.5%",
            "3.2万个",
            "4.1万个",
            "30.05亿元",
            "4.7亿元",
            "约600多万人次",
        ),
        *("390家", "4520万元", "282家", "7000万元", "8.5亿元", "460个", "3万亩"),
    ]
    return found


@pytest.mark.parametrize("made", MAKERS)
def test_the_same_article_gives_the_same_records(made, expected):
    form = made.partition(",")[0]
    if form == "image" and not RECOGNISES:
        pytest.skip("the extra ocr is not installed")
    assert records(MAKERS[made](), f"a{suffix_of(form)}") == expected


def test_every_format_that_is_read_stands_in_the_matrix():
    read_ones = {form.name for form in FORMATS.values() if form.module != "unreadable"}
    assert read_ones - UNMADE == {made.partition(",")[0] for made in MAKERS}
