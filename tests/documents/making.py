"""Makers of input files that tests share."""

from __future__ import annotations

import csv
import io
import tarfile
import zipfile
from html import escape

# An article as blocks: what each is, and its words; of a row, those of its cells.
ARTICLE = [
    ("heading", "广东：社会组织接收捐赠逾30亿元"),
    (
        "paragraph",
        "2020年，广东省共有社会组织7.2万个，比上年增长3.5%。其中社会团体3.2万个，民办非企业单位4.1万个。",
    ),
    ("heading", "一、捐赠"),
    ("paragraph", "全省社会组织接收捐赠30.05亿元，其中深圳市4.7亿元，惠及困难群众约600多万人次。"),
    ("row", ["广州市", "慈善组织390家", "支出4520万元"]),
    ("row", ["深圳市", "慈善组织282家", "支出7000万元"]),
    ("paragraph", "截至12月底，全省投入扶贫资金8.5亿元，建成助餐点460个，占地3万亩。"),
]


def as_text(article=ARTICLE):
    """Return an article as plain text."""
    return "\n\n".join(
        words
        if kind == "heading"
        else "\t".join(words)
        if kind == "row"
        else "\u3000\u3000" + words
        for kind, words in article
    )


def runs(article, kind):
    """Yield each stretch of blocks that are rows, or are none: True and the rows, or False."""
    rows = []
    for each, words in article:
        if each == kind:
            rows.append(words)
            continue
        if rows:
            yield kind, rows
            rows = []
        yield each, words
    if rows:
        yield kind, rows


def as_html(article=ARTICLE, head="", before="", after="", charset="utf-8"):
    """Return an article as the source of a page."""
    body = []
    for kind, words in runs(article, "row"):
        if kind == "row":
            lines = (
                "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>"
                for line in words
            )
            body.append(f"<table>{''.join(lines)}</table>")
        else:
            tag = "p" if kind == "paragraph" else "h2" if body else "h1"
            body.append(f"<{tag}>{escape(words)}</{tag}>")
    title = escape(article[0][1])
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>{title}</title>{head}</head>'
        f"<body>{before}<div>{''.join(body)}</div>{after}</body></html>"
    )


def as_markdown(article=ARTICLE):
    """Return an article as Markdown."""
    parts = []
    for kind, words in runs(article, "row"):
        if kind == "row":
            lines = ["| " + " | ".join(line) + " |" for line in words]
            lines.insert(1, "|" + " --- |" * len(words[0]))
            parts.append("\n".join(lines))
        elif kind == "heading":
            parts.append(("## " if parts else "# ") + words)
        else:
            parts.append(words)
    return "\n\n".join(parts) + "\n"


def as_docx(article=ARTICLE, *, change=None, properties=None):
    """Return an article as the bytes of a Word file; ``change`` may add to it, before it is saved."""
    import docx

    document = docx.Document()
    for kind, words in runs(article, "row"):
        if kind == "row":
            table = document.add_table(rows=0, cols=len(words[0]))
            for line in words:
                for cell, text in zip(table.add_row().cells, line, strict=True):
                    cell.text = text
        elif kind == "heading":
            document.add_heading(words)
        else:
            document.add_paragraph(words)
    for name, value in (properties or {}).items():
        setattr(document.core_properties, name, value)
    if change is not None:
        change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_mail(body, headers="", kind="text/plain", charset="utf-8", transfer="base64"):
    """Return a text as the bytes of a mail."""
    from email.charset import BASE64, QP, Charset
    from email.mime.nonmultipart import MIMENonMultipart

    part = MIMENonMultipart(*kind.split("/"))
    how = Charset(charset)
    how.body_encoding = BASE64 if transfer == "base64" else QP
    part.set_payload(body, how)
    return headers.encode() + part.as_bytes()


def rezipped(data, change):
    """Return a ZIP file whose members went through ``change(name, data)``; None leaves one out."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if (changed := change(name, old.read(name))) is not None:
                new.writestr(name, changed)
    return file.getvalue()


def as_zip(members, **how):
    """Return a ZIP of members: pairs of a name (or ZipInfo) and content."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how.get("method", zipfile.ZIP_DEFLATED)) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def as_tar(members):
    """Return a TAR of members: pairs of a name (or TarInfo) and content."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, content in members:
            info = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def as_csv(rows, delimiter=",", **how):
    """Return rows as the text of a CSV file."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, **how).writerows(rows)
    return file.getvalue()


def as_xlsx(*sheets):
    """Return sheets (lists of rows, or pairs of a name and them) as the bytes of a workbook."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(
        file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}
    ) as book:
        for each in sheets:
            name, rows = each if isinstance(each, tuple) else (None, each)
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file.getvalue()


def as_ods(rows):
    """Return rows of texts as the bytes of an OpenDocument sheet."""
    spaces = ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    spaces += ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    spaces += ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'

    def cell(words):
        lines = (escape(line) for line in words.split("\n"))
        content = "".join(f"<text:p>{line}</text:p>" for line in lines)
        return f'<table:table-cell office:value-type="string">{content}</table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0"?><office:document-content{spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="a">{lines}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    first = zipfile.ZipInfo("mimetype")
    first.compress_type = zipfile.ZIP_STORED
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    return as_zip([(first, kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)])
