"""The names of the colours that cells are painted in."""

from __future__ import annotations

import pytest

from normalise.colours import colour_painted


@pytest.mark.parametrize(
    ("name", "fills"),
    [
        ("red", "#ff0000 #c00000 #d9534f #ffc7ce #ff8080"),
        ("amber", "#ffc000 #ff9900 #ffff00 #f0ad4e #ffeb9c #ed7d31"),
        ("green", "#00b050 #92d050 #00ff00 #c6efce #5cb85c #70ad47"),
        ("blue", "#0070c0 #00b0f0 #4a90d9 #5b9bd5 #002060"),
        ("purple", "#7030a0 #ff00ff"),
        ("", "#ffffff #000000 #808080 #d9d9d9 #f2f2f2"),
    ],
)
def test_the_palettes_of_offices_are_named(name: str, fills: str) -> None:
    assert {fill: colour_painted(fill) for fill in fills.split()} == dict.fromkeys(fills.split(), name)


def test_what_is_not_painted_has_no_colour() -> None:
    assert colour_painted("") == ""
