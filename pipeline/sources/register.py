"""Reads a register of addresses: `sources.csv` with the columns council, title, url, published."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.errors import SourceError

__all__ = ["COLUMNS", "Address", "council_unknown", "is_address", "is_register", "read_register"]

COLUMNS = ("council", "title", "url", "published")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a document, with what a register says of it."""

    url: str
    council: str | None = None
    title: str | None = None
    published: str | None = None


def is_address(source: str) -> bool:
    """Whether a source is an address on the web rather than a path."""
    return source.lower().startswith(("http://", "https://"))


def is_register(source: str) -> bool:
    """Whether a source is a register, by its name."""
    return source.lower().endswith(".csv") and Path(source).is_file()


@cache
def council_unknown(name: str) -> str | None:
    """Why no council can be meant by a name that a person or a register gives; None if one is."""
    from normalise.councils.matching import UnknownCouncilError, named

    try:
        named(name)
    except UnknownCouncilError as error:
        return str(error)
    return None


def read_register(path: str) -> Iterator[Address]:
    """Read the addresses of a register, each once.

    Raises:
        SourceError: It can't be read, lacks a column, or a row has no address.
    """
    seen: set[str] = set()
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise SourceError(
                    path,
                    f"has no column {', '.join(missing)}; a register has the columns {', '.join(COLUMNS)}",
                )
            for row in reader:
                url = (row["url"] or "").strip()
                if url and url not in seen:
                    seen.add(url)
                    yield Address(
                        url,
                        *((row[name] or "").strip() or None for name in ("council", "title", "published")),
                    )
    except (OSError, csv.Error, UnicodeDecodeError) as error:
        raise SourceError(path, f"can't be read as a register: {error}. Save it as CSV in UTF-8") from error
