"""Made-up plans, each a page of its own design as councils' designers make them, printed by a browser: every field.

`designed/NAME.html` is the page and `NAME.json` what it says, action by action, without the fields that are empty. They
were written by people who knew the contract of what comes out and not the rules that read it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from tests.documents.compare import FIELDS, differences

PLANS = Path(__file__).parent / "designed"
LISTS, MAPPINGS = frozenset(("officers", "dates", "see_also")), frozenset(("other",))
NOT_YET = {
    "adult_social_care": "two sentences that fill a line each are read as one paragraph",
    "child_poverty_needs": "merged cells that no rule bounds hold for their first row alone",
    "trees_woodland_delivery": "a panel at a page's foot, of which one row of boxes stands there, becomes two rows",
}
"""Plans that are not read whole, and what is wrong."""
Runs = Callable[[Path], dict[str, list[dict[str, Any]]]]


def gold(name: str) -> list[dict[str, Any]]:
    actions = json.loads((PLANS / f"{name}.json").read_text(encoding="utf-8"))
    empty = {field: [] if field in LISTS else {} if field in MAPPINGS else "" for field in FIELDS}
    return [empty | action for action in actions]


@pytest.fixture(scope="module")
def printed(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("designed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for path in sorted(PLANS.glob("*.html")):
            page.set_content(path.read_text(encoding="utf-8"))
            page.pdf(path=folder / f"{path.stem}.pdf", prefer_css_page_size=True, print_background=True)
        browser.close()
    return folder


@pytest.mark.parametrize("name", [path.stem for path in sorted(PLANS.glob("*.html"))])
def test_every_field_of_a_designed_plan(
    name: str, printed: Path, actions_of: Runs, request: pytest.FixtureRequest
) -> None:
    if name in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[name], strict=True))
    found = differences(gold(name), actions_of(printed).get(f"{name}.pdf", []))
    assert not found, "\n".join(found)
