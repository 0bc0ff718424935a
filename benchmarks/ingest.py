"""What a batch costs: documents a second, what store and isolation add to each, and a run with nothing new."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.many import make_documents
from benchmarks.report import Section, machine, seconds
from pipeline.identity import current_identity
from pipeline.ingest import Options, Summary, ingest
from pipeline.results import held_documents
from pipeline.sources.fetch import FetchOptions
from pipeline.sources.look import Look, LookOptions, look_at
from pipeline.store.ledger import read_ledger, write_ledger
from pipeline.store.store import Store
from pipeline.work.document import Report, Task
from pipeline.work.isolation import Limits, close, isolated

__all__ = ["measure"]

DOCUMENTS = 600  # read with one worker, and with two: so many that the start of workers weighs little
KNOWN = 10_000  # documents of the run with nothing new
SMALL = 200  # operations that a mean is taken over


class _Silent:
    def looked(self, look: Look) -> None:
        """Say nothing."""

    def reading(self, summary: Summary) -> None:
        """Say nothing."""

    def read(self, report: Report) -> None:
        """Say nothing."""

    def finished(self, summary: Summary) -> None:
        """Say nothing."""


def measure() -> Section:
    """Measure documents per second with one and two workers, overhead per document, and an incremental run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_documents(folder / "plans", DOCUMENTS)
        one, two = (_ingest_new(folder, workers) for workers in (1, 2))
        again = _ingest(folder / "plans", Store(str(folder / "store-2-workers")), 2)
        store, isolation = _store_overhead(folder), _isolation_overhead()
        known = _incremental(folder)
    rows = (
        ("documents/s, 1 worker", f"{DOCUMENTS / one:.1f}", ""),
        ("documents/s, 2 workers", f"{DOCUMENTS / two:.1f}", ""),
        ("2 workers beside 1", f"{one / two:.2f}", "at least 1.8"),
        ("second run beside the first", f"{again / two:.1%}", "at most 2 % (of 2,000 documents)"),
        ("store, a document", f"{store * 1000:.1f} ms", ""),
        ("isolation, a document", f"{isolation * 1000:.1f} ms", ""),
        ("store and isolation, a document", f"{(store + isolation) * 1000:.1f} ms", "below 15 ms"),
        (f"nothing new in {KNOWN:,} documents", f"{known:.1f} s", "below 5 s"),
    )
    note = (
        f"{DOCUMENTS} documents made from the samples, 5 % of them broken; "
        f"each file that is kept is synced to the disk. {machine()}."
    )
    return Section("Ingest", "python -m benchmarks ingest", ("figure", "measured", "wanted"), rows, (note,))


def _ingest(plans: Path, store: Store, workers: int) -> float:
    return seconds(lambda: ingest([str(plans)], store, Options(workers=workers), _Silent()))


def _ingest_new(folder: Path, workers: int) -> float:
    return _ingest(folder / "plans", Store(str(folder / f"store-{workers}-workers")), workers)


def _mean(work: Callable[[int], object]) -> float:
    """Mean seconds of one call, over the middle half of them: a shared machine has its hiccups."""
    taken = sorted(seconds(lambda number=number: work(number)) for number in range(SMALL))  # type: ignore[misc]
    return statistics.mean(taken[SMALL // 4 : SMALL * 3 // 4])


def _store_overhead(folder: Path) -> float:
    """Give seconds to copy a document in and a result of the usual size."""
    store = Store(str(folder / "overhead"))
    documents = [path.read_bytes() for path in sorted((folder / "plans").iterdir())]
    results = Store(str(folder / "store-1-workers"))
    identity = current_identity().key
    sample = results.read_result(
        identity, max(results.results(identity).values(), key=lambda name: name.sha256)
    )

    def work(number: int) -> None:
        kept = store.keep_document([documents[number % len(documents)], b"%d" % number])
        store.put_result(identity, (kept.sha256, "0" * 8), "ok", sample)

    return _mean(work)


def _isolation_overhead() -> float:
    """Give seconds to send a task to a worker process and to get a report back."""
    task = Task("store", "0" * 64, 1, "plan.pdf", "plans/plan.pdf", None, current_identity())
    limits = Limits()
    isolated(_report, task, limits)
    taken = _mean(lambda _: isolated(_report, task, limits))
    close()
    return taken


def _report(task: Task) -> Report:
    return Report(task.sha256[:16], task.name, task.source, 0, 0, 0, "ok", 0, 0, 0, None, 0.0)


def _incremental(folder: Path) -> float:
    """Give seconds of an ingest of documents that are all known."""
    plans, store = folder / "known", Store(str(folder / "known-store"), is_durable=False)
    make_documents(plans, KNOWN)
    results = Store(str(folder / "store-1-workers"))
    identity = current_identity().key
    sample = results.read_result(
        identity, max(results.results(identity).values(), key=lambda name: name.sha256)
    )
    _know(plans, store, identity, sample)
    summary: list[Summary] = []
    taken = seconds(lambda: summary.append(ingest([str(plans)], store, Options(workers=1), _Silent())))
    if summary[0].known != KNOWN:
        raise AssertionError(f"{summary[0].known} of {KNOWN} documents were known")
    return taken


def _know(plans: Path, store: Store, identity: str, sample: bytes) -> None:
    """Fill a store as if all documents had been read: their tables don't matter to a run with nothing new."""
    looks = look_at([str(plans)], store, {}, LookOptions(FetchOptions(max_size=1 << 30)))
    write_ledger(store, [look.sighting for look in looks if look.sighting])
    for document in held_documents(read_ledger(store)):
        store.put_result(identity, document.key, "ok", sample)
