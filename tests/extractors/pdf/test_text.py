"""Words set as lines of type."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page import Words
from extractors.pdf.text import to_lines


def words(*items: tuple[str, float, float, float]) -> Words:
    """Make words of (text, x0, baseline, size), each letter half its size wide."""
    n = len(items)
    box = [(x, y - 0.78 * s, x + len(t) * s / 2, y + 0.22 * s) for t, x, y, s in items]
    return Words(
        text=np.array([t for t, *_ in items], dtype=object),
        box=np.array(box).reshape(-1, 4),
        size=np.array([s for *_, s in items]),
        bold=np.zeros(n, bool),
        struck=np.zeros(n, bool),
        colour=np.zeros(n, np.int32),
        turn=np.zeros(n, np.int32),
        mark=np.full(n, -1, np.int32),
        space_before=np.full(n, np.inf),
    )


def test_lines_from_top_to_bottom_and_left_to_right() -> None:
    page = words(("officer", 40, 100, 10), ("Lead", 10, 100, 10), ("Housing", 10, 112, 10), ("1", 76, 96, 6))
    assert [line.text for line in to_lines(page, np.arange(4), 1)] == ["Lead officer 1", "Housing"]
