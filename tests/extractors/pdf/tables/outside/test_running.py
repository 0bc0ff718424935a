"""What stands at a page's foot below a table without rules is no row of it."""

from __future__ import annotations

import pytest

from extractors.document import Line
from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (50, 90, 230, 400)


def sheet(*foot: tuple[float, float, str]) -> Sheet:
    """A table down to the foot of the page, with texts below it."""
    found = Sheet()
    rows = [("", "Action", "Lead", "Target")]
    rows += [(str(n), f"Mend the clock of hall {n}", "Halls", f"May 20{n + 10}") for n in range(1, 26)]
    for number, row in enumerate(rows):
        for x, cell in zip(XS, row, strict=True):
            found.text(x, 70 + 26 * number, cell, bold=number == 0)
    for left, top, text in foot:
        found.text(left, top, text)
    return found


FOOTERS = {
    "number beside a date": sheet((50, 760, "Printed in May"), (420, 760, "Page 2 of 9")),
    "number of its own above it": sheet(
        (50, 750, "2"), (50, 772, "Printed in May"), (420, 772, "Page 2 of 9")
    ),
    "texts under a rule": sheet((50, 765, "Printed in May"), (420, 765, "Version four")).across(760, 50, 550),
}


@pytest.mark.parametrize("page", FOOTERS.values(), ids=FOOTERS)
def test_a_footer_is_no_row(page: Sheet) -> None:
    (table,) = fragments(lay_out(page.page(2)))
    assert len(table.rows) == 26


ROWS = {
    "number of another page": sheet((90, 746, "See the annex"), (230, 746, "Page 9"), (400, 746, "May 2040")),
    "number that calls itself none": sheet(
        (90, 746, "Sweep the hall"), (230, 746, "2"), (400, 746, "May 2040")
    ),
    "under a rule as above other rows": sheet((90, 746, "Sweep the hall"), (230, 746, "Halls"))
    .across(744, 50, 550)
    .across(744 - 26, 50, 550),
}


@pytest.mark.parametrize("page", ROWS.values(), ids=ROWS)
def test_a_last_row_is_none_of_the_footer(page: Sheet) -> None:
    last = [outline(table)[-1] for table in fragments(lay_out(page.page(2)))][-1]
    assert last[1].startswith(("See", "Sweep"))


def headed(*texts: tuple[float, str], size: float = 14.0, bold: bool = False) -> Sheet:
    """A table under a heading, and a first line over that."""
    found = Sheet().text(50, 66, "Halls and clocks: what we will do", size=size, bold=True)
    for x, text in texts:
        found.text(x, 40, text, bold=bold)
    for number in range(6):
        row = [(50.0, f"Mend the clock of hall {number}"), (230.0, "Halls"), (400.0, f"May 20{number + 10}")]
        for x, text in row:
            found.text(x, 100 + 26 * number, text)
    return found


def test_texts_over_a_heading_are_a_running_head() -> None:
    layout = lay_out(headed((50, "Anytown Council"), (260, "Delivery plan"), (480, "Version 2")).page(1))
    (table,) = fragments(layout)
    assert [row[0] for row in outline(table)] == [f"Mend the clock of hall {number}" for number in range(6)]


def test_a_header_over_a_heading_in_large_type_stays() -> None:
    """The nearest twin: its texts stand where the columns do."""
    (table,) = fragments(lay_out(headed((50, "Action"), (230, "Lead"), (400, "Target")).page(1)))
    assert outline(table)[0][0] == "Action"


def test_a_page_of_one_line_has_no_running_head_over_anything() -> None:
    layout = lay_out(Sheet().text(50, 40, "Anytown Council").text(400, 40, "Delivery plan").page(1))
    assert [block.text for block in layout.blocks if isinstance(block, Line)] == [
        "Anytown Council Delivery plan"
    ]
