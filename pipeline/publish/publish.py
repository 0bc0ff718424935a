"""Publishes the store: one output folder, made of nothing but what the store holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from normalise.schema import TABLES
from normalise.schema_types import SchemaTable
from pipeline.errors import OutputError, StoreError
from pipeline.identity import Identity
from pipeline.publish.changes import Release
from pipeline.publish.mask import mask_persons
from pipeline.publish.package import describe_release, zip_release
from pipeline.publish.spreadsheet import write_safe_copies
from pipeline.publish.write import TableWriter, staged_output, write_json
from pipeline.published.folder import MANIFEST
from pipeline.results import StoredDocument, read_results, stored_documents
from pipeline.store.store import Store

__all__ = ["PublishOptions", "Published", "publish"]


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """How to publish."""

    mask_persons: bool = False
    """Leave people's names out and keep their posts."""
    spreadsheet_safe: bool = False
    """Write a second copy of each CSV file in which no cell can be taken for a formula."""


@dataclass(frozen=True, slots=True)
class Published:
    """A release that was written."""

    release: Release
    """Its version and what changed."""
    rows: dict[str, int]
    """Of each table, by its name."""


def publish(store: Store, out: Path, identity: Identity, options: PublishOptions | None = None) -> Published:
    """Write a release into `out`, whole or not at all: the tables, what describes them, the manifest, a zip of all.

    Memory is bounded by one row group of each table and what comparing with the last release may take.

    Raises:
        OutputError: `out` can't be written, or the release that stands there can't be read.
        StoreError: The store holds nothing, a document was not read under this identity, or a result is damaged.
    """
    chosen = options or PublishOptions()
    documents = stored_documents(store, identity)
    if not documents:
        raise StoreError(f"{store.files.url}: holds no document yet; run `action-plans ingest` first")
    with staged_output(out) as folder:
        rows: dict[str, int] = {}
        for order, tables in _orders():
            rows |= _write(store, identity, sorted(documents, key=order), tables, folder, chosen)
        with _reading(out):
            release = describe_release(folder, out, why=_why(out, identity), is_masked=chosen.mask_persons)
        if chosen.spreadsheet_safe:
            write_safe_copies(folder)
        write_json(folder / MANIFEST, _manifest(identity, documents, folder, rows, chosen))
        zip_release(folder)
    return Published(release, rows)


@contextmanager
def _reading(out: Path) -> Iterator[None]:
    """Turn what is wrong with the release in `out` into an error that names it."""
    try:
        yield
    except (ValueError, KeyError, duckdb.Error, pa.ArrowException) as error:
        raise OutputError(
            f"{out}: the release that stands there can't be read ({error}). "
            "Move it away, or give another folder (--out)"
        ) from error


def _why(out: Path, identity: Identity) -> str:
    """What changed since the release in `out` that can change the rows of a document that is the same."""
    path = out / MANIFEST
    before = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    changes = {
        f"code {identity.code}": before.get("code_version") != identity.code,
        "vocabularies": before.get("reference_hash") != identity.reference,
        "schema": before.get("schema_hash") != identity.schema,
    }
    return ", ".join(name for name, is_new in changes.items() if is_new) or "options"


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
    options: PublishOptions,
) -> dict[str, int]:
    with ExitStack() as stack:
        writers = {table.name: stack.enter_context(TableWriter(folder, table)) for table in tables}
        # The names to mask are the officers of a document's actions, whichever table they stand in.
        needed = {*writers, "actions"} if options.mask_persons else {*writers}
        for content in read_results(store, identity, documents, sorted(needed)):
            masked = mask_persons(content) if options.mask_persons else content
            for name, writer in writers.items():
                writer.append(masked[name])
    return {name: writer.rows for name, writer in writers.items()}


def _manifest(
    identity: Identity,
    documents: list[StoredDocument],
    folder: Path,
    rows: dict[str, int],
    options: PublishOptions,
) -> Any:
    """What the tables depend on, and what they are: the same manifest, the same tables."""
    return {
        "code_version": identity.code,
        "reference_hash": identity.reference,
        "schema_hash": identity.schema,
        "options": {**dict(identity.options), **asdict(options)},
        "documents": [
            {
                "document_id": d.document_id,
                "sha256": d.sha256,
                "council": d.sightings[0].council,
                # A file can be named after a person.
                **({} if options.mask_persons else {"document": d.document, "source": d.source}),
            }
            for d in documents
        ],
        "tables": rows,
        "files": {path.name: _hash(path) for path in sorted(folder.iterdir())},
    }


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
