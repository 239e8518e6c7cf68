"""The places that text may name: divisions of China by GB/T 2260, regions, countries, cities abroad.

A place has one full name and many spellings: short names (广东, 凉山州, 科右中旗), aliases (鹏城) and,
for what was renamed, the name of its time. A spelling may stand for several places (朝阳 for a city
and five districts); which of them is meant, and whether a place is meant at all, is decided where
the text is read, in ``regions``. Here is only what can be known beforehand.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from swstats.lexicons import Lexicon


class Level(IntEnum):
    """How high a place stands; the numbers rise from the whole to the part."""

    WORLD = 0
    COUNTRY = 1
    PROVINCE = 2
    PREFECTURE = 3
    COUNTY = 4
    AREA = 5  # a region without a code: 粤东, 长三角, a development zone
    CITY = 6  # a city, state or province abroad


_LEVELS = {"world": Level.WORLD, "country": Level.COUNTRY, "city": Level.CITY,
           "zone": Level.AREA, "area": Level.AREA}


@dataclass(frozen=True, slots=True)
class Division:
    """A place of the gazetteer.

    ``name`` is its full name, ``code`` its GB/T 2260 code or None, ``path`` the names from the
    province (abroad: the country) down to it. Of a former division the path ends in what it has
    become, so that the figures of different years stand together. ``since`` and ``until`` are
    years, blank where it was so before 1980 and where it is so today.
    """

    name: str
    code: str | None
    path: tuple[str, ...]
    level: Level
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of ``region_words.csv`` by what they do."""

    roles: dict[str, tuple[str, ...]]

    @classmethod
    def build(cls, lexicon: Lexicon) -> Words:
        """Read the word lists of the lexicon."""
        return cls({row["role"]: tuple(row["words"].split())
                    for row in lexicon.rows("region_words")})

    def pattern(self, role: str) -> str:
        """Return an alternation of the role's words, the longest first."""
        return "|".join(map(re.escape, sorted(self.roles[role], key=len, reverse=True)))


# Rows of the gazetteer while it is built: code, name, parent, since, until, successor, level.
_Row = tuple[str, str, str, str, str, str, Level]
_CLASS_WORDS = ("地区", "特区", "林区", "新区")


class Gazetteer:
    """All places and all their spellings, ready for scanning text.

    ``spellings`` maps a spelling to the numbers of the places that it may stand for, the likeliest
    first. ``weak`` are those that need evidence, ``common`` those among them that are words of the
    language too, ``full`` those that are a full name. ``heads`` maps the first two characters of
    every spelling to the lengths that occur, longest first.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.compiled(Words.build)
        self._rows: list[_Row] = []
        self._divisions: dict[int, Division] = {}
        self.spellings: dict[str, list[int]] = {}
        self.full: dict[str, int] = {}
        self.common: set[str] = set(words.roles["common"])
        self.weak: set[str] = set()
        self._codes: dict[str, int] = {}
        self._read_divisions(lexicon, words)
        self._read_world(lexicon)
        self._read_aliases(lexicon)
        self.common = {word for word in self.common & self.spellings.keys()
                       if self._rows[self.spellings[word][0]][6] is not Level.PROVINCE}
        self.weak |= self.common
        for word in words.roles["word"]:
            self.spellings.setdefault(word, [])
        self.heads = self._heads(self.spellings)

    @classmethod
    def build(cls, lexicon: Lexicon) -> Gazetteer:
        """Make the gazetteer of a lexicon; for ``lexicon.compiled``."""
        return cls(lexicon)

    @staticmethod
    def _heads(spellings: Iterable[str]) -> dict[str, tuple[int, ...]]:
        lengths: dict[str, set[int]] = {}
        for spelling in spellings:
            head, length = spelling[:2], len(spelling)
            known = lengths.get(head)
            if known is None:
                lengths[head] = {length}
            else:
                known.add(length)
        return {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}

    # ------------------------------------------------------------ reading the tables

    def _read_divisions(self, lexicon: Lexicon, words: Words) -> None:
        ethnic = re.compile(f"(?:(?:{words.pattern('people')})族?)+(?:自治([州县旗])|族(区))$")
        strong = set(words.roles["strong"])
        rows, spellings, full, weak = self._rows, self.spellings, self.full, self.weak
        former: list[int] = []
        for index, (code, name, parent, since, until, successor) in enumerate(
            tuple(row.values()) for row in lexicon.rows("regions")
        ):
            level = (Level.PROVINCE if code.endswith("0000") else
                     Level.PREFECTURE if code.endswith("00") else Level.COUNTY)
            rows.append((code, name, parent, since, until, successor, level))
            if until:
                former.append(index)
                continue
            self._codes[code] = index
            full.setdefault(name, index)
            spellings.setdefault(name, []).append(index)
            if level is Level.COUNTY and code.startswith("71"):
                continue  # short names of Taiwan's townships are words of the language, mostly
            for short in self._short_names(name, ethnic):
                known = spellings.get(short)
                if known is None:
                    spellings[short] = [index]
                    # A county's short name of two characters is too often another word's end.
                    if level is Level.COUNTY and len(short) == 2 and short not in strong:
                        weak.add(short)
                elif index not in known:
                    known.append(index)
                    if level < Level.COUNTY:
                        known.sort(key=lambda i: rows[i][6])
                        weak.discard(short)
        for index in former:
            name = rows[index][1]
            full.setdefault(name, index)
            spellings.setdefault(name, []).append(index)
            if rows[index][6] is Level.PREFECTURE:
                for short in self._short_names(name, ethnic):
                    spellings.setdefault(short, [index])

    @staticmethod
    def _short_names(name: str, ethnic: re.Pattern[str]) -> Sequence[str]:
        size = len(name)
        if size < 3:
            return ()
        if name.endswith("自治区"):
            return (name[:3] if name.startswith("内") else name[:2],)
        if "自治" in name or name.endswith("族区"):
            found = ethnic.search(name)
            if found and found.start() >= 2:
                stem = name[: found.start()]
                return (stem + (found[1] or found[2]), stem)
            return ()
        if name.endswith(_CLASS_WORDS) and size > 3:
            return (name[:-2],)
        return (name[:-1],)

    def _read_world(self, lexicon: Lexicon) -> None:
        for row in lexicon.rows("world"):
            index = len(self._rows)
            name = row["name"]
            self._rows.append(("", name, row["within"], "", "", "", _LEVELS[row["level"]]))
            self.full.setdefault(name, index)
            for spelling in (name, *row["also"].split()):
                known = self.spellings.setdefault(spelling, [])
                known.insert(0, index)
                self.weak.discard(spelling)

    def _read_aliases(self, lexicon: Lexicon) -> None:
        own = {alias: str(entry["name"]) for alias, entry in lexicon.table("aliases").items()}
        listed = {row["alias"]: row["name"] for row in lexicon.rows("region_aliases")}
        for alias, name in (listed | own).items():
            if name not in self.full:
                self._refuse(alias, name)
            known = self.spellings.setdefault(alias, [])
            index = self.full[name]
            if index in known:
                known.remove(index)
            known.insert(0, index)
            self.weak.discard(alias)
            if alias in own:
                self.common.discard(alias)

    def _refuse(self, alias: str, name: str) -> None:
        from swstats.errors import LexiconError

        near = self.nearest(name, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise LexiconError(f"aliases, {alias}: no place is called {name!r}{hint} "
                           "Give the full name as swstats regions shows it.")

    # ------------------------------------------------------------ looking up

    def level(self, index: int) -> Level:
        """Return the level of place ``index``."""
        return self._rows[index][6]

    def code(self, index: int) -> str:
        """Return the code of place ``index``, blank where it has none."""
        return self._rows[index][0]

    def name(self, index: int) -> str:
        """Return the full name of place ``index``."""
        return self._rows[index][1]

    def division(self, index: int) -> Division:
        """Return place ``index``."""
        made = self._divisions.get(index)
        if made is None:
            code, name, _, since, until, _, level = self._rows[index]
            made = Division(name, code or None, self._path(index), level, since, until)
            self._divisions[index] = made
        return made

    def _path(self, index: int) -> tuple[str, ...]:
        code, name, parent, _, until, successor, level = self._rows[index]
        if not code:
            above = self.full.get(parent)
            if above is None or (parent == "中国" and level is Level.AREA):
                return (name,)
            return (*self._path(above), name)
        path = []
        province = self._codes.get(code[:2] + "0000")
        if province is not None and level > Level.PROVINCE:
            path.append(self._rows[province][1])
        prefecture = self._codes.get(code[:4] + "00")
        if prefecture not in (None, province) and level is Level.COUNTY:
            path.append(self._rows[prefecture][1])  # type: ignore[index]
        if until and successor:
            heir = [i for i in self.spellings.get(successor, ())
                    if self.code(i).startswith(code[:2]) and not self._rows[i][4]]
            near = [i for i in heir if self.code(i)[:4] == code[:4]] or heir
            if near:
                return self._path(near[0])
        path.append(name)
        return tuple(path)

    def looked_up(self, query: str) -> list[int]:
        """Return the places that ``query`` is a code or a spelling of, else those it is part of."""
        if not query:
            return [i for i, row in enumerate(self._rows)
                    if row[6] in (Level.PROVINCE, Level.COUNTRY)]
        exact = self.spellings.get(query) or [i for i, row in enumerate(self._rows)
                                              if row[0] == query]
        if exact:
            return list(exact)
        return sorted({i for spelling, found in self.spellings.items()
                       if query in spelling for i in found})

    def nearest(self, query: str, number: int = 5) -> list[str]:
        """Return the known spellings nearest to a wrong name."""
        return difflib.get_close_matches(query, self.spellings, number, 0.5)

    def also(self, index: int) -> list[str]:
        """Return the other spellings of place ``index``."""
        name = self.name(index)
        return [s for s, found in self.spellings.items() if index in found and s != name]

    def __len__(self) -> int:
        return len(self._rows)
