"""How much of a PDF is read before the reader stops and says so."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["Limits"]


class Limits(Struct, frozen=True):
    """Bounds on one document; what lies beyond a bound is left out with an issue, never silently."""

    pages: int = 10_000
    """Pages read of a document; the longest council plan seen has under 400."""
    characters: int = 60_000
    """Characters read of a page; a full page of small print has 10,000."""
    objects: int = 60_000
    """Page objects (paths, pieces of text, images, forms) looked at on a page."""
    segments: int = 200_000
    """Points of paths looked at on a page: maps and charts have many, tables a few thousand."""
    form_depth: int = 8
    """Forms drawn inside forms; two or three are usual, a form that draws itself has no end."""
