"""What a person sees: the closing table, the last line, the bar, plain lines, the log."""

from __future__ import annotations

import io
import json
import os
import pty
import select
from collections import Counter
from typing import Any

import pytest
from rich.console import Console

from pipeline.ingest import Summary
from pipeline.progress import open_progress
from pipeline.sources.look import Look
from pipeline.store.ledger import Sighting
from pipeline.summary import print_closing_table, print_summary
from pipeline.work.document import Report
from pipeline.work.totals import Totals


def a_report(number: int = 1, **values: Any) -> Report:
    usual = {
        "document_id": f"{number:016x}",
        "document": f"{number}.pdf",
        "source": f"plans/{number}.pdf",
        "tables": 1,
        "actions": 1234,
        "issues": 0,
        "outcome": "ok",
        "words": 1000,
        "words_kept": 999,
        "pages": 4,
        "error": None,
        "seconds": 0.25,
    }
    return Report(**{**usual, **values})


def printed(summary: Summary, function: Any = print_closing_table) -> list[str]:
    stream = io.StringIO()
    function(summary, Console(file=stream, width=80))
    return stream.getvalue().splitlines()


def test_a_document_is_a_line_and_the_sums_are_the_last() -> None:
    broken = a_report(
        2,
        document="a[b].pdf",
        source="in/a[b].pdf",
        outcome="failed",
        actions=0,
        words=0,
        words_kept=0,
        error="is cut off",
    )
    lines = printed(Summary(totals=Totals.of([a_report(1), broken])))
    assert [line.split() for line in lines] == [
        ["document", "tables", "actions", "issues", "outcome", "words", "kept"],
        ["1.pdf", "1", "1,234", "0", "ok", "99.9%"],
        ["a[b].pdf", "1", "0", "0", "failed", "–"],
        ["2", "documents", "2", "1,234", "0", "99.9%"],
        ["in/a[b].pdf:", "is", "cut", "off"],
    ]


def test_a_long_name_keeps_the_table_within_80_columns() -> None:
    lines = printed(Summary(totals=Totals.of([a_report(document="a long name " * 10 + ".pdf")])))
    assert max(map(len, lines)) <= 80
    assert "1,234" in lines[1]


def test_of_many_documents_only_those_that_did_not_go_well_are_listed() -> None:
    reports = (a_report(n, outcome="partial" if n == 500 else "ok") for n in range(1000))
    totals = Totals.of(reports)
    lines = printed(Summary(totals=totals))
    assert [line.split()[0] for line in lines] == ["document", "500.pdf", "1,000"]
    assert lines[-1].split()[3] == "1,234,000"


def test_the_memory_of_the_totals_is_bounded() -> None:
    totals = Totals.of(a_report(n, outcome="failed") for n in range(5000))
    assert (totals.documents, totals.failed, len(totals.listed)) == (5000, 5000, 100)


def test_a_problem_is_told_once() -> None:
    failed = a_report(outcome="failed", document="big.pdf", source="plans/big.pdf", error="has 600 MB")
    summary = Summary(
        totals=Totals.of([failed]), problems=["plans/big.pdf: has 600 MB", "plans/x: is no file"]
    )
    assert printed(summary)[-2:] == ["plans/big.pdf: has 600 MB", "plans/x: is no file"]


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        (Summary(new=3, known=2), "3 new, 0 redone, 2 known"),
        (
            Summary(again=Counter({"read by another version": 2, "damaged in the store": 1}), vanished=2),
            "0 new, 3 redone (1 damaged in the store, 2 read by another version), 0 known, 2 vanished",
        ),
        (Summary(skipped=4), "0 new, 0 redone, 0 known, 4 other files passed over"),
    ],
)
def test_the_last_line(summary: Summary, expected: str) -> None:
    assert printed(summary, print_summary) == [expected]


LOOKS = [
    Look("a.pdf", Sighting("a.pdf", ".", sha256="0")),
    Look("b\n.zip", problem="b\n.zip: is broken"),
]


def test_plain_lines() -> None:
    stream = io.StringIO()
    with open_progress(is_json=False, stream=stream) as progress:
        for look in LOOKS:
            progress.looked(look)
        progress.reading(Summary(new=1))
        progress.read(a_report())
    assert stream.getvalue().splitlines() == [
        "b\\n.zip: is broken",
        "to read: 1 new, 0 redone",
        "1/1 1.pdf: ok, 1234 actions, 0.2 s",
    ]


def test_the_log_has_an_event_a_line() -> None:
    stream = io.StringIO()
    with open_progress(is_json=True, stream=stream) as progress:
        for look in LOOKS:
            progress.looked(look)
        progress.reading(Summary(new=1))
        progress.read(a_report())
    events = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [event["event"] for event in events] == ["present", "problem", "reading", "read"]
    assert all(event["time"].endswith("+00:00") for event in events)
    assert (events[-1]["document"], events[-1]["pages"]) == ("1.pdf", 4)


def all_of(terminal: int) -> str:
    """What was written to a terminal, which gives it in pieces of any length."""
    content = b""
    while select.select([terminal], [], [], 0)[0]:
        content += os.read(terminal, 1 << 16)
    return content.decode()


def test_a_terminal_has_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    outer, inner = pty.openpty()
    with os.fdopen(inner, "w") as terminal:
        monkeypatch.setattr("sys.stderr", terminal)
        with open_progress(is_json=False) as progress:
            for look in LOOKS:
                progress.looked(look)
            progress.reading(Summary(new=1, again=Counter({"asked for": 1})))
            progress.read(a_report())
            progress.read(a_report(outcome="failed", error="is cut off"))
        shown = all_of(outer)
    os.close(outer)
    assert "to read: 1 new, 1 redone (1 asked for)" in shown
    assert "2/2" in shown
    assert "1 failed" in shown
    assert "pages/s" in shown
