"""A release's version follows from what changed, and its log says what and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from normalise.schema import table
from pipeline.publish.changes import change_log, compare
from tests.pipeline.make import a_document, an_action, an_issue, publish_rows

OTHER = "fedcba9876543210"
LAST = table("actions").columns[-1].name


def two_rows(**changes: Any) -> dict[str, list[dict[str, Any]]]:
    return {"documents": [a_document(actions=2)], "actions": [an_action(1, **changes), an_action(2)]}


def test_the_first_release_has_the_first_version(tmp_path: Path) -> None:
    assert compare(None, publish_rows(tmp_path)).version == "1.0.0"


def test_the_same_rows_keep_the_version_and_the_log(tmp_path: Path) -> None:
    old, new = publish_rows(tmp_path / "old", **two_rows()), publish_rows(tmp_path / "new", **two_rows())
    release = compare(old, new, old_version="1.2.3")
    assert (release.version, release.is_changed) == ("1.2.3", False)
    assert change_log(release, "# Changes of the data\n\n## 1.2.3\n") == "# Changes of the data\n\n## 1.2.3\n"


def test_a_corrected_cell_is_a_patch_and_names_its_column(tmp_path: Path) -> None:
    old = publish_rows(tmp_path / "old", **two_rows())
    new = publish_rows(tmp_path / "new", **two_rows(action="Plant trees", officers=[]))
    release = compare(old, new, old_version="1.2.3", why="code 0.2.0")
    assert release.version == "1.2.4"
    assert "- plan.pdf: 1 changed in action (code 0.2.0)." in change_log(release)


def test_new_rows_are_a_minor_step(tmp_path: Path) -> None:
    old = publish_rows(tmp_path / "old", **two_rows())
    rows = two_rows()
    rows["documents"].append(a_document(document_id=OTHER, document="new.pdf"))
    rows["actions"].append(an_action(1, document_id=OTHER, document="new.pdf"))
    release = compare(old, publish_rows(tmp_path / "new", **rows), old_version="1.2.3")
    assert release.version == "1.3.0"
    assert "- new.pdf: 1 added (new document)." in change_log(release)


def test_a_document_with_other_bytes_is_a_new_version_of_it(tmp_path: Path) -> None:
    old = publish_rows(tmp_path / "old", **two_rows())
    new = publish_rows(
        tmp_path / "new", documents=[a_document(document_id=OTHER)], actions=[an_action(1, document_id=OTHER)]
    )
    release = compare(old, new, old_version="1.0.0")
    assert change_log(release).splitlines()[4:] == [
        "- plan.pdf: 1 added, 2 removed (a new version of the document).",
        "- Other tables, rows: documents 1 added, 1 removed.",
    ]


def test_a_document_that_is_gone_is_told(tmp_path: Path) -> None:
    old = publish_rows(tmp_path / "old", **two_rows())
    release = compare(old, publish_rows(tmp_path / "new"), old_version="1.0.0")
    assert release.version == "1.1.0"
    assert "2 removed (document no longer in the sources)" in change_log(release)


@pytest.mark.parametrize(
    ("dropped", "version", "told"),
    [
        pytest.param(
            "status_from", "1.1.0", "actions.status_from is new", id="a column added at the end is minor"
        ),
        pytest.param("plan", "2.0.0", "actions.plan is new", id="a column added in the middle is major"),
    ],
)
def test_columns_that_come(tmp_path: Path, dropped: str, version: str, told: str) -> None:
    old = publish_rows(tmp_path / "old", **two_rows())
    path = old / "actions.parquet"
    pq.write_table(pq.read_table(path).drop_columns([dropped]), path)
    release = compare(old, publish_rows(tmp_path / "new", **two_rows()), old_version="1.0.4")
    assert (release.version, release.columns) == (version, (told,))


def test_a_column_that_goes_is_major(tmp_path: Path) -> None:
    old = publish_rows(tmp_path / "old", **two_rows())
    path = old / "actions.parquet"
    content = pq.read_table(path)
    pq.write_table(content.append_column("extra", content["plan"]), path)
    release = compare(old, publish_rows(tmp_path / "new", **two_rows()), old_version="1.0.4")
    assert (release.version, release.columns) == ("2.0.0", ("actions.extra is gone",))


def test_newer_releases_stand_above_older_ones(tmp_path: Path) -> None:
    first = change_log(compare(None, publish_rows(tmp_path / "a", **two_rows())))
    second = change_log(compare(tmp_path / "a", publish_rows(tmp_path / "b"), old_version="1.0.0"), first)
    assert [line for line in second.splitlines() if line.startswith("#")] == [
        "# Changes of the data",
        "## 1.1.0",
        "## 1.0.0",
    ]


def test_two_documents_of_one_name_are_told_apart_by_their_source(tmp_path: Path) -> None:
    """The one that stayed does not make the other one a new version of it."""
    rows = two_rows()
    rows["documents"][0]["source"] = "hill/plan.pdf"
    old = publish_rows(tmp_path / "old", **rows)
    rows["documents"].append(a_document(document_id=OTHER, source="dale/plan.pdf"))
    rows["actions"].append(an_action(1, document_id=OTHER))
    release = compare(old, publish_rows(tmp_path / "new", **rows), old_version="1.0.0")
    assert [(change.document, change.why) for change in release.documents] == [
        ("plan.pdf (dale/plan.pdf)", "new document")
    ]


def test_a_document_without_actions_is_told_and_minor(tmp_path: Path) -> None:
    old, rows = publish_rows(tmp_path / "old", **two_rows()), two_rows()
    rows["documents"].append(a_document(document_id=OTHER, document="bad.pdf", outcome="failed"))
    release = compare(old, publish_rows(tmp_path / "new", **rows), old_version="1.2.3")
    assert release.version == "1.3.0"
    assert "- bad.pdf: no actions (new document)." in change_log(release)


def test_a_document_that_moved_is_no_new_one(tmp_path: Path) -> None:
    old, rows = publish_rows(tmp_path / "old", **two_rows()), two_rows()
    rows["documents"][0]["source"] = "elsewhere/plan.pdf"
    release = compare(old, publish_rows(tmp_path / "new", **rows), old_version="1.2.3")
    assert (release.version, release.documents) == ("1.2.4", ())
    assert change_log(release).splitlines()[-1] == "- Other tables, rows: documents 1 changed."


def test_a_change_of_issues_alone_is_a_patch(tmp_path: Path) -> None:
    old = publish_rows(tmp_path / "old", **two_rows(), issues=[an_issue(fix_by="code")])
    new = publish_rows(tmp_path / "new", **two_rows(), issues=[an_issue(fix_by="author")])
    release = compare(old, new, old_version="1.2.3")
    assert release.version == "1.2.4"
    assert change_log(release).splitlines()[-1] == "- Other tables, rows: issues 1 added, 1 removed."


def test_the_log_of_many_documents_has_an_end(tmp_path: Path) -> None:
    def rows(action: str) -> dict[str, list[dict[str, Any]]]:
        ids = [f"{n:016x}" for n in range(150)]
        return {
            "documents": [a_document(document_id=i, document=f"{i}.pdf") for i in ids],
            "actions": [an_action(1, document_id=i, document=f"{i}.pdf", action=action) for i in ids],
        }

    old, new = publish_rows(tmp_path / "old", **rows("a")), publish_rows(tmp_path / "new", **rows("b"))
    lines = change_log(compare(old, new, old_version="1.0.0", why="code 2")).splitlines()
    assert lines[-1] == "- 50 more documents: 50 changed (code 2)."
    assert len(lines) == len(["# Changes of the data", "", "## 1.0.1", ""]) + 100 + 1
