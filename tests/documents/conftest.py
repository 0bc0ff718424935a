"""The documents that whole runs are tried on."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app

Rows = list[dict[str, Any]]


@pytest.fixture(scope="session")
def actions_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], dict[str, Rows]]:
    """Runs the command over a folder and gives the rows of actions.csv by document; each folder once a session."""
    known: dict[Path, dict[str, Rows]] = {}

    def run(folder: Path) -> dict[str, Rows]:
        if folder not in known:
            out = tmp_path_factory.mktemp("out")
            result = CliRunner().invoke(app, ["run", str(folder), "--out", str(out)])
            assert result.exit_code == 0, result.output
            known[folder] = _by_document(out / "actions.csv")
        return known[folder]

    return run


def _by_document(path: Path) -> dict[str, Rows]:
    rows: dict[str, Rows] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["document"], []).append(row)
    return rows
