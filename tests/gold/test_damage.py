"""What a page is damaged by, or has around its text, costs little: the gold, laid out anew.

Each case lays the gold texts out in another way and changes none of their words; what the records
lose by it is measured against the same texts as they are.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from scoring import Score, gold_texts, score_document

import swstats

if TYPE_CHECKING:
    from collections.abc import Callable

SETS = ("pages", "genres")


def wrapped(width: int) -> Callable[[str], str]:
    """Break each line after so many characters, in words and in numbers."""
    return lambda text: re.sub(rf"(.{{{width}}})(?=.)", r"\1\n", text)


def numbered(text: str) -> str:
    """Put a page's number behind each 25th line."""
    lines = text.split("\n")
    for n, at in enumerate(range(15, len(lines), 25)):
        lines[at] = f"第 {n + 2} 页\n{lines[at]}"
    return "\n".join(lines)


def before(lines: str) -> Callable[[str], str]:
    """Put lines before the text."""
    return lambda text: f"{lines}\n\n{text}"


def behind(lines: str) -> Callable[[str], str]:
    """Put lines behind the text."""
    return lambda text: f"{text}\n\n{lines}\n"


LINKS = "· 浙江义乌小商品出口增长\n· 广西东兴推进边境贸易\n· 青海格尔木发展光伏"

# how the text is laid out, and how much of the record F1 it may cost
DAMAGES: dict[str, tuple[Callable[[str], str], float]] = {
    "in columns of 18": (wrapped(18), 0.015),
    "in columns of 27": (wrapped(27), 0.01),
    "blank lines between lines": (lambda text: re.sub(r"\n+", "\n\n", text), 0.03),
    "no blank lines": (lambda text: re.sub(r"\n\s*\n+", "\n", text), 0.03),
    "half-width marks": (lambda text: text.translate(str.maketrans("，：；（）", ",:;()")), 0.01),
    "spaces around numbers": (
        lambda text: re.sub(
            r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])", " ", text
        ),
        0.01,
    ),
    "page numbers": (numbered, 0.01),
    "way to the page": (
        before("首页 > 新闻中心 > 综合信息 > 正文\n\n字号：大 中 小  打印本页"),
        0.01,
    ),
    "menu in brackets": (before("[网站首页] [石家庄要闻] [新闻发布] [数据解读]"), 0.01),
    "name of a site": (before("山东民政信息网\n首页 | 要闻 | 政务公开 | 公告公示"), 0.01),
    "links before": (before("热点：浙江义乌小商品出口增长 | 广西东兴推进边境贸易"), 0.01),
    "list of links before": (before(LINKS), 0.02),
    "links behind": (behind(f"相关阅读\n\n{LINKS}\n\n上一篇：河南兰考举办苗木节"), 0.01),
    "imprint behind": (
        behind("主办：河北省人民政府办公厅  冀ICP备05000000号\n网站标识码：1300000051"),
        0.01,
    ),
    "address behind": (behind("河北省石家庄市桥西区某某路18号 邮编：050000"), 0.01),
}


def record_f1(lay_out: Callable[[str], str]) -> float:
    """Return the record F1 of the gold texts, laid out in that way."""
    score = Score()
    for name in SETS:
        for source, golds in gold_texts(name):
            text = lay_out(source)
            found = swstats.extract(text, doc=golds[0]["doc"])
            score_document(text, moved(source, text, golds), found, score)
    return score.figures()["record_f1"]


def moved(source: str, text: str, golds: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the gold with its offsets in a text that has the source's words in order."""
    marks = str.maketrans(",:;()", "，：；（）")
    plain, there = ("".join(said.split()).translate(marks) for said in (source, text))
    at = there.find(plain[:12]) - 1
    places = [at := there.find(sign, at + 1) for sign in plain]
    return [{**gold, "at": places[gold["at"]]} for gold in golds]


def two_in_a_file(gap: str) -> float:
    """Return the record F1 of the gold texts, each second one behind the one before it in a file."""
    score = Score()
    texts = [text for name in SETS for text in gold_texts(name)]
    for (first, ones), (second, others) in zip(texts[::2], texts[1::2], strict=False):
        text = first.rstrip("\n") + gap + second
        behind = len("".join(first.split()))
        golds = [*ones, *({**gold, "at": gold["at"] + behind} for gold in others)]
        score_document(text, golds, swstats.extract(text), score)
    return score.figures()["record_f1"]


@pytest.fixture(scope="module")
def as_it_is() -> float:
    return record_f1(lambda text: text)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_page_laid_out_anew_says_much_the_same(damage: str, as_it_is: float) -> None:
    lay_out, cost = DAMAGES[damage]
    assert record_f1(lay_out) >= as_it_is - cost


@pytest.mark.parametrize(("gap", "cost"), [("\n\n", 0.033), ("\n", 0.04)])
def test_two_texts_in_a_file_are_two(gap: str, cost: float, as_it_is: float) -> None:
    assert two_in_a_file(gap) >= as_it_is - cost
