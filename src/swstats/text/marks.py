"""Say of one line, by its wording alone, what it can be: title, list item, byline, table row.

All patterns read folded text. They are anchored and bounded: a line is looked at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from swstats.lexicons import Lexicon

SPACES = re.compile(r"\s+")
BULLETS = "■◆●▲▼△▽◎※★☆►▶□▪◇❖✦\uf06c\uf06e\uf0b7\uf0d8"

ARROWS = "▲▼△▽◀▶◄►↑↓←→"  # point from a caption to its picture

TERMINAL = frozenset("。！？!?…")
CLOSERS = frozenset("”’）》】〕」』\"')")
# a line that ends so goes on in the next
PENDING = frozenset("，、；：,;（(“‘《【〔—-/+~·.．")
# a line never begins so: it goes on with the last one
LEANING = frozenset("，。、；：？！）》”’】〕%‰℃")

CLAUSE = re.compile(r"[，。；？！?]")

NUMERAL = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
LIST_ITEM = re.compile(
    r"[0-9]{1,2}(?:[.、)）]|\.\s)(?![0-9])"
    r"|[0-9]+(?:\.[0-9]+){1,3}\s+(?=[\u4e00-\u9fff])"
    r"|[0-9]+(?:\.[0-9]+){2,3}(?=[\u4e00-\u9fff])"
    rf"|[（(]\s*{NUMERAL}\s*[）)]"
    r"|[一二三四五六七八九十]{1,3}、"
    rf"|第\s?{NUMERAL}\s?[章节条编篇部][\s　]?"
    r"|[①-⑳]|\[[0-9]{1,2}\]"
)
NOTE = re.compile(r"(?:附?注|备注|说明|资料来源|数据来源|参考文献|来源)\s*[0-9]*\s*[：:]|(?:表|图)\s*[0-9一二三四五六七八九十]{1,2}[\s：:-]")
DASHED = re.compile(r"——")

DATE = (
    r"(?:(?:19|20)[0-9]{2}\s?[年./-]\s?[01]?[0-9]\s?[月./-]\s?[0-3]?[0-9]\s?日?"
    r"|[一二][一二三四五六七八九〇零]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
PAGE = r"(?:第?\s?[A-H]?[0-9]{1,2}(?:\s?[-—]\s?[0-9]{1,2})?\s?版|(?<![0-9A-Za-z])[A-H]?[0-9]{2}(?![0-9.,]))"

# （据民政部网站） （李冬青） （完）: what stands in brackets after the last full stop
BRACKETED = re.compile(r"[（(]([^（）()]{1,40})[）)]$")

# A line that may be marked begins with one of these; all others need no second look.
FIRST = frozenset("0123456789一二三四五六七八九十第（([①②③④⑤⑥⑦⑧⑨⑩附注备说资数参来表图")

# What follows a figure and belongs to it: multipliers, measure words, signs.
AFTER_FIGURE = frozenset("%‰℃.,万亿千百十余多来几个名人户家场次元亩吨所件台辆套岁年月日周期天倍成米平公里克斤只头份")

# Cells set apart by wide gaps, or a name followed by figures only
GAP = re.compile(r"[　\t]+\s*| {2,}[　\t]*")
FIGURE_ROW = re.compile(
    r"[^\s0-9，。；：、]{1,12}(?: +[-+约近]?[0-9][0-9,.]*[^\s0-9，。；：、]{0,6}){2,}$"
)
PLAIN_FIGURES = str.maketrans("０１２３４５６７８９．，％－", "0123456789.,%-")
CELL_FIGURE = re.compile(r"[-+]?[0-9][0-9,.]*[%‰]?$")


# What a caption ends with: who took the picture, or whence it is.
CREDIT_END = re.compile(r"(?:摄|摄影|资料图|资料图片|资料照片|供图|(?:新华社|中新社|本报|记者)\s?\S{0,4}发)[）)]?$")
AGENCY = re.compile(
    r"[^，。；：\s]{0,10}(?:社|日报|晚报|早报|时报|周报|周刊|网|网站|电视台|电台|客户端|公众号)"
)
SOURCE_NOTE = re.compile(
    r"(?:据|来源|稿源|转自|摘自|原载|综合|转载自|编译自|新华社|中新社)[^。；]{1,36}$"
    r"|(?:[上下紧][接转]|转)\s?(?:第?\s?[A-H]?[0-9]{1,2}\s?版|[^，。；]{1,8}版)"
    rf"|{AGENCY.pattern}$"
    r"|[^，。；]{0,8}(?:记者|通讯员|供稿|报道)[^。；]{1,24}$|(?:见习|实习)?记者"
)
REPORTER = re.compile(r"^(?:本报|本刊)?(?:记者|通讯员|文/?|作者)\s*")
DATE_NOTE = re.compile(rf"{DATE}|[01]?[0-9]\s?月\s?[0-3]?[0-9]\s?日")
DATE_ONLY = re.compile(DATE)
WEEKDAY_ONLY = re.compile(WEEKDAY)
PAGE_ONLY = re.compile(PAGE)
# A byline, a page line, an imprint is not longer than this.
LONGEST_MARK = 120
SLASHED = re.compile(r"[：:/]|编|电话|热线")
# 证券代码：600123　证券简称：…　公告编号：…: labels with what they hold, and nothing else
LABELS = re.compile(r"(?:[^：:\s，。]{2,8}[：:]\s?[^：:\s，。]{1,20}\s+){1,6}[^：:\s，。]{2,8}[：:]\s?[^：:\s，。]{1,20}$")
FURNISHED = re.compile(r"[0-9：:/星周礼年编]")
HINT = re.compile(rf"[0-9] ?版|(?:^|\s)[A-H]?[0-9]{{2}}(?:\s|$)|{WEEKDAY}|{DATE}")


class LineWords:
    """The words of ``openings.toml``, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = {name: entry["words"] for name, entry in lexicon.table("openings").items()}

        def any_of(name: str) -> str:
            return "|".join(map(re.escape, sorted(table[name], key=len, reverse=True)))

        self.genre = re.compile(rf"(?:{any_of('genre')})(?:[（(][^）)]{{1,8}}[）)])?$")
        self.aside = re.compile(rf"(?:{any_of('aside')})[：:]?$")
        self.office = re.compile(rf"[\u4e00-\u9fff]{{2,20}}(?:{any_of('office')})$")
        self.opening = re.compile(
            rf"(?:{any_of('opening')})|[0-9]{{1,4}}\s?[年月日]|[一二三四五六七八九十]{{1,2}}月"
            r"|[（(【\[]?\S{2,10}[讯电]|[【\[][^】\]]{2,24}[】\]]"
        )
        self.continuing = re.compile(rf"(?:{any_of('continuing')})")
        self.unfinished = tuple(table["unfinished"])
        self.complete = tuple(table["complete"])
        self.imprint = re.compile(
            rf"(?:{any_of('imprint')})\s?[：:/]\s?[^：:，。]{{1,24}}?(?=\s|$|(?:{any_of('imprint')})\s?[：:/])"
            rf"|(?:{any_of('imprint')})(?:\s?[0-9—-]{{7,}}|\s[\u4e00-\u9fff]{{2,4}}(?=\s|$))"
        )
        self.place = re.compile(
            rf"(?:(?:{any_of('place')})[\u4e00-\u9fff]{{0,9}}|[\u4e00-\u9fff]{{1,9}}[省市县区州盟旗])[：:]"
        )
        singles, *doubles = table["surname"]
        surname = f"(?:{'|'.join(doubles)}|[{SPACES.sub('', singles)}])"
        self.name = re.compile(rf"{surname}\s?[\u4e00-\u9fff]\s?[\u4e00-\u9fff]?$")
        role = any_of("byline")
        self.byline = re.compile(
            rf"[{BULLETS}]?\s*(?:[（(]\s*)?(?:{role})(?:[\s/／：:]|$)[^，。；！？]{{0,40}}$"
            rf"|[{BULLETS}]\s*(?:{role})[^，。；！？]{{0,30}}$"
        )


        self.byline_first = frozenset(BULLETS + "（(" + "".join(w[0] for w in table["byline"]))

    def is_unfinished(self, line: str) -> bool:
        """Say whether a line ends with a word that wants another: 的, 为, 其中."""
        return line.endswith(self.unfinished) and not line.endswith(self.complete)

    def is_byline(self, line: str) -> bool:
        """Say whether a line says who wrote: 本报记者 …, ■ 评论员文章, 文/…."""
        return line[0] in self.byline_first and self.byline.match(line) is not None

    def closes(self, bracketed: str) -> bool:
        """Say whether brackets at an article's end name its source, its author or its date.

        （据民政部网站） （李冬青） （完） do; （节选） （笑） （化名） do not.
        """
        inside = bracketed.strip()
        if inside == "完" or SOURCE_NOTE.match(inside):
            return True
        inside = DATE_NOTE.sub("", inside).strip(" 　，、")
        if inside != bracketed.strip() and not inside:
            return True
        inside = REPORTER.sub("", inside).strip()
        return bool(inside) and all(
            self.name.match(part) for part in re.split(r"[、，/]\s*|\s{1,3}(?=\S{2})", inside) if part
        )

    def closing(self, line: str) -> str | None:
        """Return what the closing brackets at the end of a line hold, None where there are none."""
        if line[-1] not in "）)":
            return None
        found = BRACKETED.search(line[-48:])
        return found[1] if found and self.closes(found[1]) else None

    def is_furniture(self, line: str) -> bool:
        """Say whether a line is page furniture: page number and date, imprint, a bare date.

        What remains of it when these are taken out is a section's name, or nothing.
        """
        if len(line) > LONGEST_MARK:
            return False
        if LABELS.match(line):
            return True
        if not FURNISHED.search(line):
            return False
        rest = self.imprint.sub(" ", line) if SLASHED.search(line) else line
        imprints = rest != line
        if not imprints and not HINT.search(line):
            return False
        rest = DATE_ONLY.sub(" ", rest)
        dated = rest
        rest = WEEKDAY_ONLY.sub(" ", rest)
        rest = PAGE_ONLY.sub(" ", rest)
        if rest == line:
            return False
        remains = len(re.sub(r"[\s·|｜/:：　]+", "", rest))
        if dated == rest and not imprints:
            return remains == 0
        return remains <= 8 and not CLAUSE.search(rest)


def cells(line: str) -> list[str]:
    """Return the cells of a line, set apart by wide gaps, stray spaces taken out."""
    return [cell for cell in (SPACES.sub("", part) for part in GAP.split(line)) if cell]


def is_figure_row(line: str, folded: str) -> bool:
    """Say whether a line is a row of a table with figures in it: a name, then figures."""
    if CLAUSE.search(folded):
        return False
    if FIGURE_ROW.match(folded):
        return True
    # The folded line has no ideographic spaces left: cut the line, look at the folded cells.
    found = cells(line)
    figures = sum(CELL_FIGURE.match(unwidened(cell)) is not None for cell in found)
    return figures > 1 or (figures == 1 and 1 < len(found) < 4)


def is_heading_row(line: str, folded: str) -> bool:
    """Say whether a line can be the head of a table: short cells, wide gaps, no clause."""
    found = cells(line)
    return len(found) >= 2 and max(map(len, found)) <= 24 and not CLAUSE.search(folded)


def unwidened(cell: str) -> str:
    """Return a cell with full-width figures made plain."""
    return cell.translate(PLAIN_FIGURES)
