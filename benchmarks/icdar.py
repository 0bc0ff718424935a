"""The ICDAR 2013 table competition (European half): adjacency relations found, beside other readers.

The measure and the documents are yardsticks of `../shared`; this module gives them our tables and writes down what
they say.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.report import Section, machine
from extractors.document import Cell
from extractors.fragments import Fragment
from extractors.pdf.layout import lay_out_pages
from extractors.pdf.reader.pages import read_pages

__all__ = ["measure", "read_tables"]

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PEERS = "tablers,pdfplumber-lines,camelot-lattice,camelot-vector,camelot-hybrid"


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


def measure() -> Section:
    """Measure F1 of the complete task, over all documents and by how they are ruled."""
    command = [sys.executable, "-W", "ignore", str(SHARED / "score" / "icdar.py")]
    command += ["--data", str(SHARED / "icdar2013-eu"), "--libs", PEERS]
    command += ["--plugin", "action-plans=benchmarks.icdar:read_tables"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)  # noqa: S603
    rows = [_row(line) for line in done.stdout.splitlines()[2:] if "|" in line]
    return Section(
        "ICDAR 2013 table competition, complete task",
        "python -m benchmarks icdar",
        ("reader", "precision", "recall", "F1, all", "F1, ruled", "F1, partly ruled", "F1, open"),
        tuple(sorted(rows, key=lambda row: row[3], reverse=True)),
        (f"{done.stdout.splitlines()[0]}. {machine(['tablers', 'pdfplumber', 'camelot-py'])}.",),
    )


def _row(line: str) -> tuple[str, ...]:
    """Read one line of the measure's table: name, P R F1 | micro | ruled partial open | counts."""
    name, rest = line.split(maxsplit=1)
    means, _, classes, _ = (re.findall(r"[\d.]+", part) for part in rest.split("|"))
    return (name, *means, *classes)
