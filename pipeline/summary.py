"""Prints what a run came to: the closing table, one line a document, and one line of sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from pipeline.document import Report
from pipeline.ingest import Summary

__all__ = ["print_closing_table", "print_summary"]

# With more documents than this only those that did not go well are listed; all are in the output.
_LISTED = 100
_STYLES = {"ok": "green", "partial": "yellow", "no_tables": "yellow", "failed": "red"}


def print_closing_table(reports: Iterable[Report], console: Console | None = None) -> None:
    """Print each document with its tables, actions, issues, outcome and words kept; fits 80 columns."""
    everything = sorted(reports, key=lambda report: (report.document, report.document_id))
    listed = (
        everything if len(everything) <= _LISTED else [r for r in everything if r.outcome != "ok"][:_LISTED]
    )
    console = console or Console()
    table = Table(box=None, pad_edge=False, header_style="bold", show_footer=len(everything) > 1)
    table.add_column("document", footer=f"{len(everything)} documents", overflow="fold", ratio=1)
    for name in ("tables", "actions", "issues"):
        total = sum(getattr(report, name) for report in everything)
        table.add_column(name, footer=f"{total:,}", justify="right", no_wrap=True)
    table.add_column("outcome", no_wrap=True)
    table.add_column("words kept", footer=_kept(everything), justify="right", no_wrap=True)
    for report in listed:
        table.add_row(
            report.document,
            f"{report.tables:,}",
            f"{report.actions:,}",
            f"{report.issues:,}",
            f"[{_STYLES[report.outcome]}]{report.outcome}[/]",
            _kept([report]),
        )
    console.print(table)
    _print_errors(listed, console)


def print_summary(summary: Summary, console: Console | None = None) -> None:
    """Print what was new, what was known, and what needs a person."""
    console = console or Console()
    _print_errors(summary.reports, console)
    parts = [f"{summary.new} new", f"{summary.redone} redone", f"{summary.known} known"]
    for count, name in (
        (summary.failed, "failed"),
        (summary.vanished, "vanished"),
        (len(summary.problems), "unreadable"),
    ):
        parts += [f"{count} {name}"] if count else []
    if summary.damaged:
        parts.append(f"{summary.damaged} were damaged in the store")
    if summary.skipped:
        parts.append(f"{summary.skipped} other files passed over")
    console.print(", ".join(parts), highlight=False, soft_wrap=True)


def _print_errors(reports: Iterable[Report], console: Console) -> None:
    """Print why documents failed, a line each however long: a line can be searched for."""
    for report in reports:
        if report.error:
            line = f"{report.document}: {report.error}"
            console.print(line, style="red", markup=False, highlight=False, soft_wrap=True)


def _kept(reports: Sequence[Report]) -> str:
    words, kept = sum(r.words for r in reports), sum(r.words_kept for r in reports)
    return f"{kept / words:.1%}" if words else "–"
