"""Made-up plans in the styles that councils use, from file to published rows: every field of every row."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.documents.compare import differences
from tests.documents.printed.office import print_files
from tests.documents.unseen.build import build, gold_rows

PLANS = Path(__file__).parent / "unseen" / "plans"
NAMES = sorted(path.stem for path in PLANS.glob("*.toml"))
NOT_YET_IN_PDF = {"norcombe_pitches"}  # two clubs, each of which fills its line, are read as one
Runs = Callable[[Path], dict[str, list[dict[str, Any]]]]


def read_plan(name: str) -> dict[str, Any]:
    return tomllib.loads((PLANS / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def word_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unseen-word")
    for name in NAMES:
        build(read_plan(name)).save(str(folder / f"{name}.docx"))
    return folder


@pytest.fixture(scope="session")
def pdf_files(word_files: Path, soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unseen-pdf")
    print_files(soffice, sorted(word_files.glob("*.docx")), folder)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_a_word_file(name: str, word_files: Path, actions_of: Runs) -> None:
    found = differences(gold_rows(read_plan(name)), actions_of(word_files).get(f"{name}.docx", []))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NOT_YET_IN_PDF])
def test_every_field_of_a_pdf_file(name: str, pdf_files: Path, actions_of: Runs) -> None:
    found = differences(gold_rows(read_plan(name)), actions_of(pdf_files).get(f"{name}.pdf", []))
    assert not found, "\n".join(found)
