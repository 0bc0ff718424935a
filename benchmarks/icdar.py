"""Tables in the form that the ICDAR 2013 table measure reads: grid positions and texts, page by page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extractors.document import Cell
from extractors.fragments import Fragment
from extractors.pdf.layout import lay_out_pages
from extractors.pdf.reader import read_pages

__all__ = ["read_tables"]


def read_tables(path: str) -> list[dict[str, Any]]:
    """Read the tables of a PDF: `[{"page": 1, "cells": [[row0, row1, column0, column1, text], ...]}, ...]`."""
    return [
        {"page": layout.page, "cells": [_entry(cell) for row in block.rows for cell in row.cells]}
        for layout in lay_out_pages(read_pages(Path(path)))
        for block in layout.blocks
        if isinstance(block, Fragment)
    ]


def _entry(cell: Cell) -> list[int | str]:
    """Give a cell's first and last row and column, from 0 and inclusive, and its text."""
    row, column = cell.row - 1, cell.column - 1
    return [row, row + cell.row_span - 1, column, column + cell.column_span - 1, cell.raw_text]
