"""A second opinion on doubtful grids: camelot reads the same area of the page, and both readings are compared.

camelot is slow to load and to run, so it is asked only where no rules show the columns, for few pages of a document.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from extractors.document import Box, Issue, Line, Row
from extractors.fragments import Fragment, Layout
from extractors.pdf.paper.turned import TurnedBox

__all__ = ["with_second_opinion"]

DOUBTFUL = 0.85
"""Confidence of a grid below which a second reader is asked."""

MAX_PAGES = 3
"""Pages of a document for which camelot is asked: half a second each, after seconds of loading."""

MIN_COLUMNS = 3
"""Two columns are too often a list, which camelot cuts at every line."""

MARGIN = 3.0
"""Points added around a grid, so that its outermost words are inside for sure."""

Shape = tuple[int, int]
"""Rows and columns."""


def with_second_opinion(path: Path, layouts: Sequence[Layout]) -> list[Layout]:
    """Ask camelot about doubtful grids: agreement on the columns raises their confidence, else an issue names both.

    Rows are not compared: camelot takes each line of type for a row.
    """
    doubtful = [layout for layout in layouts if not layout.turn and any(map(_is_doubtful, layout.blocks))][
        :MAX_PAGES
    ]
    if not doubtful:
        return list(layouts)
    answers = {layout.page: [_judged(path, layout, block) for block in layout.blocks] for layout in doubtful}
    against = [(layout, issue) for layout in doubtful for _, issue in answers[layout.page] if issue]
    checked = []
    for layout in layouts:
        if layout.page in answers:
            layout = replace(layout, blocks=tuple(block for block, _ in answers[layout.page]))
        if against and layout.page == against[0][0].page:
            issue = replace(against[0][1], count=len(against))
            layout = replace(layout, issues=(*layout.issues, issue))
        checked.append(layout)
    return checked


def _is_doubtful(block: Line | Fragment) -> bool:
    if not isinstance(block, Fragment) or isinstance(block.box, TurnedBox):  # camelot reads no turned text
        return False
    return block.confidence < DOUBTFUL and block.column_count >= MIN_COLUMNS


def _judged(path: Path, layout: Layout, block: Line | Fragment) -> tuple[Line | Fragment, Issue | None]:
    """Give a block with its confidence after the second opinion, and what the two disagree on."""
    if not isinstance(block, Fragment) or not _is_doubtful(block) or block.box is None:
        return block, None
    other = _ask_camelot(path, block.box, layout.height)
    if other is None:
        return block, None
    if other[1] == block.column_count:
        return _surer(block), None
    ours = f"{len(block.rows)} x {block.column_count}"
    message = (
        f"No rules show the columns of the table: read as {ours} (rows x columns), "
        f"by a second reader as {other[0]} x {other[1]}."
    )
    return block, Issue("columns-doubtful", message, page=layout.page)


def _surer(fragment: Fragment) -> Fragment:
    """Halve the doubt in a fragment and its rows."""
    rows = tuple(_with_confidence(row) for row in fragment.rows)
    return replace(fragment, rows=rows, confidence=(1 + fragment.confidence) / 2)


def _with_confidence(row: Row) -> Row:
    return replace(row, confidence=(1 + row.confidence) / 2)


def _ask_camelot(path: Path, box: Box, height: float) -> Shape | None:
    """Let camelot read an area of a page; None where it finds no table there, or can't read the file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from camelot.io import read_pdf

        for name in ("camelot", "playa"):
            logging.getLogger(name).setLevel(logging.ERROR)
        x0, x1 = box.x0 - MARGIN, box.x1 + MARGIN
        area = f"{x0},{height - box.top + MARGIN},{x1},{height - box.bottom - MARGIN}"  # from the page's foot
        try:
            tables = read_pdf(
                str(path), pages=str(box.page), flavor="stream", table_areas=[area], suppress_stdout=True
            )
        except MemoryError:
            raise  # a limit of the whole document
        except Exception:
            return None  # its readers meet broken files with errors of every kind: there is no second opinion
    return _largest(table.shape for table in tables)


def _largest(shapes: Iterable[Shape]) -> Shape | None:
    return max(shapes, key=lambda shape: shape[0] * shape[1], default=None)
