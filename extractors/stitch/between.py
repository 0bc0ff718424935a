"""What stands between a table so far and the next piece: text, headings, empty room."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from extractors.document import Line
from extractors.fragments import Fragment, Layout
from extractors.running import PAGE_NUMBER
from extractors.stitch.growing import Growing
from extractors.stitch.looks import is_continued, plain

__all__ = ["Space", "find_space", "gap", "room", "stands_between", "type_size"]

FOOTNOTE = 0.92
"""Of the table's type size: smaller text under a piece at the page's foot is a footnote, no text between pieces."""
HEADING = 1.1
"""Of the table's type size: larger text between two pieces is a heading."""
MAX_REMARK = 10
"""Words of a title that says that it is continued; what is longer is a sentence."""
_NOTE_MARK = re.compile(r"(?:[\d⁰¹²³⁴-⁹]{1,3}|[*†‡§]+)\s")


class Space(Struct, frozen=True):
    """What stands between a table so far and the next piece."""

    pages: int
    """From the one's end to the other; 1 where pages are not known."""
    has_text: bool
    has_heading: bool
    has_heading_below: bool
    """A heading stands below the table, on a page that it does not run to the end of."""
    is_open: bool
    """A rule is missing at the page break that the table has elsewhere."""
    room: float
    """Left at the foot of the table's page, in points."""
    gap: float
    """From the one to the other on the same page, in points."""


def find_space(
    above: Growing,
    fragment: Fragment,
    layout: Layout,
    between: Sequence[Line],
    lowest: Mapping[tuple[int, int], float],
) -> Space:
    """Give what stands between a table so far and the next piece.

    Args:
        above: the table so far.
        fragment: the next piece.
        layout: what is on the piece's page.
        between: the lines of text between them.
        lowest: how far down pages of each size are written on.
    """
    pages = 1 if layout.page is None or above.page is None else layout.page - above.page
    has_text, has_heading = stands_between(above, between, layout)
    return Space(
        pages=pages,
        has_text=has_text,
        has_heading=has_heading,
        has_heading_below=pages > 0 and _has_heading_below(above, between, layout),
        is_open=pages > 0 and _lacks_rule(above.fragment, fragment),
        room=room(above, between, lowest.get(above.paper, 0.0)) if pages else 0.0,
        gap=0.0 if pages else gap(above, fragment),
    )


def type_size(table: Growing) -> float:
    """Give the size of the type in a table's last row, in points; 0 where unknown."""
    sizes = [line.size for cell in table.rows[-1].cells for line in cell.lines if line.size]
    return sum(sizes) / len(sizes) if sizes else 0.0


def stands_between(above: Growing, between: Sequence[Line], layout: Layout) -> tuple[bool, bool]:
    """Tell whether text, and whether a heading, stands between the table above and the next piece."""
    size = type_size(above)
    are_headings = [_is_heading(line, size) for line in _parting(above, between, layout)]
    return not all(are_headings), any(are_headings)


def _has_heading_below(above: Growing, between: Sequence[Line], layout: Layout) -> bool:
    size = type_size(above)
    parting = _parting(above, between, layout)
    return any(
        _is_heading(line, size) and line.box is not None and line.box.page == above.page for line in parting
    )


def _parting(above: Growing, between: Sequence[Line], layout: Layout) -> list[Line]:
    """Give the lines that say something of their own between the table above and the next piece."""
    size = type_size(above)
    return [
        line
        for line in _without_footnotes(above, between, size)
        if line.text
        and plain(line.text) not in above.headings
        and not PAGE_NUMBER.fullmatch(line.text)
        and not (_is_remark(line) or _is_beside(line, above) or _is_footnote(line, above, layout, size))
    ]


def _is_heading(line: Line, size: float) -> bool:
    return line.heading_level > 0 or line.bold or (size > 0 and line.size > HEADING * size)


def _without_footnotes(above: Growing, between: Sequence[Line], size: float) -> list[Line]:
    """Leave out the notes under the table above: plain text below it on its page that starts with a note's mark."""
    under = [line for line in between if line.text and line.box is not None and line.box.page == above.page]
    if not under or under[0].bold or under[0].size > HEADING * size or not _NOTE_MARK.match(under[0].text):
        return list(between)
    return [line for line in between if line.box is None or line.box.page != above.page]


def _is_remark(line: Line) -> bool:
    """Tell whether a line but says that the table is continued."""
    return is_continued(line.text) and len(line.text.split()) <= MAX_REMARK


def _is_beside(line: Line, above: Growing) -> bool:
    """Tell whether a line stands beside the table on its page, not under it, or beside the next piece."""
    table = above.fragment.box
    return line.is_beside or (
        line.box is not None
        and table is not None
        and line.box.page == table.page
        and line.box.bottom <= table.bottom
    )


def _is_footnote(line: Line, above: Growing, layout: Layout, size: float) -> bool:
    return line.box is not None and line.size < FOOTNOTE * size and line.box.page == above.page != layout.page


def room(above: Growing, between: Sequence[Line], lowest: float) -> float:
    """Give the points left empty under the table on its page: down to the next text, or to where pages end."""
    if above.fragment.box is None:
        return 0.0
    bottom = above.fragment.box.bottom
    under = [
        line.box.top for line in between if line.box and line.box.page == above.page and line.box.top > bottom
    ]
    return max(0.0, min(under, default=lowest) - bottom)


def gap(above: Growing, fragment: Fragment) -> float:
    """Give the lines of type that have room between two pieces on one page."""
    if above.fragment.box is None or fragment.box is None:
        return 0.0
    return (fragment.box.top - above.fragment.box.bottom) / (type_size(above) or 10.0)


def _lacks_rule(above: Fragment, below: Fragment) -> bool:
    """Tell whether a rule is missing at the break, in a table that has one at its other ends."""
    is_closed_here = above.is_closed_below and below.is_closed_above
    return not is_closed_here and (above.is_closed_above or below.is_closed_below)
