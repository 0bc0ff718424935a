"""Reads the vocabularies of data/reference, each once per process."""

from __future__ import annotations

import csv
import hashlib
from functools import cache

from extractors.vocabularies import reference_dir

__all__ = ["reference_hash", "rows"]


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `name`.csv as dicts from column to text. FileNotFoundError if there is no such vocabulary."""
    with (reference_dir() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def reference_hash() -> str:
    """SHA-256 over all vocabularies, by name and content: part of a run's identity."""
    digest = hashlib.sha256()
    for path in sorted(reference_dir().glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
