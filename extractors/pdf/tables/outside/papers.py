"""What only looks like a table without rules: heads of letters and reports, agendas, lists of appendices.

They stand in columns as tables do. Their words tell them: labels that such heads have, items that each agenda begins
and ends with, entries that all are appendices, members of a committee.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from extractors.evidence import Evidence, weigh
from extractors.fragments import Fragment
from extractors.stitch.looks import is_blank, is_bold, texts
from extractors.vocabularies import entries

__all__ = ["Kind", "kind_of_list"]

Kind = Literal["head", "agenda", "appendices", "members"]

MOST_COLUMNS = 4
LONGEST = 6
"""Words of a label."""
FEWEST = 3
"""Labels of a head."""
TELLING = 2
"""Of these, those that stand in no plan; items of an agenda that each agenda has."""
MOSTLY = 0.5
"""Share of a column's texts."""
PLAIN = str.maketrans("’", "'", "*()[]")
MEMBER = re.compile(r"(?:cllrs?|councillors?|cyng(?:horydd)?)\b", re.IGNORECASE)
ENTRY = re.compile(r"(\w+(?: paper)?)\.? ?(?:[A-Za-z]?\d{0,2}|[ivx]+)(?:[.:)]| ?[-–—])?(?: |$)")
"""What numbers an appendix: "Appendix A", "Annex 2:", "App. 3 -"."""


class _Case(Struct, frozen=True):
    """A piece of a table without rules."""

    columns: tuple[tuple[str, ...], ...]
    """The texts of each column, from the top."""
    is_headed: bool
    """Its first row names several columns, in bold as no other does."""


def kind_of_list(fragment: Fragment) -> Kind | None:
    """Say what a piece of a table without rules is, if its words tell that it is none."""
    if fragment.column_count > MOST_COLUMNS or len(fragment.rows) < TELLING:
        return None
    columns: list[list[str]] = [[] for _ in range(fragment.column_count)]
    for row in fragment.rows:
        for cell in row.cells:
            if not is_blank(cell):
                columns[cell.column - 1].append(texts(cell.lines))
    first, *others = fragment.rows
    is_headed = len(first.cells) > 1 and is_bold(first) and not any(map(is_bold, others))
    case = _Case(tuple(map(tuple, columns)), is_headed)
    return next((kind for kind, evidence in KINDS if weigh(evidence, case).holds), None)


@cache
def _known() -> dict[str, str]:
    return {row["text"]: row["kind"] for row in entries("no_tables")}


def _kind(text: str) -> str:
    return _known().get(" ".join(text.casefold().translate(PLAIN).split()).strip(" .:?"), "")


def _labels(column: Sequence[str]) -> dict[str, str]:
    """Give the labels of letters' and reports' heads that texts are, or begin with, each with its kind."""
    found = {}
    for text in column:
        label = text.partition(":")[0]
        if len(label.split()) <= LONGEST and (kind := _kind(label)) in ("head", "letter"):
            found[label.casefold()] = kind
    return found


def _is_labelled(case: _Case) -> bool:
    """Tell whether a column has the labels of a head."""
    for column in case.columns:
        kinds = list(_labels(column).values())
        if len(kinds) >= FEWEST and kinds.count("letter") >= TELLING and len(kinds) >= MOSTLY * len(column):
            return True
    return False


def _items(case: _Case) -> int:
    """Count the items that each agenda has."""
    return len({text.casefold() for column in case.columns for text in column if _is_item(text)})


def _is_item(text: str) -> bool:
    """Tell whether a text is such an item, or begins with it where a sentence follows."""
    words = re.sub(r"^\d{1,2}[.)]?\s+", "", text).split()
    return any(_kind(" ".join(words[:count])) == "agenda" for count in range(1, LONGEST + 1))


def _are_entries(case: _Case) -> bool:
    """Tell whether the first column's texts are numbers of appendices."""
    first = case.columns[0]
    found = [match for text in first if (match := ENTRY.match(text)) and _kind(match[1]) == "appendix"]
    return len(found) >= max(TELLING, MOSTLY * len(first))


def _are_members(case: _Case) -> bool:
    """Tell whether all texts are members of the council by name."""
    return all(map(MEMBER.match, (text for column in case.columns for text in column)))


HEAD: tuple[Evidence[_Case], ...] = (
    ("labels and values are a table", -1.0, lambda _: True),
    ("labels of a letter or report", 2.0, _is_labelled),
    ("a header in bold", -2.0, lambda case: case.is_headed),
)
AGENDA: tuple[Evidence[_Case], ...] = (
    ("numbers and texts are a table", -1.0, lambda _: True),
    ("items that each agenda has", 2.0, lambda case: _items(case) >= TELLING),
    ("a header in bold", -2.0, lambda case: case.is_headed and len(case.columns) > TELLING),
)
APPENDICES: tuple[Evidence[_Case], ...] = (
    ("numbers and texts are a table", -1.0, lambda _: True),
    ("all entries are appendices", 2.0, _are_entries),
)
MEMBERS: tuple[Evidence[_Case], ...] = (
    ("names in columns are a table", -1.0, lambda _: True),
    ("all are members", 2.0, _are_members),
)
KINDS: tuple[tuple[Kind, tuple[Evidence[_Case], ...]], ...] = (
    ("head", HEAD),
    ("agenda", AGENDA),
    ("appendices", APPENDICES),
    ("members", MEMBERS),
)
"""Names, and the evidence for each: above 0 it is one, and no table."""
