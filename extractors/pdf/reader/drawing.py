"""Gather what a PDF page draws: PDFium's page objects, also those inside forms, as arrays of path points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from ctypes import c_void_p
from itertools import chain, compress, repeat
from typing import Any

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from extractors.pdf.flags import all_of, any_of
from extractors.pdf.limits import Limits
from extractors.pdf.reader.clips import NONE_CLIPPED, Clipped, clipped_texts, read_clips, with_hidden
from extractors.pdf.reader.layers import is_in_layer
from extractors.pdf.reader.native import bind, fill_parts
from extractors.pdf.reader.paths import Paths

__all__ = ["Drawing", "gather"]

Floats = NDArray[np.float64]
Matrix = tuple[float, float, float, float, float, float]

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5  # FPDF_PAGEOBJ_*
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_OPAQUE = 255

_count_objects = bind("FPDFPage_CountObjects", "i")
_page_object = bind("FPDFPage_GetObject", "a")
_count_form_objects = bind("FPDFFormObj_CountObjects", "i")
_form_object = bind("FPDFFormObj_GetObject", "a")
_type = bind("FPDFPageObj_GetType", "i", "p")
_matrix = bind("FPDFPageObj_GetMatrix", "i", "pp")
_bounds = bind("FPDFPageObj_GetBounds", "i", "ppppp")
_draw_mode = bind("FPDFPath_GetDrawMode", "i", "ppp")
_fill_colour = bind("FPDFPageObj_GetFillColor", "i", "ppppp")
_stroke_colour = bind("FPDFPageObj_GetStrokeColor", "i", "ppppp")
_stroke_width = bind("FPDFPageObj_GetStrokeWidth", "i", "pp")
_count_segments = bind("FPDFPath_CountSegments", "i", "p")
_segment = bind("FPDFPath_GetPathSegment", "a")
_segment_type = bind("FPDFPathSegment_GetType", "i", "p")
_segment_point = bind("FPDFPathSegment_GetPoint", "i", "ppp")
_segment_close = bind("FPDFPathSegment_GetClose", "i", "p")


class Drawing(Struct, frozen=True):
    """What a page draws besides text, in its own user space."""

    paths: Paths
    images: Floats
    """(n, 4): x0, y0, x1, y1 of images and shadings."""
    reached: frozenset[str] = frozenset()
    """Names of the limits that were reached: something is left out."""
    clipped: Clipped = NONE_CLIPPED
    """The pieces of text that are clipped, or hidden."""
    texts: Sequence[int] = ()
    """Addresses of the text objects in painting order."""


class _Found(Struct):
    """Objects of a page while they are gathered, each with the matrix of the form that it stands in."""

    limits: Limits
    layers_off: AbstractSet[bytes]
    paths: list[int] = field(default_factory=list)
    path_forms: list[int] = field(default_factory=list)
    texts_before: list[int] = field(default_factory=list)
    """Texts that were found before each path."""
    texts: list[int] = field(default_factory=list)
    text_forms: list[int] = field(default_factory=list)
    texts_off: list[int] = field(default_factory=list)
    """Of layers that are switched off, as are no paths and pictures."""
    pictures: list[int] = field(default_factory=list)
    picture_forms: list[int] = field(default_factory=list)
    matrices: list[Matrix] = field(default_factory=lambda: [_IDENTITY])
    objects: int = 0
    reached: set[str] = field(default_factory=set)


def gather(page: Any, limits: Limits, layers_off: AbstractSet[bytes] = frozenset()) -> Drawing:
    """Gather a page's paths and the places of its images.

    Args:
        page: PDFium's handle of the page.
        limits: how many objects and points are looked at.
        layers_off: names of the layers that are switched off.
    """
    found = _Found(limits, layers_off)
    _walk(found, page, _count_objects(page), _page_object, 0, 0)
    matrices = np.array(found.matrices)
    clips = read_clips(found.paths + found.texts, found.path_forms + found.text_forms, matrices)
    count = len(found.paths)
    clipped = NONE_CLIPPED if clips is None else clipped_texts(found.texts, clips[count:])
    if found.texts_off:
        clipped = with_hidden(clipped, found.texts_off)
    paths = _read_paths(found, None if clips is None else clips[:count])
    if not found.pictures:
        return Drawing(paths, np.zeros((0, 4)), frozenset(found.reached), clipped, found.texts)
    corners = np.zeros((len(found.pictures), 4), dtype=np.float32)
    fill_parts(_bounds, found.pictures, corners, 4)
    outer = matrices[found.picture_forms]
    ax, ay = _apply(outer, corners[:, 0], corners[:, 1])
    bx, by = _apply(outer, corners[:, 2], corners[:, 3])
    images = np.stack(
        [np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)], axis=1
    )
    return Drawing(paths, images, frozenset(found.reached), clipped, found.texts)


def _walk(
    found: _Found, owner: Any, count: int, item: Callable[[Any, int], int], form: int, depth: int
) -> None:
    """Sort the objects of a page or form by their kind."""
    room = found.limits.objects - found.objects
    if count > room:
        found.reached.add("objects")
    handles = list(filter(None, map(item, repeat(owner), range(min(count, room)))))
    found.objects += len(handles)
    if found.layers_off:
        handles = _switched_on(found, handles)
    for handle, kind in zip(handles, map(_type, handles), strict=True):
        if kind == _TEXT:
            found.texts.append(handle)
            found.text_forms.append(form)
        elif kind == _PATH:
            found.paths.append(handle)
            found.path_forms.append(form)
            found.texts_before.append(len(found.texts))
        elif kind in (_IMAGE, _SHADING):
            found.pictures.append(handle)
            found.picture_forms.append(form)
        elif kind == _FORM:
            _enter(found, handle, form, depth)


def _switched_on(found: _Found, handles: list[int]) -> list[int]:
    """Give the objects in no layer that is switched off; of the others the texts are noted."""
    off = {handle for handle in handles if is_in_layer(handle, found.layers_off)}
    found.texts_off += _texts_in(off, found.limits.form_depth)
    return [handle for handle in handles if handle not in off]


def _texts_in(handles: Iterable[int], depth: int) -> Iterator[int]:
    """Give the texts among objects and inside forms, so many deep."""
    for handle in handles:
        kind = _type(handle)
        if kind == _TEXT:
            yield handle
        elif kind == _FORM and depth:
            form = c_void_p(handle)
            yield from _texts_in(map(_form_object, repeat(form), range(_count_form_objects(form))), depth - 1)


def _enter(found: _Found, handle: int, form: int, depth: int) -> None:
    """Walk through a form, unless forms are nested without end."""
    if depth >= found.limits.form_depth:
        found.reached.add("form_depth")
        return
    numbers = np.array([_IDENTITY], dtype=np.float32)
    fill_parts(_matrix, [handle], numbers)
    found.matrices.append(_multiply(tuple(numbers[0].tolist()), found.matrices[form]))
    owner = c_void_p(handle)
    _walk(found, owner, _count_form_objects(owner), _form_object, len(found.matrices) - 1, depth + 1)


def _read_paths(found: _Found, clips: Floats | None) -> Paths:
    """Read the points, colours and widths of the paths found, whose clips are known."""
    counts = np.fromiter(map(_count_segments, found.paths), np.int64, len(found.paths))
    counts = np.maximum(counts, 0)
    within = np.cumsum(counts) <= found.limits.segments
    if not all_of(within):
        found.reached.add("segments")
    handles = found.paths[: int(within.sum())]
    counts = counts[within]
    number = len(handles)
    modes = np.zeros((number, 2), dtype=np.int32)
    fill_parts(_draw_mode, handles, modes, 2)
    is_filled, is_stroked = modes[:, 0] != 0, modes[:, 1] != 0
    widths = np.zeros((number, 1), dtype=np.float32)
    _fill_some(_stroke_width, handles, is_stroked, widths)
    matrices = np.empty((number, 6), dtype=np.float32)
    matrices[:] = _IDENTITY
    fill_parts(_matrix, handles, matrices)
    own = matrices.astype(np.float64)
    if len(found.matrices) > 1:
        own = _multiply_all(own, np.array(found.matrices)[found.path_forms][within])
    segments = _segments(handles, counts.tolist())
    points = np.zeros((len(segments), 2), dtype=np.float32)
    fill_parts(_segment_point, segments, points, 2)
    owner = np.repeat(np.arange(number), counts)
    x, y = _apply(own[owner], points[:, 0], points[:, 1])
    return Paths(
        x=x,
        y=y,
        kind=np.fromiter(map(_segment_type, segments), np.int32, len(segments)),
        closes=_closing(segments, is_stroked[owner]),
        owner=owner,
        fill=_colours(_fill_colour, handles, is_filled),
        stroke=_colours(_stroke_colour, handles, is_stroked),
        width=widths[:, 0].astype(np.float64)
        * np.sqrt(np.abs(own[:, 0] * own[:, 3] - own[:, 1] * own[:, 2])),
        clip=None if clips is None or all_of(np.isinf(clips[:number])) else clips[:number],
        texts_before=np.array(found.texts_before[:number], dtype=np.int64),
    )


def _closing(segments: list[int], is_stroked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell after which points a stroke goes back to where it began; a fill does so anyway."""
    closes = np.zeros(len(segments), dtype=np.bool_)
    if any_of(is_stroked):
        closes[is_stroked] = [_segment_close(point) == 1 for point in compress(segments, is_stroked.tolist())]
    return closes


def _segments(handles: list[int], counts: list[int]) -> list[int]:
    """Give the addresses of the points of all paths, which have so many each."""
    owners = chain.from_iterable(map(repeat, map(c_void_p, handles), counts))
    return list(map(_segment, owners, chain.from_iterable(map(range, counts))))


def _fill_some(
    function: Callable[..., Any],
    handles: list[int],
    which: NDArray[np.bool_],
    into: NDArray[np.generic],
    parts: int = 1,
) -> None:
    """Call a function for some of the handles: a row of `into` is filled for each of `which`."""
    if all_of(which):
        fill_parts(function, handles, into, parts)
    elif any_of(which):
        found = into[which]
        fill_parts(function, compress(handles, which.tolist()), found, parts)
        into[which] = found


def _colours(
    function: Callable[..., Any], handles: list[int], painted: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """Give colours as 0xRRGGBB, on white where they are translucent; -1 for what is not painted."""
    if not any_of(painted):
        return np.full(len(handles), -1, dtype=np.int32)
    rgba = np.zeros((len(handles), 4), dtype=np.uint32)
    rgba[:, 3] = _OPAQUE
    _fill_some(function, handles, painted, rgba, 4)
    red, green, blue = rgba[:, :3].astype(np.int32).T
    if any_of(rgba[:, 3] != _OPAQUE):
        alpha = rgba[:, 3:] / _OPAQUE
        red, green, blue = np.rint(rgba[:, :3] * alpha + _OPAQUE * (1 - alpha)).astype(np.int32).T
    colour: NDArray[np.int32] = (red << 16) + (green << 8) + blue
    return np.where(painted & (rgba[:, 3] > 0), colour, -1).astype(np.int32)


def _apply(matrices: Floats, x: NDArray[np.float32], y: NDArray[np.float32]) -> tuple[Floats, Floats]:
    a, b, c, d, e, f = matrices.T
    return a * x + c * y + e, b * x + d * y + f


def _multiply(first: tuple[float, ...], then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _multiply_all(first: Floats, then: Floats) -> Floats:
    return np.stack(_multiply(tuple(first.T), tuple(then.T)), axis=1)
