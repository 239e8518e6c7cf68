"""Sentences end at full stops, with what closes them."""

from __future__ import annotations

import pytest

from swstats.records import Role
from swstats.text.sentences import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["全省共有390家。", "其中市属12家；县属3家。"],
        ["“今年好！”", "他说。"],
        ["怎么办？", "（见下文。）", "走。"],
        ["增长3.5%，版本No.1.2，网址a.cn/?id=1的页面。", "完"],
        ["甲、乙……等12家单位参加。", "好……", "散了"],
        ["没有句号的半句"],
    ],
)
def test_parts_a_block_into_sentences(parts):
    text = "".join(parts)
    found = sentences(text, 0, len(text), Role.BODY, 3)
    assert [text[s.start : s.end] for s in found] == parts
    assert {(s.role, s.paragraph) for s in found} == {(Role.BODY, 3)}


def test_leaves_out_the_space_between_sentences():
    text = "甲。 乙。"
    assert [(s.start, s.end) for s in sentences(text, 0, 5, Role.BODY, 0)] == [(0, 2), (3, 5)]
