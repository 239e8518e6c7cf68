"""The formats of documents, and how each is told: by content, and by name where content is silent.

What a file begins with tells most of them. A ZIP and an OLE file are wrappers that many formats
share; such a format is told by a part that every file of it has inside.
"""

from __future__ import annotations

import posixpath
import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from swstats.said import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

# What is looked at to tell a format.
HEAD = 8192
# What the wrappers that many formats share begin with.
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Sought(Enum):
    """When a folder or an archive is searched for a format, unless ``--include`` says otherwise."""

    ALWAYS = "always"
    TABLES = "where a column of texts is named"
    ASKED = "where --include asks for it"


class Format(NamedTuple):
    """A format of documents.

    ``suffixes`` are the file names that go with it, ``help`` a phrase for people. ``module`` is
    that of this package which reads it. ``told`` says of the first bytes of a file that it is of
    this format, whatever its name; ``part`` is what the name of a part begins with by which a ZIP
    or OLE file is told. Without either, only the name can tell; with either, a file that is only
    named so is plain text, unless ``loose``. ``container`` is true where it holds documents rather
    than is one. ``sought`` says when folders and archives are searched for it.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    help: str
    told: Callable[[bytes], bool] | None = None
    part: str = ""
    container: bool = False
    loose: bool = False
    sought: Sought = Sought.ALWAYS


def begins(*marks: bytes) -> Callable[[bytes], bool]:
    """Return what says of the first bytes of a file that they are one of the marks."""
    return lambda head: head.startswith(marks)


def opendocument(kind: str) -> Callable[[bytes], bool]:
    """Return what tells an OpenDocument file, whose first member names its kind, not compressed."""
    mark = b"mimetypeapplication/vnd.oasis.opendocument." + kind.encode()
    return lambda head: head.startswith(mark, 30)


# Space, comments, an XML declaration and a document type may stand before the first tag. Whatever
# may be skipped ends for good, so that no other way of skipping it is tried.
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s++|<!--.*?-->|<\?.*?>)*+<(?:!doctype\s++html|(?:html|head|body|meta|title)\b)",
    re.IGNORECASE | re.DOTALL,
)


def is_html(head: bytes) -> bool:
    r"""Say that a file is a page, by the first tag in it.

    >>> is_html(b"<!-- saved -->\r\n<HTML lang=zh>"), is_html("<《通知》>".encode())
    (True, False)
    """
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\x00", b"")[2:]
    return _MARKUP.match(head) is not None


_HEADER = re.compile(rb"[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*+")
_ENVELOPE = (b"mime-version", b"received", b"message-id", b"return-path", b"x-mailer", b"date")


def headers_of(head: bytes) -> dict[bytes, bytes]:
    r"""Return the headers that a file begins with, their names in small letters, their first values.

    >>> headers_of(b"From: a@b\r\nSubject: x\r\n y\r\n\r\ntext")
    {b'from': b'a@b', b'subject': b'x\r\n y'}
    """
    headers: dict[bytes, bytes] = {}
    at = 0
    while line := _HEADER.match(head, at):
        name, _, value = line[0].partition(b":")
        headers.setdefault(name.lower(), value.strip())
        at = line.end()
    return headers


def is_saved_page(head: bytes) -> bool:
    r"""Say that a file is a page that a browser saved together with its pictures (MHTML).

    >>> is_saved_page(b"From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n")
    True
    """
    headers = headers_of(head)
    return headers.get(b"content-type", b"").lower().startswith(b"multipart/related") and (
        b"<" not in headers.get(b"message-id", b"")
        and not headers.keys() & {b"received", b"to", b"delivered-to", b"return-path"}
    )


def is_mail(head: bytes) -> bool:
    r"""Say that a file is a mail: it begins with who wrote it or what of, and with an envelope.

    >>> is_mail(b"From: a@b\nDate: Sat, 1 Aug 2020 08:00:00 +0800\nSubject: x\n\n3")
    True
    >>> is_mail("日期: 2020\n".encode()), is_mail(b"From: a\n\nto b")
    (False, False)
    """
    headers = headers_of(head)
    return bool(headers.keys() & {b"from", b"subject"}) and any(
        name in headers for name in _ENVELOPE
    )


def is_tar(head: bytes) -> bool:
    r"""Say that a file is a tape archive, by the checksum of its first header.

    >>> is_tar(b"\0" * 512)
    False
    """
    stated = head[148:156].strip(b" \0")
    if len(head) < 512 or not stated or stated.strip(b"01234567"):
        return False
    # the checksum counts as spaces in itself
    return int(stated, 8) == sum(head[:148]) + sum(head[156:512]) + 8 * 0x20


def is_zstd(head: bytes) -> bool:
    """Say that a file is of Zstandard: it begins with a frame, or with one to be skipped.

    Source: RFC 8878, 3.1.
    """
    return head.startswith(b"\x28\xb5\x2f\xfd") or (
        0x50 <= head[0] <= 0x5F and head[1:4] == b"\x2a\x4d\x18" if head else False
    )


def is_bzip2(head: bytes) -> bool:
    """Say that a file is of bzip2: its mark, then a block or the end."""
    return head.startswith(b"BZh") and head[4:10] in (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")


def _archive(
    name: str, suffixes: tuple[str, ...], phrase: str, told: Callable[[bytes], bool]
) -> Format:
    """Return a format of archives."""
    return Format(name, suffixes, "archives", phrase, told, container=True)


def _table(
    name: str, suffixes: tuple[str, ...], phrase: str, module: str, part: str = ""
) -> Format:
    """Return a format of tables with a column of texts."""
    return Format(name, suffixes, module, phrase, part=part, container=True, sought=Sought.TABLES)


def is_pdf(head: bytes) -> bool:
    r"""Say that a file is a PDF; some mail and web servers put lines of their own before it.

    >>> is_pdf(b"\r\n%PDF-1.4\n"), is_pdf("如何打开%PDF-".encode())
    (True, False)
    """
    return (
        re.match(rb"(?:[ -~\r\n\t\x00]{0,1000}[\r\n\x00])?(?:\xef\xbb\xbf)?%PDF-[12]\.", head)
        is not None
    )


def is_image(head: bytes) -> bool:
    r"""Say that a file is a picture: PNG, JPEG, TIFF, WebP, or BMP by the size of its header, too.

    >>> is_image(b"RIFF\0\0\0\0WEBPVP8 "), is_image(b"BM2020")
    (True, False)
    """
    if head.startswith(b"BM"):
        return head[15:18] == b"\0\0\0" and head[14] in {12, 40, 56, 64, 108, 124}
    return head[:4] + head[8:12] == b"RIFFWEBP" or head.startswith(
        (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
    )


TEXT = Format("text", (".txt", ".text"), "plain", N_("plain text"))

# In the order in which content is asked; plain text is what remains.
FORMATS = {
    form.name: form
    for form in (
        Format("docx", (".docx", ".docm"), "docx", "Word", part="word/document"),
        Format(
            "encrypted", (), "unreadable", N_("encrypted Office files"), part="EncryptedPackage"
        ),
        Format("doc", (".doc", ".wps"), "unreadable", N_("Word before 2007"), part="WordDocument"),
        Format("pptx", (".pptx", ".ppsx"), "unreadable", "PowerPoint", part="ppt/presentation"),
        Format(
            "ppt", (".ppt",), "unreadable", N_("PowerPoint before 2007"), part="PowerPoint Document"
        ),
        Format(
            "msg", (".msg",), "unreadable", N_("a mail that Outlook saved"), part="__nameid_version"
        ),
        Format(
            "html",
            (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht"),
            "html",
            N_("web pages"),
            told=lambda head: is_html(head) or is_saved_page(head),
            loose=True,
        ),
        Format("eml", (".eml",), "mail", N_("mails"), told=is_mail, container=True, loose=True),
        Format("odt", (".odt",), "unreadable", N_("OpenDocument text"), told=opendocument("text")),
        Format(
            "odp",
            (".odp",),
            "unreadable",
            N_("OpenDocument slides"),
            told=opendocument("presentation"),
        ),
        Format("pdf", (".pdf",), "pdf", "PDF", told=is_pdf),
        Format(
            "image",
            (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"),
            "image",
            N_("scans and pictures of pages"),
            told=is_image,
            # Most pictures beside texts are none of pages.
            sought=Sought.ASKED,
        ),
        Format("rtf", (".rtf",), "unreadable", N_("rich text"), told=begins(b"{\\rtf")),
        _table("xlsx", (".xlsx", ".xlsm"), "Excel", "workbooks", part="xl/workbook."),
        _table("xls", (".xls", ".et"), N_("Excel before 2007"), "workbooks", part="Workbook"),
        _table("ods", (".ods",), N_("OpenDocument tables"), "workbooks")._replace(
            told=opendocument("spreadsheet")
        ),
        _table("csv", (".csv", ".tsv", ".tab"), "CSV", "delimited"),
        _table("jsonl", (".jsonl", ".ndjson"), "JSON Lines", "json_rows"),
        _table("json", (".json",), "JSON", "json_rows"),
        # What of ZIP and OLE files no part has told.
        _archive("zip", (".zip",), "ZIP", begins(*ZIP)),
        Format("ole", (), "unreadable", N_("old Office files"), told=begins(OLE)),
        _archive("tar", (".tar",), "TAR", is_tar),
        _archive("gzip", (".gz", ".tgz"), "gzip", begins(b"\x1f\x8b\x08")),
        _archive("zstd", (".zst", ".tzst"), "Zstandard", is_zstd),
        _archive("bzip2", (".bz2", ".tbz2", ".tbz"), "bzip2", is_bzip2),
        _archive("xz", (".xz", ".txz"), "xz", begins(b"\xfd7zXZ\x00")),
        Format("markdown", (".md", ".markdown"), "markdown", "Markdown"),
        TEXT,
    )
}


TOLD = [(form.told, form) for form in FORMATS.values() if form.told is not None]
# of formats that share one, the first
BY_SUFFIX = {suffix: form for form in reversed(FORMATS.values()) for suffix in form.suffixes}


def format_of(doc: str, file: BinaryIO, head: bytes | None = None) -> Format:
    """Return the format of a document, by its content, else by its name; read from the beginning.

    ``file`` is at its beginning before and after; it must be seekable. ``head`` is what stands
    there, where that is known. Raises OSError.
    """
    if head is None:
        file.seek(0)
        head = file.read(HEAD)
    by_name = named(doc)
    if head.startswith((*ZIP, OLE)):
        inside = parts(head, file)
        file.seek(0)
        if not inside and by_name is not None and by_name.part:
            return by_name  # damaged, or odd: who reads it says how
        for form in FORMATS.values():
            if form.part and any(name.startswith(form.part) for name in inside):
                return form
    for told, form in TOLD:
        if told(head):
            return form
    if by_name is None or ((by_name.told or by_name.part) and not by_name.loose):
        return TEXT
    return by_name


def named(doc: str) -> Format | None:
    """Return the format that a name speaks for."""
    return BY_SUFFIX.get(suffix_of(doc))


def suffix_of(doc: str) -> str:
    """Return the suffix that tells what a document holds, of a compressed one that of its content.

    >>> suffix_of("a/B.CSV.gz"), suffix_of("a.tgz"), suffix_of("a")
    ('.csv', '.tgz', '')
    """
    path, suffix = posixpath.splitext(doc.lower())
    if suffix in (".gz", ".zst", ".bz2", ".xz"):
        suffix = posixpath.splitext(path)[1]
    return suffix


def table_of(head: bytes) -> Format:
    r"""Return the format of a table that no name tells.

    >>> table_of(b'\xef\xbb\xbf {"a": 1}\n').name, table_of(b"a,b\n").name
    ('jsonl', 'csv')
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return FORMATS[{b"{": "jsonl", b"[": "json"}.get(start, "csv")]


def suffixes(*, tables: bool = False) -> tuple[str, ...]:
    """Return the suffixes that folders are searched for, those of tables too if asked."""
    when = (Sought.ALWAYS, Sought.TABLES) if tables else (Sought.ALWAYS,)
    return tuple(
        suffix for form in FORMATS.values() if form.sought in when for suffix in form.suffixes
    )


def parts(head: bytes, file: BinaryIO) -> frozenset[str]:
    """Return the names of the parts of a ZIP or OLE file that may tell its format; none if broken.

    A ZIP of documents, which may be large, has none that does. Raises OSError.
    """
    known = tuple(form.part for form in FORMATS.values() if form.part)
    if head.startswith(ZIP):
        import zipfile

        try:
            with zipfile.ZipFile(file) as archive:
                names = archive.NameToInfo
                if "[Content_Types].xml" not in names:
                    return frozenset()
                return frozenset(name for name in names if name.startswith(known))
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            return frozenset()
    if head.startswith(OLE):
        file.seek(0)
        data = file.read()  # the names may stand anywhere, in UTF-16
        return frozenset(name for name in known if name.encode("utf-16-le") in data)
    return frozenset()
