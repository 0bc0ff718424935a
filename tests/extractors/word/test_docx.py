"""A Word file becomes lines and table pieces in reading order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.word.docx import read_word
from tests.extractors.word.make import lines, p, tables, tbl, tr, write_docx


def test_paragraphs_and_tables_come_in_reading_order(tmp_path: Path) -> None:
    body = p("Before") + tbl(tr("a", "b")) + p("Between") + p() + tbl(tr("c", "d")) + p("After")
    read = read_word(write_docx(tmp_path / "plan.docx", body))
    assert lines(read) == ["Before", "a", "b", "Between", "", "c", "d", "After"]
    assert read.layout.words == 7


@pytest.mark.parametrize("plan", ["bathnes", "bolsover", "framework", "kent", "melton"])
def test_yardstick_has_every_word_of_the_gold_rows(shared: Path, plan: str) -> None:
    gold = json.loads((shared / "corpus" / "gold" / f"{plan}.json").read_text(encoding="utf-8"))
    read = read_word(shared / "corpus" / "base" / f"{plan}.docx")
    have = set(" ".join(lines(read)).split())
    said = [
        row[key] for row in gold["actions"] for key in ("action", "objective", "lead_officer", "target_date")
    ]
    assert {word for text in said for word in text.split()} <= have
    assert tables(read)
