"""Which boxes of text stand on one line: by baseline, superscripts and subscripts with what they hang on.

Plain Python: it runs once for each cell, on a dozen words, where arrays cost more than they save.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.pdf.runs import DESCENT, Floats

__all__ = ["Standing", "group_lines", "standing"]

LINE_SHIFT = 0.25
"""Of the smaller font size: baselines closer than this are one line of type."""
MAX_RAISE = 0.65
"""Of the host's font size: how far a superscript or subscript is moved off the baseline."""
MAX_SMALL = 0.85
"""Of the host's font size: how large a superscript or subscript is set at most."""
MAX_BESIDE = 0.5
"""Of the host's font size: how far from its host a superscript stands."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How boxes of text stand: parallel lists."""

    frame: list[list[float]]
    """Boxes turned upright: x0, top, x1, bottom."""
    left: list[float]
    size: list[float]
    """Font sizes."""
    base: list[float]
    """Baselines."""


def standing(frame: Floats, size: Floats) -> Standing:
    """Tell how boxes stand, from arrays of (n, 4) boxes turned upright and (n,) font sizes."""
    base = frame[:, 3] - DESCENT * size
    return Standing(frame.tolist(), frame[:, 0].tolist(), size.tolist(), base.tolist())


def group_lines(stand: Standing, which: Sequence[int]) -> list[list[int]]:
    """Group the boxes `which` by the line that they stand on.

    Returns:
        The lines from top to bottom, each the indices of its boxes from left to right.
    """
    size, base = stand.size, stand.base
    lines: list[list[int]] = []
    above = -1
    for index in sorted(which, key=base.__getitem__):
        if lines and base[index] - base[above] <= LINE_SHIFT * min(size[above], size[index]):
            lines[-1].append(index)
        else:
            lines.append([index])
        above = index
    sizes = [size[index] for index in which]
    if lines and min(sizes) < MAX_SMALL * max(sizes):
        _hang_small(lines, stand)
    return [sorted(line, key=stand.left.__getitem__) for line in lines if line]


def _hang_small(lines: list[list[int]], stand: Standing) -> None:
    """Move superscripts and subscripts to the line above or below that they hang on."""
    size, base = stand.size, stand.base
    largest = [max(size[i] for i in line) for line in lines]
    moves = []
    for number, line in enumerate(lines):
        beside = [n for n in (number - 1, number + 1) if 0 <= n < len(lines)]
        for index in line:
            for other in beside:
                far = abs(base[index] - base[lines[other][0]]) > MAX_RAISE * largest[other]
                if size[index] >= MAX_SMALL * largest[other] or far:
                    continue
                if any(_hangs(stand, index, host) for host in lines[other]):
                    moves.append((index, number, other))
                    break
    for index, source, target in moves:
        lines[source].remove(index)
        lines[target].append(index)


def _hangs(stand: Standing, index: int, host: int) -> bool:
    """Tell whether a small box stands right beside a larger one."""
    small, large = stand.frame[index], stand.frame[host]
    beside = max(large[0] - small[2], small[0] - large[2])
    size = stand.size[host]
    return stand.size[index] < MAX_SMALL * size and abs(beside) <= MAX_BESIDE * size
