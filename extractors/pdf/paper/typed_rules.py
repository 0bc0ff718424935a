"""Ruling lines typed as rows of one sign ("-----  ------------"), as the printers of old systems made them."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import middle_y
from extractors.pdf.page import Bools, Floats, Page, Rules

__all__ = ["with_typed_rules"]

SIGNS = frozenset("-_=~–—")
"""What rules are typed with."""
UNDERLINE = "_"
"""A single run of these on a line underlines a head, or is a blank to fill in."""
LEAST = 4
"""Signs in a run of them: fewer stand for a dash, or for a cell without a word."""
SHARE = 0.4
"""Of the width that a page's words take: runs on one line that are shorter together are blanks to fill in."""
THIN = 0.5
"""Points: how thick the rule is that stands for them."""


def with_typed_rules(page: Page) -> Page:
    """Give a page whose typed rules are rules: runs of one sign that have their line to themselves.

    As words they go into its `furniture`: they say nothing.
    """
    runs = [n for n, text in enumerate(page.words.text.tolist()) if _is_run(text)]
    if not runs:  # as on most pages
        return page
    is_run = np.zeros(len(page.words), dtype=np.bool_)
    is_run[runs] = True
    is_run &= page.words.turn == 0
    are_underlines = np.array([text[0] == UNDERLINE for text in page.words.text[is_run].tolist()], dtype=bool)
    is_run[is_run] = _have_lines(page.words.box[is_run], page.words.box[~is_run], are_underlines)
    if not is_run.any():
        return page
    taken = page.words.take(is_run)
    middle = middle_y(taken.box)
    box = np.column_stack((taken.box[:, 0], middle - THIN / 2, taken.box[:, 2], middle + THIN / 2))
    rules = Rules(
        np.concatenate((page.rules.box, box)),
        np.concatenate((page.rules.is_horizontal, np.ones(len(box), dtype=np.bool_))),
        np.concatenate((page.rules.colour, taken.colour)),
    )
    return replace(page, words=page.words.take(~is_run), rules=rules, furniture=(*page.furniture, taken))


def _is_run(text: str) -> bool:
    return text[0] in SIGNS and len(text) >= LEAST and text.count(text[0]) == len(text)


def _have_lines(runs: Floats, others: Floats, are_underlines: Bools) -> Bools:
    """Tell which runs stand level with no other word, and with runs that are long together."""
    if not len(runs):
        return np.zeros(0, dtype=np.bool_)
    whole = np.concatenate((runs, others))
    least = SHARE * (whole[:, 2].max() - whole[:, 0].min())
    middle = middle_y(others)
    is_alone = ~((runs[:, None, 1] < middle) & (middle < runs[:, None, 3])).any(axis=1)
    is_level = np.abs(runs[:, None, 1] - runs[:, 1]) <= THIN
    is_one_of_several = ~are_underlines | (is_level.sum(axis=1) > 1)
    return np.asarray(is_alone & is_one_of_several & (is_level @ (runs[:, 2] - runs[:, 0]) >= least))
