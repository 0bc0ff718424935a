"""A task that hangs, crashes or grows ends alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from pipeline.errors import IsolationError, StoppedError, UsageError
from pipeline.work.isolation import Limits, close, isolated, stop

LIMITS = Limits(seconds=30, memory=1 << 30)


@pytest.fixture(autouse=True)
def no_process_stays() -> Iterator[None]:
    yield
    close()
    assert not [p for p in psutil.Process().children() if "pipeline.work.worker" in p.cmdline()]


def test_the_value_comes_back_from_another_process() -> None:
    assert isolated(abs, -3, LIMITS) == 3
    assert isolated(own_pid, None, LIMITS) != os.getpid()


def test_a_process_is_used_again() -> None:
    assert isolated(own_pid, None, LIMITS) == isolated(own_pid, None, LIMITS)


def test_what_was_raised_is_raised() -> None:
    with pytest.raises(UsageError, match="so"):
        isolated(refuse, "so", LIMITS)
    assert isolated(abs, -3, LIMITS) == 3


def test_a_hang_ends_at_its_time() -> None:
    isolated(abs, 1, LIMITS)
    with pytest.raises(IsolationError) as caught:
        isolated(time.sleep, 3600, Limits(seconds=0.2, memory=LIMITS.memory))
    assert (caught.value.code, caught.value.message) == ("document-timed-out", "took longer than 0.2 seconds")


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL, signal.SIGABRT])
def test_a_crash_is_told_with_its_signal(number: signal.Signals) -> None:
    with pytest.raises(IsolationError, match=number.name) as caught:
        isolated(die, number, LIMITS)
    assert caught.value.code == "document-crashed"


def test_an_exit_is_a_crash() -> None:
    with pytest.raises(IsolationError, match="exit code 3"):
        isolated(os._exit, 3, LIMITS)


def test_growth_ends_at_the_memory_limit() -> None:
    with pytest.raises(IsolationError) as caught:
        isolated(bytearray, 2 << 30, LIMITS)
    assert caught.value.code == "document-out-of-memory"
    assert isolated(len, bytearray(200 << 20), LIMITS) == 200 << 20


def test_a_program_that_the_task_started_ends_with_it(tmp_path: Path) -> None:
    isolated(abs, 1, LIMITS)
    with pytest.raises(IsolationError):
        isolated(start_and_hang, str(tmp_path / "pid"), Limits(seconds=1, memory=LIMITS.memory))
    pid = int((tmp_path / "pid").read_text())
    _gone, alive = psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], timeout=5)
    assert not alive


def test_processes_end_when_their_parent_is_killed() -> None:
    code = (
        "from pipeline.work.isolation import *; from tests.pipeline.work.test_isolation import own_pid\n"
        "print(isolated(own_pid, None, Limits()), flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        worker = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
        _, alive = psutil.wait_procs([worker], timeout=10)
    assert not alive


def test_a_stop_ends_what_is_in_the_middle() -> None:
    isolated(abs, 1, LIMITS)
    stopper = threading.Timer(0.2, stop)
    stopper.start()
    with pytest.raises(StoppedError):
        isolated(time.sleep, 3600, LIMITS)
    with pytest.raises(StoppedError):
        isolated(abs, 1, LIMITS)
    stopper.join()
    close()
    assert isolated(abs, -1, LIMITS) == 1


def own_pid(_: None) -> int:
    return os.getpid()


def refuse(reason: str) -> None:
    raise UsageError(reason)


def die(number: signal.Signals) -> None:
    os.kill(os.getpid(), number)


def start_and_hang(path: str) -> None:
    child = subprocess.Popen(["sleep", "3600"])
    Path(path).write_text(str(child.pid))
    child.wait()
