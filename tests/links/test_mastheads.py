"""Which place a page's head or foot names, and which lines are no such thing."""

from __future__ import annotations

import pytest

from swstats.lexicons import default_lexicon
from swstats.links.mastheads import Masthead, called_after

TEXT = "\n\n眼下，苹果陆续开秤。\n"

HEADS = [
    ("今日洛川 2012年10月26日 星期五 第2版", "洛川县"),
    ("2要闻 洛川新闻2012年10月26日 星期五", "洛川县"),
    ("2012年10月26日 星期五 责任编辑：王红 洛川周刊02版", "洛川县"),
    ("邵阳民政信息\n第11期\n邵阳市民政局办公室编2013年11月29日", "邵阳市"),
    ("荆门日报 2012年10月26日 星期五", "荆门市"),
    # no one place, a usual word, no masthead
    ("人民日报 2012年10月26日 星期五 第2版", None),
    ("公安周刊 2012年10月26日 星期五 第2版", None),
    ("鼓楼时报 2012年10月26日 星期五 第2版", None),
    ("洛川苹果开秤", None),
    ("星期五，洛川县的苹果开秤。", None),
]


@pytest.mark.parametrize(("head", "name"), HEADS)
def test_a_masthead_names_a_place(head: str, name: str | None) -> None:
    place = Masthead(head + TEXT, default_lexicon()).place()
    assert (place.name if place else None) == name


def test_a_masthead_may_stand_at_the_foot() -> None:
    page = TEXT + "责编 郭永红 洛川报社出版2012年10月26日 第2版\n"
    place = Masthead("果园里的账" + page, default_lexicon()).place()
    assert place is not None
    assert place.name == "洛川县"


def test_a_name_of_several_places_is_none() -> None:
    assert called_after("朝阳新闻", default_lexicon()) is None
