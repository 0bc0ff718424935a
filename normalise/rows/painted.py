"""Status cells that say nothing but by the colour they are painted in."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.document import Issue
from normalise.colours import colour_painted
from normalise.plan import Action, Status
from normalise.tables.table_read import TableRead

__all__ = ["told_by_colour"]


def told_by_colour(read: TableRead, action: Action, own_key: Mapping[str, Status]) -> tuple[Issue, ...]:
    """The issue of a status cell that is coloured but holds no word: SCHEMA.md has a blank cell say nothing.

    It names the colour, and what the document's own key has it mean.
    """
    fill = _fill_alone(read, action)
    if not fill:
        return ()
    colour = colour_painted(fill) or "coloured"
    meaning = f"; by the document's key that is {own_key[colour]}" if colour in own_key else ""
    told = f"The status cell is {colour} but holds no word, and no status was read from it{meaning}."
    return (Issue("status-by-colour", told, value=colour),)


def _fill_alone(read: TableRead, action: Action) -> str:
    """What a status cell without a word is painted in; "" where another cell of its row is painted so too."""
    column = read.column_of("status_text")
    row = read.grid.cells[action.row - 1]
    cell = row[column - 1] if column else None
    if cell is None or action.status_text:
        return ""
    is_zebra = any(other and other is not cell and other.fill == cell.fill for other in row)
    return "" if is_zebra else cell.fill
