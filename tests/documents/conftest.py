"""The documents that whole runs are tried on."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extractors.document import Document
from extractors.formats import extract
from pipeline.cli import app
from tests.documents.pdf_builder import Sheet, write

Rows = list[dict[str, Any]]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Runs the command over a folder and gives the folder that it wrote; each folder once a session."""
    known: dict[Path, Path] = {}

    def run(folder: Path) -> Path:
        if folder not in known:
            known[folder] = tmp_path_factory.mktemp("out")
            result = CliRunner().invoke(app, ["run", str(folder), "--out", str(known[folder])])
            assert result.exit_code == 0, result.output
        return known[folder]

    return run


@pytest.fixture(scope="session")
def actions_of(published: Callable[[Path], Path]) -> Callable[[Path], dict[str, Rows]]:
    """Gives the rows of actions.csv by document, for a folder of documents."""
    return lambda folder: _by_document(published(folder) / "actions.csv")


def _by_document(path: Path) -> dict[str, Rows]:
    rows: dict[str, Rows] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["document"], []).append(row)
    return rows


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Writes sheets as a PDF and extracts it; the words must add up."""

    def run(*sheets: Sheet) -> Document:
        document = extract(write(tmp_path / "plan.pdf", *sheets))
        assert document.words.unaccounted == 0
        assert document.words.total > 0
        return document

    return run
