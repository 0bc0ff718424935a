"""Thousands of documents, some of them broken: all are read, once, and the parent does not grow."""

from __future__ import annotations

import time
from pathlib import Path

import psutil
import pytest

from benchmarks.many import make_documents
from pipeline.identity import current_identity
from pipeline.ingest import Summary, ingest
from pipeline.publish.publish import publish
from pipeline.store.store import Store
from pipeline.verify import verify
from pipeline.work.document import Report
from tests.pipeline import fakes

# The parent may hold the names and hashes of the documents, not their contents: some kB each.
GROWTH = 40 << 20


class Watching(fakes.Silent):
    """Progress that looks at the parent's memory."""

    def __init__(self) -> None:
        super().__init__()
        self.memory: list[int] = []

    def read(self, report: Report) -> None:
        self.memory.append(psutil.Process().memory_info().rss)


def run(plans: Path, store: Path, workers: int) -> tuple[float, Summary, Watching]:
    progress, started = Watching(), time.monotonic()
    summary = ingest([str(plans)], Store(str(store)), fakes.options(workers=workers), progress)
    return time.monotonic() - started, summary, progress


def test_a_small_batch(tmp_path: Path) -> None:
    broken = make_documents(tmp_path / "plans", 40)
    _, summary, progress = run(tmp_path / "plans", tmp_path / "store", 2)
    assert (summary.new, summary.totals.failed) == (40, broken)
    assert max(progress.memory) - progress.memory[0] < GROWTH
    _, again, _ = run(tmp_path / "plans", tmp_path / "store", 2)
    assert (again.new, again.known) == (0, 40)
    assert verify(Store(str(tmp_path / "store"))) == []


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_two_thousand_documents(tmp_path: Path) -> None:
    broken = make_documents(tmp_path / "plans", 2000)
    one, summary, _ = run(tmp_path / "plans", tmp_path / "one", 1)
    assert (summary.new, summary.totals.failed) == (2000, broken)
    two, summary, progress = run(tmp_path / "plans", tmp_path / "two", 2)
    assert (summary.new, summary.totals.failed) == (2000, broken)
    again, summary, _ = run(tmp_path / "plans", tmp_path / "two", 2)
    assert summary.known == 2000
    print(
        f"1 worker {one:.0f} s, 2 workers {two:.0f} s ({one / two:.2f}), again {again:.2f} s ({again / two:.1%})"
    )
    assert again < 0.02 * two
    assert one / two >= 1.8
    assert max(progress.memory[200:]) - progress.memory[200] < GROWTH
    assert verify(Store(str(tmp_path / "two"))) == []
    for workers in ("one", "two"):
        publish(Store(str(tmp_path / workers)), tmp_path / f"out-{workers}", current_identity())
    assert (tmp_path / "out-one" / "manifest.json").read_bytes() == (
        tmp_path / "out-two" / "manifest.json"
    ).read_bytes()
