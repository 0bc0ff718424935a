"""Every rule of `validate` has one data set that breaks it, and a whole one passes."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.errors import PipelineError
from pipeline.published.validate import validate
from tests.pipeline.make import a_document, an_action, publish_rows

OFFICER = {"name": "Tree Officer", "abbreviation": "", "role": "lead", "kind": "post"}
DATE = {
    "edtf": "2021-04/2022-03",
    "kind": "target",
    "recurrence": "",
    "start": datetime.date(2021, 4, 1),
    "end": datetime.date(2022, 3, 31),
}


def whole(**changes: Any) -> dict[str, Any]:
    action = an_action(1, officers=[OFFICER], dates=[DATE], **changes)
    return {"documents": [a_document(actions=1)], "actions": [action]}


def found(folder: Path) -> list[tuple[str, str]]:
    return [(finding.table, finding.column) for finding in validate(folder)]


def test_a_whole_data_set_passes(tmp_path: Path) -> None:
    assert validate(publish_rows(tmp_path, **whole())) == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        pytest.param({"status": "done"}, ("actions", "status"), id="a value out of the closed set"),
        pytest.param({"confidence": 1.2}, ("actions", "confidence"), id="above the maximum"),
        pytest.param({"row": 0}, ("actions", "row"), id="below the minimum"),
        pytest.param({"document": ""}, ("actions", "document"), id="empty where it must be filled"),
        pytest.param(
            {"dates": [{**DATE, "edtf": "2021-4"}]}, ("actions", "dates.edtf"), id="no EDTF, in a record"
        ),
    ],
)
def test_values_that_break_a_rule(tmp_path: Path, changes: dict[str, Any], place: tuple[str, str]) -> None:
    assert place in found(publish_rows(tmp_path, **{**whole(), "actions": [an_action(1) | changes]}))


def test_a_finding_gives_count_and_case(tmp_path: Path) -> None:
    publish_rows(tmp_path, **whole(status="done"))
    assert "1 of 1 values are not of the closed set, such as 'done'" in [
        f.message for f in validate(tmp_path)
    ]


def test_a_key_that_stands_twice(tmp_path: Path) -> None:
    rows = {"documents": [a_document(actions=2)], "actions": [an_action(1), an_action(1)]}
    assert ("actions", "action_id") in found(publish_rows(tmp_path, **rows))


def test_a_row_of_no_document(tmp_path: Path) -> None:
    assert ("actions", "document_id") in found(publish_rows(tmp_path, actions=[an_action(1)]))


@pytest.mark.parametrize(
    ("document", "column"),
    [
        pytest.param({"actions": 3}, "actions", id="another number of actions"),
        pytest.param({"actions": 1, "words_kept": 10}, "words_kept", id="more words kept than there are"),
        pytest.param({"actions": 1, "words_kept": 8}, "words_kept", id="words lost, yet ok"),
    ],
)
def test_sums_that_do_not_hold(tmp_path: Path, document: dict[str, Any], column: str) -> None:
    publish_rows(tmp_path, documents=[a_document(**document)], actions=[an_action(1)])
    assert found(tmp_path) == [("documents", column)]


def test_a_few_words_in_rows_of_totals_are_no_loss(tmp_path: Path) -> None:
    document = a_document(actions=1, words=100, words_kept=96)
    assert validate(publish_rows(tmp_path, documents=[document], actions=[an_action(1)])) == []


def test_officers_that_are_not_those_of_the_actions(tmp_path: Path) -> None:
    publish_rows(tmp_path, **whole(), officers=[])
    assert found(tmp_path) == [("officers", "")]


def test_a_column_of_another_type(tmp_path: Path) -> None:
    path = publish_rows(tmp_path, **whole()) / "documents.parquet"
    content = pq.read_table(path)
    pq.write_table(content.set_column(0, "document_id", content["bytes"]), path)
    assert found(tmp_path) == [("documents", "document_id")]


def test_a_missing_table_is_said(tmp_path: Path) -> None:
    (publish_rows(tmp_path) / "dates.parquet").unlink()
    with pytest.raises(PipelineError, match=r"dates\.parquet is not there"):
        validate(tmp_path)


@pytest.mark.parametrize("name", ["actions.parquet", "actions.csv", "codebook.md"])
def test_a_file_that_is_not_the_published_one(tmp_path: Path, name: str) -> None:
    """Such as one cell changed to a value that every rule allows."""
    publish_rows(tmp_path, **whole())
    for path in ("actions.csv", "codebook.md"):
        (tmp_path / path).write_text("x")
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in tmp_path.iterdir()}
    (tmp_path / "manifest.json").write_text(json.dumps({"files": hashes}))
    assert found(tmp_path) == []
    if name == "actions.parquet":
        publish_rows(tmp_path, **whole(action="Plant trees"))
    else:
        (tmp_path / name).write_text("y")
    assert found(tmp_path) == [(name, "")]
    (tmp_path / "actions.csv").unlink()
    assert ("actions.csv", "") in found(tmp_path)


def test_a_release_that_takes_its_place_is_told(tmp_path: Path) -> None:
    publish_rows(tmp_path, **whole())
    (tmp_path / ".action-plans-1.ready").mkdir()
    with pytest.raises(PipelineError, match="a new release is taking its place"):
        validate(tmp_path)
