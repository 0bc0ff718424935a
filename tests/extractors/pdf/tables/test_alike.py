"""A short piece has the columns of a longer one with the same sides on its page, where its texts keep to them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (50, 200, 320, 500)
ROW = ("Sweep the lanes", "Streets", "May 2019")


def pieces(
    *,
    row: Sequence[str] = ROW,
    rows: int = 1,
    above: int = 4,
    xs: Sequence[float] = XS,
    sides: Sequence[float] = (50, 200, 500),
) -> Sheet:
    """A table of `above` rows and columns `xs`, and below a text a piece of `rows` whose rules stand at `sides`."""
    sheet = Sheet().text(50, 250, "In the summer we will do more of this")
    whole = ("Sweep the square", "Parks", "May 2018", "None")
    for top, count, texts, rules in ((100, above, whole, xs), (280, rows, row, sides)):
        sheet.lattice(rules, [top + 32 * number for number in range(count + 1)])
        for number in range(count):
            for x, text in zip(xs, texts, strict=False):
                sheet.text(x + 4, top + 4 + 32 * number, text)
    return sheet


def last_row(sheet: Sheet) -> list[str]:
    return outline(fragments(lay_out(sheet.page()))[-1])[-1]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(pieces(), id="one row"),
        pytest.param(pieces(rows=2), id="two rows"),
        pytest.param(pieces(sides=(50, 200, 497)), id="nearly the same sides"),
    ],
)
def test_a_short_piece_is_parted_in_the_columns_of_a_longer_one(sheet: Sheet) -> None:
    assert last_row(sheet) == list(ROW)


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(pieces(rows=3), id="of three rows, whose words would show it"),
        pytest.param(pieces(rows=2, above=2), id="as long as the other"),
        pytest.param(pieces(sides=(50, 200, 496)), id="another side"),
        pytest.param(pieces(sides=(50, 204, 500)), id="another column"),
        pytest.param(pieces(xs=(*XS, 560)), id="narrower than the other"),
    ],
)
def test_other_pieces_have_their_own_columns(sheet: Sheet) -> None:
    assert last_row(sheet) == ["Sweep the lanes", "Streets May 2019"]


@pytest.mark.parametrize(
    ("texts", "cell"),
    [
        pytest.param(
            ("Streets\nand all of the others with them", "May 2019"),
            "Streets May 2019 and all of the others with them",
            id="a text across the boundary",
        ),
        pytest.param(("Streets", ""), "Streets", id="no text right of it"),
        pytest.param(("", "May 2019"), "May 2019", id="no text left of it"),
    ],
)
def test_a_cell_whose_texts_show_no_boundary_is_not_parted(texts: tuple[str, str], cell: str) -> None:
    assert last_row(pieces(row=("Sweep the lanes", *texts))) == ["Sweep the lanes", f"{cell} >2"]
