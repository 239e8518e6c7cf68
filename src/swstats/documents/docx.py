"""Word documents: paragraphs, headings, tables where they stand, footnotes, text boxes.

Headers, footers, comments and hidden text are left out; of tracked changes what was inserted stays
and what was deleted goes. Numbers of lists, which Word makes up itself, are not there. Offsets
count in the text so made.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from swstats.documents.blocks import HEADING, PARAGRAPH, RAISED, Block, compose, paragraphs, row
from swstats.documents.found import About, SourceText
from swstats.documents.limits import DOCUMENT, is_bomb
from swstats.errors import ReadError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.opc.package import OpcPackage
    from lxml.etree import _Element

    from swstats.documents.found import Found, Settings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What is not there for a reader: deleted, moved away, a field's code, reading aids, old markup.
_SKIPPED = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rt", "pPr", "rPr")}
    | {_FALLBACK}
)
_HEADING_STYLE = re.compile(r"(?:heading|title|标题|subtitle|toc heading)\b", re.IGNORECASE)
# Titles and authors that programs fill in.
_NO_TITLE = re.compile(
    r"(?i)(?:microsoft word -.*|(?:word )?document\d*|文档\s?\d*|untitled|无标题|title|标题|.*\.docx?)$"
)
# Who publishes is an office; a login name is not.
_OFFICE = re.compile(r"[局部委院会府厅处室社报网司中心台署馆所]$|公司|办公室|政府|委员会|编辑部")
# The day on which the template of python-docx was made.
_TEMPLATE_DAY = (2013, 12, 23)
# Clocks that were never set say 1980 or 1601.
_FIRST_YEAR = 1990
_MONTH = 31


def read(found: Found, data: bytes, settings: Settings) -> SourceText:  # noqa: ARG001
    """Return the text of a Word document, .docx or .docm. Raises ReadError."""
    package = open_package(data, found.doc)
    try:
        main = package.main_document_part
        body = _root(main).find(f"{W}body")
        if body is None:
            raise ReadError(
                _("{doc}: no text in this Word file; save it anew as .docx").format(doc=found.doc)
            )
        blocks = list(Document(package).blocks(body))
    except (KeyError, ValueError, SyntaxError) as error:  # lxml's are SyntaxErrors
        raise ReadError(_broken(found.doc, error)) from error
    about = about_file(package, blocks)
    return SourceText(found.doc, compose(blocks), about=found.about.over(about))


def open_package(data: bytes, name: str) -> OpcPackage:
    """Return the parts of an Office file. Raises ReadError where it is broken or a bomb."""
    from docx.opc.exceptions import PackageNotFoundError
    from docx.opc.package import OpcPackage

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ReadError(_broken(name, error)) from error
    if sum(part.file_size for part in parts) > DOCUMENT or any(
        is_bomb(part.file_size, part.compress_size) for part in parts
    ):
        raise ReadError(
            _("{name}: it unpacks to far more than a Word file holds; is it a ZIP bomb?").format(
                name=name
            )
        )
    if any(part.flag_bits & 1 for part in parts):
        raise ReadError(_("{name}: it is encrypted; remove its password first").format(name=name))
    try:
        return OpcPackage.open(io.BytesIO(data))
    except (
        *(KeyError, ValueError, SyntaxError, AttributeError, EOFError, OSError),
        *(PackageNotFoundError, zipfile.BadZipFile, zlib.error, NotImplementedError),
    ) as error:
        raise ReadError(_broken(name, error)) from error


def _broken(name: str, error: Exception) -> str:
    reason = " ".join(str(error).split())[:100] or type(error).__name__
    return _(
        "{name}: a damaged Word file ({reason}); open it in Word or LibreOffice, save it anew"
    ).format(name=name, reason=reason)


def _root(part: object) -> _Element:
    """Return the tree of a part. What DTDs define is not expanded, nothing is fetched."""
    from docx.oxml.parser import parse_xml

    element = getattr(part, "element", None)
    return element if element is not None else parse_xml(part.blob)  # type: ignore[attr-defined]


class Document:
    """A Word document while its text is taken out."""

    def __init__(self, package: OpcPackage) -> None:
        self.part = package.main_document_part
        self.headings = frozenset(self._heading_styles())
        self.notes = {kind: dict(self._notes(kind)) for kind in ("footnote", "endnote")}
        self.cited: list[_Element] = []

    def _related(self, kind: str) -> _Element | None:
        for relation in self.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                return _root(relation.target_part)
        return None

    def _heading_styles(self) -> Iterator[str]:
        """Yield the ids of the styles of headings: by name, or by a level of the outline."""
        styles = self._related("styles")
        for style in styles.iter(f"{W}style") if styles is not None else ():
            name = style.find(f"{W}name")
            level = style.find(f"{W}pPr/{W}outlineLvl")
            if (name is not None and _HEADING_STYLE.match(name.get(f"{W}val", ""))) or (
                level is not None and level.get(f"{W}val", "9") < "9"
            ):
                yield style.get(f"{W}styleId", "")

    def _notes(self, kind: str) -> Iterator[tuple[str, _Element]]:
        notes = self._related(f"{kind}s")
        for note in notes.iter(f"{W}{kind}") if notes is not None else ():
            if note.get(f"{W}type", "normal") == "normal":
                yield note.get(f"{W}id", ""), note

    def blocks(self, container: _Element) -> Iterator[Block]:
        """Yield the blocks of a body, a cell, a text box or a note, notes behind what cites them."""
        for element in container.iterchildren():
            if element.tag == f"{W}p":
                yield from self.paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self.table(element)
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
                yield from self.blocks(element)
            cited, self.cited = self.cited, []
            for note in cited:
                yield from self.blocks(note)

    def paragraph(self, element: _Element) -> Iterator[Block]:
        """Yield a paragraph, and the text boxes that hang on it."""
        boxes: list[_Element] = []
        text = "".join(self.words(element, boxes))
        if self.is_heading(element):
            yield Block(HEADING, " ".join(text.split()))
        else:
            yield from paragraphs(text)
        for box in boxes:
            yield from self.blocks(box)

    def is_heading(self, element: _Element) -> bool:
        """Say whether a paragraph is a heading, by its style or its level in the outline."""
        style = element.find(f"{W}pPr/{W}pStyle")
        level = element.find(f"{W}pPr/{W}outlineLvl")
        return (style is not None and style.get(f"{W}val") in self.headings) or (
            level is not None and level.get(f"{W}val", "9") < "9"
        )

    def words(self, element: _Element, boxes: list[_Element]) -> Iterator[str]:
        """Yield what is written in a paragraph; take note of text boxes and of notes cited."""
        todo = list(reversed(element))
        while todo:
            each = todo.pop()
            tag = each.tag
            if tag in _SKIPPED or (tag == f"{W}r" and is_hidden(each)):
                continue
            if tag == f"{W}txbxContent":
                boxes.append(each)
            elif tag in (f"{W}t", f"{MATH}t"):
                yield raised(each)
            elif tag in (f"{W}br", f"{W}cr"):
                yield "\n"
            elif tag in (f"{W}tab", f"{W}ptab"):
                yield " "
            elif tag == f"{W}noBreakHyphen":
                yield "-"
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                notes = self.notes[tag.removeprefix(W).removesuffix("Reference")]
                if (note := notes.pop(each.get(f"{W}id", ""), None)) is not None:
                    self.cited.append(note)
            else:
                todo.extend(reversed(each))

    def table(self, element: _Element) -> Iterator[Block]:
        """Yield the rows of a table; a table that lays out the page gives what its cells hold."""
        for line in element.iter(f"{W}tr"):
            if line.find(f"{W}trPr/{W}del") is not None or _owner(line, f"{W}tbl") is not element:
                continue
            cells = [cell for cell in line.iter(f"{W}tc") if _owner(cell, f"{W}tr") is line]
            inner = [list(self.blocks(cell)) for cell in cells]
            told = list(row(["\n".join(block.text for block in cell) for cell in inner]))
            nested = any(True for _ in line.iter(f"{W}tbl"))
            if not nested and (not told or told[0].kind != PARAGRAPH):
                yield from told
            else:
                yield from (block for cell in inner for block in cell)


def _owner(element: _Element, tag: str) -> _Element | None:
    return next(element.iterancestors(tag), None)


def is_hidden(run: _Element) -> bool:
    """Say whether the text of a run is hidden."""
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


def raised(element: _Element) -> str:
    """Return a text, raised digits as such: 10⁸ is not 108."""
    text: str = element.text or ""
    for entity in element:  # which is not expanded; what stands behind it is text all the same
        text += entity.tail or ""
    run = element.getparent()
    mark = None if run is None else run.find(f"{W}rPr/{W}vertAlign")
    if mark is not None and mark.get(f"{W}val") == "superscript" and text.strip().isdigit():
        return text.translate(RAISED)
    return text


def about_file(package: OpcPackage, blocks: Sequence[Block]) -> About:
    """Return what the properties of a file say, where they say more than its template does.

    Who writes over an old file keeps its title and its day: a title counts where the text has it,
    or no heading, and the day on which the file was begun where it was saved within a month.
    """
    try:
        core = package.core_properties
        title, author = (core.title or "").strip(), (core.author or "").strip()
        begun, saved = core.created, core.modified
    except (KeyError, ValueError, AttributeError):
        return About()
    day = None
    if begun is not None and saved is not None and abs((saved - begun).days) <= _MONTH:
        day = begun.date()
        if day.timetuple()[:3] == _TEMPLATE_DAY or day.year < _FIRST_YEAR:
            day = None
    headings = [block.text for block in blocks if block.kind == HEADING]
    if _NO_TITLE.match(title) or not (title in headings or not headings):
        title = ""
    return About(date=day, title=title or None, source=author if _OFFICE.search(author) else None)
