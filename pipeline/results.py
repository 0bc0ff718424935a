"""Reads the store as a data set: its documents in their order, and each one's tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from extractors.document import Issue
from pipeline.arrow import Row, arrow_schema, to_arrow, unpack
from pipeline.errors import StoreError
from pipeline.identity import Identity, document_id
from pipeline.parquet import read
from pipeline.store.ledger import Sighting, read_ledger, shown
from pipeline.store.store import ResultName, Store, hint
from pipeline.tables import Facts, failed_rows, issue_row
from pipeline.work.document import Report, report_of

__all__ = ["Held", "StoredDocument", "held_documents", "read_reports", "read_results", "stored_documents"]


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the ledger, with all the sources that hold it: one document, however often it is published."""

    sha256: str
    size: int
    sightings: tuple[Sighting, ...]
    """The one that it is named after first: one that is still there, that a register names a council for, then by name
    of the source."""

    @property
    def name(self) -> str:
        """The file name that it is read under."""
        return self.sightings[0].name

    @property
    def source(self) -> str:
        """Path or address that it is named after, as it can be shown."""
        return shown(self.sightings[0].source)

    @property
    def council(self) -> str | None:
        """The council that the person or a register gives."""
        return self.sightings[0].council

    @property
    def key(self) -> tuple[str, str]:
        """What its result is known by."""
        return self.sha256, hint(self.name, self.council)


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as it is published: one that was read, or a source that could not be read at all."""

    document: str
    """File name."""
    document_id: str
    sightings: tuple[Sighting, ...]
    sha256: str | None
    result: ResultName | None
    """None where no bytes were ever got."""

    @property
    def source(self) -> str:
        """Path or address, as it can be shown."""
        return shown(self.sightings[0].source)


def held_documents(ledger: Mapping[str, Sighting]) -> list[Held]:
    """The documents of the ledger whose bytes were got, by SHA-256."""
    groups: dict[str, list[Sighting]] = {}
    for sighting in ledger.values():
        if sighting.sha256 is not None:
            groups.setdefault(sighting.sha256, []).append(sighting)
    return [
        Held(sha256, group[0].size, tuple(sorted(group, key=_as_name)))
        for sha256, group in sorted(groups.items())
    ]


def _as_name(sighting: Sighting) -> tuple[bool, bool, str]:
    return sighting.state == "vanished", sighting.council is None, sighting.source


def stored_documents(store: Store, identity: Identity) -> list[StoredDocument]:
    """All documents of the store, by name and id: the order in which they are published.

    Raises:
        StoreError: Some document was not read under this identity yet.
    """
    ledger = read_ledger(store)
    known = store.results(identity.key)
    held = held_documents(ledger)
    missing = sum(document.key not in known for document in held)
    if missing:
        raise StoreError(
            f"{store.files.url}: {missing} of {len(held)} documents were not read by this version yet; "
            f"run `action-plans ingest --store {store.files.url}` first"
        )
    read = [StoredDocument(d.name, document_id(d.sha256), d.sightings, d.sha256, known[d.key]) for d in held]
    unread = [
        StoredDocument(s.name, _stand_in(s.source), (s,), None, None)
        for s in ledger.values()
        if s.sha256 is None and s.state == "unreadable"
    ]
    return sorted(read + unread, key=lambda d: (d.document, d.document_id))


def read_results(
    store: Store, identity: Identity, documents: Iterable[StoredDocument], tables: Iterable[str]
) -> Iterator[dict[str, pa.Table]]:
    """Read some of the tables of each document, one document at a time.

    Args:
        store: The store.
        identity: The run whose results are read.
        documents: Which documents, in which order.
        tables: Which tables of the schema.

    Raises:
        DamagedResultError: A file of the store is not what was written.
    """
    names = list(tables)
    for document in documents:
        if document.result is None:
            yield {name: table for name, table in _unread(document).items() if name in names}
            continue
        packed = read(store.read_result(identity.key, document.result), names)
        yield {name: _published(name, unpack(name, packed), document) for name in names}


def read_reports(store: Store, identity: Identity) -> Iterator[Report]:
    """How each document of the store went, in the order in which they are published."""
    documents = stored_documents(store, identity)
    for tables in read_results(store, identity, documents, ("documents", "issues")):
        (row,) = tables["documents"].to_pylist()
        yield report_of(row, len(tables["issues"]))


def _published(name: str, table: pa.Table, document: StoredDocument) -> pa.Table:
    """A stored table with what only the ledger knows: where the document was found, and what became of that."""
    if name == "documents":
        place = table.schema.get_field_index("source")
        return table.set_column(
            place, arrow_schema(name).field("source"), pa.array([document.source] * len(table))
        )
    extra = _source_issues(document) if name == "issues" else []
    return to_arrow(name, table.to_pylist() + extra) if extra else table


def _source_issues(document: StoredDocument) -> list[Row]:
    names = [shown(sighting.source) for sighting in document.sightings if sighting.state != "vanished"]
    issues = []
    if len(names) > 1:
        told = f"These bytes were found at {len(names)} places; they are one document"
        issues.append(_of_sources("same-document", told, names))
    gone = [shown(sighting.source) for sighting in document.sightings if sighting.state == "vanished"]
    if gone:
        issues.append(_of_sources("source-vanished", "The source is no longer there", gone))
    unreadable = [sighting for sighting in document.sightings if sighting.state == "unreadable"]
    if unreadable:
        told = f"The source can't be read now ({unreadable[0].error}); the document is as last read"
        issues.append(_of_sources("source-unreadable", told, [shown(s.source) for s in unreadable]))
    return [issue_row(document.document_id, issue) for issue in issues]


def _of_sources(code: str, message: str, names: list[str]) -> Issue:
    return Issue(code, message, value="; ".join(names)[:_LONGEST_VALUE], count=len(names))


_LONGEST_VALUE = 500  # characters of an issue's value


def _unread(document: StoredDocument) -> dict[str, pa.Table]:
    """The tables of a source that gave no bytes: it is a document that failed."""
    sighting = document.sightings[0]
    told = f"The source can't be read: {sighting.error}" if sighting.error else "The source can't be read"
    issue = Issue("source-unreadable", told, value=document.source)
    rows = failed_rows(Facts(document.document_id, document.document, sighting.size), issue)
    rows["documents"][0]["source"] = document.source
    return {name: to_arrow(name, content) for name, content in rows.items()}


def _stand_in(source: str) -> str:
    """An id for a source without bytes: a hash of its name, so that it stays the same from run to run."""
    return document_id(hashlib.sha256(b"source\0" + source.encode("utf-8", "surrogatepass")).hexdigest())
