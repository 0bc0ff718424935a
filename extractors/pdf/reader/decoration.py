"""Rules that belong to the text: those that strike words out, and those that underline them."""

from __future__ import annotations

from statistics import median

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.pdf.page import Indices, Rules, Words
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


class _Pairs(Struct, frozen=True):
    """Upright words, each with a horizontal rule that may decorate it: arrays of length n."""

    word: Indices
    rule: Indices
    above: Floats
    """How far the rule runs above the word's baseline, of the font size."""
    covers: Bools
    """It runs along most of the word."""
    touches: Bools
    begins: Bools
    """It begins with the word, or after it."""
    ends: Bools


def part_decorations(words: Words, rules: Rules) -> tuple[Words, Rules]:
    """Mark struck words, and take the rules that strike out or underline words from the ruling lines."""
    upright = (words.turn == 0).nonzero()[0]
    if not len(upright) or not len(rules.box):
        return words, rules
    size = words.size[upright]
    pairs = _pairs(words, upright[size <= HUGE * median(size.tolist())], rules)
    if pairs is None:
        return words, rules
    is_through = (pairs.above >= STRIKE[0]) & (pairs.above <= STRIKE[1])
    is_under = (-pairs.above >= UNDERLINE[0]) & (-pairs.above <= UNDERLINE[1])
    strikes, underlines = _decorating(pairs, is_through), _decorating(pairs, is_under)
    if not strikes and not underlines:
        return words, rules
    struck, ruling = words.struck.copy(), np.ones(len(rules.box), dtype=np.bool_)
    struck[pairs.word[is_through & pairs.covers & np.isin(pairs.rule, strikes)]] = True
    ruling[underlines] = _meets_upright(rules, underlines)
    ruling[strikes] = False
    return replace(words, struck=struck), rules.take(ruling)


def _pairs(words: Words, upright: Indices, rules: Rules) -> _Pairs | None:
    """Pair words with the thin rules that run along them near their baselines; None without any."""
    size = np.maximum(words.size[upright], 0.1)
    baseline = words.box[upright, 3] - DESCENT * size
    order = np.argsort(baseline)
    at, rule = _at_one_height(baseline[order], np.sort(size), rules)
    if not len(rule):
        return None
    at = order[at]
    word, size, baseline = upright[at], size[at], baseline[at]
    left, top, right, bottom = rules.box[rule].T
    x0, x1 = words.box[word, 0], words.box[word, 2]
    above = (baseline - (top + bottom) / 2) / size
    cover, slack = np.minimum(x1, right) - np.maximum(x0, left), MAX_OVERHANG * size
    covers, begins, ends = cover >= MIN_COVER * (x1 - x0), x0 - slack <= left, right <= x1 + slack
    along = (cover >= 0) & (bottom - top <= MAX_THICKNESS * size)
    return _Pairs(*(part[along] for part in (word, rule, above, covers, cover > 0, begins, ends)))


def _at_one_height(baseline: Floats, size: Floats, rules: Rules) -> tuple[Indices, Indices]:
    """Pair baselines with the thin horizontal rules near them, of which MAX_RULES at most.

    Args:
        baseline: those of the words, from the top down.
        size: their font sizes, the smallest first.
        rules: the page's rules.
    """
    usual, largest = size[int(USUAL * (len(size) - 1))], size[-1]
    top, bottom = rules.box[:, 1], rules.box[:, 3]
    y = (top + bottom) / 2
    low = baseline.searchsorted(y - UNDERLINE[1] * usual)
    high = baseline.searchsorted(y + STRIKE[1] * usual)
    thin = rules.is_horizontal & (bottom - top <= MAX_THICKNESS * usual)
    flat = (thin & (high > low)).nonzero()[0][:MAX_RULES]
    low = baseline.searchsorted(y[flat] - UNDERLINE[1] * largest)
    count = baseline.searchsorted(y[flat] + STRIKE[1] * largest) - low
    skipped = low - count.cumsum() + count
    return np.arange(count.sum()) + np.repeat(skipped, count), np.repeat(flat, count)


def _decorating(pairs: _Pairs, at_height: Bools) -> list[int]:
    """Give the rules that decorate words: each ends where the first and the last of these end."""
    some = at_height & pairs.touches
    needed = (at_height & pairs.covers, some & pairs.begins, some & pairs.ends)
    return sorted(set[int].intersection(*(set(pairs.rule[which].tolist()) for which in needed)))


def _meets_upright(rules: Rules, flat: list[int]) -> Bools:
    """Tell which of the horizontal rules touch a vertical one: they are part of a grid."""
    posts = rules.box[~rules.is_horizontal]
    x0, top, x1, bottom = (side[:, None] for side in rules.box[flat].T)
    slack = 1.0
    touches = (
        (posts[:, 0] <= x1 + slack) & (posts[:, 2] >= x0 - slack)
        & (posts[:, 1] <= bottom + slack) & (posts[:, 3] >= top - slack)
    )  # fmt: skip
    return np.asarray(touches.any(axis=1))
