"""Lines of type of a piece of a table."""

from __future__ import annotations

import numpy as np

from extractors.pdf.tables.rows.pieces import FAR, Piece, set_piece
from extractors.pdf.tables.words.segments import set_segments
from tests.extractors.pdf.drawn import Sheet

XS = np.array([45.0, 95.0, 245.0, 400.0])


def piece_of(sheet: Sheet) -> Piece:
    words = sheet.page().words
    return set_piece(set_segments(words, np.arange(len(words))), XS)


def test_each_line_knows_the_next_text_of_each_column() -> None:
    piece = piece_of(Sheet().text(50, 100, "Parks").text(100, 100, "Review\nTrain").text(50, 124, "Roads"))
    assert piece.next_line.tolist() == [[0, 2, 2], [0, 1, 3], [3, 3, 3]]
    assert piece.top.tolist() == [[100, 124, 124], [100, 112, FAR], [FAR] * 3]
    assert piece.foot.tolist() == [[110, 110, 134], [110, 122, 122], [-FAR] * 3]


def test_texts_between_the_lines_of_other_columns_are_lines_of_their_own() -> None:
    piece = piece_of(Sheet().text(50, 106, "Parks").text(100, 100, "Review\nTrain"))
    assert piece.line == [0, 1, 2]


def test_bands_are_short_texts_in_bold_and_texts_over_columns() -> None:
    sheet = Sheet().text(50, 100, "Action", bold=True).text(100, 100, "Lead", bold=True)
    sheet.text(50, 112, "taken", bold=True).text(50, 140, "Homes", bold=True)
    sheet.text(50, 160, "Parks").text(100, 160, "Review").text(50, 180, "Roads, streets and all other ways")
    assert piece_of(sheet).is_band.tolist() == [False, False, True, False, True]


def test_a_heading_of_two_lines_beside_the_middle_of_others_is_no_band() -> None:
    """Each of its lines is alone at its height."""
    sheet = Sheet().text(50, 100, "Number", bold=True).text(100, 100, "Action", bold=True)
    sheet.text(250, 94, "Lead\nOfficer", bold=True)
    assert not piece_of(sheet).is_band.any()


def test_a_first_column_of_numbers_is_numbered() -> None:
    assert piece_of(Sheet().text(50, 100, "1.1\n1.2")).is_numbered
    assert not piece_of(Sheet().text(50, 100, "1.1\nParks")).is_numbered


def test_a_line_of_a_column_in_bold_beside_plain_ones_is_no_heading() -> None:
    """Of row labels in bold the second line stands alone: it goes on with the first."""
    label = piece_of(Sheet().text(50, 100, "Supply\nof water", bold=True).text(100, 100, "S.1"))
    assert not label.is_bold.any()
    assert not label.is_band.any()
    heading = piece_of(
        Sheet().text(50, 100, "Supply").text(50, 112, "Homes", bold=True).text(100, 100, "S.1")
    )
    assert heading.is_bold.tolist() == [False, True]
    assert heading.is_band.tolist() == [False, True]
