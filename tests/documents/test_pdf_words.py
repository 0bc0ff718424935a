"""Words as the author typed them, whatever a PDF made of them, from drawn pages to whole tables.

Each case gives the tables that a person would read, cell by cell: "<" is covered by the cell at its left, "^" by
the one above, a line end parts paragraphs. In every case no word may be lost or stand twice.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.document import Document
from tests.documents.grids import HEAD, MORE, ROWS, XS, codes, grids, outside
from tests.documents.pdf_builder import PAD, Sheet, width

Read = Callable[..., Document]


def one_cell(read: Read, text: str | list[str], *, around: str = "", wide: float = 60.0) -> str:
    """The text of a cell of a narrow column; `around` stands elsewhere in the document."""
    sheet = Sheet()
    xs = (50.0, 50 + wide, 320.0, 545.0)
    if isinstance(text, list):
        foot = sheet.table(
            100, xs, [["Aim", "Action", "Lead"], ["\n".join(text), "Review pay", "HR"]], spaces=True
        )
    else:
        foot = sheet.table(100, xs, [["Aim", "Action", "Lead"], [text, "Review pay", "HR"]])
    if around:
        sheet.lines(50, foot + 20, [around])
    return grids(read(sheet))[0][1][0]


@pytest.mark.parametrize(
    "around", ["", "The implementation of the plan is for all to see."], ids=["alone", "known"]
)
def test_a_word_broken_by_the_width_of_its_column(read: Read, around: str) -> None:
    wide = width("implementatio") + 2 * PAD + 1
    assert one_cell(read, "Oversee implementation of fairness", around=around, wide=wide) == (
        "Oversee implementation of fairness"
    )


def test_a_word_broken_with_a_hyphen(read: Read) -> None:
    text = ["Oversee the", "implemen-", "tation of it"]
    assert (
        one_cell(read, text, around="The implementation of the plan is for all.")
        == "Oversee the implementation of it"
    )
    assert one_cell(read, ["A review of", "anti-social", "and self-", "reported acts"]) == (
        "A review of anti-social and self-reported acts"
    )


def test_a_web_address_over_five_lines(read: Read) -> None:
    address = "https://www.example.gov.uk/council-and-democracy/equality_and_diversity/action-plan-2012.pdf"
    assert one_cell(read, f"See {address} for more", wide=100) == f"See {address} for more"


def test_ligatures_soft_hyphens_and_no_break_spaces(read: Read) -> None:
    assert one_cell(read, "\ufb01nd the \ufb02ow of of\ufb01cers", wide=200) == "find the flow of officers"
    around = "The implementation of the plan is for all."
    assert one_cell(read, ["Oversee the", "implemen\u00ad", "tation of it"], around=around) == (
        "Oversee the implementation of it"
    )
    assert one_cell(read, "March\u00a02012 or\u00a0later", wide=200) == "March 2012 or later"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        pytest.param(
            "/Span <</ActualText <FEFF00AD>>> BDC", "Report on antidisestablishment", id="a soft one"
        ),
        pytest.param("/Span <</ActualText (-)>> BDC", "Report on antidis-establishment", id="one to be kept"),
        pytest.param("/Span BMC", "Report on antidis-establishment", id="nothing"),
    ],
)
def test_what_the_file_says_of_a_hyphen_at_a_line_end(read: Read, said: str, wanted: str) -> None:
    """The word stands nowhere else, so that only the file can tell."""
    sheet = Sheet()
    sheet.table(100, (50, 150, 240), [["Action", "Lead"], ["\n", "HR"], ["Train staff", "Legal"]], head=1)
    top = sheet.size[1] - 132
    sheet.raw(f"BT 1 0 0 1 54 {top} Tm /F1 9 Tf (Report on antidis) Tj {said} (-) Tj EMC ET")
    sheet.raw(f"BT 1 0 0 1 54 {top - 10.8} Tm /F1 9 Tf (establishment) Tj ET")
    assert grids(read(sheet)) == [[["Action", "Lead"], [wanted, "HR"], ["Train staff", "Legal"]]]


@pytest.mark.parametrize("spread", [2.0, 4.0])
def test_words_whose_letters_are_spaced_wide(read: Read, spread: float) -> None:
    sheet = Sheet()
    sheet.table(100, XS, [["", "", "", ""], *ROWS])
    for x, text in zip(XS, ("Ref", "Action", "Lead", "Date"), strict=False):
        sheet.text(x + 4, 104, text, spread=spread)
    sheet.text(94, 60, "Action plan", size=12, spread=spread)
    document = read(sheet)
    assert grids(document)[0][0] == ["Ref", "Action", "Lead", "Date"]
    assert outside(document) == ["Action plan"]


def test_wide_gaps_of_justified_text_are_no_columns(read: Read) -> None:
    sheet = Sheet()
    lines = [
        "The council has a duty to treat all who live and work here fairly",
        "and it has set out in this plan what it wants to do in the next",
        "three years, who will do it and when it is to be done, so that",
        "everyone can see it and ask about it whenever they would like to",
        "and can hold us to it.",
    ]
    y = 100.0
    for line in lines:
        room = 300 - width(line)
        gaps = line.count(" ") if line is not lines[-1] else 0
        sheet.text(50, y, line, words=room / gaps if gaps else 0)
        y += 11
    foot = sheet.table(y + 20, XS, [HEAD, *ROWS], head=1)
    y = foot + 20
    for _ in range(3):
        sheet.text(50, y, "a broad  gap", words=60)
        y += 11
    document = read(sheet)
    assert grids(document) == [[HEAD, *ROWS]]
    assert outside(document)[0] == " ".join(lines)


def test_characters_drawn_twice_for_bold(read: Read) -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, *ROWS], head=0)
    sheet.table(100.2, [x + 0.3 for x in XS], [HEAD], ruling="none")
    sheet.lines(50, 50, ["Action plan 2012"], size=14)
    sheet.lines(50.4, 50, ["Action plan 2012"], size=14)
    document = read(sheet)
    assert grids(document) == [[HEAD, *ROWS]]
    assert outside(document) == ["Action plan 2012"]


def test_hidden_and_off_page_text_is_left_out_with_an_issue(read: Read) -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, *ROWS], head=1)
    sheet.text(60, 400, "unseen words", mode=3)
    sheet.text(-400, 300, "beyond the page")
    document = read(sheet)
    assert grids(document) == [[HEAD, *ROWS]]
    assert outside(document) == []
    assert codes(document) == ["hidden-text"]


def test_struck_through_text_is_kept_with_an_issue(read: Read) -> None:
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, *ROWS], head=1)
    # ROWS[1] stands below a header of one line and a row of two.
    y = 100 + (10.8 + 8) + (21.6 + 8) + PAD + 5
    sheet.rule(XS[1] + PAD, y, XS[1] + PAD + width("Train all managers"), y)
    document = read(sheet)
    assert grids(document) == [[HEAD, *ROWS]]
    (table,) = document.tables
    assert [cell.text for row in table.rows for cell in row.cells for line in cell.lines if line.struck] == [
        "Train all managers"
    ]
    assert codes(document) == ["struck-text"]


@pytest.mark.parametrize("bullet", ["\uf0b7", "\u2022", "\u25a1", "-"])
def test_bullets(read: Read, bullet: str) -> None:
    items = ["Review the policy", "Train all managers and everybody else who has a say in it", "Report on it"]
    sheet = Sheet()
    sheet.table(100, XS, [HEAD, ["1.1", "\n".join(f"{bullet} {item}" for item in items), "HR", "May 2012"]])
    assert grids(read(sheet))[0][1][1] == "\n".join(f"• {item}" for item in items)


def test_text_in_no_table(read: Read) -> None:
    sheet = Sheet()
    sheet.lines(50, 60, ["Equality plan"], size=16, face="F2")
    sheet.lines(
        50,
        90,
        ["The council adopted this plan in the spring. It says what we will", "do for all who live here."],
    )
    sheet.lines(50, 130, ["1. Review the policy", "2. Train managers", "3. Report on it"])
    document = read(sheet)
    assert not document.tables
    assert outside(document) == [
        "Equality plan",
        "The council adopted this plan in the spring. It says what we will do for all who live here.",
        "1. Review the policy",
        "2. Train managers",
        "3. Report on it",
    ]


def test_running_headers_and_footers_are_told_apart(read: Read) -> None:
    sheets = []
    for number, rows in enumerate(
        ([HEAD, *ROWS], [HEAD, *MORE], [HEAD, ["3.1", "Ask tenants", "HR", "May 2015"]]), 1
    ):
        sheet = Sheet()
        sheet.lines(50, 25, ["Equality plan 2012 to 2015"], size=8)
        sheet.lines(270, 815, [f"Page {number} of 3"], size=8)
        sheet.table(660 if number == 1 else 50, XS, rows, head=1)
        sheets.append(sheet)
    document = read(*sheets)
    assert grids(document) == [[HEAD, *ROWS, *MORE, ["3.1", "Ask tenants", "HR", "May 2015"]]]
    assert outside(document) == []
    assert document.words.running == 3 * 5 + 3 * 4 + 2 * 6


def test_a_column_as_wide_as_its_longest_word_breaks_none(read: Read) -> None:
    wide = width("administration") + 2 * PAD + 0.1
    assert one_cell(read, "Oversee administration across districts", wide=wide) == (
        "Oversee administration across districts"
    )
