"""Makes records of a table's body rows: values by field, objectives carried down, one record per item."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from msgspec import structs

from extractors.document import Paragraph
from normalise.columns.certainty import ColumnRead
from normalise.enumerations import Item, is_reference, items_of, plain_label, split_reference
from normalise.officers.parted import CellEnds, cell_ends, mend_lines
from normalise.tables.rows import RowRead
from normalise.tables.table_read import TableRead
from normalise.text import is_blank

__all__ = [
    "DITTO",
    "Record",
    "RowValues",
    "join_paragraphs",
    "other_names",
    "records_of",
    "row_values",
    "see_also",
]

# A cell that only points at the one above.
DITTO = re.compile(
    r"^\W*(?:as above|ditto|do\.?|same as above|see above|fel uchod|[\"“”″〃]|''|,,)\W*$", re.I
)

_CODE = r"[A-Z]{2,5}(?:[/-]\d{1,4}){1,3}"  # "OS/23/02"
_ONE = rf"(?:{_CODE}|[A-Z]{{0,3}}\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?)"
# "A Warm homes" over actions A1, A2: the letter is the objective's.
_LETTERED = re.compile(r"(?P<own>[A-Z])\s+[A-Z].*\n(?P=own)[-./ ]?\d[^\n]*$", re.DOTALL)
_SEE = re.compile(
    rf"""\b(?:see|refer(?:red)?\ to|gweler)\b
    (?P<between>(?:\s+(?:also|the|actions?|points?|at|in|under|objectives?|items?|section|no\.?|number|refs?\.?
      |references?|tasks?|recommendations?|row|and|hefyd|cam|camau|pwynt)){{0,6}})\s+
    (?P<refs>{_ONE}(?:\s*(?:,|&|and|or|/|;|to|a)\s*{_ONE})*)""",
    re.IGNORECASE | re.VERBOSE,
)
_SEE_WORDS = ("see", "refer", "gweler")
_REF = re.compile(rf"{_CODE}|[A-Z]{{0,3}}\d{{1,3}}(?:\.\d{{1,3}})*(?:[a-z]\b)?")
_NOUN = re.compile(
    r"\b(?:action|point|objective|item|no|number|ref|reference|task|recommendation|row|cam|pwynt)", re.I
)
CODED = 0.8
"""Of a table's actions, the share that must begin with a number for it to be one: the rest are "N/A" and the like."""


@dataclass(frozen=True, slots=True)
class RowValues:
    """A body row: the paragraphs of each field, with what carried down to it."""

    row: RowRead
    paragraphs: Mapping[str, tuple[Paragraph, ...]]
    """By field; `target_date` holds start and end on two lines."""
    starts: tuple[Paragraph, ...] = ()
    """Those of `target_date` that stood in a column of start dates."""
    other: Mapping[str, str] = field(default_factory=dict)
    objective_ref: str = ""
    objective: str = ""
    carries: tuple[str, str] = ("", "")
    """The objective's number and text, for the rows beneath."""
    action_ref: str = ""
    items: tuple[Item, ...] = ()
    before_items: str = ""

    def text(self, name: str) -> str:
        """The text of a field; "" if the table has no such column."""
        return join_paragraphs(self.paragraphs.get(name, ()))


@dataclass(frozen=True, slots=True)
class Record:
    """One action of a row."""

    item: int
    """From 1; 0 where the row is one action."""
    action_ref: str
    action: str
    action_from: str


def join_paragraphs(paragraphs: Sequence[Paragraph]) -> str:
    """The text of paragraphs, a line each."""
    return "\n".join([paragraph.text for paragraph in paragraphs if paragraph.text])


def other_names(columns: Sequence[ColumnRead]) -> dict[int, str]:
    """A name for each column that goes to `other`, by place: its header, told apart where two are the same."""
    names: dict[int, str] = {}
    for place, column in enumerate(columns):
        if column.field != "other":
            continue
        name = column.header or f"Column {place + 1}"
        count = sum(taken == name or taken.startswith(f"{name} (") for taken in names.values())
        names[place] = f"{name} ({count + 1})" if count else name
    return names


def row_values(read: TableRead) -> tuple[RowValues, ...]:
    """Read the body rows of an action table in order: the text of each field, objectives carried down."""
    carried = ("", "")
    is_coded, known = _is_coded(read), _officers_known(read)
    values: list[RowValues] = []
    for row in read.rows:
        if row.role == "band":
            carried = ("", "")
        if row.role == "body":
            one = _read_row(read, row, carried, known)
            carried = one.carries
            values.append(_decoded(one) if is_coded else one)
    return tuple(values)


def _is_coded(read: TableRead) -> bool:
    """Whether the actions of a table without a column of numbers begin with them, each its own ("G1 Mow the verge")."""
    codes: list[str] = []
    for row in read.body:
        columns = read.columns_of[row.header]
        if any(column.field == "action_ref" for column in columns):
            continue
        texts = zip(read.grid.texts[row.place], columns, strict=True)
        actions = (text for text, column in texts if column.field == "action" and not is_blank(text))
        codes += [split_reference(text)[0] for text in actions]
    numbered = [code for code in codes if code]
    is_mostly_so = len(numbered) >= max(2, CODED * len(codes))
    return is_mostly_so and len(set(numbered)) == len(numbered)


def _officers_known(read: TableRead) -> CellEnds:
    """How the officer cells of the table begin and end."""
    return cell_ends(
        cell.paragraphs
        for row in read.body
        for cell, column in zip(read.grid.cells[row.place], read.columns_of[row.header], strict=True)
        if column.field == "lead_officer" and cell is not None
    )


def _decoded(read: RowValues) -> RowValues:
    """The row with the number at the start of its action taken off; its own items keep theirs."""
    code, _ = split_reference(read.text("action"))
    if not code or read.items or read.action_ref:
        return read
    first, *others = read.paragraphs["action"]
    own = split_reference(first.text)[1] if not is_reference(first.text) else ""
    opening = (structs.replace(first, text=own),) if own else ()
    return replace(read, action_ref=code, paragraphs={**read.paragraphs, "action": (*opening, *others)})


def _read_row(read: TableRead, row: RowRead, carried: tuple[str, str], known: CellEnds) -> RowValues:
    paragraphs: dict[str, tuple[Paragraph, ...]] = {}
    starts: tuple[Paragraph, ...] = ()
    other: dict[str, str] = {}
    columns, cells, texts = (
        read.columns_of[row.header],
        read.grid.cells[row.place],
        read.grid.texts[row.place],
    )
    names = other_names(columns)
    seen: set[int] = set()
    for place, (column, cell, text) in enumerate(zip(columns, cells, texts, strict=True)):
        if cell is None or id(cell) in seen or not text.strip():
            continue
        seen.add(id(cell))
        if column.field == "other":
            other[names[place]] = text
        else:
            own = mend_lines(cell.paragraphs, known) if column.field == "lead_officer" else cell.paragraphs
            paragraphs[column.field] = paragraphs.get(column.field, ()) + own
            starts += cell.paragraphs if column.is_start else ()
    return _with_items(RowValues(row, paragraphs, starts, other), carried)


def _with_items(values: RowValues, carried: tuple[str, str]) -> RowValues:
    """The row with its references, its objective and the items of its action."""
    action_ref = _reference(values.text("action_ref"))
    number = action_ref or split_reference(values.text("action"))[0]
    carries = objective_ref, objective = _objective(values, carried, number)
    before, items = items_of(values.paragraphs.get("action", ()))
    if items and action_ref and not objective_ref and not objective:
        objective_ref = action_ref  # the row's number stays with its items, whose own labels are the action's
    return replace(
        values,
        objective_ref=objective_ref,
        objective=objective,
        carries=carries,
        action_ref=action_ref,
        items=items,
        before_items=join_paragraphs(before),
    )


def _reference(text: str) -> str:
    return " ".join(plain_label(line) for line in text.split("\n") if line.strip())


def _objective(values: RowValues, carried: tuple[str, str], action: str) -> tuple[str, str]:
    """The row's objective with its number: its own, or the one above; `action` is its action's number."""
    reference = _reference(values.text("objective_ref"))
    text = values.text("objective")
    if is_blank(text) and not reference:
        return carried
    if DITTO.match(text) and not reference and any(carried):
        return carried
    number, rest = split_reference(text)
    if not number and (letter := _LETTERED.match(f"{text}\n{action}")):
        number, rest = letter["own"], text[1:].strip()
    if not reference:
        return number, rest if number else text
    return reference, rest if number == reference else text


def records_of(values: RowValues, *, has_action: bool) -> tuple[Record, ...]:
    """The records of a row: one per item of its action cell, else one."""
    if values.items:
        lead = f"{values.before_items}\n" if values.before_items else ""
        return tuple(
            Record(i, item.label, lead + item.text, "action") for i, item in enumerate(values.items, 1)
        )
    if has_action:
        return (Record(0, values.action_ref, values.text("action"), "action"),)
    outcome = values.text("expected_outcome")
    return (Record(0, values.action_ref, outcome, "expected_outcome" if outcome else "objective"),)


def see_also(action: str) -> tuple[str, ...]:
    """References in "See actions at point 2.6"; a whole number only where the words say what it numbers."""
    low = action.lower()
    if not any(word in low for word in _SEE_WORDS):
        return ()
    found: list[str] = []
    for match in _SEE.finditer(action):
        for reference in _REF.findall(match["refs"]):
            is_named = bool(_NOUN.search(match["between"])) or not reference.isdigit()
            if is_named and reference not in found:
                found.append(reference)
    return tuple(found)
