"""What was read in a text, by which rule, from which words, and what was rejected and why.

:func:`explain` goes the way of :func:`swstats.pipeline.extract` and keeps a :class:`Step` for each
decision, as a tree: article, sentence, quantity, and under it what it was linked to. What is told of
it costs the way itself nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from swstats.lexicons import default_lexicon
from swstats.links.indicators import link_indicators
from swstats.links.marks import DATELINE, INNER, LOCAL, NATIONAL, OPENING, OUTSIDE, nested
from swstats.links.measures import build_measures, measure_of
from swstats.links.regions import places_seen
from swstats.links.times import Times
from swstats.output.columns import plain
from swstats.output.labels import kind_name
from swstats.pipeline import Given, link, read_scenes, title_of
from swstats.quantities.dates import Form, find_times
from swstats.said import N_, _, spoken
from swstats.text.articles import split
from swstats.text.obeyed import OBEYED
from swstats.text.reflow import reflow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from swstats.lexicons import Lexicon
    from swstats.links.indicators import IndicatorLink
    from swstats.links.marks import Mark
    from swstats.links.measures import Measure
    from swstats.links.scope import Scene
    from swstats.quantities.dates import TimeSpan
    from swstats.records import Article, Document, Quantity, Sentence, Statistic

# What stands before a step that came to nothing.
REJECTED = "rejected"


class Step(NamedTuple):
    """One decision: its name, of which mention, the rule, and what came of it.

    ``words`` are those that it rests on, ``span`` is where they stand in the source (code points, end
    exclusive), empty and None where they stand in no one place. ``why`` says in words what the rule
    is, or why something was rejected; ``children`` are the decisions that follow from this one.
    """

    stage: str
    text: str
    rule: str
    result: str
    words: str = ""
    span: tuple[int, int] | None = None
    why: str = ""
    children: tuple[Step, ...] = ()

    def told(self, *, within: bool = False) -> list[tuple[str, str]]:
        """Return what a line says of it: pieces, each with what it is (stage, result, …).

        ``within`` says that the line stands under that of the mention, which need not be said again.
        """
        words = self.words
        if not words and not within:
            words = self.text
        at = f" [{self.span[0]}:{self.span[1]}]" if self.span else ""
        if self.stage == REJECTED:
            return [("✗ ", "no"), (self.result, "no"), (at, "span"), (f"  {self.why}", "why")]
        told = [(_(self.stage), "stage"), ("  ", "")]
        result = _(self.result) if self.result in _FIXED else self.result
        if self.stage in ("article", "sentence"):
            told += [(self.text, "words"), (at, "span")]
            return told + ([(f"  {result}", "why")] if result else [])
        if self.stage in ("quantity", "time", "set aside"):
            told += [(self.text, "words"), (at, "span")]
            told += [("  →  ", ""), (result, "result")]
        else:
            told += [(result, "result")]
            if words and (words != self.result or self.span):
                said = f"“{words}”" if words != self.result else ""
                told += [("  ←  " if said else "", ""), (said, "words"), (at, "span")]
        rule = self.rule if self.rule != words else ""
        rule = _(rule) if rule in _FIXED else rule
        if self.why:
            rule = f"{rule}: {self.why}" if rule else self.why
        return told + ([(f"  {rule}", "why")] if rule else [])


class Explanation(NamedTuple):
    """Which rule read what in a text, and what was set aside. ``str()`` prints it as a tree."""

    tree: tuple[Step, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return all the steps, each before those that follow from it."""
        return tuple(_flat(self.tree))

    def __str__(self) -> str:
        """Return a line for each step, under the one that it follows from."""
        return "\n".join(_lines(self.tree))

    def to_json(self) -> list[dict[str, Any]]:
        """Return the tree as what ``json.dumps`` takes."""
        return [_as_json(step) for step in self.tree]

    def _repr_html_(self) -> str:
        """Return the tree for a notebook."""
        from swstats.output.notebook import tree_html

        return tree_html(self.tree)


def _flat(steps: Sequence[Step]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from _flat(step.children)


def _lines(steps: Sequence[Step], lead: str | None = None) -> Iterator[str]:
    for number, step in enumerate(steps, start=1):
        last = number == len(steps)
        joint, below = ("└── ", "    ") if last else ("├── ", "│   ")
        line = shown("".join(piece[0] for piece in step.told(within=lead is not None)))
        yield line if lead is None else f"{lead}{joint}{line}"
        yield from _lines(step.children, "" if lead is None else lead + below)


def shown(words: str) -> str:
    """Return words of a text as one line in which nothing is obeyed by a terminal."""
    return OBEYED.sub(lambda code: " " if code[0] in "\n\t\r" else "\ufffd", words)


def _as_json(step: Step) -> dict[str, Any]:
    start, end = step.span or (None, None)
    return {
        "stage": step.stage,
        "text": step.text,
        "result": step.result,
        "rule": step.rule,
        "why": step.why,
        "words": step.words,
        "start": start,
        "end": end,
        "children": [_as_json(child) for child in step.children],
    }


def explain(text: str, *, lexicon: Lexicon | None = None) -> Explanation:
    """Return which rule read what in a text: times, quantities, links, and what was set aside."""
    lexicon = lexicon or default_lexicon()
    document = split(reflow(text, lexicon), lexicon)
    times = find_times(document.folded, lexicon)
    scenes = {
        scene.article.start: (scene, aside) for scene, aside in read_scenes(document, lexicon)
    }
    steps = []
    for article in document.articles:
        scene, aside = scenes.get(article.start, (None, ()))
        told = _Teller(document, article, times)
        steps.append(told.article(scene, aside))
    return Explanation(tuple(steps))


class _Places:
    """The marks of an article, ``of`` each sentence by its start, and by what they mean."""

    def __init__(self, of: dict[int, list[Mark]], heads: set[int]) -> None:
        self.of = of
        self.heads = [mark for start in sorted(heads) for mark in of.get(start, ())]
        body = [mark for start in sorted(of) if start not in heads for mark in of[start]]
        self._meant = _by_path(body, "means")
        self._named = _by_path(sorted((*self.heads, *body), key=attrgetter("start")), "place")

    def behind(self, record: Statistic, sentence: Sentence, figure: Quantity) -> Mark | None:
        """Return the mark that a region rests on."""
        path, by = record.region_path, record.region_by
        if by == "option":
            return None
        headed = next(iter(_fitting(self.heads, path)), None)
        if by == "headline" and headed is not None:
            return headed
        if by != "article" and (here := _fitting(self.of.get(sentence.start, []), path)):
            before = [mark for mark in here if mark.start < figure.start]
            if by == "anaphora":
                before = [mark for mark in before if mark.place is None] or before
            return before[-1] if before else here[0]
        return _last_before(self._meant.get(path, []), sentence.start) or headed

    def named(self, mark: Mark, path: tuple[str, ...]) -> Mark | None:
        """Return the nearest name of a place before the word that stands for it, else the first."""
        named = self._named.get(path, [])
        return _last_before(named, mark.start) or next(iter(named), None)


def _by_path(marks: Sequence[Mark], what: str) -> dict[tuple[str, ...], list[Mark]]:
    """Return the marks by the path of their place; of a place with none, those of places in it."""
    exact: dict[tuple[str, ...], list[Mark]] = {}
    within: dict[tuple[str, ...], list[Mark]] = {}
    for mark in marks:
        place = getattr(mark, what)
        path = place.path if place is not None else ()
        exact.setdefault(path, []).append(mark)
        for depth in range(1, len(path)):
            within.setdefault(path[:depth], []).append(mark)
    return {**within, **exact}


def _fitting(marks: Sequence[Mark], path: tuple[str, ...]) -> list[Mark]:
    """Return the marks of a place, or where there is none those of places in it."""
    within = [mark for mark in marks if _path_of(mark)[: len(path)] == path]
    return [mark for mark in within if _path_of(mark) == path] or within


def _last_before(marks: Sequence[Mark], at: int) -> Mark | None:
    last = bisect_left(marks, at, key=attrgetter("start")) - 1
    return marks[last] if last >= 0 else None


class _Teller:
    """Tells of one article."""

    def __init__(self, document: Document, article: Article, times: Sequence[TimeSpan]) -> None:
        self.document = document
        self.about = article
        self.times = times
        self.times_by_words: dict[str, list[TimeSpan]] = {}
        for time in times:
            self.times_by_words.setdefault(self._said(time.start, time.end), []).append(time)

    def article(self, scene: Scene | None, aside: Sequence[Quantity]) -> Step:
        """Return the step of the article, with one for each sentence that holds a numeral."""
        about = self.about
        what = _("published {day}, source {source}").format(
            day=about.published or _("unknown"), source=about.source or _("unknown")
        )
        found: list[tuple[int, Step]] = [
            (time.start, self._time(time))
            for time in self.times
            if about.start <= time.start < about.end
        ]
        found += [(quantity.start, self._set_aside(quantity)) for quantity in aside]
        if scene is not None and scene.quantities:
            found += self._figures(scene)
        found.sort(key=lambda pair: pair[0])
        places = [pair[0] for pair in found]
        sentences: list[Step] = []
        loose: list[Step] = []
        behind = 0
        for sentence in about.sentences:
            first = bisect_left(places, sentence.start)
            loose += [pair[1] for pair in found[behind:first]]
            behind = bisect_left(places, sentence.end)
            if first == behind:
                continue
            words = self._said(sentence.start, sentence.end)
            span = self._span(sentence.start, sentence.end)
            role = str(sentence.role)
            result = "" if role == "body" else role
            here = tuple(pair[1] for pair in found[first:behind])
            sentences.append(Step("sentence", words, role, result, words, span, children=here))
        loose += [pair[1] for pair in found[behind:]]
        title = title_of(self.document, about)
        return Step(
            "article", title, "headline, dates, source line", what, children=(*sentences, *loose)
        )

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.document.offsets.span(start, end)

    def _said(self, start: int, end: int) -> str:
        return self.document.text[start:end].strip()

    # -------------------------------------------------------------------------------- set aside

    def _time(self, time: TimeSpan) -> Step:
        words = self._said(time.start, time.end)
        why = _(_FORMS[time.form])
        return Step(
            "time", words, str(time.form), "set aside", words, self._span(time.start, time.end), why
        )

    def _set_aside(self, quantity: Quantity) -> Step:
        why = _worded(_ASIDE, quantity.rule.partition(" ")[2])
        words = quantity.text
        span = self._span(quantity.start, quantity.end)
        return Step("set aside", words, quantity.rule, "no statistic", words, span, why)

    # ---------------------------------------------------------------------------------- figures

    def _figures(self, scene: Scene) -> list[tuple[int, Step]]:
        indicators = link_indicators(scene, told_why=True)
        (records,) = link([scene], [Given("")])
        marks = _Places(places_seen(scene), {head.start for head in self.about.headlines})
        times = Times(scene)
        of = {record.id: record for record in records}
        found = []
        for index, (record, quantity) in enumerate(zip(records, scene.quantities, strict=True)):
            children = [
                *self._indicator(scene, index, record, indicators[index]),
                self._region(scene, index, record, marks),
                self._period(scene, index, record, times),
                self._measure(scene, index, record, of),
            ]
            children += self._others(record, of)
            span = (record.start, record.end)
            step = Step(
                "quantity",
                record.text,
                quantity.rule,
                _value(record),
                record.text,
                span,
                "",
                tuple(children),
            )
            found.append((quantity.start, step))
        return found

    def _indicator(
        self, scene: Scene, index: int, record: Statistic, link: IndicatorLink
    ) -> list[Step]:
        said = record.text
        others = tuple(
            Step(
                REJECTED,
                said,
                other.way,
                other.said,
                why=_("weighs {less} less ({way})").format(less=f"{other.less:.2f}", way=other.way),
            )
            for other in link.others
        )
        words, span = "", None
        if link.text:
            sentence, figure = scene.sentence(index), scene.quantities[index]
            span = self._nearest(link.text, sentence.start, sentence.end, figure)
            words = link.text if span else ""
        rule, way = _at_colon(link.rule)
        why = _worded(_RULES, rule)
        if way:
            rule, why = (
                link.rule,
                _("outweighs what the rules say; taken from: {way}").format(way=way),
            )
        steps = [
            Step(
                "indicator",
                said,
                rule or "nothing names it",
                record.indicator or "none",
                words,
                span,
                why,
                others,
            )
        ]
        if link.instead:
            steps.append(Step("instead of", said, link.why, link.instead))
        return steps

    def _nearest(
        self, words: str, start: int, end: int, figure: Quantity
    ) -> tuple[int, int] | None:
        """Return where the words stand in a sentence, next to a figure; None where in no one place."""
        text = self.document.text
        places = []
        at = text.find(words, start, end)
        while at >= 0:
            behind = at >= figure.start
            places.append((abs(figure.start - at), behind, at))
            at = text.find(words, at + 1, end)
        if not places:
            return None
        at = min(places)[2]
        return self._span(at, at + len(words))

    # ---------------------------------------------------------------------------------- regions

    def _region(self, scene: Scene, index: int, record: Statistic, marks: _Places) -> Step:
        sentence, figure = scene.sentence(index), scene.quantities[index]
        here = marks.of.get(sentence.start, [])
        path = record.region_path
        taken = marks.behind(record, sentence, figure) if path else None
        words, span, children = "", None, []
        if taken is not None:
            words, span = self._said(taken.start, taken.end), self._span(taken.start, taken.end)
            if taken.place is None and (named := marks.named(taken, path)) is not None:
                said = self._said(named.start, named.end)
                where = self._span(named.start, named.end)
                children.append(Step("stands for", record.text, "", "/".join(path), said, where))
        for mark in here:
            if mark is taken or mark.means is None or mark.means.path == path:
                continue
            if children and children[0].span == self._span(mark.start, mark.end):
                continue
            why = _why_not_place(mark, figure, scene.clauses[index], path)
            said, where = self._said(mark.start, mark.end), self._span(mark.start, mark.end)
            children.append(
                Step(REJECTED, record.text, "", "/".join(mark.means.path), said, where, why)
            )
        by = record.region_by or "no place named"
        why = _worded(_SCOPES, record.region_by or "")
        result = "/".join(path) or "none"
        return Step("region", record.text, by, result, words, span, why, tuple(children))

    # ---------------------------------------------------------------------------------- periods

    def _period(self, scene: Scene, index: int, record: Statistic, times: Times) -> Step:
        sentence, figure = scene.sentence(index), scene.quantities[index]
        taken = self._time_of(record, sentence, figure)
        children = []
        first = bisect_left(times.starts, sentence.start)
        for time in times.times[first : bisect_left(times.starts, sentence.end, first)]:
            if time is taken:
                continue
            if taken is not None and time.start <= taken.start < time.end:
                continue
            role = times.role(time, sentence.start)
            why = _why_not_time(time, role, figure)
            said = self._said(time.start, time.end)
            if why and (record.period or role or time.first is None):
                where = self._span(time.start, time.end)
                children.append(Step(REJECTED, record.text, role or "", said, said, where, why))
        rule, why = record.period_text or "no time named", ""
        words, span = record.period_text or "", None
        if taken is not None:
            span = self._span(taken.start, taken.end)
            why = self._scope_of(taken, scene, index)
        return Step(
            "period", record.text, rule, record.period or "none", words, span, why, tuple(children)
        )

    def _time_of(self, record: Statistic, sentence: Sentence, figure: Quantity) -> TimeSpan | None:
        """Return the time that a period rests on: the last before the figure, else the next."""
        alike = self.times_by_words.get(record.period_text or "", [])
        at = bisect_left(alike, figure.start, key=lambda time: time.start)
        before, behind = alike[at - 1] if at else None, alike[at] if at < len(alike) else None
        if before is None or (
            behind and before.start < sentence.start and behind.start < sentence.end
        ):
            return behind
        return before

    def _scope_of(self, time: TimeSpan, scene: Scene, index: int) -> str:
        sentence = scene.sentence(index)
        if scene.clauses[index][0] <= time.start < scene.clauses[index][1]:
            return _worded(_SCOPES, "clause")
        if sentence.start <= time.start < sentence.end:
            return _worded(_SCOPES, "sentence")
        heads = self.about.headlines
        if any(head.start <= time.start < head.end for head in heads):
            return _worded(_SCOPES, "headline")
        return _("a sentence before this one names it")

    # --------------------------------------------------------------------------------- measures

    def _measure(
        self, scene: Scene, index: int, record: Statistic, of: dict[str, Statistic]
    ) -> Step:
        known = scene.lexicon.compiled(build_measures)
        if record.measure:
            measure = known[record.measure]
            said = _term_in(measure, record.indicator or "")
            why = _("one of its patterns fits")
            if said:
                why = _("“{name}” is one of its names").format(name=said)
            return Step("measure", record.text, "lexicon of measures", record.measure, why=why)
        children: tuple[Step, ...] = ()
        near = _near(known.values(), record.indicator)
        if near is not None:
            whole = of.get(record.part_of or "")
            text, (start, end) = self.document.folded, scene.clauses[index]
            figure = scene.quantities[index]
            before, after = text[start : figure.start], text[figure.end : end]
            why = _why_not_measure(near, record, whole, before, after, scene.lexicon)
            children = (Step(REJECTED, record.text, "", near.name, why=why),)
        return Step("measure", record.text, "no entry fits", "none", children=children)

    # ------------------------------------------------------------------------- change, part, source

    def _others(self, record: Statistic, of: dict[str, Statistic]) -> Iterator[Step]:
        if record.change:
            basis = record.change.basis or "no basis named"
            level = of.get(record.change.of or "")
            words, span = (level.text, (level.start, level.end)) if level else ("", None)
            why = _("how much the figure named changed by") if level else ""
            yield Step("change", record.text, basis, record.change.direction, words, span, why)
        if record.part_of:
            whole = of.get(record.part_of)
            words, span = (whole.text, (whole.start, whole.end)) if whole else ("", None)
            yield Step(
                "part of", record.text, "其中 and its like", words or record.part_of, words, span
            )
        if record.source:
            yield Step("source", record.text, "who says so", record.source)


def _value(record: Statistic) -> str:
    """Return what a figure says: its relation, its value, its bounds where these say more, its unit."""
    kind = str(record.kind) if spoken() == "en" else kind_name(record.kind, spoken())
    lower, upper = _number(record.lower), _number(record.upper)
    said = [str(record.relation), _number(record.value)]
    if record.value is None or (lower and upper and lower != upper):
        said.append(f"{lower}..{upper}")
    return " ".join(filter(None, [*said, record.unit, kind]))


def _number(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def _path_of(mark: Mark) -> tuple[str, ...]:
    place = mark.means or mark.place
    return place.path if place is not None else ()


def _why_not_place(
    mark: Mark, figure: Quantity, clause: tuple[int, int], path: tuple[str, ...]
) -> str:
    """Say why the place of a mark is not that of a figure."""
    assert mark.means is not None
    behind = mark.start >= figure.end
    if mark.part in _PARTS and not (behind and mark.part is LOCAL):
        return _(_PARTS[mark.part])
    if behind:
        return _("stands behind the figure")
    if path and nested(mark.means.path, path):
        wider = len(mark.means.path) < len(path)
        return _("the place around it") if wider else _("but a part of it")
    if mark.part is INNER:
        return _("stands in mid-clause, and is not what the clause is about")
    if mark.part is OPENING and not clause[0] <= mark.start < clause[1]:
        return _("opens another clause")
    return _("another place governs the figure")


def _why_not_time(time: TimeSpan, role: str | None, figure: Quantity) -> str:
    """Say why a time is not that of a figure."""
    if role in _ROLES:
        return _(_ROLES[role])
    if time.start >= figure.start:
        return _("stands behind the figure")
    if time.first is None:
        return _("has no date")
    return _("another time governs the figure")


def _term_in(measure: Measure, indicator: str) -> str:
    """Return the longest of a measure's names that an indicator holds."""
    bare = "".join(indicator.split())
    return max(
        (term for term in (measure.name, *measure.synonyms) if term in bare), key=len, default=""
    )


def _near(measures: Any, indicator: str | None) -> Measure | None:
    """Return the measure whose name takes up most of an indicator, if any does."""
    if not indicator:
        return None
    held = [(len(_term_in(measure, indicator)), measure.name, measure) for measure in measures]
    best = max(held, key=lambda each: each[:2], default=(0, "", None))
    return best[2] if best[0] > 1 else None


def _why_not_measure(  # noqa: PLR0913, PLR0917  each says one thing about the figure
    near: Measure,
    record: Statistic,
    whole: Statistic | None,
    before: str,
    after: str,
    lexicon: Lexicon,
) -> str:
    """Say why a figure is no instance of a measure whose name its indicator holds.

    What must be alike is asked first; then one thing after the other is taken to be otherwise, until
    the figure would be an instance.
    """
    said: dict[str, Any] = {
        "is_change": record.change is not None, "places": record.region_path,
        "before": before, "after": after,
    }  # fmt: skip

    def fits(unit: str | None = record.unit, **other: Any) -> bool:
        found = measure_of(record.indicator, record.kind, unit, lexicon, **{**said, **other})
        return found == near.name

    if fits() and whole is not None:
        return _("but a part of {whole}, which is the whole").format(whole=whole.text)
    if said["is_change"] != near.change:
        if near.change:
            return _("the figure is no change")
        return _("the figure is a change, not a level")
    if record.kind is not near.kind:
        there, here = (kind_name(kind, spoken()) for kind in (near.kind, record.kind))
        return _("it is of the kind {there}, and the figure of the kind {here}").format(
            there=there, here=here
        )
    if fits(unit=near.unit):
        return _("it is counted in {there}, and here in {here}").format(
            there=near.unit, here=record.unit or _("none")
        )
    if fits(before="", after=""):
        return _("the figure counts those that do what follows, not all there are")
    term = _term_in(near, record.indicator or "")
    others = "".join((record.indicator or "").split()).rsplit(term, 1)
    rest = "、".join(f"“{words}”" for words in others if words)
    if not rest:
        return _("the clause makes it another thing")
    return _("with {words} it is not “{name}” itself").format(words=rest, name=term)


# -------------------------------------------------------------------------- what rules say, in words

_RULES = {
    "noun after": N_("a classifier, and what it counts behind it"),
    "的 after": N_("what 的 joins to the figure behind it"),
    "noun before": N_("what stands before the figure in its clause"),
    "in brackets": N_("what stands before the bracket"),
    "share": N_("what has the share, and of what"),
    "table": N_("its row and its column in a table"),
    "modifier": N_("a part, a place or a rank, which takes the noun of its whole"),
    "respectively": N_("the figures before, in their order"),
    "same": N_("nothing of its own, so that of the figure before"),
    "noun between": N_("what 的 joins to the figure before"),
    "clause before": N_("nothing of its own, so what the clause before says"),
    "act after": N_("what they did, or what befell them, behind the figure"),
    "attribute": N_("a property, of what the figure before has"),
    "entry": N_("what the entry says that the figure heads"),
    "noun nearby": N_("a verb that leaves its noun to the clause before"),
    "unit is the noun": N_("the unit says what is counted"),
    "noun of the figure before": N_("the noun of the figure before"),
    "measure of the figure before": N_("what the figure before measures"),
}
_SCOPES = {
    "clause": N_("named in its clause"),
    "sentence": N_("named in its sentence"),
    "anaphora": N_("a word that stands for a place named before"),
    "article": N_("what the article is about at this point"),
    "headline": N_("named in the headline"),
    "option": N_("what the caller says"),
}
_PARTS = {
    DATELINE: N_("where the report was sent from"),
    OUTSIDE: N_("a goal, an origin, a yardstick or a body's seat"),
    NATIONAL: N_("the name of a national body"),
    LOCAL: N_("holds only for the figures right behind it"),
}
_ROLES = {
    "basis": N_("a basis of comparison"),
    "from": N_("where a development began"),
    "report": N_("when something was made known"),
    "occasion": N_("the day of an occasion"),
    "aside": N_("part of a title, a name or a remark"),
    "inner": N_("in brackets of its own"),
}
_FORMS = {
    Form.DATE: N_("a date, no figure"),
    Form.RANGE: N_("from one date to another"),
    Form.RELATIVE: N_("a date counted from another"),
    Form.NOW: N_("the present"),
    Form.VAGUE: N_("a time without a date"),
    Form.CLOCK: N_("a time of day"),
    Form.DURATION: N_("a stretch of time that says when"),
    Form.EVENT: N_("a feast, a season or a plan"),
    Form.ORDINAL: N_("a numbered stretch of time"),
}
# By the English half of the rule's name.
_ASIDE = {
    "indefinite": N_("一 that says “a”, and counts nothing"),
    "ordinal": N_("it says which one, not how many"),
    "name in quotation marks": N_("part of a name or a title"),
    "part of a name": N_("part of a name"),
    "name with a number": N_("part of a name"),
    "number in a name": N_("part of a name"),
    "figure of speech": N_("a figure of speech, and no count"),
    "age limit": N_("a limit of age, which says who"),
    "weak classifier": N_("no classifier that counts here"),
    "threshold": N_("a limit that a rule sets, and no count"),
    "denominator": N_("per how many, and no count"),
    "duration used as time": N_("it says when, not how long"),
    "page furniture": N_("no running text: a page's number, a byline, a source"),
    "level": N_("a grade, and no count"),
    "identifier": N_("a number that names something"),
    "score": N_("the score of a game"),
    "address": N_("part of an address"),
    "event": N_("the name of an event"),
    "cohort": N_("which year's, not how many"),
    "anaphora": N_("it goes back to those named before"),
    "rank": N_("a place in a ranking"),
    "attachment": N_("the number of an attachment"),
    "bare comparison": N_("a comparison without a thing counted"),
    "clock": N_("a time of day"),
    "idiom": N_("a set phrase"),
    "set phrase": N_("a set phrase"),
    "everyday word": N_("an everyday word"),
    "particle": N_("a particle, no numeral"),
    "hanzi of financial numerals": N_("a character that is a numeral in accounts only"),
}

# The names of steps, and what else stands in a line and is no word of the text.
_FIXED = frozenset((
    N_("none"), N_("no statistic"), N_("nothing names it"), N_("no place named"), N_("no time named"),
    N_("no entry fits"), N_("lexicon of measures"), N_("其中 and its like"), N_("who says so"),
    N_("no basis named"), N_("headline"), N_("caption"), N_("table"), N_("furniture"),
    N_("set aside"), N_("up"), N_("down"), N_("flat"),
))  # fmt: skip
_STAGES = (
    N_("article"), N_("sentence"), N_("quantity"), N_("time"), N_("indicator"), N_("instead of"),
    N_("region"), N_("stands for"), N_("period"), N_("measure"), N_("change"), N_("part of"),
    N_("source"),
)  # fmt: skip


def _worded(words: Mapping[str, str], name: str) -> str:
    """Return what a rule is in words, nothing where there are none."""
    return _(words[name]) if name in words else ""


def _at_colon(rule: str) -> tuple[str, str]:
    """Return the name of a rule, and what stands behind its colon."""
    name, _colon, behind = rule.partition(": ")
    return name, behind
