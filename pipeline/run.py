"""Ingests and publishes in one: from documents to an output folder, with a store or without."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.identity import current_identity
from pipeline.ingest import Options, Progress, Summary, ingest
from pipeline.publish.publish import publish
from pipeline.publish.write import check_output
from pipeline.results import read_reports
from pipeline.store.store import Store
from pipeline.work.document import read_document
from pipeline.work.runner import Read
from pipeline.work.totals import Totals

__all__ = ["run"]


def run(
    sources: Sequence[str],
    out: Path,
    store: str | None,
    options: Options,
    progress: Progress,
    read: Read = read_document,
) -> Summary:
    """Read documents and write their tables into `out`; the summary's totals are over all that was written.

    Args:
        sources: Files, folders, archives, addresses, registers.
        out: Takes the tables; what stands there stays if anything goes wrong.
        store: Address of the store to use; None: one that is thrown away.
        options: How to ingest.
        progress: Is told of each document.
        read: Reads one document.

    Raises:
        UsageError: There is nothing to read.
        OutputError: `out` can't be written.
        StoreError: The store can't be read or written.
    """
    check_output(out)
    with _store(store) as opened:
        summary = ingest(sources, opened, options, progress, read)
        if not (summary.sources or summary.in_ledger):
            raise UsageError(
                "; ".join(summary.problems) or f"{', '.join(sources)}: holds no PDF or Word document"
            )
        identity = current_identity()
        publish(opened, out, identity)
        # What was read before is in the output too.
        summary.totals = Totals.of(read_reports(opened, identity))
    return summary


@contextmanager
def _store(address: str | None) -> Iterator[Store]:
    if address is not None:
        yield Store(address)
        return
    with tempfile.TemporaryDirectory(prefix="action-plans-") as folder:
        yield Store(folder, is_durable=False)
