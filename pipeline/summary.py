"""Prints what a run came to: the closing table, one line a document, and one line of sums."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.ingest import Summary
from pipeline.store.ledger import shown

__all__ = ["print_closing_table", "print_summary"]

_STYLES = {"ok": "green", "partial": "yellow", "no_tables": "yellow", "failed": "red"}


def print_closing_table(summary: Summary, console: Console | None = None) -> None:
    """Print each document with its tables, actions, issues, outcome and words kept; fits 80 columns."""
    console = console or Console()
    totals = summary.totals
    table = Table(box=None, pad_edge=False, header_style="bold", show_footer=totals.documents > 1)
    table.add_column("document", footer=f"{totals.documents:,} documents", overflow="fold", ratio=1)
    for name in ("tables", "actions", "issues"):
        table.add_column(name, footer=f"{totals.sums[name]:,}", justify="right", no_wrap=True)
    table.add_column("outcome", no_wrap=True)
    kept = _share(totals.sums["words_kept"], totals.sums["words"])
    table.add_column("words kept", footer=kept, justify="right", no_wrap=True)
    for report in totals.listed:
        table.add_row(
            escape(report.document),
            f"{report.tables:,}",
            f"{report.actions:,}",
            f"{report.issues:,}",
            f"[{_STYLES[report.outcome]}]{report.outcome}[/]",
            _share(report.words_kept, report.words),
        )
    console.print(table)
    _print_errors(summary, console)


def print_summary(summary: Summary, console: Console | None = None) -> None:
    """Print what was new, what was known, and what needs a person."""
    console = console or Console()
    _print_errors(summary, console)
    parts = [summary.to_read, f"{summary.known} known"]
    for count, name in (
        (summary.totals.failed, "failed"),
        (summary.vanished, "vanished"),
        (len(summary.problems), "with problems"),
    ):
        parts += [f"{count} {name}"] if count else []
    if summary.skipped:
        parts.append(f"{summary.skipped} other files passed over")
    console.print(", ".join(parts), highlight=False, soft_wrap=True)


def _print_errors(summary: Summary, console: Console) -> None:
    """Print why documents and sources failed, a line each however long: a line can be searched for."""
    lines = [f"{report.source}: {report.error}" for report in summary.totals.listed if report.error]
    for line in dict.fromkeys(map(shown, [*lines, *summary.problems])):
        console.print(line, style="red", markup=False, highlight=False, soft_wrap=True)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"
