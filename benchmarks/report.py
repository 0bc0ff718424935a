"""A benchmark's figures, and how they are written down."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["Section", "cpu_seconds", "machine", "seconds", "seconds_in_turn", "to_markdown"]


@dataclass(frozen=True, slots=True)
class Section:
    """One benchmark: a table of figures with the command that makes them anew."""

    title: str
    command: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def to_markdown(section: Section) -> str:
    """Give `section` as Markdown, headed by its title and command."""
    lines = [f"## {section.title}", "", f"`{section.command}`", ""]
    lines += ["| " + " | ".join(section.header) + " |", "|" + " --- |" * len(section.header)]
    lines += ["| " + " | ".join(row) + " |" for row in section.rows]
    for note in section.notes:
        lines += ["", note]
    return "\n".join(lines) + "\n"


def seconds(work: Callable[[], object]) -> float:
    """Give the wall seconds that `work` takes, once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cpu_seconds(work: Callable[[], object]) -> float:
    """Give the processor seconds that `work` takes, once: other processes of a busy machine count for less."""
    start = time.process_time()
    work()
    return time.process_time() - start


def seconds_in_turn(works: dict[str, Callable[[], object]], runs: int = 3) -> dict[str, float]:
    """Give the median wall seconds of each of `works`, run in turn (A B C A B C): a noisy machine is noisy for all."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            taken[name].append(seconds(work))
    return {name: statistics.median(times) for name, times in taken.items()}


def machine(names: Sequence[str] = ()) -> str:
    """Give what the figures were measured on: processor, cores, Python and the versions of the packages `names`."""
    from importlib.metadata import version

    packages = ", ".join(f"{name} {version(name)}" for name in names)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.machine()}, {cores} cores, Python {platform.python_version()}" + (
        f"; {packages}" if packages else ""
    )
