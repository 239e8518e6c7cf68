"""The way of a text through the program: read this first.

``source → reflow → articles → times → quantities → links → statistics``. Each step is one function
of its own module; this module only puts them in order.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from swstats.lexicons import default_lexicon
from swstats.links.anchors import PageDays
from swstats.links.attribution import link_sources
from swstats.links.changes import link_changes
from swstats.links.indicators import link_indicators
from swstats.links.mastheads import Masthead
from swstats.links.measures import Linked, link_measures
from swstats.links.parts import link_parts
from swstats.links.periods import link_periods
from swstats.links.places import find_places
from swstats.links.region_lookup import canonical
from swstats.links.regions import link_regions
from swstats.links.scope import CLAUSE_BREAK, REACH, Scene, up_to
from swstats.quantities.dates import find_times
from swstats.quantities.find import find_quantities as find_in_folded
from swstats.quantities.tables import NO_CELLS, read_tables
from swstats.records import Change, Role, Statistic, Statistics, day_of, maker_of
from swstats.text.articles import split
from swstats.text.folding import fold
from swstats.text.marks import LINKED, dateline_lead
from swstats.text.reflow import reflow

try:  # hashlib would load OpenSSL too, 3 ms of a short run
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from swstats.lexicons import Lexicon
    from swstats.links.changes import ChangeLink
    from swstats.links.indicators import IndicatorLink
    from swstats.links.periods import PeriodLink
    from swstats.links.regions import RegionLink
    from swstats.records import Article, Document, Quantity, Sentence


UP_TO_MARK = up_to("，；：。！？…\n")
# By their own names, as looking up a member takes time.
_FURNITURE, _BODY, _HEADLINE = Role.FURNITURE, Role.BODY, Role.HEADLINE
_new_statistic = maker_of(Statistic)


def extract(  # noqa: PLR0913  each says one thing the caller knows
    text: str,
    *,
    doc: str = "",
    date: datetime.date | str | None = None,
    region: str | None = None,
    title: str | None = None,
    source: str | None = None,
    lexicon: Lexicon | None = None,
    include_all: bool = False,
) -> Statistics:
    """Return every statistic of a text, typed and linked, in document order.

    ``date`` is the publication date (or its ISO text), ``region`` the place, ``title`` the headline
    and ``source`` the publisher, where the caller knows them; the text's own word goes before all
    of them. Without ``region`` a place that the title names stands for it. With ``include_all`` the mentions that were
    set aside (ordinals, thresholds, names …) come too, ``statistic`` False and ``sentence`` saying
    why. Never raises on odd text; ValueError for a date that is none or a place that is not known.
    """
    known = given(text, doc, date, region, title, source, lexicon)
    return extract_together([known], lexicon, include_all=include_all)[0]


class Given(NamedTuple):
    """A text, and what its caller knows of it, as :func:`given` found it to be right."""

    text: str
    doc: str = ""
    date: datetime.date | None = None
    region: str | None = None
    title: str | None = None
    source: str | None = None


def given(  # noqa: PLR0913, PLR0917  those of extract()
    text: str,
    doc: str = "",
    date: datetime.date | str | None = None,
    region: str | None = None,
    title: str | None = None,
    source: str | None = None,
    lexicon: Lexicon | None = None,
) -> Given:
    """Return what :func:`extract` is given. Raises ValueError or TypeError where it is wrong."""
    region = place_of(region, lexicon) if region else None
    doc = doc.encode("utf-8", "backslashreplace").decode()  # half a surrogate pair is not written
    return Given(text, doc, _day(date), region, title, source)


# How many characters are read together: pages of a newspaper by the dozen. More gain nothing.
TOGETHER = 40_000


def batches(texts: Iterable[Given]) -> Iterator[list[Given]]:
    """Yield the texts by as many as are read together."""
    batch: list[Given] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text.text)
        if size >= TOGETHER:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def extract_together(
    texts: Sequence[Given], lexicon: Lexicon | None = None, *, include_all: bool = False
) -> list[Statistics]:
    """Return the statistics of each of some texts, as :func:`extract` would.

    All of them take one step before any takes the next: what a step runs and looks up stays near
    the processor, and short texts take a fifth less time than one by one. See :func:`batches`.
    """
    lexicon = lexicon or default_lexicon()
    reflowed = [reflow(text.text, lexicon) for text in texts]
    documents = [split(document, lexicon) for document in reflowed]
    scenes: list[Scene] = []
    asides: list[list[Quantity]] = []  # of each scene what was set aside
    homes: list[int] = []  # and the number of its text
    for number, (text, document) in enumerate(zip(texts, documents, strict=True)):
        region = text.region
        if not region and text.title and find_places(fold(text.title), lexicon):
            region = fold(text.title)
        whole = _from(text.source, document) if text.source else document
        for scene, aside in read_scenes(whole, lexicon, date=text.date, region=region):
            scenes.append(scene)
            asides.append(aside)
            homes.append(number)
    statistics: list[list[Statistic]] = [[] for _ in texts]
    linked = link(scenes, [texts[number] for number in homes])
    for number, scene, aside, records in zip(homes, scenes, asides, linked, strict=True):
        if include_all:
            text = texts[number]
            records += [_set_aside(scene, quantity, text.doc, text.title) for quantity in aside]
            records.sort(key=lambda record: record.start)
        statistics[number] += records
    return [Statistics(found) for found in statistics]


def _from(source: str, document: Document) -> Document:
    """Return a document whose articles are of a source, where they do not say it themselves."""
    known = tuple(
        each if each.source else each._replace(source=source) for each in document.articles
    )
    return replace(document, articles=known)


def _day(given: object) -> datetime.date | None:
    """Return the day that a caller names. Raises ValueError or TypeError where it is none."""
    if isinstance(given, str):
        return day_of(given.strip())
    if isinstance(given, datetime.datetime):
        return given.date()
    if given is None or isinstance(given, datetime.date):
        return given
    message = f"date must be a datetime.date or a text such as 2020-08-01, not {given!r}"
    raise TypeError(message)


def place_of(given: str, lexicon: Lexicon | None = None) -> str:
    """Return the place that a caller names, by name or code. Raises ValueError if not known."""
    lexicon = lexicon or default_lexicon()
    folded = fold(given)
    return folded if find_places(folded, lexicon) else canonical(given, lexicon)


def read_scenes(
    document: Document,
    lexicon: Lexicon,
    *,
    date: datetime.date | None = None,
    region: str | None = None,
) -> Iterator[tuple[Scene, list[Quantity]]]:
    """Yield each article with its figures, and the mentions that were set aside."""
    times = find_times(document.folded, lexicon)
    found, cells = read_tables(document, lexicon, find_in_folded(document.folded, lexicon, times))
    if cells:  # 12.31 below a head is no day
        times = [time for time in times if time.start not in cells]
    starts = [quantity.start for quantity in found]
    time_starts = [span.start for span in times]
    ends = {a.page: a.end for a in document.articles}  # where each of the documents in it ends
    page, days, masthead = -1, PageDays("", lexicon), Masthead("", lexicon)
    for article in document.articles:
        if article.page != page:
            page = article.page
            days = PageDays(document.folded, lexicon, page, ends[page])
            masthead = Masthead(document.folded[page : ends[page]], lexicon)
        first, last = bisect_left(starts, article.start), bisect_left(starts, article.end)
        quantities: list[Quantity] = []
        aside: list[Quantity] = []
        home: list[int] = []
        clauses: list[tuple[int, int]] = []
        sentence_starts = [sentence.start for sentence in article.sentences]
        for quantity in found[first:last]:
            index = bisect_right(sentence_starts, quantity.start) - 1
            if index < 0 or not quantity.statistic:
                aside.append(quantity)
                continue
            sentence = article.sentences[index]
            furniture = sentence.role is _FURNITURE and not LINKED.match(
                document.folded, sentence.start
            )
            if furniture or quantity.start >= sentence.end:
                aside.append(replace(quantity, statistic=False, rule="页面文字 page furniture"))
                continue
            quantities.append(quantity)
            home.append(index)
            clauses.append(_clause(document.folded, quantity, sentence))
        if not quantities and not aside:
            continue
        within = times[
            bisect_left(time_starts, article.start) : bisect_left(time_starts, article.end)
        ]
        here = NO_CELLS
        if cells:
            here = {each.start: cells[each.start] for each in quantities if each.start in cells}
        scene = Scene(
            document, article, quantities, home, clauses, within,
            lexicon, date, region, days, masthead, here,
        )  # fmt: skip
        yield scene, aside


def _clause(folded: str, quantity: Quantity, sentence: Sentence) -> tuple[int, int]:
    """Return the span of the clause that holds a figure, within its sentence."""
    at, behind = quantity.start, quantity.end
    start, end, role, _ = sentence
    if at - start > REACH:
        start = at - REACH
    if end - behind > REACH:
        end = behind + REACH
    mark = UP_TO_MARK.match(folded, start, at)
    first = mark.end() if mark else start
    gap = folded.rfind(" ", first, at) if role in (_HEADLINE, _FURNITURE) else -1
    if gap > first and min(folded[gap - 1], folded[gap + 1]) > "\u2e80":
        first = gap + 1  # 农业独领全省风骚 总产值超5亿: two lines of a headline
    if first == start and (lead := dateline_lead(folded, first, at)):
        first = lead.end()
    after = CLAUSE_BREAK.search(folded, behind, end)
    return first, after.start() if after else end


def link(scenes: Sequence[Scene], texts: Sequence[Given]) -> list[list[Statistic]]:
    """Return the statistics of each scene: each quantity with all that is known of it.

    ``texts`` says of each scene of which text it is. One linker goes through all scenes before the
    next does, as :func:`extract_together` says.
    """
    indicators = [link_indicators(scene) for scene in scenes]
    regions = [link_regions(scene) for scene in scenes]
    periods = [link_periods(scene) for scene in scenes]
    changes = [link_changes(scene) for scene in scenes]
    parts = [
        link_parts(scene, [found.text for found in names])
        for scene, names in zip(scenes, indicators, strict=True)
    ]
    sources = [link_sources(scene) for scene in scenes]
    links = map(Links, scenes, indicators, regions, periods, changes, parts, sources)
    return [_records(each, text.doc, text.title) for each, text in zip(links, texts, strict=True)]


class Links(NamedTuple):
    """What the linkers found of a scene, in each list one for each of its figures."""

    scene: Scene
    indicators: Sequence[IndicatorLink]
    regions: Sequence[RegionLink]
    periods: Sequence[PeriodLink]
    changes: Sequence[ChangeLink | None]
    parts: Sequence[int | None]
    sources: Sequence[str | None]


def _records(links: Links, doc: str, title: str | None) -> list[Statistic]:
    """Return the statistics of a scene from what the linkers found."""
    scene, indicators, regions, periods, changes, parts, sources = links
    figures: list[Linked] = []
    for quantity, found, region, change, part in zip(
        scene.quantities, indicators, regions, changes, parts, strict=True
    ):
        kind = found.kind or quantity.kind
        unit = quantity.unit if found.unit is None else found.unit
        figures.append(Linked(found.text, kind, unit, change is not None, region.path, part))
    measures = link_measures(scene, figures)
    document, article = scene.document, scene.article
    source, title = document.source, title_of(document, article, title)
    spans = [document.offsets.span(quantity.start, quantity.end) for quantity in scene.quantities]
    ids = [identity(doc, start, end) for start, end in spans]
    # a sentence with many figures is kept once
    starts = {home: article.sentences[home].start for home in dict.fromkeys(scene.home)}
    texts = {
        home: document.text[start : article.sentences[home].end] for home, start in starts.items()
    }
    records: list[Statistic] = []
    for index, (quantity, figure) in enumerate(zip(scene.quantities, figures, strict=True)):
        start, end = spans[index]
        region, period, change = regions[index], periods[index], changes[index]
        part = figure.part_of
        growth = None
        if change is not None:
            of = None if change.of is None else ids[change.of]
            growth = Change(change.direction, change.basis, of)
        # by position, in the order of the fields: so many by name take 1.5 µs more
        record = _new_statistic(
            ids[index], doc, title, "".join(source[start:end].split()), start, end,
            quantity.value, quantity.lower, quantity.upper, quantity.relation,
            figure.unit, quantity.unit_text, figure.kind, quantity.si_value, quantity.si_unit,
            figure.indicator, measures[index],
            region.name, region.code, region.path, region.by, period.period, period.text,
            growth, None if part is None else ids[part], sources[index],
            evidence(texts[scene.home[index]], quantity.start - starts[scene.home[index]]),
        )  # fmt: skip
        records.append(record)
    return records


# A sentence of ten lines has 400 characters. What has no stops, a list of a thousand figures, would be
# repeated whole for each of them.
LONGEST_SENTENCE = 2000


def evidence(sentence: str, at: int) -> str:
    """Return a sentence as a record shows it: one that is too long, around its figure at ``at``.

    >>> len(evidence("一" * 5000 + "5元" + "一" * 5000, 5000))
    2002
    """
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    start = max(at - LONGEST_SENTENCE // 2, 0)
    end = start + LONGEST_SENTENCE
    return ("…" if start else "") + sentence[start:end] + ("…" if end < len(sentence) else "")


def _set_aside(scene: Scene, quantity: Quantity, doc: str, title: str | None) -> Statistic:
    document = scene.document
    start, end = document.offsets.span(quantity.start, quantity.end)
    return Statistic(
        id=identity(doc, start, end),
        doc=doc,
        article=title_of(document, scene.article, title),
        text="".join(document.source[start:end].split()),
        start=start,
        end=end,
        value=quantity.value,
        lower=quantity.lower,
        upper=quantity.upper,
        relation=quantity.relation,
        unit=quantity.unit,
        unit_text=quantity.unit_text,
        kind=quantity.kind,
        statistic=False,
        sentence=quantity.rule,
    )


def title_of(document: Document, article: Article, given: str | None = None) -> str:
    """Return the article's headline, else the one that is given, else its first words."""
    if article.headlines:
        first = article.headlines[0]
        return document.text[first.start : first.end].strip()
    if given:
        return given
    for sentence in article.sentences:
        if sentence.role is _BODY:
            words = document.text[sentence.start : sentence.end].strip()
            return words[:20] + ("…" if len(words) > 20 else "")
    return ""


def identity(doc: str, start: int, end: int) -> str:
    """Return an id that is the same for the same file on every machine."""
    key = f"{doc}\0{start}\0{end}"
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
