"""Who says so: 据…统计, …数据显示, 记者从…获悉, …介绍, the closing source line.

A clause that names a body as its source answers for the figures of its sentence and of the
sentences after it in the paragraph, until another source is named; elsewhere the article's own
source stands (its closing line or byline). The answer is the body's name as written, without the
person's post and name: 省民政厅救助处处长李某介绍 → 省民政厅救助处.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from swstats.links.scope import behind_last, up_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swstats.lexicons import Lexicon
    from swstats.links.scope import Scene

# the longest clause that is looked at, from its start to the verb
REACH = 48
# a year book, a paper: 《中国统计年鉴》显示
TITLE = re.compile(r"《[^《》]{2,30}》\Z")
UP_TO_MARK = up_to("，。；：！？”\n")


class Cues(NamedTuple):
    """The patterns compiled from attribution.toml."""

    trigger: re.Pattern[str]  # the first word of a verb: a flat list of words, quick to search for
    verb: re.Pattern[str]
    opener: re.Pattern[str]
    end_of_name: re.Pattern[str]
    body: re.Pattern[str]
    nobody: frozenset[str]


def link_sources(scene: Scene) -> list[str | None]:
    """Return who states each figure, as written, or None where nobody is named."""
    if not scene.quantities:
        return []
    sources = list(find_sources(scene))
    if not sources:
        return [scene.article.source] * len(scene.quantities)
    starts = [start for start, _ in sources]
    sentences = scene.article.sentences
    answers: list[str | None] = []
    for index, quantity in enumerate(scene.quantities):
        answer = scene.article.source
        sentence = sentences[scene.home[index]]
        place = bisect_right(starts, quantity.start) - 1
        if place >= 0 and _same_paragraph(scene, sources[place][0], scene.home[index]):
            answer = scene.document.text[slice(*sources[place][1])]
        elif place + 1 < len(sources) and starts[place + 1] < sentence.end:
            # named at the end of the sentence: 已有3万人受益，市民政局局长说。
            answer = scene.document.text[slice(*sources[place + 1][1])]
        answers.append(answer)
    return answers


def _same_paragraph(scene: Scene, at: int, home: int) -> bool:
    """Tell whether offset ``at`` lies in the paragraph of sentence ``home``, at or before it."""
    sentences = scene.article.sentences
    first = home
    while first and sentences[first - 1].paragraph == sentences[home].paragraph:
        if sentences[first].start <= at:
            break
        first -= 1
    return at >= sentences[first].start


def find_sources(scene: Scene) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the clauses that name a source: where the clause starts, and the name's span.

    Only from the paragraph of the first figure to the sentence of the last.
    """
    cues = scene.lexicon.compiled(compile_cues)
    text = scene.document.folded
    sentences = scene.article.sentences
    first = scene.home[0]
    while first and sentences[first - 1].paragraph == sentences[first].paragraph:
        first -= 1
    # the verb may stand beyond the sentence that its clause begins in
    end = min(scene.article.end, sentences[scene.home[-1]].end + 2 * REACH)
    last = -1
    for trigger in cues.trigger.finditer(text, sentences[first].start, end):
        verb = cues.verb.match(text, trigger.start())
        if verb is None:
            continue
        stop = verb.start()
        start = behind_last(UP_TO_MARK, text, max(scene.article.start, stop - REACH), stop)
        if start == last:
            continue
        name = name_of_body(text[start:stop], cues)
        if name is not None:
            last = start
            yield start, (start + name[0], start + name[1])


def name_of_body(clause: str, cues: Cues) -> tuple[int, int] | None:
    """Return the span of the body's name in a clause that ends before the verb, or None."""
    start = 0
    for opener in cues.opener.finditer(clause):
        start = opener.end()
    end_of_name = cues.end_of_name.search(clause, start + 1)
    end = end_of_name.start() if end_of_name else len(clause)
    body = cues.body.match(clause, start, end)
    if body is None:
        title = TITLE.search(clause, start)
        return title.span() if title else None
    if body[0] in cues.nobody or len(body[0]) > 30:
        return None
    # the rest may be a person's name or a date, hardly more
    if len(clause) - body.end() > 24 or (end_of_name is None and end - body.end() > 4):
        return None
    return body.span()


def compile_cues(lexicon: Lexicon) -> Cues:
    """Compile the words of attribution.toml."""
    table = lexicon.table("attribution")

    def words(role: str) -> str:
        return "|".join(_longest_first(table[role]["words"]))

    # 统计 is no paper and ends no name in 国家统计局, nor 联合 in 残疾人联合会
    whole = "(?![局会所院台社司处部厅队]|中心)"
    shows = rf"(?:{words('papers')}){whole}[^，。；：！？\n]{{0,6}}?(?:{words('shows')})"
    # 统计 alone is a source only where the clause ends, or a quotation begins
    states = rf"(?:{words('states')})(?=[，：:,“])"
    return Cues(
        trigger=re.compile(f"{words('papers')}|{words('states')}"),
        verb=re.compile(f"{shows}|{states}"),
        opener=re.compile(words("opener")),
        end_of_name=re.compile(
            rf"(?:{words('gaps')}|{words('papers')}){whole}|{words('posts')}|[0-9《“（(]"
        ),
        body=re.compile(rf"[^，。；：]*(?:{words('bodies')})"),
        nobody=frozenset(table["nobody"]["words"]),
    )


def _longest_first(words: Iterable[str]) -> list[str]:
    """Return the words as patterns, so that a longer word is tried before its beginning."""
    return [re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))]
