"""A mail is a document, and holds those attached to it."""

from __future__ import annotations

import datetime
import email.message
import email.policy

import pytest

from swstats.documents import About, Found, Settings, expand, read
from swstats.errors import ReadError
from tests.documents.making import ARTICLE, as_docx, as_html, as_text

HEADERS = """\
From: =?gb2312?B?ueO2q8qhw/HV/sz8?= <minzheng@example.com>
Subject: =?utf-8?B?5Zue5aSN77ya5oWI5ZaE?=
 =?utf-8?B?57uf6K6h?=
Date: Sat, 01 Aug 2020 23:30:00 +0800
MIME-Version: 1.0
"""
ABOUT = About(datetime.date(2020, 8, 1), None, "慈善统计", "广东省民政厅")
WORDS = "全省接收捐赠30.05亿元，其中深圳市4.7亿元。"


def documents(data, name="a.eml"):
    found = []
    for each in expand(Found(name, data=data), Settings()):
        if isinstance(each, ReadError):
            raise each
        found.append(read(each, Settings()))
    return found


def mail(**headers):
    message = email.message.EmailMessage(policy=email.policy.default)
    for name, value in {"From": "甲 <a@example.com>", "Subject": "数据", **headers}.items():
        message[name] = value
    return message


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "gb18030", "big5"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
def test_text_in_every_encoding(charset, transfer):
    import base64
    import quopri

    words = WORDS.translate(str.maketrans("赠圳亿", "贈圳億")) if charset == "big5" else WORDS
    data = words.encode(charset)
    coded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}
    head = f"{HEADERS}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {transfer}\n\n"
    (document,) = documents(head.encode() + coded.get(transfer, bytes)(data))
    assert document.text == words
    assert document.about == ABOUT
    assert document.doc == "a.eml"


def test_what_names_no_encoding_or_a_wrong_one_is_told_by_evidence():
    for kind in (
        "",
        "Content-Type: text/plain; charset=us-ascii\n",
        "Content-Type: text/plain; charset=gb2312\n",
    ):
        for charset in ("utf-8", "gbk"):
            (document,) = documents(
                HEADERS.encode() + kind.encode() + b"\n" + (WORDS * 3).encode(charset)
            )
            assert document.text == WORDS * 3


def test_headers_that_are_not_encoded_are_read():
    head = HEADERS.splitlines(keepends=True)
    for charset in ("utf-8", "gbk"):
        raw = "From: 广东省民政厅 <a@example.com>\nSubject: 慈善统计\n".encode(charset)
        (document,) = documents(raw + "".join(head[3:]).encode() + b"\n3")
        assert document.about == ABOUT


def test_plain_text_goes_before_html():
    message = mail()
    message.set_content(WORDS)
    message.add_alternative(f"<p>{WORDS}</p><p>见网页版</p>", subtype="html")
    (document,) = documents(message.as_bytes())
    assert document.text == WORDS


@pytest.mark.parametrize("charset", ["gb2312", "utf-8"])
def test_a_page_is_read_where_there_is_no_text(charset):
    message = mail()
    page = as_html(charset="utf-8")  # which may say what it likes
    message.set_content(page.encode(charset), "text", "html", params={"charset": charset})
    (document,) = documents(message.as_bytes())
    assert ARTICLE[1][1] in document.text
    assert "广州市\t慈善组织390家\t支出4520万元\n" in document.text


def test_attachments_are_documents_of_their_own():
    message = mail(Date="Sat, 01 Aug 2020 08:00:00 +0800")
    message.set_content(WORDS)
    message.add_attachment(as_docx(), "application", "octet-stream", filename="报告.docx")
    message.add_attachment("新增390人。".encode("gbk"), "text", "plain", filename="../../说明.txt")
    message.add_attachment("新增460人。".encode(), "text", "plain", filename="说明.txt")
    message.add_attachment(as_docx(), "application", "octet-stream", filename="无名")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", "image", "png", disposition="inline", cid="<a>")
    message.add_attachment(b"\0\1", "application", "pkcs7-signature", filename="smime.p7s")
    found = documents(message.as_bytes())
    assert [each.doc for each in found] == [
        "a.eml",
        "a.eml/报告.docx",
        "a.eml/说明.txt",
        "a.eml/说明 (2).txt",
        "a.eml/无名",
    ]
    assert found[2].text == "新增390人。"
    assert ARTICLE[1][1] in found[4].text
    assert {each.about.date for each in found} == {datetime.date(2020, 8, 1)}


def test_a_mail_in_a_mail_speaks_for_itself():
    inner = mail(Subject="里面", Date="Fri, 01 May 2020 08:00:00 +0800", From="乙 <b@example.com>")
    inner.set_content("新增390人。")
    outer = mail(Date="Sat, 01 Aug 2020 08:00:00 +0800")
    outer.set_content(WORDS)
    outer.add_attachment(inner)
    body, nested = documents(outer.as_bytes())
    assert (body.doc, nested.doc) == ("a.eml", "a.eml/里面.eml")
    assert nested.text == "新增390人。"
    assert nested.about == About(datetime.date(2020, 5, 1), None, "里面", "乙")


def test_mails_that_hold_each_other_end():
    message = mail()
    message.set_content(WORDS)
    for _ in range(8):
        outer = mail()
        outer.set_content("见附件。")
        outer.add_attachment(message)
        message = outer
    with pytest.raises(ReadError, match="lies in 5 others"):
        documents(message.as_bytes())


def test_quotes_lose_their_marks():
    (document,) = documents(HEADERS.encode() + b"\n> " + WORDS.encode() + b"\n>> 2020\n")
    assert document.text == f"{WORDS}\n2020"


def test_an_encrypted_mail_says_so():
    head = HEADERS + "Content-Type: multipart/encrypted; boundary=x\n\n--x\n\n--x--\n"
    with pytest.raises(ReadError, match=r"^a\.eml: an encrypted mail"):
        documents(head.encode())


def test_a_mail_is_told_by_content():
    message = mail(Date="Sat, 01 Aug 2020 08:00:00 +0800")
    message.set_content(as_text())
    (document,) = documents(message.as_bytes(), "a.txt")
    assert document.about.title == "数据"
    (document,) = documents("From: 甲\n\n新增390人。".encode(), "a.txt")
    assert document.text.startswith("From: 甲")


def test_damaged_mails_give_what_they_hold():
    message = mail()
    message.set_content(WORDS)
    message.add_attachment(as_docx(), "application", "octet-stream", filename="报告.docx")
    data = message.as_bytes()
    found = list(expand(Found("a.eml", data=data[: len(data) // 2]), Settings()))
    assert found[0].text == WORDS
    with pytest.raises(ReadError, match=r"^a\.eml/报告\.docx: a damaged Word file"):
        read(found[1], Settings())


def test_parts_that_lie_too_deep_are_told():
    for line in ("Content-Type: message/rfc822\n\n", "From: " + '("' * 50_000 + "\n"):
        with pytest.raises(ReadError, match=r"^a\.eml: its parts lie too deep"):
            documents((HEADERS + line * 2_000 if "rfc" in line else line + "Date: x\n\n3").encode())
