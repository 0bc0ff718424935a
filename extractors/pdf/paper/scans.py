"""Pages that are scans: a machine's reading of a picture, which is told, of sheets that may have lain askew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Box, Document, Issue, Row, Table
from extractors.pdf.page import Page
from extractors.pdf.paper.moved import with_cells_moved
from extractors.pdf.reader.skew import level

__all__ = ["Scan", "note_scans", "with_scans_told"]


class Scan(Struct, frozen=True):
    """How a sheet lay in the scanner."""

    skew: float
    """How far its lines run down to the right, in degrees; see `Page.skew`."""
    width: float
    height: float


def note_scans(pages: Iterable[Page], noted: dict[int, Scan]) -> Iterator[Page]:
    """Give the pages on; note by their numbers those that are scans."""
    for page in pages:
        if page.is_scan:
            noted[page.number] = Scan(page.skew, page.width, page.height)
        yield page


def with_scans_told(document: Document, scans: Mapping[int, Scan]) -> Document:
    """Give a document with the boxes of cells where they stand on its scans as displayed, and an issue that tells them.

    Lines stay where they are read, so that what stands side by side in a row has one height.
    """
    if not scans:
        return document
    blocks = (_of_scans(block, scans) if isinstance(block, Table) else block for block in document.blocks)
    many = f"{len(scans)} pages are pictures" if len(scans) > 1 else "A page is a picture"
    message = f"{many}; the words are what a machine read there, and may hold wrong letters."
    issue = Issue("scanned-text", message, page=min(scans), count=len(scans))
    return replace(document, blocks=tuple(blocks), issues=(*document.issues, issue))


def _of_scans(table: Table, scans: Mapping[int, Scan]) -> Table:
    def to(box: Box) -> tuple[Box]:
        return (_askew(box, scans[box.page]) if box.page in scans else box,)

    def told(row: Row) -> Row:
        return replace(row, is_scanned=not scans.keys().isdisjoint(row.pages))

    return replace(table, rows=tuple(told(with_cells_moved(row, to)) for row in table.rows))


def _askew(box: Box, scan: Scan) -> Box:
    """Give the box around a level one once it lies as its sheet does; no part of it lies off the sheet."""
    if not scan.skew:
        return box
    corners = np.array([(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)])
    turned = level(corners, -scan.skew, np.array([scan.width / 2, scan.height / 2]))
    turned = np.clip(turned, 0, [scan.width, scan.height])
    return Box(box.page, *turned.min(axis=0).tolist(), *turned.max(axis=0).tolist())
