"""What a report holds of documents, as JSON that a page may carry.

For each document its name, its text, what :mod:`~swstats.text.reflow` left of the text, and its
statistics as rows: one field after the other, what many of them share (sentence, article) by its
number. Offsets count as a browser counts, in units of UTF-16.
"""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO

from swstats.output.columns import columns_of, to_cells, to_json, to_texts
from swstats.records import Role, Statistic
from swstats.review.check import check
from swstats.review.edtf import days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from swstats.lexicons import Lexicon
    from swstats.records import Document, Extracted
    from swstats.review.filters import Filter

# What a row says by its number in a list of its document, and what the document says itself.
SHARED = ("article", "sentence")
OWN = ("doc",)

# Letters for what a block of the text is.
ROLES = {
    Role.HEADLINE: "h",
    Role.BODY: "b",
    Role.CAPTION: "c",
    Role.TABLE: "t",
    Role.FURNITURE: "f",
}

# Beyond the last character that UTF-16 writes as one unit.
LAST_SINGLE = "\uffff"

# "<" would let a text end the element that it stands in; the others end a line of a script.
ESCAPES = str.maketrans({"<": r"\u003c", "\u2028": r"\u2028", "\u2029": r"\u2029"})


def as_json(value: Any) -> str:
    r"""Return JSON that can stand in an element of a page.

    >>> as_json(["</script>", "亿"])
    '["\\u003c/script>","亿"]'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def write_contents(
    sources: Iterable[Extracted],
    out: BinaryIO,
    lexicon: Lexicon | None = None,
    where: Filter | None = None,
) -> None:
    """Write one object: documents in order, then what is known when all of them are there."""

    def write(text: str) -> None:
        # Half a surrogate pair is "\\udc80" in JSON, which is what this handler writes.
        out.write(text.encode("utf-8", "backslashreplace"))

    statistics: list[Statistic] = []
    wanted: dict[str, str | None] = {}  # ids of figures, with their periods
    names = [column.name for column in columns_of(Statistic)]
    write(f'{{"fields":{as_json(names)},"docs":[')
    between = ""
    for source in sources:
        told = [item for item in source.statistics if item.statistic]
        statistics += told
        shown = [item for item in told if where is None or where.accepts(item)]
        if where is not None and not shown:
            continue
        wanted.update((item.id, item.period) for item in shown)
        write(f"{between}\n{as_json(contents_of(source._replace(statistics=shown), lexicon))}")
        between = ","
    periods = {period: days(period) for period in wanted.values() if period}
    write(f'\n],"periods":{as_json(periods)},"findings":[')
    between = ""
    for finding in check(statistics, lexicon):
        if not wanted.keys().isdisjoint(finding.figures):
            write(f"{between}\n{as_json(to_json(finding))}")
            between = ","
    write("\n]}")


def contents_of(source: Extracted, lexicon: Lexicon | None = None) -> dict[str, Any]:
    """Return what a report holds of one document."""
    records = source.statistics
    shared: dict[str, dict[str, int]] = {name: {} for name in SHARED}
    rows = []
    for record in records:
        row = to_json(record)
        for name in OWN:
            row[name] = 0
        for name, known in shared.items():
            row[name] = known.setdefault(row[name], len(known))
        rows.append([*row.values(), guarded(record)])
    said: dict[str, Any] = {"doc": source.doc, "rows": rows}
    said |= {name: list(known) for name, known in shared.items()}
    if source.text is None:
        return said | _told_by_sentences(records)
    spans = [(record.start, record.end) for record in records]
    return said | _told_by_text(source.text, spans, lexicon)


def guarded(record: Statistic) -> list[int]:
    """Return the columns whose cells of CSV need an apostrophe (:mod:`~swstats.output.columns`)."""
    cells = zip(to_cells(record), to_texts(record), strict=True)
    return [number for number, (cell, text) in enumerate(cells) if cell != text]


def _told_by_text(
    text: str, spans: Iterable[tuple[int, int]], lexicon: Lexicon | None
) -> dict[str, Any]:
    """Return a text, where its figures stand, and what of it running text keeps.

    ``runs`` are lengths, of what is kept and of what is left out by turns; ``signs`` what stands
    in the running text where a character is kept in another form: its offset there, its form.
    ``roles`` are what the lines of the running text are.
    """
    from swstats.text.articles import split
    from swstats.text.reflow import reflow

    document = split(reflow(text, lexicon), lexicon)
    at = _units(document.source)
    gone = [cut + number for number, cut in enumerate(document.offsets.cuts)]
    kept, here = [], 0
    runs: list[int] = []
    for _, group in groupby(enumerate(gone), lambda pair: pair[1] - pair[0]):
        places = [place for _, place in group]
        first, last = places[0], places[-1] + 1
        kept.append(document.source[here:first])
        runs += (at(first) - at(here), at(last) - at(first))
        here = last
    kept.append(document.source[here:])
    bare = "".join(kept)
    there = _units(document.text)
    signs = [
        [there(place), sign]
        for place, (was, sign) in enumerate(zip(bare, document.text, strict=True))
        if was != sign
    ]
    return {
        "text": document.source,
        "spans": [[at(start), at(end)] for start, end in spans],
        "runs": runs,
        "signs": signs,
        "roles": _roles(document),
    }


def _roles(document: Document) -> str:
    """Return a letter for each line of the running text."""
    found: dict[int, Role] = {}
    for article in document.articles:
        for sentence in (*article.headlines, *article.sentences):
            found.setdefault(sentence.start, sentence.role)
    letters, start = [], 0
    for line in document.text.split("\n"):
        letters.append(ROLES[found.get(start, Role.BODY)])
        start += len(line) + 1
    return "".join(letters)


def _told_by_sentences(records: Sequence[Statistic]) -> dict[str, Any]:
    """Return the sentences of figures for the text that is not kept, each in a line."""
    lines: list[str] = []
    spans: list[tuple[int, int]] = []
    start = 0
    for sentence, group in groupby(records, lambda record: record.sentence):
        here = start
        for record in group:
            found = re.compile(r"\s*".join(map(re.escape, record.text))).search(
                line := sentence.replace("\n", " "), here - start
            )
            # What is not found, as in a sentence that was cut, stands behind it.
            here = start + (found.end() if found else len(line))
            spans.append((start + found.start(), here) if found else (here, here))
        lines.append(sentence.replace("\n", " "))
        start += len(sentence) + 1
    text = "\n".join(lines)
    at = _units(text)
    return {"text": text, "spans": [[at(a), at(b)] for a, b in spans], "excerpt": True}


def _units(text: str) -> Callable[[int], int]:
    """Return what makes an offset in UTF-16 of an offset in code points."""
    if not text or max(text) <= LAST_SINGLE:
        return int
    offsets, here = [0], 0
    for sign in text:
        here += 1 + (sign > LAST_SINGLE)
        offsets.append(here)
    return offsets.__getitem__
