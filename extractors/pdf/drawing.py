"""Gather what a PDF page draws: straight strokes and filled rectangles out of PDFium's page objects."""

from __future__ import annotations

import ctypes
from itertools import pairwise

import numpy as np

from extractors.pdf.limits import Limits
from extractors.pdf.native import bind
from extractors.pdf.paths import MAX_SLANT, Shapes

__all__ = ["Drawing", "gather"]

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_LINE_TO, _CURVE_TO, _MOVE_TO = 0, 1, 2

_count_objects = bind("FPDFPage_CountObjects", "i", "p")
_page_object = bind("FPDFPage_GetObject", "p", "pi")
_count_form_objects = bind("FPDFFormObj_CountObjects", "i", "p")
_form_object = bind("FPDFFormObj_GetObject", "p", "pi")
_type = bind("FPDFPageObj_GetType", "i", "p")
_matrix = bind("FPDFPageObj_GetMatrix", "i", "pp")
_draw_mode = bind("FPDFPath_GetDrawMode", "i", "ppp")
_fill_colour = bind("FPDFPageObj_GetFillColor", "i", "ppppp")
_stroke_colour = bind("FPDFPageObj_GetStrokeColor", "i", "ppppp")
_stroke_width = bind("FPDFPageObj_GetStrokeWidth", "i", "pp")
_count_segments = bind("FPDFPath_CountSegments", "i", "p")
_segment = bind("FPDFPath_GetPathSegment", "p", "pi")
_segment_type = bind("FPDFPathSegment_GetType", "i", "p")
_segment_point = bind("FPDFPathSegment_GetPoint", "i", "ppp")
_segment_close = bind("FPDFPathSegment_GetClose", "i", "p")


class Drawing:
    """A page's shapes while they are gathered, with the places that PDFium writes to."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.shapes = Shapes()
        self.images = 0
        self.objects = 0
        self.segments = 0
        self.reached: set[str] = set()
        """Names of the limits that were reached."""
        self._floats = (ctypes.c_float * 6)()
        self._ints = (ctypes.c_uint * 4)()
        self._float_at = ctypes.addressof(self._floats)
        self._int_at = ctypes.addressof(self._ints)

    def matrix(self, item: int) -> Matrix:
        """Read an object's matrix."""
        if not _matrix(item, self._float_at):
            return (1, 0, 0, 1, 0, 0)
        a, b, c, d, e, f = self._floats
        return (a, b, c, d, e, f)

    def draw_mode(self, item: int) -> tuple[bool, bool]:
        """Tell whether a path is filled and whether it is stroked."""
        at = self._int_at
        return (bool(self._ints[0]), bool(self._ints[1])) if _draw_mode(item, at, at + 4) else (False, False)

    def colour(self, item: int, stroke: bool) -> int | None:
        """Read a colour as 0xRRGGBB; None where it is fully transparent."""
        at = self._int_at
        if not (_stroke_colour if stroke else _fill_colour)(item, at, at + 4, at + 8, at + 12):
            return 0
        red, green, blue, alpha = self._ints
        return (red << 16) + (green << 8) + blue if alpha else None

    def stroke_width(self, item: int) -> float:
        """Read the width of a path's stroke, before its matrix."""
        return float(self._floats[0]) if _stroke_width(item, self._float_at) else 1.0

    def subpaths(self, item: int, count: int, matrix: Matrix) -> list[list[Point]]:
        """Read a path's straight subpaths as points of user space; one with a curve is left out."""
        a, b, c, d, e, f = matrix
        paths: list[list[Point]] = []
        path: list[Point] = []
        curved = False
        at, floats = self._float_at, self._floats
        for i in range(count):
            segment = _segment(item, i)
            kind = _segment_type(segment)
            if kind == _MOVE_TO:
                if path and not curved:
                    paths.append(path)
                path, curved = [], False
            elif kind == _CURVE_TO:
                curved = True
                self.shapes.curves += 1
            _segment_point(segment, at, at + 4)
            x, y = floats[0], floats[1]
            path.append((a * x + c * y + e, b * x + d * y + f))
            if _segment_close(segment):
                path.append(path[0])
        if path and not curved:
            paths.append(path)
        return paths


def gather(page: int, limits: Limits) -> Drawing:
    """Gather the straight strokes and filled rectangles of a page, also those inside forms."""
    drawing = Drawing(limits)
    count = _count_objects(page)
    for i in range(count):
        _visit(drawing, _page_object(page, i), (1, 0, 0, 1, 0, 0), 0)
    return drawing


def _visit(drawing: Drawing, item: int | None, outer: Matrix, depth: int) -> None:
    drawing.objects += 1
    if item is None or drawing.objects > drawing.limits.objects:
        drawing.reached |= {"objects"} if item is not None else set()
        return
    kind = _type(item)
    if kind == _PATH:
        _path(drawing, item, outer)
    elif kind == _IMAGE:
        drawing.images += 1
    elif kind == _FORM:
        if depth >= drawing.limits.form_depth:
            drawing.reached.add("form_depth")
            return
        inner = _multiply(drawing.matrix(item), outer)
        for i in range(_count_form_objects(item)):
            _visit(drawing, _form_object(item, i), inner, depth + 1)


def _path(drawing: Drawing, item: int, outer: Matrix) -> None:
    count = _count_segments(item)
    drawing.segments += count
    if drawing.segments > drawing.limits.segments:
        drawing.reached.add("segments")
        return
    filled, stroked = drawing.draw_mode(item)
    fill = drawing.colour(item, stroke=False) if filled else None
    stroke = drawing.colour(item, stroke=True) if stroked else None
    if fill is None and stroke is None:
        return
    matrix = _multiply(drawing.matrix(item), outer)
    scale = float(np.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])))
    width = drawing.stroke_width(item) * scale if stroke is not None else 0.0
    for path in drawing.subpaths(item, count, matrix):
        if fill is not None and (box := _rectangle(path)):
            drawing.shapes.areas.append((*box, fill))
        if stroke is not None:
            _stroke(drawing.shapes, path, width, stroke)


def _stroke(shapes: Shapes, path: list[Point], width: float, colour: int) -> None:
    for (x0, y0), (x1, y1) in pairwise(path):
        if abs(x1 - x0) <= MAX_SLANT or abs(y1 - y0) <= MAX_SLANT:
            shapes.strokes.append((x0, y0, x1, y1, width, colour))


def _rectangle(path: list[Point]) -> tuple[float, float, float, float] | None:
    """Give the box of a path that is an upright rectangle."""
    if not 4 <= len(path) <= 6:
        return None
    xs, ys = [x for x, _ in path], [y for _, y in path]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    slack = MAX_SLANT / 2
    for x, y in path:
        on_side = min(abs(x - x0), abs(x - x1)) <= slack and min(abs(y - y0), abs(y - y1)) <= slack
        if not on_side:
            return None
    corners = {(abs(x - x0) <= abs(x - x1), abs(y - y0) <= abs(y - y1)) for x, y in path}
    return (x0, y0, x1, y1) if len(corners) == 4 or min(x1 - x0, y1 - y0) <= slack else None


def _multiply(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
