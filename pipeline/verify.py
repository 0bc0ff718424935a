"""Checks a store: every file is what was written, and every document of the ledger is there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import DamagedResultError
from pipeline.ledger import read_ledger
from pipeline.parquet import read
from pipeline.results import held_documents
from pipeline.store import ResultName, Store

__all__ = ["verify"]


def verify(store: Store) -> list[str]:
    """Say what is wrong with a store, a line each; nothing if it is good.

    Raises:
        StoreError: The store can't be read, or there is none.
    """
    return [*_results(store), *_documents(store)]


def _results(store: Store) -> Iterator[str]:
    for path in store.files.names("results"):
        name = ResultName.parse(path)
        if name is None:
            yield f"{store.files.path(path)}: is no file of the store"
            continue
        try:
            read(store.read_result(path.split("/")[1], name), ["documents"])
        except DamagedResultError as error:
            yield str(error)


def _documents(store: Store) -> Iterator[str]:
    there = store.documents()
    for sha256 in sorted(there):
        if store.hash_document(sha256) != sha256:
            yield f"{sha256}: the document's bytes are not what was read; ingest its source again"
    for document in held_documents(read_ledger(store)):
        if document.sha256 not in there:
            yield f"{document.sightings[0].source}: the document's bytes are gone; ingest its source again"
