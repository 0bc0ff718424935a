"""A sample plan as a Word file: headings, tables with merged cells, automatic numbering."""

from __future__ import annotations

import datetime
import math
from itertools import pairwise
from typing import Any, Literal, get_args

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

__all__ = ["LAYOUTS", "Layout", "borders", "build", "number_item", "set_page"]

Layout = Literal["ruled", "norepeat", "hlines", "borderless"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)

_NUMBERINGS = {"decimal": ("decimal", "%1)"), "roman": ("lowerRoman", "%1."), "bullet": ("bullet", "•")}
# Characters of the sample font on a line of the list column: how many blank paragraphs set a name beside its item.
_CHARACTERS_A_LINE = 79


def build(plan: dict[str, Any], layout: Layout = "ruled") -> Document:
    """`plan` (a TOML file, read) as a document, not saved; the same plan and layout give the same XML."""
    document = docx.Document()
    document.core_properties.created = datetime.datetime(2022, 1, 1, tzinfo=datetime.UTC)
    document.core_properties.author = "action-plans samples"
    document.core_properties.title = ""
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].font.size = Pt(12)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    set_page(document, plan)
    if "heading" in plan:
        document.add_heading(plan["heading"], 1)
    for block in plan["block"]:
        if "columns" in block:
            _table(document, block, layout)
            document.add_paragraph()
        elif block.get("abbreviations"):
            for short, name in plan["abbreviations"].items():
                number_item(document.add_paragraph(f"{short} {name}"), "bullet", restart=False)
        else:
            _paragraph(document, block)
    return document


def set_page(document: Document, plan: dict[str, Any]) -> None:
    """Set paper, margins, running header and page numbers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if plan.get("landscape"):
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(18)
    if "running_header" in plan:
        section.header.paragraphs[0].text = plan["running_header"]
    footer = section.footer.paragraphs[0]
    footer._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _paragraph(document: Document, block: dict[str, Any]) -> None:
    paragraph = (
        document.add_heading(block["text"], block["heading"])
        if "heading" in block
        else document.add_paragraph(block["text"])
    )
    if block.get("page_break"):
        paragraph.insert_paragraph_before().add_run().add_break(WD_BREAK.PAGE)


def _table(document: Document, block: dict[str, Any], layout: Layout) -> None:
    width = len(block["columns"])
    band = [{"band": block["band"]}] if "band" in block else []
    rows = [*band, {"header": True, "cells": block["columns"]}, *block["rows"]]
    table = document.add_table(len(rows), width)
    table._tbl.tblPr.append(borders(layout))
    table.autofit = False
    page = document.sections[0]
    total = page.page_width - page.left_margin - page.right_margin
    widths = [int(total * share / sum(block["widths"])) for share in block["widths"]]
    for column, points in zip(table.columns, widths, strict=True):
        column.width = points
    # Cells are taken once: python-docx looks each one up anew.
    grid = [list(row.cells) for row in table.rows]
    for cells, row in zip(grid, rows, strict=True):
        for cell, points in zip(cells, widths, strict=True):
            cell.width = points
        _fill(cells, row, block)
    if block.get("repeat_header") and layout != "norepeat":
        header = table.rows[len(band)]._tr
        header.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _merge_down(grid, rows)


def borders(layout: Layout) -> Any:
    """The ruling lines of a table: all, between rows alone, or none."""
    sides = {
        "ruled": ("top", "left", "bottom", "right", "insideH", "insideV"),
        "norepeat": ("top", "left", "bottom", "right", "insideH", "insideV"),
        "hlines": ("top", "bottom", "insideH"),
        "borderless": (),
    }[layout]
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    return parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>")


def _fill(cells: list[_Cell], row: dict[str, Any], block: dict[str, Any]) -> None:
    if "band" in row:
        merged = cells[0].merge(cells[-1])
        merged.paragraphs[0].add_run(row["band"]).bold = True
    elif "items" in row:
        _lined_up(cells, row["items"])
    else:
        for cell, text in zip(cells, row["cells"], strict=True):
            _write(cell, text, block.get("list", "decimal"), is_bold=row.get("header", False))


def _write(cell: _Cell, text: str, numbering: str, *, is_bold: bool) -> None:
    """Each line of `text` as a paragraph: "# " an automatically numbered item, "* " a bullet, "^" merged upwards."""
    is_first_item = True
    for place, line in enumerate("" if text == "^" else text for text in text.split("\n")):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        plain = line[1:].strip() if line[:1] in ("#", "*") else line
        paragraph.add_run(plain).bold = is_bold or None
        if line.startswith("#"):
            number_item(paragraph, numbering, restart=is_first_item)
            is_first_item = False
        elif line.startswith("* "):
            number_item(paragraph, "bullet", restart=False)


def _lined_up(cells: list[_Cell], items: list[list[str]]) -> None:
    _write(cells[0], "\n".join(f"# {text}" for text, _ in items), "decimal", is_bold=False)
    beside = [
        line
        for text, officer in items
        for line in [officer, *[""] * (math.ceil(len(text) / _CHARACTERS_A_LINE) - 1)]
    ]
    while not beside[-1]:
        beside.pop()
    _write(cells[1], "\n".join(beside), "decimal", is_bold=False)


def _merge_down(grid: list[list[_Cell]], rows: list[dict[str, Any]]) -> None:
    for (above, _), (below, row) in pairwise(zip(grid, rows, strict=True)):
        if row.get("cells", [""])[0] == "^":
            for cell, value in ((above[0], "restart"), (below[0], "continue")):
                properties = cell._tc.get_or_add_tcPr()
                if properties.find(qn("w:vMerge")) is None:
                    properties.append(parse_xml(f'<w:vMerge {nsdecls("w")} w:val="{value}"/>'))


def number_item(paragraph: Paragraph, kind: str, *, restart: bool) -> None:
    """Make `paragraph` an item of an automatic list; `restart` begins a new list."""
    numbering = paragraph.part.numbering_part.element
    style, text = _NUMBERINGS[kind]
    abstract_id = str(900 + list(_NUMBERINGS).index(kind))
    if not numbering.xpath(f'w:abstractNum[@w:abstractNumId="{abstract_id}"]'):
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract_id}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
            ),
        )
    known = numbering.xpath(f'w:num[w:abstractNumId/@w:val="{abstract_id}"]')
    if restart or not known:
        number = numbering.add_num(int(abstract_id))
        number.add_lvlOverride(0).add_startOverride(1)
        known = [number]
    paragraph._p.get_or_add_pPr()._add_numPr()._add_numId().val = known[-1].numId
    paragraph._p.pPr.numPr._add_ilvl().val = 0
