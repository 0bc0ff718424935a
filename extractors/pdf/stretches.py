"""What belongs together in arrays: stretches of one value or of flags, and what is joined by pairs."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.flags import all_of
from extractors.pdf.page import Bools, Indices

__all__ = ["changes", "ends", "joined", "lasts", "stretches"]


def changes(values: NDArray[Any]) -> Bools:
    """Tell which values differ from the one before; the first does."""
    found = np.empty(len(values), dtype=np.bool_)
    found[:1] = True
    found[1:] = values[1:] != values[:-1]
    return found


def ends(first: Indices, count: int) -> Indices:
    """Give the end of each stretch, one after its last, where `first` are their starts and `count` the end of all."""
    found = np.empty(len(first), dtype=np.intp)
    found[:-1] = first[1:]
    found[-1:] = count
    return found


def lasts(begins: Bools) -> Bools:
    """Tell which things are the last of their stretch, told which begin one."""
    found = np.empty(len(begins), dtype=np.bool_)
    found[:-1] = begins[1:]
    found[-1:] = True
    return found


def stretches(flags: Bools) -> list[tuple[int, int]]:
    """Give the stretches of flags that are up: the first of each, and the one after its last."""
    padded = np.zeros(len(flags) + 2, dtype=np.bool_)
    padded[1:-1] = flags
    steps = (padded[1:] != padded[:-1]).nonzero()[0].tolist()
    return list(zip(steps[::2], steps[1::2], strict=True))


def joined(near: Bools) -> Indices:
    """Give each thing the number of the first one that it is joined with, by any chain of pairs.

    Args:
        near: (n, n), for each pair whether they are joined; each is with itself.
    """
    label: Indices = np.arange(len(near))
    while True:
        low = np.where(near, label, len(label)).min(axis=1)
        if all_of(low == label):
            return label
        label = low
