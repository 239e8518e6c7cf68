"""Read files, folders, patterns and standard input into text, with an encoding that is found.

An encoding is decided by evidence, in this order: a byte order mark; valid UTF-8; the zero bytes of
UTF-16; then how much of the text reads as Chinese in GB18030, Big5 and UTF-16. Where nothing speaks
for one of them the input is refused, by name, with the byte at which UTF-8 ends: a wrong guess
would give wrong figures without a word.
"""

from __future__ import annotations

import codecs
import glob
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from swstats.errors import ReadError
from swstats.records import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What a folder is searched for. A file given by name is read whatever its name ends with.
SUFFIXES = (".txt", ".text", ".md")
STDIN = "-"

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

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_documents(
    paths: Sequence[str], encoding: str | None = None
) -> Iterator[SourceText | ReadError]:
    """Yield the text of each file that the paths name, in order, one at a time.

    A path is a file, a folder (its text files and those of its sub-folders, by name, hidden ones
    left out), a pattern such as ``pages/*.txt``, or ``-`` for standard input. What cannot be read
    is yielded as a ReadError, and the rest goes on. A file that two paths name is read once.
    """
    seen: set[str] = set()
    for path in paths:
        for found in find_files(path):
            if isinstance(found, ReadError):
                yield found
                continue
            file = found if found == STDIN else os.path.realpath(found)
            if file not in seen:
                seen.add(file)
                yield read_file(found, encoding)


def find_files(path: str) -> Iterator[str | ReadError]:
    """Yield the files that a path names, or the error that there are none."""
    try:
        yield from _find_files(path)
    except (OSError, ValueError) as error:  # too long a name, a zero byte in it
        reason = error.strerror if isinstance(error, OSError) else error
        yield ReadError(f"{name_of(path)}: {reason}")


def _find_files(path: str) -> Iterator[str | ReadError]:
    if not path:
        yield ReadError("an empty path names nothing; name a file or a folder, . for this one")
    elif path == STDIN or Path(path).is_file():
        yield path
    elif Path(path).is_dir():
        empty = True
        for file in files_below(path):
            empty = False
            yield file
        if empty:
            yield ReadError(f"{name_of(path)}: no text file in this folder ({', '.join(SUFFIXES)})")
    elif glob.has_magic(path):
        matches = sorted(_matches(path))
        if not matches:
            yield ReadError(f"{path}: no file matches this pattern")
        for match in matches:
            if Path(match).is_file():
                yield match
            elif "**" not in path:
                yield from find_files(match)
    elif Path(path).exists():
        yield path
    else:
        yield ReadError(f"{path}: no such file or folder")


def _matches(pattern: str) -> Iterator[str]:
    """Yield what a pattern names. ``**`` goes into no linked folder, which may lead back to itself."""
    parts = Path(pattern).parts
    if "**" not in parts:
        yield from glob.iglob(pattern)  # noqa: PTH207 (patterns may be absolute)
        return
    first = parts.index("**")
    rest = parts[first + 1 :] or ("*",)
    starts = (
        glob.iglob(str(Path(*parts[:first])))  # noqa: PTH207
        if first
        else [""]
    )
    for start in starts:
        for folder, inside, _ in os.walk(start or "."):
            inside[:] = [name for name in inside if not name.startswith(".")]
            inner = Path(folder) if start else Path(os.path.relpath(folder, "."))
            yield from _matches(str(Path(glob.escape(str(inner)), *rest)))


def files_below(folder: str) -> Iterator[str | ReadError]:
    """Yield the text files of a folder and its sub-folders, sorted, hidden ones left out.

    A folder that cannot be read is yielded as a ReadError.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield ReadError(f"{name_of(folder)}: {error.strerror or error}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(entry.path)
        elif entry.name.lower().endswith(SUFFIXES) and entry.is_file():
            yield entry.path


def name_of(path: str) -> str:
    """Return a path as records name it: as given, with forward slashes, without "./" before it."""
    name = path.replace(os.sep, "/")
    while name.startswith("./") and len(name) > 2:
        name = name[2:].lstrip("/")
    return name


def read_file(path: str, encoding: str | None) -> SourceText | ReadError:
    """Return the text of a file or of standard input, or why it cannot be had."""
    name = name_of(path)
    try:
        data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        return ReadError(f"{name}: {error.strerror or error}")
    try:
        text, found = decode(data, "standard input" if path == STDIN else name, encoding)
    except ReadError as error:
        return error
    return SourceText(name, text, found)


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
    readings = sorted(plausible_readings(data), key=lambda reading: -reading.score)
    if readings and readings[0].score >= PLAUSIBLE:
        best = readings[0]
        return best.text, best.encoding
    if b"\x00" in data[:SAMPLE]:
        raise ReadError(f"{name}: binary data, no text (byte {at})")
    damaged = next(filter(None, (_damaged(data, known) for known in ("utf-8", "gb18030"))), None)
    if damaged:
        raise ReadError(f"Cannot decode {name}: {damaged}")
    raise ReadError(
        f"Cannot decode {name} as UTF-8 (byte {at}); name its encoding, such as --encoding gb18030"
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
    return (
        f"it is {encoding} but damaged (byte {at}); mend it, with"
        f" iconv -c -f {encoding} -t utf-8, say"
    )


def decode_as(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    """Return the text in an encoding that the user or a byte order mark names."""
    try:
        codec = codecs.lookup(encoding)
    except LookupError:
        raise ReadError(
            f"{name}: encoding {encoding!r} is unknown; known are utf-8, utf-16, gb18030, big5 …"
        ) from None
    # utf-16 and utf-8-sig would drop the mark, and offsets with it.
    plain = {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}.get(codec.name, codec.name)
    if plain == "utf-16-le" and data.startswith(codecs.BOM_UTF16_BE):
        plain = "utf-16-be"
    try:
        text = data.decode(plain)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"Cannot decode {name}: {damaged}"
            if (damaged := _damaged(data, plain))
            else f"Cannot decode {name} as {encoding} (byte {error.start}: {error.reason}); name"
            f" another --encoding, such as {' or '.join(e for e in COMMONEST if e != plain)}"
        ) from None
    except (LookupError, UnicodeError, ValueError):
        raise ReadError(f"{name}: {encoding!r} is no encoding of text") from None
    if "\x00" in text:
        raise ReadError(f"{name}: binary data, no text (character {text.index(chr(0))})")
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
