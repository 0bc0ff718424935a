"""Every notebook runs from a clean state, and each of its pictures has a title and axis names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
NAMES = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))

# Put behind each notebook: what its pictures lack.
CHECK = """
_lacking = [
    (figure.number, axes.get_title(), axes.get_xlabel(), axes.get_ylabel())
    for figure in map(plt.figure, plt.get_fignums())
    for axes in figure.axes
    if not (axes.get_title() and axes.get_xlabel() and axes.get_ylabel())
]
print("figures", len(plt.get_fignums()), "lacking", _lacking)
"""


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, read once for all notebooks."""
    out = tmp_path_factory.mktemp("data")
    samples = sorted(map(str, (NOTEBOOKS.parent / "data" / "samples").glob("*.docx")))
    subprocess.run(
        [sys.executable, "-m", "pipeline", "run", *samples, "--out", str(out)], check=True, timeout=300
    )
    return out


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_from_a_clean_state(name: str, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTION_PLANS_DATA", str(data))
    # Figures stay open until the check has seen them.
    monkeypatch.setenv("MPLBACKEND", "agg")
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    assert not [cell for cell in notebook.cells if cell.get("outputs")], "notebooks are kept without outputs"
    notebook.cells.append(nbformat.v4.new_code_cell(CHECK))
    NotebookClient(notebook, timeout=240, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
    # A line comes in pieces of any length.
    told = "".join(output.get("text", "") for output in notebook.cells[-1].outputs).strip()
    assert told.endswith("lacking []"), told
    assert not told.startswith("figures 0"), "a notebook without a picture"
