"""A release is made of a store, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import OutputError, StoreError
from pipeline.identity import current_identity
from pipeline.ingest import ingest
from pipeline.publish.publish import Published, PublishOptions, publish
from pipeline.published.validate import validate
from pipeline.store.store import Store
from tests.pipeline import fakes


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr("pipeline.work.runner.isolated", lambda function, task, limits: function(task))
    fakes.write_document(tmp_path / "plans" / "plan.pdf", actions=2)
    return take(Store(str(tmp_path / "store")), tmp_path / "plans")


def take(store: Store, plans: Path) -> Store:
    ingest([str(plans)], store, fakes.options(), fakes.Silent(), fakes.read)
    return store


def published(store: Store, out: Path, **options: bool) -> Published:
    return publish(store, out, current_identity(), PublishOptions(**options))


def test_the_release_is_told(store: Store, tmp_path: Path) -> None:
    first = published(store, tmp_path / "out")
    assert (first.release.version, first.rows["documents"], first.rows["actions"]) == ("1.0.0", 1, 2)
    fakes.write_document(tmp_path / "plans" / "new.pdf", actions=3)
    second = published(take(store, tmp_path / "plans"), tmp_path / "out")
    assert (second.release.version, second.rows["actions"]) == ("1.1.0", 5)
    assert validate(tmp_path / "out") == []


def test_failed_documents_alone_are_a_release(store: Store, tmp_path: Path) -> None:
    fakes.write_document(tmp_path / "bad" / "bad.pdf", then="fail")
    bad = take(Store(str(tmp_path / "bad-store")), tmp_path / "bad")
    assert published(bad, tmp_path / "out").rows["documents"] == 1
    assert validate(tmp_path / "out") == []


def test_an_empty_store_leaves_the_last_release(store: Store, tmp_path: Path) -> None:
    published(store, tmp_path / "out")
    with pytest.raises(StoreError, match="holds no document yet"):
        published(Store(str(tmp_path / "mistyped")), tmp_path / "out")
    assert validate(tmp_path / "out") == []


@pytest.mark.parametrize("name", ["manifest.json", "datapackage.json", "actions.parquet"])
def test_a_last_release_that_is_damaged_is_told(store: Store, tmp_path: Path, name: str) -> None:
    published(store, tmp_path / "out")
    path = tmp_path / "out" / name
    path.write_bytes(path.read_bytes()[:50])
    left = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    with pytest.raises(OutputError, match=r"can.t be read|no release wrote"):
        published(store, tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == left


def test_a_masked_release_says_so_and_names_no_file(store: Store, tmp_path: Path) -> None:
    for is_masked in (False, True):
        out = tmp_path / str(is_masked)
        published(store, out, mask_persons=is_masked)
        assert ("[name withheld]" in (out / "README.md").read_text()) is is_masked
        (document,) = json.loads((out / "manifest.json").read_text())["documents"]
        assert ("document" in document, "source" in document) == (not is_masked, not is_masked)


def test_a_copy_for_spreadsheets_is_part_of_the_release(store: Store, tmp_path: Path) -> None:
    published(store, tmp_path / "out", spreadsheet_safe=True)
    assert "actions.spreadsheet.csv" in json.loads((tmp_path / "out" / "manifest.json").read_text())["files"]
    assert validate(tmp_path / "out") == []
