"""Pieces of tables to whole tables, over pages of a PDF or through the body of a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct, field
from msgspec.structs import replace

from extractors.document import Box, Issue, Line, Row, Table
from extractors.evidence import Verdict, sureness
from extractors.fragments import Fragment, Layout
from extractors.stitch.beside import Piece, bottoms, lay_beside, page_size, stripes
from extractors.stitch.columns import align
from extractors.stitch.continuation import judge_continuation
from extractors.stitch.growing import Growing, extend, widen
from extractors.stitch.headers import Head, find_head, mark_kinds, shared_headers, without_repeats
from extractors.stitch.labels import find_labels
from extractors.stitch.looks import count_words, is_blank, plain, row_text
from extractors.stitch.meeting import NO_ROW, meet
from extractors.stitch.mending import judge_rest
from extractors.stitch.merged import going_on, said_again
from extractors.stitch.rows import Witness

__all__ = ["Stitched", "stitch"]


class Stitched(Struct, frozen=True):
    """What stitching gives: blocks in reading order, tables whole, their cells still in lines."""

    blocks: tuple[Line | Table, ...]
    repeated_words: int
    """Words of header rows, headings and merged texts that only repeat earlier ones."""
    issues: tuple[Issue, ...]


class _Run(Struct):
    """Where stitching stands in a document."""

    lowest: dict[tuple[int, int], float]
    labels: frozenset[str]
    """Those of the document's forms."""
    witness: Witness | None
    blocks: list[Line | Growing]
    issues: list[Issue]
    between: list[Line]
    """Lines since the last piece."""
    latest: list[Growing] = field(default_factory=list)
    """The tables, the one that grew last at the end."""
    repeated_words: int = 0
    tables: int = 0


def stitch(layouts: Sequence[Layout], witness: Witness | None = None) -> Stitched:
    """Join the pieces of each table; repeated headers are dropped, cut rows made one again.

    Works in one pass over the rows. Each decision adds up named evidence; its score becomes part of the
    rows' confidence, and a doubtful one an issue.

    Args:
        layouts: the pages, or the Word body.
        witness: what the file's tags say of rows, asked where a page break leaves doubt.
    """
    run = _Run(bottoms(layouts), find_labels(layouts), witness, [], [], [])
    for layout in layouts:
        for block in layout.blocks:
            if isinstance(block, Line):
                run.between.append(block)
                run.blocks.append(block)
            elif block.rows:
                _take(run, block, layout)
    tables = [block for block in run.blocks if not isinstance(block, Line)]
    for place in shared_headers([table.rows for table in tables]):
        table = tables[place]
        table.head = table.head if table.head.size else Head(header=(table.rows[0],))
    return Stitched(
        tuple(block if isinstance(block, Line) else _closed(block) for block in run.blocks),
        run.repeated_words,
        tuple(run.issues),
    )


def _closed(table: Growing) -> Table:
    rows = mark_kinds(table.rows, table.head, table.column_count)
    return Table(table.number, tuple(rows), table.column_count, table.confidence, table.header_from)


def _take(run: _Run, fragment: Fragment, layout: Layout) -> None:
    """Add a piece to the table that it continues, or start a new one."""
    run.between += _captions_in_cell(run, fragment)
    for above in _candidates(run, fragment):
        piece = lay_beside(above, fragment, layout)
        if piece and _continued(run, above, piece):
            break
    else:
        if fragment.is_rest:
            lines = [line for cell in fragment.rows[0].cells for line in cell.lines]
            run.blocks += lines
            run.between += lines
            return
        _start(run, fragment, layout)
    run.between.clear()


def _candidates(run: _Run, fragment: Fragment) -> list[Growing]:
    """Give the tables that a piece could continue: the one that grew last, or one that stood beside or around it.

    One beside which the piece itself stands, or in whose cell, is none of them, nor one above in the same cell.
    """
    found: list[Growing] = []
    for table in reversed(run.latest):
        if _is_beside(table.fragment, fragment) or _is_around(table.fragment, fragment):
            continue
        last = found[-1].fragment if found else None
        if last is None or _is_beside(last, table.fragment) or _is_around(table.fragment, last):
            found.append(table)
        elif not _is_on_page(table.fragment, last):
            break
    return found


def _captions_in_cell(run: _Run, fragment: Fragment) -> list[Line]:
    """Give the lines in bold over a piece in the cell of another table that it stands in, on its page."""
    box = fragment.box
    on_page = takewhile(lambda table: _is_on_page(table.fragment, fragment), reversed(run.latest))
    outer = next((table for table in on_page if _is_around(table.fragment, fragment)), None)
    if box is None or outer is None:
        return []
    cells = [
        cell for row in outer.rows for cell in row.cells if any(_holds(place, box) for place in cell.boxes)
    ]
    places = ((line, line.box) for cell in cells for line in cell.lines if line.bold and line.box is not None)
    return [line for line, place in places if place.page == box.page and place.bottom <= box.top]


def _holds(outer: Box, inner: Box) -> bool:
    """Tell whether a box stands inside another on its page."""
    return (
        outer.page == inner.page
        and outer.x0 <= inner.x0
        and inner.x1 <= outer.x1
        and outer.top <= inner.top
        and inner.bottom <= outer.bottom
    )


def _is_on_page(first: Fragment, second: Fragment) -> bool:
    """Tell whether two pieces stand on one page."""
    return first.box is not None and second.box is not None and first.box.page == second.box.page


def _is_beside(first: Fragment, second: Fragment) -> bool:
    """Tell whether two pieces stand beside each other on one page."""
    a, b = first.box, second.box
    return a is not None and b is not None and a.page == b.page and (a.x0 >= b.x1 or a.x1 <= b.x0)


def _is_around(outer: Fragment, inner: Fragment) -> bool:
    """Tell whether a piece of a table stands in a cell of another."""
    return outer.box is not None and inner.box is not None and _holds(outer.box, inner.box)


def _start(run: _Run, fragment: Fragment, layout: Layout) -> None:
    run.tables += 1
    above = _alike_above(run, fragment, layout)
    head = find_head(fragment.rows, fragment.column_count, stripes(above) if above else ())
    place = (layout.page, page_size(layout))
    table = Growing(run.tables, fragment.edges, head, fragment, *place, confidence=fragment.confidence)
    table.headings = frozenset(plain(line.text) for line in run.between if line.text)
    if above and not head.header:  # the header above stands for it
        table.header_from = above.number if above.head.header else above.header_from
    rows, dropped = without_repeats(fragment.rows, head, head.size)
    run.repeated_words += dropped
    _add(run, table, mark_kinds(rows, head, fragment.column_count))
    run.blocks.append(table)
    run.latest.append(table)


def _alike_above(run: _Run, fragment: Fragment, layout: Layout) -> Growing | None:
    """Give the table above if it has the same columns, and ends on this page or the one before."""
    above = next((block for block in reversed(run.blocks) if isinstance(block, Growing)), None)
    if above is None or len(above.edges) != len(fragment.edges) or fragment.column_count < 2:
        return None
    if layout.page is not None and above.page is not None and layout.page - above.page > 1:
        return None
    alignment = align(above.edges, fragment.edges)
    return above if alignment and alignment.is_exact else None


def _continued(run: _Run, above: Growing, piece: Piece) -> bool:
    """Join a piece to the table above if the evidence says so."""
    meeting, cut = meet(above, piece, run.between, run.lowest, run.witness, run.labels)
    verdict = judge_continuation(meeting)
    if not verdict.holds:
        return False
    if verdict.is_doubtful:
        run.issues.append(_table_doubt(above, piece, verdict))
    widen(above, piece.alignment.edges, piece.alignment.first)
    if not above.head.size:
        above.head = piece.known
        if meeting.only_head_above:
            above.body, above.habits = 0, {}
    head_size = 0
    if meeting.only_head_above and piece.own.size and not piece.repeated and not cut.holds:
        head_size = piece.own.size
        above.head, cut = _both_heads(above.head, piece.own), NO_ROW
    run.repeated_words += sum(
        count_words(cell.lines) for row in piece.rows[: piece.repeated] for cell in row.cells
    )
    _drop_repeated_headings(run, above)
    if meeting.only_head_above and meeting.heading_between:  # it heads the rows, none of which stand above it
        run.blocks[:] = [block for block in run.blocks if block is not above] + [above]
    _append(run, above, piece, cut, head_size)
    above.fragment, above.page = piece.fragment, piece.layout.page
    above.paper = page_size(piece.layout)
    run.latest.remove(above)
    run.latest.append(above)
    above.confidence = min(above.confidence, piece.fragment.confidence, sureness(verdict.score))
    return True


def _both_heads(above: Head, below: Head) -> Head:
    """Give the head that a page break cut between its rows: titles, or header rows, above it, and those below."""
    is_header = any(sum(not is_blank(cell) for cell in row.cells) > 1 for row in above.header)
    if is_header and not below.titles:
        return Head(above.titles, (*above.header, *below.header))
    return Head((*above.titles, *above.header, *below.titles), below.header)


def _append(run: _Run, above: Growing, piece: Piece, cut: Verdict, head_size: int) -> None:
    """Add the rows of a piece, the first as the rest of the row above where the page break cut it.

    The first `head_size` rows are its own head, under a title that stood alone at the foot of the page above.
    """
    body, dropped = without_repeats(piece.body, above.head, head_size)
    run.repeated_words += dropped
    if not body:
        return
    is_cut = cut.holds and body[0] is piece.body[0]
    if is_cut and above.head.header and above.body == 0:
        above.head = replace(above.head, rest=(body[0],))
    first = replace(body[0], confidence=body[0].confidence * sureness(cut.score))
    if cut.is_doubtful:
        run.issues.append(_row_doubt(above, piece, cut, first))
    joined, repeated = (frozenset[int](), said_again(above, first)) if is_cut else going_on(above, first)
    run.repeated_words += sum(count_words(cell.lines) for cell in first.cells if cell.column in repeated)
    rows = mark_kinds([first, *body[1:]], Head(), above.column_count)
    if piece.layout.page is not None:
        extend(above, rows, is_cut, joined, repeated)
    else:
        extend(above, rows[:1], is_cut, joined, repeated)
        _add(run, above, rows[1:])


def _add(run: _Run, table: Growing, rows: Sequence[Row]) -> None:
    """Add rows to a table; in a Word file each may be the rest of the one above, split by hand."""
    if table.page is not None:
        extend(table, rows)
        return
    for row in rows:
        verdict = judge_rest(table, row)
        if verdict.holds and verdict.is_doubtful:
            message = (
                f"This row was joined to the row above it, but little speaks for it: {_reasons(verdict)}."
            )
            place = (None, table.number, len(table.rows))
            run.issues.append(Issue("row-join-doubtful", message, *place, value=row_text(row)[:80]))
        sure = sureness(verdict.score) if verdict.reasons else 1.0
        extend(table, [replace(row, confidence=row.confidence * sure)], verdict.holds)


def _row_doubt(above: Growing, piece: Piece, cut: Verdict, first: Row) -> Issue:
    what = "was joined to the row above the page break" if cut.holds else "was kept apart from the row above"
    message = f"The first row on this page {what}, but little speaks for it: {_reasons(cut)}."
    place = (piece.layout.page, above.number, len(above.rows))
    return Issue("row-join-doubtful", message, *place, value=row_text(first)[:80])


def _table_doubt(above: Growing, piece: Piece, verdict: Verdict) -> Issue:
    message = f"This piece was joined to the table above, but little speaks for it: {_reasons(verdict)}."
    place = (piece.layout.page, above.number)
    return Issue("table-join-doubtful", message, *place, value=row_text(piece.rows[0])[:80])


def _reasons(verdict: Verdict) -> str:
    return f"{'; '.join(verdict.reasons[:4])} (score {verdict.score:+.1f})"


def _drop_repeated_headings(run: _Run, above: Growing) -> None:
    """Take out headings between two pieces that only repeat the one above the table."""
    repeated = [line for line in run.between if line.text and plain(line.text) in above.headings]
    if repeated:
        gone = {id(line) for line in repeated}
        run.blocks[:] = [block for block in run.blocks if id(block) not in gone]
        run.repeated_words += count_words(repeated)
