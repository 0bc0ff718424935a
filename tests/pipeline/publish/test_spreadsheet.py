"""Texts that spreadsheets take for formulas are counted, published unchanged, and made safe in a copy."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.publish.spreadsheet import formula_issues, write_safe_copies
from tests.pipeline.make import an_action


@pytest.mark.parametrize("text", ["=1+1", "+44 20 7946 0000", "- plant trees", "@council", "\tbudget"])
def test_a_text_like_a_formula_is_counted(text: str) -> None:
    (issue,) = formula_issues([an_action(1, action=text), an_action(2, progress=text)])
    assert (issue.code, issue.count, issue.value) == ("formula-like-text", 2, text)


@pytest.mark.parametrize("text", ["• plant trees", "1 - 2", "", "(=)", "-"])
def test_other_texts_are_not(text: str) -> None:
    assert formula_issues([an_action(1, action=text)]) == []


def test_a_copy_is_made_safe_and_the_file_stays(tmp_path: Path) -> None:
    rows = [["action", "count"], ["=cmd", "1"], ['say "no"\nand go', "2"]]
    with (tmp_path / "actions.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    before = (tmp_path / "actions.csv").read_bytes()
    write_safe_copies(tmp_path)
    assert (tmp_path / "actions.csv").read_bytes() == before
    with (tmp_path / "actions.spreadsheet.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [rows[0], ["'=cmd", "1"], rows[2]]
