"""What a notebook shows of a statistic, of a list of them, of an explanation: small pieces of HTML.

Every text is escaped and kept in its own direction; what has colour takes it from the page, so that
it can be read on a light and on a dark one, and where a notebook drops styles all of it still stands.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from swstats.output.as_html import CONTROL, picture
from swstats.output.labels import change, heading, kind_name, language
from swstats.output.terminal import value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from swstats.explaining import Step
    from swstats.records import Statistic

# Of more rows a notebook shows the first ones, and says how many there are.
MOST = 50

STYLE = """<style>
.swstats table { border-collapse: collapse; }
.swstats th, .swstats td { text-align: left; vertical-align: top; padding: 0.2em 0.7em;
  overflow-wrap: anywhere; background: transparent; }
.swstats th { border-bottom: 1px solid #8888; white-space: nowrap; }
.swstats .number { text-align: right; font-variant-numeric: tabular-nums; }
.swstats .evidence td { padding-top: 0; border-bottom: 1px solid #8884; white-space: normal; }
.swstats .evidence, .swstats .aside { opacity: 0.85; }
.swstats mark { color: inherit; background: #fb08; border-bottom: 2px solid #d80; }
.swstats ul { list-style: none; margin: 0; padding-left: 1.2em; border-left: 1px solid #8886; }
.swstats .rejected { text-decoration: line-through; opacity: 0.85; }
.swstats .why { font-style: italic; opacity: 0.85; }
</style>"""

# What a mention that begins in it is not to begin behind: it would be the end of a longer number.
NUMERAL = "[0-9０-９零〇一二三四五六七八九十百千万亿两半.．]"

FIELDS = ("text", "indicator", "value", "region", "period")
MORE = ("… and {} more; .to_frame() has all of them", "……另有 {} 条；.to_frame() 给出全部")
SAYS = ("sentence", "原句")


def statistics_html(found: Sequence[Statistic]) -> str:
    """Return a table of statistics, under each its sentence in a line that opens."""
    lang = language()
    head = "".join(
        f'<th scope="col"{_class(field)}>{escape(heading(field, lang))}</th>' for field in FIELDS
    )
    body = "".join(_rows(item, lang, is_open=len(found) == 1) for item in found[:MOST])
    more = ""
    if len(found) > MOST:
        more = f"<p>{escape(MORE[lang == 'zh'].format(f'{len(found) - MOST:,}'))}</p>"
    return (
        f'<div class="swstats">{STYLE}<table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>{more}</div>"
    )


def _rows(item: Statistic, lang: str, *, is_open: bool) -> str:
    cells = {
        "text": item.text,
        "indicator": item.indicator or "",
        "value": value_of(item, with_unit=True),
        "region": item.region or "",
        "period": item.period or "",
    }
    line = "".join(f"<td{_class(field)}>{_safe(cells[field])}</td>" for field in FIELDS)
    known = [
        kind_name(item.kind, lang),
        item.measure or "",
        change(item.change, lang),
        item.article,
        item.doc,
    ]
    said = " · ".join(_safe(words) for words in known if words)
    return (
        f"<tr>{line}</tr>"
        f'<tr class="evidence"><td colspan="{len(FIELDS)}"><details{" open" if is_open else ""}>'
        f"<summary>{escape(SAYS[lang == 'zh'])} · {said}</summary>"
        f"{highlighted(item.sentence, item.text)}</details></td></tr>"
    )


def _class(field: str) -> str:
    return ' class="number"' if field == "value" else ""


def highlighted(sentence: str, mention: str) -> str:
    """Return a sentence as HTML, with a mention marked wherever it stands as a whole in it.

    >>> highlighted("A&B捐15元，15 元，115元", "15元")
    '<bdi>A&amp;B捐<mark>15元</mark>，<mark>15 元</mark>，115元</bdi>'
    >>> highlighted("二十三家中公办三家", "三家")
    '<bdi>二十三家中公办<mark>三家</mark></bdi>'
    """
    if not mention:
        return _safe(sentence)
    words = r"\s*".join(map(re.escape, mention))
    whole = rf"(?<!{NUMERAL}){words}" if re.match(NUMERAL, mention) else words
    at, pieces = 0, []
    for match in re.finditer(whole, sentence):
        pieces += [_escaped(sentence[at : match.start()]), f"<mark>{_escaped(match[0])}</mark>"]
        at = match.end()
    return f"<bdi>{''.join(pieces)}{_escaped(sentence[at:])}</bdi>"


def tree_html(steps: Iterable[Step]) -> str:
    """Return an explanation as lists within lists; each article, sentence and figure opens."""
    return f'<div class="swstats">{STYLE}{"".join(_branch(step, within=False) for step in steps)}</div>'


def _branch(step: Step, *, within: bool) -> str:
    line = "".join(_piece(words, what) for words, what in step.told(within=within))
    if not step.children:
        return f"<div>{line}</div>"
    items = "".join(f"<li>{_branch(child, within=True)}</li>" for child in step.children)
    return f"<details open><summary>{line}</summary><ul>{items}</ul></details>"


def _piece(words: str, what: str) -> str:
    if what == "result":
        return f"<b>{_safe(words)}</b>"
    if what in ("stage", "span"):
        return f'<span class="aside">{_escaped(words)}</span>'
    if what in ("why", "no"):
        name = "why" if what == "why" else "rejected"
        return f'<span class="{name}">{_safe(words)}</span>'
    return _safe(words) if words.strip() else words


def _safe(words: str) -> str:
    """Return words of a document as HTML: escaped, in a box of their own direction."""
    return f"<bdi>{_escaped(words)}</bdi>"


def _escaped(words: str) -> str:
    return escape(CONTROL.sub(picture, words), quote=False)
