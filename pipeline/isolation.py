"""Does a task in a process of its own, with a time and a memory limit.

Own code, since what comes as a library (pebble, loky) ends the process alone and leaves a program that it started
(LibreOffice) running, and can't be used inside a worker of Dask, which may have no multiprocessing children. Here
each process leads a group that is killed as a whole, and ends by itself when its parent is gone.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Pipe
from typing import TypeVar

from pipeline.errors import IsolationError

__all__ = ["Limits", "close_idle", "isolated"]

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
    """
    idle = _idle(limits.memory)
    try:
        process = idle.get_nowait()
    except queue.Empty:
        process = _Process(limits.memory)
    try:
        is_value, value = process.call(function, argument, limits.seconds)
    except BaseException:
        process.kill()
        raise
    if isinstance(value, MemoryError):
        process.kill()
        raise IsolationError("document-out-of-memory", f"needs more memory than {limits.memory >> 20} MB")
    if process.tasks < _TASKS_PER_PROCESS:
        idle.put(process)
    else:
        process.close()
    if is_value:
        return value  # type: ignore[return-value]
    raise value  # type: ignore[misc]


def close_idle() -> None:
    """End the processes that wait for a next call."""
    for idle in _pools().values():
        with suppress(queue.Empty):
            while True:
                idle.get_nowait().close()


@cache
def _pools() -> dict[int, queue.LifoQueue[_Process]]:
    return {}


def _idle(memory: int) -> queue.LifoQueue[_Process]:
    """The waiting processes with that memory limit."""
    return _pools().setdefault(memory, queue.LifoQueue())


class _Process:
    """A worker process and the connection to it."""

    def __init__(self, memory: int) -> None:
        self.tasks = 0
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self._connection, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-m", "pipeline.worker", str(theirs.fileno()), str(memory)],
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
        self.close()

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
