"""Pieces of tables to whole tables, over pages of a PDF or through the body of a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.document import Issue, Line, Row, Table
from extractors.fragments import Fragment, Layout
from extractors.stitch.columns import Alignment, align, remap
from extractors.stitch.continuation import Meeting, judge_continuation
from extractors.stitch.evidence import Verdict, sureness
from extractors.stitch.growing import FIRST_NUMBERS, Growing, ends_in, extend, remapped, widen
from extractors.stitch.headers import Head, find_head, mark_kinds, repeated_by_text, repeats
from extractors.stitch.looks import count_words, is_band, is_blank, reference, row_text, texts, words_of
from extractors.stitch.rows import Break, Pair, goes_on, judge_cut

__all__ = ["Stitched", "stitch"]

FOOTNOTE = 0.92
"""Of the table's type size: smaller text under a piece at the page's foot is a footnote, no text between pieces."""
HEADING = 1.1
"""Of the table's type size: larger text between two pieces is a heading."""


_NO_ROW = Verdict(-9.0, ())


@dataclass(frozen=True, slots=True)
class Stitched:
    """What stitching gives: blocks in reading order, tables whole, their cells still in lines."""

    blocks: tuple[Line | Table, ...]
    repeated_words: int
    """Words of header rows, headings and merged texts that only repeat earlier ones."""
    issues: tuple[Issue, ...]


@dataclass(slots=True)
class _Run:
    """Where stitching stands in a document."""

    blocks: list[Line | Growing]
    issues: list[Issue]
    between: list[Line]
    bottom: dict[tuple[int, int], float]
    repeated_words: int = 0
    tables: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    fragment: Fragment
    layout: Layout
    rows: list[Row]
    """In the columns of the table above, if it has any in common."""


def stitch(layouts: Sequence[Layout]) -> Stitched:
    """Join the pieces of each table; repeated headers are dropped, cut rows made one again.

    Works in one pass over the rows. Each decision adds up named evidence; its score becomes part of the
    rows' confidence, and a doubtful one an issue.
    """
    run = _Run([], [], [], _bottoms(layouts))
    for layout in layouts:
        for block in layout.blocks:
            if isinstance(block, Line):
                run.between.append(block)
                run.blocks.append(block)
            elif block.rows:
                _take(run, block, layout)
    return Stitched(
        tuple(block if isinstance(block, Line) else _closed(block) for block in run.blocks),
        run.repeated_words,
        tuple(run.issues),
    )


def _closed(table: Growing) -> Table:
    rows = mark_kinds(table.rows, table.head, table.column_count)
    return Table(table.number, tuple(rows), table.column_count, table.confidence, table.header_from)


def _bottoms(layouts: Sequence[Layout]) -> dict[tuple[int, int], float]:
    """Find how far down pages of each size are written on."""
    lowest: dict[tuple[int, int], float] = {}
    for layout in layouts:
        key = (round(layout.width), round(layout.height))
        reach = max((block.box.bottom for block in layout.blocks if block.box), default=0.0)
        lowest[key] = max(lowest.get(key, 0.0), reach)
    return lowest


def _take(run: _Run, fragment: Fragment, layout: Layout) -> None:
    """Add a piece to the table that it continues, or start a new one."""
    for above in _candidates(run):
        alignment = align(above.edges, fragment.edges)
        if alignment and _continued(run, above, _Piece(fragment, layout, list(fragment.rows)), alignment):
            run.between.clear()
            return
    _start(run, fragment, layout)
    run.between.clear()


def _candidates(run: _Run) -> list[Growing]:
    """Give the tables that a piece could continue: the last one, or one that stood beside it."""
    found: list[Growing] = []
    for block in reversed(run.blocks):
        if isinstance(block, Line):
            continue
        if found and not _is_beside(found[-1], block):
            break
        found.append(block)
    return found


def _is_beside(later: Growing, earlier: Growing) -> bool:
    return later.page == earlier.page is not None and (
        later.edges[0] >= earlier.edges[-1] or later.edges[-1] <= earlier.edges[0]
    )


def _start(run: _Run, fragment: Fragment, layout: Layout) -> None:
    run.tables += 1
    head = find_head(fragment.rows, fragment.column_count)
    table = Growing(run.tables, fragment.edges, head, fragment, layout.page, confidence=fragment.confidence)
    table.headings = frozenset(_plain(line.text) for line in run.between if line.text)
    if not head.header:
        table.header_from = _lender(run, fragment)
    extend(table, mark_kinds(fragment.rows, head, fragment.column_count), False, frozenset())
    run.blocks.append(table)


def _lender(run: _Run, fragment: Fragment) -> int | None:
    """Find the table above whose header stands for a table without one: it has the same columns."""
    above = next((block for block in reversed(run.blocks) if isinstance(block, Growing)), None)
    if above is None or len(above.edges) != len(fragment.edges) or fragment.column_count < 2:
        return None
    alignment = align(above.edges, fragment.edges)
    if not alignment or not alignment.is_exact:
        return None
    return above.number if above.head.header else above.header_from


def _plain(text: str) -> str:
    return " ".join(words_of(text))


def _continued(run: _Run, above: Growing, piece: _Piece, alignment: Alignment) -> bool:
    """Join a piece to the table above if the evidence says so."""
    rows = remap(piece.fragment.rows, alignment.second, alignment.edges, alignment.shift)
    known = remapped(above.head, alignment.first, alignment.edges)
    if not known.size and repeated_by_text(above.rows[:1], rows[:1]):
        known = Head((), tuple(remap(above.rows[:1], alignment.first, alignment.edges)))
    columns = len(alignment.edges) - 1
    count = repeats(rows, known, columns)
    own = find_head(rows, columns)
    body = rows[count:]
    meeting, cut = _meet(run, above, piece, alignment, known, own, count, body)
    verdict = judge_continuation(meeting)
    if not verdict.holds:
        return False
    if verdict.is_doubtful:
        what = "The piece on this page was joined to the table above"
        _doubt(run, "table-join-doubtful", above, piece, verdict, what, rows[0])
    widen(above, alignment.edges, alignment.first)
    above.head = known if not above.head.size and known.size else above.head
    if meeting.only_head_above and own.size and not count:
        above.head = _under(above, own)
        cut = _NO_ROW
    run.repeated_words += sum(count_words(cell.lines) for row in rows[:count] for cell in row.cells)
    _drop_repeated_headings(run, above)
    _append(run, above, piece, body, count, cut)
    above.fragment, above.page = piece.fragment, piece.layout.page
    above.confidence = min(above.confidence, piece.fragment.confidence, sureness(verdict.score))
    return True


def _under(above: Growing, own: Head) -> Head:
    """Put the head of a piece under the head that stood alone at the foot of the page above."""
    return Head((*above.head.titles, *above.head.header, *own.titles), own.header)


def _append(
    run: _Run, above: Growing, piece: _Piece, body: Sequence[Row], dropped: int, cut: Verdict
) -> None:
    if not body:
        return
    rows = [
        replace(row, cells=tuple(replace(cell, row=cell.row - dropped) for cell in row.cells)) for row in body
    ]
    is_cut = cut.holds and bool(above.rows)
    joined, repeated = (frozenset[int](), frozenset[int]()) if is_cut else _joined_columns(above, rows[0])
    sure = sureness(cut.score)
    rows[0] = replace(rows[0], confidence=rows[0].confidence * sure)
    if above.rows and cut.is_doubtful:
        what = "was joined to the row above the page break" if is_cut else "was kept apart from the row above"
        _doubt(run, "row-join-doubtful", above, piece, cut, f"The first row on this page {what}", rows[0])
    run.repeated_words += sum(count_words(cell.lines) for cell in rows[0].cells if cell.column in repeated)
    extend(above, mark_kinds(rows, Head(), above.column_count), is_cut, joined, repeated)


def _doubt(
    run: _Run, code: str, above: Growing, piece: _Piece, verdict: Verdict, what: str, first: Row
) -> None:
    message = (
        f"{what}, but little speaks for it (score {verdict.score:+.1f}): {'; '.join(verdict.reasons[:4])}."
    )
    page, value = piece.layout.page, row_text(first)[:80]
    if code == "row-join-doubtful":
        run.issues.append(
            Issue("row-join-doubtful", message, page, above.number, len(above.rows), value=value)
        )
    else:
        run.issues.append(Issue("table-join-doubtful", message, page, above.number, value=value))


def _joined_columns(above: Growing, first: Row) -> tuple[frozenset[int], frozenset[int]]:
    """Find the columns of a new row whose merged cell goes on from above: blank, repeated or mid-sentence text."""
    joined: set[int] = set()
    repeated: set[int] = set()
    is_leading = True
    for cell in first.cells:
        end = ends_in(above, cell.column)
        if end is None or end.column_span != cell.column_span or is_band(first, above.column_count):
            is_leading = False
            continue
        is_merged = end.row_span > 1 or cell.row_span > 1
        if is_blank(cell) and not is_blank(end) and (cell.row_span > 1 or (is_merged and is_leading)):
            joined.add(cell.column)
        elif is_merged and not is_blank(cell) and _same_text(end.lines, cell.lines):
            joined.add(cell.column)
            repeated.add(cell.column)
        elif is_merged and goes_on(end.lines, cell.lines) >= 2.5:
            joined.add(cell.column)
        is_leading = is_leading and cell.column in joined
    if above.rows[-1].kind != "body":
        return frozenset(), frozenset()
    return frozenset(joined), frozenset(repeated)


def _same_text(first: Sequence[Line], second: Sequence[Line]) -> bool:
    return texts(first).split() == texts(second).split()


# --- what two pieces show where they meet ---


def _meet(
    run: _Run,
    above: Growing,
    piece: _Piece,
    alignment: Alignment,
    known: Head,
    own: Head,
    count: int,
    body: Sequence[Row],
) -> tuple[Meeting, Verdict]:
    fragment, layout = piece.fragment, piece.layout
    pages_apart = 1 if layout.page is None or above.page is None else layout.page - above.page
    is_open = not (fragment.is_closed_above and above.fragment.is_closed_below) and pages_apart > 0
    text, heading = _between(run, above, layout)
    slack = _room(run, above, layout) if pages_apart else 0.0
    size = _type_size(above)
    only_head = above.body == 0 and all(row.kind != "body" for row in above.rows)
    case = Break(
        pairs=_pairs(above, body, alignment) if body and above.rows else (),
        is_open=is_open,
        slack=slack / (size * 1.15) if size else 0.0,
        has_text_between=text or heading,
        is_band=not body
        or only_head
        or above.rows[-1].kind != "body"
        or is_band(body[0], len(alignment.edges) - 1),
    )
    cut = judge_cut(case) if case.pairs and pages_apart else _NO_ROW
    meeting = Meeting(
        pages_apart=pages_apart,
        is_exact=alignment.is_exact,
        has_header_above=bool(known.header) or above.header_from is not None,
        has_own_header=bool(own.header),
        repeats_header=count > 0,
        has_new_title=bool(own.titles and own.header) and count == 0,
        only_head_above=only_head,
        heading_between=heading,
        text_between=text,
        numbers_restart=_restarts(above, body),
        cut=cut.score,
        is_open=is_open,
        room_above=slack / layout.height if layout.height else 0.0,
        gap=_gap(above, fragment, size) if not pages_apart else 0.0,
    )
    return meeting, cut


def _pairs(above: Growing, body: Sequence[Row], alignment: Alignment) -> tuple[Pair, ...]:
    pairs = []
    back = {place: index for index, place in enumerate(alignment.first)}
    for cell in body[0].cells:
        column = back.get(cell.column - 1)
        if column is None or (end := ends_in(above, column + 1)) is None:
            continue
        habits = above.habits.get(column + 1)
        pairs.append(
            Pair(
                end,
                cell,
                above.filled(column + 1),
                bool(habits and habits.has_references),
                end.row_span > 1 or cell.row_span > 1,
            )
        )
    return tuple(pairs)


def _restarts(above: Growing, body: Sequence[Row]) -> bool:
    """Tell whether the references of the rows begin again."""
    if not body or above.rows[-1].kind == "band":  # numbers may start again under each band
        return False
    for cell in body[0].cells:
        habits = above.habits.get(cell.column)
        number = reference(cell.lines)
        if habits and habits.has_references and number:
            return number != habits.last and (number == habits.first or number in FIRST_NUMBERS)
    return False


def _type_size(table: Growing) -> float:
    sizes = [line.size for cell in table.rows[-1].cells for line in cell.lines if line.size]
    return sum(sizes) / len(sizes) if sizes else 0.0


def _between(run: _Run, above: Growing, layout: Layout) -> tuple[bool, bool]:
    """Tell whether text, and whether a heading, stands between the table above and the next piece."""
    size = _type_size(above)
    text = heading = False
    for line in run.between:
        if not line.text or _plain(line.text) in above.headings:
            continue
        if line.box and size and line.size < FOOTNOTE * size and line.box.page == above.page != layout.page:
            continue
        if line.heading_level or line.bold or (size and line.size > HEADING * size):
            heading = True
        else:
            text = True
    return text, heading


def _drop_repeated_headings(run: _Run, above: Growing) -> None:
    """Take out headings between two pieces that only repeat the one above the table."""
    repeated = [line for line in run.between if line.text and _plain(line.text) in above.headings]
    if repeated:
        gone = {id(line) for line in repeated}
        run.blocks[:] = [block for block in run.blocks if id(block) not in gone]
        run.repeated_words += count_words(repeated)


def _room(run: _Run, above: Growing, layout: Layout) -> float:
    """Give the points left empty under the table on its page."""
    if above.fragment.box is None:
        return 0.0
    bottom = run.bottom.get((round(layout.width), round(layout.height)), 0.0)
    return max(0.0, bottom - above.fragment.box.bottom)


def _gap(above: Growing, fragment: Fragment, size: float) -> float:
    if above.fragment.box is None or fragment.box is None:
        return 0.0
    return (fragment.box.top - above.fragment.box.bottom) / (size or 10.0)
