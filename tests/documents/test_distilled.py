"""Files that a printer's driver wrote anew (Ghostscript's, as PDFCreator and CUPS-PDF have it) read as they did before.

It sets texts of several columns in one piece, moves letters where spaces were typed, and gives every font wide stems.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.document import Document, Table
from extractors.formats import extract

DATA = Path(__file__).parents[2] / "data"
FILES = sorted([*DATA.glob("samples/*.pdf"), *DATA.glob("layouts/*/*.pdf")])


def texts(document: Document) -> list[Sequence[str]]:
    """Each paragraph, and each row with the texts of its cells."""
    found: list[Sequence[str]] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found += [[cell.text for cell in row.cells] for row in block.rows]
        else:
            found.append([block.text])
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_distilled_file_reads_as_the_one_before(path: Path, ghostscript: str, tmp_path: Path) -> None:
    distilled = tmp_path / path.name
    subprocess.run(
        [
            ghostscript,
            "-q",
            "-dNOPAUSE",
            "-dBATCH",
            "-sDEVICE=pdfwrite",
            f"-sOutputFile={distilled}",
            str(path),
        ],
        check=True,
    )
    assert texts(extract(distilled)) == texts(extract(path))
