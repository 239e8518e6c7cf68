"""What holds for every text: each test states one sentence of the guide."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import swstats
from swstats.text.folding import fold

CHARACTERS = (
    "0123456789.,，%‰％１２３４５"
    "零〇一二三四五六七八九十百千万亿两几数半多余来约近超过不到以上左右其中至—-~～"
    "个家人名户次元块角分吨公里米年月日时天岁倍成折番"
    "全省市县广东深圳上海增长下降为达到共有的和、。；：“”（）《》 \n\r\t　"
)
odd_text = st.text(st.sampled_from(CHARACTERS), max_size=120) | st.text(max_size=80)

SENTENCES = [
    re.sub(r"[【】]|\{|:[^}]*\}", "", line.split(" => ")[0])
    for name in ("indicators.txt", "regions.txt", "quantities.txt")
    for line in (Path(__file__).parents[1] / "cases" / name).read_text("utf-8").splitlines()
    if line
]
NAMES = ["Microsoft", "COVID-19", "H1N1", "iPhone17ProMax", "", "，", "。", "\n", "、", "（", "）"]


@st.composite
def pieces(draw: st.DrawFn) -> str:
    """Draw pieces of sentences, cut anywhere, with names and marks between them."""
    text = ""
    for _ in range(draw(st.integers(1, 5))):
        line = draw(st.sampled_from(SENTENCES))
        start = draw(st.integers(0, len(line)))
        text += line[start : draw(st.integers(start, len(line)))] + draw(st.sampled_from(NAMES))
    return text


@settings(max_examples=300, deadline=None)
@given(odd_text)
@example("十" * 3000)
@example("9" * 6000)
@example("1," * 2000)
@example("\x00�\ud7ff")
@example("\ud800捐款5万元\udfff")
@example("捐款" + "九千九百九十九" * 4000 + "元")
@example("某市占比" + "”" * 30 + "5个。")
def test_extract_never_raises(text: str) -> None:
    swstats.extract(text, include_all=True)


@settings(max_examples=600, deadline=None)
@given(pieces())
@example("下岗人员安置率达93%。山东大学等")
@example("其次为港澳21.2万人次、第三是美国19.7万人次。")
@example("带动8万农户发展")
def test_extract_never_raises_on_pieces_of_sentences(text: str) -> None:
    swstats.extract(text, include_all=True)


@settings(max_examples=200, deadline=None)
@given(odd_text)
def test_offsets_give_back_the_mention(text: str) -> None:
    for record in swstats.extract(text, include_all=True):
        assert re.sub(r"\s", "", text[record.start : record.end]) == record.text


@settings(max_examples=200, deadline=None)
@given(odd_text)
def test_bounds_hold_the_value(text: str) -> None:
    for record in swstats.extract(text, include_all=True):
        if record.lower is not None and record.upper is not None:
            assert record.lower <= record.upper
        if record.value is not None:
            assert record.lower is None or record.lower <= record.value
            assert record.upper is None or record.value <= record.upper


TIMES = (
    "2020年四季度", "2021年一季度", "2019年上半年", "去年下半年", "今年上半年", "2018年", "今年",
    "12月31日", "1月2日", "31日", "2月1日", "10月2日18时", "10月", "1998-02年", "2020—2010年",
    "1—2月", "前三季度", "上月30日", "前天", "月底", "近三年", "目前", "“十三五”", "20世纪90年代",
    "2020年12月31日", "二零一三年十一月", "二零一二年", "同期", "明年", "下季度", "年末", "106年",
)  # fmt: skip
JOINS = (
    "至",
    "到",
    "—",
    "、",
    "和",
    "与",
    "，",
    "（",
    "）",
    "以来",
    "至今",
    "从",
    "截至",
    "比",
    "由",
    "",
)
times = st.lists(st.tuples(st.sampled_from(JOINS), st.sampled_from(TIMES)), min_size=1, max_size=5)
DATE = r"\d{2}XX|\d{3}X|\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
EDTF = re.compile(rf"(?P<date>{DATE})|(?P<first>{DATE}|\.\.)/(?P<last>{DATE}|\.\.)")


@settings(max_examples=400, deadline=None)
@given(
    times,
    st.sampled_from(JOINS),
    st.sampled_from([None, "2024-03-15", "2020-01-05", "0001-01-01", "9999-12-31"]),
)
@example([("", "2020年四季度"), ("至", "2021年一季度")], "", None)
@example([("", "12月31日"), ("至", "1月2日")], "", "2020-01-05")
@example([("", "前天")], "", "0001-01-01")
def test_periods_are_valid_edtf(words: list[tuple[str, str]], last: str, date: str | None) -> None:
    text = "".join(join + time for join, time in words) + last
    for record in swstats.extract(f"{text}捐款3万元，比{text}增加2万元。", date=date):
        if record.period is not None:
            edtf = EDTF.fullmatch(record.period)
            assert edtf is not None, record.period
            if edtf["date"] is None and ".." not in (edtf["first"], edtf["last"]):
                assert edtf["first"] <= edtf["last"] or edtf["first"].startswith(edtf["last"])


SENTENCE = (
    "据省民政厅统计，2022年全省新建养老服务中心1280个，投入资金4.7亿元，比上年增长12.6%，"
    "惠及老年人约600多万人，其中农村老年人3万至5万人次参加了活动。"
)


# The page's line has a sentence after a byline, or a text is nothing but one sentence.
SENTENCES = [
    "本报讯（记者王平）" + SENTENCE,
    SENTENCE,
    "广东省社会组织开展扶贫项目1800多个，投入资金4.7亿元。",
    "高速公路通车里程8784公里，一年新增453公里。",
]


@pytest.mark.parametrize(
    ("sentence", "at"),
    [(sentence, at) for sentence in SENTENCES for at in range(1, len(sentence))],
)
@pytest.mark.parametrize("gap", ["\n", " \n", "\r\n"])
def test_one_line_break_inside_a_sentence_changes_no_record(
    sentence: str, at: int, gap: str
) -> None:
    def facts(text: str) -> list[tuple[object, ...]]:
        return [
            (s.text, s.value, s.lower, s.upper, s.unit, s.kind, s.indicator, s.region, s.period)
            for s in swstats.extract(text)
        ]

    assert facts(sentence[:at] + gap + sentence[at:]) == facts(sentence)


DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """Spell a whole number in Chinese, by the school rule."""
    if number == 0:
        return "零"
    words, zero = "", False
    for exponent, name in ((8, "亿"), (4, "万"), (0, "")):
        section = number // 10**exponent % 10000
        if section == 0:
            zero = zero or bool(words)
            continue
        if words and (zero or section < 1000):
            words += "零"
        zero = False
        part, inner = "", False
        for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = section // place % 10
            if digit:
                part += ("零" if inner else "") + DIGITS[digit] + unit
                inner = False
            else:
                inner = bool(part)
        words += part + name
    return words


@settings(max_examples=400)
@given(st.integers(1, 10**11))
def test_arabic_and_chinese_spellings_agree(number: int) -> None:
    assert swstats.parse_number(spelled(number)) == swstats.parse_number(str(number)) == number


@settings(max_examples=200)
@given(st.integers(1, 10**9), st.sampled_from(["家", "元", "人次", "吨"]))
def test_full_width_reads_as_half_width(number: int, unit: str) -> None:
    wide = str(number).translate({ord("0") + d: 0xFF10 + d for d in range(10)})
    assert fold(wide) == str(number)
    assert swstats.parse_quantity(wide + unit).value == Decimal(number)


@settings(max_examples=200)
@given(st.decimals("0.0001", "99999999", places=4))
def test_no_digit_is_lost(number: Decimal) -> None:
    assert swstats.parse_quantity(f"{number}亿元").value == number * 10**8


@given(st.integers(-(10**40) + 1, 10**40 - 1))
def test_no_whole_number_is_rounded(number: int) -> None:
    assert swstats.parse_number(str(number)) == number
