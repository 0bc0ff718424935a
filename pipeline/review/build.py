"""The review site of a store: its documents read one at a time, their pages drawn from the bytes that it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa

from extractors.pdf.picture import open_pictures
from pipeline.arrow import Row
from pipeline.errors import StoreError
from pipeline.identity import Identity
from pipeline.publish.write import check_output
from pipeline.results import StoredDocument, read_results, stored_documents
from pipeline.review.site import Picture, Reviewed, write_site
from pipeline.store.store import Store

__all__ = ["build_review"]

_SHOWN = ("documents", "actions", "cells", "issues")


def build_review(store: Store, out: Path, identity: Identity) -> int:
    """Write the review site of all that `store` holds into `out` and give how many documents it shows.

    Raises:
        StoreError: the store holds nothing, or a document was not read under this identity.
        OutputError: `out` can't be written.
    """
    documents = stored_documents(store, identity)
    if not documents:
        raise StoreError(f"{store.files.url}: holds no document yet; run `action-plans ingest` first")
    check_output(out)
    return write_site(_reviewed(store, identity, documents), out)


def _reviewed(store: Store, identity: Identity, documents: list[StoredDocument]) -> Iterator[Reviewed]:
    """Give each document with its rows; its file is open for pictures until the next one is asked for."""
    for document, tables in zip(documents, read_results(store, identity, documents, _SHOWN), strict=True):
        with ExitStack() as stack:
            yield Reviewed(
                _rows(tables["documents"])[0],
                _rows(tables["actions"]),
                _rows(tables["cells"]),
                _rows(tables["issues"]),
                _picture(store, document, tables["documents"], stack),
            )


def _picture(store: Store, document: StoredDocument, facts: pa.Table, stack: ExitStack) -> Picture:
    is_pdf = facts["media_type"][0].as_py() == "application/pdf"
    if document.sha256 is None or not is_pdf or document.sha256 not in store.documents():
        return _no_picture
    return stack.enter_context(open_pictures(stack.enter_context(store.document(document.sha256))))


def _no_picture(_: int) -> None:
    return None


def _rows(table: pa.Table) -> list[Row]:
    rows: list[Row] = table.to_pylist(maps_as_pydicts="strict")
    return rows
