"""Names of documents within others: decoded by evidence, and no two the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swstats.documents.encodings import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# How many names are looked at together.
ENOUGH = 1000
# Of a name in Chinese, that many of the signs are among the commoner half of its character set.
COMMON = 0.8


def decoded(names: Iterable[bytes]) -> Callable[[bytes], str]:
    r"""Return what decodes names of one archive that nothing says the encoding of.

    They are UTF-8 where all of them are; else GB18030 or Big5 where nearly all signs are among the
    commoner ones of these (rows 16 to 55 of GB 2312, A4 to C6 of Big5: what a Western name makes in
    either is seldom there); else what the first IBM PC wrote, which reads any byte.

    >>> name_of = decoded(["统计公报.txt".encode("gbk")])
    >>> name_of("统计公报.txt".encode("gbk")), decoded([b"M\x81ller.txt"])(b"M\x81ller.txt")
    ('统计公报.txt', 'Müller.txt')
    """
    beyond = [name for name in names if not name.isascii()][:ENOUGH]
    joined = b"\n".join(beyond)
    encoding = "utf-8"
    try:
        joined.decode("utf-8")
    except UnicodeDecodeError:
        readings = []
        for codec, first, last in (("gb18030", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
            try:
                text = joined.decode(codec)
            except UnicodeDecodeError:
                continue
            wide = [sign.encode(codec) for sign in text if not sign.isascii()]
            # what stands before them is punctuation, digits, 〇: it counts neither way
            known = [sign for sign in wide if not 0xA1 <= sign[0] < min(first, 0xAA)]
            common = sum(
                first <= sign[0] <= last and (sign[1] > 0xA0 or codec == "big5") for sign in known
            )
            if known and common >= COMMON * len(known):
                readings.append((score("".join(s for s in text if not s.isascii())), codec))
        encoding = max(readings, default=(0.0, "cp437"))[1]

    def decode(name: bytes) -> str:
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:  # one beyond those that were looked at
            return name.decode("cp437")

    return decode


class Distinct:
    """Gives each name once: one that was given before gets a number, as in ``a.txt~2``."""

    def __init__(self) -> None:
        # hashes, as a million names would take ten times the memory
        self._given: set[int] = set()

    def of(self, name: str) -> str:
        """Return the name, or one like it that was not given yet."""
        number, given = 1, name
        while hash(given) in self._given:
            number += 1
            given = f"{name}~{number}"
        self._given.add(hash(given))
        return given
