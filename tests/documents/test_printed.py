"""Made-up plans printed by a browser in the styles of councils' designers, from PDF to published rows: every field."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.documents.compare import differences
from tests.documents.printed.printing import STYLES, browser_page, print_plan
from tests.documents.unseen.build import gold_rows

PLANS = Path(__file__).parent / "unseen" / "plans"
CASES = [(style, plan) for style in STYLES for plan in STYLES[style].get("plans", ())]
Runs = Callable[[Path], dict[str, list[dict[str, Any]]]]


def read_plan(name: str) -> dict[str, Any]:
    return tomllib.loads((PLANS / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def printed(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    with browser_page(chromium) as page:
        for style, plan in CASES:
            print_plan(page, read_plan(plan), STYLES[style], folder / f"{style}-{plan}.pdf")
    return folder


@pytest.mark.parametrize(("style", "plan"), CASES)
def test_every_field_of_a_printed_plan(style: str, plan: str, printed: Path, actions_of: Runs) -> None:
    found = differences(gold_rows(read_plan(plan)), actions_of(printed).get(f"{style}-{plan}.pdf", []))
    assert not found, "\n".join(found)
