"""What is read holds the types that it says: a flag in place of a number stops the writing of the whole document."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from extractors.formats import extract

FOLDER = Path(__file__).parents[2] / "data" / "samples"
SAMPLES = sorted([*FOLDER.glob("*.pdf"), *FOLDER.glob("*.docx")])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_document_holds_the_types_that_it_says(path: Path) -> None:
    document = extract(path)
    for part in (*document.blocks, *document.issues, document.words, document.properties):
        assert msgspec.json.decode(msgspec.json.encode(part), type=type(part)) == part
