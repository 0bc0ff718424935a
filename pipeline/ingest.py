"""Ingests sources into a store: the story of a run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.identity import Identity, current_identity
from pipeline.results import Held, held_documents
from pipeline.sources.fetch import FetchOptions
from pipeline.sources.look import Look, LookOptions, look_at
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

    def reading(self, total: int) -> None:
        """So many documents are to be read."""

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
    redone: int = 0
    """Documents read again: another version had read them, they were damaged, or it was asked for."""
    known: int = 0
    """Documents that were read before and needed nothing."""
    damaged: int = 0
    """Of the redone, those whose stored result was not what was written."""
    vanished: int = 0
    problems: list[str] = field(default_factory=list)
    """Sources that could not be read: one line each."""
    skipped: int = 0
    """Files that are no documents by their name."""
    in_ledger: int = 0
    """Sources that the store knows by now, readable or not."""
    totals: Totals = field(default_factory=Totals)
    """Over the documents read now."""


def ingest(
    sources: Sequence[str], store: Store, options: Options, progress: Progress, read: Read = read_document
) -> Summary:
    """Read what is new or changed at the sources into the store.

    Look at the sources; write down what was seen; find what was not read by this version; read it.

    Raises:
        StoreError: The store can't be read or written.
        UsageError: The scheduler does not answer.
    """
    identity = current_identity()
    summary = Summary()
    store.files.sweep()
    before = read_ledger(store)
    sightings = [
        look.sighting for look in _look(sources, store, before, options, progress, summary) if look.sighting
    ]
    write_ledger(store, [sighting for sighting in sightings if sighting != before.get(sighting.source)])
    ledger = before | {sighting.source: sighting for sighting in sightings}
    summary.in_ledger = len(ledger)
    here = {sighting.sha256 for sighting in sightings if sighting.state == "present"}
    tasks = _tasks(store, identity, held_documents(ledger), here, options, summary)
    progress.reading(len(tasks))
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
    tasks = []
    for document in held:
        result = known.get(document.key)
        is_damaged = result is not None and result not in intact
        if result is not None and not is_damaged and not _is_asked_for(document, result, here, options):
            summary.known += 1
            continue
        summary.damaged += is_damaged
        tasks.append(_task(store, identity, document, result))
    earlier = _read_before(store, tasks)
    summary.redone = sum(task.sha256 in earlier for task in tasks)
    summary.new = len(tasks) - summary.redone
    return tasks


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
        document.council,
        identity,
        replaces,
        is_durable=store.files.is_durable,
    )


def _read_before(store: Store, tasks: Sequence[Task]) -> set[str]:
    """The documents that some version has a result of."""
    if not tasks:
        return set()
    names = map(ResultName.parse, store.files.names("results"))
    return {name.sha256 for name in names if name is not None}


def _runner(options: Options) -> AbstractContextManager[Runner]:
    return scheduler_runner(options.scheduler) if options.scheduler else local_runner(options.workers)
