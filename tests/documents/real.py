"""The shape of the tables of published documents, as read; `python -m tests.documents.real` writes them down.

No text or name of theirs: a document is known by its content; where each table begins and ends, how many rows and
columns it has, how many words stand in it. Each line was read so when it was written. That it is right only the page
tells: look at it before a change is kept.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from extractors.document import Document
from extractors.formats import extract

__all__ = ["documents", "known", "shapes"]

GOLD = Path(__file__).parent / "real.csv"
FOLDER = Path(__file__).parents[3] / "shared" / "real"
HEAD = ("sha256", "first_page", "last_page", "rows", "columns", "words")

Shape = tuple[str, ...]
"""A line of the file, as `HEAD` names it."""


def documents(folder: Path = FOLDER) -> list[Path]:
    """Give the published PDFs."""
    return sorted(folder.glob("*.pdf"))


def content_of(path: Path) -> str:
    """Give what a document is known by."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def shapes(path: Path) -> list[Shape]:
    """Give the shape of each table of a document."""
    return [(content_of(path), *map(str, shape)) for shape in _tables(extract(path))]


def known(path: Path) -> list[Shape]:
    """Give the shapes that are written down of a document."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        return [tuple(line) for line in csv.reader(file) if line[0] == content_of(path)]


def _tables(document: Document) -> Iterator[tuple[int, ...]]:
    for table in document.tables:
        pages = [page for row in table.rows for page in row.pages]
        cells = [cell for row in table.rows for cell in row.cells]
        columns = max(cell.column + cell.column_span - 1 for cell in cells)
        yield min(pages), max(pages), len(table.rows), columns, sum(len(cell.text.split()) for cell in cells)


if __name__ == "__main__":
    with GOLD.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(HEAD)
        lines.writerows(shape for path in documents() for shape in shapes(path))
