"""Reads the vocabularies of data/reference, each once per process; normalise and pipeline read them here too."""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from pathlib import Path

__all__ = ["entries", "month_pattern", "reference_dir", "reference_hash"]


def reference_dir() -> Path:
    """Give the folder of the vocabularies: inside an installed package, else data/reference of the checkout."""
    root = Path(__file__).parents[1]
    inside = root / "normalise" / "reference"
    return inside if inside.is_dir() else root / "data" / "reference"


@cache
def entries(name: str) -> tuple[dict[str, str], ...]:
    """The entries of `name`.csv as dicts from column to text. FileNotFoundError if there is no such vocabulary."""
    with (reference_dir() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def reference_hash() -> str:
    """SHA-256 over all vocabularies, by name and content: part of a run's identity."""
    digest = hashlib.sha256()
    for path in sorted(reference_dir().glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@cache
def month_pattern(shortest: int = 3) -> str:
    """A pattern of the months' names in date_words.csv, in lower case: English and Welsh, so long or longer."""
    return _date_pattern("month", shortest)


@cache
def season_pattern() -> str:
    """The same of the seasons' names."""
    return _date_pattern("season", 3)


def _date_pattern(kind: str, shortest: int) -> str:
    words = (row["words"] for row in entries("date_words") if row["kind"] == kind)
    names = sorted((name for name in words if len(name) >= shortest), key=len, reverse=True)
    return f"(?:{'|'.join(names)})"
