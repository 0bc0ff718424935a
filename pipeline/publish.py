"""Publishes the store: one output folder, made of nothing but what the store holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from normalise.schema import TABLES, SchemaTable
from pipeline.identity import Identity
from pipeline.results import StoredDocument, read_results, stored_documents
from pipeline.store import Store
from pipeline.write import TableWriter, staged_output, write_json

__all__ = ["publish"]


def publish(store: Store, out: Path, identity: Identity) -> dict[str, int]:
    """Write the tables of the schema and the manifest into `out`, whole or not at all.

    Memory is bounded by one row group of each table, whatever the number of documents.

    Returns:
        Rows of each table, by its name.

    Raises:
        OutputError: `out` can't be written.
        StoreError: A document was not read under this identity, or a result is damaged.
    """
    documents = stored_documents(store, identity)
    with staged_output(out) as folder:
        rows: dict[str, int] = {}
        for order, tables in _orders():
            rows |= _write(store, identity, sorted(documents, key=order), tables, folder)
        write_json(folder / "manifest.json", _manifest(identity, documents, folder, rows))
    return rows


def _orders() -> list[tuple[Any, list[SchemaTable]]]:
    """The orders that tables need their documents in: by name and id, or by id alone."""
    by_id = [table for table in TABLES if table.sort[:1] == ("document_id",)]
    by_name = [table for table in TABLES if table not in by_id]
    return [(lambda d: (d.document, d.document_id), by_name), (lambda d: d.document_id, by_id)]


def _write(
    store: Store,
    identity: Identity,
    documents: Iterable[StoredDocument],
    tables: list[SchemaTable],
    folder: Path,
) -> dict[str, int]:
    with ExitStack() as stack:
        writers = {table.name: stack.enter_context(TableWriter(folder, table)) for table in tables}
        for content in read_results(store, identity, documents, writers):
            for name, rows in content.items():
                writers[name].append(rows)
    return {name: writer.rows for name, writer in writers.items()}


def _manifest(identity: Identity, documents: list[StoredDocument], folder: Path, rows: dict[str, int]) -> Any:
    """What the tables depend on, and what they are: the same manifest, the same tables."""
    return {
        "code_version": identity.code,
        "reference_hash": identity.reference,
        "schema_hash": identity.schema,
        "options": dict(identity.options),
        "documents": [
            {
                "document_id": d.document_id,
                "document": d.document,
                "sha256": d.sha256,
                "council": d.sightings[0].council,
                "source": d.source,
            }
            for d in documents
        ],
        "tables": rows,
        "files": {path.name: _hash(path) for path in sorted(folder.iterdir())},
    }


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
