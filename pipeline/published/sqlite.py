"""A published data set as one SQLite file with full-text search, and the metadata that Datasette shows with it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import sqlite_utils

from normalise.schema import TABLES
from normalise.schema_types import SchemaTable
from pipeline.errors import OutputError
from pipeline.publish.describe.datapackage import TITLE
from pipeline.published.folder import open_tables

__all__ = ["METADATA_SUFFIX", "datasette_metadata", "write_sqlite"]

METADATA_SUFFIX = ".metadata.json"

# Columns that are searched as full text, and those that Datasette offers as facets.
_SEARCHED = {
    "actions": (
        *("objective", "action", "expected_outcome", "progress", "actual_outcome"),
        *("section", "lead_officer", "plan"),
    ),
    "issues": ("message",),
}
_FACETS = {
    "actions": ["council", "status", "document"],
    "officers": ["role", "kind"],
    "dates": ["kind", "recurrence"],
    "documents": ["outcome", "council"],
    "columns": ["field", "how", "table_kind"],
    "issues": ["severity", "code", "fix_by"],
}
_TYPES: dict[str, type] = {"integer": int, "number": float}  # the rest is text
_NESTED = ("strings", "map", "records")
_BATCH = 10_000  # rows held as Python objects at a time


def write_sqlite(folder: Path, path: Path) -> None:
    """Write the data set in `folder` to the SQLite file `path`, and its metadata beside it.

    The file is made whole beside its place and then moved there.

    Raises:
        PipelineError: a table is missing in `folder`.
        OutputError: `path` can't be written.
    """
    files = open_tables(folder)
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".sqlite-") as scratch:
            made = Path(scratch) / path.name
            database = sqlite_utils.Database(made)
            # A table is made after those that its keys name: the more keys, the later.
            for table in sorted(TABLES, key=lambda table: len(table.foreign_keys)):
                _write(database, files[table.name], table)
            database.table("codebook").insert_all(_codebook(), pk=("table", "column"))
            database.vacuum()
            database.close()
            metadata = Path(scratch) / "metadata.json"
            text = json.dumps(datasette_metadata(path.stem), indent=2, ensure_ascii=False)
            metadata.write_text(text + "\n", encoding="utf-8")
            metadata.replace(path.with_suffix(METADATA_SUFFIX))
            made.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path} can't be written: {error.strerror or error}. Choose another place."
        ) from error


def _write(database: sqlite_utils.Database, source: pa.NativeFile, table: SchemaTable) -> None:
    target = database.table(table.name)
    target.create(
        {column.name: _TYPES.get(column.type, str) for column in table.columns},
        pk=table.primary_key or None,
        foreign_keys=[(key.columns[0], key.table, key.columns[0]) for key in table.foreign_keys],
        not_null=[column.name for column in table.columns if column.is_required],
    )
    target.insert_all(_rows(source, table), batch_size=_BATCH)
    for column in ("document_id", "action_id"):
        if column in target.columns_dict and (column,) != table.primary_key:
            target.create_index([column])
    if table.name in _SEARCHED:
        target.enable_fts(_SEARCHED[table.name], tokenize="porter")


def _rows(source: pa.NativeFile, table: SchemaTable) -> Iterator[dict[str, Any]]:
    nested = [column.name for column in table.columns if column.type in _NESTED]
    dates = [column.name for column in table.columns if column.type == "date"]
    for batch in pq.ParquetFile(source).iter_batches(_BATCH):
        for row in batch.to_pylist():
            for name in nested:
                value = dict(row[name]) if table.name == "actions" and name == "other" else row[name]
                row[name] = json.dumps(value, ensure_ascii=False, default=str)
            for name in dates:
                row[name] = row[name].isoformat() if row[name] else None
            yield row


def _codebook() -> Iterator[dict[str, str]]:
    """What each column means, as a table: Datasette would list descriptions in its metadata above all rows."""
    for table in TABLES:
        for column in table.columns:
            allowed = ", ".join(value for value in column.values if value)
            yield {"table": table.name, "column": column.name, "meaning": column.meaning, "values": allowed}


def datasette_metadata(database: str) -> dict[str, Any]:
    """Titles and facets, as Datasette reads them, for the database of that name."""
    tables: dict[str, Any] = {
        table.name: {
            "description": f"{table.meaning}. The table codebook says what each column means.",
            "facets": _FACETS.get(table.name, []),
        }
        for table in TABLES
    }
    tables["codebook"] = {"description": "What each column of each table means", "facets": ["table"]}
    return {
        "title": TITLE,
        "license": "OGL 3.0 (councils' text), CC BY 4.0 (columns added by normalising)",
        "databases": {database: {"tables": tables}},
    }
