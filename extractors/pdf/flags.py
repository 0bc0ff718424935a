"""Flags of what stands on a page: is any up, or are all? NumPy's own methods take four times as long for a few."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page import Bools

__all__ = ["all_of", "any_of"]


def any_of(flags: Bools) -> bool:
    """Tell whether at least one flag is up."""
    return bool(np.count_nonzero(flags))


def all_of(flags: Bools) -> bool:
    """Tell whether no flag is down."""
    return bool(np.count_nonzero(flags) == flags.size)
