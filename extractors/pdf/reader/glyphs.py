"""Gather a page's runs of text from PDFium, with few calls: at the ends of words and once for each piece.

A piece is one of PDFium's text objects: what one operator of the page paints, in one font, on one baseline.
"""

from __future__ import annotations

from functools import partial
from itertools import repeat
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from extractors.pdf.flags import any_of
from extractors.pdf.page import Indices
from extractors.pdf.reader.apart import part_runs
from extractors.pdf.reader.aslant import NOTHING_LAID, lay_level
from extractors.pdf.reader.codes import Codes, are_halves, is_unmapped, read_characters
from extractors.pdf.reader.fonts import Font, read_fonts
from extractors.pdf.reader.hyphens import set_by_layout
from extractors.pdf.reader.native import bind, fill_parts, fill_rows
from extractors.pdf.reader.runs import Bools, Floats, Ints, Runs, Texts, no_runs, stand_on, upright
from extractors.pdf.reader.slopes import read_slope
from extractors.pdf.reader.symbols import HYPHEN_UNIT, INK, SOFT_HYPHEN, SPACE, kinds, of_font
from extractors.pdf.reader.typed import Spans, typed_after
from extractors.pdf.reader.view import View, are_aslant, quarter_turn, slopes
from extractors.pdf.stretches import changes, lasts

__all__ = ["read_runs"]

_count = bind("FPDFText_CountChars", "i")
_box = bind("FPDFText_GetLooseCharBox", "i")
_object = bind("FPDFText_GetTextObject", "a")
_char_matrix = bind("FPDFText_GetMatrix", "i")
_font_size = bind("FPDFTextObj_GetFontSize", "i", "pp")
_font = bind("FPDFTextObj_GetFont", "a", "p")
_render_mode = bind("FPDFTextObj_GetTextRenderMode", "i", "p")
_fill_colour = bind("FPDFPageObj_GetFillColor", "i", "ppppp")
_mark = bind("FPDFPageObj_GetMarkedContentID", "i", "p")

_FILL, _FILL_AND_STROKE, _FILL_AND_CLIP = 0, 2, 4  # text render modes, as are those without ink
_INVISIBLE, _CLIP_ONLY = 3, 7
_OPAQUE = 255
_MAX_INK = 2.0
"""Of the font size: where a piece's boxes are higher, its font's units are odd and the height is taken as the size."""


class _Pieces(Struct, frozen=True):
    """What the runs of one text object have in common; arrays of length k."""

    size: Floats
    baseline: Floats
    """Where each one's first character stands down the lines of an upright text; see `upright`."""
    slope: Floats
    """How far it sinks along its line."""
    turn: Ints
    bold: Bools
    colour: Ints
    mark: Ints
    is_invisible: Bools
    is_unmapped: Bools
    is_aslant: Bools
    symbols: list[str]
    """Name of each one's font if it is a font of symbols, else ""."""


def read_runs(text_page: Any, view: View, limit: int) -> tuple[Runs, Floats, int]:
    """Read the runs of a page.

    Args:
        text_page: PDFium's handle of the page's text.
        view: how the page is displayed.
        limit: how many characters are read at most.

    Returns:
        The runs, the boxes of headings aslant that were laid level, and how many characters there are.
    """
    total = _count(text_page)
    count = max(0, min(total, limit))
    characters = read_characters(text_page, count)
    code, unnamed, is_ordered = characters.code, characters.is_unnamed, characters.is_ordered
    kind = kinds(code)
    code[set_by_layout(code, kind)] = SOFT_HYPHEN
    first, last, owner = _cut(text_page, code, kind == INK, unnamed)
    if not len(first):
        return no_runs(), NOTHING_LAID, total
    box_of = partial(_boxes, text_page, view)
    boxes = box_of(np.concatenate([first, last])).reshape(2, -1, 4)
    first, last, owner, boxes, is_rest = part_runs(first, last, owner, boxes, box_of)
    box = np.concatenate((np.minimum(*boxes[..., :2]), np.maximum(*boxes[..., 2:])), axis=1)
    begins = _begin_piece(owner)
    piece = np.cumsum(begins) - 1
    pieces = _read_pieces(text_page, first[begins], owner[begins], view)
    turn = pieces.turn[piece]
    is_aslant = pieces.is_aslant[piece]
    size = _sizes(box, pieces.size[piece], turn, is_aslant)
    gap = np.zeros(len(code) + 2, dtype=np.bool_)
    gap[1:-1] = kind == SPACE
    spaced = gap[first] | is_rest
    spaced[1:] |= gap[last[:-1] + 2]
    runs = Runs(
        text=_texts(code, first, last, pieces.symbols, piece),
        box=stand_on(box, _baselines(pieces, box, begins, piece), size, turn),
        size=size,
        bold=pieces.bold[piece],
        colour=pieces.colour[piece],
        turn=turn,
        mark=pieces.mark[piece],
        piece=owner,
        spaced=spaced,
        space_after=typed_after(text_page, view, gap, Spans(first, last, lasts(begins), box, size, turn)),
        is_invisible=pieces.is_invisible[piece],
        is_unmapped=unnamed[first] | (pieces.is_unmapped[piece] & (not any_of(is_ordered))),
        is_ordered=is_ordered[first],
        is_aslant=is_aslant,
    )
    if any_of(is_aslant):
        return *lay_level(runs, read_slope(text_page, view, first[is_aslant], last[is_aslant])), total
    return runs, NOTHING_LAID, total


def _baselines(pieces: _Pieces, box: Floats, begins: Bools, piece: Indices) -> Floats:
    """Give the runs' baselines: those of a piece set askew, as a line of a scan that lay so, sink or rise along it."""
    baseline = pieces.baseline[piece]
    if any_of(pieces.slope):
        left = upright(box, pieces.turn[piece])[:, 0]
        baseline = baseline + pieces.slope[piece] * (left - left[begins][piece])
    return baseline


def _cut(
    text_page: Any, code: Codes, is_ink: Bools, unnamed: Bools
) -> tuple[Indices, Indices, NDArray[np.int64]]:
    """Cut characters into runs: first and last character of each, and the address of its text object.

    The characters of a text object follow each other: where two runs share one, so does all between them.
    """
    ink = np.zeros(len(code) + 2, dtype=np.bool_)
    ink[1:-1] = is_ink
    begins = is_ink & ~ink[:-2]
    hyphen = ((code[:-1] == HYPHEN_UNIT) | (code[:-1] == SOFT_HYPHEN)).nonzero()[0]
    begins[hyphen + 1] |= ink[hyphen + 2]
    code[code == HYPHEN_UNIT] = ord("-")
    if any_of(unnamed):
        alone = unnamed.nonzero()[0]
        begins[alone] = True
        begins[alone[alone + 1 < len(code)] + 1] |= is_ink[alone[alone + 1 < len(code)] + 1]
    first = begins.nonzero()[0]
    last = _ends(first, ink)
    owner = _owners(text_page, first)
    closes = lasts(_begin_piece(owner)).nonzero()[0]
    mixed = closes[owner[closes] != _owners(text_page, last[closes])]
    if len(mixed):
        length = last[mixed] - first[mixed]
        heads = np.cumsum(length) - length
        inside = np.arange(length.sum()) + np.repeat(first[mixed] + 1 - heads, length)
        owners = _owners(text_page, inside)
        changed = changes(owners)
        changed[heads] = owners[heads] != owner[mixed]
        first = np.concatenate([first, inside[changed]])
        owner = np.concatenate([owner, owners[changed]])
        order = np.argsort(first, kind="stable")
        first, owner = first[order], owner[order]
        last = _ends(first, ink)
    return first, last, owner


def _begin_piece(owner: NDArray[np.int64]) -> Bools:
    """Tell which runs are the first of their text objects; those of none stand alone."""
    return np.asarray(changes(owner) | (owner == 0))


def _ends(first: Indices, ink: Bools) -> Indices:
    """Give the last inked character of each run: before the next run's first, or before a space."""
    stops = (ink[1:-1] & ~ink[2:]).nonzero()[0]
    last = stops[np.searchsorted(stops, first)]
    last[:-1] = np.minimum(last[:-1], first[1:] - 1)
    return last


def _owners(text_page: Any, which: Indices) -> NDArray[np.int64]:
    """Give the addresses of characters' text objects, 0 for characters that PDFium made up."""
    return np.fromiter(map(_object, repeat(text_page), which.tolist()), np.int64, len(which))


def _boxes(text_page: Any, view: View, which: Indices) -> Floats:
    """Give the boxes of characters as displayed."""
    corners = np.zeros((len(which), 4), dtype=np.float32)
    fill_rows(_box, text_page, which.tolist(), corners)
    return view.boxes(*corners.astype(np.float64).T)


def _sizes(box: Floats, size: Floats, turn: Ints, is_aslant: Bools) -> Floats:
    """Give the runs' font sizes by their boxes too: see `_MAX_INK`."""
    tall = box[:, 3] - box[:, 1] if not any_of(turn) else np.ptp(upright(box, turn)[:, 1::2], axis=1)
    return np.where((tall > _MAX_INK * size) & ~is_aslant, tall, size)


def _texts(code: Codes, first: Indices, last: Indices, symbols: list[str], piece: Indices) -> Texts:
    """Give the text of each run, with Unicode characters for the codes of a symbol font.

    Args:
        code: the page's characters.
        first: (n,) place of the first character of each run.
        last: (n,) place of the last one.
        symbols: name of each piece's font if it is a font of symbols, else "".
        piece: (n,) number of the piece that each run is of.
    """
    letters = code.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    text = [letters[a:b] for a, b in zip(first.tolist(), (last + 1).tolist(), strict=True)]
    if any_of(are_halves(code)):
        text = [_paired(run) for run in text]
    if any(symbols):
        for index in np.array(symbols, dtype=np.bool_)[piece].nonzero()[0].tolist():
            font = symbols[piece[index]]
            text[index] = "".join([chr(of_font(font, ord(char))) for char in text[index]])
    return np.array(text, dtype=object)


def _paired(text: str) -> str:
    """Give a text with the characters that PDFium cut in two halves as one each; lone halves are replaced."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _read_pieces(text_page: Any, lead: Indices, handles: NDArray[np.int64], view: View) -> _Pieces:
    """Read size, font, colour and place of text objects, each given by its first character and its address."""
    count, items, at = len(handles), handles.tolist(), lead.tolist()
    matrix = np.zeros((count, 6), dtype=np.float32)
    fill_rows(_char_matrix, text_page, at, matrix)
    size = np.zeros((count, 1), dtype=np.float32)
    fill_parts(_font_size, items, size)
    rgba = np.zeros((count, 4), dtype=np.uint32)
    rgba[:, 3] = _OPAQUE
    fill_parts(_fill_colour, items, rgba, 4)
    fonts, unmapped = _read_fonts(text_page, list(map(_font, items)), at)
    a, b, c, d, e, f = matrix.astype(np.float64).T
    across, down = view.directions(a, b)
    turn = quarter_turn(across, down)
    x, y = view.points(e, f)
    mode = np.fromiter(map(_render_mode, items), np.int32, count)
    red, green, blue = rgba[:, :3].astype(np.int32).T
    return _Pieces(
        size=np.abs(size[:, 0]) * np.hypot(c, d) * view.unit,
        baseline=np.select([turn == 0, turn == 90, turn == 180], [y, -x, -y], x) if any_of(turn) else y,
        slope=slopes(across, down),
        turn=turn,
        bold=np.array([font.is_bold for font in fonts], dtype=np.bool_) | (mode == _FILL_AND_STROKE),
        colour=(red << 16) + (green << 8) + blue,
        mark=np.fromiter(map(_mark, items), np.int32, count),
        is_invisible=(mode == _INVISIBLE)
        | (mode == _CLIP_ONLY)
        | ((rgba[:, 3] == 0) & ((mode == _FILL) | (mode == _FILL_AND_CLIP))),
        is_unmapped=np.array(unmapped, dtype=np.bool_),
        is_aslant=are_aslant(across, down),
        symbols=[font.symbols for font in fonts],
    )


def _read_fonts(text_page: Any, handles: list[int], lead: list[int]) -> tuple[list[Font], list[bool]]:
    """Read each piece's font, and whether the font names no characters, judged by its first one on the page."""
    first = dict(zip(reversed(handles), reversed(lead), strict=True))
    fonts = read_fonts(handles)
    unmapped = {handle: is_unmapped(text_page, index) == 1 for handle, index in first.items()}
    return list(map(fonts.__getitem__, handles)), list(map(unmapped.__getitem__, handles))
