"""Turns forms, which give each action as labels beside values, into tables with a header and a row per action.

A report system prints a record a page: "Action | Mend the roof", "Lead officer | Head of Property". Turned, the
labels are the header, and the table is read as any other. Cells keep their text and their places on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod

from msgspec.structs import replace

from extractors.document import Cell, Row, Table
from normalise.columns.contents import looks_dated
from normalise.columns.vocabulary import exact_meanings, sure_field
from normalise.recast.moved import Moved, Place
from normalise.recast.records import Record, with_number_said, with_title_said
from normalise.schema import WHAT
from normalise.text import is_blank, key

__all__ = ["turn_forms"]

WIDEST = 6  # columns of a form: three labels and three values side by side
LEAST_KNOWN = 0.5  # share of a form's different labels that the vocabulary must know
LEAST_FIELDS = 3  # fields that they must name
LONGEST_LABEL = 12  # words
FEWEST_TITLED = 2  # records whose titles are what is to be done
MOSTLY_TITLED = 0.8  # share of the records that have such a title
MOST_NAMING = 0.25  # values that name a field, for each label that does
FEW_WORDS = 3  # of a value that stands for a date: "No date set"

_FACTS = frozenset(("lead_officer", "target_date", "status_text", "progress"))


def turn_forms(tables: Sequence[Table]) -> list[Moved]:
    """Give forms of actions turned, with a row of labels and a row of values for each action, other tables as they are.

    The rest of a form that a page break cut goes on the table above it, and is no table of its own.
    """
    given: list[tuple[Table, list[Place]]] = []
    for table in tables:
        places: list[Place] = [(table.number, number) for number in range(1, len(table.rows) + 1)]
        if given and _goes_on(given[-1][0], table):
            above, earlier = given.pop()
            given.append((replace(above, rows=(*above.rows, *table.rows)), earlier + places))
        else:
            given.append((table, places))
    records = [[with_number_said(record) for record in _records_of(table)] for table, _ in given]
    moved = []
    for (table, places), own in zip(given, records, strict=True):
        alike = _of_one_form(own, records)
        if own and _are_actions(alike):
            is_titled = _are_titles_actions(alike)
            own = [with_title_said(record, is_action=is_titled) for record in own]
            moved.append(_turned(table, own, places))
        else:
            moved.append(Moved(table))
    return moved


def _of_one_form(own: Sequence[Record], tables: Sequence[Sequence[Record]]) -> list[Record]:
    """The records of a document's forms with the labels of one: each may have but one record."""
    known = {label for record in own for label in record.labels}
    alike = (other for other in tables if other is not own)
    more = [record for other in alike for record in other if _share_labels(other[0], known)]
    return [*own, *more]


def _share_labels(record: Record, known: set[str]) -> bool:
    """Whether most labels of a record are known."""
    return 2 * len(known & set(record.labels)) >= len(record.labels)


def _goes_on(above: Table, table: Table) -> bool:
    """Whether a table starts with the labels that the last record of the form above, on the page before, lacks."""
    if above.column_count != table.column_count or not above.rows or not table.rows:
        return False
    if above.rows[-1].pages[-1:] == table.rows[0].pages[:1]:
        return False
    records = _records_of(above)
    rest = next(_records(table), None)
    if rest is None or rest.titles or len(records) < 2 or not _are_actions(records):
        return False
    known = {label for record in records for label in record.labels}
    return set(rest.labels) <= known - set(records[-1].labels)


def _records_of(table: Table) -> list[Record]:
    return list(_records(table)) if table.column_count <= WIDEST else []


def _records(table: Table) -> Iterator[Record]:
    """The records of a form: one ends where a label comes again, or a title stands. None in any other table."""
    if any(_pairs(row, table.column_count) is None for row in table.rows):
        return
    titles: list[Cell] = []
    values: list[tuple[Cell, Cell]] = []
    rows: list[Row] = []
    for row in table.rows:
        pairs = [] if _is_title(row, table) else _pairs(row, table.column_count) or []
        known = {key(label.text) for label, _ in values}
        is_next = not pairs or any(key(label.text) in known for label, _ in pairs)
        if is_next and values:
            yield Record(tuple(titles), tuple(values), tuple(rows))
            titles, values, rows = [], [], []
        titles += [cell for cell in row.cells if cell.text and not pairs]
        values += pairs
        rows.append(row)
    if rows:
        yield Record(tuple(titles), tuple(values), tuple(rows))


def _is_title(row: Row, table: Table) -> bool:
    """Whether a row is a title though it does not stand across: the first one, with no value and no known label."""
    texts = [cell.text for cell in row.cells if not is_blank(cell.text)]
    return row is table.rows[0] and len(texts) == 1 and not sure_field(texts[0])


def _pairs(row: Row, width: int) -> list[tuple[Cell, Cell]] | None:
    """The labels of a row with their values, none for a title or a blank row; None where it is no row of a form."""
    cells = row.cells
    if not any(cell.text for cell in cells):
        return []
    if len(cells) == 1:
        return [] if cells[0].column_span == width else None
    if len(cells) % 2 and is_blank(cells[-1].text):
        cells = cells[:-1]  # a value over some of the columns leaves others blank
    if len(cells) % 2 or any(cell.row_span > 1 for cell in cells):
        return None
    pairs = [
        (label, value)
        for label, value in zip(cells[::2], cells[1::2], strict=True)
        if label.text or value.text
    ]
    is_labelled = all(label.text and len(label.text.split()) <= LONGEST_LABEL for label, _ in pairs)
    return pairs if is_labelled else None


def _are_actions(records: Sequence[Record]) -> bool:
    """Whether the labels say what is to be done, and who, when or how far; and the values don't explain labels."""
    labels = {key(label.text): sure_field(label.text) for record in records for label, _ in record.values}
    fields = set(labels.values()) - {""}
    is_titled = _are_titles_actions(records)
    if len(fields) + is_titled < LEAST_FIELDS or sum(map(bool, labels.values())) < LEAST_KNOWN * len(labels):
        return False
    may_be_action = any("action" in exact_meanings(label) for label in labels)  # "Title" among sure fields
    has_what = may_be_action or is_titled or (len(records) > 1 and bool(fields & WHAT))
    if not has_what or not fields & _FACTS:
        return False
    if not _is_filled_in(records) or not _labels_come_again(records):
        return False
    return is_titled or not _are_values_labels(records)


def _are_titles_actions(records: Sequence[Record]) -> bool:
    """Whether the title over each record says what is to be done, since no label does."""
    labels = {label: exact_meanings(label) for record in records for label in record.labels}
    # "Measure" is both, and says nothing.
    if any("action" in fields and "indicator" not in fields for fields in labels.values()):
        return False
    titled = sum(bool(record.titles) for record in records)
    return titled >= max(FEWEST_TITLED, MOSTLY_TITLED * len(records))


def _are_values_labels(records: Sequence[Record]) -> bool:
    """Whether many of the values name fields too: then the rows are headers of a table."""
    values = sum(bool(sure_field(value.text)) for record in records for _, value in record.values)
    labels = sum(bool(sure_field(label.text)) for record in records for label, _ in record.values)
    return values > MOST_NAMING * labels


def _labels_come_again(records: Sequence[Record]) -> bool:
    """Whether later records have labels of the first: so that none is a row of a table that goes across."""
    first = set(records[0].labels)
    return all(_share_labels(record, first) for record in records[1:])


def _is_filled_in(records: Sequence[Record]) -> bool:
    """Whether the values beside labels of dates are dates or short: in a guide to the columns they are sentences."""
    dates = [
        value.text
        for record in records
        for label, value in record.values
        if sure_field(label.text) == "target_date" and not is_blank(value.text)
    ]
    return not dates or any(looks_dated(text) or len(text.split()) <= FEW_WORDS for text in dates)


def _turned(table: Table, records: Sequence[Record], places: Sequence[Place]) -> Moved:
    """The table with a header row of labels over each row of values; every label has its column."""
    columns: dict[str, int] = {}
    for record in records:
        for label in record.labels:
            columns.setdefault(label, len(columns) + 1)
    rows: list[Row] = []
    moved: list[Place] = []
    heads = _heads(records)
    for head, record in zip(heads, records, strict=True):
        labels = {columns[key(cell.text)]: cell for cell in head}
        values = {columns[key(label.text)]: value for label, value in record.values}
        bands = [("band", {1: title}) for title in record.titles]
        for kind, cells in (*bands, ("header", labels), ("body", values)):
            if cells:
                rows.append(_row(cells, record, len(rows) + 1, kind, len(columns) if kind == "band" else 1))
        moved += [(table.number, len(rows))] * len(record.rows)
    turned = replace(table, rows=tuple(rows), column_count=len(columns))
    return Moved(turned, dict(zip(places, moved, strict=True)))


def _heads(records: Sequence[Record]) -> list[list[Cell]]:
    """The labels over each record: over the first also those that only later ones have, so that it names all."""
    heads = [[label for label, _ in record.values] for record in records]
    named = {key(cell.text) for cell in heads[0]}
    for head in heads[1:]:
        for cell in list(head):
            if key(cell.text) not in named:
                named.add(key(cell.text))
                heads[0].append(cell)
                head.remove(cell)
    return heads


def _row(cells: dict[int, Cell], record: Record, number: int, kind: str, across: int) -> Row:
    placed = tuple(
        replace(cells[column], row=number, column=column, row_span=1, column_span=across)
        for column in sorted(cells)
    )
    pages = tuple(dict.fromkeys(page for row in record.rows for page in row.pages))
    return Row(
        placed,
        kind,  # type: ignore[arg-type]
        pages,
        confidence=min(row.confidence for row in record.rows),
        is_drawn=all(row.is_drawn for row in record.rows),
        joins=prod(row.joins for row in record.rows),
        stands=min(row.stands for row in record.rows),
    )
