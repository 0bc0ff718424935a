"""Does a task in a process of its own, with a time and a memory limit.

Own code, since what comes as a library (pebble, loky) ends the process alone and leaves a program that it started
(LibreOffice) running, and can't be used inside a worker of Dask, which may have no multiprocessing children. Here
each process leads a group that is killed as a whole, and ends by itself when its parent is gone.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Pipe
from typing import TypeVar

from pipeline.errors import IsolationError, StoppedError

__all__ = ["Limits", "close", "isolated", "stop"]

Argument = TypeVar("Argument")
Value = TypeVar("Value")

# A process is replaced after so many tasks: what native libraries leak stays small beside the memory limit.
_TASKS_PER_PROCESS = 500
# Seconds between the process's own alarm and the parent's: time to start and to import before the first task.
_GRACE = 15.0
# Documents are what is done side by side; libraries that start threads of their own would only be in the way.
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"), "1"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take."""

    seconds: float = 300.0
    memory: int = 2 << 30
    """In bytes."""


def isolated(function: Callable[[Argument], Value], argument: Argument, limits: Limits) -> Value:
    """Call a function in another process and give its value, or raise what it raised.

    Processes are kept for the next call; each thread that calls has one at a time.

    Raises:
        IsolationError: The process ran out of time or memory, or crashed. It is gone, with all that it started.
        StoppedError: `stop` was called.
    """
    pool = _pool()
    process = pool.take(limits.memory)
    try:
        is_value, value = process.call(function, argument, limits.seconds)
    except BaseException:
        pool.drop(process)
        if pool.is_stopped:
            raise StoppedError("the run was stopped") from None
        raise
    if isinstance(value, MemoryError):
        pool.drop(process)
        raise IsolationError("document-out-of-memory", f"needs more memory than {limits.memory >> 20} MB")
    pool.give_back(process)
    if is_value:
        return value  # type: ignore[return-value]
    raise value  # type: ignore[misc]


def stop() -> None:
    """Kill the processes that are in the middle of a task; calls that wait for them, and later ones, raise."""
    _pool().stop()


def close() -> None:
    """End the processes that wait for a next call, and let calls through again after `stop`."""
    _pool().close()


class _Pool:
    """The worker processes of this process, idle and busy; for any number of threads."""

    def __init__(self) -> None:
        self.is_stopped = False
        self._lock = threading.Lock()
        self._idle: list[_Process] = []
        self._busy: set[_Process] = set()

    def take(self, memory: int) -> _Process:
        """A process with that memory limit that has nothing to do."""
        with self._lock:
            if self.is_stopped:
                raise StoppedError("the run was stopped")
            process = next((process for process in self._idle if process.memory == memory), None)
            if process is None:
                process = _Process(memory)
            else:
                self._idle.remove(process)
            self._busy.add(process)
        return process

    def give_back(self, process: _Process) -> None:
        """Keep a process for the next call, or end it after its share of tasks."""
        with self._lock:
            self._busy.remove(process)
            if process.tasks < _TASKS_PER_PROCESS:
                self._idle.append(process)
                return
        process.close()

    def drop(self, process: _Process) -> None:
        """Kill a process that did not come back."""
        with self._lock:
            self._busy.discard(process)
        process.kill()
        process.close()

    def stop(self) -> None:
        with self._lock:
            self.is_stopped = True
            for process in self._busy:
                process.kill()

    def close(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
            self.is_stopped = False
        for process in idle:
            process.close()


@cache
def _pool() -> _Pool:
    return _Pool()


class _Process:
    """A worker process and the connection to it."""

    def __init__(self, memory: int) -> None:
        self.tasks = 0
        self.memory = memory
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self._connection, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-m", "pipeline.work.worker", str(theirs.fileno()), str(memory)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                env={**os.environ, **_ONE_THREAD},
                start_new_session=True,
            )

    def call(
        self, function: Callable[[Argument], Value], argument: Argument, seconds: float
    ) -> tuple[bool, object]:
        """Have the process do one task; IsolationError if it does not come back."""
        self.tasks += 1
        try:
            self._connection.send((function, argument, seconds))
            if not self._connection.poll(seconds + _GRACE):
                raise _timed_out(seconds)
            answer: tuple[bool, object] = self._connection.recv()
        except (EOFError, ConnectionError) as error:
            raise self._died(seconds) from error
        return answer

    def kill(self) -> None:
        """End the process at once, with all that it started."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def close(self) -> None:
        """End an idle process: without its connection it has nothing more to do."""
        self._connection.close()
        self._process.wait()
        self._errors.close()

    def _died(self, seconds: float) -> IsolationError:
        """Why the process is gone, by its exit code and its last words."""
        code = self._process.wait()
        if code == -signal.SIGALRM:
            return _timed_out(seconds)
        self._errors.seek(max(0, self._errors.seek(0, os.SEEK_END) - 2000))
        words = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        if any("MemoryError" in line or "bad_alloc" in line for line in words):
            return IsolationError("document-out-of-memory", "needs more memory than a document may take")
        reason = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return IsolationError("document-crashed", f"crashed the process that read it ({reason})")


def _timed_out(seconds: float) -> IsolationError:
    return IsolationError("document-timed-out", f"took longer than {seconds:g} seconds")
