"""A release's version follows from what changed, and its log says what and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.publish.changes import change_log, compare
from tests.pipeline.make import a_document, an_action, publish_rows

OTHER = "fedcba9876543210"


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
    assert change_log(release).splitlines()[-1] == (
        "- plan.pdf: 1 added, 2 removed (a new version of the document)."
    )


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
