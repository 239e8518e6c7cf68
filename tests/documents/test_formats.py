"""A format is told by content, where the name lies too."""

from __future__ import annotations

import io
import zipfile

import pytest

from swstats.documents import Found, Settings, expand, read
from swstats.documents.formats import OLE, format_of
from swstats.errors import ReadError


def zipped(*names, first=b""):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


def told(name, data):
    return format_of(name, io.BytesIO(data)).name


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
        (zipped("a.txt", "word/document.xml"), "zip"),
        (zipped(), "zip"),
        (zipped(first=b"application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (zipped(first=b"application/vnd.oasis.opendocument.text"), "odt"),
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "xls"),
        (OLE + b"\0" * 600, "ole"),
        (rb"{\rtf1\ansi}", "rtf"),
        ("今年新增390人。".encode(), "text"),
        (b"", "text"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a", "a.rtf", "-"])
def test_content_tells_the_format(name, data, form):
    assert told(name, data) == form


def test_a_broken_wrapper_is_what_its_name_says():
    assert told("a.docx", zipped("[Content_Types].xml", "word/document.xml")[:60]) == "docx"
    assert told("a.xlsx", b"PK\x03\x04") == "xlsx"
    assert told("a.bin", b"PK\x03\x04") == "zip"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "--convert-to docx"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "--convert-to pdf"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data, says):
    (found,) = expand(Found("a.dat", data=data), Settings())
    with pytest.raises(ReadError, match=rf"^a\.dat: .* cannot be read; .*{says}"):
        read(found, Settings())
