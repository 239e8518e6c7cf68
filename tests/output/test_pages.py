"""What is particular to HTML and Markdown: what a text says is shown, and never acted upon."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from swstats.errors import FormatError
from swstats.output import FORMATS, Options
from swstats.records import Change, Kind, Statistic
from tests.conftest import made_up

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></tr></table>",
    "<!-- ",
    "]]>&lt;&#60;&amp;",
    "a|b||\\|",
    "**b** _i_ `c` ~~d~~ ![p](http://e/p.png) [l](javascript:x) <http://e> https://e www.e.f a@b.c",
    "# h\n- l\n\n---\n| x | y |",
    "$x^2$ :smile: #12 @you",
    "\x1b[31m\x00\x07\u202e反\u202c\ufeff\r\n",
    "  两边  \u3000",
    "<br>&#10;",
]


def written(name, rows, **options):
    file = io.BytesIO()
    FORMATS[name].write(iter(rows), Statistic, file, Options(**options))
    return file.getvalue().decode()


class Tags(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = []
        self.said = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.said.append(data)

    def handle_comment(self, data):
        self.found.append(("!", {}))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_mark_up_in_html(text):
    names = ("sentence", "indicator")
    page = Tags(written("html", [made_up(sentence=text, indicator=text)], columns=names))
    plain = Tags(written("html", [made_up(sentence="好", indicator="好")], columns=names))
    assert [tag for tag, _ in page.found] == [tag for tag, _ in plain.found]
    assert not set("\x00\x1b\x07") & set("".join(page.said))


@pytest.mark.parametrize(("lang", "tag", "title"), [("en", "en", "Statistics"),
                                                    ("zh", "zh-Hans", "统计数字")])  # fmt: skip
def test_a_page_says_its_language_and_what_its_columns_are(lang, tag, title):
    found = made_up(value="470000000", kind=Kind.MONEY, change=Change("up", "同比", "id7"))
    text = written("html", [found], lang=lang)
    page = Tags(text)
    assert ("html", {"lang": tag}) in page.found
    assert f"<caption>{title}</caption>" in text
    heads = [attrs for name, attrs in page.found if name == "th"]
    assert {head["scope"] for head in heads} == {"col"}
    assert [head["data-field"] for head in heads] == list(Statistic.__dataclass_fields__)
    assert ("地区" if lang == "zh" else "region") in page.said
    assert '<td class="number" data-value="470000000">470,000,000</td>' in text
    shown = ("金额", "增 同比") if lang == "zh" else ("money", "up 同比")
    assert all(f">{words}</td>" in text for words in shown)


def test_a_page_needs_nothing_else():
    page = Tags(written("html", [made_up()]))
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.found}
    assert not any({"src", "href", "style"} & attrs.keys() for _, attrs in page.found)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text_and_does_nothing(text):
    table = written("markdown", [made_up(sentence=text)], columns=("sentence", "unit"))
    assert len(table.splitlines()) == 3
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(table)
    assert [token.type for token in tokens].count("td_open") == 2
    sentence = [token for token in tokens if token.type == "inline"][2]
    assert {child.type for child in sentence.children} <= {"text", "html_inline", "text_special"}
    shown = "".join(
        "\n" if child.type == "html_inline" else child.content for child in sentence.children
    )
    # A reader of Markdown takes references to control characters for wrong ones.
    assert shown == re.sub(r"[\x00-\x08\x0e-\x1f]", "\ufffd", text)


@pytest.mark.parametrize(
    ("name", "text"),
    [("html", "<tr><th data-field='id'></th></tr><tr><td>1</td></tr>"),
     ("html", "<tr><th data-field='id'></th></tr><tr><td>1</td><td>2</td></tr>"),
     ("markdown", "| id |\n| --- |\n| 1 |\n")],
)  # fmt: skip
def test_a_table_of_something_else_is_told(name, text):
    with pytest.raises(FormatError, match=r"(row 1|line 3) is no statistic"):
        list(FORMATS[name].read(io.BytesIO(text.encode()), Statistic))
    with pytest.raises(FormatError, match="not "):
        list(FORMATS[name].read(io.BytesIO(b"\xff\xfe"), Statistic))
