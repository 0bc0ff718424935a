"""Tables in the structure trees of small tagged PDFs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from extractors.pdf.reader.pages import read_pages
from extractors.pdf.tagged.tags import TagCell, TagRow, TagTable, read_tags

Build = Callable[[Pdf], Dictionary]

CONTENT = (
    "/TH << /MCID 0 >> BDC BT /F1 10 Tf 72 700 Td (Action) Tj ET EMC "
    "/TD << /MCID 1 >> BDC BT /F1 10 Tf 72 680 Td (Publish) Tj ET EMC "
    "BT /F1 10 Tf 72 660 Td (Untagged) Tj ET"
)


@pytest.fixture
def tagged(make_pdf: Callable[..., Path]) -> Callable[[Build], Path]:
    """Give the made PDF a structure tree."""

    def tag(build: Build, roles: dict[str, str] | None = None) -> Path:
        path = make_pdf(CONTENT)
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            root = Dictionary(Type=Name.StructTreeRoot, K=build(pdf))
            if roles:
                root.RoleMap = Dictionary({f"/{own}": Name(f"/{role}") for own, role in roles.items()})
            pdf.Root.StructTreeRoot = pdf.make_indirect(root)
            pdf.save(path)
        return path

    return tag


def element(pdf: Pdf, kind: str, *kids: object, **entries: object) -> Dictionary:
    made = Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), K=Array(list(kids)))
    for key, value in entries.items():
        made[f"/{key}"] = value
    shared: Dictionary = pdf.make_indirect(made)
    return shared


def plan(pdf: Pdf) -> Dictionary:
    page = pdf.pages[0].obj
    head = element(pdf, "TR", element(pdf, "TH", element(pdf, "P", 0), A=Dictionary(O=Name.Table, ColSpan=2)))
    by_reference = Dictionary(Type=Name.MCR, Pg=page, MCID=1)
    body = element(pdf, "TR", element(pdf, "TD", element(pdf, "P", element(pdf, "Span", by_reference))))
    table = element(pdf, "Table", element(pdf, "THead", head), element(pdf, "TBody", body), Pg=page)
    return element(pdf, "Document", element(pdf, "H1"), element(pdf, "Sect", table))


EXPECTED = (
    TagTable((
        TagRow((TagCell(frozenset({(1, 0)}), column_span=2),)),
        TagRow((TagCell(frozenset({(1, 1)})),)),
    )),
)  # fmt: skip


def test_tables_rows_and_cells(tagged: Callable[..., Path]) -> None:
    path = tagged(plan)
    assert read_tags(path) == EXPECTED
    (page,) = read_pages(path)
    assert page.words.mark.tolist() == [0, 1, -1], "the ids lead to the words"


def test_names_of_the_file_itself(tagged: Callable[..., Path]) -> None:
    def own(pdf: Pdf) -> Dictionary:
        cell = element(pdf, "Zelle", 0)
        return element(pdf, "Tabelle", element(pdf, "Zeile", cell), Pg=pdf.pages[0].obj)

    (table,) = read_tags(tagged(own, {"Tabelle": "Table", "Zeile": "TR", "Zelle": "TD"}))
    assert table.rows[0].marks == {(1, 0)}
    assert table.pages == (1,)


def test_a_table_in_a_cell_follows_the_outer_one(tagged: Callable[..., Path]) -> None:
    def nested(pdf: Pdf) -> Dictionary:
        inner = element(pdf, "Table", element(pdf, "TR", element(pdf, "TD", 1)))
        return element(pdf, "Table", element(pdf, "TR", element(pdf, "TD", 0, inner)), Pg=pdf.pages[0].obj)

    outer, inner = read_tags(tagged(nested))
    assert outer.rows[0].marks == {(1, 0)}
    assert inner.rows[0].marks == {(1, 1)}


def test_paragraphs_of_several_contents(tagged: Callable[..., Path]) -> None:
    def parted(pdf: Pdf) -> Dictionary:
        cell = element(pdf, "TD", element(pdf, "P", 0, element(pdf, "Span", 1)), element(pdf, "P", 2))
        return element(pdf, "Table", element(pdf, "TR", cell), Pg=pdf.pages[0].obj)

    (table,) = read_tags(tagged(parted))
    (cell,) = table.rows[0].cells
    assert cell.marks == {(1, 0), (1, 1), (1, 2)}
    assert cell.paragraphs == (frozenset({(1, 0), (1, 1)}),)


def test_a_tree_that_holds_itself_ends(tagged: Callable[..., Path]) -> None:
    def looped(pdf: Pdf) -> Dictionary:
        top = plan(pdf)
        section = top.K[1]
        section.K.append(top)
        section.K.append(section)
        return top

    assert read_tags(tagged(looped)) == EXPECTED


def test_files_without_tags(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    assert read_tags(make_pdf(CONTENT)) == ()
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4")
    assert read_tags(tmp_path / "broken.pdf") == ()
