"""A plan's rows for the tests of layouts, and a document's tables as grids of texts."""

from __future__ import annotations

from extractors.document import Document, Paragraph, Table

__all__ = ["HEAD", "INTRO", "MORE", "ROWS", "XS", "Grid", "codes", "grid", "grids", "outside"]

Grid = list[list[str]]

XS = (50.0, 90.0, 320.0, 430.0, 545.0)
HEAD = ["Ref", "Action", "Lead officer", "Target date"]
ROWS = [
    [
        "1.1",
        "Review the recruitment policy and publish what was found for all staff",
        "Head of Human Resources",
        "March 2012",
    ],
    ["1.2", "Train all managers", "Training Officer", "April 2012"],
    [
        "1.3",
        "Report to the committee on the progress that was made over the year",
        "Policy Officer",
        "May 2013",
    ],
    ["1.4", "Set up a group of tenants", "Head of Housing", "June 2013"],
]
MORE = [
    ["2.1", "Write to every school in the district and offer them a visit", "Youth Service", "July 2013"],
    ["2.2", "Mend the ramp at the library", "Property Services", "August 2013"],
    ["2.3", "Collect figures on the use of leisure centres by age and disability", "Leisure Manager", "May 2014"],
]  # fmt: skip
INTRO = "The council adopted this plan in the spring and reports on it each year."


def grid(table: Table) -> Grid:
    """A table's cells as texts; places that a spanning cell covers as "<" and "^"."""
    places = [["?"] * table.column_count for _ in table.rows]
    for row in table.rows:
        for cell in row.cells:
            for r in range(cell.row, cell.row + cell.row_span):
                for c in range(cell.column, cell.column + cell.column_span):
                    places[r - 1][c - 1] = "<" if c > cell.column else "^"
            places[cell.row - 1][cell.column - 1] = cell.text
    return places


def grids(document: Document) -> list[Grid]:
    return [grid(table) for table in document.tables]


def outside(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def codes(document: Document) -> list[str]:
    return sorted({issue.code for issue in document.issues})
