"""Rows a second from extracted tables to actions, and how fast the command answers."""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks.report import Section, cpu_seconds, seconds
from extractors.formats import extract
from normalise.normalise import normalise

__all__ = ["measure"]

ROOT = Path(__file__).parents[1]
ROUNDS = 20


def measure() -> Section:
    """Measure how long the first plans take, actions a second after that, and seconds of `--help`."""
    documents = [extract(path) for path in sorted((ROOT / "data" / "samples").glob("*.docx"))]
    cold = cpu_seconds(lambda: [normalise(document) for document in documents])
    actions = sum(len(normalise(document).actions) for document in documents)
    warm = statistics.median(cpu_seconds(lambda: [normalise(d) for d in documents]) for _ in range(ROUNDS))
    _help()
    answer = statistics.median(seconds(_help) for _ in range(5))
    return Section(
        "Normalising",
        "python -m benchmarks normalise",
        ("what", "figure"),
        (
            ("first time, with loading of vocabularies", f"{cold:.2f} s in all"),
            ("after that", f"{actions / warm:,.0f} actions a second"),
            ("`action-plans --help`", f"{answer:.2f} s"),
        ),
        (
            f"{actions} actions of the five Word samples in one process, in processor time; "
            f"median of {ROUNDS} rounds.",
        ),
    )


def _help() -> None:
    command = [sys.executable, "-m", "pipeline", "--help"]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603
