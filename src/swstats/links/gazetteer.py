"""The places that text may name: divisions of China by GB/T 2260, regions, countries, cities abroad.

A place has one full name and many spellings: short names (广东, 凉山州, 科右中旗), aliases (鹏城) and,
for what was renamed, the name of its time. A spelling may stand for several places (朝阳 for a city
and five districts); which of them is meant, and whether a place is meant at all, is decided where
the text is read, in ``regions``. Here is only what can be known beforehand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ahocorasick_rs import AhoCorasick

    from swstats.lexicons import Lexicon


class Level(IntEnum):
    """How high a place stands; the numbers rise from the whole to the part."""

    WORLD = 0
    COUNTRY = 1
    PROVINCE = 2
    PREFECTURE = 3
    COUNTY = 4
    AREA = 5  # a region without a code: 粤东, 长三角
    CITY = 6  # a city, state or province abroad
    ZONE = 7  # a development zone


# By their own names: Python 3.11 takes 0.1 us to look a member up in its enumeration, which in
# linking a figure's place would come to a tenth of the time.
WORLD, COUNTRY, PROVINCE, PREFECTURE, COUNTY, AREA, CITY, ZONE = Level

_LEVELS = {
    "world": WORLD,
    "country": COUNTRY,
    "city": CITY,
    "zone": ZONE,
    "area": AREA,
}


class Division:
    """A place of the gazetteer.

    ``name`` is its full name, ``code`` its GB/T 2260 code or None, ``path`` the names from the
    province (abroad: the country) down to it. Of a former division the path ends in what it has
    become, so that the figures of different years stand together. ``since`` and ``until`` are
    years, blank where it was so before 1980 and where it is so today.
    """

    # A field of a class is read several times as fast as one of a named tuple, compiled or not.
    __slots__ = ("code", "level", "name", "path", "since", "until")

    def __init__(  # noqa: PLR0913, PLR0917  the fields
        self,
        name: str,
        code: str | None,
        path: tuple[str, ...],
        level: Level,
        since: str = "",
        until: str = "",
    ) -> None:
        self.name, self.code, self.path, self.level = name, code, path, level
        self.since, self.until = since, until


class Words(NamedTuple):
    """The word lists of ``region_words.csv`` by what they do."""

    roles: dict[str, tuple[str, ...]]

    @classmethod
    def build(cls, lexicon: Lexicon) -> Words:
        """Read the word lists of the lexicon."""
        rows = (line.split(",") for line in lexicon.lines("region_words"))
        return cls({role: tuple(words.split()) for role, words in rows})

    def pattern(self, role: str) -> str:
        """Return an alternation of the role's words, the longest first."""
        return "|".join(map(re.escape, sorted(self.roles[role], key=len, reverse=True)))


# A row of the tables: code, name, parent, since, until, successor, level.
_Row = tuple[str, str, str, str, str, str, Level]
T = TypeVar("T")
_CLASS_WORDS = ("地区", "特区", "林区", "新区")

# What ends a full name, and what the name of a place ends in that no table has.
SUFFIXES = "省市县区州盟旗国镇乡"
DIVISIONS = ("市", "县", "区", "镇", "乡", "村", "街道", "州", "旗")


class Spelling:
    """One way to write places: what text may show, and what is known of it beforehand.

    ``places`` are the numbers of the places that it may stand for, the likeliest first; a word that
    only looks like a place has none. A ``weak`` one is a place only where something speaks for it,
    a ``full`` one is a full name, and of one place: nothing about it needs to be settled, and the
    name of a ``body`` of the nation stands for the country. A ``seam`` is a short name that may be
    but where two words meet, with the characters that tell so.
    ``level`` and ``code`` are those of the likeliest place. ``evidence`` is what its being named
    tells of the text, once that has been asked for.
    """

    __slots__ = (
        "body", "code", "evidence", "full", "level", "places", "seam", "text", "weak",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913  what it is and its places
        self,
        text: str,
        places: list[int],
        first: _Row | None,
        seam: tuple[str, str, str] | None = None,
        *,
        weak: bool,
        body: bool,
    ) -> None:
        self.text, self.places, self.weak, self.body, self.seam = text, places, weak, body, seam
        self.level, self.code = (ZONE, "") if first is None else (first[6], first[0])
        self.full = len(places) == 1 and len(text) > 2 and text[-1] in SUFFIXES and not weak
        self.evidence: Evidence | None = None

    def is_seam(self, before: str, behind: str) -> bool:
        """Tell whether a name of two characters is only where two words meet: 海地 in 沿海地区."""
        if self.seam is None or not before:
            return False
        sure, left, right = self.seam
        return before in sure or (bool(behind) and before in left and behind in right)


# What a spelling tells that needs no settling: a country abroad, a place, the province and the
# prefectures by the first digits of their codes.
Evidence = tuple[str | None, int | None, str, tuple[str, ...]]

# The spellings of one head by the character behind it: those that go on with it or stop before, the
# longest first; under "" those that stop before any.
_Spellings = dict[str, tuple[Spelling, ...]]

# How many characters are scanned one by one before the automaton is made. It takes 6 ms to load and
# make, and then scans a character in 20 ns where the loop takes 90: a run over a page or two is the
# faster for doing without.
_FEW = 50_000


class _Table(dict[int, T]):
    """What is known of each place by its number, made when it is first asked for."""

    def __init__(self, make: Callable[[int], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, index: int) -> T:
        made = self[index] = self._make(index)
        return made


def _seams(lexicon: Lexicon) -> dict[str, tuple[str, str, str]]:
    rows = (line.split(",") for line in lexicon.lines("region_seams"))
    return {name: (sure, left, right) for name, sure, left, right in rows}


class Gazetteer:
    """All places and all their spellings, ready for scanning text.

    A run meets few of the 5 000 places, so little is made beforehand: the **heads** (the first two
    characters of every spelling) and which rows have them. ``_open(head)`` makes the spellings
    of one head when the text first shows it.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.compiled(Words.build)
        self._lexicon = lexicon
        # A line is code,name,parent,since,until,successor; the code has six digits, and the
        # divisions stand in the order of their codes.
        self._lines = lexicon.lines("regions")
        self._coded = len(self._lines)
        self.rows = _Table(self._row)
        self.divisions = _Table(self._division)
        self._known: dict[str, dict[str, list[int]]] = {}
        self._words = words
        # spellings that are a word of the language, or of much else, too
        self.common = set(words.roles["common"])
        self.lexical = frozenset(words.roles["lexical"])
        self._strong = set(words.roles["strong"])
        self._ethnic: re.Pattern[str] | None = None
        by_head: dict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(self._lines):
            by_head[line[7:9]].append(index)
        aliases: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in lexicon.lines("world"):
            name, within, level, also = row.split(",")
            by_head[name[:2]].append(len(self._lines))
            self._lines.append(f"{level},{name},{within},,,")
            for alias in also.split():
                aliases[alias[:2]].append((alias, name))
        for row in [*lexicon.lines("region_aliases"), *lexicon.lines("region_sights")]:
            alias, name = row.split(",")
            aliases[alias[:2]].append((alias, name))
        # A national body stands for the country, flagged: its figures are not a province's.
        self.bodies = frozenset(words.roles["nation"])
        for word in words.roles["nation"]:
            aliases[word[:2]].append((word, "中国"))
        self._own = {alias: str(entry["name"]) for alias, entry in lexicon.table("aliases").items()}
        for alias, name in self._own.items():
            aliases[alias[:2]].append((alias, name))
        lookalikes: dict[str, list[str]] = defaultdict(list)
        for word in words.roles["word"]:
            lookalikes[word[:2]].append(word)
        self._by_head, self._aliases, self._lookalikes = by_head, aliases, lookalikes
        self.heads = by_head.keys() | aliases.keys()  # without those of words that only look so
        self._heads = {head: number for number, head in enumerate(self.heads | lookalikes.keys())}
        self._firsts = {head[0] for head in self._heads}
        self._spellings: list[_Spellings | None] = [None] * len(self._heads)  # by the head's number
        self._scanned = 0
        self._matcher: AhoCorasick | None = None
        for alias, name in self._own.items():
            if self.index(name) is None:
                self._refuse(alias, name)

    def may_begin(self, text: str) -> bool:
        """Tell cheaply whether a place's name may stand at the head of a text."""
        return text[:2] in self.heads

    @classmethod
    def build(cls, lexicon: Lexicon) -> Gazetteer:
        """Make the gazetteer of a lexicon; for ``lexicon.compiled``."""
        return cls(lexicon)

    def _refuse(self, alias: str, name: str) -> None:
        from swstats.errors import LexiconError

        near = self.nearest(name, 1)
        hint = _("; did you mean {near!r}?").format(near=near[0]) if near else "."
        raise LexiconError(
            _(
                "aliases, {alias}: no place is called {name!r}{hint} Give the full name, as "
                "swstats regions shows it."
            ).format(alias=alias, name=name, hint=hint)
        )

    # ------------------------------------------------------------ spellings

    def heads_in(self, text: str, first: int, last: int) -> list[tuple[int, int, int]]:
        """Return the heads that a span of the text shows: which, and from where to where in it."""
        part = text[first:last]
        if self._matcher is None:
            self._scanned += len(part)
            if self._scanned < _FEW:
                heads, firsts = self._heads, self._firsts
                return [
                    (heads[head], at, at + len(head))
                    for at, sign in enumerate(part)
                    if sign in firsts and (head := part[at : at + 2]) in heads
                ]
            import ahocorasick_rs  # not for a short text

            self._matcher = ahocorasick_rs.AhoCorasick(list(self._heads))
        found: list[tuple[int, int, int]]
        found = self._matcher.find_matches_as_indexes(part, overlapping=True)
        return found

    def names_in(self, text: str, first: int, last: int) -> list[tuple[int, int, Spelling]]:
        """Return the longest spellings of a span from left to right, with their begin and end.

        A word that only looks like a name hides names that begin within it, and is left out.
        """
        made, done = self._spellings, first
        names: list[tuple[int, int, Spelling]] = []
        for number, at, stop in self.heads_in(text, first, last):
            start = first + at
            if start < done:
                continue
            behind = made[number] or self._open(text[start : first + stop])
            for spelling in behind.get(text[start + 2 : start + 3]) or behind[""]:
                if text.startswith(spelling.text, start, last):
                    done = start + len(spelling.text)
                    if spelling.places:
                        names.append((start, done, spelling))
                    break
        return names

    def at(self, text: str, start: int) -> Spelling | None:
        """Return the longest spelling that stands at ``start``."""
        head = text[start : start + 2]
        number = self._heads.get(head)
        if number is None:
            return None
        behind = self._spellings[number] or self._open(head)
        for spelling in behind.get(text[start + 2 : start + 3]) or behind[""]:
            if text.startswith(spelling.text, start):
                return spelling
        return None

    def named(self, name: str) -> list[int]:
        """Return the places that a spelling may stand for, the likeliest first."""
        head = name[:2]
        if head not in self._known:
            self._open(head)
        return self._known[head].get(name, [])

    def index(self, name: str) -> int | None:
        """Return the number of the place with that full name, today's before a former one."""
        found = [i for i in self.named(name) if self.rows[i][1] == name]
        return min(found, key=lambda i: (bool(self.rows[i][4]), i)) if found else None

    def _open(self, head: str) -> _Spellings:
        """Make the spellings that begin with the head."""
        known: dict[str, list[int]] = {}
        self._known[head] = known  # an alias may ask for a name with the same head
        weak: set[str] = set()
        former: list[int] = []
        for index in self._by_head.get(head, ()):
            code, name, _, _, until, _, level = self.rows[index]
            if until:
                former.append(index)
                continue
            known.setdefault(name, []).append(index)
            if len(name) == 2 and level is COUNTY:
                weak.add(name)  # 和县 within 市和县两级
            if not code or (level is COUNTY and code.startswith("71")):
                continue  # short names of Taiwan's townships are words of the language, mostly
            for short in self._short_names(name):
                if short not in known:
                    known[short] = [index]
                    # A county's short name of two characters is too often another word's end.
                    if level is COUNTY and len(short) == 2 and short not in self._strong:
                        weak.add(short)
                elif index not in known[short]:
                    known[short].append(index)
                    known[short].sort(key=lambda i: self.rows[i][6])
                    if level < COUNTY:
                        weak.discard(short)
        for index in former:
            name, level = self.rows[index][1], self.rows[index][6]
            known.setdefault(name, []).append(index)
            if len(name) == 2:
                weak.add(name)
            if level is PREFECTURE:
                for short in self._short_names(name):
                    known.setdefault(short, [index])
        for spelling in self.common & known.keys():
            if self.rows[known[spelling][0]][6] is PROVINCE:
                self.common.discard(spelling)
            else:
                weak.add(spelling)
        for word in self._lookalikes.get(head, ()):
            known.setdefault(word, [])
        for alias, name in self._aliases.get(head, ()):
            self._add_alias(known, alias, name, weak)
        seams = self._lexicon.compiled(_seams)
        behind: dict[str, list[Spelling]] = {"": []}
        for name in sorted(known, key=len, reverse=True):
            places = known[name]
            made = Spelling(
                name,
                places,
                self.rows[places[0]] if places else None,
                seams.get(name),
                weak=name in weak,
                body=name in self.bodies,
            )
            behind.setdefault(name[2:3], []).append(made)
        brief = behind.pop("")
        spellings = {sign: (*own, *brief) for sign, own in behind.items()}
        spellings[""] = tuple(brief)
        number = self._heads.get(head)
        if number is not None:
            self._spellings[number] = spellings
        return spellings

    def _add_alias(
        self, known: dict[str, list[int]], alias: str, name: str, weak: set[str]
    ) -> None:
        index = self.index(name)
        if index is None:
            return
        places = known.setdefault(alias, [])
        if index in places:
            places.remove(index)
        if places and not self.code(index) and self.level(index) is CITY:
            places.append(index)  # 德州 is in Shandong first, then Texas
            return
        places.insert(0, index)
        if alias in self.common and self.level(index) is CITY:
            weak.add(alias)  # 霹雳 is a state only beside 霹雳州
            return
        weak.discard(alias)
        self.common.discard(alias)

    def _short_names(self, name: str) -> Sequence[str]:
        size = len(name)
        if size < 3:
            return ()
        if name.endswith("自治区"):
            return (name[:3] if name.startswith("内") else name[:2],)
        if "自治" in name or name.endswith("族区"):
            found = (self._ethnic or self._ethnic_pattern()).search(name)
            if found and found.start() >= 2:
                stem = name[: found.start()]
                return (stem + (found[1] or found[2]), stem)
            return ()
        if name.endswith(_CLASS_WORDS) and size > 3:
            return (name[:-2],)
        return (name[:-1],)

    def _ethnic_pattern(self) -> re.Pattern[str]:
        """Make the pattern of the peoples at the end of an autonomous division's name."""
        # 长白朝鲜族自治县: a people of one character (白) counts only with 族 behind it.
        people = self._words.roles["people"]
        long = "|".join(name for name in people if len(name) > 1)
        brief = "".join(name for name in people if len(name) == 1)
        self._ethnic = re.compile(
            f"(?:(?:{long})族?|[{brief}]族)*(?:(?:{long})|[{brief}])族?(?:自治([州县旗])|(区))$"
        )
        return self._ethnic

    # ------------------------------------------------------------ places

    def _row(self, index: int) -> _Row:
        """Return the row of place ``index``, its level worked out."""
        code, name, parent, since, until, successor = self._lines[index].split(",")
        if code in _LEVELS:
            return ("", name, parent, "", "", "", _LEVELS[code])
        level = PROVINCE if code.endswith("0000") else PREFECTURE if code.endswith("00") else COUNTY
        return (code, name, parent, since, until, successor, level)

    def level(self, index: int) -> Level:
        """Return the level of place ``index``."""
        return self.rows[index][6]

    def code(self, index: int) -> str:
        """Return the code of place ``index``, blank where it has none."""
        return self.rows[index][0]

    def name(self, index: int) -> str:
        """Return the full name of place ``index``."""
        return self.rows[index][1]

    def division(self, index: int) -> Division:
        """Return place ``index``."""
        return self.divisions[index]

    def _division(self, index: int) -> Division:
        code, name, _, since, until, _, level = self.rows[index]
        return Division(name, code or None, self._path(index), level, since, until)

    def _path(self, index: int) -> tuple[str, ...]:
        code, name, parent, _, until, successor, level = self.rows[index]
        if not code:
            above = self.index(parent) if parent else None
            if above is None or (parent == "中国" and level is AREA):
                return (name,)
            return (*self._path(above), name)
        path = []
        province = self._coded_as(code[:2] + "0000")
        if province is not None and level > PROVINCE:
            path.append(self.name(province))
        prefecture = self._coded_as(code[:4] + "00")
        if prefecture is not None and prefecture != province and level is COUNTY:
            path.append(self.name(prefecture))
        if until and successor:
            heirs = [
                i
                for i in self.named(successor)
                if self.code(i)[:2] == code[:2] and not self.rows[i][4]
            ]
            near = [i for i in heirs if self.code(i)[:4] == code[:4]] or heirs
            if near:
                return self._path(near[0])
        path.append(name)
        return tuple(path)

    def _coded_as(self, code: str) -> int | None:
        """Return the number of the place that has the code today."""
        found = None
        index = bisect_left(self._lines, code, 0, self._coded)
        while index < self._coded and self._lines[index].startswith(code):
            if self._lines[index].endswith(",,"):
                found = index
            index += 1
        return found

    # ------------------------------------------------------------ looking up

    def spellings(self) -> dict[str, list[int]]:
        """Return every spelling."""
        for head in self._by_head.keys() | self._aliases.keys():
            if head not in self._known:
                self._open(head)
        return {
            spelling: found
            for known in self._known.values()
            for spelling, found in known.items()
            if found
        }

    def looked_up(self, query: str) -> list[int]:
        """Return the places that ``query`` is a code or a spelling of, else those it is part of."""
        if not query:
            return [i for i in range(len(self)) if self.level(i) in (PROVINCE, COUNTRY)]
        exact = self.named(query) or [i for i in range(len(self)) if self.code(i) == query]
        if exact:
            return list(exact)
        return sorted(
            {i for spelling, found in self.spellings().items() if query in spelling for i in found}
        )

    def nearest(self, query: str, number: int = 5) -> list[str]:
        """Return the known spellings nearest to a wrong name."""
        import difflib

        return difflib.get_close_matches(query, self.spellings(), number, 0.5)

    def also(self, indexes: Sequence[int]) -> dict[int, list[str]]:
        """Return the other spellings of the places."""
        found: dict[int, list[str]] = {index: [] for index in indexes}
        for spelling, places in self.spellings().items():
            for index in places:
                if index in found and spelling != self.name(index):
                    found[index].append(spelling)
        return found

    def __len__(self) -> int:
        return len(self._lines)
