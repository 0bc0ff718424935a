"""Text that is neither level nor upright: watermarks, and headings of narrow columns, which no column can claim."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from statistics import median

from extractors.document import Issue
from extractors.pdf.reader.runs import Runs
from extractors.pdf.reader.visible import MAX_VALUE

__all__ = ["slanted_issue"]

STAMP = 1.5
"""Times the usual type size: larger text that stands aslant is a stamp or a watermark."""


def slanted_issue(runs: Runs, page: int) -> Iterator[Issue]:
    """Say what stands aslant in the size of the page's text; what is larger is a stamp or a watermark."""
    level = runs.size[~runs.is_aslant]
    most = STAMP * median(level.tolist()) if len(level) else inf
    slanted = runs.text[runs.is_aslant & (runs.size < most)]
    count = sum(map(len, slanted))
    if count:
        message = (
            f"{count} characters stand aslant, as headings at 45 degrees do; whose they are can't be told."
        )
        yield Issue("slanted-text", message, page=page, value="".join(slanted)[:MAX_VALUE], count=count)
