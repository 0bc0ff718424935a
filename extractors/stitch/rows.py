"""Is the first row of a piece the rest of the row above, cut by the page break? Evidence, added up."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Box, Cell, Line
from extractors.evidence import Evidence, Verdict, weigh
from extractors.stitch.looks import is_blank, is_cut_reference, lists_own, reference, texts
from extractors.stitch.textflow import goes_on

__all__ = ["Break", "Pair", "Witness", "judge_cut"]

Witness = Callable[[Line, Line], bool | None]
"""Says by the file's own account whether two lines stand in one row of a table; None if it says nothing."""

_NAMES_TOTAL = re.compile(r"(?:grand |overall |sub[- ]?)?totals?\b|cyfanswm", re.IGNORECASE)
_FIGURES = re.compile(r"[\s\d£.,:%()km+-]*\d[\s\d£.,:%()km+-]*", re.IGNORECASE)
_TOTAL = re.compile(rf"(?:{_NAMES_TOTAL.pattern})[\s\d£.,:%]*$", re.IGNORECASE)

FULL = 1.7
"""Lines of type: a cell whose text ends nearer to the row's end than this fills it."""
SURE_ENOUGH = 3.0
"""Score from which the file's tags are not asked: reading them takes longer than reading a page."""
NUMBERED = 0.7
"""Share of a table's rows that have a number, from which on one without it is the rest of another."""
LIST, OWN_LIST = 2, 3.0
"""Numbers that make a list of a cell's own, counted from 1; and what its next number below a break weighs."""
LARGER = 1.2
"""Times the size of the type above the break: so a heading is set, and no rest of a text."""
MAX_CELL_ODDS = 3.0
"""What one column's being filled or empty may weigh, in log odds."""


TEXT_IF_FULL, TEXT_IF_NOT_FULL = 0.55, 0.06
"""Chance that a cell of a cut row goes on below the break, where it fills the page above and where not."""


class Pair(Struct, frozen=True):
    """One column at a page break: the cell above, the cell below, and how its column is mostly filled."""

    above: Cell
    below: Cell
    filled: float
    """Share of the rows so far in which this column has text."""
    has_references: bool
    """The column's cells start with a number or label of their own."""
    is_merged: bool
    """One of the cells spans rows: it tells of the merged cell, not of the row."""
    is_lower_usual: bool = False
    """The column's cells often start in lower case."""

    @property
    def spans_more(self) -> bool:
        """The cell below runs over columns that are apart above: it does not stand in the one above it."""
        return self.below.column_span > self.above.column_span


class Break(Struct, frozen=True):
    """A page break inside a table."""

    pairs: tuple[Pair, ...]
    is_open: bool
    """A rule is missing on either side of it."""
    slack: float
    """Lines of type that would have fitted under the last row; 0 where unknown."""
    has_text_between: bool
    is_band: bool = False
    """A band, or a row of other cells, starts or ends here."""
    is_head: bool = False
    """The row above is a header, and the row below goes on with it."""
    has_label: bool = False
    """The row below begins with a label of the document's forms."""
    keeps_stripe: bool | None = None
    """The row below has the colour of the row above, where rows alternate between two; None where they do not."""
    is_same_row: bool | None = None
    """What the file's tags say; None if nothing."""

    @property
    def own(self) -> tuple[Pair, ...]:
        """The columns that belong to the row alone."""
        return tuple(pair for pair in self.pairs if not pair.is_merged) or self.pairs


def judge_cut(case: Break, witness: Witness | None = None) -> Verdict:
    """Decide whether the page break cut a row in two; where that isn't sure, the file's own account is asked."""
    verdict = weigh(CUTS_A_ROW, case)
    if witness is None or abs(verdict.score) >= SURE_ENOUGH:
        return verdict
    is_same_row = _ask(witness, case)
    return verdict if is_same_row is None else weigh(CUTS_A_ROW, replace(case, is_same_row=is_same_row))


def _ask(witness: Witness, case: Break) -> bool | None:
    """Ask about the lines on either side of the break; one yes is enough."""
    said = [
        witness(above, below)
        for pair in case.own
        for above in pair.above.lines[-1:]
        for other in case.own
        for below in other.below.lines[:1]
    ]
    told = [one for one in said if one is not None]
    return any(told) if told else None


def _last_box(pair: Pair) -> Box | None:
    """Give the box of the last line of the cell above, on the page above."""
    page = pair.above.boxes[-1].page
    boxes = [line.box for line in pair.above.lines if line.text and line.box and line.box.page == page]
    return max(boxes, key=lambda box: box.bottom, default=None)


def _is_full(pair: Pair, longest: float) -> bool | None:
    """Tell whether the text above fills its cell to the break; None where there are no positions.

    The column's text that reaches furthest down does, whatever room is left: a paragraph may have had too little.
    """
    if not pair.above.boxes:
        return None
    last = _last_box(pair)
    if last is None:
        return False
    room = pair.above.boxes[-1].bottom - last.bottom
    return last.bottom >= longest or room < FULL * max(last.bottom - last.top, 1.0)


def _fits_flow(pair: Pair, longest: float) -> float:
    """Give the log odds for a cut row of this column's being filled or empty below the break.

    Text that a page break cut fills the page above first: below it stands only what had no room there.
    """
    is_full, has_text = _is_full(pair, longest), not is_blank(pair.below)
    text_if_cut = TEXT_IF_NOT_FULL if is_full is False else TEXT_IF_FULL
    text_if_new = min(max(pair.filled, 0.08), 0.96)
    odds = text_if_cut / text_if_new if has_text else (1 - text_if_cut) / (1 - text_if_new)
    return max(-MAX_CELL_ODDS, min(MAX_CELL_ODDS, math.log(odds)))


def _flow(case: Break) -> float:
    ends = [box.bottom for pair in case.own if pair.above.boxes and (box := _last_box(pair))]
    return sum(_fits_flow(pair, max(ends, default=0.0)) for pair in case.own)


def _text_goes_on(case: Break) -> float:
    scores = sorted(
        (goes_on(pair.above.lines, pair.below.lines, pair.is_lower_usual) for pair in case.own), key=abs
    )
    return max(-3.0, min(4.5, sum(scores)))


def _new_reference(case: Break) -> bool:
    own = (pair for pair in case.own if pair.has_references and not _has_cut_reference(pair))
    return any(reference(pair.below.lines) for pair in own)


def _has_cut_reference(pair: Pair) -> bool:
    return pair.has_references and is_cut_reference(texts(pair.above.lines), texts(pair.below.lines))


def _is_total(case: Break) -> bool:
    """Tell whether the row below is one of sums, or the one above: rows of their own, with few cells filled."""
    first = next((texts(pair.below.lines) for pair in case.own if not is_blank(pair.below)), "")
    above = [texts(pair.above.lines) for pair in case.own if not is_blank(pair.above)]
    is_above = len(above) > 1 and _NAMES_TOTAL.match(above[0]) and all(map(_FIGURES.fullmatch, above[1:]))
    return bool(_TOTAL.match(first) or is_above)


def _lacks_reference(case: Break) -> bool:
    return any(
        pair.has_references and not is_blank(pair.below) and not reference(pair.below.lines)
        for pair in case.own
        if not pair.spans_more
    )


def _lacks_number_of_its_only_text(case: Break) -> bool:
    """Tell whether a text stands alone below the break, in a table of two columns whose rows are numbered."""
    if not len(case.pairs) == len(case.own) == 2:
        return False
    number, text = case.own
    is_numbered = number.has_references and number.filled >= NUMBERED
    return is_numbered and is_blank(number.below) and not is_blank(text.below)


def _is_label_alone(case: Break) -> bool:
    """Tell whether a cell holds but a label, and its text stands below the break."""
    return any(
        bool(number := reference(pair.above.lines))
        and texts(pair.above.lines).strip("().: ") == number
        and not is_blank(pair.below)
        and not reference(pair.below.lines)
        for pair in case.own
        if not pair.spans_more
    )


def _changes_weight(case: Break) -> bool:
    """Tell whether all text below the break is in bold and no line above it is, in the columns that both have.

    A merged cell's text is asked too: bold below it is a heading of the rows below.
    """
    both = [pair for pair in case.pairs if not is_blank(pair.above) and not is_blank(pair.below)]
    return bool(both) and all(
        _is_bold(pair.below) and not any(line.bold for line in pair.above.lines) for pair in both
    )


def _is_set_larger(case: Break) -> bool:
    """Tell whether text begins below the break in larger type than all above it, in the columns that both have."""
    both = [pair for pair in case.own if not is_blank(pair.above) and not is_blank(pair.below)]
    return bool(both) and all(
        next(line.size for line in pair.below.lines if line.text)
        >= LARGER * max(line.size for line in pair.above.lines)
        > 0
        for pair in both
    )


def _is_too_wide(case: Break) -> bool:
    """Tell whether a text below runs over columns that are apart above, and has no room in the one it begins in."""
    return any(
        line.box.x1 - line.box.x0 > pair.above.boxes[-1].x1 - pair.above.boxes[-1].x0
        for pair in case.own
        if pair.spans_more and pair.above.boxes
        for line in pair.below.lines
        if line.box
    )


def _is_bold(cell: Cell) -> bool:
    return all(line.bold for line in cell.lines if line.text)


def _list_goes_on(case: Break) -> float:
    """Numbers inside a cell: the next of the list speaks for a cut row, a first one against it."""
    score = 0.0
    for pair in case.own:
        if pair.has_references:
            continue
        above = [reference((line,)) for line in pair.above.lines]
        counted, first = _counted(above), _first_number(pair.below.lines)
        below = reference(pair.below.lines)
        if (counted >= LIST and first == counted + 1) or (below and below == lists_own(pair.above.lines)):
            score += OWN_LIST
        elif below.isdigit() and any(x.isdigit() for x in above):
            is_next = int(below) == next(int(x) for x in reversed(above) if x.isdigit()) + 1
            score += 1.0 if is_next else -1.0 if below == "1" else 0.0
        elif below.lower() in ("i", "a") and any(above):
            score -= 1.0
        elif below and any(x and not x.isdigit() for x in above):
            score += 0.8
    return score


def _counted(numbers: Sequence[str]) -> int:
    """Give how far the numbers that a cell's lines start with count from 1."""
    count = 0
    for number in numbers:
        count += number == str(count + 1)
    return count


def _first_number(lines: Sequence[Line]) -> int:
    """Give the first number that a line of a cell starts with; 0 where none does."""
    return next((int(number) for line in lines if (number := reference((line,))).isdigit()), 0)


CUTS_A_ROW: tuple[Evidence[Break], ...] = (
    ("the tags say one row", 6.0, lambda case: case.is_same_row is True),
    ("the tags say two rows", -2.0, lambda case: case.is_same_row is False),
    ("a band or heading row starts or ends here", -8.0, lambda case: case.is_band),
    ("text stands between", -4.0, lambda case: case.has_text_between),
    ("the header goes on", 6.0, lambda case: case.is_head),
    ("filled and empty cells fit a row that goes on", 1.0, _flow),
    ("text goes on", 1.0, _text_goes_on),
    ("a reference of its own", -5.0, _new_reference),
    ("a reference goes on", 3.0, lambda case: any(map(_has_cut_reference, case.own))),
    ("no reference where rows have one", 2.5, _lacks_reference),
    ("no number beside the only text", 2.5, _lacks_number_of_its_only_text),
    ("a label above, its text below", 2.0, _is_label_alone),
    ("a total", -12.0, _is_total),
    ("a label of a form", -6.0, lambda case: case.has_label),
    ("bold below, not above", -4.0, _changes_weight),
    ("larger type below", -6.0, _is_set_larger),
    ("a text below is wider than the cell above", -5.0, _is_too_wide),
    ("a list goes on", 1.5, _list_goes_on),
    ("the colour of the row above, where each row has another", 4.5, lambda case: case.keeps_stripe is True),
    ("another colour, where each row has another", -2.0, lambda case: case.keeps_stripe is False),
    ("a rule is missing at the break", 2.5, lambda case: case.is_open),
    ("room was left under the row above", -1.5, lambda case: case.slack > 4),
)
"""Named evidence that a page break cut a row: what, weight, test."""
