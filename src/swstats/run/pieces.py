"""A giant text in pieces, so that memory does not grow with its length.

The file is gone through twice. The first time says what encoding it is in, that all of it can be
decoded, and its digest; so that a bad byte at the very end is an error before anything is done.
The second time gives the pieces. Each is cut off where an article begins, as
:func:`~swstats.text.articles.split` sees it in the characters before the cut; where none does, at
the end of a paragraph, a sentence, a line; and in the last resort anywhere.

Offsets and ids are those of the whole text, and so is what is found within an article. What may
differ from a text that is read in one:

* What holds for a whole page (whether it is indented, whether it bears the marks of a newspaper,
  a date that all its articles share) is judged piece by piece. The date in the page's first lines
  is passed on to the later pieces, for articles that bear none.
* An article that is longer than a piece is cut: its headline is passed on, while a place, a time
  or a figure that the text comes back to from beyond the cut is not seen.
* An article whose headline stands in the next piece, as some on newspaper pages do, has none.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from swstats.documents import opened
from swstats.documents.encodings import decode
from swstats.documents.formats import TEXT
from swstats.documents.found import About, called
from swstats.errors import ReadError
from swstats.lexicons import default_lexicon
from swstats.run.work import Digest, Outcome, Piece, Task
from swstats.said import _, why

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from swstats.documents import Found
    from swstats.lexicons import Lexicon
    from swstats.records import Document
    from swstats.run.work import Plan

# From how many bytes on a text is a giant.
GIANT = 8_000_000
# How many characters a piece has; some 3 MB of Chinese in UTF-8, and two seconds of work.
LENGTH = 1_000_000
# How far before the end of a piece an article may begin for it to be cut there.
REACH = 50_000
# What must follow the beginning of an article for it to be seen as one.
BEHIND = 5_000
BLOCK = 1 << 20
# What tells an encoding. It ends in the middle of a character, perhaps.
EVIDENCE = 4 * BLOCK
LONGEST_CHARACTER = 4

# Where a text without articles may be cut, the best first.
ENDS = (
    re.compile(r"(?:\r?\n[ \t\u3000]*){2,}(?=\S)"),
    re.compile(r"[。！？!?][”’」』）)]*[ \t\u3000]*\r?\n"),
    re.compile(r"[。！？!?；;][”’」』）)]*"),
    re.compile(r"\n"),
    re.compile(r"[，,、 ]"),
)


def is_giant(found: Found, size: int) -> bool:
    """Say whether a document of so many bytes is to be read in pieces."""
    return size >= GIANT and found.format == TEXT.name and found.text is None


class Survey(NamedTuple):
    """What going through a file once tells of it."""

    encoding: str
    digest: str


def pieces(
    found: Found, plan: Plan, known: str = "", *, passed: int = 0
) -> Iterator[Task | Outcome]:
    """Yield the pieces of a giant text, or that it is unchanged, as its digest ``known`` says.

    ``passed`` is how much of the input lies before it, in bytes. Raises ReadError.
    """
    try:
        survey = _survey(found, plan)
        if known and survey.digest == known:
            yield Outcome(found.doc, [], digest=known, unchanged=True)
        else:
            yield from _pieces(found, plan, survey, passed)
    except OSError as error:
        raise ReadError(
            _("{doc}: {why}").format(doc=found.doc, why=why(error)), doc=found.doc
        ) from error


def _survey(found: Found, plan: Plan) -> Survey:
    name = called(found.doc)
    digest = Digest(found, plan)
    with opened(found) as file:
        head = file.read(EVIDENCE)
        encoding = _encoding(head, name, plan.settings.encoding)
        decoder = _decoder(encoding)
        at, block = 0, head
        while True:
            digest.update(block)
            pending = len(decoder.getstate()[0])
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                # What it says of is the bytes left over from before, and then the block.
                raise ReadError(
                    _(
                        "Cannot decode {name}: it begins as {encoding}, but not so byte {at} "
                        "({reason}); mend it, or name another --encoding"
                    ).format(
                        name=name,
                        encoding=encoding,
                        at=at - pending + error.start,
                        reason=error.reason,
                    ),
                    doc=found.doc,
                ) from None
            if "\x00" in text:
                raise ReadError(
                    _("{name}: binary data, no text (about byte {at})").format(name=name, at=at),
                    doc=found.doc,
                )
            if not block:
                return Survey(encoding, str(digest))
            at += len(block)
            block = file.read(BLOCK)


def _encoding(head: bytes, name: str, given: str | None) -> str:
    """Return the encoding that the first bytes of a file speak for. Raises ReadError."""
    problem: ReadError | None = None
    for cut in range(LONGEST_CHARACTER):
        try:
            return decode(head[: len(head) - cut], name, given)[1]
        except ReadError as error:
            problem = problem or error
    assert problem is not None
    raise problem


def _decoder(encoding: str) -> codecs.IncrementalDecoder:
    # What is found to be Big5 was read with the signs of Hong Kong.
    return codecs.getincrementaldecoder("big5hkscs" if encoding == "big5" else encoding)()


def _pieces(found: Found, plan: Plan, survey: Survey, passed: int) -> Iterator[Task]:
    digest = Digest(found, plan)
    decoder = _decoder(survey.encoding)
    text, start, about = "", 0, found.about
    with opened(found) as file:
        while block := file.read(BLOCK):
            digest.update(block)
            passed += len(block)
            text += decoder.decode(block)
            while len(text) > LENGTH + BEHIND:
                window = text[: LENGTH + BEHIND]
                at, later = cut(window, about, plan.lexicon, first=start == 0)
                piece = Piece(start, survey.encoding)
                yield _task(found, text[:at], about, piece, passed)
                about = later.over(found.about)
                text, start = text[at:], start + at
        text += decoder.decode(b"", final=True)
    if str(digest) != survey.digest:
        raise ReadError(
            _("{doc}: it was changed while it was read; read it again").format(doc=found.doc),
            doc=found.doc,
        )
    piece = Piece(start, survey.encoding, last=True, digest=survey.digest)
    yield _task(found, text, about, piece, passed)


def _task(found: Found, text: str, about: About, piece: Piece, passed: int) -> Task:
    part = found._replace(path="", data=None, text=text, about=about)
    return Task(part, piece=piece, size=3 * len(text), passed=passed)


def cut(text: str, about: About, lexicon: Lexicon | None, *, first: bool) -> tuple[int, About]:
    """Return where to cut a text before its last characters, and what goes on behind the cut."""
    date = (_page_date(text[:REACH], lexicon) if first else None) or about.date
    near, last = len(text) - BEHIND - REACH, len(text) - BEHIND
    tail = _split(text[near:], lexicon)
    starts = [near + tail.offsets.source(article.start) for article in tail.articles[1:]]
    for start in reversed(starts):
        if start <= last:
            return start, About(date=date)
    at = paragraph(text, near, last)
    # Which article is it that is cut?
    whole = _split(text[:at], lexicon)
    title = _headline(whole)
    if title is None and len(whole.articles) == 1:
        title = about.title
    return at, About(date=date, title=title)


def _page_date(text: str, lexicon: Lexicon | None) -> date | None:
    from swstats.text.articles import find_page_date, read_blocks
    from swstats.text.marks import LineWords
    from swstats.text.reflow import reflow

    words = (lexicon or default_lexicon()).compiled(LineWords)
    return find_page_date(read_blocks(reflow(text, lexicon), words))[1]


def _split(text: str, lexicon: Lexicon | None) -> Document:
    from swstats.text.articles import split
    from swstats.text.reflow import reflow

    return split(reflow(text, lexicon), lexicon)


def paragraph(text: str, first: int, last: int) -> int:
    r"""Return where a text may be cut between two offsets: the last place of the best sort.

    >>> paragraph("一段。\n\n二段。三", 1, 8), paragraph("一句。二", 1, 4), paragraph("1234", 1, 2)
    (5, 3, 2)
    """
    for end in ENDS:
        places = [found.end() for found in end.finditer(text, first, last)]
        if places:
            return places[-1]
    return last


def _headline(document: Document) -> str | None:
    """Return that of the last article."""
    heads = document.articles[-1].headlines if document.articles else ()
    return document.text[heads[0].start : heads[0].end].strip() if heads else None
