"""Soft line breaks in cells are judged by whether the line before was full."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import Line
from extractors.word.breaks import part_lines
from extractors.word.docx import read_word
from tests.extractors.word.make import p, r, tables, tbl, tc, tr, write_docx

LONG = "Review the plan with all the partners of the board and"


@pytest.mark.parametrize(
    ("first", "second", "starts"),
    [
        ("Head of Housing", "Head of Planning", True),
        (LONG, "Agree it", None),
        ("Housing and planning, parks and play", "Agree it", True),
        ("HOUSING AND PLANNING, PARKS AND PLAY", "Agree it", None),
        ("Head of", "housing", None),
        ("Short", "Antidisestablishmentarianism-and-even-longer-words-than-it", None),
    ],
    ids=[
        "line-with-room",
        "full-line",
        "small-letters",
        "capitals-are-wider",
        "sentence-that-goes-on",
        "next-word-too-long",
    ],
)
def test_a_break_where_the_next_word_would_have_fitted_parts(
    first: str, second: str, starts: bool | None
) -> None:
    lines = [Line(first, starts_paragraph=True, size=11.0), Line(second, size=11.0)]
    assert [line.starts_paragraph for line in part_lines(lines, 300.0, is_typed=False)] == [True, starts]


def test_the_width_is_that_of_the_cell(tmp_path: Path) -> None:
    broken = p(r(LONG), "<w:r><w:br/></w:r>", r("Agree"))
    body = tbl(
        tr(tc(broken), "b"), tr(tc(broken, properties='<w:gridSpan w:val="2"/>')), widths=(5000, 15000)
    )
    (table,) = tables(read_word(write_docx(tmp_path / "t.docx", body)))
    assert [row.cells[0].lines[1].starts_paragraph for row in table.rows] == [None, True]


@pytest.mark.parametrize(
    ("content", "starts"),
    [
        (["Equality team", "Communications and", "Marketing"], [None, None]),
        (["Equality team", "Communications and marketing unit", "Housing"], [True, True]),
        (["Equality team", "Communications and marketing unit", "for housing"], [True, None]),
    ],
    ids=["no-line-wraps", "a-line-wraps", "sentence-that-goes-on"],
)
def test_where_a_line_is_wider_than_its_cell_breaks_are_the_author_s(
    content: list[str], starts: list[bool | None], tmp_path: Path
) -> None:
    runs = [part for text in content for part in (r(text), "<w:r><w:br/></w:r>")][:-1]
    (table,) = tables(
        read_word(write_docx(tmp_path / "t.docx", tbl(tr(tc(p(*runs)), "b"), widths=(2000, 4000))))
    )
    assert [line.starts_paragraph for line in table.rows[0].cells[0].lines] == [True, *starts]
