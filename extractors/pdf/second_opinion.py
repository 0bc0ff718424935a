"""A second opinion on doubtful grids: camelot reads the same area of the page, and both readings are compared.

camelot is slow to load and to run, so it is asked only where no rules show the columns, and once for all pieces of
a table.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from extractors.document import Box, Issue, Row
from extractors.fragments import Fragment, Layout
from extractors.pdf.paper.turned import TurnedBox
from extractors.quiet import quiet
from extractors.stitch.columns import align

__all__ = ["with_second_opinion"]

DOUBTFUL = 0.85
"""Confidence of a grid below which a second reader is asked."""

MAX_ASKED = 3
"""Tables of a document about which camelot is asked: a thirtieth of a second each, after a second of loading."""

MIN_COLUMNS = 3
"""Two columns are too often a list, which camelot cuts at every line."""

MOST_WORDS = 1_000
"""Words of a page about which camelot is asked: it compares each text with each, half a second where they are more."""

MARGIN = 3.0
"""Points added around a grid, so that its outermost words are inside for sure."""

NO_ORDER = {"boxes_flow": None}
"""Its layout analysis is not to set the page's texts in order, which takes a third of the time: camelot sorts them."""

Shape = tuple[int, int]
"""Rows and columns."""


def with_second_opinion(path: Path, layouts: Sequence[Layout], askew: Container[int] = ()) -> list[Layout]:
    """Ask camelot about doubtful grids: agreement on the columns raises their confidence, else an issue names both.

    Pieces with the same columns are one question, asked of the one with most rows. Rows are not compared: camelot
    takes each line of type for a row.

    Args:
        path: the file.
        layouts: its pages.
        askew: numbers of those that lie askew: camelot would read them so.
    """
    surer: set[int] = set()
    issues: dict[int | None, tuple[Issue, ...]] = {}
    for pieces in _with_the_same_columns(layouts, askew)[:MAX_ASKED]:
        layout, fullest = max(pieces, key=lambda piece: len(piece[1].rows))
        opinion = _opinion(path, layout, fullest, len(pieces))
        if isinstance(opinion, Issue):
            issues[layout.page] = (*issues.get(layout.page, ()), opinion)
        elif opinion:
            surer |= {id(fragment) for _, fragment in pieces}
    return [
        replace(
            layout,
            blocks=tuple(
                _surer(block) if isinstance(block, Fragment) and id(block) in surer else block
                for block in layout.blocks
            ),
            issues=(*layout.issues, *issues.get(layout.page, ())),
        )
        for layout in layouts
    ]


def _with_the_same_columns(
    layouts: Sequence[Layout], askew: Container[int]
) -> list[list[tuple[Layout, Fragment]]]:
    """Give the doubtful pieces in groups, in their order, each with its page; none of a turned or crowded page."""
    groups: list[list[tuple[Layout, Fragment]]] = []
    for layout in layouts:
        if layout.turn or layout.page in askew or layout.words > MOST_WORDS:
            continue
        for block in layout.blocks:
            if not isinstance(block, Fragment) or not _is_doubtful(block):
                continue
            alike = next((group for group in groups if _has_the_columns(group[0][1], block)), None)
            if alike is None:
                groups.append([(layout, block)])
            else:
                alike.append((layout, block))
    return groups


def _has_the_columns(first: Fragment, second: Fragment) -> bool:
    alignment = align(first.edges, second.edges)
    return alignment is not None and alignment.is_exact


def _is_doubtful(fragment: Fragment) -> bool:
    if isinstance(fragment.box, TurnedBox):  # camelot reads no turned text
        return False
    return fragment.confidence < DOUBTFUL and fragment.column_count >= MIN_COLUMNS


def _opinion(path: Path, layout: Layout, fragment: Fragment, pieces: int) -> Issue | bool:
    """Tell whether the second reader sees as many columns; else the issue, unless it finds no table there."""
    if fragment.box is None:
        return False
    try:
        other = _ask_camelot(path, fragment.box, layout.height)
    except MemoryError:
        raise  # a limit of the whole document
    except Exception as error:  # its readers meet broken files with errors of every kind
        message = f"The second reader failed on the table ({type(error).__name__}): no one has read its columns twice."
        return Issue("second-opinion-missing", message, page=layout.page, count=pieces)
    if other is None:
        return False
    return True if other[1] == fragment.column_count else _doubt(layout, fragment, other, pieces)


def _doubt(layout: Layout, fragment: Fragment, other: Shape, pieces: int) -> Issue:
    ours = f"{len(fragment.rows)} x {fragment.column_count}"
    message = (
        f"No rules show the columns of the table: read as {ours} (rows x columns), "
        f"by a second reader as {other[0]} x {other[1]}."
    )
    return Issue("columns-doubtful", message, page=layout.page, count=pieces)


def _surer(fragment: Fragment) -> Fragment:
    """Halve the doubt in a fragment and its rows."""
    rows = tuple(_with_confidence(row) for row in fragment.rows)
    return replace(fragment, rows=rows, confidence=(1 + fragment.confidence) / 2)


def _with_confidence(row: Row) -> Row:
    return replace(row, confidence=(1 + row.confidence) / 2)


def _ask_camelot(path: Path, box: Box, height: float) -> Shape | None:
    """Let camelot read an area of a page; None where it finds no table there."""
    x0, x1 = box.x0 - MARGIN, box.x1 + MARGIN
    area = f"{x0},{height - box.top + MARGIN},{x1},{height - box.bottom - MARGIN}"  # from the page's foot
    with quiet("camelot", "playa"):
        from camelot.io import read_pdf

        tables = read_pdf(
            str(path),
            pages=str(box.page),
            flavor="stream",
            table_areas=[area],
            suppress_stdout=True,
            layout_kwargs=NO_ORDER,
        )
    return _largest(table.shape for table in tables)


def _largest(shapes: Iterable[Shape]) -> Shape | None:
    return max(shapes, key=lambda shape: shape[0] * shape[1], default=None)
