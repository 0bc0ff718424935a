"""The command on real documents: output, closing table, exit codes, one-line errors."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import docx
import pytest
from typer.testing import CliRunner, Result

from normalise.schema import TABLES
from pipeline.cli import app
from pipeline.identity import code_version

HEADER = ("Objective", "Action", "Lead officer", "Target date")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Two small Word plans."""
    for name, rows in (("hill.docx", 3), ("dale.docx", 2)):
        write_plan(tmp_path / "plans" / name, rows)
    return tmp_path / "plans"


def write_plan(path: Path, rows: int = 2) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    document.add_heading(f"Action plan of {path.stem} 2012-2015", 1)
    table = document.add_table(1, 4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, HEADER, strict=True):
        cell.text = text
    for number in range(1, rows + 1):
        texts = (
            f"{number} Warm homes",
            f"Insulate the lofts of street {number}",
            "Housing Manager",
            "Mar 2013",
        )
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], env={"COLUMNS": "80"})


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_run_writes_every_table(plans: Path, tmp_path: Path) -> None:
    result = call("run", plans, "--out", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 0, result.output
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {f"{table.name}.parquet" for table in TABLES} <= names
    assert {f"{table.name}.csv" for table in TABLES if table.is_csv} <= names
    actions = rows_of(tmp_path / "out" / "actions.csv")
    assert [row["document"] for row in actions] == ["dale.docx"] * 2 + ["hill.docx"] * 3
    assert actions[0]["action"] == "Insulate the lofts of street 1"
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert {"code_version", "reference_hash", "schema_hash", "options", "documents"} <= set(manifest)
    assert [d["document"] for d in manifest["documents"]] == ["dale.docx", "hill.docx"]
    for line in result.stdout.splitlines():
        assert len(line) <= 80 or str(tmp_path) in line  # a path is as long as it is
    assert result.stdout.split()[:8] == [
        "document",
        "tables",
        "actions",
        "issues",
        "outcome",
        "words",
        "kept",
        "dale.docx",
    ]


def test_the_same_documents_give_the_same_bytes(plans: Path, tmp_path: Path) -> None:
    for out, workers in (("one", 1), ("two", 2)):
        assert call("run", plans, "--out", tmp_path / out, "--workers", workers).exit_code == 0
        assert call("run", plans, "--out", tmp_path / out, "--workers", workers).exit_code == 0
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / out).iterdir()} for out in ("one", "two"))
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_a_broken_document_fails_alone(plans: Path, tmp_path: Path) -> None:
    whole = (plans / "hill.docx").read_bytes()
    broken = {
        "cut.docx": whole[: len(whole) // 2],
        "empty.pdf": b"",
        "picture.pdf": b"\x89PNG\r\n",
        "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Cat",
    }
    for name, content in broken.items():
        (plans / name).write_bytes(content)
    with_bad_part(plans / "hill.docx", plans / "part.docx")
    result = call("run", plans, "--out", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    documents = {row["document"]: row for row in rows_of(tmp_path / "out" / "documents.csv")}
    assert {name for name, row in documents.items() if row["outcome"] == "failed"} == {*broken, "part.docx"}
    assert all(row["error"] for row in documents.values() if row["outcome"] == "failed")
    assert documents["hill.docx"]["actions"] == "3"
    for name in broken:
        assert sum(line.startswith(f"{plans / name}: ") for line in result.stdout.splitlines()) == 1
    failed = {
        row["document_id"]
        for row in rows_of(tmp_path / "out" / "issues.csv")
        if row["code"] == "document-failed"
    }
    assert failed == {row["document_id"] for row in documents.values() if row["outcome"] == "failed"}


def with_bad_part(source: Path, target: Path) -> None:
    import zipfile

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, content[:200] if info.filename == "word/document.xml" else content)


def test_only_broken_documents_are_still_written(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    result = call("run", tmp_path / "empty.pdf", "--out", tmp_path / "out")
    assert result.exit_code == 1
    (row,) = rows_of(tmp_path / "out" / "documents.csv")
    assert (row["document"], row["outcome"], row["document_id"]) == (
        "empty.pdf",
        "failed",
        "e3b0c44298fc1c14",
    )


def one_line(result: Result) -> str:
    """The error that was told: one line, no traceback."""
    assert result.exit_code == 2, result.output
    (line,) = result.stderr.strip().splitlines()[-1:]
    assert line.startswith("action-plans: ")
    assert "Traceback" not in result.output
    return line


def test_a_folder_with_nothing_to_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    line = one_line(call("run", tmp_path / "empty", "--out", tmp_path / "out"))
    assert f"{tmp_path}/empty" in line
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "nothing.pdf: No such file" in one_line(
        call("run", tmp_path / "nothing.pdf", "--out", tmp_path / "out")
    )


def test_an_output_folder_that_can_not_be_written_is_told_before_work(plans: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    started = time.monotonic()
    assert f"{tmp_path}/out" in one_line(call("run", plans, "--out", tmp_path / "out"))
    assert time.monotonic() - started < 5
    assert (tmp_path / "out").read_text() == "a file"


@pytest.mark.parametrize(
    "arguments", [("run",), ("run", "x.pdf"), ("nonsense",), ("ingest", "x.pdf", "--workers", "0")]
)
def test_wrong_use(arguments: tuple[str, ...]) -> None:
    assert call(*arguments).exit_code == 2


def test_the_council_can_be_given(plans: Path, tmp_path: Path) -> None:
    result = call("run", plans, "--out", tmp_path / "out", "--council", "Leeds City Council", "--workers", 1)
    assert result.exit_code == 0, result.output
    assert {row["council"] for row in rows_of(tmp_path / "out" / "actions.csv")} == {"Leeds City Council"}


def test_ingest_publish_verify(plans: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    result = call("ingest", plans, "--store", store, "--workers", 1)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "2 new, 0 redone, 0 known")
    result = call("ingest", plans, "--store", store)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "0 new, 0 redone, 2 known")
    assert call("verify", "--store", store).exit_code == 0
    assert call("publish", "--store", store, "--out", tmp_path / "out").exit_code == 0
    assert call("run", plans, "--out", tmp_path / "run", "--workers", 1).exit_code == 0
    assert (tmp_path / "out" / "actions.csv").read_bytes() == (tmp_path / "run" / "actions.csv").read_bytes()
    next((store / "results").rglob("*.parquet")).write_bytes(b"")
    result = call("verify", "--store", store)
    assert result.exit_code == 1
    assert "is not what was written" in result.stdout


def test_no_store_is_told(tmp_path: Path) -> None:
    assert "there is no store" in one_line(call("verify", "--store", tmp_path / "nowhere"))


def test_the_log_is_json(plans: Path, tmp_path: Path) -> None:
    (plans / "notes.txt").write_text("x")
    result = call(
        "ingest", plans, tmp_path / "none", "--store", tmp_path / "store", "--log-json", "--workers", 1
    )
    events: list[dict[str, Any]] = [json.loads(line) for line in result.stderr.splitlines()]
    assert [event["event"] for event in events] == [
        "present",
        "present",
        "skipped",
        "problem",
        "reading",
        "read",
        "read",
        "finished",
    ]
    assert events[-2]["outcome"] == "ok"
    assert (events[-1]["new"], events[-1]["problems"]) == (2, 1)
    assert result.exit_code == 1


def test_ctrl_c_leaves_a_good_store_and_the_next_run_goes_on(tmp_path: Path) -> None:
    for number in range(6):
        write_plan(tmp_path / "plans" / f"{number}.docx", rows=number + 1)
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "ingest",
        str(tmp_path / "plans"),
        "--store",
        str(tmp_path / "store"),
    ]
    with subprocess.Popen([*command, "--workers", "1"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while not process.stderr.readline().startswith("1/6"):
            pass
        process.send_signal(2)
        rest = process.stderr.read()
    assert process.returncode == 130, rest
    assert "Traceback" not in rest
    assert call("verify", "--store", tmp_path / "store").exit_code == 0
    done = len(list((tmp_path / "store" / "results").rglob("*.parquet")))
    assert 1 <= done < 6
    result = call("ingest", tmp_path / "plans", "--store", tmp_path / "store", "--workers", 1)
    assert result.stdout.splitlines()[-1] == f"{6 - done} new, 0 redone, {done} known"


def test_help_answers_at_once() -> None:
    """In half a second; of the processor's time, best of three, since other programs share the machine."""
    command = [str(Path(sys.executable).with_name("action-plans")), "--help"]
    best = min(timed(command) for _ in range(3))
    assert best < 0.5


def timed(command: list[str]) -> float:
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "COLUMNS": "80"})
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_the_version_is_that_of_a_release() -> None:
    result = call("--version")
    assert (result.exit_code, result.stdout) == (0, f"action-plans {code_version()}\n")


def test_every_command_has_help() -> None:
    for command in app.registered_commands:
        name = command.name or getattr(command.callback, "__name__", "")
        result = call(name, "--help")
        assert result.exit_code == 0
        assert "Usage" in result.stdout


def test_odd_file_names_do_not_stop_a_run(plans: Path, tmp_path: Path) -> None:
    odd = os.fsdecode(bytes(plans) + b"/a\n\xff.docx")
    shutil.copy(plans / "hill.docx", odd)
    (plans / "hill.docx").unlink()
    result = call("run", plans, "--out", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 0, result.output
    assert [row["document"] for row in rows_of(tmp_path / "out" / "documents.csv")] == [
        "a\\n\\udcff.docx",
        "dale.docx",
    ]
