"""What other tools make of the same texts: python -m tests.benchmarks.peers [--suites FOLDER] [NAME…].

How fast they are, ``speed.py`` says. Each tool is tried where it is installed, and named where it is not; none of them is needed by
anything else here. An environment of their own holds them all:

    pip install ahocorasick-rs regex jionlp cpca cn2an recognizers-text-suite "emoji<2" "pandas<3" \
        duckling-chinese WeTextProcessing quantulum3

Three tables are printed as Markdown: figures of the gold texts, their places and periods, and the
tools' own test suites. Tools are handed the text as reflowed by swstats, sentence by sentence:
none of them undoes a newspaper's line breaks. None of them says which place or time a figure is of;
where one finds places or times, the figure gets the one that was named last before its end, as
whoever uses the tool would do at first.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import json
import re
import sys
import warnings
from abc import ABC
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from decimal import Decimal
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

import swstats
from swstats.text.articles import split
from swstats.text.reflow import reflow
from tests.benchmarks.contenders import SENTENCE
from tests.benchmarks.tables import machine, table
from tests.gold import scoring as gold_scoring
from tests.suites import scoring as suite_scoring
from tests.suites.scoring import NUMBERS, Case, Found

SETS = ("seeds", "pages", "genres")
PHYSICAL = {"length", "area", "mass", "volume", "energy", "temperature", "speed", "data"}
GROUPS = {
    "money": {"money"},
    "percentages": {"percent", "percentage_point"},
    "physical": PHYSICAL,
    "counts, persons": {"count", "person", "person_time"},
}
# What a suite tries, by its name: a tool that does none of it has n/a there.
TRIED = {
    "percent": "percentages", "range": "ranges", "currency": "money", "money": "money",
    "dimension": "physical", "length": "physical", "mass": "physical", "volume": "physical",
    "temperature": "physical", "age": "ages", "duration": "durations", "location": "places",
    "number": "numbers", "numeral": "numbers", "ordinal": "numbers", "sentence": "numbers",
    "itn": "rewriting",
}  # fmt: skip
# Recognizers-Text and quantulum3 name units in English.
UNITS = {
    "Chinese yuan": "元", "United States dollar": "美元", "Dollar": "美元", "Japanese yen": "日元",
    "Hong Kong dollar": "港元", "New Taiwan dollar": "新台币", "Euro": "欧元", "Thai baht": "泰铢",
    "British pound": "英镑", "Australian dollar": "澳元", "Swiss franc": "瑞士法郎", "Ruble": "卢布",
    "Jiao": "角", "Fen": "分", "Guilder": "荷兰盾", "Meter": "米", "Kilometer": "公里", "Mu": "亩",
    "Ton": "吨", "Liter": "升", "Bit": "比特", "Byte": "字节", "Gigabyte": "GB", "Degree": "度",
    "Kilogram": "千克", "Jin": "斤", "Square kilometer": "平方公里", "Square meter": "平方米",
    "Foot": "英尺", "Milliliter": "毫升", "Gram": "克", "Cubic meter": "立方米", "Mile": "英里",
    "Centimeter": "厘米", "Micrometer": "微米", "Inch": "英寸", "Milligram": "毫克", "Yard": "码",
    "Meter per second": "米/秒", "Kilometer per hour": "公里/小时", "Hectare": "公顷", "Knot": "节",
    "Ounce": "盎司", "Barrel": "桶", "Cun": "寸", "Li": "里", "C": "℃", "F": "℉", "Year": "岁",
    "Week": "周", "Day": "天", "kilometre": "公里", "metre": "米", "kilogram": "千克", "gram": "克",
    "centimetre": "厘米", "litre": "升", "millilitre": "毫升", "percentage": "%", "tonne": "吨",
    "degree Celsius": "℃", "square kilometre": "平方公里", "square metre": "平方米",
}  # fmt: skip
HANZI = re.compile("[零〇一二三四五六七八九十百千两兩半几数]")
RANGE = re.compile(r"(\d+)[-~](\d+)([W万]?)")
GRAINS = {"Year": 12, "Month": 1}


class Place(NamedTuple):
    """A place that a tool found: where it stands, and its names from the province down."""

    end: int
    path: tuple[str, ...]


class Span(NamedTuple):
    """A time that a tool found: where it ends, its first and last day (None: open)."""

    end: int
    first: datetime.date | None
    last: datetime.date | None


class Tool(ABC):
    """A tool, and what it can do; what it does not do is left out of ``does``."""

    name: str
    package: str
    does: frozenset[str]
    note = ""

    def figures(self, text: str) -> list[Found]:
        """Return the figures of a sentence."""
        return []

    def whole(self, text: str, kind: str) -> list[Found]:
        """Return what the text as a whole says, where the tool has a call for that."""
        return []

    def places(self, text: str) -> list[Place]:
        """Return the places of a sentence."""
        return []

    def place(self, text: str) -> list[str]:
        """Return the names of an address, from the province down."""
        return []

    def times(self, text: str, base: datetime.date) -> list[Span]:
        """Return the times of a sentence that was written on a day."""
        return []

    def rewritten(self, text: str) -> str:
        """Return the text with its numbers rewritten."""
        return text

    @property
    def version(self) -> str:
        """The version that is installed."""
        return metadata.version(self.package)


def _whole_number(start: int, end: int, value: Decimal, unit: str | None, kind: str) -> Found:
    return Found(start, end, value, value, value, "=", unit, kind)


class JioNLP(Tool):
    """Sums of money with their bounds, times, places."""

    name, package = "JioNLP", "jionlp"
    does = frozenset({"money", "bounds", "places", "times"})

    def __init__(self) -> None:
        with redirect_stdout(sys.stderr):
            self.jio = importlib.import_module("jionlp")

    def _found(self, start: int, end: int, detail: dict[str, Any]) -> Found:
        number = detail["num"]
        unit, kind = detail["case"], detail["definition"]
        if isinstance(number, list):
            low, high = map(Decimal, number)
            return Found(
                start, end, low, low, high, "range" if kind == "accurate" else ">", unit, "money"
            )
        value = Decimal(number)
        lower = value if kind in ("accurate", "blur+") else None
        upper = value if kind in ("accurate", "blur-") else None
        relation = {"accurate": "=", "blur": "~", "blur+": ">", "blur-": "<"}[kind]
        return Found(start, end, value, lower, upper, relation, unit, "money")

    def figures(self, text: str) -> list[Found]:
        found = self.jio.ner.extract_money(text, with_parsing=True)
        return [self._found(*one["offset"], one["detail"]) for one in found]

    def whole(self, text: str, kind: str) -> list[Found]:
        if kind != "money":
            return []
        return [self._found(0, len(text), self.jio.parse_money(text))]

    def places(self, text: str) -> list[Place]:
        found = self.jio.recognize_location(text)
        named = [
            (place["province"], place["city"], place["county"])
            for place, _ in found["domestic"] or []
        ] + [(place["country"],) for place, _ in found["foreign"] or []]
        # It says what was found and how often, not where: its first answer is the fullest.
        return [Place(0, tuple(name for name in named[0] if name))] if named else []

    def place(self, text: str) -> list[str]:
        found = self.jio.parse_location(text, change2new=True)
        return [found[level] for level in ("province", "city", "county") if found[level]]

    def times(self, text: str, base: datetime.date) -> list[Span]:
        day = {"year": base.year, "month": base.month, "day": base.day}
        spans = []
        for one in self.jio.ner.extract_time(text, time_base=day, with_parsing=True):
            said = one["detail"].get("time")
            if one["type"] in ("time_point", "time_span") and isinstance(said, list):
                first, last = (_day(stamp) for stamp in said[:2])
                spans.append(Span(one["offset"][1], first, last))
        return spans


class Recognizers(Tool):
    """Numbers, percentages, sums of money, dimensions, ages, temperatures, times."""

    name, package = "Recognizers-Text", "recognizers-text-suite"
    does = frozenset(
        {"numbers", "percentages", "money", "physical", "ages", "times", "counts, persons"}
    )

    def __init__(self) -> None:
        self.suite = importlib.import_module("recognizers_suite")
        self.culture = self.suite.Culture.Chinese

    def _calls(self, kind: str, text: str) -> Iterator[Any]:
        yield from getattr(self.suite, f"recognize_{kind}")(text, self.culture)

    def figures(self, text: str) -> list[Found]:
        found = [
            _whole_number(r.start, r.end + 1, Decimal(r.resolution["value"][:-1]), "%", "percent")
            for r in self._calls("percentage", text)
        ]
        kinds = {
            "currency": "money",
            "dimension": "dimension",
            "age": "age",
            "temperature": "temperature",
        }
        for call, kind in kinds.items():
            for r in self._calls(call, text):
                if (value := r.resolution.get("value")) is None:
                    continue
                unit = UNITS.get(r.resolution["unit"], r.resolution["unit"])
                found.append(_whole_number(r.start, r.end + 1, Decimal(value), unit, kind))
        found.sort(key=lambda f: f.start - f.end)
        for r in [*self._calls("number", text), *self._calls("ordinal", text)]:
            if (value := r.resolution.get("value")) is None:
                continue
            if not any(f.start <= r.start and r.end < f.end for f in found if f.unit):
                found.append(_whole_number(r.start, r.end + 1, Decimal(value), None, "number"))
        return found

    def bare(self, text: str) -> list[Found]:
        """Return the numerals of a text, those in quantities too."""
        return [
            _whole_number(r.start, r.end + 1, Decimal(r.resolution["value"]), None, "number")
            for call in ("number", "ordinal")
            for r in self._calls(call, text)
            if r.resolution.get("value")
        ]

    def times(self, text: str, base: datetime.date) -> list[Span]:
        spans = []
        noon = datetime.datetime.combine(base, datetime.time(12))
        for r in self.suite.recognize_datetime(text, self.culture, reference=noon):
            said = (r.resolution or {}).get("values", [{}])[0]
            if said.get("type") == "daterange" and "start" in said and "end" in said:
                last = _day(said["end"])
                spans.append(Span(r.end + 1, _day(said["start"]), _day_before(last)))
            elif said.get("type") == "date":
                spans.append(Span(r.end + 1, _day(said["value"]), _day(said["value"])))
        return spans


class Duckling(Tool):
    """Numbers, fractions, money, lengths, masses, temperatures, ages, durations, times."""

    name, package = "Duckling (Chinese port)", "duckling-chinese"
    does = frozenset(
        {
            "numbers",
            "percentages",
            "money",
            "physical",
            "ages",
            "durations",
            "times",
            "counts, persons",
        }
    )
    TARGETS = (
        "NUMERAL", "FRACTION", "CURRENCY", "DISTANCE", "QUANTITY", "AREA", "TEMPERATURE",
        "VELOCITY", "AGE", "DURATION", "ORDINAL",
    )  # fmt: skip

    def __init__(self) -> None:
        self.module = importlib.import_module("duckling_chinese")
        self.api = self.module.Duckling()
        dimension = self.module.DucklingDimension
        self.amounts = self.api.gen_options(targets={getattr(dimension, n) for n in self.TARGETS})
        self.dates = self.api.gen_options(targets={dimension.TIME})

    def _entities(self, text: str, options: Any, base: datetime.date | None = None) -> list[Any]:
        from zoneinfo import ZoneInfo

        moment = datetime.datetime.combine(base or datetime.date(2020, 1, 1), datetime.time(12))
        context = self.api.gen_context(moment.replace(tzinfo=ZoneInfo("Asia/Shanghai")))
        try:
            return list(self.api.parse_entities(text, context, options))
        except Exception:  # noqa: BLE001  a number of 24 digits ends in an exception of Java
            return []

    def figures(self, text: str) -> list[Found]:
        found = []
        for one in self._entities(text, self.amounts):
            said, dim = one["value"], one["dim"]
            value, unit, kind = (
                said.get("n", said.get("v", said.get("value"))),
                said.get("unit"),
                dim.lower(),
            )
            if value is None:
                continue
            exact = Decimal(repr(value))
            if dim == "Fraction" and said.get("denominator") == 100:
                exact, unit, kind = Decimal(repr(said["numerator"])), "%", "percent"
            elif dim == "Currency":
                kind = "money"
            elif dim == "Distance":
                exact, unit = Decimal(repr(said["originValue"])), said["originUnit"]
            elif dim == "Temperature":
                unit = {"C": "℃", "F": "℉"}.get(unit, unit)
            elif dim == "Duration":
                unit = {"Second": "秒", "Minute": "分钟", "Hour": "小时", "Day": "天", "Week": "周",
                        "Month": "个月", "Year": "年"}.get(said["grain"])  # fmt: skip
            elif dim == "Age":
                unit = "岁"
            found.append(_whole_number(one["start"], one["end"], exact, unit, kind))
        return found

    def times(self, text: str, base: datetime.date) -> list[Span]:
        spans = []
        for one in self._entities(text, self.dates, base):
            said = one["value"].get("timeValue", {})
            if instant := said.get("instant"):
                first = _day(instant["datetime"])
                spans.append(Span(one["end"], first, first and _end(first, instant["grain"])))
            elif said.get("start") and said.get("end"):
                last = _day(said["end"]["datetime"])
                first = _day(said["start"]["datetime"])
                spans.append(Span(one["end"], first, _day_before(last)))
        return spans


class Cn2an(Tool):
    """Turns numerals into other numerals: a text goes in, a text comes out."""

    name, package = "cn2an", "cn2an"
    does = frozenset({"numbers", "rewriting"})

    def __init__(self) -> None:
        self.module = importlib.import_module("cn2an")

    def whole(self, text: str, kind: str) -> list[Found]:
        if kind != "numbers":
            return []
        value = Decimal(repr(self.module.cn2an(text, "smart")))
        return [_whole_number(0, len(text), value, None, "number")]

    def rewritten(self, text: str) -> str:
        return str(self.module.transform(text, "cn2an"))


class WeText(Tool):
    """Turns spoken into written form: a text goes in, a text comes out."""

    name, package = "WeTextProcessing", "WeTextProcessing"
    does = frozenset({"numbers", "rewriting"})

    def __init__(self) -> None:
        module = importlib.import_module("itn.chinese.inverse_normalizer")
        self.normalizer = module.InverseNormalizer(overwrite_cache=False)

    def rewritten(self, text: str) -> str:
        return str(self.normalizer.normalize(text))


class Cpca(Tool):
    """Places of addresses and texts."""

    name, package = "cpca", "cpca"
    does = frozenset({"places"})

    def __init__(self) -> None:
        self.module = importlib.import_module("cpca")

    def places(self, text: str) -> list[Place]:
        rows = self.module.transform_text_with_addrs(text, pos_sensitive=True).to_dict("records")
        return [
            Place(
                max(row[f"{level}_pos"] for level in "省市区") + 1,
                tuple(row[level] for level in "省市区" if row[level] and row[level] != "市辖区"),
            )
            for row in rows
        ]

    def place(self, text: str) -> list[str]:
        row = self.module.transform([text]).to_dict("records")[0]
        return [row[level] for level in "省市区" if row[level] and row[level] != "市辖区"]


class Quantulum(Tool):
    """Quantities of English text, tried on Chinese."""

    name, package = "quantulum3", "quantulum3"
    does = frozenset({"percentages", "physical", "money", "counts, persons"})

    def __init__(self) -> None:
        self.parser = importlib.import_module("quantulum3.parser")

    def figures(self, text: str) -> list[Found]:
        found = []
        for one in self.parser.parse(text):
            unit = UNITS.get(one.unit.name, one.unit.name)
            kind = "percent" if unit == "%" else one.unit.entity.name
            unit = None if unit == "dimensionless" else unit
            value = Decimal(repr(float(one.value)))
            found.append(_whole_number(*one.span, value, unit, kind))
        return found


class Swstats(Tool):
    """This program."""

    name, package = "swstats", "swstats"
    does = frozenset({*TRIED.values(), *GROUPS, "bounds", "times"})

    @property
    def version(self) -> str:
        return swstats.__version__


TOOLS = (Swstats, JioNLP, Recognizers, Duckling, Cn2an, WeText, Cpca, Quantulum)


def _day(stamp: str) -> datetime.date | None:
    said = re.match(r"(\d{4})-(\d\d)-(\d\d)", stamp or "")
    with suppress(ValueError):
        return datetime.date(*map(int, said.groups())) if said else None
    return None


def _day_before(day: datetime.date | None) -> datetime.date | None:
    return day - datetime.timedelta(1) if day and day > datetime.date.min else None


def _end(first: datetime.date, grain: str) -> datetime.date:
    """Return the last day of the year, month, week or day that begins on a day."""
    if grain in GRAINS:
        month = first.month - 1 + GRAINS[grain]
        return first.replace(
            year=first.year + month // 12, month=month % 12 + 1, day=1
        ) - datetime.timedelta(1)
    return first + datetime.timedelta({"Week": 6, "Quarter": 90}.get(grain, 0))


def interval(edtf: str) -> tuple[datetime.date | None, datetime.date | None] | None:
    """Return the first and the last day of a period, None for one that is not so plain."""
    ends = edtf.split("/")
    days: list[datetime.date | None] = []
    for which, said in ((0, ends[0]), (-1, ends[-1])):
        if said == "..":
            days.append(None)
            continue
        if not re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", said):
            return None
        first = datetime.date.fromisoformat((said + "-01-01")[:10])
        days.append(
            first if not which else _end(first, {4: "Year", 7: "Month"}.get(len(said), "Day"))
        )
    return days[0], days[1]


@dataclass(frozen=True)
class Page:
    """A text of the gold, its reflowed sentences, and where characters stand without white space."""

    source: str
    golds: list[dict[str, Any]]
    sentences: list[tuple[int, str, datetime.date]]
    stripped: list[int]
    at: Callable[[int], int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the reflowed text stands in the source without white space."""
        return self.stripped[self.at(start)], self.stripped[self.at(end - 1) + 1]


def pages() -> Iterator[tuple[str, Page]]:
    """Yield each gold text, with the name of its set."""
    for name in SETS:
        folder = gold_scoring.SETS[name]
        files = (
            [gold_scoring.HERE / "seeds.jsonl"]
            if name == "seeds"
            else sorted(folder.glob("*.jsonl"))
        )
        by_document: dict[str, list[Any]] = {}
        for file in files:
            for line in file.read_text("utf-8").splitlines():
                gold = json.loads(line)
                by_document.setdefault(gold["doc"], []).append(gold)
        for doc, golds in by_document.items():
            source = (folder / doc).read_bytes().decode("utf-8")
            stripped = [0]
            for character in source:
                stripped.append(stripped[-1] + (not character.isspace()))
            document = split(reflow(source))
            dates = [(a.start, a.end, a.published) for a in document.articles]
            sentences = []
            for found in SENTENCE.finditer(document.text):
                written = [d for a, b, d in dates if a <= found.start() < b and d]
                base = written[0] if written else datetime.datetime.now(datetime.UTC).date()
                sentences.append((found.start(), found[0], base))
            yield name, Page(source, golds, sentences, stripped, document.offsets.source)


def _tried(call: Callable[..., list[Any]], *given: Any) -> list[Any]:
    """Call a tool; where it raises, it found nothing."""
    try:
        return call(*given)
    except Exception as error:  # noqa: BLE001  whatever a tool raises
        print(f"{given[0][:40]!r}: {error!r}", file=sys.stderr)
        return []


def group_of(gold: dict[str, Any]) -> str:
    """Return the group that a figure's kind belongs to."""
    kind = gold["kind"][0] if isinstance(gold["kind"], list) else gold["kind"]
    return next((name for name, kinds in GROUPS.items() if kind in kinds), "others")


def _overlap(gold: dict[str, Any], span: tuple[int, int]) -> int:
    return min(gold["at"] + len(gold["q"]), span[1]) - max(gold["at"], span[0])


def score_figures(tool: Tool, page: Page, counts: Counter[str]) -> None:
    """Add what a tool finds of a page's figures to the counts."""
    spans: list[tuple[tuple[int, int], Any]] = []
    if isinstance(tool, Swstats):
        spans = [
            ((page.stripped[s.start], page.stripped[s.end]), s)
            for s in swstats.extract(page.source, doc="page")
        ]
    else:
        for start, text, _ in page.sentences:
            found_here = _tried(tool.figures, text)
            spans += [(page.span(start + f.start, start + f.end), f) for f in found_here]
    for gold in page.golds:
        if gold.get("optional"):
            continue
        group = group_of(gold)
        readings = [gold, *({**gold, **other} for other in gold.get("alt", []))]
        over = [(span, f) for span, f in spans if _overlap(gold, span) > 0]
        over.sort(key=lambda one: (one[1].unit is None, -_overlap(gold, one[0])))
        counts[group] += 1
        counts["all"] += 1
        bounded = group == "money" and gold["rel"] != "=" and "bounds" not in gold.get("skip", ())
        counts["bounded"] += bounded
        if not over:
            continue
        span, found = over[0]
        counts[f"{group} found"] += 1
        counts["all found"] += 1
        counts["exact"] += span == (gold["at"], gold["at"] + len(gold["q"]))
        counts[f"{group} value"] += any(_value_right(r, found) for r in readings)
        counts[f"{group} right"] += any(
            _value_right(r, found) and _unit_right(r, found.unit) for r in readings
        )
        counts["bounded right"] += bounded and any(
            gold_scoring.right("bounds", r, found) for r in readings
        )
    for span, f in spans:
        if any(_overlap(gold, span) > 0 for gold in page.golds):
            continue
        kind = str(f.kind)
        for name in ("money", "percentages", "physical"):
            counts[f"{name} false"] += kind in GROUPS[name] or (
                name == "physical" and kind in ("dimension", "distance", "quantity")
            )


def _value_right(gold: dict[str, Any], found: Any) -> bool:
    """Compare values; a range, which has none, by its ends."""
    if gold["value"] is None:
        return gold_scoring.right("bounds", gold, found) is not False
    return gold_scoring.right("value", gold, found) is not False


def _unit_right(gold: dict[str, Any], unit: str | None) -> bool:
    wanted = _alternatives(gold["unit"])
    return unit in wanted or any(w and unit and suite_scoring._factor(unit, w) == 1 for w in wanted)


def score_links(tool: Tool, page: Page, counts: Counter[str]) -> None:
    """Add the places and periods of a page's figures to the counts: the last named before each."""
    if isinstance(tool, Swstats):
        found = swstats.extract(page.source, doc="page")
        for gold in page.golds:
            spans = [
                (_overlap(gold, (page.stripped[s.start], page.stripped[s.end])), s) for s in found
            ]
            over = [s for size, s in sorted(spans, key=lambda one: -one[0]) if size > 0]
            _judge_links(gold, over[0].region_path or (over[0].region,) if over else None,
                         over[0].period if over else None, counts)  # fmt: skip
        return
    places: list[tuple[int, tuple[str, ...]]] = []
    times: list[tuple[int, Span, datetime.date]] = []
    for start, text, base in page.sentences:
        named = _tried(tool.places, text) if "places" in tool.does else []
        places += [(page.span(start, start + max(p.end, 1))[1], p.path) for p in named]
        dated = _tried(tool.times, text, base) if "times" in tool.does else []
        times += [(page.span(start, start + t.end)[1], t, base) for t in dated]
    for gold in page.golds:
        until = gold["at"] + len(gold["q"])
        here = [path for at, path in places if at <= until]
        then = [(span, base) for at, span, base in times if at <= gold["at"]]
        _judge_links(gold, here[-1] if here else (), then[-1] if then else None, counts)


def _alternatives(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _judge_links(gold: dict[str, Any], path: Any, period: Any, counts: Counter[str]) -> None:
    if gold.get("optional"):
        return
    readings = [gold, *({**gold, **other} for other in gold.get("alt", []))]
    skipped = gold.get("skip", ())
    if "region" not in skipped:
        named = {name for reading in readings for name in _alternatives(reading["region"])}
        right = path is not None and bool({*path[-1:]} & named or (not any(path) and "" in named))
        counts["regions"] += 1
        counts["regions right"] += right
    if not gold.get("period") or "period" in skipped:
        return
    wanted = [edtf for reading in readings for edtf in _alternatives(reading.get("period"))]
    counts["periods"] += 1
    if period is None or isinstance(period, str):
        counts["periods right"] += period in wanted
    else:
        span, base = period
        for edtf in filter(None, wanted):
            days = interval(edtf)
            # Since 2018: a tool may close it with the day of writing.
            if (
                days
                and span.first == days[0]
                and (span.last == days[1] or (days[1] is None and span.last == base))
            ):
                counts["periods right"] += 1
                break


def score_suite(tool: Tool, name: str) -> float | None:
    """Return the share of a suite's mentions that a tool reads rightly, None where it does not try."""
    kind = next((TRIED[word] for word in re.split("[-_]", name)[:0:-1] if word in TRIED), "")
    if kind not in tool.does or name.endswith("nonstat") or isinstance(tool, Quantulum):
        return None
    total = suite_scoring.Score()

    def findings(name: str, case: Case) -> list[Found]:
        text, expect = case["text"], case["expect"]
        whole = len(expect) == 1 and expect[0]["text"] == text
        found: list[Found] = []
        with suppress(Exception):
            if "rewriting" in tool.does:
                found = _rewritten(tool, text, case)
            elif name in NUMBERS and isinstance(tool, Recognizers):
                found = tool.bare(text)
            else:
                found = tool.figures(text)
        if whole:
            with suppress(Exception):
                found = [*found, *tool.whole(text, kind)]
        return found

    for case in suite_scoring.cases(name):
        if "places" in case:
            suite_scoring.score_places(case, total, *(
                () if isinstance(tool, Swstats) else (lambda text, **_: tool.place(text),)
            ))  # fmt: skip
        else:
            suite_scoring.score_mentions(
                name, case, total, None if isinstance(tool, Swstats) else findings
            )
    return total.shares[1]


def _rewritten(tool: Tool, text: str, case: Case) -> list[Found]:
    """Read the digits in what a tool made of a text, as if each number stood where one is stated.

    A longer numeral that it left in hanzi is not read: that would be our doing. A range is read as
    it is meant: 15-6 is 15 to 16.
    """
    made = tool.rewritten(text)
    read: list[Any] = [*swstats.find_quantities(made), *swstats.find_numbers(made)]
    with suppress(ValueError):
        read.append(swstats.parse_quantity(made))
    amounts = [
        (r.value, r.lower, r.upper, getattr(r, "unit", None))
        for r in read
        if len(HANZI.findall(made[r.start : r.end])) <= 1
    ]
    for low, high, times in RANGE.findall(made):
        ends = [Decimal(low), Decimal(low[: max(len(low) - len(high), 0)] + high)]
        ends = [end * (10000 if times else 1) for end in ends]
        amounts += [(None, *ends, unit) for unit in {amount[3] for amount in amounts}]
    return [
        Found(e["start"], e["end"], value, lower, upper, "range" if value is None else "=", unit)
        for e in case["expect"]
        for value, lower, upper, unit in amounts
    ]


def installed(asked: list[str]) -> Iterator[Tool]:
    """Yield the tools that are installed; say of the others that they are not."""
    for kind in TOOLS:
        if asked and not any(word.lower() in kind.name.lower() for word in asked):
            continue
        try:
            yield kind()
        except ImportError as error:
            print(f"{kind.name}: not installed ({error})", file=sys.stderr)


def _share(right: int, of: int) -> str:
    return f"{100 * right / of:.1f}" if of else "n/a"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="only tools with NAME in their names")
    parser.add_argument("--suites", type=Path, default=suite_scoring.SUITES)
    options = parser.parse_args()
    suite_scoring.SUITES = options.suites
    warnings.simplefilter("ignore")
    tools = list(installed(options.names))
    texts = [page for _, page in pages()]
    for tool in tools:  # what a tool loads at its first call is no part of its speed
        with suppress(Exception):
            score_figures(tool, texts[0], Counter())
            score_links(tool, texts[0], Counter())
            tool.rewritten("三百")
    figures, links, counts = [], [], Counter[str]()
    for tool in tools:
        counts = Counter()
        for page in texts:
            score_figures(tool, page, counts)
        row = [f"{tool.name} {tool.version}"]
        for group in GROUPS:
            if group not in tool.does:
                row.append("n/a")
                continue
            marks = [
                _share(counts[f"{group} {what}"], counts[group])
                for what in ("found", "value", "right")
            ]
            if group == "counts, persons" and not isinstance(tool, Swstats):
                marks[2] = "–"
            row.append(" · ".join(marks))
        can = any(group in tool.does for group in GROUPS)
        row.append(" · ".join(
            str(counts[f"{group} false"]) if group in tool.does else "n/a"
            for group in ("money", "percentages", "physical")
        ) if can else "n/a")  # fmt: skip
        row.append(
            _share(counts["bounded right"], counts["bounded"]) if "bounds" in tool.does else "n/a"
        )
        figures.append(row)
        if {"places", "times"} & tool.does:
            for page in texts:
                score_links(tool, page, counts)
            links.append([
                f"{tool.name} {tool.version}",
                _share(counts["regions right"], counts["regions"]) if "places" in tool.does else "n/a",
                _share(counts["periods right"], counts["periods"]) if "times" in tool.does else "n/a",
            ])  # fmt: skip
        print(tool.name, dict(counts), file=sys.stderr)
    total = Counter(group_of(g) for page in texts for g in page.golds if not g.get("optional"))
    print(machine(), "\n")
    head = [f"{name} ({total[name]})" for name in GROUPS]
    columns = ["tool", *head, "false money · % · physical", "bounds of money"]
    print(table("Figures", columns, figures), "\n")
    columns = ["tool", "place of the figure", "period of the figure"]
    print(table("Places and periods", columns, links), "\n")
    if not options.suites.is_dir():
        print(suite_scoring.ABSENT, file=sys.stderr)
        return
    rows, shown = [], [tool for tool in tools if not isinstance(tool, Quantulum)]
    for name in suite_scoring.names():
        if not name.endswith("nonstat"):
            size = sum(
                len(case.get("expect", case.get("places"))) for case in suite_scoring.cases(name)
            )
            shares = [score_suite(tool, name) for tool in shown]
            rows.append(
                [f"{name} ({size})", *("n/a" if s is None else f"{100 * s:.1f}" for s in shares)]
            )
    print(table("Suites", ["suite (mentions)", *(tool.name for tool in shown)], rows))


if __name__ == "__main__":
    main()
