"""Imports run one way: pipeline → normalise → extractors.document; where the vocabularies are, both know."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = [
    path for package in ("extractors", "normalise", "pipeline") for path in (ROOT / package).rglob("*.py")
]

# package: what it may import of the three packages
ALLOWED = {
    "extractors": ("extractors",),
    "normalise": ("normalise", "extractors.document", "extractors.vocabularies"),
    "pipeline": ("pipeline", "normalise", "extractors"),
}
# library: the one place that imports it
DOORS = {
    "pypdfium2": "extractors/pdf",
    "pdfplumber": "extractors/pdf",
    "camelot": "extractors/pdf",
    "pikepdf": "extractors/pdf",
    "docx": "extractors/word",
    "spacy": "normalise",
    "pyarrow": "pipeline",
}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    relative = path.relative_to(ROOT).as_posix()
    allowed = ALLOWED[relative.split("/")[0]]
    wrong = [
        name
        for name in imported(path)
        if name.split(".")[0] in ALLOWED and not any(name == a or name.startswith(a + ".") for a in allowed)
    ]
    assert not wrong, f"{relative} imports {wrong}; it may import {allowed}"
    outside = [
        name
        for name in imported(path)
        if name.split(".")[0] in DOORS and not relative.startswith(DOORS[name.split(".")[0]])
    ]
    assert not outside, f"{relative} imports {outside}, which have one door each: {DOORS}"
