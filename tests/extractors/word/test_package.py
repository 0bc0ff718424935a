"""Broken, hostile and odd packages: a clear error, or the text, and never a traceback."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from extractors.errors import (
    DamagedFileError,
    EncryptedFileError,
    ExtractionError,
    TooLargeError,
    UnsupportedFileError,
)
from extractors.word import package
from extractors.word.docx import read_word
from tests.extractors.word.make import DECLARED, HEAD, OFFICE, PACKAGE, lines, p, r, tbl, tr, write_docx

ENTITY = '<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "ha ha ha ha ha ha ha ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)


def document(body: str, doctype: str = "") -> str:
    return f"{HEAD}{doctype}<w:document {DECLARED}><w:body>{body}</w:body></w:document>"


BROKEN_PARTS = {
    "entity-from-outside": {"word/document.xml": document("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", ENTITY)},
    "entities-that-grow": {"word/document.xml": document("<w:p><w:r><w:t>&d;</w:t></w:r></w:p>", LAUGHS)},
    "entity-in-another-part": {
        "word/_rels/document.xml.rels": f"{HEAD}{LAUGHS}<Relationships>&d;</Relationships>"
    },
    "cut-off": {"word/document.xml": document(p("One"))[:-30]},
    "no-xml-at-all": {"word/document.xml": "plain words"},
    "empty-part": {"word/document.xml": ""},
    "nested-too-deep": {"word/document.xml": document("<w:sdt>" * 400 + "</w:sdt>" * 400)},
    "broken-list-of-relationships": {"_rels/.rels": "<Relationships"},
}


@pytest.mark.parametrize("files", BROKEN_PARTS.values(), ids=BROKEN_PARTS.keys())
def test_a_broken_part_is_a_clear_error(files: dict[str, str | bytes], tmp_path: Path) -> None:
    path = write_docx(tmp_path / "plan.docx", p("One"), files=files)
    with pytest.raises(DamagedFileError, match=r"Word|read"):
        read_word(path)


def test_deep_but_honest_nesting_is_read(tmp_path: Path) -> None:
    wrapped = p("inside")
    for _ in range(100):
        wrapped = f"<w:sdt><w:sdtContent>{wrapped}</w:sdtContent></w:sdt>"
    inner = tbl(tr("x", "y"))
    for _ in range(30):
        inner = tbl(tr(f"<w:tc>{inner}<w:p/></w:tc>", "z"))
    assert lines(read_word(write_docx(tmp_path / "deep.docx", wrapped))) == ["inside"]
    assert "x" in lines(read_word(write_docx(tmp_path / "tables.docx", inner)))


def test_missing_parts_that_are_only_referred_to_do_no_harm(tmp_path: Path) -> None:
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "numbering", "footnotes", "header", "settings")
    )
    files: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
    }
    body = p("One", style="Heading1", num=(1, 0)) + p(r("Two"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    assert lines(read_word(write_docx(tmp_path / "plan.docx", body, files=files))) == ["One", "Two¹"]


def test_nothing_outside_the_file_is_fetched(tmp_path: Path) -> None:
    outside = ("attachedTemplate", "image", "styles", "header", "footnotes")
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="file:///etc/hostname" TargetMode="External"/>'
        for kind in outside
    )
    files: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
    }
    read = read_word(write_docx(tmp_path / "plan.docx", p("One"), files=files))
    assert (lines(read), read.running) == (["One"], ())


def test_macros_are_left_alone(tmp_path: Path) -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    files: dict[str, str | bytes] = {
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0macro",
        "[Content_Types].xml": types,
    }
    assert lines(read_word(write_docx(tmp_path / "plan.docm", p("One"), files=files))) == ["One"]


def test_the_main_part_may_have_any_name(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/Body/Text.xml"'
        f' ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a"'
        f' Type="{OFFICE}/officeDocument" Target="/body/text.xml"/></Relationships>',
        "Body/Text.xml": document(p("Found")),
    }
    assert lines(read_word(write_docx(tmp_path / "plan.dotx", p("Not this"), files=files))) == ["Found"]


STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006": "http://purl.oclc.org/ooxml/wordprocessingml",
    "http://schemas.openxmlformats.org/officeDocument/2006": "http://purl.oclc.org/ooxml/officeDocument",
    "http://schemas.openxmlformats.org/drawingml/2006": "http://purl.oclc.org/ooxml/drawingml",
}


def test_strict_open_xml_reads_like_the_usual_kind(tmp_path: Path) -> None:
    body = p("Heading", style="H") + tbl(tr("a", "b")) + p("http://purl.oclc.org/ooxml/x stays")
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    usual = write_docx(tmp_path / "usual.docx", body, styles=styles)
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(usual) as source, zipfile.ZipFile(strict, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode()
            for old, new in STRICT.items():
                content = content.replace(old, new)
            target.writestr(name, content)
    assert read_word(strict) == read_word(usual)


def bomb(size: int) -> bytes:
    """A ZIP whose directory says that its one part unpacks to `size` bytes."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 1000)
    content = memory.getvalue()
    central = content.rindex(b"PK\x01\x02")
    return content[: central + 24] + struct.pack("<I", size) + content[central + 28 :]


def test_a_zip_bomb_is_refused_by_its_directory(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(bomb(package.MAX_XML_PART + 1))
    with pytest.raises(TooLargeError, match="limits"):
        read_word(tmp_path / "plan.docx")


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PARTS", 20)
    files: dict[str, str | bytes] = {f"word/media/{count}.png": b"" for count in range(16)}
    assert lines(read_word(write_docx(tmp_path / "few.docx", p("One"), files=files))) == ["One"]
    files |= {"word/media/x.png": b"", "word/media/y.png": b""}
    with pytest.raises(TooLargeError):
        read_word(write_docx(tmp_path / "many.docx", p("One"), files=files))


def test_a_directory_that_lies_about_a_size_is_damage(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(bomb(10))
    with pytest.raises(DamagedFileError):
        read_word(tmp_path / "plan.docx")


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def without_directory(content: bytes) -> bytes:
    return content[: content.rindex(b"PK\x01\x02")] + b"\0" * 60


def with_flipped_body(content: bytes) -> bytes:
    place = content.index(b"word/document.xml") + 60
    return content[:place] + bytes(255 - byte for byte in content[place : place + 20]) + content[place + 20 :]


@pytest.mark.parametrize("damage", [cut, without_directory, with_flipped_body])
def test_a_damaged_zip_is_told_as_such(damage: object, tmp_path: Path) -> None:
    path = write_docx(tmp_path / "plan.docx", p(*(f"word {n} " for n in range(300))))
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(DamagedFileError):
        read_word(path)


def with_encrypted_parts(path: Path) -> None:
    """Set the flag of encryption on every part, as ZIP programs with a password do."""
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(signature)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(signature, place + 4)
    path.write_bytes(content)


def test_an_encrypted_zip_is_told_as_such(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "plan.docx", p("One"))
    with_encrypted_parts(path)
    with pytest.raises(EncryptedFileError, match="password"):
        read_word(path)


def test_a_spreadsheet_is_no_word_document(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(UnsupportedFileError, match="spreadsheet"):
        read_word(path)


def test_every_cut_of_a_file_is_read_or_an_extraction_error(tmp_path: Path) -> None:
    whole = write_docx(tmp_path / "whole.docx", p("One") + tbl(tr("a", "b"))).read_bytes()
    path = tmp_path / "cut.docx"
    for length in range(4, len(whole), 97):
        path.write_bytes(whole[:length])
        with pytest.raises(ExtractionError):
            read_word(path)
