"""The schema as Arrow, and rows through it and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from normalise.schema import TABLES
from pipeline.arrow import arrow_schema, empty_table, pack, to_arrow, unpack
from pipeline.parquet import read, to_bytes
from pipeline.tables import Facts, plan_rows
from tests.pipeline import fakes
from tests.pipeline.make import an_action


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, pa.Table]:
    document = fakes.extract(fakes.write_document(tmp_path / "plan.json", actions=3))
    rows = plan_rows(Facts("0123456789abcdef", "plan.pdf", 1), document, fakes.a_plan(document.tables))
    return {name: to_arrow(name, content) for name, content in rows.items()}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_required_columns_are_not_nullable(table: Any) -> None:
    schema = arrow_schema(table.name)
    assert schema.names == [column.name for column in table.columns]
    assert [not field.nullable for field in schema] == [column.is_required for column in table.columns]


def test_packing_keeps_every_table(tables: dict[str, pa.Table]) -> None:
    packed = read(to_bytes(pack(tables)))
    assert len(packed) == 1
    for name, table in tables.items():
        assert unpack(name, packed).equals(table)


def test_packing_empty_tables(tables: dict[str, pa.Table]) -> None:
    packed = read(to_bytes(pack({name: empty_table(name) for name in tables})), ["actions"])
    assert unpack("actions", packed).equals(empty_table("actions"))


def test_rows_are_sorted_null_first() -> None:
    issue = {c.name: None for c in next(t for t in TABLES if t.name == "issues").columns}
    told = dict(
        issue, document_id="0" * 16, severity="info", code="c", message="m", value="", count=1, fix_by="code"
    )
    rows = [dict(told, table=2), dict(told, table=None), dict(told, table=1)]
    assert to_arrow("issues", rows).column("table").to_pylist() == [None, 1, 2]


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    row = an_action(1, action="a\udcffb", other={"k\ud800": "v"})
    table = to_arrow("actions", [row])
    assert table.column("action").to_pylist() == ["a\ufffdb"]
    assert len(table.column("other")) == 1


def test_the_same_rows_are_the_same_bytes(tables: dict[str, pa.Table]) -> None:
    assert to_bytes(pack(tables)) == to_bytes(pack(tables))
