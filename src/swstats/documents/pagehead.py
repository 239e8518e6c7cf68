"""What a page says of itself: title, date of publication, who published it."""

from __future__ import annotations

import datetime
import json
import re
from typing import TYPE_CHECKING

from swstats.documents.found import About

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

# Names of meta elements, best first. Those in capitals are of the standard for Chinese government
# sites (政府网站网页标签规范); case does not matter.
TITLES = ("ArticleTitle", "og:title", "twitter:title", "DC.Title")
DATES = (
    "PubDate", "article:published_time", "og:published_time", "datePublished", "publishdate",
    "publish_date", "publishtime", "publish_time", "og:release_date", "weibo:article:create_at",
    "DC.Date", "DC.Date.Issued", "DCTERMS.Issued", "citation_publication_date", "date",
)  # fmt: skip
SOURCES = ("ContentSource", "source", "mediaid", "SiteName", "og:site_name", "DC.Publisher")

DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
# 发布时间：2020-08-01 09:30, as it stands under a headline.
SAID_DATE = re.compile(
    r"(?:发布|發布|发表|刊发|更新|成文|发文)?(?:时间|時間|日期)\s*[:：]\s*" + DAY.pattern
)
SAID_SOURCE = re.compile(r"(?:信息|文章|稿件|内容)?(?:来源|來源)\s*[:：]\s*([^\s:：|，,]{2,20})")
# The name of the site at the end of a title; what is before it is the headline.
_SITE = re.compile(
    r"\s*(?:_+|-{2,}|[|—–｜]+|\s-\s|-(?=[^-]*(?:网|网站|[日晚早时]报|政府|门户|频道|局|部|委|在线)\s*$))\s*"
)
# What no site is called.
_NO_SOURCE = re.compile(r"^(?:本站|原创|网络|互联网|未知|index|home|首页)?$", re.IGNORECASE)
# Only lines as short as these say when and by whom.
_SHORT = 120


def about_page(tree: HtmlElement, lines: Iterable[str]) -> About:
    """Return what a page says of itself in its head, and in the lines that a reader sees."""
    short = [line for line in lines if 5 < len(line) <= _SHORT]
    metas = dict(_metas(tree))
    linked = list(_linked_data(tree))
    return About(
        date=_date(tree, metas, linked, short),
        title=_title(tree, metas),
        source=_source(metas, linked, short),
    )


def day_in(text: str) -> datetime.date | None:
    """Return the first day that a text names in figures.

    >>> day_in("2020-08-01T09:30:00+08:00"), day_in("2020年8月1日"), day_in("2020-13-01")
    (datetime.date(2020, 8, 1), datetime.date(2020, 8, 1), None)
    """
    if (found := DAY.search(text)) is None:
        return None
    try:
        return datetime.date(*map(int, found.groups()[-3:]))
    except ValueError:
        return None


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield names and contents, the first of a name last, so that it stays."""
    for meta in reversed(list(tree.iter("meta"))):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            yield name.strip().lower(), content


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Yield what a page says of itself in JSON-LD."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            told = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for each in told if isinstance(told, list) else [told]:
            if isinstance(each, dict):
                graph = each.get("@graph")
                yield each
                if isinstance(graph, list):
                    yield from (node for node in graph if isinstance(node, dict))


def _first(metas: dict[str, str], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if (said := metas.get(name.lower())) is not None:
            yield said


def _title(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    heads = [words for head in tree.iter("h1") if (words := _words(head))]
    whole = next((words for each in tree.iter("title") if (words := _words(each))), "")
    named = next(_first(metas, TITLES), "") or whole
    if len(heads) == 1 and (heads[0] in named or not named):
        return heads[0]
    # A heading that the title begins with is the headline; the rest names the site.
    for head in tree.iter("h1", "h2", "h3"):
        if len(words := _words(head)) > 5 and named.startswith(words):
            return words
    return (_SITE.split(named)[0].strip() or None) if named else None


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _date(
    tree: HtmlElement, metas: dict[str, str], linked: list[dict[str, object]], lines: Sequence[str]
) -> datetime.date | None:
    said = [*_first(metas, DATES)]
    said += [value for each in linked if isinstance(value := each.get("datePublished"), str)]
    said += [
        time.get("datetime") or "" for time in tree.iter("time") if time.get("pubdate") is not None
    ]
    for text in said:
        if (day := day_in(text)) is not None:
            return day
    for text in lines:
        if (found := SAID_DATE.search(text)) and (day := day_in(found[0])) is not None:
            return day
    times = [day for time in tree.iter("time") if (day := day_in(time.get("datetime") or ""))]
    return times[0] if len(set(times)) == 1 else None


def _source(
    metas: dict[str, str], linked: list[dict[str, object]], lines: Sequence[str]
) -> str | None:
    said = [*_first(metas, SOURCES[:3])]
    said += [found[1] for text in lines if (found := SAID_SOURCE.search(text))][:1]
    said += [*_first(metas, SOURCES[3:])]
    for each in linked:
        publisher = each.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        said += [name] if isinstance(name, str) else []
    for text in said:
        words = " ".join(text.split())
        if not _NO_SOURCE.match(words) and len(words) <= 40 and "://" not in words:
            return words
    return None
