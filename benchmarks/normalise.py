"""Rows a second from extracted tables to actions, and how fast the command answers."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.report import Section, cpu_seconds, seconds
from extractors.document import Document
from extractors.formats import extract
from normalise.normalise import normalise

__all__ = ["measure"]

ROOT = Path(__file__).parents[1]
YARDSTICK = ROOT.parent / "shared" / "corpus" / "base"
ROUNDS = 20


def measure() -> Section:
    """Measure how long the first plans take, actions a second after that, and seconds of `--help`."""
    documents = _word_files(ROOT / "data" / "samples")
    cold = cpu_seconds(lambda: [normalise(document) for document in documents])
    yardstick = _word_files(YARDSTICK)
    _help()
    answer = statistics.median(seconds(_help) for _ in range(5))
    return Section(
        "Normalising",
        "python -m benchmarks normalise",
        ("what", "figure"),
        (
            ("first time, with loading of vocabularies", f"{cold:.2f} s in all"),
            ("samples, after that", _rate(documents)),
            *([("yardstick", _rate(yardstick))] if yardstick else []),
            ("`action-plans --help`", f"{answer:.2f} s"),
        ),
        (
            f"Word files in one process, in processor time; median of {ROUNDS} rounds. A document costs something of "
            "its own, whatever its number of actions. The yardstick plans stand in `../shared`.",
        ),
    )


def _word_files(folder: Path) -> list[Document]:
    return [extract(path) for path in sorted(folder.glob("*.docx"))]


def _rate(documents: Sequence[Document]) -> str:
    """How many actions a second come of documents read before."""
    actions = sum(len(normalise(document).actions) for document in documents)
    taken = statistics.median(cpu_seconds(lambda: [normalise(d) for d in documents]) for _ in range(ROUNDS))
    return f"{actions / taken:,.0f} actions a second ({actions} in {len(documents)} documents)"


def _help() -> None:
    command = [sys.executable, "-m", "pipeline", "--help"]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603
