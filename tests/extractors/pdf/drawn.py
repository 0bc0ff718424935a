"""Draws small pages for the tests of the grid: words, rules and fills straight into a Page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from extractors.fragments import Fragment, Layout
from extractors.pdf.page import Fills, Page, Rules, Words

SIZE = 10.0
LETTER = 5.0
"""Points per letter: every letter is as wide, so that a test can count them."""


@dataclass
class Sheet:
    """A page being drawn; texts stand at their top left, 10 points high if not told, words 3 points apart."""

    width: float = 600.0
    height: float = 800.0
    words: list[tuple[str, float, float, bool, int, float]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float, int]] = field(default_factory=list)
    fills: list[tuple[float, float, float, float, int]] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, *, bold: bool = False, size: float = SIZE) -> Sheet:
        """Write lines, 12 points apart; letters of any size are as wide."""
        for number, line in enumerate(text.split("\n")):
            at = x
            for word in line.split():
                self.words.append((word, at, y + 12 * number, bold, 0, size))
                at += LETTER * len(word) + 3
        return self

    def across(self, y: float, x0: float, x1: float, colour: int = 0) -> Sheet:
        """Draw a horizontal rule."""
        self.rules.append((x0, y, x1, y, colour))
        return self

    def down(self, x: float, top: float, bottom: float, colour: int = 0) -> Sheet:
        """Draw a vertical rule."""
        self.rules.append((x, top, x, bottom, colour))
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: int = 0xD9D9D9) -> Sheet:
        """Paint a rectangle."""
        self.fills.append((x0, top, x1, bottom, colour))
        return self

    def lattice(self, xs: Sequence[float], ys: Sequence[float]) -> Sheet:
        """Draw all rules of a table."""
        for y in ys:
            self.across(y, xs[0], xs[-1])
        for x in xs:
            self.down(x, ys[0], ys[-1])
        return self

    def page(self, number: int = 1) -> Page:
        """Give the page."""
        words = sorted(self.words, key=lambda word: (word[2], word[1]))
        count = len(words)
        boxes = [(x, y, x + LETTER * len(text), y + size) for text, x, y, _, _, size in words]
        return Page(
            number=number,
            width=self.width,
            height=self.height,
            words=Words(
                text=np.array([word[0] for word in words], dtype=object),
                box=np.array(boxes, dtype=float).reshape(-1, 4),
                size=np.array([word[5] for word in words], dtype=float),
                bold=np.array([word[3] for word in words], dtype=bool),
                struck=np.zeros(count, dtype=bool),
                colour=np.zeros(count, dtype=np.int32),
                turn=np.array([word[4] for word in words], dtype=np.int32),
                mark=np.full(count, -1, dtype=np.int32),
            ),
            rules=Rules(
                box=_boxes(self.rules),
                is_horizontal=np.array([rule[1] == rule[3] for rule in self.rules], dtype=bool),
                colour=np.array([rule[4] for rule in self.rules], dtype=np.int32),
            ),
            fills=Fills(
                box=_boxes(self.fills), colour=np.array([fill[4] for fill in self.fills], dtype=np.int32)
            ),
        )


def _boxes(
    items: Iterable[tuple[float, float, float, float, int]],
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array([item[:4] for item in items], dtype=float).reshape(-1, 4)


def table(*rows: Sequence[str], xs: Sequence[float], top: float = 100.0, step: float = 20.0) -> Sheet:
    """Write rows of cells at the columns `xs`, without any rule; a line below another in a cell is 12 points lower."""
    sheet = Sheet()
    y = top
    for row in rows:
        for x, text in zip(xs, row, strict=False):
            sheet.text(x, y, text)
        y += max(step, 12.0 * max(text.count("\n") + 1 for text in row))
    return sheet


def fragments(layout: Layout) -> list[Fragment]:
    """Give the pieces of tables of a layout."""
    return [block for block in layout.blocks if isinstance(block, Fragment)]


def outline(fragment: Fragment) -> list[list[str]]:
    """Give a fragment's cells as text, spans as "text >2" (across) and "text v2" (down)."""
    return [
        [
            " ".join(line.text for line in cell.lines)
            + (f" >{cell.column_span}" if cell.column_span > 1 else "")
            + (f" v{cell.row_span}" if cell.row_span > 1 else "")
            for cell in row.cells
        ]
        for row in fragment.rows
    ]


def lines(layout: Layout) -> list[str]:
    """Give the lines outside tables."""
    return [block.text for block in layout.blocks if not isinstance(block, Fragment)]
