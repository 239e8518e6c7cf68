"""Pages become text: the article, its headline and its tables; no menus, no figure lost."""

from __future__ import annotations

import datetime
import socket

import pytest

from swstats.documents import About, Found, Settings, expand, read
from swstats.errors import ReadError
from swstats.pipeline import extract
from tests.documents.making import ARTICLE, as_html, as_text, runs

TITLE = ARTICLE[0][1]
MENU = "".join(
    f'<li><a href="/{i}">{word}</a></li>'
    for i, word in enumerate(["首页", "机构", "新闻", "政务", "服务", "互动", "数据", "专题"])
)
OTHERS = "".join(
    f'<li><a href="/{i}.html">{words}</a></li>'
    for i, words in enumerate(
        (
            "某市投入777万元修建养老院77所",
            "全国新增就业人员1777万人",
            "我国粮食产量达17770亿斤 创新高",
            "全省最低工资标准上调至每月1777元",
        )
    )
)
IMPRINT = "版权所有：某某办公厅 备案序号12345678号 累计访问7777人次 违法举报电话：12377"


def page(body, head="", title=f"{TITLE}_某某网"):
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


def body(paragraph="<p>{}</p>", heading="<h2>{}</h2>"):
    parts = []
    for kind, words in list(runs(ARTICLE, "row"))[1:]:
        if kind == "row":
            lines = "".join(
                "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in words
            )
            parts.append(f"<table border=1>{lines}</table>")
        else:
            parts.append((paragraph if kind == "paragraph" else heading).format(words))
    return "\n".join(parts)


# Ways of building a page: each has menus, links to other articles and an imprint around it.
PAGES = {
    "portal": page(
        f'<div class="nav"><ul>{MENU}</ul></div><div class="main"><h1>{TITLE}</h1>'
        f'<div class="info"><span>2021-02-01 09:30</span><span>来源：某某社</span></div>'
        f'<div id="detail">{body()}</div></div><div class="related"><ul>{OTHERS}</ul></div>'
        f'<div class="footer">{IMPRINT}</div>'
    ),
    "tables": page(
        f"<table width=1000><tr><td><table><tr>{MENU.replace('li>', 'td>')}</tr></table></td></tr>"
        f"<tr><td width=200><ul>{OTHERS}</ul></td><td><div align=center><b>{TITLE}</b></div>"
        f"<br>{body(paragraph='　　{}<br><br>', heading='<b>{}</b><br><br>')}</td></tr>"
        f'<tr><td colspan=2 class="foot">{IMPRINT}</td></tr></table>'
    ),
    "spans": page(
        f"<div>{MENU}</div><div><div class='title'>{TITLE}</div>"
        + body(paragraph="<div><span>{}</span></div>", heading="<div><b>{}</b></div>")
        + f"</div><div>{OTHERS}</div><div id=copyright>{IMPRINT}</div>"
    ),
    "article": page(
        f"<header><nav>{MENU}</nav></header><main><article><h1>{TITLE}</h1>{body()}</article></main>"
        f"<aside><ul>{OTHERS}</ul></aside><footer><p>{IMPRINT}</p></footer>"
    ),
    "links amid": page(
        f"<ul>{MENU}</ul><h1>{TITLE}</h1>"
        + body().replace("<h2>", f"<div class=more><ul>{OTHERS}</ul></div><h2>")
        + f"<div class='page-footer'>{IMPRINT}</div>"
    ),
}


def source(data, name="a.html", **settings):
    data = data.encode() if isinstance(data, str) else data
    (found,) = expand(Found(name, data=data), Settings(**settings))
    return read(found, Settings(**settings))


def figures(text):
    return [each.text for each in extract(text)]


@pytest.mark.parametrize("made", PAGES)
def test_the_article_is_found_and_nothing_beside_it(made):
    text = source(PAGES[made]).text
    assert figures(text) == figures(as_text())
    assert "77" not in text
    assert text.startswith(TITLE)
    assert {each.article for each in extract(text)} == {TITLE}  # no row is a headline


def test_a_page_without_an_article_is_read_whole():
    rows = "".join(f"<tr><td>{i}号</td><td>捐款{i}00元</td></tr>" for i in range(1, 9))
    for made, expected in (
        (page(f"<table>{rows}</table>", title="捐款"), [f"{i}00元" for i in range(1, 9)]),
        ("<html><body><p>捐款500元。</p></body></html>", ["500元"]),
        (page(f"<ul>{OTHERS}</ul>", title="要闻"), ["777万元", "77所"]),
        (page("<div style='display:none'>捐款500元。</div>", title="要闻"), ["500元"]),
    ):
        assert set(expected) <= set(figures(source(made).text))


def test_figures_beside_the_article_are_not_lost():
    cards = "".join(f"<div><b>{i}9</b>个项目</div>" for i in range(1, 9))
    text = source(page(f"<h1>{TITLE}</h1><div>{cards}</div><div>{body()}</div>")).text
    assert [f"{i}9个" in text for i in range(1, 9)] == [True] * 8


@pytest.mark.parametrize(
    ("declared", "codec", "found"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("gb2312", "gbk", "gb18030"),
        ("GBK", "gb18030", "gb18030"),
        ("utf-8", "gbk", "gb18030"),
        ("gb2312", "utf-8", "utf-8"),
        ("iso-8859-1", "gbk", "gb18030"),
        ("no-such", "gbk", "gb18030"),
        ("idna", "gbk", "gb18030"),
        ("utf-16", "utf-16", "utf-16-le"),
        ("gb2312", "utf-8-sig", "utf-8"),
        ("utf-16", "utf-8", "utf-8"),
    ],
)
def test_the_encoding_is_that_of_the_text_whatever_is_said(declared, codec, found):
    document = source(as_html(charset=declared).encode(codec))
    assert document.encoding == found
    assert ARTICLE[1][1] in document.text


def test_traditional_pages_are_read():
    text = "全港共有長者一百三十萬人，佔人口的百分之十七，較去年增加，政府撥款3億元。"
    for declared in ("big5", "Big5-HKSCS", "utf-8"):
        data = page(f"<p>{text}</p>").replace("utf-8", declared).encode("big5hkscs", "replace")
        assert text in source(data).text


def test_the_user_knows_the_encoding_best():
    data = as_html(charset="utf-8").encode("gbk")
    assert ARTICLE[1][1] in source(data, encoding="gbk").text
    with pytest.raises(ReadError, match=r"Cannot decode a\.html as big5"):
        source(data, encoding="big5")


def test_damage_matters_where_it_is_read():
    data = as_html(charset="gbk", head="<meta name=x content='损坏'>").encode("gbk")
    at = data.index("损坏".encode("gbk"))
    assert ARTICLE[1][1] in source(data[: at + 3] + data[at + 4 :]).text
    at = data.index("比上年".encode("gbk"))
    with pytest.raises(ReadError, match=r"Cannot decode a\.html: .*damaged"):
        source(data[: at + 3] + data[at + 4 :])


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("<p>共<b>500</b>万<i>元</i></p>", "共500万元"),
        ("<p>共\n500\n万元，社会\n  组织3家</p>", "共 500 万元，社会组织3家"),
        ("<p>面积10km<sup>2</sup>，10<sup>8</sup>个</p>", "面积10km²，10⁸个"),
        ("<div>甲<div>390家</div>乙</div>", "甲\n\n390家\n\n乙"),
        ("<p>一<br>二<br><br>三</p>", "一\n二\n\n三"),
        ("<p>一<br>　　二</p>", "一\n\n二"),
        ("<p>390<script>7</script><style>7</style><!-- 7 -->家</p>", "390家"),
        ("<p>390<span hidden>7</span><span style='DISPLAY : none'>7</span>家</p>", "390家"),
        ("<ruby>漢<rp>(</rp><rt>7</rt></ruby>字", "漢字"),
        ("<p>5&lt;6&amp;7&#x4EBA;&nbsp;8&unknown;</p>", "5<6&7人 8&unknown;"),
        ("<dl><dt>受益</dt><dd>390人</dd></dl>", "受益\n\n390人"),
        ("<table><tr><td>甲</td><td>39</td><td>0</td></tr></table>", "甲\t39\t0"),
        ("<table><tr><td><p>甲</p><p>乙</p></td><td>390<br>家</td></tr></table>", "甲 乙\t390 家"),
        (
            "<table><tr><td><table><tr><td>甲</td><td>3家</td></tr></table></td></tr></table>",
            "甲\t3家",
        ),
        ("<select><option>77家</option></select><button>7人</button>3家", "3家"),
        ("<pre>一  二\n三</pre>", "一 二\n三"),
        ("", ""),
    ],
)
def test_what_a_reader_sees(written, seen):
    text = source(f"<html><body>{written}</body></html>").text
    assert text.replace("\u3000\u3000", "").strip() == seen


def meta(**said):
    return "".join(f'<meta name="{name}" content="{value}">' for name, value in said.items())


DAY = datetime.date(2020, 8, 1)


@pytest.mark.parametrize(
    ("head", "before", "about"),
    [
        ("", "", About(title="年报")),
        (
            meta(ArticleTitle="年度报告", PubDate="2020-08-01 10:00", ContentSource="民政部")
            + meta(SiteName="门户网站"),
            "",
            About(DAY, None, "年度报告", "民政部"),
        ),
        (
            meta(**{"og:title": "年度报告", "og:site_name": "某某网"})
            + meta(**{"article:published_time": "2020-08-01T09:00:00+08:00"}),
            "<p>来源：</p>",
            About(DAY, None, "年度报告", "某某网"),
        ),
        (
            '<script type="application/ld+json">{"datePublished":"2020-08-01","publisher":"某某社"}</script>',
            "<h1>年报</h1>",
            About(DAY, None, "年报", "某某社"),
        ),
        ("", "<p>发布时间：2020年8月1日 来源：某某日报</p>", About(DAY, None, "年报", "某某日报")),
        ("", "<p>截至2020年8月1日，共3家。</p>", About(title="年报")),
        ("", "<time datetime='2020-08-01'>上周</time>", About(DAY, title="年报")),
        ('<meta name="PubDate" content="2020-13-77">', "", About(title="年报")),
        ('<script type="application/ld+json">{"a</script>', "", About(title="年报")),
    ],
)
def test_what_a_page_says_of_itself(head, before, about):
    made = page(f"{before}<p>共390家。</p>", head, title="年报_某某网")
    assert source(made).about == about


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (f"{TITLE}_某某网", TITLE),
        (f"{TITLE} - 中国某某报", TITLE),
        (f"{TITLE}--要闻--某某网", TITLE),
        (f"{TITLE} | 某某", TITLE),
        ("2019-2020年统计公报", "2019-2020年统计公报"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title, said):
    assert source(page("<p>共390家。</p>", title=title)).about.title == said


def test_nothing_is_fetched_and_no_entity_expanded(monkeypatch):
    def refuse(*args, **options):
        raise AssertionError(args)

    monkeypatch.setattr(socket, "socket", refuse)
    kinds = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html SYSTEM "http://example.com/a.dtd" ['
        '<!ENTITY a "777万元"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    text = source(
        f'{kinds}<html xmlns="http://www.w3.org/1999/xhtml"><head><base href="http://example.com/"/>'
        '<link rel="stylesheet" href="a.css"/></head><body><img src="http://example.com/a.png"/>'
        "<p>共&a;&b;&f;390家。</p></body></html>",
        "a.xhtml",
    ).text
    assert "777" not in text
    assert "root:" not in text
    assert "390家" in text


@pytest.mark.parametrize(
    "made",
    [
        "<div>" * 100_000 + "共390家。" + "</div>" * 100_000,
        "<table><tr><td>" * 3_000 + "共390家。",
        "<p>共390家。" + "<b>" * 50_000,
        f"<p {' '.join(f'a{i}=1' for i in range(99_000))}>共390家。",
        "<p>共390家。</p>" + "<a href=x>7</a>" * 5_000,
        "<html><body><p>共390家。"
        + "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "<html><!-- " + "x" * 300_000 + " --><body>共390家。",
    ],
)
def test_odd_pages_are_read(made):
    assert "共390家" in source(made).text


@pytest.mark.parametrize("data", [b"", b"\n", b"<html></html>", b"<!-- x -->", b"\xef\xbb\xbf"])
def test_empty_pages_are_empty(data):
    assert source(data).text == ""


def test_what_is_no_page_says_so():
    with pytest.raises(ReadError, match=r"^a\.html: binary data"):
        source(b"\x00\x01\x02" * 999)
    with pytest.raises(ReadError, match=r"^a\.mht: no page in this MHTML file"):
        source(b"From: <Saved by Blink>\nContent-Type: multipart/related; boundary=x\n\n", "a.mht")
