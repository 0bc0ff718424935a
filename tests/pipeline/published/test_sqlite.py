"""The SQLite file answers what an analyst asks of it, with nothing but the standard library."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import OutputError, PipelineError
from pipeline.published.sqlite import write_sqlite
from tests.pipeline.make import a_document, an_action, publish_rows


@pytest.fixture
def database(tmp_path: Path) -> Path:
    officer = {"name": "Tree Officer", "abbreviation": "", "role": "lead", "kind": "post"}
    rows = [
        an_action(1, action="Plant trees along the brook", officers=[officer], other={"Priority": "High"}),
        an_action(2, action="Answer letters"),
    ]
    folder = publish_rows(tmp_path / "data", documents=[a_document(actions=2)], actions=rows)
    write_sqlite(folder, tmp_path / "plans.db")
    return tmp_path / "plans.db"


def ask(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def test_full_text_search_finds_other_forms_of_a_word(database: Path) -> None:
    query = "SELECT row FROM actions WHERE rowid IN (SELECT rowid FROM actions_fts WHERE actions_fts MATCH 'planting')"
    assert ask(database, query) == [(1,)]


def test_nested_values_are_json(database: Path) -> None:
    query = "SELECT json_extract(officers, '$[0].name'), json_extract(other, '$.Priority') FROM actions WHERE row = 1"
    assert ask(database, query) == [("Tree Officer", "High")]


def test_tables_join_by_their_keys(database: Path) -> None:
    query = "SELECT o.name, a.action FROM officers o JOIN actions a USING (action_id)"
    assert ask(database, query) == [("Tree Officer", "Plant trees along the brook")]
    assert ask(database, "PRAGMA foreign_key_check") == []


def test_metadata_names_real_columns(database: Path) -> None:
    metadata = json.loads(database.with_suffix(".metadata.json").read_text(encoding="utf-8"))
    for name, table in metadata["databases"]["plans"]["tables"].items():
        columns = {row[1] for row in ask(database, f"PRAGMA table_info({name})")}
        assert {*table["facets"]} <= columns, name


def test_the_codebook_is_in_it(database: Path) -> None:
    query = "SELECT meaning FROM codebook WHERE \"table\" = 'actions' AND \"column\" = 'action'"
    assert ask(database, query) == [("The thing to be done, with its number taken off",)]


def test_the_same_data_is_the_same_bytes(database: Path, tmp_path: Path) -> None:
    write_sqlite(tmp_path / "data", tmp_path / "again.db")
    assert (tmp_path / "again.db").read_bytes() == database.read_bytes()


def test_a_missing_table_and_a_missing_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"actions\.parquet is not there"):
        write_sqlite(tmp_path, tmp_path / "plans.db")
    assert not (tmp_path / "plans.db").exists()
    with pytest.raises(OutputError, match="can't be written"):
        write_sqlite(publish_rows(tmp_path / "data"), tmp_path / "nowhere" / "plans.db")
