"""A release carries its own description, which outside tools accept."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from normalise.schema import TABLES, table
from pipeline.arrow import to_arrow
from pipeline.publish.describe.datapackage import table_schema
from pipeline.publish.package import describe_release, zip_release
from pipeline.publish.write import TableWriter
from tests.pipeline.make import a_document, an_action

OFFICER = {"name": "Tree Officer", "abbreviation": "", "role": "lead", "kind": "post"}
DATE = {"edtf": "2021-04/2022-03", "kind": "target", "recurrence": "", "start": None, "end": None}


def tables_in(folder: Path, **values: Any) -> Path:
    """The tables of a data set with one action, as publishing writes them."""
    action = an_action(
        1, officers=[OFFICER], dates=[DATE], other={"Priority": "High"}, see_also=["2.1"], **values
    )
    keys = {"action_id": action["action_id"], "document_id": action["document_id"], "place": 1}
    rows = {
        "documents": [a_document(actions=1)],
        "actions": [action],
        "officers": [{**keys, **OFFICER}],
        "dates": [{**keys, **DATE}],
    }
    folder.mkdir()
    for entry in TABLES:
        with TableWriter(folder, entry) as writer:
            writer.append(to_arrow(entry.name, rows.get(entry.name, [])))
    return folder


def frictionless(description: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", str(description), "--json"]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tables_in(tmp_path / "new")
    describe_release(folder, tmp_path / "nothing", why="")
    zip_release(folder)
    return folder


def test_frictionless_accepts_it_and_rejects_a_changed_cell(release: Path) -> None:
    accepted = frictionless(release / "datapackage.json")
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    path = release / "actions.csv"
    path.write_bytes(path.read_bytes().replace(b",unknown,", b",finished,"))
    rejected = frictionless(release / "datapackage.json")
    assert rejected.returncode == 1
    assert "constraint-error" in rejected.stdout or "hash-count" in rejected.stdout


def test_the_description_names_each_csv_column(release: Path) -> None:
    resources = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    described = {r["path"]: [field["name"] for field in r["schema"]["fields"]] for r in resources}
    csvw = json.loads((release / "csv-metadata.json").read_text(encoding="utf-8"))["tables"]
    assert {t["url"]: [column["name"] for column in t["tableSchema"]["columns"]] for t in csvw} == described
    for path in release.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == described[path.name], path.name


def test_both_descriptions_say_the_same_of_keys_and_values(release: Path) -> None:
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    metadata = json.loads((release / "csv-metadata.json").read_text(encoding="utf-8"))
    assert [link["@id"] for link in metadata["dc:license"]] == [item["path"] for item in package["licenses"]]
    resources, csvw = package["resources"], metadata["tables"]
    for resource, described in zip(resources, csvw, strict=True):
        schema, other = resource["schema"], described["tableSchema"]
        required = [f["name"] for f in schema["fields"] if f.get("constraints", {}).get("required")]
        assert [c["name"] for c in other["columns"] if c["required"]] == required
        assert other.get("primaryKey") == schema.get("primaryKey")
        assert [(k["columnReference"], k["reference"]["resource"]) for k in other.get("foreignKeys", [])] == [
            (k["fields"], f"{k['reference']['resource']}.csv") for k in schema.get("foreignKeys", [])
        ]


def test_the_table_schema_says_what_the_schema_says() -> None:
    schema = table_schema(table("actions"))
    fields = {field["name"]: field.get("constraints", {}) for field in schema["fields"]}
    (status,) = (column for column in table("actions").columns if column.name == "status")
    assert fields["status"]["enum"] == list(status.values)
    assert (fields["action_id"]["required"], "required" in fields["action"]) == (True, False)
    assert (fields["confidence"]["minimum"], fields["confidence"]["maximum"]) == (0, 1)
    assert schema["primaryKey"] == ["action_id"]
    assert schema["foreignKeys"][0]["reference"]["resource"] == "documents"


def test_the_zip_holds_every_other_file(release: Path) -> None:
    with zipfile.ZipFile(release / "action-plans.zip") as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(archive.namelist()) == {path.name for path in release.iterdir()} - {"action-plans.zip"}


def test_the_same_tables_are_the_same_bytes(release: Path, tmp_path: Path) -> None:
    again = tables_in(tmp_path / "again")
    describe_release(again, tmp_path / "nothing", why="")
    zip_release(again)
    differing = [
        path.name for path in release.iterdir() if path.read_bytes() != (again / path.name).read_bytes()
    ]
    assert not differing


def test_the_next_release_goes_on_from_the_last(release: Path, tmp_path: Path) -> None:
    corrected = tables_in(tmp_path / "corrected", action="Plant trees")
    assert describe_release(corrected, release, why="code 0.2.0").version == "1.0.1"
    log = (corrected / "CHANGES.md").read_text(encoding="utf-8")
    assert log.index("## 1.0.1") < log.index("1 changed in action (code 0.2.0)") < log.index("## 1.0.0")
    assert json.loads((corrected / "datapackage.json").read_text(encoding="utf-8"))["version"] == "1.0.1"


def test_the_readme_names_every_table(release: Path) -> None:
    text = (release / "README.md").read_text(encoding="utf-8")
    assert not [entry.name for entry in TABLES if f"`{entry.name}.parquet`" not in text]
