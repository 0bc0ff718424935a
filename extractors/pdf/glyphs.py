"""Gather a page's characters from PDFium as arrays, with what their pieces of text have in common."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.chars import Chars, Floats, Ints, no_chars, stand_on
from extractors.pdf.native import bind, fill_rows
from extractors.pdf.symbols import of_font
from extractors.pdf.view import View, quarter_turn

__all__ = ["read_chars"]

_count = bind("FPDFText_CountChars", "i", "p")
_get_text = bind("FPDFText_GetText", "i", "piip")
_unicode = bind("FPDFText_GetUnicode", "u", "pi")
_is_hyphen = bind("FPDFText_IsHyphen", "i", "pi")
_is_unmapped = bind("FPDFText_HasUnicodeMapError", "i", "pi")
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

_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_SYMBOL_NAME = re.compile("symbol|dings", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18  # of a font descriptor's flags
_FILL_AND_STROKE = 2  # text render modes
_NO_INK = (3, 7)
_LINE_END_HYPHEN = 0x02  # PDFium's code for a hyphen at a line's end
_PRIVATE_USE = (0xE000, 0xF8FF)


@dataclass(frozen=True, slots=True)
class _Font:
    name: str
    is_bold: bool


@dataclass(frozen=True, slots=True)
class _Runs:
    """What runs of characters of one text object have in common; arrays of length k."""

    size: Floats
    bold: Ints
    colour: Ints
    mark: Ints
    mode: Ints
    turn: Ints
    baseline: Floats
    fonts: list[_Font]


def read_chars(text_page: int, view: View, limit: int) -> tuple[Chars, int]:
    """Read the characters of a page, `limit` at most; with them, how many there are.

    Args:
        text_page: address of PDFium's text page.
        view: how the page is displayed.
        limit: how many are read.
    """
    total = _count(text_page)
    count = max(0, min(total, limit))
    if not count:
        return no_chars(), total
    corners = np.zeros((count, 4), dtype=np.float32)
    fill_rows(_box, text_page, range(count), corners)
    owner = np.array([item or -1 for item in map(_object, repeat(text_page), range(count))], dtype=np.int64)
    start = np.flatnonzero(np.diff(owner, prepend=-2))
    runs = _read_runs(text_page, start, owner[start], view)
    run = np.repeat(np.arange(len(start)), np.diff(np.append(start, count)))
    code, unmapped = _codes(text_page, count, start, run)
    _put_symbols(code, run, runs.fonts)
    code[unmapped & (code < ord("!"))] = ord("\N{REPLACEMENT CHARACTER}")
    size, turn = runs.size[run], runs.turn[run]
    box = view.boxes(*corners.astype(np.float64).T)
    chars = Chars(
        code=code,
        box=stand_on(box, runs.baseline[run], size, turn),
        size=size,
        bold=(runs.bold[run] != 0),
        colour=runs.colour[run],
        turn=turn,
        mark=runs.mark[run],
        piece=owner,
        is_invisible=np.isin(runs.mode, _NO_INK)[run],
        is_unmapped=unmapped,
    )
    return chars, total


def _codes(
    text_page: int, count: int, start: NDArray[np.intp], run: NDArray[np.intp]
) -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    """Give code points, and which of them the font does not map.

    All come in one call where PDFium's text has one unit for each; that of a hyphen at a line's end is U+FFFE there.
    """
    units = np.zeros(2 * count + 2, dtype=np.uint16)
    written = _get_text(text_page, 0, count, units.ctypes.data) - 1
    unmapped = np.zeros(count, dtype=np.bool_)
    surrogates = (units[: max(written, 0)] & 0xF800) == 0xD800
    if written == count and not surrogates.any():
        code = units[:count].astype(np.uint32)
        code[code == 0xFFFE] = ord("-")
    else:
        code = np.fromiter(map(_unicode, repeat(text_page), range(count)), np.uint32, count)
        for index in np.flatnonzero(code == _LINE_END_HYPHEN).tolist():
            if _is_hyphen(text_page, index):
                code[index] = ord("-")
        low = np.flatnonzero(code < ord(" ")).tolist()
        unmapped[low] = np.fromiter(map(_is_unmapped, repeat(text_page), low), np.int32, len(low)) == 1
    doubtful = np.fromiter(map(_is_unmapped, repeat(text_page), start.tolist()), np.int32, len(start)) == 1
    inside = np.flatnonzero(doubtful[run]).tolist()
    unmapped[inside] = np.fromiter(map(_is_unmapped, repeat(text_page), inside), np.int32, len(inside)) == 1
    return code, unmapped


def _put_symbols(code: NDArray[np.uint32], run: NDArray[np.intp], fonts: list[_Font]) -> None:
    """Put Unicode characters for the codes of symbol fonts."""
    low, high = _PRIVATE_USE
    symbolic = np.array([bool(_SYMBOL_NAME.search(font.name)) for font in fonts], dtype=np.bool_)[run]
    for index in np.flatnonzero(((code >= low) & (code <= high)) | (symbolic & (code > ord(" ")))).tolist():
        code[index] = of_font(fonts[run[index]].name, int(code[index]))


def _read_runs(text_page: int, start: NDArray[np.intp], owners: NDArray[np.int64], view: View) -> _Runs:
    """Read size, font, colour and place of each run of characters of one text object."""
    facts = np.zeros((len(start), 5))
    facts[:, 3] = -1
    matrices = np.zeros((len(start), 6), dtype=np.float32)
    matrices[:, 0] = 1
    fill_rows(_char_matrix, text_page, start.tolist(), matrices)
    origins = np.zeros((len(start), 2))
    fill_rows(_origin, text_page, start.tolist(), origins, 2)
    by_handle: dict[int, _Font] = {}
    known: dict[int, tuple[tuple[float, ...], _Font]] = {}
    fonts = [_Font("", is_bold=False)] * len(start)
    for row, item in enumerate(owners.tolist()):
        if item != -1:
            if item not in known:
                known[item] = _object_facts(item, by_handle)
            facts[row], fonts[row] = known[item]
    a, b, c, d = matrices[:, :4].astype(np.float64).T
    turn = quarter_turn(*view.directions(a, b))
    x, y = view.points(*origins.T)
    baseline = np.select([turn == 0, turn == 90, turn == 180], [y, -x, -y], x)
    size = facts[:, 0] * np.hypot(c, d) * view.unit
    bold, colour, mark, mode = facts[:, 1:].astype(np.int32).T
    return _Runs(size, bold, colour, mark, mode, turn, baseline, fonts)


def _object_facts(item: int, fonts: dict[int, _Font]) -> tuple[tuple[float, ...], _Font]:
    """Read size, bold, colour, mark and render mode of a text object, with its font."""
    number = ctypes.c_float(0)
    _font_size(item, ctypes.addressof(number))
    handle = _font(item) or 0
    if handle not in fonts:
        fonts[handle] = _read_font(handle)
    rgba = (ctypes.c_uint * 4)()
    at = ctypes.addressof(rgba)
    _fill_colour(item, at, at + 4, at + 8, at + 12)
    mode = _render_mode(item)
    bold = fonts[handle].is_bold or mode == _FILL_AND_STROKE
    return (abs(number.value), bold, (rgba[0] << 16) + (rgba[1] << 8) + rgba[2], _mark(item), mode), fonts[
        handle
    ]


def _read_font(handle: int) -> _Font:
    if not handle:
        return _Font("", is_bold=False)
    buffer = ctypes.create_string_buffer(256)
    _font_name(handle, ctypes.addressof(buffer), len(buffer))
    name = buffer.value.decode("utf-8", "replace")
    heavy = _font_weight(handle) >= _BOLD_WEIGHT or bool(_font_flags(handle) & _FORCE_BOLD)
    return _Font(name, heavy or bool(_BOLD_NAME.search(name)))
