"""Rows that were cut inside one table: someone split them at a page's end, or a program that made a Word file did."""

from __future__ import annotations

from extractors.document import Row
from extractors.evidence import Verdict
from extractors.stitch.growing import Growing, ends_in
from extractors.stitch.looks import is_blank
from extractors.stitch.meeting import pair_cells
from extractors.stitch.rows import Break, judge_cut
from extractors.stitch.textflow import SURELY, goes_on

__all__ = ["judge_rest"]

RARE = 4.0
"""What the evidence must add up to: of the rows of one table few are the rest of the row above."""
NO_REST = Verdict(-RARE, ())


def judge_rest(table: Growing, row: Row) -> Verdict:
    """Decide whether a row of a Word table is the rest of the row above it.

    It is so only if the text of a column goes on in mid-sentence and every other text below goes on too,
    and something of the row above is not there again.
    """
    if not table.rows or table.rows[-1].kind != "body" or row.kind != "body":
        return NO_REST
    filled = [cell for cell in row.cells if not is_blank(cell)]
    if not filled or len(filled) == len(row.cells) or any(cell.row_span > 1 for cell in filled):
        return NO_REST
    pairs = []
    for cell in row.cells:
        end = ends_in(table, cell.column)
        if end is None or end.column_span != cell.column_span:
            return NO_REST
        pairs.append(pair_cells(table, cell.column, end, cell))
    scores = [goes_on(p.above.lines, p.below.lines, p.is_lower_usual) for p in pairs if not is_blank(p.below)]
    if max(scores) < SURELY or min(scores) <= 0:
        return NO_REST
    verdict = judge_cut(Break(tuple(pairs), is_open=False, slack=0.0, has_text_between=False))
    return Verdict(verdict.score - RARE, verdict.reasons)
