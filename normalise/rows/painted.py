"""Status cells that say nothing but by the colour they are painted in."""

from __future__ import annotations

from extractors.document import Issue
from normalise.plan import Action, StatusFrom
from normalise.tables.table_read import TableRead

__all__ = ["fill_alone", "told_by_colour"]


def fill_alone(read: TableRead, action: Action) -> str:
    """What a status cell without a word is painted in; "" where another cell of its row is painted so too."""
    column = read.column_of("status_text")
    row = read.grid.cells[action.row - 1]
    cell = row[column - 1] if column else None
    if cell is None or action.status_text:
        return ""
    is_zebra = any(other and other is not cell and other.fill == cell.fill for other in row)
    return "" if is_zebra else cell.fill


def told_by_colour(read: TableRead, action: Action, status_from: StatusFrom) -> tuple[Issue, ...]:
    """The issue of a status that only a colour shows."""
    if not fill_alone(read, action):
        return ()
    is_explained = status_from == "colour_key"
    why = "its meaning is that of the document's key" if is_explained else "no word says what that means"
    return (Issue("status-by-colour", f"The status cell is coloured but holds no word; {why}."),)
