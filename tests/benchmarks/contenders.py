"""Whatever reads the texts: this program, yardsticks, other tools. Each is a call for one text.

A contender is loaded in a process of its own (``worker.py``), so that none carries what another
one keeps in memory, and each may live in an environment of its own. Another tool is handed what
``swstats`` starts from, the page, and also the page's sentences ready made; the better counts.
"""

from __future__ import annotations

import csv
import importlib
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from tests.benchmarks.texts import ROOT

Read = Callable[[Any], object]

# Numerals as one would first write them, and then for the job: with what stands around them.
DIGITS = r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?"
HANZI = r"[零〇一二三四五六七八九十百千万亿两]+"
FEW_UNITS = "个百分点|平方公里|平方米|立方米|公里|公顷|公斤|人次|美元|小时|个|名|人|家|元|吨|米|亩|户|次|场|项|件|年|月|日|天|岁|倍|套|辆|台|%|％"
NUMERAL = rf"{DIGITS}[十百千万亿]*|{HANZI}"
WITH_UNIT = rf"(?:{DIGITS}|{HANZI})[十百千万亿]*(?:{FEW_UNITS})?"
WITH_ALL = (
    r"(?P<before>约|近|逾|超过|不少于|至少|达到|达)?\s*"
    rf"(?P<number>{DIGITS}|{HANZI})(?P<multiplier>[十百千万亿]*)(?P<inner>[多余几来])?"
    rf"(?P<unit>{FEW_UNITS})?(?P<after>以上|以下|左右)?"
)


@dataclass(frozen=True, slots=True)
class Contender:
    """A reader: what it does, the package that holds it, and how its call for a text is got."""

    name: str
    does: str
    load: Callable[[], Read]
    package: str = ""  # of another tool; it lives in the environment of the others
    given: Callable[[str], Any] = str  # what it is handed of a text

    def version(self) -> str:
        """Return the version of its package."""
        return metadata.version(self.package) if self.package else ""


def _swstats() -> Read:
    import swstats

    return swstats.extract


def _decode() -> Read:
    return bytes.decode


def _pattern(pattern: str) -> Callable[[], Read]:
    def load() -> Read:
        import regex

        return regex.compile(pattern).findall

    return load


def _every_unit() -> Read:
    """Return the same with each of the units that swstats knows, the longest first."""
    import regex

    from swstats.lexicons import default_lexicon

    units = sorted(default_lexicon().table("units"), key=len, reverse=True)
    every = "|".join(map(regex.escape, units))
    return regex.compile(rf"(?:{DIGITS}|{HANZI})[十百千万亿]*(?:{every})?").findall


def _places() -> Read:
    from ahocorasick_rs import AhoCorasick, MatchKind

    lines = (ROOT / "src/swstats/links/regions.csv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    names = {row["name"] for row in rows if not row["until"]}  # the divisions of today
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes


def _jionlp(*calls: str) -> Callable[[], Read]:
    def load() -> Read:
        with redirect_stdout(sys.stderr):
            jio = importlib.import_module("jionlp")
        reads = {
            "money": lambda text: jio.ner.extract_money(text, with_parsing=True),
            "times": lambda text: jio.ner.extract_time(
                text, time_base={"year": 2020, "month": 8, "day": 1}, with_parsing=True
            ),
            "places": jio.recognize_location,
        }
        return _all([reads[name] for name in calls])

    return load


def _recognizers(*calls: str) -> Callable[[], Read]:
    def load() -> Read:
        suite = importlib.import_module("recognizers_suite")
        culture = suite.Culture.Chinese
        reads = [getattr(suite, f"recognize_{name}") for name in calls]
        return _all([lambda text, read=read: read(text, culture) for read in reads])

    return load


def _all(reads: list[Read]) -> Read:
    """Make one call of several. What a tool cannot read raises; it has read the text, then."""

    def read(text: str) -> None:
        for one in reads:
            with suppress(Exception):
                one(text)

    return read


def _cn2an() -> Read:
    transform = importlib.import_module("cn2an").transform
    return _all([lambda text: transform(text, "cn2an")])


def _wetext() -> Read:
    module = importlib.import_module("itn.chinese.inverse_normalizer")
    return _all([module.InverseNormalizer(overwrite_cache=False).normalize])


def _cpca() -> Read:
    module = importlib.import_module("cpca")
    return _all([lambda text: module.transform_text_with_addrs(text, pos_sensitive=True)])


SWSTATS = Contender("swstats", "the whole record of each figure", _swstats)
YARDSTICKS = (
    Contender("decode", "UTF-8 into characters", _decode, given=str.encode),
    Contender("numerals", "one `regex` pass: numerals, whatever follows them", _pattern(NUMERAL)),
    Contender("numerals, unit", "… with multiplier and one of 35 units", _pattern(WITH_UNIT)),
    Contender("numerals, unit, words", "… and 约, 多, 以上, in named groups", _pattern(WITH_ALL)),
    Contender("numerals, every unit", "… with multiplier and each unit of swstats", _every_unit),
    Contender("places", "one `ahocorasick_rs` pass: all names of places", _places),
)
UNITS = ("currency", "dimension", "age", "temperature")
OTHERS = (
    Contender("JioNLP, money", "sums of money, with bounds", _jionlp("money"), "jionlp"),
    Contender(
        "JioNLP, all",
        "money, times, places",
        _jionlp("money", "times", "places"),
        "jionlp",
    ),
    Contender(
        "Recognizers-Text, units",
        "numbers with units: money, dimensions, ages, temperatures",
        _recognizers(*UNITS),
        "recognizers-text-suite",
    ),
    Contender(
        "Recognizers-Text, all",
        "these, numbers, percentages, times",
        _recognizers(*UNITS, "number", "ordinal", "percentage", "datetime"),
        "recognizers-text-suite",
    ),
    Contender("cn2an.transform", "numerals into digits", _cn2an, "cn2an"),
    Contender("WeTextProcessing", "spoken into written form (ITN)", _wetext, "WeTextProcessing"),
    Contender("cpca", "provinces, cities, counties", _cpca, "cpca"),
)
ALL = {one.name: one for one in (SWSTATS, *YARDSTICKS, *OTHERS)}


SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
PAGES, SENTENCES = "pages", "sentences"


def ways(contender: Contender, texts: list[str]) -> dict[str, list[Any]]:
    """Return the texts as a contender may be handed them: as they are, and in sentences."""
    found = {PAGES: list(map(contender.given, texts))}
    if contender.package:
        from swstats.text.reflow import reflow

        found[SENTENCES] = [part for text in texts for part in SENTENCE.findall(reflow(text).text)]
    return found
