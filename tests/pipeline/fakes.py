"""Documents that are JSON, and what reads them: for tests of the run, which does not care what is in a document.

The functions are imported by worker processes, so they stand in a module.
"""

from __future__ import annotations

import json
import os
import signal
import time
from datetime import date
from pathlib import Path
from typing import Any

from extractors.document import Cell, Document, Issue, Line, Paragraph, Row, Table, WordCount
from extractors.errors import DamagedFileError
from normalise.plan import Action, ColumnDecision, Council, DateGiven, Officer, Plan, TableDecision
from pipeline.ingest import Options, Summary
from pipeline.sources.look import Look
from pipeline.work.document import Report, Task, read_document

__all__ = ["Silent", "a_plan", "extract", "normalise", "options", "read", "write_document"]


def write_document(path: Path, actions: int = 2, **more: object) -> Path:
    """Write a document; `then` says what reading it does: fail, bug, crash, hang, grow; `until` what it waits for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"actions": actions, **more}), encoding="utf-8")
    return path


def extract(path: Path) -> Document:
    try:
        content = json.loads(path.read_bytes())
    except ValueError as error:
        raise DamagedFileError("is broken; fetch it again") from error
    _misbehave(content.get("then"))
    if "until" in content:
        _wait(Path(content["until"]))
    rows = [_row(number, f"action {number} of {content}") for number in range(1, content["actions"] + 1)]
    table = Table(1, tuple(rows), 1)
    return Document("application/json", (table,), words=WordCount(9, 9))


def normalise(document: Document, *, name: str, council: str | None) -> Plan:
    return a_plan(document.tables, name, council)


def read(task: Task) -> Report:
    return read_document(task, extract=extract, normalise=normalise)


def options(**more: Any) -> Options:
    """One worker: tests share the machine."""
    return Options(**{"workers": 1, **more})


class Silent:
    """Progress that keeps what it is told."""

    def __init__(self) -> None:
        self.looks: list[Look] = []
        self.reports: list[Report] = []
        self.total = 0

    def looked(self, look: Look) -> None:
        self.looks.append(look)

    def reading(self, summary: Summary) -> None:
        """The summary is what ingest returns."""

    def read(self, report: Report) -> None:
        self.reports.append(report)

    def finished(self, summary: Summary) -> None:
        """The summary is what ingest returns."""


def a_plan(tables: tuple[Table, ...], name: str = "plan.pdf", council: str | None = None) -> Plan:
    """One action for each row of the first table."""
    rows = tables[0].rows if tables else ()
    return Plan(
        title=f"Plan of {name}",
        council=Council(council, "E07000001") if council else None,
        actions=tuple(_action(i, row.cells[0].text) for i, row in enumerate(rows, start=1)),
        tables=tables,
        table_decisions=(TableDecision(1, "actions", "has an action column", 0.9),) if tables else (),
        column_decisions=(ColumnDecision(1, 1, "Action", "action", "vocabulary", 1.0),) if tables else (),
        words=9,
        words_kept=9,
        issues=(Issue("officer-not-named", "TBC", table=1, row=1),) if rows else (),
    )


def _row(number: int, text: str) -> Row:
    cell = Cell(number, 1, lines=(Line(text),), paragraphs=(Paragraph(text),))
    return Row((cell,), "body")


def _action(row: int, text: str) -> Action:
    return Action(
        1,
        row,
        1,
        action=text,
        officers=(Officer("Tree Officer", kind="post"),),
        dates=(
            DateGiven("2012-05", "target", start=date(2012, 5, 1), end=date(2012, 5, 31)),
            DateGiven("2012-01", "start", start=date(2012, 1, 1), end=date(2012, 1, 31)),
            DateGiven("2013", "completed", start=date(2013, 1, 1), end=date(2013, 12, 31)),
        ),
        other={"Ward": 'Hill, "North"\nand South'},
        row_issues=("officer-not-named",) if row == 1 else (),
    )


def _wait(go: Path) -> None:
    """Say who is at it, and go on when the test says so."""
    go.with_suffix(".pid").write_text(str(os.getpid()))
    while not go.exists():
        time.sleep(0.01)


def _misbehave(then: str | None) -> None:
    if then == "fail":
        raise DamagedFileError("is cut off; fetch it again")
    if then == "bug":
        raise KeyError("no such thing")
    if then == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if then == "hang":
        time.sleep(3600)
    if then == "grow":
        hoard = []
        while True:
            hoard.append(bytearray(256 << 20))
