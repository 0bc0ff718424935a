"""What a schema is made of: columns with their constraints, keys, tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Column", "Key", "SchemaTable", "Type"]

Type = Literal["string", "integer", "number", "date", "strings", "map", "records"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, what it means, and what every value must hold to."""

    name: str
    type: Type
    meaning: str
    is_required: bool = False
    """No null; an empty string is a value."""
    is_filled: bool = False
    """Never empty either."""
    values: tuple[str, ...] = ()
    """The closed set of its values."""
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    members: tuple[Column, ...] = ()
    """The members of each record, for type `records`."""


@dataclass(frozen=True, slots=True)
class Key:
    """A foreign key: `columns` of this table name a row of `table` by its columns of the same names."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class SchemaTable:
    """A table of the data set."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[Key, ...] = ()
    sort: tuple[str, ...] = ()
    """Rows are written in this order, so that the same content is the same bytes."""
    is_csv: bool = True
