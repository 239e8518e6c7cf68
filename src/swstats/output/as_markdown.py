"""Markdown: a table of GitHub's flavour, for notes, wikis and letters.

A text stands there as it is: every character that Markdown would act on is escaped, a line break is
``<br>``, and what would be lost (a control character, a space at an edge) is a numeric reference.
Numbers keep their plain digits. What is written is read back from the text, not from a rendering.
Source: GitHub Flavored Markdown Spec 0.29, "Tables", "Backslash escapes", "Autolinks".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from swstats.errors import FormatError
from swstats.output.columns import columns_of, from_cells, to_texts
from swstats.output.files import as_text, reading
from swstats.output.labels import field_of, heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swstats.output import Options

# "$" opens mathematics and "#", "@" and ":" links and pictures where GitHub shows the text.
ACTIVE = re.compile(r"[\\`*_\[\]<>&|~:@$#]|(?<=www)\.", re.IGNORECASE)
# Line breaks of any kind, control characters, and spaces at an edge, which a cell does without.
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|^[\s\u3000]|[\s\u3000]$")
BREAK = "<br>"
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d+);|<br>")
CELL = re.compile(r"\|((?:[^|\\\n]|\\.)*)(?=\|)")


def write_markdown(rows: Iterable[Any], record: type, out: BinaryIO, options: Options) -> None:
    """Write a table with a line per record, each as soon as it is known."""
    columns = columns_of(record, options.columns)
    with as_text(out) as text:
        text.write(_line(heading(column.name, options.lang) for column in columns))
        marks = ("---:" if column.flush_right else "---" for column in columns)
        text.write("| " + " | ".join(marks) + " |\n")
        text.writelines(_line(to_texts(row, options.columns)) for row in rows)


def read_markdown(file: BinaryIO, record: type) -> Iterator[Any]:
    """Read what :func:`write_markdown` wrote. Raises FormatError, naming the line."""
    fields: list[str] = []
    try:
        with as_text(file) as text:
            for number, line in enumerate(text, start=1):
                cells = [_plain(cell.strip(" ")) for cell in CELL.findall(line)]
                if not fields:
                    fields = [field_of(said, record) for said in cells]
                elif number > 2 and cells:
                    with reading(record, f"line {number}"):
                        row = dict(zip(fields, cells, strict=True))
                        found = from_cells(record, row, guarded=False)
                    yield found
    except UnicodeDecodeError as error:
        message = f"not Markdown of swstats: {error}"
        raise FormatError(message) from error


def _line(texts: Iterable[str]) -> str:
    return "| " + " | ".join(map(escaped, texts)) + " |\n"


def escaped(text: str) -> str:
    r"""Write a text so that a cell shows it.

    >>> escaped("a|b *c*\n[d](http://e)")
    'a\\|b \\*c\\*<br>\\[d\\](http\\://e)'
    """
    return UNSEEN.sub(_reference, ACTIVE.sub(r"\\\g<0>", text))


def _reference(sign: re.Match[str]) -> str:
    return BREAK if sign[0] == "\n" else f"&#{ord(sign[0])};"


def _plain(cell: str) -> str:
    """Undo :func:`escaped`."""
    return ESCAPED.sub(lambda said: said[1] or (chr(int(said[2])) if said[2] else "\n"), cell)
