"""w:tbl to Fragment: every cell once, at its place in the grid."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.word.docx import read_word
from tests.extractors.word.make import Case, grid, lines, p, r, tables, tbl, tc, tr, write_docx

SPAN = '<w:gridSpan w:val="{}"/>'
START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
WIDE = (2000, 2000, 2000)


def before(count: int) -> str:
    return f'<w:gridBefore w:val="{count}"/>'


def after(count: int) -> str:
    return f'<w:gridAfter w:val="{count}"/>'


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


Grid = list[list[tuple[int, int, int, str]]]

GRIDS: dict[str, tuple[str, Grid]] = {
    "plain": (tbl(tr("a", "b"), tr("c", "d")), [[(1, 1, 1, "a"), (2, 1, 1, "b")], [(1, 1, 1, "c"), (2, 1, 1, "d")]]),
    "merged-across": (
        tbl(tr(tc("ab", properties=SPAN.format(2)), "c"), tr("d", "e", "f"), widths=WIDE),
        [[(1, 1, 2, "ab"), (3, 1, 1, "c")], [(1, 1, 1, "d"), (2, 1, 1, "e"), (3, 1, 1, "f")]],
    ),
    "merged-down": (
        tbl(tr(tc("a", properties=START), "b"), tr(tc(properties=ON), "c"), tr("d", "e")),
        [[(1, 2, 1, "a"), (2, 1, 1, "b")], [(2, 1, 1, "c")], [(1, 1, 1, "d"), (2, 1, 1, "e")]],
    ),
    "merged-across-and-down": (
        tbl(
            tr(tc("a", properties=SPAN.format(2) + START), "b"),
            tr(tc(properties=SPAN.format(2) + ON), "c"),
            tr("d", "e", "f"),
            widths=WIDE,
        ),
        [[(1, 2, 2, "a"), (3, 1, 1, "b")], [(3, 1, 1, "c")], [(1, 1, 1, "d"), (2, 1, 1, "e"), (3, 1, 1, "f")]],
    ),
    "a-merge-starts-again-below": (
        tbl(tr(tc("a", properties=START), "b"), tr(tc("c", properties=START), "d"), tr(tc(properties=ON), "e")),
        [[(1, 1, 1, "a"), (2, 1, 1, "b")], [(1, 2, 1, "c"), (2, 1, 1, "d")], [(2, 1, 1, "e")]],
    ),
    "going-on-with-nothing-above": (
        tbl(tr(tc("a", properties=ON), "b"), tr("c", "d")),
        [[(1, 1, 1, "a"), (2, 1, 1, "b")], [(1, 1, 1, "c"), (2, 1, 1, "d")]],
    ),
    "old-merge-across": (
        tbl(tr(tc("a", properties='<w:hMerge w:val="restart"/>'), tc(properties="<w:hMerge/>")), tr("c", "d")),
        [[(1, 1, 2, "a")], [(1, 1, 1, "c"), (2, 1, 1, "d")]],
    ),
    "row-that-starts-late": (
        tbl(tr("b", "c", properties=before(1)), tr("d", "e", "f"), widths=WIDE),
        [[(2, 1, 1, "b"), (3, 1, 1, "c")], [(1, 1, 1, "d"), (2, 1, 1, "e"), (3, 1, 1, "f")]],
    ),
    "row-that-ends-early": (
        tbl(tr("a", properties=after(2)), tr("d", "e", "f"), widths=WIDE),
        [[(1, 1, 1, "a")], [(1, 1, 1, "d"), (2, 1, 1, "e"), (3, 1, 1, "f")]],
    ),
    "row-with-fewer-cells": (
        tbl(tr("a"), tr("b", "c")), [[(1, 1, 1, "a")], [(1, 1, 1, "b"), (2, 1, 1, "c")]],
    ),
    "content-controls-around-rows-and-cells": (
        tbl(control(tr("a", "b")), tr(control(tc("c")), control(tc("d")))),
        [[(1, 1, 1, "a"), (2, 1, 1, "b")], [(1, 1, 1, "c"), (2, 1, 1, "d")]],
    ),
    "row-whose-deletion-is-tracked": (
        tbl(tr("a", "b"), tr(tc(p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>")), "",
                             properties='<w:del w:id="1" w:author="A"/>'), tr("c", "d")),
        [[(1, 1, 1, "a"), (2, 1, 1, "b")], [(1, 1, 1, "c"), (2, 1, 1, "d")]],
    ),
    "edge-moved-by-a-hair": (
        tbl(
            tr("a", tc("b", properties=SPAN.format(2))),
            tr(tc("c", properties=SPAN.format(2)), "d"),
            widths=(2000, 60, 2000),
        ),
        [[(1, 1, 1, "a"), (2, 1, 1, "b")], [(1, 1, 1, "c"), (2, 1, 1, "d")]],
    ),
    "edge-moved-in-one-row-of-a-merged-cell": (
        tbl(
            tr(tc("a", properties=SPAN.format(2)), "b", "c"),
            tr(tc("d", properties=START), tc("e", properties=SPAN.format(2)), "f"),
            tr(tc(properties=ON), "g"),
            widths=(2000, 1000, 2000, 2000),
        ),
        [
            [(1, 1, 2, "a"), (3, 1, 1, "b"), (4, 1, 1, "c")],
            [(1, 2, 1, "d"), (2, 1, 2, "e"), (4, 1, 1, "f")],
            [(2, 1, 1, "g")],
        ],
    ),
    "old-merge-across-beside-a-merge-down": (
        tbl(
            tr("a", tc("b", properties=START), "c"),
            tr("d", tc(properties=ON), tc("e", properties="<w:hMerge/>")),
            widths=WIDE,
        ),
        [[(1, 1, 1, "a"), (2, 2, 1, "b"), (3, 1, 1, "c")], [(1, 1, 1, "d"), (3, 1, 1, "e")]],
    ),
    "grid-column-that-no-cell-uses": (
        tbl(tr("a", tc("b", properties=SPAN.format(2))), tr("c", tc("d", properties=SPAN.format(2))), widths=WIDE),
        [[(1, 1, 1, "a"), (2, 1, 1, "b")], [(1, 1, 1, "c"), (2, 1, 1, "d")]],
    ),
    "no-grid-in-the-file": (
        tbl(tr("a", "b"), tr("c", "d"), widths=()),
        [[(1, 1, 1, "a"), (2, 1, 1, "b")], [(1, 1, 1, "c"), (2, 1, 1, "d")]],
    ),
    "paragraphs-of-a-cell": (
        tbl(tr(tc("a", "b"), tc(p("c"), p(), p("d")))), [[(1, 1, 1, "a|b"), (2, 1, 1, "c||d")]],
    ),
    "table-in-a-cell-is-part-of-its-text": (
        tbl(tr("a", "b"), tr(tc(p("before"), tbl(tr("x", "y"), tr("z", "")), p("after")), "d")),
        [[(1, 1, 1, "a"), (2, 1, 1, "b")], [(1, 1, 1, "before|x|y|z||after"), (2, 1, 1, "d")]],
    ),
    "table-framed-by-one-cell": (
        tbl(tr(tc(p("Title"), tbl(tr("a", "b"), tr("c", "d")), p())), widths=(6000,)),
        [[(1, 1, 1, "a"), (2, 1, 1, "b")], [(1, 1, 1, "c"), (2, 1, 1, "d")]],
    ),
    "table-framed-beside-a-margin": (
        tbl(tr("Logo", tc(p(), tbl(tr("action", "who"), tr("review policy", "housing team")), p()))),
        [[(1, 1, 1, "action"), (2, 1, 1, "who")], [(1, 1, 1, "review policy"), (2, 1, 1, "housing team")]],
    ),
}  # fmt: skip
CASES = {
    name: Case(body + p("End"), (), only_libreoffice=("x",) if "deletion" in name else ())
    for name, (body, _) in GRIDS.items()
}


@pytest.mark.parametrize(("body", "expected"), GRIDS.values(), ids=GRIDS.keys())
def test_each_cell_stands_once_at_its_place(body: str, expected: Grid, tmp_path: Path) -> None:
    read = read_word(write_docx(tmp_path / "table.docx", body + p("End")))
    assert [grid(table) for table in tables(read)] == [expected]
    assert read.layout.words == sum(len(text.split()) for text in lines(read))


def test_edges_are_points_from_the_grid(tmp_path: Path) -> None:
    (table,) = tables(read_word(write_docx(tmp_path / "t.docx", tbl(tr("a", "b"), widths=(1440, 2880)))))
    assert table.edges == (0.0, 72.0, 216.0)


def test_strict_widths_have_units(tmp_path: Path) -> None:
    body = tbl(tr("a", "b")).replace('w:w="2000"', 'w:w="1in"')
    (table,) = tables(read_word(write_docx(tmp_path / "t.docx", body)))
    assert table.edges == (0.0, 72.0, 144.0)


FLAG = "<w:tblHeader/>"


@pytest.mark.parametrize(
    ("flags", "kinds"),
    [
        (["y", ""], ["header", "body"]),
        (["y", "y", ""], ["header", "header", "body"]),
        (["", "y", ""], ["body", "body", "body"]),
        (["y", "y"], ["body", "body"]),
    ],
    ids=["one", "two", "not-at-the-top", "all-rows-say-nothing"],
)
def test_header_rows_are_those_flagged_at_the_top(flags: list[str], kinds: list[str], tmp_path: Path) -> None:
    rows = [tr("a", "b", properties=FLAG if flag else "") for flag in flags]
    (table,) = tables(read_word(write_docx(tmp_path / "t.docx", tbl(*rows))))
    assert [row.kind for row in table.rows] == kinds


def test_one_text_across_the_whole_width_is_a_band(tmp_path: Path) -> None:
    across = SPAN.format(2)
    body = tbl(tr("a", "b"), tr(tc("Theme", properties=across)), tr(tc(properties=across)), tr("c", "d"))
    (table,) = tables(read_word(write_docx(tmp_path / "t.docx", body)))
    assert [row.kind for row in table.rows] == ["body", "band", "body", "body"]


@pytest.mark.parametrize(
    ("shading", "fill"),
    [
        ('<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>', "#d9d9d9"),
        ('<w:shd w:val="solid" w:color="FF0000" w:fill="auto"/>', "#ff0000"),
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>', ""),
        ('<w:shd w:val="clear" w:color="auto" w:fill="auto"/>', ""),
        ("", ""),
    ],
)
def test_fill_is_the_shading_a_reader_sees(shading: str, fill: str, tmp_path: Path) -> None:
    (table,) = tables(read_word(write_docx(tmp_path / "t.docx", tbl(tr(tc("a", properties=shading), "b")))))
    assert table.rows[0].cells[0].fill == fill


def test_a_table_of_one_column_around_another_gives_both_in_order(tmp_path: Path) -> None:
    inner = tbl(tr("a", "b"), tr("c", "d"))
    body = tbl(tr(tc("Heading")), tr(tc(inner, p())), tr(tc("Closing words")), widths=(6000,))
    read = read_word(write_docx(tmp_path / "t.docx", body))
    assert lines(read) == ["Heading", "a", "b", "c", "d", "", "Closing words"]
    assert [table.column_count for table in tables(read)] == [2]


def test_text_hidden_under_a_merge_is_not_read(tmp_path: Path) -> None:
    body = tbl(tr(tc("seen", properties=START), "b"), tr(tc(p(r("covered")), properties=ON), "d"))
    assert lines(read_word(write_docx(tmp_path / "t.docx", body))) == ["seen", "b", "d"]


FIRST_ROW = (
    '<w:style w:type="table" w:styleId="Grid4"><w:name w:val="Grid 4"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/>'
    '</w:rPr><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>'
    '<w:style w:type="table" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Grid4"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "is_styled"),
    [
        ('<w:tblStyle w:val="Own"/><w:tblLook w:firstRow="1"/>', True),
        ('<w:tblStyle w:val="Grid4"/><w:tblLook w:val="04A0"/>', True),
        ('<w:tblStyle w:val="Grid4"/><w:tblLook w:val="0480"/>', False),
        ('<w:tblStyle w:val="Grid4"/><w:tblLook w:val="04A0" w:firstRow="0"/>', False),
        ('<w:tblLook w:val="04A0"/>', False),
    ],
    ids=["attribute", "bits", "bit-off", "attribute-goes-before-bits", "no-style"],
)
def test_first_row_looks_as_its_table_style_says(properties: str, is_styled: bool, tmp_path: Path) -> None:
    body = tbl(tr("Action", ""), tr("a", "b")).replace("<w:tblPr>", f"<w:tblPr>{properties}")
    (table,) = tables(read_word(write_docx(tmp_path / "t.docx", body, styles=FIRST_ROW)))
    looks = [[(cell.fill, [line.bold for line in cell.lines]) for cell in row.cells] for row in table.rows]
    first = [("#4472c4", [True]), ("#4472c4", [False])] if is_styled else [("", [False]), ("", [False])]
    assert looks == [first, [("", [False]), ("", [False])]]


def test_hidden_rows_are_not_read(tmp_path: Path) -> None:
    body = tbl(tr("a", "b"), tr("x", "y", properties="<w:hidden/>"), tr("c", "d"))
    assert lines(read_word(write_docx(tmp_path / "t.docx", body))) == ["a", "b", "c", "d"]


def test_headings_in_cells_are_text_of_the_cell(tmp_path: Path) -> None:
    body = tbl(tr(tc(p("Theme", properties='<w:outlineLvl w:val="0"/>')), "b"))
    (table,) = tables(read_word(write_docx(tmp_path / "t.docx", body)))
    assert [line.heading_level for line in table.rows[0].cells[0].lines] == [0]


texts = st.text("ab", max_size=2)
cells = st.tuples(texts, st.integers(1, 3), st.sampled_from(["", START, ON]))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_table_keeps_its_words_and_no_two_cells_meet(
    rows: list[list[tuple[str, int, str]]], tmp_path: Path
) -> None:
    body = tbl(
        *(
            tr(*(tc(*([text] if text else []), properties=SPAN.format(n) + m) for text, n, m in row))
            for row in rows
        )
    )
    read = read_word(write_docx(tmp_path / "t.docx", body))
    assert sum(len(line.split()) for line in lines(read)) == read.layout.words
    for table in tables(read):
        taken = [
            (row, column)
            for r in table.rows
            for c in r.cells
            for row in range(c.row, c.row + c.row_span)
            for column in range(c.column, c.column + c.column_span)
        ]
        assert len(taken) == len(set(taken))
        assert all(1 <= column <= table.column_count and 1 <= row <= len(table.rows) for row, column in taken)
