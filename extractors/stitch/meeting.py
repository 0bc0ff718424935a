"""What a table so far and the next piece show where they meet: the evidence that stitching decides by."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.document import Cell, Line, Row
from extractors.evidence import Verdict
from extractors.fragments import Fragment, Layout
from extractors.stitch.between import gap, room, stands_between, type_size
from extractors.stitch.columns import Alignment, align, remap, resize
from extractors.stitch.continuation import Meeting
from extractors.stitch.growing import FIRST_NUMBERS, Growing, Habits, ends_in, remapped, spanned
from extractors.stitch.headers import Head, find_head, repeated_by_text, repeats
from extractors.stitch.labels import label_of
from extractors.stitch.looks import (
    is_band,
    is_blank,
    is_bold,
    is_shaded,
    plain,
    reference,
    row_text,
    row_words,
)
from extractors.stitch.rows import SURELY, Break, Pair, Witness, goes_on, judge_cut

__all__ = ["NO_ROW", "Piece", "bottoms", "lay_beside", "meet", "page_size", "pair_cells"]

MAX_ALONE = 3
"""Rows of a header that stands alone at the foot of a page."""
LINE_HEIGHT = 1.15
"""Times the type size: what a line of type takes in single spacing."""
LAST_ROWS = 6
"""Rows at the end of a table among which one in each of its colours stands."""
FEW_LINES = 2
"""Lines of a title in a frame."""
NO_ROW = Verdict(-9.0, ())
"""No row can have been cut here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece in the columns that it has in common with the table above."""

    fragment: Fragment
    layout: Layout
    alignment: Alignment
    rows: Sequence[Row]
    known: Head
    """The head of the table above, in the common columns."""
    own: Head
    """The piece's own head by look, repeated or not."""
    repeated: int
    """Rows at its top that repeat the head of the table above."""

    @property
    def body(self) -> Sequence[Row]:
        """Its rows without the repeated head."""
        return self.rows[self.repeated :]

    @property
    def column_count(self) -> int:
        """How many columns both have together."""
        return len(self.alignment.edges) - 1


def lay_beside(above: Growing, fragment: Fragment, layout: Layout) -> Piece | None:
    """Set a piece on the columns of the table above; None if they have no columns in common."""
    alignment = align(above.edges, fragment.edges)
    if alignment is None and above.paper != page_size(layout):
        alignment = resize(above.edges, fragment.edges)
    if alignment is None:
        return None
    head = above.head if above.head.size else _head_alone(above, fragment)
    known = remapped(head, alignment.first, alignment.edges)
    rows = remap(fragment.rows, alignment.second, alignment.edges, alignment.shift, spanned(known, fragment))
    if not known.size and repeated_by_text(above.rows, rows):
        known = Head((), tuple(remap(above.rows[:1], alignment.first, alignment.edges)))
    columns = len(alignment.edges) - 1
    own = find_head(rows, columns, _stripes(above))
    repeated = repeats(rows, known, columns) or _repeats_below_heading(above, rows, known)
    if 0 < repeated < len(rows) and _repeats_band(above, rows[repeated], columns):
        repeated += 1
    return Piece(fragment, layout, alignment, rows, known, own, repeated)


def _repeats_below_heading(above: Growing, rows: Sequence[Row], known: Head) -> int:
    """Count the rows at the top that repeat a text that stood above the table, and then its head; 0 without both."""
    if plain(row_text(rows[0])) not in above.headings:
        return 0
    beneath = repeats(rows[1:], known, above.column_count)
    return beneath and beneath + 1


def _stripes(above: Growing) -> frozenset[str]:
    """Give the backgrounds of the last rows that show no header: the one above has others, or all rows are in it."""
    rows = [row for row in above.rows[-LAST_ROWS:] if row.kind == "body" and not is_bold(row)]
    by_row = [{cell.fill for cell in row.cells if cell.fill} for row in rows]
    shared = set.intersection(*by_row) if len(by_row) > 1 else set()
    own = {cell.fill for row in above.head.header for cell in row.cells}
    return frozenset(set().union(*by_row) - (own - shared))


def _repeats_band(above: Growing, row: Row, columns: int) -> bool:
    """Tell whether a row below a repeated header is but a band set again: the latest, or the one below the first."""
    bands = [other for other in above.rows if other.kind == "band"]
    under_head = above.rows[above.head.size : above.head.size + 1]
    known = [*bands[-1:], *(other for other in under_head if other.kind == "band")]
    return is_band(row, columns) and row_words(row) in map(row_words, known)


def _head_alone(above: Growing, fragment: Fragment) -> Head:
    """Take all rows of a piece for the head of the table, where they stand out as the rows on the next page do not."""
    is_first = len(above.rows) == len(above.fragment.rows) <= MAX_ALONE
    for looks in (is_bold, is_shaded) if is_first else ():
        if all(map(looks, above.rows)) and not all(map(looks, fragment.rows)):
            return Head((), tuple(above.rows))
    return Head()


def page_size(layout: Layout) -> tuple[int, int]:
    """Give a page's size in whole points."""
    return round(layout.width), round(layout.height)


def bottoms(layouts: Sequence[Layout]) -> dict[tuple[int, int], float]:
    """Find how far down pages of each size are written on, in points."""
    lowest: dict[tuple[int, int], float] = {}
    for layout in layouts:
        reach = max((block.box.bottom for block in layout.blocks if block.box), default=0.0)
        lowest[page_size(layout)] = max(lowest.get(page_size(layout), 0.0), reach)
    return lowest


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
    layout = piece.layout
    pages_apart = 1 if layout.page is None or above.page is None else layout.page - above.page
    is_open = pages_apart > 0 and _lacks_rule(above.fragment, piece.fragment)
    text, heading = stands_between(above, between, layout)
    slack = room(above, between, lowest.get(above.paper, 0.0)) if pages_apart else 0.0
    is_head = above.body == 0 and all(row.kind != "body" for row in above.rows)
    only_head = is_head or piece.known.size == len(above.rows)
    case = _break(above, piece, is_open=is_open, slack=slack, has_text=text or heading, only_head=only_head)
    if piece.column_count == 2 and piece.body and label_of(piece.body[0]) in labels:
        case = replace(case, has_label=True)
    cut = judge_cut(case, witness) if case.pairs and pages_apart else NO_ROW
    meeting = Meeting(
        pages_apart=pages_apart,
        has_pages=layout.page is not None,
        is_exact=piece.alignment.is_exact,
        has_header_above=bool(piece.known.header) or above.header_from is not None,
        has_own_header=bool(piece.own.header),
        repeats_header=piece.repeated > 0,
        has_new_title=bool(piece.own.titles and piece.own.header) and not piece.repeated,
        only_head_above=only_head,
        heading_between=heading,
        text_between=text,
        numbers_restart=_restarts(above, piece.body),
        cut=cut.score,
        is_open=is_open,
        room_above=slack / layout.height if layout.height else 0.0,
        is_short_frame=piece.fragment.is_rest and len(piece.rows[0].cells[0].lines) <= FEW_LINES,
        gap=gap(above, piece.fragment) if not pages_apart else 0.0,
    )
    return meeting, cut


def _break(
    above: Growing, piece: Piece, *, is_open: bool, slack: float, has_text: bool, only_head: bool
) -> Break:
    """Give what the break shows of the rows on both sides; `slack` is the room left above it, in points."""
    size = type_size(above)
    pairs = _pairs(above, piece)
    is_head_cut = only_head and (_head_goes_on(pairs) or _looks_like_head(piece, pairs))
    return Break(
        pairs=pairs,
        is_open=is_open,
        slack=slack / (size * LINE_HEIGHT) if size else 0.0,
        has_text_between=has_text,
        is_band=not is_head_cut if only_head else _is_band_between(above, piece),
        is_head=is_head_cut,
    )


def _lacks_rule(above: Fragment, below: Fragment) -> bool:
    """Tell whether a rule is missing at the break, in a table that has one at its other ends."""
    is_closed_here = above.is_closed_below and below.is_closed_above
    return not is_closed_here and (above.is_closed_above or below.is_closed_below)


def _head_goes_on(pairs: Sequence[Pair]) -> bool:
    """Tell whether the page break cut the header itself: all text below it goes on in mid-sentence."""
    filled = [pair for pair in pairs if not is_blank(pair.below)]
    return bool(filled) and all(goes_on(pair.above.lines, pair.below.lines) >= SURELY for pair in filled)


def _looks_like_head(piece: Piece, pairs: Sequence[Pair]) -> bool:
    """Tell whether the first row below is the second line of some of the header's cells, by its look.

    It stands out as the header does and the row beneath it, bands left out, does not, and it has text only where
    the header has, yet not all over. A text in the first column alone is a heading of rows.
    """
    rows = [row for at, row in enumerate(piece.body) if not at or not is_band(row, piece.column_count)][:2]
    if (
        len(rows) < 2
        or len(pairs) < len(rows[0].cells)
        or any(is_blank(pair.above) for pair in pairs if not is_blank(pair.below))
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
