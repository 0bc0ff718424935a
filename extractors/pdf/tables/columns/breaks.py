"""Where another table begins in lines that keep the same strips free: below a heading, or with columns of its own."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from msgspec import Struct

from extractors.evidence import Evidence, weigh
from extractors.pdf.flags import all_of
from extractors.pdf.tables.words.segments import LABEL, Segments

__all__ = ["find_breaks"]

LARGER = 1.12
"""Times a line's height: a heading set larger than the table above it."""

APART = 0.4
"""Of a line's height: a line this much further from the one above than any in the table stands apart."""

NEAR = 2.5
"""Points: texts of one column begin, end or have their middles this near to each other."""

OUTSIDE = (1.0, 14.0)
"""Points by which a heading may begin left of where the cells' texts do: the margin of a cell."""

FEWEST, FEWEST_TEXTS = 2, 4
"""Texts that show where a column stands, and all columns."""

MOST = 8
"""Lines below that show which columns the table has there."""

SAME, OTHER = 0.7, 0.4
"""Share of the texts that stand in columns of the table above: from which on they are its, and below which not."""

_Places = tuple[float, float, float]
"""Where a text begins, has its middle and ends, in points."""


class _Line(Struct, frozen=True):
    """A line of type; positions in points."""

    number: int
    gap: float
    """From the bottom of the line above."""
    bottom: float
    height: float
    texts: tuple[tuple[float, float], ...]
    """Where each begins and ends."""
    first: tuple[str, ...]
    """The first word of each."""
    is_bold: bool


class _Break(Struct, frozen=True):
    """What is known of a line that may end the table above it."""

    is_heading: bool
    """It is one text."""
    is_larger: bool
    """It is set larger than the table above."""
    is_apart: bool
    """It stands further from the line above than any line of the table does."""
    is_outside: bool
    """It begins left of where the cells' texts do."""
    has_header: bool
    """The next row is in bold, as the table's first is, and not all of its others are."""
    repeats_header: bool
    """The next row is the table's first again."""
    shared: float
    """Share of the texts below that stand in columns of the table above."""


EVIDENCE: tuple[Evidence[_Break], ...] = (
    ("most lines go on with their table", -1.5, lambda _: True),
    ("it is set larger", 1.5, lambda at: at.is_heading and at.is_larger),
    ("it stands apart", 1.0, lambda at: at.is_apart),
    ("it begins left of the cells", 0.5, lambda at: at.is_heading and at.is_outside),
    ("a header like the table's", 1.0, lambda at: at.has_header),
    ("the table's header again", 1.0, lambda at: at.repeats_header),
    ("other columns", 1.0, lambda at: at.shared < OTHER),
    ("a row", -1.0, lambda at: not at.is_heading),
    ("the same columns", -1.0, lambda at: at.shared >= SAME and not at.repeats_header),
)
"""Name, weight and test: above 0 the line is the first of another table."""


def find_breaks(runs: Segments) -> frozenset[int]:
    """Give the lines of a stretch that begin another table, or a heading over one.

    Args:
        runs: the words of the stretch, cut at wide gaps alone.
    """
    lines = _lines(runs)
    found: list[int] = []
    start, at = 0, 2
    while at < len(lines):
        row = next((i for i in range(at, len(lines)) if len(lines[i].texts) > 1), None)
        if row is None:
            break
        if _begins_another(lines[start:at], lines[at], lines[row : row + MOST]):
            found.append(lines[at].number)
            start, at = row, row + 1
        at += 1
    return frozenset(found)


def _lines(runs: Segments) -> list[_Line]:
    number, box = runs.line.tolist(), runs.box.tolist()
    found: list[_Line] = []
    for first, end in runs.places:
        here = box[first:end]
        top, bottom = min(top for _, top, _, _ in here), max(bottom for _, _, _, bottom in here)
        found.append(
            _Line(
                number=number[first],
                gap=top - found[-1].bottom if found else 0.0,
                bottom=bottom,
                height=median([bottom - top for _, top, _, bottom in here]),
                texts=tuple((x0, x1) for x0, _, x1, _ in here),
                first=tuple(runs.first[first:end].tolist()),
                is_bold=all_of(runs.is_bold[first:end]),
            )
        )
    return found


def _begins_another(above: Sequence[_Line], line: _Line, below: Sequence[_Line]) -> bool:
    """Tell whether a line is the first of another table: a heading over its rows `below`, or the first of them."""
    return _is_candidate(above, line) and weigh(EVIDENCE, _break(above, line, below)).holds


def _is_candidate(above: Sequence[_Line], line: _Line) -> bool:
    """Tell at a glance whether a line may end the table above: it begins at its left, and is larger or apart.

    A header alone is no table.
    """
    is_told = _is_apart(above, line) or line.height >= LARGER * above[-1].height
    return (
        is_told
        and line.texts[0][0] <= min(other.texts[0][0] for other in above) + NEAR
        and not all(other.is_bold for other in above)
    )


def _break(above: Sequence[_Line], line: _Line, below: Sequence[_Line]) -> _Break:
    left = min(other.texts[0][0] for other in above if len(other.texts) > 1)
    head, row = above[0], below[0]
    return _Break(
        is_heading=row is not line,
        is_larger=line.height >= LARGER * median(other.height for other in above)
        and not LABEL.fullmatch(line.first[0]),
        is_apart=_is_apart(above, line),
        is_outside=OUTSIDE[0] <= left - line.texts[0][0] <= OUTSIDE[1],
        has_header=row.is_bold and head.is_bold and not all(other.is_bold for other in above[1:]),
        repeats_header=row.first == head.first and all(other.first != head.first for other in above[1:]),
        shared=_shared(above, below),
    )


def _is_apart(above: Sequence[_Line], line: _Line) -> bool:
    """Tell whether a line stands further from the one above than any line of the table that ends there."""
    widest = max(other.gap for other in above[1:])
    return line.gap > widest + APART * above[-1].height


def _shared(above: Sequence[_Line], below: Sequence[_Line]) -> float:
    """Give the share of the texts beyond the first of each line that stand in columns of the table above.

    Half of them where the table's own texts hardly show its columns.
    """
    own, others = _texts(above), _texts(below)
    if len(own) < FEWEST_TEXTS or not others or _known(own, own) < SAME * len(own):
        return 0.5
    return _known(others, own) / len(others)


def _known(texts: Sequence[_Places], columns: Sequence[_Places]) -> int:
    """Count the texts that begin, end or have their middle where several do that show columns."""
    return sum(
        any(
            sum(abs(x - other) <= NEAR for other in others) >= FEWEST
            for x, others in zip(text, zip(*columns, strict=True), strict=True)
        )
        for text in texts
    )


def _texts(lines: Sequence[_Line]) -> list[_Places]:
    return [(x0, (x0 + x1) / 2, x1) for line in lines for x0, x1 in line.texts[1:]]
