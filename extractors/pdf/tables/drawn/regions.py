"""Lines that draw one table: components, and those above each other that share their width, as one lattice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pdf.boxes import BoxTuple
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.tables.drawn.boxed import boxed_together
from extractors.pdf.tables.drawn.broken import bridged
from extractors.pdf.tables.drawn.cards import cards_together
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.feet import with_level_feet
from extractors.pdf.tables.drawn.lattice import Lattice, components, to_lattice
from extractors.pdf.tables.drawn.parting import between, is_other_table, is_titled
from extractors.pdf.tables.drawn.pieces import (
    SAME_ENDS,
    Piece,
    area,
    has_sides,
    is_around,
    is_as_wide,
    is_at_right,
    listed,
    outline,
    to_piece,
)
from extractors.pdf.tables.drawn.posts import posts_together, stand_open, with_sides
from extractors.pdf.tables.drawn.slivers import SLIVER
from extractors.pdf.tables.outside.closing import closings
from extractors.pdf.tables.words.headings import has_heading
from extractors.pdf.tables.words.segments import Segments

__all__ = ["find_lattices"]

SAME_COLUMN = 1.0
"""Points: boxes in one column begin this near to each other; what stands in a cell begins further to the right."""

MIN_WIDTH = 60.0
"""Points: shorter rules draw no table of their own."""

SHORT = 15.0
"""Points: the narrowest column under which a rule is looked for that stands level with wide ones."""

ABOUT_PROSE = 0.6
"""Of a table's width: wider runs of words are running text or a band, not a cell."""

FEW_ROWS = 0.25
"""Share of the lines between two rules that must have several columns where running text stands there too."""

ROWS = 3
"""Rules across a piece from which on it is no box around a text."""

FAR_OUT = 0.1
"""Of a table's width: what stands out further beside two ribbons is no table in a cell."""

INDENT = 0.15
"""Of a table's width: text that starts further to the right stands in a column, however wide it is."""


FEWEST_COLUMNS, MOST_COLUMNS = 3, 0.5
"""Columns of a table, and the share of them with text, that show a row whatever the heights of its texts."""

CLOSE = 0.6
"""Of a line's height: the room between a rule and a band's text, at most."""

CELL_INSET = 1.0
"""Points between a table's side and its texts, at least; text outside begins at the side itself."""


def find_lattices(horizontal: Edges, vertical: Edges, segments: Segments) -> list[Lattice]:
    """Give the lattices that a page's boundaries draw, the smallest first.

    Rules that meet no other stand for rows where they lie above each other with words in between.
    """
    horizontal = bridged(horizontal, vertical)
    parts = components(horizontal, vertical)
    horizontal, vertical = with_level_feet(parts, horizontal, vertical, segments.box)
    lying, standing = listed(horizontal), listed(vertical)
    drawn = posts_together(parts, horizontal, vertical)
    pieces = [
        to_piece(across, down, [lying[i] for i in across.tolist()], [standing[i] for i in down.tolist()])
        for across, down in boxed_together(drawn, horizontal, vertical, segments.box)
    ]
    found = []
    for stack in _stacks(pieces, segments):
        across = np.concatenate([piece.across for piece in stack])
        down = np.concatenate([piece.down for piece in stack])
        if len(across) + len(down) < 2:
            continue
        lattice = to_lattice(horizontal.take(across), vertical.take(down))
        if lattice is not None:
            is_open = stand_open((across, down), horizontal, vertical)
            found.append(with_sides(lattice, segments) if is_open else lattice)
    return sorted(found, key=lambda lattice: area(lattice.box))


def _stacks(pieces: Sequence[Piece], segments: Segments) -> list[list[Piece]]:
    """Chain pieces of one width that lie above each other with rows in between."""
    wide = [piece for piece in pieces if piece.box[2] - piece.box[0] >= MIN_WIDTH]
    levels = {piece.box[1] for piece in wide if not len(piece.down)}
    short = [piece for piece in pieces if _is_short_rule(piece) and piece.box[1] in levels]
    stacks: list[list[Piece]] = []
    for piece in sorted([*wide, *short], key=lambda piece: piece.box[1]):
        nearest = _nearest(stacks, piece, segments)
        if (
            nearest
            and _follows(nearest[-1], piece, segments)
            and not any(_stands_across(other, nearest[-1], piece) for other in wide)
            and not is_titled([above.box for above in nearest], piece.box, segments)
        ):
            nearest.append(piece)
        else:
            stacks.append([piece])
    return _take_in(_with_cards(stacks, segments))


def _is_short_rule(piece: Piece) -> bool:
    """Tell whether a piece is a rule that is too short for a table: below a narrow column beside a merged cell."""
    return not len(piece.down) and SHORT <= piece.box[2] - piece.box[0] < MIN_WIDTH


def _with_cards(stacks: list[list[Piece]], segments: Segments) -> list[list[Piece]]:
    """Join stacks that are boxes with paper between, each a row or a band of one table."""
    boxed = [stack for stack in stacks if all(has_sides(piece) and not piece.is_closed for piece in stack)]
    if len(boxed) < 2:
        return stacks
    groups = cards_together([outline(stack) for stack in boxed], segments)
    joined = [[piece for n in group for piece in boxed[n]] for group in groups]
    return [stack for stack in stacks if not any(stack is box for box in boxed)] + joined


def _take_in(stacks: list[list[Piece]]) -> list[list[Piece]]:
    """Give short rules inside a stack of rules (merged cells, headings over two columns) to the widest such stack.

    So too stripes in a shaded piece, to the right of merged cells that are of one colour. Short rules go with those
    that they chain with: a merged cell that the page's foot or head cuts has no rule there.
    """
    if len(stacks) < 2:
        return stacks
    outlines = {number: outline(stack) for number, stack in enumerate(stacks)}
    kept: list[list[Piece]] = [[] for _ in stacks]
    for number, stack in enumerate(stacks):
        found: list[int] = []
        for piece in stack:
            homes = [home for home, box in outlines.items() if is_around(box, piece.box)]
            homes = [home for home in homes if home != number and _is_part(piece, stacks[home])]
            found.append(max(homes, key=lambda home: outlines[home][2] - outlines[home][0], default=number))
        for piece, home in zip(stack, _chained(found, number, stack), strict=True):
            kept[home].append(piece)
    return [stack for stack in kept if stack]


def _chained(homes: Sequence[int], own: int, stack: Sequence[Piece]) -> Sequence[int]:
    """Give the homes of a stack's pieces: rules of one width share those of the ones before or after them."""
    taken = [n for n, home in enumerate(homes) if home != own]
    if not taken or any(len(piece.down) or not is_as_wide(piece, stack[0]) for piece in stack):
        return homes
    near = [min(max(n, taken[0]), taken[-1]) for n in range(len(stack))]
    return [homes[other] if home == own else home for home, other in zip(homes, near, strict=True)]


def _is_part(piece: Piece, stack: Sequence[Piece]) -> bool:
    """Tell whether a piece inside a stack is of its table, and no table in a cell: a rule alone, or a stripe."""
    if not len(piece.down):
        has_rows = not stack[0].is_closed and len(stack[0].across) >= ROWS
        return (
            len(stack) > 1 or (has_rows and is_at_right(piece, stack[0])) or _is_beside_columns(piece, stack)
        )
    if not piece.is_closed and _is_beside_columns(piece, stack):
        return True
    is_shading = not any(one.has_rules for one in (piece, *stack))
    return is_shading and len(stack) == 1 and is_at_right(piece, stack[0])


def _is_beside_columns(box: Piece, stack: Sequence[Piece]) -> bool:
    """Tell whether a box reaches from where a column of a stack ends to the stack's right side."""
    is_at_column = any(abs(at - box.box[0]) <= SAME_COLUMN for piece in stack for at in piece.columns)
    return is_at_column and is_at_right(box, stack[0])


def _nearest(stacks: list[list[Piece]], piece: Piece, segments: Segments) -> list[Piece] | None:
    """Give the lowest stack that holds a piece as wide, or else one that a piece may go on with beside labels."""
    as_wide = (stack for stack in reversed(stacks) if any(is_as_wide(above, piece) for above in stack))
    beside = (stack for stack in reversed(stacks) if _is_beside_label(stack[-1], piece, segments))
    return next(as_wide, None) or next(beside, None)


def _is_beside_label(above: Piece, below: Piece, segments: Segments) -> bool:
    """Tell whether one of two pieces is a stripe or rule beside a merged cell that has none.

    No text of the wider one, or between two rules, stands over the narrower one's left side.
    """
    narrow, wide = (above, below) if above.box[0] > below.box[0] else (below, above)
    if not narrow.has_rules:
        if not len(wide.down) or not is_at_right(narrow, wide):
            return False  # beside a rule alone a stripe is no column that is merged
    elif len(narrow.down) or wide.is_closed or abs(narrow.box[2] - wide.box[2]) > SAME_ENDS:
        return False
    left = narrow.box[0]
    x0, top, x1, bottom = segments.box.T
    is_over = (x0 < left - SAME_ENDS) & (x1 > left + SAME_ENDS)
    if not narrow.has_rules:
        return not any_of(is_over & (top > wide.box[1]) & (bottom < wide.box[3]))
    is_between = (top > above.box[1]) & (bottom < below.box[3])
    is_left = is_between & (x1 <= left + SAME_ENDS) & (x0 >= wide.box[0])
    return any_of(is_left) and not any_of(is_between & is_over)


def _follows(above: Piece, below: Piece, segments: Segments) -> bool:
    """Tell whether a piece goes on with the table of the piece above it."""
    if below.box[1] < above.box[3] - 1:
        return False
    if below.box[1] - above.box[3] < SLIVER:
        return not (above.is_closed and len(below.down))  # a double rule, or a row left blank
    box = _wider(above.box, below.box)
    runs = between(box[3], below.box[1], box, segments)
    is_rule = not len(below.down)
    if not len(runs):
        return False
    if (has_heading(runs, segments) and not _is_band(box, below, runs)) or len(closings(runs)):
        return False
    if is_other_table(box, below.box, runs, segments, is_rule=is_rule):
        return False
    if above.is_closed and not is_rule:
        return _is_stripe(above, below, runs) or _is_band(box, below, runs)
    framed = next((piece for piece in (above, below) if piece.is_closed and piece.is_framed), None)
    if framed is not None:  # beside it stands a rule alone, which may be that of a running header or footer
        return _keep_to(framed.columns, runs)
    width = box[2] - box[0]
    is_wide = runs.box[:, 2] - runs.box[:, 0] > ABOUT_PROSE * width
    wide = (is_wide & (runs.box[:, 0] < box[0] + INDENT * width)).sum()
    is_in_columns = runs.full_lines >= FEW_ROWS * len(runs.places)
    is_open = not above.is_closed and not (above.is_framed and below.is_framed)
    is_row = is_rule and above.is_closed and _fills(above.feet, runs)
    return bool(is_in_columns or is_row or (wide <= 2 and is_open) or _is_band(box, below, runs))


def _wider(above: BoxTuple, below: BoxTuple) -> BoxTuple:
    """Give the upper one of two boxes, as wide as both: the rules of one may leave a first column out."""
    return min(above[0], below[0]), above[1], max(above[2], below[2]), above[3]


def _is_band(above: BoxTuple, below: Piece, runs: Segments) -> bool:
    """Tell whether words between two rules are a band of several lines: in bold, close to both, as cells' texts are."""
    height = np.median(runs.heights)
    room = max(runs.box[0, 1] - above[3], below.box[1] - runs.box[-1, 3])
    is_inside = runs.box[:, 0].min() > above[0] + CELL_INSET
    return bool(is_inside and all_of(runs.is_bold) and not runs.full_lines and room < CLOSE * height)


def _stands_across(other: Piece, above: Piece, below: Piece) -> bool:
    """Tell whether a lattice of rows and columns stands between two pieces, and reaches far out on their right."""
    is_between = above.box[3] - 1 <= other.box[1] and other.box[3] <= below.box[1] + 1
    out = other.box[2] - max(above.box[2], below.box[2])
    return other.is_closed and is_between and out > FAR_OUT * (other.box[2] - other.box[0])


def _is_stripe(above: Piece, below: Piece, runs: Segments) -> bool:
    """Tell whether words between two shaded pieces are a white row of theirs: they keep to the columns of both.

    A text further right than the first column alone is the rest of a row, beside which a merged cell's colour ends.
    """
    if above.is_framed or below.is_framed:
        return False
    columns = above.columns + below.columns
    is_rest = len(above.columns) > 1 and runs.box[:, 0].min() > above.columns[1] - SAME_ENDS
    return _keep_to(columns, runs) or bool(is_rest and not _is_over(columns, runs))


def _keep_to(columns: tuple[float, ...], runs: Segments) -> bool:
    """Tell whether several texts stand on the first line, and none runs over a column boundary."""
    return bool((runs.line == runs.line[0]).sum() > 1 and not _is_over(columns, runs))


def _fills(columns: tuple[float, ...], runs: Segments) -> bool:
    """Tell whether texts stand in most of several columns, wherever their lines do, and none runs over a boundary."""
    if len(columns) <= FEWEST_COLUMNS or _is_over(columns, runs):
        return False
    filled = np.unique(np.searchsorted(columns, runs.x))
    return len(filled) >= MOST_COLUMNS * (len(columns) - 1)


def _is_over(columns: tuple[float, ...], runs: Segments) -> bool:
    """Tell whether a text runs over a column boundary."""
    xs = np.array(columns)[:, None]
    return any_of((runs.box[:, 0] < xs - SAME_ENDS) & (runs.box[:, 2] > xs + SAME_ENDS))
