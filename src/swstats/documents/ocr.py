"""Text of scans, by RapidOCR with the models that its wheel brings: nothing is fetched.

``recognise`` gives the pieces of lines of an image, as :mod:`~swstats.documents.glyphs` has them of
a PDF, each with how sure the recogniser is of it. It is the extra ``swstats[ocr]``.

Lines are *detected* in a copy of the image of about 90 dots an inch, which takes a tenth of the time
that 200 dots take and runs the lines of neighbouring columns together less often (of 63 lines of a
page with a gutter of 14 points, none instead of one); where the lines of the copy turn out too low
to be told apart, in one of twice the size. They are *recognised* in the image itself, one at a time,
which on one core is twice as fast as by sixes.
"""

from __future__ import annotations

import math
import os
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from swstats.documents.glyphs import WIDE_GAP, Piece, rotation
from swstats.documents.leaves import PageError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The share of its size at which an image is looked through for lines, and the least longest side.
DETECTING, LEAST_SIDE = 0.45, 1280
# How high a line must be there, in pixels; the image is enlarged up to its own size until it is.
LEAST_HEIGHT = 11.0
# A box is a line that runs down when it is so much higher than wide.
TALL = 1.5
# Below this mean sureness a page may stand on its head.
UNSURE = 0.8
# A detected line is higher than its signs, by this.
LOOSE = 1.3
# How much a line's signs may differ in size from the page's running text and be of it all the same.
NEARLY = 0.2
# Less than this is no skew, in radians.
STRAIGHT = math.radians(0.15)

NEEDED = "pip install 'swstats[ocr]'"


class Recognised(NamedTuple):
    """What was recognised of an image.

    ``turn`` counts the quarter turns, clockwise, by which its text is turned; ``pieces`` are in the
    frame of that turn, in pixels, turned back by ``skew`` radians about the middle of the frame.
    """

    pieces: list[Piece]
    turn: int = 0
    skew: float = 0.0


class _Text(NamedTuple):
    """A line: its text, how sure it is, its corners, each sign with its left and right edge."""

    text: str
    score: float
    corners: Sequence[Sequence[float]]
    signs: list[tuple[str, float, float]]


def recognise(image: Any) -> Recognised:
    """Return the lines of an image, an array of rows of RGB pixels.

    Raises PageError where the extra is not installed.
    """
    import numpy as np

    engine = _engine_here()
    best, turn = _lines(engine, image), 0
    signs = sum(len(line.text) for line in best)
    others: tuple[int, ...] = ()
    if 2 * sum(len(line.text) for line in best if _is_tall(line)) > signs:
        # Each line was turned by itself, and reads well; the page as a whole does not.
        best, others = [], (1, 3)
    elif _sureness(best) < UNSURE * signs:
        others = (2,)
    for other in others:
        found = _lines(engine, np.ascontiguousarray(np.rot90(image, other)))
        if _sureness(found) > _sureness(best):
            best, turn = found, other
    height, width = image.shape[:2]
    size = (width, height) if turn % 2 == 0 else (height, width)
    return _pieces(best, turn, size)


def _engine_here() -> Any:
    try:
        return _engine(os.getpid())
    except ImportError as error:
        raise PageError(
            _(
                "a scan, which must be recognised; for that, {needed}, or leave scans out with "
                "--ocr never"
            ).format(needed=NEEDED)
        ) from error


@lru_cache(maxsize=1)
def _engine(_process: int) -> Any:
    """Return the recogniser of this process: its threads do not live on in a fork."""
    import onnxruntime
    from rapidocr import RapidOCR

    onnxruntime.set_default_logger_severity(4)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": 1_000_000,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.limit_type": "max",
            "Rec.rec_batch_num": 1,
        }
    )


def _lines(engine: Any, image: Any) -> list[_Text]:
    """Return the lines of an image that stands upright."""
    longest = max(image.shape[:2])
    detector = engine.text_det or engine._load_det_model()  # noqa: SLF001  has no public name
    side = max(LEAST_SIDE, round(longest * DETECTING))
    while True:
        detector.limit_side_len = side
        found = engine(image, return_word_box=True, return_single_char_box=True)
        lines = list(_read(found))
        scale = side / longest
        heights = [_height(line) for line in lines]
        if scale >= 1 or not heights or median(heights) * scale >= LEAST_HEIGHT:
            return lines
        side *= 2


def _read(found: Any) -> Iterator[_Text]:
    if found.boxes is None or found.txts is None:
        return
    words = found.word_results if len(found.word_results) == len(found.txts) else ((),) * len(found)
    for corners, text, score, signs in zip(
        found.boxes.tolist(), found.txts, found.scores, words, strict=True
    ):
        edges = [(sign, min(x for x, _ in box), max(x for x, _ in box)) for sign, _, box in signs]
        if "".join(sign for sign, _, _ in edges) != "".join(text.split()):
            edges = list(_spread(text, corners))
        yield _Text(text, float(score), corners, edges)


def _spread(text: str, corners: Sequence[Sequence[float]]) -> Iterator[tuple[str, float, float]]:
    """Yield the signs of a line, spread evenly over it."""
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    unit = (right - left) / sum(map(_units, text))
    for sign in text:
        yield sign, left, left + unit * _units(sign)
        left += unit * _units(sign)


def _units(sign: str) -> float:
    return 0.5 if sign.isascii() else 1.0


def _height(line: _Text) -> float:
    """Return the height of a line, across the way in which it runs."""
    (ax, ay), _, (bx, by), (cx, cy) = line.corners
    return min(math.dist((ax, ay), (cx, cy)), math.dist((bx, by), (cx, cy)))


def _is_tall(line: _Text) -> bool:
    xs, ys = zip(*line.corners, strict=True)
    return bool(max(ys) - min(ys) > TALL * (max(xs) - min(xs)))


def _sureness(lines: Sequence[_Text]) -> float:
    return sum(line.score * len(line.text) for line in lines)


# --------------------------------------------------------------------------------------- pieces


def _pieces(lines: Sequence[_Text], turn: int, size: tuple[float, float]) -> Recognised:
    """Return the lines as pieces, each part of a line behind a wide gap one of its own."""
    skew = _skew(lines)
    found: list[Piece] = []
    for line in lines:
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = line.corners
        middle = ((ax + bx + cx + dx) / 4, (ay + by + cy + dy) / 4)
        em = _em(line)
        shift_x, shift_y = rotation(middle, -skew, size)
        height = middle[1] + shift_y
        parts: list[list[tuple[str, float, float]]] = [[]]
        for sign, left, right in line.signs:
            if parts[-1] and left - parts[-1][-1][2] > WIDE_GAP * em:
                parts.append([])
            parts[-1].append((sign, left + shift_x, right + shift_x))
        for part in parts:
            text = "".join(sign for sign, _, _ in part)
            if text.strip():
                edges = [left for _, left, _ in part] + [part[-1][2]]
                found.append(
                    Piece(text, edges, height - em / 2, height + em / 2, em, turn, ocr=line.score)
                )
    _even(found)
    return Recognised(found, turn, skew)


def _skew(lines: Sequence[_Text]) -> float:
    """Return the angle at which most lines stand."""
    angles = [
        math.atan2(by - ay, bx - ax)
        for (ax, ay), (bx, by), *_ in (line.corners for line in lines)
        if bx - ax > 200
    ]
    angle = median(angles) if len(angles) > 3 else 0.0
    return angle if abs(angle) > STRAIGHT else 0.0


def _em(line: _Text) -> float:
    """Return the size of a line's signs: of long ones by their width, which is surer."""
    units = sum(_units(sign) for sign, _, _ in line.signs)
    height = _height(line) / LOOSE
    if units < 6:
        return height
    width = (line.signs[-1][2] - line.signs[0][1]) / units
    return min(max(width, 0.8 * height), 1.2 * height)


def _even(pieces: Sequence[Piece]) -> None:
    """Give the size of running text to all pieces that are nearly of it."""
    if not pieces:
        return
    usual = median(piece.em for piece in pieces for _ in piece.text)
    for piece in pieces:
        if abs(piece.em - usual) <= NEARLY * usual:
            middle = piece.middle
            piece.em, piece.top, piece.bottom = usual, middle - usual / 2, middle + usual / 2
