"""Gather a page's characters from PDFium as arrays, with what their pieces of text have in common."""

from __future__ import annotations

import ctypes
import re
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.native import bind, fill_rows
from extractors.pdf.view import View, quarter_turn
from extractors.pdf.words import Chars, no_chars, stand_on

__all__ = ["read_chars"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

_count = bind("FPDFText_CountChars", "i", "p")
_get_text = bind("FPDFText_GetText", "i", "piip")
_unicode = bind("FPDFText_GetUnicode", "u", "pi")
_box = bind("FPDFText_GetLooseCharBox", "i", "pip")
_object = bind("FPDFText_GetTextObject", "p", "pi")
_origin = bind("FPDFText_GetCharOrigin", "i", "pipp")
_char_matrix = bind("FPDFText_GetMatrix", "i", "pip")
_font_size = bind("FPDFTextObj_GetFontSize", "i", "pp")
_font = bind("FPDFTextObj_GetFont", "p", "p")
_render_mode = bind("FPDFTextObj_GetTextRenderMode", "i", "p")
_fill_colour = bind("FPDFPageObj_GetFillColor", "i", "ppppp")
_mark = bind("FPDFPageObj_GetMarkedContentID", "i", "p")
_font_name = bind("FPDFFont_GetBaseFontName", "i", "ppi")
_font_weight = bind("FPDFFont_GetWeight", "i", "p")
_font_flags = bind("FPDFFont_GetFlags", "i", "p")

_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_FILL_AND_STROKE = 2


def read_chars(text_page: int, view: View, limit: int) -> tuple[Chars, int]:
    """Read the characters of a page, `limit` at most; with them, how many there are."""
    total = _count(text_page)
    count = max(0, min(total, limit))
    if not count:
        return no_chars(), total
    code = _codes(text_page, count)
    corners = np.zeros((count, 4), dtype=np.float32)
    fill_rows(_box, text_page, range(count), corners)
    box = view.boxes(*corners.astype(np.float64).T)
    owner = np.array([item or 0 for item in map(_object, repeat(text_page), range(count))], dtype=np.int64)
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    facts, turns, baselines = _run_facts(text_page, starts, owner[starts], view)
    run = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, count)))
    size, turn = facts[run, 0], turns[run]
    bold, colour, mark = (facts[run, part].astype(np.int32) for part in (1, 2, 3))
    box = stand_on(box, baselines[run], size, turn)
    return Chars(code, box, size, bold.astype(np.bool_), colour, turn, mark), total


def _codes(text_page: int, count: int) -> NDArray[np.uint32]:
    """Give the characters' code points, in one call where PDFium's text has one unit for each."""
    units = np.zeros(2 * count + 2, dtype=np.uint16)
    written = _get_text(text_page, 0, count, units.ctypes.data) - 1
    surrogates = (units[: max(written, 0)] & 0xF800) == 0xD800
    if written == count and not surrogates.any():
        return units[:count].astype(np.uint32)
    return np.fromiter(map(_unicode, repeat(text_page), range(count)), np.uint32, count)


def _run_facts(
    text_page: int, starts: NDArray[np.intp], owners: NDArray[np.int64], view: View
) -> tuple[Floats, Ints, Floats]:
    """Give (size, bold, colour, mark), turn and baseline of each run of characters of one text object."""
    facts = np.zeros((len(starts), 4))
    facts[:, 3] = -1
    matrices = np.zeros((len(starts), 6), dtype=np.float32)
    matrices[:, 0] = 1
    fill_rows(_char_matrix, text_page, starts.tolist(), matrices)
    origins = np.zeros((len(starts), 2))
    fill_rows(_char_origin, text_page, starts.tolist(), origins)
    fonts: dict[int, bool] = {}
    known: dict[int, tuple[float, float, float, float]] = {}
    for row, item in enumerate(owners.tolist()):
        if item:
            if item not in known:
                known[item] = _object_facts(item, fonts)
            facts[row] = known[item]
    a, b, c, d = matrices[:, :4].astype(np.float64).T
    facts[:, 0] *= np.hypot(c, d) * view.unit
    turn = quarter_turn(*view.directions(a, b))
    x, y = view.points(*origins.T)
    baseline = np.select([turn == 0, turn == 90, turn == 180], [y, -x, -y], x)
    return facts, turn, baseline


def _char_origin(text_page: int, index: int, at: int) -> int:
    return int(_origin(text_page, index, at, at + 8))


def _object_facts(item: int, fonts: dict[int, bool]) -> tuple[float, float, float, float]:
    number = ctypes.c_float(0)
    _font_size(item, ctypes.addressof(number))
    handle = _font(item) or 0
    if handle not in fonts:
        fonts[handle] = bool(handle) and _is_bold(handle)
    rgba = (ctypes.c_uint * 4)()
    at = ctypes.addressof(rgba)
    _fill_colour(item, at, at + 4, at + 8, at + 12)
    bold = fonts[handle] or _render_mode(item) == _FILL_AND_STROKE
    return number.value, float(bold), float((rgba[0] << 16) + (rgba[1] << 8) + rgba[2]), float(_mark(item))


def _is_bold(font: int) -> bool:
    name = ctypes.create_string_buffer(256)
    _font_name(font, ctypes.addressof(name), len(name))
    heavy = _font_weight(font) >= _BOLD_WEIGHT or bool(_font_flags(font) & _FORCE_BOLD)
    return heavy or bool(_BOLD_NAME.search(name.value))
