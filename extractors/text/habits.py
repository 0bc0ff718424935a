"""Which line ends of a column are its authors' own, by what stands on both sides: a sentence, a date, a name a line.

Wherever the width breaks a running text, a word in lower case may follow as well as inside a line. What stands at
line ends much oftener than inside lines, beside those, was set so; and then many lines had room for the next word.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from string import ascii_lowercase, ascii_uppercase, digits

from extractors.document import Line
from extractors.text.alike import is_named

__all__ = ["habits_of", "kind_of"]

_MAKE = str.maketrans(
    ascii_lowercase + "'’)\"”" + ascii_uppercase + digits + "£%" + "!?:;" + "–—−",
    "a" * 31 + "A" * 26 + "9" * 12 + "." * 4 + "-" * 3,
)
"""Letters, figures, ends of sentences and dashes, each kind as one sign."""
SMALL = "a"

PARTIAL = 0.4
"""Of a word, what a full line lacks on average because the next one did not fit."""
FEWEST_WORDS = 1.15
"""Words that a line of the narrowest column holds on average."""
SPACE = 0.28
"""Of the type size: the width of a space."""
EXPECTED = 3.0
"""Spaces that what the column's width tells counts for, beside those that are seen."""
UNFITTED = 2.0
"""Line ends of an author's that the next word had no room on, for each on which it had, at most."""
DOUBT = 2.0
"""Line ends that are thought to be the width's before any is seen."""
USUAL = 2.8
"""Log odds for a line end to be the width's, in what else is weighed of it."""
MOST = 4.0
"""What it can come to."""


def kind_of(last: str, first: str) -> str:
    """Give what kinds of sign stand before and after a line end; "" where the next line goes on in lower case.

    A line that starts with a label ("Support: ...") is of a kind of its own: it tells nothing of other lines.
    """
    kind = (last[-1:] + first[:1]).translate(_MAKE)
    if kind[1:] == SMALL:
        return ""
    return f"{kind}:" if is_named(first) else kind


def habits_of(
    cells: Sequence[Sequence[Line]],
    reach: float,
    ends: Iterable[tuple[str, bool | None]],
    *,
    are_spaced: bool,
) -> Mapping[str, float]:
    """Weigh for each kind of line end in a column whether its authors made those that the width may have made.

    Args:
        cells: the lines of each cell.
        reach: points from the column's left margin to its right one.
        ends: the kind of each line end that goes on in no lower case, and whether it is surely the authors', since the
            next word had room, or surely not; else None.
        are_spaced: spaces tell which ends are the width's, wherever there is room for one.

    Returns:
        Kind → log odds, above 0.
    """
    told = Counter(ends)
    kinds = [kind for kind, is_authors in told if is_authors is None and (kind, True) in told]
    if not kinds:
        return {}
    make = "\f".join(["\n".join([line.text for line in lines]) for lines in cells]).translate(_MAKE)
    on_line = _words_on_line(make, cells, reach)
    found: dict[str, float] = {}
    for kind in kinds:
        by_authors, by_width = (
            _spaced(told, kind, on_line) if are_spaced else _unspaced(told, kind, make, on_line)
        )
        if by_authors > 0:
            found[kind] = max(0.0, min(USUAL + math.log(by_authors / (by_width + DOUBT)), MOST))
    return found


def _spaced(told: Counter[tuple[str, bool | None]], kind: str, on_line: float) -> tuple[float, float]:
    """Share the line ends that spaces do not tell as those that they tell: few of an author's are so near the edge."""
    return told[kind, True] / on_line, told[kind, False]


def _unspaced(
    told: Counter[tuple[str, bool | None]], kind: str, make: str, on_line: float
) -> tuple[float, float]:
    """Share the line ends that had no room: the width makes as many as inside lines are of the kind, in proportion."""
    ends, inside = make.count(f"\n{SMALL}"), make.count(f" {SMALL}")
    wraps = (ends + EXPECTED / (on_line - 1)) / (inside + EXPECTED)
    unsure = told[kind, None]
    by_authors = min(UNFITTED * told[kind, True], unsure - make.count(" ".join(kind)) * wraps)
    return by_authors, unsure - by_authors


def _words_on_line(make: str, cells: Sequence[Sequence[Line]], reach: float) -> float:
    """Give how many words a full line holds on average."""
    width = sum(
        SPACE * line.size + (line.box.x1 - line.box.x0 if line.box else 0.0)
        for lines in cells
        for line in lines
    )
    words = 1 + sum(make.count(between) for between in " \n\f")
    return max(reach * words / max(width, 1.0) - PARTIAL, FEWEST_WORDS)
