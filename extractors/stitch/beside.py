"""A piece of a table laid beside the table above: in the columns that both have, and what it repeats."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from extractors.document import Row
from extractors.fragments import Fragment, Layout
from extractors.stitch.columns import Alignment, align, remap, resize
from extractors.stitch.growing import Growing, remapped, spanned
from extractors.stitch.headers import Head, find_head, repeated_by_text, repeats
from extractors.stitch.looks import (
    is_band,
    is_bold,
    is_shaded,
    next_number,
    plain,
    reference,
    row_text,
    row_words,
)

__all__ = ["Piece", "bottoms", "lay_beside", "page_size", "stripes"]

MAX_ALONE = 3
"""Rows of a header that stands alone at the foot of a page."""
LAST_ROWS = 6
"""Rows at the end of a table among which one in each of its colours stands."""


class Piece(Struct, frozen=True):
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
    telling = known.header or tuple(remap(above.rows[-1:], alignment.first, alignment.edges))
    whole = spanned(telling, fragment)  # by the header, else by the row right above
    rows = remap(fragment.rows, alignment.second, alignment.edges, alignment.shift, whole)
    if not known.size and repeated_by_text(above.rows, rows):
        known = Head((), tuple(remap(above.rows[:1], alignment.first, alignment.edges)))
    columns = len(alignment.edges) - 1
    own = find_head(rows, columns, stripes(above) | _unlike_header(above, rows))
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


def stripes(above: Growing) -> frozenset[str]:
    """Give the backgrounds of the last rows that show no header: the one above has others, or all rows are in it."""
    rows = [row for row in above.rows[-LAST_ROWS:] if row.kind == "body" and not is_bold(row)]
    by_row = [{cell.fill for cell in row.cells if cell.fill} for row in rows]
    shared = set.intersection(*by_row) if len(by_row) > 1 else set()
    own = {cell.fill for row in above.head.header for cell in row.cells}
    return frozenset(set().union(*by_row) - (own - shared))


def _unlike_header(above: Growing, rows: Sequence[Row]) -> set[str]:
    """Give the backgrounds of a first row that counts on, or is not in bold as the header above, which has others."""
    header = above.head.header
    if rows and _counts_on(above, rows[0]):
        return {cell.fill for cell in rows[0].cells}
    if not header or not rows or is_bold(rows[0]) or not (is_bold(header[0]) and is_shaded(header[0])):
        return set()
    return {cell.fill for cell in rows[0].cells} - {cell.fill for cell in header[0].cells}


def _counts_on(above: Growing, row: Row) -> bool:
    """Tell whether a row begins with the number after that of the table's last row, as no header does."""
    first = row.cells[0] if row.cells else None
    habits = above.habits.get(first.column) if first else None
    last = next_number(habits.last) if habits and habits.last else ""
    return first is not None and last != "" and reference(first.lines) == last


def _repeats_band(above: Growing, row: Row, columns: int) -> bool:
    """Tell whether a row below a repeated header is but a band set again: the latest, or the one below the first."""
    bands = [other for other in above.rows if other.kind == "band"]
    under_head = above.rows[above.head.size : above.head.size + 1]
    known = [*bands[-1:], *(other for other in under_head if other.kind == "band")]
    return is_band(row, columns) and row_words(row) in map(row_words, known)


def _head_alone(above: Growing, fragment: Fragment) -> Head:
    """Take all rows of a piece for the head of the table, where they stand out as the rows on the next page do not.

    Rows under another table's header are none.
    """
    is_first = len(above.rows) == len(above.fragment.rows) <= MAX_ALONE and above.header_from is None
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
