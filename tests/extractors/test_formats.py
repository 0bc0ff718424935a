"""What a file is told by its bytes; every format comes through one door."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from extractors.errors import DamagedFileError, EncryptedFileError, ExtractionError, UnsupportedFileError
from extractors.formats import MEDIA_TYPES, detect, extract

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound(stream: str) -> bytes:
    return OLE + bytes(504) + bytes(512) + stream.encode("utf-16-le") + bytes(512)


KINDS = {
    "PDF": (b"%PDF-1.7\n%...", "plan.pdf", "application/pdf"),
    "PDF after junk": (b"\r\n junk \n%PDF-1.4\n", "plan.pdf", "application/pdf"),
    "PDF named .docx": (b"%PDF-1.7\n", "plan.docx", "application/pdf"),
    "RTF named .doc": (b"{\\rtf1\\ansi Plan}", "plan.doc", "application/rtf"),
    "HTML named .doc": (b"<html><body>Plan</body></html>", "plan.doc", "text/html"),
    "old Word named .docx": (compound("WordDocument"), "plan.docx", "application/msword"),
}


@pytest.mark.parametrize(("content", "name", "media_type"), KINDS.values(), ids=KINDS)
def test_kind_is_told_by_content(tmp_path: Path, content: bytes, name: str, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert MEDIA_TYPES[detect(path)] == media_type


def excel() -> bytes:
    return compound("Workbook")


ERRORS = {
    "empty": (b"", UnsupportedFileError, "empty"),
    "only zeros": (bytes(4000), UnsupportedFileError, "empty"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), UnsupportedFileError, "picture"),
    "plain text": (b"Action plan\nTrain all staff", UnsupportedFileError, "plain text"),
    "binary": (b"\x01\x02\x03\x04" * 40, UnsupportedFileError, "01 02 03 04"),
    "old spreadsheet": (excel(), UnsupportedFileError, "spreadsheet"),
    "encrypted Word": (compound("EncryptedPackage"), EncryptedFileError, "password"),
    "PDF with a damaged head": (b"%PDF1 0 obj\n<< /Type /Cat", UnsupportedFileError, "first line is damaged"),
    "truncated PDF": (b"%PDF-1.7\n1 0 obj\n<< /Type /Cat", DamagedFileError, "cut|broken"),
    "truncated ZIP": (b"PK\x03\x04" + bytes(200), DamagedFileError, "cut|broken|opened|ZIP"),
}


@pytest.mark.parametrize(("content", "error", "says"), ERRORS.values(), ids=ERRORS)
def test_bad_file_is_a_clear_error(
    tmp_path: Path, content: bytes, error: type[ExtractionError], says: str
) -> None:
    path = tmp_path / "plan"
    path.write_bytes(content)
    with pytest.raises(error, match=says) as caught:
        extract(path)
    assert "\n" not in str(caught.value)
    assert str(path) not in str(caught.value)


def test_spreadsheet_in_a_zip_is_no_word_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(ExtractionError):
        extract(path)


def test_word_file_with_a_broken_part_is_a_clear_error(tmp_path: Path) -> None:
    good, broken = tmp_path / "good.docx", tmp_path / "broken.docx"
    docx.Document().save(str(good))
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[: len(content) // 2] if name == "word/document.xml" else content)
    with pytest.raises(DamagedFileError, match=r"document\.xml"):
        extract(broken)


def test_word_tables_split_by_hand_are_one(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Fair for all", 1)
    for rows in (
        [("Action", "Lead"), ("Train all staff", "HR")],
        [("Action", "Lead"), ("Ask residents", "Policy")],
    ):
        table = document.add_table(len(rows), 2)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                table.cell(r, c).text = text
        document.add_paragraph()
    path = tmp_path / "plan.docx"
    document.save(str(path))
    found = extract(path)
    (table_found,) = found.tables
    assert [[cell.text for cell in row.cells] for row in table_found.rows] == [
        ["Action", "Lead"],
        ["Train all staff", "HR"],
        ["Ask residents", "Policy"],
    ]
    assert found.words.unaccounted == 0
    assert (found.words.in_tables, found.words.outside, found.words.running) == (9, 3, 2)
