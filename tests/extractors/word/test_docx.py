"""A Word file becomes lines and table pieces in reading order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.document import Properties
from extractors.word.docx import read_word
from extractors.word.legacy import convert
from tests.extractors.word.make import (
    OFFICE,
    PACKAGE,
    all_lines,
    grid,
    lines,
    p,
    r,
    style,
    tables,
    tbl,
    tr,
    write_docx,
)


@pytest.mark.parametrize("wrapper", ["del", "moveFrom"])
def test_blocks_inside_a_deletion_are_not_there(wrapper: str, tmp_path: Path) -> None:
    gone = f"<w:{wrapper}>{p('Gone') + tbl(tr('a', 'b'))}</w:{wrapper}>"
    assert lines(read_word(write_docx(tmp_path / "t.docx", gone + p("Kept")))) == ["Kept"]


def test_paragraphs_and_tables_come_in_reading_order(tmp_path: Path) -> None:
    body = p("Before") + tbl(tr("a", "b")) + p("Between") + p() + tbl(tr("c", "d")) + p("After")
    read = read_word(write_docx(tmp_path / "plan.docx", body))
    assert lines(read) == ["Before", "a", "b", "Between", "", "c", "d", "After"]
    assert read.layout.words == 7


def test_a_title_by_style_ranks_above_the_highest_heading(tmp_path: Path) -> None:
    styles = style("T", title="Title") + style("H1", title="heading 1") + style("Sub", title="Subtitle")
    headings = p("One", style="H1") + p("Text")
    plain = read_word(write_docx(tmp_path / "plain.docx", headings, styles=styles))
    titled = read_word(
        write_docx(
            tmp_path / "titled.docx",
            p("Plan", style="T") + p("For all", style="Sub") + headings,
            styles=styles,
        )
    )
    assert [line.heading_level for line in all_lines(plain)] == [1, 0]
    assert [line.heading_level for line in all_lines(titled)] == [1, 0, 2, 0]


def test_properties_and_running_text(tmp_path: Path) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>The plan</dc:title>'
        "<dc:creator>A. N. Officer</dc:creator>"
        ""
        '<dcterms:created xsi:type="dcterms:W3CDTF">2012-03-04T10:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )
    app = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Company>Example Council</Company></Properties>"
    )
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument"'
        f' Target="word/document.xml"/><Relationship Id="r2" Type="{OFFICE}/extended-properties"'
        ' Target="docProps/app.xml"/>'
        f'<Relationship Id="r3" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )
    parts = {
        "header": ("header", p("Plan 2012") + tbl(tr("a", "b"))),
        "footer": ("footer", p("Page 1") + p()),
    }
    files: dict[str, str | bytes] = {
        "docProps/core.xml": core,
        "docProps/app.xml": app,
        "_rels/.rels": relations,
    }
    read = read_word(write_docx(tmp_path / "plan.docx", p("Text"), parts=parts, files=files))
    assert read.properties == Properties("The plan", "A. N. Officer", "Example Council", "2012-03-04")
    assert read.running == ("Plan 2012\na\nb", "Page 1")
    assert (lines(read), read.layout.words) == (["Text"], 1)


CHANGE = '<w:del w:id="1" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del>'
INSERTION = f'<w:ins w:id="1" w:author="A">{r("new")}</w:ins>'
OBJECT = '<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r>'
ISSUES = {
    "deletion": (p(r("Text"), CHANGE, CHANGE), [("tracked-changes", 2)]),
    "insertion-alone": (p(r("Text"), INSERTION), []),
    "embedded-spreadsheet": (p(OBJECT), [("embedded-object", 1)]),
    "picture": (p(r("Text"), "<w:r><w:drawing/></w:r>"), []),
    "embedded-text": (p("Text") + '<w:altChunk r:id="rX"/>', [("embedded-text", 1)]),
    "embedded-text-in-a-cell": (
        tbl(tr('<w:tc><w:altChunk r:id="rX"/><w:p/></w:tc>', "b")),
        [("embedded-text", 1)],
    ),
    "content-control": (f"<w:sdt><w:sdtContent>{p('Text')}</w:sdtContent></w:sdt>", []),
}


@pytest.mark.parametrize(("body", "told"), ISSUES.values(), ids=ISSUES.keys())
def test_what_is_left_out_is_told(body: str, told: list[tuple[str, int]], tmp_path: Path) -> None:
    read = read_word(write_docx(tmp_path / "plan.docx", body))
    assert [(issue.code, issue.count) for issue in read.issues] == told


def test_yardsticks_have_every_word_of_the_gold_rows(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "base").glob("*.docx")):
        gold = json.loads((shared / "corpus" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        fields = ("action", "objective", "lead_officer", "target_date")
        said = {word for row in gold["actions"] for field in fields for word in row[field].split()}
        assert said <= set(" ".join(lines(read_word(path))).split())


def test_yardsticks_as_doc_are_read_like_the_docx(shared: Path, soffice: str, tmp_path: Path) -> None:
    made = convert(sorted((shared / "corpus" / "doc").glob("*.doc")), tmp_path)
    assert made
    for path, converted in made.items():
        usual, old = read_word(shared / "corpus" / "base" / f"{path.stem}.docx"), read_word(converted)
        assert [grid(table) for table in tables(old)] == [grid(table) for table in tables(usual)]
        assert lines(old) == lines(usual)
