"""Find every quantity of a text: one scan for numerals, then only work where one stands.

The contest at a place, in order: a date or time (found before) takes its numerals; a word of the
exclusion lexicon or a place name takes its own; then a numeral with its unit is read, the longest
reading first. What is read may still be set aside by what stands around it (ordinals, thresholds,
denominators, names in quotation marks …): the quantity is then kept with ``statistic`` False and
``rule`` says why.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from swstats.quantities.numerals import DIGITS, Numeral, evaluate, read_numeral
from swstats.quantities.units import Unit, Units, units_of
from swstats.records import Kind, Quantity, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swstats.lexicons import Lexicon
    from swstats.quantities.dates import TimeSpan

CN_START = "零〇一二三四五六七八九十百千万亿两俩仨廿卅卌几数上成半壹贰弐叁"
CN_NEXT = "零〇一二三四五六七八九十百千万亿两廿卅卌几多余来把点分又半数壹贰叁参肆伍陆柒捌玖拾佰仟儿"
# One Chinese character alone is a weak witness: more often part of a word than a figure.
SINGLE = frozenset("一二三四五六七八九十两百千万亿几数半")


@dataclass(frozen=True, slots=True)
class Qualifier:
    """An entry of ``qualifiers.toml``."""

    word: str
    relation: Relation
    step: bool
    not_after: tuple[str, ...]
    at_end: bool = False
    then: str = ""


class Finder:
    """All that :func:`find_quantities` needs of a lexicon, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.units: Units = units_of(lexicon)
        self.before: dict[str, Qualifier] = {}
        self.after: dict[str, tuple[Qualifier, ...]] = {}
        for word, entry in lexicon.table("qualifiers").items():
            qualifier = Qualifier(
                word,
                Relation(entry["relation"]),
                entry.get("step", False),
                tuple(entry.get("not_after", ())),
                entry.get("at_end", False),
                entry.get("then", ""),
            )
            if entry["place"] != "after":
                self.before[word] = qualifier
            if entry["place"] != "before":
                found = (*self.after.get(word[0], ()), qualifier)
                self.after[word[0]] = tuple(sorted(found, key=lambda q: -len(q.word)))
        self.longest = max(map(len, self.before))
        self.last = frozenset(word[-1] for word in self.before)
        words: dict[str, str] = {}
        for reason, entry in lexicon.table("exclusions").items():
            for word in entry["words"]:
                words[word] = reason
        numeral = re.compile("[一二三四五六七八九十百千万两双]")
        for line in lexicon.lines("regions"):
            name = line.split(",", 2)[1]
            if numeral.search(name):
                words.setdefault(name, "地名 place name")
                short = re.sub(r"(?:市|县|区|州|盟|旗|省|特区)$", "", name)
                if len(short) > 1:
                    words.setdefault(short, "地名 place name")
        self.words = list(words)
        self.reasons = [words[word] for word in self.words]
        self.automaton = AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest)
        heads = "".join(sorted(set(self.units.by_head) - set("[]^-\\") | set(CN_NEXT)))
        money = lexicon.table("indicators").get("money", {}).get("words", ())
        self.money = tuple(money) + tuple(word + "了" for word in money if len(word) == 1)
        self.scan = re.compile(
            rf"[0-9]+(?:[.,·][0-9]+)*|半(?![0-9])(?=[{re.escape(heads)}数])|[{CN_START}](?=[{re.escape(heads)}])"
            r"|[一二三四五六七八](?=、[二三四五六七八九][十百千万亿])|[两俩仨](?=\S)|[一过大对]半|[参肆伍陆柒捌玖拾](?=[拾佰仟万亿元圆])"
        )


def finder_of(lexicon: Lexicon) -> Finder:
    """Return the finder of a lexicon, compiled once."""
    return lexicon.compiled(Finder)


_RATIO = re.compile(r"\d+(?:\.\d+)?(?:[:∶：]\d+(?:\.\d+)?)+")
_NAMED = re.compile(r"《[^《》\n]{1,60}》|[“「『\"‘]([^“”「」『』\"‘’\n，。；！？：]{1,12})[”」』\"’]")
_CONNECT = re.compile(r"[-—–~～至到](?:[-—–]*)(?=[0-9零一二三四五六七八九十百千万两几半-])")
_HALF_NOUN = re.compile(r"一半儿?|过半|大半|对半|半数")
_SPOKEN_MONEY = re.compile(
    r"(?P<jiao>[一二三四五六七八九两\d])(?:角|毛)(?P<fen>[一二三四五六七八九两\d])?分?钱?"
    r"|(?P<tenth>[一二三四五六七八九])(?P<hundredth>[一二三四五六七八九])?(?![十百千万\d])"
)
_MINUTES = re.compile(r"(?:零)?(\d{1,2}|[一二三四五六七八九十]{1,3})分(?:钟)?(?![之析])")
_RATE = re.compile(r"(?:/|每)([\u4e00-\u9fff]{1,4}|[A-Za-zμ]+[²³23]?)")
_RATE_PARTS = frozenset("人 户 天 月 年 股 次 床 日 周 季 学期 学年 人次 晚 间 夜 张 票 份 单 台 套 辆 件 只 头 箱 盒 瓶 支 剂 例 时 节 课时 平 亩 公顷 吨 人月 人年 工 群 窝 箱 标箱 家 所 个 位 学生 生 分 桶".split())
_PREFIX_SIGN = re.compile(r"(?:零下|负|[-−+])$")
_NUMBER_CHAR = frozenset("0123456789.,")


# where a numeral may begin, for numerals alone
NUMERAL_START = re.compile(r"[0-9]|[零〇一二三四五六七八九十百千万亿两俩仨廿卅卌几数半壹贰弐叁参肆伍陆柒捌玖拾]|[上成](?=[百千万])")


def read_whole(folded: str, lexicon: Lexicon) -> Quantity | None:
    """Return the quantity that folded text as a whole is, or None where it is none."""
    reading = _Reading(folded, lexicon, ())
    for match in NUMERAL_START.finditer(folded):
        quantity = reading.read(match.start(), len(folded), alone=True)
        if quantity is not None and (quantity.start, quantity.end) == (0, len(folded)):
            return replace(quantity, statistic=True)
        if match.start() > reading.finder.longest:
            break
    return None


def find_quantities(
    folded: str, lexicon: Lexicon, times: Sequence[TimeSpan] = ()
) -> list[Quantity]:
    """Return every quantity of folded text in order, those set aside included.

    Offsets are those of ``folded``. ``times`` are its dates and times, whose numerals are no
    quantities. Overlaps are settled in this order: times, excluded words, the first mention.
    """
    return _Reading(folded, lexicon, times).run()


class _Reading:
    """One pass over one text."""

    def __init__(self, folded: str, lexicon: Lexicon, times: Sequence[TimeSpan]) -> None:
        self.text = folded
        self.finder = finder_of(lexicon)
        self.times = times
        self.named = [m.span() for m in _NAMED.finditer(folded)]
        self.named_starts = [a for a, _ in self.named]
        self.found: list[Quantity] = []

    def run(self) -> list[Quantity]:
        text, finder = self.text, self.finder
        times, time_index = self.times, 0
        excluded = finder.automaton.find_matches_as_indexes(text)
        excluded_index = 0
        done = 0
        for match in finder.scan.finditer(text):
            at = match.start()
            if at < done:
                continue
            while time_index < len(times) and times[time_index].end <= at:
                time_index += 1
            if time_index < len(times) and times[time_index].start <= at:
                done = times[time_index].end
                continue
            while excluded_index < len(excluded) and excluded[excluded_index][2] <= at:
                excluded_index += 1
            if excluded_index < len(excluded) and excluded[excluded_index][1] <= at:
                done = excluded[excluded_index][2]
                continue
            limit = times[time_index].start if time_index < len(times) else len(text)
            quantity = self.read(at, limit)
            if quantity is None:
                done = match.end()
            else:
                done = quantity.end
                self.found.append(quantity)
        return self._share_units(self.found)

    # ------------------------------------------------------------------ one mention

    def read(self, at: int, limit: int, *, alone: bool = False) -> Quantity | None:
        """Read the mention whose numeral begins at ``at``; ``alone`` takes one without unit too."""
        text = self.text
        first = text[at]
        before = text[at - 1] if at else "\n"
        if first.isdigit():
            ratio = _RATIO.match(text, at)
            if ratio:
                return self._ratio(ratio)
            if before.isascii() and (before.isalpha() or before in "_#@*"):
                return None  # G1521, PM2.5, No41
            if first == "0" and text[at + 1 : at + 2].isdigit():
                return None  # 09版, 0041201: a number of something, not a number
        if match := _HALF_NOUN.match(text, at):
            return self._half(match)
        if first == "半":
            numeral: Numeral | None = Numeral(
                at, at + 1, Decimal("0.5"), Decimal("0.5"), Decimal("0.5"), Relation.EQUAL,
                Decimal("0.5"), "", "半", True,
            )  # fmt: skip
        elif first in "俩仨":
            return self._spoken_pair(at)
        else:
            numeral = read_numeral(text, at)
        if numeral is None or numeral.end > limit:
            return None
        return self._with_unit(numeral, alone=alone)

    def _with_unit(self, numeral: Numeral, *, alone: bool = False) -> Quantity | None:
        text = self.text
        first_end = numeral.end
        single = numeral.chinese and numeral.end - numeral.start == 1
        spelling, unit, end, value_scale = self._unit_at(first_end, numeral, single=single)
        if unit is None and text[first_end : first_end + 1] == " ":
            spelling, unit, end, value_scale = self._unit_at(first_end + 1, numeral, single=single)
        second: Numeral | None = None
        joint = _CONNECT.match(text, end if unit else first_end)
        shared: Decimal | None = None
        if joint and (ends := self._range_end(numeral, unit, joint.end())):
            second, shared = ends
            single = False
            second_spelling, second_unit, second_end, _ = self._unit_at(second.end, second, single=False)
            if unit is None or (second_unit is not None and second_unit.kind == unit.kind):
                spelling, unit, end = second_spelling, second_unit, second_end
            else:
                second = None
        if second is not None and unit is None and end == first_end:
            end = second.end
        value, lower, upper, relation = numeral.value, numeral.lower, numeral.upper, numeral.relation
        step = numeral.step
        if second is not None:
            value, lower, upper, relation = None, shared, second.upper, Relation.RANGE
        rule = numeral.shape
        # 十五斤半, 两年半
        if unit is not None and second is None and text.startswith("半", end) and value is not None:
            if numeral.chinese and not text.startswith(("半数", "半年", "半夜", "半天"), end):
                value = lower = upper = value + Decimal("0.5") * (step if unit.name == "倍" else 1)
                end += 1
        if unit is not None and value_scale is not None and value is not None and second is None:
            value = lower = upper = value + value_scale
        if unit is None and second is None and numeral.chinese and text.startswith("半", end) and value is not None:
            place = _scale_of(text[numeral.start : first_end])
            if place >= 100 and text[end + 1 : end + 2] in tuple("，。；、）") + ("",):
                value = lower = upper = value + place / 2  # 十二万半
                end += 1
                first_end = end
        if unit is not None and unit.name == "元" and spelling in ("元", "块", "圆") and second is None:
            money = _SPOKEN_MONEY.match(text, end)
            if money and value is not None and relation is Relation.EQUAL:
                more = self._spoken_money(money, spelling)
                if more is not None:
                    value += more[0]
                    lower = upper = value
                    end = more[1]
        if unit is not None and unit.name == "小时" and value is not None and second is None:
            minutes = _MINUTES.match(text, end)
            if minutes and relation is Relation.EQUAL and (more := evaluate(minutes[1])) is not None:
                minute = self.finder.units.by_spelling.get("分钟")
                if minute is not None:
                    value = value * 60 + more
                    lower = upper = value
                    unit, end = minute, minutes.end()
        name = unit.name if unit else None
        kind = unit.kind if unit else Kind.OTHER
        if unit is None and not numeral.chinese and second is None and not any(ch in "万亿兆千" for ch in text[numeral.start : first_end]):
            kind = Kind.RATIO
        if unit is not None and unit.name == "成" and numeral.chinese and second is None:
            value, lower, upper, relation, end = self._tenths(value, lower, upper, relation, end)
        unit_text = text[first_end:end] if unit is not None else None
        if numeral.suffix:
            name, kind, unit_text = numeral.suffix, Kind.PERCENT, None
            end = second.end if second is not None else first_end
        elif numeral.shape == "分之":
            name, kind = None, Kind.RATIO
            unit_text, end = None, first_end
            unit = None
        elif unit is None and (per := _PER_MANY.match(text, first_end)) and second is None:
            name, kind, unit_text, end = per[0], Kind.RATIO, per[0], per.end()
        elif unit is None and (common := self._common_unit(numeral)) is not None:
            name, kind = common.name, common.kind
        elif unit is None and not alone and not self._bare_figure(numeral, second):
            return None
        elif unit is not None and kind is not Kind.PERCENT and (rate := _RATE.match(text, end)):
            if text[end] == "/" and (rate_unit := self._rate(rate[1])):
                name = f"{name}/{rate_unit}"
                end = rate.start(1) + len(rate_unit)
                if kind not in (Kind.MONEY, Kind.PERSON, Kind.COUNT, Kind.MASS, Kind.ENERGY, Kind.VOLUME):
                    kind = Kind.OTHER
                elif kind is Kind.MASS and name.startswith(("微克", "毫克")):
                    kind = Kind.OTHER
                unit_text = text[first_end:end]
        start, relation, lower, upper, value, rule = self._qualify_before(
            numeral, relation, lower, upper, value, rule
        )
        end, relation, lower, upper, rule = self._qualify_after(
            end, relation, lower, upper, value, step, rule, unit=unit
        )
        si_value = si_unit = None
        if unit is not None and name == unit.name and unit.si_factor is not None:
            if value is not None and unit.si_unit != "K":
                si_value, si_unit = value * unit.si_factor, unit.si_unit
            elif value is not None:
                si_value, si_unit = value + Decimal("273.15"), "K"
        quantity = Quantity(
            text[start:end], start, end, _tidy(value), _tidy(lower), _tidy(upper), relation,
            name, unit_text or None, kind, _tidy(si_value), si_unit, True, rule,
        )  # fmt: skip
        reason = self._aside(quantity, numeral, unit, single=single, ranged=second is not None)
        if reason is not None:
            return _set_aside(quantity, reason)
        return quantity

    # ------------------------------------------------------------------ units

    def _unit_at(
        self, at: int, numeral: Numeral, *, single: bool
    ) -> tuple[str, Unit | None, int, Decimal | None]:
        text = self.text
        if numeral.suffix or numeral.shape == "分之":
            return "", None, at, None
        # 三个半小时
        if text.startswith("个半", at) and at + 2 < len(text):
            for spelling, unit in self.finder.units.at(text, at + 2):
                if unit.kind is Kind.DURATION:
                    return spelling, unit, at + 2 + len(spelling), Decimal("0.5")
        for spelling, unit in self.finder.units.at(text, at):
            end = at + len(spelling)
            if unit.never_before and text.startswith(unit.never_before, end):
                continue  # 9亿人口, 五人制, 3.2万群众
            if (numeral.chinese or unit.weak) and unit.not_before and text.startswith(unit.not_before, end):
                continue
            return spelling, unit, end, None
        if numeral.relation in (Relation.ABOUT, Relation.MORE, Relation.RANGE) and text.startswith("号", at):
            return "号", Unit("号", Kind.PERSON), at + 1, None
        return "", None, at, None

    def _rate(self, word: str) -> str | None:
        """Return the head of ``word`` that may be the lower unit of a rate (元/人次)."""
        for length in range(len(word), 0, -1):
            head = word[:length]
            if head in _RATE_PARTS or head in self.finder.units.by_spelling:
                return head
        return None

    def _range_end(
        self, numeral: Numeral, unit: Unit | None, at: int
    ) -> tuple[Numeral, Decimal] | None:
        """Read the upper end of a range, and the lower in the same scale; None where there is none."""
        text = self.text
        second = read_numeral(text, at)
        if second is None or second.upper is None or numeral.lower is None:
            return None
        joint = text[at - 1]
        if unit is not None and joint in "至到":
            # 由5家到44家, 从1岁到3岁 name two levels, not one range
            head = text[max(0, numeral.start - 8) : numeral.start]
            if re.search(r"[由从自][^，。；、]{0,7}$", head):
                return None
        if numeral.suffix and not second.suffix:
            return None
        low, high = numeral.lower, second.upper
        if unit is None and low >= high:
            return None
        if low > high:
            return None
        if unit is None and second.end < len(text):
            # 3—5万元: the multiplier is the second end's, and both ends share it
            scale = _scale_of(text[second.start : second.end])
            own = _scale_of(text[numeral.start : numeral.end])
            if scale > 1 and own == 1 and low * scale <= high:
                low *= scale
        return second, low

    # ------------------------------------------------------------------ forms of their own

    def _ratio(self, match: re.Match[str]) -> Quantity | None:
        parts = re.split("[:∶：]", match[0])
        text = self.text
        before = text[max(0, match.start() - 6) : match.start()]
        good = re.search(r"(?:比例|比值|之比|比|结构|为|达|约)\D{0,2}$", before) is not None
        value = None
        if len(parts) == 2 and Decimal(parts[1]) != 0:
            value = Decimal(parts[0]) / Decimal(parts[1])
        return Quantity(
            match[0], match.start(), match.end(), _tidy(value), _tidy(value), _tidy(value),
            Relation.EQUAL, None, None, Kind.RATIO, None, None,
            good and value is not None, "a:b" if good and value is not None else "比分 score",
        )  # fmt: skip

    def _half(self, match: re.Match[str]) -> Quantity:
        half = Decimal("0.5")
        end = match.end()
        relation, lower, upper = Relation.EQUAL, half, half
        if match[0] in ("过半", "大半"):
            relation, lower, upper = Relation.MORE, half, None  # type: ignore[assignment]
        start = match.start()
        numeral = Numeral(start, end, half, lower, upper, relation, half, "", "一半", True)
        start, relation, lower, upper, value, rule = self._qualify_before(
            numeral, relation, lower, upper, half, "一半"
        )
        end, relation, lower, upper, rule = self._qualify_after(
            end, relation, lower, upper, half, half, rule, unit=None
        )
        return Quantity(
            self.text[start:end], start, end, value, lower, upper, relation, None, None, Kind.RATIO,
            None, None, True, rule,
        )  # fmt: skip

    def _spoken_pair(self, at: int) -> Quantity | None:
        value = Decimal(2 if self.text[at] == "俩" else 3)
        if self.text[at - 1 : at] in tuple("咱他她我你这那哥"):
            return None
        return Quantity(
            self.text[at : at + 1], at, at + 1, value, value, value, Relation.EQUAL, "个", None,
            Kind.PERSON, None, None, True, "俩仨",
        )  # fmt: skip

    def _spoken_money(self, match: re.Match[str], spelling: str) -> tuple[Decimal, int] | None:
        """Return what 八块五毛, 十块五, 一块二毛五 add to the yuan, and where they end.

        五块一碗 is a price for one bowl, 十块五个 one for five: a digit that counts what follows
        is none of the sum.
        """
        digit = lambda word: Decimal(DIGITS.get(word, word)) if word else Decimal(0)  # noqa: E731
        if match["jiao"]:
            return digit(match["jiao"]) / 10 + digit(match["fen"]) / 100, match.end()
        if spelling != "块":
            return None
        for group in ("hundredth", "tenth"):
            end = match.end(group)
            if end < 0:
                continue
            after = self.text[end : end + 1]
            if after and after.isalnum() and after not in "钱的了一" or (
                after == "一" or match[group] == "一" and after.isalnum() and after != "钱"
            ) and match[group] == "一":
                continue
            tenth, hundredth = match["tenth"], match["hundredth"]
            return digit(tenth) / 10 + (digit(hundredth) / 100 if group == "hundredth" else 0), end
        return None

    def _tenths(
        self, value: Decimal | None, lower: Decimal | None, upper: Decimal | None,
        relation: Relation, end: int,
    ) -> tuple[Decimal | None, Decimal | None, Decimal | None, Relation, int]:  # fmt: skip
        """Read 一成二, 一成半, 一成二三: tenths and hundredths."""
        match = re.compile("([一二三四五六七八九])([一二三四五六七八九])?(?![一二三四五六七八九十百千万个年名家])").match(self.text, end)
        if match is None or value is None or relation is not Relation.EQUAL:
            return value, lower, upper, relation, end
        low = value + Decimal(DIGITS[match[1]]) / 10
        if match[2]:
            high = value + Decimal(DIGITS[match[2]]) / 10
            return None, low, high, Relation.RANGE, match.end()
        return low, low, low, relation, match.end()

    def _common_unit(self, numeral: Numeral) -> Unit | None:
        """Return the unit that the last of several enumerated decimals has for all of them."""
        text, at = self.text, numeral.end
        words = text[numeral.start : at]
        signed = numeral.start > 0 and text[numeral.start - 1] in "-−+"
        if numeral.chinese or not (signed or "." in words or "分别" in text[max(0, numeral.start - 20) : numeral.start]):
            return None
        for _ in range(8):
            match = _ENUMERATED.match(text, at)
            if match is None:
                break
            at = match.end()
        if at == numeral.end:
            return None
        for _, unit in self.finder.units.at(text, at):
            return unit if unit.kind is not Kind.DURATION else None
        return None

    def _bare_figure(self, numeral: Numeral, second: Numeral | None) -> bool:
        """Tell whether a number without unit states a figure: 600多万, 八千多, 三分之一, 两三百万."""
        text = self.text
        if numeral.shape == "半":
            return False
        words = text[numeral.start : (second or numeral).end]
        after = text[(second or numeral).end : (second or numeral).end + 1]
        if numeral.start and text[numeral.start - 1] in "-—0123456789.:/":
            return False
        if after in "-—/.:" and after:
            return False
        if not numeral.chinese and second is None:
            head = text[max(0, numeral.start - 18) : numeral.start]
            if not any(ch in words for ch in "万亿兆千"):
                return _INDEX.search(head) is not None and (
                    not after or after in "，。；、）和降升缩扩提回下上跌涨增减变\n以左"
                )
        if len(words) == 1:
            return False
        if numeral.shape == "成百上千":
            return False
        if any(ch in words for ch in "万亿兆"):
            return words[0] not in "万亿" and words not in ("千万", "百万", "十万") or numeral.relation is not Relation.EQUAL
        tail = text[(second or numeral).end : (second or numeral).end + 2]
        if words[-1] in "百千" and any(q.word.startswith(tail[:1]) and text.startswith(q.word, (second or numeral).end) for q in self.finder.after.get(tail[:1], ())):
            return True  # 九千出头
        if len(words) > 2 and words[-2] in "百千" and words[-1] in DIGITS and (
            not tail or tail[0] in _SENTENCE_END or tail[0] in "涨升降增提跌到加减至" or tail[:2] in ("一个", "一天", "一月", "一年", "一斤", "出头", "往上")
        ):
            return True  # 一天二百二, 从六千八涨到: spoken, a last digit for the next lower place
        if numeral.shape == "数":
            # 一天二百二, 领了七千三: a spoken sum, where a word of money says so
            return (
                len(words) > 2 and words[-2] in "百千" and text.endswith(self.finder.money, 0, numeral.start)
            )
        return len(words) > 2 and any(ch in words for ch in "百千") and numeral.shape != "上千"

    # ------------------------------------------------------------------ qualifiers

    def _qualify_before(
        self, numeral: Numeral, relation: Relation, lower: Decimal | None, upper: Decimal | None,
        value: Decimal | None, rule: str,
    ) -> tuple[int, Relation, Decimal | None, Decimal | None, Decimal | None, str]:  # fmt: skip
        text, start = self.text, numeral.start
        if start and (text[start - 1] in "-−+负" or text.startswith("零下", start - 2)):
            sign = 2 if text.startswith("零下", start - 2) else 1
            head = text[start - sign - 1 : start - sign]
            if text[start - 1] == "负" and head not in tuple("，。；：、（为是达至到由从在率 \n") or (
                head.isascii() and head.isalnum()
            ):
                pass  # 减负42.7亿元, A-20
            elif value is not None and (sign == 2 or text[start - 1] in "-−负"):
                start -= sign
                value = -value
                lower, upper = (
                    None if upper is None else -upper,
                    None if lower is None else -lower,
                )
                rule = f"负 + {rule}"
            elif text[start - 1] == "+":
                start -= 1
        if not start or (text[start - 1] not in self.finder.last and text[start - 1] not in "小大"):
            return start, relation, lower, upper, value, rule
        if text[start - 1] == "小" and numeral.chinese and numeral.end - numeral.start > 1:
            # 小四十万, 小三千吨: nearly
            head = text[start - 2 : start - 1]
            if head not in tuple("大中弱最缩较幼矮渺细微"):
                return start - 1, Relation.LESS, None, upper, value, f"小 + {rule}"
        if text[start - 1] == "大" and numeral.shape == "几数":
            return start - 1, relation, lower, upper, value, f"大 + {rule}"
        for length in range(min(self.finder.longest, start), 0, -1):
            qualifier = self.finder.before.get(text[start - length : start])
            if qualifier is None:
                continue
            begin = start - length
            if qualifier.not_after and text.endswith(qualifier.not_after, 0, begin):
                if not text.endswith(("折合", "共合"), 0, begin):
                    continue
            rule = f"{qualifier.word} + {rule}"
            bound = value if value is not None else None
            if relation is Relation.RANGE:
                return begin, relation, lower, upper, value, rule
            match qualifier.relation:
                case Relation.ABOUT:
                    if relation is Relation.MORE:
                        return begin, relation, lower, upper, value, rule
                    return begin, Relation.ABOUT, None, None, value, rule
                case Relation.MORE | Relation.AT_LEAST:
                    return begin, qualifier.relation, bound if bound is not None else lower, None, value, rule
                case Relation.LESS | Relation.AT_MOST:
                    return begin, qualifier.relation, None, bound if bound is not None else upper, value, rule
        return start, relation, lower, upper, value, rule

    def _qualify_after(
        self, end: int, relation: Relation, lower: Decimal | None, upper: Decimal | None,
        value: Decimal | None, step: Decimal, rule: str, *, unit: Unit | None,
    ) -> tuple[int, Relation, Decimal | None, Decimal | None, str]:  # fmt: skip
        text = self.text
        if end >= len(text):
            return end, relation, lower, upper, rule
        for qualifier in self.finder.after.get(text[end], ()):
            if not text.startswith(qualifier.word, end):
                continue
            after = text[end + len(qualifier.word) : end + len(qualifier.word) + 1]
            if qualifier.not_after and after and after in qualifier.not_after:
                continue
            if qualifier.at_end and after and after not in _SENTENCE_END and after not in qualifier.then:
                continue
            if qualifier.step:
                if unit is None or relation is not Relation.EQUAL or after in tuple("数次元样名项个种家人"):
                    continue
                return end + 1, Relation.MORE, lower, None if value is None else value + step, f"{rule} + {qualifier.word}"
            end += len(qualifier.word)
            rule = f"{rule} + {qualifier.word}"
            if relation is Relation.RANGE:
                return end, relation, lower, upper, rule
            match qualifier.relation:
                case Relation.ABOUT:
                    return end, Relation.ABOUT, None, None, rule
                case Relation.MORE | Relation.AT_LEAST:
                    return end, qualifier.relation, value, None, rule
                case _:
                    return end, qualifier.relation, None, value, rule
        return end, relation, lower, upper, rule

    # ------------------------------------------------------------------ setting aside

    def _aside(
        self, quantity: Quantity, numeral: Numeral, unit: Unit | None, *, single: bool, ranged: bool
    ) -> str | None:
        """Return the reason why a quantity is no statistic, or None where it is one."""
        text = self.text
        start, end = numeral.start, quantity.end
        before = text[start - 1] if start else "\n"
        index = bisect_right(self.named_starts, start) - 1
        if index >= 0 and self.named[index][1] >= end:
            first, last = self.named[index]
            # “十五分钟志愿服务圈” is a name; “全区二十三个村” quotes a figure
            if text[first] == "《" or start - first <= 2 or last - first <= 7:
                return "书名或引号 name in quotation marks"
        if before == "第" or text.startswith("第", quantity.start - 1):
            return "第N ordinal"
        if before == "每" or (before == "隔" and text[start - 2 : start - 1] == "每"):
            return "每N denominator"
        if before == "前" and unit is not None and unit.kind in (Kind.DURATION, Kind.COUNT, Kind.PERSON):
            return "前N rank"
        if before in "《#" or (before.isascii() and before.isalpha()):
            return "编号 identifier"
        if before in "表图" and text[start - 2 : start - 1] in "\n。，（见如附　 " and not numeral.chinese:
            return "编号 identifier"
        if _ADDRESS.match(text, end) or (unit is not None and unit.name in _STOREYS and before in "号楼栋幢元"):
            return "地址 address"
        if before == "好" and text[start] in "几多数":
            return "虚指 figure of speech"
        after = text[end : end + 1]
        if unit is None:
            return None
        name = unit.name
        if name == "岁" and text.startswith(("以上", "以下", "及以上", "以内"), end - 2) :
            return "年龄界限 age limit"
        if name == "岁" and quantity.relation is Relation.RANGE and after not in _SENTENCE_END:
            return "年龄界限 age limit"
        if text[start] in "两二三四几" and single and _ANAPHORA.match(text, end):
            return "复指 anaphora"
        if unit.kind is Kind.DURATION:
            return self._duration_aside(quantity, unit, start, end)
        if not single:
            if (
                quantity.kind not in (Kind.PERCENT, Kind.RATIO)
                and quantity.text.endswith(("以上", "以下", "以内", "及以上"))
                and self._threshold(quantity)
            ):
                return "界限 threshold"
            if unit.weak and numeral.chinese and ranged is False and name in ("级", "期", "届", "版") and numeral.end - numeral.start == 1:
                return "序数 ordinal"
            return None
        word = text[start]
        if word == "一":
            if name in ("倍", "番", "成", "%", "折") :
                return None
            if unit.kind in (Kind.COUNT, Kind.PERSON, Kind.PERSON_TIME) or name in ("元", "点", "分", "度", "级", "平方米", "立方米", "角"):
                if quantity.value != 1 or (
                    quantity.start < start and quantity.relation in (Relation.AT_LEAST, Relation.AT_MOST)
                ):
                    return None
                return "不定的一 indefinite"
            return "一N per unit" if after and after not in "，。；、）" else None
        if word in "百千万亿" and quantity.start == start:
            return "虚指 figure of speech"
        if word in "几数":
            return "虚指 figure of speech"
        if unit.weak:
            return "量词存疑 weak classifier"
        if unit.noun and not (
            (after in _SENTENCE_END or after in CN_START or not after) or _RULED.search(text[max(0, start - 4) : start])
        ):
            return "名称 part of a name"
        return None

    def _duration_aside(self, quantity: Quantity, unit: Unit, start: int, end: int) -> str | None:
        """A duration is a statistic only where it is what is reported (平均住院日7.1天)."""
        text = self.text
        head = text[max(0, quantity.start - 14) : quantity.start]
        if text.startswith(("以来", "来", "间", "前", "后", "内", "里", "之前", "之后", "之内", "以后", "中", "度"), end):
            return "时间 duration used as time"
        if unit.name in ("日", "周", "年", "天", "晚", "个月", "世纪", "个工作日") or unit.name in ("分钟", "秒"):
            if _REPORTED.search(head) or quantity.start < start or quantity.text[-1] in "多余":
                return None
            if numeral_is_decimal(quantity.value):
                return None
            if unit.name in ("分钟", "秒"):
                return "时间 duration used as time" if _CIRCLE.match(text, end) else None
            if unit.name == "天" and quantity.value is not None and quantity.value >= 10:
                return "时间 duration used as time" if _PERIOD.search(head) else None
            if re.search(r"(?:[为达由从]|用了|花了|压缩[到至]|缩短[到至为])$", head[-6:]) and unit.name != "日":
                return None
            return "时间 duration used as time"
        return None

    def _threshold(self, quantity: Quantity) -> bool:
        """Tell whether 以上, 以下 define a group (1亿元以上的企业) instead of stating a figure."""
        return _GROUP.match(self.text, quantity.end) is not None and not _STATED.search(
            self.text[max(0, quantity.start - 3) : quantity.start]
        )

    def _share_units(self, found: list[Quantity]) -> list[Quantity]:
        return found


def _set_aside(q: Quantity, reason: str) -> Quantity:
    """Return the quantity as no statistic (``dataclasses.replace`` is slow on a hot path)."""
    return Quantity(
        q.text, q.start, q.end, q.value, q.lower, q.upper, q.relation, q.unit, q.unit_text, q.kind,
        q.si_value, q.si_unit, False, reason,
    )  # fmt: skip


def numeral_is_decimal(value: Decimal | None) -> bool:
    """Tell whether a value has decimal places: 7.1天 is measured, 3天 may be any time."""
    return value is not None and value != value.to_integral_value()


_REPORTED = re.compile(
    r"(?:平均|人均|时长|寿命|年限|期限|工期|年期|周期|树龄|工龄|教龄|党龄|军龄|从医|从教|执教|从业|住院日|天数|日数|[雨雾雪晴霾]日"
    r"|日照|无霜期|刑期|缩短|延长|提前|推迟|增加|减少|历时|耗时|用时|需时|长达|累计|共|时间|缩至|压缩|至少|达标)"
    r"[^，。；：0-9]{0,6}$"
)
# 收入比由上年的1.72缩小为1.68, 恩格尔系数为0.28: measures without a unit
_INDEX = re.compile(
    r"(?:比|比价|比值|系数|指数|汇率|密度|倍率|评分|得分|PMI|均分|生育率|pH值)[^，。；：]{0,14}[为达至到由从的报于约]$"
)
# 两项合计, 三者均: the number sums up what was named before
_ANAPHORA = re.compile(r"(?:合计|相加|均|都|分别|并举|同步|并重|之间|相比|齐抓)")
# 15分钟生活圈, 为期10天: a duration that names or limits something
_CIRCLE = re.compile(r"(?:的?[\u4e00-\u9fff]{0,6}圈|城市|车程|路程|内|以后|的?时间)")
_PERIOD = re.compile(r"(?:为期|每|这|那|经过|过去|提前|逾期|近|最后|首|头|前)$")
# 3幢2单元9楼, 8号楼305室: parts of an address
_ADDRESS = re.compile(r"\d+(?:单元|室|楼|号|层)")
_STOREYS = frozenset("幢栋楼层室房门间")
# 7.8/10万, 3.2/千: a rate per so many
_PER_MANY = re.compile(r"/(?:1?0?[万千]|10万|百万|十万|亿)")
# -0.4、-0.2和+0.7个百分点: figures that share the unit of the last
_ENUMERATED = re.compile(r"(?:、|和|及|与|以及)[-−+]?\d+(?:\.\d+)?")
_SENTENCE_END = frozenset("，。；、）\n")
# 辖三区四县, 涉及两省, 全部四县: the words that count administrative units
_RULED = re.compile(r"(?:[辖共有等及盖全部设跨在州市省区县]|其中)$")
_GROUP = re.compile(r"的?(?:[\u4e00-\u9fff“”（）]{1,12})")
_STATED = re.compile(r"(?:在|到|达|至|为|过)$")


def _scale_of(words: str) -> Decimal:
    """Return the multiplier at the end of a numeral's words, 1 where there is none."""
    match = re.search("[十百千万亿兆]+$", words)
    if match is None or match.start() == 0:
        return Decimal(1)
    return evaluate("1" + match[0]) or Decimal(1)


def _tidy(value: Decimal | None) -> Decimal | None:
    """Return the value in plain notation without trailing zeros."""
    return None if value is None else _tidied(value)


@lru_cache(maxsize=4096)
def _tidied(value: Decimal) -> Decimal:
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if value.adjusted() < 27 else value
    return value.normalize()
