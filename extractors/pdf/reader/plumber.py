"""The second reader, pdfplumber: for pages that PDFium can't load and characters that it can't name.

It is slow and keeps what it has read, so a page is closed as soon as its arrays are made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from extractors.document import Issue
from extractors.pdf.limits import Limits
from extractors.pdf.page import Page
from extractors.pdf.reader.compose import Content, compose
from extractors.pdf.reader.paths import CURVE_TO, LINE_TO, MOVE_TO, Paths, to_shapes
from extractors.pdf.reader.runs import Floats, Runs, no_runs, stand_on
from extractors.pdf.reader.symbols import ligature
from extractors.pdf.reader.view import View, are_aslant, quarter_turn
from extractors.quiet import quiet

__all__ = ["put_characters", "read_page"]

MAX_UNMAPPED = 0.25
"""Of a page's characters: where PDFium can't name more, the fonts say nothing to pdfplumber either."""
MAX_DISTANCE = 1.5
"""Points between the places where the two readers see the same character."""
DEFAULT_BOX = (0.0, 0.0, 612.0, 792.0)
"""The page that PDFium assumes where none is given: US Letter."""


class _Frame(Struct, frozen=True):
    """pdfminer's page: user space turned by /Rotate, its origin at the media box's corner."""

    media: tuple[float, float, float, float]
    rotate: int

    def user(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Give points of pdfminer's page in user space."""
        x0, y0, x1, y1 = self.media
        turned = {0: (x + x0, y + y0), 90: (x1 - y, x + y0), 180: (x1 - x, y1 - y), 270: (y + x0, y1 - x)}
        return turned[self.rotate]

    def direction(self, dx: Floats, dy: Floats) -> tuple[Floats, Floats]:
        """Give directions on pdfminer's page in user space."""
        return {0: (dx, dy), 90: (-dy, dx), 180: (-dx, -dy), 270: (dy, -dx)}[self.rotate]


def read_page(path: Path, number: int, limits: Limits) -> Page:
    """Read one page; where pdfplumber fails too, the page is empty and has the issue "unreadable-page".

    Args:
        path: the file.
        number: the page, from 1.
        limits: how many characters and paths of it are read.
    """
    try:
        with _opened(path, number) as page:
            view, frame = _view(page)
            found: Sequence[dict[str, Any]] = page.chars
            runs = _runs(found[: limits.characters], view, frame)
            drawn = [*page.rects, *page.lines, *page.curves][: limits.objects]
            shapes = to_shapes(_paths(drawn, frame), view)
            images = _boxes(page.images, view, frame)
            reached = {"characters"} if len(found) > limits.characters else set()
    # pdfminer is pure Python and meets broken files with errors of every kind
    except Exception as error:
        message = f"Neither PDFium nor pdfplumber can read the page ({type(error).__name__})."
        return _unreadable(number, message)
    return compose(Content(number, view, runs, shapes, images, reached))


def put_characters(path: Path, number: int, runs: Runs) -> Runs:
    """Name characters that PDFium could not, by what pdfplumber sees at their places.

    PDFium does not know glyph names such as "f_i", which InDesign gives to ligatures.
    """
    unnamed = runs.is_unmapped.nonzero()[0]
    if len(unnamed) > MAX_UNMAPPED * len(runs.text):
        return runs
    try:
        with _opened(path, number) as page:
            view, frame = _view(page)
            named = [char for char in page.chars if ligature(char["text"])]
            boxes = _boxes(named, view, frame)
    except Exception:  # as above; the characters stay unnamed, with an issue
        return runs
    text, unmapped = runs.text.copy(), runs.is_unmapped.copy()
    for index in unnamed.tolist() if named else []:
        x0, top, x1, bottom = runs.box[index]
        away = np.maximum(np.abs(boxes[:, 0] - x0), np.abs(boxes[:, 2] - x1))
        away += np.maximum(0, np.maximum(boxes[:, 1], top) - np.minimum(boxes[:, 3], bottom))
        nearest = int(np.argmin(away))
        if away[nearest] <= MAX_DISTANCE:
            text[index], unmapped[index] = ligature(named[nearest]["text"]), False
    return replace(runs, text=text, is_unmapped=unmapped)


@contextmanager
def _opened(path: Path, number: int) -> Iterator[Any]:
    """Open one page, and close it after use."""
    with quiet("pdfminer"), pdfplumber.open(path, pages=[number]) as pdf:
        page = pdf.pages[0]
        try:
            yield page
        finally:
            page.close()


def _view(page: Any) -> tuple[View, _Frame]:
    """Give how the page is displayed, and how pdfminer places things on it."""
    source = page.page_obj  # pdfplumber's own boxes are turned for some values of /Rotate
    media = tuple(float(side) for side in (source.mediabox or DEFAULT_BOX))
    crop = tuple(float(side) for side in (source.cropbox or media))
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    rotate = int(source.rotate or 0) % 360
    return View(left, bottom, right, top, rotate), _Frame((media[0], media[1], media[2], media[3]), rotate)


def _boxes(items: Sequence[dict[str, Any]], view: View, frame: _Frame) -> Floats:
    sides = np.array([[item[side] for side in ("x0", "y0", "x1", "y1")] for item in items], dtype=np.float64)
    x0, y0, x1, y1 = sides.reshape(-1, 4).T
    return view.boxes(*frame.user(x0, y0), *frame.user(x1, y1))


def _runs(found: Sequence[dict[str, Any]], view: View, frame: _Frame) -> Runs:
    """Make a run of each of pdfplumber's characters; ligatures stay one character."""
    spaces = np.array([not char["text"].strip() for char in found], dtype=np.bool_)
    ink = (~spaces).nonzero()[0]
    if not len(ink):
        return no_runs()
    inked = [found[i] for i in ink.tolist()]
    texts = [ligature(char["text"]) for char in inked]
    matrix = np.array([char["matrix"] for char in inked], dtype=np.float64)
    across, down = view.directions(*frame.direction(matrix[:, 0], matrix[:, 1]))
    turn = quarter_turn(across, down)
    x, y = view.points(*frame.user(matrix[:, 4], matrix[:, 5]))
    baseline = np.select([turn == 0, turn == 90, turn == 180], [y, -x, -y], x)
    size = np.array([_size(char) for char in inked], dtype=np.float64)
    bold = [any(name in char["fontname"].lower() for name in ("bold", "black", "heavy")) for char in inked]
    marks = (char.get("mcid") for char in inked)
    return Runs(
        text=np.array([text or "\N{REPLACEMENT CHARACTER}" for text in texts], dtype=object),
        box=stand_on(_boxes(inked, view, frame), baseline, size, turn),
        size=size,
        bold=np.array(bold, dtype=np.bool_),
        colour=np.array([_colour(char.get("non_stroking_color")) for char in inked], dtype=np.int32),
        turn=turn,
        mark=np.array([-1 if mark is None else mark for mark in marks], dtype=np.int32),
        piece=np.arange(len(ink), dtype=np.int64),
        spaced=np.concatenate([[False], spaces])[ink],
        space_after=np.concatenate([spaces, [False]])[ink + 1],
        is_invisible=np.zeros(len(ink), dtype=np.bool_),
        is_unmapped=np.array([not text for text in texts], dtype=np.bool_),
        is_ordered=np.zeros(len(ink), dtype=np.bool_),
        is_aslant=are_aslant(across, down),
    )


def _size(char: dict[str, Any]) -> float:
    """Give a character's font size: the side of its box across the text (pdfminer takes the height always)."""
    a, b, *_ = char["matrix"]
    return float(char["x1"] - char["x0"] if abs(b) > abs(a) else char["y1"] - char["y0"])


def _paths(drawn: Sequence[dict[str, Any]], frame: _Frame) -> Paths:
    """Make paths of pdfplumber's rectangles, lines and curves; of a curve only its box is kept."""
    kinds: list[int] = []
    points: list[tuple[float, float]] = []
    owner: list[int] = []
    for number, item in enumerate(drawn):
        x0, y0, x1, y1 = (float(item[side]) for side in ("x0", "y0", "x1", "y1"))
        shape = item["object_type"]
        corners = (
            [(x0, y0), (x1, y1)] if shape == "line" else [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
        )
        points += corners
        kinds += [MOVE_TO] + [CURVE_TO if shape == "curve" else LINE_TO] * (len(corners) - 1)
        owner += [number] * len(corners)
    place = np.array(points, dtype=np.float64).reshape(-1, 2)
    x, y = frame.user(place[:, 0], place[:, 1])
    return Paths(
        x=x,
        y=y,
        kind=np.array(kinds, dtype=np.int32),
        closes=np.zeros(len(kinds), dtype=np.bool_),
        owner=np.array(owner, dtype=np.int64),
        fill=_paint(drawn, "fill", "non_stroking_color"),
        stroke=_paint(drawn, "stroke", "stroking_color"),
        width=np.array([item.get("linewidth") or 0 for item in drawn], dtype=np.float64),
    )


def _paint(drawn: Sequence[dict[str, Any]], painted: str, colour: str) -> NDArray[np.int32]:
    return np.array(
        [_colour(item.get(colour)) if item.get(painted) else -1 for item in drawn], dtype=np.int32
    )


def _colour(value: object) -> int:
    """Give pdfplumber's grey, RGB or CMYK as 0xRRGGBB; black for patterns and what is missing."""
    parts = value if isinstance(value, tuple | list) else (value,)
    shades = [min(max(float(part), 0), 1) for part in parts if isinstance(part, int | float)]
    if len(shades) != len(parts) or len(shades) not in (1, 3, 4):
        return 0
    if len(shades) == 4:
        shades = [(1 - shade) * (1 - shades[3]) for shade in shades[:3]]
    red, green, blue = (round(255 * shade) for shade in (shades * 3 if len(shades) == 1 else shades))
    return (red << 16) + (green << 8) + blue


def _unreadable(number: int, message: str) -> Page:
    left, bottom, right, top = DEFAULT_BOX
    view = View(left, bottom, right, top)
    nothing = to_shapes(_paths([], _Frame(DEFAULT_BOX, 0)), view)
    page = compose(Content(number, view, no_runs(), nothing, np.zeros((0, 4))))
    return replace(page, issues=(Issue("unreadable-page", message, page=number),))
