"""The second reader sees what PDFium sees."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import numpy as np
import pytest

from extractors.pdf.limits import Limits
from extractors.pdf.page import Page
from extractors.pdf.reader.pages import read_pages
from extractors.pdf.reader.plumber import read_page as read_second

CONTENT = (
    "BT /F1 10 Tf 72 700 Td (Lead officer) Tj 0 -12 Td /F2 10 Tf (Head of Housing) Tj ET "
    "BT /F1 9 Tf 0 1 -1 0 400 300 Tm (Sideways text) Tj ET "
    "0.5 w 70 720 m 300 720 l S 70 680 230 0.5 re f 0.8 g 70 640 230 30 re f 1 0 0 RG 320 500 100 50 re S"
)


def same_page(first: Page, second: Page) -> None:
    """Compare words in place and looks, rules and fills."""
    assert (first.width, first.height) == pytest.approx((second.width, second.height), abs=0.1)
    assert first.words.text.tolist() == second.words.text.tolist()
    assert first.words.box == pytest.approx(second.words.box, abs=0.6)
    for part in ("size", "bold", "turn", "colour", "mark"):
        assert getattr(first.words, part).tolist() == pytest.approx(
            getattr(second.words, part).tolist(), abs=0.05
        )
    for shapes in ("rules", "fills"):
        ours, theirs = getattr(first, shapes), getattr(second, shapes)
        assert in_order(ours.box) == pytest.approx(in_order(theirs.box), abs=0.1)
        assert sorted(ours.colour.tolist()) == sorted(theirs.colour.tolist())


def in_order(boxes: np.typing.NDArray[np.float64]) -> np.typing.NDArray[np.float64]:
    rounded = boxes.round(0)
    return boxes[np.lexsort(rounded.T)]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, [20, 30, 500, 800]], ids=["whole", "cropped"])
def test_both_readers_agree(make_pdf: Callable[..., Path], rotate: int, crop: list[int] | None) -> None:
    path = make_pdf(CONTENT, Rotate=rotate, **({"CropBox": crop} if crop else {}))
    (first,) = read_pages(path)
    same_page(first, read_second(path, 1, Limits()))


def test_both_readers_agree_on_a_plan_of_libreoffice(soffice: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Action plan", level=1)
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells.cells):
            cell.text = f"Row {row} of column {column}: publish the review, efficiently and in full"
    document.save(str(tmp_path / "plan.docx"))
    command = [
        soffice,
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "pdf",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "plan.docx")], check=True, capture_output=True
    )
    path = tmp_path / "plan.pdf"
    (first,) = read_pages(path)
    second = read_second(path, 1, Limits())
    assert first.words.text.tolist() == second.words.text.tolist()
    assert first.words.box == pytest.approx(second.words.box, abs=1)  # PDFium counts ink that hangs over
    assert in_order(first.rules.box) == pytest.approx(in_order(second.rules.box), abs=0.1)


def test_both_readers_agree_on_the_yardsticks(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "base").glob("*.pdf")):
        first = next(iter(read_pages(path)))
        second = read_second(path, 1, Limits())
        assert sorted(first.words.text) == sorted(second.words.text), path.stem


def test_a_page_that_nobody_can_read(tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    path.write_bytes(b"%PDF-1.4 nothing")
    page = read_second(path, 3, Limits())
    assert [(i.code, i.page) for i in page.issues] == [("unreadable-page", 3)]
    assert len(page.words) == 0


def test_a_page_that_pdfium_can_not_load(
    make_pdf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words come from pdfplumber, without an issue."""
    import pypdfium2

    def fail(self: object, index: int) -> object:
        raise pypdfium2.PdfiumError("cannot load")

    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", fail)
    (page,) = read_pages(make_pdf(CONTENT))
    assert page.words.text.tolist()[:2] == ["Lead", "officer"]
    assert not page.issues
