"""A tagged PDF's own account of its tables: rows and cells, with the marked content that belongs to each.

A second witness beside what is drawn. Never the only one: older files have no tags, Word tags a table
anew on each page, and some text is tagged as nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from msgspec import Struct, field

__all__ = ["TagCell", "TagRow", "TagTable", "read_tags"]

MAX_ELEMENTS = 500_000
"""Structure elements looked at in a document; a plan of 100 pages has some 20,000."""
MAX_DEPTH = 60
"""Elements inside elements; deeper ones are a loop or nonsense."""

DIRECT = (0, 0)
"""Object number of what is no object of its own: it can stand in one place only."""

_ROWS = frozenset({"TR"})
_CELLS = frozenset({"TH", "TD"})
_LEAVES = frozenset({
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Span", "Link", "Quote", "Reference", "Note", "Formula", "Figure",
    "Caption", "L", "LI", "Lbl", "LBody", "TOC", "TOCI", "BibEntry", "Code", "Annot", "Artifact",
})  # fmt: skip
"""Elements that hold text: no table is looked for inside them."""


class TagCell(Struct, frozen=True):
    """A TH or TD element; which of the two it is tells nothing that its look does not."""

    marks: frozenset[tuple[int, int]]
    """(page, marked-content id) of its text; see `Words.mark`."""
    row_span: int = 1
    column_span: int = 1
    paragraphs: tuple[frozenset[tuple[int, int]], ...] = ()
    """The marks of each of its P elements that has several; a P of one mark needs no word."""


class TagRow(Struct, frozen=True):
    """A TR element, with its cells from left to right."""

    cells: tuple[TagCell, ...]

    @property
    def marks(self) -> frozenset[tuple[int, int]]:
        """(page, marked-content id) of all text in the row."""
        return frozenset().union(*(cell.marks for cell in self.cells))


class TagTable(Struct, frozen=True):
    """A Table element, with its rows from top to bottom, those of its heads and bodies alike."""

    rows: tuple[TagRow, ...]
    is_nested: bool = False
    """It stands in a cell of another table."""

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that its text stands on."""
        return tuple(sorted({page for row in self.rows for page, _ in row.marks}))


class _Tree(Struct):
    """The structure tree while it is walked."""

    roles: dict[str, str]
    pages: dict[tuple[int, int], int]
    """Page number of each page object."""
    seen: set[tuple[int, int]] = field(default_factory=set)
    count: int = 0


def read_tags(path: Path) -> tuple[TagTable, ...]:
    """Read the tables of a PDF's structure tree, in its order; none for a file without tags or with broken ones."""
    try:
        with pikepdf.open(path) as pdf:
            root = pdf.Root.get("/StructTreeRoot")
            if not isinstance(root, pikepdf.Dictionary) or "/K" not in root:
                return ()
            pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
            tree = _Tree(_roles(root), pages)
            return tuple(_tables(tree, root, None, 0))
    except (
        pikepdf.PasswordError,
        pikepdf.PdfError,
        TypeError,
        ValueError,
        KeyError,
        AttributeError,
        RuntimeError,
    ):
        return ()


def _roles(root: pikepdf.Dictionary) -> dict[str, str]:
    """Give the standard name of each role that the file names itself."""
    roles = root.get("/RoleMap")
    if not isinstance(roles, pikepdf.Dictionary):
        return {}
    return {str(own)[1:]: str(role)[1:] for own, role in roles.items() if isinstance(role, pikepdf.Name)}


def _tables(tree: _Tree, element: Any, page: int | None, depth: int) -> Iterator[TagTable]:
    """Find the tables below an element; a table inside a table's cell follows the outer one."""
    for child, kind, on_page in _elements(tree, _listed(element.get("/K")), page, depth):
        if kind == "Table":
            inner: list[Any] = []
            rows = tuple(_rows(tree, child, on_page, depth + 1, inner))
            if rows:
                yield TagTable(rows)
            yield from inner
        elif kind not in _LEAVES:
            yield from _tables(tree, child, on_page, depth + 1)


def _rows(tree: _Tree, element: Any, page: int | None, depth: int, inner: list[TagTable]) -> Iterator[TagRow]:
    """Give the rows below a table, its head, body or foot."""
    for child, kind, on_page in _elements(tree, _listed(element.get("/K")), page, depth):
        if kind in _ROWS:
            cells = (
                _cell(tree, cell, cell_page, depth + 2, inner)
                for cell, cell_kind, cell_page in _elements(
                    tree, _listed(child.get("/K")), on_page, depth + 1
                )
                if cell_kind in _CELLS
            )
            yield TagRow(tuple(cells))
        elif kind not in _LEAVES:
            yield from _rows(tree, child, on_page, depth + 1, inner)


def _cell(tree: _Tree, element: Any, page: int | None, depth: int, inner: list[TagTable]) -> TagCell:
    marks: set[tuple[int, int]] = set()
    paragraphs: list[frozenset[tuple[int, int]]] = []
    _gather(tree, element, page, depth, marks, inner, paragraphs)
    spans = {"/RowSpan": 1, "/ColSpan": 1}
    for attributes in _listed(element.get("/A")):
        if isinstance(attributes, pikepdf.Dictionary):
            spans.update({key: int(attributes[key]) for key in spans if key in attributes})
    rows, columns = (max(1, span) for span in spans.values())
    return TagCell(frozenset(marks), rows, columns, tuple(paragraphs))


def _gather(
    tree: _Tree,
    element: Any,
    page: int | None,
    depth: int,
    marks: set[tuple[int, int]],
    inner: list[TagTable],
    paragraphs: list[frozenset[tuple[int, int]]],
) -> None:
    """Gather the marked content of an element and all below it, and what of it is one paragraph."""
    kids = _listed(element.get("/K"))
    for kid in kids:
        if isinstance(kid, int):
            if page:
                marks.add((page, kid))
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid and "/S" not in kid:
            on_page = _page(tree, kid, page)
            marks |= {(on_page, int(kid.MCID))} if on_page else set()
    for child, kind, on_page in _elements(tree, kids, page, depth):
        if kind == "Table":
            nested: list[TagTable] = []
            rows = tuple(_rows(tree, child, on_page, depth + 1, nested))
            inner += [TagTable(rows, is_nested=True), *nested] if rows else nested
        elif kind == "P":
            own: set[tuple[int, int]] = set()
            _gather(tree, child, on_page, depth + 1, own, inner, paragraphs)
            marks |= own
            paragraphs += [frozenset(own)] if len(own) > 1 else []
        else:
            _gather(tree, child, on_page, depth + 1, marks, inner, paragraphs)


def _elements(
    tree: _Tree, kids: list[Any], page: int | None, depth: int
) -> Iterator[tuple[Any, str, int | None]]:
    """Give the elements among an element's kids, each once in the whole tree, with standard name and page."""
    if depth > MAX_DEPTH:
        return
    for child in kids:
        if isinstance(child, int) or not isinstance(child, pikepdf.Dictionary) or tree.count >= MAX_ELEMENTS:
            continue
        kind = child.get("/S")
        if kind is None:
            continue
        place = child.objgen
        if place != DIRECT:
            if place in tree.seen:
                continue
            tree.seen.add(place)
        tree.count += 1
        name = str(kind)[1:]
        yield child, tree.roles.get(name, name), _page(tree, child, page)


def _page(tree: _Tree, item: Any, default: int | None) -> int | None:
    page = item.get("/Pg")
    return tree.pages.get(page.objgen, default) if isinstance(page, pikepdf.Dictionary) else default


def _listed(value: Any) -> list[Any]:
    """Give what an entry holds, one thing or an array of them, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]
