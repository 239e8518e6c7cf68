"""What users of other tools asked for in public, each input with the thread that it comes from.

The threads tell what those tools made of the inputs; what stands here is what we read. Inputs that
are the same in form as another one here are left out.
"""

from __future__ import annotations

import pytest

import swstats
from swstats.lexicons import default_lexicon
from swstats.links.places import parse_place
from swstats.links.region_lookup import contradictions
from swstats.records import Quantity, Relation
from swstats.text.folding import fold


def shown(q: Quantity) -> str:
    """Write a mention with its relation, value or bounds, and unit."""
    if q.value is not None and q.relation in (Relation.EQUAL, Relation.ABOUT):
        figure = f"{q.value:f}"
    else:
        figure = "..".join("" if end is None else f"{end:f}" for end in (q.lower, q.upper))
    return f"{q.text} {q.relation.value} {figure} {q.unit or '-'}"


# thread, input, the statistics found
FOUND = [
    ("Recognizers-Text#2664", "三十几万元", ["三十几万元 > 300000..400000 元"]),
    ("Recognizers-Text#2664", "二百余万元", ["二百余万元 > 2000000..3000000 元"]),
    ("Recognizers-Text#2664", "一千多万元", ["一千多万元 > 10000000..20000000 元"]),
    ("Recognizers-Text#2664", "三十几元", ["三十几元 > 30..40 元"]),
    ("Recognizers-Text#2664", "二百余元", ["二百余元 > 200..300 元"]),
    ("cn2an#87", "我买了两三个橘子", ["两三个 range 2..3 个"]),
    ("cn2an#87", "一两个人头", ["一两个 range 1..2 个"]),
    ("cn2an#87", "烟村四五家", ["四五家 range 4..5 家"]),
    ("WeTextProcessing#237", "三万一天的利息", ["三万 = 30000 -"]),
    ("grobid-quantities#45", "10 µm至1 cm", ["10µm至1cm range 0.001..1 厘米"]),
    ("WeTextProcessing#237", "三十万三十万", ["三十万 = 300000 -", "三十万 = 300000 -"]),
    ("JioNLP#19", "十块五", ["十块五 = 10.5 元"]),
    ("JioNLP#19", "八块五毛钱", ["八块五毛钱 = 8.5 元"]),
    ("JioNLP#19", "烧饼十块五个", ["十块 = 10 元", "五个 = 5 个"]),
    ("JioNLP#240", "小于40万", ["小于40万 < ..400000 -"]),
    ("cn2an#55", "16.4亿", ["16.4亿 = 1640000000 -"]),
    ("cn2an#57", "13万2", ["13万2 = 132000 -"]),
    ("cn2an#57", "3万2", ["3万2 = 32000 -"]),
    ("Recognizers-Text#759", "一万五千亿", ["一万五千亿 = 1500000000000 -"]),
    ("Recognizers-Text#2325", "二十万亿", ["二十万亿 = 20000000000000 -"]),
    ("Recognizers-Text#2325", "三百五十万亿", ["三百五十万亿 = 350000000000000 -"]),
    ("Recognizers-Text#2325", "20万亿", ["20万亿 = 20000000000000 -"]),
    ("Recognizers-Text#2325", "二十一万亿", ["二十一万亿 = 21000000000000 -"]),
    ("Recognizers-Text#2297", "1,100万", ["1,100万 = 11000000 -"]),
    ("Recognizers-Text#2297", "1,100.9亿", ["1,100.9亿 = 110090000000 -"]),
    ("Recognizers-Text#2302", "2千零30万", ["2千零30万 = 20300000 -"]),
    ("Recognizers-Text#2302", "3万4000", ["3万4000 = 34000 -"]),
    ("Recognizers-Text#2302", "25万6千", ["25万6千 = 256000 -"]),
    ("JioNLP#147", "47.264287亿元", ["47.264287亿元 = 4726428700 元"]),
    ("JioNLP#257", "123元1角1分", ["123元1角1分 = 123.11 元"]),
    ("JioNLP#49", "2.2本计划投资3541.07万元2.3本项目", ["3541.07万元 = 35410700 元"]),
    ("quantulum3#45", "816 000 t", ["816000t = 816000 吨"]),
    ("quantulum3#45", "2012–13", []),
    ("quantulum3#188", "18%至25%", ["18%至25% range 18..25 %"]),
    ("quantulum3#126", "12.8–13.0 TeV", ["12.8–13.0TeV range 12.8..13 太电子伏特"]),
    ("quantulum3#126", "12.8–13.0万吨", ["12.8–13.0万吨 range 128000..130000 吨"]),
    ("Recognizers-Text#1792", "收拾", []),
    ("Recognizers-Text#1792", "朝花夕拾", []),
    ("Recognizers-Text#1792", "队伍", []),
    ("Recognizers-Text#1792", "放肆", []),
    ("Recognizers-Text#1792", "大陆", []),
    ("Recognizers-Text#1792", "海陆", []),
    ("cn2an#46", "全国两会", []),
    ("cn2an#46", "年过半百", []),
    ("cn2an#69", "一个大西瓜切两半", []),
    ("cn2an#68", "练习时长两年半", ["两年半 = 2.5 年"]),
    ("cn2an#87", "下午两点半", []),
    ("Recognizers-Text#2324", "两万两", ["两万两 = 20000 两"]),
    ("Recognizers-Text#2324", "三十两", ["三十两 = 30 两"]),
    ("Recognizers-Text#2324", "三千两百两", ["三千两百两 = 3200 两"]),
    ("Recognizers-Text#2666", "一千瓦", ["一千瓦 = 1 千瓦"]),
    ("Recognizers-Text#2666", "两千赫", ["两千赫 = 2 千赫"]),
    ("Recognizers-Text#2666", "三千焦", ["三千焦 = 3 千焦"]),
    ("Recognizers-Text#2270", "2.3千克", ["2.3千克 = 2.3 千克"]),
    ("Recognizers-Text#2301", "一吨半", ["一吨半 = 1.5 吨"]),
    ("Recognizers-Text#2301", "两米半", ["两米半 = 2.5 米"]),
    ("Recognizers-Text#2301", "十五斤半", ["十五斤半 = 15.5 斤"]),
    ("JioNLP#135", "李四人民币", []),
    ("JioNLP#135", "王五人民币", []),
    ("JioNLP#135", "元", []),
    ("JioNLP#74", "二○一八年…龚x1000011Administrator", []),
    ("JioNLP#74", "两瓶津威", ["两瓶 = 2 瓶"]),
    ("JioNLP#74", "三年以上十年以下", []),
    ("JioNLP#74", "2000余元", ["2000余元 > 2000..3000 元"]),
    ("JioNLP#75", "有至少100个人", ["至少100个 >= 100.. 个"]),
    ("Recognizers-Text#572", "酒精含量为20个百分点", ["20个百分点 = 20 个百分点"]),
    ("Recognizers-Text#577", "5-20%之间", ["5-20% range 5..20 %"]),
    (
        "Recognizers-Text#2257",
        "十分之一二手房总价占比仅为0.49%",
        ["十分之一 = 0.1 -", "0.49% = 0.49 %"],
    ),
    ("Recognizers-Text#544", "收盘价的百分之七十百分位", ["百分之七十 = 70 %"]),
    ("WeTextProcessing#190", "约10%人", ["约10% ~ 10 %"]),
    ("JioNLP#252", "四千万收购股份", ["四千万 = 40000000 -"]),
    (
        "grobid-quantities#87",
        "温度升至15℃，含量25%至62%",
        ["15℃ = 15 ℃", "25%至62% range 25..62 %"],
    ),
    ("grobid-quantities#45", "10μm至1cm", ["10μm至1cm range 0.001..1 厘米"]),
]


@pytest.mark.parametrize(("thread", "text", "mentions"), FOUND)
def test_reads_what_was_asked_for(thread: str, text: str, mentions: list[str]) -> None:
    found = [shown(q) for q in swstats.find_quantities(text) if q.statistic]
    assert found == mentions, thread


@pytest.mark.parametrize(
    ("thread", "text", "value"),
    [
        ("Recognizers-Text#2302", "1千零1", 1001),
        ("cn2an#80", "壹拾万零叁仟肆佰伍拾叁", 103453),
        ("cn2an#89", "一百九十万零三千九百七十一", 1903971),
    ],
)
def test_reads_a_numeral_that_was_refused(thread: str, text: str, value: int) -> None:
    assert swstats.parse_number(text) == value, thread


@pytest.mark.parametrize("text", ["收拾", "朝花夕拾", "队伍", "放肆", "大陆", "海陆"])
def test_a_word_is_no_numeral(text: str) -> None:
    """Recognizers-Text#1792."""
    assert swstats.find_numbers(text) == []


@pytest.mark.parametrize(
    ("thread", "text", "place"),
    [
        ("cpca#43", "上海市山西路", ("上海市", None, None)),
        ("cpca#92", "北海市重庆路", ("广西壮族自治区", "北海市", None)),
        ("JioNLP#70", "山西北路", (None, None, None)),
        ("JioNLP#221", "青海西宁", ("青海省", "西宁市", None)),
        ("cpca#124", "四县", (None, None, None)),
        ("cpca#56", "广东省南昌市南山区", ("广东省", None, None)),
        ("JioNLP#249", "陕西省⻄安市⻓安区", ("陕西省", "西安市", "长安区")),
        ("JioNLP#174", "格尔木市卫生健康委员会", ("青海省", "海西蒙古族藏族自治州", "格尔木市")),
    ],
)
def test_reads_the_place_that_was_meant(
    thread: str, text: str, place: tuple[str | None, ...]
) -> None:
    assert parse_place(fold(text)) == place, thread


def test_points_out_an_address_that_contradicts_itself() -> None:
    """cpca#56."""
    assert contradictions("广东省南昌市南山区", default_lexicon()) == [
        ("南昌市", "广东省"),
        ("南山区", "南昌市"),
    ]


@pytest.mark.parametrize(
    ("thread", "text", "start", "end"),
    [
        ("Recognizers-Text#758", "五千元", 0, 3),
        ("langextract#201", "阿莫西林胶囊250毫克", 6, 11),
        ("langextract#334", "食材备好，每份约200克。", 7, 12),
        ("langextract#289", "服药\n250\n毫克", 3, 9),
    ],
)
def test_offsets_are_those_of_the_text(thread: str, text: str, start: int, end: int) -> None:
    (found,) = swstats.find_quantities(text)
    assert (found.start, found.end) == (start, end), thread
