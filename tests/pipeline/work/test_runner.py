"""A document that hangs, crashes or grows fails alone, with its reason; the others are read."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import StoreError, UsageError
from pipeline.identity import current_identity
from pipeline.ingest import ingest
from pipeline.store.store import Store
from pipeline.verify import verify
from pipeline.work.document import Report, Task
from pipeline.work.isolation import Limits
from pipeline.work.runner import Runner, read_all, read_isolated, scheduler_runner
from tests.pipeline import fakes


@pytest.fixture
def executor() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


def a_task(number: int = 1) -> Task:
    return Task(
        "memory://", f"{number:064x}", 1, f"{number}.pdf", f"plans/{number}.pdf", None, current_identity()
    )


def a_report(task: Task) -> Report:
    return Report(task.sha256[-16:], task.name, task.source, 0, 0, 0, "ok", 0, 0, 0, None, 0.0)


def test_the_others_are_read(tmp_path: Path) -> None:
    for then in ("crash", "hang", "grow", "fail", "bug"):
        fakes.write_document(tmp_path / "plans" / f"{then}.pdf", then=then)
    for number in range(4):
        fakes.write_document(tmp_path / "plans" / f"{number}.pdf", actions=number)
    store, progress = Store(str(tmp_path / "store")), fakes.Silent()
    options = fakes.options(workers=2, limits=Limits(seconds=4, memory=512 << 20))
    summary = ingest([str(tmp_path / "plans")], store, options, progress, fakes.read)
    assert (summary.new, summary.totals.failed) == (9, 5)
    told = {report.document: report.error for report in progress.reports}
    assert told == {
        **{f"{number}.pdf": None for number in range(4)},
        "crash.pdf": "The document crashed the process that read it (SIGSEGV), 2 times",
        "hang.pdf": "The document took longer than 4 seconds, 2 times",
        "grow.pdf": "The document needs more memory than 512 MB, 2 times",
        "fail.pdf": "is cut off; fetch it again",
        "bug.pdf": "stopped on an error of the program (KeyError: 'no such thing'); please report it",
    }
    assert verify(store) == []


def test_tasks_are_taken_as_they_are_needed(executor: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.work.runner.isolated", lambda function, task, limits: function(task))
    taken: list[int] = []

    def tasks() -> Iterator[Task]:
        for number in range(1, 100):
            taken.append(number)
            yield a_task(number)

    reports = read_all(tasks(), Runner(executor, 2), Limits(), a_report)
    next(reports)
    assert len(taken) < 15
    assert len(list(reports)) == 98


def test_a_store_that_fails_ends_the_run(executor: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.work.runner.isolated", lambda function, task, limits: function(task))

    def full(task: Task) -> Report:
        raise StoreError("no space left")

    with pytest.raises(StoreError):
        list(read_all(map(a_task, range(50)), Runner(executor, 2), Limits(), full))


def test_other_code_is_refused() -> None:
    other = replace(current_identity(), code="9.9.9")
    with pytest.raises(UsageError, match=r"the ingest 9\.9\.9: install the same version"):
        read_isolated(replace(a_task(), identity=other), Limits(), a_report)


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.work.runner._ANSWER", 0.5)
    with (
        pytest.raises(UsageError, match="no Dask scheduler answers there"),
        scheduler_runner("tcp://127.0.0.1:9"),
    ):
        pass
