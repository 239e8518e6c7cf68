"""Word files become text: what a reader sees of them, in order."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest

from swstats.documents import About, Found, Settings, expand, read
from swstats.errors import ReadError
from tests.documents.making import ARTICLE, as_docx, as_text, rezipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def text_of(data, name="a.docx"):
    return source(data, name).text


def source(data, name="a.docx"):
    (found,) = expand(Found(name, data=data), Settings())
    return read(found, Settings())


def with_body(xml):
    """Return a Word file with such a body."""
    body = f'<w:document xmlns:w="{W}" xmlns:wps="urn:wps" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{xml}</w:body></w:document>'
    return rezipped(
        as_docx(), lambda name, data: body.encode() if name == "word/document.xml" else data
    )


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_headings_paragraphs_and_tables_in_order():
    expected = as_text().replace("\t", "\t").replace("\n\n深圳市", "\n深圳市")
    assert text_of(as_docx()) == expected + "\n"


def test_macros_do_no_harm():
    def change(name, data):
        return data.replace(
            b"officedocument.wordprocessingml.document.main+xml",
            b"macroEnabled.main+xml",
        ).replace(
            b"application/vnd.openxmlformats-macro", b"application/vnd.ms-word.document.macro"
        )

    assert text_of(rezipped(as_docx(), change), "a.docm") == text_of(as_docx())


def test_what_was_inserted_stays_and_what_was_deleted_goes():
    data = with_body(
        paragraph(
            run("共"),
            f"<w:del>{run('300').replace('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ')}</w:del>",
            f"<w:moveFrom>{run('99')}</w:moveFrom>",
            f"<w:ins>{run('500')}</w:ins>",
            f"<w:hyperlink>{run('万元')}</w:hyperlink>",
            run("删", "<w:vanish/>"),
            "<w:r><w:instrText>PAGE 7</w:instrText></w:r>",
            run("。", '<w:vanish w:val="0"/>'),
        )
    )
    assert text_of(data).strip() == "共500万元。"


def test_deleted_rows_go_and_nested_tables_are_read():
    cell = "<w:tc>{}</w:tc>".format
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph(run('旧9家')))}</w:tr>"
    inner = f"<w:tbl><w:tr>{cell(paragraph(run('内3家')))}{cell(paragraph(run('内4家')))}</w:tr></w:tbl>"
    data = with_body(
        f"<w:tbl>{deleted}<w:tr>{cell(paragraph(run('甲')))}{cell(inner + paragraph())}</w:tr></w:tbl>"
    )
    assert text_of(data).split() == ["甲", "内3家", "内4家"]


def test_a_table_that_lays_out_the_page_holds_paragraphs():
    long = "全省社会组织接收捐赠30.05亿元，其中深圳市4.7亿元。" * 5
    cells = "".join(f"<w:tc>{paragraph(run(long))}</w:tc>" for _ in range(2))
    assert text_of(with_body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")).split() == [long, long]


def test_text_boxes_are_read_once():
    box = "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>".format
    drawing = f"<w:r><mc:AlternateContent><mc:Choice>{box(paragraph(run('框内20人')))}</mc:Choice><mc:Fallback>{box(paragraph(run('框内20人')))}</mc:Fallback></mc:AlternateContent></w:r>"
    data = with_body(paragraph(run("正文30人。"), drawing) + paragraph(run("又40人。")))
    assert text_of(data).split() == ["正文30人。", "框内20人", "又40人。"]


def test_raised_digits_are_no_part_of_a_number():
    data = with_body(
        paragraph(run("共10"), run("8", '<w:vertAlign w:val="superscript"/>'), run("个"))
    )
    assert text_of(data).strip() == "共10⁸个"


def test_notes_come_behind_the_paragraph_that_cites_them():
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0">{paragraph(run("——"))}</w:footnote><w:footnote w:id="2">{paragraph(run("含港澳3家。"))}</w:footnote></w:footnotes>'
    data = with_body(
        paragraph(run("共390家"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run("。"))
        + paragraph(run("又40人。"))
    )

    def change(name, data):
        if name == "word/_rels/document.xml.rels":
            relation = b'<Relationship Id="n1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
            return data.replace(b"</Relationships>", relation)
        if name == "[Content_Types].xml":
            part = b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
            return data.replace(b"</Types>", part)
        return data

    file = io.BytesIO(rezipped(data, change))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    assert text_of(file.getvalue()).split() == ["共390家。", "含港澳3家。", "又40人。"]


def test_headers_footers_and_comments_are_left_out():
    def change(document):
        section = document.sections[0]
        section.header.paragraphs[0].text = "内部资料 共99页"
        section.footer.paragraphs[0].text = "第8页"
        words = document.paragraphs[1].runs
        document.add_comment(words, text="应为77万个", author="甲")

    assert text_of(as_docx(change=change)) == text_of(as_docx())


DAY = datetime.datetime(2020, 8, 1, 9, tzinfo=datetime.UTC)
LATER = datetime.datetime(2023, 8, 1, 9, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("properties", "about"),
    [
        ({}, About()),
        (
            {"title": ARTICLE[0][1], "author": "广东省民政厅", "created": DAY, "modified": DAY},
            About(date=DAY.date(), title=ARTICLE[0][1], source="广东省民政厅"),
        ),
        (  # an old file, written over on a machine that has a name
            {"title": "上海旧文", "author": "lenovo", "created": DAY, "modified": LATER},
            About(),
        ),
        ({"title": "Microsoft Word - 文档1", "author": "Administrator"}, About()),
    ],
)
def test_properties_count_where_they_say_more_than_templates(properties, about):
    assert source(as_docx(properties=properties)).about == about


def bomb(name, data):
    return b"<a>" + b" " * 30_000_000 if name == "word/styles.xml" else data


def entities(name, data):
    if name != "word/document.xml":
        return data
    kinds = b'<!DOCTYPE d [<!ENTITY a "999999\xe4\xb8\x87\xe5\x85\x83"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    head, body = data.split(b"?>", 1)
    return head + b"?>" + kinds + body.replace(b"</w:t>", b"&a;&f;</w:t>")


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda data: data[: len(data) // 2], "damaged Word file .*save it anew"),
        (lambda data: rezipped(data, bomb), "ZIP bomb"),
        (
            lambda data: rezipped(data, lambda name, part: None if "rels" in name else part),
            "damaged Word file",
        ),
        (
            lambda data: rezipped(
                data, lambda name, part: part[:99] if name == "word/document.xml" else part
            ),
            "damaged Word file",
        ),
        (lambda data: data[:2000] + b"\0" * 400 + data[2400:], "damaged Word file"),
    ],
)
def test_what_cannot_be_read_is_named(damage, says):
    with pytest.raises(ReadError, match=rf"^a\.docx: .*{says}"):
        text_of(damage(as_docx()))


def test_entities_are_not_expanded():
    text = text_of(rezipped(as_docx(), entities))
    assert "999999" not in text
    assert "root:" not in text
    assert "7.2万个" in text
