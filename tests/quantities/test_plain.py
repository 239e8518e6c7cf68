"""Most figures are read the short way; it may say nothing but what the long way says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import swstats
from swstats.lexicons import default_lexicon
from swstats.quantities import asides
from swstats.quantities.find import Reader
from swstats.quantities.units import units_of

GOLD = Path(__file__).parents[1] / "gold"
BEFORE = (
    "", "\n", "共", "投入资金", "为", "达到", "约", "没有超过", "第", "前", "表", "每", "人民币", "US$", "A",
    "至少有", "增长", "-", "零下", "上了", "东经", "8号楼", "2、", "3:", "“", "《", "好", "#", "小", "大",
    " ", "第2至", "第十到", "后", "这", "新国", "满", "港币", "（", "(", "/", "。\n", "其中", "时速", "满分",
)  # fmt: skip
NUMBERS = (
    "3", "12", "0.50", "007", "1,234", "12万", "4.7亿", "2020", "5千", "100", "1/4", "0.0", "1,234.50", "1,23",
    "1800多", "1.6万余", "100多万", "1,200余", "1.2.3", "1·5", "30亿多", "一", "两", "三", "十", "百", "零", "伍",
    "十二", "二十一", "三千", "一万五千", "三百五", "两百零六", "十余", "六十多", "二百多万", "一百一", "两万一", "三千一百多",
    "四万零六百", "十万", "三四十", "百八十", "一千零", "两百两", "二十万亿", "三万万", "五千几", "九十点五",
)  # fmt: skip
AFTER = (
    "", "。", "、5家", "和15.4个百分点", "以上的企业", "左右", "半", "多", "亿", "至9万元", "/吨", "3角", "口",
    "多", "余人", "年头", "人口以上", "决赛", "拍，", "个半", "几个小时", "大", "港币", "均", "一工程", "村", "镇的", "份",
    "人", "自由泳", "”", "》", "室", "5", "制", "及6.2个百分点", "之，", "²", "①", " 元", "为女性", "次", "级",
)  # fmt: skip


def both(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short = swstats.find_quantities(text)
    with monkeypatch.context() as patch:
        patch.setattr(Reader, "plain", lambda *_: None)
        patch.setattr(Reader, "hanzi", lambda *_: None)
        assert swstats.find_quantities(text) == short


def test_reads_the_gold_sets_as_the_long_way_does(monkeypatch: pytest.MonkeyPatch) -> None:
    for file in sorted(GOLD.glob("*/*.txt")):
        both(file.read_text("utf-8"), monkeypatch)


def test_reads_every_unit_as_the_long_way_does(monkeypatch: pytest.MonkeyPatch) -> None:
    choose = random.Random(1).choice
    for unit in sorted(units_of(default_lexicon()).by_spelling):
        both(
            "，".join(choose(BEFORE) + choose(NUMBERS) + unit + choose(AFTER) for _ in range(20)),
            monkeypatch,
        )


def test_reasons_hold_beside_no_other_characters_than_they_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [file.read_text("utf-8") for file in sorted(GOLD.glob("*/*.txt"))]
    choose = random.Random(2).choice
    for unit in sorted(units_of(default_lexicon()).by_spelling):
        mentions = (choose(BEFORE) + choose(NUMBERS) + unit + choose(AFTER) for _ in range(5))
        texts.append("，".join(mentions))
    monkeypatch.setattr(Reader, "plain", lambda *_: None)
    monkeypatch.setattr(Reader, "hanzi", lambda *_: None)
    found = list(map(swstats.find_quantities, texts))
    possible = asides.possible_reasons
    monkeypatch.setattr(
        asides,
        "possible_reasons",
        lambda *of: tuple(reason._replace(heads="", tails="") for reason in possible(*of)),
    )
    assert list(map(swstats.find_quantities, texts)) == found
