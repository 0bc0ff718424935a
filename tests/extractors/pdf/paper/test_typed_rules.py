"""Rules typed as rows of one sign, and type of one width, as the printers of old systems set tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from extractors.document import Document, Table
from extractors.pdf.extract import extract_pdf
from extractors.pdf.reader.pages import read_pages
from extractors.pdf.reader.tracking import fixed_room
from tests.documents.pdf_builder import Sheet, write

Print = Callable[[Sequence[str]], Document]

HEAD = "REF    ACTION                        OFFICER             TARGET"
LINED = "-----  ----------------------------  ------------------  ----------"
ROWS = [
    "TR01   Paint the white lines         Highways Manager    30/06/2004",
    "       in front of all  schools",
    "",
    "TR02   Mend the bus shelters         Transport Officer   Sept 2004",
    "",
    "TR03   Count the bicycles on the     Transport Officer   31/03/2005",
    "       bridge each morning",
]
WANTED = [
    ["REF", "ACTION", "OFFICER", "TARGET"],
    ["TR01", "Paint the white lines in front of all schools", "Highways Manager", "30/06/2004"],
    ["TR02", "Mend the bus shelters", "Transport Officer", "Sept 2004"],
    ["TR03", "Count the bicycles on the bridge each morning", "Transport Officer", "31/03/2005"],
]


@pytest.fixture
def printed(tmp_path_factory: pytest.TempPathFactory) -> Print:
    def read(lines: Sequence[str]) -> Document:
        sheet = Sheet()
        sheet.lines(50, 100, ["WHAT THE SERVICE WILL DO", "", *lines], face="F3")
        return extract_pdf(write(tmp_path_factory.mktemp("printed") / "plan.pdf", sheet))

    return read


def texts(document: Document) -> list[list[list[str]]]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


@pytest.mark.parametrize(
    "rule",
    [LINED, LINED.replace("-", "="), LINED.replace("-", "_"), "-" * len(LINED)],
    ids=["dashes", "double", "underlines", "one run"],
)
def test_a_typed_rule_is_drawn_and_no_text(rule: str, printed: Print) -> None:
    document = printed([HEAD, rule, *ROWS])
    assert texts(document) == [WANTED]
    assert document.words.unaccounted == 0


def test_a_row_of_signs_beside_words_is_text(printed: Print) -> None:
    document = printed(["Signed ------------------------------------ Dated --------------------"])
    assert [block.text for block in document.blocks if not isinstance(block, Table)][-1].count("-") > 40


@pytest.mark.parametrize("short", ["----", "____"])
def test_a_short_run_stands_for_a_blank(short: str, printed: Print) -> None:
    (table,) = texts(
        printed([HEAD, LINED, *ROWS[:-2], "TR03   Count the bicycles on the", f"       {short}"])
    )
    assert table[-1][1].endswith(short)


@pytest.mark.parametrize(("face", "room"), [("F3", 0.16), ("F1", None)], ids=["Courier", "Helvetica"])
def test_words_in_type_of_one_width_have_the_room_of_its_wide_spaces(
    face: str, room: float | None, tmp_path: Path
) -> None:
    sheet = Sheet()
    sheet.lines(50, 100, [HEAD, *ROWS], face=face)
    (page,) = read_pages(write(tmp_path / "plan.pdf", sheet))
    track = page.words.track
    assert (track is None) == (room is None)
    assert track is None or set(track.round(2).tolist()) == {room}


def test_figures_of_one_width_are_no_type_of_one_width() -> None:
    words = np.array(["2004", "1911", "3620", "4711"] * 4, dtype=object)
    box = np.array([[0.0, 0.0, 5.0 * len(word), 10.0] for word in words])
    assert fixed_room(words, box, np.full(len(words), 10.0)) is None
    letters = np.array(["lamp", "wide", "mill", "road"] * 4, dtype=object)
    assert fixed_room(letters, box, np.full(len(words), 10.0)) is not None
