"""Whether another table begins between two rules: a heading, a caption or a header stands there, apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median

import numpy as np
from msgspec import Struct

from extractors.pdf.boxes import BoxTuple
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.columns.strips import HEADER_COLUMNS
from extractors.pdf.tables.words.headings import headings
from extractors.pdf.tables.words.segments import Segments, coarse

__all__ = ["between", "is_followed_alike", "is_header", "is_other_table", "is_titled"]

APART = 0.8
"""Of a line's height: what the room above another table's header is wider than the room below it, at least."""

FAR = 3.0
"""The same where no header follows: no row has so much more room above its only text."""

HEADER_LINES = 3
"""Lines of a header among which one holds several texts: above may stand a title of two."""

SAME_PLACE = 6.0
"""Points: texts of one column begin this near to each other."""

OTHER_COLUMNS = 2
"""Texts of a header that begin where none of the rows above does, at least: another table's."""

ALIKE = 0.6
"""Share of a row's texts that stand under one each of the row above, at least, in one table."""

LINE = 12.0
"""Points from line to line in most tables."""

LARGER = 1.1
"""Times the height of most texts: a heading's line, at least; 11 over 10 points is the smallest step in use."""

OUTSIDE = 2.0
"""Points: the least that keeps a cell's text from the table's side."""


class _Room(Struct, frozen=True):
    """What stands between two pieces ruled or shaded, and the room that it keeps from them, in lines' heights."""

    above: BoxTuple
    runs: Segments
    over: float
    under: float
    heading: float
    """The most room above one of the last lines that hold one text each, beyond the room under them."""

    is_larger: bool
    """The last line is one text in bold, larger than most on the page."""

    is_followed_alike: bool
    """See `is_followed_alike`."""

    beside: Segments
    """The runs in the piece below itself."""

    following: Segments
    """The runs at and below that piece's head, to a heading or the page's foot."""

    is_rule: bool


_SIGNS: tuple[tuple[str, Callable[[_Room], bool]], ...] = (
    (
        "far below the last row a header",
        lambda room: (
            room.over - room.under > APART and (is_header(room.runs) or is_header(_below_captions(room.runs)))
        ),
    ),
    ("a text farther below than any row's", lambda room: room.heading > FAR),
    (
        "a heading in larger type, apart, and no row of the same columns follows",
        lambda room: room.heading > APART and room.is_larger and not room.is_followed_alike,
    ),
    (
        "a heading, its header below",
        lambda room: (
            room.heading > 0
            and (is_header(room.following) or is_header(_below_captions(room.following)))
            and (room.heading > APART or _stands_out(room.runs, room.following))
        ),
    ),
    (
        "the last lines above a rule are a header",
        lambda room: room.is_rule and _ends_in_header(room.runs, room.following),
    ),
    (
        "the last row's end, and far below it a header",
        lambda room: (
            room.under - room.over > APART
            and not _may_be_header(room.runs)
            and (is_header(room.beside) or (room.runs.full_lines > 0 and len(_header(room.following)) > 0))
        ),
    ),
)
"""Each alone tells that another table begins."""


def is_other_table(
    above: BoxTuple, below: BoxTuple, runs: Segments, segments: Segments, *, is_rule: bool
) -> bool:
    """Tell whether another table begins: its header between or in the shaded piece below, with far more room above.

    Between may stand its heading or caption too, one text to a line, if its header follows, or it stands far below.

    Args:
        above: the box of the lines above, in points.
        below: that of the lines below.
        runs: the runs of words between them.
        segments: all words of the page.
        is_rule: a rule alone is below.
    """
    height = median(runs.heights.tolist()) or 1.0
    under = below[1] - float(runs.box[:, 3].max())
    room = _Room(
        above=above,
        runs=runs,
        over=(float(runs.box[:, 1].min()) - above[3]) / height,
        under=under / height,
        heading=(_room_above_heading(above, runs) - under) / height,
        is_larger=_is_larger(runs, segments),
        is_followed_alike=is_followed_alike(above, below, segments),
        beside=between(below[1], below[3], below, segments),
        following=_up_to_heading(between(below[1], np.inf, below, segments), segments),
        is_rule=is_rule,
    )
    return any(tells(room) for _, tells in _SIGNS)


def is_titled(above: Sequence[BoxTuple], below: BoxTuple, segments: Segments) -> bool:
    """Tell whether a text outside stands above a rule, or a title, and below it a header of other columns than above.

    A header without a title stands far below those rows.
    """
    title = between(above[-1][3], below[1], below, segments)
    if not len(title):
        return False
    rows = between(above[0][1], above[-1][3], below, segments)
    if _starts_outside(above[-1], below, title, rows):
        return True
    if not rows.full_lines:
        return False  # titles one below the other
    if title.full_lines:
        head = title.box[slice(*title.places[0]), 0]
        is_apart = _room_beyond(above[-1], below, title) > APART and len(head) >= HEADER_COLUMNS
        return is_apart and int(_stand_elsewhere(head, rows).sum()) >= OTHER_COLUMNS
    return any_of(_stand_elsewhere(_header(between(below[1], np.inf, below, segments)), rows))


def _room_beyond(above: BoxTuple, below: BoxTuple, runs: Segments) -> float:
    """Give what the room above texts is wider than the room below them, in heights of their lines."""
    height = median(runs.heights.tolist()) or 1.0
    over, under = float(runs.box[:, 1].min()) - above[3], below[1] - float(runs.box[:, 3].max())
    return (over - under) / height


def _stand_elsewhere(starts: Floats, rows: Segments) -> Bools:
    """Tell which texts begin where none of the rows does."""
    return np.asarray(np.abs(starts[:, None] - rows.box[:, 0]).min(axis=1) > SAME_PLACE)


def _header(runs: Segments) -> Floats:
    """Give where the texts of a header in bold begin that rows follow; none where there is no header.

    A row of totals ends a table, and what is below it is another's.
    """
    for first, end in runs.places:
        if not all_of(runs.is_bold[first:end]) or (end - first > 1 and any_of(runs.is_figure[first:end])):
            break
        if end - first >= HEADER_COLUMNS and not all_of(runs.is_bold):
            return runs.box[first:end, 0]
    return np.empty(0)


def between(top: float, bottom: float, box: BoxTuple, segments: Segments) -> Segments:
    """Give the runs of words between two heights and the sides of a piece."""
    x0, _, x1, _ = box
    middle = segments.y
    is_inside = (middle > top) & (middle < bottom) & (segments.box[:, 2] > x0) & (segments.box[:, 0] < x1)
    return coarse(segments.take(is_inside))


def _up_to_heading(runs: Segments, segments: Segments) -> Segments:
    """Leave out what stands at and below the first heading in larger type."""
    first = runs.line[headings(runs, segments)]
    return runs.take(runs.line < first[0]) if len(first) else runs


def _room_above_heading(above: BoxTuple, runs: Segments) -> float:
    """Give the most room above one of the last lines that hold one text each; 0 where the very last holds more."""
    most = 0.0
    for first, end in reversed(runs.places):
        if end - first > 1:
            break
        over = float(runs.box[:first, 3].max()) if first else above[3]
        most = max(most, float(runs.box[first, 1]) - over)
    return most


def _is_larger(runs: Segments, segments: Segments) -> bool:
    """Tell whether the last line is one text in bold, larger than most words of the page."""
    return bool(runs.is_bold[-1] and headings(runs, segments, LARGER)[-1])


def _starts_outside(above: BoxTuple, below: BoxTuple, runs: Segments, rows: Segments) -> bool:
    """Tell whether the first lines are texts at the table's side, left of where cells' texts start, and no band.

    So stand a heading in bold, a text that keeps away from the rows above, and a note far above the next header.
    Cells are those of `rows`, above the runs, and those of the runs themselves.
    """
    rest = _below_captions(runs)
    count = len(runs) - len(rest)
    cells = np.concatenate((rows.box, rest.box))[:, 0]
    left = runs.box[:count, 0]
    if not count or not len(cells) or left.max() > cells.min() - OUTSIDE:
        return False
    if np.abs(left - below[0]).max() > OUTSIDE:
        return False
    end = float(runs.box[count - 1, 3])
    under = (float(rest.box[:, 1].min()) if len(rest) else below[1]) - end
    is_far = is_header(rest) and _room_beyond((*above[:3], end), below, rest) > APART
    return bool(runs.is_bold[count - 1] or runs.box[0, 1] - above[3] > under or is_far)


def _below_captions(runs: Segments) -> Segments:
    """Leave out the first lines that hold one text each."""
    start = next((first for first, end in runs.places if end - first > 1), len(runs))
    return runs.take(np.arange(start, len(runs)))


def is_followed_alike(above: BoxTuple, below: BoxTuple, segments: Segments) -> bool:
    """Tell whether a plain row begins a piece whose texts stand, most of them, under one each of the last row above.

    Args:
        above: the box of the lines above, in points; of a rule alone, the row is a header over it.
        below: that of the piece below.
        segments: all words of the page.
    """
    over = between(above[1] - HEADER_LINES * LINE, above[3], above, segments)
    under = between(below[1], below[3], below, segments)
    rows = [over.box[a:b] for a, b in over.places if b - a >= HEADER_COLUMNS]
    first = slice(*under.places[0]) if len(under) else slice(0, 0)
    if not rows or first.stop < HEADER_COLUMNS or any_of(under.is_bold[first]):
        return False
    box, last = under.box[first], rows[-1]
    meets = (box[:, None, 0] < last[:, 2]) & (box[:, None, 2] > last[:, 0])
    is_one = (meets.sum(axis=1) == 1) & (meets[:, meets.sum(axis=0) == 1].any(axis=1))
    return bool(is_one.mean() >= ALIKE)


def is_header(runs: Segments) -> bool:
    """Tell whether the first lines are in bold, and the first or one below a title holds several texts side by side."""
    for first, end in runs.places[:HEADER_LINES]:
        if not all_of(runs.is_bold[first:end]):
            return False
        if end - first > 1:
            return True
    return False


def _may_be_header(runs: Segments) -> bool:
    """Tell whether texts in bold could be the first row of a header: a row of totals has figures."""
    return bool(all_of(runs.is_bold) and not any_of(runs.is_figure))


def _stands_out(runs: Segments, header: Segments) -> bool:
    """Tell whether text starts left of a header's: at the table's side, as text outside it does, and not in a cell."""
    return bool(runs.box[-1, 0] < header.box[0, 0] - OUTSIDE)


def _ends_in_header(runs: Segments, under: Segments) -> bool:
    """Tell whether the last lines above a rule are in bold with words in several columns, unlike what stands around."""
    is_bold = [all_of(runs.is_bold[first:end]) for first, end in runs.places]
    if all(is_bold) or not len(under) or all_of(under.is_bold[slice(*under.places[0])]):
        return False
    last = runs.places[len(is_bold) - is_bold[::-1].index(False) :]
    return any(end - first >= HEADER_COLUMNS and not any_of(runs.is_figure[first:end]) for first, end in last)
