"""Find every quantity of a text: one scan for numerals, then only work where one stands.

The contest at a place, in order: a date or time (found before) takes its numerals; a word of the
exclusion lexicon or a place name takes its own; then a numeral with its unit is read, the longest
reading first. What is read may still be set aside by what stands around it
(:mod:`swstats.quantities.asides`): it is then kept with ``statistic`` False, and ``rule`` says why.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from operator import add, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from swstats.quantities import amounts
from swstats.quantities.asides import (
    BEFORE_FIGURE,
    MARKING,
    is_numbered,
    possible_reasons,
    reason_for,
)
from swstats.quantities.draft import Draft, in_si, new_quantity, tidy
from swstats.quantities.heads import Heads
from swstats.quantities.numerals import (
    GOES_ON,
    HALF,
    NUMERAL_SIGNS,
    PLACE,
    PLACES,
    THOUSANDS,
    Numeral,
    evaluate,
    one_step_more,
    read_hanzi,
    read_numeral,
    read_shape,
    value_of,
)
from swstats.quantities.qualifiers import SIGNS, Qualifiers, qualifiers_of
from swstats.quantities.units import Units, units_of
from swstats.records import Kind, Quantity, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from swstats.lexicons import Lexicon
    from swstats.quantities.dates import TimeSpan
    from swstats.quantities.units import Unit

_EQUAL = Relation.EQUAL  # a name is looked up faster than a member
# where a numeral may begin, for numerals alone; a text is scanned for the narrower Finder.scan
NUMERAL_START = re.compile(
    r"[0-9]|[零〇一二三四五六七八九十百千万亿两俩仨廿卅卌几数半壹弌贰弐叁参肆伍陆柒捌玖拾佰仟]|[上成](?=[百千万])"
)
# characters of a numeral that count only before one of _FOLLOW or the head of a unit, 上 and 成 only
# before a multiplier: 上千, 成百上千, but 成立, 成年人
_WORDS = "零〇一二三四五六七八九十百千万亿两俩仨廿卅卌几数上成半壹贰弐叁"
_CN = "一二三四五六七八九十百千万亿两"
_FOLLOW = (
    "零〇一二三四五六七八九十百千万亿两廿卅卌几多余来把许点分又半数壹贰叁参肆伍陆柒捌玖拾佰仟儿"
)
# 3.3:1, 8.6:48.9:42.5, and the words before them that make them more than a score
_RATIO = re.compile(r"\d+(?:\.\d+)?(?:[:：]\d+(?:\.\d+)?)+")
_COLONS = frozenset(":：")
# 数字1：6.5%: the number before the colon is of a label
_OF_LABEL = re.compile("[%‰℃]|个?百分点|[多余]?[万亿]")
_COMPARED = re.compile(r"(?:比例|比值|之比|比|结构|为|达|约)\D{0,2}$")
# 比分为2:1, 比例尺为1:50000
_SCORED = re.compile("(?:[比局总]分|比例尺)[^，。；：]{0,3}$")
_HALF_NOUN = re.compile(
    r"一半儿?|一[大多小]半|(?<![经通])(?<!超(?=过半数))过半数?(?![个年天月世百])|大半|对半|半数"
)
# 近半企业: of a whole; but 近半年
_PART_OF_WHOLE = re.compile("半(?<=[近逾超]半)(?![个年月天世百小日夜数生辈途点分周])")
# ’97, '08: a year; what is quoted may end before a figure
_APOSTROPHES = frozenset("'’‘")
_SHORT_YEAR = re.compile("[089][0-9](?=[\u4e00-\u9fff])(?![多余几个万亿年元名位人家%])")
_LONGEST_QUOTED = 40
_MAY_GO_ON = NUMERAL_SIGNS | {"半"}
# a title, or a short name in quotation marks
_NAMED = re.compile(
    r"[《“\"‘](?:(?<=《)[^《》\n]{1,60}》|(?<!《)[^“”\"‘’\n，。；！？：]{1,12}[”\"’])"
)
_RATE_OF = re.compile("(?:兑换?|对|折合?|[汇比]率?|按|一|1|每)$")
# 合格率百分百; but 百分百投入
_IS_RATE = re.compile("(?:率|占比?|比例|比重|达到?|为|是|至|到|高)了?$")
_CASES = re.compile("(?:严重|重症|确诊|感染|死亡|疑似|本土|输入){1,2}(?:个案|病例)")
# 三亚, 六安市: places with a number in them
_NUMBERED_PLACE = re.compile("[一二三四五六七八九十百千万两双]")
_PLACE_SUFFIX = re.compile("(?:市|县|区|州|盟|旗|省|特区)$")
# 第2、3名, 周六、七: what numbers the digits after it, and what is no word
_NUMBERS = frozenset("第表图前附例式周期拜初高大小零〇一二三四五六七八九十百千万亿两0123456789")
_NEAR = re.compile("([0-9]{1,3}|[一二三四五六七八])、(?=[两二三四五六七八九1-9])")
# 三万, 两万五 before 一个: a price for one, where 三万一千 would say the thousand
_NOT_EACH = (Kind.MONEY, Kind.PERSON)
_BEFORE_EACH = re.compile("[百千万亿][二三四五六七八九]?$")
# 发展到44家: behind these a figure is no more than that, but for 第十到12名
_REACHED = frozenset("到至")
# 咱俩, 他仨, 夫妻俩: no number
_PRONOUNS = frozenset("咱他她我你这那哥妻妇伴")


class Finder:
    """All that finding needs of a lexicon, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.units: Units = units_of(lexicon)
        self.qualifiers: Qualifiers = qualifiers_of(lexicon)
        money = lexicon.table("indicators")["money"]["words"]
        self.money = (*money, *(word + "了" for word in money if len(word) == 1))
        self.before_figure = (*BEFORE_FIGURE, *self.units.signs)
        self.excluded = ExcludedWords(excluded(lexicon))
        self.plain_units = _plain_units(self.units)
        self.begins_after = self.qualifiers.begins_after
        # What may change a figure whose digits and unit stand there: what qualifies or numbers it.
        self.beside = dict.fromkeys(self.qualifiers.ends_before, QUALIFYING)
        self.beside |= dict.fromkeys(MARKING | self.qualifiers.tells_before, LOUD)
        self.beside |= dict.fromkeys(_REACHED, REACHED)
        self.beside |= {chr(sign): NAMING for sign in range(128) if chr(sign) not in " \n"}
        self.beside |= dict.fromkeys(_APOSTROPHES, NAMING)
        self.after_bare = amounts.AFTER_BARE | self.qualifiers.begins_after
        heads = re.escape("".join(sorted({*self.units.heads, *_FOLLOW})))
        # All first characters stand in one class, by which the search skips other text: four times
        # as fast as the bare alternatives. Of the hanzi, what stands behind leaves few.
        self.scan = re.compile(
            rf"[0-9{_WORDS}过大对参肆伍陆柒捌玖拾佰仟](?:(?<=[0-9])[0-9]*(?:[.,·][0-9]+)*"
            rf"|(?=[{heads}数、至到~—.·半圆-])(?:"
            rf"(?<=半)(?=[{heads}数])(?![0-9])|(?<=[{_WORDS}])(?<![半上成])(?=[{heads}])"
            r"|(?<=[上成])(?=[十百千万亿])"
            rf"|(?<=[一二三四五六七八])(?=、[两二三四五六七八九][{heads}])"
            # 四至五亿元; 周一至五 and 第三至五章 are no ranges of figures
            rf"|(?<=[一二三四五六七八九十两])(?<![周期拜第].)(?=[至到~-](?:零下|负)?[{_CN}]{{1,9}}[{heads}]|——?[{_CN}]{{1,9}}[{heads}])"
            r"|(?<=[零〇一二三四五六七八九十])(?=[.·][零〇一二三四五六七八九])"
            r"|(?<=[一过大对])(?<!超过(?=半数))半|(?<=打对)(?=折)"
            r"|(?<=[参肆伍陆柒捌玖拾])(?=[拾佰仟万亿元圆]|点[零壹贰叁参肆伍陆柒捌玖])|(?<=[佰仟])(?=分))"
            # 数以万计, 几10个, 一大半
            r"|(?<=数)(?=以[十百千万亿]{1,2}计(?!算))|(?<=几)(?=10)|(?<=一)(?=[大多小]半)"
            # 筹款过亿, 员工近千
            r"|(?<=[半两俩仨百千万亿])(?:(?<=[近逾超]半)|(?<=[近过破超逾][百千万亿])(?![\u4e00-\u9fff])"
            r"|(?<![半百千万亿])(?=\S)))"
        )


# what the character before a figure may make of it
QUALIFYING, LOUD, REACHED, NAMING = 1, 2, 3, 4


class PlainUnit(NamedTuple):
    """A unit that is read at once behind a numeral, but where one of ``never_before`` follows.

    Behind hanzi it is ``not_before`` that may not follow. ``heads`` are the characters behind it,
    ``tails`` those before the numeral, beside which there is more to ask; not ``sure``, there is
    anywhere.
    """

    unit: Unit
    never_before: tuple[str, ...]
    not_before: tuple[str, ...]
    sure: bool
    heads: frozenset[str]
    tails: frozenset[str]


def _plain_units(units: Units) -> dict[str, PlainUnit]:
    """Return the units, by their spelling, that the words around make no other ones."""
    plain = {}
    for spelling, unit in units.by_spelling.items():
        counted, things = units.only_before.get(spelling, (None, ()))
        if (
            spelling in units.latin
            or spelling in ("度", "成")
            or unit.name == "折"
            or unit.name in amounts.WON
            or counted is unit
        ):
            continue
        never_before = (
            *unit.never_before,
            *(unit.not_before if unit.weak else ()),
            *("、及亿几多余" if unit.name == "个" else ()),  # 4.3个、15.4个百分点, 7个亿
            *("大" if unit.kind is Kind.DURATION else ()),
            *things,
        )
        reasons = possible_reasons(unit.kind, unit.name)
        heads = {word[0] for word in never_before}.union(*(reason.heads for reason in reasons))
        if unit.name == "元":
            heads |= units.currency_heads
        plain[spelling] = PlainUnit(
            unit,
            never_before,
            (*never_before, *unit.not_before),
            all(reason.heads or reason.tails for reason in reasons),
            frozenset(heads),
            frozenset("".join(reason.tails for reason in reasons)),
        )
    return plain


class ExcludedWords:
    """The words whose numerals are no figures, found where one stands over a given place.

    As an automaton would find them, the leftmost first and of these the longest; but only the few
    places where a numeral stands are looked at, and nothing has to be built for that.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.heads = Heads(words)
        self.single = frozenset(word for word in words if len(word) == 1)
        # no chain of words is followed further back than this: 半半半半半 …
        self.reach = 4 * max(map(len, words), default=0)
        # neighbours in some word: between two characters that are none, no word goes on
        self.pairs = {pair for word in words for pair in map(add, word, word[1:])}

    def covering(self, text: str, at: int, floor: int) -> tuple[int, int] | None:
        """Return the span of the word that stands over ``at``, none of which begins before ``floor``."""
        pairs, begin = self.pairs, at
        floor = max(floor, at - self.reach)
        while begin > floor and text[begin - 1 : begin + 1] in pairs:
            begin -= 1
        known, single = self.heads.by_head, self.single
        while begin <= at:
            end = begin
            words = known.get(text[begin : begin + 2])
            if words is None and single:
                words = known.get(text[begin : begin + 1])
            for word in words or ():
                if text.startswith(word, begin):
                    end = begin + len(word)
                    break
            if end > at:
                return begin, end
            begin = max(end, begin + 1)
        return None


def excluded(lexicon: Lexicon) -> set[str]:
    """Return the words whose numerals are no figures: idioms, and places with a number in them."""
    words = {word for entry in lexicon.table("exclusions").values() for word in entry["words"]}
    for line in lexicon.lines("regions"):
        name = line.split(",", 2)[1]
        if _NUMBERED_PLACE.search(name):
            words.add(name)
            short = _PLACE_SUFFIX.sub("", name)
            if len(short) > 1:
                words.add(short)
    return words


def find_quantities(
    folded: str, lexicon: Lexicon, times: Sequence[TimeSpan] = ()
) -> list[Quantity]:
    """Return every quantity of folded text in order, those set aside included.

    Offsets are those of ``folded``. ``times`` are its dates and times, whose numerals are no
    quantities. Overlaps are settled in this order: times, excluded words, the first mention.
    """
    finder = lexicon.compiled(Finder)
    reader = Reader(folded, finder)
    found: list[Quantity] = []
    last = len(folded)
    taken = [*map(itemgetter(0, 1), times)]
    if "://" in folded or "www." in folded:
        taken = _with_addresses(folded, taken)
    currencies = _currencies_below(folded, finder) if "下同" in folded else ()
    speeds: bool | None = None  # asked where there is a length
    spans = iter([*taken, (last, last + 1)])
    time_start, time_end = next(spans)
    covering, pairs, alone = finder.excluded.covering, finder.excluded.pairs, finder.excluded.single
    done = floor = 0
    for match in finder.scan.finditer(folded):
        at = match.start()
        if at < done:
            continue
        while time_end <= at:
            time_start, time_end = next(spans)
        if time_start <= at:
            done = time_end
            continue
        digits = folded[at] <= "9"
        if (
            not digits
            and folded[at + LONGEST : at + LONGEST + 1] in _NUMERALS
            and (run := _NUMERAL_RUN.match(folded, at)) is not None
            and run.end() - at > LONGEST
        ):
            done = floor = run.end()
            continue
        if (
            (  # where two characters are neighbours in no word, none goes on
                folded[at : at + 2] in pairs
                or folded[at - 1 : at + 1] in pairs
                or (alone and folded[at] in alone)
            )
            and (word := covering(folded, at, floor)) is not None
        ):
            floor, end = word
            # 一点七倍, 一大半
            longer = floor == at and folded[end : end + 1] in _MAY_GO_ON
            if not longer or not reader.goes_past(at, end, time_start):
                done = floor = end
                continue
        else:
            floor = at + 1
        if digits:
            quantity = reader.plain(at, match.end(), time_start)
        else:
            quantity = reader.hanzi(at, time_start)
        if quantity is None:
            quantity = reader.read(at, time_start)
        done = reader.behind(at, match.end()) if quantity is None else quantity.end
        # 百分之零下12度: the 零 is read already
        if quantity is not None and not (found and quantity.start < found[-1].end):
            if currencies and not folded.endswith("人民币", 0, quantity.start):
                quantity = _in_currency(quantity, currencies)
            if quantity.kind is Kind.LENGTH or quantity.unit == "节":
                if speeds is None:
                    speeds = any(map(folded.__contains__, amounts.SPEEDS))
                if speeds:
                    quantity = amounts.as_speed(quantity, folded, finder.units)
            found.append(quantity)
    return found


# an address of the Web, whose escapes are no percentages: https://x.com/?q=30%25%2020%
_ADDRESS = re.compile(r"(?:[a-z]{2,6}://|(?<![a-zA-Z0-9])www\.)[!-~]+", re.IGNORECASE)


def _with_addresses(folded: str, times: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of times and of addresses of the Web: none of their numerals is a quantity."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted([*times, *(match.span() for match in _ADDRESS.finditer(folded))]):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


# 1349元（澳门元，下同）: what the yuan before the bracket and all behind it are
_SAME_BELOW = re.compile(
    r"（(?:[^（）\n]{0,12}[，、])?(?:均?为|单位[为：]?)?(?P<name>[\u4e00-\u9fff]{2,7})，下同）"
)
# where another item begins, to which that does not go on: 【本报专讯】…, 本报北京5月31日讯
_NEXT_ITEM = re.compile(r"\n[【（]?本[报刊台社网][^，。：:\s]{0,16}[讯电]")


def _currencies_below(folded: str, finder: Finder) -> list[tuple[int, Unit | None]]:
    """Return from which places on 元 is another currency, or none again, the first first."""
    found: list[tuple[int, Unit | None]] = []
    for match in _SAME_BELOW.finditer(folded):
        unit = finder.units.by_spelling.get(match["name"])
        if unit is not None and unit.kind is Kind.MONEY:
            found.append((match.start(), unit))
    if found:
        found += [(item.start(), None) for item in _NEXT_ITEM.finditer(folded, found[0][0])]
        found.sort(key=itemgetter(0))
    return found


def _in_currency(quantity: Quantity, currencies: Sequence[tuple[int, Unit | None]]) -> Quantity:
    """Return a figure in bare 元 in the currency that the text has named for what follows."""
    if quantity.unit_text != "元" or quantity.unit != "元":
        return quantity
    # the last that stands before the end of the figure
    index = bisect_right(currencies, quantity.end, key=itemgetter(0)) - 1
    unit = currencies[index][1] if index >= 0 else None
    return quantity if unit is None else replace(quantity, unit=unit.name)


def read_whole(folded: str, lexicon: Lexicon) -> Quantity | None:
    """Return the quantity that folded text as a whole is, or None where it is none."""
    finder = lexicon.compiled(Finder)
    quantity = _as_whole(folded, finder)
    if quantity is not None and not (quantity.unit == "分" and folded.endswith("分半")):
        return quantity
    written = _written_out(folded)
    if written == folded or (found := _as_whole(written, finder)) is None:
        return quantity
    return replace(found, end=len(folded), unit_text=_as_was(found, folded))


def _as_whole(folded: str, finder: Finder) -> Quantity | None:
    reader = Reader(folded, finder)
    for match in NUMERAL_START.finditer(folded):
        if match.start() > finder.qualifiers.longest + 4:  # a currency sign may stand before, too
            break
        quantity = reader.read(match.start(), len(folded), alone=True)
        if quantity is None or quantity.end != len(folded):
            continue
        before = folded[: quantity.start]
        if before and before not in _BEFORE_WHOLE and before not in finder.units.currencies:
            continue
        if quantity.kind is Kind.LENGTH or quantity.unit == "节":
            quantity = amounts.as_speed(quantity, folded, finder.units)
        return replace(quantity, start=0, statistic=True)
    return None


# what is no part of a mention, and yet of a text that is one: 摄氏37度, 每小时十公里; 人民币500万元, too
_BEFORE_WHOLE = frozenset([
    "摄氏", "华氏", "每小时", "每秒", "每分钟", "时速", "秒速", "航速", "风速", "气温", "体温", "温度",
])  # fmt: skip
# What is said short where the text is a quantity, and written out: the 一 of 米九 (1.9 米) and 个半小时,
# the dollar of 个九 as Cantonese says it, the minutes of 五分半, the months of 10月; and ' and " of
# feet and inches. In a running text these may be other things.
_LEFT_OUT = "(?:^|(?<=[少多约近概到至超足过起~—-]))"
_SHORT_END = "(?:$|[到至~—-])"
_DOLLARS = (
    f"个[一二三四五六七八九](?:毫子?[一二三四五六七八九]?)?(?:{_SHORT_END}|以[上下内]|左右|上下)"
)
_SHORT = (
    (re.compile(f"{_LEFT_OUT}个半(?={_SHORT_END}|以[上下内]|左右|上下)"), "一蚊半"),
    (re.compile(f"{_LEFT_OUT}(?=米[一二三四五六七八九]|个半|蚊[一二三四五六七八九])"), "一"),
    (re.compile(f"{_LEFT_OUT}(?={_DOLLARS})"), "一"),
    (re.compile(f"(?<=[一二三四五六七八九十两])(?={_DOLLARS})个"), "蚊"),
    (re.compile("(?<=[零一二三四五六七八九十百两0-9半])分半$"), "分半钟"),
    (re.compile("(?<=[零一二三四五六七八九十百两0-9]) ?月$"), "个月"),
    (re.compile("(?<=[零一二三四五六七八九十百两0-9]) ?季度?$"), "个季度"),
    (re.compile(f"{_LEFT_OUT}(?=[年斤尺]半(?:{_SHORT_END}|以[上下内]|左右|上下))"), "一"),
    (re.compile("(?<=[0-9]) ?[°º˚](?=$|[到至~—-])"), "°"),
    (re.compile("(?<=[0-9])(?:[\"″]|''|′′)"), "英寸"),
    (re.compile("(?<=[0-9])['′]"), "英尺"),
    (re.compile(f"(?<=[0-9])K(?={_SHORT_END}|[+元]|以[上下内]|左右|上下)"), "k"),
)  # fmt: skip
_WRITTEN_OUT = {
    "英尺": ("'", "′"),
    "英寸": ('"', "″", "''", "′′"),
    "个月": ("月",),
    "个季度": ("季度", "季"),
    "分半钟": ("分半",),
}


def _written_out(folded: str) -> str:
    """Return a text with what is left out or abbreviated in it, if it is short enough to be one."""
    if len(folded) > _LONGEST_SHORT:
        return folded
    for pattern, words in _SHORT:
        folded = pattern.sub(words, folded)
    return folded


_LONGEST_SHORT = 24


def _as_was(quantity: Quantity, folded: str) -> str | None:
    """Return the unit as it stands in the text that was written out."""
    said = quantity.unit_text or ""
    if not said or folded.endswith(said):
        return quantity.unit_text
    for sign in _WRITTEN_OUT.get(said, ()):
        if folded.endswith(sign):
            return sign
    return None


# No number is as long in hanzi: one of 24 digits with each place named takes 60. A run of numerals
# that goes on and on is passed over at once, or each of its characters would be tried by itself.
LONGEST = 200
LONGEST_PLAIN = 28  # digits, as many as are known to be exact whatever is done with them
_NUMERALS = frozenset("〇零一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟")
_NUMERAL_RUN = re.compile(f"[{''.join(sorted(_NUMERALS))}]+")


class Reader:
    """Reads the mention at a place of one text."""

    def __init__(self, folded: str, finder: Finder) -> None:
        self.text = folded
        self.finder = finder
        self.named = [match.span() for match in _NAMED.finditer(folded)]
        self.named_starts = [start for start, _ in self.named]

    def read(self, at: int, limit: int, *, alone: bool = False) -> Quantity | None:
        """Read the mention whose numeral begins at ``at`` and ends before ``limit``.

        ``alone`` takes a number without unit too.
        """
        text = self.text
        first = text[at]
        if "、" in text[at + 1 : at + 4] and (near := self._near(at, alone)) and near.end <= limit:
            return self._mention(Draft(text, near), alone=alone)
        numeral: Numeral | None
        if first <= "9":
            numeral = read_numeral(text, at)
            colon = numeral is not None and text[numeral.end : numeral.end + 1] in _COLONS
            if colon and (ratio := _RATIO.match(text, at)):
                return None if _OF_LABEL.match(text, ratio.end()) else self._ratio(ratio)
            if self._is_identifier(at):
                return None
        elif "半" in text[at : at + 3] and (match := self._half_noun(at)):
            return self._half(match)
        elif first in "俩仨":
            return self._pair(at)
        elif (
            first == "半"
            and text[at - 1 : at] == "个"
            and (draft := amounts.read_one_and_a_half(text, at, self.finder.units)) is not None
        ):
            return self._qualified(draft)
        elif first == "对":  # 打对折: half of the price, five tenths
            five = Decimal(5)
            numeral = Numeral(at, at + 1, five, five, five, Relation.EQUAL, "对", words="对")
        elif first == "半":
            numeral = Numeral(at, at + 1, HALF, HALF, HALF, Relation.EQUAL, "半", words="半")
        else:
            numeral = read_numeral(text, at)
            if numeral is not None and text[numeral.end - 1] == "一":
                numeral = self._without_each(numeral)
        if numeral is None or numeral.end > limit:
            return None
        return self._mention(Draft(text, numeral), alone=alone)

    def _without_each(self, numeral: Numeral) -> Numeral:
        """Leave the 一 of 三万一个 and 两万五一平 to the unit: so much for one, but 三百一块."""
        end = numeral.end - 1
        words = self.text[numeral.start : end]
        if _BEFORE_EACH.search(words) is None:
            return numeral
        value = evaluate(words)
        unit = next(self.finder.units.at(self.text, end + 1), None)
        if value is None or unit is None or unit[1].kind in _NOT_EACH:
            return numeral
        return Numeral(numeral.start, end, value, value, value, _EQUAL, "数", words=words)

    def plain(self, at: int, end: int, limit: int) -> Quantity | None:
        """Read the digits from ``at`` to ``end`` with their unit where nothing goes on behind it.

        So are most figures; they come out as by the long way, for which None leaves the others.
        """
        text, finder = self.text, self.finder
        before = text[at - 1 : at]
        beside = finder.beside.get(before, 0)
        if beside == NAMING:
            return None
        whole, places = text[at:end], ""
        if not whole.isdigit():
            if "," in whole and THOUSANDS.fullmatch(whole):
                whole = whole.replace(",", "")
            whole, _, places = whole.partition(".")
            if not whole.isdigit() or (places == "" and "." in text[at:end]):
                return None
            if places and not places.isdigit():
                return None
        if (whole[0] == "0" and len(whole) > 1) or end - at > LONGEST_PLAIN:
            return None
        myriad, vague = text[end : end + 1], ""
        if myriad in ("万", "亿"):
            end += 1
            following = text[end : end + 1]
        else:
            myriad, following = "", myriad
        if following in GOES_ON:
            if following not in ("多", "余") or text[end + 1 : end + 2] in PLACES:
                return None
            vague = following
            end += 1
        spelling = finder.units.longest(text, end)
        known = finder.plain_units.get(spelling)
        if known is None or end > limit:
            return None
        unit, never_before, _, quiet, heads, tails = known
        if myriad and unit.noun:
            return None  # 300万国企职工
        last = end + len(spelling)
        after = text[last : last + 1]
        if after in amounts.PART_HEADS:
            return None
        if after in heads:
            if text.startswith(never_before, last):
                return None
            quiet = False
        figure = value_of(whole, places, myriad) if places or myriad else Decimal(whole)
        if vague:
            numeral = one_step_more(text[at:end], at, figure, chinese=False)
        elif (
            not quiet
            or (beside and self._is_told(at, beside))
            or before in tails
            or after in finder.begins_after
            or after.isdigit()
            or (self.named and self._in_name(at, last))
        ):
            words = text[at:end]
            numeral = Numeral(
                at, end, figure, figure, figure, _EQUAL, "数", chinese=False, words=words
            )
        else:
            si_value, si_unit = None, unit.si_unit
            if unit.si_factor is not None:
                si_value, si_unit = in_si(figure, unit)
            return new_quantity(
                text[at:last], at, last, figure, figure, figure, _EQUAL, unit.name, spelling,
                unit.kind, si_value, si_unit, True, "数",  # noqa: FBT003
            )  # fmt: skip
        return self._with_unit(numeral, spelling, unit, last)

    def hanzi(self, at: int, limit: int) -> Quantity | None:
        """Read a numeral of hanzi with its unit where nothing goes on behind either.

        Where this says None the long way may yet read one.
        """
        text = self.text
        numeral = read_hanzi(text, at)
        if numeral is None or (end := numeral.end) > limit:
            return None
        spelling = self.finder.units.longest(text, end)
        known = self.finder.plain_units.get(spelling)
        if known is None:
            return None
        last = end + len(spelling)
        if text[last : last + 1] in amounts.PART_HEADS or text.startswith(known.not_before, last):
            return None
        return self._with_unit(numeral, spelling, known.unit, last)

    def _with_unit(self, numeral: Numeral, spelling: str, unit: Unit, end: int) -> Quantity:
        """Return the mention of a numeral with its unit, which ends at ``end``, and no other part."""
        draft = Draft(self.text, numeral)
        draft.spelling, draft.unit, draft.end = spelling, unit, end
        draft.name, draft.kind, draft.unit_text = unit.name, unit.kind, spelling
        return self._qualified(draft)

    def _is_told(self, at: int, beside: int) -> bool:
        """Tell whether what stands before a figure says more of it, as its last character may."""
        if beside == LOUD or self.finder.qualifiers.end_at(self.text, at):
            return True
        return beside == REACHED and is_numbered(self.text, at)

    def behind(self, at: int, end: int) -> int:
        """Return where to go on behind a numeral that is no figure: none of its own parts is one.

        ``end`` is where the scan would: in 职工二百八十七 the 百八十 is not a number of its own.
        """
        text = self.text
        if text[at] <= "9":
            return end
        if text[at + 1 : at + 2] not in PLACES:
            digits = amounts.DIGIT_BY_DIGIT.match(text, at)
            return digits.end() if digits and text[digits.end() : digits.end() + 1] == "次" else end
        numeral = read_shape(text, at)
        return numeral.end if numeral is not None and numeral.shape == "数" else end

    def goes_past(self, at: int, end: int, limit: int) -> bool:
        """Tell whether the mention at ``at`` is longer than a word: 一点七倍, 三元五角."""
        numeral = read_numeral(self.text, at)
        if numeral is None or numeral.end > end:
            return numeral is not None
        quantity = self.read(at, limit)
        return quantity is not None and quantity.end > end

    def _near(self, at: int, alone: bool) -> Numeral | None:  # noqa: FBT001
        """Read 六、七个小时, 2、3个 and 22、3元: about so many of the same things."""
        text, match = self.text, _NEAR.match(self.text, at)
        if match is None:
            return None
        words, before = match[1], text[at - 1 : at]
        high = read_numeral(text, match.end())
        if high is None or high.lower is None or high.shape != "数" or high.words[1:].strip(PLACE):
            return None
        low, last = evaluate(words), evaluate(high.words[0])
        if low is None or last is None or before in _NUMBERS:
            return None
        if not (alone and not before) and (before.isascii() or not before.isalnum()):
            return None
        if last % 10 != low % 10 + 1 or words + high.words[0] == "一二":
            return None  # 一、二套 are the first and the second, 一、两套 one or two
        scale = high.lower / last
        lower, upper = low * scale, (low + 1) * scale
        near = Numeral(at, high.end, None, lower, upper, Relation.RANGE, "七八", "", high.chinese)
        unit = amounts.read_unit(Draft(text, near), self.finder.units)
        return near if unit is not None and amounts.counts(unit) else None

    def _is_identifier(self, at: int) -> bool:
        text = self.text
        before = text[at - 1] if at else "\n"
        if before.isascii() and (before.isalpha() or before in "_#@*^"):
            # G1521, PM2.5, No41; but RMB200万
            return not text.endswith(self.finder.before_figure, 0, at)
        if before in _APOSTROPHES and _SHORT_YEAR.match(text, at):
            if before == "‘":  # ‘98抗洪, but ‘98所’
                return "’" not in text[at : at + _LONGEST_QUOTED]
            # ’98抗洪, but ‘长廊’98处
            opening = "‘" if before == "’" else before
            return opening not in text[max(0, at - _LONGEST_QUOTED) : at - 1]
        if before == "/" and text[at - 2 : at - 1].isdigit() and "/" in text[at + 1 : at + 3]:
            return True  # 05/18/99
        # a keycap emoji; 09版, 0041201: a number of something, not a number
        after = text[at + 1 : at + 2]
        return after in ("\ufe0f", "\u20e3") or (text[at] == "0" and after.isdigit())

    def _mention(self, draft: Draft, *, alone: bool) -> Quantity | None:
        """Read unit, parts and qualifiers, in the order in which they stand."""
        units = self.finder.units
        numeral = draft.numeral
        amounts.read_unit(draft, units)
        text = self.text
        after = text[draft.end : draft.end + 1]
        goes_on = draft.inside or after in amounts.PART_HEADS
        goes_on = goes_on or (draft.unit is None and after == " ")
        if draft.spelling == "度":
            amounts.read_degrees(draft, units)
        if goes_on:
            amounts.read_range(draft, units)
        if draft.unit is None and text[draft.end : draft.end + 1] == "°":
            amounts.read_degree_sign(draft, units, alone=alone)
        if draft.unit is None:
            amounts.read_currency_sign(draft, units)
        if goes_on:
            amounts.read_sum(draft, units)
            amounts.read_half(draft, units)
            amounts.read_tenths(draft)
            amounts.read_rate(draft, units)
        if draft.name == "折":
            amounts.read_discount(draft)
        if draft.name == "个":
            amounts.read_points(draft, units)
            if text[draft.end : draft.end + 1] in "亿多余":
                amounts.read_hundred_millions(draft, units)
            elif text[draft.end + 1 : draft.end + 2] == "毫":
                amounts.read_hong_kong_sum(draft, units)
        elif text[draft.end : draft.end + 1] == "大":
            amounts.read_age(draft)
        if draft.unit is not None:
            if draft.unit_text is None:
                draft.unit_text = text[(draft.second or numeral).end : draft.end].strip()
        elif numeral.suffix:
            draft.name, draft.kind = numeral.suffix, Kind.PERCENT
        elif numeral.shape == "分之":
            draft.kind = Kind.RATIO
        elif (
            draft.name is None
            and not amounts.read_column_head(draft, units)
            and not amounts.read_shared(draft, units)
        ):
            if numeral.shape in ("成百上千", "数以N计") and not alone:
                return draft.quantity("虚指 figure of speech")
            if not self._is_figure(draft) and not alone:
                return None
            amounts.read_households(draft, units)
        return self._qualified(draft)

    def _qualified(self, draft: Draft) -> Quantity:
        """Read the qualifiers and the currency, and tell whether the mention is a statistic."""
        qualifiers, text = self.finder.qualifiers, self.text
        before = text[draft.start - 1 : draft.start]
        if before in qualifiers.ends_before:
            if before in SIGNS:
                qualifiers.read_sign(draft, before)
            qualifiers.read_before(draft)
        if text[draft.end : draft.end + 1] in qualifiers.begins_after:
            qualifiers.read_after(draft)
        if draft.name == "元" or draft.name is None:
            units = qualifiers.units
            if (
                draft.before in units.currency_ends
                or text[draft.start - 1 : draft.start] in units.currency_ends
                or text[draft.end : draft.end + 1] in units.currency_heads
            ):
                qualifiers.read_currency(draft)
        if draft.numeral.shape == "百分百" and not _IS_RATE.search(
            text, max(0, draft.start - 4), draft.start
        ):
            return draft.quantity("成语 idiom")
        if self.named and self._in_name(draft.numeral.start, draft.end):
            return draft.quantity("书名或引号 name in quotation marks")
        return draft.quantity(reason_for(draft))

    def _is_figure(self, draft: Draft) -> bool:
        """Tell whether a number without unit states a figure, and of what kind."""
        numeral = draft.numeral
        if draft.before in self.finder.units.currency_ends and self._is_sum(draft):
            return True
        words = self.text[numeral.start : draft.end]
        if not numeral.chinese and draft.second is None and words[-1].isdigit():
            after = draft.after
            if after.isalnum() and after not in self.finder.after_bare:
                # but no 2022医疗救助项目
                return amounts.are_households(draft) or self._are_cases(draft)
            counted = amounts.is_counted(draft) if words.replace(",", "").isdigit() else None
            if counted is not None:
                draft.kind = counted
                return True
            spent = self.text.endswith(self.finder.money, 0, numeral.start)
            draft.kind = Kind.MONEY if spent else Kind.RATIO
        qualified = self.finder.qualifiers.follow(self.text, draft.end)
        found = amounts.is_bare_figure(draft, self.finder.money, qualified=qualified)
        if found and draft.kind is Kind.OTHER and amounts.is_spent(draft, self.finder.money):
            draft.kind = Kind.MONEY
        return found

    def _is_sum(self, draft: Draft) -> bool:
        """Tell whether a currency before a bare number says what it is: 港币3.14, 美金一百.

        Behind 兑 it says what the number is the rate of: 兑美元6.8.
        """
        text, start = self.text, draft.numeral.start
        name = self.finder.units.currency_before(text, start)
        if not name or draft.single or draft.second is not None or draft.value is None:
            return False
        after = draft.after
        if after.isalnum() and after not in self.finder.after_bare:
            return False
        return _RATE_OF.search(text, max(0, start - len(name) - 4), start - len(name)) is None

    def _are_cases(self, draft: Draft) -> bool:
        """Tell whether a qualified number counts the cases behind it: 逾500严重个案."""
        if not _CASES.match(self.text, draft.end):
            return False
        if self.finder.qualifiers.that_ends(self.text, draft.numeral.start) is None:
            return False
        draft.kind = Kind.COUNT
        return True

    def _in_name(self, start: int, end: int) -> bool:
        """Tell whether the mention is part of a title or of a name in quotation marks.

        “十五分钟志愿服务圈” is a name; “全区二十三个村” quotes a figure.
        """
        index = bisect_right(self.named_starts, start) - 1
        if index < 0 or self.named[index][1] < end:
            return False
        first, last = self.named[index]
        return self.text[first] == "《" or start - first <= 2 or last - first <= 7

    # ------------------------------------------------------------------ forms of their own

    def _ratio(self, match: re.Match[str]) -> Quantity:
        """Read 3.3:1 and 8.6:48.9:42.5; without a word of comparison it is a score or a time."""
        parts = re.split("[:：]", match[0])
        head = self.text[max(0, match.start() - 6) : match.start()]
        value = None
        if len(parts) == 2 and Decimal(parts[1]) != 0:
            value = tidy(Decimal(parts[0]) / Decimal(parts[1]))
        stated = value is not None and _COMPARED.search(head) is not None
        stated = stated and _SCORED.search(head) is None
        return Quantity(
            match[0], match.start(), match.end(), value, value, value, Relation.EQUAL, None, None,
            Kind.RATIO, statistic=stated, rule="a:b" if stated else "比分 score",
        )  # fmt: skip

    def _half_noun(self, at: int) -> re.Match[str] | None:
        """Match 一半, 过半, 半数, and the 半 of 近半企业; not that of 近半公里 and 最近半场."""
        if match := _HALF_NOUN.match(self.text, at):
            return match
        match, finder = _PART_OF_WHOLE.match(self.text, at), self.finder
        if match is None or next(finder.units.at(self.text, at + 1), None):
            return None
        return match if finder.qualifiers.that_ends(self.text, at) else None

    def _half(self, match: re.Match[str]) -> Quantity:
        """Read 一半, 半数, 过半, 大半, 一小半."""
        more = match[0] in ("过半", "过半数", "大半", "一大半", "一多半")
        less = match[0] == "一小半"
        relation = Relation.MORE if more else Relation.LESS if less else Relation.EQUAL
        numeral = Numeral(
            match.start(), match.end(), HALF, None if less else HALF, None if more else HALF,
            relation, "一半",
        )  # fmt: skip
        draft = Draft(self.text, numeral)
        draft.kind = Kind.RATIO
        self.finder.qualifiers.read_before(draft)
        self.finder.qualifiers.read_after(draft)
        if self.text.endswith("时间", 0, draft.start):
            return draft.quantity("时间 duration used as time")  # 时间过半、任务过半
        return draft.quantity()

    def _pair(self, at: int) -> Quantity | None:
        """Read 俩 and 仨, which are 两个 and 三个; not in 咱俩, 他仨."""
        if self.text[at - 1 : at] in _PRONOUNS:
            return None
        value = Decimal(2 if self.text[at] == "俩" else 3)
        return Quantity(
            self.text[at], at, at + 1, value, value, value, Relation.EQUAL, "个", None,
            Kind.PERSON, rule="俩仨",
        )  # fmt: skip
