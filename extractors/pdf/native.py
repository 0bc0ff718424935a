"""PDFium's functions, called once per character or object without the cost of ctypes' conversions.

A call through a `PYFUNCTYPE` prototype keeps the interpreter's lock, and plain integers as addresses
save building pointer objects: a page's boxes come in half a microsecond a character.
PDFium is not thread-safe: one thread, one process per document.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

__all__ = ["address", "bind", "fill_rows"]

_TYPES: dict[str, Any] = {"p": ctypes.c_void_p, "i": ctypes.c_int, "u": ctypes.c_uint, "f": ctypes.c_float}


def bind(name: str, result: str, arguments: str) -> Callable[..., Any]:
    """Give PDFium's function `name` as a fast callable.

    Args:
        name: as in PDFium's headers, such as "FPDFText_GetUnicode".
        result: its type: p pointer (int or None), i int, u unsigned, f float.
        arguments: theirs, a letter each.
    """
    prototype = ctypes.PYFUNCTYPE(_TYPES[result], *(_TYPES[letter] for letter in arguments))
    function: Callable[..., Any] = prototype(address(getattr(raw, name)))
    return function


def address(handle: Any) -> int:
    """Give a handle or function of pypdfium2 as a plain address."""
    value = ctypes.cast(handle, ctypes.c_void_p).value
    if value is None:
        raise ValueError("a handle that PDFium did not give")
    return value


def fill_rows(
    function: Callable[..., Any], handle: int, which: Iterable[int], into: NDArray[np.generic]
) -> None:
    """Call `function(handle, index, row)` for each index, a row of `into` after the other as the place to write."""
    if not len(into):
        return
    start, step = into.ctypes.data, into.strides[0]
    rows = range(start, start + step * len(into), step)
    deque(map(function, repeat(handle), which, rows), maxlen=0)
