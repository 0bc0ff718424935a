"""What a table so far and the next piece show where they meet: the evidence that stitching decides by."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from extractors.document import Cell, Line, Row
from extractors.evidence import Verdict
from extractors.stitch.beside import Piece
from extractors.stitch.between import Space, find_space, type_size
from extractors.stitch.continuation import Meeting
from extractors.stitch.growing import FIRST_NUMBERS, Growing, Habits, ends_in
from extractors.stitch.labels import label_of
from extractors.stitch.looks import (
    is_band,
    is_blank,
    is_bold,
    is_shaded,
    reference,
)
from extractors.stitch.rows import Break, Pair, Witness, judge_cut
from extractors.stitch.textflow import SURELY, goes_on

__all__ = ["NO_ROW", "meet", "pair_cells"]

LINE_HEIGHT = 1.15
"""Times the type size: what a line of type takes in single spacing."""
FEW_LINES = 2
"""Lines of a title in a frame."""
STRIPES, LATEST = 4, 8
"""Rows that must alternate between two colours for a table to be striped, and how many, the latest, are looked at."""
NO_ROW = Verdict(-9.0, ())
"""No row can have been cut here."""


def meet(
    above: Growing,
    piece: Piece,
    between: Sequence[Line],
    lowest: Mapping[tuple[int, int], float],
    witness: Witness | None = None,
    labels: Collection[str] = (),
) -> tuple[Meeting, Verdict]:
    """Give what the two show, and whether a row was cut between them.

    Args:
        above: the table so far.
        piece: the next piece.
        between: the lines of text between them.
        lowest: how far down pages of each size are written on.
        witness: what the file's tags say of rows.
        labels: those of the document's forms.
    """
    space = find_space(above, piece.fragment, piece.layout, between, lowest)
    case = _break(above, piece, space, labels)
    cut = judge_cut(case, witness) if case.pairs and space.pages else NO_ROW
    meeting = Meeting(
        pages_apart=space.pages,
        has_pages=piece.layout.page is not None,
        is_exact=piece.alignment.is_exact,
        has_header_above=bool(piece.known.header) or above.header_from is not None,
        has_own_header=bool(piece.own.header),
        repeats_header=piece.repeated > 0,
        has_new_title=bool(piece.own.titles and piece.own.header) and not piece.repeated,
        only_head_above=_is_only_head(above, piece),
        heading_between=space.has_heading,
        heading_below=space.has_heading_below,
        text_between=space.has_text,
        numbers_restart=_restarts(above, piece.body),
        cut=cut.score,
        is_open=space.is_open,
        room_above=space.room / piece.layout.height if piece.layout.height else 0.0,
        is_short_frame=piece.fragment.is_rest and len(piece.rows[0].cells[0].lines) <= FEW_LINES,
        gap=space.gap,
    )
    return meeting, cut


def _is_only_head(above: Growing, piece: Piece) -> bool:
    """Tell whether the table so far is no more than its header."""
    is_head = above.body == 0 and all(row.kind != "body" for row in above.rows)
    return is_head or piece.known.size == len(above.rows)


def _break(above: Growing, piece: Piece, space: Space, labels: Collection[str]) -> Break:
    """Give what the break shows of the rows on both sides; `labels` are those of the document's forms."""
    size = type_size(above)
    pairs = _pairs(above, piece)
    only_head = _is_only_head(above, piece)
    is_form = piece.column_count == 2 and len(piece.body) > 0
    is_head_cut = only_head and (_head_goes_on(pairs) or _looks_like_head(piece, pairs))
    return Break(
        pairs=pairs,
        is_open=space.is_open,
        slack=space.room / (size * LINE_HEIGHT) if size else 0.0,
        has_text_between=space.has_text or space.has_heading,
        is_band=not is_head_cut if only_head else _is_band_between(above, piece),
        is_head=is_head_cut,
        has_label=is_form and label_of(piece.body[0]) in labels,
        keeps_stripe=_keeps_stripe(above, piece),
    )


def _head_goes_on(pairs: Sequence[Pair]) -> bool:
    """Tell whether the page break cut the header itself: all text below it goes on in mid-sentence."""
    filled = [pair for pair in pairs if not is_blank(pair.below)]
    return bool(filled) and all(goes_on(pair.above.lines, pair.below.lines) >= SURELY for pair in filled)


def _looks_like_head(piece: Piece, pairs: Sequence[Pair]) -> bool:
    """Tell whether the first row below is the second line of some of the header's cells, by its look.

    It stands out as the header does and the row beneath it, bands left out, does not, and it has text only where
    the header has, yet not all over. A text in the first column alone is a heading of rows, and so is one across all
    columns above the break.
    """
    rows = [row for at, row in enumerate(piece.body) if not at or not is_band(row, piece.column_count)][:2]
    if (
        len(rows) < 2
        or len(pairs) < len(rows[0].cells)
        or any(is_blank(pair.above) for pair in pairs if not is_blank(pair.below))
        or (len(pairs) > 1 and all(pair.above is pairs[0].above for pair in pairs))
    ):
        return False
    filled = [not is_blank(cell) for cell in rows[0].cells]
    if not any(filled):  # the end of cells that run down over two rows of the header
        return True
    is_part = any(filled[1:]) and not all(filled)
    return is_part and any(looks(rows[0]) and not looks(rows[1]) for looks in (is_bold, is_shaded))


def _is_band_between(above: Growing, piece: Piece) -> bool:
    """Tell whether a band or heading row ends or starts here, unless one runs over the break: both are bands."""
    if not piece.body:
        return False
    is_below = is_band(piece.body[0], piece.column_count)
    return above.rows[-1].kind == "header" or (above.rows[-1].kind == "band") != is_below


def _keeps_stripe(above: Growing, piece: Piece) -> bool | None:
    """Tell whether the row below the break has the colour of the row above; None where rows do not alternate.

    The same colour tells nothing where no header is repeated: another table may begin with it.
    """
    rows = [row for row in above.rows[-LATEST:] if row.kind == "body"]
    colours, below = [_colours(row) for row in rows], _colours(piece.body[0]) if piece.body else set()
    if len(rows) < STRIPES or any(one == other for one, other in pairwise(colours)):
        return None
    stripes = set().union(below, *colours)
    are_plain = all(len(each) == 1 for each in (below, *colours))
    is_same = below == colours[-1]
    return is_same if are_plain and len(stripes) == 2 and (piece.repeated or not is_same) else None


def _colours(row: Row) -> set[str]:
    return {cell.fill for cell in row.cells}


def _pairs(above: Growing, piece: Piece) -> tuple[Pair, ...]:
    """Pair the cells that end the table so far with those that start the piece, column by column."""
    pairs = []
    back = {place: index for index, place in enumerate(piece.alignment.first)}
    for cell in piece.body[0].cells if piece.body else ():
        column = back.get(cell.column - 1)
        if column is None or (end := ends_in(above, column + 1)) is None:
            continue
        pairs.append(pair_cells(above, column + 1, end, cell))
    return tuple(pairs)


def pair_cells(above: Growing, column: int, end: Cell, start: Cell) -> Pair:
    """Pair two cells of a column of the table so far, with the column's habits."""
    habits = above.habits.get(column, Habits())
    is_merged = end.row_span > 1 or start.row_span > 1
    filled = above.filled(column)
    return Pair(end, start, filled, habits.has_references, is_merged, habits.is_lower_usual)


def _restarts(above: Growing, body: Sequence[Row]) -> bool:
    """Tell whether the references of the rows begin again."""
    if not body or above.rows[-1].kind == "band":  # numbers may start again under each band
        return False
    for cell in body[0].cells:
        habits = above.habits.get(cell.column)
        number = reference(cell.lines)
        if habits and habits.has_references and number:
            return number != habits.last and (number == habits.first or number in FIRST_NUMBERS)
    return False
