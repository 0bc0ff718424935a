"""Rows that may be wrong though they look like any other: their headings, or the cells beside them, tell.

A heading that was misread, two columns that ran together and a text of the row above leave no empty field. What the
columns hold elsewhere, how they are headed, and how the texts stand on the page is weighed as evidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.document import Issue
from normalise.columns.certainty import ColumnRead
from normalise.columns.contents import Contents, weigh_contents
from normalise.columns.vocabulary import exact_meanings
from normalise.evidence import Evidence, weighed
from normalise.rows.records import RowValues
from normalise.tables.table_read import TableRead
from normalise.text import is_blank

__all__ = ["Misfit", "misfits"]

EVEN = 0.5
"""Chance below which a row is more likely wrong than right."""

HARDLY = 0.5
"""Chance of a column below which it was hardly told what it is."""

BARELY = 0.7
"""And below which it was told, though not by much."""

KNOWN = 0.9
"""Worth of a heading's meaning from which the vocabulary knows it."""

FEWEST_HEADINGS = 3
"""Headings of a table among which one that begins small is odd."""

FEWEST_CELLS = 4
"""Filled cells of a column from which it shows what its cells are."""

MOSTLY = 0.7
"""Share of a column's cells that are of one kind for the others to be odd."""

SELDOM = 0.3
"""Share of a table's rows up to which what they show is odd."""

OPEN = frozenset("a an and as at by for from in of on or supported the their to with & / - –".split())  # noqa: SIM905
"""Words that end no name."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """What the evidence says of a row."""

    chance: float
    """0 to 1: that the row is right, as far as this evidence goes."""
    reasons: tuple[str, ...]
    """What speaks against it, the weightiest first."""

    is_told: bool
    """An issue of the extraction says already that its texts stand oddly on the page."""

    @property
    def doubts(self) -> tuple[Issue, ...]:
        """The issue of a row that is more likely wrong than right."""
        reasons = "; ".join(self.reasons)
        is_doubtful = self.chance < EVEN and not self.is_told
        return (
            (Issue("row-unsure", f"The row may be wrong: {reasons}.", value=reasons),) if is_doubtful else ()
        )


@dataclass(frozen=True, slots=True)
class _Headings:
    """What a table's headings and columns show as a whole."""

    has_none: bool
    has_two_on_a_line: bool
    """One cell of the header names two columns, side by side: they ran together."""
    has_beheaded: bool
    """One heading begins small, the others do not: a part of it stands elsewhere."""
    has_same: bool
    """Two columns have the same heading."""
    contents: tuple[Contents, ...]
    """What the columns hold."""
    small: float
    """Share of the actions that begin small."""
    gapped: float
    """Share of the references that have a gap."""


@dataclass(frozen=True, slots=True)
class _Case:
    """What is known of a row."""

    read: TableRead
    values: RowValues
    headings: _Headings
    columns: tuple[ColumnRead, ...]
    texts: tuple[str, ...]
    """Of each column; a merged cell's in each that it covers."""

    @property
    def filled(self) -> list[int]:
        """The columns in which it has a text."""
        return [place for place, text in enumerate(self.texts) if not is_blank(text)]


def _stands(case: _Case) -> float:
    return case.read.table.rows[case.values.row.place].stands


def _odds_of_standing(case: _Case) -> float:
    """Give the log odds that the row's texts are not those of one row."""
    stands = _stands(case)
    return math.log((1 - stands) / stands) if 0 < stands < 1 else 0.0


def _names_two_columns(case: _Case) -> bool:
    """Tell whether columns may have run together: rules keep them apart."""
    return case.headings.has_two_on_a_line and _stands(case) < 1


def _least_sure(case: _Case) -> float:
    return min((case.columns[place].chance for place in case.filled), default=1.0)


def _has_no_action(case: _Case) -> bool:
    places = [place for place, column in enumerate(case.columns) if column.field == "action"]
    return bool(places) and not set(places) & set(case.filled)


def _is_odd(case: _Case, kind: str) -> bool:
    """Tell whether a cell is not of the kind that its column's cells mostly are."""
    for place in case.filled:
        contents = case.headings.contents[place]
        if contents.filled >= FEWEST_CELLS and getattr(contents, kind) >= MOSTLY:
            own = weigh_contents([case.texts[place]])
            if own.filled and not getattr(own, kind):
                return True
    return False


def _is_beheaded(case: _Case) -> bool:
    return case.headings.small <= SELDOM and _begins_small(case.values.text("action"))


def _is_gapped(case: _Case) -> bool:
    return case.headings.gapped <= SELDOM and " " in case.values.action_ref


def _begins_small(text: str) -> bool:
    """Tell whether a text begins with a small letter that is no label."""
    return text[:2].isalpha() and text[:2].islower()


def _ends_open(text: str) -> bool:
    """Tell whether a text ends with a word that ends no name."""
    words = text.split()
    return bool(words) and words[-1].lower().rstrip(",") in OPEN


EVIDENCE: tuple[Evidence[_Case], ...] = (
    ("most rows are right", -3.6, lambda _: True),
    ("no rules show it whole", 2.9, lambda case: _stands(case) < 1),
    ("its texts stand oddly on the page", 1.0, _odds_of_standing),
    ("no column has a heading", 3.0, lambda case: case.headings.has_none),
    ("a heading names two columns", 3.0, _names_two_columns),
    ("a heading begins small, the others do not", 3.0, lambda case: case.headings.has_beheaded),
    ("two columns have one heading", 1.1, lambda case: case.headings.has_same),
    ("a column was hardly told what it is", 3.4, lambda case: _least_sure(case) < HARDLY),
    ("a column was barely told what it is", 1.2, lambda case: HARDLY <= _least_sure(case) < BARELY),
    ("one text stands alone", 2.9, lambda case: len(case.filled) == 1 and len(case.texts) > 2),
    ("the action is missing", 0.6, _has_no_action),
    ("the action begins small, others do not", 0.9, _is_beheaded),
    ("the officer's name is cut", 1.2, lambda case: _ends_open(case.values.text("lead_officer"))),
    ("a reference has a gap, others have none", 1.6, _is_gapped),
    ("a date cell is none, as others are", 0.7, lambda case: _is_odd(case, "dates")),
    ("a state is none, as others are", 0.9, lambda case: _is_odd(case, "states")),
)
"""Name, weight and test: above 0 the row is more likely wrong than right. The weights, log odds, were fitted to made-up
plans printed in many looks, of which the true rows are known."""


def misfits(read: TableRead, rows: Sequence[RowValues]) -> Iterator[Misfit]:
    """Weigh for each body row of an action table what speaks against it."""
    headings = _headings(read, rows)
    for values in rows:
        place = values.row.place
        texts = read.grid.texts[place]
        case = _Case(read, values, headings, read.columns_of[values.row.header], texts)
        found = weighed(EVIDENCE, case)
        against = sorted((name for name in found if found[name] > 0), key=lambda name: -found[name])
        yield Misfit(1 / (1 + math.exp(sum(found.values()))), tuple(against), _stands(case) < EVEN)


def _headings(read: TableRead, rows: Sequence[RowValues]) -> _Headings:
    texts = [column.header for column in read.columns]
    cells = [cell for place in read.header.rows for cell in read.grid.filled(place)]
    small = [cell for cell in cells if _begins_small(cell.text)]
    contents = tuple(_contents(read, column) for column in range(read.grid.width))
    return _Headings(
        has_none=not any(texts),
        has_two_on_a_line=any(_names_two(line.text) for cell in cells for line in cell.lines),
        has_beheaded=len(cells) >= FEWEST_HEADINGS and len(small) == 1,
        has_same=any(text and texts.count(text) > 1 for text in texts),
        contents=contents,
        small=_share(_begins_small(values.text("action")) for values in rows),
        gapped=_share(" " in values.action_ref for values in rows if values.action_ref),
    )


def _share(holds: Iterable[bool]) -> float:
    found = list(holds)
    return sum(found) / len(found) if found else 0.0


def _names_two(line: str) -> bool:
    """Tell whether a line is two headings, each of which the vocabulary knows, and no heading as a whole."""
    words = line.split()
    places = [place for place in range(1, len(words)) if words[place][0].isupper()]
    if not places or _worth(exact_meanings(line)) >= KNOWN:
        return False
    halves = (
        (exact_meanings(" ".join(words[:place])), exact_meanings(" ".join(words[place:]))) for place in places
    )
    return any(
        min(_worth(left), _worth(right)) >= KNOWN and not left.keys() & right.keys() for left, right in halves
    )


def _worth(meanings: Mapping[str, float]) -> float:
    return max(meanings.values(), default=0.0)


def _contents(read: TableRead, column: int) -> Contents:
    return weigh_contents([read.grid.texts[row.place][column] for row in read.body])
