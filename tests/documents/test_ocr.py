"""Scans: what is recognised, where it stands, and what is said where nothing can be."""

from __future__ import annotations

import io
import json
import socket
import struct
import sys
import zlib

import pytest

import swstats
from swstats.documents import Found, Settings, read
from swstats.documents.layout import Layout
from swstats.errors import ReadError
from tests.documents.typesetting import (
    RECOGNISES,
    Sheet,
    gold_of,
    newspaper,
    picture,
    scored,
    stories_of,
    text_of,
    wrapped,
)

WORDS = "截至十二月底，全省投入扶贫资金8.5亿元，建成助餐点460个，惠及困难群众约600多万人次。"
FIGURES = ["8.5亿元", "460个", "约600多万人次"]

installed = pytest.mark.skipif(not RECOGNISES, reason="the extra ocr is not installed")


def note(words=WORDS):
    """Return a PDF of a few lines."""
    sheet = Sheet(300, 200)
    for number, line in enumerate(wrapped(words, 16)):
        sheet.line(line, 60, 60 + 20 * number, 12)
    return sheet.data()


def saved(image, form="png", **options):
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def scan(image, pages=1):
    """Return a PDF of pages that are pictures alone, of 200 dots an inch."""
    from reportlab.lib.utils import ImageReader

    sheet = Sheet(image.width * 0.36, image.height * 0.36)
    for _ in range(pages):
        sheet.canvas.drawImage(ImageReader(image), 0, 0, sheet.width, sheet.height)
        sheet.next()
    return sheet.data()


def figures(text):
    return [item.text for item in swstats.extract(text)]


@installed
def test_a_scanned_newspaper_page_gives_nine_figures_of_ten():
    source, golds = gold_of("01-zonghe")
    image = picture(newspaper(stories_of(source)))
    text = text_of(scan(image.crop((0, 0, image.width, 1700))))
    counts = scored(source, text, golds).counts
    assert counts["gold"] > 30
    assert counts["found"] >= 0.9 * counts["gold"]
    assert counts["record"] >= 0.9 * counts["gold"]


@installed
@pytest.mark.parametrize("form", ["jpeg", "webp", "bmp"])
def test_an_image_is_a_page(form, monkeypatch, capfd):
    def refuse(*_, **__):
        pytest.fail("it wants the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    text = text_of(saved(picture(note()), form), form="image")
    assert figures(text) == FIGURES
    assert capfd.readouterr() == ("", "")


@installed
def test_what_is_recognised_says_where_it_is_and_how_sure():
    data = saved(picture(note()), dpi=(200, 200))
    found = read(Found("a.png", data=data, format="image"), Settings())
    placed = list(found.layout.placed(swstats.extract(found.text)))
    assert [item.text for item in placed] == FIGURES
    drawn = read(Found("a.pdf", data=note(), format="pdf"), Settings())
    for item, there in zip(placed, drawn.layout.placed(swstats.extract(drawn.text)), strict=True):
        assert item.page == 1
        assert 0.8 < item.ocr <= 1
        box, truth = (list(map(float, each.box.split())) for each in (item, there))
        assert box == pytest.approx(truth, abs=6)


@installed
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_scan_that_lies_on_its_side_is_turned(turn):
    image = picture(note()).rotate(-turn, expand=True, fillcolor=255)
    data = saved(image, dpi=(200, 200))
    found = read(Found("a.png", data=data, format="image"), Settings())
    assert figures(found.text) == FIGURES
    line = found.layout.line_at(0)
    assert line.down == (turn != 180)
    near, far = (line.edges[0], line.edges[-1])
    assert (near < far) == (turn == 90)
    box = Layout([line]).placed(swstats.extract(found.text))
    left, top, right, bottom = map(float, next(box).box.split())
    assert left < right
    assert top < bottom


@installed
def test_columns_of_a_skewed_scan_are_read_straight():
    sheet = Sheet(560, 260)
    for column, words in enumerate((WORDS, WORDS[::-1])):
        for number, line in enumerate(wrapped(words, 16)):
            sheet.line(line, 60 + 230 * column, 60 + 20 * number, 12)
    image = picture(sheet.data()).rotate(2, expand=True, fillcolor=255)
    data = saved(image, dpi=(200, 200))
    found = read(Found("a.png", data=data, format="image"), Settings())
    assert figures(found.text)[:3] == FIGURES
    item = next(found.layout.placed(swstats.extract(found.text)))
    # The left side of the page has sunk by the turn, to 75 points; 70 is where it would be read.
    assert float(item.box.split()[1]) == pytest.approx(75, abs=2.5)


@installed
def test_pages_with_text_and_without_are_one_document(shell):
    image = picture(note("其中深圳市投入4.7亿元，惠及老人30万人。"))
    sheet = Sheet(300, 200)
    sheet.line("全省共有社会组织390家。", 60, 60, 12)
    sheet.next()
    from reportlab.lib.utils import ImageReader

    sheet.canvas.drawImage(ImageReader(image), 0, 0, 300, 200)
    (shell.folder / "a.pdf").write_bytes(sheet.data())
    frames = [picture(note()), image]
    frames[0].save(shell.folder / "b.tif", save_all=True, append_images=frames[1:])
    run = shell("extract", "a.pdf", "b.tif", "--no-store", "--format", "jsonl")
    assert (run.returncode, run.stderr) == (0, "")
    records = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(record["text"], record["page"], record["ocr"] is None) for record in records] == [
        ("390家", 1, True),
        ("4.7亿元", 2, False),
        ("30万人", 2, False),
        *((words, 1, False) for words in FIGURES),
        ("4.7亿元", 2, False),
        ("30万人", 2, False),
    ]
    never = shell("extract", "a.pdf", "b.tif", "--no-store", "--ocr", "never", "--columns", "text")
    assert never.returncode == 1
    assert never.stdout.split() == ["text", "390家"]
    assert never.stderr == (
        "swstats: a.pdf, page 2: a picture, left out as --ocr never says\n"
        "swstats: b.tif: an image; with --ocr never it cannot be read\n"
    )


@installed
def test_all_pages_are_recognised_where_asked():
    data = note()
    found = read(Found("a.pdf", data=data, format="pdf"), Settings(ocr="always"))
    assert figures(found.text) == FIGURES
    assert found.layout.line_at(0).ocr > 0.8


@installed
def test_an_image_without_text_has_no_figures():
    from PIL import Image

    assert text_of(saved(Image.new("RGBA", (300, 200), (0, 0, 0, 0))), form="image") == ""


@pytest.mark.parametrize("missing", ["rapidocr", "onnxruntime"])
def test_without_the_extra_a_scan_is_an_error_that_names_it(missing, monkeypatch):
    from swstats.documents import ocr

    pytest.importorskip("PIL")
    ocr._engine.cache_clear()
    monkeypatch.setitem(sys.modules, missing, None)
    data = scan(picture(note()), pages=2)
    with pytest.raises(
        ReadError, match=r"^a\.pdf, pages 1–2: a scan, .*pip install 'swstats\[ocr\]'"
    ):
        text_of(data)
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(ReadError, match=r"^a\.pdf: an image, .*pip install 'swstats\[ocr\]'"):
        text_of(b"\x89PNG\r\n\x1a\n", form="image")
    with pytest.raises(ReadError, match=r"^a\.pdf, pages 1–2: a picture, left out as --ocr never"):
        text_of(data, ocr="never")


def test_a_page_that_cannot_be_recognised_costs_no_other(monkeypatch):
    from swstats.documents.leaves import PageError

    pytest.importorskip("PIL")
    raised = iter([PageError("a scan"), RuntimeError("odd"), PageError("a scan"), MemoryError()])

    def refuse(_):
        raise next(raised)

    monkeypatch.setattr("swstats.documents.ocr.recognise", refuse)
    sheet = Sheet(300, 200)
    sheet.line("全省共有社会组织390家。", 60, 60, 12)
    for _ in range(4):
        sheet.next()
        sheet.canvas.rect(10, 10, 200, 100)
    found = read(Found("a.pdf", data=sheet.data(), format="pdf"), Settings())
    assert found.text == "全省共有社会组织390家。\n"
    assert [(problem.doc, problem.kind) for problem in found.problems] == [
        ("a.pdf", "read"),
        ("a.pdf", "fault"),
        ("a.pdf", "memory"),
    ]
    assert [str(problem).split(":")[0] for problem in found.problems] == [
        "a.pdf, pages 2, 4",
        "a.pdf, page 3",
        "a.pdf, page 5",
    ]


@installed
def test_frames_before_a_damaged_one_are_read():
    file = io.BytesIO()
    picture(note()).save(file, "tiff", save_all=True, append_images=[picture(note(WORDS[::-1]))])
    data = file.getvalue()
    found = read(Found("a.tif", data=data[:-10_000], format="image"), Settings())
    assert figures(found.text) == FIGURES
    (problem,) = found.problems
    assert str(problem).startswith("a.tif, page 2: the image is damaged or cut short")


@pytest.mark.parametrize(
    ("cut", "says"),
    [
        (lambda data: data[: len(data) // 2], "the image is damaged or cut short"),
        (lambda data: data[:20], "the image is damaged or cut short"),
        (lambda _: b"\xff\xd8\xff" + bytes(range(200)), "no image that can be read"),
    ],
)
def test_a_damaged_image_is_called_so(cut, says):
    pytest.importorskip("PIL")
    with pytest.raises(ReadError, match=rf"^a\.pdf: {says}"):
        text_of(cut(saved(picture(note()))), form="image")


def test_an_image_of_too_many_pixels_is_refused():
    pytest.importorskip("PIL")
    header = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header
    data += struct.pack(">I", zlib.crc32(header)) + b"\0\0\0\0IDAT" + b"\0" * 4
    with pytest.raises(ReadError, match="too many pixels for a page; scan it with 300 dpi"):
        text_of(data, form="image")
