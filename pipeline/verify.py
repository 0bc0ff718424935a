"""Checks a store: every file is what was written, and every document of the ledger is there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import DamagedDocumentError, DamagedResultError, StoreError
from pipeline.parquet import read
from pipeline.results import held_documents
from pipeline.store.ledger import read_ledger
from pipeline.store.store import ResultName, Store

__all__ = ["verify"]


def verify(store: Store, *, repair: bool = False) -> list[str]:
    """Say what is wrong with a store, a line each; nothing if it is good.

    Args:
        store: The store.
        repair: Take damaged files out, so that the next ingest makes them anew.

    Raises:
        StoreError: The store can't be read, or there is none.
    """
    if not store.files.exists():
        raise StoreError(f"{store.files.url}: there is no store. Make one with `action-plans ingest`")
    return [*_results(store, repair), *_documents(store, repair)]


def _results(store: Store, repair: bool) -> Iterator[str]:
    for path in store.files.names("results"):
        name = ResultName.parse(path)
        if name is None:
            yield f"{store.files.path(path)}: is no file of the store"
            continue
        identity = path.split("/")[1]
        try:
            read(store.read_result(identity, name), ["documents"])
        except DamagedResultError as error:
            if repair:
                store.drop_result(identity, name)
            yield str(error)


def _documents(store: Store, repair: bool) -> Iterator[str]:
    held = {document.sha256 for document in held_documents(read_ledger(store))}
    for sha256 in sorted(held | store.documents()):
        try:
            with store.document(sha256):
                pass
        except DamagedDocumentError as error:
            if repair:
                store.drop_document(sha256)
            yield str(error)
