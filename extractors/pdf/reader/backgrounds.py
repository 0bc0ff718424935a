"""Tables whose rules are a picture behind printed words, as Acrobat leaves them when it makes type of a scan's letters.

Most pictures behind a page are photographs or paper: only a lattice that no word stands across is the rules of a table.
"""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.flags import any_of
from extractors.pdf.page import Rules
from extractors.pdf.reader.compose import Content
from extractors.pdf.reader.pictured import picture_of, pictured_rules
from extractors.pdf.reader.runs import DESCENT, Bools, Floats, Runs

__all__ = ["with_background_rules"]

COVERED = 0.9
"""Of the page's width and height: a picture that takes less is a figure on it."""
FEW_RULES = 4
"""Rules that a page draws: more are its own tables'."""
LEAST_RUNS = 12
"""Runs of text: fewer fill no table."""
LEAST_MET = 3
"""Rules of each direction that a table of two rows and two columns has, and that each of the other one meets."""
TOUCH = 3.0
"""Points: rules that end so near to each other meet."""
MOST_CROSSED = 0.02
"""Share of a page's words through which rules of a table go, where a machine measured one badly."""
INNER = 0.15
"""Of a word's width and height, at each side: what goes through the rest goes through the word."""


def with_background_rules(page: object, content: Content) -> Content:
    """Give a page's content with the rules of tables that the picture behind all of it shows, if any.

    Args:
        page: PDFium's page.
        content: what is known of it.
    """
    if len(content.shapes.rules.box) >= FEW_RULES or len(content.runs.text) < LEAST_RUNS:
        return content
    if not any_of(_cover(content.images, content.view.size)):
        return content
    image = picture_of(page, content.view.size, 0.0)
    if image is None:
        return content
    rules = _lattice(pictured_rules(image, content.runs.box))
    if not len(rules.box) or _crossed(content.runs, rules).mean() > MOST_CROSSED:
        return content
    return replace(content, shapes=replace(content.shapes, rules=rules))


def _cover(pictures: Floats, size: tuple[float, float]) -> Bools:
    """Tell which pictures take the whole page."""
    shown = np.clip(pictures, 0, [*size, *size])
    return np.asarray(((shown[:, 2:] - shown[:, :2]) >= COVERED * np.array(size)).all(axis=1))


def _lattice(rules: Rules) -> Rules:
    """Give the rules that meet as those of a table do; none where they are too few."""
    across = rules.is_horizontal
    box = rules.box + np.array([-TOUCH, -TOUCH, TOUCH, TOUCH]) / 2
    meets = (box[:, None, :2] <= box[None, :, 2:]).all(axis=2) & (box[:, None, 2:] >= box[None, :, :2]).all(
        axis=2
    )
    count = (meets & (across[:, None] != across[None])).sum(axis=1)
    is_table = [(count[side] >= LEAST_MET).sum() >= LEAST_MET for side in (across, ~across)]
    return rules.take(count >= 2 if all(is_table) else np.zeros(len(across), dtype=np.bool_))


def _crossed(runs: Runs, rules: Rules) -> Bools:
    """Tell through which runs a rule goes."""
    x0, top, x1, bottom = runs.box.T
    bottom = bottom - DESCENT * runs.size
    wide, high = INNER * (x1 - x0), INNER * (bottom - top)
    x = (rules.box[:, 0] + rules.box[:, 2])[:, None] / 2
    y = (rules.box[:, 1] + rules.box[:, 3])[:, None] / 2
    left, upper, right, lower = (side[:, None] for side in rules.box.T)
    down = (x > x0 + wide) & (x < x1 - wide) & (upper < bottom - high) & (lower > top + high)
    along = (y > top + high) & (y < bottom - high) & (left < x1 - wide) & (right > x0 + wide)
    return np.asarray(np.where(rules.is_horizontal[:, None], along, down).any(axis=0))
