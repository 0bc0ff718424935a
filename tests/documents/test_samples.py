"""The project's own sample plans, from file to published rows: every field of every row."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.documents.compare import differences, gold_actions, scores

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
NAMES = sorted(path.stem for path in (SAMPLES / "plans").glob("*.toml"))
Runs = Callable[[Path], dict[str, list[dict[str, Any]]]]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_every_field_is_as_gold_says(name: str, suffix: str, actions_of: Runs) -> None:
    rows = actions_of(SAMPLES)[name + suffix]
    found = differences(gold_actions(SAMPLES / "gold" / f"{name}.json"), rows)
    assert not found, "\n".join(found)


# layout: least F1 of rows, least share of fields
LAYOUTS = {"norepeat": (1.0, 0.98), "hlines": (0.99, 0.97), "borderless": (0.95, 0.90)}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_other_layouts_of_the_same_plans(name: str, layout: str, actions_of: Runs) -> None:
    rows = actions_of(SAMPLES.parent / "layouts" / layout)[f"{name}.pdf"]
    gold = gold_actions(SAMPLES / "gold" / f"{name}.json")
    found, right = scores(gold, rows)
    shown = "\n".join(differences(gold, rows))
    assert found >= LAYOUTS[layout][0], shown
    assert right >= LAYOUTS[layout][1], shown


@pytest.mark.parametrize("name", NAMES)
def test_samples_are_what_their_script_makes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SAMPLES))
    sys.modules.pop("word", None)
    from gold import gold  # type: ignore[import-not-found]
    from word import build  # type: ignore[import-not-found]

    plan = tomllib.loads((SAMPLES / "plans" / f"{name}.toml").read_text(encoding="utf-8"))
    kept = docx.Document(str(SAMPLES / f"{name}.docx"))
    assert kept.element.xml == build(plan).element.xml, f"{name}.docx is stale: run data/samples/make.py"
    assert gold(plan) == json.loads((SAMPLES / "gold" / f"{name}.json").read_text(encoding="utf-8"))
