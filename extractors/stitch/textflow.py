"""Does a cell's text go on below a page break? By how it ends above, and how the text below begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Line
from extractors.stitch.looks import reference, texts

__all__ = ["SURELY", "goes_on"]

_ENDS_SENTENCE = re.compile(r"[.!?][\"'’”)]?$")
_HANGS = re.compile(
    r"(?:[,&/(–-]|\b(?:a|an|and|as|at|by|for|from|in|into|its|of|on|or|our|that|the|their|to|which|will|with))$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[•●▪■◦○‣⁃∙·–-]\s")

SURELY = 2.5
"""Score from which a text goes on below the break in mid-sentence, whatever else is seen."""


def goes_on(above: Sequence[Line], below: Sequence[Line], is_lower_usual: bool = False) -> float:
    """Say by the text how surely a cell goes on below the break: above 0 it does, below 0 a new text starts.

    Args:
        above: lines of the cell above.
        below: lines of the cell below.
        is_lower_usual: cells of the column often start in lower case, so that it tells nothing.
    """
    end = next((line for line in reversed(above) if line.text), None)
    start = next((line for line in below if line.text), None)
    if end is None or start is None:
        return 0.0
    score = 0.0
    ends_sentence, first = bool(_ENDS_SENTENCE.search(end.text)), start.text[0]
    if end.ends_with_space:
        score += 2.0
    if _HANGS.search(end.text):
        score += 1.5
    if _BULLET.match(start.text):
        return score + (
            0.8 if _BULLET.match(texts(above)) or any(_BULLET.match(x.text) for x in above) else 0.0
        )
    if start.starts_paragraph is False and start.box is not None:
        score += 2.0
    if first.islower() and not is_lower_usual and not reference(below):
        score += 0.8 if ends_sentence else 2.5
    elif first.isupper() and (score <= 0 or ends_sentence):
        score -= 1.0 if ends_sentence else 0.8
    return score
