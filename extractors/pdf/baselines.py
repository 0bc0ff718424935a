"""Which boxes of text stand on one line: by baseline, superscripts and subscripts with what they hang on.

Plain Python: it runs once for each cell, on a dozen words, where arrays cost more than they save.
"""

from __future__ import annotations

from itertools import pairwise

from extractors.pdf.runs import DESCENT, Floats

__all__ = ["group_lines"]

LINE_SHIFT = 0.25
"""Of the smaller font size: baselines closer than this are one line of type."""
MAX_RAISE = 0.65
"""Of the host's font size: how far a superscript or subscript is moved off the baseline."""
MAX_SMALL = 0.85
"""Of the host's font size: how large a superscript or subscript is set at most."""
MAX_BESIDE = 0.5
"""Of the host's font size: how far from its host a superscript stands."""


def group_lines(frame: Floats, size: Floats) -> list[list[int]]:
    """Group boxes by the line that they stand on.

    Args:
        frame: (n, 4) boxes turned upright: x0, top, x1, bottom.
        size: (n,) font sizes.

    Returns:
        The lines from top to bottom, each the indices of its boxes from left to right.
    """
    boxes, sizes = frame.tolist(), size.tolist()
    bases = [box[3] - DESCENT * height for box, height in zip(boxes, sizes, strict=True)]
    order = sorted(range(len(boxes)), key=bases.__getitem__)
    if not order:
        return []
    lines = [[order[0]]]
    for above, below in pairwise(order):
        if bases[below] - bases[above] > LINE_SHIFT * min(sizes[above], sizes[below]):
            lines.append([])
        lines[-1].append(below)
    if min(sizes) < MAX_SMALL * max(sizes):
        _hang_small(lines, boxes, sizes, bases)
    return [sorted(line, key=lambda i: boxes[i][0]) for line in lines if line]


def _hang_small(
    lines: list[list[int]], boxes: list[list[float]], sizes: list[float], bases: list[float]
) -> None:
    """Move superscripts and subscripts to the line above or below that they hang on."""
    largest = [max(sizes[i] for i in line) for line in lines]
    moves = []
    for number, line in enumerate(lines):
        beside = [n for n in (number - 1, number + 1) if 0 <= n < len(lines)]
        for index in line:
            for other in beside:
                far = abs(bases[index] - bases[lines[other][0]]) > MAX_RAISE * largest[other]
                if sizes[index] >= MAX_SMALL * largest[other] or far:
                    continue
                if any(_hangs(boxes[index], sizes[index], boxes[i], sizes[i]) for i in lines[other]):
                    moves.append((index, number, other))
                    break
    for index, source, target in moves:
        lines[source].remove(index)
        lines[target].append(index)


def _hangs(small: list[float], size: float, host: list[float], host_size: float) -> bool:
    """Tell whether a small box stands right beside a larger one."""
    beside = max(host[0] - small[2], small[0] - host[2])
    return size < MAX_SMALL * host_size and abs(beside) <= MAX_BESIDE * host_size
