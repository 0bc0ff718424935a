"""Pages that are a picture with a machine's reading of it laid over: set level, with the rules that it shows."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import middles
from extractors.pdf.flags import any_of
from extractors.pdf.reader.backgrounds import with_background_rules
from extractors.pdf.reader.compose import Content
from extractors.pdf.reader.measured import with_measured_sizes
from extractors.pdf.reader.pictured import Grey, picture_of, pictured_rules
from extractors.pdf.reader.runs import Bools, Floats, Runs, select
from extractors.pdf.reader.skew import find_skew, levelled
from extractors.pdf.reader.strokes import pictured_bold, with_ends
from extractors.pdf.reader.visible import MIN_SCAN

__all__ = ["as_scanned"]

RULE_SIGNS = frozenset("|¦!_-–—~=[](){}/\\'`.:;,")
"""What a machine takes a rule for."""
ON_RULE = 2.0
"""Points: a sign that is so near to a rule is the rule itself."""


def as_scanned(page: object, content: Content) -> Content:
    """Give a page's content anew if it is a scan: where it would stand had the sheet lain straight, and with its rules.

    Where the words are printed over a picture the rules of a table may still be the picture's.

    Args:
        page: PDFium's page.
        content: what is known of it.
    """
    if not _is_scan(content.runs, content.images):
        return with_background_rules(page, content)
    size = content.view.size
    skew = find_skew(content.runs)
    runs = levelled(content.runs, skew, size) if skew else content.runs
    content = replace(content, runs=runs, skew=skew, is_scan=True)
    image = picture_of(page, size, skew)
    return content if image is None else _with_picture(content, image)


def _with_picture(content: Content, image: Grey) -> Content:
    """Give a scan's content with what its picture shows: rules, which are no words, and how words are set."""
    runs = with_measured_sizes(with_ends(image, content.runs))
    are_signs = _are_signs(runs)
    rules = pictured_rules(image, runs.box[~are_signs])
    kept = ~(are_signs & _lie_on(runs.box, rules.box))
    return replace(
        content,
        runs=select(replace(runs, bold=pictured_bold(image, runs)), kept),
        covered=None if content.covered is None else content.covered[kept],
        shapes=replace(content.shapes, rules=rules),
    )


def _is_scan(runs: Runs, pictures: Floats) -> bool:
    """Tell whether most of a page's text is painted without ink, and over pictures."""
    if not any_of(runs.is_invisible) or runs.is_invisible.mean() < MIN_SCAN:
        return False
    x, y = (at[runs.is_invisible, None] for at in middles(runs.box))
    x0, top, x1, bottom = pictures.T
    return bool(((x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)).any(axis=1).mean() >= MIN_SCAN)


def _are_signs(runs: Runs) -> Bools:
    """Tell which runs hold nothing but what a machine takes rules for."""
    return np.array([RULE_SIGNS.issuperset(text) for text in runs.text.tolist()], dtype=np.bool_)


def _lie_on(boxes: Floats, rules: Floats) -> Bools:
    """Tell which boxes have a rule through, or right beside, their middle."""
    x, y = (at[:, None] for at in middles(boxes))
    x0, top, x1, bottom = rules.T
    across = (x >= x0 - ON_RULE) & (x <= x1 + ON_RULE)
    return np.asarray((across & (y >= top - ON_RULE) & (y <= bottom + ON_RULE)).any(axis=1))
