"""Other layouts of Word files: the rules, shading, widths and type of their tables as other authors set them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph

__all__ = ["LAYOUTS"]

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
STRIPE = "DEEAF6"
NARROW = 0.62
"""Of the tables' width: columns so narrow break words."""


def _tables(document: Document) -> Iterator[Any]:
    """Give the XML elements of tables, whose parts python-docx has no types for."""
    yield from document.element.body.iter(qn("w:tbl"))


def _ruled(document: Document, *sides: str) -> None:
    """Draw rules on these sides of tables and their cells alone, and shade nothing."""
    for table in _tables(document):
        for old in list(table.iter(qn("w:shd"), qn("w:tblBorders"))):
            old.getparent().remove(old)
        borders = OxmlElement("w:tblBorders")
        for side in SIDES:
            border = OxmlElement(f"w:{side}")
            border.set(qn("w:val"), "single" if side in sides else "nil")
            border.set(qn("w:sz"), "4")
            borders.append(border)
        width = table.find(qn("w:tblPr")).find(qn("w:tblW"))
        width.addnext(borders)


def _striped(document: Document) -> None:
    """Shade every other row, and draw no rule."""
    _ruled(document)
    for table in _tables(document):
        for row in table.findall(qn("w:tr"))[1::2]:
            for cell in row.iter(qn("w:tcPr")):
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), STRIPE)
                after = cell.find(qn("w:vMerge"))
                after = cell.find(qn("w:gridSpan")) if after is None else after
                (cell.find(qn("w:tcW")) if after is None else after).addnext(shade)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    for table in _tables(document):
        yield from (Paragraph(p, document._body) for p in table.iter(qn("w:p")))


def _aligned(document: Document, alignment: WD_ALIGN_PARAGRAPH) -> None:
    for paragraph in _paragraphs(document):
        paragraph.alignment = alignment


def _spaced(document: Document) -> None:
    """Set paragraphs apart, and their lines."""
    for paragraph in _paragraphs(document):
        style = paragraph.paragraph_format
        style.space_before, style.space_after, style.line_spacing = Pt(3), Pt(6), 1.5


def _scaled(document: Document, share: float) -> None:
    for element in document.element.body.iter(qn("w:gridCol"), qn("w:tcW"), qn("w:tblW")):
        element.set(qn("w:w"), str(round(int(element.get(qn("w:w"))) * share)))


def _turned(document: Document) -> None:
    """Set landscape pages upright and the others on their side, the tables as wide as before beside the margins."""
    share = 1.0
    for section in document.sections:
        width, height, left, right = (
            int(length or 0)
            for length in (
                section.page_width, section.page_height, section.left_margin, section.right_margin
            )
        )  # fmt: skip
        section.page_width, section.page_height = Emu(height), Emu(width)
        share = (height - left - right) / (width - left - right)
    _scaled(document, share)


def _in_serif(document: Document) -> None:
    for paragraph in _paragraphs(document):
        for run in paragraph.runs:
            run.font.name = "Liberation Serif"


def _with_header_once(document: Document) -> None:
    for header in list(document.element.body.iter(qn("w:tblHeader"))):
        header.getparent().remove(header)


def _striped_with_header_once(document: Document) -> None:
    _striped(document)
    _with_header_once(document)


LAYOUTS: Mapping[str, Callable[[Document], None]] = {
    "frame": lambda document: _ruled(document, "top", "left", "bottom", "right"),
    "frame and columns": lambda document: _ruled(document, "top", "left", "bottom", "right", "insideV"),
    "columns": lambda document: _ruled(document, "left", "right", "insideV"),
    "stripes": _striped,
    "stripes, header once": _striped_with_header_once,
    "centred": lambda document: _aligned(document, WD_ALIGN_PARAGRAPH.CENTER),
    "justified": lambda document: _aligned(document, WD_ALIGN_PARAGRAPH.JUSTIFY),
    "spaced out": _spaced,
    "turned pages": _turned,
    "narrow": lambda document: _scaled(document, NARROW),
    "serif": _in_serif,
}
"""Name → what it changes in a document, in place."""
