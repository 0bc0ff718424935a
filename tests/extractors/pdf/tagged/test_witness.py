"""A PDF's tags say whether two lines stand in one row, over pages too."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from extractors.document import Box, Line
from extractors.pdf.tagged.witness import tagged_rows, tags_of


def element(pdf: Pdf, kind: str, *kids: Dictionary) -> Dictionary:
    shared: Dictionary = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), K=Array(list(kids)))
    )
    return shared


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    """Two pages; the first row holds content 0 of both, the second content 1 of the second page, another table 2."""
    pdf = Pdf.new()
    for _ in range(2):
        pdf.add_blank_page(page_size=(400, 800))

    def content(page: int, mark: int) -> Dictionary:
        return Dictionary(Type=Name.MCR, Pg=pdf.pages[page - 1].obj, MCID=mark)

    rows = [
        element(pdf, "TR", element(pdf, "TD", content(1, 0), content(2, 0))),
        element(pdf, "TR", element(pdf, "TD", content(2, 1))),
    ]
    other = element(pdf, "Table", element(pdf, "TR", element(pdf, "TD", content(2, 2))))
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Array([element(pdf, "Table", *rows), other]))
    )
    path = tmp_path / "tagged.pdf"
    pdf.save(path)
    return path


def line(page: int, mark: int) -> Line:
    return Line("text", Box(page, 50, 700, 90, 711), marks=(mark, mark))


@pytest.mark.parametrize(
    ("above", "below", "wanted"),
    [
        pytest.param(line(1, 0), line(2, 0), True, id="one row"),
        pytest.param(line(1, 0), line(2, 1), False, id="two rows"),
        pytest.param(line(2, 0), line(2, 1), False, id="two rows on one page"),
        pytest.param(line(1, 0), line(2, 2), None, id="two tables"),
        pytest.param(line(1, 0), line(2, 7), None, id="content without a row"),
        pytest.param(line(1, 0), line(2, -1), None, id="no tag"),
        pytest.param(line(1, 0), Line("text"), None, id="no page"),
    ],
)
def test_tags_tell_rows(tagged: Path, above: Line, below: Line, wanted: bool | None) -> None:
    assert tagged_rows(tags_of(tagged))(above, below) is wanted


def test_tags_that_start_a_row_on_each_page_say_nothing_of_rows_over_pages(tagged: Path) -> None:
    with Pdf.open(tagged, allow_overwriting_input=True) as pdf:
        table = pdf.Root.StructTreeRoot.K[0]
        first = table.K[0].K[0].K[0]
        table.K[0].K[0].K = Array([first])  # no row has text of two pages any more
        pdf.save(tagged)
    assert tagged_rows(tags_of(tagged))(line(1, 0), line(2, 1)) is None


def test_file_without_tags_says_nothing(tmp_path: Path) -> None:
    pdf = Pdf.new()
    pdf.add_blank_page()
    pdf.save(tmp_path / "plain.pdf")
    assert tagged_rows(tags_of(tmp_path / "plain.pdf"))(line(1, 0), line(2, 0)) is None


def test_tags_are_not_read_before_they_are_asked(tmp_path: Path) -> None:
    assert callable(tagged_rows(tags_of(tmp_path / "missing.pdf")))
