"""Pages saved to disk: the main text, and what the page says of itself.

The page is rendered as blocks: what a reader sees, a cell apart from its neighbour. trafilatura says
where among them the article stands; it begins with its headline. Where that finds little, or would
lose figures, the whole page is taken, less menus. Nothing is fetched, no entity of a DTD expanded.
Offsets count in the rendered text.
"""

from __future__ import annotations

import re
from contextlib import suppress
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple, cast

from swstats.documents.blocks import HEADING, PARAGRAPH, RAISED, Block, compose, paragraphs, row
from swstats.documents.encodings import BOMS, codec_of, decode, decode_as
from swstats.documents.formats import is_saved_page
from swstats.documents.found import SourceText, called
from swstats.documents.pagehead import about_page
from swstats.errors import ReadError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from swstats.documents.found import Found, Settings

# What a page says of its encoding stands at its beginning.
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 8192
# One damaged character in so many is bearable, where it is not in the article.
_BEARABLE = 200


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_SEEN = _names(
    "script style noscript template head title select option datalist iframe object embed applet"
    " svg canvas audio video map rt rp textarea button input"
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p"
    " pre section summary table tbody td tfoot th thead tr ul"
)
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
MOST_SPANNED = 100  # columns or rows that a cell goes over
# Where menus and imprints stand, by tag, or by class or id.
_FURNITURE = _names("nav footer menu")
_NAMED_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:footer|foot|copyright|breadcrumbs?)(?:$|[\s_-])", re.IGNORECASE
)
_WHITE = re.compile(r"[ \t\r\n\f]+")
# A line break in the source between two hanzi is no space.
_WRAP = re.compile(r"(?<=[^\x00-\u2e7f\xa0]) *\r?\n[ \t\r\n]*(?=[^\x00-\u2e7f\xa0])")
_FIGURE = re.compile(r"\d[\d,.]* ?(?:%|[^\W\d_年月日时分秒号版点期届])")
_CODE = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z!?][^>]*>")
# The parser holds each attribute against each other one: with thousands, it would never end.
_LONG_TAG = re.compile(r"<(\w+)[^<>]{5000,}>?")
# A longer page is a dump; to look for an article in it would take minutes.
_LONGEST = 3_000_000
# Where elements lie deeper in each other, that takes the square of their number.
_DEEPEST = 150
# A block with a greater share of links leads elsewhere.
_LINKED = 0.8
# A block that is shorter stands in menus, too.
_TELLING = 10
# Where a page has fewer characters of prose, it has no article.
_LITTLE = 60
# The headline stands at most so many blocks before the article.
_HEADLINE_WITHIN = 40


class Piece(NamedTuple):
    """A block of a page. ``linked`` is the share of it that is links; ``apart`` says it is a menu."""

    block: Block
    linked: float
    apart: bool

    @property
    def is_prose(self) -> bool:
        """Say whether the block is neither in a menu nor little else than links."""
        return not self.apart and self.linked < _LINKED

    @property
    def bare(self) -> str:
        """Return the words without any white space."""
        return "".join(self.block.text.split())


def read(found: Found, data: bytes, settings: Settings) -> SourceText:
    """Return the main text of a page, its headline first. Raises ReadError."""
    name = called(found.doc)
    declared = ""
    if is_saved_page(data[:_DECLARED_WITHIN]):
        data, declared = saved_page(data, name)
    source, encoding = decode_page(data, name, settings.encoding, declared)
    tree = parse(source)
    if tree is None:
        return SourceText(found.doc, "", encoding, about=found.about)
    pieces = render(tree) or render(tree, hidden=True)
    said = about_page(tree, (line for piece in pieces for line in piece.block.text.split("\n")))
    pieces = [headed(piece, said.title) for piece in pieces]
    text = compose(piece.block for piece in article(tree, pieces, said.title))
    if said.title and "".join(said.title.split()) not in "".join(text.split()):
        text = f"{said.title}\n\n{text}"
    if "\ufffd" in text and "\ufffd" not in data.decode("utf-8", "ignore"):
        raise ReadError(
            _(
                "Cannot decode {name}: it is {encoding} but damaged; mend it, with iconv -c -f "
                "{encoding} -t {encoding}, say"
            ).format(name=name, encoding=encoding)
        )
    return SourceText(found.doc, text, encoding, about=found.about.over(said))


def saved_page(data: bytes, name: str) -> tuple[bytes, str]:
    """Return the page in what a browser saved together with its pictures, and its encoding."""
    from email import message_from_bytes

    message = message_from_bytes(data)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            return (page if isinstance(page, bytes) else b""), part.get_content_charset() or ""
    raise ReadError(
        _("{name}: no page in this MHTML file; save the page anew, as .html").format(name=name)
    )


def decode_page(
    data: bytes, name: str, encoding: str | None = None, declared: str = ""
) -> tuple[str, str]:
    """Return the source of a page and the name of its encoding.

    What the user says goes first; then a byte order mark, valid UTF-8 (many a page is saved anew
    and keeps what it said of itself), what the page says of itself, and the evidence of the text.
    A few damaged characters become U+FFFD. Raises ReadError.
    """
    if encoding is not None or data.startswith(tuple(mark for mark, _ in BOMS)):
        return decode(data, name, encoding)
    if not declared and (said := _DECLARED.search(data[:_DECLARED_WITHIN])):
        declared = (said[1] or said[2]).decode("ascii", "replace")
    codec = codec_of(declared)
    if codec.startswith("utf-16"):  # it would have no declaration that can be read
        codec = ""
    for known in filter(None, ("utf-8", codec)):
        with suppress(ReadError):
            return decode_as(data, name, known)
    try:
        return decode(data, name)
    except ReadError:
        if b"\x00" in data:
            raise
        try:
            text = data.decode(codec or "utf-8", "replace")
        except (LookupError, UnicodeError):
            text = ""
        if not text or text.count("\ufffd") * _BEARABLE > len(text):
            raise
        return text, codec or "utf-8"


def parse(source: str) -> HtmlElement | None:
    """Return the tree of a page, None of an empty one."""
    from lxml import etree
    from lxml.html import HTMLParser, fromstring

    # As bytes, since a declaration of another encoding is an error in a string.
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    source = _LONG_TAG.sub(
        lambda tag: tag[0] if len(tag[0].split()) < 999 else f"<{tag[1]}>", source
    )
    data = source.lstrip("\ufeff \t\r\n").encode("utf-8", "replace")
    if not data:
        return None
    try:
        tree = cast("HtmlElement", fromstring(data, parser=parser))
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None  # nothing but comments
    if any("depth" in entry.message for entry in parser.error_log):
        # Elements lie so deep in each other that what is in them was cut off.
        return parse(f"<div>{escape(unescape(_TAG.sub(chr(10), _CODE.sub('', source))))}</div>")
    return tree


# ---------------------------------------------------------------- what a reader sees


class _Page:
    """A page while it is rendered, one element after the other, however deep they lie."""

    def __init__(self, *, hidden: bool) -> None:
        self.hidden = hidden
        self.pieces: list[Piece] = []
        self.words: list[str] = []
        self.linked = 0
        self.total = 0
        self.apart = 0  # how many menus are open
        self.links = 0
        self.pre = 0
        self.raised = 0
        self.heading = 0
        # the table that is open, and over how many of its next rows each column is taken already
        self.table: HtmlElement | None = None
        self.spans: dict[int, int] = {}

    def say(self, text: str | None) -> None:
        """Take in a stretch of text."""
        if not text:
            return
        if not self.pre:
            text = _WHITE.sub(" ", _WRAP.sub("", text))
        if self.raised and text.strip().isdigit():
            text = text.translate(RAISED)
        self.words.append(text)
        size = len(text.strip())
        self.total += size
        if self.links:
            self.linked += size

    def close(self) -> None:
        """End the block that is open."""
        text = "".join(self.words)
        share = self.linked / self.total if self.total else 0.0
        self.words.clear()
        self.linked = self.total = 0
        for block in paragraphs(text):
            kind = HEADING if self.heading else PARAGRAPH
            words = " ".join(block.text.split("\n")) if self.heading else block.text
            self.pieces.append(Piece(Block(kind, words), share, self.apart > 0))

    def row(self, element: HtmlElement) -> bool:
        """Take in a row of a table; say whether it is one, and does not but lay out the page."""
        cells = [cell for cell in element if cell.tag in ("td", "th")]
        if len(cells) < 2 or any(True for _ in element.iter("table", "ul", "ol", "h1", "h2", "h3")):
            list(self.spread(element, cells, [""] * len(cells)))
            return False
        inner = [render(cell, hidden=self.hidden) for cell in cells]
        words = ["\n".join(piece.block.text for piece in cell) for cell in inner]
        blocks = list(row([*self.spread(element, cells, words)]))
        if len(blocks) != 1 or "\t" not in blocks[0].text:
            return False
        shares = [piece.linked for cell in inner for piece in cell]
        self.pieces.append(Piece(blocks[0], min(shares, default=0.0), self.apart > 0))
        return True

    def spread(
        self, line: HtmlElement, cells: Sequence[HtmlElement], words: Sequence[str]
    ) -> Iterator[str]:
        """Yield the words of a row's cells, an empty one where a cell spans several columns or rows."""
        table = next(line.iterancestors("table"), None)
        if table is not self.table:
            self.table, self.spans = table, {}
        column = 0
        for cell, said in zip(cells, words, strict=True):
            while self.spans.get(column, 0) > 0:
                self.spans[column] -= 1
                column += 1
                yield ""
            yield said
            wide, high = _number(cell.get("colspan")), _number(cell.get("rowspan"))
            for number in range(wide):
                self.spans[column] = high - 1
                column += 1
                if number:
                    yield ""
        for right in [each for each in self.spans if each >= column]:
            self.spans[right] -= 1

    def is_seen(self, element: HtmlElement) -> bool:
        """Say whether a reader sees an element."""
        if not isinstance(element.tag, str) or element.tag in _NEVER_SEEN:
            return False
        if self.hidden:
            return True
        return element.get("hidden") is None and not _HIDDEN.search(element.get("style") or "")

    def count(self, element: HtmlElement, step: int) -> None:
        """Note that an element begins (1) or ends (-1)."""
        tag = element.tag
        self.links += step * (tag == "a")
        self.pre += step * (tag in ("pre", "xmp"))
        self.raised += step * (tag == "sup")
        self.heading += step * (tag in _HEADINGS)
        self.apart += step * (tag in _FURNITURE or is_furniture(element))


def _number(said: str | None) -> int:
    """Return over how many columns or rows a cell goes."""
    return min(int(said), MOST_SPANNED) if said and said.isdecimal() and int(said) else 1


def is_furniture(element: HtmlElement) -> bool:
    """Say whether an element is called a footer, or the like."""
    return any(
        _NAMED_FURNITURE.search(name) is not None
        for name in (element.get("class"), element.get("id"))
        if name
    )


def render(tree: HtmlElement, *, hidden: bool = False) -> list[Piece]:
    """Return what a reader sees of a page, block by block; with ``hidden``, what is hidden, too."""
    page = _Page(hidden=hidden)
    # Each element is met twice, at its beginning and at its end.
    todo: list[tuple[HtmlElement, bool]] = [(tree, True)]
    while todo:
        element, begins = todo.pop()
        tag = element.tag
        block = tag in _BLOCKS
        if begins:
            seen = page.is_seen(element)
            if block:
                page.close()
            if seen and not (tag == "tr" and element is not tree and page.row(element)):
                page.count(element, 1)
                if tag == "br":
                    page.words.append("\n")
                page.say(element.text)
                todo.append((element, False))
                todo.extend((child, True) for child in reversed(element))
                continue
        else:
            if block:
                page.close()
            page.count(element, -1)
        if element is not tree:
            page.say(element.tail)
    page.close()
    return page.pieces


# ---------------------------------------------------------------- where the article stands


def article(tree: HtmlElement, pieces: Sequence[Piece], title: str | None) -> Iterator[Piece]:
    """Yield the blocks of the article; those of the whole page, where it is not found."""
    whole = [piece for piece in pieces if piece.is_prose] or list(pieces)
    simple = sum(len(piece.bare) for piece in whole) < _LONGEST and depth(tree) < _DEEPEST
    main = main_text(tree) if simple else ""
    held = list(in_main(pieces, main))
    if not any(held):
        yield from whole
        return
    first = held.index(True)
    last = len(held) - 1 - held[::-1].index(True)
    for at in range(first - 1, max(first - _HEADLINE_WITHIN, 0) - 1, -1):
        if is_headline(pieces[at], title):
            first = at
            break
    # Sentences that go on behind it belong to it.
    for at in range(last + 1, len(pieces)):
        if not pieces[at].is_prose:
            break
        if "。" in pieces[at].block.text:
            last = at
    # Links among the paragraphs lead to other articles.
    chosen = [piece for piece in pieces[first : last + 1] if piece.is_prose]
    yield from whole if loses(chosen, whole) else chosen


def depth(tree: HtmlElement) -> int:
    """Return how deep elements lie in each other."""
    deepest = 0
    level: list[HtmlElement] = [tree]
    while level:
        deepest += 1
        level = [child for element in level for child in element]
    return deepest


def in_main(pieces: Sequence[Piece], main: str) -> Iterator[bool]:
    """Say of each block whether it stands in the main text; a short one, that it goes on there."""
    at = -1
    for piece in pieces:
        bare = piece.bare
        found = -1
        if piece.is_prose:
            if len(bare) >= _TELLING:
                found = main.find(bare, max(at, 0))
            elif at >= 0 and main.startswith(bare, at):
                found = at
        if found >= 0:
            at = found + len(bare)
        yield found >= 0


def main_text(tree: HtmlElement) -> str:
    """Return the main text of a page without any white space, empty where none is found."""
    import logging
    from copy import deepcopy

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds amiss is not amiss
    try:
        found = bare_extraction(deepcopy(tree), include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001  its rules meet pages that nobody thought of
        return ""
    body = getattr(found, "body", None)
    return "" if body is None else "".join("".join(body.itertext()).split())


def loses(chosen: Sequence[Piece], whole: Sequence[Piece]) -> bool:
    """Say whether the article is too little of the page, or leaves out many of its figures."""
    size = sum(len(piece.bare) for piece in chosen)
    if size < _LITTLE or size * 4 < sum(len(piece.bare) for piece in whole):
        return True
    figures = sum(len(_FIGURE.findall(piece.block.text)) for piece in chosen)
    every = sum(len(_FIGURE.findall(piece.block.text)) for piece in whole)
    return every - figures > max(2, every // 10)


def headed(piece: Piece, title: str | None) -> Piece:
    """Return a block, as a heading where it is the page's headline."""
    if title and piece.bare == "".join(title.split()):
        return piece._replace(block=Block(HEADING, " ".join(piece.block.text.split())))
    return piece


def is_headline(piece: Piece, title: str | None) -> bool:
    """Say whether a block is the headline of the page."""
    if piece.block.kind != HEADING:
        return False
    return not title or piece.bare == "".join(title.split())
