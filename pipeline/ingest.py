"""Ingests sources into a store: the story of a run."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.errors import UsageError
from pipeline.identity import Identity, current_identity
from pipeline.results import Held, held_documents
from pipeline.sources.fetch import FetchOptions
from pipeline.sources.look import Look, LookOptions, look_at
from pipeline.sources.register import council_unknown
from pipeline.store.ledger import Sighting, read_ledger, write_ledger
from pipeline.store.store import ResultName, Store
from pipeline.work.document import Report, Task, read_document
from pipeline.work.isolation import Limits
from pipeline.work.runner import Read, Runner, local_runner, read_all, scheduler_runner
from pipeline.work.totals import Totals

__all__ = ["Options", "Progress", "Summary", "ingest"]


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are ingested."""

    council: str | None = None
    """The council of all these documents; None: each document says its own."""
    force: bool = False
    """Read every document again that these sources hold."""
    retry_failed: bool = False
    """Read those again that failed before."""
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    scheduler: str | None = None
    """Address of a Dask scheduler; None: this machine."""
    limits: Limits = field(default_factory=Limits)
    max_size: int = 500 << 20
    """The largest document that is read, in bytes."""
    allow_private: bool = False
    """Whether an address may redirect to one of a private network."""


class Progress(Protocol):
    """What wants to know how a run goes: a progress bar, a log."""

    def looked(self, look: Look) -> None:
        """Something was looked at."""

    def reading(self, summary: Summary) -> None:
        """What is to be read is known."""

    def read(self, report: Report) -> None:
        """A document was read."""

    def finished(self, summary: Summary) -> None:
        """All was done."""


@dataclass(slots=True)
class Summary:
    """What a run did."""

    sources: int = 0
    """Sources that hold a document."""
    new: int = 0
    """Documents read that no version had read before."""
    again: Counter[str] = field(default_factory=Counter)
    """Documents read again, for each reason."""
    known: int = 0
    """Documents that were read before and needed nothing."""
    vanished: int = 0
    problems: list[str] = field(default_factory=list)
    """What is wrong with sources: one line each."""
    skipped: int = 0
    """Files that are no documents by their name."""
    in_ledger: int = 0
    """Sources that the store knows by now, readable or not."""
    totals: Totals = field(default_factory=Totals)
    """Over the documents read now."""

    @property
    def redone(self) -> int:
        """Documents read again, for whatever reason."""
        return self.again.total()

    @property
    def to_read(self) -> str:
        """How many documents are new, and how many are read again and why, in words."""
        why = ", ".join(f"{count} {reason}" for reason, count in sorted(self.again.items()))
        return f"{self.new} new, {self.redone} redone" + (f" ({why})" if why else "")


def ingest(
    sources: Sequence[str], store: Store, options: Options, progress: Progress, read: Read = read_document
) -> Summary:
    """Read what is new or changed at the sources into the store.

    Look at the sources; write down what was seen; find what was not read by this version; read it. Without sources,
    that is what the store holds.

    Raises:
        StoreError: The store can't be read or written.
        UsageError: The scheduler does not answer, no council has the name that is given, or there is nothing to read.
    """
    if options.council and (unknown := council_unknown(options.council)):
        raise UsageError(unknown)
    identity = current_identity()
    summary = Summary()
    store.files.sweep()
    before = read_ledger(store)
    if not (sources or before):
        raise UsageError(
            f"{store.files.url}: holds no document yet; name a file, folder, address or register"
        )
    sightings = [
        look.sighting for look in _look(sources, store, before, options, progress, summary) if look.sighting
    ]
    write_ledger(store, [sighting for sighting in sightings if sighting != before.get(sighting.source)])
    ledger = before | {sighting.source: sighting for sighting in sightings}
    summary.in_ledger = len(ledger)
    here = {sighting.sha256 for sighting in sightings if sighting.state == "present"}
    tasks = _tasks(store, identity, held_documents(ledger), here, options, summary)
    progress.reading(summary)
    if tasks:
        with _runner(options) as runner:
            for report in read_all(tasks, runner, options.limits, read):
                summary.totals.add(report)
                progress.read(report)
    progress.finished(summary)
    return summary


def _look(
    sources: Sequence[str],
    store: Store,
    ledger: Mapping[str, Sighting],
    options: Options,
    progress: Progress,
    summary: Summary,
) -> Iterator[Look]:
    fetch = FetchOptions(options.max_size, options.allow_private)
    for look in look_at(sources, store, ledger, LookOptions(fetch, options.council)):
        progress.looked(look)
        summary.sources += look.sighting is not None and look.sighting.state == "present"
        summary.vanished += look.sighting is not None and look.sighting.state == "vanished"
        summary.skipped += look.skipped is not None
        if look.problem:
            summary.problems.append(look.problem)
        yield look


def _tasks(
    store: Store,
    identity: Identity,
    held: Sequence[Held],
    here: set[str | None],
    options: Options,
    summary: Summary,
) -> list[Task]:
    """The documents to read: all of the store that this version has no good result of."""
    known = store.results(identity.key)
    intact = store.intact(identity.key, [known[d.key] for d in held if d.key in known])
    waiting = []
    for document in held:
        result = known.get(document.key)
        is_good = result is not None and result in intact
        if result is not None and is_good and not _is_asked_for(document, result, here, options):
            summary.known += 1
        else:
            waiting.append((document, result, is_good))
    earlier = _read_before(store) if waiting else set()
    by_us = {sha256 for sha256, _ in known}
    for document, result, is_good in waiting:
        if result is not None:
            summary.again["asked for" if is_good else "damaged in the store"] += 1
        elif document.sha256 in by_us:
            summary.again["under another name or council"] += 1
        elif document.sha256 in earlier:
            summary.again["read by another version"] += 1
        else:
            summary.new += 1
    return [_task(store, identity, document, result) for document, result, _ in waiting]


def _is_asked_for(document: Held, result: ResultName, here: set[str | None], options: Options) -> bool:
    if options.retry_failed and result.outcome == "failed":
        return True
    return options.force and document.sha256 in here


def _task(store: Store, identity: Identity, document: Held, replaces: ResultName | None) -> Task:
    return Task(
        store.files.url,
        document.sha256,
        document.size,
        document.name,
        document.source,
        document.council,
        identity,
        replaces,
        is_durable=store.files.is_durable,
    )


def _read_before(store: Store) -> set[str]:
    """The documents that some version has a result of."""
    names = map(ResultName.parse, store.files.names("results"))
    return {name.sha256 for name in names if name is not None}


def _runner(options: Options) -> AbstractContextManager[Runner]:
    return scheduler_runner(options.scheduler) if options.scheduler else local_runner(options.workers)
