"""PDFium's functions, called once per character or object without the cost of ctypes' conversions.

A call through a `PYFUNCTYPE` prototype keeps the interpreter's lock, and plain integers as addresses
save building pointer objects: a call takes a fifth of a microsecond. Where many calls ask the same thing for its
parts, its handle is given as ctypes has it, and a call takes half of that.
PDFium is not thread-safe: one thread, one process per document.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

__all__ = ["address", "bind", "content_marks", "fill_parts", "fill_rows", "start_of"]

_TYPES: dict[str, Any] = {"p": ctypes.c_void_p, "a": ctypes.c_size_t, "i": ctypes.c_int, "u": ctypes.c_uint}


def bind(name: str, result: str, arguments: str = "") -> Callable[..., Any]:
    """Give PDFium's function `name` as a fast callable.

    Args:
        name: as in PDFium's headers, such as "FPDFText_GetUnicode".
        result: its type: a address (0 for none), i int, u unsigned.
        arguments: theirs, a letter each, p for an address; "" where handles and places are given as ctypes has them.
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
    function: Callable[..., Any], handle: Any, which: Iterable[int], into: NDArray[np.generic]
) -> None:
    """Call `function(handle, index, place)` for each index; the places are the rows of `into`.

    Args:
        function: as `bind` gives it without arguments.
        handle: as ctypes has it.
        which: the indices.
        into: as many rows as there are indices.
    """
    places = map(ctypes.byref, repeat(start_of(into)), range(0, into.nbytes, into.strides[0]))
    deque(map(function, repeat(handle), which, places), maxlen=0)


def fill_parts(
    function: Callable[..., Any], handles: Iterable[int], into: NDArray[np.generic], parts: int = 1
) -> None:
    """Call `function(handle, place...)` for each handle; the places are the `parts` of a row of `into`."""
    deque(map(function, handles, *_places(into, parts)), maxlen=0)


def _places(into: NDArray[np.generic], parts: int) -> list[Iterable[int]]:
    """Give the addresses of each row's parts, one range for each part."""
    start, step, size = into.ctypes.data, into.strides[0], into.itemsize
    if not len(into):
        return [()]
    return [
        range(first, first + step * len(into), step) for first in range(start, start + parts * size, size)
    ]


def start_of(array: NDArray[np.generic]) -> ctypes.c_char:
    """Give the place where an array begins, for `ctypes.byref`."""
    return ctypes.c_char.from_address(array.ctypes.data)


_count_marks = bind("FPDFPageObj_CountMarks", "i", "p")
_mark = bind("FPDFPageObj_GetMark", "a", "pi")


def content_marks(item: int) -> Iterator[int]:
    """Give the addresses of the marks that an object of a page stands in, the outermost first; none for address 0."""
    return map(_mark, repeat(item), range(_count_marks(item) if item else 0))
