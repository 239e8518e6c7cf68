"""Markdown becomes text without its marks."""

from __future__ import annotations

import datetime

import pytest

from swstats.documents import About, Found, Settings, expand, read
from tests.documents.making import as_docx, as_markdown


def source(text, name="a.md"):
    (found,) = expand(Found(name, data=text.encode()), Settings())
    return read(found, Settings())


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ('共**500万**元，[其中3万元](https://example.com/99 "88")', "共500万元，其中3万元"),
        ("**共500万元。**其中3万元", "共500万元。其中3万元"),
        ("共`390`家，![图7](a.png)又*3*家<b>！</b>", "共390家，又3家！"),
        ("比例为5~~10%", "比例为5~~10%"),
        ("一是390家<br>二是3家", "一是390家\n二是3家"),
        ("1. 新建390家\n2. 撤销3家", "新建390家\n\n撤销3家"),
        ("> 共390家。", "共390家。"),
        ("    共390家。", "共390家。"),
        ("```\n共390家。\n```", "共390家。"),
        ("```python\nx = 390\n```\n完", "完"),
        ("## 一、总体\n共390家。", "一、总体\n\n共390家。"),
        ("|甲|390家|\n|---|---|\n|乙|3家|", "甲\t390家\n乙\t3家"),
        ("<table><tr><td>甲</td><td>390家</td></tr></table>", "甲\t390家"),
        ("<!-- 7家 -->\n\n3家", "3家"),
        ("", ""),
    ],
)
def test_what_a_reader_sees(written, seen):
    assert source(written).text.replace("\u3000", "").strip() == seen


@pytest.mark.parametrize(
    ("front", "about"),
    [
        (
            "---\ntitle: \"年报\"\ndate: 2020-08-01 09:00\nregion: 深圳\nsource: '统计局'\ntags:\n  - 7\n---\n",
            About(datetime.date(2020, 8, 1), "深圳", "年报", "统计局"),
        ),
        (
            '+++\ntitle = "年报"\ndate = 2020-08-01\n+++\n',
            About(datetime.date(2020, 8, 1), title="年报"),
        ),
        (
            "---\r\n标题：年报\r\n日期：2020年8月1日\r\n---\r\n",
            About(datetime.date(2020, 8, 1), title="年报"),
        ),
        ("---\ndate: 2020-13-99\ntitle:\nx: !!python/object:os.system 7\n---\n", About()),
        ("\ufeff---\ntitle: 年报\n---\n", About(title="年报")),
    ],
)
def test_front_matter_says_what_it_is_about(front, about):
    document = source(front + "共390家。")
    assert document.about == about
    assert document.text.strip() == "共390家。"


def test_a_rule_is_no_front_matter():
    assert source("共390家。\n\n---\n\n3家").text.split() == ["共390家。", "3家"]


def test_markdown_and_word_give_the_same_text():
    (found,) = expand(Found("a.docx", data=as_docx()), Settings())
    assert source(as_markdown()).text == read(found, Settings()).text
