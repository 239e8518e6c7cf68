"""Mark what of the white space stays, then cut out the rest at once, with the way back."""

from __future__ import annotations

import re
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

from swstats.records import Document, OffsetMap
from swstats.text.lines import BREAKS, UNSEEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# A gap that may count, where each break and each unseen sign is a space.
LATIN_GAP = re.compile(r" (?<=[!-~] ) *+(?=[!-~])")
# Gaps of any sort, in the source.
GAP = re.compile(rf"[\s{UNSEEN}]+")
BREAK = re.compile(rf"[\n{BREAKS}]")
WIDE = re.compile(r"[\u3000\t]|\s\s")
# What stands before the point of a decimal that a space parts: digits behind a word, but none behind
# which a thing is numbered (表1. 5%, 步骤2. 3万, 目标4. 12万户, 截至2020.) or a list begins (如下1. 5%).
# Between the word and the digits a line may end, and before the point.
WHOLE = re.compile(
    "[\u4e00-\u9fff](?<![表图注骤步第章节条题篇卷])(?<!附件|方案|方法|办法|任务|目标|措施|案例|示例|如下|以下)\\s?"
    "(?!(?:19|20)[0-9]{2})(?P<whole>[0-9]{1,4})\\s?\\.$"
    "|[\u4e00-\u9fff]\\s?[0-9]{1,4}$"
)
# and what behind it: what multiplies or measures its digits
DECIMALS = re.compile("\\.?[0-9]{0,2}(?P<last>[0-9]) ?(?:[万亿%％℃°‰]|个百分点)")
_LARGEST_ITEM = 19
_GROUP = 3  # digits behind a comma of thousands
_AMOUNTED = frozenset("至到达约共计超逾过近于有为了增减降升长高低多少成率额值入出资度")
_SHARED = frozenset("%％点℃°‰")
# 完成改造1. 5万户；完成绿化2. 3万亩: the number of an item, or what looks like one
ITEM = re.compile("(?<![0-9.,])([0-9]{1,2})\\.(?![0-9])")
# What stands before the comma of thousands that a space parts: digits behind a word of amount, and
# behind it the next three, maybe with decimals, and their unit (耕地减至1, 280万亩); behind 为, 加 and 少
# the clause ends there, as in 得票为5, 300人弃权 and 每组增加5, 205人参加 it does not
THOUSANDS = re.compile(
    "(?:[至到达约共计超逾过近于有增减升降值额]|(?P<equal>[为加少]))\\s?[1-9][0-9]{0,2}(?<!月[0-9])(?<!月[0-9]{2}),$"
)
HUNDREDS = re.compile(
    "[0-9]{3}(?:\\.[0-9]{1,4})? ?[\u4e00-\u9fff](?<![年月日])(?P<closed>[\u4e00-\u9fff]?(?:[，。；、）)\\n]|$))?"
)
# the two halves of a number that a scan has torn: no number of its own stands before another one,
# but behind what numbers something
TORN_HEAD = re.compile(
    "[\u4e00-\u9fff](?<![第图表注卷期届号年月日时点附件条款项章节级栋楼班组路线]) ?[0-9]{1,2}$"
)
TORN_REST = re.compile("[0-9]{2} ?[万亿余多%％\u4e00-\u9fff](?<![年月日号])")
# the thousands of one: 1,0 70人, 12,38 6户; what stands behind the comma alone is no number
TORN_THOUSANDS = re.compile("(?<![0-9,.第图表])[1-9][0-9]{0,2},(0|[0-9]{2})$")
TORN_HUNDREDS = re.compile("([0-9]{1,2})[万亿余多%％\u4e00-\u9fff](?<![年月日号])")
# 1億4 380萬公噸, 1萬4 380人: thousands behind a multiplier, parted as Hong Kong writes 4 380
TORN_MIXED = re.compile("[0-9][亿億万萬][1-9]$")
MIXED_HUNDREDS = re.compile("[0-9]{3} ?[万萬\u4e00-\u9fff](?<![年月日号])")
# Stands for a space that stays; such a sign in the source is unseen.
KEPT = "\0"


class Weaver:
    """Knows which white space of the source stays.

    White space says nothing beside a Chinese character or sign, and all of it goes but what a block
    is asked to keep. The text is cut once, at the end, as a whole: most of the work is done by
    a few calls for all of it, whatever the number of its lines and blocks.
    """

    def __init__(self, source: str, plain: str, blank: Collection[str]) -> None:
        self.source = source
        self.plain = plain
        self.blank = blank  # the white and unseen signs of the source but the space
        self.has_wide = "\u3000" in blank
        self.has_cells = False  # a tab is written where the source has none
        self.bare = bared(plain, blank)
        self.next_latin = -1  # where the next gap between two Latin signs is
        self._items: frozenset[int] | None = None  # where the numbers of items stand
        self.places: list[int] = []  # what stays: offsets in the source, in order
        self.spaces: dict[int, str] = {}  # the sign that is written there, if no line break

    def add_block(self, start: int, end: int, *, spaced: bool, row: bool) -> None:
        """Keep of the block from ``start`` to ``end`` the spaces that are not stray.

        ``spaced``: a headline or the like, whose spaces part its clauses; ``row``: a row of a
        table, whose gaps stay as wide as two spaces, so that they still show as gaps.
        """
        if self.next_latin < start:
            found = LATIN_GAP.search(self.bare, start)
            self.next_latin = found.start() if found else len(self.bare)
        if spaced or (self.has_wide and self.source.find("\u3000", start, end) >= 0):
            first = self.bare.find(" ", start, end)
            if first < 0:
                return
            gaps = GAP.finditer(self.source, first, end)
        elif self.next_latin < end:
            gaps = LATIN_GAP.finditer(self.bare, self.next_latin, end)
        else:
            return
        # In a row whose cells one space parts, each space counts.
        single = row and WIDE.search(self.source, start, end) is None
        for gap in gaps:
            a, b = gap.span()
            if single:
                at = b - len(self.source[a:b].lstrip(UNSEEN))
            else:
                at = self.kept(a, b, spaced=spaced, row=row)
            if not a <= at < b:
                continue
            sign = self.source[at]
            self.keep(at, " " if sign == "\n" or sign in BREAKS else sign)
            if row and at + 1 < b and self.source[at + 1] not in UNSEEN:
                self.keep(at + 1, self.source[at + 1])

    def add_cells(self, gaps: Iterable[tuple[int, int]]) -> None:
        """Keep a row of a table whose cells stand on lines of their own, the gaps between as tabs."""
        self.has_cells = True
        for start, end in gaps:
            found = BREAK.search(self.source, start, end)
            self.keep(found.start() if found else start, "\t")

    def kept(self, a: int, b: int, *, spaced: bool, row: bool) -> int:
        """Return the offset of the space to keep of the gap ``a`` to ``b``, or -1."""
        before, after = self.plain[a - 1], self.plain[b]
        gap = self.source[a:b]
        blank = gap.strip(UNSEEN)
        if not blank:
            return -1
        at = a + gap.index(blank[0])
        latin = before.isascii() and after.isascii()
        if BREAK.search(gap):
            letters = before.isalnum() and after.isalnum()
            if not (latin and letters):
                return -1
            figure = before.isdigit() and after.isdigit() and not spaced
            if gap[0] in " \t\xa0" and not figure:
                return a  # "words at the end " of a line keep the space they had
            wrapped = before.isdigit() or after.isdigit() or (before.isupper() and after.isupper())
            return -1 if wrapped else at
        if latin:
            if (before.isdigit() and after in "%:)") or (before in "(:" and after.isdigit()):
                return -1
            if (before in ".," or after == ".") and not row and self.is_decimal(a, b):
                return -1
            if before.isdigit() and after.isdigit() and not (row or spaced) and self.is_torn(a, b):
                return -1
            return at
        if "\u3000" in gap:
            # "１２　万" is one figure; "表1　各市" and "地貌　黄山" are two things.
            figure = before.isascii() and before.isdigit() and not spaced
            return -1 if figure else a + gap.index("\u3000")
        if not spaced:
            return -1
        if b - a > 1 or "\t" in gap:
            return at
        words = (before.isalpha() and after.isalpha()) or before in "”》）" or after in "“《（"
        return at if words and not row and not (before.isascii() or after.isascii()) else -1

    def is_decimal(self, a: int, b: int) -> bool:
        """Tell whether a space parts a decimal or thousands: 17. 62亿元, 17 .62亿元, 增至1, 190人.

        But it parts two things in 1. 2020年, in 如下2. 15万人, in 社保2. 30万人 and where 3. … follows.
        """
        if b - a != 1:
            return False
        plain = self.plain
        if plain[a - 1] == ",":
            hundreds = HUNDREDS.match(plain, b)
            head = THOUSANDS.search(plain, max(0, a - 8), a) if hundreds else None
            if hundreds is None or head is None:
                return False
            return head["equal"] is None or hundreds["closed"] is not None
        decimals = DECIMALS.match(plain, b)
        whole = WHOLE.search(plain, max(0, a - 8), a) if decimals else None
        if decimals is None or whole is None:
            return False
        if whole["whole"] is None:
            return True
        # behind a word of amount, and before %, stands no number of an item
        item = int(whole["whole"]) <= _LARGEST_ITEM and not (
            plain[whole.start()] in _AMOUNTED or decimals[0][-1] in _SHARED
        )
        return not (item and (decimals["last"] == "0" or whole.start("whole") in self.items()))

    def items(self) -> frozenset[int]:
        """Return where the numbers stand that ascend: 1. …；2. …；3. …: those of items."""
        if self._items is None:
            found = [(int(item[1]), item.start()) for item in ITEM.finditer(self.plain)]
            self._items = frozenset(
                place
                for (one, at), (next_, behind) in pairwise(found)
                if next_ == one + 1
                for place in (at, behind)
            )
        return self._items

    def is_torn(self, a: int, b: int) -> bool:
        """Tell whether a space parts the digits of one number: 总产量仅6 20万吨; but 第3 20户, 图1 12个."""
        if b - a != 1:
            return False
        if TORN_REST.match(self.plain, b) and TORN_HEAD.search(self.plain, max(0, a - 4), a):
            return True
        if MIXED_HUNDREDS.match(self.plain, b) and TORN_MIXED.search(self.plain, max(0, a - 4), a):
            return True
        rest = TORN_HUNDREDS.match(self.plain, b)
        head = TORN_THOUSANDS.search(self.plain, max(0, a - 8), a) if rest else None
        return bool(rest and head and len(head[1]) + len(rest[1]) == _GROUP)

    def keep(self, at: int, sign: str) -> None:
        """Keep the white space at ``at`` in the form of ``sign``."""
        self.places.append(at)
        self.spaces[at] = sign

    def add_break(self, start: int, end: int) -> None:
        """Keep one line break of the gap ``start`` to ``end`` between two blocks."""
        at = start if self.source[start] == "\n" else self.source.find("\n", start, end)
        if at < 0:
            found = BREAK.search(self.source, start, end)
            at = found.start() if found else start
        self.places.append(at)

    def document(self) -> Document:
        """Return what was kept."""
        starts = [0, *[place + 1 for place in self.places]]
        between = [*map(slice, starts, [*self.places, len(self.plain)])]  # what stays
        # those that are empty, where a gap is wider, do no harm
        runs = KEPT.join(map(self.bare.__getitem__, between)).split(" ")
        cuts = list(accumulate(map(len, runs)))
        cuts.pop()  # a space stood behind each run but the last
        folded = text = self.with_signs("".join(runs), folded=True)
        if self.has_cells:
            text = self.with_signs("".join(runs), folded=False)
        if self.plain is not self.source:
            bare = bared(self.source, self.blank)
            kept = KEPT.join(map(bare.__getitem__, between)).replace(" ", "")
            text = self.with_signs(kept, folded=False)
        return Document(self.source, text, folded, OffsetMap(cuts))

    def with_signs(self, text: str, *, folded: bool) -> str:
        """Return ``text`` with what is written at the places that stay instead of ``KEPT``."""
        if not self.spaces:
            return text.replace(KEPT, "\n")
        written = dict.fromkeys(self.spaces, " ") if folded else self.spaces
        signs = [written.get(place, "\n") for place in self.places]
        return "".join(chain.from_iterable(zip(text.split(KEPT), [*signs, ""], strict=True)))


def bared(text: str, blank: Iterable[str]) -> str:
    """Return the text with a space for each of the signs that say nothing."""
    for sign in blank:
        text = text.replace(sign, " ")
    return text
