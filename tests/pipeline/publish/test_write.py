"""The output folder changes whole or not at all."""

from __future__ import annotations

import csv
import errno
import json
import os
from datetime import date
from pathlib import Path

import pytest

from normalise.schema import table
from pipeline.arrow import to_arrow
from pipeline.errors import OutputError
from pipeline.parquet import read
from pipeline.publish.write import TableWriter, check_output, staged_output
from tests.pipeline.make import a_document, an_action


def content_of(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def _write_half(folder: Path, error: BaseException) -> None:
    (folder / "actions.csv").write_text("half")
    raise error


def manifest(text: str) -> str:
    return f'{{"code_version": "{text}"}}'


def write(out: Path, text: str) -> None:
    with staged_output(out) as folder:
        (folder / "actions.csv").write_text(text)
        (folder / "manifest.json").write_text(manifest(text))


def test_files_take_their_place_and_strangers_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "mine").mkdir()
    write(tmp_path, "one")
    write(tmp_path, "two")
    assert content_of(tmp_path) == {
        "actions.csv": "two",
        "manifest.json": manifest("two"),
        "notes.txt": "mine",
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "actions.csv",
        "manifest.json",
        "mine",
        "notes.txt",
    ]


@pytest.mark.parametrize(
    "beside", [{}, {"manifest.json": '{"name": "My web app"}'}], ids=["none", "another's"]
)
def test_a_file_of_someone_else_is_not_replaced(tmp_path: Path, beside: dict[str, str]) -> None:
    there = {"actions.csv": "mine", **beside}
    for name, text in there.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(OutputError, match=r"holds actions\.csv.*, which no release wrote"):
        write(tmp_path, "one")
    assert content_of(tmp_path) == there
    assert len(list(tmp_path.iterdir())) == len(there)


@pytest.mark.parametrize("error", [ValueError("bug"), KeyboardInterrupt()], ids=["bug", "Ctrl-C"])
def test_an_error_leaves_the_last_output(tmp_path: Path, error: BaseException) -> None:
    write(tmp_path, "one")
    with pytest.raises(type(error)), staged_output(tmp_path) as folder:
        _write_half(folder, error)
    assert content_of(tmp_path) == {"actions.csv": "one", "manifest.json": manifest("one")}
    assert len(list(tmp_path.iterdir())) == 2


def test_a_full_disk_leaves_the_last_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "one")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="No space left"):
            write(tmp_path, "two")
    assert content_of(tmp_path) == {"actions.csv": "one", "manifest.json": manifest("one")}


def test_files_left_by_a_crash_before_they_were_whole_go(tmp_path: Path) -> None:
    write(tmp_path, "one")
    left = tmp_path / ".action-plans-crashed"
    left.mkdir()
    (left / "actions.csv").write_text("half")
    write(tmp_path, "two")
    assert not left.exists()
    assert content_of(tmp_path)["actions.csv"] == "two"


def test_files_left_by_a_crash_while_they_were_moved_are_moved(tmp_path: Path) -> None:
    write(tmp_path, "one")
    left = tmp_path / ".action-plans-crashed.ready"
    left.mkdir()
    (left / "manifest.json").write_text("two")
    with pytest.raises(ValueError, match="bug"), staged_output(tmp_path):
        raise ValueError("bug")
    assert content_of(tmp_path)["manifest.json"] == "two"
    assert not left.exists()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    for attempt in (check_output, lambda out: write(out, "")):
        with pytest.raises(OutputError, match="--out"):
            attempt(tmp_path / "out")


def test_csv_is_read_back_with_the_standard_library(tmp_path: Path) -> None:
    officer = {"name": "Siân “S” P", "abbreviation": "", "role": "lead", "kind": "post"}
    row = an_action(
        1, action='=1+1, "x"\n- y', officers=[officer], target_end=date(2012, 5, 1), other={"a": "b"}
    )
    with TableWriter(tmp_path, table("actions")) as writer:
        writer.append(to_arrow("actions", [row]))
    content = (tmp_path / "actions.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    with (tmp_path / "actions.csv").open(encoding="utf-8", newline="") as file:
        (told,) = csv.DictReader(file)
    assert told["action"] == '=1+1, "x"\n- y'
    assert told["target_end"] == "2012-05-01"
    assert told["council"] == ""
    assert json.loads(told["officers"]) == [officer]
    assert json.loads(told["other"]) == {"a": "b"}
    assert json.loads(told["see_also"]) == []


def test_tables_come_in_row_groups_that_do_not_depend_on_chance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.publish.write.ROW_GROUP", 4)
    ids = [f"{n:016x}" for n in range(7)]
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        with TableWriter(folder, table("documents")) as writer:
            for document_id in ids:
                writer.append(to_arrow("documents", [a_document(document_id=document_id)]))
        assert writer.rows == 7
    content = (tmp_path / "a" / "documents.parquet").read_bytes()
    assert content == (tmp_path / "b" / "documents.parquet").read_bytes()
    assert read(content).column("document_id").to_pylist() == ids


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    with TableWriter(tmp_path, table("columns")):
        pass
    assert len(read((tmp_path / "columns.parquet").read_bytes())) == 0
    assert (tmp_path / "columns.csv").read_text().startswith("document_id,document,table")
