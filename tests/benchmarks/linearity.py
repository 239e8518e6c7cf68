"""How the time of reading grows with the length of odd texts.

Patterns that readers of numerals are apt to stumble over (runs of numerals, multipliers, separators,
units, qualifiers, brackets, quotation marks …), each repeated and mixed at random, are read at two
lengths, one four times the other. What takes four times as long is linear; more than six times is
shown as suspect.

``python -m tests.benchmarks.linearity [CHARACTERS [MIXES [ENTRY…]]]`` tries each way into the
program and names the suspect and the slowest texts.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import swstats
from tests.benchmarks.tables import Table, table
from tests.benchmarks.timing import Setup, processor_time

# what is repeated by itself: one pattern a text
PATTERNS = (
    *"0一九十百千万亿半几数多余第每约至到、，。：；,.·/-—~%％‰度分点个人元年月日时周期又零两上成",
    *"“”‘’「」『』《》（）()[]【】<>\n\t\r $¥€£+×=≥#@_A号楼室路市县省区村我的其中",
    "12", "1,", "1,000", "1, ", "1 000", "1.", "1:", "1：2", "1/", "1/2", "1-", "1—", "1~2", "1、", "1和",
    "1至", "1到", "１", "１，", "3%", "3%、", "3%和", "3和", "3及", "3个、", "3个和", "3元", "3元、", "3元5角", "3元至",
    "3万", "3万至", "3亿3万", "万亿", "千万", "九千九百九十九", "一二三四五六七八九", "一、二、", "两三", "七八",
    "十几", "几十", "数百", "成百上千", "上千", "百八十", "分之", "百分之", "三分之", "三分之一", "百分之三至", "1又1/2",
    "第一", "第1、", "第1至", "1、2、", "第3、4", "前3", "每3", "每", "每千人", "人均", "半数", "过半", "一半", "半个",
    "约", "大约", "近", "超过", "不超过", "至少", "以上", "以下", "左右", "多万", "来个", "3个多", "3余", "3左右以上",
    "2020年", "2020年1月", "1月", "1月1日", "1月、", "1日至", "2020-", "2020-2021", "3年", "三年前", "近三年", "8时", "8:30",
    "12:30:", "十点", "十点半", "8点", "3小时", "3分钟", "3天", "十四五", "“十四五”", "上半年", "今年", "同比", "比上年",
    "北纬30度", "北纬30度15分20秒", "东经", "30°", "3号楼", "3单元", "8栋", "G1", "A1", "1A", "1a2b", "abc", "http://a.b/",
    "a@b.c", "192.168.", "0.", "00", "0x", "1e5", "1E", "5千克", "5千", "5百千", "十十", "百百", "万万", "千千", "亿亿",
    "增长", "增长3%", "下降3%、", "由3增至", "从3到", "3降", "5降3升", "3胜", "3死", "3死4伤", "一名", "一人死亡", "其中3人",
    "其中", "分别为", "分别为3、4", "合计", "广东", "广东省", "深圳市", "广东省深圳市", "北京路", "上海市山西路", "全省", "我市",
    "共3个", "3人，", "3人。", "3人；", "3人\n", "\n\n", " \n", "3 ", "3\n", "3\u2009", "一、", "（一）", "（3）", "（3", "3）", "(1)",
    "“3", "3”", "《3", "3》", "“3个”", "「3個」", "[1]", "“", "”“", "（（", "））", "，，", "。。", "、、", "……", "——", "――", "%%",
    "$3", "US$3", "￥3", "3美元", "人民币", "人民币3", "港币3元", "3元（约", "折合", "（澳门元，下同）", "下同", "1349元（澳门元，下同）",
    "两会", "一心", "一心一", "三三两", "三三", "五五", "一一", "一个", "个个", "三个三", "一二", "七七八八", "十五六", "三五百",
    "单位：万元", "单位:", "万元", "（万元）", "|3|", "| 3 |", "3\t4", "3,4,5;", "−3", "--3", "零下", "零下3度", "负3", "负", "正负",
    "据统计", "记者", "报道", "责任编辑", "（记者", "本报讯", "讯", "电（", "来源：", "■", "●3", "①", "Ⅳ", "½", "²", "³", "㎡", "㎏",
    "一万", "十万", "三 百 ", "负-", "零下", "百零十", "千零", "亿亿", "又", "^", "e5", "k", "M", "打", "对", "俩", "参",
    "�", "\u200b", "\u3000", "\ufeff", "𝟏", "億", "萬", "個", "兩", "壹贰叁", "佰仟", "拾", "元整", "3元整", "块", "三块五", "三块五毛",
    "倍", "3倍", "番", "翻一番", "三成", "三折", "3.5折", "3‰", "个百分点", "3个百分点", "3个和", "基点", "3公斤/", "元/吨", "3元/吨",
    "3人/", "3×", "3×4", "3*4", "3x", "3米×3米", "3米长", "长3米", "3米高3米", "3以上的企业", "3个3元的", "产值超千亿元的",
    "40622农户", "的农户", "贫困户", "3贫困户", "人口", "人次达", "逾500", "一对一", "2020届", "3届", "3级", "3期", "22级", "1/4",
    "“1”、", "3万2", "3万2千", "3千2百", "1千零1", "零1", "零零", "〇〇", "一〇", "<a", "<a ", "<td>3", "<b>3</b>", ">3", "x>3", "a<3", "二〇二〇", "二〇二〇年", "一月", "一日", "廿一",
)  # fmt: skip
ENTRIES: dict[str, Callable[[str], object]] = {
    "find_quantities": swstats.find_quantities,
    "find_numbers": swstats.find_numbers,
    "extract": swstats.extract,
    "explain": swstats.explain,
    "parse_quantity": lambda text: _refused(swstats.parse_quantity, text),
    "parse_number": lambda text: _refused(swstats.parse_number, text),
}
# What takes more than six times as long at four times the length.
SUSPECT = 6


def _refused(parse: Callable[[str], object], text: str) -> object:
    try:
        return parse(text)
    except ValueError:
        return None


def texts(length: int, mixes: int = 100) -> Iterator[tuple[str, str]]:
    """Yield a name and a text of ``length`` characters for each pattern and for random mixes."""
    for pattern in PATTERNS:
        yield repr(pattern), (pattern * (length // len(pattern) + 1))[:length]
    for seed in range(mixes):
        chosen = random.Random(seed)
        few = chosen.sample(PATTERNS, chosen.choice((2, 3, 5, 12, 60)))
        words: list[str] = []
        size = 0
        while size < length:
            words.append(chosen.choice(few))
            size += len(words[-1])
        yield f"mix {seed} " + " ".join(map(repr, few[:5])), "".join(words)[:length]


def _seconds(read: Callable[[str], object], text: str) -> float:
    return processor_time(lambda: read(text))


@dataclass(frozen=True, slots=True)
class Odd:
    """What a text took at its full length, and that over what a quarter of it took."""

    text: str
    seconds: float
    ratio: float

    @property
    def suspect(self) -> bool:
        """Say whether that is too much, and enough to be no noise."""
        return self.ratio > SUSPECT and self.seconds > 0.02


@dataclass(frozen=True, slots=True)
class Line:
    """What odd texts took that one entry read: how many are suspect, the worst and the slowest."""

    entry: str
    texts: int
    characters: int
    suspect: int
    ratio: float
    seconds: float


def tried(entry: str, length: int, mixes: int) -> Iterator[Odd]:
    """Yield each odd text, read by one entry."""
    read = ENTRIES[entry]
    read("投入资金4.7亿元，惠及22988名儿童，增长三成五。")  # what is made once
    for (label, short), (_, long) in zip(
        texts(length // 4, mixes), texts(length, mixes), strict=True
    ):
        first, second = _seconds(read, short), _seconds(read, long)
        for _ in range(3):  # once more: on a busy machine there is noise
            if second / max(first, 1e-9) > SUSPECT and second > 0.02:
                first = min(first, _seconds(read, short))
                second = min(second, _seconds(read, long))
        yield Odd(label, second, second / max(first, 2e-4))


def measure(given: Setup) -> list[Line]:
    """Read all odd texts for their records."""
    length = given.effort.odd
    found = list(tried("extract", length, length // 50))
    return [
        Line(
            entry="extract",
            texts=len(found),
            characters=length,
            suspect=sum(odd.suspect for odd in found),
            ratio=max(odd.ratio for odd in found),
            seconds=max(odd.seconds for odd in found),
        )
    ]


def tables(lines: Sequence[Line]) -> list[Table]:
    """Return how many texts there were, and the worst of them."""
    rows = [
        [
            f"`{line.entry}`", f"{line.texts}", f"{line.characters:,}", f"{line.ratio:.1f}",
            f"{line.suspect}", f"{line.seconds / line.characters * 1e6:.0f}",
        ]
        for line in lines
    ]  # fmt: skip
    head = (
        "odd texts", "texts", "characters each", "4 times the length takes at most: times",
        "more than 6 times", "the slowest: µs a character",
    )  # fmt: skip
    return [table("What could grow faster than the text", head, rows)]


def main() -> None:
    """Print what grows faster than the text."""
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    mixes = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    for entry in sys.argv[3:] or ENTRIES:
        lines = list(tried(entry, length, mixes))
        print(f"{entry}: {sum(line.seconds for line in lines):.1f} s in all")
        suspect = sorted((line for line in lines if line.suspect), key=lambda x: -x.ratio)
        slowest = sorted(lines, key=lambda line: -line.seconds)
        for line in suspect[:40]:
            print(f"    ×{line.ratio:5.1f}  {line.seconds * 1000:8.1f} ms  {line.text}")
        for line in slowest[:12]:
            print(f"    slowest ×{line.ratio:5.1f}  {line.seconds * 1000:8.1f} ms  {line.text}")


if __name__ == "__main__":
    main()
