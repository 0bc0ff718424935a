"""Header rows: which rows at the top of a piece are header or title by look, and which repeat an earlier header."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Row, RowKind
from extractors.stitch.looks import (
    count_words,
    first_word,
    is_band,
    is_blank,
    is_bold,
    is_shaded,
    likeness,
    row_words,
    texts,
    words_of,
)

__all__ = [
    "Head",
    "find_head",
    "mark_kinds",
    "repeated_by_text",
    "repeats",
    "shared_headers",
    "without_repeats",
]

MAX_HEAD = 6
"""Rows at the top that can be titles and header: two titles, and headers of up to four rows."""
FEWEST_BENEATH, FEWEST_COLUMNS = 3, 3
"""Rows of a piece that begins with a plain title: it, the header, and one of the table; and that table's columns."""
MAX_TITLES = 2
"""Rows of a piece of one column that can be titles of the table on the next page."""
SAME = 0.8
"""Share of common words from which a row repeats a header row."""
FEW = 0.34
"""Share of the rows beneath that may look like the header: totals and the like, but not every other row."""
FORM = 3
"""Rows whose labels return on the next page where these are forms."""
MIN_PART = 2
"""Cells of a header that are enough to know it by, where the others are left blank."""
REWORDED = 0.34
"""Share of common words from which a row that looks like a header is one, re-worded."""


class Head(Struct, frozen=True):
    """The top of a table: title rows, then header rows."""

    titles: tuple[Row, ...] = ()
    header: tuple[Row, ...] = ()
    rest: tuple[Row, ...] = ()
    """What a page break cut off from the last header row, and another page may repeat as a row of its own."""

    @property
    def size(self) -> int:
        """How many rows it has."""
        return len(self.titles) + len(self.header)


def find_head(rows: Sequence[Row], column_count: int, stripes: Collection[str] = ()) -> Head:
    """Find title and header rows at the top of a piece by look.

    A row is a header if the file says so, or if it is bold or shaded throughout and the rows beneath it
    are not, or shaded in another colour between two such rows. A band above a header is a title; a band without a
    header beneath is a row of the table.

    Args:
        rows: of the piece.
        column_count: how many columns it has.
        stripes: backgrounds of the rows of the table above, in which no header is set.
    """
    if column_count == 1:
        return Head(tuple(rows) if len(rows) <= MAX_TITLES else ())
    titles = 0
    while titles < min(len(rows), MAX_HEAD) and (
        _is_title(rows[titles], column_count) or _is_above_header(rows[titles:], column_count)
    ):
        titles += 1
    rest = rows[titles:]
    size = _header_size(rest, column_count, stripes)
    if size:
        return Head(tuple(rows[:titles]), tuple(rest[:size]))
    return Head(tuple(rows) if all(is_band(row, column_count) for row in rows) else ())


def _is_title(row: Row, column_count: int) -> bool:
    """Tell whether a row could be a title: a band, or one text alone that stands out, or whose cell does as a tab."""
    filled = [cell for cell in row.cells if not is_blank(cell)]
    stands_out = is_bold(row) or any(cell.fill for cell in filled)
    return is_band(row, column_count) or (len(filled) == 1 and column_count > 1 and stands_out)


def _is_above_header(rows: Sequence[Row], column_count: int) -> bool:
    """Tell whether a row is one plain text from the left side on, and the one below a header.

    That is in bold in every column, but for one that may have none, as those of numbers.
    """
    if len(rows) < FEWEST_BENEATH or column_count < FEWEST_COLUMNS:
        return False
    if not rows[0].cells or is_blank(rows[0].cells[0]):
        return False  # a row of other rows' merged cells has none of its own
    filled = sum(not is_blank(cell) for cell in rows[1].cells)
    is_full = len(rows[1].cells) == column_count and filled >= max(column_count - 1, FEWEST_COLUMNS)
    return all(is_blank(cell) for cell in rows[0].cells[1:]) and is_full and is_bold(rows[1])


def _header_size(rows: Sequence[Row], column_count: int, stripes: Collection[str]) -> int:
    said = next((i for i, row in enumerate(rows) if row.kind != "header"), len(rows))
    if said:
        return said
    if not rows or sum(not is_blank(cell) for cell in rows[0].cells) < 2:
        return 0
    is_in_colour = _shaded_like(rows[0], stripes)
    for stands_out in (is_in_colour, is_bold):
        size = _leading(rows, rows[0], column_count, stands_out)
        if stands_out is is_in_colour and _leading(rows[size:], rows[0], column_count, is_shaded):
            beneath = _leading(rows[size + 1 :], rows[0], column_count, is_in_colour)
            size += 1 + beneath if beneath else 0
        if (
            0 < size <= MAX_HEAD
            and (size < len(rows) or len(rows) == 1)
            and _stands_out_alone(rows[size:], stands_out)
        ):
            return max(size, _tallest(rows[0]))
    return 0


def _leading(rows: Sequence[Row], first: Row, column_count: int, stands_out: Callable[[Row], bool]) -> int:
    """Count the rows at the top that stand out; a band is none of them, nor one text alone below the `first` row."""
    return next(
        (
            i
            for i, row in enumerate(rows[: MAX_HEAD + 1])
            if not stands_out(row) or is_band(row, column_count) or _is_alone_below(row, first)
        ),
        len(rows),
    )


def _is_alone_below(row: Row, first: Row) -> bool:
    """Tell whether a row has one text, from the left side on, and the first header row a text in each column."""
    is_alone = bool(row.cells) and not is_blank(row.cells[0]) and all(map(is_blank, row.cells[1:]))
    return row is not first and is_alone and not any(map(is_blank, first.cells))


def _shaded_like(first: Row, stripes: Collection[str]) -> Callable[[Row], bool]:
    """Give a test for rows shaded as the first one, or in another colour but bold: rows in stripes are no header."""
    colours = {cell.fill for cell in first.cells}.difference(stripes)
    if not colours:
        return lambda _: False
    return lambda row: is_shaded(row) and (is_bold(row) or any(cell.fill in colours for cell in row.cells))


def _stands_out_alone(rest: Sequence[Row], stands_out: Callable[[Row], bool]) -> bool:
    """Tell whether the rows beneath look otherwise: where all or every other one is shaded nothing stands out."""
    body = [row for row in rest[:12] if len(row.cells) > 1]
    return sum(stands_out(row) for row in body) < max(1, FEW * len(body))


def _tallest(row: Row) -> int:
    """Give how many rows the cells of a header's first row span, but for blank strips beside all of its table."""
    return max(cell.row_span for cell in row.cells if cell.row_span <= MAX_HEAD or not is_blank(cell))


def repeats(rows: Sequence[Row], head: Head, column_count: int) -> int:
    """Count the rows at the top of a piece that repeat, in full or in part, the head of the table above.

    A row with a figure that the head lacks repeats none: it may be the first of a form, with its number.
    """
    heads = (*head.titles, *head.header, *head.rest)
    known = [row_words(row) for row in heads]
    figures = _figures(word for words in known for word in words)
    count = with_words = 0
    for row in rows[: MAX_HEAD + 1]:
        words = row_words(row)
        looks = row.kind == "header" or is_bold(row) or is_shaded(row)
        is_several = sum(not is_blank(cell) for cell in row.cells) > 1
        if not _figures(words) <= figures:
            break
        best = max((likeness(words, other) for other in known), default=0.0)
        wanted = REWORDED if looks and is_several and not is_band(row, column_count) else SAME
        if not words and looks:
            count += 1
            continue
        if best < wanted and not any(_is_part(row, other) for other in heads):
            break
        count += 1
        with_words = count
    return with_words


def _figures(words: Iterable[str]) -> set[str]:
    return {word for word in words if any(map(str.isdigit, word))}


def _is_part(row: Row, head_row: Row) -> bool:
    """Tell whether a row is a header row with some of its cells left blank."""
    filled = [cell for cell in row.cells if not is_blank(cell)]
    if len(filled) < MIN_PART:
        return False
    same = {cell.column: words_of(texts(cell.lines)) for cell in head_row.cells}
    return all(words_of(texts(cell.lines)) == same.get(cell.column) for cell in filled)


def without_repeats(rows: Sequence[Row], head: Head, start: int = 0) -> tuple[list[Row], int]:
    """Take out rows below the head that are the header once more, as above each part of a long table.

    Gives the other rows and the words taken out.

    Args:
        rows: of a piece.
        head: of its table.
        start: rows at the top that stay, the head itself.
    """
    header = [row_words(row) for row in head.header]
    whole = [*(row_words(row) for row in head.titles), *header]
    blocks = [whole, header, *([words] for words in header)]
    firsts = {"", *(words[0] for words in whole if words)}  # most rows begin otherwise
    kept, words, at = list(rows[:start]), 0, start
    while at < len(rows):
        size = 0
        if header and first_word(rows[at]) in firsts:
            size = next((len(block) for block in blocks if _is_block(rows[at : at + len(block)], block)), 0)
        if not size:
            kept.append(rows[at])
        words += sum(count_words(cell.lines) for row in rows[at : at + size] for cell in row.cells)
        at += max(size, 1)
    return kept, words


def _is_block(rows: Sequence[Row], block: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows say what header rows do, several texts side by side, and no cell of theirs reaches beyond."""
    if len(rows) < len(block) or all(len(row.cells) < 2 for row in rows):
        return False
    ends = max(at + cell.row_span for at, row in enumerate(rows) for cell in row.cells)
    return ends == len(block) and all(row_words(row) == words for row, words in zip(rows, block, strict=True))


def mark_kinds(rows: Sequence[Row], head: Head, column_count: int) -> list[Row]:
    """Say of each row what it is: the head's header rows, bands across the whole width, body."""
    return [_as_kind(row, _kind(index, row, head, column_count)) for index, row in enumerate(rows)]


def _kind(index: int, row: Row, head: Head, column_count: int) -> RowKind:
    if len(head.titles) <= index < head.size:
        return "header"
    if index < len(head.titles) or is_band(row, column_count):
        return "band"
    return "body" if row.kind == "header" else row.kind


def _as_kind(row: Row, kind: RowKind) -> Row:
    return row if row.kind == kind else replace(row, kind=kind)


def repeated_by_text(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Tell whether a table's first row returns on the next page: then it is a header, whatever it looks like.

    In a form the labels beneath it return as well: it is no header, and its value is a record's own.
    """
    if not first or not second:
        return False
    words = row_words(first[0])
    has_columns = sum(not is_blank(cell) for cell in first[0].cells) > 1
    is_same = len(words) > 1 and words == row_words(second[0])
    has_figures = any(texts(cell.lines).isdigit() for cell in first[0].cells)
    return has_columns and is_same and not has_figures and not _is_form(first, second)


def shared_headers(tables: Sequence[Sequence[Row]]) -> list[int]:
    """Give the places, from 0, of tables whose first row is a header since another table begins with it.

    Args:
        tables: the rows of each table of a document.
    """
    alike: dict[tuple[str, ...], list[int]] = {}
    for place, rows in enumerate(tables):
        if len(rows) > 1 and sum(not is_blank(cell) for cell in rows[0].cells) >= FEWEST_COLUMNS:
            alike.setdefault(tuple(row_words(rows[0])), []).append(place)
    groups = (group for group in alike.values() if len(group) > 1)
    return [n for group in groups if repeated_by_text(tables[group[0]], tables[group[1]]) for n in group]


def _is_form(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Tell whether the first cells of the rows below the first return too, each a label of its own."""
    labels = [
        tuple(line.text for line in row.cells[0].lines if line.text) if row.cells else ()
        for row in (*first[:FORM], *second[:FORM])
    ]
    return labels[:FORM] == labels[FORM:] and all(labels) and len(set(labels)) == FORM
