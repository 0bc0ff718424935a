"""Names colours: as words say them, and as a cell is painted."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import rgb_to_hls

__all__ = ["COLOURS", "colour_painted"]

COLOURS: Mapping[str, str] = {
    "r": "red", "a": "amber", "g": "green", "b": "blue", "orange": "amber", "yellow": "amber",
    "coch": "red", "ambr": "amber", "melyn": "amber", "oren": "amber", "gwyrdd": "green", "glas": "blue",
    "red": "red", "amber": "amber", "green": "green", "blue": "blue", "grey": "grey", "gray": "grey",
    "purple": "purple", "black": "black", "white": "white", "w": "white",
}  # fmt: skip
"""Words and letters for the colours of ratings, in English and Welsh."""

GREYISH = 0.2  # saturation below which a colour has no hue to speak of
DARK, PALE = 0.12, 0.97  # lightness of what is black, and of what is white, whatever its hue
# Where each hue ends, in degrees: between the colours for ratings in the palettes of Word and Excel, and their tints.
_HUES: tuple[tuple[float, str], ...] = (
    (18, "red"), (68, "amber"), (172, "green"), (252, "blue"), (325, "purple"), (360, "red"),
)  # fmt: skip


def colour_painted(fill: str) -> str:
    """The colour's name that "#rrggbb" comes nearest to, of those in COLOURS; "" for none, white, black and greys."""
    if not fill:
        return ""
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, lightness, saturation = rgb_to_hls(red, green, blue)
    if saturation < GREYISH or not DARK < lightness < PALE:
        return ""
    return next(name for end, name in _HUES if hue * 360 <= end)
