"""Five real plans in several layouts, measured by the yardstick's own score."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.documents.compare import differences, gold_actions

Runs = Callable[[Path], dict[str, list[dict[str, Any]]]]

SHARED = Path(__file__).parents[3] / "shared"
PLANS = sorted(path.stem for path in (SHARED / "corpus" / "gold").glob("*.json")) or ["no plans here"]
# layout, suffix, least row F1, least share of cells: what was asked for, or is held since
LAYOUTS = [
    ("base", ".docx", 1.0, 0.99),
    ("base", ".pdf", 1.0, 0.99),
    ("doc", ".doc", 1.0, 0.99),
    ("norepeat", ".pdf", 1.0, 0.98),
    ("hlines", ".pdf", 0.99, 0.97),
    ("borderless", ".pdf", 0.99, 0.98),
]


@pytest.fixture(scope="session")
def score(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize(("layout", "suffix", "rows", "cells"), LAYOUTS, ids=lambda value: str(value))
def test_a_real_plan_scores(
    plan: str,
    layout: str,
    suffix: str,
    rows: float,
    cells: float,
    shared: Path,
    score: ModuleType,
    actions_of: Runs,
    request: pytest.FixtureRequest,
) -> None:
    if layout == "doc":
        request.getfixturevalue("soffice")
    gold = gold_actions(shared / "corpus" / "gold" / f"{plan}.json")
    result = score.compare(gold, actions_of(shared / "corpus" / layout)[plan + suffix])
    shown = "\n".join(
        f"row {d['row']} {d['field']}: gold {d['gold']!r}, got {d['got']!r}" for d in result["differing"]
    )
    assert result["rows"]["f1"] >= rows, shown
    assert result["cell"] >= cells, shown
    assert result["words"]["coverage"] >= 0.999 or layout in ("hlines", "borderless"), shown
    assert result["words"]["invented"] == 0 or layout in ("hlines", "borderless"), result["words"][
        "invented_words"
    ]


@pytest.mark.parametrize("plan", PLANS)
def test_word_and_pdf_of_a_plan_give_the_same_actions(plan: str, shared: Path, actions_of: Runs) -> None:
    """Line ends apart: where a line of a PDF is full, nothing tells a paragraph's end from the column's."""
    rows = actions_of(shared / "corpus" / "base")
    found = differences(rows[f"{plan}.docx"], rows[f"{plan}.pdf"], line_ends=False)
    assert not found, "\n".join(found)
