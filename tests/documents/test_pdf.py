"""PDFs: reading order, furniture, turns, the place of a figure, and what cannot be read."""

from __future__ import annotations

import io
import json
from functools import cache

import pytest

import swstats
from swstats.documents import Found, Settings, read
from swstats.errors import ReadError
from tests.documents import typesetting as sets
from tests.documents.typesetting import (
    CHROMIUM,
    EMBEDDED,
    NOT_EMBEDDED,
    SETS,
    Score,
    Sheet,
    gold_of,
    newspaper,
    scored,
    side_by_side,
    stories_of,
    text_of,
)

PAGES = sorted(file.stem for file in SETS["pages"].glob("*.txt"))


@cache
def plain(name):
    """Return the score of a page as plain text."""
    source, golds = gold_of(name)
    return scored(source, source, golds).counts


def record_f1(scores):
    total = Score()
    for counts in scores:
        total.counts.update(counts)
    return total.figures()["record_f1"]


def signs(text):
    return sorted("".join(text.replace("\ufffd", "").split()))


def lines(data, **settings):
    return [line.strip("\u3000") for line in text_of(data, **settings).split("\n") if line]


@pytest.mark.parametrize(
    ("typeset", "font", "turn"),
    [
        (newspaper, NOT_EMBEDDED, 0),
        pytest.param(
            newspaper,
            EMBEDDED,
            0,
            marks=pytest.mark.skipif(not EMBEDDED, reason="no font with hanzi to embed"),
        ),
        (side_by_side, NOT_EMBEDDED, 0),
        (newspaper, NOT_EMBEDDED, 90),
        (newspaper, NOT_EMBEDDED, 180),
        (side_by_side, NOT_EMBEDDED, 270),
    ],
)
def test_newspaper_pages_score_as_their_text_does(typeset, font, turn):
    names = PAGES if turn == 0 else PAGES[:4]
    scores = []
    for name in names:
        source, golds = gold_of(name)
        text = text_of(typeset(stories_of(source), font=font, turn=turn))
        assert signs(text) == signs(source), name
        scores.append(scored(source, text, golds).counts)
    assert record_f1(scores) >= record_f1(map(plain, names)) - 0.02


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium to print with")
def test_what_a_browser_prints_scores_as_its_text_does(tmp_path):
    names = [PAGES[0], PAGES[7]]
    scores = []
    for name in names:
        source, golds = gold_of(name)
        text = text_of(sets.printed(sets.html_columns(stories_of(source)), tmp_path))
        assert signs(text) == signs(source), name
        scores.append(scored(source, text, golds).counts)
    assert record_f1(scores) >= record_f1(map(plain, names)) - 0.02


# ------------------------------------------------------------------------------------- layouts

LEFT = "全省共有社会组织三百九十家，投入帮扶资金四点七亿元，惠及困难群众六百余万人次。"
RIGHT = "截至十二月底，全市建成助餐点四百六十个，发放补贴一千二百万元，覆盖三十二个乡镇。"


def block(sheet, words, x, y, ems=10, size=10):
    for number, line in enumerate(sets.wrapped(words, ems)):
        sheet.line(line, x, y + number * 1.5 * size, size)


def test_a_headline_across_columns_comes_before_them():
    sheet = Sheet(400, 300)
    block(sheet, RIGHT, 200, 90)
    block(sheet, LEFT, 60, 90)
    sheet.line("社会组织助力脱贫攻坚", 60, 50, 20)
    assert "".join(lines(sheet.data())) == "社会组织助力脱贫攻坚" + LEFT + RIGHT


def test_a_wide_lead_is_read_before_the_columns_and_a_wide_end_after():
    sheet = Sheet(400, 400)
    sheet.line("【编者按】年终将至，本报盘点社会组织一年来的工作。", 60, 50, 10)
    block(sheet, LEFT, 60, 80)
    block(sheet, RIGHT, 200, 80)
    sheet.line("本版稿件由本报记者采写，欢迎读者来信来电参与讨论。", 60, 250, 10)
    found = "".join(lines(sheet.data()))
    assert found.index("编者按") < found.index(LEFT) < found.index(RIGHT) < found.index("本版稿件")


def test_a_frame_interrupts_no_sentence_of_the_columns_around_it():
    sheet = Sheet(420, 420)
    sheet.line("社会组织助力脱贫攻坚", 40, 30, 20)
    first, second = LEFT + RIGHT, RIGHT + LEFT
    for number, line in enumerate(sets.wrapped(first, 10)):
        sheet.line(line, 40, 70 + number * 15 + (90 if number > 3 else 0), 10)
    for number, line in enumerate(sets.wrapped(second, 10)):
        sheet.line(line, 160, 70 + number * 15 + (90 if number > 3 else 0), 10)
    sheet.canvas.rect(38, sheet.height - 215, 226, 78)
    notice = (
        "本报启事：征订电话不变。欢迎订阅明年本报，全年定价一百二十元，破月破季均可，邮局收订。"
    )
    block(sheet, notice, 44, 145, ems=21)
    found = "".join(lines(sheet.data()))
    assert first in found
    assert second in found
    assert notice in found


@pytest.mark.parametrize("bold", [False, True])
def test_a_caption_interrupts_no_sentence(bold):
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    sheet = Sheet(300, 420)
    rows = sets.wrapped(LEFT + RIGHT, 12)
    for number, line in enumerate(rows):
        y = 40 + number * 15 + (110 if number > 2 else 0)
        sheet.line(line, 60, y, 10)
        if bold:  # drawn twice, a little aside
            sheet.line(line, 60.3, y, 10)
    grey = ImageReader(Image.new("L", (12, 8), 128))
    sheet.canvas.drawImage(grey, 60, sheet.height - 165, 120, 75)
    sheet.line("图为志愿者发放物资 本报记者 摄", 60, 170, 7)
    found = "".join(lines(sheet.data()))
    assert LEFT + RIGHT in found
    assert "图为志愿者发放物资" in found


def test_rows_of_a_table_stay_rows():
    sheet = Sheet(400, 300)
    for number, row in enumerate(
        [
            ("地区", "慈善组织", "支出"),
            ("广州市", "390家", "4520万元"),
            ("深圳市", "282家", "7000万元"),
        ]
    ):
        for column, cell in enumerate(row):
            sheet.line(cell, 60 + 100 * column, 60 + 20 * number, 10)
    assert lines(sheet.data()) == [
        "地区\t慈善组织\t支出",
        "广州市\t390家\t4520万元",
        "深圳市\t282家\t7000万元",
    ]


def test_vertical_text_is_read_from_the_right():
    sheet = Sheet(300, 300)
    for column, line in enumerate(("今年广东省接收捐款", "四亿七千万元，比上", "年增长一成。")):
        for row, sign in enumerate(line):
            sheet.line(sign, 200 - 20 * column, 40 + 11 * row, 10)
    data = sheet.data()
    assert "".join(lines(data)) == "今年广东省接收捐款四亿七千万元，比上年增长一成。"
    layout = read(Found("a.pdf", data=data, format="pdf"), Settings()).layout
    line = layout.line_at(0)
    assert line.down
    assert 195 <= line.top < line.bottom <= 215
    assert 35 <= line.edges[0] < line.edges[-1] <= 145


def test_what_repeats_on_each_page_stands_once_and_page_numbers_not_at_all():
    sheet = Sheet(300, 400)
    words = [
        "截至12月底，全省投入扶贫资金8.5亿元，建成助餐点460个，其中新建",
        "改造的有85个，惠及老人30万人，发放补贴",
        "1200万元。",
    ]
    for number, text in enumerate(words, 1):
        sheet.line(f"公益周报 2021年12月{number + 6}日 第{number}期", 40, 15, 8)
        block(sheet, text, 40, 60, ems=20)
        sheet.line(f"— {number} —", 140, 380, 8)
        if number < len(words):
            sheet.next()
    data = sheet.data()
    found = lines(data)
    assert found[0] == "公益周报 2021年12月7日 第1期"
    assert "".join(found[1:]) == "".join(words)
    layout = read(Found("a.pdf", data=data, format="pdf"), Settings()).layout
    text = text_of(data)
    assert [layout.line_at(text.index(part)).page for part in ("公益", "截至", "改造", "1200万")] == [1, 1, 2, 3]  # fmt: skip
    figures = {item.text: item.page for item in layout.placed(swstats.extract(text))}
    assert figures["460个"] == 1
    assert figures["85个"] == 2
    assert figures["1200万元"] in (2, 3)


# --------------------------------------------------------------------------------------- places


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_figure_is_where_its_box_says(turn):
    import pypdfium2 as pdfium

    source, _ = gold_of(PAGES[0])
    data = newspaper(stories_of(source), turn=turn)
    found = read(Found("a.pdf", data=data, format="pdf"), Settings())
    placed = list(found.layout.placed(swstats.extract(found.text)))
    assert len(placed) > 30
    document = pdfium.PdfDocument(data)
    page = document[0]
    text = page.get_textpage()
    for item in placed:
        assert item.page == 1
        assert item.ocr is None
        left, top, right, bottom = map(float, item.box.split())
        assert 0 <= left < right <= 780
        assert 0 <= top < bottom <= 1400
        left, top, right, bottom = (
            left + 0.7,
            top + 2,
            right - 0.7,
            bottom - 2,
        )  # not its neighbours
        # What is drawn turned has its own coordinates: turn the box back into them.
        there = {
            0: (left, 1400 - bottom, right, 1400 - top),
            90: (top, left, bottom, right),
            180: (780 - right, top, 780 - left, bottom),
            270: (1400 - bottom, 780 - right, 1400 - top, 780 - left),
        }[turn]
        inside = "".join(text.get_text_bounded(*there).split())
        assert inside
        assert item.text.startswith(inside) or inside.startswith(item.text), (item.text, inside)
    text.close()
    page.close()
    document.close()


def test_a_page_that_is_cropped_shows_only_what_is_in_it():
    sheet = Sheet(300, 300)
    sheet.canvas.setCropBox((50, 50, 250, 250))
    sheet.line("裁切以外的390个", 60, 10, 10)
    sheet.line("裁切以内的460个", 60, 100, 10)
    data = sheet.data()
    found = read(Found("a.pdf", data=data, format="pdf"), Settings())
    assert found.text == "裁切以内的460个\n"
    line = found.layout.line_at(0)
    assert line.edges[0] == pytest.approx(10, abs=1)
    assert line.top == pytest.approx(50, abs=2)


def test_the_command_gives_page_and_box(shell):
    sheet = Sheet(300, 300)
    sheet.line("全省共有社会组织390家。", 60, 100, 10)
    (shell.folder / "报.pdf").write_bytes(sheet.data())
    run = shell("extract", "报.pdf", "--no-store", "--format", "jsonl")
    assert (run.returncode, run.stderr) == (0, "")
    (record,) = map(json.loads, run.stdout.splitlines())
    assert (record["doc"], record["text"], record["page"]) == ("报.pdf", "390家", 1)
    left, top, right, bottom = map(float, record["box"].split())
    assert (left, right) == (pytest.approx(140, abs=2), pytest.approx(165, abs=2))
    assert 95 < top < bottom < 115
    assert record["ocr"] is None


# --------------------------------------------------------------------------------------- errors


def protected(password):
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(password, ownerPassword="owner", canCopy=0))
    canvas.drawString(100, 500, "390 km")
    canvas.save()
    return file.getvalue()


def simple(text="390 km"):
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(100, 500, text)
    canvas.save()
    return file.getvalue()


NO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>"
    b"endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (protected("secret"), r"a\.pdf: encrypted; save a copy without a password"),
        (simple()[:400], r"a\.pdf: damaged or cut short"),
        (simple()[:-200], r"a\.pdf: damaged or cut short"),
        (b"%PDF-1.7\n", r"a\.pdf: damaged or cut short"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, r"a\.pdf: damaged or cut short"),
        (simple(""), r"a\.pdf: no text is in it; its pages are blank"),
        (NO_PAGES, r"a\.pdf: (a PDF without pages|damaged)"),
    ],
)
def test_what_cannot_be_read_says_why(data, says):
    with pytest.raises(ReadError, match=f"^{says}"):
        text_of(data)


def test_a_password_that_only_forbids_copying_is_none():
    assert text_of(protected("")) == "390 km\n"


def test_a_pdf_is_known_by_its_content(tmp_path, shell):
    (shell.folder / "a.txt").write_bytes(b"\r\nHTTP junk\r\n" + simple())
    (shell.folder / "b.pdf").write_text("全省共有社会组织390家。", "utf-8")
    run = shell("extract", "a.txt", "b.pdf", "--no-store", "--format", "jsonl")
    assert run.returncode == 0, run.stderr
    assert [json.loads(line)["text"] for line in run.stdout.splitlines()] == ["390km", "390家"]


def test_nothing_of_pdfium_is_loaded_before_a_pdf_is_read(shell):
    import subprocess
    import sys

    code = (
        "import sys; from swstats.cli import app; from swstats.documents import find, expand, Found,"
        " Settings; list(expand(Found('a.pdf', data=b'%PDF-1.4'), Settings()));"
        "print([n for n in sys.modules if 'pdfium' in n or n in ('rapidocr', 'PIL', 'numpy')])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
