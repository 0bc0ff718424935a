"""Pages with rows and cells drawn on them; for Word files the tables as extracted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pipeline.arrow import Row

__all__ = ["DrawnPage", "DrawnTable", "Mark", "drawn_pages", "extracted_tables"]

_MARGIN = 20.0  # points round the cells of a page whose picture is not at hand


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of a table on one page: the box round its cells, in points."""

    table: int
    row: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def place(self) -> str:
        """What ties it to the canonical rows."""
        return f"{self.table}-{self.row}"


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page picture and what is drawn on it."""

    number: int
    width: float
    height: float
    picture: str
    """Address of the PNG, "" where there is none."""
    outlines: str
    """All cells of the page as one SVG path."""
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row as extracted."""

    row: int
    is_body: bool
    cells: list[Row]


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table as extracted."""

    number: int
    rows: list[DrawnRow]


def drawn_pages(
    cells: list[Row], picture: Callable[[int], tuple[bytes, float, float] | None], folder: Path, name: str
) -> list[DrawnPage]:
    """Give the pages that tables stand on, their pictures written to `folder` as NAME-PAGE.png."""
    boxes: dict[int, list[tuple[Row, Row]]] = {}
    for cell in cells:
        for box in cell["boxes"]:
            boxes.setdefault(box["page"], []).append((cell, box))
    return [_page(number, boxes[number], picture(number), folder, name) for number in sorted(boxes)]


def _page(
    number: int,
    boxes: list[tuple[Row, Row]],
    picture: tuple[bytes, float, float] | None,
    folder: Path,
    name: str,
) -> DrawnPage:
    address = ""
    if picture:
        png, width, height = picture
        file = f"{name}-{number}.png"
        (folder / file).write_bytes(png)
        address = f"{folder.name}/{file}"
    else:
        width = max(box["x1"] for _, box in boxes) + _MARGIN
        height = max(box["bottom"] for _, box in boxes) + _MARGIN
    outlines = "".join(
        f"M{b['x0']:.1f} {b['top']:.1f}H{b['x1']:.1f}V{b['bottom']:.1f}H{b['x0']:.1f}Z" for _, b in boxes
    )
    return DrawnPage(number, round(width, 1), round(height, 1), address, outlines, _marks(boxes))


def _marks(boxes: list[tuple[Row, Row]]) -> tuple[Mark, ...]:
    """Give a mark for each body row: round its cells, but for those merged down from it over other rows."""
    rows: dict[tuple[int, int], list[Row]] = {}
    for cell, box in boxes:
        if cell["kind"] == "body" and cell["row_span"] == 1:
            rows.setdefault((cell["table"], cell["row"]), []).append(box)
    return tuple(
        Mark(
            table,
            row,
            round(min(b["x0"] for b in found), 1),
            round(min(b["top"] for b in found), 1),
            round(max(b["x1"] for b in found), 1),
            round(max(b["bottom"] for b in found), 1),
        )
        for (table, row), found in sorted(rows.items())
    )


def extracted_tables(cells: list[Row]) -> list[DrawnTable]:
    """Give the tables as extracted, from the rows of `cells`."""
    return [
        DrawnTable(
            number,
            [
                DrawnRow(row, group[0]["kind"] == "body", group)
                for row, group in ((r, list(g)) for r, g in groupby(found, key=lambda cell: cell["row"]))
            ],
        )
        for number, found in groupby(cells, key=lambda cell: cell["table"])
    ]
