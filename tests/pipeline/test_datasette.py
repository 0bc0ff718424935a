"""Datasette shows the SQLite file: tables, facets and full-text search, in a real browser."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from pipeline.published.sqlite import METADATA_SUFFIX, write_sqlite
from tests.pipeline.make import a_document, an_action, publish_rows


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    rows = [an_action(1, action="Plant trees"), an_action(2, action="Answer letters", status="completed")]
    folder = publish_rows(tmp_path / "data", documents=[a_document(actions=2)], actions=rows)
    path = tmp_path / "plans.db"
    write_sqlite(folder, path)
    command = [sys.executable, "-W", "ignore", "-m", "datasette", "serve", str(path), "--port", "0"]
    metadata = ["-m", str(path.with_suffix(METADATA_SUFFIX))]
    with subprocess.Popen([*command, *metadata], stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            yield next(found[1] for line in server.stderr if (found := re.search(r"(http://127\S+)", line)))
        finally:
            server.terminate()


def test_search_and_facets(address: str, chromium: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"{address}/plans/actions")
        expect(page.locator("[data-facet-value=completed], .facet-info").first).to_be_visible()
        page.locator("input[name=_search]").fill("planting")
        page.locator("input[name=_search]").press("Enter")
        expect(page.get_by_text("Plant trees").first).to_be_visible()
        expect(page.get_by_text("Answer letters")).to_have_count(0)
        browser.close()
