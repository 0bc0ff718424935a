"""Reads many documents over any `concurrent.futures.Executor`: this machine's, or a Dask cluster's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import Any

from extractors.document import Issue
from pipeline.errors import DamagedDocumentError, IsolationError, PipelineError, UsageError
from pipeline.work import isolation
from pipeline.work.document import Report, Task, check_version, keep_failure, read_document, unread
from pipeline.work.isolation import Limits, isolated

__all__ = ["Read", "Runner", "local_runner", "read_all", "read_isolated", "scheduler_runner"]

Read = Callable[[Task], Report]
"""What is done with a task in its process: a function that can be imported by its name."""

_TRIES = 2
_ANSWER = 10  # seconds that a scheduler may take to answer
_AHEAD = 3  # tasks that wait per worker: enough that none is idle, few enough to hold and to drop


@dataclass(frozen=True, slots=True)
class Runner:
    """Where tasks are done."""

    executor: Executor
    workers: int
    """How many tasks it does at a time."""


@contextmanager
def local_runner(workers: int) -> Iterator[Runner]:
    """Give a runner on this machine: threads that each drive a worker process."""
    executor = ThreadPoolExecutor(workers, thread_name_prefix="document")
    try:
        yield Runner(executor, workers)
    except BaseException:
        isolation.stop()
        raise
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
        isolation.close()


@contextmanager
def scheduler_runner(address: str) -> Iterator[Runner]:
    """Give a runner on the Dask cluster whose scheduler is at `address`, such as "tcp://10.0.0.1:8786"."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise UsageError("--scheduler needs Dask: .venv/bin/pip install -e '.[cluster]'") from error
    try:
        client = distributed.Client(address, timeout=_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"{address}: no Dask scheduler answers there ({error})") from error
    with client:
        threads = sum(client.nthreads().values())
        # Reading is no pure function for Dask: each call writes into the store.
        yield Runner(client.get_executor(pure=False), max(1, threads))


def read_isolated(task: Task, limits: Limits, read: Read = read_document) -> Report:
    """Read a document in a process of its own; one that dies twice is kept as failed, with the reason.

    Raises:
        UsageError: This machine has other code than the one that sent the task.
    """
    check_version(task)
    for attempt in range(1, _TRIES + 1):
        try:
            return isolated(read, task, limits)
        except DamagedDocumentError as error:
            return unread(task, str(error))
        except IsolationError as error:
            if attempt == _TRIES:
                return keep_failure(task, Issue(error.code, f"The document {error.message}, {_TRIES} times"))
    raise AssertionError("unreachable")


def read_all(
    tasks: Iterable[Task], runner: Runner, limits: Limits, read: Read = read_document
) -> Iterator[Report]:
    """Read documents, a few at a time, and give each one's report as it is done.

    Raises:
        PipelineError: The store or the set-up is at fault, not a document: nothing more would come of it.
    """
    waiting = iter(tasks)
    running: dict[Future[Report], Task] = {}
    try:
        while True:
            for task in islice(waiting, runner.workers * (1 + _AHEAD) - len(running)):
                running[runner.executor.submit(read_isolated, task, limits, read)] = task
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield _report(future, running.pop(future))
    finally:
        for future in running:
            future.cancel()


def _report(future: Future[Report], task: Task) -> Report:
    try:
        return future.result()
    except PipelineError:
        raise
    except Exception as error:
        # A cluster gives a task up whose machines died under it, again and again.
        message = f"The machine that read the document was lost ({type(error).__name__}: {error})"
        return keep_failure(task, Issue("document-crashed", message))
