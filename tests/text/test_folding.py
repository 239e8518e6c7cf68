"""Folding replaces each character by its plain form and moves none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swstats.lexicons import default_lexicon
from swstats.text.folding import FoldTable, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２３年增長１２．６％", "2023年增长12.6%"),
        ("三萬兩千餘個，佔８成", "三万两千余个，占8成"),
        ("衞生署：七億元；點", "卫生署：七亿元；点"),
        ("（甲），乙。丙；丁：戊？己！", "（甲），乙。丙；丁：戊？己！"),
        ("⻄安市⻓安区⼈民", "西安市长安区人民"),
        ("「引」與『引』", "“引”与‘引’"),
        ("一九九○年，二○○○年，五○％", "一九九〇年，二〇〇〇年，五〇%"),
        ("二OO八年，Ａ○B，OPEC", "二〇〇八年，A○B，OPEC"),
        ("著名 乾燥 以後", "著名 干燥 以后"),
        ("甲　乙\u00a0丙", "甲 乙 丙"),
        ("3.3∶1，5～8，－2", "3.3:1，5~8，-2"),
        # the punctuation of a Latin keyboard, beside Chinese
        ("新增32户,其中15户;共8人.全年", "新增32户，其中15户；共8人。全年"),
        ("增长5%,占(含乡镇)8%.", "增长5%，占（含乡镇）8%。"),
        ("百度(NASDAQ: BIDU)", "百度（NASDAQ: BIDU）"),
        ("CPI:(同比)上涨2%", "CPI：（同比）上涨2%"),  # the brackets first, then the mark
        ("1,234.5元 3:2 10:30 一.总则 1.引进", "1,234.5元 3:2 10:30 一.总则 1.引进"),
        ('建成"儿童之家"3所,聘"妈妈"5人', "建成“儿童之家”3所，聘“妈妈”5人"),
        ('55"电视，{"甲": "乙"}，他说"好', '55"电视，{"甲": "乙"}，他说"好'),
        ("see http://a.cn/b?c=1,2 (x)", "see http://a.cn/b?c=1,2 (x)"),
    ],
)
def test_folds_to_the_plain_form(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet='０１２９．％萬億兩個元年增長，。abc 中国,;:?!()."\n', max_size=60))
def test_is_done_once_and_for_all(text):
    assert fold(fold(text)) == fold(text)


def test_a_long_text_folds_alike_where_little_and_where_much_is_to_be_folded():
    rare = "全省共有社会组织数十万家" * 400 + "萬"
    dense = "萬億" * 3000
    assert fold(rare) == rare[:-1] + "万"
    assert fold(dense) == "万亿" * 3000


def test_no_plain_form_is_folded_again():
    table = default_lexicon().compiled(FoldTable).plain
    assert not set(table) & set(table.values())
