"""Rows of the schema's tables of a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from extractors.document import Box, Cell, Document, Issue, Line, Row, Table, WordCount
from normalise.plan import ColumnDecision, TableDecision
from normalise.schema import TABLES
from pipeline.tables import Facts, failed_rows, plan_rows
from tests.pipeline import fakes

FACTS = Facts("0123456789abcdef", "plan.pdf", 10)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return fakes.extract(fakes.write_document(tmp_path / "plan.json", actions=2))


def test_every_table_has_the_columns_of_the_schema(document: Document) -> None:
    rows = plan_rows(FACTS, document, fakes.normalise(document, name="plan.pdf", council="Hill"))
    assert {name: set(rows[name][0]) for name in rows} == {
        t.name: {c.name for c in t.columns} for t in TABLES
    }


def test_a_failed_document_has_its_row_and_its_issue() -> None:
    rows = failed_rows(FACTS, Issue("document-failed", "is cut off"), "application/pdf")
    assert {name: len(content) for name, content in rows.items() if content} == {"documents": 1, "issues": 1}
    assert set(rows["documents"][0]) == {c.name for t in TABLES if t.name == "documents" for c in t.columns}
    assert (rows["documents"][0]["outcome"], rows["documents"][0]["error"]) == ("failed", "is cut off")
    assert (rows["issues"][0]["severity"], rows["issues"][0]["fix_by"]) == ("error", "author")


def test_bounds_are_of_target_and_start_dates(document: Document) -> None:
    row = plan_rows(FACTS, document, fakes.normalise(document, name="plan.pdf", council=None))["actions"][0]
    assert (row["target_start"], row["target_end"]) == (date(2012, 1, 1), date(2012, 5, 31))


def test_officers_and_dates_point_at_their_action(document: Document) -> None:
    rows = plan_rows(FACTS, document, fakes.normalise(document, name="plan.pdf", council=None))
    ids = ["0123456789abcdef-1-1-1", "0123456789abcdef-1-2-1"]
    assert [row["action_id"] for row in rows["actions"]] == ids
    assert [(row["action_id"], row["place"]) for row in rows["officers"]] == [(ids[0], 1), (ids[1], 1)]
    assert [row["place"] for row in rows["dates"]] == [1, 2, 3, 1, 2, 3]


def test_a_status_says_where_it_came_from(document: Document) -> None:
    plan = fakes.normalise(document, name="plan.pdf", council=None)
    told = replace(plan.actions[0], status="completed", status_from="progress")
    rows = plan_rows(FACTS, document, replace(plan, actions=(told, *plan.actions[1:])))["actions"]
    assert [(row["status"], row["status_from"]) for row in rows] == [
        ("completed", "progress"),
        ("unknown", ""),
    ]


def test_a_plan_says_what_it_is_of_and_when_it_stands(document: Document) -> None:
    plan = fakes.normalise(document, name="plan.pdf", council=None)
    told = replace(plan, kind="housing", status_date="2015-03", period_start=None, period_end=2030)
    row = plan_rows(FACTS, document, told)["documents"][0]
    assert (row["plan_kind"], row["status_date"], row["period_end"]) == ("housing", "2015-03", 2030)
    failed = failed_rows(FACTS, Issue("document-failed", "..."))["documents"][0]
    assert (failed["plan_kind"], failed["status_date"]) == ("unknown", "")


def test_an_issue_names_its_action_where_its_row_has_one(document: Document) -> None:
    plan = fakes.normalise(document, name="plan.pdf", council=None)
    issue = Issue("officer-not-named", "TBC", table=1, row=2)
    second = replace(plan.actions[1], item=2)
    one = plan_rows(FACTS, document, replace(plan, issues=(issue,)))
    two = plan_rows(FACTS, document, replace(plan, issues=(issue,), actions=(*plan.actions, second)))
    none = plan_rows(FACTS, document, replace(plan, issues=(structs.replace(issue, row=None),)))
    touched = [rows["issues"][0]["action_id"] for rows in (one, two, none)]
    assert touched == ["0123456789abcdef-1-2-1", None, None]


@pytest.mark.parametrize(("words", "error"), [(0, "A picture."), (9, None)], ids=["none", "some"])
def test_a_document_without_a_readable_word_says_why(
    document: Document, words: int, error: str | None
) -> None:
    issues = (Issue("unknown-abbreviation", "A note."), Issue("no-text-layer", "A picture."))
    plan = replace(fakes.normalise(document, name="scan.pdf", council=None), issues=issues)
    read = structs.replace(document, words=WordCount(total=words, outside=words))
    assert plan_rows(FACTS, read, plan)["documents"][0]["error"] == error


@pytest.mark.parametrize(
    ("kinds", "severity_code", "outcome"),
    [
        (("actions",), None, "ok"),
        (("actions",), "officer-not-named", "ok"),
        (("actions",), "no-text-layer", "partial"),
        (("contents",), None, "no_tables"),
        ((), None, "no_tables"),
    ],
)
def test_outcome(document: Document, kinds: tuple[str, ...], severity_code: str | None, outcome: str) -> None:
    plan = replace(
        fakes.normalise(document, name="plan.pdf", council=None),
        table_decisions=tuple(TableDecision(1, kind, "", 1.0) for kind in kinds),
        issues=(Issue(severity_code, "..."),) if severity_code else (),
    )
    assert plan_rows(FACTS, document, plan)["documents"][0]["outcome"] == outcome


@pytest.mark.parametrize(("kept", "outcome"), [(95, "ok"), (94, "partial")])
def test_many_words_in_rows_that_give_no_action_make_it_partial(
    document: Document, kept: int, outcome: str
) -> None:
    plan = replace(fakes.normalise(document, name="plan.pdf", council=None), words=100, words_kept=kept)
    assert plan_rows(FACTS, document, plan)["documents"][0]["outcome"] == outcome


def test_a_code_outside_the_catalogue_is_an_error(document: Document) -> None:
    plan = replace(
        fakes.normalise(document, name="plan.pdf", council=None), issues=(Issue("no-such-code", "..."),)
    )
    row = plan_rows(FACTS, document, plan)["issues"][0]
    assert (row["severity"], row["fix_by"]) == ("error", "code")


def test_a_cell_knows_its_pages() -> None:
    boxes = (Box(2, 0, 0, 10, 10), Box(3, 0, 0, 10, 5))
    table = Table(1, (Row((Cell(1, 1, lines=(Line("a"), Line("b")), boxes=boxes),), "header"),), 1)
    document = Document("application/pdf", (table,), 3)
    row = plan_rows(FACTS, document, fakes.a_plan((table,)))["cells"][0]
    assert (row["text"], row["kind"], row["page_first"], row["page_last"]) == ("a\nb", "header", 2, 3)
    assert [box["page"] for box in row["boxes"]] == [2, 3]


def test_the_first_column_says_what_the_table_was_taken_for(document: Document) -> None:
    plan = fakes.normalise(document, name="plan.pdf", council=None)
    columns = tuple(ColumnDecision(1, column, "", None, None, 1.0) for column in (2, 1))
    rows = plan_rows(FACTS, document, replace(plan, column_decisions=columns))["columns"]
    assert [(row["column"], row["table_kind"]) for row in rows] == [(1, "actions"), (2, None)]
