"""Tables whose columns vertical rules alone part, with or without a frame."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

XS = (50, 200, 350, 500)
HEAD = ["Action", "Lead", "Target"]
BAND = "Priority 1: a town that is clean and safe for everybody"
SWEEP, HANG, MEND = (
    ["Sweep the square each day", "Streets", "May 2018"],
    ["Hang baskets", "Parks", "June 2018"],
    ["Mend the ramp", "Property", "July 2018"],
)
ROWS = [(100, HEAD), (140, SWEEP), (170, HANG), (220, MEND)]


def written(sheet: Sheet, *spans: tuple[float, float]) -> Sheet:
    """Write the rows and both bands, and draw the rules between columns over `spans`."""
    for top, cells in ROWS:
        for x, text in zip(XS, cells, strict=False):
            sheet.text(x + 4, top + 2, text, bold=top == 100)
    for top, name in ((120, BAND), (200, BAND.replace("1", "2"))):
        sheet.text(54, top + 2, name, bold=True)
    for start, end in spans:
        for x in XS[1:-1]:
            sheet.down(x, start, end)
    return sheet


def plan(*spans: tuple[float, float], sides: bool = True) -> Sheet:
    """Rows with a band at 120 and one at 200, and rules between columns over `spans` of the height."""
    sheet = written(Sheet(), *spans)
    return sheet.down(XS[0], 100, 240).down(XS[-1], 100, 240) if sides else sheet


PARTED = [HEAD, [f"{BAND} >3"], SWEEP, HANG, [f"{BAND.replace('1', '2')} >3"], MEND]


@pytest.mark.parametrize("is_framed", [False, True])
def test_rules_that_stop_at_bands_are_one_table(is_framed: bool) -> None:
    sheet = plan((100, 118), (138, 198), (218, 240))
    if is_framed:
        sheet.across(100, 50, 500).across(240, 50, 500)
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table) == PARTED


def test_columns_outside_the_outermost_rules_are_of_the_table() -> None:
    sheet = Sheet()
    for top, cells in ((100, HEAD), (130, SWEEP), (160, HANG), (190, MEND)):
        for x, text in zip(XS, cells, strict=False):
            sheet.text(x + 4, top, text, bold=top == 100)
    (table,) = fragments(lay_out(sheet.down(200, 98, 204).down(350, 98, 204).page()))
    assert outline(table) == [HEAD, SWEEP, HANG, MEND]


HEADED = (
    (100, ["Aim", "Action", "Lead", "Start", "End", "Measure"]),
    (130, ["Tidy", *SWEEP[:2], "May 2018", "June 2018", "Visits"]),
    (160, ["", *HANG[:2], "June 2018", "July 2018", "Baskets"]),
    (190, ["Safe", *MEND[:2], "July 2018", "June 2019", "Falls"]),
)


def under_heading(end: float = 204) -> Sheet:
    """Rows with a heading over two columns, the rules of which meet one below it; the others run to `end`."""
    xs = (50, 120, 270, 340, 400, 460)
    sheet = Sheet().text(374, 86, "Timescale", bold=True)
    for top, cells in HEADED:
        for x, text in zip(xs, cells, strict=True):
            sheet.text(x + 4, top, text, bold=top == 100)
    sheet.down(120, 84, end).down(270, 84, end).down(340, 84, 204).down(460, 84, 204)
    return sheet.down(400, 98, 204).across(98, 340, 460)


def test_a_heading_over_two_columns_with_a_rule_below_it_is_of_the_table() -> None:
    (table,) = fragments(lay_out(under_heading().page()))
    top, head, *body = outline(table)
    assert (top, head) == (["Aim v2", "Action v2", "Lead v2", "Timescale >2", "Measure v2"], ["Start", "End"])
    assert body == [cells for _, cells in HEADED[1:]]


def test_rules_that_end_higher_are_of_no_table_beside_them() -> None:
    tables = fragments(lay_out(under_heading(end=150).page()))
    assert ["Timescale >2"] in [outline(table)[0] for table in tables]


def test_a_table_with_rules_between_its_rows_is_whole_beside_rules_as_high() -> None:
    sheet = Sheet().lattice((340, 400, 460), (84, 124, 164, 204)).down(120, 84, 204).down(230, 84, 204)
    for top, cells in ((90, ["Start", "End"]), (130, ["May", "June"]), (170, ["July", "July"])):
        sheet.text(344, top, cells[0]).text(404, top, cells[1])
    for n in range(9):
        for x in (50, 126, 236):
            sheet.text(x, 86 + 13 * n, ("the council met", "in the spring")[(n + x) % 2])
    assert [["Start", "End"], ["May", "June"], ["July", "July"]] in map(
        outline, fragments(lay_out(sheet.page()))
    )


def test_text_in_columns_with_rules_between_is_no_table() -> None:
    sheet = Sheet()
    for x in (50, 220, 390):
        for n in range(12):
            sheet.text(
                x,
                100 + 12 * n,
                ("The council agreed this plan", "after a meeting in the spring")[(n + x) % 2],
            )
    layout = lay_out(sheet.down(210, 98, 244).down(380, 98, 244).page())
    assert not fragments(layout)
    assert len(lines(layout)) == 36


def test_rows_in_a_frame_are_told_where_no_rule_parts_the_header() -> None:
    sheet = Sheet().lattice(XS, (100, 180))
    for top, cells in ((102, HEAD), (120, SWEEP), (150, HANG)):
        for x, text in zip(XS, cells, strict=False):
            sheet.text(x + 4, top, text, bold=top == 102)
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table) == [HEAD, SWEEP, HANG]


@pytest.mark.parametrize("last", [HANG, ["", *HANG[1:]]], ids=["every column begins", "but the first"])
def test_the_only_rows_under_a_ruled_header_begin_every_column(last: list[str]) -> None:
    """Else they are items side by side in one row."""
    sheet = Sheet().lattice(XS, (100, 116, 190))
    for top, cells in ((102, HEAD), (120, SWEEP), (160, last)):
        for x, text in zip(XS, cells, strict=False):
            sheet.text(x + 4, top, text, bold=top == 102)
    sheet.text(54, 132, "from eight to ten")
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == (3 if last is HANG else 2)


def headed(*spans: tuple[float, float]) -> Sheet:
    """A boxed header, a band below it, rows with rules between columns over `spans`, and a band above the last."""
    return written(Sheet().lattice(XS, (100, 116)), *spans)


@pytest.mark.parametrize("spans", [((138, 198), (218, 240)), ()], ids=["rules between columns", "no rules"])
def test_rules_below_a_band_go_on_with_those_of_the_header_above_it(
    spans: tuple[tuple[float, float], ...],
) -> None:
    found = fragments(lay_out(headed(*spans).page()))
    assert (outline(found[0]) == PARTED) == bool(spans)


@pytest.mark.parametrize("is_closed", [False, True])
def test_rows_apart_between_vertical_rules_are_rows_where_no_rule_closes_the_last(is_closed: bool) -> None:
    """A rule below would close a row of two items."""
    sheet = Sheet().lattice(XS, (100, 116))
    for top, cells in ((102, HEAD), (120, SWEEP), (160, ["Plant trees", "Parks"])):
        for x, text in zip(XS, cells, strict=False):
            sheet.text(x + 4, top, text, bold=top == 102)
    for x in XS:
        sheet.down(x, 116, 176)
    if is_closed:
        sheet.across(176, XS[0], XS[-1])
    (table,) = fragments(lay_out(sheet.text(54, 132, "from eight to ten").page()))
    assert len(table.rows) == (2 if is_closed else 3)


@pytest.mark.parametrize(("end", "columns"), [(240, 5), (200, 3)], ids=["as high", "not as high"])
def test_rules_beside_coloured_cells_are_of_the_table_whose_rules_are_as_high(end: int, columns: int) -> None:
    """The colours of a status tell no rows of the columns beside it."""
    xs = (50, 180, 280, 380, 440)
    sheet = Sheet().down(180, 98, 240).down(280, 98, 240).down(380, 98, end).down(440, 98, end)
    rows = (
        (100, ("Action", "Lead", "Target", "RAG", "Update")),
        (130, ("Sweep the square\neach day", "Streets", "May 2018", "Green", "Done each day")),
        (170, ("Hang baskets", "Parks", "June 2018", "Red", "Not begun")),
        (210, ("Mend the ramp", "Property", "July 2018", "Green", "A new ramp")),
    )
    for top, cells in rows:
        for x, text in zip(xs, cells, strict=True):
            sheet.text(x + 4, top, text, bold=top == 100)
    for top, bottom, colour in ((126, 166, 0x00B050), (166, 206, 0xFF0000), (206, end, 0x00B050)):
        sheet.fill(380, min(top, end), 440, min(bottom, end), colour)
    found = [fragment.column_count for fragment in fragments(lay_out(sheet.page()))]
    assert found[:1] == [columns]
