"""Rules that belong to the text: those that strike words out, and those that underline them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.page import Rules, Words
from extractors.pdf.reader.runs import DESCENT, Bools, Floats

__all__ = ["part_decorations"]

STRIKE = (0.15, 0.45)
"""Of the font size above the baseline: where a line that strikes out runs, through the middle of small letters."""
UNDERLINE = (-0.02, 0.25)
"""Of the font size below the baseline: where underlines run."""
MAX_OVERHANG = 0.3
"""Of the font size: how far a decoration's ends lie from the ends of its words; a table's rule stops elsewhere."""
MAX_THICKNESS = 0.15
"""Of the font size: thicker rules decorate no text."""
USUAL = 0.9
"""Of a page's words: larger type than that of so many is not looked at for decorations."""
HUGE = 4.0
"""Times the usual type size: what is larger is a watermark, which rules of tables run through."""
MAX_RULES = 2000
"""Rules looked at on a page; where more run through its text it is a drawing."""
MIN_COVER = 0.6
"""Of a word's width: how much of it a line covers that strikes it out."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """Upright words and the horizontal rules that may decorate them, as (words, 1) and (1, rules)."""

    x0: Floats
    x1: Floats
    size: Floats
    baseline: Floats
    left: Floats
    right: Floats
    y: Floats
    thickness: Floats


def part_decorations(words: Words, rules: Rules) -> tuple[Words, Rules]:
    """Mark struck words, and take the rules that strike out or underline words from the ruling lines."""
    upright = (words.turn == 0).nonzero()[0]
    if not len(upright) or not len(rules.box):
        return words, rules
    box, size = words.box[upright], words.size[upright]
    flat = _near_baselines(box, size, rules)
    if not len(flat):
        return words, rules
    lines = _lines(box, size, rules.box[flat])
    above = (lines.baseline - lines.y) / lines.size
    thin = (lines.thickness <= MAX_THICKNESS * lines.size) & (lines.size <= HUGE * median(size.tolist()))
    struck, strikes = _decorated(lines, thin & (above >= STRIKE[0]) & (above <= STRIKE[1]))
    _, underlines = _decorated(lines, thin & (-above >= UNDERLINE[0]) & (-above <= UNDERLINE[1]))
    through = words.struck.copy()
    through[upright[struck]] = True
    ruling = np.ones(len(rules.box), dtype=np.bool_)
    ruling[flat[strikes | (underlines & ~_meets_upright(rules, flat))]] = False
    return replace(words, struck=through), Rules(
        rules.box[ruling], rules.is_horizontal[ruling], rules.colour[ruling]
    )


def _near_baselines(box: Floats, size: Floats, rules: Rules) -> NDArray[np.intp]:
    """Give the thin horizontal rules that run near some word's baseline, MAX_RULES at most."""
    usual = float(np.sort(size)[int(USUAL * (len(size) - 1))])
    baselines = np.sort(box[:, 3] - DESCENT * size)
    top, bottom = rules.box[:, 1], rules.box[:, 3]
    y = (top + bottom) / 2
    thin = rules.is_horizontal & (bottom - top <= MAX_THICKNESS * usual)
    low = baselines.searchsorted(y - UNDERLINE[1] * usual)
    high = baselines.searchsorted(y + STRIKE[1] * usual)
    return (thin & (high > low)).nonzero()[0][:MAX_RULES]


def _lines(box: Floats, size: Floats, rule: Floats) -> _Lines:
    x0, _, x1, bottom = (side[:, None] for side in box.T)
    left, top, right, low = (side[None, :] for side in rule.T)
    height = np.maximum(size, 0.1)[:, None]
    return _Lines(x0, x1, height, bottom - DESCENT * height, left, right, (top + low) / 2, low - top)


def _decorated(lines: _Lines, at_height: Bools) -> tuple[Bools, Bools]:
    """Tell which words are decorated by which rules: a rule ends where its first and last word end."""
    slack = MAX_OVERHANG * lines.size
    cover = np.minimum(lines.x1, lines.right) - np.maximum(lines.x0, lines.left)
    under = at_height & (cover >= MIN_COVER * (lines.x1 - lines.x0))
    some = at_height & (cover > 0)
    starts = (some & (lines.x0 - slack <= lines.left)).any(axis=0)
    ends = (some & (lines.right <= lines.x1 + slack)).any(axis=0)
    decorates = under.any(axis=0) & starts & ends
    return np.asarray((under & decorates).any(axis=1)), np.asarray(decorates)


def _meets_upright(rules: Rules, flat: NDArray[np.intp]) -> Bools:
    """Tell which of the horizontal rules touch a vertical one: they are part of a grid."""
    posts = rules.box[~rules.is_horizontal]
    x0, top, x1, bottom = (side[:, None] for side in rules.box[flat].T)
    slack = 1.0
    touches = (
        (posts[:, 0] <= x1 + slack) & (posts[:, 2] >= x0 - slack)
        & (posts[:, 1] <= bottom + slack) & (posts[:, 3] >= top - slack)
    )  # fmt: skip
    return np.asarray(touches.any(axis=1))
