"""Shows how a run goes: a bar on a terminal, plain lines elsewhere, or a structured log."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TextIO

from pipeline.ingest import Progress, Summary
from pipeline.sources.look import Look
from pipeline.store.ledger import shown
from pipeline.work.document import Report

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

__all__ = ["JsonLog", "PlainLines", "bar", "open_progress"]


@contextmanager
def open_progress(*, is_json: bool, stream: TextIO | None = None) -> Iterator[Progress]:
    """Give the progress that fits: a log if asked for, a bar on a terminal, else lines."""
    stream = stream or sys.stderr
    if is_json:
        yield JsonLog(stream)
    elif stream.isatty():
        with bar() as shown:
            yield shown
    else:
        yield PlainLines(stream)


class PlainLines:
    """One line a document, for a file or a pipe."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._total = self._done = 0

    def looked(self, look: Look) -> None:
        """Tell of a problem."""
        if look.problem:
            self._line(shown(look.problem))

    def reading(self, summary: Summary) -> None:
        """Tell how many, and why those that were read before."""
        self._total = summary.new + summary.redone
        self._line(f"to read: {summary.to_read}")

    def read(self, report: Report) -> None:
        """Tell how it went."""
        self._done += 1
        self._line(f"{self._done}/{self._total} {_told(report)}")

    def finished(self, summary: Summary) -> None:
        """Say nothing: the command prints the sums."""

    def _line(self, text: str) -> None:
        print(text, file=self._stream, flush=True)


class JsonLog:
    """One JSON object a line: event, time in UTC, and the facts."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def looked(self, look: Look) -> None:
        """Log what was found, what is wrong with it, or why it was passed over."""
        if look.problem:
            self._log("problem", message=look.problem)
        elif look.skipped:
            self._log("skipped", source=look.skipped.source, reason=look.skipped.reason)
        elif look.sighting:
            self._log(look.sighting.state, source=look.sighting.source, sha256=look.sighting.sha256)

    def reading(self, summary: Summary) -> None:
        """Log how many, and why those that were read before."""
        self._log("reading", new=summary.new, redone=summary.redone, again=summary.again)

    def read(self, report: Report) -> None:
        """Log how it went."""
        self._log("read", **asdict(report))

    def finished(self, summary: Summary) -> None:
        """Log the sums."""
        counts = {
            name: getattr(summary, name)
            for name in ("new", "redone", "again", "known", "vanished", "skipped")
        }
        self._log("finished", **counts, failed=summary.totals.failed, problems=len(summary.problems))

    def _log(self, event: str, **facts: object) -> None:
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **facts}
        print(json.dumps(line), file=self._stream, flush=True)


@contextmanager
def bar() -> Iterator[Progress]:
    """Give a progress bar on the terminal: documents, pages a second, failures, time left."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[told]}"),
        TimeRemainingColumn(),
    )
    # It goes when all is done: what it said last is in the summary, with the problems that it only counts.
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress, progress.add_task("looking", total=None, told=""))


class _Bar:
    def __init__(self, progress: RichProgress, task: TaskID) -> None:
        self._progress, self._task = progress, task
        self._started = time.monotonic()
        self._pages = self._failed = self._problems = 0

    def looked(self, look: Look) -> None:
        self._problems += look.problem is not None
        self._progress.update(self._task, advance=1, told=f"{self._problems} with problems")

    def reading(self, summary: Summary) -> None:
        self._started = time.monotonic()
        if summary.again:  # it can take hours that the person did not expect
            self._progress.console.print(f"to read: {summary.to_read}", highlight=False, soft_wrap=True)
        total = summary.new + summary.redone
        self._progress.reset(self._task, total=total, description="reading", told="", visible=total > 0)

    def read(self, report: Report) -> None:
        self._pages += report.pages
        self._failed += report.outcome == "failed"
        speed = self._pages / max(time.monotonic() - self._started, 0.001)
        told = f"{speed:.0f} pages/s {self._failed} failed"
        self._progress.update(self._task, advance=1, told=told)

    def finished(self, summary: Summary) -> None:
        pass


def _told(report: Report) -> str:
    if report.error:
        return f"{report.source}: {report.error}"
    return f"{report.document}: {report.outcome}, {report.actions} actions, {report.seconds:.1f} s"
