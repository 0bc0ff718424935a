"""A page is drawn with what was made of it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PIL import Image

from extractors.errors import ExtractionError, UnsupportedFileError
from extractors.pdf.show import SCALE, show_page

CONTENT = (
    "0.8 w 50 700 m 350 700 l S 50 670 m 350 670 l S 50 640 m 350 640 l S "
    "50 640 m 50 700 l S 200 640 m 200 700 l S 350 640 m 350 700 l S "
    "BT /F1 10 Tf 55 685 Td (Action) Tj 150 0 Td (Lead) Tj ET "
    "BT /F1 10 Tf 55 655 Td (Train all staff) Tj 150 0 Td (HR) Tj ET "
    "BT /F1 16 Tf 50 760 Td (Fair for all) Tj ET"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A page 400 points wide and 800 high: a heading, and a table of two rows and two columns."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(CONTENT)} >>\nstream\n{CONTENT}\nendstream",
    ]
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    body += f"xref\n0 5\n0000000000 65535 f \n{table}trailer << /Size 5 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    path = tmp_path / "plan.pdf"
    path.write_bytes(body.encode("latin-1"))
    return path


def test_rules_cells_and_text_are_drawn_where_they_stand(plan: Path, tmp_path: Path) -> None:
    png = tmp_path / "page.png"
    show_page(plan, 1, png)
    with Image.open(png) as image:
        assert image.size == (400 * SCALE, 800 * SCALE)
        tint = image.getpixel((round(300 * SCALE), round(145 * SCALE)))
        outside = image.getpixel((round(380 * SCALE), round(400 * SCALE)))
        frame = {image.getpixel((round(x * SCALE), round(130 * SCALE))) for x in (49.5, 50.0, 50.5)}
    assert outside == (255, 255, 255)
    assert tint != outside
    assert any(colour != tint and colour != outside for colour in frame)


@pytest.mark.parametrize("page", [0, 2])
def test_page_that_is_not_there_is_told(plan: Path, tmp_path: Path, page: int) -> None:
    with pytest.raises(ExtractionError, match="1 page"):
        show_page(plan, page, tmp_path / "page.png")


def test_word_file_has_no_pages_to_draw(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    docx.Document().save(str(path))
    with pytest.raises(UnsupportedFileError, match="PDF"):
        show_page(path, 1, tmp_path / "page.png")
