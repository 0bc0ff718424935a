"""The rule that parts a running head or foot from the page is of no table; the last rule of a table stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.pdf.paper.margins import part_running_lines
from extractors.pdf.reader.pages import read_pages
from tests.documents.pdf_builder import Sheet, write

WIDE = (50.0, 545.0)


def rules(tmp_path: Path, *sheets: Sheet) -> list[list[float]]:
    """Give the heights of the horizontal rules that are left on each page."""
    pages = part_running_lines(read_pages(write(tmp_path / "plan.pdf", *sheets)))
    return [sorted(page.rules.box[page.rules.is_horizontal, 1].round().tolist()) for page in pages]


def sheets(rule: float, texts: float, *, is_walled: bool = False, is_head: bool = False) -> list[Sheet]:
    """Draw three pages with a running line, a rule near it, and a rule amid the page; text ends at some height."""
    found = []
    for number in range(1, 4):
        sheet = Sheet().text(50, 30 if is_head else 800, f"Homes plan, page {number}", size=8)
        sheet.rule(WIDE[0], rule, WIDE[1], rule).rule(WIDE[0], 400, WIDE[1], 400)
        if is_walled:
            sheet.rule(WIDE[0], 300, WIDE[0], rule)
        sheet.text(50, texts if number == 2 else 430, f"Text {number} of the page")
        found.append(sheet.text(50, 420, f"Line {number}0 of the page"))
    return found


@pytest.mark.parametrize(("rule", "is_head"), [(792.0, False), (44.0, True)], ids=["foot", "head"])
def test_the_rule_of_a_running_line_goes_with_it(tmp_path: Path, rule: float, *, is_head: bool) -> None:
    assert rules(tmp_path, *sheets(rule, 500, is_head=is_head)) == [[400.0]] * 3


@pytest.mark.parametrize(
    ("rule", "is_walled"),
    [
        pytest.param(792.0, True, id="an upright rule meets it"),
        pytest.param(760.0, False, id="it stands far off"),
    ],
)
def test_another_rule_near_the_foot_stays(tmp_path: Path, rule: float, *, is_walled: bool) -> None:
    assert rules(tmp_path, *sheets(rule, 500, is_walled=is_walled)) == [[400.0, rule]] * 3


def test_a_rule_below_rows_on_every_page_is_a_tables(tmp_path: Path) -> None:
    full = sheets(792, 775)
    for number, sheet in enumerate(full):
        sheet.text(50, 775, f"Row {number} of it")
    assert rules(tmp_path, *full) == [[400.0, 792.0]] * 3


@pytest.mark.parametrize("end", [300.0, 0.0], ids=["shorter", "none"])
def test_a_rule_that_does_not_return_stays(tmp_path: Path, end: float) -> None:
    pages = sheets(792, 500)
    pages[1] = Sheet().text(50, 800, "Homes plan, page 2", size=8).text(50, 420, "Line 20 of the page")
    if end:
        pages[1].rule(WIDE[0], 792, end, 792)
    assert rules(tmp_path, *pages) == [[400.0, 792.0], [792.0] if end else [], [400.0, 792.0]]
