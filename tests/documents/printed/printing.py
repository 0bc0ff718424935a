"""Prints made-up plans as PDF through a browser, in the styles that councils' designers use (styles.toml).

A plan is a TOML file of tests/documents/unseen, whose gold rows it keeps: see unseen/build.py for how its cells
are written. A style is CSS, and what CSS cannot say: whether the header "repeats" and the file is "tagged"; a "title"
row above headers; HTML "before" the plan, and "above" and "below" each table; a page "header" and "footer".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

__all__ = ["STYLES", "browser_page", "markup", "print_plan"]

STYLES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "styles.toml").read_text(encoding="utf-8")
)
"""Name → style."""

BASE = """
@page { size: A4; margin: 18mm 15mm }
body { font: 10pt/1.2 "Liberation Sans"; margin: 0 }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 6mm }
td { vertical-align: top; padding: 1mm 1.5mm; overflow-wrap: break-word }
td p, td ul, td ol { margin: 0 } td ul, td ol { padding-left: 4mm }
tr { break-inside: auto }
"""
"""What all styles start from."""

RUNNING = '<div style="font-size:8pt;width:100%;padding:0 15mm">{}</div>'
"""A plan's own running header, where the style has none."""

STYLED = {"Title": "font-size:20pt", "Subtitle": "font-size:13pt;font-style:italic"}
"""Word's styles of paragraphs, as they look."""

_MARKS = re.compile(r"^(?:\[(#[0-9a-f]{6})\])?(!?)")
_KINDS = {"#": "ol", "*": "ul"}


@contextmanager
def browser_page(program: str) -> Iterator[Page]:
    """Give an empty page of a Chromium that runs as long as it is used."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page()
        browser.close()


def print_plan(page: Page, plan: dict[str, Any], style: dict[str, Any], path: Path) -> None:
    """Print a plan in a style.

    Args:
        page: of a running Chromium; its contents are replaced.
        plan: what a plan's TOML file holds.
        style: one of `STYLES`.
        path: the PDF to write.
    """
    header = style.get(
        "header", RUNNING.format(escape(plan["running_header"])) if "running_header" in plan else None
    )
    page.set_content(markup(plan, style))
    page.pdf(
        path=path,
        prefer_css_page_size=True,
        print_background=True,
        tagged=style.get("tagged", False),
        display_header_footer=header is not None or "footer" in style,
        header_template=header or "<span></span>",
        footer_template=style.get("footer", "<span></span>"),
    )


def markup(plan: dict[str, Any], style: dict[str, Any]) -> str:
    """Give the plan as HTML in a style."""
    page = "@page { size: A4 landscape }" if plan.get("landscape") else ""
    blocks = "\n".join(_block(block, style) for block in plan["block"])
    head = f'<meta charset="utf-8"><style>{BASE}{page}{style.get("css", "")}</style>'
    body = f"{style.get('before', '')}{blocks}"
    return f'<!doctype html><html lang="en-GB"><head>{head}</head><body><main>{body}</main></body></html>'


def _block(block: dict[str, Any], style: dict[str, Any]) -> str:
    if "rows" in block:
        return f"{style.get('above', '')}{_table(block, style)}{style.get('below', '')}"
    text = escape(block["text"])
    if "heading" in block:
        return f"<h{block['heading']}>{text}</h{block['heading']}>"
    if block.get("style") == "List Bullet":
        return f"<ul><li>{text}</li></ul>"
    weight = "bold" if block.get("bold") else "normal"
    size = f"font-size:{block['size']}pt" if "size" in block else STYLED.get(block.get("style", ""), "")
    return f'<p style="font-weight:{weight};{size}">{text}</p>'


def _table(block: dict[str, Any], style: dict[str, Any]) -> str:
    rows = block["rows"]
    shares = block.get("widths", [1] * len(rows[0]["cells"]))
    columns = "".join(f'<col style="width:{100 * share / sum(shares):.2f}%">' for share in shares)
    head = next((i for i, row in enumerate(rows) if row.get("role") != "header"), len(rows))
    lines = [_row(rows, i, block) for i in range(len(rows))]
    title = (
        f'<tr class="title"><td colspan="{len(shares)}">{style["title"]}</td></tr>'
        if "title" in style
        else ""
    )
    tag = "thead" if style.get("repeats", True) else "tbody"
    top = f"<{tag}>{title if head else ''}{''.join(lines[:head])}</{tag}>" if head else ""
    return f"<table><colgroup>{columns}</colgroup>{top}<tbody>{''.join(lines[head:])}</tbody></table>"


def _row(rows: Sequence[dict[str, Any]], i: int, block: dict[str, Any]) -> str:
    texts = rows[i]["cells"]
    cells = "".join(_cell(rows, i, j, block) for j, text in enumerate(texts) if text not in ("^", "<"))
    return f'<tr class="{rows[i].get("role", "row")}">{cells}</tr>'


def _cell(rows: Sequence[dict[str, Any]], i: int, j: int, block: dict[str, Any]) -> str:
    """Give a cell with its spans: "<" leans on the cell to its left, "^" on the one above."""
    texts = rows[i]["cells"]
    right = next((k for k in range(j + 1, len(texts)) if texts[k] != "<"), len(texts))
    below = next((k for k in range(i + 1, len(rows)) if rows[k]["cells"][j] != "^"), len(rows))
    mark = _MARKS.match(texts[j])
    assert mark is not None
    fill = f' style="background:{mark[1]}"' if mark[1] else ""
    spans = f' colspan="{right - j}" rowspan="{below - i}"'
    content = "".join(_paragraphs(texts[j][mark.end() :], block.get("list", "decimal")))
    content = f"<strong>{content}</strong>" if mark[2] else content
    return f'<td class="c{j + 1}"{spans}{fill}><div>{content}</div></td>'


def _paragraphs(text: str, numbering: str) -> Iterator[str]:
    kind = {"decimal": "decimal", "roman": "lower-roman"}[numbering]
    for mark, lines in groupby(text.split("\n"), key=lambda line: line[:1] if line[1:2] == " " else ""):
        if mark in _KINDS:
            items = "".join(f"<li>{escape(line[2:])}</li>" for line in lines)
            shape = kind if mark == "#" else "disc"
            yield f'<{_KINDS[mark]} style="list-style-type:{shape}">{items}</{_KINDS[mark]}>'
        else:
            yield from (f"<p>{escape(line)}</p>" for line in lines)
