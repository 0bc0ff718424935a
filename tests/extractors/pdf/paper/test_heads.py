"""Headers in plain type that return on the next page count as bold; other lines that are alike do not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.pdf.extract import extract_pdf
from extractors.pdf.paper.heads import with_headers_told
from extractors.pdf.reader.pages import read_pages
from tests.documents.grids import grids
from tests.documents.pdf_builder import Sheet, write

XS = (54.0, 230.0, 380.0)
HEAD = ["What we will do", "Who leads", "When"]
Lines = Sequence[Sequence[str]]


def sheet(lines: Lines, *, top: float = 60.0, shift: float = 0.0) -> Sheet:
    """Draw lines of texts in three columns."""
    drawn = Sheet((595.0, 420.0))
    for number, texts in enumerate(lines):
        for x, text in zip(XS, texts, strict=False):
            drawn.text(x + shift, top + 14 * number, text)
    return drawn


def row(name: str) -> list[str]:
    return [f"Write to the {name}", f"Head of {name}", f"May {len(name)}"]


def told(path: Path, *sheets: Sheet) -> list[list[str]]:
    """The words in bold on each page."""
    pages = with_headers_told(read_pages(write(path / "plan.pdf", *sheets)))
    return [page.words.text[page.words.bold].tolist() for page in pages]


def words(*texts: str) -> list[str]:
    return " ".join(texts).split()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param((60.0, 0.0), (60.0, 0.0), id="at both heads"),
        pytest.param((200.0, 0.0), (60.0, 0.0), id="below a title on the first page"),
        pytest.param((60.0, 0.0), (60.0, 14.0), id="further to one side"),
    ],
)
def test_a_line_at_a_pages_head_that_stands_on_the_page_before_is_a_header(
    first: tuple[float, float], second: tuple[float, float], tmp_path: Path
) -> None:
    sheets = [
        sheet([HEAD, row(name)], top=top, shift=shift)
        for name, (top, shift) in (("school", first), ("library", second))
    ]
    assert told(tmp_path, *sheets) == [words(*HEAD)] * 2


def test_a_header_runs_as_far_as_both_pages_are_alike(tmp_path: Path) -> None:
    head = [["What we", "Who", "When"], ["will do", "leads"]]
    sheets = sheet([*head, row("school")]), sheet([*head, row("library")])
    assert [sorted(found) for found in told(tmp_path, *sheets)] == [sorted(words(*head[0], *head[1]))] * 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param([HEAD, row("school")], [row("park"), HEAD], id="below another line"),
        pytest.param([HEAD, row("school")], [["What we do", *HEAD[1:]], row("park")], id="of other words"),
        pytest.param([HEAD[:2], row("school")], [HEAD[:2], row("park")], id="of two texts"),
        pytest.param([["N/A"] * 3, row("school")], [["N/A"] * 3, row("park")], id="of one text thrice"),
        pytest.param(
            [["1 Mend", *HEAD[1:]], row("school")], [["1 Mend", *HEAD[1:]], row("park")], id="numbered"
        ),
        pytest.param([HEAD, *map(row, "abcdefgh")], [HEAD, *map(row, "abcdefgh")], id="of pages alike"),
    ],
)
def test_lines_that_are_no_headers_stay_plain(first: Lines, second: Lines, tmp_path: Path) -> None:
    assert told(tmp_path, sheet(first), sheet(second)) == [[], []]


def test_a_header_in_plain_type_that_returns_is_in_no_row_of_a_table_without_rules(tmp_path: Path) -> None:
    """Its lines stand as near to the row below as the lines of a cell do."""
    names = ["school board", "library", "park", "museum", "surgery", "harbour", "bus station", "theatre"]
    sheets = []
    for start in (0, 4):
        drawn = sheet([HEAD])
        for number, name in enumerate(names[start : start + 4]):
            for x, text in zip(XS, row(name), strict=True):
                drawn.text(x, 71 + 26 * number, text)
            drawn.text(XS[0], 82 + 26 * number, "and ask them all again")
        sheets.append(drawn)
    (table,) = grids(extract_pdf(write(tmp_path / "plan.pdf", *sheets)))
    assert table == [
        HEAD,
        *([f"Write to the {name} and ask them all again", *row(name)[1:]] for name in names),
    ]
