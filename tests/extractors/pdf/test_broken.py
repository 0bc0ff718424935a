"""Files that are broken in some way: read with sums that agree, or a clear error; never silence."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from extractors.document import Document
from extractors.errors import ExtractionError
from extractors.pdf.extract import extract_pdf

GRID = " ".join(f"{x} 600 m {x} 700 l S" for x in (70, 200, 330)) + " ".join(
    f" 70 {y} m 330 {y} l S" for y in (600, 650, 700)
)
CELLS = "".join(
    f" BT /F1 10 Tf {x} {y} Td ({text}) Tj ET"
    for x, y, text in (
        (75, 680, "Action"),
        (205, 680, "When"),
        (75, 630, "Open the hub"),
        (205, 630, "May 2025"),
    )
)
CONTENT = GRID + CELLS
WORDS = 7


def no_contents(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Contents


def contents_that_are_no_stream(pdf: Pdf) -> None:
    pdf.pages[0].obj.Contents = Name.Foo


def boxes_that_are_no_boxes(pdf: Pdf) -> None:
    pdf.pages[0].obj.MediaBox = Array([Name.X, 0])
    pdf.pages[0].obj.CropBox = Array([9999, 9999, 10000, 10000])


def an_odd_rotation(pdf: Pdf) -> None:
    pdf.pages[0].obj.Rotate = 45


def a_page_tree_with_a_loop(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def pages_that_are_none(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids.append(Name.Foo)


def a_count_that_lies(pdf: Pdf) -> None:
    pdf.Root.Pages.Count = 10**9


def a_unit_of_nothing(pdf: Pdf) -> None:
    pdf.pages[0].obj.UserUnit = 0


def tags_with_a_loop(pdf: Pdf) -> None:
    table = pdf.make_indirect(Dictionary(S=Name.Table))
    table.K = Array([Dictionary(S=Name.TR, K=Array([table, -5, 10**12])), table])
    pdf.Root.StructTreeRoot = Dictionary(K=table, RoleMap=Dictionary(Foo=Name.Foo))


def annotations_that_are_none(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([Name.X, Dictionary(Subtype=Name.FreeText, Rect=Array([0, 0]))])


def properties_of_other_kinds(pdf: Pdf) -> None:
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=5, CreationDate="D:99999999"))


def a_unicode_map_of_nonsense(pdf: Pdf) -> None:
    pdf.pages[0].Resources.Font.F1.ToUnicode = pdf.make_stream(b"1 beginbfrange <00> <FF> <D800> endbfrange")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (no_contents, 0),
        (contents_that_are_no_stream, 0),
        (boxes_that_are_no_boxes, None),
        (an_odd_rotation, WORDS),
        (a_page_tree_with_a_loop, WORDS),
        (pages_that_are_none, WORDS),
        (a_count_that_lies, WORDS),
        (a_unit_of_nothing, WORDS),
        (tags_with_a_loop, WORDS),
        (annotations_that_are_none, WORDS),
        (properties_of_other_kinds, WORDS),
        (a_unicode_map_of_nonsense, None),
    ],
)
def test_broken_parts(
    make_pdf: Callable[..., Path], tmp_path: Path, damage: Callable[[Pdf], None], words: int | None
) -> None:
    with pikepdf.open(make_pdf(CONTENT)) as pdf:
        damage(pdf)
        pdf.save(tmp_path / "broken.pdf")
    document = extract_pdf(tmp_path / "broken.pdf")
    assert_sound(document)
    assert words is None or document.words.total == words


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("0 0 0 0 re W n " + CONTENT, id="a clip that lets nothing through"),
        pytest.param("q " * 30_000 + CONTENT, id="states saved without end"),
        pytest.param("q 0 0 300 300 re W n " * 5_000 + CONTENT, id="clips in clips in clips"),
        pytest.param("1e38 1e38 1e38 1e38 1e38 1e38 cm " + CONTENT, id="a matrix beyond numbers"),
        pytest.param("0 0 0 0 0 0 cm " + CONTENT, id="a matrix that makes all one point"),
        pytest.param(CONTENT.replace("10 Tf", "0.000001 Tf"), id="type too small to see"),
        pytest.param(CONTENT.replace("10 Tf", "1000000 Tf"), id="type larger than the page"),
        pytest.param(CONTENT.replace("10 Tf", "-10 Tf"), id="type of a negative size"),
        pytest.param(CONTENT.replace("BT", "/P <</MCID 99999999999>> BDC BT"), id="marks never closed"),
        pytest.param(CONTENT.replace(" l S", " l nan 1.2.3 l S"), id="numbers that are none"),
        pytest.param("BT /F1 10 Tf 72 700 Td " + "(same) Tj " * 9_000 + "ET", id="words without a line's end"),
    ],
)  # fmt: skip
def test_broken_content(make_pdf: Callable[..., Path], content: str) -> None:
    assert_sound(extract_pdf(make_pdf(content)))


@pytest.mark.parametrize("seed", range(12))
def test_bytes_lost_or_changed(make_pdf: Callable[..., Path], seed: int) -> None:
    chance = random.Random(seed)
    path = make_pdf(CONTENT)
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content))
    if seed % 3 == 0:
        del content[at:]
    elif seed % 3 == 1:
        del content[at : at + 40]
    else:
        for _ in range(30):
            content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(content)
    try:
        document = extract_pdf(path)
    except ExtractionError:  # a clear end too
        return
    assert_sound(document)


def test_a_document_without_a_word_says_so_once(make_pdf: Callable[..., Path]) -> None:
    assert [issue.code for issue in extract_pdf(make_pdf(GRID)).issues] == ["no-words"]
    assert "no-words" not in [issue.code for issue in extract_pdf(make_pdf(CONTENT)).issues]


def assert_sound(document: Document) -> None:
    """Every word is accounted for, and a document without any says so."""
    assert document.words.unaccounted == 0
    assert document.words.total or document.issues
