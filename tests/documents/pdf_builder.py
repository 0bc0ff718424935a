"""PDFs drawn for tests: text where it is put, rules of every kind, pages turned, cropped and set side by side.

Positions are in points from the top left of the page as displayed, as in extractors.document.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pikepdf
from pdfminer.fontmetrics import FONT_METRICS
from pikepdf import Array, Dictionary, Name

__all__ = ["A4", "LANDSCAPE", "Ruling", "Sheet", "merged_sheets", "width", "wrapped", "write"]

A4 = (595.0, 842.0)
LANDSCAPE = (842.0, 595.0)
FACES = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Courier"}
LEADING = 1.2
"""Line distance in font sizes."""
PAD = 4.0
"""Points between a rule and the text of its cell."""
ODD = "\ufb01\ufb02\u00ad\uf0b7\u25a1"
"""Characters outside Windows' Latin code page, written with a font whose Unicode map tells them."""

Ruling = Literal[
    "lines", "rectangles", "dashes", "cell strokes", "across", "down", "fills", "cell fills", "none"
]


def width(text: str, size: float = 9.0, face: str = "F1") -> float:
    """Give a text's width in points."""
    widths = FONT_METRICS[FACES[face]][1]
    return sum(widths.get(letter, 278 if letter == "\u00a0" else 500) for letter in text) * size / 1000


def wrapped(text: str, room: float, size: float = 9.0, face: str = "F1") -> list[str]:
    """Break a text into the lines that a column has room for; a word too long is broken at its last letter."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if width(longer, size, face) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while width(line, size, face) > room:
                fits = max(n for n in range(1, len(line)) if width(line[:n], size, face) <= room)
                lines.append(line[:fits])
                line = line[fits:]
        lines.append(line)
    return lines


@dataclass
class Sheet:
    """A page being drawn."""

    size: tuple[float, float] = A4
    turned: int = 0
    """Degrees clockwise by which all is turned on the paper (the page's own size is then the other way round)."""
    rotate: int = 0
    """The page's /Rotate: 90 with `turned=270` displays upright."""
    margin: float = 0.0
    """Points of paper around the page, cut away by its crop box."""
    content: list[str] = field(default_factory=list)

    def raw(self, *operators: str) -> Sheet:
        """Add content operators; y counts from the bottom."""
        self.content.extend(operators)
        return self

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 9.0,
        face: str = "F1",
        turn: int = 0,
        spread: float = 0.0,
        words: float = 0.0,
        mode: int = 0,
    ) -> Sheet:
        """Write one line whose top left is at (x, y).

        Args:
            x: left edge.
            y: top edge; of turned text the point where its first letter's top left stands.
            text: what to write.
            size: of the font.
            face: F1 Helvetica, F2 bold, F3 Courier.
            turn: degrees clockwise.
            spread: points added between letters.
            words: points added at each space.
            mode: how it is painted; 3 is not at all.
        """
        a = math.radians(turn)
        cos, sin = round(math.cos(a), 6), round(math.sin(a), 6)
        # The baseline lies 0.75 sizes below the top, in the direction of the turned text.
        left, base = x - 0.75 * size * sin, self.size[1] - y - 0.75 * size * cos
        self.raw(f"BT {mode} Tr {spread} Tc {words} Tw {cos} {-sin} {sin} {cos} {left:.3f} {base:.3f} Tm")
        for is_odd, run in _runs(text):
            code = bytes(ODD.index(c) + 1 for c in run) if is_odd else run.encode("cp1252")
            self.raw(f"/{'F9' if is_odd else face} {size} Tf <{code.hex()}> Tj")
        return self.raw("ET")

    def lines(
        self, x: float, y: float, lines: Iterable[str], *, size: float = 9.0, face: str = "F1"
    ) -> float:
        """Write lines below each other; give the y below the last."""
        for line in lines:
            if line:
                self.text(x, y, line, size=size, face=face)
            y += LEADING * size
        return y

    def rule(self, x0: float, top: float, x1: float, bottom: float, kind: str = "line") -> Sheet:
        """Draw a rule: a stroked line, a thin filled rectangle, or a stroke of dashes."""
        y0, y1 = self.size[1] - top, self.size[1] - bottom
        if kind == "rectangle":
            across = abs(y0 - y1) < abs(x1 - x0)
            return self.raw(
                f"{x0 - 0.25} {min(y0, y1) - 0.25} {x1 - x0 + 0.5 if across else 0.5}"
                f" {0.5 if across else abs(y0 - y1) + 0.5} re f"
            )
        dash = "[3 2] 0 d" if kind == "dash" else "[] 0 d"
        return self.raw(f"{dash} 0.5 w {x0} {y0} m {x1} {y1} l S [] 0 d")

    def fill(self, x0: float, top: float, x1: float, bottom: float, grey: float = 0.85) -> Sheet:
        """Paint a rectangle."""
        return self.raw(f"{grey} g {x0} {self.size[1] - bottom} {x1 - x0} {bottom - top} re f 0 g")

    def frame(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """Stroke a rectangle."""
        return self.raw(f"0.5 w {x0} {self.size[1] - bottom} {x1 - x0} {bottom - top} re S")

    def table(
        self,
        top: float,
        xs: Sequence[float],
        rows: Sequence[Sequence[str]],
        *,
        ruling: Ruling = "lines",
        head: int = 0,
        closed: tuple[bool, bool] = (True, True),
        size: float = 9.0,
        spaces: bool = False,
    ) -> float:
        """Draw a table; give the y of its foot.

        Args:
            top: where it starts.
            xs: edges of its columns.
            rows: texts of the cells, wrapped to the columns; "<" continues the cell at the left, "^" the one above.
            ruling: how boundaries are drawn.
            head: number of rows that are bold and shaded.
            closed: whether a rule is drawn above and below.
            size: of the font.
            spaces: set a space after each line that the column's width broke, as Word does.
        """
        ys = [top]
        boxes = []
        for number, row in enumerate(rows):
            face = "F2" if number < head else "F1"
            texts = []
            for column, text in enumerate(row):
                if text in ("<", "^"):
                    continue
                end = column + 1
                while end < len(row) and row[end] == "<":
                    end += 1
                lines = wrapped(text, xs[end] - xs[column] - 2 * PAD, size, face)
                texts.append((column, end, lines))
            # A text that runs down over the rows below takes no height of its own but one line.
            tall = [
                1 if number + 1 < len(rows) and rows[number + 1][c] == "^" else len(lines)
                for c, _, lines in texts
            ]
            ys.append(ys[-1] + max(tall, default=1) * LEADING * size + 2 * PAD)
            boxes.append((face, texts))
        self._shade(xs, ys, rows, ruling, head)
        for number, (face, texts) in enumerate(boxes):
            for column, _, lines in texts:
                given = [
                    line if line[-1:] in "-\u00ad" else line + " " * spaces for line in lines[:-1]
                ] + lines[-1:]
                self.lines(xs[column] + PAD, ys[number] + PAD, given, size=size, face=face)
        self._rule(xs, ys, rows, ruling, closed)
        return ys[-1]

    def _shade(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], ruling: str, head: int
    ) -> None:
        for number, (top, bottom) in enumerate(pairwise(ys)):
            if ruling == "cell fills":
                for x0, x1 in pairwise(xs):
                    self.fill(x0 + 0.7, top + 0.7, x1 - 0.7, bottom - 0.7, 0.75 if number < head else 0.92)
            elif number < head and ruling != "none":
                self.fill(xs[0], top, xs[-1], bottom)
            elif ruling in ("fills", "down") and number % 2:
                self.fill(xs[0], top, xs[-1], bottom, 0.93)

    def _rule(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        rows: Sequence[Sequence[str]],
        ruling: str,
        closed: tuple[bool, bool],
    ) -> None:
        kind = {"rectangles": "rectangle", "dashes": "dash"}.get(ruling, "line")
        if ruling == "cell strokes":
            for (top, bottom), _ in zip(pairwise(ys), rows, strict=True):
                for x0, x1 in pairwise(xs):
                    self.frame(x0, top, x1, bottom)
        if ruling in ("lines", "rectangles", "dashes", "across"):
            self._rule_across(xs, ys, rows, kind)
            for y, is_closed in zip((ys[0], ys[-1]), closed, strict=True):
                if is_closed:
                    self.rule(xs[0], y, xs[-1], y, kind)
        if ruling in ("lines", "rectangles", "dashes", "down"):
            self._rule_down(xs, ys, rows, kind)

    def _rule_across(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], kind: str
    ) -> None:
        for number, y in enumerate(ys[1:-1], 1):
            for column, (x0, x1) in enumerate(pairwise(xs)):
                if _root(rows, number, column) != _root(rows, number - 1, column):
                    self.rule(x0, y, x1, y, kind)

    def _rule_down(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], kind: str
    ) -> None:
        for number, (top, bottom) in enumerate(pairwise(ys)):
            for column, x in enumerate(xs):
                is_side = column in (0, len(xs) - 1)
                if is_side or _root(rows, number, column) != _root(rows, number, column - 1):
                    self.rule(x, top, x, bottom, kind)

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the media box."""
        wide, high = self.size if self.turned % 180 == 0 else self.size[::-1]
        return wide + 2 * self.margin, high + 2 * self.margin

    def stream(self) -> str:
        """Give the page's content."""
        wide, high = self.size
        turns = {0: (1, 0, 0, 1, 0, 0), 90: (0, -1, 1, 0, 0, wide), 180: (-1, 0, 0, -1, wide, high),
                 270: (0, 1, -1, 0, high, 0)}  # fmt: skip
        a, b, c, d, e, f = turns[self.turned]
        matrix = f"{a} {b} {c} {d} {e + self.margin} {f + self.margin} cm"
        return "\n".join(("q", matrix, *self.content, "Q"))


def _root(rows: Sequence[Sequence[str]], row: int, column: int) -> tuple[int, int]:
    """Give the row and column where the cell that covers a place starts."""
    while rows[row][column] in ("<", "^"):
        if rows[row][column] == "<":
            column -= 1
        else:
            row -= 1
    return row, column


def _runs(text: str) -> Iterable[tuple[bool, str]]:
    run = ""
    for letter in text:
        if run and (letter in ODD) != (run[-1] in ODD):
            yield run[-1] in ODD, run
            run = ""
        run += letter
    if run:
        yield run[-1] in ODD, run


def merged_sheets(*sheets: Sheet, scale: float = 0.7) -> Sheet:
    """Set printed pages side by side on one."""
    wide = Sheet((sum(sheet.size[0] for sheet in sheets) * scale, sheets[0].size[1] * scale))
    x = 0.0
    for sheet in sheets:
        wide.raw(f"q {scale} 0 0 {scale} {x} 0 cm", *sheet.content, "Q")
        x += sheet.size[0] * scale
    return wide


def write(path: Path, *sheets: Sheet) -> Path:
    """Write the pages to a file."""
    with pikepdf.new() as pdf:
        fonts = pdf.make_indirect(_fonts(pdf))
        for sheet in sheets:
            pdf.add_blank_page(page_size=sheet.paper)
            page = pdf.pages[-1]
            page.Contents = pdf.make_stream(sheet.stream().encode("ascii"))
            page.Resources = Dictionary(Font=fonts)
            if sheet.rotate:
                page.Rotate = sheet.rotate
            if sheet.margin:
                m = sheet.margin
                page.CropBox = Array([m, m, sheet.paper[0] - m, sheet.paper[1] - m])
        pdf.save(path)
    return path


def _fonts(pdf: pikepdf.Pdf) -> Dictionary:
    fonts = Dictionary({
        f"/{key}": Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{face}"), Encoding=Name.WinAnsiEncoding
        )
        for key, face in FACES.items()
    })  # fmt: skip
    codes = "\n".join(f"<{number:02x}> <{ord(letter):04x}>" for number, letter in enumerate(ODD, 1))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Odd def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(ODD)} beginbfchar\n{codes}\nendbfchar\n"
        "endcmap end end"
    )
    names = [Name(f"/{name}") for name in ("fi", "fl", "hyphen", "bullet", "bullet")]
    fonts.F9 = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=1, LastChar=len(ODD),
        Widths=Array([500, 500, 333, 350, 600]), ToUnicode=pdf.make_stream(cmap.encode()),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([1, *names])))  # fmt: skip
    return fonts
