"""Published documents are read as they were when somebody last looked: a change of a rule for one shows on all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.real import documents, known, shapes

DOCUMENTS = documents() or [Path("no documents here")]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_tables_of_a_published_document(shared: Path, path: Path) -> None:
    assert path.is_file(), f"{shared} has no published documents"
    assert shapes(path) == known(path), (
        "look at the pages; if they are read right now, `python -m tests.documents.real` writes it down"
    )
