"""Where the vocabularies of data/reference are; normalise reads them too."""

from __future__ import annotations

from pathlib import Path

__all__ = ["reference_dir"]


def reference_dir() -> Path:
    """Give the folder of the vocabularies: inside an installed package, else data/reference of the checkout."""
    root = Path(__file__).parents[1]
    inside = root / "normalise" / "reference"
    return inside if inside.is_dir() else root / "data" / "reference"
