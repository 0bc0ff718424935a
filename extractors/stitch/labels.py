"""The labels of a document's forms: what rows of two columns begin with again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.document import Row
from extractors.fragments import Fragment, Layout
from extractors.stitch.looks import texts

__all__ = ["find_labels", "label_of"]

OFTEN = 3
"""Rows that begin with the same text: it is a label, and no part of a longer one."""


def label_of(row: Row) -> str:
    """Give the text of a row's first cell, its label in a form."""
    return texts(row.cells[0].lines) if row.cells else ""


def find_labels(layouts: Sequence[Layout]) -> frozenset[str]:
    """Find the labels of all forms in a document."""
    pieces = (block for layout in layouts for block in layout.blocks if isinstance(block, Fragment))
    rows = (row for piece in pieces if piece.column_count == 2 for row in piece.rows)
    counts = Counter(map(label_of, rows))
    return frozenset(label for label, count in counts.items() if label and count >= OFTEN)
