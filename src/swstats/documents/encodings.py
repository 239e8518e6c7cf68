"""Bytes into text, with an encoding that is found.

An encoding is decided by evidence, in this order: a byte order mark; valid UTF-8; the zero bytes of
UTF-16; then how much of the text reads as Chinese in GB18030, Big5 and UTF-16. Where nothing speaks
for one of them the input is refused, by name, with the byte at which UTF-8 ends: a wrong guess
would give wrong figures without a word.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from swstats.errors import ReadError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterator

# The commonest hanzi of running text, simplified and traditional, and the marks of Chinese print.
# Source: the top of the frequency list of the Modern Chinese Character List (现代汉语常用字表, 1988).
COMMON = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后"
    "小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长"
    "市省县区元万亿人民社会工作全部政府企业增长"
    "這來個們說為時過學對後裡麼發當開無經頭動兩長國會區萬億"
    "，。、；：“”（）《》「」0123456789"
)
# In text of a wrong encoding such signs appear, in print never.
STRANGE = re.compile(r"[\ue000-\uf8ff\u3400-\u4dbf\uac00-\ud7af\u0080-\u009f\U00010000-\U0010ffff]")
HANZI = re.compile(r"[\u4e00-\u9fff]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")
# A wrong reading has hardly a common character; a right one, one in five at the very least.
PLAUSIBLE = 0.12
SAMPLE = 20_000

# What a user may try where an encoding is wrong.
COMMONEST = ("utf-8", "gb18030", "big5")

# What pages and mails call their encodings; the wider one holds the narrower.
WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
# Of those that Python knows, some are no encodings of text; others are what programs say where
# nobody thought of it (Latin 1, ASCII), and say nothing.
SAID = re.compile(
    r"utf-?8|utf-16(?:le|be)?|gb18030|big5hkscs|euc[-_](?:jp|kr)|shift[-_]jis|iso-2022-(?:jp|kr)"
    r"|hz(?:-gb-2312)?|koi8-[ru]|windows-12(?:5[013-8])|iso-8859-(?:[2-9]|1\d)"
)

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that the bytes may mean: how much of it is as Chinese text is."""

    encoding: str
    text: str
    score: float


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Return the text of ``data`` and the name of its encoding.

    Nothing is translated: line ends stay as they are, and a byte order mark stays the first
    character, so that offsets are those of ``data.decode(encoding)``.

    Raises ReadError where the bytes are no text in ``encoding``, or, if none is given, in any that
    can be told by evidence; it names the file, the byte and what to do.
    """
    if encoding is not None:
        return decode_as(data, name, encoding)
    for mark, known in BOMS:
        if data.startswith(mark):
            return decode_as(data, name, known)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    else:
        if "\x00" not in text:
            return text, "utf-8"
        at = data.index(b"\x00")
    # Cut off in the middle of a character, it may be valid in another encoding, and mean nothing.
    if damaged := _damaged(data, "utf-8"):
        raise ReadError(_("Cannot decode {name}: {damaged}").format(name=name, damaged=damaged))
    readings = sorted(plausible_readings(data), key=lambda reading: -reading.score)
    if readings and readings[0].score >= PLAUSIBLE:
        best = readings[0]
        return best.text, best.encoding
    if b"\x00" in data[:SAMPLE]:
        raise ReadError(_("{name}: binary data, no text (byte {at})").format(name=name, at=at))
    if damaged := _damaged(data, "gb18030"):
        raise ReadError(_("Cannot decode {name}: {damaged}").format(name=name, damaged=damaged))
    raise ReadError(
        _(
            "Cannot decode {name} as UTF-8 (byte {at}); name its encoding, such as "
            "--encoding gb18030"
        ).format(name=name, at=at)
    )


def _damaged(data: bytes, encoding: str) -> str | None:
    """Say that the bytes are Chinese text but for a few of them, and what to do; or return None."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start
    else:
        return None
    text = data.decode(encoding, "replace")
    if len(HANZI.findall(text)) < 10 * text.count("\ufffd") or score(text) < PLAUSIBLE:
        return None
    return _(
        "it is {encoding} but damaged (byte {at}); mend it, with iconv -c -f "
        "{encoding} -t utf-8, say"
    ).format(encoding=encoding, at=at)


def codec_of(said: str) -> str:
    """Return the encoding that a page or a mail means by what it says; empty where it is none.

    >>> codec_of("GB2312"), codec_of("iso-8859-1"), codec_of("idna")
    ('gb18030', '', '')
    """
    name = said.strip().lower()
    codec = WIDER.get(name, name)
    return codec if SAID.fullmatch(codec) else ""


def decode_as(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    """Return the text in an encoding that the user or a byte order mark names."""
    try:
        codec = codecs.lookup(encoding)
    except LookupError:
        raise ReadError(
            _(
                "{name}: encoding {encoding!r} is unknown; known are utf-8, utf-16, gb18030, big5 …"
            ).format(name=name, encoding=encoding)
        ) from None
    # utf-16 and utf-8-sig would drop the mark, and offsets with it.
    plain = {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}.get(codec.name, codec.name)
    if plain == "utf-16-le" and data.startswith(codecs.BOM_UTF16_BE):
        plain = "utf-16-be"
    try:
        text = data.decode(plain)
    except UnicodeDecodeError as error:
        raise ReadError(
            _("Cannot decode {name}: {damaged}").format(name=name, damaged=damaged)
            if (damaged := _damaged(data, plain))
            else _(
                "Cannot decode {name} as {encoding} (byte {at}: {reason}); name another "
                "--encoding, such as {others}"
            ).format(
                name=name,
                encoding=encoding,
                at=error.start,
                reason=error.reason,
                others=_(" or ").join(e for e in COMMONEST if e != plain),
            )
        ) from None
    except (LookupError, UnicodeError, ValueError):
        raise ReadError(
            _("{name}: {encoding!r} is no encoding of text").format(name=name, encoding=encoding)
        ) from None
    if "\x00" in text:
        raise ReadError(
            _("{name}: binary data, no text (character {at})").format(
                name=name, at=text.index(chr(0))
            )
        )
    return text, plain


def plausible_readings(data: bytes) -> Iterator[Reading]:
    """Yield what the bytes mean in each encoding in which they are valid."""
    encodings = ["gb18030", "big5hkscs"]
    if len(data) % 2 == 0:
        encodings += ["utf-16-le", "utf-16-be"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if CONTROL.search(text) is None:
            yield Reading("big5" if encoding == "big5hkscs" else encoding, text, score(text))


def score(text: str) -> float:
    """Return the share of common signs less that of strange ones, white space aside.

    >>> score("今年1至10月，全省新建助餐点460个。") > 0.5 > score("浠婂勾鍏ㄧ渷鏂板缓")
    True
    """
    bare = "".join(text[:SAMPLE].split())
    if not bare:
        return 0.0
    common = sum(sign in COMMON for sign in bare)
    return (common - 2 * len(STRANGE.findall(bare))) / len(bare)
