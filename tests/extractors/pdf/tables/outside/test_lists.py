"""Lists with bullets side by side are read one after the other; a table that has bullets in its cells is a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.pdf.extract import extract_pdf
from tests.documents.grids import grids, outside
from tests.documents.pdf_builder import Sheet, write

LEFT = ["Parish councils", "Housing associations of the", "district", "Police", "Schools"]
RIGHT = ["Bus companies", "Youth clubs", "Trades councils and", "guilds", "Farmers"]
GOES_ON = {"district", "guilds"}


def listed(sheet: Sheet, x: float, texts: Sequence[str], bullet: str, indent: float) -> None:
    for row, text in enumerate(texts):
        if text not in GOES_ON:
            sheet.text(x, 100 + 12 * row, bullet)
        sheet.text(x + indent, 100 + 12 * row, text)


@pytest.mark.parametrize("bullet", ["\uf0b7", "-"])
@pytest.mark.parametrize("indent", [7.0, 18.0], ids=["close", "apart"])
def test_lists_side_by_side_are_read_one_after_the_other(bullet: str, indent: float, tmp_path: Path) -> None:
    sheet = Sheet().text(
        50, 70, "We work with these bodies and people all over the district, and have done so:"
    )
    listed(sheet, 60, LEFT, bullet, indent)
    listed(sheet, 300, RIGHT, bullet, indent)
    document = extract_pdf(write(tmp_path / "plan.pdf", sheet))
    assert document.tables == ()
    said = " ".join(outside(document)).replace("•", bullet if bullet == "-" else "•")
    assert said.index("Schools") < said.index("Bus companies")
    assert "Housing associations of the district" in said


def test_bullets_in_the_cells_of_a_table_make_no_lists_of_it(tmp_path: Path) -> None:
    sheet = Sheet()
    heads = zip((60.0, 220.0, 400.0), ("Aim", "What we will do", "Who leads"), strict=True)
    for x, head in heads:
        sheet.text(x, 80, head, face="F2")
    listed(sheet, 60, LEFT, "\uf0b7", 10)
    listed(sheet, 220, RIGHT, "\uf0b7", 10)
    for row, text in enumerate(["Policy Officer", "", "", "Head of Housing", "Youth Service"]):
        sheet.text(400, 100 + 12 * row, text)
    (table,) = grids(extract_pdf(write(tmp_path / "plan.pdf", sheet)))
    assert table[0] == ["Aim", "What we will do", "Who leads"]
