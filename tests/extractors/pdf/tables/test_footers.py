"""What stands at a page's foot below a table without rules is no row of it."""

from __future__ import annotations

import pytest

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
