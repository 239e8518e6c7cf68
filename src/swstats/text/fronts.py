"""What stands before a text on one line with it: its title, its date, who sends it; a heading.

Where a page has lost its line breaks, the title runs on into the first sentence. It is told by what
follows a title and nothing else: a dateline, the fields of a web page, the date and the issuer of a
report, its first numbered heading. A heading within the text is told by its number and by the gap
behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from swstats.text import marks

if TYPE_CHECKING:
    from swstats.records import Document

LONGEST_TITLE = 44
SHORTEST_TITLE = 5
LONGEST_FRONT = 160  # characters in which all that stands before a text must lie

_DAY = marks.DATED_LINE.pattern
_WHEN = "(?:发布|发表|更新|创建)?(?:时间|日期)"
_WHENCE = "(?:信息|文章|稿件|新闻)?(?:来源|稿源|出处)"
# 发布时间：2019-03-05 来源：某某网 浏览：123次, each with its own form of a value
_FIELD = re.compile(
    rf"\s?(?:{_WHEN}[：:]\s?{_DAY}"
    rf"|{_WHENCE}[：:]\s?[^，。；：:\s]{{1,12}}?(?:网|报|社|局|委|办|政府|本站|中心|部|厅|台|公司|院|协会|客户端|(?=\s|作者|编辑|发布|浏览|点击|阅读|字号|责编))"
    r"|(?:作者|编辑|责编|责任编辑|记者|供稿|审核)[：:]\s?[\u4e00-\u9fff]{2,4}(?=\s|作者|编辑|责编|来源|发布|浏览|点击|阅读|字号|日期|时间)"
    r"|(?:浏览|点击|阅读|访问|人气)(?:次数|量|数)?[：:]\s?[0-9]{1,7}次?"
    r"|[【\[]?(?:字号|字体|字体大小)[：:]?\s?[大中小 ]{1,6}[】\]]?|打印本?页?|收藏|分享到?[：:]?|关闭窗口"
    rf"|{_DAY})"
)
_FIRST_FIELD = re.compile(
    rf"(?:{_WHEN}|{_WHENCE}|作者|浏览(?:次数|量|数)?|点击(?:次数|量|数)?|[【\[]字[号体])[：:]"
)
# (记者林某/台北报导): how papers of Taiwan sign, between the title and the text
_SIGNED = r"[〔（(【]?记者[\u4e00-\u9fff]{2,4}[/／][\u4e00-\u9fff]{2,4}报[导道]"
_KNOWN_LEAD = re.compile(
    rf"[【（(\[]?(?:{marks.OWN_REPORT}?[讯电]|{marks.WIRE_REPORT}?[讯电])(?![话讯力视影台])|{_SIGNED}"
)
# 重返万亿财经网3月11日讯: a paper that marks.py does not name may have any name; its last two
# characters, before what says that it is a paper, are left to it
_UNKNOWN_PAPER = re.compile(
    rf"(?P<title>[\u4e00-\u9fff]{{1,5}})[\u4e00-\u9fff]{{2}}(?:{marks.PAPER_NAME}|网|在线|通讯社)"
    r"(?![0-9]*[\u4e00-\u9fff]*(?:报|网)[0-9讯])"
)
_REPORT = re.compile(
    r"(?:公报|工作报告|工作总结|年度报告|年报|执行情况|情况通报|计划草案的报告|草案的报告)"
    r"(?:（[^（）。]{1,14}）|\([^().]{1,14}\)|\[[0-9]\]){0,2}"
)
# behind a report's title: who issues it and when, to whom it is read, up to its first heading
_ISSUED = re.compile(
    rf"[^，。；：]{{0,40}}?{_DAY}(?:在[^，。；：]{{4,40}}?(?:会议|大会|全会)上)?[^，。；：]{{0,16}}?"
    r"(?=一、|（一）|各位|全年|[0-9]{4}年|根据|过去|现在|今年|去年)"
    r"|(?=一、|（一）|各位代表)"
)
# 二、地区分布 全省新增…, 2.1 人群分布　受检者中…: a heading that but a gap parts from its text. The
# label as the text has it, then the whole as the page has it.
_LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}(?=[\u4e00-\u9fff ]))"
)
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、\s?|[（(][一二三四五六七八九十]{1,3}[）)]\s?|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[ \t\u3000]{1,4})"
    r"[\u4e00-\u9fff、]{2,16}(?:\u3000{1,2}(?=[\u4e00-\u9fff]{2})|[ \t]{1,4}(?=[^0-9，。；：]{4}))(?![为為达達共计約约平])"
)
_LONGEST_HEADING = 40


def heading(document: Document, start: int, end: int) -> int:
    """Return where the heading ends that a block of running text, or a sentence of it, begins with.

    ``start`` where it begins with none.
    """
    if _LABEL.match(document.folded, start, end) is None:
        return start
    at = document.offsets.source(start)
    found = _HEADING.match(document.source, at, at + _LONGEST_HEADING)
    if found is None:
        return start
    stop = start + len("".join(found[0].split()))
    stop += document.folded[start:stop].count(" ")
    return stop if stop < end else start


class Front(NamedTuple):
    """Where a title ends that runs on into its text, and where the text begins."""

    title: int
    text: int


def front(line: str) -> Front | None:
    """Return the front of a line of running text, offsets from its start; None where it has none."""
    head = line[:LONGEST_FRONT]
    stop = re.search("[。；！？]", head)  # a title holds no sentence
    limit = min(stop.start() if stop else len(head), LONGEST_TITLE + 1)
    for look in (_of_fields, _of_dateline, _of_report):
        found = look(line, head, limit)
        if found is not None and found.title >= SHORTEST_TITLE and found.text < len(line):
            title = line[: found.title]
            if title.count("，") <= 2 and title[-1] not in "，、：:（(《“":
                return found
    return None


def _of_fields(line: str, head: str, limit: int) -> Front | None:
    first = _FIRST_FIELD.search(head, SHORTEST_TITLE)
    if first is None or first.start() > limit:
        return None
    end = first.start()
    while field := _FIELD.match(head, end):
        end = field.end()
    if end == first.start():
        return None
    return Front(first.start(), end + (line[end : end + 1] == " "))


def _of_dateline(line: str, head: str, limit: int) -> Front | None:
    known = _KNOWN_LEAD.search(head, SHORTEST_TITLE)
    if known is not None and known.start() <= limit:
        return Front(known.start(), known.start())
    for at in range(SHORTEST_TITLE, limit):
        lead = marks.dateline_lead(line, at)
        if lead is not None:
            name = _UNKNOWN_PAPER.match(line, at, lead.end())
            end = name.end("title") if name else at
            return Front(end, end)
    return None


def _of_report(line: str, head: str, limit: int) -> Front | None:
    title = _REPORT.search(head)
    if title is None or title.end() > limit:
        return None
    issued = _ISSUED.match(line, title.end(), LONGEST_FRONT)
    return Front(title.end(), issued.end()) if issued else None
