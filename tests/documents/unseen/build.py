"""Makes made-up plans in the styles that councils use: a Word file and the gold rows from one TOML file each.

A cell's text has a line per paragraph, "# " before an automatically numbered item, "* " before a bullet. Before
it may stand "[#00b050]" (its fill) and "!" (bold). "^" is merged with the cell above, "<" with the one to its left.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu, Pt
from docx.table import _Cell

from data.samples.gold import date_of, officer_of  # type: ignore[attr-defined]  # hidden by the folder gold
from data.samples.word import borders, number_item, set_page
from tests.documents.compare import TEXT_FIELDS

__all__ = ["build", "gold_rows"]

_MARKS = re.compile(r"^(?:\[(#[0-9a-f]{6})\])?(!?)")


def build(plan: dict[str, Any]) -> Document:
    """The plan as a document, not saved."""
    document = docx.Document()
    document.core_properties.title = ""
    document.styles["Normal"].font.name = "Liberation Sans"
    set_page(document, plan)
    for block in plan["block"]:
        if "rows" in block:
            _table(document, block)
            document.add_paragraph()
        elif "heading" in block:
            document.add_heading(block["text"], block["heading"])
        else:
            run = document.add_paragraph(style=block.get("style")).add_run(block["text"])
            run.bold = block.get("bold")
            run.font.size = Pt(block["size"]) if "size" in block else None
    return document


def _table(document: Document, block: dict[str, Any]) -> None:
    rows = [row["cells"] for row in block["rows"]]
    table = document.add_table(len(rows), len(rows[0]))
    table._tbl.tblPr.append(borders(block.get("layout", "ruled")))
    table.autofit = False
    page = document.sections[0]
    total = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    shares = block.get("widths", [1] * len(rows[0]))
    grid = [list(row.cells) for row in table.rows]
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(int(total * share / sum(shares)))
    for cells, texts in zip(grid, rows, strict=True):
        for cell, text, share in zip(cells, texts, shares, strict=True):
            cell.width = Emu(int(total * share / sum(shares)))
            if text not in ("^", "<"):
                _write(cell, text, block.get("list", "decimal"))
    for row in table.rows[: block.get("repeat_header", 0)]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _merge(grid, rows)


def _merge(grid: list[list[_Cell]], rows: list[list[str]]) -> None:
    """Merge "<" leftwards and "^" upwards; a cell may do both, row by row."""
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for i, texts in enumerate(rows):
        for j, text in enumerate(texts):
            place = (i, j)
            if text == "^":
                place = owner[i - 1, j]
            elif text == "<":
                place = owner[i, j - 1]
            owner[i, j] = place
            ends[place] = (i, j)
    for (i, j), (last, right) in ends.items():
        if (i, j) != (last, right):
            grid[i][j].merge(grid[last][right])
            for paragraph in [p for p in grid[i][j].paragraphs if not p.text][1:]:
                paragraph._p.getparent().remove(paragraph._p)


def _write(cell: _Cell, text: str, numbering: str) -> None:
    match = _MARKS.match(text)
    assert match is not None
    if match[1]:
        shading = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{match[1][1:]}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(shading))  # type: ignore[arg-type]
    is_first_item = True
    for place, line in enumerate(text[match.end() :].split("\n")):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.add_run(re.sub(r"^[#*] ", "", line)).bold = bool(match[2]) or None
        if line.startswith("# "):
            number_item(paragraph, numbering, restart=is_first_item)
            is_first_item = False
        elif line.startswith("* "):
            number_item(paragraph, "bullet", restart=False)


def gold_rows(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """What a person says the plan's tables mean: its cells by field, and what the notes beside a row say besides."""
    records: list[dict[str, Any]] = []
    for block in plan["block"]:
        if "fields" not in block:
            continue
        above: list[str] = [""] * len(block["fields"])
        same = {"plan": plan["title"], **block.get("same", {})}
        for row in block["rows"]:
            texts = [
                up if text == "^" else _plain(text) for text, up in zip(row["cells"], above, strict=True)
            ]
            above = texts
            if row.get("role") == "band":
                same["section"] = next(text for text in texts if text)
            if "role" not in row:
                records += [
                    _record(block, texts, {**same, **row, **own}) for own in row.get("records", ({},))
                ]
    return records


def _record(block: dict[str, Any], texts: list[str], notes: dict[str, Any]) -> dict[str, Any]:
    record: dict[str, Any] = dict.fromkeys(TEXT_FIELDS, "") | {"action_from": "action", "status": "unknown"}
    other: dict[str, str] = {}
    for field, group in groupby(zip(block["fields"], texts, strict=True), key=lambda pair: pair[0]):
        told = [text for _, text in group if text and text != "<"]
        if field.startswith("other:") and told:
            other[field.removeprefix("other:")] = told[0]
        elif field and not field.startswith("other:"):
            record[field] = "\n".join(told)
    record |= {name: value for name, value in notes.items() if name in TEXT_FIELDS}
    record["officers"] = [officer_of(o) for o in notes.get("officers", "").split("; ") if o]
    record["dates"] = [date_of(d) for d in notes.get("dates", "").split("; ") if d]
    return record | {"see_also": notes.get("see_also", []), "other": other}


def _plain(text: str) -> str:
    return re.sub(r"(?m)^\* ", "• ", text[_MARKS.match(text).end() :])  # type: ignore[union-attr]
