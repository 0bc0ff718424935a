"""The process that isolation starts: does one task after another until the connection ends.

Run as `python -m pipeline.work.worker DESCRIPTOR MEMORY`.
"""

from __future__ import annotations

import resource
import signal
import sys
from multiprocessing.connection import Connection

__all__ = ["main"]


def main() -> None:
    """Answer each (function, argument, seconds) with (True, value) or (False, exception)."""
    connection = Connection(int(sys.argv[1]))
    _limit_memory(int(sys.argv[2]))
    while True:
        try:
            function, argument, seconds = connection.recv()
        except EOFError:
            return
        # The kernel ends this process at its time, native code or not: so it never outlives a killed parent by much.
        signal.setitimer(signal.ITIMER_REAL, seconds)
        answer: tuple[bool, object]
        try:
            answer = True, function(argument)
        except Exception as error:
            answer = False, error
        signal.setitimer(signal.ITIMER_REAL, 0)
        try:
            connection.send(answer)
        except BrokenPipeError:
            return


def _limit_memory(limit: int) -> None:
    """Cap what this process, and each one that it starts, can hold of its own: heap and private mappings, in bytes."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    cap = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (cap, hard))


if __name__ == "__main__":
    main()
