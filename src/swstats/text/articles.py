"""Split a page into its articles, each with its headlines, date and source.

The marks are those of print: a closing source line, a byline, a dateline, a headline by its form.
A page that bears none of them (a report, a bulletin, an entry of an encyclopedia) is one article,
whatever headings it has. In doubt nothing is split: a torn-off article loses its place and date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from swstats.lexicons import default_lexicon
from swstats.records import Article, Document, Role, Sentence
from swstats.text import marks
from swstats.text.fronts import LONGEST_TITLE, front, heading
from swstats.text.marks import LineWords
from swstats.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from swstats.lexicons import Lexicon

# What a block is. Only TITLE, BYLINE and BODY decide where an article begins.
TITLE, SUBHEAD, BODY, BYLINE, CLOSING, FURNITURE, CAPTION, TABLE, TEASER = (
    "title",
    "subhead",
    "body",
    "byline",
    "closing",
    "furniture",
    "caption",
    "table",
    "teaser",
)
ROLES = {
    TITLE: Role.HEADLINE,
    SUBHEAD: Role.HEADLINE,
    BODY: Role.BODY,
    BYLINE: Role.FURNITURE,
    CLOSING: Role.FURNITURE,
    FURNITURE: Role.FURNITURE,
    CAPTION: Role.CAPTION,
    TABLE: Role.TABLE,
    TEASER: Role.HEADLINE,
}

# 本报讯 …, 【本报讯】…, 新华社东京1998年6月15日电 …: a new item begins.
DATELINE = re.compile(
    rf"[【（(\[]?(?:{marks.OWN_REPORT}[讯电]|{marks.WIRE_REPORT}[讯电]|{marks.PAPER_REPORT})[】）)\]]?"
    r"|[【\[（(〔][^】\]）)〕，。]{1,24}(?:讯|电|报道|报导)[】\]）)〕]"
)
# 本报湘潭讯（通讯员 周敏）: what may follow a dateline on a line of its own
DATELINE_TAIL = re.compile(r"\s?[（(][^（）()]{2,20}[）)]$")
# 某某日报10月27日讯 记者周敏 通讯员李丽摄影报道
REPORTER_TAIL = re.compile(r"(?<=[讯电】])\s?(?:(?:首席|见习)?记者|通讯员)[^，。；：0-9]{2,24}$")
DAY = re.compile(r"((?:19|20)[0-9]{2})\s?[年./-]\s?([01]?[0-9])\s?[月./-]\s?([0-3]?[0-9])(?![0-9])")
HAN_DAY = re.compile(
    r"([一二][一二三四五六七八九〇零]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
REPUBLIC_DAY = re.compile("民国([0-9]{2,3})年([01]?[0-9])月([0-3]?[0-9])日")
HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
# 09.12.2016, 14/12/2014, 25 Aug 2024, as papers abroad print it
DAY_FIRST = re.compile(
    r"(?<![0-9./])([0-3]?[0-9])(?P<sign>[./])([01]?[0-9])(?P=sign)((?:19|20)[0-9]{2})(?![0-9./])"
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ENGLISH_DAY = re.compile(
    rf"(?<![0-9])([0-3]?[0-9]) ({'|'.join(MONTHS)})[a-z]{{0,6}}\.?,? ((?:19|20)[0-9]{{2}})(?![0-9])"
)
MONTH_DAY = re.compile(r"([01]?[0-9])\s?月\s?([0-3]?[0-9])\s?日")
CREDIT = re.compile(r"(?:据|来源[：:]?|稿源[：:]?|转自|摘自|原载|综合|编译自|转载自)\s*")
# 作者：王明 来源：旬阳手机台 浏览：18
SOURCE_FIELD = re.compile(
    r"来源[：:]\s?([^\s：:，。]{2,20}?)(?=\s|$|作者|编辑|责编|发布|发表|浏览|点击|日期|时间|阅读|字[号体]|[（(|])"
)
CAPTION_FIRST = frozenset("图资照配（([【")
CAPTION_WORDS = re.compile(
    r"图为|[\[【（(]?(?:配?图|图片|照片|图片说明|图说)[：:]|资料图|[（(]?(?:图片|照片)(?:由|来源|提供)"
)
CREDITED = (
    "摄",
    "/图",
    "摄）",
    "/图）",
    "社图片）",
    "社图片)",
    "资料图片）",
    "资料图片)",
    "网上图片）",
    "网上图片)",
)
TABLE_FIRST = frozenset("附表计单（(")
TABLE_TITLE = re.compile(
    r"附?表\s?[0-9一二三四五六七八九十]{1,3}[\s：:-]|[（(]?(?:计量)?单位\s?[：:]\s?\S{1,12}$"
)
OVER_TABLE = re.compile(
    "(?:[一总]览|明细|名单|统计|公示|汇总|排行|数据)[表榜]?(?:[（(][^（）()]{1,16}[）)])?$|单位[：:]"
)
# A line with a full stop in it is running text, unless its ends tell of something else.
TOLD_BY_FIRST = CAPTION_FIRST | TABLE_FIRST | frozenset(marks.ARROWS)
TOLD_BY_LAST = frozenset("）)").union(sign[-1] for sign in CREDITED)
NAMED = ("文名", "名称")  # how the label ends under which a box tells whose it is
SENDER = re.compile("(?:供稿|报送|来稿|作者)(?:单位|部门|机构)[：:]")
IMPRINTED = ("Copyright", "版权所有", "©")
# … 09版: an article elsewhere in the paper. 江西省民政厅 2023年6月: who issues it, and when.
TEASER_END = re.compile(r"(?:详见|见)?\s?[A-H]?[0-9]{1,2}\s?版[）)]?$")
ISSUED = re.compile(
    r"(?![A-H]?[0-9]{2}[\u4e00-\u9fff])[^\s，。；：]{3,24}\s(?:19|20)[0-9]{2}年[01]?[0-9]月(?:[0-3]?[0-9]日)?$"
)
YESTERDAY = re.compile(r"(昨日|昨天|今日|今天)[（(]([^（）()]{6,16})[）)]")
RANKS = frozenset("省市县区州盟旗镇乡村")
LEDE = re.compile(
    r"[0-9近日昨](?:(?<=[0-9])[0-9]?月[0-9]{1,2}日|(?<=[近昨])日|(?<=日)前|(?<=昨)天)"
)
# 10月12日，某县…, 近日，记者从某市…, 眼下正是采茶时节，某省某县…: the place by its first characters; not 在某县, of which
# the part of a feature may tell
PLACE_LEAD = re.compile(
    "(?:[^，。；：“”]{2,12}，)?(?:(?:记者|笔者|近日|日前|昨日|今年以来|眼下)?从?)"
    "(?:[\u4e00-\u9fff]{2,3}(?:省|自治区))?(?:[\u4e00-\u9fff]{2,4}[市州])?"
    "((?![全我该本各外城这那两多有一某在到于来去与和])[\u4e00-\u9fff]{2,3})(?:[\u4e00-\u9fff]{1,6}自治)?"
    "(?:县(?![域城乡委])|旗(?!帜)|(?<![城超股楼夜菜早集门])市(?!场|民|值|区|面))"
)
QUESTION = re.compile(r"(?:问|答|[^：:]{1,10})[：:].*[？?]$|问[：:]")
HANZI = re.compile("[\u4e00-\u9fff]")
# （2020年1月7日在某县第十八届人民代表大会第五次会议上）
AT_MEETING = "日在[^，。；]{4,40}会议?上"
# 发布时间：2019-03-05, 来源：某某网 2019-03-05, 2019-03-05 10:20: a date of the page, no signature
PUBLISHED = re.compile(
    r"(?:时间|日期|来源|稿源|作者|发布|浏览|点击|阅读)[：:]|[0-3]?[0-9]日?\s[0-2]?[0-9][：:][0-5][0-9]"
    rf"|{AT_MEETING}"
)
# what has a date and is no page's head: who issues it, or a meeting at which it was read
NO_HEAD = re.compile(rf"^{ISSUED.pattern}|{AT_MEETING}")
# 某县2019年政府工作报告（摘要）, 某会2020年度报告, 通报（第158号）, 新闻公报: the whole of a report, by its title
REPORT_TITLE = re.compile(
    r"(?:(?:[省市县区州盟旗]|[0-9]年度?|政府)[^，。：]{0,16}?(?:工作报告|统计公报|年度报告|工作总结)|[0-9]年(?:半年)?度报告"
    r"|新闻公报|新闻稿)(?:（[^（）]{1,12}）|\([^()]{1,12}\)|\[[0-9]\]|全文|摘要)?$"
    r"|[通公][报告][（(]第[0-9]{1,4}[号期][）)]$"
)
# 记者林某某/台北报导, 2019年7月22日发布: under a title
REPORTED_BY = re.compile(
    r"[〔（(【]?记者[\u4e00-\u9fff]{2,4}[/／][^，。：]{2,10}报[导道]"
    rf"|[^，。：]{{0,16}}{marks.DATE}\s?(?:发布|发表)$"
)
# 云帆精密（688999.SH）年报点评: a firm's code in a title
SECURITY = re.compile(r"[（(][0-9]{4,6}\.[A-Z]{1,2}[）)]")
# 受访人：耿某，… 主持人：…: what opens the record of a talk
TALK = re.compile("(?:受访|访谈|采访|被采访|对话)[人者][：:]|(?:访谈|采访)(?:时间|地点)[：:]")
# 太白山（秦岭主峰） over 太白山位于…: an entry of an encyclopedia
ENTRY = re.compile("([\u4e00-\u9fff]{2,10})（[^（）]{2,20}）$")
ENTRY_TEXT = re.compile(
    "(?:（[^（）]{1,40}）)?，?(?:简称|古称|亦称|又称|又名|别称|别名|旧称|位于|地处|隶属)"
)
# ——访某县县长王某, ——某市扶贫工作综述: under a title, not under a heading
SUBTITLE = re.compile(
    "——(?:访|专访|对话|记|写在|来自|兼|答|评|论|读)"
    "|——[^，。；]*(?:纪实|综述|侧记|纪事|见闻|调查|札记|报告|启示|述评|记者问|探访|观察|掠影)"
)
# what is told of a year and a month that had come: 2021年10月, not 到2025年12月
TOLD_MONTH = re.compile(
    "(?<![到前-])(?<!(?<!截)至)((?:19|20)[0-9]{2})年(?:([01]?[0-9])月)?(?![底末前])"
)
IN_FRONT = (TITLE, FURNITURE, BYLINE)
MOST_TITLES, MOST_FIELDS, MOST_HEADS = 4, 6, 3  # lines of each that a front may have
LEAD = 60  # characters of a paragraph that are enough to know its subject by
# 二、工业: a heading by its number
NUMBERS = "一二三四五六七八九十"
NUMBERED = re.compile(f"[{NUMBERS}](?=、[^，。；]{{2,24}}$)")
NEAR = 8  # articles either side of one, among which its headline may stand


@dataclass(slots=True)
class Block:
    """A line of the reflowed text: where it stands, what it is."""

    start: int
    end: int
    words: str
    kind: str
    closing: str | None = None


@dataclass(slots=True)
class Draft:
    """An article while the page is being read: indices of its blocks and of its headlines."""

    blocks: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    closed: bool = False
    has_body: bool = False


@dataclass(slots=True)
class Leaf:
    """What shares a date: a page of a paper, or a document of its own; its first block.

    ``whole`` is the first block of the document that it is part of.
    """

    start: int
    whole: int
    line: int = -1  # the block that tells the date
    day: date | None = None


def split(document: Document, lexicon: Lexicon | None = None) -> Document:
    """Return the document with its articles, in order; their spans cover the whole text."""
    words = (lexicon or default_lexicon()).compiled(LineWords)
    blocks = read_blocks(document, words)
    if not blocks:
        return document
    drafts = rejoined(draft_articles(blocks, words), blocks)
    share_headlines(drafts, blocks)
    leaves = leaves_of(drafts, blocks, words)
    dates = [find_date(draft, blocks, leaf) for draft, leaf in zip(drafts, leaves, strict=True)]
    share_dates(dates, leaves, drafts, blocks)
    cut = [cut_block(block, i, document) for i, block in enumerate(blocks)]
    articles = [
        Article(
            start=blocks[draft.blocks[0]].start,
            end=blocks[draft.blocks[-1]].end,
            headlines=tuple([sentence for i in draft.heads for sentence in cut[i]]),
            sentences=tuple([sentence for i in draft.blocks for sentence in cut[i]]),
            published=day or leaf.day,
            source=find_source(draft, blocks, document.text),
            page=blocks[leaf.whole].start,
        )
        for draft, day, leaf in zip(drafts, dates, leaves, strict=True)
    ]
    return Document(
        document.source, document.text, document.folded, document.offsets, tuple(articles)
    )


# ---------------------------------------------------------------- blocks


def read_blocks(document: Document, words: LineWords) -> list[Block]:
    """Return the lines of the text with what each of them is."""
    blocks: list[Block] = []
    glyphs = "\ufffd" in document.source
    start = 0
    for line in document.folded.split("\n"):
        end = start + len(line)
        if line:
            if line[-1] not in TOLD_BY_LAST and (
                len(line) > marks.LONGEST_MARK or ("。" in line and line[0] not in TOLD_BY_FIRST)
            ):
                kind, closing = BODY, None
            else:
                kind, closing = kind_of(line, document.text[start:end], words)
            if kind == BODY and marks.has_colophon(line) and is_colophon(line):
                kind = FURNITURE
            if glyphs and kind in (BODY, TITLE) and has_glyph(document, start):
                kind = CAPTION
            blocks.append(Block(start, end, line, kind, closing))
        start = end + 1
    if blocks and blocks[0].kind == BODY:
        blocks[:1] = parted(blocks[0], words)
    lines = [block.words for block in blocks]
    for n in marks.labelled_rows(lines)[0]:
        blocks[n].kind = TABLE
    before = ""
    for n, block in enumerate(blocks):
        if block.kind == BODY and (
            (before == TITLE and is_subtitle(block.words))
            or (block.words[-2:] in words.rises and is_headline(n, blocks))
        ):
            block.kind = TITLE
        if block.kind in (TITLE, FURNITURE):
            settle(n, before, blocks, document, words)
        elif block.kind == BODY and n + 1 < len(blocks) and blocks[n + 1].kind == TABLE:
            line = document.text[block.start : block.end]
            if len(line) <= marks.LONGEST_MARK and (
                marks.is_heading_row(line, block.words)
                or marks.heads_row(block.words, blocks[n + 1].words)
            ):
                block.kind = TABLE  # 项目　本月　同比增长: it ends as a sentence may go on
        before = block.kind
    set_boxes(blocks, words)
    return blocks


def parted(block: Block, words: LineWords) -> list[Block]:
    """Return the first block without the title, the date and the issuer that run on into it."""
    found = front(block.words)
    if found is None:
        return [block]
    start, title, text = block.start, block.start + found.title, block.start + found.text
    issued = block.words[found.title : found.text]
    kind = kind_of(issued, issued, words)[0] if issued else BODY
    kind = kind if kind == TITLE else FURNITURE  # 2018年12月26日在某县人民代表大会上
    parts = [(start, title, TITLE), (title, text, kind), (text, block.end, BODY)]
    return [
        Block(
            a, b, block.words[a - start : b - start], kind, block.closing if kind == BODY else None
        )
        for a, b, kind in parts
        if a < b
    ]


def settle(
    n: int, before: str, blocks: Sequence[Block], document: Document, words: LineWords
) -> None:
    """Set what a headline or furniture is by the blocks beside it; ``before`` is the last's kind."""
    block = blocks[n]
    after = blocks[n + 1].kind if n + 1 < len(blocks) else ""
    if TABLE in (before, after):
        line = document.text[block.start : block.end]
        if marks.is_heading_row(line, block.words) or (
            after == TABLE and marks.heads_row(block.words, blocks[n + 1].words)
        ):
            block.kind = TABLE
    if block.kind == TITLE and after == TEASER and not any(b.kind == BODY for b in blocks[:n]):
        block.kind = TEASER
    elif (
        block.kind == TITLE
        and words.is_office(block.words)
        and (
            before == TITLE
            or (n and (not after or is_day(blocks[n + 1], last=n + 2 == len(blocks))))
        )
    ):
        # Who issues it, under the title or over the date at the end.
        block.kind = BYLINE if before == TITLE else FURNITURE


def set_boxes(blocks: Sequence[Block], words: LineWords) -> None:
    """Set what the rows of boxes are: tables, but the name is a headline, and where it lies text.

    What a place belongs to is furniture: it is not where its figures are of.
    """
    lines = [block.words for block in blocks]
    labels = {n: words.box_label(lines[n])[0] for n in words.box_rows(lines)}
    if not labels:
        return
    is_place = not words.place_boxes.isdisjoint(labels.values())
    named = any(block.kind == TITLE for block in blocks[: min(labels)])
    for n, label in labels.items():
        blocks[n].kind = TABLE
        if label in words.lying:
            blocks[n].kind = FURNITURE if is_place else BODY
        elif not named and label.endswith(NAMED) and label not in ("外文名", "英文名称"):
            blocks[n].kind = TITLE
            named = True


def is_colophon(line: str) -> bool:
    """Say whether a line with a site's licence is no text: it counts nothing."""
    return len(line) <= 2 * marks.LONGEST_MARK and marks.COUNTED.search(line) is None


def is_headline(n: int, blocks: Sequence[Block]) -> bool:
    """Say whether a line that ends in 增长 is a headline all the same: no figure comes behind it."""
    line = blocks[n].words
    if len(line) > LONGEST_TITLE or marks.CLAUSE.search(line) or marks.is_list_item(line):
        return False
    return n + 1 < len(blocks) and blocks[n + 1].words[0] not in marks.FIGURES


def is_subtitle(line: str) -> bool:
    """Say whether a line under a headline goes on with it, whatever its last word: ——…是怎样的."""
    return line.startswith("——") and len(line) <= LONGEST_TITLE and line[-1] not in "。；，"


def is_day(block: Block, *, last: bool = False) -> bool:
    """Say whether a block is a bare date; the ``last`` of a text may be no more than a month."""
    if last and marks.MONTH.fullmatch(block.words):
        return True
    return block.kind == FURNITURE and not marks.DATE_ONLY.sub("", block.words).strip()


def has_glyph(document: Document, start: int) -> bool:
    """Say whether the source has an undecoded glyph (a picture's arrow) before the block."""
    source, at = document.source, document.offsets.source(start)
    glyph = source.rfind("\ufffd", max(0, at - 12), at)
    return glyph >= 0 and source.find("\n", glyph, at) == source.find("\r", glyph, at) == -1


def kind_of(line: str, text: str, words: LineWords) -> tuple[str, str | None]:
    """Return what a block is by its wording, where it is not plainly running text.

    With it comes what its closing brackets hold. ``line`` is folded; ``text`` is the same line, where wide spaces still part the cells of a row.
    """
    closing = words.closing(line) if line[-1] in "）)" else None
    if len(line) > marks.LONGEST_MARK:
        return BODY, closing
    if words.is_button(line):
        return FURNITURE, None
    if closing is not None and line[0] in "（(" and len(closing) + 2 >= len(line):
        return CLOSING, closing
    clause = marks.is_clause(line)
    if not clause:
        if line[0] in words.byline_first and words.is_byline(line):
            return BYLINE, None
        if line[0] in marks.SALUTATION_FIRST and marks.SALUTATION.match(line):
            return FURNITURE, None
        if words.is_addressee(line):
            return FURNITURE, None
        if " " in line and words.is_signed(line):
            return FURNITURE, None
        if ("来源" in line and SOURCE_FIELD.search(line)) or line.startswith(IMPRINTED):
            return FURNITURE, None
        if SENDER.match(line):
            return FURNITURE, None
    spaced = not clause and " " in line
    if marks.is_piped(line):
        return TABLE, None
    if (line[0] in TABLE_FIRST and TABLE_TITLE.match(line)) or (
        spaced and ("\t" in text or marks.is_figure_row(text, line))
    ):
        return TABLE, None
    if (
        (spaced and ISSUED.match(line))
        or (not clause and words.is_furniture(line))
        or (line[0] in "（(" and line[-1] in "）)" and "。" not in line)
    ):
        return FURNITURE, None
    if line[-1] in "版）)" and "。" not in line and TEASER_END.search(line):
        return TEASER, None
    if line[0] in CAPTION_FIRST and CAPTION_WORDS.match(line) and "。" not in line[:-1]:
        return CAPTION, closing
    if line.endswith(CREDITED) or line[0] in marks.ARROWS:
        return CAPTION, closing
    if marks.may_open_with_dateline(line) and (
        DATELINE.fullmatch(line) or DATELINE.fullmatch(DATELINE_TAIL.sub("", line))
    ):
        return BODY, None
    if len(line) <= LONGEST_TITLE and DATELINE.fullmatch(REPORTER_TAIL.sub("", line)):
        return BYLINE, None
    if not is_title(line, words):
        return BODY, closing
    if line[0] in marks.FIRST and marks.NOTE.match(line):
        return BODY, None
    if marks.is_list_item(line):
        return SUBHEAD, None
    return TITLE, None


def dateline(line: str) -> re.Match[str] | None:
    """Return the dateline with which a block opens, if it does."""
    return DATELINE.match(line) if marks.may_open_with_dateline(line) else None


def is_title(line: str, words: LineWords) -> bool:
    """Say whether a block has the form of a headline: short, no full stop, nothing left open."""
    if len(line) > LONGEST_TITLE or "。" in line or "；" in line or line.count("，") > 2:
        return False
    if line[-1] in marks.PENDING and line[-1] not in "：—":
        return False
    asks = ("：" in line or ":" in line) and QUESTION.match(line)
    return not (asks or (line[-1] in words.telling and words.is_unfinished(line)))


def cut_block(block: Block, number: int, document: Document) -> list[Sentence]:
    """Return the sentences of a block; closing brackets at its end are a sentence by themselves."""
    role, start, end = ROLES[block.kind], block.start, block.end
    if block.kind not in (BODY, CAPTION):
        return [Sentence(start, end, role, number)]
    if block.closing is not None and block.kind == BODY:
        end -= len(block.closing) + 2
    found = sentences(document.folded, start, end, role, number)
    if block.kind == BODY:
        found = [part for sentence in found for part in headed(sentence, document)]
    if end < block.end:
        found.append(Sentence(end, block.end, ROLES[CLOSING], number))
    return found


def headed(sentence: Sentence, document: Document) -> list[Sentence]:
    """Return a sentence without the heading that a gap parts from it, and that before it."""
    start, end, role, number = sentence
    at = heading(document, start, end)
    if at == start:
        return [sentence]
    text = at + (document.folded[at] == " ")
    return [Sentence(start, at, Role.HEADLINE, number), Sentence(text, end, role, number)]


# ---------------------------------------------------------------- where an article begins


def draft_articles(blocks: Sequence[Block], words: LineWords) -> list[Draft]:
    """Go through the blocks and start an article where the marks say so."""
    newspaper: bool | None = None  # asked only where it matters
    drafts = [Draft()]
    run: list[int] = []  # headlines (and what stands among them) after a body, not yet given away
    current, kind = drafts[0], BODY
    for i, block in enumerate(blocks):
        last, kind = kind, block.kind
        turns = (kind == TEASER) != (last == TEASER)
        if turns and not run and current.blocks and (current.has_body or kind != TEASER):
            # Pointers to other pages are an item by themselves.
            current = Draft()
            drafts.append(current)
        if kind == TITLE and (not current.has_body or run):
            (run or current.heads).append(i)
            if not run:
                current.blocks.append(i)
            continue
        if kind == TITLE:
            if newspaper is None:
                newspaper = is_newspaper(blocks)
            if begins(i, blocks, current, words, newspaper=newspaper):
                run = [i]
                continue
        if run and kind in (CAPTION, BYLINE, FURNITURE):
            run.append(i)
            continue
        if kind == FURNITURE and current.has_body and turns_page(i, blocks, words):
            if words.heads_page(block.words):
                run = [i]
                continue
            current.closed = True
        if run:
            current = open_next(drafts, run, blocks)
            run = []
        elif (
            current.has_body
            and kind in (BODY, TABLE, SUBHEAD)
            and (current.closed or (kind == BODY and dateline(block.words) is not None))
        ) or (kind == BYLINE and current.closed):
            current = open_next(drafts, last_titles(current, blocks), blocks)
        current.blocks.append(i)
        if kind in (BODY, TABLE):
            current.has_body = True
            current.closed = block.closing is not None
        elif kind == CLOSING:
            current.closed = True
        elif kind == BYLINE and current.has_body:
            following = blocks[i + 1].kind if i + 1 < len(blocks) else TITLE
            if following in (BODY, SUBHEAD):
                current.blocks.pop()
                current = Draft(blocks=[i])
                drafts.append(current)
            else:
                current.closed = True
    if run:
        give_back(drafts[-1], run, blocks)
    return drafts


def turns_page(i: int, blocks: Sequence[Block], words: LineWords) -> bool:
    """Say whether a line parts two pages, a headline below it; no sentence goes through it."""
    line = blocks[i].words
    if not words.heads_page(line) and marks.EDITED.search(line) is None:
        return False
    above = "。"
    for k in range(i - 1, max(i - MOST_FIELDS, -1), -1):
        if blocks[k].kind == BODY:
            above = blocks[k].words
            break
    if above[-1] not in marks.TERMINAL | marks.CLOSERS:
        return False
    below = (block.kind for block in blocks[i + 1 : i + MOST_FIELDS])
    return next((kind for kind in below if kind not in (FURNITURE, BYLINE)), BODY) == TITLE


def rejoined(drafts: list[Draft], blocks: Sequence[Block]) -> list[Draft]:
    """Join what goes on with the numbered headings of the article before: 一、农业 …, 二、工业 ….

    Its headlines become headings.
    """
    kept: list[Draft] = []
    last = 0  # the number of the last such heading
    for draft in drafts:
        found = (NUMBERED.match(blocks[i].words) for i in draft.blocks)
        numbers = [NUMBERS.index(m[0]) + 1 for m in found if m]
        goes_on = (
            last > 0
            and numbers[:1] == [last + 1]
            and not kept[-1].closed
            and not any(
                blocks[i].kind == BODY and dateline(blocks[i].words) for i in draft.blocks[:NEAR]
            )
        )
        if goes_on:
            kept[-1].blocks += draft.blocks
            kept[-1].has_body |= draft.has_body
            kept[-1].closed = draft.closed
        else:
            kept.append(draft)
        if numbers:
            last = numbers[-1]
        elif draft.has_body:
            last = 0
    return kept


def last_titles(draft: Draft, blocks: Sequence[Block]) -> list[int]:
    """Take the headlines from the end of an article's blocks: they lead in the next one."""
    taken: list[int] = []
    while (
        draft.blocks
        and draft.blocks[-1] not in draft.heads
        and (blocks[draft.blocks[-1]].kind == TITLE)
    ):
        taken.insert(0, draft.blocks.pop())
    return taken


def is_newspaper(blocks: Sequence[Block]) -> bool:
    """Say whether the page bears marks of print that only a page of several items has."""
    for i, block in enumerate(blocks):
        if block.kind in (CLOSING, BYLINE) and 0 < i < len(blocks) - 1:
            return True
        if block.kind == FURNITURE and i < 2 and marks.has_hint(block.words):
            return True
    return sum(dateline(block.words) is not None for block in blocks) > 1


def begins(
    i: int, blocks: Sequence[Block], current: Draft, words: LineWords, *, newspaper: bool
) -> bool:
    """Say whether a headline after a body begins another article, or only divides this one."""
    if current.closed or is_front(i, blocks, current) or is_opening(i, blocks):
        return True
    if not newspaper:
        return False
    if all(marks.is_list_item(blocks[k].words) for k in current.blocks if blocks[k].kind == BODY):
        return True  # after a box that is a list and nothing else
    while i < len(blocks) and blocks[i].kind in (TITLE, CAPTION, FURNITURE):
        block = blocks[i]
        i += 1
        if block.kind != TITLE:
            continue
        if words.place_head(block.words) or words.is_genre(block.words):
            return i < len(blocks)
        if i < len(blocks) and blocks[i].kind == TABLE and OVER_TABLE.search(block.words):
            return True  # 12月慈善项目拨付一览（单位：万元）
        if i < len(blocks) and blocks[i].kind == TITLE and len(block.words) > 8:
            return True
        if i < len(blocks) and (
            turns_to(block.words, blocks[i].words, current, blocks)
            or leads_in(blocks[i], current, blocks)
        ):
            return True
    return i < len(blocks) and (
        blocks[i].kind == BYLINE
        or dateline(blocks[i].words) is not None
        or marks.REPORTED.match(blocks[i].words) is not None
    )


def is_front(i: int, blocks: Sequence[Block], current: Draft) -> bool:
    """Say whether a headline after a body is that of another document: the front of a page follows.

    Under it stands, before any text, when the page was published, with the label or the hour that
    no signature has, or who reports from where; or it is the title of a report.
    """
    titles: list[str] = []
    while i < len(blocks) and blocks[i].kind == TITLE and len(titles) < MOST_TITLES:
        titles.append(blocks[i].words)
        i += 1
    fields: list[str] = []
    while i < len(blocks) and blocks[i].kind in IN_FRONT and len(fields) < MOST_FIELDS:
        fields.append(blocks[i].words)
        i += 1
    if i == len(blocks) or blocks[i].kind not in (BODY, SUBHEAD, TABLE):
        return False
    if any(PUBLISHED.search(line) and any(days(line)) for line in fields):
        return True
    lead = blocks[i].words[:LEAD] if blocks[i].kind == BODY else ""
    if YESTERDAY.search(lead) or REPORTED_BY.match(lead):
        return True
    if any(REPORTED_BY.match(line) for line in titles[1:]):
        return True
    # The title that each leaf of a report bears stands amid its sentences, or has stood there.
    bodies = [k for k in current.blocks[-NEAR:] if blocks[k].kind == BODY]
    if not bodies or blocks[bodies[-1]].words[-1] not in marks.TERMINAL | marks.CLOSERS:
        return False
    known = {blocks[k].words for k in current.blocks[:NEAR]}
    return any(REPORT_TITLE.search(title) and title not in known for title in titles)


def is_opening(i: int, blocks: Sequence[Block]) -> bool:
    """Say whether a headline opens as no heading does: 【本报讯】…, over a ——subtitle, a talk, an entry."""
    title = blocks[i].words
    if dateline(title) is not None or ("." in title and SECURITY.search(title)):
        return True
    if i + 1 == len(blocks):
        return False
    below = blocks[i + 1]
    if below.words.startswith("——"):
        return SUBTITLE.match(below.words) is not None
    if below.kind not in (BODY, TITLE):
        return False
    entry = ENTRY.match(title)
    if entry is not None and below.words.startswith(entry[1]):
        return ENTRY_TEXT.match(below.words, entry.end(1)) is not None
    return TALK.match(below.words) is not None


def turns_to(title: str, following: str, current: Draft, blocks: Sequence[Block]) -> bool:
    """Say whether a headline begins with a place that the next body names, and this one never did.

    "常德 新增就业4万人" over "常德市人社局统计 …".
    """
    place, following = title[:2], following[:40]
    if len(place) < 2 or not marks.is_hanzi(place):
        return False
    at = following.find(place) + 2
    while at >= 2:
        name, rank = following[at : at + 1], following[at + 1 : at + 2]
        if name in RANKS or (rank in RANKS and marks.is_hanzi(name)):
            return not any(place in blocks[k].words for k in current.blocks)
        at = following.find(place, at) + 2
    return False


def leads_in(block: Block, current: Draft, blocks: Sequence[Block]) -> bool:
    """Say whether a paragraph opens as news does, with a time and a place of which this article is not.

    10月12日，某县志愿服务队走进社区 …
    """
    lead = PLACE_LEAD.match(block.words) if block.kind == BODY else None
    return lead is not None and not any(lead[1] in blocks[k].words for k in current.blocks)


def open_next(drafts: list[Draft], run: Sequence[int], blocks: Sequence[Block]) -> Draft:
    """Start the article that a run of headlines leads in; some may belong to the last one.

    A byline with a headline before it and another after it closes the last article.
    """
    last = drafts[-1]
    titles = [i for i in run if blocks[i].kind == TITLE]
    cut = 0
    for n, i in enumerate(run):
        if blocks[i].kind == BYLINE and any(j > i for j in titles):
            cut = n + 1
    if not cut and not last.heads and len(titles) > 1 and blocks[run[0]].kind == TITLE:
        cut = best_cut(last, run, blocks)
    for i in run[:cut]:
        last.blocks.append(i)
        if blocks[i].kind == TITLE:
            last.heads.append(i)
    following = Draft(blocks=list(run[cut:]))
    following.heads = [i for i in run[cut:] if blocks[i].kind == TITLE]
    drafts.append(following)
    return following


def best_cut(last: Draft, run: Sequence[int], blocks: Sequence[Block]) -> int:
    """Return how many of the run to give to the last article: what shares its wording, one at least.

    It has no headline of its own, while the next keeps one in any case.
    """
    body = body_words(last, blocks)
    start = run[-1] + 1
    following = " ".join(block.words for block in blocks[start : start + 4])[:1500]
    cut = 0
    for n, i in enumerate(run[:-1]):
        if blocks[i].kind != TITLE:
            cut = n + 1 if cut == n else cut
            continue
        pairs = pairs_of(blocks[i].words)
        if shared(pairs, body) < shared(pairs, following):
            break
        cut = n + 1
    return cut


def give_back(last: Draft, run: Sequence[int], blocks: Sequence[Block]) -> None:
    """Give headlines after which nothing follows to the last article."""
    last.blocks.extend(run)
    if not last.heads:
        last.heads.extend(i for i in run if blocks[i].kind == TITLE)


# ---------------------------------------------------------------- whose headline it is


def share_headlines(drafts: list[Draft], blocks: Sequence[Block]) -> None:
    """Give headlines to the article whose words they share, where place leaves it open.

    An article with a headline before it and another after it is two, if each shares its words with
    another part. An article without one may have it elsewhere on the page.
    """
    for n in range(len(drafts) - 1, -1, -1):
        draft = drafts[n]
        if len(draft.heads) < 2:
            continue
        bodies = [i for i in draft.blocks if blocks[i].kind == BODY]
        if len(bodies) > 1 and draft.heads[-1] > bodies[-1]:
            first = [i for i in draft.heads if i < bodies[0]]
            after = draft.heads[-1]
            at = tear(bodies, after, blocks) if first else 0
            if at:
                later = [i for i in draft.blocks if i >= at]
                drafts.insert(n + 1, Draft(later, [after], closed=draft.closed, has_body=True))
                drafts[n] = Draft([i for i in draft.blocks if i < at], first, has_body=True)
    for n in range(len(drafts) - 1, -1, -1):
        draft = drafts[n]
        at = tear_between_credits(draft, blocks)
        if at:
            later = [i for i in draft.blocks if i >= at]
            heads = [i for i in draft.heads if i >= at]
            drafts.insert(n + 1, Draft(later, heads, closed=draft.closed, has_body=True))
            draft.blocks = [i for i in draft.blocks if i < at]
            draft.heads = [i for i in draft.heads if i < at]
    if all(draft.heads or not draft.has_body for draft in drafts):
        return
    pairs = {i: pairs_of(blocks[i].words) for d in drafts if len(d.heads) > 1 for i in d.heads}
    for n, draft in enumerate(drafts):
        if draft.heads or not draft.has_body:
            continue
        body = body_words(draft, blocks)
        for other in drafts[max(0, n - NEAR) : n + NEAR]:
            for i in [*other.heads] if len(other.heads) > 1 else ():
                score = shared(pairs[i], body)
                own = body_words(other, blocks) if score >= 0.4 else ""
                if own and score > 2 * shared(pairs[i], own):
                    other.heads.remove(i)
                    draft.heads.append(i)


def tear(bodies: Sequence[int], after: int, blocks: Sequence[Block]) -> int:
    """Return the block at which the article of the later headline begins, 0 if there is none."""
    title = pairs_of(blocks[after].words)
    scores = [shared(title, blocks[i].words) for i in bodies]
    for n in range(1, len(bodies)):
        if scores[n] >= 0.2 and max(scores[:n]) <= 0.05:
            return bodies[n]
    return 0


def tear_between_credits(draft: Draft, blocks: Sequence[Block]) -> int:
    """Return the block at which a second article begins, 0 if there is none.

    What opens with a byline of the paper's own ("■ 本报记者 …") and closes with another paper's
    name ("（据…）") is two articles. The second begins with a paragraph that opens as news does,
    with a date, where the wording changes most.
    """
    bodies = [i for i in draft.blocks if blocks[i].kind == BODY]
    if len(bodies) < 3:
        return 0
    opened = any(blocks[i].kind == BYLINE for i in draft.blocks if i < bodies[0])
    if not opened or not any(CREDIT.match(blocks[i].closing or "") for i in draft.blocks):
        return 0
    ledes = [n for n, i in enumerate(bodies) if n and LEDE.search(blocks[i].words, 0, 120)]
    if len(ledes) < 2:
        return bodies[ledes[0]] if ledes else 0
    leads = [blocks[i].words[:LEAD] for i in bodies]
    parts = [
        [half for lead in leads[start:end] for half in numbered_pairs(lead)]
        for start, end in pairwise([0, *ledes, len(leads)])
    ]
    # The sizes of all without the first part are not asked: no article begins with the page.
    before, after = sizes_of_unions(parts), [0, *sizes_of_unions(parts[:0:-1])[::-1]]

    def likeness(n: int) -> float:
        # what both sides of the n-th of these paragraphs have, as a share of the side with fewer
        both = before[n] + after[n] - before[-1]
        return both / max(1, min(before[n], after[n]))

    return bodies[ledes[min(range(1, len(parts)), key=likeness) - 1]]


def numbered_pairs(words: str) -> tuple[list[int], list[int]]:
    """Return the pairs of neighbouring characters as numbers, those at even and at odd places.

    Two characters of four bytes each are read as one number of eight: half the time of pairs as
    text, of which there are thousands on a page.
    """
    signs = memoryview(words.encode("utf-32-le", "surrogatepass"))
    even, odd = len(words) // 2 * 8, (len(words) - 1) // 2 * 8 + 4
    return signs[:even].cast("Q").tolist(), signs[4:odd].cast("Q").tolist()


def sizes_of_unions(parts: Iterable[Iterable[Iterable[int]]]) -> list[int]:
    """Return how many numbers the first none, one, two … of some parts have together."""
    union: set[int] = set()
    sizes = [0]
    for part in parts:
        union.update(*part)
        sizes.append(len(union))
    return sizes


def pairs_of(words: str) -> set[str]:
    """Return the pairs of neighbouring hanzi in a text."""
    bare = HANZI.findall(words)
    return set(map(add, bare, bare[1:]))


def body_words(draft: Draft, blocks: Sequence[Block]) -> str:
    """Return the beginning of an article's running text."""
    return " ".join(blocks[i].words for i in draft.blocks if blocks[i].kind == BODY)[:4000]


def shared(pairs: Collection[str], body: str) -> float:
    """Return the share of a headline's pairs of hanzi that occur in the text."""
    return sum(map(body.__contains__, pairs)) / len(pairs) if pairs else 0.0


# ---------------------------------------------------------------- date and source


def days(words: str) -> Iterable[date]:
    """Yield the full dates in a text."""
    if "19" in words or "20" in words:
        for found in DAY.finditer(words):
            day = a_date(*map(int, found.groups()))
            if day:
                yield day
        yield from foreign_days(words)
    if "年" in words:
        for found in HAN_DAY.finditer(words):
            year, month, number = (part.translate(HAN_DIGITS) for part in found.groups())
            day = a_date(int(year), han_number(month), han_number(number))
            if day:
                yield day
        for found in REPUBLIC_DAY.finditer(words):
            day = a_date(int(found[1]) + 1911, int(found[2]), int(found[3]))
            if day:
                yield day


def foreign_days(words: str) -> Iterable[date]:
    """Yield the full dates in a text that begin with the day; 3/4/2014 may begin with the month."""
    for found in DAY_FIRST.finditer(words):
        number, month = int(found[1]), int(found[3])
        if found["sign"] == "/" and number <= len(MONTHS) and number != month:
            continue
        if day := a_date(int(found[4]), month, number):
            yield day
    for found in ENGLISH_DAY.finditer(words):
        if day := a_date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])):
            yield day


def han_number(digits: str) -> int:
    """Return the value of 三, 十二, 二十, 三十一, digits already translated.

    >>> han_number("2十1"), han_number("十2"), han_number("3")
    (21, 12, 3)
    """
    tens, ten, ones = digits.rpartition("十")
    return (int(tens or 1) * 10 if ten else 0) + int(ones or 0)


def a_date(year: int, month: int, day: int) -> date | None:
    """Return the date, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def leaves_of(drafts: Sequence[Draft], blocks: Sequence[Block], words: LineWords) -> list[Leaf]:
    """Return for each article the leaf on which it begins.

    A leaf begins with the head of a page, or with what is a document of its own.
    """
    starts = [0]
    whole = {0}
    paper = any(
        b.kind == FURNITURE and words.heads_page(b.words) and is_paper_head(b)
        for b in blocks[:MOST_HEADS]
    )
    for last, draft in pairwise(drafts):
        first = draft.blocks[0]
        top = [blocks[i] for i in draft.blocks[:MOST_HEADS]]
        heads = [b for b in top if b.kind == FURNITURE and words.heads_page(b.words)]
        if heads:
            starts.append(first)
            if not (paper and is_paper_head(heads[0])):
                whole.add(first)
            paper = is_paper_head(heads[0])
        elif (
            draft.heads
            and not paper
            and (is_front(draft.heads[0], blocks, last) or is_opening(draft.heads[0], blocks))
            and not (is_reported(draft, blocks) and is_reported(last, blocks))
        ):
            starts.append(first)
            whole.add(first)
    leaves: list[Leaf] = []
    for start, end in pairwise([*starts, len(blocks)]):
        line, day = find_page_date(blocks, start, end)
        of_whole = start if start in whole else leaves[-1].whole
        if day is None and leaves and start not in whole:
            day = leaves[-1].day
        leaves.append(Leaf(start, of_whole, line, day))
    return [leaves[bisect_right(starts, draft.blocks[0]) - 1] for draft in drafts]


def is_reported(draft: Draft, blocks: Sequence[Block]) -> bool:
    """Say whether an article opens with who reports from where, as each of a page of Taiwan does."""
    lead = next((blocks[i].words for i in draft.blocks if blocks[i].kind == BODY), "")
    return REPORTED_BY.match(lead) is not None


def is_paper_head(block: Block) -> bool:
    """Say whether the head of a page is that of a paper's, not of one of the web or of a notice."""
    return not marks.BREADCRUMBS.match(block.words) and not marks.FILED.match(block.words)


def share_dates(
    dates: list[date | None],
    leaves: list[Leaf],
    drafts: Sequence[Draft],
    blocks: Sequence[Block],
) -> None:
    """Give an undated item the date of those beside it, if there is one: they share the issue.

    What tells of a later time is a document of its own.
    """
    known: dict[int, set[date]] = {}
    for day, leaf in zip(dates, leaves, strict=True):
        if day:
            known.setdefault(leaf.whole, set()).add(day)
    for n, leaf in enumerate(leaves):
        told = known.get(leaf.whole, set())
        if dates[n] is None and leaf.day is None and len(told) == 1:
            day = min(told)
            if is_later(drafts[n], blocks, day):
                leaves[n] = Leaf(drafts[n].blocks[0], drafts[n].blocks[0])
            else:
                dates[n] = day


def is_later(draft: Draft, blocks: Sequence[Block], day: date) -> bool:
    """Say whether an article tells of a time that had not come on a day."""
    for i in draft.blocks:
        for told in TOLD_MONTH.finditer(blocks[i].words):
            if (int(told[1]), int(told[2] or 1)) > (day.year, day.month if told[2] else 12):
                return True
    return False


def find_page_date(
    blocks: Sequence[Block], start: int = 0, end: int | None = None
) -> tuple[int, date | None]:
    """Return the index and the date of the head or foot line of a page, -1 where there is none.

    It says more than the date: the page's number or section, the day of the week.
    """
    lines = range(start, len(blocks) if end is None else end)
    for i in [*lines[:3], *lines[-2:]]:
        if blocks[i].kind == FURNITURE and not NO_HEAD.search(blocks[i].words):
            for day in days(blocks[i].words):
                if len(marks.DATE_ONLY.sub("", blocks[i].words).strip()) > 1:
                    return i, day
    return -1, None


def find_date(draft: Draft, blocks: Sequence[Block], leaf: Leaf) -> date | None:
    """Return the article's own date: closing line, dateline, line of its own, title."""
    year = leaf.day.year if leaf.day else None
    for i in reversed(draft.blocks):
        closing = blocks[i].closing
        if not closing:
            continue
        for day in days(closing):
            return day
        found = MONTH_DAY.search(closing)
        if found and year:
            return a_date(year, int(found[1]), int(found[2]))
    for i in draft.blocks[:6]:
        block = blocks[i]
        if i == leaf.line:
            continue
        if block.kind == BODY:
            line = dateline(block.words)
            for day in days(line[0] if line else ""):
                return day
            told = YESTERDAY.search(block.words[:120])
            for day in days(told[2] if told else ""):
                return day + timedelta(days=1) if told and told[1][0] == "昨" else day
            break
        if block.kind in (FURNITURE, BYLINE, TITLE, SUBHEAD):
            for day in days(block.words):
                return day
    last = [i for i in draft.blocks if blocks[i].kind == FURNITURE and i != leaf.line][-1:]
    for i in last:
        for day in days(blocks[i].words):
            return day
    return None


def find_source(draft: Draft, blocks: Sequence[Block], text: str) -> str | None:
    """Return who the closing line credits, else the agency of the dateline."""
    for i in reversed(draft.blocks):
        closing = blocks[i].closing
        if closing is None:
            continue
        at = blocks[i].end - 1 - len(closing)
        found = CREDIT.match(closing)
        if found:
            return text[at + found.end() : at + len(closing)].strip() or None
        if marks.AGENCY.fullmatch(closing):
            return text[at : at + len(closing)].strip()
    for i in draft.blocks:
        line = dateline(blocks[i].words) if blocks[i].kind == BODY else None
        if line and "社" in line[0]:
            at = blocks[i].start
            return text[at : at + line[0].index("社") + 1].lstrip("【（([")
    for i in [*draft.heads, *draft.blocks]:
        if blocks[i].kind in (FURNITURE, BYLINE) and "来源" in blocks[i].words:
            named = SOURCE_FIELD.search(text, blocks[i].start, blocks[i].end)
            if named:
                return named[1]
    return None
