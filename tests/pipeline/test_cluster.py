"""A Dask cluster of real processes does what this machine does, also when one of its workers is killed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import distributed
import psutil
import pytest

from pipeline.identity import current_identity
from pipeline.ingest import ingest
from pipeline.publish.publish import publish
from pipeline.store.store import Store
from pipeline.verify import verify
from pipeline.work.document import Report
from tests.pipeline import fakes

DASK = [sys.executable, "-m", "dask"]


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[list[int]]:
    """Process ids of two workers; the scheduler's address is in the file "scheduler"."""
    with ExitStack() as stack:
        file = tmp_path / "scheduler"
        where = ["--no-dashboard", "--scheduler-file", str(file)]
        start(stack, "scheduler", "--host", "127.0.0.1", "--port", "0", *where)
        options = ["--nthreads", "1", "--local-directory", str(tmp_path), *where]
        yield [start(stack, "worker", *options) for _ in range(2)]


def start(stack: ExitStack, *arguments: str) -> int:
    """Start a command of Dask as a person does, and end it with all its children when the test is over."""
    process = subprocess.Popen([*DASK, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stack.callback(process.wait)
    stack.callback(kill_all, process.pid)
    return process.pid


def kill_all(pid: int) -> None:
    """Kill a process and all that it started, as a power cut does."""
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        for one in [process, *process.children(recursive=True)]:
            with suppress(psutil.NoSuchProcess):
                one.kill()


def address(file: Path) -> str:
    """The scheduler's address, once both workers are there."""
    while not file.exists() or not file.read_text():
        pass
    told = str(json.loads(file.read_text())["address"])
    dask: Any = distributed
    with dask.Client(told, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
    return told


@pytest.mark.timeout(180)
def test_a_worker_that_is_killed_loses_nothing(workers: list[int], tmp_path: Path) -> None:
    go, plans = tmp_path / "go", tmp_path / "plans"
    for number in range(6):
        fakes.write_document(plans / f"{number}.pdf", actions=number)
    fakes.write_document(plans / "broken.pdf", then="fail")
    fakes.write_document(plans / "held.pdf", until=str(go))

    class KillTheHolder(fakes.Silent):
        """Kills the worker that is in the middle of the last document."""

        def read(self, report: Report) -> None:
            super().read(report)
            if len(self.reports) == 7:
                at_it = {
                    process.pid
                    for process in psutil.Process(int(go.with_suffix(".pid").read_text())).parents()
                }
                (worker,) = at_it & set(workers)
                kill_all(worker)
                go.touch()

    store, progress = Store(str(tmp_path / "store")), KillTheHolder()
    options = fakes.options(scheduler=address(tmp_path / "scheduler"))
    summary = ingest([str(plans)], store, options, progress, fakes.read)
    assert (summary.new, summary.totals.failed) == (8, 1)
    assert sorted(report.document for report in progress.reports) == sorted(
        path.name for path in plans.iterdir()
    )
    assert len(store.files.names("results")) == 8
    assert verify(store) == []

    here = Store(str(tmp_path / "here"))
    ingest([str(plans)], here, fakes.options(), fakes.Silent(), fakes.read)
    for place, out in ((store, "cluster"), (here, "local")):
        publish(place, tmp_path / out, current_identity())
    assert (tmp_path / "cluster" / "actions.csv").read_bytes() == (
        tmp_path / "local" / "actions.csv"
    ).read_bytes()
