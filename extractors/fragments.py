"""What page readers hand to stitching: pages (or a Word body) in reading order, tables still in pieces."""

from __future__ import annotations

import math

from msgspec import Struct

from extractors.document import Box, Issue, Line, Row

__all__ = ["Fragment", "Layout"]


class Fragment(Struct, frozen=True):
    """A piece of a table: what stands of it on one page, or one table element of a Word file.

    Rows and cells count from 1 inside the piece; cells hold `lines`, not yet paragraphs.
    """

    rows: tuple[Row, ...]
    edges: tuple[float, ...]
    """The x positions of the column edges in points, one more than there are columns."""
    box: Box | None = None
    """The piece on its page; None in Word files."""
    is_closed_above: bool = True
    """A rule (or fill edge) closes its top; False hints at a row cut by the page break."""
    is_closed_below: bool = True
    confidence: float = 1.0
    """0 to 1: how sure the row and column boundaries are."""
    are_rows_told: bool = False
    """No rules part its rows, the words tell them: so they do where it goes on."""
    is_rest: bool = False
    """A frame around one text, a piece of a table only if it goes on with the one of the page before."""

    @property
    def column_count(self) -> int:
        """How many columns the grid has."""
        return len(self.edges) - 1


class Layout(Struct, frozen=True):
    """A page of a PDF, or the whole body of a Word file, in reading order; every visible word once."""

    blocks: tuple[Line | Fragment, ...]
    page: int | None = None
    width: float = 0.0
    height: float = 0.0
    turn: int = 0
    """How far the text is turned on the page as displayed (as in a reader's words); positions are as it is read."""
    has_aside: bool = False
    """Some of its blocks stand turned, though the page is read as displayed; their boxes say so."""
    words: int = 0
    """Words as the reader counted them, before any table was looked for."""
    issues: tuple[Issue, ...] = ()
    fold: float = math.inf
    """Where the fold lies between two printed pages, in points from the left; inf on a page of one."""
    has_gaps: bool = False
    """Outside what rules draw some line holds several texts side by side: a header may be among them."""
    has_bands: bool = False
    """At its foot stand bands that may be of a table on the page after."""
    furniture: tuple[Line, ...] = ()
    """What is no part of what the page says: a watermark across its text, the numbers of its lines."""
