"""Tables held against the tags of the file: made by LibreOffice and Chromium, and with tags broken by hand."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name

from extractors.document import Document, Issue, Table
from extractors.pdf.extract import extract_pdf
from extractors.pdf.tagged.agreement import AGREED, DISAGREED, compare_with_tags
from extractors.pdf.tagged.witness import tags_of

EXPORT = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
LONG = "Plant trees along the river and beside the roads of the parish in each winter. "
ROWS = (
    ("Ref", "Action", "Lead"),
    ("1", LONG * 3, "Parks team"),
    ("2", LONG * 2, "Parks team"),
    ("3", LONG * 11, "Highways"),  # over the page break
    ("4", LONG, "Highways"),
    ("5", LONG * 2, "Housing"),
    ("6", LONG, "Housing"),
)

Break = Callable[[pikepdf.Object], None]


def made_by_libreoffice(soffice: str, folder: Path) -> Path:
    document = docx.Document()
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(5, 2).merge(table.cell(6, 2)).text = "Housing"
    document.save(str(folder / "plan.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = ["--outdir", str(folder), str(folder / "plan.docx")]
    command = [soffice, profile, "--headless", "--convert-to", EXPORT, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "plan.pdf"


def made_by_chromium(chromium: str, folder: Path) -> Path:
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS)
    style = "<style>table {border-collapse: collapse} td {border: 1px solid; vertical-align: top}</style>"
    (folder / "plan.html").write_text(f"<html>{style}<table>{rows}</table></html>")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    target = f"--print-to-pdf={folder / 'plan.pdf'}"
    command = [chromium, *flags, target, (folder / "plan.html").as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "plan.pdf"


@pytest.fixture(scope="module")
def plan(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_by_libreoffice(soffice, tmp_path_factory.mktemp("tagged"))


@pytest.fixture
def with_tags(plan: Path, tmp_path: Path) -> Callable[[Break], Path]:
    """Break the tagged table of the plan."""

    def broken(change: Break) -> Path:
        path = tmp_path / "broken.pdf"
        shutil.copy(plan, path)
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            change(next(thing for thing in pdf.objects if is_table(thing)))
            pdf.save(path)
        return path

    return broken


def is_table(thing: pikepdf.Object) -> bool:
    return isinstance(thing, Dictionary) and thing.get("/S") == Name.Table


def disagreements(document: Document) -> list[Issue]:
    return [issue for issue in document.issues if issue.code == "tags-disagree"]


def shape(table: Table) -> tuple[int, int]:
    return len(table.rows), table.column_count


def test_tags_of_libreoffice_agree(plan: Path) -> None:
    document = extract_pdf(plan)
    (table,) = document.tables
    assert shape(table) == (7, 3)
    assert tags_of(plan)().joins_pages, "one TR for the row that the page break cut"
    assert not disagreements(document)


def test_tags_of_chromium_agree(chromium: str, tmp_path: Path) -> None:
    path = made_by_chromium(chromium, tmp_path)
    document = extract_pdf(path)
    assert [shape(table) for table in document.tables] == [(7, 3)]
    assert tags_of(path)().tables
    assert not disagreements(document)


def one_row_of_two(table: pikepdf.Object) -> None:
    rows = rows_of(table)
    for cell in list(rows[2].K):
        rows[1].K.append(cell)
    rows[2].K = Array([])


def two_rows_of_one(table: pikepdf.Object) -> None:
    first, second, *_ = rows_of(table)[1:]
    second.K = Array([*second.K, first.K[2]])
    first.K = Array(list(first.K)[:2])


def one_cell_of_two(table: pikepdf.Object) -> None:
    row = rows_of(table)[2]
    row.K[1].K = Array([*listed(row.K[1].K), *listed(row.K[2].K)])
    row.K = Array(list(row.K)[:2])


def two_cells_of_one(table: pikepdf.Object) -> None:
    row = rows_of(table)[2]
    first, *rest = per_content(row.K[1])
    second = Dictionary(S=Name.TD, Pg=first.Pg, K=Array([part.K[0] for part in rest]))
    row.K = Array([row.K[0], first, second, row.K[2]])


def all_in_one_cell(table: pikepdf.Object) -> None:
    rows = rows_of(table)
    first = rows[0].K[0]
    first.K = Array([kid for row in rows for cell in row.K for kid in listed(cell.K)])
    rows[0].K = Array([first])
    table.K = Array([rows[0]])


def each_line_a_cell(table: pikepdf.Object) -> None:
    """LibreOffice gives each line its own content."""
    for row in rows_of(table):
        row.K = Array([part for cell in row.K for part in per_content(cell)])


def merged_down(table: pikepdf.Object) -> None:
    """A cell that a page shows in each of its rows is tagged as one that spans them."""
    rows = rows_of(table)
    cell = rows[1].K[2]
    cell.K = Array([*listed(cell.K), *listed(rows[2].K[2].K)])
    cell.A = Dictionary(O=Name.Table, RowSpan=2)
    rows[2].K = Array(list(rows[2].K)[:2])


def a_table_for_each_row(table: pikepdf.Object) -> None:
    """As Word does with each page."""
    table.S = Name.Sect
    table.K = Array([Dictionary(S=Name.Table, K=Array([row])) for row in rows_of(table)])


def half_untagged(table: pikepdf.Object) -> None:
    for row in rows_of(table)[::2]:
        row.K = Array([])


def rows_of(table: pikepdf.Object) -> list[pikepdf.Object]:
    return [row for part in listed(table.K) for row in (listed(part.K) if part.S != Name.TR else [part])]


def per_content(cell: pikepdf.Object) -> list[pikepdf.Object]:
    return [
        Dictionary(S=Name.TD, Pg=paragraph.get("/Pg", cell.get("/Pg")), K=Array([content]))
        for paragraph in listed(cell.K)
        for content in listed(paragraph.K)
    ]


def listed(value: pikepdf.Object) -> list[pikepdf.Object]:
    return list(value) if isinstance(value, Array) else [value]


@pytest.mark.parametrize(
    ("change", "rows", "said"),
    [
        (
            one_row_of_two,
            2,
            "7 x 3 (rows x columns), and the file's tags have its text in 6 x 6: a tagged row",
        ),
        (
            two_rows_of_one,
            2,
            "several tagged rows read as one (row 2); a tagged row read as several (row 2, 3)",
        ),
        (one_cell_of_two, 1, "a tagged cell read as several (row 3)"),
        (two_cells_of_one, 1, "several tagged cells read as one (row 3)"),
    ],
    ids=lambda case: getattr(case, "__name__", None),
)
def test_tags_that_disagree(with_tags: Callable[[Break], Path], change: Break, rows: int, said: str) -> None:
    path = with_tags(change)
    document = extract_pdf(path)
    (issue,) = disagreements(document)
    assert said in issue.message
    assert (issue.page, issue.table, issue.count) == (1, 1, rows)
    confidence = [row.confidence for row in document.tables[0].rows]
    assert sum(one == pytest.approx(DISAGREED) for one in confidence) == rows


@pytest.mark.parametrize(
    "change", [all_in_one_cell, each_line_a_cell, merged_down, a_table_for_each_row, half_untagged]
)
def test_tags_that_are_no_witness_say_nothing(with_tags: Callable[[Break], Path], change: Break) -> None:
    assert not disagreements(extract_pdf(with_tags(change)))


def doubtful(document: Document) -> Document:
    """Make all rows of the first table half sure."""
    (table,) = document.tables
    rows = tuple(replace(row, confidence=0.5) for row in table.rows)
    return replace(document, blocks=(replace(table, rows=rows, confidence=0.5),))


def test_agreement_raises_confidence(plan: Path) -> None:
    document = doubtful(extract_pdf(plan))
    (table,) = compare_with_tags(document, tags_of(plan)).tables
    assert {table.confidence, *(row.confidence for row in table.rows)} == {0.5 + AGREED * 0.5}


def test_tags_of_each_page_tell_nothing_of_the_break(
    with_tags: Callable[[Break], Path],
) -> None:
    def cut(table: pikepdf.Object) -> None:
        """The rest of the cut row becomes a row of its own, as Word tags it."""
        rows = rows_of(table)
        paragraph = rows[3].K[1].K[0]
        first = next(kid for kid in paragraph.K if not isinstance(kid, int))  # MCR of another page
        rest = [kid for kid in paragraph.K if not isinstance(kid, int)]
        assert first.Pg.objgen != paragraph.Pg.objgen
        paragraph.K = Array([kid for kid in paragraph.K if isinstance(kid, int)])
        new = Dictionary(S=Name.TR, K=Array([Dictionary(S=Name.TD, K=Array(rest))]))
        table.K = Array([*rows[:4], new, *rows[4:]])

    path = with_tags(cut)
    document = extract_pdf(path)
    assert [row.pages for row in document.tables[0].rows][3] == (1, 2)
    assert not tags_of(path)().joins_pages
    assert not disagreements(document)
    (table,) = compare_with_tags(doubtful(document), tags_of(path)).tables
    assert [row.confidence > 0.5 for row in table.rows] == [True, True, True, False, True, True, True]


def test_files_without_tags_are_not_read_again(tmp_path: Path, plan: Path) -> None:
    with pikepdf.open(plan) as pdf:
        del pdf.Root.StructTreeRoot
        for page in pdf.pages:
            kept = [
                part for part in pikepdf.parse_content_stream(page)
                if str(part.operator) not in ("BDC", "BMC", "EMC")
            ]  # fmt: skip
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        pdf.save(tmp_path / "plain.pdf")
    document = extract_pdf(tmp_path / "plain.pdf")
    assert document.tables
    assert compare_with_tags(document, lambda: pytest.fail("tags were asked")) is document
