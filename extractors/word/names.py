"""Names, switches and lengths of WordprocessingML: the small words that every module here speaks."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

__all__ = ["MAIN", "Element", "R", "W", "attribute", "child", "is_on", "number", "points", "tag"]

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PREFIXES = {
    "w": W,
    "a": "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    "c": "{http://schemas.openxmlformats.org/drawingml/2006/chart}",
    "dgm": "{http://schemas.openxmlformats.org/drawingml/2006/diagram}",
    "m": "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "mc": "{http://schemas.openxmlformats.org/markup-compatibility/2006}",
    "o": "{urn:schemas-microsoft-com:office:office}",
    "r": R,
    "v": "{urn:schemas-microsoft-com:vml}",
    "w14": "{http://schemas.microsoft.com/office/word/2010/wordml}",
    "wps": "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}",
}
_OFF = frozenset(("0", "false", "off", "none"))
_LENGTH = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|in|cm|mm|pc|pi)?\s*")
_POINTS_PER_UNIT = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0, "pi": 12.0}
_TWIPS_PER_POINT = 20


def tag(name: str) -> str:
    """Spell a prefixed name ("w:tbl") as lxml does, with its namespace."""
    prefix, local = name.split(":")
    return _PREFIXES[prefix] + local


def attribute(element: Element | None, name: str = "val") -> str:
    """Give a WordprocessingML attribute; "" where it, or the element, is missing."""
    return "" if element is None else element.get(W + name, "")


def child(element: Element | None, *path: str) -> Element | None:
    """Follow children by local name; None as soon as one is missing."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def is_on(element: Element | None) -> bool:
    """Tell whether a switch such as w:b is there and not turned off."""
    return element is not None and element.get(W + "val", "1") not in _OFF


def number(text: str, default: int = 0) -> int:
    """Read a whole number as Word does: what is no number counts as the default."""
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return default


def points(text: str) -> float:
    """Read a length, in points: twips where it has no unit (Strict files write "1.5in")."""
    match = _LENGTH.fullmatch(text)
    if match is None:
        return 0.0
    amount = float(match[1])
    return amount * _POINTS_PER_UNIT[match[2]] if match[2] else amount / _TWIPS_PER_POINT
