"""`load` gives frames with the types that an analyst expects."""

from __future__ import annotations

import datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from pipeline.errors import PipelineError
from pipeline.published.frames import load
from tests.pipeline.make import a_document, an_action, publish_rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    officer = {"name": "Tree Officer", "abbreviation": "", "role": "lead", "kind": "post"}
    action = an_action(1, officers=[officer], target_end=datetime.date(2022, 3, 31), status="completed")
    return publish_rows(tmp_path, documents=[a_document()], actions=[action, an_action(2)])


def test_types(folder: Path) -> None:
    actions = load(folder).actions
    assert pd.api.types.is_datetime64_any_dtype(actions["target_end"])
    assert isinstance(actions["status"].dtype, pd.CategoricalDtype)
    assert actions["page_first"].dtype == "Int64"
    assert actions["action"].dtype == "str"
    assert isinstance(actions["document"].dtype, pd.CategoricalDtype)


def test_values(folder: Path) -> None:
    actions = load(folder).actions
    assert actions.loc[0, "target_end"] == pd.Timestamp("2022-03-31")
    assert actions["target_end"].isna().tolist() == [False, True]
    assert [officer["name"] for officer in actions["officers"].tolist()[0]] == ["Tree Officer"]
    assert actions["status"].tolist() == ["completed", "unknown"]


def test_every_table_is_there(folder: Path) -> None:
    data = load(folder)
    assert len(data.documents) == 1
    assert data.issues.empty
    assert list(data.officers["name"]) == ["Tree Officer"]


def test_a_folder_that_is_no_data_set(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"actions\.parquet is not there"):
        load(tmp_path)


def test_tables_stay_of_the_release_that_was_opened(folder: Path) -> None:
    data = load(folder)
    assert len(data.actions) == 2
    later = publish_rows(folder / "later", documents=[a_document(document="later.pdf")])
    for path in later.iterdir():
        path.replace(folder / path.name)
    assert data.documents["document"].tolist() == ["plan.pdf"]
    assert load(folder).documents["document"].tolist() == ["later.pdf"]


@pytest.mark.parametrize("moved", [0, 1, 5, 7])
def test_a_release_that_takes_its_place_is_read_whole(folder: Path, moved: int) -> None:
    """Wherever its files stand by now."""
    later = publish_rows(folder / ".action-plans-1.ready", documents=[a_document(document="later.pdf")])
    for path in sorted(later.iterdir())[:moved]:
        path.replace(folder / path.name)
    data = load(folder)
    assert data.actions.empty
    assert data.documents["document"].tolist() == ["later.pdf"]


def test_a_release_that_comes_while_files_are_opened_is_read_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables that were opened by then are left."""
    later = publish_rows(folder / "later", documents=[a_document(document="later.pdf")])
    (later / "manifest.json").write_text("later")
    opened = pa.OSFile

    def open_late(path: str) -> pa.OSFile:
        if path.endswith("documents.parquet") and later.exists():
            later.rename(folder / ".action-plans-1.ready")
        return opened(path)

    monkeypatch.setattr(pa, "OSFile", open_late)
    data = load(folder)
    assert data.actions.empty
    assert data.documents["document"].tolist() == ["later.pdf"]
