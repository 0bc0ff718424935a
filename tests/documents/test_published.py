"""The published package of real runs: outside tools accept it, the standard library reads it back."""

from __future__ import annotations

import csv
import datetime
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from normalise.schema import TABLES
from normalise.schema_types import Column
from pipeline.published.validate import validate

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
Published = Callable[[Path], Path]


@pytest.fixture(scope="session", params=["samples", "yardstick"])
def package(request: pytest.FixtureRequest, published: Published) -> Path:
    if request.param == "samples":
        return published(SAMPLES)
    shared: Path = request.getfixturevalue("shared")
    return published(shared / "corpus" / "base")


def test_frictionless_accepts_the_package(package: Path) -> None:
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "frictionless",
        "validate",
        str(package / "datapackage.json"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_all_checks_hold(package: Path) -> None:
    assert validate(package) == []


@pytest.mark.parametrize("table", [table for table in TABLES if table.is_csv], ids=lambda table: table.name)
def test_csv_read_with_the_standard_library_is_the_parquet(package: Path, table: Any) -> None:
    content = (package / f"{table.name}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf"), "a byte order mark"
    with (package / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    wanted = pq.read_table(package / f"{table.name}.parquet").to_pylist(maps_as_pydicts="strict")
    read = [{column.name: _value(column, row[column.name]) for column in table.columns} for row in rows]
    assert read == [{c.name: _spoken(row[c.name]) for c in table.columns} for row in wanted]


def _value(column: Column, text: str) -> Any:
    """A cell of CSV as its column's type says."""
    if not text:
        return "" if column.type == "string" and column.is_required else None
    if column.type == "string":
        return text
    if column.type in ("strings", "records", "map"):
        return json.loads(text)
    casts: dict[str, Callable[[str], Any]] = {
        "integer": int,
        "number": float,
        "date": datetime.date.fromisoformat,
    }
    return casts[column.type](text)


def _spoken(value: Any) -> Any:
    """A value as CSV can say it: no null text, dates inside records as ISO text."""
    if value is None or isinstance(value, datetime.date):
        return value
    return json.loads(json.dumps(value, default=datetime.date.isoformat))
