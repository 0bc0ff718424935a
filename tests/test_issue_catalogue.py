"""The issue catalogue holds both ways: every code raised is in it, and every code in it is raised."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "data" / "reference" / "issues.csv"
PACKAGES = ("extractors", "normalise", "pipeline")


def catalogue() -> list[dict[str, str]]:
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sources() -> Iterator[tuple[Path, ast.AST]]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def literals(node: ast.expr) -> list[str]:
    """The texts that an argument can be; none if it is no literal."""
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def raised() -> dict[str, list[str]]:
    """Code: where `Issue("code", ...)` stands."""
    found: dict[str, list[str]] = {}
    for path, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Issue":
                named = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
                for code in (text for arg in [*node.args[:1], *named] for text in literals(arg)):
                    found.setdefault(code, []).append(f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def texts() -> set[str]:
    """Every literal text of the packages: codes also come through helpers and tables of rules."""
    return {
        node.value
        for _, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_that_is_raised_is_in_the_catalogue() -> None:
    known = {row["code"] for row in catalogue()}
    unknown = {code: places for code, places in raised().items() if code not in known}
    assert not unknown, f"not in data/reference/issues.csv: {unknown}"


def test_every_code_of_the_catalogue_is_raised() -> None:
    silent = {row["code"] for row in catalogue()} - texts()
    assert not silent, f"in data/reference/issues.csv, but raised nowhere: {sorted(silent)}"


def test_each_code_stands_once() -> None:
    codes = [row["code"] for row in catalogue()]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("row", catalogue(), ids=lambda row: row["code"])
def test_an_entry_says_all_that_the_codebook_prints(row: dict[str, str]) -> None:
    assert row["code"] == row["code"].lower().replace("_", "-").replace(" ", "-")
    assert row["severity"] in ("error", "warning", "info")
    assert row["fix_by"] in ("author", "vocabulary", "code")
    assert all(row[name].strip() for name in ("title", "meaning", "what_to_do"))
    assert None not in row, "a comma that is not quoted"
