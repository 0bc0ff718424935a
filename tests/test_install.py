"""A wheel holds all that the command needs, vocabularies and templates too, and answers fast."""

from __future__ import annotations

import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def python(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": str(installed), "PATH": "/usr/bin:/bin", "HOME": str(installed)}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
        cwd=installed.parent,
        check=False,
    )


def test_an_installed_command_reads_a_document(installed: Path) -> None:
    sample = ROOT / "data" / "samples" / "readiness.docx"
    done = python(installed, "-m", "pipeline", "run", str(sample), "--out", str(installed / "out"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert (installed / "out" / "actions.csv").is_file()
    where = python(installed, "-c", "import extractors.vocabularies as v; print(v.reference_dir())")
    assert where.stdout.strip() == str(installed / "normalise" / "reference")


def test_the_review_templates_are_installed(installed: Path) -> None:
    there = {path.name for path in (installed / "pipeline" / "review" / "templates").iterdir()}
    assert there == {path.name for path in (ROOT / "pipeline" / "review" / "templates").iterdir()}


def test_help_answers_without_loading_what_reads_documents(installed: Path) -> None:
    code = (
        "import sys; from pipeline.cli import app; print([m for m in sys.modules if m in set(sys.argv[1:])])"
    )
    heavy = ("pandas", "spacy", "pyarrow", "pdfplumber", "camelot", "docx", "pypdfium2", "distributed")
    assert python(installed, "-c", code, *heavy).stdout.strip() == "[]"
    start = time.perf_counter()
    assert python(installed, "-m", "pipeline", "--help").returncode == 0
    assert time.perf_counter() - start < 5, "far above the half second that the benchmark measures"
