"""Blocks of labelled lines that come again are read as actions; stray labels in text are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest

from extractors.cards.blocks import rows_of
from extractors.document import Cell, Document, Line, Paragraph, Row, Table
from extractors.formats import extract
from normalise.normalise import normalise
from tests.documents.pdf_builder import Sheet, write

Card = tuple[str, Sequence[tuple[str, str]]]

CARDS: list[Card] = [
    ("Mend the roof of the hall", [("Lead", "Head of Property"), ("By when", "March 2025")]),
    ("Write to all tenants", [("Lead", "Head of Housing"), ("By when", "June 2025"), ("Cost", "£200")]),
    ("Train the wardens", [("Lead", "HR Manager"), ("By when", "Ongoing"), ("Cost", "£900")]),
]
WANTED = [
    ("Mend the roof of the hall", "Head of Property", "March 2025", ""),
    ("Write to all tenants", "Head of Housing", "June 2025", "£200"),
    ("Train the wardens", "HR Manager", "Ongoing", "£900"),
]


def above(add: docx.document.Document, title: str, said: Sequence[tuple[str, str]]) -> None:
    add.add_paragraph().add_run(title).bold = True
    for label, value in said:
        add.add_paragraph(label.upper())
        add.add_paragraph(value)


def lines(add: docx.document.Document, title: str, said: Sequence[tuple[str, str]]) -> None:
    add.add_paragraph(title)
    for label, value in said:
        add.add_paragraph(f"{label}: {value}")


Form = Callable[[docx.document.Document, str, Sequence[tuple[str, str]]], None]
"""Adds a card to a document."""


def one_line(add: docx.document.Document, title: str, said: Sequence[tuple[str, str]]) -> None:
    add.add_heading(title, 3)
    add.add_paragraph(" | ".join(f"{label}: {value}" for label, value in said))


def boxes(add: docx.document.Document, title: str, said: Sequence[tuple[str, str]]) -> None:
    cell = add.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].add_run(title).bold = True
    for label, value in said:
        cell.add_paragraph(f"{label}: {value}")
    add.add_paragraph()


def numbered(add: docx.document.Document, title: str, said: Sequence[tuple[str, str]]) -> None:
    """A row of two cells: a number, and beside it the title over a line of labels."""
    number, text = add.add_table(1, 2).rows[0].cells
    number.text = f"{len(add.tables)}."
    text.paragraphs[0].text = title
    text.add_paragraph(" | ".join(f"{label}: {value}" for label, value in said))


def read(path: Path, document: docx.document.Document) -> Document:
    document.save(str(path))
    found = extract(path)
    assert found.words.unaccounted == 0
    return found


@pytest.mark.parametrize("form", [above, lines, one_line, boxes, numbered])
def test_cards_of_a_word_file_are_actions(form: Form, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Homes Action Plan 2024-2026", 1)
    for title, said in CARDS:
        form(document, title, said)
    found = normalise(read(tmp_path / "plan.docx", document))
    assert [(a.action, a.lead_officer, a.target_date, a.resources) for a in found.actions] == WANTED


def test_a_heading_between_cards_is_their_section_and_text_below_is_no_value(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Homes Action Plan 2024-2026", 1)
    for section in ("Repairs", "People"):
        document.add_heading(section, 2)
        for title, said in CARDS:
            lines(document, f"{title} for {section}", said)
    document.add_paragraph("Ask at the town hall for a copy.")
    found = normalise(read(tmp_path / "plan.docx", document))
    assert [a.section for a in found.actions] == ["Repairs"] * 3 + ["People"] * 3
    assert found.actions[-1].resources == "£900"


def test_a_value_over_several_lines_keeps_them(tmp_path: Path) -> None:
    document = docx.Document()
    for title, said in CARDS:
        document.add_heading(title, 2)
        document.add_paragraph("How we will know")
        document.add_paragraph("The roof is dry")
        document.add_paragraph(f"Nobody asks when we {title.lower()}")
        for label, value in said:
            document.add_paragraph(f"{label}: {value}")
    found = normalise(read(tmp_path / "plan.docx", document))
    assert [a.indicator for a in found.actions] == [
        f"The roof is dry\nNobody asks when we {title.lower()}" for title, _ in CARDS
    ]


STRAY = {
    "contacts in prose": [
        "The hall is old.",
        "Contact: Ann Hill",
        "It was built in 1902.",
        "Contact: Bo Wells",
    ],
    "the head of a report": [
        "Lead officer: Head of Housing",
        "Date: 4 May 2024",
        "The committee is asked to agree.",
    ],
    "a label again and again": [f"Update: the roof was looked at in week {week}." for week in range(6)],
}


@pytest.mark.parametrize("texts", STRAY.values(), ids=STRAY)
def test_stray_labels_are_text(texts: Sequence[str], tmp_path: Path) -> None:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    found = read(tmp_path / "letter.docx", document)
    assert not found.tables
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == list(texts)
    assert not [issue for issue in found.issues if issue.code == "cards-doubtful"]


def test_cards_that_little_speaks_for_are_told(tmp_path: Path) -> None:
    document = docx.Document()
    for _ in range(2):
        document.add_paragraph("Status: open")
        document.add_paragraph("Cost: none")
        document.add_paragraph("Timescale: soon")
    found = read(tmp_path / "notes.docx", document)
    assert [issue.code for issue in found.issues] == ["cards-doubtful"]


def test_tables_after_cards_keep_their_place(tmp_path: Path) -> None:
    document = docx.Document()
    for title, said in CARDS:
        lines(document, title, said)
    table = document.add_table(2, 3)
    for cell, text in zip((c for row in table.rows for c in row.cells), "ABCDEF", strict=True):
        cell.text = text
    found = read(tmp_path / "plan.docx", document)
    assert [table.number for table in found.tables] == [1, 2]
    assert [cell.text for cell in found.tables[1].rows[0].cells] == ["A", "B", "C"]


@pytest.mark.parametrize("is_painted", [True, False])
def test_labels_below_each_other_in_frames_are_cards(tmp_path: Path, *, is_painted: bool) -> None:
    """Each frame has its title on a strip, and beneath it all labels in one cell, all values in the next."""
    sheet = Sheet().text(50, 60, "Homes Action Plan 2024-2026", size=16, face="F2")
    for number, (title, said) in enumerate(CARDS, 1):
        top = 100 + 120 * (number - 1)
        high = 40 + 16 * len((*said, said))
        sheet.frame(50, top, 500, top + high)
        if is_painted:
            sheet.fill(50, top, 500, top + 24)
        sheet.text(58, top + 7, f"1.{number}  {title}", face="F2")
        for row, (label, value) in enumerate((*said, ("Partners", "Schools and carers"))):
            sheet.text(58, top + 34 + 16 * row, label, face="F2").text(150, top + 34 + 16 * row, value)
    found = extract(write(tmp_path / "plan.pdf", sheet))
    assert found.words.unaccounted == 0
    actions = normalise(found).actions
    assert [(a.action, a.lead_officer, a.target_date, a.resources) for a in actions] == WANTED
    assert [(a.action_ref, a.other) for a in actions] == [
        (f"1.{number}", {"Partners": "Schools and carers"}) for number in (1, 2, 3)
    ]


@pytest.mark.parametrize("is_painted", [True, False])
def test_boxes_side_by_side_are_cards_whose_labels_run_over_lines(
    tmp_path: Path, *, is_painted: bool
) -> None:
    sheet = Sheet().text(50, 60, "Homes Action Plan 2024-2026", size=16, face="F2")
    broken = {"Lead": ["Who will", "lead"], "By when": ["By", "when"], "Cost": ["What it", "will cost"]}
    for number, (title, said) in enumerate(CARDS):
        x, top = 50 + 260 * (number % 2), 100 + 140 * (number // 2)
        (sheet.fill if is_painted else sheet.frame)(x, top, x + 240, top + 120)
        sheet.text(x + 8, top + 8, f"{number + 1}. {title}", face="F2")
        for row, (label, value) in enumerate(said):
            sheet.lines(x + 8, top + 30 + 26 * row, broken[label], size=7.5, face="F2")
            sheet.text(x + 70, top + 30 + 26 * row, value)
    found = extract(write(tmp_path / "plan.pdf", sheet))
    assert found.words.unaccounted == 0
    actions = normalise(found).actions
    assert [(a.action, a.lead_officer, a.target_date, a.resources) for a in actions] == WANTED


@pytest.mark.parametrize("size", [12.0, 9.0], ids=["titles in larger type", "titles in bold"])
def test_a_title_begins_a_card_whose_first_label_the_one_above_lacks(size: float, tmp_path: Path) -> None:
    cards = [*CARDS, ("Plant a hedge", [("By when", "May 2025"), ("Cost", "£90")]), CARDS[0]]
    sheet, y = Sheet().text(50, 40, "Homes Action Plan 2024-2026", size=18, face="F2"), 80.0
    for title, said in cards:
        y = sheet.lines(50, y + 6, [title], size=size, face="F2" if size < 10 else "F1")
        y = sheet.lines(50, y, [f"{label}: {value}" for label, value in said])
    actions = normalise(extract(write(tmp_path / "plan.pdf", sheet))).actions
    assert [a.action for a in actions] == [title for title, _ in cards]
    assert [a.lead_officer for a in actions] == [*(lead for _, lead, *_ in WANTED), "", "Head of Property"]


def test_a_row_that_merged_cells_cover_gives_no_lines() -> None:
    """All of its cells are merged with those above: it has none of its own."""
    said = [("Lead", "Head of Property"), ("By when", "March 2025")]
    pairs = [
        tuple(Cell(row, column, lines=(Line(text),)) for column, text in enumerate(pair, 1))
        for row, pair in enumerate(said, 1)
    ]
    form = Table(1, tuple(Row(cells, is_drawn=False) for cells in (pairs[0], (), pairs[1])), 2)
    assert [[line.text for line in lines] for lines in rows_of(form)] == [list(pair) for pair in said]
